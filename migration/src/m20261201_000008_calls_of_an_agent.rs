//! A call that no agent took, or that came to no number of the tenant's, has no place in the indexes by which those are looked up.

use sea_orm_migration::prelude::*;

use crate::dialect::Ddl;

const INDEXES: [(&str, &str); 2] = [("call_logs_agent", "agent_id"), ("call_logs_phone_number", "phone_number_id")];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        make_anew(manager, |column| format!("WHERE {column} IS NOT NULL")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        make_anew(manager, |_| String::new()).await
    }
}

async fn make_anew(manager: &SchemaManager<'_>, only: impl Fn(&str) -> String) -> Result<(), DbErr> {
    let ddl = Ddl::new(manager);
    for (index, column) in INDEXES {
        ddl.run(&format!("DROP INDEX {index}")).await?;
        ddl.run(&format!("CREATE INDEX {index} ON call_logs (user_id, {column}, started_at, id) {}", only(column))).await?;
    }
    Ok(())
}
