//! The set of dated values that a calculation reads: read from files, laid over one another,
//! confirmed, and looked up by id or by day.

use std::sync::{Arc, OnceLock};

use chrono::{Datelike, NaiveDate};
use smol_str::SmolStr;

use super::canonical;
use super::dated_value::{DatedValue, Laid, Which};
use super::embedded::EMBEDDED;
use super::employer::{AbsenceRule, Contribution};
use super::file::{Confirmed, FileValue, ParameterFile};
use super::fingerprint::Fingerprint;
use super::flat_rate::{FlatDayAmounts, FlatShares};
use super::history::{CodeHistory, History, Layer, Placed, Series};
use super::id::ParameterId;
use super::in_force::{InForce, ParameterRead, Quote};
use super::listed_code::{ListedCode, Sign, Treatment};
use super::loading::Loading;
use super::note::Note;
use super::payable_days::PayableDays;
use super::percentages::Percentages;
use super::reading_id::ReadingId;
use super::readings::{Choices, Readings};
use super::weeks::Weeks;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::money::Euro;
use crate::nearest::nearest;
use crate::rate::Rate;
use crate::sentence::{ErrorContext, say};

const BAD_VALUE: ErrorCode = ErrorCode::ParametersBadValue;

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
    pub(super) weeks: History<Weeks>,
    pub(super) employee_rate: History<Rate>,
    pub(super) bases: History<Percentages>,
    pub(super) benefit_types: CodeHistory<String, Treatment>,
    pub(super) aid_types: CodeHistory<String, Treatment>,
    pub(super) entry_kinds: CodeHistory<String, Sign>,
    pub(super) document_types: CodeHistory<String, Treatment>,
    pub(super) natures: CodeHistory<i64, Treatment>,
    pub(super) days_per_month: History<PayableDays>,
    pub(super) percentages: History<Percentages>,
    pub(super) flat_shares: History<FlatShares>,
    pub(super) flat_day_amounts: History<FlatDayAmounts>,
    pub(super) ggmmi: History<Euro>,
    pub(super) withholding_rate: History<Rate>,
    pub(super) contribution: History<Contribution>,
    pub(super) absence_rule: History<AbsenceRule>,
    pub(super) readings: Readings,
    /// The latest check among the values that stand alone, or the day until which a user's file
    /// confirmed them.
    latest_check: Option<NaiveDate>,
    notes: Vec<Note>,
    /// The days from which a start of an agreement may find another value, or one that is stale,
    /// ascending (R1.4, R1.6, R4.2, R7.4).
    changes_by_start: Vec<NaiveDate>,
    fingerprint: Fingerprint,
}

impl Parameters {
    /// The values that this version of the crate holds, read once.
    ///
    /// # Errors
    /// None in a released version: a test reads them. The error is that of
    /// [`Parameters::from_toml`].
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
    /// `parameters-…`, at `value[2].from` and the like; the message names file, id and date. A
    /// value that two files give is a duplicate.
    pub fn from_toml(files: &[(&str, &str)]) -> Result<Self, Error> {
        let mut parameters = Self::without_values();
        let mut loading = Loading::default();
        for (name, text) in files {
            let file = ParameterFile { name, text }.read()?;
            parameters.latest_check = file.checked_until.or(parameters.latest_check);
            for found in &file.values {
                loading.knows_the_code_of(found)?;
                if !file.complete {
                    found.not_hypothetical()?;
                }
                let placed = parameters.lay(found, Layer::Base)?;
                if placed.as_ref().is_some_and(|placed| placed.replaced) {
                    return Err(found.refused(
                        ErrorCode::ParametersDuplicate,
                        "from",
                        say::ANOTHER_FILE,
                    ));
                }
                parameters.knows_what_codes_mean(found, placed, &mut loading)?;
            }
            parameters.confirm(&file.confirmed)?;
        }
        Ok(parameters.finished())
    }

