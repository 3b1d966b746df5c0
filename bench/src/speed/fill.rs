//! Tenants and their rows, made through the project's own migrations and entities, so that the triggers count them as in production.

use chrono::{DateTime, TimeDelta, Utc};
use entity::{AgentId, CallLogId, OrderId, PhoneNumberId, UserId, agent_phone_mapping, ai_agent, call_log, order, phone_number, user};
use rig::Client;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, EntityTrait, IntoActiveModel,
    QueryFilter,
};
use uuid::{NoContext, Timestamp, Uuid};

use crate::Outcome;

/// How many rows a tenant has.
#[derive(Clone, Copy)]
pub struct Sizes {
    /// Calls; the first of them have orders.
    pub calls: u32,
    /// Orders.
    pub orders: u32,
}

/// The phone numbers, and the agents, of a tenant.
const FEW: u32 = 20;
/// The phone numbers that each agent answers.
const LINKS: u32 = 3;
/// How many rows one statement writes.
const ROWS: u32 = 1_000;

/// Somebody with an account.
pub struct Tenant {
    /// Who calls the API for them.
    pub client: Client,
    /// Their id.
    pub id: Uuid,
}

/// New tenants, without rows.
pub async fn sign_up(server: &Client, database: &DatabaseConnection, number: usize, name: &str) -> Outcome<Vec<Tenant>> {
    let mut tenants = Vec::new();
    for place in 0..number {
        let email = format!("{name}-{place}@example.com");
        let client = server.sign_up(&email).await?;
        let account = user::Entity::find().filter(user::Column::EmailKey.eq(email)).one(database).await?;
        tenants.push(Tenant { client, id: account.ok_or("who signed up is not there")?.id.0 });
    }
    Ok(tenants)
}

/// A connection of the bench's own, one and no more.
pub async fn connect(url: &str) -> Outcome<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    // Its future is large.
    Ok(Box::pin(Database::connect(options)).await?)
}

/// Gives a tenant rows.
pub async fn fill(database: &DatabaseConnection, tenant: &Tenant, sizes: Sizes) -> Outcome {
    let (user_id, now) = (UserId(tenant.id), start());
    let numbers: Vec<_> = (0..FEW).map(|place| number(user_id, place, now)).collect();
    let agents: Vec<_> = (0..FEW).map(|place| agent(user_id, place, now)).collect();
    let (number_ids, agent_ids): (Vec<_>, Vec<_>) =
        (numbers.iter().map(|number| number.id).collect(), agents.iter().map(|agent| agent.id).collect());
    write::<phone_number::Entity, _>(database, numbers).await?;
    write::<ai_agent::Entity, _>(database, agents).await?;
    let links = (0..FEW * LINKS).map(|place| agent_phone_mapping::Model {
        user_id,
        agent_id: of(&agent_ids, place / LINKS),
        phone_number_id: of(&number_ids, place / LINKS + 7 * (place % LINKS)),
        created_at: now,
    });
    write::<agent_phone_mapping::Entity, _>(database, links.collect()).await?;
    for from in (0..sizes.calls).step_by(ROWS as usize) {
        let calls =
            (from..sizes.calls.min(from + ROWS)).map(|place| call(user_id, place, now, of(&agent_ids, place), of(&number_ids, place)));
        write::<call_log::Entity, _>(database, calls.collect()).await?;
    }
    let every = sizes.calls / sizes.orders.max(1);
    for from in (0..sizes.orders).step_by(ROWS as usize) {
        let orders = (from..sizes.orders.min(from + ROWS)).map(|place| taken(user_id, place, place * every, now));
        write::<order::Entity, _>(database, orders.collect()).await?;
    }
    Ok(())
}

