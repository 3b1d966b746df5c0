//! Asking again without doing it again.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::support::{Caller, PASSWORD, TestApp};

const NUMBER: &str = "mutation($input: CreatePhoneNumberInput!) { createPhoneNumber(input: $input) {
    phoneNumber { id number label status createdAt updatedAt } userErrors { code message field } } }";
const AGENT: &str = "mutation($input: CreateAgentInput!) { createAgent(input: $input) {
    agent { id name language linkedPhones { id } createdAt updatedAt } userErrors { code message field } } }";
const ORDER: &str = "mutation($input: CreateOrderInput!) { createOrder(input: $input) {
    order { id customerName phone details callId createdAt updatedAt } userErrors { code message field } } }";
const CALL: &str = "mutation($input: CreateCallLogInput!) { createCallLog(input: $input) {
    callLog { id callId caller status durationSeconds startedAt endedAt createdAt updatedAt } userErrors { code message field } } }";

/// The operations that take a key: the mutation, an input, the same input in another spelling, another input, and the table.
fn operations() -> [(&'static str, Value, Value, Value, &'static str); 3] {
    [
        (
            NUMBER,
            json!({ "number": "+919876543210", "label": "Front desk", "idempotencyKey": "once" }),
            json!({ "number": " 098765 43210", "label": " Front desk ", "provider": "KNOWLARITY", "idempotencyKey": "once" }),
            json!({ "number": "+919876543210", "label": "Back office", "idempotencyKey": "once" }),
            "phone_numbers",
        ),
        (
            AGENT,
            json!({ "name": "Maya", "systemPrompt": "Take orders.", "idempotencyKey": "once" }),
            json!({ "name": " Maya", "systemPrompt": "Take orders.\n", "language": "EN", "phoneNumberIds": [], "idempotencyKey": "once" }),
            json!({ "name": "Maya", "systemPrompt": "Take no orders.", "idempotencyKey": "once" }),
            "ai_agents",
        ),
        (
            ORDER,
            json!({ "customerName": "Ravi", "phone": "+919812345678", "details": "Two boxes", "idempotencyKey": "once" }),
            json!({ "customerName": "Ravi ", "phone": "09812345678", "details": "Two boxes", "address": "", "idempotencyKey": "once" }),
            json!({ "customerName": "Ravi", "phone": "+919812345678", "details": "Three boxes", "idempotencyKey": "once" }),
            "orders",
        ),
    ]
}

/// Sends one request a hundred times at once, and answers the hundred answers.
async fn a_hundred_times(caller: &Caller, mutation: &'static str, input: &Value) -> Vec<String> {
    let mut requests = JoinSet::new();
    for _ in 0..100 {
        let (caller, variables) = (caller.clone(), json!({ "input": input }));
        requests.spawn(async move { caller.gql(mutation, variables).await.text });
    }
    requests.join_all().await
}

async fn rows(app: &TestApp, table: &str) -> i64 {
    app.database.number(&format!("SELECT COUNT(*) FROM {table}")).await
}

#[tokio::test]
async fn of_a_hundred_parallel_requests_with_one_key_one_has_its_effect_and_all_have_its_answer() {
    for (mutation, input, _, _, table) in operations() {
        let app = TestApp::start().await;
        let ann = app.tenant("ann").await;
        let answers = a_hundred_times(&ann, mutation, &input).await;
        assert!(answers[0].contains("\"userErrors\":[]"), "{}", answers[0]);
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{table}");
        assert_eq!(rows(&app, table).await, 1);
        assert_eq!(rows(&app, "idempotency_keys").await, 1);
        assert_eq!(rows(&app, "events WHERE kind LIKE '%.created'").await, 1, "{table}: what had no effect has no event");
    }
}

#[tokio::test]
async fn a_key_stands_for_one_input_in_any_spelling() {
    for (mutation, input, spelling, other, table) in operations() {
        let app = TestApp::start().await;
        let ann = app.tenant("ann").await;
        let first = ann.mutate(mutation, json!({ "input": input })).await;
        app.clock.advance(TimeDelta::minutes(29));
        assert_eq!(ann.mutate(mutation, json!({ "input": spelling })).await, first, "{table}");
        let refused = ann.refused(mutation, json!({ "input": other })).await;
        assert_eq!(refused, ["IDEMPOTENCY_KEY_REUSED input.idempotencyKey"], "{table}");
        assert_eq!(ann.mutate(mutation, json!({ "input": input })).await, first, "{table}: the refused request changed nothing");
        assert_eq!(rows(&app, table).await, 1);
    }
}

