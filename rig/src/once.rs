//! One request on a connection of its own.

use std::{io, net::SocketAddr};

use http_body_util::{BodyExt, Full};
use hyper::{Request, Response, StatusCode, body::Bytes, client::conn::http1, header};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// Sends a request and reads all of its answer.
pub(crate) async fn send(stream: TcpStream, request: Request<Full<Bytes>>) -> hyper::Result<Response<Bytes>> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    // It ends with the answer, and what goes wrong there is told to the sender as well.
    let connection = tokio::spawn(connection);
    let answer = async {
        let (parts, body) = sender.send_request(request).await?.into_parts();
        Ok(Response::from_parts(parts, body.collect().await?.to_bytes()))
    };
    let answer = answer.await;
    connection.abort();
    answer
}

/// The status that a path is answered with.
pub(crate) async fn status(address: SocketAddr, path: &str) -> io::Result<StatusCode> {
    let stream = TcpStream::connect(address).await?;
    let request = Request::get(path).header(header::HOST, address.to_string()).body(Full::default()).map_err(io::Error::other)?;
    let answer = send(stream, request).await.map_err(io::Error::other)?;
    Ok(answer.status())
}
