//! Sickness benefit: versions of attests, filters, netting of the lines of one period, and the way
//! to a month's amount (R2.6 to R2.8).

use std::cmp::{Ordering, Reverse};
use std::marker::PhantomData;

use super::payable_month::PayableMonth;
use super::record_code::{RecordCode, counts};
use super::source_income::{SourceIncome, at_record};
use crate::calendar::Span;
use crate::case_view::{Held, Records};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::formula::Formula;
use crate::line::LineCode;
use crate::money::{Euro, Ratio, Rounded};
use crate::parameters::{
    CodeLists, ParameterId, Quote, SicknessRule, Treated, Treatment, unknown_code,
};
use crate::printable::text;
use crate::reason::{Reason, SourceName};
use crate::record::{SicknessRecord, Source, Status};
use crate::rule::{Rule, Rules};
use crate::sentence::{ErrorContext, say};
use crate::trace::{LineEntry, Recorder};

#[inline(always)]
pub(super) fn income<'p, T: RecordCode, R: Recorder>(
    records: &impl Records<SicknessRecord<T>>,
    month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
    recorder: &mut R,
) -> Result<SourceIncome, Error> {
    // Most people have a few records: then what sorts them is small.
    match records.count() {
        0 => Ok(SourceIncome::NONE),
        1..=FEW => {
            let [counting, by_period, attests] = &mut [[0; FEW]; 3];
            of_records(records, month, recorder, [counting, by_period, attests])
        }
        _ => of_many(records, month, recorder),
    }
}

const FEW: usize = 8;

#[inline(never)]
fn of_many<'p, T: RecordCode, R: Recorder>(
    records: &impl Records<SicknessRecord<T>>,
    month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
    recorder: &mut R,
) -> Result<SourceIncome, Error> {
    let [counting, by_period, attests] = &mut [[0; Source::<()>::MAX_RECORDS]; 3];
    of_records(records, month, recorder, [counting, by_period, attests])
}

/// The same, with room for the index of each record three times.
#[inline(never)]
fn of_records<'p, T: RecordCode, R: Recorder>(
    records: &impl Records<SicknessRecord<T>>,
    month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
    recorder: &mut R,
    room: [&mut [u16]; 3],
) -> Result<SourceIncome, Error> {
    let [counting, by_period, attests] = room;
    let (counting, with_lists) = self::counting(records, month, recorder, counting, attests)?;
    let mut by_period = counting.copied_to(by_period);
    by_period.sort_by_key(|index| records.record(index).map(|record| record.period().span()))?;
    let mut income = SourceIncome::NONE;
    for first in counting.iter() {
        let period = records.record(first)?.period();
        let of_period = by_period.equal_to(&period.span(), |index| {
            records.record(index).map(|record| record.period().span())
        });
        if of_period.first().map(|index| usize::from(*index)) != Some(first) {
            continue;
        }
        let payments = BenefitPayments { records, of_period, with_lists, of: PhantomData };
        payments.lists(month, recorder)?;
        let paid =
            Paid { net: payments.net()?, period: period.span(), first, sum: || payments.sum() };
        income = income.with(paid.month_amount(month, recorder)?, month.days_in(period.span()))?;
    }
    Ok(income)
}

/// Indices of records, in an order of their own; where they lie is on the stack, for the calculation
/// takes no memory.
struct Indices<'r> {
    indices: &'r mut [u16],
    count: usize,
}

impl<'r> Indices<'r> {
    /// None yet, and where they will lie.
    const fn none(room: &'r mut [u16]) -> Self {
        Self { indices: room, count: 0 }
    }

