//! Which values of a reform the rows of a population could read: one that is shadowed by a later or
//! more particular value, or that is of a kind or date that no row has, is reported (R8.4).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::Reform;
use crate::case::Case;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::kind::Kind;
use crate::language::Language;
use crate::parameters::{
    DatedValue, FlatLimits, IboPlusRule, ParameterId, Parameters, ReadingId, Which, deciding_day,
};
use crate::period::Month;
use crate::scheme::{ContributionRule, PremiumKind, Scheme};

/// What decides which values the rows of a population read: their months, kinds and starts.
///
/// ```
/// use ibo_core::{Kind, Parameters, Population, Reform, parse_date};
///
/// // Without kind = "ibo-plus" this value is shadowed by the law's own for that kind.
/// let reform = Reform::new("other shares")?.set(
///     "premium.flat-shares",
///     "[90, 60, 40, 20]",
///     parse_date("2026-01-01")?,
/// )?;
/// let mut population = Population::default();
/// population.add("2026-03".parse()?, Kind::IboPlus, parse_date("2026-03-02")?);
/// let unread = reform.unread(Parameters::embedded()?, &population)?;
/// assert_eq!(unread.len(), 1);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Population {
    /// The days from which a start may find other values, ascending; none where each start counts.
    changes: Vec<i32>,
    /// A start for each month, kind, and stretch of time between the changes.
    starts: BTreeMap<(Month, Kind, i32), NaiveDate>,
    /// Which rows of a table were added, by their month, kind and time.
    met: Vec<bool>,
}

/// The first day of the months of tables that are looked up by their place, in days since 1970.
const FIRST_MONTH: i32 = 17_532;
/// So many months have a place.
const MONTHS: usize = 1_024;

impl Population {
    /// No rows yet. Of starts that read the same of these parameters one is kept.
    #[must_use]
    pub fn reading(parameters: &Parameters) -> Self {
        let schemes = Scheme::ALL.iter().map(|scheme| scheme.first_day());
        let days = parameters.changes_by_start().iter().copied().chain(schemes);
        let mut changes: Vec<_> = days.map(|day| day.to_epoch_days()).collect();
        changes.sort_unstable();
        Self { changes, ..Self::default() }
    }

    /// Adds a row.
    pub fn add(&mut self, month: Month, kind: Kind, start: NaiveDate) {
        let time = self.time(start.to_epoch_days());
        self.starts.entry((month, kind, time)).or_insert(start);
    }

    /// Adds a row of a table, by the first day of its month and by its start, in days since 1970.
    pub fn add_row(&mut self, first: i32, kind: Kind, start: i32) {
        let place = self.place(first, kind, start);
        let is_met = place.and_then(|place| self.met.get(place)).copied();
        if is_met == Some(true) {
            return;
        }
        if let (Some(month), Some(start)) = (
            NaiveDate::from_epoch_days(first).and_then(|first| Month::of(first).ok()),
            NaiveDate::from_epoch_days(start),
        ) {
            self.add(month, kind, start);
        }
        if let Some(place) = place {
            if self.met.len() <= place {
                self.met.resize(place.saturating_add(1), false);
            }
            if let Some(met) = self.met.get_mut(place) {
                *met = true;
            }
        }
    }

    /// The stretch of time between the changes in which a start lies.
    fn time(&self, start: i32) -> i32 {
        match self.changes.partition_point(|change| *change <= start) {
            _ if self.changes.is_empty() => start,
            changes => i32::try_from(changes).unwrap_or(i32::MAX),
        }
    }

    /// Where a row has its place; none where each start counts, or beyond the months that have one.
    fn place(&self, first: i32, kind: Kind, start: i32) -> Option<usize> {
        if self.changes.is_empty() {
            return None;
        }
        // The first days of months lie 28 days or more apart.
        let month = usize::try_from(first.checked_sub(FIRST_MONTH)?.checked_div(28)?).ok()?;
        let times = self.changes.len().checked_add(1)?;
        let time = usize::try_from(self.time(start)).ok()?;
        let of_month = month.checked_mul(Kind::ALL.len())?.checked_add(kind as usize)?;
        of_month.checked_mul(times)?.checked_add(time).filter(|_| month < MONTHS)
    }

    /// Adds a case.
    pub fn add_case(&mut self, case: &Case) {
        self.add(case.month(), case.agreement().kind(), case.agreement().start());
    }

