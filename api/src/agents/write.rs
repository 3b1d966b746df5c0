//! Making, changing, deleting and restoring agents.

use std::collections::BTreeSet;

use entity::{
    AgentId, PhoneNumberId,
    ai_agent::{self, Column},
    event::Kind,
};
use sea_orm::{ActiveValue::NotSet, ColumnTrait, IntoActiveModel, Set};
use serde::Serialize;

use super::{Agent, NAME, SYSTEM_PROMPT, VOICE_NAME, links};
use crate::{
    app::App,
    db::{TenantDb, TenantTx},
    error::{Error, Problems, Result, UserErrorCode},
    events,
    idempotency::{self, Claim, Key},
    trash::{self, Deletable},
    values::{Language, Patch, Search, Text, optional, set, sort_key},
};

/// An agent to make, as it was typed.
#[derive(Clone, Debug)]
pub struct NewAgent {
    /// What people call it.
    pub name: String,
    /// What it is told to be and to do.
    pub system_prompt: String,
    /// BCP 47.
    pub language: String,
    /// The voice it speaks with.
    pub voice_name: Option<String>,
    /// Whether it answers calls.
    pub is_active: bool,
    /// The phone numbers it answers.
    pub phone_number_ids: Vec<String>,
    /// What makes asking again safe.
    pub idempotency_key: Option<String>,
}

/// A [`NewAgent`] whose every field passed its check.
#[derive(Serialize)]
struct Parsed {
    name: String,
    system_prompt: String,
    language: String,
    voice_name: Option<String>,
    is_active: bool,
    numbers: BTreeSet<String>,
}

/// Makes an agent, and links it.
pub async fn create(app: &App, tenant: &TenantDb, input: NewAgent) -> Result<Agent> {
    let now = app.now();
    let id = AgentId::generate();
    let mut problems = Problems::default();
    let numbers = links::parse_numbers(&mut problems, "phoneNumberIds", &input.phone_number_ids);
    let key = problems.take("idempotencyKey", input.idempotency_key.as_deref().map(Key::parse).transpose()).flatten();
    let parsed = parse(&mut problems, &input, &numbers);

    let tx = tenant.begin().await?;
    // First of all, because a number may have been deleted since this very request made the agent.
    if let (Some(key), Some(parsed), true) = (&key, &parsed, problems.is_empty()) {
        let claim = idempotency::claim(&tx, "createAgent", key, &idempotency::fingerprint(parsed)?, id.0, now).await?;
        if let Claim::Done(before) = claim {
            return Ok(get(&tx, AgentId(before)).await?.ok_or(Error::NotFound)?.into());
        }
    }
    links::check_numbers(&tx, &numbers, "phoneNumberIds", &mut problems).await?;
    problems.check()?;
    let parsed = parsed.ok_or_else(|| Error::internal("a value that passed its check is missing"))?;
    let row = ai_agent::ActiveModel {
        user_id: NotSet,
        id: Set(id),
        name_key: Set(sort_key(&parsed.name)),
        search_text: Set(search_text(&parsed.name)),
        name: Set(parsed.name),
        system_prompt: Set(parsed.system_prompt),
        language: Set(parsed.language),
        voice_name: Set(parsed.voice_name),
        is_active: Set(parsed.is_active),
        created_at: Set(now),
        updated_at: Set(now),
        deleted_at: Set(None),
    };
    let row = tx.insert(row).await?;
    if !numbers.is_empty() {
        links::add(&tx, id, &numbers, "phoneNumberIds", now).await?;
    }
    events::record(&tx, Kind::AgentCreated, id.0, &[], now).await?;
    tx.commit().await?;
    Ok(row.into())
}

fn parse(problems: &mut Problems, input: &NewAgent, numbers: &BTreeSet<PhoneNumberId>) -> Option<Parsed> {
    let name = problems.take("name", Text::<NAME>::parse(&input.name));
    let system_prompt = problems.take("systemPrompt", Text::<SYSTEM_PROMPT>::parse(&input.system_prompt));
    let language = problems.take("language", Language::parse(&input.language));
    let voice_name = problems.take("voiceName", optional::<VOICE_NAME>(input.voice_name.as_deref()));
    Some(Parsed {
        name: name?.into_string(),
        system_prompt: system_prompt?.into_string(),
        language: language?.into_string(),
        voice_name: voice_name?,
        is_active: input.is_active,
        numbers: numbers.iter().map(ToString::to_string).collect(),
    })
}

