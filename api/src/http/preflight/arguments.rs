//! Whether the arguments of a document fit, wherever they stand, before anything is executed.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use async_graphql::{
    Name, Positioned, Value as ConstValue,
    parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition, Selection, SelectionSet, Type},
};
use async_graphql_value::Value;

use super::{
    Refusal,
    published::{PUBLISHED, Slot},
    roots,
    values::Check,
};

/// What @skip and @include take.
static CONDITION: LazyLock<Slot> = LazyLock::new(|| Slot { ty: Type::new("Boolean!").expect("this is a type"), default: None });

/// Refuses arguments that don't fit their fields. Variables that may be left out get the defaults of the arguments that they stand for: the
/// library would take them for null there. Answers where null itself does not fit.
pub(super) fn settle(document: &mut ExecutableDocument) -> Result<NeverNull, Refusal> {
    let mut never_null = NeverNull::default();
    let mut defaults = Vec::new();
    for (name, operation) in document.operations.iter() {
        let mut walk = Walk {
            document,
            operation: &operation.node,
            check: Check::literals(&operation.node),
            seen: HashSet::new(),
            uses: HashMap::new(),
            defaults: HashMap::new(),
        };
        for definition in &operation.node.variable_definitions {
            let definition = &definition.node;
            if let Some(default) = &definition.default_value {
                let path = format!("`${}`, by its default,", definition.name.node);
                walk.check.value(&path, &definition.var_type.node, &default.node.clone().into_value(), 0)?;
            }
        }
        walk.selections(roots::name(&operation.node), &operation.node.selection_set.node)?;
        let Walk { uses, defaults: found, check, .. } = walk;
        // A variable that stands elsewhere too would bring the default there. It stays null, which the argument then refuses.
        let only: HashMap<Name, ConstValue> = found
            .into_iter()
            .filter(|(name, (_, times))| uses.get(name) == Some(times))
            .map(|(name, (default, _))| (name, default))
            .collect();
        defaults.push((name.cloned(), only));
        never_null.0.insert(name.cloned(), check.never_null);
    }
    for (name, defaults) in defaults {
        let operation = match (&mut document.operations, name) {
            (DocumentOperations::Single(operation), _) => Some(operation),
            (DocumentOperations::Multiple(operations), Some(name)) => operations.get_mut(&name),
            (DocumentOperations::Multiple(_), None) => None,
        };
        for definition in operation.into_iter().flat_map(|operation| &mut operation.node.variable_definitions) {
            let position = definition.pos;
            let definition = &mut definition.node;
            if let (None, Some(default)) = (&definition.default_value, defaults.get(&definition.name.node)) {
                definition.default_value = Some(Positioned::new(default.clone(), position));
            }
        }
    }
    Ok(never_null)
}

/// The variables, by their operations, that may be null by their types and stand where it does not fit: there they may only be left out, for
/// a default. The library would look at it when other fields have had their effect.
#[derive(Default)]
pub struct NeverNull(HashMap<Option<Name>, HashSet<Name>>);

impl NeverNull {
    /// Those of an operation of the document.
    pub(super) fn of(&self, document: &ExecutableDocument, operation: &OperationDefinition) -> Option<&HashSet<Name>> {
        let (name, _) = document.operations.iter().find(|(_, other)| std::ptr::eq(&raw const other.node, operation))?;
        self.0.get(&name.cloned())
    }
}

/// A walk over all that an operation selects, each fragment once.
struct Walk<'a> {
    document: &'a ExecutableDocument,
    operation: &'a OperationDefinition,
    check: Check<'a>,
    seen: HashSet<&'a str>,
    /// How often each variable stands anywhere.
    uses: HashMap<Name, usize>,
    /// The default that a variable stands for, and how often.
    defaults: HashMap<Name, (ConstValue, usize)>,
}

impl<'a> Walk<'a> {
    fn selections(&mut self, parent: &'a str, selections: &'a SelectionSet) -> Result<(), Refusal> {
        for selection in &selections.items {
            for directive in selection.node.directives() {
                if let Some(condition) = directive.node.get_argument("if") {
                    self.note_uses(&condition.node);
                    self.check.slot("`if` of a directive", &CONDITION, &condition.node)?;
                }
            }
            match &selection.node {
                Selection::Field(field) => {
                    let field = &field.node;
                    // What is not there is for validation to name.
                    let Some(definition) = PUBLISHED.objects.get(parent).and_then(|fields| fields.get(field.name.node.as_str())) else {
                        continue;
                    };
                    for (name, value) in &field.arguments {
                        self.note_uses(&value.node);
                        let Some(slot) = definition.arguments.get(name.node.as_str()) else { continue };
                        let path = format!("`{}` of {}", name.node, field.name.node);
                        self.check.slot(&path, slot, &value.node)?;
                        self.note_default(slot, &value.node);
                    }
                    self.selections(&definition.of, &field.selection_set.node)?;
                }
                Selection::InlineFragment(fragment) => {
                    let on = fragment.node.type_condition.as_ref().map_or(parent, |condition| condition.node.on.node.as_str());
                    self.selections(on, &fragment.node.selection_set.node)?;
                }
                Selection::FragmentSpread(spread) => {
                    let name = spread.node.fragment_name.node.as_str();
                    if let Some(fragment) = self.document.fragments.get(name)
                        && self.seen.insert(name)
                    {
                        self.selections(&fragment.node.type_condition.node.on.node, &fragment.node.selection_set.node)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn note_default(&mut self, slot: &Slot, value: &Value) {
        if let (Value::Variable(name), Some(default)) = (value, &slot.default) {
            let definition = self.operation.variable_definitions.iter().find(|definition| definition.node.name.node == *name);
            if definition.is_some_and(|definition| definition.node.var_type.node.nullable) {
                let (known, times) = self.defaults.entry(name.clone()).or_insert_with(|| (default.clone(), 0));
                *times += usize::from(known == default);
            }
        }
    }

    fn note_uses(&mut self, value: &Value) {
        match value {
            Value::Variable(name) => *self.uses.entry(name.clone()).or_default() += 1,
            Value::List(values) => values.iter().for_each(|value| self.note_uses(value)),
            Value::Object(fields) => fields.values().for_each(|value| self.note_uses(value)),
            _ => {}
        }
    }
}
