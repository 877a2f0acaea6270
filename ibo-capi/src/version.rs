//! What the library says of itself.

use std::ffi::{CStr, CString};
use std::sync::OnceLock;

use ibo_core::{LIBRARY, Parameters};

/// The number of the ABI of this header. It is raised, and the SONAME with it, when programs that
/// were linked earlier would no longer work.
pub const IBO_ABI_VERSION: u32 = 0;

/// The number of the version of this header: major x 1,000,000 + minor x 1,000 + patch. The library
/// that is loaded says its own with `ibo_version_number`.
pub const IBO_VERSION_NUMBER: u32 = 1_000;

/// The library and the fingerprint of its values, by which a statement can be checked years later
/// (R7.1).
pub(crate) fn text() -> &'static CStr {
    static TEXT: OnceLock<CString> = OnceLock::new();
    TEXT.get_or_init(|| {
        // Values that cannot be read, which no release has, refuse every calculation: here they are
        // only not named.
        let values = Parameters::embedded()
            .map(|values| format!(", values {}", values.fingerprint()))
            .unwrap_or_default();
        CString::new(format!("{LIBRARY}{values}")).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::IBO_VERSION_NUMBER;

    #[test]
    fn number_of_the_version_is_that_of_the_package() {
        let parts = env!("CARGO_PKG_VERSION").split('.').map(|part| part.parse::<u32>().unwrap());
        let number = parts.fold(0, |number, part| number * 1_000 + part);
        assert_eq!(IBO_VERSION_NUMBER, number);
    }
}
