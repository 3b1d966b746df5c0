//! Access tokens: ours and in force, or refused.

use api::{app::App, auth::Keys, db::Db};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use jsonwebtoken::{Algorithm, EncodingKey, crypto};
use serde_json::{Value, json};

use super::{holding, is_let_in, parts};
use crate::support::{Caller, SECRET_KEY, TestApp};

const NEXT_KEY: &str = "another example key that no server uses: 987654";

#[tokio::test]
async fn an_access_token_is_good_for_thirty_minutes_and_the_difference_of_two_clocks() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    app.clock.advance(TimeDelta::minutes(30) + TimeDelta::milliseconds(29_999));
    assert!(is_let_in(&ann).await);
    app.clock.advance(TimeDelta::milliseconds(1));
    assert!(!is_let_in(&ann).await);
}

/// A server on the same database, with these keys.
async fn server_with(app: &TestApp, keys: Keys) -> Caller {
    let db = Db::connect(&app.database.settings(), None).await.unwrap();
    let server = App::new(db, keys, app.clock.clone(), app.app.settings().clone()).unwrap();
    Caller::new(server.router())
}

#[tokio::test]
async fn a_token_signed_by_the_previous_key_is_let_in_only_where_that_key_is_known() {
    let app = TestApp::start().await;
    let ann = app.tenant("ann").await;
    let rotated = server_with(&app, Keys::new(&NEXT_KEY.into(), Some(&SECRET_KEY.into()))).await;
    let forgetful = server_with(&app, Keys::new(&NEXT_KEY.into(), None)).await;
    let at = |server: &Caller, caller: &Caller| holding(server, caller.access_token.clone());
    assert!(is_let_in(&at(&rotated, &ann)).await);
    assert!(!is_let_in(&at(&forgetful, &ann)).await);

    let ben = rotated.sign_up("ben@example.com", crate::support::PASSWORD).await;
    assert!(is_let_in(&at(&rotated, &ben)).await);
    assert!(is_let_in(&at(&forgetful, &ben)).await, "new tokens are signed by the new key");
    assert!(!is_let_in(&at(&app.anyone(), &ben)).await, "the old server has never heard of the new key");
}

fn base64(part: &Value) -> String {
    URL_SAFE_NO_PAD.encode(part.to_string())
}

/// A token of any header and claims, signed.
fn signed(header: &Value, claims: &Value, algorithm: Algorithm, key: &str) -> String {
    let message = format!("{}.{}", base64(header), base64(claims));
    let signature = crypto::sign(message.as_bytes(), &EncodingKey::from_secret(key.as_bytes()), algorithm).unwrap();
    format!("{message}.{signature}")
}

/// The object with one field replaced, or removed by null.
fn with(object: &Value, field: &str, value: Value) -> Value {
    let mut object = object.clone();
    match value {
        Value::Null => drop(object.as_object_mut().unwrap().remove(field)),
        value => object[field] = value,
    }
    object
}

