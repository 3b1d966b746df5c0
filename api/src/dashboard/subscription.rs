//! The dashboard as it changes.

use std::time::Duration;

use async_graphql::{Context, Subscription};
use async_stream::stream;
use futures_util::Stream;

use super::graphql::DashboardStats;
use crate::{context::ContextExt, error::Result, events::Feed};

/// How long at least from one look to the next.
const PACE: Duration = Duration::from_secs(1);

/// The subscription to the dashboard.
#[derive(Default)]
pub struct DashboardSubscription;

#[Subscription]
impl DashboardSubscription {
    /// Your business at a glance: at once, and again whenever something changed, at most once a second.
    async fn dashboard_stats_changed(&self, ctx: &Context<'_>) -> Result<impl Stream<Item = DashboardStats> + use<>> {
        let mut feed = Feed::begin(ctx.app().hub(), ctx.tenant()?, None).await?;
        Ok(stream! {
            loop {
                yield DashboardStats::default();
                tokio::time::sleep(PACE).await;
                feed.changed().await;
            }
        })
    }
}
