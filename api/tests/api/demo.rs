//! The demo tenant.

use api::{commands::demo, config::Demo};
use serde_json::json;

use crate::support::{Caller, PASSWORD, TestApp};

fn options(calls: u32) -> Demo {
    Demo { email: "demo@example.com".into(), password: None, calls }
}

async fn log_in(app: &TestApp, made: &demo::Made) -> Caller {
    let query = "mutation($email: String!, $password: String!) { logIn(input: {email: $email, password: $password}) {
        tokens { accessToken refreshToken } userErrors { code message field } } }";
    let payload = app.anyone().mutate(query, json!({ "email": made.email, "password": made.password })).await;
    app.anyone().with_tokens(&payload["tokens"])
}

#[tokio::test]
async fn the_dashboard_of_the_demo_tenant_shows_what_was_inserted() {
    let app = TestApp::start().await;
    let made = demo::run(&app.app, options(1_300)).await.unwrap();
    assert_eq!((made.phone_numbers, made.agents, made.calls), (8, 6, 1_300));
    for (table, count) in
        [("phone_numbers", made.phone_numbers), ("ai_agents", made.agents), ("call_logs", made.calls), ("orders", made.orders)]
    {
        let rows = app.database.number(&format!("SELECT CAST(COUNT(*) AS bigint) FROM {table}")).await;
        assert_eq!(rows, i64::try_from(count).unwrap(), "{table}");
    }
    let completed = app.database.number("SELECT CAST(COUNT(*) AS bigint) FROM call_logs WHERE status = 'COMPLETED'").await;
    assert!((800..1_050).contains(&completed), "{completed} of 1,300 calls are completed");
    assert!((completed / 6..completed / 3).contains(&i64::try_from(made.orders).unwrap()), "{} orders in {completed} calls", made.orders);

    let owner = log_in(&app, &made).await;
    let query = r#"{
        dashboardStats { connectedPhoneNumbers activeAgents totalCalls totalOrders
            activity(from: "2026-09-24", to: "2026-11-22", timeZone: "Asia/Kolkata") { calls answeredCalls orders talkSeconds } }
        phoneNumbers { totalCount } agents { totalCount } callLogs { totalCount } orders { totalCount }
    }"#;
    let data = owner.gql(query, json!({})).await.ok();
    let stats = &data["dashboardStats"];
    assert_eq!((&stats["connectedPhoneNumbers"], &stats["activeAgents"]), (&json!(6), &json!(5)));
    assert_eq!((&stats["totalCalls"], &stats["totalOrders"]), (&json!(made.calls), &json!(made.orders)));
    assert_eq!((&data["phoneNumbers"]["totalCount"], &data["agents"]["totalCount"]), (&json!(made.phone_numbers), &json!(made.agents)));
    assert_eq!((&data["callLogs"]["totalCount"], &data["orders"]["totalCount"]), (&json!(made.calls), &json!(made.orders)));

    let days = stats["activity"].as_array().unwrap();
    let sum = |name: &str| days.iter().map(|day| day[name].as_u64().unwrap()).sum::<u64>();
    assert_eq!((days.len(), sum("calls"), sum("orders")), (60, made.calls, made.orders), "nothing is older than 60 days, nothing is ahead");
    let talk = "SELECT CAST(SUM(duration_seconds) AS bigint) FROM call_logs WHERE status IN ('IN_PROGRESS', 'COMPLETED')";
    assert_eq!(sum("talkSeconds"), u64::try_from(app.database.number(talk).await).unwrap());
}

#[tokio::test]
async fn the_demo_tenants_rows_are_as_the_rules_would_have_written_them() {
    let app = TestApp::start().await;
    let made = demo::run(&app.app, options(300)).await.unwrap();
    let wrong = [
        "call_logs WHERE ended_at < started_at OR created_at < started_at OR updated_at < created_at OR updated_at < ended_at",
        "call_logs WHERE (status IN ('QUEUED', 'RINGING', 'IN_PROGRESS')) <> (ended_at IS NULL)",
        "call_logs WHERE status <> 'COMPLETED' AND duration_seconds > 0",
        "orders JOIN call_logs ON call_logs.user_id = orders.user_id AND call_logs.call_id = orders.call_id WHERE orders.created_at < ended_at",
        "events WHERE kind LIKE 'call_log.%' OR kind LIKE 'order.%'",
    ];
    for rows in wrong {
        assert_eq!(app.database.number(&format!("SELECT CAST(COUNT(*) AS bigint) FROM {rows}")).await, 0, "{rows}");
    }

    // Search and order stand on columns that the rules fill.
    let owner = log_in(&app, &made).await;
    let query = "{ orders(first: 1) { nodes { id customerName phone phoneFormatted callLog { caller callee agent { name } phoneNumber { label } } } } }";
    let order = owner.gql(query, json!({})).await.ok()["orders"]["nodes"][0].clone();
    assert_ne!(order["phone"], order["phoneFormatted"], "an Indian number is shown in national form: {order}");
    let customer = [&order["callLog"]["caller"], &order["callLog"]["callee"]].contains(&&order["phone"]);
    assert!(customer, "who ordered is on the line: {order}");
    let query = "query($search: String!) { orders(first: 100, filter: {search: $search}, orderBy: {field: CUSTOMER_NAME, direction: ASC}) { nodes { id customerName } }
        agents(filter: {search: $search}) { totalCount } }";
    let found = owner.gql(query, json!({ "search": order["customerName"].as_str().unwrap().to_uppercase() })).await.ok();
    assert!(found["orders"]["nodes"].as_array().unwrap().iter().any(|node| node["id"] == order["id"]), "{found}");
}

#[tokio::test]
async fn a_second_demo_tenant_with_the_same_address_is_refused() {
    let app = TestApp::start().await;
    demo::run(&app.app, options(10)).await.unwrap();
    let refused = demo::run(&app.app, Demo { email: "DEMO@example.com".into(), ..options(10) }).await.unwrap_err();
    assert_eq!(refused, "There is an account with the address DEMO@example.com already: choose another with --email.");

    let other = Demo { email: "other@example.com".into(), password: Some(PASSWORD.into()), calls: 1 };
    let made = demo::run(&app.app, other).await.unwrap();
    assert_eq!((made.calls, made.password.as_str()), (1, PASSWORD));
    assert!(made.describe("a file").contains("1 calls"), "three lines tell what was made and how to log in");
    let weak = Demo { email: "third@example.com".into(), password: Some("123456789012".into()), calls: 1 };
    assert_eq!(
        demo::run(&app.app, weak).await.unwrap_err(),
        "This password is easy to guess. Take several words that don't belong together."
    );
}
