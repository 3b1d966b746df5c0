//! A server that listens, and sockets on it.

use std::{net::SocketAddr, time::Duration};

use rig::End;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::{Caller, TestApp};

/// How long what must happen may take, which is far longer than it does.
const PATIENCE: Duration = Duration::from_secs(30);

impl TestApp {
    /// Serves on a port of its own, as `api serve` does, until the test is over.
    pub async fn listen(&self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (app, router) = (self.app.clone(), self.router());
        tokio::spawn(async move { api::http::server::serve(&app, listener, router).await });
        address
    }
}

/// Waits until something has happened that nobody is told of.
pub async fn until(what: &str, mut happened: impl AsyncFnMut() -> bool) {
    let waiting = async {
        while !happened().await {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, waiting).await.unwrap_or_else(|_| panic!("waited in vain until {what}"));
}

/// An open socket of a caller who does nothing wrong that is not looked for.
pub struct Socket(rig::Socket);

impl Socket {
    /// Opens a socket and shows the caller's access token.
    pub async fn greeted(server: SocketAddr, caller: &Caller) -> Self {
        Self(rig::Socket::open(server, caller.access_token.as_ref().unwrap()).await.unwrap())
    }

    /// Sends a message.
    pub async fn say(&mut self, message: Value) {
        self.0.say(&message).await.unwrap();
    }

    /// Sends an operation.
    pub async fn ask(&mut self, id: &str, query: &str) {
        self.0.subscribe(id, query, &json!({})).await.unwrap();
    }

    /// The next message.
    pub async fn hear(&mut self) -> Value {
        self.next().await.unwrap()
    }

    /// The code of the error with which this operation was refused, which must be the next message.
    pub async fn refused(&mut self, id: &str) -> String {
        let message = self.hear().await;
        assert_eq!((&message["type"], &message["id"]), (&json!("error"), &json!(id)), "{message}");
        message["payload"][0]["extensions"]["code"].as_str().unwrap().to_owned()
    }

    /// The data of this operation's result, which must be the next message.
    pub async fn data(&mut self, id: &str) -> Value {
        let mut message = self.hear().await;
        assert_eq!((&message["type"], &message["id"]), (&json!("next"), &json!(id)), "{message}");
        assert!(message["payload"].get("errors").is_none(), "{message}");
        message["payload"]["data"].take()
    }

    /// The code with which the server closes the socket, whatever it says before.
    pub async fn closed(mut self) -> u16 {
        loop {
            match self.next().await {
                Ok(_) => {}
                Err(End::Closed(code, _)) => return code,
                Err(broken) => panic!("{broken}"),
            }
        }
    }

    async fn next(&mut self) -> Result<Value, End> {
        tokio::time::timeout(PATIENCE, self.0.next()).await.expect("a message")
    }
}
