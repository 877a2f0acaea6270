//! What moved between two sets of dated values, and the set kept as one file, whatever was laid over
//! it (R1.6, R7.1, R7.4).

use ibo_core::{ErrorCode, Language, MovedHow, MovedValue, Parameters, ValuesDiff, values_diff};

fn embedded() -> &'static Parameters {
    Parameters::embedded().expect("values")
}

fn laid(own: &str) -> Parameters {
    embedded().with("own.toml", own).expect("own values")
}

fn value(id: &str, from: &str, value: &str, more: &str) -> String {
    format!(
        "[[value]]\nid = \"{id}\"\nfrom = \"{from}\"\nvalue = {value}\n{more}\
         certainty = \"secondary\"\nsource = \"a test\"\n\n"
    )
}

/// Id, first day, what happened, first and last month.
fn moved(diff: &ValuesDiff) -> Vec<String> {
    let month = |month: Option<ibo_core::Month>| month.map_or("".into(), |month| month.to_string());
    let each = diff.moved.iter().map(|moved| {
        format!(
            "{} {} {} {}..{}",
            moved.id,
            moved.first_day,
            moved.change.slug(),
            month(moved.first_month),
            month(moved.last_month)
        )
    });
    each.collect()
}

#[test]
fn same_set_has_not_moved() {
    assert!(values_diff(embedded(), embedded()).moved.is_empty());
    let text = values_diff(embedded(), embedded()).text(Language::English);
    assert!(text.ends_with("\nNo value differs.\n"), "{text}");
}

/// The GGMMI has values from 2026-04-01 and from 2026-07-01: one between them ends with June.
#[test]
fn added_value_touches_the_months_up_to_the_next_one() {
    let own = laid(&value("ggmmi", "2026-05-01", "\"2200.00\"", ""));
    let diff = values_diff(embedded(), &own);
    assert_eq!(moved(&diff), ["ggmmi 2026-05-01 added 2026-05..2026-06"]);
    assert_eq!(
        moved(&values_diff(&own, embedded())),
        ["ggmmi 2026-05-01 removed 2026-05..2026-06"]
    );
    assert_eq!(diff.moved[0].after.as_ref().map(|value| value.value.as_str()), Some("2200.00"));
    assert!(diff.moved[0].before.is_none());
}

/// R1.6: the first day of the month decides, so a value of the 15th counts from the next month.
#[test]
fn value_inside_a_month_touches_the_next_one() {
    let own = laid(&value("ggmmi", "2026-05-15", "\"2200.00\"", ""));
    let diff = values_diff(embedded(), &own);
    assert_eq!(moved(&diff), ["ggmmi 2026-05-15 added 2026-06..2026-06"]);
    let own = laid(&value("ggmmi", "2026-06-15", "\"2200.00\"", ""));
    let diff = values_diff(embedded(), &own);
    assert_eq!(moved(&diff), ["ggmmi 2026-06-15 added 2026-07..2026-06"]);
    let text = diff.text(Language::Dutch);
    assert!(text.contains("ggmmi, vanaf 2026-06-15: toegevoegd; geen maand\n"), "{text}");
}

#[test]
fn changed_value_says_what_differs() {
    let own = laid(&value("ggmmi", "2026-04-01", "\"2189.82\"", ""));
    let diff = values_diff(embedded(), &own);
    assert_eq!(moved(&diff), ["ggmmi 2026-04-01 changed 2026-04..2026-06"]);
    assert_eq!(diff.moved[0].fields, ["value", "source"]);
    assert_eq!(diff.moved[0].change, MovedHow::Changed);
}

/// Running agreements keep the percentages of their start.
#[test]
fn value_that_the_start_picks_has_no_last_month() {
    let percentages = value("premium.percentages", "2026-06-15", "[75]", "")
        + &value("premium.percentages", "2026-09-01", "[80]", "");
    let diff = values_diff(embedded(), &laid(&percentages));
    assert_eq!(
        moved(&diff),
        [
            "premium.percentages 2026-06-15 added 2026-06..",
            "premium.percentages 2026-09-01 added 2026-09.."
        ]
    );
}

#[test]
fn confirmed_value_moves_its_check_and_its_source() {
    let own = laid(
        "[[confirmed]]\nid = \"withholding.rate\"\nuntil = \"2027-12-31\"\nsource = \"seen\"\n",
    );
    let diff = values_diff(embedded(), &own);
    assert_eq!(moved(&diff), ["withholding.rate 2018-09-01 changed 2018-09.."]);
    assert_eq!(diff.moved[0].fields, ["source", "checked_until"]);
}

/// A list that extends another one is laid beside it, also twice on one day.
#[test]
fn code_lists_of_one_day_are_two_values() {
    let list = |code: &str| {
        value(
            "unemployment.benefit-type",
            "2026-05-01",
            &format!("{{ counts = [\"{code}\"] }}"),
            "",
        )
    };
    let once = laid(&list("one"));
    let twice = once.with("two.toml", &list("two")).expect("own values");
    let diff = values_diff(&once, &twice);
    assert_eq!(moved(&diff), ["unemployment.benefit-type 2026-05-01 added 2026-05.."]);
}

