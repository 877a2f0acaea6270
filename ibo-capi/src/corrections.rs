//! The corrections of many cases: the results that were issued and those of now, matched by case
//! and month (R7.5).

use std::collections::HashMap;
use std::ffi::c_char;

use bytemuck::{Pod, Zeroable};
use ibo_core::bindings::Says as _;
use ibo_core::bindings::sentence::say as core_say;
use ibo_core::table::{
    Change, CorrectedAmount, CorrectionSums, CorrectionTotals, GivenStatement, RowAmount,
    RowCorrection, StatementRow,
};
use ibo_core::{CaseRef, Error, ErrorCode, Euro, Month, Payer};

use crate::amounts::ibo_amounts;
use crate::boundary::{Elements, Output, Outputs};
use crate::catalogue::numbers;
use crate::sentence::say;
use crate::status::{IBO_OK, ibo_status};
use crate::value::{Accepted, flag, optional, refused};
use crate::{agreement, certainty, kind, period, text};

/// Computed in both arrays, and an amount differs.
pub const IBO_CHANGE_CHANGED: i32 = 1;
/// Computed now; it was refused before, or was not there.
pub const IBO_CHANGE_NEW: i32 = 2;
/// No longer there.
pub const IBO_CHANGE_WITHDRAWN: i32 = 3;
/// Computed in both arrays, with the same amounts.
pub const IBO_CHANGE_UNCHANGED: i32 = 4;
/// Refused now: what was issued before stands, until the case computes again.
pub const IBO_CHANGE_REFUSED: i32 = 5;

numbers! {
    change(Change) {
        Changed => IBO_CHANGE_CHANGED,
        New => IBO_CHANGE_NEW,
        Withdrawn => IBO_CHANGE_WITHDRAWN,
        Unchanged => IBO_CHANGE_UNCHANGED,
        Refused => IBO_CHANGE_REFUSED,
    }
}

/// The cause of a change: the replacement income (R2.9).
pub const IBO_CAUSE_REPLACEMENT_INCOME: i32 = 1;
/// The cause of a change: the full-time premium (R4.3, R5.1).
pub const IBO_CAUSE_PREMIUM: i32 = 2;
/// The cause of a change: the employment fraction (R6.1).
pub const IBO_CAUSE_PREMIUM_AFTER_FRACTION: i32 = 3;
/// The cause of a change: the attendance (R6.2).
pub const IBO_CAUSE_PREMIUM_DUE: i32 = 4;
/// The cause of a change: the withholding tax (R6.3).
pub const IBO_CAUSE_WITHHOLDING_TAX: i32 = 5;
/// The cause of a change: the net (R6.3).
pub const IBO_CAUSE_NET: i32 = 6;
/// The cause of a change: the employer's contribution (R5.3).
pub const IBO_CAUSE_EMPLOYER_CONTRIBUTION: i32 = 7;

numbers! {
    cause(RowAmount) {
        ReplacementIncome => IBO_CAUSE_REPLACEMENT_INCOME,
        Premium => IBO_CAUSE_PREMIUM,
        PremiumAfterFraction => IBO_CAUSE_PREMIUM_AFTER_FRACTION,
        PremiumDue => IBO_CAUSE_PREMIUM_DUE,
        WithholdingTax => IBO_CAUSE_WITHHOLDING_TAX,
        Net => IBO_CAUSE_NET,
        EmployerContribution => IBO_CAUSE_EMPLOYER_CONTRIBUTION,
    }
}

/// The result of a case in a month, as it was issued or as it is now, for `ibo_corrections` and
/// `ibo_notices`.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_issued {
    /// `sizeof(ibo_issued)`; in an array it may be 0.
    pub struct_size: u32,
    /// The month, yyyymm.
    pub month: i32,
    /// The kind of agreement: `IBO_KIND_IBO` or `IBO_KIND_IBO_PLUS`; 0 where a refused case has
    /// none.
    pub kind: i32,
    /// `IBO_OK` for a case that was computed; else why it was refused, an `IBO_ERROR_...`.
    pub status: i32,
    /// What was computed, as `ibo_amounts_compute` gives it; of a refused case, zeros. Its own
    /// `struct_size` may be 0. Its `payer` must be that of its scheme and of the kind.
    pub amounts: ibo_amounts,
    /// Your own reference, 1 to 64 printable ASCII characters: never a name or a national number.
    pub case_ref: [c_char; 72],
}

