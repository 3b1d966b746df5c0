//! Any other program that serves, as a process.

use std::{fs::File, io, net::SocketAddr, path::Path, process::Stdio, time::Duration};

use hyper::StatusCode;
use tempfile::TempDir;
use tokio::process::Command;

use crate::{free_address, once, process::Process};

/// A program that serves HTTP on a port of its own. It, and what it starts, end with this value.
pub struct Program {
    process: Process,
    folder: TempDir,
    address: SocketAddr,
}

impl Program {
    /// Starts it in `folder` with these words of a command and environment variables, and waits until it answers at `ready` with 200. In
    /// words and values, `{host}` and `{port}` stand for where it is to listen.
    pub async fn start(command: &[&str], folder: &Path, variables: &[(&str, &str)], ready: &str) -> io::Result<Self> {
        let (own, address) = (TempDir::with_prefix("program-")?, free_address()?);
        let filled = |text: &str| text.replace("{host}", &address.ip().to_string()).replace("{port}", &address.port().to_string());
        let log = File::create(own.path().join("log"))?;
        let (name, words) = command.split_first().ok_or_else(|| io::Error::other("a command has a name"))?;
        let mut command = Command::new(name);
        command
            .args(words.iter().map(|word| filled(word)))
            .envs(variables.iter().map(|(name, value)| (name, filled(value))))
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log);
        let process = Process::spawn(&mut command)?;
        let mut program = Self { process, folder: own, address };
        let answers = async || Ok(once::status(address, ready).await.is_ok_and(|status| status == StatusCode::OK));
        program.process.until(answers, &program.folder.path().join("log")).await?;
        Ok(program)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How long its processes have kept a processor busy.
    pub fn processor_time(&self) -> io::Result<Duration> {
        self.process.processor_time()
    }

    /// How many bytes of memory its processes hold.
    pub fn memory(&self) -> io::Result<u64> {
        self.process.memory()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.process.kill_all());
    }
}
