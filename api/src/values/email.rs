//! E-mail addresses.

use std::str::FromStr;

use email_address::EmailAddress;

use crate::error::{Flaw, UserErrorCode};

/// An address in the form of RFC 5321, at most 254 characters, whose domain has a dot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Parses what somebody typed; spaces around it don't count.
    pub fn parse(typed: &str) -> Result<Self, Flaw> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(Flaw::new(UserErrorCode::Required, "Enter an e-mail address."));
        }
        let valid = typed.len() <= 254
            && !typed.contains(['<', '"', '[', '\0'])
            && EmailAddress::from_str(typed).is_ok_and(|address| address.domain().contains('.'));
        if valid {
            Ok(Self(typed.to_owned()))
        } else {
            Err(Flaw::new(UserErrorCode::Invalid, "This is not an e-mail address. Write it like name@example.com."))
        }
    }

    /// The address as it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two spellings of one address have in common.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}
