//! Parameter files: values of a user laid over those of the project, the order and the errors of files, and what becomes stale.

use ibo_core::{
    Agreement, Attendance, Case, Certainty, DatedValue, Error, ErrorCode, Fraction, Kind, LeefloonRecord, Line, LineCode, Options,
    ParameterId, Parameters, Period, Source, Statement, UnemploymentRecord, parse_date, statement,
};
use ibo_tests::files;

fn embedded() -> &'static Parameters {
    Parameters::embedded().expect("the embedded values are valid")
}

/// A value as a file writes it.
fn value(id: &str, from: &str, value: &str) -> String {
    format!("[[value]]\nid = \"{id}\"\nfrom = \"{from}\"\nvalue = {value}\ncertainty = \"official\"\nsource = \"Own source\"\n")
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
    let agreement = Agreement::new(kind, around(-31), around(75), Fraction::WHOLE);
    let agreement = match ibo_core::Scheme::of(agreement.start) {
        Some(ibo_core::Scheme::Scheme2026) if kind == Kind::Ibo => {
            Agreement { reference_gross_wage: "2500.00".parse().ok(), percentage: Some(80), ..agreement }
        }
        _ => agreement,
    };
    Case {
        unemployment: Source::no_data(),
        leefloon: Source::no_data(),
        sickness: Source::no_data(),
        ..Case::new("A-1".parse().expect("a reference"), month, agreement)
    }
}

fn with_leefloon(case: Case, aid_type: &str) -> Case {
    let record = LeefloonRecord {
        month: case.month,
        aid_type: aid_type.to_owned(),
        amount: "893.65".parse().expect("an amount"),
        entry_kind: "award".to_owned(),
        from: None,
        to: None,
    };
    Case { leefloon: Source::data(vec![record]), ..case }
}

fn with_unemployment(case: Case, benefit_type: &str) -> Case {
    let record = UnemploymentRecord {
        period: Period::new(case.month.first(), None).expect("a period"),
        day_amount: "55.29".parse().expect("an amount"),
        basis: ibo_core::Basis::Full,
        benefit_type: benefit_type.to_owned(),
        rva_code: None,
    };
    Case { unemployment: Source::data(vec![record]), ..case }
}

fn computed(case: &Case, parameters: &Parameters) -> Result<Statement, Error> {
    statement(case, &Options { parameters: Some(parameters), ..Options::default() })
}

fn statement_of(case: &Case, parameters: &Parameters) -> Statement {
    computed(case, parameters).unwrap_or_else(|error| panic!("{error}\n{}", case.to_json()))
}

fn line(statement: &Statement, code: LineCode) -> &Line {
    statement.lines.iter().find(|line| line.code == code).unwrap_or_else(|| panic!("no line {code}"))
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
    let parameters = laid(&(value("ggmmi", "2026-09-01", "\"2233.61\"") + &value("ggmmi", "2026-11-15", "\"2300.00\"")));
    let found = ["2026-08", "2026-09", "2026-10", "2026-11", "2026-12"].map(|month| ggmmi(Kind::IboPlus, month, &parameters));
    assert_eq!(found, ["2189.81", "2233.61", "2233.61", "2233.61", "2300.00"]);
    assert_eq!(ggmmi(Kind::IboPlus, "2026-10", embedded()), "2189.81", "the embedded values stay as they are");
}

