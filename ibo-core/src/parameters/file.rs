//! A parameter file: TOML with one `[[value]]` table a dated value. What is wrong with one is said with file, id and date.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::{Table, Value};

use super::{Dated, DatedValue, Form, ParameterId};
use crate::error::{Error, ErrorCode};
use crate::kind::Kind;
use crate::period::parse_date;
use crate::rule::Certainty;

/// A file by its name and its text.
pub(super) struct ValueFile<'f> {
    pub(super) name: &'f str,
    pub(super) text: &'f str,
}

/// One value of a file, of which all but the value itself was read.
pub(super) struct Found {
    place: Place,
    about: DatedValue,
    value: Value,
}

/// Where a value stands, for the errors.
#[derive(Clone)]
struct Place {
    file: String,
    index: usize,
    id: String,
    from: String,
}

const FIELDS: [&str; 7] = ["id", "kind", "from", "value", "certainty", "source", "checked_until"];

impl ValueFile<'_> {
    /// The values of the file, in its order.
    pub(super) fn read(&self) -> Result<Vec<Found>, Error> {
        let malformed = |at: &str, why: String| Error::new(ErrorCode::ParametersMalformed, format!("{}: {why}", self.name)).at(at);
        let mut table: Table = self.text.parse().map_err(|error: toml::de::Error| {
            malformed("", format!("not TOML, line {}: {}", line_of(self.text, error.span()), error.message()))
        })?;
        let values = match table.remove("value") {
            Some(Value::Array(values)) => values,
            Some(_) => return Err(malformed("value", "the values are [[value]] tables".to_owned())),
            None => Vec::new(),
        };
        if let Some(key) = table.keys().next() {
            return Err(malformed(key, "a parameter file has [[value]] tables and nothing else".to_owned()));
        }
        let mut latest = BTreeMap::new();
        let mut all = Vec::with_capacity(values.len());
        for (index, value) in values.into_iter().enumerate() {
            let Value::Table(value) = value else {
                return Err(malformed(&format!("value[{index}]"), "the values are [[value]] tables".to_owned()));
            };
            let found = self.value(index, value)?;
            let from = found.about.from;
            if let Some(before) = latest.insert((found.about.id, found.about.kind), from) {
                if from == before {
                    return Err(found.refused(ErrorCode::ParametersDuplicate, "from", "this file gives the value twice from the same day"));
                }
                if from < before {
                    return Err(found.refused(ErrorCode::ParametersUnordered, "from", "the dates of one id ascend in a file"));
                }
            }
            all.push(found);
        }
        Ok(all)
    }

    fn value(&self, index: usize, mut table: Table) -> Result<Found, Error> {
        let shown = |key: &str| table.get(key).and_then(Value::as_str).unwrap_or("?").to_owned();
        let place = Place { file: self.name.to_owned(), index, id: shown("id"), from: shown("from") };
        if let Some(key) = table.keys().find(|key| !FIELDS.contains(&key.as_str())) {
            return Err(place.error(ErrorCode::ParametersMalformed, key, "a value has no such field"));
        }
        let id = place.text(&table, "id")?;
        let id = ParameterId::ALL.iter().copied().find(|known| known.slug() == id);
        let id = id.ok_or_else(|| place.error(ErrorCode::ParametersUnknownId, "id", "no rule reads a value of this id"))?;
        let kind = match table.get("kind") {
            None => None,
            Some(kind) => {
                let known = kind.as_str().and_then(Kind::from_slug);
                Some(known.ok_or_else(|| place.error(ErrorCode::ParametersBadValue, "kind", "the kind is \"ibo\" or \"ibo-plus\""))?)
            }
        };
        let from = place.date(&table, "from")?.ok_or_else(|| place.missing("from"))?;
        let value = table.remove("value").ok_or_else(|| place.missing("value"))?;
        let certainty = place.text(&table, "certainty")?;
        let certainty = Certainty::from_slug(&certainty);
        let unknown =
            || place.error(ErrorCode::ParametersBadValue, "certainty", "the certainty is \"official\", \"secondary\" or \"assumed\"");
        let certainty = certainty.ok_or_else(unknown)?;
        let source = place.text(&table, "source")?;
        if source.trim().is_empty() {
            return Err(place.error(ErrorCode::ParametersBadValue, "source", "a value says where it was read"));
        }
        let checked_until = place.date(&table, "checked_until")?;
        if checked_until.is_some_and(|checked_until| checked_until < from) {
            return Err(place.error(ErrorCode::ParametersBadValue, "checked_until", "the last check lies before the first day"));
        }
        Ok(Found { about: DatedValue { id, kind, from, value: String::new(), certainty, source, checked_until }, place, value })
    }
}

/// The line of a text on which a place in it lies, counted from 1.
fn line_of(text: &str, place: Option<std::ops::Range<usize>>) -> usize {
    let before = place.and_then(|place| text.get(..place.start)).unwrap_or_default();
    before.matches('\n').count().saturating_add(1)
}

impl Found {
    pub(super) const fn id(&self) -> ParameterId {
        self.about.id
    }

    /// The value in the form of its id.
    pub(super) fn dated<T: Form>(&self) -> Result<Dated<T>, Error> {
        let value = T::read(&self.value).map_err(|error| self.refused(error.code(), "value", error.message()))?;
        let about = DatedValue { value: value.to_string(), ..self.about.clone() };
        Ok(Dated { value, about: Arc::new(about) })
    }

    pub(super) fn refused(&self, code: ErrorCode, field: &str, why: &str) -> Error {
        self.place.error(code, field, why)
    }
}

impl Place {
    fn error(&self, code: ErrorCode, field: &str, why: &str) -> Error {
        let Self { file, index, id, from } = self;
        Error::new(code, format!("{file}, {id} from {from}: {why}")).at(format!("value[{index}].{field}"))
    }

    fn missing(&self, field: &str) -> Error {
        self.error(ErrorCode::ParametersMissingField, field, "this field is required")
    }

    fn text(&self, table: &Table, field: &str) -> Result<String, Error> {
        let value = table.get(field).ok_or_else(|| self.missing(field))?;
        let text = value.as_str().ok_or_else(|| self.error(ErrorCode::ParametersBadValue, field, "this field is a text"))?;
        Ok(text.to_owned())
    }

    fn date(&self, table: &Table, field: &str) -> Result<Option<NaiveDate>, Error> {
        let Some(value) = table.get(field) else { return Ok(None) };
        let date = value.as_str().and_then(|text| parse_date(text).ok());
        date.map(Some)
            .ok_or_else(|| self.error(ErrorCode::ParametersBadDate, field, "a date is a quoted text, \"2026-04-01\", of the calendar"))
    }
}
