//! The scalars of the schema that GraphQL itself does not have.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{Datelike, NaiveDate, Timelike, Utc};

/// A moment: RFC 3339 in UTC with milliseconds, for example `2026-11-22T09:30:00.000Z`. Input may have any offset and
/// any precision; it is kept in UTC, truncated to a millisecond. Years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DateTime(pub chrono::DateTime<Utc>);

/// A moment: RFC 3339 in UTC with milliseconds, for example `2026-11-22T09:30:00.000Z`. Input may have any offset and
/// any precision; it is kept in UTC, truncated to a millisecond. Years 1 to 9999.
#[Scalar(name = "DateTime", specified_by_url = "https://datatracker.ietf.org/doc/html/rfc3339")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        let wrong = || InputValueError::custom("A DateTime is written like \"2026-11-22T09:30:00.000Z\".");
        let Value::String(text) = value else { return Err(wrong()) };
        let moment = chrono::DateTime::parse_from_rfc3339(&text).map_err(|_| wrong())?;
        // By way of the milliseconds, which also turn a leap second into the one after it: neither engine can store it.
        let moment = chrono::DateTime::from_timestamp_millis(moment.timestamp_millis()).ok_or_else(wrong)?;
        if (1..=9999).contains(&moment.year()) { Ok(Self(moment)) } else { Err(wrong()) }
    }

    fn to_value(&self) -> Value {
        Value::String(str::from_utf8(&written(self.0)).expect("digits are ASCII").to_owned())
    }
}

/// How a moment of the years 0 to 9999 is written, in ASCII. An answer has hundreds of them, and chrono's own way takes several times as
/// long.
pub fn written(moment: chrono::DateTime<Utc>) -> [u8; 24] {
    let mut text = *b"0000-00-00T00:00:00.000Z";
    let parts = [
        (0..4, moment.year().unsigned_abs()),
        (5..7, moment.month()),
        (8..10, moment.day()),
        (11..13, moment.hour()),
        (14..16, moment.minute()),
        (17..19, moment.second()),
        (20..23, moment.timestamp_subsec_millis()),
    ];
    for (places, mut number) in parts {
        for place in places.rev() {
            text[place] = b'0' + u8::try_from(number % 10).expect("a digit is small");
            number /= 10;
        }
    }
    text
}

/// A calendar day without a time zone: `2026-11-22`. Years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub NaiveDate);

/// A calendar day without a time zone: `2026-11-22`. Years 1 to 9999.
#[Scalar(name = "Date", specified_by_url = "https://datatracker.ietf.org/doc/html/rfc3339#section-5.6")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let wrong = || InputValueError::custom("A Date is written like \"2026-11-22\".");
        let Value::String(text) = value else { return Err(wrong()) };
        let day = NaiveDate::parse_from_str(&text, "%Y-%m-%d").map_err(|_| wrong())?;
        if text.len() == 10 && (1..=9999).contains(&day.year()) { Ok(Self(day)) } else { Err(wrong()) }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.format("%Y-%m-%d").to_string())
    }
}

/// A phone number in the international form of ITU-T E.164: a plus sign, the country code and the number, digits only, for example
/// `+919876543210`. Only in answers: numbers that people type arrive as `String`, so that a wrong one is a `UserError`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct E164(pub String);

/// A phone number in the international form of ITU-T E.164: a plus sign, the country code and the number, digits only, for example
/// `+919876543210`. Only in answers: numbers that people type arrive as `String`, so that a wrong one is a `UserError`.
#[Scalar(name = "E164", specified_by_url = "https://www.itu.int/rec/T-REC-E.164")]
impl ScalarType for E164 {
    fn parse(_: Value) -> InputValueResult<Self> {
        Err(InputValueError::custom("E164 stands only in answers."))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use chrono::SecondsFormat;

    use super::*;

    #[test]
    fn a_moment_is_written_as_rfc_3339_says() {
        for millis in [0, 1, 999, -1, 1_780_000_000_000, 951_782_400_000, -62_135_596_800_000, 253_402_300_799_999] {
            let moment = chrono::DateTime::from_timestamp_millis(millis).expect("these years exist");
            assert_eq!(written(moment), moment.to_rfc3339_opts(SecondsFormat::Millis, true).as_bytes());
        }
    }
}
