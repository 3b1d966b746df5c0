//! Requests that were made to hurt: refused before anything is executed, in the same words whichever way they come.

use std::{net::SocketAddr, time::Duration};

use api::limits::MESSAGE_BYTES;
use rig::{
    End, Socket,
    hostile::{self, Hostile},
};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::{Answer, Caller, TestApp};

/// What a hostile request may be refused with.
const CODES: [&str; 6] =
    ["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_REQUEST", "BAD_USER_INPUT", "QUERY_TOO_COMPLEX", "DOCUMENT_TOO_LARGE"];
/// Less than an answer to it may have.
const BYTES: usize = 32 * 1024;
/// As many characters of a document in a row are an echo of it.
const ECHO: usize = 40;
/// How long a refusal may take, in a build that is not optimised.
const PATIENCE: Duration = Duration::from_secs(20);

/// The errors of an answer that is a refusal: code and message of each. Or what is wrong with it.
fn refusal(request: &Hostile, answer: &Value) -> Result<Vec<(String, String)>, String> {
    let text = answer.to_string();
    let shown: String = text.chars().take(400).collect();
    let wrong = |what: &str| Err(format!("{what}: {shown}"));
    let Some(errors) = answer["errors"].as_array().filter(|errors| !errors.is_empty()) else { return wrong("it is let through") };
    if answer.get("data").is_some() || errors.iter().any(|error| error.get("path").is_some()) {
        return wrong("it is executed");
    }
    if text.len() >= BYTES {
        return wrong("the answer is long");
    }
    let part = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let errors: Vec<_> = errors.iter().map(|error| (part(&error["extensions"]["code"]), part(&error["message"]))).collect();
    if errors.iter().any(|(code, _)| !CODES.contains(&code.as_str())) {
        return wrong("it has another code");
    }
    if errors.iter().any(|(_, message)| echoes(&request.document, message) || echoes(&request.variables.to_string(), message)) {
        return wrong("what was sent is echoed");
    }
    Ok(errors)
}

fn echoes(sent: &str, message: &str) -> bool {
    let message: Vec<_> = message.chars().collect();
    message.windows(ECHO).any(|run| sent.contains(&run.iter().collect::<String>()))
}

/// The answer in an event stream; in plain HTTP where the body is no request at all.
async fn over_a_stream(acme: &Caller, request: &Hostile) -> Result<Value, String> {
    let answer = Answer::of(acme.open(&request.document, request.variables.clone()).await).await;
    if answer.headers["content-type"] != "text/event-stream" {
        return if answer.status.is_success() { Err(answer.text) } else { Ok(answer.json()) };
    }
    let event = answer.text.split_once("\n\nevent: complete\n").and_then(|(event, _)| event.strip_prefix("event: next\ndata: "));
    event.and_then(|data| serde_json::from_str(data).ok()).ok_or(answer.text)
}

/// The answer on a socket, in the form of the others; or how it closed the socket.
async fn over_a_socket(server: SocketAddr, token: &str, request: &Hostile) -> Result<Value, End> {
    let mut socket = Socket::open(server, token).await?;
    socket.subscribe("1", &request.document, &request.variables).await?;
    let mut message = socket.next().await?;
    assert_eq!((&message["type"], &message["id"]), (&json!("error"), &json!("1")), "{}", request.name);
    Ok(json!({ "errors": message["payload"].take() }))
}

/// What is wrong with the answers to a request, if anything is.
async fn check(acme: &Caller, server: SocketAddr, request: &Hostile) -> Result<(), String> {
    let posted = refusal(request, &acme.gql(&request.document, request.variables.clone()).await.json())?;
    let streamed = refusal(request, &over_a_stream(acme, request).await?)?;
    if streamed != posted {
        return Err(format!("in a stream {streamed:?}, by POST {posted:?}"));
    }
    match over_a_socket(server, acme.access_token.as_ref().unwrap(), request).await {
        Ok(answer) => {
            let told = refusal(request, &answer)?;
            if told == posted { Ok(()) } else { Err(format!("on a socket {told:?}, by POST {posted:?}")) }
        }
        // What is longer than a message, or no JSON, has no operation that could be answered.
        Err(End::Closed(1009, _)) if request.document.len() + request.variables.to_string().len() > MESSAGE_BYTES - 200 => Ok(()),
        Err(End::Closed(4400, _)) if posted[0].0 == "BAD_REQUEST" => Ok(()),
        Err(end) => Err(end.to_string()),
    }
}

#[tokio::test]
async fn hostile_requests_are_refused_in_the_same_words_whichever_way_they_come() {
    let app = TestApp::with_quotas(|quotas| (quotas.requests_per_address, quotas.connections_per_address) = (0, 0)).await;
    let acme = app.tenant("acme").await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (server, router) = (app.app.clone(), app.router());
    tokio::spawn(async move { api::http::server::serve(&server, listener, router).await });

    let mut wrong = Vec::new();
    for request in hostile::requests() {
        let checked = tokio::time::timeout(PATIENCE, check(&acme, address, &request)).await;
        if let Err(what) = checked.unwrap_or_else(|_| Err("it takes too long".to_owned())) {
            wrong.push(format!("{}: {what}", request.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    acme.gql("{ me { id } }", json!({})).await.ok();
}