/// The correction of a case and month. Amounts that there are not are 0.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_row_correction {
    /// `sizeof(ibo_row_correction)`; in an array the library writes it.
    pub struct_size: u32,
    /// The month, yyyymm.
    pub month: i32,
    /// What became of it: an `IBO_CHANGE_...`.
    pub change: i32,
    /// The first amount that differs, an `IBO_CAUSE_...`; 0 if nothing changed from one result to
    /// another.
    pub cause: i32,
    /// Why the case is refused now, an `IBO_ERROR_...`; else `IBO_OK`.
    pub status: i32,
    /// 1 if amounts were issued, else 0.
    pub has_before: i32,
    /// 1 if there are amounts now, else 0.
    pub has_after: i32,
    /// 1 if there are differences, else 0: of a case that is refused now there are none.
    pub has_difference: i32,
    /// The index of what was issued in its array; -1 if there is none.
    pub before_index: i64,
    /// The index of what it is now in its array; -1 if there is none.
    pub after_index: i64,
    /// The full-time premium that was issued.
    pub premium_before_cents: i64,
    /// The full-time premium now.
    pub premium_after_cents: i64,
    /// Now less before.
    pub premium_difference_cents: i64,
    /// The net that was issued.
    pub net_before_cents: i64,
    /// The net now.
    pub net_after_cents: i64,
    /// Now less before.
    pub net_difference_cents: i64,
    /// The employer's contribution that was issued.
    pub employer_contribution_before_cents: i64,
    /// The employer's contribution now.
    pub employer_contribution_after_cents: i64,
    /// Now less before.
    pub employer_contribution_difference_cents: i64,
    /// The difference of the nets: to be paid, or below zero to be recovered.
    pub to_pay_cents: i64,
    /// The caller's reference, filled with NULs.
    pub case_ref: [c_char; 72],
}

/// What corrections come to, in cents.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_correction_totals {
    /// `sizeof(ibo_correction_totals)`; set it before the call.
    pub struct_size: u32,
    /// Written as 0.
    pub reserved: u32,
    /// How many results changed.
    pub changed: u64,
    /// How many are computed now, and were refused before or not there.
    pub new_ones: u64,
    /// How many are gone.
    pub withdrawn: u64,
    /// How many have the same amounts.
    pub unchanged: u64,
    /// How many are refused now.
    pub refused: u64,
    /// What is still to be paid: the sum of `to_pay_cents` above zero.
    pub to_pay_cents: i64,
    /// What is to be recovered: the sum of `to_pay_cents` below zero, without its sign.
    pub to_recover_cents: i64,
    /// The sum of the differences of the premium.
    pub premium_difference_cents: i64,
    /// The sum of the differences of the employer's contribution.
    pub employer_contribution_difference_cents: i64,
    /// The nets that were issued for cases that are refused now: they enter no other sum.
    pub issued_net_of_refused_cents: i64,
}

/// A result that agrees with itself, and whose it is.
pub(crate) struct Issued<'a> {
    pub(crate) case_ref: &'a [u8],
    pub(crate) month: Month,
    pub(crate) row: StatementRow,
}

impl<'a> Issued<'a> {
    pub(crate) fn read(issued: &'a ibo_issued) -> Accepted<Self> {
        let month = period::month(issued.month).map_err(|error| error.at("month"))?;
        let case_ref = text::read(&issued.case_ref);
        CaseRef::form(case_ref).map_err(|error| error.at("case_ref"))?;
        Ok(Self { case_ref, month, row: StatementRow::new(&given(issued)?)? })
    }
}

fn read(issued: &ibo_issued) -> Accepted<Issued<'_>> {
    let issued = Issued::read(issued)?;
    issued.row.is_final()?;
    Ok(issued)
}

