//! One statement for each workload: the best that is known for these tables.

use tokio_postgres::{Client, Error, Statement};

/// The prepared statements of one connection.
pub struct Statements {
    pub dashboard: Statement,
    pub dashboard_counted: Statement,
    pub agents: Statement,
    pub calls: Statement,
    pub calls_counted: Statement,
    pub orders: Statement,
    pub log: Statement,
    pub logged: Statement,
    pub insert: Statement,
    pub calls_after: Statement,
}

impl Statements {
    pub async fn prepare(client: &Client) -> Result<Self, Error> {
        Ok(Self {
            dashboard: client
                .prepare(
                    "SELECT sum(active_phone_numbers)::bigint, sum(active_agents)::bigint, sum(calls)::bigint, sum(orders)::bigint
                     FROM tenant_counters WHERE user_id = $1",
                )
                .await?,
            dashboard_counted: client
                .prepare(
                    "SELECT (SELECT count(*) FROM phone_numbers WHERE user_id = $1 AND deleted_at IS NULL AND status = 'ACTIVE'),
                            (SELECT count(*) FROM ai_agents WHERE user_id = $1 AND deleted_at IS NULL AND is_active),
                            (SELECT count(*) FROM call_logs WHERE user_id = $1),
                            (SELECT count(*) FROM orders WHERE user_id = $1 AND deleted_at IS NULL)",
                )
                .await?,
            agents: client
                .prepare(
                    "SELECT a.id, a.name, a.language, a.voice_name, a.is_active, a.created_at, p.id, p.number, p.status
                     FROM (SELECT * FROM ai_agents WHERE user_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 20) a
                     LEFT JOIN (agent_phone_mappings m JOIN phone_numbers p
                                ON p.user_id = m.user_id AND p.id = m.phone_number_id AND p.deleted_at IS NULL)
                            ON m.user_id = $1 AND m.agent_id = a.id
                     ORDER BY a.created_at DESC, a.id DESC, p.number",
                )
                .await?,
            calls: client
                .prepare(
                    "SELECT id, call_id, caller, direction, status, duration_seconds, started_at, ended_at,
                            (SELECT sum(calls)::bigint FROM tenant_counters WHERE user_id = $1)
                     FROM call_logs WHERE user_id = $1 ORDER BY started_at DESC, id DESC LIMIT 50",
                )
                .await?,
            calls_counted: client
                .prepare(
                    "SELECT id, call_id, caller, direction, status, duration_seconds, started_at, ended_at,
                            (SELECT count(*) FROM call_logs WHERE user_id = $1)
                     FROM call_logs WHERE user_id = $1 ORDER BY started_at DESC, id DESC LIMIT 50",
                )
                .await?,
            orders: client
                .prepare(
                    "SELECT o.id, o.customer_name, o.phone, o.details, o.created_at, c.id, c.call_id, c.status, c.duration_seconds, a.id, a.name
                     FROM (SELECT * FROM orders WHERE user_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 50) o
                     LEFT JOIN call_logs c ON c.user_id = $1 AND c.call_id = o.call_id
                     LEFT JOIN ai_agents a ON a.user_id = $1 AND a.id = c.agent_id
                     ORDER BY o.created_at DESC, o.id DESC",
                )
                .await?,
            log: client
                .prepare(
                    "WITH logged AS (
                        INSERT INTO call_logs (user_id, id, call_id, caller, direction, status, duration_seconds, started_at, ended_at,
                                               input_hash, search_text, created_at, updated_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, '', lower($4 || ' ' || $3), $8, $8)
                        ON CONFLICT (user_id, call_id) DO NOTHING RETURNING id, call_id, status, started_at),
                     told AS (
                        INSERT INTO events (user_id, kind, entity_id, changed_fields, created_at)
                        SELECT $1, 'call_log.created', id, '', $8 FROM logged)
                     SELECT id, call_id, status, started_at FROM logged",
                )
                .await?,
            logged: client.prepare("SELECT id, call_id, status, started_at FROM call_logs WHERE user_id = $1 AND call_id = $2").await?,
            insert: client
                .prepare(
                    "INSERT INTO bare_calls (user_id, id, call_id, caller, direction, status, duration_seconds, started_at)
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                     ON CONFLICT (user_id, call_id) DO UPDATE SET call_id = excluded.call_id RETURNING id, call_id, status, started_at",
                )
                .await?,
            calls_after: client
                .prepare(
                    "SELECT id, call_id, caller, direction, status, duration_seconds, started_at, ended_at FROM call_logs
                     WHERE user_id = $1 AND (started_at, id) < ($2, $3) ORDER BY started_at DESC, id DESC LIMIT 50",
                )
                .await?,
        })
    }
}
