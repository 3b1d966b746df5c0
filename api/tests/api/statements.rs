//! How many statements each operation takes: a fixed number, however many rows there are.

use serde_json::{Value, json};

use crate::support::{Caller, TestApp, database::is_postgres, sockets::until};

/// A tenant with numbers, agents, links, calls and orders: enough that a statement a row would be noticed.
async fn busy(app: &TestApp) -> Caller {
    let acme = app.tenant("acme").await;
    for place in 0..3 {
        let number = acme.add_number(&format!("+91981234567{place}")).await;
        let agent = acme.add_agent(&format!("Agent {place}")).await;
        acme.link(&agent, &number).await;
        for call in 0..4 {
            let log = "mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { userErrors { code } } }";
            let call_id = format!("call-{place}-{call}");
            acme.mutate(
                log,
                json!({ "input": { "callId": call_id, "caller": "+919812345678", "agentId": agent, "phoneNumberId": number } }),
            )
            .await;
            acme.add_order("Asha", Some(&call_id)).await;
        }
    }
    acme
}

/// Runs an operation, which must succeed, in exactly `expected` statements.
async fn takes(expected: usize, app: &TestApp, caller: &Caller, query: &str, variables: Value) {
    let (answer, statements) = app.statements_of(caller.gql(query, variables)).await;
    let data = answer.ok();
    for payload in data.as_object().unwrap().values() {
        assert!(payload.get("userErrors").is_none_or(|errors| *errors == json!([])), "{payload}");
    }
    assert_eq!(statements.len(), expected, "{query}\n{}", statements.join("\n"));
}

#[tokio::test]
async fn every_query_takes_a_fixed_number_of_statements() {
    let app = TestApp::start().await;
    let acme = busy(&app).await;
    let agent = acme.gql("{ agents { nodes { id } } }", json!({})).await.ok()["agents"]["nodes"][0]["id"].as_str().unwrap().to_owned();
    let number =
        acme.gql("{ phoneNumbers { nodes { id } } }", json!({})).await.ok()["phoneNumbers"]["nodes"][0]["id"].as_str().unwrap().to_owned();
    let order = acme.gql("{ orders { nodes { id } } }", json!({})).await.ok()["orders"]["nodes"][0]["id"].as_str().unwrap().to_owned();

    let cases = [
        (1, "{ me { id email } }"),
        (1, "{ dashboardStats { connectedPhoneNumbers activeAgents totalCalls totalOrders } }"),
        (2, "{ dashboardStats { totalCalls activity(from: \"2026-11-01\", to: \"2026-11-30\") { date calls } } }"),
        (1, "{ phoneNumbers(first: 50) { nodes { number } totalCount pageInfo { hasNextPage } } }"),
        (1, "{ phoneNumbers(first: 50) { edges { cursor node { number linkedAgents { name } } } totalCount } }"),
        (2, "{ phoneNumbers(first: 50) { nodes { number linkedAgents { name systemPrompt } } } }"),
        (1, "query($number: ID!) { phoneNumber(id: $number) { number } }"),
        (1, "{ agents(first: 50) { nodes { name } totalCount } }"),
        (1, "{ agents(first: 50) { nodes { name linkedPhones { number } } totalCount } }"),
        (2, "{ agents(first: 50) { nodes { name systemPrompt linkedPhones { number } } } }"),
        (2, "{ agents(first: 50) { nodes { name linkedPhones { number linkedAgents { name } } } totalCount } }"),
        (2, "query($agent: ID!) { agent(id: $agent) { name linkedPhones { number } } }"),
        (1, "{ callLogs(first: 50) { nodes { id callId caller status durationSeconds startedAt } totalCount } }"),
        (1, "{ callLogs(first: 50) { nodes { callId agent { name } phoneNumber { number } } totalCount } }"),
        (1, "{ callLogs(first: 5, filter: {status: [COMPLETED], search: \"981\"}) { nodes { callId } totalCount } }"),
        (2, "{ callLogs(first: 50) { nodes { callId orders { details } } totalCount } }"),
        (1, "{ callLog(callId: \"call-0-0\") { caller agent { name } } }"),
        (1, "{ orders(first: 50) { nodes { customerName callLog { callId agent { name } phoneNumber { number } } } totalCount } }"),
        (1, "query($order: ID!) { order(id: $order) { details callLog { agent { name } } } }"),
        (1, "query($agent: ID!) { node(id: $agent) { id } }"),
        (3, "query($agent: ID!, $number: ID!, $order: ID!) { nodes(ids: [$agent, $number, $order, $agent]) { id } }"),
    ];
    for (expected, query) in cases {
        let variables = json!({ "agent": agent, "number": number, "order": order });
        takes(expected, &app, &acme, query, variables).await;
    }
}

#[tokio::test]
async fn what_people_read_costs_one_more_statement_for_their_region_however_many_numbers_there_are() {
    let app = TestApp::start().await;
    let acme = busy(&app).await;
    let query = "{ callLogs(first: 50) { nodes { callerFormatted calleeFormatted phoneNumber { numberFormatted } } totalCount } }";
    takes(2, &app, &acme, query, json!({})).await;
}

