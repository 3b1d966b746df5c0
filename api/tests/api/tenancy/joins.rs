//! What is joined carries the tenant: shown with rows that the application itself would never write.
//!
//! Keys hold the tenant, so two tenants may have rows with the same ids. Whatever forgets the tenant meets the other's.

use serde_json::{Value, json};

use super::{
    cases::case,
    introspection::RootField,
    world::{Tenant, literal, neighbours, uuid},
};
use crate::support::{TestApp, database::is_postgres};

/// The tables whose rows can have twins, parents first.
const TABLES: [&str; 5] = ["phone_numbers", "ai_agents", "agent_phone_mappings", "call_logs", "orders"];

/// Gives `other` a twin of each of `own`'s rows: the same ids, the same times, and its own word in the texts.
async fn plant_twins(app: &TestApp, own: &Tenant, other: &Tenant) {
    let mut planting = Vec::new();
    for table in TABLES {
        let columns = app
            .database
            .query(&if is_postgres() {
                format!(
                    "SELECT attname::text, atttypid = 'text'::regtype FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0"
                )
            } else {
                format!("SELECT name, type = 'TEXT' FROM pragma_table_info('{table}') WHERE name <> 'row_id'")
            })
            .await;
        let columns: Vec<(String, bool)> = columns.iter().map(|row| row.try_get_many_by_index().unwrap()).collect();
        let value = |(name, text): &(String, bool)| match name.as_str() {
            "user_id" => literal(other.user.0),
            // It is an id, though it is text.
            "call_id" => name.clone(),
            _ if *text => format!("replace({name}, '{}', '{}')", own.word, other.word),
            _ => name.clone(),
        };
        let names: Vec<_> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let values: Vec<_> = columns.iter().map(value).collect();
        planting.push(format!(
            "INSERT INTO {table} ({}) SELECT {} FROM {table} WHERE user_id = {}",
            names.join(", "),
            values.join(", "),
            literal(own.user.0)
        ));
    }
    app.database.execute(&planting.join(";\n")).await;
}

/// The answers to every query of the schema that names nothing but one's own.
async fn all_that_is_read(app: &TestApp, own: &Tenant) -> Vec<(String, String)> {
    let mut answers = Vec::new();
    for field in RootField::all(app).await {
        if field.is_mutation() {
            continue;
        }
        let (arguments, selection) = case(&field.name, own).unwrap();
        let mut askings = vec![arguments.clone()];
        for place in &field.ids {
            for id in [&own.number, &own.agent, &own.call, &own.order, &own.call_id] {
                let mut arguments = arguments.clone();
                place.set(&mut arguments, id);
                askings.push(arguments);
            }
        }
        for place in &field.searches {
            let mut arguments = arguments.clone();
            place.set(&mut arguments, own.word);
            askings.push(arguments);
        }
        for arguments in askings {
            let answer = field.ask(&own.caller, &arguments, &selection).await;
            // Two faults are as equal as two answers.
            assert!(!answer.text.contains("INTERNAL_SERVER_ERROR"), "{} {arguments}: {}", field.name, answer.text);
            answers.push((format!("{} {arguments}", field.name), answer.text));
        }
    }
    answers
}

#[tokio::test]
async fn a_neighbours_twin_is_never_read() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    let before = all_that_is_read(&app, &acme).await;
    assert!(before.iter().filter(|(_, answer)| answer.contains(acme.word)).count() > 10);

    plant_twins(&app, &acme, &bela).await;

    for (before, after) in before.iter().zip(&all_that_is_read(&app, &acme).await) {
        bela.assert_unseen(&after.1, &after.0);
        assert_eq!(before, after);
    }
}

#[tokio::test]
async fn a_neighbours_twin_is_never_written() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    plant_twins(&app, &acme, &bela).await;
    let before = bela.rows(&app).await;

    let mut caller = acme.caller.clone();
    for field in RootField::all(&app).await.iter().filter(|field| field.is_mutation()) {
        let (arguments, selection) = case(&field.name, &acme).unwrap();
        let answer = field.ask(&caller, &arguments, &selection).await;
        bela.assert_unseen(&answer.text, &field.name);
        assert_eq!(bela.rows(&app).await, before, "{} changed a neighbour's rows", field.name);
        let payload = answer.ok()[&field.name].take();
        assert_eq!(payload["userErrors"], json!([]), "{}", field.name);
        if field.name == "changePassword" {
            caller = caller.with_tokens(&payload["tokens"]);
        }
    }
}

/// Only a restored backup or a hand at the database could leave such rows; the answers hold even then.
#[tokio::test]
async fn a_row_that_points_at_a_neighbours_leads_nowhere() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    let (own, others) = (literal(acme.user.0), |id: &str| literal(uuid(id)));
    let unchecked = if is_postgres() { "SET session_replication_role = replica" } else { "PRAGMA foreign_keys = off" };
    let (number, agent, call_id) = (others(&bela.number), others(&bela.agent), &bela.call_id);
    let link = |agent: &str, number: &str| {
        format!(
            "INSERT INTO agent_phone_mappings SELECT user_id, {agent}, {number}, created_at FROM agent_phone_mappings WHERE user_id = {own} LIMIT 1"
        )
    };
    let planting = [
        unchecked.to_owned(),
        format!("UPDATE call_logs SET agent_id = {agent}, phone_number_id = {number} WHERE user_id = {own}"),
        format!("UPDATE orders SET call_id = '{call_id}' WHERE user_id = {own}"),
        link(&others(&acme.agent), &number),
        link(&agent, &others(&acme.number)),
    ];
    app.database.execute(&planting.join(";\n")).await;

    let answers = all_that_is_read(&app, &acme).await;
    for (asked, answer) in &answers {
        // The order's own column says which call; that is acme's own row, wherever it points.
        bela.assert_unseen(&answer.replace(call_id, "…"), asked);
    }
    for (asked, answer) in all_that_is_read(&app, &bela).await {
        acme.assert_unseen(&answer, &asked);
    }
    let field = |name: &str| -> Value {
        let (_, answer) = answers.iter().find(|(asked, _)| asked.starts_with(&format!("{name} {{"))).unwrap();
        serde_json::from_str::<Value>(answer).unwrap()["data"][name].take()
    };
    let call = field("callLog");
    assert_eq!((&call["agent"], &call["phoneNumber"], &call["orders"]), (&Value::Null, &Value::Null, &json!([])));
    assert_eq!(field("order")["callLog"], Value::Null);
    let linked = |things: &Value| things.as_array().unwrap().iter().map(|thing| thing["id"].clone()).collect::<Vec<_>>();
    assert_eq!(linked(&field("agent")["linkedPhones"]), [json!(acme.number)]);
    assert_eq!(linked(&field("phoneNumber")["linkedAgents"]), [json!(acme.agent)]);

    // A payload reads the same things another way: one by one, as they are asked for.
    for name in ["updateCallLog", "updateOrder", "updateAgent", "updatePhoneNumber"] {
        let fields = RootField::all(&app).await;
        let (arguments, selection) = case(name, &acme).unwrap();
        let answer = fields.iter().find(|field| field.name == name).unwrap().ask(&acme.caller, &arguments, &selection).await;
        bela.assert_unseen(&answer.text.replace(call_id, "…"), name);
        assert!(answer.text.contains(acme.word), "{name}: {}", answer.text);
    }
}
