//! Through the functions of the header the fixtures compute to the same bytes, and are refused with
//! the same errors.

use std::collections::BTreeMap;
use std::path::Path;

use bytemuck::Pod;
use ibo::*;
use ibo_core::{
    Case, Certainty, ErrorCode, Language, LineCode, Options, Source, UnemploymentRecord,
    parse_date, retention_until, statement,
};
use ibo_tests::{compact, files, read};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::calls::{self, Asked, Batch, Call, Parameters, Refused, Rows, Statement, sized, string};
use crate::structs::{self, Input, size};

/// What a fixture asks of the calculation.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Wanted {
    provisional: bool,
    require: Option<Certainty>,
    /// The employer notice instead of the statement.
    notice: bool,
    parameters: Option<String>,
}

impl Wanted {
    fn options(&self) -> Option<ibo_options> {
        let options = ibo_options {
            require: self.require.map_or(0, structs::certainty),
            provisional: i32::from(self.provisional),
            ..sized()
        };
        (self.require.is_some() || self.provisional).then_some(options)
    }

    fn parameters(&self) -> Call<Option<Parameters>> {
        self.parameters.as_deref().map(Parameters::load).transpose()
    }
}

fn parsed<'t, T: Deserialize<'t>>(path: &Path, text: &'t str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a readable fixture")
}

/// `"588.57"` as 58857.
fn cents(amount: &Value) -> i64 {
    let amount = amount.as_str().expect("an amount");
    let (euro, cents) = amount.split_once('.').expect("two decimals");
    format!("{euro}{cents}").parse().expect("an amount")
}

fn of_word(word: &Value, words: &[(&str, i32)]) -> i32 {
    words
        .iter()
        .find(|(known, _)| word == known)
        .unwrap_or_else(|| panic!("{word} is none of {words:?}"))
        .1
}

const CERTAINTIES: &[(&str, i32)] = &[
    ("hypothetical", IBO_CERTAINTY_HYPOTHETICAL),
    ("assumed", IBO_CERTAINTY_ASSUMED),
    ("secondary", IBO_CERTAINTY_SECONDARY),
    ("official", IBO_CERTAINTY_OFFICIAL),
];
const SCHEMES: &[(&str, i32)] = &[("2018", IBO_SCHEME_2018), ("2026", IBO_SCHEME_2026)];
const PAYERS: &[(&str, i32)] = &[("employer", IBO_PAYER_EMPLOYER), ("vdab", IBO_PAYER_VDAB)];
const ROLES: &[(&str, i32)] = &[
    ("base", IBO_ROLE_BASE),
    ("deducted", IBO_ROLE_DEDUCTED),
    ("result", IBO_ROLE_RESULT),
    ("information", IBO_ROLE_INFORMATION),
];
const LINES: &[(&str, i32)] = &[
    ("reference-gross-wage", IBO_LINE_REFERENCE_GROSS_WAGE),
    ("employee-rsz", IBO_LINE_EMPLOYEE_RSZ),
    ("replacement-income-unemployment", IBO_LINE_REPLACEMENT_INCOME_UNEMPLOYMENT),
    ("replacement-income-sickness", IBO_LINE_REPLACEMENT_INCOME_SICKNESS),
    ("replacement-income-leefloon", IBO_LINE_REPLACEMENT_INCOME_LEEFLOON),
    ("replacement-income", IBO_LINE_REPLACEMENT_INCOME),
    ("difference", IBO_LINE_DIFFERENCE),
    ("ggmmi", IBO_LINE_GGMMI),
    ("premium", IBO_LINE_PREMIUM),
    ("premium-after-fraction", IBO_LINE_PREMIUM_AFTER_FRACTION),
    ("premium-due", IBO_LINE_PREMIUM_DUE),
    ("withholding-tax", IBO_LINE_WITHHOLDING_TAX),
    ("net", IBO_LINE_NET),
    ("employer-contribution", IBO_LINE_EMPLOYER_CONTRIBUTION),
    ("wage-share", IBO_LINE_WAGE_SHARE),
];

/// The result that the JSON of a statement tells.
fn expected_result(json: &Value) -> ibo_amounts {
    let contribution = &json["employer_contribution"];
    ibo_amounts {
        struct_size: size::<ibo_amounts>(),
        scheme: of_word(&json["scheme"], SCHEMES),
        payer: of_word(&json["payer"], PAYERS),
        certainty: of_word(&json["certainty"], CERTAINTIES),
        provisional: i32::from(json["provisional"] == true),
        has_employer_contribution: i32::from(!contribution.is_null()),
        replacement_income_cents: cents(&json["replacement_income"]),
        premium_cents: cents(&json["premium"]),
        premium_after_fraction_cents: cents(&json["premium_after_fraction"]),
        premium_due_cents: cents(&json["premium_due"]),
        withholding_tax_cents: cents(&json["withholding_tax"]),
        net_cents: cents(&json["net"]),
        employer_contribution_cents: if contribution.is_null() { 0 } else { cents(contribution) },
    }
}

fn same(found: &ibo_amounts, expected: &ibo_amounts, of: &str) {
    assert_eq!(
        bytemuck::bytes_of(found),
        bytemuck::bytes_of(expected),
        "{of}\nfound    {found:?}\nexpected {expected:?}"
    );
}

