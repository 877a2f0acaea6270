//! The payment with its reasons, for a payroll that has VDAB's amount and nothing else (R6.4): its
//! lines, and the correction between two payments of a month (R7.5).

use std::borrow::{Borrow, Cow};

use crate::agreement::at_most_full_time;
use crate::assumption::Assumption;
use crate::case::CaseRef;
use crate::certainty::Certainty;
use crate::correction::{Correction, corrected_lines, final_by_law};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::formula::Formula;
use crate::line::{Line, LineCode, Role};
use crate::money::Euro;
use crate::options::Options;
use crate::parameters::{Fingerprint, Parameters, Values};
use crate::payment::{Payment, TaxRule, paid};
use crate::payment_case::PaymentCase;
use crate::period::Month;
use crate::rule::{Rule, Rules};
use crate::sentence::{Template, say};
use crate::statement::LIBRARY;
use crate::trace::{LineEntry, NoTrace, Recorder, Trace, Traced};

/// The payment of VDAB's amount with its reasons: what a payslip and an auditor need of it.
///
/// ```
/// use ibo_core::{Language, LineCode, Options, PaymentCase, PaymentStatement, payment_statement};
/// let case = PaymentCase::builder("588.57".parse()?, "19/38".parse()?).build()?;
/// let statement: PaymentStatement = payment_statement(&case, &Options::default())?;
/// let tax = statement.lines.iter().find(|line| line.code == LineCode::WithholdingTax);
/// let tax = tax.map(|tax| (tax.label(Language::Dutch), tax.formula.to_string()));
/// assert_eq!(tax, Some(("Bedrijfsvoorheffing", "294.29 x 11.11 %".to_owned())));
/// assert_eq!(statement.payment.net.to_string(), "261.59");
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PaymentStatement {
    /// The name and version of the library that computed it (R7.1).
    pub library: Cow<'static, str>,
    /// The fingerprint of the dated values that were used (R7.1).
    pub values: Fingerprint,
    /// The caller's reference, where it was given.
    pub case_ref: Option<CaseRef>,
    /// The month, where it was given.
    pub month: Option<Month>,
    /// The amounts.
    pub payment: Payment,
    /// The weakest certainty of a line.
    pub certainty: Certainty,
    /// How they came about, line by line, from the premium that was given to the net.
    pub lines: Vec<Line>,
    /// What was taken as given without having been read.
    pub assumptions: Vec<Assumption>,
    /// What was computed, where the statement carries it (`Options::with_case`).
    pub case: Option<PaymentCase>,
}

/// Computes a payment with all its reasons (R6.4).
///
/// ```
/// use ibo_core::{Certainty, Options, PaymentCase, payment_statement};
/// let case = PaymentCase::builder("225.00".parse()?, "38/38".parse()?)
///     .month("2026-03".parse()?)
///     .attendance("10/22".parse()?)
///     .build()?;
/// let statement = payment_statement(&case, &Options::default())?;
/// // 225.00 x 10/22 = 102.27; x 11.11 % = 11.36; 102.27 - 11.36 = 90.91.
/// assert_eq!(statement.payment.net.to_string(), "90.91");
/// assert_eq!(statement.certainty, Certainty::Secondary);
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// - `employment-fraction-not-allowed` at `fraction` for zero or more than 1 (R1.5);
/// - `stopped-outside-agreement` at `stopped`, `month-outside-agreement` at `month` (R1.3);
/// - `attendance-not-allowed` at `attendance` for more than 1; `attendance-missing` there for none
///   in a month that the agreement covers in part; `missing-field` at `month` or `start` for what
///   working days need (R6.2);
/// - `parameter-not-covered` at `month` for a month without a rate, and for none once there is more
///   than one rate or rounding (R6.4, R7.4);
/// - `certainty-too-weak` at `require` (R7.3).
pub fn payment_statement(case: &PaymentCase, options: &Options) -> Result<PaymentStatement, Error> {
    let (mut trace, parameters) = (Trace::new(), options.values()?);
    let values = |month| case.values(month, parameters);
    let payment = compute(case, parameters, values, &mut trace)?;
    let Traced { lines, assumptions, certainty, .. } = trace.finish(options.floor())?;
    Ok(PaymentStatement {
        library: LIBRARY.into(),
        values: options.values()?.fingerprint(),
        case_ref: case.case_ref().cloned(),
        month: case.month(),
        payment,
        certainty,
        lines,
        assumptions,
        case: options.carries_case().then(|| case.clone()),
    })
}

