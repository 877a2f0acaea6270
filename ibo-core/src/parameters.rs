//! The dated values of the law: rates, amounts and code lists, each with the day from which it counts, its certainty and where it was read
//! (R1.6, R7.3, R7.4). The values that this crate holds lie in `ibo-core/parameters/*.toml`; a user may lay a file of their own over them.

mod file;
mod form;

use std::fmt;
use std::sync::{Arc, OnceLock};

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

use crate::error::{Error, ErrorCode};
use crate::kind::Kind;
use crate::money::Euro;
use crate::period::{Calendar, Month};
use crate::rate::Rate;
use crate::rule::{Certainty, Rules};
use file::{Found, ValueFile};
pub(crate) use form::{Codes, Contribution, Edge, FlatShares, Form, PayableDays, Percentages, SicknessRule, Sign, Treatment, Weeks};

const EMBEDDED: [(&str, &str); 10] = [
    ("agreement.toml", include_str!("../parameters/agreement.toml")),
    ("rsz.toml", include_str!("../parameters/rsz.toml")),
    ("unemployment.toml", include_str!("../parameters/unemployment.toml")),
    ("leefloon.toml", include_str!("../parameters/leefloon.toml")),
    ("sickness.toml", include_str!("../parameters/sickness.toml")),
    ("income.toml", include_str!("../parameters/income.toml")),
    ("premium.toml", include_str!("../parameters/premium.toml")),
    ("ggmmi.toml", include_str!("../parameters/ggmmi.toml")),
    ("withholding.toml", include_str!("../parameters/withholding.toml")),
    ("employer.toml", include_str!("../parameters/employer.toml")),
];

/// The dated values that a calculation reads.
///
/// ```
/// use ibo_core::Parameters;
///
/// let own = r#"
///     [[value]]
///     id = "ggmmi"
///     from = "2026-09-01"
///     value = "2233.61"
///     certainty = "official"
///     source = "Nationale Arbeidsraad"
/// "#;
/// let parameters = Parameters::embedded()?.with("own.toml", own)?;
/// assert!(parameters.all().any(|value| value.value == "2233.61"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameters {
    weeks: History<Weeks>,
    employee_rate: History<Rate>,
    bases: History<Percentages>,
    benefit_types: CodeHistory<String, Treatment>,
    aid_types: CodeHistory<String, Treatment>,
    entry_kinds: CodeHistory<String, Sign>,
    document_types: CodeHistory<String, Treatment>,
    natures: CodeHistory<i64, Treatment>,
    days_per_month: History<PayableDays>,
    sickness_rule: History<SicknessRule>,
    percentages: History<Percentages>,
    flat_shares: History<FlatShares>,
    ggmmi: History<Euro>,
    withholding_rate: History<Rate>,
    contribution: History<Contribution>,
}

