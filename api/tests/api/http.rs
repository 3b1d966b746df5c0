//! GraphQL over HTTP, and what stands around it.

use std::time::Duration;

use axum::{
    Router,
    body::Body,
    http::{Method, Request},
    routing,
};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tower::ServiceExt;

use crate::support::{Caller, TestApp};

const JSON: (&str, &str) = ("content-type", "application/json");

#[tokio::test]
async fn keys_come_in_the_order_asked_and_a_failing_nullable_field_leaves_its_siblings() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    acme.add_number("+919876543210").await;
    let query = "{ phoneNumbers { totalCount nodes { status number } } wrong: agent(id: \"nonsense\") { id } dashboardStats { totalOrders totalCalls } me { email } }";

    let answer = acme.gql(query, json!({})).await;

    let data = r#""data":{"phoneNumbers":{"totalCount":1,"nodes":[{"status":"ACTIVE","number":"+919876543210"}]},"wrong":null,"dashboardStats":{"totalOrders":0,"totalCalls":0},"me":{"email":"acme@example.com"}}"#;
    assert!(answer.text.ends_with(&format!("{data}}}")), "{}", answer.text);
    assert_eq!(answer.json()["errors"][0]["path"], json!(["wrong"]));
    assert_eq!(answer.json()["errors"].as_array().unwrap().len(), 1);
    answer.fails("BAD_USER_INPUT");
}

#[tokio::test]
async fn queries_may_be_linked_to_and_mutations_may_not() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let query = acme
        .send(
            Method::GET,
            "/graphql?query=query(%24n:Int)%7BphoneNumbers(first:%24n)%7BtotalCount%7D%7D&variables=%7B%22n%22:1%7D",
            &[],
            "",
        )
        .await;
    assert_eq!(query.ok(), json!({ "phoneNumbers": { "totalCount": 0 } }));

    let path = "/graphql?query=mutation%7BlogOut(input:%7Beverywhere:true%7D)%7BloggedOut%7D%7D";
    let mutation = acme.send(Method::GET, path, &[], "").await;
    assert_eq!((mutation.status.as_u16(), mutation.headers["allow"].to_str().unwrap()), (405, "POST"));
    let named =
        "/graphql?operationName=M&query=query%20Q%7Bme%7Bid%7D%7D%20mutation%20M%7BlogOut(input:%7Beverywhere:true%7D)%7BloggedOut%7D%7D";
    assert_eq!(acme.send(Method::GET, named, &[], "").await.status, 405);
    acme.gql("{ me { id } }", json!({})).await.ok();
}

#[tokio::test]
async fn only_json_is_read() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let body = json!({ "query": "mutation { logOut(input: {everywhere: true}) { loggedOut } }" }).to_string();
    for content_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/graphql", ""] {
        let answer = acme.send(Method::POST, "/graphql", &[("content-type", content_type)], body.clone()).await;
        assert_eq!(answer.status, 415, "{content_type}");
        answer.fails("BAD_REQUEST");
    }
    acme.gql("{ me { id } }", json!({})).await.ok();
}

#[tokio::test]
async fn what_is_no_request_is_refused_with_a_sentence() {
    let app = TestApp::start().await;
    let anyone = app.anyone();
    for body in [
        "",
        "{",
        "null",
        "[]",
        "42",
        "{\"query\": 1}",
        "{\"query\": \"{me{id}}\", \"variables\": []}",
        "{\"variables\": {}}",
        "[{\"query\": \"{me{id}}\"}]",
    ] {
        let answer = anyone.send(Method::POST, "/graphql", &[JSON], body).await;
        assert_eq!(answer.status, 400, "{body}");
        answer.fails("BAD_REQUEST");
    }
    let large = json!({ "query": "{ me { id } }", "variables": { "x": "x".repeat(300_000) } }).to_string();
    let answer = anyone.send(Method::POST, "/graphql", &[JSON], large).await;
    assert_eq!(answer.status, 413);
    answer.fails("DOCUMENT_TOO_LARGE");
    anyone.send(Method::GET, "/nowhere", &[], "").await.fails("NOT_FOUND");
}

