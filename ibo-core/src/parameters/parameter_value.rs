//! The form of a value in a parameter file, its text in a statement, and how the canonical text of
//! a set writes it (R7.1); those of rates and amounts.

use std::fmt::{self, Write as _};

use toml::Value;

use super::dated_value::DatedValue;
use super::listed_code::ListedCode;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::money::Euro;
use crate::rate::Rate;
use crate::sentence::{ErrorContext, Template, say};

/// A value that a parameter file can hold. Its `Display` is its text in statements and exports.
pub(crate) trait ParameterValue: Sized + fmt::Display {
    fn read(value: &Value) -> Result<Self, Error>;

    /// The value as the canonical text writes it: `read` gives the same value back.
    fn canonical(&self) -> String;

    /// The value as an entry with this source says it: what repeats the source has none of its own.
    fn of_source(self, _source: &str) -> Self {
        self
    }

    /// The codes of a list, with what is known of each; `about` is what the file says of the list.
    fn codes(&self, _about: &DatedValue) -> Vec<ListedCode> {
        Vec::new()
    }
}

pub(super) fn bad_value(why: Template) -> Error {
    Error::says(ErrorCode::ParametersBadValue, why)
}

/// The error of a word that is no choice.
pub(super) fn bad_choice(choices: impl Iterator<Item = impl fmt::Display>) -> Error {
    Error::says_of(
        ErrorCode::ParametersBadValue,
        say::CHOICE,
        [ErrorContext::Allowed(list(choices).into())],
    )
}

/// A whole number within bounds.
pub(super) fn whole(
    value: &Value,
    range: std::ops::RangeInclusive<i64>,
    why: Template,
) -> Result<i64, Error> {
    value.as_integer().filter(|number| range.contains(number)).ok_or_else(|| bad_value(why))
}

pub(super) fn list(items: impl Iterator<Item = impl fmt::Display>) -> String {
    items.map(|item| item.to_string()).collect::<Vec<_>>().join(", ")
}

/// A text as TOML writes it between double quotes.
pub(super) fn quoted(text: &impl fmt::Display) -> String {
    let mut quoted = String::from("\"");
    for character in text.to_string().chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\0'..='\u{1f}' | '\u{7f}' => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

impl ParameterValue for Rate {
    fn read(value: &Value) -> Result<Self, Error> {
        Self::parse(value.as_str().ok_or_else(|| bad_value(say::RATE))?)
    }

    fn canonical(&self) -> String {
        quoted(self)
    }
}

impl ParameterValue for Euro {
    fn read(value: &Value) -> Result<Self, Error> {
        let amount = value.as_str().and_then(|text| text.parse::<Self>().ok());
        amount.filter(|amount| !amount.is_negative()).ok_or_else(|| bad_value(say::VALUE_AMOUNT))
    }

    fn canonical(&self) -> String {
        quoted(self)
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;
    use crate::period::parse_date;

    #[test]
    fn quoted_texts_are_read_back_as_they_were() {
        for text in ["a", "\"quoted\" \\ back", "line\nbreak\ttab\u{7f}\u{1}", "après € 5", ""] {
            let table: toml::Table = format!("a = {}", quoted(&text)).parse().unwrap();
            assert_eq!(table.get("a").and_then(toml::Value::as_str), Some(text));
        }
        assert_eq!(quoted(&parse_date("2026-03-02").unwrap()), "\"2026-03-02\"");
    }
}