impl Parameters {
    /// The values that this version of the crate holds, read once.
    ///
    /// # Errors
    /// None in a released version: a test reads them. The error is that of [`Parameters::from_toml`].
    pub fn embedded() -> Result<&'static Self, Error> {
        static LOADED: OnceLock<Result<Parameters, Error>> = OnceLock::new();
        LOADED.get_or_init(|| Self::from_toml(&EMBEDDED)).as_ref().map_err(Clone::clone)
    }

    /// The values of these files alone, each given as its name and its text.
    ///
    /// ```
    /// use ibo_core::{ErrorCode, Parameters};
    /// let error = Parameters::from_toml(&[("own.toml", "[[value]]\nid = \"ggmi\"")]).unwrap_err();
    /// assert_eq!((error.code(), error.location()), (ErrorCode::ParametersUnknownId, "value[0].id"));
    /// ```
    ///
    /// # Errors
    /// `parameters-…`, at `value[2].from` and the like; the message names file, id and date. A value that two files give is a duplicate.
    pub fn from_toml(files: &[(&str, &str)]) -> Result<Self, Error> {
        let mut parameters = Self::without_values();
        for (name, text) in files {
            for found in (ValueFile { name, text }).read()? {
                if parameters.lay(&found, Layer::Base)? {
                    return Err(found.refused(ErrorCode::ParametersDuplicate, "from", "another file gives this value from the same day"));
                }
            }
        }
        Ok(parameters)
    }

    /// These values with a user's file laid over them: a value of a new date is added, one of the same id, kind and date replaced, and the
    /// codes of a code list are added to the list, or treated as the file says from its date on.
    ///
    /// # Errors
    /// As [`Parameters::from_toml`].
    pub fn with(&self, name: &str, text: &str) -> Result<Self, Error> {
        let mut parameters = self.clone();
        for found in (ValueFile { name, text }).read()? {
            parameters.lay(&found, Layer::Over)?;
        }
        Ok(parameters)
    }

    /// Every dated value, by id and then by date: what an export or an audit shows.
    pub fn all(&self) -> impl Iterator<Item = &DatedValue> {
        self.each().map(|value| &**value)
    }

    /// The values in force on a day, for each kind of agreement that has its own; a value whose last check lies before the day's month is stale
    /// (R7.4).
    pub fn on(&self, day: NaiveDate) -> impl Iterator<Item = ParameterRead> {
        let counts = move |value: &DatedValue| value.from <= day;
        self.each()
            .filter(move |value| {
                let later =
                    |other: &Arc<DatedValue>| counts(other) && other.id == value.id && other.kind == value.kind && other.from > value.from;
                counts(value) && (value.id.is_code_list() || !self.each().any(later))
            })
            .map(move |value| ParameterRead::from(Quote::new(value, day.with_day(1).unwrap_or(day))))
    }

    /// Every dated value, as [`Parameters::all`], shared: to keep beside the values that lines read.
    pub fn each_read(&self) -> impl Iterator<Item = ParameterRead> {
        self.each().map(|value| ParameterRead::from(Quote::fresh(value)))
    }

    fn each(&self) -> impl Iterator<Item = &Arc<DatedValue>> {
        self.weeks
            .about()
            .chain(self.employee_rate.about())
            .chain(self.bases.about())
            .chain(self.benefit_types.about())
            .chain(self.aid_types.about())
            .chain(self.entry_kinds.about())
            .chain(self.document_types.about())
            .chain(self.natures.about())
            .chain(self.days_per_month.about())
            .chain(self.sickness_rule.about())
            .chain(self.percentages.about())
            .chain(self.flat_shares.about())
            .chain(self.ggmmi.about())
            .chain(self.withholding_rate.about())
            .chain(self.contribution.about())
    }

    fn without_values() -> Self {
        Self {
            weeks: History::default(),
            employee_rate: History::default(),
            bases: History::default(),
            benefit_types: CodeHistory::default(),
            aid_types: CodeHistory::default(),
            entry_kinds: CodeHistory::default(),
            document_types: CodeHistory::default(),
            natures: CodeHistory::default(),
            days_per_month: History::default(),
            sickness_rule: History::default(),
            percentages: History::default(),
            flat_shares: History::default(),
            ggmmi: History::default(),
            withholding_rate: History::default(),
            contribution: History::default(),
        }
    }

    /// The only withholding rate there is; none once the rate has changed, for then the month decides.
    pub(crate) fn only_withholding_rate(&self) -> Option<InForce<'_, Rate>> {
        match self.withholding_rate.0.as_slice() {
            [only] => Some(InForce { value: &only.value, quote: Quote::fresh(&only.about) }),
            _ => None,
        }
    }

    /// The days from which a start of an agreement may find another value (R1.4, R4.2).
    pub(crate) fn changes_by_start(&self) -> impl Iterator<Item = NaiveDate> {
        self.weeks.about().chain(self.percentages.about()).map(|about| about.from)
    }

    /// Puts one value in its history; says whether it replaced another.
    fn lay(&mut self, found: &Found, layer: Layer) -> Result<bool, Error> {
        Ok(match found.id() {
            ParameterId::AgreementWeeks => self.weeks.lay(found.dated()?),
            ParameterId::RszEmployeeRate => self.employee_rate.lay(found.dated()?),
            ParameterId::RszBase => self.bases.lay(found.dated()?),
            ParameterId::UnemploymentBenefitType => self.benefit_types.lay(found.dated()?, layer),
            ParameterId::LeefloonAidType => self.aid_types.lay(found.dated()?, layer),
            ParameterId::LeefloonEntryKind => self.entry_kinds.lay(found.dated()?, layer),
            ParameterId::SicknessDocumentType => self.document_types.lay(found.dated()?, layer),
            ParameterId::SicknessNature => self.natures.lay(found.dated()?, layer),
            ParameterId::IncomeDaysPerMonth => self.days_per_month.lay(found.dated()?),
            ParameterId::IncomeSicknessRule => self.sickness_rule.lay(found.dated()?),
            ParameterId::PremiumPercentages => self.percentages.lay(found.dated()?),
            ParameterId::PremiumFlatShares => self.flat_shares.lay(found.dated()?),
            ParameterId::Ggmmi => self.ggmmi.lay(found.dated()?),
            ParameterId::WithholdingRate => self.withholding_rate.lay(found.dated()?),
            ParameterId::EmployerContribution => self.contribution.lay(found.dated()?),
        })
    }
}