#[tokio::test]
async fn the_status_of_a_refused_document_depends_on_what_the_client_accepts() {
    let app = TestApp::start().await;
    let anyone = app.anyone();
    for (document, code) in [("{ me { ", "GRAPHQL_PARSE_FAILED"), ("{ nothing }", "GRAPHQL_VALIDATION_FAILED")] {
        let body = json!({ "query": document }).to_string();
        for (accept, status) in [
            ("application/json", 200),
            ("application/graphql-response+json", 400),
            ("application/graphql-response+json, application/json;q=0.9", 400),
            ("*/*", 200),
        ] {
            let answer = anyone.send(Method::POST, "/graphql", &[JSON, ("accept", accept)], body.clone()).await;
            assert_eq!(answer.status, status, "{document} {accept}");
            assert!(answer.json().get("data").is_none());
            answer.fails(code);
        }
    }
    let answer = anyone.send(Method::POST, "/graphql", &[JSON, ("accept", "text/html")], "{}").await;
    assert_eq!(answer.status, 406);
}

#[tokio::test]
async fn every_answer_and_every_error_has_the_requests_id() {
    let app = TestApp::start().await;
    let anyone = app.anyone();
    let answer = anyone.gql("{ me { id } }", json!({})).await;
    assert_eq!(answer.headers["x-request-id"], "test");
    assert_eq!(answer.fails("UNAUTHENTICATED")["extensions"]["requestId"], "test");
    let refused = anyone.send(Method::POST, "/graphql", &[JSON], "{").await;
    assert_eq!(refused.fails("BAD_REQUEST")["extensions"]["requestId"], "test");
}

#[tokio::test]
async fn an_id_that_would_spoil_the_log_is_replaced_by_one_of_ours() {
    let app = TestApp::start().await;
    for sent in ["", "a b", "x\"y", &"x".repeat(65)] {
        let request = Request::get("/healthz").header("x-request-id", sent).body(Body::empty()).unwrap();
        let answer = app.router().oneshot(request).await.unwrap();
        uuid::Uuid::try_parse(answer.headers()["x-request-id"].to_str().unwrap()).unwrap();
    }
}

#[tokio::test]
async fn pages_of_configured_origins_may_call_and_others_may_not() {
    let ask = async |app: &TestApp, origin| {
        let headers = [
            ("origin", origin),
            ("access-control-request-method", "POST"),
            ("access-control-request-headers", "authorization,content-type"),
        ];
        app.anyone().send(Method::OPTIONS, "/graphql", &headers, "").await.headers
    };
    let app = TestApp::start().await;
    let ours = ask(&app, "https://app.example.com").await;
    assert_eq!(ours["access-control-allow-origin"], "https://app.example.com");
    assert_eq!(ours["access-control-allow-credentials"], "true");
    assert!(!ask(&app, "https://evil.example.com").await.contains_key("access-control-allow-origin"));

    let closed = TestApp::with_settings(api::app::Settings { cors_origins: Vec::new(), ..TestApp::settings() }).await;
    let nobodys = ask(&closed, "https://app.example.com").await;
    assert!(nobodys.keys().all(|name| !name.as_str().starts_with("access-control-")), "{nobodys:?}");
}

#[tokio::test]
async fn the_published_schema_is_the_running_one() {
    let app = TestApp::start().await;
    let served = app.anyone().send(Method::GET, "/schema.graphql", &[], "").await;
    assert_eq!(served.text, include_str!("../../../schema.graphql"));
}

#[tokio::test]
async fn introspection_as_tools_ask_for_it_is_answered() {
    let app = TestApp::start().await;
    let data = app.anyone().gql(include_str!("support/introspection.graphql"), json!({})).await.ok();
    assert_eq!(data["__schema"]["queryType"]["name"], "Query");
}

