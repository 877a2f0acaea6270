//! Reading and writing: the JSON shapes of cases, statements, notices, payments, corrections and errors, the
//! same for every language (`formats.md`).
//!
//! Cases are read field by field in the order of the format, not of the document, since R7.7 says
//! which of several faults is the one that is reported; so each object is first collected as raw
//! values and then walked. (serde's derived readers and serde_path_to_error follow the
//! document, and take numbers of other forms.) A document in form is split before, see `value`.

mod contradiction;
mod difference;
mod moved;
mod pattern;
mod payment;
mod plan;
pub(crate) mod result;
pub(crate) mod schema;
mod sensitivity;
mod shape;
#[cfg(test)]
mod split_tests;
mod value;
mod verify;

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;

use shape::Shape;
use value::{Object, Value};

use crate::agreement::{Agreement, AgreementBuilder};
use crate::case::{Absences, Case, CaseBuilder};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::nearest::nearest;
use crate::period::{Period, parse_date};
use crate::record::{
    Basis, LeefloonRecord, LeefloonRecordBuilder, SicknessRecord, SicknessRecordBuilder, Source,
    UnemploymentRecord, UnemploymentRecordBuilder,
};
use crate::sentence::{ErrorContext, Template, say};

impl Case {
    /// Reads a case from JSON, schema 1.
    ///
    /// ```
    /// use ibo_core::{Case, ErrorCode};
    ///
    /// let error = Case::from_json(br#"{"case_ref": "A-1", "month": "2026-13"}"#).unwrap_err();
    /// assert_eq!((error.code(), error.location()), (ErrorCode::DateImpossible, "month"));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// The first fault of the structure, in the order of the format: the codes 1001 to 1199 and
    /// those of the words and counts that the format itself fixes. What the law refuses is said
    /// by the calculation.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        case(&split(json, &shape::CASE)?)
    }

    /// Writes the case as JSON, absent fields left out. Reading it back gives the same case.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(self)
    }
}

/// These shapes have texts as keys and write to memory: they cannot fail.
fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Reads a value from any format of serde by the JSON that it is the same as, so that there is one
/// reading, with its paths.
fn read_as_json<'de, D, T>(
    deserializer: D,
    read: fn(&Value<'_>) -> Result<T, Error>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    let mut json = Vec::new();
    serde_transcode::transcode(deserializer, &mut serde_json::Serializer::new(&mut json))
        .map_err(D::Error::custom)?;
    document(&json).and_then(|value| read(&value)).map_err(D::Error::custom)
}

/// Lets serde read types, from any format, by the one reading of their JSON. (A macro, since a trait
/// cannot be given to all types of another.)
macro_rules! read_by_serde {
    ($($type:ty, $read:expr;)+) => {
        $(
            impl<'de> serde::Deserialize<'de> for $type {
                fn deserialize<D>(deserializer: D) -> Result<Self, D::Error>
                where
                    D: serde::Deserializer<'de>,
                {
                    $crate::format::read_as_json(deserializer, $read)
                }
            }
        )+
    };
}

use read_by_serde;

read_by_serde! {
    Case, case;
    Agreement, agreement;
    Absences, absences;
    Period, period;
    Basis, basis;
    UnemploymentRecord, unemployment;
    LeefloonRecord, leefloon;
    SicknessRecord, sickness;
    Source<UnemploymentRecord>, |value| source(value, &shape::UNEMPLOYMENT, unemployment);
    Source<LeefloonRecord>, |value| source(value, &shape::LEEFLOON, leefloon);
    Source<SicknessRecord>, |value| source(value, &shape::SICKNESS, sickness);
}

/// A text that is JSON.
fn document(json: &[u8]) -> Result<Value<'_>, Error> {
    of_text(document_text(json)?)
}

/// A text that is JSON, split as its shape declares where it is in form.
fn split<'j>(json: &'j [u8], shape: &'static Shape) -> Result<Value<'j>, Error> {
    let text = document_text(json)?;
    Value::split(text, shape).map_or_else(|| of_text(text), Ok)
}

