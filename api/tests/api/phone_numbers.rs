//! Phone numbers.

use chrono::TimeDelta;
use serde_json::json;

use crate::support::TestApp;

const CREATE: &str = "mutation($input: CreatePhoneNumberInput!) { createPhoneNumber(input: $input) {
    phoneNumber { id number numberFormatted label provider status createdAt updatedAt deletedAt linkedAgents { name } } userErrors { code message field } } }";
const UPDATE: &str = "mutation($id: ID!, $input: UpdatePhoneNumberInput!) { updatePhoneNumber(id: $id, input: $input) {
    phoneNumber { id number label provider status updatedAt } userErrors { code message field } } }";
const DELETE: &str = "mutation($id: ID!) { deletePhoneNumber(id: $id) { deletedId userErrors { code message field } } }";
const RESTORE: &str = "mutation($id: ID!) { restorePhoneNumber(id: $id) { phoneNumber { id number deletedAt linkedAgents { name } } userErrors { code message field } } }";

#[tokio::test]
async fn a_number_as_it_is_dialled_at_home_is_kept_in_e164_and_shown_as_people_write_it() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;

    let payload = acme.mutate(CREATE, json!({ "input": { "number": "098765 43210", "label": "  Shop  " } })).await;

    let id = payload["phoneNumber"]["id"].clone();
    let expected = json!({
        "id": id, "number": "+919876543210", "numberFormatted": "098765 43210", "label": "Shop", "provider": "KNOWLARITY", "status": "ACTIVE",
        "createdAt": "2026-11-22T10:00:00.000Z", "updatedAt": "2026-11-22T10:00:00.000Z", "deletedAt": null, "linkedAgents": [],
    });
    assert_eq!(payload["phoneNumber"], expected);
    let read = acme.gql("query($id: ID!) { phoneNumber(id: $id) { number label } }", json!({ "id": id })).await.ok();
    assert_eq!(read["phoneNumber"], json!({ "number": "+919876543210", "label": "Shop" }));
}

#[tokio::test]
async fn a_number_is_read_and_shown_in_the_region_of_its_owner() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    acme.mutate("mutation { updateProfile(input: {region: \"us\"}) { user { region } userErrors { code } } }", json!({})).await;

    let home = acme.mutate(CREATE, json!({ "input": { "number": "(212) 555-2368" } })).await;
    let abroad = acme.mutate(CREATE, json!({ "input": { "number": "+91 98765 43210" } })).await;

    assert_eq!(home["phoneNumber"]["number"], "+12125552368");
    assert_eq!(home["phoneNumber"]["numberFormatted"], "(212) 555-2368");
    assert_eq!(abroad["phoneNumber"]["numberFormatted"], "+91 98765 43210");
}

#[tokio::test]
async fn all_mistakes_of_one_input_are_told_at_once() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let input = json!({ "number": "12", "label": "x".repeat(101), "idempotencyKey": "" });
    let errors = acme.refused(CREATE, json!({ "input": input })).await;
    assert_eq!(errors, ["INVALID input.number", "TOO_LONG input.label", "INVALID input.idempotencyKey"]);
}

#[tokio::test]
async fn a_number_that_the_tenant_has_is_taken_and_another_tenants_is_not() {
    let app = TestApp::start().await;
    let (acme, bela) = (app.tenant("acme").await, app.tenant("bela").await);
    acme.add_number("+919876543210").await;
    let other = acme.add_number("+919876543211").await;

    let again = acme.refused(CREATE, json!({ "input": { "number": "098765 43210" } })).await;
    let moved = acme.refused(UPDATE, json!({ "id": other, "input": { "number": "098765 43210" } })).await;

    assert_eq!(again, ["TAKEN input.number"]);
    assert_eq!(moved, ["TAKEN input.number"]);
    bela.add_number("+919876543210").await;
}

#[tokio::test]
async fn an_update_writes_only_what_it_is_given() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let id =
        acme.mutate(CREATE, json!({ "input": { "number": "+919876543210", "label": "Shop", "provider": "TWILIO" } })).await["phoneNumber"]
            ["id"]
            .clone();
    app.clock.advance(TimeDelta::minutes(1));

    let kept = acme.mutate(UPDATE, json!({ "id": id, "input": {} })).await["phoneNumber"].clone();
    let changed = acme.mutate(UPDATE, json!({ "id": id, "input": { "status": "INACTIVE" } })).await["phoneNumber"].clone();
    let cleared = acme.mutate(UPDATE, json!({ "id": id, "input": { "label": null } })).await["phoneNumber"].clone();
    let refused = acme.refused(UPDATE, json!({ "id": id, "input": { "number": null, "status": null } })).await;

    assert_eq!((&kept["label"], &kept["updatedAt"]), (&json!("Shop"), &json!("2026-11-22T10:00:00.000Z")));
    assert_eq!(changed["updatedAt"], "2026-11-22T10:01:00.000Z");
    assert_eq!((&changed["label"], &changed["provider"], &changed["status"]), (&json!("Shop"), &json!("TWILIO"), &json!("INACTIVE")));
    assert_eq!((&cleared["label"], &cleared["provider"]), (&json!(null), &json!("TWILIO")));
    assert_eq!(refused, ["REQUIRED input.number", "REQUIRED input.status"]);
}

