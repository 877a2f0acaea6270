//! The file of a reform: TOML with a title, `[[value]]`, `[[scale]]` and `[[reading]]` tables and a
//! `[scheme]` table. It says all that the object says (R8.4).

use std::fmt::Write as _;

use chrono::NaiveDate;
use toml::{Table, Value};

use super::Reform;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::forced_scheme::ForcedScheme;
use crate::money::Euro;
use crate::parameters::{
    Chosen, Factor, Hypothetical, ParameterId, Scale, fields_among, line_of, not_scalable,
    toml_text, unknown_id,
};
use crate::period::parse_date;
use crate::scheme::Scheme;
use crate::sentence::{ErrorContext, Template, say};

const TITLE: &str = "title";
const VALUE: &str = "value";
const SCALE: &str = "scale";
const READING: &str = "reading";
const SCHEME: &str = "scheme";
const VALUE_FIELDS: [&str; 8] =
    ["id", "kind", "agreements_from", "from", "extends", "value", "certainty", "source"];
const SCALE_FIELDS: [&str; 3] = ["id", "factor", "from"];
const READING_FIELDS: [&str; 3] = ["id", "choice", "from"];
const SCHEME_FIELDS: [&str; 3] = ["name", "percentage", "reference_gross_wage"];

impl Reform {
    /// The reform of a file, given as its name and its text.
    ///
    /// ```
    /// use ibo_core::{ErrorCode, Reform};
    /// let text = r#"
    ///     title = "GGMMI + 2 % from July"
    ///
    ///     [[scale]]
    ///     id = "ggmmi"
    ///     factor = "1.02"
    ///     from = "2026-07-01"
    /// "#;
    /// let reform = Reform::from_toml("reform.toml", text)?;
    /// assert_eq!(reform.title(), "GGMMI + 2 % from July");
    /// assert_eq!(Reform::from_toml("again.toml", &reform.to_toml())?, reform);
    ///
    /// let error = Reform::from_toml("reform.toml", &text.replace("ggmmi", "ggmi")).unwrap_err();
    /// assert_eq!((error.code(), error.location()), (ErrorCode::ParametersUnknownId, "scale[0].id"));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// `parameters-…` at `scale[1].id` and the like; the message names the file.
    pub fn from_toml(name: &str, text: &str) -> Result<Self, Error> {
        let file = ReformFile { name };
        let mut tables = file.tables(text)?;
        let title = match tables.remove(TITLE) {
            Some(Value::String(title)) => Self::new(&title).map_err(|error| file.said(error))?,
            _ => return Err(file.malformed(TITLE, say::REFORM_TITLE)),
        };
        title.with_tables(&file, tables)
    }

    /// The reform with what a text in TOML says too: its tables, without a title.
    ///
    /// ```
    /// use ibo_core::Reform;
    /// let reform = Reform::new("other shares for ibo-plus")?.with(
    ///     "[[value]]\nid = \"premium.flat-shares\"\nkind = \"ibo-plus\"\nfrom = \"2026-07-01\"\n\
    ///      value = [90, 60, 40, 20]\n",
    /// )?;
    /// assert!(reform.to_toml().contains("kind = \"ibo-plus\""));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Reform::from_toml`], with the title for a name.
    pub fn with(self, text: &str) -> Result<Self, Error> {
        let title = self.title.clone();
        let file = ReformFile { name: &title };
        let tables = file.tables(text)?;
        self.with_tables(&file, tables)
    }

