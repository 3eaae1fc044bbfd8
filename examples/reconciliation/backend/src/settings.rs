use std::{env, net::SocketAddr, path::PathBuf};

/// The whole configuration; every value is an environment variable.
pub struct Settings {
    pub listen: SocketAddr,
    pub database_url: Option<String>,
    pub redis_url: Option<String>,
    pub migrations: PathBuf,
}

impl Settings {
    pub fn from_env() -> Result<Self, std::net::AddrParseError> {
        Ok(Self {
            listen: value("LISTEN").unwrap_or_else(|| "0.0.0.0:8080".into()).parse()?,
            database_url: value("DATABASE_URL"),
            redis_url: value("REDIS_URL"),
            migrations: value("MIGRATIONS").unwrap_or_else(|| "migrations".into()).into(),
        })
    }
}

fn value(name: &str) -> Option<String> {
    env::var(name).ok().filter(|it| !it.is_empty())
}
