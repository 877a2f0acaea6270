//! Sickness benefit: versions of attests, filters, netting of the lines of one period, and the way to a month's amount (R2.6 to R2.8).

use std::collections::BTreeMap;
use std::fmt;

use super::{Filters, PayableMonth, SourceIncome, at_record};
use crate::error::{Error, ErrorCode};
use crate::line::LineCode;
use crate::money::{Euro, Ratio, write_sum};
use crate::parameters::{Quote, SicknessRule, Treated, Treatment};
use crate::period::Period;
use crate::record::{SicknessRecord, Status};
use crate::rule::{Rule, Rules};
use crate::trace::{Entry, Reason, Recorder, SourceName};

pub(super) fn income<'p, R: Recorder>(
    records: &[SicknessRecord],
    month: &PayableMonth<'_, 'p>,
    filters: &mut Filters<'p>,
    recorder: &mut R,
) -> Result<SourceIncome, Error> {
    for (index, record) in records.iter().enumerate() {
        check(record, month).map_err(|error| at_record(index, error))?;
    }
    let counting = counting(records, month, filters, recorder)?;
    let mut income = SourceIncome::NONE;
    for (place, first) in counting.iter().enumerate() {
        let period = first.record.period;
        if counting.iter().take(place).any(|earlier| earlier.record.period == period) {
            continue;
        }
        let amount = month_amount(&Payments { of: &counting, period }, first.index, month, recorder)?;
        income.amount = income.amount.plus(amount)?;
        if amount != Euro::ZERO {
            income.covers = income.covers.or(month.days_in(period));
        }
    }
    Ok(income)
}

/// A record that counts, with its index in the source and the lists of a user's file that let it count.
struct Counting<'r, 'p> {
    index: usize,
    record: &'r SicknessRecord,
    own_lists: [Option<Quote<'p>>; 2],
}

/// The records that count in the month: those that stand (R2.7) and pass the filters (R2.8).
fn counting<'r, 'p, R: Recorder>(
    records: &'r [SicknessRecord],
    month: &PayableMonth<'_, 'p>,
    filters: &mut Filters<'p>,
    recorder: &mut R,
) -> Result<Vec<Counting<'r, 'p>>, Error> {
    let attests = Attests::of(records);
    let mut counting = Vec::new();
    for (index, record) in records.iter().enumerate() {
        if month.days_in(record.period).is_empty() {
            continue;
        }
        let (document_type, nature) = (document_type(record, month)?, nature(record, month)?);
        if let Some(reason) = attests.dropped(record) {
            recorder.left_out(SourceName::Sickness, index, || reason);
        } else if !filters.pass(&document_type) {
            recorder.left_out(SourceName::Sickness, index, || Reason::DocumentType(record.document_type.clone()));
        } else if !filters.pass(&nature) {
            recorder.left_out(SourceName::Sickness, index, || Reason::Nature(record.nature));
        } else {
            counting.push(Counting { index, record, own_lists: [document_type.own_list(), nature.own_list()] });
        }
    }
    Ok(counting)
}

/// R2.7: of each attest the highest version, and whether a line of it was cancelled.
struct Attests<'r>(BTreeMap<&'r str, Highest>);

#[derive(Clone, Copy)]
struct Highest {
    version: u32,
    cancelled: bool,
}

impl<'r> Attests<'r> {
    fn of(records: &'r [SicknessRecord]) -> Self {
        let mut attests = BTreeMap::new();
        for record in records {
            let Some(attest_id) = record.attest_id.as_deref() else { continue };
            let this = Highest { version: record.version, cancelled: record.status == Status::Cancelled };
            let highest = attests.entry(attest_id).or_insert(this);
            if highest.version < this.version {
                *highest = this;
            } else if highest.version == this.version {
                highest.cancelled |= this.cancelled;
            }
        }
        Self(attests)
    }

    /// Why a record drops out; none when it stands.
    fn dropped(&self, record: &SicknessRecord) -> Option<Reason> {
        match record.attest_id.as_deref().and_then(|attest_id| self.0.get(attest_id)) {
            Some(highest) if record.version < highest.version => Some(Reason::Replaced { by: highest.version }),
            Some(highest) if highest.cancelled => Some(Reason::AttestCancelled),
            Some(_) => None,
            None => (record.status == Status::Cancelled).then_some(Reason::LineCancelled),
        }
    }
}

