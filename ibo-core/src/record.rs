//! The records of the three sources: RVA (unemployment), POD MI (leefloon) and the insurers (sickness), with every field of the deliberation
//! except name and national number (R2).

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::field;
use crate::hours::Hours;
use crate::money::Euro;
use crate::period::{Month, Period, in_range};
use crate::sentence::say;

/// What a source answered (R2.10).
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
    pub const ALL: &'static [Self] = &[Self::Data, Self::NoData, Self::NotAsked, Self::NoResult, Self::Filtered];

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
        Self::from_slug(word).ok_or_else(|| Error::says(ErrorCode::UnknownAvailability, say::AVAILABILITY))
    }
}

impl fmt::Display for Availability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.slug())
    }
}

/// One of the three sources: what it answered, and its records.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Source<R> {
    /// What the source answered.
    pub availability: Availability,
    /// Its records, of any month; at most 1,000 (R0.4).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<R>,
}

impl<R> Source<R> {
    /// The most records that a source may have (R0.4).
    pub const MAX_RECORDS: usize = 1_000;

    /// A source that answered with these records.
    #[must_use]
    pub const fn data(records: Vec<R>) -> Self {
        Self { availability: Availability::Data, records }
    }

    /// A source that answered that it has no records.
    #[must_use]
    pub const fn no_data() -> Self {
        Self { availability: Availability::NoData, records: Vec::new() }
    }
}

impl<R> Default for Source<R> {
    /// A source that was not asked.
    fn default() -> Self {
        Self { availability: Availability::NotAsked, records: Vec::new() }
    }
}

/// R0.4: at most 1,000 records a list.
pub(crate) fn few_enough(records: usize) -> Result<(), Error> {
    if records <= Source::<()>::MAX_RECORDS { Ok(()) } else { Err(Error::says(ErrorCode::TooManyRecords, say::TOO_MANY)) }
}

/// Whether an unemployment day amount is for full days, or for half days so many times a week (R2.1, R2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "basis", rename_all = "kebab-case")]
pub enum Basis {
    /// Full days.
    Full,
    /// Half days.
    Half {
        /// How many a week, 1 to 12.
        #[serde(rename = "half_per_week")]
        per_week: u8,
    },
}

impl Basis {
    /// Whether the word of a basis says half days: `full` or `half`.
    ///
    /// # Errors
    /// `unknown-basis` for another word.
    pub fn is_half(word: &str) -> Result<bool, Error> {
        match word {
            "full" => Ok(false),
            "half" => Ok(true),
            _ => Err(Error::says(ErrorCode::UnknownBasis, say::BASIS)),
        }
    }

    /// The basis of the two fields that say it, which must agree (R2.2).
    ///
    /// # Errors
    /// At `half_per_week`: `missing-field` with half days, `half-per-week-not-used` with full days.
    pub fn of(is_half: bool, half_per_week: Option<u8>) -> Result<Self, Error> {
        let refused = |code, why| Err(Error::says(code, why).at("half_per_week"));
        match (is_half, half_per_week) {
            (false, None) => Ok(Self::Full),
            (true, Some(per_week)) => Ok(Self::Half { per_week }),
            (true, None) => refused(ErrorCode::MissingField, say::HALF_WITHOUT_NUMBER),
            (false, Some(_)) => refused(ErrorCode::HalfPerWeekNotUsed, say::HALF_NOT_USED),
        }
    }

    /// R2.2: twelve halves are a week.
    pub(crate) fn check(self) -> Result<(), Error> {
        match self {
            Self::Full => Ok(()),
            Self::Half { per_week } => field::half_per_week(i32::from(per_week)).map(|_| ()).map_err(|error| error.at("half_per_week")),
        }
    }
}

/// An unemployment benefit, RVA. Its texts are `String`s, or the bytes of a caller (`UnemploymentRecord<&[u8]>`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct UnemploymentRecord<T = String> {
    /// The days of the right; without an end it runs on.
    #[serde(flatten)]
    pub period: Period,
    /// The gross amount of a day, or of a half day, from zero.
    pub day_amount: Euro,
    /// Full or half days.
    #[serde(flatten)]
    pub basis: Basis,
    /// The type of benefit, a code of `unemployment.benefit-type` (R2.4).
    pub benefit_type: T,
    /// The RVA's own code, kept as evidence and not read; 1 to 6 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rva_code: Option<T>,
}

