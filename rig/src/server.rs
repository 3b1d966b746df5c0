//! The server, as a process.

use std::{
    fs::{self, File},
    io,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{ExitStatus, Stdio},
    time::{Duration, Instant},
};

use hyper::StatusCode;
use rustix::process::Signal;
use tempfile::TempDir;
use tokio::{process::Command, time};

use crate::{free_address, once, process::Process};

/// What every server signs with, so that a token of one is good at the others.
const SECRET_KEY: &str = "an example key that no server uses: 0123456789";

/// How often it is asked where the time until it answers is what counts.
const TIGHT: Duration = Duration::from_millis(1);

/// `api serve` in a temporary folder, on a port of its own. It ends with this value.
pub struct Server {
    // Before the folder: it ends first.
    process: Process,
    folder: TempDir,
    address: SocketAddr,
    program: PathBuf,
    settings: Vec<(String, String)>,
}

impl Server {
    /// Starts `program` and waits until it is ready. It knows these settings, by their environment variables, and no others; without a
    /// `DATABASE_URL` among them it keeps its data in its folder, on SQLite.
    pub async fn start(program: &str, settings: &[(&str, &str)]) -> io::Result<Self> {
        let (folder, address, program) = (TempDir::with_prefix("server-")?, free_address()?, PathBuf::from(program));
        let settings: Vec<_> = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let process = spawn(&program, folder.path(), address, &settings)?;
        let mut server = Self { process, folder, address, program, settings };
        server.until_ready().await?;
        Ok(server)
    }

    /// Starts it again, with the same settings, folder and port, and waits until it is ready. Kills it first if it still runs.
    pub async fn restart(&mut self) -> io::Result<()> {
        self.kill()?;
        self.process = spawn(&self.program, self.folder.path(), self.address, &self.settings)?;
        self.until_ready().await
    }

    /// Starts it again, as [`Server::restart`] does, and answers how long it took until it `answers`: it is asked every millisecond.
    pub async fn restart_and_time(&mut self, answers: impl AsyncFn() -> bool) -> io::Result<Duration> {
        self.kill()?;
        let since = Instant::now();
        self.process = spawn(&self.program, self.folder.path(), self.address, &self.settings)?;
        self.process.until_every(TIGHT, async || Ok(answers().await), &self.folder.path().join("log")).await?;
        Ok(since.elapsed())
    }

    /// Kills it, as a crash would. Returns when it has ended.
    pub fn kill(&mut self) -> io::Result<()> {
        self.process.kill()
    }

    /// Asks it to stop.
    pub fn terminate(&self) -> io::Result<()> {
        self.process.signal(Signal::TERM)
    }

    /// Waits until it has ended.
    pub async fn wait(&mut self, patience: Duration) -> io::Result<ExitStatus> {
        time::timeout(patience, self.process.wait()).await?
    }

    /// Whether it says that it is ready.
    pub async fn is_ready(&self) -> bool {
        is_ready(self.address).await
    }

    /// How long it has kept a processor busy, in all its threads.
    pub fn processor_time(&self) -> io::Result<Duration> {
        self.process.processor_time()
    }

    /// How many bytes of memory it holds.
    pub fn memory(&self) -> io::Result<u64> {
        self.process.memory()
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its working directory.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What it has written to its log, over all its lives.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    async fn until_ready(&mut self) -> io::Result<()> {
        let address = self.address;
        self.process.until(async || Ok(is_ready(address).await), &self.folder.path().join("log")).await
    }
}

async fn is_ready(address: SocketAddr) -> bool {
    once::status(address, "/readyz").await.is_ok_and(|status| status == StatusCode::OK)
}

fn spawn(program: &Path, folder: &Path, address: SocketAddr, settings: &[(String, String)]) -> io::Result<Process> {
    let log = File::options().create(true).append(true).open(folder.join("log"))?;
    let mut command = Command::new(program);
    command
        .arg("serve")
        .current_dir(folder)
        // What the caller's own environment sets must not count.
        .env_clear()
        .env("SECRET_KEY", SECRET_KEY)
        .env("LOG_FORMAT", "json")
        .env("BIND", address.to_string())
        .envs(settings.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log);
    Process::spawn(&mut command)
}
