//! How each root field is called, and what each id among its arguments names. What has no line here fails the walk.

use serde_json::{Value, json};

use super::world::Tenant;
use crate::support::PASSWORD;

const NUMBER: &str = "id number numberFormatted label linkedAgents { id name }";
const AGENT: &str = "id name systemPrompt voiceName linkedPhones { id number label }";
const CALL: &str =
    "id callId caller callerFormatted callee calleeFormatted agent { id name } phoneNumber { id label } orders { id customerName }";
const ORDER: &str =
    "id customerName phone phoneFormatted details address callId callLog { id caller agent { id name } phoneNumber { id label } }";
const NODE: &str = "id ... on User { email fullName } ... on Agent { name linkedPhones { id label } }
    ... on PhoneNumber { number label linkedAgents { id name } } ... on CallLog { caller agent { id name } phoneNumber { id label } orders { id details } }
    ... on Order { details callLog { id caller } }";
const STATISTICS: &str = "connectedPhoneNumbers activeAgents totalCalls totalOrders
    activity(from: \"2026-11-01\", to: \"2026-11-30\") { date calls answeredCalls orders talkSeconds }";

/// The arguments with which `own` calls a field, and what to ask of the answer. Of its ids only those that are required.
pub fn case(field: &str, own: &Tenant) -> Option<(Value, String)> {
    let word = own.word;
    let list =
        |entry: &str| (json!({ "first": 100 }), format!("totalCount nodes {{ {entry} }} edges {{ cursor }} pageInfo {{ endCursor }}"));
    let with = |arguments: Value, wanted: &str| (arguments, wanted.to_owned());
    let payload = |arguments: Value, wanted: &str| (arguments, format!("{wanted} userErrors {{ code message field }}"));
    let user = "user { id email fullName } tokens { accessToken refreshToken }";
    let phone_number = format!("phoneNumber {{ {NUMBER} }}");
    let agent = format!("agent {{ {AGENT} }}");
    let call_log = format!("callLog {{ {CALL} }}");
    let order = format!("order {{ {ORDER} }}");
    Some(match field {
        "limits" => with(json!({}), "depth fields requestsPerSecond"),
        "me" => with(json!({}), "id email fullName"),
        "dashboardStats" => with(json!({}), STATISTICS),
        "phoneNumbers" => list(NUMBER),
        "phoneNumber" => with(json!({ "id": own.number }), NUMBER),
        "agents" => list(AGENT),
        "agent" => with(json!({ "id": own.agent }), AGENT),
        "callLogs" => list(CALL),
        "callLog" => with(json!({ "callId": own.call_id }), CALL),
        "orders" => list(ORDER),
        "order" => with(json!({ "id": own.order }), ORDER),
        "node" => with(json!({ "id": own.order }), NODE),
        "nodes" => with(json!({ "ids": [own.order, own.call] }), NODE),

        "signUp" => payload(json!({ "input": { "email": format!("new-{}@example.net", own.name), "password": PASSWORD } }), user),
        "logIn" => payload(json!({ "input": { "email": format!("{}@example.com", own.name), "password": PASSWORD } }), user),
        "refreshTokens" => payload(json!({ "input": { "refreshToken": own.caller.refresh_token } }), user),
        // A token that nobody has: the session that asks goes on.
        "logOut" => payload(json!({ "input": { "refreshToken": "nobody's" } }), "loggedOut"),
        "changePassword" => payload(json!({ "input": { "currentPassword": PASSWORD, "newPassword": "slow green river at noon" } }), user),
        "updateProfile" => payload(json!({ "input": { "fullName": word } }), "user { id email fullName }"),

        "createPhoneNumber" => payload(json!({ "input": { "number": "+442079460000", "label": word } }), &phone_number),
        "updatePhoneNumber" => payload(json!({ "id": own.number, "input": { "label": format!("{word} again") } }), &phone_number),
        "deletePhoneNumber" | "deleteAgent" | "deleteOrder" => {
            let id = match field {
                "deletePhoneNumber" => &own.number,
                "deleteAgent" => &own.agent,
                _ => &own.order,
            };
            payload(json!({ "id": id }), "deletedId")
        }
        "restorePhoneNumber" => payload(json!({ "id": own.number }), &phone_number),

        "createAgent" => payload(json!({ "input": { "name": word, "systemPrompt": word } }), &agent),
        "updateAgent" => payload(json!({ "id": own.agent, "input": { "systemPrompt": format!("{word} again") } }), &agent),
        "restoreAgent" => payload(json!({ "id": own.agent }), &agent),
        "linkPhones" => payload(json!({ "input": { "agentId": own.agent, "phoneNumberIds": [own.number], "replace": true } }), &agent),
        "unlinkPhones" => payload(json!({ "input": { "agentId": own.agent, "phoneNumberIds": [own.number] } }), &agent),

        "createCallLog" => payload(json!({ "input": { "callId": format!("{word}-call-2"), "caller": word } }), &call_log),
        "updateCallLog" => payload(json!({ "id": own.call, "input": { "callee": format!("{word} again") } }), &call_log),

        "createOrder" => payload(json!({ "input": { "customerName": word, "phone": own.digits[0], "details": word } }), &order),
        "updateOrder" => payload(json!({ "id": own.order, "input": { "details": format!("{word} again") } }), &order),
        "restoreOrder" => payload(json!({ "id": own.order }), &order),
        _ => return None,
    })
}

/// What an id among the arguments names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    Number,
    Agent,
    Call,
    Order,
    /// A call, by the telephony provider's id.
    CallId,
    /// Any of these, or a user.
    Anything,
    /// A call that is yet to be logged: each tenant's ids are its own, so a neighbour's is as free as any.
    NewCallId,
}

