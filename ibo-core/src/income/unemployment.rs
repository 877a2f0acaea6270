//! Unemployment benefit: full and half days, changes inside the month, the filter by type (R2.1 to
//! R2.4).

use super::payable_month::PayableMonth;
use super::record_code::{RecordCode, passes};
use super::source_income::{SourceIncome, at_record};
use crate::calendar::DaySet;
use crate::case_view::Records;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::formula::Formula;
use crate::line::LineCode;
use crate::money::{Euro, Ratio};
use crate::parameters::{
    CodeLists, ParameterId, PayableDays, Quote, Treated, Treatment, unknown_code,
};
use crate::printable::text;
use crate::reason::{Reason, SourceName};
use crate::record::{Basis, UnemploymentRecord};
use crate::rule::{Rule, Rules};
use crate::sentence::say;
use crate::trace::{Entry, Recorder};

#[inline(always)]
pub(super) fn income<'p, T: RecordCode, R: Recorder>(
    records: &impl Records<UnemploymentRecord<T>>,
    month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
    recorder: &mut R,
) -> Result<SourceIncome, Error> {
    // Most people have one record: then what joins them is small.
    if records.count() <= 1 {
        of_at_most::<1, T, R>(records, month, recorder)
    } else {
        of_at_most::<MOST_DAYS, T, R>(records, month, recorder)
    }
}

/// The most days of a month.
const MOST_DAYS: usize = 31;

/// The income of records of which at most `N` have a benefit of their own.
#[inline(always)]
fn of_at_most<'p, const N: usize, T: RecordCode, R: Recorder>(
    records: &impl Records<UnemploymentRecord<T>>,
    month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
    recorder: &mut R,
) -> Result<SourceIncome, Error> {
    let mut counting = Counting::<T, N>::NONE;
    let mut overlapping = None;
    for index in 0..records.count() {
        let record = records.record(index)?;
        let days = month.days_in(record.period().span());
        if days.is_empty() {
            continue;
        }
        let treated = treated(&record, month).map_err(|error| at_record(index, error))?;
        if !passes(&treated, recorder) {
            recorder.left_out(SourceName::Unemployment, index, || {
                Reason::BenefitType(text(*record.benefit_type().get()))
            });
            continue;
        }
        let (day_amount, basis, benefit_type) =
            (Euro::from(record.day_amount()), record.basis(), *record.benefit_type().get());
        let benefit = Benefit { day_amount, basis, days, first: index, list: treated.quoted() };
        if !counting.join(benefit, benefit_type) {
            overlapping = overlapping.or(Some(index));
        }
    }
    if let Some(index) = overlapping {
        return Err(at_record(index, Error::says(ErrorCode::RecordOverlap, say::OVERLAP)));
    }
    let mut income = SourceIncome::NONE;
    for benefit in counting.benefits() {
        income = income.with(benefit.month_amount(month, recorder)?, benefit.days)?;
    }
    Ok(income)
}

/// R2.4: whether the type of benefit counts.
#[inline(always)]
fn treated<'p, T: RecordCode>(
    record: &UnemploymentRecord<T>,
    month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
) -> Result<Treated<'p, Treatment>, Error> {
    let unknown = || {
        let nearest =
            month.lists.nearest(ParameterId::UnemploymentBenefitType, *record.benefit_type().get());
        let sentences = [say::BENEFIT_TYPE, say::BENEFIT_TYPE_NEAR];
        unknown_code(ErrorCode::UnknownBenefitType, sentences, nearest).at("benefit_type")
    };
    month.lists.benefit_type(*record.benefit_type().get())?.ok_or_else(unknown)
}

