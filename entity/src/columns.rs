//! Rows of which only some columns are read, and shown. They are read by their places, which costs less than by their names.

use std::marker::PhantomData;

use sea_orm::{DbErr, EntityTrait, IdenStatic, Iterable, QueryResult};

use crate::{
    ai_agent, call_log,
    cells::{Cell, Plain, Row, failed},
    order, phone_number,
};

/// A table whose rows may be read in part.
pub trait ReadInPart: EntityTrait {
    /// The column with a row's id.
    const ID: Self::Column;
    /// Its columns' names, in their order.
    const NAMES: &'static [&'static str];
    /// What shows each of them, in the same order.
    const SHOWN: &'static [Show<Self::Model>];

    /// Makes a row of what was read of it, and leaves the rest blank.
    fn make(cells: &mut Cells<'_>) -> Result<Self::Model, DbErr>;
}

/// Takes a column's value out of a row, to show it.
pub type Show<Model> = for<'row> fn(&'row Model) -> Plain<'row>;

/// What shows the column that a field of GraphQL is named after, if there is one: `started_at` for `startedAt`.
pub fn shown_by<E: ReadInPart>(field: &str) -> Option<Show<E::Model>> {
    let place = E::NAMES.iter().position(|name| is_named_after(field, name))?;
    Some(E::SHOWN[place])
}

/// Some columns of a table.
#[derive(Debug)]
pub struct Columns<E> {
    /// A bit for each, in their order.
    read: u32,
    table: PhantomData<E>,
}

impl<E> Clone for Columns<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for Columns<E> {}

impl<E: ReadInPart> Columns<E> {
    /// All of them.
    pub fn all() -> Self {
        Self::of((1 << E::NAMES.len()) - 1)
    }

    /// None of them.
    pub fn none() -> Self {
        Self::of(0)
    }

    fn of(read: u32) -> Self {
        Self { read, table: PhantomData }
    }

    /// These, and one more.
    #[must_use]
    pub fn with(self, column: E::Column) -> Self {
        Self::of(self.read | Self::bit(|name| name == column.as_str()))
    }

    /// These without one.
    #[must_use]
    pub fn without(self, column: E::Column) -> Self {
        Self::of(self.read & !Self::bit(|name| name == column.as_str()))
    }

    /// These, and the one that a field of GraphQL is named after, if there is one: `started_at` for `startedAt`.
    #[must_use]
    pub fn with_named(self, field: &str) -> Self {
        Self::of(self.read | Self::bit(|name| is_named_after(field, name)))
    }

    fn bit(is: impl Fn(&str) -> bool) -> u32 {
        E::NAMES.iter().position(|name| is(name)).map_or(0, |place| 1 << place)
    }

    /// How many.
    pub fn count(self) -> usize {
        self.read.count_ones() as usize
    }

    /// How many of them come before this one.
    pub fn place(self, column: E::Column) -> usize {
        let before = Self::bit(|name| name == column.as_str()).wrapping_sub(1);
        (self.read & before).count_ones() as usize
    }

    /// In their order.
    pub fn iter(self) -> impl Iterator<Item = E::Column> {
        E::Column::iter().enumerate().filter(move |(place, _)| self.read & 1 << place != 0).map(|(_, column)| column)
    }

    /// The row whose columns were read from this place on. The others are blank: an empty text, zero, the first of an enum.
    pub fn read(self, row: &QueryResult, place: usize) -> Result<E::Model, DbErr> {
        E::make(&mut Cells { row: Row::of(row)?, place, read: self.read })
    }
}

/// Whether `callId` is said for `call_id`.
fn is_named_after(field: &str, column: &str) -> bool {
    let mut letters = column.chars();
    let said = field.chars().all(|letter| {
        let same = !letter.is_ascii_uppercase() || letters.next() == Some('_');
        same && letters.next() == Some(letter.to_ascii_lowercase())
    });
    said && letters.next().is_none()
}

/// What was read of a row, one column after the other.
pub struct Cells<'a> {
    row: Row<'a>,
    place: usize,
    /// A bit for each column that is still to come, beginning with the next.
    read: u32,
}

impl Cells<'_> {
    fn next<T: Cell>(&mut self) -> Result<T, DbErr> {
        let is_read = self.read & 1 == 1;
        self.read >>= 1;
        if !is_read {
            return Ok(T::blank());
        }
        let value = T::read(self.row, self.place).map_err(failed)?;
        self.place += 1;
        Ok(value)
    }
}

macro_rules! read_in_part {
    ($($table:ident: $($column:ident)*;)*) => {
        $(
            impl ReadInPart for $table::Entity {
                const ID: $table::Column = $table::Column::Id;
                const NAMES: &'static [&'static str] = &[$(stringify!($column)),*];
                const SHOWN: &'static [Show<Self::Model>] = &[$(|row| row.$column.show()),*];

                fn make(cells: &mut Cells<'_>) -> Result<Self::Model, DbErr> {
                    Ok($table::Model { $($column: cells.next()?),* })
                }
            }
        )*

        #[cfg(test)]
        mod tests {
            use super::*;

            #[test]
            fn the_columns_are_told_in_the_order_of_the_tables() {
                $(
                    let columns: Vec<_> = $table::Column::iter().map(|column| column.as_str()).collect();
                    assert_eq!(columns, $table::Entity::NAMES);
                )*
            }

            #[test]
            fn a_field_finds_the_column_that_it_is_named_after() {
                assert!(is_named_after("callId", "call_id"));
                assert!(is_named_after("id", "id"));
                for (field, column) in [("call", "call_id"), ("callIds", "call_id"), ("callid", "call_id"), ("call_id", "callid"), ("", "id")] {
                    assert!(!is_named_after(field, column), "{field} {column}");
                }
            }
        }
    };
}

read_in_part! {
    ai_agent: user_id id name name_key system_prompt language voice_name is_active search_text created_at updated_at deleted_at;
    call_log: user_id id call_id caller callee direction status duration_seconds started_at ended_at agent_id phone_number_id input_hash
        search_text created_at updated_at;
    order: user_id id customer_name customer_name_key phone details address call_id search_text created_at updated_at deleted_at;
    phone_number: user_id id number label provider status search_text created_at updated_at deleted_at;
}
