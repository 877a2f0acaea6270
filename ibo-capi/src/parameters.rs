//! The dated values of the law, with a user's file laid over them (R1.6, R7.4).

use std::sync::Arc;

use ibo_core::bindings::Says as _;
use ibo_core::bindings::sentence::say;
use ibo_core::{Error, ErrorCode, Note, Parameters};

use crate::boundary::Made;
use crate::error::Failure;
use crate::status::IBO_INDEX_OUT_OF_RANGE;
use crate::value::Refusal;

/// Dated values: those of the library with your own file laid over them. They never change, so
/// threads may share them.
pub struct ibo_parameters(pub(crate) Arc<Parameters>);

impl Made for ibo_parameters {
    const TAG: u64 = u64::from_be_bytes(*b"ibo-para");
}

impl ibo_parameters {
    /// The remark on a file that was loaded (R1.6).
    pub(crate) fn note(&self, index: usize) -> Result<&Note, Failure> {
        self.0.notes().get(index).ok_or(Failure::call(IBO_INDEX_OUT_OF_RANGE, "index"))
    }
}

/// The values of a file, laid over others.
pub(crate) fn over(base: Option<&ibo_parameters>, toml: &[u8]) -> Refusal<ibo_parameters> {
    let text = std::str::from_utf8(toml)
        .map_err(|_| Error::says(ErrorCode::ParametersMalformed, say::PARAMETERS_UTF_8))?;
    values(base)?.with("toml", text).map(|parameters| ibo_parameters(Arc::new(parameters)))
}

/// The values that are asked for: NULL stands for those of the library.
pub(crate) fn values(parameters: Option<&ibo_parameters>) -> Refusal<&Parameters> {
    match parameters {
        Some(parameters) => Ok(&parameters.0),
        None => Parameters::embedded(),
    }
}
