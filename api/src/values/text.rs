//! Text that people type.

use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, Flaw, Result, UserErrorCode};

/// Text of 1 to `MAX` characters, without spaces around it and without control characters but line breaks and tabs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<const MAX: usize>(String);

impl<const MAX: usize> Text<MAX> {
    /// Parses what somebody typed.
    pub fn parse(typed: &str) -> Result<Self, Flaw> {
        let typed = normalised(typed);
        if typed.is_empty() {
            return Err(Flaw::new(UserErrorCode::Required, "Enter some text: this can't be empty."));
        }
        let length = typed.chars().count();
        if length > MAX {
            return Err(Flaw::new(
                UserErrorCode::TooLong,
                format!("This has {length} characters, and at most {MAX} fit. Shorten it by {}.", length - MAX),
            ));
        }
        if typed.chars().any(is_forbidden) {
            return Err(Flaw::new(UserErrorCode::Invalid, "This contains a control character. Remove it."));
        }
        Ok(Self(typed))
    }

    /// The text.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Without spaces around it, and each letter in its one spelling (NFC): keyboards write Hindi's ड़ as one character or as two.
fn normalised(typed: &str) -> String {
    typed.trim().nfc().collect()
}

/// Control characters, but for line breaks and tabs.
fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

/// Parses text that may be left empty: null and spaces alone are the same as none.
pub fn optional<const MAX: usize>(typed: Option<&str>) -> Result<Option<String>, Flaw> {
    match typed.map(str::trim) {
        None | Some("") => Ok(None),
        Some(typed) => Text::<MAX>::parse(typed).map(|text| Some(text.into_string())),
    }
}

/// Text that is only compared. The engines disagree about NUL, so it is refused before they are asked.
pub fn plain(argument: &str, text: String) -> Result<String> {
    if text.contains('\0') { Err(Error::BadInput(format!("`{argument}` contains the NUL character. Remove it."))) } else { Ok(text) }
}

/// What names are ordered by, so that both engines agree: lower case, compared byte by byte.
pub fn sort_key(name: &str) -> String {
    name.to_lowercase()
}

/// What to look for: at least three characters, because that is what the indexes hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search(String);

impl Search {
    /// The longest text that can be searched for, in characters.
    pub const MAX: usize = 200;

    /// Parses the text of a filter, where there is one.
    pub fn filter(typed: Option<&str>) -> Result<Option<Self>> {
        let Some(typed) = typed else { return Ok(None) };
        let wanted = normalised(typed).to_lowercase();
        match wanted.chars().count() {
            0..3 => Err(Error::BadInput("`search` needs at least 3 characters. Type more, or leave it out.".into())),
            3..=Self::MAX if !wanted.chars().any(is_forbidden) => Ok(Some(Self(wanted))),
            _ => Err(Error::BadInput(format!("`search` takes at most {} characters of plain text. Shorten it.", Self::MAX))),
        }
    }

    /// What search looks through: the searched fields in lower case, between them a character that no text has, so that no match
    /// spans two.
    pub fn haystack(fields: &[Option<&str>]) -> String {
        let fields: Vec<_> = fields.iter().flatten().map(|field| field.to_lowercase()).collect();
        fields.join("\u{1f}")
    }

    /// As the pattern of a LIKE whose escape character is the backslash.
    pub fn like_pattern(&self) -> String {
        let escaped = self.0.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
        format!("%{escaped}%")
    }

    /// As a phrase of SQLite's FTS5.
    pub fn fts5_phrase(&self) -> String {
        format!("\"{}\"", self.0.replace('"', "\"\""))
    }
}
