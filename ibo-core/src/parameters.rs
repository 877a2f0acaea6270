//! The dated values of the law: rates, amounts and code lists, each with the day from which it
//! counts, its certainty and where it was read (R1.6, R7.3, R7.4). The values that this crate holds
//! lie in `ibo-core/parameters/*.toml`; a user may lay a file of their own over them.

mod canonical;
mod code_list;
mod dated_value;
mod embedded;
mod employer;
mod file;
mod fingerprint;
mod flat_rate;
mod history;
mod hypothetical;
mod id;
mod in_force;
#[cfg(feature = "json")]
mod kept_json;
mod listed_code;
mod loading;
mod moved;
mod not_covered;
mod note;
mod parameter_value;
mod payable_days;
mod percentages;
mod reading;
mod reading_id;
mod readings;
mod scale;
mod set;
mod source;
mod treated;
mod values;
mod weeks;

pub use dated_value::DatedValue;
#[cfg(feature = "json")]
pub(crate) use dated_value::StatementJson;
pub(crate) use dated_value::Which;
pub(crate) use employer::{AbsenceRule, Contribution, Edge};
pub(crate) use file::{fields_among, line_of, unknown_id};
pub use fingerprint::Fingerprint;
pub use hypothetical::toml_text;
pub(crate) use hypothetical::{Chosen, Hypothetical};
pub use id::ParameterId;
pub use in_force::ParameterRead;
pub(crate) use in_force::{InForce, KeptValue, Quote};
pub use listed_code::ListedCode;
pub(crate) use listed_code::{Sign, Treatment};
#[cfg(feature = "json")]
pub(crate) use moved::MOVED_FIELDS;
pub use moved::{MovedHow, MovedValue, ValuesDiff, values_diff};
pub use note::Note;
pub(crate) use payable_days::PayableDays;
pub use reading::{Reading, ReadingChoice, readings};
pub use reading_id::ReadingId;
pub(crate) use readings::{
    AbsenceDays, Changes, ContributionPartMonth, FlatLimits, FormulaBase, HalfDays, IboPlusRule,
    LeefloonPartMonth, SameDays, SicknessRule, TaxRounding, WageDifferenceOrder, WorkingDays,
};
pub(crate) use readings::{QUESTION_COUNT, deciding_day, place_of};
pub(crate) use scale::{Factor, Scale, not_scalable};
pub use set::Parameters;
pub(crate) use source::shown as shown_source;
pub(crate) use treated::{CodeLists, Treated, unknown_code};
pub(crate) use values::Values;
pub(crate) use weeks::Weeks;
