//! The messages of `graphql-transport-ws`, and the codes with which a socket is closed.

use async_graphql::ServerError;
use axum::extract::ws::{CloseFrame, Message};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::http::answer::Body;

/// What a client says.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum FromClient {
    /// The first message, with the client's proof.
    ConnectionInit { payload: Option<Map<String, Value>> },
    /// Are you there?
    Ping { payload: Option<Map<String, Value>> },
    /// I am.
    Pong {
        #[expect(dead_code, reason = "must be an object if it is there")]
        payload: Option<Map<String, Value>>,
    },
    /// An operation to execute: a query as well as a subscription.
    Subscribe { id: String, payload: Map<String, Value> },
    /// Enough of it.
    Complete { id: String },
}

/// What the server says.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum ToClient<'a> {
    ConnectionAck,
    Ping,
    Pong {
        #[serde(skip_serializing_if = "Option::is_none")]
        payload: Option<Map<String, Value>>,
    },
    Error {
        id: &'a str,
        payload: &'a [ServerError],
    },
    Complete {
        id: &'a str,
    },
}

impl ToClient<'_> {
    /// As JSON.
    pub(super) fn text(&self) -> String {
        serde_json::to_string(self).expect("a message has only string keys")
    }
}

/// The message in which an operation brings something.
pub(super) fn next(id: &str, body: &Body<'_>) -> String {
    let id = serde_json::to_string(id).expect("a text is JSON");
    format!(r#"{{"type":"next","id":{id},"payload":{}}}"#, body.json())
}

/// Why a socket is closed. The reasons have at most 123 bytes: the rest of a control frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Close(pub(super) u16, pub(super) &'static str);

/// Not a message of the protocol.
pub(super) const BAD_MESSAGE: Close = Close(4400, "Not a message of graphql-transport-ws");
/// More bytes than are read.
pub(super) const TOO_BIG: Close = Close(1009, "Message too big: at most 64 KB are read");
/// An operation before `connection_ack`.
pub(super) const UNAUTHORIZED: Close = Close(4401, "Unauthorized: send connection_init first");
/// No access token, or one that does not hold.
pub(super) const FORBIDDEN: Close = Close(4403, "Forbidden: send a valid access token as payload.authorization of connection_init");
/// The access token has expired while the socket was open.
pub(super) const EXPIRED: Close = Close(4403, "Forbidden: the access token has expired. Connect again with a new one");
/// The session was ended while the socket was open.
pub(super) const SESSION_ENDED: Close = Close(4403, "Forbidden: this session has ended. Log in again");
/// The client and the server have no protocol in common.
pub(super) const NO_PROTOCOL: Close = Close(4406, "Subprotocol not acceptable: graphql-transport-ws is");
/// Nothing came in time.
pub(super) const INIT_TIMEOUT: Close = Close(4408, "Connection initialisation timeout");
/// A second `connection_init`.
pub(super) const SECOND_INIT: Close = Close(4429, "Too many initialisation requests");
/// More messages than a client has to say.
pub(super) const FLOOD: Close = Close(4429, "Too many messages: send fewer a second");
/// Too many sockets of one tenant; some may be closed soon.
pub(super) const TOO_MANY: Close = Close(1013, "Too many open sockets and event streams. Close some");
/// A client that does not read, or a subscription that can't go on; connected anew it can, from its last cursor.
pub(super) const TRY_AGAIN: Close = Close(1013, "Interrupted: subscribe again with the cursor of the last event");
/// The server stops; another, or its successor, is there.
pub(super) const RESTART: Close = Close(1012, "Service restart: connect again");

impl From<Close> for Message {
    fn from(Close(code, reason): Close) -> Self {
        Self::Close(Some(CloseFrame { code, reason: reason.into() }))
    }
}
