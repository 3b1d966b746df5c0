//! What ten thousand subscriptions cost, and how soon each of them hears.

use std::{
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    time::{Duration, Instant},
};

use clap::Args;
use rig::{Client, End, Server, Socket};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde_json::json;
use tokio::{task::JoinSet, time};

use crate::{
    Outcome,
    pace::{LOG, steady, succeed},
    report::Table,
    speed::run::megabytes,
    stage::{Stage, token},
    times::{Times, millis},
};

/// The bytes that each may add.
const DEAREST: u64 = 25 * 1024;
/// How soon nearly all hear.
const SOON: Duration = Duration::from_millis(50);
/// Until the subscriptions are there, which nothing tells, and the server has tidied up behind them.
const SETTLED: Duration = Duration::from_secs(3);
/// How long the last event may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Files that a process holds open beside its sockets.
const OTHER_FILES: u64 = 1_000;
const LISTEN: &str = "subscription { callLogChanged { callLog { callId } } }";

/// How it is measured.
#[derive(Args, Clone)]
pub struct Options {
    /// How many subscriptions there are, each time.
    #[arg(long, value_delimiter = ',', default_value = "1,1000,10000")]
    subscriptions: Vec<usize>,
    /// The tenants over whom they are spread. Each logs a call a second.
    #[arg(long, default_value_t = 100)]
    tenants: u32,
    /// For how long, in seconds.
    #[arg(long, default_value_t = 20)]
    seconds: usize,
}

/// What so many subscriptions came to.
struct Round {
    before: u64,
    with: u64,
    busy: Duration,
    due: usize,
    /// From when an event's mutation was sent, and from when it was answered: one time for each subscriber that heard of it.
    from_sending: Times,
    from_answer: Times,
}

pub async fn measure(options: &Options) -> Outcome<Table> {
    let most = options.subscriptions.iter().max().copied().unwrap_or_default();
    hold_files(u64::try_from(most)? + OTHER_FILES)?;
    let mut stage = Stage::build(1, &[("LOG", "warn"), ("MAX_CONNECTIONS", "100000")]).await?;
    let mut tokens = Vec::new();
    for number in 0..options.tenants {
        tokens.push(token(&stage.tenant(&format!("tenant-{number}")).await?).to_owned());
    }
    let mut table = Table::new(
        "subscriptions",
        "So many subscriptions, each on a socket of its own, of 100 tenants who each log a call a second. Memory is what a server just \
         started holds before, and with all of them while nothing happens. The times are from when the mutation is sent, or has been \
         answered, until a subscriber has its event.",
        &[
            "subscriptions",
            "before",
            "with them",
            "each",
            "events told",
            "processor",
            "from sending p50",
            "p99",
            "from the answer p50",
            "p99",
        ],
    );
    for &subscriptions in &options.subscriptions {
        // What it held for others would be given to these.
        stage.servers[0].restart().await?;
        let round = measure_round(stage.server(), &tokens, subscriptions, options.seconds).await?;
        report(&round, subscriptions, options.seconds, subscriptions == most, &mut table)?;
    }
    Ok(table)
}

/// Lets this process, and those that it starts from now on, hold so many files open.
fn hold_files(number: u64) -> Outcome {
    let limit = getrlimit(Resource::Nofile);
    if limit.current.is_none_or(|current| current >= number) {
        return Ok(());
    }
    let maximum = limit.maximum.map(|maximum| maximum.max(number));
    setrlimit(Resource::Nofile, Rlimit { current: Some(number), maximum })
        .map_err(|error| format!("{number} files must be open at once, and the limit can't be raised (ulimit -n): {error}").into())
}

async fn measure_round(server: &Server, tokens: &[String], subscriptions: usize, seconds: usize) -> Outcome<Round> {
    let tenants: Vec<_> = tokens.iter().map(|token| Client::of(server.address()).with_token(token)).collect();
    // Connections, prepared statements and kept documents are there before anything is measured.
    let warming = Arc::new(Events::new(tenants.len()));
    log(&tenants, &warming, &format!("warm-{subscriptions}")).await?;
    time::sleep(SETTLED).await;
    let before = server.memory()?;

    let events = Arc::new(Events::new(seconds * tenants.len()));
    let mut listeners = JoinSet::new();
    for place in 0..subscriptions {
        let tenant = place % tokens.len();
        let mut socket = Socket::open(server.address(), &tokens[tenant]).await?;
        socket.subscribe("1", LISTEN, &json!({})).await?;
        listeners.spawn(listen(socket, Arc::clone(&events), tenant, tokens.len()));
    }
    time::sleep(SETTLED).await;
    let with = server.memory()?;

    let processor = server.processor_time()?;
    log(&tenants, &events, &subscriptions.to_string()).await?;
    let busy = server.processor_time()?.saturating_sub(processor);
    let due = subscriptions * seconds;
    let since = Instant::now();
    while events.heard().len() < due && since.elapsed() < PATIENCE {
        time::sleep(Duration::from_millis(100)).await;
    }
    if let Some(ended) = listeners.try_join_next() {
        return Err(format!("a subscriber ended: {ended:?}").into());
    }
    listeners.shutdown().await;
    Ok(Round { before, with, busy, due, from_sending: events.times(&events.sent), from_answer: events.times(&events.answered) })
}