/// The lines that the accessors give are those of the JSON.
pub(crate) fn check_lines(statement: &Statement, json: &Value, of: &str) {
    let (found, expected) = (statement.lines(), json["lines"].as_array().expect("lines"));
    assert_eq!(found.len(), expected.len(), "{of}");
    for ((line, formula), expected) in found.iter().zip(expected) {
        let name = expected["code"].as_str().expect("a code");
        let code = LineCode::from_slug(name).expect("a line");
        let numbers = (line.code, line.role, line.certainty, line.amount_cents, line.record);
        let expected_numbers = (
            of_word(&expected["code"], LINES),
            of_word(&expected["role"], ROLES),
            of_word(&expected["certainty"], CERTAINTIES),
            cents(&expected["amount"]),
            expected["record"]
                .as_i64()
                .map_or(-1, |record| i32::try_from(record).expect("an index")),
        );
        assert_eq!(numbers, expected_numbers, "{of}: {name}");
        assert_eq!(line.recovered == 1, expected["recovered"] == true, "{of}: {name}");
        let texts = [
            string(&line.rule),
            string(&line.name),
            string(&line.label_nl),
            string(&line.label_en),
            formula.clone(),
        ];
        let expected_text = |field: &str| expected[field].as_str().expect("a text").to_owned();
        let labels =
            [Language::Dutch, Language::English].map(|language| code.label(language).to_owned());
        let [label_nl, label_en] = labels;
        assert_eq!(
            texts,
            [expected_text("rule"), name.to_owned(), label_nl, label_en, expected_text("formula")],
            "{of}"
        );
        assert_eq!(line.struct_size, size::<ibo_line>());
    }
}

/// The lines come to the net as the header says: a base is added, a deducted one subtracted, a
/// result goes on from there. Gives whether a recovered income was among what is added.
pub(crate) fn check_sum(lines: &[(ibo_line, String)], net_cents: i64, of: &str) -> bool {
    let (mut running, mut of_wage_share, mut recovered) = (0, false, false);
    for (line, _) in lines {
        assert!(line.amount_cents >= 0, "{of}: an amount has no sign");
        match line.role {
            IBO_ROLE_BASE => running += line.amount_cents,
            IBO_ROLE_DEDUCTED => running -= line.amount_cents,
            IBO_ROLE_INFORMATION => {}
            IBO_ROLE_RESULT => {
                let is_sum = match line.code {
                    IBO_LINE_DIFFERENCE | IBO_LINE_NET => true,
                    IBO_LINE_PREMIUM => of_wage_share,
                    _ => false,
                };
                let [sum, amount] = [running.max(0), line.amount_cents];
                assert!(
                    if is_sum { amount == sum } else { amount <= sum },
                    "{of}: line {} is {amount}, its lines come to {sum}",
                    line.code
                );
                running = amount;
            }
            role => panic!("{of}: {role} is no role"),
        }
        of_wage_share |= line.code == IBO_LINE_WAGE_SHARE;
        recovered |= line.recovered == 1 && line.role == IBO_ROLE_BASE;
    }
    assert_eq!(running, net_cents, "{of}");
    recovered
}

/// The assumptions that the accessors give are those of the JSON, which is in English.
fn check_assumptions(statement: &Statement, json: &Value, of: &str) {
    let expected = json["assumptions"].as_array().expect("assumptions");
    let found = statement.assumptions();
    let in_json = |field: &str| {
        expected.iter().map(|one| one[field].as_str().expect("a text")).collect::<Vec<_>>()
    };
    assert_eq!(found.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), in_json("id"), "{of}");
    assert_eq!(
        found.iter().map(|one| one.rule.as_str()).collect::<Vec<_>>(),
        in_json("rule"),
        "{of}"
    );
    assert_eq!(
        found.iter().map(|one| one.english.as_str()).collect::<Vec<_>>(),
        in_json("text"),
        "{of}"
    );
    assert!(found.iter().all(|one| one.dutch.len() > 10 && one.dutch != one.english), "{of}");
    assert_eq!(statement.assumption_in_no_language(0), IBO_UNKNOWN_ARGUMENT);
}

fn check_notice(statement: &Statement, expected: &str) {
    assert_eq!(statement.notice_json().as_deref(), Ok(expected));
    let json: Value = serde_json::from_str(expected).expect("JSON");
    let notice = statement.notice().expect("a notice");
    let (kind, amount) = match (&json["premium"], &json["contribution"]) {
        (premium, Value::Null) => (IBO_NOTICE_PREMIUM, premium),
        (_, contribution) => (IBO_NOTICE_CONTRIBUTION, contribution),
    };
    assert_eq!(
        (notice.kind, notice.amount_cents, notice.reserved),
        (kind, cents(amount), 0),
        "{expected}"
    );
    assert_eq!((string(&notice.case_ref), notice.month), head(&json));
}

/// The reference and the month of a JSON.
fn head(json: &Value) -> (String, i32) {
    let text = |field: &str| json[field].as_str().expect("a text");
    (text("case_ref").to_owned(), text("month").replace('-', "").parse().expect("a month"))
}