    /// The same, where there is as much room.
    fn copied_to<'c>(&self, room: &'c mut [u16]) -> Indices<'c> {
        let mut copied = Indices::none(room);
        self.iter().for_each(|index| copied.push(index));
        copied
    }

    /// Adds an index; a source has at most 1,000 records (R0.4).
    fn push(&mut self, index: usize) {
        if let (Some(place), Ok(index)) = (self.indices.get_mut(self.count), u16::try_from(index)) {
            *place = index;
            self.count = self.count.saturating_add(1);
        }
    }

    fn as_slice(&self) -> &[u16] {
        self.indices.get(..self.count).unwrap_or_default()
    }

    fn iter(&self) -> impl Iterator<Item = usize> {
        self.as_slice().iter().map(|index| usize::from(*index))
    }

    /// Sorts by the key of each record, and by index where keys are equal.
    fn sort_by_key<K: Ord>(
        &mut self,
        key: impl Fn(usize) -> Result<K, Error>,
    ) -> Result<(), Error> {
        let mut unread = Ok(());
        let indices = self.indices.get_mut(..self.count).unwrap_or_default();
        indices.sort_unstable_by(|a, b| match (key(usize::from(*a)), key(usize::from(*b))) {
            (Ok(first), Ok(second)) => first.cmp(&second).then(a.cmp(b)),
            (Err(error), _) | (_, Err(error)) => {
                unread = Err(error);
                Ordering::Equal
            }
        });
        unread
    }

    /// Of sorted indices those with this key.
    fn equal_to<K: Ord>(&self, wanted: &K, key: impl Fn(usize) -> Result<K, Error>) -> &[u16] {
        let indices = self.as_slice();
        let start = indices
            .partition_point(|index| key(usize::from(*index)).is_ok_and(|key| key < *wanted));
        let rest = indices.get(start..).unwrap_or_default();
        let count =
            rest.partition_point(|index| key(usize::from(*index)).is_ok_and(|key| key == *wanted));
        rest.get(..count).unwrap_or_default()
    }
}

/// The records that count in the month, those that stand (R2.7) and pass the filters (R2.8); and
/// whether the line of one of them quotes a list.
#[inline(always)]
fn counting<'p, 'r, T: RecordCode, R: Recorder>(
    records: &impl Records<SicknessRecord<T>>,
    month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
    recorder: &mut R,
    room: &'r mut [u16],
    room_of_attests: &mut [u16],
) -> Result<(Indices<'r>, bool), Error> {
    let (mut counting, mut with_lists) = (Indices::none(room), false);
    let mut attests = Attests { indices: Indices::none(room_of_attests), are_sorted: false };
    for index in 0..records.count() {
        let record = records.record(index)?;
        if !is_of_month(record.period().span(), month) {
            continue;
        }
        let [document_type, nature] =
            check(&record, month).map_err(|error| at_record(index, error))?;
        if let Some(reason) = dropped(&record, records, &mut attests)? {
            recorder.left_out(SourceName::Sickness, index, || reason);
            continue;
        }
        recorder.met(&document_type);
        recorder.met(&nature);
        if !counts(&document_type, recorder) {
            recorder.left_out(SourceName::Sickness, index, || {
                Reason::DocumentType(text(*record.document_type().get()))
            });
        } else if !counts(&nature, recorder) {
            recorder.left_out(SourceName::Sickness, index, || Reason::Nature(record.nature()));
        } else {
            counting.push(index);
            with_lists |= [document_type, nature].iter().any(|one| one.quotes().next().is_some());
        }
    }
    Ok((counting, with_lists))
}

/// R2.7: why a record drops out; none when it stands. Of one attest the highest version replaces
/// the lower ones, and a cancelled line of it takes the attest away. The records that belong to
/// attests are sorted when the first of them is met.
fn dropped<T: RecordCode>(
    record: &SicknessRecord<T>,
    records: &impl Records<SicknessRecord<T>>,
    attests: &mut Attests<'_>,
) -> Result<Option<Reason>, Error> {
    let cancelled = |record: &SicknessRecord<T>| record.status() == Status::Cancelled;
    let Some(attest_id) = record.attest_id().map(|id| *id.get()) else {
        return Ok(cancelled(record).then_some(Reason::LineCancelled));
    };
    if !attests.are_sorted {
        by_attest(records, &mut attests.indices)?;
        attests.are_sorted = true;
    }
    let of_attest = attests.indices.equal_to(&Some(attest_id), |index| {
        records.record(index).map(|record| record.attest_id().map(|id| *id.get()))
    });
    let Some(decisive) = of_attest.first() else { return Ok(None) };
    let decisive = records.record(usize::from(*decisive))?;
    Ok(match decisive.version().number() {
        highest if record.version().number() < highest => Some(Reason::Replaced { by: highest }),
        _ => cancelled(&decisive).then_some(Reason::AttestCancelled),
    })
}

