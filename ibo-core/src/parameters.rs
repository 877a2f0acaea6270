//! The dated values of the law: rates, amounts and code lists, each with the day from which it counts, its certainty and where it was read
//! (R1.6, R7.3, R7.4). The values that this crate holds lie in `ibo-core/parameters/*.toml`; a user may lay a file of their own over them.

mod canonical;
mod codes;
mod file;
mod form;
mod note;

use std::fmt;
use std::sync::{Arc, OnceLock};

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

use crate::calendar::Calendar;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::kind::Kind;
use crate::money::Euro;
use crate::nearest::nearest;
use crate::period::Month;
use crate::rate::Rate;
use crate::rule::{Certainty, Rule, Rules};
use crate::sentence::{Context, Template, say};
pub use canonical::Fingerprint;
pub use codes::ListedCode;
pub(crate) use codes::{Codes, Sign, Treatment};
use file::{Confirmed, Found, ParameterFile};
pub(crate) use form::{AbsenceRule, Contribution, Edge, FlatDayAmounts, FlatShares, Form, PayableDays, Percentages, SicknessRule, Weeks};
pub use note::Note;

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
///     from = "2026-12-01"
///     value = "2278.28"
///     certainty = "official"
///     source = "Nationale Arbeidsraad"
/// "#;
/// let parameters = Parameters::embedded()?.with("own.toml", own)?;
/// assert!(parameters.all().any(|value| value.value == "2278.28"));
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
    flat_day_amounts: History<FlatDayAmounts>,
    ggmmi: History<Euro>,
    withholding_rate: History<Rate>,
    contribution: History<Contribution>,
    absence_rule: History<AbsenceRule>,
    /// The latest check among the values that stand alone, or the day until which a user's file confirmed them.
    latest_check: Option<NaiveDate>,
    notes: Vec<Note>,
    /// The days from which a start of an agreement may find another value, or one that is stale, ascending (R1.4, R1.6, R4.2, R7.4).
    changes_by_start: Vec<NaiveDate>,
    fingerprint: Fingerprint,
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
            let file = ParameterFile { name, text }.read()?;
            for found in &file.values {
                if !file.complete {
                    found.not_hypothetical()?;
                }
                if parameters.lay(found, Layer::Base)? {
                    return Err(found.refused(ErrorCode::ParametersDuplicate, "from", say::ANOTHER_FILE));
                }
            }
            parameters.confirm(&file.confirmed)?;
        }
        Ok(parameters.finished())
    }

    /// These values with a user's file laid over them: a value of a new date is added, one of the same id, kind, date and `agreements_from` replaced, and
    /// the codes of a code list are added to the list, or treated as the file says from its date on. A `[[confirmed]]` says until when values were
    /// checked once more (R7.4). A file that is a whole set, as [`Parameters::canonical`] writes it, stands in place of these values.
    ///
    /// ```
    /// use ibo_core::Parameters;
    /// let own = r#"
    ///     [[confirmed]]
    ///     id = "withholding.rate"
    ///     until = "2027-12-31"
    ///     source = "FOD Financiën, December 2026"
    /// "#;
    /// let parameters = Parameters::embedded()?.with("own.toml", own)?;
    /// let rate = parameters.all().find(|value| value.id.slug() == "withholding.rate");
    /// assert_eq!(rate.and_then(|rate| rate.checked_until).map(|day| day.to_string()), Some("2027-12-31".to_owned()));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Parameters::from_toml`].
    pub fn with(&self, name: &str, text: &str) -> Result<Self, Error> {
        let file = ParameterFile { name, text }.read()?;
        let mut parameters = if file.complete { Self::without_values() } else { self.clone() };
        let layer = if file.complete { Layer::Base } else { Layer::Over };
        for found in &file.values {
            parameters.lay(found, layer)?;
            if layer == Layer::Over {
                parameters.notes.extend(parameters.reaches_old_agreements(found));
            }
        }
        parameters.confirm(&file.confirmed)?;
        Ok(parameters.finished())
    }

    /// What a user should know of the files that were laid over: a value that reaches further than it may have been meant to (R1.6).
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The values as the text of a parameter file that stands alone: it can be loaded back, and gives the same set with the same fingerprint (R7.1).
    #[must_use]
    pub fn canonical(&self) -> String {
        canonical::text(self.each_laid())
    }

    /// What tells this set of values from any other: statements and tables carry it (R7.1).
    #[must_use]
    pub const fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// Every dated value, by id and then by date: what an export or an audit shows.
    pub fn all(&self) -> impl Iterator<Item = &DatedValue> {
        self.each().map(|value| &**value)
    }

    /// The values in force on a day, for each kind of agreement that has its own; a value whose last check lies before the day's month is stale
    /// (R7.4).
    pub fn on(&self, day: NaiveDate) -> impl Iterator<Item = ParameterRead> {
        let counts = move |value: &DatedValue| value.first_day <= day;
        self.each()
            .filter(move |value| {
                let later =
                    |other: &Arc<DatedValue>| counts(other) && other.is_of_the_series_of(value) && other.first_day > value.first_day;
                counts(value) && (value.id.is_code_list() || !self.each().any(later))
            })
            .map(move |value| ParameterRead::from(Quote::new(value, day.with_day(1).unwrap_or(day))))
    }

    /// Every dated value, as [`Parameters::all`], shared: to keep beside the values that lines read.
    pub fn each_read(&self) -> impl Iterator<Item = ParameterRead> {
        self.each().map(|value| ParameterRead::from(Quote::fresh(value)))
    }

    fn each(&self) -> impl Iterator<Item = &Arc<DatedValue>> {
        self.each_laid().map(|laid| laid.about)
    }

    fn each_laid(&self) -> impl Iterator<Item = Laid<'_>> {
        self.histories().into_iter().flat_map(|history| history.laid())
    }

    /// The values of each id, in the order of the rules.
    fn histories(&self) -> [&dyn Series; 17] {
        [
            &self.weeks,
            &self.employee_rate,
            &self.bases,
            &self.benefit_types,
            &self.aid_types,
            &self.entry_kinds,
            &self.document_types,
            &self.natures,
            &self.days_per_month,
            &self.sickness_rule,
            &self.percentages,
            &self.flat_shares,
            &self.flat_day_amounts,
            &self.ggmmi,
            &self.withholding_rate,
            &self.contribution,
            &self.absence_rule,
        ]
    }

    /// The values of one id.
    fn history_mut(&mut self, id: ParameterId) -> &mut dyn Series {
        match id {
            ParameterId::AgreementWeeks => &mut self.weeks,
            ParameterId::RszEmployeeRate => &mut self.employee_rate,
            ParameterId::RszBase => &mut self.bases,
            ParameterId::UnemploymentBenefitType => &mut self.benefit_types,
            ParameterId::LeefloonAidType => &mut self.aid_types,
            ParameterId::LeefloonEntryKind => &mut self.entry_kinds,
            ParameterId::SicknessDocumentType => &mut self.document_types,
            ParameterId::SicknessNature => &mut self.natures,
            ParameterId::IncomeDaysPerMonth => &mut self.days_per_month,
            ParameterId::IncomeSicknessRule => &mut self.sickness_rule,
            ParameterId::PremiumPercentages => &mut self.percentages,
            ParameterId::PremiumFlatShares => &mut self.flat_shares,
            ParameterId::PremiumFlatDayAmounts => &mut self.flat_day_amounts,
            ParameterId::Ggmmi => &mut self.ggmmi,
            ParameterId::WithholdingRate => &mut self.withholding_rate,
            ParameterId::EmployerContribution => &mut self.contribution,
            ParameterId::EmployerAbsenceRule => &mut self.absence_rule,
        }
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
            flat_day_amounts: History::default(),
            ggmmi: History::default(),
            withholding_rate: History::default(),
            contribution: History::default(),
            absence_rule: History::default(),
            latest_check: None,
            notes: Vec::new(),
            changes_by_start: Vec::new(),
            fingerprint: Fingerprint::of(""),
        }
    }

    /// The set once all its values are laid.
    fn finished(mut self) -> Self {
        self.latest_check = self.latest_check.or_else(|| self.each().filter_map(|value| value.checked_until).max());
        self.changes_by_start = self.changes();
        self.fingerprint = Fingerprint::of(&self.canonical());
        self
    }

    fn changes(&self) -> Vec<NaiveDate> {
        let stale = |about: &Arc<DatedValue>| about.checked_until.and_then(|day| day.succ_opt());
        let by_start = [self.weeks.laid(), self.percentages.laid()].concat();
        let by_start = by_start.into_iter().flat_map(|laid| [Some(laid.about.first_day), stale(laid.about)]).flatten();
        let limits = self.each().filter_map(|about| about.agreements_from);
        let mut changes: Vec<_> = by_start.chain(limits).collect();
        changes.sort_unstable();
        changes.dedup();
        changes
    }

    /// R7.4: raises the last check of the values in force on a day, for each kind and `agreements_from`.
    fn confirm(&mut self, confirmed: &[Confirmed]) -> Result<(), Error> {
        for confirmed in confirmed {
            match confirmed.id {
                Some(id) => {
                    if !self.history_mut(id).confirm(confirmed, None) {
                        return Err(confirmed.refused("until", say::CONFIRMED_DAY));
                    }
                }
                None => {
                    let latest = self.latest_check.or_else(|| self.each().filter_map(|value| value.checked_until).max());
                    for id in ParameterId::ALL {
                        self.history_mut(*id).confirm(confirmed, latest);
                    }
                    self.latest_check = latest.max(Some(confirmed.until));
                }
            }
        }
        Ok(())
    }

    /// R1.6: a user's value without a limit, beside values that are limited to later agreements, reaches the earlier ones too.
    fn reaches_old_agreements(&self, found: &Found) -> Option<Note> {
        let about = found.about();
        let limited =
            |value: &&Arc<DatedValue>| value.id == about.id && value.first_day <= about.first_day && value.agreements_from.is_some();
        let limit = self.each().filter(limited).filter_map(|value| value.agreements_from).max()?;
        let note = Note::ReachesOldAgreements { file: found.file().to_owned(), id: about.id, first_day: about.first_day, limit };
        about.agreements_from.is_none().then_some(note)
    }

    /// The only withholding rate there is; none once the rate has changed, for then the month decides.
    pub(crate) fn only_withholding_rate(&self) -> Option<InForce<'_, Rate>> {
        match self.withholding_rate.0.as_slice() {
            [only] => Some(InForce { value: &only.value, quote: Quote::fresh(&only.about) }),
            _ => None,
        }
    }

    /// The days from which a start of an agreement may find another value, or one that is stale.
    pub(crate) fn changes_by_start(&self) -> &[NaiveDate] {
        &self.changes_by_start
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
            ParameterId::PremiumFlatDayAmounts => self.flat_day_amounts.lay(found.dated()?),
            ParameterId::Ggmmi => self.ggmmi.lay(found.dated()?),
            ParameterId::WithholdingRate => self.withholding_rate.lay(found.dated()?),
            ParameterId::EmployerContribution => self.contribution.lay(found.dated()?),
            ParameterId::EmployerAbsenceRule => self.absence_rule.lay(found.dated()?),
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
    /// The day amounts that bound the shares (R5.1).
    PremiumFlatDayAmounts,
    /// The guaranteed average minimum monthly income (R5.1).
    Ggmmi,
    /// The rate of the withholding tax (R6.3).
    WithholdingRate,
    /// The employer's contribution by class of wage (R5.3).
    EmployerContribution,
    /// What an absence does to that contribution (R5.3).
    EmployerAbsenceRule,
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
        Self::PremiumFlatDayAmounts,
        Self::Ggmmi,
        Self::WithholdingRate,
        Self::EmployerContribution,
        Self::EmployerAbsenceRule,
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
            Self::PremiumFlatDayAmounts => "premium.flat-day-amounts",
            Self::Ggmmi => "ggmmi",
            Self::WithholdingRate => "withholding.rate",
            Self::EmployerContribution => "employer.contribution",
            Self::EmployerAbsenceRule => "employer.absence-rule",
        }
    }

    /// The id of this text.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|id| id.slug() == slug)
    }

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
            | Self::PremiumFlatDayAmounts
            | Self::Ggmmi
            | Self::WithholdingRate
            | Self::EmployerContribution
            | Self::EmployerAbsenceRule => false,
        }
    }

    /// Whether it is a list that lets records count or leaves them out: then what is assumed is a code of it.
    pub(crate) const fn is_filter(self) -> bool {
        self.is_code_list() && !matches!(self, Self::LeefloonEntryKind)
    }

    /// The rule that reads it, where that is another one than the rule of the line that quotes it.
    pub(crate) const fn rule(self) -> Option<Rule> {
        match self {
            Self::AgreementWeeks => Some(Rule::Duration),
            Self::UnemploymentBenefitType => Some(Rule::BenefitTypes),
            Self::LeefloonAidType | Self::LeefloonEntryKind => Some(Rule::Leefloon),
            Self::SicknessDocumentType | Self::SicknessNature => Some(Rule::SicknessFilters),
            _ => None,
        }
    }

    /// Whether the value in force is itself a choice between readings of an open question (R8): then the reading is its id.
    pub(crate) const fn is_reading(self) -> bool {
        matches!(self, Self::IncomeSicknessRule)
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
#[non_exhaustive]
pub struct DatedValue {
    /// What it is a value of.
    pub id: ParameterId,
    /// The kind of agreement for which alone it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The first start of an agreement for which it exists (R1.6); none for a value of every agreement.
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
    /// The last day for which its source shows it in force; none for a value that does not go stale (R7.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked_until: Option<NaiveDate>,
    /// Of a code list, its codes, each with its certainty and source.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<ListedCode>,
}

/// A dated value that a line read.
///
/// As JSON it has the id, the value, its first day, its certainty for the month and its source: read back,
/// these are all that is known of the value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ParameterRead {
    /// The value, with its source.
    pub value: Arc<DatedValue>,
    /// Its certainty for the month: `assumed` when it is stale.
    pub certainty: Certainty,
    /// Whether its last check lies before the month, or before the start where the start picks the value (R7.4);
    /// none in a statement that was read back, since its JSON does not say.
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

    /// Of a code list, the codes that the line used: those that let its record count, or that left a record out.
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
            id: ParameterId,
            value: &'a str,
            from: NaiveDate,
            certainty: Certainty,
            source: &'a str,
        }
        let DatedValue { id, value, first_day, source, .. } = &*self.value;
        Shape { id: *id, value, from: *first_day, certainty: self.certainty, source }.serialize(serializer)
    }
}

