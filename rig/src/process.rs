//! A child process that is signalled, reaped, and never left behind.

use std::{fs, io, ops::Range, path::Path, process::ExitStatus, thread, time::Duration};

use rustix::{
    param::{clock_ticks_per_second, page_size},
    process::{Pid, Signal, kill_process},
};
use tokio::{
    process::{Child, Command},
    time,
};

/// How long a process may take to be ready, after a crash too.
const PATIENCE: Duration = Duration::from_mins(1);
/// How often it is asked whether it is.
const ASK: Duration = Duration::from_millis(20);
/// How often it is looked whether a process has ended, where nothing tells.
const LOOK: Duration = Duration::from_millis(2);

/// A process that ends with this value.
pub(crate) struct Process(Child);

impl Process {
    /// Starts it.
    pub(crate) fn spawn(command: &mut Command) -> io::Result<Self> {
        command.spawn().map(Self)
    }

    /// Waits until it is ready. One that ends before tells why in its log.
    pub(crate) async fn until(&mut self, ready: impl AsyncFn() -> io::Result<bool>, log: &Path) -> io::Result<()> {
        self.until_every(ASK, ready, log).await
    }

    /// The same, asked so often.
    pub(crate) async fn until_every(&mut self, ask: Duration, ready: impl AsyncFn() -> io::Result<bool>, log: &Path) -> io::Result<()> {
        let asking = async {
            while !ready().await? {
                if self.ended()?.is_some() {
                    let said = fs::read_to_string(log).unwrap_or_default();
                    return Err(io::Error::other(format!("the process ended: {said}")));
                }
                time::sleep(ask).await;
            }
            Ok(())
        };
        time::timeout(PATIENCE, asking).await?
    }

    /// Sends it a signal; nothing happens if it has ended.
    pub(crate) fn signal(&self, signal: Signal) -> io::Result<()> {
        self.pid().map_or(Ok(()), |pid| send(pid, signal))
    }

    /// Sends a signal to it and to the processes that it has started, and answers which those are.
    pub(crate) fn signal_all(&self, signal: Signal) -> io::Result<Vec<Pid>> {
        let Some(pid) = self.pid() else { return Ok(Vec::new()) };
        // First it is stopped, so that it starts no further one in between.
        send(pid, Signal::STOP)?;
        let children = children(pid)?;
        for child in &children {
            send(*child, signal)?;
        }
        send(pid, signal)?;
        Ok(children)
    }

    /// Kills it and the processes that it has started, at once and without a chance to tidy up. Returns when all have ended.
    pub(crate) fn kill_all(&mut self) -> io::Result<()> {
        let children = self.signal_all(Signal::KILL)?;
        self.kill()?;
        while children.iter().any(|child| runs(*child)) {
            thread::sleep(LOOK);
        }
        Ok(())
    }

    /// Kills it. Returns when it has ended.
    pub(crate) fn kill(&mut self) -> io::Result<()> {
        self.signal(Signal::KILL)?;
        while self.ended()?.is_none() {
            thread::sleep(LOOK);
        }
        Ok(())
    }

    /// How it ended, if it has.
    pub(crate) fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.0.try_wait()
    }

    /// Waits until it ends.
    pub(crate) async fn wait(&mut self) -> io::Result<ExitStatus> {
        self.0.wait().await
    }

    /// How long it and what it has started have kept a processor busy, those that have ended included.
    pub(crate) fn processor_time(&self) -> io::Result<Duration> {
        Ok(self.family()?.into_iter().filter_map(|pid| busy(&pid.as_raw_nonzero().to_string(), OWN_AND_CHILDRENS)).sum())
    }

    /// How many bytes of memory it and what it has started hold; what several of them share is counted once for each.
    pub(crate) fn memory(&self) -> io::Result<u64> {
        Ok(self.family()?.into_iter().filter_map(pages).sum::<u64>() * page_size() as u64)
    }

    /// It, what it has started, and what those have started.
    fn family(&self) -> io::Result<Vec<Pid>> {
        let mut family = vec![self.pid().ok_or_else(|| io::Error::other("the process has ended"))?];
        let mut place = 0;
        while let Some(parent) = family.get(place) {
            family.extend(children(*parent)?);
            place += 1;
        }
        Ok(family)
    }

    /// Its id, until it has been reaped.
    fn pid(&self) -> Option<Pid> {
        Pid::from_raw(self.0.id()?.try_into().ok()?)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.kill());
    }
}

/// One that ended meanwhile needs no signal.
fn send(pid: Pid, signal: Signal) -> io::Result<()> {
    match kill_process(pid, signal) {
        Err(rustix::io::Errno::SRCH) | Ok(()) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn children(parent: Pid) -> io::Result<Vec<Pid>> {
    let all = fs::read_dir("/proc")?.filter_map(|entry| Pid::from_raw(entry.ok()?.file_name().to_str()?.parse().ok()?));
    Ok(all.filter(|pid| stat(*pid).is_some_and(|(_, its_parent)| its_parent == parent.as_raw_nonzero().get())).collect())
}

/// One that has ended and waits for its new parent to notice runs no more.
fn runs(pid: Pid) -> bool {
    stat(pid).is_some_and(|(state, _)| state != 'Z')
}

/// The state of a process, and its parent.
fn stat(pid: Pid) -> Option<(char, i32)> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).ok()?;
    // The name before these stands in brackets and may hold any character.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}

/// Where `/proc` has the times of a process in its own code and in the kernel, and those of its children that have ended: fields 14 to
/// 17, counted behind the name in brackets.
const OWN_AND_CHILDRENS: Range<usize> = 11..15;
const CHILDRENS: Range<usize> = 13..15;

/// For how long a process has kept a processor busy.
fn busy(pid: &str, times: Range<usize>) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let fields = stat.rsplit_once(')')?.1.split_whitespace().skip(times.start).take(times.len());
    let ticks: u64 = fields.filter_map(|field| field.parse::<u64>().ok()).sum();
    Some(Duration::from_micros(ticks * 1_000_000 / clock_ticks_per_second()))
}

/// For how long the programs that this process has started, and that have ended, kept a processor busy.
pub fn ended_children() -> io::Result<Duration> {
    busy("self", CHILDRENS).ok_or_else(|| io::Error::other("/proc does not tell of this process"))
}

/// The pages of memory that a process holds.
fn pages(pid: Pid) -> Option<u64> {
    fs::read_to_string(format!("/proc/{}/statm", pid.as_raw_nonzero())).ok()?.split_whitespace().nth(1)?.parse().ok()
}
