//! What a thousand subscribers cost those who write.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use rig::{Client, Socket};
use serde_json::json;
use tokio::task::JoinSet;

use crate::{
    Outcome,
    pace::{LOG, steady, succeed},
    report::Table,
    stage::{Stage, token},
    times::{Times, millis, ratio},
};

const TENANTS: usize = 100;
const SUBSCRIBERS_OF_A_TENANT: usize = 10;
const A_SECOND: u32 = 500;
const SECONDS: usize = 10;
const ROUNDS: usize = 3;
const TARGET: f64 = 1.5;
const LISTEN: &str = "subscription { callLogChanged { callLog { callId status startedAt agent { name } } } }";

pub async fn measure() -> Outcome<Table> {
    let stage = Stage::build(1, &[("MAX_OPERATIONS", "0")]).await?;
    let mut tenants = Vec::new();
    for number in 0..TENANTS {
        tenants.push(stage.tenant(&format!("tenant-{number}")).await?);
    }
    // Connections, prepared statements and kept documents are there before anything is measured.
    write(&tenants, "warm", 2).await?;

    let mut table = Table::new(
        "live-writers",
        "100 tenants log 500 calls a second in all, 10 seconds a round; without subscribers, and with 10 a tenant on sockets. From when a \
         request is due until it is answered.",
        &["round", "subscribers", "events told", "processor", "p50", "p99"],
    );
    let mut rounds = [Vec::new(), Vec::new()];
    for round in 1..=ROUNDS {
        for with in [false, true] {
            let heard = Arc::new(AtomicUsize::new(0));
            let mut listeners = if with { listen(&stage, &tenants, &heard).await? } else { JoinSet::new() };
            let before = stage.server().processor_time()?;
            let times = write(&tenants, &format!("{round}-{with}"), SECONDS).await?;
            let busy = stage.server().processor_time()?.saturating_sub(before);
            // What is on its way arrives.
            tokio::time::sleep(Duration::from_secs(1)).await;
            if let Some(ended) = listeners.try_join_next() {
                return Err(format!("a subscriber ended: {ended:?}").into());
            }
            let subscribers = listeners.len();
            let due = SECONDS * usize::try_from(A_SECOND)? * subscribers / TENANTS;
            table.row([
                round.to_string(),
                subscribers.to_string(),
                format!("{} of {due}", heard.load(Ordering::Relaxed)),
                format!("{:.0} %", busy.as_secs_f64() * 10.0),
                millis(times.percentile(50)),
                millis(times.percentile(99)),
            ]);
            rounds[usize::from(with)].push(times);
            listeners.shutdown().await;
        }
    }
    for (percent, name) in [(50, "p50"), (99, "p99")] {
        let [without, with] = rounds.each_ref().map(|rounds| middle(rounds, percent));
        let ratio = ratio(with, without);
        let told = format!("{name}, middle of three rounds: {} with to {} without, {ratio:.2} times", millis(with), millis(without));
        if percent == 99 { table.target(format!("{told}; at most {TARGET}"), ratio <= TARGET) } else { table.note(told) }
    }
    Ok(table)
}

async fn write(tenants: &[Client], round: &str, seconds: usize) -> Outcome<Times> {
    steady(seconds * usize::try_from(A_SECOND)?, A_SECOND, |number| {
        let (tenant, call) = (tenants[number % TENANTS].clone(), format!("{round}-{number}"));
        async move { succeed(&tenant, LOG, json!({ "id": call })).await.map(drop) }
    })
    .await
}

/// Opens the sockets. Each counts what it hears, and does not look into it.
async fn listen(stage: &Stage, tenants: &[Client], heard: &Arc<AtomicUsize>) -> Outcome<JoinSet<rig::End>> {
    let mut listeners = JoinSet::new();
    for tenant in tenants {
        for _ in 0..SUBSCRIBERS_OF_A_TENANT {
            let mut socket = Socket::open(stage.server().address(), token(tenant)).await?;
            socket.subscribe("1", LISTEN, &json!({})).await?;
            let heard = Arc::clone(heard);
            listeners.spawn(async move {
                loop {
                    match socket.next_text().await {
                        Ok(_) => heard.fetch_add(1, Ordering::Relaxed),
                        Err(end) => return end,
                    };
                }
            });
        }
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    Ok(listeners)
}

fn middle(rounds: &[Times], percent: usize) -> Duration {
    Times::new(rounds.iter().map(|times| times.percentile(percent)).collect()).percentile(50)
}
