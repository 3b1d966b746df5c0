//! The life of a socket: a greeting, then messages both ways, until one side has a reason to end it.

use std::{net::IpAddr, time::Duration};

use axum::extract::ws::{Message, WebSocket};
use serde_json::{Map, Value};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until, timeout};

use super::{
    operations::{Operations, Result as Outcome},
    protocol::{self, Close, FromClient, ToClient},
};
use crate::{
    app::App,
    http::{
        streams::{End, Stream},
        who,
    },
    limits::{INIT_TIME, OPERATION_ID, PING_EVERY, SILENCE},
    throttle::Messages,
};

/// How long a client may take to hear why its socket is closed, and to hang up.
const FAREWELL: Duration = Duration::from_secs(10);

/// How a socket ends: closed by us, left by its client, or gone.
enum Over {
    Close(Close),
    Left,
    Gone,
}

impl From<Close> for Over {
    fn from(close: Close) -> Self {
        Self::Close(close)
    }
}

pub(super) async fn run(app: App, mut socket: WebSocket, token: Option<String>, address: Option<IpAddr>) {
    let messages = app.throttle().messages();
    let over = match Box::pin(greet(&app, &mut socket, &messages, token)).await {
        Ok(stream) => serve(&app, &mut socket, &messages, stream, address).await,
        Err(over) => over,
    };
    match over {
        Over::Gone => return,
        // The library answers it while more is read.
        Over::Left => {}
        Over::Close(close) => {
            let code = close.0;
            tracing::info!(code, "a socket is closed");
            // A client that is gone can't be told.
            drop(timeout(FAREWELL, socket.send(close.into())).await);
        }
    }
    // Until the other side has hung up: what is thrown away too early takes the reason with it.
    drop(timeout(FAREWELL, async { while let Some(Ok(_)) = socket.recv().await {} }).await);
}

/// Waits for `connection_init`, and for the proof in it.
async fn greet(app: &App, socket: &mut WebSocket, messages: &Messages, token: Option<String>) -> Result<Stream, Over> {
    if socket.protocol().is_none() {
        return Err(protocol::NO_PROTOCOL.into());
    }
    let deadline = Instant::now() + INIT_TIME;
    loop {
        let message = tokio::select! {
            () = app.stopping().cancelled() => return Err(protocol::RESTART.into()),
            message = tokio::time::timeout_at(deadline, socket.recv()) => message.map_err(|_| protocol::INIT_TIMEOUT)?,
        };
        match read(message, messages)? {
            Some(FromClient::ConnectionInit { payload }) => {
                let token = payload.as_ref().and_then(sent_token).or(token).ok_or(protocol::FORBIDDEN)?;
                let claims = app.verify(&token).map_err(|_| protocol::FORBIDDEN)?;
                let stream = app.streams().enter(app, claims).map_err(|_| protocol::TOO_MANY)?;
                say(socket, &ToClient::ConnectionAck).await?;
                return Ok(stream);
            }
            Some(FromClient::Ping { payload }) => say(socket, &ToClient::Pong { payload }).await?,
            Some(FromClient::Pong { .. } | FromClient::Complete { .. }) | None => {}
            Some(FromClient::Subscribe { .. }) => return Err(protocol::UNAUTHORIZED.into()),
        }
    }
}

/// The access token in the payload of `connection_init`, as the header would have it; clients write its name in either case.
fn sent_token(payload: &Map<String, Value>) -> Option<String> {
    let value = payload.iter().find(|(name, _)| name.eq_ignore_ascii_case("authorization"))?.1.as_str()?;
    who::without_scheme(value).map(ToOwned::to_owned)
}

