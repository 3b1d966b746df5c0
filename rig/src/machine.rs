//! How busy the machine is.

use std::{fs, io, time::Duration};

use rustix::param::clock_ticks_per_second;

/// What the processors have done until some moment.
pub struct Machine {
    busy: u64,
    all: u64,
}

impl Machine {
    /// Until now.
    pub fn look() -> io::Result<Self> {
        let stat = fs::read_to_string("/proc/stat")?;
        // user, nice, system, idle, iowait, irq, softirq, steal; guests' time is part of user's.
        let ticks: Vec<u64> =
            stat.lines().next().unwrap_or_default().split_whitespace().skip(1).take(8).filter_map(|ticks| ticks.parse().ok()).collect();
        let all: u64 = ticks.iter().sum();
        let idle: u64 = ticks.iter().skip(3).take(2).sum();
        Ok(Self { busy: all - idle, all })
    }

    /// For how long processors have been busy since, and how much time of processors there was, all of them together.
    pub fn since(&self) -> io::Result<(Duration, Duration)> {
        let now = Self::look()?;
        let time = |ticks: u64| Duration::from_micros(ticks * 1_000_000 / clock_ticks_per_second());
        Ok((time(now.busy - self.busy), time(now.all - self.all)))
    }
}
