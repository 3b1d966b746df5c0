//! What operators see: readiness, metrics, and how a server stops.

use axum::http::Method;
use chrono::TimeDelta;
use serde_json::json;

use super::metrics;
use crate::support::{TestApp, canary};

#[tokio::test]
async fn a_server_that_is_about_to_stop_says_so_and_still_answers() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    app.app.draining().cancel();

    let ready = acme.send(Method::GET, "/readyz", &[], "").await;
    assert_eq!((ready.status.as_u16(), ready.json()["reason"].clone()), (503, json!("the server is stopping")));
    let answer = acme.gql("{ me { email } }", json!({})).await;
    assert_eq!(answer.headers["connection"], "close");
    answer.ok();
    assert_eq!(acme.send(Method::GET, "/healthz", &[], "").await.status, 200);
}

#[tokio::test]
async fn the_metrics_count_requests_by_root_field_and_code_and_nothing_that_a_client_made_up() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    acme.gql("query MySecretName { me { email } }", json!({})).await.ok();
    acme.gql("query MySecretName { alias: agent(id: \"nonsense\") { id } }", json!({})).await.fails("BAD_USER_INPUT");
    acme.gql("{ MySecretField }", json!({})).await.fails("GRAPHQL_VALIDATION_FAILED");

    let metrics = metrics(&app).await;
    for line in [
        r#"api_graphql_requests_total{operation="me",code="OK"} 1"#,
        r#"api_graphql_requests_total{operation="agent",code="BAD_USER_INPUT"} 1"#,
        r#"api_graphql_requests_total{operation="unknown",code="GRAPHQL_VALIDATION_FAILED"} 1"#,
        r#"api_graphql_duration_seconds_count{operation="me"} 1"#,
        "api_streams 0",
        "api_database_connections ",
        "# EOF",
    ] {
        assert!(metrics.contains(line), "{line} is not in:\n{metrics}");
    }
    assert!(!metrics.contains("MySecret") && !metrics.contains("acme"), "{}", metrics);
    canary::assert_discreet("a metric", &metrics);
    // They are the operator's: the public port does not have them.
    assert_eq!(acme.send(Method::GET, "/metrics", &[], "").await.status, 404);
}

#[tokio::test]
async fn the_database_is_asked_once_a_second_whether_it_is_there_however_many_want_to_know() {
    let app = TestApp::start().await;
    let ask = async || assert_eq!(app.anyone().send(Method::GET, "/readyz", &[], "").await.status, 200);
    let all = async || drop(futures_util::future::join_all((0..50).map(|_| ask())).await);
    let ((), once) = app.statements_of(ask()).await;
    assert!(!once.is_empty());

    app.clock.advance(TimeDelta::milliseconds(999));
    let ((), none) = app.statements_of(all()).await;
    assert_eq!(none, Vec::<String>::new());

    app.clock.advance(TimeDelta::milliseconds(1));
    let ((), again) = app.statements_of(all()).await;
    assert_eq!(again, once);
}

#[tokio::test]
async fn somebody_who_asks_for_readiness_and_hangs_up_leaves_the_answer_to_the_next() {
    let app = TestApp::start().await;
    let anyone = app.anyone();
    let ask = || anyone.send(Method::GET, "/readyz", &[], "");
    let (_, once) = app.statements_of(ask()).await;
    app.clock.advance(TimeDelta::seconds(1));

    let hang_up_and_ask = async {
        for _ in 0..50 {
            assert!(futures_util::poll!(std::pin::pin!(ask())).is_pending());
        }
        assert_eq!(ask().await.status, 200);
    };
    let ((), statements) = app.statements_of(hang_up_and_ask).await;
    assert_eq!(statements, once);
}

#[tokio::test]
async fn the_log_holds_only_the_beginning_of_what_a_client_made_up() {
    let app = TestApp::start().await;
    let mark = uuid::Uuid::new_v4().simple().to_string();
    let method = Method::from_bytes("M".repeat(5_000).as_bytes()).unwrap();
    app.anyone().send(method, &format!("/{mark}{}", "x".repeat(5_000)), &[], "").await.fails("NOT_FOUND");

    let lines = canary::lines_of(&mark);
    assert_eq!(lines.len(), 1);
    let path = format!("/{mark}{}", "x".repeat(200 - 1 - mark.len()));
    assert!(lines[0].contains(&path) && !lines[0].contains(&format!("{path}x")) && lines[0].len() < 1_000, "{}", lines[0]);
}
