//! The C ABI of `ibo`, for payroll systems in C, C++, COBOL, Java and .NET: it translates between C
//! and `ibo-core`, and holds no rule.
//!
//! The header is `include/ibo.h`, the page that says what holds for every function is this crate's
//! README. Each file translates what the file of the same name in `ibo-core` is. `boundary.rs`
//! reads and writes what C points to; `exports/` has the functions, which only wrap their pointers.

#![deny(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]
#![allow(non_camel_case_types, reason = "the names of the header")]

mod agreement;
mod amounts;
mod boundary;
mod case;
mod catalogue;
mod certainty;
mod correction;
mod corrections;
mod error;
mod exports;
mod fraction;
mod grouped;
mod init;
mod kind;
mod language;
mod line;
mod notice;
mod options;
mod parameters;
mod payment;
mod payment_statement;
mod period;
mod premium;
mod record;
mod retention;
mod sensitivity;
mod sentence;
mod statement;
mod status;
mod structs;
mod text;
mod text_value;
mod value;
mod verify;
mod version;

pub use agreement::*;
pub use amounts::ibo_amounts;
pub use case::*;
pub use certainty::*;
pub use correction::*;
pub use corrections::*;
pub use error::ibo_error;
pub use exports::*;
pub use fraction::ibo_fraction;
pub use kind::*;
pub use language::*;
pub use line::*;
pub use notice::*;
pub use options::ibo_options;
pub use parameters::ibo_parameters;
pub use payment::{ibo_payment_result, ibo_payment_row};
pub use payment_statement::ibo_payment_change;
pub use premium::ibo_premium;
pub use record::*;
pub use statement::ibo_statement;
pub use status::*;
pub use text_value::{IBO_FORM_BELGIAN, IBO_FORM_STANDARD};
pub use verify::*;
pub use version::{IBO_ABI_VERSION, IBO_VERSION_NUMBER};
