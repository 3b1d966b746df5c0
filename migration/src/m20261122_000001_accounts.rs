//! Users, who are the tenants, and their sessions. These tables are the directory: they are read before a tenant is known.

use sea_orm_migration::prelude::*;

use crate::dialect::Ddl;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let ddl = Ddl::new(manager);
        ddl.postgres(
            "CREATE FUNCTION refuse_new_tenant() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION 'a row stays with its tenant' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        )
        .await?;

        ddl.run(
            "CREATE TABLE users (
                id {uuid} NOT NULL PRIMARY KEY,
                email text NOT NULL,
                email_key {key} NOT NULL,
                password_hash text NOT NULL,
                full_name text,
                region text NOT NULL,
                created_at {timestamp} NOT NULL,
                updated_at {timestamp} NOT NULL
            ) {strict}",
        )
        .await?;
        ddl.run("CREATE UNIQUE INDEX users_email ON users (email_key)").await?;

        ddl.run(
            "CREATE TABLE sessions (
                user_id {uuid} NOT NULL REFERENCES users (id),
                id {uuid} NOT NULL,
                generation integer NOT NULL,
                rotated_at {timestamp} NOT NULL,
                expires_at {timestamp} NOT NULL,
                revoked_at {timestamp},
                created_at {timestamp} NOT NULL,
                PRIMARY KEY (user_id, id)
            ) {strict}",
        )
        .await?;
        ddl.run("CREATE INDEX sessions_revoked ON sessions (revoked_at) WHERE revoked_at IS NOT NULL").await?;
        ddl.run("CREATE INDEX sessions_expiry ON sessions (expires_at)").await?;

        ddl.run(
            "CREATE TABLE refresh_tokens (
                user_id {uuid} NOT NULL,
                token_hash {bytes} NOT NULL,
                session_id {uuid} NOT NULL,
                generation integer NOT NULL,
                created_at {timestamp} NOT NULL,
                PRIMARY KEY (user_id, token_hash),
                FOREIGN KEY (user_id, session_id) REFERENCES sessions (user_id, id)
            ) {strict}",
        )
        .await?;
        ddl.run("CREATE UNIQUE INDEX refresh_tokens_hash ON refresh_tokens (token_hash)").await?;
        ddl.run("CREATE INDEX refresh_tokens_session ON refresh_tokens (user_id, session_id)").await?;

        for table in ["sessions", "refresh_tokens"] {
            ddl.pin_tenant(table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let ddl = Ddl::new(manager);
        ddl.drop_tables(&["refresh_tokens", "sessions", "users"]).await?;
        ddl.postgres("DROP FUNCTION refuse_new_tenant()").await
    }
}
