//! Automatic persisted queries: a document's hash stands for it.

use axum::http::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::{Answer, Caller, TestApp};

const QUERY: &str = "query($first: Int) { agents(first: $first) { totalCount } }";

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

async fn send(caller: &Caller, query: Option<&str>, hash: &str) -> Answer {
    let mut body = json!({ "variables": { "first": 3 }, "extensions": { "persistedQuery": { "version": 1, "sha256Hash": hash } } });
    if let Some(query) = query {
        body["query"] = json!(query);
    }
    caller.send(Method::POST, "/graphql", &[("content-type", "application/json")], body.to_string()).await
}

#[tokio::test]
async fn a_document_is_known_by_its_hash_once_it_was_sent() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;

    let unknown = send(&acme, None, &hash(QUERY)).await;
    assert_eq!(unknown.status, 200);
    unknown.fails("PERSISTED_QUERY_NOT_FOUND");
    send(&acme, Some(QUERY), &hash(QUERY)).await.ok();

    assert_eq!(send(&acme, None, &hash(QUERY)).await.ok(), json!({ "agents": { "totalCount": 0 } }));
    let extensions = format!("%7B%22persistedQuery%22:%7B%22version%22:1,%22sha256Hash%22:%22{}%22%7D%7D", hash(QUERY));
    acme.send(Method::GET, &format!("/graphql?extensions={extensions}"), &[], "").await.ok();
    // Whose document it was is nothing: what it finds is its sender's own.
    app.anyone().gql("{ __typename }", json!({})).await.ok();
    send(&app.anyone(), None, &hash(QUERY)).await.fails("UNAUTHENTICATED");
}

#[tokio::test]
async fn a_hash_is_that_of_the_document_or_refused() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    for wrong in [hash("{ __typename }"), "abc".into(), "é".repeat(32), hash(QUERY).replace('a', "g"), String::new()] {
        let answer = send(&acme, Some(QUERY), &wrong).await;
        assert_eq!(answer.status, 400, "{wrong}");
        answer.fails("BAD_REQUEST");
    }
    for extension in [json!({}), json!(1), json!({ "version": 2, "sha256Hash": hash(QUERY) })] {
        let body = json!({ "query": QUERY, "extensions": { "persistedQuery": extension } }).to_string();
        let answer = acme.send(Method::POST, "/graphql", &[("content-type", "application/json")], body).await;
        answer.fails("BAD_REQUEST");
    }
    let without = json!({ "query": QUERY, "extensions": { "persistedQuery": Value::Null } }).to_string();
    acme.send(Method::POST, "/graphql", &[("content-type", "application/json")], without).await.ok();
}

#[tokio::test]
async fn a_document_that_is_refused_is_refused_by_its_hash_too() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let large = format!("{{ me {{ {} }} }}", "id ".repeat(2_001));
    send(&acme, Some(&large), &hash(&large)).await.fails("QUERY_TOO_COMPLEX");
    send(&acme, None, &hash(&large)).await.fails("PERSISTED_QUERY_NOT_FOUND");
}
