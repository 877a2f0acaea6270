//! Why a result is what it is: its assumptions, how certain it is, and the dated values that it was
//! computed with (R7.1, R7.3, R7.4, R8.1).

use ibo::*;
use ibo_core::{Case, Certainty, ErrorCode, Language};
use ibo_tests::read;

use crate::calls::{self, Asked, Batch, Parameters, Statement, sized};
use crate::structs::Input;

fn line_of(reference: &str) -> String {
    let cases = read("fixtures/cases/first.jsonl");
    cases.lines().find(|line| line.contains(reference)).expect("a case for a first look").to_owned()
}

fn value(id: &str, from: &str, value: &str, certainty: &str) -> String {
    format!(
        "[[value]]\nid = \"{id}\"\nfrom = \"{from}\"\nvalue = {value}\ncertainty = \
            \"{certainty}\"\nsource = \"a test\"\nchecked_until = \"2099-12-31\"\n"
    )
}

/// A change inside a month that the agreement covers in part, with `working-days`.
#[test]
fn assumptions_have_id_rule_and_text() {
    let line = line_of("first-2-change-in-a-part-month");
    let statement = Statement::from_json(line.as_bytes(), &Asked::default()).expect("a statement");
    let told: Vec<_> = statement.assumptions().into_iter().map(|one| (one.id, one.rule)).collect();
    let expected = [("income.changes", "R2.3"), ("payment.working-days", "R6.2")];
    assert_eq!(told, expected.map(|(id, rule)| (id.to_owned(), rule.to_owned())));

    let core = ibo_core::statement(
        &Case::from_json(line.as_bytes()).expect("a case"),
        &ibo_core::Options::default(),
    )
    .expect("a statement");
    for (told, of_core) in statement.assumptions().iter().zip(&core.assumptions) {
        assert_eq!(
            [&told.dutch, &told.english],
            [&of_core.text(Language::Dutch), &of_core.text(Language::English)]
        );
    }
    for language in [i32::MIN, -1, 0, 3, i32::MAX] {
        assert_eq!(statement.assumption_in_no_language(language), IBO_UNKNOWN_ARGUMENT);
    }
    let certain =
        Statement::from_json(line_of("first-1-unemployment").as_bytes(), &Asked::default())
            .expect("a statement");
    assert_eq!(certain.assumptions(), []);
}

/// R8.4: what is tried out is the weakest, and is told so by every call.
#[test]
fn hypothetical_value_gives_a_hypothetical_result() {
    let line = line_of("first-1-unemployment");
    let input = Input::of(&Case::from_json(line.as_bytes()).expect("a case")).expect("structs");
    let own =
        Parameters::load(&value("withholding.rate", "2026-01-01", "\"0.2000\"", "hypothetical"))
            .expect("sound values");
    let with = |require| Asked {
        options: Some(ibo_options { require, ..sized() }),
        parameters: Some(&own),
    };

    for require in [0, IBO_CERTAINTY_HYPOTHETICAL] {
        let asked = with(require);
        let statement = Statement::from_json(line.as_bytes(), &asked).expect("a statement");
        let by_structs = Statement::compute(&input, &asked).expect("a statement");
        let rows =
            Batch::of(std::slice::from_ref(&input)).amounts(&asked).expect("sound arguments");
        assert_eq!(rows.statuses, [IBO_OK]);
        let results = [
            statement.amounts(),
            by_structs.amounts(),
            calls::amounts(&input, &asked).expect("amounts"),
            rows.results[0],
        ];
        assert_eq!(results.map(|result| result.certainty), [IBO_CERTAINTY_HYPOTHETICAL; 4]);
        // 588.57 x 20 % is 117.71.
        assert_eq!(results.map(|result| result.net_cents), [47_086; 4]);
        assert_eq!(statement.to_json(), by_structs.to_json());
        let lines: Vec<_> = statement
            .lines()
            .into_iter()
            .filter(|(line, _)| line.certainty == IBO_CERTAINTY_HYPOTHETICAL)
            .collect();
        assert_eq!(
            lines.iter().map(|(line, _)| line.code).collect::<Vec<_>>(),
            [IBO_LINE_WITHHOLDING_TAX]
        );
        assert_eq!(
            statement.assumptions().iter().map(|one| one.id.as_str()).collect::<Vec<_>>(),
            ["R6.3/withholding.rate"]
        );
    }
    let weak = i32::from(ErrorCode::CertaintyTooWeak.number());
    for require in [IBO_CERTAINTY_ASSUMED, IBO_CERTAINTY_SECONDARY, IBO_CERTAINTY_OFFICIAL] {
        let asked = with(require);
        assert_eq!(
            Statement::compute(&input, &asked).map(|_| ()).map_err(|refused| refused.number),
            Err(weak)
        );
        assert_eq!(
            calls::amounts(&input, &asked).map(|_| ()).map_err(|refused| refused.number),
            Err(weak)
        );
        let rows =
            Batch::of(std::slice::from_ref(&input)).amounts(&asked).expect("sound arguments");
        assert_eq!((rows.statuses.as_slice(), rows.refused), ([weak].as_slice(), 1));
    }
    let [hypothetical, assumed] =
        [Certainty::Hypothetical, Certainty::Assumed].map(crate::structs::certainty);
    assert!(hypothetical < 0 && 0 < assumed, "0 asks for none");
}

