//! The comparison: what is kept, what is counted row by row, and what the dashboard says.

use std::{collections::BTreeMap, sync::Arc};

use serde_json::{Value, json};

use super::{TENANTS, writes::Tenant};
use crate::support::{TestApp, database::is_postgres};

const COUNTERS: &str = "phone_numbers, active_phone_numbers, agents, active_agents, calls, orders";
const SUMS: &str = "calls, answered_calls, talk_seconds, orders";
const QUARTERS_OF_A_DAY: i64 = 96;

/// Sums by quarter of an hour: calls, answered calls, seconds talked, orders.
type Activity = BTreeMap<i64, [i64; 4]>;

fn summed(columns: &str) -> String {
    let sums: Vec<_> = columns.split(", ").map(|column| format!("CAST(COALESCE(SUM({column}), 0) AS bigint)")).collect();
    sums.join(", ")
}

async fn rows<const N: usize>(app: &TestApp, sql: &str) -> Vec<[i64; N]> {
    let rows = app.database.query(sql).await;
    rows.iter().map(|row| std::array::from_fn(|place| row.try_get_by_index(place).unwrap())).collect()
}

async fn activity(app: &TestApp, from: &str) -> Activity {
    let some = "SUM(calls) <> 0 OR SUM(answered_calls) <> 0 OR SUM(talk_seconds) <> 0 OR SUM(orders) <> 0";
    let sql = format!("SELECT CAST(quarter_hour AS bigint), {} FROM {from} GROUP BY quarter_hour HAVING {some}", summed(SUMS));
    rows::<5>(app, &sql).await.into_iter().map(|[quarter_hour, sums @ ..]| (quarter_hour, sums)).collect()
}

fn quarter_hour(column: &str) -> String {
    if is_postgres() {
        format!("floor(extract(epoch FROM {column}) / 900)")
    } else {
        format!("CAST(strftime('%s', {column}) AS INTEGER) / 900")
    }
}

/// Compares for every tenant, for every quarter of an hour.
pub async fn assert_kept_equals_counted(app: &TestApp, tenants: &[Arc<Tenant>]) {
    for (name, tenant) in TENANTS.iter().zip(tenants) {
        let of = format!("user_id = (SELECT id FROM users WHERE email = '{name}@example.com')");

        let kept = rows::<6>(app, &format!("SELECT {} FROM tenant_counters WHERE {of}", summed(COUNTERS))).await;
        let count = |table: &str, which: &str| format!("(SELECT COUNT(*) FROM {table} WHERE {of}{which})");
        let counted = [
            count("phone_numbers", " AND deleted_at IS NULL"),
            count("phone_numbers", " AND deleted_at IS NULL AND status = 'ACTIVE'"),
            count("ai_agents", " AND deleted_at IS NULL"),
            count("ai_agents", " AND deleted_at IS NULL AND is_active"),
            count("call_logs", ""),
            count("orders", " AND deleted_at IS NULL"),
        ];
        let counted = rows::<6>(app, &format!("SELECT {}", counted.join(", "))).await;
        assert_eq!(kept, counted, "{name}'s counters: {COUNTERS}");

        let kept = activity(app, &format!("tenant_activity WHERE {of}")).await;
        let answered = "status IN ('IN_PROGRESS', 'COMPLETED')";
        let rows = format!(
            "(SELECT {} AS quarter_hour, 1 AS calls, CASE WHEN {answered} THEN 1 ELSE 0 END AS answered_calls,
                     CASE WHEN {answered} THEN duration_seconds ELSE 0 END AS talk_seconds, 0 AS orders FROM call_logs WHERE {of}
              UNION ALL
              SELECT {}, 0, 0, 0, 1 FROM orders WHERE {of} AND deleted_at IS NULL) AS counted",
            quarter_hour("started_at"),
            quarter_hour("created_at")
        );
        let counted_activity = activity(app, &rows).await;
        assert_eq!(kept, counted_activity, "{name}'s quarter-hours: {SUMS}");
        assert_dashboard_says(tenant, counted[0], &counted_activity).await;
    }
}

async fn assert_dashboard_says(tenant: &Tenant, [_, numbers, _, agents, calls, orders]: [i64; 6], activity: &Activity) {
    let query = "{ dashboardStats { connectedPhoneNumbers activeAgents totalCalls totalOrders
        activity(from: \"2026-11-15\", to: \"2026-11-30\") { date calls answeredCalls talkSeconds orders } } }";
    let stats = tenant.caller.gql(query, json!({})).await.ok()["dashboardStats"].take();
    assert_eq!(
        [&stats["connectedPhoneNumbers"], &stats["activeAgents"], &stats["totalCalls"], &stats["totalOrders"]],
        [&json!(numbers), &json!(agents), &json!(calls), &json!(orders)]
    );
    let first = "2026-11-15T00:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    let mut days = vec![[0; 4]; 16];
    for (quarter_hour, sums) in activity {
        let day = usize::try_from((quarter_hour - first.timestamp() / 900).div_euclid(QUARTERS_OF_A_DAY)).unwrap();
        for (total, sum) in days[day].iter_mut().zip(sums) {
            *total += sum;
        }
    }
    let said = stats["activity"].as_array().unwrap();
    assert_eq!(said.len(), days.len());
    for (said, [calls, answered, talked, orders]) in said.iter().zip(days) {
        let date: &Value = &said["date"];
        assert_eq!(said, &json!({ "date": date, "calls": calls, "answeredCalls": answered, "talkSeconds": talked, "orders": orders }));
    }
}
