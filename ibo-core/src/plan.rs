//! The plan: every month of an agreement from one case, with totals (R1.3, R2, R6.2). Each month is
//! the statement that the same case would have in it.

mod text;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::iter::successors;

use crate::agreement::covered;
use crate::assumption::Assumption;
use crate::case::{Attendance, Case, CaseRef};
use crate::certainty::Certainty;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::kind::Kind;
use crate::money::Euro;
use crate::options::Options;
use crate::parameters::{Fingerprint, Values};
use crate::period::Month;
use crate::record::{LeefloonRecord, Source};
use crate::rule::Rule;
use crate::scheme::{ContributionRule, Payer, Scheme};
use crate::sentence::{ErrorContext, say};
use crate::statement::{LIBRARY, Statement, statement};

/// Every month of an agreement, from one case.
///
/// As JSON it has its statements whole, see `to_json` and `from_json`; serde writes and reads the
/// same.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use ibo_core::{Case, Options, Plan, plan};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let plan: Plan = plan(&case, None, &BTreeMap::new(), &Options::default())?;
/// // The agreement ends on 28 August: 588.57 x 20/21 = 560.54, x 11.11 % = 62.28.
/// let august = plan.months.last().and_then(|month| month.statement.as_ref());
/// let net = august.map(|statement| statement.amounts.payment.net.to_string());
/// assert_eq!(net.as_deref(), Some("498.26"));
/// // 5 x 588.57 + 560.54; 6 x 1437.54 + 5 x 523.18 + 498.26.
/// assert_eq!(plan.totals.employer.map(|paid| paid.to_string()).as_deref(), Some("3503.39"));
/// assert_eq!(plan.totals.trainee.to_string(), "11739.40");
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Plan {
    /// The name and version of the library that computed it (R7.1).
    pub library: Cow<'static, str>,
    /// The fingerprint of the dated values that were used (R7.1).
    pub values: Fingerprint,
    /// The caller's reference.
    pub case_ref: CaseRef,
    /// The kind of agreement.
    pub kind: Kind,
    /// The law that covers the agreement (R1.1).
    pub scheme: Scheme,
    /// Who pays the premium.
    pub payer: Payer,
    /// The months, from that of the start to the last one, without a gap.
    pub months: Vec<PlanMonth>,
    /// The sums of the months.
    pub totals: PlanTotals,
    /// The weakest certainty of a month, and `assumed` when leefloon of the case's month stands in
    /// other months.
    pub certainty: Certainty,
    /// Whether a source gave no final answer (R2.10).
    pub provisional: bool,
    /// What was taken as given without having been read: that of the plan itself, then that of the
    /// months, each once.
    pub assumptions: Vec<Assumption>,
}

/// A month of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PlanMonth {
    /// The month.
    pub month: Month,
    /// Its statement; none when month and agreement share no day from Monday to Saturday, for
    /// which benefits are paid (R2).
    pub statement: Option<Statement>,
    /// The case of which it is the statement: that of the plan, in this month. The JSON of a plan
    /// does not have it: none in a plan that was read back.
    pub case: Option<Case>,
}

impl PlanMonth {
    /// Whether the month rests on values that are carried forward past their last check (R7.4).
    #[must_use]
    pub fn past_last_check(&self) -> bool {
        let stale = |assumption: &Assumption| assumption.rule() == Rule::StaleParameters;
        self.statement.as_ref().is_some_and(|statement| statement.assumptions.iter().any(stale))
    }

    /// What the trainee has in the month: replacement income and net.
    ///
    /// # Errors
    /// `amount-out-of-range` for a sum beyond the bounds.
    pub fn trainee(&self) -> Result<Euro, Error> {
        self.statement.as_ref().map_or(Ok(Euro::ZERO), |statement| {
            statement.amounts.replacement_income.plus(statement.amounts.payment.net)
        })
    }
}

/// The sums of the months of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PlanTotals {
    /// The replacement income, as the premium counts it (R2.9).
    pub replacement_income: Euro,
    /// The premium due (R6.2).
    pub premium_due: Euro,
    /// The withholding tax (R6.3).
    pub withholding_tax: Euro,
    /// What the trainee receives of the premium (R6.3).
    pub net: Euro,
    /// What the employer pays VDAB; none where there is none, or where no wage was given (R5.3).
    pub employer_contribution: Option<Euro>,
    /// What the trainee has: replacement income and net.
    pub trainee: Euro,
    /// What the employer pays: the premium due, of which the withholding tax is a part, or the
    /// contribution to VDAB; none where the contribution is not known, for no wage was given
    /// (R5.3).
    pub employer: Option<Euro>,
}

