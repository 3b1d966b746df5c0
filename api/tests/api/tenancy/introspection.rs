//! What the schema says of itself: its root fields, their arguments, and which of those name a thing by its id.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::support::{Answer, Caller, TestApp};

/// A field of `Query`, `Mutation` or `Subscription`.
pub struct RootField {
    pub name: String,
    operation: &'static str,
    /// Name and type of each argument.
    arguments: Vec<(String, String)>,
    /// The arguments, nested ones included, that name a thing by its id.
    pub ids: Vec<Place>,
    /// The arguments, nested ones included, that are looked for in texts.
    pub searches: Vec<Place>,
}

/// Where a value stands among a field's arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub path: Vec<String>,
    pub list: bool,
}

impl Place {
    /// The path with dots: `input.agentId`.
    pub fn dotted(&self) -> String {
        self.path.join(".")
    }

    /// Puts a value there.
    pub fn set(&self, arguments: &mut Value, value: &str) {
        let place = self.path.iter().fold(arguments, |inside, name| &mut inside[name]);
        *place = if self.list { json!([value]) } else { json!(value) };
    }
}

impl RootField {
    /// Every field of `Query` and `Mutation`, in the schema's order.
    pub async fn all(app: &TestApp) -> Vec<Self> {
        Self::of(app, &["query", "mutation"]).await
    }

    /// Every field of `Subscription`.
    pub async fn subscriptions(app: &TestApp) -> Vec<Self> {
        Self::of(app, &["subscription"]).await
    }

    async fn of(app: &TestApp, operations: &[&'static str]) -> Vec<Self> {
        const TYPE: &str = "type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";
        let query = format!(
            "{{ __schema {{ queryType {{ name }} mutationType {{ name }} subscriptionType {{ name }} types {{
                name fields {{ name args {{ name {TYPE} }} }} inputFields {{ name {TYPE} }} }} }} }}"
        );
        let schema = app.anyone().gql(&query, json!({})).await.ok()["__schema"].take();
        let types: HashMap<&str, &Value> =
            schema["types"].as_array().unwrap().iter().map(|kind| (kind["name"].as_str().unwrap(), kind)).collect();

        let mut fields = Vec::new();
        for operation in operations {
            let root = &schema[format!("{operation}Type")];
            for field in types[root["name"].as_str().unwrap()]["fields"].as_array().unwrap() {
                let mut found = Self {
                    name: field["name"].as_str().unwrap().to_owned(),
                    operation,
                    arguments: Vec::new(),
                    ids: Vec::new(),
                    searches: Vec::new(),
                };
                for argument in field["args"].as_array().unwrap() {
                    found.arguments.push((argument["name"].as_str().unwrap().to_owned(), written(&argument["type"])));
                    found.look_at(argument, &[], &types);
                }
                fields.push(found);
            }
        }
        fields
    }

    fn look_at(&mut self, argument: &Value, above: &[String], types: &HashMap<&str, &Value>) {
        let name = argument["name"].as_str().unwrap();
        let path: Vec<_> = above.iter().cloned().chain([name.to_owned()]).collect();
        assert!(path.len() < 10, "an input that holds itself: {path:?}");
        let kind = written(&argument["type"]);
        let place = Place { list: kind.contains('['), path: path.clone() };
        let named = kind.trim_matches(['[', ']', '!']);
        let inner = &types[named]["inputFields"];
        if let Some(fields) = inner.as_array() {
            assert!(!place.list, "a list of inputs: say how to fill {path:?}");
            for field in fields {
                self.look_at(field, &path, types);
            }
        } else if named == "ID" || name == "id" || name.ends_with("Id") || name.ends_with("Ids") {
            self.ids.push(place);
        } else if name == "search" {
            self.searches.push(place);
        }
    }

    /// Whether it may write.
    pub fn is_mutation(&self) -> bool {
        self.operation == "mutation"
    }

    /// Whether it has an argument of this name.
    pub fn has(&self, argument: &str) -> bool {
        self.arguments.iter().any(|(name, _)| name == argument)
    }

    /// A document that asks for it, with a variable for each argument.
    pub fn document(&self, selection: &str) -> String {
        let declared: Vec<_> = self.arguments.iter().map(|(name, kind)| format!("${name}: {kind}")).collect();
        let passed: Vec<_> = self.arguments.iter().map(|(name, _)| format!("{name}: ${name}")).collect();
        let brackets = |inside: Vec<String>| if inside.is_empty() { String::new() } else { format!("({})", inside.join(", ")) };
        format!("{}{} {{ {}{} {{ {selection} }} }}", self.operation, brackets(declared), self.name, brackets(passed))
    }

    /// Asks for it.
    pub async fn ask(&self, caller: &Caller, arguments: &Value, selection: &str) -> Answer {
        caller.gql(&self.document(selection), arguments.clone()).await
    }
}

/// A type as the definition language writes it.
fn written(kind: &Value) -> String {
    match kind["kind"].as_str().unwrap() {
        "NON_NULL" => format!("{}!", written(&kind["ofType"])),
        "LIST" => format!("[{}]", written(&kind["ofType"])),
        _ => kind["name"].as_str().unwrap().to_owned(),
    }
}
