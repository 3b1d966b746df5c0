//! Which changes are of one call.

use entity::{
    CallLogId,
    call_log::{self, Column},
    event::Kind,
};
use futures_util::FutureExt;
use sea_orm::ColumnTrait;

use super::Change;
use crate::{
    calls,
    db::TenantDb,
    error::{Error, Result},
    selection::Wanted,
};

/// The call of one who follows only that.
pub(super) struct OneCall {
    /// The telephony provider's id.
    pub(super) call_id: String,
    /// Its entry, once there is one.
    logged: Option<CallLogId>,
}

impl OneCall {
    pub(super) async fn find(tenant: &TenantDb, call_id: String) -> Result<Self> {
        let logged = tenant.find::<call_log::Entity>().filter(Column::CallId.eq(&call_id)).one().await?;
        Ok(Self { call_id, logged: logged.map(|row| row.id) })
    }

    /// Takes note of a change that is one of this call.
    pub(super) fn found(&mut self, change: &Change) {
        self.logged = Some(CallLogId(change.event.entity_id));
    }

    /// Whether a change is one of this call. Looks at calls only as long as it can be the one that begins it.
    pub(super) async fn is_of(&mut self, tenant: &TenantDb, change: &Change) -> Result<bool> {
        let id = CallLogId(change.event.entity_id);
        if self.logged.is_none() && change.event.kind == Kind::CallLogCreated {
            let read = async { calls::find(tenant, &[id], &Wanted::nothing()).await?.pop().ok_or(Error::NotFound) };
            let call = change.shared(calls::little(&Wanted::nothing()), read.boxed()).await?;
            self.logged = (call.row.call_id == self.call_id).then_some(id);
        }
        Ok(self.logged == Some(id))
    }
}
