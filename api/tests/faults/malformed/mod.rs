//! Bytes that are no requests, and frames that are no messages. Each exchange has a number, from which all of it follows, so that one
//! that fails can be seen again.

mod http;
mod read;
mod socket;

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use rand::{RngExt, SeedableRng, rngs::StdRng};
use rig::{Client, Server};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
    time,
};

use crate::{PROGRAM, alone, scale};

const CLIENTS: usize = 32;
/// How long an exchange may take, from its first byte until the connection is closed.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long a client waits for a byte before it says that it has nothing more to send.
const QUIET: Duration = Duration::from_millis(100);
/// What the head of an event stream has.
const EVENTS: &[u8] = b"content-type: text/event-stream";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn malformed_requests_and_frames_neither_stop_nor_hold_up_the_server() {
    let _alone = alone().await;
    let unlimited = [
        ("REQUESTS_PER_SECOND_PER_TENANT", "0"),
        ("REQUESTS_PER_SECOND_PER_ADDRESS", "0"),
        ("PASSWORD_TRIES_PER_MINUTE", "0"),
        ("MAX_OPERATIONS", "0"),
        ("MAX_STREAMS_PER_TENANT", "0"),
        ("MAX_CONNECTIONS_PER_ADDRESS", "0"),
    ];
    let server = Server::start(PROGRAM, &unlimited).await.unwrap();
    let ann = Client::of(server.address()).sign_up("ann@example.com").await.unwrap();
    let token: Arc<str> = ann.token().unwrap().into();

    let (next, exchanges) = (Arc::new(AtomicUsize::new(0)), scale(2_000, 100_000));
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        let (next, token, address) = (Arc::clone(&next), Arc::clone(&token), server.address());
        clients.spawn(async move {
            let mut answered = 0;
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= exchanges {
                    return answered;
                }
                answered += usize::from(exchange(address, &token, number).await);
            }
        });
    }
    let answered: usize = clients.join_all().await.into_iter().sum();
    eprintln!("{exchanges} exchanges, {answered} of them answered");

    // Had most been refused before they reached the server's own code, the test would be worth little.
    assert!(answered > exchanges / 2, "{answered}");
    let answer = ann.gql("{ me { email } }", json!({})).await.unwrap();
    assert_eq!(answer.json["data"]["me"]["email"], "ann@example.com", "{}", answer.json);
    let log = server.log();
    for wrong in ["panicked", "an operation failed", "\"level\":\"ERROR\""] {
        assert!(!log.contains(wrong), "{:?}", log.lines().find(|line| line.contains(wrong)));
    }
}

/// One exchange. Answers whether the server said anything.
async fn exchange(server: SocketAddr, token: &str, number: usize) -> bool {
    let mut dice = StdRng::seed_from_u64(number as u64);
    let is_socket = number % 2 == 1;
    let sent = if is_socket { socket::bytes(&mut dice, token) } else { http::bytes(&mut dice, token) };
    let received = time::timeout(PATIENCE, carry(server, &sent)).await;
    let received = received.unwrap_or_else(|_| panic!("exchange {number} does not end: {}", sent.escape_ascii()));
    if let Err(wrong) = read::check(&received, is_socket) {
        panic!("exchange {number}: {wrong}\nsent: {}\nreceived: {}", sent.escape_ascii(), received.escape_ascii());
    }
    !received.is_empty()
}

/// Sends all of it, and reads until the server closes the connection; where nothing comes, the client has nothing more to say either.
async fn carry(server: SocketAddr, sent: &[u8]) -> Vec<u8> {
    let mut received = Vec::new();
    let mut stream = TcpStream::connect(server).await.expect("the server accepts connections");
    // It may have enough before it has seen all.
    drop(stream.write_all(sent).await);
    let mut piece = vec![0; 16 * 1024];
    loop {
        match time::timeout(QUIET, stream.read(&mut piece)).await {
            Err(_) => drop(stream.shutdown().await),
            Ok(Ok(0) | Err(_)) => return received,
            Ok(Ok(length)) => received.extend(&piece[..length]),
        }
        // An event stream goes on for as long as its client is there.
        if received.windows(EVENTS.len()).any(|run| run == EVENTS) {
            return received;
        }
    }
}

/// Changes bytes here and there.
fn garble(dice: &mut StdRng, bytes: &mut Vec<u8>) {
    for _ in 0..dice.random_range(1..4) {
        let at = dice.random_range(0..=bytes.len());
        let end = bytes.len().min(at + dice.random_range(0..20));
        match dice.random_range(0..6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece: Vec<u8> = (0..dice.random_range(1..20)).map(|_| dice.random()).collect();
                bytes.splice(at..at, piece);
            }
            3 => bytes.splice(at..end, vec![0; end - at]).for_each(drop),
            4 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => bytes[at..end].iter_mut().for_each(|byte| *byte ^= 1 << dice.random_range(0..8)),
        }
    }
}

/// One of these.
fn one_of<T: Copy>(dice: &mut StdRng, choices: &[T]) -> T {
    choices[dice.random_range(0..choices.len())]
}