impl DatedValue {
    /// R7.4: whether the last check lies before a day: the first of a month, or the start of an agreement.
    #[inline]
    fn is_stale(&self, day: NaiveDate) -> bool {
        self.checked_until.is_some_and(|checked| checked < day)
    }

    /// Whether it is of the same id, for the same kind and agreements.
    fn is_of_the_series_of(&self, other: &Self) -> bool {
        (self.id, self.kind, self.agreements_from) == (other.id, other.kind, other.agreements_from)
    }

    /// The order in which values go: of those in force the last one counts (R1.6).
    fn order(&self) -> impl Ord {
        (self.first_day, self.kind.is_some(), self.agreements_from, self.kind)
    }
}

/// A value with what an audit knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Dated<T> {
    value: T,
    about: Arc<DatedValue>,
    /// Whether it is a code list that was laid over another one, which it extends.
    extends: bool,
    /// The value as the canonical text writes it.
    written: String,
}

/// A value as the canonical text has it.
#[derive(Debug, Clone, Copy)]
struct Laid<'h> {
    about: &'h Arc<DatedValue>,
    extends: bool,
    written: &'h str,
}

/// The agreement for which a value is looked up.
#[derive(Debug, Clone, Copy)]
struct Which {
    kind: Kind,
    start: NaiveDate,
}

