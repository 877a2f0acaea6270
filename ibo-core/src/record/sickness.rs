//! Payments of sickness benefit, from the insurers (R2.6 to R2.8).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::builder::optional_setters;
use crate::count::Version;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::hours::Hours;
use crate::money::Euro;
use crate::period::Period;
use crate::printable::{AttestId, BenefitCode, Code};
use crate::sentence::say;

/// What became of a sickness line (R2.7).
///
/// ```
/// use ibo_core::Status;
/// assert_eq!("cancelled".parse::<Status>()?, Status::Cancelled);
/// # Ok::<(), ibo_core::Error>(())
/// ```
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

/// A payment of sickness benefit, insurers. Its texts are `String`s, or the bytes of a caller
/// (`SicknessRecord<&[u8]>`). One that exists is in form.
///
/// ```
/// use ibo_core::{Hours, Month, SicknessRecord};
///
/// let march = "2026-03".parse::<Month>()?.period();
/// let (document_type, benefit_code) = ("C21".parse()?, "AA".parse()?);
/// let amount = "1430.00".parse()?;
/// let record =
///     SicknessRecord::builder(document_type, benefit_code, 0, march, amount, 26, Hours::default())
///         .attest_id("2026Q1-1".parse()?)
///         .build()?;
/// assert_eq!((record.gross_taxable().cents(), record.version().number()), (143_000, 1));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(bound(serialize = "T: AsRef<[u8]>"))]
pub struct SicknessRecord<T = String> {
    document_type: Code<T>,
    benefit_code: BenefitCode<T>,
    nature: i32,
    #[serde(flatten)]
    period: Period,
    gross_taxable: Euro,
    days: i32,
    hours: Hours,
    #[serde(skip_serializing_if = "Option::is_none")]
    attest_id: Option<AttestId<T>>,
    version: Version,
    status: Status,
}

impl<T> SicknessRecord<T> {
    /// A payment, its fields in the order of the format: the type of document, a code of
    /// `sickness.document-type` (R2.8); the insurers' code of the benefit; the nature, a code of
    /// `sickness.nature` (R2.8); the days that were paid for, with an end; the gross taxable
    /// amount, negative for a recovery; the paid days and hours, with the sign of the amount or 0
    /// (R2.6).
    pub fn builder(
        document_type: Code<T>,
        benefit_code: BenefitCode<T>,
        nature: i32,
        period: Period,
        gross_taxable: Euro,
        days: i32,
        hours: Hours,
    ) -> SicknessRecordBuilder<T> {
        SicknessRecordBuilder(Self {
            document_type,
            benefit_code,
            nature,
            period,
            gross_taxable,
            days,
            hours,
            attest_id: None,
            version: Version::FIRST,
            status: Status::Original,
        })
    }

    /// A builder with the fields of this record, to change some of them.
    pub fn to_builder(&self) -> SicknessRecordBuilder<T>
    where
        T: Clone,
    {
        SicknessRecordBuilder(self.clone())
    }

    /// The record of parts that are known to be in form, the period with an end.
    #[inline(always)]
    pub(crate) fn of_proven(
        document_type: T,
        benefit_code: T,
        nature: i32,
        period: Period,
        gross_taxable: Euro,
    ) -> Self {
        Self {
            document_type: Code::of_proven(document_type),
            benefit_code: BenefitCode::of_proven(benefit_code),
            nature,
            period,
            gross_taxable,
            days: 0,
            hours: Hours::ZERO,
            attest_id: None,
            version: Version::FIRST,
            status: Status::Original,
        }
    }

    /// The type of document, a code of `sickness.document-type` (R2.8).
    #[must_use]
    #[inline(always)]
    pub const fn document_type(&self) -> &Code<T> {
        &self.document_type
    }

    /// The insurers' code of the benefit, two capitals; kept as evidence.
    #[must_use]
    pub const fn benefit_code(&self) -> &BenefitCode<T> {
        &self.benefit_code
    }

    /// The nature, a code of `sickness.nature` (R2.8).
    #[must_use]
    #[inline(always)]
    pub const fn nature(&self) -> i32 {
        self.nature
    }

    /// The days that were paid for, with an end.
    #[must_use]
    #[inline(always)]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The gross taxable amount; a recovery is negative.
    #[must_use]
    #[inline(always)]
    pub const fn gross_taxable(&self) -> Euro {
        self.gross_taxable
    }

    /// The paid days, with the sign of the amount or 0; kept as evidence.
    #[must_use]
    #[inline(always)]
    pub const fn days(&self) -> i32 {
        self.days
    }

    /// The paid hours, with the sign of the amount or 0; kept as evidence.
    #[must_use]
    #[inline(always)]
    pub const fn hours(&self) -> Hours {
        self.hours
    }

