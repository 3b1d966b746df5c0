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
