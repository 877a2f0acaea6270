//! A parameter file: TOML with one `[[value]]` table a dated value. What is wrong with one is said
//! with file, id and date.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::{Table, Value};

use super::canonical::{CHECKED_UNTIL, COMPLETE};
use super::code_list::{CodeList, MEANS};
#[cfg(feature = "json")]
use super::dated_value::StatementJson;
use super::dated_value::{Dated, DatedValue};
use super::id::ParameterId;
use super::listed_code::Ways;
use super::parameter_value::{ParameterValue, bad_choice, quoted};
use super::source;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::kind::Kind;
use crate::nearest::nearest;
use crate::period::parse_date;
use crate::sentence::{ErrorContext, Template, say};

/// A file by its name and its text.
pub(super) struct ParameterFile<'f> {
    pub(super) name: &'f str,
    pub(super) text: &'f str,
}

/// What a file says.
pub(super) struct File {
    /// Whether it is a whole set, under which nothing else lies.
    pub(super) complete: bool,
    /// Of a whole set, the day until which its values were checked, where they do not say it.
    pub(super) checked_until: Option<NaiveDate>,
    /// Its values, in its order.
    pub(super) values: Vec<FileValue>,
    /// The values that were checked once more.
    pub(super) confirmed: Vec<Confirmed>,
}

/// One value of a file, of which all but the value itself was read.
pub(super) struct FileValue {
    place: EntryLocation,
    about: DatedValue,
    /// Whether it is a code list that extends another one.
    extends: bool,
    value: Value,
}

/// That the values of an id were checked until a day (R7.4).
pub(super) struct Confirmed {
    place: EntryLocation,
    /// None for `"*"`: all that were last checked with the embedded values.
    pub(super) id: Option<ParameterId>,
    pub(super) until: NaiveDate,
    source: String,
}

/// Where a value stands, for the errors.
#[derive(Clone)]
struct EntryLocation {
    file: String,
    /// `value` or `confirmed`.
    list: &'static str,
    index: usize,
    id: String,
    date: String,
}

const VALUE: &str = "value";
const CONFIRMED: &str = "confirmed";
const FIELDS: [&str; 9] = [
    "id",
    "kind",
    "agreements_from",
    "from",
    "extends",
    "value",
    "certainty",
    "source",
    "checked_until",
];
const CONFIRMED_FIELDS: [&str; 3] = ["id", "until", "source"];

