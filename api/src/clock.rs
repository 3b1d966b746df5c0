//! Where the time comes from, so that tests can set it.

use std::time::Duration;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use tokio::sync::watch;

const A_MINUTE: Duration = Duration::from_mins(1);

/// The time, in whole milliseconds: what the database keeps and clients see.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Fixed(watch::Sender<DateTime<Utc>>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at `now` until it is moved. Clones move together.
    pub fn fixed(now: DateTime<Utc>) -> Self {
        Self(Source::Fixed(watch::Sender::new(now.trunc_subsecs(3))))
    }

    /// Moves a fixed clock; the machine's clock is nobody's to move.
    pub fn advance(&self, by: TimeDelta) {
        if let Source::Fixed(now) = &self.0 {
            now.send_modify(|now| *now += by);
        }
    }

    /// The present, truncated to a millisecond.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            #[expect(clippy::disallowed_methods, reason = "this is the clock that everything else asks")]
            Source::System => Utc::now().trunc_subsecs(3),
            Source::Fixed(now) => *now.borrow(),
        }
    }

    /// Waits until this clock shows `moment`.
    pub async fn sleep_until(&self, moment: DateTime<Utc>) {
        match &self.0 {
            Source::System => {
                // Looked at again: a clock that is set meanwhile changes how long it takes.
                while let Some(left) = (moment - self.now()).to_std().ok().filter(|left| !left.is_zero()) {
                    tokio::time::sleep(left.min(A_MINUTE)).await;
                }
            }
            Source::Fixed(now) => {
                let reached = now.subscribe().wait_for(|now| *now >= moment).await.is_ok();
                debug_assert!(reached, "the sender is a part of this clock, so it can't be gone");
            }
        }
    }
}
