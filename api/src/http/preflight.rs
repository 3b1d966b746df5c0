//! What a document may ask for, counted before anything else looks at it.
//!
//! The library follows every spread of every fragment when it validates, so thirty fragments that each spread the next one twice would
//! keep it busy for hours, and no time limit can interrupt it. Here each fragment is counted once and remembered.

use std::collections::{HashMap, HashSet};

use async_graphql::parser::types::{ExecutableDocument, Field, OperationDefinition, OperationType, Selection, SelectionSet};

/// The most bytes of a document: parsing costs a second a megabyte.
pub const BYTES: usize = 32 * 1024;
/// The most fields of an operation, those of fragments counted wherever they are spread.
pub const FIELDS: u64 = 2_000;
/// The most levels of fields.
pub const DEPTH: u64 = 15;
/// The most fields of an operation's root.
pub const ROOT_FIELDS: u64 = 20;

/// Mutations that hash a password, which takes a core for a while: one a document.
const WITH_PASSWORD: [&str; 4] = ["signUp", "logIn", "changePassword", "updateProfile"];

/// Why a document is refused: a sentence for its author.
type Refusal = String;

/// Refuses a document whose operations ask for too much, or whose fragments lead back to themselves.
pub fn check(document: &ExecutableDocument) -> Result<(), Refusal> {
    let mut counter = Counter { document, counted: HashMap::new(), open: HashSet::new() };
    for (_, operation) in document.operations.iter() {
        let size = counter.selections(&operation.node.selection_set.node)?;
        let refuse = |what: &str, found: u64, most: u64| {
            (found > most).then(|| format!("This document has {found} {what}, and at most {most} are answered. Ask for less at once."))
        };
        let refusal = refuse("fields, those of fragments counted wherever they are spread", size.fields, FIELDS)
            .or_else(|| refuse("levels", size.depth, DEPTH))
            .or_else(|| refuse("fields at its root", size.root, ROOT_FIELDS));
        if let Some(refusal) = refusal {
            return Err(refusal);
        }
        if operation.node.ty == OperationType::Mutation {
            check_mutation(document, &operation.node)?;
        }
    }
    // Fragments that nothing spreads are validated too.
    for fragment in document.fragments.values() {
        counter.selections(&fragment.node.selection_set.node)?;
    }
    Ok(())
}

/// The library would run a mutation once for each time it stands there, also under one name, where GraphQL runs it once.
fn check_mutation(document: &ExecutableDocument, operation: &OperationDefinition) -> Result<(), Refusal> {
    let mut fields = Vec::new();
    root_fields(document, &operation.selection_set.node, &mut fields);
    let mut names = HashSet::new();
    for field in &fields {
        let name = field.response_key().node.as_str();
        if !names.insert(name) {
            return Err(format!("`{name}` stands twice at the root. Give one of them an alias, or leave it out."));
        }
    }
    if fields.iter().filter(|field| WITH_PASSWORD.contains(&field.name.node.as_str())).count() > 1 {
        return Err(format!("Only one of {} may stand in a document. Send the others by themselves.", WITH_PASSWORD.join(", ")));
    }
    Ok(())
}

/// The fields of an operation's root. Only called for documents that have been counted: these are few, and there is no circle.
fn root_fields<'a>(document: &'a ExecutableDocument, selections: &'a SelectionSet, fields: &mut Vec<&'a Field>) {
    for selection in &selections.items {
        match &selection.node {
            Selection::Field(field) => fields.push(&field.node),
            Selection::InlineFragment(fragment) => root_fields(document, &fragment.node.selection_set.node, fields),
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                    root_fields(document, &fragment.node.selection_set.node, fields);
                }
            }
        }
    }
}

/// How large a set of selections is.
#[derive(Clone, Copy, Default)]
struct Size {
    fields: u64,
    depth: u64,
    root: u64,
}

struct Counter<'a> {
    document: &'a ExecutableDocument,
    counted: HashMap<&'a str, Size>,
    open: HashSet<&'a str>,
}

impl<'a> Counter<'a> {
    fn selections(&mut self, selections: &'a SelectionSet) -> Result<Size, Refusal> {
        let mut sum = Size::default();
        for selection in &selections.items {
            let size = match &selection.node {
                Selection::Field(field) => {
                    let inside = self.selections(&field.node.selection_set.node)?;
                    Size { fields: inside.fields.saturating_add(1), depth: inside.depth + 1, root: 1 }
                }
                Selection::InlineFragment(fragment) => self.selections(&fragment.node.selection_set.node)?,
                Selection::FragmentSpread(spread) => self.fragment(spread.node.fragment_name.node.as_str())?,
            };
            sum.fields = sum.fields.saturating_add(size.fields);
            sum.root = sum.root.saturating_add(size.root);
            sum.depth = sum.depth.max(size.depth);
        }
        Ok(sum)
    }

    fn fragment(&mut self, name: &'a str) -> Result<Size, Refusal> {
        if let Some(size) = self.counted.get(name) {
            return Ok(*size);
        }
        // A fragment that is not there is for validation to name.
        let Some(fragment) = self.document.fragments.get(name) else { return Ok(Size::default()) };
        if !self.open.insert(name) {
            return Err(format!("The fragment `{name}` spreads itself, by itself or through others. Break the circle."));
        }
        let size = self.selections(&fragment.node.selection_set.node)?;
        // A spread costs something even when nothing is in it.
        let size = Size { fields: size.fields.saturating_add(1), ..size };
        self.open.remove(name);
        self.counted.insert(name, size);
        Ok(size)
    }
}
