//! What a browser is shown: pages that were built from `web/` and `playground/`, as files beside the server and from nowhere else.

pub mod playground;
pub mod web;

use std::path::Path;

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{Html, IntoResponse, Response},
};
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// A folder of built files, and what a page from there may load.
struct Site<'a> {
    folder: &'a Path,
    policy: &'static str,
}

impl Site<'_> {
    /// The file that a request names, compressed where it lies there compressed and the browser can read that. `None` if there is none.
    async fn file(&self, mut request: Request) -> Option<Response> {
        // The names of the assets change with what is in them. Everything else is small, and sent again: by its time and length one build
        // can't always be told from another.
        let is_asset = request.uri().path().starts_with("/assets/");
        let kept = if is_asset { "public, max-age=31536000, immutable" } else { "no-cache" };
        if !is_asset {
            request.headers_mut().remove(header::IF_NONE_MATCH);
            request.headers_mut().remove(header::IF_MODIFIED_SINCE);
        }
        let files = ServeDir::new(self.folder).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
        let answer = files.oneshot(request).await.unwrap_or_else(|never| match never {});
        let found = answer.status().is_success() || matches!(answer.status(), StatusCode::NOT_MODIFIED | StatusCode::RANGE_NOT_SATISFIABLE);
        let mut answer = found.then(|| self.guarded(answer.map(Body::new), kept))?;
        if !is_asset {
            answer.headers_mut().remove(header::ETAG);
            answer.headers_mut().remove(header::LAST_MODIFIED);
        }
        Some(answer)
    }

    /// The page itself, for whoever asks with these headers. `None` if it has not been built.
    async fn page(&self, method: Method, headers: HeaderMap) -> Option<Response> {
        let mut index = Request::new(Body::empty());
        (*index.method_mut(), *index.uri_mut(), *index.headers_mut()) = (method, Uri::from_static("/index.html"), headers);
        self.file(index).await
    }

    /// What a developer reads where the page has not been built.
    fn missing(&self, what: &str, command: &str, setting: &str) -> Response {
        let folder = self.folder.components().as_path().display().to_string().replace('&', "&amp;").replace('<', "&lt;");
        let page = format!(
            "<!doctype html>
<html lang=\"en\">
<title>GraphQL API</title>
<style>body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 4rem auto; padding: 0 1rem }} pre {{ overflow: auto }}</style>
<h1>The {what} has not been built</h1>
<p>The API works; only this page is missing. Build it with <code>make {command}</code>, which needs Node, and reload. It is looked for in
<code>{folder}</code>; the setting <code>{setting}</code> names another folder.</p>
<p>Without it, any GraphQL client can ask <code>/graphql</code>. The schema is at <a href=\"/schema.graphql\">/schema.graphql</a>.</p>
<pre>curl http://127.0.0.1:8000/graphql -H 'Content-Type: application/json' -d '{{\"query\": \"{{ __typename }}\"}}'</pre>
</html>
"
        );
        let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        Site { policy, ..*self }.guarded((StatusCode::NOT_FOUND, Html(page)).into_response(), "no-store")
    }

    fn guarded(&self, mut answer: Response, kept: &'static str) -> Response {
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
        answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(self.policy));
        answer
    }
}

/// Whether a browser asks for a page, not a program for an answer.
fn is_navigation(headers: &HeaderMap) -> bool {
    headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).any(|value| value.contains("text/html"))
}
