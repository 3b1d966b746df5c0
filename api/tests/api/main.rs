//! The API's tests: sentences on what its callers can rely on. The same suite runs on SQLite and on PostgreSQL.

mod support;

mod accounts;
mod agents;
mod availability;
mod bad_input;
mod calls;
mod concurrency;
mod dashboard;
mod http;
mod idempotency;
mod migrations;
mod orders;
mod pages;
mod phone_numbers;
mod properties;
mod sessions;
mod statements;
mod tables;
mod tenancy;
