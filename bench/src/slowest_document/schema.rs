//! The schema, as the server's introspection tells of it.

use std::collections::BTreeMap;

use rig::Client;
use serde::Deserialize;
use serde_json::json;

use crate::{Outcome, pace::succeed};

/// What a document is made of, by the names of types.
pub struct Schema(BTreeMap<String, Kind>);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Kind {
    name: String,
    fields: Option<Vec<Definition>>,
    input_fields: Option<Vec<Slot>>,
    possible_types: Option<Vec<Named>>,
    enum_values: Option<Vec<Named>>,
}

/// A field of an object.
#[derive(Clone, Deserialize)]
pub struct Definition {
    /// Its name.
    pub name: String,
    #[serde(rename = "type")]
    ty: Type,
    /// Its arguments.
    pub args: Vec<Slot>,
}

/// An argument, or a field of an input.
#[derive(Clone, Deserialize)]
pub struct Slot {
    /// Its name.
    pub name: String,
    #[serde(rename = "type")]
    ty: Type,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[derive(Clone, Deserialize)]
struct Type {
    kind: String,
    name: Option<String>,
    #[serde(rename = "ofType")]
    inner: Option<Box<Type>>,
}

impl Type {
    /// The name of the type, whatever is around it.
    fn innermost(&self) -> &str {
        match &self.inner {
            Some(inner) => inner.innermost(),
            None => self.name.as_deref().unwrap_or_default(),
        }
    }

    fn is_list(&self) -> bool {
        self.kind == "LIST" || self.inner.as_ref().is_some_and(|inner| inner.is_list())
    }
}

impl Definition {
    /// The name of its type, whatever is around it.
    pub fn of(&self) -> &str {
        self.ty.innermost()
    }
}

impl Slot {
    /// The name of its type, whatever is around it.
    pub fn of(&self) -> &str {
        self.ty.innermost()
    }

    /// Whether it takes several values.
    pub fn is_list(&self) -> bool {
        self.ty.is_list()
    }

    /// Whether it can't be left out.
    pub fn is_required(&self) -> bool {
        self.ty.kind == "NON_NULL"
    }
}

impl Schema {
    /// Asks the server.
    pub async fn ask(client: &Client) -> Outcome<Self> {
        let document =
            "{ __schema { types { name fields { name args { name type { ...T } } type { ...T } } inputFields { name type { ...T } }
            possibleTypes { name } enumValues { name } } } }
            fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";
        let mut told = succeed(client, document, json!({})).await?;
        let kinds: Vec<Kind> = serde_json::from_value(told["__schema"]["types"].take())?;
        let mut schema = Self(kinds.into_iter().map(|kind| (kind.name.clone(), kind)).collect());
        schema.add_introspection()?;
        Ok(schema)
    }

    /// What every schema has at its root, and introspection does not tell of.
    fn add_introspection(&mut self) -> Outcome {
        let added = json!([
            { "name": "__schema", "type": { "kind": "OBJECT", "name": "__Schema" }, "args": [] },
            { "name": "__type", "type": { "kind": "OBJECT", "name": "__Type" },
              "args": [{ "name": "name", "type": { "kind": "NON_NULL", "ofType": { "kind": "SCALAR", "name": "String" } } }] }
        ]);
        let added: Vec<Definition> = serde_json::from_value(added)?;
        self.0.get_mut("Query").and_then(|root| root.fields.as_mut()).ok_or("there is no Query")?.extend(added);
        Ok(())
    }

    /// The fields of an object; none of what is no object.
    pub fn fields(&self, of: &str) -> &[Definition] {
        self.0.get(of).and_then(|kind| kind.fields.as_deref()).unwrap_or_default()
    }

    /// One of them.
    pub fn field(&self, of: &str, name: &str) -> Option<&Definition> {
        self.fields(of).iter().find(|field| field.name == name)
    }

    /// Whether something is to be selected of it.
    pub fn is_composite(&self, of: &str) -> bool {
        self.0.get(of).is_some_and(|kind| kind.fields.is_some())
    }

    /// The fields of an input object.
    pub fn inputs(&self, of: &str) -> &[Slot] {
        self.0.get(of).and_then(|kind| kind.input_fields.as_deref()).unwrap_or_default()
    }

    /// The values of an enum.
    pub fn values(&self, of: &str) -> Vec<&str> {
        names(self.0.get(of).and_then(|kind| kind.enum_values.as_ref()))
    }

    /// The types of which an interface may be.
    pub fn possible(&self, of: &str) -> Vec<&str> {
        names(self.0.get(of).and_then(|kind| kind.possible_types.as_ref()))
    }

    /// The names of all types.
    pub fn names(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }
}

fn names(named: Option<&Vec<Named>>) -> Vec<&str> {
    named.into_iter().flatten().map(|named| named.name.as_str()).collect()
}
