//! Phone numbers as people and carriers write them, by Google's libphonenumber metadata.

use rlibphonenumber::{PhoneNumber as Parsed, PhoneNumberFormat};

use crate::error::{Flaw, UserErrorCode};

/// A country, by its ISO 3166 alpha-2 code: it decides how a number without a country code is read and how numbers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    known: rlibphonenumber::Region,
    code: [u8; 2],
}

impl Default for Region {
    /// India.
    fn default() -> Self {
        Self::parse("IN").expect("India is a region")
    }
}

impl Region {
    /// Parses a code in any case.
    pub fn parse(typed: &str) -> Result<Self, Flaw> {
        let typed = typed.trim().to_ascii_uppercase();
        let code = <[u8; 2]>::try_from(typed.as_bytes()).ok();
        let known = typed.parse().ok();
        code.zip(known)
            // Only a region with a country code can read a number.
            .filter(|(_, known)| rlibphonenumber::PHONE_NUMBER_UTIL.get_country_code_for_region(*known).is_some())
            .map(|(code, known)| Self { known, code })
            .ok_or_else(|| Flaw::new(UserErrorCode::Invalid, "This is not an ISO 3166 country code. Write two letters, like IN or US."))
    }

    /// The code in capital letters.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.code).expect("a known code is ASCII")
    }
}

/// A phone number that somebody could be reached at, in E.164: `+919876543210`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Parses a number with a country code, or one without it as it is dialled in `region`.
    pub fn parse(typed: &str, region: Region) -> Result<Self, Flaw> {
        if typed.trim().is_empty() {
            return Err(Flaw::new(UserErrorCode::Required, "Enter a phone number."));
        }
        parsed(typed, region).map(|number| Self(number.to_string())).ok_or_else(|| {
            Flaw::new(
                UserErrorCode::Invalid,
                format!(
                    "This is not a phone number. Write it with its country code, like +91 98765 43210, or as it is dialled in {}.",
                    region.as_str()
                ),
            )
        })
    }

    /// E.164.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Somebody on the other end of a call or an order: E.164 where it parses, else as it was given (withheld, a SIP user, a short code).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact(String);

impl Contact {
    /// The longest text that is kept, in characters.
    pub const MAX: usize = 128;

    /// Keeps whatever a carrier sends, at most [`Self::MAX`] characters.
    pub fn from_carrier(sent: &str, region: Region) -> Result<Self, Flaw> {
        let kept = super::Text::<{ Self::MAX }>::parse(sent)?.into_string();
        Ok(Self(parsed(&kept, region).map_or(kept, |number| number.to_string())))
    }

    /// Keeps a number that a person typed: it must have digits and nothing that no phone number has.
    pub fn from_person(typed: &str, region: Region) -> Result<Self, Flaw> {
        let contact = Self::from_carrier(typed, region)?;
        let digits = contact.0.chars().filter(char::is_ascii_digit).count();
        let plausible = contact.0.chars().all(|c| c.is_ascii_digit() || " +()-./#*,;x".contains(c));
        if digits >= 3 && plausible {
            Ok(contact)
        } else {
            Err(Flaw::new(UserErrorCode::Invalid, "This is not a phone number. Write it like +91 98765 43210."))
        }
    }

    /// The text that is kept.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Whether it reads as the same number in every region.
pub fn says_its_country(typed: &str) -> bool {
    typed.len() <= LONGEST && Parsed::parse(typed, None).is_ok()
}

/// The longest number with its separators and extension is far shorter than this, in bytes.
const LONGEST: usize = 64;

fn parsed(typed: &str, region: Region) -> Option<Parsed> {
    if typed.len() > LONGEST {
        return None;
    }
    Parsed::parse(typed, Some(region.known)).ok().filter(Parsed::is_valid)
}

/// A stored number as people in `region` write it: national form for their own, international for others, unchanged if it is no number.
pub fn format_for(stored: &str, region: Region) -> String {
    match parsed(stored, region) {
        Some(number) if number.get_region_code() == Some(region.known) => number.format_as(PhoneNumberFormat::National).into_owned(),
        Some(number) => number.format_as(PhoneNumberFormat::International).into_owned(),
        None => stored.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn india() -> Region {
        Region::parse("in").unwrap()
    }

    #[test]
    fn a_national_number_is_read_in_its_region() {
        assert_eq!(PhoneNumber::parse("098765 43210", india()).unwrap().into_string(), "+919876543210");
        assert_eq!(PhoneNumber::parse("+1 (212) 555-2368", india()).unwrap().into_string(), "+12125552368");
    }

    #[test]
    fn a_number_with_its_country_is_the_same_everywhere() {
        for typed in ["+91 98765 43210", " +1 (212) 555-2368 ", "＋919876543210"] {
            assert!(says_its_country(typed), "{typed}");
            let read = |region| PhoneNumber::parse(typed, Region::parse(region).unwrap()).unwrap();
            assert_eq!(read("IN"), read("US"), "{typed}");
        }
        for typed in ["098765 43210", "0091 98765 43210", "+0091 98765 43210", "+999 98765", "anonymous", "+", ""] {
            assert!(!says_its_country(typed), "{typed}");
        }
    }

    #[test]
    fn a_number_is_shown_as_its_readers_write_it() {
        assert_eq!(format_for("+919876543210", india()), "098765 43210");
        assert_eq!(format_for("+12125552368", india()), "+1 212-555-2368");
        assert_eq!(format_for("anonymous", india()), "anonymous");
    }

    #[test]
    fn what_is_no_number_is_refused_from_people_and_kept_from_carriers() {
        for typed in ["abc", "12", "+91 12", "98765432101234567890", ""] {
            assert!(PhoneNumber::parse(typed, india()).is_err(), "{typed}");
        }
        assert_eq!(Contact::from_carrier("sip:ravi@example.com", india()).unwrap().into_string(), "sip:ravi@example.com");
        assert!(Contact::from_person("sip:ravi@example.com", india()).is_err());
        assert_eq!(Contact::from_person("1800 123", india()).unwrap().into_string(), "1800 123");
    }

    #[test]
    fn a_region_without_phones_is_refused() {
        for typed in ["", "XX", "IND", "001"] {
            assert!(Region::parse(typed).is_err(), "{typed}");
        }
    }
}
