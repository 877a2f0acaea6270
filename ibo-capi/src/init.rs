//! What the library makes once in a process.

use ibo_core::{Language, Parameters};

use crate::status::{IBO_OK, texts};
use crate::value::Accepted;
use crate::version;

/// The dated values, and the texts that callers point to.
pub(crate) fn read() -> Accepted<()> {
    Parameters::embedded()?;
    version::text();
    texts::meaning(IBO_OK, Language::English);
    Ok(())
}
