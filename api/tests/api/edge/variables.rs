//! Variables that don't fit their definitions: told before anything is executed.

use serde_json::{Value, json};

use crate::support::TestApp;

#[tokio::test]
async fn variables_that_do_not_fit_are_refused_before_anything_has_its_effect() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let create = "createAgent(input: {name: \"Ravi\", systemPrompt: \"x\"}) { userErrors { code } }";
    let cases: &[(&str, Value)] = &[
        ("($n: Int!)", json!({})),
        ("($n: Int!)", json!({ "n": null })),
        ("($n: Int)", json!({ "n": 2_147_483_648_i64 })),
        ("($n: Int)", json!({ "n": "1" })),
        ("($n: Int)", json!({ "n": 1.5 })),
        ("($n: Boolean)", json!({ "n": 1 })),
        ("($n: String)", json!({ "n": true })),
        ("($n: ID)", json!({ "n": {} })),
        ("($n: CallStatus)", json!({ "n": "ASLEEP" })),
        ("($n: [CallStatus!])", json!({ "n": ["COMPLETED", null] })),
        ("($n: CallLogFilter)", json!({ "n": { "status": ["ASLEEP"] } })),
        ("($n: CallLogFilter)", json!({ "n": { "colour": "red" } })),
        ("($n: CallLogFilter)", json!({ "n": [] })),
        ("($n: CallLogOrder)", json!({ "n": { "field": "DURATION" } })),
        ("($n: DateTime)", json!({ "n": ["2026-11-22T10:00:00Z"] })),
    ];
    for (definition, variables) in cases {
        // The variable is used where nothing would ever look at it.
        let document =
            format!("mutation{definition} {{ {create} __typename @skip(if: true) ...U }} fragment U on Mutation {{ __typename }}");
        acme.gql(&document, variables.clone()).await.fails("BAD_USER_INPUT");
    }
    assert_eq!(app.database.number("SELECT COUNT(*) FROM ai_agents").await, 0);
}

#[tokio::test]
async fn variables_that_fit_are_taken_as_they_always_were() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let query = "query($first: Int = 5, $filter: CallLogFilter, $order: CallLogOrder, $status: [CallStatus!]) {
        callLogs(first: $first, filter: $filter, orderBy: $order) { totalCount } again: callLogs(filter: {status: $status}) { totalCount } }";
    for variables in [
        json!({}),
        json!({ "first": null, "filter": null, "status": "COMPLETED" }),
        json!({ "first": 3, "filter": { "status": "COMPLETED", "search": "981" }, "order": { "field": "DURATION", "direction": "ASC" } }),
        json!({ "filter": { "startedAt": { "from": "2026-11-22T10:00:00Z" } }, "undefined": [1, 2, 3] }),
    ] {
        acme.gql(query, variables).await.ok();
    }
}

#[tokio::test]
async fn a_document_that_was_answered_before_is_answered_by_the_variables_of_each_request() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    acme.add_call("call-1").await;
    let within = "query($filter: CallLogFilter, $direction: CallDirection) { callLogs(filter: $filter) { totalCount }
        again: callLogs(filter: {direction: $direction}) { totalCount } }";
    for _ in 0..2 {
        acme.gql(within, json!({})).await.ok();
        acme.gql(within, json!({ "direction": "SIDEWAYS" })).await.fails("BAD_USER_INPUT");
        acme.gql(within, json!({ "filter": { "status": "ASLEEP" } })).await.fails("BAD_USER_INPUT");
        let found = acme.gql(within, json!({ "filter": { "status": "FAILED" }, "direction": "INBOUND" })).await.ok();
        assert_eq!(found, json!({ "callLogs": { "totalCount": 0 }, "again": { "totalCount": 1 } }));
    }
}

