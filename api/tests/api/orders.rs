//! Orders.

use chrono::TimeDelta;
use serde_json::json;

use crate::support::TestApp;

const CREATE: &str = "mutation($input: CreateOrderInput!) { createOrder(input: $input) {
    order { id customerName phone phoneFormatted details address callId callLog { callId agent { name } } createdAt deletedAt } userErrors { code message field } } }";
const UPDATE: &str = "mutation($id: ID!, $input: UpdateOrderInput!) { updateOrder(id: $id, input: $input) {
    order { customerName phone details address callId updatedAt } userErrors { code message field } } }";
const DELETE: &str = "mutation($id: ID!) { deleteOrder(id: $id) { deletedId userErrors { code message field } } }";
const RESTORE: &str = "mutation($id: ID!) { restoreOrder(id: $id) { order { id deletedAt } userErrors { code message field } } }";

#[tokio::test]
async fn an_order_of_a_call_shows_the_call_and_its_agent() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let agent = acme.add_agent("Ravi").await;
    let log = "mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { userErrors { code } } }";
    acme.mutate(log, json!({ "input": { "callId": "CA-1", "caller": "+919812345678", "agentId": agent } })).await;
    let input =
        json!({ "customerName": "Asha Rao", "phone": "098123 45678", "details": "2 kg mangoes", "address": "Pune", "callId": "CA-1" });

    let order = acme.mutate(CREATE, json!({ "input": input })).await["order"].clone();

    let expected = json!({
        "id": order["id"], "customerName": "Asha Rao", "phone": "+919812345678", "phoneFormatted": "098123 45678", "details": "2 kg mangoes",
        "address": "Pune", "callId": "CA-1", "callLog": { "callId": "CA-1", "agent": { "name": "Ravi" } },
        "createdAt": "2026-11-22T10:00:00.000Z", "deletedAt": null,
    });
    assert_eq!(order, expected);
    let listed = "query($id: ID!) { order(id: $id) { callLog { agent { name } } } orders(filter: {callId: \"CA-1\"}) { nodes { callLog { callId agent { name } } } } }";
    let data = acme.gql(listed, json!({ "id": order["id"] })).await.ok();
    assert_eq!(data["order"]["callLog"]["agent"]["name"], "Ravi");
    assert_eq!(data["orders"]["nodes"], json!([{ "callLog": { "callId": "CA-1", "agent": { "name": "Ravi" } } }]));
}

#[tokio::test]
async fn a_half_heard_number_does_not_lose_the_order() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let input = json!({ "customerName": "Asha", "phone": "98123 4567", "details": "Sweets" });
    assert_eq!(acme.mutate(CREATE, json!({ "input": input })).await["order"]["phone"], "98123 4567");
}

#[tokio::test]
async fn all_mistakes_of_one_order_are_told_at_once_with_those_that_the_database_finds() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let input = json!({ "customerName": "", "phone": "call me", "details": "x".repeat(10_001), "address": "a\u{7}b", "callId": "absent", "idempotencyKey": "x".repeat(256) });
    let expected = [
        "INVALID input.idempotencyKey",
        "REQUIRED input.customerName",
        "INVALID input.phone",
        "TOO_LONG input.details",
        "INVALID input.address",
        "NOT_FOUND input.callId",
    ];
    assert_eq!(acme.refused(CREATE, json!({ "input": input })).await, expected);
}

#[tokio::test]
async fn an_update_writes_only_what_it_is_given() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    acme.add_call("CA-1").await;
    let id = acme.add_order("Asha", Some("CA-1")).await;
    app.clock.advance(TimeDelta::minutes(1));

    let kept = acme.mutate(UPDATE, json!({ "id": id, "input": { "address": "Pune" } })).await["order"].clone();
    let cleared = acme.mutate(UPDATE, json!({ "id": id, "input": { "callId": null, "customerName": "Asha Rao" } })).await["order"].clone();
    let refused = acme.refused(UPDATE, json!({ "id": id, "input": { "phone": null, "details": " ", "callId": "absent" } })).await;

    assert_eq!(kept["callId"], "CA-1");
    let expected = json!({
        "customerName": "Asha Rao", "phone": "+919812345678", "details": "Two boxes of mangoes", "address": "Pune", "callId": null,
        "updatedAt": "2026-11-22T10:01:00.000Z",
    });
    assert_eq!(cleared, expected);
    assert_eq!(refused, ["REQUIRED input.phone", "REQUIRED input.details", "NOT_FOUND input.callId"]);
    let found = acme.gql("{ orders(filter: {search: \"asha rao\"}) { totalCount } }", json!({})).await.ok();
    assert_eq!(found["orders"]["totalCount"], 1);
}

