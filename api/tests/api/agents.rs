//! Agents, and the phone numbers they answer.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::{Caller, TestApp};

const CREATE: &str = "mutation($input: CreateAgentInput!) { createAgent(input: $input) {
    agent { id name systemPrompt language voiceName isActive linkedPhones { id } createdAt updatedAt deletedAt } userErrors { code message field } } }";
const UPDATE: &str = "mutation($id: ID!, $input: UpdateAgentInput!) { updateAgent(id: $id, input: $input) {
    agent { id name systemPrompt language voiceName isActive updatedAt } userErrors { code message field } } }";
const DELETE: &str = "mutation($id: ID!) { deleteAgent(id: $id) { deletedId userErrors { code message field } } }";
const RESTORE: &str = "mutation($id: ID!) { restoreAgent(id: $id) { agent { id linkedPhones { id } } userErrors { code message field } } }";
const LINK: &str = "mutation($agent: ID!, $numbers: [ID!]!, $replace: Boolean! = false) { linkPhones(input: {agentId: $agent, phoneNumberIds: $numbers, replace: $replace}) {
    agent { linkedPhones { number } } userErrors { code message field } } }";
const UNLINK: &str = "mutation($agent: ID!, $numbers: [ID!]!) { unlinkPhones(input: {agentId: $agent, phoneNumberIds: $numbers}) {
    agent { linkedPhones { number } } userErrors { code message field } } }";

async fn numbers(caller: &Caller, count: usize) -> Vec<String> {
    let mut ids = Vec::new();
    for place in 0..count {
        ids.push(caller.add_number(&format!("+9198765{:05}", 40_000 + place)).await);
    }
    ids
}

fn linked(payload: &Value) -> Vec<&str> {
    payload["agent"]["linkedPhones"].as_array().unwrap().iter().map(|phone| phone["number"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn an_agent_is_made_with_defaults_and_links() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let ids = numbers(&acme, 2).await;

    let payload =
        acme.mutate(CREATE, json!({ "input": { "name": " Ravi ", "systemPrompt": "Take orders.", "phoneNumberIds": ids } })).await;

    let expected = json!({
        "id": payload["agent"]["id"], "name": "Ravi", "systemPrompt": "Take orders.", "language": "en", "voiceName": null, "isActive": true,
        "linkedPhones": [{ "id": ids[0] }, { "id": ids[1] }], "createdAt": "2026-11-22T10:00:00.000Z", "updatedAt": "2026-11-22T10:00:00.000Z", "deletedAt": null,
    });
    assert_eq!(payload["agent"], expected);
}

#[tokio::test]
async fn all_mistakes_of_one_input_are_told_at_once_with_those_that_the_database_finds() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let absent = "phone_01h455vb4pex5vsknk084sn02q";
    let input = json!({ "name": " ", "systemPrompt": "x".repeat(32_001), "language": "english!", "voiceName": "v".repeat(101), "phoneNumberIds": ["agent_1", absent] });
    let errors = acme.refused(CREATE, json!({ "input": input })).await;
    let expected = [
        "INVALID input.phoneNumberIds.0",
        "REQUIRED input.name",
        "TOO_LONG input.systemPrompt",
        "INVALID input.language",
        "TOO_LONG input.voiceName",
        "NOT_FOUND input.phoneNumberIds",
    ];
    assert_eq!(errors, expected);
    assert_eq!(app.database.number("SELECT COUNT(*) FROM ai_agents").await, 0);
}

#[tokio::test]
async fn a_language_is_kept_in_its_canonical_spelling() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    for (typed, kept) in [("EN-in", "en-IN"), ("hi", "hi"), ("zh-hant-tw", "zh-Hant-TW")] {
        let payload = acme.mutate(CREATE, json!({ "input": { "name": "Ravi", "systemPrompt": "x", "language": typed } })).await;
        assert_eq!(payload["agent"]["language"], kept);
    }
}

