//! A keyword that a caller misspelt: a `TypeError` that names the nearest one that there is.

use ibo_core::bindings::nearest;
use ibo_core::bindings::sentence::Sentence;
use ibo_core::{ErrorContext, Language};
use pyo3::PyTypeInfo;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyDict, PyString};

use crate::sentence;
use crate::text::chosen;

/// Refuses the keywords that the constructor of a class does not take.
pub(crate) fn refuse_unknown<T: PyTypeInfo>(
    py: Python<'_>,
    unknown: Option<&Bound<'_, PyDict>>,
) -> PyResult<()> {
    let Some((name, _)) = unknown.and_then(|unknown| unknown.iter().next()) else {
        return Ok(());
    };
    let class = T::type_object(py);
    let signature: String = class.getattr("__text_signature__")?.extract()?;
    let known: Vec<_> = keywords(&signature).collect();
    let name = name.cast::<PyString>()?.to_string_lossy();
    let message = message(py, class.name()?.to_str()?, &name, &known)?;
    Err(PyTypeError::new_err(message))
}

/// The nearest known name of one that is not known.
#[pyfunction(name = "_nearest")]
pub(crate) fn nearest_name(name: &str, known: Vec<PyBackedStr>) -> Option<String> {
    let known: Vec<&str> = known.iter().map(|known| &**known).collect();
    nearest(name, &known).map(str::to_owned)
}

/// What is said of a keyword that a function does not take.
#[pyfunction(name = "_unknown_keyword")]
pub(crate) fn unknown_keyword(
    py: Python<'_>,
    function: &str,
    name: &str,
    known: Vec<PyBackedStr>,
) -> PyResult<String> {
    let known: Vec<&str> = known.iter().map(|known| &**known).collect();
    message(py, function, name, &known)
}

fn message(py: Python<'_>, called: &str, name: &str, known: &[&str]) -> PyResult<String> {
    let called = ErrorContext::Name(called.to_owned());
    let unknown = ErrorContext::Name(name.to_owned());
    let sentence = match nearest(name, known) {
        Some(near) => {
            let near = ErrorContext::Name(near.to_owned());
            Sentence::new(sentence::KEYWORD_NEAR, [called, unknown, near])
        }
        None => Sentence::new(sentence::KEYWORD, [called, unknown]),
    };
    Ok(sentence.text(chosen(py, Language::English)?))
}

/// The names in a signature such as `(case, *, require=None, provisional=False)`.
fn keywords(signature: &str) -> impl Iterator<Item = &str> {
    let parts = signature.trim_matches(['(', ')']).split(',').map(str::trim);
    parts
        .filter_map(|part| part.split('=').next())
        .filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()))
}