#[tokio::test]
async fn a_healthy_server_says_so() {
    let app = TestApp::start().await;
    for path in ["/healthz", "/readyz"] {
        let answer = app.anyone().send(Method::GET, path, &[], "").await;
        assert_eq!((answer.status.as_u16(), answer.json()), (200, json!({ "status": "ok" })), "{path}");
    }
}

#[tokio::test]
async fn a_panic_is_an_answer_that_tells_nothing() {
    let app = TestApp::start().await;
    let routes = Router::new().route("/panic", routing::get(async || -> String { panic!("the secret is swordfish") }));
    let routes = api::http::layers(routes, &app.app).with_state(app.app.clone());
    let answer = Caller::new(routes).send(Method::GET, "/panic", &[], "").await;
    assert_eq!(answer.status, 500);
    assert!(!answer.text.contains("swordfish"));
    answer.fails("INTERNAL_SERVER_ERROR");
}

#[tokio::test]
async fn a_server_that_stops_finishes_what_is_under_way() {
    let (begun, wait_for_begin) = tokio::sync::oneshot::channel::<()>();
    let begun = std::sync::Arc::new(std::sync::Mutex::new(Some(begun)));
    let app = TestApp::start().await.app.clone();
    let stop = app.stopping().clone();
    let stopping = stop.clone();
    let routes = Router::new().route(
        "/slow",
        routing::get(async move || {
            begun.lock().unwrap().take().unwrap().send(()).unwrap();
            stopping.cancelled().await;
            tokio::task::yield_now().await;
            "finished"
        }),
    );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = tokio::spawn(async move { api::http::server::serve(&app, listener, routes).await });
    let mut client = tokio::net::TcpStream::connect(address).await.unwrap();
    client.write_all(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    wait_for_begin.await.unwrap();

    stop.cancel();

    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("finished"), "{answer}");
    tokio::time::timeout(Duration::from_secs(5), serving).await.unwrap().unwrap().unwrap();
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn nodes_are_found_by_any_id_in_the_order_asked() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let (number, agent, call) = (acme.add_number("+919876543210").await, acme.add_agent("Ravi").await, acme.add_call("CA-1").await);
    let order = acme.add_order("Asha", Some("CA-1")).await;
    let me = acme.gql("{ me { id } }", json!({})).await.ok()["me"]["id"].clone();
    let query =
        "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Order { callLog { orders { id } } } ... on User { email } } }";
    let data = acme.gql(query, json!({ "ids": [order, "nonsense", call, me, agent, number, agent] })).await.ok();
    let expected = json!([
        { "__typename": "Order", "id": order, "callLog": { "orders": [{ "id": order }] } }, null, { "__typename": "CallLog", "id": call },
        { "__typename": "User", "id": me, "email": "acme@example.com" }, { "__typename": "Agent", "id": agent },
        { "__typename": "PhoneNumber", "id": number }, { "__typename": "Agent", "id": agent },
    ]);
    assert_eq!(data["nodes"], expected);
    let many: Vec<Value> = vec![json!(agent); 101];
    acme.gql(query, json!({ "ids": many })).await.fails("BAD_USER_INPUT");
}

#[tokio::test]
async fn a_path_asked_in_a_way_that_it_does_not_have_is_refused_with_a_sentence() {
    let app = TestApp::start().await;
    for (method, path) in [(Method::PUT, "/graphql"), (Method::DELETE, "/graphql"), (Method::POST, "/healthz")] {
        let answer = app.anyone().send(method, path, &[], "").await;
        assert_eq!(answer.status, 405);
        answer.fails("BAD_REQUEST");
    }
}

#[tokio::test]
async fn a_content_type_may_name_utf8_in_quotes() {
    let app = TestApp::start().await;
    let body = json!({ "query": "{ __typename }" }).to_string();
    app.anyone().send(Method::POST, "/graphql", &[("content-type", "application/json; charset=\"UTF-8\"")], body).await.ok();
}
