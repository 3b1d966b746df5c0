//! Orders that customers gave, most of them during a call.

use sea_orm::entity::prelude::*;

use crate::{OrderId, UserId};

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "orders")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    /// The order's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrderId,
    /// Who ordered.
    pub customer_name: String,
    /// The name in lower case: what lists are ordered by.
    pub customer_name_key: String,
    /// The customer's number: E.164 where it parses, else as it was given.
    pub phone: String,
    /// What was ordered.
    pub details: String,
    /// Where it goes.
    pub address: Option<String>,
    /// The provider's id of the call it was taken in.
    pub call_id: Option<String>,
    /// What search looks through: customer, phone and details in lower case.
    pub search_text: String,
    /// When it was taken.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
    /// When it was deleted; kept for 30 days, to be restored.
    pub deleted_at: Option<DateTimeUtc>,
}

/// Joins along composite keys.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    /// The call it was taken in.
    #[sea_orm(
        belongs_to = "crate::call_log::Entity",
        from = "(Column::UserId, Column::CallId)",
        to = "(crate::call_log::Column::UserId, crate::call_log::Column::CallId)"
    )]
    CallLog,
}

impl ActiveModelBehavior for ActiveModel {}
