//! The dashboard as GraphQL.

use std::borrow::Cow;

use async_graphql::{Context, Object, SimpleObject};
use futures_util::{FutureExt, future::BoxFuture};
use tokio::sync::OnceCell;

use super::{Counts, Day, MOST_DAYS};
use crate::{
    answer_size::DAY,
    context::ContextExt,
    error::{Error, Result},
    events::{EventTurn, News},
    values::Date,
};

/// Your business at a glance. The counts are kept ready, so asking costs the same with ten calls and with ten million.
#[derive(Default)]
pub struct DashboardStats {
    counts: OnceCell<Counts>,
    /// The change after which a subscriber looks again. All that look after the same one share what the first of them reads.
    news: Option<News>,
    _turn: Option<EventTurn>,
}

impl DashboardStats {
    /// The dashboard as a subscriber sees it first.
    pub(super) fn first(turn: EventTurn) -> Self {
        Self { _turn: Some(turn), ..Self::default() }
    }

    /// The dashboard as it is after a change.
    pub(super) fn after(news: News) -> Self {
        Self { news: Some(news), ..Self::default() }
    }

    /// The counts, read once for all the fields that show one.
    async fn counts(&self, ctx: &Context<'_>) -> Result<&Counts> {
        let read = async || self.shared("counts", super::counts(ctx.tenant()?).boxed()).await;
        self.counts.get_or_try_init(read).await
    }

    async fn shared<T: Clone + Send + Sync + 'static>(
        &self,
        shape: impl Into<Cow<'static, str>>,
        read: BoxFuture<'_, Result<T>>,
    ) -> Result<T> {
        match &self.news {
            Some(news) => news.shared(Some(shape), read).await,
            None => read.await,
        }
    }
}

/// Your business at a glance. The counts are kept ready, so asking costs the same with ten calls and with ten million.
#[Object]
impl DashboardStats {
    /// Phone numbers whose status is `ACTIVE`.
    async fn connected_phone_numbers(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(int(self.counts(ctx).await?.connected_phone_numbers))
    }

    /// Agents that are active.
    async fn active_agents(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(int(self.counts(ctx).await?.active_agents))
    }

    /// All calls in the log.
    async fn total_calls(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(int(self.counts(ctx).await?.calls))
    }

    /// All orders that are not deleted.
    async fn total_orders(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(int(self.counts(ctx).await?.orders))
    }

    /// One entry a day, oldest first, days without calls included. `BAD_USER_INPUT` for an unknown time zone, days in the wrong
    /// order, or more than 400 of them.
    async fn activity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first day.")] from: Date,
        #[graphql(desc = "The last day, itself included; at most 399 days after `from`.")] to: Date,
        #[graphql(desc = "The IANA time zone whose days these are, for example `Asia/Kolkata`.", default = "UTC")] time_zone: String,
    ) -> Result<Vec<DayActivity>> {
        let days = ((to.0 - from.0).num_days() + 1).clamp(0, MOST_DAYS);
        ctx.answer_size().add(DAY * usize::try_from(days).map_err(Error::internal)?)?;
        let shape = format!("activity {} {} {time_zone}", from.0, to.0);
        let days = self.shared(shape, super::activity(ctx.tenant()?, from.0, to.0, &time_zone).boxed()).await?;
        Ok(days.into_iter().map(DayActivity::from).collect())
    }
}

/// What happened on one day.
#[derive(SimpleObject)]
pub struct DayActivity {
    /// The day, in the time zone that was asked for.
    date: Date,
    /// Calls that began on this day.
    calls: i32,
    /// Of those, the ones that were answered: `IN_PROGRESS` or `COMPLETED`.
    answered_calls: i32,
    /// Orders taken on this day that are not deleted.
    orders: i32,
    /// Seconds talked in the answered calls that began on this day.
    talk_seconds: i32,
}

impl From<Day> for DayActivity {
    fn from(day: Day) -> Self {
        Self {
            date: Date(day.date),
            calls: int(day.calls),
            answered_calls: int(day.answered_calls),
            orders: int(day.orders),
            talk_seconds: int(day.talk_seconds),
        }
    }
}

/// GraphQL's Int has 32 bits; a count beyond them is shown as the greatest.
fn int(count: i64) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// The dashboard's query.
#[derive(Default)]
pub struct DashboardQuery;

#[Object]
impl DashboardQuery {
    /// Your business at a glance.
    async fn dashboard_stats(&self, ctx: &Context<'_>) -> Result<DashboardStats> {
        // Asked for here, so that a stranger is refused whatever is selected.
        ctx.tenant()?;
        Ok(DashboardStats::default())
    }
}
