//! How certain a rule or a value is; a higher number is stronger.

use ibo_core::{Certainty, ErrorCode};

use crate::catalogue::numbers;
use crate::sentence::say;
use crate::value::{Accepted, refused};

/// Not the law: a value from your own parameter file that tries something out. The weakest, and the
/// only number below zero.
pub const IBO_CERTAINTY_HYPOTHETICAL: i32 = -1;
/// Our reading, because the public text is silent; or a value that is past its last check.
pub const IBO_CERTAINTY_ASSUMED: i32 = 1;
/// Read in a professional publication.
pub const IBO_CERTAINTY_SECONDARY: i32 = 2;
/// Read in an official text.
pub const IBO_CERTAINTY_OFFICIAL: i32 = 3;

numbers! {
    number(Certainty) {
        Hypothetical => IBO_CERTAINTY_HYPOTHETICAL,
        Assumed => IBO_CERTAINTY_ASSUMED,
        Secondary => IBO_CERTAINTY_SECONDARY,
        Official => IBO_CERTAINTY_OFFICIAL,
    }
}

/// The certainty that is asked for; 0 asks for none.
pub(crate) fn read(number: i32) -> Accepted<Option<Certainty>> {
    match number {
        0 => Ok(None),
        IBO_CERTAINTY_HYPOTHETICAL => Ok(Some(Certainty::Hypothetical)),
        IBO_CERTAINTY_ASSUMED => Ok(Some(Certainty::Assumed)),
        IBO_CERTAINTY_SECONDARY => Ok(Some(Certainty::Secondary)),
        IBO_CERTAINTY_OFFICIAL => Ok(Some(Certainty::Official)),
        _ => refused(ErrorCode::WrongType, say::CERTAINTY),
    }
}
