//! Taking, changing, deleting and restoring orders.

use entity::{
    OrderId, call_log,
    event::Kind,
    order::{self, Column},
};
use sea_orm::{ActiveValue::NotSet, ColumnTrait, IntoActiveModel, Set};
use serde::Serialize;

use super::{ADDRESS, CUSTOMER_NAME, DETAILS, Order};
use crate::{
    app::App,
    calls::CALL_ID,
    db::{TenantDb, TenantTx},
    error::{Error, Problems, Result, UserErrorCode},
    events,
    idempotency::{self, Claim, Key},
    trash::{self, Deletable},
    values::{Contact, Patch, Region, Search, Text, optional, set, sort_key},
};

/// An order to take, as it was typed.
#[derive(Clone, Debug)]
pub struct NewOrder {
    /// Who orders.
    pub customer_name: String,
    /// The customer's number.
    pub phone: String,
    /// What is ordered.
    pub details: String,
    /// Where it goes.
    pub address: Option<String>,
    /// The call it was taken in, by the telephony provider's id.
    pub call_id: Option<String>,
    /// What makes asking again safe.
    pub idempotency_key: Option<String>,
}

/// A [`NewOrder`] whose every field passed its check.
#[derive(Serialize)]
struct Parsed {
    customer_name: String,
    phone: String,
    details: String,
    address: Option<String>,
    call_id: Option<String>,
}

/// Takes an order.
pub async fn create(app: &App, tenant: &TenantDb, region: Region, input: NewOrder) -> Result<Order> {
    let now = app.now();
    let id = OrderId::generate();
    let mut problems = Problems::default();
    let call_id = problems.take("callId", optional::<CALL_ID>(input.call_id.as_deref())).flatten();
    let key = problems.take("idempotencyKey", input.idempotency_key.as_deref().map(Key::parse).transpose()).flatten();
    let parsed = parse(&mut problems, &input, region, call_id.clone());

    let tx = tenant.begin().await?;
    if let Some(call_id) = &call_id {
        check_call(&tx, call_id, &mut problems).await?;
    }
    problems.check()?;
    let parsed = parsed.ok_or_else(|| Error::internal("a value that passed its check is missing"))?;
    if let Some(key) = &key {
        let claim = idempotency::claim(&tx, "createOrder", key, &idempotency::fingerprint(&parsed)?, id.0, now).await?;
        if let Claim::Done(before) = claim {
            return Ok(get(&tx, OrderId(before)).await?.ok_or(Error::NotFound)?.into());
        }
    }
    let row = order::ActiveModel {
        user_id: NotSet,
        id: Set(id),
        customer_name_key: Set(sort_key(&parsed.customer_name)),
        search_text: Set(search_text(&parsed.customer_name, &parsed.phone, &parsed.details)),
        customer_name: Set(parsed.customer_name),
        phone: Set(parsed.phone),
        details: Set(parsed.details),
        address: Set(parsed.address),
        call_id: Set(parsed.call_id),
        created_at: Set(now),
        updated_at: Set(now),
        deleted_at: Set(None),
    };
    let row = tx.insert(row).await?;
    events::record(&tx, Kind::OrderCreated, id.0, &[], now).await?;
    tx.commit().await?;
    Ok(row.into())
}

fn parse(problems: &mut Problems, input: &NewOrder, region: Region, call_id: Option<String>) -> Option<Parsed> {
    let customer_name = problems.take("customerName", Text::<CUSTOMER_NAME>::parse(&input.customer_name));
    let phone = problems.take("phone", Contact::from_person(&input.phone, region));
    let details = problems.take("details", Text::<DETAILS>::parse(&input.details));
    let address = problems.take("address", optional::<ADDRESS>(input.address.as_deref()));
    Some(Parsed {
        customer_name: customer_name?.into_string(),
        phone: phone?.into_string(),
        details: details?.into_string(),
        address: address?,
        call_id,
    })
}