#[tokio::test]
async fn a_request_that_ended_in_user_errors_leaves_its_key_free() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    ann.add_number("+919876543210").await;

    let taken = json!({ "input": { "number": "+919876543210", "idempotencyKey": "once" } });
    assert_eq!(ann.refused(NUMBER, taken).await, ["TAKEN input.number"]);
    let nobodys = json!({ "input": { "name": "Maya", "systemPrompt": "Hello.", "phoneNumberIds": ["phone_01h455vb4pex5vsknk084sn02q"], "idempotencyKey": "once" } });
    assert_eq!(ann.refused(AGENT, nobodys).await, ["NOT_FOUND input.phoneNumberIds"]);
    let of_no_call =
        json!({ "input": { "customerName": "Ravi", "phone": "100", "details": "Tea", "callId": "none", "idempotencyKey": "once" } });
    assert_eq!(ann.refused(ORDER, of_no_call).await, ["NOT_FOUND input.callId"]);
    assert_eq!(rows(&app, "idempotency_keys").await, 0);

    for (mutation, mut input) in operations().map(|(mutation, input, ..)| (mutation, input)) {
        if mutation == NUMBER {
            input["number"] = json!("+919876543211");
        }
        ann.mutate(mutation, json!({ "input": input })).await;
    }
}

#[tokio::test]
async fn a_key_belongs_to_its_tenant() {
    for (mutation, input, _, other, table) in operations() {
        let app = TestApp::start().await;
        let (ann, ben) = (app.tenant("ann").await, app.tenant("ben").await);
        let anns = ann.mutate(mutation, json!({ "input": input })).await;
        let bens = ben.mutate(mutation, json!({ "input": other })).await;
        assert_ne!(anns, bens, "{table}");
        assert_eq!(ann.mutate(mutation, json!({ "input": input })).await, anns);
        assert_eq!(ben.mutate(mutation, json!({ "input": other })).await, bens);
        assert_eq!(rows(&app, table).await, 2);
    }
}

#[tokio::test]
async fn a_key_belongs_to_its_operation() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    for (mutation, input, _, _, table) in operations() {
        ann.mutate(mutation, json!({ "input": input })).await;
        assert_eq!(rows(&app, table).await, 1);
    }
    assert_eq!(rows(&app, "idempotency_keys").await, 3);
}

#[tokio::test]
async fn without_a_key_the_same_input_has_its_effect_again() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    ann.add_agent("Maya").await;
    ann.add_agent("Maya").await;
    assert_eq!(rows(&app, "ai_agents").await, 2);
    assert_eq!(rows(&app, "idempotency_keys").await, 0);
}

#[tokio::test]
async fn a_key_has_1_to_255_printable_characters() {
    for (mutation, mut input, ..) in operations() {
        let app = TestApp::start().await;
        let ann = app.tenant("ann").await;
        for key in ["", "line\nbreak", "nul\u{0}", &"x".repeat(256)] {
            input["idempotencyKey"] = json!(key);
            assert_eq!(ann.refused(mutation, json!({ "input": input })).await, ["INVALID input.idempotencyKey"], "{key:?}");
        }
        input["idempotencyKey"] = json!("क".repeat(255));
        let first = ann.mutate(mutation, json!({ "input": input })).await;
        assert_eq!(ann.mutate(mutation, json!({ "input": input })).await, first);
    }
}

#[tokio::test]
async fn a_day_later_housekeeping_has_freed_the_key() {
    for (mutation, input, _, mut other, table) in operations() {
        let app = TestApp::start().await;
        app.tenant("ann").await.mutate(mutation, json!({ "input": input })).await;

        app.clock.advance(TimeDelta::hours(24));
        let ann = log_in(&app).await;
        app.app.db().remove_outdated(app.app.now()).await.unwrap();
        assert_eq!(ann.refused(mutation, json!({ "input": other })).await, ["IDEMPOTENCY_KEY_REUSED input.idempotencyKey"], "{table}");

        app.clock.advance(TimeDelta::milliseconds(1));
        app.app.db().remove_outdated(app.app.now()).await.unwrap();
        if mutation == NUMBER {
            other["number"] = json!("+919876543211");
        }
        ann.mutate(mutation, json!({ "input": other })).await;
        assert_eq!(rows(&app, table).await, 2);
    }
}

