//! What a document asks for, looked at before the rows are read, so that one statement brings all of it.

use async_graphql::{Context, Lookahead};

use crate::error::{Error, Result};

/// The most entities that one level of a document may add: the links of a whole page. A level more would multiply them again.
pub const MOST: usize = 10_000;
/// The same where each may bring a text of a hundred thousand bytes along.
pub const MOST_WITH_TEXT: usize = 200;

/// The fields that are wanted of some entity. A document may name it in several places.
///
/// It decides how rows are read, never whether: what was not foreseen is read when its field is resolved.
pub struct Wanted<'a>(Vec<Lookahead<'a>>);

impl<'a> Wanted<'a> {
    /// What is wanted of the entity that this field answers.
    pub fn of(ctx: &'a Context<'_>) -> Self {
        Self(vec![ctx.look_ahead()])
    }

    /// What is wanted of the entries of the connection that this field answers.
    pub fn of_entries(ctx: &'a Context<'_>) -> Self {
        let connection = ctx.look_ahead();
        Self(vec![connection.field("nodes"), connection.field("edges").field("node")])
    }

    /// Nothing but the entity itself: for callers that are no document.
    pub fn nothing() -> Self {
        Self(Vec::new())
    }

    /// What is wanted of the entity behind a field; `None` if the field is not asked for.
    pub fn child(&self, field: &str) -> Option<Self> {
        let places: Vec<_> = self.0.iter().map(|place| place.field(field)).filter(Lookahead::exists).collect();
        (!places.is_empty()).then_some(Self(places))
    }
}

/// Whether the document asks how long the connection's list is.
pub fn wants_total(ctx: &Context<'_>) -> bool {
    ctx.look_ahead().field("totalCount").exists()
}

/// Refuses a level that would hold more entities than an answer may. Asked before they are copied to where they are wanted.
pub fn check_breadth(field: &str, entities: usize, most: usize) -> Result<()> {
    if entities <= most {
        return Ok(());
    }
    Err(Error::TooComplex(format!(
        "`{field}` would hold more than the {most} entries that fit. Ask for a shorter list, or for fewer levels at once."
    )))
}
