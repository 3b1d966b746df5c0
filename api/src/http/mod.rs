//! HTTP: what stands between the world and the resolvers.

mod answer;
mod documents;
pub mod graphql;
pub mod health;
mod observe;
mod operation;
mod origin;
mod outgoing;
pub mod pages;
mod parameters;
mod peer;
mod preflight;
mod request_id;
pub mod server;
pub mod sse;
mod streams;
mod turns;
mod validation;
mod who;
mod wording;
pub mod ws;

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    cors::{AllowOrigin, CorsLayer},
};

use crate::{
    app::App,
    error::{self, Code},
};
use answer::{MediaType, refused};
use operation::Refused;

pub use answer::StatusProfile;
pub use documents::{Document, Documents};
pub use health::Readiness;
pub use outgoing::Outgoing;
pub use peer::TrustedProxies;
pub use streams::Streams;
pub use turns::{Turn, Turns};
pub use who::count;

/// What an answer that is no page may load, and who may frame it: nothing, and nobody.
const POLICY: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// What browsers must not do with an answer, where its handler says nothing else.
static UNLESS_SET: [(HeaderName, HeaderValue); 5] = [
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
];

/// Wraps every route: request id, one log line, panics caught, other origins only where configured, and what browsers must not do with the
/// answers.
pub fn layers(routes: Router<App>, app: &App) -> Router<App> {
    // From the outermost to the innermost, as one: the router would put a box around each, and copy all of them for every request. So does
    // each function among them with those within it: there is one.
    let layers = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(app.clone(), enter))
        .option_layer(cors(&app.settings().cors_origins))
        .layer(CatchPanicLayer::custom(panicked));
    routes.layer(layers)
}

/// What lets pages of these origins call from another site.
fn cors(origins: &[HeaderValue]) -> Option<CorsLayer> {
    let request_id = HeaderName::from_static(request_id::HEADER);
    let layer = CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins.iter().cloned()))
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE, request_id.clone()])
        .expose_headers([request_id, header::RETRY_AFTER])
        .allow_credentials(true)
        .max_age(std::time::Duration::from_hours(1));
    (!origins.is_empty()).then_some(layer)
}

/// Where every request comes in, and its answer leaves.
async fn enter(State(app): State<App>, request: Request, next: Next) -> Response {
    let (id, version) = (request_id::of(&request), request.version());
    let mut answer = request_id::within(id.clone(), observe::tell(&app, request, next)).await;
    server::say_if_closing(&app, version, &mut answer);
    let headers = answer.headers_mut();
    for (name, value) in &UNLESS_SET {
        headers.entry(name).or_insert_with(|| value.clone());
    }
    if app.settings().production {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    }
    headers.insert(request_id::HEADER, id);
    answer
}

/// `GET /schema.graphql`: the published schema.
pub async fn schema() -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], crate::schema::sdl()).into_response()
}

/// `GET /metrics`, on a port of its own.
pub async fn metrics(State(app): State<App>) -> Response {
    const FORMAT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    match app.metrics().encode(&app.present()) {
        Ok(text) => ([(header::CONTENT_TYPE, FORMAT)], text).into_response(),
        Err(fault) => {
            tracing::error!(?fault, "the metrics can't be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Every other path.
pub async fn not_found() -> Response {
    refuse(&Refused::new(Code::NotFound, "There is nothing at this path. The API is at /graphql."))
}

/// A path that is there, by a method that it does not have.
pub async fn wrong_method() -> Response {
    let message = "This path is not asked in this way. Send GraphQL by POST to /graphql.";
    refuse(&Refused::bad_request(message).with_status(StatusCode::METHOD_NOT_ALLOWED))
}

/// A client learns nothing of a panic but an id.
#[expect(clippy::needless_pass_by_value, reason = "the layer's signature")]
fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    let (code, message) = error::internal(text.unwrap_or("a panic without a text"));
    refuse(&Refused::new(code, message))
}

/// Refuses a request that is no GraphQL request: in the form that every client reads.
fn refuse(refusal: &Refused) -> Response {
    refused(refusal, MediaType::Json, StatusProfile::Audited)
}
