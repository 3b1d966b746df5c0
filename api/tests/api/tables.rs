//! What holds of every table, also of those that are yet to come: read from the engine's catalogue, not from our own list.

use sea_orm::{ConnectionTrait, SqlErr, TransactionTrait};

use crate::{
    support::{
        TestApp,
        database::{TestDatabase, is_postgres},
    },
    tenancy::world::{Tenant, literal, neighbours},
};

const INVARIANTS_OF_POSTGRES: &str = include_str!("invariants/postgres.sql");
const INVARIANTS_OF_SQLITE: &str = include_str!("invariants/sqlite.sql");

/// Each violation as its rule and its place.
async fn violations(database: &TestDatabase) -> Vec<(String, String)> {
    let rows = database.query(if is_postgres() { INVARIANTS_OF_POSTGRES } else { INVARIANTS_OF_SQLITE }).await;
    rows.iter().map(|row| row.try_get_many_by_index().unwrap()).collect()
}

#[tokio::test]
async fn every_table_keeps_to_its_tenant() {
    assert_eq!(violations(&TestDatabase::migrated().await).await, []);
}

/// A fault to plant, the rule that must find it, and where.
struct Fault {
    sql: &'static str,
    rule: &'static str,
    place: &'static str,
}

const FAULTS: &[Fault] = &[
    Fault { rule: "no user_id", place: "fault", sql: "CREATE TABLE fault (id {uuid} PRIMARY KEY)" },
    Fault { rule: "user_id may be null", place: "fault", sql: "CREATE TABLE fault (user_id {uuid}, id {uuid} PRIMARY KEY)" },
    Fault {
        rule: "primary key does not begin with user_id",
        place: "fault",
        sql: "CREATE TABLE fault (user_id {uuid} NOT NULL, id {uuid} NOT NULL, PRIMARY KEY (id, user_id))",
    },
    // Unique, but not a key: null may stand in it, and nothing refers to it.
    Fault {
        rule: "primary key does not begin with user_id",
        place: "fault",
        sql: "CREATE TABLE fault (row_id integer PRIMARY KEY, user_id {uuid} NOT NULL, id {uuid} NOT NULL, UNIQUE (id, user_id))",
    },
    Fault { rule: "unique across tenants", place: "call_logs fault", sql: "CREATE UNIQUE INDEX fault ON call_logs (call_id)" },
    Fault {
        rule: "unique across tenants",
        place: "phone_numbers fault",
        sql: "CREATE UNIQUE INDEX fault ON phone_numbers (number) WHERE deleted_at IS NULL",
    },
    Fault {
        rule: "reference without the tenant",
        place: "fault",
        sql: "CREATE UNIQUE INDEX agents_alone ON ai_agents (id);
              CREATE TABLE fault (user_id {uuid} NOT NULL, id {uuid} NOT NULL REFERENCES ai_agents (id), PRIMARY KEY (user_id, id))",
    },
    Fault {
        rule: "reference without the tenant",
        place: "fault",
        sql: "CREATE TABLE fault (user_id {uuid} NOT NULL, id {uuid} NOT NULL, PRIMARY KEY (user_id, id),
              FOREIGN KEY (id, user_id) REFERENCES ai_agents (user_id, id))",
    },
    Fault {
        rule: "reference without an index",
        place: "fault",
        sql: "CREATE TABLE fault (user_id {uuid} NOT NULL, id {uuid} NOT NULL, agent_id {uuid}, PRIMARY KEY (user_id, id),
              FOREIGN KEY (user_id, agent_id) REFERENCES ai_agents (user_id, id))",
    },
    // An index of some of the rows that refer to a parent does not serve its deletion.
    Fault {
        rule: "reference without an index",
        place: "fault",
        sql: "CREATE TABLE fault (user_id {uuid} NOT NULL, id {uuid} NOT NULL, agent_id {uuid}, PRIMARY KEY (user_id, id),
              FOREIGN KEY (user_id, agent_id) REFERENCES ai_agents (user_id, id));
              CREATE INDEX some_of_it ON fault (user_id, agent_id) WHERE agent_id > id",
    },
    Fault { rule: "id without a reference", place: "orders agent_id", sql: "ALTER TABLE orders ADD COLUMN agent_id {uuid}" },
    Fault {
        rule: "reference with an action",
        place: "fault",
        sql: "CREATE TABLE fault (user_id {uuid} NOT NULL REFERENCES users (id) ON DELETE CASCADE, id {uuid} NOT NULL, PRIMARY KEY (user_id, id))",
    },
    Fault {
        rule: "reference with an action",
        place: "fault",
        sql: "CREATE TABLE fault (user_id {uuid} NOT NULL, id {uuid} NOT NULL, PRIMARY KEY (user_id, id),
              FOREIGN KEY (user_id, id) REFERENCES ai_agents (user_id, id) ON UPDATE CASCADE)",
    },
    Fault {
        rule: "tenant can be changed",
        place: "fault",
        sql: "CREATE TABLE fault (user_id {uuid} NOT NULL, id {uuid} NOT NULL, PRIMARY KEY (user_id, id))",
    },
    Fault { rule: "tenant can be changed", place: "orders", sql: "DROP TRIGGER orders_tenant_is_fixed {on orders}" },
];

