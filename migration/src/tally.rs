//! Triggers that keep sums, generated for both engines from one declaration.
//!
//! PostgreSQL has one statement-level trigger an operation, so a bulk insert of a million rows writes each counter once. SQLite only knows
//! row-level triggers. Each tenant has eight slots on PostgreSQL and a session writes the slot of its own backend: no row that all
//! writers share. Deadlock is impossible because a statement touches its counters first, in the order of the tenants, which serialises it with
//! every other transaction of the same slot and tenant, and only then its quarter-hours, in key order.

use sea_orm_migration::prelude::DbErr;

use crate::dialect::Ddl;

/// What the rows of one table add up to. In every expression, `r` is the row.
pub(crate) struct Tally {
    pub(crate) table: &'static str,
    /// Column of `tenant_counters`, and what a row adds to it.
    pub(crate) counters: &'static [(&'static str, &'static str)],
    pub(crate) activity: Option<Activity>,
}

/// What a row adds to the quarter of an hour in which it falls.
pub(crate) struct Activity {
    /// The timestamp that decides the quarter of an hour.
    pub(crate) at: &'static str,
    /// Column of `tenant_activity`, and what a row adds to it.
    pub(crate) sums: &'static [(&'static str, &'static str)],
}

/// The operations, and for each whether the row as it was and the row as it is take part.
const OPERATIONS: [(&str, bool, bool); 3] = [("insert", false, true), ("update", true, true), ("delete", true, false)];

impl Tally {
    /// Sums up the rows that are there, and makes the triggers that follow them from now on.
    pub(crate) async fn create(&self, ddl: &Ddl<'_, '_>) -> Result<(), DbErr> {
        self.fill(ddl).await?;
        let table = self.table;
        for (operation, old, new) in OPERATIONS {
            if ddl.is_postgres() {
                let body = self.postgres_body(old, new);
                let transition = [(old, "OLD TABLE AS old_rows"), (new, "NEW TABLE AS new_rows")];
                let transition: Vec<_> = transition.iter().filter(|(used, _)| *used).map(|(_, sql)| *sql).collect();
                ddl.run(&format!(
                    "CREATE FUNCTION {table}_tally_{operation}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NULL; END $$"
                ))
                .await?;
                ddl.run(&format!(
                    "CREATE TRIGGER {table}_tally_{operation} AFTER {operation} ON {table} REFERENCING {}
                     FOR EACH STATEMENT EXECUTE FUNCTION {table}_tally_{operation}()",
                    transition.join(" ")
                ))
                .await?;
            } else {
                ddl.run(&format!(
                    "CREATE TRIGGER {table}_tally_{operation} AFTER {operation} ON {table} BEGIN {} END",
                    self.sqlite_body(old, new)
                ))
                .await?;
            }
        }
        ddl.postgres(&format!(
            "CREATE FUNCTION {table}_tally_truncate() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION 'TRUNCATE would leave the counters of {table} wrong: use DELETE'; END $$"
        ))
        .await?;
        ddl.postgres(&format!("CREATE TRIGGER {table}_tally_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {table}_tally_truncate()"))
            .await
    }

    async fn fill(&self, ddl: &Ddl<'_, '_>) -> Result<(), DbErr> {
        let fill = |target: &str, columns: &[(&str, &str)], key: Option<(&str, String)>| {
            let names: Vec<_> = columns.iter().map(|(name, _)| *name).collect();
            let sums: Vec<_> = columns.iter().map(|(_, value)| format!("sum({value})")).collect();
            let adds: Vec<_> = names.iter().map(|name| format!("{name} = {target}.{name} + excluded.{name}")).collect();
            let (name, value) = key.map(|(name, value)| (format!("{name}, "), format!("{value}, "))).unwrap_or_default();
            // `WHERE true`, because SQLite would take `ON CONFLICT` for a join's condition otherwise.
            format!(
                "INSERT INTO {target} (user_id, {name}slot, {names}) SELECT r.user_id, {value}0, {sums} FROM {table} r WHERE true
                 GROUP BY {value}r.user_id ON CONFLICT (user_id, {name}slot) DO UPDATE SET {adds}",
                names = names.join(", "),
                sums = sums.join(", "),
                table = self.table,
                adds = adds.join(", "),
            )
        };
        ddl.run(&fill("tenant_counters", self.counters, None)).await?;
        if let Some(activity) = &self.activity {
            let quarter_hour = if ddl.is_postgres() {
                format!("floor(extract(epoch FROM r.{}) / 900)::bigint", activity.at)
            } else {
                format!("unixepoch(r.{}) / 900", activity.at)
            };
            ddl.run(&fill("tenant_activity", activity.sums, Some(("quarter_hour", quarter_hour)))).await?;
        }
        Ok(())
    }

