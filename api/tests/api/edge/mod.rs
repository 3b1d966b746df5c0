//! What stands between the world and the resolvers.

mod limits;
mod operating;
mod origins;
mod pages;
mod persisted;
mod throttling;
mod variables;
