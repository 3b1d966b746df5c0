//! Clients that go away, at the worst of moments.

mod cancellation;
mod proxy;
mod torture;
mod wire;

use std::time::Duration;

use crate::support::{TestApp, database::is_postgres};

/// Serves the routes on a socket, as long as the runtime of the test lives.
async fn serve(router: axum::Router) -> std::net::SocketAddr {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// Waits until nobody is inside a transaction: the work of clients that went away may still be finishing.
async fn nobody_stays_in_a_transaction(app: &TestApp) {
    if !is_postgres() {
        // Whoever stayed in one would hold the only write lock.
        app.database.execute("BEGIN IMMEDIATE; ROLLBACK").await;
        return;
    }
    let sql = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND (state LIKE 'idle in transaction%' OR state = 'active')";
    let quiet = async {
        while app.database.number(sql).await > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    // Well before the server itself would end a transaction that idles.
    tokio::time::timeout(Duration::from_secs(5), quiet).await.expect("a connection stays inside a transaction");
}
