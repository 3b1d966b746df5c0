//! What a document asks for, looked at before the rows are read, so that one statement brings all of it.

use std::sync::Arc;

use async_graphql::{Context, Lookahead, SelectionField};
use entity::{Columns, ReadInPart, TenantOwned, ai_agent};

use crate::{
    answer_size::{AnswerSize, ENTITY, LIST_GONE_THROUGH, ReadFor},
    context::ContextExt,
    error::{Error, Result},
    finished::Entry,
    orders::Order,
};

/// The most entities that one level of a document may add: the links of a whole page. A level more would multiply them again.
pub const MOST: usize = 10_000;
/// The same where each may bring a text of a hundred thousand bytes along.
pub const MOST_WITH_TEXT: usize = 200;

/// A table whose rows are shown as GraphQL's objects.
pub trait Shown: TenantOwned + ReadInPart {
    /// Fields that are long texts, and their columns: never read unless wanted.
    const LONG: &'static [(&'static str, Self::Column)] = &[];

    /// What a field is made of whose name is not that of its column. One of which this does not tell, although it should, is blank.
    fn made_of(field: &str) -> Option<Self::Column>;
}

/// The fields that are wanted of some entity. A document may name it in several places.
///
/// It decides how rows are read, never whether: what was not foreseen is read when its field is resolved.
pub struct Wanted<'a> {
    places: Vec<Lookahead<'a>>,
    answer: Option<&'a Arc<AnswerSize>>,
    /// Whether others may see the rows that are read, who want other fields.
    shared: bool,
}

impl<'a> Wanted<'a> {
    /// What is wanted of the entity that this field answers.
    pub fn of(ctx: &'a Context<'_>) -> Self {
        Self { places: vec![ctx.look_ahead()], answer: Some(ctx.answer_size()), shared: false }
    }

    /// The same, of rows that others may see who want other fields: they are read whole.
    #[must_use]
    pub fn shared(self) -> Self {
        Self { shared: true, ..self }
    }

    /// What is wanted of the entries of the connection that this field answers.
    pub fn of_entries(ctx: &'a Context<'_>) -> Self {
        let connection = ctx.look_ahead();
        let places = vec![connection.field("nodes"), connection.field("edges").field("node")];
        Self { places, answer: Some(ctx.answer_size()), shared: false }
    }

    /// Nothing but the entity itself: for callers that are no document.
    pub fn nothing() -> Self {
        Self { places: Vec::new(), answer: None, shared: true }
    }

    /// What is wanted of the entity behind a field; `None` if the field is not asked for.
    pub fn child(&self, field: &str) -> Option<Self> {
        let places: Vec<_> = self.places.iter().map(|place| place.field(field)).filter(Lookahead::exists).collect();
        (!places.is_empty()).then_some(Self { places, answer: self.answer, shared: self.shared })
    }

    /// The columns that the wanted fields are made of; of what is shared, all but long texts.
    pub fn columns<E: Shown>(&self) -> Columns<E> {
        if self.shared {
            let unwanted = E::LONG.iter().filter(|(field, _)| self.child(field).is_none());
            return unwanted.fold(Columns::all(), |columns, (_, long)| columns.without(*long));
        }
        let mut columns = Columns::none().with(E::ID);
        for place in self.places.iter().flat_map(Lookahead::selection_fields) {
            for field in place.selection_set() {
                columns = match E::made_of(field.name()) {
                    Some(column) => columns.with(column),
                    // One that is neither is of another type, which a fragment is on.
                    None => columns.with_named(field.name()),
                };
            }
        }
        columns
    }

    /// Refuses a level that would hold more entities than an answer may, and all that would be read for the same answer after it. Asked
    /// before they are copied to where they are wanted.
    pub fn check_breadth(&self, field: &str, entities: usize, most: usize) -> Result<()> {
        if entities <= most {
            return Ok(());
        }
        if let Some(answer) = self.answer {
            answer.spend();
        }
        Err(Error::TooComplex(format!(
            "`{field}` would hold more than the {most} entries that fit. Ask for a shorter list, or for fewer levels at once."
        )))
    }

    /// The answer that rows are read for; none for callers that are no document.
    pub fn answer(&self) -> Option<ReadFor> {
        let texts = self.places.iter().flat_map(Lookahead::selection_fields).any(|place| place.selection_set().any(has_text));
        Some(ReadFor { size: Arc::clone(self.answer?), texts })
    }

    /// Counts this many entities as part of the answer. [`Error::TooComplex`] if they don't fit.
    pub fn hold(&self, entities: usize) -> Result<()> {
        let Some(answer) = self.answer else { return Ok(()) };
        let places = self.places.iter().flat_map(Lookahead::selection_fields);
        let each: usize = places.map(|place| place.selection_set().map(bytes).sum::<usize>()).sum();
        answer.add(entities.saturating_mul(ENTITY + each))
    }

    /// Counts lists that may be gone through from end to end: to find what no index knows, or to count what a filter leaves of them.
    pub fn go_through(&self, lists: impl IntoIterator<Item = bool>) -> Result<()> {
        let lists = lists.into_iter().filter(|gone_through| *gone_through).count();
        self.answer.map_or(Ok(()), |answer| answer.add(LIST_GONE_THROUGH * lists))
    }
}

/// Whether a field is a long text, or leads to one.
fn has_text(field: SelectionField<'_>) -> bool {
    let name = field.name();
    let is_long = Order::COUNTED.contains(&name) || ai_agent::Entity::LONG.iter().any(|(long, _)| *long == name);
    is_long || field.selection_set().any(has_text)
}

/// What a field of an entity takes in an answer, about: its name, and a value, or another entity. The entries of a list are counted
/// when it is known how many they are.
fn bytes(field: SelectionField<'_>) -> usize {
    const VALUE: usize = 100;
    /// A number that is written for people takes as long as four other values.
    const FORMATTED: usize = 400;
    const LISTS: [&str; 3] = ["linkedPhones", "linkedAgents", "orders"];
    let inside: usize = if LISTS.contains(&field.name()) { 0 } else { field.selection_set().map(bytes).sum() };
    let value = if field.name().ends_with("Formatted") { FORMATTED } else { VALUE };
    field.alias().unwrap_or(field.name()).len() + inside.max(value)
}

/// Whether the document asks how long the connection's list is.
pub fn wants_total(ctx: &Context<'_>) -> bool {
    ctx.look_ahead().field("totalCount").exists()
}