    /// The reform as the text of a file, which gives the same reform.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut text = format!("title = {}\n", toml_text(&self.title));
        for value in &self.values {
            text.push_str(&value.toml());
        }
        // Writing to a string cannot fail.
        for Scale { id, factor, first_day } in &self.scales {
            let _ = write!(text, "\n[[scale]]\nid = \"{id}\"\nfactor = \"{factor}\"\n");
            if let Some(day) = first_day {
                let _ = writeln!(text, "from = \"{day}\"");
            }
        }
        for chosen in &self.readings {
            let [id, choice] = [&chosen.id.to_string(), &chosen.choice].map(|text| toml_text(text));
            let _ = write!(text, "\n[[reading]]\nid = {id}\nchoice = {choice}\n");
            if let Some(day) = chosen.first_day {
                let _ = writeln!(text, "from = \"{day}\"");
            }
        }
        if let Some(scheme) = &self.scheme {
            let _ = write!(text, "\n[scheme]\nname = \"{}\"\n", scheme.forced());
            if let Some(percentage) = scheme.supplied_percentage() {
                let _ = writeln!(text, "percentage = {percentage}");
            }
            if let Some(wage) = scheme.supplied_wage() {
                let _ = writeln!(text, "reference_gross_wage = \"{}\"", Euro::from(wage));
            }
        }
        text
    }

    fn with_tables(mut self, file: &ReformFile<'_>, mut tables: Table) -> Result<Self, Error> {
        for table in file.list(&mut tables, VALUE)? {
            let index = self.values.len();
            let place = file.entry(VALUE, index, &table, "from");
            place.has_only(&table, &VALUE_FIELDS)?;
            let value = Hypothetical::read(file.name, index, table, &self.title)?;
            if self.values.iter().any(|other| other.is_twice(&value)) {
                return Err(place.error(ErrorCode::ParametersDuplicate, "from", say::ONCE_A_DAY));
            }
            self.values.push(value);
        }
        for table in file.list(&mut tables, SCALE)? {
            let place = file.entry(SCALE, self.scales.len(), &table, "from");
            self.scales.push(place.scale(&table)?);
        }
        for table in file.list(&mut tables, READING)? {
            let place = file.entry(READING, self.readings.len(), &table, "from");
            self.readings.push(place.reading(&table)?);
        }
        let reform = match tables.remove(SCHEME) {
            None => self,
            Some(Value::Table(table)) => {
                let scheme = file.scheme(&table)?;
                self.scheme(scheme).map_err(|error| file.said(error))?
            }
            Some(_) => return Err(file.malformed(SCHEME, say::REFORM_SCHEME_TABLE)),
        };
        match tables.keys().next() {
            Some(key) => Err(file.malformed(key, say::REFORM_TABLES)),
            None => Ok(reform),
        }
    }
}

/// The file by its name.
struct ReformFile<'f> {
    name: &'f str,
}

impl<'f> ReformFile<'f> {
    fn tables(&self, text: &str) -> Result<Table, Error> {
        text.parse().map_err(|error: toml::de::Error| {
            let line = i64::try_from(line_of(text, error.span())).unwrap_or(i64::MAX);
            let context = [ErrorContext::Number(line), ErrorContext::Name(error.message().into())];
            self.said(Error::says_of(ErrorCode::ParametersMalformed, say::TOML, context))
        })
    }

    /// An error of the file, said with its name.
    fn said(&self, error: Error) -> Error {
        error.said_in(say::IN_FILE, [ErrorContext::Name(self.name.into())])
    }

    fn malformed(&self, at: &str, why: Template) -> Error {
        self.said(Error::says(ErrorCode::ParametersMalformed, why).at(at))
    }

    /// The tables of one name.
    fn list(&self, tables: &mut Table, name: &str) -> Result<Vec<Table>, Error> {
        let a_table = |at: &str| {
            let name = ErrorContext::Name(name.into());
            self.said(Error::says_of(ErrorCode::ParametersMalformed, say::A_TABLE, [name]).at(at))
        };
        let list = match tables.remove(name) {
            None => return Ok(Vec::new()),
            Some(Value::Array(list)) => list,
            Some(_) => return Err(a_table(name)),
        };
        let table = |(index, table)| match table {
            Value::Table(table) => Ok(table),
            _ => Err(a_table(&format!("{name}[{index}]"))),
        };
        list.into_iter().enumerate().map(table).collect()
    }

