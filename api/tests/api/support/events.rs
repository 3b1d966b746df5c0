//! Server-sent events, as a subscriber reads them.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
    response::Response,
};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use super::Caller;

/// How long an event may take, which is far longer than any does.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open stream of events.
pub struct Events {
    body: Body,
    read: String,
}

impl Caller {
    /// Subscribes; the answer must be a stream.
    pub async fn subscribe(&self, query: &str, variables: Value) -> Events {
        let answer = self.open(query, variables).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/event-stream");
        Events { body: answer.into_body(), read: String::new() }
    }

    /// Asks for a stream of events, whatever the answer.
    pub async fn open(&self, query: &str, variables: Value) -> Response {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let mut request = Request::builder().method(Method::POST).uri("/graphql/stream").header("x-request-id", "test");
        request = request.header(header::CONTENT_TYPE, "application/json").header(header::ACCEPT, "text/event-stream");
        if let Some(token) = &self.access_token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        self.pass(request.body(body.into()).unwrap()).await
    }
}

impl Events {
    /// The next event: its name and its data. `None` when the stream has ended.
    pub async fn next(&mut self) -> Option<(String, Value)> {
        loop {
            if let Some(end) = self.read.find("\n\n") {
                let rest = self.read.split_off(end + 2);
                let event = std::mem::replace(&mut self.read, rest);
                let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim().to_owned();
                let (name, data) = (field("event:"), field("data:"));
                // A comment keeps the connection, and says nothing.
                if name.is_empty() {
                    continue;
                }
                return Some((name, serde_json::from_str(&data).unwrap_or_default()));
            }
            let frame = tokio::time::timeout(PATIENCE, self.body.frame()).await.expect("an event, or an end");
            self.read.push_str(str::from_utf8(&frame?.unwrap().into_data().unwrap()).unwrap());
        }
    }

    /// The data of the next event, which must be a result without errors.
    pub async fn data(&mut self) -> Value {
        let (name, mut result) = self.next().await.expect("an event");
        assert_eq!(name, "next", "{result}");
        assert!(result.get("errors").is_none(), "{result}");
        result["data"].take()
    }

    /// Fails unless the stream ends here, cut short or complete.
    pub async fn ends(mut self) {
        assert_eq!(self.next().await, None);
    }
}
