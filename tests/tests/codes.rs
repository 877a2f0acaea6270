//! What the codes of a delivery mean (R2.4, R2.5, R2.8): a file that maps them to ours, as part of
//! the values. The amounts are those of our own codes, worked out by hand in the rules.

use ibo_core::{
    Assumption, Case, Certainty, Error, ErrorCode, Language, LineCode, Options, Parameters,
    Population, Reason, Reform, Statement, sensitivity, statement,
};
use ibo_tests::read;

const RVA: &str = r#"
[[value]]
id = "unemployment.benefit-type"
from = "2018-09-01"
certainty = "secondary"
source = "RVA, its list of codes, 2 March 2026"

[value.value.means]
WN1 = "full-unemployment"
WN2 = { code = "insertion", certainty = "official" }
WN3 = { code = "full-unemployment", certainty = "assumed", source = "a telephone call" }
WN9 = "income-guarantee"
"#;

fn coded(text: &str) -> Result<Parameters, Error> {
    Parameters::embedded().expect("the embedded values").with_codes("rva.toml", text)
}

fn options(parameters: Parameters) -> Options {
    Options::default().parameters(parameters)
}

fn rva() -> Options {
    options(coded(RVA).expect("a file of codes"))
}

/// A case of the examples with another text in it.
fn case(line: usize, changes: &[(&str, &str)]) -> Case {
    let lines = read("ibo-core/examples/first.jsonl");
    let mut json = lines.lines().nth(line).expect("a case").to_owned();
    for (from, to) in changes {
        assert!(json.contains(from), "{from}");
        json = json.replacen(from, to, 1);
    }
    Case::from_json(json.as_bytes()).expect("a case")
}

fn of_type(code: &str) -> Case {
    case(0, &[("full-unemployment", code)])
}

fn computed(case: &Case, options: &Options) -> Statement {
    statement(case, options).expect("a statement")
}

fn benefit(statement: &Statement) -> (String, Certainty) {
    let mut lines = statement.lines.iter();
    let line = lines.find(|line| line.code == LineCode::ReplacementIncomeUnemployment);
    let line = line.expect("a line of unemployment");
    (line.amount.to_string(), line.certainty)
}

#[test]
fn code_of_a_delivery_counts_as_ours_and_is_no_more_certain_than_its_map() {
    let own = computed(&of_type("full-unemployment"), &Options::default());
    assert_eq!(benefit(&own), ("1437.54".to_owned(), Certainty::Official));
    for (code, certainty) in [("WN1", Certainty::Secondary), ("WN3", Certainty::Assumed)] {
        let mapped = computed(&of_type(code), &rva());
        assert_eq!(benefit(&mapped), ("1437.54".to_owned(), certainty), "{code}");
        assert_eq!(mapped.amounts.payment.net.to_string(), "523.18");
        assert_eq!(mapped.amounts.certainty, own.amounts.certainty.min(certainty), "{code}");
    }
    // The map is official, and that insertion counts is not.
    assert_eq!(benefit(&computed(&of_type("WN2"), &rva())).1, Certainty::Assumed);
}

#[test]
fn assumed_meaning_is_an_assumption_and_no_reading() {
    let mapped = computed(&of_type("WN3"), &rva());
    let own = computed(&of_type("full-unemployment"), &Options::default());
    let added: Vec<_> =
        mapped.assumptions.iter().filter(|one| !own.assumptions.contains(one)).collect();
    let [meaning] = added.as_slice() else { panic!("{added:?}") };
    assert_eq!(meaning.id(), "R2.4/unemployment.benefit-type/WN3");
    assert_eq!(meaning.reading(), None);
    assert_eq!(
        meaning.text(Language::English),
        "That the code WN3 means full-unemployment in unemployment.benefit-type is assumed: a \
         telephone call."
    );
    assert_eq!(
        meaning.text(Language::Dutch),
        "Dat de code WN3 staat voor full-unemployment in unemployment.benefit-type, is aangenomen: a \
         telephone call."
    );
    let ids: Vec<_> =
        computed(&of_type("WN2"), &rva()).assumptions.iter().map(Assumption::id).collect();
    assert!(ids.contains(&"unemployment.benefit-type/insertion".to_owned()), "{ids:?}");
    assert!(!ids.iter().any(|id| id.contains("WN2")), "{ids:?}");

    let refused = statement(&of_type("WN3"), &rva().require(Certainty::Secondary)).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::CertaintyTooWeak);
    assert!(refused.message().contains("WN3"), "{refused}");
}

