//! The payment with its reasons, for a payroll that has VDAB's amount and nothing else (R6.4): its
//! lines, and the correction between two payments of a month (R7.5).

use std::borrow::Cow;

use crate::agreement::at_most_full_time;
use crate::assumption::Assumption;
use crate::case::CaseRef;
use crate::certainty::Certainty;
use crate::correction::{Correction, corrected_lines, final_by_law};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::formula::Formula;
use crate::line::{Line, LineCode, Role};
use crate::options::Options;
use crate::parameters::{Fingerprint, Parameters};
use crate::payment::{Payment, TaxRule, paid};
use crate::payment_case::PaymentCase;
use crate::period::Month;
use crate::rule::{Rule, Rules};
use crate::sentence::say;
use crate::statement::LIBRARY;
use crate::trace::{Entry, NoTrace, Recorder, Trace, Traced};

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
    let mut trace = Trace::new();
    let payment = compute(case, options.values()?, &mut trace)?;
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

/// Computes the amounts of a payment alone: the same calculation, without collecting its reasons. A
/// payment that computes allocates nothing.
///
/// ```
/// use ibo_core::{Options, PaymentCase, payment_amounts};
/// let case = PaymentCase::builder("588.57".parse()?, "19/38".parse()?).build()?;
/// assert_eq!(payment_amounts(&case, &Options::default())?.net.to_string(), "261.59");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// As [`payment_statement`].
pub fn payment_amounts(case: &PaymentCase, options: &Options) -> Result<Payment, Error> {
    let mut recorder = NoTrace::new();
    let payment = compute(case, options.values()?, &mut recorder)?;
    if recorder.certainty() < options.floor() {
        // What made it so is only in a trace.
        return payment_statement(case, options).map(|statement| statement.payment);
    }
    Ok(payment)
}

/// The payment of a case, from the premium that was given.
fn compute<R: Recorder>(
    case: &PaymentCase,
    parameters: &Parameters,
    recorder: &mut R,
) -> Result<Payment, Error> {
    at_most_full_time(case.fraction()).map_err(|error| error.at("fraction"))?;
    let (attended, rule) = match case.month() {
        None => (case.attended_in_no_month()?, TaxRule::only(parameters)?),
        Some(month) => {
            let values = case.values(month, parameters);
            (case.attended(&values)?, TaxRule::of(&values)?)
        }
    };
    let premium = case.premium().into();
    let given = Entry {
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
    fn in_both<'a, T: PartialEq>(
        before: Option<&'a T>,
        after: Option<&'a T>,
        field: &'static str,
        other: Error,
    ) -> Result<&'a T, Error> {
        match (before, after) {
            (Some(before), Some(after)) if before == after => Ok(after),
            (Some(_), Some(_)) => Err(other.at(field)),
            _ => Err(Error::says(ErrorCode::MissingField, say::WHOSE_PAYMENT).at(field)),
        }
    }
    let other = Error::says(ErrorCode::CorrectionOtherCase, say::ONE_CASE);
    let case_ref = in_both(before.case_ref.as_ref(), after.case_ref.as_ref(), "case_ref", other)?;
    let other = Error::says(ErrorCode::CorrectionOtherMonth, say::ONE_MONTH);
    let month = in_both(before.month.as_ref(), after.month.as_ref(), "month", other)?;
    for statement in [before, after] {
        final_by_law(false, statement.certainty)?;
    }
    let lines = corrected_lines(&before.lines, &after.lines)?;
    let to_pay = after.payment.net.minus(before.payment.net)?;
    Ok(Correction::new(case_ref.clone(), *month, lines, to_pay))
}
