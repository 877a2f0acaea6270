//! What a payment is computed from where its reasons are asked for: VDAB's amount, the employment
//! fraction, and how much of the month is paid (R6.4).

use chrono::NaiveDate;
use serde::Serialize;

use crate::agreement::{agreed_days_in_order, days_of_month, stopped_inside};
use crate::builder::optional_setters;
use crate::calendar::Span;
use crate::case::{Attendance, CaseRef};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::fraction::Fraction;
use crate::kind::Kind;
use crate::money::NonNegativeEuro;
use crate::parameters::{Parameters, Values};
use crate::payment::{Attended, attendance};
use crate::period::Month;
use crate::sentence::say;

/// What an employer's payroll knows of a month: VDAB's amount, and its own part of it (R6.4). All
/// but the amount and the fraction may be absent. One that exists is in form; what the law refuses
/// is said by the calculation.
///
/// ```
/// use ibo_core::{Attendance, Kind, Options, PaymentCase, parse_date, payment_statement};
///
/// let (start, end) = (parse_date("2026-03-09")?, parse_date("2026-08-28")?);
/// let case = PaymentCase::builder("588.57".parse()?, "19/38".parse()?)
///     .case_ref("A-1027".parse()?)
///     .month("2026-03".parse()?)
///     .agreement(Kind::Ibo, start, end)
///     .attendance(Attendance::WorkingDays)
///     .build()?;
/// // 17 of the 22 days Monday to Friday: 588.57 x 19/38 = 294.29, x 17/22 = 227.41.
/// let statement = payment_statement(&case, &Options::default())?;
/// assert_eq!(statement.payment.premium_due.to_string(), "227.41");
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PaymentCase {
    #[serde(skip_serializing_if = "Option::is_none")]
    case_ref: Option<CaseRef>,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<Month>,
    premium: NonNegativeEuro,
    fraction: Fraction,
    #[serde(skip_serializing_if = "Option::is_none")]
    attendance: Option<Attendance>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    agreed: Option<Agreed>,
}

/// The days of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
struct Agreed {
    kind: Kind,
    start: NaiveDate,
    end: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped: Option<NaiveDate>,
}

impl PaymentCase {
    /// The payment of VDAB's full-time amount, in euro from 0.00, to a trainee whose hours are this
    /// fraction of full-time hours (R1.5, R6.1).
    pub const fn builder(premium: NonNegativeEuro, fraction: Fraction) -> PaymentCaseBuilder {
        let case =
            Self { case_ref: None, month: None, premium, fraction, attendance: None, agreed: None };
        PaymentCaseBuilder { case, stopped: None }
    }

    /// The caller's opaque reference: never a name or a national number.
    #[must_use]
    pub const fn case_ref(&self) -> Option<&CaseRef> {
        self.case_ref.as_ref()
    }

    /// The month, which decides the withholding rate (R1.6).
    #[must_use]
    pub const fn month(&self) -> Option<Month> {
        self.month
    }

    /// VDAB's full-time amount.
    #[must_use]
    pub const fn premium(&self) -> NonNegativeEuro {
        self.premium
    }

    /// The trainee's hours over full-time hours (R1.5).
    #[must_use]
    pub const fn fraction(&self) -> Fraction {
        self.fraction
    }

    /// How much of the month is paid; none is all of it (R6.2).
    #[must_use]
    pub const fn attendance(&self) -> Option<Attendance> {
        self.attendance
    }

    /// The kind of agreement, where its days are given.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        self.agreed.map(|agreed| agreed.kind)
    }

    /// The first day of the agreement.
    #[must_use]
    pub fn start(&self) -> Option<NaiveDate> {
        self.agreed.map(|agreed| agreed.start)
    }

    /// The agreed last day.
    #[must_use]
    pub fn end(&self) -> Option<NaiveDate> {
        self.agreed.map(|agreed| agreed.end)
    }

    /// The real last day of an agreement that was broken off (R1.3).
    #[must_use]
    pub fn stopped(&self) -> Option<NaiveDate> {
        self.agreed.and_then(|agreed| agreed.stopped)
    }

    /// The kind and the start that decide, with the month, what is in force for the agreement as far
    /// as it is known (R1.6).
    pub(crate) fn deciding(&self, month: Month) -> (Kind, NaiveDate) {
        (self.kind().unwrap_or(Kind::Ibo), self.start().unwrap_or(month.first()))
    }

    /// What is in force in the month.
    pub(crate) fn values<'p>(&self, month: Month, parameters: &'p Parameters) -> Values<'p> {
        let (kind, start) = self.deciding(month);
        Values::new(parameters, month, start, kind)
    }

    /// R6.2: how much of the month is paid, by what is in force in it.
    pub(crate) fn attended<'p>(&self, values: &Values<'p>) -> Result<Attended<'p>, Error> {
        let Some(Agreed { start, end, stopped, .. }) = self.agreed else {
            return self.attended_as_given("start");
        };
        stopped_inside(start, end, stopped).map_err(|error| error.at("stopped"))?;
        let last = stopped.unwrap_or(end).to_epoch_days();
        let agreed = Span::new(start.to_epoch_days(), Some(last));
        attendance(self.attendance, days_of_month(agreed, &values.calendar)?, values)
    }

    /// R6.2, without a month: what is paid cannot depend on one.
    pub(crate) fn attended_in_no_month(&self) -> Result<Attended<'static>, Error> {
        match self.agreed {
            None => self.attended_as_given("month"),
            Some(_) => Err(days_needed("month")),
        }
    }

    /// The ratio that was given, or the whole month; working days need what is `missing`.
    fn attended_as_given(&self, missing: &str) -> Result<Attended<'static>, Error> {
        match self.attendance {
            None => Ok(Attended::WHOLE),
            Some(Attendance::Ratio(ratio)) => Attended::given(ratio),
            Some(Attendance::WorkingDays) => Err(days_needed(missing)),
        }
    }
}