/// The amounts of a payment, and how certain they are.
///
/// ```
/// use ibo_core::{Certainty, Options, PaymentAmounts, PaymentCase, payment_amounts};
/// let case = PaymentCase::builder("588.57".parse()?, "19/38".parse()?).build()?;
/// let amounts: PaymentAmounts = payment_amounts(&case, &Options::default())?;
/// assert_eq!((amounts.payment.net.cents(), amounts.certainty), (26_159, Certainty::Secondary));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PaymentAmounts {
    /// The amounts.
    pub payment: Payment,
    /// The weakest certainty of a line.
    pub certainty: Certainty,
}

/// Computes the amounts of a payment alone: the same calculation, without collecting its reasons. A
/// payment that computes allocates nothing.
///
/// ```
/// use ibo_core::{Options, PaymentCase, payment_amounts};
/// let case = PaymentCase::builder("588.57".parse()?, "19/38".parse()?).build()?;
/// assert_eq!(payment_amounts(&case, &Options::default())?.payment.net.to_string(), "261.59");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// As [`payment_statement`].
pub fn payment_amounts(case: &PaymentCase, options: &Options) -> Result<PaymentAmounts, Error> {
    let parameters = options.values()?;
    amounts_in(case, options, parameters, |month| case.values(month, parameters))
}

/// The same, where what is in force in the month is found otherwise, such as once for many payments.
pub(crate) fn amounts_in<'p, V: Borrow<Values<'p>>>(
    case: &PaymentCase,
    options: &Options,
    parameters: &'p Parameters,
    values: impl FnOnce(Month) -> V,
) -> Result<PaymentAmounts, Error> {
    let mut recorder = NoTrace::new();
    let payment = compute(case, parameters, values, &mut recorder)?;
    let certainty = recorder.certainty();
    if certainty < options.floor() {
        // What made it so is only in a trace.
        payment_statement(case, options)?;
    }
    Ok(PaymentAmounts { payment, certainty })
}

/// The payment of a case, from the premium that was given.
fn compute<'p, R: Recorder, V: Borrow<Values<'p>>>(
    case: &PaymentCase,
    parameters: &'p Parameters,
    values: impl FnOnce(Month) -> V,
    recorder: &mut R,
) -> Result<Payment, Error> {
    at_most_full_time(case.fraction()).map_err(|error| error.at("fraction"))?;
    // What is in force stays where it is until the amounts are computed.
    let values = case.month().map(values);
    let (attended, rule) = match values.as_ref().map(Borrow::borrow) {
        None => (case.attended_in_no_month()?, TaxRule::only(parameters)?),
        Some(values) => (case.attended(values)?, TaxRule::of(values)?),
    };
    let premium = case.premium().into();
    let given = LineEntry {
        code: LineCode::Premium,
        role: Role::Base,
        amount: premium,
        rule: Rule::PaymentAlone,
        used: Rules::of(Rule::PaymentAlone),
        values: &[],
        record: None,
    };
    recorder.line(&given, || Formula::Given);
    paid(premium, case.fraction(), attended, &rule, recorder)
}

