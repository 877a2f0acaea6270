//! What people read, in English and Dutch, beside words that were written by hand.

use std::sync::Arc;

use ibo_core::bindings::labels::{Label, month_name};
use ibo_core::{
    Assumption, Case, Certainty, Kind, Language, LineCode, Options, Parameters, Payer, Reason,
    Rule, Scheme, SourceName, statement,
};
use ibo_tests::{assert_written, read};

fn both<T: Into<String>>(text: impl Fn(Language) -> T) -> [String; 2] {
    [Language::English, Language::Dutch].map(|language| text(language).into())
}

/// Three lines of a file: a name, and the text in English and in Dutch.
fn entry(name: &str, [english, dutch]: [String; 2]) -> String {
    format!("{name}\n    {english}\n    {dutch}\n")
}

/// The headings and words of statements and tables.
#[test]
fn labels_are_the_written_words() {
    let found: String =
        Label::ALL.iter().map(|label| entry(label.slug(), both(|of| label.text(of)))).collect();
    assert_written("tests/tests/words/labels.txt", &found);
}

/// What a statement says of the rules that are our reading.
#[test]
fn assumptions_of_rules_are_the_written_sentences() {
    let readings = Rule::ALL.iter().filter(|rule| rule.assumption(Language::English).is_some());
    let found: String = readings
        .map(|rule| {
            let sentence = both(|of| rule.assumption(of).unwrap_or_default());
            assert_eq!(both(|of| Assumption::Rule(*rule).text(of)), sentence);
            entry(rule.assumption_id().unwrap_or_default(), sentence)
        })
        .collect();
    assert_written("tests/tests/words/assumptions.txt", &found);
}

#[test]
fn lines_schemes_kinds_payers_sources_and_certainties_have_the_written_names() {
    let lines = [
        ["Reference gross wage", "Brutoloon na aanwerving"],
        ["Employee RSZ", "RSZ-bijdrage ten laste van de werknemer"],
        ["Share of the wage", "Deel van het loon"],
        ["Unemployment benefit", "Werkloosheidsuitkering"],
        ["Sickness benefit", "Ziekte-uitkering"],
        ["Leefloon", "Leefloon"],
        ["Replacement income", "Vervangingsinkomen"],
        ["Difference", "Verschil"],
        ["GGMMI", "GGMMI"],
        ["Premium", "Premie"],
        ["Premium after fraction", "Premie na tewerkstellingsbreuk"],
        ["Premium due", "Verschuldigde premie"],
        ["Withholding tax", "Bedrijfsvoorheffing"],
        ["Net", "Netto"],
        ["Employer's contribution to VDAB", "Bijdrage van de werkgever aan VDAB"],
    ];
    let found: Vec<_> = LineCode::ALL.iter().map(|code| both(|of| code.label(of))).collect();
    assert_eq!(found, lines);
    let schemes = [["scheme of 2018", "stelsel 2018"], ["scheme of 2026", "stelsel 2026"]];
    let found: Vec<_> = Scheme::ALL.iter().map(|scheme| both(|of| scheme.label(of))).collect();
    assert_eq!(found, schemes);
    assert_eq!(Kind::ALL.map(Kind::label), ["IBO", "IBO-plus"]);
    let payers = [
        ["paid by the employer", "betaald door de werkgever"],
        ["paid by VDAB", "betaald door VDAB"],
    ];
    assert_eq!(Payer::ALL.map(|payer| both(|of| payer.label(of))), payers);
    let sources = [
        ["unemployment", "werkloosheid"],
        ["leefloon", "leefloon"],
        ["sickness", "ziekte"],
        ["absences", "afwezigheden"],
    ];
    assert_eq!(SourceName::ALL.map(|source| both(|of| source.label(of))), sources);
    let certainties = [
        ["hypothetical", "hypothetisch"],
        ["assumed", "aangenomen"],
        ["secondary", "secundair"],
        ["official", "officieel"],
    ];
    assert_eq!(Certainty::ALL.map(|certainty| both(|of| certainty.label(of))), certainties);
}

#[test]
fn months_have_their_names() {
    let english = "January February March April May June July August September October November \
        December";
    let dutch = "januari februari maart april mei juni juli augustus september oktober november \
        december";
    for (language, names) in [(Language::English, english), (Language::Dutch, dutch)] {
        let found: Vec<_> = (1..=12).map(|month| month_name(month, language)).collect();
        assert_eq!(found.join(" "), names);
        assert_eq!([0, 13].map(|month| month_name(month, language)), ["", ""]);
    }
}

