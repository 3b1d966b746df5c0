//! What a document may ask for: told before anything is executed, at once, whatever its fragments multiply to.

use serde_json::{Value, json};

use crate::support::TestApp;

/// Fragments that each spread the next one twice: 2 to the power of `levels` fields.
fn bomb(levels: usize) -> String {
    let fragments: Vec<_> = (0..levels).map(|level| format!("fragment F{level} on User {{ ...F{0} ...F{0} }}", level + 1)).collect();
    format!("{{ me {{ ...F0 }} }} {} fragment F{levels} on User {{ id }}", fragments.join(" "))
}

#[tokio::test]
async fn a_document_that_multiplies_is_refused_at_once() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    // With forty levels nobody who followed every spread would ever answer.
    for document in [
        bomb(11),
        bomb(40),
        format!("{{ {} }}", "me { id } ".repeat(21)),
        format!("{{ me {{ {} }} }}", "id ".repeat(2_001)),
        format!(
            "{{ node(id: \"x\") {{ ... on Agent {}{} }} }}",
            "{ linkedPhones { linkedAgents ".repeat(8),
            "{ id }".to_owned() + &" } } ".repeat(8)
        ),
        "{ me { ...A } } fragment A on User { ...B } fragment B on User { id ...A }".to_owned(),
        "{ me { id } } fragment A on User { ...A }".to_owned(),
    ] {
        acme.gql(&document, json!({})).await.fails("QUERY_TOO_COMPLEX");
    }
    acme.gql(&bomb(6), json!({})).await.ok();
}

#[tokio::test]
async fn a_fragment_is_as_small_as_an_operation_even_if_nothing_spreads_it() {
    let app = TestApp::start().await;
    let unused = |fields: usize, spreads: usize| {
        let spreads: Vec<_> = (0..spreads).map(|place| format!("a{place}: me {{ ...F }}")).collect();
        format!("{{ __typename }} fragment F on User {{ {} }} fragment U on Query {{ {} }}", "id ".repeat(fields), spreads.join(" "))
    };
    app.anyone().gql(&unused(1_000, 40), json!({})).await.fails("QUERY_TOO_COMPLEX");
    app.anyone().gql(&unused(10, 10), json!({})).await.fails("GRAPHQL_VALIDATION_FAILED");
}

#[tokio::test]
async fn a_document_of_more_than_32_kilobytes_is_not_even_parsed() {
    let app = TestApp::start().await;
    let document = |spaces: usize| format!("{{ __typename }}{}", " ".repeat(spaces));
    app.anyone().gql(&document(32 * 1024), json!({})).await.fails("DOCUMENT_TOO_LARGE");
    app.anyone().gql(&document(32 * 1024 - 14), json!({})).await.ok();
}

#[tokio::test]
async fn a_mutation_stands_once_under_one_name() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let field = "createAgent(input: {name: \"Ravi\", systemPrompt: \"x\"}) { userErrors { code } }";
    acme.gql(&format!("mutation {{ {field} {field} }}"), json!({})).await.fails("QUERY_TOO_COMPLEX");
    acme.gql(&format!("mutation {{ {field} ...M }} fragment M on Mutation {{ {field} }}"), json!({})).await.fails("QUERY_TOO_COMPLEX");
    assert_eq!(app.database.number("SELECT COUNT(*) FROM ai_agents").await, 0);
    acme.gql(&format!("mutation {{ one: {field} two: {field} }}"), json!({})).await.ok();
    assert_eq!(app.database.number("SELECT COUNT(*) FROM ai_agents").await, 2);
}

#[tokio::test]
async fn passwords_are_tried_one_a_document() {
    let app = TestApp::start().await;
    let anyone = app.anyone();
    let field = "logIn(input: {email: \"a@example.com\", password: \"x\"}) { userErrors { code } }";
    anyone.gql(&format!("mutation {{ a: {field} b: {field} }}"), json!({})).await.fails("QUERY_TOO_COMPLEX");
    anyone.gql(&format!("mutation {{ a: {field} }}"), json!({})).await.ok();
}

