//! What the crates `ibo-capi` and `ibo-py` of this project need beside the rest, to say in another
//! language what this crate says in Rust. It is hidden, since it carries no promise: it changes
//! with those crates, in any version.

use crate::formula::Formula;
use crate::language::Language;
use crate::plan::Plan;
use crate::statement::Statement;

pub use crate::error::Says;
pub use crate::fraction::part;
pub use crate::hours::unread as unread_hours;
#[cfg(feature = "json")]
pub use crate::jsonl::{print_case, print_error};
pub use crate::nearest::nearest;
pub use crate::parameters::toml_text;
pub use crate::payment_statement::one_case_and_month;
pub use crate::table::cases::{case_of_row, case_of_row_beside};

pub use crate::formula::Figures;

/// What a statement is of: kind, scheme and payer.
#[must_use]
pub const fn statement_about(statement: &Statement, language: Language) -> [&'static str; 3] {
    statement.about(language)
}

/// The lines that say what comes out, how certain it is, and whether it is provisional.
#[must_use]
pub fn statement_outcome(statement: &Statement, language: Language) -> Vec<String> {
    statement.outcome(language)
}

/// What a plan is of: kind, scheme and payer.
#[must_use]
pub const fn plan_about(plan: &Plan, language: Language) -> [&'static str; 3] {
    plan.about(language)
}

/// The lines that say what comes out of a plan for trainee and employer, and how certain it is.
#[must_use]
pub fn plan_outcome(plan: &Plan, language: Language) -> Vec<String> {
    plan.outcome(language)
}

/// The formula for a picture, with the signs of print.
#[must_use]
pub fn typeset(formula: &Formula, language: Language) -> String {
    formula.typeset(language)
}

/// The formula for a picture, without a condition that is but an amount of zero.
#[must_use]
pub fn typeset_without_zero(formula: &Formula, language: Language) -> String {
    formula.without_zero().typeset(language)
}

/// Amounts and dates as an office writes them.
pub mod office_text {
    pub use crate::office_text::*;
}

/// The words that a reader sees.
pub mod labels {
    pub use crate::labels::*;
}

/// What errors say.
pub mod sentence {
    pub use crate::sentence::*;
}
