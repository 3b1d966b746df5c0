//! Objects that become JSON as they are resolved.
//!
//! The library makes a future for each field, a value of what that answers, and a map of the values, to write all of them as JSON at last.
//! For the entities of a list, that is most of what a request costs. Here the fields of one object are asked one after the other, and each
//! value is written as soon as it is there; what goes on up is finished JSON, as a [`Value::Binary`], which nothing else uses. It is written
//! into the answer as it is ([`write()`]). A field that does nothing but show a column is not even asked: the column is written
//! ([`Entry::shown`]). Neither is one that leads to entities which have been read along, if that is all that is asked of them
//! ([`Entry::related`]).
//!
//! Where a document asks twice for objects under one name, the library is to merge what both parts say, and finished JSON can't be: then
//! everything is left to it. So it is where a field has a directive.

use std::{borrow::Cow, io::Write, ops::Deref, sync::Arc};

use async_graphql::{
    ContainerType, ContextSelectionSet, OutputType, Positioned, ServerError, ServerResult, Value,
    parser::types::{Field, Selection, SelectionSet, TypeCondition},
    registry::Registry,
    resolver_utils::{resolve_container, resolve_list},
};
use entity::{Plain, Show, ids::digits};
use tokio::task::coop::consume_budget;

use crate::{
    answer_size::{AnswerSize, ENTITY, SELECTION},
    error::{Error, Result},
    http::Document,
    values::written,
};

/// An object that becomes JSON here.
pub trait Entry: ContainerType + Sized {
    /// What its columns are taken from.
    type Row;

    /// Fields that show a long text, which counts as part of the answer.
    const COUNTED: &'static [&'static str] = &[];

    /// Its row.
    fn row(&self) -> &Self::Row;

    /// What shows the column that this field shows, if the field does nothing else: its resolver would answer the same.
    fn shown(field: &str) -> Option<Show<Self::Row>>;

    /// What writes the entities that this field leads to, where they have been read along: its resolver would answer the same.
    fn related<'a>(field: &str, follow: Follow<'_, 'a>) -> Option<Related<'a, Self>>
    where
        Self: 'a;
}

/// Writes what a field of an object leads to. `None` if that has to be resolved, and then what it wrote is of no use.
pub type Related<'a, T> = Box<dyn Fn(&T, &mut Vec<u8>) -> Option<()> + Send + Sync + 'a>;

/// A field that leads to entities, and what a document asks of them.
pub struct Follow<'c, 'a> {
    ctx: &'c ContextSelectionSet<'a>,
    field: &'a Positioned<Field>,
}

impl<'a> Follow<'_, 'a> {
    /// To one entity, or to none, if it has been `read`.
    pub fn one<T: 'a, U: Entry + 'a>(self, read: fn(&T) -> Option<Option<&U>>) -> Option<Related<'a, T>> {
        let fields = self.fields::<U>()?;
        Some(Box::new(move |from, json| {
            if let Some(entity) = read(from)? {
                return at_once(&fields, entity, json);
            }
            json.extend_from_slice(b"null");
            Some(())
        }))
    }

    /// To a list of them, if it has been `read`.
    pub fn many<T: 'a, U: Entry + 'a>(self, read: fn(&T) -> Option<&Vec<U>>) -> Option<Related<'a, T>> {
        let fields = self.fields::<U>()?;
        Some(Box::new(move |from, json| {
            json.push(b'[');
            for (place, entity) in read(from)?.iter().enumerate() {
                if place > 0 {
                    json.push(b',');
                }
                at_once(&fields, entity, json)?;
            }
            json.push(b']');
            Some(())
        }))
    }

    /// What is asked of them, if nothing of it has to be resolved.
    fn fields<U: Entry + 'a>(&self) -> Option<Vec<Asked<'a, U>>> {
        // What is too much is told when it is resolved.
        plan(&self.ctx.with_selection_set(&self.field.node.selection_set), Planned::AtOnce).ok().flatten()
    }
}

/// Entities of a list.
pub struct Entries<T>(pub Vec<T>);

/// One entity.
pub struct Finished<T>(pub T);

impl<T: Deref<Target: Entry> + Send + Sync> OutputType for Entries<T> {
    fn type_name() -> Cow<'static, str> {
        format!("[{}]", T::Target::qualified_type_name()).into()
    }

    fn qualified_type_name() -> String {
        format!("{}!", Self::type_name())
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::Target::create_type_info(registry);
        Self::qualified_type_name()
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        if self.0.is_empty() {
            return Ok(Value::List(Vec::new()));
        }
        let Some(fields) = plan::<T::Target>(ctx, Planned::All).map_err(|error| refused(ctx, field, error))? else {
            return resolve_list(ctx, field, self.0.iter().map(Deref::deref), Some(self.0.len())).await;
        };
        // Boxed once, so that types whose fields lead to each other have a size.
        let written: ServerResult<Vec<u8>> = Box::pin(async {
            let mut json = Vec::with_capacity(2 + self.0.len() * 32 * fields.len());
            json.push(b'[');
            for (place, entity) in self.0.iter().enumerate() {
                if place > 0 {
                    json.push(b',');
                }
                let before = json.len();
                object::<T::Target>(&ctx.with_index(place), &fields, entity, &mut json).await?;
                rest(json.len() - before).await;
            }
            json.push(b']');
            Ok(json)
        })
        .await;
        Ok(Value::Binary(written?.into()))
    }
}

