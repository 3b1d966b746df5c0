//! The dashboard: the rules. Its counts are kept by the database's triggers, so reading them costs the same however many calls there are.

pub mod graphql;
pub mod subscription;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use entity::{tenant_activity, tenant_counters};
use sea_orm::{
    ColumnTrait, Condition, IdenStatic,
    sea_query::{CaseStatement, Expr, ExprTrait, SimpleExpr},
};

use crate::{
    db::TenantDb,
    error::{Error, Result},
};

/// The most days of activity that are answered at once.
pub const MOST_DAYS: i64 = 400;
/// The seconds of a quarter of an hour: every time zone's days begin on one.
const QUARTER_HOUR: i64 = 900;

/// A tenant's counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Phone numbers whose status is active.
    pub connected_phone_numbers: i64,
    /// Agents that are active.
    pub active_agents: i64,
    /// Calls.
    pub calls: i64,
    /// Orders.
    pub orders: i64,
}

/// What happened on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: NaiveDate,
    /// Calls that began on it.
    pub calls: i64,
    /// Of those, the answered ones.
    pub answered_calls: i64,
    /// Orders taken on it.
    pub orders: i64,
    /// Seconds talked in its answered calls.
    pub talk_seconds: i64,
}

impl Day {
    fn new(date: NaiveDate) -> Self {
        Self { date, calls: 0, answered_calls: 0, orders: 0, talk_seconds: 0 }
    }
}

/// One of the tenant's kept counts, as a value beside the rows of another query.
pub fn kept(tenant: &TenantDb, counter: tenant_counters::Column) -> SimpleExpr {
    tenant.find::<tenant_counters::Entity>().only([(sum(counter), "kept")]).expression()
}

/// The tenant's counts.
pub async fn counts(tenant: &TenantDb) -> Result<Counts> {
    use tenant_counters::Column;

    let sums = [
        (sum(Column::ActivePhoneNumbers), "phone_numbers"),
        (sum(Column::ActiveAgents), "agents"),
        (sum(Column::Calls), "calls"),
        (sum(Column::Orders), "orders"),
    ];
    let row = tenant.find::<tenant_counters::Entity>().only(sums).rows().await?.pop().ok_or(Error::NotFound)?;
    Ok(Counts {
        connected_phone_numbers: row.try_get("", "phone_numbers")?,
        active_agents: row.try_get("", "agents")?,
        calls: row.try_get("", "calls")?,
        orders: row.try_get("", "orders")?,
    })
}

/// The tenant's days from `from` to `to`, both included and none left out, as the clocks of `time_zone` (IANA) count them.
pub async fn activity(tenant: &TenantDb, from: NaiveDate, to: NaiveDate, time_zone: &str) -> Result<Vec<Day>> {
    use tenant_activity::Column;

    let zone = jiff::tz::TimeZone::get(time_zone)
        .map_err(|_| Error::BadInput("`timeZone` is not an IANA time zone. Write one like Asia/Kolkata, or UTC.".into()))?;
    if to < from {
        return Err(Error::BadInput("`to` is before `from`. Swap them.".into()));
    }
    if (to - from).num_days() >= MOST_DAYS {
        return Err(Error::BadInput(format!("From `from` to `to` there may be at most {MOST_DAYS} days. Ask for fewer.")));
    }
    // The first quarter of an hour of each day, and of the day after the last.
    let days = from.iter_days().take_while(|day| *day <= to + TimeDelta::days(1));
    let starts = days.map(|day| Ok(start_of_day(day, &zone)?.timestamp().div_euclid(QUARTER_HOUR))).collect::<Result<Vec<_>>>()?;
    let (Some(first), Some(end)) = (starts.first(), starts.last()) else { return Ok(Vec::new()) };

    let span = Condition::all().add(Column::QuarterHour.gte(*first)).add(Column::QuarterHour.lt(*end));
    let sums = [
        (place_of_day(&starts), "day"),
        (sum(Column::Calls), "calls"),
        (sum(Column::AnsweredCalls), "answered_calls"),
        (sum(Column::Orders), "orders"),
        (sum(Column::TalkSeconds), "talk_seconds"),
    ];
    let rows = tenant.find::<tenant_activity::Entity>().filter(span).only(sums).group_by("day").rows().await?;

    let mut days: Vec<Day> = from.iter_days().take(starts.len() - 1).map(Day::new).collect();
    for row in rows {
        let place = usize::try_from(row.try_get::<i64>("", "day")?).map_err(Error::internal)?;
        days[place] = Day {
            calls: row.try_get("", "calls")?,
            answered_calls: row.try_get("", "answered_calls")?,
            orders: row.try_get("", "orders")?,
            talk_seconds: row.try_get("", "talk_seconds")?,
            ..days[place]
        };
    }
    Ok(days)
}

/// The place, in a list of days that begin with these quarters of an hour, of the day that a row falls into. `starts` ends with the end of
/// the last day. Days of one length that follow each other are counted off together, so it is as long as clocks are changed often.
fn place_of_day(starts: &[i64]) -> SimpleExpr {
    let quarter_hour = || Expr::col(tenant_activity::Column::QuarterHour);
    let days: Vec<(i64, i64, i64)> = (0..).zip(starts.windows(2)).map(|(place, day)| (place, day[0], day[1] - day[0])).collect();
    let mut place_of_day = CaseStatement::new();
    for alike in days.chunk_by(|(.., length), (.., next)| length == next) {
        // Where a zone has left out a day, that has no length, and nothing falls into it.
        let (Some((place, start, length @ 1..)), Some((_, last, _))) = (alike.first(), alike.last()) else { continue };
        let counted_off = quarter_hour().sub(*start).div(*length).add(*place);
        place_of_day = place_of_day.case(quarter_hour().lt(last + length), counted_off);
    }
    place_of_day.into()
}

/// The first moment of a day: not always midnight, because some zones change their clocks then.
fn start_of_day(day: NaiveDate, zone: &jiff::tz::TimeZone) -> Result<DateTime<Utc>> {
    let civil = || {
        let year = i16::try_from(day.year()).ok()?;
        let (month, day) = (i8::try_from(day.month()).ok()?, i8::try_from(day.day()).ok()?);
        let start = jiff::civil::Date::new(year, month, day).ok()?.to_zoned(zone.clone()).ok()?;
        DateTime::from_timestamp(start.timestamp().as_second(), 0)
    };
    civil().ok_or_else(|| Error::BadInput("`from` or `to` is too far away in this time zone. Take a nearer day.".into()))
}

fn sum(column: impl IdenStatic) -> SimpleExpr {
    Expr::cust(format!("CAST(COALESCE(SUM({}), 0) AS bigint)", column.as_str()))
}
