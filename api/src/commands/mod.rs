//! What the command line does.

pub mod demo;
mod serve;

use std::io::IsTerminal;

use crate::{
    app::App,
    auth::account,
    clock::Clock,
    config::{Command, Migrate, Shared},
    db::Db,
    error::Error,
    schema,
    values::Email,
};

/// Runs a command. The answer is what to print; the error is one sentence for the operator.
pub async fn run(shared: Shared, command: Command) -> Result<String, String> {
    match command {
        Command::Serve(options) => serve::run(shared, options).await,
        Command::Migrate { direction } => migrate(&connect(&shared).await?, direction).await,
        Command::Schema => Ok(schema::sdl().to_owned()),
        Command::Demo(options) => {
            let made = demo::run(&app(&shared).await?, options).await?;
            Ok(made.describe(&shared.database_name()))
        }
        Command::SetPassword { email } => set_password(&app(&shared).await?, &email).await,
    }
}

async fn migrate(db: &Db, direction: Migrate) -> Result<String, String> {
    match direction {
        Migrate::Up => db.migrate_up().await.map_err(sentence)?,
        Migrate::Down { steps } => db.migrate_down(Some(steps)).await.map_err(sentence)?,
        Migrate::Status => {}
    }
    let line = |(name, applied): (String, bool)| format!("{} {name}\n", if applied { "applied" } else { "pending" });
    Ok(db.migrations().await.map_err(sentence)?.into_iter().map(line).collect())
}

async fn set_password(app: &App, email: &str) -> Result<String, String> {
    let unknown = || format!("There is no account with the address {email}.");
    let address = Email::parse(email).map_err(|flaw| flaw.message)?;
    let tenant = app.db().for_operator(&address).await.map_err(sentence)?.ok_or_else(unknown)?;
    let stdin = std::io::stdin();
    let password = if stdin.is_terminal() {
        rpassword::prompt_password("New password: ")
    } else {
        let mut line = String::new();
        stdin.read_line(&mut line).map(|_| line.trim_end_matches(['\r', '\n']).to_owned())
    };
    let password = password.map_err(|error| format!("The password could not be read: {error}."))?;
    account::reset_password(app, &tenant, &password).await.map_err(sentence)?;
    Ok(format!("The password of {email} has been set, and all its sessions have ended.\n"))
}

/// Opens the database; SQLite's folder is made when it is absent.
async fn connect(shared: &Shared) -> Result<Db, String> {
    if let Some(folder) = shared.database_file().as_deref().and_then(std::path::Path::parent) {
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("DATABASE_URL: the folder {} can't be made: {error}.", folder.display()))?;
    }
    let opened = Db::connect(&shared.database(), None).await;
    opened.map_err(|error| format!("DATABASE_URL: the database can't be opened: {}", sentence(error)))
}

/// The application for a command that works on the data: the schema must be up to date.
async fn app(shared: &Shared) -> Result<App, String> {
    let db = connect(shared).await?;
    db.migrate_up().await.map_err(sentence)?;
    App::new(db, shared.keys()?, Clock::system(), shared.settings()).map_err(sentence)
}

/// What an operator may read of an error: unlike a client, the cause.
fn sentence(error: Error) -> String {
    match error {
        Error::Unauthenticated(why) | Error::Interrupted(why) => why.to_owned(),
        Error::BadInput(message) | Error::TooComplex(message) => message,
        Error::Invalid(errors) => errors.into_iter().map(|error| error.message).collect::<Vec<_>>().join(" "),
        Error::NotFound => "It is no longer there.".into(),
        Error::Duplicate => "There is one already.".into(),
        Error::Throttled(wait) => crate::error::too_often(wait),
        Error::Busy => "The server is busy.".into(),
        Error::Timeout => "The database took too long.".into(),
        Error::Unavailable(cause) => format!("{cause}."),
        Error::Internal(cause) => format!("{cause}."),
    }
}
