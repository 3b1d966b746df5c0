//! Real processes for tests and benches: [`Server`]s and a [`Postgres`] that can be killed, a [`Link`] between them that can fail, a
//! [`Balancer`] before them, a [`Client`] who can tell what failed, a [`Socket`] that listens, and [`hostile`] requests.
//!
//! For Linux: what a process has started is read from `/proc`.

mod balancer;
mod client;
pub mod hostile;
mod link;
mod machine;
mod once;
mod postgres;
mod process;
mod program;
mod server;
mod socket;

use std::{
    io,
    net::{Ipv4Addr, SocketAddr, TcpListener},
};

pub use balancer::Balancer;
pub use client::{Answer, Client, Failure};
pub use hyper::Method;
pub use link::Link;
pub use machine::Machine;
pub use postgres::Postgres;
pub use process::ended_children;
pub use program::Program;
pub use server::Server;
pub use socket::{End, Socket};

/// An address on which nobody listens. Its port is below those that the system gives to connections that go out: one of these, tried
/// while the server is down, could connect to itself and keep the server from coming back.
fn free_address() -> io::Result<SocketAddr> {
    let address = || SocketAddr::from((Ipv4Addr::LOCALHOST, rand::random_range(12_000..32_000)));
    let free = (0..100).map(|_| address()).find(|address| TcpListener::bind(address).is_ok());
    free.ok_or_else(|| io::Error::other("no port is free"))
}
