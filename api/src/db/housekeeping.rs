//! What time removes: a job for all tenants at once, which reads nothing out.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, Statement};

use super::Db;
use crate::error::Result;

/// How many rows [`Db::remove_outdated`] removed, by table.
pub type Removed = Vec<(&'static str, u64)>;

/// How long a deleted agent, phone number or order can be restored.
pub const RESTORABLE: TimeDelta = TimeDelta::days(30);
/// How long the event log goes back, and how old a subscription's cursor may be.
pub const EVENTS_KEPT: TimeDelta = TimeDelta::days(7);
/// How long a repeated request is recognised.
pub const IDEMPOTENCY_KEPT: TimeDelta = TimeDelta::hours(24);

/// Table, how long its rows are kept after the deciding moment, and which go. What an old call names stays, whatever its age.
const RULES: &[(&str, TimeDelta, &str)] = &[
    // The newest stays: SQLite would give its id to the next one, which readers would take for one that they know.
    ("events", EVENTS_KEPT, "created_at < $1 AND id < (SELECT MAX(id) FROM events)"),
    ("idempotency_keys", IDEMPOTENCY_KEPT, "created_at < $1"),
    (
        "refresh_tokens",
        TimeDelta::zero(),
        "EXISTS (SELECT 1 FROM sessions s WHERE s.user_id = refresh_tokens.user_id AND s.id = refresh_tokens.session_id AND s.expires_at < $1)",
    ),
    ("sessions", TimeDelta::zero(), "expires_at < $1"),
    ("orders", RESTORABLE, "deleted_at < $1"),
    (
        "agent_phone_mappings",
        RESTORABLE,
        "EXISTS (SELECT 1 FROM ai_agents a WHERE a.user_id = agent_phone_mappings.user_id AND a.id = agent_phone_mappings.agent_id AND a.deleted_at < $1)
         OR EXISTS (SELECT 1 FROM phone_numbers p WHERE p.user_id = agent_phone_mappings.user_id AND p.id = agent_phone_mappings.phone_number_id AND p.deleted_at < $1)",
    ),
    (
        "ai_agents",
        RESTORABLE,
        "deleted_at < $1 AND NOT EXISTS (SELECT 1 FROM call_logs c WHERE c.user_id = ai_agents.user_id AND c.agent_id = ai_agents.id)",
    ),
    (
        "phone_numbers",
        RESTORABLE,
        "deleted_at < $1 AND NOT EXISTS (SELECT 1 FROM call_logs c WHERE c.user_id = phone_numbers.user_id AND c.phone_number_id = phone_numbers.id)",
    ),
];

impl Db {
    /// Removes what is past its time. Each table is a transaction of its own; a failure leaves the rest for the next run.
    pub async fn remove_outdated(&self, now: DateTime<Utc>) -> Result<Removed> {
        let mut removed = Removed::new();
        for (table, kept, outdated) in RULES {
            let transaction = self.begin().await?;
            let statement = Statement::from_sql_and_values(
                self.pool.get_database_backend(),
                format!("DELETE FROM {table} WHERE {outdated}"),
                [(now - *kept).into()],
            );
            let rows = transaction.tx.execute_raw(statement).await?.rows_affected();
            transaction.commit().await?;
            removed.push((table, rows));
        }
        Ok(removed)
    }
}
