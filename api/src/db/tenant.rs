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

use std::marker::PhantomData;

use entity::{TenantOwned, UserId};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, Identity,
    IntoActiveModel, Iterable, JoinType, Order, QueryFilter, QueryOrder, QueryResult, QuerySelect, QueryTrait, RelationDef, Select,
    TryInsertResult,
    sea_query::{Expr, ExprTrait, Func, LockType, OnConflict, Query, SelectStatement, SimpleExpr, WindowStatement},
};

use super::{Db, Transaction};
use crate::{
    error::{Error, Result},
    values::Search,
};

/// A handle that reads one tenant's rows and nothing else.
#[derive(Clone)]
pub struct TenantDb {
    db: Db,
    tenant: UserId,
}

/// A transaction that reads and writes one tenant's rows and nothing else. Dropped without [`TenantTx::commit`], it leaves no trace.
pub struct TenantTx {
    transaction: Transaction,
    tenant: UserId,
}

impl TenantDb {
    pub(super) fn new(db: Db, tenant: UserId) -> Self {
        Self { db, tenant }
    }

    /// Whose rows these are.
    pub fn tenant(&self) -> UserId {
        self.tenant
    }

    /// Begins a transaction.
    pub async fn begin(&self) -> Result<TenantTx> {
        Ok(TenantTx { transaction: self.db.begin().await?, tenant: self.tenant })
    }

    /// The tenant's rows of a table.
    pub fn find<E: TenantOwned>(&self) -> Scoped<'_, E> {
        Scoped::new(Connection::Pool(&self.db), self.tenant)
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
    pub async fn insert_unless_taken<A>(&self, mut row: A) -> Result<Option<<A::Entity as EntityTrait>::Model>>
    where
        A: ActiveModelTrait<Entity: TenantOwned> + ActiveModelBehavior + Send,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
    {
        row.set(A::Entity::TENANT, self.tenant.0.into());
        let mut insert = A::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned()).into_query();
        insert.returning(Query::returning().columns(<A::Entity as EntityTrait>::Column::iter()));
        let inserted = self.transaction.tx.query_one(&insert).await?;
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
        match insert.exec_without_returning(&self.transaction.tx).await? {
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
        match <A::Entity as EntityTrait>::update(row)
            .validate()?
            .filter(A::Entity::TENANT.eq(self.tenant.0))
            .exec(&self.transaction.tx)
            .await
        {
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
        Ok(update.exec(&self.transaction.tx).await?.rows_affected)
    }

    /// Deletes the tenant's rows that match. Answers how many.
    pub async fn delete_where<E: TenantOwned>(&self, matching: impl Into<Condition>) -> Result<u64> {
        let delete = E::delete_many().filter(E::TENANT.eq(self.tenant.0)).filter(matching.into());
        Ok(delete.exec(&self.transaction.tx).await?.rows_affected)
    }

    /// Makes all of it durable.
    pub async fn commit(self) -> Result<()> {
        self.transaction.commit().await
    }
}

/// What a narrowed query runs on. Private, so that it can't be taken out.
#[derive(Clone, Copy)]
enum Connection<'db> {
    Pool(&'db Db),
    Transaction(&'db Transaction),
}

impl Connection<'_> {
    async fn rows(&self, statement: &SelectStatement) -> Result<Vec<QueryResult>> {
        Ok(match self {
            Self::Pool(db) => db.pool.query_all(statement).await?,
            Self::Transaction(transaction) => transaction.tx.query_all(statement).await?,
        })
    }

    fn is_sqlite(&self) -> bool {
        match self {
            Self::Pool(db) => db.is_sqlite(),
            Self::Transaction(transaction) => transaction.tx.get_database_backend() == sea_orm::DbBackend::Sqlite,
        }
    }
}

/// A table joined to a [`Scoped`] query. Its columns come out under `<alias>.<column>`.
pub struct Joined<E> {
    alias: &'static str,
    entity: PhantomData<E>,
}

impl<E: EntityTrait> Joined<E> {
    /// The joined row, `None` where the reference is null.
    pub fn read(&self, row: &QueryResult) -> Result<Option<E::Model>, sea_orm::DbErr> {
        let prefix = format!("{}.", self.alias);
        match row.try_get::<Option<sea_orm::prelude::Uuid>>(&prefix, "user_id")? {
            Some(_) => E::Model::from_query_result(row, &prefix).map(Some),
            None => Ok(None),
        }
    }
}

/// A query already narrowed to one tenant; it carries its connection and never gives it up.
pub struct Scoped<'db, E: EntityTrait> {
    connection: Connection<'db>,
    tenant: UserId,
    select: Select<E>,
}

