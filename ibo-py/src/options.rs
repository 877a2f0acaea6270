//! The options of a calculation: `require`, `provisional`, `parameters` and `reform`.

use std::sync::Arc;

use ibo_core::{Case, Certainty, Fingerprint, ForcedScheme, Options, Parameters as CoreParameters};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::certainty::certainty;
use crate::error::OrRaise;
use crate::fields;
use crate::parameters::{Parameters, values_of};
use crate::reform::Reform;
use crate::unread::{texts, warn};

/// The options of a calculation, as a caller gives them.
pub(crate) struct CallOptions {
    pub(crate) require: Option<Certainty>,
    pub(crate) provisional: bool,
    pub(crate) parameters: Option<Py<Parameters>>,
    pub(crate) with_case: bool,
    reform: Option<Laid>,
}

/// A reform, and the parameters that it was laid over.
struct Laid {
    reform: Py<Reform>,
    values: Arc<CoreParameters>,
    scheme: Option<ForcedScheme>,
}

impl CallOptions {
    pub(crate) fn new(
        require: Option<&Bound<'_, PyAny>>,
        provisional: bool,
        parameters: Option<Py<Parameters>>,
    ) -> PyResult<Self> {
        let require = require.map(certainty).transpose()?;
        Ok(Self { require, provisional, parameters, with_case: false, reform: None })
    }

    /// The same options, with what the codes of a delivery mean laid over the values: the file that
    /// says it, or several.
    pub(crate) fn coded(self, py: Python<'_>, codes: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let Some(codes) = codes else { return Ok(self) };
        let parameters = Parameters::coded(py, self.parameters.as_ref(), codes)?;
        Ok(Self { parameters: Some(Py::new(py, parameters)?), ..self })
    }

    /// The same, for a statement that carries its case.
    pub(crate) fn with_case(self, with_case: bool) -> Self {
        Self { with_case, ..self }
    }

    /// The same options under a reform, where there is one (R8.4).
    pub(crate) fn under(self, py: Python<'_>, reform: Option<Py<Reform>>) -> PyResult<Self> {
        let Some(reform) = reform else { return Ok(self) };
        let core = reform.get().core();
        let base = values_of(self.own().map(Arc::as_ref)).or_raise(py)?;
        let values = Arc::new(core.parameters(base).or_raise(py)?);
        let scheme = core.forced_scheme().copied();
        Ok(Self { reform: Some(Laid { reform, values, scheme }), ..self })
    }

    /// The same options, once more.
    pub(crate) fn clone_ref(&self, py: Python<'_>) -> Self {
        let Self { require, provisional, parameters, with_case, reform } = self;
        let parameters = parameters.as_ref().map(|parameters| parameters.clone_ref(py));
        let reform = reform.as_ref().map(|Laid { reform, values, scheme }| Laid {
            reform: reform.clone_ref(py),
            values: Arc::clone(values),
            scheme: *scheme,
        });
        Self {
            require: *require,
            provisional: *provisional,
            parameters,
            with_case: *with_case,
            reform,
        }
    }

    /// The options as the core takes them.
    pub(crate) fn options(&self) -> Options {
        let own = self.laid().map(Arc::clone);
        let scheme = self.reform.as_ref().and_then(|laid| laid.scheme);
        Options::default()
            .maybe(self.require, Options::require)
            .provisional(self.provisional)
            .with_case(self.with_case)
            .maybe(own, Options::parameters)
            .maybe(scheme, Options::scheme)
    }

    /// The fingerprint of the dated values (R7.1).
    pub(crate) fn values(&self, py: Python<'_>) -> PyResult<Fingerprint> {
        values_of(self.laid().map(Arc::as_ref)).or_raise(py).map(CoreParameters::fingerprint)
    }

    /// The dated values that are not those of the library: of a reform, or of the caller.
    fn laid(&self) -> Option<&Arc<CoreParameters>> {
        self.reform.as_ref().map(|laid| &laid.values).or_else(|| self.own())
    }

    /// The reform.
    pub(crate) fn reform(&self) -> Option<&Py<Reform>> {
        self.reform.as_ref().map(|laid| &laid.reform)
    }

    /// Warns of what is amiss with the reform for a case, or for the months of one agreement (R8.4):
    /// so many calls above the function that was called.
    pub(crate) fn warn_of<'c>(
        &self,
        py: Python<'_>,
        cases: impl IntoIterator<Item = &'c Case>,
        calls: i32,
    ) -> PyResult<()> {
        let Some(reform) = self.reform() else { return Ok(()) };
        let base = values_of(self.own().map(Arc::as_ref)).or_raise(py)?;
        let reform = reform.get().core();
        let missed = reform.missed_by(base, cases).or_raise(py)?;
        warn(py, reform, &texts(&missed), calls)
    }

    /// Those of the caller, without a reform.
    pub(crate) fn own(&self) -> Option<&Arc<CoreParameters>> {
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
        fields::set(fields, "with_case", Some(true).filter(|_| self.with_case))?;
        fields::set(
            fields,
            "parameters",
            self.parameters.as_ref().map(|parameters| parameters.bind(py)),
        )?;
        fields::set(fields, "reform", self.reform.as_ref().map(|laid| laid.reform.bind(py)))
    }
}
