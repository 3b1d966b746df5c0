//! Documents to begin with: what somebody would try who has read the schema.

use serde_json::{Value, json};

use super::{
    document::{Document, Field},
    fill,
    schema::Schema,
    values::Values,
};
use crate::Outcome;

/// What a call is asked for, with what is read along.
const CALL: &str = "id callId callerFormatted calleeFormatted startedAt agent { id } phoneNumber { numberFormatted }";

/// All of them.
pub fn documents(schema: &Schema, values: &Values) -> Outcome<Vec<Document>> {
    let mut documents = Vec::new();
    for (times, text) in queries() {
        documents.push(document(schema, ("query", json!({})), times, &text)?);
    }
    let ids = ("query($ids: [ID!]!)", json!({ "ids": values.ids }));
    let nodes = "nodes(ids: $ids) { ... on Agent { linkedPhones { id } } ... on Order { callLog { agent { id } } } ... on CallLog { orders { id } } }";
    documents.push(document(schema, ids, 20, nodes)?);
    documents.extend(mutations(schema, values)?);
    Ok(documents)
}

fn queries() -> Vec<(usize, String)> {
    let search = |term: &str| format!("callLogs(first: 1, filter: {{ search: \"{term}\" }}) {{ totalCount }}");
    let orders = |term: &str| format!("orders(first: 1, filter: {{ search: \"{term}\" }}) {{ totalCount }}");
    let mut queries = vec![
        (20, "me { id }".to_owned()),
        (20, "agents(first: 100) { nodes { id } }".to_owned()),
        (20, "orders(first: 100) { nodes { id } }".to_owned()),
        (20, "callLogs(first: 100) { nodes { orders { id } } }".to_owned()),
        (7, "agents(first: 100) { nodes { linkedPhones { numberFormatted } } }".to_owned()),
        (7, "phoneNumbers(first: 100) { nodes { linkedAgents { id } } }".to_owned()),
        (20, "phoneNumbers(first: 100) { nodes { linkedAgents { linkedPhones { id } } } }".to_owned()),
        (20, "callLogs(first: 100) { nodes { agent { systemPrompt } } }".to_owned()),
        (20, "callLogs(first: 100) { nodes { agent { linkedPhones { id } } phoneNumber { linkedAgents { id } } } }".to_owned()),
        (20, "orders(first: 100) { nodes { callLog { agent { linkedPhones { id } } orders { id } } } }".to_owned()),
        // What is to be merged, and what has a directive, is resolved in another way than the rest.
        (7, "agents(first: 100) { nodes { linkedPhones { id } } pageInfo { endCursor } &pageInfo { endCursor } }".to_owned()),
        (7, "agents(first: 100) { nodes { linkedPhones { id@include(if: true) } } }".to_owned()),
        (7, "agents(first: 100) { nodes { linkedPhones { ... on Node { id } } } }".to_owned()),
        (5, "callLogs(first: 100) { nodes { orders { id } } pageInfo { endCursor } &pageInfo { endCursor } }".to_owned()),
        (2, "agents(first: 100) { nodes { linkedPhones { id } &linkedPhones { label } } edges { cursor node { id } } }".to_owned()),
        (5, format!("callLogs(first: 100) {{ totalCount nodes {{ {CALL} }} edges {{ cursor node {{ {CALL} }} }} }}")),
        (20, "callLogs(first: 100, filter: { status: [QUEUED] }) { totalCount }".to_owned()),
        (8, "callLogs(first: 100, filter: { status: [QUEUED] }) { nodes { id } }".to_owned()),
        (8, "callLogs(first: 100) { nodes { orders { id ... on Node { ... on Agent { name } } } } }".to_owned()),
        (
            20,
            "callLogs(first: 100, filter: { direction: INBOUND }, orderBy: { field: DURATION, direction: ASC }) { totalCount }".to_owned(),
        ),
        (20, "orders(first: 1, filter: { createdAt: { from: \"2000-01-01T00:00:00Z\" } }) { totalCount }".to_owned()),
        (1, introspection()),
    ];
    queries.extend(fill::terms().iter().flat_map(|term| [(20, search(term)), (20, orders(term))]));
    queries.push((20, activity(2)));
    queries.push((1, activity(50)));
    queries
}

