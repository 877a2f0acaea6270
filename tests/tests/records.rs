//! Many records of one source, and sources without a final answer: by hand, from the rules.

use ibo_core::{
    Availability, Case, Certainty, ErrorCode, Language, LineCode, NoAnswer, Options, SourceName,
    Statement, amounts, notice, statement,
};
use serde_json::{Value, json};

/// A case of April 2026, of which every day from Monday to Saturday is of the agreement: 26 days.
fn case(sickness: &[Value]) -> Case {
    case_of(&json!({"availability": "data", "records": sickness}))
}

fn case_of(sickness: &Value) -> Case {
    let text = json!({
        "case_ref": "A-1", "month": "2026-04",
        "agreement": {"kind": "ibo", "start": "2026-03-02", "end": "2026-08-28",
            "reference_gross_wage": "2500.00", "percentage": 100, "employment_fraction": "38/38"},
        "unemployment": {"availability": "no-data"},
        "leefloon": {"availability": "no-data"},
        "sickness": sickness,
    });
    Case::from_json(text.to_string().as_bytes()).expect("a case")
}

/// A payment for days of April 2026, in all of which it counts: what it gives is its amount, since
/// 26 x days / (days x 26) is 1 (R2.6).
fn paid(from: u32, to: u32, amount: &str, more: &Value) -> Value {
    let mut record = json!({
        "document_type": "C21", "benefit_code": "AA", "nature": 0, "gross_taxable": amount,
        "from": format!("2026-04-{from:02}"), "to": format!("2026-04-{to:02}"),
        "days": 0, "hours": "0",
    });
    let fields = record.as_object_mut().expect("an object");
    fields.extend(more.as_object().expect("an object").clone());
    record
}

fn computed(case: &Case) -> Statement {
    let options = Options::default();
    let statement = statement(case, &options).expect("a statement");
    assert_eq!(amounts(case, &options), Ok(statement.amounts), "with and without a trace");
    statement
}

/// The amounts of the lines of sickness benefit, each with its record.
fn sickness_lines(statement: &Statement) -> Vec<(usize, String)> {
    let lines = statement.lines.iter();
    let of_sickness = lines.filter(|line| line.code == LineCode::ReplacementIncomeSickness);
    of_sickness.map(|line| (line.record.expect("a record"), line.amount.to_string())).collect()
}

/// A version of an attest.
fn attest(id: &str, version: i32, status: &str) -> Value {
    json!({"attest_id": id, "version": version, "status": status})
}

/// Twelve periods count, of eighteen records with versions, filters and a recovery.
#[test]
fn more_than_eight_sickness_records_count_beside_versions_and_filters() {
    let none = json!({});
    let records = [
        paid(1, 2, "10.00", &none),
        paid(3, 4, "20.00", &none),
        // Replaced by the next one.
        paid(6, 7, "30.00", &attest("A", 1, "original")),
        paid(6, 7, "40.00", &attest("A", 2, "modified")),
        // Netted with the next one.
        paid(8, 9, "50.00", &none),
        paid(8, 9, "-5.00", &none),
        paid(10, 11, "999.00", &json!({"document_type": "C23"})),
        paid(10, 11, "999.00", &json!({"nature": 1})),
        paid(10, 11, "60.00", &none),
        // Replaced by the next one, which is cancelled.
        paid(13, 14, "70.00", &attest("B", 1, "original")),
        paid(13, 14, "70.00", &attest("B", 2, "cancelled")),
        paid(15, 16, "80.00", &none),
        paid(17, 18, "90.00", &none),
        paid(20, 21, "1.00", &none),
        paid(22, 23, "2.00", &none),
        paid(24, 25, "3.00", &none),
        paid(27, 28, "4.00", &none),
        paid(29, 30, "5.00", &none),
    ];
    let found = computed(&case(&records));
    let lines = [
        (0, "10.00"),
        (1, "20.00"),
        (3, "40.00"),
        (4, "45.00"),
        (8, "60.00"),
        (11, "80.00"),
        (12, "90.00"),
        (13, "1.00"),
        (14, "2.00"),
        (15, "3.00"),
        (16, "4.00"),
        (17, "5.00"),
    ];
    assert_eq!(sickness_lines(&found), lines.map(|(record, amount)| (record, amount.to_owned())));
    assert_eq!(found.amounts.replacement_income.to_string(), "360.00");
    // 2500.00 - 326.75 - 360.00.
    assert_eq!(found.amounts.payment.premium.to_string(), "1813.25");
    let left_out: Vec<_> = found
        .left_out
        .iter()
        .map(|one| (one.record, one.reason.rule().id(), one.reason.text(Language::English)))
        .collect();
    let expected = [
        (2, "R2.7", "replaced by version 2 of the same attest"),
        (6, "R2.8", "document type C23 does not count"),
        (7, "R2.8", "nature 1 does not count"),
        (9, "R2.7", "replaced by version 2 of the same attest"),
        (10, "R2.7", "the attest is cancelled"),
    ];
    assert_eq!(left_out, expected.map(|(record, rule, text)| (record, rule, text.to_owned())));
}

