//! The call log as it changes.

use async_graphql::{Context, Object, Subscription};
use entity::{
    CallLogId,
    event::Kind::{self, CallLogCreated, CallLogUpdated},
};
use futures_util::{FutureExt, Stream, TryStreamExt};

use super::CallLog;
use crate::{
    context::ContextExt,
    error::{Error, Result},
    events::{Cursor, Feed, News, graphql::ChangeKind},
    selection::Wanted,
    values::plain,
};

/// What becomes of calls; none is ever deleted.
const KINDS: &[Kind] = &[CallLogCreated, CallLogUpdated];

/// A call that was logged, or that changed.
pub struct CallLogEvent(News);

/// A call that was logged, or that changed.
#[Object]
impl CallLogEvent {
    /// Where this event stands: give it as `after` to go on from here. Good for 7 days.
    async fn cursor(&self) -> String {
        Cursor::after(&self.0).to_string()
    }

    /// What happened.
    async fn kind(&self) -> ChangeKind {
        self.0.event.kind.into()
    }

    /// The call as it is now, which may be later than this event.
    async fn call_log(&self, ctx: &Context<'_>) -> Result<CallLog> {
        let (tenant, wanted) = (ctx.tenant()?, Wanted::of(ctx).shared());
        let read = async { super::find(tenant, &[CallLogId(self.0.event.entity_id)], &wanted).await?.pop().ok_or(Error::NotFound) };
        self.0.shared(super::little(&wanted), read.boxed()).await
    }
}

/// The subscriptions to the call log.
#[derive(Default)]
pub struct CallLogSubscription;

#[Subscription]
impl CallLogSubscription {
    /// Calls as they are logged and as they change. Reconnected with the cursor of the last event, nothing is missed and nothing comes twice.
    /// An event comes mostly at once, and later while something writes for long in the same database. A client that reads too slowly is disconnected, and goes on from its cursor.
    async fn call_log_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only the call with this id of the telephony provider's, which need not be logged yet; all if left out.")] call_id: Option<
            String,
        >,
        #[graphql(
            desc = "First everything since this cursor, then what happens; only what happens if left out. A cursor older than 7 days is `BAD_USER_INPUT`."
        )]
        after: Option<String>,
    ) -> Result<impl Stream<Item = Result<CallLogEvent>> + use<>> {
        let call_id = call_id.map(|call_id| plain("callId", call_id)).transpose()?;
        let mut feed = Feed::begin(ctx, after.as_deref()).await?;
        if let Some(call_id) = call_id {
            feed = feed.of_call(call_id).await?;
        }
        Ok(feed.changes(KINDS).map_ok(CallLogEvent))
    }
}
