//! Two tenants with something of everything, and how to look at their rows.

use entity::{AgentId, CallLogId, OrderId, PhoneNumberId, TypedId, UserId};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Caller, TestApp, database::is_postgres};

/// A tenant that has one of everything, and one of everything deleted. Its word stands in every text that it wrote.
pub struct Tenant {
    pub caller: Caller,
    pub name: &'static str,
    pub word: &'static str,
    pub user: UserId,
    pub number: String,
    pub deleted_number: String,
    pub agent: String,
    pub deleted_agent: String,
    pub call: String,
    pub call_id: String,
    pub order: String,
    pub deleted_order: String,
    pub digits: [&'static str; 2],
}

const NUMBER: &str = "mutation($number: String!, $word: String!) {
    createPhoneNumber(input: {number: $number, label: $word, idempotencyKey: $number}) { phoneNumber { id } userErrors { code message field } } }";
const AGENT: &str = "mutation($word: String!, $numbers: [ID!]) {
    createAgent(input: {name: $word, systemPrompt: $word, voiceName: $word, phoneNumberIds: $numbers, idempotencyKey: $word}) {
        agent { id } userErrors { code message field } } }";
const CALL: &str = "mutation($callId: String!, $word: String!, $agent: ID, $number: ID) {
    createCallLog(input: {callId: $callId, caller: $word, callee: $word, durationSeconds: 60, agentId: $agent, phoneNumberId: $number}) {
        callLog { id } userErrors { code message field } } }";
const ORDER: &str = "mutation($word: String!, $phone: String!, $callId: String) {
    createOrder(input: {customerName: $word, phone: $phone, details: $word, address: $word, callId: $callId, idempotencyKey: $word}) {
        order { id } userErrors { code message field } } }";

/// The one who asks, and the neighbour.
pub async fn neighbours(app: &TestApp) -> (Tenant, Tenant) {
    let acme = Tenant::with_everything(app, "acme", "marigold", ["98101 00001", "98101 00002"]).await;
    let bela = Tenant::with_everything(app, "bela", "zanzibar", ["98765 00001", "98765 00002"]).await;
    (acme, bela)
}

impl Tenant {
    async fn with_everything(app: &TestApp, name: &'static str, word: &'static str, digits: [&'static str; 2]) -> Self {
        let caller = app.tenant(name).await;
        let user = caller
            .mutate(
                "mutation($word: String!) { updateProfile(input: {fullName: $word}) { user { id } userErrors { code message field } } }",
                json!({ "word": word }),
            )
            .await;
        let make = |mutation: &'static str, variables: Value| {
            let caller = caller.clone();
            async move {
                let payload = caller.mutate(mutation, variables).await;
                let made = payload.as_object().unwrap().values().find_map(|made| made["id"].as_str());
                made.unwrap().to_owned()
            }
        };

        let number = make(NUMBER, json!({ "number": digits[0], "word": word })).await;
        let deleted_number = make(NUMBER, json!({ "number": digits[1], "word": word })).await;

        let agent = make(AGENT, json!({ "word": word, "numbers": [number, deleted_number] })).await;
        let deleted_agent = make(AGENT, json!({ "word": format!("{word} deleted"), "numbers": [number] })).await;

        let call_id = format!("{word}-call-1");
        let call = make(CALL, json!({ "callId": call_id, "word": word, "agent": agent, "number": number })).await;

        let order = make(ORDER, json!({ "word": word, "phone": digits[0], "callId": call_id })).await;
        let deleted_order = make(ORDER, json!({ "word": format!("{word} deleted"), "phone": digits[1], "callId": call_id })).await;

        for (field, id) in [("deletePhoneNumber", &deleted_number), ("deleteAgent", &deleted_agent), ("deleteOrder", &deleted_order)] {
            let delete = format!("mutation($id: ID!) {{ {field}(id: $id) {{ deletedId userErrors {{ code message field }} }} }}");
            caller.mutate(&delete, json!({ "id": id })).await;
        }
        let user = user["user"]["id"].as_str().unwrap().parse().unwrap();
        Self { caller, name, word, user, number, deleted_number, agent, deleted_agent, call, call_id, order, deleted_order, digits }
    }

