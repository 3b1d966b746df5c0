//! Who asks: told by what a request carries, before anything is read of what it asks for.

use axum::{
    extract::Request,
    http::{HeaderMap, header},
};
use cookie::Cookie;

use super::{operation::Refused, origin};
use crate::{app::App, auth::graphql::refresh_cookie, context::Caller};

/// The caller, if neither their tenant nor their address has asked too often.
pub fn asks(app: &App, request: &Request) -> Result<Caller, Refused> {
    let headers = request.headers();
    let caller = Caller::new(app, bearer(headers), cookie(app, headers).as_deref(), app.settings().proxies.client(request));
    admit(app, &caller)?;
    Ok(caller)
}

/// Counts a request of this caller.
pub fn admit(app: &App, caller: &Caller) -> Result<(), Refused> {
    Ok(app.throttle().request(caller.user(), caller.address())?)
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