impl PlanTotals {
    /// The sums of the months of an agreement of this scheme and kind.
    pub(crate) fn of(months: &[PlanMonth], scheme: Scheme, kind: Kind) -> Result<Self, Error> {
        let statements = || months.iter().filter_map(|month| month.statement.as_ref());
        let sum = |amount: fn(&Statement) -> Euro| {
            statements().map(amount).try_fold(Euro::ZERO, Euro::plus)
        };
        let replacement_income = sum(|statement| statement.amounts.replacement_income)?;
        let premium_due = sum(|statement| statement.amounts.payment.premium_due)?;
        let withholding_tax = sum(|statement| statement.amounts.payment.withholding_tax)?;
        let net = sum(|statement| statement.amounts.payment.net)?;
        let contributions = statements().map(|statement| statement.amounts.employer_contribution);
        let known = contributions.flatten().try_fold(Euro::ZERO, Euro::plus)?;
        let given = statements().any(|one| one.amounts.employer_contribution.is_some());
        let employer_contribution = given.then_some(known);
        let employer = match (scheme.payer(kind), scheme.contribution(kind)) {
            (Payer::Vdab, ContributionRule::ByClass) => employer_contribution,
            (Payer::Vdab, ContributionRule::Zero | ContributionRule::None) => Some(Euro::ZERO),
            (Payer::Employer, _) => Some(premium_due.plus(known)?),
        };
        Ok(Self {
            replacement_income,
            premium_due,
            withholding_tax,
            net,
            employer_contribution,
            trainee: replacement_income.plus(net)?,
            employer,
        })
    }
}

/// Computes every month of an agreement from one case, from its start to the month `until`, or to
/// its end: the day on which it stopped, or else the agreed one (R1.3).
///
/// The case is the same in every month but for these three:
/// - **Attendance.** That of `attendance` for a month, else that of the case as
///   [`Case::in_month`] has it: in its own month, and `working-days` in every month; else the
///   whole month, and in a month of which a day Monday to Friday lies outside the agreement
///   `working-days` (R6.2).
/// - **Leefloon.** The entries of the case's month stand in every month, those of other months in
///   none: the plan says so as an assumption, and is then `assumed`.
/// - **Sickness and unemployment** count as they are dated: a sickness benefit only where its
///   period lies, an unemployment benefit without an end in every month.
///
/// The replacement income of a month is the one that the premium counts: of the month, also where
/// the agreement covers it in part (R2.3).
///
/// ```
/// use std::collections::BTreeMap;
///
/// use ibo_core::{Case, Options, plan};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// let case = Case::from_json(json.as_bytes())?;
/// let plan = plan(&case, None, &BTreeMap::new(), &Options::default())?;
/// let months: Vec<_> = plan.months.iter().map(|month| month.month.to_string()).collect();
/// assert_eq!(months, ["2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08"]);
/// assert_eq!(plan.totals.net.to_string(), "3114.16");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// The errors of R1 and of [`statement()`]; what a later month refuses names the month.
/// `month-outside-agreement` at `month` for a case of a month outside the agreement, at `until` for
/// a later or earlier month, and at `attendance.2026-09` for a month that is not in the plan;
/// `certainty-too-weak` when a month or the plan is weaker than asked for (R7.3).
pub fn plan(
    case: &Case,
    until: Option<Month>,
    attendance: &BTreeMap<Month, Attendance>,
    options: &Options,
) -> Result<Plan, Error> {
    let (scheme, months) = planned_months(case, until, attendance, options)?;
    let kind = case.agreement().kind();
    let carries_leefloon = months.iter().any(|month| *month != case.month())
        && case.leefloon().records().iter().any(|entry| entry.month() == case.month());
    let first = months.first().copied();
    let months = months.into_iter().map(|month| {
        let given = attendance.get(&month).copied();
        computed(planned_case(case, month, given)?, options).map_err(|error| {
            let context = [ErrorContext::Name(month.to_string().into())];
            if Some(month) == first { error } else { error.said_in(say::IN_MONTH, context) }
        })
    });
    let months = months.collect::<Result<Vec<_>, _>>()?;
    let totals = PlanTotals::of(&months, scheme, kind)?;
    let certainty = certainty_of(&months, carries_leefloon);
    strong_enough(certainty, options)?;
    Ok(Plan {
        library: LIBRARY.into(),
        values: options.values()?.fingerprint(),
        case_ref: case.case_ref().clone(),
        kind,
        scheme,
        payer: scheme.payer(kind),
        totals,
        certainty,
        provisional: is_provisional(&months),
        assumptions: assumptions_of(&months, carries_leefloon),
        months,
    })
}

