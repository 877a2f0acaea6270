//! The kinds of agreement.

use ibo_core::{ErrorCode, Kind};

use crate::sentence::say;
use crate::value::{Accepted, refused};

/// The kind of agreement: an `ibo`.
pub const IBO_KIND_IBO: i32 = 1;
/// The kind of agreement: an `ibo-plus`.
pub const IBO_KIND_IBO_PLUS: i32 = 2;

/// The kind of this number.
pub(crate) fn read(number: i32) -> Accepted<Kind> {
    match number {
        IBO_KIND_IBO => Ok(Kind::Ibo),
        IBO_KIND_IBO_PLUS => Ok(Kind::IboPlus),
        0 => refused(ErrorCode::MissingField, say::KIND_REQUIRED),
        _ => refused(ErrorCode::UnknownKind, say::KIND),
    }
}