/// The fields of a result as the core takes them.
fn given(issued: &ibo_issued) -> Accepted<GivenStatement> {
    let amounts = &issued.amounts;
    let error = error_of(issued.status).map_err(|error| error.at("status"))?;
    let kind_of = |number| match (error, optional(number)) {
        (Some(_), None) => Ok(None),
        _ => kind::read(number).map(Some).map_err(|error| error.at("kind")),
    };
    let certainty = certainty::read(amounts.certainty).map_err(|error| error.at("certainty"))?;
    let scheme = optional(amounts.scheme)
        .map(agreement::scheme_of)
        .transpose()
        .map_err(|error| error.at("scheme"))?;
    let payer = optional(amounts.payer)
        .map(agreement::payer_of)
        .transpose()
        .map_err(|error| error.at("payer"))?;
    let provisional = flag(amounts.provisional).map_err(|error| error.at("provisional"))?;
    let has_contribution = flag(amounts.has_employer_contribution)
        .map_err(|error| error.at("has_employer_contribution"))?;
    let contribution = amounts.employer_contribution_cents;
    if !has_contribution && contribution != 0 {
        return refused(ErrorCode::MissingField, say::HAS_FIELD)
            .map_err(|error: Error| error.at("has_employer_contribution"));
    }
    // What a refused case has of amounts, none may be.
    let cents = |cents: i64| Some(cents).filter(|cents| error.is_none() || *cents != 0);
    let kind = kind_of(issued.kind)?;
    if let Some((scheme, kind)) = scheme.zip(kind) {
        is_paid_by(payer, scheme.payer(kind), error).map_err(|error| error.at("payer"))?;
    }
    Ok(GivenStatement {
        kind,
        scheme,
        cents: [
            cents(amounts.replacement_income_cents),
            cents(amounts.premium_cents),
            cents(amounts.premium_after_fraction_cents),
            cents(amounts.premium_due_cents),
            cents(amounts.withholding_tax_cents),
            cents(amounts.net_cents),
            has_contribution.then_some(contribution),
        ],
        certainty,
        provisional: Some(provisional),
        error,
    })
}

/// Who pays follows from the scheme and the kind, so a result that was stored with those of another
/// is told here; a refused case needs no payer.
fn is_paid_by(payer: Option<Payer>, by_law: Payer, refusal: Option<ErrorCode>) -> Accepted<()> {
    match payer {
        Some(payer) if payer != by_law => {
            refused(ErrorCode::StatementContradiction, core_say::PAYER)
        }
        None if refusal.is_none() => Err(Error::of(ErrorCode::MissingField)),
        _ => Ok(()),
    }
}

/// Why a case was refused; none where it was computed.
fn error_of(status: ibo_status) -> Accepted<Option<ErrorCode>> {
    if status == IBO_OK {
        return Ok(None);
    }
    match u16::try_from(status).ok().and_then(ErrorCode::from_number) {
        Some(code) => Ok(Some(code)),
        None => refused(ErrorCode::WrongType, say::ERROR_NUMBER),
    }
}

/// The results of an array, each by its case and month; one that stands twice is an error.
struct IssuedByKey<'a> {
    results: Vec<Issued<'a>>,
    indices: HashMap<(&'a [u8], Month), usize>,
}

impl<'a> IssuedByKey<'a> {
    fn read(issued: Elements<'a, ibo_issued>, array: &str) -> Accepted<Self> {
        let mut keyed = Self { results: Vec::new(), indices: HashMap::new() };
        for index in 0..issued.count() {
            let at = |error: Error| error.within_item(index).within(array);
            let result = issued.get(index).and_then(read).map_err(at)?;
            if keyed.indices.insert((result.case_ref, result.month), index).is_some() {
                let twice = Error::says(ErrorCode::DuplicateCase, core_say::ONE_A_MONTH);
                return Err(at(twice.at("case_ref")));
            }
            keyed.results.push(result);
        }
        Ok(keyed)
    }

    fn find(&self, of: &Issued<'a>) -> Option<usize> {
        self.indices.get(&(of.case_ref, of.month)).copied()
    }
}

/// The corrections of two arrays.
pub(crate) struct Corrections {
    rows: Vec<ibo_row_correction>,
    totals: ibo_correction_totals,
}