/// What to change of an order.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Who orders.
    pub customer_name: Patch<String>,
    /// The customer's number.
    pub phone: Patch<String>,
    /// What is ordered.
    pub details: Patch<String>,
    /// Where it goes.
    pub address: Patch<String>,
    /// The call it was taken in, by the telephony provider's id.
    pub call_id: Patch<String>,
}

/// Changes an order; only what is given, and differs, is written.
pub async fn update(app: &App, tenant: &TenantDb, region: Region, id: OrderId, changes: Changes) -> Result<Order> {
    let now = app.now();
    let mut problems = Problems::default();
    let customer_name = changes.customer_name.required("customerName", &mut problems, |name| Text::<CUSTOMER_NAME>::parse(&name));
    let phone = changes.phone.required("phone", &mut problems, |phone| Contact::from_person(&phone, region));
    let details = changes.details.required("details", &mut problems, |details| Text::<DETAILS>::parse(&details));
    let address = changes.address.optional("address", &mut problems, |address| optional::<ADDRESS>(Some(&address)));
    let call_id = changes.call_id.optional("callId", &mut problems, |call_id| optional::<CALL_ID>(Some(&call_id)));

    let tx = tenant.begin().await?;
    let present = get(&tx, id).await?.filter(|row| row.deleted_at.is_none());
    if present.is_none() {
        problems.add_at(&["id"], UserErrorCode::NotFound, order::Entity::NOT_FOUND);
    }
    if let Some(Some(call_id)) = &call_id {
        check_call(&tx, call_id, &mut problems).await?;
    }
    problems.check()?;
    let present = present.ok_or(Error::NotFound)?;

    let mut changed = Vec::new();
    let mut row = present.clone().into_active_model();
    set(&mut row.customer_name, customer_name.map(Text::into_string), "customerName", &mut changed);
    set(&mut row.phone, phone.map(Contact::into_string), "phone", &mut changed);
    set(&mut row.details, details.map(Text::into_string), "details", &mut changed);
    set(&mut row.address, address, "address", &mut changed);
    set(&mut row.call_id, call_id, "callId", &mut changed);
    if changed.is_empty() {
        return Ok(present.into());
    }
    row.customer_name_key = Set(sort_key(row.customer_name.as_ref()));
    row.search_text = Set(search_text(row.customer_name.as_ref(), row.phone.as_ref(), row.details.as_ref()));
    row.updated_at = Set(now);
    let row = tx.update(row).await?.ok_or(Error::NotFound)?;
    events::record(&tx, Kind::OrderUpdated, id.0, &changed, now).await?;
    tx.commit().await?;
    Ok(row.into())
}

/// Deletes an order: it leaves every list and count at once.
pub async fn delete(app: &App, tenant: &TenantDb, id: OrderId) -> Result<()> {
    trash::delete::<order::Entity>(app, tenant, id.0).await
}

/// Brings back an order that was deleted in the last 30 days. One that is not deleted stays as it is.
pub async fn restore(app: &App, tenant: &TenantDb, id: OrderId) -> Result<Order> {
    let now = app.now();
    let tx = tenant.begin().await?;
    let (row, was_deleted) = trash::restore::<order::Entity>(&tx, id.0, now).await?;
    if was_deleted {
        events::record(&tx, Kind::OrderUpdated, id.0, &["deletedAt"], now).await?;
        tx.commit().await?;
    }
    Ok(row.into())
}

async fn get(tx: &TenantTx, id: OrderId) -> Result<Option<order::Model>> {
    tx.find::<order::Entity>().filter(Column::Id.eq(id.0)).lock().one().await
}

/// Notes that there is no call with this id, if that is so.
async fn check_call(tx: &TenantTx, call_id: &str, problems: &mut Problems) -> Result<()> {
    if tx.find::<call_log::Entity>().filter(call_log::Column::CallId.eq(call_id)).one().await?.is_none() {
        problems.add("callId", UserErrorCode::NotFound, "There is no call with this call id. Log the call first, or leave it out.");
    }
    Ok(())
}

/// What search looks through.
pub(crate) fn search_text(customer_name: &str, phone: &str, details: &str) -> String {
    Search::haystack(&[Some(customer_name), Some(phone), Some(details)])
}
