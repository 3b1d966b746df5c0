//! Mistakes in an input, which are data.

use async_graphql::{Enum, SimpleObject};

use super::{Error, Result};

/// A mistake in the input, told as data so that a form can show it beside its field.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct UserError {
    /// What kind of mistake it is: stable, for programs.
    pub code: UserErrorCode,
    /// One plain sentence for a person: what is wrong and what to do.
    pub message: String,
    /// Where in the arguments, for example `["input", "number"]`; null when it is the input as a whole.
    pub field: Option<Vec<String>>,
}

impl UserError {
    /// A mistake at `field`, the path in the arguments; an empty path is the whole input.
    pub fn new(field: &[&str], code: UserErrorCode, message: impl Into<String>) -> Self {
        let field = (!field.is_empty()).then(|| field.iter().map(|&part| part.to_owned()).collect());
        Self { code, message: message.into(), field }
    }
}

/// The kinds of mistake that mutations report in `userErrors`. New kinds may be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum UserErrorCode {
    /// It can't be left out, empty or null.
    Required,
    /// It is not in the form that it must have.
    Invalid,
    /// It has too few characters.
    TooShort,
    /// It has too many characters.
    TooLong,
    /// It is a number or a time outside the allowed range.
    OutOfRange,
    /// There would be too many of them.
    TooMany,
    /// Another one already has this value, which must be unique.
    Taken,
    /// There is none with this id, or it is not yours: one answer.
    NotFound,
    /// Others still refer to it.
    InUse,
    /// The e-mail address or the password is wrong: one answer for both.
    InvalidCredentials,
    /// The password is too easy to guess.
    WeakPassword,
    /// It is not allowed in the present state.
    StateConflict,
    /// This idempotency key was used for another input.
    IdempotencyKeyReused,
}

/// What is wrong with one value, before it is known where the value stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// What kind of mistake.
    pub code: UserErrorCode,
    /// One plain sentence.
    pub message: String,
}

impl Flaw {
    /// A flaw of this kind.
    pub fn new(code: UserErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

/// Collects the mistakes of one input, so that all are reported at once.
#[derive(Debug, Default)]
pub struct Problems(Vec<UserError>);

impl Problems {
    /// Keeps the value, or notes its flaw under `input.<field>`.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Flaw>) -> Option<T> {
        self.take_at(&["input", field], parsed)
    }

    /// Keeps the value, or notes its flaw at `path`.
    pub fn take_at<T>(&mut self, path: &[&str], parsed: Result<T, Flaw>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(flaw) => {
                self.0.push(UserError::new(path, flaw.code, flaw.message));
                None
            }
        }
    }

    /// Notes a mistake under `input.<field>`.
    pub fn add(&mut self, field: &str, code: UserErrorCode, message: impl Into<String>) {
        self.0.push(UserError::new(&["input", field], code, message));
    }

    /// Notes a mistake at `path`.
    pub fn add_at(&mut self, path: &[&str], code: UserErrorCode, message: impl Into<String>) {
        self.0.push(UserError::new(path, code, message));
    }

    /// Whether nothing was noted so far.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Fails with all that was noted, if anything was.
    pub fn check(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }
}
