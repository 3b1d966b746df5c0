//! The Relay connection that a page fills.

use std::borrow::Cow;

use async_graphql::{Object, OutputType, SimpleObject, TypeName};
use entity::Show;

use super::fetch::{Cursor, Page};
use crate::{
    error::{Error, Result},
    finished::{Entries, Entry, Finished, Follow, Related},
};

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

    fn related<'a>(field: &str, follow: Follow<'_, 'a>) -> Option<Related<'a, Self>>
    where
        Self: 'a,
    {
        if field == "node" { follow.one(|edge: &Self| Some(Some(edge.node))) } else { None }
    }
}
