//! The statement: one month's result with its reasons (R7.1), and the whole calculation from a case
//! to it.

use std::borrow::Cow;

use crate::agreement::{Terms, covered};
use crate::assumption::Assumption;
use crate::case::{Attendance, Case, CaseRef};
use crate::case_view::{CaseView, Parts, Records};
use crate::certainty::Certainty;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::income::{RecordCode, Sources};
use crate::kind::Kind;
use crate::line::Line;
use crate::money::Euro;
use crate::options::Options;
use crate::parameters::{CodeLists, Fingerprint, Parameters, Values};
use crate::payment::{Payment, TaxRule, attendance, paid};
use crate::period::{Month, Period};
use crate::premium::{PremiumRule, employer_contribution};
use crate::reason::{LeftOut, NoAnswer};
use crate::record::{LeefloonRecord, SicknessRecord, UnemploymentRecord};
use crate::scheme::{Payer, Scheme};
use crate::trace::{NoTrace, Recorder, Trace, Traced};

/// The name and version that a statement carries: same case, same version, same values, same bytes
/// (R7.1).
pub const LIBRARY: &str = concat!("ibo ", env!("CARGO_PKG_VERSION"));

/// The amounts of a month.
///
/// ```
/// use ibo_core::{Case, Options, Payer, amounts};
/// # let json = include_str!("../examples/first.jsonl").lines().nth(0).unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let amounts = amounts(&case, &Options::default())?;
/// assert_eq!(amounts.payer, Payer::Employer);
/// assert_eq!(amounts.replacement_income.to_string(), "1437.54");
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Amounts {
    /// The law that covers the agreement (R1.1).
    pub scheme: Scheme,
    /// Who pays the premium.
    pub payer: Payer,
    /// The replacement income of the month (R2.9).
    pub replacement_income: Euro,
    /// The premium and its payment (R4 to R6).
    pub payment: Payment,
    /// What the employer pays VDAB; none where there is none, or where no wage was given (R5.3).
    pub employer_contribution: Option<Euro>,
    /// The weakest certainty of a line.
    pub certainty: Certainty,
    /// Whether a source gave no final answer (R2.10).
    pub provisional: bool,
}

/// A month's result with its reasons.
///
/// As JSON it has the shape of `formats.md`, see `to_json` and `from_json`; serde writes and reads
/// the same.
///
/// A stored statement that is read back is not `==` to a fresh one, because `checked_until` of the
/// parameters of its lines is not stored. Compare their JSON, or use [`verify`](crate::verify()).
///
/// ```
/// use ibo_core::{Case, Options, Statement, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().nth(0).unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let statement: Statement = statement(&case, &Options::default())?;
/// assert_eq!(statement.amounts.payment.net.to_string(), "523.18");
/// assert_eq!(Statement::from_json(statement.to_json().as_bytes())?.amounts, statement.amounts);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Statement {
    /// The name and version of the library that computed it (R7.1).
    pub library: Cow<'static, str>,
    /// The caller's reference.
    pub case_ref: CaseRef,
    /// The month.
    pub month: Month,
    /// The kind of agreement.
    pub kind: Kind,
    /// The fingerprint of the dated values that were used (R7.1).
    pub values: Fingerprint,
    /// The amounts.
    pub amounts: Amounts,
    /// How they came about, line by line.
    pub lines: Vec<Line>,
    /// The records of the month that do not count, and why.
    pub left_out: Vec<LeftOut>,
    /// What was taken as given without having been read.
    pub assumptions: Vec<Assumption>,
    /// The sources without a final answer, in a provisional result (R2.10). Its JSON does not have
    /// them: none in a statement that was read back.
    pub no_answers: Vec<NoAnswer>,
    /// The case that was computed, where the statement carries it (`Options::with_case`).
    pub case: Option<Case>,
}

/// Computes a month with all its reasons.
///
/// ```
/// use ibo_core::{Agreement, Case, Kind, Options, Period, Source, UnemploymentRecord, parse_date, statement};
///
/// let (start, end) = (parse_date("2026-03-02")?, parse_date("2026-08-28")?);
/// let agreement = Agreement::builder(Kind::Ibo, start, end, "38/38".parse()?)
///     .reference_gross_wage("2500.00".parse()?)
///     .percentage(80)
///     .build()?;
/// let period = Period::new(parse_date("2026-01-05")?, None)?;
/// let benefit =
///     UnemploymentRecord::builder(period, "55.29".parse()?, "full-unemployment".parse()?).build()?;
/// let case = Case::builder("A-1027".parse()?, "2026-03".parse()?, agreement)
///     .unemployment(Source::data(vec![benefit])?)
///     .leefloon(Source::no_data())
///     .sickness(Source::no_data())
///     .build()?;
/// let statement = statement(&case, &Options::default())?;
/// assert_eq!(statement.amounts.payment.premium.to_string(), "588.57");
/// assert_eq!(statement.amounts.payment.net.to_string(), "523.18");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// The first error of the case in the order of R7.7, with the path of its field;
/// `certainty-too-weak` when the result is weaker than asked for (R7.3).
pub fn statement(case: &Case, options: &Options) -> Result<Statement, Error> {
    let mut trace = Trace::new();
    let amounts = compute(&case.view(), options.values()?, options, &mut trace)?;
    let Traced { lines, left_out, assumptions, no_answers, .. } = trace.finish(options.floor())?;
    let (case_ref, month, kind) = (case.case_ref().clone(), case.month(), case.agreement().kind());
    let (library, values) = (LIBRARY.into(), options.values()?.fingerprint());
    Ok(Statement {
        library,
        case_ref,
        month,
        kind,
        values,
        amounts,
        lines,
        left_out,
        assumptions,
        no_answers,
        case: options.carries_case().then(|| case.clone()),
    })
}

