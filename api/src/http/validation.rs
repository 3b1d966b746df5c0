//! The library's rules for documents, asked once for each document instead of each time that it is executed. They look at variables only
//! where one stands, and whether its value fits is looked at for each request ([`super::preflight::variables`]).

use std::{panic::AssertUnwindSafe, sync::Arc};

use async_graphql::{
    Request, Response, ServerError,
    async_trait::async_trait,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute},
    parser::types::{DocumentOperations, ExecutableDocument},
};
use futures_util::FutureExt;

use super::operation::first;
use crate::{
    error::{self, request_error},
    schema::{self, Schema},
};

/// A schema that executes nothing.
pub struct Validator(Schema);

impl Default for Validator {
    fn default() -> Self {
        Self(schema::validating().extension(NotExecuted).finish())
    }
}

impl Validator {
    /// What is wrong with this document, whose text is `text`: the first of it. If the library fails over it, that is wrong with it.
    pub fn mistakes(&self, text: &str, document: &ExecutableDocument) -> Vec<ServerError> {
        let mut request = Request::new(text);
        request.set_parsed_query(document.clone());
        // All operations are looked at, and which one is to be executed is no matter here; but the library wants one to be named.
        if let DocumentOperations::Multiple(operations) = &document.operations {
            request.operation_name = operations.keys().next().map(ToString::to_string);
        }
        let validated = AssertUnwindSafe(self.0.execute(request)).catch_unwind().now_or_never();
        if let Ok(response) = validated.expect("nothing is waited for where nothing is executed") {
            return first(response.errors);
        }
        let (code, message) = error::internal("the library panicked over a document");
        vec![request_error(code, message)]
    }
}

/// Stands where an operation would be executed.
struct NotExecuted;

impl ExtensionFactory for NotExecuted {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait]
impl Extension for NotExecuted {
    async fn execute(&self, _: &ExtensionContext<'_>, _: Option<&str>, _: NextExecute<'_>) -> Response {
        Response::default()
    }
}
