//! Sessions: begun by a log-in, renewed by refresh tokens, ended by log-out, a new password or a stolen token.
//!
//! A session counts its generations. Using a refresh token of the present generation begins the next one; using one of the
//! generation before gives another token of the present one, but only within [`GRACE`] of its beginning (two tabs that refresh at once)
//! and only until a token of the present generation has been used. Any older token has been used and comes back: somebody has a copy, so
//! the session ends.

use chrono::{DateTime, TimeDelta, Utc};
use entity::{SessionId, event::Kind, refresh_token, session, user};
use sea_orm::{ActiveValue::NotSet, ColumnTrait, Condition, IntoActiveModel, Set, sea_query::Expr};

use super::RefreshToken;
use crate::{
    app::App,
    db::{TenantDb, TenantTx},
    error::Result,
    events,
};

/// How long after its replacement a refresh token may still be used.
const GRACE: TimeDelta = TimeDelta::seconds(20);

/// What a client needs to go on.
#[derive(Debug)]
pub struct Tokens {
    /// The JWT.
    pub access: String,
    /// When it expires.
    pub access_expires_at: DateTime<Utc>,
    /// What renews it.
    pub refresh: RefreshToken,
    /// When that expires.
    pub refresh_expires_at: DateTime<Utc>,
}

/// Begins a session.
pub async fn begin(app: &App, tx: &TenantTx, now: DateTime<Utc>) -> Result<Tokens> {
    let expires_at = now + app.settings().refresh_lifetime;
    let session = session::ActiveModel {
        user_id: NotSet,
        id: Set(SessionId::generate()),
        generation: Set(1),
        rotated_at: Set(now),
        expires_at: Set(expires_at),
        revoked_at: Set(None),
        created_at: Set(now),
    };
    let session = tx.insert(session).await?;
    issue(app, tx, &session, now).await
}

/// Renews a session by a refresh token. `None` when the token is not ours, has expired, or its session has ended; a used token that
/// comes back ends its session here.
pub async fn refresh(app: &App, sent: &RefreshToken) -> Result<Option<(TenantDb, Tokens)>> {
    let now = app.now();
    let Some((tx, token)) = app.db().by_refresh_token(sent).await? else { return Ok(None) };
    let session = tx.find::<session::Entity>().filter(session::Column::Id.eq(token.session_id.0)).lock().one().await?;
    let Some(session) = session.filter(|session| session.revoked_at.is_none() && session.expires_at > now) else { return Ok(None) };

    let session = if token.generation == session.generation {
        let mut next = session.clone().into_active_model();
        next.generation = Set(session.generation + 1);
        next.rotated_at = Set(now);
        next.expires_at = Set(now + app.settings().refresh_lifetime);
        tx.update(next).await?.ok_or(crate::error::Error::NotFound)?
    } else if token.generation == session.generation - 1 && now - session.rotated_at < GRACE {
        session
    } else {
        tracing::warn!(user = %tx.tenant(), session = %session.id, "a used refresh token came back: the session has been ended");
        // In a transaction of its own, which locks in the order that every ending does.
        drop(tx);
        end_by_token(app, sent, false).await?;
        return Ok(None);
    };

    let tokens = issue(app, &tx, &session, now).await?;
    tx.commit().await?;
    let claims = app.keys().verify(&tokens.access, now)?;
    Ok(Some((app.db().by_access_token(&claims), tokens)))
}

/// Ends the session that a refresh token belongs to, whatever the token's state; with `everywhere`, all of its user's sessions.
/// Answers whether there was one to end.
pub async fn end_by_token(app: &App, token: &RefreshToken, everywhere: bool) -> Result<bool> {
    let now = app.now();
    let Some((tx, token)) = app.db().by_refresh_token(token).await? else { return Ok(false) };
    let this: Condition = session::Column::Id.eq(token.session_id.0).into();
    let mut ended = end_where(&tx, this, now).await?;
    // A token whose session has ended proves nothing any more, least of all about its user's other sessions.
    if everywhere && !ended.is_empty() {
        ended.extend(end_where(&tx, Condition::all(), now).await?);
    }
    tx.commit().await?;
    app.note_ended(&ended, now);
    Ok(!ended.is_empty())
}

/// Ends one session of the tenant, or all of them.
pub async fn end(app: &App, tenant: &TenantDb, session: Option<SessionId>) -> Result<bool> {
    let now = app.now();
    let tx = tenant.begin().await?;
    let which = session.map_or_else(Condition::all, |session| session::Column::Id.eq(session.0).into());
    let ended = end_where(&tx, which, now).await?;
    tx.commit().await?;
    app.note_ended(&ended, now);
    Ok(!ended.is_empty())
}

/// Ends all sessions of the tenant, within a transaction that does more. The caller notes them after its commit.
pub async fn end_all(tx: &TenantTx, now: DateTime<Utc>) -> Result<Vec<SessionId>> {
    end_where(tx, Condition::all(), now).await
}

async fn end_where(tx: &TenantTx, which: Condition, now: DateTime<Utc>) -> Result<Vec<SessionId>> {
    // Whoever begins a session holds this lock, so there is none that ends without being told of.
    tx.find::<user::Entity>().filter(user::Column::Id.eq(tx.tenant().0)).lock().one().await?;
    let alive = which.add(session::Column::RevokedAt.is_null()).add(session::Column::ExpiresAt.gt(now));
    let sessions: Vec<_> = tx.find::<session::Entity>().filter(alive).lock().all().await?.into_iter().map(|row| row.id).collect();
    if !sessions.is_empty() {
        let these = session::Column::Id.is_in(sessions.iter().map(|id| id.0));
        tx.update_where::<session::Entity>([(session::Column::RevokedAt, Expr::value(now))], these).await?;
    }
    for session in &sessions {
        events::record(tx, Kind::SessionRevoked, session.0, &["revokedAt"], now).await?;
    }
    Ok(sessions)
}

async fn issue(app: &App, tx: &TenantTx, session: &session::Model, now: DateTime<Utc>) -> Result<Tokens> {
    let refresh = RefreshToken::generate();
    let row = refresh_token::ActiveModel {
        user_id: NotSet,
        token_hash: Set(refresh.hash()),
        session_id: Set(session.id),
        generation: Set(session.generation),
        created_at: Set(now),
    };
    tx.insert(row).await?;
    let (access, access_expires_at) = app.keys().sign(tx.tenant(), session.id, now, app.settings().access_lifetime)?;
    Ok(Tokens { access, access_expires_at, refresh, refresh_expires_at: session.expires_at })
}
