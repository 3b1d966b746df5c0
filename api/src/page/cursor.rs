//! Cursors: where an entry stands in its list, as an opaque text.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sea_orm::{ColumnTrait, ColumnType, Iden, ModelTrait, Value, prelude::Uuid};

use super::ListOrder;
use crate::selection::Shown;

/// Which list a cursor belongs to: the table, the column that orders it, and the direction.
fn list_name<E: Shown>(order: ListOrder<E::Column>) -> String {
    format!("{}.{}.{:?}", E::default().table_name(), order.column.to_string(), order.direction)
}

/// The opaque text of a cursor: its list, the row's value of the column that orders it, and the row's id.
pub(super) fn encode<E: Shown>(row: &E::Model, order: ListOrder<E::Column>) -> String {
    let key = match row.get(order.column) {
        Value::ChronoDateTimeUtc(Some(moment)) => serde_json::json!(moment.timestamp_millis()),
        Value::Int(Some(number)) => serde_json::json!(number),
        Value::String(Some(text)) => serde_json::json!(text),
        other => unreachable!("no list is ordered by {other:?}"),
    };
    let Value::Uuid(Some(id)) = row.get(E::ID) else { unreachable!("an id is a UUID") };
    let fields = serde_json::json!([list_name::<E>(order), key, id.simple().to_string()]);
    URL_SAFE_NO_PAD.encode(fields.to_string())
}

pub(super) fn decode<E: Shown>(cursor: &str, order: ListOrder<E::Column>) -> Option<(Value, Uuid)> {
    let fields = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let (name, key, id): (String, serde_json::Value, String) = serde_json::from_slice(&fields).ok()?;
    if name != list_name::<E>(order) {
        return None;
    }
    let key = match order.column.def().get_column_type() {
        ColumnType::Integer => i32::try_from(key.as_i64()?).ok()?.into(),
        ColumnType::TimestampWithTimeZone => {
            // The years that a DateTime may have; beyond them the engines disagree.
            let moment = chrono::DateTime::from_timestamp_millis(key.as_i64()?)?;
            (1..=9999).contains(&chrono::Datelike::year(&moment)).then_some(moment)?.into()
        }
        _ => key.as_str().filter(|text| !text.contains('\0'))?.into(),
    };
    Some((key, Uuid::try_parse(&id).ok()?))
}
