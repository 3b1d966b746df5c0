//! The few reads that cross tenants, and the only places where a tenant's guard is made: each after proof.

use chrono::{DateTime, Utc};
use entity::{SessionId, UserId, event, refresh_token, session, user};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait},
};

use super::{Db, TenantDb, TenantTx};
use crate::{
    auth::{AccessClaims, Passwords, RefreshToken},
    error::Result,
    events::Place,
    values::Email,
};

/// The oldest transaction that is still under way, of whatever database of the server: all below it are decided. PostgreSQL only.
const OLDEST_UNDECIDED: &str = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

impl Db {
    /// Proof: an access token whose signature, time and session have been checked.
    pub fn by_access_token(&self, claims: &AccessClaims) -> TenantDb {
        TenantDb::new(self.clone(), claims.user())
    }

    /// Proof: the account's password. `None` for an unknown address and for a wrong password, after the same time.
    pub async fn by_password(&self, email: &Email, password: &str, passwords: &Passwords) -> Result<Option<(user::Model, TenantDb)>> {
        let account = self.account(email).await?;
        let proven = passwords.verify(password, account.as_ref().map(|account| account.password_hash.as_str())).await?;
        Ok(account.filter(|_| proven).map(|account| {
            let tenant = TenantDb::new(self.clone(), account.id);
            (account, tenant)
        }))
    }

    /// Proof: a refresh token, alive or not; whether it may be used is for the session to say. The answer is in a transaction, so that
    /// nobody else uses the token meanwhile.
    pub async fn by_refresh_token(&self, token: &RefreshToken) -> Result<Option<(TenantTx, refresh_token::Model)>> {
        let transaction = self.begin().await?;
        let found = refresh_token::Entity::find().filter(refresh_token::Column::TokenHash.eq(token.hash())).one(&transaction.tx).await?;
        Ok(found.map(|token| (transaction.for_tenant(token.user_id), token)))
    }

    /// Proof: nobody's yet. A new tenant, whose first row the transaction is to write.
    pub async fn new_tenant(&self) -> Result<TenantTx> {
        Ok(self.begin().await?.for_tenant(UserId::generate()))
    }

    /// Proof: whoever holds the database's address and runs the command line.
    pub async fn for_operator(&self, email: &Email) -> Result<Option<TenantDb>> {
        let account = self.account(email).await?;
        Ok(account.map(|account| TenantDb::new(self.clone(), account.id)))
    }

    /// The sessions of all tenants that were ended since `moment`: their access tokens may still be around.
    pub async fn sessions_ended_since(&self, moment: DateTime<Utc>) -> Result<Vec<(SessionId, DateTime<Utc>)>> {
        let ended = self.all(session::Entity::find().filter(session::Column::RevokedAt.gte(moment))).await?;
        Ok(ended.into_iter().filter_map(|session| Some((session.id, session.revoked_at?))).collect())
    }

    /// The sessions of all tenants whose end is committed but stands where [`Self::events_after`] does not read yet. An end can be
    /// learned twice and in any order, so it need not wait for an older transaction that may take minutes.
    pub async fn sessions_ended_ahead(&self) -> Result<Vec<(SessionId, DateTime<Utc>)>> {
        if self.is_sqlite() {
            return Ok(Vec::new());
        }
        let ahead = event::Entity::find()
            .filter(Expr::col(event::Column::Xact).gte(Expr::cust(OLDEST_UNDECIDED)))
            .filter(event::Column::Kind.eq(event::Kind::SessionRevoked));
        let ended = self.all(ahead).await?;
        Ok(ended.into_iter().map(|event| (SessionId(event.entity_id), event.created_at)).collect())
    }

    /// The end of the event log: a reader that starts here sees everything that is committed from now on.
    ///
    /// Events of transactions that PostgreSQL has yet to come to were restored from the back-up of another server. They are past, and
    /// would be read as new when their numbers are reached, so they are removed.
    pub async fn end_of_events(&self) -> Result<Place> {
        if !self.is_sqlite() {
            let restored = "DELETE FROM events WHERE xact >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint";
            self.pool.execute_unprepared(restored).await?;
        }
        let end = if self.is_sqlite() {
            "SELECT CAST(0 AS bigint) AS xact, COALESCE(MAX(id), 0) AS id FROM events"
        } else {
            // Everything below this transaction is decided; of what is at or above it nothing has been read.
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xact, CAST(0 AS bigint) AS id"
        };
        let row = self.pool.query_one_raw(self.raw(end)).await?.ok_or(crate::error::Error::NotFound)?;
        Ok(Place { xact: row.try_get("", "xact")?, id: row.try_get("", "id")? })
    }

    /// The events of all tenants after `place`, in order, at most `limit`.
    ///
    /// On PostgreSQL it stops below the oldest transaction that is still under way: one that commits late has a lower `xact` than
    /// events that are already there, and would be stepped over.
    pub async fn events_after(&self, place: Place, limit: usize) -> Result<Vec<event::Model>> {
        let mut decided = Condition::all().add(place.behind());
        if !self.is_sqlite() {
            decided = decided.add(Expr::col(event::Column::Xact).lt(Expr::cust(OLDEST_UNDECIDED)));
        }
        let select =
            event::Entity::find().filter(decided).order_by_asc(event::Column::Xact).order_by_asc(event::Column::Id).limit(limit as u64);
        self.all(select).await
    }
    async fn account(&self, email: &Email) -> Result<Option<user::Model>> {
        Ok(self.all(user::Entity::find().filter(user::Column::EmailKey.eq(email.key())).limit(1)).await?.pop())
    }

    async fn all<E: EntityTrait>(&self, select: Select<E>) -> Result<Vec<E::Model>> {
        let rows = self.rows(&select.into_query()).await?;
        Ok(rows.iter().map(|row| E::Model::from_query_result(row, "")).collect::<Result<_, _>>()?)
    }
}
