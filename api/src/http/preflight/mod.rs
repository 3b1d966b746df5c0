//! What a document may ask for, looked at before anything else does.
//!
//! The library follows every spread of every fragment when it validates, so thirty fragments that each spread the next one twice would
//! keep it busy for hours, and no time limit can interrupt it. Here each fragment is counted once and remembered.

mod arguments;
mod counts;
mod merging;
mod published;
mod roots;
mod tokens;
mod values;
pub mod variables;

use async_graphql::parser::types::{ExecutableDocument, OperationDefinition};

use crate::{
    error::Code,
    limits::{DIRECTIVES, DOCUMENT_BYTES, FRAGMENTS, OPERATIONS, VARIABLES},
};

pub use arguments::NeverNull;
pub use roots::{label, operation};

/// Why a document is refused: a sentence for its author.
#[derive(Debug)]
pub struct Refusal {
    /// What kind of refusal it is.
    pub code: Code,
    /// What to do.
    pub message: String,
}

impl Refusal {
    fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    fn too_complex(what: &str, found: impl std::fmt::Display, most: impl std::fmt::Display) -> Self {
        Self::new(
            Code::QueryTooComplex,
            format!("This document has {found} {what}, and at most {most} are answered. Ask for less at once."),
        )
    }
}

/// Refuses a text that is longer than what is read.
pub fn check_length(text: &str) -> Result<(), Refusal> {
    let found = text.len();
    if found <= DOCUMENT_BYTES {
        return Ok(());
    }
    let message = format!(
        "The document has {found} bytes, and at most {DOCUMENT_BYTES} are read. Put values into variables, or ask for less at once."
    );
    Err(Refusal::new(Code::DocumentTooLarge, message))
}

/// A document that was looked at.
pub struct Parsed {
    /// As it is to be executed.
    pub document: ExecutableDocument,
    /// Whether it asks twice for objects under one name.
    pub repeats: bool,
    /// Which variables null does not fit, whatever their types.
    pub never_null: NeverNull,
}

/// Parses a document, unless its text alone is a reason not to, and refuses it if its operations ask for too much.
pub fn parse(text: &str) -> Result<Parsed, Refusal> {
    tokens::scan(text)?;
    let mut document = async_graphql::parser::parse_query(text).map_err(|error| {
        let place = error.positions().next().map(|at| format!(" near line {}, column {}", at.line, at.column)).unwrap_or_default();
        let message = format!("The document is not GraphQL{place}. Check brackets, names and quotes there.");
        Refusal::new(Code::GraphqlParseFailed, message)
    })?;
    let repeats = check(&document)?;
    let never_null = arguments::settle(&mut document)?;
    Ok(Parsed { document, repeats, never_null })
}

fn check(document: &ExecutableDocument) -> Result<bool, Refusal> {
    let at_most = |what: &str, found: usize, most: usize| {
        if found > most { Err(Refusal::too_complex(what, found, most)) } else { Ok(()) }
    };
    at_most("operations", document.operations.iter().len(), OPERATIONS)?;
    at_most("fragments", document.fragments.len(), FRAGMENTS)?;
    at_most("directives", counts::directives(document), DIRECTIVES)?;
    let mut counter = counts::Counter::of(document);
    let mut repeats = false;
    for (_, operation) in document.operations.iter() {
        let operation: &OperationDefinition = &operation.node;
        at_most("variables", operation.variable_definitions.len(), VARIABLES)?;
        counter.operation(operation)?;
        roots::check(document, operation)?;
        repeats |= merging::check(document, roots::name(operation), &operation.selection_set.node)?;
    }
    // Fragments that nothing spreads are validated too.
    counter.fragments()?;
    Ok(repeats)
}
