//! How soon an event reaches a subscriber of another server.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use rig::Socket;
use serde_json::json;

use crate::{
    Outcome,
    pace::{LOG, steady, succeed},
    report::Table,
    stage::{Stage, token},
    times::{Times, millis},
};

const CALLS: usize = 2_000;
const A_SECOND: u32 = 50;
const TARGET: Duration = Duration::from_millis(100);

pub async fn measure() -> Outcome<Table> {
    let stage = Stage::build(2, &[]).await?;
    let ann = stage.tenant("ann").await?;
    let mut socket = Socket::open(stage.servers[1].address(), token(&ann)).await?;
    socket.subscribe("1", "subscription { callLogChanged { callLog { callId status } } }", &json!({})).await?;
    // Until the subscription is there, which nothing tells.
    tokio::time::sleep(Duration::from_secs(1)).await;

    let sent: Arc<Mutex<HashMap<String, Instant>>> = Arc::default();
    let told = Arc::clone(&sent);
    let listening = tokio::spawn(async move {
        let mut times = Vec::new();
        while times.len() < CALLS {
            let event = socket.next().await?;
            let now = Instant::now();
            let call = event["payload"]["data"]["callLogChanged"]["callLog"]["callId"].as_str().ok_or_else(|| event.to_string())?;
            let sent = told.lock().unwrap_or_else(PoisonError::into_inner).remove(call).ok_or("an event came twice")?;
            times.push(now - sent);
        }
        Outcome::Ok(Times::new(times))
    });
    let answered = steady(CALLS, A_SECOND, |number| {
        let (ann, sent) = (ann.clone(), Arc::clone(&sent));
        async move {
            let call = format!("call-{number}");
            sent.lock().unwrap_or_else(PoisonError::into_inner).insert(call.clone(), Instant::now());
            succeed(&ann, LOG, json!({ "id": call })).await.map(drop)
        }
    })
    .await?;
    let heard = tokio::time::timeout(Duration::from_secs(20), listening).await???;

    let mut table = Table::new(
        "live-latency",
        "Two servers on one PostgreSQL: 2,000 calls are logged through one, 50 a second, and a subscriber listens on a socket of the other. \
         From the mutation's sending.",
        &["until", "events", "p50", "p99", "most"],
    );
    for (what, times) in [("the mutation is answered", &answered), ("the event is there", &heard)] {
        let cells = [50, 99, 100].map(|percent| millis(times.percentile(percent)));
        table.row([what.to_owned(), times.count().to_string()].into_iter().chain(cells));
    }
    table.target("p99 below 100 ms", heard.percentile(99) < TARGET);
    Ok(table)
}
