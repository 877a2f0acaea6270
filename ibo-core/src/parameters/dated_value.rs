//! One dated value: as an audit sees it, with the value that the rules compute with, and as the
//! canonical text of a set has it.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::id::ParameterId;
#[cfg(feature = "json")]
use super::kept_json::KeptJson;
use super::listed_code::ListedCode;
use crate::certainty::Certainty;
use crate::kind::Kind;

/// One dated value as an audit sees it.
///
/// ```
/// use ibo_core::{Parameters, ParameterId, parse_date};
/// let mut values = Parameters::embedded()?.all();
/// let ggmmi = values.find(|value| {
///     value.id == ParameterId::Ggmmi && value.value == "2111.89"
/// });
/// assert_eq!(ggmmi.map(|value| value.first_day), Some(parse_date("2025-02-01")?));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DatedValue {
    /// What it is a value of.
    pub id: ParameterId,
    /// Of a reading about one code of a list, the code (R8).
    pub code: Option<String>,
    /// The kind of agreement for which alone it holds.
    pub kind: Option<Kind>,
    /// The first start of an agreement for which it exists (R1.6); none for a value of every
    /// agreement.
    pub agreements_from: Option<NaiveDate>,
    /// The first day on which it counts (R1.6 says which day decides).
    pub first_day: NaiveDate,
    /// The value in words and figures.
    pub value: String,
    /// How well it is founded.
    pub certainty: Certainty,
    /// Where it was read.
    pub source: String,
    /// The last day for which its source shows it in force; none for a value that does not go
    /// stale (R7.4).
    pub checked_until: Option<NaiveDate>,
    /// Of a code list, its codes, each with its certainty and source.
    pub codes: Vec<ListedCode>,
    #[cfg(feature = "json")]
    pub(crate) json: StatementJson,
}

/// The JSON of a value in statements.
#[cfg(feature = "json")]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct StatementJson {
    /// As lines show the value, by its certainty there.
    pub(crate) read: [KeptJson<DatedValue>; Certainty::ALL.len()],
    /// As the assumption that it was not read.
    pub(crate) assumed: KeptJson<DatedValue>,
    /// As the assumption that it is carried forward past its last check.
    pub(crate) stale: KeptJson<DatedValue>,
}

impl DatedValue {
    /// Its name in files and results: `ggmmi`, and of a reading about one code of a list
    /// `unemployment.benefit-type/insertion`.
    #[must_use]
    pub fn name(&self) -> Cow<'static, str> {
        match &self.code {
            None => Cow::Borrowed(self.id.slug()),
            Some(code) => Cow::Owned(format!("{}/{code}", self.id)),
        }
    }

    /// The reading of which it is a choice; none of another value (R8).
    #[must_use]
    pub fn reading(&self) -> Option<Cow<'static, str>> {
        (self.code.is_some() || self.id.is_reading()).then(|| self.name())
    }

    /// R7.4: whether the last check lies before a day: the first of a month, or the start of an
    /// agreement.
    #[inline]
    pub(super) fn is_stale(&self, day: NaiveDate) -> bool {
        self.checked_until.is_some_and(|checked| checked < day)
    }

    /// Whether it is of the same id, for the same kind and agreements.
    pub(crate) fn is_of_the_series_of(&self, other: &Self) -> bool {
        (self.id, &self.code, self.kind, self.agreements_from)
            == (other.id, &other.code, other.kind, other.agreements_from)
    }

    /// The order in which values go: of those in force the last one counts (R1.6).
    pub(super) fn order(&self) -> impl Ord + '_ {
        (self.first_day, self.kind.is_some(), self.agreements_from, self.kind, &self.code)
    }
}

impl Serialize for DatedValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            id: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            kind: Option<Kind>,
            #[serde(skip_serializing_if = "Option::is_none")]
            agreements_from: Option<NaiveDate>,
            from: NaiveDate,
            value: &'a str,
            certainty: Certainty,
            source: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            checked_until: Option<NaiveDate>,
            #[serde(skip_serializing_if = "<[ListedCode]>::is_empty")]
            codes: &'a [ListedCode],
        }
        Shape {
            id: &self.name(),
            kind: self.kind,
            agreements_from: self.agreements_from,
            from: self.first_day,
            value: &self.value,
            certainty: self.certainty,
            source: &self.source,
            checked_until: self.checked_until,
            codes: &self.codes,
        }
        .serialize(serializer)
    }
}

/// A value with what an audit knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated<T> {
    pub(super) value: T,
    pub(super) about: Arc<DatedValue>,
    /// Whether it is a code list that was laid over another one, which it extends.
    pub(super) extends: bool,
    /// The value as the canonical text writes it.
    pub(super) written: String,
}

/// A value as the canonical text has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Laid<'h> {
    pub(super) about: &'h Arc<DatedValue>,
    pub(super) extends: bool,
    pub(super) written: &'h str,
}

/// The agreement for which a value is looked up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Which {
    pub(crate) kind: Kind,
    pub(crate) start: NaiveDate,
}

impl<T> Dated<T> {
    #[inline]
    pub(super) fn counts_on(&self, day: NaiveDate, agreement: Which) -> bool {
        let about = &self.about;
        about.first_day <= day
            && about.kind.is_none_or(|only| only == agreement.kind)
            && about.agreements_from.is_none_or(|first| first <= agreement.start)
    }
}
