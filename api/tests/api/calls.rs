//! The call log.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::TestApp;

const LOG: &str = "mutation($input: CreateCallLogInput!) { createCallLog(input: $input) {
    callLog { id callId caller callerFormatted callee calleeFormatted direction status durationSeconds startedAt endedAt agent { name } phoneNumber { number } orders { id } createdAt }
    userErrors { code message field } } }";
const UPDATE: &str = "mutation($id: ID!, $input: UpdateCallLogInput!) { updateCallLog(id: $id, input: $input) {
    callLog { id callee status durationSeconds endedAt agent { name } phoneNumber { number } updatedAt } userErrors { code message field } } }";

fn call(call_id: &str) -> Value {
    json!({ "callId": call_id, "caller": "+919812345678" })
}

fn with(mut input: Value, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("fields to add") };
    input.as_object_mut().unwrap().extend(more);
    json!({ "input": input })
}

#[tokio::test]
async fn a_call_is_logged_with_what_its_carrier_told() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let (agent, number) = (acme.add_agent("Ravi").await, acme.add_number("+919876543210").await);
    let more = json!({ "callee": "09876543210", "durationSeconds": 93, "agentId": agent, "phoneNumberId": number });

    let logged = acme.mutate(LOG, with(call("CA-1"), more)).await["callLog"].clone();

    let expected = json!({
        "id": logged["id"], "callId": "CA-1", "caller": "+919812345678", "callerFormatted": "098123 45678", "callee": "+919876543210",
        "calleeFormatted": "098765 43210", "direction": "INBOUND", "status": "COMPLETED", "durationSeconds": 93,
        "startedAt": "2026-11-22T09:58:27.000Z", "endedAt": "2026-11-22T10:00:00.000Z",
        "agent": { "name": "Ravi" }, "phoneNumber": { "number": "+919876543210" }, "orders": [], "createdAt": "2026-11-22T10:00:00.000Z",
    });
    assert_eq!(logged, expected);
    let read = acme.gql("{ callLog(callId: \"CA-1\") { id } absent: callLog(callId: \"CA-2\") { id } }", json!({})).await.ok();
    assert_eq!(read, json!({ "callLog": { "id": logged["id"] }, "absent": null }));
}

#[tokio::test]
async fn a_caller_who_is_no_number_is_kept_as_the_carrier_sent_it() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    for (sent, kept) in
        [("anonymous", "anonymous"), ("sip:ravi@example.com", "sip:ravi@example.com"), ("1860", "1860"), ("098123-45678", "+919812345678")]
    {
        let logged = acme.mutate(LOG, json!({ "input": { "callId": sent, "caller": sent } })).await;
        assert_eq!(logged["callLog"]["caller"], kept);
    }
}

#[tokio::test]
async fn the_same_call_again_is_the_same_log_and_other_values_are_taken() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let first = acme.mutate(LOG, with(call("CA-1"), json!({ "status": "RINGING" }))).await["callLog"].clone();
    acme.mutate(UPDATE, json!({ "id": first["id"], "input": { "status": "COMPLETED" } })).await;
    app.clock.advance(TimeDelta::minutes(5));

    let again = acme.mutate(LOG, with(json!({ "callId": " CA-1 ", "caller": "098123 45678" }), json!({ "status": "RINGING" }))).await;
    let other = acme.refused(LOG, with(call("CA-1"), json!({ "status": "BUSY" }))).await;

    assert_eq!((&again["callLog"]["id"], &again["callLog"]["status"]), (&first["id"], &json!("COMPLETED")));
    assert_eq!(other, ["TAKEN input.callId"]);
    assert_eq!(app.database.number("SELECT COUNT(*) FROM call_logs").await, 1);
}

#[tokio::test]
async fn all_mistakes_of_one_call_are_told_at_once() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let input = json!({
        "callId": " ", "caller": "", "callee": "x".repeat(129), "durationSeconds": -1, "startedAt": "1999-12-31T23:59:59Z",
        "agentId": "agent_01h455vb4pex5vsknk084sn02q", "phoneNumberId": "nonsense",
    });
    let errors = acme.refused(LOG, json!({ "input": input })).await;
    let expected = [
        "INVALID input.phoneNumberId",
        "REQUIRED input.callId",
        "REQUIRED input.caller",
        "TOO_LONG input.callee",
        "OUT_OF_RANGE input.durationSeconds",
        "OUT_OF_RANGE input.startedAt",
        "NOT_FOUND input.agentId",
    ];
    assert_eq!(errors, expected);
    let ahead = acme.refused(LOG, with(call("CA-1"), json!({ "startedAt": "2026-11-23T10:00:00.001Z" }))).await;
    assert_eq!(ahead, ["OUT_OF_RANGE input.startedAt"]);
}

