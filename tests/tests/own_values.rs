//! Values of a user's own file at their edges: percentages in every part of their range, classes of
//! wages, dates inside a month, lists of sickness benefit, and names that are misspelt.

use ibo_core::{
    Agreement, Case, Certainty, Error, ErrorCode, Euro, Fraction, Kind, Language, LineCode, Month,
    Options, Parameters, Source, Statement, parse_date, statement,
};
use serde_json::{Value, json};

fn embedded() -> &'static Parameters {
    Parameters::embedded().expect("values")
}

fn value(id: &str, from: &str, value: &str) -> String {
    format!(
        "[[value]]\nid = \"{id}\"\nfrom = \"{from}\"\nvalue = {value}\ncertainty = \
            \"official\"\nsource = \"Own source\"\n"
    )
}

fn laid(text: &str) -> Options {
    let own = embedded().with("own.toml", text);
    Options::default().parameters(own.unwrap_or_else(|error| panic!("{error}\n{text}")))
}

fn refused(text: &str) -> Error {
    embedded().with("own.toml", text).expect_err("a refused file")
}

fn euro(cents: i64) -> Euro {
    Euro::from_cents(cents).expect("an amount")
}

/// A case without replacement income.
fn case(month: &str, agreement: Agreement) -> Case {
    let month: Month = month.parse().expect("a month");
    Case::builder("A-1".parse().expect("a reference"), month, agreement)
        .unemployment(Source::no_data())
        .leefloon(Source::no_data())
        .sickness(Source::no_data())
        .build()
        .expect("a case")
}

/// An ibo of so many weeks with a wage of 2,500.00 euro.
fn ibo(start: &str, end: &str, percentage: Option<i32>) -> Agreement {
    let day = |text| parse_date(text).expect("a day");
    Agreement::builder(Kind::Ibo, day(start), day(end), Fraction::WHOLE)
        .reference_gross_wage(euro(250_000).try_into().expect("from zero"))
        .maybe(percentage, ibo_core::AgreementBuilder::percentage)
        .build()
        .expect("an agreement")
}

fn computed(case: &Case, options: &Options) -> Statement {
    statement(case, options).unwrap_or_else(|error| panic!("{error}\n{}", case.to_json()))
}

// ------------------------------------------------------------------------------------- Percentages

/// R4.2: 2,173.25 x each percentage of an own list, from 1 to 200, and no other one.
#[test]
fn own_percentages_from_1_to_200_are_the_ones_that_are_allowed() {
    let listed = [1, 2, 63, 64, 65, 100, 127, 128, 129, 191, 192, 199, 200];
    let words = listed.map(|percentage| percentage.to_string()).join(", ");
    let options = laid(&value("premium.percentages", "2026-01-01", &format!("[{words}]")));
    for percentage in -2..=600 {
        let case = case("2026-04", ibo("2026-03-02", "2026-08-28", Some(percentage)));
        let found = statement(&case, &options);
        if listed.contains(&percentage) {
            let premium = found.expect("allowed").amounts.payment.premium.cents();
            assert_eq!(premium, (217_325 * i64::from(percentage) + 50) / 100, "{percentage}");
        } else {
            let error = found.expect_err("not allowed");
            assert_eq!(
                (error.code(), error.location()),
                (ErrorCode::PercentageNotAllowed, "agreement.percentage"),
                "{percentage}"
            );
            let allowed = listed.map(|percentage| format!("{percentage} %")).join(", ");
            assert_eq!(error.message(), format!("the percentage must be one of {allowed}"));
        }
    }
}

/// R3.1: own bases of the RSZ, below and above 100: 2,500.00 x base x 13.07 %.
#[test]
fn own_bases_of_the_rsz_are_the_ones_that_are_allowed() {
    let options = laid(&value("rsz.base", "2018-09-01", "[50, 130, 200]"));
    for (base, rsz) in [(50, 16_338), (130, 42_478), (200, 65_350)] {
        let agreement = ibo("2026-03-02", "2026-08-28", Some(100));
        let agreement = agreement.to_builder().rsz_base(base).build().expect("an agreement");
        let found = computed(&case("2026-04", agreement), &options);
        let line = found.lines.iter().find(|line| line.code == LineCode::EmployeeRsz);
        assert_eq!(line.map(|line| line.amount.cents()), Some(rsz), "{base}");
    }
}

