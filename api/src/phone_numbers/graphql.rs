//! Phone numbers as GraphQL.

use std::borrow::Cow;

use async_graphql::{Context, Enum, ID, InputObject, MaybeUndefined, Object};
use entity::phone_number::{self, Column, Provider, Status};

use super::{Changes, Filter, NewPhoneNumber, PhoneNumber};
use crate::{
    agents::Agent,
    context::ContextExt,
    error::Result,
    finished::Entries,
    ids,
    page::{Connection, ListOrder, OrderDirection, PageArgs, Window},
    payload::payloads,
    selection::{Wanted, wants_total},
    values::{DateTime, E164, Search, format_for},
};

/// A phone number of yours, which customers call and agents answer.
#[Object]
impl PhoneNumber {
    /// The phone number's id: `phone_01k…`.
    pub async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    /// The number in E.164, unique among your phone numbers.
    async fn number(&self) -> E164 {
        E164(self.row.number.clone())
    }

    /// The number for people: in national form if it is of your own region, else in international form.
    async fn number_formatted(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(format_for(&self.row.number, ctx.region().await?))
    }

    /// What you call it, at most 100 characters.
    async fn label(&self) -> Option<&str> {
        self.row.label.as_deref()
    }

    /// Who carries its calls.
    async fn provider(&self) -> Provider {
        self.row.provider
    }

    /// Whether it takes calls.
    async fn status(&self) -> Status {
        self.row.status
    }

    /// The agents that answer it, by name; at most 100.
    async fn linked_agents<'a>(&'a self, ctx: &'a Context<'_>) -> Result<Entries<Cow<'a, Agent>>> {
        if let Some(agents) = &self.agents {
            return Ok(Entries(agents.iter().map(Cow::Borrowed).collect()));
        }
        let mut number = PhoneNumber::from(self.row.clone());
        Box::pin(super::attach_agents(ctx.tenant()?, vec![&mut number], &Wanted::of(ctx))).await?;
        Ok(Entries(number.agents.into_iter().flatten().map(Cow::Owned).collect()))
    }

    /// When it was added.
    async fn created_at(&self) -> DateTime {
        DateTime(self.row.created_at)
    }

    /// When it last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.row.updated_at)
    }

    /// When it was deleted; null while it is not. A deleted phone number is reached only through old calls.
    async fn deleted_at(&self) -> Option<DateTime> {
        self.row.deleted_at.map(DateTime)
    }
}

/// What phone numbers can be ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum PhoneNumberOrderField {
    /// When they were added.
    CreatedAt,
    /// The number in E.164.
    Number,
}

/// How phone numbers are ordered.
#[derive(InputObject)]
pub struct PhoneNumberOrder {
    /// By what.
    field: PhoneNumberOrderField,
    /// Which way.
    direction: OrderDirection,
}

/// Which phone numbers are listed: those that match every field that is given.
#[derive(Default, InputObject)]
pub struct PhoneNumberFilter {
    /// Only those with this status.
    status: Option<Status>,
    /// Only those of this carrier.
    provider: Option<Provider>,
    /// Only those whose number in E.164 or whose label contains this text, at least 3 characters, in any case.
    search: Option<String>,
}

/// What `createPhoneNumber` takes.
#[derive(InputObject)]
pub struct CreatePhoneNumberInput {
    /// The number with its country code, like `+91 98765 43210`, or as it is dialled in your region.
    number: String,
    /// What you call it, at most 100 characters.
    label: Option<String>,
    /// Who carries its calls.
    #[graphql(default_with = "Provider::Knowlarity")]
    provider: Provider,
    /// Whether it takes calls.
    #[graphql(default_with = "Status::Active")]
    status: Status,
    /// A text of your choice, 1 to 255 characters: the same input with the same key within 24 hours has its effect once.
    idempotency_key: Option<String>,
}

/// What `updatePhoneNumber` takes: a field that is left out stays as it is, null clears it where it may be empty.
#[derive(InputObject)]
pub struct UpdatePhoneNumberInput {
    /// Another number.
    number: MaybeUndefined<String>,
    /// Another label; null removes it.
    label: MaybeUndefined<String>,
    /// Another carrier.
    provider: MaybeUndefined<Provider>,
    /// Another status.
    status: MaybeUndefined<Status>,
}

payloads! {
    phone_number: PhoneNumber, "The phone number; null if there are `userErrors`.";
    /// What `createPhoneNumber` answers.
    CreatePhoneNumberPayload
    /// What `updatePhoneNumber` answers.
    UpdatePhoneNumberPayload
    /// What `restorePhoneNumber` answers.
    RestorePhoneNumberPayload
}

payloads! {
    deleted_id: ID, "The id of what was deleted; null if there are `userErrors`.";
    /// What `deletePhoneNumber` answers.
    DeletePhoneNumberPayload
}

