//! Which agent answers which phone number: at most 100 links each way.
//!
//! A link outlives the deletion of either end, unseen, so that restoring brings it back.

use std::{
    collections::{BTreeSet, HashMap},
    hash::Hash,
};

use entity::{
    AgentId, Columns, PhoneNumberId,
    agent_phone_mapping::{self, Column, Relation},
    ai_agent,
    event::Kind,
    phone_number,
};
use sea_orm::{
    ActiveValue::NotSet,
    ColumnTrait, Condition, Order, RelationTrait, Set,
    prelude::Uuid,
    sea_query::{Expr, ExprTrait},
};

use super::Agent;
use crate::{
    app::App,
    db::{Joined, Scoped, TenantDb, TenantTx},
    error::{Error, Problems, Result, UserErrorCode},
    events, ids,
    selection::{self, MOST_WITH_TEXT, Shown, Wanted},
};

/// The most links of one agent, and of one phone number.
pub const MOST: u16 = 100;
/// The most links that are read for one level of a document.
const MOST_READ: usize = selection::MOST;
/// How many ids one statement is asked for: engines bound the number of parameters.
const CHUNK: usize = 1_000;

/// What is wanted of the phone numbers that each of these agents answers, in order of number; deleted ones are left out.
pub async fn phones_of(
    tenant: &TenantDb,
    agents: impl IntoIterator<Item = AgentId>,
    wanted: &Wanted<'_>,
) -> Result<HashMap<AgentId, Vec<phone_number::Model>>> {
    to_phones().read::<phone_number::Entity, _>(tenant, agents, |id| id.0, AgentId, wanted).await
}

/// The same of the agents of a query, joined to it.
pub fn join_phones<'db>(
    tenant: &TenantDb,
    query: Scoped<'db, ai_agent::Entity>,
    wanted: &Wanted<'_>,
) -> (Scoped<'db, ai_agent::Entity>, Joined<phone_number::Entity>) {
    to_phones().join(tenant, query, wanted)
}

/// What is wanted of the agents that answer each of these phone numbers, in order of name; deleted ones are left out.
pub async fn agents_of(
    tenant: &TenantDb,
    numbers: impl IntoIterator<Item = PhoneNumberId>,
    wanted: &Wanted<'_>,
) -> Result<HashMap<PhoneNumberId, Vec<ai_agent::Model>>> {
    to_agents(most_agents(wanted)).read::<ai_agent::Entity, _>(tenant, numbers, |id| id.0, PhoneNumberId, wanted).await
}

/// The same of the phone numbers of a query, joined to it.
pub fn join_agents<'db>(
    tenant: &TenantDb,
    query: Scoped<'db, phone_number::Entity>,
    wanted: &Wanted<'_>,
) -> (Scoped<'db, phone_number::Entity>, Joined<ai_agent::Entity>) {
    to_agents(MOST_READ).join(tenant, query, wanted)
}

/// How many agents one level of a document may hold: fewer where each brings its prompt along.
pub fn most_agents(wanted: &Wanted<'_>) -> usize {
    if wanted.child("systemPrompt").is_some() { MOST_WITH_TEXT } else { MOST_READ }
}

/// Links as they are seen from one end.
struct Direction<C> {
    /// The column with the id of this end.
    near: Column,
    /// What leads to the other end.
    far: Relation,
    /// What the other ends are ordered by.
    order: C,
    field: &'static str,
    most: usize,
}

fn to_phones() -> Direction<phone_number::Column> {
    let (order, field) = (phone_number::Column::Number, "linkedPhones");
    Direction { near: Column::AgentId, far: Relation::PhoneNumber, order, field, most: MOST_READ }
}

fn to_agents(most: usize) -> Direction<ai_agent::Column> {
    let (order, field) = (ai_agent::Column::NameKey, "linkedAgents");
    Direction { near: Column::PhoneNumberId, far: Relation::Agent, order, field, most }
}

