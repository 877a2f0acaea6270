//! The replacement income of the month: what the records of the three sources come to (R2).

mod leefloon;
mod sickness;
mod unemployment;

use crate::agreement::Covered;
use crate::case::Case;
use crate::error::{Error, ErrorCode};
use crate::line::{LineCode, Role};
use crate::money::Euro;
use crate::parameters::{Quote, Treated, Treatment, Values};
use crate::period::{DaySet, Month, Period};
use crate::record::{Availability, Source};
use crate::rule::{Rule, Rules};
use crate::trace::{Entry, Recorder, SourceName};

/// What a replacement-income line does to the running amount: it is deducted from the wage (R4), or only shown (R5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Deducted,
    Information,
}

impl Shown {
    /// A recovery that exceeds the payments adds to the difference.
    const fn role(self, amount: Euro) -> Role {
        match self {
            Self::Deducted if amount.is_negative() => Role::Base,
            Self::Deducted => Role::Deducted,
            Self::Information => Role::Information,
        }
    }
}

/// The month as the records meet it.
struct PayableMonth<'v, 'p> {
    month: Month,
    /// `D`: the days Monday to Saturday of month and agreement.
    days: DaySet,
    values: &'v Values<'p>,
    shown: Shown,
}

impl PayableMonth<'_, '_> {
    /// The days of `D` in a period.
    fn days_in(&self, period: Period) -> DaySet {
        self.days.and(self.month.days_in(period))
    }

    /// |D|.
    fn count(&self) -> i64 {
        i64::from(self.days.count())
    }
}

/// What one source comes to, and the days of `D` for which it pays.
#[derive(Debug, Clone, Copy)]
struct SourceIncome {
    amount: Euro,
    covers: DaySet,
}

impl SourceIncome {
    const NONE: Self = Self { amount: Euro::ZERO, covers: DaySet::EMPTY };
}

/// The code lists whose word mattered: they left a record out, or a user's list let one count.
#[derive(Default)]
struct Filters<'p>(Vec<Option<Quote<'p>>>);

impl<'p> Filters<'p> {
    /// Whether the record counts.
    fn pass(&mut self, treated: &Treated<'p, Treatment>) -> bool {
        let counts = treated.treatment == Treatment::Counts;
        if !counts || treated.extended {
            self.0.push(Some(treated.quote));
        }
        counts
    }

    /// Each list once, in the order of the rules that read them.
    fn quotes(mut self) -> Vec<Option<Quote<'p>>> {
        self.0.sort_by_key(|quote| quote.map(|quote| (quote.about.id, quote.about.from)));
        self.0.dedup_by_key(|quote| quote.map(|quote| (quote.about.id, quote.about.from)));
        self.0
    }
}

/// R2: the month's replacement income, with a line for every record or period that counts.
pub(crate) fn replacement_income<R: Recorder>(
    case: &Case,
    covered: &Covered<'_>,
    values: &Values<'_>,
    shown: Shown,
    provisional: bool,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let days = covered.days.and(case.month.monday_to_saturday());
    if days.is_empty() {
        let why = "benefits are paid for Monday to Saturday, and month and agreement share no such day";
        return Err(Error::new(ErrorCode::NoPayableDay, why).at("month"));
    }
    let month = PayableMonth { month: case.month, days, values, shown };
    let mut filters = Filters::default();

    available(&case.unemployment, SourceName::Unemployment, provisional, recorder)?;
    let unemployment =
        source(SourceName::Unemployment, || unemployment::income(&case.unemployment.records, &month, &mut filters, recorder))?;
    available(&case.leefloon, SourceName::Leefloon, provisional, recorder)?;
    let leefloon = source(SourceName::Leefloon, || leefloon::income(&case.leefloon.records, &month, &mut filters, recorder))?;
    available(&case.sickness, SourceName::Sickness, provisional, recorder)?;
    let sickness = source(SourceName::Sickness, || sickness::income(&case.sickness.records, &month, &mut filters, recorder))?;

    total([unemployment, sickness, leefloon], filters, recorder)
}

/// R2.9: the sum of the three sources, also when two of them cover the same days.
fn total<R: Recorder>(sources: [SourceIncome; 3], filters: Filters<'_>, recorder: &mut R) -> Result<Euro, Error> {
    let [a, b, c] = sources;
    let amount = a.amount.plus(b.amount)?.plus(c.amount)?;
    let same_days = a.covers.meets(b.covers) || a.covers.meets(c.covers) || b.covers.meets(c.covers);
    let entry = Entry {
        code: LineCode::ReplacementIncome,
        role: Role::Information,
        amount,
        rule: Rule::ReplacementIncome,
        used: Rules::of(Rule::ReplacementIncome).and(Rule::SameDays, same_days),
        values: &filters.quotes(),
        record: None,
    };
    let parts = [LineCode::ReplacementIncomeUnemployment, LineCode::ReplacementIncomeSickness, LineCode::ReplacementIncomeLeefloon];
    recorder.total(&entry, &parts);
    Ok(amount)
}

/// R2.10: only a final answer gives a final result.
fn available<T, R: Recorder>(source: &Source<T>, name: SourceName, provisional: bool, recorder: &mut R) -> Result<(), Error> {
    match source.availability {
        Availability::NoData if !source.records.is_empty() => {
            let why = "a source that says it has no data has no records";
            Err(Error::new(ErrorCode::NoDataWithRecords, why).at(format!("{}.records", name.slug())))
        }
        Availability::Data | Availability::NoData => Ok(()),
        availability if provisional => {
            recorder.no_answer(name, availability);
            Ok(())
        }
        _ => {
            let why = "only the answers data and no-data give a final result; a provisional one can be asked for";
            Err(Error::new(ErrorCode::SourceNotAvailable, why).at(format!("{}.availability", name.slug())))
        }
    }
}

/// R2.9: a source below zero is an error, never a silent zero. Errors of a record are placed in its source.
fn source(name: SourceName, income: impl FnOnce() -> Result<SourceIncome, Error>) -> Result<SourceIncome, Error> {
    let income = income().map_err(|error| placed(name.slug(), error))?;
    if income.amount.is_negative() {
        let why = "more is recovered than paid in this month: a correction of an earlier month belongs to that month";
        return Err(Error::new(ErrorCode::NegativeSource, why).at(name.slug()));
    }
    Ok(income)
}

/// The error of a record, at its place in the source.
fn at_record(index: usize, error: Error) -> Error {
    placed(&format!("records[{index}]"), error)
}

/// A value that the parameters lack is missing for the month, not for a record.
fn placed(object: &str, error: Error) -> Error {
    match error.code() {
        ErrorCode::ParameterNotCovered => error,
        _ => error.within(object),
    }
}
