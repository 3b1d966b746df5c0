//! The schema's history: up, down, and up again.

use api::db::Db;

use crate::support::{
    TestApp,
    database::{TestDatabase, is_postgres},
};

/// Everything that a migration could leave behind, one line each, read from the catalogue. Tables of extensions are not ours.
const SCHEMA_OF_POSTGRES: &str = "
    SELECT 'column ' || c.table_name || '.' || c.column_name || ' ' || c.data_type || ' ' || coalesce(c.datetime_precision::text, '')
        || ' ' || coalesce(c.collation_name, '') || ' null ' || c.is_nullable || ' default ' || coalesce(c.column_default, '')
        || ' identity ' || c.is_identity AS line
    FROM information_schema.columns c WHERE c.table_schema = 'public'
    UNION ALL
    SELECT 'relation ' || c.relkind::text || ' ' || c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    UNION ALL
    SELECT 'index ' || pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE c.relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'constraint ' || k.conrelid::regclass || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid) FROM pg_constraint k
    WHERE k.connamespace = 'public'::regnamespace AND k.conrelid <> 0
    UNION ALL
    SELECT 'trigger ' || pg_get_triggerdef(g.oid) FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
    WHERE c.relnamespace = 'public'::regnamespace AND NOT g.tgisinternal
    UNION ALL
    SELECT 'function ' || pg_get_functiondef(f.oid) FROM pg_proc f
    WHERE f.pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = f.oid AND d.deptype = 'e')
    ORDER BY 1";
const SCHEMA_OF_SQLITE: &str = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1";

async fn schema(database: &TestDatabase) -> Vec<String> {
    let lines = database.query(if is_postgres() { SCHEMA_OF_POSTGRES } else { SCHEMA_OF_SQLITE }).await;
    lines.iter().map(|line| line.try_get_by_index(0).unwrap()).collect()
}

/// What is left in the database beside the table of the migrations themselves.
async fn left(database: &TestDatabase) -> Vec<String> {
    schema(database).await.into_iter().filter(|line| !line.contains("seaql_migrations")).collect()
}

async fn applied(db: &Db) -> Vec<bool> {
    db.migrations().await.unwrap().into_iter().map(|(_, applied)| applied).collect()
}

#[tokio::test]
async fn down_to_the_beginning_leaves_nothing() {
    let database = TestDatabase::empty().await;
    let db = Db::connect(&database.settings(), None).await.unwrap();

    db.migrate_up().await.unwrap();
    assert!(!left(&database).await.is_empty());
    db.migrate_down(None).await.unwrap();

    assert_eq!(left(&database).await, [""; 0]);
    assert_eq!(database.number("SELECT COUNT(*) FROM seaql_migrations").await, 0);
}

#[tokio::test]
async fn up_down_up_makes_the_schema_that_up_makes() {
    let database = TestDatabase::empty().await;
    let db = Db::connect(&database.settings(), None).await.unwrap();
    db.migrate_up().await.unwrap();
    let once = schema(&database).await;

    db.migrate_down(None).await.unwrap();
    db.migrate_up().await.unwrap();

    assert_eq!(schema(&database).await, once);
}

#[tokio::test]
async fn each_step_can_be_taken_back_and_made_again() {
    let database = TestDatabase::empty().await;
    let db = Db::connect(&database.settings(), None).await.unwrap();
    db.migrate_up().await.unwrap();
    let whole = schema(&database).await;
    let steps = db.migrations().await.unwrap().len();
    assert!(steps > 0);

    for taken_back in 1..=steps {
        let before = left(&database).await;
        db.migrate_down(Some(1)).await.unwrap();
        let expected: Vec<_> = (0..steps).map(|step| step < steps - taken_back).collect();
        assert_eq!(applied(&db).await, expected);
        assert_ne!(left(&database).await, before, "a step that takes nothing back");
        // All above it can be made again from here.
        db.migrate_up().await.unwrap();
        assert_eq!(schema(&database).await, whole, "after taking back {taken_back}");
        db.migrate_down(Some(u32::try_from(taken_back).unwrap())).await.unwrap();
    }
    assert_eq!(left(&database).await, [""; 0]);
}

