//! Lists read only the columns that are asked for: a field says the same alone as among all others.

use serde_json::{Value, json};

use crate::support::{Caller, TestApp};

/// Every way from a list to an entity: the document, in which `#` stands for the entity's fields, and the entity's type.
const WAYS: [(&str, &str); 13] = [
    ("callLogs { nodes { # } }", "CallLog"),
    ("callLogs { edges { node { # } } }", "CallLog"),
    ("callLogs { nodes { agent { # } } }", "Agent"),
    ("callLogs { nodes { phoneNumber { # } } }", "PhoneNumber"),
    ("callLogs { nodes { orders { # } } }", "Order"),
    ("callLogs { nodes { agent { linkedPhones { # } } } }", "PhoneNumber"),
    ("orders { nodes { # } }", "Order"),
    ("orders { nodes { callLog { # } } }", "CallLog"),
    ("orders { nodes { callLog { agent { # } } } }", "Agent"),
    ("agents { nodes { # } }", "Agent"),
    ("agents { nodes { linkedPhones { # } } }", "PhoneNumber"),
    ("phoneNumbers { nodes { # } }", "PhoneNumber"),
    ("phoneNumbers { nodes { linkedAgents { # } } }", "Agent"),
];

/// A tenant that has one of everything, with a value in every field; its agent and number answer calls, its call took an order.
async fn complete(app: &TestApp) -> Caller {
    let acme = app.tenant("acme").await;
    let number =
        "mutation($input: CreatePhoneNumberInput!) { createPhoneNumber(input: $input) { phoneNumber { id } userErrors { message } } }";
    let input = json!({ "number": "+919812345670", "label": "Shop", "provider": "PLIVO", "status": "PENDING" });
    let number = acme.mutate(number, json!({ "input": input })).await["phoneNumber"]["id"].clone();
    let agent = "mutation($input: CreateAgentInput!) { createAgent(input: $input) { agent { id } userErrors { message } } }";
    let input = json!({
        "name": "Mina", "systemPrompt": "Listen.", "language": "hi", "voiceName": "Kavya", "isActive": true, "phoneNumberIds": [number],
    });
    let agent = acme.mutate(agent, json!({ "input": input })).await["agent"]["id"].clone();
    let call = "mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { callLog { id } userErrors { message } } }";
    let input = json!({
        "callId": "call-1", "caller": "+919812345678", "callee": "+919812345670", "direction": "OUTBOUND", "durationSeconds": 42,
        "agentId": agent, "phoneNumberId": number,
    });
    acme.mutate(call, json!({ "input": input })).await;
    let order = "mutation($input: CreateOrderInput!) { createOrder(input: $input) { order { id } userErrors { message } } }";
    let input = json!({
        "customerName": "Asha", "phone": "+919812345678", "details": "Sweets", "address": "12 Park Road", "callId": "call-1",
    });
    acme.mutate(order, json!({ "input": input })).await;
    acme
}

/// The fields of a type, as they are asked for.
async fn fields_of(caller: &Caller, of: &str) -> Vec<String> {
    let query = "query($of: String!) { __type(name: $of) { fields { name type { kind ofType { kind } } } } }";
    let fields = caller.gql(query, json!({ "of": of })).await.ok()["__type"]["fields"].take();
    let ask = |field: &Value| {
        let name = field["name"].as_str().unwrap();
        let kinds = [&field["type"]["kind"], &field["type"]["ofType"]["kind"]];
        if kinds.iter().any(|kind| *kind == "OBJECT" || *kind == "LIST") { format!("{name} {{ id }}") } else { name.to_owned() }
    };
    fields.as_array().unwrap().iter().map(ask).collect()
}

/// Whether all that `part` says, `whole` says too.
fn says(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(name, part)| whole.get(name).is_some_and(|whole| says(whole, part)))
        }
        (Value::Array(whole), Value::Array(part)) => {
            whole.len() == part.len() && whole.iter().zip(part).all(|(whole, part)| says(whole, part))
        }
        _ => whole == part,
    }
}

#[tokio::test]
async fn a_field_of_a_list_says_the_same_alone_as_among_all_others() {
    let app = TestApp::start().await;
    let acme = complete(&app).await;
    for (way, of) in WAYS {
        let fields = fields_of(&acme, of).await;
        assert!(fields.len() > 8, "{of} has {fields:?}");
        let ask = async |fields: &str| acme.gql(&format!("{{ {} }}", way.replace('#', fields)), json!({})).await.ok();
        let all = ask(&fields.join(" ")).await;
        for field in &fields {
            let alone = ask(field).await;
            assert!(says(&all, &alone), "{way}: {field} alone says {alone}, among others {all}");
        }
        assert!(says(&all, &ask("id ... { createdAt }").await), "{way}");
        assert!(says(&ask("__typename id").await, &ask("__typename").await), "{way}");
    }
}

#[tokio::test]
async fn a_value_that_was_asked_for_is_never_blank() {
    let app = TestApp::start().await;
    let acme = complete(&app).await;
    for (way, of) in WAYS {
        for field in fields_of(&acme, of).await.iter().filter(|field| *field != "deletedAt") {
            let alone = acme.gql(&format!("{{ {} }}", way.replace('#', field)), json!({})).await.ok().to_string();
            let blank = ["null", "[]", "\"\"", "1970", ":0}", "_00000000"].iter().find(|blank| alone.contains(**blank));
            assert_eq!(blank, None, "{way}: {alone}");
        }
    }
}
