//! Queries that are narrowed to one tenant.

use std::{marker::PhantomData, mem::take};

use entity::{
    Columns, ReadInPart, TenantOwned, UserId,
    cells::{bytes_of_texts, id_at},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, Identity, Iterable, JoinType, Order, QueryFilter, QueryOrder,
    QueryResult, QuerySelect, RelationDef,
    sea_query::{Asterisk, Expr, ExprTrait, Func, LockType, Query, SelectStatement, SimpleExpr, WindowStatement},
};
use tokio::sync::Semaphore;

use super::{Db, Transaction};
use crate::{
    answer_size::ReadFor,
    error::{Error, Result},
    values::Search,
};

/// What a narrowed query runs on. Private, so that it can't be taken out.
#[derive(Clone, Copy)]
pub(super) enum Connection<'db> {
    Pool(&'db Db, &'db Semaphore),
    Transaction(&'db Transaction),
}

impl Connection<'_> {
    async fn rows(&self, statement: &SelectStatement, answer: Option<&ReadFor>) -> Result<Vec<QueryResult>> {
        Ok(match self {
            Self::Pool(db, reads) => {
                let _turn = reads.acquire().await.map_err(Error::internal)?;
                // While this waited for its turn, the answer may have been refused for what others had read.
                answer.map_or(Ok(()), ReadFor::check)?;
                let rows = db.rows(statement).await?;
                answer.map_or(Ok(()), |answer| answer.add(|| rows.iter().map(bytes_of_texts).sum()))?;
                rows
            }
            Self::Transaction(transaction) => Box::pin(transaction.tx.query_all(statement)).await?,
        })
    }

    fn is_sqlite(&self) -> bool {
        match self {
            Self::Pool(db, _) => db.is_sqlite(),
            Self::Transaction(transaction) => transaction.tx.get_database_backend() == sea_orm::DbBackend::Sqlite,
        }
    }
}

/// A table joined to a [`Scoped`] query.
pub struct Joined<E> {
    /// The id is among them.
    columns: Columns<E>,
    place: usize,
}

impl<E: ReadInPart> Joined<E> {
    /// The joined row, `None` where the reference is null.
    pub fn read(&self, row: &QueryResult) -> Result<Option<E::Model>, sea_orm::DbErr> {
        match id_at(row, self.place + self.columns.place(E::ID))? {
            Some(_) => self.columns.read(row, self.place).map(Some),
            None => Ok(None),
        }
    }
}

/// A statement that selects rows, for what SeaORM does with one of any entity. Its own begins with all columns, which are then thrown away.
#[derive(Clone, Default)]
struct Rows(SelectStatement);

impl Rows {
    /// The tenant's rows of a table, of which no column is selected.
    fn of<E: TenantOwned>(tenant: UserId) -> Self {
        Self(Query::select().from(E::default().table_ref()).take()).filter(E::TENANT.eq(tenant.0))
    }
}

impl QuerySelect for Rows {
    type QueryStatement = SelectStatement;

    fn query(&mut self) -> &mut SelectStatement {
        &mut self.0
    }
}

impl QueryFilter for Rows {
    type QueryStatement = SelectStatement;

    fn query(&mut self) -> &mut SelectStatement {
        &mut self.0
    }
}

impl QueryOrder for Rows {
    type QueryStatement = SelectStatement;

    fn query(&mut self) -> &mut SelectStatement {
        &mut self.0
    }
}

/// A query already narrowed to one tenant; it carries its connection and never gives it up.
pub struct Scoped<'db, E: EntityTrait> {
    connection: Connection<'db>,
    tenant: UserId,
    select: Rows,
    /// Whether it was said which columns it selects: all of its own table if not.
    chosen: bool,
    /// How many columns it selects.
    width: usize,
    answer: Option<ReadFor>,
    table: PhantomData<E>,
}

impl<'db, E: TenantOwned> Scoped<'db, E> {
    pub(super) fn new(connection: Connection<'db>, tenant: UserId) -> Self {
        Self { connection, tenant, select: Rows::of::<E>(tenant), chosen: false, width: 0, answer: None, table: PhantomData }
    }

