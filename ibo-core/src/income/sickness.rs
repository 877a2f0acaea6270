//! Sickness benefit: versions of attests, filters, netting of the lines of one period, and the way to a month's amount (R2.6 to R2.8).

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use super::{PayableMonth, SourceIncome, at_record, passes};
use crate::error::{Error, ErrorCode};
use crate::line::LineCode;
use crate::money::{Euro, Ratio, write_sum};
use crate::parameters::{Quote, SicknessRule, Treated, Treatment};
use crate::period::Period;
use crate::record::{SicknessRecord, Status, text};
use crate::rule::{Rule, Rules};
use crate::trace::{Entry, Reason, Recorder, SourceName};
use crate::view::{Held, Records};

pub(super) fn income<'a, R: Recorder>(
    records: &impl Records<SicknessRecord<&'a [u8]>>,
    month: &PayableMonth<'_, '_>,
    recorder: &mut R,
) -> Result<SourceIncome, Error> {
    let (counting, with_own_lists) = counting(records, month, recorder)?;
    let mut income = SourceIncome::NONE;
    for first in (0..records.count()).filter(|index| counting.has(*index)) {
        let payments = Payments {
            records,
            counting: &counting,
            with_own_lists: &with_own_lists,
            first,
            period: records.record(first)?.period,
            of: PhantomData,
        };
        if payments.before_first() {
            continue;
        }
        let amount = month_amount(&payments, month, recorder)?;
        income.amount = income.amount.plus(amount)?;
        if amount != Euro::ZERO {
            income.covers = income.covers.or(month.days_in(payments.period));
        }
    }
    Ok(income)
}

/// Records of one source, as a set of their indices: a source has at most 1,000 (R0.4).
#[derive(Clone, Copy)]
struct RecordSet([u64; 16]);

impl RecordSet {
    const EMPTY: Self = Self([0; 16]);

    fn add(&mut self, index: usize) {
        if let Some(word) = self.0.get_mut(index / 64) {
            *word |= 1_u64.wrapping_shl((index % 64) as u32);
        }
    }

    fn has(&self, index: usize) -> bool {
        self.0.get(index / 64).is_some_and(|word| word & 1_u64.wrapping_shl((index % 64) as u32) != 0)
    }
}

/// The records that count in the month: those that stand (R2.7) and pass the filters (R2.8); and those among them that a user's list lets count.
fn counting<'a, R: Recorder>(
    records: &impl Records<SicknessRecord<&'a [u8]>>,
    month: &PayableMonth<'_, '_>,
    recorder: &mut R,
) -> Result<(RecordSet, RecordSet), Error> {
    let (mut counting, mut with_own_lists) = (RecordSet::EMPTY, RecordSet::EMPTY);
    for index in 0..records.count() {
        let record = records.record(index)?;
        let [document_type, nature] = check(&record, month).map_err(|error| at_record(index, error))?;
        if month.days_in(record.period).is_empty() {
            continue;
        }
        if let Some(reason) = dropped(&record, records)? {
            recorder.left_out(SourceName::Sickness, index, || reason);
        } else if !passes(&document_type, recorder) {
            recorder.left_out(SourceName::Sickness, index, || Reason::DocumentType(text(record.document_type)));
        } else if !passes(&nature, recorder) {
            recorder.left_out(SourceName::Sickness, index, || Reason::Nature(record.nature));
        } else {
            counting.add(index);
            if document_type.extended || nature.extended {
                with_own_lists.add(index);
            }
        }
    }
    Ok((counting, with_own_lists))
}

/// R2.7: why a record drops out; none when it stands. Of one attest the highest version replaces the lower ones, and a cancelled line of it takes
/// the attest away.
fn dropped<'a>(record: &SicknessRecord<&'a [u8]>, records: &impl Records<SicknessRecord<&'a [u8]>>) -> Result<Option<Reason>, Error> {
    let cancelled = |record: &SicknessRecord<&[u8]>| record.status == Status::Cancelled;
    let Some(attest_id) = record.attest_id else {
        return Ok(cancelled(record).then_some(Reason::LineCancelled));
    };
    let (mut highest, mut is_cancelled) = (record.version, cancelled(record));
    for index in 0..records.count() {
        let other = records.record(index)?;
        if other.attest_id != Some(attest_id) || other.version < highest {
            continue;
        }
        is_cancelled = cancelled(&other) || (is_cancelled && other.version == highest);
        highest = other.version;
    }
    Ok(match highest {
        _ if record.version < highest => Some(Reason::Replaced { by: highest }),
        _ => is_cancelled.then_some(Reason::AttestCancelled),
    })
}

/// The counting payments of one period.
struct Payments<'c, 'a, L> {
    records: &'c L,
    counting: &'c RecordSet,
    with_own_lists: &'c RecordSet,
    /// The index of the record whose period it is.
    first: usize,
    period: Period,
    of: PhantomData<&'a [u8]>,
}

impl<'a, L: Records<SicknessRecord<&'a [u8]>>> Payments<'_, 'a, L> {
    fn payments(&self) -> impl Iterator<Item = Held<'_, SicknessRecord<&'a [u8]>>> {
        self.among(self.counting, self.first..self.records.count())
    }

    /// Whether an earlier record is of the same period.
    fn before_first(&self) -> bool {
        self.among(self.counting, 0..self.first).next().is_some()
    }

    fn among(&self, set: &RecordSet, indices: Range<usize>) -> impl Iterator<Item = Held<'_, SicknessRecord<&'a [u8]>>> {
        let records = indices.filter(|index| set.has(*index)).filter_map(|index| self.records.record(index).ok());
        records.filter(|record| record.period == self.period)
    }

