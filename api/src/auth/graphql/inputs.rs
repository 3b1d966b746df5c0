//! What is sent of accounts and sessions.

use async_graphql::{InputObject, MaybeUndefined};

/// What `signUp` takes.
#[derive(InputObject)]
pub struct SignUpInput {
    /// An e-mail address, at most 254 characters, unique without regard to case.
    pub(super) email: String,
    /// 12 to 128 characters, and not easy to guess. There are no rules about digits or symbols.
    pub(super) password: String,
    /// The person's name, at most 200 characters.
    pub(super) full_name: Option<String>,
    /// ISO 3166 alpha-2: how numbers typed without a country code are read. The server's default, `IN` unless configured, when left out.
    pub(super) region: Option<String>,
    /// Whether the refresh token is set as an `HttpOnly` cookie instead of being answered: for browsers.
    #[graphql(default)]
    pub(super) use_cookie: bool,
}

/// What `logIn` takes.
#[derive(InputObject)]
pub struct LogInInput {
    /// The account's e-mail address, in any case.
    pub(super) email: String,
    /// The account's password.
    pub(super) password: String,
    /// Whether the refresh token is set as an `HttpOnly` cookie instead of being answered: for browsers.
    #[graphql(default)]
    pub(super) use_cookie: bool,
}

/// What `refreshTokens` takes.
#[derive(InputObject)]
pub struct RefreshTokensInput {
    /// The refresh token; null or left out: the one in the cookie.
    pub(super) refresh_token: Option<String>,
}

/// What `logOut` takes.
#[derive(InputObject)]
pub struct LogOutInput {
    /// The refresh token of the session to end; null or left out: the session of the access token, or else of the cookie.
    pub(super) refresh_token: Option<String>,
    /// Whether all sessions of the user end, on every device.
    #[graphql(default)]
    pub(super) everywhere: bool,
}

/// What `changePassword` takes.
#[derive(InputObject)]
pub struct ChangePasswordInput {
    /// The password as it is.
    pub(super) current_password: String,
    /// The password as it is to be: 12 to 128 characters, and not easy to guess.
    pub(super) new_password: String,
}

/// What `updateProfile` takes: a field that is left out stays as it is.
#[derive(InputObject)]
pub struct UpdateProfileInput {
    /// A new e-mail address. Needs `currentPassword`.
    pub(super) email: MaybeUndefined<String>,
    /// A new name; null removes it.
    pub(super) full_name: MaybeUndefined<String>,
    /// A new region, ISO 3166 alpha-2.
    pub(super) region: MaybeUndefined<String>,
    /// The present password, where it is needed.
    pub(super) current_password: Option<String>,
}
