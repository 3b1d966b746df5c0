//! The answers that are on their way. Whoever asks for much and reads none of it is given no more.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::body::Bytes;
use entity::UserId;

use super::operation::Refused;
use crate::{error::Code, limits::UNREAD_BYTES};

/// Answers up to this many bytes are not worth counting.
const SMALL: usize = 16 * 1024;

/// How many bytes of large answers have not been read, by tenant.
#[derive(Clone, Default)]
pub struct Outgoing(Arc<Mutex<HashMap<UserId, usize>>>);

/// An answer that is on its way until this is dropped.
pub struct Unread {
    outgoing: Outgoing,
    tenant: UserId,
    bytes: usize,
}

impl Outgoing {
    /// Counts an answer of so many bytes, unless it is small or nobody's. Refused if its tenant has too much unread.
    pub fn hold(&self, tenant: Option<UserId>, bytes: usize) -> Result<Option<Unread>, Refused> {
        let Some(tenant) = tenant.filter(|_| bytes > SMALL) else { return Ok(None) };
        let mut unread = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_tenant = unread.entry(tenant).or_default();
        if *of_tenant + bytes > UNREAD_BYTES {
            let message = format!("You have not read {of_tenant} bytes of earlier answers. Read them, or ask for less at once.");
            return Err(Refused::new(Code::Throttled, message));
        }
        *of_tenant += bytes;
        Ok(Some(Unread { outgoing: self.clone(), tenant, bytes }))
    }

    /// The bytes of an answer, which count until the last of them has been passed on.
    pub fn send(&self, tenant: Option<UserId>, bytes: Vec<u8>) -> Result<Bytes, Refused> {
        struct Held {
            bytes: Vec<u8>,
            _unread: Unread,
        }

        impl AsRef<[u8]> for Held {
            fn as_ref(&self) -> &[u8] {
                &self.bytes
            }
        }

        Ok(match self.hold(tenant, bytes.len())? {
            Some(unread) => Bytes::from_owner(Held { bytes, _unread: unread }),
            None => Bytes::from(bytes),
        })
    }
}

impl Drop for Unread {
    fn drop(&mut self) {
        let mut unread = self.outgoing.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(of_tenant) = unread.get_mut(&self.tenant) {
            *of_tenant -= self.bytes;
            if *of_tenant == 0 {
                unread.remove(&self.tenant);
            }
        }
    }
}