    /// Adds the rows of another population of the same parameters.
    pub fn join(&mut self, other: &Self) {
        for (key, start) in &other.starts {
            self.starts.entry(*key).or_insert(*start);
        }
    }

    fn rows(&self) -> impl Iterator<Item = (Month, Kind, NaiveDate)> {
        self.starts.iter().map(|((month, kind, _), start)| (*month, *kind, *start))
    }
}

/// Something that a reform lays and that rows do not read (R8.4).
///
/// ```
/// use ibo_core::{Kind, Parameters, Population, Reform, Unread, parse_date};
///
/// // Without kind = "ibo-plus" the law's own value for that kind goes before this one.
/// let (id, shares) = ("premium.flat-shares", "[90, 60, 40, 20]");
/// let reform = Reform::new("other shares")?.set(id, shares, parse_date("2026-01-01")?)?;
/// let mut population = Population::default();
/// population.add("2026-03".parse()?, Kind::IboPlus, parse_date("2026-03-02")?);
/// let unread: Vec<Unread> = reform.unread(Parameters::embedded()?, &population)?;
/// assert_eq!(unread[0].id, "premium.flat-shares");
/// let instead = unread[0].instead.map(|shadow| shadow.kind);
/// assert_eq!(instead, Some(Some(Kind::IboPlus)));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Unread {
    /// What it is a value of, or the reading.
    pub id: String,
    /// The first day on which it would count; none for a reading of all dates.
    #[serde(rename = "from")]
    pub first_day: Option<NaiveDate>,
    /// The kind of the rows that do not read it, where others do; none where no row does.
    pub kind: Option<Kind>,
    /// The value that such rows read in its place; none where no row has the date, kind or start
    /// that it needs.
    pub instead: Option<Shadow>,
}

/// A value that goes before another one: a later or more particular one (R1.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Shadow {
    /// The first day on which it counts.
    #[serde(rename = "from")]
    pub first_day: NaiveDate,
    /// The kind of agreement for which alone it holds.
    pub kind: Option<Kind>,
}

/// What the rows of a kind read of a step.
#[derive(Default)]
struct OfKind {
    is_read: bool,
    instead: Option<Shadow>,
}

impl Unread {
    /// What is not read and why, in a sentence that says what to do.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let Self { id, first_day, kind, instead } = self;
        let english = language == Language::English;
        let from = match (first_day, english) {
            (None, _) => String::new(),
            (Some(day), true) => format!(" from {day}"),
            (Some(day), false) => format!(" vanaf {day}"),
        };
        let who = match (kind, english) {
            (None, true) => "no row reads".to_owned(),
            (None, false) => "geen enkele rij leest".to_owned(),
            (Some(kind), true) => format!("no row of kind {kind} reads"),
            (Some(kind), false) => format!("geen enkele rij van soort {kind} leest"),
        };
        match (instead, english) {
            (Some(Shadow { first_day: day, kind }), true) => {
                let of = kind.map(|kind| format!(" for {kind}")).unwrap_or_default();
                format!(
                    "{id}{from}: {who} it, for the value from {day}{of} goes before it; give the \
                        reform a value of that kind or a later date"
                )
            }
            (Some(Shadow { first_day: day, kind }), false) => {
                let of = kind.map(|kind| format!(" voor {kind}")).unwrap_or_default();
                format!(
                    "{id}{from}: {who} dit, want de waarde vanaf {day}{of} gaat voor; geef de \
                        hervorming een waarde van die soort of van een latere datum"
                )
            }
            (None, true) => format!("{id}{from}: {who} it, by its month, kind or start"),
            (None, false) => format!("{id}{from}: {who} dit, door maand, soort of begin"),
        }
    }
}

/// What a reform lays in one step.
struct Step<'r> {
    id: ParameterId,
    /// Of a reading about one code of a list, the code.
    code: Option<String>,
    name: String,
    first_day: Option<NaiveDate>,
    /// Of a value, the value.
    value: Option<&'r DatedValue>,
}