impl<T: Deref<Target: Entry> + Send + Sync> OutputType for Finished<T> {
    fn type_name() -> Cow<'static, str> {
        T::Target::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::Target::create_type_info(registry)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let Some(fields) = plan::<T::Target>(ctx, Planned::All).map_err(|error| refused(ctx, field, error))? else {
            return resolve_container(ctx, &*self.0).await;
        };
        let written: ServerResult<Vec<u8>> = Box::pin(async {
            let mut json = Vec::with_capacity(32 * fields.len());
            object::<T::Target>(ctx, &fields, &self.0, &mut json).await?;
            rest(json.len()).await;
            Ok(json)
        })
        .await;
        Ok(Value::Binary(written?.into()))
    }
}

/// Lets others have a turn, after so many bytes were written: as often as if each entity in them had been resolved by itself.
async fn rest(written: usize) {
    for _ in 0..=written / ENTITY {
        consume_budget().await;
    }
}

/// An error of ours at a field.
fn refused(ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>, error: Error) -> ServerError {
    ctx.set_error_path(async_graphql::Error::from(error).into_server_error(field.pos))
}

/// A field that is asked of every object of a list.
struct Asked<'a, T: Entry> {
    field: &'a Positioned<Field>,
    /// `,"name":`, which needs no escapes.
    name: String,
    answer: Answer<'a, T>,
}

/// Where the answer to a field comes from.
enum Answer<'a, T: Entry> {
    TypeName,
    Column(Show<T::Row>),
    /// A column whose text counts as part of the answer.
    Counted(Show<T::Row>, &'a AnswerSize),
    Related(Related<'a, T>),
    Resolved,
}

impl<'a, T: Entry + 'a> Asked<'a, T> {
    fn of(ctx: &ContextSelectionSet<'a>, field: &'a Positioned<Field>) -> Self {
        let name = field.node.name.node.as_str();
        let answer = if name == "__typename" {
            Answer::TypeName
        } else if let Some(show) = T::shown(name) {
            if T::COUNTED.contains(&name) { Answer::Counted(show, ctx.data_unchecked::<Arc<AnswerSize>>()) } else { Answer::Column(show) }
        } else {
            T::related(name, Follow { ctx, field }).map_or(Answer::Resolved, Answer::Related)
        };
        Self { field, name: format!(",\"{}\":", field.node.response_key().node), answer }
    }

    /// Writes the field's name, as the one at this place of its object.
    fn name(&self, place: usize, json: &mut Vec<u8>) {
        json.extend_from_slice(&self.name.as_bytes()[usize::from(place == 0)..]);
    }

    /// Writes its answer, unless that has to be resolved: then what this wrote is of no use.
    fn answer(&self, object: &T, json: &mut Vec<u8>) -> Option<()> {
        match &self.answer {
            Answer::TypeName => text(&T::type_name(), json),
            Answer::Column(show) => plain(show(object.row()), json),
            Answer::Counted(show, size) => {
                let shown = show(object.row());
                if let Plain::Text(text) = shown {
                    // The resolver says why it does not fit.
                    size.add(text.len()).ok()?;
                }
                plain(shown, json);
            }
            Answer::Related(related) => related(object, json)?,
            Answer::Resolved => return None,
        }
        Some(())
    }
}

/// Which fields are planned.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Planned {
    /// Whatever is asked.
    All,
    /// Nothing that has to be resolved.
    AtOnce,
}

