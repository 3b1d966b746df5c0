//! The dashboard.

use serde_json::{Value, json};

use crate::support::{Caller, TestApp};

const LOG: &str =
    "mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { callLog { id } userErrors { code message field } } }";
const ACTIVITY: &str =
    "query($from: Date!, $to: Date!, $zone: String!) { dashboardStats { activity(from: $from, to: $to, timeZone: $zone) {
    date calls answeredCalls orders talkSeconds } } }";

async fn log(caller: &Caller, started_at: &str, status: &str, seconds: i32) -> String {
    let input =
        json!({ "callId": started_at, "caller": "+919812345678", "startedAt": started_at, "status": status, "durationSeconds": seconds });
    caller.mutate(LOG, json!({ "input": input })).await["callLog"]["id"].as_str().unwrap().to_owned()
}

async fn activity(caller: &Caller, from: &str, to: &str, zone: &str) -> Vec<Value> {
    let data = caller.gql(ACTIVITY, json!({ "from": from, "to": to, "zone": zone })).await.ok();
    data["dashboardStats"]["activity"].as_array().unwrap().clone()
}

fn calls_by_day(days: &[Value]) -> Vec<(String, i64)> {
    days.iter().map(|day| (day["date"].as_str().unwrap().to_owned(), day["calls"].as_i64().unwrap())).collect()
}

#[tokio::test]
async fn the_dashboard_counts_the_whole_life_of_a_tenant() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let query = "{ dashboardStats { connectedPhoneNumbers activeAgents totalCalls totalOrders } }";
    let stats = async || acme.gql(query, json!({})).await.ok()["dashboardStats"].clone();
    assert_eq!(stats().await, json!({ "connectedPhoneNumbers": 0, "activeAgents": 0, "totalCalls": 0, "totalOrders": 0 }));

    acme.add_number("+919876543210").await;
    let pending =
        "mutation { createPhoneNumber(input: {number: \"+919876543211\", status: PENDING}) { phoneNumber { id } userErrors { code } } }";
    let pending = acme.mutate(pending, json!({})).await["phoneNumber"]["id"].clone();
    let agent = acme.add_agent("Ravi").await;
    acme.add_call("CA-1").await;
    acme.add_order("Asha", Some("CA-1")).await;
    assert_eq!(stats().await, json!({ "connectedPhoneNumbers": 1, "activeAgents": 1, "totalCalls": 1, "totalOrders": 1 }));

    let connect = "mutation($id: ID!) { updatePhoneNumber(id: $id, input: {status: ACTIVE}) { userErrors { code } } }";
    acme.mutate(connect, json!({ "id": pending })).await;
    let retire = "mutation($id: ID!) { updateAgent(id: $id, input: {isActive: false}) { userErrors { code } } }";
    acme.mutate(retire, json!({ "id": agent })).await;
    assert_eq!(stats().await, json!({ "connectedPhoneNumbers": 2, "activeAgents": 0, "totalCalls": 1, "totalOrders": 1 }));
}

#[tokio::test]
async fn days_are_those_of_the_asked_time_zone_and_none_is_left_out() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    // Midnight in Kolkata is half past six in the evening of the day before in UTC.
    log(&acme, "2026-11-20T18:29:59.999Z", "COMPLETED", 10).await;
    log(&acme, "2026-11-20T18:30:00Z", "NO_ANSWER", 5).await;
    log(&acme, "2026-11-20T23:00:00Z", "IN_PROGRESS", 0).await;
    acme.add_order("Asha", None).await;

    let kolkata = activity(&acme, "2026-11-20", "2026-11-22", "Asia/Kolkata").await;
    let utc = acme.gql("{ dashboardStats { activity(from: \"2026-11-20\", to: \"2026-11-21\") { date calls } } }", json!({})).await.ok();

    let expected = [
        json!({ "date": "2026-11-20", "calls": 1, "answeredCalls": 1, "orders": 0, "talkSeconds": 10 }),
        json!({ "date": "2026-11-21", "calls": 2, "answeredCalls": 1, "orders": 0, "talkSeconds": 0 }),
        json!({ "date": "2026-11-22", "calls": 0, "answeredCalls": 0, "orders": 1, "talkSeconds": 0 }),
    ];
    assert_eq!(kolkata, expected);
    assert_eq!(utc["dashboardStats"]["activity"], json!([{ "date": "2026-11-20", "calls": 3 }, { "date": "2026-11-21", "calls": 0 }]));
}

