//! A way to the database that can be cut and mended.

use std::net::SocketAddr;

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

/// Listens on a port of its own and passes bytes on, until it is cut.
pub struct Proxy {
    pub address: SocketAddr,
    open: watch::Sender<bool>,
    accepting: JoinHandle<()>,
}

impl Proxy {
    /// A way to `target`.
    pub async fn to(target: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (open, state) = watch::channel(true);
        let accepting = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let mut state = state.clone();
                // Cut: whoever connects is hung up on, as by a host whose server is down.
                if *state.borrow() {
                    tokio::spawn(async move { pass(client, target, &mut state).await });
                }
            }
        });
        Self { address, open, accepting }
    }

    /// A way to the database of this address.
    pub async fn before(url: &str) -> Self {
        let host = url.split(['@', '/']).find(|part| part.contains(':') && !part.ends_with(':')).unwrap();
        Self::to(host.parse().unwrap()).await
    }

    /// The database's address by this way.
    pub fn url(&self, direct: &str) -> String {
        let (before, after) = direct.rsplit_once('@').unwrap();
        let (_, database) = after.split_once('/').unwrap();
        format!("{before}@{}/{database}", self.address)
    }

    /// Breaks every connection, and every new one, until it is mended.
    pub fn cut(&self) {
        self.open.send_replace(false);
    }

    /// Lets new connections through again.
    pub fn mend(&self) {
        self.open.send_replace(true);
    }
}

async fn pass(mut client: TcpStream, target: SocketAddr, state: &mut watch::Receiver<bool>) {
    let Ok(mut server) = TcpStream::connect(target).await else { return };
    tokio::select! {
        _ = copy_bidirectional(&mut client, &mut server) => {}
        _ = state.wait_for(|open| !open) => {}
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}
