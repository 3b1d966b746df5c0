//! Whether the variables of a request fit their definitions
//! ([coercing variable values](https://spec.graphql.org/September2025/#sec-Coercing-Variable-Values)).

use async_graphql::{Variables, parser::types::OperationDefinition};

use super::{Refusal, values::Check};
use crate::error::Code;

/// Refuses variables that don't fit their definitions. Those that are not defined are nobody's concern.
pub fn check(operation: &OperationDefinition, variables: &Variables) -> Result<(), Refusal> {
    let mut check = Check::variables();
    for definition in &operation.variable_definitions {
        let definition = &definition.node;
        let path = format!("${}", definition.name.node);
        match variables.get(&definition.name.node) {
            Some(value) => check.value(&path, &definition.var_type.node, &value.clone().into_value(), 0)?,
            None if definition.var_type.node.nullable || definition.default_value.is_some() => {}
            None => return Err(Refusal::new(Code::BadUserInput, format!("The variable {path} is required, and was not sent."))),
        }
    }
    Ok(())
}
