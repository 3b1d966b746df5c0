//! The playground: GraphiQL at `/graphql`, with its files below `/graphql/playground/`.

use axum::{
    extract::{Request, State},
    http::Method,
    response::Response,
};

use super::{Site, is_navigation};
use crate::{
    app::App,
    http::{not_found, wrong_method},
};

/// What the page may load: its own files. GraphiQL's editor writes styles into the page and works in threads made of its own text.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Whether a browser asks for the page, not a program for an answer.
pub fn is_asked_for(request: &Request) -> bool {
    let query = request.uri().query().unwrap_or_default();
    is_navigation(request.headers()) && !query.split('&').any(|field| field.starts_with("query=") || field.starts_with("extensions="))
}

/// `GET /graphql` in a browser.
pub async fn page(app: &App, request: Request) -> Response {
    let (site, (asked, _)) = (site(app), request.into_parts());
    match site.page(asked.method, asked.headers).await {
        Some(page) => page,
        None => site.missing("playground", "playground", "PLAYGROUND_DIR"),
    }
}

/// `GET /graphql/playground/…`, without that beginning: the page's scripts, styles and fonts.
pub async fn file(State(app): State<App>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return wrong_method().await;
    }
    match site(&app).file(request).await {
        Some(file) => file,
        None => not_found().await,
    }
}

fn site(app: &App) -> Site<'_> {
    Site { folder: &app.settings().playground, policy: POLICY }
}