#[tokio::test]
async fn up_on_a_schema_that_is_up_to_date_changes_nothing() {
    let database = TestDatabase::migrated().await;
    let db = Db::connect(&database.settings(), None).await.unwrap();
    let before = schema(&database).await;

    db.migrate_up().await.unwrap();

    assert_eq!(schema(&database).await, before);
}

#[tokio::test]
async fn rows_outlive_a_step_that_is_taken_back_and_made_again() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let number = acme.add_number("098765 43210").await;

    // The newest step: search.
    app.app.db().migrate_down(Some(1)).await.unwrap();
    app.app.db().migrate_up().await.unwrap();

    let query = "{ phoneNumbers { nodes { id } totalCount } }";
    let data = acme.gql(query, serde_json::json!({})).await.ok();
    assert_eq!(data["phoneNumbers"], serde_json::json!({ "nodes": [{ "id": number }], "totalCount": 1 }));
}

#[tokio::test]
async fn two_servers_that_start_at_once_apply_each_step_once() {
    let database = TestDatabase::empty().await;
    let settings = database.settings();
    let (one, other) = tokio::join!(Db::connect(&settings, None), Db::connect(&settings, None));
    let (one, other) = (one.unwrap(), other.unwrap());

    let (first, second) = tokio::join!(one.migrate_up(), other.migrate_up());

    first.unwrap();
    second.unwrap();
    let steps = one.migrations().await.unwrap();
    assert!(steps.iter().all(|(_, applied)| *applied));
    assert_eq!(usize::try_from(database.number("SELECT COUNT(*) FROM seaql_migrations").await), Ok(steps.len()));
}

#[tokio::test]
async fn a_server_is_ready_once_its_schema_is_up_to_date() {
    let app = TestApp::start().await;
    let anyone = app.anyone();
    let ready = || {
        // What was found out holds for a second.
        app.clock.advance(chrono::TimeDelta::seconds(1));
        anyone.send(axum::http::Method::GET, "/readyz", &[], "")
    };
    assert_eq!(ready().await.status, 200);

    app.app.db().migrate_down(Some(1)).await.unwrap();
    let behind = ready().await;
    assert_eq!(behind.status, 503);
    assert!(behind.text.contains("migrations"), "{}", behind.text);

    app.app.db().migrate_down(None).await.unwrap();
    let empty = ready().await;
    assert_eq!(empty.status, 503);
    assert!(empty.text.contains("migrations"), "{}", empty.text);

    app.app.db().migrate_up().await.unwrap();
    assert_eq!(ready().await.status, 200);
}

#[tokio::test]
async fn what_a_step_derives_from_rows_is_there_for_rows_that_were_there_before_it() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    acme.add_number("+919876543210").await;
    let agent = acme.add_agent("Ravi").await;
    acme.add_call("CA-1").await;
    acme.add_order("Asha", Some("CA-1")).await;
    let derived = "{ dashboardStats { connectedPhoneNumbers activeAgents totalCalls totalOrders
            activity(from: \"2026-11-22\", to: \"2026-11-22\") { calls answeredCalls orders talkSeconds } }
        agents { totalCount } callLogs(filter: {search: \"ca-1\"}) { totalCount } }";
    let before = acme.gql(derived, serde_json::json!({})).await.ok();
    assert_eq!(before["callLogs"]["totalCount"], 1);

    // The newest two: the counters, and search.
    app.app.db().migrate_down(Some(2)).await.unwrap();
    app.app.db().migrate_up().await.unwrap();

    assert_eq!(acme.gql(derived, serde_json::json!({})).await.ok(), before);
    let rename = "mutation($id: ID!) { updateAgent(id: $id, input: {name: \"Mina\"}) { userErrors { code } } }";
    acme.mutate(rename, serde_json::json!({ "id": agent })).await;
    let found = acme.gql("{ agents(filter: {search: \"mina\"}) { totalCount } }", serde_json::json!({})).await.ok();
    assert_eq!(found["agents"]["totalCount"], 1);
}