/// The same dashboard, in several spans.
fn activity(spans: usize) -> String {
    let days = Values::days();
    let zone = |place: usize| if place.is_multiple_of(2) { "Asia/Kolkata" } else { "UTC" };
    let activity = |place| format!("activity({days}, timeZone: \"{}\") {{ date calls answeredCalls orders talkSeconds }}", zone(place));
    format!("dashboardStats {{ {} }}", (0..spans).map(activity).collect::<Vec<_>>().join(" "))
}

/// What tools ask, as often as there may be lists.
fn introspection() -> String {
    let ty = "kind name ofType { kind name ofType { kind name ofType { kind name } } }";
    let field = format!("name description isDeprecated deprecationReason args {{ name description type {{ {ty} }} }} type {{ {ty} }}");
    let types = format!("types {{ name description fields(includeDeprecated: true) {{ {field} }} enumValues {{ name description }} }}");
    format!("__schema {{ {} }}", [types.as_str(); 5].join(" "))
}

fn mutations(schema: &Schema, values: &Values) -> Outcome<Vec<Document>> {
    let (agent, order) = (&values.agents[0], &values.orders[0]);
    let text = "यह ".repeat(10_000);
    let linked = "{ agent { linkedPhones { linkedAgents { id } } } }";
    let prompt = ("mutation($text: String!)", json!({ "text": text.chars().take(31_000).collect::<String>() }));
    let details = ("mutation($text: String!)", json!({ "text": text.chars().take(9_900).collect::<String>() }));
    let ids = ("mutation($ids: [ID!]!)", json!({ "ids": values.numbers }));
    Ok(vec![
        document(schema, prompt, 20, &format!("updateAgent(id: \"{agent}\", input: {{ systemPrompt: $text }}) {linked}"))?,
        document(schema, details, 20, &format!("updateOrder(id: \"{order}\", input: {{ details: $text }}) {{ order {{ details }} }}"))?,
        document(schema, ids, 20, &format!("linkPhones(input: {{ agentId: \"{agent}\", phoneNumberIds: $ids, replace: true }}) {linked}"))?,
    ])
}

fn document(schema: &Schema, (head, variables): (&str, Value), times: usize, text: &str) -> Outcome<Document> {
    let mut root = Field::new("", if head.starts_with("query") { "Query" } else { "Mutation" });
    let mut reader = Reader { schema, rest: text };
    let fields = reader.fields(&root.of)?;
    root.fields = (0..times).flat_map(|_| fields.clone()).collect();
    Ok(Document { head: head.to_owned(), variables, root })
}

/// Reads selections without aliases and spreads. `&` before a field says that it repeats one of its name.
struct Reader<'a> {
    schema: &'a Schema,
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// The fields up to the closing brace, or to the end.
    fn fields(&mut self, of: &str) -> Outcome<Vec<Field>> {
        let mut fields = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.rest.starts_with('}') {
                self.rest = self.rest.strip_prefix('}').unwrap_or_default();
                return Ok(fields);
            }
            fields.push(self.field(of)?);
        }
    }

    fn field(&mut self, of: &str) -> Outcome<Field> {
        let repeated = self.rest.strip_prefix('&');
        self.rest = repeated.unwrap_or(self.rest);
        let mut field = if let Some(rest) = self.rest.strip_prefix("... on ") {
            self.rest = rest;
            let on = self.take(|character| !character.is_ascii_alphanumeric());
            Field::new(&format!("... on {on}"), on)
        } else {
            let name = self.take(|character| !character.is_ascii_alphanumeric() && character != '_');
            let definition = self.schema.field(of, name).ok_or_else(|| format!("{of} has no {name}"))?;
            Field::new(name, definition.of())
        };
        field.repeats = repeated.is_some();
        while self.rest.starts_with(['(', '@']) {
            let end = self.rest.find(')').ok_or("parentheses are closed")? + 1;
            let (arguments, rest) = self.rest.split_at(end);
            field.arguments.push_str(arguments);
            self.rest = rest;
        }
        self.rest = self.rest.trim_start();
        if let Some(rest) = self.rest.strip_prefix('{') {
            self.rest = rest;
            field.fields = self.fields(&field.of)?;
        }
        Ok(field)
    }

    fn take(&mut self, ends: impl Fn(char) -> bool) -> &'a str {
        let (name, rest) = self.rest.split_at(self.rest.find(ends).unwrap_or(self.rest.len()));
        self.rest = rest;
        name
    }
}
