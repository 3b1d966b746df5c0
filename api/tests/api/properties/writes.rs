//! Every kind of write: through the API, and by SQL beside it.

#![expect(clippy::disallowed_types, reason = "some of these writes are made from outside the guard")]

use std::sync::Mutex;

use proptest::{prelude::*, sample::select};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, SqlErr};
use serde_json::{Value, json};

use super::TENANTS;
use crate::support::{Caller, database::is_postgres};

/// 2026-11-22T10:00:00Z, on a quarter of an hour.
const NOW: i64 = 1_795_341_600;
const STATUSES: [&str; 4] = ["COMPLETED", "IN_PROGRESS", "NO_ANSWER", "RINGING"];

/// A tenant, and the ids of what it made through the API.
pub struct Tenant {
    pub caller: Caller,
    made: [Mutex<Vec<String>>; 4],
}

impl Tenant {
    /// With one of everything.
    pub async fn new(caller: Caller) -> Self {
        let tenant = Self { caller, made: Default::default() };
        for kind in 0..4 {
            tenant.make(kind, 0, 60, 0).await;
        }
        tenant
    }

    fn any(&self, kind: usize, which: usize) -> String {
        let made = self.made[kind].lock().unwrap();
        made[which % made.len()].clone()
    }

    async fn make(&self, kind: usize, which: usize, seconds: u32, minutes: i64) {
        let (query, variables) = match kind {
            0 => (
                "mutation($n: String!) { createPhoneNumber(input: {number: $n}) { made: phoneNumber { id } userErrors { code } } }",
                // Few enough that a number which was deleted is added again, and then can't be restored.
                json!({ "n": format!("+9198765432{:02}", which % 6) }),
            ),
            1 => (
                "mutation($active: Boolean!) { createAgent(input: {name: \"Maya\", systemPrompt: \"Take orders.\", isActive: $active}) {
                    made: agent { id } userErrors { code } } }",
                json!({ "active": !which.is_multiple_of(3) }),
            ),
            2 => (
                "mutation($id: String!, $status: CallStatus!, $seconds: Int!, $at: DateTime!) { createCallLog(input: {callId: $id,
                    caller: \"+919812345678\", status: $status, durationSeconds: $seconds, startedAt: $at}) {
                    made: callLog { id } userErrors { code } } }",
                json!({
                    "id": format!("call-{which}-{seconds}-{minutes}"), "status": STATUSES[which % 4], "seconds": seconds,
                    "at": chrono::DateTime::from_timestamp(NOW - minutes * 60, 0).unwrap(),
                }),
            ),
            _ => (
                "mutation { createOrder(input: {customerName: \"Ravi\", phone: \"+919812345678\", details: \"Tea\"}) {
                    made: order { id } userErrors { code } } }",
                json!({}),
            ),
        };
        if let Some(id) = self.ask(query, variables).await["made"]["id"].as_str() {
            self.made[kind].lock().unwrap().push(id.to_owned());
        }
    }

    async fn change(&self, kind: usize, which: usize, how: &str) {
        let name = ["PhoneNumber", "Agent", "CallLog", "Order"][kind];
        let query = match how {
            "update" => {
                let input = match kind {
                    0 => format!("status: {}", ["ACTIVE", "INACTIVE"][which % 2]),
                    1 => format!("isActive: {}", which.is_multiple_of(2)),
                    2 => format!("durationSeconds: {}", which * 7),
                    _ => format!("details: \"{which} cups of tea\""),
                };
                format!("mutation($id: ID!) {{ update{name}(id: $id, input: {{{input}}}) {{ userErrors {{ code }} }} }}")
            }
            // A call that was logged stays; the others come and go.
            _ if kind == 2 => {
                "mutation($id: ID!) { updateCallLog(id: $id, input: {status: COMPLETED}) { userErrors { code } } }".to_owned()
            }
            how => format!("mutation($id: ID!) {{ {how}{name}(id: $id) {{ userErrors {{ code }} }} }}"),
        };
        self.ask(&query, json!({ "id": self.any(kind, which) })).await;
    }

    /// Asks; a mistake or a busy database is an answer too, a fault of the server is not.
    async fn ask(&self, query: &str, variables: Value) -> Value {
        let body = self.caller.gql(query, variables).await.json();
        if let Some(error) = body["errors"].get(0) {
            assert!(["UNAVAILABLE", "REQUEST_TIMEOUT"].contains(&error["extensions"]["code"].as_str().unwrap()), "{query}: {body}");
            return Value::Null;
        }
        body["data"].as_object().unwrap().values().next().unwrap().clone()
    }
}

