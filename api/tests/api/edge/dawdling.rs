//! Clients that take their time over an answer; the times before that are tried on the real server in `faults`.

use std::time::Duration;

use axum::{Router, routing};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::{self, Instant},
};

use crate::support::TestApp;

#[tokio::test]
async fn a_request_that_comes_before_the_last_answer_was_read_is_answered_after_it() {
    let app = TestApp::start().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let large = Router::new().route("/", routing::get(async || vec![b'x'; 64 << 20]));
    let server = app.app.clone();
    tokio::spawn(async move { api::http::server::serve(&server, listener, large).await });
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await.unwrap();

    let mut part = vec![0; 256 << 10];
    let mut read = client.read(&mut part).await.unwrap();
    // Longer than a head may take, and shorter than nothing may be read. Only meanwhile does time pass by itself: on a busy machine both
    // ends may wait for the system, and it would pass then, too.
    time::pause();
    time::sleep(Duration::from_secs(15)).await;
    time::resume();
    loop {
        match client.read(&mut part).await.unwrap() {
            0 => break,
            bytes => read += bytes,
        }
    }
    assert!(read > 2 * (64 << 20), "{read} bytes");
}

#[tokio::test]
async fn an_answer_that_is_read_a_little_at_a_time_is_given_up_after_two_minutes() {
    let app = TestApp::start().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    // More than the buffers of both ends hold.
    let large = Router::new().route("/", routing::get(async || vec![b'x'; 64 << 20]));
    let server = app.app.clone();
    tokio::spawn(async move { api::http::server::serve(&server, listener, large).await });
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();

    // From here on time passes as fast as everybody waits for it.
    time::pause();
    let began = Instant::now();
    let mut read = 0;
    let mut part = vec![0; 256 << 10];
    let end = loop {
        match client.read(&mut part).await {
            Ok(0) | Err(_) => break began.elapsed(),
            Ok(bytes) => read += bytes,
        }
        time::sleep(Duration::from_secs(10)).await;
    };

    assert!(read < 64 << 20, "{read} bytes");
    assert!(end >= Duration::from_mins(2), "{end:?}");
}
