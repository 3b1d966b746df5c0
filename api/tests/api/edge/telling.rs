//! What the log and the metrics tell of sockets and event streams.

use chrono::TimeDelta;
use serde_json::json;

use super::metrics;
use crate::support::{
    Caller, TestApp, canary,
    sockets::{Socket, until},
};

const CALLS: &str = "subscription($after: String) { callLogChanged(after: $after) { cursor } }";
const BAD_CURSOR: &str = "subscription { callLogChanged(after: \"nonsense\") { cursor } }";
const FOLLOW: &str = "subscription { callLogChanged { cursor } }";

async fn id(caller: &Caller) -> String {
    caller.gql("{ me { id } }", json!({})).await.ok()["me"]["id"].as_str().unwrap().to_owned()
}

/// How many requests of this operation ended with this code.
async fn counted(app: &TestApp, operation: &str, code: &str) -> u32 {
    let start = format!("api_graphql_requests_total{{operation=\"{operation}\",code=\"{code}\"}} ");
    metrics(app).await.lines().find_map(|line| line.strip_prefix(&start)).map_or(0, |count| count.parse().unwrap())
}

/// The lines in which the end of a subscription of this tenant is told.
fn ends(tenant: &str) -> Vec<String> {
    canary::lines_of(tenant).into_iter().filter(|line| line.contains("a subscription ended")).collect()
}

#[tokio::test]
async fn what_an_event_stream_is_refused_or_fails_with_is_logged_and_counted() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let tenant = id(&acme).await;
    for (document, operation, code) in [
        ("{ me {", "none", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "unknown", "GRAPHQL_VALIDATION_FAILED"),
        ("{ agent(id: \"nonsense\") { id } }", "agent", "BAD_USER_INPUT"),
        ("mutation { logOut(input: {}) { loggedOut } }", "none", "BAD_REQUEST"),
        (BAD_CURSOR, "callLogChanged", "BAD_USER_INPUT"),
    ] {
        let mut events = acme.subscribe(document, json!({})).await;
        while events.next().await.is_some() {}
        drop(events);
        assert_eq!(counted(&app, operation, code).await, 1, "{document}");
        assert!(canary::lines_of(&tenant).last().unwrap().contains(code), "{document}");
    }
    assert_eq!(counted(&app, "callLogChanged", "OK").await + counted(&app, "agent", "OK").await, 0);
}

#[tokio::test]
async fn a_subscription_of_an_event_stream_is_counted_once_when_it_ends_and_without_how_long_it_lasted() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let tenant = id(&acme).await;
    let mut events = acme.subscribe(CALLS, json!({})).await;
    acme.add_call("call").await;
    events.data().await;
    assert_eq!((counted(&app, "callLogChanged", "OK").await, ends(&tenant).len()), (0, 0));

    drop(events);

    assert_eq!((counted(&app, "callLogChanged", "OK").await, ends(&tenant).len()), (1, 1));
    assert!(!metrics(&app).await.contains("api_graphql_duration_seconds_count{operation=\"callLogChanged\"}"));
}

#[tokio::test]
async fn what_becomes_of_each_operation_on_a_socket_is_logged_and_counted() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let tenant = id(&acme).await;
    let mut socket = Socket::greeted(app.listen().await, &acme).await;
    for (document, operation, code) in [
        ("{ me {", "none", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "unknown", "GRAPHQL_VALIDATION_FAILED"),
        ("{ agent(id: \"nonsense\") { id } }", "agent", "BAD_USER_INPUT"),
        (BAD_CURSOR, "callLogChanged", "BAD_USER_INPUT"),
        ("{ dashboardStats { totalCalls } }", "dashboardStats", "OK"),
    ] {
        socket.ask("1", document).await;
        while !["complete", "error"].contains(&socket.hear().await["type"].as_str().unwrap()) {}
        until("it is counted", async || counted(&app, operation, code).await == 1).await;
        let line = canary::lines_of(&tenant).pop().unwrap();
        assert!(line.contains(if code == "OK" { operation } else { code }), "{line}");
    }
}

#[tokio::test]
async fn a_subscription_that_its_client_completes_or_leaves_with_its_socket_is_told_of_too() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let tenant = id(&acme).await;
    let mut socket = Socket::greeted(app.listen().await, &acme).await;
    for id in ["1", "2"] {
        socket.ask(id, FOLLOW).await;
    }
    until("both have begun", async || app.app.hub().subscriptions() == 2).await;

    socket.say(json!({ "type": "complete", "id": "1" })).await;
    until("the first is counted", async || counted(&app, "callLogChanged", "OK").await == 1).await;
    drop(socket);
    until("the second is counted", async || counted(&app, "callLogChanged", "OK").await == 2).await;

    assert_eq!(ends(&tenant).len(), 2);
    // How long they lasted, and the socket, was the client's choice.
    let durations = "api_graphql_duration_seconds_count";
    let metrics = metrics(&app).await;
    let of: Vec<_> = metrics.lines().filter(|line| line.starts_with(durations)).collect();
    assert!(of.iter().all(|line| !line.contains("callLogChanged") && !line.contains("none")), "{of:?}");
}

#[tokio::test]
async fn a_query_on_a_socket_whose_client_does_not_wait_is_told_of_as_cancelled() {
    let app = TestApp::with_quotas(|quotas| quotas.operations = 1).await;
    let acme = app.tenant("acme").await;
    let mut socket = Socket::greeted(app.listen().await, &acme).await;
    // The only turn there is: while it is taken the query waits.
    let turn = app.app.turns().take().await.unwrap();
    socket.ask("1", "{ me { email } }").await;
    socket.say(json!({ "type": "complete", "id": "1" })).await;
    until("it is counted", async || counted(&app, "me", "CANCELLED").await == 1).await;

    drop(turn);
    socket.ask("1", "{ me { email } }").await;
    assert_eq!(socket.data("1").await["me"]["email"], "acme@example.com");
}

#[tokio::test]
async fn a_subscription_that_is_interrupted_is_told_of_with_its_code() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut slow = acme.subscribe(CALLS, json!({})).await;
    let mut quick = acme.subscribe(CALLS, json!({})).await;
    acme.add_call("first").await;
    slow.data().await;
    quick.data().await;
    // More than wait for anybody; nobody asks the slow one's stream for any of them, and that for too long.
    for number in 0..300 {
        acme.add_call(&format!("call-{number}")).await;
        quick.data().await;
    }
    app.clock.advance(TimeDelta::seconds(11));
    slow.ends().await;

    assert_eq!((counted(&app, "callLogChanged", "UNAVAILABLE").await, counted(&app, "callLogChanged", "OK").await), (1, 0));
}
