//! The history of the schema: one file a step, up and down, on PostgreSQL and on SQLite.
//!
//! A step is written once, in SQL, with a word in braces where the engines differ ([`dialect`]). Steps import nothing from
//! `entity`: yesterday's migration must not change when today's row does.

mod dialect;
mod tally;

mod m20261122_000001_accounts;
mod m20261122_000002_numbers_and_agents;
mod m20261122_000003_calls_and_orders;
mod m20261122_000004_events_and_idempotency;
mod m20261122_000005_counters_and_activity;
mod m20261122_000006_search;
mod m20261124_000007_events_of_a_tenant;
mod m20261201_000008_calls_of_an_agent;

use sea_orm_migration::prelude::*;
pub use sea_orm_migration::{MigrationStatus, MigratorTrait};

/// Every step, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_accounts::Migration),
            Box::new(m20261122_000002_numbers_and_agents::Migration),
            Box::new(m20261122_000003_calls_and_orders::Migration),
            Box::new(m20261122_000004_events_and_idempotency::Migration),
            Box::new(m20261122_000005_counters_and_activity::Migration),
            Box::new(m20261122_000006_search::Migration),
            Box::new(m20261124_000007_events_of_a_tenant::Migration),
            Box::new(m20261201_000008_calls_of_an_agent::Migration),
        ]
    }
}
