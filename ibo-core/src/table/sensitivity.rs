//! What the open questions of the law are worth to a table of cases (R8.3): each row that used a
//! reading is computed once more under each other choice of it, and no other row is.

use std::cmp::Reverse;

use super::cases::At;
use super::columns::{CaseBlocks, CaseColumns};
use super::context::Contexts;
use super::records::TablesBeside;
use super::row::RowReader;
use super::rows::{ROWS, RowSet};
use crate::alternatives::Alternatives;
use crate::error::Error;
use crate::options::Options;
use crate::parameters::ReadingId;
use crate::rule::Rule;
use crate::sensitivity::Effect;
use crate::trace::NoTrace;
use crate::used::UsedReadings;

/// The readings of the values of some options with all their choices, made once for a table.
#[derive(Debug)]
pub struct TableReadings<'o> {
    options: &'o Options,
    alternatives: Alternatives<'o>,
}

impl<'o> TableReadings<'o> {
    /// The readings of the values that the options ask for.
    ///
    /// # Errors
    /// None in a released version: see [`Parameters::embedded`](crate::Parameters::embedded).
    pub fn new(options: &'o Options) -> Result<Self, Error> {
        Ok(Self { options, alternatives: Alternatives::of(options.values()?) })
    }

    /// What the readings are worth, before a row was seen.
    #[must_use]
    pub fn sums(&self) -> SensitivitySums {
        SensitivitySums {
            computed: 0,
            refused: 0,
            each: vec![ReadingSums::default(); self.alternatives.len()],
        }
    }

    /// What sums of rows say: one row for each choice that another one was in force of, the largest
    /// effect on the net first, and else in the order of R8.
    #[must_use]
    pub fn rows(&self, sums: &SensitivitySums) -> Vec<TableSensitivityRow> {
        let used = sums.each.iter().enumerate().filter(|(_, sums)| sums.rows_used > 0);
        let rows = used.filter_map(|(place, sums)| {
            let alternative = self.alternatives.get(place)?;
            let row = TableSensitivityRow {
                reading: alternative.reading.clone(),
                rule: alternative.rule,
                choice: alternative.choice,
                default: alternative.default,
                in_force: sums.in_force.word(),
                rows_used: sums.rows_used,
                rows_changed: sums.rows_changed,
                premium_difference: sums.premium,
                net_difference: sums.net,
                contribution_difference: sums.contribution,
                largest: sums.largest,
                refused: sums.refused,
            };
            Some((place, row))
        });
        let mut rows: Vec<_> = rows.collect();
        rows.sort_unstable_by_key(|(place, row)| {
            (Reverse(row.net_difference.unsigned_abs()), *place)
        });
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

/// What one choice of a reading would change in a table (R8.3); amounts are in cents, exact.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableSensitivityRow {
    /// The reading.
    pub reading: ReadingId,
    /// The rule that asks.
    pub rule: Rule,
    /// The word of the choice.
    pub choice: &'static str,
    /// The word of the default choice.
    pub default: &'static str,
    /// The word of the choice in force; none where it is not the same for all rows.
    pub in_force: Option<&'static str>,
    /// The rows that used the reading, of which another choice is in force.
    pub rows_used: u64,
    /// Those of them of which an amount changes.
    pub rows_changed: u64,
    /// The sum of the differences of the premium.
    pub premium_difference: i128,
    /// The sum of the differences of the net.
    pub net_difference: i128,
    /// The sum of the differences of the employer's contribution.
    pub contribution_difference: i128,
    /// The difference of the net of the largest magnitude in one row; of two the one above zero.
    pub largest: i64,
    /// The rows that are refused under the choice: they enter no sum.
    pub refused: u64,
}

/// What was summed over some rows; parts of a table are joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SensitivitySums {
    computed: u64,
    refused: u64,
    each: Vec<ReadingSums>,
}

impl SensitivitySums {
    /// The rows that were computed as they stand.
    #[must_use]
    pub const fn computed(&self) -> u64 {
        self.computed
    }

    /// The rows that are refused as they stand.
    #[must_use]
    pub const fn refused(&self) -> u64 {
        self.refused
    }

    /// Adds the sums of other rows.
    pub fn join(&mut self, other: &Self) {
        self.computed = self.computed.saturating_add(other.computed);
        self.refused = self.refused.saturating_add(other.refused);
        for (sums, other) in self.each.iter_mut().zip(&other.each) {
            sums.join(other);
        }
    }
}

/// The choice in force of the rows that used a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum InForceOfRows {
    /// No row was seen.
    #[default]
    Unseen,
    One(&'static str),
    Several,
}

