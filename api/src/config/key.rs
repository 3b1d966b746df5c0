//! The key that signs access tokens, where nobody has set one.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use secrecy::SecretString;

use super::parse::secret_key;

/// Reads the key kept in `folder`, or makes one there that only its owner can read.
pub(super) fn kept_key(folder: &std::path::Path) -> Result<SecretString, String> {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};

    let file = folder.join("secret_key");
    let fault = |error: std::io::Error| format!("SECRET_KEY is not set, and a key can't be kept in {}: {error}.", file.display());
    std::fs::create_dir_all(folder).map_err(fault)?;
    let made = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file);
    match made {
        Ok(mut made) => {
            let bits: [u8; 32] = rand::random();
            let key = URL_SAFE_NO_PAD.encode(bits);
            made.write_all(key.as_bytes()).map_err(fault)?;
            Ok(key.into())
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            let key = std::fs::read_to_string(&file).map_err(fault)?;
            secret_key(key.trim())
                .map_err(|flaw| format!("The key kept in {} {flaw}: delete the file, and a new one is made.", file.display()))
        }
        Err(error) => Err(fault(error)),
    }
}
