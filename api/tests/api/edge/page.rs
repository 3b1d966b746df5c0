//! The playground, as far as the server has to do with it.

use std::path::PathBuf;

use axum::http::{Method, StatusCode};

use crate::support::TestApp;

const BROWSER: (&str, &str) = ("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

#[tokio::test]
async fn a_browser_is_told_how_to_build_the_page_where_it_is_missing() {
    let app = TestApp::with_settings(api::app::Settings { playground: PathBuf::from("no/such/folder"), ..TestApp::settings() }).await;
    let answer = app.anyone().send(Method::GET, "/graphql", &[BROWSER], "").await;
    assert_eq!((answer.status, answer.headers["content-type"].to_str().unwrap()), (StatusCode::NOT_FOUND, "text/html; charset=utf-8"));
    assert!(answer.text.contains("make playground") && answer.text.contains("no/such/folder"), "{}", answer.text);
}

#[tokio::test]
async fn a_browser_is_shown_the_page_and_its_files_and_nothing_beside_them() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), "<!doctype html><title>Playground</title>").unwrap();
    std::fs::create_dir(folder.path().join("assets")).unwrap();
    std::fs::write(folder.path().join("assets/page.js"), "export {}").unwrap();
    let built = folder.path().to_owned();
    let app = TestApp::with_settings(api::app::Settings { playground: built, ..TestApp::settings() }).await;
    let anyone = app.anyone();

    let page = anyone.send(Method::GET, "/graphql", &[BROWSER], "").await;
    assert!(page.text.contains("Playground"));
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("script-src 'self';") && policy.contains("default-src 'none'"), "{policy}");
    let script = anyone.send(Method::GET, "/graphql/playground/assets/page.js", &[], "").await;
    assert_eq!((script.text.as_str(), script.headers["content-type"].to_str().unwrap()), ("export {}", "text/javascript; charset=utf-8"));

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
