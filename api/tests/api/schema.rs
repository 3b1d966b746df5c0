//! The schema, for somebody who has only the playground.

use serde_json::{Value, json};

use crate::support::TestApp;

fn undescribed(path: &str, thing: &Value, found: &mut Vec<String>) {
    let path = format!("{path}.{}", thing["name"].as_str().unwrap());
    if thing["description"].as_str().unwrap_or_default().is_empty() {
        found.push(path.clone());
    }
    for kind in ["fields", "inputFields", "enumValues", "args"] {
        for part in thing[kind].as_array().into_iter().flatten() {
            undescribed(&path, part, found);
        }
    }
}

#[tokio::test]
async fn every_type_field_argument_and_value_is_described() {
    let app = TestApp::start().await;
    let query = "{ __schema { types { name description
        fields { name description args { name description } } inputFields { name description } enumValues { name description } } } }";
    let data = app.anyone().gql(query, json!({})).await.ok();
    let mut found = Vec::new();
    for thing in data["__schema"]["types"].as_array().unwrap() {
        // GraphQL's own are described by its specification.
        let name = thing["name"].as_str().unwrap();
        if !name.starts_with("__") && name != "ID" {
            undescribed("", thing, &mut found);
        }
    }
    assert_eq!(found, [] as [String; 0]);
}