/// Each record counts, however many there are: of one day each, and all of one period.
#[test]
fn every_sickness_record_counts_up_to_a_thousand() {
    for count in (1..=12).chain([25, 26]) {
        // The days of April 2026 from Monday to Saturday: the Sundays are 5, 12, 19 and 26.
        let days: Vec<u32> = (1..=30).filter(|day| day % 7 != 5).take(count).collect();
        let records: Vec<_> = days.iter().map(|day| paid(*day, *day, "1.00", &json!({}))).collect();
        let found = computed(&case(&records));
        assert_eq!(sickness_lines(&found).len(), count);
        let income = found.amounts.replacement_income.cents();
        assert_eq!(income, 100 * i64::try_from(count).expect("few"), "{count} records");
    }
    for count in [7, 8, 9, 10, 999, 1_000] {
        let attest = |index: usize| json!({"attest_id": format!("A-{index}")});
        let of = |index| paid(1, 30, "0.01", &attest(index));
        let records: Vec<_> = (0..count).map(of).collect();
        let found = computed(&case(&records));
        assert_eq!(sickness_lines(&found).len(), 1);
        let income = found.amounts.replacement_income.cents();
        assert_eq!(income, i64::try_from(count).expect("few"), "{count} records");
    }
}

/// The last of many versions is looked for among all of them.
#[test]
fn highest_version_wins_wherever_it_stands_among_many() {
    for count in [2, 8, 9, 10, 40] {
        for highest in 0..count {
            let of = |index: usize| {
                let version = if index == highest { 100 } else { 1 + index % 3 };
                let amount = format!("{}.00", index + 1);
                paid(1, 30, &amount, &json!({"attest_id": "A", "version": version}))
            };
            let found = computed(&case(&(0..count).map(of).collect::<Vec<_>>()));
            let expected = 100 * (i64::try_from(highest).expect("few") + 1);
            let income = found.amounts.replacement_income.cents();
            assert_eq!(income, expected, "{highest} of {count}");
            assert_eq!(found.left_out.len(), count - 1);
            let replaced = "vervangen door versie 100 van hetzelfde attest";
            let reasons = found.left_out.iter().map(|one| one.reason.text(Language::Dutch));
            assert!(reasons.into_iter().all(|reason| reason == replaced));
        }
    }
}

// ------------------------------------------------------------------------------------- Provisional

