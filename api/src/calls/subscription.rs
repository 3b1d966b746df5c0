//! The call log as it changes.

use std::sync::Arc;

use async_graphql::{Context, Object, Subscription};
use entity::{
    CallLogId,
    event::Kind::{self, CallLogCreated, CallLogUpdated},
};
use futures_util::{Stream, TryStreamExt};

use super::CallLog;
use crate::{
    context::ContextExt,
    db::TenantDb,
    error::{Error, Result},
    events::{Change, Cursor, Feed, graphql::ChangeKind},
    selection::Wanted,
    values::plain,
};

/// What becomes of calls; none is ever deleted.
const KINDS: &[Kind] = &[CallLogCreated, CallLogUpdated];

/// A call that was logged, or that changed.
pub struct CallLogEvent(Arc<Change>);

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
        call_log(ctx.tenant()?, &self.0, &Wanted::of(ctx)).await
    }
}

/// The call of an event, read once for all subscribers that want the same of it.
async fn call_log(tenant: &TenantDb, change: &Change, wanted: &Wanted<'_>) -> Result<CallLog> {
    let read = async { super::find(tenant, &[CallLogId(change.event.entity_id)], wanted).await?.pop().ok_or(Error::NotFound) };
    change.shared(wanted.shape(), read).await
}

/// The subscriptions to the call log.
#[derive(Default)]
pub struct CallLogSubscription;

#[Subscription]
impl CallLogSubscription {
    /// Calls as they are logged and as they change. Reconnected with the cursor of the last event, nothing is missed and nothing comes twice.
    /// An event comes within a second, mostly at once. A client that reads too slowly is disconnected, and goes on from its cursor.
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
        let tenant = ctx.tenant()?.clone();
        let call_id = call_id.map(|call_id| plain("callId", call_id)).transpose()?;
        let after = after.map(|after| Cursor::parse(&after, ctx.app().now())).transpose()?;
        let changes = Feed::begin(ctx.app().hub(), &tenant, after).await?.changes(KINDS);
        Ok(changes.try_filter_map(move |change| {
            let (tenant, call_id) = (tenant.clone(), call_id.clone());
            async move {
                let wanted = match &call_id {
                    None => true,
                    Some(call_id) => call_log(&tenant, &change, &Wanted::nothing()).await?.row.call_id == *call_id,
                };
                Ok(wanted.then_some(CallLogEvent(change)))
            }
        }))
    }
}
