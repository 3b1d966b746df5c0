//! The tenancy guard: forgetting the tenant does not compile.
//!
//! [`TenantDb`] owns connection and tenant privately and is no `ConnectionTrait`, which every terminal of SeaORM asks for. So a query
//! without a tenant can be written, but there is nothing to run it on:
//!
//! ```compile_fail,E0277
//! use sea_orm::EntityTrait;
//! async fn every_tenants_agents(tenant: &api::db::TenantDb) {
//!     let _ = entity::ai_agent::Entity::find().all(tenant).await;
//! }
//! ```
//!
//! Through the guard it runs, already narrowed:
//!
//! ```
//! async fn my_agents(tenant: &api::db::TenantDb) {
//!     let _ = tenant.find::<entity::ai_agent::Entity>().all().await;
//! }
//! ```
//!
//! A narrowed query does not give up the wide one inside it, nor its connection:
//!
//! ```compile_fail,E0616
//! fn widen(tenant: &api::db::TenantDb) {
//!     let scoped = tenant.find::<entity::ai_agent::Entity>();
//!     let _ = scoped.select;
//! }
//! ```
//!
//! ```compile_fail,E0616
//! fn connection(tenant: &api::db::TenantDb) {
//!     let _ = &tenant.db;
//! }
//! ```
//!
//! Nobody turns an id into a guard: the constructor is private to `db`, whose doors ask for proof.
//!
//! ```compile_fail,E0624
//! fn impersonate(db: api::db::Db, victim: entity::UserId) {
//!     let _ = api::db::TenantDb::new(db, victim);
//! }
//! ```
//!
//! ```compile_fail,E0451
//! fn impersonate(db: api::db::Db, victim: entity::UserId) {
//!     let _ = api::db::TenantDb { db, tenant: victim };
//! }
//! ```
//!
//! The pool itself is as closed:
//!
//! ```compile_fail,E0616
//! fn pool(db: &api::db::Db) {
//!     let _ = &db.pool;
//! }
//! ```
//!
//! What has no tenant can't be read through the guard: a type must say which column holds it.
//!
//! ```compile_fail,E0277
//! fn read_anything(tenant: &api::db::TenantDb) {
//!     let _ = tenant.find::<sea_orm_migration::seaql_migrations::Entity>();
//! }
//! ```

use std::sync::Arc;

use entity::{ReadInPart, TenantOwned, UserId};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel,
    Iterable, QueryFilter, QueryTrait, TryInsertResult,
    sea_query::{InsertStatement, OnConflict, Query, SimpleExpr},
};
use tokio::sync::Semaphore;

use super::{
    Batches, Db, Transaction,
    scoped::{Connection, Scoped},
};
use crate::error::{Error, Result};

/// How many statements one operation runs at once. Under aliases it may have dozens, and others want connections too.
const READS_AT_ONCE: usize = 2;

/// A handle on one tenant's rows and nothing else, for one operation: it reads them, writes by single statements, and begins transactions.
#[derive(Clone)]
pub struct TenantDb {
    db: Db,
    tenant: UserId,
    reads: Arc<Semaphore>,
}

/// A transaction that reads and writes one tenant's rows and nothing else. Dropped without [`TenantTx::commit`], it leaves no trace.
pub struct TenantTx {
    transaction: Transaction,
    tenant: UserId,
}

impl TenantDb {
    pub(super) fn new(db: Db, tenant: UserId) -> Self {
        Self { db, tenant, reads: Arc::new(Semaphore::new(READS_AT_ONCE)) }
    }

    /// Whose rows these are.
    pub fn tenant(&self) -> UserId {
        self.tenant
    }

    /// Begins a transaction.
    pub async fn begin(&self) -> Result<TenantTx> {
        Ok(TenantTx { transaction: self.db.begin().await?, tenant: self.tenant })
    }

    /// Inserts a row and the event that tells of it, both stamped with the tenant: both, or neither. Nothing happens, and the answer is
    /// `None`, if the tenant has a row of the same key.
    pub async fn insert_and_tell<A>(&self, batches: &Arc<Batches<A>>, mut row: A) -> Result<Option<<A::Entity as EntityTrait>::Model>>
    where
        A: ActiveModelTrait<Entity: TenantOwned + ReadInPart> + ActiveModelBehavior + Send + Sync + 'static,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A> + Send,
    {
        row.set(A::Entity::TENANT, self.tenant.0.into());
        batches.insert(&self.db, row).await
    }

    /// The tenant's rows of a table.
    pub fn find<E: TenantOwned>(&self) -> Scoped<'_, E> {
        Scoped::new(Connection::Pool(&self.db, &self.reads), self.tenant)
    }
}

impl TenantTx {
    pub(super) fn new(transaction: Transaction, tenant: UserId) -> Self {
        Self { transaction, tenant }
    }

