//! A table of cases is a loop of single cases: 100,000 random rows, each against the case that it
//! says, one by one.

use std::collections::{BTreeMap, BTreeSet};

use ibo_core::bindings::case_of_row;
use ibo_core::table::TableColumn;
use ibo_core::{Amounts, Kind, Scheme, amounts, statement};
use rayon::prelude::*;

use crate::errors;
use crate::expected::{answer, case_of, case_ref, expected, expected_by_json};
use crate::generate::{small_table, table};
use crate::options::{NamedOptions, own_parameters};
use crate::random::{Random, seed};
use crate::rows::{Answer, Row, Table};

/// Tables of so many rows, and a few small ones.
pub(crate) fn tables(
    seed: u64,
    tables: usize,
    rows: usize,
) -> impl ParallelIterator<Item = (String, Table, NamedOptions)> {
    let own = own_parameters();
    (0..tables + SMALL_TABLES).into_par_iter().map(move |number| {
        let mut random = Random::new(
            seed.wrapping_mul(1_000_003).wrapping_add(u64::try_from(number).expect("few")),
        );
        let (table, asked) = match number.checked_sub(tables) {
            None => table(&mut random, number, rows, &own),
            Some(number) => small_table(&mut random, number, &own),
        };
        (
            format!(
                "seed {seed}, table {number}, {}, require {:?}, provisional {}",
                asked.name, asked.require, asked.provisional
            ),
            table,
            asked,
        )
    })
}

const SMALL_TABLES: usize = 40;

/// What came up, and how often.
#[derive(Default)]
struct Seen(BTreeMap<String, usize>);

impl Seen {
    fn add(&mut self, what: impl Into<String>) {
        *self.0.entry(what.into()).or_default() += 1;
    }

    fn with(mut self, other: Self) -> Self {
        other.0.into_iter().for_each(|(what, times)| *self.0.entry(what).or_default() += times);
        self
    }

    fn times(&self, what: &str) -> usize {
        self.0.get(what).copied().unwrap_or(0)
    }

    fn note(&mut self, table: &Table, asked: &NamedOptions, row: &Row, answer: &Answer) {
        self.add("rows");
        self.add(asked.name);
        self.add(format!("require {:?}", asked.require));
        let Answer { scheme, certainty, refusal, .. } = answer;
        let scheme = scheme.map_or("no scheme", |scheme| scheme.slug());
        let certainty = certainty.map_or(usize::MAX, |certainty| certainty as usize);
        if let Some((code, column)) = refusal {
            self.add(format!("{} at {column}", code.slug()));
            return;
        }
        self.add("computed");
        let kind = String::from_utf8_lossy(row.kind.unwrap_or_default());
        let contribution = match answer.employer_contribution {
            None => "no contribution",
            Some(0) => "a contribution of nothing",
            Some(_) => "a contribution",
        };
        self.add(format!("{scheme} {kind}, {contribution}"));
        self.add(format!("{scheme} {kind}, certainty {certainty}"));
        self.add(format!(
            "{scheme} {kind}, {}",
            if answer.premium == 0 { "no premium" } else { "a premium" }
        ));
        self.add(format!(
            "{scheme} {kind}, suspended {}",
            row.suspended_days.is_some_and(|days| days > 0)
        ));
        let attendance = match (row.attendance_paid, row.attendance_working_days) {
            (Some(_), _) => "ratio",
            (None, Some(1..)) => "working days",
            (None, _) => "the whole month",
        };
        self.add(format!("{scheme} {kind}, attendance: {attendance}"));
        for (source, amount, column) in [
            ("unemployment", row.unemployment_day_amount, TableColumn::UnemploymentDayAmount),
            ("leefloon", row.leefloon_amount, TableColumn::LeefloonAmount),
            ("sickness", row.sickness_gross_taxable, TableColumn::SicknessGrossTaxable),
        ] {
            self.add(match amount {
                _ if !table.present.has(column) => format!("{source} not asked"),
                None => format!("{source} none"),
                Some(amount) => format!("{source} {}", amount.signum()),
            });
        }
    }
}

#[test]
fn a_hundred_thousand_rows_are_a_hundred_thousand_cases() {
    let seen = tables(seed("cases"), 100, 1_000)
        .map(|(name, table, asked)| {
            let (options, mut seen) = (asked.options(), Seen::default());
            for (index, (row, found)) in
                table.rows.iter().zip(table.compute(&options).rows()).enumerate()
            {
                let expected = expected(row, table.present, &options);
                assert_eq!(found, expected, "{name}, row {index}: {row:?}");
                seen.note(&table, &asked, row, &expected);
            }
            seen
        })
        .reduce(Seen::default, Seen::with);
    is_a_fair_sample(&seen);
}

