//! Two calculations of the same rows beside each other: exact sums before and after, who wins and
//! who loses, and what was refused on one side, counted and summed apart.

use crate::kind::Kind;
use crate::language::Language;
use crate::listed::listed;
use crate::scheme::{Payer, Scheme};

listed! {
    /// An amount that is summed on both sides.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Measure {
        /// The full-time premium (R4, R5.1).
        Premium,
        /// The premium that the payer pays (R6.2).
        PremiumDue,
        /// The withholding tax (R6.3).
        WithholdingTax,
        /// What the trainee receives (R6.3).
        Net,
        /// What the employer pays VDAB; 0.00 where there is no contribution (R5.3).
        EmployerContribution,
        /// What the employer pays: the premium due where it is the payer, and the contribution.
        EmployerCost,
        /// What VDAB pays: the premium due where it is the payer, less the contribution.
        VdabCost,
    }
}

impl Measure {
    /// Every measure, in the order of a comparison.
    pub const ALL: &'static [Self] = &Self::EACH;

    /// The name of its column, `net`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Premium => "premium",
            Self::PremiumDue => "premium_due",
            Self::WithholdingTax => "withholding_tax",
            Self::Net => "net",
            Self::EmployerContribution => "employer_contribution",
            Self::EmployerCost => "employer_cost",
            Self::VdabCost => "vdab_cost",
        }
    }

    /// The name that a reader sees.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        language.of(match self {
            Self::Premium => ["full-time premium", "premie voltijds"],
            Self::PremiumDue => ["premium due", "verschuldigde premie"],
            Self::WithholdingTax => ["withholding tax", "bedrijfsvoorheffing"],
            Self::Net => ["net for the trainee", "netto voor de cursist"],
            Self::EmployerContribution => {
                ["employer's contribution to VDAB", "bijdrage van de werkgever aan VDAB"]
            }
            Self::EmployerCost => ["cost for the employer", "kosten voor de werkgever"],
            Self::VdabCost => ["cost for VDAB", "kosten voor VDAB"],
        })
    }
}

/// The amounts of a row that computed, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowAmounts([i64; Measure::COUNT]);

impl RowAmounts {
    /// The amounts of a row of a scheme and kind: the premium, the premium due, the withholding tax,
    /// the net and the employer's contribution, 0 where there is none. Of a row of a table they are
    /// those of [`CaseBuffers`](super::CaseBuffers).
    #[inline]
    #[must_use]
    pub const fn of(scheme: Scheme, kind: Kind, cents: [i64; 5]) -> Self {
        let [premium, due, tax, net, contribution] = cents;
        let (employer, vdab) = match scheme.payer(kind) {
            Payer::Employer => (due, 0),
            Payer::Vdab => (0, due),
        };
        Self([
            premium,
            due,
            tax,
            net,
            contribution,
            employer.saturating_add(contribution),
            vdab.saturating_sub(contribution),
        ])
    }

    /// One of them, in cents.
    #[must_use]
    pub fn cents(&self, measure: Measure) -> i64 {
        self.0.get(measure as usize).copied().unwrap_or_default()
    }
}

/// Sums of every measure, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct MeasureSums([i128; Measure::COUNT]);

impl MeasureSums {
    fn add(&mut self, amounts: &RowAmounts) {
        for (sum, cents) in self.0.iter_mut().zip(amounts.0) {
            *sum = sum.saturating_add(cents.into());
        }
    }

    fn join(&mut self, other: &Self) {
        for (sum, cents) in self.0.iter_mut().zip(other.0) {
            *sum = sum.saturating_add(cents);
        }
    }

    fn of(&self, measure: Measure) -> i128 {
        self.0.get(measure as usize).copied().unwrap_or_default()
    }
}

