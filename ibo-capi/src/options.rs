//! What a caller may ask of a calculation (R2.10, R7.3).

use bytemuck::{Pod, Zeroable};
use ibo_core::Options;

use crate::certainty;
use crate::parameters::ibo_parameters;
use crate::value::{Accepted, flag};

/// What you can ask of a calculation. NULL and zeros both ask for a final result of any certainty.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_options {
    /// `sizeof(ibo_options)`.
    pub struct_size: u32,
    /// The weakest certainty that is accepted, an `IBO_CERTAINTY_...` (R7.3); 0 accepts every
    /// certainty.
    pub require: i32,
    /// 1 to accept sources without a final answer and mark the result as provisional (R2.10), else
    /// 0.
    pub provisional: i32,
    /// 1 for a statement that carries its case (R7.1), else 0. Other results carry none.
    pub with_case: i32,
}

/// What is asked of a calculation, as the call's arguments say it.
#[derive(Default)]
pub(crate) struct CallOptions<'a> {
    pub(crate) options: Option<ibo_options>,
    pub(crate) parameters: Option<&'a ibo_parameters>,
}

impl CallOptions<'_> {
    pub(crate) fn read(&self) -> Accepted<Options> {
        let asked = self.parameters.map_or_else(Options::default, ibo_parameters::options);
        let Some(options) = self.options else { return Ok(asked) };
        let weakest = certainty::read(options.require).map_err(|error| error.at("require"))?;
        let is_provisional = flag(options.provisional).map_err(|error| error.at("provisional"))?;
        let carries_case = flag(options.with_case).map_err(|error| error.at("with_case"))?;
        let asked = asked.maybe(weakest, Options::require).provisional(is_provisional);
        Ok(asked.with_case(carries_case))
    }
}
