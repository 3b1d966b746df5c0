//! Whether the variables of a request fit their definitions.
//!
//! The library finds a missing or null variable only where a field uses it, and a number that is too large only when the field is
//! executed, next to others that had their effect. By the specification
//! ([coercing variable values](https://spec.graphql.org/September2025/#sec-Coercing-Variable-Values)) nothing is executed then.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use async_graphql::parser::{
    parse_schema,
    types::{BaseType, OperationDefinition, Type, TypeKind, TypeSystemDefinition},
};
use serde_json::{Map, Value};

use super::Refusal;
use crate::{
    error::Code,
    limits::{LIST_VALUES, VALUE_DEPTH},
    schema,
};

/// What an input can be made of.
enum Input {
    Enum(HashSet<String>),
    Object(HashMap<String, Field>),
}

struct Field {
    ty: Type,
    required: bool,
}

/// The published schema, as far as requests are checked against it: the inputs, and the fields of the roots.
pub struct Published {
    inputs: HashMap<String, Input>,
    roots: HashSet<String>,
}

/// The one schema there is.
pub static PUBLISHED: LazyLock<Published> = LazyLock::new(Published::read);

impl Published {
    fn read() -> Self {
        let schema = parse_schema(schema::sdl()).expect("the library reads what it wrote");
        let (mut inputs, mut roots) = (HashMap::new(), HashSet::new());
        for definition in schema.definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let name = definition.node.name.node.to_string();
            match definition.node.kind {
                TypeKind::Enum(kind) => {
                    let values = kind.values.into_iter().map(|value| value.node.value.node.to_string()).collect();
                    inputs.insert(name, Input::Enum(values));
                }
                TypeKind::InputObject(kind) => {
                    let field = |field: async_graphql::Positioned<async_graphql::parser::types::InputValueDefinition>| {
                        let field = field.node;
                        let required = !field.ty.node.nullable && field.default_value.is_none();
                        (field.name.node.to_string(), Field { ty: field.ty.node, required })
                    };
                    inputs.insert(name, Input::Object(kind.fields.into_iter().map(field).collect()));
                }
                TypeKind::Object(kind) if matches!(name.as_str(), "Query" | "Mutation" | "Subscription") => {
                    roots.extend(kind.fields.into_iter().map(|field| field.node.name.node.to_string()));
                }
                _ => {}
            }
        }
        Self { inputs, roots }
    }

    /// A root field's name, if there is one: for places that must not hold what a client made up.
    pub fn root(&self, name: &str) -> Option<&str> {
        self.roots.get(name).map(String::as_str)
    }

    /// Refuses variables that don't fit their definitions. Those that are not defined are nobody's concern.
    pub fn check(&self, operation: &OperationDefinition, variables: &Map<String, Value>) -> Result<(), Refusal> {
        let mut check = Check { published: self, list_values: 0 };
        for definition in &operation.variable_definitions {
            let definition = &definition.node;
            let path = format!("${}", definition.name.node);
            match variables.get(definition.name.node.as_str()) {
                Some(value) => check.value(&path, &definition.var_type.node, value, 0)?,
                None if definition.var_type.node.nullable || definition.default_value.is_some() => {}
                None => return Err(unfit(&path, "is required, and was not sent")),
            }
        }
        Ok(())
    }
}

struct Check<'a> {
    published: &'a Published,
    list_values: usize,
}

impl Check<'_> {
    fn value(&mut self, path: &str, ty: &Type, value: &Value, depth: usize) -> Result<(), Refusal> {
        if depth > VALUE_DEPTH {
            return Err(Refusal::too_complex("levels in a variable", "too many", VALUE_DEPTH));
        }
        if value.is_null() {
            return if ty.nullable { Ok(()) } else { Err(unfit(path, "can't be null")) };
        }
        match &ty.base {
            BaseType::List(inner) => match value {
                Value::Array(values) => {
                    self.list_values += values.len();
                    if self.list_values > LIST_VALUES {
                        return Err(Refusal::too_complex("values in the lists of its variables", self.list_values, LIST_VALUES));
                    }
                    values.iter().enumerate().try_for_each(|(at, value)| self.value(&format!("{path}[{at}]"), inner, value, depth + 1))
                }
                // A single value stands for the list of it.
                value => self.value(path, inner, value, depth + 1),
            },
            BaseType::Named(name) => match self.published.inputs.get(name.as_str()) {
                Some(Input::Enum(values)) if value.as_str().is_some_and(|value| values.contains(value)) => Ok(()),
                Some(Input::Enum(_)) => Err(unfit(path, &format!("must be one of the values of {name}"))),
                Some(Input::Object(fields)) => self.object(path, fields, value, depth),
                None => scalar(path, name, value),
            },
        }
    }

    fn object(&mut self, path: &str, fields: &HashMap<String, Field>, value: &Value, depth: usize) -> Result<(), Refusal> {
        let Value::Object(values) = value else { return Err(unfit(path, "must be an object")) };
        if let Some(missing) =
            fields.iter().filter(|(name, field)| field.required && !values.contains_key(*name)).map(|(name, _)| name).min()
        {
            return Err(unfit(&format!("{path}.{missing}"), "is required, and was not sent"));
        }
        for (name, value) in values {
            let Some(field) = fields.get(name) else { return Err(unfit(path, "has a field that this input does not have")) };
            self.value(&format!("{path}.{name}"), &field.ty, value, depth + 1)?;
        }
        Ok(())
    }
}

/// Scalars of our own are parsed where they are used, by what they say of themselves.
fn scalar(path: &str, name: &str, value: &Value) -> Result<(), Refusal> {
    let (fits, what) = match name {
        "Int" => (value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()), "must be a whole number of 32 bits"),
        "Float" => (value.is_number(), "must be a number"),
        "Boolean" => (value.is_boolean(), "must be true or false"),
        "String" => (value.is_string(), "must be a text"),
        "ID" => (value.is_string() || value.is_i64(), "must be an id: a text"),
        _ => (!value.is_array() && !value.is_object(), "must be a single value"),
    };
    if fits { Ok(()) } else { Err(unfit(path, what)) }
}

fn unfit(path: &str, what: &str) -> Refusal {
    Refusal::new(Code::BadUserInput, format!("The variable {path} {what}."))
}
