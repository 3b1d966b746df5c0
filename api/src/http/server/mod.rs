//! Listening, on few enough connections, none of which may dawdle; and stopping without cutting anybody off.

mod connections;
mod timed;

use std::{
    io,
    net::SocketAddr,
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::ConnectInfo,
    http::{HeaderValue, Version, header},
    response::Response,
};
use hyper::{
    body::{Frame, Incoming, SizeHint},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tower::ServiceExt;

use crate::app::App;
use connections::{Connections, Place};
use timed::{Phase, Timed};

/// How long after it was asked to stop a server has served its last request, whatever it waits for. What is left of 30 seconds is for
/// the database and the last traces.
const STOPPED: Duration = Duration::from_secs(27);
/// How many bytes that have been sent a connection may keep until they are read; the system takes it twice.
const SEND_BUFFER: u32 = 128 * 1024;
/// How many connections may wait until they are accepted.
const BACKLOG: u32 = 1024;
/// The most bytes of a request's head.
const HEAD_BYTES: usize = 16 * 1024;
/// The most headers of a request.
const HEADERS: usize = 64;
/// How long to wait when the process has no room for another connection.
const NO_ROOM: Duration = Duration::from_millis(100);

/// Listens at an address.
pub fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    socket.set_reuseaddr(true)?;
    // Connections inherit it. With the megabytes that the system gives them, a client that reads slowly can't be told from one that
    // does not read.
    socket.set_send_buffer_size(SEND_BUFFER)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Serves until the application stops, then finishes what is under way.
pub async fn serve(app: &App, listener: TcpListener, router: Router) -> io::Result<()> {
    let connections = Connections::new(app);
    loop {
        let accepted = tokio::select! {
            () = app.stopping().cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => match connections.enter(peer.ip()) {
                Some(place) => open(app, stream, peer, place, router.clone()),
                // Hung up on at once: an answer would cost what is to be saved.
                None => app.metrics().connection_refused(),
            },
            // The client's own doing, before it was accepted.
            Err(error) if matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset) => {}
            Err(error) => {
                tracing::warn!(%error, "a connection can't be accepted; trying again");
                tokio::time::sleep(NO_ROOM).await;
            }
        }
    }
    drop(listener);
    app.connections().close();
    let left = STOPPED.saturating_sub(app.settings().shutdown_delay);
    if tokio::time::timeout(left, app.connections().wait()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
    Ok(())
}

/// A connection's place, for what outlives its requests: a socket.
#[derive(Clone)]
pub(super) struct Held {
    _place: Arc<Place>,
}

/// Serves a connection in a task of its own.
fn open(app: &App, stream: TcpStream, peer: SocketAddr, place: Place, router: Router) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection was gone before it was served");
        return;
    }
    let (io, phase) = Timed::new(stream);
    let phase = Arc::new(phase);
    let place = Arc::new(place);
    let held = Arc::clone(&place);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let (router, phase, held) = (router.clone(), Arc::clone(&phase), Arc::clone(&held));
        async move {
            phase.serving();
            let mut request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            request.extensions_mut().insert(Held { _place: held });
            let answer = router.oneshot(request).await;
            if answer.as_ref().is_ok_and(|answer| answer.status().is_informational()) {
                return answer;
            }
            if answer.as_ref().is_ok_and(is_event_stream) {
                return answer.map(|answer| answer.map(|body| Body::new(Streamed { body, phase })));
            }
            phase.waiting();
            answer
        }
    });
    let mut builder = http1::Builder::new();
    builder.max_buf_size(HEAD_BYTES).max_headers(HEADERS);
    let connection = builder.serve_connection(TokioIo::new(io), service).with_upgrades();
    let stopping = app.stopping().clone();
    app.connections().spawn(async move {
        let mut connection = pin!(connection);
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            () = stopping.cancelled() => {
                connection.as_mut().graceful_shutdown();
                connection.await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "a connection ended early");
        }
        drop(place);
    });
}

/// Whether an answer goes on for as long as its client listens.
fn is_event_stream(answer: &Response) -> bool {
    let content_type = answer.headers().get(header::CONTENT_TYPE);
    content_type.is_some_and(|value| value.as_bytes().starts_with(b"text/event-stream"))
}

/// The body of an event stream, with whose end the connection waits for its next request.
struct Streamed {
    body: Body,
    phase: Arc<Phase>,
}

impl hyper::body::Body for Streamed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Streamed {
    fn drop(&mut self) {
        self.phase.waiting();
    }
}

/// Tells the client of a server that is about to stop to bring its next request on a new connection, which others will take.
pub fn say_if_closing(app: &App, version: Version, answer: &mut Response) {
    if app.draining().is_cancelled() && version == Version::HTTP_11 && !answer.status().is_informational() {
        answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
}

/// Resolves when the operator asks the process to stop: SIGTERM or Ctrl-C.
pub async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        },
        Err(_) => drop(interrupt.await),
    }
}
