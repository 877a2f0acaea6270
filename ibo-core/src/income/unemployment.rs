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
    Changes, CodeLists, HalfDays, ParameterId, PayableDays, Quote, SameDays, Treated, Treatment,
    unknown_code,
};
use crate::printable::text;
use crate::reason::{Reason, SourceName};
use crate::record::{Basis, UnemploymentRecord};
use crate::rule::{Rule, Rules};
use crate::sentence::say;
use crate::trace::{LineEntry, NoTrace, Recorder};

/// The most days of a month.
pub(super) const MOST_DAYS: usize = 31;

/// The benefits that count, of records of which at most `N` have one of their own.
#[inline(always)]
pub(super) fn counting<'p, const N: usize, T: RecordCode, R: Recorder>(
    records: &impl Records<UnemploymentRecord<T>>,
    month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
    recorder: &mut R,
) -> Result<Counting<'p, N>, Error> {
    let mut counting = Counting::<N>::NONE;
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
        let benefit = Benefit {
            day_amount: Euro::from(record.day_amount()),
            basis: record.basis(),
            days,
            first: index,
            benefit_type: treated,
            changes: None,
            same_days: None,
        };
        if !counting.join(benefit, recorder) {
            overlapping = overlapping.or(Some(index));
        }
    }
    if let Some(index) = overlapping {
        return Err(at_record(index, Error::says(ErrorCode::RecordOverlap, say::OVERLAP)));
    }
    if counting.benefits().next().is_some() {
        month.values.days_per_month()?;
    }
    Ok(counting)
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
pub(super) struct Counting<'p, const N: usize> {
    taken: DaySet,
    /// One for each day of `D` at the most, for no two share one.
    benefits: [Option<Benefit<'p>>; N],
}

impl<'p, const N: usize> Counting<'p, N> {
    const NONE: Self = Self { taken: DaySet::EMPTY, benefits: [None; N] };

    /// Takes a record in, with those it is one with; says whether no other counts on one of its
    /// days.
    fn join<R: Recorder>(&mut self, record: Benefit<'p>, recorder: &mut R) -> bool {
        if self.taken.meets(record.days) {
            return false;
        }
        self.taken = self.taken.or(record.days);
        let is_one = |place: &&mut Option<Benefit<'p>>| match place {
            Some(benefit) => benefit.is_one_with(&record),
            // The first free place.
            None => true,
        };
        match self.benefits.iter_mut().find(is_one) {
            Some(Some(benefit)) => benefit.take_in(&record, recorder),
            Some(free) => *free = Some(record),
            // Every place has a day of its own, and a month has not more.
            None => {}
        }
        true
    }

    fn benefits(&self) -> impl Iterator<Item = &Benefit<'p>> {
        self.benefits.iter().map_while(Option::as_ref)
    }

    fn benefits_mut(&mut self) -> impl Iterator<Item = &mut Benefit<'p>> {
        self.benefits.iter_mut().map_while(Option::as_mut)
    }

    /// The income of the month, besides days for which sickness benefit is paid; and the reading of
    /// such days, where there are any (R2.9).
    #[inline(always)]
    pub(super) fn income<C, R: Recorder>(
        mut self,
        sick: DaySet,
        month: &PayableMonth<'_, 'p, C>,
        recorder: &mut R,
    ) -> Result<(SourceIncome, Option<Quote<'p>>), Error> {
        self.change(month, recorder)?;
        let same_days = self.on_sick_days(sick, month, recorder)?;
        let mut income = SourceIncome::NONE;
        for benefit in self.benefits().filter(|benefit| !benefit.days.is_empty()) {
            income = income.with(benefit.month_amount(month, recorder)?, benefit.days)?;
        }
        Ok((income, same_days))
    }

    /// R2.3: what benefits of a part of the month count for.
    #[inline(always)]
    fn change<C, R: Recorder>(
        &mut self,
        month: &PayableMonth<'_, 'p, C>,
        recorder: &mut R,
    ) -> Result<(), Error> {
        // No two share a day: where one is whole, it is the only one.
        if self.benefits().all(|benefit| benefit.days == month.days) {
            return Ok(());
        }
        let changes = month.values.choices.changes()?;
        self.benefits_mut().for_each(|benefit| benefit.changes = Some(changes.quote));
        match changes.value {
            Changes::ByDays => {}
            Changes::LastInForce => self.last_in_force(month, recorder),
        }
        Ok(())
    }

    /// The benefit of the last day counts for all of the days.
    fn last_in_force<C, R: Recorder>(&mut self, month: &PayableMonth<'_, 'p, C>, recorder: &mut R) {
        let last = self.taken.last();
        for benefit in self.benefits_mut() {
            if benefit.days.last() == last {
                benefit.days = month.days;
            } else {
                benefit.days = DaySet::EMPTY;
                recorder
                    .left_out(SourceName::Unemployment, benefit.first, || Reason::NotLastInForce);
            }
        }
    }

    /// R2.9: days for which unemployment and sickness benefit are paid.
    #[inline(always)]
    fn on_sick_days<C, R: Recorder>(
        &mut self,
        sick: DaySet,
        month: &PayableMonth<'_, 'p, C>,
        recorder: &mut R,
    ) -> Result<Option<Quote<'p>>, Error> {
        let mut found = None;
        for benefit in self.benefits_mut().filter(|benefit| benefit.days.meets(sick)) {
            // What is printed decides: a cent a day may come to 0.00.
            if benefit.month_amount(month, &mut NoTrace::new())? == Euro::ZERO {
                continue;
            }
            let same_days = month.values.choices.same_days()?;
            match same_days.value {
                SameDays::Sum => {}
                SameDays::SicknessFirst => benefit.take_away(sick, same_days.quote, recorder),
            }
            found = Some(same_days.quote);
        }
        Ok(found)
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
    /// How its type is treated: it counts.
    benefit_type: Treated<'p, Treatment>,
    /// The reading by which a part of the month counts (R2.3).
    changes: Option<Quote<'p>>,
    /// The reading that took days away (R2.9).
    same_days: Option<Quote<'p>>,
}