pub async fn write<E: EntityTrait, A>(database: &DatabaseConnection, rows: Vec<E::Model>) -> Outcome
where
    A: ActiveModelTrait<Entity = E> + Send,
    E::Model: IntoActiveModel<A>,
{
    E::insert_many(rows.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(database).await?;
    Ok(())
}

/// What the database does by itself in the background, once and now.
pub async fn settle(database: &DatabaseConnection) -> Outcome {
    let chores: &[&str] = match database.get_database_backend() {
        DbBackend::Sqlite => &["PRAGMA wal_checkpoint(TRUNCATE)"],
        _ => &["VACUUM (ANALYZE)", "CHECKPOINT"],
    };
    for chore in chores {
        database.execute_unprepared(chore).await?;
    }
    Ok(())
}

/// A row can't come before the tenant, but all that counts here is the order.
pub fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000, 0).expect("this moment exists")
}

pub fn of<T: Copy>(ids: &[T], place: u32) -> T {
    ids[place as usize % ids.len()]
}

/// An id of this time, as the API makes them.
pub fn id(at: DateTime<Utc>) -> Uuid {
    let seconds = u64::try_from(at.timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, at.timestamp_subsec_nanos()))
}

fn ago(now: DateTime<Utc>, place: u32) -> DateTime<Utc> {
    now - TimeDelta::seconds(i64::from(place) * 37)
}

pub fn number(user_id: UserId, place: u32, now: DateTime<Utc>) -> phone_number::Model {
    let (number, at) = (format!("+9180{:08}", 10_000_000 + place * 7_919), ago(now, place));
    phone_number::Model {
        user_id,
        id: PhoneNumberId(id(at)),
        search_text: number.clone(),
        number,
        label: Some(format!("Line {place}")),
        provider: phone_number::Provider::Knowlarity,
        status: if place.is_multiple_of(5) { phone_number::Status::Inactive } else { phone_number::Status::Active },
        created_at: at,
        updated_at: at,
        deleted_at: None,
    }
}

pub fn agent(user_id: UserId, place: u32, now: DateTime<Utc>) -> ai_agent::Model {
    let (name, at) = (format!("Agent {place}"), ago(now, place));
    ai_agent::Model {
        user_id,
        id: AgentId(id(at)),
        name_key: name.to_lowercase(),
        search_text: name.to_lowercase(),
        name,
        system_prompt: "You answer the telephone of a restaurant, take orders, and repeat them before you end the call. ".repeat(10),
        language: if place.is_multiple_of(2) { "en-IN" } else { "hi-IN" }.into(),
        voice_name: Some("asha".into()),
        is_active: !place.is_multiple_of(4),
        created_at: at,
        updated_at: at,
        deleted_at: None,
    }
}

pub fn call(user_id: UserId, place: u32, now: DateTime<Utc>, agent: AgentId, number: PhoneNumberId) -> call_log::Model {
    let (call_id, caller, at) = (format!("call-{place}"), format!("+9198{:08}", 10_000_000 + place * 101 % 80_000_000), ago(now, place));
    let seconds = i32::try_from(place % 600).unwrap_or_default();
    call_log::Model {
        user_id,
        id: CallLogId(id(at)),
        search_text: format!("{caller} {call_id}"),
        call_id,
        caller,
        callee: None,
        direction: if place.is_multiple_of(3) { call_log::Direction::Outbound } else { call_log::Direction::Inbound },
        status: if place.is_multiple_of(7) { call_log::Status::NoAnswer } else { call_log::Status::Completed },
        duration_seconds: seconds,
        started_at: at,
        ended_at: Some(at + TimeDelta::seconds(seconds.into())),
        agent_id: Some(agent),
        phone_number_id: Some(number),
        input_hash: vec![0; 32],
        created_at: at,
        updated_at: at,
    }
}

pub fn taken(user_id: UserId, place: u32, of_call: u32, now: DateTime<Utc>) -> order::Model {
    let (customer_name, phone, at) = (format!("Customer {place}"), format!("+9197{:08}", 10_000_000 + place * 211), ago(now, place));
    order::Model {
        user_id,
        id: OrderId(id(at)),
        customer_name_key: customer_name.to_lowercase(),
        search_text: format!("{} {phone}", customer_name.to_lowercase()),
        customer_name,
        phone,
        details: format!("{} x masala dosa, one filter coffee, deliver before eight", 1 + place % 5),
        address: None,
        call_id: Some(format!("call-{of_call}")),
        created_at: at,
        updated_at: at,
        deleted_at: None,
    }
}
