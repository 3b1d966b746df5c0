//! Traces, as a collector receives them. The collector is a stand-in: it takes what comes, and looks at the bytes for what must be there
//! and what must not; it does not decode them.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, routing};
use rig::Client;
use serde_json::json;
use tokio::{
    net::TcpListener,
    sync::mpsc::{self, UnboundedSender},
};

use crate::{alone, serve, stop};

type Received = (Option<String>, Bytes);

async fn receive(State(received): State<Arc<UnboundedSender<Received>>>, headers: HeaderMap, body: Bytes) {
    let content_type = headers.get("content-type").map(|value| value.to_str().unwrap().to_owned());
    received.send((content_type, body)).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_collector_receives_the_trace_of_each_request_and_nothing_of_what_was_sent() {
    let _alone = alone().await;
    let (sender, mut received) = mpsc::unbounded_channel();
    let collector = Router::new().route("/v1/traces", routing::post(receive)).with_state(Arc::new(sender));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, collector).await });
    let mut server = serve("sqlite://traces.db", &[("OTEL_EXPORTER_OTLP_ENDPOINT", &endpoint)]).await;

    let acme = Client::of(server.address()).sign_up("acme@example.com").await.unwrap();
    acme.gql("query MySecretName { me { email } }", json!({})).await.unwrap();
    assert!(stop(&mut server).await.success());

    let mut bytes = Vec::new();
    // The server sends the last of it before it ends.
    while let Ok((content_type, body)) = received.try_recv() {
        assert_eq!(content_type.as_deref(), Some("application/x-protobuf"));
        bytes.extend(body);
    }
    let text = String::from_utf8_lossy(&bytes);
    for expected in ["ai-calling-api", "request", "signUp", "operation", "request_id"] {
        assert!(text.contains(expected), "{expected} is not in what was sent");
    }
    for secret in ["MySecretName", "acme@example.com", "eyJ0eXAi", "purple tiger"] {
        assert!(!text.contains(secret), "{secret} is in what was sent");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_collector_that_does_not_answer_keeps_no_server_from_its_end() {
    let _alone = alone().await;
    // The system takes its connections; nobody ever reads from them.
    let collector = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", collector.local_addr().unwrap());
    let mut server = serve("sqlite://traces.db", &[("OTEL_EXPORTER_OTLP_ENDPOINT", &endpoint)]).await;
    Client::of(server.address()).sign_up("acme@example.com").await.unwrap();

    let since = Instant::now();
    assert!(stop(&mut server).await.success());

    assert!(since.elapsed() < Duration::from_secs(3), "{:?}", since.elapsed());
    assert!(server.log().contains("the last traces were not sent"), "{}", server.log());
}
