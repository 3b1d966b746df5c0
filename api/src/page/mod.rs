//! Keyset pagination, and the Relay connection it fills.
//!
//! A page is where it is by the values of its last row, not by counting rows, so page 4,000 costs what page 1 costs and rows that
//! come meanwhile shift nothing. The comparison is a row value, `(started_at, id) < (…, …)`, which an index of the same columns serves.

use std::borrow::Cow;

use async_graphql::{InputObject, Object, OutputType, SimpleObject, TypeName};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use entity::{Columns, ReadInPart, Show, TenantOwned, cells::id_at};
use sea_orm::{
    DbErr, Iden, ModelTrait, Order, QueryResult, Value,
    prelude::Uuid,
    sea_query::{Expr, ExprTrait, SimpleExpr},
};

use crate::{
    db::{Joined, Scoped},
    error::{Error, Result},
    finished::{Entries, Entry, Finished},
    selection::{self, Shown, Wanted, check_breadth},
    values::DateTime,
};

/// How many entries a list has when nobody says.
pub const DEFAULT: i32 = 20;
/// The most entries of one page.
pub const MAX: i32 = 100;

/// The most rows of a page with what is linked to it: as many links as fit, those of the entry after the page, and the entries without any.
const LINKED_ROWS: usize = selection::MOST + 200;

/// Which way a list is ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, async_graphql::Enum)]
pub enum OrderDirection {
    /// Smallest, oldest, or A first.
    Asc,
    /// Largest, newest, or Z first.
    Desc,
}

/// A span of time. Either end may be left open.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct DateTimeRange {
    /// From this moment on, itself included.
    pub from: Option<DateTime>,
    /// Up to this moment, itself excluded.
    pub to: Option<DateTime>,
}

impl DateTimeRange {
    /// The rows of `column` that fall into it.
    pub fn condition(self, column: impl sea_orm::ColumnTrait) -> sea_orm::Condition {
        let from = self.from.map(|from| column.gte(from.0));
        let to = self.to.map(|to| column.lt(to.0));
        sea_orm::Condition::all().add_option(from).add_option(to)
    }
}

/// A table of which there are lists.
pub trait Listed: TenantOwned {
    /// What decides between rows that are otherwise equal.
    const ID: Self::Column;
}

/// The order of a list: one column, and the id among equals.
#[derive(Clone, Copy, Debug)]
pub struct ListOrder<C> {
    /// The column.
    pub column: C,
    /// Which way.
    pub direction: OrderDirection,
}

impl<C> From<(C, OrderDirection)> for ListOrder<C> {
    fn from((column, direction): (C, OrderDirection)) -> Self {
        Self { column, direction }
    }
}

/// The paging arguments of a list, as they came.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "the Relay specification names them")]
pub struct PageArgs {
    pub first: Option<i32>,
    pub after: Option<String>,
    pub last: Option<i32>,
    pub before: Option<String>,
}

/// A part of a list that was asked for.
pub struct Window<E: Listed> {
    order: ListOrder<E::Column>,
    size: u64,
    backward: bool,
    cursor: Option<(Value, Uuid)>,
}

impl<E: Listed> Window<E> {
    /// Checks the arguments. What can't be right is [`Error::BadInput`].
    pub fn parse(args: PageArgs, order: ListOrder<E::Column>) -> Result<Self> {
        let bad = |message: String| Err(Error::BadInput(message));
        if args.first.is_some() && args.last.is_some() {
            return bad("Give `first` or `last`, not both.".into());
        }
        let backward = args.last.is_some() || (args.before.is_some() && args.first.is_none());
        let (argument, size) = if backward { ("last", args.last) } else { ("first", args.first) };
        let size = size.unwrap_or(DEFAULT);
        if !(1..=MAX).contains(&size) {
            return bad(format!("`{argument}` is {size}; it must be from 1 to {MAX}. Take the next page with a cursor."));
        }
        let (argument, cursor, other, unused) =
            if backward { ("before", args.before, "after", args.after) } else { ("after", args.after, "before", args.before) };
        if unused.is_some() {
            return bad(format!(
                "`{other}` can't be combined with these arguments: page forward with `first` and `after`, backward with `last` and `before`."
            ));
        }
        let cursor = match cursor {
            None => None,
            Some(cursor) => Some(decode::<E>(&cursor, order).ok_or_else(|| {
                Error::BadInput(format!("`{argument}` is not a cursor of this list in this order. Take one from its pageInfo or edges."))
            })?),
        };
        Ok(Self { order, size: size.unsigned_abs().into(), backward, cursor })
    }

