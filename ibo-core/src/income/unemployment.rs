//! Unemployment benefit: full and half days, changes inside the month, the filter by type (R2.1 to R2.4).

use super::{PayableMonth, SourceIncome, at_record, passes};
use crate::error::{Error, ErrorCode};
use crate::line::LineCode;
use crate::money::{Euro, Ratio};
use crate::parameters::{PayableDays, Quote, Treated, Treatment};
use crate::period::DaySet;
use crate::record::{Basis, UnemploymentRecord, text};
use crate::rule::{Rule, Rules};
use crate::trace::{Entry, Reason, Recorder, SourceName};
use crate::view::Records;

pub(super) fn income<'a, R: Recorder>(
    records: &impl Records<UnemploymentRecord<&'a [u8]>>,
    month: &PayableMonth<'_, '_>,
    recorder: &mut R,
) -> Result<SourceIncome, Error> {
    let mut income = SourceIncome::NONE;
    let mut taken = DaySet::EMPTY;
    let mut overlapping = None;
    for index in 0..records.count() {
        let record = records.record(index)?;
        // Every record has a known type, also one of other months.
        let treated = treated(&record, month).map_err(|error| at_record(index, error))?;
        let days = month.days_in(record.period.span());
        if days.is_empty() {
            continue;
        }
        if !passes(&treated, recorder) {
            recorder.left_out(SourceName::Unemployment, index, || Reason::BenefitType(text(record.benefit_type)));
            continue;
        }
        if taken.meets(days) {
            overlapping = overlapping.or(Some(index));
            continue;
        }
        taken = taken.or(days);
        let benefit = Benefit { day_amount: record.day_amount, basis: record.basis, days };
        income = income.with(benefit.month_amount(index, treated.own_list(), month, recorder)?, days)?;
    }
    match overlapping {
        Some(index) => Err(at_record(index, Error::new(ErrorCode::RecordOverlap, "another unemployment benefit counts on the same day"))),
        None => Ok(income),
    }
}

/// R2.4: whether the type of benefit counts.
fn treated<'p>(record: &UnemploymentRecord<&[u8]>, month: &PayableMonth<'_, 'p>) -> Result<Treated<'p, Treatment>, Error> {
    let unknown = || Error::new(ErrorCode::UnknownBenefitType, "the code list has no such type of benefit").at("benefit_type");
    month.values.benefit_type(record.benefit_type)?.ok_or_else(unknown)
}

/// A benefit that counts on some days of the month.
#[derive(Debug, Clone, Copy)]
pub(super) struct Benefit {
    pub(super) day_amount: Euro,
    pub(super) basis: Basis,
    /// The days of `D` on which it counts.
    pub(super) days: DaySet,
}

impl Benefit {
    /// R2.1, R2.2 and R2.3: day amount x 26, or half amount x n x 13/3, for the record's share of the days.
    #[inline(always)]
    pub(super) fn month_amount<R: Recorder>(
        &self,
        index: usize,
        own_list: Option<Quote<'_>>,
        month: &PayableMonth<'_, '_>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        let PayableDays { days: a_month, weeks: [weeks, of] } = *month.values.days_per_month()?.value;
        let whole = self.days == month.days;
        let line = Line { index, own_list, whole };
        match self.basis {
            Basis::Full if whole => self.line(&[a_month], &[], Rule::UnemploymentFullDay, line, month, recorder),
            Basis::Full => {
                let (in_record, in_month) = self.of(month);
                self.line(&[a_month, in_record], &[in_month], Rule::UnemploymentFullDay, line, month, recorder)
            }
            Basis::Half { per_week } => {
                let per_week = u64::from(per_week);
                if whole {
                    self.line(&[per_week, weeks], &[of], Rule::HalfDays, line, month, recorder)
                } else {
                    let (in_record, in_month) = self.of(month);
                    self.line(&[per_week, weeks, in_record], &[of, in_month], Rule::HalfDays, line, month, recorder)
                }
            }
        }
    }

    #[inline(always)]
    fn line<R: Recorder>(
        &self,
        by: &[u64],
        over: &[u64],
        rule: Rule,
        Line { index, own_list, whole }: Line<'_>,
        month: &PayableMonth<'_, '_>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        let ratio = Ratio { by, over };
        let rounded = self.day_amount.times(ratio)?;
        let entry = Entry {
            code: LineCode::ReplacementIncomeUnemployment,
            role: month.shown.role(rounded.amount),
            amount: rounded.amount,
            rule,
            used: Rules::of(rule).and(Rule::ShareOfMonth, !whole).and(Rule::RoundedOnce, rounded.inexact),
            values: &[Some(month.values.days_per_month()?.quote), own_list],
            record: Some(index),
        };
        recorder.line(&entry, format_args!("{}{ratio}", self.day_amount));
        Ok(rounded.amount)
    }

    /// R2.3: |record and D| and |D|.
    #[inline(always)]
    fn of(&self, month: &PayableMonth<'_, '_>) -> (u64, u64) {
        (u64::from(self.days.count()), month.count())
    }
}

/// What a benefit's line says beside its formula.
#[derive(Clone, Copy)]
struct Line<'p> {
    index: usize,
    own_list: Option<Quote<'p>>,
    /// Whether the benefit counts on every day of `D`.
    whole: bool,
}
