//! Whether the variables of a request fit their definitions
//! ([coercing variable values](https://spec.graphql.org/September2025/#sec-Coercing-Variable-Values)).

use async_graphql::{
    Value, Variables,
    parser::types::{ExecutableDocument, OperationDefinition},
};

use super::{NeverNull, Refusal, values::Check};
use crate::error::Code;

/// Refuses variables that don't fit their definitions. Those that are not defined are nobody's concern.
pub fn check(
    document: &ExecutableDocument,
    operation: &OperationDefinition,
    never_null: &NeverNull,
    variables: &Variables,
) -> Result<(), Refusal> {
    let mut check = Check::variables();
    let never_null = never_null.of(document, operation);
    for definition in &operation.variable_definitions {
        let definition = &definition.node;
        let path = format!("${}", definition.name.node);
        match variables.get(&definition.name.node) {
            Some(Value::Null) if never_null.is_some_and(|names| names.contains(&definition.name.node)) => {
                let message = format!("The variable {path} can't be null where it stands. Leave it out for the default.");
                return Err(Refusal::new(Code::BadUserInput, message));
            }
            Some(value) => check.value(&path, &definition.var_type.node, &value.clone().into_value(), 0)?,
            None if definition.var_type.node.nullable || definition.default_value.is_some() => {}
            None => return Err(Refusal::new(Code::BadUserInput, format!("The variable {path} is required, and was not sent."))),
        }
    }
    Ok(())
}