/// Otherwise PostgreSQL looks through all that might be joined, for each of the few rows that are taken.
#[tokio::test]
async fn a_page_is_limited_before_anything_is_joined_to_it() {
    let app = TestApp::start().await;
    let acme = busy(&app).await;
    for list in [
        "orders(first: 3) { nodes { callLog { callId } } }",
        "callLogs(first: 3) { nodes { agent { name } } }",
        "agents(first: 3) { nodes { linkedPhones { number } } }",
        "phoneNumbers(first: 3) { nodes { linkedAgents { name } } }",
    ] {
        let (answer, statements) = app.statements_of(acme.gql(&format!("{{ {list} }}"), json!({}))).await;
        answer.ok();
        let [statement] = statements.as_slice() else { panic!("{list} takes {statements:?}") };
        let limit = statement.find(" LIMIT ").unwrap_or(usize::MAX);
        let join = statement.find(" LEFT JOIN ").unwrap_or(0);
        assert!(limit < join, "{statement}");
    }
}

#[tokio::test]
async fn once_a_part_of_an_answer_was_too_much_nothing_more_is_read_for_it() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let call = acme.add_call("call").await;
    for _ in 0..32 {
        acme.add_order("Asha", Some("call")).await;
    }
    // Thirty-two orders of a call that has thirty-two orders are more than the thousand that fit.
    let change = |seconds: usize| {
        format!(
            "updateCallLog(id: \"{call}\", input: {{durationSeconds: {seconds}}}) {{ callLog {{ orders {{ callLog {{ orders {{ id }} }} }} }} }}"
        )
    };
    let three = format!("mutation {{ a: {} b: {} c: {} }}", change(1), change(2), change(3));
    let (answer, statements) = app.statements_of(acme.gql(&three, json!({}))).await;
    let mistakes = answer.json()["errors"].as_array().unwrap().clone();
    assert!(mistakes.len() == 3 && mistakes.iter().all(|mistake| mistake["extensions"]["code"] == "QUERY_TOO_COMPLEX"), "{mistakes:?}");
    let read = statements.iter().filter(|statement| statement.contains("FROM \"orders\"")).count();
    assert_eq!(read, 2, "the orders of the first change, and those of their call: {}", statements.join("\n"));
    // What was changed stays so.
    let changed = acme.gql("{ callLogs { nodes { durationSeconds } } }", json!({})).await.ok();
    assert_eq!(changed["callLogs"]["nodes"][0]["durationSeconds"], 3);
}

#[tokio::test]
async fn a_list_that_waits_for_its_turn_is_not_read_once_the_texts_of_others_are_too_much() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let create = "mutation($input: CreateAgentInput!) { createAgent(input: $input) { agent { id } userErrors { code message field } } }";
    let prompt = "\u{915}".repeat(32_000);
    let agent = acme.mutate(create, json!({ "input": { "name": "Ravi", "systemPrompt": prompt } })).await["agent"]["id"].clone();
    let log = "mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { userErrors { code } } }";
    for place in 0..90 {
        let input = json!({ "callId": format!("call-{place}"), "caller": "+919812345678", "agentId": agent });
        acme.mutate(log, json!({ "input": input })).await;
    }
    let list = |first: usize| format!("callLogs(first: {first}) {{ nodes {{ agent {{ systemPrompt }} }} }}");
    acme.gql(&format!("{{ a: {} b: {} }}", list(40), list(40)), json!({})).await.ok();
    let ten = (0..10).map(|place| format!("a{place}: {}", list(100))).collect::<Vec<_>>().join(" ");
    let (answer, statements) = app.statements_of(acme.gql(&format!("{{ {ten} }}"), json!({}))).await;
    answer.fails("QUERY_TOO_COMPLEX");
    assert!(statements.len() <= 2, "two are read at once, and none after them: {}", statements.join("\n"));
}

