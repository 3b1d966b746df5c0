//! A way over the network that can fail.

use std::{io, net::SocketAddr, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{ReadHalf, WriteHalf},
    },
    sync::{mpsc, watch},
    task::JoinHandle,
    time::{self, Instant},
};

use crate::free_address;

/// A TCP port that leads to a target, in the state that it was put into last: open at first.
pub struct Link {
    address: SocketAddr,
    state: watch::Sender<State>,
    forgotten: watch::Sender<()>,
    listening: JoinHandle<io::Result<()>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Bytes pass, each way so much later.
    Open(Duration),
    /// Connections are accepted, and nothing passes.
    Stalled,
    /// Every connection breaks, and new ones are refused.
    Cut,
}

impl Link {
    /// A way to `target`.
    pub async fn to(target: SocketAddr) -> io::Result<Self> {
        let address = free_address()?;
        let listener = TcpListener::bind(address).await?;
        let state = watch::Sender::new(State::Open(Duration::ZERO));
        let forgotten = watch::Sender::new(());
        let listening = tokio::spawn(listen(listener, target, state.subscribe(), forgotten.subscribe()));
        Ok(Self { address, state, forgotten, listening })
    }

    /// Where it begins.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Passes everything on at once.
    pub fn pass(&self) {
        self.delay(Duration::ZERO);
    }

    /// Passes everything on, so much later in each direction.
    pub fn delay(&self, delay: Duration) {
        self.state.send_replace(State::Open(delay));
    }

    /// Accepts connections and passes nothing; what is under way arrives when it passes again.
    pub fn stall(&self) {
        self.state.send_replace(State::Stalled);
    }

    /// Passes nothing more on the connections that are there, without a word to either end, and everything on new ones: as a firewall
    /// that has lost its memory, or a host that was replaced.
    pub fn forget(&self) {
        self.forgotten.send_replace(());
    }

    /// Breaks every connection and refuses new ones.
    pub fn cut(&self) {
        self.state.send_replace(State::Cut);
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

/// Ends when the link is dropped.
async fn listen(
    listener: TcpListener,
    target: SocketAddr,
    mut state: watch::Receiver<State>,
    forgotten: watch::Receiver<()>,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    let mut listener = Some(listener);
    loop {
        if *state.borrow_and_update() == State::Cut {
            // Only a port on which nobody listens refuses.
            listener = None;
            state.changed().await.map_err(io::Error::other)?;
            continue;
        }
        let open = match listener.take() {
            Some(open) => open,
            None => TcpListener::bind(address).await?,
        };
        tokio::select! {
            accepted = open.accept() => drop(tokio::spawn(carry(accepted?.0, target, state.clone(), forgotten.clone()))),
            changed = state.changed() => changed.map_err(io::Error::other)?,
        }
        listener = Some(open);
    }
}

/// Carries one connection, until it is closed or the link is cut or dropped.
async fn carry(mut client: TcpStream, target: SocketAddr, mut state: watch::Receiver<State>, mut forgotten: watch::Receiver<()>) {
    forgotten.mark_unchanged();
    let mut cut = state.clone();
    let carrying = async {
        drop(state.wait_for(|state| *state != State::Stalled).await);
        let Ok(mut server) = TcpStream::connect(target).await else { return };
        drop((client.set_nodelay(true), server.set_nodelay(true)));
        let ((from_client, to_client), (from_server, to_server)) = (client.split(), server.split());
        tokio::select! {
            ((), ()) = async { tokio::join!(pass(from_client, to_server, state.clone()), pass(from_server, to_client, state.clone())) } => {}
            // Both ends stay open, and nobody reads them.
            Ok(()) = forgotten.changed() => std::future::pending().await,
        }
    };
    tokio::select! {
        () = carrying => {}
        _ = cut.wait_for(|state| *state == State::Cut) => {}
    }
}

/// Passes bytes on in one direction. They wait in a queue, so that a delay makes them late and not few.
async fn pass(mut from: ReadHalf<'_>, mut to: WriteHalf<'_>, mut state: watch::Receiver<State>) {
    let (queue, mut queued) = mpsc::unbounded_channel();
    let now = state.clone();
    let reading = async move {
        let mut bytes = vec![0; 65_536];
        while let Ok(count @ 1..) = from.read(&mut bytes).await {
            let delay = if let State::Open(delay) = *now.borrow() { delay } else { Duration::ZERO };
            if queue.send((Instant::now() + delay, bytes[..count].to_vec())).is_err() {
                return;
            }
        }
    };
    let writing = async move {
        while let Some((due, bytes)) = queued.recv().await {
            time::sleep_until(due).await;
            let open = state.wait_for(|state| *state != State::Stalled).await.is_ok();
            if !open || to.write_all(&bytes).await.is_err() {
                return;
            }
        }
        drop(to.shutdown().await);
    };
    tokio::join!(reading, writing);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A server that answers every byte with itself.
    async fn echo() -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                tokio::spawn(async move {
                    let (mut from, mut to) = stream.split();
                    tokio::io::copy(&mut from, &mut to).await
                });
            }
        });
        address
    }

    #[tokio::test]
    async fn a_link_is_late_silent_forgetful_or_gone_and_comes_back() {
        let link = Link::to(echo().await).await.unwrap();
        let mut stream = TcpStream::connect(link.address()).await.unwrap();
        stream.write_u8(1).await.unwrap();
        assert_eq!(stream.read_u8().await.unwrap(), 1);

        link.delay(Duration::from_millis(100));
        let asked = Instant::now();
        stream.write_u8(2).await.unwrap();
        assert_eq!(stream.read_u8().await.unwrap(), 2);
        assert!(asked.elapsed() >= Duration::from_millis(200), "late in both directions");

        link.stall();
        stream.write_u8(3).await.unwrap();
        time::timeout(Duration::from_millis(100), stream.read_u8()).await.expect_err("nothing passes");
        link.pass();
        assert_eq!(stream.read_u8().await.unwrap(), 3);

        link.forget();
        stream.write_u8(4).await.unwrap();
        time::timeout(Duration::from_millis(100), stream.read_u8()).await.expect_err("nothing passes any more");
        let mut another = TcpStream::connect(link.address()).await.unwrap();
        another.write_u8(5).await.unwrap();
        assert_eq!(another.read_u8().await.unwrap(), 5);

        link.cut();
        assert_eq!(stream.read(&mut [0]).await.unwrap_or_default(), 0, "the connection broke");
        let refused = async { while TcpStream::connect(link.address()).await.is_ok() {} };
        time::timeout(Duration::from_secs(5), refused).await.expect("new connections are refused");

        link.pass();
        let accepted = async { while TcpStream::connect(link.address()).await.is_err() {} };
        time::timeout(Duration::from_secs(5), accepted).await.expect("new connections are accepted");
    }
}
