//! Where a request comes from.

use std::net::{IpAddr, SocketAddr};

use axum::{extract::ConnectInfo, http::Request};
use ipnet::IpNet;

/// The header in which proxies note whom they answer, each adding one at the end.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// The proxies whose word counts.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(pub Vec<IpNet>);

impl TrustedProxies {
    /// Whether this is one of them.
    pub fn contains(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }

    /// The client's address: the other end of the connection, or, if that is a trusted proxy, the last address before it that is none.
    /// What stands before that can be made up by the client. `None` if the request did not come over a connection.
    pub fn client<B>(&self, request: &Request<B>) -> Option<IpAddr> {
        let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
        let mut client = peer.ip();
        let headers = request.headers().get_all(FORWARDED_FOR).iter().rev();
        let headers: Vec<_> = headers.map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
        let mut noted = headers.iter().flat_map(|value| value.rsplit(','));
        while self.contains(client) {
            // A proxy that notes no address is taken for the client itself.
            let Some(Ok(before)) = noted.next().map(|address| address.trim().parse()) else { break };
            client = before;
        }
        Some(client.to_canonical())
    }
}