    /// The columns that an entry is made of, and its cursor.
    pub fn columns(&self, wanted: &Wanted<'_>) -> Columns<E>
    where
        E: Shown,
    {
        wanted.columns().with(self.order.column)
    }

    /// Whether the list is walked towards greater values.
    fn ascending(&self) -> bool {
        (self.order.direction == OrderDirection::Asc) != self.backward
    }

    fn narrow<'db>(&self, mut query: Scoped<'db, E>) -> Scoped<'db, E> {
        if let Some((key, id)) = &self.cursor {
            let place = SimpleExpr::Tuple(vec![Expr::col((E::default(), self.order.column)), Expr::col((E::default(), E::ID))]);
            let cursor = SimpleExpr::Tuple(vec![Expr::val(key.clone()), Expr::val(*id)]);
            let beyond = if self.ascending() { place.gt(cursor) } else { place.lt(cursor) };
            query = query.filter(sea_orm::Condition::all().add(beyond));
        }
        // One more than asked for tells whether there is another page.
        self.sort(query).limit(self.size + 1)
    }

    fn sort<'db>(&self, query: Scoped<'db, E>) -> Scoped<'db, E> {
        let direction = if self.ascending() { Order::Asc } else { Order::Desc };
        query.order_by(self.order.column, direction.clone()).order_by(E::ID, direction)
    }
}

/// Reads one page in one statement, its total included. `total` is what counts the whole list; `read` makes an entry of a row.
pub async fn fetch<E: Listed, T: Entry<Row = E::Model>>(
    query: Scoped<'_, E>,
    window: &Window<E>,
    total: Option<SimpleExpr>,
    read: impl Fn(&QueryResult) -> Result<T, DbErr>,
) -> Result<Page<T>> {
    let again = total.is_some().then(|| query.again());
    let (rows, total) = rows(window.narrow(query), window, total, again).await?;
    cut(rows.iter().map(read).collect::<Result<_, _>>()?, window, total)
}

/// Reads one page as [`fetch`] does, and with each entry what `join` joins to it, of which there is at most one. The page comes first: joined to
/// a whole list of which few rows are taken, PostgreSQL would look through all that might be joined.
pub async fn fetch_joined<'db, E: Shown, J, T: Entry<Row = E::Model>>(
    query: Scoped<'db, E>,
    window: &Window<E>,
    columns: Columns<E>,
    total: Option<SimpleExpr>,
    join: impl FnOnce(&mut Scoped<'db, E>) -> J,
    read: impl Fn(&J, &QueryResult) -> Result<T, DbErr>,
) -> Result<Page<T>> {
    let again = total.is_some().then(|| query.again());
    let mut query = window.sort(window.narrow(query).as_table().only_columns(columns));
    let joins = join(&mut query);
    let (rows, total) = rows(query, window, total, again).await?;
    cut(rows.iter().map(|row| read(&joins, row)).collect::<Result<_, _>>()?, window, total)
}

