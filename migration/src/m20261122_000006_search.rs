//! Substring search that an index serves: trigrams on PostgreSQL (`pg_trgm`, with `btree_gin` for the tenant), an FTS5 trigram table on SQLite.
//!
//! Both index `search_text`, which the application has already put into lower case, so the engines find the same rows.

use sea_orm_migration::prelude::*;

use crate::dialect::Ddl;

const SEARCHED: &[&str] = &["phone_numbers", "ai_agents", "call_logs", "orders"];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let ddl = Ddl::new(manager);
        ddl.postgres("CREATE EXTENSION IF NOT EXISTS pg_trgm").await?;
        ddl.postgres("CREATE EXTENSION IF NOT EXISTS btree_gin").await?;
        for table in SEARCHED {
            ddl.postgres(&format!("CREATE INDEX {table}_search ON {table} USING gin (user_id, search_text gin_trgm_ops)")).await?;
            ddl.sqlite(&format!(
                "CREATE VIRTUAL TABLE {table}_search USING fts5(
                     search_text, content = '{table}', content_rowid = 'row_id', tokenize = 'trigram case_sensitive 1');
                 CREATE TRIGGER {table}_search_insert AFTER INSERT ON {table} BEGIN
                     INSERT INTO {table}_search (rowid, search_text) VALUES (NEW.row_id, NEW.search_text);
                 END;
                 CREATE TRIGGER {table}_search_update AFTER UPDATE OF search_text ON {table} WHEN NEW.search_text IS NOT OLD.search_text BEGIN
                     INSERT INTO {table}_search ({table}_search, rowid, search_text) VALUES ('delete', OLD.row_id, OLD.search_text);
                     INSERT INTO {table}_search (rowid, search_text) VALUES (NEW.row_id, NEW.search_text);
                 END;
                 CREATE TRIGGER {table}_search_delete AFTER DELETE ON {table} BEGIN
                     INSERT INTO {table}_search ({table}_search, rowid, search_text) VALUES ('delete', OLD.row_id, OLD.search_text);
                 END;
                 INSERT INTO {table}_search ({table}_search) VALUES ('rebuild')"
            ))
            .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let ddl = Ddl::new(manager);
        for table in SEARCHED {
            ddl.postgres(&format!("DROP INDEX {table}_search")).await?;
            for event in ["insert", "update", "delete"] {
                ddl.sqlite(&format!("DROP TRIGGER {table}_search_{event}")).await?;
            }
            ddl.sqlite(&format!("DROP TABLE {table}_search")).await?;
        }
        // The extensions stay: another schema of the same database may stand on them.
        Ok(())
    }
}
