//! Fields of an update.

use async_graphql::{InputType, MaybeUndefined};
use sea_orm::ActiveValue;

use crate::error::{Flaw, Problems, UserErrorCode};

/// A field of an update: left out it stays as it is, null clears it, a value replaces it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// Left out: unchanged.
    #[default]
    Keep,
    /// Null: cleared, where the field may be empty.
    Clear,
    /// Replaced.
    Set(T),
}

impl<T: InputType> From<MaybeUndefined<T>> for Patch<T> {
    fn from(field: MaybeUndefined<T>) -> Self {
        match field {
            MaybeUndefined::Undefined => Self::Keep,
            MaybeUndefined::Null => Self::Clear,
            MaybeUndefined::Value(value) => Self::Set(value),
        }
    }
}

impl<T> Patch<T> {
    /// The same with the value in another form.
    pub fn map<U>(self, form: impl FnOnce(T) -> U) -> Patch<U> {
        match self {
            Self::Keep => Patch::Keep,
            Self::Clear => Patch::Clear,
            Self::Set(value) => Patch::Set(form(value)),
        }
    }

    /// The new value of a field that can't be empty, or nothing when it stays; null is noted as a mistake.
    pub fn required<U>(self, field: &str, problems: &mut Problems, parse: impl FnOnce(T) -> Result<U, Flaw>) -> Option<U> {
        match self {
            Self::Keep => None,
            Self::Clear => {
                problems.add(field, UserErrorCode::Required, format!("`{field}` can't be null. Leave it out to keep it as it is."));
                None
            }
            Self::Set(value) => problems.take(field, parse(value)),
        }
    }

    /// The new value of a field that may be empty: `Some(None)` clears it, `None` keeps it.
    pub fn optional<U>(self, field: &str, problems: &mut Problems, parse: impl FnOnce(T) -> Result<Option<U>, Flaw>) -> Option<Option<U>> {
        match self {
            Self::Keep => None,
            Self::Clear => Some(None),
            Self::Set(value) => problems.take(field, parse(value)),
        }
    }
}

/// Writes `value` into `column` if it is given and differs, and notes the field's name.
pub fn set<V: Into<sea_orm::Value> + PartialEq>(
    column: &mut ActiveValue<V>,
    value: Option<V>,
    field: &'static str,
    changed: &mut Vec<&'static str>,
) {
    if let Some(value) = value
        && !matches!(column, ActiveValue::Unchanged(present) if *present == value)
    {
        *column = ActiveValue::Set(value);
        changed.push(field);
    }
}
