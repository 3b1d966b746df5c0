//! What the client of a socket may do, and what it may not.

use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::metrics;
use crate::support::{
    TestApp,
    sockets::{Socket, until},
};

const ME: &str = "{ me { email } }";

#[tokio::test]
async fn a_socket_holds_the_place_of_its_connection_until_it_ends() {
    let app = TestApp::with_quotas(|quotas| quotas.connections = 1).await;
    let (acme, server) = (app.tenant("acme").await, app.listen().await);
    let ask = async || {
        let mut connection = TcpStream::connect(server).await.unwrap();
        let mut answer = String::new();
        // Who is hung up on at once may be told so when it writes.
        drop(connection.write_all(b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await);
        drop(connection.read_to_string(&mut answer).await);
        answer
    };
    let mut socket = Socket::greeted(server, &acme).await;
    socket.ask("1", ME).await;
    socket.data("1").await;

    assert_eq!(ask().await, "");
    assert!(metrics(&app).await.contains("api_connections 1\n"));

    drop(socket);
    until("the place is free", async || metrics(&app).await.contains("api_connections 0\n")).await;
    assert!(ask().await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn an_operation_that_is_refused_takes_no_place_on_its_socket() {
    let app = TestApp::start().await;
    let mut socket = Socket::greeted(app.listen().await, &app.tenant("acme").await).await;
    // More than may be under way, and all under the name of the one that is not refused.
    for _ in 0..60 {
        socket.ask("1", "{ me {").await;
    }
    socket.ask("1", ME).await;

    for _ in 0..60 {
        assert_eq!(socket.refused("1").await, "GRAPHQL_PARSE_FAILED");
    }
    assert_eq!(socket.data("1").await["me"]["email"], "acme@example.com");
}

#[tokio::test]
async fn the_id_of_an_operation_has_128_bytes_and_no_more() {
    let app = TestApp::start().await;
    let (acme, server) = (app.tenant("acme").await, app.listen().await);
    let longest = "é".repeat(64);
    for too_long_or_short in [format!("{longest}x"), String::new()] {
        let mut socket = Socket::greeted(server, &acme).await;
        socket.ask(&longest, ME).await;
        socket.data(&longest).await;
        socket.ask(&too_long_or_short, ME).await;
        assert_eq!(socket.closed().await, 4400);
    }
}

#[tokio::test]
async fn every_operation_on_a_socket_counts_against_the_limit_of_its_tenant() {
    let app = TestApp::with_quotas(|quotas| quotas.requests_per_tenant = 2).await;
    let (acme, server) = (app.tenant("acme").await, app.listen().await);
    let mut socket = Socket::greeted(server, &acme).await;
    for query in [ME, ME, "{ me {", "{ nothing }"] {
        socket.ask("1", query).await;
        while !["complete", "error"].contains(&socket.hear().await["type"].as_str().unwrap()) {}
    }
    socket.ask("1", ME).await;
    assert_eq!(socket.refused("1").await, "THROTTLED");
    acme.gql(ME, json!({})).await.fails("THROTTLED");

    app.clock.advance(chrono::TimeDelta::seconds(1));
    socket.ask("1", ME).await;
    socket.data("1").await;
}

#[tokio::test]
async fn whoever_floods_a_socket_is_hung_up_on_whatever_it_is_that_comes() {
    let app = TestApp::with_quotas(|quotas| quotas.requests_per_address = 5).await;
    let (acme, server) = (app.tenant("acme").await, app.listen().await);
    for message in [json!({ "type": "ping" }), json!({ "type": "pong" }), json!({ "type": "complete", "id": "1" })] {
        // The first message was the greeting; the clock stands still.
        let mut flooded = Socket::greeted(server, &acme).await;
        for _ in 0..9 {
            flooded.say(message.clone()).await;
        }
        let mut other = Socket::greeted(server, &acme).await;
        flooded.say(message).await;
        assert_eq!(flooded.closed().await, 4429);

        other.say(json!({ "type": "ping", "payload": { "a": 1 } })).await;
        assert_eq!(other.hear().await, json!({ "type": "pong", "payload": { "a": 1 } }));
    }
}