fn document_text(json: &[u8]) -> Result<&str, Error> {
    let text = std::str::from_utf8(json)
        .map_err(|_| Error::says(ErrorCode::MalformedJson, say::NOT_UTF_8))?;
    if text.trim_ascii().is_empty() {
        return Err(Error::says(ErrorCode::MalformedJson, say::EMPTY_LINE));
    }
    Ok(text)
}

fn of_text(text: &str) -> Result<Value<'_>, Error> {
    let malformed = |sentence, places: &[usize]| {
        let places = places
            .iter()
            .map(|place| ErrorContext::Number(i64::try_from(*place).unwrap_or(i64::MAX)));
        Error::says_of(ErrorCode::MalformedJson, sentence, places)
    };
    serde_json::from_str(text).map(Value::Raw).map_err(|error| {
        match (error.line(), error.column()) {
            (0 | 1, column) => malformed(say::NOT_JSON, &[column]),
            (line, column) => malformed(say::NOT_JSON_AT_LINE, &[line, column]),
        }
    })
}

fn case(value: &Value<'_>) -> Result<Case, Error> {
    let fields = Fields::of_shape(value, &shape::CASE)?;
    let case_ref = fields.required("case_ref", parsed)?;
    let month = fields.required("month", parsed)?;
    let agreement = fields.required("agreement", agreement)?;
    Case::builder(case_ref, month, agreement)
        .maybe(fields.optional("attendance", parsed)?, CaseBuilder::attendance)
        .maybe(fields.optional("absences", absences)?, CaseBuilder::absences)
        .maybe(
            fields.optional("unemployment", |value| {
                source(value, &shape::UNEMPLOYMENT, unemployment)
            })?,
            CaseBuilder::unemployment,
        )
        .maybe(
            fields.optional("leefloon", |value| source(value, &shape::LEEFLOON, leefloon))?,
            CaseBuilder::leefloon,
        )
        .maybe(
            fields.optional("sickness", |value| source(value, &shape::SICKNESS, sickness))?,
            CaseBuilder::sickness,
        )
        .build()
}

fn agreement(value: &Value<'_>) -> Result<Agreement, Error> {
    let fields = Fields::of_shape(value, &shape::AGREEMENT)?;
    let kind = fields.required("kind", parsed)?;
    let (start, end) = (fields.required("start", date)?, fields.required("end", date)?);
    let stopped = fields.optional("stopped", date)?;
    let suspended_days = fields.optional("suspended_days", whole)?;
    let reference_gross_wage = fields.optional("reference_gross_wage", number)?;
    let percentage = fields.optional("percentage", integer)?;
    let employment_fraction = fields.required("employment_fraction", parsed)?;
    let rsz_base = fields.optional("rsz_base", integer)?;
    let employee_rsz = fields.optional("employee_rsz", number)?;
    Agreement::builder(kind, start, end, employment_fraction)
        .maybe(stopped, AgreementBuilder::stopped)
        .maybe(suspended_days, AgreementBuilder::suspended_days)
        .maybe(reference_gross_wage, AgreementBuilder::reference_gross_wage)
        .maybe(percentage, AgreementBuilder::percentage)
        .maybe(rsz_base, AgreementBuilder::rsz_base)
        .maybe(employee_rsz, AgreementBuilder::employee_rsz)
        .build()
}

fn absences(value: &Value<'_>) -> Result<Absences, Error> {
    Absences::collect(items(value)?.iter().map(absence))
}

fn absence(value: &Value<'_>) -> Result<Period, Error> {
    let fields = Fields::of_shape(value, &shape::ABSENCE)?;
    let (first_day, last_day) = (fields.required("from", date)?, fields.required("to", date)?);
    Period::new(first_day, Some(last_day))
}

fn period(value: &Value<'_>) -> Result<Period, Error> {
    let fields = Fields::of(value, &["from", "to"])?;
    Period::new(fields.required("from", date)?, fields.optional("to", date)?)
}

fn basis(value: &Value<'_>) -> Result<Basis, Error> {
    let fields = Fields::of(value, &["basis", "half_per_week"])?;
    let is_half = fields.required("basis", |value| Basis::is_half(&borrowed_text(value)?))?;
    Basis::of(is_half, fields.optional("half_per_week", whole)?)
}