#[tokio::test]
async fn a_call_is_followed_to_its_end_and_then_its_status_stays() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let id = acme.mutate(LOG, with(call("CA-1"), json!({ "status": "RINGING" }))).await["callLog"]["id"].clone();
    app.clock.advance(TimeDelta::seconds(30));

    let answered = acme.mutate(UPDATE, json!({ "id": id, "input": { "status": "IN_PROGRESS" } })).await["callLog"].clone();
    let completed =
        acme.mutate(UPDATE, json!({ "id": id, "input": { "status": "COMPLETED", "durationSeconds": 20 } })).await["callLog"].clone();
    let corrected =
        acme.mutate(UPDATE, json!({ "id": id, "input": { "status": "COMPLETED", "durationSeconds": 21 } })).await["callLog"].clone();
    let late = acme.refused(UPDATE, json!({ "id": id, "input": { "status": "RINGING", "endedAt": "2026-11-22T09:00:00Z" } })).await;

    assert_eq!((&answered["status"], &answered["endedAt"]), (&json!("IN_PROGRESS"), &json!(null)));
    assert_eq!((&completed["status"], &completed["endedAt"]), (&json!("COMPLETED"), &json!("2026-11-22T10:00:20.000Z")));
    assert_eq!((&corrected["durationSeconds"], &corrected["endedAt"]), (&json!(21), &json!("2026-11-22T10:00:20.000Z")));
    assert_eq!(late, ["STATE_CONFLICT input.status", "OUT_OF_RANGE input.endedAt"]);
}

#[tokio::test]
async fn an_update_writes_only_what_it_is_given() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let (agent, number) = (acme.add_agent("Ravi").await, acme.add_number("+919876543210").await);
    let more = json!({ "callee": "anonymous", "agentId": agent, "phoneNumberId": number });
    let id = acme.mutate(LOG, with(call("CA-1"), more)).await["callLog"]["id"].clone();
    app.clock.advance(TimeDelta::minutes(1));

    let kept = acme.mutate(UPDATE, json!({ "id": id, "input": {} })).await["callLog"].clone();
    let cleared = acme
        .mutate(UPDATE, json!({ "id": id, "input": { "agentId": null, "callee": null, "endedAt": "2026-11-22T10:02:00Z" } }))
        .await["callLog"]
        .clone();
    let refused =
        acme.refused(UPDATE, json!({ "id": id, "input": { "status": null, "durationSeconds": 86_401, "agentId": number } })).await;

    assert_eq!((&kept["agent"]["name"], &kept["updatedAt"]), (&json!("Ravi"), &json!("2026-11-22T10:00:00.000Z")));
    let expected = json!({
        "id": id, "callee": null, "status": "COMPLETED", "durationSeconds": 0, "endedAt": "2026-11-22T10:02:00.000Z", "agent": null,
        "phoneNumber": { "number": "+919876543210" }, "updatedAt": "2026-11-22T10:01:00.000Z",
    });
    assert_eq!(cleared, expected);
    assert_eq!(refused, ["REQUIRED input.status", "OUT_OF_RANGE input.durationSeconds", "INVALID input.agentId"]);
}

#[tokio::test]
async fn lists_are_filtered_searched_and_ordered() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let (agent, number) = (acme.add_agent("Ravi").await, acme.add_number("+919876543210").await);
    for (call_id, started_at, more) in [
        ("a", "2026-11-20T10:00:00Z", json!({ "durationSeconds": 30, "agentId": agent })),
        ("b", "2026-11-21T10:00:00Z", json!({ "durationSeconds": 10, "status": "BUSY", "phoneNumberId": number })),
        ("c", "2026-11-21T12:00:00Z", json!({ "durationSeconds": 20, "direction": "OUTBOUND", "callee": "Withheld_100%" })),
    ] {
        app.clock.advance(TimeDelta::seconds(1));
        acme.mutate(LOG, with(with(call(&format!("CALL-{call_id}")), json!({ "startedAt": started_at }))["input"].clone(), more)).await;
    }
    let list = "query($filter: CallLogFilter, $orderBy: CallLogOrder) { callLogs(filter: $filter, orderBy: $orderBy) { nodes { callId } totalCount } }";
    for (variables, expected) in [
        (json!({}), "cba"),
        (json!({ "orderBy": { "field": "STARTED_AT", "direction": "ASC" } }), "abc"),
        (json!({ "orderBy": { "field": "DURATION", "direction": "DESC" } }), "acb"),
        (json!({ "orderBy": { "field": "UPDATED_AT", "direction": "ASC" } }), "abc"),
        (json!({ "filter": { "status": ["BUSY", "FAILED"] } }), "b"),
        (json!({ "filter": { "status": [] } }), ""),
        (json!({ "filter": { "direction": "INBOUND" } }), "ba"),
        (json!({ "filter": { "agentId": agent } }), "a"),
        (json!({ "filter": { "phoneNumberId": number } }), "b"),
        (json!({ "filter": { "startedAt": { "from": "2026-11-21T10:00:00Z" } } }), "cb"),
        (json!({ "filter": { "startedAt": { "from": "2026-11-20T00:00:00Z", "to": "2026-11-21T12:00:00Z" } } }), "ba"),
        (json!({ "filter": { "updatedAt": { "from": "2026-11-22T10:00:02+00:00", "to": "2026-11-22T15:30:03+05:30" } } }), "b"),
        (json!({ "filter": { "search": "call-B" } }), "b"),
        (json!({ "filter": { "search": "d_100%" } }), "c"),
        (json!({ "filter": { "search": "98123", "direction": "OUTBOUND", "status": ["COMPLETED"] } }), "c"),
        (json!({ "filter": { "search": "678wit" } }), ""),
        (json!({ "filter": { "search": "678\nwit" } }), ""),
    ] {
        let data = acme.gql(list, variables.clone()).await.ok();
        let ids: String = data["callLogs"]["nodes"].as_array().unwrap().iter().map(|node| &node["callId"].as_str().unwrap()[5..]).collect();
        assert_eq!(ids, expected, "{variables}");
        assert_eq!(data["callLogs"]["totalCount"], expected.len(), "{variables}");
    }
}