#[tokio::test]
async fn a_day_on_which_clocks_change_has_its_own_length() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    // On 29 March 2026 Berlin's day had 23 hours, on 25 October 25; in Beirut the day of 29 March began at one o'clock.
    log(&acme, "2026-03-29T21:59:59Z", "COMPLETED", 1).await;
    log(&acme, "2026-03-29T22:00:00Z", "COMPLETED", 1).await;
    log(&acme, "2026-10-25T22:59:59Z", "COMPLETED", 1).await;
    let berlin = activity(&acme, "2026-03-29", "2026-03-30", "Europe/Berlin").await;
    assert_eq!(calls_by_day(&berlin), [("2026-03-29".into(), 1), ("2026-03-30".into(), 1)]);
    let berlin = activity(&acme, "2026-10-25", "2026-10-26", "Europe/Berlin").await;
    assert_eq!(calls_by_day(&berlin), [("2026-10-25".into(), 1), ("2026-10-26".into(), 0)]);
    let beirut = activity(&acme, "2026-03-28", "2026-03-30", "Asia/Beirut").await;
    assert_eq!(calls_by_day(&beirut), [("2026-03-28".into(), 0), ("2026-03-29".into(), 0), ("2026-03-30".into(), 2)]);
}

#[tokio::test]
async fn days_are_counted_off_across_every_change_of_the_clocks() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    // Lord Howe's clocks change by half an hour. Samoa had no 30 December 2011.
    for started_at in ["2026-04-04T12:59:59Z", "2026-04-05T13:29:59Z", "2026-10-04T12:59:59Z", "2026-10-04T13:00:00Z"] {
        log(&acme, started_at, "COMPLETED", 1).await;
    }
    for started_at in ["2011-12-29T09:59:59Z", "2011-12-30T09:59:59Z", "2011-12-30T10:00:00Z"] {
        log(&acme, started_at, "COMPLETED", 1).await;
    }
    let with_calls = async |from: &str, to: &str, zone: &str| {
        let days = activity(&acme, from, to, zone).await;
        calls_by_day(&days).into_iter().filter(|(_, calls)| *calls > 0).collect::<Vec<_>>()
    };
    let lord_howe = with_calls("2025-12-01", "2026-12-31", "Australia/Lord_Howe").await;
    assert_eq!(lord_howe, [("2026-04-04".into(), 1), ("2026-04-05".into(), 1), ("2026-10-04".into(), 1), ("2026-10-05".into(), 1)]);
    let samoa = with_calls("2011-12-01", "2012-01-31", "Pacific/Apia").await;
    assert_eq!(samoa, [("2011-12-28".into(), 1), ("2011-12-29".into(), 1), ("2011-12-31".into(), 1)]);
}

#[tokio::test]
async fn a_call_that_changes_changes_its_day() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let id = log(&acme, "2026-11-22T09:00:00Z", "RINGING", 0).await;
    let update = "mutation($id: ID!, $input: UpdateCallLogInput!) { updateCallLog(id: $id, input: $input) { userErrors { code } } }";
    acme.mutate(update, json!({ "id": id, "input": { "status": "COMPLETED", "durationSeconds": 42 } })).await;
    let day = json!({ "date": "2026-11-22", "calls": 1, "answeredCalls": 1, "orders": 0, "talkSeconds": 42 });
    assert_eq!(activity(&acme, "2026-11-22", "2026-11-22", "UTC").await, [day]);
}

#[tokio::test]
async fn at_most_four_hundred_days_are_answered_and_mistakes_are_explained() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    assert_eq!(activity(&acme, "2025-10-19", "2026-11-22", "Asia/Kolkata").await.len(), 400);
    for (from, to, zone) in [
        ("2025-10-18", "2026-11-22", "UTC"),
        ("2026-11-22", "2026-11-21", "UTC"),
        ("2026-11-22", "2026-11-22", "Asia/Atlantis"),
        ("9999-12-31", "9999-12-31", "UTC"),
        ("2026-02-30", "2026-03-01", "UTC"),
        ("2026-2-3", "2026-03-01", "UTC"),
    ] {
        acme.gql(ACTIVITY, json!({ "from": from, "to": to, "zone": zone })).await.fails("BAD_USER_INPUT");
    }
}
