//! Enumerations of the agreement (R1): who pays, and the scheme, which is its year.

use ibo_core::{ErrorCode, Kind, Payer, Scheme};

use crate::catalogue::numbers;
use crate::sentence;
use crate::value::{Refusal, refused};

/// The kind of agreement: an `ibo`.
pub const IBO_KIND_IBO: i32 = 1;
/// The kind of agreement: an `ibo-plus`.
pub const IBO_KIND_IBO_PLUS: i32 = 2;

/// The law that covers the agreement, by its start (R1.1): 1 September 2018 to 31 December 2025.
pub const IBO_SCHEME_2018: i32 = 2018;
/// The law that covers the agreement, by its start (R1.1): from 1 January 2026.
pub const IBO_SCHEME_2026: i32 = 2026;

/// The employer pays the premium.
pub const IBO_PAYER_EMPLOYER: i32 = 1;
/// VDAB pays the premium.
pub const IBO_PAYER_VDAB: i32 = 2;

pub(crate) fn kind(number: i32) -> Refusal<Kind> {
    match number {
        IBO_KIND_IBO => Ok(Kind::Ibo),
        IBO_KIND_IBO_PLUS => Ok(Kind::IboPlus),
        0 => refused(ErrorCode::MissingField, sentence::KIND_REQUIRED),
        _ => refused(ErrorCode::UnknownKind, sentence::KIND_NUMBER),
    }
}

numbers! {
    scheme(Scheme) {
        Scheme2018 => IBO_SCHEME_2018,
        Scheme2026 => IBO_SCHEME_2026,
    }
}

numbers! {
    payer(Payer) {
        Employer => IBO_PAYER_EMPLOYER,
        Vdab => IBO_PAYER_VDAB,
    }
}