    /// Reads for an answer: nothing if that was refused before this query's turn came; and what is read counts.
    #[must_use]
    pub fn for_answer(mut self, answer: Option<ReadFor>) -> Self {
        self.answer = answer;
        self
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

    /// Locks the rows against changes until the transaction ends; rows that refer to them may come meanwhile. On SQLite the transaction holds the write lock already.
    #[must_use]
    pub fn lock(mut self) -> Self {
        if !self.connection.is_sqlite() {
            QuerySelect::query(&mut self.select).lock(LockType::NoKeyUpdate);
        }
        self
    }

    /// Adds a column that is computed beside the row's own, read by `name`.
    #[must_use]
    pub fn with(mut self, expression: SimpleExpr, name: &'static str) -> Self {
        self.choose();
        self.select = self.select.expr_as(expression, name);
        self.width += 1;
        self
    }

    /// Reads these columns and no others.
    #[must_use]
    pub fn only(mut self, columns: impl IntoIterator<Item = (SimpleExpr, &'static str)>) -> Self {
        self.select = self.select.select_only();
        (self.chosen, self.width) = (true, 0);
        for (expression, name) in columns {
            self = self.with(expression, name);
        }
        self
    }

    /// Reads only these columns of its own table. Said before anything is added beside them.
    #[must_use]
    pub fn only_columns(mut self, columns: Columns<E>) -> Self
    where
        E: ReadInPart,
    {
        self.select = self.select.select_only().columns(columns.iter());
        (self.chosen, self.width) = (true, columns.count());
        self
    }

    /// The rows so far as a table of the same name, of which no column is read yet: what is joined now does not count towards their limit,
    /// and their order has to be said again.
    #[must_use]
    pub fn as_table(mut self) -> Self {
        let rows = self.select.select_only().expr(Expr::col((E::default(), Asterisk))).0;
        self.select = Rows(Query::select().from_subquery(rows, E::default()).take());
        (self.chosen, self.width) = (true, 0);
        self
    }

    /// One row for each value of what is read by `name`, for the sums that [`Self::only`] asks for beside it.
    #[must_use]
    pub fn group_by(mut self, name: &'static str) -> Self {
        QuerySelect::query(&mut self.select).group_by_col(name);
        self
    }

    /// Joins these columns of the row that `relation` refers to, along a key that holds the tenant. `from` is where the relation's own
    /// table was joined, if it is not this query's.
    pub fn join<F: TenantOwned + ReadInPart>(
        &mut self,
        from: Option<&'static str>,
        relation: RelationDef,
        alias: &'static str,
        columns: Columns<F>,
    ) -> Joined<F> {
        let tenant = |key: &Identity| matches!(key, Identity::Binary(first, _) if first.to_string() == "user_id");
        assert!(tenant(&relation.from_col) && tenant(&relation.to_col), "a join follows a composite key, whose first half is the tenant");
        let relation = match from {
            Some(from) => relation.from_alias(from),
            None => relation,
        };
        self.select = take(&mut self.select).join_as(JoinType::LeftJoin, relation, alias);
        self.beside(alias, columns.with(F::ID))
    }

    /// Joins the rows of another query of this tenant whose column `theirs` is this table's `ours`, and reads again what it has read of `F`.
    pub fn join_query<F: ReadInPart>(
        &mut self,
        ours: E::Column,
        rows: Scoped<'_, impl TenantOwned>,
        theirs: &'static str,
        read: &Joined<F>,
        alias: &'static str,
    ) -> Joined<F> {
        assert!(self.tenant == rows.tenant, "both are of one tenant");
        let on = Expr::col((alias, theirs)).equals((E::default(), ours));
        QuerySelect::query(&mut self.select).join_subquery(JoinType::LeftJoin, rows.select.0, alias, on);
        self.beside(alias, read.columns)
    }

    /// Selects the columns of its own table, which come first, if nothing else was said.
    fn choose(&mut self) {
        if !self.chosen {
            self.select = take(&mut self.select).columns(E::Column::iter());
            (self.chosen, self.width) = (true, E::Column::iter().count());
        }
    }

    /// Reads these columns of a joined table, too.
    fn beside<F: ReadInPart>(&mut self, alias: &'static str, columns: Columns<F>) -> Joined<F> {
        self.choose();
        let joined = Joined { columns, place: self.width };
        let select = QuerySelect::query(&mut self.select);
        for column in columns.iter() {
            select.expr(Expr::col((alias, column)));
        }
        self.width += columns.count();
        joined
    }

    /// Keeps the rows for which there is a row of `F` that belongs to the same tenant and matches.
    /// `column` of this table must be in what `other` selects.
    #[must_use]
    pub fn where_in<F: TenantOwned>(self, column: E::Column, select: F::Column, matching: impl Into<Condition>) -> Self {
        let subquery = Rows::of::<F>(self.tenant).filter(matching.into()).column(select).0;
        self.filter(Condition::all().add(Expr::col((E::default(), column)).in_subquery(subquery)))
    }

    /// This query as a value, for another query's [`Self::with`]: it must select one column and give one row.
    pub fn expression(self) -> SimpleExpr {
        SimpleExpr::SubQuery(None, Box::new(self.select.0.into()))
    }

    /// Keeps, of the rows that share a value of `partition`, the `rows` newest by `at`, the id deciding among equals.
    #[must_use]
    pub fn newest_per(self, partition: E::Column, at: E::Column, id: E::Column, rows: u64) -> Self {
        let window = WindowStatement::partition_by(partition)
            .order_by((E::default(), at), Order::Desc)
            .order_by((E::default(), id), Order::Desc)
            .to_owned();
        let mut ranked = self.select.clone().select_only().column(id).0;
        ranked.expr_window_as(Func::cust("ROW_NUMBER"), window, "place");
        let newest = Query::select().column(id).from_subquery(ranked, "ranked").and_where(Expr::col("place").lte(rows)).to_owned();
        self.filter(Condition::all().add(Expr::col((E::default(), id)).in_subquery(newest)))
    }

    /// How many rows match, as an expression for another query's [`Self::with`].
    pub fn count_expression(&self) -> SimpleExpr {
        let matching = self.select.clone().select_only().column(E::TENANT).0;
        let count = Query::select().expr(Expr::cust("CAST(COUNT(*) AS bigint)")).from_subquery(matching, "matching").to_owned();
        SimpleExpr::SubQuery(None, Box::new(count.into()))
    }

    /// The raw rows, for queries with joins and computed columns.
    pub async fn rows(&mut self) -> Result<Vec<QueryResult>> {
        self.choose();
        self.connection.rows(&self.select.0, self.answer.as_ref()).await
    }

    /// These columns of all rows that match; the others are blank.
    pub async fn read(self, columns: Columns<E>) -> Result<Vec<E::Model>>
    where
        E: ReadInPart,
    {
        let rows = self.only_columns(columns).rows().await?;
        Ok(rows.iter().map(|row| columns.read(row, 0)).collect::<Result<_, _>>()?)
    }

    /// All rows that match.
    pub async fn all(mut self) -> Result<Vec<E::Model>> {
        let rows = self.rows().await?;
        Ok(rows.iter().map(|row| E::Model::from_query_result(row, "")).collect::<Result<_, _>>()?)
    }

    /// The first row that matches.
    pub async fn one(self) -> Result<Option<E::Model>> {
        Ok(self.limit(1).all().await?.pop())
    }

    /// How many rows match. Costs as many rows as it counts: for what is shown all the time there are counters.
    pub async fn count(&self) -> Result<i64> {
        let [count] = self.numbers([self.count_expression()]).await?;
        Ok(count)
    }

    /// The values of expressions that stand alone, in one statement.
    pub async fn numbers<const N: usize>(&self, expressions: [SimpleExpr; N]) -> Result<[i64; N]> {
        let mut statement = Query::select();
        for (place, expression) in expressions.into_iter().enumerate() {
            statement.expr_as(expression, format!("number_{place}"));
        }
        let row = self.connection.rows(&statement, self.answer.as_ref()).await?.pop().ok_or(Error::NotFound)?;
        let mut numbers = [0; N];
        for (place, number) in numbers.iter_mut().enumerate() {
            *number = row.try_get_by_index(place)?;
        }
        Ok(numbers)
    }
}