/// R2.10: refused as a final result, computed as a provisional one, of which the records count that
/// were given, which is marked, and of which there is no notice.
#[test]
fn source_without_a_final_answer_gives_a_provisional_result() {
    let records = [paid(1, 30, "260.00", &json!({}))];
    for (availability, word) in [
        (Availability::NotAsked, "not-asked"),
        (Availability::NoResult, "no-result"),
        (Availability::Filtered, "filtered"),
    ] {
        for (sickness, income, premium) in [
            (json!({"availability": word}), "0.00", "2173.25"),
            (json!({"availability": word, "records": records}), "260.00", "1913.25"),
        ] {
            let case = case_of(&sickness);
            let refused = statement(&case, &Options::default()).expect_err("no final answer");
            assert_eq!(
                (refused.code(), refused.location()),
                (ErrorCode::SourceNotAvailable, "sickness.availability")
            );
            assert_eq!(amounts(&case, &Options::default()), Err(refused));

            let asked = Options::default().provisional(true);
            let found = statement(&case, &asked).expect("a provisional statement");
            assert!(found.amounts.provisional);
            assert_eq!(amounts(&case, &asked), Ok(found.amounts));
            assert_eq!(found.amounts.replacement_income.to_string(), income);
            assert_eq!(found.amounts.payment.premium.to_string(), premium);
            assert!(found.to_json().contains(r#""provisional":true"#));
            let source = SourceName::Sickness;
            let missing: Vec<NoAnswer> = found.no_answers.clone();
            assert_eq!(missing.len(), 1);
            assert_eq!((missing[0].source, missing[0].availability), (source, availability));
            for (language, line) in [
                (
                    Language::Dutch,
                    format!(
                        "VOORLOPIG: geen definitief antwoord van de bron ziekte ({word}): alleen \
                            de meegegeven gegevens tellen"
                    ),
                ),
                (
                    Language::English,
                    format!(
                        "PROVISIONAL: no final answer of the source sickness ({word}): only the \
                            records given count"
                    ),
                ),
            ] {
                let text = found.explain(language);
                assert_eq!(text.lines().nth(2), Some(line.as_str()), "{text}");
            }
            let no_notice = notice(&found).expect_err("no notice of a provisional result");
            assert_eq!(no_notice.code(), ErrorCode::NoticeOfProvisional);
        }
    }
}

/// Each source, absent altogether, is one that was not asked; with an answer of each, asking for a
/// provisional result changes nothing.
#[test]
fn each_source_that_is_absent_was_not_asked() {
    let whole = case_of(&json!({"availability": "no-data"}));
    let asked = Options::default().provisional(true);
    let found = statement(&whole, &asked).expect("a statement");
    assert!(!found.amounts.provisional && found.no_answers.is_empty());
    assert_eq!(statement(&whole, &Options::default()), Ok(found));
    for (name, source) in [
        ("unemployment", SourceName::Unemployment),
        ("leefloon", SourceName::Leefloon),
        ("sickness", SourceName::Sickness),
    ] {
        let mut text: Value = serde_json::from_str(&whole.to_json()).expect("JSON");
        text.as_object_mut().expect("an object").remove(name);
        let case = Case::from_json(text.to_string().as_bytes()).expect("a case");
        let refused = statement(&case, &Options::default()).expect_err("no final answer");
        assert_eq!(refused.location(), format!("{name}.availability"));
        let found = statement(&case, &asked).expect("a provisional statement");
        assert!(found.amounts.provisional);
        let missing: Vec<_> =
            found.no_answers.iter().map(|one| (one.source, one.availability)).collect();
        assert_eq!(missing, [(source, Availability::NotAsked)]);
    }
}

// -------------------------------------------------------------------------- What makes it too weak

/// R7.3: the list of what made a result too weak: rules, values, codes and checks that are past,
/// each once, line by line, and nothing that is strong enough.
#[test]
fn result_that_is_too_weak_lists_what_made_it_so() {
    let said = |case: &Case, require| {
        let options = Options::default().require(require);
        let error = statement(case, &options).expect_err("too weak");
        assert_eq!((error.code(), error.location()), (ErrorCode::CertaintyTooWeak, "require"));
        assert_eq!(amounts(case, &options), Err(error.clone()), "with and without a trace");
        (error.text(Language::English).to_string(), error.text(Language::Dutch).to_string())
    };
    // A wage difference without income: what is secondary, and no more (R0.2, since the tax is not
    // a whole number of cents).
    let rules = "R6.2, R0.2, R6.3, withholding.rounding from 2018-09-01, \
        withholding.rate from 2018-09-01";
    let (english, dutch) = said(&case_of(&json!({"availability": "no-data"})), Certainty::Official);
    assert_eq!(
        english,
        format!(
            "the result must be at least official; it is secondary, because of R3.1, R4.2, \
                premium.percentages from 2026-01-01, {rules}"
        )
    );
    assert!(
        dutch.starts_with(
            "het resultaat moet minstens officieel zijn; het is secundair, door R3.1, "
        )
    );
    // Two periods of sickness benefit by one reading, which is named once, and a document type that
    // is left out.
    let records = [
        paid(1, 10, "80.00", &json!({})),
        paid(11, 20, "80.00", &json!({})),
        paid(21, 30, "80.00", &json!({"document_type": "C23"})),
    ];
    let sickness = "income.sickness-rule from 2018-09-01, \
        sickness.document-type/C23 from 2018-09-01";
    let (english, dutch) = said(&case(&records), Certainty::Secondary);
    assert_eq!(
        english,
        format!("the result must be at least secondary; it is assumed, because of {sickness}")
    );
    assert_eq!(
        dutch,
        "het resultaat moet minstens secundair zijn; het is aangenomen, door \
            income.sickness-rule vanaf 2018-09-01, sickness.document-type/C23 vanaf 2018-09-01"
    );
    assert_eq!(
        said(&case(&records), Certainty::Official).0,
        format!(
            "the result must be at least official; it is assumed, because of R3.1, {sickness}, \
                R4.2, premium.percentages from 2026-01-01, {rules}"
        )
    );
    // A difference below zero: its floor is assumed.
    let much = [paid(1, 30, "2600.00", &json!({"document_type": "C21"}))];
    assert_eq!(
        said(&case(&much), Certainty::Secondary).0,
        "the result must be at least secondary; it is assumed, because of \
            income.sickness-rule from 2018-09-01, R4.1/floor"
    );
    // Values past their last check.
    let text = json!({
        "case_ref": "A-1", "month": "2027-01",
        "agreement": {"kind": "ibo-plus", "start": "2026-08-03", "end": "2027-03-28",
            "employment_fraction": "38/38"},
        "unemployment": {"availability": "no-data"},
        "leefloon": {"availability": "no-data"},
        "sickness": {"availability": "no-data"},
    });
    let later = Case::from_json(text.to_string().as_bytes()).expect("a case");
    let (english, dutch) = said(&later, Certainty::Secondary);
    assert_eq!(
        english,
        "the result must be at least secondary; it is assumed, because of \
            ggmmi from 2026-07-01 (last checked on 2026-08-06), \
            premium.ibo-plus-rule from 2026-01-01 (last checked on 2026-12-31), \
            premium.flat-shares from 2026-01-01 (last checked on 2026-12-31), \
            withholding.rounding from 2018-09-01 (last checked on 2026-12-31), \
            withholding.rate from 2018-09-01 (last checked on 2026-12-31)"
    );
    assert_eq!(
        dutch,
        "het resultaat moet minstens secundair zijn; het is aangenomen, door \
            ggmmi vanaf 2026-07-01 (laatst gecontroleerd op 2026-08-06), \
            premium.ibo-plus-rule vanaf 2026-01-01 (laatst gecontroleerd op 2026-12-31), \
            premium.flat-shares vanaf 2026-01-01 (laatst gecontroleerd op 2026-12-31), \
            withholding.rounding vanaf 2018-09-01 (laatst gecontroleerd op 2026-12-31), \
            withholding.rate vanaf 2018-09-01 (laatst gecontroleerd op 2026-12-31)"
    );
}

// -------------------------------------------------------------------------------- Unemployment and sickness on one day

/// R2.9: an unemployment benefit covers days only when its printed amount is not zero. A half day
/// of 0.01 once a week, for one day of the 26, is 0.01 x 13 / 3 / 26, printed 0.00; for 26 it is 0.04.
#[test]
fn benefit_of_nothing_covers_no_day_that_sickness_covers() {
    for (to, income, reads) in [("2026-04-01", "0.00", false), ("2026-04-30", "0.04", true)] {
        let mut text: Value =
            serde_json::from_str(&case(&[paid(1, 30, "26.00", &json!({}))]).to_json())
                .expect("JSON");
        text["unemployment"] = json!({"availability": "data", "records": [
            {"from": "2026-04-01", "to": to, "day_amount": "0.01", "basis": "half",
                "half_per_week": 1, "benefit_type": "full-unemployment"}]});
        let found = computed(&Case::from_json(text.to_string().as_bytes()).expect("a case"));
        let line = |code| found.lines.iter().find(|line| line.code == code).expect("the line");
        let unemployment = line(LineCode::ReplacementIncomeUnemployment);
        assert_eq!(unemployment.amount.to_string(), income);
        let total = line(LineCode::ReplacementIncome);
        let same_days =
            total.parameters.iter().any(|read| read.value.id.slug() == "income.same-days");
        assert_eq!(same_days, reads, "{to}");
    }
}
