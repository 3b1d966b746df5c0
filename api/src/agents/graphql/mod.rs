//! Agents as GraphQL.

mod inputs;

use std::borrow::Cow;

use async_graphql::{Context, ID, Object};
use entity::ai_agent::{self, Column};

use super::{Agent, Changes, Filter, NewAgent, links};
use crate::{
    context::ContextExt,
    error::{Error, Result},
    finished::Entries,
    ids,
    page::{Connection, ListOrder, OrderDirection, PageArgs, Window},
    payload::payloads,
    phone_numbers::PhoneNumber,
    selection::{Wanted, wants_total},
    values::{DateTime, Language, Search},
};

pub use inputs::{AgentFilter, AgentOrder, AgentOrderField, CreateAgentInput, LinkPhonesInput, UnlinkPhonesInput, UpdateAgentInput};

/// An AI agent: what it is told, the language it speaks, the phone numbers it answers.
#[Object]
impl Agent {
    /// The agent's id: `agent_01k…`.
    pub async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    /// What you call it, at most 100 characters.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// What the agent is told to be and to do, at most 32,000 characters.
    async fn system_prompt<'a>(&'a self, ctx: &Context<'_>) -> Result<Cow<'a, str>> {
        // It is never empty: if it is, nobody foresaw that it would be wanted.
        let prompt = if self.row.system_prompt.is_empty() {
            let agent = super::even_deleted(ctx.tenant()?, Some(self.row.id)).await?.ok_or(Error::NotFound)?;
            Cow::Owned(agent.row.system_prompt)
        } else {
            Cow::Borrowed(self.row.system_prompt.as_str())
        };
        ctx.answer_size().add(prompt.len())?;
        Ok(prompt)
    }

    /// The language it speaks, as a BCP 47 tag: `en`, `hi`, `es`, `en-IN`.
    async fn language(&self) -> &str {
        &self.row.language
    }

    /// The voice it speaks with, by the name that the voice's provider gives it; null for the default voice.
    async fn voice_name(&self) -> Option<&str> {
        self.row.voice_name.as_deref()
    }

    /// Whether it answers calls.
    async fn is_active(&self) -> bool {
        self.row.is_active
    }

    /// The phone numbers it answers, in order of number; at most 100.
    async fn linked_phones<'a>(&'a self, ctx: &'a Context<'_>) -> Result<Entries<Cow<'a, PhoneNumber>>> {
        if let Some(phones) = &self.phones {
            return Ok(Entries(phones.iter().map(Cow::Borrowed).collect()));
        }
        let mut agent = Agent::from(self.row.clone());
        Box::pin(super::attach_phones(ctx.tenant()?, vec![&mut agent], &Wanted::of(ctx))).await?;
        Ok(Entries(agent.phones.into_iter().flatten().map(Cow::Owned).collect()))
    }

    /// When it was made.
    async fn created_at(&self) -> DateTime {
        DateTime(self.row.created_at)
    }

    /// When it last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.row.updated_at)
    }

    /// When it was deleted; null while it is not. A deleted agent is reached only through old calls.
    async fn deleted_at(&self) -> Option<DateTime> {
        self.row.deleted_at.map(DateTime)
    }
}

payloads! {
    agent: Agent, "The agent; null if there are `userErrors`.";
    /// What `createAgent` answers.
    CreateAgentPayload
    /// What `updateAgent` answers.
    UpdateAgentPayload
    /// What `restoreAgent` answers.
    RestoreAgentPayload
    /// What `linkPhones` answers.
    LinkPhonesPayload
    /// What `unlinkPhones` answers.
    UnlinkPhonesPayload
}

payloads! {
    deleted_id: ID, "The id of what was deleted; null if there are `userErrors`.";
    /// What `deleteAgent` answers.
    DeleteAgentPayload
}

/// The queries of agents.
#[derive(Default)]
pub struct AgentQuery;

#[Object]
impl AgentQuery {
    /// Your agents, newest first unless ordered otherwise; deleted ones are left out.
    #[expect(clippy::too_many_arguments, reason = "the Relay specification's arguments of a list, and its filter and order")]
    async fn agents(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many entries from the start or after a cursor: 1 to 100, 20 if left out.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many entries from the end or before a cursor: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
        #[graphql(desc = "Which agents; all if left out.")] filter: Option<AgentFilter>,
        #[graphql(desc = "In which order; newest first if left out.")] order_by: Option<AgentOrder>,
    ) -> Result<Connection<Agent>> {
        let order = order_by.map_or((Column::CreatedAt, OrderDirection::Desc), |order| {
            let column = match order.field {
                AgentOrderField::CreatedAt => Column::CreatedAt,
                AgentOrderField::Name => Column::NameKey,
            };
            (column, order.direction)
        });
        let window = Window::<ai_agent::Entity>::parse(PageArgs { first, after, last, before }, ListOrder::from(order))?;
        let filter = filter.unwrap_or_default();
        let language = filter.language.as_deref().map(Language::parse).transpose();
        let filter = Filter {
            is_active: filter.is_active,
            language: language.map_err(|flaw| Error::BadInput(format!("`filter.language`: {}", flaw.message)))?,
            search: Search::filter(filter.search.as_deref())?,
        };
        let page = super::list(ctx.tenant()?, &filter, &window, wants_total(ctx), &Wanted::of_entries(ctx)).await?;
        Ok(Connection::new(page))
    }