const FAULTS_OF_POSTGRES: &[Fault] = &[
    Fault { rule: "tenant can be changed", place: "orders", sql: "ALTER TABLE orders DISABLE TRIGGER orders_tenant_is_fixed" },
    Fault { rule: "view with its owner's rights", place: "fault", sql: "CREATE VIEW fault AS SELECT * FROM orders" },
    Fault { rule: "materialised view", place: "fault", sql: "CREATE MATERIALIZED VIEW fault AS SELECT * FROM orders" },
];

const FAULTS_OF_SQLITE: &[Fault] = &[Fault { rule: "view", place: "fault", sql: "CREATE VIEW fault AS SELECT * FROM orders" }];

#[tokio::test]
async fn each_rule_finds_the_fault_that_it_is_for() {
    let of_engine = if is_postgres() { FAULTS_OF_POSTGRES } else { FAULTS_OF_SQLITE };
    for fault in FAULTS.iter().chain(of_engine) {
        let database = TestDatabase::migrated().await;
        let words =
            if is_postgres() { [("{uuid}", "uuid"), ("{on orders}", "ON orders")] } else { [("{uuid}", "BLOB"), ("{on orders}", "")] };
        let sql = words.iter().fold(fault.sql.to_owned(), |sql, (word, meaning)| sql.replace(word, meaning));
        database.execute(&sql).await;

        let found = violations(&database).await;

        let it = found.iter().any(|(rule, place)| rule == fault.rule && place.starts_with(fault.place));
        assert!(it, "{} was found by other rules only: {found:?}", fault.sql);
    }
}

/// A rule for which no fault is planted might find nothing because it is written wrongly.
#[test]
fn each_rule_has_a_fault() {
    for (sql, of_engine) in [(INVARIANTS_OF_POSTGRES, FAULTS_OF_POSTGRES), (INVARIANTS_OF_SQLITE, FAULTS_OF_SQLITE)] {
        let name = |line: &str| {
            let rest = line.strip_prefix("SELECT '")?;
            let (name, _) = rest.split_once("' AS rule").or_else(|| rest.split_once("', "))?;
            Some(name.replace("''", "'"))
        };
        let rules: Vec<_> = sql.lines().filter_map(name).collect();
        assert_eq!(rules.len(), sql.matches("UNION ALL").count() + 1, "rules read, and rules there are");
        for rule in rules {
            assert!(FAULTS.iter().chain(of_engine).any(|fault| fault.rule == rule), "no fault is planted for: {rule}");
        }
    }
}

/// A foreign key: the table that refers, the table that is referred to, and the column beside `user_id` on either side.
struct Reference {
    child: String,
    column: String,
    parent: String,
    key: String,
}

const REFERENCES_OF_POSTGRES: &str = "
    SELECT k.conrelid::regclass::text, k.confrelid::regclass::text, mine.attname::text, theirs.attname::text
    FROM pg_constraint k
    CROSS JOIN unnest(k.conkey, k.confkey) AS pair (mine, theirs)
    JOIN pg_attribute mine ON mine.attrelid = k.conrelid AND mine.attnum = pair.mine
    JOIN pg_attribute theirs ON theirs.attrelid = k.confrelid AND theirs.attnum = pair.theirs
    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND mine.attname <> 'user_id' ORDER BY 1, 3";
const REFERENCES_OF_SQLITE: &str = r#"
    SELECT t.name, f."table", f."from", f."to"
    FROM pragma_table_list AS t JOIN pragma_foreign_key_list AS f ON f.arg = t.name
    WHERE t.schema = 'main' AND f."from" <> 'user_id' ORDER BY 1, 3"#;

async fn references(app: &TestApp) -> Vec<Reference> {
    let rows = app.database.query(if is_postgres() { REFERENCES_OF_POSTGRES } else { REFERENCES_OF_SQLITE }).await;
    let reference = |row: &sea_orm::QueryResult| {
        let (child, parent, column, key) = row.try_get_many_by_index().unwrap();
        Reference { child, column, parent, key }
    };
    rows.iter().map(reference).collect()
}

