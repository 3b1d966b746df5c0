//! Values that people type, parsed at the edge: who holds one of these types holds a value that was checked.

mod email;
mod language;
mod patch;
mod phone;
mod scalars;
mod text;

pub use email::Email;
pub use language::Language;
pub use patch::{Patch, set};
pub use phone::{Contact, PhoneNumber, Region, format_for, says_its_country};
pub use scalars::{Date, DateTime, E164, written};
pub use text::{Search, Text, optional, plain, sort_key};