    fn amounts(&self) -> impl Iterator<Item = Euro> {
        self.payments().map(|record| record.gross_taxable)
    }

    /// `A`: the payments of the period, netted.
    fn net(&self) -> Result<Euro, Error> {
        self.amounts().try_fold(Euro::ZERO, Euro::plus)
    }

    /// Tells the lists of a user's file that let a payment count.
    fn own_lists<R: Recorder>(&self, month: &PayableMonth<'_, '_>, recorder: &mut R) -> Result<(), Error> {
        for record in self.among(self.with_own_lists, self.first..self.records.count()) {
            let lists = [document_type(&record, month)?.own_list(), nature(&record, month)?.own_list()];
            lists.into_iter().flatten().for_each(|list| recorder.also_read(list));
        }
        Ok(())
    }
}

impl<'a, L: Records<SicknessRecord<&'a [u8]>>> fmt::Display for Payments<'_, 'a, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.amounts().nth(1).is_none() {
            return write_sum(f, self.amounts());
        }
        f.write_str("(")?;
        write_sum(f, self.amounts())?;
        f.write_str(")")
    }
}

/// R2.6: `A x 26 x |period and D| / (N x |D|)`, or `A x |period and D| / N` as paid.
fn month_amount<'a, R: Recorder>(
    payments: &Payments<'_, 'a, impl Records<SicknessRecord<&'a [u8]>>>,
    month: &PayableMonth<'_, '_>,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let sickness_rule = month.values.sickness_rule()?;
    let in_month = i64::from(month.days_in(payments.period).count());
    let in_period = payments.period.monday_to_saturday().unwrap_or(0);
    match sickness_rule.value {
        SicknessRule::DayRule => {
            let days_per_month = month.values.days_per_month()?;
            let ratio = Ratio { by: &[days_per_month.value.0, in_month], over: &[in_period, month.count()] };
            line(payments, ratio, &[Some(sickness_rule.quote), Some(days_per_month.quote)], month, recorder)
        }
        SicknessRule::AsPaid => {
            let ratio = Ratio { by: &[in_month], over: &[in_period] };
            line(payments, ratio, &[Some(sickness_rule.quote)], month, recorder)
        }
    }
}

fn line<'a, R: Recorder>(
    payments: &Payments<'_, 'a, impl Records<SicknessRecord<&'a [u8]>>>,
    ratio: Ratio<'_>,
    values: &[Option<Quote<'_>>],
    month: &PayableMonth<'_, '_>,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let rounded = payments.net()?.times(ratio)?;
    let entry = Entry {
        code: LineCode::ReplacementIncomeSickness,
        role: month.shown.role(rounded.amount),
        amount: rounded.amount,
        rule: Rule::SicknessPayments,
        used: Rules::of(Rule::SicknessPayments).and(Rule::RoundedOnce, rounded.inexact),
        values,
        record: Some(payments.first),
    };
    payments.own_lists(month, recorder)?;
    recorder.line(&entry, format_args!("{payments}{ratio}"));
    Ok(rounded.amount)
}

/// What each record must be, whether or not it counts: known codes (R2.8), days and hours that fit the period and the amount (R2.6).
/// Gives how its codes are treated.
fn check<'p>(record: &SicknessRecord<&[u8]>, month: &PayableMonth<'_, 'p>) -> Result<[Treated<'p, Treatment>; 2], Error> {
    let codes = [document_type(record, month)?, nature(record, month)?];
    let in_period = record.period.monday_to_saturday().unwrap_or(0);
    if in_period == 0 {
        return Err(Error::new(ErrorCode::PeriodWithoutPayableDay, "this period has no day from Monday to Saturday"));
    }
    let days = i64::from(record.days);
    if in_period < days.saturating_abs() {
        return Err(Error::new(ErrorCode::DaysNotAllowed, "the period has fewer days from Monday to Saturday").at("days"));
    }
    let amount = record.gross_taxable.cents().signum();
    let opposite = |number: i64| number.signum().saturating_mul(amount) < 0;
    if opposite(days) {
        return Err(Error::new(ErrorCode::DaysSign, "days have the sign of the amount, or are zero").at("days"));
    }
    if opposite(record.hours.hundredths()) {
        return Err(Error::new(ErrorCode::HoursSign, "hours have the sign of the amount, or are zero").at("hours"));
    }
    Ok(codes)
}

fn document_type<'p>(record: &SicknessRecord<&[u8]>, month: &PayableMonth<'_, 'p>) -> Result<Treated<'p, Treatment>, Error> {
    let unknown = || Error::new(ErrorCode::UnknownDocumentType, "the code list has no such document type").at("document_type");
    month.values.document_type(record.document_type)?.ok_or_else(unknown)
}

fn nature<'p>(record: &SicknessRecord<&[u8]>, month: &PayableMonth<'_, 'p>) -> Result<Treated<'p, Treatment>, Error> {
    let unknown = || Error::new(ErrorCode::UnknownNature, "the code list has no such nature").at("nature");
    month.values.nature(i64::from(record.nature))?.ok_or_else(unknown)
}

#[cfg(test)]
mod tests {
    use super::RecordSet;

    #[test]
    fn a_set_holds_the_thousand_records_that_a_source_may_have() {
        let mut set = RecordSet::EMPTY;
        let added = |index: &usize| index.is_multiple_of(7) || *index == 999;
        (0..1_000).filter(added).for_each(|index| set.add(index));
        assert!((0..1_000).all(|index| set.has(index) == added(&index)));
    }
}
