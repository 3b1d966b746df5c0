//! Tenants that are there to be measured.

use std::net::SocketAddr;

use rig::Client;

use super::{
    fill::{self, Sizes, Tenant},
    workloads::{DEEP, Deep},
};
use crate::Outcome;

/// New tenants at this server, which keeps its data there: one of each size, and where W6 begins for it.
pub async fn filled(server: SocketAddr, database: &str, sizes: &[Sizes]) -> Outcome<Vec<(Tenant, Deep)>> {
    let database = fill::connect(database).await?;
    let tenants = fill::sign_up(&Client::of(server), &database, sizes.len(), "tenant").await?;
    for (tenant, &sizes) in tenants.iter().zip(sizes) {
        fill::fill(&database, tenant, sizes).await?;
    }
    fill::settle(&database).await?;
    database.close().await?;
    let mut placed = Vec::new();
    for (tenant, sizes) in tenants.into_iter().zip(sizes) {
        let calls = sizes.calls as usize;
        let deep = Deep::find(&tenant, if calls > DEEP { DEEP } else { calls / 2 }).await?;
        placed.push((tenant, deep));
    }
    Ok(placed)
}
