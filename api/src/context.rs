//! What a resolver may ask of its request.

use async_graphql::Context;
use entity::SessionId;
use tokio::sync::OnceCell;

use crate::{
    app::App,
    auth::{RefreshToken, account},
    db::TenantDb,
    error::{Error, Result},
    values::Region,
};

/// Who asks: the holder of an access token, or nobody.
pub struct Caller {
    viewer: Result<Viewer>,
    refresh_cookie: Option<RefreshToken>,
}

/// The holder of an access token.
pub struct Viewer {
    tenant: TenantDb,
    session: SessionId,
    region: OnceCell<Region>,
}

impl Caller {
    /// Reads the proofs that a request carries. Whether they are needed is for each field to say.
    pub fn new(app: &App, bearer: Option<&str>, refresh_cookie: Option<&str>) -> Self {
        let viewer = match bearer {
            None => Err(Error::Unauthenticated("This needs an access token: send the header `Authorization: Bearer …`.")),
            Some(token) => app.keys().verify(token, app.now()).and_then(|claims| {
                if app.revocations().contains(claims.session()) {
                    return Err(Error::Unauthenticated("This session has ended. Log in again."));
                }
                Ok(Viewer { tenant: app.db().by_access_token(&claims), session: claims.session(), region: OnceCell::new() })
            }),
        };
        Self { viewer, refresh_cookie: refresh_cookie.and_then(RefreshToken::parse) }
    }
}

/// Short names for what stands in a request's context.
pub trait ContextExt {
    /// The application.
    fn app(&self) -> &App;
    /// The guard of the caller's tenant. [`Error::Unauthenticated`] without an access token.
    fn tenant(&self) -> Result<&TenantDb>;
    /// The caller's session. [`Error::Unauthenticated`] without an access token.
    fn session(&self) -> Result<SessionId>;
    /// The refresh token in the request's cookie.
    fn refresh_cookie(&self) -> Option<&RefreshToken>;
    /// The tenant's region. Read once a request, and only where numbers are read or shown.
    fn region(&self) -> impl Future<Output = Result<Region>> + Send;
}

impl ContextExt for Context<'_> {
    fn app(&self) -> &App {
        self.data_unchecked()
    }

    fn tenant(&self) -> Result<&TenantDb> {
        Ok(&viewer(self)?.tenant)
    }

    fn session(&self) -> Result<SessionId> {
        Ok(viewer(self)?.session)
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
        viewer.region.get_or_try_init(read).await.copied()
    }
}

fn viewer<'ctx>(ctx: &'ctx Context<'_>) -> Result<&'ctx Viewer> {
    ctx.data_unchecked::<Caller>().viewer.as_ref().map_err(Clone::clone)
}
