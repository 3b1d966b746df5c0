//! The command line.

use std::process::ExitCode;

use api::{
    commands,
    config::{self, Config},
    telemetry,
};
use clap::{CommandFactory, Parser};

/// A request makes and drops thousands of small things, which this one does for less, and it gives memory back after a peak.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Before the first thread starts: it writes into the process's environment.
    match dotenvy::dotenv() {
        Ok(_) => {}
        Err(error) if error.not_found() => {}
        Err(error) => return fail(&format!(".env can't be read: {error}.")),
    }
    let config = match Config::try_parse() {
        Ok(config) => config,
        Err(error) => match config::explain(&error, &Config::command()) {
            Some(sentence) => return fail(&sentence),
            None => error.exit(),
        },
    };
    let telemetry = match telemetry::start(config.shared.log_format, &config.shared.log, config.shared.otlp_endpoint.as_deref()) {
        Ok(telemetry) => telemetry,
        Err(sentence) => return fail(&sentence),
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(config.shared.worker_threads()).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&format!("The runtime can't start: {error}.")),
    };
    let outcome = runtime.block_on(commands::run(config.shared, config.command));
    telemetry.end();
    match outcome {
        Ok(output) => {
            #[expect(clippy::print_stdout, reason = "the output of a command")]
            {
                print!("{output}");
            }
            ExitCode::SUCCESS
        }
        Err(sentence) => fail(&sentence),
    }
}

fn fail(sentence: &str) -> ExitCode {
    #[expect(clippy::print_stderr, reason = "the one sentence that says why a command stopped")]
    {
        eprintln!("api: {sentence}");
    }
    ExitCode::FAILURE
}
