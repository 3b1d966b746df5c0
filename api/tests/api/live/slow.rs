//! A subscriber that does not read.

use std::time::Duration;

use chrono::TimeDelta;
use futures_util::{SinkExt, StreamExt};
use serde_json::json;
use tokio::net::TcpListener;
use tokio_tungstenite::tungstenite::{Message, client::IntoClientRequest};

use super::{CALLS, call};
use crate::support::TestApp;

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
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut request = format!("ws://{}/graphql/ws", listener.local_addr().unwrap()).into_client_request().unwrap();
    request.headers_mut().insert("sec-websocket-protocol", "graphql-transport-ws".parse().unwrap());
    let (server, router) = (app.app.clone(), app.router());
    tokio::spawn(async move { api::http::server::serve(&server, listener, router).await });
    let (mut socket, _) = tokio_tungstenite::connect_async(request).await.unwrap();
    let say = |message: serde_json::Value| Message::text(message.to_string());
    let token = acme.access_token.clone().unwrap();
    socket.send(say(json!({ "type": "connection_init", "payload": { "authorization": format!("Bearer {token}") } }))).await.unwrap();
    assert!(socket.next().await.unwrap().unwrap().to_text().unwrap().contains("connection_ack"));
    // The details of an order are what fills the buffers on the way.
    let orders = "subscription { orderChanged { order { details a: details b: details c: details d: details } } }";
    for id in 0..20 {
        socket.send(say(json!({ "type": "subscribe", "id": id.to_string(), "payload": { "query": orders } }))).await.unwrap();
    }
    let mut quick = acme.subscribe("subscription { orderChanged { order { id } } }", json!({})).await;
    let begun = async {
        while app.app.hub().subscriptions() < 21 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), begun).await.unwrap();

    let take = "mutation($details: String!) { createOrder(input: {customerName: \"Asha\", phone: \"98101 00001\", details: $details}) { userErrors { code message field } } }";
    for _ in 0..300 {
        acme.mutate(take, json!({ "details": "x".repeat(10_000) })).await;
        quick.data().await;
    }

    // The other 20 subscriptions are gone, and the memory that they held with them.
    let closed = async {
        while app.app.hub().subscriptions() > 1 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), closed).await.expect("the socket is closed");
    assert_eq!(app.app.streams().count(), 1);
}
