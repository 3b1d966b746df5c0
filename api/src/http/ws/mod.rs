//! GraphQL over a WebSocket: the protocol `graphql-transport-ws`
//! ([its text](https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md)).

mod operations;
mod protocol;
mod socket;

use axum::{
    extract::{FromRequestParts, Request, State, WebSocketUpgrade},
    http::StatusCode,
    response::Response,
};

use super::{operation::Refused, origin, refuse, request_id, server::Held, who};
use crate::{app::App, error::Code, limits::MESSAGE_BYTES};

/// How many bytes each socket keeps for what comes. The library's own 128 KB would be most of what ten thousand idle sockets take.
const READ_BUFFER: usize = 4 * 1024;
/// The only protocol that is spoken here.
const PROTOCOL: &str = "graphql-transport-ws";

/// `/graphql/ws`: makes a socket of a request, unless it comes from a page that is not ours.
pub async fn upgrade(State(app): State<App>, request: Request) -> Response {
    match open(&app, request).await {
        Ok(answer) => answer,
        Err(refusal) => refuse(&refusal),
    }
}

async fn open(app: &App, request: Request) -> Result<Response, Refused> {
    // A browser lets any page open a socket to any server.
    if !origin::is_ours(request.headers(), app.settings()) {
        return Err(Refused::new(Code::Forbidden, origin::FOREIGN));
    }
    let address = app.settings().proxies.client(&request);
    let token = who::bearer(request.headers()).map(ToOwned::to_owned);
    let (mut parts, _) = request.into_parts();
    let upgrade = WebSocketUpgrade::from_request_parts(&mut parts, &()).await.map_err(|_| {
        let message = "This path is a WebSocket's: open it with the protocol graphql-transport-ws. Send other requests to /graphql.";
        Refused::bad_request(message).with_status(StatusCode::UPGRADE_REQUIRED)
    })?;
    let (app, id) = (app.clone(), request_id::current());
    let held = parts.extensions.remove::<Held>();
    let upgrade = upgrade
        .protocols([PROTOCOL])
        .max_message_size(MESSAGE_BYTES)
        .max_frame_size(MESSAGE_BYTES)
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(0);
    Ok(upgrade.on_upgrade(move |socket| {
        let connections = app.connections().clone();
        connections.track_future(async move {
            request_id::within_told(&id, socket::run(app, socket, token, address)).await;
            drop(held);
        })
    }))
}
