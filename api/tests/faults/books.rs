//! What the database holds, compared with what was acknowledged.

#![expect(clippy::disallowed_types, reason = "tests look at the database from outside the guard")]

use std::collections::BTreeSet;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, QueryResult, Statement, TransactionTrait};

use crate::load::Seen;

/// Each row of the answer is a contradiction: the tenant, and what does not agree.
const CONTRADICTIONS: &str = "
SELECT u.email, 'kept and counted calls' AS what FROM users u
WHERE (SELECT COALESCE(SUM(c.calls), 0) FROM tenant_counters c WHERE c.user_id = u.id) <> (SELECT COUNT(*) FROM call_logs l WHERE l.user_id = u.id)
UNION ALL
SELECT u.email, 'kept and counted orders' FROM users u
WHERE (SELECT COALESCE(SUM(c.orders), 0) FROM tenant_counters c WHERE c.user_id = u.id) <> (SELECT COUNT(*) FROM orders o WHERE o.user_id = u.id)
UNION ALL
SELECT u.email, 'kept and counted activity' FROM users u
WHERE (SELECT COALESCE(SUM(a.calls + a.orders), 0) FROM tenant_activity a WHERE a.user_id = u.id)
    <> (SELECT COALESCE(SUM(c.calls + c.orders), 0) FROM tenant_counters c WHERE c.user_id = u.id)
UNION ALL
SELECT u.email, 'changes and events' FROM users u
WHERE (SELECT COUNT(*) FROM events e WHERE e.user_id = u.id AND e.kind IN ('call_log.created', 'order.created'))
    <> (SELECT COALESCE(SUM(c.calls + c.orders), 0) FROM tenant_counters c WHERE c.user_id = u.id)
UNION ALL
SELECT u.email, 'a call without its event' FROM call_logs l JOIN users u ON u.id = l.user_id
WHERE l.id NOT IN (SELECT e.entity_id FROM events e WHERE e.kind = 'call_log.created')
UNION ALL
SELECT u.email, 'an order without its event' FROM orders o JOIN users u ON u.id = o.user_id
WHERE o.id NOT IN (SELECT e.entity_id FROM events e WHERE e.kind = 'order.created')
UNION ALL
SELECT u.email, 'an order without its key' FROM orders o JOIN users u ON u.id = o.user_id
WHERE o.id NOT IN (SELECT k.entity_id FROM idempotency_keys k)
UNION ALL
SELECT u.email, 'a key without its order' FROM idempotency_keys k JOIN users u ON u.id = k.user_id
WHERE k.entity_id NOT IN (SELECT o.id FROM orders o)";

/// A connection beside the server's.
pub struct Books(DatabaseConnection);

impl Books {
    pub async fn open(url: &str) -> Self {
        let mut options = ConnectOptions::new(url);
        options.max_connections(1).sqlx_logging(false);
        Self(Database::connect(options).await.unwrap())
    }

    /// Compares: every acknowledged row is there, once, nothing else is, and what is kept about them agrees.
    pub async fn agree_with(&self, seen: &Seen) {
        for (acknowledged, column, table) in [(&seen.calls, "call_id", "call_logs"), (&seen.orders, "customer_name", "orders")] {
            let written = self.texts(&format!("SELECT {column} FROM {table}")).await;
            let distinct: BTreeSet<_> = written.iter().cloned().collect();
            assert_eq!(distinct.len(), written.len(), "{table}: a request had its effect twice");
            let lost: Vec<_> = acknowledged.difference(&distinct).collect();
            assert!(lost.is_empty(), "{table}: acknowledged, and not there: {lost:?}");
            // Clients go on until each request is acknowledged, so there is no other either.
            let unasked: Vec<_> = distinct.difference(acknowledged).collect();
            assert!(unasked.is_empty(), "{table}: there, and never acknowledged: {unasked:?}");
        }
        let contradictions = self.texts(&format!("SELECT email || ': ' || what FROM ({CONTRADICTIONS}) AS found")).await;
        assert!(contradictions.is_empty(), "{contradictions:?}");
    }

    /// SQLite's own check of its file.
    pub async fn are_sound(&self) {
        assert_eq!(self.texts("PRAGMA integrity_check").await, ["ok"]);
        assert!(self.rows("PRAGMA foreign_key_check").await.is_empty(), "a row refers to nothing");
    }

    /// Holds a lock on a table that keeps everybody else away, while `work` is done.
    pub async fn lock<T>(&self, table: &str, work: impl Future<Output = T>) -> T {
        let transaction = self.0.begin().await.unwrap();
        transaction.execute_unprepared(&format!("LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")).await.unwrap();
        let outcome = work.await;
        transaction.rollback().await.unwrap();
        outcome
    }

    /// The one number that a query answers.
    pub async fn number(&self, sql: &str) -> i64 {
        self.rows(sql).await.first().unwrap().try_get_by_index(0).unwrap()
    }

    async fn texts(&self, sql: &str) -> Vec<String> {
        self.rows(sql).await.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    }

    async fn rows(&self, sql: &str) -> Vec<QueryResult> {
        self.0.query_all_raw(Statement::from_string(self.0.get_database_backend(), sql)).await.unwrap()
    }
}