#[tokio::test]
async fn brackets_are_few_and_names_short_and_neither_is_repeated() {
    let app = TestApp::start().await;
    let anyone = app.anyone();
    let lists = |levels: usize| format!("query($v: {}ID{}) {{ __typename }}", "[".repeat(levels), "]".repeat(levels));
    anyone.gql(&lists(64), json!({})).await.fails("QUERY_TOO_COMPLEX");
    anyone.gql(&lists(63), json!({})).await.fails("GRAPHQL_VALIDATION_FAILED");
    let name = "a".repeat(101);
    let refused = anyone.gql(&format!("{{ {name} }}"), json!({})).await.fails("QUERY_TOO_COMPLEX");
    assert!(!refused["message"].as_str().unwrap().contains("aaa"), "{refused}");
    anyone.gql(&format!("{{ {}: __typename }}", &name[1..]), json!({})).await.ok();
}

#[tokio::test]
async fn introspection_under_many_aliases_is_refused() {
    let app = TestApp::start().await;
    let types = |number: usize| {
        let types: Vec<_> = (0..number).map(|at| format!("t{at}: types {{ fields {{ args {{ name }} }} }}")).collect();
        types.join(" ")
    };
    app.anyone().gql(&format!("{{ __schema {{ {} }} }}", types(7)), json!({})).await.fails("QUERY_TOO_COMPLEX");
    app.anyone().gql(&format!("{{ __schema {{ {} }} }}", types(6)), json!({})).await.ok();
}

#[tokio::test]
async fn of_many_mistakes_the_same_ones_are_told_every_time() {
    let app = TestApp::start().await;
    let variables: Vec<_> = (0..60).map(|at| format!("$v{at}: Int")).collect();
    let document = format!("query({}) {{ __typename }}", variables.join(" "));
    let errors = async |comment: &str| app.anyone().gql(&format!("{document} # {comment}"), json!({})).await.json()["errors"].clone();
    let told = errors("first").await;
    assert_eq!(told.as_array().unwrap().len(), 20);
    let messages = |errors: &Value| errors.as_array().unwrap().iter().map(|error| error["message"].clone()).collect::<Vec<_>>();
    // The same document, and then others that make the same mistakes.
    for comment in ["first", "second", "third", "fourth"] {
        assert_eq!(messages(&errors(comment).await), messages(&told));
    }
}

#[tokio::test]
async fn an_answer_holds_so_much_and_no_more_under_whatever_names() {
    let app = TestApp::start().await;
    app.follow_events().await;
    let acme = app.tenant("acme").await;
    let input = |place: usize| json!({ "name": format!("Agent {place}"), "systemPrompt": "x".repeat(32_000) });
    for place in 0..6 {
        let create = "mutation($input: CreateAgentInput!) { createAgent(input: $input) { userErrors { code message field } } }";
        acme.mutate(create, json!({ "input": input(place) })).await;
    }
    let aliases = |field: &str| (0..48).map(|place| format!("a{place}: {field}")).collect::<Vec<_>>().join(" ");

    let refused =
        acme.gql(&format!("{{ agents {{ nodes {{ {} }} }} }}", aliases("systemPrompt")), json!({})).await.fails("QUERY_TOO_COMPLEX");
    assert!(refused["message"].as_str().unwrap().contains("8 MB"), "{refused}");
    acme.gql("{ agents { nodes { systemPrompt again: systemPrompt } } }", json!({})).await.ok();

    // What is short adds up too: forty orders of one call, each with the call, with its orders.
    acme.add_call("call").await;
    for _ in 0..30 {
        acme.add_order("Asha", Some("call")).await;
    }
    let orders = |fields: &str| format!("{{ orders(first: 30) {{ nodes {{ callLog {{ orders {{ {fields} }} }} }} }} }}");
    acme.gql(&orders("id customerName phone details address createdAt"), json!({})).await.ok();
    let names = (0..49).map(|place| format!("{}{place}: address", "a".repeat(98))).collect::<Vec<_>>().join(" ");
    acme.gql(&orders(&names), json!({})).await.fails("QUERY_TOO_COMPLEX");
    let more = "{ callLogs { nodes { callId orders { callLog { orders { id } } } } } }";
    acme.gql(more, json!({})).await.ok();
    acme.add_order("Asha", Some("call")).await;
    for _ in 0..3 {
        acme.add_order("Asha", Some("call")).await;
    }
    let refused = acme.gql(more, json!({})).await.fails("QUERY_TOO_COMPLEX");
    assert!(refused["message"].as_str().unwrap().contains("1000 entries"), "{refused}");

    // Each event is an answer of its own.
    let orders = format!("subscription {{ orderChanged {{ order {{ {} }} }} }}", aliases("details"));
    let mut events = acme.subscribe(&orders, json!({})).await;
    let take = "mutation($details: String!) { createOrder(input: {customerName: \"Asha\", phone: \"98101 00001\", details: $details}) { userErrors { code message field } } }";
    for _ in 0..20 {
        acme.mutate(take, json!({ "details": "x".repeat(10_000) })).await;
        events.data().await;
    }
    let refused = acme.gql(&format!("{{ orders {{ nodes {{ {} }} }} }}", aliases("details")), json!({})).await.fails("QUERY_TOO_COMPLEX");
    let path = refused["path"].as_array().unwrap();
    assert!(path.len() == 4 && path[1] == "nodes" && path[3].as_str().unwrap().starts_with('a'), "{refused}");
}