/// The counting payments of one period.
struct Payments<'c, 'r, 'p> {
    of: &'c [Counting<'r, 'p>],
    period: Period,
}

impl<'p> Payments<'_, '_, 'p> {
    fn payments(&self) -> impl Iterator<Item = &Counting<'_, 'p>> {
        self.of.iter().filter(|counting| counting.record.period == self.period)
    }

    fn amounts(&self) -> impl Iterator<Item = Euro> {
        self.payments().map(|counting| counting.record.gross_taxable)
    }

    /// The lists of a user's file that let a payment count.
    fn own_lists(&self) -> impl Iterator<Item = Quote<'p>> {
        self.payments().flat_map(|counting| counting.own_lists).flatten()
    }

    /// `A`: the payments of the period, netted.
    fn net(&self) -> Result<Euro, Error> {
        self.amounts().try_fold(Euro::ZERO, Euro::plus)
    }
}

impl fmt::Display for Payments<'_, '_, '_> {
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
fn month_amount<'p, R: Recorder>(
    payments: &Payments<'_, '_, 'p>,
    index: usize,
    month: &PayableMonth<'_, 'p>,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let sickness_rule = month.values.sickness_rule()?;
    let in_month = i64::from(month.days_in(payments.period).count());
    let in_period = payments.period.monday_to_saturday().unwrap_or(0);
    match sickness_rule.value {
        SicknessRule::DayRule => {
            let days_per_month = month.values.days_per_month()?;
            let ratio = Ratio { by: &[days_per_month.value.0, in_month], over: &[in_period, month.count()] };
            line(payments, ratio, index, &[Some(sickness_rule.quote), Some(days_per_month.quote)], month, recorder)
        }
        SicknessRule::AsPaid => {
            let ratio = Ratio { by: &[in_month], over: &[in_period] };
            line(payments, ratio, index, &[Some(sickness_rule.quote)], month, recorder)
        }
    }
}

fn line<'p, R: Recorder>(
    payments: &Payments<'_, '_, 'p>,
    ratio: Ratio<'_>,
    index: usize,
    values: &[Option<Quote<'p>>],
    month: &PayableMonth<'_, 'p>,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let rounded = payments.net()?.times(ratio)?;
    let mut values = values.to_vec();
    for own_list in payments.own_lists() {
        if !values.iter().flatten().any(|quote| quote.about == own_list.about) {
            values.push(Some(own_list));
        }
    }
    let entry = Entry {
        code: LineCode::ReplacementIncomeSickness,
        role: month.shown.role(rounded.amount),
        amount: rounded.amount,
        rule: Rule::SicknessPayments,
        used: Rules::of(Rule::SicknessPayments).and(Rule::RoundedOnce, rounded.inexact),
        values: &values,
        record: Some(index),
    };
    recorder.line(&entry, format_args!("{payments}{ratio}"));
    Ok(rounded.amount)
}

/// What each record must be, whether or not it counts: known codes (R2.8), days and hours that fit the period and the amount (R2.6).
fn check(record: &SicknessRecord, month: &PayableMonth<'_, '_>) -> Result<(), Error> {
    document_type(record, month)?;
    nature(record, month)?;
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
    Ok(())
}

fn document_type<'p>(record: &SicknessRecord, month: &PayableMonth<'_, 'p>) -> Result<Treated<'p, Treatment>, Error> {
    let unknown = || Error::new(ErrorCode::UnknownDocumentType, "the code list has no such document type").at("document_type");
    month.values.document_type(&record.document_type)?.ok_or_else(unknown)
}

fn nature<'p>(record: &SicknessRecord, month: &PayableMonth<'_, 'p>) -> Result<Treated<'p, Treatment>, Error> {
    let unknown = || Error::new(ErrorCode::UnknownNature, "the code list has no such nature").at("nature");
    month.values.nature(i64::from(record.nature))?.ok_or_else(unknown)
}