/// Whether a value is one of the files that stand alone, or of a file laid over them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layer {
    Base,
    Over,
}

/// What a dated value is a value of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ParameterId {
    /// How many weeks an agreement may last (R1.4); by kind, by start date.
    AgreementWeeks,
    /// The employee's RSZ rate (R3.1).
    RszEmployeeRate,
    /// The bases of the RSZ, in percent of the wage (R3.1).
    RszBase,
    /// Which types of unemployment benefit count (R2.4).
    UnemploymentBenefitType,
    /// Which types of aid count (R2.5).
    LeefloonAidType,
    /// The sign of each kind of leefloon entry (R2.5).
    LeefloonEntryKind,
    /// Which document types count (R2.8).
    SicknessDocumentType,
    /// Which natures count (R2.8).
    SicknessNature,
    /// How many days a month are paid (R2.1).
    IncomeDaysPerMonth,
    /// How a sickness payment becomes a month's amount (R2.6).
    IncomeSicknessRule,
    /// The percentages of the wage difference (R4.2); by start date.
    PremiumPercentages,
    /// The shares of the flat-rate premium by replacement income (R5.1).
    PremiumFlatShares,
    /// The guaranteed average minimum monthly income (R5.1).
    Ggmmi,
    /// The rate of the withholding tax (R6.3).
    WithholdingRate,
    /// The employer's contribution by class of wage (R5.3).
    EmployerContribution,
}

impl ParameterId {
    /// Every id, in the order of the rules that read them.
    pub const ALL: &'static [Self] = &[
        Self::AgreementWeeks,
        Self::RszEmployeeRate,
        Self::RszBase,
        Self::UnemploymentBenefitType,
        Self::LeefloonAidType,
        Self::LeefloonEntryKind,
        Self::SicknessDocumentType,
        Self::SicknessNature,
        Self::IncomeDaysPerMonth,
        Self::IncomeSicknessRule,
        Self::PremiumPercentages,
        Self::PremiumFlatShares,
        Self::Ggmmi,
        Self::WithholdingRate,
        Self::EmployerContribution,
    ];

    /// The id in parameter files and statements, `rsz.employee-rate`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::AgreementWeeks => "agreement.weeks",
            Self::RszEmployeeRate => "rsz.employee-rate",
            Self::RszBase => "rsz.base",
            Self::UnemploymentBenefitType => "unemployment.benefit-type",
            Self::LeefloonAidType => "leefloon.aid-type",
            Self::LeefloonEntryKind => "leefloon.entry-kind",
            Self::SicknessDocumentType => "sickness.document-type",
            Self::SicknessNature => "sickness.nature",
            Self::IncomeDaysPerMonth => "income.days-per-month",
            Self::IncomeSicknessRule => "income.sickness-rule",
            Self::PremiumPercentages => "premium.percentages",
            Self::PremiumFlatShares => "premium.flat-shares",
            Self::Ggmmi => "ggmmi",
            Self::WithholdingRate => "withholding.rate",
            Self::EmployerContribution => "employer.contribution",
        }
    }
}

impl ParameterId {
    /// Whether the values are code lists, which a user's file extends.
    #[must_use]
    pub const fn is_code_list(self) -> bool {
        match self {
            Self::UnemploymentBenefitType
            | Self::LeefloonAidType
            | Self::LeefloonEntryKind
            | Self::SicknessDocumentType
            | Self::SicknessNature => true,
            Self::AgreementWeeks
            | Self::RszEmployeeRate
            | Self::RszBase
            | Self::IncomeDaysPerMonth
            | Self::IncomeSicknessRule
            | Self::PremiumPercentages
            | Self::PremiumFlatShares
            | Self::Ggmmi
            | Self::WithholdingRate
            | Self::EmployerContribution => false,
        }
    }
}

impl fmt::Display for ParameterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.slug())
    }
}

impl Serialize for ParameterId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}

/// One dated value as an audit sees it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DatedValue {
    /// What it is a value of.
    pub id: ParameterId,
    /// The kind of agreement for which alone it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The first day on which it counts (R1.6 says which day decides).
    pub from: NaiveDate,
    /// The value in words and figures.
    pub value: String,
    /// How well it is founded.
    pub certainty: Certainty,
    /// Where it was read.
    pub source: String,
    /// The last day for which its source shows it in force; none for a value that does not go stale (R7.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked_until: Option<NaiveDate>,
}

