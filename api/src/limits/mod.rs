//! Every limit that a client can meet, in one place: what the code refuses by, what `limits` answers, and what `docs/api.md` lists.

pub mod graphql;

use std::time::Duration;

use chrono::TimeDelta;

/// The most bytes of a request's body.
pub const BODY_BYTES: usize = 256 * 1024;
/// The most bytes of a message on a socket.
pub const MESSAGE_BYTES: usize = 64 * 1024;
/// The most bytes of a document: parsing costs a second for four megabytes.
pub const DOCUMENT_BYTES: usize = 32 * 1024;
/// The most tokens of a document, as the GraphQL specification counts them.
pub const TOKENS: usize = 3_500;
/// The most brackets that are open at once in a document, of whatever kind: parsing takes stack for each.
pub const BRACKETS: usize = 64;
/// The most characters of a name in a document: messages repeat names.
pub const NAME: usize = 100;
/// The most operations of a document.
pub const OPERATIONS: usize = 10;
/// The most fragments of a document.
pub const FRAGMENTS: usize = 50;
/// The most variables of an operation.
pub const VARIABLES: usize = 100;
/// The most directives of a document.
pub const DIRECTIVES: usize = 50;
/// The most fields of an operation, those of fragments counted wherever they are spread.
pub const FIELDS: u64 = 2_000;
/// The most levels of fields.
pub const DEPTH: u64 = 15;
/// The most fields of an operation's root.
pub const ROOT_FIELDS: u64 = 20;
/// The most aliases of an operation, those of fragments counted wherever they are spread.
pub const ALIASES: u64 = 50;
/// The most lists within lists that introspection is asked for: what the tools ask needs two.
pub const INTROSPECTION_LISTS: u64 = 2;
/// The most lists that introspection is asked for in all: what the tools ask needs nine.
pub const INTROSPECTION_LISTS_IN_ALL: u64 = 20;
/// The most values of a document's lists, and of the lists in its variables.
pub const LIST_VALUES: usize = 1_000;
/// The most levels of lists and objects within a value.
pub const VALUE_DEPTH: usize = 10;
/// The most errors of an answer.
pub const ERRORS: usize = 20;
/// The most characters of an error's message.
pub const ERROR_MESSAGE: usize = 300;

/// How long a request's body may take to arrive.
pub const BODY_TIME: Duration = Duration::from_secs(10);
/// How long an operation may take before its client is told that it took too long.
pub const OPERATION_TIME: Duration = Duration::from_secs(30);
/// How much longer what it began may go on, before it is given up too: a database may have gone without a word.
pub const OPERATION_GRACE: Duration = Duration::from_secs(10);
/// How long an operation waits for its turn before its client is told that the server is busy.
pub const TURN_TIME: Duration = Duration::from_secs(2);
/// How long a socket may stay silent before its `connection_init`.
pub const INIT_TIME: Duration = Duration::from_secs(5);
/// How often the client of a socket is asked whether it is there.
pub const PING_EVERY: Duration = Duration::from_secs(20);
/// How long a client may say nothing on its socket, not even an answer to a ping, before it is taken for gone.
pub const SILENCE: Duration = Duration::from_mins(1);
/// The most bytes of the id that a client gives an operation on a socket.
pub const OPERATION_ID: usize = 128;
/// The most operations that are under way on one socket.
pub const OPERATIONS_PER_SOCKET: usize = 50;
/// How many changes wait for the subscribers of a tenant. Who is further behind is told from the log.
pub const CHANGES_WAITING: usize = 128;
/// How long a subscriber that is further behind may take over one change before its connection is closed.
pub const CHANGE_TIME: TimeDelta = TimeDelta::seconds(10);
/// The most bytes of one answer, about: long texts are counted exactly, other values as a hundred bytes each and their names, and what takes
/// long as more ([`crate::answer_size`]).
pub const ANSWER_BYTES: usize = 8 * 1024 * 1024;
/// The most bytes of answers to one tenant that have been sent and not been read. Small ones are not counted.
pub const UNREAD_BYTES: usize = 64 * 1024 * 1024;
/// How many tries at one account's password may come at once.
pub const PASSWORD_TRIES: u32 = 10;
/// How often one more try at an account's password is allowed after that.
pub const PASSWORD_TRY_EVERY: Duration = Duration::from_secs(30);

/// The limits that an operator sets. Zero lifts a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotas {
    /// Requests a second of one tenant; twice as many may come at once.
    pub requests_per_tenant: u32,
    /// Requests a second from one address; twice as many may come at once.
    pub requests_per_address: u32,
    /// Tries at passwords a minute from one address.
    pub password_tries_per_address: u32,
    /// Operations that are executed at the same time; more wait for their turn.
    pub operations: u32,
    /// Open sockets and event streams of one tenant.
    pub streams_per_tenant: u32,
    /// Open connections in all.
    pub connections: u32,
    /// Open connections from one address, unless it is a trusted proxy's.
    pub connections_per_address: u32,
}

impl Default for Quotas {
    fn default() -> Self {
        Self {
            requests_per_tenant: 50,
            requests_per_address: 100,
            password_tries_per_address: 20,
            operations: 128,
            streams_per_tenant: 100,
            connections: 10_000,
            connections_per_address: 200,
        }
    }
}
