//! The canonical text of a set of values, and its fingerprint: "same case, same library, same values: same bytes" can be checked years later (R7.1).
//!
//! The text is a parameter file that stands alone: it can be loaded back, and gives the same set.

use std::fmt::{self, Write as _};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::{DatedValue, Laid};
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
        Self(digest.iter().take(8).fold(0, |number, byte| number.wrapping_shl(8) | u64::from(*byte)))
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
        let is_printed = text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
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
        deserializer.deserialize_str(FromText::new("a fingerprint as a string of 16 hexadecimal digits"))
    }
}

/// The key of a file that is a whole set: nothing of another file lies under it.
pub(super) const COMPLETE: &str = "complete";

/// The canonical text of values in their order.
pub(super) fn text<'v>(values: impl Iterator<Item = Laid<'v>>) -> String {
    let mut text = format!("{COMPLETE} = true\n");
    for value in values {
        // Writing to a string cannot fail.
        let _ = write(&mut text, &value);
    }
    text
}

fn write(text: &mut String, Laid { about, extends, written }: &Laid<'_>) -> fmt::Result {
    let DatedValue { id, kind, agreements_from, first_day, certainty, source, checked_until, .. } = &***about;
    write!(text, "\n[[value]]\nid = {}\n", quoted(id))?;
    if let Some(kind) = kind {
        writeln!(text, "kind = {}", quoted(kind))?;
    }
    if let Some(day) = agreements_from {
        writeln!(text, "agreements_from = {}", quoted(day))?;
    }
    writeln!(text, "from = {}", quoted(first_day))?;
    if *extends {
        writeln!(text, "extends = true")?;
    }
    writeln!(text, "value = {written}\ncertainty = {}\nsource = {}", quoted(certainty), quoted(source))?;
    if let Some(day) = checked_until {
        writeln!(text, "checked_until = {}", quoted(day))?;
    }
    Ok(())
}

/// A text as TOML writes it between double quotes.
pub(super) fn quoted(text: &impl fmt::Display) -> String {
    let mut quoted = String::from("\"");
    for character in text.to_string().chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\0'..='\u{1f}' | '\u{7f}' => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;
    use crate::period::parse_date;

    #[test]
    fn quoted_texts_are_read_back_as_they_were() {
        for text in ["a", "\"quoted\" \\ back", "line\nbreak\ttab\u{7f}\u{1}", "après € 5", ""] {
            let table: toml::Table = format!("a = {}", quoted(&text)).parse().unwrap();
            assert_eq!(table.get("a").and_then(toml::Value::as_str), Some(text));
        }
        assert_eq!(quoted(&parse_date("2026-03-02").unwrap()), "\"2026-03-02\"");
    }
}
