//! The two kinds of token: a JWT that proves a session for minutes, and random bits that renew it for days.

use std::{collections::HashSet, fmt, sync::Arc};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use entity::{SessionId, UserId};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use quick_cache::sync::Cache;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::{Error, Result};

const ISSUER: &str = "ai-calling-platform";
const AUDIENCE: &str = "ai-calling-platform/api";
const INVALID: Error = Error::Unauthenticated("The access token is not valid. Log in again.");
/// How far the clocks of two servers may be apart.
pub(super) const LEEWAY: TimeDelta = TimeDelta::seconds(30);

/// The claims of an access token. All are required and all are checked.
#[derive(Serialize, Deserialize)]
struct Claims {
    sub: String,
    sid: String,
    jti: Uuid,
    iat: i64,
    nbf: i64,
    exp: i64,
    iss: String,
    aud: String,
}

/// What a token must say, whoever signed it.
fn rules() -> Validation {
    let mut rules = Validation::new(Algorithm::HS256);
    rules.set_issuer(&[ISSUER]);
    rules.set_audience(&[AUDIENCE]);
    rules.required_spec_claims = HashSet::from(["sub", "sid", "jti", "iat", "nbf", "exp", "iss", "aud"].map(str::to_owned));
    // The times are checked where a token is read, against the clock that tests can set.
    rules.validate_exp = false;
    rules.validate_nbf = false;
    rules
}

/// Proof that an access token was ours and is in force. Only [`Keys::verify`] makes one.
#[derive(Clone, Copy, Debug)]
pub struct AccessClaims {
    user: UserId,
    session: SessionId,
    expires_at: DateTime<Utc>,
}

impl AccessClaims {
    /// Who.
    pub fn user(&self) -> UserId {
        self.user
    }

    /// In which session.
    pub fn session(&self) -> SessionId {
        self.session
    }

    /// Until when.
    pub fn expires_at(&self) -> DateTime<Utc> {
        self.expires_at
    }
}

/// How many tokens are remembered.
const REMEMBERED: usize = 10_000;

/// The keys that sign access tokens: HS256, which is pinned.
#[derive(Clone)]
pub struct Keys {
    signing: EncodingKey,
    kid: String,
    accepted: Vec<(String, DecodingKey)>,
    rules: Validation,
    /// What was read of tokens that are ours, by their hash: each comes with every request, and reading it takes ten times as long as
    /// finding it here.
    remembered: Arc<Cache<[u8; 32], Proven>>,
}

/// What a token says that is ours, whenever it may be in force.
#[derive(Clone, Copy)]
struct Proven {
    claims: AccessClaims,
    from: DateTime<Utc>,
}

impl Keys {
    /// Signs with `current`; tokens signed with `previous` stay valid until they expire.
    pub fn new(current: &SecretString, previous: Option<&SecretString>) -> Self {
        let accepted = std::iter::once(current)
            .chain(previous)
            .map(|key| (kid(key), DecodingKey::from_secret(key.expose_secret().as_bytes())))
            .collect();
        Self {
            signing: EncodingKey::from_secret(current.expose_secret().as_bytes()),
            kid: kid(current),
            accepted,
            rules: rules(),
            remembered: Arc::new(Cache::new(REMEMBERED)),
        }
    }

    /// A token for this session, and when it expires.
    pub fn sign(&self, user: UserId, session: SessionId, now: DateTime<Utc>, lifetime: TimeDelta) -> Result<(String, DateTime<Utc>)> {
        let expires_at = now + lifetime;
        let claims = Claims {
            sub: user.to_string(),
            sid: session.to_string(),
            jti: Uuid::new_v4(),
            iat: now.timestamp(),
            nbf: now.timestamp(),
            exp: expires_at.timestamp(),
            iss: ISSUER.into(),
            aud: AUDIENCE.into(),
        };
        let header = Header { kid: Some(self.kid.clone()), typ: Some("at+jwt".into()), ..Header::new(Algorithm::HS256) };
        Ok((jsonwebtoken::encode(&header, &claims, &self.signing).map_err(Error::internal)?, expires_at))
    }

    /// What the token proves, if it is ours and in force.
    pub fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<AccessClaims> {
        let hash: [u8; 32] = Sha256::digest(token.as_bytes()).into();
        let Proven { claims, from } = self.remembered.get_or_insert_with(&hash, || self.read(token))?;
        if claims.expires_at + LEEWAY <= now {
            return Err(Error::Unauthenticated("The access token has expired. Refresh it, or log in again."));
        }
        if from - LEEWAY > now {
            return Err(INVALID);
        }
        Ok(claims)
    }

    fn read(&self, token: &str) -> Result<Proven> {
        let by = |(kid, key): &(String, DecodingKey)| {
            let token = jsonwebtoken::decode::<Claims>(token, key, &self.rules).ok()?;
            let ours = token.header.typ.as_deref() == Some("at+jwt") && token.header.kid.as_ref() == Some(kid);
            ours.then_some(token.claims)
        };
        let claims = self.accepted.iter().find_map(by).ok_or(INVALID)?;

        let at = |seconds| DateTime::from_timestamp(seconds, 0).ok_or(INVALID);
        let from = at(claims.nbf)?.max(at(claims.iat)?);
        let claims = AccessClaims {
            user: claims.sub.parse().map_err(|_| INVALID)?,
            session: claims.sid.parse().map_err(|_| INVALID)?,
            expires_at: at(claims.exp)?,
        };
        Ok(Proven { claims, from })
    }
}

/// Names a key without telling it.
fn kid(key: &SecretString) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(key.expose_secret().as_bytes())[..6])
}

/// A refresh token: 256 random bits, of which the database only has the hash.
#[derive(Clone)]
pub struct RefreshToken(SecretString);

impl RefreshToken {
    const PREFIX: &'static str = "refresh_";

    /// A new one.
    pub fn generate() -> Self {
        let bits: [u8; 32] = rand::random();
        Self(format!("{}{}", Self::PREFIX, URL_SAFE_NO_PAD.encode(bits)).into())
    }

    /// One that a client sent back. Anything that can't be one is `None`, without asking the database.
    pub fn parse(sent: &str) -> Option<Self> {
        let bits = URL_SAFE_NO_PAD.decode(sent.strip_prefix(Self::PREFIX)?).ok()?;
        (bits.len() == 32).then(|| Self(sent.into()))
    }

    /// What the database knows it by.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.expose_secret().as_bytes()).to_vec()
    }

    /// The token itself, for the client that is to have it.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for RefreshToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RefreshToken(…)")
    }
}
