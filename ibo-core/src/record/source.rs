//! One of the three sources: what it answered, and its records (R0.4, R2.10).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::sentence::say;

/// What a source answered (R2.10).
///
/// ```
/// use ibo_core::Availability;
/// let asked: Availability = "no-data".parse()?;
/// assert!(asked.is_final() && !Availability::NotAsked.is_final());
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Availability {
    /// It has records.
    Data,
    /// It has none.
    NoData,
    /// It was not asked: what an absent source is.
    #[default]
    NotAsked,
    /// It gave no answer.
    NoResult,
    /// Its answer was withheld.
    Filtered,
}

impl Availability {
    /// Every availability.
    pub const ALL: &'static [Self] =
        &[Self::Data, Self::NoData, Self::NotAsked, Self::NoResult, Self::Filtered];

    /// The word in the JSON shapes.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::NoData => "no-data",
            Self::NotAsked => "not-asked",
            Self::NoResult => "no-result",
            Self::Filtered => "filtered",
        }
    }

    /// The availability of this word.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|availability| availability.slug() == slug)
    }

    /// Whether the answer allows a final result (R2.10).
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Data | Self::NoData)
    }
}

impl FromStr for Availability {
    type Err = Error;

    /// # Errors
    /// `unknown-availability` for another word.
    fn from_str(word: &str) -> Result<Self, Error> {
        Self::from_slug(word)
            .ok_or_else(|| Error::says(ErrorCode::UnknownAvailability, say::AVAILABILITY))
    }
}

impl fmt::Display for Availability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.slug())
    }
}

/// One of the three sources: what it answered, and its records, of any month and at most 1,000
/// (R0.4).
///
/// ```
/// use ibo_core::{Availability, LeefloonRecord, Source};
///
/// let (month, aid_type) = ("2026-03".parse()?, "leefloon".parse()?);
/// let entry = LeefloonRecord::builder(month, aid_type, "893.65".parse()?, "award".parse()?).build()?;
/// let source = Source::data(vec![entry])?;
/// assert_eq!((source.availability(), source.records().len()), (Availability::Data, 1));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Source<R> {
    availability: Availability,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    records: Vec<R>,
}

impl<R> Source<R> {
    /// The most records that a source may have (R0.4).
    pub const MAX_RECORDS: usize = 1_000;

    /// A source that gave this answer, with these records.
    ///
    /// # Errors
    /// `too-many-records` at `records` for more than 1,000 of them (R0.4).
    pub fn new(availability: Availability, records: Vec<R>) -> Result<Self, Error> {
        few_enough(records.len()).map_err(|error| error.at("records"))?;
        Ok(Self { availability, records })
    }

    /// A source that gave this answer, with records that are still to be made.
    ///
    /// # Errors
    /// As [`Source::new`], before any record is made; the first error of a record, within
    /// `records[1]`.
    pub fn collect(
        availability: Availability,
        records: impl ExactSizeIterator<Item = Result<R, Error>>,
    ) -> Result<Self, Error> {
        let records = list(records).map_err(|error| error.within("records"))?;
        Ok(Self { availability, records })
    }

    /// A source that answered with these records.
    ///
    /// # Errors
    /// As [`Source::new`].
    pub fn data(records: Vec<R>) -> Result<Self, Error> {
        Self::new(Availability::Data, records)
    }

    /// A source that answered that it has no records.
    #[must_use]
    pub const fn no_data() -> Self {
        Self::without_records(Availability::NoData)
    }

    /// A source that gave this answer and no records.
    #[must_use]
    pub const fn without_records(availability: Availability) -> Self {
        Self { availability, records: Vec::new() }
    }

    /// What the source answered.
    #[must_use]
    pub const fn availability(&self) -> Availability {
        self.availability
    }

    /// Its records, in the order in which they were given.
    #[must_use]
    pub fn records(&self) -> &[R] {
        &self.records
    }
}

impl<R> Default for Source<R> {
    /// A source that was not asked.
    fn default() -> Self {
        Self::without_records(Availability::NotAsked)
    }
}

/// R0.4: at most 1,000 records a list.
pub(crate) fn few_enough(records: usize) -> Result<(), Error> {
    if records <= Source::<()>::MAX_RECORDS {
        Ok(())
    } else {
        Err(Error::says(ErrorCode::TooManyRecords, say::TOO_MANY))
    }
}

/// R0.4: the items of a list, once they are few enough; the error of one is at its index.
pub(crate) fn list<R>(
    items: impl ExactSizeIterator<Item = Result<R, Error>>,
) -> Result<Vec<R>, Error> {
    few_enough(items.len())?;
    items.enumerate().map(|(index, item)| item.map_err(|error| error.within_item(index))).collect()
}
