//! `ibo.Certainty`, which is an enum of Python.

use ibo_core::Certainty;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::error::wrong_type_of;
use crate::sentence;
use crate::text::text;

/// The member of the enum.
pub(crate) fn member<'py>(py: Python<'py>, certainty: Certainty) -> PyResult<Bound<'py, PyAny>> {
    static MEMBERS: [PyOnceLock<Py<PyAny>>; Certainty::ALL.len()] =
        [const { PyOnceLock::new() }; _];
    let member = MEMBERS[certainty as usize]
        .get_or_try_init(py, || class(py)?.call1((certainty.slug(),)).map(Bound::unbind));
    member.map(|member| member.bind(py).clone())
}

fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static CLASS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    CLASS.import(py, "ibo._certainty", "Certainty")
}

/// A member of the enum, or its word.
pub(crate) fn certainty(value: &Bound<'_, PyAny>) -> PyResult<Certainty> {
    let word = if value.is_instance(class(value.py())?)? {
        value.getattr("value")?
    } else {
        value.clone()
    };
    let word = text(&word, "require")?;
    Certainty::from_slug(word)
        .ok_or_else(|| wrong_type_of(value.py(), "require", sentence::WORDS, words()))
}

/// Every word, the strongest first.
fn words() -> String {
    let words: Vec<_> =
        Certainty::ALL.iter().rev().map(|certainty| format!("\"{certainty}\"")).collect();
    words.join(", ")
}
