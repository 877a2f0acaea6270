//! A difference: two statements of any month or scheme side by side. Amounts by hand from the rules.

use ibo_core::{
    Case, Difference, DifferenceLine, ErrorCode, Language, LineCode, LineSide, Options, RecordSide,
    Statement, correction, difference, statement,
};
use serde_json::{Value, json};

/// The worked example 1, in March 2026.
fn march() -> Value {
    json!({
        "case_ref": "D-1", "month": "2026-03",
        "agreement": {
            "kind": "ibo", "start": "2026-03-02", "end": "2026-08-28",
            "reference_gross_wage": "2500.00", "percentage": 80, "employment_fraction": "38/38"
        },
        "unemployment": {
            "availability": "data",
            "records": [
                {
                    "from": "2026-01-05", "to": "2026-04-30", "day_amount": "55.29",
                    "basis": "full", "benefit_type": "full-unemployment"
                },
                {
                    "from": "2026-05-01", "day_amount": "50.00", "basis": "full",
                    "benefit_type": "full-unemployment"
                },
                {
                    "from": "2026-05-01", "day_amount": "10.00", "basis": "full",
                    "benefit_type": "other"
                }
            ]
        },
        "leefloon": {"availability": "no-data"},
        "sickness": {"availability": "no-data"}
    })
}

/// The same person in an agreement of 2025: GGMMI 2,154.11 x 20 % = 430.82 in March 2026.
fn in_scheme_2018() -> Value {
    let mut case = march();
    case["agreement"] = json!({
        "kind": "ibo", "start": "2025-12-01", "end": "2026-05-29",
        "reference_gross_wage": "2500.00", "employment_fraction": "38/38"
    });
    case
}

fn computed(value: &Value) -> Statement {
    let case = Case::from_json(value.to_string().as_bytes()).expect("a case");
    statement(&case, &Options::default()).expect("a statement")
}

fn may() -> Statement {
    let mut case = march();
    case["month"] = json!("2026-05");
    computed(&case)
}

fn between(one: &Statement, other: &Statement) -> Difference {
    difference(one, other).expect("a difference")
}

/// May: 50.00 x 26 = 1,300.00; 2,500.00 - 326.75 - 1,300.00 = 873.25, 80 % is 698.60, tax 77.61.
#[test]
fn two_months_of_a_case_side_by_side() {
    let difference = between(&computed(&march()), &may());
    let differing: Vec<_> = difference
        .lines
        .iter()
        .filter(|line| line.differs())
        .map(|line| format!("{} {}", line.code, line.difference))
        .collect();
    assert_eq!(
        differing,
        [
            "replacement-income-unemployment -137.54",
            "replacement-income -137.54",
            "difference 137.54",
            "premium 110.03",
            "premium-after-fraction 110.03",
            "premium-due 110.03",
            "withholding-tax 12.22",
            "net 97.81",
        ]
    );
    assert_eq!(difference.lines.len(), 10);
    let lists: Vec<_> = difference.values.iter().map(|value| value.id.slug()).collect();
    assert_eq!(lists, ["unemployment.benefit-type"], "only May has a record that it leaves out");
    let records: Vec<_> =
        difference.records.iter().map(|record| record.text(Language::English)).collect();
    assert_eq!(
        records,
        [
            "unemployment 1: 1437.54 = 55.29 x 26 -> plays no part",
            "unemployment 2: plays no part -> 1300.00 = 50.00 x 26",
            "unemployment 3: plays no part -> benefit type other does not count (R2.4)",
        ]
    );
    let last = difference.records.last().and_then(|record| record.other.as_ref());
    assert!(matches!(last, Some(RecordSide::LeftOut(reason)) if reason.rule().id() == "R2.4"));
}

