//! Only the columns that are asked for are read: a field says the same alone as among all others.

use serde_json::{Value, json};

use crate::support::{Caller, TestApp};

/// The ways to an entity: the document, in which `#` stands for the entity's fields and a name in capitals for an id, and the entity's type.
const WAYS: [(&str, &str); 24] = [
    ("agent(id: \"AGENT\") { # }", "Agent"),
    ("phoneNumber(id: \"NUMBER\") { # }", "PhoneNumber"),
    ("callLog(callId: \"call-1\") { # }", "CallLog"),
    ("callLog(callId: \"call-1\") { orders { callLog { # } } }", "CallLog"),
    ("order(id: \"ORDER\") { # }", "Order"),
    ("order(id: \"ORDER\") { callLog { phoneNumber { # } } }", "PhoneNumber"),
    ("node(id: \"CALL\") { ... on CallLog { # } }", "CallLog"),
    ("nodes(ids: [\"ORDER\", \"AGENT\"]) { ... on Order { # } }", "Order"),
    ("nodes(ids: [\"NUMBER\", \"AGENT\"]) { ... on Agent { # } ... on PhoneNumber { label } }", "Agent"),
    ("callLogs { nodes { phoneNumber { linkedAgents { # } } } }", "Agent"),
    ("orders { edges { node { # } } }", "Order"),
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

/// A tenant that has one of everything, and the ids.
struct Complete {
    acme: Caller,
    ids: [(&'static str, Value); 4],
}

impl Complete {
    /// Asks for an entity's fields on one of the ways.
    async fn ask(&self, way: &str, fields: &str) -> Value {
        let name = |document: String, (name, id): &(&str, Value)| document.replace(name, id.as_str().unwrap());
        let document = self.ids.iter().fold(format!("{{ {} }}", way.replace('#', fields)), name);
        self.acme.gql(&document, json!({})).await.ok()
    }
}

/// A tenant that has one of everything, with a value in every field; its agent and number answer calls, its call took an order.
async fn complete(app: &TestApp) -> Complete {
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
    let call = acme.mutate(call, json!({ "input": input })).await["callLog"]["id"].clone();
    let order = "mutation($input: CreateOrderInput!) { createOrder(input: $input) { order { id } userErrors { message } } }";
    let input = json!({
        "customerName": "Asha", "phone": "+919812345678", "details": "Sweets", "address": "12 Park Road", "callId": "call-1",
    });
    let order = acme.mutate(order, json!({ "input": input })).await["order"]["id"].clone();
    Complete { acme, ids: [("AGENT", agent), ("NUMBER", number), ("CALL", call), ("ORDER", order)] }
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
async fn a_field_says_the_same_alone_as_among_all_others() {
    let app = TestApp::start().await;
    let tenant = complete(&app).await;
    for (way, of) in WAYS {
        let fields = fields_of(&tenant.acme, of).await;
        assert!(fields.len() > 8, "{of} has {fields:?}");
        let all = tenant.ask(way, &fields.join(" ")).await;
        for field in &fields {
            let alone = tenant.ask(way, field).await;
            assert!(says(&all, &alone), "{way}: {field} alone says {alone}, among others {all}");
        }
        for in_fragments in ["id ... { createdAt }", "... on Node { id ... on User { email } } updatedAt", "__typename"] {
            let part = tenant.ask(way, in_fragments).await;
            assert!(says(&tenant.ask(way, &format!("__typename {}", fields.join(" "))).await, &part), "{way}: {in_fragments}");
        }
    }
}

/// Twice under one name, the library puts both parts together, and asks every field's resolver.
#[tokio::test]
async fn what_is_written_at_once_is_what_the_fields_resolve_to() {
    let app = TestApp::start().await;
    let tenant = complete(&app).await;
    for (way, of) in WAYS {
        let fields = fields_of(&tenant.acme, of).await.join(" ");
        let resolved = tenant.ask(&format!("{way} {way}"), &fields).await;
        assert_eq!(tenant.ask(way, &fields).await, resolved, "{way}");
    }
}

#[tokio::test]
async fn a_value_that_was_asked_for_is_never_blank() {
    let app = TestApp::start().await;
    let tenant = complete(&app).await;
    for (way, of) in WAYS {
        for field in fields_of(&tenant.acme, of).await.iter().filter(|field| *field != "deletedAt") {
            let alone = tenant.ask(way, field).await.to_string();
            let blank = ["null", "[]", "\"\"", "1970", ":0}", "_00000000"].iter().find(|blank| alone.contains(**blank));
            assert_eq!(blank, None, "{way}: {alone}");
        }
    }
}