/// The queries of phone numbers.
#[derive(Default)]
pub struct PhoneNumberQuery;

#[Object]
impl PhoneNumberQuery {
    /// Your phone numbers, newest first unless ordered otherwise; deleted ones are left out.
    #[expect(clippy::too_many_arguments, reason = "the Relay specification's arguments of a list, and its filter and order")]
    async fn phone_numbers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many entries from the start or after a cursor: 1 to 100, 20 if left out.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many entries from the end or before a cursor: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
        #[graphql(desc = "Which phone numbers; all if left out.")] filter: Option<PhoneNumberFilter>,
        #[graphql(desc = "In which order; newest first if left out.")] order_by: Option<PhoneNumberOrder>,
    ) -> Result<Connection<PhoneNumber>> {
        let order = order_by.map_or((Column::CreatedAt, OrderDirection::Desc), |order| {
            let column = match order.field {
                PhoneNumberOrderField::CreatedAt => Column::CreatedAt,
                PhoneNumberOrderField::Number => Column::Number,
            };
            (column, order.direction)
        });
        let window = Window::<phone_number::Entity>::parse(PageArgs { first, after, last, before }, ListOrder::from(order))?;
        let filter = filter.unwrap_or_default();
        let filter = Filter { status: filter.status, provider: filter.provider, search: Search::filter(filter.search.as_deref())? };
        let page = super::list(ctx.tenant()?, &filter, &window, wants_total(ctx), &Wanted::of_entries(ctx)).await?;
        Ok(Connection::new(page))
    }

    /// One of your phone numbers; null if there is none with this id, or it was deleted. A text that is no phone number's id is `BAD_USER_INPUT`.
    async fn phone_number(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The phone number's id: `phone_01k…`.")] id: ID,
    ) -> Option<Result<PhoneNumber>> {
        let find = async { Ok(super::find(ctx.tenant()?, &[ids::of_query("id", &id)?], &Wanted::of(ctx)).await?.pop()) };
        find.await.transpose()
    }
}

/// The mutations of phone numbers.
#[derive(Default)]
pub struct PhoneNumberMutation;

#[Object]
impl PhoneNumberMutation {
    /// Adds a phone number.
    ///
    /// userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `IDEMPOTENCY_KEY_REUSED`, and `TAKEN` if you have this number.
    async fn create_phone_number(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The phone number.")] input: CreatePhoneNumberInput,
    ) -> async_graphql::Result<CreatePhoneNumberPayload> {
        let tenant = ctx.tenant()?;
        let new = NewPhoneNumber {
            number: input.number,
            label: input.label,
            provider: input.provider,
            status: input.status,
            idempotency_key: input.idempotency_key,
        };
        CreatePhoneNumberPayload::new(super::create(ctx.app(), tenant, ctx.region().await?, new).await)
    }

    /// Changes a phone number. Only the fields that are given are written.
    ///
    /// userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `NOT_FOUND`, and `TAKEN` if you have this number.
    async fn update_phone_number(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The phone number's id: `phone_01k…`.")] id: ID,
        #[graphql(desc = "What changes.")] input: UpdatePhoneNumberInput,
    ) -> async_graphql::Result<UpdatePhoneNumberPayload> {
        let tenant = ctx.tenant()?;
        let changes = Changes {
            number: input.number.into(),
            label: input.label.into(),
            provider: input.provider.into(),
            status: input.status.into(),
        };
        let region = ctx.region().await?;
        let answer = async { super::update(ctx.app(), tenant, region, ids::of_mutation(&["id"], &id)?, changes).await };
        UpdatePhoneNumberPayload::new(answer.await)
    }

    /// Deletes a phone number: it leaves every list and link, old calls still name it, and its number may be added again. For 30
    /// days it can be restored.
    ///
    /// userErrors: `NOT_FOUND`.
    async fn delete_phone_number(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The phone number's id: `phone_01k…`.")] id: ID,
    ) -> async_graphql::Result<DeletePhoneNumberPayload> {
        let tenant = ctx.tenant()?;
        let answer = async { super::delete(ctx.app(), tenant, ids::of_mutation(&["id"], &id)?).await };
        DeletePhoneNumberPayload::new(answer.await.map(|()| id))
    }

    /// Brings back a phone number that was deleted within the last 30 days, with its links where both ends still may have them.
    ///
    /// userErrors: `NOT_FOUND`, `STATE_CONFLICT` after 30 days, and `TAKEN` if the number has been added again.
    async fn restore_phone_number(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The phone number's id: `phone_01k…`.")] id: ID,
    ) -> async_graphql::Result<RestorePhoneNumberPayload> {
        let tenant = ctx.tenant()?;
        let answer = async { super::restore(ctx.app(), tenant, ids::of_mutation(&["id"], &id)?).await };
        RestorePhoneNumberPayload::new(answer.await)
    }
}