    /// These values with a user's file laid over them: a value of a new date is added, one of the
    /// same id, kind, date and `agreements_from` replaced, and the codes of a code list are
    /// added to the list, or treated as the file says from its date on. A `[[confirmed]]` says
    /// until when values were checked once more (R7.4). A file that is a whole set, as
    /// [`Parameters::canonical`] writes it, stands in place of these values.
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
        let mut loading = Loading::of(parameters.each());
        parameters.latest_check = file.checked_until.or(parameters.latest_check);
        for found in &file.values {
            loading.knows_the_code_of(found)?;
            let placed = parameters.lay(found, layer)?;
            parameters.knows_what_codes_mean(found, placed, &mut loading)?;
            if layer == Layer::Over {
                parameters.notes.extend(loading.reaches_old_agreements(found));
            }
        }
        parameters.confirm(&file.confirmed)?;
        Ok(parameters.finished())
    }

    /// These values with a file laid over them that says what the codes of a delivery mean: of a
    /// code list the code of ours, with a certainty, and nothing else.
    ///
    /// ```
    /// use ibo_core::Parameters;
    /// let codes = r#"
    ///     [[value]]
    ///     id = "unemployment.benefit-type"
    ///     from = "2018-09-01"
    ///     certainty = "secondary"
    ///     source = "RVA, list of its codes, 2 March 2026"
    ///     value = { means = { WN1 = "full-unemployment" } }
    /// "#;
    /// let parameters = Parameters::embedded()?.with_codes("rva.toml", codes)?;
    /// let codes = parameters.all().flat_map(|value| &value.codes);
    /// let means: Vec<_> = codes.filter_map(|code| code.means.as_deref()).collect();
    /// assert_eq!(means, ["full-unemployment"]);
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Parameters::from_toml`]; `parameters-malformed` for a file with other values, and for
    /// one without codes.
    pub fn with_codes(&self, name: &str, text: &str) -> Result<Self, Error> {
        ParameterFile { name, text }.has_codes_alone()?;
        self.with(name, text)
    }

    /// What a user should know of the files that were laid over: a value that reaches further than
    /// it may have been meant to (R1.6).
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The values as the text of a parameter file that stands alone: it can be loaded back, and
    /// gives the same set with the same fingerprint (R7.1).
    #[must_use]
    pub fn canonical(&self) -> String {
        let of_values = self.last_check_of_values();
        let checked_until = self.latest_check.filter(|day| Some(*day) != of_values);
        canonical::text(checked_until, self.each_laid())
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

    /// The values in force on a day, for each kind of agreement that has its own; a value whose
    /// last check lies before the day's month is stale (R7.4).
    pub fn on(&self, day: NaiveDate) -> impl Iterator<Item = ParameterRead> {
        let counts = move |value: &DatedValue| value.first_day <= day;
        self.each()
            .filter(move |value| {
                let later = |other: &Arc<DatedValue>| {
                    counts(other)
                        && other.is_of_the_series_of(value)
                        && other.first_day > value.first_day
                };
                let is_list = value.id.is_code_list() && value.code.is_none();
                counts(value) && (is_list || !self.each().any(later))
            })
            .map(move |value| {
                ParameterRead::from(Quote::new(value, day.with_day(1).unwrap_or(day)))
            })
    }

    /// Every dated value, as [`Parameters::all`], in the form in which a line names the values that
    /// it read. Cheap to clone.
    pub fn each_read(&self) -> impl Iterator<Item = ParameterRead> {
        self.each().map(|value| ParameterRead::from(Quote::fresh(value)))
    }

    fn each(&self) -> impl Iterator<Item = &Arc<DatedValue>> {
        self.each_laid().map(|laid| laid.about)
    }

    pub(super) fn each_laid(&self) -> impl Iterator<Item = Laid<'_>> {
        ParameterId::ALL
            .iter()
            .filter_map(|id| self.history(*id))
            .flat_map(|history| history.laid())
    }

    /// The values of an id that an agreement reads on a day, the latest first.
    pub(crate) fn read_on(
        &self,
        id: ParameterId,
        day: NaiveDate,
        agreement: Which,
    ) -> Vec<&Arc<DatedValue>> {
        self.history(id).map(|values| values.read_on(day, agreement)).unwrap_or_default()
    }

    /// The codes of the lists of an id, by the dates of the lists.
    pub(super) fn codes_of(&self, id: ParameterId) -> impl Iterator<Item = &SmolStr> {
        let lists = self.history(id);
        let each = (0..).map_while(move |place| lists?.at(place));
        each.flat_map(|list| &list.codes).map(|listed| &listed.code)
    }

    /// The values of one id.
    fn history(&self, id: ParameterId) -> Option<&dyn Series> {
        match id {
            ParameterId::AgreementWeeks => Some(&self.weeks),
            ParameterId::RszEmployeeRate => Some(&self.employee_rate),
            ParameterId::RszBase => Some(&self.bases),
            ParameterId::UnemploymentBenefitType => Some(&self.benefit_types),
            ParameterId::LeefloonAidType => Some(&self.aid_types),
            ParameterId::LeefloonEntryKind => Some(&self.entry_kinds),
            ParameterId::SicknessDocumentType => Some(&self.document_types),
            ParameterId::SicknessNature => Some(&self.natures),
            ParameterId::IncomeDaysPerMonth => Some(&self.days_per_month),
            ParameterId::PremiumPercentages => Some(&self.percentages),
            ParameterId::PremiumFlatShares => Some(&self.flat_shares),
            ParameterId::PremiumFlatDayAmounts => Some(&self.flat_day_amounts),
            ParameterId::Ggmmi => Some(&self.ggmmi),
            ParameterId::WithholdingRate => Some(&self.withholding_rate),
            ParameterId::EmployerContribution => Some(&self.contribution),
            ParameterId::EmployerAbsenceRule => Some(&self.absence_rule),
            ParameterId::IncomeHalfDays
            | ParameterId::IncomeChanges
            | ParameterId::IncomeSicknessRule
            | ParameterId::IncomeLeefloonPartMonth
            | ParameterId::IncomeSameDays
            | ParameterId::RszFormulaBase
            | ParameterId::PremiumWageDifferenceOrder
            | ParameterId::PremiumFlatLimits
            | ParameterId::PremiumIboPlusRule
            | ParameterId::ContributionPartMonth
            | ParameterId::ContributionAbsenceDays
            | ParameterId::PaymentWorkingDays
            | ParameterId::WithholdingRounding => self.readings.history(id),
        }
    }

    /// The same, to change.
    fn history_mut(&mut self, id: ParameterId) -> Option<&mut dyn Series> {
        match id {
            ParameterId::AgreementWeeks => Some(&mut self.weeks),
            ParameterId::RszEmployeeRate => Some(&mut self.employee_rate),
            ParameterId::RszBase => Some(&mut self.bases),
            ParameterId::UnemploymentBenefitType => Some(&mut self.benefit_types),
            ParameterId::LeefloonAidType => Some(&mut self.aid_types),
            ParameterId::LeefloonEntryKind => Some(&mut self.entry_kinds),
            ParameterId::SicknessDocumentType => Some(&mut self.document_types),
            ParameterId::SicknessNature => Some(&mut self.natures),
            ParameterId::IncomeDaysPerMonth => Some(&mut self.days_per_month),
            ParameterId::PremiumPercentages => Some(&mut self.percentages),
            ParameterId::PremiumFlatShares => Some(&mut self.flat_shares),
            ParameterId::PremiumFlatDayAmounts => Some(&mut self.flat_day_amounts),
            ParameterId::Ggmmi => Some(&mut self.ggmmi),
            ParameterId::WithholdingRate => Some(&mut self.withholding_rate),
            ParameterId::EmployerContribution => Some(&mut self.contribution),
            ParameterId::EmployerAbsenceRule => Some(&mut self.absence_rule),
            ParameterId::IncomeHalfDays
            | ParameterId::IncomeChanges
            | ParameterId::IncomeSicknessRule
            | ParameterId::IncomeLeefloonPartMonth
            | ParameterId::IncomeSameDays
            | ParameterId::RszFormulaBase
            | ParameterId::PremiumWageDifferenceOrder
            | ParameterId::PremiumFlatLimits
            | ParameterId::PremiumIboPlusRule
            | ParameterId::ContributionPartMonth
            | ParameterId::ContributionAbsenceDays
            | ParameterId::PaymentWorkingDays
            | ParameterId::WithholdingRounding => self.readings.history_mut(id),
        }
    }

    pub(super) fn without_values() -> Self {
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
            percentages: History::default(),
            flat_shares: History::default(),
            flat_day_amounts: History::default(),
            ggmmi: History::default(),
            withholding_rate: History::default(),
            contribution: History::default(),
            absence_rule: History::default(),
            readings: Readings::default(),
            latest_check: None,
            notes: Vec::new(),
            changes_by_start: Vec::new(),
            fingerprint: Fingerprint::of(""),
        }
    }

    /// The set once all its values are laid.
    pub(super) fn finished(mut self) -> Self {
        self.latest_check = self.latest_check.or_else(|| self.last_check_of_values());
        self.changes_by_start = self.changes();
        self.fingerprint = Fingerprint::of(&self.canonical());
        self
    }

    fn last_check_of_values(&self) -> Option<NaiveDate> {
        self.each().filter_map(|value| value.checked_until).max()
    }

    fn changes(&self) -> Vec<NaiveDate> {
        let stale = |about: &Arc<DatedValue>| about.checked_until.and_then(|day| day.succ_opt());
        let by_start = [self.weeks.laid(), self.percentages.laid()].concat();
        let by_start = by_start
            .into_iter()
            .flat_map(|laid| [Some(laid.about.first_day), stale(laid.about)])
            .flatten();
        let limits = self.each().filter_map(|about| about.agreements_from);
        let mut changes: Vec<_> = by_start.chain(limits).collect();
        changes.sort_unstable();
        changes.dedup();
        changes
    }

    /// R7.4: raises the last check of the values in force on a day, for each kind and
    /// `agreements_from`.
    fn confirm(&mut self, confirmed: &[Confirmed]) -> Result<(), Error> {
        for confirmed in confirmed {
            match confirmed.id {
                Some(id) => {
                    if !self.history_mut(id).is_some_and(|history| history.confirm(confirmed, None))
                    {
                        return Err(confirmed.refused("until", say::CONFIRMED_DAY));
                    }
                }
                None => {
                    let latest = self.latest_check.or_else(|| self.last_check_of_values());
                    for id in ParameterId::ALL {
                        if let Some(history) = self.history_mut(*id) {
                            history.confirm(confirmed, latest);
                        }
                    }
                    self.latest_check = latest.max(Some(confirmed.until));
                }
            }
        }
        Ok(())
    }

    /// Whether a value, or a code of a list, is hypothetical (R8.4).
    #[cfg(feature = "json")]
    pub(crate) fn has_hypothetical(&self) -> bool {
        self.all().any(|value| {
            let mut codes = value.codes.iter().map(|code| code.certainty);
            value.certainty == Certainty::Hypothetical
                || codes.any(|certainty| certainty == Certainty::Hypothetical)
        })
    }

    /// The values of a code list: those that stand alone first, then those that extend them.
    pub(super) fn lists_first(&self, id: ParameterId) -> impl Iterator<Item = &DatedValue> {
        let laid = self.history(id).map(|history| history.laid()).unwrap_or_default();
        let [alone, extending] = [false, true].map(|extends| {
            laid.iter().copied().filter(move |laid| laid.extends == extends).collect::<Vec<_>>()
        });
        alone.into_iter().chain(extending).map(|laid| &**laid.about)
    }

    /// These values with one choice of a reading for all dates and kinds, all else equal (R8.2). Its
    /// amounts are what it is for: it keeps the texts and the fingerprint.
    pub(crate) fn choosing(&self, reading: &ReadingId, choice: &str) -> Self {
        let mut chosen = self.clone();
        match reading {
            ReadingId::Value(id) => chosen.readings.choose(*id, choice),
            ReadingId::Code { list, code } => {
                let is = |listed: &String| listed == code;
                match list {
                    ParameterId::UnemploymentBenefitType => chosen.benefit_types.treat(is, choice),
                    ParameterId::LeefloonAidType => chosen.aid_types.treat(is, choice),
                    ParameterId::SicknessDocumentType => chosen.document_types.treat(is, choice),
                    ParameterId::SicknessNature => {
                        chosen.natures.treat(|nature| nature.to_string() == *code, choice);
                    }
                    _ => {}
                }
            }
        }
        chosen
    }

    /// The readings that have but one choice in time (R6.4).
    pub(crate) fn only_choices(&self) -> Choices<'_> {
        self.readings.only()
    }

    /// The only withholding rate there is; none once the rate has changed, for then the month
    /// decides.
    pub(crate) fn only_withholding_rate(&self) -> Option<InForce<'_, Rate>> {
        self.withholding_rate.only()
    }

    /// The days from which a start of an agreement may find another value, or one that is stale.
    pub(crate) fn changes_by_start(&self) -> &[NaiveDate] {
        &self.changes_by_start
    }

    /// Whether it is a question how a code is treated: a list has it without having read so, or a
    /// user chose (R8).
    pub(super) fn is_open(&self, list: ParameterId, code: &str) -> bool {
        let mut of_list = self.all().filter(|value| value.id == list);
        of_list.any(|value| {
            let mut of_code = value.codes.iter().filter(|listed| listed.code == code);
            value.code.as_deref() == Some(code)
                || of_code
                    .any(|listed| listed.means.is_none() && listed.certainty <= Certainty::Assumed)
        })
    }

    /// R2: a code of a delivery means one that its list treats, and is none itself.
    /// All codes are looked at only when the value that was placed broke that.
    fn knows_what_codes_mean(
        &self,
        found: &FileValue,
        placed: Option<Placed>,
        loading: &mut Loading,
    ) -> Result<(), Error> {
        let Some(Placed { about, .. }) = placed else { return Ok(()) };
        loading.add(&about);
        if !loading.is_broken_by(&about) {
            return Ok(());
        }
        let listed = self.all().filter(|value| value.id == found.id());
        let (mean, ours): (Vec<_>, Vec<_>) =
            listed.flat_map(|value| &value.codes).partition(|listed| listed.means.is_some());
        let ours: Vec<_> = ours.iter().map(|listed| listed.code.as_str()).collect();
        for ListedCode { code, means, .. } in mean {
            let means = means.as_deref().unwrap_or_default();
            if ours.contains(&code.as_str()) {
                return Err(found.refused_code(code, Error::says(BAD_VALUE, say::CODE_IS_OURS)));
            }
            if !ours.contains(&means) {
                let why = match nearest(means, ours.iter().copied()) {
                    Some(near) => {
                        let near = ErrorContext::Name(near.into());
                        Error::says_of(BAD_VALUE, say::CODE_MEANS_NEAR, [near])
                    }
                    None => Error::says(BAD_VALUE, say::CODE_MEANS),
                };
                return Err(found.refused_code(code, why));
            }
        }
        Ok(())
    }

    /// Puts one value in its history.
    pub(super) fn lay(&mut self, found: &FileValue, layer: Layer) -> Result<Option<Placed>, Error> {
        let placed = match found.id() {
            ParameterId::AgreementWeeks => self.weeks.lay(found.dated()?),
            ParameterId::RszEmployeeRate => self.employee_rate.lay(found.dated()?),
            ParameterId::RszBase => self.bases.lay(found.dated()?),
            ParameterId::UnemploymentBenefitType => self.benefit_types.lay(found, layer)?,
            ParameterId::LeefloonAidType => self.aid_types.lay(found, layer)?,
            ParameterId::LeefloonEntryKind => self.entry_kinds.lay(found, layer)?,
            ParameterId::SicknessDocumentType => self.document_types.lay(found, layer)?,
            ParameterId::SicknessNature => self.natures.lay(found, layer)?,
            ParameterId::IncomeDaysPerMonth => self.days_per_month.lay(found.dated()?),
            ParameterId::PremiumPercentages => self.percentages.lay(found.dated()?),
            ParameterId::PremiumFlatShares => self.flat_shares.lay(found.dated()?),
            ParameterId::PremiumFlatDayAmounts => self.flat_day_amounts.lay(found.dated()?),
            ParameterId::Ggmmi => self.ggmmi.lay(found.dated()?),
            ParameterId::WithholdingRate => self.withholding_rate.lay(found.dated()?),
            ParameterId::EmployerContribution => self.contribution.lay(found.dated()?),
            ParameterId::EmployerAbsenceRule => self.absence_rule.lay(found.dated()?),
            ParameterId::IncomeHalfDays
            | ParameterId::IncomeChanges
            | ParameterId::IncomeSicknessRule
            | ParameterId::IncomeLeefloonPartMonth
            | ParameterId::IncomeSameDays
            | ParameterId::RszFormulaBase
            | ParameterId::PremiumWageDifferenceOrder
            | ParameterId::PremiumFlatLimits
            | ParameterId::PremiumIboPlusRule
            | ParameterId::ContributionPartMonth
            | ParameterId::ContributionAbsenceDays
            | ParameterId::PaymentWorkingDays
            | ParameterId::WithholdingRounding => return self.readings.lay(found),
        };
        Ok(Some(placed))
    }
}