/// A loop over rows that never come up would hold too.
fn is_a_fair_sample(seen: &Seen) {
    let (rows, computed) = (seen.times("rows"), seen.times("computed"));
    assert!(rows > 100_000);
    assert!((60_000..80_000).contains(&computed), "{computed} of {rows} computed");
    let rare: Vec<_> = errors::of_cases().filter(|refusal| seen.times(refusal) == 0).collect();
    assert!(rare.is_empty(), "never refused: {rare:?}\n{:#?}", seen.0);
    let schemes: Vec<_> = Scheme::ALL
        .iter()
        .flat_map(|scheme| Kind::ALL.map(|kind| format!("{scheme} {kind}")))
        .collect();
    let of_scheme = [
        "certainty 1",
        "certainty 2",
        "a premium",
        "suspended true",
        "attendance: ratio",
        "attendance: working days",
    ];
    let of_each = schemes
        .iter()
        .flat_map(|scheme| of_scheme.iter().map(move |what| format!("{scheme}, {what}")));
    let of_sources = ["unemployment", "leefloon", "sickness"]
        .into_iter()
        .flat_map(|source| ["not asked", "none", "0", "1"].map(|what| format!("{source} {what}")));
    let others = [
        "2018 ibo, a contribution",
        "2018 ibo, no contribution",
        "2018 ibo-plus, a contribution of nothing",
        "2026 ibo, no contribution",
        "2026 ibo, no premium",
        "sickness -1",
        "require None",
        "require Some(Assumed)",
        "require Some(Secondary)",
        "require Some(Official)",
    ];
    let names = own_parameters().into_iter().map(|(name, _)| name.to_owned());
    let wanted: BTreeSet<_> =
        of_each.chain(of_sources).chain(others.map(str::to_owned)).chain(names).collect();
    // The flat rate of an ibo-plus since 2026 is assumed.
    let never = ["2026 ibo-plus, certainty 2"];
    let rare: Vec<_> = wanted
        .iter()
        .filter(|what| !never.contains(&what.as_str()) && seen.times(what) < 20)
        .collect();
    assert!(rare.is_empty(), "rare: {rare:?}\n{:#?}", seen.0);
}

/// What the constructors say is what the text says: the door for JSON finds the same first fault.
#[test]
fn rows_are_what_their_json_text_is() {
    let (rows, said) = tables(seed("JSON") + 1, 20, 500)
        .map(|(name, table, asked)| {
            let (options, mut said) = (asked.options(), 0);
            for (index, (row, found)) in
                table.rows.iter().zip(table.compute(&options).rows()).enumerate()
            {
                let Some(by_json) = expected_by_json(row, table.present, &options) else {
                    continue;
                };
                said += 1;
                assert_eq!(
                    expected(row, table.present, &options),
                    by_json,
                    "the two readings of the test: {name}, row {index}: {row:?}"
                );
                assert_eq!(found, by_json, "{name}, row {index}: {row:?}");
            }
            (table.rows.len(), said)
        })
        .reduce(|| (0, 0), |one, other| (one.0 + other.0, one.1 + other.1));
    assert!(said > rows * 9 / 10, "JSON has words for {said} of {rows} rows");
}

/// The case of a row, from which its statement is made, is the case that the row says, and its
/// statement has the row's amounts.
#[test]
fn the_case_of_a_row_has_the_amounts_of_the_row() {
    let (computed, refused) = tables(seed("statements") + 2, 20, 200)
        .map(|(name, table, asked)| {
            let (options, columns) = (asked.options(), table.columns());
            let mut count = (0, 0);
            for (index, (row, found)) in
                table.rows.iter().zip(table.compute(&options).rows()).enumerate()
            {
                let name = || format!("{name}, row {index}: {row:?}");
                let case = case_of_row(&columns, case_ref(), index);
                if let (Ok(case), Ok(said)) = (&case, case_of(row, table.present)) {
                    assert_eq!(case, &said, "{}", name());
                }
                let stated = case.and_then(|case| {
                    let stated = statement(&case, &options).map(|statement| statement.amounts);
                    assert_eq!(stated, amounts(&case, &options), "{}", name());
                    stated
                });
                match &stated {
                    Ok(Amounts { .. }) => {
                        count.0 += 1;
                        assert_eq!(stated.map(Ok).map(answer), Ok(found), "{}", name());
                    }
                    Err(error) => {
                        count.1 += 1;
                        let at = TableColumn::of_path(error.location()).map(TableColumn::name);
                        assert_eq!(
                            Some((error.code(), at.unwrap_or("?"))),
                            found.refusal,
                            "{}",
                            name()
                        );
                    }
                }
            }
            count
        })
        .reduce(|| (0, 0), |one, other| (one.0 + other.0, one.1 + other.1));
    assert!(computed > 2_000 && refused > 800, "{computed} computed, {refused} refused");
}