/// The columns of a table, and what stands for each in a copy of a row: the same, or something new where it has to be unique.
async fn copied(app: &TestApp, table: &str) -> Vec<(String, String)> {
    let sql = if is_postgres() {
        format!(
            "SELECT a.attname::text, format_type(a.atttypid, a.atttypmod), EXISTS (
                 SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisunique AND a.attnum = ANY (i.indkey::int2[]))
             FROM pg_attribute a WHERE a.attrelid = '{table}'::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"
        )
    } else {
        format!(
            r#"SELECT c.name, c.type, EXISTS (
                 SELECT 1 FROM pragma_index_list('{table}') AS i JOIN pragma_index_info(i.name) AS x WHERE i."unique" AND x.name = c.name)
             FROM pragma_table_info('{table}') AS c WHERE c.name <> 'row_id'"#
        )
    };
    let columns = app.database.query(&sql).await;
    let copy = |row: &sea_orm::QueryResult| {
        let (name, kind, unique) = row.try_get_many_by_index::<(String, String, bool)>().unwrap();
        let fresh = match kind.as_str() {
            _ if !unique || name == "user_id" => format!("source.{name}"),
            "uuid" => "gen_random_uuid()".to_owned(),
            "bytea" => r"'\x0123456789abcdef'::bytea".to_owned(),
            "BLOB" => "randomblob(16)".to_owned(),
            _ => "'fresh'".to_owned(),
        };
        (name, fresh)
    };
    columns.iter().map(copy).collect()
}

/// Tries to insert a copy of a row of `own` that refers to a row of `other`: if there is one, to which `own` does not refer yet.
async fn refer(app: &TestApp, reference: &Reference, own: &Tenant, other: &Tenant) -> Result<u64, Option<SqlErr>> {
    let Reference { child, column, parent, key } = reference;
    let columns = copied(app, child).await;
    let other = format!(
        "(SELECT p.{key} FROM {parent} p WHERE p.user_id = {}
          ORDER BY EXISTS (SELECT 1 FROM {child} c WHERE c.user_id = {} AND c.{column} = p.{key}), p.{key} LIMIT 1)",
        literal(other.user.0),
        literal(own.user.0)
    );
    let referring = references(app).await;
    let value = |name: &String, fresh: &String| match name {
        name if name == column => other.clone(),
        // The row's other references stay as they are.
        name if referring.iter().any(|other| other.child == *child && other.column == *name) => format!("source.{name}"),
        _ => fresh.clone(),
    };
    let names: Vec<_> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let values: Vec<_> = columns.iter().map(|(name, fresh)| value(name, fresh)).collect();
    let sql = format!(
        "INSERT INTO {child} ({}) SELECT {} FROM {child} source WHERE source.user_id = {} AND source.{column} IS NOT NULL LIMIT 1",
        names.join(", "),
        values.join(", "),
        literal(own.user.0)
    );
    let db = app.database.connect().await;
    let transaction = db.begin().await.unwrap();
    let answer = transaction.execute_unprepared(&sql).await;
    transaction.rollback().await.unwrap();
    db.close().await.unwrap();
    answer.map(|done| done.rows_affected()).map_err(|error| error.sql_err())
}

#[tokio::test]
async fn no_foreign_key_accepts_a_neighbours_row() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    // Every pair of an agent and a number stands in at most one link, so one's own need one more of each.
    acme.caller.add_number("+442079460001").await;
    acme.caller.add_agent("spare").await;
    let references = references(&app).await;
    assert!(!references.is_empty());

    for reference in &references {
        let asked = format!("{}.{} to {}", reference.child, reference.column, reference.parent);
        let answer = refer(&app, reference, &acme, &bela).await;
        assert!(matches!(answer, Err(Some(SqlErr::ForeignKeyConstraintViolation(_)))), "{asked}, a neighbour's: {answer:?}");
        assert_eq!(refer(&app, reference, &acme, &acme).await, Ok(1), "{asked}, one's own");
    }
}

#[tokio::test]
async fn no_row_moves_to_a_neighbour() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    let tables = if is_postgres() {
        "SELECT table_name::text FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'user_id' ORDER BY 1"
    } else {
        "SELECT t.name FROM pragma_table_list AS t JOIN pragma_table_info AS c ON c.arg = t.name WHERE t.schema = 'main' AND c.name = 'user_id' ORDER BY 1"
    };
    let tables: Vec<String> = app.database.query(tables).await.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    assert!(!tables.is_empty());

    for table in tables {
        let own = format!("FROM {table} WHERE user_id = {}", literal(acme.user.0));
        assert_ne!(app.database.number(&format!("SELECT COUNT(*) {own}")).await, 0, "{table} has no row to try");
        let db = app.database.connect().await;
        let moved = format!("UPDATE {table} SET user_id = {} WHERE user_id = {}", literal(bela.user.0), literal(acme.user.0));
        let error = db.execute_unprepared(&moved).await.unwrap_err().to_string();
        assert!(error.contains("a row stays with its tenant"), "{table}: {error}");
        // What does not move is not in the way of an update that names the column.
        let stays = format!("UPDATE {table} SET user_id = user_id WHERE user_id = {}", literal(acme.user.0));
        db.execute_unprepared(&stays).await.unwrap();
        db.close().await.unwrap();
    }
}