    fn entry(
        &self,
        list: &'static str,
        index: usize,
        table: &Table,
        date: &str,
    ) -> ReformEntry<'f> {
        let shown = |key: &str| table.get(key).and_then(Value::as_str).map(str::to_owned);
        let (id, date) = (shown("id").unwrap_or_else(|| "?".to_owned()), shown(date));
        ReformEntry { file: self.name, at: format!("{list}[{index}]"), id, date }
    }

    /// The `[scheme]` table.
    fn scheme(&self, table: &Table) -> Result<ForcedScheme, Error> {
        let at = |error: Error, field: &str| self.said(error.at(format!("{SCHEME}.{field}")));
        let bad = |field, why| at(Error::says(ErrorCode::ParametersBadValue, why), field);
        if let Some(key) = table.keys().find(|key| !SCHEME_FIELDS.contains(&key.as_str())) {
            return Err(at(fields_among(key, &SCHEME_FIELDS), key));
        }
        let name = table.get("name").and_then(Value::as_str);
        let scheme = name.and_then(Scheme::from_slug).ok_or_else(|| at(no_scheme(), "name"))?;
        let whole = |value: &Value| value.as_integer().and_then(|whole| i32::try_from(whole).ok());
        let percentage = table.get("percentage").map(|percentage| {
            whole(percentage).ok_or_else(|| bad("percentage", say::WHOLE_PERCENTAGE))
        });
        let amount = |value: &Value| value.as_str().and_then(|text| text.parse().ok());
        let wage = table
            .get("reference_gross_wage")
            .map(|wage| amount(wage).ok_or_else(|| bad("reference_gross_wage", say::VALUE_AMOUNT)));
        Ok(ForcedScheme::new(scheme)
            .maybe(percentage.transpose()?, ForcedScheme::percentage)
            .maybe(wage.transpose()?, ForcedScheme::reference_gross_wage))
    }
}

/// The error of a word that is no scheme.
fn no_scheme() -> Error {
    let words: Vec<_> = Scheme::ALL.iter().map(|scheme| scheme.slug()).collect();
    let words = [ErrorContext::Allowed(words.join(", ").into())];
    Error::says_of(ErrorCode::ParametersBadValue, say::SCHEME_WORD, words)
}

/// An entry of the file, for its errors.
struct ReformEntry<'f> {
    file: &'f str,
    /// `scale[1]`.
    at: String,
    id: String,
    /// The first day, where it has one.
    date: Option<String>,
}

impl ReformEntry<'_> {
    /// An error of a field of the entry, said with file, id and, where it has one, date.
    fn said(&self, error: Error, field: &str) -> Error {
        let name = |name: &str| ErrorContext::Name(name.into());
        let entry = [name(self.file), name(&self.id)];
        let error = match &self.date {
            Some(date) => error.said_in(say::IN_VALUE, entry.into_iter().chain([name(date)])),
            None => error.said_in(say::IN_REFORM, entry),
        };
        error.at(format!("{}.{field}", self.at))
    }

    fn error(&self, code: ErrorCode, field: &str, why: Template) -> Error {
        self.said(Error::says(code, why), field)
    }

    fn has_only(&self, table: &Table, known: &[&str]) -> Result<(), Error> {
        match table.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(self.said(fields_among(key, known), key)),
            None => Ok(()),
        }
    }

    fn text<'t>(&self, table: &'t Table, field: &str) -> Result<&'t str, Error> {
        let missing = || self.error(ErrorCode::ParametersMissingField, field, say::REQUIRED);
        let value = table.get(field).ok_or_else(missing)?;
        value.as_str().ok_or_else(|| self.error(ErrorCode::ParametersBadValue, field, say::TEXT))
    }

    fn date(&self, table: &Table) -> Result<Option<NaiveDate>, Error> {
        let Some(value) = table.get("from") else { return Ok(None) };
        let date = value.as_str().and_then(|text| parse_date(text).ok());
        let refused = || self.error(ErrorCode::ParametersBadDate, "from", say::QUOTED_DATE);
        date.map(Some).ok_or_else(refused)
    }

    fn scale(&self, table: &Table) -> Result<Scale, Error> {
        self.has_only(table, &SCALE_FIELDS)?;
        let id = self.text(table, "id")?;
        let id = ParameterId::from_slug(id).ok_or_else(|| self.said(unknown_id(id), "id"))?;
        if !id.is_scalable() {
            return Err(self.said(not_scalable(), "id"));
        }
        let factor = Factor::parse(self.text(table, "factor")?);
        let factor = factor.map_err(|error| self.said(error, "factor"))?;
        Ok(Scale { id, factor, first_day: self.date(table)? })
    }

    fn reading(&self, table: &Table) -> Result<Chosen, Error> {
        self.has_only(table, &READING_FIELDS)?;
        let (id, choice) = (self.text(table, "id")?, self.text(table, "choice")?);
        let chosen = Chosen::new(id, choice, self.date(table)?);
        chosen.map_err(|error| {
            let field = error.location().to_owned();
            self.said(error, &field)
        })
    }
}
