//! Parameter files: values of a user laid over those of the project, the order and the errors of
//! files, and what becomes stale.

use ibo_core::{
    Absences, Agreement, Attendance, Basis, Case, Certainty, DatedValue, Error, ErrorCode,
    Fraction, Kind, Language, LeefloonRecord, Line, LineCode, NonNegativeEuro, Options,
    ParameterId, Parameters, Period, SicknessRecord, Source, Statement, UnemploymentRecord,
    Withholding, parse_date, statement,
};
use ibo_tests::{change, files};

fn embedded() -> &'static Parameters {
    Parameters::embedded().expect("the embedded values are valid")
}

/// A value as a file writes it.
fn value(id: &str, from: &str, value: &str) -> String {
    format!(
        "[[value]]\nid = \"{id}\"\nfrom = \"{from}\"\nvalue = {value}\ncertainty = \
            \"official\"\nsource = \"Own source\"\n"
    )
}

fn for_kind(kind: Kind, value: &str) -> String {
    format!("{value}kind = \"{kind}\"\n")
}

fn laid(text: &str) -> Parameters {
    embedded().with("own.toml", text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn refused(text: &str) -> Error {
    embedded().with("own.toml", text).expect_err("a refused file")
}

/// A case of a kind with an agreement from a month before to two months after, and no income.
fn case(kind: Kind, month: &str) -> Case {
    let month: ibo_core::Month = month.parse().expect("a month");
    let around = |days: i64| month.first() + chrono::TimeDelta::days(days);
    let agreement = Agreement::builder(kind, around(-31), around(75), Fraction::WHOLE);
    let agreement = match ibo_core::Scheme::of(around(-31)) {
        Some(ibo_core::Scheme::Scheme2026) if kind == Kind::Ibo => {
            agreement.reference_gross_wage(from_zero("2500.00")).percentage(80)
        }
        _ => agreement,
    };
    Case::builder(
        "A-1".parse().expect("a reference"),
        month,
        agreement.build().expect("an agreement"),
    )
    .unemployment(Source::no_data())
    .leefloon(Source::no_data())
    .sickness(Source::no_data())
    .build()
    .expect("a case")
}

fn from_zero(amount: &str) -> NonNegativeEuro {
    amount.parse().expect("an amount")
}

fn one<R>(record: Result<R, Error>) -> Source<R> {
    Source::data(vec![record.expect("a record")]).expect("one")
}

fn attended(case: &Case) -> Case {
    change::case(case, |of| of.attendance(Attendance::WorkingDays))
}

fn with_leefloon(case: &Case, aid_type: &str) -> Case {
    with_entry(case, aid_type, "award")
}

fn with_entry(case: &Case, aid_type: &str, entry_kind: &str) -> Case {
    let (aid_type, entry_kind) =
        (aid_type.parse().expect("a code"), entry_kind.parse().expect("a code"));
    let record = LeefloonRecord::builder(
        case.month(),
        aid_type,
        "893.65".parse().expect("an amount"),
        entry_kind,
    )
    .build();
    change::case(case, |of| of.leefloon(one(record)))
}

fn with_unemployment(case: &Case, benefit_type: &str) -> Case {
    let period = Period::new(case.month().first(), None).expect("a period");
    let record = UnemploymentRecord::builder(
        period,
        from_zero("55.29"),
        benefit_type.parse().expect("a code"),
    )
    .build();
    change::case(case, |of| of.unemployment(one(record)))
}

fn computed(case: &Case, parameters: &Parameters) -> Result<Statement, Error> {
    statement(case, &Options::default().parameters(parameters.clone()))
}

fn statement_of(case: &Case, parameters: &Parameters) -> Statement {
    computed(case, parameters).unwrap_or_else(|error| panic!("{error}\n{}", case.to_json()))
}

fn line(statement: &Statement, code: LineCode) -> &Line {
    statement
        .lines
        .iter()
        .find(|line| line.code == code)
        .unwrap_or_else(|| panic!("no line {code}"))
}

fn ggmmi(kind: Kind, month: &str, parameters: &Parameters) -> String {
    line(&statement_of(&case(kind, month), parameters), LineCode::Ggmmi).amount.to_string()
}

fn income(case: &Case, parameters: &Parameters) -> String {
    statement_of(case, parameters).amounts.replacement_income.to_string()
}

// ---------------------------------------------------------------------------------------------------------------- Amounts

#[test]
fn a_later_value_counts_from_the_first_month_that_begins_with_it() {
    let parameters = laid(
        &(value("ggmmi", "2026-09-01", "\"2250.00\"")
            + &value("ggmmi", "2026-11-15", "\"2300.00\"")),
    );
    let found = ["2026-08", "2026-09", "2026-10", "2026-11", "2026-12"]
        .map(|month| ggmmi(Kind::IboPlus, month, &parameters));
    assert_eq!(found, ["2233.61", "2250.00", "2250.00", "2250.00", "2300.00"]);
    assert_eq!(
        ggmmi(Kind::IboPlus, "2026-10", embedded()),
        "2233.61",
        "the embedded values stay as they are"
    );
}

#[test]
fn a_value_of_the_same_date_replaces_the_embedded_one() {
    let parameters = laid(&value("ggmmi", "2025-02-01", "\"2111.90\""));
    let found = ["2025-01", "2025-02", "2025-12", "2026-01"]
        .map(|month| ggmmi(Kind::IboPlus, month, &parameters));
    assert_eq!(found, ["2070.48", "2111.90", "2111.90", "2154.11"]);
    assert_eq!(parameters.all().count(), embedded().all().count());
    let statement = statement_of(&case(Kind::IboPlus, "2025-10"), &parameters);
    let read: Vec<_> = line(&statement, LineCode::Ggmmi)
        .parameters
        .iter()
        .map(|read| read.value.source.as_str())
        .collect();
    assert_eq!(read, ["Own source"]);
}

#[test]
fn a_value_of_one_kind_counts_for_that_kind_alone() {
    let parameters = laid(&for_kind(Kind::IboPlus, &value("ggmmi", "2025-03-01", "\"2500.00\"")));
    let found = Kind::ALL.map(|kind| ggmmi(kind, "2025-10", &parameters));
    assert_eq!(found, ["2111.89", "2500.00"]);
    let earlier = Kind::ALL.map(|kind| ggmmi(kind, "2025-02", &parameters));
    assert_eq!(earlier, ["2111.89", "2111.89"]);
}

#[test]
fn value_of_a_kind_wins_over_a_general_value_of_the_same_date() {
    let general = value("ggmmi", "2025-03-01", "\"2300.00\"");
    let limited = for_kind(Kind::IboPlus, &value("ggmmi", "2025-03-01", "\"2500.00\""));
    for texts in [[&general, &limited], [&limited, &general]] {
        let parameters = laid(&texts.map(String::as_str).concat());
        assert_eq!(
            Kind::ALL.map(|kind| ggmmi(kind, "2025-10", &parameters)),
            ["2300.00", "2500.00"],
            "{texts:?}"
        );
    }
}

#[test]
fn own_weeks_and_rates_change_the_result() {
    let long = change::agreement(&case(Kind::Ibo, "2026-05"), |of| {
        of.end(parse_date("2026-12-31").expect("a date"))
    });
    assert_eq!(
        computed(&long, embedded()).map_err(|error| error.code()).err(),
        Some(ErrorCode::DurationNotAllowed)
    );
    let parameters = laid(&for_kind(
        Kind::Ibo,
        &value("agreement.weeks", "2026-02-01", "{ min = 4, max = 52 }"),
    ));
    assert!(computed(&long, &parameters).is_ok());
    let parameters = laid(&value("withholding.rate", "2026-05-01", "\"0.12\""));
    assert_eq!(
        line(&statement_of(&case(Kind::Ibo, "2026-05"), &parameters), LineCode::WithholdingTax)
            .formula
            .to_string(),
        "1738.60 x 12 %"
    );
    let parameters = laid(&value("premium.percentages", "2026-02-01", "[75, 80]"));
    let other = change::agreement(&case(Kind::Ibo, "2026-05"), |of| of.percentage(75));
    assert!(computed(&other, &parameters).is_ok());
    assert_eq!(
        computed(&other, embedded()).map_err(|error| error.code()).err(),
        Some(ErrorCode::PercentageNotAllowed)
    );
}

// ------------------------------------------------------------------------------------------------------------- Code lists

#[test]
fn own_code_makes_an_unknown_type_known() {
    let case = with_unemployment(&case(Kind::IboPlus, "2026-05"), "youth-allowance");
    let refused = computed(&case, embedded())
        .map_err(|error| (error.code(), error.location().to_owned()))
        .err();
    assert_eq!(
        refused,
        Some((ErrorCode::UnknownBenefitType, "unemployment.records[0].benefit_type".to_owned()))
    );
    let counts = laid(&value(
        "unemployment.benefit-type",
        "2026-01-01",
        "{ counts = [\"youth-allowance\"] }",
    ));
    assert_eq!(income(&case, &counts), "1437.54");
    let left_out = laid(&value(
        "unemployment.benefit-type",
        "2026-01-01",
        "{ left_out = [\"youth-allowance\"] }",
    ));
    assert_eq!(
        (income(&case, &left_out).as_str(), statement_of(&case, &left_out).left_out.len()),
        ("0.00", 1)
    );
}

#[test]
fn the_codes_of_the_embedded_list_stay_known() {
    let parameters = laid(&value(
        "unemployment.benefit-type",
        "2026-01-01",
        "{ counts = [\"youth-allowance\"] }",
    ));
    assert_eq!(
        income(
            &with_unemployment(&case(Kind::IboPlus, "2026-05"), "full-unemployment"),
            &parameters
        ),
        "1437.54"
    );
    assert_eq!(
        income(&with_unemployment(&case(Kind::IboPlus, "2026-05"), "temporary"), &parameters),
        "0.00"
    );
}

#[test]
fn equivalent_leefloon_counts_from_a_date_on_and_not_before() {
    let parameters =
        laid(&value("leefloon.aid-type", "2026-05-01", "{ counts = [\"equivalent-leefloon\"] }"));
    let found = ["2026-03", "2026-04", "2026-05", "2026-12"].map(|month| {
        let case = with_leefloon(&case(Kind::IboPlus, month), "equivalent-leefloon");
        (income(&case, &parameters), statement_of(&case, &parameters).left_out.len())
    });
    let expected = [("0.00", 1), ("0.00", 1), ("893.65", 0), ("893.65", 0)];
    assert_eq!(found.each_ref().map(|(income, left_out)| (income.as_str(), *left_out)), expected);
}

#[test]
fn the_latest_of_several_lists_says_how_a_code_is_treated() {
    let on = value("leefloon.aid-type", "2026-02-01", "{ counts = [\"equivalent-leefloon\"] }");
    let off = value("leefloon.aid-type", "2026-05-01", "{ left_out = [\"equivalent-leefloon\"] }");
    let parameters = laid(&(on + &off));
    let found = ["2026-01", "2026-04", "2026-05"].map(|month| {
        income(&with_leefloon(&case(Kind::IboPlus, month), "equivalent-leefloon"), &parameters)
    });
    assert_eq!(found, ["0.00", "893.65", "0.00"]);
}

#[test]
fn two_files_of_one_date_add_both_their_codes() {
    let first =
        value("unemployment.benefit-type", "2026-01-01", "{ counts = [\"youth-allowance\"] }");
    let second =
        value("unemployment.benefit-type", "2026-01-01", "{ counts = [\"transition-allowance\"] }");
    let parameters = laid(&first).with("second.toml", &second).expect("a valid file");
    for benefit_type in ["transition-allowance", "youth-allowance"] {
        let found = computed(
            &with_unemployment(&case(Kind::IboPlus, "2026-05"), benefit_type),
            &parameters,
        );
        assert!(found.is_ok(), "{benefit_type}: {found:?}");
    }
}

#[test]
fn own_list_is_quoted_on_the_line_of_the_record_that_counts() {
    let own = value("leefloon.aid-type", "2026-01-01", "{ counts = [\"equivalent-leefloon\"] }")
        .replace("official", "assumed");
    let statement = statement_of(
        &with_leefloon(&case(Kind::Ibo, "2026-05"), "equivalent-leefloon"),
        &laid(&own),
    );
    let line = line(&statement, LineCode::ReplacementIncomeLeefloon);
    assert_eq!(line.certainty, Certainty::Assumed);
    assert_eq!(
        line.parameters.iter().map(|read| read.value.id).collect::<Vec<_>>(),
        [ParameterId::LeefloonAidType]
    );
    assert_eq!(
        statement.assumptions.iter().map(|assumption| assumption.rule().id()).collect::<Vec<_>>(),
        ["R2.5"]
    );
}

/// Both of one date: that of the law, which is assumed, and the user's.
#[test]
fn lists_that_left_records_out_are_quoted_on_the_total() {
    let own = laid(&value(
        "unemployment.benefit-type",
        "2018-09-01",
        "{ left_out = [\"youth-allowance\"] }",
    ));
    let case = with_unemployment(&case(Kind::Ibo, "2026-05"), "youth-allowance");
    let record = &case.unemployment().records()[0];
    let [first, second] = [
        ("youth-allowance", "2026-05-01", "2026-05-10"),
        ("temporary", "2026-05-11", "2026-05-31"),
    ]
    .map(|(benefit_type, from, to)| {
        let period =
            Period::new(parse_date(from).expect("a day"), parse_date(to).ok()).expect("a period");
        record
            .to_builder()
            .period(period)
            .benefit_type(benefit_type.parse().expect("a code"))
            .build()
            .expect("a record")
    });
    for records in [[first.clone(), second.clone(), first.clone()], [second.clone(), first, second]]
    {
        let case = change::case(&case, |of| {
            of.unemployment(Source::data(records.to_vec()).expect("three"))
        });
        let statement = statement_of(&case, &own);
        let read = &line(&statement, LineCode::ReplacementIncome).parameters;
        let found: Vec<_> = read
            .iter()
            .map(|read| {
                (read.value.first_day.to_string(), read.value.source.as_str(), read.certainty)
            })
            .collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(
            found.contains(&("2018-09-01".to_owned(), "Own source", Certainty::Official)),
            "{found:?}"
        );
        assert!(found.iter().any(|(from, source, certainty)| from == "2018-09-01"
            && *source != "Own source"
            && *certainty == Certainty::Assumed));
        assert_eq!(statement.amounts.certainty, Certainty::Assumed);
        let asked = Options::default().parameters(own.clone());
        assert_eq!(
            ibo_core::statement(&case, &asked.clone().require(Certainty::Secondary))
                .expect_err("too weak")
                .code(),
            ErrorCode::CertaintyTooWeak
        );
        assert_eq!(
            ibo_core::amounts(&case, &asked).map(|amounts| amounts.certainty),
            Ok(Certainty::Assumed)
        );
    }
}

#[test]
fn own_entry_kind_is_quoted_on_its_line() {
    let own = value("leefloon.entry-kind", "2026-01-01", "{ not_negative = [\"advance\"] }")
        .replace("official", "assumed");
    let case = with_entry(&case(Kind::Ibo, "2026-05"), "leefloon", "advance");
    let statement = statement_of(&case, &laid(&own));
    assert_eq!(line(&statement, LineCode::ReplacementIncomeLeefloon).certainty, Certainty::Assumed);
}

#[test]
fn the_default_base_is_one_of_the_bases_too() {
    let own = laid(&value("rsz.base", "2026-01-01", "[108]"));
    let refused = computed(&case(Kind::Ibo, "2026-05"), &own)
        .map_err(|error| (error.code(), error.location().to_owned()))
        .err();
    assert_eq!(refused, Some((ErrorCode::RszBaseNotAllowed, "agreement.rsz_base".to_owned())));
}

#[test]
fn codes_of_one_kind_count_for_that_kind_alone() {
    let extension =
        value("leefloon.aid-type", "2026-01-01", "{ counts = [\"equivalent-leefloon\"] }");
    let parameters = laid(&for_kind(Kind::Ibo, &extension));
    let found = Kind::ALL.map(|kind| {
        income(&with_leefloon(&case(kind, "2026-05"), "equivalent-leefloon"), &parameters)
    });
    assert_eq!(found, ["893.65", "0.00"]);
}

// ------------------------------------------------------------------------------------------------------- Stale and missing

#[test]
fn a_stale_value_that_is_checked_again_loses_its_assumption() {
    let case = attended(&case(Kind::IboPlus, "2026-09"));
    let stale = statement_of(&case, embedded());
    let fresh =
        laid(&(value("ggmmi", "2026-07-01", "\"2233.61\"") + "checked_until = \"2026-09-01\"\n"));
    let fresh = statement_of(&case, &fresh);
    let about_ggmmi = |statement: &Statement| {
        let texts = statement
            .assumptions
            .iter()
            .map(|assumption| assumption.text(ibo_core::Language::English));
        texts.filter(|text| text.contains("ggmmi")).collect::<Vec<_>>()
    };
    assert_eq!(
        about_ggmmi(&stale),
        ["The value of ggmmi from 2026-07-01 was last checked on 2026-08-06 and is carried \
                forward."]
    );
    assert_eq!(about_ggmmi(&fresh), Vec::<String>::new());
    let certainty = |statement: &Statement| line(statement, LineCode::Ggmmi).certainty;
    assert_eq!(
        (certainty(&stale), certainty(&fresh)),
        (ibo_core::Certainty::Assumed, ibo_core::Certainty::Secondary)
    );
    assert_eq!(stale.amounts.payment, fresh.amounts.payment);
    let day_before =
        laid(&(value("ggmmi", "2026-07-01", "\"2233.61\"") + "checked_until = \"2026-08-31\"\n"));
    assert_eq!(certainty(&statement_of(&case, &day_before)), ibo_core::Certainty::Assumed);
}

#[test]
fn value_before_the_first_date_is_not_covered() {
    let texts: Vec<_> = project_files()
        .into_iter()
        .map(|(name, text)| (name, text.replace("from = \"2018-09-01\"", "from = \"2019-01-01\"")))
        .collect();
    let files: Vec<_> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let later = Parameters::from_toml(&files).expect("valid files");
    let refused = computed(&case(Kind::IboPlus, "2018-12"), &later)
        .map_err(|error| (error.code(), error.location().to_owned()));
    assert_eq!(refused.err(), Some((ErrorCode::ParameterNotCovered, "agreement.start".to_owned())));
    assert!(computed(&case(Kind::IboPlus, "2019-03"), &later).is_ok());
}

// --------------------------------------------------------------------------------------------- The
// start of the agreement (R1.6)

const CLASSES: &str =
    "{ classes = [{ below = \"2000.00\", amount = \"100.00\" }], above = \"200.00\" }";

fn limited(value: &str, start: &str) -> String {
    format!("{value}agreements_from = \"{start}\"\n")
}

/// The contribution of an ibo that started on a day, wage 1,720.00, with the day and table of the
/// value that says so.
fn contribution(start: &str, month: &str, parameters: &Parameters) -> (String, String) {
    let start = parse_date(start).expect("a date");
    let agreement =
        Agreement::builder(Kind::Ibo, start, start + chrono::TimeDelta::days(181), Fraction::WHOLE);
    let agreement =
        agreement.reference_gross_wage(from_zero("1720.00")).build().expect("an agreement");
    let case = change::case(&attended(&case(Kind::Ibo, month)), |of| of.agreement(agreement));
    let statement = statement_of(&case, parameters);
    let line = line(&statement, LineCode::EmployerContribution);
    (line.amount.to_string(), line.parameters[0].value.first_day.to_string())
}

#[test]
fn the_start_of_the_agreement_picks_the_table_of_the_contribution() {
    let of = |start, month| contribution(start, month, embedded());
    assert_eq!(of("2019-05-01", "2019-08"), ("800.00".to_owned(), "2018-09-01".to_owned()));
    assert_eq!(of("2019-06-30", "2019-12"), ("800.00".to_owned(), "2018-09-01".to_owned()));
    assert_eq!(of("2019-07-01", "2019-07"), ("650.00".to_owned(), "2019-07-01".to_owned()));
    assert_eq!(of("2019-12-02", "2020-03"), ("650.00".to_owned(), "2020-03-01".to_owned()));
}

#[test]
fn value_of_a_kind_wins_over_one_of_later_agreements() {
    let general = value("ggmmi", "2026-05-01", "\"1.00\"");
    let of_kind = for_kind(Kind::IboPlus, &value("ggmmi", "2026-05-01", "\"2.00\""));
    let of_later = limited(&value("ggmmi", "2026-05-01", "\"3.00\""), "2026-01-01");
    // An agreement of May 2026 starts in April: it meets the limit.
    for texts in [[&general, &of_kind, &of_later], [&of_later, &of_kind, &general]] {
        let all = laid(&texts.map(String::as_str).concat());
        assert_eq!(ggmmi(Kind::IboPlus, "2026-05", &all), "2.00");
    }
    assert_eq!(ggmmi(Kind::IboPlus, "2026-05", &laid(&(general.clone() + &of_later))), "3.00");
    let too_late = limited(&value("ggmmi", "2026-05-01", "\"3.00\""), "2026-07-01");
    assert_eq!(ggmmi(Kind::IboPlus, "2026-05", &laid(&(general + &too_late))), "1.00");
    assert_eq!(
        ggmmi(Kind::IboPlus, "2026-05", &laid(&too_late)),
        "2189.81",
        "it does not exist for that agreement"
    );
}

#[test]
fn value_without_agreements_from_reaches_old_agreements_with_a_note() {
    let own = laid(&value("employer.contribution", "2020-06-01", CLASSES));
    assert_eq!(
        contribution("2020-02-03", "2020-07", &own),
        ("100.00".to_owned(), "2020-06-01".to_owned())
    );
    let notes: Vec<_> = own.notes().iter().map(|note| note.text(Language::English)).collect();
    assert_eq!(
        notes,
        ["own.toml, employer.contribution from 2020-06-01: without agreements_from this value \
                counts for agreements that started before 2019-07-01 too; write agreements_from = \
                \"2019-07-01\" if it must not"]
    );
    assert_eq!(
        own.notes()[0].text(Language::Dutch),
        "own.toml, employer.contribution vanaf 2020-06-01: zonder agreements_from telt deze waarde \
            ook voor overeenkomsten die voor 2019-07-01 begonnen; schrijf agreements_from = \
            \"2019-07-01\" als dat niet mag"
    );
    let limited =
        laid(&limited(&value("employer.contribution", "2020-06-01", CLASSES), "2019-07-01"));
    assert_eq!(limited.notes(), []);
    // A value of a time before the limited ones, and one of an id that has none, reach nothing that
    // they should not.
    assert_eq!(laid(&value("employer.contribution", "2018-10-01", CLASSES)).notes(), []);
    assert_eq!(laid(&value("ggmmi", "2026-12-01", "\"2278.28\"")).notes(), []);
}

#[test]
fn a_value_of_the_same_date_and_limit_replaces_and_one_without_the_limit_is_added() {
    let replacing =
        laid(&limited(&value("employer.contribution", "2019-07-01", CLASSES), "2019-07-01"));
    assert_eq!(replacing.all().count(), embedded().all().count());
    assert_eq!(contribution("2019-07-01", "2019-08", &replacing).0, "100.00");
    let added = laid(&value("employer.contribution", "2019-07-01", CLASSES));
    assert_eq!(added.all().count(), embedded().all().count() + 1);
    assert_eq!(
        contribution("2019-05-01", "2019-08", &added).0,
        "100.00",
        "it reaches the old ones"
    );
    assert_eq!(
        contribution("2019-07-01", "2019-08", &added).0,
        "650.00",
        "the limited one of that date goes first"
    );
}

// ---------------------------------------------------------------------------------------------------- What is fresh, until when

fn confirmed(id: &str, until: &str) -> String {
    format!("[[confirmed]]\nid = \"{id}\"\nuntil = \"{until}\"\nsource = \"read again\"\n")
}

fn checks(parameters: &Parameters, id: &str) -> Vec<Option<String>> {
    parameters
        .all()
        .filter(|value| value.id.slug() == id)
        .map(|value| value.checked_until.map(|day| day.to_string()))
        .collect()
}

fn days(days: &[Option<&str>]) -> Vec<Option<String>> {
    days.iter().map(|day| day.map(str::to_owned)).collect()
}

#[test]
fn the_last_value_of_each_id_kind_and_limit_has_a_last_check() {
    let values: Vec<_> = embedded().all().collect();
    let series = |value: &DatedValue| (value.id, value.kind, value.agreements_from);
    for value in &values {
        let is_last = values
            .iter()
            .all(|other| series(other) != series(value) || other.first_day <= value.first_day);
        assert!(
            !is_last || value.checked_until.is_some(),
            "{} from {} goes stale",
            value.id,
            value.first_day
        );
    }
}

#[test]
fn a_confirmation_raises_the_last_check_of_the_value_in_force_and_is_quoted() {
    let [rate, rounding] =
        ["withholding.rate", "withholding.rounding"].map(|id| confirmed(id, "2027-12-31"));
    let parameters = laid(&format!("{rate}\n{rounding}"));
    assert_eq!(checks(&parameters, "withholding.rate"), days(&[Some("2027-12-31")]));
    let rate =
        parameters.all().find(|value| value.id == ParameterId::WithholdingRate).expect("a rate");
    assert!(rate.source.ends_with("; confirmed until 2027-12-31: read again"), "{}", rate.source);
    assert_eq!(rate.certainty, Certainty::Secondary, "a check is no better source");
    let case = attended(&case(Kind::IboPlus, "2027-03"));
    assert_eq!(
        line(&statement_of(&case, &parameters), LineCode::WithholdingTax).certainty,
        Certainty::Secondary
    );
    assert_eq!(
        line(&statement_of(&case, embedded()), LineCode::WithholdingTax).certainty,
        Certainty::Assumed
    );
    assert_ne!(parameters.fingerprint(), embedded().fingerprint());
}

#[test]
fn a_confirmation_reaches_each_kind_and_limit_and_no_earlier_or_later_value() {
    let contribution = laid(&confirmed("employer.contribution", "2020-01-31"));
    assert_eq!(
        checks(&contribution, "employer.contribution"),
        checks(embedded(), "employer.contribution"),
        "never lowered"
    );
    let contribution = laid(&confirmed("employer.contribution", "2027-06-30"));
    assert_eq!(
        checks(&contribution, "employer.contribution"),
        days(&[Some("2027-06-30"), None, Some("2027-06-30")])
    );
    let weeks = laid(&confirmed("agreement.weeks", "2028-01-01"));
    assert_eq!(
        checks(&weeks, "agreement.weeks"),
        days(&[Some("2028-01-01"), None, Some("2028-01-01")])
    );
    let lists = laid(
        &(value("leefloon.aid-type", "2026-01-01", "{ counts = [\"x\"] }")
            + "checked_until = \"2026-06-30\"\n"
            + &confirmed("leefloon.aid-type", "2027-12-31")),
    );
    assert_eq!(
        checks(&lists, "leefloon.aid-type"),
        days(&[Some("2027-12-31"), Some("2027-12-31")]),
        "those of a user too"
    );
}

#[test]
fn star_confirms_values_of_the_last_check_and_no_older_ones() {
    let star = laid(&confirmed("*", "2027-12-31"));
    for value in star.all().filter(|value| value.checked_until.is_some()) {
        let before = embedded().all().find(|other| {
            (other.id, other.kind, other.agreements_from, other.first_day)
                == (value.id, value.kind, value.agreements_from, value.first_day)
        });
        let before = before.and_then(|value| value.checked_until).map(|day| day.to_string());
        let expected = if before.as_deref() == Some("2026-12-31") {
            Some("2027-12-31".to_owned())
        } else {
            before
        };
        assert_eq!(
            value.checked_until.map(|day| day.to_string()),
            expected,
            "{} from {}",
            value.id,
            value.first_day
        );
    }
    let with_own = laid(
        &(value("ggmmi", "2026-12-01", "\"2278.28\"")
            + "checked_until = \"2027-06-30\"\n"
            + &confirmed("*", "2027-12-31")),
    );
    assert_eq!(
        checks(&with_own, "ggmmi").last(),
        days(&[Some("2027-06-30")]).last(),
        "a value of a user needs its own id"
    );
    let again = star.with("later.toml", &confirmed("*", "2028-12-31")).expect("a valid file");
    assert_eq!(checks(&again, "withholding.rate"), days(&[Some("2028-12-31")]));
    assert_eq!(
        checks(&again, "premium.flat-day-amounts"),
        days(&[Some("2022-05-30")]),
        "a table last seen in 2022 needs its own id"
    );
}

/// Nothing stays fresh for ever: every month from 2027 to 2045, for a running agreement and for one
/// that starts in the month, of both kinds.
#[test]
fn no_statement_of_a_month_past_the_last_checks_is_better_than_assumed() {
    for (year, month, kind) in (2027..=2045)
        .flat_map(|year| (1..=12).flat_map(move |month| Kind::ALL.map(|kind| (year, month, kind))))
    {
        let month = ibo_core::Month::new(year, month).expect("a month");
        for case in [
            case(kind, &month.to_string()),
            with_leefloon(&case(kind, &month.to_string()), "leefloon"),
        ] {
            for start in [case.agreement().start(), month.first()] {
                let case = attended(&change::agreement(&case, |of| of.start(start)));
                let statement = statement_of(&case, embedded());
                assert_eq!(statement.amounts.certainty, Certainty::Assumed, "{month} {kind}");
                assert!(
                    statement
                        .assumptions
                        .iter()
                        .any(|assumption| assumption.id() == "R7.4/withholding.rate"),
                    "{month} {kind}"
                );
                let asked = Options::default().require(Certainty::Secondary);
                let refused = ibo_core::statement(&case, &asked).expect_err("too weak");
                assert_eq!(refused.code(), ErrorCode::CertaintyTooWeak);
                assert!(
                    refused
                        .message()
                        .contains("withholding.rate from 2018-09-01 (last checked on 2026-12-31)"),
                    "{refused}"
                );
            }
        }
        let withholding = ibo_core::Withholding::of(month, embedded()).expect("a rate");
        assert_eq!(withholding.certainty(), Certainty::Assumed, "a payment of {month}");
    }
    let today =
        ibo_core::Withholding::of("2026-12".parse().expect("a month"), embedded()).expect("a rate");
    assert_eq!(today.certainty(), Certainty::Secondary);
}

/// Every id, kind and limit by itself: were all other values fresh, the lines that read it are
/// still assumed in every month after its last check.
#[test]
fn each_stale_value_alone_makes_its_results_assumed() {
    let fresh = laid(
        &ParameterId::ALL.iter().map(|id| confirmed(id.slug(), "2046-12-31")).collect::<String>(),
    );
    let mut ids = std::collections::BTreeSet::new();
    for value in embedded().all().filter(|value| value.checked_until.is_some()) {
        let text = fresh.canonical();
        let (confirmed, own) = (
            "checked_until = \"2046-12-31\"",
            format!("checked_until = \"{}\"", value.checked_until.expect("a day")),
        );
        // The block of this value, with its own last check again.
        let blocks: Vec<_> = text
            .split("\n\n")
            .map(|block| {
                let has = |name: &str, of: Option<String>| {
                    of.is_none_or(|of| block.contains(&format!("{name} = \"{of}\"")))
                };
                let is_of = has("id", Some(value.id.to_string()))
                    && has("from", Some(value.first_day.to_string()))
                    && block.contains("kind = ") == value.kind.is_some()
                    && has("kind", value.kind.map(|kind| kind.to_string()))
                    && block.contains("agreements_from") == value.agreements_from.is_some();
                if is_of { block.replace(confirmed, &own) } else { block.to_owned() }
            })
            .collect();
        let one_stale =
            Parameters::from_toml(&[("one.toml", &blocks.join("\n\n"))]).expect("a whole set");
        let stale = one_stale
            .all()
            .filter(|value| value.checked_until.is_some_and(|day| day.to_string() != "2046-12-31"))
            .count();
        assert_eq!(stale, 1, "{} from {}", value.id, value.first_day);
        if let Some(read) = reads(&one_stale, value.id, value.kind.unwrap_or(Kind::Ibo)) {
            assert_eq!(read, Certainty::Assumed, "{} from {}", value.id, value.first_day);
            ids.insert(value.id);
        }
    }
    // Which sign a kind of entry has is a check of the input: it never says what an amount is.
    let all: std::collections::BTreeSet<_> = ParameterId::ALL
        .iter()
        .copied()
        .filter(|id| *id != ParameterId::LeefloonEntryKind)
        .collect();
    assert_eq!(ids, all);
}

/// The weakest certainty of a line of the year 2040 that quotes an id, of cases that read it.
fn reads(parameters: &Parameters, id: ParameterId, kind: Kind) -> Option<Certainty> {
    let mut found = None;
    let mut look = |case: &Case| {
        let statement = statement_of(case, parameters);
        for line in &statement.lines {
            if line.parameters.iter().any(|read| read.value.id == id && read.stale == Some(true)) {
                found = Some(
                    found.map_or(line.certainty, |found: Certainty| found.min(line.certainty)),
                );
            }
        }
    };
    let today = attended(&case(kind, "2040-05"));
    look(&with_unemployment(&today, "full-unemployment"));
    look(&with_leefloon(&today, "leefloon"));
    look(&change::case(&today, |of| of.sickness(one(sick_in(today.month())))));
    let (first, last) = (today.month().first(), parse_date("2040-05-15").ok());
    let half = UnemploymentRecord::builder(
        Period::new(first, last).expect("a period"),
        from_zero("27.65"),
        "full-unemployment".parse().expect("a code"),
    )
    .basis(Basis::half(6).expect("half days"))
    .build();
    look(&change::case(&today, |of| {
        of.unemployment(one(half)).sickness(one(sick_in(today.month())))
    }));
    if kind == Kind::Ibo {
        look(&change::agreement(&today, |of| of.rsz_base(108)));
    }
    let end = today.agreement().start() + chrono::TimeDelta::days(400);
    look(&change::agreement(&today, |of| {
        of.end(end).suspended_days(365.try_into().expect("from 0"))
    }));
    // Running agreements of scheme 2018 are over by then: theirs are looked at in a month that a
    // longer one reaches.
    for start in ["2019-03-01", "2025-12-01"] {
        let (start, end) =
            (parse_date(start).expect("a date"), parse_date("2040-12-31").expect("a date"));
        let agreement = Agreement::builder(Kind::Ibo, start, end, Fraction::WHOLE)
            .suspended_days(20_000.try_into().expect("from 0"))
            .reference_gross_wage(from_zero("1720.00"))
            .build()
            .expect("an agreement");
        let absence =
            Period::new(parse_date("2040-05-01").expect("a date"), parse_date("2040-05-20").ok())
                .expect("a period");
        let absences = Absences::new(vec![absence]).expect("absences");
        let old = change::case(&attended(&case(Kind::Ibo, "2040-05")), |of| {
            of.agreement(agreement).absences(absences)
        });
        look(&with_leefloon(&old, "leefloon"));
        let end = parse_date("2040-05-20").expect("a date");
        look(&with_leefloon(&change::agreement(&old, |of| of.end(end)), "leefloon"));
    }
    look(&attended(&case(Kind::IboPlus, "2040-05")));
    found
}

fn sick_in(month: ibo_core::Month) -> Result<SicknessRecord, Error> {
    let (document_type, benefit_code, amount) = ("C21".parse()?, "AA".parse()?, "1430.00".parse()?);
    SicknessRecord::builder(
        document_type,
        benefit_code,
        0,
        month.period(),
        amount,
        0,
        ibo_core::Hours::ZERO,
    )
    .build()
}

#[test]
fn stale_values_are_one_sentence_in_texts() {
    let case = attended(&case(Kind::IboPlus, "2027-03"));
    let statement = statement_of(&case, embedded());
    let stale = |language| {
        let texts = ibo_core::Assumption::texts(&statement.assumptions, language);
        texts
            .into_iter()
            .filter(|(rule, _)| rule.id() == "R7.4")
            .map(|(_, text)| text)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        stale(Language::English),
        ["Values carried forward past their last check: ggmmi from 2026-07-01 (checked until \
                2026-08-06); premium.ibo-plus-rule from 2026-01-01 (checked until 2026-12-31); \
                premium.flat-shares from 2026-01-01 (checked until 2026-12-31); \
                withholding.rounding from 2018-09-01 (checked until 2026-12-31); \
                withholding.rate from 2018-09-01 (checked until 2026-12-31)."]
    );
    assert_eq!(
        stale(Language::Dutch),
        ["Waarden die na hun laatste controle ongewijzigd gebruikt worden: ggmmi vanaf \
                2026-07-01 (gecontroleerd tot 2026-08-06); premium.ibo-plus-rule vanaf 2026-01-01 \
                (gecontroleerd tot 2026-12-31); premium.flat-shares vanaf 2026-01-01 \
                (gecontroleerd tot 2026-12-31); withholding.rounding vanaf 2018-09-01 \
                (gecontroleerd tot 2026-12-31); withholding.rate vanaf 2018-09-01 (gecontroleerd \
                tot 2026-12-31)."]
    );
    assert_eq!(
        statement.assumptions.iter().filter(|assumption| assumption.rule().id() == "R7.4").count(),
        5,
        "in data each by itself"
    );
    assert_eq!(statement.explain(Language::English).matches("R7.4").count(), 1);
}

// ------------------------------------------------------------------------------------------------------------ Each code (R2)

#[test]
fn a_code_has_the_certainty_of_its_list_or_its_own() {
    let own = value(
        "unemployment.benefit-type",
        "2026-01-01",
        "{ counts = [{ code = \"known\", certainty = \"secondary\", source = \"a table\" }, \"guessed\"], left_out = [{ code = \"told\", certainty = \"official\" }] }",
    )
    .replace("certainty = \"official\"\nsource", "certainty = \"assumed\"\nsource");
    let parameters = laid(&own);
    let of = |code| {
        let statement =
            statement_of(&with_unemployment(&case(Kind::Ibo, "2026-05"), code), &parameters);
        let ids: Vec<_> = statement.assumptions.iter().map(ibo_core::Assumption::id).collect();
        (statement.amounts.certainty, ids)
    };
    assert_eq!(of("known"), (Certainty::Secondary, Vec::new()));
    assert_eq!(
        of("guessed"),
        (Certainty::Assumed, vec!["unemployment.benefit-type/guessed".to_owned()])
    );
    assert_eq!(of("told"), (Certainty::Secondary, Vec::new()), "left out by an official entry");
    assert_eq!(
        of("insertion"),
        (Certainty::Assumed, vec!["unemployment.benefit-type/insertion".to_owned()])
    );
    assert_eq!(
        of("temporary"),
        (Certainty::Assumed, vec!["unemployment.benefit-type/temporary".to_owned()])
    );
    assert_eq!(of("full-unemployment"), (Certainty::Secondary, Vec::new()));
    let said =
        statement_of(&with_unemployment(&case(Kind::Ibo, "2026-05"), "guessed"), &parameters);
    assert_eq!(
        said.assumptions[0].text(Language::English),
        "That the code guessed of unemployment.benefit-type from 2026-01-01 counts is assumed: Own \
            source."
    );
    assert_eq!(
        said.assumptions[0].text(Language::Dutch),
        "Dat de code guessed van unemployment.benefit-type vanaf 2026-01-01 telt, is aangenomen: \
            Own source."
    );
}

#[test]
fn certainty_too_weak_names_the_code() {
    let asked = Options::default().require(Certainty::Secondary);
    let error =
        ibo_core::statement(&with_unemployment(&case(Kind::Ibo, "2026-05"), "insertion"), &asked)
            .expect_err("too weak");
    assert_eq!(
        error.message(),
        "the result must be at least secondary; it is assumed, because of \
            unemployment.benefit-type/insertion from 2018-09-01"
    );
}

// ---------------------------------------------------------------------------------------------------------- What is tried out

#[test]
fn hypothetical_value_makes_the_result_hypothetical() {
    let own = laid(
        &value("withholding.rate", "2026-01-01", "\"0.2\"").replace("official", "hypothetical"),
    );
    let statement = statement_of(&case(Kind::Ibo, "2026-05"), &own);
    assert_eq!(statement.amounts.certainty, Certainty::Hypothetical);
    assert_eq!(line(&statement, LineCode::WithholdingTax).certainty, Certainty::Hypothetical);
    assert_eq!(line(&statement, LineCode::PremiumDue).certainty, Certainty::Secondary);
    let said: Vec<_> = statement
        .assumptions
        .iter()
        .map(|assumption| (assumption.id(), assumption.text(Language::Dutch)))
        .collect();
    assert_eq!(
        said,
        [(
            "R6.3/withholding.rate".to_owned(),
            "De waarde van withholding.rate vanaf 2026-01-01 is hypothetisch: Own source."
                .to_owned()
        )]
    );
    for (require, accepted) in
        [(None, true), (Some(Certainty::Hypothetical), true), (Some(Certainty::Assumed), false)]
    {
        let asked = Options::default().parameters(own.clone()).maybe(require, Options::require);
        assert_eq!(
            ibo_core::amounts(&case(Kind::Ibo, "2026-05"), &asked).is_ok(),
            accepted,
            "{require:?}"
        );
    }
}

// --------------------------------------------------------------------------------------------------- The fingerprint (R7.1)

#[test]
fn the_canonical_text_is_read_back_as_the_same_set() {
    let own = limited(
        &for_kind(Kind::Ibo, &value("ggmmi", "2026-12-01", "\"2278.28\"")),
        "2026-03-01",
    ) + &value(
        "unemployment.benefit-type",
        "2026-01-01",
        "{ counts = [{ code = \"x\", certainty = \"secondary\", source = \"a \\\"b\\\" c\" }] }",
    ) + &confirmed("*", "2027-12-31");
    let twice = value(
        "unemployment.benefit-type",
        "2026-01-01",
        "{ left_out = [\"y\"], counts = [\"z\"] }",
    )
    .replace("official", "hypothetical");
    let parameters = laid(&own).with("second.toml", &twice).expect("a valid file");
    let text = parameters.canonical();
    for again in [
        Parameters::from_toml(&[("a.toml", &text)]),
        embedded().with("a.toml", &text),
        laid(&own).with("a.toml", &text),
    ] {
        let again = again.expect("the canonical text is a valid file");
        assert_eq!(
            (again.canonical(), again.fingerprint()),
            (text.clone(), parameters.fingerprint())
        );
        assert!(again.all().eq(parameters.all()));
    }
    let digits = parameters.fingerprint().to_string();
    assert_eq!(digits.parse(), Ok(parameters.fingerprint()));
    assert!(
        ["", "5F1C09A2B7D4E386", "5f1c09a2b7d4e38", "5f1c09a2b7d4e386 "]
            .iter()
            .all(|text| text.parse::<ibo_core::Fingerprint>().is_err())
    );
}

/// R7.4: `*` confirms the values of the last check of the embedded set, also in a set that was
/// printed and loaded back, and where a user's value says a later day.
#[test]
fn the_canonical_text_keeps_the_day_of_the_last_check() {
    let later = value("ggmmi", "2026-12-01", "\"2278.28\"") + "checked_until = \"2028-06-30\"\n";
    let star = confirmed("*", "2027-12-31");
    for (own, day) in [
        (String::new(), None),
        (star.clone(), None),
        (later.clone(), Some("2026-12-31")),
        (later.clone() + &star, Some("2027-12-31")),
    ] {
        let set = laid(&own);
        let text = set.canonical();
        let second = text.lines().nth(1).expect("a second line");
        let expected = day.map(|day| format!("checked_until = \"{day}\"")).unwrap_or_default();
        assert_eq!(second, expected, "{own}");
        for again in [Parameters::from_toml(&[("a.toml", &text)]), embedded().with("a.toml", &text)]
        {
            let again = again.expect("the canonical text is a valid file");
            assert_eq!((again.canonical(), again.fingerprint()), (text.clone(), set.fingerprint()));
            let more = confirmed("*", "2029-12-31");
            let [confirmed, of_set] =
                [&again, &set].map(|set| set.with("more.toml", &more).expect("a valid file"));
            assert_eq!(confirmed.canonical(), of_set.canonical(), "{own}");
            assert_eq!(checks(&confirmed, "withholding.rate"), days(&[Some("2029-12-31")]));
            if day.is_some() {
                assert_eq!(checks(&confirmed, "ggmmi").last(), days(&[Some("2028-06-30")]).last());
            }
        }
    }
}

#[test]
fn the_day_of_a_whole_set_is_a_day_and_stands_in_no_other_file() {
    let embedded = embedded().canonical();
    let refused = |text: &str| {
        let error = Parameters::from_toml(&[("a.toml", text)]).expect_err("refused");
        (error.code(), error.location().to_owned())
    };
    for day in ["2026", "\"2026-02-30\"", "2026-12-31", "true"] {
        let text = embedded.replacen('\n', &format!("\nchecked_until = {day}\n"), 1);
        let expected = (ErrorCode::ParametersBadDate, "checked_until".to_owned());
        assert_eq!(refused(&text), expected, "{day}");
    }
    let expected = (ErrorCode::ParametersMalformed, "checked_until".to_owned());
    assert_eq!(refused("checked_until = \"2026-12-31\"\n"), expected);
}

#[test]
fn every_change_of_a_value_changes_the_fingerprint() {
    let text = embedded().canonical();
    let print = |text: &str| {
        Parameters::from_toml(&[("a.toml", text)]).expect("a valid file").fingerprint()
    };
    assert_eq!(print(&text), embedded().fingerprint());
    for (old, new) in [
        ("0.1111", "0.1112"),
        ("2026-08-06", "2026-08-07"),
        ("Sodalis, pivot", "Sodalis: pivot"),
        ("\"secondary\"", "\"official\""),
    ] {
        assert_ne!(print(&text.replacen(old, new, 1)), embedded().fingerprint(), "{old}");
    }
    let statement = statement_of(&case(Kind::Ibo, "2026-05"), embedded());
    assert_eq!(statement.values, embedded().fingerprint());
    assert!(statement.to_json().contains(&format!(
        r#""library":"{}","values":"{}","case_ref""#,
        ibo_core::LIBRARY,
        embedded().fingerprint()
    )));
}

// ------------------------------------------------------------------------------------------------------------------ Errors

#[test]
fn an_error_names_file_id_and_date() {
    let faults = [
        (value("ggmmi", "2026-09-01", "2233.61"), ErrorCode::ParametersBadValue, "value[0].value"),
        (
            value("ggmmi", "2026-09-01", "\"-1.00\""),
            ErrorCode::ParametersBadValue,
            "value[0].value",
        ),
        (
            value("ggmmi", "2026-09-01", "\"2233.61\"") + "note = \"x\"\n",
            ErrorCode::ParametersMalformed,
            "value[0].note",
        ),
        (
            for_kind(Kind::Ibo, &value("ggmmi", "2026-09-01", "\"1.00\""))
                .replace("\"ibo\"", "\"IBO\""),
            ErrorCode::ParametersBadValue,
            "value[0].kind",
        ),
        (
            value("ggmmi", "2026-09-01", "\"1.00\"") + &value("ggmmi", "2026-09-01", "\"2.00\""),
            ErrorCode::ParametersDuplicate,
            "value[1].from",
        ),
        (
            value("ggmmi", "2026-10-01", "\"1.00\"") + &value("ggmmi", "2026-09-01", "\"2.00\""),
            ErrorCode::ParametersUnordered,
            "value[1].from",
        ),
        (
            value("ggmmi", "2026-09-01", "\"1.00\"") + "checked_until = \"2026-09-31\"\n",
            ErrorCode::ParametersBadDate,
            "value[0].checked_until",
        ),
        (
            value("ggmmi", "2026-09-01", "\"1.00\"").replace("source = \"Own source\"\n", ""),
            ErrorCode::ParametersMissingField,
            "value[0].source",
        ),
    ];
    for (text, code, at) in faults {
        let error = refused(&text);
        assert_eq!((error.code(), error.location()), (code, at), "{text}");
        for named in ["own.toml", "ggmmi", "2026-09-01"] {
            assert!(error.message().contains(named), "{error} does not name {named}");
        }
    }
    let unknown = refused(&value("ggmi", "2026-09-01", "\"1.00\""));
    assert_eq!(unknown.code(), ErrorCode::ParametersUnknownId);
    assert!(
        ["own.toml", "ggmi", "2026-09-01"].iter().all(|named| unknown.message().contains(named)),
        "{unknown}"
    );
}

#[test]
fn a_file_that_is_refused_changes_nothing() {
    let good_then_bad =
        value("ggmmi", "2026-09-01", "\"1.00\"") + &value("ggmmi", "2026-10-01", "1");
    let before = embedded().clone();
    assert!(before.with("own.toml", &good_then_bad).is_err());
    assert_eq!(&before, embedded());
    assert_eq!(embedded().with("empty.toml", "").as_ref(), Ok(embedded()));
}

#[test]
fn a_value_that_two_files_give_is_a_duplicate() {
    let (first, second) =
        (value("ggmmi", "2026-09-01", "\"1.00\""), value("ggmmi", "2026-09-01", "\"1.00\""));
    let error = Parameters::from_toml(&[("first.toml", &first), ("second.toml", &second)])
        .expect_err("a duplicate");
    assert_eq!((error.code(), error.location()), (ErrorCode::ParametersDuplicate, "value[0].from"));
    assert!(
        ["second.toml", "ggmmi", "2026-09-01"].iter().all(|named| error.message().contains(named)),
        "{error}"
    );
}

// ----------------------------------------------------------------------------------------------------------------- Listing

fn project_files() -> Vec<(String, String)> {
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).expect("a readable file"))
    };
    files("ibo-core/parameters", "toml").iter().map(read).collect()
}

