//! Whether a statement that was issued earlier is still what the rules and the values give (R7.1,
//! R7.5).

use ibo_core::{Case, VerificationStatus, verify_json};

use crate::options::CallOptions;
use crate::parameters::ibo_parameters;
use crate::value::Accepted;

/// The same bytes, but for the names of the library and of the values.
pub const IBO_VERIFIED_SAME: i32 = 1;
/// The same amounts; a certainty, a formula, a source or another text differs.
pub const IBO_VERIFIED_SAME_AMOUNTS: i32 = 2;
/// An amount differs.
pub const IBO_VERIFIED_OTHER_AMOUNTS: i32 = 3;
/// The case is refused now.
pub const IBO_VERIFIED_REFUSED_NOW: i32 = 4;
/// It is no statement that this library wrote.
pub const IBO_VERIFIED_NOT_OURS: i32 = 5;
/// Parts of the statement contradict each other (R7.5).
pub const IBO_VERIFIED_CONTRADICTS_ITSELF: i32 = 6;

/// The number of each status.
const STATUSES: [(VerificationStatus, i32); VerificationStatus::ALL.len()] = [
    (VerificationStatus::Same, IBO_VERIFIED_SAME),
    (VerificationStatus::SameAmounts, IBO_VERIFIED_SAME_AMOUNTS),
    (VerificationStatus::OtherAmounts, IBO_VERIFIED_OTHER_AMOUNTS),
    (VerificationStatus::RefusedNow, IBO_VERIFIED_REFUSED_NOW),
    (VerificationStatus::NotOurs, IBO_VERIFIED_NOT_OURS),
    (VerificationStatus::ContradictsItself, IBO_VERIFIED_CONTRADICTS_ITSELF),
];

fn number(status: VerificationStatus) -> i32 {
    STATUSES.iter().find(|(known, _)| *known == status).map_or(0, |(_, number)| *number)
}

/// The number of the status, and the verification as JSON.
pub(crate) fn json(
    issued: &[u8],
    the_case: Option<&[u8]>,
    parameters: Option<&ibo_parameters>,
) -> Accepted<(i32, String)> {
    let options = CallOptions { parameters, ..CallOptions::default() }.read()?;
    let case = the_case.map(Case::from_json).transpose().map_err(|error| error.within("case"))?;
    let verified = verify_json(issued, case.as_ref(), &options)?;
    Ok((number(verified.status), verified.to_json()))
}
