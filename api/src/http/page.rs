//! The playground: GraphiQL, built from its package with the web client, from files beside the server and from nowhere else.

use std::path::{Component, Path, PathBuf};

use axum::{
    extract::{Path as Asked, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};

use crate::app::App;

/// What the page may load: its own files. GraphiQL's editor writes styles into the page and works in threads made of its own text.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Where the page's other files are found: `/graphql/playground/…`.
pub const FILES: &str = "/graphql/playground/{*file}";

/// Whether a browser asks for a page, not a program for an answer.
pub fn is_asked_for(request: &Request) -> bool {
    let accepts_pages = |headers: &HeaderMap| {
        headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).any(|value| value.contains("text/html"))
    };
    let query = request.uri().query().unwrap_or_default();
    accepts_pages(request.headers()) && !query.split('&').any(|field| field.starts_with("query=") || field.starts_with("extensions="))
}

/// `GET /graphql` in a browser.
pub async fn playground(app: &App) -> Response {
    let folder = &app.settings().playground;
    match tokio::fs::read_to_string(folder.join("index.html")).await {
        Ok(page) => guarded(Html(page).into_response(), "no-cache"),
        Err(_) => guarded((StatusCode::NOT_FOUND, Html(missing(folder))).into_response(), "no-store"),
    }
}

/// `GET /graphql/playground/…`: the page's scripts, styles and fonts.
pub async fn file(State(app): State<App>, Asked(file): Asked<String>) -> Response {
    let file = Path::new(&file);
    // Nothing but names: no way up, and none from the root.
    let within = file.components().all(|part| matches!(part, Component::Normal(_)));
    let found = if within { tokio::fs::read(app.settings().playground.join(file)).await.ok() } else { None };
    let Some(bytes) = found else { return super::not_found().await };
    let media_type = match file.extension().and_then(|extension| extension.to_str()) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("md") => "text/markdown; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("ttf") => "font/ttf",
        _ => "application/octet-stream",
    };
    // The names of the assets change with what is in them.
    let kept = if file.starts_with("assets") { "public, max-age=31536000, immutable" } else { "no-cache" };
    guarded(([(header::CONTENT_TYPE, media_type)], bytes).into_response(), kept)
}

fn guarded(mut answer: Response, kept: &'static str) -> Response {
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    answer
}

/// What a developer reads where the page has not been built.
fn missing(folder: &Path) -> String {
    let folder: PathBuf = folder.components().collect();
    let folder = folder.display().to_string().replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!doctype html>
<html lang=\"en\">
<title>GraphQL API</title>
<style>body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 4rem auto; padding: 0 1rem }} pre {{ overflow: auto }}</style>
<h1>The playground has not been built</h1>
<p>The API works; only this page is missing. Build it with <code>make playground</code>, which needs Node, and reload. It is looked for in
<code>{folder}</code>; the setting <code>PLAYGROUND_DIR</code> names another folder.</p>
<p>Without it, any GraphQL client can ask this address. The schema is at <a href=\"/schema.graphql\">/schema.graphql</a>.</p>
<pre>curl http://127.0.0.1:8000/graphql -H 'Content-Type: application/json' -d '{{\"query\": \"{{ __typename }}\"}}'</pre>
</html>
"
    )
}