#[test]
fn embedded_values_equal_the_files_of_the_project() {
    let texts = project_files();
    let files: Vec<_> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(Parameters::from_toml(&files).as_ref(), Ok(embedded()));
    let mut reversed = files;
    reversed.reverse();
    assert_eq!(
        Parameters::from_toml(&reversed).as_ref(),
        Ok(embedded()),
        "the order of the files plays no part"
    );
    let in_files: usize = texts
        .iter()
        .map(|(_, text)| text.lines().filter(|line| line.trim() == "[[value]]").count())
        .sum();
    assert_eq!(embedded().all().count(), in_files);
}

/// The listing goes by id, and within an id and kind by date.
fn assert_ordered(parameters: &Parameters) {
    let values: Vec<&DatedValue> = parameters.all().collect();
    assert!(values.is_sorted_by_key(|value| value.id), "by id");
    for id in ParameterId::ALL.iter().copied() {
        for kind in [None, Some(Kind::Ibo), Some(Kind::IboPlus)] {
            let dates: Vec<_> = values
                .iter()
                .filter(|value| (value.id, value.kind) == (id, kind))
                .map(|value| value.first_day)
                .collect();
            assert!(dates.is_sorted(), "{id} {kind:?}: {dates:?}");
        }
    }
}

#[test]
fn every_value_is_listed_by_id_and_date() {
    assert_ordered(embedded());
    let own =
        value("ggmmi", "2019-01-01", "\"1660.00\"") + &value("ggmmi", "2026-09-01", "\"2233.61\"");
    assert_ordered(&laid(
        &(own + &for_kind(Kind::Ibo, &value("ggmmi", "2020-03-01", "\"1700.00\""))),
    ));
}

#[test]
fn codes_laid_over_are_listed_by_date_too() {
    let own = value("leefloon.aid-type", "2017-01-01", "{ counts = [\"other-aid\"] }");
    assert_ordered(&laid(&own));
    let later = value("leefloon.aid-type", "2027-01-01", "{ counts = [\"other-aid\"] }");
    assert_ordered(&laid(&own).with("later.toml", &later).expect("a valid file"));
}

/// R7.4: the rate was last checked on 2026-12-31. A month that begins later is assumed; without a
/// month nothing says that the check is past.
#[test]
fn payment_without_a_month_has_the_certainty_of_the_source_of_its_rate() {
    let parameters = Parameters::embedded().expect("valid");
    let of = |month: &str| {
        let month = month.parse().expect("a month");
        Withholding::of(month, parameters).expect("a rate").certainty()
    };
    assert_eq!(of("2026-12"), Certainty::Secondary);
    assert_eq!(of("2027-01"), Certainty::Assumed);
    let only = Withholding::only(parameters).expect("a rate");
    assert_eq!(only.certainty(), Certainty::Secondary);
}
