//! Payments from VDAB's amount alone (R6.4) against the fixtures, whose numbers were written by hand
//! and by the oracle, byte for byte; their corrections; and what is stored and read back.

use ibo_core::{
    ErrorCode, Language, Line, Options, Parameters, PaymentCase, PaymentStatement, Role,
    payment_amounts, payment_correction, payment_statement,
};
use ibo_tests::{compact, read};
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Golden {
    about: String,
    options: Own,
    case: Box<RawValue>,
    statement: Option<Box<RawValue>>,
    error: Option<Refused>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Own {
    parameters: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refused {
    code: String,
    at: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corrected {
    about: String,
    before: Box<RawValue>,
    after: Box<RawValue>,
    correction: Box<RawValue>,
}

impl Own {
    fn options(&self) -> Options {
        let embedded = Parameters::embedded().expect("values");
        match &self.parameters {
            None => Options::default(),
            Some(own) => {
                Options::default().parameters(embedded.with("own.toml", own).expect("own values"))
            }
        }
    }
}

fn fixtures() -> Vec<Golden> {
    let fixtures: Vec<Golden> =
        serde_json::from_str(&read("fixtures/payment-statements.json")).expect("fixtures");
    assert!(fixtures.iter().any(|fixture| fixture.error.is_some()));
    assert!(fixtures.iter().any(|fixture| fixture.statement.is_some()));
    fixtures
}

/// The text with one change, which must be there to be made.
fn changed(text: &str, of: &str, by: &str) -> String {
    assert!(text.contains(of), "{of} in {text}");
    text.replacen(of, by, 1)
}

fn case(json: &RawValue) -> PaymentCase {
    PaymentCase::from_json(json.get().as_bytes()).expect("a payment case")
}

fn computed(json: &RawValue) -> PaymentStatement {
    payment_statement(&case(json), &Options::default()).expect("a payment")
}

#[test]
fn golden_payments_with_their_reasons() {
    for Golden { about, options, case: json, statement, error } in fixtures() {
        let (case, options) = (case(&json), options.options());
        let again = PaymentCase::from_json(case.to_json().as_bytes());
        assert_eq!(again.as_ref(), Ok(&case), "{about}");
        match (payment_statement(&case, &options), statement, error) {
            (Ok(found), Some(expected), None) => {
                assert_eq!(found.to_json(), compact(expected.get()), "{about}");
                let amounts = payment_amounts(&case, &options).expect("amounts");
                assert_eq!(
                    (amounts.payment, amounts.certainty),
                    (found.payment, found.certainty),
                    "{about}"
                );
                let stored = PaymentStatement::from_json(found.to_json().as_bytes());
                assert_eq!(stored.expect("read back").to_json(), found.to_json(), "{about}");
                let by_serde: PaymentStatement =
                    serde_json::from_str(&found.to_json()).expect("by serde");
                assert_eq!(serde_json::to_string(&by_serde).expect("JSON"), found.to_json());
            }
            (Err(found), None, Some(Refused { code, at })) => {
                assert_eq!((found.code().slug(), found.location()), (&*code, &*at), "{about}");
                assert_eq!(payment_amounts(&case, &options), Err(found), "{about}");
            }
            (found, ..) => panic!("{about}: {found:?}"),
        }
    }
}

/// What the roles say: the base stands first, and what is due less the tax is the net.
#[test]
fn lines_of_a_payment_add_up() {
    let statements = fixtures().into_iter().filter_map(|fixture| fixture.statement);
    for statement in statements {
        let statement = PaymentStatement::from_json(statement.get().as_bytes()).expect("read");
        let (mut running, mut before) = (0, 0);
        for Line { role, amount, .. } in &statement.lines {
            before = running;
            match role {
                Role::Base => running += amount.cents(),
                Role::Deducted => running -= amount.cents(),
                _ => running = amount.cents(),
            }
        }
        // Nothing is taken of the last running amount: it is what the lines before it come to.
        assert_eq!((running, before), (statement.payment.net.cents(), running));
        let [.., due, tax, net] = statement.lines.as_slice() else { panic!("five lines") };
        assert_eq!(due.amount.cents() - tax.amount.cents(), net.amount.cents());
    }
}

#[test]
fn golden_corrections_between_payments() {
    let fixtures: Vec<Corrected> =
        serde_json::from_str(&read("fixtures/payment-corrections.json")).expect("fixtures");
    assert_eq!(fixtures.len(), 3);
    for Corrected { about, before, after, correction } in fixtures {
        let (before, after) = (computed(&before), computed(&after));
        let found = payment_correction(&before, &after).expect("a correction");
        assert_eq!(found.to_json(), compact(correction.get()), "{about}");
        let issued = PaymentStatement::from_json(before.to_json().as_bytes()).expect("issued");
        assert_eq!(payment_correction(&issued, &after), Ok(found), "{about}");
    }
}

#[test]
fn correction_of_whom_and_of_which_month_is_asked() {
    let of = |head: &str| {
        let json = format!("{{{head}\"premium\":\"588.57\",\"fraction\":\"19/38\"}}");
        let case = PaymentCase::from_json(json.as_bytes()).expect("a payment case");
        payment_statement(&case, &Options::default()).expect("a payment")
    };
    let known = of(r#""case_ref":"A-1","month":"2026-03","#);
    let refused = [
        (of(""), ErrorCode::MissingField, "case_ref"),
        (of(r#""case_ref":"A-1","#), ErrorCode::MissingField, "month"),
        (of(r#""case_ref":"A-2","month":"2026-03","#), ErrorCode::CorrectionOtherCase, "case_ref"),
        (of(r#""case_ref":"A-1","month":"2026-04","#), ErrorCode::CorrectionOtherMonth, "month"),
    ];
    for (other, code, at) in &refused {
        for (before, after) in [(&known, other), (other, &known)] {
            let error = payment_correction(before, after).expect_err("refused");
            assert_eq!((error.code(), error.location()), (*code, *at));
        }
    }
}

#[test]
fn hypothetical_payment_enters_no_correction() {
    let fixture = fixtures()
        .into_iter()
        .find(|fixture| fixture.about.starts_with("An own rate of 2027"))
        .expect("a hypothetical one");
    let json = changed(fixture.case.get(), "\"premium\"", "\"case_ref\": \"A-1\", \"premium\"");
    let case = PaymentCase::from_json(json.as_bytes()).expect("a payment case");
    let paid = payment_statement(&case, &fixture.options.options()).expect("a payment");
    let error = payment_correction(&paid, &paid).expect_err("refused");
    assert_eq!(
        (error.code(), error.location()),
        (ErrorCode::CorrectionOfHypothetical, "certainty")
    );
}

/// One change of a stored payment each: what contradicts itself is refused with the path.
#[test]
fn stored_payment_that_contradicts_itself_is_refused() {
    let fixture = fixtures().into_iter().nth(1).expect("half-time by working days");
    let stored = computed(&fixture.case).to_json();
    let changes = [
        (r#""net":"202.14""#, r#""net":"202.15""#, "net"),
        (r#""premium":"588.57""#, r#""premium":"588.58""#, "premium"),
        (r#""withholding_tax":"25.27""#, r#""withholding_tax":"25.26""#, "withholding_tax"),
        (r#""amount":"294.29""#, r#""amount":"600.00""#, "lines[1].amount"),
        (r#""amount":"202.14""#, r#""amount":"202.13""#, "lines[4].amount"),
        (r#""role":"base""#, r#""role":"result""#, "lines[0].role"),
        (r#""code":"net""#, r#""code":"premium""#, "lines"),
        (r#""certainty":"assumed","lines""#, r#""certainty":"official","lines""#, "certainty"),
    ];
    for (of, by, at) in changes {
        let other = changed(&stored, of, by);
        let error = PaymentStatement::from_json(other.as_bytes()).expect_err(at);
        assert_eq!((error.code(), error.location()), (ErrorCode::StatementContradiction, at));
    }
}

#[test]
fn payment_carries_its_case_where_it_is_asked_for() {
    let fixture = fixtures().into_iter().nth(1).expect("half-time by working days");
    let case = case(&fixture.case);
    let paid = payment_statement(&case, &Options::default().with_case(true)).expect("a payment");
    let stored = PaymentStatement::from_json(paid.to_json().as_bytes()).expect("read back");
    assert_eq!(stored.case.as_ref(), Some(&case));
    let changes = [
        (r#""case":{"case_ref":"A-1027""#, r#""case":{"case_ref":"A-1028""#, "case.case_ref"),
        (
            r#"A-1027","month":"2026-03","premium":"588.57","fraction"#,
            r#"A-1027","month":"2026-03","premium":"588.56","fraction"#,
            "case.premium",
        ),
    ];
    for (of, by, at) in changes {
        let other = changed(&paid.to_json(), of, by);
        let error = PaymentStatement::from_json(other.as_bytes()).expect_err(at);
        assert_eq!((error.code(), error.location()), (ErrorCode::StatementContradiction, at));
    }
}

#[test]
fn payment_in_words() {
    let fixture = fixtures().into_iter().nth(1).expect("half-time by working days");
    let paid = computed(&fixture.case);
    assert_eq!(
        paid.explain(Language::Dutch),
        read("tests/tests/payment_statements/explained.nl.txt")
    );
    assert_eq!(
        paid.explain(Language::English),
        read("tests/tests/payment_statements/explained.en.txt")
    );
}

#[test]
fn payment_case_that_is_not_in_form_is_refused() {
    let refused = [
        (r#"{"fraction":"19/38"}"#, ErrorCode::MissingField, "premium"),
        (r#"{"premium":"588.57"}"#, ErrorCode::MissingField, "fraction"),
        (r#"{"premium":"-1.00","fraction":"19/38"}"#, ErrorCode::AmountNegative, "premium"),
        (r#"{"premium":588.57,"fraction":"19/38"}"#, ErrorCode::WrongType, "premium"),
        (r#"{"premium":"588,57","fraction":"19/38"}"#, ErrorCode::AmountMalformed, "premium"),
        (r#"{"premium":"1","fraction":"1/1","name":"x"}"#, ErrorCode::UnknownField, "name"),
        (
            r#"{"premium":"1","fraction":"1/1","start":"2026-03-02"}"#,
            ErrorCode::MissingField,
            "end",
        ),
        (
            r#"{"premium":"1","fraction":"1/1","end":"2026-03-02"}"#,
            ErrorCode::MissingField,
            "start",
        ),
        (r#"{"premium":"1","fraction":"1/1","kind":"ibo"}"#, ErrorCode::MissingField, "start"),
        (
            r#"{"premium":"1","fraction":"1/1","stopped":"2026-03-02"}"#,
            ErrorCode::MissingField,
            "start",
        ),
        (
            r#"{"premium":"1","fraction":"1/1","start":"2026-03-02","end":"2026-03-01"}"#,
            ErrorCode::DateOrder,
            "end",
        ),
    ];
    for (json, code, at) in refused {
        let error = PaymentCase::from_json(json.as_bytes()).expect_err(json);
        assert_eq!((error.code(), error.location()), (code, at), "{json}");
    }
}
