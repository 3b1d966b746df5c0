//! Orders as they change.

use async_graphql::{Context, Object, Subscription};
use entity::{
    OrderId,
    event::Kind::{self, OrderCreated, OrderDeleted, OrderUpdated},
};
use futures_util::{FutureExt, Stream, TryStreamExt};

use super::Order;
use crate::{
    calls,
    context::ContextExt,
    error::{Error, Result},
    events::{Cursor, Feed, News, graphql::ChangeKind},
    selection::Wanted,
};

/// What becomes of orders.
const KINDS: &[Kind] = &[OrderCreated, OrderUpdated, OrderDeleted];

/// An order that was taken, changed, deleted or restored.
pub struct OrderEvent(News);

/// An order that was taken, changed, deleted or restored.
#[Object]
impl OrderEvent {
    /// Where this event stands: give it as `after` to go on from here. Good for 7 days.
    async fn cursor(&self) -> String {
        Cursor::after(&self.0).to_string()
    }

    /// What happened.
    async fn kind(&self) -> ChangeKind {
        self.0.event.kind.into()
    }

    /// The order as it is now, which may be later than this event; with `deletedAt` if it was deleted.
    async fn order(&self, ctx: &Context<'_>) -> Result<Order> {
        let (tenant, wanted) = (ctx.tenant()?, Wanted::of(ctx).shared());
        let read = async { super::even_deleted(tenant, OrderId(self.0.event.entity_id), &wanted).await?.ok_or(Error::NotFound) };
        let shape = wanted.child("callLog").map_or(Some("order"), |call| calls::little(&call));
        self.0.shared(shape, read.boxed()).await
    }
}

/// The subscriptions to orders.
#[derive(Default)]
pub struct OrderSubscription;

#[Subscription]
impl OrderSubscription {
    /// Orders as they are taken, changed, deleted and restored. Reconnected with the cursor of the last event, nothing is missed and nothing
    /// comes twice. An event comes mostly at once, and later while something writes for long in the same database. A client that reads too slowly is disconnected, and goes on from its cursor.
    async fn order_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "First everything since this cursor, then what happens; only what happens if left out. A cursor older than 7 days is `BAD_USER_INPUT`."
        )]
        after: Option<String>,
    ) -> Result<impl Stream<Item = Result<OrderEvent>> + use<>> {
        let feed = Feed::begin(ctx, after.as_deref()).await?;
        Ok(feed.changes(KINDS).map_ok(OrderEvent))
    }
}
