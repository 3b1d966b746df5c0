//! The published schema, as far as requests are checked against it.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use async_graphql::{
    Name, Positioned, Value,
    parser::{
        parse_schema,
        types::{BaseType, FieldDefinition, InputValueDefinition, Type, TypeKind, TypeSystemDefinition},
    },
};

use crate::schema;

/// What an input can be made of; what is not here is a scalar.
pub(super) enum Input {
    /// One of these values.
    Enum(HashSet<String>),
    /// An object with these fields.
    Object(HashMap<String, Slot>),
}

/// An argument, or a field of an input object.
pub(super) struct Slot {
    pub(super) ty: Type,
    pub(super) default: Option<Value>,
}

/// A field of an object or an interface.
pub(super) struct Field {
    pub(super) arguments: HashMap<String, Slot>,
    /// The name of its type, whatever lists are around it.
    pub(super) of: Name,
    /// Its type.
    pub(super) ty: Type,
}

/// Inputs, objects, and the fields of the roots.
pub struct Published {
    pub(super) inputs: HashMap<String, Input>,
    pub(super) objects: HashMap<String, HashMap<String, Field>>,
    /// The types of which nothing else is one: two of them have no value in common.
    pub(super) concrete: HashSet<String>,
}

/// The one schema there is.
pub static PUBLISHED: LazyLock<Published> = LazyLock::new(Published::read);

/// The roots, and what they are called in documents.
pub(super) const ROOTS: [&str; 3] = ["Query", "Mutation", "Subscription"];

impl Published {
    fn read() -> Self {
        let schema = parse_schema(schema::sdl()).expect("the library reads what it wrote");
        let mut published = Self { inputs: HashMap::new(), objects: HashMap::new(), concrete: HashSet::new() };
        for definition in schema.definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let name = definition.node.name.node.to_string();
            match definition.node.kind {
                TypeKind::Enum(kind) => {
                    let values = kind.values.into_iter().map(|value| value.node.value.node.to_string()).collect();
                    published.inputs.insert(name, Input::Enum(values));
                }
                TypeKind::InputObject(kind) => drop(published.inputs.insert(name, Input::Object(slots(kind.fields)))),
                TypeKind::Interface(kind) => drop(published.objects.insert(name, fields(kind.fields))),
                TypeKind::Object(kind) => {
                    published.objects.insert(name.clone(), fields(kind.fields));
                    published.concrete.insert(name);
                }
                TypeKind::Scalar | TypeKind::Union(_) => {}
            }
        }
        published
    }

    /// A root field's name, if there is one: for places that must not hold what a client made up.
    pub fn root(&self, name: &str) -> Option<&str> {
        ROOTS.iter().find_map(|root| self.objects.get(*root)?.get_key_value(name)).map(|(name, _)| name.as_str())
    }
}

fn slots(definitions: Vec<Positioned<InputValueDefinition>>) -> HashMap<String, Slot> {
    let slot = |definition: InputValueDefinition| {
        (definition.name.node.to_string(), Slot { ty: definition.ty.node, default: definition.default_value.map(|value| value.node) })
    };
    definitions.into_iter().map(|definition| slot(definition.node)).collect()
}

fn fields(definitions: Vec<Positioned<FieldDefinition>>) -> HashMap<String, Field> {
    let field = |definition: FieldDefinition| {
        (
            definition.name.node.to_string(),
            Field { of: innermost(&definition.ty.node.base).clone(), ty: definition.ty.node, arguments: slots(definition.arguments) },
        )
    };
    definitions.into_iter().map(|definition| field(definition.node)).collect()
}

/// The name of a type, whatever lists are around it.
pub(super) fn innermost(base: &BaseType) -> &Name {
    match base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => innermost(&inner.base),
    }
}