#[test]
fn golden_statements_and_notices() {
    #[derive(Deserialize)]
    struct Golden {
        #[serde(default)]
        options: Wanted,
        case: Box<RawValue>,
        statement: Box<RawValue>,
        notice: Option<Box<RawValue>>,
    }
    let paths = files("fixtures/cases", "json");
    let mut recovered = 0;
    for path in &paths {
        let (of, text) = (path.display().to_string(), text(path));
        let golden: Golden = parsed(path, &text);
        let parameters = golden.options.parameters().expect("values that are sound");
        let asked = Asked { options: golden.options.options(), parameters: parameters.as_ref() };
        let golden_statement = compact(golden.statement.get());

        let by_json = Statement::from_json(golden.case.get().as_bytes(), &asked)
            .unwrap_or_else(|refused| panic!("{of}: {refused:?}"));
        assert_eq!(by_json.to_json(), golden_statement, "{of}");
        let json: Value = serde_json::from_str(&golden_statement).expect("JSON");
        let expected = expected_result(&json);
        same(&by_json.amounts(), &expected, &of);
        check_lines(&by_json, &json, &of);
        recovered += u32::from(check_sum(&by_json.lines(), expected.net_cents, &of));
        check_assumptions(&by_json, &json, &of);
        assert_eq!(json["values"], Parameters::fingerprint(parameters.as_ref()).as_str(), "{of}");
        if let Some(notice) = &golden.notice {
            check_notice(&by_json, &compact(notice.get()));
        }

        let case = Case::from_json(golden.case.get().as_bytes()).expect("a case");
        let input = Input::of(&case)
            .unwrap_or_else(|| panic!("{of}: the structs can say every golden case"));
        let by_structs = Statement::compute(&input, &asked)
            .unwrap_or_else(|refused| panic!("{of}: {refused:?}"));
        assert_eq!(by_structs.to_json(), golden_statement, "{of}");
        same(&calls::amounts(&input, &asked).expect("amounts"), &expected, &of);
        let premium = calls::premium(&input.case, expected.replacement_income_cents, &asked)
            .expect("a premium");
        let shown = (premium.amount_cents, premium.scheme, premium.payer);
        assert_eq!(shown, (expected.premium_cents, expected.scheme, expected.payer), "{of}");
        assert!(
            premium.certainty >= expected.certainty,
            "{of}: the statement rests on more than the premium"
        );
        if asked.options.is_none() && asked.parameters.is_none() && input.absences.is_empty() {
            assert_eq!(
                Statement::compute_plain(&input).expect("a statement").to_json(),
                golden_statement,
                "{of}"
            );
            same(&calls::amounts_plain(&input).expect("amounts"), &expected, &of);
        }

        let own = golden.options.parameters.as_deref();
        let embedded = ibo_core::Parameters::embedded().expect("the values of the library");
        let own = own.map(|text| embedded.with("own.toml", text).expect("values that are sound"));
        let options = Options::default()
            .maybe(golden.options.require, Options::require)
            .provisional(golden.options.provisional)
            .maybe(own, Options::parameters);
        let core = statement(&case, &options).expect("a statement");
        for (language, number) in
            [(Language::Dutch, IBO_LANGUAGE_NL), (Language::English, IBO_LANGUAGE_EN)]
        {
            assert_eq!(
                by_json.explain(number).as_deref(),
                Ok(core.explain(language).as_str()),
                "{of}"
            );
        }
        assert_eq!(by_json.explain(0).map_err(|refused| refused.number), Err(IBO_UNKNOWN_ARGUMENT));
    }
    assert!(paths.len() >= 182, "{} golden cases", paths.len());
    assert!(recovered >= 2, "{recovered} golden cases with a recovered income that is added");
}

#[test]
fn golden_corrections() {
    #[derive(Deserialize)]
    struct Corrected {
        before: Box<RawValue>,
        after: Box<RawValue>,
        correction: Box<RawValue>,
    }
    for path in files("fixtures/corrections", "json") {
        let (of, text) = (path.display().to_string(), text(&path));
        let fixture: Corrected = parsed(&path, &text);
        let golden_correction = compact(fixture.correction.get());
        let compute = |json: &RawValue| {
            Statement::from_json(json.get().as_bytes(), &Asked::default()).expect("a statement")
        };
        let (before, after) = (compute(&fixture.before), compute(&fixture.after));
        assert_eq!(
            before.correction_json(&after).as_deref(),
            Ok(golden_correction.as_str()),
            "{of}"
        );
        assert_eq!(
            after.correction_of_issued(&before.to_json()).as_deref(),
            Ok(golden_correction.as_str()),
            "{of}"
        );
        let json: Value = serde_json::from_str(&golden_correction).expect("JSON");
        let found = before.correction(&after).expect("a correction");
        assert_eq!(found.to_pay_cents, cents(&json["to_pay"]), "{of}");
        assert_eq!(
            after.to_pay_of_issued(&before.to_json()).expect("a correction").to_pay_cents,
            found.to_pay_cents,
            "{of}"
        );
        assert_eq!((string(&found.case_ref), found.month), head(&json), "{of}");
    }
}

/// R3 to R5, from the numbers of rules.md: 2500.00 less 13.07 % less 1437.54, times 80 %.
#[test]
fn premium_from_a_known_replacement_income() {
    let line = read("fixtures/cases/first.jsonl").lines().next().expect("a case").to_owned();
    let input = Input::of(&Case::from_json(line.as_bytes()).expect("a case"))
        .expect("the structs can say it");
    let premium = |income| {
        calls::premium(&input.case, income, &Asked::default()).map(|premium| premium.amount_cents)
    };
    assert_eq!(premium(143_754), Ok(58_857));
    assert_eq!(premium(217_325), Ok(0), "the income is the wage less RSZ");
    let only_agreement = ibo_case {
        case_ref: [0; 72],
        attendance_kind: 99,
        sickness_availability: 99,
        ..input.case
    };
    let found = calls::premium(&only_agreement, 143_754, &Asked::default()).expect("a premium");
    assert_eq!(
        (found.amount_cents, found.scheme, found.payer),
        (58_857, IBO_SCHEME_2026, IBO_PAYER_EMPLOYER)
    );
    for (income, number) in [(-1, 1104), (100_000_000_001, 1103), (i64::MIN, 1103)] {
        let refused = premium(income).expect_err("refused");
        assert_eq!(
            (refused.number, refused.at.as_str()),
            (number, "replacement_income"),
            "{income}"
        );
    }
    let no_month = ibo_case { month: 0, ..input.case };
    let refused = calls::premium(&no_month, 0, &Asked::default()).expect_err("refused");
    assert_eq!((refused.number, refused.at.as_str()), (1003, "month"));
}

