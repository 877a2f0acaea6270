//! Tables in CSV: lines in, columns of texts out, and the other way round. The crate `csv` splits the lines; here stands what
//! it lets pass and an office must know of: quotes that do not close, text behind a closing quote,
//! lines with other fields than the first. What is wrong is returned as data; the caller says it.
//! (A crate of its own, so that it is compiled to be fast where the rest of the package is small.)

mod lines;
mod rows;
mod wrong;

pub use ibo_core::bindings::office_text::{CellForm, Declared, flag, shown};
pub use lines::lines;
pub use rows::Rows;
pub use wrong::{Why, Wrong};
