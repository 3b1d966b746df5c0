//! Orders as GraphQL.

use std::borrow::Cow;

use async_graphql::{Context, Enum, ID, InputObject, MaybeUndefined, Object};
use entity::order::{self, Column};

use super::{Changes, Filter, NewOrder, Order};
use crate::{
    calls::{self, CallLog},
    context::ContextExt,
    error::Result,
    finished::Finished,
    ids,
    page::{Connection, DateTimeRange, ListOrder, OrderDirection, PageArgs, Window},
    payload::payloads,
    selection::{Wanted, wants_total},
    values::{DateTime, Search, format_for, plain},
};

/// An order that a customer gave, mostly in a call.
#[Object]
impl Order {
    /// The order's id: `order_01k…`.
    pub async fn id(&self) -> ID {
        self.row.id.to_string().into()
    }

    /// Who ordered, at most 200 characters.
    async fn customer_name(&self) -> &str {
        &self.row.customer_name
    }

    /// The customer's number: in E.164 where it is one, else as it was given.
    async fn phone(&self) -> &str {
        &self.row.phone
    }

    /// The customer's number for people: one of your own region in national form, another in international form.
    async fn phone_formatted(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(format_for(&self.row.phone, ctx.region().await?))
    }

    /// What was ordered, at most 10,000 characters.
    async fn details(&self, ctx: &Context<'_>) -> Result<&str> {
        ctx.answer_size().add(self.row.details.len())?;
        Ok(&self.row.details)
    }

    /// Where it goes, at most 1,000 characters.
    async fn address(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        ctx.answer_size().add(self.row.address.as_deref().map_or(0, str::len))?;
        Ok(self.row.address.as_deref())
    }

    /// The telephony provider's id of the call in which it was taken; null if there was none.
    async fn call_id(&self) -> Option<&str> {
        self.row.call_id.as_deref()
    }

    /// The call in which it was taken; null if there was none.
    async fn call_log<'a>(&'a self, ctx: &'a Context<'_>) -> Option<Result<Finished<Cow<'a, CallLog>>>> {
        if let Some(call) = &self.call_log {
            return call.as_deref().map(|call| Ok(Finished(Cow::Borrowed(call))));
        }
        let call_id = self.row.call_id.clone()?;
        let read = Box::pin(async {
            Ok(calls::by_call_id(ctx.tenant()?, &[call_id], &Wanted::of(ctx)).await?.pop().map(Cow::Owned).map(Finished))
        });
        read.await.transpose()
    }

    /// When it was taken.
    async fn created_at(&self) -> DateTime {
        DateTime(self.row.created_at)
    }

    /// When it last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.row.updated_at)
    }

    /// When it was deleted; null while it is not. A deleted order is seen only in the answers of deletion and restoration.
    async fn deleted_at(&self) -> Option<DateTime> {
        self.row.deleted_at.map(DateTime)
    }
}

/// What orders can be ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum OrderOrderField {
    /// When they were taken.
    CreatedAt,
    /// When they last changed: ascending, this is the order in which to copy them.
    UpdatedAt,
    /// The customer's name, without regard to case.
    CustomerName,
}

/// How orders are ordered.
#[derive(InputObject)]
pub struct OrderOrder {
    /// By what.
    field: OrderOrderField,
    /// Which way.
    direction: OrderDirection,
}

/// Which orders are listed: those that match every field that is given.
#[derive(Default, InputObject)]
pub struct OrderFilter {
    /// Only those taken in the call with this id of the telephony provider's.
    call_id: Option<String>,
    /// Only those taken in this span.
    created_at: Option<DateTimeRange>,
    /// Only those that last changed in this span.
    updated_at: Option<DateTimeRange>,
    /// Only those whose customer, phone or details contain this text, at least 3 characters, in any case.
    search: Option<String>,
}

/// What `createOrder` takes.
#[derive(InputObject)]
pub struct CreateOrderInput {
    /// Who orders, 1 to 200 characters.
    customer_name: String,
    /// The customer's number: with its country code, as it is dialled in your region, or as far as it is known; at most 128 characters.
    phone: String,
    /// What is ordered, 1 to 10,000 characters.
    details: String,
    /// Where it goes, at most 1,000 characters.
    address: Option<String>,
    /// The telephony provider's id of the call in which it is taken. The call must be in the log.
    call_id: Option<String>,
    /// A text of your choice, 1 to 255 characters: the same input with the same key within 24 hours has its effect once.
    idempotency_key: Option<String>,
}

/// What `updateOrder` takes: a field that is left out stays as it is, null clears it where it may be empty.
#[derive(InputObject)]
pub struct UpdateOrderInput {
    /// Another customer.
    customer_name: MaybeUndefined<String>,
    /// Another number.
    phone: MaybeUndefined<String>,
    /// Another description.
    details: MaybeUndefined<String>,
    /// Another address; null removes it.
    address: MaybeUndefined<String>,
    /// Another call; null unlinks the order from its call.
    call_id: MaybeUndefined<String>,
}

payloads! {
    order: Order, "The order; null if there are `userErrors`.";
    /// What `createOrder` answers.
    CreateOrderPayload
    /// What `updateOrder` answers.
    UpdateOrderPayload
    /// What `restoreOrder` answers.
    RestoreOrderPayload
}

