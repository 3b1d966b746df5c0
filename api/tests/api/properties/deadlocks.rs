//! Writers of one tenant share its counters, and never wait for each other in a circle.

use serde_json::json;
use tokio::task::JoinSet;

use super::{assert_kept_equals_counted, tenants};
use crate::support::{TestApp, database::is_postgres};

const WRITERS: usize = 24;
const TRANSACTIONS: usize = 12;

/// Calls, or orders, of the last hours in one statement: `first` decides in which order the quarter-hours come.
fn bulk(calls: bool, first: usize) -> String {
    let at = format!("timestamptz '2026-11-22 10:00Z' - ((n * 7 + {first}) % 20) * interval '15 minutes'");
    let rest = format!("'', {at}, {at} FROM users, generate_series(1, 20) AS series (n) WHERE email = 'ann@example.com'");
    if calls {
        format!(
            r"INSERT INTO call_logs (user_id, id, call_id, caller, direction, status, duration_seconds, started_at, input_hash, search_text, created_at, updated_at)
              SELECT users.id, gen_random_uuid(), gen_random_uuid()::text, 'withheld', 'INBOUND', 'COMPLETED', n, {at}, '\x00', {rest}"
        )
    } else {
        format!(
            "INSERT INTO orders (user_id, id, customer_name, customer_name_key, phone, details, search_text, created_at, updated_at)
             SELECT users.id, gen_random_uuid(), 'Ravi', 'ravi', '100', 'Tea', {rest}"
        )
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_writers_of_one_tenant_never_deadlock() {
    if !is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let tenants = tenants(&app).await;
    let mut writers = JoinSet::new();
    // More than there are slots, so that some share one.
    for writer in 0..WRITERS {
        let beside = app.database.connect().await;
        let ann = tenants[0].caller.clone();
        writers.spawn(async move {
            for round in 0..TRANSACTIONS {
                let calls_first = (writer + round).is_multiple_of(2);
                let sql = format!("BEGIN; {}; {}; COMMIT", bulk(calls_first, writer * round), bulk(!calls_first, writer + round));
                sea_orm::ConnectionTrait::execute_unprepared(&beside, &sql).await.expect("no writer is refused");
                ann.add_call(&format!("call-{writer}-{round}")).await;
                ann.add_order("Ravi", None).await;
                if round == 0 {
                    let agent = ann.add_agent("Maya").await;
                    let query = "mutation($id: ID!) { deleteAgent(id: $id) { userErrors { code } } }";
                    ann.mutate(query, json!({ "id": agent })).await;
                }
            }
            beside.close().await.unwrap();
        });
    }
    writers.join_all().await;
    assert_eq!(app.database.number("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()").await, 0);
    let made = i64::try_from(WRITERS * TRANSACTIONS * 21 + tenants.len()).unwrap();
    assert_eq!(app.database.number("SELECT COUNT(*) FROM call_logs").await, made);
    assert_kept_equals_counted(&app, &tenants).await;
}
