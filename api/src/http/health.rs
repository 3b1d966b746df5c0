//! Whether the server lives, and whether it should be sent requests.

use std::time::Duration;

use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use serde::Serialize;

use crate::app::App;

/// How long readiness waits for the database before it says no.
const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Serialize)]
struct Health {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

/// `GET /healthz`: the process answers.
pub async fn alive() -> impl IntoResponse {
    Json(Health { status: "ok", reason: None })
}

/// `GET /readyz`: the server is not about to stop, the database is reachable, and its schema is the one that this server was built for.
pub async fn ready(State(app): State<App>) -> impl IntoResponse {
    let reason = if app.draining().is_cancelled() {
        Some("the server is stopping")
    } else {
        match tokio::time::timeout(PATIENCE, app.db().migrations()).await {
            Ok(Ok(steps)) if steps.iter().all(|(_, applied)| *applied) => None,
            Ok(Ok(_)) => Some("the database has migrations to run: api migrate up"),
            Ok(Err(_)) | Err(_) => Some("the database can't be reached"),
        }
    };
    match reason {
        None => (StatusCode::OK, Json(Health { status: "ok", reason })),
        Some(_) => (StatusCode::SERVICE_UNAVAILABLE, Json(Health { status: "unavailable", reason })),
    }
}
