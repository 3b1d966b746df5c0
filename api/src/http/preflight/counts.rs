//! How much a document's operations select.

use std::collections::{BTreeSet, HashMap, HashSet};

use async_graphql::{
    Name,
    parser::types::{ExecutableDocument, OperationDefinition, Selection, SelectionSet},
};

use super::Refusal;
use crate::{
    error::Code,
    limits::{ALIASES, DEPTH, FIELDS, INTROSPECTION_LISTS, INTROSPECTION_LISTS_IN_ALL, ROOT_FIELDS},
};

/// The fields of introspection that hold a list of types, or of what leads to types: nested, they multiply.
const NESTING: [&str; 4] = ["fields", "inputFields", "interfaces", "possibleTypes"];
/// Its other fields that hold a list: side by side, under aliases, they all add up.
const FLAT: [&str; 4] = ["types", "directives", "args", "enumValues"];

/// How large a set of selections is.
#[derive(Clone, Copy, Default)]
struct Size {
    fields: u64,
    aliases: u64,
    depth: u64,
    root: u64,
    introspection_lists: u64,
    introspection_lists_in_all: u64,
}

/// Counts selections, each fragment once.
pub(super) struct Counter<'a> {
    document: &'a ExecutableDocument,
    counted: HashMap<&'a str, Size>,
    open: HashSet<&'a str>,
}

impl<'a> Counter<'a> {
    pub(super) fn of(document: &'a ExecutableDocument) -> Self {
        Self { document, counted: HashMap::new(), open: HashSet::new() }
    }

    /// Refuses an operation that selects too much, or whose fragments lead back to themselves.
    pub(super) fn operation(&mut self, operation: &'a OperationDefinition) -> Result<(), Refusal> {
        let size = self.selections(&operation.selection_set.node)?;
        Self::bound(size)
    }

    fn bound(size: Size) -> Result<(), Refusal> {
        for (what, found, most) in [
            ("fields, those of fragments counted wherever they are spread", size.fields, FIELDS),
            ("levels", size.depth, DEPTH),
            ("fields at its root", size.root, ROOT_FIELDS),
            ("aliases, those of fragments counted wherever they are spread", size.aliases, ALIASES),
            ("lists of introspection within each other", size.introspection_lists, INTROSPECTION_LISTS),
            ("lists of introspection", size.introspection_lists_in_all, INTROSPECTION_LISTS_IN_ALL),
        ] {
            if found > most {
                return Err(Refusal::too_complex(what, found, most));
            }
        }
        Ok(())
    }

    /// Refuses fragments that select too much, or lead back to themselves, whether or not anything spreads them: the library looks at them.
    pub(super) fn fragments(&mut self) -> Result<(), Refusal> {
        // In an order, so that the same document is answered the same way.
        let names: BTreeSet<_> = self.document.fragments.keys().map(Name::as_str).collect();
        for name in names {
            // Where it is spread is no root of an operation.
            Self::bound(Size { root: 0, ..self.fragment(name)? })?;
        }
        Ok(())
    }

    fn selections(&mut self, selections: &'a SelectionSet) -> Result<Size, Refusal> {
        let mut sum = Size::default();
        for selection in &selections.items {
            let size = match &selection.node {
                Selection::Field(field) => {
                    let inside = self.selections(&field.node.selection_set.node)?;
                    let name = field.node.name.node.as_str();
                    let nests = NESTING.contains(&name);
                    let lists = u64::from(nests || FLAT.contains(&name));
                    Size {
                        fields: inside.fields.saturating_add(1),
                        aliases: inside.aliases.saturating_add(field.node.alias.is_some().into()),
                        depth: inside.depth + 1,
                        root: 1,
                        introspection_lists: inside.introspection_lists + u64::from(nests),
                        introspection_lists_in_all: inside.introspection_lists_in_all.saturating_add(lists),
                    }
                }
                Selection::InlineFragment(fragment) => self.selections(&fragment.node.selection_set.node)?,
                Selection::FragmentSpread(spread) => self.fragment(spread.node.fragment_name.node.as_str())?,
            };
            sum.fields = sum.fields.saturating_add(size.fields);
            sum.aliases = sum.aliases.saturating_add(size.aliases);
            sum.root = sum.root.saturating_add(size.root);
            sum.depth = sum.depth.max(size.depth);
            sum.introspection_lists_in_all = sum.introspection_lists_in_all.saturating_add(size.introspection_lists_in_all);
            sum.introspection_lists = sum.introspection_lists.max(size.introspection_lists);
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
            let message = "A fragment of this document spreads itself, by itself or through others. Break the circle.";
            return Err(Refusal::new(Code::QueryTooComplex, message));
        }
        let size = self.selections(&fragment.node.selection_set.node)?;
        // A spread costs something even when nothing is in it.
        let size = Size { fields: size.fields.saturating_add(1), ..size };
        self.open.remove(name);
        self.counted.insert(name, size);
        Ok(size)
    }
}

/// How many directives stand in the document.
pub(super) fn directives(document: &ExecutableDocument) -> usize {
    let operations = document.operations.iter().map(|(_, operation)| {
        let variables: usize = operation.node.variable_definitions.iter().map(|variable| variable.node.directives.len()).sum();
        operation.node.directives.len() + variables + directives_within(&operation.node.selection_set.node)
    });
    let fragments =
        document.fragments.values().map(|fragment| fragment.node.directives.len() + directives_within(&fragment.node.selection_set.node));
    operations.chain(fragments).sum()
}

fn directives_within(selections: &SelectionSet) -> usize {
    let of = |selection: &Selection| {
        let inside = match selection {
            Selection::Field(field) => directives_within(&field.node.selection_set.node),
            Selection::InlineFragment(fragment) => directives_within(&fragment.node.selection_set.node),
            Selection::FragmentSpread(_) => 0,
        };
        selection.directives().len() + inside
    };
    selections.items.iter().map(|selection| of(&selection.node)).sum()
}