/// Reads one page as [`fetch`] does, and with each entry what is linked to it, still in one statement: a row for each link, or for an entry
/// without any. `link` joins them, and sorts what is linked to the same entry; `field` is what they are called.
pub async fn fetch_linked<'db, E: Shown, F: ReadInPart, T: Entry<Row = E::Model>>(
    query: Scoped<'db, E>,
    window: &Window<E>,
    columns: Columns<E>,
    total: Option<SimpleExpr>,
    field: &str,
    link: impl FnOnce(Scoped<'db, E>) -> (Scoped<'db, E>, Joined<F>),
    read: impl Fn(E::Model, Vec<F::Model>) -> T,
) -> Result<Page<T>> {
    let again = total.is_some().then(|| query.again());
    let (query, linked) = link(window.sort(window.narrow(query).as_table().only_columns(columns)));
    let (rows, total) = rows(query.limit(LINKED_ROWS as u64 + 1), window, total, again).await?;
    if rows.len() > LINKED_ROWS {
        check_breadth(field, rows.len(), selection::MOST)?;
    }
    let mut entries = Vec::new();
    let mut last = None;
    for row in &rows {
        let id = id_at(row, columns.place(E::ID))?;
        if last != id {
            entries.push((columns.read(row, 0)?, Vec::new()));
            last = id;
        }
        if let (Some(linked), Some((_, links))) = (linked.read(row)?, entries.last_mut()) {
            links.push(linked);
        }
    }
    cut(entries.into_iter().map(|(row, links)| read(row, links)).collect(), window, total)
}

/// The rows of a page, and how many the list has in all.
async fn rows<E: Listed>(
    query: Scoped<'_, E>,
    window: &Window<E>,
    total: Option<SimpleExpr>,
    again: Option<Scoped<'_, E>>,
) -> Result<(Vec<QueryResult>, Option<i64>)> {
    let Some((total, again)) = total.zip(again) else { return Ok((query.rows().await?, None)) };
    let rows = query.with(total.clone(), "total_count").rows().await?;
    let count = match rows.first() {
        Some(row) => row.try_get("", "total_count")?,
        // An empty first page is an empty list; beyond the last page somebody has to count.
        None if window.cursor.is_none() => 0,
        None => {
            let [count] = again.numbers([total]).await?;
            count
        }
    };
    Ok((rows, Some(count)))
}

fn cut<E: Listed, T: Entry<Row = E::Model>>(mut rows: Vec<T>, window: &Window<E>, total: Option<i64>) -> Result<Page<T>> {
    let more = rows.len() as u64 > window.size;
    rows.truncate(usize::try_from(window.size).map_err(Error::internal)?);
    if window.backward {
        rows.reverse();
    }
    let beyond = window.cursor.is_some();
    let (has_next, has_previous) = if window.backward { (beyond, more) } else { (more, beyond) };
    let order = window.order;
    Ok(Page { entries: rows, cursor: Box::new(move |entry: &T| encode::<E>(entry.row(), order)), has_next, has_previous, total })
}

/// What makes the cursor of an entry. Few that read a page want more than its last one.
type Cursor<T> = Box<dyn Fn(&T) -> String + Send + Sync>;

/// A page of a list.
pub struct Page<T> {
    /// Its entries.
    pub entries: Vec<T>,
    cursor: Cursor<T>,
    /// Whether there is more after it.
    pub has_next: bool,
    /// Whether there is more before it.
    pub has_previous: bool,
    /// How many entries the whole list has, where that was asked for.
    pub total: Option<i64>,
}

/// Which list a cursor belongs to: the table, the column that orders it, and the direction.
fn list_name<E: Listed>(order: ListOrder<E::Column>) -> String {
    format!("{}.{}.{:?}", E::default().table_name(), order.column.to_string(), order.direction)
}

/// The opaque text of a cursor: its list, the row's value of the column that orders it, and the row's id.
fn encode<E: Listed>(row: &E::Model, order: ListOrder<E::Column>) -> String {
    let key = match row.get(order.column) {
        Value::ChronoDateTimeUtc(Some(moment)) => serde_json::json!(moment.timestamp_millis()),
        Value::Int(Some(number)) => serde_json::json!(number),
        Value::String(Some(text)) => serde_json::json!(text),
        other => unreachable!("no list is ordered by {other:?}"),
    };
    let Value::Uuid(Some(id)) = row.get(E::ID) else { unreachable!("an id is a UUID") };
    let fields = serde_json::json!([list_name::<E>(order), key, id.simple().to_string()]);
    URL_SAFE_NO_PAD.encode(fields.to_string())
}

