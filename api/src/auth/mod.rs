//! Accounts and sessions.

pub mod account;
pub mod graphql;
mod password;
mod revocation;
pub mod session;
mod token;

pub use password::{Password, Passwords};
pub use revocation::{Revocations, Watch};
pub use token::{AccessClaims, Keys, RefreshToken};
