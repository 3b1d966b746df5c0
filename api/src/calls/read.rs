//! Reading the call log.

use std::{collections::HashMap, pin::Pin};

use entity::{CallLogId, TenantOwned, ai_agent, call_log, call_log::Column, phone_number, tenant_counters};
use sea_orm::{ColumnTrait, Condition, DbErr, QueryResult, RelationTrait};

use super::{CallLog, Filter};
use crate::{
    agents, dashboard,
    db::{Joined, Scoped, TenantDb},
    error::Result,
    orders,
    page::{self, Page, Window},
    phone_numbers,
    selection::Wanted,
};

/// The agent and the phone number of a call, joined to whatever query has the call.
pub(crate) struct Joins {
    agent: Option<Joined<ai_agent::Entity>>,
    phone_number: Option<Joined<phone_number::Entity>>,
}

impl Joins {
    /// Whether anything would be joined.
    fn are_wanted(wanted: &Wanted<'_>) -> bool {
        ["agent", "phoneNumber"].into_iter().any(|field| wanted.child(field).is_some())
    }

    /// Joins what is wanted; `from` is where the call itself was joined, if it is not the query's own table.
    pub(crate) fn add<E: TenantOwned>(query: &mut Scoped<'_, E>, from: Option<&'static str>, wanted: &Wanted<'_>) -> Self {
        let agent = wanted.child("agent");
        let agent = agent.map(|wanted| query.join(from, call_log::Relation::Agent.def(), "agent", wanted.columns()));
        let number = wanted.child("phoneNumber");
        let phone_number = number.map(|wanted| query.join(from, call_log::Relation::PhoneNumber.def(), "phone_number", wanted.columns()));
        Self { agent, phone_number }
    }

    /// The call with what was joined to it.
    pub(crate) fn read(&self, call: call_log::Model, row: &QueryResult) -> Result<CallLog, DbErr> {
        let agent = self.agent.as_ref().map(|joined| joined.read(row)).transpose()?;
        let phone_number = self.phone_number.as_ref().map(|joined| joined.read(row)).transpose()?;
        Ok(CallLog {
            agent: agent.map(|agent| agent.map(|agent| Box::new(agent.into()))),
            phone_number: phone_number.map(|number| number.map(|number| Box::new(number.into()))),
            ..CallLog::from(call)
        })
    }
}

/// A page of the tenant's calls; with `count`, how many there are in all.
pub async fn list(
    tenant: &TenantDb,
    filter: &Filter,
    window: &Window<call_log::Entity>,
    count: bool,
    wanted: &Wanted<'_>,
) -> Result<Page<CallLog>> {
    // No index knows what status or direction a call has.
    let is_walked = filter.search.is_some() || filter.status.is_some() || filter.direction.is_some();
    wanted.go_through([is_walked, count && !filter.is_empty()])?;
    let columns = window.columns(wanted);
    let mut query = tenant.find::<call_log::Entity>().for_answer(wanted.answer()).filter(matching(filter));
    if let Some(search) = &filter.search {
        query = query.search(search);
    }
    let total =
        count.then(|| if filter.is_empty() { dashboard::kept(tenant, tenant_counters::Column::Calls) } else { query.count_expression() });
    let mut page = if Joins::are_wanted(wanted) {
        let join = |query: &mut _| Joins::add(query, None, wanted);
        page::fetch_joined(query, window, columns, total, join, |joins, row| joins.read(columns.read(row, 0)?, row)).await?
    } else {
        page::fetch(query, window, columns, total).await?
    };
    wanted.hold(page.entries.len())?;
    attach(tenant, page.entries.iter_mut().collect(), wanted).await?;
    Ok(page)
}

