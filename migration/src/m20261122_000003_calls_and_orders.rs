//! The call log, and the orders that were taken during calls.

use sea_orm_migration::prelude::*;

use crate::dialect::Ddl;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let ddl = Ddl::new(manager);
        ddl.run(
            "CREATE TABLE call_logs (
                {rowid}
                user_id {uuid} NOT NULL REFERENCES users (id),
                id {uuid} NOT NULL,
                call_id {key} NOT NULL,
                caller text NOT NULL,
                callee text,
                direction text NOT NULL CHECK (direction IN ('INBOUND', 'OUTBOUND')),
                status text NOT NULL CHECK (status IN
                    ('QUEUED', 'RINGING', 'IN_PROGRESS', 'COMPLETED', 'BUSY', 'NO_ANSWER', 'FAILED', 'CANCELED')),
                duration_seconds integer NOT NULL CHECK (duration_seconds >= 0),
                started_at {timestamp} NOT NULL,
                ended_at {timestamp},
                agent_id {uuid},
                phone_number_id {uuid},
                input_hash {bytes} NOT NULL,
                search_text text NOT NULL,
                created_at {timestamp} NOT NULL,
                updated_at {timestamp} NOT NULL,
                {primary},
                FOREIGN KEY (user_id, agent_id) REFERENCES ai_agents (user_id, id),
                FOREIGN KEY (user_id, phone_number_id) REFERENCES phone_numbers (user_id, id)
            ) {strict}",
        )
        .await?;
        ddl.run("CREATE UNIQUE INDEX call_logs_call_id ON call_logs (user_id, call_id)").await?;
        ddl.run("CREATE INDEX call_logs_started ON call_logs (user_id, started_at, id)").await?;
        ddl.run("CREATE INDEX call_logs_updated ON call_logs (user_id, updated_at, id)").await?;
        ddl.run("CREATE INDEX call_logs_duration ON call_logs (user_id, duration_seconds, id)").await?;
        ddl.run("CREATE INDEX call_logs_agent ON call_logs (user_id, agent_id, started_at, id)").await?;
        ddl.run("CREATE INDEX call_logs_phone_number ON call_logs (user_id, phone_number_id, started_at, id)").await?;

        ddl.run(
            "CREATE TABLE orders (
                {rowid}
                user_id {uuid} NOT NULL REFERENCES users (id),
                id {uuid} NOT NULL,
                customer_name text NOT NULL,
                customer_name_key {key} NOT NULL,
                phone text NOT NULL,
                details text NOT NULL,
                address text,
                call_id {key},
                search_text text NOT NULL,
                created_at {timestamp} NOT NULL,
                updated_at {timestamp} NOT NULL,
                deleted_at {timestamp},
                {primary},
                FOREIGN KEY (user_id, call_id) REFERENCES call_logs (user_id, call_id)
            ) {strict}",
        )
        .await?;
        ddl.run("CREATE INDEX orders_created ON orders (user_id, created_at, id) WHERE deleted_at IS NULL").await?;
        ddl.run("CREATE INDEX orders_updated ON orders (user_id, updated_at, id) WHERE deleted_at IS NULL").await?;
        ddl.run("CREATE INDEX orders_customer_name ON orders (user_id, customer_name_key, id) WHERE deleted_at IS NULL").await?;
        ddl.run("CREATE INDEX orders_call ON orders (user_id, call_id, created_at, id)").await?;

        for table in ["call_logs", "orders"] {
            ddl.pin_tenant(table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Ddl::new(manager).drop_tables(&["orders", "call_logs"]).await
    }
}
