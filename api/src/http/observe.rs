//! What became of each request: one line in the log, and the metrics.

use std::time::Instant;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use entity::UserId;
use tracing::{Instrument, field::Empty};

use super::request_id;
use crate::{app::App, telemetry};

/// What a handler tells of its answer, in the response's extensions. Never a document, a variable or a name that a client made up.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Which operation.
    pub operation: Option<&'static str>,
    /// The first error's code.
    pub code: Option<String>,
    /// Whose request it was.
    pub tenant: Option<UserId>,
}

/// Answers a request, and tells of it.
pub async fn tell(State(app): State<App>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let request_id = request_id::current();
    let span = tracing::info_span!(
        "request",
        %request_id,
        method = %request.method(),
        path = request.uri().path(),
        status = Empty,
        operation = Empty,
        code = Empty,
        tenant = Empty,
    );
    telemetry::continue_trace(&span, request.headers());
    let answer = next.run(request).instrument(span.clone()).await;
    let elapsed = began.elapsed();
    let outcome = answer.extensions().get::<Outcome>().cloned().unwrap_or_default();
    let status = answer.status().as_u16();
    let latency_ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
    let (operation, code) = (outcome.operation, outcome.code.as_deref());
    span.record("status", status);
    span.record("operation", operation);
    span.record("code", code);
    span.record("tenant", outcome.tenant.map(tracing::field::display));
    span.in_scope(|| tracing::info!(latency_ms, "answered"));
    if let Some(operation) = operation {
        app.metrics().answered(operation, code, elapsed);
    }
    answer
}
