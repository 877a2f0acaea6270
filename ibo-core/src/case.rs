//! One case: an agreement, a month, and what the three sources said (the input of `formats.md`).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::agreement::Agreement;
use crate::builder::optional_setters;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::fraction::Fraction;
use crate::from_text::FromText;
use crate::period::{Month, Period};
use crate::printable::{is_printable, printable};
use crate::record::{
    Availability, LeefloonRecord, SicknessRecord, Source, UnemploymentRecord, list,
};
use crate::sentence::say;

/// Everything that one month's premium depends on, and nothing that it does not need (R7.7). One
/// that exists is in form; what the law refuses is said by the calculation.
///
/// ```
/// use ibo_core::{Agreement, Attendance, Case, Kind, Source, parse_date};
///
/// let (start, end) = (parse_date("2025-09-01")?, parse_date("2026-02-28")?);
/// let agreement = Agreement::builder(Kind::IboPlus, start, end, "38/38".parse()?).build()?;
/// let case = Case::builder("A-1".parse()?, "2025-10".parse()?, agreement)
///     .attendance(Attendance::Ratio("152/167.2".parse()?))
///     .unemployment(Source::no_data())
///     .build()?;
/// assert_eq!(case.month().to_string(), "2025-10");
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Case {
    case_ref: CaseRef,
    month: Month,
    agreement: Agreement,
    #[serde(skip_serializing_if = "Option::is_none")]
    attendance: Option<Attendance>,
    #[serde(skip_serializing_if = "Absences::is_empty")]
    absences: Absences,
    unemployment: Source<UnemploymentRecord>,
    leefloon: Source<LeefloonRecord>,
    sickness: Source<SicknessRecord>,
}

impl Case {
    /// A case by its opaque reference, the month that is computed, and the agreement. The whole
    /// month is paid (R6.2), there are no absences, and no source was asked (R2.10).
    pub const fn builder(case_ref: CaseRef, month: Month, agreement: Agreement) -> CaseBuilder {
        CaseBuilder(Self {
            case_ref,
            month,
            agreement,
            attendance: None,
            absences: Absences::NONE,
            unemployment: Source::without_records(Availability::NotAsked),
            leefloon: Source::without_records(Availability::NotAsked),
            sickness: Source::without_records(Availability::NotAsked),
        })
    }

    /// A builder with the fields of this case, to change some of them.
    pub fn to_builder(&self) -> CaseBuilder {
        CaseBuilder(self.clone())
    }

    /// The same agreement and records in another month, and how much of it is paid (R6.2). Without
    /// an attendance the case's own holds for its own month, and one by working days for every
    /// month; paid hours of one month say nothing of another, of which all is paid.
    ///
    /// ```
    /// use ibo_core::Case;
    /// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let case = Case::from_json(json.as_bytes())?;
    /// let april = case.in_month("2026-04".parse()?, Some("76/152".parse()?));
    /// assert_eq!((april.month().to_string(), april.agreement()), ("2026-04".to_owned(), case.agreement()));
    /// assert_eq!(april.in_month("2026-05".parse()?, None).attendance(), None);
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[must_use]
    pub fn in_month(&self, month: Month, attendance: Option<Attendance>) -> Self {
        let holds = |own: &Attendance| month == self.month || *own == Attendance::WorkingDays;
        let attendance = attendance.or(self.attendance.filter(holds));
        Self { month, attendance, ..self.clone() }
    }

    /// The caller's opaque reference: never a name or a national number.
    #[must_use]
    pub const fn case_ref(&self) -> &CaseRef {
        &self.case_ref
    }

    /// The month that is computed.
    #[must_use]
    pub const fn month(&self) -> Month {
        self.month
    }

    /// The agreement.
    #[must_use]
    pub const fn agreement(&self) -> &Agreement {
        &self.agreement
    }

    /// The attendance; none is the whole month (R6.2).
    #[must_use]
    pub const fn attendance(&self) -> Option<Attendance> {
        self.attendance
    }

    /// Absences, for the employer's contribution of scheme 2018 only (R5.3).
    #[must_use]
    pub const fn absences(&self) -> &Absences {
        &self.absences
    }

    /// The records of the RVA.
    #[must_use]
    pub const fn unemployment(&self) -> &Source<UnemploymentRecord> {
        &self.unemployment
    }

    /// The records of the POD MI.
    #[must_use]
    pub const fn leefloon(&self) -> &Source<LeefloonRecord> {
        &self.leefloon
    }

    /// The records of the insurers.
    #[must_use]
    pub const fn sickness(&self) -> &Source<SicknessRecord> {
        &self.sickness
    }
}

/// The fields of a [`Case`] on their way into one.
#[derive(Debug, Clone)]
#[must_use = "a builder makes a case with `build`"]
pub struct CaseBuilder(Case);

impl CaseBuilder {
    optional_setters!();

    /// The caller's opaque reference: never a name or a national number.
    pub fn case_ref(mut self, case_ref: CaseRef) -> Self {
        self.0.case_ref = case_ref;
        self
    }

    /// The month that is computed.
    pub const fn month(mut self, month: Month) -> Self {
        self.0.month = month;
        self
    }

    /// The agreement.
    pub fn agreement(mut self, agreement: Agreement) -> Self {
        self.0.agreement = agreement;
        self
    }

    /// How much of the month is paid (R6.2).
    pub const fn attendance(mut self, attendance: Attendance) -> Self {
        self.0.attendance = Some(attendance);
        self
    }

