//! The call log as GraphQL.

use std::borrow::Cow;

use async_graphql::{Context, Enum, ID, InputObject, MaybeUndefined, Object};
use entity::call_log::{self, Column, Direction, Status};
use sea_orm::Iterable;

use super::{CallLog, Changes, Filter, NewCall};
use crate::{
    agents::{self, Agent},
    context::ContextExt,
    error::Result,
    finished::{Entries, Finished},
    ids,
    orders::{self, Order},
    page::{Connection, DateTimeRange, ListOrder, OrderDirection, PageArgs, Window},
    payload::payloads,
    phone_numbers::{self, PhoneNumber},
    selection::{Wanted, wants_total},
    values::{DateTime, Patch, Search, format_for, plain},
};

/// A call, as the log tells it.
#[Object]
impl CallLog {
    /// The entry's id: `call_01k…`.
    pub async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    /// The telephony provider's id of the call, unique among your calls. Orders refer to it.
    async fn call_id(&self) -> &str {
        &self.row.call_id
    }

    /// Who called: in E.164 where it is a phone number, else as the carrier sent it (withheld, a SIP user).
    async fn caller(&self) -> &str {
        &self.row.caller
    }

    /// Who called, for people: a number of your own region in national form, another in international form.
    async fn caller_formatted(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(format_for(&self.row.caller, ctx.region().await?))
    }

    /// Who was called, in the same form as `caller`.
    async fn callee(&self) -> Option<&str> {
        self.row.callee.as_deref()
    }

    /// Who was called, for people, in the same form as `callerFormatted`.
    async fn callee_formatted(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        match &self.row.callee {
            Some(callee) => Ok(Some(format_for(callee, ctx.region().await?))),
            None => Ok(None),
        }
    }

    /// Which side started the call.
    async fn direction(&self) -> Direction {
        self.row.direction
    }

    /// Where the call stands.
    async fn status(&self) -> Status {
        self.row.status
    }

    /// Seconds from answer to end, as the carrier told them.
    async fn duration_seconds(&self) -> i32 {
        self.row.duration_seconds
    }

    /// When the call began.
    async fn started_at(&self) -> DateTime {
        DateTime(self.row.started_at)
    }

    /// When the call ended; null while it goes on.
    async fn ended_at(&self) -> Option<DateTime> {
        self.row.ended_at.map(DateTime)
    }

    /// The agent that took the call, even if it was deleted since; null if none did.
    async fn agent<'a>(&'a self, ctx: &'a Context<'_>) -> Option<Result<Finished<Cow<'a, Agent>>>> {
        if let Some(agent) = &self.agent {
            return agent.as_deref().map(|agent| Ok(Finished(Cow::Borrowed(agent))));
        }
        let read = Box::pin(async {
            let mut agent = agents::even_deleted(ctx.tenant()?, self.row.agent_id).await?;
            agents::attach(ctx.tenant()?, agent.iter_mut().collect(), &Wanted::of(ctx)).await?;
            Ok(agent.map(Cow::Owned).map(Finished))
        });
        read.await.transpose()
    }

    /// Your phone number that the call came to or went out from, even if it was deleted since; null if it is not known.
    async fn phone_number<'a>(&'a self, ctx: &'a Context<'_>) -> Option<Result<Finished<Cow<'a, PhoneNumber>>>> {
        if let Some(phone_number) = &self.phone_number {
            return phone_number.as_deref().map(|phone_number| Ok(Finished(Cow::Borrowed(phone_number))));
        }
        let read = Box::pin(async {
            let mut number = phone_numbers::even_deleted(ctx.tenant()?, self.row.phone_number_id).await?;
            phone_numbers::attach(ctx.tenant()?, number.iter_mut().collect(), &Wanted::of(ctx)).await?;
            Ok(number.map(Cow::Owned).map(Finished))
        });
        read.await.transpose()
    }

    /// The orders taken in this call: the newest 100.
    async fn orders<'a>(&'a self, ctx: &'a Context<'_>) -> Result<Entries<Cow<'a, Order>>> {
        if let Some(orders) = &self.orders {
            return Ok(Entries(orders.iter().map(Cow::Borrowed).collect()));
        }
        let wanted = Wanted::of(ctx);
        let taken = Box::pin(orders::of_calls(ctx.tenant()?, [self.row.call_id.as_str()], &wanted)).await?;
        wanted.hold(taken.len())?;
        Ok(Entries(taken.into_iter().map(Cow::Owned).collect()))
    }

    /// When the call was logged.
    async fn created_at(&self) -> DateTime {
        DateTime(self.row.created_at)
    }

    /// When the entry last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.row.updated_at)
    }
}

