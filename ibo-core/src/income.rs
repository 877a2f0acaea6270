//! The replacement income of the month: the sum of the records of the three sources (R2).

mod leefloon;
mod payable_month;
mod record_code;
mod sickness;
mod source_income;
mod unemployment;

use serde::Serialize;

use crate::agreement::{Covered, covered};
use crate::assumption::Assumption;
use crate::case::Case;
use crate::case_view::{CaseView, Parts, Records, SourceView};
use crate::certainty::Certainty;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::line::{Line, LineCode, Role, Shown};
use crate::money::Euro;
use crate::options::Options;
use crate::parameters::{CodeLists, Quote, Values};
use crate::reason::{LeftOut, NoAnswer, SourceName};
use crate::record::{Availability, LeefloonRecord, SicknessRecord, UnemploymentRecord};
use crate::rule::{Rule, Rules};
use crate::sentence::say;
use crate::trace::{LineEntry, Recorder, Trace, Traced};
use payable_month::PayableMonth;
pub(crate) use record_code::RecordCode;
use source_income::{SourceIncome, placed};
use unemployment::MOST_DAYS;

/// The replacement income of a month, with its reasons.
///
/// ```
/// use ibo_core::{Case, LineCode, Options, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().nth(0).unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// // The last line of a replacement income is its sum.
/// let statement = statement(&case, &Options::default())?;
/// let sum = statement.lines.iter().find(|line| line.code == LineCode::ReplacementIncome);
/// assert_eq!(sum.map(|line| line.amount.to_string()).as_deref(), Some("1437.54"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct ReplacementIncome {
    /// The replacement income from the RVA.
    pub unemployment: Euro,
    /// The replacement income from the POD MI.
    pub leefloon: Euro,
    /// The replacement income from the insurers.
    pub sickness: Euro,
    /// Their sum (R2.9).
    pub amount: Euro,
    /// How it came about.
    pub lines: Vec<Line>,
    /// The records of the month that do not count, and why.
    pub left_out: Vec<LeftOut>,
    /// What was taken as given without having been read.
    pub assumptions: Vec<Assumption>,
    /// The weakest certainty of a line.
    pub certainty: Certainty,
    /// Whether a source gave no final answer (R2.10).
    pub provisional: bool,
    /// The sources without a final answer.
    pub no_answers: Vec<NoAnswer>,
}

/// The replacement income of a case's month, alone (R2). Of the agreement only its days, duration
/// and fraction are read (R1).
///
/// ```
/// use ibo_core::{Case, Options, replacement_income};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let income = replacement_income(&case, &Options::default())?;
/// assert_eq!(income.amount.to_string(), "1437.54");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// The first error of the structure, of R1 and of R2, in the order of R7.7; `certainty-too-weak`
/// (R7.3).
pub fn replacement_income(case: &Case, options: &Options) -> Result<ReplacementIncome, Error> {
    let (month, agreement) = (case.month(), case.agreement());
    let terms = agreement.terms().under(options.forced());
    let values = Values::new(options.values()?, month, terms.deciding_date(), terms.kind);
    let covered = covered(&terms, &values)?;
    let mut trace = Trace::new();
    let case = case.view();
    let sources = Sources::of(&case, &values, options.is_provisional());
    let incomes = sources.incomes(&covered, &values, Shown::Information, &mut trace)?;
    let Traced { lines, left_out, assumptions, no_answers, certainty } =
        trace.finish(options.floor())?;
    let Incomes { unemployment, leefloon, sickness, total } = incomes;
    let provisional = !sources.answers_are_final();
    Ok(ReplacementIncome {
        unemployment,
        leefloon,
        sickness,
        amount: total,
        lines,
        left_out,
        assumptions,
        certainty,
        provisional,
        no_answers,
    })
}

/// The replacement income of a month, by source.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Incomes {
    unemployment: Euro,
    leefloon: Euro,
    sickness: Euro,
    /// The replacement income: their sum (R2.9).
    pub(crate) total: Euro,
}

/// What the three sources said, and the code lists by which their records count.
pub(crate) struct Sources<'c, U, L, S, C> {
    pub(crate) unemployment: &'c SourceView<U>,
    pub(crate) leefloon: &'c SourceView<L>,
    pub(crate) sickness: &'c SourceView<S>,
    pub(crate) lists: &'c C,
    /// Whether a source without a final answer is accepted (R2.10).
    pub(crate) provisional: bool,
}

impl<'c, U, L, S, C> Sources<'c, U, L, S, C> {
    /// The sources of a case.
    pub(crate) const fn of<A>(
        case: &'c CaseView<'_, A, U, L, S>,
        lists: &'c C,
        provisional: bool,
    ) -> Self {
        let Parts { unemployment, leefloon, sickness, .. } = case.parts();
        Self { unemployment, leefloon, sickness, lists, provisional }
    }

    /// Whether every source gave a final answer (R2.10).
    #[inline(always)]
    pub(crate) fn answers_are_final(&self) -> bool {
        let answers = [
            self.unemployment.availability(),
            self.leefloon.availability(),
            self.sickness.availability(),
        ];
        answers.iter().all(|answer| answer.is_final())
    }

