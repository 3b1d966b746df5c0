//! Pages of other sites, which a browser lets send a good deal.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::support::TestApp;

const JSON: (&str, &str) = ("content-type", "application/json");
const REFRESH: &str = "mutation { refreshTokens(input: {}) { tokens { accessToken } userErrors { code message field } } }";

#[tokio::test]
async fn the_cookie_is_not_read_for_a_page_of_another_site() {
    let app = TestApp::start().await;
    let mut acme = app.tenant("acme").await;
    let query = "mutation { logIn(input: {email: \"acme@example.com\", password: \"purple tiger walks home\", useCookie: true}) { userErrors { code } } }";
    let answer = acme.gql(query, json!({})).await;
    acme.cookie = Some(answer.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned());
    acme.access_token = None;
    let body = json!({ "query": REFRESH }).to_string();
    let host = ("host", "api.example.com");
    for origin in ["https://evil.example.net", "null", "https://api.example.com.evil.net", "https://api.example.com:444", "file://"] {
        let answer = acme.send(Method::POST, "/graphql", &[JSON, host, ("origin", origin)], body.clone()).await.ok();
        assert_eq!(answer["refreshTokens"]["userErrors"][0]["code"], "INVALID_CREDENTIALS", "{origin}");
    }
    for origin in ["https://app.example.com", "https://api.example.com", "http://api.example.com"] {
        let answer = acme.send(Method::POST, "/graphql", &[JSON, host, ("origin", origin)], body.clone()).await;
        acme.cookie = Some(answer.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned());
        assert_eq!(answer.ok()["refreshTokens"]["userErrors"], json!([]), "{origin}");
    }
}

#[tokio::test]
async fn a_page_of_another_site_opens_neither_socket_nor_stream() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let socket = [
        ("connection", "upgrade"),
        ("upgrade", "websocket"),
        ("sec-websocket-version", "13"),
        ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ("sec-websocket-protocol", "graphql-transport-ws"),
        ("host", "api.example.com"),
        ("origin", "https://evil.example.net"),
    ];
    let answer = acme.send(Method::GET, "/graphql/ws", &socket, "").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    answer.fails("FORBIDDEN");
    let body = json!({ "query": "subscription { dashboardStatsChanged { totalCalls } }" }).to_string();
    let answer = acme.send(Method::POST, "/graphql/stream", &[JSON, ("origin", "https://evil.example.net")], body).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    answer.fails("FORBIDDEN");
}

#[tokio::test]
async fn every_answer_tells_browsers_what_not_to_do_with_it() {
    let app = TestApp::start().await;
    for path in ["/graphql?query=%7B__typename%7D", "/healthz", "/nowhere", "/schema.graphql"] {
        let headers = app.anyone().send(Method::GET, path, &[], "").await.headers;
        assert!(headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"), "{path}");
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["x-frame-options"], "DENY", "{path}");
        assert_eq!(headers["referrer-policy"], "no-referrer", "{path}");
        assert_eq!(headers["cache-control"], "no-store", "{path}");
        assert!(!headers.contains_key("strict-transport-security"), "{path} is served over HTTP as well");
    }
}

#[tokio::test]
async fn in_production_browsers_are_told_to_use_https_alone() {
    let app = TestApp::with_settings(api::app::Settings { production: true, ..TestApp::settings() }).await;
    let headers = app.anyone().send(Method::GET, "/healthz", &[], "").await.headers;
    assert!(headers["strict-transport-security"].to_str().unwrap().starts_with("max-age=31536000"));
}
