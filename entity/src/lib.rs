//! The rows of the database: one file a table, typed ids, nothing else. Knows no HTTP and no rules.
//!
//! Its ties to GraphQL: closed sets of values derive `async_graphql::Enum`, so that a status is spelled once, and columns know the fields that
//! are named after them.

pub mod agent_phone_mapping;
pub mod ai_agent;
pub mod call_log;
pub mod cells;
pub mod columns;
pub mod event;
pub mod idempotency_key;
pub mod ids;
pub mod order;
pub mod phone_number;
pub mod refresh_token;
pub mod session;
pub mod tenant_activity;
pub mod tenant_counters;
pub mod tenant_owned;
pub mod user;

pub use cells::Plain;
pub use columns::{Columns, ReadInPart, Show};
pub use ids::{AgentId, AnyId, CallLogId, OrderId, PhoneNumberId, SessionId, TypedId, UserId, WrongId};
pub use tenant_owned::TenantOwned;