    /// What shows that an answer, in lower case, holds something of this tenant's.
    pub fn canaries(&self) -> Vec<String> {
        let ids = [&self.number, &self.deleted_number, &self.agent, &self.deleted_agent, &self.call, &self.order, &self.deleted_order];
        let mut canaries = vec![self.word.to_owned(), format!("{}@example.com", self.name), self.user.to_string(), self.user.0.to_string()];
        canaries.extend(ids.into_iter().cloned());
        canaries.extend(self.digits.iter().flat_map(|digits| [(*digits).to_owned(), digits.replace(' ', "")]));
        canaries
    }

    /// Fails if an answer holds something of this tenant's.
    pub fn assert_unseen(&self, answer: &str, asked: &str) {
        let answer = answer.to_lowercase();
        for canary in self.canaries() {
            assert!(!answer.contains(&canary), "{asked} shows {canary}, which is {}'s: {answer}", self.name);
        }
    }

    /// Every row of every table that is this tenant's, as text.
    pub async fn rows(&self, app: &TestApp) -> Vec<String> {
        let tables = app.database.query(if is_postgres() { TABLES_OF_POSTGRES } else { TABLES_OF_SQLITE }).await;
        let of_table = |row: &sea_orm::QueryResult| {
            let (table, columns, tenant) = row.try_get_many_by_index::<(String, String, String)>().unwrap();
            format!("SELECT '{table} ' || {columns} AS line FROM {table} WHERE {tenant} = {}", literal(self.user.0))
        };
        let every: Vec<_> = tables.iter().map(of_table).collect();
        let rows = app.database.query(&format!("{} ORDER BY 1", every.join(" UNION ALL "))).await;
        rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    }
}

/// The tables that hold tenants' rows: name, an expression that is the whole row as text, and the column that holds the tenant.
const TABLES_OF_POSTGRES: &str = "SELECT c.table_name::text, 'row_to_json(' || c.table_name || ')::text',
        CASE WHEN bool_or(c.column_name = 'user_id') THEN 'user_id' ELSE 'id' END
    FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name <> 'seaql_migrations'
    GROUP BY c.table_name ORDER BY 1";
const TABLES_OF_SQLITE: &str = "SELECT t.name, group_concat('quote(' || c.name || ')', ' || '','' || '),
        CASE WHEN max(c.name = 'user_id') THEN 'user_id' ELSE 'id' END
    FROM pragma_table_list AS t JOIN pragma_table_info AS c ON c.arg = t.name
    WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT IN ('seaql_migrations', 'sqlite_schema', 'sqlite_sequence')
    GROUP BY t.name ORDER BY 1";

/// A UUID as the engine writes it.
pub fn literal(uuid: Uuid) -> String {
    if is_postgres() { format!("'{uuid}'::uuid") } else { format!("X'{}'", uuid.simple()) }
}

/// The UUID in an id.
pub fn uuid(id: &str) -> Uuid {
    match id.split_once('_').unwrap().0 {
        AgentId::PREFIX => id.parse::<AgentId>().unwrap().0,
        PhoneNumberId::PREFIX => id.parse::<PhoneNumberId>().unwrap().0,
        CallLogId::PREFIX => id.parse::<CallLogId>().unwrap().0,
        OrderId::PREFIX => id.parse::<OrderId>().unwrap().0,
        UserId::PREFIX => id.parse::<UserId>().unwrap().0,
        other => panic!("no kind of id begins with {other}"),
    }
}

/// An id of the same kind that nothing has.
pub fn absent_like(id: &str) -> String {
    match id.split_once('_').map(|(prefix, _)| prefix) {
        Some(AgentId::PREFIX) => AgentId::generate().to_string(),
        Some(PhoneNumberId::PREFIX) => PhoneNumberId::generate().to_string(),
        Some(CallLogId::PREFIX) => CallLogId::generate().to_string(),
        Some(OrderId::PREFIX) => OrderId::generate().to_string(),
        Some(UserId::PREFIX) => UserId::generate().to_string(),
        // A telephony provider's id is any text.
        _ => "0".repeat(id.len()),
    }
}
