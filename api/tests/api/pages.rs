//! Pages of lists.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::{Caller, TestApp};

/// Calls of which several share a start, an end and a duration, so that only the id tells them apart.
async fn crowd(app: &TestApp, caller: &Caller, count: usize) {
    let log = "mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { userErrors { code } } }";
    for place in 0..count {
        if place % 3 == 0 {
            app.clock.advance(TimeDelta::seconds(1));
        }
        let input = json!({ "callId": format!("{place:03}"), "caller": "+919812345678", "durationSeconds": place % 4, "startedAt": format!("2026-11-2{}T10:00:00Z", place % 2) });
        caller.mutate(log, json!({ "input": input })).await;
    }
}

const LIST: &str = "query($first: Int, $after: String, $last: Int, $before: String, $orderBy: CallLogOrder, $filter: CallLogFilter) {
    callLogs(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, filter: $filter) {
        edges { cursor node { callId } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }";

async fn page(caller: &Caller, variables: Value) -> Value {
    caller.gql(LIST, variables).await.ok()["callLogs"].clone()
}

fn ids(page: &Value) -> Vec<String> {
    page["edges"].as_array().unwrap().iter().map(|edge| edge["node"]["callId"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_walk_forward_and_a_walk_backward_see_every_entry_once_in_every_order() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    crowd(&app, &acme, 31).await;
    for field in ["STARTED_AT", "UPDATED_AT", "DURATION"] {
        for direction in ["ASC", "DESC"] {
            let order = json!({ "field": field, "direction": direction });
            let whole = ids(&page(&acme, json!({ "first": 100, "orderBy": order })).await);
            assert_eq!(whole.len(), 31);

            let (mut forward, mut after) = (Vec::new(), Value::Null);
            loop {
                let page = page(&acme, json!({ "first": 7, "after": after, "orderBy": order })).await;
                assert_eq!(page["totalCount"], 31);
                assert_eq!(page["pageInfo"]["hasPreviousPage"], json!(!after.is_null()));
                forward.extend(ids(&page));
                after = page["pageInfo"]["endCursor"].clone();
                if page["pageInfo"]["hasNextPage"] == json!(false) {
                    break;
                }
            }
            let (mut backward, mut before) = (Vec::new(), Value::Null);
            loop {
                let page = page(&acme, json!({ "last": 7, "before": before, "orderBy": order })).await;
                assert_eq!(page["pageInfo"]["hasNextPage"], json!(!before.is_null()));
                backward.splice(0..0, ids(&page));
                before = page["pageInfo"]["startCursor"].clone();
                if page["pageInfo"]["hasPreviousPage"] == json!(false) {
                    break;
                }
            }
            assert_eq!(forward, whole, "{order}");
            assert_eq!(backward, whole, "{order}");
        }
    }
}

#[tokio::test]
async fn an_entry_that_comes_meanwhile_shifts_no_page() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    crowd(&app, &acme, 10).await;
    let order = json!({ "field": "UPDATED_AT", "direction": "DESC" });
    let first = page(&acme, json!({ "first": 5, "orderBy": order })).await;
    app.clock.advance(TimeDelta::seconds(1));
    acme.add_call("new").await;
    let second = page(&acme, json!({ "first": 5, "after": first["pageInfo"]["endCursor"], "orderBy": order })).await;
    let mut seen = [ids(&first), ids(&second)].concat();
    seen.sort();
    assert_eq!(seen, (0..10).map(|place| format!("{place:03}")).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_page_beyond_the_last_is_empty_and_still_knows_the_total() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    assert_eq!(page(&acme, json!({ "filter": { "status": ["BUSY"] } })).await["totalCount"], 0);
    crowd(&app, &acme, 3).await;
    for filter in [Value::Null, json!({ "direction": "INBOUND" })] {
        let last = page(&acme, json!({ "first": 3, "filter": filter })).await;
        let beyond = page(&acme, json!({ "first": 3, "after": last["pageInfo"]["endCursor"], "filter": filter })).await;
        let nowhere = json!({ "hasNextPage": false, "hasPreviousPage": true, "startCursor": null, "endCursor": null });
        assert_eq!(beyond, json!({ "edges": [], "pageInfo": nowhere, "totalCount": 3 }));
    }
}

#[tokio::test]
async fn twenty_entries_are_a_page_unless_asked_otherwise_and_a_hundred_are_the_most() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    crowd(&app, &acme, 22).await;
    assert_eq!(ids(&page(&acme, json!({})).await).len(), 20);
    assert_eq!(ids(&page(&acme, json!({ "first": 100 })).await).len(), 22);
    for arguments in [
        json!({ "first": 101 }),
        json!({ "first": 0 }),
        json!({ "first": -1 }),
        json!({ "last": 101 }),
        json!({ "first": 1, "last": 1 }),
        json!({ "after": "x", "before": "y" }),
        json!({ "first": 1, "before": "x" }),
        json!({ "last": 1, "after": "x" }),
    ] {
        acme.gql(LIST, arguments).await.fails("BAD_USER_INPUT");
    }
}

#[tokio::test]
async fn a_cursor_of_another_list_or_order_or_none_at_all_is_refused() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    crowd(&app, &acme, 2).await;
    let cursor = page(&acme, json!({})).await["edges"][0]["cursor"].as_str().unwrap().to_owned();
    let by_duration = json!({ "field": "DURATION", "direction": "ASC" });
    acme.gql(LIST, json!({ "after": cursor, "orderBy": by_duration })).await.fails("BAD_USER_INPUT");
    let orders = "query($after: String) { orders(after: $after) { nodes { id } } }";
    acme.gql(orders, json!({ "after": cursor })).await.fails("BAD_USER_INPUT");
    for garbage in ["", "x", "%%%", "bnVsbA", "W10", &cursor[1..], &cursor[..cursor.len() - 4]] {
        acme.gql(LIST, json!({ "after": garbage })).await.fails("BAD_USER_INPUT");
    }
}

#[tokio::test]
async fn a_cursor_belongs_to_one_list_in_one_direction() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    acme.add_agent("Ravi").await;
    let cursors = acme.gql("{ agents { edges { cursor } } }", json!({})).await.ok();
    let cursor = &cursors["agents"]["edges"][0]["cursor"];
    let other_list = "query($after: String) { orders(after: $after) { nodes { id } } }";
    let other_direction = "query($after: String) { agents(after: $after, orderBy: {field: CREATED_AT, direction: ASC}) { nodes { id } } }";
    for query in [other_list, other_direction] {
        acme.gql(query, json!({ "after": cursor })).await.fails("BAD_USER_INPUT");
    }
}
