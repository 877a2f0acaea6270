//! The options of a calculation: `require`, `provisional` and `parameters`.

use std::sync::Arc;

use ibo_core::{Certainty, Fingerprint, Options, Parameters as CoreParameters};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::certainty::certainty;
use crate::error::OrRaise;
use crate::fields;
use crate::parameters::{Parameters, values_of};

/// The options of a calculation, as a caller gives them.
pub(crate) struct CallOptions {
    pub(crate) require: Option<Certainty>,
    pub(crate) provisional: bool,
    pub(crate) parameters: Option<Py<Parameters>>,
}

impl CallOptions {
    pub(crate) fn new(
        require: Option<&Bound<'_, PyAny>>,
        provisional: bool,
        parameters: Option<Py<Parameters>>,
    ) -> PyResult<Self> {
        Ok(Self { require: require.map(certainty).transpose()?, provisional, parameters })
    }

    /// The options as the core takes them.
    pub(crate) fn options(&self) -> Options {
        let own = self.own().map(Arc::clone);
        Options::default()
            .maybe(self.require, Options::require)
            .provisional(self.provisional)
            .maybe(own, Options::parameters)
    }

    /// The fingerprint of the dated values (R7.1).
    pub(crate) fn values(&self, py: Python<'_>) -> PyResult<Fingerprint> {
        values_of(self.own().map(Arc::as_ref)).or_raise(py).map(CoreParameters::fingerprint)
    }

    fn own(&self) -> Option<&Arc<CoreParameters>> {
        self.parameters.as_ref().map(|parameters| parameters.get().values())
    }

    /// The same as keywords, for pickle.
    pub(crate) fn set(&self, fields: &Bound<'_, PyDict>) -> PyResult<()> {
        let py = fields.py();
        fields::set(fields, "require", self.require.map(|certainty| certainty.slug()))?;
        fields::set(
            fields,
            "provisional",
            Some(self.provisional).filter(|provisional| *provisional),
        )?;
        fields::set(
            fields,
            "parameters",
            self.parameters.as_ref().map(|parameters| parameters.bind(py)),
        )
    }
}