/// The correction from one payment to another of the same case and month: VDAB's amount, the
/// fraction or the attendance became another one. A payment that was issued before is read back with
/// `PaymentStatement::from_json`.
///
/// ```
/// use ibo_core::{Options, PaymentCase, payment_correction, payment_statement};
/// let paid = |premium: &str| {
///     let case = PaymentCase::builder(premium.parse()?, "19/38".parse()?)
///         .case_ref("A-1027".parse()?)
///         .month("2026-03".parse()?)
///         .build()?;
///     payment_statement(&case, &Options::default())
/// };
/// // 588.57 x 19/38 = 294.29, net 261.59; 500.00 x 19/38 = 250.00, net 222.22 (250.00 - 27.78).
/// let correction = payment_correction(&paid("588.57")?, &paid("500.00")?)?;
/// assert_eq!(correction.to_pay.to_string(), "-39.37");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// `missing-field` at `case_ref` or `month` where a payment does not say whose or of which month it
/// is; `correction-other-case` and `correction-other-month` there; `correction-of-hypothetical` at
/// `certainty`, for only a result of the law is paid.
pub fn payment_correction(
    before: &PaymentStatement,
    after: &PaymentStatement,
) -> Result<Correction, Error> {
    let case_refs = [before, after].map(|statement| statement.case_ref.as_ref());
    let months = [before, after].map(|statement| statement.month);
    let (case_ref, month) = one_case_and_month(case_refs, months)?;
    both_by_law([before.certainty, after.certainty])?;
    let lines = corrected_lines(&before.lines, &after.lines)?;
    let to_pay = after.payment.net.minus(before.payment.net)?;
    Ok(Correction::new(case_ref.clone(), month, lines, to_pay))
}

/// Whose two payments are and of which month, where both say the same.
///
/// # Errors
/// As [`payment_correction`].
pub fn one_case_and_month<R: PartialEq>(
    case_refs: [Option<R>; 2],
    months: [Option<Month>; 2],
) -> Result<(R, Month), Error> {
    fn one<T: PartialEq>(
        of_both: [Option<T>; 2],
        field: &'static str,
        code: ErrorCode,
        sentence: Template,
    ) -> Result<T, Error> {
        match of_both {
            [Some(before), Some(after)] if before == after => Ok(after),
            [Some(_), Some(_)] => Err(Error::says(code, sentence).at(field)),
            _ => Err(Error::says(ErrorCode::MissingField, say::WHOSE_PAYMENT).at(field)),
        }
    }
    let (other_case, other_month) =
        (ErrorCode::CorrectionOtherCase, ErrorCode::CorrectionOtherMonth);
    Ok((
        one(case_refs, "case_ref", other_case, say::ONE_CASE)?,
        one(months, "month", other_month, say::ONE_MONTH)?,
    ))
}

/// R7.5: only results of the law are corrected.
fn both_by_law(certainties: [Certainty; 2]) -> Result<(), Error> {
    certainties.into_iter().try_for_each(|certainty| final_by_law(false, certainty))
}

/// What changes between two payments, in amounts alone.
///
/// ```
/// use ibo_core::{Options, PaymentCase, PaymentChange};
/// let of = |premium: &str| -> Result<PaymentCase, ibo_core::Error> {
///     PaymentCase::builder(premium.parse()?, "19/38".parse()?).build()
/// };
/// let change = PaymentChange::between(&of("588.57")?, &of("500.00")?, &Options::default())?;
/// assert_eq!(change.before.payment.net.cents(), 26_159);
/// assert_eq!(change.difference.net.to_string(), "-39.37");
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PaymentChange {
    /// The payment before.
    pub before: PaymentAmounts,
    /// The payment now.
    pub after: PaymentAmounts,
    /// Each amount now less before. That of the net is to be paid, or below zero to be recovered.
    pub difference: Payment,
}

impl PaymentChange {
    /// What changes from one payment to another of the same case and month, which the caller knows.
    /// Payments that compute allocate nothing.
    ///
    /// # Errors
    /// Those of [`payment_amounts`], within `before` or `after`; `correction-of-hypothetical` at
    /// `certainty` (R7.5).
    pub fn between(
        before: &PaymentCase,
        after: &PaymentCase,
        options: &Options,
    ) -> Result<Self, Error> {
        let before = payment_amounts(before, options).map_err(|error| error.within("before"))?;
        let after = payment_amounts(after, options).map_err(|error| error.within("after"))?;
        both_by_law([before.certainty, after.certainty])?;
        let less = |of: fn(&Payment) -> Euro| of(&after.payment).minus(of(&before.payment));
        let difference = Payment {
            premium: less(|payment| payment.premium)?,
            premium_after_fraction: less(|payment| payment.premium_after_fraction)?,
            premium_due: less(|payment| payment.premium_due)?,
            withholding_tax: less(|payment| payment.withholding_tax)?,
            net: less(|payment| payment.net)?,
        };
        Ok(Self { before, after, difference })
    }
}
