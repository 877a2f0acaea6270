//! The keywords of a class, and one that a caller misspelt: a `TypeError` that names the nearest
//! one that there is.

use ibo_core::bindings::nearest;
use ibo_core::bindings::sentence::Sentence;
use ibo_core::{ErrorContext, Language};
use pyo3::PyTypeInfo;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyDict, PyString, PyType};

use crate::sentence;
use crate::text::chosen;

type Keywords<'py, const R: usize, const O: usize> =
    ([Bound<'py, PyAny>; R], [Option<Bound<'py, PyAny>>; O]);

/// The values of the keywords with which an object of a class is made: those that it must have, and
/// those that may be absent or `None`. A keyword that the class does not take is refused first.
pub(crate) fn keywords<'py, T: PyTypeInfo, const R: usize, const O: usize>(
    py: Python<'py>,
    given: Option<&Bound<'py, PyDict>>,
    required: [&str; R],
    optional: [&str; O],
) -> PyResult<Keywords<'py, R, O>> {
    let mut values = ([const { None }; R], [const { None }; O]);
    let class = T::type_object(py);
    take(&class, given, (&required, &mut values.0), (&optional, &mut values.1))?;
    let given_or_none = |value: Option<_>| value.unwrap_or_else(|| py.None().into_bound(py));
    Ok((values.0.map(given_or_none), values.1.map(|value| value.filter(|value| !value.is_none()))))
}

type Taken<'a, 'py> = (&'a [&'a str], &'a mut [Option<Bound<'py, PyAny>>]);

/// Puts each value at the place of its name.
fn take<'py>(
    class: &Bound<'py, PyType>,
    given: Option<&Bound<'py, PyDict>>,
    required: Taken<'_, 'py>,
    optional: Taken<'_, 'py>,
) -> PyResult<()> {
    for (name, value) in given.into_iter().flatten() {
        let name = name.cast::<PyString>()?.to_string_lossy();
        let place = |names: &[&str]| names.iter().position(|known| *known == name);
        if let Some(place) = place(required.0) {
            required.1[place] = Some(value);
        } else if let Some(place) = place(optional.0) {
            optional.1[place] = Some(value);
        } else {
            let known = [required.0, optional.0].concat();
            let message = message(class.py(), class.name()?.to_str()?, &name, &known)?;
            return Err(PyTypeError::new_err(message));
        }
    }
    let absent = required.0.iter().zip(required.1).filter(|(_, value)| value.is_none());
    let absent: Vec<_> = absent.map(|(name, _)| *name).collect();
    if absent.is_empty() {
        return Ok(());
    }
    let context =
        [class.name()?.to_string(), absent.join(", ")].map(|name| ErrorContext::Name(name.into()));
    let language = chosen(class.py(), Language::English)?;
    let message = Sentence::new(sentence::KEYWORDS_ABSENT, context).text(language);
    Err(PyTypeError::new_err(message))
}

/// The nearest known name of one that is not known.
#[pyfunction(name = "_nearest")]
pub(crate) fn nearest_name(name: &str, known: Vec<PyBackedStr>) -> Option<String> {
    nearest(name, known.iter().map(|known| &**known)).map(str::to_owned)
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
    let called = ErrorContext::Name(called.into());
    let unknown = ErrorContext::Name(name.into());
    let sentence = match nearest(name, known.iter().copied()) {
        Some(near) => {
            let near = ErrorContext::Name(near.into());
            Sentence::new(sentence::KEYWORD_NEAR, [called, unknown, near])
        }
        None => Sentence::new(sentence::KEYWORD, [called, unknown]),
    };
    Ok(sentence.text(chosen(py, Language::English)?).into_owned())
}