/// A dated value that a line read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ParameterRead {
    /// The value, with its source.
    pub value: Arc<DatedValue>,
    /// Its certainty for the month: `assumed` when it is stale.
    pub certainty: Certainty,
    /// Whether its last check lies before the month (R7.4).
    pub stale: bool,
}

impl Serialize for ParameterRead {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            id: ParameterId,
            value: &'a str,
            from: NaiveDate,
            certainty: Certainty,
            source: &'a str,
        }
        let DatedValue { id, value, from, source, .. } = &*self.value;
        Shape { id: *id, value, from: *from, certainty: self.certainty, source }.serialize(serializer)
    }
}

impl DatedValue {
    /// R7.4: whether the last check lies before the first day of a month.
    #[inline]
    fn is_stale(&self, first: NaiveDate) -> bool {
        self.checked_until.is_some_and(|checked| checked < first)
    }
}

/// A value with what an audit knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Dated<T> {
    value: T,
    about: Arc<DatedValue>,
}

impl<T> Dated<T> {
    #[inline]
    fn counts_on(&self, day: NaiveDate, kind: Kind) -> bool {
        self.about.from <= day && self.about.kind.is_none_or(|only| only == kind)
    }
}

/// The values of one id, by date.
#[derive(Debug, Clone, PartialEq, Eq)]
struct History<T>(Vec<Dated<T>>);

impl<T> Default for History<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> History<T> {
    /// Adds a value, or replaces the one of the same kind and date; says whether it replaced.
    fn lay(&mut self, dated: Dated<T>) -> bool {
        let key = |dated: &Dated<T>| (dated.about.from, dated.about.kind);
        match self.0.iter_mut().find(|present| key(present) == key(&dated)) {
            Some(present) => {
                *present = dated;
                true
            }
            None => {
                self.add(dated);
                false
            }
        }
    }

    /// Adds a value at its date: of one date, a value of one kind of agreement after one of both, so that it counts first.
    fn add(&mut self, dated: Dated<T>) {
        let order = |dated: &Dated<T>| (dated.about.from, dated.about.kind.is_some());
        let later = self.0.partition_point(|present| order(present) <= order(&dated));
        self.0.insert(later, dated);
    }

    /// The value in force on a day for a kind of agreement.
    #[inline]
    fn on(&self, day: NaiveDate, kind: Kind) -> Option<&Dated<T>> {
        self.0.iter().rev().find(|dated| dated.counts_on(day, kind))
    }

    /// The value in force on a day for a kind of agreement, as the lines of the month that begins on `first` quote it.
    #[inline]
    fn in_force(&self, day: NaiveDate, kind: Kind, first: NaiveDate) -> Option<InForce<'_, T>> {
        self.on(day, kind).map(|dated| InForce { value: &dated.value, quote: Quote::new(&dated.about, first) })
    }

    fn about(&self) -> impl Iterator<Item = &Arc<DatedValue>> {
        self.0.iter().map(|dated| &dated.about)
    }
}

/// The code lists of one id: those that stand alone, and what users laid over them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct CodeHistory<C, T> {
    lists: History<Codes<C, T>>,
    extensions: History<Codes<C, T>>,
}

impl<C, T> Default for CodeHistory<C, T> {
    fn default() -> Self {
        Self { lists: History::default(), extensions: History::default() }
    }
}

impl<C, T> CodeHistory<C, T> {
    fn lay(&mut self, dated: Dated<Codes<C, T>>, layer: Layer) -> bool {
        match layer {
            Layer::Base => self.lists.lay(dated),
            Layer::Over => {
                // A list only adds: two files may extend it from the same day, and of one code the last word counts.
                self.extensions.add(dated);
                false
            }
        }
    }

    fn about(&self) -> impl Iterator<Item = &Arc<DatedValue>> {
        let mut about: Vec<_> = self.lists.about().chain(self.extensions.about()).collect();
        about.sort_by_key(|about| about.from);
        about.into_iter()
    }
}

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

/// A dated value as a line quotes it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quote<'p> {
    pub(crate) about: &'p Arc<DatedValue>,
    /// Whether its last check lies before the month (R7.4).
    stale: bool,
    certainty: Certainty,
    /// What the certainty does to that of the whole.
    weakness: Rules,
}

