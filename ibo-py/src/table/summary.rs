//! The totals of a table: rows, refusals, and sums of whole cents, which are exact however the rows
//! were divided.

use std::collections::BTreeMap;

use ibo_core::table::Group;
use ibo_core::{ErrorCode, Fingerprint, Kind, Scheme, SourceName};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::refusal::Refusal;
use crate::decimal::decimal;
use crate::text::Texts;
use crate::unread::sentences;

/// The amounts that are summed.
pub(crate) const SUMMED: usize = 6;

/// Something for each scheme and kind, by their indices in [`Scheme::ALL`] and [`Kind::ALL`].
type BySchemeAndKind<T> = [[T; Kind::ALL.len()]; Scheme::ALL.len()];

/// The rows and sums of one scheme and kind.
#[derive(Clone, Copy, Default)]
pub(crate) struct GroupSums {
    rows: u64,
    cents: [i128; SUMMED],
}

impl GroupSums {
    /// Adds a row.
    #[inline]
    pub(crate) fn add(&mut self, amounts: [i64; SUMMED]) {
        self.rows += 1;
        self.cents.iter_mut().zip(amounts).for_each(|(sum, cents)| *sum += i128::from(cents));
    }

    /// The sums in euro, as Python has them.
    pub(crate) fn amounts<'py>(&self, py: Python<'py>) -> PyResult<[Bound<'py, PyAny>; SUMMED]> {
        let [a, b, c, d, e, f] = self.cents.map(|cents| sum(py, cents));
        Ok([a?, b?, c?, d?, e?, f?])
    }
}

impl Group for GroupSums {
    fn rows(&self) -> u64 {
        self.rows
    }

    fn join(&mut self, other: &Self) {
        self.rows += other.rows;
        self.cents.iter_mut().zip(other.cents).for_each(|(sum, cents)| *sum += cents);
    }
}

/// The sums of rows by their scheme and kind; those of payments, which have neither, in the first
/// place.
#[derive(Clone, Default)]
pub(crate) struct GroupedSums(BySchemeAndKind<GroupSums>);

impl GroupedSums {
    /// Adds a row of a scheme and kind.
    #[inline]
    pub(crate) fn add(&mut self, (scheme, kind): (usize, usize), amounts: [i64; SUMMED]) {
        self.0[scheme][kind].add(amounts);
    }

    /// Each scheme and kind that has rows, by their indices.
    pub(crate) fn each(&self) -> impl Iterator<Item = ((usize, usize), &GroupSums)> {
        let kinds = |(scheme, kinds): (usize, _)| {
            let of_kind = move |(kind, sums)| ((scheme, kind), sums);
            <[GroupSums]>::iter(kinds).enumerate().map(of_kind)
        };
        let all = self.0.iter().map(<[GroupSums; _]>::as_slice).enumerate().flat_map(kinds);
        all.filter(|(_, sums)| sums.rows > 0)
    }
}

/// What was computed so far.
#[derive(Clone, Default)]
pub(crate) struct Totals {
    rows: u64,
    /// The rows that are a further agreement of a person in a month.
    further: u64,
    refused: BTreeMap<ErrorCode, u64>,
    sums: GroupedSums,
    /// What no row reads of a reform.
    unread: Vec<Texts>,
}

impl Totals {
    pub(crate) const fn rows(&self) -> u64 {
        self.rows
    }

    pub(crate) fn refused(&self) -> u64 {
        self.refused.values().sum()
    }

    /// Adds the sums of a block, and its rows that were refused.
    pub(crate) fn add(&mut self, sums: &GroupedSums, refused: &[Refusal]) {
        for (total, group) in self.sums.0.as_flattened_mut().iter_mut().zip(sums.0.as_flattened()) {
            total.join(group);
        }
        for refusal in refused {
            *self.refused.entry(refusal.code).or_default() += 1;
        }
    }

    /// What no row reads of a reform, each in a sentence.
    pub(crate) fn unread(&self) -> &[Texts] {
        &self.unread
    }

    pub(crate) fn set_unread(&mut self, unread: Vec<Texts>) {
        self.unread = unread;
    }

    pub(crate) fn add_further(&mut self, rows: u64) {
        self.further += rows;
    }

    /// Adds the rows of a batch.
    pub(crate) fn add_rows(&mut self, rows: usize) {
        self.rows += rows as u64;
    }
}

/// The totals as Python has them: rows, those that are a further agreement, those refused by the
/// code of the error, the rows and cents of each scheme and kind, and what no row reads of a reform.
pub(crate) type TotalsKept =
    (u64, u64, Vec<(String, u64)>, Vec<((usize, usize), u64, [i128; SUMMED])>, Vec<Texts>);

impl Totals {
    pub(crate) fn kept(&self) -> TotalsKept {
        let refused = self.refused.iter().map(|(code, rows)| (code.slug().to_owned(), *rows));
        let sums = self.sums.each().map(|(group, sums)| (group, sums.rows, sums.cents));
        (self.rows, self.further, refused.collect(), sums.collect(), self.unread.clone())
    }

