//! The playground and the web client, as far as the server has to do with them.

use std::path::PathBuf;

use api::app::Settings;
use axum::http::{Method, StatusCode};
use tempfile::TempDir;

use crate::support::TestApp;

const BROWSER: (&str, &str) = ("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

/// A folder as it is after a build.
fn built(title: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), format!("<!doctype html><title>{title}</title>")).unwrap();
    std::fs::create_dir(folder.path().join("assets")).unwrap();
    std::fs::write(folder.path().join("assets/page.js"), "export {}").unwrap();
    std::fs::write(folder.path().join("assets/page.js.gz"), "compressed").unwrap();
    folder
}

#[tokio::test]
async fn a_browser_is_told_how_to_build_the_page_where_it_is_missing() {
    let nowhere = PathBuf::from("no/such/folder");
    let app = TestApp::with_settings(Settings { playground: nowhere.clone(), web: nowhere, ..TestApp::settings() }).await;
    for (path, command) in [("/graphql", "make playground"), ("/", "make web")] {
        let answer = app.anyone().send(Method::GET, path, &[BROWSER], "").await;
        assert_eq!((answer.status, answer.headers["content-type"].to_str().unwrap()), (StatusCode::NOT_FOUND, "text/html; charset=utf-8"));
        assert!(answer.text.contains(command) && answer.text.contains("no/such/folder"), "{}", answer.text);
    }
}

#[tokio::test]
async fn a_browser_is_shown_the_page_and_its_files_and_nothing_beside_them() {
    let folder = built("Playground");
    let app = TestApp::with_settings(Settings { playground: folder.path().to_owned(), ..TestApp::settings() }).await;
    let anyone = app.anyone();

    let page = anyone.send(Method::GET, "/graphql", &[BROWSER], "").await;
    assert!(page.text.contains("Playground"));
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("script-src 'self';") && policy.contains("default-src 'none'"), "{policy}");
    let script = anyone.send(Method::GET, "/graphql/playground/assets/page.js", &[], "").await;
    assert_eq!((script.text.as_str(), script.headers["content-type"].to_str().unwrap()), ("export {}", "text/javascript"));

    let posted = anyone.send(Method::POST, "/graphql/playground/assets/page.js", &[], "").await;
    assert_eq!(posted.status, StatusCode::METHOD_NOT_ALLOWED);
    posted.fails("BAD_REQUEST");
    for path in ["assets/nothing.js", "..%2f..%2fCargo.toml", "%2fetc%2fpasswd", "assets", "assets/../../x"] {
        let answer = anyone.send(Method::GET, &format!("/graphql/playground/{path}"), &[], "").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_program_that_asks_by_a_link_is_answered_also_from_a_browser() {
    let app = TestApp::start().await;
    let answer = app.anyone().send(Method::GET, "/graphql?query=%7B__typename%7D", &[BROWSER], "").await;
    assert_eq!(answer.ok()["__typename"], "Query");
}

#[tokio::test]
async fn the_web_client_is_shown_at_every_path_that_nothing_else_answers() {
    let folder = built("Calls");
    let app = TestApp::with_settings(Settings { web: folder.path().to_owned(), ..TestApp::settings() }).await;
    let anyone = app.anyone();

    for path in ["/", "/call-logs?status=COMPLETED", "/orders/order_01k", "/assets"] {
        let page = anyone.send(Method::GET, path, &[BROWSER], "").await;
        assert_eq!((page.status, page.text.contains("Calls")), (StatusCode::OK, true), "{path}");
        assert_eq!(page.headers["cache-control"], "no-cache");
        // By its time and its length one build can't be told from another.
        assert!(!page.headers.contains_key("etag") && !page.headers.contains_key("last-modified"));
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("script-src 'self';") && policy.contains("style-src 'self';"), "{policy}");
    }
    let script = anyone.send(Method::GET, "/assets/page.js", &[], "").await;
    assert_eq!(
        (script.text.as_str(), script.headers["cache-control"].to_str().unwrap()),
        ("export {}", "public, max-age=31536000, immutable")
    );
    let compressed = anyone.send(Method::GET, "/assets/page.js", &[("accept-encoding", "gzip")], "").await;
    assert_eq!((compressed.text.as_str(), compressed.headers["content-encoding"].to_str().unwrap()), ("compressed", "gzip"));

    // Programs are told that there is nothing, and a path up leads nowhere.
    for (method, path) in [
        (Method::GET, "/nothing"),
        (Method::POST, "/"),
        (Method::GET, "/assets/nothing.js"),
        (Method::GET, "/..%2f..%2fCargo.toml"),
        (Method::GET, "/%2fetc%2fpasswd"),
    ] {
        anyone.send(method, path, &[("accept", "*/*")], "").await.fails("NOT_FOUND");
    }
}
