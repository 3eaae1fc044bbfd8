use prometheus::{Encoder, Histogram, HistogramOpts, IntCounter, IntCounterVec, IntGauge, Opts, Registry, TextEncoder};

/// Everything that `/api/v1/metrics` tells.
pub struct Metrics {
    registry: Registry,
    pub requests: IntCounterVec,
    pub seconds: Histogram,
    pub matched: IntCounter,
    pub unmatched: IntCounter,
    pub database_up: IntGauge,
}

impl Metrics {
    pub fn new() -> Result<Self, prometheus::Error> {
        let metrics = Self {
            registry: Registry::new(),
            requests: IntCounterVec::new(
                Opts::new("reconciliation_http_requests_total", "Requests answered"),
                &["path", "status"],
            )?,
            seconds: Histogram::with_opts(HistogramOpts::new("reconciliation_seconds", "Time of one reconciliation"))?,
            matched: IntCounter::new("reconciliation_matched_total", "Statement lines with a ledger entry")?,
            unmatched: IntCounter::new("reconciliation_unmatched_total", "Entries without a counterpart")?,
            database_up: IntGauge::new("reconciliation_database_up", "Whether the database answered last time")?,
        };
        let registry = &metrics.registry;
        registry.register(Box::new(metrics.requests.clone()))?;
        registry.register(Box::new(metrics.seconds.clone()))?;
        registry.register(Box::new(metrics.matched.clone()))?;
        registry.register(Box::new(metrics.unmatched.clone()))?;
        registry.register(Box::new(metrics.database_up.clone()))?;
        Ok(metrics)
    }

    /// Prometheus' text format.
    pub fn text(&self) -> String {
        let mut text = Vec::new();
        // Writing into memory cannot fail, and a metric that encodes badly is a bug to see in the logs only.
        if let Err(error) = TextEncoder::new().encode(&self.registry.gather(), &mut text) {
            tracing::error!(%error, "metrics");
        }
        String::from_utf8(text).unwrap_or_default()
    }
}