impl<T> Dated<T> {
    #[inline]
    fn counts_on(&self, day: NaiveDate, agreement: Which) -> bool {
        let about = &self.about;
        about.first_day <= day
            && about.kind.is_none_or(|only| only == agreement.kind)
            && about.agreements_from.is_none_or(|first| first <= agreement.start)
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
    /// Adds a value, or replaces the one of the same kind, date and agreements; says whether it replaced.
    fn lay(&mut self, dated: Dated<T>) -> bool {
        let place = self.0.partition_point(|present| present.about.order() < dated.about.order());
        match self.0.get_mut(place) {
            Some(present) if present.about.order() == dated.about.order() => {
                *present = dated;
                true
            }
            _ => {
                self.0.insert(place, dated);
                false
            }
        }
    }

    /// Adds a value after those of the same kind, date and agreements.
    fn add(&mut self, dated: Dated<T>) {
        let later = self.0.partition_point(|present| present.about.order() <= dated.about.order());
        self.0.insert(later, dated);
    }

    /// The value in force on a day for an agreement, as the lines quote it; it is stale when it was last checked before another day.
    #[inline]
    fn in_force(&self, day: NaiveDate, agreement: Which, fresh: NaiveDate) -> Option<InForce<'_, T>> {
        let found = self.0.iter().rev().find(|dated| dated.counts_on(day, agreement));
        found.map(|dated| InForce { value: &dated.value, quote: Quote::new(&dated.about, fresh) })
    }
}

