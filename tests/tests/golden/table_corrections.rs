//! The corrections of golden tables of statements, row by row and summed: numbers by hand and by
//! the oracle (R7.5).

use std::collections::BTreeMap;

use ibo_core::table::{
    Change, CorrectedAmount, CorrectionTotals, GivenStatement, RowAmount, RowCorrection,
    StatementRow,
};
use ibo_core::{ErrorCode, Euro};
use ibo_tests::files;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

type Row = Map<String, Value>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixture {
    #[expect(dead_code, reason = "for the reader of the fixture")]
    about: String,
    rules: Vec<String>,
    before: Vec<Row>,
    after: Vec<Row>,
    rows: Vec<Row>,
    summary: Summary,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
struct Summary {
    rows: BTreeMap<String, u64>,
    to_pay: Euro,
    to_recover: Euro,
    issued_of_refused: Euro,
}

fn field<T: DeserializeOwned>(row: &Row, name: &str) -> Option<T> {
    serde_json::from_value(row[name].clone()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn text<'r>(row: &'r Row, name: &str) -> Option<&'r str> {
    row[name].as_str()
}

fn statement(row: &Row) -> StatementRow {
    let cents = |amount: RowAmount| field::<Euro>(row, amount.slug()).map(Euro::cents);
    let given = GivenStatement {
        kind: field(row, "kind"),
        scheme: field(row, "scheme"),
        cents: RowAmount::ALL.map(cents),
        certainty: field(row, "certainty"),
        provisional: field(row, "provisional"),
        error: text(row, "error_code").and_then(ErrorCode::from_slug),
    };
    StatementRow::new(&given).unwrap_or_else(|error| panic!("{error}: {row:?}"))
}

fn key(row: &Row) -> (String, String) {
    let of = |name| text(row, name).expect("a key").to_owned();
    (of("case_ref"), of("month"))
}

fn by_key(rows: &[Row]) -> BTreeMap<(String, String), StatementRow> {
    let found: BTreeMap<_, _> = rows.iter().map(|row| (key(row), statement(row))).collect();
    assert_eq!(found.len(), rows.len(), "each key once");
    found
}

fn compare(found: &RowCorrection, expected: &Row) {
    assert_eq!(Some(found.change.slug()), text(expected, "change"), "{expected:?}");
    assert_eq!(found.cause.map(RowAmount::slug), text(expected, "cause"), "{expected:?}");
    let amounts: [(&str, CorrectedAmount); 3] = [
        ("premium", found.premium),
        ("net", found.net),
        ("employer_contribution", found.employer_contribution),
    ];
    for (name, amount) in amounts {
        for (part, euro) in
            [("before", amount.before), ("after", amount.after), ("difference", amount.difference)]
        {
            let name = format!("{name}_{part}");
            assert_eq!(euro, field(expected, &name), "{name}: {expected:?}");
        }
    }
    assert_eq!(found.to_pay, field(expected, "to_pay"), "{expected:?}");
    assert_eq!(found.error_code.map(ErrorCode::slug), text(expected, "error_code"));
}

fn summary(totals: &CorrectionTotals) -> Summary {
    let all = totals.all();
    let counts = Change::ALL.map(|change| (change.slug().to_owned(), all.rows_of(change)));
    let euro = |cents: i128| Euro::from_cents(i64::try_from(cents).expect("64 bits"));
    let sums = [all.to_pay, all.to_recover, all.issued_net_of_refused];
    let [to_pay, to_recover, issued] = sums.map(|cents| euro(cents).expect("an amount"));
    Summary {
        rows: counts.into_iter().filter(|(_, rows)| *rows > 0).collect(),
        to_pay,
        to_recover,
        issued_of_refused: issued,
    }
}

#[test]
fn golden_table_corrections() {
    let paths = files("fixtures/table-corrections", "json");
    assert!(!paths.is_empty());
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a readable fixture");
        let fixture: Fixture = super::parse(&path, &text);
        assert!(!fixture.rules.is_empty(), "{} names its rules", path.display());
        let (before, after) = (by_key(&fixture.before), by_key(&fixture.after));
        let mut totals = CorrectionTotals::default();
        for expected in &fixture.rows {
            let (was, now) = (before.get(&key(expected)), after.get(&key(expected)));
            let found = match (was, now) {
                (_, Some(now)) => RowCorrection::new(was, now),
                (Some(was), None) => RowCorrection::withdrawn(was),
                (None, None) => panic!("{expected:?} is in neither table"),
            };
            let found = found.unwrap_or_else(|error| panic!("{error}: {expected:?}"));
            compare(&found, expected);
            totals.add(&found);
        }
        assert_eq!(summary(&totals), fixture.summary, "{}", path.display());
    }
}
