use std::{path::Path, str::FromStr};

use chrono::{DateTime, Utc};
use deadpool_postgres::{Manager, Pool, PoolError};
use postgres_native_tls::MakeTlsConnector;
use serde::Serialize;
use tracing::{info, warn};
use uuid::Uuid;

use crate::reconcile::Outcome;

/// Past runs, in PostgreSQL.
pub struct Store {
    pool: Pool,
}

#[derive(Serialize)]
pub struct Run {
    pub id: Uuid,
    pub created_at: DateTime<Utc>,
    pub matched: i64,
    pub unmatched: i64,
}

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("database is not reachable: {0}")]
    Pool(#[from] PoolError),
    #[error("database refused: {0}")]
    Query(#[from] tokio_postgres::Error),
    #[error("outcome is not JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl Store {
    /// Connections are made when they are needed, so the service starts before its database does.
    pub fn connect(url: &str) -> Result<Self, Box<dyn std::error::Error>> {
        let config = tokio_postgres::Config::from_str(url)?;
        let tls = MakeTlsConnector::new(native_tls::TlsConnector::new()?);
        let pool = Pool::builder(Manager::new(config, tls)).max_size(8).build()?;
        Ok(Self { pool })
    }

    pub async fn is_up(&self) -> bool {
        match self.pool.get().await {
            Ok(client) => client.simple_query("select 1").await.is_ok(),
            Err(_) => false,
        }
    }

    /// Applies the folder's SQL files in the order of their names; each is written to be run again.
    pub async fn migrate(&self, folder: &Path) {
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .map(|entries| entries.filter_map(|it| it.ok().map(|it| it.path())).collect())
            .unwrap_or_default();
        files.sort();
        for file in files {
            match self.apply(&file).await {
                Ok(()) => info!(file = %file.display(), "migrated"),
                Err(error) => warn!(file = %file.display(), %error, "not migrated"),
            }
        }
    }

    async fn apply(&self, file: &Path) -> Result<(), Box<dyn std::error::Error>> {
        let sql = std::fs::read_to_string(file)?;
        Ok(self.pool.get().await?.batch_execute(&sql).await?)
    }

    pub async fn save(&self, outcome: &Outcome) -> Result<Uuid, StoreError> {
        let id = Uuid::new_v4();
        let unmatched = outcome.missing_in_ledger.len() + outcome.missing_in_statement.len();
        let client = self.pool.get().await?;
        client
            .execute(
                "insert into runs (id, matched, unmatched, outcome) values ($1, $2, $3, $4)",
                &[&id, &(outcome.matched.len() as i64), &(unmatched as i64), &serde_json::to_value(outcome)?],
            )
            .await?;
        Ok(id)
    }

    pub async fn latest(&self, limit: i64) -> Result<Vec<Run>, StoreError> {
        let client = self.pool.get().await?;
        let rows = client
            .query("select id, created_at, matched, unmatched from runs order by created_at desc limit $1", &[&limit])
            .await?;
        Ok(rows
            .iter()
            .map(|row| Run {
                id: row.get(0),
                created_at: row.get(1),
                matched: row.get(2),
                unmatched: row.get(3),
            })
            .collect())
    }
}