#[test]
fn list_of_percentages_that_is_no_ascending_list_of_1_to_200_is_refused() {
    for list in [
        "[]",
        "[80, 70]",
        "[70, 70]",
        "[70, 80, 80]",
        "[0, 50]",
        "[-1]",
        "[201]",
        "[70, 256]",
        "[\"70\"]",
        "[70.0]",
        "70",
        "\"70\"",
        "{ a = 70 }",
        "[[70]]",
    ] {
        for id in ["premium.percentages", "rsz.base"] {
            let error = refused(&value(id, "2026-01-01", list));
            assert_eq!(
                (error.code(), error.location()),
                (ErrorCode::ParametersBadValue, "value[0].value"),
                "{id} {list}"
            );
        }
    }
    let _ = laid(&value("premium.percentages", "2026-01-01", "[1, 200]"));
}

// ----------------------------------------------------------------------------- Classes of the wage

const CLASSES: &str = "{ classes = [{ below = \"1000.00\", amount = \"1.00\" }, \
    { up_to = \"2000.00\", amount = \"2.00\" }, { below = \"3000.00\", amount = \"3.00\" }], \
    above = \"4.00\" }";

/// R5.3: each limit of own classes with its neighbours; `below` and `up_to` in any order.
#[test]
fn own_classes_hold_their_limits_as_they_are_written() {
    let options = laid(&value("employer.contribution", "2018-09-01", CLASSES));
    for (wage, contribution) in [
        (0, 100),
        (99_999, 100),
        (100_000, 200),
        (199_999, 200),
        (200_000, 200),
        (200_001, 300),
        (299_999, 300),
        (300_000, 400),
        (300_001, 400),
        (100_000_000_000, 400),
    ] {
        let agreement = ibo("2019-02-01", "2019-05-31", None).to_builder();
        let agreement =
            agreement.reference_gross_wage(euro(wage).try_into().expect("from zero")).build();
        let case = case("2019-04", agreement.expect("an agreement"));
        let found = computed(&case, &options).amounts.employer_contribution;
        assert_eq!(found.map(Euro::cents), Some(contribution), "{wage}");
    }
}

#[test]
fn classes_that_are_not_in_form_are_refused() {
    for (from, to) in [
        // Limits that do not rise.
        ("2000.00", "1000.00"),
        ("2000.00", "999.99"),
        ("3000.00", "1999.99"),
        // Both limits of a class, or none.
        ("below = \"1000.00\"", "below = \"1000.00\", up_to = \"1000.00\""),
        ("up_to = \"2000.00\", ", ""),
        // An amount or a limit that is negative, missing, a number, or of three decimals.
        ("1.00", "-1.00"),
        ("\"1000.00\"", "\"-1000.00\""),
        ("4.00", "-4.00"),
        (", amount = \"2.00\"", ""),
        (", above = \"4.00\"", ""),
        ("\"3.00\"", "3.00"),
        ("\"3.00\"", "\"3.001\""),
        // Names and words that there are not.
        ("below", "under"),
        ("amount = \"2.00\"", "amount = \"2.00\", edge = \"guessed\""),
        ("above", "over"),
        (CLASSES, "{ classes = [], above = \"4.00\" }"),
        (CLASSES, "[]"),
    ] {
        let error =
            refused(&value("employer.contribution", "2018-09-01", &CLASSES.replacen(from, to, 1)));
        assert_eq!(
            (error.code(), error.location()),
            (ErrorCode::ParametersBadValue, "value[0].value"),
            "{to}"
        );
    }
}

// ---------------------------------------------------------------------------------- Inside a month

