//! Keyset pagination, and the Relay connection it fills.
//!
//! A page is where it is by the values of its last row, not by counting rows, so page 4,000 costs what page 1 costs and rows that
//! come meanwhile shift nothing. The comparison is a row value, `(started_at, id) < (…, …)`, which an index of the same columns serves.

mod connection;
mod cursor;
mod fetch;

use async_graphql::InputObject;
use entity::Columns;
use sea_orm::{
    Order, Value,
    prelude::Uuid,
    sea_query::{Expr, ExprTrait, SimpleExpr},
};

use crate::{
    db::Scoped,
    error::{Error, Result},
    selection::{Shown, Wanted},
    values::DateTime,
};

pub use connection::Connection;
pub use fetch::{Page, fetch, fetch_joined, fetch_linked};

/// How many entries a list has when nobody says.
pub const DEFAULT: i32 = 20;
/// The most entries of one page.
pub const MAX: i32 = 100;

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
pub struct Window<E: Shown> {
    order: ListOrder<E::Column>,
    size: u64,
    backward: bool,
    cursor: Option<(Value, Uuid)>,
}

impl<E: Shown> Window<E> {
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
            Some(cursor) => Some(cursor::decode::<E>(&cursor, order).ok_or_else(|| {
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
