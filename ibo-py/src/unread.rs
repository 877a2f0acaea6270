//! What a reform lays and no row reads, in sentences and as warnings (R8.4).

use std::ffi::CString;

use ibo_core::{Error, Language, Parameters, Population, Reform, Unread};
use pyo3::exceptions::PyUserWarning;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::text::{LANGUAGES, Texts, chosen};

/// What a reform lays and no row reads, each in a sentence.
pub(crate) fn unread(
    reform: &Reform,
    base: &Parameters,
    population: &Population,
) -> Result<Vec<Texts>, Error> {
    reform.unread(base, population).map(|unread| texts(&unread))
}

/// The same of what was found.
pub(crate) fn texts(unread: &[Unread]) -> Vec<Texts> {
    unread.iter().map(|one| LANGUAGES.map(|language| one.text(language))).collect()
}

/// What is not read, in sentences of the language that was chosen.
pub(crate) fn sentences<'py>(py: Python<'py>, unread: &[Texts]) -> PyResult<Bound<'py, PyTuple>> {
    let language = chosen(py, Language::English)?;
    PyTuple::new(py, unread.iter().map(|one| &one[language as usize]))
}

/// A warning for each, so many calls above.
pub(crate) fn warn(py: Python<'_>, reform: &Reform, unread: &[Texts], calls: i32) -> PyResult<()> {
    let language = chosen(py, Language::English)?;
    for one in unread {
        let text = format!("{}: {}", reform.title(), one[language as usize]);
        let text = CString::new(text.replace('\0', "?")).unwrap_or_default();
        PyErr::warn(py, &py.get_type::<PyUserWarning>(), &text, calls)?;
    }
    Ok(())
}
