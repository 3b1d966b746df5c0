//! `api serve`.

use std::time::Duration;

use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::{connect, sentence};
use crate::{
    app::App,
    clock::Clock,
    config::{Serve, Shared},
    events,
    http::server,
};

/// How often what is past its time is removed.
const HOUSEKEEPING: Duration = Duration::from_hours(1);
/// How long the end may take after the last request: a database that does not answer must not keep the process.
const FAREWELL: Duration = Duration::from_secs(3);

pub(super) async fn run(shared: Shared, options: Serve) -> Result<String, String> {
    let keys = shared.keys()?;
    let db = connect(&shared).await?;
    if options.migrate {
        db.migrate_up().await.map_err(sentence)?;
    }
    let app = App::new(db, keys, Clock::system(), shared.settings(options.cors_origins.0)).map_err(sentence)?;
    let stop = CancellationToken::new();
    let followed = events::follow(app.clone(), stop.clone()).await;
    let kept = tokio::spawn(keep_house(app.clone(), stop.clone()));

    let in_use = |error| format!("BIND ('{}') can't be listened on: {error}.", options.bind);
    let listener = TcpListener::bind(options.bind).await.map_err(in_use)?;
    tracing::info!("serving http://{}/graphql", options.bind);
    let signalled = stop.clone();
    tokio::spawn(async move {
        server::asked_to_stop().await;
        tracing::info!("stopping: finishing what is under way");
        signalled.cancel();
    });
    server::serve(listener, app.router(), stop.clone()).await.map_err(|error| format!("The server stopped: {error}."))?;

    stop.cancel();
    let farewell = async {
        for task in [followed, kept] {
            task.await.map_err(|error| format!("A background task failed: {error}."))?;
        }
        app.db().clone().close().await.map_err(|error| format!("The database was not closed: {error}."))
    };
    if let Ok(outcome) = tokio::time::timeout(FAREWELL, farewell).await {
        outcome?;
    } else {
        tracing::warn!("the database does not answer; its connections are left to it");
    }
    Ok(String::new())
}

/// Removes what is past its time, once an hour.
async fn keep_house(app: App, stop: CancellationToken) {
    let mut tick = tokio::time::interval(HOUSEKEEPING);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = tick.tick() => {}
        }
        let now = app.now();
        app.revocations().forget_before(now - app.revocation_memory());
        match app.db().remove_outdated(now).await {
            Ok(removed) => {
                for (table, rows) in removed.iter().filter(|(_, rows)| *rows > 0) {
                    tracing::info!(table, rows, "removed what is past its time");
                }
            }
            Err(error) => tracing::warn!(?error, "housekeeping failed; it runs again in an hour"),
        }
    }
}
