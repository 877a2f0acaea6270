//! The JSON of what moved between two sets of dated values, written and read back.

use super::result::{dated_value, schema, value_id, word};
use super::value::Value;
use super::{Fields, date, document, each, items, missing, parsed, read_by_serde, text, to_json};
use crate::error::Error;
use crate::parameters::{MOVED_FIELDS, MovedHow, MovedValue, ValuesDiff};

impl ValuesDiff {
    /// What moved, as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(self)
    }

    /// Reads what moved from JSON, schema 1. Written again it has the same bytes.
    ///
    /// ```
    /// use ibo_core::{Parameters, ValuesDiff, values_diff};
    /// let embedded = Parameters::embedded()?;
    /// let own = "[[confirmed]]\nid = \"*\"\nuntil = \"2027-12-31\"\nsource = \"read again\"\n";
    /// let diff = values_diff(embedded, &embedded.with("own.toml", own)?);
    /// assert_eq!(ValuesDiff::from_json(diff.to_json().as_bytes())?, diff);
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the structure and of dates, at the path of the field; `missing-field` at `before` or
    /// `after` of a value that its change says to be there.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        values_diff(&document(json)?)
    }
}

read_by_serde! {
    ValuesDiff, values_diff;
    MovedValue, moved;
}

fn values_diff(value: &Value<'_>) -> Result<ValuesDiff, Error> {
    let fields = Fields::of(value, &["schema", "before", "after", "moved"])?;
    schema(&fields)?;
    Ok(ValuesDiff::new(
        fields.required("before", parsed)?,
        fields.required("after", parsed)?,
        fields.required("moved", |value| each(&items(value)?, moved))?,
    ))
}

fn moved(value: &Value<'_>) -> Result<MovedValue, Error> {
    const FIELDS: [&str; 10] = [
        "id",
        "kind",
        "agreements_from",
        "from",
        "change",
        "fields",
        "first_month",
        "last_month",
        "before",
        "after",
    ];
    let fields = Fields::of(value, &FIELDS)?;
    let (id, _) = fields.required("id", value_id)?;
    let moved = MovedValue {
        id,
        name: fields.required("id", text)?,
        kind: fields.optional("kind", parsed)?,
        agreements_from: fields.optional("agreements_from", date)?,
        first_day: fields.required("from", date)?,
        change: fields.required("change", |value| word(value, MovedHow::from_slug))?,
        fields: fields.required("fields", |value| each(&items(value)?, moved_field))?,
        first_month: fields.optional("first_month", parsed)?,
        last_month: fields.optional("last_month", parsed)?,
        before: fields.optional("before", dated_value)?,
        after: fields.optional("after", dated_value)?,
    };
    let [is_before, is_after] = match moved.change {
        MovedHow::Added => [false, true],
        MovedHow::Removed => [true, false],
        MovedHow::Changed => [true, true],
    };
    match (is_before && moved.before.is_none(), is_after && moved.after.is_none()) {
        (true, _) => Err(missing().at("before")),
        (_, true) => Err(missing().at("after")),
        _ => Ok(moved),
    }
}

fn moved_field(value: &Value<'_>) -> Result<&'static str, Error> {
    word(value, |name| MOVED_FIELDS.into_iter().find(|field| *field == name))
}