/// The message of an error is in the language that the caller set in it.
#[test]
fn error_message_is_in_the_language_of_the_error() {
    let line = read("fixtures/cases/first.jsonl").lines().next().expect("a case").to_owned();
    let mut input = Input::of(&Case::from_json(line.as_bytes()).expect("a case"))
        .expect("the structs can say it");
    input.case.percentage = 75;
    let mut out = calls::sized();
    let mut message = |language, input: &Input| {
        calls::told_in(language, |error| {
            calls::amounts_status(input, &Asked::default(), &mut out, Some(error))
        })
        .expect_err("refused")
    };
    let english = "the percentage must be one of 70 %, 80 %, 90 %, 100 %";
    let dutch = "het percentage moet een van deze zijn: 70 %, 80 %, 90 %, 100 %";
    for (language, expected) in [(0, english), (IBO_LANGUAGE_EN, english), (IBO_LANGUAGE_NL, dutch)]
    {
        assert_eq!(message(language, &input).message, expected);
    }
    input.case.kind = 9;
    assert_eq!(
        message(IBO_LANGUAGE_EN, &input).message,
        "the kind must be IBO_KIND_IBO (1) or IBO_KIND_IBO_PLUS (2)"
    );
    assert_eq!(
        message(IBO_LANGUAGE_NL, &input).message,
        "de soort moet IBO_KIND_IBO (1) of IBO_KIND_IBO_PLUS (2) zijn"
    );

    // A wrong call, and a language that there is not: nothing is computed.
    for (language, expected) in
        [(0, "out must not be NULL"), (IBO_LANGUAGE_NL, "out mag niet NULL zijn")]
    {
        // SAFETY: NULL is refused before anything is read or written; the error is of this call.
        let call = |error: &mut ibo_error| unsafe {
            ibo_retention_until(20_261_122, std::ptr::null_mut(), error)
        };
        let refused = calls::told_in(language, call).expect_err("refused");
        assert_eq!(
            (refused.number, refused.at.as_str(), refused.message.as_str()),
            (IBO_NULL_POINTER, "out", expected)
        );
    }
    for language in [-1, 3, i32::MIN, i32::MAX] {
        let mut until = 77;
        // SAFETY: the number and the error are of this call.
        let call = |error: &mut ibo_error| unsafe {
            ibo_retention_until(20_261_122, &raw mut until, error)
        };
        let refused = calls::told_in(language, call).expect_err("refused");
        assert_eq!((refused.number, refused.at.as_str()), (IBO_UNKNOWN_ARGUMENT, "error.language"));
        assert_eq!(
            refused.message,
            "error.language must be one of the numbers that ibo.h lists for it"
        );
        assert_eq!(until, 0);
    }
}

fn fraction(text: &str) -> ibo_fraction {
    structs::fraction(text.parse().expect("a fraction"))
}

#[test]
fn golden_payments() {
    #[derive(Deserialize)]
    struct Paid {
        about: String,
        premium: Value,
        fraction: String,
        attendance: Option<String>,
        expected: Value,
    }
    let fixtures: Vec<Paid> =
        serde_json::from_str(&read("fixtures/payments.json")).expect("fixtures");
    assert!(fixtures.len() >= 11);
    let amounts = |paid: &ibo_payment_result| {
        [
            paid.premium_cents,
            paid.premium_after_fraction_cents,
            paid.premium_due_cents,
            paid.withholding_tax_cents,
            paid.net_cents,
        ]
    };
    let mut rows = Vec::new();
    for fixture in &fixtures {
        let (employment, attendance) =
            (fraction(&fixture.fraction), fraction(fixture.attendance.as_deref().unwrap_or("1/1")));
        let fields = ["premium", "premium_after_fraction", "premium_due", "withholding_tax", "net"];
        let expected = fields.map(|field| cents(&fixture.expected[field]));
        let premium_cents = cents(&fixture.premium);
        let found = calls::payment(premium_cents, employment, attendance).expect("a payment");
        assert_eq!(amounts(&found), expected, "{}", fixture.about);
        assert_eq!(found.certainty, ibo::IBO_CERTAINTY_SECONDARY, "{}", fixture.about);
        let in_month = calls::payment_in(202_604, None, premium_cents, employment, attendance)
            .expect("a payment");
        assert_eq!(amounts(&in_month), expected, "{}", fixture.about);
        rows.push((
            ibo_payment_row { month: 0, premium_cents, employment, attendance, ..sized() },
            expected,
        ));
    }

    // As rows, each followed by one that is refused: nothing of the run before stays in it.
    let bad =
        ibo_payment_row { employment: ibo_fraction { numerator: 2, denominator: 1 }, ..rows[0].0 };
    let mixed: Vec<_> = rows
        .iter()
        .flat_map(|(row, _)| [*row, ibo_payment_row { month: 202_604, ..*row }, bad])
        .collect();
    let found = calls::payments(&mixed, None).expect("arguments that are sound");
    assert_eq!(found.refused, rows.len());
    let none = sized::<ibo_payment_result>();
    for ((results, statuses), (_, expected)) in
        found.results.chunks(3).zip(found.statuses.chunks(3)).zip(&rows)
    {
        assert_eq!(statuses, [IBO_OK, IBO_OK, 1312]);
        assert_eq!(results[..2].iter().map(amounts).collect::<Vec<_>>(), [*expected, *expected]);
        assert_eq!(bytemuck::bytes_of(&results[2]), bytemuck::bytes_of(&none));
    }
    check_errors(&found, |_| (1312, "fraction"));
}

