//! A case as JSON: read or refused, computed, written and read back.

use ibo_core::{Case, Language, LineOutput, Options, print_line};

use crate::refused::MARKER;
use crate::{computed, refused, values};

/// A line of JSON.
pub fn run(line: &[u8]) {
    let case = match Case::from_json(line) {
        Ok(case) => case,
        Err(error) => return refused::check(&error),
    };
    let all = values::options();
    let picked = line.iter().fold(line.len(), |sum, byte| sum + usize::from(*byte));
    for options in [&all[0], &all[picked % all.len()]] {
        let found = computed::check(&case, options);
        let marked = case.to_builder().case_ref(MARKER.parse().expect("a reference")).build();
        let marked = marked.expect("a case");
        match ibo_core::statement(&marked, options) {
            Ok(statement) => assert_eq!(Some(statement.amounts), found.map(|it| it.amounts)),
            Err(error) => refused::check_of(&error, &marked),
        }
    }
    let statement = ibo_core::statement(&case, &Options::default());
    for output in [LineOutput::Statement, LineOutput::Notice, LineOutput::Text(Language::Dutch)] {
        let printed = print_line(line, 1, output, &Options::default());
        assert!(!printed.text.is_empty());
        if output == LineOutput::Statement {
            assert_eq!(printed.refused, statement.is_err());
        }
    }
}