/// The values of one id, whatever they are values of.
trait Series {
    /// Each, by date.
    fn laid(&self) -> Vec<Laid<'_>>;

    /// R7.4: raises the last check of the values in force on a day, for each kind and `agreements_from`; of those alone that were last checked on one
    /// day, where it is given. Says whether one was in force.
    fn confirm(&mut self, confirmed: &Confirmed, checked: Option<NaiveDate>) -> bool;
}

impl<T> Series for History<T> {
    fn laid(&self) -> Vec<Laid<'_>> {
        let laid = self.0.iter().map(|Dated { about, extends, written, .. }| Laid { about, extends: *extends, written });
        laid.collect()
    }

    fn confirm(&mut self, confirmed: &Confirmed, checked: Option<NaiveDate>) -> bool {
        let mut met: Vec<(Option<Kind>, Option<NaiveDate>)> = Vec::new();
        for dated in self.0.iter_mut().rev().filter(|dated| dated.about.first_day <= confirmed.until) {
            let series = (dated.about.kind, dated.about.agreements_from);
            if met.contains(&series) {
                continue;
            }
            met.push(series);
            if checked.is_none_or(|day| dated.about.checked_until == Some(day)) {
                confirmed.raise(Arc::make_mut(&mut dated.about));
            }
        }
        !met.is_empty()
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
    fn lay(&mut self, mut dated: Dated<Codes<C, T>>, layer: Layer) -> bool {
        if layer == Layer::Base && !dated.extends {
            return self.lists.lay(dated);
        }
        // A list only adds: two files may extend it from the same day, and of one code the last word counts.
        dated.extends = true;
        self.extensions.add(dated);
        false
    }
}

