//! Ids as clients write them.

use entity::{TypedId, WrongId};

use crate::error::{Error, Flaw, Result, UserErrorCode};

/// Parses an id. The flaw says of what kind it should have been.
pub fn parse<T: TypedId>(text: &str) -> Result<T, Flaw> {
    text.parse().map_err(|WrongId| {
        let message =
            format!("This is not the id of {}. Such an id looks like {}_01k…; take it from an answer of this API.", T::OF, T::PREFIX);
        Flaw::new(UserErrorCode::Invalid, message)
    })
}

/// Parses an id among a mutation's arguments: a wrong one is a user's mistake.
pub fn of_mutation<T: TypedId>(path: &[&str], text: &str) -> Result<T> {
    parse(text).map_err(|flaw| Error::invalid(path, flaw.code, flaw.message))
}

/// Parses an id among a query's arguments: a wrong one can't be right whatever the data.
pub fn of_query<T: TypedId>(argument: &str, text: &str) -> Result<T> {
    parse(text).map_err(|flaw| Error::BadInput(format!("`{argument}`: {}", flaw.message)))
}
