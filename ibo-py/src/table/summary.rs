//! What a table comes to: rows, refusals, and sums of whole cents, which are exact however the rows were divided.

use std::collections::BTreeMap;

use ibo_core::{ErrorCode, Fingerprint, Kind, Scheme, SourceName};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::column::BLOCK;
use super::refusal::Refusal;
use crate::decimal::decimal;

/// The amounts that are summed.
pub(crate) const SUMMED: usize = 6;

/// Something for each scheme and kind, by their places in [`Scheme::ALL`] and [`Kind::ALL`].
type BySchemeAndKind<T> = [[T; Kind::ALL.len()]; Scheme::ALL.len()];

/// The sums of one scheme and kind.
#[derive(Clone, Copy, Default)]
struct Sums {
    rows: u64,
    cents: [i128; SUMMED],
}

/// The sums of a block. None is below zero, and each fits 64 bits without a sign, though not with one: a block has 4,096 rows, and no row comes to more than
/// 3.3 x 10^15 cents (a thousand payments of the largest amount, for one day of a month that is counted as 31 days).
#[derive(Default)]
pub(crate) struct BlockSums(BySchemeAndKind<BlockGroup>);

const _: () = assert!(BLOCK as u128 * 3_300_000_000_000_000 <= u64::MAX as u128);

#[derive(Clone, Copy, Default)]
struct BlockGroup {
    rows: u64,
    /// By their bits: see [`BlockSums`].
    cents: [i64; SUMMED],
}

impl BlockSums {
    /// The sums of so many rows of a table without schemes and kinds.
    pub(crate) fn of_rows(rows: usize, cents: [i64; SUMMED]) -> Self {
        let mut sums = Self::default();
        sums.add_rest((0, 0), rows, cents);
        sums
    }

    /// Adds a row of a scheme and kind.
    #[inline]
    pub(crate) fn add(&mut self, group: (usize, usize), amounts: [i64; SUMMED]) {
        let group = self.group(group);
        group.rows += 1;
        // One by one: as a loop they would go through memory.
        let ([a, b, c, d, e, f], [income, premium, due, tax, net, contribution]) = (&mut group.cents, amounts);
        *a = a.wrapping_add(income);
        *b = b.wrapping_add(premium);
        *c = c.wrapping_add(due);
        *d = d.wrapping_add(tax);
        *e = e.wrapping_add(net);
        *f = f.wrapping_add(contribution);
    }

    /// Adds the rows of a scheme and kind that are left of so many, once those are taken off that were added.
    pub(crate) fn add_rest(&mut self, group: (usize, usize), mut rows: usize, mut cents: [i64; SUMMED]) {
        for added in self.0.as_flattened() {
            rows -= added.rows as usize;
            cents.iter_mut().zip(added.cents).for_each(|(sum, cents)| *sum = sum.wrapping_sub(cents));
        }
        let group = self.group(group);
        group.rows += rows as u64;
        group.cents.iter_mut().zip(cents).for_each(|(sum, cents)| *sum = sum.wrapping_add(cents));
    }

    const fn group(&mut self, (scheme, kind): (usize, usize)) -> &mut BlockGroup {
        &mut self.0[scheme][kind]
    }
}

/// What was computed so far.
#[derive(Clone, Default)]
pub(crate) struct Totals {
    rows: u64,
    refused: BTreeMap<ErrorCode, u64>,
    sums: BySchemeAndKind<Sums>,
}

impl Totals {
    pub(crate) const fn rows(&self) -> u64 {
        self.rows
    }

    pub(crate) fn refused(&self) -> u64 {
        self.refused.values().sum()
    }

    /// Adds the sums of a block, and its rows that were refused.
    pub(crate) fn add(&mut self, sums: &BlockSums, refused: &[Refusal]) {
        for (total, group) in self.sums.as_flattened_mut().iter_mut().zip(sums.0.as_flattened()) {
            total.rows += group.rows;
            for (sum, cents) in total.cents.iter_mut().zip(group.cents) {
                *sum += i128::from(cents.cast_unsigned());
            }
        }
        for refusal in refused {
            *self.refused.entry(refusal.code).or_default() += 1;
        }
    }

    /// Adds the rows of a batch.
    pub(crate) fn add_rows(&mut self, rows: usize) {
        self.rows += rows as u64;
    }
}

/// Whether a table has a scheme and a kind in each row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grouped {
    Not,
    BySchemeAndKind,
}

/// What is known of a result before a row of it is computed.
#[derive(Clone)]
pub(crate) struct About {
    pub(crate) grouped: Grouped,
    /// The sources that were not asked: with one of them every row that computes is provisional (R2.10).
    pub(crate) not_asked: Vec<SourceName>,
    /// The fingerprint of the dated values (R7.1).
    pub(crate) values: Fingerprint,
}

impl About {
    /// Whether the rows that compute are provisional.
    pub(crate) const fn is_provisional(&self) -> bool {
        !self.not_asked.is_empty()
    }
}

/// The totals as `ibo.Summary`.
pub(crate) fn summary<'py>(py: Python<'py>, totals: &Totals, about: &About) -> PyResult<Bound<'py, PyAny>> {
    let module = py.import("ibo._summary")?;
    let refused = PyDict::new(py);
    for (code, rows) in &totals.refused {
        refused.set_item(code.slug(), rows)?;
    }
    let total = module.getattr("Total")?;
    let mut rows = Vec::new();
    match about.grouped {
        Grouped::Not => rows.push(of_payments(py, &total, &totals.sums[0][0])?),
        Grouped::BySchemeAndKind => {
            for (scheme, kinds) in Scheme::ALL.iter().zip(&totals.sums) {
                for (kind, sums) in Kind::ALL.iter().zip(kinds).filter(|(_, sums)| sums.rows > 0) {
                    let [income, premium, due, tax, net, contribution] = amounts(py, &sums.cents)?;
                    rows.push(total.call1((scheme.slug(), kind.slug(), sums.rows, income, premium, due, tax, net, contribution))?);
                }
            }
        }
    }
    let provisional = if about.is_provisional() { totals.rows - totals.refused() } else { 0 };
    let not_asked = PyTuple::new(py, about.not_asked.iter().map(|source| source.slug()))?;
    let values = about.values.to_string();
    module.getattr("Summary")?.call1((totals.rows, refused, PyTuple::new(py, rows)?, provisional, not_asked, values))
}

fn of_payments<'py>(py: Python<'py>, total: &Bound<'py, PyAny>, sums: &Sums) -> PyResult<Bound<'py, PyAny>> {
    let [_, premium, due, tax, net, _] = amounts(py, &sums.cents)?;
    total.call1((py.None(), py.None(), sums.rows, py.None(), premium, due, tax, net, py.None()))
}

fn amounts<'py>(py: Python<'py>, cents: &[i128; SUMMED]) -> PyResult<[Bound<'py, PyAny>; SUMMED]> {
    let [a, b, c, d, e, f] = cents.map(|cents| {
        let sign = if cents < 0 { "-" } else { "" };
        let cents = cents.unsigned_abs();
        decimal(py, format!("{sign}{}.{:02}", cents / 100, cents % 100))
    });
    Ok([a?, b?, c?, d?, e?, f?])
}
