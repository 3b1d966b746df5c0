//! A database that is away, and that comes back.

use axum::http::Method;
use chrono::TimeDelta;
use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::support::{TestApp, database, proxy::Proxy};

#[tokio::test]
async fn while_postgresql_is_away_requests_are_told_so_and_when_it_is_back_they_are_served() {
    // SQLite has no way that could be cut; its case is the next test.
    if !database::is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let proxy = Proxy::before(&app.database.url()).await;
    let away = app.through(proxy.url(&app.database.url())).await;
    let acme = acme.at(&away);
    acme.gql("{ me { id } }", json!({})).await.ok();

    proxy.cut();
    for _ in 0..3 {
        acme.gql("{ me { id } }", json!({})).await.fails("UNAVAILABLE");
        let create = "mutation { createAgent(input: {name: \"Ravi\", systemPrompt: \"x\"}) { agent { id } userErrors { code } } }";
        acme.gql(create, json!({})).await.fails("UNAVAILABLE");
    }
    let ready = acme.send(Method::GET, "/readyz", &[], "").await;
    assert_eq!((ready.status.as_u16(), ready.json()["reason"].clone()), (503, json!("the database can't be reached")));
    assert_eq!(acme.send(Method::GET, "/healthz", &[], "").await.status, 200);

    proxy.mend();
    acme.add_agent("Ravi").await;
    // What was found out holds for a second.
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(acme.send(Method::GET, "/readyz", &[], "").await.status, 200);
}

#[tokio::test]
async fn while_another_process_holds_sqlites_lock_reads_go_on_and_writes_are_told_so() {
    if database::is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let other = app.database.connect().await;
    other.execute_unprepared("BEGIN IMMEDIATE").await.unwrap();

    acme.gql("{ me { id } }", json!({})).await.ok();
    let create = "mutation { createAgent(input: {name: \"Ravi\", systemPrompt: \"x\"}) { agent { id } userErrors { code } } }";
    acme.gql(create, json!({})).await.fails("UNAVAILABLE");

    other.execute_unprepared("ROLLBACK").await.unwrap();
    acme.add_agent("Ravi").await;
}