#[tokio::test]
async fn null_clears_a_voice_and_leaving_it_out_keeps_it_also_through_an_unset_variable() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let id =
        acme.mutate(CREATE, json!({ "input": { "name": "Ravi", "systemPrompt": "x", "voiceName": "aria" } })).await["agent"]["id"].clone();
    let through_variable = "mutation($id: ID!, $voice: String) { updateAgent(id: $id, input: {isActive: false, voiceName: $voice}) { agent { voiceName isActive } userErrors { code } } }";

    let left_out = acme.mutate(UPDATE, json!({ "id": id, "input": { "name": "Mina" } })).await;
    let unset = acme.mutate(through_variable, json!({ "id": id })).await;
    let null = acme.mutate(through_variable, json!({ "id": id, "voice": null })).await;

    assert_eq!((&left_out["agent"]["name"], &left_out["agent"]["voiceName"]), (&json!("Mina"), &json!("aria")));
    assert_eq!(unset["agent"], json!({ "voiceName": "aria", "isActive": false }));
    assert_eq!(null["agent"]["voiceName"], json!(null));
    assert_eq!(
        acme.refused(UPDATE, json!({ "id": id, "input": { "name": null, "isActive": null } })).await,
        ["REQUIRED input.name", "REQUIRED input.isActive"]
    );
}

#[tokio::test]
async fn links_are_added_replaced_and_taken_away() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let ids = numbers(&acme, 3).await;
    let agent = acme.add_agent("Ravi").await;

    let added = acme.mutate(LINK, json!({ "agent": agent, "numbers": [ids[0], ids[1], ids[0]] })).await;
    let again = acme.mutate(LINK, json!({ "agent": agent, "numbers": [ids[1]] })).await;
    let replaced = acme.mutate(LINK, json!({ "agent": agent, "numbers": [ids[2], ids[1]], "replace": true })).await;
    let taken = acme.mutate(UNLINK, json!({ "agent": agent, "numbers": [ids[0], ids[2]] })).await;
    let emptied = acme.mutate(LINK, json!({ "agent": agent, "numbers": [], "replace": true })).await;

    assert_eq!(linked(&added), ["+919876540000", "+919876540001"]);
    assert_eq!(linked(&again), ["+919876540000", "+919876540001"]);
    assert_eq!(linked(&replaced), ["+919876540001", "+919876540002"]);
    assert_eq!(linked(&taken), ["+919876540001"]);
    assert_eq!(linked(&emptied), [] as [&str; 0]);
}

#[tokio::test]
async fn an_agent_answers_at_most_a_hundred_numbers_and_a_number_has_at_most_a_hundred_agents() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let ids = numbers(&acme, 101).await;
    let agent = acme.add_agent("Ravi").await;
    acme.mutate(LINK, json!({ "agent": agent, "numbers": &ids[..100] })).await;

    assert_eq!(acme.refused(LINK, json!({ "agent": agent, "numbers": [ids[100]] })).await, ["TOO_MANY input.phoneNumberIds"]);
    assert_eq!(acme.refused(LINK, json!({ "agent": agent, "numbers": ids })).await, ["TOO_MANY input.phoneNumberIds"]);
    assert_eq!(app.database.number("SELECT COUNT(*) FROM agent_phone_mappings").await, 100);

    let mut agents = Vec::new();
    for place in 0..99 {
        let payload = acme
            .mutate(CREATE, json!({ "input": { "name": format!("Agent {place}"), "systemPrompt": "x", "phoneNumberIds": [ids[0]] } }))
            .await;
        agents.push(payload["agent"]["id"].clone());
    }
    let errors = acme.refused(CREATE, json!({ "input": { "name": "One more", "systemPrompt": "x", "phoneNumberIds": [ids[0]] } })).await;
    assert_eq!(errors, ["TOO_MANY input.phoneNumberIds"]);

    // A place that a deletion frees may be filled; then what was deleted comes back without that link.
    acme.mutate(DELETE, json!({ "id": agents[0] })).await;
    acme.mutate(CREATE, json!({ "input": { "name": "Instead", "systemPrompt": "x", "phoneNumberIds": [ids[0]] } })).await;
    assert_eq!(acme.mutate(RESTORE, json!({ "id": agents[0] })).await["agent"]["linkedPhones"], json!([]));
}