#[tokio::test]
async fn a_deleted_order_leaves_lists_and_counts_and_can_come_back_for_thirty_days() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let (id, lost) = (acme.add_order("Asha", None).await, acme.add_order("Ravi", None).await);
    for order in [&id, &lost] {
        assert_eq!(acme.mutate(DELETE, json!({ "id": order })).await["deletedId"], json!(order));
    }

    let seen =
        "query($id: ID!) { order(id: $id) { id } node(id: $id) { id } orders { nodes { id } totalCount } dashboardStats { totalOrders } }";
    let gone = json!({ "order": null, "node": null, "orders": { "nodes": [], "totalCount": 0 }, "dashboardStats": { "totalOrders": 0 } });
    assert_eq!(acme.gql(seen, json!({ "id": id })).await.ok(), gone);
    assert_eq!(acme.refused(DELETE, json!({ "id": id })).await, ["NOT_FOUND id"]);

    assert_eq!(acme.mutate(RESTORE, json!({ "id": id })).await["order"], json!({ "id": id, "deletedAt": null }));
    assert_eq!(acme.gql(seen, json!({ "id": id })).await.ok()["dashboardStats"]["totalOrders"], 1);

    app.clock.advance(TimeDelta::days(31));
    let acme = app.anyone().log_in("acme@example.com").await;
    assert_eq!(acme.refused(RESTORE, json!({ "id": lost })).await, ["STATE_CONFLICT id"]);
    app.app.db().remove_outdated(app.clock.now()).await.unwrap();
    assert_eq!(acme.refused(RESTORE, json!({ "id": lost })).await, ["NOT_FOUND id"]);
}

#[tokio::test]
async fn lists_are_filtered_searched_and_ordered() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    acme.add_call("CA-1").await;
    for (name, details, call_id) in [("Zoya", "आम 2 kg, पे\u{95c}ा", None), ("asha", "Paneer", Some("CA-1")), ("Ravi", "PANEER tikka", None)]
    {
        app.clock.advance(TimeDelta::seconds(1));
        acme.mutate(CREATE, json!({ "input": { "customerName": name, "phone": "+919812345678", "details": details, "callId": call_id } }))
            .await;
    }
    let list = "query($filter: OrderFilter, $orderBy: OrderOrder) { orders(filter: $filter, orderBy: $orderBy) { nodes { customerName } totalCount } }";
    for (variables, expected) in [
        (json!({}), vec!["Ravi", "asha", "Zoya"]),
        (json!({ "orderBy": { "field": "CUSTOMER_NAME", "direction": "ASC" } }), vec!["asha", "Ravi", "Zoya"]),
        (json!({ "orderBy": { "field": "UPDATED_AT", "direction": "ASC" } }), vec!["Zoya", "asha", "Ravi"]),
        (json!({ "orderBy": { "field": "CREATED_AT", "direction": "DESC" } }), vec!["Ravi", "asha", "Zoya"]),
        (json!({ "filter": { "callId": "CA-1" } }), vec!["asha"]),
        (json!({ "filter": { "createdAt": { "from": "2026-11-22T10:00:02Z", "to": "2026-11-22T10:00:03Z" } } }), vec!["asha"]),
        (json!({ "filter": { "updatedAt": { "from": "2026-11-22T10:00:02Z" } } }), vec!["Ravi", "asha"]),
        (json!({ "filter": { "search": "paneer" } }), vec!["Ravi", "asha"]),
        (json!({ "filter": { "search": "आम 2" } }), vec!["Zoya"]),
        (json!({ "filter": { "search": "9812345" } }), vec!["Ravi", "asha", "Zoya"]),
        // One letter, which keyboards write as one character or as two.
        (json!({ "filter": { "search": "पे\u{95c}ा" } }), vec!["Zoya"]),
        (json!({ "filter": { "search": "पे\u{921}\u{93c}ा" } }), vec!["Zoya"]),
    ] {
        let data = acme.gql(list, variables.clone()).await.ok();
        let names: Vec<_> = data["orders"]["nodes"].as_array().unwrap().iter().map(|node| node["customerName"].as_str().unwrap()).collect();
        assert_eq!(names, expected, "{variables}");
        assert_eq!(data["orders"]["totalCount"], expected.len(), "{variables}");
    }
}
