//! A subscriber that does not read.

use axum::http::StatusCode;
use chrono::TimeDelta;
use serde_json::json;

use super::{CALLS, call};
use crate::support::{
    TestApp,
    sockets::{Socket, until},
};

#[tokio::test]
async fn a_stream_whose_client_does_not_read_is_cut_and_others_go_on() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut slow = acme.subscribe(CALLS, json!({})).await;
    let mut quick = acme.subscribe(CALLS, json!({})).await;
    acme.add_call("first").await;
    let (cursor, _) = call(&mut slow).await;
    call(&mut quick).await;

    // More than wait for anybody; nobody asks the slow one's stream for any of them.
    for number in 0..300 {
        acme.add_call(&format!("call-{number}")).await;
        assert_eq!(call(&mut quick).await.1, format!("CREATED call-{number} COMPLETED"));
    }
    app.clock.advance(TimeDelta::seconds(11));

    // What the slow one finds is an end without `complete`. It goes on from where it was.
    slow.ends().await;
    let mut again = acme.subscribe(CALLS, json!({ "after": cursor })).await;
    for number in 0..300 {
        assert_eq!(call(&mut again).await.1, format!("CREATED call-{number} COMPLETED"));
    }
}

#[tokio::test]
async fn many_changes_at_once_interrupt_nobody_who_reads() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut events = acme.subscribe(CALLS, json!({})).await;
    acme.add_call("first").await;
    call(&mut events).await;

    for number in 0..300 {
        acme.add_call(&format!("call-{number}")).await;
    }

    for number in 0..300 {
        assert_eq!(call(&mut events).await.1, format!("CREATED call-{number} COMPLETED"));
    }
    acme.add_call("last").await;
    assert_eq!(call(&mut events).await.1, "CREATED last COMPLETED");
}

#[tokio::test]
async fn whoever_does_not_read_an_event_takes_nobodys_turn() {
    // An eighth of one operation: one event at a time.
    let app = TestApp::with_quotas(|quotas| quotas.operations = 1).await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut silent = Vec::new();
    for _ in 0..3 {
        let mut events = acme.subscribe(CALLS, json!({})).await;
        acme.add_call(&format!("for number {}", silent.len())).await;
        call(&mut events).await;
        silent.push(events);
    }
    let mut quick = acme.subscribe(CALLS, json!({})).await;

    for number in 0..3 {
        acme.add_call(&format!("call-{number}")).await;
        assert_eq!(call(&mut quick).await.1, format!("CREATED call-{number} COMPLETED"));
    }
}

#[tokio::test]
async fn a_socket_whose_client_does_not_read_is_closed() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut socket = Socket::greeted(app.listen().await, &acme).await;
    // The details of an order are what fills the buffers on the way.
    let orders = "subscription { orderChanged { order { details a: details b: details c: details d: details } } }";
    for id in 0..20 {
        socket.ask(&id.to_string(), orders).await;
    }
    let mut quick = acme.subscribe("subscription { orderChanged { order { id } } }", json!({})).await;
    until("all have begun", async || app.app.hub().subscriptions() == 21).await;

    let take = "mutation($details: String!) { createOrder(input: {customerName: \"Asha\", phone: \"98101 00001\", details: $details}) { userErrors { code message field } } }";
    for _ in 0..300 {
        acme.mutate(take, json!({ "details": "x".repeat(10_000) })).await;
        quick.data().await;
    }

    // The other 20 subscriptions are gone, and the memory that they held with them.
    until("the socket is closed", async || app.app.hub().subscriptions() == 1).await;
    assert_eq!(app.app.streams().count(), 1);
}

#[tokio::test]
async fn whoever_reads_none_of_much_is_given_no_more_until_it_is_read() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let create =
        "mutation($prompt: String!) { createAgent(input: {name: \"Ravi\", systemPrompt: $prompt}) { userErrors { code message field } } }";
    for _ in 0..5 {
        acme.mutate(create, json!({ "prompt": "x".repeat(32_000) })).await;
    }
    let aliases = (0..48).map(|place| format!("a{place}: systemPrompt")).collect::<Vec<_>>().join(" ");
    let much = format!("{{ agents {{ nodes {{ {aliases} }} }} }}");
    let mut unread = Vec::new();
    let refused = loop {
        let answer = acme.ask(&much).await;
        if answer.status() != StatusCode::OK {
            break answer;
        }
        unread.push(answer);
    };

    // Eight answers of less than eight megabytes fit.
    assert_eq!((unread.len(), refused.status()), (8, StatusCode::TOO_MANY_REQUESTS));
    acme.gql("{ me { email } }", json!({})).await.ok();
    app.tenant("other").await.gql("{ agents { nodes { id } } }", json!({})).await.ok();
    let mut events = acme.subscribe(&much, json!({})).await;
    assert!(events.next().await.is_none(), "an event stream is cut");
    drop(unread.pop());
    acme.gql(&much, json!({})).await.ok();
}

#[tokio::test]
async fn one_call_that_is_logged_among_many_others_is_followed_from_then_on() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let mut events = acme.subscribe(CALLS, json!({ "callId": "mine" })).await;
    // It is asked for its first event before there is any, and then no more until it has fallen behind.
    let mine = acme.add_call("mine").await;
    for number in 0..300 {
        acme.add_call(&format!("call-{number}")).await;
    }
    assert_eq!(call(&mut events).await.1, "CREATED mine COMPLETED");

    let longer = "mutation($id: ID!) { updateCallLog(id: $id, input: {durationSeconds: 5}) { userErrors { code message field } } }";
    acme.mutate(longer, json!({ "id": mine })).await;
    assert_eq!(call(&mut events).await.1, "UPDATED mine COMPLETED");
}
