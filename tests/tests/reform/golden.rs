//! Reforms and comparisons as the second implementation computes them from the rules alone.

use std::collections::BTreeMap;

use ibo_core::table::{Compared, Deciles, Measure, RowAmounts, large_groups};
use ibo_core::{Case, Error, Euro, ForcedScheme, Options, Reform, amounts, parse_date, statement};
use ibo_tests::{files, read};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

#[derive(Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum Step {
    Scale { id: String, factor: String, from: Option<String> },
    Set { id: String, value: Value, from: String, kind: Option<String> },
    Reading { id: String, choice: String },
    Scheme { forced: String, percentage: Option<i32>, reference_gross_wage: Option<String> },
}

#[derive(Deserialize)]
struct Reformed {
    steps: Vec<Step>,
    case: Box<RawValue>,
    error: Option<Refusal>,
    scheme: Option<String>,
    payer: Option<String>,
    net: Option<String>,
    premium: Option<String>,
    employer_contribution: Option<String>,
    certainty: Option<String>,
    #[serde(default)]
    lines: Vec<Value>,
}

#[derive(Deserialize)]
struct Refusal {
    code: String,
    at: String,
}

#[derive(Deserialize)]
struct Comparison {
    steps: Vec<Step>,
    cases: Vec<Box<RawValue>>,
    summary: Value,
    by_kind: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
struct DecileLists {
    lists: Vec<DecileList>,
}

#[derive(Deserialize)]
struct DecileList {
    values: Vec<Option<String>>,
    deciles: Vec<Option<u8>>,
}

fn with(reform: Reform, step: &Step) -> Result<Reform, Error> {
    match step {
        Step::Scale { id, factor, from } => {
            let from = from.as_deref().map(parse_date).transpose()?;
            reform.scale(id, factor, from)
        }
        Step::Set { id, value, from, kind } => {
            // A JSON value of numbers, texts and lists is one of TOML as it stands.
            let kind = kind.as_ref().map(|kind| format!("kind = {kind:?}\n")).unwrap_or_default();
            reform
                .with(&format!("[[value]]\nid = {id:?}\nfrom = {from:?}\nvalue = {value}\n{kind}"))
        }
        Step::Reading { id, choice } => reform.reading(id, choice),
        Step::Scheme { forced, percentage, reference_gross_wage } => {
            let wage = reference_gross_wage.as_ref().map(|wage| wage.parse()).transpose()?;
            let scheme = ForcedScheme::new(forced.parse()?)
                .maybe(*percentage, ForcedScheme::percentage)
                .maybe(wage, ForcedScheme::reference_gross_wage);
            reform.scheme(scheme)
        }
    }
}

fn options(steps: &[Step]) -> Options {
    let reform = steps.iter().try_fold(Reform::new("Reform").expect("a title"), with);
    let reform = reform.unwrap_or_else(|error| panic!("{error}"));
    Options::default().reform(&reform).unwrap_or_else(|error| panic!("{error}"))
}

fn case(json: &RawValue) -> Case {
    Case::from_json(json.get().as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn reforms_compute_as_the_second_implementation() {
    let files = files("fixtures/reforms", "json");
    assert!(files.len() >= 20, "{}", files.len());
    for path in files {
        let file = path.display();
        let text = std::fs::read_to_string(&path).expect("a fixture");
        let golden: Reformed = serde_json::from_str(&text).expect("a reform");
        let found = statement(&case(&golden.case), &options(&golden.steps));
        if let Some(Refusal { code, at }) = golden.error {
            let error = found.expect_err("a refused case");
            assert_eq!(
                (error.code().slug(), error.location()),
                (code.as_str(), at.as_str()),
                "{file}"
            );
            continue;
        }
        let found = found.unwrap_or_else(|error| panic!("{file}: {error}"));
        let (amounts, payment) = (found.amounts, found.amounts.payment);
        for (found, golden) in [
            (Some(amounts.scheme.to_string()), golden.scheme),
            (Some(amounts.payer.to_string()), golden.payer),
            (Some(payment.premium.to_string()), golden.premium),
            (Some(payment.net.to_string()), golden.net),
            (Some(amounts.certainty.to_string()), golden.certainty),
            (
                amounts.employer_contribution.map(|amount| amount.to_string()),
                golden.employer_contribution,
            ),
        ] {
            assert_eq!(found, golden, "{file}");
        }
        let json: Value = serde_json::from_str(&found.to_json()).expect("a statement");
        let lines = json["lines"].as_array().expect("lines").iter().zip(&golden.lines);
        assert_eq!(found.lines.len(), golden.lines.len(), "{file}");
        for (found, golden) in lines {
            for name in ["code", "role", "amount", "formula", "rule", "certainty"] {
                assert_eq!(found[name], golden[name], "{file}: {golden}");
            }
        }
    }
}

/// The amounts of a case as a row; none where it is refused.
fn row(case: &Case, options: &Options) -> Option<RowAmounts> {
    let found = amounts(case, options).ok()?;
    let payment = found.payment;
    let contribution = found.employer_contribution.unwrap_or(Euro::ZERO);
    let cents =
        [payment.premium, payment.premium_due, payment.withholding_tax, payment.net, contribution];
    Some(RowAmounts::of(found.scheme, case.agreement().kind(), cents.map(Euro::cents)))
}

fn assert_is(found: &Compared, golden: &Value, about: &str) {
    for (count, name) in [
        (found.rows(), "rows"),
        (found.compared(), "computed"),
        (found.winners(), "winners"),
        (found.losers(), "losers"),
        (found.unchanged(), "unchanged"),
        (found.refused_before(), "refused_before"),
        (found.refused_after(), "refused_after"),
        (found.refused_both(), "refused_both"),
    ] {
        if let Some(golden) = golden.get(name) {
            assert_eq!(golden.as_u64(), Some(count), "{about}: {name}");
        }
    }
    type Sum = fn(&Compared, Measure) -> i128;
    let sums: [(&str, Sum); 5] = [
        ("before", Compared::before),
        ("after", Compared::after),
        ("difference", Compared::difference),
        ("only_before", Compared::only_before),
        ("only_after", Compared::only_after),
    ];
    let mut seen = 0;
    for (name, sum) in sums {
        for measure in Measure::ALL {
            if let Some(golden) = golden[name].get(measure.name()) {
                let cents = sum(found, *measure);
                let written = Euro::from_cents(i64::try_from(cents).expect("a small sum"));
                let written = written.map(|euro| euro.to_string()).unwrap_or_default();
                assert_eq!(golden.as_str(), Some(written.as_str()), "{about}: {name} {measure:?}");
                seen += 1;
            }
        }
    }
    assert!(seen >= 15, "{about}: {golden}");
}

#[test]
fn comparisons_compute_as_the_second_implementation() {
    let files = files("fixtures/comparisons", "json");
    assert!(files.len() >= 4);
    for path in files.iter().filter(|path| !path.ends_with("deciles.json")) {
        let text = std::fs::read_to_string(path).expect("a fixture");
        let golden: Comparison = serde_json::from_str(&text).expect("a comparison");
        let (before, after) = (Options::default(), options(&golden.steps));
        let (mut all, mut kinds) = (Compared::default(), BTreeMap::<_, Compared>::new());
        for json in &golden.cases {
            let case = case(json);
            let rows = [row(&case, &before), row(&case, &after)];
            let kind = kinds.entry(case.agreement().kind()).or_default();
            for compared in [&mut all, kind] {
                compared.add(rows[0].as_ref(), rows[1].as_ref());
            }
        }
        let about = path.display().to_string();
        assert_is(&all, &golden.summary, &about);
        let (large, small) = large_groups(kinds, 5);
        let found = large.into_iter().map(|(kind, compared)| (kind.to_string(), compared));
        let found = found.chain(small.map(|small| ("fewer than 5".to_owned(), small)));
        let mut groups = 0;
        for (name, compared) in found {
            let golden = golden.by_kind.get(&name).unwrap_or_else(|| panic!("{about}: {name}"));
            assert_is(&compared, golden, &about);
            groups += 1;
        }
        assert_eq!(groups, golden.by_kind.len(), "{about}");
    }
}

#[test]
fn deciles_are_those_of_the_second_implementation() {
    let golden: DecileLists =
        serde_json::from_str(&read("fixtures/comparisons/deciles.json")).expect("deciles");
    assert!(!golden.lists.is_empty());
    for DecileList { values, deciles } in golden.lists {
        let cents = |text: &String| i128::from(text.parse::<Euro>().expect("an amount").cents());
        let values: Vec<_> = values.iter().map(|value| value.as_ref().map(cents)).collect();
        let of_values = Deciles::of(values.iter().copied().flatten().collect());
        let found: Vec<_> =
            values.iter().map(|value| value.map(|value| of_values.decile(value))).collect();
        assert_eq!(found, deciles);
    }
}
