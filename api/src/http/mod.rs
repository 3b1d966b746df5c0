//! HTTP: what stands between the world and the resolvers.

mod answer;
pub mod graphql;
pub mod health;
mod preflight;
mod request_id;
pub mod server;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderName, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    cors::{AllowOrigin, CorsLayer},
    trace::{DefaultOnFailure, TraceLayer},
};

use crate::{app::Settings, error::Code};
use answer::refuse;

/// The most bytes of a request's body.
pub const BODY_LIMIT: usize = 256 * 1024;

/// Wraps every route: request id, one log line, panics caught, bodies bounded, other origins only where configured.
pub fn layers(routes: Router, settings: &Settings) -> Router {
    let cors = CorsLayer::new()
        .allow_origin(AllowOrigin::list(settings.cors_origins.iter().cloned()))
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE, HeaderName::from_static(request_id::HEADER)])
        .expose_headers([HeaderName::from_static(request_id::HEADER)])
        .allow_credentials(true)
        .max_age(std::time::Duration::from_hours(1));
    let trace =
        TraceLayer::new_for_http().make_span_with(span).on_response(log).on_failure(DefaultOnFailure::new().level(tracing::Level::DEBUG));
    routes
        // Where the body is read it is refused in GraphQL's form; a layer that looks at Content-Length would answer in plain text.
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(trace)
        .layer(cors)
        .layer(axum::middleware::from_fn(request_id::assign))
}

/// `GET /schema.graphql`: the published schema.
pub async fn schema() -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], crate::schema::sdl()).into_response()
}

/// Every other path.
pub async fn not_found() -> Response {
    refuse(StatusCode::NOT_FOUND, Code::NotFound, "There is nothing at this path. The API is at /graphql.")
}

/// A path that is there, by a method that it does not have.
pub async fn wrong_method() -> Response {
    refuse(StatusCode::METHOD_NOT_ALLOWED, Code::BadRequest, "This path is not asked in this way. Send GraphQL by POST to /graphql.")
}

fn span(request: &Request) -> tracing::Span {
    let request_id = request_id::current();
    tracing::info_span!("request", %request_id, method = %request.method(), path = request.uri().path())
}

fn log(response: &Response, latency: std::time::Duration, _: &tracing::Span) {
    let latency_ms = u64::try_from(latency.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(status = response.status().as_u16(), latency_ms, "answered");
}

/// The panic's own text was printed by the panic hook; a client learns nothing of it.
fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    refuse(StatusCode::INTERNAL_SERVER_ERROR, Code::InternalServerError, "Something went wrong on our side.")
}
