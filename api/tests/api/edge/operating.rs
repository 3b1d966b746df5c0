//! What operators see: readiness, metrics, and how a server stops.

use axum::http::Method;
use serde_json::json;

use crate::support::{Caller, TestApp, canary};

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

    let operator = Caller::new(app.app.metrics_router());
    let metrics = operator.send(Method::GET, "/metrics", &[], "").await;
    assert_eq!(metrics.status, 200);
    for line in [
        r#"api_graphql_requests_total{operation="me",code="OK"} 1"#,
        r#"api_graphql_requests_total{operation="agent",code="BAD_USER_INPUT"} 1"#,
        r#"api_graphql_requests_total{operation="unknown",code="GRAPHQL_VALIDATION_FAILED"} 1"#,
        r#"api_graphql_duration_seconds_count{operation="me"} 1"#,
        "api_streams 0",
        "api_database_connections ",
        "# EOF",
    ] {
        assert!(metrics.text.contains(line), "{line} is not in:\n{}", metrics.text);
    }
    assert!(!metrics.text.contains("MySecret") && !metrics.text.contains("acme"), "{}", metrics.text);
    canary::assert_discreet("a metric", &metrics.text);
    // They are the operator's: the public port does not have them.
    assert_eq!(acme.send(Method::GET, "/metrics", &[], "").await.status, 404);
}
