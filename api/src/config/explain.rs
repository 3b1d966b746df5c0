//! What an operator is told of a wrong setting.

/// Turns clap's report of a wrong value into one sentence that names the variable. Everything else is for clap to say.
pub fn explain(error: &clap::Error, command: &clap::Command) -> Option<String> {
    use clap::error::{ContextKind, ContextValue, ErrorKind};

    if !matches!(error.kind(), ErrorKind::ValueValidation | ErrorKind::InvalidValue) {
        return None;
    }
    let Some(ContextValue::String(argument)) = error.get(ContextKind::InvalidArg) else { return None };
    let flag = argument.split([' ', '[']).next()?.trim_start_matches("--");
    let arguments = command.get_arguments().chain(command.get_subcommands().flat_map(clap::Command::get_arguments));
    let argument = arguments.into_iter().find(|argument| argument.get_long() == Some(flag))?;
    let name = argument.get_env()?.to_str()?;
    let reason = match (std::error::Error::source(error), error.get(ContextKind::ValidValue)) {
        (Some(reason), _) => reason.to_string(),
        (None, Some(ContextValue::Strings(valid))) => format!("must be one of: {}", valid.join(", ")),
        _ => "is not valid".to_owned(),
    };
    let value = match error.get(ContextKind::InvalidValue) {
        // A secret is not repeated on a screen or in a log.
        Some(ContextValue::String(value)) if !argument.is_hide_env_values_set() => format!(" ('{value}')"),
        _ => String::new(),
    };
    Some(format!("{name}{value} {}.", reason.trim_end_matches('.')))
}
