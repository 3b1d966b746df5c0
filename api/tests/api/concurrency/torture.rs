//! Ten thousand requests of two tenants over sockets, of whose clients every fifth goes away at some moment.

use std::{collections::BTreeSet, io, net::SocketAddr, sync::Arc, time::Duration};

use rand::{RngExt, SeedableRng, rngs::StdRng};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::{nobody_stays_in_a_transaction, serve, wire, wire::Wire};
use crate::support::{Caller, TestApp};

const REQUESTS: usize = 10_000;
const CLIENTS: usize = 20;
const CANARIES: [&str; 2] = ["canary-ann", "canary-ben"];

const LOG_CALL: &str = "mutation($id: String!) { createCallLog(input: {callId: $id, caller: \"withheld\", durationSeconds: 30}) {
    callLog { callId } userErrors { code } } }";
const NUMBERS: &str = "{ phoneNumbers(first: 5) { nodes { number label } } }";
const CALLS: &str = "{ callLogs(first: 5) { nodes { callId orders { customerName } } } }";
const OTHERS: &str = "query($call: String!, $id: ID!) { callLog(callId: $call) { id } node(id: $id) { id } me { email } }";

/// How many requests: a longer run is asked for by `TORTURE_REQUESTS`.
fn requests() -> usize {
    #[expect(clippy::disallowed_methods, reason = "this is a setting of the test, not of the server")]
    let asked = std::env::var("TORTURE_REQUESTS").ok();
    asked.map_or(REQUESTS, |asked| asked.parse().expect("TORTURE_REQUESTS is a number"))
}

struct Tenant {
    token: String,
    number: String,
}

/// A tenant whose every row names it.
async fn tenant(app: &TestApp, name: &str, canary: &str) -> (Caller, Tenant) {
    let caller = app.tenant(name).await;
    let query = "mutation($label: String!) { createPhoneNumber(input: {number: \"+919876543210\", label: $label}) {
        phoneNumber { id } userErrors { code message field } } }";
    let number = caller.mutate(query, json!({ "label": canary })).await["phoneNumber"]["id"].as_str().unwrap().to_owned();
    caller.add_call(&format!("{canary}-first")).await;
    caller.add_order(canary, Some(&format!("{canary}-first"))).await;
    let tenant = Tenant { token: caller.access_token.clone().unwrap(), number };
    (caller, tenant)
}

/// A client that asks for one tenant and then the other on a connection that it keeps, unless it goes away.
struct Client {
    number: usize,
    dice: StdRng,
    server: SocketAddr,
    tenants: Arc<[Tenant; 2]>,
    acknowledged: Vec<String>,
}

impl Client {
    async fn run(mut self, requests: usize) -> Vec<String> {
        let mut wire = Wire::open(self.server).await;
        for place in 0..requests {
            let mine = self.dice.random_range(0..2);
            let (request, writes) = self.request(mine, place);
            if self.dice.random_ratio(1, 5) {
                // Whether it got so far is not the point; what the server makes of it is looked at in the end.
                drop(self.go_away(wire, &request).await);
                wire = Wire::open(self.server).await;
                continue;
            }
            wire.send(&request).await.unwrap();
            let answer = wire.answer().await.unwrap();
            assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
            assert!(!answer.contains(CANARIES[1 - mine]), "an answer tells of another tenant: {answer}");
            assert!(!answer.contains("\"errors\""), "{answer}");
            if let Some(call_id) = writes {
                assert!(answer.contains(&call_id) && answer.contains("\"userErrors\":[]"), "{answer}");
                self.acknowledged.push(call_id);
            } else {
                assert!(answer.contains(if answer.contains("\"me\"") { "@example.com" } else { CANARIES[mine] }), "{answer}");
            }
        }
        self.acknowledged
    }

    fn request(&mut self, mine: usize, place: usize) -> (Vec<u8>, Option<String>) {
        let (token, other) = (&self.tenants[mine].token, &self.tenants[1 - mine]);
        match self.dice.random_range(0..10) {
            0..4 => {
                let call_id = format!("{}-{}-{place}", CANARIES[mine], self.number);
                (wire::request(token, LOG_CALL, &json!({ "id": call_id })), Some(call_id))
            }
            4..7 => (wire::request(token, NUMBERS, &Value::Null), None),
            7..9 => (wire::request(token, CALLS, &Value::Null), None),
            _ => {
                let others = json!({ "call": format!("{}-first", CANARIES[1 - mine]), "id": other.number });
                (wire::request(token, OTHERS, &others), None)
            }
        }
    }

    /// Goes away in the middle of its request, some moment after it, or with the answer's first byte.
    async fn go_away(&mut self, mut wire: Wire, request: &[u8]) -> io::Result<()> {
        match self.dice.random_range(0..4) {
            0 => wire.send(&request[..self.dice.random_range(0..request.len())]).await,
            1 => {
                wire.send(request).await?;
                wire.first_byte().await
            }
            _ => {
                wire.send(request).await?;
                tokio::time::sleep(Duration::from_micros(self.dice.random_range(0..20_000))).await;
                Ok(())
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_go_away_lose_nobodys_writes_and_no_tenant_reads_another() {
    let app = TestApp::start().await;
    let (ann, anns) = tenant(&app, "ann", CANARIES[0]).await;
    let (ben, bens) = tenant(&app, "ben", CANARIES[1]).await;
    let server = serve(app.router()).await;
    let tenants = Arc::new([anns, bens]);

    let mut clients = JoinSet::new();
    for number in 0..CLIENTS {
        let dice = StdRng::seed_from_u64(number.try_into().unwrap());
        let client = Client { number, dice, server, tenants: Arc::clone(&tenants), acknowledged: Vec::new() };
        clients.spawn(client.run(requests().div_ceil(CLIENTS)));
    }
    let acknowledged: BTreeSet<String> = clients.join_all().await.into_iter().flatten().collect();
    assert!(acknowledged.len() > requests() / 5);

    nobody_stays_in_a_transaction(&app).await;
    let rows = app.database.query("SELECT call_id FROM call_logs").await;
    let written: BTreeSet<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    let lost: Vec<_> = acknowledged.difference(&written).collect();
    assert!(lost.is_empty(), "acknowledged, and not there: {lost:?}");
    for (kept, table) in [("calls", "call_logs"), ("orders", "orders")] {
        let kept = app.database.number(&format!("SELECT CAST(SUM({kept}) AS bigint) FROM tenant_counters")).await;
        assert_eq!(kept, app.database.number(&format!("SELECT COUNT(*) FROM {table}")).await, "{table}");
    }
    let foreign =
        "SELECT COUNT(*) FROM call_logs c JOIN users u ON u.id = c.user_id WHERE c.call_id NOT LIKE 'canary-' || u.email_key || '%'";
    let foreign = foreign.replace("u.email_key", "replace(u.email_key, '@example.com', '')");
    assert_eq!(app.database.number(&foreign).await, 0, "a call stands with another tenant");

    // More at once than there are connections: none of them has gone with its client.
    let mut askers = JoinSet::new();
    for asker in 0..16 {
        let caller = if asker % 2 == 0 { ann.clone() } else { ben.clone() };
        askers.spawn(async move { caller.add_call(&format!("after-{asker}")).await });
    }
    assert_eq!(askers.join_all().await.len(), 16);
}
