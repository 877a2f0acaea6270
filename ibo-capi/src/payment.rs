//! The payment: from VDAB's full-time premium to the net amount (R6).

use bytemuck::{Pod, Zeroable};
use ibo_core::{NonNegativeEuro, Parameters, Payment, Withholding};

use crate::fraction::ibo_fraction;
use crate::parameters::{ibo_parameters, values};
use crate::period;
use crate::value::{self, Refusal};

/// One payment to compute, for `ibo_payments`.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_payment_row {
    /// `sizeof(ibo_payment_row)`; in an array it may be 0.
    pub struct_size: u32,
    /// The month whose withholding rate applies (R1.6), yyyymm; 0 for the only rate there is,
    /// refused once your parameters have a second rate.
    pub month: i32,
    /// VDAB's full-time amount, in cents, from 0.
    pub premium_cents: i64,
    /// The trainee's hours over full-time hours, above 0 and at most 1 (R1.5).
    pub employment: ibo_fraction,
    /// Paid over normal hours or days, 0 to 1 (R6.2); `{100, 100}` for the whole month.
    pub attendance: ibo_fraction,
}

/// The payment of a premium, in cents.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_payment_result {
    /// `sizeof(ibo_payment_result)`; set it before the call. In an array the library writes it.
    pub struct_size: u32,
    /// Written as 0.
    pub reserved: u32,
    /// VDAB's full-time amount.
    pub premium_cents: i64,
    /// Premium x employment fraction (R6.1).
    pub premium_after_fraction_cents: i64,
    /// Premium after fraction x attendance (R6.2).
    pub premium_due_cents: i64,
    /// The withholding tax on the premium due, at the rate of the month (R6.3).
    pub withholding_tax_cents: i64,
    /// Premium due less withholding tax (R6.3).
    pub net_cents: i64,
}

/// The payment at the only rate there is.
pub(crate) fn alone(
    premium_cents: i64,
    employment: ibo_fraction,
    attendance: ibo_fraction,
) -> Refusal<ibo_payment_result> {
    paid(&Withholding::only(Parameters::embedded()?)?, premium_cents, employment, attendance)
}

/// The payment at the rate of a month.
pub(crate) fn in_month(
    month: i32,
    parameters: Option<&ibo_parameters>,
    premium_cents: i64,
    employment: ibo_fraction,
    attendance: ibo_fraction,
) -> Refusal<ibo_payment_result> {
    paid(&withholding(month, values(parameters)?)?, premium_cents, employment, attendance)
}

/// The rate of a month; 0 stands for the only rate there is.
fn withholding(month: i32, parameters: &Parameters) -> Refusal<Withholding> {
    match value::optional(month) {
        None => Withholding::only(parameters),
        Some(month) => {
            Withholding::of(period::month(month).map_err(|error| error.at("month"))?, parameters)
        }
    }
}

#[inline]
fn paid(
    withholding: &Withholding,
    premium_cents: i64,
    employment: ibo_fraction,
    attendance: ibo_fraction,
) -> Refusal<ibo_payment_result> {
    let premium =
        NonNegativeEuro::from_cents(premium_cents).map_err(|error| error.at("premium"))?.into();
    let employment = employment.read().map_err(|error| error.at("fraction"))?;
    let attendance = attendance.read().map_err(|error| error.at("attendance"))?;
    withholding.payment(premium, employment, attendance).map(result)
}

/// The payment in the caller's struct.
fn result(payment: Payment) -> ibo_payment_result {
    ibo_payment_result {
        struct_size: size_of::<ibo_payment_result>() as u32,
        reserved: 0,
        premium_cents: payment.premium.cents(),
        premium_after_fraction_cents: payment.premium_after_fraction.cents(),
        premium_due_cents: payment.premium_due.cents(),
        withholding_tax_cents: payment.withholding_tax.cents(),
        net_cents: payment.net.cents(),
    }
}

/// Many payments: the rate is looked up when the month changes.
pub(crate) struct Payments<'a> {
    parameters: &'a Parameters,
    month: i32,
    withholding: Refusal<Withholding>,
}

impl<'a> Payments<'a> {
    pub(crate) fn new(parameters: Option<&'a ibo_parameters>) -> Refusal<Self> {
        let parameters = values(parameters)?;
        Ok(Self { parameters, month: 0, withholding: Withholding::only(parameters) })
    }

    /// The payment of a row.
    #[inline]
    pub(crate) fn of(&mut self, row: &ibo_payment_row) -> Refusal<ibo_payment_result> {
        if row.month != self.month {
            self.look_up(row.month);
        }
        match &self.withholding {
            Ok(withholding) => paid(withholding, row.premium_cents, row.employment, row.attendance),
            Err(error) => Err(error.clone()),
        }
    }

    #[cold]
    fn look_up(&mut self, month: i32) {
        self.month = month;
        self.withholding = withholding(month, self.parameters);
    }
}