#[tokio::test]
async fn every_mutation_takes_a_fixed_number_of_statements() {
    let app = TestApp::start().await;
    let acme = busy(&app).await;
    let agent = acme.add_agent("Ravi").await;
    let number = acme.add_number("+919900000001").await;
    let call = acme.add_call("call-x").await;
    let order = acme.add_order("Ravi", None).await;

    // `BEGIN` and `COMMIT` are not counted; reading the region of whoever asks, where a number does not say its country, is.
    let cases = [
        (3, "mutation { createPhoneNumber(input: {number: \"+919900000002\"}) { phoneNumber { id } userErrors { code } } }"),
        (
            4,
            "mutation { createPhoneNumber(input: {number: \"+919900000003\", idempotencyKey: \"a\"}) { phoneNumber { id } userErrors { code } } }",
        ),
        (
            4,
            "mutation($number: ID!) { updatePhoneNumber(id: $number, input: {label: \"Shop\"}) { phoneNumber { id } userErrors { code } } }",
        ),
        (2, "mutation($number: ID!) { deletePhoneNumber(id: $number) { deletedId userErrors { code } } }"),
        (4, "mutation($number: ID!) { restorePhoneNumber(id: $number) { phoneNumber { id } userErrors { code } } }"),
        (2, "mutation { createAgent(input: {name: \"Mina\", systemPrompt: \"Listen.\"}) { agent { id } userErrors { code } } }"),
        (3, "mutation($agent: ID!) { updateAgent(id: $agent, input: {isActive: false}) { agent { id } userErrors { code } } }"),
        (
            6,
            "mutation($agent: ID!, $number: ID!) { linkPhones(input: {agentId: $agent, phoneNumberIds: [$number]}) { agent { id } userErrors { code } } }",
        ),
        (
            4,
            "mutation($agent: ID!, $number: ID!) { unlinkPhones(input: {agentId: $agent, phoneNumberIds: [$number]}) { agent { id } userErrors { code } } }",
        ),
        (2, "mutation($agent: ID!) { deleteAgent(id: $agent) { deletedId userErrors { code } } }"),
        (
            logs_a_call(),
            "mutation { createCallLog(input: {callId: \"call-y\", caller: \"+919812345678\"}) { callLog { id } userErrors { code } } }",
        ),
        (4, "mutation($call: ID!) { updateCallLog(id: $call, input: {durationSeconds: 61}) { callLog { id } userErrors { code } } }"),
        (
            3,
            "mutation { createOrder(input: {customerName: \"Asha\", phone: \"+919812345678\", details: \"Sweets\", callId: \"call-x\"}) { order { id } userErrors { code } } }",
        ),
        (4, "mutation($order: ID!) { updateOrder(id: $order, input: {details: \"More sweets\"}) { order { id } userErrors { code } } }"),
        (2, "mutation($order: ID!) { deleteOrder(id: $order) { deletedId userErrors { code } } }"),
        (3, "mutation($order: ID!) { restoreOrder(id: $order) { order { id } userErrors { code } } }"),
    ];
    for (expected, query) in cases {
        let variables = json!({ "agent": agent, "number": number, "call": call, "order": order });
        takes(expected, &app, &acme, query, variables).await;
    }
}

/// The call and its event are one statement on PostgreSQL. SQLite has none that writes two tables.
fn logs_a_call() -> usize {
    if is_postgres() { 1 } else { 2 }
}

#[tokio::test]
async fn logging_a_call_takes_one_more_statement_for_what_it_refers_to_and_one_for_the_region() {
    let app = TestApp::start().await;
    let acme = busy(&app).await;
    let agent = acme.add_agent("Ravi").await;
    let number = acme.add_number("+919900000001").await;
    let log = "mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { callLog { id } userErrors { code } } }";
    let referring = json!({ "input": { "callId": "call-y", "caller": "+919812345678", "agentId": agent, "phoneNumberId": number } });
    takes(logs_a_call() + 1, &app, &acme, log, referring).await;
    let dialled = json!({ "input": { "callId": "call-z", "caller": "098123 45678" } });
    takes(logs_a_call() + 1, &app, &acme, log, dialled).await;
}

#[tokio::test]
async fn a_search_is_served_by_its_index_however_often_it_is_asked() {
    // PostgreSQL plans the first five times for what is looked for, and may then take one plan for whatever it is. What is found in every
    // row is found soonest by walking the list, and what is found in one must not be looked for in the same way.
    const TIMES: i64 = 12;
    // SQLite's is asked for by name.
    if !is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let many = "INSERT INTO call_logs (user_id, id, call_id, caller, direction, status, duration_seconds, started_at, input_hash, search_text,
                                       created_at, updated_at)
        SELECT users.id, gen_random_uuid(), 'call-' || place, 'withheld', 'INBOUND', 'COMPLETED', 0, now() - place * interval '1 minute', '',
               'withheld call-' || place, now(), now()
        FROM users, generate_series(1, 100000) AS place";
    app.database.execute(many).await;
    app.database.execute("VACUUM ANALYZE call_logs").await;

    for _ in 0..TIMES {
        let found = acme.gql("{ callLogs(first: 1, filter: {search: \"withheld\"}) { nodes { callId } } }", json!({})).await.ok();
        assert_eq!(found["callLogs"]["nodes"], json!([{ "callId": "call-1" }]));
    }
    for _ in 0..TIMES {
        let found = acme.gql("{ callLogs(first: 1, filter: {search: \"call-19876\"}) { nodes { callId } } }", json!({})).await.ok();
        assert_eq!(found["callLogs"]["nodes"], json!([{ "callId": "call-19876" }]));
    }
    // Sessions tell of what they did when they end, or now and then.
    app.app.db().clone().close().await.unwrap();
    let scans = "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'call_logs_search'";
    until("each went by the index", async || app.database.number(scans).await == TIMES).await;
}
