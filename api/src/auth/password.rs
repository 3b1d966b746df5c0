//! Passwords: argon2id, off the threads that serve requests.

use std::sync::Arc;

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Semaphore;

use crate::error::{Error, Flaw, Result, UserErrorCode};

/// A password that may be used: 12 to 128 characters, and not easy to guess.
#[derive(Clone, Debug)]
pub struct Password(SecretString);

impl Password {
    /// The fewest characters.
    pub const MIN: usize = 12;
    /// The most characters.
    pub const MAX: usize = 128;

    /// How many characters are looked at to tell whether it can be guessed.
    const SCORED: usize = 32;

    /// Parses a new password; `known` is what an attacker knows of its owner. There are no rules of composition: a password is
    /// weak when it can be guessed in fewer than a million tries, by common passwords, words, names, dates and keyboard patterns.
    fn parse(typed: &str, known: &[&str]) -> Result<Self, Flaw> {
        let length = typed.chars().count();
        if length < Self::MIN {
            return Err(Flaw::new(
                UserErrorCode::TooShort,
                format!("A password needs at least {} characters; this has {length}.", Self::MIN),
            ));
        }
        if length > Self::MAX {
            return Err(Flaw::new(UserErrorCode::TooLong, format!("A password has at most {} characters; this has {length}.", Self::MAX)));
        }
        // A beginning that is hard to guess is enough, and what scoring costs grows with the cube of the length.
        let beginning: String = typed.chars().take(Self::SCORED).collect();
        if zxcvbn::zxcvbn(&beginning, known).score() <= zxcvbn::Score::One {
            return Err(Flaw::new(
                UserErrorCode::WeakPassword,
                "This password is easy to guess. Take several words that don't belong together.",
            ));
        }
        Ok(Self(typed.into()))
    }
}

/// Hashes and checks passwords, a few at a time: each takes a core and 19 MiB for some 30 ms.
#[derive(Clone)]
pub struct Passwords {
    slots: Arc<Semaphore>,
    /// The places of those that wait for a slot.
    places: Arc<Semaphore>,
    /// What an unknown account's password is checked against, so that it takes as long as a known one's.
    nobody: Arc<str>,
}

impl Passwords {
    /// How many may wait for a slot, and keep what else they hold: beyond them the server is busy.
    const WAITING: usize = 64;

    /// A slot for each core but one, which is left to everybody else's requests.
    pub fn new() -> Result<Self> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let slots = Arc::new(Semaphore::new(cores.saturating_sub(1).max(1)));
        let nobody = hash("nobody has this password")?;
        Ok(Self { slots, places: Arc::new(Semaphore::new(Self::WAITING)), nobody: nobody.into() })
    }

    /// Parses a new password as [`Password`] says.
    pub async fn accept(&self, typed: &str, known: &[&str]) -> Result<Result<Password, Flaw>> {
        let typed = SecretString::from(typed);
        let known: Vec<String> = known.iter().map(|&word| word.to_owned()).collect();
        self.run(move || {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            Ok(Password::parse(typed.expose_secret(), &known))
        })
        .await
    }

    /// The hash to store, in the PHC string format.
    pub async fn hash(&self, password: Password) -> Result<String> {
        self.run(move || hash(password.0.expose_secret())).await
    }

    /// Whether `typed` is the password that was stored. Without one it is not, after the same time.
    pub async fn verify(&self, typed: &str, stored: Option<&str>) -> Result<bool> {
        // A longer one can't have been accepted; hashing it would cost more than hashing the longest that can.
        let typed: SecretString = typed.chars().take(Password::MAX + 1).collect::<String>().into();
        let known = stored.is_some();
        let stored: String = stored.unwrap_or(&self.nobody).to_owned();
        self.run(move || {
            let stored = PasswordHash::new(&stored).map_err(Error::internal)?;
            Ok(Argon2::default().verify_password(typed.expose_secret().as_bytes(), &stored).is_ok() && known)
        })
        .await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let place = self.places.try_acquire().map_err(|_| Error::Busy)?;
        let slot = Arc::clone(&self.slots).acquire_owned().await.map_err(Error::internal)?;
        drop(place);
        let answer = tokio::task::spawn_blocking(move || {
            let answer = work();
            drop(slot);
            answer
        });
        answer.await.map_err(Error::internal)?
    }
}

/// Argon2id with the library's defaults, which are OWASP's: 19 MiB, two passes, one lane.
fn hash(password: &str) -> Result<String> {
    Ok(Argon2::default().hash_password(password.as_bytes()).map_err(Error::internal)?.to_string())
}