/// The records that belong to attests, once the first of them is met.
struct Attests<'r> {
    indices: Indices<'r>,
    are_sorted: bool,
}

/// Sorts the records that belong to attests by attest: the highest version first, and of it a
/// cancelled line.
fn by_attest<T: RecordCode>(
    records: &impl Records<SicknessRecord<T>>,
    attests: &mut Indices<'_>,
) -> Result<(), Error> {
    for index in 0..records.count() {
        if records.record(index)?.attest_id().is_some() {
            attests.push(index);
        }
    }
    attests.sort_by_key(|index| {
        let record = records.record(index)?;
        Ok((
            record.attest_id().map(|id| *id.get()),
            Reverse(record.version().number()),
            record.status() != Status::Cancelled,
        ))
    })
}

/// The counting payments of one period.
struct BenefitPayments<'c, T, L> {
    records: &'c L,
    /// Their indices, ascending.
    of_period: &'c [u16],
    /// Whether the line of one of the counting payments quotes a list.
    with_lists: bool,
    of: PhantomData<T>,
}

impl<T: RecordCode, L: Records<SicknessRecord<T>>> BenefitPayments<'_, T, L> {
    fn payments(&self) -> impl Iterator<Item = Result<Held<'_, SicknessRecord<T>>, Error>> {
        self.of_period.iter().map(|index| self.records.record(usize::from(*index)))
    }

    /// `A`: the payments of the period, netted.
    fn net(&self) -> Result<Euro, Error> {
        self.payments().try_fold(Euro::ZERO, |net, payment| net.plus(payment?.gross_taxable()))
    }

    /// The payments as a formula writes them.
    fn sum(&self) -> Formula {
        Formula::sum(self.payments().flatten().map(|payment| payment.gross_taxable()))
    }

    /// Tells the lists by which a payment counts, where the line quotes them: first those of the
    /// document types, then those of the natures.
    fn lists<'p, R: Recorder>(
        &self,
        month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
        recorder: &mut R,
    ) -> Result<(), Error> {
        if !self.with_lists {
            return Ok(());
        }
        for payment in self.payments() {
            document_type(&*payment?, month)?.quotes().for_each(|list| recorder.also_read(list));
        }
        for payment in self.payments() {
            nature(&*payment?, month)?.quotes().for_each(|list| recorder.also_read(list));
        }
        Ok(())
    }
}

/// What was paid for a period, netted.
struct Paid<F> {
    /// `A`.
    net: Euro,
    period: Span,
    /// The index of the first payment.
    first: usize,
    /// `A` as a sum of the payments.
    sum: F,
}

impl<F: Fn() -> Formula> Paid<F> {
    /// R2.6: `A x M x |period and D| / (N x |D|)`, with the payable days of a month `M`, or
    /// `A x |period and D| / N` as paid. Netted to zero it is zero by any rule.
    #[inline(always)]
    fn month_amount<C, R: Recorder>(
        &self,
        month: &PayableMonth<'_, '_, C>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        if self.net == Euro::ZERO {
            let entry = self.entry(Rounded { amount: Euro::ZERO, inexact: false }, &[], month);
            recorder.line(&entry, || (self.sum)());
            return Ok(Euro::ZERO);
        }
        let sickness_rule = month.values.choices.sickness_rule()?;
        let in_month = u64::from(month.days_in(self.period).count());
        let in_period = self.period.monday_to_saturday().unsigned_abs();
        match sickness_rule.value {
            SicknessRule::DayRule => {
                let days_per_month = month.values.days_per_month()?;
                let ratio = Ratio {
                    by: &[days_per_month.value.days, in_month],
                    over: &[in_period, month.count()],
                };
                self.line(
                    ratio,
                    &[Some(sickness_rule.quote), Some(days_per_month.quote)],
                    month,
                    recorder,
                )
            }
            SicknessRule::AsPaid => {
                let ratio = Ratio { by: &[in_month], over: &[in_period] };
                self.line(ratio, &[Some(sickness_rule.quote)], month, recorder)
            }
        }
    }

