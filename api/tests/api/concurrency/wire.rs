//! HTTP/1.1 by hand: a client that can go away in the middle of a word.

use std::{io, net::SocketAddr};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// A request, as the bytes that are sent.
pub fn request(token: &str, query: &str, variables: &Value) -> Vec<u8> {
    let body = json!({ "query": query, "variables": variables }).to_string();
    let head = format!(
        "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\nauthorization: Bearer {token}\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    (head + &body).into_bytes()
}

/// A connection that is kept for many requests.
pub struct Wire(BufReader<TcpStream>);

impl Wire {
    pub async fn open(server: SocketAddr) -> Self {
        let stream = TcpStream::connect(server).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self(BufReader::new(stream))
    }

    /// Sends bytes: a request, or the beginning of one.
    pub async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.get_mut().write_all(bytes).await
    }

    /// Waits for the first byte of an answer.
    pub async fn first_byte(&mut self) -> io::Result<()> {
        self.0.fill_buf().await.map(drop)
    }

    /// Reads a whole answer: head and body.
    pub async fn answer(&mut self) -> io::Result<String> {
        let mut answer = String::new();
        let mut length = 0;
        loop {
            let start = answer.len();
            if self.0.read_line(&mut answer).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let line = answer[start..].trim_end().to_ascii_lowercase();
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().map_err(io::Error::other)?;
            }
            if line.is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await?;
        Ok(answer + &String::from_utf8(body).map_err(io::Error::other)?)
    }
}
