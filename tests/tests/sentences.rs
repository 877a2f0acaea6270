//! What errors say, in both languages, compared with written words.

use ibo_core::{
    Case, Error, Hours, Language, LineError, LineOutput, Options, Parameters, print_line, statement,
};

/// A case that computes.
const CASE: &str = r#"{"case_ref":"A-1","month":"2026-04",
    "agreement":{"kind":"ibo","start":"2026-02-02","end":"2026-07-31","employment_fraction":"38/38","reference_gross_wage":"2800.00","percentage":70},
    "unemployment":{"availability":"data","records":[
        {"from":"2026-01-01","day_amount":"55.29","basis":"full","benefit_type":"full-unemployment","rva_code":"4B"}]},
    "leefloon":{"availability":"no-data"},
    "sickness":{"availability":"no-data"}}"#;

/// The error of that case with one text replaced.
fn refused(from: &str, to: &str) -> Error {
    Case::from_json(CASE.as_bytes())
        .and_then(|case| statement(&case, &Options::default()))
        .expect("the case itself is good");
    assert_eq!(CASE.matches(from).count(), 1, "{from}");
    Case::from_json(CASE.replace(from, to).as_bytes())
        .and_then(|case| statement(&case, &Options::default()))
        .expect_err("refused")
}

#[test]
fn refusals_have_the_expected_sentence_in_both_languages() {
    for (from, to, at, english, dutch) in [
        (
            r#""percentage":70"#,
            r#""percentage":75"#,
            "agreement.percentage",
            "the percentage must be one of 70 %, 80 %, 90 %, 100 %",
            "het percentage moet een van deze zijn: 70 %, 80 %, 90 %, 100 %",
        ),
        (
            "rva_code",
            "rva_cod",
            "unemployment.records[0].rva_cod",
            "the format has no such field; did you mean rva_code?",
            "het formaat kent dit veld niet; bedoelde u rva_code?",
        ),
        (
            "full-unemployment",
            "full-unemploymnet",
            "unemployment.records[0].benefit_type",
            "the benefit type must be in the code list; did you mean full-unemployment?",
            "de soort uitkering moet in de codelijst staan; bedoelde u full-unemployment?",
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
            "an agreement of this kind must last 28 to 182 days, both ends included; an end on a \
                Friday or Saturday counts through the Sunday after it, and suspended days raise \
                the upper limit",
            "een overeenkomst van deze soort moet 28 tot 182 dagen duren, begin en einde \
                inbegrepen; een einde op vrijdag of zaterdag telt tot en met de zondag erna, en \
                dagen schorsing verhogen het maximum",
        ),
        (
            r#""leefloon":{"availability":"no-data""#,
            r#""leefloon":{"availability":"not-asked""#,
            "leefloon.availability",
            "the answer must be \"data\" or \"no-data\" for a final result; ask for a provisional \
                one with the option \"provisional\"",
            "het antwoord moet \"data\" of \"no-data\" zijn voor een definitief resultaat; vraag \
                een voorlopig met de optie \"provisional\"",
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

#[test]
fn a_dutch_statement_has_decimal_commas_and_an_english_one_points() {
    let case = Case::from_json(CASE.as_bytes()).expect("a case");
    let statement = statement(&case, &Options::default()).expect("a statement");
    let rows = |language| {
        statement
            .explain(language)
            .lines()
            .map(|row| row.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
    };
    let (dutch, english) = (rows(Language::Dutch), rows(Language::English));
    for (begins, amount, formula) in [
        ("Netto 620,05 euro, zekerheid: ", "", ""),
        ("Brutoloon na aanwerving + ", "2.800,00 ", "gegeven "),
        ("RSZ-bijdrage ten laste van de werknemer - ", "365,96 ", "2.800,00 x 13,07 % "),
        ("Werkloosheidsuitkering - ", "1.437,54 ", "55,29 x 26 "),
        ("Verschil = ", "996,50 ", "2.800,00 - 365,96 - 1.437,54 "),
        ("Premie = ", "697,55 ", "996,50 x 70 % "),
        ("Bedrijfsvoorheffing - ", "77,50 ", "697,55 x 11,11 % "),
    ] {
        let wanted = format!("{begins}{amount}{formula}");
        assert!(dutch.iter().any(|row| row.starts_with(&wanted)), "{wanted}\n{dutch:#?}");
    }
    for wanted in [
        "Net 620.05 euro, certainty: ",
        "Reference gross wage + 2800.00 given ",
        "Withholding tax - 77.50 697.55 x 11.11 % ",
    ] {
        assert!(english.iter().any(|row| row.starts_with(wanted)), "{wanted}\n{english:#?}");
    }
    assert!(statement.to_json().contains(r#""amount":"1437.54","formula":"55.29 x 26""#));
}

#[test]
fn a_parameter_file_is_refused_in_both_languages() {
    for (toml, at, english, dutch) in [
        (
            "[[value]]\nid = \"ggmi\"\nfrom = \"2026-09-01\"\nvalue = \"2250.00\"\ncertainty = \
                \"official\"\nsource = \"S\"\n",
            "value[0].id",
            "own.toml, ggmi from 2026-09-01: the id must be one that a rule reads; did you mean \
                ggmmi?",
            "own.toml, ggmi vanaf 2026-09-01: de id moet er een zijn die een regel leest; bedoelde \
                u ggmmi?",
        ),
        (
            "[[value]]\nid = \"ggmmi\"\nfrom = \"2026-09-01\"\nvalue = 2250.00\ncertainty = \
                \"official\"\nsource = \"S\"\n",
            "value[0].value",
            "own.toml, ggmmi from 2026-09-01: an amount must be written as a text of digits with \
                at most two decimals, \"2111.89\", and not be negative",
            "own.toml, ggmmi vanaf 2026-09-01: een bedrag moet als tekst van cijfers met hoogstens \
                twee decimalen geschreven zijn, \"2111.89\", en mag niet negatief zijn",
        ),
        (
            "[[confirmed]]\nid = \"*\"\nuntil = \"2027-06-30\"\nsource = \" \"\n",
            "confirmed[0].source",
            "own.toml, * until 2027-06-30: the source must say where it was read",
            "own.toml, * tot 2027-06-30: de bron moet zeggen waar het gelezen is",
        ),
        (
            "complete = 1\n",
            "complete",
            "own.toml: this must be true or false",
            "own.toml: dit moet true of false zijn",
        ),
    ] {
        let error = Parameters::embedded()
            .and_then(|values| values.with("own.toml", toml))
            .expect_err("refused");
        assert_eq!(
            (
                error.location(),
                error.text(Language::English).as_ref(),
                error.text(Language::Dutch).as_ref()
            ),
            (at, english, dutch)
        );
    }
}

#[test]
fn hours_are_spoken_of_as_hours() {
    for (text, english, dutch) in [
        (
            "7.601",
            "hours must have at most two decimals; they are not rounded",
            "uren mogen hoogstens twee decimalen hebben; ze worden niet afgerond",
        ),
        (
            "1000000000.01",
            "hours must lie within 1,000,000,000.00 on either side of zero",
            "uren moeten binnen 1.000.000.000,00 aan weerszijden van nul liggen",
        ),
    ] {
        let error = text.parse::<Hours>().expect_err("refused");
        assert_eq!(
            (error.text(Language::English).as_ref(), error.text(Language::Dutch).as_ref()),
            (english, dutch)
        );
    }
}

/// One byte less than 8 MiB is read as JSON; from there on a line is too long, and says so.
#[test]
fn overlong_line_is_refused_as_too_long_and_the_others_are_read() {
    const BOUND: usize = 8_388_608;
    let case = CASE.replace('\n', " ");
    let padded = |length: usize| format!("{case}{}", " ".repeat(length - case.len()));
    let input = [padded(BOUND - 1), padded(BOUND), padded(2 * BOUND + 1), case.clone()].join("\n");
    let marked = format!("\u{feff}{}\n{case}\n", padded(BOUND));
    type Said = (usize, String, u16, String, String);
    let refused = |input: &str| -> Vec<Option<Said>> {
        let said = |refusal| match refusal {
            LineError::Refused { line, error } => (
                line,
                error.location().to_owned(),
                error.code().number(),
                error.text(Language::English).to_string(),
                error.text(Language::Dutch).to_string(),
            ),
            other => panic!("{other}"),
        };
        Case::from_json_lines(input.as_bytes()).map(|case| case.err().map(said)).collect()
    };
    let too_long = |line| {
        Some((
            line,
            String::new(),
            1001,
            "the line must be shorter than 8 MiB, 8388608 bytes: write each case on a line of its \
                own"
            .to_owned(),
            "de lijn moet korter zijn dan 8 MiB, 8388608 bytes: schrijf elk dossier op een eigen \
                lijn"
                .to_owned(),
        ))
    };
    assert_eq!(refused(&input), [None, too_long(2), too_long(3), None]);
    assert_eq!(refused(&marked), [too_long(1), None]);

    let dutch = LineOutput::Text(Language::Dutch);
    let printed = print_line(padded(BOUND).as_bytes(), 7, dutch, &Options::default());
    assert_eq!(
        (printed.refused, printed.text.as_str()),
        (
            true,
            "lijn 7 geweigerd: de lijn moet korter zijn dan 8 MiB, 8388608 bytes: schrijf elk \
                dossier op een eigen lijn (malformed-json)\n"
        )
    );
}
