//! The dated values of the law, with a user's file laid over them (R1.6, R7.4).

use ibo_core::{Error, ErrorCode, Parameters};

use crate::value::Refusal;

/// Dated values: those of the library with a file of yours laid over them. They never change: threads may share them.
pub struct ibo_parameters(pub(crate) Parameters);

/// The values of a file, laid over others.
pub(crate) fn over(base: Option<&ibo_parameters>, toml: &[u8]) -> Refusal<ibo_parameters> {
    let text = std::str::from_utf8(toml).map_err(|_| Error::new(ErrorCode::ParametersMalformed, "a parameter file is UTF-8"))?;
    values(base)?.with("toml", text).map(ibo_parameters)
}

/// The values that are asked for: NULL stands for those of the library.
pub(crate) fn values(parameters: Option<&ibo_parameters>) -> Refusal<&Parameters> {
    match parameters {
        Some(parameters) => Ok(&parameters.0),
        None => Parameters::embedded(),
    }
}
