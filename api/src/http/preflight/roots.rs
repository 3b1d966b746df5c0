//! What stands at the root of an operation.

use std::collections::HashSet;

use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, Field, OperationDefinition, OperationType, Selection, SelectionSet,
};

use super::{Refusal, published::PUBLISHED};
use crate::error::Code;

/// Mutations that hash a password, which takes a core for a while: one a document.
const WITH_PASSWORD: [&str; 4] = ["signUp", "logIn", "changePassword", "updateProfile"];

/// The operation that would be executed; `None` where the document does not say which.
pub fn operation<'a>(document: &'a ExecutableDocument, name: Option<&str>) -> Option<&'a OperationDefinition> {
    match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => Some(&operation.node),
        // The library would execute the only operation under any name.
        (DocumentOperations::Single(_), Some(_)) => None,
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name).map(|operation| &operation.node),
        (DocumentOperations::Multiple(operations), None) => {
            let mut operations = operations.values();
            let only = operations.next();
            if operations.next().is_some() { None } else { only.map(|operation| &operation.node) }
        }
    }
}

/// The name of the type at an operation's root.
pub(super) fn name(operation: &OperationDefinition) -> &'static str {
    match operation.ty {
        OperationType::Query => "Query",
        OperationType::Mutation => "Mutation",
        OperationType::Subscription => "Subscription",
    }
}

/// What an operation is called in logs and metrics: by its root field, never by a name that a client made up.
pub fn label(document: &ExecutableDocument, operation: &OperationDefinition) -> &'static str {
    match fields(document, operation).as_slice() {
        [only] if only.name.node.starts_with("__") => "introspection",
        [only] => PUBLISHED.root(only.name.node.as_str()).unwrap_or("unknown"),
        _ => "several",
    }
}

/// Refuses what the library would execute otherwise than the specification says, and more than one password at once.
pub(super) fn check(document: &ExecutableDocument, operation: &OperationDefinition) -> Result<(), Refusal> {
    if operation.ty == OperationType::Query {
        let introspections = fields(document, operation).iter().filter(|field| field.name.node == "__schema").count();
        return if introspections > 1 { Err(Refusal::too_complex("`__schema` at its root", introspections, 1)) } else { Ok(()) };
    }
    let fields = fields(document, operation);
    if operation.ty == OperationType::Subscription && (fields.len() != 1 || fields[0].name.node.starts_with("__")) {
        let message = "A subscription has one field at its root. Send the others as subscriptions of their own.";
        return Err(Refusal::new(Code::GraphqlValidationFailed, message));
    }
    // The library would run a mutation once for each time it stands there, also under one name, where GraphQL runs it once.
    let mut names = HashSet::new();
    let mut mutations = fields.iter().filter(|field| !field.name.node.starts_with("__"));
    if mutations.any(|field| !names.insert(field.response_key().node.as_str())) {
        let message = "A mutation stands twice at the root under one name. Give one of them an alias, or leave it out.";
        return Err(Refusal::new(Code::QueryTooComplex, message));
    }
    if fields.iter().filter(|field| WITH_PASSWORD.contains(&field.name.node.as_str())).count() > 1 {
        let message = format!("Only one of {} may stand in a document. Send the others by themselves.", WITH_PASSWORD.join(", "));
        return Err(Refusal::new(Code::QueryTooComplex, message));
    }
    Ok(())
}

/// The fields of an operation's root. Only for documents that have been counted: these are few, and there is no circle.
fn fields<'a>(document: &'a ExecutableDocument, operation: &'a OperationDefinition) -> Vec<&'a Field> {
    fn collect<'a>(document: &'a ExecutableDocument, selections: &'a SelectionSet, fields: &mut Vec<&'a Field>) {
        for selection in &selections.items {
            match &selection.node {
                Selection::Field(field) => fields.push(&field.node),
                Selection::InlineFragment(fragment) => collect(document, &fragment.node.selection_set.node, fields),
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                        collect(document, &fragment.node.selection_set.node, fields);
                    }
                }
            }
        }
    }
    let mut found = Vec::new();
    collect(document, &operation.selection_set.node, &mut found);
    found
}
