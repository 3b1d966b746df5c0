//! What a document may ask for: told before anything is executed, at once, whatever its fragments multiply to.

use serde_json::json;

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
