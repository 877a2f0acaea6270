//! What follows from an agreement (R1.1): the scheme, which is the year of its law, and who pays.

use ibo_core::{ErrorCode, Payer, Scheme};

use crate::catalogue::numbers;
use crate::sentence::say;
use crate::value::{Accepted, refused};

/// The law that covers the agreement, by its start (R1.1): 1 September 2018 to 31 December 2025.
pub const IBO_SCHEME_2018: i32 = 2018;
/// The law that covers the agreement, by its start (R1.1): from 1 January 2026.
pub const IBO_SCHEME_2026: i32 = 2026;

/// The employer pays the premium.
pub const IBO_PAYER_EMPLOYER: i32 = 1;
/// VDAB pays the premium.
pub const IBO_PAYER_VDAB: i32 = 2;

numbers! {
    scheme(Scheme) {
        Scheme2018 => IBO_SCHEME_2018,
        Scheme2026 => IBO_SCHEME_2026,
    }
}

/// The scheme of this number.
pub(crate) fn scheme_of(number: i32) -> Accepted<Scheme> {
    let found = Scheme::ALL.iter().copied().find(|known| scheme(*known) == number);
    found.map_or_else(|| refused(ErrorCode::WrongType, say::SCHEME), Ok)
}

numbers! {
    payer(Payer) {
        Employer => IBO_PAYER_EMPLOYER,
        Vdab => IBO_PAYER_VDAB,
    }
}

/// The payer of this number.
pub(crate) fn payer_of(number: i32) -> Accepted<Payer> {
    let found = Payer::ALL.iter().copied().find(|known| payer(*known) == number);
    found.map_or_else(|| refused(ErrorCode::WrongType, say::PAYER), Ok)
}
