//! Which pages may speak for the person who looks at them.

use axum::http::{HeaderMap, HeaderValue, header, uri::Authority};

use crate::app::Settings;

/// What a page is told that is not ours.
pub const FOREIGN: &str = "Pages of this origin may not do this. The operator can allow the origin with CORS_ORIGINS.";

/// Whether a page of this request's origin may use what the browser adds by itself: the cookie, and a socket. A request without an
/// origin comes from no page, or from a page of ours.
pub fn is_ours(headers: &HeaderMap, settings: &Settings) -> bool {
    let mut origins = headers.get_all(header::ORIGIN).iter();
    match (origins.next(), origins.next()) {
        (None, _) => true,
        (Some(origin), None) => settings.cors_origins.contains(origin) || is_host(origin, headers.get(header::HOST)),
        (Some(_), Some(_)) => false,
    }
}

/// Whether the page was served by this very host. Its scheme is not compared: a proxy that ends TLS hides it.
fn is_host(origin: &HeaderValue, host: Option<&HeaderValue>) -> bool {
    let authority = |text: &str| text.parse::<Authority>().ok();
    let origin = origin.to_str().ok().and_then(|origin| authority(origin.split_once("://")?.1));
    let host = host.and_then(|host| authority(host.to_str().ok()?));
    matches!((origin, host), (Some(origin), Some(host)) if origin == host)
}
