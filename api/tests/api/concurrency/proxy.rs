//! A gate before the database: it can keep the answers back, so that a statement is under way for as long as a test wants.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
};

/// Passes bytes on, both ways.
pub struct Proxy {
    url: String,
    gate: watch::Sender<Gate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gate {
    /// Everything passes.
    Open,
    /// Everything passes up to the next `BEGIN`, whose answer does not.
    Waiting,
    /// A `BEGIN` has passed; no answer does.
    Closed,
}

impl Proxy {
    /// Stands before the server of this address.
    pub async fn before(url: &str) -> Self {
        let (scheme, rest) = url.split_once("://").unwrap();
        let (authority, database) = rest.rsplit_once('/').unwrap();
        let (user, server) = authority.rsplit_once('@').map_or(("", authority), |(user, server)| (user, server));
        let server = if server.contains(':') { server.to_owned() } else { format!("{server}:5432") };
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("{scheme}://{user}@{}/{database}", listener.local_addr().unwrap());
        let gate = watch::Sender::new(Gate::Open);
        let keeper = gate.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let server = TcpStream::connect(&server).await.unwrap();
                let ((from_client, to_client), (from_server, to_server)) = (client.into_split(), server.into_split());
                tokio::spawn(questions(from_client, to_server, keeper.clone()));
                tokio::spawn(answers(from_server, to_client, keeper.subscribe()));
            }
        });
        Self { url, gate }
    }

    /// The database's address, through the gate.
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// Starts `work`, and drops it when its `BEGIN` has gone to the database and the answer has not come back.
    pub async fn cancel_mid_flight<T>(&self, work: impl Future<Output = T>) {
        let mut gate = self.gate.subscribe();
        self.gate.send_replace(Gate::Waiting);
        tokio::select! {
            _ = work => panic!("the work ended although its BEGIN was not answered"),
            closed = gate.wait_for(|gate| *gate == Gate::Closed) => drop(closed.unwrap()),
        }
        self.gate.send_replace(Gate::Open);
    }
}

async fn questions(mut client: OwnedReadHalf, mut server: OwnedWriteHalf, gate: watch::Sender<Gate>) {
    let mut bytes = vec![0; 65_536];
    while let Ok(count @ 1..) = client.read(&mut bytes).await {
        // Not just any question: a pool asks on its own whether a connection that comes back is alive.
        if bytes[..count].windows(5).any(|word| word == b"BEGIN") {
            gate.send_if_modified(|gate| {
                let closes = *gate == Gate::Waiting;
                if closes {
                    *gate = Gate::Closed;
                }
                closes
            });
        }
        if server.write_all(&bytes[..count]).await.is_err() {
            return;
        }
    }
}

async fn answers(mut server: OwnedReadHalf, mut client: OwnedWriteHalf, mut gate: watch::Receiver<Gate>) {
    let mut bytes = vec![0; 65_536];
    while let Ok(count @ 1..) = server.read(&mut bytes).await {
        if gate.wait_for(|gate| *gate != Gate::Closed).await.is_err() || client.write_all(&bytes[..count]).await.is_err() {
            return;
        }
    }
}
