use redis::{AsyncCommands, Client, RedisError, aio::ConnectionManager};
use tokio::sync::OnceCell;

/// Outcomes of equal requests, in Redis, for an hour.
pub struct Cache {
    client: Client,
    connection: OnceCell<ConnectionManager>,
}

impl Cache {
    /// Only parses the address; the connection is made when it is first needed.
    pub fn connect(url: &str) -> Result<Self, RedisError> {
        Ok(Self { client: Client::open(url)?, connection: OnceCell::new() })
    }

    async fn connection(&self) -> Result<ConnectionManager, RedisError> {
        let connect = || self.client.get_connection_manager();
        self.connection.get_or_try_init(connect).await.cloned()
    }

    pub async fn is_up(&self) -> bool {
        match self.connection().await {
            Ok(mut connection) => connection.ping::<String>().await.is_ok(),
            Err(_) => false,
        }
    }

    pub async fn get(&self, key: &str) -> Option<String> {
        self.connection().await.ok()?.get(key).await.ok()?
    }

    /// A cache that cannot be written costs time, not correctness, so its errors end here.
    pub async fn put(&self, key: &str, value: &str) {
        if let Ok(mut connection) = self.connection().await {
            let _: Result<(), RedisError> = connection.set_ex(key, value, 3600).await;
        }
    }
}