    /// Whose rows these are.
    pub fn tenant(&self) -> UserId {
        self.tenant
    }

    /// The tenant's rows of a table, as this transaction sees them.
    pub fn find<E: TenantOwned>(&self) -> Scoped<'_, E> {
        Scoped::new(Connection::Transaction(&self.transaction), self.tenant)
    }

    /// Inserts a row, stamped with the tenant whatever it said. [`Error::Duplicate`] if a unique index refuses it.
    pub async fn insert<A>(&self, row: A) -> Result<<A::Entity as EntityTrait>::Model>
    where
        A: ActiveModelTrait<Entity: TenantOwned> + ActiveModelBehavior + Send,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
    {
        self.insert_unless_taken(row).await?.ok_or(Error::Duplicate)
    }

    /// Inserts a row, stamped with the tenant; nothing happens, and the answer is `None`, if a unique index refuses it.
    /// The transaction goes on either way.
    pub async fn insert_unless_taken<A>(&self, row: A) -> Result<Option<<A::Entity as EntityTrait>::Model>>
    where
        A: ActiveModelTrait<Entity: TenantOwned> + ActiveModelBehavior + Send,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
    {
        let inserted = Box::pin(self.transaction.tx.query_one(&unless_taken(row, self.tenant))).await?;
        Ok(inserted.map(|row| <A::Entity as EntityTrait>::Model::from_query_result(&row, "")).transpose()?)
    }

    /// Inserts many rows in one statement, each stamped with the tenant; those that a unique index refuses are left out.
    pub async fn insert_many<A>(&self, rows: impl IntoIterator<Item = A>) -> Result<u64>
    where
        A: ActiveModelTrait<Entity: TenantOwned> + ActiveModelBehavior + Send,
    {
        let rows: Vec<A> = rows
            .into_iter()
            .map(|mut row| {
                row.set(A::Entity::TENANT, self.tenant.0.into());
                row
            })
            .collect();
        if rows.is_empty() {
            return Ok(0);
        }
        let insert = A::Entity::insert_many(rows).on_conflict(OnConflict::new().do_nothing().to_owned()).try_insert();
        match Box::pin(insert.exec_without_returning(&self.transaction.tx)).await? {
            TryInsertResult::Inserted(count) => Ok(count),
            TryInsertResult::Conflicted | TryInsertResult::Empty => Ok(0),
        }
    }

    /// Writes the fields of `row` that are set, if the row is the tenant's; it can't be moved to another. `None` if it is not there.
    pub async fn update<A>(&self, mut row: A) -> Result<Option<<A::Entity as EntityTrait>::Model>>
    where
        A: ActiveModelTrait<Entity: TenantOwned> + Send,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
    {
        // The key is in the WHERE, with this tenant in it, and nowhere else.
        row.set(A::Entity::TENANT, self.tenant.0.into());
        let update = <A::Entity as EntityTrait>::update(row).validate()?.filter(A::Entity::TENANT.eq(self.tenant.0));
        match Box::pin(update.exec(&self.transaction.tx)).await {
            Ok(row) => Ok(Some(row)),
            Err(sea_orm::DbErr::RecordNotUpdated) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Sets columns of all the tenant's rows that match. Answers how many.
    pub async fn update_where<E: TenantOwned>(
        &self,
        set: impl IntoIterator<Item = (E::Column, SimpleExpr)>,
        matching: impl Into<Condition>,
    ) -> Result<u64> {
        let mut update = E::update_many().filter(E::TENANT.eq(self.tenant.0)).filter(matching.into());
        for (column, value) in set {
            update = update.col_expr(column, value);
        }
        Ok(Box::pin(update.exec(&self.transaction.tx)).await?.rows_affected)
    }

    /// Deletes the tenant's rows that match. Answers how many.
    pub async fn delete_where<E: TenantOwned>(&self, matching: impl Into<Condition>) -> Result<u64> {
        let delete = E::delete_many().filter(E::TENANT.eq(self.tenant.0)).filter(matching.into());
        Ok(Box::pin(delete.exec(&self.transaction.tx)).await?.rows_affected)
    }

    /// Makes all of it durable.
    pub async fn commit(self) -> Result<()> {
        self.transaction.commit().await
    }
}

/// The statement that inserts a row, stamped with the tenant, and answers it; nothing if a unique index refuses it.
fn unless_taken<A: ActiveModelTrait<Entity: TenantOwned>>(mut row: A, tenant: UserId) -> InsertStatement {
    row.set(A::Entity::TENANT, tenant.0.into());
    let mut insert = A::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned()).into_query();
    insert.returning(Query::returning().columns(<A::Entity as EntityTrait>::Column::iter())).take()
}

impl Transaction {
    /// Turns it into the guard of one tenant.
    pub(super) fn for_tenant(self, tenant: UserId) -> TenantTx {
        TenantTx::new(self, tenant)
    }
}
