//! What the crates `ibo-capi` and `ibo-py` of this project need beside the rest, to say in another
//! language what this crate says in Rust. It is hidden, since it carries no promise: it changes
//! with those crates, in any version.

pub use crate::fraction::part;
pub use crate::hours::unread as unread_hours;
pub use crate::nearest::nearest;
pub use crate::statement::{amounts_of_row, assumptions_of_row};
pub use crate::table::cases::case_of_row;

pub use crate::formula::Figures;

/// The words that a reader sees.
pub mod labels {
    pub use crate::labels::*;
}

/// What errors say.
pub mod sentence {
    pub use crate::sentence::*;
}
