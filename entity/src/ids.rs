//! Typed ids: UUIDv7 in the database, `agent_01k…` to the world, so that an id of the wrong kind is refused at the edge.
//!
//! The text is the prefix, an underscore, and the 128 bits in Crockford's base 32, lower case, 26 digits: the format of
//! [TypeID 0.3](https://github.com/jetify-com/typeid/tree/main/spec). It sorts as the UUID does: by time of creation.

use std::{fmt, str::FromStr};

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use uuid::Uuid;

/// The text is not the id of such a thing: another prefix, another alphabet, another length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongId;

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What stands behind the underscore, in ASCII.
pub fn digits(id: Uuid) -> [u8; 26] {
    let bits = id.as_u128();
    let mut text = [0_u8; 26];
    for (place, digit) in text.iter_mut().rev().enumerate() {
        *digit = DIGITS[((bits >> (5 * place)) & 31) as usize];
    }
    text
}

fn encode(prefix: &str, id: Uuid, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{prefix}_{}", str::from_utf8(&digits(id)).expect("the digits are ASCII"))
}

fn decode(prefix: &str, text: &str) -> Result<Uuid, WrongId> {
    let digits = text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('_')).ok_or(WrongId)?;
    // 26 digits are 130 bits, so the first digit is at most 7.
    if digits.len() != 26 || digits.as_bytes()[0] > b'7' {
        return Err(WrongId);
    }
    let mut bits = 0_u128;
    for byte in digits.bytes() {
        let value = DIGITS.iter().position(|digit| *digit == byte).ok_or(WrongId)?;
        bits = bits << 5 | value as u128;
    }
    Ok(Uuid::from_u128(bits))
}

/// An id that says what it is an id of.
pub trait TypedId: FromStr<Err = WrongId> + fmt::Display + Copy {
    /// What the text of such an id begins with, before the underscore.
    const PREFIX: &'static str;
    /// Of what, for a person: "an agent".
    const OF: &'static str;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal, $of:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, DeriveValueType)]
        pub struct $name(pub Uuid);

        impl TypedId for $name {
            const PREFIX: &'static str = $prefix;
            const OF: &'static str = $of;
        }

        impl $name {
            /// A new id, greater than every one made before it in this process.
            pub fn generate() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                encode(Self::PREFIX, self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = WrongId;

            fn from_str(text: &str) -> Result<Self, WrongId> {
                decode(Self::PREFIX, text).map(Self)
            }
        }

        // SeaORM asks this of every primary key; a UUID never comes from an integer, so it refuses.
        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )*};
}

ids! {
    /// A user, who is a tenant: `user_01k…`.
    UserId = "user", "a user";
    /// A session, from log-in to log-out. Stands in tokens as `sid`.
    SessionId = "session", "a session";
    /// An agent: `agent_01k…`.
    AgentId = "agent", "an agent";
    /// A phone number: `phone_01k…`.
    PhoneNumberId = "phone", "a phone number";
    /// A call's entry in the log: `call_01k…`. Not the telephony provider's call id, which is text.
    CallLogId = "call", "a call log";
    /// An order: `order_01k…`.
    OrderId = "order", "an order";
}

/// An id of anything that `node` can find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnyId {
    /// A user.
    User(UserId),
    /// An agent.
    Agent(AgentId),
    /// A phone number.
    PhoneNumber(PhoneNumberId),
    /// A call's entry in the log.
    CallLog(CallLogId),
    /// An order.
    Order(OrderId),
}

impl FromStr for AnyId {
    type Err = WrongId;

    fn from_str(text: &str) -> Result<Self, WrongId> {
        match text.split_once('_').ok_or(WrongId)?.0 {
            UserId::PREFIX => text.parse().map(Self::User),
            AgentId::PREFIX => text.parse().map(Self::Agent),
            PhoneNumberId::PREFIX => text.parse().map(Self::PhoneNumber),
            CallLogId::PREFIX => text.parse().map(Self::CallLog),
            OrderId::PREFIX => text.parse().map(Self::Order),
            _ => Err(WrongId),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vector `valid-uuidv7` of the `TypeID` specification.
    #[test]
    fn an_id_is_written_as_the_specification_says() {
        let id = AgentId("01890a5d-ac96-774b-bcce-b302099a8057".parse().expect("a UUID"));
        assert_eq!(id.to_string(), "agent_01h455vb4pex5vsknk084sn02q");
        assert_eq!("agent_01h455vb4pex5vsknk084sn02q".parse(), Ok(id));
    }

    #[test]
    fn an_id_of_another_kind_or_another_alphabet_is_refused() {
        for text in [
            "",
            "agent",
            "agent_",
            "phone_01h455vb4pex5vsknk084sn02q",
            "agent_01H455VB4PEX5VSKNK084SN02Q",
            "agent_01h455vb4pex5vsknk084sn02",
            "agent_81h455vb4pex5vsknk084sn02q",
            "agent_01h455vb4pex5vsknk084sn0lq",
            "agent_é1h455vb4pex5vsknk084sn02",
        ] {
            assert_eq!(text.parse::<AgentId>(), Err(WrongId), "{text}");
        }
    }
}
