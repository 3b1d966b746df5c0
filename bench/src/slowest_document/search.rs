//! The search: documents are changed a little, and the dearest that the limits let pass are changed further.

use std::{collections::HashSet, time::Duration};

use rand::{RngExt, rngs::StdRng, seq::IndexedRandom};

use super::{
    cost::{self, Cost},
    document::{Document, Field},
    schema::Schema,
    values::Values,
};
use crate::{Outcome, speed::fill::Tenant, stage::Stage};

/// How many documents are changed further.
const KEPT: usize = 12;
/// How many changes one try makes, at most.
const CHANGES: usize = 4;
/// How much processor time a try takes before it is judged: the clock ticks a hundred times a second.
const GLANCE: Duration = Duration::from_millis(150);

/// A document that passed.
pub struct Found {
    /// The document.
    pub document: Document,
    /// What it costs.
    pub cost: Cost,
    /// The document it comes from, among those that the search began with.
    pub family: usize,
}

/// What is searched with.
pub struct Search<'a> {
    /// The server and its database.
    pub stage: &'a Stage,
    /// Who asks.
    pub tenant: &'a Tenant,
    /// What can be asked for.
    pub schema: &'a Schema,
    /// What there is to ask for.
    pub values: &'a Values,
    /// What decides, the same each time.
    pub random: StdRng,
    /// The texts that have been tried.
    pub tried: HashSet<String>,
    /// How many of them were refused.
    pub refused: usize,
}

impl Search<'_> {
    /// Tries the first documents, then so many changed ones. Answers what passed, the dearest first.
    pub async fn run(&mut self, first: Vec<Document>, tries: usize) -> Outcome<Vec<Found>> {
        let mut found = Vec::new();
        for (family, document) in first.into_iter().enumerate() {
            self.consider(document, family, &mut found).await?;
        }
        for _ in 0..tries {
            let Some(parent) = select(&found, &mut self.random) else { break };
            let (mut document, family) = (parent.document.clone(), parent.family);
            for _ in 0..self.random.random_range(1..=CHANGES) {
                self.change(&mut document);
            }
            self.consider(document, family, &mut found).await?;
        }
        Ok(found)
    }

    async fn consider(&mut self, document: Document, family: usize, found: &mut Vec<Found>) -> Outcome {
        if !self.tried.insert(document.text()) {
            return Ok(());
        }
        match cost::measure(self.stage, self.tenant, &document, GLANCE).await? {
            Some(cost) => {
                let place = found.partition_point(|other: &Found| other.cost.all() >= cost.all());
                found.insert(place, Found { document, cost, family });
            }
            None => self.refused += 1,
        }
        Ok(())
    }

    /// Changes one thing. Whether the document still passes, the server says.
    fn change(&mut self, document: &mut Document) {
        let count = document.root.count();
        let other = self.random.random_range(0..count);
        let copy = document.root.at(other).cloned();
        // At the root, one change counts most.
        let place = if self.random.random_bool(0.2) { 0 } else { self.random.random_range(0..count) };
        let Some(field) = document.root.at(place) else { return };
        match self.random.random_range(0..11) {
            0 | 1 => self.add_field(field),
            2 => self.add_everything(field),
            3 => drop(copy.filter(|copy| fits(self.schema, copy, &field.of)).map(|copy| field.fields.push(copy))),
            4 => double(field),
            5 if field.fields.len() > 1 => drop(field.fields.swap_remove(self.random.random_range(0..field.fields.len()))),
            6 => field.in_fragment = !field.in_fragment && !field.fields.is_empty(),
            7 => field.repeats = !field.repeats,
            8 => level(field, self.random.random_range(0..field.fields.len().max(1))),
            9 => direct(field),
            10 if self.random.random_bool(0.1) => field.at_length = !field.at_length,
            _ => self.change_arguments(&mut document.root, place),
        }
    }

    /// One field more, and of what leads further, something.
    fn add_field(&mut self, field: &mut Field) {
        if let Some(on) = self.schema.possible(&field.of).choose(&mut self.random) {
            let mut narrowed = Field::new(&format!("... on {on}"), on);
            narrowed.fields.push(Field::new("__typename", "String"));
            return field.fields.push(narrowed);
        }
        // A mutation that is not among the first documents changes what is measured.
        let Some(definition) = self.schema.fields(&field.of).choose(&mut self.random).filter(|_| field.of != "Mutation") else { return };
        let mut added = Field::new(&definition.name, definition.of());
        added.arguments = self.values.arguments(self.schema, &definition.args, &mut self.random);
        if self.schema.is_composite(&added.of) {
            self.add_everything(&mut added);
            if added.fields.is_empty() {
                self.add_field(&mut added);
            }
        }
        field.fields.push(added);
    }

    /// All fields that hold one value and are not there yet.
    fn add_everything(&mut self, field: &mut Field) {
        for definition in self.schema.fields(&field.of) {
            let there = field.fields.iter().any(|other| other.name == definition.name);
            if !there && definition.args.is_empty() && !self.schema.is_composite(definition.of()) {
                field.fields.push(Field::new(&definition.name, definition.of()));
            }
        }
    }

    /// Other arguments for a field, and for all beside it that have the same ones.
    fn change_arguments(&mut self, root: &mut Field, place: usize) {
        let Some(field) = root.at(place).map(|field| field.clone()) else { return };
        let owner = owner(root, &field).map(|owner| owner.of.clone()).unwrap_or_default();
        let Some(definition) = self.schema.field(&owner, &field.name).filter(|_| owner != "Mutation") else { return };
        let arguments = self.values.arguments(self.schema, &definition.args, &mut self.random);
        let everywhere = self.random.random_bool(0.7);
        let Some(owner) = owner_mut(root, &field) else { return };
        for other in &mut owner.fields {
            if *other == field || everywhere && other.name == field.name && other.arguments == field.arguments {
                other.arguments.clone_from(&arguments);
            }
        }
    }
}