#[tokio::test]
async fn a_deleted_number_leaves_lists_and_links_and_comes_back_with_its_links() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let number = acme.add_number("+919876543210").await;
    let agent = acme.add_agent("Ravi").await;
    acme.link(&agent, &number).await;

    assert_eq!(acme.mutate(DELETE, json!({ "id": number })).await["deletedId"], json!(number));

    let seen = "query($n: ID!, $a: ID!) { phoneNumber(id: $n) { id } node(id: $n) { id } phoneNumbers { nodes { id } totalCount } agent(id: $a) { linkedPhones { id } } dashboardStats { connectedPhoneNumbers } }";
    let gone = acme.gql(seen, json!({ "n": number, "a": agent })).await.ok();
    let expected = json!({
        "phoneNumber": null, "node": null, "phoneNumbers": { "nodes": [], "totalCount": 0 }, "agent": { "linkedPhones": [] },
        "dashboardStats": { "connectedPhoneNumbers": 0 },
    });
    assert_eq!(gone, expected);
    assert_eq!(acme.refused(DELETE, json!({ "id": number })).await, ["NOT_FOUND id"]);
    assert_eq!(acme.refused(UPDATE, json!({ "id": number, "input": { "label": "x" } })).await, ["NOT_FOUND id"]);
    let link = "mutation($a: ID!, $n: [ID!]!) { linkPhones(input: {agentId: $a, phoneNumberIds: $n}) { userErrors { code } } }";
    assert_eq!(acme.refused(link, json!({ "a": agent, "n": [number] })).await, ["NOT_FOUND "]);

    let restored = acme.mutate(RESTORE, json!({ "id": number })).await["phoneNumber"].clone();
    assert_eq!(restored, json!({ "id": number, "number": "+919876543210", "deletedAt": null, "linkedAgents": [{ "name": "Ravi" }] }));
    assert_eq!(acme.mutate(RESTORE, json!({ "id": number })).await["phoneNumber"]["id"], json!(number));
}

#[tokio::test]
async fn the_number_of_a_deleted_one_is_free_and_then_it_can_not_come_back() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let number = acme.add_number("+919876543210").await;
    acme.mutate(DELETE, json!({ "id": number })).await;
    acme.add_number("+919876543210").await;
    assert_eq!(acme.refused(RESTORE, json!({ "id": number })).await, ["TAKEN id"]);
}

#[tokio::test]
async fn after_thirty_days_a_deleted_number_can_not_come_back_and_is_removed_unless_a_call_names_it() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let (unnamed, named) = (acme.add_number("+919876543210").await, acme.add_number("+919876543211").await);
    let log = "mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { userErrors { code } } }";
    acme.mutate(log, json!({ "input": { "callId": "c", "caller": "+919812345678", "phoneNumberId": named } })).await;
    for number in [&unnamed, &named] {
        acme.mutate(DELETE, json!({ "id": number })).await;
    }
    app.clock.advance(TimeDelta::days(30));
    let acme = app.anyone().log_in("acme@example.com").await;

    assert_eq!(acme.refused(RESTORE, json!({ "id": unnamed })).await, ["STATE_CONFLICT id"]);
    app.clock.advance(TimeDelta::milliseconds(1));
    app.app.db().remove_outdated(app.clock.now()).await.unwrap();

    assert_eq!(app.database.number("SELECT COUNT(*) FROM phone_numbers").await, 1);
    let call = acme.gql("{ callLog(callId: \"c\") { phoneNumber { number deletedAt } } }", json!({})).await.ok();
    assert_eq!(call["callLog"]["phoneNumber"], json!({ "number": "+919876543211", "deletedAt": "2026-11-22T10:00:00.000Z" }));
}

#[tokio::test]
async fn lists_are_filtered_searched_and_ordered() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    for (number, label, provider, status) in [
        ("+919876543213", "Shop Pune", "KNOWLARITY", "ACTIVE"),
        ("+919876543211", "दुकान मुंबई", "TWILIO", "ACTIVE"),
        ("+919876543212", "Warehouse", "TWILIO", "PENDING"),
    ] {
        app.clock.advance(TimeDelta::seconds(1));
        acme.mutate(CREATE, json!({ "input": { "number": number, "label": label, "provider": provider, "status": status } })).await;
    }
    let list = "query($filter: PhoneNumberFilter, $orderBy: PhoneNumberOrder) { phoneNumbers(filter: $filter, orderBy: $orderBy) { nodes { label } totalCount } }";
    for (variables, expected) in [
        (json!({}), vec!["Warehouse", "दुकान मुंबई", "Shop Pune"]),
        (json!({ "orderBy": { "field": "NUMBER", "direction": "ASC" } }), vec!["दुकान मुंबई", "Warehouse", "Shop Pune"]),
        (json!({ "orderBy": { "field": "CREATED_AT", "direction": "ASC" } }), vec!["Shop Pune", "दुकान मुंबई", "Warehouse"]),
        (json!({ "filter": { "status": "ACTIVE" } }), vec!["दुकान मुंबई", "Shop Pune"]),
        (json!({ "filter": { "status": "ACTIVE", "provider": "TWILIO" } }), vec!["दुकान मुंबई"]),
        (json!({ "filter": { "search": "pUNe" } }), vec!["Shop Pune"]),
        (json!({ "filter": { "search": "दुका" } }), vec!["दुकान मुंबई"]),
        (json!({ "filter": { "search": "543212" } }), vec!["Warehouse"]),
        (json!({ "filter": { "search": "%%%" } }), vec![]),
        (json!({ "filter": { "search": "s\"o" } }), vec![]),
    ] {
        let data = acme.gql(list, variables.clone()).await.ok();
        let labels: Vec<_> = data["phoneNumbers"]["nodes"].as_array().unwrap().iter().map(|node| node["label"].as_str().unwrap()).collect();
        assert_eq!(labels, expected, "{variables}");
        assert_eq!(data["phoneNumbers"]["totalCount"], expected.len(), "{variables}");
    }
}