impl<'db, E: TenantOwned> Scoped<'db, E> {
    fn new(connection: Connection<'db>, tenant: UserId) -> Self {
        Self { connection, tenant, select: E::find().filter(E::TENANT.eq(tenant.0)) }
    }

    /// Narrows it further; whatever the condition says, it stays inside the tenant.
    #[must_use]
    pub fn filter(mut self, condition: impl Into<Condition>) -> Self {
        self.select = self.select.filter(Condition::all().add(condition.into()));
        self
    }

    /// Keeps the rows whose `search_text` contains what was looked for. The index of the engine serves it.
    #[must_use]
    pub fn search(self, search: &Search) -> Self {
        let table = E::default().table_name().to_owned();
        let condition = if self.connection.is_sqlite() {
            Expr::cust_with_values(
                format!("{table}.row_id IN (SELECT rowid FROM {table}_search WHERE {table}_search MATCH ?)"),
                [search.fts5_phrase()],
            )
        } else {
            Expr::cust_with_values(format!(r"{table}.search_text LIKE $1 ESCAPE '\'"), [search.like_pattern()])
        };
        self.filter(Condition::all().add(condition))
    }

    /// Orders it; called again, it orders what is equal so far.
    #[must_use]
    pub fn order_by(mut self, column: E::Column, order: Order) -> Self {
        self.select = self.select.order_by(column, order);
        self
    }

    /// Orders it by a column of a joined table.
    #[must_use]
    pub fn order_by_joined(mut self, alias: &'static str, column: impl ColumnTrait, order: Order) -> Self {
        self.select = self.select.order_by(Expr::col((alias, column)), order);
        self
    }

    /// Takes the first `rows` rows.
    #[must_use]
    pub fn limit(mut self, rows: u64) -> Self {
        self.select = self.select.limit(rows);
        self
    }

    /// Locks the rows until the transaction ends. On SQLite the transaction holds the write lock already.
    #[must_use]
    pub fn lock(mut self) -> Self {
        if !self.connection.is_sqlite() {
            QuerySelect::query(&mut self.select).lock(LockType::Update);
        }
        self
    }

    /// Adds a column that is computed beside the row's own, read by `name`.
    #[must_use]
    pub fn with(mut self, expression: SimpleExpr, name: &'static str) -> Self {
        self.select = self.select.expr_as(expression, name);
        self
    }