impl ParameterFile<'_> {
    /// What the file says.
    pub(super) fn read(&self) -> Result<File, Error> {
        let mut table: Table = self.text.parse().map_err(|error: toml::de::Error| {
            let line = i64::try_from(line_of(self.text, error.span())).unwrap_or(i64::MAX);
            let context = [ErrorContext::Number(line), ErrorContext::Name(error.message().into())];
            self.said(Error::says_of(ErrorCode::ParametersMalformed, say::TOML, context))
        })?;
        let complete = match table.remove(COMPLETE) {
            None => false,
            Some(Value::Boolean(complete)) => complete,
            Some(_) => return Err(self.malformed(COMPLETE, say::TRUE_OR_FALSE)),
        };
        let checked_until = self.checked_until(complete, &mut table)?;
        let values = self.tables(&mut table, VALUE)?;
        let confirmed = self.tables(&mut table, CONFIRMED)?;
        if let Some(key) = table.keys().next() {
            return Err(self.malformed(key, say::TABLES_ONLY));
        }
        let values = values
            .into_iter()
            .enumerate()
            .map(|(index, table)| self.value(index, table))
            .collect::<Result<Vec<_>, _>>()?;
        ascending(&values)?;
        let confirmed =
            confirmed.into_iter().enumerate().map(|(index, table)| self.confirmed(index, &table));
        let confirmed = confirmed.collect::<Result<_, _>>()?;
        Ok(File { complete, checked_until, values, confirmed })
    }

    /// The day until which a whole set was checked; another file has no such key.
    fn checked_until(&self, complete: bool, file: &mut Table) -> Result<Option<NaiveDate>, Error> {
        let found = if complete { file.remove(CHECKED_UNTIL) } else { None };
        let Some(found) = found else { return Ok(None) };
        let day = found.as_str().and_then(|text| parse_date(text).ok());
        let error = || Error::says(ErrorCode::ParametersBadDate, say::QUOTED_DATE);
        day.map(Some).ok_or_else(|| self.said(error().at(CHECKED_UNTIL)))
    }

    /// That the file says what the codes of a delivery mean, and nothing else.
    pub(super) fn has_codes_alone(&self) -> Result<(), Error> {
        let File { complete, values, confirmed, .. } = self.read()?;
        if complete || !confirmed.is_empty() || values.is_empty() {
            let why = if values.is_empty() { say::CODES_EMPTY } else { say::CODES_ALONE };
            return Err(self.malformed("", why));
        }
        let other = values.iter().find(|found| !found.has_meanings_alone());
        other.map_or(Ok(()), |found| {
            Err(found.refused(ErrorCode::ParametersMalformed, "value", say::CODES_ALONE))
        })
    }

    fn malformed(&self, at: &str, why: Template) -> Error {
        self.said(Error::says(ErrorCode::ParametersMalformed, why).at(at))
    }

    /// An error of the file, said with its name.
    fn said(&self, error: Error) -> Error {
        error.said_in(say::IN_FILE, [ErrorContext::Name(self.name.into())])
    }

    /// The tables of one name.
    fn tables(&self, file: &mut Table, name: &str) -> Result<Vec<Table>, Error> {
        let a_table = |at: &str| {
            let name = ErrorContext::Name(name.into());
            self.said(Error::says_of(ErrorCode::ParametersMalformed, say::A_TABLE, [name]).at(at))
        };
        let tables = match file.remove(name) {
            None => return Ok(Vec::new()),
            Some(Value::Array(tables)) => tables,
            Some(_) => return Err(a_table(name)),
        };
        let table = |(index, table)| match table {
            Value::Table(table) => Ok(table),
            _ => Err(a_table(&format!("{name}[{index}]"))),
        };
        tables.into_iter().enumerate().map(table).collect()
    }

    fn place(
        &self,
        list: &'static str,
        index: usize,
        table: &Table,
        date: &str,
        known: &[&str],
    ) -> Result<EntryLocation, Error> {
        let shown = |key: &str| table.get(key).and_then(Value::as_str).unwrap_or("?").to_owned();
        let place = EntryLocation {
            file: self.name.to_owned(),
            list,
            index,
            id: shown("id"),
            date: shown(date),
        };
        match table.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(place.said(fields_among(key, known), key)),
            None => Ok(place),
        }
    }

    /// One value, of which the table was read.
    pub(super) fn value(&self, index: usize, mut table: Table) -> Result<FileValue, Error> {
        let place = self.place(VALUE, index, &table, "from", &FIELDS)?;
        let (id, code) = place.id_and_code(&place.text(&table, "id")?)?;
        let kind = match table.get("kind") {
            None => None,
            Some(kind) => {
                let known = kind.as_str().and_then(Kind::from_slug);
                Some(known.ok_or_else(|| place.bad_value("kind", say::KIND))?)
            }
        };
        let agreements_from = place.date(&table, "agreements_from")?;
        let from = place.date(&table, "from")?.ok_or_else(|| place.missing("from"))?;
        let extends = match table.get("extends") {
            None => false,
            Some(Value::Boolean(true)) if id.is_code_list() => true,
            Some(_) => return Err(place.bad_value("extends", say::EXTENDS)),
        };
        let value = table.remove("value").ok_or_else(|| place.missing("value"))?;
        let certainty = Certainty::from_slug(&place.text(&table, "certainty")?);
        let certainty = certainty.ok_or_else(|| place.bad_value("certainty", say::CERTAINTIES))?;
        let source = place.source(&table)?;
        let checked_until = place.date(&table, "checked_until")?;
        if checked_until.is_some_and(|checked_until| checked_until < from) {
            return Err(place.bad_value("checked_until", say::LAST_CHECK));
        }
        let (text, codes) = (String::new(), Vec::new());
        let about = DatedValue {
            id,
            code,
            kind,
            agreements_from,
            first_day: from,
            value: text,
            certainty,
            source,
            checked_until,
            codes,
            #[cfg(feature = "json")]
            json: StatementJson::default(),
        };
        Ok(FileValue { place, about, extends, value })
    }

    fn confirmed(&self, index: usize, table: &Table) -> Result<Confirmed, Error> {
        let place = self.place(CONFIRMED, index, table, "until", &CONFIRMED_FIELDS)?;
        let id = match place.text(table, "id")?.as_str() {
            "*" => None,
            id => Some(place.id(id)?),
        };
        let until = place.date(table, "until")?.ok_or_else(|| place.missing("until"))?;
        let source = place.source(table)?;
        Ok(Confirmed { place, id, until, source })
    }
}

