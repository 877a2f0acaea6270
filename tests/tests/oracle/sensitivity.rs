//! What the readings of random cases are worth: the rows of the oracle, in its order (R8.2).

use ibo_core::{Case, Error, Euro, Options, SensitivityRow, sensitivity};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::{Asked, fresh_seed, lines_of, setting};

#[derive(Deserialize)]
struct Worth {
    case: Box<RawValue>,
    options: Asked,
    sensitivity: Value,
}

fn refusal(error: &Error) -> Value {
    json!({"code": error.code().slug(), "at": error.location()})
}

fn row(row: &SensitivityRow) -> Value {
    let text = |amount: Option<Euro>| amount.map(|amount| amount.to_string());
    json!({
        "reading": row.reading.to_string(),
        "rule": row.rule.id(),
        "in_force": row.in_force,
        "default": row.default,
        "choice": row.choice,
        "premium": text(row.premium),
        "net": text(row.net),
        "employer_contribution": text(row.employer_contribution),
        "premium_difference": text(row.premium_difference),
        "net_difference": text(row.net_difference),
        "employer_contribution_difference": text(row.contribution_difference),
        "error": row.error.as_ref().map(refusal),
    })
}

fn agree(seed: u64, count: u64) {
    eprintln!("sensitivity: seed {seed}, {count} cases");
    let (mut rows, mut errors) = (0, 0);
    for (index, line) in lines_of("random_populations.py", seed, count).enumerate() {
        let random: Worth = serde_json::from_str(&line).expect("a random case");
        let options = Options::default()
            .provisional(random.options.provisional)
            .parameters(random.options.own());
        let case = Case::from_json(random.case.get().as_bytes()).expect("a case");
        let found = match sensitivity(&case, &options) {
            Ok(worth) => worth.rows.iter().map(row).collect(),
            Err(error) => json!({"error": refusal(&error)}),
        };
        let told = || format!("seed {seed}, case {index}\n{}", random.case.get());
        assert_eq!(found, random.sensitivity, "{}\n{:?}", told(), random.options.parameters);
        let found = found.as_array().map_or(&[][..], Vec::as_slice);
        rows += found.len();
        errors += found.iter().filter(|row| !row["error"].is_null()).count();
    }
    assert!(rows as u64 > count && errors > 0, "{rows} rows, {errors} refused: not a fair sample");
}

#[test]
fn random_sensitivities_equal_the_oracle() {
    let count = setting("ORACLE_COUNT").map_or(2_000, |count| count / 10);
    agree(setting("ORACLE_SEED").unwrap_or_else(fresh_seed), count);
}

#[test]
fn sensitivities_of_a_fixed_seed_equal_the_oracle() {
    agree(1, 500);
}
