//! The limits as GraphQL.

use async_graphql::{Context, Object, SimpleObject};

use crate::{context::ContextExt, error::Result, limits, page};

/// What one request, one subscriber and one tenant may ask for. A document beyond them is refused before anything is executed.
#[derive(SimpleObject)]
pub struct Limits {
    /// Bytes of a request's body.
    body_bytes: i32,
    /// Bytes of a document.
    document_bytes: i32,
    /// Tokens of a document.
    document_tokens: i32,
    /// Operations of a document.
    operations: i32,
    /// Fragments of a document.
    fragments: i32,
    /// Directives of a document.
    directives: i32,
    /// Variables of an operation.
    variables: i32,
    /// Fields of an operation, those of fragments counted wherever they are spread.
    fields: i32,
    /// Levels of fields.
    depth: i32,
    /// Fields of an operation's root.
    root_fields: i32,
    /// Aliases of an operation, those of fragments counted wherever they are spread.
    aliases: i32,
    /// Values of a document's lists, and of the lists in its variables.
    list_values: i32,
    /// Entries of a page, and ids of `nodes`.
    page_size: i32,
    /// Errors of an answer.
    errors: i32,
    /// Seconds that an operation may take.
    operation_seconds: i32,
    /// Requests a second; twice as many may come at once. Null: no limit.
    requests_per_second: Option<i32>,
    /// Open sockets and event streams. Null: no limit.
    streams: Option<i32>,
    /// Bytes of a message on a socket.
    message_bytes: i32,
    /// Operations that are under way on one socket.
    operations_per_socket: i32,
    /// Bytes of an answer, about: long texts are counted exactly, other values as a hundred bytes each and their names, and what takes
    /// long as more: days of activity, numbers for people, lists that are searched or counted under a filter.
    answer_bytes: i32,
    /// Bytes of answers that have been sent and that you have not read.
    unread_bytes: i32,
    /// Changes that wait for a subscriber. One that is further behind, and takes more than 10 seconds over one of them, is disconnected.
    changes_behind: i32,
}

/// The query of the limits.
#[derive(Default)]
pub struct LimitsQuery;

#[Object]
impl LimitsQuery {
    /// The limits of this API, as this server is configured.
    async fn limits(&self, ctx: &Context<'_>) -> Result<Limits> {
        ctx.tenant()?;
        let quotas = ctx.app().settings().quotas;
        let unless_lifted = |quota: u32| (quota > 0).then(|| int(u64::from(quota)));
        Ok(Limits {
            body_bytes: int(limits::BODY_BYTES as u64),
            document_bytes: int(limits::DOCUMENT_BYTES as u64),
            document_tokens: int(limits::TOKENS as u64),
            operations: int(limits::OPERATIONS as u64),
            fragments: int(limits::FRAGMENTS as u64),
            directives: int(limits::DIRECTIVES as u64),
            variables: int(limits::VARIABLES as u64),
            fields: int(limits::FIELDS),
            depth: int(limits::DEPTH),
            root_fields: int(limits::ROOT_FIELDS),
            aliases: int(limits::ALIASES),
            list_values: int(limits::LIST_VALUES as u64),
            page_size: page::MAX,
            errors: int(limits::ERRORS as u64),
            operation_seconds: int(limits::OPERATION_TIME.as_secs()),
            requests_per_second: unless_lifted(quotas.requests_per_tenant),
            streams: unless_lifted(quotas.streams_per_tenant),
            message_bytes: int(limits::MESSAGE_BYTES as u64),
            operations_per_socket: int(limits::OPERATIONS_PER_SOCKET as u64),
            answer_bytes: int(limits::ANSWER_BYTES as u64),
            unread_bytes: int(limits::UNREAD_BYTES as u64),
            changes_behind: int(limits::CHANGES_WAITING as u64),
        })
    }
}

/// GraphQL's Int has 32 bits; no limit comes near.
fn int(limit: u64) -> i32 {
    i32::try_from(limit).unwrap_or(i32::MAX)
}
