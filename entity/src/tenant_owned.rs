//! Which rows belong to a tenant.

use sea_orm::EntityTrait;

/// An entity whose every row belongs to one tenant. The tenancy guard reads and writes these and nothing else.
pub trait TenantOwned: EntityTrait {
    /// The column that holds the tenant: `user_id`.
    const TENANT: Self::Column;
}

macro_rules! tenant_owned {
    ($($table:ident)*) => {$(
        impl TenantOwned for crate::$table::Entity {
            const TENANT: Self::Column = crate::$table::Column::UserId;
        }
    )*};
}

tenant_owned! {
    agent_phone_mapping ai_agent call_log event idempotency_key order phone_number session refresh_token tenant_activity tenant_counters
}

// A user is a tenant: its own row is the one whose id is the tenant's.
impl TenantOwned for crate::user::Entity {
    const TENANT: Self::Column = crate::user::Column::Id;
}
