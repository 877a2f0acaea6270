//! Golden reforms and comparisons: numbers by hand and by the oracle (R8.4).

use std::collections::BTreeMap;

use ibo_core::table::{Compared, Deciles, Measure, RowAmounts, large_groups};
use ibo_core::{Case, Error, Euro, Kind, Options, Reform, Scheme, Statement, statement};
use ibo_tests::files;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

fn under(name: &str, text: &str) -> Options {
    let reform =
        Reform::from_toml(name, text).unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
    Options::default().reform(&reform).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn case(json: &RawValue) -> Case {
    Case::from_json(json.get().as_bytes()).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// The fields of the expected object, and of its lines, in the object that was found.
fn only(found: &Value, expected: &Value) -> Value {
    match (found, expected) {
        (Value::Array(found), Value::Array(expected)) if found.len() == expected.len() => {
            found.iter().zip(expected).map(|(found, expected)| only(found, expected)).collect()
        }
        (Value::Object(found), Value::Object(expected)) => {
            let pick = |(name, expected): (&String, &Value)| {
                (name.clone(), only(found.get(name).unwrap_or(&Value::Null), expected))
            };
            expected.iter().map(pick).collect()
        }
        _ => found.clone(),
    }
}

#[test]
fn golden_reforms() {
    let paths = files("fixtures/reforms", "json");
    assert!(paths.len() > 20, "{} reforms", paths.len());
    for path in paths {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(&path).expect("a readable fixture");
        let mut fixture: Map<String, Value> = super::parse(&path, &text);
        let mut take = |field| fixture.remove(field).unwrap_or_default();
        let (reform, json, error) = (take("reform"), take("case").to_string(), take("error"));
        let options = under(&name, reform.as_str().expect("a reform"));
        let of_fixture = Case::from_json(json.as_bytes()).expect("a case");
        let found = statement(&of_fixture, &options);
        if !error.is_null() {
            let refused = found.err().unwrap_or_else(|| panic!("{name} computes"));
            let said = serde_json::json!({"code": refused.code().slug(), "at": refused.location()});
            assert_eq!(said, error, "{name}");
            continue;
        }
        let found = found.unwrap_or_else(|error| panic!("{name}: {error}"));
        fixture.retain(|field, _| !["about", "rules"].contains(&field.as_str()));
        let expected = Value::Object(fixture);
        let found = serde_json::from_str(&found.to_json()).expect("JSON");
        assert_eq!(only(&found, &expected), expected, "{name}");
    }
}

#[derive(Deserialize)]
struct Comparison {
    reform: String,
    cases: Vec<Box<RawValue>>,
    summary: Summary,
    by_kind: BTreeMap<String, Summary>,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Summary {
    rows: u64,
    computed: u64,
    winners: u64,
    losers: u64,
    unchanged: u64,
    refused_before: u64,
    refused_after: u64,
    refused_both: u64,
    before: Sums,
    after: Sums,
    difference: Sums,
    only_before: Sums,
    only_after: Sums,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Sums {
    premium: Euro,
    net: Euro,
    employer_contribution: Euro,
}

impl Sums {
    fn of(cents: impl Fn(Measure) -> i128) -> Self {
        let sum = |name| {
            let measure = Measure::ALL.iter().find(|measure| measure.name() == name);
            let cents = cents(*measure.expect("a measure"));
            Euro::from_cents(i64::try_from(cents).expect("64 bits")).expect("an amount")
        };
        Self {
            premium: sum("premium"),
            net: sum("net"),
            employer_contribution: sum("employer_contribution"),
        }
    }
}

impl Summary {
    fn of(compared: &Compared) -> Self {
        Self {
            rows: compared.rows(),
            computed: compared.compared(),
            winners: compared.winners(),
            losers: compared.losers(),
            unchanged: compared.unchanged(),
            refused_before: compared.refused_before(),
            refused_after: compared.refused_after(),
            refused_both: compared.refused_both(),
            before: Sums::of(|measure| compared.before(measure)),
            after: Sums::of(|measure| compared.after(measure)),
            difference: Sums::of(|measure| compared.difference(measure)),
            only_before: Sums::of(|measure| compared.only_before(measure)),
            only_after: Sums::of(|measure| compared.only_after(measure)),
        }
    }
}

fn row(found: Result<Statement, Error>) -> Option<RowAmounts> {
    let found = found.ok()?;
    let (paid, contribution) = (found.amounts.payment, found.amounts.employer_contribution);
    let amounts = [
        paid.premium.cents(),
        paid.premium_due.cents(),
        paid.withholding_tax.cents(),
        paid.net.cents(),
        contribution.map_or(0, |contribution| contribution.cents()),
    ];
    Some(RowAmounts::of(found.amounts.scheme, found.kind, amounts))
}

#[test]
fn golden_comparisons() {
    let paths = files("fixtures/comparisons", "json");
    for path in paths.iter().filter(|path| !path.ends_with("deciles.json")) {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path).expect("a readable fixture");
        let fixture: Comparison = super::parse(path, &text);
        let options = [Options::default(), under(&name, &fixture.reform)];
        let mut all = Compared::default();
        let mut by_kind: BTreeMap<Kind, Compared> = BTreeMap::new();
        for case in fixture.cases.iter().map(|json| case(json)) {
            let [before, after] = options.each_ref().map(|options| row(statement(&case, options)));
            all.add(before.as_ref(), after.as_ref());
            let kind = by_kind.entry(case.agreement().kind()).or_default();
            kind.add(before.as_ref(), after.as_ref());
        }
        assert_eq!(Summary::of(&all), fixture.summary, "{name}");
        let (large, small) = large_groups(by_kind, 5);
        let mut groups: BTreeMap<String, Summary> = large
            .iter()
            .map(|(kind, compared)| (kind.to_string(), Summary::of(compared)))
            .collect();
        groups.extend(small.map(|few| ("fewer than 5".to_owned(), Summary::of(&few))));
        assert_eq!(groups, fixture.by_kind, "{name}");
    }
}

/// A refused row shows no income: a group with one computed row and four refused ones would show
/// that of a person. Amounts of any size; the counts are by hand.
#[test]
fn groups_are_small_by_their_computed_rows() {
    let of = |both: usize, before: usize, neither: usize| {
        let row = RowAmounts::of(Scheme::Scheme2026, Kind::Ibo, [100, 100, 11, 89, 0]);
        let mut group = Compared::default();
        (0..both).for_each(|_| group.add(Some(&row), Some(&row)));
        (0..before).for_each(|_| group.add(Some(&row), None));
        (0..neither).for_each(|_| group.add(None, None));
        group
    };
    let groups = [
        ("one of five", of(1, 0, 4)),
        ("five", of(5, 0, 0)),
        ("four, and one on one side", of(4, 1, 0)),
        ("one on one side", of(0, 1, 6)),
        ("five on one side", of(0, 5, 0)),
        ("none", of(0, 0, 1)),
    ];
    let (large, small) = large_groups(groups, 5);
    let names: Vec<_> = large.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["five", "five on one side", "none"]);
    let small = small.expect("small groups");
    assert_eq!((small.rows(), small.compared(), small.refused_both()), (17, 5, 10));
}

#[derive(Deserialize)]
struct Lists {
    lists: Vec<List>,
}

#[derive(Deserialize)]
struct List {
    about: String,
    values: Vec<Option<Euro>>,
    deciles: Vec<Option<u8>>,
}

#[test]
fn golden_deciles() {
    let text = ibo_tests::read("fixtures/comparisons/deciles.json");
    let fixture: Lists = serde_json::from_str(&text).expect("a fixture");
    assert!(!fixture.lists.is_empty());
    for list in fixture.lists {
        let cents = |value: &Option<Euro>| value.map(|value| i128::from(value.cents()));
        let deciles = Deciles::of(list.values.iter().filter_map(cents).collect());
        let decile = |value| Some(deciles.decile(cents(value)?));
        let found: Vec<_> = list.values.iter().map(decile).collect();
        assert_eq!(found, list.deciles, "{}", list.about);
    }
}