impl<C: ColumnTrait> Direction<C> {
    /// The tenant's links whose far ends are not deleted: the id of the near end as `end`, and what is wanted of the far one.
    fn living<'db, F: Shown<Column = C>>(
        &self,
        tenant: &'db TenantDb,
        columns: Columns<F>,
    ) -> (Scoped<'db, agent_phone_mapping::Entity>, Joined<F>) {
        let near = Expr::col((agent_phone_mapping::Entity, self.near));
        let mut links = tenant.find::<agent_phone_mapping::Entity>().only([(near, "end")]);
        let far = links.join(None, self.far.def(), "other", columns);
        let not_deleted = Expr::col(("other", "deleted_at")).is_null();
        // Said of the far end, too, PostgreSQL may look for the tenant's instead of for each by its id.
        let of_tenant = Expr::col(("other", F::TENANT)).eq(tenant.tenant().0);
        (links.filter(Condition::all().add(not_deleted).add(of_tenant)), far)
    }

    fn join<'db, E: Shown, F: Shown<Column = C>>(
        self,
        tenant: &TenantDb,
        mut query: Scoped<'db, E>,
        wanted: &Wanted<'_>,
    ) -> (Scoped<'db, E>, Joined<F>) {
        let (links, far) = self.living(tenant, wanted.columns().with(self.order));
        let linked = query.join_query(E::ID, links, "end", &far, "linked");
        (query.order_by_joined("linked", self.order, Order::Asc).order_by_joined("linked", F::ID, Order::Asc), linked)
    }

    async fn read<F: Shown<Column = C>, Id: Eq + Hash>(
        self,
        tenant: &TenantDb,
        ids: impl IntoIterator<Item = Id>,
        uuid: impl Fn(&Id) -> Uuid,
        id: impl Fn(Uuid) -> Id,
        wanted: &Wanted<'_>,
    ) -> Result<HashMap<Id, Vec<F::Model>>> {
        let ids: BTreeSet<Uuid> = ids.into_iter().map(|id| uuid(&id)).collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let mut linked: HashMap<Id, Vec<F::Model>> = HashMap::new();
        let mut read = 0;
        for ids in ids.chunks(CHUNK) {
            let (links, far) = self.living::<F>(tenant, wanted.columns());
            let rows = links
                .for_answer(wanted.answer())
                .filter(self.near.is_in(ids.iter().copied()))
                .order_by_joined("other", self.order, Order::Asc)
                .order_by_joined("other", F::ID, Order::Asc)
                .limit(self.most as u64 + 1)
                .rows()
                .await?;
            read += rows.len();
            wanted.check_breadth(self.field, read, self.most)?;
            for row in &rows {
                linked.entry(id(row.try_get_by_index(0)?)).or_default().extend(far.read(row)?);
            }
        }
        Ok(linked)
    }
}

/// Links an agent to phone numbers; with `replace`, to exactly these. What is linked already stays so.
pub async fn link(app: &App, tenant: &TenantDb, agent_id: &str, numbers: &[String], replace: bool) -> Result<Agent> {
    let now = app.now();
    let mut problems = Problems::default();
    let (agent, numbers) = parse(&mut problems, agent_id, numbers);
    let tx = tenant.begin().await?;
    let agent = lock_agent(&tx, agent, &mut problems).await?;
    check_numbers(&tx, &numbers, "phoneNumberIds", &mut problems).await?;
    problems.check()?;
    let agent = agent.ok_or(Error::NotFound)?;

    let dropped = if replace {
        let others =
            Condition::all().add(Column::AgentId.eq(agent.id.0)).add(Column::PhoneNumberId.is_not_in(numbers.iter().map(|id| id.0)));
        tx.delete_where::<agent_phone_mapping::Entity>(others).await?
    } else {
        0
    };
    let added = add(&tx, agent.id, &numbers, "phoneNumberIds", now).await?;
    if added + dropped > 0 {
        events::record(&tx, Kind::AgentUpdated, agent.id.0, &["linkedPhones"], now).await?;
        tx.commit().await?;
    }
    Ok(agent.into())
}