#[tokio::test]
async fn what_takes_long_counts_as_a_large_answer() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let aliases = |times: usize, field: &str| (0..times).map(|place| format!("a{place}: {field}")).collect::<Vec<_>>().join(" ");
    let year = "activity(from: \"2025-01-01\", to: \"2025-12-31\") { calls }";
    let searched = "callLogs(filter: {search: \"reception\"}) { nodes { id } }";
    let counted = "orders(filter: {createdAt: {from: \"2026-01-01T00:00:00Z\"}}) { totalCount }";
    let walked = "callLogs(filter: {status: [QUEUED]}) { nodes { id } }";
    let of_a_call = "orders(filter: {callId: \"call\"}) { totalCount }";
    let counted_and_searched = "agents(filter: {search: \"ravi\"}) { totalCount }";
    let kept = "orders { totalCount nodes { id } }";
    for (times, field) in [(8, searched), (8, counted), (8, walked), (4, counted_and_searched), (20, kept), (20, of_a_call)] {
        acme.gql(&format!("{{ {} }}", aliases(times, field)), json!({})).await.ok();
    }
    for (times, field) in [(9, searched), (9, counted), (9, walked), (5, counted_and_searched)] {
        acme.gql(&format!("{{ {} }}", aliases(times, field)), json!({})).await.fails("QUERY_TOO_COMPLEX");
    }
    acme.gql(&format!("{{ dashboardStats {{ {} }} }}", aliases(3, year)), json!({})).await.ok();
    let refused = acme.gql(&format!("{{ dashboardStats {{ {} }} }}", aliases(4, year)), json!({})).await.fails("QUERY_TOO_COMPLEX");
    assert!(refused["message"].as_str().unwrap().contains("as much work"), "{refused}");
    // What is asked of the entities of a list is looked at for each such list, also where there are none.
    let agent = acme.add_agent("Mina").await;
    let input = json!({ "callId": "call", "caller": "+919810000001", "agentId": agent });
    acme.mutate(
        "mutation($input: CreateCallLogInput!) { createCallLog(input: $input) { userErrors { code message field } } }",
        json!({ "input": input }),
    )
    .await;
    for _ in 0..30 {
        acme.add_order("Asha", Some("call")).await;
    }
    let linked = |times: usize| {
        let fields = "updatedAt ".repeat(times);
        format!(
            "{{ orders(first: 30) {{ nodes {{ callLog {{ orders {{ callLog {{ agent {{ linkedPhones {{ {fields} numberFormatted }} }} }} }} }} }} }} }}"
        )
    };
    acme.gql(&linked(200), json!({})).await.ok();
    acme.gql(&linked(1_900), json!({})).await.fails("QUERY_TOO_COMPLEX");
    // Whatever the library merges is counted twice.
    let merged = format!("{{ {} me {{ id }} me {{ email }} }}", aliases(5, searched));
    acme.gql(&merged, json!({})).await.fails("QUERY_TOO_COMPLEX");
}

