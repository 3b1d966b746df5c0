//! A balancer before several servers, as small as one can be that loses nothing.

use std::{
    convert::Infallible,
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use http_body_util::{BodyExt, Full};
use hyper::{Request, Response, StatusCode, body::Bytes, body::Incoming, header, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time,
};

use crate::once;

/// How often each server is asked whether it is ready, and how long it may take to say so.
const CHECK: Duration = Duration::from_millis(100);
const PATIENCE: Duration = Duration::from_secs(1);

/// Gives each request to the next server that says it is ready, on a connection of its own. Another one is tried only where connecting
/// was refused: a request that has been sent may have had its effect.
pub struct Balancer {
    address: SocketAddr,
    servers: Arc<Servers>,
    _tasks: JoinSet<()>,
}

struct Servers {
    list: Vec<(SocketAddr, watch::Sender<bool>)>,
    next: AtomicUsize,
}

impl Balancer {
    /// Stands before these servers.
    pub async fn before(servers: &[SocketAddr]) -> io::Result<Self> {
        let list = servers.iter().map(|server| (*server, watch::Sender::new(false))).collect();
        let servers = Arc::new(Servers { list, next: AtomicUsize::new(0) });
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let mut tasks = JoinSet::new();
        for place in 0..servers.list.len() {
            tasks.spawn(check(Arc::clone(&servers), place));
        }
        tasks.spawn(accept(listener, Arc::clone(&servers)));
        Ok(Self { address, servers, _tasks: tasks })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits until it knows that every server is ready.
    pub async fn until_all_are_ready(&self) {
        for (_, ready) in &self.servers.list {
            ready.subscribe().wait_for(|ready| *ready).await.expect("the sender is there as long as the list");
        }
    }
}

/// Asks one server again and again whether it is ready.
async fn check(servers: Arc<Servers>, place: usize) {
    let (address, ready) = &servers.list[place];
    let mut tick = time::interval(CHECK);
    loop {
        tick.tick().await;
        let status = time::timeout(PATIENCE, once::status(*address, "/readyz")).await;
        let is_ready = matches!(status, Ok(Ok(StatusCode::OK)));
        ready.send_if_modified(|ready| std::mem::replace(ready, is_ready) != is_ready);
    }
}

async fn accept(listener: TcpListener, servers: Arc<Servers>) {
    while let Ok((client, _)) = listener.accept().await {
        let servers = Arc::clone(&servers);
        let service = service_fn(move |request| {
            let servers = Arc::clone(&servers);
            async move { Ok::<_, Infallible>(servers.forward(request).await.map(Full::new)) }
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(client), service));
    }
}

impl Servers {
    async fn forward(&self, request: Request<Incoming>) -> Response<Bytes> {
        let (mut head, body) = request.into_parts();
        let Ok(body) = body.collect().await else { return refusal(StatusCode::BAD_REQUEST, "the body did not arrive") };
        let body = body.to_bytes();
        // This is between the client and us.
        head.headers.remove(header::CONNECTION);
        let first = self.next.fetch_add(1, Ordering::Relaxed);
        for step in 0..self.list.len() {
            let (address, ready) = &self.list[(first + step) % self.list.len()];
            if !*ready.borrow() {
                continue;
            }
            let Ok(stream) = TcpStream::connect(address).await else {
                ready.send_replace(false);
                continue;
            };
            return match once::send(stream, Request::from_parts(head, Full::new(body))).await {
                Ok(mut answer) => {
                    answer.headers_mut().remove(header::CONNECTION);
                    answer
                }
                Err(error) => refusal(StatusCode::BAD_GATEWAY, &format!("{address} did not answer: {error:?}")),
            };
        }
        refusal(StatusCode::SERVICE_UNAVAILABLE, "no server is ready")
    }
}

fn refusal(status: StatusCode, why: &str) -> Response<Bytes> {
    let mut answer = Response::new(Bytes::copy_from_slice(why.as_bytes()));
    *answer.status_mut() = status;
    answer
}
