//! The API's tests: sentences on what its callers can rely on. The same suite runs on SQLite and on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails where it stands")]

mod support;

mod accounts;
mod agents;
mod alone;
mod availability;
mod bad_input;
mod batches;
mod calls;
mod concurrency;
mod config;
mod dashboard;
mod demo;
mod documents;
mod edge;
mod hostile;
mod http;
mod idempotency;
mod live;
mod migrations;
mod orders;
mod pages;
mod phone_numbers;
mod properties;
mod schema;
mod sessions;
mod statements;
mod tables;
mod tenancy;
