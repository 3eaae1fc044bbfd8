//! Matches the lines of a bank statement with the entries of a ledger, and remembers the runs.

mod cache;
mod http;
mod metrics;
mod reconcile;
mod settings;
mod store;

use std::sync::Arc;

use tracing::info;

use crate::{cache::Cache, metrics::Metrics, settings::Settings, store::Store};

/// What every handler shares. Database and cache are optional: without them the service answers, and says "degraded".
pub struct App {
    pub store: Option<Store>,
    pub cache: Option<Cache>,
    pub metrics: Metrics,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .init();

    let settings = Settings::from_env()?;
    // The runtime image has no shell and no curl, so the binary is its own health probe.
    if std::env::args().nth(1).as_deref() == Some("probe") {
        return http::probe(settings.listen).await;
    }

    let app = Arc::new(App {
        store: settings.database_url.as_deref().map(Store::connect).transpose()?,
        cache: settings.redis_url.as_deref().map(Cache::connect).transpose()?,
        metrics: Metrics::new()?,
    });
    if let Some(store) = &app.store {
        store.migrate(&settings.migrations).await;
    }

    let listener = tokio::net::TcpListener::bind(settings.listen).await?;
    info!(address = %listener.local_addr()?, "listening");
    axum::serve(listener, http::router(app)).with_graceful_shutdown(stop_signal()).await?;
    Ok(())
}

/// Docker stops a container by SIGTERM, a terminal by SIGINT.
async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let mut term = signal(SignalKind::terminate()).expect("SIGTERM can be handled");
    tokio::select! {
        _ = term.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
    info!("stopping");
}
