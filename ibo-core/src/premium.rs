//! The premium: which dated rule computes it (R1.1), and the rules themselves, one file each.
//!
//! Which one it is, `Scheme` says. A new law adds a file here and an arm to [`PremiumRule::of`].

mod contribution;
mod employee_rsz;
mod flat_rate;
mod wage_difference;

use serde::Serialize;

use crate::agreement::{Agreement, Covered, Terms, covered};
use crate::assumption::Assumption;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::line::{Line, Shown};
use crate::money::{Euro, NonNegativeEuro};
use crate::options::Options;
use crate::parameters::{IboPlusRule, Values};
use crate::period::Month;
use crate::scheme::{Payer, PremiumKind, Scheme};
use crate::trace::{Recorder, Trace, Traced};

pub(crate) use contribution::employer_contribution;
use flat_rate::FlatRate;
use wage_difference::WageDifference;

/// The full-time premium of a month, with its reasons (R4.3).
///
/// ```
/// use ibo_core::{Case, Options, Payer, Premium, premium};
/// # let json = include_str!("../examples/first.jsonl").lines().nth(0).unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let premium: Premium =
///     premium(case.agreement(), case.month(), "1437.54".parse()?, &Options::default())?;
/// assert_eq!((premium.amount.to_string().as_str(), premium.payer), ("588.57", Payer::Employer));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Premium {
    /// The law that covers the agreement (R1.1).
    pub scheme: Scheme,
    /// Who pays the premium.
    pub payer: Payer,
    /// The premium, before fraction and tax.
    pub amount: Euro,
    /// How it came about.
    pub lines: Vec<Line>,
    /// What was taken as given without having been read.
    pub assumptions: Vec<Assumption>,
    /// The weakest certainty of a line.
    pub certainty: Certainty,
}

/// The premium of an agreement in a month, from a replacement income that is known (R3, R4, R5).
///
/// ```
/// use ibo_core::{Agreement, Kind, Options, parse_date, premium};
///
/// let (start, end) = (parse_date("2025-09-01")?, parse_date("2026-02-28")?);
/// let agreement = Agreement::builder(Kind::IboPlus, start, end, "38/38".parse()?).build()?;
/// let premium = premium(&agreement, "2025-10".parse()?, "893.65".parse()?, &Options::default())?;
/// assert_eq!(premium.amount.to_string(), "844.76");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// The first error of the agreement, in the order of R7.7; `amount-negative` and
/// `amount-out-of-range` at `replacement_income` (R0.4); `certainty-too-weak` (R7.3).
pub fn premium(
    agreement: &Agreement,
    month: Month,
    replacement_income: Euro,
    options: &Options,
) -> Result<Premium, Error> {
    let income = NonNegativeEuro::try_from(replacement_income);
    let income = income.map_err(|error| error.at("replacement_income"))?.into();
    let terms = agreement.terms().under(options.forced());
    let values = Values::new(options.values()?, month, terms.deciding_date(), terms.kind);
    let covered = covered(&terms, &values)?;
    let formula = PremiumRule::of(covered.scheme, &terms, &values)?;
    let mut trace = Trace::new();
    if terms.forced.is_some() {
        trace.forced_scheme();
    }
    let amount = formula.premium(income, &covered, &values, &mut trace)?;
    let Traced { lines, assumptions, certainty, .. } = trace.finish(options.floor())?;
    Ok(Premium {
        scheme: covered.scheme,
        payer: covered.scheme.payer(agreement.kind()),
        amount,
        lines,
        assumptions,
        certainty,
    })
}

/// The rule that computes the premium of an agreement, with the fields of the agreement that it
/// needs.
pub(crate) enum PremiumRule {
    /// R4.
    WageDifference(WageDifference),
    /// R5.
    FlatRate(FlatRate),
}

impl PremiumRule {
    /// The rule of a scheme and kind; the fields that it does not use are refused, in the order of
    /// the format.
    #[inline(always)]
    pub(crate) fn of(
        scheme: Scheme,
        agreement: &Terms,
        values: &Values<'_>,
    ) -> Result<Self, Error> {
        match scheme.premium(agreement.kind) {
            PremiumKind::WageDifference => {
                WageDifference::of(agreement, values).map(Self::WageDifference)
            }
            PremiumKind::FlatRate => FlatRate::of(agreement, false).map(Self::FlatRate),
            PremiumKind::ByReading => match values.choices.ibo_plus_rule()?.value {
                IboPlusRule::FlatRate => FlatRate::of(agreement, true).map(Self::FlatRate),
                IboPlusRule::WageDifference => {
                    WageDifference::of_ibo_plus(agreement, values).map(Self::WageDifference)
                }
            },
        }
    }

    /// What a replacement-income line does to the running amount.
    pub(crate) const fn shown(&self) -> Shown {
        match self {
            Self::WageDifference(_) => Shown::Deducted,
            Self::FlatRate(_) => Shown::Information,
        }
    }

    /// The full-time premium of the month (R4.3).
    #[inline(always)]
    pub(crate) fn premium<R: Recorder>(
        &self,
        income: Euro,
        covered: &Covered,
        values: &Values<'_>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        match self {
            Self::WageDifference(rule) => rule.premium(income, covered, values, recorder),
            Self::FlatRate(rule) => rule.premium(income, covered, values, recorder),
        }
    }
}
