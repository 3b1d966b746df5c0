//! Accounts: signing up, logging in, and what a person may change of their own.

use std::net::IpAddr;

use entity::{UserId, user};
use sea_orm::{ActiveValue::NotSet, ColumnTrait, IntoActiveModel, Set};

use super::session::{self, Tokens};
use crate::{
    app::App,
    db::{TenantDb, TenantTx},
    error::{Error, Flaw, Problems, Result, UserErrorCode},
    values::{Email, Patch, Region, optional, set},
};

/// The longest name, in characters.
const FULL_NAME: usize = 200;

/// What signing up takes, as it was typed.
pub struct NewAccount {
    /// The e-mail address.
    pub email: String,
    /// The password.
    pub password: String,
    /// The person's name.
    pub full_name: Option<String>,
    /// ISO 3166 alpha-2; the server's default when left out.
    pub region: Option<String>,
}

/// Makes an account, which is a tenant, and logs it in. `from` is the address that asks for it.
pub async fn sign_up(app: &App, from: Option<IpAddr>, input: NewAccount) -> Result<(user::Model, Tokens)> {
    let now = app.now();
    app.throttle().password(None, from)?;
    let mut problems = Problems::default();
    let email = problems.take("email", Email::parse(&input.email));
    let full_name = problems.take("fullName", optional::<FULL_NAME>(input.full_name.as_deref()));
    let region = problems.take("region", input.region.as_deref().map_or(Ok(app.settings().default_region), Region::parse));
    let known = [input.email.as_str(), input.full_name.as_deref().unwrap_or_default()];
    let password = problems.take("password", app.passwords().accept(&input.password, &known).await?);
    problems.check()?;
    let (Some(email), Some(full_name), Some(region), Some(password)) = (email, full_name, region, password) else {
        return Err(Error::internal("a value that passed its check is missing"));
    };

    // Hashed before the transaction begins: nobody should wait for a lock while argon2 runs.
    let password_hash = app.passwords().hash(password).await?;
    let tx = app.db().new_tenant().await?;
    let account = user::ActiveModel {
        id: NotSet,
        email_key: Set(email.key()),
        email: Set(email.as_str().to_owned()),
        password_hash: Set(password_hash),
        full_name: Set(full_name),
        region: Set(region.as_str().to_owned()),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let Some(account) = tx.insert_unless_taken(account).await? else { return Err(email_taken()) };
    let tokens = session::begin(app, &tx, now).await?;
    tx.commit().await?;
    Ok((account, tokens))
}

/// Logs in. One answer for an unknown address and a wrong password, after the same time. `from` is the address that tries.
pub async fn log_in(app: &App, from: Option<IpAddr>, email: &str, password: &str) -> Result<(user::Model, Tokens)> {
    // An address that can't be one is checked like one that nobody has.
    let email = Email::parse(email).or_else(|_| Email::parse("nobody@invalid.invalid")).map_err(Error::internal)?;
    app.throttle().password(Some(&email), from)?;
    let wrong = || Error::invalid(&[], UserErrorCode::InvalidCredentials, "The e-mail address or the password is wrong.");
    let (account, tenant) = app.db().by_password(&email, password, app.passwords()).await?.ok_or_else(wrong)?;
    let tx = tenant.begin().await?;
    // Checking took a while. A password that was replaced meanwhile has ended every session, and must not begin one.
    let present = tx.find::<user::Entity>().filter(user::Column::Id.eq(account.id.0)).lock().one().await?;
    let Some(account) = present.filter(|present| present.password_hash == account.password_hash) else { return Err(wrong()) };
    let tokens = session::begin(app, &tx, app.now()).await?;
    tx.commit().await?;
    Ok((account, tokens))
}

/// The tenant's account.
pub async fn get(tenant: &TenantDb) -> Result<user::Model> {
    by_id(tenant, tenant.tenant()).await?.ok_or(Error::NotFound)
}

/// An account by its id: the tenant's own, or none.
pub async fn by_id(tenant: &TenantDb, id: UserId) -> Result<Option<user::Model>> {
    tenant.find::<user::Entity>().filter(user::Column::Id.eq(id.0)).one().await
}

/// Replaces the password, ends every session and begins a new one.
pub async fn change_password(app: &App, tenant: &TenantDb, current: &str, new: &str) -> Result<(user::Model, Tokens)> {
    let account = get(tenant).await?;
    let known = [account.email.as_str(), account.full_name.as_deref().unwrap_or_default()];
    let mut problems = Problems::default();
    let proven = problems.take("currentPassword", prove(app, &account, current).await?);
    let password = problems.take("newPassword", app.passwords().accept(new, &known).await?);
    problems.check()?;
    let (Some(()), Some(password)) = (proven, password) else { return Err(Error::internal("a value that passed its check is missing")) };
    replace_password(app, tenant, account, password).await
}

/// Replaces the password without the old one: for the operator's command line.
pub async fn reset_password(app: &App, tenant: &TenantDb, new: &str) -> Result<()> {
    let account = get(tenant).await?;
    let known = [account.email.as_str(), account.full_name.as_deref().unwrap_or_default()];
    let password = app.passwords().accept(new, &known).await?;
    let password = password.map_err(|flaw| Error::invalid(&["password"], flaw.code, flaw.message))?;
    replace_password(app, tenant, account, password).await?;
    Ok(())
}

async fn replace_password(app: &App, tenant: &TenantDb, account: user::Model, password: super::Password) -> Result<(user::Model, Tokens)> {
    let now = app.now();
    let password_hash = app.passwords().hash(password).await?;
    let tx = tenant.begin().await?;
    // Hashing took a while: of two who replace the same password at once, the second no longer knows it.
    let present = unchanged(&tx, &account).await?;
    let mut row = present.into_active_model();
    row.password_hash = Set(password_hash);
    row.updated_at = Set(now);
    let account = tx.update(row).await?.ok_or(Error::NotFound)?;
    let ended = session::end_all(&tx, now).await?;
    let tokens = session::begin(app, &tx, now).await?;
    tx.commit().await?;
    app.note_ended(&ended, now);
    Ok((account, tokens))
}

/// What a person may change of their own account.
pub struct ProfileChanges {
    /// A new address needs the password.
    pub email: Patch<String>,
    /// The name.
    pub full_name: Patch<String>,
    /// ISO 3166 alpha-2.
    pub region: Patch<String>,
    /// The password, where it is needed.
    pub current_password: Option<String>,
}

/// Changes the account; only what is given is written.
pub async fn update_profile(app: &App, tenant: &TenantDb, changes: ProfileChanges) -> Result<user::Model> {
    let account = get(tenant).await?;
    let mut problems = Problems::default();
    let email = changes.email.required("email", &mut problems, |email| Email::parse(&email));
    let full_name = changes.full_name.optional("fullName", &mut problems, |name| optional::<FULL_NAME>(Some(&name)));
    let region = changes.region.required("region", &mut problems, |region| Region::parse(&region));
    if email.as_ref().is_some_and(|email| email.key() != account.email_key) {
        match &changes.current_password {
            None => problems.add("currentPassword", UserErrorCode::Required, "A new e-mail address needs your current password."),
            Some(password) => {
                problems.take("currentPassword", prove(app, &account, password).await?);
            }
        }
    }
    problems.check()?;

    let tx = tenant.begin().await?;
    // Checking took a while: a password that was replaced meanwhile authorises nothing.
    let account = unchanged(&tx, &account).await?;
    let mut row = account.clone().into_active_model();
    let mut changed = Vec::new();
    if let Some(email) = email {
        set(&mut row.email, Some(email.as_str().to_owned()), "email", &mut changed);
        row.email_key = Set(email.key());
    }
    set(&mut row.full_name, full_name, "fullName", &mut changed);
    set(&mut row.region, region.map(|region| region.as_str().to_owned()), "region", &mut changed);
    if changed.is_empty() {
        return Ok(account);
    }
    row.updated_at = Set(app.now());
    let account = match tx.update(row).await {
        Err(Error::Duplicate) => return Err(email_taken()),
        answer => answer?.ok_or(Error::NotFound)?,
    };
    tx.commit().await?;
    Ok(account)
}

/// The account as it is now, locked, if its password is still the one that was checked.
async fn unchanged(tx: &TenantTx, checked: &user::Model) -> Result<user::Model> {
    let present = tx.find::<user::Entity>().filter(user::Column::Id.eq(checked.id.0)).lock().one().await?.ok_or(Error::NotFound)?;
    if present.password_hash == checked.password_hash {
        return Ok(present);
    }
    Err(Error::invalid(&[], UserErrorCode::StateConflict, "The password has just been changed. Log in again with the new one."))
}

async fn prove(app: &App, account: &user::Model, password: &str) -> Result<Result<(), Flaw>> {
    app.throttle().password(Some(&Email::parse(&account.email).map_err(Error::internal)?), None)?;
    let proven = app.passwords().verify(password, Some(&account.password_hash)).await?;
    Ok(proven.then_some(()).ok_or_else(|| Flaw::new(UserErrorCode::InvalidCredentials, "This is not your current password.")))
}

fn email_taken() -> Error {
    Error::invalid(
        &["input", "email"],
        UserErrorCode::Taken,
        "There is an account with this e-mail address. Log in instead, or use another address.",
    )
}