impl<T: AsRef<[u8]>> UnemploymentRecord<T> {
    /// The form of the fields, in the order of the format (R7.7): what the types do not already assure.
    ///
    /// # Errors
    /// The first fault, with the path of its field; what the law refuses is said by the calculation.
    pub fn check(&self) -> Result<(), Error> {
        self.day_amount.given().and_then(Euro::not_negative).map_err(|error| error.at("day_amount"))?;
        self.basis.check()?;
        field::code(self.benefit_type.as_ref()).map_err(|error| error.at("benefit_type"))?;
        self.rva_code.as_ref().map_or(Ok(()), |code| field::rva_code(code.as_ref())).map_err(|error| error.at("rva_code"))
    }

    /// The same record, with its texts borrowed.
    pub fn borrowed(&self) -> UnemploymentRecord<&[u8]> {
        let Self { period, day_amount, basis, benefit_type, rva_code } = self;
        UnemploymentRecord {
            period: *period,
            day_amount: *day_amount,
            basis: *basis,
            benefit_type: benefit_type.as_ref(),
            rva_code: rva_code.as_ref().map(AsRef::as_ref),
        }
    }

    /// The same record, with texts of its own.
    #[must_use]
    pub fn owned(&self) -> UnemploymentRecord {
        let Self { period, day_amount, basis, benefit_type, rva_code } = self;
        UnemploymentRecord {
            period: *period,
            day_amount: *day_amount,
            basis: *basis,
            benefit_type: text(benefit_type),
            rva_code: rva_code.as_ref().map(text),
        }
    }
}

/// Every text is printable ASCII, which `check` finds.
pub(crate) fn text(text: impl AsRef<[u8]>) -> String {
    String::from_utf8_lossy(text.as_ref()).into_owned()
}

/// A leefloon entry, POD MI. Its texts are `String`s, or the bytes of a caller (`LeefloonRecord<&[u8]>`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct LeefloonRecord<T = String> {
    /// The month of the amount.
    pub month: Month,
    /// The type of aid, a code of `leefloon.aid-type` (R2.5).
    pub aid_type: T,
    /// The month's amount; its sign is that of its kind of entry (R2.5).
    pub amount: Euro,
    /// The kind of entry, a code of `leefloon.entry-kind` (R2.5).
    pub entry_kind: T,
    /// The first day of the right, kept as evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The last day of the right, kept as evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

impl<T: AsRef<[u8]>> LeefloonRecord<T> {
    /// The form of the fields, in the order of the format (R7.7): what the types do not already assure.
    ///
    /// # Errors
    /// The first fault, with the path of its field; what the law refuses is said by the calculation.
    pub fn check(&self) -> Result<(), Error> {
        field::code(self.aid_type.as_ref()).map_err(|error| error.at("aid_type"))?;
        self.amount.given().map_err(|error| error.at("amount"))?;
        field::code(self.entry_kind.as_ref()).map_err(|error| error.at("entry_kind"))?;
        match (self.from, self.to) {
            (Some(from), to) => Period::new(from, to).map(|_| ()),
            (None, Some(to)) => in_range(to).map(|_| ()).map_err(|error| error.at("to")),
            (None, None) => Ok(()),
        }
    }

    /// The same record, with its texts borrowed.
    pub fn borrowed(&self) -> LeefloonRecord<&[u8]> {
        let Self { month, aid_type, amount, entry_kind, from, to } = self;
        LeefloonRecord {
            month: *month,
            aid_type: aid_type.as_ref(),
            amount: *amount,
            entry_kind: entry_kind.as_ref(),
            from: *from,
            to: *to,
        }
    }

    /// The same record, with texts of its own.
    #[must_use]
    pub fn owned(&self) -> LeefloonRecord {
        let Self { month, aid_type, amount, entry_kind, from, to } = self;
        LeefloonRecord { month: *month, aid_type: text(aid_type), amount: *amount, entry_kind: text(entry_kind), from: *from, to: *to }
    }
}