/// The rows of a comparison and their sums, exact whatever their order; those of a group of rows
/// are of the same form.
///
/// ```
/// use ibo_core::table::{Compared, Measure, RowAmounts};
/// use ibo_core::{Kind, Scheme};
///
/// let row = |premium, tax| {
///     let cents = [premium, premium, tax, premium - tax, 0];
///     RowAmounts::of(Scheme::Scheme2026, Kind::Ibo, cents)
/// };
/// let mut compared = Compared::default();
/// // 100.00 less 11.11 is 88.89; 120.00 less 13.33 is 106.67.
/// compared.add(Some(&row(100_00, 11_11)), Some(&row(120_00, 13_33)));
/// compared.add(Some(&row(50_00, 5_56)), None);
/// assert_eq!((compared.rows(), compared.winners(), compared.refused_after()), (2, 1, 1));
/// assert_eq!(compared.difference(Measure::Net), 17_78);
/// // What was refused on one side is in no sum of both, and is not lost.
/// assert_eq!(compared.before(Measure::Net), 88_89);
/// assert_eq!(compared.only_before(Measure::Net), 44_44);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Compared {
    winners: u64,
    losers: u64,
    unchanged: u64,
    refused_before: u64,
    refused_after: u64,
    refused_both: u64,
    before: MeasureSums,
    after: MeasureSums,
    only_before: MeasureSums,
    only_after: MeasureSums,
}

impl Compared {
    /// Adds a row; none is a side on which it was refused.
    #[inline]
    pub fn add(&mut self, before: Option<&RowAmounts>, after: Option<&RowAmounts>) {
        let count = match (before, after) {
            (Some(before), Some(after)) => {
                self.before.add(before);
                self.after.add(after);
                match before.cents(Measure::Net).cmp(&after.cents(Measure::Net)) {
                    std::cmp::Ordering::Less => &mut self.winners,
                    std::cmp::Ordering::Greater => &mut self.losers,
                    std::cmp::Ordering::Equal => &mut self.unchanged,
                }
            }
            (None, Some(after)) => {
                self.only_after.add(after);
                &mut self.refused_before
            }
            (Some(before), None) => {
                self.only_before.add(before);
                &mut self.refused_after
            }
            (None, None) => &mut self.refused_both,
        };
        *count = count.saturating_add(1);
    }

    /// Adds the rows of another comparison.
    pub fn join(&mut self, other: &Self) {
        let counts = [
            (&mut self.winners, other.winners),
            (&mut self.losers, other.losers),
            (&mut self.unchanged, other.unchanged),
            (&mut self.refused_before, other.refused_before),
            (&mut self.refused_after, other.refused_after),
            (&mut self.refused_both, other.refused_both),
        ];
        for (count, rows) in counts {
            *count = count.saturating_add(rows);
        }
        self.before.join(&other.before);
        self.after.join(&other.after);
        self.only_before.join(&other.only_before);
        self.only_after.join(&other.only_after);
    }

    /// How many rows there are.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        let refused = self.refused_before.saturating_add(self.refused_after);
        self.compared().saturating_add(refused).saturating_add(self.refused_both)
    }

    /// How many were computed on both sides.
    #[must_use]
    pub const fn compared(&self) -> u64 {
        self.winners.saturating_add(self.losers).saturating_add(self.unchanged)
    }

    /// The rows with a higher net after than before.
    #[must_use]
    pub const fn winners(&self) -> u64 {
        self.winners
    }

    /// The rows with a lower net.
    #[must_use]
    pub const fn losers(&self) -> u64 {
        self.losers
    }

    /// The rows with the same net.
    #[must_use]
    pub const fn unchanged(&self) -> u64 {
        self.unchanged
    }

    /// The rows that were refused before and computed after.
    #[must_use]
    pub const fn refused_before(&self) -> u64 {
        self.refused_before
    }

    /// The rows that were computed before and refused after.
    #[must_use]
    pub const fn refused_after(&self) -> u64 {
        self.refused_after
    }

    /// The rows that were refused on both sides.
    #[must_use]
    pub const fn refused_both(&self) -> u64 {
        self.refused_both
    }

    /// The sum before, of the rows computed on both sides, in cents.
    #[must_use]
    pub fn before(&self, measure: Measure) -> i128 {
        self.before.of(measure)
    }

    /// The sum after, of the same rows.
    #[must_use]
    pub fn after(&self, measure: Measure) -> i128 {
        self.after.of(measure)
    }

    /// The sum after less that before.
    #[must_use]
    pub fn difference(&self, measure: Measure) -> i128 {
        self.after(measure).saturating_sub(self.before(measure))
    }

    /// The sum before of the rows that are refused after.
    #[must_use]
    pub fn only_before(&self, measure: Measure) -> i128 {
        self.only_before.of(measure)
    }

    /// The sum after of the rows that are refused before.
    #[must_use]
    pub fn only_after(&self, measure: Measure) -> i128 {
        self.only_after.of(measure)
    }
}

