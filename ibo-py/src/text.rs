//! Texts and whole numbers from Python.

use std::str::FromStr;

use ibo_core::bindings::Says as _;
use ibo_core::{Error, ErrorCode, Language};
use pyo3::exceptions::{PyAttributeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyBytes, PyInt, PyIterator, PyString};

use crate::error::{OrRaise, exception, wrong_type, wrong_type_of};
use crate::sentence;

/// A text; one with a surrogate is none.
pub(crate) fn text<'v>(value: &'v Bound<'_, PyAny>, at: &str) -> PyResult<&'v str> {
    let py = value.py();
    let text = value
        .cast::<PyString>()
        .map_err(|_| wrong_type_of(py, at, sentence::STR, type_name(value)))?;
    text.to_str()
        .map_err(|_| exception(py, &Error::says(ErrorCode::BadText, sentence::SURROGATE).at(at)))
}

/// What some programs of Windows put before a text in UTF-8: it is no part of it.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The bytes of a JSON text, a `str` or `bytes`.
pub(crate) fn json<'v>(value: &'v Bound<'_, PyAny>) -> PyResult<&'v [u8]> {
    let json = match value.cast::<PyBytes>() {
        Ok(bytes) => bytes.as_bytes(),
        Err(_) if value.is_instance_of::<PyString>() => text(value, "")?.as_bytes(),
        Err(_) => return Err(wrong_type_of(value.py(), "", sentence::JSON, type_name(value))),
    };
    Ok(json.strip_prefix(BYTE_ORDER_MARK).unwrap_or(json))
}

/// Whether a value can be the text of a JSON.
pub(crate) fn is_json(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyString>()
}

/// The name of a value's type, for a sentence.
pub(crate) fn type_name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(|_| "this".to_owned(), |name| name.to_string())
}

/// A whole number that fits 32 bits: an `int`, or what counts as one, but no `bool`.
pub(crate) fn whole(value: &Bound<'_, PyAny>, at: &str) -> PyResult<i32> {
    let py = value.py();
    let number =
        index(value)?.ok_or_else(|| wrong_type_of(py, at, sentence::INT, type_name(value)))?;
    let out_of_range = || Error::of(ErrorCode::NumberOutOfRange);
    number.extract().map_err(|_| out_of_range()).or_raise_at(py, at)
}

/// A whole number within the range of its field.
pub(crate) fn whole_in_range<T: TryFrom<i32, Error = Error>>(
    value: &Bound<'_, PyAny>,
    at: &str,
) -> PyResult<T> {
    T::try_from(whole(value, at)?).or_raise_at(value.py(), at)
}

/// A text or a word of the form of its field.
pub(crate) fn word<T: FromStr<Err = Error>>(value: &Bound<'_, PyAny>, at: &str) -> PyResult<T> {
    text(value, at)?.parse().or_raise_at(value.py(), at)
}

/// The items of a list, or of what is one in all but name: a set or an iterator has no order to
/// come back to, a text and a `dict` are no list.
pub(crate) fn items<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyIterator>>> {
    let is_text = value.is_instance_of::<PyString>() || value.is_instance_of::<PyBytes>();
    let is_list = value.hasattr("__getitem__")? && !value.hasattr("keys")?;
    if is_list && !is_text { value.try_iter().map(Some) } else { Ok(None) }
}

/// The value as an `int`, if it counts as one: also a numpy integer, never a `bool`.
pub(crate) fn index<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    if value.is_exact_instance_of::<PyInt>() {
        return Ok(Some(value.clone()));
    }
    if value.is_instance_of::<PyBool>() {
        return Ok(None);
    }
    if_it_fits(value.py(), value.call_method0("__index__"))
}

/// What a value of the right kind gives; none for another kind. Any other exception is the
/// caller's, and goes through.
pub(crate) fn if_it_fits<T>(py: Python<'_>, asked: PyResult<T>) -> PyResult<Option<T>> {
    match asked {
        Ok(given) => Ok(Some(given)),
        Err(error)
            if error.is_instance_of::<PyTypeError>(py)
                || error.is_instance_of::<PyAttributeError>(py) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// `nl` or `en`; without either the language that was chosen, or Dutch.
pub(crate) fn language(py: Python<'_>, value: Option<&str>) -> PyResult<Language> {
    let Some(value) = value else { return chosen(py, Language::Dutch) };
    Language::from_code(value).ok_or_else(|| wrong_type(py, "language", sentence::LANGUAGE))
}

/// The languages in the order of their numbers.
pub(crate) const LANGUAGES: [Language; 2] = [Language::Dutch, Language::English];

/// A sentence in each of the [`LANGUAGES`].
pub(crate) type Texts = [String; LANGUAGES.len()];

/// The language that was chosen for texts; else this one.
pub(crate) fn chosen(py: Python<'_>, otherwise: Language) -> PyResult<Language> {
    static CHOSEN: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let code = CHOSEN.import(py, "ibo._language", "chosen")?.call1((otherwise.code(),))?;
    Ok(Language::from_code(code.extract()?).unwrap_or(otherwise))
}
