//! Random cases under random reforms: the amounts, the lines with their formulas and certainties,
//! and the refusals of the oracle (R8.4).

use ibo_core::{Case, Options, Reform, amounts, statement};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use super::{Asked, fresh_seed, lines_of, setting};

#[derive(Deserialize)]
struct Reformed {
    case: Box<RawValue>,
    options: Asked,
    reform: String,
    under: Map<String, Value>,
}

/// What the oracle says of a statement: some of its fields, and of each line too.
fn said(found: &Value, expected: &Map<String, Value>) -> Map<String, Value> {
    let pick = |(name, expected): (&String, &Value)| match (&found[name], expected) {
        (Value::Array(lines), Value::Array(of_oracle)) => {
            let first = of_oracle.first().and_then(Value::as_object);
            let line = |line| Value::Object(said(line, first.expect("a line")));
            (name.clone(), lines.iter().map(line).collect())
        }
        (found, _) => (name.clone(), found.clone()),
    };
    expected.iter().map(pick).collect()
}

fn agree(seed: u64, count: u64) {
    eprintln!("reforms: seed {seed}, {count} cases");
    let (mut computed, mut refused, mut hypothetical) = (0, 0, 0);
    for (index, line) in lines_of("random_populations.py", seed, count).enumerate() {
        let random: Reformed = serde_json::from_str(&line).expect("a random case");
        let name = format!("seed {seed}, case {index}");
        let told = || format!("{name}\n{}\n{}", random.reform, random.case.get());
        let reform = Reform::from_toml("reform.toml", &random.reform)
            .unwrap_or_else(|error| panic!("{error}\n{}", told()));
        let options = Options::default()
            .provisional(random.options.provisional)
            .parameters(random.options.own())
            .reform(&reform)
            .unwrap_or_else(|error| panic!("{error}\n{}", told()));
        let case = Case::from_json(random.case.get().as_bytes()).expect("a case");
        let found = match statement(&case, &options) {
            Ok(statement) => {
                computed += 1;
                hypothetical += u64::from(statement.amounts.certainty.slug() == "hypothetical");
                assert_eq!(amounts(&case, &options), Ok(statement.amounts), "{}", told());
                let found = serde_json::from_str(&statement.to_json()).expect("JSON");
                said(&found, &random.under)
            }
            Err(error) => {
                refused += 1;
                let error = json!({"code": error.code().slug(), "at": error.location()});
                Map::from_iter([("error".to_owned(), error)])
            }
        };
        assert_eq!(found, random.under, "{}", told());
    }
    assert_eq!(computed + refused, count);
    assert!(
        hypothetical > count / 2 && refused > count / 100,
        "{computed} computed, {refused} refused, {hypothetical} hypothetical: not a fair sample"
    );
}

#[test]
fn random_reforms_equal_the_oracle() {
    let count = setting("ORACLE_COUNT").map_or(2_000, |count| count / 10);
    agree(setting("ORACLE_SEED").unwrap_or_else(fresh_seed), count);
}

#[test]
fn reforms_of_a_fixed_seed_equal_the_oracle() {
    agree(1, 500);
}