/// The values of one id, kind and `agreements_from` stand in the order of their dates, each date
/// once; lists that extend others may share one.
fn ascending(values: &[FileValue]) -> Result<(), Error> {
    let mut latest = BTreeMap::new();
    for found in values {
        let DatedValue { id, kind, agreements_from, first_day, .. } = found.about;
        let series = (id, &found.about.code, kind, agreements_from, found.extends);
        let before = latest.insert(series, first_day);
        if before == Some(first_day) && !found.extends {
            return Err(found.refused(ErrorCode::ParametersDuplicate, "from", say::ONCE_A_DAY));
        }
        if before.is_some_and(|before| first_day < before) {
            return Err(found.refused(ErrorCode::ParametersUnordered, "from", say::DATES_ASCEND));
        }
    }
    Ok(())
}

/// The line of a text on which a place in it lies, counted from 1.
pub(crate) fn line_of(text: &str, place: Option<std::ops::Range<usize>>) -> usize {
    let before = place.and_then(|place| text.get(..place.start)).unwrap_or_default();
    before.matches('\n').count().saturating_add(1)
}

impl FileValue {
    pub(super) const fn id(&self) -> ParameterId {
        self.about.id
    }

    /// What the file says of the value.
    pub(super) const fn about(&self) -> &DatedValue {
        &self.about
    }

    /// The name of the file.
    pub(super) fn file(&self) -> &str {
        &self.place.file
    }

    /// The value in the form of its id.
    pub(super) fn dated<T: ParameterValue>(&self) -> Result<Dated<T>, Error> {
        let value = T::read(&self.value).map_err(|error| self.place.said(error, "value"))?;
        let value = value.of_source(&self.about.source);
        let codes = value.codes(&self.about);
        let about = DatedValue { value: value.to_string(), codes, ..self.about.clone() };
        Ok(Dated {
            written: value.canonical(),
            value,
            about: Arc::new(about),
            extends: self.extends,
        })
    }

    /// The choice of a reading about one code, as a list of that code alone (R8).
    pub(super) fn dated_of_code<C, T>(&self, code: &str) -> Result<Dated<CodeList<C, T>>, Error>
    where
        CodeList<C, T>: ParameterValue,
        T: Ways,
    {
        let ways = || T::WAYS.iter();
        let chosen = self.value.as_str();
        let chosen = chosen.and_then(|choice| ways().find(|way| way.slug == choice));
        let way = chosen
            .ok_or_else(|| self.place.said(bad_choice(ways().map(|way| way.slug)), "value"))?;
        let code = match (self.about.id, code.parse()) {
            (ParameterId::SicknessNature, Ok(nature)) => Value::Integer(nature),
            _ => Value::String(code.to_owned()),
        };
        let list = Table::from_iter([(way.key.to_owned(), Value::Array(vec![code]))]);
        let value =
            CodeList::read(&Value::Table(list)).map_err(|error| self.place.said(error, "value"))?;
        let about = DatedValue { value: way.slug.to_owned(), ..self.about.clone() };
        Ok(Dated { value, about: Arc::new(about), extends: false, written: quoted(&way.slug) })
    }

    /// Whether it says what codes mean, and nothing else.
    fn has_meanings_alone(&self) -> bool {
        let ways = self.value.as_table();
        self.about.id.is_code_list() && ways.is_some_and(|ways| ways.keys().all(|key| key == MEANS))
    }

    /// An error of a code of the list, said with the code.
    pub(super) fn refused_code(&self, code: &str, why: Error) -> Error {
        let code = ErrorContext::Name(code.into());
        self.place.said(why.said_in(say::IN_CODE, [code]), "value")
    }

    /// What tries out another law is laid over the values, and is not one of them (R8.4).
    pub(super) fn not_hypothetical(&self) -> Result<(), Error> {
        let why = say::HYPOTHETICAL;
        if self.about.certainty == Certainty::Hypothetical {
            return Err(self.place.bad_value("certainty", why));
        }
        if has_hypothetical(&self.value) { Err(self.place.bad_value("value", why)) } else { Ok(()) }
    }

    pub(super) fn refused(&self, code: ErrorCode, field: &str, why: Template) -> Error {
        self.place.error(code, field, why)
    }
}

