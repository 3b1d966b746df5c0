//! What a resolver may ask of its request.

use std::{net::IpAddr, sync::Arc};

use async_graphql::Context;
use entity::{SessionId, UserId};
use tokio::sync::OnceCell;

use crate::{
    answer_size::AnswerSize,
    app::App,
    auth::{AccessClaims, RefreshToken, account},
    db::TenantDb,
    error::{Error, Result},
    values::{Region, says_its_country},
};

/// Who asks: the holder of an access token, or nobody; and from where.
pub struct Caller {
    viewer: Result<Viewer>,
    refresh_cookie: Option<RefreshToken>,
    address: Option<IpAddr>,
}

/// The holder of an access token.
pub struct Viewer {
    claims: AccessClaims,
    tenant: TenantDb,
    region: OnceCell<Region>,
}

impl Caller {
    /// Reads the proofs that a request carries. Whether they are needed is for each field to say.
    pub fn new(app: &App, bearer: Option<&str>, refresh_cookie: Option<&str>, address: Option<IpAddr>) -> Self {
        let viewer = match bearer {
            None => Err(Error::Unauthenticated("This needs an access token: send the header `Authorization: Bearer …`.")),
            Some(token) => app.verify(token).map(|claims| Viewer::new(app, &claims)),
        };
        Self { viewer, refresh_cookie: refresh_cookie.and_then(RefreshToken::parse), address }
    }

    /// The holder of an access token that was verified before, on a connection that lasts no longer than it.
    pub fn proven(app: &App, claims: &AccessClaims, address: Option<IpAddr>) -> Self {
        Self { viewer: Ok(Viewer::new(app, claims)), refresh_cookie: None, address }
    }

    /// The tenant, if an access token proves one.
    pub fn user(&self) -> Option<UserId> {
        self.viewer.as_ref().ok().map(|viewer| viewer.tenant.tenant())
    }

    /// What the access token proves; without one, or with one that does not hold, why not.
    pub fn claims(&self) -> Result<AccessClaims> {
        self.viewer.as_ref().map(|viewer| viewer.claims).map_err(Clone::clone)
    }

    /// Where the request comes from, if it came over a connection.
    pub fn address(&self) -> Option<IpAddr> {
        self.address
    }
}

impl Viewer {
    fn new(app: &App, claims: &AccessClaims) -> Self {
        Self { claims: *claims, tenant: app.db().by_access_token(claims), region: OnceCell::new() }
    }
}

/// Short names for what stands in a request's context.
pub trait ContextExt {
    /// The application.
    fn app(&self) -> &App;
    /// The guard of the caller's tenant. [`Error::Unauthenticated`] without an access token.
    fn tenant(&self) -> Result<&TenantDb>;
    /// How much the answer holds so far.
    fn answer_size(&self) -> &Arc<AnswerSize>;
    /// The caller's session. [`Error::Unauthenticated`] without an access token.
    fn session(&self) -> Result<SessionId>;
    /// Where the request comes from, if it came over a connection.
    fn address(&self) -> Option<IpAddr>;
    /// The refresh token in the request's cookie.
    fn refresh_cookie(&self) -> Option<&RefreshToken>;
    /// The tenant's region. Read once a request, and only where numbers are read or shown.
    fn region(&self) -> impl Future<Output = Result<Region>> + Send;
    /// The region that these are read in, if they are phone numbers. Not looked up where all of them say their country.
    fn region_of(&self, typed: &[Option<&str>]) -> impl Future<Output = Result<Region>> + Send;
}

impl ContextExt for Context<'_> {
    fn app(&self) -> &App {
        self.data_unchecked()
    }

    fn tenant(&self) -> Result<&TenantDb> {
        Ok(&viewer(self)?.tenant)
    }

    fn answer_size(&self) -> &Arc<AnswerSize> {
        self.data_unchecked()
    }

    fn session(&self) -> Result<SessionId> {
        Ok(viewer(self)?.claims.session())
    }

    fn address(&self) -> Option<IpAddr> {
        self.data_unchecked::<Caller>().address
    }

    fn refresh_cookie(&self) -> Option<&RefreshToken> {
        self.data_unchecked::<Caller>().refresh_cookie.as_ref()
    }

    async fn region(&self) -> Result<Region> {
        let viewer = viewer(self)?;
        let read = || async {
            let account = account::get(&viewer.tenant).await?;
            Region::parse(&account.region).map_err(Error::internal)
        };
        // Read once, and asked for by every number: the future of the reading is boxed, so that theirs stay small.
        match viewer.region.get() {
            Some(region) => Ok(*region),
            None => Box::pin(viewer.region.get_or_try_init(read)).await.copied(),
        }
    }

    async fn region_of(&self, typed: &[Option<&str>]) -> Result<Region> {
        if typed.iter().flatten().all(|typed| says_its_country(typed)) { Ok(Region::default()) } else { self.region().await }
    }
}

fn viewer<'ctx>(ctx: &'ctx Context<'_>) -> Result<&'ctx Viewer> {
    ctx.data_unchecked::<Caller>().viewer.as_ref().map_err(Clone::clone)
}
