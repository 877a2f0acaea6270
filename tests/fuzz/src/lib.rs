//! What the fuzz targets hold of any input. Each target is a file of `bin/`, which hands the bytes
//! of libFuzzer to the module of its name here; the others say what holds of errors, of cases and
//! of statements, and draw what is built. A property that fails panics, which ends the target.

pub mod arrow;
pub mod capi_json;
pub mod capi_structs;
pub mod case_json;
pub mod case_structured;
pub mod csv;
pub mod parameters_toml;
pub mod reform_file;
pub mod stored_results;
pub mod texts;

mod capi;
mod computed;
mod draw;
mod refused;
mod table;
mod values;

/// The errors that only the tables of Python say: `arrow` takes the reader of columns as it is.
#[allow(dead_code, reason = "the reader of columns says a few of them")]
#[path = "../../../ibo-py/src/sentence.rs"]
mod sentence;

/// A case of the core as the structs of the header say it, as the tests of C have it.
#[path = "../../tests/capi/structs.rs"]
mod structs;
