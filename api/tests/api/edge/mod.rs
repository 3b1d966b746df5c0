//! What stands between the world and the resolvers.

mod limits;
mod operating;
mod origins;
mod page;
mod persisted;
mod throttling;
mod variables;
