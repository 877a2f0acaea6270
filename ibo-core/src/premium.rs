//! The premium: which dated rule computes it (R1.1), and the rules themselves, one file each.
//!
//! A new law adds a file here and an arm to [`Formula::of`]; it edits no other.

mod contribution;
mod employee_rsz;
mod flat_rate;
mod wage_difference;

use crate::agreement::{Agreement, Covered, Kind, Scheme};
use crate::error::Error;
use crate::income::Shown;
use crate::money::Euro;
use crate::parameters::Values;
use crate::trace::Recorder;

pub(crate) use contribution::employer_contribution;
use wage_difference::WageDifference;

/// The rule that computes the premium of an agreement, with the fields of the agreement that it needs.
pub(crate) enum Formula<'p> {
    /// R4.
    WageDifference(WageDifference<'p>),
    /// R5.
    FlatRate,
}

impl<'p> Formula<'p> {
    /// The rule of a scheme and kind; the fields that it does not use are refused, in the order of the format.
    pub(crate) fn of(scheme: Scheme, agreement: &Agreement, values: &Values<'p>) -> Result<Self, Error> {
        match (scheme, agreement.kind) {
            (Scheme::Scheme2026, Kind::Ibo) => WageDifference::of(agreement, values).map(Self::WageDifference),
            (Scheme::Scheme2026, Kind::IboPlus) | (Scheme::Scheme2018, _) => flat_rate::refuse_fields(agreement).map(|()| Self::FlatRate),
        }
    }

    /// What a replacement-income line does to the running amount.
    pub(crate) const fn shown(&self) -> Shown {
        match self {
            Self::WageDifference(_) => Shown::Deducted,
            Self::FlatRate => Shown::Information,
        }
    }

    /// The full-time premium of the month (R4.3).
    pub(crate) fn premium<R: Recorder>(
        &self,
        income: Euro,
        covered: &Covered<'_>,
        values: &Values<'_>,
        recorder: &mut R,
    ) -> Result<Euro, Error> {
        match self {
            Self::WageDifference(rule) => rule.premium(income, covered, values, recorder),
            Self::FlatRate => flat_rate::premium(income, covered, values, recorder),
        }
    }
}
