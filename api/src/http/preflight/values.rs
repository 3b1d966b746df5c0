//! Whether a value fits the place where it stands
//! ([input coercion](https://spec.graphql.org/September2025/#sec-Input-Values), of which the library does a part only when a field is
//! executed, next to others that had their effect).

use std::collections::HashSet;

use async_graphql::{
    Name, ScalarType, Value as ConstValue,
    parser::types::{BaseType, OperationDefinition, Type},
};
use async_graphql_value::Value;

use super::{
    Refusal,
    published::{Input, PUBLISHED, Slot},
};
use crate::{
    error::Code,
    limits::{LIST_VALUES, VALUE_DEPTH},
    values::{Date, DateTime},
};

/// Looks at values of one request.
pub(super) struct Check<'a> {
    /// The operation in whose document a value stands; none for the value of a variable.
    operation: Option<&'a OperationDefinition>,
    list_values: usize,
    /// The variables that may be null by their types, and stand where it does not fit.
    pub(super) never_null: HashSet<Name>,
}

impl<'a> Check<'a> {
    /// Of values in a document.
    pub(super) fn literals(operation: &'a OperationDefinition) -> Self {
        Self { operation: Some(operation), list_values: 0, never_null: HashSet::new() }
    }

    /// Of the values of variables, which came as JSON.
    pub(super) fn variables() -> Self {
        Self { operation: None, list_values: 0, never_null: HashSet::new() }
    }

    /// Refuses a value that does not fit its slot. `path` says where it stands.
    pub(super) fn slot(&mut self, path: &str, slot: &Slot, value: &Value) -> Result<(), Refusal> {
        if let (Some(operation), Value::Variable(name)) = (self.operation, value) {
            return self.position(operation, name, slot);
        }
        self.value(path, &slot.ty, value, 0)
    }

    /// Refuses a value that does not fit its type.
    pub(super) fn value(&mut self, path: &str, ty: &Type, value: &Value, depth: usize) -> Result<(), Refusal> {
        if depth > VALUE_DEPTH {
            return Err(Refusal::new(Code::QueryTooComplex, format!("A value has more than {VALUE_DEPTH} levels. Send a flatter one.")));
        }
        match (&ty.base, value) {
            (_, Value::Null) => return if ty.nullable { Ok(()) } else { Err(self.unfit(path, "can't be null")) },
            (_, Value::Variable(name)) => {
                let Some(operation) = self.operation else { return Ok(()) };
                return self.position(operation, name, &Slot { ty: ty.clone(), default: None });
            }
            (BaseType::List(inner), Value::List(values)) => {
                self.list_values += values.len();
                if self.list_values > LIST_VALUES {
                    return Err(Refusal::too_complex("values in its lists", self.list_values, LIST_VALUES));
                }
                let mut each = values.iter().enumerate();
                return each.try_for_each(|(at, value)| self.value(&format!("{path}[{at}]"), inner, value, depth + 1));
            }
            // A single value stands for the list of it.
            (BaseType::List(inner), value) => return self.value(path, inner, value, depth + 1),
            (BaseType::Named(_), _) => {}
        }
        let BaseType::Named(name) = &ty.base else { return Ok(()) };
        match (PUBLISHED.inputs.get(name.as_str()), value) {
            (Some(Input::Enum(values)), Value::Enum(value)) if values.contains(value.as_str()) => Ok(()),
            (Some(Input::Enum(values)), Value::String(value)) if self.operation.is_none() && values.contains(value) => Ok(()),
            (Some(Input::Enum(_)), _) => Err(self.unfit(path, &format!("must be one of the values of {name}"))),
            (Some(Input::Object(slots)), Value::Object(values)) => {
                let missing =
                    slots.iter().filter(|(name, slot)| !slot.ty.nullable && slot.default.is_none() && !values.contains_key(name.as_str()));
                if let Some(missing) = missing.map(|(name, _)| name).min() {
                    return Err(self.unfit(&format!("{path}.{missing}"), "is required, and was not sent"));
                }
                for (name, value) in values {
                    let Some(slot) = slots.get(name.as_str()) else {
                        return Err(self.unfit(path, "has a field that this input does not have"));
                    };
                    let path = format!("{path}.{name}");
                    match value {
                        Value::Variable(_) => self.slot(&path, slot, value)?,
                        value => self.value(&path, &slot.ty, value, depth + 1)?,
                    }
                }
                Ok(())
            }
            (Some(Input::Object(_)), _) => Err(self.unfit(path, "must be an object")),
            (None, value) => self.scalar(path, name, value),
        }
    }

