//! A connection that may not dawdle.
//!
//! hyper's own timer runs from the end of one request to the head of the next, so it can't tell a client that keeps its connection for
//! later from one that sends a letter a minute. Here the two are told apart.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Instant, Sleep, sleep_until},
};

/// How long the first byte may take.
const FIRST_BYTE: Duration = Duration::from_secs(10);
/// How long a request's head may take, from its first byte.
const HEAD: Duration = Duration::from_secs(5);
/// How long what is to be written may take, once the other side reads less than comes.
const ANSWER: Duration = Duration::from_mins(2);
/// How long it may take none of it.
const STALLED: Duration = Duration::from_secs(20);
/// How long a connection may be without a byte in either direction.
const IDLE: Duration = Duration::from_mins(1);

/// Nothing has come yet.
const NEW: u8 = 0;
/// A request is awaited, or its head is on its way.
const WAITING: u8 = 1;
/// A request is being served, or its answer goes on.
const SERVING: u8 = 2;

/// What the connection is about, as whoever serves it tells.
pub(super) struct Phase(Arc<AtomicU8>);

impl Phase {
    /// A request's head has come.
    pub(super) fn serving(&self) {
        self.0.store(SERVING, Ordering::Relaxed);
    }

    /// The request has been answered.
    pub(super) fn waiting(&self) {
        self.0.store(WAITING, Ordering::Relaxed);
    }
}

/// A connection with its timers.
pub(super) struct Timed {
    stream: TcpStream,
    phase: Arc<AtomicU8>,
    /// When the last byte went, in either direction.
    last: Instant,
    /// When the head began that is on its way.
    head: Option<Instant>,
    /// While the other side reads less than there is to write: since when, and when it took something last.
    pressed: Option<(Instant, Instant)>,
    alarm: Pin<Box<Sleep>>,
}

impl Timed {
    pub(super) fn new(stream: TcpStream) -> (Self, Phase) {
        let now = Instant::now();
        let phase = Arc::new(AtomicU8::new(NEW));
        let timed = Self {
            stream,
            phase: Arc::clone(&phase),
            last: now,
            head: None,
            pressed: None,
            alarm: Box::pin(sleep_until(now + FIRST_BYTE)),
        };
        (timed, Phase(phase))
    }

    fn deadline(&self) -> Instant {
        if let Some((since, taken)) = self.pressed {
            // Whatever else it sends meanwhile is not read, so it is not late either.
            return (since + ANSWER).min(taken + STALLED);
        }
        match (self.phase.load(Ordering::Relaxed), self.head) {
            (NEW, None) => self.last + FIRST_BYTE,
            (NEW | WAITING, Some(began)) => began + HEAD,
            _ => self.last + IDLE,
        }
    }

    /// Waits with whoever waits for bytes, until the time is over.
    fn poll_late(&mut self, cx: &mut Context<'_>) -> Poll<io::Error> {
        loop {
            let deadline = self.deadline();
            if deadline <= Instant::now() {
                return Poll::Ready(io::ErrorKind::TimedOut.into());
            }
            if self.alarm.deadline() != deadline {
                self.alarm.as_mut().reset(deadline);
            }
            ready!(self.alarm.as_mut().poll(cx));
        }
    }
}

impl AsyncRead for Timed {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        match Pin::new(&mut self.stream).poll_read(cx, buffer) {
            Poll::Pending => self.poll_late(cx).map(Err),
            Poll::Ready(read) => {
                if buffer.filled().len() > before {
                    self.last = Instant::now();
                    let now = self.last;
                    match self.phase.load(Ordering::Relaxed) {
                        SERVING => self.head = None,
                        _ => drop(self.head.get_or_insert(now)),
                    }
                }
                Poll::Ready(read)
            }
        }
    }
}

impl AsyncWrite for Timed {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.written(cx, written, bytes.len())
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, bytes);
        self.written(cx, written, bytes.iter().map(|part| part.len()).sum())
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

impl Timed {
    fn written(&mut self, cx: &mut Context<'_>, written: Poll<io::Result<usize>>, offered: usize) -> Poll<io::Result<usize>> {
        let now = Instant::now();
        match &written {
            Poll::Ready(Ok(taken)) if *taken == offered => self.pressed = None,
            Poll::Ready(_) => self.pressed = Some((self.pressed.map_or(now, |(since, _)| since), now)),
            Poll::Pending => drop(self.pressed.get_or_insert((now, now))),
        }
        if written.is_pending() {
            return self.poll_late(cx).map(Err);
        }
        self.last = now;
        // What is written answers the head that had come.
        self.head = None;
        written
    }
}
