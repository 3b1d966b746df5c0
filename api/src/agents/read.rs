//! Reading agents.

use std::pin::Pin;

use entity::{AgentId, ai_agent, ai_agent::Column, tenant_counters};
use sea_orm::{ColumnTrait, Condition};

use super::{Agent, Filter, links};
use crate::{
    dashboard,
    db::TenantDb,
    error::Result,
    page::{self, Page, Window},
    phone_numbers::{self, PhoneNumber},
    selection::{self, Wanted},
};

/// A page of the tenant's agents; with `count`, how many there are in all.
pub async fn list(
    tenant: &TenantDb,
    filter: &Filter,
    window: &Window<ai_agent::Entity>,
    count: bool,
    wanted: &Wanted<'_>,
) -> Result<Page<Agent>> {
    wanted.go_through([filter.search.is_some(), count && !filter.is_empty()])?;
    let columns = window.columns(wanted);
    let is_active = filter.is_active.map(|is_active| Column::IsActive.eq(is_active));
    let language = filter.language.as_ref().map(|language| Column::Language.eq(language.as_str()));
    let matching = Condition::all().add(Column::DeletedAt.is_null()).add_option(is_active).add_option(language);
    let mut query = tenant.find::<ai_agent::Entity>().for_answer(wanted.answer()).filter(matching);
    if let Some(search) = &filter.search {
        query = query.search(search);
    }
    let total =
        count.then(|| if filter.is_empty() { dashboard::kept(tenant, tenant_counters::Column::Agents) } else { query.count_expression() });
    // A row for each link would repeat the prompts.
    let linked = wanted.child("linkedPhones").filter(|_| wanted.child("systemPrompt").is_none());
    let mut page = if let Some(linked) = linked {
        let read = |row, phones: Vec<_>| Agent { row, phones: Some(phones.into_iter().map(PhoneNumber::from).collect()) };
        page::fetch_linked(
            query,
            window,
            columns,
            total,
            ("linkedPhones", &linked),
            |query| links::join_phones(tenant, query, &linked),
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
pub async fn find(tenant: &TenantDb, ids: &[AgentId], wanted: &Wanted<'_>) -> Result<Vec<Agent>> {
    let these = Condition::all().add(Column::DeletedAt.is_null()).add(Column::Id.is_in(ids.iter().map(|id| id.0)));
    let rows = tenant.find::<ai_agent::Entity>().filter(these).for_answer(wanted.answer()).read(wanted.columns()).await?;
    let mut found: Vec<_> = rows.into_iter().map(Agent::from).collect();
    attach(tenant, found.iter_mut().collect(), wanted).await?;
    Ok(found)
}

/// One of the tenant's by its id, even if it was deleted: what an old call names.
pub async fn even_deleted(tenant: &TenantDb, id: Option<AgentId>) -> Result<Option<Agent>> {
    let Some(id) = id else { return Ok(None) };
    let row = tenant.find::<ai_agent::Entity>().filter(Column::Id.eq(id.0)).one().await?;
    Ok(row.map(Agent::from))
}

/// Reads along what is wanted of these agents: one statement for each level of links, however many there are.
pub fn attach<'a>(
    tenant: &'a TenantDb,
    agents: Vec<&'a mut Agent>,
    wanted: &'a Wanted<'_>,
) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>> {
    Box::pin(async move {
        match wanted.child("linkedPhones") {
            Some(wanted) => attach_phones(tenant, agents, &wanted).await,
            None => Ok(()),
        }
    })
}

/// Reads the phone numbers that these agents answer where they have not been read, and what is wanted of those. A deleted agent answers none.
pub async fn attach_phones(tenant: &TenantDb, mut agents: Vec<&mut Agent>, wanted: &Wanted<'_>) -> Result<()> {
    let unread = agents.iter().filter(|agent| agent.row.deleted_at.is_none() && agent.phones.is_none());
    let linked = links::phones_of(tenant, unread.map(|agent| agent.row.id), wanted).await?;
    let of = |agent: &&mut Agent| agent.phones.as_ref().map_or_else(|| linked.get(&agent.row.id).map_or(0, Vec::len), Vec::len);
    let entries = agents.iter().map(of).sum();
    wanted.check_breadth("linkedPhones", entries, selection::MOST)?;
    wanted.hold(entries)?;
    for agent in agents.iter_mut().filter(|agent| agent.phones.is_none()) {
        let rows = linked.get(&agent.row.id).cloned().unwrap_or_default();
        agent.phones = Some(rows.into_iter().map(PhoneNumber::from).collect());
    }
    phone_numbers::attach(tenant, agents.iter_mut().filter_map(|agent| agent.phones.as_mut()).flatten().collect(), wanted).await
}