fn matching(filter: &Filter) -> Condition {
    Condition::all()
        .add_option(filter.status.as_ref().map(|statuses| Column::Status.is_in(statuses.iter().copied())))
        .add_option(filter.direction.map(|direction| Column::Direction.eq(direction)))
        .add_option(filter.agent.map(|agent| Column::AgentId.eq(agent.0)))
        .add_option(filter.phone_number.map(|number| Column::PhoneNumberId.eq(number.0)))
        .add_option(filter.started_at.map(|range| range.condition(Column::StartedAt)))
        .add_option(filter.updated_at.map(|range| range.condition(Column::UpdatedAt)))
}

/// Those of `ids` that are the tenant's.
pub async fn find(tenant: &TenantDb, ids: &[CallLogId], wanted: &Wanted<'_>) -> Result<Vec<CallLog>> {
    read(tenant, Column::Id.is_in(ids.iter().map(|id| id.0)).into(), wanted).await
}

/// Those of the tenant's calls that have these ids of the telephony provider's.
pub async fn by_call_id(tenant: &TenantDb, call_ids: &[String], wanted: &Wanted<'_>) -> Result<Vec<CallLog>> {
    read(tenant, Column::CallId.is_in(call_ids).into(), wanted).await
}

async fn read(tenant: &TenantDb, which: Condition, wanted: &Wanted<'_>) -> Result<Vec<CallLog>> {
    let columns = wanted.columns();
    let mut query = tenant.find::<call_log::Entity>().only_columns(columns).filter(which).for_answer(wanted.answer());
    let joins = Joins::add(&mut query, None, wanted);
    let rows = query.rows().await?;
    let read = |row: &QueryResult| joins.read(columns.read(row, 0)?, row);
    let mut found = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    attach(tenant, found.iter_mut().collect(), wanted).await?;
    Ok(found)
}

/// What is read of a call and along with it, by a name; `None` if there can be much of it.
pub fn little(wanted: &Wanted<'_>) -> Option<&'static str> {
    let (agent, number) = (wanted.child("agent"), wanted.child("phoneNumber"));
    let has = |of: &Option<Wanted<'_>>, field| of.as_ref().is_some_and(|wanted| wanted.child(field).is_some());
    let much =
        has(&agent, "systemPrompt") || has(&agent, "linkedPhones") || has(&number, "linkedAgents") || wanted.child("orders").is_some();
    match (agent.is_some(), number.is_some()) {
        _ if much => None,
        (false, false) => Some("call"),
        (true, false) => Some("call, agent"),
        (false, true) => Some("call, number"),
        (true, true) => Some("call, agent, number"),
    }
}

/// Reads along what is wanted beyond the joins: a statement for the orders, one for each level of links.
pub fn attach<'a>(
    tenant: &'a TenantDb,
    mut calls: Vec<&'a mut CallLog>,
    wanted: &'a Wanted<'_>,
) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>> {
    Box::pin(async move {
        if let Some(wanted) = wanted.child("agent") {
            agents::attach(tenant, calls.iter_mut().filter_map(|call| call.agent.as_mut()?.as_deref_mut()).collect(), &wanted).await?;
        }
        if let Some(wanted) = wanted.child("phoneNumber") {
            let numbers = calls.iter_mut().filter_map(|call| call.phone_number.as_mut()?.as_deref_mut()).collect();
            phone_numbers::attach(tenant, numbers, &wanted).await?;
        }
        if let Some(wanted) = wanted.child("orders") {
            let mut taken: HashMap<String, Vec<orders::Order>> = HashMap::new();
            for order in orders::of_calls(tenant, calls.iter().map(|call| call.row.call_id.as_str()), &wanted).await? {
                taken.entry(order.row.call_id.clone().unwrap_or_default()).or_default().push(order);
            }
            let entries = calls.iter().filter_map(|call| taken.get(&call.row.call_id)).map(Vec::len).sum();
            wanted.check_breadth("orders", entries, orders::MOST_OF_CALLS)?;
            wanted.hold(entries)?;
            for call in &mut calls {
                call.orders = Some(taken.get(&call.row.call_id).cloned().unwrap_or_default());
            }
        }
        Ok(())
    })
}