/// The fields that are asked of every object of this type, each name once. `None` if the library is to see to them, or if there are others
/// than those that are to be planned. [`Error::TooComplex`] if this was done for too many lists.
fn plan<'a, T: Entry + 'a>(ctx: &ContextSelectionSet<'a>, planned: Planned) -> Result<Option<Vec<Asked<'a, T>>>> {
    /// Looks at selections, and counts them.
    fn collect<'a, T: Entry + 'a>(
        ctx: &ContextSelectionSet<'a>,
        planned: Planned,
        of: &str,
        selections: &'a SelectionSet,
        fields: &mut Vec<Asked<'a, T>>,
        count: &mut usize,
    ) -> Option<()> {
        *count += selections.items.len();
        for selection in &selections.items {
            match &selection.node {
                Selection::Field(field) if field.node.directives.is_empty() => {
                    let name = &field.node.response_key().node;
                    if fields.iter().all(|other| other.field.node.response_key().node != *name) {
                        let asked = Asked::of(ctx, field);
                        if planned == Planned::AtOnce && matches!(asked.answer, Answer::Resolved) {
                            return None;
                        }
                        fields.push(asked);
                    }
                }
                Selection::Field(_) => return None,
                Selection::FragmentSpread(spread) => {
                    let fragment = &ctx.query_env.fragments.get(&spread.node.fragment_name.node)?.node;
                    if is_on(ctx, &fragment.type_condition.node, of) {
                        collect(ctx, planned, of, &fragment.selection_set.node, fields, count)?;
                    }
                }
                Selection::InlineFragment(fragment) => {
                    if fragment.node.type_condition.as_ref().is_none_or(|condition| is_on(ctx, &condition.node, of)) {
                        collect(ctx, planned, of, &fragment.node.selection_set.node, fields, count)?;
                    }
                }
            }
        }
        Some(())
    }

    /// Whether a fragment is on this type, or on an interface of it.
    fn is_on(ctx: &ContextSelectionSet<'_>, condition: &TypeCondition, of: &str) -> bool {
        ctx.schema_env.registry.types.get(condition.on.node.as_str()).is_some_and(|on| on.is_possible_type(of))
    }

    if ctx.data_unchecked::<Arc<Document>>().repeats {
        return Ok(None);
    }
    let (mut fields, mut count) = (Vec::with_capacity(ctx.item.node.items.len()), 0);
    let collected = collect(ctx, planned, &T::type_name(), &ctx.item.node, &mut fields, &mut count);
    ctx.data_unchecked::<Arc<AnswerSize>>().add(SELECTION * count)?;
    Ok(collected.map(|()| fields))
}

/// Writes an object of which nothing has to be resolved; `None` if something has.
fn at_once<T: Entry>(asked: &[Asked<'_, T>], object: &T, json: &mut Vec<u8>) -> Option<()> {
    json.push(b'{');
    for (place, asked) in asked.iter().enumerate() {
        asked.name(place, json);
        asked.answer(object, json)?;
    }
    json.push(b'}');
    Some(())
}

async fn object<T: Entry>(ctx: &ContextSelectionSet<'_>, asked: &[Asked<'_, T>], object: &T, json: &mut Vec<u8>) -> ServerResult<()> {
    json.push(b'{');
    for (place, asked) in asked.iter().enumerate() {
        asked.name(place, json);
        let written = json.len();
        if asked.answer(object, json).is_none() {
            json.truncate(written);
            let ctx = ctx.with_field(asked.field);
            // What failed further inside has said where.
            let placed = |error: ServerError| if error.path.is_empty() { ctx.set_error_path(error) } else { error };
            let value = object.resolve_field(&ctx).await.map_err(placed)?;
            write(&value.unwrap_or_default(), json);
        }
    }
    json.push(b'}');
    Ok(())
}

/// Writes a column's value as JSON.
fn plain(value: Plain<'_>, json: &mut Vec<u8>) {
    match value {
        Plain::Nothing => json.extend_from_slice(b"null"),
        Plain::Flag(flag) => json.extend_from_slice(if flag { b"true" } else { b"false" }),
        Plain::Number(number) => serde_json::to_writer(json, &number).expect("a number can be written into memory"),
        Plain::Text(value) => text(value, json),
        Plain::Name(name) => quoted(&[name.as_bytes()], json),
        Plain::Moment(moment) => quoted(&[&written(moment)], json),
        Plain::Id(prefix, id) => quoted(&[prefix.as_bytes(), b"_", &digits(id)], json),
    }
}

/// Writes a text that needs no escapes.
fn quoted(parts: &[&[u8]], json: &mut Vec<u8>) {
    json.push(b'"');
    for part in parts {
        json.extend_from_slice(part);
    }
    json.push(b'"');
}

/// Writes a value as JSON: what is finished, as it is.
pub fn write(value: &Value, json: &mut Vec<u8>) {
    match value {
        Value::Null => json.extend_from_slice(b"null"),
        Value::Boolean(true) => json.extend_from_slice(b"true"),
        Value::Boolean(false) => json.extend_from_slice(b"false"),
        Value::Number(number) => write!(json, "{number}").expect("memory takes everything"),
        Value::String(value) => text(value, json),
        Value::Enum(name) => text(name, json),
        Value::Binary(finished) => json.extend_from_slice(finished),
        Value::List(values) => {
            json.push(b'[');
            for (place, value) in values.iter().enumerate() {
                if place > 0 {
                    json.push(b',');
                }
                write(value, json);
            }
            json.push(b']');
        }
        Value::Object(fields) => {
            json.push(b'{');
            for (place, (name, value)) in fields.iter().enumerate() {
                if place > 0 {
                    json.push(b',');
                }
                text(name, json);
                json.push(b':');
                write(value, json);
            }
            json.push(b'}');
        }
    }
}

fn text(text: &str, json: &mut Vec<u8>) {
    serde_json::to_writer(json, text).expect("a text can be written into memory");
}
