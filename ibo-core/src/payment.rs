//! The payment: from VDAB's full-time premium to the net amount (R6). It stands on its own: a
//! payroll that has VDAB's amount needs nothing else (R6.4).

use chrono::NaiveDate;

use crate::agreement::{at_most_full_time, days_of_month};
use crate::calendar::{DaySet, Span};
use crate::case::Attendance;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::formula::Formula;
use crate::fraction::Fraction;
use crate::kind::Kind;
use crate::line::{LineCode, Role};
use crate::money::{Euro, NonNegativeEuro, Ratio, Rounded, Rounding};
use crate::parameters::{InForce, KeptValue, Parameters, Quote, TaxRounding, Values, WorkingDays};
use crate::period::Month;
use crate::rate::Rate;
use crate::rule::{Rule, Rules};
use crate::sentence::say;
use crate::trace::{LineEntry, NoTrace, Recorder};

/// The payment of a premium: from the premium to the net, line by line.
///
/// ```
/// use ibo_core::{Fraction, Parameters, Payment, payment};
/// let paid: Payment =
///     payment("588.57".parse()?, "19/38".parse()?, Fraction::WHOLE, Parameters::embedded()?)?;
/// // 588.57 x 19/38 = 294.285, printed 294.29; x 11.11 % = 32.70.
/// assert_eq!(paid.premium_due.to_string(), "294.29");
/// assert_eq!((paid.withholding_tax.cents(), paid.net.cents()), (3_270, 26_159));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Payment {
    /// VDAB's full-time amount.
    pub premium: Euro,
    /// Premium x employment fraction (R6.1).
    pub premium_after_fraction: Euro,
    /// That x attendance (R6.2).
    pub premium_due: Euro,
    /// The withholding tax on the premium due, at the rate of the month (R6.3).
    pub withholding_tax: Euro,
    /// Premium due less withholding tax (R6.3).
    pub net: Euro,
}

impl Payment {
    /// R7.5, of a payment that was stored: each amount follows from the one before it.
    pub(crate) fn agrees_with_itself(&self) -> Result<(), Error> {
        let Self { premium, premium_after_fraction, premium_due, withholding_tax, net } = *self;
        let must = |right: bool, why, at: &str| match right {
            true => Ok(()),
            false => Err(Error::says(ErrorCode::StatementContradiction, why).at(at)),
        };
        must(premium_after_fraction <= premium, say::AFTER_FRACTION, "premium_after_fraction")?;
        must(premium_due <= premium_after_fraction, say::DUE, "premium_due")?;
        must(premium_due.checked_sub(withholding_tax) == Some(net), say::NET, "net")
    }
}

/// The payment of a premium at the one withholding rate that these parameters have, with their one
/// rounding. Once there are two, the month decides (R1.6), and this function refuses: see
/// [`payment_in`].
///
/// `attendance` is what is paid over the normal hours or days of the month, [`Fraction::WHOLE`] for
/// the whole month (R6.2).
///
/// ```
/// use ibo_core::{Euro, Fraction, Parameters, payment};
///
/// let parameters = Parameters::embedded()?;
/// let paid = payment("588.57".parse()?, "19/38".parse()?, Fraction::WHOLE, parameters)?;
/// assert_eq!(paid.premium_after_fraction.to_string(), "294.29");
/// assert_eq!(paid.withholding_tax.to_string(), "32.70");
/// assert_eq!(paid.net.to_string(), "261.59");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// - `amount-negative` and `amount-out-of-range` at `premium` (R0.4);
/// - `employment-fraction-not-allowed` at `fraction` for zero or more than 1 (R1.5);
/// - `attendance-not-allowed` at `attendance` for more than 1 (R6.2);
/// - `parameter-not-covered` at `month` once there is more than one rate or rounding (R6.4, R7.4).
pub fn payment(
    premium: Euro,
    fraction: Fraction,
    attendance: Fraction,
    parameters: &Parameters,
) -> Result<Payment, Error> {
    Withholding::only(parameters)?.payment(premium, fraction, attendance)
}

/// The payment of a premium at the withholding rate of a month.
///
/// ```
/// use ibo_core::{Fraction, Parameters, payment_in};
/// let (march, parameters) = ("2020-03".parse()?, Parameters::embedded()?);
/// let paid = payment_in(march, "225.00".parse()?, Fraction::WHOLE, Fraction::WHOLE, parameters)?;
/// assert_eq!(paid.net.to_string(), "200.00");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// As [`payment`]; `parameter-not-covered` at `month` for a month without a rate (R7.4).
pub fn payment_in(
    month: Month,
    premium: Euro,
    fraction: Fraction,
    attendance: Fraction,
    parameters: &Parameters,
) -> Result<Payment, Error> {
    Withholding::of(month, parameters)?.payment(premium, fraction, attendance)
}

