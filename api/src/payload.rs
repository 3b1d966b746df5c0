//! What mutations answer: the entity, or `userErrors`.

use crate::error::{Error, Result, UserError};

/// Splits a rule's answer into what a payload has room for: the entity, or the user's mistakes. The rest is an error of the request.
pub fn split<T>(answer: Result<T>) -> async_graphql::Result<(Option<T>, Vec<UserError>)> {
    match answer {
        Ok(value) => Ok((Some(value), Vec::new())),
        Err(Error::Invalid(errors)) => Ok((None, errors)),
        Err(error) => Err(error.into()),
    }
}

/// Declares payloads that hold one entity: `payloads! { field: Type, "what it is"; /// What this one answers. Name … }`.
macro_rules! payloads {
    ($entity:ident: $type:ty, $about:literal; $(#[doc = $doc:literal] $name:ident)*) => {$(
        #[doc = $doc]
        #[derive(async_graphql::SimpleObject)]
        pub struct $name {
            #[doc = $about]
            pub $entity: Option<$type>,
            /// What has to be mended; empty on success.
            pub user_errors: Vec<$crate::error::UserError>,
        }

        impl $name {
            fn new(answer: $crate::error::Result<$type>) -> async_graphql::Result<Self> {
                let ($entity, user_errors) = $crate::payload::split(answer)?;
                Ok(Self { $entity, user_errors })
            }
        }
    )*};
}

pub(crate) use payloads;