#[test]
fn thousand_cases_in_one_call_give_the_amounts_of_each() {
    let (cases, rows) =
        (read("fixtures/months/2026-04.jsonl"), read("fixtures/months/2026-04.amounts.csv"));
    let case = |line: &str| Case::from_json(line.as_bytes()).expect("a case");
    let mut inputs: Vec<_> = cases
        .lines()
        .map(|line| Input::of(&case(line)).expect("the structs can say every case of the month"))
        .collect();
    let check = |result: &ibo_amounts, row: &str| {
        let columns: Vec<_> = row.split(',').collect();
        let cents =
            |column: usize| columns[column].replace('.', "").parse::<i64>().expect("an amount");
        let found = [
            result.replacement_income_cents,
            result.premium_cents,
            result.premium_after_fraction_cents,
            result.premium_due_cents,
            result.withholding_tax_cents,
            result.net_cents,
        ];
        assert_eq!(found, [1, 2, 3, 4, 5, 6].map(cents), "{row}");
        let contribution = if columns[7].is_empty() { (0, 0) } else { (1, cents(7)) };
        assert_eq!(
            (result.has_employer_contribution, result.employer_contribution_cents),
            contribution,
            "{row}"
        );
        assert_eq!(result.certainty, of_word(&Value::from(columns[8]), CERTAINTIES), "{row}");
    };
    let rows: Vec<_> = rows.lines().skip(1).collect();
    assert_eq!((inputs.len(), rows.len()), (1_000, 1_000));

    let found = Batch::of(&inputs).amounts(&Asked::default()).expect("arguments that are sound");
    assert_eq!((found.refused, &found.statuses), (0, &vec![IBO_OK; 1_000]));
    for ((result, row), input) in found.results.iter().zip(&rows).zip(&inputs) {
        check(result, row);
        same(&calls::amounts(input, &Asked::default()).expect("amounts"), result, row);
    }

    // The records may stand in any order.
    let mut batch = Batch::of(&inputs);
    batch.unemployment.reverse();
    batch.leefloon.reverse();
    batch.sickness.reverse();
    batch.absences.reverse();
    let found = batch.amounts(&Asked::default()).expect("arguments that are sound");
    assert_eq!(found.refused, 0);
    found.results.iter().zip(&rows).for_each(|(result, row)| check(result, row));

    // A bad row stops nothing, and its records stay its own.
    for input in inputs.iter_mut().step_by(7) {
        input.case.kind = 99;
    }
    let found = Batch::of(&inputs).amounts(&Asked::default()).expect("arguments that are sound");
    assert_eq!(found.refused, inputs.len().div_ceil(7));
    for (index, row) in rows.iter().enumerate() {
        if index % 7 == 0 {
            assert_eq!(found.statuses[index], 1301);
            same(&found.results[index], &sized(), row);
        } else {
            assert_eq!(found.statuses[index], IBO_OK);
            check(&found.results[index], row);
        }
    }
    check_errors(&found, |_| (1301, "agreement.kind"));
}