impl<C, T> Series for CodeHistory<C, T> {
    fn laid(&self) -> Vec<Laid<'_>> {
        let mut laid = [self.lists.laid(), self.extensions.laid()].concat();
        laid.sort_by_key(|laid| laid.about.first_day);
        laid
    }

    fn confirm(&mut self, confirmed: &Confirmed, checked: Option<NaiveDate>) -> bool {
        let [lists, extensions] = [self.lists.confirm(confirmed, checked), self.extensions.confirm(confirmed, checked)];
        lists || extensions
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

/// A value in force, kept apart from the parameters that it is of.
#[derive(Debug, Clone)]
pub(crate) struct Kept<T> {
    value: T,
    about: Arc<DatedValue>,
    stale: bool,
    certainty: Certainty,
    weakness: Rules,
    code: Option<u32>,
}

impl<T: Copy> InForce<'_, T> {
    /// The same value, to keep.
    pub(crate) fn kept(self) -> Kept<T> {
        let Quote { about, stale, certainty, weakness, code } = self.quote;
        Kept { value: *self.value, about: Arc::clone(about), stale, certainty, weakness, code }
    }
}

impl<T> Kept<T> {
    /// The value as a rule reads it.
    #[inline(always)]
    pub(crate) const fn in_force(&self) -> InForce<'_, T> {
        let Self { value, about, stale, certainty, weakness, code } = self;
        let quote = Quote { about, stale: *stale, certainty: *certainty, weakness: *weakness, code: *code };
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

impl<'p> Quote<'p> {
    /// The value as lines quote it where it must have been checked on a day.
    #[inline]
    fn new(about: &'p Arc<DatedValue>, fresh: NaiveDate) -> Self {
        Self::of(about, about.certainty, about.is_stale(fresh), None)
    }

    /// A code list as lines quote it for one of its codes.
    #[inline]
    fn of_code(about: &'p Arc<DatedValue>, place: usize, fresh: NaiveDate) -> Self {
        let certainty = about.codes.get(place).map_or(about.certainty, |code| code.certainty);
        Self::of(about, certainty, about.is_stale(fresh), u32::try_from(place).ok())
    }

