//! What is a tenant's is nobody else's: a walk over every field and every id of the schema, and over what stands behind them.

mod cases;
mod guard;
mod introspection;
mod joins;
mod subscriptions;
mod walk;
pub mod world;
