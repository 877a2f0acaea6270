//! The payment: from VDAB's full-time premium to the net amount (R6).

use bytemuck::{Pod, Zeroable};
use std::ffi::c_char;

use ibo_core::{
    Attendance, CaseRef, Certainty, ErrorCode, NonNegativeEuro, Options, Parameters, Payment,
    PaymentCase, PaymentCaseBuilder, Withholding, payment_amounts,
};

use crate::fraction::ibo_fraction;
use crate::options::CallOptions;
use crate::parameters::{ibo_parameters, values};
use crate::sentence::say;
use crate::value::{self, Accepted, flag, optional, refused};
use crate::{certainty, kind, period, text};

/// One payment to compute from VDAB's amount (R6.4). Start from zeros, `ibo_payment_row r = {sizeof
/// r};`: zero means absent.
///
/// Required: the amount, the employment, and the attendance. The days of the agreement are needed
/// where `working_days` is 1, and need the month. With them a month that the agreement covers only in
/// part is refused without an attendance (R6.2), and a whole month needs none.
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
    /// Paid over normal hours or days, 0 to 1 (R6.2); `{100, 100}` for the whole month. Zeros where
    /// `working_days` is 1; they are no attendance where the days of the agreement are given.
    pub attendance: ibo_fraction,
    /// 1 to be paid for the working days of the agreement in the month (R6.2), else 0.
    pub working_days: i32,
    /// The kind of agreement, where its days are given: 0 is `IBO_KIND_IBO`.
    pub kind: i32,
    /// The first day of the agreement, yyyymmdd; 0 if it is not given.
    pub start: i32,
    /// Its agreed last day, yyyymmdd; 0 if it is not given.
    pub end: i32,
    /// The real last day of an agreement that was broken off (R1.3), yyyymmdd; 0 if it was not
    /// broken off.
    pub stopped: i32,
    /// Leave it 0.
    pub reserved: i32,
    /// Your own reference, up to 64 printable ASCII characters: never a name or a national number.
    /// Statements and corrections read it; a correction requires it.
    pub case_ref: [c_char; 72],
}

/// The payment of a premium, in cents.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_payment_result {
    /// `sizeof(ibo_payment_result)`; set it before the call. In an array the library writes it.
    pub struct_size: u32,
    /// How certain it is, an `IBO_CERTAINTY_...`: assumed where working days stand for a part of the
    /// month.
    pub certainty: i32,
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
) -> Accepted<ibo_payment_result> {
    paid(&Withholding::only(Parameters::embedded()?)?, premium_cents, employment, attendance)
}

/// The payment at the rate of a month.
pub(crate) fn in_month(
    month: i32,
    parameters: Option<&ibo_parameters>,
    premium_cents: i64,
    employment: ibo_fraction,
    attendance: ibo_fraction,
) -> Accepted<ibo_payment_result> {
    paid(&withholding(month, values(parameters)?)?, premium_cents, employment, attendance)
}

/// The rate of a month; 0 stands for the only rate there is.
fn withholding(month: i32, parameters: &Parameters) -> Accepted<Withholding> {
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
) -> Accepted<ibo_payment_result> {
    let premium =
        NonNegativeEuro::from_cents(premium_cents).map_err(|error| error.at("premium"))?.into();
    let employment = employment.read().map_err(|error| error.at("fraction"))?;
    let attendance = attendance.read().map_err(|error| error.at("attendance"))?;
    let payment = withholding.payment(premium, employment, attendance)?;
    Ok(result(&payment, withholding.certainty()))
}

/// The payment in the caller's struct.
pub(crate) fn result(payment: &Payment, weakest: Certainty) -> ibo_payment_result {
    ibo_payment_result {
        struct_size: size_of::<ibo_payment_result>() as u32,
        certainty: certainty::number(weakest),
        premium_cents: payment.premium.cents(),
        premium_after_fraction_cents: payment.premium_after_fraction.cents(),
        premium_due_cents: payment.premium_due.cents(),
        withholding_tax_cents: payment.withholding_tax.cents(),
        net_cents: payment.net.cents(),
    }
}

impl ibo_payment_row {
    /// Whether it needs no more than the rate of its month.
    #[inline]
    const fn is_by_rate(&self) -> bool {
        let Self { working_days, kind, start, end, stopped, reserved, .. } = *self;
        (working_days | kind | start | end | stopped | reserved) == 0
    }

