//! The dated values of the law, with a user's file laid over them (R1.6, R7.4), or a reform (R8.4).

use std::sync::Arc;

use ibo_core::bindings::Says as _;
use ibo_core::bindings::sentence::say;
use ibo_core::{Error, ErrorCode, ForcedScheme, Note, Options, Parameters, Reform};

use crate::boundary::Made;
use crate::error::Failure;
use crate::status::IBO_INDEX_OUT_OF_RANGE;
use crate::value::Accepted;

/// Dated values: those of the library with your own file laid over them, or a reform with the scheme
/// that it forces. They never change, so threads may share them.
pub struct ibo_parameters {
    pub(crate) values: Arc<Parameters>,
    scheme: Option<ForcedScheme>,
}

impl Made for ibo_parameters {
    const TAG: u64 = u64::from_be_bytes(*b"ibo-para");
}

impl ibo_parameters {
    /// Computes with these values, under the scheme that they force.
    pub(crate) fn options(&self) -> Options {
        Options::default().parameters(Arc::clone(&self.values)).maybe(self.scheme, Options::scheme)
    }

    /// The remark on a file that was loaded (R1.6).
    pub(crate) fn note(&self, index: usize) -> Result<&Note, Failure> {
        self.values.notes().get(index).ok_or(Failure::call(IBO_INDEX_OUT_OF_RANGE, "index"))
    }
}

/// The values of a file, laid over others; a scheme that these force stays forced.
pub(crate) fn over(base: Option<&ibo_parameters>, toml: &[u8]) -> Accepted<ibo_parameters> {
    let values = Arc::new(values(base)?.with("toml", text(toml)?)?);
    Ok(ibo_parameters { values, scheme: base.and_then(|base| base.scheme) })
}

/// A reform, laid over values (R8.4); its scheme goes before one that these force.
pub(crate) fn reform(base: Option<&ibo_parameters>, toml: &[u8]) -> Accepted<ibo_parameters> {
    let reform = Reform::from_toml("toml", text(toml)?)?;
    let values = Arc::new(reform.parameters(values(base)?)?);
    let scheme = reform.forced_scheme().copied().or(base.and_then(|base| base.scheme));
    Ok(ibo_parameters { values, scheme })
}

fn text(toml: &[u8]) -> Accepted<&str> {
    let malformed = |_| Error::says(ErrorCode::ParametersMalformed, say::PARAMETERS_UTF_8);
    std::str::from_utf8(toml).map_err(malformed)
}

/// The values that are asked for: NULL stands for those of the library.
pub(crate) fn values(parameters: Option<&ibo_parameters>) -> Accepted<&Parameters> {
    match parameters {
        Some(parameters) => Ok(&parameters.values),
        None => Parameters::embedded(),
    }
}
