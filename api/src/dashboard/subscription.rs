//! The dashboard as it changes.

use std::time::Duration;

use async_graphql::{Context, Subscription};
use async_stream::stream;
use futures_util::Stream;

use super::graphql::DashboardStats;
use crate::{error::Result, events::Feed};

/// How long at least from one look to the next.
const PACE: Duration = Duration::from_secs(1);

/// The subscription to the dashboard.
#[derive(Default)]
pub struct DashboardSubscription;

#[Subscription]
impl DashboardSubscription {
    /// Your business at a glance: at once, and again whenever something changed. What changes within a second is told of together.
    async fn dashboard_stats_changed(&self, ctx: &Context<'_>) -> Result<impl Stream<Item = DashboardStats> + use<>> {
        let mut feed = Feed::begin(ctx, None).await?;
        Ok(stream! {
            yield DashboardStats::first(feed.turn().await);
            loop {
                feed.pause(PACE).await;
                yield DashboardStats::after(feed.newest().await);
            }
        })
    }
}
