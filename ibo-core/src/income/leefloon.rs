//! Leefloon: the sum of the month's entries (R2.5).

use super::payable_month::PayableMonth;
use super::record_code::{RecordCode, passes};
use super::source_income::{SourceIncome, at_record};
use crate::case_view::Records;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::formula::Formula;
use crate::line::LineCode;
use crate::money::{Euro, Ratio, Rounded};
use crate::parameters::{
    CodeLists, LeefloonPartMonth, ParameterId, Quote, Sign, Treated, Treatment, unknown_code,
};
use crate::printable::text;
use crate::reason::{Reason, SourceName};
use crate::record::LeefloonRecord;
use crate::rule::{Rule, Rules};
use crate::sentence::say;
use crate::trace::{LineEntry, Recorder};

#[inline(always)]
pub(super) fn income<'p, T: RecordCode, R: Recorder>(
    records: &impl Records<LeefloonRecord<T>>,
    month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
    recorder: &mut R,
) -> Result<SourceIncome, Error> {
    let mut income = SourceIncome::NONE;
    for index in 0..records.count() {
        let record = records.record(index)?;
        if record.month() != month.values.month {
            continue;
        }
        let treated = treated(&record, month)
            .and_then(|treated| sign(&record, month).map(|kind| (treated, kind)));
        let (treated, kind) = treated.map_err(|error| at_record(index, error))?;
        if !passes(&treated, recorder) {
            recorder.left_out(SourceName::Leefloon, index, || {
                Reason::AidType(text(*record.aid_type().get()))
            });
            continue;
        }
        let lists = [treated.quoted(), treated.meaning, kind.own_list(), kind.meaning];
        let amount = month_amount(record.amount(), index, lists, month, recorder)?;
        income.amount = income.amount.plus(amount)?;
    }
    if income.amount != Euro::ZERO {
        income.covers = month.days;
    }
    Ok(income)
}

/// R2.5: the amount as it was given; in a month that the agreement covers in part whole, or for its
/// share of the days.
#[inline(always)]
fn month_amount<C, R: Recorder>(
    given: Euro,
    index: usize,
    [type_list, type_meaning, kind_list, kind_meaning]: [Option<Quote<'_>>; 4],
    month: &PayableMonth<'_, '_, C>,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let mut line = |rounded: Rounded, reading, formula: &dyn Fn() -> Formula| {
        let entry = LineEntry {
            code: LineCode::ReplacementIncomeLeefloon,
            role: month.shown.role(rounded.amount),
            amount: rounded.amount,
            rule: Rule::Leefloon,
            used: Rules::of(Rule::Leefloon).and(Rule::RoundedOnce, rounded.inexact),
            values: &[reading, type_list, type_meaning, kind_list, kind_meaning],
            record: Some(index),
        };
        recorder.line(&entry, formula);
        rounded.amount
    };
    let as_given = Rounded { amount: given, inexact: false };
    if !month.is_part() {
        return Ok(line(as_given, None, &|| Formula::Given));
    }
    let part_month = month.values.choices.leefloon_part_month()?;
    let reading = Some(part_month.quote);
    Ok(match part_month.value {
        LeefloonPartMonth::Whole => line(as_given, reading, &|| Formula::Given),
        LeefloonPartMonth::ByDays => {
            let of_month = month.values.calendar.monday_to_saturday().count();
            let ratio = Ratio { by: &[month.count()], over: &[of_month.into()] };
            let formula = || Formula::times(Formula::Amount(given), ratio);
            line(given.times(ratio)?, reading, &formula)
        }
    })
}

/// Whether the type of aid counts.
#[inline(always)]
fn treated<'p, T: RecordCode>(
    record: &LeefloonRecord<T>,
    month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
) -> Result<Treated<'p, Treatment>, Error> {
    let unknown = || {
        let nearest = month.lists.nearest(ParameterId::LeefloonAidType, *record.aid_type().get());
        unknown_code(ErrorCode::UnknownAidType, [say::AID_TYPE, say::AID_TYPE_NEAR], nearest)
            .at("aid_type")
    };
    month.lists.aid_type(*record.aid_type().get())?.ok_or_else(unknown)
}

/// The sign that the kind of entry allows.
#[inline(always)]
fn sign<'p, T: RecordCode>(
    record: &LeefloonRecord<T>,
    month: &PayableMonth<'_, 'p, impl CodeLists<'p, T>>,
) -> Result<Treated<'p, Sign>, Error> {
    let unknown = || {
        let nearest =
            month.lists.nearest(ParameterId::LeefloonEntryKind, *record.entry_kind().get());
        unknown_code(ErrorCode::UnknownEntryKind, [say::ENTRY_KIND, say::ENTRY_KIND_NEAR], nearest)
            .at("entry_kind")
    };
    let wrong = |why| Err(Error::says(ErrorCode::LeefloonSign, why).at("amount"));
    let kind = month.lists.entry_kind(*record.entry_kind().get())?.ok_or_else(unknown)?;
    match kind.treatment {
        Sign::NotNegative if record.amount() < Euro::ZERO => wrong(say::ENTRY_NOT_NEGATIVE),
        Sign::NotPositive if record.amount() > Euro::ZERO => wrong(say::ENTRY_NOT_POSITIVE),
        Sign::NotNegative | Sign::NotPositive | Sign::Either => Ok(kind),
    }
}
