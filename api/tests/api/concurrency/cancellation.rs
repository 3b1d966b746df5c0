//! A `begin` whose client goes away while it is under way. PostgreSQL only: SQLite has no wire on which an answer could be late.

use api::{
    app::App,
    auth::Keys,
    db::{Db, Settings},
};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, TransactionTrait};
use serde_json::json;

use super::{nobody_stays_in_a_transaction, proxy::Proxy, serve, wire};
use crate::support::{
    Caller, SECRET_KEY, TestApp,
    database::{TestDatabase, is_postgres},
};

/// Why the product begins its transactions in a task of their own. When this fails, the driver has been mended: the task may go.
#[tokio::test]
async fn with_the_driver_alone_a_cancelled_begin_loses_the_next_borrowers_write() {
    if !is_postgres() {
        return;
    }
    let database = TestDatabase::migrated().await;
    database.execute("CREATE TABLE notes (id integer)").await;
    let gate = Proxy::before(&database.url()).await;
    let mut options = ConnectOptions::new(gate.url());
    options.max_connections(1).test_before_acquire(false).sqlx_logging(false);
    let pool = Database::connect(options).await.unwrap();
    pool.execute_unprepared("INSERT INTO notes VALUES (1)").await.unwrap();

    gate.cancel_mid_flight(pool.begin()).await;
    pool.execute_unprepared("INSERT INTO notes VALUES (2)").await.expect("the write is acknowledged");
    pool.close().await.unwrap();
    assert_eq!(database.number("SELECT COUNT(*) FROM notes").await, 1, "the write that was acknowledged is lost");
}

/// A server whose one connection goes through a gate.
async fn behind_a_gate(app: &TestApp) -> (App, Proxy) {
    let gate = Proxy::before(&app.database.url()).await;
    let settings = Settings { url: gate.url(), pool_size: 1, ..app.database.settings() };
    let db = Db::connect(&settings, None).await.unwrap();
    let server = App::new(db, Keys::new(&SECRET_KEY.into(), None), app.clock.clone(), app.app.settings().clone()).unwrap();
    (server, gate)
}

/// What the next borrower of the connection reads and writes is there, and it leaves no transaction behind.
async fn the_next_borrower_loses_nothing(app: &TestApp, ann: &Caller, call_id: &str) {
    ann.gql("{ me { id } phoneNumbers { totalCount } }", json!({})).await.ok();
    let idle = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'";
    assert_eq!(app.database.number(idle).await, 0, "a reader was handed a connection inside somebody else's transaction");
    ann.add_call(call_id).await;
    let written = format!("SELECT COUNT(*) FROM call_logs WHERE call_id = '{call_id}'");
    assert_eq!(app.database.number(&written).await, 1, "the write that was acknowledged is there");
}

#[tokio::test]
async fn a_cancelled_begin_of_the_product_loses_nothing() {
    if !is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    let (server, gate) = behind_a_gate(&app).await;
    let claims = server.keys().verify(ann.access_token.as_ref().unwrap(), server.now()).unwrap();
    let tenant = server.db().by_access_token(&claims);
    let ann = Caller::new(server.router()).with_tokens(&json!({ "accessToken": ann.access_token }));
    for round in 0..20 {
        gate.cancel_mid_flight(tenant.begin()).await;
        the_next_borrower_loses_nothing(&app, &ann, &format!("call-{round}")).await;
    }
}

#[tokio::test]
async fn a_client_that_disconnects_during_begin_loses_nobodys_writes() {
    if !is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let token = app.tenant("ann").await.access_token.unwrap();
    let (server, gate) = behind_a_gate(&app).await;
    let ann = Caller::new(server.router()).with_tokens(&json!({ "accessToken": token }));
    let address = serve(server.router()).await;
    let query = "mutation($id: String!) { createAgent(input: {name: $id, systemPrompt: \"Listen.\"}) { userErrors { code } } }";
    for round in 0..20 {
        let request = wire::request(&token, query, &json!({ "id": format!("gone-{round}") }));
        let client = async {
            let mut wire = wire::Wire::open(address).await;
            wire.send(&request).await.unwrap();
            wire.answer().await
        };
        gate.cancel_mid_flight(client).await;
        the_next_borrower_loses_nothing(&app, &ann, &format!("call-{round}")).await;
    }
    nobody_stays_in_a_transaction(&app).await;
    // What was begun is finished, though nobody waits for it.
    assert_eq!(app.database.number("SELECT COUNT(*) FROM ai_agents WHERE name LIKE 'gone-%'").await, 20);
}
