//! Clients that write, and ask again with the same request until it is acknowledged.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    net::SocketAddr,
    time::{Duration, Instant},
};

use rig::{Answer, Client, Failure};
use serde_json::{Value, json};
use tokio::{sync::watch, task::JoinSet, time};

const TENANTS: [&str; 2] = ["ann@example.com", "ben@example.com"];
const CLIENTS_OF_A_TENANT: usize = 4;
/// How long a client waits before it asks again.
const PAUSE: Duration = Duration::from_millis(20);
/// How long a request may stay unacknowledged.
const PATIENCE: Duration = Duration::from_mins(2);

const LOG_CALL: &str =
    "mutation($name: String!) { written: createCallLog(input: {callId: $name, caller: \"withheld\", durationSeconds: 30}) {
    row: callLog { name: callId } userErrors { code } } }";
const TAKE_ORDER: &str = "mutation($name: String!) { written: createOrder(input: {customerName: $name, phone: \"+919812345678\", details: \"Tea\", idempotencyKey: $name}) {
    row: order { name: customerName } userErrors { code } } }";

/// What clients have seen.
#[derive(Debug, Default)]
pub struct Seen {
    /// The acknowledged calls and orders, by the name that each request gave.
    pub calls: BTreeSet<String>,
    pub orders: BTreeSet<String>,
    /// How often each code was answered.
    pub codes: BTreeMap<String, usize>,
    /// Connections that were not made.
    pub refused: Vec<String>,
    /// Connections that broke before the answer.
    pub broken: Vec<String>,
    /// Whatever a client can't make sense of.
    pub odd: Vec<String>,
    /// The longest that an answer of whatever kind took.
    pub slowest: Duration,
}

/// Eight clients of two tenants.
pub struct Load {
    /// One of the tenants, for other questions.
    pub ann: Client,
    clients: JoinSet<Seen>,
    acknowledged: watch::Sender<usize>,
    stop: watch::Sender<bool>,
}

impl Load {
    /// Makes the tenants and lets their clients begin.
    pub async fn begin(server: SocketAddr) -> Self {
        let mut clients = JoinSet::new();
        let (acknowledged, stop) = (watch::Sender::new(0), watch::Sender::new(false));
        let mut tenants = Vec::new();
        for email in TENANTS {
            let tenant = Client::of(server).sign_up(email).await.unwrap();
            tenants.push(tenant.clone());
            for number in 0..CLIENTS_OF_A_TENANT {
                let writer = Writer { client: tenant.clone(), name: format!("{email}-{number}"), seen: Seen::default() };
                clients.spawn(writer.run(acknowledged.clone(), stop.subscribe()));
            }
        }
        Self { ann: tenants.swap_remove(0), clients, acknowledged, stop }
    }

    /// Waits until so many more requests have been acknowledged.
    pub async fn progress(&self, more: usize) {
        let target = *self.acknowledged.borrow() + more;
        let mut acknowledged = self.acknowledged.subscribe();
        let progress = acknowledged.wait_for(|acknowledged| *acknowledged >= target);
        drop(time::timeout(PATIENCE, progress).await.expect("requests are acknowledged"));
    }

    /// Lets every client finish the request that it is at. Answers what they have seen together.
    pub async fn end(self) -> Seen {
        self.stop.send_replace(true);
        let mut all = Seen::default();
        for seen in self.clients.join_all().await {
            all.add(seen);
        }
        all
    }
}

struct Writer {
    client: Client,
    name: String,
    seen: Seen,
}

impl Writer {
    async fn run(mut self, acknowledged: watch::Sender<usize>, stop: watch::Receiver<bool>) -> Seen {
        let mut place = 0;
        while !*stop.borrow() {
            let name = format!("{}-{place}", self.name);
            if place % 2 == 0 {
                self.until_acknowledged(LOG_CALL, &name).await;
                self.seen.calls.insert(name);
            } else {
                self.until_acknowledged(TAKE_ORDER, &name).await;
                self.seen.orders.insert(name);
            }
            acknowledged.send_modify(|acknowledged| *acknowledged += 1);
            place += 1;
        }
        self.seen
    }

    async fn until_acknowledged(&mut self, query: &str, name: &str) {
        let since = Instant::now();
        loop {
            let asked = Instant::now();
            let outcome = self.client.gql(query, json!({ "name": name })).await;
            self.seen.slowest = self.seen.slowest.max(asked.elapsed());
            if self.seen.note(outcome, name) {
                return;
            }
            assert!(since.elapsed() < PATIENCE, "{name} is not acknowledged: {}", self.seen);
            time::sleep(PAUSE).await;
        }
    }
}

impl Seen {
    /// Notes an outcome. Answers whether it acknowledges the request of this name.
    pub fn note(&mut self, outcome: Result<Answer, Failure>, name: &str) -> bool {
        match outcome {
            Ok(answer) => match answer.code() {
                None => {
                    let written = &answer.json["data"]["written"];
                    let as_asked = written["row"]["name"] == name && written["userErrors"] == Value::Array(Vec::new());
                    if !as_asked {
                        self.odd.push(format!("{name}: {}", answer.json));
                    }
                    return as_asked;
                }
                Some("") => self.odd.push(answer.json.to_string()),
                Some(code) => *self.codes.entry(code.to_owned()).or_default() += 1,
            },
            Err(Failure::Refused(error)) => self.refused.push(error),
            Err(Failure::Broken(error)) => self.broken.push(error),
            Err(failure @ (Failure::Silent | Failure::Unreadable(..))) => self.odd.push(failure.to_string()),
        }
        false
    }

    /// The number of acknowledged requests.
    pub fn acknowledged(&self) -> usize {
        self.calls.len() + self.orders.len()
    }

    /// Every answer made sense, and those that failed have one of these codes.
    pub fn only(&self, codes: &[&str]) {
        assert!(self.odd.is_empty(), "{self}\n{:?}", self.odd);
        assert!(self.codes.keys().all(|code| codes.contains(&code.as_str())), "{self}");
    }

    /// Every connection held.
    pub fn no_connection_failed(&self) {
        assert!(self.refused.is_empty() && self.broken.is_empty(), "{self}\n{:?}\n{:?}", self.refused.first(), self.broken.first());
    }

    fn add(&mut self, other: Self) {
        self.calls.extend(other.calls);
        self.orders.extend(other.orders);
        for (code, count) in other.codes {
            *self.codes.entry(code).or_default() += count;
        }
        self.refused.extend(other.refused);
        self.broken.extend(other.broken);
        self.odd.extend(other.odd);
        self.slowest = self.slowest.max(other.slowest);
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (refused, broken, odd) = (self.refused.len(), self.broken.len(), self.odd.len());
        write!(
            f,
            "{} acknowledged, codes {:?}, {refused} connections refused, {broken} broken, {odd} odd answers, ",
            self.acknowledged(),
            self.codes
        )?;
        write!(f, "slowest {:?}", self.slowest)
    }
}