#[tokio::test]
async fn a_whole_number_is_an_id_too_and_how_great_an_int_may_be_does_not_bound_it() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    for id in ["1", "-1", "2147483648", "9223372036854775807"] {
        let written = acme.gql(&format!("{{ node(id: {id}) {{ id }} }}"), json!({})).await;
        let quoted = acme.gql(&format!("{{ node(id: \"{id}\") {{ id }} }}"), json!({})).await;
        assert_eq!(written.json()["data"], quoted.json()["data"], "{id}: {}", written.text);
    }
    acme.gql("query($first: Int = 2147483647) { agents(first: $first) { totalCount } }", json!({})).await.fails("BAD_USER_INPUT");
    for document in [
        "{ agents(first: 2147483648) { totalCount } }",
        "query($first: Int = 2147483648) { agents(first: $first) { totalCount } }",
        "query($first: Int = \"1\") { agents(first: $first) { totalCount } }",
        "query($ids: [ID!]! = [null]) { nodes(ids: $ids) { id } }",
        "{ node(id: 1.5) { id } }",
    ] {
        acme.gql(document, json!({})).await.fails("GRAPHQL_VALIDATION_FAILED");
    }
}

#[tokio::test]
async fn what_stands_under_one_name_is_of_one_type_whatever_it_is_selected_on() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let agent = acme.add_agent("Ravi").await;
    let on = |agent: &str, call: &str| {
        format!("query($id: ID!) {{ node(id: $id) {{ ... on Agent {{ {agent} }} ... on CallLog {{ {call} }} }} }}")
    };
    for (of_agent, of_call) in [
        ("x: name", "x: durationSeconds"),
        ("x: name", "x: endedAt"),
        ("x: name", "x: callee"),
        ("x: __typename", "x: status"),
        ("x: id", "x: agent { id }"),
        ("x: linkedPhones { id }", "x: agent { id }"),
        ("x: linkedPhones { y: id }", "x: orders { y: createdAt }"),
        ("...A", "x: durationSeconds } } } fragment A on Agent { ... { ... { x: name"),
    ] {
        acme.gql(&on(of_agent, of_call), json!({ "id": agent })).await.fails("GRAPHQL_VALIDATION_FAILED");
    }
    for (of_agent, of_call) in [
        ("x: name", "x: callId"),
        ("x: __typename", "x: callId"),
        ("x: createdAt", "x: updatedAt"),
        ("x: linkedPhones { y: id }", "x: orders { y: id z: createdAt }"),
    ] {
        acme.gql(&on(of_agent, of_call), json!({ "id": agent })).await.ok();
    }
}

#[tokio::test]
async fn what_a_document_asks_for_in_pieces_is_answered_as_if_it_were_asked_for_at_once() {
    let app = TestApp::start().await;
    let tenant = app.tenant("acme").await;
    let agent = tenant.add_agent("Ravi").await;
    let number = tenant.add_number("+919876543210").await;
    tenant.link(&agent, &number).await;
    for call in ["a", "b"] {
        let log = "mutation($call: String!, $agent: ID!) { createCallLog(input: {callId: $call, caller: \"withheld\", agentId: $agent}) { userErrors { code message field } } }";
        tenant.mutate(log, json!({ "call": call, "agent": agent })).await;
    }

    let whole = "{ callLogs { totalCount nodes { id callId agent { name language linkedPhones { number status } } } edges { cursor node { callId status } } } }";
    let pieces = [
        "{ callLogs { totalCount } callLogs { nodes { id callId agent { name language linkedPhones { number status } } } }
           callLogs { edges { cursor node { callId status } } } }",
        "{ callLogs { totalCount nodes { id callId } nodes { agent { name } } nodes { agent { language linkedPhones { number } } }
           edges { cursor } edges { node { callId } node { status } } ...More } }
         fragment More on CallLogConnection { nodes { agent { linkedPhones { status } } } }",
        "{ callLogs { totalCount nodes { ...Call ... on Node { id } } edges { cursor ... { node { callId status callId } } } } }
         fragment Call on CallLog { id callId agent { ...Agent ...Agent } }
         fragment Agent on Agent { name language linkedPhones { ... on PhoneNumber { number status number } } }",
        "query($yes: Boolean = true, $no: Boolean = false) { callLogs { totalCount nodes { id @include(if: $yes) callId @skip(if: $no) status @include(if: $no)
           agent { name language linkedPhones @include(if: $yes) { number status } } } edges { cursor node { callId status } } } }",
    ];
    let expected = tenant.gql(whole, json!({})).await.ok();
    assert_eq!(expected["callLogs"]["nodes"][1]["agent"]["linkedPhones"][0]["number"], "+919876543210");
    for document in pieces {
        assert_eq!(tenant.gql(document, json!({})).await.ok(), expected, "{document}");
    }
}