impl Names {
    /// What the id at this path among a field's arguments names.
    pub fn of(field: &str, path: &str) -> Option<Self> {
        Some(match (field, path) {
            ("node", "id") | ("nodes", "ids") => Self::Anything,
            ("createCallLog", "input.callId") => Self::NewCallId,
            ("callLog", "callId") | ("orders", "filter.callId") | ("createOrder" | "updateOrder", "input.callId") => Self::CallId,
            ("phoneNumber" | "updatePhoneNumber" | "deletePhoneNumber" | "restorePhoneNumber", "id")
            | ("callLogs", "filter.phoneNumberId")
            | ("createAgent" | "linkPhones" | "unlinkPhones", "input.phoneNumberIds")
            | ("createCallLog" | "updateCallLog", "input.phoneNumberId") => Self::Number,
            ("agent" | "updateAgent" | "deleteAgent" | "restoreAgent", "id")
            | ("callLogs", "filter.agentId")
            | ("linkPhones" | "unlinkPhones" | "createCallLog" | "updateCallLog", "input.agentId") => Self::Agent,
            ("updateCallLog", "id") => Self::Call,
            ("order" | "updateOrder" | "deleteOrder" | "restoreOrder", "id") => Self::Order,
            _ => return None,
        })
    }

    /// The ids of such things that a tenant has, the one that is not deleted first.
    pub fn all_of(self, tenant: &Tenant) -> Vec<String> {
        match self {
            Self::Number => vec![tenant.number.clone(), tenant.deleted_number.clone()],
            Self::Agent => vec![tenant.agent.clone(), tenant.deleted_agent.clone()],
            Self::Call => vec![tenant.call.clone()],
            Self::Order => vec![tenant.order.clone(), tenant.deleted_order.clone()],
            Self::CallId | Self::NewCallId => vec![tenant.call_id.clone()],
            Self::Anything => [Self::Number, Self::Agent, Self::Call, Self::Order]
                .into_iter()
                .flat_map(|kind| kind.all_of(tenant))
                .chain([tenant.user.to_string()])
                .collect(),
        }
    }
}