impl<'p> Benefit<'p> {
    /// Whether a record of other days is of the same amount, basis and type (R2.3).
    fn is_one_with(&self, record: &Self) -> bool {
        self.day_amount == record.day_amount
            && self.basis == record.basis
            && self.benefit_type.is_same_code(&record.benefit_type)
    }

    /// Takes in the days of a record that it is one with. Where what its code means is less sure,
    /// that is what the line quotes; the total quotes both.
    fn take_in<R: Recorder>(&mut self, record: &Self, recorder: &mut R) {
        self.days = self.days.or(record.days);
        let meanings = [self.benefit_type.meaning, record.benefit_type.meaning];
        if let Some(other) = meanings[1]
            && meanings[0].is_none_or(|own| !own.is_same(other))
        {
            meanings.into_iter().flatten().for_each(|meaning| recorder.filtered(meaning));
            let is_weaker = |own: Quote<'_>| other.certainty() < own.certainty();
            if meanings[0].is_none_or(is_weaker) {
                self.benefit_type.meaning = Some(other);
            }
        }
    }

    /// R2.9: takes sick days away.
    fn take_away<R: Recorder>(&mut self, sick: DaySet, reading: Quote<'p>, recorder: &mut R) {
        self.days = self.days.without(sick);
        self.same_days = Some(reading);
        if self.days.is_empty() {
            recorder.left_out(SourceName::Unemployment, self.first, || Reason::SickDays);
        }
    }

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
        let (rule, halves_a_week, reading) = match self.basis {
            Basis::Full => (Rule::UnemploymentFullDay, None, None),
            Basis::Half { per_week } => {
                let half_days = month.values.choices.half_days()?;
                let halves_a_week = match half_days.value {
                    HalfDays::ThirteenThirds => Some(u64::from(per_week.per_week())),
                    HalfDays::DayRule => None,
                };
                (Rule::HalfDays, halves_a_week, Some(half_days.quote))
            }
        };
        let (in_record, in_month) = (u64::from(self.days.count()), month.count());
        let mut line = |by, over| self.line(Ratio { by, over }, rule, reading, month, recorder);
        match (halves_a_week, self.days == month.days) {
            (None, true) => line(&[a_month], &[]),
            (None, false) => line(&[a_month, in_record], &[in_month]),
            (Some(halves), true) => line(&[halves, weeks], &[of]),
            (Some(halves), false) => line(&[halves, weeks, in_record], &[of, in_month]),
        }
    }

    #[inline(always)]
    fn line<C, R: Recorder>(
        &self,
        ratio: Ratio<'_>,
        rule: Rule,
        reading: Option<Quote<'_>>,
        month: &PayableMonth<'_, '_, C>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        let rounded = self.day_amount.times(ratio)?;
        // What half days rest on, their reading says.
        let used = if reading.is_some() { Rules::NONE } else { Rules::of(rule) };
        let entry = LineEntry {
            code: LineCode::ReplacementIncomeUnemployment,
            role: month.shown.role(rounded.amount),
            amount: rounded.amount,
            rule,
            used: used.and(Rule::RoundedOnce, rounded.inexact),
            values: &[
                Some(month.values.days_per_month()?.quote),
                reading,
                self.changes,
                self.same_days,
                self.benefit_type.quoted(),
                self.benefit_type.meaning,
            ],
            record: Some(self.first),
        };
        recorder.line(&entry, || Formula::times(Formula::Amount(self.day_amount), ratio));
        Ok(rounded.amount)
    }
}
