//! When customers call: quiet nights, a peak before lunch and one in the evening, quieter Sundays, slowly more from week to week.

use chrono::{DateTime, Datelike, FixedOffset, NaiveTime, TimeDelta, Timelike, Utc, Weekday};
use rand::{
    RngExt,
    distr::{Distribution, weighted::WeightedIndex},
    rngs::StdRng,
};

use crate::error::{Error, Result};

/// How many days back the calls go, today included.
pub(super) const DAYS: i64 = 60;

/// How busy each hour of a day is.
const HOURS: [u64; 24] = [3, 2, 1, 1, 1, 3, 8, 18, 34, 58, 82, 106, 110, 88, 60, 50, 56, 72, 98, 112, 104, 76, 38, 12];
/// A Sunday, in per cent of another day.
const SUNDAY: u64 = 62;
/// How much busier the last day is than the first, in per cent.
const GROWTH: u64 = 45;

/// The clocks of India, which have stood at +05:30 since 1945.
pub(super) fn india() -> FixedOffset {
    FixedOffset::east_opt(19_800).expect("less than a day")
}

/// Whether it is night in India.
pub(super) fn is_night(moment: DateTime<Utc>) -> bool {
    !(8..22).contains(&moment.with_timezone(&india()).hour())
}

/// When each call began, in order, whole milliseconds, all before `now`.
pub(super) fn starts(rng: &mut StdRng, now: DateTime<Utc>, count: u32) -> Result<Vec<DateTime<Utc>>> {
    let today = now.with_timezone(&india()).date_naive();
    let mut hours = Vec::new();
    let mut weights = Vec::new();
    for (day, date) in (1_u64..).zip((today - TimeDelta::days(DAYS - 1)).iter_days().take_while(|date| *date <= today)) {
        let midnight = date.and_time(NaiveTime::MIN).and_local_timezone(india()).single().expect("a fixed offset has one midnight a day");
        let weekday = if date.weekday() == Weekday::Sun { SUNDAY } else { 100 };
        let busy = weekday * (100 + GROWTH * day / DAYS.unsigned_abs()) * rng.random_range(88..=112);
        for (hour, weight) in (0..).zip(HOURS) {
            let start = midnight.to_utc() + TimeDelta::hours(hour);
            // The present hour is only partly over.
            let length = (now - start).num_milliseconds().clamp(0, 3_600_000);
            if length > 0 {
                hours.push((start, length));
                weights.push(busy * weight * length.unsigned_abs() / 1_000);
            }
        }
    }
    let pick = WeightedIndex::new(weights).map_err(Error::internal)?;
    let mut starts: Vec<_> = (0..count)
        .map(|_| {
            let (start, length) = hours[pick.sample(rng)];
            start + TimeDelta::milliseconds(rng.random_range(0..length))
        })
        .collect();
    // Somebody is on the line right now.
    if count >= 50 {
        for (start, seconds) in starts.iter_mut().zip([6, 48, 131]) {
            *start = now - TimeDelta::seconds(seconds);
        }
    }
    starts.sort_unstable();
    Ok(starts)
}