    /// The value, for no month.
    fn fresh(about: &'p Arc<DatedValue>) -> Self {
        Self::of(about, about.certainty, false, None)
    }

    #[inline]
    fn of(about: &'p Arc<DatedValue>, certainty: Certainty, stale: bool, code: Option<u32>) -> Self {
        let certainty = if stale { certainty.min(Certainty::Assumed) } else { certainty };
        Self { about, stale, certainty, weakness: Rules::as_weak_as(certainty), code }
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
    /// The list to quote on the line of a record: one of a user's file.
    pub(crate) fn own_list(&self) -> Option<Quote<'p>> {
        self.extended.then_some(self.quote)
    }
}

impl<'p> Treated<'p, Treatment> {
    /// The list to quote on the line of a record that counts by it: one of a user's file, and one that is not official for this code in this month.
    pub(crate) fn quoted(&self) -> Option<Quote<'p>> {
        (self.extended || self.quote.certainty != Certainty::Official).then_some(self.quote)
    }
}

/// The values for one case: of a month, for an agreement of a kind that started on a day (R1.6); each looked up once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Values<'p> {
    pub(crate) parameters: &'p Parameters,
    pub(crate) month: Month,
    pub(crate) calendar: Calendar,
    agreement: Which,
    weeks: Option<InForce<'p, Weeks>>,
    percentages: Option<InForce<'p, Percentages>>,
    employee_rate: Option<InForce<'p, Rate>>,
    bases: Option<InForce<'p, Percentages>>,
    days_per_month: Option<InForce<'p, PayableDays>>,
    sickness_rule: Option<InForce<'p, SicknessRule>>,
    flat_shares: Option<InForce<'p, FlatShares>>,
    flat_day_amounts: Option<InForce<'p, FlatDayAmounts>>,
    ggmmi: Option<InForce<'p, Euro>>,
    withholding_rate: Option<InForce<'p, Rate>>,
    contribution: Option<InForce<'p, Contribution>>,
    absence_rule: Option<InForce<'p, AbsenceRule>>,
}

impl<'p> Values<'p> {
    pub(crate) fn new(parameters: &'p Parameters, month: Month, start: NaiveDate, kind: Kind) -> Self {
        let first = month.first();
        let agreement = Which { kind, start };
        Self {
            parameters,
            month,
            calendar: month.calendar(),
            agreement,
            weeks: parameters.weeks.in_force(start, agreement, start),
            percentages: parameters.percentages.in_force(start, agreement, start),
            employee_rate: parameters.employee_rate.in_force(first, agreement, first),
            bases: parameters.bases.in_force(first, agreement, first),
            days_per_month: parameters.days_per_month.in_force(first, agreement, first),
            sickness_rule: parameters.sickness_rule.in_force(first, agreement, first),
            flat_shares: parameters.flat_shares.in_force(first, agreement, first),
            flat_day_amounts: parameters.flat_day_amounts.in_force(first, agreement, first),
            ggmmi: parameters.ggmmi.in_force(first, agreement, first),
            withholding_rate: parameters.withholding_rate.in_force(first, agreement, first),
            contribution: parameters.contribution.in_force(first, agreement, first),
            absence_rule: parameters.absence_rule.in_force(first, agreement, first),
        }
    }

    #[inline(always)]
    pub(crate) fn weeks(&self) -> Result<&InForce<'p, Weeks>, Error> {
        self.weeks.as_ref().ok_or_else(|| not_covered_at_start(ParameterId::AgreementWeeks))
    }

    /// The bounds of the duration, for the line of an agreement that fits them by a reading alone (R1.4).
    #[inline(always)]
    pub(crate) fn weeks_of(&self, fits_by_a_reading: bool) -> Option<Quote<'p>> {
        if fits_by_a_reading { self.weeks.as_ref().map(|weeks| weeks.quote) } else { None }
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
    pub(crate) fn flat_day_amounts(&self) -> Result<&InForce<'p, FlatDayAmounts>, Error> {
        self.flat_day_amounts.as_ref().ok_or_else(|| not_covered(ParameterId::PremiumFlatDayAmounts))
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

    #[inline(always)]
    pub(crate) fn absence_rule(&self) -> Result<&InForce<'p, AbsenceRule>, Error> {
        self.absence_rule.as_ref().ok_or_else(|| not_covered(ParameterId::EmployerAbsenceRule))
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
        for extension in codes.extensions.0.iter().rev().filter(|dated| dated.counts_on(day, self.agreement)) {
            if let Some((treatment, place)) = extension.value.find(&is) {
                return Ok(Some(Treated { treatment, quote: Quote::of_code(&extension.about, place, day), extended: true }));
            }
        }
        let list = codes.lists.in_force(day, self.agreement, day).ok_or_else(|| not_covered(id))?;
        let found = list.value.find(&is);
        Ok(found.map(|(treatment, place)| Treated { treatment, quote: Quote::of_code(list.quote.about, place, day), extended: false }))
    }
}

