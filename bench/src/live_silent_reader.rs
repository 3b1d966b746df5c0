//! What a subscriber costs that does not read.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use rig::{End, Socket};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use serde_json::json;
use tokio::time::{self, MissedTickBehavior};

use crate::{
    Outcome,
    report::Table,
    stage::{Stage, token},
};

const EVENTS: u64 = 60_000;
const WARM_UP: u64 = 3_000;
const A_BATCH: u64 = 50;
/// Twenty batches a second are a thousand events.
const EVERY: Duration = Duration::from_millis(50);
/// How much more memory the server may hold.
const TARGET: u64 = 16 * 1024 * 1024;
const LISTEN: &str = "subscription($after: String) { callLogChanged(after: $after) { cursor } }";

/// What the server held.
#[derive(Clone, Copy)]
struct Memory {
    before: u64,
    most: u64,
    after: u64,
}

pub async fn measure() -> Outcome<Table> {
    let stage = Stage::build(1, &[]).await?;
    let ann = stage.tenant("ann").await?;
    let address = stage.server().address();
    let mut database = ConnectOptions::new(stage.postgres.url("postgres"));
    database.max_connections(1).sqlx_logging(false);
    let database = Box::pin(Database::connect(database)).await?;

    let mut quick = Reader { address, token: token(&ann).to_owned(), cursor: None, heard: 0, resumed: 0 };
    let socket = quick.open().await?;
    let reading = tokio::spawn(async move { quick.read(socket).await.map(|()| quick) });
    // A few seconds of events first: what the server holds anyway, it holds before it is measured.
    for _ in 0..WARM_UP / A_BATCH {
        write(&database, A_BATCH).await?;
        time::sleep(EVERY).await;
    }
    // Two kilobytes an event, so that what lies between the server and the client is full soon.
    let aliases: Vec<_> = (0..45).map(|at| format!("a{at}: callId")).collect();
    let mut silent = Socket::open(address, token(&ann)).await?;
    silent.subscribe("1", &format!("subscription {{ callLogChanged {{ callLog {{ {} }} }} }}", aliases.join(" ")), &json!({})).await?;
    time::sleep(Duration::from_secs(1)).await;

    let before = stage.server().memory()?;
    let mut memory = Memory { before, most: before, after: before };
    let since = Instant::now();
    let mut tick = time::interval(EVERY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Burst);
    for _ in 0..EVENTS / A_BATCH {
        tick.tick().await;
        write(&database, A_BATCH).await?;
        memory.most = memory.most.max(stage.server().memory()?);
    }
    let took = since.elapsed();
    // The server gives a socket ten seconds for a message.
    time::sleep(Duration::from_secs(11)).await;
    memory.after = stage.server().memory()?;
    let quick = time::timeout(Duration::from_secs(20), reading).await???;
    let (found, end) = time::timeout(Duration::from_secs(20), rest(silent)).await?;

    let mut table = Table::new(
        "live-silent-reader",
        "60,000 events in batches of 50, a thousand a second, written beside the server by SQL: a thousand mutations a second are more than this \
         machine does. One subscriber reads, one never does.",
        &["what", ""],
    );
    let megabytes = |bytes: u64| format!("{:.1} MB", f64::from(u32::try_from(bytes / 1024).unwrap_or(u32::MAX)) / 1024.0);
    table.row(["written".to_owned(), format!("{EVENTS} events in {:.1} s", took.as_secs_f64())]);
    table.row(["heard by who reads".to_owned(), format!("{} events, {} times resumed", quick.heard - WARM_UP, quick.resumed)]);
    table.row(["found by who did not read, afterwards".to_owned(), format!("{found} events, then {end}")]);
    table.row(["memory before".to_owned(), megabytes(memory.before)]);
    table.row(["memory at most".to_owned(), megabytes(memory.most)]);
    table.row(["memory after".to_owned(), megabytes(memory.after)]);
    table.target("less than 16 MB more memory", memory.most - memory.before < TARGET);
    table.target("who does not read is cut off", found < EVENTS);
    table.target("who reads hears all, resuming where it is told to", quick.heard == EVENTS + WARM_UP);
    Ok(table)
}

/// Writes calls with their events, and tells the server.
async fn write(database: &DatabaseConnection, number: u64) -> Outcome {
    let calls = format!(
        "WITH written AS (
            INSERT INTO call_logs (user_id, id, call_id, caller, direction, status, duration_seconds, started_at, ended_at, input_hash, search_text, created_at, updated_at)
            SELECT u.id, gen_random_uuid(), gen_random_uuid()::text, '+919812345678', 'INBOUND', 'COMPLETED', 0, n.now, n.now, '', '+919812345678', n.now, n.now
            FROM users u, generate_series(1, {number}), (SELECT date_trunc('milliseconds', now()) AS now) n
            RETURNING user_id, id, created_at)
        INSERT INTO events (user_id, kind, entity_id, changed_fields, created_at)
        SELECT user_id, 'call_log.created', id, '', created_at FROM written"
    );
    database.execute_unprepared(&calls).await?;
    database.execute_unprepared("SELECT pg_notify('events', gen_random_uuid()::text)").await?;
    Ok(())
}

/// A subscriber that reads, and comes back with its cursor when it is told to.
struct Reader {
    address: SocketAddr,
    token: String,
    cursor: Option<String>,
    heard: u64,
    resumed: u32,
}

impl Reader {
    async fn open(&self) -> Result<Socket, End> {
        let mut socket = Socket::open(self.address, &self.token).await?;
        socket.subscribe("1", LISTEN, &json!({ "after": self.cursor })).await?;
        Ok(socket)
    }

    async fn read(&mut self, mut socket: Socket) -> Outcome {
        while self.heard < EVENTS + WARM_UP {
            match socket.next().await {
                Ok(event) => {
                    let cursor = event["payload"]["data"]["callLogChanged"]["cursor"].as_str().ok_or_else(|| event.to_string())?;
                    self.cursor = Some(cursor.to_owned());
                    self.heard += 1;
                }
                Err(End::Closed(1013, _)) => {
                    self.resumed += 1;
                    socket = self.open().await?;
                }
                Err(end) => return Err(end.into()),
            }
        }
        Ok(())
    }
}

/// Reads what is left until the socket ends. Answers how many events they were.
async fn rest(mut socket: Socket) -> (u64, End) {
    let mut found = 0;
    loop {
        match socket.next_text().await {
            Ok(_) => found += 1,
            Err(end) => return (found, end),
        }
    }
}
