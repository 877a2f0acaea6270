//! What is asked of a calculation: a certainty, a provisional result, dated values of one's own.
#![allow(dead_code, reason = "each binary of the tests uses its part")]

use ibo_core::{Certainty, Options, Parameters};
use ibo_tests::{files, read};

/// Options that own their values.
pub(crate) struct NamedOptions {
    pub(crate) name: &'static str,
    pub(crate) require: Option<Certainty>,
    pub(crate) provisional: bool,
    pub(crate) parameters: Option<Parameters>,
}

impl NamedOptions {
    /// The embedded values, and nothing asked.
    pub(crate) const PLAIN: Self =
        Self { name: "embedded", require: None, provisional: false, parameters: None };

    pub(crate) fn options(&self) -> Options {
        Options::default()
            .maybe(self.require, Options::require)
            .provisional(self.provisional)
            .maybe(self.parameters.clone(), Options::parameters)
    }

    /// What is asked of the table with this number, so that no way of asking is left to chance:
    /// mostly the embedded values.
    pub(crate) fn of_table(number: usize, own: &[(&'static str, Parameters)]) -> Self {
        let own = |of: usize| {
            own.get(of)
                .map_or(("embedded", None), |(name, parameters)| (*name, Some(parameters.clone())))
        };
        let (name, parameters) = match number % 10 {
            0..=4 => ("embedded", None),
            5 => ("embedded, as one's own", Parameters::embedded().ok().cloned()),
            of => own(of - 6),
        };
        let require = match number / 10 % 7 {
            1 | 4 => Some(Certainty::Assumed),
            5 if number.is_multiple_of(2) => Some(Certainty::Secondary),
            _ => None,
        };
        Self { name, require, provisional: (number / 3).is_multiple_of(3), parameters }
    }

    /// What is asked of a small table, of which many rows are refused: values of which a row cannot
    /// do without, or more certainty than there is.
    pub(crate) fn of_small_table(number: usize, own: &[(&'static str, Parameters)]) -> Self {
        let (name, parameters) = &own[4 + number % (own.len() - 4)];
        match number % 2 {
            0 => Self { name, parameters: Some(parameters.clone()), ..Self::PLAIN },
            _ if number % 4 == 1 => {
                Self { require: Some(Certainty::Official), provisional: true, ..Self::PLAIN }
            }
            _ => Self::PLAIN,
        }
    }
}

/// A value as a file writes it.
fn value(id: &str, from: &str, value: &str, more: &str) -> String {
    format!(
        "[[value]]\nid = \"{id}\"\nfrom = \"{from}\"\nvalue = {value}\ncertainty = \
            \"official\"\nsource = \"a test\"\n{more}\n"
    )
}

const OF_IBO: &str = "kind = \"ibo\"";
const OF_IBO_PLUS: &str = "kind = \"ibo-plus\"";

/// The embedded files, each after a change of its text.
fn changed(change: impl Fn(&str, String) -> String) -> Parameters {
    let texts: Vec<_> = files("ibo-core/parameters", "toml")
        .iter()
        .map(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
            let text = change(&name, read(&format!("ibo-core/parameters/{name}")));
            (name, text)
        })
        .collect();
    let texts: Vec<_> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Parameters::from_toml(&texts).expect("sound values")
}

/// The embedded values with one text of one file replaced.
pub(crate) fn embedded_but(file: &str, old: &str, new: &str) -> Parameters {
    changed(|name, text| {
        assert!(name != file || text.contains(old), "{file} has {old}");
        if name == file { text.replacen(old, new, 1) } else { text }
    })
}

/// A file laid over the embedded values.
pub(crate) fn laid(text: &str) -> Parameters {
    Parameters::embedded()
        .and_then(|embedded| embedded.with("own.toml", text))
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Dated values that differ from the embedded ones in all the ways in which a row can read them.
pub(crate) fn own_parameters() -> Vec<(&'static str, Parameters)> {
    let counts = |codes: &str| format!("{{ counts = [{codes}] }}");
    let left_out = |codes: &str| format!("{{ left_out = [{codes}] }}");
    let lists = [
        value(
            "unemployment.benefit-type",
            "2021-03-01",
            &counts("{ code = \"flexi\", certainty = \"hypothetical\" }, \"temporary\""),
            "",
        ),
        value("unemployment.benefit-type", "2025-06-01", &left_out("\"insertion\""), OF_IBO),
        value(
            "leefloon.aid-type",
            "2023-01-15",
            &counts("\"equivalent-leefloon\""),
            "checked_until = \"2024-12-31\"",
        ),
        value("sickness.document-type", "2022-01-01", &left_out("\"C21\""), OF_IBO_PLUS),
        value("sickness.nature", "2026-07-01", &left_out("0"), OF_IBO),
        value("leefloon.entry-kind", "2026-03-01", "{ not_positive = [\"award\"] }", OF_IBO_PLUS),
    ];
    let rates = [
        value("withholding.rate", "2019-01-01", "\"0.22225\"", ""),
        value("withholding.rate", "2024-03-15", "\"1\"", OF_IBO_PLUS),
        value("withholding.rate", "2026-05-01", "\"0\"", "checked_until = \"2026-08-31\""),
        value("rsz.employee-rate", "2026-04-01", "\"0.14\"", ""),
        value("ggmmi", "2020-02-29", "\"0.05\"", ""),
        value("ggmmi", "2026-09-01", "\"2233.61\"", ""),
        value("income.days-per-month", "2022-01-01", "25", ""),
        value("income.days-per-month", "2025-01-01", "27", OF_IBO),
        value("income.days-per-month", "2027-01-01", "31", ""),
    ];
    let kinds = [
        value("income.sickness-rule", "2019-01-01", "\"as-paid\"", ""),
        value("income.sickness-rule", "2026-06-01", "\"day-rule\"", OF_IBO),
        value("agreement.weeks", "2020-01-01", "{ min = 2, max = 30 }", OF_IBO),
        value("agreement.weeks", "2026-03-10", "{ min = 6, max = 52 }", ""),
        value("ggmmi", "2021-01-01", "\"1999.99\"", OF_IBO_PLUS),
        value("rsz.base", "2026-05-01", "[100, 104, 108]", ""),
        value("rsz.base", "2027-01-01", "[108]", ""),
        value(
            "premium.percentages",
            "2026-03-04",
            "[50, 70, 80, 100]",
            "checked_until = \"2026-03-20\"",
        ),
        value("ggmmi", "2023-05-01", "\"1500.00\"", "agreements_from = \"2023-03-10\""),
        value("withholding.rate", "2026-02-01", "\"0.2\"", "agreements_from = \"2026-01-12\""),
        value("premium.flat-shares", "2022-01-01", "[100, 33, 0, 67]", OF_IBO_PLUS),
        value("premium.flat-day-amounts", "2022-01-01", "[\"0.01\", \"50.00\"]", OF_IBO_PLUS),
        value("employer.absence-rule", "2022-01-01", "\"none\"", ""),
        value(
            "employer.contribution",
            "2021-01-01",
            "{ classes = [{ up_to = \"1800.00\", amount = \"0.01\", edge = \"assumed\" }, { below = \"2500.00\", amount = \"333.33\" }], above = \"999.99\" }",
            "",
        ),
    ];
    let later = |from: &'static str| {
        move |text: String| text.replacen("from = \"2018-09-01\"", &format!("from = \"{from}\""), 1)
    };
    let missing = changed(|name, text| match name {
        "ggmmi.toml" => later("2019-06-01")(text),
        "employer.toml" => later("2019-06-15")(text),
        "withholding.toml" => later("2018-11-01")(text),
        "income.toml" => later("2019-03-02")(text),
        "agreement.toml" => later("2018-10-01")(text),
        "unemployment.toml" => later("2026-02-01")(text),
        "leefloon.toml" => later("2020-01-01")(text),
        "sickness.toml" => later("2021-01-01")(text),
        "rsz.toml" => later("2026-03-01")(text),
        "premium.toml" => text.replacen("from = \"2026-01-01\"", "from = \"2026-01-15\"", 1),
        _ => text,
    });
    vec![
        ("own code lists", laid(&lists.concat())),
        ("own rates", laid(&rates.concat())),
        ("own values of a kind", laid(&kinds.concat())),
        ("values that begin later", missing),
        ("no award", embedded_but("leefloon.toml", "\"award\", ", "")),
        ("no C21", embedded_but("sickness.toml", "code = \"C21\"", "code = \"C22\"")),
        ("no nature 0", embedded_but("sickness.toml", "code = 0", "code = 9")),
    ]
}