/// R6.2: the working days of a month from a first to a last day, over all of the month: what a
/// payment is multiplied by whose attendance is asked for by working days.
///
/// ```
/// use ibo_core::{Parameters, parse_date, working_days};
/// let (start, end) = (parse_date("2026-03-09")?, parse_date("2026-08-28")?);
/// let ratio = working_days("2026-03".parse()?, start, end, Parameters::embedded()?)?;
/// assert_eq!(ratio.to_string(), "17/22");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// `date-order` at `last` for one before the first; `month-outside-agreement` at `month` for days
/// that all lie elsewhere; `parameter-not-covered` at `month` for one without a reading of the
/// working days.
pub fn working_days(
    month: Month,
    first: NaiveDate,
    last: NaiveDate,
    parameters: &Parameters,
) -> Result<Fraction, Error> {
    if last < first {
        return Err(Error::says(ErrorCode::DateOrder, say::PERIOD_ORDER).at("last"));
    }
    let values = Values::new(parameters, month, first, Kind::Ibo);
    let agreed = Span::new(first.to_epoch_days(), Some(last.to_epoch_days()));
    let days = days_of_month(agreed, &values.calendar)?;
    days_over_month(days, &values).map(|(ratio, _)| ratio)
}

/// The withholding rate, looked up once for many payments. It needs the parameters no longer.
///
/// ```
/// use ibo_core::{Euro, Fraction, Parameters, Withholding};
/// let withholding = Withholding::of("2026-03".parse()?, Parameters::embedded()?)?;
/// let nets = ["588.57", "225.00"].map(|premium| -> Result<Euro, ibo_core::Error> {
///     Ok(withholding.payment(premium.parse()?, Fraction::WHOLE, Fraction::WHOLE)?.net)
/// });
/// assert_eq!(nets, [Ok("523.18".parse()?), Ok("200.00".parse()?)]);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Withholding {
    rate: KeptValue<Rate>,
    rounding: KeptValue<TaxRounding>,
}

impl Withholding {
    /// The one rate and the one rounding that there are.
    ///
    /// # Errors
    /// `parameter-not-covered` at `month` once there is more than one of them: then the month
    /// decides (R1.6, R6.4).
    pub fn only(parameters: &Parameters) -> Result<Self, Error> {
        TaxRule::only(parameters).map(TaxRule::kept)
    }

    /// The rate of a month.
    ///
    /// # Errors
    /// `parameter-not-covered` at `month` for a month without a rate (R7.4).
    pub fn of(month: Month, parameters: &Parameters) -> Result<Self, Error> {
        let values = Values::new(parameters, month, month.first(), Kind::Ibo);
        TaxRule::of(&values).map(TaxRule::kept)
    }

    /// The certainty of a payment at this rate: the weakest among the rules of R6 and the rate. The
    /// rate of a month ([`Withholding::of`]) is assumed when that month begins after its last check
    /// (R7.4). Without a month ([`Withholding::only`]) the last check cannot be judged, and the rate
    /// has the certainty of its source.
    #[must_use]
    pub fn certainty(&self) -> Certainty {
        let rules = Rules::of(Rule::FractionOfPremium)
            .and(Rule::Attendance, true)
            .and(Rule::WithholdingTax, true);
        let values = [self.rate.in_force().quote, self.rounding.in_force().quote];
        values.iter().fold(rules, |rules, quote| rules.with(quote.weakness())).certainty()
    }

    /// The payment of a premium at this rate, as [`payment`].
    ///
    /// # Errors
    /// As [`payment`].
    #[inline(always)]
    pub fn payment(
        &self,
        premium: Euro,
        fraction: Fraction,
        attendance: Fraction,
    ) -> Result<Payment, Error> {
        self.at_rate().payment(premium, fraction, attendance)
    }

    /// The rate as many payments read it.
    #[inline(always)]
    pub(crate) const fn at_rate(&self) -> AtRate<'_> {
        AtRate(TaxRule { rate: self.rate.in_force(), rounding: self.rounding.in_force() })
    }
}

/// A withholding rate at which payments are computed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AtRate<'w>(TaxRule<'w>);

