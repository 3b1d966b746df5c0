//! How many connections there are, in all and from each address.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
    app::App,
    http::TrustedProxies,
    limits::Quotas,
    metrics::{Connected, Metrics},
    throttle::network,
};

/// The open connections of a server.
pub(super) struct Connections {
    quotas: Quotas,
    proxies: TrustedProxies,
    metrics: Metrics,
    open: Arc<Mutex<Open>>,
}

#[derive(Default)]
struct Open {
    all: u32,
    from: HashMap<IpAddr, u32>,
}

/// An open connection's place, until it is dropped.
pub(super) struct Place {
    from: Option<IpAddr>,
    open: Arc<Mutex<Open>>,
    _counted: Connected,
}

impl Connections {
    pub(super) fn new(app: &App) -> Self {
        let settings = app.settings();
        Self { quotas: settings.quotas, proxies: settings.proxies.clone(), metrics: app.metrics().clone(), open: Arc::default() }
    }

    /// A place for a connection from this address; `None` if there are too many. A trusted proxy may have all of them.
    pub(super) fn enter(&self, address: IpAddr) -> Option<Place> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.all >= self.quotas.connections {
            return None;
        }
        let most = self.quotas.connections_per_address;
        let from = (most > 0 && !self.proxies.contains(address)).then(|| network(address));
        if let Some(from) = from {
            let count = open.from.entry(from).or_default();
            if *count >= most {
                return None;
            }
            *count += 1;
        }
        open.all += 1;
        Some(Place { from, open: Arc::clone(&self.open), _counted: self.metrics.connected() })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.all -= 1;
        let Some(from) = self.from else { return };
        if let Some(count) = open.from.get_mut(&from) {
            *count -= 1;
            if *count == 0 {
                open.from.remove(&from);
            }
        }
    }
}