impl From<Quote<'_>> for ParameterRead {
    fn from(quote: Quote<'_>) -> Self {
        Self { value: Arc::clone(quote.about), certainty: quote.certainty(), stale: quote.stale }
    }
}

impl<'p> Quote<'p> {
    /// The value as the lines of the month that begins on `first` quote it.
    #[inline]
    fn new(about: &'p Arc<DatedValue>, first: NaiveDate) -> Self {
        let stale = about.is_stale(first);
        let certainty = if stale { Certainty::Assumed } else { about.certainty };
        Self { about, stale, certainty, weakness: Rules::as_weak_as(certainty) }
    }

    /// The value, for no month.
    fn fresh(about: &'p Arc<DatedValue>) -> Self {
        Self { about, stale: false, certainty: about.certainty, weakness: Rules::as_weak_as(about.certainty) }
    }

    #[inline]
    pub(crate) const fn certainty(self) -> Certainty {
        self.certainty
    }

    #[inline(always)]
    pub(crate) const fn weakness(self) -> Rules {
        self.weakness
    }
}

/// How a code of a record is treated, and which list says so.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Treated<'p, T> {
    pub(crate) treatment: T,
    pub(crate) quote: Quote<'p>,
    /// Whether a user's file says so: then the record's line quotes it.
    pub(crate) extended: bool,
}

impl<'p, T> Treated<'p, T> {
    /// The list to quote on the line of a record that counts: one of a user's file.
    pub(crate) fn own_list(&self) -> Option<Quote<'p>> {
        self.extended.then_some(self.quote)
    }
}

/// The values for one case: of a month, for an agreement of a kind that started on a day (R1.6); each looked up once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Values<'p> {
    pub(crate) parameters: &'p Parameters,
    pub(crate) month: Month,
    pub(crate) calendar: Calendar,
    kind: Kind,
    weeks: Option<InForce<'p, Weeks>>,
    percentages: Option<InForce<'p, Percentages>>,
    employee_rate: Option<InForce<'p, Rate>>,
    bases: Option<InForce<'p, Percentages>>,
    days_per_month: Option<InForce<'p, PayableDays>>,
    sickness_rule: Option<InForce<'p, SicknessRule>>,
    flat_shares: Option<InForce<'p, FlatShares>>,
    ggmmi: Option<InForce<'p, Euro>>,
    withholding_rate: Option<InForce<'p, Rate>>,
    contribution: Option<InForce<'p, Contribution>>,
}

impl<'p> Values<'p> {
    pub(crate) fn new(parameters: &'p Parameters, month: Month, start: NaiveDate, kind: Kind) -> Self {
        let first = month.first();
        Self {
            parameters,
            month,
            calendar: Calendar::of(month),
            kind,
            weeks: parameters.weeks.in_force(start, kind, first),
            percentages: parameters.percentages.in_force(start, kind, first),
            employee_rate: parameters.employee_rate.in_force(first, kind, first),
            bases: parameters.bases.in_force(first, kind, first),
            days_per_month: parameters.days_per_month.in_force(first, kind, first),
            sickness_rule: parameters.sickness_rule.in_force(first, kind, first),
            flat_shares: parameters.flat_shares.in_force(first, kind, first),
            ggmmi: parameters.ggmmi.in_force(first, kind, first),
            withholding_rate: parameters.withholding_rate.in_force(first, kind, first),
            contribution: parameters.contribution.in_force(first, kind, first),
        }
    }

