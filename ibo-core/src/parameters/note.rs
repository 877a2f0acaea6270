//! What a user should know of a file that was laid over the values (R1.6).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::ParameterId;
use crate::language::Language;

/// A remark on a file that was loaded. It changes nothing; it says what the file does that may not
/// have been meant.
///
/// As JSON: `{"note":"reaches-old-agreements","file":"own.toml","id":"ggmmi",`
/// `"from":"2026-12-01","limit":"2026-01-01"}`.
///
/// ```
/// use ibo_core::{Note, Parameters};
/// let own = Parameters::embedded()?.with("own.toml", r#"
/// [[value]]
/// id = "premium.percentages"
/// from = "2026-07-01"
/// value = [70, 80]
/// certainty = "hypothetical"
/// source = "tried out"
/// "#)?;
/// assert!(own.notes().iter().all(|note| matches!(note, Note::ReachesOldAgreements { .. })));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "note", rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Note {
    /// A value without `agreements_from`, of an id that has values for later agreements alone: it
    /// counts for the earlier agreements too.
    ReachesOldAgreements {
        /// The file.
        file: String,
        /// What it is a value of.
        id: ParameterId,
        /// The first day on which it counts.
        #[serde(rename = "from")]
        first_day: NaiveDate,
        /// The first start of the agreements for which the present values exist.
        limit: NaiveDate,
    },
}

impl Note {
    /// The remark in a sentence that says what to do.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match (self, language) {
            (Self::ReachesOldAgreements { file, id, first_day, limit }, Language::English) => {
                format!(
                    "{file}, {id} from {first_day}: without agreements_from this value counts for \
                        agreements that started before {limit} too; write agreements_from = \
                        \"{limit}\" if it must not"
                )
            }
            (Self::ReachesOldAgreements { file, id, first_day, limit }, Language::Dutch) => {
                format!(
                    "{file}, {id} vanaf {first_day}: zonder agreements_from telt deze waarde ook \
                        voor overeenkomsten die voor {limit} begonnen; schrijf agreements_from = \
                        \"{limit}\" als dat niet mag"
                )
            }
        }
    }
}
