//! Anything by its id.

use std::collections::HashMap;

use async_graphql::{Context, ID, Interface, Object};
use entity::AnyId;

use crate::{
    agents::{self, Agent},
    auth::{account, graphql::User},
    calls::{self, CallLog},
    context::ContextExt,
    db::TenantDb,
    error::{Error, Result},
    orders::{self, Order},
    page,
    phone_numbers::{self, PhoneNumber},
    selection::Wanted,
};

/// Anything that has an id.
#[derive(Interface)]
#[graphql(field(
    name = "id",
    ty = "ID",
    desc = "An opaque id, unique among all things: `agent_01k…`, `phone_01k…`, `call_01k…`, `order_01k…`, `user_01k…`."
))]
pub enum Node {
    /// A user.
    User(User),
    /// An agent.
    Agent(Agent),
    /// A phone number.
    PhoneNumber(PhoneNumber),
    /// A call.
    CallLog(CallLog),
    /// An order.
    Order(Order),
}

/// The queries of anything.
#[derive(Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// Anything of yours by its id; null if there is nothing of yours with it, or it was deleted, or it is no id at all.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "The id of anything.")] id: ID) -> Option<Result<Node>> {
        let find = async { Ok(find(ctx.tenant()?, &[id], &Wanted::of(ctx)).await?.pop().flatten()) };
        find.await.transpose()
    }

    /// Things of yours by their ids, in the order of the ids; null in the place of each that `node` would not find. At most 100.
    async fn nodes(&self, ctx: &Context<'_>, #[graphql(desc = "The ids, at most 100.")] ids: Vec<ID>) -> Result<Vec<Option<Node>>> {
        let tenant = ctx.tenant()?;
        if ids.len() > usize::try_from(page::MAX).map_err(Error::internal)? {
            return Err(Error::BadInput(format!("These are {} ids; at most {} can be asked for at once.", ids.len(), page::MAX)));
        }
        find(tenant, &ids, &Wanted::of(ctx)).await
    }
}

/// One statement for each kind of thing, however many ids.
async fn find(tenant: &TenantDb, ids: &[ID], wanted: &Wanted<'_>) -> Result<Vec<Option<Node>>> {
    let parsed: Vec<Option<AnyId>> = ids.iter().map(|id| id.parse().ok()).collect();
    macro_rules! of_kind {
        ($kind:ident) => {
            parsed.iter().filter_map(|id| if let Some(AnyId::$kind(id)) = id { Some(*id) } else { None }).collect::<Vec<_>>()
        };
    }
    macro_rules! found {
        ($kind:ident, $feature:ident) => {{
            let ids = of_kind!($kind);
            let found = if ids.is_empty() { Vec::new() } else { $feature::find(tenant, &ids, wanted).await? };
            found.into_iter().map(|thing| (thing.row.id, thing)).collect::<HashMap<_, _>>()
        }};
    }
    wanted.hold(ids.len())?;
    let agents = found!(Agent, agents);
    let phone_numbers = found!(PhoneNumber, phone_numbers);
    let calls = found!(CallLog, calls);
    let orders = found!(Order, orders);
    let me = if of_kind!(User).contains(&tenant.tenant()) { account::by_id(tenant, tenant.tenant()).await? } else { None };

    let node = |id: Option<AnyId>| match id? {
        AnyId::User(id) => me.clone().filter(|me| me.id == id).map(|me| Node::User(User(me))),
        AnyId::Agent(id) => agents.get(&id).cloned().map(Node::Agent),
        AnyId::PhoneNumber(id) => phone_numbers.get(&id).cloned().map(Node::PhoneNumber),
        AnyId::CallLog(id) => calls.get(&id).cloned().map(Node::CallLog),
        AnyId::Order(id) => orders.get(&id).cloned().map(Node::Order),
    };
    Ok(parsed.into_iter().map(node).collect())
}
