//! Who asks: told by what a request carries, before anything is read of what it asks for.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::Response,
};
use cookie::Cookie;

use super::{
    answer::{MediaType, refused},
    observe::Outcome,
    operation::Refused,
    origin,
};
use crate::{app::App, auth::graphql::refresh_cookie, context::Caller};

/// Counts a request against the limit of its address, and refuses it if there were too many: whatever it asks for, also where there is
/// nothing. Where other origins are configured, what a browser asks before it lets their pages call is answered before, and not counted.
pub async fn count(State(app): State<App>, request: Request, next: Next) -> Response {
    let Err(early) = app.throttle().address(app.settings().proxies.client(&request)) else { return next.run(request).await };
    let refusal = Refused::from(early);
    let media_type = MediaType::negotiate(request.headers()).unwrap_or(MediaType::Json);
    let mut answer = refused(&refusal, media_type, app.settings().status_profile);
    let operation = matches!(request.uri().path(), "/graphql" | "/graphql/stream").then_some("none");
    let code = Some(refusal.code.as_str().to_owned());
    answer.extensions_mut().insert(Outcome { operation, code, ..Outcome::default() });
    answer
}

/// The caller, if their tenant has not asked too often. Their address was counted when the request came.
pub fn asks(app: &App, request: &Request) -> Result<Caller, Refused> {
    let headers = request.headers();
    let caller = Caller::new(app, bearer(headers), cookie(app, headers).as_deref(), app.settings().proxies.client(request));
    app.throttle().tenant(caller.user())?;
    Ok(caller)
}

/// Counts an operation that comes without a request of its own, on a socket.
pub fn admit(app: &App, caller: &Caller) -> Result<(), Refused> {
    app.throttle().address(caller.address())?;
    Ok(app.throttle().tenant(caller.user())?)
}

/// The access token in the header `Authorization`.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(without_scheme)
}

/// A token without the word `Bearer` before it; `None` without that word.
pub fn without_scheme(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The refresh token in the cookie, unless a page that is not ours made the browser send it.
fn cookie(app: &App, headers: &HeaderMap) -> Option<String> {
    if !origin::is_ours(headers, app.settings()) {
        return None;
    }
    let name = refresh_cookie(app.settings());
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(Cookie::split_parse).flatten();
    cookies.into_iter().find(|cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned())
}
