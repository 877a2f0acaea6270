//! Figures that others published (R9), and the page that says what was read for every rule and
//! every value.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ibo_core::{Case, Euro, Fraction, Month, Options, Parameters, Payment, payment_in, statement};
use ibo_tests::{files, read};
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    about: String,
    source: String,
    rules: Vec<String>,
    published: Net,
    rebuilt: Vec<String>,
    tolerance: Euro,
    case: Option<Box<RawValue>>,
    payment: Option<Alone>,
    computed: BTreeMap<String, Euro>,
    arithmetic: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Net {
    net: Euro,
}

/// A payment without a case (R6.4).
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Alone {
    month: String,
    premium: Euro,
    fraction: String,
}

impl Figure {
    fn of(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).expect("a readable fixture");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The amounts of the lines, by their codes.
    fn lines(&self) -> BTreeMap<String, Euro> {
        match (&self.case, &self.payment) {
            (Some(case), None) => of_case(&Case::from_json(case.get().as_bytes()).expect("a case")),
            (None, Some(Alone { month, premium, fraction })) => of_payment(&paid(
                month.parse().expect("a month"),
                *premium,
                fraction.parse().expect("a fraction"),
            )),
            _ => panic!("{}: a case or a payment", self.about),
        }
    }
}

fn embedded() -> &'static Parameters {
    Parameters::embedded().expect("the embedded values")
}

fn paid(month: Month, premium: Euro, fraction: Fraction) -> Payment {
    payment_in(month, premium, fraction, Fraction::WHOLE, embedded()).expect("a payment")
}

fn of_case(case: &Case) -> BTreeMap<String, Euro> {
    let statement = statement(case, &Options::default()).expect("a statement");
    let alone = paid(
        case.month(),
        statement.amounts.payment.premium,
        case.agreement().employment_fraction(),
    );
    assert_eq!(statement.amounts.payment, alone, "a whole month is paid as its premium alone");
    statement.lines.iter().map(|line| (line.code.to_string(), line.amount)).collect()
}

fn of_payment(payment: &Payment) -> BTreeMap<String, Euro> {
    let Payment { premium, premium_after_fraction, premium_due, withholding_tax, net, .. } =
        *payment;
    let lines = [
        ("premium", premium),
        ("premium-after-fraction", premium_after_fraction),
        ("premium-due", premium_due),
        ("withholding-tax", withholding_tax),
        ("net", net),
    ];
    lines.map(|(code, amount)| (code.to_owned(), amount)).into()
}

#[test]
fn published_figures_are_met_within_a_cent() {
    let paths = files("fixtures/published", "json");
    let mut nets = BTreeSet::new();
    for path in &paths {
        let figure = Figure::of(path);
        let told = [&figure.rebuilt, &figure.rules, &figure.arithmetic]
            .iter()
            .all(|list| !list.is_empty());
        assert!(
            told && !figure.source.is_empty(),
            "{}: source, rules, arithmetic, and what is rebuilt",
            path.display()
        );
        let lines = figure.lines();
        for (code, amount) in &figure.computed {
            assert_eq!(lines.get(code), Some(amount), "{}: {code}", path.display());
        }
        let net = figure.computed.get("net").expect("each file says the net");
        let difference = net.cents().abs_diff(figure.published.net.cents());
        assert!(
            difference <= figure.tolerance.cents().unsigned_abs(),
            "{}: {net} is {difference} cents off",
            path.display()
        );
        assert_eq!(figure.tolerance.to_string(), "0.01", "{}", path.display());
        nets.insert((figure.published.net.to_string(), net.to_string()));
    }
    let expected = [
        ("1325.69", "1325.70"),
        ("1501.80", "1501.81"),
        ("186.17", "186.17"),
        ("200.00", "200.00"),
        ("375.45", "375.45"),
    ];
    assert_eq!(
        nets,
        expected.map(|(published, net)| (published.to_owned(), net.to_owned())).into(),
        "published, computed"
    );
    assert_eq!(paths.len(), expected.len());
}

#[derive(Deserialize)]
struct Rule {
    rule: String,
    certainty: Option<String>,
    /// Of what is assumed.
    id: Option<String>,
}

#[derive(Deserialize)]
struct Value {
    id: String,
    kind: Option<String>,
    agreements_from: Option<String>,
    from: String,
    value: String,
    certainty: String,
    checked_until: Option<String>,
    #[serde(default)]
    codes: Vec<Code>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
    treatment: String,
    certainty: String,
}

impl Value {
    /// The first cells of its row.
    fn row(&self) -> Vec<String> {
        let started = || self.agreements_from.as_ref().map(|day| format!("started from {day}"));
        let whose = self.kind.clone().or_else(started).unwrap_or_else(|| "all".to_owned());
        let value = if self.codes.is_empty() { &self.value } else { "list" };
        let checked = self.checked_until.as_deref().unwrap_or("-");
        [&self.id, &whose, &self.from, value, &self.certainty, checked].map(str::to_owned).into()
    }
}

/// The rows of the tables of a page, their cells without the marks of code.
fn rows(page: &str) -> Vec<Vec<String>> {
    let cells =
        |row: &str| row.split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect();
    page.lines().filter_map(|line| line.strip_prefix('|')?.strip_suffix('|')).map(cells).collect()
}

/// What the page on the evidence lacks of these rules and values.
fn missing(page: &str, rules: &[Rule], values: &[Value]) -> Vec<String> {
    let rows = rows(page);
    let count = |is: &dyn Fn(&[String]) -> bool| rows.iter().filter(|row| is(row)).count();
    let mut missing = Vec::new();
    for Rule { rule, certainty, id } in rules {
        let word = certainty.as_deref().unwrap_or("ours");
        let parts = rules
            .iter()
            .filter(|other| (&other.rule, &other.certainty) == (rule, certainty))
            .count();
        if count(&|row| row.first() == Some(rule) && row.get(2).is_some_and(|cell| cell == word))
            != parts
        {
            missing.push(format!("{rule}, {word}: {parts} of these"));
        }
        missing.extend(id.iter().filter(|id| !page.contains(&format!("`{id}`"))).cloned());
    }
    for value in values {
        let row = value.row();
        if count(&|cells| cells.starts_with(&row)) != 1 {
            missing.push(row.join(" | "));
        }
        for Code { code, treatment, certainty } in &value.codes {
            let row = [&value.id, code, treatment, certainty].map(String::clone);
            if count(&|cells| cells.starts_with(&row)) != 1 {
                missing.push(row.join(" | "));
            }
        }
    }
    missing
}

#[test]
fn page_of_evidence_lists_every_rule_value_and_code() {
    let rules: Vec<Rule> = serde_json::from_str(&read("fixtures/rules.json")).expect("rules");
    let values: Vec<Value> =
        serde_json::from_str(&read("fixtures/parameters.json")).expect("values");
    let page = read("docs/evidence.md");
    assert_eq!(
        missing(&page, &rules, &values),
        Vec::<String>::new(),
        "docs/evidence.md lacks these"
    );
    // It would say so of one that is not there.
    let without = page.replace("| R6.4 |", "| R6 |").replace("| 1756.23 |", "| 1756.22 |");
    assert_eq!(
        missing(&without, &rules, &values),
        ["R6.4, official: 1 of these", "ggmmi | all | 2022-01-01 | 1756.23 | secondary | -"]
    );
}
