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
mod who;
mod wording;
pub mod ws;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    cors::{AllowOrigin, CorsLayer},
    set_header::SetResponseHeaderLayer,
};

use crate::{
    app::App,
    error::{self, Code},
    limits::BODY_BYTES,
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

/// Wraps every route: request id, one log line, panics caught, bodies bounded, other origins only where configured, and what browsers
/// must not do with the answers.
pub fn layers(routes: Router<App>, app: &App) -> Router<App> {
    let settings = app.settings();
    let request_id = HeaderName::from_static(request_id::HEADER);
    let cors = CorsLayer::new()
        .allow_origin(AllowOrigin::list(settings.cors_origins.iter().cloned()))
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE, request_id.clone()])
        .expose_headers([request_id, header::RETRY_AFTER])
        .allow_credentials(true)
        .max_age(std::time::Duration::from_hours(1));
    let unless_set = |name, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    let https = settings.production.then(|| HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    // From the outermost to the innermost, as one: the router would put a box around each, and copy all of them for every request. So does
    // each function among them with those within it: there is one.
    let layers = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(app.clone(), enter))
        .layer(cors)
        .layer(SetResponseHeaderLayer::overriding(header::STRICT_TRANSPORT_SECURITY, https))
        .layer(unless_set(header::X_FRAME_OPTIONS, "DENY"))
        .layer(unless_set(header::REFERRER_POLICY, "no-referrer"))
        .layer(unless_set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(unless_set(header::CACHE_CONTROL, "no-store"))
        .layer(unless_set(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(CatchPanicLayer::custom(panicked))
        // Where the body is read it is refused in GraphQL's form; a layer that looks at Content-Length would answer in plain text.
        .layer(DefaultBodyLimit::max(BODY_BYTES));
    routes.layer(layers)
}

/// Where every request comes in, and its answer leaves.
async fn enter(State(app): State<App>, request: Request, next: Next) -> Response {
    let (id, version) = (request_id::of(&request), request.version());
    let mut answer = request_id::within(id.clone(), observe::tell(&app, request, next)).await;
    server::say_if_closing(&app, version, &mut answer);
    answer.headers_mut().insert(request_id::HEADER, id);
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