impl Corrections {
    /// Those of now in their order, and after them the ones that are gone.
    pub(crate) fn compute(
        before: Elements<'_, ibo_issued>,
        after: Elements<'_, ibo_issued>,
        with_unchanged: i32,
    ) -> Accepted<Self> {
        let with_unchanged = flag(with_unchanged).map_err(|error| error.at("with_unchanged"))?;
        let (before, after) =
            (IssuedByKey::read(before, "before")?, IssuedByKey::read(after, "after")?);
        let (mut rows, mut totals) = (Vec::new(), CorrectionTotals::default());
        for (index, now) in after.results.iter().enumerate() {
            let issued = before.find(now);
            let row = issued.and_then(|issued| before.results.get(issued)).map(|found| &found.row);
            let correction = RowCorrection::new(row, &now.row)
                .map_err(|error| error.within_item(index).within("after"))?;
            totals.add(&correction);
            if with_unchanged || correction.change != Change::Unchanged {
                rows.push(in_struct(now, &correction, [issued, Some(index)]));
            }
        }
        for (index, gone) in before.results.iter().enumerate() {
            if after.find(gone).is_none() {
                let correction = RowCorrection::withdrawn(&gone.row)
                    .map_err(|error| error.within_item(index).within("before"))?;
                totals.add(&correction);
                rows.push(in_struct(gone, &correction, [Some(index), None]));
            }
        }
        Ok(Self { rows, totals: totals_of(&totals.all())? })
    }

    /// How many rows there are.
    pub(crate) fn count(&self) -> usize {
        self.rows.len()
    }

    /// Writes the rows and what they come to.
    pub(crate) fn write(
        self,
        out: &Outputs<'_, ibo_row_correction>,
        totals: Option<Output<'_, ibo_correction_totals>>,
    ) {
        out.empty_from(self.rows.len());
        self.rows.into_iter().enumerate().for_each(|(index, row)| out.write_struct(index, row));
        if let Some(out) = totals {
            out.write(self.totals);
        }
    }
}

fn in_struct(
    of: &Issued<'_>,
    correction: &RowCorrection,
    indices: [Option<usize>; 2],
) -> ibo_row_correction {
    let [before_index, after_index] =
        indices.map(|index| index.and_then(|index| i64::try_from(index).ok()).unwrap_or(-1));
    let RowCorrection { premium, net, employer_contribution, .. } = correction;
    let [premium_before_cents, premium_after_cents, premium_difference_cents] = cents(premium);
    let [net_before_cents, net_after_cents, net_difference_cents] = cents(net);
    let [contribution_before, contribution_after, contribution_difference] =
        cents(employer_contribution);
    ibo_row_correction {
        struct_size: 0,
        month: period::yyyymm(of.month),
        change: change(correction.change),
        cause: correction.cause.map_or(0, cause),
        status: correction.error_code.map_or(IBO_OK, |code| i32::from(code.number())),
        has_before: i32::from(net.before.is_some()),
        has_after: i32::from(net.after.is_some()),
        has_difference: i32::from(net.difference.is_some()),
        before_index,
        after_index,
        premium_before_cents,
        premium_after_cents,
        premium_difference_cents,
        net_before_cents,
        net_after_cents,
        net_difference_cents,
        employer_contribution_before_cents: contribution_before,
        employer_contribution_after_cents: contribution_after,
        employer_contribution_difference_cents: contribution_difference,
        to_pay_cents: correction.to_pay.map_or(0, Euro::cents),
        case_ref: text::filled(str::from_utf8(of.case_ref).unwrap_or_default()),
    }
}

fn cents(amount: &CorrectedAmount) -> [i64; 3] {
    [amount.before, amount.after, amount.difference].map(|part| part.map_or(0, Euro::cents))
}

fn totals_of(sums: &CorrectionSums) -> Accepted<ibo_correction_totals> {
    let cents = |sum: i128| {
        i64::try_from(sum).map_err(|_| Error::of(ErrorCode::AmountOutOfRange).at("totals"))
    };
    let [changed, new_ones, withdrawn, unchanged, refused] =
        Change::ALL.map(|change| sums.rows_of(change));
    Ok(ibo_correction_totals {
        struct_size: 0,
        reserved: 0,
        changed,
        new_ones,
        withdrawn,
        unchanged,
        refused,
        to_pay_cents: cents(sums.to_pay)?,
        to_recover_cents: cents(sums.to_recover)?,
        premium_difference_cents: cents(sums.premium_difference)?,
        employer_contribution_difference_cents: cents(sums.employer_contribution_difference)?,
        issued_net_of_refused_cents: cents(sums.issued_net_of_refused)?,
    })
}