/// What calls can be ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum CallLogOrderField {
    /// When they began.
    StartedAt,
    /// When they last changed: ascending, this is the order in which to copy the log.
    UpdatedAt,
    /// How long they lasted.
    Duration,
}

/// How calls are ordered.
#[derive(InputObject)]
pub struct CallLogOrder {
    /// By what.
    field: CallLogOrderField,
    /// Which way.
    direction: OrderDirection,
}

/// Which calls are listed: those that match every field that is given.
#[derive(Default, InputObject)]
pub struct CallLogFilter {
    /// Only those with one of these statuses; an empty list finds none.
    status: Option<Vec<Status>>,
    /// Only those in this direction.
    direction: Option<Direction>,
    /// Only those that this agent took: `agent_01k…`.
    agent_id: Option<ID>,
    /// Only those that came to this phone number of yours, or went out from it: `phone_01k…`.
    phone_number_id: Option<ID>,
    /// Only those that began in this span.
    started_at: Option<DateTimeRange>,
    /// Only those that last changed in this span.
    updated_at: Option<DateTimeRange>,
    /// Only those whose caller, callee or call id contains this text, at least 3 characters, in any case.
    search: Option<String>,
}

/// What `createCallLog` takes. The `callId` is the idempotency key: the same input again returns the log as it is now.
#[derive(InputObject)]
pub struct CreateCallLogInput {
    /// The telephony provider's id of the call, 1 to 128 characters, unique among your calls.
    call_id: String,
    /// Who called, at most 128 characters: kept in E.164 where it is a phone number, else as it is.
    caller: String,
    /// Who was called, in the same form.
    callee: Option<String>,
    /// Which side started the call.
    #[graphql(default_with = "Direction::Inbound")]
    direction: Direction,
    /// Where the call stands.
    #[graphql(default_with = "Status::Completed")]
    status: Status,
    /// Seconds from answer to end, 0 to 86,400.
    #[graphql(default)]
    duration_seconds: i32,
    /// When the call began, from the year 2000 to a day ahead; now less the duration if left out.
    started_at: Option<DateTime>,
    /// The agent that took it: `agent_01k…`.
    agent_id: Option<ID>,
    /// Your phone number that it came to or went out from: `phone_01k…`.
    phone_number_id: Option<ID>,
}

/// What `updateCallLog` takes: a field that is left out stays as it is, null clears it where it may be empty.
#[derive(InputObject)]
pub struct UpdateCallLogInput {
    /// Who was called; null removes it.
    callee: MaybeUndefined<String>,
    /// Where the call stands now. A final status stays.
    status: MaybeUndefined<Status>,
    /// Seconds from answer to end, 0 to 86,400.
    duration_seconds: MaybeUndefined<i32>,
    /// When the call ended, not before it began; only a call that is over has an end. Left out when the call becomes final: the time that its duration
    /// gives, or now.
    ended_at: MaybeUndefined<DateTime>,
    /// The agent that took it: `agent_01k…`; null removes it.
    agent_id: MaybeUndefined<ID>,
    /// Your phone number that it came to or went out from: `phone_01k…`; null removes it.
    phone_number_id: MaybeUndefined<ID>,
}

payloads! {
    call_log: CallLog, "The call; null if there are `userErrors`.";
    /// What `createCallLog` answers.
    CreateCallLogPayload
    /// What `updateCallLog` answers.
    UpdateCallLogPayload
}

/// The queries of the call log.
#[derive(Default)]
pub struct CallLogQuery;

