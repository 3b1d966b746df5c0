//! How the text of a setting becomes its value. What is refused is told as the end of a sentence that begins with the variable's name.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderValue;
use ipnet::IpNet;
use secrecy::SecretString;

use super::Origins;
use crate::{http::TrustedProxies, values::Region};

pub(super) fn whole<const MIN: u32, const MAX: u32>(value: &str) -> Result<u32, String> {
    value.parse().ok().filter(|number| (MIN..=MAX).contains(number)).ok_or_else(|| format!("must be a whole number from {MIN} to {MAX}"))
}

pub(super) fn bind(value: &str) -> Result<SocketAddr, &'static str> {
    value.parse().map_err(|_| "must be an address and a port, like 127.0.0.1:8000")
}

pub(super) fn database_url(value: &str) -> Result<SecretString, &'static str> {
    let postgres = value.starts_with("postgres://") || value.starts_with("postgresql://");
    if !postgres && !value.starts_with("sqlite://") {
        return Err("must begin with postgres:// or sqlite://");
    }
    // What follows the host has no @: if there is one, a character of the password has ended the host too early.
    let place = value.split_once("//").map_or(value, |(_, place)| place);
    let cut_short = place.find(['/', '?', '#']).is_some_and(|end| place[end..].contains(['@', '#']));
    if postgres && (cut_short || value.parse::<axum::http::Uri>().is_err()) {
        return Err("is not a URL: write @ in the password as %40, # as %23, / as %2F");
    }
    Ok(value.into())
}

pub(super) fn secret_key(value: &str) -> Result<SecretString, &'static str> {
    let distinct = value.bytes().collect::<std::collections::HashSet<_>>().len();
    if value.len() < 32 || distinct < 10 {
        return Err("must be at least 32 random characters, for example from `openssl rand -hex 32`");
    }
    Ok(value.into())
}

pub(super) fn region(value: &str) -> Result<Region, &'static str> {
    Region::parse(value).map_err(|_| "must be an ISO 3166 country code of two letters, like IN")
}

pub(super) fn origins(value: &str) -> Result<Origins, &'static str> {
    let origin = |origin: &str| {
        let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")).unwrap_or_default();
        let plain = !host.is_empty() && !host.contains(['/', '*', ' ']);
        plain.then(|| HeaderValue::from_str(origin).ok()).flatten()
    };
    let origins = value.split(',').map(str::trim).filter(|text| !text.is_empty()).map(origin).collect::<Option<_>>();
    origins.map(Origins).ok_or("must be origins like https://app.example.com, separated by commas, without a path")
}

pub(super) fn proxies(value: &str) -> Result<TrustedProxies, &'static str> {
    let network = |text: &str| text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from)).ok();
    let networks = value.split(',').map(str::trim).filter(|text| !text.is_empty()).map(network).collect::<Option<_>>();
    networks.map(TrustedProxies).ok_or("must be addresses or networks like 10.0.0.0/8, separated by commas")
}

pub(super) fn collector(value: &str) -> Result<String, &'static str> {
    let plain = value.starts_with("http://") && value.parse::<axum::http::Uri>().is_ok_and(|uri| uri.host().is_some());
    plain.then(|| value.to_owned()).ok_or("must be the address of a collector, like http://127.0.0.1:4318")
}

pub(super) fn log_filter(value: &str) -> Result<String, &'static str> {
    let valid = tracing_subscriber::EnvFilter::builder().parse(value).is_ok();
    valid.then(|| value.to_owned()).ok_or("must be a level (error, warn, info, debug, trace) or directives like info,api=debug")
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_that_breaks_the_url_is_refused() {
        for url in [
            "postgres://u:p#x@host/d",
            "postgres://u:1#x@host/d",
            "postgres://u:1/x@host/d",
            "postgres://u:1?x@host/d",
            "postgres://u:p x@host/d",
        ] {
            assert!(database_url(url).is_err(), "{url}");
        }
        assert!(database_url("sqlite::memory:").is_err(), "each connection would have a database of its own");
        for url in ["postgres://u:p%23x%40y%2F@host:5432/d?sslmode=require", "postgresql://host/d", "sqlite://data/a#b@c.db"] {
            assert!(database_url(url).is_ok(), "{url}");
        }
    }
}
