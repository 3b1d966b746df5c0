//! What happened, in order, and which requests have already had their effect.
//!
//! An event's place in the log is `(xact, id)`: on PostgreSQL ids are handed out before commit, so a reader by id alone would step over
//! the rows of a transaction that commits late. SQLite writes one transaction at a time; there `xact` is always 0 and the id alone orders.

use sea_orm_migration::prelude::*;

use crate::dialect::Ddl;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let ddl = Ddl::new(manager);
        ddl.run(
            "CREATE TABLE events (
                id {serial} PRIMARY KEY,
                xact {bigint} NOT NULL DEFAULT {this_transaction},
                user_id {uuid} NOT NULL,
                kind text NOT NULL,
                entity_id {uuid} NOT NULL,
                changed_fields text NOT NULL,
                created_at {timestamp} NOT NULL
            ) {strict}",
        )
        .await?;
        ddl.run("CREATE INDEX events_place ON events (xact, id)").await?;
        ddl.run("CREATE INDEX events_created ON events (created_at)").await?;

        ddl.run(
            "CREATE TABLE idempotency_keys (
                user_id {uuid} NOT NULL,
                operation text NOT NULL,
                key {key} NOT NULL,
                input_hash {bytes} NOT NULL,
                entity_id {uuid} NOT NULL,
                created_at {timestamp} NOT NULL,
                PRIMARY KEY (user_id, operation, key)
            ) {strict}",
        )
        .await?;
        ddl.run("CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at)").await?;

        for table in ["events", "idempotency_keys"] {
            ddl.pin_tenant(table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Ddl::new(manager).drop_tables(&["idempotency_keys", "events"]).await
    }
}
