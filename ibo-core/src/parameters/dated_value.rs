//! One dated value: as an audit sees it, with the value that the rules compute with, and as the
//! canonical text of a set has it.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::id::ParameterId;
use super::listed_code::ListedCode;
use crate::certainty::Certainty;
use crate::kind::Kind;

/// One dated value as an audit sees it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct DatedValue {
    /// What it is a value of.
    pub id: ParameterId,
    /// The kind of agreement for which alone it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The first start of an agreement for which it exists (R1.6); none for a value of every
    /// agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreements_from: Option<NaiveDate>,
    /// The first day on which it counts (R1.6 says which day decides).
    #[serde(rename = "from")]
    pub first_day: NaiveDate,
    /// The value in words and figures.
    pub value: String,
    /// How well it is founded.
    pub certainty: Certainty,
    /// Where it was read.
    pub source: String,
    /// The last day for which its source shows it in force; none for a value that does not go
    /// stale (R7.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked_until: Option<NaiveDate>,
    /// Of a code list, its codes, each with its certainty and source.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<ListedCode>,
}

impl DatedValue {
    /// R7.4: whether the last check lies before a day: the first of a month, or the start of an
    /// agreement.
    #[inline]
    pub(super) fn is_stale(&self, day: NaiveDate) -> bool {
        self.checked_until.is_some_and(|checked| checked < day)
    }

    /// Whether it is of the same id, for the same kind and agreements.
    pub(super) fn is_of_the_series_of(&self, other: &Self) -> bool {
        (self.id, self.kind, self.agreements_from) == (other.id, other.kind, other.agreements_from)
    }

    /// The order in which values go: of those in force the last one counts (R1.6).
    pub(super) fn order(&self) -> impl Ord {
        (self.first_day, self.kind.is_some(), self.agreements_from, self.kind)
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
pub(super) struct Which {
    pub(super) kind: Kind,
    pub(super) start: NaiveDate,
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
