//! Reading orders.

use entity::{Columns, OrderId, call_log, order, order::Column, tenant_counters};
use sea_orm::{ColumnTrait, Condition, DbErr, Order as Sort, QueryResult, RelationTrait};

use super::{Filter, MOST_OF_CALLS, Order, SHOWN_WITH_CALL};
use crate::{
    calls, dashboard,
    db::{Joined, Scoped, TenantDb},
    error::Result,
    page::{self, Page, Window},
    selection::Wanted,
};

/// What is read of an order; and its call, and that call's agent and phone number, joined to a query of orders.
struct Joins {
    columns: Columns<order::Entity>,
    call: Option<(Joined<call_log::Entity>, calls::Joins)>,
}

impl Joins {
    fn add(query: &mut Scoped<'_, order::Entity>, columns: Columns<order::Entity>, wanted: &Wanted<'_>) -> Self {
        let call = wanted.child("callLog").map(|wanted| {
            let call = query.join(None, order::Relation::CallLog.def(), "call", wanted.columns());
            (call, calls::Joins::add(query, Some("call"), &wanted))
        });
        Self { columns, call }
    }

    fn read(&self, row: &QueryResult) -> Result<Order, DbErr> {
        let mut order = Order::from(self.columns.read(row, 0)?);
        if let Some((joined, joins)) = &self.call {
            let call = joined.read(row)?.map(|call| joins.read(call, row)).transpose()?;
            order.call_log = Some(call.map(Box::new));
        }
        Ok(order)
    }
}

/// A page of the tenant's orders; with `count`, how many there are in all.
pub async fn list(
    tenant: &TenantDb,
    filter: &Filter,
    window: &Window<order::Entity>,
    count: bool,
    wanted: &Wanted<'_>,
) -> Result<Page<Order>> {
    let matching = Condition::all()
        .add(Column::DeletedAt.is_null())
        .add_option(filter.call_id.as_ref().map(|call_id| Column::CallId.eq(call_id.as_str())))
        .add_option(filter.created_at.map(|range| range.condition(Column::CreatedAt)))
        .add_option(filter.updated_at.map(|range| range.condition(Column::UpdatedAt)));
    // Of one call there are few.
    wanted.go_through([filter.search.is_some(), count && !filter.is_empty() && filter.call_id.is_none()])?;
    let columns = window.columns(wanted);
    let mut query = tenant.find::<order::Entity>().for_answer(wanted.answer()).filter(matching);
    if let Some(search) = &filter.search {
        query = query.search(search);
    }
    let total =
        count.then(|| if filter.is_empty() { dashboard::kept(tenant, tenant_counters::Column::Orders) } else { query.count_expression() });
    let mut page = if wanted.child("callLog").is_some() {
        page::fetch_joined(query, window, columns, total, |query| Joins::add(query, columns, wanted), Joins::read).await?
    } else {
        page::fetch(query, window, columns, total).await?
    };
    wanted.hold(page.entries.len())?;
    attach(tenant, page.entries.iter_mut().collect(), wanted).await?;
    Ok(page)
}

/// Those of `ids` that are the tenant's and not deleted.
pub async fn find(tenant: &TenantDb, ids: &[OrderId], wanted: &Wanted<'_>) -> Result<Vec<Order>> {
    let these = Condition::all().add(Column::DeletedAt.is_null()).add(Column::Id.is_in(ids.iter().map(|id| id.0)));
    read(tenant, tenant.find::<order::Entity>().filter(these), wanted.columns(), wanted).await
}

/// The tenant's order of this id, even if it was deleted.
pub async fn even_deleted(tenant: &TenantDb, id: OrderId, wanted: &Wanted<'_>) -> Result<Option<Order>> {
    Ok(read(tenant, tenant.find::<order::Entity>().filter(Column::Id.eq(id.0)), wanted.columns(), wanted).await?.pop())
}

/// The orders taken in these calls, newest first, at most [`SHOWN_WITH_CALL`] of each call; one more than [`MOST_OF_CALLS`] in all
/// means that there are more.
pub async fn of_calls(tenant: &TenantDb, call_ids: impl IntoIterator<Item = &str>, wanted: &Wanted<'_>) -> Result<Vec<Order>> {
    let call_ids: std::collections::BTreeSet<_> = call_ids.into_iter().collect();
    let these = Condition::all().add(Column::DeletedAt.is_null()).add(Column::CallId.is_in(call_ids));
    let query = tenant
        .find::<order::Entity>()
        .filter(these)
        .newest_per(Column::CallId, Column::CreatedAt, Column::Id, SHOWN_WITH_CALL)
        .order_by(Column::CreatedAt, Sort::Desc)
        .order_by(Column::Id, Sort::Desc)
        .limit(MOST_OF_CALLS as u64 + 1);
    // Whoever asks for orders of calls asks of which.
    read(tenant, query, wanted.columns().with(Column::CallId), wanted).await
}

async fn read(
    tenant: &TenantDb,
    query: Scoped<'_, order::Entity>,
    columns: Columns<order::Entity>,
    wanted: &Wanted<'_>,
) -> Result<Vec<Order>> {
    let mut query = query.only_columns(columns).for_answer(wanted.answer());
    let joins = Joins::add(&mut query, columns, wanted);
    let rows = query.rows().await?;
    let mut found = rows.iter().map(|row| joins.read(row)).collect::<Result<Vec<_>, _>>()?;
    attach(tenant, found.iter_mut().collect(), wanted).await?;
    Ok(found)
}

/// Reads along what is wanted beyond the joins.
async fn attach(tenant: &TenantDb, mut orders: Vec<&mut Order>, wanted: &Wanted<'_>) -> Result<()> {
    let Some(wanted) = wanted.child("callLog") else { return Ok(()) };
    let calls = orders.iter_mut().filter_map(|order| order.call_log.as_mut()?.as_deref_mut()).collect();
    calls::attach(tenant, calls, &wanted).await
}
