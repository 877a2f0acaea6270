//! Several months of one case: late requests are the same calculation over several past months
//! (R7.5).

use crate::case::{Attendance, Case};
use crate::correction::{Correction, correction};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::money::Euro;
use crate::options::Options;
use crate::period::Month;
use crate::sentence::say;
use crate::statement::{Statement, statement};

/// A month that is asked for, and how much of it is paid (R6.2). Without an attendance the case's
/// own holds for its own month, and one by working days for every month; of another month all is
/// paid.
///
/// ```
/// use ibo_core::{AskedMonth, Attendance, Case, Month, Options, months};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let july: Month = "2026-07".parse()?;
/// let attendance = Some(Attendance::WorkingDays);
/// let august = AskedMonth { month: "2026-08".parse()?, attendance };
/// let found = months(&case, [july.into(), august], None, &Options::default())?;
/// let nets = found.statements.iter().map(|statement| statement.amounts.payment.net.to_string());
/// // The agreement ends on 28 August: 20 of its 21 days Monday to Friday.
/// assert_eq!(nets.collect::<Vec<_>>(), ["523.18", "498.26"]);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AskedMonth {
    /// The month.
    pub month: Month,
    /// How much of it is paid.
    pub attendance: Option<Attendance>,
}

impl From<Month> for AskedMonth {
    fn from(month: Month) -> Self {
        Self { month, attendance: None }
    }
}

/// The months of one case, what changes against those that were issued, and what they come to.
///
/// ```
/// use ibo_core::{Case, Month, Months, Options, months};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let asked: [Month; 2] = ["2026-03".parse()?, "2026-04".parse()?];
/// let months: Months = months(&case, asked, None, &Options::default())?;
/// assert_eq!(months.statements.len(), 2);
/// // 2 x 588.57; 2 x 65.39.
/// assert_eq!(months.totals.premium_due.to_string(), "1177.14");
/// assert_eq!(months.totals.withholding_tax.to_string(), "130.78");
/// assert_eq!(months.to_pay, None);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Months {
    /// The statement of each month, in the order in which they were asked for.
    pub statements: Vec<Statement>,
    /// The correction of each month that was issued before, in the same order.
    pub corrections: Vec<Correction>,
    /// The sums of the statements.
    pub totals: MonthTotals,
    /// What is still to pay, below zero to be recovered: the corrections, and the nets of months
    /// that were not issued before. None where no issued statements were given.
    pub to_pay: Option<Euro>,
}

/// The sums of some statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct MonthTotals {
    /// The full-time premiums (R4.3, R5.1).
    pub premium: Euro,
    /// The premiums due (R6.2).
    pub premium_due: Euro,
    /// The withholding tax (R6.3).
    pub withholding_tax: Euro,
    /// The nets (R6.3).
    pub net: Euro,
    /// What the employer pays VDAB (R5.3), an absent one as 0.00.
    pub employer_contribution: Euro,
}

impl MonthTotals {
    fn plus(self, statement: &Statement) -> Result<Self, Error> {
        let (amounts, payment) = (&statement.amounts, &statement.amounts.payment);
        let contribution = amounts.employer_contribution.unwrap_or(Euro::ZERO);
        Ok(Self {
            premium: self.premium.plus(payment.premium)?,
            premium_due: self.premium_due.plus(payment.premium_due)?,
            withholding_tax: self.withholding_tax.plus(payment.withholding_tax)?,
            net: self.net.plus(payment.net)?,
            employer_contribution: self.employer_contribution.plus(contribution)?,
        })
    }
}

/// Computes several months of a case, and the corrections of those that were issued before.
///
/// ```
/// use ibo_core::{Case, Month, Options, Source, months, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let issued = statement(&case, &Options::default())?;
/// let late = case.to_builder().unemployment(Source::no_data()).build()?;
/// let asked: [Month; 2] = ["2026-03".parse()?, "2026-04".parse()?];
/// let found = months(&late, asked, Some(&[issued]), &Options::default())?;
/// assert_eq!(found.corrections[0].to_pay.to_string(), "1022.26");
/// assert_eq!(found.totals.net.to_string(), "3090.88");
/// assert_eq!(found.to_pay.map(|amount| amount.to_string()), Some("2567.70".to_owned()));
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// Those of [`statement`], within `months[1]`; `duplicate-case` for a month that is asked for twice
/// or a statement that is given twice; those of [`correction`], within `before[1]`, also for a
/// statement of a month that is not asked for.
pub fn months(
    case: &Case,
    asked: impl IntoIterator<Item = impl Into<AskedMonth>>,
    issued: Option<&[Statement]>,
    options: &Options,
) -> Result<Months, Error> {
    let mut statements: Vec<Statement> = Vec::new();
    let mut totals = MonthTotals::default();
    for (index, asked) in asked.into_iter().map(Into::into).enumerate() {
        let AskedMonth { month, attendance } = asked;
        let within = |error: Error| error.within(&format!("months[{index}]"));
        if statements.iter().any(|statement| statement.month == month) {
            return Err(within(Error::says(ErrorCode::DuplicateCase, say::MONTH_ONCE)));
        }
        let computed = statement(&case.in_month(month, attendance), options).map_err(within)?;
        totals = totals.plus(&computed).map_err(within)?;
        statements.push(computed);
    }
    let corrections = issued.map(|issued| corrections(issued, &statements)).transpose()?;
    let to_pay =
        corrections.as_ref().map(|corrections| to_pay(corrections, &statements)).transpose()?;
    Ok(Months { statements, corrections: corrections.unwrap_or_default(), totals, to_pay })
}

fn corrections(issued: &[Statement], statements: &[Statement]) -> Result<Vec<Correction>, Error> {
    let mut corrections = vec![None; statements.len()];
    for (index, before) in issued.iter().enumerate() {
        let within = |error: Error| error.within(&format!("before[{index}]"));
        let found = statements
            .iter()
            .zip(&mut corrections)
            .find(|(statement, _)| statement.month == before.month);
        let Some((after, corrected)) = found else {
            let must = Error::says(ErrorCode::CorrectionOtherMonth, say::MONTH_ASKED);
            return Err(within(must.at("month")));
        };
        let correction = correction(before, after).map_err(within)?;
        if corrected.replace(correction).is_some() {
            let twice = Error::says(ErrorCode::DuplicateCase, say::MONTH_ONCE);
            return Err(within(twice.at("month")));
        }
    }
    Ok(corrections.into_iter().flatten().collect())
}

/// The corrections, and the nets of the months that were not issued before.
fn to_pay(corrections: &[Correction], statements: &[Statement]) -> Result<Euro, Error> {
    let is_issued =
        |month| corrections.iter().any(|correction: &Correction| correction.month == month);
    let not_issued = statements.iter().filter(|statement| !is_issued(statement.month));
    let nets = not_issued.map(|statement| statement.amounts.payment.net);
    let mut amounts = corrections.iter().map(|correction| correction.to_pay).chain(nets);
    amounts.try_fold(Euro::ZERO, Euro::plus).map_err(|error| error.at("to_pay"))
}