/// Takes links away. A phone number that is not linked is none too many.
pub async fn unlink(app: &App, tenant: &TenantDb, agent_id: &str, numbers: &[String]) -> Result<Agent> {
    let now = app.now();
    let mut problems = Problems::default();
    let (agent, numbers) = parse(&mut problems, agent_id, numbers);
    let tx = tenant.begin().await?;
    let agent = lock_agent(&tx, agent, &mut problems).await?;
    check_numbers(&tx, &numbers, "phoneNumberIds", &mut problems).await?;
    problems.check()?;
    let agent = agent.ok_or(Error::NotFound)?;

    let these = Condition::all().add(Column::AgentId.eq(agent.id.0)).add(Column::PhoneNumberId.is_in(numbers.iter().map(|id| id.0)));
    if tx.delete_where::<agent_phone_mapping::Entity>(these).await? > 0 {
        events::record(&tx, Kind::AgentUpdated, agent.id.0, &["linkedPhones"], now).await?;
        tx.commit().await?;
    }
    Ok(agent.into())
}

/// Parses a list of phone numbers' ids, without repetitions; each wrong one is noted with its place in `input.<field>`.
pub(super) fn parse_numbers(problems: &mut Problems, field: &str, numbers: &[String]) -> BTreeSet<PhoneNumberId> {
    if numbers.len() > usize::from(MOST) {
        problems.add(field, UserErrorCode::TooMany, format!("These are {} phone numbers; an agent answers at most {MOST}.", numbers.len()));
        return BTreeSet::new();
    }
    let parse = |(place, id): (usize, &String)| problems.take_at(&["input", field, &place.to_string()], ids::parse(id));
    numbers.iter().enumerate().filter_map(parse).collect()
}

fn parse(problems: &mut Problems, agent: &str, numbers: &[String]) -> (Option<AgentId>, BTreeSet<PhoneNumberId>) {
    (problems.take("agentId", ids::parse(agent)), parse_numbers(problems, "phoneNumberIds", numbers))
}

/// The agent, if it is there; locked, so that two requests can't each add the hundredth link.
async fn lock_agent(tx: &TenantTx, agent: Option<AgentId>, problems: &mut Problems) -> Result<Option<ai_agent::Model>> {
    let Some(agent) = agent else { return Ok(None) };
    let this = Condition::all().add(ai_agent::Column::Id.eq(agent.0)).add(ai_agent::Column::DeletedAt.is_null());
    let found = tx.find::<ai_agent::Entity>().filter(this).lock().one().await?;
    if found.is_none() {
        problems.add("agentId", UserErrorCode::NotFound, "There is no agent with this id. It may have been deleted.");
    }
    Ok(found)
}

/// Notes which of these phone numbers are not there, and locks the others in the order of their ids.
pub(super) async fn check_numbers(tx: &TenantTx, numbers: &BTreeSet<PhoneNumberId>, field: &str, problems: &mut Problems) -> Result<()> {
    if numbers.is_empty() {
        return Ok(());
    }
    let these =
        Condition::all().add(phone_number::Column::Id.is_in(numbers.iter().map(|id| id.0))).add(phone_number::Column::DeletedAt.is_null());
    let found = tx.find::<phone_number::Entity>().filter(these).order_by(phone_number::Column::Id, Order::Asc).lock().all().await?;
    for missing in numbers.iter().filter(|id| found.iter().all(|row| row.id != **id)) {
        problems.add(field, UserErrorCode::NotFound, format!("There is no phone number with the id {missing}. It may have been deleted."));
    }
    Ok(())
}

