//! How often a tenant, an address or an account may ask. Counted on this server alone: with two servers everybody may ask twice as often.

use std::{hash::Hash, net::IpAddr, num::NonZeroU32, time::Duration};

use chrono::{DateTime, Utc};
use entity::UserId;
use governor::{
    Quota, RateLimiter,
    middleware::NoOpMiddleware,
    nanos::Nanos,
    state::{InMemoryState, NotKeyed, keyed::DashMapStateStore},
};

use crate::{
    clock::Clock,
    limits::{PASSWORD_TRIES, PASSWORD_TRY_EVERY, Quotas},
    values::Email,
};

/// Somebody asked too often, and may ask again after this long.
#[derive(Clone, Copy, Debug)]
pub struct TooOften(pub Duration);

/// The counters of this server.
pub struct Throttle {
    tenants: Counter<UserId>,
    addresses: Counter<IpAddr>,
    password_addresses: Counter<IpAddr>,
    password_accounts: Counter<String>,
    messages: Option<Quota>,
    clock: Clock,
}

/// How often the client of one socket may say something.
pub struct Messages(Option<RateLimiter<NotKeyed, InMemoryState, Clock, NoOpMiddleware<Nanos>>>);

impl Messages {
    /// Counts a message, unless there were too many.
    pub fn count(&self) -> Result<(), TooOften> {
        let Some(limiter) = &self.0 else { return Ok(()) };
        limiter.check().map_err(|early| TooOften(early.wait_time_from(governor::clock::Clock::now(limiter.clock()))))
    }
}

impl Throttle {
    /// Counts against these quotas, by this clock.
    pub fn new(quotas: &Quotas, clock: &Clock) -> Self {
        let a_second = |number: u32| {
            let number = NonZeroU32::new(number)?;
            Some(Quota::per_second(number).allow_burst(number.saturating_add(number.get())))
        };
        let account = NonZeroU32::new(PASSWORD_TRIES).and_then(|tries| Some(Quota::with_period(PASSWORD_TRY_EVERY)?.allow_burst(tries)));
        Self {
            tenants: Counter::new(a_second(quotas.requests_per_tenant), clock),
            addresses: Counter::new(a_second(quotas.requests_per_address), clock),
            password_addresses: Counter::new(NonZeroU32::new(quotas.password_tries_per_address).map(Quota::per_minute), clock),
            // Whoever lifts the limit of addresses means to try passwords: there is no switch of its own.
            password_accounts: Counter::new(account.filter(|_| quotas.password_tries_per_address > 0), clock),
            messages: a_second(quotas.requests_per_address),
            clock: clock.clone(),
        }
    }

    /// Counts a request from an address, whatever it asks for, unless too many came from there.
    pub fn address(&self, address: Option<IpAddr>) -> Result<(), TooOften> {
        address.map_or(Ok(()), |address| self.addresses.count(&network(address)))
    }

    /// Counts a request of a tenant, unless there were too many.
    pub fn tenant(&self, tenant: Option<UserId>) -> Result<(), TooOften> {
        tenant.map_or(Ok(()), |tenant| self.tenants.count(&tenant))
    }

    /// Counts a try at a password, or the making of one, before it is hashed, unless there were too many from this address, or at this
    /// account, whether or not there is such an account.
    pub fn password(&self, account: Option<&Email>, address: Option<IpAddr>) -> Result<(), TooOften> {
        address.map_or(Ok(()), |address| self.password_addresses.count(&network(address)))?;
        account.map_or(Ok(()), |account| self.password_accounts.count(&account.key()))
    }

    /// A counter of the messages of a socket: as many as requests may come from an address. A socket has its own, so that nobody's is
    /// closed for what a neighbour behind the same address does.
    pub fn messages(&self) -> Messages {
        Messages(self.messages.map(|quota| RateLimiter::direct_with_clock(quota, self.clock.clone())))
    }

    /// Forgets who has not asked for a while.
    pub fn forget(&self) {
        self.tenants.forget();
        self.addresses.forget();
        self.password_addresses.forget();
        self.password_accounts.forget();
    }
}

/// The part of an address that one customer of a provider has: all of IPv4, the first half of IPv6.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => std::net::Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
    }
}

/// A rate limit by key; without a quota it counts nothing.
struct Counter<K: Hash + Eq + Clone>(Option<RateLimiter<K, DashMapStateStore<K>, Clock, NoOpMiddleware<Nanos>>>, Clock);

impl<K: Hash + Eq + Clone> Counter<K> {
    fn new(quota: Option<Quota>, clock: &Clock) -> Self {
        let limiter = quota.map(|quota| RateLimiter::new(quota, DashMapStateStore::default(), clock.clone()));
        Self(limiter, clock.clone())
    }

    fn count(&self, key: &K) -> Result<(), TooOften> {
        let Some(limiter) = &self.0 else { return Ok(()) };
        limiter.check_key(key).map_err(|early| TooOften(early.wait_time_from(self.1.now_in_nanos())))
    }

    fn forget(&self) {
        if let Some(limiter) = &self.0 {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

impl Clock {
    fn now_in_nanos(&self) -> Nanos {
        let since_epoch = self.now().signed_duration_since(DateTime::<Utc>::UNIX_EPOCH);
        since_epoch.to_std().unwrap_or(Duration::ZERO).into()
    }
}

impl governor::clock::Clock for Clock {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        self.now_in_nanos()
    }
}
