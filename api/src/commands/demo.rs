//! `api demo`.

use crate::{app::App, config::Demo};

pub(super) async fn run(_app: &App, _options: Demo) -> Result<String, String> {
    Err("not yet".into())
}