/// R1.6: a value of the 15th of April counts from May on; one that the start picks from the 15th.
#[test]
fn own_value_of_a_day_inside_a_month_counts_from_the_next_first_day() {
    let rate = laid(&value("withholding.rate", "2026-04-15", "\"0.2\""));
    let tax = |month: &str| {
        let case = case(month, ibo("2026-03-02", "2026-08-28", Some(100)));
        computed(&case, &rate).amounts.payment.withholding_tax.cents()
    };
    // 2,173.25 x 11.11 % and x 20 %.
    assert_eq!(["2026-04", "2026-05", "2026-07"].map(tax), [24_145, 43_465, 43_465]);

    let percentages = laid(&value("premium.percentages", "2026-04-15", "[50]"));
    let premium = |start: &str, percentage| {
        let case = case("2026-05", ibo(start, "2026-08-28", Some(percentage)));
        statement(&case, &percentages).map(|found| found.amounts.payment.premium.cents()).ok()
    };
    assert_eq!(premium("2026-04-14", 50), None);
    assert_eq!(premium("2026-04-14", 70), Some(152_128));
    assert_eq!(premium("2026-04-15", 70), None);
    assert_eq!(premium("2026-04-15", 50), Some(108_663));

    let classes = value("employer.contribution", "2019-03-15", CLASSES);
    let contribution = |month: &str| {
        let found = computed(&case(month, ibo("2019-02-01", "2019-06-28", None)), &laid(&classes));
        found.amounts.employer_contribution.map(Euro::cents)
    };
    // The table of 2018-09 has 1,200.00 for a wage of 2,500.00.
    assert_eq!(["2019-02", "2019-03"].map(contribution), [Some(120_000); 2]);
    assert_eq!(["2019-04", "2019-05"].map(contribution), [Some(300); 2]);
}

/// A last check inside a month is past on the first day of the next one (R7.4).
#[test]
fn last_check_inside_a_month_holds_for_that_month() {
    let own = value("withholding.rate", "2026-01-01", "\"0.1111\"");
    let options = laid(&(own + "checked_until = \"2026-04-15\"\n"));
    let certainty = |month: &str| {
        computed(&case(month, ibo("2026-03-02", "2026-08-28", Some(100))), &options)
            .lines
            .iter()
            .find(|line| line.code == LineCode::WithholdingTax)
            .map(|line| line.certainty)
    };
    assert_eq!(certainty("2026-04"), Some(Certainty::Secondary));
    assert_eq!(certainty("2026-05"), Some(Certainty::Assumed));
}

// ------------------------------------------------------------------------------- Lists of sickness

/// A payment of 26.00 euro for the whole of April 2026.
fn sick(document_type: &str, nature: i32, month: &str) -> Case {
    let last = if month == "2026-04" { "30" } else { "31" };
    let record = json!({
        "document_type": document_type, "benefit_code": "AA", "nature": nature,
        "from": format!("{month}-01"), "to": format!("{month}-{last}"),
        "gross_taxable": "26.00", "days": 0, "hours": "0",
    });
    let mut text: Value =
        serde_json::from_str(&case(month, ibo("2026-03-02", "2026-08-28", Some(100))).to_json())
            .expect("JSON");
    text["sickness"] = json!({"availability": "data", "records": [record]});
    Case::from_json(text.to_string().as_bytes()).expect("a case")
}

/// R2.8: document types and natures of own lists count, are left out, or are unknown, from the
/// first month that begins with the list.
#[test]
fn own_lists_of_sickness_say_what_counts() {
    let types = "{ counts = [\"C99\", \"B23\"], left_out = [\"C21\"] }";
    let natures = "{ counts = [2, 7], left_out = [0] }";
    let own = value("sickness.document-type", "2026-04-15", types);
    let options = laid(&(own + &value("sickness.nature", "2026-04-15", natures)));
    let law = Options::default();
    let income = |options: &Options, document_type: &str, nature, month: &str| {
        let case = sick(document_type, nature, month);
        let found = statement(&case, options).map_err(|error| error.code());
        found.map(|found| (found.amounts.replacement_income.cents(), found.left_out.len()))
    };
    // Of the law, in April also with the own file; in May the own lists say otherwise.
    for (document_type, nature, before, after) in [
        ("C21", 0, Ok((2_600, 0)), Ok((0, 1))),
        ("C21", 2, Ok((0, 1)), Ok((0, 1))),
        ("B23", 0, Ok((0, 1)), Ok((0, 1))),
        ("B23", 2, Ok((0, 1)), Ok((2_600, 0))),
        ("B23", 1, Ok((0, 1)), Ok((0, 1))),
        ("B23", 7, Err(ErrorCode::UnknownNature), Ok((2_600, 0))),
        ("C99", 0, Err(ErrorCode::UnknownDocumentType), Ok((0, 1))),
        ("C99", 7, Err(ErrorCode::UnknownDocumentType), Ok((2_600, 0))),
        ("C98", 7, Err(ErrorCode::UnknownDocumentType), Err(ErrorCode::UnknownDocumentType)),
        ("C99", 8, Err(ErrorCode::UnknownDocumentType), Err(ErrorCode::UnknownNature)),
    ] {
        let place = format!("{document_type}, nature {nature}");
        assert_eq!(income(&law, document_type, nature, "2026-04"), before, "{place}");
        assert_eq!(income(&options, document_type, nature, "2026-04"), before, "{place}");
        // 26.00 x 26 / 26 in both months: 26 days of May from Monday to Saturday.
        assert_eq!(income(&options, document_type, nature, "2026-05"), after, "{place}");
    }
    // The line quotes both lists, the total those that left out.
    let of = |document_type: &str, nature, code| {
        let found = computed(&sick(document_type, nature, "2026-05"), &options);
        let line = found.lines.into_iter().find(|line| line.code == code).expect("the line");
        let quoted = line.parameters.iter().filter(|read| read.value.source == "Own source");
        quoted.map(|read| read.value.id.slug().to_owned()).collect::<Vec<_>>()
    };
    let both = ["sickness.document-type", "sickness.nature"];
    assert_eq!(of("B23", 2, LineCode::ReplacementIncomeSickness), both);
    assert_eq!(of("C21", 2, LineCode::ReplacementIncome), both[..1]);
    assert_eq!(of("B23", 0, LineCode::ReplacementIncome), both[1..]);
}

