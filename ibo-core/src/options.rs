//! What a caller may ask of a calculation (R2.10, R7.3).

use std::sync::Arc;

use crate::builder::optional_setters;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::forced_scheme::ForcedScheme;
use crate::parameters::Parameters;

/// What a caller may ask of a calculation; by default a final result of any certainty, from the
/// embedded values.
///
/// It holds its parameters, so that a service can keep it.
///
/// ```
/// use ibo_core::{Certainty, Options, Parameters};
///
/// let own = "[[value]]\nid = \"withholding.rate\"\nfrom = \"2027-01-01\"\nvalue = \"0.12\"\n\
///            certainty = \"hypothetical\"\nsource = \"a reform\"\n";
/// let parameters = Parameters::embedded()?.with("reform.toml", own)?;
/// let options = Options::default().require(Certainty::Assumed).provisional(true).parameters(parameters);
/// # let _ = options;
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Options {
    require: Option<Certainty>,
    provisional: bool,
    with_case: bool,
    parameters: Option<Arc<Parameters>>,
    scheme: Option<ForcedScheme>,
}

impl Options {
    optional_setters!();

    /// The weakest certainty that is accepted (R7.3).
    pub const fn require(mut self, weakest: Certainty) -> Self {
        self.require = Some(weakest);
        self
    }

    /// Whether a source without a final answer is accepted; the result is then marked as
    /// provisional (R2.10).
    pub const fn provisional(mut self, is_accepted: bool) -> Self {
        self.provisional = is_accepted;
        self
    }

    /// Whether a statement carries its case, so that one file is the whole evidence (R7.1).
    ///
    /// ```
    /// # use ibo_core::{Case, Options, Statement, statement};
    /// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let case = Case::from_json(json.as_bytes())?;
    /// let stored = statement(&case, &Options::default().with_case(true))?.to_json();
    /// assert_eq!(Statement::from_json(stored.as_bytes())?.case, Some(case));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    pub const fn with_case(mut self, is_carried: bool) -> Self {
        self.with_case = is_carried;
        self
    }

    /// Dated values in place of the embedded ones: `Parameters`, or an `Arc` of them that others
    /// share.
    pub fn parameters(mut self, parameters: impl Into<Arc<Parameters>>) -> Self {
        self.parameters = Some(parameters.into());
        self
    }

    /// A scheme in place of the one that the start of an agreement picks (R8.4).
    pub const fn scheme(mut self, scheme: ForcedScheme) -> Self {
        self.scheme = Some(scheme);
        self
    }

    /// The scheme that is forced.
    pub(crate) const fn forced(&self) -> Option<&ForcedScheme> {
        self.scheme.as_ref()
    }

    /// Whether they try out something against the law: a scheme, or a hypothetical value (R8.4).
    #[cfg(feature = "json")]
    pub(crate) fn tries_out(&self) -> Result<bool, Error> {
        Ok(self.scheme.is_some() || self.values()?.has_hypothetical())
    }

    /// The dated values that are asked for.
    pub(crate) fn values(&self) -> Result<&Parameters, Error> {
        match &self.parameters {
            Some(parameters) => Ok(parameters),
            None => Parameters::embedded(),
        }
    }

    /// Whether a source without a final answer is accepted.
    pub(crate) const fn is_provisional(&self) -> bool {
        self.provisional
    }

    /// Whether a statement carries its case.
    pub(crate) const fn carries_case(&self) -> bool {
        self.with_case
    }

    /// The weakest certainty that is accepted.
    pub(crate) fn floor(&self) -> Certainty {
        self.require.unwrap_or(Certainty::Hypothetical)
    }
}
