//! The GGMMI computed from the bases and the pivot dates alone, by the index rule, against the
//! values that the crate holds.

use std::collections::BTreeMap;

use ibo_core::{ParameterId, Parameters};

/// The amount of a collective agreement, and the days on which it was indexed, each with the number
/// of pivot overshoots since that base.
struct Base {
    cents: u64,
    from: &'static [(&'static str, u32)],
}

/// The whole series. On 1 July 2019 the amount stays: from then on it is that of all ages.
const BASES: [Base; 5] = [
    Base { cents: 144_067, from: &[("2018-09-01", 7), ("2019-07-01", 7), ("2020-03-01", 8)] },
    Base { cents: 168_803, from: &[("2021-09-01", 1), ("2022-01-01", 2), ("2022-03-01", 3)] },
    Base {
        cents: 180_616,
        from: &[
            ("2022-04-01", 0),
            ("2022-05-01", 1),
            ("2022-08-01", 2),
            ("2022-11-01", 3),
            ("2022-12-01", 4),
            ("2023-11-01", 5),
        ],
    },
    Base {
        cents: 202_988,
        from: &[("2024-04-01", 0), ("2024-05-01", 1), ("2025-02-01", 2), ("2026-01-01", 3)],
    },
    Base { cents: 218_981, from: &[("2026-04-01", 0), ("2026-07-01", 1)] },
];

/// 1.02 to the power of `overshoots`, in ten-thousandths: fractions of one are rounded half up.
fn coefficient(overshoots: u32) -> u64 {
    let (over, under) = (102_u128.pow(overshoots), 100_u128.pow(overshoots));
    u64::try_from((over * 10_000 * 2 + under) / (under * 2)).expect("a coefficient")
}

/// The base times the coefficient, rounded to the cent.
fn indexed(cents: u64, overshoots: u32) -> u64 {
    (cents * coefficient(overshoots) * 2 + 10_000) / 20_000
}

fn euro(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn by_the_rule() -> BTreeMap<String, String> {
    let dates = BASES.iter().flat_map(|base| {
        base.from.iter().map(|(from, overshoots)| (from, indexed(base.cents, *overshoots)))
    });
    dates.map(|(from, cents)| ((*from).to_owned(), euro(cents))).collect()
}

/// The values of the crate, by date.
fn embedded() -> BTreeMap<String, String> {
    let values = Parameters::embedded()
        .expect("the embedded values")
        .all()
        .filter(|value| value.id == ParameterId::Ggmmi);
    let mut series = BTreeMap::new();
    for value in values {
        assert!(
            value.kind.is_none() && value.agreements_from.is_none(),
            "{}: one amount for every agreement",
            value.first_day
        );
        let earlier = series.insert(value.first_day.to_string(), value.value.clone());
        assert_eq!(earlier, None, "{}: one amount a day", value.first_day);
    }
    series
}

/// Where a series is not what the rule gives: each date with both amounts.
fn differences(series: &BTreeMap<String, String>) -> Vec<String> {
    let rule = by_the_rule();
    let dates = rule.keys().chain(series.keys().filter(|date| !rule.contains_key(*date)));
    let different = dates.filter_map(|date| match (rule.get(date), series.get(date)) {
        (Some(rule), Some(found)) if rule == found => None,
        (Some(rule), Some(found)) => Some(format!("{date}: {found}, by the rule {rule}")),
        (Some(rule), None) => Some(format!("{date}: missing, by the rule {rule}")),
        (None, _) => Some(format!("{date}: no base and pivot in the table of this test")),
    });
    different.collect()
}

#[test]
fn embedded_ggmmi_equals_the_index_rule() {
    assert_eq!(differences(&embedded()), Vec::<String>::new());
}

#[test]
fn coefficients_are_rounded_to_four_decimals() {
    let found = [0, 1, 2, 3, 4, 5, 7, 8].map(coefficient);
    assert_eq!(found, [10_000, 10_200, 10_404, 10_612, 10_824, 11_041, 11_487, 11_717]);
}

#[test]
fn wrong_missing_and_extra_amounts_are_named_by_date() {
    let with = |date: &str, amount: &str| {
        let mut series = embedded();
        series.insert(date.to_owned(), amount.to_owned());
        differences(&series)
    };
    assert_eq!(with("2022-01-01", "1756.22"), ["2022-01-01: 1756.22, by the rule 1756.23"]);
    assert_eq!(with("2022-11-01", "1916.66"), ["2022-11-01: 1916.66, by the rule 1916.70"]);
    assert_eq!(
        with("2026-11-01", "2278.28"),
        ["2026-11-01: no base and pivot in the table of this test"]
    );
    let mut series = embedded();
    series.remove("2025-02-01");
    assert_eq!(differences(&series), ["2025-02-01: missing, by the rule 2111.89"]);
}