    #[inline(always)]
    fn line<C, R: Recorder>(
        &self,
        ratio: Ratio<'_>,
        values: &[Option<Quote<'_>>],
        month: &PayableMonth<'_, '_, C>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        let rounded = self.net.times(ratio)?;
        recorder.line(&self.entry(rounded, values, month), || Formula::times((self.sum)(), ratio));
        Ok(rounded.amount)
    }

    #[inline(always)]
    fn entry<'v, 'p, C>(
        &self,
        rounded: Rounded,
        values: &'v [Option<Quote<'p>>],
        month: &PayableMonth<'_, '_, C>,
    ) -> LineEntry<'v, 'p> {
        LineEntry {
            code: LineCode::ReplacementIncomeSickness,
            role: month.shown.role(rounded.amount),
            amount: rounded.amount,
            rule: Rule::SicknessPayments,
            used: Rules::of(Rule::SicknessPayments).and(Rule::RoundedOnce, rounded.inexact),
            values,
            record: Some(self.first),
        }
    }
}

/// Whether a record is the affair of the month: it touches a day of `D`, or it has no payable day
/// at all and a calendar day in the month (R2, R2.6).
#[inline]
fn is_of_month<C>(period: Span, month: &PayableMonth<'_, '_, C>) -> bool {
    let without_payable_day =
        || period.monday_to_saturday() == 0 && !month.values.calendar.days_in(period).is_empty();
    !month.days_in(period).is_empty() || without_payable_day()
}

/// What each record of the month must be, whether or not it counts: known codes (R2.8), days and
/// hours that fit the period and the amount (R2.6). Gives how its codes are treated.
#[inline(always)]
fn check<'p, T: RecordCode>(
    record: &SicknessRecord<T>,
    month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
) -> Result<[Treated<'p, Treatment>; 2], Error> {
    let codes = [document_type(record, month)?, nature(record, month)?];
    let in_period = record.period().monday_to_saturday().unwrap_or(0);
    if in_period == 0 {
        return Err(Error::says(ErrorCode::PeriodWithoutPayableDay, say::PERIOD_PAYABLE));
    }
    let days = i64::from(record.days());
    if in_period < days.saturating_abs() {
        return Err(Error::says_of(
            ErrorCode::DaysNotAllowed,
            say::DAYS_AT_MOST,
            [ErrorContext::Number(in_period)],
        )
        .at("days"));
    }
    let amount = record.gross_taxable().cents().signum();
    let opposite = |number: i64| number.signum().saturating_mul(amount) < 0;
    if opposite(days) {
        return Err(Error::says(ErrorCode::DaysSign, say::DAYS_SIGN).at("days"));
    }
    if opposite(record.hours().hundredths()) {
        return Err(Error::says(ErrorCode::HoursSign, say::HOURS_SIGN).at("hours"));
    }
    Ok(codes)
}

#[inline(always)]
fn document_type<'p, T: RecordCode>(
    record: &SicknessRecord<T>,
    month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
) -> Result<Treated<'p, Treatment>, Error> {
    let unknown = || {
        let nearest =
            month.lists.nearest(ParameterId::SicknessDocumentType, *record.document_type().get());
        let sentences = [say::DOCUMENT_TYPE, say::DOCUMENT_TYPE_NEAR];
        unknown_code(ErrorCode::UnknownDocumentType, sentences, nearest).at("document_type")
    };
    month.lists.document_type(*record.document_type().get())?.ok_or_else(unknown)
}

#[inline(always)]
fn nature<'p, T: RecordCode>(
    record: &SicknessRecord<T>,
    month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
) -> Result<Treated<'p, Treatment>, Error> {
    let unknown = || Error::says(ErrorCode::UnknownNature, say::NATURE).at("nature");
    month.lists.nature(record.nature())?.ok_or_else(unknown)
}

#[cfg(test)]
mod tests {
    use super::Indices;

    #[test]
    fn indices_are_sorted_by_key_and_found_by_it() {
        let mut room = [0; 1_000];
        let mut indices = Indices::none(&mut room);
        (0..1_000).for_each(|index| indices.push(index));
        let key = |index: usize| Ok(index * 37 % 11);
        indices.sort_by_key(key).unwrap();
        for wanted in 0..11 {
            let naive: Vec<_> = (0..1_000)
                .filter(|index| key(*index) == Ok(wanted))
                .map(|index| index as u16)
                .collect();
            assert_eq!(indices.equal_to(&wanted, key), naive);
        }
        assert!(indices.equal_to(&11, key).is_empty());
    }
}