/// R7.1: the fingerprint stands in the statement; the text that it is of can be loaded back.
#[test]
fn fingerprint_and_toml_identify_the_values() {
    let line = line_of("first-3-ibo-plus-leefloon");
    let values_of = |parameters: Option<&Parameters>| {
        let statement = Statement::from_json(line.as_bytes(), &Asked { options: None, parameters })
            .expect("a statement")
            .to_json();
        let json: serde_json::Value = serde_json::from_str(&statement).expect("JSON");
        json["values"].as_str().expect("a fingerprint").to_owned()
    };
    let embedded = ibo_core::Parameters::embedded().expect("the values of the library");
    let of_library = Parameters::fingerprint(None);
    assert_eq!(
        (of_library.clone(), Parameters::to_toml(None)),
        (embedded.fingerprint().to_string(), embedded.canonical())
    );
    assert_eq!((of_library.len(), values_of(None)), (16, of_library.clone()));
    assert_eq!(Parameters::to_toml(None), read("fixtures/parameters.toml"));

    let own = Parameters::load(&value("ggmmi", "2026-09-01", "\"2278.28\"", "official"))
        .expect("sound values");
    let of_own = Parameters::fingerprint(Some(&own));
    assert_ne!(of_own, of_library);
    assert_eq!(values_of(Some(&own)), of_own, "also where no value of the file was read");

    // A whole set stands in place of the library's, whatever it is laid over.
    let again = Parameters::load(&Parameters::to_toml(Some(&own))).expect("its own text");
    assert_eq!(Parameters::fingerprint(Some(&again)), of_own);
    assert_eq!(Parameters::to_toml(Some(&again)), Parameters::to_toml(Some(&own)));
    let library_again = own.load_over(&Parameters::to_toml(None)).expect("the text of the library");
    assert_eq!(Parameters::fingerprint(Some(&library_again)), of_library);
}

/// R7.4: a check that a user's file confirms.
#[test]
fn confirmed_value_is_no_longer_assumed() {
    let line = line_of("first-3-ibo-plus-leefloon")
        .replace("2025-10", "2027-01")
        .replace("2025-09-01", "2026-10-05")
        .replace("2026-02-27", "2027-03-05");
    let ids = |parameters| {
        let statement = Statement::from_json(line.as_bytes(), &Asked { options: None, parameters })
            .expect("a statement");
        statement
            .assumptions()
            .into_iter()
            .map(|one| one.id)
            .filter(|id| id.starts_with("R7.4/"))
            .collect::<Vec<_>>()
    };
    assert!(ids(None).contains(&"R7.4/ggmmi".to_owned()), "{:?}", ids(None));
    let text = "[[confirmed]]\nid = \"ggmmi\"\nuntil = \"2027-12-31\"\nsource = \"a test\"\n";
    let confirmed = Parameters::load(text).expect("a sound file");
    let left: Vec<_> = ids(None).into_iter().filter(|id| id != "R7.4/ggmmi").collect();
    assert_eq!(ids(Some(&confirmed)), left);
}

/// R1.6: a value that reaches agreements which its author may not have thought of.
#[test]
fn far_reaching_value_gives_a_remark() {
    let sound = Parameters::load(&value("ggmmi", "2026-09-01", "\"2278.28\"", "official"))
        .expect("sound values");
    assert_eq!(sound.notes(IBO_LANGUAGE_EN), [] as [&str; 0]);
    let text = value("employer.absence-rule", "2027-01-01", "\"eighth-day\"", "official");
    let reaching = sound.load_over(&text).expect("sound values");
    let core = ibo_core::Parameters::embedded()
        .and_then(|values| values.with("toml", &text))
        .expect("sound values");
    for (number, language) in
        [(IBO_LANGUAGE_NL, Language::Dutch), (IBO_LANGUAGE_EN, Language::English)]
    {
        let expected: Vec<_> = core.notes().iter().map(|note| note.text(language)).collect();
        assert_eq!(reaching.notes(number), expected);
    }
    let english = reaching.notes(IBO_LANGUAGE_EN);
    assert_eq!(english.len(), 1);
    assert!(
        english[0].contains("employer.absence-rule from 2027-01-01")
            && english[0].contains("agreements_from = \"2019-07-01\""),
        "{english:?}"
    );
}

/// The file that the page of conventions shows is one that can be loaded, and needs no remark.
#[test]
fn parameter_file_of_the_page_loads_without_remark() {
    let page = read("ibo-capi/README.md");
    let (_, rest) = page.split_once("```toml\n").expect("a parameter file");
    let (text, _) = rest.split_once("```").expect("its end");
    let own = Parameters::load(text).expect("sound values");
    assert_eq!(own.notes(IBO_LANGUAGE_EN), [] as [&str; 0]);
    assert_ne!(Parameters::fingerprint(Some(&own)), Parameters::fingerprint(None));
}
