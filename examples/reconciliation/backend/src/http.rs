use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Json, Router,
    extract::{MatchedPath, Query, Request, State},
    http::{StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use tower_http::{compression::CompressionLayer, cors::CorsLayer, trace::TraceLayer};
use uuid::Uuid;

use crate::{
    App,
    reconcile::{self, Outcome},
    store::StoreError,
};

type Shared = State<Arc<App>>;

pub fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/health", get(health))
        .route("/api/v1/metrics", get(metrics))
        .route("/api/v1/reconciliations", post(run).get(list))
        .layer(middleware::from_fn_with_state(app.clone(), count))
        .layer(CompressionLayer::new())
        .layer(CorsLayer::permissive())
        .layer(TraceLayer::new_for_http())
        .with_state(app)
}

/// Always 200 while the process serves: restarting it does not mend a database. `status` says what is missing.
async fn health(State(app): Shared) -> Json<Value> {
    let second = Duration::from_secs(1);
    let database = match &app.store {
        Some(store) => timeout(second, store.is_up()).await.unwrap_or(false),
        None => false,
    };
    let cache = match &app.cache {
        Some(cache) => timeout(second, cache.is_up()).await.unwrap_or(false),
        None => false,
    };
    app.metrics.database_up.set(database.into());
    let status = if database && cache { "ok" } else { "degraded" };
    Json(json!({ "status": status, "database": database, "cache": cache, "version": env!("CARGO_PKG_VERSION") }))
}

async fn metrics(State(app): Shared) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], app.metrics.text())
}

#[derive(Serialize)]
struct Answer {
    /// Absent when the run could not be remembered.
    id: Option<Uuid>,
    #[serde(flatten)]
    outcome: Outcome,
}

async fn run(State(app): Shared, body: String) -> Result<Json<Answer>, Problem> {
    let request: reconcile::Request = serde_json::from_str(&body)?;
    // The exact text is the key: a digest could collide, and requests are small.
    let key = format!("outcome:{body}");
    if let Some(cache) = &app.cache
        && let Some(text) = cache.get(&key).await
        && let Ok(outcome) = serde_json::from_str(&text)
    {
        return Ok(Json(Answer { id: None, outcome }));
    }

    let started = Instant::now();
    let outcome = reconcile::reconcile(&request);
    app.metrics.seconds.observe(started.elapsed().as_secs_f64());
    app.metrics.matched.inc_by(outcome.matched.len() as u64);
    app.metrics.unmatched.inc_by((outcome.missing_in_ledger.len() + outcome.missing_in_statement.len()) as u64);

    if let Some(cache) = &app.cache {
        cache.put(&key, &serde_json::to_string(&outcome)?).await;
    }
    let id = match &app.store {
        Some(store) => Some(store.save(&outcome).await?),
        None => None,
    };
    Ok(Json(Answer { id, outcome }))
}

#[derive(Deserialize)]
struct Page {
    limit: Option<i64>,
}

async fn list(State(app): Shared, Query(page): Query<Page>) -> Result<Response, Problem> {
    let Some(store) = &app.store else { return Err(Problem::NoDatabase) };
    Ok(Json(store.latest(page.limit.unwrap_or(20).clamp(1, 100)).await?).into_response())
}

/// Counts answers by route, not by raw path: paths are the client's to choose, and each label is kept for ever.
async fn count(State(app): Shared, path: MatchedPath, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    app.metrics.requests.with_label_values(&[path.as_str(), response.status().as_str()]).inc();
    response
}

#[derive(Debug, thiserror::Error)]
enum Problem {
    #[error("there is no database")]
    NoDatabase,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("request is not understood: {0}")]
    Json(#[from] serde_json::Error),
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = match self {
            Problem::NoDatabase | Problem::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
            Problem::Json(_) => StatusCode::BAD_REQUEST,
        };
        (status, Json(json!({ "error": self.to_string() }))).into_response()
    }
}

/// Asks the service in this container for its health; fails unless it answers 200.
pub async fn probe(mut address: SocketAddr) -> Result<(), Box<dyn std::error::Error>> {
    if address.ip().is_unspecified() {
        address.set_ip([127, 0, 0, 1].into());
    }
    let answer = timeout(Duration::from_secs(3), async {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(b"GET /health HTTP/1.0\r\n\r\n").await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        Ok::<_, std::io::Error>(answer)
    })
    .await??;
    if answer.split(' ').nth(1) == Some("200") { Ok(()) } else { Err("unhealthy".into()) }
}