    /// Absences, for the employer's contribution of scheme 2018 only (R5.3).
    pub fn absences(mut self, absences: Absences) -> Self {
        self.0.absences = absences;
        self
    }

    /// The records of the RVA.
    pub fn unemployment(mut self, source: Source<UnemploymentRecord>) -> Self {
        self.0.unemployment = source;
        self
    }

    /// The records of the POD MI.
    pub fn leefloon(mut self, source: Source<LeefloonRecord>) -> Self {
        self.0.leefloon = source;
        self
    }

    /// The records of the insurers.
    pub fn sickness(mut self, source: Source<SicknessRecord>) -> Self {
        self.0.sickness = source;
        self
    }

    /// The case, in form.
    ///
    /// # Errors
    /// None today: each field is in form by its type, and none depends on another one.
    pub fn build(self) -> Result<Case, Error> {
        Ok(self.0)
    }
}

/// Absences: periods, each with an end, and at most 1,000 (R0.4, R5.3).
///
/// ```
/// use ibo_core::{Absences, ErrorCode, Period, parse_date};
///
/// let first = parse_date("2025-10-06")?;
/// let week = Period::new(first, Some(parse_date("2025-10-10")?))?;
/// assert_eq!(Absences::new(vec![week])?.as_slice(), [week]);
///
/// let error = Absences::new(vec![week, Period::new(first, None)?]).unwrap_err();
/// assert_eq!((error.code(), error.location()), (ErrorCode::MissingField, "[1].to"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Absences(Vec<Period>);

impl Absences {
    /// No absences.
    pub const NONE: Self = Self(Vec::new());

    /// The absences of these periods.
    ///
    /// # Errors
    /// `too-many-records` for more than 1,000 (R0.4); `missing-field` at `[1].to` for a period
    /// without an end.
    pub fn new(periods: Vec<Period>) -> Result<Self, Error> {
        Self::collect(periods.into_iter().map(Ok))
    }

    /// The absences of periods that are still to be made.
    ///
    /// # Errors
    /// As [`Absences::new`]; the first error of a period, within `[1]`.
    pub fn collect(
        periods: impl ExactSizeIterator<Item = Result<Period, Error>>,
    ) -> Result<Self, Error> {
        list(periods.map(|period| period.and_then(with_an_end))).map(Self)
    }

    /// The periods, in the order in which they were given.
    #[must_use]
    pub fn as_slice(&self) -> &[Period] {
        &self.0
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// An absence has an end (R5.3).
pub(crate) fn with_an_end(absence: Period) -> Result<Period, Error> {
    match absence.last_day() {
        Some(_) => Ok(absence),
        None => Err(Error::says(ErrorCode::MissingField, say::LAST_DAY_OF_ABSENCE).at("to")),
    }
}

/// An opaque reference of 1 to 64 printable ASCII characters.
///
/// ```
/// use ibo_core::CaseRef;
/// assert_eq!("A-1027".parse::<CaseRef>()?.as_str(), "A-1027");
/// assert!("".parse::<CaseRef>().is_err());
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseRef(String);

impl CaseRef {
    /// The most characters of a reference.
    pub const MAX_LENGTH: usize = 64;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether bytes, of one reference or of many one after the other, are printable ASCII alone.
    #[must_use]
    pub fn is_printable(bytes: &[u8]) -> bool {
        is_printable(bytes)
    }

    /// Whether bytes can be a reference, for callers that keep them where they lie.
    ///
    /// # Errors
    /// `bad-text` for other bytes.
    #[inline]
    pub fn form(text: &[u8]) -> Result<(), Error> {
        printable(text, Self::MAX_LENGTH)
    }
}

impl FromStr for CaseRef {
    type Err = Error;

    /// # Errors
    /// `bad-text` for another text.
    fn from_str(text: &str) -> Result<Self, Error> {
        Self::form(text.as_bytes()).map(|()| Self(text.to_owned()))
    }
}

impl fmt::Display for CaseRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for CaseRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for CaseRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(FromText::new("the reference of a case as a string"))
    }
}

/// How much of the month is paid (R6.2).
///
/// ```
/// use ibo_core::Attendance;
/// assert_eq!("working-days".parse::<Attendance>()?, Attendance::WorkingDays);
/// assert_eq!("152/167.2".parse::<Attendance>()?, Attendance::Ratio("152/167.2".parse()?));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Attendance {
    /// Paid over normal hours or days, 0 to 1.
    Ratio(Fraction),
    /// The days Monday to Friday of month and agreement over those of the month.
    WorkingDays,
}

/// The word that asks for [`Attendance::WorkingDays`].
const WORKING_DAYS: &str = "working-days";

impl FromStr for Attendance {
    type Err = Error;

    /// Reads `Q/S` or `working-days`.
    ///
    /// # Errors
    /// As [`Fraction`].
    fn from_str(text: &str) -> Result<Self, Error> {
        if text == WORKING_DAYS { Ok(Self::WorkingDays) } else { text.parse().map(Self::Ratio) }
    }
}

impl fmt::Display for Attendance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ratio(fraction) => fraction.fmt(f),
            Self::WorkingDays => f.write_str(WORKING_DAYS),
        }
    }
}

impl Serialize for Attendance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Attendance {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(FromText::new(
            "an attendance as a string, such as \"152/167.2\" or \"working-days\"",
        ))
    }
}
