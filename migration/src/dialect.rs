//! One text of DDL for two engines.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

/// What stands for each braced word, on PostgreSQL and on SQLite.
///
/// `{key}` is text compared byte by byte, so that both engines sort it alike. `{rowid}` and `{primary}` belong together: the tables
/// that are searched need an integer key on SQLite, to which the full-text index points, and keep `(user_id, id)` unique beside it.
const WORDS: &[(&str, &str, &str)] = &[
    ("{uuid}", "uuid", "BLOB"),
    ("{key}", r#"text COLLATE "C""#, "TEXT"),
    ("{timestamp}", "timestamptz(3)", "TEXT"),
    ("{bool}", "boolean", "INTEGER"),
    ("{bigint}", "bigint", "INTEGER"),
    ("{bytes}", "bytea", "BLOB"),
    ("{rowid}", "", "row_id INTEGER PRIMARY KEY,"),
    ("{primary}", "PRIMARY KEY (user_id, id)", "UNIQUE (user_id, id)"),
    ("{serial}", "bigint GENERATED ALWAYS AS IDENTITY", "INTEGER"),
    ("{this_transaction}", "(pg_current_xact_id()::text::bigint)", "0"),
    ("{strict}", "", "STRICT"),
];

/// Runs DDL on whichever engine is there.
pub(crate) struct Ddl<'a, 'm>(&'a SchemaManager<'m>);

impl<'a, 'm> Ddl<'a, 'm> {
    pub(crate) fn new(manager: &'a SchemaManager<'m>) -> Self {
        Self(manager)
    }

    pub(crate) fn is_postgres(&self) -> bool {
        self.0.get_database_backend() == DbBackend::Postgres
    }

    /// Runs `sql` on both engines, its braced words translated.
    pub(crate) async fn run(&self, sql: &str) -> Result<(), DbErr> {
        let mut text = sql.to_owned();
        for (word, postgres, sqlite) in WORDS {
            text = text.replace(word, if self.is_postgres() { postgres } else { sqlite });
        }
        self.0.get_connection().execute_unprepared(&text).await?;
        Ok(())
    }

    /// Runs `sql` on PostgreSQL, nothing on SQLite.
    pub(crate) async fn postgres(&self, sql: &str) -> Result<(), DbErr> {
        if self.is_postgres() { self.run(sql).await } else { Ok(()) }
    }

    /// Runs `sql` on SQLite, nothing on PostgreSQL.
    pub(crate) async fn sqlite(&self, sql: &str) -> Result<(), DbErr> {
        if self.is_postgres() { Ok(()) } else { self.run(sql).await }
    }

    /// Makes `user_id` of `table` immutable: a row whose optional references are null could otherwise be moved to another tenant
    /// without any foreign key noticing.
    pub(crate) async fn pin_tenant(&self, table: &str) -> Result<(), DbErr> {
        self.postgres(&format!(
            "CREATE TRIGGER {table}_tenant_is_fixed BEFORE UPDATE OF user_id ON {table}
             FOR EACH ROW WHEN (NEW.user_id IS DISTINCT FROM OLD.user_id) EXECUTE FUNCTION refuse_new_tenant()"
        ))
        .await?;
        self.sqlite(&format!(
            "CREATE TRIGGER {table}_tenant_is_fixed BEFORE UPDATE OF user_id ON {table}
             WHEN NEW.user_id IS NOT OLD.user_id
             BEGIN SELECT RAISE(ABORT, 'a row stays with its tenant'); END"
        ))
        .await
    }

    /// Drops tables, the first one first.
    pub(crate) async fn drop_tables(&self, tables: &[&str]) -> Result<(), DbErr> {
        for table in tables {
            self.run(&format!("DROP TABLE {table}")).await?;
        }
        Ok(())
    }
}