/// One thing that a task writes.
#[derive(Clone, Debug)]
pub enum Write {
    Make { tenant: usize, kind: usize, which: usize, seconds: u32, minutes: i64 },
    Change { tenant: usize, kind: usize, which: usize, how: &'static str },
    Sql(String),
    Transaction { statements: Vec<String>, savepoint: bool, commit: bool },
}

impl Write {
    /// Writes it. What collides with another writer has no effect, and must have none on the counts.
    pub async fn run(self, tenants: &[std::sync::Arc<Tenant>], beside: &DatabaseConnection) {
        match self {
            Self::Make { tenant, kind, which, seconds, minutes } => tenants[tenant].make(kind, which, seconds, minutes).await,
            Self::Change { tenant, kind, which, how } => tenants[tenant].change(kind, which, how).await,
            Self::Sql(sql) => drop(run(beside, &sql).await),
            Self::Transaction { statements, savepoint, commit } => {
                if !run(beside, if is_postgres() { "BEGIN" } else { "BEGIN IMMEDIATE" }).await {
                    return;
                }
                let mut fine = true;
                for (place, sql) in statements.iter().enumerate() {
                    let inner = savepoint && place == 1;
                    fine = fine && (!inner || run(beside, "SAVEPOINT inner_part").await) && run(beside, sql).await;
                    fine = fine && (!inner || run(beside, "ROLLBACK TO SAVEPOINT inner_part").await);
                }
                assert!(run(beside, if fine && commit { "COMMIT" } else { "ROLLBACK" }).await);
            }
        }
    }
}

/// Runs a statement; whether it had its effect, where not having it is nobody's fault.
async fn run(beside: &DatabaseConnection, sql: &str) -> bool {
    match beside.execute_unprepared(sql).await {
        Ok(_) => true,
        Err(error) if collided(&error) => false,
        Err(error) => panic!("{error} in {sql}"),
    }
}

fn collided(error: &DbErr) -> bool {
    let text = error.to_string();
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
        || ["deadlock detected", "lock timeout", "database is locked"].iter().any(|collision| text.contains(collision))
}

/// Any write.
pub fn writes() -> impl Strategy<Value = Write> {
    let (tenant, kind) = (0..TENANTS.len(), 0..4_usize);
    prop_oneof![
        (tenant.clone(), kind.clone(), 0..100_usize, 0..600_u32, 0..3_000_i64)
            .prop_map(|(tenant, kind, which, seconds, minutes)| Write::Make { tenant, kind, which, seconds, minutes }),
        (tenant, kind, 0..100_usize, select(vec!["update", "delete", "restore"])).prop_map(|(tenant, kind, which, how)| Write::Change {
            tenant,
            kind,
            which,
            how
        }),
        statement().prop_map(Write::Sql),
        (prop::collection::vec(statement(), 1..5), any::<bool>(), prop::bool::weighted(0.7))
            .prop_map(|(statements, savepoint, commit)| Write::Transaction { statements, savepoint, commit }),
    ]
}

fn dialect(postgres: &str, sqlite: &str) -> String {
    if is_postgres() { postgres.to_owned() } else { sqlite.to_owned() }
}

fn moment(seconds: &str) -> String {
    dialect(&format!("to_timestamp({seconds} + 0.999)"), &format!("strftime('%Y-%m-%dT%H:%M:%f+00:00', {seconds} + 0.999, 'unixepoch')"))
}

fn moved(column: &str, minutes: i64) -> String {
    dialect(
        &format!("{column} + interval '{minutes} minutes'"),
        &format!("strftime('%Y-%m-%dT%H:%M:%f+00:00', {column}, '{minutes:+} minutes')"),
    )
}

/// Some of the rows of one tenant, or of all: a third of them, or all.
fn rows() -> impl Strategy<Value = String> {
    let tenants = vec!["email = 'ann@example.com'", "email = 'ben@example.com'", "email <> ''"];
    (select(tenants), 0..4).prop_map(|(tenants, third)| {
        let digit = dialect("get_byte(uuid_send(id), 15)", "instr('0123456789ABCDEF', substr(hex(id), 32, 1))");
        let part = if third < 3 { format!("{digit} % 3 = {third}") } else { "1 = 1".to_owned() };
        format!("user_id IN (SELECT users.id FROM users WHERE {tenants}) AND {part}")
    })
}

fn statement() -> BoxedStrategy<String> {
    let table = select(vec!["phone_numbers", "ai_agents", "call_logs", "orders"]);
    let deletable = select(vec!["phone_numbers", "ai_agents", "orders"]);
    let status = select(STATUSES.to_vec());
    prop_oneof![
        6 => (table.clone(), select(vec!["ann", "ben", "%"]), 1..40_i64, 0..60_i64).prop_map(|(table, who, rows, back)| insert(table, who, rows, back)),
        2 => (rows(), status.clone(), any::<bool>()).prop_map(|(rows, status, replace)| insert_again(&rows, status, replace)),
        2 => (rows(), status).prop_map(|(rows, status)| format!("UPDATE call_logs SET status = '{status}' WHERE {rows}")),
        2 => (rows(), 1..90).prop_map(|(rows, more)| format!("UPDATE call_logs SET duration_seconds = duration_seconds + {more} WHERE {rows}")),
        2 => (rows(), -40..40_i64).prop_map(|(rows, by)| format!("UPDATE call_logs SET started_at = {} WHERE {rows}", moved("started_at", by))),
        1 => (rows(), -40..40_i64).prop_map(|(rows, by)| format!("UPDATE orders SET created_at = {} WHERE {rows}", moved("created_at", by))),
        1 => rows().prop_map(|rows| format!("UPDATE ai_agents SET is_active = NOT is_active WHERE {rows}")),
        1 => (rows(), select(vec!["ACTIVE", "INACTIVE", "PENDING"]))
            .prop_map(|(rows, status)| format!("UPDATE phone_numbers SET status = '{status}' WHERE {rows}")),
        2 => (deletable.clone(), rows()).prop_map(|(table, rows)| format!("UPDATE {table} SET deleted_at = updated_at WHERE {rows}")),
        2 => (deletable, rows()).prop_map(|(table, rows)| format!("UPDATE {table} SET deleted_at = NULL WHERE {rows}")),
        1 => (table.clone(), rows()).prop_map(|(table, rows)| format!("UPDATE {table} SET search_text = 'changed' WHERE {rows}")),
        2 => (table, rows()).prop_map(|(table, rows)| format!("DELETE FROM {table} WHERE {rows}")),
    ]
    .boxed()
}

/// Many rows in one statement: `INSERT … SELECT`, or for a few rows a list of values.
fn insert(table: &str, who: &str, rows: i64, back: i64) -> String {
    let id = dialect("gen_random_uuid()", "randomblob(16)");
    let text = dialect("gen_random_uuid()::text", "hex(randomblob(16))");
    let hash = dialect(r"'\x00'::bytea", "x'00'");
    let at = moment(&format!("({NOW} - {back} * 900 - n * 437)"));
    let deleted = format!("CASE WHEN n % 5 = 0 THEN {at} END");
    let (columns, values) = match table {
        "phone_numbers" => (
            "number, provider, status, deleted_at",
            format!("{text}, 'SIP', CASE WHEN n % 3 = 0 THEN 'PENDING' ELSE 'ACTIVE' END, {deleted}"),
        ),
        "ai_agents" => ("name, name_key, system_prompt, language, is_active, deleted_at", {
            format!("'Maya', 'maya', 'Take orders.', 'en', n % 3 <> 0, {deleted}")
        }),
        "call_logs" => ("call_id, caller, direction, status, duration_seconds, started_at, input_hash", {
            let status = "CASE n % 4 WHEN 0 THEN 'COMPLETED' WHEN 1 THEN 'IN_PROGRESS' WHEN 2 THEN 'BUSY' ELSE 'QUEUED' END";
            format!("{text}, 'withheld', 'INBOUND', {status}, n, {at}, {hash}")
        }),
        _ => ("customer_name, customer_name_key, phone, details, deleted_at", format!("'Ravi', 'ravi', '100', 'Tea', {deleted}")),
    };
    let series = if rows <= 4 {
        let list: Vec<_> = (1..=rows).map(|n| format!("({n})")).collect();
        dialect(
            &format!("(VALUES {}) AS series (n)", list.join(", ")),
            &format!("(SELECT column1 AS n FROM (VALUES {})) AS series", list.join(", ")),
        )
    } else {
        dialect(
            &format!("generate_series(1, {rows}) AS series (n)"),
            &format!("(WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {rows}) SELECT n FROM s) AS series"),
        )
    };
    format!(
        "INSERT INTO {table} (user_id, id, {columns}, search_text, created_at, updated_at)
         SELECT users.id, {id}, {values}, '', {at}, {at} FROM users, {series} WHERE email LIKE '{who}@example.com'"
    )
}

/// Rows that are there already, inserted once more: refused, or written over them.
fn insert_again(rows: &str, status: &str, replace: bool) -> String {
    let id = dialect("gen_random_uuid()", "randomblob(16)");
    let conflict = if replace {
        "UPDATE SET status = excluded.status, duration_seconds = excluded.duration_seconds, started_at = excluded.started_at"
    } else {
        "NOTHING"
    };
    format!(
        "INSERT INTO call_logs (user_id, id, call_id, caller, direction, status, duration_seconds, started_at, input_hash, search_text, created_at, updated_at)
         SELECT user_id, {id}, call_id, caller, direction, '{status}', 5, created_at, input_hash, '', created_at, updated_at
         FROM call_logs WHERE {rows} ON CONFLICT (user_id, call_id) DO {conflict}"
    )
}