impl Step<'_> {
    /// Whether a value that a row reads is one of the step.
    fn has(&self, read: &DatedValue) -> bool {
        read.certainty == Certainty::Hypothetical
            && match self.value {
                Some(value) => value.is_of_the_series_of(read) && value.first_day == read.first_day,
                None => {
                    self.code == read.code
                        && self.first_day.is_none_or(|first| first <= read.first_day)
                }
            }
    }

    /// Whether it is meant for a row: by its day, and by the kind and the agreements of a value.
    fn is_for(&self, day: NaiveDate, row: Which) -> bool {
        self.first_day.is_none_or(|first| first <= day)
            && self.value.is_none_or(|value| {
                value.kind.is_none_or(|kind| kind == row.kind)
                    && value.agreements_from.is_none_or(|first| first <= row.start)
            })
    }
}

impl Reform {
    /// What the reform lays and no row of a population reads, or no row of a kind (R8.4).
    ///
    /// # Errors
    /// As [`Reform::parameters`].
    pub fn unread(&self, base: &Parameters, population: &Population) -> Result<Vec<Unread>, Error> {
        let parameters = self.parameters(base)?;
        let steps = self.steps();
        Ok(steps.iter().flat_map(|step| self.unread_of(step, &parameters, population)).collect())
    }

