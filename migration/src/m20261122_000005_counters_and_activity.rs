//! Counts that people see all the time are kept, not counted: triggers maintain them for every path that writes.

use sea_orm_migration::prelude::*;

use crate::{
    dialect::Ddl,
    tally::{Activity, Tally},
};

/// What each table adds to the counters, and to the activity of the quarter of an hour in which a row falls.
const TALLIES: &[Tally] = &[
    Tally {
        table: "phone_numbers",
        counters: &[
            ("phone_numbers", "CASE WHEN r.deleted_at IS NULL THEN 1 ELSE 0 END"),
            ("active_phone_numbers", "CASE WHEN r.deleted_at IS NULL AND r.status = 'ACTIVE' THEN 1 ELSE 0 END"),
        ],
        activity: None,
    },
    Tally {
        table: "ai_agents",
        counters: &[
            ("agents", "CASE WHEN r.deleted_at IS NULL THEN 1 ELSE 0 END"),
            ("active_agents", "CASE WHEN r.deleted_at IS NULL AND r.is_active THEN 1 ELSE 0 END"),
        ],
        activity: None,
    },
    Tally {
        table: "call_logs",
        counters: &[("calls", "1")],
        activity: Some(Activity {
            at: "started_at",
            sums: &[
                ("calls", "1"),
                ("answered_calls", "CASE WHEN r.status IN ('IN_PROGRESS', 'COMPLETED') THEN 1 ELSE 0 END"),
                ("talk_seconds", "CASE WHEN r.status IN ('IN_PROGRESS', 'COMPLETED') THEN r.duration_seconds ELSE 0 END"),
            ],
        }),
    },
    Tally {
        table: "orders",
        counters: &[("orders", "CASE WHEN r.deleted_at IS NULL THEN 1 ELSE 0 END")],
        activity: Some(Activity { at: "created_at", sums: &[("orders", "CASE WHEN r.deleted_at IS NULL THEN 1 ELSE 0 END")] }),
    },
];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let ddl = Ddl::new(manager);
        ddl.run(
            "CREATE TABLE tenant_counters (
                user_id {uuid} NOT NULL,
                slot integer NOT NULL,
                phone_numbers {bigint} NOT NULL DEFAULT 0,
                active_phone_numbers {bigint} NOT NULL DEFAULT 0,
                agents {bigint} NOT NULL DEFAULT 0,
                active_agents {bigint} NOT NULL DEFAULT 0,
                calls {bigint} NOT NULL DEFAULT 0,
                orders {bigint} NOT NULL DEFAULT 0,
                PRIMARY KEY (user_id, slot)
            ) {strict}",
        )
        .await?;
        ddl.run(
            "CREATE TABLE tenant_activity (
                user_id {uuid} NOT NULL,
                quarter_hour {bigint} NOT NULL,
                slot integer NOT NULL,
                calls {bigint} NOT NULL DEFAULT 0,
                answered_calls {bigint} NOT NULL DEFAULT 0,
                talk_seconds {bigint} NOT NULL DEFAULT 0,
                orders {bigint} NOT NULL DEFAULT 0,
                PRIMARY KEY (user_id, quarter_hour, slot)
            ) {strict}",
        )
        .await?;
        for table in ["tenant_counters", "tenant_activity"] {
            ddl.pin_tenant(table).await?;
        }
        for tally in TALLIES {
            tally.create(&ddl).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let ddl = Ddl::new(manager);
        for tally in TALLIES {
            tally.drop(&ddl).await?;
        }
        ddl.drop_tables(&["tenant_activity", "tenant_counters"]).await
    }
}
