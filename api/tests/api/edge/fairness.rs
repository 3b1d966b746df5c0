//! Tenants that ask for much, and those beside them. What takes long is made with PostgreSQL's locks.

use std::time::Duration;

use sea_orm::{ConnectionTrait, TransactionTrait};
use serde_json::json;

use crate::support::{Caller, TestApp, database::is_postgres, events::Events, sockets::until};

const WAITING: &str = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

#[tokio::test]
async fn one_operation_takes_a_few_connections_however_much_it_reads() {
    if !is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let (acme, other) = (app.tenant("acme").await, app.tenant("other").await);
    let held = app.database.connect().await.begin().await.unwrap();
    held.execute_unprepared("LOCK TABLE tenant_activity").await.unwrap();

    let activity = |place| format!("a{place}: activity(from: \"2026-11-01\", to: \"2026-11-22\") {{ calls }}");
    let much = format!("{{ dashboardStats {{ {} }} }}", (0..40).map(activity).collect::<Vec<_>>().join(" "));
    let asking = tokio::spawn(async move { acme.gql(&much, json!({})).await });
    until("it waits", async || app.database.number(WAITING).await > 0).await;
    other.gql("{ me { email } agents { totalCount } }", json!({})).await.ok();
    assert_eq!(app.database.number(WAITING).await, 2);
    held.rollback().await.unwrap();
    asking.await.unwrap().ok();
}

#[tokio::test]
async fn the_events_of_one_tenant_do_not_wait_for_those_of_another() {
    if !is_postgres() {
        return;
    }
    // Eight events at once.
    let app = TestApp::with_quotas(|quotas| quotas.operations = 64).await;
    app.follow_events().await;
    let (acme, other) = (app.tenant("acme").await, app.tenant("other").await);
    let agent = acme.add_agent("Ravi").await;
    let number = acme.add_number("+919876543210").await;
    acme.link(&agent, &number).await;
    let links = "subscription { callLogChanged { callLog { agent { linkedPhones { number } } } } }";
    let mut many = Vec::new();
    for _ in 0..20 {
        many.push(acme.subscribe(links, json!({})).await);
    }
    let mut events = other.subscribe("subscription { callLogChanged { callLog { callId } } }", json!({})).await;
    // Reading links waits for a lock that is nobody's transaction: for those, events wait too.
    let slow = "ALTER TABLE agent_phone_mappings RENAME TO links; CREATE VIEW agent_phone_mappings AS
        WITH held AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(1)) SELECT links.* FROM held CROSS JOIN links";
    app.database.execute(slow).await;
    let held = app.database.connect().await;
    held.execute_unprepared("SELECT pg_advisory_lock(1)").await.unwrap();
    let log = "mutation($agent: ID!) { createCallLog(input: {callId: \"a\", caller: \"withheld\", agentId: $agent}) { userErrors { code message field } } }";
    acme.mutate(log, json!({ "agent": agent })).await;
    let told = tokio::spawn(async move { futures_util::future::join_all(many.iter_mut().map(Events::data)).await.len() });
    until("they wait", async || app.database.number(WAITING).await > 1).await;

    other.add_call("call").await;
    let event = tokio::time::timeout(Duration::from_secs(2), events.data()).await.expect("it does not wait with them");
    assert_eq!(event["callLogChanged"]["callLog"]["callId"], "call");
    held.close().await.unwrap();
    assert_eq!(told.await.unwrap(), 20);
}

#[tokio::test]
async fn a_connection_that_is_kept_for_reading_is_given_to_whoever_writes() {
    if !is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let (acme, other) = (app.tenant("acme").await, app.tenant("other").await);
    let agent = acme.add_agent("Ravi").await;
    // Three that read at once: of four connections, all but one are kept from then on.
    let held = app.database.connect().await.begin().await.unwrap();
    held.execute_unprepared("LOCK TABLE tenant_activity").await.unwrap();
    let activity = "{ dashboardStats { activity(from: \"2026-11-01\", to: \"2026-11-22\") { calls } } }";
    let read = |acme: Caller| async move { acme.gql(activity, json!({})).await };
    let reading: Vec<_> = (0..3).map(|_| tokio::spawn(read(acme.clone()))).collect();
    until("they read", async || app.database.number(WAITING).await == 3).await;
    held.rollback().await.unwrap();
    for answer in reading {
        answer.await.unwrap().ok();
    }

    // One that writes has the last, and waits.
    let held = app.database.connect().await.begin().await.unwrap();
    held.execute_unprepared("SELECT * FROM ai_agents FOR UPDATE").await.unwrap();
    let rename =
        "mutation($id: ID!) { updateAgent(id: $id, input: {name: \"Mira\"}) { agent { name } userErrors { code message field } } }";
    let writing = tokio::spawn(async move { acme.gql(rename, json!({ "id": agent })).await });
    until("it waits", async || app.database.number(WAITING).await == 1).await;

    other.add_agent("Asha").await;
    assert_eq!(app.database.number(WAITING).await, 1);
    held.rollback().await.unwrap();
    writing.await.unwrap().ok();
}
