//! What the open questions of the law are worth to a case (R8.2).

use ibo_core::{Case, sensitivity};

use crate::options::CallOptions;
use crate::value::Accepted;

/// The sensitivity of a case, as JSON.
pub(crate) fn json(case: &[u8], asked: &CallOptions<'_>) -> Accepted<String> {
    let options = asked.read()?;
    sensitivity(&Case::from_json(case)?, &options).map(|worth| worth.to_json())
}
