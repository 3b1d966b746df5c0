//! The command line's settings: a wrong one stops the start with one sentence that names the variable.

use api::config::{Config, explain};
use clap::{CommandFactory, Parser};

fn refusal(arguments: &[&str]) -> String {
    let error = Config::try_parse_from([&["api"], arguments].concat()).unwrap_err();
    explain(&error, &Config::command()).unwrap_or_else(|| panic!("{arguments:?} is not explained: {error}"))
}

#[test]
fn a_wrong_value_is_told_in_one_sentence_that_names_the_variable() {
    for (arguments, sentence) in [
        (vec!["serve", "--bind", "here"], "BIND ('here') must be an address and a port, like 127.0.0.1:8000."),
        (
            vec!["serve", "--cors-origins", "https://a.example.com/,*"],
            "CORS_ORIGINS ('https://a.example.com/,*') must be origins like https://app.example.com, separated by commas, without a path.",
        ),
        (vec!["serve", "--migrate=perhaps"], "MIGRATE ('perhaps') must be one of: true, false."),
        (vec!["schema", "--database-url", "mysql://user:secret@host/db"], "DATABASE_URL must begin with postgres:// or sqlite://."),
        (
            vec!["schema", "--secret-key", "short"],
            "SECRET_KEY must be at least 32 random characters, for example from `openssl rand -hex 32`.",
        ),
        (
            vec!["schema", "--secret-key-previous", &"a".repeat(40)],
            "SECRET_KEY_PREVIOUS must be at least 32 random characters, for example from `openssl rand -hex 32`.",
        ),
        (vec!["schema", "--production=yes"], "PRODUCTION ('yes') must be one of: true, false."),
        (vec!["schema", "--access-token-minutes", "0"], "ACCESS_TOKEN_MINUTES ('0') must be a whole number from 1 to 1440."),
        (vec!["schema", "--refresh-token-days", "many"], "REFRESH_TOKEN_DAYS ('many') must be a whole number from 1 to 365."),
        (vec!["schema", "--default-region", "India"], "DEFAULT_REGION ('India') must be an ISO 3166 country code of two letters, like IN."),
        (vec!["schema", "--database-pool-size=-3"], "DATABASE_POOL_SIZE ('-3') must be a whole number from 1 to 500."),
        (vec!["schema", "--worker-threads", "0"], "WORKER_THREADS ('0') must be a whole number from 1 to 512."),
        (vec!["schema", "--log-format", "xml"], "LOG_FORMAT ('xml') must be one of: text, json."),
        (
            vec!["schema", "--log", "api=loud"],
            "LOG ('api=loud') must be a level (error, warn, info, debug, trace) or directives like info,api=debug.",
        ),
    ] {
        assert_eq!(refusal(&arguments), sentence);
    }
}

#[test]
fn production_needs_a_key_and_elsewhere_one_is_made_and_kept_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;

    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("key_{}", uuid::Uuid::new_v4().simple()));
    let url = format!("sqlite://{}/platform.db", folder.display());
    let config = |more: &[&str]| Config::try_parse_from([&["api", "--database-url", &url, "schema"], more].concat()).unwrap().shared;

    let refused = config(&["--production"]).keys().err().unwrap();
    assert_eq!(refused, "SECRET_KEY is not set: production needs one, for example from `openssl rand -hex 32`.");
    assert!(!folder.exists());

    let now = chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    let (token, _) = config(&[])
        .keys()
        .unwrap()
        .sign(entity::UserId::generate(), entity::SessionId::generate(), now, chrono::TimeDelta::minutes(1))
        .unwrap();
    assert!(config(&[]).keys().unwrap().verify(&token, now).is_ok(), "the key is kept");
    assert_eq!(std::fs::metadata(folder.join("secret_key")).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_database_on_the_same_machine_is_left_half_of_the_processors() {
    let threads = |arguments: &[&str]| {
        Config::try_parse_from([&["api", "schema", "--database-url"], arguments].concat()).unwrap().shared.worker_threads()
    };
    let processors = std::thread::available_parallelism().unwrap().get();
    for here in [
        "sqlite://data/platform.db",
        "postgres://api:secret@localhost/api",
        "postgres://api@127.0.0.1:5433/api",
        "postgres://api@[::1]/api",
        "postgres://api@localhost/api?host=/run/postgresql",
    ] {
        assert_eq!(threads(&[here]), processors.div_ceil(2), "{here}");
    }
    for elsewhere in ["postgres://api:secret@db.example.com/api", "postgres://api@10.0.0.7/api?sslmode=require"] {
        assert_eq!(threads(&[elsewhere]), processors, "{elsewhere}");
    }
    assert_eq!(threads(&["postgres://api@localhost/api", "--worker-threads", "7"]), 7);
}

#[test]
fn the_command_line_is_consistent() {
    Config::command().debug_assert();
}
