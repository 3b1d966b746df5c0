//! Accounts and sessions as GraphQL.

mod inputs;

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::TimeDelta;
use cookie::{Cookie, SameSite};
use entity::user;

use super::{
    RefreshToken,
    account::{self, NewAccount, ProfileChanges},
    session::{self, Tokens},
};
use crate::{
    app::{App, Settings},
    context::ContextExt,
    error::{Error, Result, UserError, UserErrorCode},
    payload,
    values::DateTime,
};

pub use inputs::{ChangePasswordInput, LogInInput, LogOutInput, RefreshTokensInput, SignUpInput, UpdateProfileInput};

/// The name of the cookie that carries a refresh token. In production the browser itself enforces that it was set by this host alone,
/// and over HTTPS; no other name is read there.
pub fn refresh_cookie(settings: &Settings) -> &'static str {
    if settings.production { "__Host-refresh_token" } else { "refresh_token" }
}

/// A user: a person's account, and a tenant whose data nobody else sees.
pub struct User(pub user::Model);

/// A user: a person's account, and a tenant whose data nobody else sees.
#[Object]
impl User {
    /// The user's id: `user_01k…`.
    pub async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }

    /// The e-mail address as it was typed. It is compared without regard to case.
    async fn email(&self) -> &str {
        &self.0.email
    }

    /// The person's name.
    async fn full_name(&self) -> Option<&str> {
        self.0.full_name.as_deref()
    }

    /// ISO 3166 alpha-2, for example `IN`: how numbers typed without a country code are read, and how numbers are shown.
    async fn region(&self) -> &str {
        &self.0.region
    }

    /// When the account was made.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }

    /// When the account last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.0.updated_at)
    }
}

/// What a client needs to call the API, and to go on when that expires.
#[derive(SimpleObject)]
pub struct AuthTokens {
    /// A JWT. Send it with every request: `Authorization: Bearer …`.
    access_token: String,
    /// When the access token expires: 30 minutes after it was issued, unless the server is configured otherwise.
    access_token_expires_at: DateTime,
    /// What `refreshTokens` takes. Good for one use. Null when it was set as an `HttpOnly` cookie instead (`useCookie`).
    refresh_token: Option<String>,
    /// When the refresh token expires: 7 days after it was issued, unless the server is configured otherwise.
    refresh_token_expires_at: DateTime,
}

macro_rules! session_payload {
    ($(#[doc = $doc:literal] $name:ident)*) => {$(
        #[doc = $doc]
        #[derive(SimpleObject)]
        pub struct $name {
            /// The account; null if there are `userErrors`.
            pub user: Option<User>,
            /// The tokens of the session; null if there are `userErrors`.
            pub tokens: Option<AuthTokens>,
            /// What has to be mended; empty on success.
            pub user_errors: Vec<UserError>,
        }

        impl $name {
            fn new(ctx: &Context<'_>, answer: Result<(user::Model, Tokens)>, use_cookie: bool) -> async_graphql::Result<Self> {
                let (answer, user_errors) = payload::split(answer)?;
                let (user, tokens) = answer.map(|(user, tokens)| (User(user), hand_over(ctx, tokens, use_cookie))).unzip();
                Ok(Self { user, tokens, user_errors })
            }
        }
    )*};
}

session_payload! {
    /// What `signUp` answers.
    SignUpPayload
    /// What `logIn` answers.
    LogInPayload
    /// What `refreshTokens` answers.
    RefreshTokensPayload
    /// What `changePassword` answers.
    ChangePasswordPayload
}

/// What `logOut` answers.
#[derive(SimpleObject)]
pub struct LogOutPayload {
    /// Whether there was a session to end. The cookie is removed either way.
    pub logged_out: bool,
    /// What has to be mended; empty on success.
    pub user_errors: Vec<UserError>,
}

/// What `updateProfile` answers.
#[derive(SimpleObject)]
pub struct UpdateProfilePayload {
    /// The account as it is now; null if there are `userErrors`.
    pub user: Option<User>,
    /// What has to be mended; empty on success.
    pub user_errors: Vec<UserError>,
}

/// The account's queries.
#[derive(Default)]
pub struct AuthQuery;

#[Object]
impl AuthQuery {
    /// The account of whoever asks.
    async fn me(&self, ctx: &Context<'_>) -> Result<User> {
        account::get(ctx.tenant()?).await.map(User)
    }
}

/// The account's mutations.
#[derive(Default)]
pub struct AuthMutation;

#[Object]
impl AuthMutation {
    /// Makes an account and logs it in. Needs no access token.
    ///
    /// userErrors: `REQUIRED`, `INVALID`, `TOO_SHORT`, `TOO_LONG`, `WEAK_PASSWORD`, and `TAKEN` if the address has an account.
    async fn sign_up(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new account.")] input: SignUpInput,
    ) -> async_graphql::Result<SignUpPayload> {
        let new = NewAccount { email: input.email, password: input.password, full_name: input.full_name, region: input.region };
        SignUpPayload::new(ctx, account::sign_up(ctx.app(), ctx.address(), new).await, input.use_cookie)
    }

    /// Begins a session. Needs no access token.
    ///
    /// userErrors: `INVALID_CREDENTIALS`, the same for an unknown address and a wrong password.
    async fn log_in(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The account and its password.")] input: LogInInput,
    ) -> async_graphql::Result<LogInPayload> {
        LogInPayload::new(ctx, account::log_in(ctx.app(), ctx.address(), &input.email, &input.password).await, input.use_cookie)
    }