#[test]
fn a_value_of_the_same_date_replaces_the_embedded_one() {
    let parameters = laid(&value("ggmmi", "2025-02-01", "\"2111.90\""));
    let found = ["2025-01", "2025-02", "2025-12", "2026-01"].map(|month| ggmmi(Kind::IboPlus, month, &parameters));
    assert_eq!(found, ["2070.48", "2111.90", "2111.90", "2154.11"]);
    assert_eq!(parameters.all().count(), embedded().all().count());
    let statement = statement_of(&case(Kind::IboPlus, "2025-10"), &parameters);
    let read: Vec<_> = line(&statement, LineCode::Ggmmi).parameters.iter().map(|read| read.value.source.as_str()).collect();
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
fn of_a_general_and_a_kind_limited_value_of_one_date_the_limited_one_counts_whatever_is_laid_first() {
    let general = value("ggmmi", "2025-03-01", "\"2300.00\"");
    let limited = for_kind(Kind::IboPlus, &value("ggmmi", "2025-03-01", "\"2500.00\""));
    for texts in [[&general, &limited], [&limited, &general]] {
        let parameters = laid(&texts.map(String::as_str).concat());
        assert_eq!(Kind::ALL.map(|kind| ggmmi(kind, "2025-10", &parameters)), ["2300.00", "2500.00"], "{texts:?}");
    }
}

#[test]
fn longer_agreements_and_other_rates_can_be_laid_over() {
    let long = Case {
        agreement: Agreement { end: parse_date("2026-12-31").expect("a date"), ..case(Kind::Ibo, "2026-05").agreement },
        ..case(Kind::Ibo, "2026-05")
    };
    assert_eq!(computed(&long, embedded()).map_err(|error| error.code()).err(), Some(ErrorCode::DurationNotAllowed));
    let parameters = laid(&for_kind(Kind::Ibo, &value("agreement.weeks", "2026-02-01", "{ min = 4, max = 52 }")));
    assert!(computed(&long, &parameters).is_ok());
    let parameters = laid(&value("withholding.rate", "2026-05-01", "\"0.12\""));
    assert_eq!(line(&statement_of(&case(Kind::Ibo, "2026-05"), &parameters), LineCode::WithholdingTax).formula, "1738.60 x 12 %");
    let parameters = laid(&value("premium.percentages", "2026-02-01", "[75, 80]"));
    let mut other = case(Kind::Ibo, "2026-05");
    other.agreement.percentage = Some(75);
    assert!(computed(&other, &parameters).is_ok());
    assert_eq!(computed(&other, embedded()).map_err(|error| error.code()).err(), Some(ErrorCode::PercentageNotAllowed));
}

// ------------------------------------------------------------------------------------------------------------- Code lists

#[test]
fn an_unknown_type_becomes_known() {
    let case = with_unemployment(case(Kind::IboPlus, "2026-05"), "youth-allowance");
    let refused = computed(&case, embedded()).map_err(|error| (error.code(), error.location().to_owned())).err();
    assert_eq!(refused, Some((ErrorCode::UnknownBenefitType, "unemployment.records[0].benefit_type".to_owned())));
    let counts = laid(&value("unemployment.benefit-type", "2026-01-01", "{ counts = [\"youth-allowance\"] }"));
    assert_eq!(income(&case, &counts), "1437.54");
    let left_out = laid(&value("unemployment.benefit-type", "2026-01-01", "{ left_out = [\"youth-allowance\"] }"));
    assert_eq!((income(&case, &left_out).as_str(), statement_of(&case, &left_out).left_out.len()), ("0.00", 1));
}

#[test]
fn the_codes_of_the_embedded_list_stay_known() {
    let parameters = laid(&value("unemployment.benefit-type", "2026-01-01", "{ counts = [\"youth-allowance\"] }"));
    assert_eq!(income(&with_unemployment(case(Kind::IboPlus, "2026-05"), "full-unemployment"), &parameters), "1437.54");
    assert_eq!(income(&with_unemployment(case(Kind::IboPlus, "2026-05"), "temporary"), &parameters), "0.00");
}

#[test]
fn equivalent_leefloon_counts_from_a_date_on_and_not_before() {
    let parameters = laid(&value("leefloon.aid-type", "2026-05-01", "{ counts = [\"equivalent-leefloon\"] }"));
    let found = ["2026-03", "2026-04", "2026-05", "2026-12"].map(|month| {
        let case = with_leefloon(case(Kind::IboPlus, month), "equivalent-leefloon");
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
    let found = ["2026-01", "2026-04", "2026-05"]
        .map(|month| income(&with_leefloon(case(Kind::IboPlus, month), "equivalent-leefloon"), &parameters));
    assert_eq!(found, ["0.00", "893.65", "0.00"]);
}

#[test]
fn two_files_of_one_date_add_both_their_codes() {
    let first = value("unemployment.benefit-type", "2026-01-01", "{ counts = [\"youth-allowance\"] }");
    let second = value("unemployment.benefit-type", "2026-01-01", "{ counts = [\"transition-allowance\"] }");
    let parameters = laid(&first).with("second.toml", &second).expect("a valid file");
    for benefit_type in ["transition-allowance", "youth-allowance"] {
        let found = computed(&with_unemployment(case(Kind::IboPlus, "2026-05"), benefit_type), &parameters);
        assert!(found.is_ok(), "{benefit_type}: {found:?}");
    }
}

#[test]
fn a_list_laid_over_stands_on_the_line_of_the_record_that_it_lets_count() {
    let own = value("leefloon.aid-type", "2026-01-01", "{ counts = [\"equivalent-leefloon\"] }").replace("official", "assumed");
    let statement = statement_of(&with_leefloon(case(Kind::Ibo, "2026-05"), "equivalent-leefloon"), &laid(&own));
    let line = line(&statement, LineCode::ReplacementIncomeLeefloon);
    assert_eq!(line.certainty, Certainty::Assumed);
    assert_eq!(line.parameters.iter().map(|read| read.value.id).collect::<Vec<_>>(), [ParameterId::LeefloonAidType]);
    assert_eq!(statement.assumptions.iter().map(|assumption| assumption.rule().id()).collect::<Vec<_>>(), ["R2.5"]);
}

/// Both of one date: that of the law, which is assumed, and the user's.
#[test]
fn every_list_that_left_a_record_out_stands_on_the_total_whatever_the_order_of_the_records() {
    let own = laid(&value("unemployment.benefit-type", "2018-09-01", "{ left_out = [\"youth-allowance\"] }"));
    let case = with_unemployment(case(Kind::Ibo, "2026-05"), "youth-allowance");
    let record = &case.unemployment.records[0];
    let [first, second] =
        [("youth-allowance", "2026-05-01", "2026-05-10"), ("temporary", "2026-05-11", "2026-05-31")].map(|(benefit_type, from, to)| {
            UnemploymentRecord {
                period: Period::new(parse_date(from).expect("a day"), parse_date(to).ok()).expect("a period"),
                benefit_type: benefit_type.to_owned(),
                ..record.clone()
            }
        });
    for records in [[first.clone(), second.clone(), first.clone()], [second.clone(), first, second]] {
        let case = Case { unemployment: Source::data(records.to_vec()), ..case.clone() };
        let statement = statement_of(&case, &own);
        let read = &line(&statement, LineCode::ReplacementIncome).parameters;
        let found: Vec<_> = read.iter().map(|read| (read.value.from.to_string(), read.value.source.as_str(), read.certainty)).collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.contains(&("2018-09-01".to_owned(), "Own source", Certainty::Official)), "{found:?}");
        assert!(
            found
                .iter()
                .any(|(from, source, certainty)| from == "2018-09-01" && *source != "Own source" && *certainty == Certainty::Assumed)
        );
        assert_eq!(statement.amounts.certainty, Certainty::Assumed);
        let asked = Options { parameters: Some(&own), require: Some(Certainty::Secondary), ..Options::default() };
        assert_eq!(ibo_core::statement(&case, &asked).expect_err("too weak").code(), ErrorCode::CertaintyTooWeak);
        assert_eq!(ibo_core::amounts(&case, &Options { require: None, ..asked }).map(|amounts| amounts.certainty), Ok(Certainty::Assumed));
    }
}

#[test]
fn a_kind_of_entry_laid_over_stands_on_its_line() {
    let own = value("leefloon.entry-kind", "2026-01-01", "{ not_negative = [\"advance\"] }").replace("official", "assumed");
    let mut case = with_leefloon(case(Kind::Ibo, "2026-05"), "leefloon");
    case.leefloon.records.iter_mut().for_each(|record| record.entry_kind = "advance".to_owned());
    let statement = statement_of(&case, &laid(&own));
    assert_eq!(line(&statement, LineCode::ReplacementIncomeLeefloon).certainty, Certainty::Assumed);
}

#[test]
fn the_default_base_is_one_of_the_bases_too() {
    let own = laid(&value("rsz.base", "2026-01-01", "[108]"));
    let refused = computed(&case(Kind::Ibo, "2026-05"), &own).map_err(|error| (error.code(), error.location().to_owned())).err();
    assert_eq!(refused, Some((ErrorCode::RszBaseNotAllowed, "agreement.rsz_base".to_owned())));
}

#[test]
fn codes_of_one_kind_count_for_that_kind_alone() {
    let extension = value("leefloon.aid-type", "2026-01-01", "{ counts = [\"equivalent-leefloon\"] }");
    let parameters = laid(&for_kind(Kind::Ibo, &extension));
    let found = Kind::ALL.map(|kind| income(&with_leefloon(case(kind, "2026-05"), "equivalent-leefloon"), &parameters));
    assert_eq!(found, ["893.65", "0.00"]);
}

// ------------------------------------------------------------------------------------------------------- Stale and missing

#[test]
fn a_stale_value_that_is_checked_again_loses_its_assumption() {
    let case = Case { attendance: Some(Attendance::WorkingDays), ..case(Kind::IboPlus, "2026-09") };
    let stale = statement_of(&case, embedded());
    let fresh = laid(&(value("ggmmi", "2026-04-01", "\"2189.81\"") + "checked_until = \"2026-09-01\"\n"));
    let fresh = statement_of(&case, &fresh);
    let about_ggmmi = |statement: &Statement| {
        let texts = statement.assumptions.iter().map(|assumption| assumption.text(ibo_core::Language::English));
        texts.filter(|text| text.contains("ggmmi")).collect::<Vec<_>>()
    };
    assert_eq!(about_ggmmi(&stale), ["The value of ggmmi from 2026-04-01 was last checked on 2026-07-31 and is carried forward."]);
    assert_eq!(about_ggmmi(&fresh), Vec::<String>::new());
    let certainty = |statement: &Statement| line(statement, LineCode::Ggmmi).certainty;
    assert_eq!((certainty(&stale), certainty(&fresh)), (ibo_core::Certainty::Assumed, ibo_core::Certainty::Secondary));
    assert_eq!(stale.amounts.payment, fresh.amounts.payment);
    let day_before = laid(&(value("ggmmi", "2026-04-01", "\"2189.81\"") + "checked_until = \"2026-08-31\"\n"));
    assert_eq!(certainty(&statement_of(&case, &day_before)), ibo_core::Certainty::Assumed);
}

#[test]
fn there_is_no_value_before_the_first_date() {
    let texts: Vec<_> =
        project_files().into_iter().map(|(name, text)| (name, text.replace("from = \"2018-09-01\"", "from = \"2019-01-01\""))).collect();
    let files: Vec<_> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let later = Parameters::from_toml(&files).expect("valid files");
    let refused = computed(&case(Kind::IboPlus, "2018-12"), &later).map_err(|error| (error.code(), error.location().to_owned()));
    assert_eq!(refused.err(), Some((ErrorCode::ParameterNotCovered, "agreement.start".to_owned())));
    assert!(computed(&case(Kind::IboPlus, "2019-03"), &later).is_ok());
}

// ------------------------------------------------------------------------------------------------------------------ Errors

#[test]
fn an_error_names_file_id_and_date() {
    let faults = [
        (value("ggmmi", "2026-09-01", "2233.61"), ErrorCode::ParametersBadValue, "value[0].value"),
        (value("ggmmi", "2026-09-01", "\"-1.00\""), ErrorCode::ParametersBadValue, "value[0].value"),
        (value("ggmmi", "2026-09-01", "\"2233.61\"") + "note = \"x\"\n", ErrorCode::ParametersMalformed, "value[0].note"),
        (
            for_kind(Kind::Ibo, &value("ggmmi", "2026-09-01", "\"1.00\"")).replace("\"ibo\"", "\"IBO\""),
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
    assert!(["own.toml", "ggmi", "2026-09-01"].iter().all(|named| unknown.message().contains(named)), "{unknown}");
}

#[test]
fn a_file_that_is_refused_changes_nothing() {
    let good_then_bad = value("ggmmi", "2026-09-01", "\"1.00\"") + &value("ggmmi", "2026-10-01", "1");
    let before = embedded().clone();
    assert!(before.with("own.toml", &good_then_bad).is_err());
    assert_eq!(&before, embedded());
    assert_eq!(embedded().with("empty.toml", "").as_ref(), Ok(embedded()));
}

#[test]
fn a_value_that_two_files_give_is_a_duplicate() {
    let (first, second) = (value("ggmmi", "2026-09-01", "\"1.00\""), value("ggmmi", "2026-09-01", "\"1.00\""));
    let error = Parameters::from_toml(&[("first.toml", &first), ("second.toml", &second)]).expect_err("a duplicate");
    assert_eq!((error.code(), error.location()), (ErrorCode::ParametersDuplicate, "value[0].from"));
    assert!(["second.toml", "ggmmi", "2026-09-01"].iter().all(|named| error.message().contains(named)), "{error}");
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
fn the_files_of_the_project_are_the_embedded_values() {
    let texts = project_files();
    let files: Vec<_> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(Parameters::from_toml(&files).as_ref(), Ok(embedded()));
    let mut reversed = files;
    reversed.reverse();
    assert_eq!(Parameters::from_toml(&reversed).as_ref(), Ok(embedded()), "the order of the files plays no part");
    let in_files: usize = texts.iter().map(|(_, text)| text.lines().filter(|line| line.trim() == "[[value]]").count()).sum();
    assert_eq!(embedded().all().count(), in_files);
}

/// The listing goes by id, and within an id and kind by date.
fn assert_ordered(parameters: &Parameters) {
    let values: Vec<&DatedValue> = parameters.all().collect();
    assert!(values.is_sorted_by_key(|value| value.id), "by id");
    for id in ParameterId::ALL.iter().copied() {
        for kind in [None, Some(Kind::Ibo), Some(Kind::IboPlus)] {
            let dates: Vec<_> = values.iter().filter(|value| (value.id, value.kind) == (id, kind)).map(|value| value.from).collect();
            assert!(dates.is_sorted(), "{id} {kind:?}: {dates:?}");
        }
    }
}

#[test]
fn every_value_is_listed_by_id_and_date() {
    assert_ordered(embedded());
    let own = value("ggmmi", "2019-01-01", "\"1660.00\"") + &value("ggmmi", "2026-09-01", "\"2233.61\"");
    assert_ordered(&laid(&(own + &for_kind(Kind::Ibo, &value("ggmmi", "2020-03-01", "\"1700.00\"")))));
}

#[test]
fn codes_laid_over_are_listed_by_date_too() {
    let own = value("leefloon.aid-type", "2017-01-01", "{ counts = [\"other-aid\"] }");
    assert_ordered(&laid(&own));
    let later = value("leefloon.aid-type", "2027-01-01", "{ counts = [\"other-aid\"] }");
    assert_ordered(&laid(&own).with("later.toml", &later).expect("a valid file"));
}
