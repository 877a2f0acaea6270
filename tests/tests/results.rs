//! Results are written and read back, by their own functions and by serde: what was stored comes
//! back in the same bytes, and what is not in form is refused with the path.

use std::path::Path;

use ibo_core::{
    Amounts, Assumption, Case, CorrectedLine, Correction, Coverage, DatedValue, Error, ErrorCode,
    Language, LeftOut, Line, ListedCode, NoAnswer, Note, Notice, NoticeAmount, Options,
    ParameterRead, Parameters, Payment, Premium, Reason, ReplacementIncome, Rule, Source,
    Statement, coverage, premium, replacement_income, statement,
};
use ibo_tests::{change, compact, files, read};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

#[derive(Deserialize)]
struct Golden {
    statement: Box<RawValue>,
    notice: Option<Box<RawValue>>,
}

#[derive(Deserialize)]
struct Asked {
    case: Box<RawValue>,
}

#[derive(Deserialize)]
struct Parts {
    lines: Vec<Box<RawValue>>,
    left_out: Vec<Box<RawValue>>,
    assumptions: Vec<Box<RawValue>>,
}

#[derive(Deserialize)]
struct Parameter {
    parameters: Vec<Box<RawValue>>,
}

#[derive(Deserialize)]
struct Corrected {
    correction: Box<RawValue>,
}

#[derive(Deserialize)]
struct CorrectedLines {
    lines: Vec<Box<RawValue>>,
}

#[derive(Deserialize)]
struct Paid {
    expected: Box<RawValue>,
}

