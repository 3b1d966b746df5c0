//! Phone numbers, agents, and which agent answers which number.
//!
//! Deleting sets `deleted_at`, so the unique and the list indexes cover only what is not deleted, and links outlive a deletion.

use sea_orm_migration::prelude::*;

use crate::dialect::Ddl;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let ddl = Ddl::new(manager);
        ddl.run(
            "CREATE TABLE phone_numbers (
                {rowid}
                user_id {uuid} NOT NULL REFERENCES users (id),
                id {uuid} NOT NULL,
                number {key} NOT NULL,
                label text,
                provider text NOT NULL CHECK (provider IN ('KNOWLARITY', 'TWILIO', 'PLIVO', 'EXOTEL', 'SIP', 'OTHER')),
                status text NOT NULL CHECK (status IN ('ACTIVE', 'INACTIVE', 'PENDING')),
                search_text text NOT NULL,
                created_at {timestamp} NOT NULL,
                updated_at {timestamp} NOT NULL,
                deleted_at {timestamp},
                {primary}
            ) {strict}",
        )
        .await?;
        ddl.run("CREATE UNIQUE INDEX phone_numbers_number ON phone_numbers (user_id, number) WHERE deleted_at IS NULL").await?;
        ddl.run("CREATE INDEX phone_numbers_created ON phone_numbers (user_id, created_at, id) WHERE deleted_at IS NULL").await?;

        ddl.run(
            "CREATE TABLE ai_agents (
                {rowid}
                user_id {uuid} NOT NULL REFERENCES users (id),
                id {uuid} NOT NULL,
                name text NOT NULL,
                name_key {key} NOT NULL,
                system_prompt text NOT NULL,
                language text NOT NULL,
                voice_name text,
                is_active {bool} NOT NULL,
                search_text text NOT NULL,
                created_at {timestamp} NOT NULL,
                updated_at {timestamp} NOT NULL,
                deleted_at {timestamp},
                {primary}
            ) {strict}",
        )
        .await?;
        ddl.run("CREATE INDEX ai_agents_created ON ai_agents (user_id, created_at, id) WHERE deleted_at IS NULL").await?;
        ddl.run("CREATE INDEX ai_agents_name ON ai_agents (user_id, name_key, id) WHERE deleted_at IS NULL").await?;

        ddl.run(
            "CREATE TABLE agent_phone_mappings (
                user_id {uuid} NOT NULL REFERENCES users (id),
                agent_id {uuid} NOT NULL,
                phone_number_id {uuid} NOT NULL,
                created_at {timestamp} NOT NULL,
                PRIMARY KEY (user_id, agent_id, phone_number_id),
                FOREIGN KEY (user_id, agent_id) REFERENCES ai_agents (user_id, id),
                FOREIGN KEY (user_id, phone_number_id) REFERENCES phone_numbers (user_id, id)
            ) {strict}",
        )
        .await?;
        ddl.run("CREATE INDEX agent_phone_mappings_phone ON agent_phone_mappings (user_id, phone_number_id, agent_id)").await?;

        for table in ["phone_numbers", "ai_agents", "agent_phone_mappings"] {
            ddl.pin_tenant(table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Ddl::new(manager).drop_tables(&["agent_phone_mappings", "ai_agents", "phone_numbers"]).await
    }
}
