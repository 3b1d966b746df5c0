//! A socket that speaks `graphql-transport-ws`.

use std::{fmt, io, net::SocketAddr};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async_with_config,
    tungstenite::{self, Message, Utf8Bytes, client::IntoClientRequest, http::HeaderValue, protocol::WebSocketConfig},
};

/// How a server asks whether anybody is there.
const PING: &str = "{\"type\":\"ping\"";

/// How many bytes each keeps for what comes: little, because there are ten thousand at once.
const READ_BUFFER: usize = 4 * 1024;

/// An open socket, greeted by the server.
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

/// How a socket ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The server closed it, with this code and for this reason.
    Closed(u16, String),
    /// It broke.
    Broken(String),
}

impl Socket {
    /// Opens a socket for the holder of an access token.
    pub async fn open(server: SocketAddr, token: &str) -> Result<Self, End> {
        let mut request = format!("ws://{server}/graphql/ws").into_client_request()?;
        request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("graphql-transport-ws"));
        let (stream, _) = connect_async_with_config(request, Some(WebSocketConfig::default().read_buffer_size(READ_BUFFER)), true).await?;
        let mut socket = Self(stream);
        socket.say(&json!({ "type": "connection_init", "payload": { "authorization": format!("Bearer {token}") } })).await?;
        let greeting = socket.next().await?;
        if greeting["type"] == "connection_ack" { Ok(socket) } else { Err(End::Broken(greeting.to_string())) }
    }

    /// Begins an operation.
    pub async fn subscribe(&mut self, id: &str, query: &str, variables: &Value) -> Result<(), End> {
        self.say(&json!({ "type": "subscribe", "id": id, "payload": { "query": query, "variables": variables } })).await
    }

    /// The next message of the server. Its questions whether anybody is there are answered.
    pub async fn next(&mut self) -> Result<Value, End> {
        let text = self.next_text().await?;
        serde_json::from_str(&text).map_err(|error| End::Broken(format!("{error} in {text}")))
    }

    /// The same, not read: for many sockets at once.
    pub async fn next_text(&mut self) -> Result<Utf8Bytes, End> {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Text(text))) if text.starts_with(PING) => self.say(&json!({ "type": "pong" })).await?,
                Some(Ok(Message::Text(text))) => return Ok(text),
                Some(Ok(Message::Close(Some(frame)))) => return Err(End::Closed(frame.code.into(), frame.reason.to_string())),
                Some(Ok(Message::Close(None))) | None => return Err(End::Broken("it was closed without a reason".to_owned())),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error.into()),
            }
        }
    }

    /// Sends a message.
    pub async fn say(&mut self, message: &Value) -> Result<(), End> {
        Ok(self.0.send(Message::text(message.to_string())).await?)
    }
}

impl From<tungstenite::Error> for End {
    fn from(error: tungstenite::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed(code, reason) => write!(f, "the socket was closed with {code}: {reason}"),
            Self::Broken(why) => write!(f, "the socket broke: {why}"),
        }
    }
}

impl std::error::Error for End {}

impl From<End> for io::Error {
    fn from(end: End) -> Self {
        Self::other(end)
    }
}