#[cold]
fn days_needed(missing: &str) -> Error {
    Error::says(ErrorCode::MissingField, say::DAYS_OF_PAYMENT).at(missing)
}

/// The fields of a [`PaymentCase`] on their way into one.
///
/// ```
/// use ibo_core::{PaymentCase, PaymentCaseBuilder};
/// let month = Some("2026-03".parse()?);
/// let case = PaymentCase::builder("588.57".parse()?, "19/38".parse()?)
///     .maybe(month, PaymentCaseBuilder::month)
///     .build()?;
/// assert_eq!(case.month(), month);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "a builder makes a payment case with `build`"]
pub struct PaymentCaseBuilder {
    case: PaymentCase,
    stopped: Option<NaiveDate>,
}

impl PaymentCaseBuilder {
    optional_setters!();

    /// The caller's opaque reference: never a name or a national number.
    pub fn case_ref(mut self, case_ref: CaseRef) -> Self {
        self.case.case_ref = Some(case_ref);
        self
    }

    /// The month, which decides the withholding rate (R1.6): needed once there is more than one
    /// rate, and with the days of an agreement.
    pub const fn month(mut self, month: Month) -> Self {
        self.case.month = Some(month);
        self
    }

    /// How much of the month is paid (R6.2): without it all of it.
    pub const fn attendance(mut self, attendance: Attendance) -> Self {
        self.case.attendance = Some(attendance);
        self
    }

    /// The kind of agreement, its first and its agreed last day, both of the years 1 to 9999: for
    /// an attendance by working days. In a month that the agreement covers in part an attendance
    /// must then be given (R6.2).
    pub const fn agreement(mut self, kind: Kind, start: NaiveDate, end: NaiveDate) -> Self {
        self.case.agreed = Some(Agreed { kind, start, end, stopped: None });
        self
    }

    /// The same of days that may be absent: both or none, and `ibo` where no kind is given.
    ///
    /// ```
    /// use ibo_core::{ErrorCode, Kind, PaymentCase, parse_date};
    /// let builder = PaymentCase::builder("588.57".parse()?, "19/38".parse()?);
    /// let start = parse_date("2026-03-09")?;
    /// let error = builder.agreement_days(None, Some(start), None).unwrap_err();
    /// assert_eq!((error.code(), error.location()), (ErrorCode::MissingField, "end"));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// `missing-field` at `start` or `end` where the other, or the kind, is given.
    pub fn agreement_days(
        self,
        kind: Option<Kind>,
        start: Option<NaiveDate>,
        end: Option<NaiveDate>,
    ) -> Result<Self, Error> {
        match (start, end) {
            (Some(start), Some(end)) => Ok(self.agreement(kind.unwrap_or(Kind::Ibo), start, end)),
            (None, None) if kind.is_none() => Ok(self),
            (None, _) => Err(days_needed("start")),
            (Some(_), None) => Err(days_needed("end")),
        }
    }

    /// The real last day of an agreement that was broken off (R1.3), of the years 1 to 9999.
    pub const fn stopped(mut self, stopped: NaiveDate) -> Self {
        self.stopped = Some(stopped);
        self
    }

    /// The case, in form.
    ///
    /// # Errors
    /// The first fault, at `start`, `end` or `stopped`: `date-out-of-range` beyond the years 1 to
    /// 9999, `date-order` for an end before the start, `missing-field` for a stop without an
    /// agreement.
    pub fn build(self) -> Result<PaymentCase, Error> {
        let Self { case, stopped } = self;
        let agreed = match (case.agreed, stopped) {
            (None, Some(_)) => return Err(days_needed("start")),
            (None, None) => None,
            (Some(agreed), _) => {
                agreed_days_in_order(agreed.start, agreed.end, stopped)?;
                Some(Agreed { stopped, ..agreed })
            }
        };
        Ok(PaymentCase { agreed, ..case })
    }
}
