//! The GraphQL schema: roots merged from the features.

use std::sync::LazyLock;

use async_graphql::{Interface, MergedObject, MergedSubscription, SDLExportOptions, SchemaBuilder, ValidationMode};

use crate::agents::graphql::{self as agents, CreateAgentPayload, DeleteAgentPayload, LinkPhonesPayload, RestoreAgentPayload};
use crate::agents::graphql::{UnlinkPhonesPayload, UpdateAgentPayload};
use crate::auth::graphql::UpdateProfilePayload;
use crate::auth::graphql::{self as auth, ChangePasswordPayload, LogInPayload, LogOutPayload, RefreshTokensPayload, SignUpPayload};
use crate::calls::graphql::{self as calls, CreateCallLogPayload, UpdateCallLogPayload};
use crate::calls::subscription::CallLogSubscription;
use crate::dashboard::{graphql as dashboard, subscription::DashboardSubscription};
use crate::error::UserError;
use crate::limits::graphql::LimitsQuery;
use crate::node::NodeQuery;
use crate::orders::graphql::{self as orders, CreateOrderPayload, DeleteOrderPayload, RestoreOrderPayload, UpdateOrderPayload};
use crate::orders::subscription::OrderSubscription;
use crate::phone_numbers::graphql::{self as phone_numbers, CreatePhoneNumberPayload, DeletePhoneNumberPayload};
use crate::phone_numbers::graphql::{RestorePhoneNumberPayload, UpdatePhoneNumberPayload};

/// What can be read. Everything needs an access token.
#[derive(MergedObject, Default)]
pub struct Query(
    auth::AuthQuery,
    dashboard::DashboardQuery,
    phone_numbers::PhoneNumberQuery,
    agents::AgentQuery,
    calls::CallLogQuery,
    orders::OrderQuery,
    NodeQuery,
    LimitsQuery,
);

/// What can be done. Each answers with a payload: the entity, or `userErrors` that say what to mend. All but `signUp`, `logIn`,
/// `refreshTokens` and `logOut` need an access token.
#[derive(MergedObject, Default)]
pub struct Mutation(
    auth::AuthMutation,
    phone_numbers::PhoneNumberMutation,
    agents::AgentMutation,
    calls::CallLogMutation,
    orders::OrderMutation,
);

/// What can be followed: over a socket at `/graphql/ws`, or as server-sent events at `/graphql/stream`. Everything needs an access token,
/// and ends with it: connect again with a new one.
#[derive(MergedSubscription, Default)]
pub struct Subscription(CallLogSubscription, OrderSubscription, DashboardSubscription);

/// What every mutation answers.
#[derive(Interface)]
#[graphql(field(name = "user_errors", ty = "&Vec<UserError>", desc = "What has to be mended; empty on success."))]
#[expect(missing_docs, reason = "the payloads are documented where they are")]
pub enum MutationPayload {
    SignUp(SignUpPayload),
    LogIn(LogInPayload),
    RefreshTokens(RefreshTokensPayload),
    LogOut(LogOutPayload),
    ChangePassword(ChangePasswordPayload),
    UpdateProfile(UpdateProfilePayload),
    CreatePhoneNumber(CreatePhoneNumberPayload),
    UpdatePhoneNumber(UpdatePhoneNumberPayload),
    DeletePhoneNumber(DeletePhoneNumberPayload),
    RestorePhoneNumber(RestorePhoneNumberPayload),
    CreateAgent(CreateAgentPayload),
    UpdateAgent(UpdateAgentPayload),
    DeleteAgent(DeleteAgentPayload),
    RestoreAgent(RestoreAgentPayload),
    LinkPhones(LinkPhonesPayload),
    UnlinkPhones(UnlinkPhonesPayload),
    CreateCallLog(CreateCallLogPayload),
    UpdateCallLog(UpdateCallLogPayload),
    CreateOrder(CreateOrderPayload),
    UpdateOrder(UpdateOrderPayload),
    DeleteOrder(DeleteOrderPayload),
    RestoreOrder(RestoreOrderPayload),
}

/// The executable schema.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// Builds it, to execute documents that were validated before. What they may ask for is bounded before they get here, by `http/preflight`.
pub fn build() -> Schema {
    // What the library calls fast leaves out its rules.
    validating().validation_mode(ValidationMode::Fast).finish()
}

/// The same, which validates.
pub fn validating() -> SchemaBuilder<Query, Mutation, Subscription> {
    Schema::build(Query::default(), Mutation::default(), Subscription::default())
        .register_output_type::<MutationPayload>()
        .disable_suggestions()
}

/// The schema in the definition language, as `schema.graphql` holds it.
pub fn sdl() -> &'static str {
    static SDL: LazyLock<String> =
        LazyLock::new(|| build().sdl_with_options(SDLExportOptions::new().include_specified_by().prefer_single_line_descriptions()));
    &SDL
}