/// The rate of the withholding tax, and how it is rounded (R6.3).
#[derive(Debug, Clone, Copy)]
pub(crate) struct TaxRule<'w> {
    rate: InForce<'w, Rate>,
    rounding: InForce<'w, TaxRounding>,
}

impl<'w> TaxRule<'w> {
    /// What is in force for a case.
    #[inline(always)]
    pub(crate) fn of(values: &Values<'w>) -> Result<Self, Error> {
        Ok(Self { rate: *values.withholding_rate()?, rounding: *values.choices.tax_rounding()? })
    }

    /// The one rate and the one rounding that there are (R6.4).
    pub(crate) fn only(parameters: &'w Parameters) -> Result<Self, Error> {
        let several =
            || Error::says(ErrorCode::ParameterNotCovered, say::GIVE_THE_MONTH).at("month");
        let rate = parameters.only_withholding_rate().ok_or_else(several)?;
        let rounding = *parameters.only_choices().tax_rounding().map_err(|_| several())?;
        Ok(Self { rate, rounding })
    }

    fn kept(self) -> Withholding {
        Withholding { rate: self.rate.kept(), rounding: self.rounding.kept() }
    }
}

impl AtRate<'_> {
    /// As [`Withholding::payment`].
    #[inline(always)]
    pub(crate) fn payment(
        self,
        premium: Euro,
        fraction: Fraction,
        attendance: Fraction,
    ) -> Result<Payment, Error> {
        let premium =
            NonNegativeEuro::try_from(premium).map_err(|error| error.at("premium"))?.into();
        at_most_full_time(fraction).map_err(|error| error.at("fraction"))?;
        let ratio = Some(not_above_whole(attendance)?).filter(|ratio| !ratio.is_whole());
        let attendance = Attended { ratio, reading: None };
        paid(premium, fraction, attendance, &self.0, &mut NoTrace::new())
    }
}

/// The part of the month that is paid, and the reading that says so.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attended<'p> {
    /// None for the whole month.
    ratio: Option<Fraction>,
    /// None where the month is whole, or the ratio was given.
    reading: Option<Quote<'p>>,
}

impl Attended<'_> {
    /// The whole month.
    pub(crate) const WHOLE: Self = Self { ratio: None, reading: None };

    /// What is paid over the normal hours or days, as it was given.
    pub(crate) fn given(ratio: Fraction) -> Result<Self, Error> {
        Ok(Self { ratio: Some(not_above_whole(ratio)?), reading: None })
    }
}

/// R6.2: the attendance in a month of which the agreement has these days; a month that the agreement covers in part needs one, whatever the
/// reading of working days.
#[inline(always)]
pub(crate) fn attendance<'p>(
    given: Option<Attendance>,
    agreed: DaySet,
    values: &Values<'p>,
) -> Result<Attended<'p>, Error> {
    let normal = values.calendar.monday_to_friday();
    match given {
        Some(Attendance::Ratio(ratio)) => Attended::given(ratio),
        Some(Attendance::WorkingDays) => attended_working_days(agreed, values),
        None if normal.and(agreed) == normal => Ok(Attended::WHOLE),
        None => Err(Error::says(ErrorCode::AttendanceMissing, say::ATTENDANCE).at("attendance")),
    }
}

/// R6.2: the working days of month and agreement over those of the month.
#[inline(always)]
fn attended_working_days<'p>(agreed: DaySet, values: &Values<'p>) -> Result<Attended<'p>, Error> {
    let (ratio, reading) = days_over_month(agreed, values)?;
    let used = values.calendar.is_more_than(agreed);
    Ok(Attended { ratio: Some(ratio), reading: used.then_some(reading) })
}

/// The working days among some days of the month, over all of the month, and the reading that says
/// which days these are.
#[inline(always)]
fn days_over_month<'p>(
    agreed: DaySet,
    values: &Values<'p>,
) -> Result<(Fraction, Quote<'p>), Error> {
    let (reading, calendar) = (values.choices.working_days()?, &values.calendar);
    let days_in = |days: DaySet| {
        let normal = match reading.value {
            WorkingDays::MondayFriday => calendar.monday_to_friday(),
            WorkingDays::MondaySaturday => calendar.monday_to_saturday(),
            WorkingDays::Calendar => calendar.every_day(),
        };
        normal.and(days).count()
    };
    let ratio = Fraction::of_days(days_in(agreed), days_in(calendar.every_day()));
    Ok((ratio, reading.quote))
}

