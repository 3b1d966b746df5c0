//! The web client: one page for every path that nothing else answers, and its files.

use axum::{
    extract::{Request, State},
    http::Method,
    response::Response,
};

use super::{Site, is_navigation};
use crate::{app::App, http::not_found};

/// What the page may load: its own files. Styles of elements are set by the components that place menus and dialogs.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A path that is none of the API's: a file of the client's, or for a browser its page, which knows what is shown at which path.
pub async fn page_or_file(State(app): State<App>, request: Request) -> Response {
    let site = Site { folder: &app.settings().web, policy: POLICY };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return not_found().await;
    }
    let (method, headers) = (request.method().clone(), request.headers().clone());
    let (front, navigation) = (request.uri().path() == "/", is_navigation(&headers));
    if let Some(file) = site.file(request).await {
        return file;
    }
    if !front && !navigation {
        return not_found().await;
    }
    match site.page(method, headers).await {
        Some(page) => page,
        None if navigation => site.missing("web client", "web", "WEB_DIR"),
        None => not_found().await,
    }
}