    /// What is amiss with the reform for a case, or for the months of one agreement (R8.4): what
    /// they do not read though it is meant for them, since another value goes before it; and where
    /// they read nothing of the reform at all, all that it lays. A part that is for other months,
    /// kinds or starts is not.
    ///
    /// ```
    /// # use ibo_core::{Case, Parameters, Reform, parse_date};
    /// # let json = include_str!("../../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let case = Case::from_json(json.as_bytes())?; // an ibo of March 2026
    /// let law = Parameters::embedded()?;
    /// let mistyped = Reform::new("the withholding tax halved")?.scale(
    ///     "withholding.rate",
    ///     "0.5",
    ///     parse_date("2062-01-01")?,
    /// )?;
    /// assert_eq!(mistyped.missed_by(law, [&case])?.len(), 1);
    /// let with_another_part = mistyped.scale("rsz.employee-rate", "1.01", None)?;
    /// assert_eq!(with_another_part.missed_by(law, [&case])?, []);
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Reform::parameters`].
    pub fn missed_by<'c>(
        &self,
        base: &Parameters,
        cases: impl IntoIterator<Item = &'c Case>,
    ) -> Result<Vec<Unread>, Error> {
        let mut population = Population::reading(base);
        cases.into_iter().for_each(|case| population.add_case(case));
        let mut unread = self.unread(base, &population)?;
        // Of one agreement, each part is unread once at most.
        let reads_some = self.scheme.is_some() || unread.len() < self.steps().len();
        unread.retain(|one| one.instead.is_some() || !reads_some);
        Ok(unread)
    }

    fn steps(&self) -> Vec<Step<'_>> {
        let values = self.values.iter().map(|value| {
            let about = &**value.about();
            let (id, first_day) = (about.id, Some(about.first_day));
            Step { id, code: None, name: about.name().into_owned(), first_day, value: Some(about) }
        });
        let scales = self.scales.iter().map(|scale| {
            let (id, first_day) = (scale.id, scale.first_day);
            Step { id, code: None, name: id.to_string(), first_day, value: None }
        });
        let readings = self.readings.iter().map(|chosen| {
            let code = match &chosen.id {
                ReadingId::Value(_) => None,
                ReadingId::Code { code, .. } => Some(code.clone()),
            };
            let (id, name) = (chosen.id.parameter(), chosen.id.to_string());
            Step { id, code, name, first_day: chosen.first_day, value: None }
        });
        values.chain(scales).chain(readings).collect()
    }

    fn unread_of(
        &self,
        step: &Step<'_>,
        parameters: &Parameters,
        population: &Population,
    ) -> Vec<Unread> {
        let mut kinds: BTreeMap<Kind, OfKind> = BTreeMap::new();
        for (month, kind, start) in population.rows() {
            let deciding = self.deciding(step.id, parameters, month, kind, start);
            let Some((day, row)) = deciding else { continue };
            if !step.is_for(day, row) {
                continue;
            }
            let mut read = parameters.read_on(step.id, day, row);
            if step.id == ParameterId::Ggmmi && is_indexed(parameters, month, row) {
                let first = Scheme::Scheme2018.first_day();
                read.extend(parameters.read_on(step.id, first, row));
            }
            let of_kind = kinds.entry(kind).or_default();
            of_kind.is_read |= read.iter().any(|value| step.has(value));
            if let Some(first) = read.first() {
                let (first_day, kind) = (first.first_day, first.kind);
                of_kind.instead = Some(Shadow { first_day, kind });
            }
        }
        let unread = |kind, instead| Unread {
            id: step.name.clone(),
            first_day: step.first_day,
            kind,
            instead,
        };
        if kinds.values().any(|of_kind| of_kind.is_read) {
            let missed = kinds.into_iter().filter(|(_, of_kind)| !of_kind.is_read);
            missed.map(|(kind, of_kind)| unread(Some(kind), of_kind.instead)).collect()
        } else {
            let instead = kinds.into_values().find_map(|of_kind| of_kind.instead);
            vec![unread(None, instead)]
        }
    }

    /// The day that decides which value of an id a row reads, and its agreement; none where its law
    /// reads no value of the id.
    fn deciding(
        &self,
        id: ParameterId,
        parameters: &Parameters,
        month: Month,
        kind: Kind,
        start: NaiveDate,
    ) -> Option<(NaiveDate, Which)> {
        let forced = self.scheme.map(|scheme| scheme.forced());
        let start = forced.map_or(start, |scheme| start.max(scheme.first_day()));
        let scheme = forced.or_else(|| Scheme::of(start))?;
        let row = Which { kind, start };
        let premium = match scheme.premium(kind) {
            PremiumKind::ByReading => by_reading(parameters, month, row),
            premium => premium,
        };
        is_read_by(id, scheme, kind, premium).then(|| (deciding_day(id, month.first(), row), row))
    }
}

/// How the premium is computed where a reading decides.
fn by_reading(parameters: &Parameters, month: Month, row: Which) -> PremiumKind {
    let id = ParameterId::PremiumIboPlusRule;
    let rule = parameters.read_on(id, deciding_day(id, month.first(), row), row);
    let is_default =
        rule.first().is_none_or(|rule| rule.value == IboPlusRule::FlatRate.to_string());
    if is_default { PremiumKind::FlatRate } else { PremiumKind::WageDifference }
}

/// Whether the limits of the flat rate are indexed: the GGMMI of the first day is then read as well
/// (R8).
fn is_indexed(parameters: &Parameters, month: Month, row: Which) -> bool {
    let limits = parameters.read_on(ParameterId::PremiumFlatLimits, month.first(), row);
    limits.first().is_some_and(|limits| limits.value == FlatLimits::Indexed.to_string())
}

/// Whether the law of a scheme and kind reads values of an id.
fn is_read_by(id: ParameterId, scheme: Scheme, kind: Kind, premium: PremiumKind) -> bool {
    match id {
        ParameterId::AgreementWeeks
        | ParameterId::UnemploymentBenefitType
        | ParameterId::LeefloonAidType
        | ParameterId::LeefloonEntryKind
        | ParameterId::SicknessDocumentType
        | ParameterId::SicknessNature
        | ParameterId::IncomeDaysPerMonth
        | ParameterId::IncomeHalfDays
        | ParameterId::IncomeChanges
        | ParameterId::IncomeSicknessRule
        | ParameterId::IncomeLeefloonPartMonth
        | ParameterId::IncomeSameDays
        | ParameterId::PaymentWorkingDays
        | ParameterId::WithholdingRounding
        | ParameterId::WithholdingRate => true,
        ParameterId::PremiumPercentages => scheme.premium(kind) == PremiumKind::WageDifference,
        ParameterId::RszEmployeeRate
        | ParameterId::RszBase
        | ParameterId::RszFormulaBase
        | ParameterId::PremiumWageDifferenceOrder => premium == PremiumKind::WageDifference,
        ParameterId::PremiumIboPlusRule => scheme.premium(kind) == PremiumKind::ByReading,
        ParameterId::PremiumFlatShares
        | ParameterId::PremiumFlatDayAmounts
        | ParameterId::PremiumFlatLimits
        | ParameterId::Ggmmi => premium == PremiumKind::FlatRate,
        ParameterId::EmployerContribution
        | ParameterId::EmployerAbsenceRule
        | ParameterId::ContributionPartMonth
        | ParameterId::ContributionAbsenceDays => {
            scheme.contribution(kind) == ContributionRule::ByClass
        }
    }
}
