//! The whole suite is logged in every detail, as an operator could ask for, and read for what must never stand in a log.

use std::{
    io,
    sync::{Mutex, Once},
};

use tracing_subscriber::{fmt, layer::SubscriberExt, util::SubscriberInitExt};

use super::{PASSWORD, SECRET_KEY};

/// What gives a secret away: passwords and keys of the tests, the beginnings of tokens, and phone numbers of theirs.
const CANARIES: [&str; 9] =
    [PASSWORD, SECRET_KEY, "slow green river", "eyJ0eXAi", "refresh_token=", "Bearer e", "9876543210", "9812345678", "98101 0000"];

/// Fails if a text that is not the asker's own holds a secret.
pub fn assert_discreet(what: &str, text: &str) {
    if let Some(canary) = CANARIES.iter().find(|canary| text.contains(*canary)) {
        panic!("{what} holds {canary}: {text}");
    }
}

/// Reads the log of this process from now on. The only subscriber there is: with two, a thread that serves both would confuse them.
pub fn watch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let log = fmt::layer().with_ansi(false).with_writer(|| Reader);
        tracing_subscriber::registry().with(api::telemetry::filter("trace")).with(log).init();
    });
}

/// The warnings so far in which this stands, which should be nobody else's.
pub fn warnings_of(whose: &str) -> String {
    lines_of(whose).into_iter().filter(|line| line.contains(" WARN ")).collect()
}

/// The lines so far that an operator reads, and in which this stands.
pub fn lines_of(whose: &str) -> Vec<String> {
    LINES.lock().unwrap().iter().filter(|line| line.contains(whose)).cloned().collect()
}

static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Reader;

impl io::Write for Reader {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(line);
        if let Some(canary) = CANARIES.iter().find(|canary| text.contains(*canary)) {
            // A panic in here would be one test's, or nobody's; the whole suite has to fail.
            #[expect(clippy::print_stderr, reason = "the last words of the process")]
            {
                eprintln!("the log holds {canary}: {text}");
            }
            std::process::abort();
        }
        if [" INFO ", " WARN "].iter().any(|level| text.contains(level)) {
            LINES.lock().unwrap().push(text.into_owned());
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