#[inline(always)]
fn not_above_whole(attendance: Fraction) -> Result<Fraction, Error> {
    if attendance.is_above_whole() {
        return Err(
            Error::says(ErrorCode::AttendanceNotAllowed, say::ATTENDANCE_AT_MOST).at("attendance")
        );
    }
    Ok(attendance)
}

/// R6: fraction, attendance, tax, net.
#[inline(always)]
pub(crate) fn paid<R: Recorder>(
    premium: Euro,
    fraction: Fraction,
    attended: Attended<'_>,
    rule: &TaxRule<'_>,
    recorder: &mut R,
) -> Result<Payment, Error> {
    let premium_after_fraction = after_fraction(premium, fraction, recorder)?;
    let premium_due = due(premium_after_fraction, attended, recorder)?;
    let withholding_tax = tax(premium_due, rule, recorder)?;
    let net = net(premium_due, withholding_tax, recorder)?;
    Ok(Payment { premium, premium_after_fraction, premium_due, withholding_tax, net })
}

const fn line(
    code: LineCode,
    role: Role,
    amount: Euro,
    rule: Rule,
    used: Rules,
) -> LineEntry<'static, 'static> {
    LineEntry { code, role, amount, rule, used, values: &[], record: None }
}

#[inline(always)]
fn times(amount: Euro, fraction: Fraction) -> Result<Rounded, Error> {
    let (by, over) = fraction.terms();
    amount.times(Ratio { by: &[by], over: &[over] })
}

/// R6.1: premium x Q/S.
#[inline(always)]
fn after_fraction<R: Recorder>(
    premium: Euro,
    fraction: Fraction,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let rounded = times(premium, fraction)?;
    let used = Rules::of(Rule::FractionOfPremium).and(Rule::RoundedOnce, rounded.inexact);
    let entry = line(
        LineCode::PremiumAfterFraction,
        Role::Result,
        rounded.amount,
        Rule::FractionOfPremium,
        used,
    );
    recorder
        .line(&entry, || Formula::product([Formula::Amount(premium), Formula::Fraction(fraction)]));
    Ok(rounded.amount)
}

/// R6.2: premium after fraction x attendance.
#[inline(always)]
fn due<R: Recorder>(
    after_fraction: Euro,
    attended: Attended<'_>,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let rounded = match attended.ratio {
        None => Rounded { amount: after_fraction, inexact: false },
        Some(ratio) => times(after_fraction, ratio)?,
    };
    let used = Rules::of(Rule::Attendance).and(Rule::RoundedOnce, rounded.inexact);
    let entry = line(LineCode::PremiumDue, Role::Result, rounded.amount, Rule::Attendance, used);
    let entry = LineEntry { values: &[attended.reading], ..entry };
    recorder.line(&entry, || {
        let ratio = attended.ratio.unwrap_or(Fraction::WHOLE);
        Formula::product([Formula::Amount(after_fraction), Formula::Fraction(ratio)])
    });
    Ok(rounded.amount)
}

/// R6.3: premium due x withholding rate.
#[inline(always)]
fn tax<R: Recorder>(due: Euro, rule: &TaxRule<'_>, recorder: &mut R) -> Result<Euro, Error> {
    let TaxRule { rate, rounding } = rule;
    let ratio = Ratio { by: &[rate.value.parts()], over: &[Rate::WHOLE] };
    let way = match rounding.value {
        TaxRounding::HalfAway => Rounding::HalfAway,
        TaxRounding::Up => Rounding::Up,
    };
    let rounded = due.times_rounded(ratio, way)?;
    let used = Rules::of(Rule::WithholdingTax).and(Rule::RoundedOnce, rounded.inexact);
    let entry =
        line(LineCode::WithholdingTax, Role::Deducted, rounded.amount, Rule::WithholdingTax, used);
    let reading = rounded.inexact.then_some(rounding.quote);
    let entry = LineEntry { values: &[Some(rate.quote), reading], ..entry };
    recorder.line(&entry, || Formula::product([Formula::Amount(due), Formula::rate(*rate.value)]));
    Ok(rounded.amount)
}

/// R6.3: premium due - withholding tax.
#[inline(always)]
fn net<R: Recorder>(due: Euro, tax: Euro, recorder: &mut R) -> Result<Euro, Error> {
    let net = due.minus(tax)?;
    let entry = line(
        LineCode::Net,
        Role::Result,
        net,
        Rule::WithholdingTax,
        Rules::of(Rule::WithholdingTax),
    );
    recorder.line(&entry, || Formula::difference([due, tax]));
    Ok(net)
}
