//! Deleting sets a date; for 30 days what was deleted can be restored.

use chrono::{DateTime, Utc};
use entity::event::Kind;
use sea_orm::{ActiveModelBehavior, ActiveModelTrait, ColumnTrait, Condition, IntoActiveModel, Value, prelude::Uuid, sea_query::Expr};

use crate::{
    app::App,
    db::{RESTORABLE, TenantDb, TenantTx},
    error::{Error, Result, UserErrorCode},
    events,
    selection::Shown,
};

/// A table whose rows are deleted by a date.
pub trait Deletable: Shown {
    /// When a row was deleted.
    const DELETED_AT: Self::Column;
    /// When a row last changed.
    const UPDATED_AT: Self::Column;
    /// The event of a deletion.
    const DELETED: Kind;
    /// What a person is told when there is no such row.
    const NOT_FOUND: &str;
}

/// Deletes a row: it leaves every list, link, count and look-up at once.
pub async fn delete<E: Deletable>(app: &App, tenant: &TenantDb, id: Uuid) -> Result<()> {
    let now = app.now();
    let tx = tenant.begin().await?;
    let this = Condition::all().add(E::ID.eq(id)).add(E::DELETED_AT.is_null());
    if tx.update_where::<E>([(E::DELETED_AT, Expr::value(now)), (E::UPDATED_AT, Expr::value(now))], this).await? == 0 {
        return Err(not_found::<E>());
    }
    events::record(&tx, E::DELETED, id, &["deletedAt"], now).await?;
    tx.commit().await
}

/// Takes a row's deletion back, within a transaction that sees to what hangs on it. Answers the row, and whether it had been deleted:
/// one that had not stays as it is.
pub async fn restore<E: Deletable>(tx: &TenantTx, id: Uuid, now: DateTime<Utc>) -> Result<(E::Model, bool)>
where
    E::Model: IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
{
    let row = tx.find::<E>().filter(E::ID.eq(id)).lock().one().await?.ok_or_else(not_found::<E>)?;
    let mut change = row.clone().into_active_model();
    let Some(deleted_at) = change.get(E::DELETED_AT).into_value().and_then(Value::unwrap::<Option<DateTime<Utc>>>) else {
        return Ok((row, false));
    };
    if now - deleted_at >= RESTORABLE {
        let message = format!("This was deleted more than {} days ago and can't be restored.", RESTORABLE.num_days());
        return Err(Error::invalid(&["id"], UserErrorCode::StateConflict, message));
    }
    change.set(E::DELETED_AT, None::<DateTime<Utc>>.into());
    change.set(E::UPDATED_AT, now.into());
    let row = tx.update(change).await?.ok_or_else(not_found::<E>)?;
    Ok((row, true))
}

/// There is none with this id, or it was deleted, or it is another tenant's: one answer.
pub fn not_found<E: Deletable>() -> Error {
    Error::invalid(&["id"], UserErrorCode::NotFound, E::NOT_FOUND)
}