fn source<R>(
    value: &Value<'_>,
    shape: &'static Shape,
    record: fn(&Value<'_>) -> Result<R, Error>,
) -> Result<Source<R>, Error> {
    let fields = Fields::of_shape(value, shape)?;
    let availability = fields.required("availability", parsed)?;
    let records = fields.optional("records", items)?.unwrap_or_default();
    Source::collect(availability, records.iter().map(record))
}

fn unemployment(value: &Value<'_>) -> Result<UnemploymentRecord, Error> {
    let fields = Fields::of_shape(value, &shape::UNEMPLOYMENT_RECORD)?;
    let (first_day, last_day) = (fields.required("from", date)?, fields.optional("to", date)?);
    let day_amount = fields.required("day_amount", number)?;
    let is_half = fields.required("basis", |value| Basis::is_half(&borrowed_text(value)?))?;
    let half_per_week = fields.optional("half_per_week", whole)?;
    let benefit_type = fields.required("benefit_type", parsed)?;
    let rva_code = fields.optional("rva_code", parsed)?;
    UnemploymentRecord::builder(Period::new(first_day, last_day)?, day_amount, benefit_type)
        .basis(Basis::of(is_half, half_per_week)?)
        .maybe(rva_code, UnemploymentRecordBuilder::rva_code)
        .build()
}

fn leefloon(value: &Value<'_>) -> Result<LeefloonRecord, Error> {
    let fields = Fields::of_shape(value, &shape::LEEFLOON_RECORD)?;
    let month = fields.required("month", parsed)?;
    let aid_type = fields.required("aid_type", parsed)?;
    let amount = fields.required("amount", number)?;
    let entry_kind = fields.required("entry_kind", parsed)?;
    LeefloonRecord::builder(month, aid_type, amount, entry_kind)
        .maybe(fields.optional("from", date)?, LeefloonRecordBuilder::first_day)
        .maybe(fields.optional("to", date)?, LeefloonRecordBuilder::last_day)
        .build()
}

fn sickness(value: &Value<'_>) -> Result<SicknessRecord, Error> {
    let fields = Fields::of_shape(value, &shape::SICKNESS_RECORD)?;
    let document_type = fields.required("document_type", parsed)?;
    let benefit_code = fields.required("benefit_code", parsed)?;
    let nature = fields.required("nature", integer)?;
    let (first_day, last_day) = (fields.required("from", date)?, fields.required("to", date)?);
    let gross_taxable = fields.required("gross_taxable", number)?;
    let days = fields.required("days", integer)?;
    let hours = fields.required("hours", number)?;
    let attest_id = fields.optional("attest_id", parsed)?;
    let version = fields.optional("version", whole)?;
    let status = fields.optional("status", parsed)?;
    let period = Period::new(first_day, Some(last_day))?;
    SicknessRecord::builder(document_type, benefit_code, nature, period, gross_taxable, days, hours)
        .maybe(attest_id, SicknessRecordBuilder::attest_id)
        .maybe(version, SicknessRecordBuilder::version)
        .maybe(status, SicknessRecordBuilder::status)
        .build()
}

/// The fields of one object that are there and not null.
pub(crate) struct Fields<'v, 'j> {
    present: Present<'v, 'j>,
    /// What is declared of them.
    shape: Option<&'static Shape>,
}

enum Present<'v, 'j> {
    /// Those of an object in form.
    Split {
        object: &'v Object<'j>,
        /// Where the next one is looked for first.
        near: Cell<usize>,
    },
    Named(Vec<(String, Value<'j>)>),
}

impl<'v, 'j> Fields<'v, 'j> {
    /// The object's fields: each once, and each of the known ones.
    pub(crate) fn of(value: &'v Value<'j>, known: &[&str]) -> Result<Self, Error> {
        let fields = Self::all(value)?;
        match fields.first_beside(|name| known.contains(&name)) {
            Some(name) => Err(unknown_field(name, known).at(shown(name))),
            None => Ok(fields),
        }
    }

    /// The first field that is not a known one; one in form has none.
    fn first_beside(&self, is_known: impl Fn(&str) -> bool) -> Option<&str> {
        match &self.present {
            Present::Split { .. } => None,
            Present::Named(fields) => {
                fields.iter().map(|(name, _)| name.as_str()).find(|name| !is_known(name))
            }
        }
    }

    /// The fields of a declared shape.
    pub(crate) fn of_shape(value: &'v Value<'j>, shape: &'static Shape) -> Result<Self, Error> {
        let fields = Self { shape: Some(shape), ..Self::all(value)? };
        match fields.first_beside(|name| shape.has(name)) {
            Some(name) => Err(unknown_field(name, &shape.names()).at(shown(name))),
            None => Ok(fields),
        }
    }

    fn all(value: &'v Value<'j>) -> Result<Self, Error> {
        let value = match value {
            Value::Object(object) => {
                let present = Present::Split { object, near: Cell::new(0) };
                return Ok(Self { present, shape: Some(object.shape()) });
            }
            Value::Raw(value) if value.get().starts_with('{') => value,
            Value::Raw(_) | Value::Null | Value::Text(_) | Value::List(_) => {
                return Err(wrong_type(say::OBJECT));
            }
        };
        // The document was read as JSON before: only a name that is no text is left to fail.
        let Named(present) = serde_json::from_str(value.get())
            .map_err(|_| Error::says(ErrorCode::BadText, say::FIELD_NAME))?;
        match first_duplicate(&present) {
            Some(name) => {
                Err(Error::says(ErrorCode::DuplicateField, say::FIELD_TWICE).at(shown(name)))
            }
            None => Ok(Self { present: Present::Named(present), shape: None }),
        }
    }

    pub(crate) fn optional<'f, T>(
        &'f self,
        name: &str,
        read: impl FnOnce(&'f Value<'j>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        debug_assert!(
            self.shape.is_none_or(|shape| !shape.requires(name)),
            "{name} is declared so"
        );
        self.present(name, read)
    }

    fn present<'f, T>(
        &'f self,
        name: &str,
        read: impl FnOnce(&'f Value<'j>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let value = match &self.present {
            Present::Split { object, near } => object.field(name, near.get()).map(|found| {
                near.set(found.1);
                found.0
            }),
            Present::Named(fields) => {
                fields.iter().find(|(present, _)| present == name).map(|(_, value)| value)
            }
        };
        let value = value.filter(|value| !value.is_null());
        value.map(|value| read(value).map_err(|error| error.within(name))).transpose()
    }

    pub(crate) fn required<'f, T>(
        &'f self,
        name: &str,
        read: impl FnOnce(&'f Value<'j>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        debug_assert!(self.shape.is_none_or(|shape| shape.requires(name)), "{name} is declared so");
        self.present(name, read)?.ok_or_else(|| missing().at(name))
    }
}

/// A field that the format does not have, with the nearest that it has.
fn unknown_field(name: &str, known: &[&str]) -> Error {
    match nearest(name, known.iter().copied()) {
        Some(near) => Error::says_of(
            ErrorCode::UnknownField,
            say::UNKNOWN_FIELD_NEAR,
            [ErrorContext::Name(near.into())],
        ),
        None => Error::says(ErrorCode::UnknownField, say::UNKNOWN_FIELD),
    }
}

/// The first field in the document that has the name of an earlier one.
fn first_duplicate<'o>(present: &'o [(String, Value<'_>)]) -> Option<&'o str> {
    let mut sorted: Vec<&str> = present.iter().map(|(name, _)| name.as_str()).collect();
    sorted.sort_unstable();
    if sorted.is_sorted_by(|a, b| a < b) {
        return None;
    }
    let mut earlier = HashSet::new();
    present.iter().map(|(name, _)| name.as_str()).find(|name| !earlier.insert(*name))
}

/// A field's name as a path shows it. What is no plain name could be anything, also a person's
/// data: it is not repeated.
fn shown(name: &str) -> &str {
    let plain = name.len() <= 64
        && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if plain { name } else { "?" }
}

/// The fields of an object as they stand in the document, duplicates included.
struct Named<'j>(Vec<(String, Value<'j>)>);

impl<'j> Deserialize<'j> for Named<'j> {
    fn deserialize<D: Deserializer<'j>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'j> Visitor<'j> for Collect {
            type Value = Named<'j>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<Named<'j>, A::Error> {
                let mut fields = Vec::new();
                while let Some((name, value)) = map.next_entry()? {
                    fields.push((name, Value::Raw(value)));
                }
                Ok(Named(fields))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

pub(crate) fn missing() -> Error {
    Error::says(ErrorCode::MissingField, say::REQUIRED)
}

pub(crate) fn wrong_type(wanted: Template) -> Error {
    Error::says(ErrorCode::WrongType, wanted)
}

pub(crate) fn items<'v, 'j>(value: &'v Value<'j>) -> Result<Cow<'v, [Value<'j>]>, Error> {
    match value {
        Value::List(items) => Ok(Cow::Borrowed(items)),
        Value::Raw(value) if value.get().starts_with('[') => {
            let items: Vec<&RawValue> =
                serde_json::from_str(value.get()).map_err(|_| wrong_type(say::ARRAY))?;
            Ok(items.into_iter().map(Value::Raw).collect())
        }
        Value::Raw(_) | Value::Null | Value::Text(_) | Value::Object(_) => {
            Err(wrong_type(say::ARRAY))
        }
    }
}

pub(crate) fn each<T>(
    items: &[Value<'_>],
    item: impl Fn(&Value<'_>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    items
        .iter()
        .enumerate()
        .map(|(index, value)| item(value).map_err(|error| error.within_item(index)))
        .collect()
}

pub(crate) fn text(value: &Value<'_>) -> Result<String, Error> {
    borrowed_text(value).map(Cow::into_owned)
}

/// A text; an escape that is no character cannot be one.
fn borrowed_text<'v>(value: &'v Value<'_>) -> Result<Cow<'v, str>, Error> {
    match value {
        Value::Text(text) => Ok(Cow::Borrowed(text)),
        Value::Raw(value) if value.get().starts_with('"') => serde_json::from_str(value.get())
            .map(Cow::Owned)
            .map_err(|_| Error::says(ErrorCode::BadText, say::ESCAPE)),
        Value::Raw(_) | Value::Null | Value::Object(_) | Value::List(_) => {
            Err(wrong_type(say::TEXT))
        }
    }
}

pub(crate) fn parsed<T: FromStr<Err = Error>>(value: &Value<'_>) -> Result<T, Error> {
    borrowed_text(value)?.parse()
}

pub(crate) fn date(value: &Value<'_>) -> Result<NaiveDate, Error> {
    parse_date(&borrowed_text(value)?)
}

/// A number with decimals: always a text.
pub(crate) fn number<T: FromStr<Err = Error>>(value: &Value<'_>) -> Result<T, Error> {
    let is_number = |first: char| first == '-' || first.is_ascii_digit();
    match value {
        Value::Raw(json) if json.get().starts_with(is_number) => {
            Err(wrong_type(say::NUMBER_AS_TEXT))
        }
        _ => parsed(value),
    }
}

/// A whole number, written with digits alone.
pub(crate) fn integer(value: &Value<'_>) -> Result<i32, Error> {
    let Value::Raw(json) = value else { return Err(wrong_type(say::WHOLE_NUMBER)) };
    let json = json.get();
    let digits = json.strip_prefix('-').unwrap_or(json);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong_type(say::WHOLE_NUMBER));
    }
    json.parse().map_err(|_| Error::says(ErrorCode::NumberOutOfRange, say::BITS_32))
}

pub(crate) fn boolean(value: &Value<'_>) -> Result<bool, Error> {
    match value {
        Value::Raw(json) if json.get() == "true" => Ok(true),
        Value::Raw(json) if json.get() == "false" => Ok(false),
        _ => Err(wrong_type(say::TRUE_OR_FALSE)),
    }
}

/// A whole number within the range of its field.
fn whole<T: TryFrom<i32, Error = Error>>(value: &Value<'_>) -> Result<T, Error> {
    integer(value)?.try_into()
}