#[tokio::test]
async fn a_call_shows_its_newest_hundred_orders() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    for call_id in ["a", "b", "c"] {
        acme.add_call(call_id).await;
    }
    for place in 0..102 {
        app.clock.advance(TimeDelta::seconds(1));
        acme.add_order(&format!("Customer {place}"), Some("a")).await;
    }
    let deleted = acme.add_order("Gone", Some("b")).await;
    acme.add_order("Asha", Some("b")).await;
    acme.mutate("mutation($id: ID!) { deleteOrder(id: $id) { userErrors { code } } }", json!({ "id": deleted })).await;

    let query = "{ callLogs(orderBy: {field: STARTED_AT, direction: ASC}) { nodes { callId orders { customerName callLog { callId } } } } callLog(callId: \"a\") { orders { customerName } } }";
    let data = acme.gql(query, json!({})).await.ok();

    let calls = data["callLogs"]["nodes"].as_array().unwrap();
    let of = |call_id: &str| calls.iter().find(|call| call["callId"] == call_id).unwrap()["orders"].as_array().unwrap().clone();
    assert_eq!(of("a").len(), 100);
    assert_eq!(of("a")[0], json!({ "customerName": "Customer 101", "callLog": { "callId": "a" } }));
    assert_eq!(of("a")[99]["customerName"], "Customer 2");
    assert_eq!(of("b"), [json!({ "customerName": "Asha", "callLog": { "callId": "b" } })]);
    assert_eq!(of("c"), [] as [Value; 0]);
    assert_eq!(data["callLog"]["orders"].as_array().unwrap().len(), 100);
}

#[tokio::test]
async fn a_call_has_an_end_when_it_is_over_and_not_before() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let more = json!({ "status": "IN_PROGRESS", "startedAt": "2026-11-22T08:00:00Z", "durationSeconds": 60 });
    let id = acme.mutate(LOG, with(call("CA-1"), more)).await["callLog"]["id"].clone();

    let early = acme.refused(UPDATE, json!({ "id": id, "input": { "endedAt": "2026-11-22T09:00:00Z" } })).await;
    let endless = acme.refused(UPDATE, json!({ "id": id, "input": { "status": "COMPLETED", "endedAt": null } })).await;
    let over = acme.mutate(UPDATE, json!({ "id": id, "input": { "status": "COMPLETED" } })).await;
    let cleared = acme.refused(UPDATE, json!({ "id": id, "input": { "endedAt": null } })).await;

    for refused in [early, endless, cleared] {
        assert_eq!(refused, ["STATE_CONFLICT input.endedAt"]);
    }
    assert_eq!(over["callLog"]["endedAt"], "2026-11-22T08:01:00.000Z", "its start and the duration that was known");
}

#[tokio::test]
async fn the_same_call_again_is_the_same_log_even_if_its_agent_was_deleted_since() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let agent = acme.add_agent("Ravi").await;
    let input = with(call("CA-1"), json!({ "agentId": agent }));
    let first = acme.mutate(LOG, input.clone()).await;
    acme.mutate("mutation($id: ID!) { deleteAgent(id: $id) { userErrors { code } } }", json!({ "id": agent })).await;

    assert_eq!(acme.mutate(LOG, input).await["callLog"]["id"], first["callLog"]["id"]);
    let other = acme.refused(LOG, with(call("CA-1"), json!({ "agentId": agent, "durationSeconds": 1 }))).await;
    assert_eq!(other, ["NOT_FOUND input.agentId"]);
}

#[tokio::test]
async fn a_filter_may_name_a_status_any_number_of_times() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    acme.add_call("CA-1").await;
    let query = "query($status: [CallStatus!]) { callLogs(filter: {status: $status}) { totalCount } }";
    let data = acme.gql(query, json!({ "status": vec!["COMPLETED"; 1_000] })).await.ok();
    assert_eq!(data["callLogs"]["totalCount"], 1);
}

#[tokio::test]
async fn no_engine_is_asked_for_a_call_whose_id_no_engine_can_hold() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    acme.gql("query($id: String!) { callLog(callId: $id) { id } }", json!({ "id": "CA\u{0}" })).await.fails("BAD_USER_INPUT");
    acme.gql("query($id: String!) { orders(filter: {callId: $id}) { totalCount } }", json!({ "id": "CA\u{0}" }))
        .await
        .fails("BAD_USER_INPUT");
}