/// Computes the amounts of a month alone: the same calculation, without collecting its reasons.
///
/// ```
/// use ibo_core::{Case, Certainty, Options, amounts};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let amounts = amounts(&case, &Options::default().require(Certainty::Secondary))?;
/// assert_eq!(amounts.payment.net.to_string(), "523.18");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// As [`statement`].
pub fn amounts(case: &Case, options: &Options) -> Result<Amounts, Error> {
    amounts_of(&case.view(), options)
}

/// Computes the amounts of a month from records wherever they lie: the same calculation again. A
/// case that computes allocates nothing; with the feature `inline-errors` nor does one that is
/// refused, unless it is weaker than asked for.
///
/// # Errors
/// As [`statement`].
pub fn amounts_of<'a, A, U, L, S>(
    case: &CaseView<'a, A, U, L, S>,
    options: &Options,
) -> Result<Amounts, Error>
where
    A: Records<Period>,
    U: Records<UnemploymentRecord<&'a [u8]>>,
    L: Records<LeefloonRecord<&'a [u8]>>,
    S: Records<SicknessRecord<&'a [u8]>>,
{
    let amounts = compute(case, options.values()?, options, &mut NoTrace::new())?;
    amounts.at_least(options.floor()).or_else(|_| too_weak(case, options))
}

impl Amounts {
    /// The same, where they are no weaker than asked for (R7.3). What made them so is only in a
    /// trace.
    #[inline(always)]
    pub(crate) fn at_least(self, floor: Certainty) -> Result<Self, Error> {
        if self.certainty < floor {
            return Err(Error::of(ErrorCode::CertaintyTooWeak).at("require"));
        }
        Ok(self)
    }
}

/// The refusal of a result that is weaker than asked for: what makes it so is only in the trace.
#[cold]
fn too_weak<'a, A, U, L, S>(
    case: &CaseView<'a, A, U, L, S>,
    options: &Options,
) -> Result<Amounts, Error>
where
    A: Records<Period>,
    U: Records<UnemploymentRecord<&'a [u8]>>,
    L: Records<LeefloonRecord<&'a [u8]>>,
    S: Records<SicknessRecord<&'a [u8]>>,
{
    let mut trace = Trace::new();
    let amounts = compute(case, options.values()?, options, &mut trace)?;
    trace.finish(options.floor()).map(|_| amounts)
}

/// The way of the data: agreement and records, replacement income, premium, payment.
#[inline(never)]
pub(crate) fn compute<'a, A, U, L, S, R>(
    case: &CaseView<'a, A, U, L, S>,
    parameters: &Parameters,
    options: &Options,
    recorder: &mut R,
) -> Result<Amounts, Error>
where
    A: Records<Period>,
    U: Records<UnemploymentRecord<&'a [u8]>>,
    L: Records<LeefloonRecord<&'a [u8]>>,
    S: Records<SicknessRecord<&'a [u8]>>,
    R: Recorder,
{
    let Parts { month, agreement, attendance, absences, .. } = case.parts();
    let terms = agreement.terms().under(options.forced());
    let values = Values::new(parameters, month, terms.deciding_date(), terms.kind);
    let sources = Sources::of(case, &values, options.is_provisional());
    stages(&terms, attendance, absences, &sources, &values, recorder)
}

/// The stages, from the agreement to the payment.
#[inline(always)]
pub(crate) fn stages<'p, T, U, L, S, C, R>(
    agreement: &Terms,
    given: Option<Attendance>,
    absences: &impl Records<Period>,
    sources: &Sources<'_, U, L, S, C>,
    values: &Values<'p>,
    recorder: &mut R,
) -> Result<Amounts, Error>
where
    T: RecordCode,
    U: Records<UnemploymentRecord<T>>,
    L: Records<LeefloonRecord<T>>,
    S: Records<SicknessRecord<T>>,
    C: CodeLists<'p, T>,
    R: Recorder,
{
    if agreement.forced.is_some() {
        recorder.forced_scheme();
    }
    let covered = covered(agreement, values)?;
    let formula = PremiumRule::of(covered.scheme, agreement, values)?;
    let attended = attendance(given, covered.days, values)?;

    let income = sources.incomes(&covered, values, formula.shown(), recorder)?;
    let premium = formula.premium(income.total, &covered, values, recorder)?;
    let payment =
        paid(premium, agreement.employment_fraction, attended, &TaxRule::of(values)?, recorder)?;
    let employer_contribution =
        employer_contribution(agreement, absences, &covered, values, recorder)?;

    Ok(Amounts {
        scheme: covered.scheme,
        payer: covered.scheme.payer(agreement.kind),
        replacement_income: income.total,
        payment,
        employer_contribution,
        certainty: recorder.certainty(),
        provisional: !sources.answers_are_final(),
    })
}