    #[inline(always)]
    pub(crate) fn weeks(&self) -> Result<&InForce<'p, Weeks>, Error> {
        self.weeks.as_ref().ok_or_else(|| not_covered_at_start(ParameterId::AgreementWeeks))
    }

    /// The longest duration, for the line of an agreement that suspended days made fit (R1.4).
    #[inline(always)]
    pub(crate) fn stretched(&self, by_suspended_days: bool) -> Option<Quote<'p>> {
        if by_suspended_days { self.weeks.as_ref().map(|weeks| weeks.quote) } else { None }
    }

    #[inline(always)]
    pub(crate) fn percentages(&self) -> Result<&InForce<'p, Percentages>, Error> {
        self.percentages.as_ref().ok_or_else(|| not_covered_at_start(ParameterId::PremiumPercentages))
    }

    #[inline(always)]
    pub(crate) fn employee_rate(&self) -> Result<&InForce<'p, Rate>, Error> {
        self.employee_rate.as_ref().ok_or_else(|| not_covered(ParameterId::RszEmployeeRate))
    }

    #[inline(always)]
    pub(crate) fn bases(&self) -> Result<&InForce<'p, Percentages>, Error> {
        self.bases.as_ref().ok_or_else(|| not_covered(ParameterId::RszBase))
    }

    #[inline(always)]
    pub(crate) fn days_per_month(&self) -> Result<&InForce<'p, PayableDays>, Error> {
        self.days_per_month.as_ref().ok_or_else(|| not_covered(ParameterId::IncomeDaysPerMonth))
    }

    #[inline(always)]
    pub(crate) fn sickness_rule(&self) -> Result<&InForce<'p, SicknessRule>, Error> {
        self.sickness_rule.as_ref().ok_or_else(|| not_covered(ParameterId::IncomeSicknessRule))
    }

    #[inline(always)]
    pub(crate) fn flat_shares(&self) -> Result<&InForce<'p, FlatShares>, Error> {
        self.flat_shares.as_ref().ok_or_else(|| not_covered(ParameterId::PremiumFlatShares))
    }

    #[inline(always)]
    pub(crate) fn ggmmi(&self) -> Result<&InForce<'p, Euro>, Error> {
        self.ggmmi.as_ref().ok_or_else(|| not_covered(ParameterId::Ggmmi))
    }

    #[inline(always)]
    pub(crate) fn withholding_rate(&self) -> Result<&InForce<'p, Rate>, Error> {
        self.withholding_rate.as_ref().ok_or_else(|| not_covered(ParameterId::WithholdingRate))
    }

    #[inline(always)]
    pub(crate) fn contribution(&self) -> Result<&InForce<'p, Contribution>, Error> {
        self.contribution.as_ref().ok_or_else(|| not_covered(ParameterId::EmployerContribution))
    }

    pub(crate) fn benefit_type(&self, code: &[u8]) -> Result<Option<Treated<'p, Treatment>>, Error> {
        self.treated(&self.parameters.benefit_types, ParameterId::UnemploymentBenefitType, |listed| listed.as_bytes() == code)
    }

    pub(crate) fn aid_type(&self, code: &[u8]) -> Result<Option<Treated<'p, Treatment>>, Error> {
        self.treated(&self.parameters.aid_types, ParameterId::LeefloonAidType, |listed| listed.as_bytes() == code)
    }

    pub(crate) fn entry_kind(&self, code: &[u8]) -> Result<Option<Treated<'p, Sign>>, Error> {
        self.treated(&self.parameters.entry_kinds, ParameterId::LeefloonEntryKind, |listed| listed.as_bytes() == code)
    }

    pub(crate) fn document_type(&self, code: &[u8]) -> Result<Option<Treated<'p, Treatment>>, Error> {
        self.treated(&self.parameters.document_types, ParameterId::SicknessDocumentType, |listed| listed.as_bytes() == code)
    }

    pub(crate) fn nature(&self, code: i64) -> Result<Option<Treated<'p, Treatment>>, Error> {
        self.treated(&self.parameters.natures, ParameterId::SicknessNature, |listed| *listed == code)
    }

    /// How a code is treated; none when no list has it. A user's list goes first, the latest of them before the earlier ones.
    #[inline]
    fn treated<C, T: Copy>(
        &self,
        codes: &'p CodeHistory<C, T>,
        id: ParameterId,
        is: impl Fn(&C) -> bool,
    ) -> Result<Option<Treated<'p, T>>, Error> {
        let day = self.month.first();
        for extension in codes.extensions.0.iter().rev().filter(|dated| dated.counts_on(day, self.kind)) {
            if let Some(treatment) = extension.value.find(&is) {
                return Ok(Some(Treated { treatment, quote: Quote::new(&extension.about, day), extended: true }));
            }
        }
        let list = codes.lists.in_force(day, self.kind, day).ok_or_else(|| not_covered(id))?;
        Ok(list.value.find(&is).map(|treatment| Treated { treatment, quote: list.quote, extended: false }))
    }
}

#[cold]
fn not_covered_at_start(id: ParameterId) -> Error {
    let why = format!("the parameters have no value of {id} on the start of the agreement");
    Error::new(ErrorCode::ParameterNotCovered, why).at("agreement.start")
}

#[cold]
fn not_covered(id: ParameterId) -> Error {
    let why = format!("the parameters have no value of {id} on the first day of the month");
    Error::new(ErrorCode::ParameterNotCovered, why).at("month")
}
