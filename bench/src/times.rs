//! Samples of durations.

use std::time::Duration;

/// Durations, in order of size.
#[derive(Clone, Debug)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Sorts them.
    pub fn new(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The duration below which so many hundredths of them are.
    pub fn percentile(&self, percent: usize) -> Duration {
        let place = (self.0.len() * percent).div_ceil(100).saturating_sub(1);
        self.0.get(place).copied().unwrap_or_default()
    }

    /// How often one of these takes longer than one of the others, equal ones counted half: 0.5 where nobody can tell the two apart
    /// (the statistic of Mann and Whitney).
    pub fn longer_than(&self, others: &Self) -> f64 {
        let wins: f64 = self
            .0
            .iter()
            .map(|time| {
                let below = others.0.partition_point(|other| other < time);
                let equal = others.0.partition_point(|other| other <= time) - below;
                count(below) + count(equal) / 2.0
            })
            .sum();
        wins / (count(self.count()) * count(others.count()))
    }
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// A duration in milliseconds, for a table.
pub fn millis(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1_000.0)
}

/// How many times as long one takes as the other.
pub fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64().max(f64::MIN_POSITIVE)
}
