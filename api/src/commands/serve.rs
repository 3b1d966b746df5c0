//! `api serve`.

use std::{net::SocketAddr, time::Duration};

use tokio::net::TcpListener;

use super::{connect, sentence};
use crate::{
    app::App,
    clock::Clock,
    config::{Serve, Shared},
    events,
    http::server,
};

/// How often what is past its time is removed from the database.
const HOUSEKEEPING: Duration = Duration::from_hours(1);
/// How often it is removed from memory.
const TIDYING: Duration = Duration::from_mins(1);
/// How long the end may take after the last request: a database that does not answer must not keep the process.
const FAREWELL: Duration = Duration::from_secs(2);

pub(super) async fn run(shared: Shared, options: Serve) -> Result<String, String> {
    let keys = shared.keys()?;
    let db = connect(&shared).await?;
    if options.migrate {
        db.migrate_up().await.map_err(sentence)?;
    }
    let app = App::new(db, keys, Clock::system(), options.settings(&shared)).map_err(sentence)?;
    let listener = listen("BIND", options.bind)?;
    let metrics = match options.metrics_bind {
        Some(address) => Some(listen("METRICS_BIND", address)?),
        None => None,
    };
    let followed = events::follow(app.clone(), app.stopping().clone()).await;
    let kept = tokio::spawn(keep_house(app.clone()));
    tracing::info!("serving http://{}", options.bind);
    if let Some(listener) = metrics {
        let stop = app.stopping().clone();
        tokio::spawn(axum::serve(listener, app.metrics_router()).with_graceful_shutdown(stop.cancelled_owned()).into_future());
    }
    tokio::spawn(stop_when_asked(app.clone()));
    server::serve(&app, listener, app.router()).await.map_err(|error| format!("The server stopped: {error}."))?;

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

fn listen(setting: &str, address: SocketAddr) -> Result<TcpListener, String> {
    server::listen(address).map_err(|error| format!("{setting} ('{address}') can't be listened on: {error}."))
}

/// First says that the server is about to stop, and goes on for those who have not heard; then stops it.
async fn stop_when_asked(app: App) {
    server::asked_to_stop().await;
    tracing::info!("stopping: finishing what is under way");
    app.draining().cancel();
    tokio::time::sleep(app.settings().shutdown_delay).await;
    app.stopping().cancel();
}

/// Removes what is past its time: from memory once a minute, from the database once an hour.
async fn keep_house(app: App) {
    let (mut minute, mut hour) = (tokio::time::interval(TIDYING), tokio::time::interval(HOUSEKEEPING));
    loop {
        tokio::select! {
            () = app.stopping().cancelled() => return,
            _ = minute.tick() => app.tidy(),
            _ = hour.tick() => remove_outdated(&app).await,
        }
    }
}

async fn remove_outdated(app: &App) {
    match app.db().remove_outdated(app.now()).await {
        Ok(removed) => {
            for (table, rows) in removed.iter().filter(|(_, rows)| *rows > 0) {
                tracing::info!(table, rows, "removed what is past its time");
            }
        }
        Err(error) => tracing::warn!(?error, "housekeeping failed; it runs again in an hour"),
    }
}
