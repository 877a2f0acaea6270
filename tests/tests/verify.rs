//! Statements that were issued, computed again (R7.1, R7.5): what is the same, what is not and why;
//! and the values of then, kept as one file.

use std::path::Path;

use ibo_core::{
    Case, CaseIndex, Certainty, ErrorCode, ForcedScheme, Language, Options, Parameters,
    PaymentCase, Reform, Scheme, Source, Statement, Verification, VerificationStatus, VerifiedAs,
    parse_date, payment_statement, statement, verify, verify_json, verify_line,
};
use ibo_tests::{change, compact, files, project, read};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};

#[derive(Deserialize)]
struct Golden {
    #[serde(default)]
    options: Asked,
    case: Box<RawValue>,
    statement: Box<RawValue>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Asked {
    provisional: bool,
    require: Option<Certainty>,
    parameters: Option<String>,
}

fn golden(path: &Path) -> Golden {
    let text = std::fs::read_to_string(path).expect("a fixture");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

impl Golden {
    fn case(&self) -> Case {
        Case::from_json(self.case.get().as_bytes()).expect("a case")
    }

    fn issued(&self) -> String {
        compact(self.statement.get())
    }

    fn parameters(&self) -> Parameters {
        let embedded = Parameters::embedded().expect("values");
        self.options.parameters.as_ref().map_or_else(
            || embedded.clone(),
            |own| embedded.with("own.toml", own).expect("own values"),
        )
    }
}

fn first() -> Case {
    let cases = read("fixtures/cases/first.jsonl");
    Case::from_json(cases.lines().next().expect("a case").as_bytes()).expect("a case")
}

fn with(own: &str) -> Options {
    let embedded = Parameters::embedded().expect("values");
    Options::default().parameters(embedded.with("own.toml", own).expect("own values"))
}

fn carried(case: &Case) -> Statement {
    statement(case, &Options::default().with_case(true)).expect("a statement")
}

fn path(verified: &Verification) -> Option<(ErrorCode, &str)> {
    verified.error.as_ref().map(|error| (error.code(), error.location()))
}

#[test]
fn every_golden_statement_is_the_same() {
    for path in files("fixtures/cases", "json") {
        let golden = golden(&path);
        let (case, parameters) = (golden.case(), golden.parameters());
        let canonical = parameters.canonical();
        let kept = Parameters::from_toml(&[("values.toml", &canonical)]).expect("a whole set");
        for values in [parameters, kept] {
            let options = Options::default().parameters(values);
            let verified = verify_json(golden.issued().as_bytes(), Some(&case), &options);
            let verified = verified.expect("a verification");
            assert_eq!(verified.status, VerificationStatus::Same, "{}", path.display());
            assert_eq!(verified.values_then, Some(verified.values_now), "{}", path.display());
            assert!(verified.lines.is_empty() && verified.correction.is_none());
        }
    }
}

#[test]
fn every_golden_statement_carries_its_case_and_is_read_back() {
    for path in files("fixtures/cases", "json") {
        let golden = golden(&path);
        let options = Options::default()
            .provisional(golden.options.provisional)
            .maybe(golden.options.require, Options::require)
            .parameters(golden.parameters());
        let case = golden.case();
        let bare = statement(&case, &options).expect("a statement").to_json();
        let whole = statement(&case, &options.clone().with_case(true)).expect("a statement");
        let stored = whole.to_json();
        let body = bare.strip_suffix('}').expect("an object");
        assert_eq!(stored, format!("{body},\"case\":{}}}", case.to_json()), "{}", path.display());
        let back = Statement::from_json(stored.as_bytes()).expect("what was stored");
        assert_eq!((back.case.as_ref(), back.to_json()), (Some(&case), stored));
        let verified = verify(&back, None, &options).expect("a verification");
        assert_eq!(verified.status, VerificationStatus::Same, "{}", path.display());
    }
}

#[test]
fn contradicting_statement_is_said_with_its_path() {
    let fixtures: Value =
        serde_json::from_str(&read("fixtures/issued/contradictions.json")).expect("contradictions");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let mut contradictions = 0;
    for fixture in fixtures.as_array().expect("a list") {
        let golden = golden(&project("fixtures").join(text(&fixture["case"])));
        let [old, new] = [0, 1].map(|at| text(&fixture["change"][at]));
        let changed = golden.issued().replacen(&old, &new, 1);
        let options = Options::default().parameters(golden.parameters());
        let verified = verify_json(changed.as_bytes(), Some(&golden.case()), &options);
        let verified = verified.expect("a verification");
        let code = text(&fixture["error"]["code"]);
        let status = if code == "statement-contradiction" {
            contradictions += 1;
            VerificationStatus::ContradictsItself
        } else {
            VerificationStatus::NotOurs
        };
        assert_eq!(verified.status, status, "{}", fixture["about"]);
        let (found, at) = path(&verified).expect("an error");
        assert_eq!((found.slug(), at), (code.as_str(), text(&fixture["error"]["at"]).as_str()));
    }
    assert!(contradictions >= 30, "{contradictions} contradictions");
}

/// A rate of 12 %: 588.57 x 12 % = 70.6284, printed 70.63; net 588.57 - 70.63 = 517.94, which is
/// 5.24 less than 523.18.
#[test]
fn statement_by_other_values_has_other_amounts_and_their_correction() {
    let own = "[[value]]\nid = \"withholding.rate\"\nfrom = \"2026-01-01\"\nvalue = \"0.12\"\n\
               certainty = \"secondary\"\nsource = \"another rate\"\n";
    let verified = verify(&carried(&first()), None, &with(own)).expect("a verification");
    assert_eq!(verified.status, VerificationStatus::OtherAmounts);
    let correction = verified.correction.as_ref().expect("a correction");
    assert_eq!(
        correction.to_json(),
        concat!(
            r#"{"schema":1,"case_ref":"first-1-unemployment","month":"2026-03","lines":["#,
            r#"{"code":"withholding-tax","before":"65.39","after":"70.63","difference":"5.24"},"#,
            r#"{"code":"net","before":"523.18","after":"517.94","difference":"-5.24"}],"#,
            r#""to_pay":"-5.24"}"#
        )
    );
    assert_eq!(verified.lines, correction.lines);
    assert_ne!(verified.values_then, Some(verified.values_now));
    let text = verified.text(Language::Dutch);
    assert!(text.starts_with("first-1-unemployment  2026-03  andere bedragen\n"), "{text}");
    assert!(text.contains("  Netto: 523,18 -> 517,94\n"), "{text}");
}

/// A hypothetical rate gives other amounts too, but no correction (R7.5).
#[test]
fn hypothetical_values_give_other_amounts_without_a_correction() {
    let own = "[[value]]\nid = \"withholding.rate\"\nfrom = \"2026-01-01\"\nvalue = \"0.12\"\n\
               certainty = \"hypothetical\"\nsource = \"a reform\"\n";
    let verified = verify(&carried(&first()), None, &with(own)).expect("a verification");
    assert_eq!(verified.status, VerificationStatus::OtherAmounts);
    assert!(verified.correction.is_none() && verified.lines.len() == 2);
}

#[test]
fn same_rate_of_another_certainty_has_the_same_amounts() {
    let own = "[[value]]\nid = \"withholding.rate\"\nfrom = \"2026-01-01\"\nvalue = \"0.1111\"\n\
               certainty = \"official\"\nsource = \"Staatsblad\"\nchecked_until = \"2027-12-31\"\n";
    let verified = verify(&carried(&first()), None, &with(own)).expect("a verification");
    assert_eq!(verified.status, VerificationStatus::SameAmounts);
    assert!(verified.status.is_same_in_amounts() && verified.lines.is_empty());
}

/// A value of another id and month does not touch the statement: only the fingerprint differs.
#[test]
fn values_that_the_month_does_not_read_leave_the_statement_the_same() {
    let own = "[[value]]\nid = \"ggmmi\"\nfrom = \"2027-02-01\"\nvalue = \"2300.00\"\n\
               certainty = \"official\"\nsource = \"NAR\"\n";
    let verified = verify(&carried(&first()), None, &with(own)).expect("a verification");
    assert_eq!(verified.status, VerificationStatus::Same);
    assert_ne!(verified.values_then, Some(verified.values_now));
}

#[test]
fn percentage_that_no_longer_exists_is_refused_now() {
    let own = "[[value]]\nid = \"premium.percentages\"\nfrom = \"2026-01-01\"\nvalue = [75]\n\
               certainty = \"secondary\"\nsource = \"another law\"\n";
    let verified = verify(&carried(&first()), None, &with(own)).expect("a verification");
    assert_eq!(verified.status, VerificationStatus::RefusedNow);
    assert_eq!(path(&verified), Some((ErrorCode::PercentageNotAllowed, "agreement.percentage")));
    assert!(verified.now.is_none());
}

#[test]
fn statement_of_another_library_and_what_is_no_statement_are_not_ours() {
    let stored = carried(&first()).to_json();
    let other = stored.replacen("\"library\":\"ibo ", "\"library\":\"payroll ", 1);
    for (json, at) in [(other.as_str(), "library"), ("[]", ""), ("{\"schema\":2}", "schema")] {
        let verified = verify_json(json.as_bytes(), None, &Options::default());
        let verified = verified.expect("a verification");
        assert_eq!(verified.status, VerificationStatus::NotOurs, "{json}");
        assert_eq!(path(&verified).map(|(_, at)| at), Some(at));
    }
}

#[test]
fn case_that_is_not_that_of_the_statement_is_refused() {
    let (case, stored) = (first(), carried(&first()).to_json());
    let inside = stored.split_once(r#""case":"#).expect("a case").1;
    let refused = |json: String| {
        let error = Statement::from_json(json.as_bytes()).expect_err("another case");
        (error.code(), error.location().to_owned())
    };
    for (old, new, at) in [
        (r#""month":"2026-03""#, r#""month":"2026-04""#, "case.month"),
        ("first-1-unemployment", "first-2", "case.case_ref"),
        (r#""kind":"ibo""#, r#""kind":"ibo-plus""#, "case.agreement.kind"),
    ] {
        let changed = stored.replace(inside, &inside.replacen(old, new, 1));
        assert_eq!(refused(changed), (ErrorCode::StatementContradiction, at.to_owned()));
    }
    let malformed = inside.replacen(r#""start":"2026-03-02""#, r#""start":"2026-3-2""#, 1);
    let changed = stored.replace(inside, &malformed);
    assert_eq!(refused(changed), (ErrorCode::DateMalformed, "case.agreement.start".to_owned()));

    let other = change::case(&case, |case| case.month("2026-04".parse().expect("a month")));
    let bare = statement(&case, &Options::default()).expect("a statement");
    let error = verify(&bare, Some(&other), &Options::default()).expect_err("another month");
    assert_eq!((error.code(), error.location()), (ErrorCode::StatementContradiction, "case.month"));
    let error = verify(&bare, None, &Options::default()).expect_err("no case");
    assert_eq!((error.code(), error.location()), (ErrorCode::MissingField, "case"));
}

#[test]
fn provisional_statement_is_computed_as_one() {
    let case = change::case(&first(), |case| case.sickness(ibo_core::Source::default()));
    let options = Options::default().provisional(true).with_case(true);
    let issued = statement(&case, &options).expect("a provisional statement");
    let verified = verify(&issued, None, &Options::default()).expect("a verification");
    assert_eq!(verified.status, VerificationStatus::Same);
}

#[test]
fn lines_are_verified_from_what_they_carry_or_from_the_cases() {
    let cases = read("fixtures/cases/first.jsonl");
    let index = CaseIndex::from_json_lines(cases.as_bytes()).expect("cases");
    assert_eq!(index.len(), 4);
    let bare = statement(&first(), &Options::default()).expect("a statement").to_json();
    let refused = r#"{"error":{"code":"wrong-type","number":1004,"at":"","rule":null,"message":"x"},"line":2}"#;
    let line = |line: &str, cases: &CaseIndex, language| {
        verify_line(line.as_bytes(), 7, cases, language, &Options::default())
    };
    let none = CaseIndex::default();
    let same = VerifiedAs::Statement(VerificationStatus::Same);
    assert_eq!(line(&bare, &index, None).verified_as, same);
    assert_eq!(line(&carried(&first()).to_json(), &none, None).verified_as, same);
    let without = line(&bare, &none, None);
    assert_eq!(without.verified_as, VerifiedAs::NotComputed);
    assert!(without.text.ends_with(r#","line":7}"#), "{}", without.text);
    let passed = line(refused, &none, None);
    assert_eq!((passed.verified_as, passed.text.as_str()), (VerifiedAs::RefusedThen, refused));
    let foreign = line("[]", &none, Some(Language::Dutch));
    assert_eq!(foreign.verified_as, VerifiedAs::Statement(VerificationStatus::NotOurs));
    assert!(foreign.text.starts_with("lijn 7: niet van ons\n"), "{}", foreign.text);
    let twice = format!("{cases}{cases}");
    let error = CaseIndex::from_json_lines(twice.as_bytes()).expect_err("cases twice");
    assert!(error.to_string().starts_with("line 5: case_ref: "), "{error}");
}

// ------------------------------------------------------------------------------------- Hypothetical statements (R8.4)

/// A reform with a scheme or values, and a reform with both.
fn reforms() -> [Reform; 3] {
    let reform = |title| Reform::new(title).expect("a title");
    let old_scheme = ForcedScheme::new(Scheme::Scheme2018);
    let half_tax = |reform: Reform| {
        let from = parse_date("2026-01-01").expect("a day");
        reform.scale("withholding.rate", "0.5", from).expect("a scale")
    };
    [
        reform("the old scheme").scheme(old_scheme).expect("a scheme"),
        half_tax(reform("half the tax")),
        half_tax(reform("the old scheme, half the tax").scheme(old_scheme).expect("a scheme")),
    ]
}

fn under(reform: &Reform) -> Options {
    Options::default().reform(reform).expect("a reform")
}

#[test]
fn statement_of_a_reform_is_the_same_under_that_reform() {
    for reform in reforms() {
        let options = under(&reform);
        let issued = statement(&first(), &options.clone().with_case(true)).expect("a statement");
        assert_eq!(issued.amounts.certainty, Certainty::Hypothetical);
        let stored = issued.to_json();
        for verified in [
            verify(&issued, None, &options),
            verify_json(stored.as_bytes(), None, &options),
            verify_json(stored.as_bytes(), Some(&first()), &options),
        ] {
            let verified = verified.expect("a verification");
            assert_eq!(verified.status, VerificationStatus::Same, "{}", reform.title());
            assert!(verified.error.is_none() && verified.lines.is_empty());
        }
    }
}

#[test]
fn statement_of_a_reform_without_that_reform_is_not_verified_and_says_so() {
    let [old_scheme, half_tax, both] = reforms();
    let issued =
        |reform: &Reform| statement(&first(), &under(reform).with_case(true)).expect("a statement");
    let only_values = |reform: &Reform| {
        let embedded = Parameters::embedded().expect("values");
        Options::default().parameters(reform.parameters(embedded).expect("values"))
    };
    for (statement, options) in [
        (issued(&old_scheme), Options::default()),
        (issued(&half_tax), Options::default()),
        (issued(&both), Options::default()),
        // The values of the reform without its scheme.
        (issued(&both), only_values(&both)),
        // Another reform.
        (issued(&old_scheme), under(&half_tax)),
    ] {
        let error = verify(&statement, None, &options).expect_err("no reform");
        assert_eq!((error.code(), error.location()), (ErrorCode::MissingField, "reform"));
        assert_eq!(
            error.text(Language::English),
            "the statement is hypothetical: the reform, or the parameters, that it was computed \
             with must be given"
        );
        assert_eq!(
            error.text(Language::Dutch),
            "de afrekening is hypothetisch: de hervorming, of de waarden, waarmee ze berekend is, \
             moet gegeven zijn"
        );
        let line = statement.to_json();
        let verified = verify_line(line.as_bytes(), 7, &CaseIndex::default(), None, &options);
        assert_eq!(verified.verified_as, VerifiedAs::NotComputed);
        assert!(verified.text.contains(r#""at":"reform""#), "{}", verified.text);
    }
    // The values of a reform without a scheme are all of it.
    let verified = verify(&issued(&half_tax), None, &only_values(&half_tax));
    assert_eq!(verified.expect("a verification").status, VerificationStatus::Same);
}

// ------------------------------------------------------------------------------------- Read back

#[test]
fn verifications_are_read_back_as_they_were_written() {
    let case = first();
    let whole = carried(&case);
    let stored = whole.to_json();
    let late = case.to_builder().unemployment(Source::no_data()).build().expect("a case");
    let refused = "[[value]]\nid = \"premium.percentages\"\nfrom = \"2026-01-01\"\nvalue = [75]\n\
                   certainty = \"secondary\"\nsource = \"another law\"\n";
    let mut seen = Vec::new();
    for verified in [
        verify(&whole, None, &Options::default()),
        verify(&whole, Some(&late), &Options::default()),
        verify(&whole, None, &with(refused)),
        verify_json(
            stored.replacen("\"net\":\"523.18\"", "\"net\":\"523.19\"", 1).as_bytes(),
            None,
            &Options::default(),
        ),
        verify_json(b"{}", None, &Options::default()),
    ] {
        let verified = verified.expect("a verification");
        let json = verified.to_json();
        let mut read = Verification::from_json(json.as_bytes()).expect("what was written");
        assert_eq!(read.to_json(), json);
        let by_serde: Verification = serde_json::from_str(&json).expect("what was written");
        assert_eq!(by_serde, read);
        assert!(read.now.is_none(), "it is not in the JSON");
        read.now.clone_from(&verified.now);
        if verified.error.is_none() {
            assert_eq!(read, verified);
        }
        seen.push(read.status);
    }
    assert_eq!(
        seen,
        [
            VerificationStatus::Same,
            VerificationStatus::OtherAmounts,
            VerificationStatus::RefusedNow,
            VerificationStatus::ContradictsItself,
            VerificationStatus::NotOurs,
        ]
    );
    let json = verify(&whole, Some(&late), &Options::default()).expect("a verification").to_json();
    for (old, new, code, at) in [
        ("\"other amounts\"", "\"otherwise\"", ErrorCode::BadText, "status"),
        ("\"schema\":1", "\"schema\":2", ErrorCode::WrongType, "schema"),
        ("\"lines\":[", "\"lines\":[7,", ErrorCode::WrongType, "lines[0]"),
        (
            "\"to_pay\":\"1022.26\"",
            "\"to_pay\":\"1022.27\"",
            ErrorCode::StatementContradiction,
            "correction.to_pay",
        ),
    ] {
        let error = Verification::from_json(json.replacen(old, new, 1).as_bytes());
        let error = error.expect_err("refused");
        assert_eq!((error.code(), error.location()), (code, at));
    }
}

/// A payment of VDAB's amount is not of a case: that is said, in both languages, and nothing is
/// computed (R6.4).
#[test]
fn payment_is_not_verified_and_the_sentence_says_so() {
    let payment = PaymentCase::builder(
        "588.57".parse().expect("an amount"),
        "38/38".parse().expect("a fraction"),
    );
    let payment = payment.build().expect("a payment");
    for with_case in [false, true] {
        let options = Options::default().with_case(with_case);
        let issued = payment_statement(&payment, &options).expect("a payment").to_json();
        for case in [None, Some(first())] {
            let found = verify_json(issued.as_bytes(), case.as_ref(), &Options::default());
            let refused = found.expect_err("a payment");
            assert_eq!((refused.code(), refused.location()), (ErrorCode::MissingField, "kind"));
            let [english, dutch] = [Language::English, Language::Dutch]
                .map(|language| refused.said(language).to_string());
            assert_eq!(
                english,
                "the statement must be of a case, and this is a payment of VDAB's amount: compute \
                 the payment again, and correct the one that was issued"
            );
            assert_eq!(
                dutch,
                "de afrekening moet van een dossier zijn, en dit is een betaling van het bedrag \
                 van VDAB: bereken de betaling opnieuw, en corrigeer de uitgegeven betaling"
            );
        }
        let cases = CaseIndex::default();
        let line = verify_line(issued.as_bytes(), 1, &cases, None, &Options::default());
        assert_eq!(line.verified_as, VerifiedAs::NotComputed);
        // One that is no payment either is not ours.
        let changed = issued.replacen("\"net\":", "\"nett\":", 1);
        let verified = verify_json(changed.as_bytes(), None, &Options::default());
        assert_eq!(verified.expect("an answer").status, VerificationStatus::NotOurs);
    }
}
