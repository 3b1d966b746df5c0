//! What became of each request, and of each operation that ends when its request has long been answered: one line in the log, and the
//! metrics.

use std::time::Instant;

use async_graphql::parser::types::OperationType;
use axum::{extract::Request, middleware::Next, response::Response};
use entity::UserId;
use tracing::{Instrument, field::Empty};

use super::{
    operation::{Operation, Refused},
    request_id,
};
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
    /// Whether its operation goes on, and is counted when that ends.
    pub goes_on: bool,
}

/// The code of a query on a socket whose client did not wait for the answer.
const CANCELLED: &str = "CANCELLED";

/// What becomes of an operation that has no request of its own, or outlasts it. Told of when this is dropped, so however it ends.
pub struct Record {
    app: App,
    request_id: String,
    tenant: Option<UserId>,
    operation: &'static str,
    subscribes: bool,
    code: Option<String>,
    began: Instant,
}

impl Record {
    /// Begins with an operation.
    pub fn of(app: &App, tenant: Option<UserId>, operation: &Operation) -> Self {
        let subscribes = operation.kind == OperationType::Subscription;
        // A subscription that its client leaves, or whose connection ends, has done what it should.
        let code = (!subscribes).then(|| CANCELLED.to_owned());
        Self {
            app: app.clone(),
            request_id: request_id::current(),
            tenant,
            operation: operation.label,
            subscribes,
            code,
            began: Instant::now(),
        }
    }

    /// Tells of an operation on a socket that was refused before it was known what it is.
    pub fn refused(app: &App, tenant: Option<UserId>, refusal: &Refused) {
        let (app, request_id, code) = (app.clone(), request_id::current(), Some(refusal.code.as_str().to_owned()));
        drop(Self { app, request_id, tenant, operation: "none", subscribes: false, code, began: Instant::now() });
    }

    /// Notes the code of a response. Of a subscription, the first that it had counts.
    pub fn saw(&mut self, code: Option<String>) {
        self.code = if self.subscribes { self.code.take().or(code) } else { code };
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        let Self { app, request_id, operation, .. } = self;
        let tenant = self.tenant.map(tracing::field::display);
        let (code, took) = (self.code.as_deref(), self.began.elapsed());
        let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        if self.subscribes {
            tracing::info!(request_id, tenant, operation, code, lasted_ms = millis, "a subscription ended");
            app.metrics().ended(operation, code);
        } else {
            tracing::info!(request_id, tenant, operation, code, latency_ms = millis, "answered on a socket");
            app.metrics().answered(operation, code, took);
        }
    }
}

/// The most characters of a method or a path in the log: a client makes up both.
const SHORT: usize = 200;

fn shortened(text: &str) -> &str {
    text.char_indices().nth(SHORT).map_or(text, |(end, _)| &text[..end])
}

/// Answers a request, and tells of it.
pub async fn tell(app: &App, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let request_id = request_id::current();
    let span = tracing::info_span!(
        "request",
        %request_id,
        method = shortened(request.method().as_str()),
        path = shortened(request.uri().path()),
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
    // At once: as JSON, each time reads and writes anew what the span has said so far.
    tracing::record_all!(span, status, operation, code, tenant = outcome.tenant.map(tracing::field::display));
    span.in_scope(|| tracing::info!(latency_ms, "answered"));
    if let Some(operation) = operation.filter(|_| !outcome.goes_on) {
        app.metrics().answered(operation, code, elapsed);
    }
    answer
}