/// The benefits that count in the month, records of one amount, basis and type joined (R2.3); in
/// the order of their first records.
struct Counting<'p, T, const N: usize> {
    taken: DaySet,
    /// One for each day of `D` at the most, for no two share one; with the type of each.
    benefits: [Option<(Benefit<'p>, T)>; N],
}

impl<'p, T: RecordCode, const N: usize> Counting<'p, T, N> {
    const NONE: Self = Self { taken: DaySet::EMPTY, benefits: [None; N] };

    /// Takes a record in, with those it is one with; says whether no other counts on one of its
    /// days.
    fn join(&mut self, record: Benefit<'p>, benefit_type: T) -> bool {
        if self.taken.meets(record.days) {
            return false;
        }
        self.taken = self.taken.or(record.days);
        let is_one = |place: &&mut Option<(Benefit<'p>, T)>| match place {
            Some((benefit, of_type)) => {
                benefit.day_amount == record.day_amount
                    && benefit.basis == record.basis
                    && *of_type == benefit_type
            }
            // The first free place.
            None => true,
        };
        match self.benefits.iter_mut().find(is_one) {
            Some(Some((benefit, _))) => benefit.days = benefit.days.or(record.days),
            Some(free) => *free = Some((record, benefit_type)),
            // Every place has a day of its own, and a month has not more.
            None => {}
        }
        true
    }

    fn benefits(&self) -> impl Iterator<Item = &Benefit<'p>> {
        self.benefits.iter().map_while(|place| place.as_ref().map(|(benefit, _)| benefit))
    }
}

/// A benefit that counts on some days of the month.
#[derive(Debug, Clone, Copy)]
struct Benefit<'p> {
    day_amount: Euro,
    basis: Basis,
    /// The days of `D` on which it counts.
    days: DaySet,
    /// The index of its first record.
    first: usize,
    /// The list to quote, by which it counts.
    list: Option<Quote<'p>>,
}

impl Benefit<'_> {
    /// R2.1, R2.2 and R2.3: a full day amount x the payable days of a month, or a half one x the
    /// halves a week x the weeks of a month, for the record's share of the days.
    #[inline(always)]
    fn month_amount<C, R: Recorder>(
        &self,
        month: &PayableMonth<'_, '_, C>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        let PayableDays { days: a_month, weeks: [weeks, of] } =
            *month.values.days_per_month()?.value;
        let whole = self.days == month.days;
        match self.basis {
            Basis::Full if whole => {
                self.line(&[a_month], &[], Rule::UnemploymentFullDay, month, recorder)
            }
            Basis::Full => {
                let (in_record, in_month) = self.of(month);
                self.line(
                    &[a_month, in_record],
                    &[in_month],
                    Rule::UnemploymentFullDay,
                    month,
                    recorder,
                )
            }
            Basis::Half { per_week } => {
                let per_week = u64::from(per_week.per_week());
                if whole {
                    self.line(&[per_week, weeks], &[of], Rule::HalfDays, month, recorder)
                } else {
                    let (in_record, in_month) = self.of(month);
                    self.line(
                        &[per_week, weeks, in_record],
                        &[of, in_month],
                        Rule::HalfDays,
                        month,
                        recorder,
                    )
                }
            }
        }
    }

    #[inline(always)]
    fn line<C, R: Recorder>(
        &self,
        by: &[u64],
        over: &[u64],
        rule: Rule,
        month: &PayableMonth<'_, '_, C>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        let ratio = Ratio { by, over };
        let rounded = self.day_amount.times(ratio)?;
        let is_share = self.days != month.days;
        let entry = Entry {
            code: LineCode::ReplacementIncomeUnemployment,
            role: month.shown.role(rounded.amount),
            amount: rounded.amount,
            rule,
            used: Rules::of(rule)
                .and(Rule::ShareOfMonth, is_share)
                .and(Rule::RoundedOnce, rounded.inexact),
            values: &[Some(month.values.days_per_month()?.quote), self.list],
            record: Some(self.first),
        };
        recorder.line(&entry, || Formula::times(Formula::Amount(self.day_amount), ratio));
        Ok(rounded.amount)
    }

    /// R2.3: |record and D| and |D|.
    #[inline(always)]
    fn of<C>(&self, month: &PayableMonth<'_, '_, C>) -> (u64, u64) {
        (u64::from(self.days.count()), month.count())
    }
}
