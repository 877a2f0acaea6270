//! What the open questions are worth to a table is the sum of what they are worth to its cases
//! (R8.3).

use std::collections::BTreeMap;

use ibo_core::bindings::case_of_row;
use ibo_core::table::{
    NothingBeside, RowRecords, SensitivityTable, SourcesAsked, TableColumn, TableReadings,
    TablesBeside,
};
use ibo_core::{
    Case, Error, Euro, LeefloonRecord, Options, Period, SicknessRecord, UnemploymentRecord,
    sensitivity,
};
use ibo_tests::read;
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::cases::tables;
use crate::expected::case_ref;
use crate::golden::row_without_records;
use crate::random::{Random, seed};
use crate::rows::{OPTIONAL, Present, Table};

/// Rows used, changed and refused, the sums of the differences, and the largest one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sum {
    counts: [u64; 3],
    differences: [i128; 3],
    largest: i64,
}

type Sums = BTreeMap<(String, String), Sum>;

fn cents(amount: Option<Euro>) -> i64 {
    amount.map_or(0, Euro::cents)
}

#[test]
fn sensitivity_of_a_table_is_the_sum_of_its_cases() {
    let seen: Vec<_> = tables(seed("sensitivity"), 20, 200)
        .map(|(name, table, asked)| {
            let (options, columns) = (asked.options(), table.columns());
            let (mut sums, mut refused) = (Sums::new(), 0);
            for row in 0..table.rows.len() {
                let worth = case_of_row(&columns, case_ref(), row)
                    .and_then(|case| sensitivity(&case, &options));
                let Ok(worth) = worth else {
                    refused += 1;
                    continue;
                };
                for row in worth.rows {
                    let sum =
                        sums.entry((row.reading.to_string(), row.choice.clone())).or_default();
                    let net = cents(row.net_difference);
                    sum.counts[0] += 1;
                    sum.counts[1] += u64::from(row.changes());
                    sum.counts[2] += u64::from(row.error.is_some());
                    sum.differences[0] += i128::from(cents(row.premium_difference));
                    sum.differences[1] += i128::from(net);
                    sum.differences[2] += i128::from(cents(row.contribution_difference));
                    if (net.abs(), net) > (sum.largest.abs(), sum.largest) {
                        sum.largest = net;
                    }
                }
            }
            let readings = TableReadings::new(&options).expect("the embedded values");
            let mut found = SensitivityTable::new(&readings);
            found.add(&columns, &NothingBeside, |_| false).expect("columns of one length");
            let found = found.finish();
            assert_eq!(found.refused(), refused, "{name}");
            assert_eq!(
                found.computed() + refused,
                u64::try_from(table.rows.len()).expect("few"),
                "{name}"
            );
            let rows = readings.rows(&found);
            assert!(rows.is_sorted_by_key(|row| u128::MAX - row.net_difference.unsigned_abs()));
            let by_choice: Sums = rows
                .iter()
                .map(|row| {
                    let sum = Sum {
                        counts: [row.rows_used, row.rows_changed, row.refused],
                        differences: [
                            row.premium_difference,
                            row.net_difference,
                            row.contribution_difference,
                        ],
                        largest: row.largest,
                    };
                    ((row.reading.to_string(), row.choice.to_owned()), sum)
                })
                .collect();
            assert_eq!(by_choice, sums, "{name}");
            // Parts of a table, joined, are the table.
            let mut joined = readings.sums();
            joined.join(&found);
            assert_eq!(joined, found);
            by_choice
        })
        .collect();
    assert!(seen.iter().flat_map(Sums::keys).any(|(id, _)| id.contains('/')), "no code");
    let choices: std::collections::BTreeSet<_> =
        seen.iter().flat_map(|sums| sums.keys().cloned()).collect();
    // Each open question that a row can meet comes up: its absences stand in a table of their own.
    for reading in ibo_core::readings().expect("the embedded values") {
        let id = reading.id.to_string();
        let met = choices.iter().any(|(found, _)| *found == id);
        let beside = id == "contribution.absence-days" || id.contains('/');
        assert!(met || beside, "{id} was never used");
    }
}

/// The records and absences of cases as tables beside a table of these cases.
struct OfCases<'c>(&'c [Case]);

impl<'c> TablesBeside<'c> for OfCases<'c> {
    type Records = Self;

    fn records(&self) -> Option<(SourcesAsked, &Self)> {
        Some((SourcesAsked { unemployment: true, leefloon: true, sickness: true }, self))
    }

    fn absences(&self, row: usize) -> Result<&'c [Period], Error> {
        Ok(self.0[row].absences().as_slice())
    }
}

impl<'c> RowRecords<'c> for OfCases<'c> {
    type Unemployment = &'c [UnemploymentRecord];
    type Leefloon = &'c [LeefloonRecord];
    type Sickness = &'c [SicknessRecord];

    fn unemployment(&self, row: usize) -> Self::Unemployment {
        self.0[row].unemployment().records()
    }

    fn leefloon(&self, row: usize) -> Self::Leefloon {
        self.0[row].leefloon().records()
    }

    fn sickness(&self, row: usize) -> Self::Sickness {
        self.0[row].sickness().records()
    }
}

/// A sum of the oracle in cents, `-951.60`.
fn euro(cents: i128) -> String {
    Euro::from_cents(i64::try_from(cents).expect("a small sum")).expect("an amount").to_string()
}

#[test]
fn sensitivity_of_a_table_equals_the_oracle() {
    let fixture: Value =
        serde_json::from_str(&read("fixtures/sensitivity/table.json")).expect("JSON");
    let cases: Vec<_> = fixture["cases"]
        .as_array()
        .expect("cases")
        .iter()
        .map(|case| Case::from_json(case.to_string().as_bytes()).expect("a case"))
        .collect();
    let sources = ["unemployment_", "leefloon_", "sickness_"];
    let of_a_source =
        |column: &TableColumn| sources.iter().any(|source| column.name().starts_with(source));
    let present = OPTIONAL
        .into_iter()
        .filter(of_a_source)
        .fold(Present::ALL, |present, column| present.without(column));
    let rows = cases.iter().map(row_without_records);
    let table = Table::of(rows, present, &mut Random::new(1));
    let options = Options::default();
    let readings = TableReadings::new(&options).expect("the embedded values");
    let mut found = SensitivityTable::new(&readings);
    found.add(&table.columns(), &OfCases(&cases), |_| false).expect("columns of one length");
    let sums = found.finish();
    assert_eq!(json!(sums.refused()), fixture["refused"]);
    let rows: Vec<_> = readings
        .rows(&sums)
        .iter()
        .map(|row| {
            assert_eq!(row.in_force, Some(row.default), "nobody chose another");
            json!({
                "reading": row.reading.to_string(),
                "rule": row.rule.id(),
                "choice": row.choice,
                "default": row.default,
                "rows_used": row.rows_used,
                "rows_changed": row.rows_changed,
                "premium_difference": euro(row.premium_difference),
                "net_difference": euro(row.net_difference),
                "employer_contribution_difference": euro(row.contribution_difference),
                "largest": euro(row.largest.into()),
                "refused": row.refused,
            })
        })
        .collect();
    assert_eq!(Value::Array(rows), fixture["rows"]);
}
