//! What comes, in which order, and from where.

use chrono::TimeDelta;
use serde_json::json;

use super::{CALLS, ORDERS, STATS, call};
use crate::support::{Caller, TestApp};

const LOG: &str =
    "mutation($id: String!, $status: CallStatus!) { createCallLog(input: {callId: $id, caller: \"withheld\", status: $status}) {
    callLog { id } userErrors { code message field } } }";
const FINISH: &str =
    "mutation($id: ID!) { updateCallLog(id: $id, input: {status: COMPLETED}) { callLog { id } userErrors { code message field } } }";

async fn ringing(caller: &Caller, call_id: &str) -> String {
    let payload = caller.mutate(LOG, json!({ "id": call_id, "status": "RINGING" })).await;
    payload["callLog"]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_subscriber_hears_of_every_change_in_its_order() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut events = acme.subscribe(CALLS, json!({})).await;

    for number in 0..5 {
        acme.add_call(&format!("call-{number}")).await;
    }

    for number in 0..5 {
        assert_eq!(call(&mut events).await.1, format!("CREATED call-{number} COMPLETED"));
    }
}

#[tokio::test]
async fn a_subscriber_that_comes_back_with_its_cursor_misses_nothing_and_hears_nothing_twice() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut events = acme.subscribe(CALLS, json!({})).await;
    ringing(&acme, "before").await;
    let (cursor, told) = call(&mut events).await;
    assert_eq!(told, "CREATED before RINGING");
    drop(events);

    // More than are read at once.
    for number in 0..120 {
        acme.add_call(&format!("missed-{number}")).await;
    }
    let mut events = acme.subscribe(CALLS, json!({ "after": cursor })).await;
    acme.add_call("after").await;

    for number in 0..120 {
        assert_eq!(call(&mut events).await.1, format!("CREATED missed-{number} COMPLETED"));
    }
    assert_eq!(call(&mut events).await.1, "CREATED after COMPLETED");
}

#[tokio::test]
async fn one_call_can_be_followed_before_it_is_logged() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut events = acme.subscribe(CALLS, json!({ "callId": "mine" })).await;

    acme.add_call("another").await;
    let mine = ringing(&acme, "mine").await;
    assert_eq!(call(&mut events).await.1, "CREATED mine RINGING");
    acme.add_call("yet another").await;
    acme.mutate(FINISH, json!({ "id": mine })).await;

    assert_eq!(call(&mut events).await.1, "UPDATED mine COMPLETED");
}

#[tokio::test]
async fn one_call_can_be_followed_from_long_ago_whatever_else_happened_since() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut events = acme.subscribe(CALLS, json!({ "callId": "mine" })).await;
    let mine = ringing(&acme, "mine").await;
    let (cursor, _) = call(&mut events).await;
    for number in 0..300 {
        acme.add_call(&format!("another-{number}")).await;
    }
    acme.mutate(FINISH, json!({ "id": mine })).await;

    let missed = async {
        let mut events = acme.subscribe(CALLS, json!({ "callId": "mine", "after": cursor })).await;
        call(&mut events).await.1
    };
    let (told, statements) = app.statements_of(missed).await;

    assert_eq!(told, "UPDATED mine COMPLETED");
    // The call, what was missed of it, and what the event tells. The server reads the log meanwhile.
    let of_calls: Vec<_> = statements.iter().filter(|sql| sql.contains("call_logs")).collect();
    assert_eq!(of_calls.len(), 3, "{of_calls:#?}");
    // Who has fallen behind hears of it too.
    for number in 300..600 {
        acme.add_call(&format!("another-{number}")).await;
    }
    acme.mutate(
        "mutation($id: ID!) { updateCallLog(id: $id, input: {durationSeconds: 5}) { userErrors { code message field } } }",
        json!({ "id": mine }),
    )
    .await;
    assert_eq!(call(&mut events).await.1, "UPDATED mine COMPLETED");
    assert_eq!(call(&mut events).await.1, "UPDATED mine COMPLETED");
}