/// What to change of an agent.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// What people call it.
    pub name: Patch<String>,
    /// What it is told to be and to do.
    pub system_prompt: Patch<String>,
    /// BCP 47.
    pub language: Patch<String>,
    /// The voice it speaks with.
    pub voice_name: Patch<String>,
    /// Whether it answers calls.
    pub is_active: Patch<bool>,
}

/// Changes an agent; only what is given, and differs, is written.
pub async fn update(app: &App, tenant: &TenantDb, id: AgentId, changes: Changes) -> Result<Agent> {
    let now = app.now();
    let mut problems = Problems::default();
    let name = changes.name.required("name", &mut problems, |name| Text::<NAME>::parse(&name));
    let system_prompt = changes.system_prompt.required("systemPrompt", &mut problems, |prompt| Text::<SYSTEM_PROMPT>::parse(&prompt));
    let language = changes.language.required("language", &mut problems, |language| Language::parse(&language));
    let voice_name = changes.voice_name.optional("voiceName", &mut problems, |voice| optional::<VOICE_NAME>(Some(&voice)));
    let is_active = changes.is_active.required("isActive", &mut problems, Ok);

    let tx = tenant.begin().await?;
    let present = get(&tx, id).await?.filter(|row| row.deleted_at.is_none());
    if present.is_none() {
        problems.add_at(&["id"], UserErrorCode::NotFound, ai_agent::Entity::NOT_FOUND);
    }
    problems.check()?;
    let present = present.ok_or(Error::NotFound)?;

    let mut changed = Vec::new();
    let mut row = present.clone().into_active_model();
    set(&mut row.name, name.map(Text::into_string), "name", &mut changed);
    set(&mut row.system_prompt, system_prompt.map(Text::into_string), "systemPrompt", &mut changed);
    set(&mut row.language, language.map(Language::into_string), "language", &mut changed);
    set(&mut row.voice_name, voice_name, "voiceName", &mut changed);
    set(&mut row.is_active, is_active, "isActive", &mut changed);
    if changed.is_empty() {
        return Ok(present.into());
    }
    if changed.contains(&"name") {
        row.name_key = Set(sort_key(row.name.as_ref()));
        row.search_text = Set(search_text(row.name.as_ref()));
    }
    row.updated_at = Set(now);
    let row = tx.update(row).await?.ok_or(Error::NotFound)?;
    events::record(&tx, Kind::AgentUpdated, id.0, &changed, now).await?;
    tx.commit().await?;
    Ok(row.into())
}

/// Deletes an agent: it leaves every list and link at once, and old calls still name it.
pub async fn delete(app: &App, tenant: &TenantDb, id: AgentId) -> Result<()> {
    trash::delete::<ai_agent::Entity>(app, tenant, id.0).await
}

/// Brings back an agent that was deleted in the last 30 days, with the links that it still may have. One that is not deleted stays as
/// it is.
pub async fn restore(app: &App, tenant: &TenantDb, id: AgentId) -> Result<Agent> {
    let now = app.now();
    let tx = tenant.begin().await?;
    let (row, was_deleted) = trash::restore::<ai_agent::Entity>(&tx, id.0, now).await?;
    if was_deleted {
        links::drop_excess_of_agent(&tx, id).await?;
        events::record(&tx, Kind::AgentUpdated, id.0, &["deletedAt"], now).await?;
        tx.commit().await?;
    }
    Ok(row.into())
}

async fn get(tx: &TenantTx, id: AgentId) -> Result<Option<ai_agent::Model>> {
    tx.find::<ai_agent::Entity>().filter(Column::Id.eq(id.0)).lock().one().await
}

/// What search looks through.
pub(crate) fn search_text(name: &str) -> String {
    Search::haystack(&[Some(name)])
}