/// What became of a sickness line (R2.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// As first reported.
    #[default]
    Original,
    /// Reported anew.
    Modified,
    /// Withdrawn.
    Cancelled,
}

impl Status {
    /// Every status.
    pub const ALL: &'static [Self] = &[Self::Original, Self::Modified, Self::Cancelled];

    /// The word in the JSON shapes.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Modified => "modified",
            Self::Cancelled => "cancelled",
        }
    }

    /// The status of this word.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|status| status.slug() == slug)
    }
}

impl FromStr for Status {
    type Err = Error;

    /// # Errors
    /// `unknown-status` for another word.
    fn from_str(word: &str) -> Result<Self, Error> {
        Self::from_slug(word).ok_or_else(|| Error::says(ErrorCode::UnknownStatus, say::STATUS))
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.slug())
    }
}

/// A payment of sickness benefit, insurers. Its texts are `String`s, or the bytes of a caller (`SicknessRecord<&[u8]>`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct SicknessRecord<T = String> {
    /// The type of document, a code of `sickness.document-type` (R2.8).
    pub document_type: T,
    /// The insurers' code of the benefit, two capitals; kept as evidence.
    pub benefit_code: T,
    /// The nature, a code of `sickness.nature` (R2.8).
    pub nature: i32,
    /// The days that were paid for, with an end.
    #[serde(flatten)]
    pub period: Period,
    /// The gross taxable amount; a recovery is negative.
    pub gross_taxable: Euro,
    /// The paid days, with the sign of the amount or 0; kept as evidence.
    pub days: i32,
    /// The paid hours, with the sign of the amount or 0; kept as evidence.
    pub hours: Hours,
    /// The attest that the line belongs to; without it the line stands alone (R2.7).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attest_id: Option<T>,
    /// The version of the attest, from 1 (R2.7).
    pub version: u32,
    /// What became of the line (R2.7).
    pub status: Status,
}

impl<T: AsRef<[u8]>> SicknessRecord<T> {
    /// The form of the fields, in the order of the format (R7.7): what the types do not already assure.
    ///
    /// # Errors
    /// The first fault, with the path of its field; what the law refuses is said by the calculation.
    pub fn check(&self) -> Result<(), Error> {
        field::code(self.document_type.as_ref()).map_err(|error| error.at("document_type"))?;
        field::benefit_code(self.benefit_code.as_ref()).map_err(|error| error.at("benefit_code"))?;
        if self.period.to().is_none() {
            return Err(Error::says(ErrorCode::MissingField, say::LAST_DAY_OF_PAYMENT).at("to"));
        }
        self.gross_taxable.given().map_err(|error| error.at("gross_taxable"))?;
        self.attest_id.as_ref().map_or(Ok(()), |attest_id| field::attest_id(attest_id.as_ref())).map_err(|error| error.at("attest_id"))?;
        field::version(i64::from(self.version)).map(|_| ()).map_err(|error| error.at("version"))
    }

    /// The same record, with its texts borrowed.
    pub fn borrowed(&self) -> SicknessRecord<&[u8]> {
        let Self { document_type, benefit_code, nature, period, gross_taxable, days, hours, attest_id, version, status } = self;
        SicknessRecord {
            document_type: document_type.as_ref(),
            benefit_code: benefit_code.as_ref(),
            nature: *nature,
            period: *period,
            gross_taxable: *gross_taxable,
            days: *days,
            hours: *hours,
            attest_id: attest_id.as_ref().map(AsRef::as_ref),
            version: *version,
            status: *status,
        }
    }

    /// The same record, with texts of its own.
    #[must_use]
    pub fn owned(&self) -> SicknessRecord {
        let Self { document_type, benefit_code, nature, period, gross_taxable, days, hours, attest_id, version, status } = self;
        SicknessRecord {
            document_type: text(document_type),
            benefit_code: text(benefit_code),
            nature: *nature,
            period: *period,
            gross_taxable: *gross_taxable,
            days: *days,
            hours: *hours,
            attest_id: attest_id.as_ref().map(text),
            version: *version,
            status: *status,
        }
    }
}
