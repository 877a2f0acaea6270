//! How well a rule or a value is founded; a higher number is stronger.

use ibo_core::{Certainty, ErrorCode};

use crate::value::{Refusal, refused};

/// Our reading: the public text is silent.
pub const IBO_CERTAINTY_ASSUMED: i32 = 1;
/// Read in a professional publication.
pub const IBO_CERTAINTY_SECONDARY: i32 = 2;
/// Read in an official text.
pub const IBO_CERTAINTY_OFFICIAL: i32 = 3;

pub(crate) const fn number(certainty: Certainty) -> i32 {
    match certainty {
        Certainty::Assumed => IBO_CERTAINTY_ASSUMED,
        Certainty::Secondary => IBO_CERTAINTY_SECONDARY,
        Certainty::Official => IBO_CERTAINTY_OFFICIAL,
    }
}

/// The certainty that is asked for; 0 asks for none.
pub(crate) fn read(number: i32) -> Refusal<Option<Certainty>> {
    match number {
        0 => Ok(None),
        IBO_CERTAINTY_ASSUMED => Ok(Some(Certainty::Assumed)),
        IBO_CERTAINTY_SECONDARY => Ok(Some(Certainty::Secondary)),
        IBO_CERTAINTY_OFFICIAL => Ok(Some(Certainty::Official)),
        _ => refused(ErrorCode::WrongType, "the certainty is one of IBO_CERTAINTY_..., 1 to 3, or 0 for each"),
    }
}