/// R1: the scheme of the agreement, or that of a reform (R8.4), and its months to the last one that
/// is asked for.
fn planned_months(
    case: &Case,
    until: Option<Month>,
    attendance: &BTreeMap<Month, Attendance>,
    options: &Options,
) -> Result<(Scheme, Vec<Month>), Error> {
    let agreement = case.agreement();
    let first = Month::of(agreement.start())?;
    let terms = agreement.terms().under(options.forced());
    let values = Values::new(options.values()?, first, terms.deciding_date(), terms.kind);
    let scheme = covered(&terms, &values)?.scheme;
    let last = Month::of(agreement.stopped().unwrap_or(agreement.end()))?;
    if !(first..=last).contains(&case.month()) {
        return Err(Error::says(ErrorCode::MonthOutsideAgreement, say::NO_DAY_IN_MONTH).at("month"));
    }
    let months =
        |last: Month| [first, last].map(|month| ErrorContext::Name(month.to_string().into()));
    let until = until.unwrap_or(last);
    if !(first..=last).contains(&until) {
        let code = ErrorCode::MonthOutsideAgreement;
        return Err(Error::says_of(code, say::PLAN_UNTIL, months(last)).at("until"));
    }
    if let Some(other) = attendance.keys().find(|month| !(first..=until).contains(*month)) {
        let code = ErrorCode::MonthOutsideAgreement;
        let error = Error::says_of(code, say::PLANNED_MONTH, months(until));
        return Err(error.at(format!("attendance.{other}")));
    }
    Ok((scheme, from_to(first, until).collect()))
}

/// The months from one to another.
pub(crate) fn from_to(first: Month, last: Month) -> impl Iterator<Item = Month> {
    successors(Some(first), |month| Month::of(month.last().succ_opt()?).ok())
        .take_while(move |month| *month <= last)
}

/// The case in a month: in another one than its own, with the leefloon of its own.
fn planned_case(case: &Case, month: Month, given: Option<Attendance>) -> Result<Case, Error> {
    let of_month = case.in_month(month, given);
    if month == case.month() {
        return Ok(of_month);
    }
    of_month.to_builder().leefloon(same_leefloon(case, month)?).build()
}

/// The leefloon of the case's month, in another month. Its days are evidence of that month alone.
fn same_leefloon(case: &Case, month: Month) -> Result<Source<LeefloonRecord>, Error> {
    let of_month = case.leefloon().records().iter().filter(|entry| entry.month() == case.month());
    let records = of_month.map(|entry| {
        let (aid_type, entry_kind) = (entry.aid_type().clone(), entry.entry_kind().clone());
        LeefloonRecord::builder(month, aid_type, entry.amount(), entry_kind).build()
    });
    Source::new(case.leefloon().availability(), records.collect::<Result<_, _>>()?)
}

/// The statement of a month, by `working-days` where attendance must be given and is not; none in a
/// month without a payable day.
fn computed(case: Case, options: &Options) -> Result<PlanMonth, Error> {
    match statement(&case, options) {
        Err(error) if error.code() == ErrorCode::AttendanceMissing => {
            computed(case.to_builder().attendance(Attendance::WorkingDays).build()?, options)
        }
        Err(error) if error.code() == ErrorCode::NoPayableDay => {
            Ok(PlanMonth { month: case.month(), statement: None, case: Some(case) })
        }
        of_month => {
            Ok(PlanMonth { month: case.month(), statement: Some(of_month?), case: Some(case) })
        }
    }
}

/// The weakest certainty of the months; with leefloon that is carried to other months, `assumed`.
pub(crate) fn certainty_of(months: &[PlanMonth], carries_leefloon: bool) -> Certainty {
    let of_months = months.iter().filter_map(|month| month.statement.as_ref());
    let of_plan = if carries_leefloon { Certainty::Assumed } else { Certainty::Official };
    of_months.map(|statement| statement.amounts.certainty).fold(of_plan, Certainty::min)
}

/// Whether a month is provisional.
pub(crate) fn is_provisional(months: &[PlanMonth]) -> bool {
    let mut statements = months.iter().filter_map(|month| month.statement.as_ref());
    statements.any(|statement| statement.amounts.provisional)
}

/// R7.3, of what the plan adds to its months.
fn strong_enough(certainty: Certainty, options: &Options) -> Result<(), Error> {
    let floor = options.floor();
    if floor <= certainty {
        return Ok(());
    }
    let weaker = ErrorContext::Name(Assumption::SameLeefloon.rule().id().into());
    let context = [
        ErrorContext::Certainty(floor),
        ErrorContext::Certainty(certainty),
        ErrorContext::List(vec![weaker]),
    ];
    Err(Error::says_of(ErrorCode::CertaintyTooWeak, say::TOO_WEAK, context).at("require"))
}

/// What the plan and its months take as given, each once.
fn assumptions_of(months: &[PlanMonth], carries_leefloon: bool) -> Vec<Assumption> {
    let mut assumptions: Vec<_> =
        carries_leefloon.then_some(Assumption::SameLeefloon).into_iter().collect();
    let of_months = months.iter().filter_map(|month| month.statement.as_ref());
    for assumption in of_months.flat_map(|statement| &statement.assumptions) {
        if !assumptions.contains(assumption) {
            assumptions.push(assumption.clone());
        }
    }
    assumptions
}