#[Object]
impl CallLogQuery {
    /// Your calls, those that began last first unless ordered otherwise.
    #[expect(clippy::too_many_arguments, reason = "the Relay specification's arguments of a list, and its filter and order")]
    async fn call_logs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many entries from the start or after a cursor: 1 to 100, 20 if left out.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many entries from the end or before a cursor: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
        #[graphql(desc = "Which calls; all if left out.")] filter: Option<CallLogFilter>,
        #[graphql(desc = "In which order; those that began last first if left out.")] order_by: Option<CallLogOrder>,
    ) -> Result<Connection<CallLog>> {
        let order = order_by.map_or((Column::StartedAt, OrderDirection::Desc), |order| {
            let column = match order.field {
                CallLogOrderField::StartedAt => Column::StartedAt,
                CallLogOrderField::UpdatedAt => Column::UpdatedAt,
                CallLogOrderField::Duration => Column::DurationSeconds,
            };
            (column, order.direction)
        });
        let window = Window::<call_log::Entity>::parse(PageArgs { first, after, last, before }, ListOrder::from(order))?;
        let filter = filter.unwrap_or_default();
        let filter = Filter {
            // Eight statuses exist; a list of thousands repeats them.
            status: filter.status.map(|statuses| Status::iter().filter(|status| statuses.contains(status)).collect()),
            direction: filter.direction,
            agent: filter.agent_id.map(|id| ids::of_query("filter.agentId", &id)).transpose()?,
            phone_number: filter.phone_number_id.map(|id| ids::of_query("filter.phoneNumberId", &id)).transpose()?,
            started_at: filter.started_at,
            updated_at: filter.updated_at,
            search: Search::filter(filter.search.as_deref())?,
        };
        let page = super::list(ctx.tenant()?, &filter, &window, wants_total(ctx), &Wanted::of_entries(ctx)).await?;
        Ok(Connection::new(page))
    }

    /// One of your calls; null if there is none with this id of the telephony provider's.
    async fn call_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The telephony provider's id of the call.")] call_id: String,
    ) -> Option<Result<CallLog>> {
        let find = async { Ok(super::by_call_id(ctx.tenant()?, &[plain("callId", call_id)?], &Wanted::of(ctx)).await?.pop()) };
        find.await.transpose()
    }
}

/// The mutations of the call log.
#[derive(Default)]
pub struct CallLogMutation;

#[Object]
impl CallLogMutation {
    /// Logs a call.
    ///
    /// userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `OUT_OF_RANGE`, `NOT_FOUND` for the agent or the phone number, and `TAKEN` if
    /// another call has this call id.
    async fn create_call_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The call.")] input: CreateCallLogInput,
    ) -> async_graphql::Result<CreateCallLogPayload> {
        let tenant = ctx.tenant()?;
        let region = ctx.region_of(&[Some(&input.caller), input.callee.as_deref()]).await?;
        let new = NewCall {
            call_id: input.call_id,
            caller: input.caller,
            callee: input.callee,
            direction: input.direction,
            status: input.status,
            duration_seconds: input.duration_seconds,
            started_at: input.started_at.map(|moment| moment.0),
            agent_id: input.agent_id.map(|id| id.0),
            phone_number_id: input.phone_number_id.map(|id| id.0),
        };
        CreateCallLogPayload::new(super::log(ctx.app(), tenant, region, new).await)
    }

    /// Changes a call. Only the fields that are given are written.
    ///
    /// userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `OUT_OF_RANGE`, `NOT_FOUND`, and `STATE_CONFLICT` for another status of a call
    /// that is over.
    async fn update_call_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The entry's id: `call_01k…`.")] id: ID,
        #[graphql(desc = "What changes.")] input: UpdateCallLogInput,
    ) -> async_graphql::Result<UpdateCallLogPayload> {
        let tenant = ctx.tenant()?;
        let changes = Changes {
            callee: input.callee.into(),
            status: input.status.into(),
            duration_seconds: input.duration_seconds.into(),
            ended_at: Patch::from(input.ended_at).map(|moment: DateTime| moment.0),
            agent_id: Patch::from(input.agent_id).map(|id: ID| id.0),
            phone_number_id: Patch::from(input.phone_number_id).map(|id: ID| id.0),
        };
        let region = ctx.region().await?;
        let answer = async { super::update(ctx.app(), tenant, region, ids::of_mutation(&["id"], &id)?, changes).await };
        UpdateCallLogPayload::new(answer.await)
    }
}