#[test]
fn reasons_of_what_is_left_out_are_the_written_sentences() {
    let code = || "X1".to_owned();
    for (reason, rule, english, dutch) in [
        (
            Reason::BenefitType(code()),
            "R2.4",
            "benefit type X1 does not count",
            "de soort uitkering X1 telt niet mee",
        ),
        (
            Reason::AidType(code()),
            "R2.5",
            "aid type X1 does not count",
            "de soort steun X1 telt niet mee",
        ),
        (
            Reason::NotLastInForce,
            "R2.3",
            "not the last in force in the month",
            "niet de laatste die in de maand geldt",
        ),
        (
            Reason::SickDays,
            "R2.9",
            "sickness benefit covers all its days",
            "een ziekte-uitkering dekt al haar dagen",
        ),
        (
            Reason::Replaced { by: 3 },
            "R2.7",
            "replaced by version 3 of the same attest",
            "vervangen door versie 3 van hetzelfde attest",
        ),
        (Reason::AttestCancelled, "R2.7", "the attest is cancelled", "het attest is geannuleerd"),
        (Reason::LineCancelled, "R2.7", "the line is cancelled", "de lijn is geannuleerd"),
        (
            Reason::DocumentType(code()),
            "R2.8",
            "document type X1 does not count",
            "documenttype X1 telt niet mee",
        ),
        (Reason::Nature(2), "R2.8", "nature 2 does not count", "aard 2 telt niet mee"),
        (
            Reason::NoContribution,
            "R5.3",
            "absences change only the employer's contribution of scheme 2018, kind ibo",
            "afwezigheden wijzigen alleen de bijdrage van de werkgever in stelsel 2018, soort ibo",
        ),
        (
            Reason::NoWage,
            "R5.3",
            "without the reference gross wage no contribution is computed, so the absence changes \
                nothing",
            "zonder brutoloon na aanwerving wordt geen bijdrage berekend, dus wijzigt de \
                afwezigheid niets",
        ),
        (
            Reason::NoAbsenceRule,
            "R5.3",
            "this agreement's contribution has no deduction for absence",
            "de bijdrage van deze overeenkomst kent geen vermindering voor afwezigheid",
        ),
    ] {
        assert_eq!(both(|of| reason.text(of)), [english, dutch]);
        assert_eq!(reason.rule().id(), rule, "{english}");
    }
}

#[test]
fn assumptions_of_values_and_codes_are_the_written_sentences() {
    let own = "[[value]]\nid = \"ggmmi\"\nfrom = \"2026-09-01\"\nvalue = \"2300.00\"\n\
        certainty = \"assumed\"\nsource = \"A telephone call\"\nchecked_until = \"2027-03-31\"\n\
        [[value]]\nid = \"sickness.nature\"\nfrom = \"2026-09-01\"\ncertainty = \"hypothetical\"\n\
        source = \"A letter\"\nvalue = { counts = [4], left_out = [5], means = { 6 = 0 } }\n";
    let parameters = Parameters::embedded().and_then(|law| law.with("own.toml", own));
    let parameters = parameters.expect("values");
    let value = |id: &str| {
        let of_id = |value: &&ibo_core::DatedValue| {
            value.id.slug() == id && value.first_day.to_string() == "2026-09-01"
        };
        Arc::new(parameters.all().find(of_id).expect("the value").clone())
    };
    let (amount, list) = (value("ggmmi"), value("sickness.nature"));
    let rule = Rule::FlatRate;
    let code = |name: &str| {
        let code = list.codes.iter().find(|code| code.code == name).expect("the code").clone();
        Assumption::Code { rule: Rule::SicknessFilters, list: Arc::clone(&list), code }
    };
    for (assumption, english, dutch) in [
        (
            Assumption::Value { rule, value: Arc::clone(&amount) },
            "The value of ggmmi from 2026-09-01 is assumed: A telephone call.",
            "De waarde van ggmmi vanaf 2026-09-01 is aangenomen: A telephone call.",
        ),
        (
            Assumption::Stale { value: Arc::clone(&amount) },
            "The value of ggmmi from 2026-09-01 was last checked on 2027-03-31 and is carried \
                forward.",
            "De waarde van ggmmi vanaf 2026-09-01 is het laatst gecontroleerd op 2027-03-31 en \
                wordt sindsdien ongewijzigd gebruikt.",
        ),
        (
            code("4"),
            "That the code 4 of sickness.nature from 2026-09-01 counts is hypothetical: A letter.",
            "Dat de code 4 van sickness.nature vanaf 2026-09-01 telt, is hypothetisch: A letter.",
        ),
        (
            code("5"),
            "That the code 5 of sickness.nature from 2026-09-01 is left out is hypothetical: A \
                letter.",
            "Dat de code 5 van sickness.nature vanaf 2026-09-01 niet meetelt, is hypothetisch: A \
                letter.",
        ),
        (
            code("6"),
            "That the code 6 means 0 in sickness.nature is hypothetical: A letter.",
            "Dat de code 6 staat voor 0 in sickness.nature, is hypothetisch: A letter.",
        ),
        (
            Assumption::SameLeefloon,
            "Each month of the plan has the leefloon of the case's month.",
            "Elke maand van het plan heeft het leefloon van de maand van het dossier.",
        ),
    ] {
        assert_eq!(both(|of| assumption.text(of)), [english, dutch]);
    }
    let stale = Assumption::Stale { value: amount };
    let texts = |language| Assumption::texts(&[stale.clone(), stale.clone()], language);
    let listed = "ggmmi from 2026-09-01 (checked until 2027-03-31)";
    let head = "Values carried forward past their last check";
    let english = format!("{head}: {listed}; {listed}.");
    assert_eq!(texts(Language::English), [(Rule::StaleParameters, english)]);
    let listed = "ggmmi vanaf 2026-09-01 (gecontroleerd tot 2027-03-31)";
    let head = "Waarden die na hun laatste controle ongewijzigd gebruikt worden";
    let dutch = format!("{head}: {listed}; {listed}.");
    assert_eq!(texts(Language::Dutch), [(Rule::StaleParameters, dutch)]);
}

// -------------------------------------------------------------------------------- Whole statements

/// Cases of each scheme, kind and payer, with records that are left out, a source without a final
/// answer, and what is assumed: the whole text in both languages, in `words/statements.txt`.
#[test]
fn statements_read_as_they_are_written() {
    let options = Options::default().provisional(true);
    let mut found = String::new();
    for line in read("tests/tests/words/statements.jsonl").lines() {
        let case = Case::from_json(line.as_bytes()).expect("a case");
        let statement = statement(&case, &options).expect("a statement");
        for text in both(|of| statement.explain(of)) {
            found.push_str(&text);
            found.push('\n');
        }
    }
    assert_written("tests/tests/words/statements.txt", &found);
}