    /// Reads these columns and no others.
    #[must_use]
    pub fn only(mut self, columns: impl IntoIterator<Item = (SimpleExpr, &'static str)>) -> Self {
        self.select = self.select.select_only();
        for (expression, name) in columns {
            self = self.with(expression, name);
        }
        self
    }

    /// One row for each value of a column, for the sums that [`Self::only`] asks for.
    #[must_use]
    pub fn group_by(mut self, column: E::Column) -> Self {
        self.select = self.select.group_by(column);
        self
    }

    /// Joins the row that `relation` refers to, along a key that holds the tenant. `from` is where the relation's own table was joined,
    /// if it is not this query's.
    pub fn join<F: TenantOwned>(&mut self, from: Option<&'static str>, relation: RelationDef, alias: &'static str) -> Joined<F> {
        assert!(matches!(&relation.from_col, Identity::Binary(..)), "a join follows a composite key, whose first half is the tenant");
        let relation = match from {
            Some(from) => relation.from_alias(from),
            None => relation,
        };
        let mut select = self.select.clone().join_as(JoinType::LeftJoin, relation, alias);
        for column in F::Column::iter() {
            let name = format!("{alias}.{}", sea_orm::IdenStatic::as_str(&column));
            select = select.expr_as(Expr::col((alias, column)), name);
        }
        self.select = select;
        Joined { alias, entity: PhantomData }
    }

    /// Keeps the rows for which there is a row of `F` that belongs to the same tenant and matches.
    /// `column` of this table must be in what `other` selects.
    #[must_use]
    pub fn where_in<F: TenantOwned>(self, column: E::Column, select: F::Column, matching: impl Into<Condition>) -> Self {
        let subquery = F::find().filter(F::TENANT.eq(self.tenant.0)).filter(matching.into()).select_only().column(select).into_query();
        self.filter(Condition::all().add(Expr::col((E::default(), column)).in_subquery(subquery)))
    }

    /// This query as a value, for another query's [`Self::with`]: it must select one column and give one row.
    pub fn expression(self) -> SimpleExpr {
        SimpleExpr::SubQuery(None, Box::new(self.select.into_query().into()))
    }

    /// Keeps, of the rows that share a value of `partition`, the `rows` newest by `at`, the id deciding among equals.
    #[must_use]
    pub fn newest_per(self, partition: E::Column, at: E::Column, id: E::Column, rows: u64) -> Self {
        let window = WindowStatement::partition_by(partition)
            .order_by((E::default(), at), Order::Desc)
            .order_by((E::default(), id), Order::Desc)
            .to_owned();
        let mut ranked = self.select.clone().select_only().column(id).into_query();
        ranked.expr_window_as(Func::cust("ROW_NUMBER"), window, "place");
        let newest = Query::select().column(id).from_subquery(ranked, "ranked").and_where(Expr::col("place").lte(rows)).to_owned();
        self.filter(Condition::all().add(Expr::col((E::default(), id)).in_subquery(newest)))
    }

    /// How many rows match, as an expression for another query's [`Self::with`].
    pub fn count_expression(&self) -> SimpleExpr {
        let matching = self.select.clone().select_only().column(E::TENANT).into_query();
        let count = Query::select().expr(Expr::cust("CAST(COUNT(*) AS bigint)")).from_subquery(matching, "matching").to_owned();
        SimpleExpr::SubQuery(None, Box::new(count.into()))
    }

    /// The same query, to be narrowed another way.
    #[must_use]
    pub fn again(&self) -> Self {
        Self { connection: self.connection, tenant: self.tenant, select: self.select.clone() }
    }

    /// The raw rows, for queries with joins and computed columns.
    pub async fn rows(self) -> Result<Vec<QueryResult>> {
        self.connection.rows(&self.select.into_query()).await
    }

    /// All rows that match.
    pub async fn all(self) -> Result<Vec<E::Model>> {
        let rows = self.rows().await?;
        Ok(rows.iter().map(|row| E::Model::from_query_result(row, "")).collect::<Result<_, _>>()?)
    }

    /// The first row that matches.
    pub async fn one(self) -> Result<Option<E::Model>> {
        Ok(self.limit(1).all().await?.pop())
    }

    /// How many rows match. Costs as many rows as it counts: for what is shown all the time there are counters.
    pub async fn count(self) -> Result<i64> {
        let [count] = self.numbers([self.count_expression()]).await?;
        Ok(count)
    }

    /// The values of expressions that stand alone, in one statement.
    pub async fn numbers<const N: usize>(&self, expressions: [SimpleExpr; N]) -> Result<[i64; N]> {
        let mut statement = Query::select();
        for (place, expression) in expressions.into_iter().enumerate() {
            statement.expr_as(expression, format!("number_{place}"));
        }
        let row = self.connection.rows(&statement).await?.pop().ok_or(Error::NotFound)?;
        let mut numbers = [0; N];
        for (place, number) in numbers.iter_mut().enumerate() {
            *number = row.try_get_by_index(place)?;
        }
        Ok(numbers)
    }
}

impl Transaction {
    /// Turns it into the guard of one tenant.
    pub(super) fn for_tenant(self, tenant: UserId) -> TenantTx {
        TenantTx::new(self, tenant)
    }
}
