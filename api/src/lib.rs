//! The AI calling platform's API: GraphQL over HTTP, tenants sealed off from each other, on PostgreSQL or SQLite.

pub mod agents;
pub mod app;
pub mod auth;
pub mod calls;
pub mod clock;
pub mod commands;
pub mod config;
pub mod context;
pub mod dashboard;
pub mod db;
pub mod error;
pub mod events;
pub mod http;
pub mod idempotency;
pub mod ids;
pub mod node;
pub mod orders;
pub mod page;
pub mod payload;
pub mod phone_numbers;
pub mod schema;
pub mod selection;
pub mod telemetry;
pub mod trash;
pub mod values;