/// Ann again, whose access token has expired.
async fn log_in(app: &TestApp) -> Caller {
    let query = "mutation($password: String!) { logIn(input: {email: \"ann@example.com\", password: $password}) {
        tokens { accessToken refreshToken } userErrors { code message field } } }";
    let payload = app.anyone().mutate(query, json!({ "password": PASSWORD })).await;
    app.anyone().with_tokens(&payload["tokens"])
}

#[tokio::test]
async fn a_call_that_is_logged_a_hundred_times_at_once_is_logged_once() {
    let app = TestApp::start().await;
    let (ann, ben) = (app.tenant("ann").await, app.tenant("ben").await);
    let input = json!({ "callId": "call-1", "caller": "+919812345678", "durationSeconds": 60 });
    let answers = a_hundred_times(&ann, CALL, &input).await;
    assert!(answers[0].contains("\"userErrors\":[]"), "{}", answers[0]);
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(rows(&app, "call_logs").await, 1);
    assert_eq!(rows(&app, "events WHERE kind = 'call_log.created'").await, 1);

    for (field, value) in [
        ("caller", json!("+919812345679")),
        ("callee", json!("+919876543210")),
        ("durationSeconds", json!(61)),
        ("status", json!("FAILED")),
        ("direction", json!("OUTBOUND")),
        ("startedAt", json!("2026-11-22T09:59:00Z")),
    ] {
        let mut other = input.clone();
        other[field] = value;
        assert_eq!(ann.refused(CALL, json!({ "input": other })).await, ["TAKEN input.callId"], "{field}");
    }
    let spelling = json!({ "callId": " call-1 ", "caller": "09812345678", "durationSeconds": 60, "status": "COMPLETED" });
    ann.mutate(CALL, json!({ "input": spelling })).await;
    assert_eq!(rows(&app, "call_logs").await, 1);

    ben.mutate(CALL, json!({ "input": input })).await;
    assert_eq!(rows(&app, "call_logs").await, 2, "another tenant has call ids of its own");
}

#[tokio::test]
async fn a_call_that_is_logged_again_later_is_answered_as_it_is_now() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    let input = json!({ "input": { "callId": "call-1", "caller": "+919812345678", "status": "RINGING" } });
    let first = ann.mutate(CALL, input.clone()).await;
    app.clock.advance(TimeDelta::minutes(3));
    let update = "mutation($id: ID!) { updateCallLog(id: $id, input: {status: COMPLETED, durationSeconds: 150}) {
        callLog { id } userErrors { code message field } } }";
    ann.mutate(update, json!({ "id": first["callLog"]["id"] })).await;

    let again = ann.mutate(CALL, input).await["callLog"].clone();
    assert_eq!(again["id"], first["callLog"]["id"]);
    assert_eq!(again["status"], "COMPLETED");
    assert_eq!(again["durationSeconds"], 150);
    assert_eq!(again["startedAt"], first["callLog"]["startedAt"]);
    assert_eq!(again["updatedAt"], "2026-11-22T10:03:00.000Z");
    assert_eq!(rows(&app, "call_logs").await, 1);
}

#[tokio::test]
async fn an_agent_is_answered_again_even_if_its_number_was_deleted_since() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let number = acme.add_number("+919876543210").await;
    let create = "mutation($number: ID!) { createAgent(input: {name: \"Ravi\", systemPrompt: \"x\", phoneNumberIds: [$number], idempotencyKey: \"k\"}) {
        agent { id } userErrors { code } } }";
    let first = acme.mutate(create, json!({ "number": number })).await;
    acme.mutate("mutation($id: ID!) { deletePhoneNumber(id: $id) { userErrors { code } } }", json!({ "id": number })).await;
    assert_eq!(acme.mutate(create, json!({ "number": number })).await, first);
}
