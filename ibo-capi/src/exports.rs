//! The functions of the header, one file for each of its subjects.
//!
//! Each export passes one of the guards of `boundary.rs`, or calls its own longer form and nothing
//! else. It wraps its pointers first, in the one line of it that is `unsafe`: the caller promises
//! what the page of conventions asks. It gives the guard all that it writes, which is emptied when
//! the call fails. It reads its inputs before it computes and writes its outputs last. What the
//! functions do is in the files that are named as in the core.

mod amounts;
mod case;
mod correction;
mod corrections;
mod init;
mod notice;
mod one_call;
mod parameters;
mod payment;
mod premium;
mod retention;
mod sensitivity;
mod statement;
mod text_value;
mod texts;
mod verify;

pub use amounts::*;
pub use case::*;
pub use correction::*;
pub use corrections::*;
pub use init::*;
pub use notice::*;
pub use one_call::*;
pub use parameters::*;
pub use payment::*;
pub use premium::*;
pub use retention::*;
pub use sensitivity::*;
pub use statement::*;
pub use text_value::*;
pub use texts::*;
pub use verify::*;