#[tokio::test]
async fn a_deleted_agent_leaves_lists_and_links_and_old_calls_still_name_it() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let ids = numbers(&acme, 1).await;
    let agent =
        acme.mutate(CREATE, json!({ "input": { "name": "Ravi", "systemPrompt": "x", "phoneNumberIds": ids } })).await["agent"]["id"]
            .clone();
    let log = "mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { userErrors { code field } } }";
    acme.mutate(log, json!({ "input": { "callId": "c", "caller": "+919812345678", "agentId": agent } })).await;
    app.clock.advance(TimeDelta::minutes(1));

    acme.mutate(DELETE, json!({ "id": agent })).await;

    let seen = "query($id: ID!) { agent(id: $id) { id } agents { nodes { id } totalCount } phoneNumbers { nodes { linkedAgents { id } } } callLog(callId: \"c\") { agent { name deletedAt } } dashboardStats { activeAgents } }";
    let expected = json!({
        "agent": null, "agents": { "nodes": [], "totalCount": 0 }, "phoneNumbers": { "nodes": [{ "linkedAgents": [] }] },
        "callLog": { "agent": { "name": "Ravi", "deletedAt": "2026-11-22T10:01:00.000Z" } }, "dashboardStats": { "activeAgents": 0 },
    });
    assert_eq!(acme.gql(seen, json!({ "id": agent })).await.ok(), expected);
    assert_eq!(
        acme.refused(log, json!({ "input": { "callId": "d", "caller": "x12", "agentId": agent } })).await,
        ["NOT_FOUND input.agentId"]
    );
    assert_eq!(acme.refused(LINK, json!({ "agent": agent, "numbers": ids })).await, ["NOT_FOUND input.agentId"]);
    let restored = acme.mutate(RESTORE, json!({ "id": agent })).await;
    assert_eq!(restored["agent"], json!({ "id": agent, "linkedPhones": [{ "id": ids[0] }] }));
}

#[tokio::test]
async fn lists_are_filtered_searched_and_ordered() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    for (name, language, is_active) in [("ravi", "hi", true), ("Asha", "en-IN", true), ("Émile", "fr", false), ("Zoya", "hi", false)] {
        acme.mutate(CREATE, json!({ "input": { "name": name, "systemPrompt": "x", "language": language, "isActive": is_active } })).await;
    }
    let list =
        "query($filter: AgentFilter, $orderBy: AgentOrder) { agents(filter: $filter, orderBy: $orderBy) { nodes { name } totalCount } }";
    for (variables, expected) in [
        (json!({}), vec!["Zoya", "Émile", "Asha", "ravi"]),
        (json!({ "orderBy": { "field": "NAME", "direction": "ASC" } }), vec!["Asha", "ravi", "Zoya", "Émile"]),
        (json!({ "orderBy": { "field": "NAME", "direction": "DESC" } }), vec!["Émile", "Zoya", "ravi", "Asha"]),
        (json!({ "filter": { "isActive": false } }), vec!["Zoya", "Émile"]),
        (json!({ "filter": { "language": "HI" } }), vec!["Zoya", "ravi"]),
        (json!({ "filter": { "isActive": true, "language": "hi" } }), vec!["ravi"]),
        (json!({ "filter": { "search": "ÉMI" } }), vec!["Émile"]),
    ] {
        let data = acme.gql(list, variables.clone()).await.ok();
        let names: Vec<_> = data["agents"]["nodes"].as_array().unwrap().iter().map(|node| node["name"].as_str().unwrap()).collect();
        assert_eq!(names, expected, "{variables}");
        assert_eq!(data["agents"]["totalCount"], expected.len(), "{variables}");
    }
}

