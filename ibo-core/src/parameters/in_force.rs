//! A value in force: as a rule computes with it, as a line quotes it, and as a statement holds what
//! the line read.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::dated_value::DatedValue;
use super::listed_code::ListedCode;
use crate::certainty::Certainty;
#[cfg(feature = "json")]
use crate::in_json::InJson;
use crate::rule::Rules;

/// A value in force in a month.
#[derive(Debug)]
pub(crate) struct InForce<'p, T> {
    pub(crate) value: &'p T,
    pub(crate) quote: Quote<'p>,
}

impl<T> Clone for InForce<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for InForce<'_, T> {}

/// A value in force, kept apart from the parameters that it is of.
#[derive(Debug, Clone)]
pub(crate) struct KeptValue<T> {
    value: T,
    about: Arc<DatedValue>,
    stale: bool,
    certainty: Certainty,
    weakness: Rules,
    code: Option<u32>,
}

impl<T: Copy> InForce<'_, T> {
    /// The same value, to keep.
    pub(crate) fn kept(self) -> KeptValue<T> {
        let Quote { about, stale, certainty, weakness, code } = self.quote;
        KeptValue { value: *self.value, about: Arc::clone(about), stale, certainty, weakness, code }
    }
}

impl<T> KeptValue<T> {
    /// The value as a rule reads it.
    #[inline(always)]
    pub(crate) const fn in_force(&self) -> InForce<'_, T> {
        let Self { value, about, stale, certainty, weakness, code } = self;
        let quote =
            Quote { about, stale: *stale, certainty: *certainty, weakness: *weakness, code: *code };
        InForce { value, quote }
    }
}

/// A dated value as a line quotes it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quote<'p> {
    pub(crate) about: &'p Arc<DatedValue>,
    /// Whether its last check lies before the day that decides (R7.4).
    stale: bool,
    certainty: Certainty,
    /// What the certainty does to that of the whole.
    weakness: Rules,
    /// Of a code list, the place of the code that was looked up.
    code: Option<u32>,
}

impl<'p> Quote<'p> {
    /// The value as lines quote it where it must have been checked on a day.
    #[inline]
    pub(super) fn new(about: &'p Arc<DatedValue>, fresh: NaiveDate) -> Self {
        Self::of(about, about.certainty, about.is_stale(fresh), None)
    }

    /// A code list as lines quote it for one of its codes.
    #[inline]
    pub(super) fn of_code(about: &'p Arc<DatedValue>, place: usize, fresh: NaiveDate) -> Self {
        let certainty = about.codes.get(place).map_or(about.certainty, |code| code.certainty);
        Self::of(about, certainty, about.is_stale(fresh), u32::try_from(place).ok())
    }

    /// The value, for no month.
    pub(super) fn fresh(about: &'p Arc<DatedValue>) -> Self {
        Self::of(about, about.certainty, false, None)
    }

    #[inline]
    fn of(
        about: &'p Arc<DatedValue>,
        certainty: Certainty,
        stale: bool,
        code: Option<u32>,
    ) -> Self {
        let certainty = if stale { certainty.min(Certainty::Assumed) } else { certainty };
        Self { about, stale, certainty, weakness: Rules::as_weak_as(certainty), code }
    }

    #[inline]
    pub(crate) const fn certainty(self) -> Certainty {
        self.certainty
    }

    /// The code of a record, where it is an open question whether it counts: a reading says so, or
    /// its list has it as assumed by itself (R8).
    pub(crate) fn open_code(self) -> Option<&'p str> {
        if let Some(code) = &self.about.code {
            return Some(code);
        }
        let place = usize::try_from(self.code?).ok()?;
        let listed = self.about.codes.get(place)?;
        (listed.certainty <= Certainty::Assumed).then_some(listed.code.as_str())
    }

    /// Whether another one is the same value, and of a code list the same code.
    #[inline]
    pub(crate) fn is_same(self, other: Self) -> bool {
        Arc::ptr_eq(self.about, other.about) && self.code == other.code
    }

    #[inline(always)]
    pub(crate) const fn weakness(self) -> Rules {
        self.weakness
    }
}

/// A dated value that a line read.
///
/// As JSON it has the id, the value, its first day, its certainty for the month and its source:
/// read back, these are all that is known of the value.
///
/// ```
/// use ibo_core::{ParameterId, Parameters, parse_date};
/// let mut read = Parameters::embedded()?.on(parse_date("2026-03-01")?);
/// let rate = read.find(|read| read.value.id == ParameterId::RszEmployeeRate);
/// assert_eq!(rate.map(|read| read.value.value.clone()).as_deref(), Some("0.1307"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ParameterRead {
    /// The value, with its source.
    pub value: Arc<DatedValue>,
    /// Its certainty for the month: `assumed` when it is stale.
    pub certainty: Certainty,
    /// Whether its last check lies before the month, or before the start where the start picks the
    /// value (R7.4); none in a statement that was read back, since its JSON does not say.
    pub stale: Option<bool>,
    /// Of a code list, the places of the codes that the line used.
    codes: Vec<usize>,
}

impl ParameterRead {
    /// What a statement shows of a value; its kind, last check and codes are not there.
    #[cfg(feature = "json")]
    pub(crate) fn of_statement(shown: DatedValue) -> Self {
        Self { certainty: shown.certainty, value: Arc::new(shown), stale: None, codes: Vec::new() }
    }

    /// Of a code list, the codes that the line used: those that let its record count, or that left
    /// a record out.
    pub fn codes(&self) -> impl Iterator<Item = &ListedCode> {
        self.codes.iter().filter_map(|place| self.value.codes.get(*place))
    }

    /// Adds another reading of the same value: of a code list, by other codes.
    pub(crate) fn join(&mut self, other: Self) {
        self.certainty = self.certainty.min(other.certainty);
        for place in other.codes {
            if !self.codes.contains(&place) {
                self.codes.push(place);
            }
        }
    }
}

impl Serialize for ParameterRead {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            id: &'a str,
            value: &'a str,
            from: NaiveDate,
            certainty: Certainty,
            source: &'a str,
        }
        let DatedValue { value, first_day, source, .. } = &*self.value;
        Shape { id: &self.value.name(), value, from: *first_day, certainty: self.certainty, source }
            .serialize(serializer)
    }
}

/// As it stands in a JSON document: the same, copied.
#[cfg(feature = "json")]
impl Serialize for InJson<'_, ParameterRead> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(read) = self;
        let kept = read.value.json.read.get(read.certainty as usize);
        match kept.and_then(|kept| kept.of(&read.value, read)) {
            Some(json) => json.serialize(serializer),
            None => read.serialize(serializer),
        }
    }
}

/// The value by itself, for no month.
impl From<DatedValue> for ParameterRead {
    fn from(value: DatedValue) -> Self {
        Self::from(Quote::fresh(&Arc::new(value)))
    }
}

impl From<Quote<'_>> for ParameterRead {
    fn from(quote: Quote<'_>) -> Self {
        let Quote { about, stale, certainty, code, .. } = quote;
        Self {
            value: Arc::clone(about),
            certainty,
            stale: Some(stale),
            codes: code.and_then(|place| usize::try_from(place).ok()).into_iter().collect(),
        }
    }
}