/// What is wrong with the refused rows stands in their order, and nothing after it.
fn check_errors<T: Pod>(found: &calls::Rows<T>, expected: impl Fn(usize) -> (i32, &'static str)) {
    let refused = found.statuses.iter().enumerate().filter(|(_, status)| **status != IBO_OK);
    let refused: Vec<_> = refused.map(|(index, _)| index).collect();
    assert_eq!(refused.len(), found.refused);
    for (error, index) in found.errors.iter().zip(&refused) {
        let (number, at) = expected(*index);
        let told = calls::refused(error);
        assert_eq!((error.row, told.number), (i64::try_from(*index).expect("few"), number));
        assert_eq!(told.at, at);
        assert!(told.message.contains("must") || told.message.contains("not"), "{}", told.message);
    }
    for none in &found.errors[found.refused..] {
        assert_eq!(bytemuck::bytes_of(none), bytemuck::bytes_of(&sized::<ibo_error>()));
    }
}

/// No order of the arrays gives a person the income of another.
#[test]
fn records_that_are_not_those_of_their_case_are_refused() {
    let lines = read("fixtures/months/2026-04.jsonl");
    let case = |line: &str| Case::from_json(line.as_bytes()).expect("a case");
    let inputs: Vec<_> =
        lines.lines().map(|line| Input::of(&case(line)).expect("structs can say it")).collect();
    let told = |change: fn(&mut Batch)| {
        let mut batch = Batch::of(&inputs);
        change(&mut batch);
        let mut rows = Rows::new(batch.cases.len());
        let mut error = sized::<ibo_error>();
        let status = batch.status(&Asked::default(), &mut rows, Some(&mut error));
        assert_eq!(rows.statuses, vec![status; batch.cases.len()], "the status of the call");
        assert_eq!(rows.refused, 0);
        for result in &rows.results {
            same(result, &sized(), "a call that fails leaves nothing of the run before");
        }
        check_errors(&Rows { statuses: Vec::new(), ..rows }, |_| unreachable!());
        let refused = calls::refused(&error);
        (refused.number, refused.at, refused.message)
    };
    let number = |code: ErrorCode| i32::from(code.number());
    let first = Batch::of(&inputs).unemployment[0].case_index;

    // A record too many, one too few, and an array that begins one record later.
    let (status, at, message) = told(|batch| batch.unemployment.push(batch.unemployment[0]));
    assert_eq!((status, at), (IBO_RECORD_COUNT, format!("cases[{first}].unemployment_count")));
    assert!(message.contains("case_index"), "{message}");
    let (status, at, _) = told(|batch| {
        batch.unemployment.remove(0);
    });
    assert_eq!((status, at), (IBO_RECORD_COUNT, format!("cases[{first}].unemployment_count")));
    let (status, at, _) = told(|batch| {
        batch.unemployment.rotate_left(1);
        batch.unemployment.pop();
    });
    assert_eq!((status, at), (IBO_RECORD_COUNT, format!("cases[{first}].unemployment_count")));

    // The indices of the records stand one row lower than the records.
    let (status, _, _) = told(|batch| {
        let indices: Vec<_> = batch.unemployment.iter().map(|record| record.case_index).collect();
        for (record, index) in batch.unemployment.iter_mut().skip(1).zip(indices) {
            record.case_index = index;
        }
    });
    assert_eq!(status, IBO_RECORD_COUNT);

    // Cases that were sorted, of which the records do not know.
    let (status, at, message) = told(|batch| batch.cases.swap(2, 5));
    assert_eq!((status, at.as_str()), (number(ErrorCode::WrongType), "cases[2].case_index"));
    let place = "the case_index must be the place of the case in its array, from 0; where cases \
                 changed places, the case_index of their records must follow";
    assert_eq!(message, place);

    // A record of a case that there is not.
    let (status, at, message) = told(|batch| batch.unemployment[3].case_index = 1_000);
    assert_eq!(
        (status, at.as_str()),
        (number(ErrorCode::UnknownCase), "unemployment[3].case_index")
    );
    assert!(message.contains("must be that of the case"), "{message}");
    let (status, at, _) = told(|batch| batch.sickness[1].case_index = u32::MAX);
    assert_eq!((status, at.as_str()), (number(ErrorCode::UnknownCase), "sickness[1].case_index"));

    // A case alone, with a record of another.
    let with_records = inputs.iter().position(|input| !input.unemployment.is_empty());
    let input = inputs[with_records.expect("a case with an unemployment record")].at(7);
    calls::amounts(&input, &Asked::default()).expect("a case may say its place");
    let mut other = input.clone();
    other.unemployment[0].case_index = 8;
    for refused in [
        calls::amounts(&other, &Asked::default()).err(),
        calls::case_to_json(&other).err(),
        Statement::compute(&other, &Asked::default()).err(),
    ] {
        let refused = refused.expect("a refusal");
        assert_eq!(
            (refused.number, refused.at.as_str()),
            (number(ErrorCode::UnknownCase), "unemployment.records[0].case_index")
        );
    }
    // Options are read first.
    let options = Some(ibo_options { require: 99, ..sized() });
    let refused =
        calls::amounts(&other, &Asked { options, parameters: None }).expect_err("options");
    assert_eq!(refused.at, "require");
    let mut absent = input;
    absent.absences.push(ibo_absence { from: 20_260_401, to: 20_260_402, ..sized() });
    let refused = calls::amounts(&absent, &Asked::default()).expect_err("a refusal");
    assert_eq!(refused.at, "absences[0].case_index");
}

/// A case that says how many records it has gets them all, or no amount: without its records its
/// premium would be too high.
#[test]
fn case_alone_with_another_number_of_records_than_it_says_is_refused() {
    // Worked example 1: one record, of unemployment.
    let cases = read("fixtures/cases/first.jsonl");
    let case = Case::from_json(cases.lines().next().expect("a case").as_bytes()).expect("a case");
    let input = Input::of(&case).expect("structs can say it");
    assert_eq!((input.unemployment.len(), input.case.unemployment_count), (1, 1));
    let asked = Asked::default();
    let net = |input: &Input| calls::amounts(input, &asked).map(|amounts| amounts.net_cents);
    assert_eq!(net(&input), Ok(52_318));
    let refused = |input: &Input, at: &str| {
        let mut all = [
            calls::amounts(input, &asked).err(),
            calls::amounts_plain(input).err(),
            calls::case_to_json(input).err(),
            Statement::compute(input, &asked).err(),
            Statement::compute_plain(input).err(),
        ];
        for refused in &mut all {
            let refused = refused.take().expect("a refusal");
            assert_eq!((refused.number, refused.at.as_str()), (IBO_RECORD_COUNT, at));
            assert!(refused.message.contains(at), "{}", refused.message);
        }
    };
    // A count of 0 says nothing; without its record the premium is 80 % of 2500.00 - 326.75.
    let silent = Input { case: ibo_case { unemployment_count: 0, ..input.case }, ..input.clone() };
    assert_eq!(net(&silent), Ok(52_318));
    let none = Input { unemployment: Vec::new(), ..silent };
    let amounts = calls::amounts(&none, &asked).expect("amounts");
    assert_eq!(amounts.premium_cents, 173_860);

    let at = "the_case.unemployment_count";
    refused(&Input { unemployment: Vec::new(), ..input.clone() }, at);
    refused(&Input { unemployment: vec![input.unemployment[0]; 2], ..input.clone() }, at);
    let said = |case| Input { case, ..input.clone() };
    refused(&said(ibo_case { unemployment_count: u32::MAX, ..input.case }), at);
    refused(&said(ibo_case { leefloon_count: 1, ..input.case }), "the_case.leefloon_count");
    refused(&said(ibo_case { sickness_count: 2, ..input.case }), "the_case.sickness_count");
    refused(&said(ibo_case { absence_count: 1, ..input.case }), "the_case.absence_count");
}

/// Each in the place of the other, and once more after it was freed.
#[test]
fn handle_that_is_none_of_its_kind_is_refused() {
    let (mut parameters, mut statement) = (std::ptr::null_mut(), std::ptr::null_mut());
    let (toml, null) = ("", std::ptr::null_mut());
    let line = read("fixtures/cases/first.jsonl").lines().next().expect("a case").to_owned();
    let mut error = calls::of_the_run_before::<ibo_error>();
    error.language = 0;
    let mut out = calls::of_the_run_before::<ibo_amounts>();
    // SAFETY: the texts have their lengths, the structs are alive; a handle is looked at before it is
    // used, which is tested here.
    let statuses = unsafe {
        assert_eq!(ibo_init(&raw mut error), IBO_OK);
        assert_eq!(bytemuck::bytes_of(&error), bytemuck::bytes_of(&sized::<ibo_error>()));
        assert_eq!(ibo_parameters_load(toml.as_ptr().cast(), 0, &raw mut parameters, null), IBO_OK);
        let json = line.as_ptr().cast();
        assert_eq!(ibo_statement_from_json(json, line.len(), &raw mut statement, null), IBO_OK);
        let wrong = [
            ibo_statement_amounts(parameters.cast(), &raw mut out),
            ibo_statement_free(parameters.cast()),
            ibo_parameters_free(statement.cast()),
        ];
        let freed = [ibo_statement_free(statement), ibo_parameters_free(parameters)];
        assert_eq!(freed, [IBO_OK; 2]);
        let again = [
            ibo_statement_free(statement),
            ibo_parameters_free(parameters),
            ibo_statement_amounts(statement, &raw mut out),
        ];
        [wrong, again].concat()
    };
    assert_eq!(statuses, [IBO_WRONG_HANDLE; 6]);
    same(&out, &sized(), "a wrong handle leaves nothing of the run before");
}

/// A count that is too large to be one leaves the arrays alone: nobody has so many statuses.
#[test]
fn count_that_is_too_large_is_refused_and_nothing_is_written() {
    let case = sized::<ibo_case>();
    let row = sized::<ibo_payment_row>();
    let (mut amounts, mut paid) = (sized::<ibo_amounts>(), sized::<ibo_payment_result>());
    let (sizes, null) = (size_of::<ibo_case>(), std::ptr::null());
    for count in [1 << 56, 1 << 58, 1 << 63, usize::MAX] {
        let (mut status, mut refused) = (77, 77);
        // SAFETY: a count that no array can have is refused before anything of an array is read or
        // written, which is tested here.
        let done = unsafe {
            ibo_amounts_compute_many(
                &raw const case,
                count,
                sizes,
                null,
                0,
                0,
                std::ptr::null(),
                0,
                0,
                std::ptr::null(),
                0,
                0,
                std::ptr::null(),
                0,
                0,
                std::ptr::null(),
                std::ptr::null(),
                &raw mut amounts,
                size_of::<ibo_amounts>(),
                &raw mut status,
                &raw mut refused,
                std::ptr::null_mut(),
                0,
                0,
                std::ptr::null_mut(),
            )
        };
        assert_eq!((done, status, refused), (IBO_TOO_LONG, 77, 0));
        let mut refused = 77;
        // SAFETY: as above.
        let done = unsafe {
            ibo_payments(
                &raw const row,
                count,
                4096,
                std::ptr::null(),
                &raw mut paid,
                size_of::<ibo_payment_result>(),
                &raw mut status,
                &raw mut refused,
                std::ptr::null_mut(),
                0,
                0,
                std::ptr::null_mut(),
            )
        };
        assert_eq!((done, status, refused), (IBO_TOO_LONG, 77, 0));
    }
}

/// No room for errors is as good as room, and a language there is not is refused.
#[test]
fn errors_of_rows_are_told_as_far_as_there_is_room() {
    let row = ibo_payment_row {
        premium_cents: -1,
        employment: ibo_fraction { numerator: 100, denominator: 100 },
        attendance: ibo_fraction { numerator: 100, denominator: 100 },
        ..sized()
    };
    let rows = [row; 3];
    let mut out = Rows { errors: Vec::new(), ..Rows::new(3) };
    assert_eq!(calls::payments_status(&rows, None, &mut out, None), IBO_OK);
    assert_eq!((out.refused, out.statuses), (3, vec![1104; 3]));

    let dutch = ibo_error { language: IBO_LANGUAGE_NL, ..sized() };
    let mut out = Rows { errors: vec![sized(), dutch], ..Rows::new(3) };
    assert_eq!(calls::payments_status(&rows, None, &mut out, None), IBO_OK);
    let [english, dutch] = [0, 1].map(|index| &out.errors[index]);
    assert_eq!((english.row, dutch.row, dutch.language), (0, 1, IBO_LANGUAGE_NL));
    assert!(string(&english.message).contains("must"), "{}", string(&english.message));
    assert!(string(&dutch.message).contains("mag"), "{}", string(&dutch.message));

    let none = ibo_error { language: 3, ..sized() };
    let mut out = Rows { errors: vec![sized(), none], ..Rows::new(3) };
    let mut error = sized();
    let status = calls::payments_status(&rows, None, &mut out, Some(&mut error));
    assert_eq!(
        (status, string(&error.at).as_str(), out.statuses),
        (IBO_UNKNOWN_ARGUMENT, "errors", vec![IBO_UNKNOWN_ARGUMENT; 3])
    );
}

#[derive(Deserialize)]
struct Reject {
    case: Option<Box<RawValue>>,
    line: Option<String>,
    line_hex: Option<String>,
    before: Option<Box<RawValue>>,
    after: Option<Box<RawValue>>,
    parameters: Option<String>,
    parameters_alone: Option<BTreeMap<String, String>>,
    #[serde(default)]
    options: Wanted,
    error: Expected,
}

#[derive(Deserialize)]
struct Expected {
    number: i32,
    at: String,
    rule: Option<String>,
}

impl Expected {
    fn check(&self, found: &Refused, path: &Path, how: &str) {
        let expected = (self.number, self.at.as_str(), self.rule.as_deref().unwrap_or_default());
        assert_eq!(
            (found.number, found.at.as_str(), found.rule.as_str()),
            expected,
            "{}, {how}",
            path.display()
        );
        assert!(found.message.len() > 10, "{}, {how}: {}", path.display(), found.message);
    }
}

impl Reject {
    fn line(&self) -> Option<Vec<u8>> {
        let byte = |pair: &[u8]| {
            u8::from_str_radix(std::str::from_utf8(pair).expect("hex"), 16).expect("hex")
        };
        let of_hex = |hex: &String| hex.as_bytes().chunks(2).map(byte).collect();
        let text = self.case.as_ref().map(|case| case.get()).or(self.line.as_deref());
        text.map(|text| text.as_bytes().to_vec()).or_else(|| self.line_hex.as_ref().map(of_hex))
    }

    fn by_json(&self) -> Call<()> {
        let parameters = self.parameters.as_deref().map(Parameters::load).transpose()?;
        let asked = Asked { options: self.options.options(), parameters: parameters.as_ref() };
        let compute = |json: &[u8]| Statement::from_json(json, &asked);
        if let (Some(before), Some(after)) = (&self.before, &self.after) {
            let (before, after) =
                (compute(before.get().as_bytes())?, compute(after.get().as_bytes())?);
            let by_struct = before.correction(&after).map(|_| ());
            assert_eq!(before.correction_json(&after).map(|_| ()), by_struct);
            return by_struct;
        }
        let Some(line) = self.line() else { return Ok(()) };
        self.notice_of(&compute(&line)?)
    }

    fn notice_of(&self, statement: &Statement) -> Call<()> {
        if !self.options.notice {
            return Ok(());
        }
        let by_struct = statement.notice().map(|_| ());
        assert_eq!(statement.notice_json().map(|_| ()), by_struct);
        by_struct
    }

    /// Through the structs, as far as they can say what the line says.
    fn by_structs(&self) -> Option<Call<()>> {
        let input = Input::of(&Case::from_json(&self.line()?).ok()?)?;
        let parameters = self
            .parameters
            .as_deref()
            .map(Parameters::load)
            .transpose()
            .expect("values that are sound");
        let asked = Asked { options: self.options.options(), parameters: parameters.as_ref() };
        let statement = Statement::compute(&input, &asked);
        let amounts = calls::amounts(&input, &asked).map(|_| ());
        if let Err(refused) = &amounts
            && refused.at.starts_with("agreement.")
        {
            assert_eq!(
                calls::premium(&input.case, 0, &asked).map(|_| ()),
                amounts,
                "the premium alone has the same agreement"
            );
        }
        assert_eq!(
            statement.as_ref().map(|_| ()).map_err(Clone::clone),
            amounts,
            "with and without reasons"
        );
        Some(statement.and_then(|statement| self.notice_of(&statement)))
    }
}

#[test]
fn rejects_have_the_expected_number_field_and_rule() {
    let (mut by_json, mut by_structs) = (0, 0);
    for path in files("fixtures/rejects", "json") {
        let text = text(&path);
        let reject: Reject = parsed(&path, &text);
        // No function of the header replaces all dated values.
        if reject.parameters_alone.is_some() {
            continue;
        }
        let refused = reject.by_json().expect_err("refused");
        reject.error.check(&refused, &path, "from JSON");
        by_json += 1;
        if let Some(found) = reject.by_structs() {
            reject.error.check(&found.expect_err("refused"), &path, "from structs");
            by_structs += 1;
        }
    }
    assert!(
        by_json > 900 && by_structs > 200,
        "{by_json} rejects from JSON, {by_structs} from structs"
    );
}

#[test]
fn broken_month_refuses_the_lines_of_the_fixture() {
    let lines = std::fs::read(ibo_tests::project("fixtures/months/2026-04-broken.jsonl"))
        .expect("a readable fixture");
    let expected = read("fixtures/months/2026-04-broken.expected.jsonl");
    let lines: Vec<_> =
        lines.strip_suffix(b"\n").expect("lines").split(|byte| *byte == b'\n').collect();
    assert_eq!(lines.len(), expected.lines().count());
    let name = |number| {
        // SAFETY: the library gives a text of its own, with a NUL at its end, that lives as long as
        // the program.
        unsafe { std::ffi::CStr::from_ptr(ibo_status_name(number)) }.to_str().expect("UTF-8")
    };
    for (line, expected) in lines.into_iter().zip(expected.lines()) {
        let json: Value = serde_json::from_str(expected).expect("JSON");
        match Statement::from_json(line, &Asked::default()) {
            Ok(_) => assert_eq!(json["ok"], true, "{expected}"),
            Err(refused) => assert_eq!(
                (&json["code"], &json["at"]),
                (&name(refused.number).into(), &refused.at.as_str().into())
            ),
        }
    }
}

#[test]
fn load_over_replaces_values_of_the_base() {
    let ggmmi = |amount: &str, from: &str| {
        format!(
            "[[value]]\nid = \"ggmmi\"\nfrom = \"{from}\"\nvalue = \"{amount}\"\ncertainty = \
                \"official\"\nsource = \"a test\"\nchecked_until = \"2099-12-31\"\n"
        )
    };
    let line = read("fixtures/months/2026-04.jsonl")
        .lines()
        .find(|line| line.contains("ibo-plus"))
        .expect("a flat-rate case")
        .to_owned();
    let used = |parameters: &Parameters| {
        let statement = Statement::from_json(
            line.as_bytes(),
            &Asked { options: None, parameters: Some(parameters) },
        )
        .expect("a statement");
        statement
            .lines()
            .into_iter()
            .find(|(line, _)| line.code == IBO_LINE_GGMMI)
            .expect("the GGMMI")
            .0
            .amount_cents
    };
    let first = Parameters::load(&ggmmi("2000.00", "2026-04-01")).expect("sound values");
    let second = first.load_over(&ggmmi("3000.00", "2026-04-01")).expect("sound values");
    let later = first.load_over(&ggmmi("4000.00", "2026-05-01")).expect("sound values");
    assert_eq!([used(&first), used(&second), used(&later)], [200_000, 300_000, 200_000]);
    drop(first);
    assert_eq!(
        [used(&second), used(&later)],
        [300_000, 200_000],
        "values live without those that they were laid over"
    );
    let refused = Parameters::load("[[value]]\nid = \"ggmmi\"\n").err().expect("refused");
    assert_eq!((refused.number, refused.at.as_str()), (1603, "value[0].from"));
}

#[test]
fn list_of_1001_records_is_refused() {
    let line = read("fixtures/months/2026-04.jsonl").lines().next().expect("a case").to_owned();
    let case = Case::from_json(line.as_bytes()).expect("a case");
    // They ended before the month: read, and left out.
    let period = ibo_core::Period::new(
        parse_date("2020-01-01").expect("a date"),
        parse_date("2020-01-02").ok(),
    )
    .expect("a period");
    let (amount, benefit_type) =
        ("1.00".parse().expect("an amount"), "full-unemployment".parse().expect("a code"));
    let record =
        UnemploymentRecord::builder(period, amount, benefit_type).build().expect("a record");
    let one = Source::data(vec![record]).expect("one");
    let case = case.to_builder().unemployment(one).build().expect("a case");
    let of = |count| {
        let mut input = Input::of(&case).expect("the structs can say it");
        input.unemployment = input.unemployment.repeat(count);
        input.count();
        calls::amounts(&input, &Asked::default())
            .map(|_| ())
            .map_err(|refused| (refused.number, refused.at))
    };
    assert_eq!(of(1_000), Ok(()));
    assert_eq!(of(1_001), Err((1418, "unemployment.records".to_owned())));
}

#[test]
fn retention_until_is_that_of_the_core() {
    for delivery in ["2018-09-01", "2024-02-29", "2026-11-22", "2026-12-31"] {
        let date = parse_date(delivery).expect("a date");
        let expected = structs::date(retention_until(date).expect("a date")).expect("a date");
        assert_eq!(calls::retention_until(structs::date(date).expect("a date")), Ok(expected));
    }
    for (delivery, number) in
        [(0, 1003), (20_260_231, 1112), (-1, 1111), (i32::MAX, 1111), (260_231, 1111)]
    {
        let refused = calls::retention_until(delivery).expect_err("refused");
        assert_eq!((refused.number, refused.at.as_str()), (number, "delivery"), "{delivery}");
    }
}
