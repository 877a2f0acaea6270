//! What errors say, in both languages, compared with written words.

use ibo_core::{Case, Error, Language, Options, statement};

/// The case of the README with one text replaced.
fn refused(from: &str, to: &str) -> Error {
    const CASE: &str = r#"{"case_ref":"A-1","month":"2026-04",
        "agreement":{"kind":"ibo","start":"2026-02-02","end":"2026-07-31","employment_fraction":"38/38","reference_gross_wage":"2800.00","percentage":70},
        "unemployment":{"availability":"data","records":[
            {"from":"2026-01-01","day_amount":"55.29","basis":"full","benefit_type":"full-unemployment","rva_code":"4B"}]},
        "leefloon":{"availability":"no-data"},
        "sickness":{"availability":"no-data"}}"#;
    Case::from_json(CASE.as_bytes()).and_then(|case| statement(&case, &Options::default())).expect("the case itself is good");
    assert_eq!(CASE.matches(from).count(), 1, "{from}");
    Case::from_json(CASE.replace(from, to).as_bytes()).and_then(|case| statement(&case, &Options::default())).expect_err("refused")
}

#[test]
fn refusals_have_the_expected_sentence_in_both_languages() {
    for (from, to, at, english, dutch) in [
        (
            r#""percentage":70"#,
            r#""percentage":75"#,
            "agreement.percentage",
            "the percentage must be one of 70 %, 80 %, 90 %, 100 %",
            "het percentage moet een zijn van 70 %, 80 %, 90 %, 100 %",
        ),
        (
            "rva_code",
            "rva_cod",
            "unemployment.records[0].rva_cod",
            "the format has no such field; did you mean rva_code?",
            "het formaat kent dit veld niet; bedoelde u rva_code?",
        ),
        (
            "2026-02-02",
            "2018-08-31",
            "agreement.start",
            "the agreement must start on 2018-09-01 or later: earlier ones are not covered",
            "de overeenkomst moet op 2018-09-01 of later beginnen: vroegere zijn niet gedekt",
        ),
        (
            "2026-07-31",
            "2026-08-03",
            "agreement.end",
            "an agreement of this kind must last 28 to 182 days, both ends included; an end on a Friday or Saturday counts through the Sunday after it, and suspended days raise the upper limit",
            "een overeenkomst van deze soort moet 28 tot 182 dagen duren, begin en einde inbegrepen; een einde op vrijdag of zaterdag telt tot en met de zondag erna, en dagen schorsing verhogen het maximum",
        ),
        (
            r#""leefloon":{"availability":"no-data""#,
            r#""leefloon":{"availability":"not-asked""#,
            "leefloon.availability",
            "the answer must be \"data\" or \"no-data\" for a final result; a provisional one can be asked for",
            "het antwoord moet \"data\" of \"no-data\" zijn voor een definitief resultaat; een voorlopig kan gevraagd worden",
        ),
        (
            "55.29",
            "55.291",
            "unemployment.records[0].day_amount",
            "an amount must have at most two decimals; it is not rounded",
            "een bedrag mag hoogstens twee decimalen hebben; het wordt niet afgerond",
        ),
    ] {
        let error = refused(from, to);
        assert_eq!(error.location(), at);
        assert_eq!(error.text(Language::English), english);
        assert_eq!(error.text(Language::Dutch), dutch);
    }
}
