//! What the open questions are worth to a table is the sum of what they are worth to its cases
//! (R8.3).

use std::collections::BTreeMap;

use ibo_core::bindings::case_of_row;
use ibo_core::table::{NothingBeside, SensitivityTable, TableReadings};
use ibo_core::{Euro, sensitivity};
use rayon::prelude::*;

use crate::cases::tables;
use crate::expected::case_ref;
use crate::random::seed;

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