/// Whether a code of a list is hypothetical.
fn has_hypothetical(value: &Value) -> bool {
    match value {
        Value::Table(entry) => {
            let word = entry.get("certainty").and_then(Value::as_str);
            word.and_then(Certainty::from_slug) == Some(Certainty::Hypothetical)
                || entry.values().any(has_hypothetical)
        }
        Value::Array(entries) => entries.iter().any(has_hypothetical),
        _ => false,
    }
}

impl Confirmed {
    pub(super) fn refused(&self, field: &str, why: Template) -> Error {
        self.place.bad_value(field, why)
    }

    /// R7.4: a check is only ever raised; the value quotes it.
    pub(super) fn raise(&self, about: &mut DatedValue) {
        if about.checked_until.is_some_and(|checked| checked < self.until) {
            about.checked_until = Some(self.until);
            let source = source::confirmed(&about.source, self.until, &self.source);
            // A code without a source of its own has that of its list.
            about
                .codes
                .iter_mut()
                .filter(|code| code.source == about.source)
                .for_each(|code| code.source.clone_from(&source));
            about.source = source;
        }
    }
}

impl EntryLocation {
    /// An error of a field of the entry, said with file, id and date.
    fn said(&self, error: Error, field: &str) -> Error {
        let Self { file, list, index, id, date } = self;
        let sentence = if *list == VALUE { say::IN_VALUE } else { say::IN_CONFIRMED };
        let entry = [file, id, date].map(|name| ErrorContext::Name(name.clone().into()));
        error.said_in(sentence, entry).at(format!("{list}[{index}].{field}"))
    }

    fn error(&self, code: ErrorCode, field: &str, why: Template) -> Error {
        self.said(Error::says(code, why), field)
    }

    fn bad_value(&self, field: &str, why: Template) -> Error {
        self.error(ErrorCode::ParametersBadValue, field, why)
    }

    fn missing(&self, field: &str) -> Error {
        self.error(ErrorCode::ParametersMissingField, field, say::REQUIRED)
    }

    fn id(&self, text: &str) -> Result<ParameterId, Error> {
        let unknown = || self.said(unknown_id(text), "id");
        ParameterId::from_slug(text).ok_or_else(unknown)
    }

    /// The id, and of a reading about one code of a list that code (R8).
    fn id_and_code(&self, text: &str) -> Result<(ParameterId, Option<String>), Error> {
        let list_and_code = text.split_once('/').and_then(|(list, code)| {
            let list = ParameterId::from_slug(list).filter(|list| list.is_filter())?;
            Some((list, Some(code.to_owned())))
        });
        list_and_code.map_or_else(|| self.id(text).map(|id| (id, None)), Ok)
    }

    fn text(&self, table: &Table, field: &str) -> Result<String, Error> {
        let value = table.get(field).ok_or_else(|| self.missing(field))?;
        let text = value.as_str().ok_or_else(|| self.bad_value(field, say::TEXT))?;
        Ok(text.to_owned())
    }

    fn source(&self, table: &Table) -> Result<String, Error> {
        let source = self.text(table, "source")?;
        if source.trim().is_empty() {
            Err(self.bad_value("source", say::SOURCE_TEXT))
        } else {
            Ok(source)
        }
    }

    fn date(&self, table: &Table, field: &str) -> Result<Option<NaiveDate>, Error> {
        let Some(value) = table.get(field) else { return Ok(None) };
        let date = value.as_str().and_then(|text| parse_date(text).ok());
        date.map(Some)
            .ok_or_else(|| self.error(ErrorCode::ParametersBadDate, field, say::QUOTED_DATE))
    }
}

/// The error of a field that is none of those known, with the nearest one.
pub(crate) fn fields_among(key: &str, known: &[&str]) -> Error {
    let (code, among) =
        (ErrorCode::ParametersMalformed, ErrorContext::Allowed(known.join(", ").into()));
    match nearest(key, known.iter().copied()) {
        Some(near) => {
            Error::says_of(code, say::FIELDS_AMONG_NEAR, [among, ErrorContext::Name(near.into())])
        }
        None => Error::says_of(code, say::FIELDS_AMONG, [among]),
    }
}

/// The error of an id that no rule reads, with the nearest one.
pub(crate) fn unknown_id(id: &str) -> Error {
    match nearest(id, ParameterId::ALL.iter().map(|known| known.slug())) {
        Some(near) => {
            let near = ErrorContext::Name(near.into());
            Error::says_of(ErrorCode::ParametersUnknownId, say::PARAMETER_ID_NEAR, [near])
        }
        None => Error::says(ErrorCode::ParametersUnknownId, say::PARAMETER_ID),
    }
}
