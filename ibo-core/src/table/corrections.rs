//! The corrections of a population: what changes between two tables of statements, or of payments
//! from VDAB's amount alone, row by row, and what is still to pay or to recover (R7.5). Rows are
//! matched by their case and month, which whoever holds the tables does.

use std::collections::BTreeMap;

use super::statement_row::{RowAmount, StatementRow};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::kind::Kind;
use crate::money::Euro;
use crate::scheme::Scheme;

/// What became of a case and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Change {
    /// Computed in both tables, and an amount differs.
    Changed,
    /// Computed now; it was refused before, or was not there.
    New,
    /// No longer there.
    Withdrawn,
    /// Computed in both tables, with the same amounts.
    Unchanged,
    /// Refused now. What was issued for it before stands, until it computes again.
    Refused,
}

impl Change {
    /// Every change, in the order of a summary.
    pub const ALL: [Self; 5] =
        [Self::Changed, Self::New, Self::Withdrawn, Self::Unchanged, Self::Refused];

    /// The word in tables.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::New => "new",
            Self::Withdrawn => "withdrawn",
            Self::Unchanged => "unchanged",
            Self::Refused => "refused",
        }
    }

    /// The change of this word.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|change| change.slug() == slug)
    }
}

/// An amount before and after, and the difference between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct CorrectedAmount {
    /// The amount that was issued; none where there was none.
    pub before: Option<Euro>,
    /// The amount now; none where there is none.
    pub after: Option<Euro>,
    /// After less before, an absent one as 0.00; none where the row is refused now, or where it has
    /// neither.
    pub difference: Option<Euro>,
}

/// The correction of a case and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowCorrection {
    /// What became of it.
    pub change: Change,
    /// The first amount that differs; none where nothing changed from one statement to another.
    pub cause: Option<RowAmount>,
    /// The full-time premium.
    pub premium: CorrectedAmount,
    /// The premium x employment fraction (R6.1).
    pub premium_after_fraction: CorrectedAmount,
    /// That x attendance (R6.2).
    pub premium_due: CorrectedAmount,
    /// The withholding tax (R6.3).
    pub withholding_tax: CorrectedAmount,
    /// The net.
    pub net: CorrectedAmount,
    /// What the employer pays VDAB.
    pub employer_contribution: CorrectedAmount,
    /// The difference of the nets, below zero to be recovered; none where the row is refused now, or
    /// where a refused one is gone.
    pub to_pay: Option<Euro>,
    /// Why the row is refused now.
    pub error_code: Option<ErrorCode>,
    /// The scheme now, or where it is not computed now, the one before.
    pub scheme: Option<Scheme>,
    /// The kind now, or where it is not known now, the one before.
    pub kind: Option<Kind>,
}

impl RowCorrection {
    /// The correction of a case and month that a table has now, from what the table before had.
    ///
    /// # Errors
    /// `correction-of-provisional` at `provisional` and `correction-of-hypothetical` at `certainty`,
    /// for only a final result of the law is paid.
    pub fn new(before: Option<&StatementRow>, after: &StatementRow) -> Result<Self, Error> {
        after.is_final()?;
        before.map_or(Ok(()), StatementRow::is_final)?;
        let issued = before.filter(|before| before.error().is_none());
        let cause = issued.and_then(|issued| first_that_differs(issued, after));
        let change = match (after.error(), issued, cause) {
            (Some(_), _, _) => Change::Refused,
            (None, None, _) => Change::New,
            (None, Some(_), Some(_)) => Change::Changed,
            (None, Some(_), None) => Change::Unchanged,
        };
        Self::between(change, before, Some(after)).map(|correction| Self {
            cause: cause.filter(|_| change == Change::Changed),
            ..correction
        })
    }

    /// The correction of a case and month that a table has no longer.
    ///
    /// # Errors
    /// As [`RowCorrection::new`].
    pub fn withdrawn(before: &StatementRow) -> Result<Self, Error> {
        before.is_final()?;
        Self::between(Change::Withdrawn, Some(before), None)
    }

    fn between(
        change: Change,
        before: Option<&StatementRow>,
        after: Option<&StatementRow>,
    ) -> Result<Self, Error> {
        let amount = |amount| {
            corrected(
                before.and_then(|row| row.amount(amount)),
                after.and_then(|row| row.amount(amount)),
                change,
            )
        };
        let net = amount(RowAmount::Net)?;
        Ok(Self {
            change,
            cause: None,
            premium: amount(RowAmount::Premium)?,
            premium_after_fraction: amount(RowAmount::PremiumAfterFraction)?,
            premium_due: amount(RowAmount::PremiumDue)?,
            withholding_tax: amount(RowAmount::WithholdingTax)?,
            net,
            employer_contribution: amount(RowAmount::EmployerContribution)?,
            to_pay: net.difference,
            error_code: after.and_then(StatementRow::error),
            scheme: after.and_then(StatementRow::scheme).or(before.and_then(StatementRow::scheme)),
            kind: after.and_then(StatementRow::kind).or(before.and_then(StatementRow::kind)),
        })
    }
}

