//! The values of columns: how one is read of a row of either engine, and what the world is shown of it.

use async_graphql::resolver_utils::EnumType;
use sea_orm::{
    DbErr, QueryResult, RuntimeErr,
    prelude::{DateTimeUtc, Uuid},
    sqlx::{Decode, Error, Postgres, Row as _, Sqlite, TypeInfo, ValueRef, postgres::PgRow, sqlite::SqliteRow},
};

use crate::{AgentId, CallLogId, OrderId, PhoneNumberId, TypedId, UserId, call_log, phone_number};

/// A column's value, as the world is shown it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Plain<'row> {
    /// There is none, or it is not for the world.
    Nothing,
    /// Whether or not.
    Flag(bool),
    /// A number.
    Number(i32),
    /// A text.
    Text(&'row str),
    /// One of a closed set of names.
    Name(&'static str),
    /// A moment, to be shown to the millisecond.
    Moment(DateTimeUtc),
    /// An id: what its text begins with, and the rest.
    Id(&'static str, Uuid),
}

/// The id that was read at this place; `None` where there is none.
pub fn id_at(row: &QueryResult, place: usize) -> Result<Option<Uuid>, DbErr> {
    let row = Row::of(row)?;
    let id = row.is_null(place).and_then(|none| if none { Ok(None) } else { row.get(place).map(Some) });
    id.map_err(failed)
}

/// How many bytes the texts of a row have.
pub fn bytes_of_texts(row: &QueryResult) -> Result<usize, DbErr> {
    let row = Row::of(row)?;
    (0..row.width()).map(|place| row.bytes_of_text(place)).sum::<Result<_, _>>().map_err(failed)
}

pub(crate) fn failed(error: Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(error.into()))
}

/// A row of either engine.
#[derive(Clone, Copy)]
pub(crate) enum Row<'a> {
    Postgres(&'a PgRow),
    Sqlite(&'a SqliteRow),
}

impl<'a> Row<'a> {
    pub(crate) fn of(row: &'a QueryResult) -> Result<Self, DbErr> {
        let row = row.try_as_pg_row().map(Self::Postgres).or_else(|| row.try_as_sqlite_row().map(Self::Sqlite));
        row.ok_or_else(|| DbErr::Type("a row of neither PostgreSQL nor SQLite".into()))
    }

    /// Without a look at the column's type: the migrations have made it.
    fn get<T>(self, place: usize) -> Result<T, Error>
    where
        T: Decode<'a, Postgres> + Decode<'a, Sqlite>,
    {
        match self {
            Self::Postgres(row) => row.try_get_unchecked(place),
            Self::Sqlite(row) => row.try_get_unchecked(place),
        }
    }

    fn width(self) -> usize {
        match self {
            Self::Postgres(row) => row.len(),
            Self::Sqlite(row) => row.len(),
        }
    }

    /// How many bytes the text at this place has; none if it is no text.
    fn bytes_of_text(self, place: usize) -> Result<usize, Error> {
        let is_text = match self {
            Self::Postgres(row) => matches!(row.try_get_raw(place)?, value if !value.is_null() && value.type_info().name() == "TEXT"),
            Self::Sqlite(row) => matches!(row.try_get_raw(place)?, value if !value.is_null() && value.type_info().name() == "TEXT"),
        };
        if is_text { self.get::<&str>(place).map(str::len) } else { Ok(0) }
    }

    fn is_null(self, place: usize) -> Result<bool, Error> {
        Ok(match self {
            Self::Postgres(row) => row.try_get_raw(place)?.is_null(),
            Self::Sqlite(row) => row.try_get_raw(place)?.is_null(),
        })
    }
}

/// A value of a column.
pub(crate) trait Cell: Sized {
    /// What stands for one that was not read.
    fn blank() -> Self;

    /// Reads the one at this place.
    fn read(row: Row<'_>, place: usize) -> Result<Self, Error>;

    /// What the world is shown of it.
    fn show(&self) -> Plain<'_>;
}

impl<T: Cell> Cell for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(row: Row<'_>, place: usize) -> Result<Self, Error> {
        if row.is_null(place)? { Ok(None) } else { T::read(row, place).map(Some) }
    }

    fn show(&self) -> Plain<'_> {
        self.as_ref().map_or(Plain::Nothing, Cell::show)
    }
}

macro_rules! cells {
    ($($type:ty: $blank:expr, $read:expr, $show:expr;)*) => {$(
        impl Cell for $type {
            fn blank() -> Self {
                $blank
            }

            fn read(row: Row<'_>, place: usize) -> Result<Self, Error> {
                row.get(place).and_then($read)
            }

            fn show(&self) -> Plain<'_> {
                let show: for<'cell> fn(&'cell Self) -> Plain<'cell> = $show;
                show(self)
            }
        }
    )*};
}

cells! {
    String: Self::new(), Ok, |text| Plain::Text(text);
    Vec<u8>: Self::new(), Ok, |_| Plain::Nothing;
    bool: false, Ok, |flag| Plain::Flag(*flag);
    i32: 0, Ok, |number| Plain::Number(*number);
    DateTimeUtc: Self::UNIX_EPOCH, Ok, |moment| Plain::Moment(*moment);
    UserId: Self(Uuid::nil()), |id| Ok(Self(id)), |id| Plain::Id(Self::PREFIX, id.0);
    AgentId: Self(Uuid::nil()), |id| Ok(Self(id)), |id| Plain::Id(Self::PREFIX, id.0);
    PhoneNumberId: Self(Uuid::nil()), |id| Ok(Self(id)), |id| Plain::Id(Self::PREFIX, id.0);
    CallLogId: Self(Uuid::nil()), |id| Ok(Self(id)), |id| Plain::Id(Self::PREFIX, id.0);
    OrderId: Self(Uuid::nil()), |id| Ok(Self(id)), |id| Plain::Id(Self::PREFIX, id.0);
    call_log::Direction: Self::Inbound, named, shown;
    call_log::Status: Self::Queued, named, shown;
    phone_number::Provider: Self::Knowlarity, named, shown;
    phone_number::Status: Self::Active, named, shown;
}

/// One of a closed set of values by its name, which the database and GraphQL share.
fn named<T: EnumType>(name: &str) -> Result<T, Error> {
    let item = T::items().iter().find(|item| item.name == name);
    item.map(|item| item.value).ok_or_else(|| Error::Decode(format!("'{name}' is not one of the values").into()))
}

fn shown<T: EnumType>(value: &T) -> Plain<'_> {
    T::items().iter().find(|item| item.value == *value).map_or(Plain::Nothing, |item| Plain::Name(item.name))
}
