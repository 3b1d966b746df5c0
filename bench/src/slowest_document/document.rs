//! Documents as trees that can be changed, and written as GraphQL.

use std::collections::HashMap;

use serde_json::Value;

/// The characters of a long alias: as many as a name may have, less its number.
const LONG: usize = 96;

/// A field, or an inline fragment, with what is selected of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// `agents`, or `... on Agent`.
    pub name: String,
    /// As they are written, in parentheses; empty if there are none.
    pub arguments: String,
    /// The type of what it answers, whatever lists are around it.
    pub of: String,
    /// What is selected of it.
    pub fields: Vec<Field>,
    /// Whether what is selected of it is written as a fragment.
    pub in_fragment: bool,
    /// Whether it repeats one of its name, to be merged with it, instead of having an alias.
    pub repeats: bool,
    /// Whether its alias is as long as it may be.
    pub at_length: bool,
}

impl Field {
    /// A field, plain.
    pub fn new(name: &str, of: &str) -> Self {
        Self {
            name: name.to_owned(),
            arguments: String::new(),
            of: of.to_owned(),
            fields: Vec::new(),
            in_fragment: false,
            repeats: false,
            at_length: false,
        }
    }

    fn is_fragment(&self) -> bool {
        self.name.starts_with("...")
    }

    /// What is written before it; nothing where its own name will do.
    fn alias(&self, place: usize, merges: bool) -> String {
        match (self.is_fragment(), self.at_length, merges) {
            (true, ..) | (false, false, true) => String::new(),
            (false, true, _) => format!("{:_<LONG$}{place}: ", "a"),
            (false, false, false) => format!("a{place}: "),
        }
    }

    /// The fields within it, itself included.
    pub fn count(&self) -> usize {
        1 + self.fields.iter().map(Self::count).sum::<usize>()
    }

    /// The field at this place, counted in the order of the text from itself on.
    pub fn at(&mut self, place: usize) -> Option<&mut Self> {
        if place == 0 {
            return Some(self);
        }
        let mut rest = place - 1;
        for field in &mut self.fields {
            let count = field.count();
            if rest < count {
                return field.at(rest);
            }
            rest -= count;
        }
        None
    }
}

/// A document of one operation, and the values of its variables.
#[derive(Clone, Debug)]
pub struct Document {
    /// `query` or `mutation`, and the variables that it defines.
    pub head: String,
    /// Their values.
    pub variables: Value,
    /// The root of the operation.
    pub root: Field,
}

impl Document {
    /// As it is sent.
    pub fn text(&self) -> String {
        let mut fragments = Fragments::default();
        let selections = selections(&self.root, &mut fragments);
        let mut written: Vec<_> = fragments.0.into_iter().collect();
        written.sort_unstable_by_key(|(_, number)| *number);
        let mut texts = vec![format!("{} {selections}", self.head)];
        texts.extend(written.into_iter().map(|((on, body), number)| format!("fragment F{number} on {on} {body}")));
        texts.join(" ")
    }
}

/// The fragments of a document, each once: by type and text, with their numbers.
#[derive(Default)]
struct Fragments(HashMap<(String, String), usize>);

fn selections(field: &Field, fragments: &mut Fragments) -> String {
    let mut text = String::from("{");
    let mut first: HashMap<&str, &str> = HashMap::new();
    for (place, selected) in field.fields.iter().enumerate() {
        text.push(' ');
        let merges = match first.get(selected.name.as_str()) {
            None => true,
            Some(arguments) => selected.repeats && *arguments == selected.arguments,
        };
        text.push_str(&selected.alias(place, merges));
        first.entry(&selected.name).or_insert(&selected.arguments);
        text.push_str(&selected.name);
        text.push_str(&selected.arguments);
        if !selected.fields.is_empty() {
            text.push(' ');
            text.push_str(&selections(selected, fragments));
        }
    }
    text.push_str(" }");
    if !field.in_fragment {
        return text;
    }
    let next = fragments.0.len();
    let number = fragments.0.entry((field.of.clone(), text)).or_insert(next);
    format!("{{ ...F{number} }}")
}