#[tokio::test]
async fn null_is_no_value_of_a_variable_that_stands_where_null_does_not_fit() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let agent = acme.add_agent("Mina").await;
    let order = "createOrder(input: {customerName: \"Asha\", phone: \"98101 00001\", details: \"Sweets\"}) { userErrors { code } }";
    let documents = [
        // A default makes up for what is left out, and not for null.
        format!("mutation($v: Boolean = true) {{ deleteAgent(id: \"{agent}\") @skip(if: $v) {{ userErrors {{ code }} }} }}"),
        format!(
            "mutation($v: CallDirection) {{ {order} createCallLog(input: {{callId: \"c\", caller: \"1\", direction: $v}}) {{ callLog {{ id }} }} }}"
        ),
        format!(
            "mutation($v: Int) {{ {order} createCallLog(input: {{callId: \"c\", caller: \"1\", durationSeconds: $v}}) {{ callLog {{ id }} }} }}"
        ),
        "query($v: ID = \"none\") { node(id: $v) { id } }".to_owned(),
        "query($v: ID = \"none\") { nodes(ids: [$v]) { id } }".to_owned(),
        "query($v: Boolean = true) { ...F } fragment F on Query { me @include(if: $v) { id } }".to_owned(),
        "query($v: String) { dashboardStats { activity(from: \"2026-11-22\", to: \"2026-11-22\", timeZone: $v) { calls } } }".to_owned(),
    ];
    for document in &documents {
        let answer = acme.gql(document, json!({ "v": null })).await;
        assert!(answer.json().get("data").is_none(), "{document}: {}", answer.text);
        answer.fails("BAD_USER_INPUT");
    }
    for table in ["orders", "call_logs"] {
        assert_eq!(app.database.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0);
    }
    assert_eq!(app.database.number("SELECT COUNT(*) FROM ai_agents WHERE deleted_at IS NULL").await, 1);
    for document in &documents {
        // What is left out is the default; `none` is no id.
        let answer = acme.gql(document, json!({})).await;
        if !document.contains("none") {
            answer.ok();
        }
    }
    assert_eq!(app.database.number("SELECT COUNT(*) FROM ai_agents WHERE deleted_at IS NULL").await, 1, "what is left out is the default");
    assert_eq!(app.database.number("SELECT COUNT(*) FROM call_logs").await, 1, "the same call, twice");
}

#[tokio::test]
async fn what_the_parser_would_forgive_is_refused() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    for document in [
        "{ callLogs(filter: {search: \"abc\", search: \"abd\"}) { totalCount } }",
        "{ callLogs(first: 3000000000) { totalCount } }",
        "query($n: Int = 3000000000) { callLogs(first: $n) { totalCount } }",
        // The library panics over it.
        "query($n: [Nothing] = [1]) { __typename }",
        "{ callLogs(filter: {startedAt: {from: \"2026-11-22T10:00:00Z\", from: null}}) { totalCount } }",
    ] {
        acme.gql(document, json!({})).await.fails("GRAPHQL_VALIDATION_FAILED");
    }
    // The same key in two objects, and a key like a field's name outside: no object has it twice.
    acme.gql("{ callLogs(filter: {search: \"a: {b\", startedAt: {from: null, to: null}}) { nodes { id } totalCount } }", json!({}))
        .await
        .ok();
}

#[tokio::test]
async fn what_is_skipped_or_included_is_told_by_a_default_too_and_by_nothing_that_may_be_null() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let included = "query($b: Boolean! = true) { me @include(if: $b) { email } }";
    assert_eq!(acme.gql(included, json!({})).await.ok()["me"]["email"], "acme@example.com");
    assert_eq!(acme.gql(included, json!({ "b": false })).await.ok(), json!({}));
    let skipped = "query($b: Boolean = true) { me { email @skip(if: $b) id } }";
    assert!(acme.gql(skipped, json!({})).await.ok()["me"].get("email").is_none());
    acme.gql("query($b: Boolean) { me @include(if: $b) { id } }", json!({ "b": true })).await.fails("GRAPHQL_VALIDATION_FAILED");
}

#[tokio::test]
async fn the_default_of_an_argument_goes_nowhere_else_with_the_variable_that_stands_for_it() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    acme.add_call("UTC").await;
    let activity = "dashboardStats { activity(from: \"2026-11-22\", to: \"2026-11-22\", timeZone: $z) { calls } }";
    let alone = acme.gql(&format!("query($z: String) {{ {activity} }}"), json!({})).await.ok();
    assert_eq!(alone["dashboardStats"]["activity"][0]["calls"], 1);

    let both = format!("query($z: String) {{ {activity} callLogs(filter: {{ search: $z }}) {{ totalCount }} }}");
    let answer = acme.gql(&both, json!({})).await;
    assert_ne!(answer.json()["data"]["callLogs"]["totalCount"], 0, "{}", answer.text);
    let data = acme.gql(&both, json!({ "z": "UTC" })).await.ok();
    assert_eq!((&data["callLogs"]["totalCount"], &data["dashboardStats"]["activity"][0]["calls"]), (&json!(1), &json!(1)));
}