/// What somebody might try who knows how our tokens are made, and in most cases even the key.
fn forgeries(ann: &Caller, ben: &Caller) -> Vec<(String, String)> {
    let (header, claims) = parts(ann);
    let ours = |header: &Value, claims: &Value| signed(header, claims, Algorithm::HS256, SECRET_KEY);
    let now = claims["iat"].as_i64().unwrap();
    let genuine = ann.access_token.clone().unwrap();
    let segments: Vec<_> = genuine.split('.').collect();
    let (head, body, signature) = (segments[0], segments[1], segments[2]);
    let bens = ben.access_token.clone().unwrap();
    let bens_body = bens.split('.').nth(1).unwrap();

    let mut forged: Vec<(String, String)> = Vec::new();
    let mut forge = |name: &str, token: String| forged.push((name.to_owned(), token));
    for alg in ["none", "None", "NONE", ""] {
        let header = base64(&with(&header, "alg", json!(alg)));
        forge(&format!("alg {alg:?}, unsigned"), format!("{header}.{body}."));
        forge(&format!("alg {alg:?}, the signature kept"), format!("{header}.{body}.{signature}"));
    }
    for (name, algorithm) in [("HS384", Algorithm::HS384), ("HS512", Algorithm::HS512)] {
        forge(name, signed(&with(&header, "alg", json!(name)), &claims, algorithm, SECRET_KEY));
    }
    for name in ["RS256", "ES256", "PS256", "EdDSA", "HS512"] {
        forge(&format!("{name} in the header of an HS256 signature"), ours(&with(&header, "alg", json!(name)), &claims));
    }
    for kid in [json!(null), json!(""), json!("AAAAAAAA"), json!("../../dev/null"), json!(1)] {
        forge(&format!("kid {kid}"), ours(&with(&header, "kid", kid), &claims));
    }
    forge("another key under our kid", signed(&header, &claims, Algorithm::HS256, NEXT_KEY));
    forge("an empty key", signed(&header, &claims, Algorithm::HS256, ""));
    for typ in [json!(null), json!("JWT"), json!("refresh+jwt"), json!("")] {
        forge(&format!("typ {typ}"), ours(&with(&header, "typ", typ), &claims));
    }
    for claim in ["sub", "sid", "jti", "iat", "nbf", "exp", "iss", "aud"] {
        forge(&format!("without {claim}"), ours(&header, &with(&claims, claim, Value::Null)));
        forge(&format!("{claim} of another type"), ours(&header, &with(&claims, claim, json!({ "$gt": "" }))));
    }
    let wrong = [
        ("exp", json!(now - 30)),
        ("exp", json!(0)),
        ("exp", json!(i64::MAX)),
        ("exp", json!((now + 1800).to_string())),
        ("nbf", json!(now + 31)),
        ("nbf", json!(i64::MIN)),
        ("iat", json!(now + 31)),
        ("iss", json!("somebody else")),
        ("iss", json!("")),
        ("aud", json!("somebody else's api")),
        ("aud", json!(["somebody else's api"])),
        ("sub", json!("user_01h455vb4pex5vsknk084sn02")),
        ("sub", json!(claims["sub"].as_str().unwrap().replace("user_", "agent_"))),
        ("sub", json!("01890a5d-ac96-774b-bcce-b302099a8057")),
        ("sub", json!("' OR 1=1 --")),
        ("sid", claims["sub"].clone()),
        ("sid", json!("")),
        ("jti", json!("not a UUID")),
    ];
    for (claim, value) in wrong {
        forge(&format!("{claim} {value}"), ours(&header, &with(&claims, claim, value)));
    }
    forge("another's claims under this signature", format!("{head}.{bens_body}.{signature}"));
    forge("truncated", genuine[..genuine.len() - 1].to_owned());
    forge("without its signature", format!("{head}.{body}."));
    forge("two parts", format!("{head}.{body}"));
    forge("four parts", format!("{genuine}.{signature}"));
    forge("claims that are no JSON", format!("{head}.{}.{signature}", URL_SAFE_NO_PAD.encode("claims")));
    forge("padded", format!("{genuine}="));
    forge("a refresh token", ann.refresh_token.clone().unwrap());
    forge("nothing", String::new());
    forge("the key", SECRET_KEY.to_owned());
    forged
}

#[tokio::test]
async fn no_forged_token_is_let_in() {
    let app = TestApp::start().await;
    let (ann, ben) = (app.tenant("ann").await, app.tenant("ben").await);
    let (header, claims) = parts(&ann);
    let copy = signed(&header, &claims, Algorithm::HS256, SECRET_KEY);
    assert!(is_let_in(&holding(&ann, Some(copy))).await, "what is not forged is let in");

    let forgeries = forgeries(&ann, &ben);
    assert!(forgeries.len() >= 25);
    for (name, token) in forgeries {
        let forger = holding(&ann, Some(token));
        assert!(!is_let_in(&forger).await, "let in: {name}");
        let error = forger.gql("mutation { deleteOrder(id: \"order_01h455vb4pex5vsknk084sn02q\") { deletedId } }", json!({})).await;
        error.fails("UNAUTHENTICATED");
    }
}