/// A correction refuses what a difference lays side by side.
#[test]
fn a_difference_is_no_correction() {
    let (march, may) = (computed(&march()), may());
    let refused = correction(&march, &may).expect_err("two months");
    assert_eq!(refused.code(), ErrorCode::CorrectionOtherMonth);
    let difference = between(&march, &may);
    let json: Value = serde_json::from_str(&difference.to_json()).expect("JSON");
    assert_eq!(json["correction"], json!(false));
    assert!(json.get("to_pay").is_none());
    assert!(difference.text(Language::Dutch).contains(
        "Dit vergelijkt twee afrekeningen. Het is geen rechtzetting: het zegt niets over wat te \
         betalen of terug te vorderen is.\n"
    ));
}

/// Scheme 2018: 2,154.11 x 20 % = 430.82, tax 47.86, net 382.96; contribution 1,200.00.
#[test]
fn one_scheme_beside_the_other() {
    let difference = between(&computed(&march()), &computed(&in_scheme_2018()));
    let line = |code| {
        let line = difference.lines.iter().find(|line| line.code == code).expect("a line");
        let amount = |side: &Option<LineSide>| {
            side.as_ref().map_or("-".to_owned(), |side| side.amount.to_string())
        };
        format!("{} {} {}", amount(&line.one), amount(&line.other), line.difference)
    };
    assert_eq!(line(LineCode::ReferenceGrossWage), "2500.00 - -2500.00");
    assert_eq!(line(LineCode::Ggmmi), "- 2154.11 2154.11");
    assert_eq!(line(LineCode::Premium), "588.57 430.82 -157.75");
    assert_eq!(line(LineCode::Net), "523.18 382.96 -140.22");
    assert_eq!(line(LineCode::EmployerContribution), "- 1200.00 1200.00");
    let values: Vec<_> =
        difference.values.iter().map(|value| value.text(Language::English)).collect();
    assert!(
        values.contains(&"ggmmi: not read -> 2154.11 (since 2026-01-01)".to_owned()),
        "{values:?}"
    );
    assert!(
        values.contains(&"rsz.employee-rate: 0.1307 (since 2018-09-01) -> not read".to_owned()),
        "{values:?}"
    );
    assert!(difference.records.is_empty());
    let about = difference.other.text(Language::Dutch);
    assert_eq!(about, "D-1 2026-03, IBO, stelsel 2018, betaald door VDAB, aangenomen");
}

/// The GGMMI of April: 2,189.81 x 20 % = 437.96.
#[test]
fn a_value_that_changed_is_named() {
    let mut april = in_scheme_2018();
    april["month"] = json!("2026-04");
    let difference = between(&computed(&in_scheme_2018()), &computed(&april));
    let values: Vec<_> =
        difference.values.iter().map(|value| value.text(Language::Dutch)).collect();
    assert_eq!(values, ["ggmmi: 2154.11 (sinds 2026-01-01) -> 2189.81 (sinds 2026-04-01)"]);
}

#[test]
fn a_statement_beside_itself_has_no_difference() {
    let march = computed(&march());
    let stored = Statement::from_json(march.to_json().as_bytes()).expect("the same statement");
    let difference = between(&march, &stored);
    assert!(!difference.lines.iter().any(DifferenceLine::differs));
    assert!(difference.values.is_empty() && difference.records.is_empty());

    let may = may();
    let stored = Statement::from_json(may.to_json().as_bytes()).expect("the same statement");
    assert!(between(&may, &stored).records.is_empty());
}

/// Two records of one month are one line, their sum: 26 days of D, 13 each.
#[test]
fn lines_of_one_code_are_summed() {
    let mut case = march();
    case["unemployment"]["records"] = json!([
        {
            "from": "2026-01-05", "to": "2026-03-15", "day_amount": "55.00", "basis": "full",
            "benefit_type": "full-unemployment"
        },
        {
            "from": "2026-03-16", "day_amount": "50.00", "basis": "full",
            "benefit_type": "full-unemployment"
        }
    ]);
    let two = computed(&case);
    let difference = between(&computed(&march()), &two);
    let line = difference
        .lines
        .iter()
        .find(|line| line.code == LineCode::ReplacementIncomeUnemployment)
        .expect("a line");
    let other = line.other.as_ref().expect("two records");
    // D has 26 days, 2 to 31 March: 12 to the 14th and 14 from the 16th.
    assert_eq!(other.amount.to_string(), "1360.00");
    assert_eq!(other.formula.to_string(), "660.00 + 700.00");
}