/// What is known of a group of rows.
pub trait Group {
    /// How many rows its sums are of: those that are computed. A group without such rows shows no
    /// income.
    fn rows(&self) -> u64;

    /// Adds the rows of another group.
    fn join(&mut self, other: &Self);
}

impl Group for Compared {
    /// The rows that are computed on both sides; where there are none, those on one side.
    fn rows(&self) -> u64 {
        match self.compared() {
            0 => self.refused_before.saturating_add(self.refused_after),
            compared => compared,
        }
    }

    fn join(&mut self, other: &Self) {
        self.join(other);
    }
}

/// The rows of a group of which nothing else is known.
impl Group for u64 {
    fn rows(&self) -> u64 {
        *self
    }

    fn join(&mut self, other: &Self) {
        *self = self.saturating_add(*other);
    }
}

/// Groups of rows, of which those of fewer than `least` computed rows are one, since they show
/// incomes; none where there is no such group. The others stay in their order, also those in which
/// every row is refused: they show none.
///
/// ```
/// use ibo_core::table::large_groups;
/// let groups = [("a", 5_u64), ("b", 4), ("c", 3)];
/// let (large, small) = large_groups(groups, 5);
/// assert_eq!(large, [("a", 5)]);
/// assert_eq!(small, Some(7));
/// ```
pub fn large_groups<K, G: Group>(
    groups: impl IntoIterator<Item = (K, G)>,
    least: u64,
) -> (Vec<(K, G)>, Option<G>) {
    let (large, small): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|(_, group)| group.rows() == 0 || least <= group.rows());
    let joined = small.into_iter().map(|(_, group)| group).reduce(|mut all, one| {
        all.join(&one);
        all
    });
    (large, joined)
}

/// The deciles of some values: that of a value is one more than the whole part of ten times the
/// number of smaller values over the number of all; so values that are equal share one.
///
/// ```
/// use ibo_core::table::Deciles;
/// let deciles = Deciles::of(vec![10, 20, 20, 30]);
/// // No value is smaller than 10, one than 20, three than 30.
/// assert_eq!([10, 20, 30].map(|value| deciles.decile(value)), [1, 3, 8]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deciles {
    /// The least value of each decile from the second on; none where no value is as large.
    least: [Option<i128>; 9],
}

impl Deciles {
    /// The deciles of these values.
    #[must_use]
    pub fn of(mut values: Vec<i128>) -> Self {
        values.sort_unstable();
        let mut decile = 1_usize;
        let least = [(); 9].map(|()| {
            // 10 x smaller values >= the decile less one x all values.
            let smaller = values.len().saturating_mul(decile).div_ceil(10);
            decile = decile.saturating_add(1);
            least_with(&values, smaller)
        });
        Self { least }
    }

    /// The decile of one of the values, from 1 to 10.
    #[must_use]
    pub fn decile(&self, value: i128) -> u8 {
        let reached = self.least.iter().flatten().filter(|least| **least <= value);
        u8::try_from(reached.count()).unwrap_or(u8::MAX).saturating_add(1)
    }
}

/// The least of ordered values with at least so many smaller ones.
fn least_with(values: &[i128], smaller: usize) -> Option<i128> {
    let candidate = *values.get(smaller)?;
    let before = smaller.checked_sub(1).and_then(|before| values.get(before));
    if before != Some(&candidate) {
        return Some(candidate);
    }
    values.get(values.partition_point(|value| *value <= candidate)).copied()
}

#[cfg(test)]
mod tests {
    use super::Deciles;

    /// The definition, value by value.
    fn decile(values: &[i128], value: i128) -> u8 {
        let smaller = values.iter().filter(|other| **other < value).count();
        u8::try_from(1 + 10 * smaller / values.len()).unwrap()
    }

    #[test]
    fn deciles_are_those_of_their_definition() {
        let mut seed = 7_u64;
        for rows in 1..=60 {
            for most in [1, 3, 10, 1_000] {
                let values: Vec<i128> = (0..rows)
                    .map(|_| {
                        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                        i128::from(seed >> 33) % most
                    })
                    .collect();
                let deciles = Deciles::of(values.clone());
                for value in &values {
                    assert_eq!(deciles.decile(*value), decile(&values, *value), "{values:?}");
                }
            }
        }
    }
}