#[test]
fn code_that_means_one_that_is_left_out_is_left_out() {
    let mapped = computed(&of_type("WN9"), &rva());
    assert_eq!(mapped.amounts.replacement_income.to_string(), "0.00");
    let [left_out] = mapped.left_out.as_slice() else { panic!("{:?}", mapped.left_out) };
    assert_eq!(left_out.reason, Reason::BenefitType("WN9".to_owned()));
    let total = mapped.lines.iter().find(|line| line.code == LineCode::ReplacementIncome);
    let read = &total.expect("a total").parameters;
    let codes: Vec<_> = read.iter().flat_map(|read| read.codes()).map(|one| &one.code).collect();
    assert_eq!(codes, ["WN9", "income-guarantee"]);
}

#[test]
fn records_of_two_codes_that_mean_one_are_joined() {
    // Two periods of March, 12 and 14 of its 26 days, are one benefit: 55.29 x 26.
    let records = |codes: [&str; 2]| {
        let second = format!(
            "{{\"from\":\"2026-03-16\",\"to\":null,\"day_amount\":\"55.29\",\"basis\":\"full\",\
             \"benefit_type\":\"{}\"}}]",
            codes[1]
        );
        let first = format!("\"benefit_type\":\"{}\"}},{second}", codes[0]);
        let changes = [
            ("\"to\":null", "\"to\":\"2026-03-15\""),
            ("\"benefit_type\":\"full-unemployment\"}]", first.as_str()),
        ];
        computed(&case(0, &changes), &rva())
    };
    for codes in [["WN1", "WN3"], ["WN3", "WN1"], ["full-unemployment", "WN3"]] {
        let found = records(codes);
        let lines = found.lines.iter();
        let of_benefit = lines.filter(|one| one.code == LineCode::ReplacementIncomeUnemployment);
        assert_eq!(of_benefit.count(), 1, "{codes:?}");
        assert_eq!(benefit(&found), ("1437.54".to_owned(), Certainty::Assumed), "{codes:?}");
    }
    let other = records(["WN1", "WN2"]);
    let lines = other.lines.iter();
    let amounts: Vec<_> = lines
        .filter(|one| one.code == LineCode::ReplacementIncomeUnemployment)
        .map(|line| line.amount.to_string())
        .collect();
    // 55.29 x 26 x 12 / 26 and x 14 / 26.
    assert_eq!(amounts, ["663.48", "774.06"]);
}

#[test]
fn reading_of_our_code_is_that_of_the_codes_that_mean_it() {
    let reform = Reform::new("insertion does not count")
        .expect("a title")
        .with("[[reading]]\nid = \"unemployment.benefit-type/insertion\"\nchoice = \"left-out\"\n");
    let reform = reform.expect("a reform");
    let base = coded(RVA).expect("a file of codes");
    let mut population = Population::reading(&base);
    population.add_case(&of_type("WN2"));
    assert_eq!(reform.unread(&base, &population).expect("values"), []);
    let under = rva().reform(&reform).expect("values");
    assert_eq!(computed(&of_type("WN2"), &under).amounts.replacement_income.to_string(), "0.00");

    let found = sensitivity(&of_type("WN2"), &rva()).expect("a sensitivity");
    let row = found.rows.iter().find(|row| row.reading.to_string().contains("benefit-type"));
    let row = row.expect("the reading of the code");
    assert_eq!(row.reading.to_string(), "unemployment.benefit-type/insertion");
    assert_eq!((row.in_force.as_str(), row.choice.as_str()), ("counts", "left-out"));
    // Without the benefit: (2500 - 326.75) x 80 % = 1738.60, and 11.11 % of it is 193.16.
    assert_eq!(row.premium.map(|cents| cents.to_string()).as_deref(), Some("1738.60"));
    assert_eq!(row.net.map(|cents| cents.to_string()).as_deref(), Some("1545.44"));

    let readings = coded(RVA).expect("a file of codes").readings();
    assert_eq!(readings, Parameters::embedded().expect("the embedded values").readings());
}