#[test]
fn a_difference_is_written_and_read_back() {
    for (one, other) in
        [(computed(&march()), may()), (computed(&march()), computed(&in_scheme_2018()))]
    {
        let difference = between(&one, &other);
        let stored = difference.to_json();
        let back = Difference::from_json(stored.as_bytes()).expect("the same difference");
        assert_eq!(back.to_json(), stored);
        let by_serde: Difference = serde_json::from_str(&stored).expect("the same difference");
        assert_eq!(by_serde, back);
        let mut file = Vec::new();
        difference.to_writer(&mut file).expect("a buffer");
        assert_eq!(file, stored.as_bytes());
    }
    let mut value: Value =
        serde_json::from_str(&between(&computed(&march()), &may()).to_json()).expect("JSON");
    value["lines"][9]["difference"] = json!("97.82");
    let error = Difference::from_json(value.to_string().as_bytes()).expect_err("a contradiction");
    assert_eq!(
        (error.code(), error.location()),
        (ErrorCode::StatementContradiction, "lines[9].difference")
    );
    value["correction"] = json!(true);
    let error = Difference::from_json(value.to_string().as_bytes()).expect_err("no correction");
    assert_eq!((error.code(), error.location()), (ErrorCode::WrongType, "correction"));
}

#[test]
fn a_difference_is_read_by_people() {
    let text = between(&computed(&march()), &may()).text(Language::English);
    let expected = "\
One: D-1 2026-03, IBO, scheme of 2026, paid by the employer, secondary
Other: D-1 2026-05, IBO, scheme of 2026, paid by the employer, assumed
This compares two statements. It is no correction: it says nothing about what is to be paid or recovered.

  Line                        One    Other  Difference  Formula
  Reference gross wage    2500.00  2500.00        0.00  given
  Employee RSZ             326.75   326.75        0.00  2500.00 x 13.07 %
  Unemployment benefit    1437.54  1300.00     -137.54  55.29 x 26 -> 50.00 x 26
  Replacement income      1437.54  1300.00     -137.54  1437.54 -> 1300.00
  Difference               735.71   873.25     +137.54  2500.00 - 326.75 - 1437.54 -> 2500.00 - 326.75 - 1300.00
  Premium                  588.57   698.60     +110.03  735.71 x 80 % -> 873.25 x 80 %
  Premium after fraction   588.57   698.60     +110.03  588.57 x 38/38 -> 698.60 x 38/38
  Premium due              588.57   698.60     +110.03  588.57 x 1/1 -> 698.60 x 1/1
  Withholding tax           65.39    77.61      +12.22  588.57 x 11.11 % -> 698.60 x 11.11 %
  Net                      523.18   620.99      +97.81  588.57 - 65.39 -> 698.60 - 77.61

  Values that differ:
  - unemployment.benefit-type: not read -> counts: full-unemployment, insertion, training-allowance; left out: income-guarantee, temporary, company-supplement, activation, career-break, other (since 2018-09-01)

  Records that differ:
  - unemployment 1: 1437.54 = 55.29 x 26 -> plays no part
  - unemployment 2: plays no part -> 1300.00 = 50.00 x 26
  - unemployment 3: plays no part -> benefit type other does not count (R2.4)
";
    assert_eq!(text, expected);
    let dutch = between(&computed(&march()), &computed(&in_scheme_2018())).text(Language::Dutch);
    assert!(dutch.contains("\n  Premie "), "{dutch}");
    assert!(dutch.contains("\n  Waarden die verschillen:\n  - "), "{dutch}");
    assert!(dutch.contains("-157,75"), "{dutch}");
}