#[test]
fn json_and_agreements_from() {
    let own = laid(&value(
        "employer.contribution",
        "2026-05-01",
        "{ classes = [ { below = \"1700.00\", amount = \"650.00\" } ], above = \"800.00\" }",
        "kind = \"ibo\"\nagreements_from = \"2026-06-10\"\n",
    ));
    let diff = values_diff(embedded(), &own);
    let json = diff.to_json();
    let expected = format!(
        concat!(
            r#"{{"schema":1,"before":"{}","after":"{}","moved":[{{"id":"employer.contribution","#,
            r#""kind":"ibo","agreements_from":"2026-06-10","from":"2026-05-01","change":"added","#,
            r#""fields":[],"first_month":"2026-07","last_month":null,"before":null,"after":{{"#
        ),
        embedded().fingerprint(),
        own.fingerprint()
    );
    assert!(json.starts_with(&expected), "{json}");
}

/// Everything that a file can lay over the values, at once.
#[test]
fn canonical_file_of_every_kind_of_overlay_is_the_same_set() {
    let own = [
        value("ggmmi", "2026-12-01", "\"2278.28\"", "kind = \"ibo-plus\"\n"),
        value("premium.percentages", "2026-06-01", "[75, 85]", "agreements_from = \"2026-06-01\"\n"),
        value("income.sickness-rule", "2026-06-01", "\"as-paid\"", ""),
        value("premium.flat-day-amounts", "2026-06-01", "[\"26.00\", \"39.00\"]", ""),
        value("premium.flat-shares", "2026-06-01", "[80, 60, 40, 30]", ""),
        value("employer.absence-rule", "2026-06-01", "\"none\"", ""),
        value("agreement.weeks", "2026-06-01", "{ min = 2, max = 60 }", "kind = \"ibo\"\n"),
        value("sickness.nature", "2026-06-01", "{ counts = [ 1 ], left_out = [ { code = 9, certainty = \"assumed\" } ] }", ""),
        value(
            "unemployment.benefit-type",
            "2026-06-01",
            "{ counts = [ { code = \"own\", certainty = \"assumed\", source = \"a \\\"letter\\\" \\\\ of 2 June\" }, { code = \"same\", source = \"a test\" } ] }",
            "checked_until = \"2026-08-31\"\n",
        ),
        value("leefloon.entry-kind", "2026-06-01", "{ either = [\"settlement\"] }", ""),
        "[[confirmed]]\nid = \"*\"\nuntil = \"2028-12-31\"\nsource = \"all seen\"\n\n".to_owned(),
        "[[confirmed]]\nid = \"unemployment.benefit-type\"\nuntil = \"2029-12-31\"\nsource = \"seen\"\n"
            .to_owned(),
    ];
    let own = laid(&own.concat());
    let again = own
        .with(
            "again.toml",
            &value("unemployment.benefit-type", "2026-06-01", "{ left_out = [\"own\"] }", ""),
        )
        .expect("a second file");
    for set in [embedded(), &own, &again] {
        let canonical = set.canonical();
        let alone = Parameters::from_toml(&[("values.toml", &canonical)]).expect("a whole set");
        let over = embedded().with("values.toml", &canonical).expect("a whole set");
        for kept in [&alone, &over] {
            assert_eq!(kept.fingerprint(), set.fingerprint());
            assert_eq!(kept.canonical(), canonical);
            assert_eq!(values_diff(set, kept).moved, []);
            assert!(kept.all().eq(set.all()), "the values as an audit sees them");
        }
    }
}

#[test]
fn what_moved_is_read_back_as_it_was_written() {
    let own = laid(
        &[
            value("ggmmi", "2026-12-01", "\"2278.28\"", "kind = \"ibo-plus\"\n"),
            value(
                "withholding.rate",
                "2026-06-01",
                "\"0.12\"",
                "agreements_from = \"2026-06-01\"\n",
            ),
            value("leefloon.aid-type", "2026-06-01", "{ counts = [\"own\"] }", ""),
            value("unemployment.benefit-type/insertion", "2026-06-01", "\"left-out\"", ""),
            "[[confirmed]]\nid = \"*\"\nuntil = \"2028-12-31\"\nsource = \"all seen\"\n".to_owned(),
        ]
        .concat(),
    );
    for diff in
        [values_diff(embedded(), &own), values_diff(&own, embedded()), values_diff(&own, &own)]
    {
        let json = diff.to_json();
        let read = ValuesDiff::from_json(json.as_bytes()).expect("what was written");
        assert_eq!((read.to_json(), &read), (json.clone(), &diff));
        let by_serde: ValuesDiff = serde_json::from_str(&json).expect("what was written");
        assert_eq!(by_serde, diff);
    }
    let json = values_diff(embedded(), &own).to_json();
    for (old, new, code, at) in [
        ("\"change\":\"changed\"", "\"change\":\"moved\"", ErrorCode::BadText, "moved[0].change"),
        (
            "\"fields\":[\"source\"",
            "\"fields\":[\"sources\"",
            ErrorCode::BadText,
            "moved[0].fields[0]",
        ),
        ("\"moved\":[", "\"moved\":[{},", ErrorCode::MissingField, "moved[0].id"),
        ("\"schema\":1", "\"schema\":0", ErrorCode::WrongType, "schema"),
    ] {
        let changed = json.replacen(old, new, 1);
        assert_ne!(changed, json, "{old}");
        let error = ValuesDiff::from_json(changed.as_bytes()).expect_err("refused");
        assert_eq!((error.code(), error.location()), (code, at));
    }
    let added = values_diff(embedded(), &own);
    let added = added.moved.iter().find(|moved| moved.before.is_none()).expect("an added value");
    let json = serde_json::to_string(added).expect("JSON");
    let without = json.replacen("\"after\":{", "\"after\":null,\"before\":{", 1);
    let without = without.replacen("\"before\":null,", "", 1);
    let error = serde_json::from_str::<MovedValue>(&without).expect_err("refused");
    assert!(error.to_string().contains("after"), "{error}");
}