fn parse<T: DeserializeOwned>(path: &Path) -> T {
    let text = std::fs::read_to_string(path).expect("a readable fixture");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Reads a stored result by serde, from its text and from a tree, and demands the same bytes of
/// each.
fn comes_back<T: Serialize + DeserializeOwned>(stored: &str) -> T {
    let written = |result: &T| serde_json::to_string(result).expect("JSON");
    let result: T =
        serde_json::from_str(stored).unwrap_or_else(|error| panic!("{error}\n{stored}"));
    assert_eq!(written(&result), stored);
    let tree: serde_json::Value = serde_json::from_str(stored).expect("JSON");
    let of_tree: T =
        serde_json::from_value(tree).unwrap_or_else(|error| panic!("{error}\n{stored}"));
    assert_eq!(written(&of_tree), stored);
    result
}

fn each_comes_back<T: Serialize + DeserializeOwned>(stored: &[Box<RawValue>]) {
    for stored in stored {
        comes_back::<T>(stored.get());
    }
}

#[test]
fn golden_statement_comes_back_in_the_same_bytes() {
    let paths = files("fixtures/cases", "json");
    assert!(paths.len() >= 200, "{} golden cases", paths.len());
    let mut left_out = 0;
    for path in &paths {
        let golden: Golden = parse(path);
        let stored = compact(golden.statement.get());
        let statement: Statement = comes_back(&stored);
        assert_eq!(statement.to_json(), stored, "{}", path.display());
        let mut written = Vec::new();
        statement.to_writer(&mut written).expect("a buffer takes all");
        assert_eq!(written, stored.as_bytes());

        let parts: Parts = serde_json::from_str(&stored).expect("a statement");
        for line in &parts.lines {
            comes_back::<Line>(line.get());
            let read: Parameter = serde_json::from_str(line.get()).expect("a line");
            each_comes_back::<ParameterRead>(&read.parameters);
        }
        each_comes_back::<Assumption>(&parts.assumptions);
        for record in &parts.left_out {
            let record = comes_back::<LeftOut>(record.get());
            comes_back::<Reason>(&serde_json::to_string(&record.reason).expect("JSON"));
            left_out += 1;
        }
    }
    assert!(left_out > 10, "{left_out} records left out");
}

#[test]
fn golden_notice_comes_back_in_the_same_bytes() {
    let goldens = files("fixtures/cases", "json").into_iter().map(|path| parse::<Golden>(&path));
    let notices: Vec<_> = goldens.filter_map(|golden| golden.notice).collect();
    assert!(!notices.is_empty());
    for stored in notices.iter().map(|notice| compact(notice.get())) {
        let notice: Notice = comes_back(&stored);
        assert_eq!(Notice::from_json(stored.as_bytes()).expect("a notice").to_json(), stored);
        let amount = format!("{{\"{}\":\"{}\"}}", notice.amount.name(), notice.amount.euro());
        assert_eq!(comes_back::<NoticeAmount>(&amount), notice.amount);
    }
}

#[test]
fn golden_correction_comes_back_in_the_same_bytes() {
    for path in files("fixtures/corrections", "json") {
        let stored = compact(parse::<Corrected>(&path).correction.get());
        comes_back::<Correction>(&stored);
        assert_eq!(
            Correction::from_json(stored.as_bytes()).expect("a correction").to_json(),
            stored
        );
        let parts: CorrectedLines = serde_json::from_str(&stored).expect("a correction");
        each_comes_back::<CorrectedLine>(&parts.lines);
    }
}

#[test]
fn golden_payment_comes_back_in_the_same_bytes() {
    let fixtures: Vec<Paid> =
        serde_json::from_str(&read("fixtures/payments.json")).expect("fixtures");
    assert!(!fixtures.is_empty());
    for stored in fixtures.iter().map(|fixture| compact(fixture.expected.get())) {
        comes_back::<Payment>(&stored);
        assert_eq!(Payment::from_json(stored.as_bytes()).expect("a payment").to_json(), stored);
    }
}

#[test]
fn dated_value_of_the_export_comes_back_in_the_same_bytes() {
    let exported: Vec<Box<RawValue>> =
        serde_json::from_str(&read("fixtures/parameters.json")).expect("values");
    let values: Vec<_> =
        exported.iter().map(|value| comes_back::<DatedValue>(&compact(value.get()))).collect();
    let embedded: Vec<_> = Parameters::embedded().expect("valid").all().cloned().collect();
    assert_eq!(values, embedded, "read back, a value is the same");
    let codes = values.iter().flat_map(|value| &value.codes);
    assert!(codes.clone().count() > 20);
    codes.for_each(|code| {
        assert_eq!(&comes_back::<ListedCode>(&serde_json::to_string(code).expect("JSON")), code);
    });
}

fn first() -> Case {
    let first = read("fixtures/cases/first.jsonl");
    Case::from_json(first.lines().next().expect("a case").as_bytes()).expect("a case")
}

/// Rules and formulas of the stages on their own, whose JSON is that of their fields.
#[test]
fn result_of_a_stage_comes_back_as_it_was() {
    let (case, options) = (first(), Options::default());
    let income = replacement_income(&case, &options).expect("a replacement income");
    let written = serde_json::to_string(&income).expect("JSON");
    let head = "{\"unemployment\":\"1437.54\",\"leefloon\":\"0.00\",\"sickness\":\"0.00\",\"amount\":\"1437.54\",\"lines\":[";
    assert!(written.starts_with(head), "{written}");
    let again: ReplacementIncome = comes_back(&written);
    assert_eq!((again.amount, again.certainty), (income.amount, income.certainty));

    let premium =
        premium(case.agreement(), case.month(), income.amount, &options).expect("a premium");
    let written = serde_json::to_string(&premium).expect("JSON");
    let head = "{\"scheme\":\"2026\",\"payer\":\"employer\",\"amount\":\"588.57\",\"lines\":[";
    assert!(written.starts_with(head), "{written}");
    assert_eq!(comes_back::<Premium>(&written).amount, premium.amount);

    let amounts = concat!(
        "{\"scheme\":\"2026\",\"payer\":\"employer\",\"replacement_income\":\"1437.54\",\"premium\":\"588.57\",",
        "\"premium_after_fraction\":\"588.57\",\"premium_due\":\"588.57\",\"withholding_tax\":\"65.39\",",
        "\"net\":\"523.18\",\"employer_contribution\":null,\"certainty\":\"secondary\",\"provisional\":false}"
    );
    assert_eq!(
        comes_back::<Amounts>(amounts),
        ibo_core::amounts(&case, &options).expect("amounts")
    );
}

#[test]
fn stages_of_a_month_of_cases_come_back_as_they_were() {
    let (month, options) = (read("fixtures/months/2026-04.jsonl"), Options::default());
    assert_eq!(month.lines().count(), 1000);
    let goldens = files("fixtures/cases", "json").into_iter();
    let goldens = goldens.map(|path| parse::<Asked>(&path).case.get().to_owned());
    let cases: Vec<_> = goldens.chain(month.lines().map(str::to_owned)).collect();
    let mut computed = 0;
    for case in &cases {
        let case = Case::from_json(case.as_bytes()).expect("a case");
        // A golden case may need options of its own.
        let Ok(income) = replacement_income(&case, &options) else { continue };
        comes_back::<ReplacementIncome>(&serde_json::to_string(&income).expect("JSON"));
        let premium = premium(case.agreement(), case.month(), income.amount, &options);
        let Ok(premium) = premium else { continue };
        comes_back::<Premium>(&serde_json::to_string(&premium).expect("JSON"));
        computed += 1;
    }
    assert!(computed >= 1200, "{computed} cases");
}

#[test]
fn coverage_note_and_missing_answer_come_back_as_they_were() {
    let first = "{\"scheme\":\"2018\",\"kind\":\"ibo\",\"starts_from\":\"2018-09-01\",\"starts_until\":\"2025-12-31\",\"payer\":\"vdab\",\"rule\":\"R5.1\"}";
    assert_eq!(Some(comes_back::<Coverage>(first)), coverage().next());

    let note = "{\"note\":\"reaches-old-agreements\",\"file\":\"own.toml\",\"id\":\"ggmmi\",\"from\":\"2026-12-01\",\"limit\":\"2026-01-01\"}";
    assert!(
        comes_back::<Note>(note)
            .text(Language::English)
            .starts_with("own.toml, ggmmi from 2026-12-01:")
    );

    let unasked = change::case(&self::first(), |case| case.sickness(Source::default()));
    let options = Options::default().provisional(true);
    let provisional = statement(&unasked, &options).expect("a statement");
    let no_answer: NoAnswer =
        comes_back("{\"source\":\"sickness\",\"availability\":\"not-asked\"}");
    assert_eq!(provisional.no_answers, [no_answer]);
    // The JSON of a statement does not say which source gave none; that one did, it says to a
    // person too.
    let stored = Statement::from_json(provisional.to_json().as_bytes()).expect("a statement");
    assert!(stored.amounts.provisional && stored.no_answers.is_empty());
    assert!(
        stored
            .explain(Language::Dutch)
            .contains("VOORLOPIG: een bron gaf geen definitief antwoord")
    );

    assert_eq!(comes_back::<Language>("\"nl\""), Language::Dutch);
    assert_eq!(comes_back::<Rule>("\"R4.1\""), Rule::WageDifference);
}

#[test]
fn error_comes_back_with_its_code_place_and_message() {
    let stored = "{\"code\":\"percentage-not-allowed\",\"number\":1304,\"at\":\"agreement.percentage\",\"rule\":\"R4.2\",\"message\":\"one of them\"}";
    let error: Error = comes_back(stored);
    assert_eq!(
        (error.code(), error.location(), &*error.message()),
        (ErrorCode::PercentageNotAllowed, "agreement.percentage", "one of them")
    );
    let none = stored.replace("\"R4.2\"", "null");
    assert_eq!(
        Error::from_json(none.as_bytes()).map_err(|error| error.location().to_owned()),
        Err("rule".to_owned())
    );
}

/// A statement of an earlier version keeps its own words; the rules that this version words alike
/// are rules again.
#[test]
fn statement_of_another_version_keeps_its_words() {
    let golden: Golden = parse(Path::new(&ibo_tests::project(
        "fixtures/cases/attest-version-2-replaces-version-1.json",
    )));
    let stored = compact(golden.statement.get());
    let (ours, theirs) =
        ("replaced by version 2 of the same attest", "a later version took its place");
    let older = stored
        .replacen("\"library\":\"ibo 0.1.0\"", "\"library\":\"ibo 0.0.9\"", 1)
        .replacen(ours, theirs, 1);
    assert_ne!(older, stored);
    let statement = Statement::from_json(older.as_bytes()).expect("a statement");
    assert_eq!((statement.library.as_ref(), statement.to_json()), ("ibo 0.0.9", older));
    let reason = Reason::Stored { rule: Rule::Versions, text: theirs.to_owned() };
    assert!(statement.left_out.iter().any(|record| record.reason == reason));

    let golden: Golden =
        parse(Path::new(&ibo_tests::project("fixtures/cases/attest-cancelled.json")));
    let statement =
        Statement::from_json(compact(golden.statement.get()).as_bytes()).expect("a statement");
    assert!(statement.left_out.iter().any(|record| record.reason == Reason::AttestCancelled));
}

#[test]
fn result_that_is_not_in_form_is_refused_with_the_path() {
    let golden: Golden = parse(Path::new(&ibo_tests::project(
        "fixtures/cases/attest-version-2-replaces-version-1.json",
    )));
    let stored = compact(golden.statement.get());
    for (old, new, code, at) in [
        ("\"schema\":1", "\"schema\":2", ErrorCode::WrongType, "schema"),
        ("\"role\":\"base\"", "\"role\":\"basis\"", ErrorCode::BadText, "lines[0].role"),
        (
            "\"record\":1,\"rule\"",
            "\"record\":-1,\"rule\"",
            ErrorCode::WrongType,
            "left_out[0].record",
        ),
        ("\"lines\":[", "\"colour\":1,\"lines\":[", ErrorCode::UnknownField, "colour"),
    ] {
        let changed = stored.replacen(old, new, 1);
        assert_ne!(changed, stored, "{at}");
        let error = Statement::from_json(changed.as_bytes()).expect_err("refused");
        assert_eq!((error.code(), error.location()), (code, at));
        let said = serde_json::from_str::<Statement>(&changed).expect_err("refused").to_string();
        assert!(said.contains(at) && said.contains(code.slug()), "{said}");
    }

    let refused = |json: &str| {
        Notice::from_json(json.as_bytes())
            .map_err(|error| (error.code(), error.location().to_owned()))
    };
    let both = "{\"schema\":1,\"case_ref\":\"A-1\",\"month\":\"2026-03\",\"premium\":\"1.00\",\"contribution\":\"2.00\"}";
    assert_eq!(refused(both), Err((ErrorCode::UnknownField, "contribution".to_owned())));
    let none = "{\"schema\":1,\"case_ref\":\"A-1\",\"month\":\"2026-03\"}";
    assert_eq!(refused(none), Err((ErrorCode::MissingField, "contribution".to_owned())));

    let net = "{\"schema\":1,\"premium\":\"225.00\",\"premium_after_fraction\":\"225.00\",\"premium_due\":\"225.00\",\"withholding_tax\":\"25.00\",\"net\":\"201.00\"}";
    let error = Payment::from_json(net.as_bytes()).expect_err("refused");
    assert_eq!((error.code(), error.location()), (ErrorCode::StatementContradiction, "net"));

    let contribution = concat!(
        r#"{"scheme":"2026","payer":"vdab","replacement_income":"0.00","premium":"0.00","#,
        r#""premium_after_fraction":"0.00","premium_due":"0.00","withholding_tax":"0.00","#,
        r#""net":"0.00","employer_contribution":"0.00","certainty":"assumed","provisional":false}"#
    );
    let said = serde_json::from_str::<Amounts>(contribution).expect_err("refused").to_string();
    assert!(said.starts_with("employer_contribution: "), "{said}");
    serde_json::from_str::<Amounts>(&contribution.replacen("2026", "2018", 1)).expect("amounts");

    let difference = "{\"schema\":1,\"case_ref\":\"A-1\",\"month\":\"2026-03\",\"lines\":[{\"code\":\"net\",\"before\":\"1.00\",\"after\":\"3.00\",\"difference\":\"1.00\"}],\"to_pay\":\"2.00\"}";
    let error = Correction::from_json(difference.as_bytes()).expect_err("refused");
    assert_eq!(
        (error.code(), error.location()),
        (ErrorCode::StatementContradiction, "lines[0].difference")
    );
}

/// What a stage says of its amounts is what its lines say (R2.9, R4.3).
#[test]
fn result_of_a_stage_that_contradicts_its_lines_is_refused_with_the_path() {
    let (case, options) = (first(), Options::default());
    let income = replacement_income(&case, &options).expect("a replacement income");
    let premium =
        premium(case.agreement(), case.month(), income.amount, &options).expect("a premium");
    let income = serde_json::to_string(&income).expect("JSON");
    let premium = serde_json::to_string(&premium).expect("JSON");
    let of_income = |json: &str| serde_json::from_str::<ReplacementIncome>(json).map(drop);
    let of_premium = |json: &str| serde_json::from_str::<Premium>(json).map(drop);
    type Read<'r> = &'r dyn Fn(&str) -> Result<(), serde_json::Error>;
    let rows: [(&str, Read<'_>, &str, &str, &str); 8] = [
        (
            &income,
            &of_income,
            r#""unemployment":"1437.54""#,
            r#""unemployment":"1.00""#,
            "unemployment",
        ),
        (&income, &of_income, r#""leefloon":"0.00""#, r#""leefloon":"0.01""#, "leefloon"),
        (&income, &of_income, r#""sickness":"0.00""#, r#""sickness":"5.00""#, "sickness"),
        (&income, &of_income, r#""amount":"1437.54""#, r#""amount":"1437.55""#, "amount"),
        (&premium, &of_premium, r#""amount":"588.57""#, r#""amount":"588.58""#, "amount"),
        (&premium, &of_premium, r#""payer":"employer""#, r#""payer":"vdab""#, "payer"),
        (&premium, &of_premium, r#""scheme":"2026""#, r#""scheme":"2018""#, "lines"),
        (&premium, &of_premium, r#""code":"premium""#, r#""code":"premium-due""#, "lines"),
    ];
    for (sound, read, old, new, at) in rows {
        read(sound).expect("what was written is read");
        let changed = sound.replacen(old, new, 1);
        assert_ne!(changed, *sound, "{old}");
        let said = read(&changed).expect_err("refused").to_string();
        assert!(
            said.starts_with(&format!("{at}: ")) && said.contains("statement-contradiction"),
            "{new}: {said}"
        );
    }
}

/// What is to be paid is the difference of the nets, 0.00 without one.
#[test]
fn correction_that_pays_another_amount_than_its_net_is_refused() {
    let of = |lines: &str, to_pay: &str| {
        let json = format!(
            r#"{{"schema":1,"case_ref":"A-1","month":"2026-03","lines":[{lines}],"to_pay":"{to_pay}"}}"#
        );
        let read = Correction::from_json(json.as_bytes());
        read.map(drop).map_err(|error| (error.code(), error.location().to_owned()))
    };
    let refused = Err((ErrorCode::StatementContradiction, "to_pay".to_owned()));
    let net = r#"{"code":"net","before":"523.18","after":"500.00","difference":"-23.18"}"#;
    let tax = r#"{"code":"withholding-tax","before":"1.00","after":"3.00","difference":"2.00"}"#;
    assert_eq!(of(net, "-23.18"), Ok(()));
    assert_eq!(of(tax, "0.00"), Ok(()));
    assert_eq!(of(net, "23.18"), refused);
    assert_eq!(of(net, "0.00"), refused);
    assert_eq!(of(tax, "2.00"), refused);
    assert_eq!(of("", "0.01"), refused);
}