#[tokio::test]
async fn an_order_is_told_of_when_it_is_taken_changed_deleted_and_restored() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut events = acme.subscribe(ORDERS, json!({})).await;

    let order = acme.add_order("Asha", None).await;
    for query in [
        "mutation($id: ID!) { updateOrder(id: $id, input: {customerName: \"Asha R\"}) { userErrors { code message field } } }",
        "mutation($id: ID!) { deleteOrder(id: $id) { userErrors { code message field } } }",
    ] {
        acme.mutate(query, json!({ "id": order })).await;
    }
    let mut told = Vec::new();
    for _ in 0..3 {
        let event = events.data().await["orderChanged"].take();
        assert_eq!(event["order"]["id"], order.as_str());
        told.push(event["kind"].clone());
        if event["kind"] == "DELETED" {
            assert!(event["order"]["deletedAt"].is_string(), "{event}");
        }
    }
    assert_eq!(told, ["CREATED", "UPDATED", "DELETED"]);

    acme.mutate("mutation($id: ID!) { restoreOrder(id: $id) { userErrors { code message field } } }", json!({ "id": order })).await;
    let restored = events.data().await["orderChanged"].take();
    assert_eq!((&restored["kind"], &restored["order"]["deletedAt"]), (&json!("UPDATED"), &json!(null)));
}

#[tokio::test]
async fn the_dashboard_comes_at_once_and_when_something_changed() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut events = acme.subscribe(STATS, json!({})).await;
    let stats = |numbers: u32, calls: u32| json!({ "dashboardStatsChanged": { "connectedPhoneNumbers": numbers, "activeAgents": 0, "totalCalls": calls, "totalOrders": 0 } });
    assert_eq!(events.data().await, stats(0, 0));

    acme.add_number("+919876543210").await;
    for number in 0..3 {
        acme.add_call(&format!("call-{number}")).await;
    }

    // All that came within a second is one change.
    assert_eq!(events.data().await, stats(1, 3));
}

#[tokio::test]
async fn the_subscribers_of_one_dashboard_share_what_the_first_of_them_reads() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let stats = "subscription { dashboardStatsChanged { totalCalls activity(from: \"2026-11-01\", to: \"2026-11-22\") { calls } } }";
    let mut all = Vec::new();
    for _ in 0..5 {
        let mut events = acme.subscribe(stats, json!({})).await;
        events.data().await;
        all.push(events);
    }
    acme.add_call("call").await;

    let look = futures_util::future::join_all(all.iter_mut().map(async |events| events.data().await["dashboardStatsChanged"].take()));
    let (seen, statements) = app.statements_of(look).await;

    for stats in seen {
        assert_eq!((&stats["totalCalls"], &stats["activity"][21]["calls"]), (&json!(1), &json!(1)));
    }
    let looks: Vec<_> = statements.iter().filter(|sql| sql.contains("tenant_")).collect();
    assert_eq!(looks.len(), 2, "{looks:#?}");
}

#[tokio::test]
async fn a_cursor_of_more_than_seven_days_ago_is_refused_and_so_is_what_is_no_cursor() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut events = acme.subscribe(CALLS, json!({})).await;
    acme.add_call("call").await;
    let (cursor, _) = call(&mut events).await;
    app.clock.advance(TimeDelta::days(7) + TimeDelta::milliseconds(1));
    let acme = acme.log_in("acme@example.com").await;

    let from_elsewhere = "AX__________f_________8AAAGiEAYD6Q";
    for after in [cursor.as_str(), "", "nonsense", "AQ", from_elsewhere] {
        for query in [CALLS, ORDERS] {
            let mut events = acme.subscribe(query, json!({ "after": after })).await;
            let (name, result) = events.next().await.unwrap();
            assert_eq!(name, "next");
            assert_eq!(result["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{after}: {result}");
            assert_eq!(events.next().await.unwrap().0, "complete");
        }
    }
}

#[tokio::test]
async fn subscribers_that_want_the_same_share_one_statement_an_event() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut subscribers = Vec::new();
    for _ in 0..10 {
        subscribers.push(acme.subscribe(CALLS, json!({})).await);
    }

    let told = async {
        acme.add_call("call").await;
        for events in &mut subscribers {
            assert_eq!(call(events).await.1, "CREATED call COMPLETED");
        }
    };
    let ((), statements) = app.statements_of(told).await;

    let reads = statements.iter().filter(|sql| sql.starts_with("SELECT") && sql.contains("FROM \"call_logs\"")).count();
    assert_eq!(reads, 1, "{statements:#?}");
}