#[test]
fn codes_of_every_list_can_be_mapped() {
    let leefloon = r#"
[[value]]
id = "leefloon.aid-type"
from = "2018-09-01"
certainty = "official"
source = "POD MI"
value = { means = { LL = "leefloon" } }

[[value]]
id = "leefloon.entry-kind"
from = "2018-09-01"
certainty = "secondary"
source = "POD MI"
value = { means = { T = "award" } }
"#;
    let options_of = |text| options(coded(text).expect("a file of codes"));
    let changes = [("\"aid_type\":\"leefloon\"", "\"aid_type\":\"LL\""), ("award", "T")];
    let mapped = computed(&case(3, &changes), &options_of(leefloon));
    let own = computed(&case(3, &[]), &Options::default());
    assert_eq!(mapped.amounts.replacement_income.to_string(), "893.65");
    assert_eq!(mapped.amounts.payment.net, own.amounts.payment.net);
    let mut lines = mapped.lines.iter();
    let line = lines.find(|line| line.code == LineCode::ReplacementIncomeLeefloon);
    let codes = line.expect("a line").parameters.iter().flat_map(|read| read.codes());
    let codes: Vec<_> = codes.map(|code| (code.code.as_str(), code.means.as_deref())).collect();
    assert!(codes.contains(&("LL", Some("leefloon"))), "{codes:?}");
    assert!(codes.contains(&("T", Some("award"))), "{codes:?}");

    let sickness = r#"
[[value]]
id = "sickness.document-type"
from = "2018-09-01"
certainty = "official"
source = "NIC"
value = { means = { A7 = "C21" } }

[[value]]
id = "sickness.nature"
from = "2018-09-01"
certainty = "assumed"
source = "NIC"
value = { means = { 50 = 0 } }
"#;
    let record = "\"sickness\":{\"availability\":\"data\",\"records\":[{\"document_type\":\"A7\",\
                  \"benefit_code\":\"AA\",\"nature\":50,\"from\":\"2026-03-02\",\
                  \"to\":\"2026-03-31\",\"gross_taxable\":\"1300.00\",\"days\":26,\"hours\":\"0\"}]}";
    let changes = [("\"sickness\":{\"availability\":\"no-data\"}", record)];
    let mapped = computed(&case(0, &changes), &options_of(sickness));
    // 1,300.00 for the 26 days of the month, and 1,437.54 of unemployment.
    assert_eq!(mapped.amounts.replacement_income.to_string(), "2737.54");
    let mut lines = mapped.lines.iter();
    let line = lines.find(|line| line.code == LineCode::ReplacementIncomeSickness);
    assert_eq!(line.map(|line| line.certainty), Some(Certainty::Assumed));
    let unmapped = statement(&case(0, &changes), &Options::default()).unwrap_err();
    assert_eq!(unmapped.code(), ErrorCode::UnknownDocumentType);
}

/// A list of the user that treats kinds of entry and says what codes mean: the one is an assumption
/// of the list as a whole, the other of its code.
#[test]
fn list_of_entry_kinds_says_apart_how_it_treats_and_what_codes_mean() {
    let list = "[[value]]\nid = \"leefloon.entry-kind\"\nfrom = \"2018-09-01\"\ncertainty = \
                \"assumed\"\nsource = \"POD MI\"\nvalue = { not_negative = [\"award\"], means = { T = \
                \"award\" } }\n";
    let own = Parameters::embedded().expect("the embedded values").with("own.toml", list);
    let options = options(own.expect("a file of values"));
    let ids = |kind: &str| -> Vec<String> {
        let found = computed(&case(3, &[("award", kind)]), &options);
        let ids = found.assumptions.iter().map(Assumption::id);
        ids.filter(|id| id.contains("entry-kind")).collect()
    };
    assert_eq!(ids("award"), ["R2.5/leefloon.entry-kind"]);
    assert_eq!(ids("T"), ["R2.5/leefloon.entry-kind", "R2.5/leefloon.entry-kind/T"]);
}

#[test]
fn code_that_is_not_mapped_is_refused() {
    let refused = statement(&of_type("WN4"), &rva()).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::UnknownBenefitType);
    assert_eq!(refused.location(), "unemployment.records[0].benefit_type");
    // Before its first day a map says nothing.
    let later = options(coded(&RVA.replace("2018-09-01", "2026-04-01")).expect("a file of codes"));
    let early = statement(&of_type("WN1"), &later).unwrap_err();
    assert_eq!(early.code(), ErrorCode::UnknownBenefitType);
    // Ours stay ours.
    assert_eq!(benefit(&computed(&of_type("full-unemployment"), &rva())).0, "1437.54");
}

