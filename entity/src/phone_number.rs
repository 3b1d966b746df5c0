//! Phone numbers that a tenant has connected.

use sea_orm::entity::prelude::*;

use crate::{PhoneNumberId, UserId};

/// Who carries calls to a phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, async_graphql::Enum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[graphql(name = "PhoneNumberProvider")]
pub enum Provider {
    /// Knowlarity, the default.
    Knowlarity,
    /// Twilio.
    Twilio,
    /// Plivo.
    Plivo,
    /// Exotel.
    Exotel,
    /// A SIP trunk of your own.
    Sip,
    /// Any other carrier.
    Other,
}

/// Whether a phone number takes calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, async_graphql::Enum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[graphql(name = "PhoneNumberStatus")]
pub enum Status {
    /// Connected: it takes calls, and the dashboard counts it.
    Active,
    /// Kept, but takes no calls.
    Inactive,
    /// Asked of the carrier, not connected yet.
    Pending,
}

/// A phone number.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "phone_numbers")]
pub struct Model {
    /// The tenant.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    /// The phone number's id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PhoneNumberId,
    /// E.164, unique within the tenant among those that are not deleted.
    pub number: String,
    /// What people call it.
    pub label: Option<String>,
    /// Who carries its calls.
    pub provider: Provider,
    /// Whether it takes calls.
    pub status: Status,
    /// What search looks through: number and label in lower case.
    pub search_text: String,
    /// When it was added.
    pub created_at: DateTimeUtc,
    /// When it last changed.
    pub updated_at: DateTimeUtc,
    /// When it was deleted; kept because old calls name it.
    pub deleted_at: Option<DateTimeUtc>,
}

/// Joins along composite keys: none from here.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