/// The code lists of a month, by which its records count or not; none when no list has the code. The code of a record is a text, or a place in a list of
/// texts of which a table knows already how each is treated.
pub(crate) trait CodeLists<'p, T> {
    /// A type of unemployment benefit (R2.4).
    fn benefit_type(&self, code: T) -> Result<Option<Treated<'p, Treatment>>, Error>;
    /// A type of aid (R2.5).
    fn aid_type(&self, code: T) -> Result<Option<Treated<'p, Treatment>>, Error>;
    /// A kind of leefloon entry (R2.5).
    fn entry_kind(&self, code: T) -> Result<Option<Treated<'p, Sign>>, Error>;
    /// A type of sickness document (R2.8).
    fn document_type(&self, code: T) -> Result<Option<Treated<'p, Treatment>>, Error>;
    /// A nature of sickness payments (R2.8).
    fn nature(&self, code: i32) -> Result<Option<Treated<'p, Treatment>>, Error>;

    /// The code of a list that is nearest to one that it does not have, where the error is said.
    fn nearest(&self, _list: ParameterId, _code: T) -> Option<&'p str> {
        None
    }
}

/// The error of a code that its list does not have, with the nearest one that it has.
#[cold]
pub(crate) fn unknown_code(code: ErrorCode, [sentence, with_nearest]: [Template; 2], nearest: Option<&str>) -> Error {
    match nearest {
        Some(nearest) => Error::says_of(code, with_nearest, [Context::Name(nearest.to_owned())]),
        None => Error::says(code, sentence),
    }
}

impl<'p> CodeLists<'p, &[u8]> for Values<'p> {
    fn benefit_type(&self, code: &[u8]) -> Result<Option<Treated<'p, Treatment>>, Error> {
        self.treated(&self.parameters.benefit_types, ParameterId::UnemploymentBenefitType, |listed| listed.as_bytes() == code)
    }

    fn aid_type(&self, code: &[u8]) -> Result<Option<Treated<'p, Treatment>>, Error> {
        self.treated(&self.parameters.aid_types, ParameterId::LeefloonAidType, |listed| listed.as_bytes() == code)
    }

    fn entry_kind(&self, code: &[u8]) -> Result<Option<Treated<'p, Sign>>, Error> {
        self.treated(&self.parameters.entry_kinds, ParameterId::LeefloonEntryKind, |listed| listed.as_bytes() == code)
    }

    fn document_type(&self, code: &[u8]) -> Result<Option<Treated<'p, Treatment>>, Error> {
        self.treated(&self.parameters.document_types, ParameterId::SicknessDocumentType, |listed| listed.as_bytes() == code)
    }

    fn nature(&self, code: i32) -> Result<Option<Treated<'p, Treatment>>, Error> {
        self.treated(&self.parameters.natures, ParameterId::SicknessNature, |listed| *listed == i64::from(code))
    }

    #[cold]
    fn nearest(&self, list: ParameterId, code: &[u8]) -> Option<&'p str> {
        let listed = self.parameters.all().filter(|value| value.id == list);
        let known: Vec<_> = listed.flat_map(|value| &value.codes).map(|listed| listed.code.as_str()).collect();
        nearest(std::str::from_utf8(code).ok()?, &known)
    }
}

#[cold]
fn not_covered_at_start(id: ParameterId) -> Error {
    Error::says_of(ErrorCode::ParameterNotCovered, say::NO_VALUE_AT_START, [Context::Name(id.to_string())]).at("agreement.start")
}

#[cold]
fn not_covered(id: ParameterId) -> Error {
    Error::says_of(ErrorCode::ParameterNotCovered, say::NO_VALUE_IN_MONTH, [Context::Name(id.to_string())]).at("month")
}