    /// Renews a session: gives new tokens for a refresh token, which is used up. Needs no access token.
    ///
    /// A used token that comes back ends its session, because somebody has a copy; for 20 seconds after its use it is taken for two
    /// tabs that refreshed at once. userErrors: `INVALID_CREDENTIALS` if the token is not ours, has expired, or its session has ended.
    async fn refresh_tokens(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The refresh token, where it is not in the cookie.")] input: RefreshTokensInput,
    ) -> async_graphql::Result<RefreshTokensPayload> {
        let use_cookie = input.refresh_token.is_none();
        let answer = match sent_token(ctx, input.refresh_token.as_deref()) {
            Some(token) => refresh(ctx.app(), &token).await,
            None if use_cookie => Err(Error::invalid(
                &["input", "refreshToken"],
                UserErrorCode::InvalidCredentials,
                "There is no refresh token, in the input or in a cookie. Log in.",
            )),
            None => Err(session_over()),
        };
        RefreshTokensPayload::new(ctx, answer, use_cookie)
    }

    /// Ends a session, or with `everywhere` all sessions of the user: their tokens are refused from now on. Needs an access token, a
    /// refresh token or the cookie, whichever there is.
    async fn log_out(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which sessions end.")] input: LogOutInput,
    ) -> async_graphql::Result<LogOutPayload> {
        let name = refresh_cookie(ctx.app().settings());
        ctx.append_http_header("set-cookie", cookie(name, String::new(), TimeDelta::zero()).to_string());
        let logged_out = match (input.refresh_token, ctx.tenant(), ctx.session()) {
            (None, Ok(tenant), Ok(session)) => session::end(ctx.app(), tenant, (!input.everywhere).then_some(session)).await?,
            (sent, ..) => match sent_token(ctx, sent.as_deref()) {
                Some(token) => session::end_by_token(ctx.app(), &token, input.everywhere).await?,
                None => false,
            },
        };
        Ok(LogOutPayload { logged_out, user_errors: Vec::new() })
    }

    /// Replaces the password, ends every session of the user and begins a new one.
    ///
    /// userErrors: `INVALID_CREDENTIALS`, `TOO_SHORT`, `TOO_LONG`, `WEAK_PASSWORD`, and `STATE_CONFLICT` if it was replaced meanwhile.
    async fn change_password(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The password as it is and as it is to be.")] input: ChangePasswordInput,
    ) -> async_graphql::Result<ChangePasswordPayload> {
        let answer = account::change_password(ctx.app(), ctx.tenant()?, &input.current_password, &input.new_password).await;
        ChangePasswordPayload::new(ctx, answer, ctx.refresh_cookie().is_some())
    }

    /// Changes the account. Only the fields that are given are written.
    ///
    /// userErrors: `REQUIRED`, `INVALID`, `TOO_LONG`, `INVALID_CREDENTIALS`, and `TAKEN` if the address has another account.
    async fn update_profile(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: UpdateProfileInput,
    ) -> async_graphql::Result<UpdateProfilePayload> {
        let changes = ProfileChanges {
            email: input.email.into(),
            full_name: input.full_name.into(),
            region: input.region.into(),
            current_password: input.current_password,
        };
        let (user, user_errors) = payload::split(account::update_profile(ctx.app(), ctx.tenant()?, changes).await)?;
        Ok(UpdateProfilePayload { user: user.map(User), user_errors })
    }
}

async fn refresh(app: &App, token: &RefreshToken) -> Result<(user::Model, Tokens)> {
    let (tenant, tokens) = session::refresh(app, token).await?.ok_or_else(session_over)?;
    Ok((account::get(&tenant).await?, tokens))
}

fn session_over() -> Error {
    Error::invalid(&["input", "refreshToken"], UserErrorCode::InvalidCredentials, "This session has ended. Log in again.")
}

/// The refresh token that the client sent, in its input or else in its cookie.
fn sent_token(ctx: &Context<'_>, sent: Option<&str>) -> Option<RefreshToken> {
    match sent {
        Some(sent) => RefreshToken::parse(sent),
        None => ctx.refresh_cookie().cloned(),
    }
}

/// Publishes the tokens: the refresh token in the answer, or in a cookie that no script of the page can read.
fn hand_over(ctx: &Context<'_>, tokens: Tokens, use_cookie: bool) -> AuthTokens {
    if use_cookie {
        let name = refresh_cookie(ctx.app().settings());
        let cookie = cookie(name, tokens.refresh.expose().to_owned(), ctx.app().settings().refresh_lifetime);
        ctx.append_http_header("set-cookie", cookie.to_string());
    }
    AuthTokens {
        access_token: tokens.access,
        access_token_expires_at: DateTime(tokens.access_expires_at),
        refresh_token: (!use_cookie).then(|| tokens.refresh.expose().to_owned()),
        refresh_token_expires_at: DateTime(tokens.refresh_expires_at),
    }
}

/// A cookie for this host alone, never sent along from another site's page. With no lifetime the browser removes it.
fn cookie(name: &'static str, value: String, lifetime: TimeDelta) -> Cookie<'static> {
    Cookie::build((name, value))
        .path("/")
        .http_only(true)
        .secure(name.starts_with("__Host-"))
        .same_site(SameSite::Strict)
        .max_age(cookie::time::Duration::seconds(lifetime.num_seconds()))
        .build()
}