/// The dear ones often, and of each family the dearest.
fn select<'a>(found: &'a [Found], random: &mut StdRng) -> Option<&'a Found> {
    let mut families = HashSet::new();
    let best: Vec<_> = found.iter().filter(|found| families.insert(found.family)).take(KEPT).collect();
    if random.random_bool(0.5) { best.choose(random).copied() } else { found.get(random.random_range(0..KEPT.min(found.len()).max(1))) }
}

/// Whether a field can stand in a selection of this type.
fn fits(schema: &Schema, field: &Field, of: &str) -> bool {
    schema.field(of, &field.name).is_some_and(|definition| definition.of() == field.of)
}

/// Each field within it once more.
fn double(field: &mut Field) {
    let again = field.fields.clone();
    field.fields.extend(again);
}

/// With a directive that changes nothing, or without it.
fn direct(field: &mut Field) {
    const DIRECTIVE: &str = "@include(if: true)";
    match field.arguments.strip_suffix(DIRECTIVE) {
        Some(arguments) => field.arguments = arguments.to_owned(),
        None => field.arguments.push_str(DIRECTIVE),
    }
}

/// All of one name as this one is.
fn level(field: &mut Field, place: usize) {
    let Some(model) = field.fields.get(place).cloned() else { return };
    for other in field.fields.iter_mut().filter(|other| other.name == model.name) {
        other.clone_from(&model);
    }
}

/// What a field equal to this one stands in.
fn owner<'a>(within: &'a Field, field: &Field) -> Option<&'a Field> {
    if within.fields.contains(field) {
        return Some(within);
    }
    within.fields.iter().find_map(|inner| owner(inner, field))
}

fn owner_mut<'a>(within: &'a mut Field, field: &Field) -> Option<&'a mut Field> {
    if within.fields.contains(field) {
        return Some(within);
    }
    within.fields.iter_mut().find_map(|inner| owner_mut(inner, field))
}
