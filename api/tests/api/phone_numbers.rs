//! Phone numbers.

use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn a_number_that_was_added_is_listed() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let id = acme.add_number("098765 43210").await;

    let data = acme.gql("{ phoneNumbers { nodes { id number numberFormatted provider status } totalCount } }", json!({})).await.ok();

    assert_eq!(
        data["phoneNumbers"],
        json!({
            "nodes": [{ "id": id, "number": "+919876543210", "numberFormatted": "098765 43210", "provider": "KNOWLARITY", "status": "ACTIVE" }],
            "totalCount": 1,
        })
    );
}
