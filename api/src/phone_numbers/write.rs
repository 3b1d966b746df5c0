//! Adding, changing, deleting and restoring phone numbers.

use entity::{
    PhoneNumberId,
    event::Kind,
    phone_number::{self, Column, Provider, Status},
};
use sea_orm::{ActiveValue::NotSet, ColumnTrait, IntoActiveModel, Set};
use serde::Serialize;

use super::{LABEL, PhoneNumber};
use crate::{
    agents::links,
    app::App,
    db::{TenantDb, TenantTx},
    error::{Error, Problems, Result, UserErrorCode},
    events,
    idempotency::{self, Claim, Key},
    trash::{self, Deletable},
    values::{self, Patch, Region, Search, optional, set},
};

/// A phone number to add, as it was typed.
#[derive(Clone, Debug)]
pub struct NewPhoneNumber {
    /// With its country code, or as it is dialled in the tenant's region.
    pub number: String,
    /// What people call it.
    pub label: Option<String>,
    /// Who carries its calls.
    pub provider: Provider,
    /// Whether it takes calls.
    pub status: Status,
    /// What makes asking again safe.
    pub idempotency_key: Option<String>,
}

/// Adds a phone number. A number that the tenant has already is `TAKEN`; one that was deleted is free.
pub async fn create(app: &App, tenant: &TenantDb, region: Region, input: NewPhoneNumber) -> Result<PhoneNumber> {
    #[derive(Serialize)]
    struct Parsed<'a>(&'a str, &'a Option<String>, String, String);

    let mut problems = Problems::default();
    let number = problems.take("number", values::PhoneNumber::parse(&input.number, region));
    let label = problems.take("label", optional::<LABEL>(input.label.as_deref()));
    let key = problems.take("idempotencyKey", input.idempotency_key.as_deref().map(Key::parse).transpose());
    problems.check()?;
    let (Some(number), Some(label), Some(key)) = (number.map(values::PhoneNumber::into_string), label, key) else {
        return Err(Error::internal("a value that passed its check is missing"));
    };

    let now = app.now();
    let id = PhoneNumberId::generate();
    let tx = tenant.begin().await?;
    if let Some(key) = &key {
        let parsed = Parsed(&number, &label, format!("{:?}", input.provider), format!("{:?}", input.status));
        let claim = idempotency::claim(&tx, "createPhoneNumber", key, &idempotency::fingerprint(&parsed)?, id.0, now).await?;
        if let Claim::Done(before) = claim {
            return Ok(get(&tx, PhoneNumberId(before)).await?.ok_or(Error::NotFound)?.into());
        }
    }
    let row = phone_number::ActiveModel {
        user_id: NotSet,
        id: Set(id),
        search_text: Set(search_text(&number, label.as_deref())),
        number: Set(number),
        label: Set(label),
        provider: Set(input.provider),
        status: Set(input.status),
        created_at: Set(now),
        updated_at: Set(now),
        deleted_at: Set(None),
    };
    let row = tx.insert_unless_taken(row).await?.ok_or_else(taken)?;
    events::record(&tx, Kind::PhoneNumberCreated, id.0, &[], now).await?;
    tx.commit().await?;
    Ok(row.into())
}

/// What to change of a phone number.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The number.
    pub number: Patch<String>,
    /// What people call it.
    pub label: Patch<String>,
    /// Who carries its calls.
    pub provider: Patch<Provider>,
    /// Whether it takes calls.
    pub status: Patch<Status>,
}

/// Changes a phone number; only what is given, and differs, is written.
pub async fn update(app: &App, tenant: &TenantDb, region: Region, id: PhoneNumberId, changes: Changes) -> Result<PhoneNumber> {
    let now = app.now();
    let mut problems = Problems::default();
    let number = changes.number.required("number", &mut problems, |number| values::PhoneNumber::parse(&number, region));
    let label = changes.label.optional("label", &mut problems, |label| optional::<LABEL>(Some(&label)));
    let provider = changes.provider.required("provider", &mut problems, Ok);
    let status = changes.status.required("status", &mut problems, Ok);

    let tx = tenant.begin().await?;
    let present = get(&tx, id).await?.filter(|row| row.deleted_at.is_none());
    if present.is_none() {
        problems.add_at(&["id"], UserErrorCode::NotFound, phone_number::Entity::NOT_FOUND);
    }
    problems.check()?;
    let present = present.ok_or(Error::NotFound)?;

    let mut changed = Vec::new();
    let mut row = present.clone().into_active_model();
    set(&mut row.number, number.map(values::PhoneNumber::into_string), "number", &mut changed);
    set(&mut row.label, label, "label", &mut changed);
    set(&mut row.provider, provider, "provider", &mut changed);
    set(&mut row.status, status, "status", &mut changed);
    if changed.is_empty() {
        return Ok(present.into());
    }
    row.search_text = Set(search_text(row.number.as_ref(), row.label.as_ref().as_deref()));
    row.updated_at = Set(now);
    let row = match tx.update(row).await {
        Err(Error::Duplicate) => return Err(taken()),
        answer => answer?.ok_or(Error::NotFound)?,
    };
    events::record(&tx, Kind::PhoneNumberUpdated, id.0, &changed, now).await?;
    tx.commit().await?;
    Ok(row.into())
}

/// Deletes a phone number: it leaves every list and link at once, old calls still name it, and its number is free again.
pub async fn delete(app: &App, tenant: &TenantDb, id: PhoneNumberId) -> Result<()> {
    trash::delete::<phone_number::Entity>(app, tenant, id.0).await
}

/// Brings back a phone number that was deleted in the last 30 days, with the links that it still may have. One that is not deleted stays
/// as it is.
pub async fn restore(app: &App, tenant: &TenantDb, id: PhoneNumberId) -> Result<PhoneNumber> {
    let now = app.now();
    let tx = tenant.begin().await?;
    let (row, was_deleted) = trash::restore::<phone_number::Entity>(&tx, id.0, now).await.map_err(|error| match error {
        Error::Duplicate => {
            let message = "This number has been added again meanwhile. Delete the other one first, or keep it.";
            Error::invalid(&["id"], UserErrorCode::Taken, message)
        }
        error => error,
    })?;
    if was_deleted {
        links::drop_excess_of_phone(&tx, id).await?;
        events::record(&tx, Kind::PhoneNumberUpdated, id.0, &["deletedAt"], now).await?;
        tx.commit().await?;
    }
    Ok(row.into())
}

fn taken() -> Error {
    Error::invalid(&["input", "number"], UserErrorCode::Taken, "You have this number already. Change the one you have, or enter another.")
}

async fn get(tx: &TenantTx, id: PhoneNumberId) -> Result<Option<phone_number::Model>> {
    tx.find::<phone_number::Entity>().filter(Column::Id.eq(id.0)).lock().one().await
}

/// What search looks through.
pub(crate) fn search_text(number: &str, label: Option<&str>) -> String {
    Search::haystack(&[Some(number), label])
}