impl InForceOfRows {
    fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unseen, one) | (one, Self::Unseen) => one,
            (Self::One(one), Self::One(other)) if one == other => Self::One(one),
            _ => Self::Several,
        }
    }

    const fn word(self) -> Option<&'static str> {
        match self {
            Self::One(word) => Some(word),
            Self::Unseen | Self::Several => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct ReadingSums {
    in_force: InForceOfRows,
    rows_used: u64,
    rows_changed: u64,
    premium: i128,
    net: i128,
    contribution: i128,
    largest: i64,
    refused: u64,
}

impl ReadingSums {
    fn add(&mut self, in_force: &'static str, effect: Option<Effect>) {
        let one = match effect {
            None => Self { refused: 1, ..Self::default() },
            Some(effect) => Self {
                rows_changed: u64::from(!effect.is_none()),
                premium: effect.premium.into(),
                net: effect.net.into(),
                contribution: effect.contribution.into(),
                largest: effect.net,
                ..Self::default()
            },
        };
        self.join(&Self { in_force: InForceOfRows::One(in_force), rows_used: 1, ..one });
    }

    fn join(&mut self, other: &Self) {
        self.in_force = self.in_force.join(other.in_force);
        self.rows_used = self.rows_used.saturating_add(other.rows_used);
        self.rows_changed = self.rows_changed.saturating_add(other.rows_changed);
        self.premium = self.premium.saturating_add(other.premium);
        self.net = self.net.saturating_add(other.net);
        self.contribution = self.contribution.saturating_add(other.contribution);
        self.refused = self.refused.saturating_add(other.refused);
        // The same whatever the order of the rows.
        if (self.largest.unsigned_abs(), self.largest)
            < (other.largest.unsigned_abs(), other.largest)
        {
            self.largest = other.largest;
        }
    }
}

/// A table of cases whose sensitivity is summed part by part.
pub struct SensitivityTable<'r> {
    readings: &'r TableReadings<'r>,
    contexts: Contexts<'r>,
    /// Under each other choice, once a row needs it.
    under: Vec<Option<Contexts<'r>>>,
    sums: SensitivitySums,
}

impl std::fmt::Debug for SensitivityTable<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SensitivityTable").field("sums", &self.sums).finish_non_exhaustive()
    }
}

impl<'r> SensitivityTable<'r> {
    /// A table of which no row was seen.
    #[must_use]
    pub fn new(readings: &'r TableReadings<'r>) -> Self {
        let alternatives = &readings.alternatives;
        Self {
            readings,
            contexts: Contexts::new(alternatives.parameters(), readings.options.forced()),
            under: (0..alternatives.len()).map(|_| None).collect(),
            sums: readings.sums(),
        }
    }

    /// The sums of the rows that were seen.
    #[must_use]
    pub fn finish(self) -> SensitivitySums {
        self.sums
    }

    /// Takes the rows of a part in, but for those that `skip` names by their index in it, which are
    /// counted as refused.
    ///
    /// # Errors
    /// `wrong-type` when columns differ in length; rows that are refused as they stand are counted.
    pub fn add<'b>(
        &mut self,
        columns: &CaseColumns<'_>,
        beside: &impl TablesBeside<'b>,
        skip: impl Fn(usize) -> bool,
    ) -> Result<(), Error> {
        let rows = columns.rows()?;
        self.contexts.take_words(columns);
        self.under.iter_mut().flatten().for_each(|contexts| contexts.take_words(columns));
        let (mut blocks, reader) = (CaseBlocks::of(columns), RowReader::of(columns));
        for first in (0..rows).step_by(ROWS) {
            let block = blocks.block(first);
            for row in RowSet::first(rows.saturating_sub(first)) {
                let index = first.saturating_add(row.index());
                let at = At { reader: &reader, block: &block, row, index };
                if skip(index) || !self.row(&at, columns, beside) {
                    self.sums.refused = self.sums.refused.saturating_add(1);
                } else {
                    self.sums.computed = self.sums.computed.saturating_add(1);
                }
            }
        }
        Ok(())
    }

    /// Takes a row in; says whether it is computed as it stands.
    fn row<'b>(
        &mut self,
        at: &At<'_, '_>,
        columns: &CaseColumns<'_>,
        beside: &impl TablesBeside<'b>,
    ) -> bool {
        let TableReadings { options, alternatives } = self.readings;
        let mut used = UsedReadings::new();
        let before = at.amounts(beside, &mut self.contexts, options, &mut used);
        let before = before.and_then(|amounts| amounts.at_least(options.floor()));
        let Ok(before) = before else { return false };
        for (place, in_force) in alternatives.of_used(&used) {
            let (Some(values), Some(contexts), Some(sums)) = (
                alternatives.values(place),
                self.under.get_mut(place),
                self.sums.each.get_mut(place),
            ) else {
                continue;
            };
            let contexts = contexts.get_or_insert_with(|| {
                let mut contexts = Contexts::new(values, options.forced());
                contexts.take_words(columns);
                contexts
            });
            let after = at.amounts(beside, contexts, options, &mut NoTrace::new());
            sums.add(in_force, after.ok().map(|after| Effect::of(&before, &after)));
        }
        true
    }
}

/// That nothing of a table stands beside its rows.
#[derive(Debug, Clone, Copy)]
pub struct NothingBeside;

impl<'r> TablesBeside<'r> for NothingBeside {
    type Records = NoRecords;

    fn records(&self) -> Option<(super::records::SourcesAsked, &Self::Records)> {
        None
    }

    fn absences(&self, _: usize) -> Result<&'r [crate::period::Period], Error> {
        Ok(&[])
    }
}

/// That there is no table of records.
#[derive(Debug, Clone, Copy)]
pub struct NoRecords;

impl<'r> super::records::RowRecords<'r> for NoRecords {
    type Unemployment = &'r [crate::record::UnemploymentRecord];
    type Leefloon = &'r [crate::record::LeefloonRecord];
    type Sickness = &'r [crate::record::SicknessRecord];

    fn unemployment(&self, _: usize) -> Self::Unemployment {
        &[]
    }

    fn leefloon(&self, _: usize) -> Self::Leefloon {
        &[]
    }

    fn sickness(&self, _: usize) -> Self::Sickness {
        &[]
    }
}
