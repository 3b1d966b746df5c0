//! Whether the process lives, and whether it should be sent requests. Neither is counted against a limit, so neither may cost much.

use std::{sync::Arc, time::Duration};

use axum::{Json, extract::State, http::StatusCode, response::IntoResponse};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use tokio::sync::Mutex;

use crate::{app::App, error};

/// How long readiness waits for the database before it says no.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long what was read of the database is answered to whoever asks.
const KEPT: TimeDelta = TimeDelta::seconds(1);

/// What is wrong with the database; `None` if nothing is.
type Reason = Option<&'static str>;

#[derive(Serialize)]
struct Health {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Reason,
}

/// What was read last of the database. It is read once at a time, and about once a second, by however many it is asked for.
#[derive(Default)]
pub struct Readiness(Arc<Mutex<Option<Reading>>>);

/// What was read of the database, and when.
struct Reading {
    reason: Reason,
    read_at: DateTime<Utc>,
}

impl Readiness {
    async fn reason(&self, app: &App) -> Reason {
        let mut last = Arc::clone(&self.0).lock_owned().await;
        // A clock that was set back makes what was read a thing of the future, which is not to be waited for.
        if let Some(reading) = &*last
            && (TimeDelta::zero()..KEPT).contains(&(app.now() - reading.read_at))
        {
            return reading.reason;
        }
        // In a task of its own: who asks and hangs up would break off the statement, and the next one would begin another.
        let app = app.clone();
        let reading = tokio::spawn(async move {
            let reason = read(&app).await;
            *last = Some(Reading { reason, read_at: app.now() });
            reason
        });
        reading.await.unwrap_or_else(|panic| {
            error::internal(&panic.to_string());
            Some("the server failed to look at its database")
        })
    }
}

async fn read(app: &App) -> Reason {
    match tokio::time::timeout(PATIENCE, app.db().migrations()).await {
        Ok(Ok(steps)) if steps.iter().all(|(_, applied)| *applied) => None,
        Ok(Ok(_)) => Some("the database has migrations to run: api migrate up"),
        Ok(Err(_)) | Err(_) => Some("the database can't be reached"),
    }
}

/// `GET /healthz`: the process answers.
pub async fn alive() -> impl IntoResponse {
    Json(Health { status: "ok", reason: None })
}

/// `GET /readyz`: the server is not about to stop, the database is reachable, and its schema is the one that this server was built for.
pub async fn ready(State(app): State<App>) -> impl IntoResponse {
    let reason = if app.draining().is_cancelled() { Some("the server is stopping") } else { app.readiness().reason(&app).await };
    match reason {
        None => (StatusCode::OK, Json(Health { status: "ok", reason })),
        Some(_) => (StatusCode::SERVICE_UNAVAILABLE, Json(Health { status: "unavailable", reason })),
    }
}