    /// None of totals that have another scheme, kind or error than there are.
    pub(crate) fn of((rows, further, refused, sums, unread): TotalsKept) -> Option<Self> {
        let refused = refused.iter().map(|(code, rows)| Some((ErrorCode::from_slug(code)?, *rows)));
        let refused = refused.collect::<Option<_>>()?;
        let mut totals = Self { rows, further, refused, unread, ..Self::default() };
        for ((scheme, kind), rows, cents) in sums {
            *totals.sums.0.get_mut(scheme)?.get_mut(kind)? = GroupSums { rows, cents };
        }
        Some(totals)
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
    /// The sources that were not asked: with one of them every row that computes is provisional
    /// (R2.10).
    pub(crate) not_asked: Vec<SourceName>,
    /// The sources whose table of records has no rows.
    pub(crate) without_rows: Vec<SourceName>,
    /// The fingerprint of the dated values (R7.1).
    pub(crate) values: Fingerprint,
    /// The title of the reform under which the table is computed (R8.4).
    pub(crate) reform: Option<String>,
}

impl About {
    /// Whether the rows that compute are provisional.
    pub(crate) const fn is_provisional(&self) -> bool {
        !self.not_asked.is_empty()
    }
}

/// The same as Python has it: whether it is grouped, the sources that were not asked, those whose
/// table has no rows, the fingerprint, the title of the reform.
pub(crate) type AboutKept = (bool, Vec<String>, Vec<String>, String, Option<String>);

impl About {
    pub(crate) fn kept(&self) -> AboutKept {
        let slugs = |sources: &[SourceName]| {
            sources.iter().map(|source| source.slug().to_owned()).collect()
        };
        let is_grouped = self.grouped == Grouped::BySchemeAndKind;
        let (not_asked, without_rows) = (slugs(&self.not_asked), slugs(&self.without_rows));
        (is_grouped, not_asked, without_rows, self.values.to_string(), self.reform.clone())
    }

    pub(crate) fn of(kept: AboutKept) -> Option<Self> {
        let (is_grouped, not_asked, without_rows, values, reform) = kept;
        let sources = |slugs: &[String]| {
            slugs.iter().map(|source| SourceName::from_slug(source)).collect::<Option<Vec<_>>>()
        };
        Some(Self {
            grouped: if is_grouped { Grouped::BySchemeAndKind } else { Grouped::Not },
            not_asked: sources(&not_asked)?,
            without_rows: sources(&without_rows)?,
            values: values.parse().ok()?,
            reform,
        })
    }
}

/// The totals as `ibo.Summary`.
pub(crate) fn summary<'py>(
    py: Python<'py>,
    totals: &Totals,
    about: &About,
) -> PyResult<Bound<'py, PyAny>> {
    let module = py.import("ibo._summary")?;
    let refused = PyDict::new(py);
    for (code, rows) in &totals.refused {
        refused.set_item(code.slug(), rows)?;
    }
    let total = module.getattr("Total")?;
    let mut rows = Vec::new();
    match about.grouped {
        Grouped::Not => rows.push(of_payments(py, &total, &totals.sums.0[0][0])?),
        Grouped::BySchemeAndKind => {
            for ((scheme, kind), sums) in totals.sums.each() {
                let [income, premium, due, tax, net, contribution] = sums.amounts(py)?;
                rows.push(total.call1((
                    Scheme::ALL[scheme].slug(),
                    Kind::ALL[kind].slug(),
                    sums.rows,
                    income,
                    premium,
                    due,
                    tax,
                    net,
                    contribution,
                ))?);
            }
        }
    }
    let provisional = if about.is_provisional() { totals.rows - totals.refused() } else { 0 };
    let slugs = |sources: &[SourceName]| PyTuple::new(py, sources.iter().map(|one| one.slug()));
    let not_asked = slugs(&about.not_asked)?;
    let values = about.values.to_string();
    module.getattr("Summary")?.call1((
        totals.rows,
        refused,
        PyTuple::new(py, rows)?,
        provisional,
        not_asked,
        values,
        totals.further,
        slugs(&about.without_rows)?,
        sentences(py, &totals.unread)?,
        about.reform.as_deref(),
    ))
}

fn of_payments<'py>(
    py: Python<'py>,
    total: &Bound<'py, PyAny>,
    sums: &GroupSums,
) -> PyResult<Bound<'py, PyAny>> {
    let [_, premium, due, tax, net, _] = sums.amounts(py)?;
    total.call1((py.None(), py.None(), sums.rows, py.None(), premium, due, tax, net, py.None()))
}

/// A sum of cents as a `Decimal` of euro.
pub(crate) fn sum(py: Python<'_>, cents: i128) -> PyResult<Bound<'_, PyAny>> {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    decimal(py, format!("{sign}{}.{:02}", cents / 100, cents % 100))
}