fn decode<E: Listed>(cursor: &str, order: ListOrder<E::Column>) -> Option<(Value, Uuid)> {
    use sea_orm::{ColumnTrait, ColumnType};

    let fields = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let (name, key, id): (String, serde_json::Value, String) = serde_json::from_slice(&fields).ok()?;
    if name != list_name::<E>(order) {
        return None;
    }
    let key = match order.column.def().get_column_type() {
        ColumnType::Integer => i32::try_from(key.as_i64()?).ok()?.into(),
        ColumnType::TimestampWithTimeZone => {
            // The years that a DateTime may have; beyond them the engines disagree.
            let moment = chrono::DateTime::from_timestamp_millis(key.as_i64()?)?;
            (1..=9999).contains(&chrono::Datelike::year(&moment)).then_some(moment)?.into()
        }
        _ => key.as_str().filter(|text| !text.contains('\0'))?.into(),
    };
    Some((key, Uuid::try_parse(&id).ok()?))
}

/// Where a page stands in its list.
#[derive(Clone, Debug, SimpleObject)]
pub struct PageInfo {
    /// Whether there are entries after this page. Paging backward it is true whenever `before` was given.
    pub has_next_page: bool,
    /// Whether there are entries before this page. Paging forward it is true whenever `after` was given.
    pub has_previous_page: bool,
    /// The cursor of the first entry; null on an empty page.
    pub start_cursor: Option<String>,
    /// The cursor of the last entry; null on an empty page. Give it as `after` for the next page.
    pub end_cursor: Option<String>,
}

/// A list, one page of it.
pub struct Connection<T>(Page<T>);

/// An entry of a list.
pub struct Edge<'page, T> {
    cursor: &'page Cursor<T>,
    node: &'page T,
}

impl<T> Clone for Edge<'_, T> {
    fn clone(&self) -> Self {
        Self { ..*self }
    }
}

impl<T> Connection<T> {
    /// Publishes a page.
    pub fn new(page: Page<T>) -> Self {
        Self(page)
    }
}

impl<T: OutputType> TypeName for Connection<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", T::type_name()).into()
    }
}

impl<T: OutputType> TypeName for Edge<'_, T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", T::type_name()).into()
    }
}

/// One page of a list.
#[Object(name_type)]
impl<T: Entry> Connection<T> {
    /// The entries with their cursors.
    async fn edges<'page>(&'page self) -> Entries<Cow<'page, Edge<'page, T>>> {
        let edge = |node| Cow::Owned(Edge { cursor: &self.0.cursor, node });
        Entries(self.0.entries.iter().map(edge).collect())
    }

    /// The entries alone.
    async fn nodes(&self) -> Entries<&T> {
        Entries(self.0.entries.iter().collect())
    }

    /// Where this page stands in the list.
    async fn page_info(&self) -> PageInfo {
        let Page { entries, cursor, has_next, has_previous, .. } = &self.0;
        PageInfo {
            has_next_page: *has_next,
            has_previous_page: *has_previous,
            start_cursor: entries.first().map(cursor),
            end_cursor: entries.last().map(cursor),
        }
    }

    /// How many entries the whole list has under its filter. Counted only when it is asked for: kept ready for a list
    /// without a filter, counted row by row with one.
    async fn total_count(&self) -> Result<i32> {
        let total = self.0.total.ok_or_else(|| Error::internal("totalCount was asked for and not looked ahead"))?;
        Ok(i32::try_from(total).unwrap_or(i32::MAX))
    }
}

/// An entry of a list, with its cursor.
#[Object(name_type)]
impl<T: Entry> Edge<'_, T> {
    /// Where this entry stands: give it as `after` or `before`.
    async fn cursor(&self) -> String {
        (self.cursor)(self.node)
    }

    /// The entry.
    async fn node(&self) -> Finished<&T> {
        Finished(self.node)
    }
}

impl<T: Entry> Entry for Edge<'_, T> {
    type Row = ();

    fn row(&self) -> &() {
        &()
    }

    fn shown(_: &str) -> Option<Show<()>> {
        None
    }
}
