//! `ibo.Certainty`, which is an enum of Python.

use std::sync::Arc;

use ibo_core::{Certainty, Options, Parameters as CoreParameters};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

use crate::error::wrong_type_of;
use crate::object;
use crate::parameters::Parameters;
use crate::sentence;
use crate::text::text;

/// The member of the enum.
pub(crate) fn member<'py>(py: Python<'py>, certainty: Certainty) -> PyResult<Bound<'py, PyAny>> {
    static MEMBERS: [PyOnceLock<Py<PyAny>>; Certainty::ALL.len()] = [const { PyOnceLock::new() }; _];
    let member = MEMBERS[certainty as usize].get_or_try_init(py, || class(py)?.call1((certainty.slug(),)).map(Bound::unbind));
    member.map(|member| member.bind(py).clone())
}

fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static CLASS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    CLASS.import(py, "ibo._certainty", "Certainty")
}

/// A member of the enum, or its word.
fn certainty(value: &Bound<'_, PyAny>) -> PyResult<Certainty> {
    let word = if value.is_instance(class(value.py())?)? { value.getattr("value")? } else { value.clone() };
    let word = text(&word, "require")?;
    Certainty::from_slug(word).ok_or_else(|| wrong_type_of(value.py(), "require", sentence::WORDS, words()))
}

/// Every word, the strongest first.
fn words() -> String {
    let words: Vec<_> = Certainty::ALL.iter().rev().map(|certainty| format!("\"{certainty}\"")).collect();
    words.join(", ")
}

/// What a caller asks of a calculation.
pub(crate) struct Asked {
    pub(crate) require: Option<Certainty>,
    pub(crate) provisional: bool,
    pub(crate) parameters: Option<Py<Parameters>>,
}

impl Asked {
    pub(crate) fn new(require: Option<&Bound<'_, PyAny>>, provisional: bool, parameters: Option<Py<Parameters>>) -> PyResult<Self> {
        Ok(Self { require: require.map(certainty).transpose()?, provisional, parameters })
    }

    pub(crate) fn options(&self) -> Options {
        let parameters = self.parameters.as_ref().map(|parameters| Arc::clone(parameters.get().values()));
        options(self.require, self.provisional, parameters)
    }
}

/// The same, as the core asks.
pub(crate) fn options(require: Option<Certainty>, provisional: bool, parameters: Option<Arc<CoreParameters>>) -> Options {
    Options::default().maybe(require, Options::require).provisional(provisional).maybe(parameters, Options::parameters)
}

impl Asked {
    /// The same as keywords, for pickle.
    pub(crate) fn set(&self, fields: &Bound<'_, PyDict>) -> PyResult<()> {
        let py = fields.py();
        object::set(fields, "require", self.require.map(|certainty| certainty.slug()))?;
        object::set(fields, "provisional", Some(self.provisional).filter(|provisional| *provisional))?;
        object::set(fields, "parameters", self.parameters.as_ref().map(|parameters| parameters.bind(py)))
    }
}