    /// The attest that the line belongs to; without it the line stands alone (R2.7).
    #[must_use]
    #[inline(always)]
    pub const fn attest_id(&self) -> Option<&AttestId<T>> {
        self.attest_id.as_ref()
    }

    /// The version of the attest, from 1 (R2.7).
    #[must_use]
    #[inline(always)]
    pub const fn version(&self) -> Version {
        self.version
    }

    /// What became of the line (R2.7).
    #[must_use]
    #[inline(always)]
    pub const fn status(&self) -> Status {
        self.status
    }
}

impl<T: AsRef<[u8]>> SicknessRecord<T> {
    /// The same record, with its texts borrowed.
    pub fn borrowed(&self) -> SicknessRecord<&[u8]> {
        let Self {
            document_type,
            benefit_code,
            nature,
            period,
            gross_taxable,
            days,
            hours,
            attest_id,
            version,
            status,
        } = self;
        SicknessRecord {
            document_type: document_type.borrowed(),
            benefit_code: benefit_code.borrowed(),
            nature: *nature,
            period: *period,
            gross_taxable: *gross_taxable,
            days: *days,
            hours: *hours,
            attest_id: attest_id.as_ref().map(AttestId::borrowed),
            version: *version,
            status: *status,
        }
    }

    /// The same record, with texts of its own.
    #[must_use]
    pub fn owned(&self) -> SicknessRecord {
        let Self {
            document_type,
            benefit_code,
            nature,
            period,
            gross_taxable,
            days,
            hours,
            attest_id,
            version,
            status,
        } = self;
        SicknessRecord {
            document_type: document_type.owned(),
            benefit_code: benefit_code.owned(),
            nature: *nature,
            period: *period,
            gross_taxable: *gross_taxable,
            days: *days,
            hours: *hours,
            attest_id: attest_id.as_ref().map(AttestId::owned),
            version: *version,
            status: *status,
        }
    }
}

/// The fields of a [`SicknessRecord`] on their way into one.
#[derive(Debug, Clone)]
#[must_use = "a builder makes a record with `build`"]
pub struct SicknessRecordBuilder<T = String>(SicknessRecord<T>);

impl<T> SicknessRecordBuilder<T> {
    optional_setters!();

    /// The type of document, a code of `sickness.document-type` (R2.8).
    pub fn document_type(mut self, document_type: Code<T>) -> Self {
        self.0.document_type = document_type;
        self
    }

    /// The insurers' code of the benefit; kept as evidence.
    pub fn benefit_code(mut self, benefit_code: BenefitCode<T>) -> Self {
        self.0.benefit_code = benefit_code;
        self
    }

    /// The nature, a code of `sickness.nature` (R2.8).
    pub fn nature(mut self, nature: i32) -> Self {
        self.0.nature = nature;
        self
    }

    /// The days that were paid for, with an end.
    pub fn period(mut self, period: Period) -> Self {
        self.0.period = period;
        self
    }

    /// The gross taxable amount, within [`Euro::MIN`] and [`Euro::MAX`] (R0.4); a recovery is
    /// negative.
    pub fn gross_taxable(mut self, gross_taxable: Euro) -> Self {
        self.0.gross_taxable = gross_taxable;
        self
    }

    /// The paid days, with the sign of the amount or 0; kept as evidence (R2.6).
    pub fn days(mut self, days: i32) -> Self {
        self.0.days = days;
        self
    }

    /// The paid hours, with the sign of the amount or 0; kept as evidence (R2.6).
    pub fn hours(mut self, hours: Hours) -> Self {
        self.0.hours = hours;
        self
    }

    /// The attest that the line belongs to; without it the line stands alone (R2.7).
    pub fn attest_id(mut self, attest_id: AttestId<T>) -> Self {
        self.0.attest_id = Some(attest_id);
        self
    }

    /// The version of the attest (R2.7); by default the first.
    pub fn version(mut self, version: Version) -> Self {
        self.0.version = version;
        self
    }

    /// What became of the line (R2.7); by default it is as first reported.
    pub fn status(mut self, status: Status) -> Self {
        self.0.status = status;
        self
    }

    /// The record, in form.
    ///
    /// # Errors
    /// The first fault in the order of the format (R7.7): `missing-field` at `to` for a period
    /// without an end, `amount-out-of-range` at `gross_taxable` for a sum beyond the bounds (R0.4).
    pub fn build(self) -> Result<SicknessRecord<T>, Error> {
        let Self(record) = self;
        if record.period.last_day().is_none() {
            return Err(Error::says(ErrorCode::MissingField, say::LAST_DAY_OF_PAYMENT).at("to"));
        }
        record.gross_taxable.given().map_err(|error| error.at("gross_taxable"))?;
        Ok(record)
    }
}
