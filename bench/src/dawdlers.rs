//! What connections that dawdle cost the others.

use std::{net::SocketAddr, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

use crate::{
    Outcome,
    pace::questions,
    report::Table,
    stage::Stage,
    times::{Times, millis, ratio},
};

const OF_EACH_KIND: usize = 50;
const ROUND: Duration = Duration::from_secs(15);
const ROUNDS: usize = 3;
const TARGET: f64 = 2.0;
/// What they send before they dawdle.
const BEGINNINGS: [&str; 3] = [
    "",
    "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-",
    "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{\"query\":",
];

pub async fn measure() -> Outcome<Table> {
    let stage = Stage::build(1, &[]).await?;
    let ann = stage.tenant("ann").await?;
    questions(&ann, Duration::from_secs(2)).await?;
    let mut table = Table::new(
        "dawdlers",
        "`{ me { email } }` a hundred times a second for 15 seconds, alone, and beside 150 connections that dawdle: a third send nothing, a third half a \
         head, a third half a body. One that is cut off comes again.",
        &["round", "beside", "p50", "p99"],
    );
    let mut rounds = [Vec::new(), Vec::new()];
    for round in 1..=ROUNDS {
        for with in [false, true] {
            let mut dawdlers = JoinSet::new();
            for beginning in BEGINNINGS.repeat(if with { OF_EACH_KIND } else { 0 }) {
                dawdlers.spawn(dawdle(stage.server().address(), beginning));
            }
            let times = questions(&ann, ROUND).await?;
            let beside = format!("{} dawdlers", dawdlers.len());
            table.row([round.to_string(), beside, millis(times.percentile(50)), millis(times.percentile(99))]);
            rounds[usize::from(with)].push(times);
            dawdlers.shutdown().await;
        }
    }
    let [alone, beside] = rounds.map(|rounds| Times::new(rounds.iter().map(|times| times.percentile(99)).collect()).percentile(50));
    let ratio = ratio(beside, alone);
    table.target(format!("p99, middle of three rounds, {ratio:.2} times; at most {TARGET}"), ratio <= TARGET);
    Ok(table)
}

/// Never ends.
async fn dawdle(server: SocketAddr, beginning: &str) {
    loop {
        let Ok(mut stream) = TcpStream::connect(server).await else { continue };
        drop(stream.write_all(beginning.as_bytes()).await);
        let mut answer = Vec::new();
        drop(stream.read_to_end(&mut answer).await);
    }
}
