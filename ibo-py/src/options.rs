//! The options of a calculation: `require`, `provisional` and `parameters`.

use std::sync::Arc;

use ibo_core::{Certainty, Options, Parameters as CoreParameters};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::certainty::certainty;
use crate::object;
use crate::parameters::Parameters;

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

    pub(crate) fn options(&self) -> Options {
        let parameters =
            self.parameters.as_ref().map(|parameters| Arc::clone(parameters.get().values()));
        options(self.require, self.provisional, parameters)
    }

    /// The same as keywords, for pickle.
    pub(crate) fn set(&self, fields: &Bound<'_, PyDict>) -> PyResult<()> {
        let py = fields.py();
        object::set(fields, "require", self.require.map(|certainty| certainty.slug()))?;
        object::set(
            fields,
            "provisional",
            Some(self.provisional).filter(|provisional| *provisional),
        )?;
        object::set(
            fields,
            "parameters",
            self.parameters.as_ref().map(|parameters| parameters.bind(py)),
        )
    }
}

/// The options as the core takes them.
pub(crate) fn options(
    require: Option<Certainty>,
    provisional: bool,
    parameters: Option<Arc<CoreParameters>>,
) -> Options {
    Options::default()
        .maybe(require, Options::require)
        .provisional(provisional)
        .maybe(parameters, Options::parameters)
}