payloads! {
    deleted_id: ID, "The id of what was deleted; null if there are `userErrors`.";
    /// What `deleteOrder` answers.
    DeleteOrderPayload
}

/// The queries of orders.
#[derive(Default)]
pub struct OrderQuery;

#[Object]
impl OrderQuery {
    /// Your orders, newest first unless ordered otherwise; deleted ones are left out.
    #[expect(clippy::too_many_arguments, reason = "the Relay specification's arguments of a list, and its filter and order")]
    async fn orders(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many entries from the start or after a cursor: 1 to 100, 20 if left out.")] first: Option<i32>,
        #[graphql(desc = "Only entries after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many entries from the end or before a cursor: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only entries before this cursor.")] before: Option<String>,
        #[graphql(desc = "Which orders; all if left out.")] filter: Option<OrderFilter>,
        #[graphql(desc = "In which order; newest first if left out.")] order_by: Option<OrderOrder>,
    ) -> Result<Connection<Order>> {
        let order = order_by.map_or((Column::CreatedAt, OrderDirection::Desc), |order| {
            let column = match order.field {
                OrderOrderField::CreatedAt => Column::CreatedAt,
                OrderOrderField::UpdatedAt => Column::UpdatedAt,
                OrderOrderField::CustomerName => Column::CustomerNameKey,
            };
            (column, order.direction)
        });
        let window = Window::<order::Entity>::parse(PageArgs { first, after, last, before }, ListOrder::from(order))?;
        let filter = filter.unwrap_or_default();
        let filter = Filter {
            call_id: filter.call_id.map(|call_id| plain("filter.callId", call_id)).transpose()?,
            created_at: filter.created_at,
            updated_at: filter.updated_at,
            search: Search::filter(filter.search.as_deref())?,
        };
        let page = super::list(ctx.tenant()?, &filter, &window, wants_total(ctx), &Wanted::of_entries(ctx)).await?;
        Ok(Connection::new(page))
    }

    /// One of your orders; null if there is none with this id, or it was deleted. A text that is no order's id is `BAD_USER_INPUT`.
    async fn order(&self, ctx: &Context<'_>, #[graphql(desc = "The order's id: `order_01k…`.")] id: ID) -> Option<Result<Order>> {
        let find = async { Ok(super::find(ctx.tenant()?, &[ids::of_query("id", &id)?], &Wanted::of(ctx)).await?.pop()) };
        find.await.transpose()
    }
}

/// The mutations of orders.
#[derive(Default)]
pub struct OrderMutation;

#[Object]
impl OrderMutation {
    /// Takes an order.
    ///
    /// userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `IDEMPOTENCY_KEY_REUSED`, and `NOT_FOUND` for the call.
    async fn create_order(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The order.")] input: CreateOrderInput,
    ) -> async_graphql::Result<CreateOrderPayload> {
        let tenant = ctx.tenant()?;
        let region = ctx.region_of(&[Some(&input.phone)]).await?;
        let new = NewOrder {
            customer_name: input.customer_name,
            phone: input.phone,
            details: input.details,
            address: input.address,
            call_id: input.call_id,
            idempotency_key: input.idempotency_key,
        };
        CreateOrderPayload::new(super::create(ctx.app(), tenant, region, new).await)
    }

    /// Changes an order. Only the fields that are given are written.
    ///
    /// userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `NOT_FOUND`.
    async fn update_order(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The order's id: `order_01k…`.")] id: ID,
        #[graphql(desc = "What changes.")] input: UpdateOrderInput,
    ) -> async_graphql::Result<UpdateOrderPayload> {
        let tenant = ctx.tenant()?;
        let changes = Changes {
            customer_name: input.customer_name.into(),
            phone: input.phone.into(),
            details: input.details.into(),
            address: input.address.into(),
            call_id: input.call_id.into(),
        };
        let region = ctx.region().await?;
        let answer = async { super::update(ctx.app(), tenant, region, ids::of_mutation(&["id"], &id)?, changes).await };
        UpdateOrderPayload::new(answer.await)
    }

    /// Deletes an order: it leaves every list and count. For 30 days it can be restored.
    ///
    /// userErrors: `INVALID`, `NOT_FOUND`.
    async fn delete_order(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The order's id: `order_01k…`.")] id: ID,
    ) -> async_graphql::Result<DeleteOrderPayload> {
        let tenant = ctx.tenant()?;
        let answer = async { super::delete(ctx.app(), tenant, ids::of_mutation(&["id"], &id)?).await };
        DeleteOrderPayload::new(answer.await.map(|()| id))
    }

    /// Brings back an order that was deleted within the last 30 days.
    ///
    /// userErrors: `INVALID`, `NOT_FOUND`, and `STATE_CONFLICT` after 30 days.
    async fn restore_order(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The order's id: `order_01k…`.")] id: ID,
    ) -> async_graphql::Result<RestoreOrderPayload> {
        let tenant = ctx.tenant()?;
        let answer = async { super::restore(ctx.app(), tenant, ids::of_mutation(&["id"], &id)?).await };
        RestoreOrderPayload::new(answer.await)
    }
}