/// The first amount that differs; an absent one is 0.00, as in the correction of two statements.
fn first_that_differs(before: &StatementRow, after: &StatementRow) -> Option<RowAmount> {
    let of = |row: &StatementRow, amount| row.amount(amount).unwrap_or(Euro::ZERO);
    RowAmount::ALL.into_iter().find(|amount| of(before, *amount) != of(after, *amount))
}

fn corrected(
    before: Option<Euro>,
    after: Option<Euro>,
    change: Change,
) -> Result<CorrectedAmount, Error> {
    let difference = if change == Change::Refused || (before.is_none() && after.is_none()) {
        None
    } else {
        Some(after.unwrap_or(Euro::ZERO).minus(before.unwrap_or(Euro::ZERO))?)
    };
    Ok(CorrectedAmount { before, after, difference })
}

/// What the corrections of some rows come to, in cents: sums of any number of rows are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct CorrectionSums {
    /// How many rows there are of each change, in the order of [`Change::ALL`].
    pub rows: [u64; 5],
    /// What is still to pay: the sum of the rows above zero.
    pub to_pay: i128,
    /// What is to be recovered: the sum of the rows below zero, without its sign.
    pub to_recover: i128,
    /// The sum of the differences of the premium.
    pub premium_difference: i128,
    /// The sum of the differences of the employer's contribution.
    pub employer_contribution_difference: i128,
    /// The nets that were issued for rows that are refused now. They enter no other sum.
    pub issued_net_of_refused: i128,
}

impl CorrectionSums {
    /// How many rows there are of a change.
    #[must_use]
    pub fn rows_of(&self, change: Change) -> u64 {
        self.rows.get(change as usize).copied().unwrap_or(0)
    }

    /// Adds other sums.
    pub fn add(&mut self, other: &Self) {
        for (rows, others) in self.rows.iter_mut().zip(other.rows) {
            *rows = rows.saturating_add(others);
        }
        let sums = [
            (&mut self.to_pay, other.to_pay),
            (&mut self.to_recover, other.to_recover),
            (&mut self.premium_difference, other.premium_difference),
            (&mut self.employer_contribution_difference, other.employer_contribution_difference),
            (&mut self.issued_net_of_refused, other.issued_net_of_refused),
        ];
        for (sum, other) in sums {
            *sum = sum.saturating_add(other);
        }
    }

    fn of(correction: &RowCorrection) -> Self {
        let cents = |amount: Option<Euro>| i128::from(amount.map_or(0, Euro::cents));
        let (mut rows, to_pay) = ([0; 5], cents(correction.to_pay));
        if let Some(rows) = rows.get_mut(correction.change as usize) {
            *rows = 1;
        }
        let is_refused = correction.change == Change::Refused;
        Self {
            rows,
            to_pay: to_pay.max(0),
            to_recover: to_pay.min(0).saturating_neg(),
            premium_difference: cents(correction.premium.difference),
            employer_contribution_difference: cents(correction.employer_contribution.difference),
            issued_net_of_refused: cents(correction.net.before.filter(|_| is_refused)),
        }
    }
}

/// The sums of corrections by scheme and kind. (128 bits of cents hold more rows than a machine.)
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CorrectionTotals {
    groups: BTreeMap<(Option<Scheme>, Option<Kind>), CorrectionSums>,
}

impl CorrectionTotals {
    /// Adds a row.
    pub fn add(&mut self, correction: &RowCorrection) {
        let group = self.groups.entry((correction.scheme, correction.kind)).or_default();
        group.add(&CorrectionSums::of(correction));
    }

    /// Adds the rows of others.
    pub fn merge(&mut self, others: &Self) {
        for (group, sums) in &others.groups {
            self.groups.entry(*group).or_default().add(sums);
        }
    }

    /// The sums by scheme and kind, in their order; rows that were never computed have no scheme,
    /// and those whose kind is not known have no kind.
    pub fn groups(
        &self,
    ) -> impl Iterator<Item = ((Option<Scheme>, Option<Kind>), &CorrectionSums)> {
        self.groups.iter().map(|(group, sums)| (*group, sums))
    }

    /// The sums of all rows.
    #[must_use]
    pub fn all(&self) -> CorrectionSums {
        let mut all = CorrectionSums::default();
        self.groups.values().for_each(|sums| all.add(sums));
        all
    }
}
