//! What a caller may ask of a calculation (R2.10, R7.3).

use crate::error::Error;
use crate::parameters::Parameters;
use crate::rule::Certainty;

/// What a caller may ask of a calculation; by default a final result of any certainty, from the embedded values.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'p> {
    /// The weakest certainty that is accepted (R7.3).
    pub require: Option<Certainty>,
    /// Whether a source without a final answer is accepted; the result is then marked as provisional (R2.10).
    pub provisional: bool,
    /// The dated values; none are the embedded ones.
    pub parameters: Option<&'p Parameters>,
}

impl<'p> Options<'p> {
    /// The dated values that are asked for.
    pub(crate) fn values(&self) -> Result<&'p Parameters, Error> {
        match self.parameters {
            Some(parameters) => Ok(parameters),
            None => Parameters::embedded(),
        }
    }

    /// The weakest certainty that is accepted.
    pub(crate) fn floor(&self) -> Certainty {
        self.require.unwrap_or(Certainty::Hypothetical)
    }
}
