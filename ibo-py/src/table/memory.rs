//! Memory that may not be there. An allocation that fails ends the process, so what grows with a
//! table is looked at before.

use std::collections::TryReserveError;
use std::hint::black_box;

/// What a row of a batch takes at most while it is computed, in bytes: its amounts and codes, its
/// input in another form, its refusal.
pub(crate) const BYTES_A_ROW: usize = 256;

/// An error where there is no room for so many rows of so many bytes each.
pub(crate) fn room_for(rows: usize, bytes: usize) -> Result<(), TryReserveError> {
    let mut room = Vec::<u8>::new();
    room.try_reserve_exact(rows.saturating_mul(bytes))?;
    // Else the compiler finds that nobody uses it.
    black_box(&mut room);
    Ok(())
}
