//! The records of the three sources: RVA (unemployment), POD MI (leefloon) and the insurers (sickness), with every field of the deliberation
//! except name and national number (R2).

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::builder::optional_setters;
use crate::count::{HalfDays, Version};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::hours::Hours;
use crate::money::{Euro, NonNegativeEuro};
use crate::period::{Month, Period, in_range};
use crate::printable::{AttestId, BenefitCode, Code, RvaCode, text};
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

/// One of the three sources: what it answered, and its records, of any month and at most 1,000 (R0.4).
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
    pub fn collect(availability: Availability, records: impl ExactSizeIterator<Item = Result<R, Error>>) -> Result<Self, Error> {
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

    /// The source of a row, which has at most one record.
    pub(crate) fn of_one(availability: Availability, record: Option<R>) -> Self {
        Self { availability, records: record.into_iter().collect() }
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

    /// Its records, taken out of it.
    #[must_use]
    pub fn into_records(self) -> Vec<R> {
        self.records
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
    if records <= Source::<()>::MAX_RECORDS { Ok(()) } else { Err(Error::says(ErrorCode::TooManyRecords, say::TOO_MANY)) }
}

/// R0.4: the items of a list, once they are few enough; the error of one is at its index.
pub(crate) fn list<R>(items: impl ExactSizeIterator<Item = Result<R, Error>>) -> Result<Vec<R>, Error> {
    few_enough(items.len())?;
    items.enumerate().map(|(index, item)| item.map_err(|error| error.within_item(index))).collect()
}

/// Whether an unemployment day amount is for full days, or for half days so many times a week (R2.1, R2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "basis", rename_all = "kebab-case")]
pub enum Basis {
    /// Full days.
    Full,
    /// Half days.
    Half {
        /// How many a week.
        #[serde(rename = "half_per_week")]
        per_week: HalfDays,
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

    /// Half days, so many a week: 1 to 12 (R2.2).
    ///
    /// ```
    /// use ibo_core::{Basis, ErrorCode};
    /// assert!(Basis::half(6).is_ok());
    /// assert_eq!(Basis::half(13).unwrap_err().code(), ErrorCode::HalfPerWeekNotAllowed);
    /// ```
    ///
    /// # Errors
    /// `half-per-week-not-allowed` at `half_per_week` for another number.
    pub fn half(per_week: i32) -> Result<Self, Error> {
        let per_week = HalfDays::try_from(per_week).map_err(|error| error.at("half_per_week"))?;
        Ok(Self::Half { per_week })
    }

    /// How many half days a week; none for full days.
    #[must_use]
    pub const fn half_per_week(self) -> Option<u8> {
        match self {
            Self::Full => None,
            Self::Half { per_week } => Some(per_week.per_week()),
        }
    }

    /// The basis of the two fields that say it, which must agree (R2.2).
    ///
    /// # Errors
    /// At `half_per_week`: `missing-field` with half days, `half-per-week-not-used` with full days.
    pub fn of(is_half: bool, half_per_week: Option<HalfDays>) -> Result<Self, Error> {
        let refused = |code, why| Err(Error::says(code, why).at("half_per_week"));
        match (is_half, half_per_week) {
            (false, None) => Ok(Self::Full),
            (true, Some(per_week)) => Ok(Self::Half { per_week }),
            (true, None) => refused(ErrorCode::MissingField, say::HALF_WITHOUT_NUMBER),
            (false, Some(_)) => refused(ErrorCode::HalfPerWeekNotUsed, say::HALF_NOT_USED),
        }
    }
}

/// An unemployment benefit, RVA. Its texts are `String`s, or the bytes of a caller
/// (`UnemploymentRecord<&[u8]>`). One that exists is in form.
///
/// ```
/// use ibo_core::{Basis, Period, UnemploymentRecord, parse_date};
///
/// let june = Period::new(parse_date("2026-06-01")?, Some(parse_date("2026-06-30")?))?;
/// let record = UnemploymentRecord::builder(june, "27.65".parse()?, "insertion".parse()?)
///     .basis(Basis::half(6)?)
///     .build()?;
/// assert_eq!((record.benefit_type().as_str(), record.basis().half_per_week()), ("insertion", Some(6)));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct UnemploymentRecord<T = String> {
    #[serde(flatten)]
    period: Period,
    day_amount: NonNegativeEuro,
    #[serde(flatten)]
    basis: Basis,
    benefit_type: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    rva_code: Option<T>,
}

impl<T> UnemploymentRecord<T> {
    /// A benefit for full days: the days of the right, without an end where it runs on, the gross
    /// amount of a day, and the type, a code of `unemployment.benefit-type` (R2.1, R2.4).
    pub fn builder(period: Period, day_amount: NonNegativeEuro, benefit_type: Code<T>) -> UnemploymentRecordBuilder<T> {
        let benefit_type = benefit_type.into_inner();
        UnemploymentRecordBuilder(Self::of_proven(period, day_amount, Basis::Full, benefit_type))
    }

    /// A builder with the fields of this record, to change some of them.
    pub fn to_builder(&self) -> UnemploymentRecordBuilder<T>
    where
        T: Clone,
    {
        UnemploymentRecordBuilder(self.clone())
    }

    /// The record of parts that are known to be in form.
    #[inline(always)]
    pub(crate) const fn of_proven(period: Period, day_amount: NonNegativeEuro, basis: Basis, benefit_type: T) -> Self {
        Self { period, day_amount, basis, benefit_type, rva_code: None }
    }

    /// The days of the right; without an end it runs on.
    #[must_use]
    #[inline(always)]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The gross amount of a day, or of a half day.
    #[must_use]
    #[inline(always)]
    pub fn day_amount(&self) -> Euro {
        self.day_amount.into()
    }

    /// Full or half days.
    #[must_use]
    #[inline(always)]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// The type of benefit, a code of `unemployment.benefit-type` (R2.4).
    #[must_use]
    #[inline(always)]
    pub const fn benefit_type(&self) -> &T {
        &self.benefit_type
    }

    /// The RVA's own code, kept as evidence and not read.
    #[must_use]
    pub const fn rva_code(&self) -> Option<&T> {
        self.rva_code.as_ref()
    }
}

impl<T: AsRef<[u8]>> UnemploymentRecord<T> {
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

/// The fields of an [`UnemploymentRecord`] on their way into one.
#[derive(Debug, Clone)]
#[must_use = "a builder makes a record with `build`"]
pub struct UnemploymentRecordBuilder<T = String>(UnemploymentRecord<T>);

impl<T> UnemploymentRecordBuilder<T> {
    optional_setters!();

    /// The days of the right; without an end it runs on.
    pub fn period(mut self, period: Period) -> Self {
        self.0.period = period;
        self
    }

    /// The gross amount of a day, or of a half day.
    pub fn day_amount(mut self, day_amount: NonNegativeEuro) -> Self {
        self.0.day_amount = day_amount;
        self
    }

    /// Full days, which is the default, or half days (R2.2).
    pub fn basis(mut self, basis: Basis) -> Self {
        self.0.basis = basis;
        self
    }

    /// The type of benefit, a code of `unemployment.benefit-type` (R2.4).
    pub fn benefit_type(mut self, benefit_type: Code<T>) -> Self {
        self.0.benefit_type = benefit_type.into_inner();
        self
    }

    /// The RVA's own code, kept as evidence and not read.
    pub fn rva_code(mut self, rva_code: RvaCode<T>) -> Self {
        self.0.rva_code = Some(rva_code.into_inner());
        self
    }

    /// The record, in form.
    ///
    /// # Errors
    /// None today: each field is in form by its type, and none depends on another one.
    pub fn build(self) -> Result<UnemploymentRecord<T>, Error> {
        Ok(self.0)
    }
}

/// A leefloon entry, POD MI. Its texts are `String`s, or the bytes of a caller
/// (`LeefloonRecord<&[u8]>`). One that exists is in form.
///
/// ```
/// use ibo_core::{ErrorCode, LeefloonRecord, parse_date};
///
/// let (month, aid_type) = ("2026-03".parse()?, "leefloon".parse()?);
/// let entry = LeefloonRecord::builder(month, aid_type, "893.65".parse()?, "award".parse()?)
///     .first_day(parse_date("2026-03-31")?)
///     .build()?;
/// assert_eq!(entry.amount().to_string(), "893.65");
///
/// let error = entry.to_builder().last_day(parse_date("2026-03-30")?).build().unwrap_err();
/// assert_eq!((error.code(), error.location()), (ErrorCode::DateOrder, "to"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct LeefloonRecord<T = String> {
    month: Month,
    aid_type: T,
    amount: Euro,
    entry_kind: T,
    #[serde(rename = "from", skip_serializing_if = "Option::is_none")]
    first_day: Option<NaiveDate>,
    #[serde(rename = "to", skip_serializing_if = "Option::is_none")]
    last_day: Option<NaiveDate>,
}

impl<T> LeefloonRecord<T> {
    /// An entry: its month, the type of aid, a code of `leefloon.aid-type`, the month's amount,
    /// whose sign is that of its kind of entry, and that kind, a code of `leefloon.entry-kind` (R2.5).
    pub fn builder(month: Month, aid_type: Code<T>, amount: Euro, entry_kind: Code<T>) -> LeefloonRecordBuilder<T> {
        let (aid_type, entry_kind) = (aid_type.into_inner(), entry_kind.into_inner());
        LeefloonRecordBuilder(Self::of_proven(month, aid_type, amount, entry_kind))
    }

    /// A builder with the fields of this record, to change some of them.
    pub fn to_builder(&self) -> LeefloonRecordBuilder<T>
    where
        T: Clone,
    {
        LeefloonRecordBuilder(self.clone())
    }

    /// The record of parts that are known to be in form.
    #[inline(always)]
    pub(crate) const fn of_proven(month: Month, aid_type: T, amount: Euro, entry_kind: T) -> Self {
        Self { month, aid_type, amount, entry_kind, first_day: None, last_day: None }
    }

    /// The month of the amount.
    #[must_use]
    #[inline(always)]
    pub const fn month(&self) -> Month {
        self.month
    }

    /// The type of aid, a code of `leefloon.aid-type` (R2.5).
    #[must_use]
    #[inline(always)]
    pub const fn aid_type(&self) -> &T {
        &self.aid_type
    }

    /// The month's amount; its sign is that of its kind of entry (R2.5).
    #[must_use]
    #[inline(always)]
    pub const fn amount(&self) -> Euro {
        self.amount
    }

    /// The kind of entry, a code of `leefloon.entry-kind` (R2.5).
    #[must_use]
    #[inline(always)]
    pub const fn entry_kind(&self) -> &T {
        &self.entry_kind
    }

    /// The first day of the right, kept as evidence.
    #[must_use]
    pub const fn first_day(&self) -> Option<NaiveDate> {
        self.first_day
    }

    /// The last day of the right, kept as evidence.
    #[must_use]
    pub const fn last_day(&self) -> Option<NaiveDate> {
        self.last_day
    }
}

impl<T: AsRef<[u8]>> LeefloonRecord<T> {
    /// The same record, with its texts borrowed.
    pub fn borrowed(&self) -> LeefloonRecord<&[u8]> {
        let Self { month, aid_type, amount, entry_kind, first_day, last_day } = self;
        LeefloonRecord {
            month: *month,
            aid_type: aid_type.as_ref(),
            amount: *amount,
            entry_kind: entry_kind.as_ref(),
            first_day: *first_day,
            last_day: *last_day,
        }
    }

    /// The same record, with texts of its own.
    #[must_use]
    pub fn owned(&self) -> LeefloonRecord {
        let Self { month, aid_type, amount, entry_kind, first_day, last_day } = self;
        LeefloonRecord {
            month: *month,
            aid_type: text(aid_type),
            amount: *amount,
            entry_kind: text(entry_kind),
            first_day: *first_day,
            last_day: *last_day,
        }
    }
}

/// The fields of a [`LeefloonRecord`] on their way into one.
#[derive(Debug, Clone)]
#[must_use = "a builder makes a record with `build`"]
pub struct LeefloonRecordBuilder<T = String>(LeefloonRecord<T>);

impl<T> LeefloonRecordBuilder<T> {
    optional_setters!();

    /// The month of the amount.
    pub fn month(mut self, month: Month) -> Self {
        self.0.month = month;
        self
    }

    /// The type of aid, a code of `leefloon.aid-type` (R2.5).
    pub fn aid_type(mut self, aid_type: Code<T>) -> Self {
        self.0.aid_type = aid_type.into_inner();
        self
    }

    /// The month's amount, within [`Euro::MIN`] and [`Euro::MAX`] (R0.4); its sign is that of its
    /// kind of entry (R2.5).
    pub fn amount(mut self, amount: Euro) -> Self {
        self.0.amount = amount;
        self
    }

    /// The kind of entry, a code of `leefloon.entry-kind` (R2.5).
    pub fn entry_kind(mut self, entry_kind: Code<T>) -> Self {
        self.0.entry_kind = entry_kind.into_inner();
        self
    }

    /// The first day of the right, of the years 1 to 9999; kept as evidence.
    pub fn first_day(mut self, day: NaiveDate) -> Self {
        self.0.first_day = Some(day);
        self
    }

    /// The last day of the right, of the years 1 to 9999 and not before the first; kept as evidence.
    pub fn last_day(mut self, day: NaiveDate) -> Self {
        self.0.last_day = Some(day);
        self
    }

    /// The record, in form.
    ///
    /// # Errors
    /// The first fault in the order of the format (R7.7): `amount-out-of-range` at `amount` for a
    /// sum beyond the bounds (R0.4), `date-out-of-range` at `from` or `to`, `date-order` at `to`.
    pub fn build(self) -> Result<LeefloonRecord<T>, Error> {
        let Self(record) = self;
        record.amount.given().map_err(|error| error.at("amount"))?;
        match (record.first_day, record.last_day) {
            (Some(first), last) => Period::new(first, last).map(|_| ())?,
            (None, Some(last)) => in_range(last).map(|_| ()).map_err(|error| error.at("to"))?,
            (None, None) => {}
        }
        Ok(record)
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
/// assert_eq!((record.gross_taxable().cents(), record.version()), (143_000, 1));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct SicknessRecord<T = String> {
    document_type: T,
    benefit_code: T,
    nature: i32,
    #[serde(flatten)]
    period: Period,
    gross_taxable: Euro,
    days: i32,
    hours: Hours,
    #[serde(skip_serializing_if = "Option::is_none")]
    attest_id: Option<T>,
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
        let (document_type, benefit_code) = (document_type.into_inner(), benefit_code.into_inner());
        let record = Self::of_proven(document_type, benefit_code, nature, period, gross_taxable);
        SicknessRecordBuilder(Self { days, hours, ..record })
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
    pub(crate) fn of_proven(document_type: T, benefit_code: T, nature: i32, period: Period, gross_taxable: Euro) -> Self {
        Self {
            document_type,
            benefit_code,
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
    pub const fn document_type(&self) -> &T {
        &self.document_type
    }

    /// The insurers' code of the benefit, two capitals; kept as evidence.
    #[must_use]
    pub const fn benefit_code(&self) -> &T {
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
    pub const fn attest_id(&self) -> Option<&T> {
        self.attest_id.as_ref()
    }

    /// The version of the attest, from 1 (R2.7).
    #[must_use]
    #[inline(always)]
    pub const fn version(&self) -> u32 {
        self.version.number()
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

/// The fields of a [`SicknessRecord`] on their way into one.
#[derive(Debug, Clone)]
#[must_use = "a builder makes a record with `build`"]
pub struct SicknessRecordBuilder<T = String>(SicknessRecord<T>);

impl<T> SicknessRecordBuilder<T> {
    optional_setters!();

    /// The type of document, a code of `sickness.document-type` (R2.8).
    pub fn document_type(mut self, document_type: Code<T>) -> Self {
        self.0.document_type = document_type.into_inner();
        self
    }

    /// The insurers' code of the benefit; kept as evidence.
    pub fn benefit_code(mut self, benefit_code: BenefitCode<T>) -> Self {
        self.0.benefit_code = benefit_code.into_inner();
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
        self.0.attest_id = Some(attest_id.into_inner());
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
