//! What a user should know of a file that was laid over the values (R1.6).

use chrono::NaiveDate;

use super::ParameterId;
use crate::language::Language;

/// A remark on a file that was loaded. It changes nothing; it says what the file does that may not have been meant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Note {
    /// A value without `agreements_from`, of an id that has values for later agreements alone: it counts for the earlier agreements too.
    ReachesOldAgreements {
        /// The file.
        file: String,
        /// What it is a value of.
        id: ParameterId,
        /// The first day on which it counts.
        from: NaiveDate,
        /// The first start of the agreements for which the present values exist.
        limit: NaiveDate,
    },
}

impl Note {
    /// The remark in a sentence that says what to do.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match (self, language) {
            (Self::ReachesOldAgreements { file, id, from, limit }, Language::English) => format!(
                "{file}, {id} from {from}: without agreements_from this value counts for agreements that started before {limit} too; write agreements_from = \"{limit}\" if it must not"
            ),
            (Self::ReachesOldAgreements { file, id, from, limit }, Language::Dutch) => format!(
                "{file}, {id} vanaf {from}: zonder agreements_from telt deze waarde ook voor overeenkomsten die voor {limit} begonnen; schrijf agreements_from = \"{limit}\" als dat niet mag"
            ),
        }
    }
}
