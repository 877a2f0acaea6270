//! Dated values to compute with: those of the library, and each kind of change to them.

use std::sync::LazyLock;

use ibo_core::{Case, ForcedScheme, Options, Parameters, Reform, Scheme};

/// Options of each kind.
pub fn options() -> &'static [Options] {
    static ALL: LazyLock<Vec<Options>> = LazyLock::new(|| {
        let reform = |text: &str| {
            let reform = Reform::from_toml("reform.toml", text).expect("a reform");
            Options::default().reform(&reform).expect("a reform of the library's values")
        };
        let own = "[[value]]\nid = \"withholding.rate\"\nfrom = \"2026-01-01\"\nvalue = \"0.2\"\n\
            certainty = \"assumed\"\nsource = \"a second rate\"\n";
        let own = Parameters::embedded().and_then(|of_library| of_library.with("own.toml", own));
        let as_paid = "title = \"readings\"\n\
            [[reading]]\nid = \"income.sickness-rule\"\nchoice = \"as-paid\"\n\
            [[reading]]\nid = \"income.changes\"\nchoice = \"last-in-force\"\n\
            [[reading]]\nid = \"premium.flat-limits\"\nchoice = \"indexed\"\n";
        let scaled = "title = \"more\"\n[[scale]]\nid = \"ggmmi\"\nfactor = \"1.3333\"\n\
            [[scale]]\nid = \"withholding.rate\"\nfactor = \"0.5\"\nfrom = \"2026-01-01\"\n";
        let forced = ForcedScheme::new(Scheme::Scheme2026).percentage(80);
        vec![
            Options::default(),
            Options::default().provisional(true).with_case(true),
            Options::default().provisional(true).parameters(own.expect("a second rate")),
            reform(as_paid).provisional(true),
            reform(scaled).with_case(true),
            Options::default().scheme(ForcedScheme::new(Scheme::Scheme2018)).provisional(true),
            Options::default().scheme(forced).provisional(true),
        ]
    });
    &ALL
}

/// The cases of a first look, which compute.
pub fn first_cases() -> &'static [Case] {
    static ALL: LazyLock<Vec<Case>> = LazyLock::new(|| {
        let lines = include_str!("../../../fixtures/cases/first.jsonl").lines();
        lines.map(|line| Case::from_json(line.as_bytes()).expect("a case")).collect()
    });
    &ALL
}

/// What tells a set of values from another one, read back from its canonical text.
pub fn check(values: &Parameters) {
    let canonical = values.canonical();
    let read = Parameters::from_toml(&[("canonical.toml", &canonical)])
        .unwrap_or_else(|why| panic!("{why}\n{canonical}"));
    assert_eq!(read.fingerprint(), values.fingerprint(), "{canonical}");
    assert_eq!(read.canonical(), canonical);
}