    fn scalar(&self, path: &str, name: &str, value: &Value) -> Result<(), Refusal> {
        let text = if let Value::String(text) = value { Some(text.as_str()) } else { None };
        let whole = |value: &Value| if let Value::Number(number) = value { number.as_i64() } else { None };
        let (fits, what) = match name {
            "Int" => (whole(value).is_some_and(|number| i32::try_from(number).is_ok()), "must be a whole number of 32 bits"),
            "Float" => (matches!(value, Value::Number(_)), "must be a number"),
            "Boolean" => (matches!(value, Value::Boolean(_)), "must be true or false"),
            "String" => (matches!(value, Value::String(_)), "must be a text"),
            "ID" => (matches!(value, Value::String(_)) || whole(value).is_some(), "must be an id: a text"),
            "DateTime" => (text.is_some_and(parses::<DateTime>), "must be a moment, written like 2026-11-22T09:30:00.000Z"),
            "Date" => (text.is_some_and(parses::<Date>), "must be a day, written like 2026-11-22"),
            "E164" => (text.is_some(), "must be a text"),
            // The value of a variable: its type is for validation to name.
            _ => (self.operation.is_none(), "is of a type that there is not"),
        };
        if fits { Ok(()) } else { Err(self.unfit(path, what)) }
    }

    /// Refuses a variable where its type is too wide for what stands around it
    /// ([all variable usages are allowed](https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed)).
    fn position(&mut self, operation: &OperationDefinition, name: &Name, slot: &Slot) -> Result<(), Refusal> {
        // One that is not defined is for validation to name.
        let Some(definition) = operation.variable_definitions.iter().find(|definition| definition.node.name.node == *name) else {
            return Ok(());
        };
        let definition = &definition.node;
        let mut place = slot.ty.clone();
        // What is left out is made up for by a default, of the variable or of the place.
        let default = definition.default_value.as_ref().is_some_and(|value| value.node != ConstValue::Null);
        if definition.var_type.node.nullable && !place.nullable && (default || slot.default.is_some()) {
            self.never_null.insert(name.clone());
            place.nullable = true;
        }
        if fits_into(&definition.var_type.node, &place) {
            return Ok(());
        }
        let message = format!(
            "The variable ${name} is defined as {} and used where {} is expected. Define it as that.",
            definition.var_type.node, slot.ty
        );
        Err(Refusal::new(Code::GraphqlValidationFailed, message))
    }

    /// A value in a document is a matter of the document, that of a variable one of its sender's.
    fn unfit(&self, path: &str, what: &str) -> Refusal {
        let (code, of) =
            if self.operation.is_some() { (Code::GraphqlValidationFailed, "argument") } else { (Code::BadUserInput, "variable") };
        Refusal::new(code, format!("The {of} {path} {what}."))
    }
}

fn parses<T: ScalarType>(text: &str) -> bool {
    T::parse(ConstValue::String(text.to_owned())).is_ok()
}

/// Whether every value of one type is one of another.
fn fits_into(ty: &Type, place: &Type) -> bool {
    let inner = match (&ty.base, &place.base) {
        (BaseType::Named(one), BaseType::Named(other)) => one == other,
        (BaseType::List(one), BaseType::List(other)) => fits_into(one, other),
        _ => false,
    };
    inner && (place.nullable || !ty.nullable)
}
