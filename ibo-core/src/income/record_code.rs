//! The codes of a record: what they are, and whether a list lets the record count (R2.4, R2.5,
//! R2.8).

use crate::parameters::{Treated, Treatment};
use crate::trace::Recorder;

/// The code of a record.
pub(crate) trait RecordCode: Copy + Ord + AsRef<[u8]> {}

impl<T: Copy + Ord + AsRef<[u8]>> RecordCode for T {}

/// Whether a code list lets a record count that has but one code.
pub(super) fn passes<R: Recorder>(treated: &Treated<'_, Treatment>, recorder: &mut R) -> bool {
    recorder.met(treated);
    counts(treated, recorder)
}

/// Whether a code list lets a record count; a list that does not is told to the recorder, for the
/// total quotes it.
pub(super) fn counts<R: Recorder>(treated: &Treated<'_, Treatment>, recorder: &mut R) -> bool {
    let counts = treated.treatment == Treatment::Counts;
    if !counts {
        recorder.filtered(treated.quote);
        treated.meaning.into_iter().for_each(|meaning| recorder.filtered(meaning));
    }
    counts
}
