//! Languages, by their BCP 47 tags.

use icu_locale_core::LanguageIdentifier;

use crate::error::{Flaw, UserErrorCode};

/// A language tag in its canonical spelling: `en`, `hi`, `en-IN`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language(String);

impl Language {
    /// Parses a tag in any case: `EN-in` is `en-IN`.
    pub fn parse(typed: &str) -> Result<Self, Flaw> {
        match LanguageIdentifier::try_from_str(typed.trim()) {
            Ok(tag) if !tag.language.is_unknown() => Ok(Self(tag.to_string())),
            _ => Err(Flaw::new(UserErrorCode::Invalid, "This is not a BCP 47 language tag. Write one like en, hi or en-IN.")),
        }
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The tag, to be stored.
    pub fn into_string(self) -> String {
        self.0
    }
}