    /// R2: the month's replacement income, with a line for every record or period that counts.
    #[inline(always)]
    pub(crate) fn incomes<'p, T, R>(
        &self,
        covered: &Covered,
        values: &Values<'p>,
        shown: Shown,
        recorder: &mut R,
    ) -> Result<Incomes, Error>
    where
        T: RecordCode,
        U: Records<UnemploymentRecord<T>>,
        L: Records<LeefloonRecord<T>>,
        S: Records<SicknessRecord<T>>,
        C: CodeLists<'p, T>,
        R: Recorder,
    {
        let month = PayableMonth::of(covered, values, self.lists, shown)?;
        // Most people have one unemployment record: then what joins them is small.
        if self.unemployment.records().count() <= 1 {
            self.incomes_of::<1, T, R>(&month, recorder)
        } else {
            self.incomes_of::<MOST_DAYS, T, R>(&month, recorder)
        }
    }

    /// The income where at most `N` unemployment records have a benefit of their own.
    #[inline(always)]
    fn incomes_of<'p, const N: usize, T, R>(
        &self,
        month: &PayableMonth<'_, 'p, C>,
        recorder: &mut R,
    ) -> Result<Incomes, Error>
    where
        T: RecordCode,
        U: Records<UnemploymentRecord<T>>,
        L: Records<LeefloonRecord<T>>,
        S: Records<SicknessRecord<T>>,
        C: CodeLists<'p, T>,
        R: Recorder,
    {
        available::<UnemploymentRecord<T>, _, _>(
            self.unemployment,
            SourceName::Unemployment,
            self.provisional,
            recorder,
        )?;
        let counting =
            unemployment::counting::<N, T, R>(self.unemployment.records(), month, recorder)
                .map_err(|error| placed(SourceName::Unemployment.slug(), error))?;
        available::<LeefloonRecord<T>, _, _>(
            self.leefloon,
            SourceName::Leefloon,
            self.provisional,
            recorder,
        )?;
        let leefloon = source(SourceName::Leefloon, || {
            leefloon::income(self.leefloon.records(), month, recorder)
        })?;
        available::<SicknessRecord<T>, _, _>(
            self.sickness,
            SourceName::Sickness,
            self.provisional,
            recorder,
        )?;
        let sickness = source(SourceName::Sickness, || {
            sickness::income(self.sickness.records(), month, recorder)
        })?;

        let mut same_days = None;
        let unemployment = source(SourceName::Unemployment, || {
            let (income, reading) = counting.income(sickness.covers, month, recorder)?;
            same_days = reading;
            Ok(income)
        })?;
        let total = total([unemployment, sickness, leefloon], same_days, recorder)?;
        Ok(Incomes {
            unemployment: unemployment.amount,
            leefloon: leefloon.amount,
            sickness: sickness.amount,
            total,
        })
    }
}

/// R2.9: the sum of the three sources, also when leefloon covers the same days as another one; of
/// unemployment and sickness a reading says so.
#[inline(always)]
fn total<R: Recorder>(
    sources: [SourceIncome; 3],
    same_days: Option<Quote<'_>>,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let [unemployment, sickness, leefloon] = sources;
    let amount = unemployment.amount.plus(sickness.amount)?.plus(leefloon.amount)?;
    let with_leefloon = leefloon.covers.meets(unemployment.covers.or(sickness.covers));
    let entry = LineEntry {
        code: LineCode::ReplacementIncome,
        role: Role::Information,
        amount,
        rule: Rule::ReplacementIncome,
        used: Rules::of(Rule::ReplacementIncome).and(Rule::SameDays, with_leefloon),
        values: &[same_days],
        record: None,
    };
    let parts = [
        LineCode::ReplacementIncomeUnemployment,
        LineCode::ReplacementIncomeSickness,
        LineCode::ReplacementIncomeLeefloon,
    ];
    recorder.total(&entry, &parts);
    Ok(amount)
}

/// R2.10: only a final answer gives a final result.
#[inline(always)]
fn available<T, L: Records<T>, R: Recorder>(
    source: &SourceView<L>,
    name: SourceName,
    provisional: bool,
    recorder: &mut R,
) -> Result<(), Error> {
    match source.availability() {
        Availability::NoData if source.records().count() > 0 => {
            Err(Error::says(ErrorCode::NoDataWithRecords, say::NO_DATA)
                .at("records")
                .within(name.slug()))
        }
        Availability::Data | Availability::NoData => Ok(()),
        availability if provisional => {
            recorder.no_answer(name, availability);
            Ok(())
        }
        _ => Err(Error::says(ErrorCode::SourceNotAvailable, say::NOT_AVAILABLE)
            .at("availability")
            .within(name.slug())),
    }
}

/// R2.9: a source below zero is an error, never a silent zero. Errors of a record are placed in its
/// source.
#[inline(always)]
fn source(
    name: SourceName,
    income: impl FnOnce() -> Result<SourceIncome, Error>,
) -> Result<SourceIncome, Error> {
    let income = income().map_err(|error| placed(name.slug(), error))?;
    if income.amount.is_negative() {
        return Err(Error::says(ErrorCode::NegativeSource, say::NEGATIVE_SOURCE).at(name.slug()));
    }
    Ok(income)
}
