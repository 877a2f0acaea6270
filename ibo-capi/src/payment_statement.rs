//! The payment of VDAB's amount with its reasons, and what changes between two payments of a month
//! (R6.4, R7.5).

use std::ffi::c_char;

use bytemuck::{Pod, Zeroable};
use ibo_core::bindings::one_case_and_month;
use ibo_core::{Options, PaymentCase, PaymentChange, payment_statement};

use crate::options::CallOptions;
use crate::parameters::ibo_parameters;
use crate::payment::ibo_payment_row;
use crate::statement::ibo_statement;
use crate::value::Accepted;
use crate::{certainty, period, text};

/// The payment of a row with its reasons.
pub(crate) fn of_row(row: &ibo_payment_row, asked: &CallOptions<'_>) -> Accepted<ibo_statement> {
    let options = asked.read()?;
    payment_statement(&row.case()?, &options).map(ibo_statement::of_payment)
}

/// The payment of a case as JSON, with its reasons.
pub(crate) fn of_json(json: &[u8], asked: &CallOptions<'_>) -> Accepted<ibo_statement> {
    let options = asked.read()?;
    payment_statement(&PaymentCase::from_json(json)?, &options).map(ibo_statement::of_payment)
}

/// What changes from one payment of a case and month to another, in cents: now less before.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_payment_change {
    /// `sizeof(ibo_payment_change)`; in an array the library writes it.
    pub struct_size: u32,
    /// The month, yyyymm.
    pub month: i32,
    /// The difference of VDAB's full-time amounts.
    pub premium_difference_cents: i64,
    /// The difference of the premiums after fraction (R6.1).
    pub premium_after_fraction_difference_cents: i64,
    /// The difference of the premiums due (R6.2).
    pub premium_due_difference_cents: i64,
    /// The difference of the withholding taxes (R6.3).
    pub withholding_tax_difference_cents: i64,
    /// The net before, computed with the `parameters` of the call: what was issued under other values
    /// may differ.
    pub net_before_cents: i64,
    /// The net now.
    pub net_after_cents: i64,
    /// The difference of the nets: to be paid, or below zero to be recovered.
    pub to_pay_cents: i64,
    /// The weakest certainty of the two, an `IBO_CERTAINTY_...`.
    pub certainty: i32,
    /// Written as 0.
    pub reserved: i32,
    /// The caller's reference, filled with NULs.
    pub case_ref: [c_char; 72],
}

/// The reference of a row, where it has one, and what its payment is computed from.
fn whose(row: &ibo_payment_row) -> Accepted<(Option<&[u8]>, PaymentCase)> {
    Ok((row.case_ref()?, row.amounts_case()?))
}

/// What changes between two arrays of payments.
pub(crate) struct Changes(Options);

impl Changes {
    pub(crate) fn new(parameters: Option<&ibo_parameters>) -> Accepted<Self> {
        CallOptions { parameters, ..CallOptions::default() }.read().map(Self)
    }

    /// What changes from a payment to another of the same case and month.
    pub(crate) fn between(
        &self,
        before: &ibo_payment_row,
        after: &ibo_payment_row,
    ) -> Accepted<ibo_payment_change> {
        let (of_one, one) = whose(before).map_err(|error| error.within("before"))?;
        let (of_other, other) = whose(after).map_err(|error| error.within("after"))?;
        let months = [one.month(), other.month()];
        let (case_ref, month) = one_case_and_month([of_one, of_other], months)?;
        let change = PaymentChange::between(&one, &other, &self.0)?;
        let PaymentChange { before, after, difference, .. } = change;
        let weakest = before.certainty.min(after.certainty);
        Ok(ibo_payment_change {
            struct_size: size_of::<ibo_payment_change>() as u32,
            month: period::yyyymm(month),
            premium_difference_cents: difference.premium.cents(),
            premium_after_fraction_difference_cents: difference.premium_after_fraction.cents(),
            premium_due_difference_cents: difference.premium_due.cents(),
            withholding_tax_difference_cents: difference.withholding_tax.cents(),
            net_before_cents: before.payment.net.cents(),
            net_after_cents: after.payment.net.cents(),
            to_pay_cents: difference.net.cents(),
            certainty: certainty::number(weakest),
            reserved: 0,
            case_ref: text::filled(std::str::from_utf8(case_ref).unwrap_or_default()),
        })
    }
}