#[test]
fn faults_of_a_map_name_file_entry_and_code() {
    let file = |means: &str| {
        format!(
            "[[value]]\nid = \"unemployment.benefit-type\"\nfrom = \"2018-09-01\"\n\
             certainty = \"secondary\"\nsource = \"RVA\"\nvalue = {means}\n"
        )
    };
    let twice = file("{ means = { WN1 = \"full-unemployment\" } }");
    let at = "value[0].value";
    let entry = "rva.toml, unemployment.benefit-type from 2018-09-01: ";
    let faults = [
        (
            file("{ means = { WN1 = \"full-unemploymnt\" } }"),
            (ErrorCode::ParametersBadValue, at),
            format!(
                "{entry}code WN1: it must mean a code that the list treats; did you mean \
                 full-unemployment?"
            ),
        ),
        (
            file("{ means = { WN1 = \"WN1\" } }"),
            (ErrorCode::ParametersBadValue, at),
            format!("{entry}code WN1: it must mean a code that the list treats"),
        ),
        (
            file("{ means = { insertion = \"full-unemployment\" } }"),
            (ErrorCode::ParametersBadValue, at),
            format!(
                "{entry}code insertion: the list treats this code itself: it may not mean another \
                 one"
            ),
        ),
        (
            file("{ means = { WN1 = { code = \"insertion\", certainty = \"sure\" } } }"),
            (ErrorCode::ParametersBadValue, at),
            format!(
                "{entry}code WN1: the certainty must be \"official\", \"secondary\", \"assumed\" \
                 or \"hypothetical\""
            ),
        ),
        (
            file("{ means = {} }"),
            (ErrorCode::ParametersBadValue, at),
            format!("{entry}the list must have a code"),
        ),
        (
            file("{ counts = [\"WN1\"] }"),
            (ErrorCode::ParametersMalformed, at),
            format!(
                "{entry}a file of codes must say what codes mean and nothing else, as in value = \
                 {{ means = {{ WN1 = \"full-unemployment\" }} }}; give other values as parameters"
            ),
        ),
        (
            format!("{twice}{twice}"),
            (ErrorCode::ParametersDuplicate, "value[1].from"),
            format!("{entry}this file must give the value of a day once"),
        ),
        (
            String::new(),
            (ErrorCode::ParametersMalformed, ""),
            "rva.toml: a file of codes must have a [[value]] table that says what codes mean"
                .to_owned(),
        ),
        (
            "[[confirmed]]\nid = \"*\"\nuntil = \"2030-12-31\"\nsource = \"RVA\"\n".to_owned(),
            (ErrorCode::ParametersMalformed, ""),
            "rva.toml: a file of codes must have a [[value]] table that says what codes mean"
                .to_owned(),
        ),
    ];
    for (text, (code, location), message) in faults {
        let error = coded(&text).expect_err(&text);
        assert_eq!((error.code(), error.location()), (code, location), "{error}");
        assert_eq!(error.message(), message);
    }
    let twice = file("{ means = { WN1 = \"insertion\", WN1 = \"other\" } }");
    let error = coded(&twice).unwrap_err();
    assert_eq!(error.code(), ErrorCode::ParametersMalformed);
    assert!(error.message().starts_with("rva.toml: this must be TOML, line 6: "), "{error}");
    let nature =
        file("{ means = { x = 0 } }").replace("unemployment.benefit-type", "sickness.nature");
    let error = coded(&nature).unwrap_err();
    assert!(error.message().contains("code x: a code must have the form"), "{error}");
}

#[test]
fn map_is_a_part_of_the_canonical_set() {
    let parameters = coded(RVA).expect("a file of codes");
    let canonical = parameters.canonical();
    assert!(canonical.contains(
        "value = { means = { \"WN1\" = \"full-unemployment\", \
         \"WN2\" = { code = \"insertion\", certainty = \"official\" }, \
         \"WN3\" = { code = \"full-unemployment\", certainty = \"assumed\", \
         source = \"a telephone call\" }, \"WN9\" = \"income-guarantee\" } }"
    ));
    let again = Parameters::from_toml(&[("canonical.toml", &canonical)]).expect("a whole set");
    assert_eq!(again.fingerprint(), parameters.fingerprint());
    let embedded = Parameters::embedded().expect("the embedded values");
    assert_ne!(parameters.fingerprint(), embedded.fingerprint());
    assert_eq!(
        computed(&of_type("WN1"), &options(again)),
        computed(&of_type("WN1"), &rva()),
        "a kept set computes the same"
    );
}
