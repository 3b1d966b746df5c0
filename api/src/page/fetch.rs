//! Reading a page: in one statement, whatever comes with it.

use entity::{Columns, ReadInPart, cells::id_at};
use sea_orm::{DbErr, QueryResult, sea_query::SimpleExpr};

use super::{Window, cursor};
use crate::{
    db::{Joined, Scoped},
    error::{Error, Result},
    finished::Entry,
    selection::{self, Shown, Wanted},
};

/// The most rows of a page with what is linked to it: as many links as fit, those of the entry after the page, and the entries without any.
const LINKED_ROWS: usize = selection::MOST + 200;

/// Reads these columns of one page in one statement, its total included. `total` is what counts the whole list.
pub async fn fetch<E: Shown, T: Entry<Row = E::Model> + From<E::Model>>(
    query: Scoped<'_, E>,
    window: &Window<E>,
    columns: Columns<E>,
    total: Option<SimpleExpr>,
) -> Result<Page<T>> {
    let (rows, total) = rows(window.narrow(query).only_columns(columns), window, total).await?;
    cut(entries(&rows, |row| columns.read(row, 0).map(T::from))?, window, total)
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
    let mut query = window.sort(window.narrow(query).as_table().only_columns(columns));
    let joins = join(&mut query);
    let (rows, total) = rows(query, window, total).await?;
    cut(entries(&rows, |row| read(&joins, row))?, window, total)
}

/// Reads one page as [`fetch`] does, and with each entry what is linked to it, still in one statement: a row for each link, or for an entry
/// without any. `link` joins them, and sorts what is linked to the same entry; `field` is what they are called, and what
/// is `wanted` of them.
pub async fn fetch_linked<'db, E: Shown, F: ReadInPart, T: Entry<Row = E::Model>>(
    query: Scoped<'db, E>,
    window: &Window<E>,
    columns: Columns<E>,
    total: Option<SimpleExpr>,
    (field, wanted): (&str, &Wanted<'_>),
    link: impl FnOnce(Scoped<'db, E>) -> (Scoped<'db, E>, Joined<F>),
    read: impl Fn(E::Model, Vec<F::Model>) -> T,
) -> Result<Page<T>> {
    let (query, linked) = link(window.sort(window.narrow(query).as_table().only_columns(columns)));
    let (rows, total) = rows(query.limit(LINKED_ROWS as u64 + 1), window, total).await?;
    if rows.len() > LINKED_ROWS {
        wanted.check_breadth(field, rows.len(), selection::MOST)?;
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
async fn rows<E: Shown>(
    mut query: Scoped<'_, E>,
    window: &Window<E>,
    total: Option<SimpleExpr>,
) -> Result<(Vec<QueryResult>, Option<i64>)> {
    let Some(total) = total else { return Ok((query.rows().await?, None)) };
    query = query.with(total.clone(), "total_count");
    let rows = query.rows().await?;
    let count = match rows.first() {
        Some(row) => row.try_get("", "total_count")?,
        // An empty first page is an empty list; beyond the last page somebody has to count.
        None if window.cursor.is_none() => 0,
        None => {
            let [count] = query.numbers([total]).await?;
            count
        }
    };
    Ok((rows, Some(count)))
}

/// In a vector that need not grow, which moves what it holds: collected as results, as many entries as rows are not foreseen.
fn entries<T>(rows: &[QueryResult], read: impl Fn(&QueryResult) -> Result<T, DbErr>) -> Result<Vec<T>> {
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        entries.push(read(row)?);
    }
    Ok(entries)
}

fn cut<E: Shown, T: Entry<Row = E::Model>>(mut rows: Vec<T>, window: &Window<E>, total: Option<i64>) -> Result<Page<T>> {
    let more = rows.len() as u64 > window.size;
    rows.truncate(usize::try_from(window.size).map_err(Error::internal)?);
    if window.backward {
        rows.reverse();
    }
    let beyond = window.cursor.is_some();
    let (has_next, has_previous) = if window.backward { (beyond, more) } else { (more, beyond) };
    let order = window.order;
    Ok(Page { entries: rows, cursor: Box::new(move |entry: &T| cursor::encode::<E>(entry.row(), order)), has_next, has_previous, total })
}

/// What makes the cursor of an entry. Few that read a page want more than its last one.
pub(super) type Cursor<T> = Box<dyn Fn(&T) -> String + Send + Sync>;

/// A page of a list.
pub struct Page<T> {
    /// Its entries.
    pub entries: Vec<T>,
    pub(super) cursor: Cursor<T>,
    /// Whether there is more after it.
    pub has_next: bool,
    /// Whether there is more before it.
    pub has_previous: bool,
    /// How many entries the whole list has, where that was asked for.
    pub total: Option<i64>,
}
