//! Reading phone numbers.

use std::pin::Pin;

use entity::{PhoneNumberId, phone_number, phone_number::Column, tenant_counters};
use sea_orm::{ColumnTrait, Condition};

use super::{Filter, PhoneNumber};
use crate::{
    agents::{self, Agent, links},
    dashboard,
    db::TenantDb,
    error::Result,
    page::{self, Page, Window},
    selection::Wanted,
};

/// A page of the tenant's phone numbers; with `count`, how many there are in all.
pub async fn list(
    tenant: &TenantDb,
    filter: &Filter,
    window: &Window<phone_number::Entity>,
    count: bool,
    wanted: &Wanted<'_>,
) -> Result<Page<PhoneNumber>> {
    wanted.go_through([filter.search.is_some(), count && !filter.is_empty()])?;
    let columns = window.columns(wanted);
    let status = filter.status.map(|status| Column::Status.eq(status));
    let provider = filter.provider.map(|provider| Column::Provider.eq(provider));
    let matching = Condition::all().add(Column::DeletedAt.is_null()).add_option(status).add_option(provider);
    let mut query = tenant.find::<phone_number::Entity>().for_answer(wanted.answer()).filter(matching);
    if let Some(search) = &filter.search {
        query = query.search(search);
    }
    let total = count
        .then(|| if filter.is_empty() { dashboard::kept(tenant, tenant_counters::Column::PhoneNumbers) } else { query.count_expression() });
    // Prompts are long: of those there may be fewer, which is told before they are read.
    let linked = wanted.child("linkedAgents").filter(|linked| linked.child("systemPrompt").is_none());
    let mut page = if let Some(linked) = linked {
        let read = |row, agents: Vec<_>| PhoneNumber { row, agents: Some(agents.into_iter().map(Agent::from).collect()) };
        page::fetch_linked(
            query,
            window,
            columns,
            total,
            ("linkedAgents", &linked),
            |query| links::join_agents(tenant, query, &linked),
            read,
        )
        .await?
    } else {
        page::fetch(query, window, columns, total).await?
    };
    wanted.hold(page.entries.len())?;
    attach(tenant, page.entries.iter_mut().collect(), wanted).await?;
    Ok(page)
}

/// Those of `ids` that are the tenant's and not deleted.
pub async fn find(tenant: &TenantDb, ids: &[PhoneNumberId], wanted: &Wanted<'_>) -> Result<Vec<PhoneNumber>> {
    let these = Condition::all().add(Column::DeletedAt.is_null()).add(Column::Id.is_in(ids.iter().map(|id| id.0)));
    let rows = tenant.find::<phone_number::Entity>().filter(these).for_answer(wanted.answer()).read(wanted.columns()).await?;
    let mut found: Vec<_> = rows.into_iter().map(PhoneNumber::from).collect();
    attach(tenant, found.iter_mut().collect(), wanted).await?;
    Ok(found)
}

/// One of the tenant's by its id, even if it was deleted: what an old call names.
pub async fn even_deleted(tenant: &TenantDb, id: Option<PhoneNumberId>) -> Result<Option<PhoneNumber>> {
    let Some(id) = id else { return Ok(None) };
    let row = tenant.find::<phone_number::Entity>().filter(Column::Id.eq(id.0)).one().await?;
    Ok(row.map(PhoneNumber::from))
}

/// Reads along what is wanted of these phone numbers: one statement for each level of links, however many there are.
pub fn attach<'a>(
    tenant: &'a TenantDb,
    numbers: Vec<&'a mut PhoneNumber>,
    wanted: &'a Wanted<'_>,
) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>> {
    Box::pin(async move {
        match wanted.child("linkedAgents") {
            Some(wanted) => attach_agents(tenant, numbers, &wanted).await,
            None => Ok(()),
        }
    })
}

/// Reads the agents that answer these phone numbers where they have not been read, and what is wanted of those. A deleted phone number is
/// answered by none.
pub async fn attach_agents(tenant: &TenantDb, mut numbers: Vec<&mut PhoneNumber>, wanted: &Wanted<'_>) -> Result<()> {
    let unread = numbers.iter().filter(|number| number.row.deleted_at.is_none() && number.agents.is_none());
    let linked = links::agents_of(tenant, unread.map(|number| number.row.id), wanted).await?;
    let of = |number: &&mut PhoneNumber| number.agents.as_ref().map_or_else(|| linked.get(&number.row.id).map_or(0, Vec::len), Vec::len);
    let entries = numbers.iter().map(of).sum();
    wanted.check_breadth("linkedAgents", entries, links::most_agents(wanted))?;
    wanted.hold(entries)?;
    for number in numbers.iter_mut().filter(|number| number.agents.is_none()) {
        let rows = linked.get(&number.row.id).cloned().unwrap_or_default();
        number.agents = Some(rows.into_iter().map(Agent::from).collect());
    }
    agents::attach(tenant, numbers.iter_mut().filter_map(|number| number.agents.as_mut()).flatten().collect(), wanted).await
}