/// A page brings its links along: a row for each must neither lose an entry, nor count as one.
#[tokio::test]
async fn a_page_has_its_entries_whatever_they_are_linked_to() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let ids = numbers(&acme, 3).await;
    let of = [("Agent all", vec![2, 0, 1]), ("Agent gone", vec![2]), ("Agent none", vec![]), ("Agent some", vec![2, 1])];
    for (name, places) in of {
        let numbers: Vec<_> = places.into_iter().map(|place: usize| ids[place].clone()).collect();
        acme.mutate(CREATE, json!({ "input": { "name": name, "systemPrompt": "x", "phoneNumberIds": numbers } })).await;
    }
    acme.mutate("mutation($id: ID!) { deletePhoneNumber(id: $id) { deletedId userErrors { message } } }", json!({ "id": ids[2] })).await;

    let all = json!({ "name": "Agent all", "linkedPhones": [{ "number": "+919876540000" }, { "number": "+919876540001" }] });
    let gone = json!({ "name": "Agent gone", "linkedPhones": [] });
    let none = json!({ "name": "Agent none", "linkedPhones": [] });
    let some = json!({ "name": "Agent some", "linkedPhones": [{ "number": "+919876540001" }] });
    let every = [all, gone, none, some];
    let query = "query($first: Int, $last: Int, $after: String, $before: String, $search: String) {
        agents(first: $first, last: $last, after: $after, before: $before, orderBy: {field: NAME, direction: ASC}, filter: {search: $search}) {
            nodes { name linkedPhones { number } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }";
    let ask = async |arguments: Value| acme.gql(query, arguments).await.ok()["agents"].clone();

    let page = ask(json!({ "first": 3 })).await;
    assert_eq!(page["nodes"], json!(every[..3]));
    assert_eq!((&page["pageInfo"]["hasNextPage"], &page["totalCount"]), (&json!(true), &json!(4)));
    let rest = ask(json!({ "first": 3, "after": page["pageInfo"]["endCursor"] })).await;
    assert_eq!((&rest["nodes"], &rest["pageInfo"]["hasNextPage"]), (&json!(every[3..]), &json!(false)));
    let back = ask(json!({ "last": 2, "before": rest["pageInfo"]["startCursor"] })).await;
    assert_eq!((&back["nodes"], &back["pageInfo"]["hasPreviousPage"]), (&json!(every[1..3]), &json!(true)));
    let beyond = ask(json!({ "first": 3, "after": rest["pageInfo"]["endCursor"] })).await;
    assert_eq!((&beyond["nodes"], &beyond["totalCount"]), (&json!([]), &json!(4)));
    let found = ask(json!({ "first": 3, "search": "agent" })).await;
    assert_eq!((&found["nodes"], &found["totalCount"]), (&json!(every[..3]), &json!(4)));

    let numbers = "{ phoneNumbers(last: 2) { nodes { number linkedAgents { name } } } }";
    let answering = json!([
        { "number": "+919876540001", "linkedAgents": [{ "name": "Agent all" }, { "name": "Agent some" }] },
        { "number": "+919876540000", "linkedAgents": [{ "name": "Agent all" }] },
    ]);
    assert_eq!(acme.gql(numbers, json!({})).await.ok()["phoneNumbers"]["nodes"], answering);
}

#[tokio::test]
async fn links_are_read_at_any_depth_and_through_fragments() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let ids = numbers(&acme, 2).await;
    for name in ["Asha", "Ravi"] {
        acme.mutate(CREATE, json!({ "input": { "name": name, "systemPrompt": "x", "phoneNumberIds": ids } })).await;
    }
    let query = "query { agents(first: 1, orderBy: {field: NAME, direction: ASC}) { edges { node { ...A } } nodes { name } } }
        fragment A on Agent { phones: linkedPhones { ... on PhoneNumber { number agents: linkedAgents { name linkedPhones { number } } } } }";
    let both = json!([{ "number": "+919876540000" }, { "number": "+919876540001" }]);
    let agents = json!([{ "name": "Asha", "linkedPhones": both }, { "name": "Ravi", "linkedPhones": both }]);
    let phones = json!([{ "number": "+919876540000", "agents": agents }, { "number": "+919876540001", "agents": agents }]);
    let (answer, statements) = app.statements_of(acme.gql(query, json!({}))).await;
    assert_eq!(answer.ok()["agents"], json!({ "edges": [{ "node": { "phones": phones } }], "nodes": [{ "name": "Asha" }] }));
    assert_eq!(statements.len(), 3);
}

#[tokio::test]
async fn links_of_links_of_links_are_refused_before_they_multiply() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let ids = numbers(&acme, 25).await;
    for place in 0..25 {
        acme.mutate(CREATE, json!({ "input": { "name": format!("Agent {place}"), "systemPrompt": "x", "phoneNumberIds": ids } })).await;
    }
    // 25 agents have 625 numbers, which have 15,625 agents.
    let two_levels = "{ agents(first: 25) { nodes { linkedPhones { number } } } }";
    let three_levels = "{ agents(first: 25) { nodes { linkedPhones { linkedAgents { name } } } } }";
    acme.gql(two_levels, json!({})).await.ok();
    acme.gql(three_levels, json!({})).await.fails("QUERY_TOO_COMPLEX");
    acme.gql(&three_levels.replace("25", "16"), json!({})).await.ok();
}