/// Adds links. More than [`MOST`] on either end is `TOO_MANY`. Answers how many there were not before.
pub(super) async fn add(
    tx: &TenantTx,
    agent: AgentId,
    numbers: &BTreeSet<PhoneNumberId>,
    field: &str,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<u64> {
    let row = |number: &PhoneNumberId| agent_phone_mapping::ActiveModel {
        user_id: NotSet,
        agent_id: Set(agent),
        phone_number_id: Set(*number),
        created_at: Set(now),
    };
    let added = tx.insert_many(numbers.iter().map(row)).await?;
    let mut problems = Problems::default();
    if alive_of_agent(tx, agent).count().await? > i64::from(MOST) {
        problems.add(field, UserErrorCode::TooMany, format!("An agent answers at most {MOST} phone numbers. Unlink some first."));
    }
    for number in crowded(tx, numbers.iter().map(|id| id.0)).await? {
        problems.add(
            field,
            UserErrorCode::TooMany,
            format!("At most {MOST} agents answer one phone number, and {number} has them. Unlink some first."),
        );
    }
    problems.check()?;
    Ok(added)
}

/// The links of an agent whose other end is not deleted.
fn alive_of_agent(tx: &TenantTx, agent: AgentId) -> Scoped<'_, agent_phone_mapping::Entity> {
    let alive = phone_number::Column::DeletedAt.is_null();
    tx.find::<agent_phone_mapping::Entity>().filter(Column::AgentId.eq(agent.0)).where_in::<phone_number::Entity>(
        Column::PhoneNumberId,
        phone_number::Column::Id,
        alive,
    )
}

/// Those of these phone numbers that more than [`MOST`] agents answer.
async fn crowded(tx: &TenantTx, numbers: impl IntoIterator<Item = Uuid>) -> Result<Vec<PhoneNumberId>> {
    let alive = ai_agent::Column::DeletedAt.is_null();
    let links = tx
        .find::<agent_phone_mapping::Entity>()
        .filter(Column::PhoneNumberId.is_in(numbers))
        .where_in::<ai_agent::Entity>(Column::AgentId, ai_agent::Column::Id, alive)
        .only([(Expr::col(Column::PhoneNumberId), "number"), (Expr::cust("CAST(COUNT(*) AS bigint)"), "links")])
        .group_by("number")
        .rows()
        .await?;
    let mut crowded = Vec::new();
    for row in links {
        if row.try_get::<i64>("", "links")? > i64::from(MOST) {
            crowded.push(PhoneNumberId(row.try_get("", "number")?));
        }
    }
    Ok(crowded)
}

/// After a phone number has been restored: gives up its links to agents that have as many as they may have without it.
pub async fn drop_excess_of_phone(tx: &TenantTx, number: PhoneNumberId) -> Result<()> {
    let links = tx.find::<agent_phone_mapping::Entity>().filter(Column::PhoneNumberId.eq(number.0)).all().await?;
    for link in links {
        if alive_of_agent(tx, link.agent_id).count().await? > i64::from(MOST) {
            drop_link(tx, link.agent_id, number).await?;
        }
    }
    Ok(())
}

/// After an agent has been restored: gives up its links to phone numbers that have as many as they may have without it.
pub async fn drop_excess_of_agent(tx: &TenantTx, agent: AgentId) -> Result<()> {
    let links = tx.find::<agent_phone_mapping::Entity>().filter(Column::AgentId.eq(agent.0)).all().await?;
    for number in crowded(tx, links.iter().map(|link| link.phone_number_id.0)).await? {
        drop_link(tx, agent, number).await?;
    }
    Ok(())
}

async fn drop_link(tx: &TenantTx, agent: AgentId, number: PhoneNumberId) -> Result<()> {
    let this = Condition::all().add(Column::AgentId.eq(agent.0)).add(Column::PhoneNumberId.eq(number.0));
    tx.delete_where::<agent_phone_mapping::Entity>(this).await?;
    Ok(())
}