/// Each tenant logs a call a second, in turn, until there are as many as there are events.
async fn log(tenants: &[Client], events: &Arc<Events>, round: &str) -> Outcome<Times> {
    steady(events.sent.len(), u32::try_from(tenants.len())?, |number| {
        let (tenant, events, call) = (tenants[number % tenants.len()].clone(), Arc::clone(events), format!("{round}-{number}"));
        async move {
            events.sent[number].get_or_init(Instant::now);
            succeed(&tenant, LOG, json!({ "id": call })).await?;
            events.answered[number].get_or_init(Instant::now);
            Ok(())
        }
    })
    .await
}

/// Hears every event of its tenant, in order and once; another one ends it.
async fn listen(mut socket: Socket, events: Arc<Events>, tenant: usize, tenants: usize) -> End {
    let mut due = tenant;
    loop {
        let event = match socket.next().await {
            Ok(event) => event,
            Err(end) => return end,
        };
        let now = Instant::now();
        let call = event["payload"]["data"]["callLogChanged"]["callLog"]["callId"].as_str();
        if call.and_then(|call| call.rsplit_once('-')?.1.parse().ok()) != Some(due) {
            return End::Broken(format!("{due} is due, and not {event}"));
        }
        events.heard().push((due, now));
        due += tenants;
    }
}

/// What happened when to each event, by its number.
struct Events {
    sent: Vec<OnceLock<Instant>>,
    answered: Vec<OnceLock<Instant>>,
    heard: Mutex<Vec<(usize, Instant)>>,
}

impl Events {
    fn new(number: usize) -> Self {
        Self { sent: vec![OnceLock::new(); number], answered: vec![OnceLock::new(); number], heard: Mutex::default() }
    }

    fn heard(&self) -> MutexGuard<'_, Vec<(usize, Instant)>> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long after `begun` each was heard; some are before their mutation is answered.
    fn times(&self, begun: &[OnceLock<Instant>]) -> Times {
        let times = self.heard().iter().filter_map(|(event, heard)| Some(heard.saturating_duration_since(*begun[*event].get()?))).collect();
        Times::new(times)
    }
}

fn report(round: &Round, subscriptions: usize, seconds: usize, most: bool, table: &mut Table) -> Outcome {
    let each = round.with.saturating_sub(round.before) / u64::try_from(subscriptions)?.max(1);
    let kilobytes = |bytes: u64| -> Outcome<_> { Ok(format!("{:.1} KB", f64::from(u32::try_from(bytes)?) / 1024.0)) };
    let share = 100.0 * round.busy.as_secs_f64() / Duration::from_secs(u64::try_from(seconds)?).as_secs_f64();
    let heard = round.from_sending.count();
    let times = [&round.from_sending, &round.from_answer].map(|times| [50, 99].map(|percent| millis(times.percentile(percent))));
    table.row(
        [
            subscriptions.to_string(),
            megabytes(round.before),
            megabytes(round.with),
            kilobytes(each)?,
            format!("{heard} of {}", round.due),
            format!("{share:.0} %"),
        ]
        .into_iter()
        .chain(times.into_iter().flatten()),
    );
    table.target(format!("with {subscriptions}, every event reaches each subscriber of its tenant, once and in order"), heard == round.due);
    if most {
        let (told, p99) = (kilobytes(each)?, round.from_sending.percentile(99));
        table.target(format!("with {subscriptions}, {told} of memory each, at most {}", kilobytes(DEAREST)?), each <= DEAREST);
        table.target(format!("with {subscriptions}, p99 {} from sending, below {}", millis(p99), millis(SOON)), p99 < SOON);
    }
    Ok(())
}
