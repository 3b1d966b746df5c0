//! Whether fields that an answer holds under one name are one field
//! ([field selection merging](https://spec.graphql.org/September2025/#sec-Field-Selection-Merging), which the library checks at the root
//! alone: below it, it answers one of the two).

use std::collections::{HashMap, HashSet};

use async_graphql::{
    Name,
    parser::types::{ExecutableDocument, Field, Selection, SelectionSet},
};
use async_graphql_value::Value;

use super::{Refusal, published::PUBLISHED};
use crate::error::Code;

/// A field, and the type on which it is selected.
type Selected<'a> = (&'a str, &'a Field);

/// Refuses an operation whose answer would have to hold two things under one name. Only for documents that have been counted.
pub(super) fn check(document: &ExecutableDocument, root: &str, selections: &SelectionSet) -> Result<(), Refusal> {
    merge(document, collect(document, root, [selections]))
}

fn merge<'a>(document: &'a ExecutableDocument, fields: Vec<Selected<'a>>) -> Result<(), Refusal> {
    let mut by_name: HashMap<&str, Vec<Selected<'a>>> = HashMap::new();
    for field in fields {
        by_name.entry(field.1.response_key().node.as_str()).or_default().push(field);
    }
    for same in by_name.into_values() {
        let mut kinds: HashMap<&str, Vec<Selected<'a>>> = HashMap::new();
        for (parent, field) in &same {
            kinds.entry(parent).or_default().push((parent, field));
        }
        // What is selected on two concrete types never meets; on the same one, or on an interface of it, it does.
        let (concrete, abstracts): (Vec<_>, Vec<_>) = kinds.into_iter().partition(|(parent, _)| PUBLISHED.concrete.contains(*parent));
        let everywhere: Vec<_> = abstracts.into_iter().flat_map(|(_, fields)| fields).collect();
        let mut groups: Vec<Vec<_>> =
            concrete.into_iter().map(|(_, fields)| fields.into_iter().chain(everywhere.iter().copied()).collect()).collect();
        if groups.is_empty() {
            groups.push(everywhere);
        }
        for group in groups {
            let (parent, first) = group[0];
            if group.iter().any(|(_, field)| field.name.node != first.name.node || !same_arguments(field, first)) {
                let message = "Two different fields stand under one name. Give one of them an alias.";
                return Err(Refusal::new(Code::GraphqlValidationFailed, message));
            }
            let of = PUBLISHED.objects.get(parent).and_then(|fields| fields.get(first.name.node.as_str())).map(|field| field.of.as_str());
            // A field that is not there is for validation to name; one alone can only conflict within.
            let Some(of) = of else { continue };
            merge(document, collect(document, of, group.iter().map(|(_, field)| &field.selection_set.node)))?;
        }
    }
    Ok(())
}

fn same_arguments(one: &Field, other: &Field) -> bool {
    let sorted = |field: &Field| {
        let mut arguments: Vec<(Name, Value)> =
            field.arguments.iter().map(|(name, value)| (name.node.clone(), value.node.clone())).collect();
        arguments.sort_by(|(one, _), (other, _)| one.cmp(other));
        arguments
    };
    one.arguments.len() == other.arguments.len() && sorted(one) == sorted(other)
}

/// The fields of some selections, those of fragments included.
fn collect<'a>(
    document: &'a ExecutableDocument,
    parent: &'a str,
    selections: impl IntoIterator<Item = &'a SelectionSet>,
) -> Vec<Selected<'a>> {
    fn add<'a>(
        document: &'a ExecutableDocument,
        parent: &'a str,
        selections: &'a SelectionSet,
        seen: &mut HashSet<&'a str>,
        fields: &mut Vec<Selected<'a>>,
    ) {
        for selection in &selections.items {
            match &selection.node {
                Selection::Field(field) => fields.push((parent, &field.node)),
                Selection::InlineFragment(fragment) => {
                    let on = fragment.node.type_condition.as_ref().map_or(parent, |condition| condition.node.on.node.as_str());
                    add(document, on, &fragment.node.selection_set.node, seen, fields);
                }
                Selection::FragmentSpread(spread) => {
                    let name = spread.node.fragment_name.node.as_str();
                    if let Some(fragment) = document.fragments.get(name)
                        && seen.insert(name)
                    {
                        add(document, &fragment.node.type_condition.node.on.node, &fragment.node.selection_set.node, seen, fields);
                    }
                }
            }
        }
    }
    let (mut seen, mut fields) = (HashSet::new(), Vec::new());
    for selections in selections {
        add(document, parent, selections, &mut seen, &mut fields);
    }
    fields
}