/// Serves a client that has shown who it is.
async fn serve(app: &App, socket: &mut WebSocket, messages: &Messages, stream: Stream, address: Option<IpAddr>) -> Over {
    let mut operations = Operations::new(app.clone(), *stream.claims(), address);
    let mut ping = interval(PING_EVERY);
    ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ping.reset();
    let mut heard = Instant::now();
    let over = stream.over();
    tokio::pin!(over);
    loop {
        let done = tokio::select! {
            biased;
            end = &mut over => Err(Over::from(match end {
                End::Expired => protocol::EXPIRED,
                End::SessionEnded => protocol::SESSION_ENDED,
                End::Stopping => protocol::RESTART,
            })),
            // Before more is read: who asks faster than answers are read waits for them.
            (id, outcome) = operations.next() => tokio::select! {
                biased;
                told = tell(socket, &id, outcome) => told,
                // In the middle of a message there is no telling why.
                _ = &mut over => Err(Over::Gone),
            },
            message = socket.recv() => {
                heard = Instant::now();
                match read(message, messages) {
                    Ok(Some(message)) => obey(socket, &mut operations, message).await,
                    Ok(None) => Ok(()),
                    Err(over) => Err(over),
                }
            }
            // Not even an answer to the pings meanwhile.
            () = sleep_until(heard + SILENCE) => Err(Over::Gone),
            _ = ping.tick() => say(socket, &ToClient::Ping).await,
        };
        if let Err(over) = done {
            return over;
        }
    }
}

async fn obey(socket: &mut WebSocket, operations: &mut Operations, message: FromClient) -> Result<(), Over> {
    match message {
        FromClient::ConnectionInit { .. } => Err(protocol::SECOND_INIT.into()),
        FromClient::Ping { payload } => say(socket, &ToClient::Pong { payload }).await,
        FromClient::Pong { .. } => Ok(()),
        FromClient::Subscribe { id, .. } if id.is_empty() || id.len() > OPERATION_ID => Err(protocol::BAD_MESSAGE.into()),
        // The reason names no id: it could be longer than a close frame.
        FromClient::Subscribe { id, .. } if operations.has(&id) => Err(Close(4409, "Subscriber for this id already exists").into()),
        FromClient::Subscribe { id, payload } => match operations.begin(id.clone(), payload) {
            Ok(()) => Ok(()),
            Err(refusal) => say(socket, &ToClient::Error { id: &id, payload: &[refusal.error()] }).await,
        },
        FromClient::Complete { id } => {
            operations.end(&id);
            Ok(())
        }
    }
}

async fn tell(socket: &mut WebSocket, id: &str, outcome: Outcome) -> Result<(), Over> {
    match outcome {
        Outcome::Next(message, _unread) => write(socket, message).await,
        Outcome::Error(errors) => say(socket, &ToClient::Error { id, payload: &errors }).await,
        Outcome::Complete => say(socket, &ToClient::Complete { id }).await,
        Outcome::Interrupted => Err(protocol::TRY_AGAIN.into()),
    }
}

/// What came: a message of the protocol, or nothing of interest. Whatever it is, it counts.
fn read(message: Option<Result<Message, axum::Error>>, messages: &Messages) -> Result<Option<FromClient>, Over> {
    messages.count().map_err(|_| protocol::FLOOD)?;
    match message {
        Some(Ok(Message::Text(text))) => Ok(Some(serde_json::from_str(&text).map_err(|_| protocol::BAD_MESSAGE)?)),
        Some(Ok(Message::Binary(_))) => Err(protocol::BAD_MESSAGE.into()),
        // The library answers these by itself.
        Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(None),
        Some(Err(error)) if error.to_string().contains("too long") => Err(protocol::TOO_BIG.into()),
        Some(Ok(Message::Close(_))) => Err(Over::Left),
        Some(Err(_)) | None => Err(Over::Gone),
    }
}

async fn say(socket: &mut WebSocket, message: &ToClient<'_>) -> Result<(), Over> {
    write(socket, message.text()).await
}

/// The connection itself gives up a client that does not read.
async fn write(socket: &mut WebSocket, message: String) -> Result<(), Over> {
    socket.send(Message::text(message)).await.map_err(|_| Over::Gone)
}