    /// R6.2: what the row says of the attendance; zeros say nothing where the agreement is known.
    fn attendance(&self) -> Accepted<Option<Attendance>> {
        match flag(self.working_days).map_err(|error| error.at("working_days"))? {
            true if !self.attendance.is_zero() => {
                refused(ErrorCode::WrongType, say::ATTENDANCE_BESIDE_WORKING_DAYS)
            }
            true => Ok(Some(Attendance::WorkingDays)),
            false if self.start != 0 && self.attendance.is_zero() => Ok(None),
            false => self.attendance.read().map(|ratio| Some(Attendance::Ratio(ratio))),
        }
        .map_err(|error| error.at("attendance"))
    }

    /// The reference, where it lies; none where the row has none.
    pub(crate) fn case_ref(&self) -> Accepted<Option<&[u8]>> {
        let case_ref = text::optional(&self.case_ref);
        let form = case_ref.map_or(Ok(()), CaseRef::form);
        form.map_err(|error| error.at("case_ref")).map(|()| case_ref)
    }

    /// What the payment is computed from, in the order of the format (R7.7).
    pub(crate) fn case(&self) -> Accepted<PaymentCase> {
        let case_ref = text::optional(&self.case_ref).map(|_| text::shown(&self.case_ref).parse());
        let case_ref =
            case_ref.transpose().map_err(|error: ibo_core::Error| error.at("case_ref"))?;
        self.case_of(case_ref)
    }

    /// The same without the reference, which no amount depends on.
    pub(crate) fn amounts_case(&self) -> Accepted<PaymentCase> {
        self.case_of(None)
    }

    fn case_of(&self, case_ref: Option<ibo_core::CaseRef>) -> Accepted<PaymentCase> {
        let month = optional(self.month).map(period::month).transpose();
        let premium = NonNegativeEuro::from_cents(self.premium_cents);
        let fraction = self.employment.read();
        let kind = optional(self.kind).map(kind::read).transpose();
        let day = |day, field| period::optional_date(day).map_err(|error| error.at(field));
        if self.reserved != 0 {
            return refused(ErrorCode::UnknownField, say::RESERVED)
                .map_err(|error: ibo_core::Error| error.at("reserved"));
        }
        let month = month.map_err(|error| error.at("month"))?;
        let premium = premium.map_err(|error| error.at("premium"))?;
        let fraction = fraction.map_err(|error| error.at("fraction"))?;
        let attendance = self.attendance()?;
        let kind = kind.map_err(|error| error.at("kind"))?;
        let (start, end) = (day(self.start, "start")?, day(self.end, "end")?);
        PaymentCase::builder(premium, fraction)
            .maybe(case_ref, PaymentCaseBuilder::case_ref)
            .maybe(month, PaymentCaseBuilder::month)
            .maybe(attendance, PaymentCaseBuilder::attendance)
            .agreement_days(kind, start, end)?
            .maybe(day(self.stopped, "stopped")?, PaymentCaseBuilder::stopped)
            .build()
    }
}

/// The working days of a month from a first to a last day, over all of the month.
pub(crate) fn working_days(
    month: i32,
    first: i32,
    last: i32,
    parameters: Option<&ibo_parameters>,
) -> Accepted<ibo_fraction> {
    let month = period::month(month).map_err(|error| error.at("month"))?;
    let first = period::date(first).map_err(|error| error.at("first"))?;
    let last = period::date(last).map_err(|error| error.at("last"))?;
    ibo_core::working_days(month, first, last, values(parameters)?).map(ibo_fraction::of)
}

/// Many payments: the rate is looked up when the month changes.
pub(crate) struct PaymentArrays<'a> {
    parameters: &'a Parameters,
    options: Options,
    month: i32,
    withholding: Accepted<Withholding>,
}

impl<'a> PaymentArrays<'a> {
    pub(crate) fn new(parameters: Option<&'a ibo_parameters>) -> Accepted<Self> {
        let options = CallOptions { parameters, ..CallOptions::default() }.read()?;
        let parameters = values(parameters)?;
        Ok(Self { parameters, options, month: 0, withholding: Withholding::only(parameters) })
    }

    /// The payment of a row.
    #[inline]
    pub(crate) fn of(&mut self, row: &ibo_payment_row) -> Accepted<ibo_payment_result> {
        if !row.is_by_rate() {
            let amounts = payment_amounts(&row.amounts_case()?, &self.options)?;
            return Ok(result(&amounts.payment, amounts.certainty));
        }
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