// ---------------------------------------------------------------------------------- Misspelt names

/// A name that a file does not have is refused where it stands, with the nearest that there is.
#[test]
fn misspelt_names_of_a_file_are_refused_with_the_nearest() {
    let sound = value("ggmmi", "2026-09-01", "\"2250.00\"");
    for (from, to, at, near) in [
        ("from =", "form =", "value[0].form", Some("from")),
        ("value =", "valeu =", "value[0].valeu", Some("value")),
        ("certainty =", "certanty =", "value[0].certanty", Some("certainty")),
        ("source =", "sources =", "value[0].sources", Some("source")),
        ("id =", "ids =", "value[0].ids", Some("id")),
        ("[[value]]", "[[values]]", "values", None),
        ("[[value]]", "[[confirmd]]", "confirmd", None),
        ("id =", "kinds = \"ibo\"\nid =", "value[0].kinds", Some("kind")),
        (
            "id =",
            "agreement_from = \"2026-01-01\"\nid =",
            "value[0].agreement_from",
            Some("agreements_from"),
        ),
        (
            "id =",
            "checkeduntil = \"2027-01-01\"\nid =",
            "value[0].checkeduntil",
            Some("checked_until"),
        ),
        ("id =", "zzzzzzzz = 1\nid =", "value[0].zzzzzzzz", None),
    ] {
        let error = refused(&sound.replacen(from, to, 1));
        assert_eq!((error.code(), error.location()), (ErrorCode::ParametersMalformed, at), "{to}");
        let (english, dutch) = (error.text(Language::English), error.text(Language::Dutch));
        match near {
            Some(near) => {
                assert!(english.ends_with(&format!("did you mean {near}?")), "{english}");
                assert!(dutch.ends_with(&format!("bedoelde u {near}?")), "{dutch}");
            }
            None => assert!(!english.contains("did you mean"), "{english}"),
        }
    }
}

/// What is in force on a day: the value of that day or the latest before it, and none of a later.
#[test]
fn values_in_force_on_a_day_are_the_latest_up_to_it() {
    for (day, amount) in [
        ("2018-08-31", None),
        ("2018-09-01", Some("1654.90")),
        ("2020-02-29", Some("1654.90")),
        ("2020-03-01", Some("1688.03")),
        ("2026-06-30", Some("2189.81")),
        ("2026-07-01", Some("2233.61")),
    ] {
        let day = parse_date(day).expect("a day");
        let of_ggmmi = |read: &ibo_core::ParameterRead| read.value.id.slug() == "ggmmi";
        let found: Vec<_> =
            embedded().on(day).filter(of_ggmmi).map(|read| read.value.value.clone()).collect();
        assert_eq!(found, amount.into_iter().collect::<Vec<_>>(), "{day}");
    }
}

/// An agreement of one day is in order, and too short (R1.4).
#[test]
fn agreement_of_one_day_is_too_short_and_not_out_of_order() {
    let case = case("2026-04", ibo("2026-04-01", "2026-04-01", Some(80)));
    let error = statement(&case, &Options::default()).expect_err("too short");
    assert_eq!(error.code(), ErrorCode::DurationNotAllowed);
}
