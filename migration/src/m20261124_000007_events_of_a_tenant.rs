//! A subscriber that comes back reads what its tenant missed, and nothing of the others.

use sea_orm_migration::prelude::*;

use crate::dialect::Ddl;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Ddl::new(manager).run("CREATE INDEX events_tenant_place ON events (user_id, xact, id)").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Ddl::new(manager).run("DROP INDEX events_tenant_place").await
    }
}
