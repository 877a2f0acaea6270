//! What tells one set of values from any other: "same case, same library, same values: same bytes"
//! can be checked years later (R7.1).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::from_text::FromText;
use crate::sentence::say;

/// The first 16 hexadecimal digits of the SHA-256 of the canonical text of a set of values.
///
/// ```
/// use ibo_core::Parameters;
///
/// let embedded = Parameters::embedded()?;
/// let again = Parameters::from_toml(&[("canonical.toml", &embedded.canonical())])?;
/// assert_eq!(again.fingerprint(), embedded.fingerprint());
/// assert_eq!(embedded.fingerprint().to_string().len(), 16);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// That of a canonical text.
    pub(super) fn of(text: &str) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        Self(
            digest.iter().take(8).fold(0, |number, byte| number.wrapping_shl(8) | u64::from(*byte)),
        )
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl std::str::FromStr for Fingerprint {
    type Err = Error;

    /// Reads 16 hexadecimal digits, as they are printed.
    ///
    /// # Errors
    /// `bad-text` for another text.
    fn from_str(text: &str) -> Result<Self, Error> {
        let is_printed =
            text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let number = u64::from_str_radix(text, 16).ok().filter(|_| is_printed);
        number.map(Self).ok_or_else(|| Error::says(ErrorCode::BadText, say::FINGERPRINT))
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_str(FromText::new("a fingerprint as a string of 16 hexadecimal digits"))
    }
}