    /// One of your agents; null if there is none with this id, or it was deleted. A text that is no agent's id is `BAD_USER_INPUT`.
    async fn agent(&self, ctx: &Context<'_>, #[graphql(desc = "The agent's id: `agent_01k…`.")] id: ID) -> Option<Result<Agent>> {
        let find = async { Ok(super::find(ctx.tenant()?, &[ids::of_query("id", &id)?], &Wanted::of(ctx)).await?.pop()) };
        find.await.transpose()
    }
}

/// The mutations of agents.
#[derive(Default)]
pub struct AgentMutation;

#[Object]
impl AgentMutation {
    /// Makes an agent, and links it to phone numbers.
    ///
    /// userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `TOO_MANY`, `IDEMPOTENCY_KEY_REUSED`, and `NOT_FOUND` for a phone number.
    async fn create_agent(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The agent.")] input: CreateAgentInput,
    ) -> async_graphql::Result<CreateAgentPayload> {
        let new = NewAgent {
            name: input.name,
            system_prompt: input.system_prompt,
            language: input.language,
            voice_name: input.voice_name,
            is_active: input.is_active,
            phone_number_ids: texts(input.phone_number_ids.unwrap_or_default()),
            idempotency_key: input.idempotency_key,
        };
        CreateAgentPayload::new(super::create(ctx.app(), ctx.tenant()?, new).await)
    }

    /// Changes an agent. Only the fields that are given are written.
    ///
    /// userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `NOT_FOUND`.
    async fn update_agent(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The agent's id: `agent_01k…`.")] id: ID,
        #[graphql(desc = "What changes.")] input: UpdateAgentInput,
    ) -> async_graphql::Result<UpdateAgentPayload> {
        let tenant = ctx.tenant()?;
        let changes = Changes {
            name: input.name.into(),
            system_prompt: input.system_prompt.into(),
            language: input.language.into(),
            voice_name: input.voice_name.into(),
            is_active: input.is_active.into(),
        };
        let answer = async { super::update(ctx.app(), tenant, ids::of_mutation(&["id"], &id)?, changes).await };
        UpdateAgentPayload::new(answer.await)
    }

    /// Deletes an agent: it leaves every list and link, and old calls still name it. For 30 days it can be restored.
    ///
    /// userErrors: `INVALID`, `NOT_FOUND`.
    async fn delete_agent(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The agent's id: `agent_01k…`.")] id: ID,
    ) -> async_graphql::Result<DeleteAgentPayload> {
        let tenant = ctx.tenant()?;
        let answer = async { super::delete(ctx.app(), tenant, ids::of_mutation(&["id"], &id)?).await };
        DeleteAgentPayload::new(answer.await.map(|()| id))
    }

    /// Brings back an agent that was deleted within the last 30 days, with its links where both ends still may have them.
    ///
    /// userErrors: `INVALID`, `NOT_FOUND`, and `STATE_CONFLICT` after 30 days.
    async fn restore_agent(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The agent's id: `agent_01k…`.")] id: ID,
    ) -> async_graphql::Result<RestoreAgentPayload> {
        let tenant = ctx.tenant()?;
        let answer = async { super::restore(ctx.app(), tenant, ids::of_mutation(&["id"], &id)?).await };
        RestoreAgentPayload::new(answer.await)
    }

    /// Links an agent to phone numbers: from now on it answers them. What is linked already stays linked.
    ///
    /// userErrors: `INVALID`, `NOT_FOUND`, and `TOO_MANY` beyond 100 links of the agent or of a phone number.
    async fn link_phones(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The agent and the phone numbers.")] input: LinkPhonesInput,
    ) -> async_graphql::Result<LinkPhonesPayload> {
        let numbers = texts(input.phone_number_ids);
        LinkPhonesPayload::new(links::link(ctx.app(), ctx.tenant()?, &input.agent_id, &numbers, input.replace).await)
    }

    /// Takes phone numbers from an agent. Those that it does not answer are passed over.
    ///
    /// userErrors: `INVALID`, `NOT_FOUND`, `TOO_MANY`.
    async fn unlink_phones(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The agent and the phone numbers.")] input: UnlinkPhonesInput,
    ) -> async_graphql::Result<UnlinkPhonesPayload> {
        let numbers = texts(input.phone_number_ids);
        UnlinkPhonesPayload::new(links::unlink(ctx.app(), ctx.tenant()?, &input.agent_id, &numbers).await)
    }
}

fn texts(ids: Vec<ID>) -> Vec<String> {
    ids.into_iter().map(|id| id.0).collect()
}
