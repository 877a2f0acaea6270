//! What holds of each error: it is in the catalogue, its JSON says the same, it says what is wrong
//! in both languages, and it repeats neither the reference of a case nor an amount (R7.7).

use ibo_core::{Case, Error, ErrorCode, Euro, Language};

/// A reference that no error has by chance.
pub const MARKER: &str = "Zq7-marker-9f";

/// Checks an error.
pub fn check(error: &Error) {
    assert!(ErrorCode::ALL.contains(&error.code()), "{error:?}");
    for language in [Language::English, Language::Dutch] {
        assert!(error.text(language).len() > 10, "{error:?}");
    }
    let json = error.to_json();
    let read = Error::from_json(json.as_bytes()).unwrap_or_else(|why| panic!("{why}\n{json}"));
    assert_eq!(read.to_json(), json);
    assert_eq!((read.code(), read.location()), (error.code(), error.location()));
}

/// Checks the error of a case whose reference is [`MARKER`], or was put in place of it.
pub fn check_of(error: &Error, case: &Case) {
    check(error);
    let amounts = amounts(case);
    let texts = [Language::English, Language::Dutch].map(|language| error.text(language));
    for text in texts.iter().map(AsRef::as_ref).chain([error.location()]) {
        assert!(!text.contains(MARKER), "an error must not repeat the reference: {text}");
        for amount in &amounts {
            assert!(!text.contains(amount), "an error must not repeat an amount: {text}");
        }
    }
}

/// The amounts of a case as the two languages write them; a round one could stand in a sentence for
/// another reason.
fn amounts(case: &Case) -> Vec<String> {
    let agreement = case.agreement();
    let wage = agreement.reference_gross_wage().map(Euro::from);
    let rsz = agreement.employee_rsz().map(Euro::from);
    let unemployment = case.unemployment().records().iter().map(|it| Euro::from(it.day_amount()));
    let leefloon = case.leefloon().records().iter().map(|it| it.amount());
    let sickness = case.sickness().records().iter().map(|it| it.gross_taxable());
    wage.into_iter()
        .chain(rsz)
        .chain(unemployment)
        .chain(leefloon)
        .chain(sickness)
        .filter(|amount| amount.magnitude().cents() >= 1_000 && amount.cents() % 100 != 0)
        .flat_map(|amount| {
            let english = amount.magnitude().to_string();
            [english.replace('.', ","), english]
        })
        .collect()
}