#[tokio::test]
async fn links_below_a_mutations_answer_are_read_and_bounded_as_in_a_query() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let ids = numbers(&acme, 15).await;
    let mut agent = String::new();
    for place in 0..14 {
        let input = json!({ "name": format!("Agent {place}"), "systemPrompt": "Listen.", "phoneNumberIds": ids[..14] });
        agent = acme.mutate(CREATE, json!({ "input": input })).await["agent"]["id"].as_str().unwrap().to_owned();
    }
    let update = |below: &str| {
        format!(
            "mutation($id: ID!) {{ updateAgent(id: $id, input: {{}}) {{ agent {{ linkedPhones {{ linkedAgents {{ {below} }} }} }} userErrors {{ code }} }} }}"
        )
    };

    let (answer, statements) = app.statements_of(acme.gql(&update("systemPrompt"), json!({ "id": agent }))).await;
    let phones = answer.ok()["updateAgent"]["agent"]["linkedPhones"].clone();
    assert_eq!(phones.as_array().unwrap().len(), 14);
    assert_eq!(phones[13]["linkedAgents"][13]["systemPrompt"], "Listen.");
    assert_eq!(statements.len(), 3, "{statements:#?}");
    // Fourteen times fourteen prompts fit, fifteen times fifteen don't; names do.
    acme.mutate(CREATE, json!({ "input": { "name": "One more", "systemPrompt": "Listen.", "phoneNumberIds": ids } })).await;
    acme.mutate(LINK, json!({ "agent": agent, "numbers": ids })).await;
    acme.gql(&update("systemPrompt"), json!({ "id": agent })).await.fails("QUERY_TOO_COMPLEX");
    acme.gql(&update("name"), json!({ "id": agent })).await.ok();
}

#[tokio::test]
async fn a_system_prompt_is_read_wherever_it_is_asked_for() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let ids = numbers(&acme, 1).await;
    let agent =
        acme.mutate(CREATE, json!({ "input": { "name": "Ravi", "systemPrompt": "Listen.", "phoneNumberIds": ids } })).await["agent"]["id"]
            .clone();
    let log = "mutation($agent: ID!) { createCallLog(input: {callId: \"c\", caller: \"+919812345678\", agentId: $agent}) { callLog { agent { systemPrompt } } userErrors { code } } }";
    let logged = acme.mutate(log, json!({ "agent": agent })).await;
    acme.add_order("Asha", Some("c")).await;
    let query = "query($number: ID!) {
        phoneNumber(id: $number) { linkedAgents { name ...P } }
        orders { nodes { callLog { agent { systemPrompt } } } }
        callLogs { edges { node { agent { ...P } } } nodes { agent { name } } }
    } fragment P on Agent { prompt: systemPrompt }";
    let data = acme.gql(query, json!({ "number": ids[0] })).await.ok();
    assert_eq!(logged["callLog"]["agent"]["systemPrompt"], "Listen.");
    assert_eq!(data["phoneNumber"]["linkedAgents"], json!([{ "name": "Ravi", "prompt": "Listen." }]));
    assert_eq!(data["orders"]["nodes"][0]["callLog"]["agent"]["systemPrompt"], "Listen.");
    assert_eq!(data["callLogs"]["edges"][0]["node"]["agent"]["prompt"], "Listen.");
}

#[tokio::test]
async fn a_deleted_agent_answers_no_numbers_also_where_an_old_call_names_it() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let ids = numbers(&acme, 1).await;
    let agent =
        acme.mutate(CREATE, json!({ "input": { "name": "Ravi", "systemPrompt": "x", "phoneNumberIds": ids } })).await["agent"]["id"]
            .clone();
    let log = "mutation($agent: ID!) { createCallLog(input: {callId: \"c\", caller: \"+919812345678\", agentId: $agent}) { userErrors { code } } }";
    acme.mutate(log, json!({ "agent": agent })).await;
    acme.mutate(DELETE, json!({ "id": agent })).await;
    let data = acme.gql("{ callLog(callId: \"c\") { agent { name linkedPhones { id } } } }", json!({})).await.ok();
    assert_eq!(data["callLog"]["agent"], json!({ "name": "Ravi", "linkedPhones": [] }));
}