    pub(crate) async fn drop(&self, ddl: &Ddl<'_, '_>) -> Result<(), DbErr> {
        let table = self.table;
        for (operation, ..) in OPERATIONS {
            ddl.sqlite(&format!("DROP TRIGGER {table}_tally_{operation}")).await?;
        }
        for operation in ["insert", "update", "delete", "truncate"] {
            ddl.postgres(&format!("DROP TRIGGER {table}_tally_{operation} ON {table}")).await?;
            ddl.postgres(&format!("DROP FUNCTION {table}_tally_{operation}()")).await?;
        }
        Ok(())
    }

    fn postgres_body(&self, old: bool, new: bool) -> String {
        let quarter_hour = self.activity.as_ref().map(|a| format!("floor(extract(epoch FROM r.{}) / 900)::bigint AS quarter_hour", a.at));
        let deltas = |columns: &[(&str, &str)], key: Option<&str>| {
            let side = |rows: &str, sign: &str| {
                let sums: Vec<_> = columns.iter().map(|(name, value)| format!("{sign}({value})::bigint AS {name}")).collect();
                let key = key.map(|key| format!("{key}, ")).unwrap_or_default();
                format!("SELECT r.user_id, {key}{} FROM {rows} r", sums.join(", "))
            };
            let sides: Vec<_> = [(new, "new_rows", ""), (old, "old_rows", "-")]
                .into_iter()
                .filter(|(used, ..)| *used)
                .map(|(_, rows, sign)| side(rows, sign))
                .collect();
            sides.join(" UNION ALL ")
        };
        let upsert = |target: &str, columns: &[(&str, &str)], key: Option<(&str, &str)>, having: &str| {
            let names: Vec<_> = columns.iter().map(|(name, _)| *name).collect();
            let sums: Vec<_> = names.iter().map(|name| format!("sum({name})")).collect();
            let adds: Vec<_> = names.iter().map(|name| format!("{name} = {target}.{name} + excluded.{name}")).collect();
            let key_name = key.map(|(name, _)| format!("{name}, ")).unwrap_or_default();
            format!(
                "INSERT INTO {target} (user_id, {key_name}slot, {names})
                 SELECT user_id, {key_name}pg_backend_pid() % 8, {sums} FROM ({deltas}) AS d
                 GROUP BY {key_name}user_id {having} ORDER BY user_id{order}
                 ON CONFLICT (user_id, {key_name}slot) DO UPDATE SET {adds};",
                names = names.join(", "),
                sums = sums.join(", "),
                deltas = deltas(columns, key.map(|(_, expression)| expression)),
                order = key.map(|(name, _)| format!(", {name}")).unwrap_or_default(),
                adds = adds.join(", "),
            )
        };
        let changed = |columns: &[(&str, &str)]| {
            let sums: Vec<_> = columns.iter().map(|(name, _)| format!("sum({name}) <> 0")).collect();
            format!("HAVING {}", sums.join(" OR "))
        };
        match (&self.activity, &quarter_hour) {
            // Where quarter-hours follow, the counters are written even when they stay the same: their lock is what orders transactions.
            (Some(activity), Some(quarter_hour)) => {
                upsert("tenant_counters", self.counters, None, "")
                    + &upsert("tenant_activity", activity.sums, Some(("quarter_hour", quarter_hour)), &changed(activity.sums))
            }
            _ => upsert("tenant_counters", self.counters, None, &changed(self.counters)),
        }
    }

    fn sqlite_body(&self, old: bool, new: bool) -> String {
        let mut body = String::new();
        for (used, row, sign) in [(old, "OLD", "-"), (new, "NEW", "")] {
            if !used {
                continue;
            }
            let mut upsert = |target: &str, columns: &[(&str, &str)], key: Option<(&str, String)>| {
                let names: Vec<_> = columns.iter().map(|(name, _)| *name).collect();
                let values: Vec<_> =
                    columns.iter().map(|(_, value)| format!("{sign}({})", value.replace("r.", &format!("{row}.")))).collect();
                let adds: Vec<_> = names.iter().map(|name| format!("{name} = {name} + excluded.{name}")).collect();
                let (key_name, key_value) = key.map(|(name, value)| (format!("{name}, "), format!("{value}, "))).unwrap_or_default();
                let sql = format!(
                    "INSERT INTO {target} (user_id, {key_name}slot, {names}) VALUES ({row}.user_id, {key_value}0, {values})
                     ON CONFLICT (user_id, {key_name}slot) DO UPDATE SET {adds};",
                    names = names.join(", "),
                    values = values.join(", "),
                    adds = adds.join(", "),
                );
                body.push_str(&sql);
            };
            upsert("tenant_counters", self.counters, None);
            if let Some(activity) = &self.activity {
                let quarter_hour = format!("unixepoch({row}.{}) / 900", activity.at);
                upsert("tenant_activity", activity.sums, Some(("quarter_hour", quarter_hour)));
            }
        }
        body
    }
}
