//! A PostgreSQL of its own.

use std::{
    fs::{self, File},
    io,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use rustix::process::{Signal, geteuid};
use tempfile::TempDir;
use tokio::process::Command;

use crate::{free_address, process::Process};

/// A PostgreSQL server in a temporary folder, on a port of its own. It is durable, as in production, so that it can be killed. It and
/// its data end with this value.
pub struct Postgres {
    // Before the folder: it ends first.
    process: Option<Process>,
    folder: TempDir,
    address: SocketAddr,
    settings: Vec<String>,
}

impl Postgres {
    /// Makes a server, and starts it.
    pub async fn create() -> io::Result<Self> {
        Self::with(&[]).await
    }

    /// The same with settings of its own, each like `jit=off`.
    pub async fn with(settings: &[&str]) -> io::Result<Self> {
        let folder = TempDir::with_prefix("postgres-")?;
        if geteuid().is_root() {
            succeed(Command::new("chown").arg("postgres").arg(folder.path())).await?;
        }
        let mut postgres =
            Self { process: None, folder, address: free_address()?, settings: settings.iter().map(ToString::to_string).collect() };
        let mut initdb = postgres.program("initdb");
        initdb.args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-D"]).arg(postgres.data());
        succeed(&mut initdb).await?;
        postgres.start().await?;
        Ok(postgres)
    }

    /// Starts it, again with the same data on the same port. Returns when it accepts connections.
    pub async fn start(&mut self) -> io::Result<()> {
        let port = self.address.port().to_string();
        let log = File::options().create(true).append(true).open(self.folder.path().join("log"))?;
        let mut command = self.program("postgres");
        command.arg("-D").arg(self.data()).arg("-k").arg(self.folder.path());
        command.args(["-p", &port, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"]);
        for setting in &self.settings {
            command.args(["-c", setting]);
        }
        let mut process = Process::spawn(command.stdin(std::process::Stdio::null()).stdout(log.try_clone()?).stderr(log))?;

        let accepts = async || {
            let mut question = Command::new(binary("pg_isready"));
            question.args(["-q", "-h", "127.0.0.1", "-p", &port]);
            Ok(question.status().await?.success())
        };
        process.until(accepts, &self.folder.path().join("log")).await?;
        self.process = Some(process);
        Ok(())
    }

    /// The URL of one of its databases; `postgres` is there from the start.
    pub fn url(&self, database: &str) -> String {
        self.url_through(self.address, database)
    }

    /// The same by another way, a [`crate::Link`] for example.
    pub fn url_through(&self, way: SocketAddr, database: &str) -> String {
        format!("postgres://postgres@{way}/{database}")
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Kills all its processes at once, as a crash would. Returns when they have ended.
    pub fn kill(&mut self) -> io::Result<()> {
        self.process.take().map_or(Ok(()), |mut process| process.kill_all())
    }

    /// Stops all its processes where they are: connections stay open, and nothing is answered.
    pub fn stop_process(&self) -> io::Result<()> {
        self.process.as_ref().map_or(Ok(()), |process| process.signal_all(Signal::STOP).map(drop))
    }

    /// Lets them go on.
    pub fn continue_process(&self) -> io::Result<()> {
        self.process.as_ref().map_or(Ok(()), |process| process.signal_all(Signal::CONT).map(drop))
    }

    /// How long its processes have kept a processor busy.
    pub fn processor_time(&self) -> io::Result<Duration> {
        self.process.as_ref().map_or(Ok(Duration::ZERO), Process::processor_time)
    }

    /// What it has written to its log.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A program of PostgreSQL, which refuses to run as root.
    fn program(&self, name: &str) -> Command {
        let mut command = if geteuid().is_root() {
            // It becomes the program; others that change the user stay between us and it, and would be signalled instead.
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(binary(name));
            command
        } else {
            Command::new(binary(name))
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.kill());
    }
}

/// The newest where Debian keeps them, which is not in the path; or what the path has.
fn binary(name: &str) -> PathBuf {
    let version = |folder: &Path| folder.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let folders = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path());
    let present = folders.filter(|folder| folder.join("bin").join(name).exists());
    present.max_by_key(|folder| version(folder)).map_or_else(|| name.into(), |folder| folder.join("bin").join(name))
}

async fn succeed(command: &mut Command) -> io::Result<()> {
    let output = command.output().await?;
    if output.status.success() { Ok(()) } else { Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned())) }
}
