//! What a document's author is told where the library's validation refuses it: our own words, which say what to do, around the names that
//! the library found.

/// The library's message in our words. Names stand in it between quotation marks.
pub(super) fn reworded(message: &str) -> String {
    let names: Vec<&str> = message.split('"').skip(1).step_by(2).map(|name| name.trim_start_matches(['$', '@'])).collect();
    let name = |place: usize| names.get(place).copied().unwrap_or("…");
    let says = |words: &str| message.contains(words);
    let [first, second, third] = [name(0), name(1), name(2)];
    match message.split(' ').take(2).collect::<Vec<_>>().join(" ").as_str() {
        "Unknown field" => format!("{second} has no field `{first}`. The schema lists those that it has."),
        "Unknown argument" if says("directive") => format!("The directive @{second} has no argument `{first}`. Leave it out."),
        "Unknown argument" => format!("The field `{second}` of {third} has no argument `{first}`. The schema lists those that it has."),
        "Unknown type" => format!("There is no type `{first}`. The schema lists those that there are."),
        "Unknown directive" => format!("There is no directive @{first}. @skip and @include are there."),
        "Unknown fragment:" => format!("The fragment `{first}` is spread, and not in the document. Add it, or leave the spread out."),
        _ if says("is never used") => format!("The fragment `{first}` is spread nowhere. Spread it, or leave it out."),
        _ if says("not used") => format!("The variable ${first} is used nowhere. Use it, or leave it out."),
        _ if says("not defined") => format!("The variable ${first} is used, and not defined. Define it after the operation's name."),
        _ if says("non-input type") => format!("The variable ${first} can't be of type {second}: it is no type of an input."),
        _ if says("must not have a selection") => format!("`{first}` is a single value. Ask for it without braces."),
        _ if says("must have a selection") => format!("`{first}` is an object. Say in braces which of its fields you want."),
        _ if says("is required but not provided") && message.starts_with("Field") => {
            format!("The field `{first}` of {third} needs the argument `{second}`.")
        }
        _ if says("is required but not provided") => format!("The directive @{first} needs the argument `{second}`."),
        _ if says("may not be used on") => format!("The directive @{first} can't stand there. Leave it out."),
        _ if says("only be one variable") => format!("The variable ${first} is defined twice. Leave one of them out."),
        _ if says("only be one argument") => format!("The argument `{first}` is given twice. Leave one of them out."),
        _ if says("Duplicate directive") => format!("The directive @{first} stands twice in one place. Leave one of them out."),
        _ if says("cannot be spread here") => "A fragment is spread where there is never a thing of its type. Leave it out.".to_owned(),
        _ if says("cannot condition") => "A fragment is on a type that has no fields. Name an object or an interface.".to_owned(),
        _ if says("conflict") => format!("Two different fields stand under the name `{first}`. Give one of them an alias."),
        _ if says("value") => "A value in the document does not fit the place where it stands. The schema tells what does.".to_owned(),
        _ => "The document does not fit the schema.".to_owned(),
    }
}
