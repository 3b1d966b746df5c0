//! The scalars of the schema that GraphQL itself does not have.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{Datelike, NaiveDate, SecondsFormat, Utc};

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
        Value::String(self.0.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
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
