//! Clients that take their time.

use std::time::{Duration, Instant};

use rig::{Client, Server};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
    time,
};

use crate::{PROGRAM, alone, questions};

/// Clients of each kind.
const CLIENTS: usize = 50;
/// How much later than promised a connection may end, on a machine that has other things to do.
const SLACK: Duration = Duration::from_secs(4);

/// What a client sends before it dawdles, what it adds each second, and how long it gets.
const KINDS: [(&str, &str, Duration); 5] = [
    ("", "", Duration::from_secs(10)),
    ("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-", "", Duration::from_secs(5)),
    ("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-", "x", Duration::from_secs(5)),
    (
        "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{\"query\":",
        "",
        Duration::from_secs(10),
    ),
    (
        "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{\"query\":",
        " ",
        Duration::from_secs(10),
    ),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_dawdle_are_cut_off_while_others_are_answered() {
    let _alone = alone().await;
    let unlimited =
        [("REQUESTS_PER_SECOND_PER_TENANT", "0"), ("REQUESTS_PER_SECOND_PER_ADDRESS", "0"), ("MAX_CONNECTIONS_PER_ADDRESS", "0")];
    let server = Server::start(PROGRAM, &unlimited).await.unwrap();
    let ann = Client::of(server.address()).sign_up("ann@example.com").await.unwrap();
    let mut clients = JoinSet::new();
    for number in 0..3 * CLIENTS {
        // A third silent, a third within the head, a third within the body; of these every other one trickles on.
        let kind = KINDS[match number % 3 {
            0 => 0,
            part => 2 * part - 1 + number / 3 % 2,
        }];
        let address = server.address();
        clients.spawn(async move {
            let stream = TcpStream::connect(address).await.unwrap();
            let took = time::timeout(kind.2 + SLACK, dawdle(stream, kind)).await;
            let took = took.unwrap_or_else(|_| panic!("after {:?} a client may still dawdle who sent {:?}", kind.2 + SLACK, kind.0));
            assert!(took + Duration::from_millis(500) > kind.2, "cut off after {took:?}: {:?}", kind.0);
        });
    }
    let (right, later) = questions::ask(&ann, Duration::from_secs(9)).await;
    clients.join_all().await;
    assert!(right > 20 && later == 0, "{right} answered, {later} told to ask again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_whose_event_stream_has_completed_may_dawdle_no_longer_than_any() {
    let _alone = alone().await;
    let server = Server::start(PROGRAM, &[]).await.unwrap();
    let ann = Client::of(server.address()).sign_up("ann@example.com").await.unwrap();
    let mut stream = TcpStream::connect(server.address()).await.unwrap();
    let (token, body) = (ann.token().unwrap(), "{\"query\": \"{ me { email } }\"}");
    let head = format!(
        "POST /graphql/stream HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAuthorization: Bearer {token}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all((head + body).as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n0\r\n\r\n") {
        assert_ne!(stream.read_buf(&mut answer).await.unwrap(), 0, "{}", answer.escape_ascii());
    }
    assert!(String::from_utf8_lossy(&answer).contains("event: complete"), "{}", answer.escape_ascii());

    let within_the_head = KINDS[1];
    let took = time::timeout(within_the_head.2 + SLACK, dawdle(stream, within_the_head)).await.expect("it is cut off");
    assert!(took + Duration::from_millis(500) > within_the_head.2, "cut off after {took:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "waits a minute or so: make torture"]
async fn a_socket_whose_client_answers_no_ping_is_given_up_after_a_minute() {
    const SILENCE: Duration = Duration::from_mins(1);
    let _alone = alone().await;
    let server = Server::start(PROGRAM, &[]).await.unwrap();
    let ann = Client::of(server.address()).sign_up("ann@example.com").await.unwrap();
    let mut stream = TcpStream::connect(server.address()).await.unwrap();
    let upgrade = format!(
        "GET /graphql/ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\nAuthorization: Bearer {}\r\n\r\n",
        ann.token().unwrap()
    );
    stream.write_all(upgrade.as_bytes()).await.unwrap();
    let greeting = b"{\"type\":\"connection_init\"}";
    let masked = [&[0x81, 0x80 | u8::try_from(greeting.len()).unwrap(), 0, 0, 0, 0], greeting.as_slice()].concat();
    stream.write_all(&masked).await.unwrap();
    let since = Instant::now();

    let mut heard = Vec::new();
    time::timeout(SILENCE + SLACK, stream.read_to_end(&mut heard)).await.expect("it is given up").unwrap();
    let (took, heard) = (since.elapsed(), String::from_utf8_lossy(&heard));
    assert!(took + Duration::from_millis(500) > SILENCE, "given up after {took:?}");
    assert!(heard.contains("connection_ack") && heard.matches("{\"type\":\"ping\"}").count() >= 2, "{heard}");
}

/// Sends little, and then less, until the connection ends. Answers how long that took.
async fn dawdle(mut stream: TcpStream, (begin, more, _): (&str, &str, Duration)) -> Duration {
    let since = Instant::now();
    stream.write_all(begin.as_bytes()).await.unwrap();
    loop {
        let mut answer = [0; 4096];
        match time::timeout(Duration::from_secs(1), stream.read(&mut answer)).await {
            Ok(Ok(0) | Err(_)) => return since.elapsed(),
            // It is told before it is cut off.
            Ok(Ok(length)) => assert!(answer[..length].starts_with(b"HTTP/1.1 408"), "{}", answer[..length].escape_ascii()),
            Err(_) => drop(stream.write_all(more.as_bytes()).await),
        }
    }
}
