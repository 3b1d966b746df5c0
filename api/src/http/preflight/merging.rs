//! Whether fields that an answer holds under one name are one field
//! ([field selection merging](https://spec.graphql.org/September2025/#sec-Field-Selection-Merging), which the library checks at the root
//! alone: below it, it answers one of the two).

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use async_graphql::{
    Name,
    parser::types::{BaseType, ExecutableDocument, Field, Selection, SelectionSet, Type},
};
use async_graphql_value::Value;

use super::{
    Refusal,
    published::{PUBLISHED, innermost},
};
use crate::error::Code;

/// A field, and the type on which it is selected.
type Selected<'a> = (&'a str, &'a Field);

/// Refuses an operation whose answer would have to hold two things under one name, or whose answers would have things of two shapes there.
/// Only for documents that have been counted. Answers whether objects of one name are asked for in several places, so that there is
/// something to merge.
pub(super) fn check(document: &ExecutableDocument, root: &str, selections: &SelectionSet) -> Result<bool, Refusal> {
    let repeats = merge(document, collect(document, root, [selections]))?;
    same_shapes(document, collect(document, root, [selections]))?;
    Ok(repeats)
}

/// Refuses fields that never meet, because they are selected on two types, and yet would give what stands under one name two shapes: a
/// client could not tell what it will read there.
fn same_shapes<'a>(document: &'a ExecutableDocument, fields: Vec<Selected<'a>>) -> Result<(), Refusal> {
    let mut by_name: HashMap<&str, Vec<Selected<'a>>> = HashMap::new();
    for field in fields {
        by_name.entry(field.1.response_key().node.as_str()).or_default().push(field);
    }
    for same in by_name.into_values() {
        let (mut shape, mut within) = (None, Vec::new());
        for (parent, field) in same {
            // A field that is not there is for validation to name.
            let Some(ty) = type_of(parent, field) else { continue };
            if !have_one_shape(shape.get_or_insert(ty), ty) {
                let message = format!(
                    "`{}` is of two types that an answer can't hold under one name. Give one of them an alias.",
                    field.response_key().node
                );
                return Err(Refusal::new(Code::GraphqlValidationFailed, message));
            }
            within.extend(collect(document, innermost(&ty.base), [&field.selection_set.node]));
        }
        same_shapes(document, within)?;
    }
    Ok(())
}

fn type_of(parent: &str, field: &Field) -> Option<&'static Type> {
    /// What every object and interface has.
    static TYPE_NAME: LazyLock<Type> = LazyLock::new(|| Type::new("String!").expect("this is a type"));
    match field.name.node.as_str() {
        "__typename" => Some(&TYPE_NAME),
        name => PUBLISHED.objects.get(parent)?.get(name).map(|field| &field.ty),
    }
}

/// Whether an answer can hold either under one name
/// ([`SameResponseShape`](https://spec.graphql.org/September2025/#SameResponseShape())): lists and nullability are alike, and what is in
/// them is either one scalar or enum, or in both cases an object.
fn have_one_shape(one: &Type, other: &Type) -> bool {
    let is_composite = |name: &Name| PUBLISHED.objects.contains_key(name.as_str());
    one.nullable == other.nullable
        && match (&one.base, &other.base) {
            (BaseType::List(one), BaseType::List(other)) => have_one_shape(one, other),
            (BaseType::Named(one), BaseType::Named(other)) => one == other || is_composite(one) && is_composite(other),
            _ => false,
        }
}

fn merge<'a>(document: &'a ExecutableDocument, fields: Vec<Selected<'a>>) -> Result<bool, Refusal> {
    let mut repeats = false;
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
            repeats |= group.len() > 1 && !first.selection_set.node.items.is_empty();
            repeats |= merge(document, collect(document, of, group.iter().map(|(_, field)| &field.selection_set.node)))?;
        }
    }
    Ok(repeats)
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
