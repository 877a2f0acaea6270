//! Texts of records: words of code lists and references, each of printable ASCII characters (R0.4).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::from_text::FromText;
use crate::sentence::{ErrorContext, say};

/// Whether a text, or many of them one after the other, has printable ASCII characters alone.
#[must_use]
#[inline(never)]
pub(crate) fn is_printable(text: &[u8]) -> bool {
    text.iter().fold(true, |all, byte| all & matches!(byte, b' '..=b'~'))
}

/// A text of 1 to `longest` printable ASCII characters.
#[inline]
pub(crate) fn printable(text: &[u8], longest: usize) -> Result<(), Error> {
    if (1..=longest).contains(&text.len()) && is_printable(text) {
        Ok(())
    } else {
        let longest = ErrorContext::Number(i64::try_from(longest).unwrap_or(i64::MAX));
        Err(Error::says_of(ErrorCode::BadText, say::PRINTABLE, [longest]))
    }
}

fn two_capitals(text: &[u8]) -> Result<(), Error> {
    if text.len() == 2 && text.iter().all(u8::is_ascii_uppercase) {
        Ok(())
    } else {
        Err(Error::says(ErrorCode::BadText, say::TWO_CAPITALS))
    }
}

/// Printable bytes as a text of their own.
pub(crate) fn text(text: impl AsRef<[u8]>) -> String {
    String::from_utf8_lossy(text.as_ref()).into_owned()
}

/// Declares texts that are in form once they exist. (A macro, since each is a type of its own.)
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident, $expecting:literal, $form:expr;)+) => {
        $(
            $(#[$doc])*
            ///
            /// It holds a `String`, or the bytes of a caller (`&[u8]`).
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name<T = String>(T);

            impl<T: AsRef<[u8]>> $name<T> {
                /// The text, once it is found in form.
                ///
                /// # Errors
                /// `bad-text` for a text of another form (R0.4).
                #[inline]
                pub fn new(text: T) -> Result<Self, Error> {
                    let form: fn(&[u8]) -> Result<(), Error> = $form;
                    form(text.as_ref()).map(|()| Self(text))
                }
            }

            impl<T> $name<T> {
                /// The text that is known to be in form.
                #[inline(always)]
                #[allow(dead_code, reason = "each text has all that any of them needs")]
                pub(crate) const fn of_proven(text: T) -> Self {
                    Self(text)
                }

                /// The text, as it is held.
                #[must_use]
                #[inline(always)]
                pub const fn get(&self) -> &T {
                    &self.0
                }

                /// The text, out of its form.
                #[must_use]
                #[inline]
                pub fn into_inner(self) -> T {
                    self.0
                }
            }

            impl<T: AsRef<[u8]>> $name<T> {
                /// The same text, borrowed.
                #[must_use]
                #[inline(always)]
                pub fn borrowed(&self) -> $name<&[u8]> {
                    $name(self.0.as_ref())
                }

                /// The same text as one of its own.
                #[must_use]
                pub fn owned(&self) -> $name {
                    $name(text(&self.0))
                }
            }

            impl $name {
                /// The text.
                #[must_use]
                pub fn as_str(&self) -> &str {
                    &self.0
                }
            }

            impl FromStr for $name {
                type Err = Error;

                /// # Errors
                /// As `new`.
                fn from_str(text: &str) -> Result<Self, Error> {
                    Self::new(text.to_owned())
                }
            }

            impl<T: AsRef<[u8]>> fmt::Display for $name<T> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.pad(&String::from_utf8_lossy(self.0.as_ref()))
                }
            }

            impl<T: AsRef<[u8]>> Serialize for $name<T> {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(self)
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    deserializer.deserialize_str(FromText::new($expecting))
                }
            }
        )+
    };
}

impl Code<()> {
    /// The most characters of a word of a code list (R0.4).
    pub const MAX_LENGTH: usize = 64;

    /// Whether a text can be a word of a code list.
    #[inline]
    pub(crate) fn is_form_of(text: &[u8]) -> bool {
        (1..=Self::MAX_LENGTH).contains(&text.len()) && is_printable(text)
    }
}

texts! {
    /// A word of a code list, such as `full-unemployment`: 1 to 64 printable ASCII characters
    /// (R2.4, R2.5, R2.8).
    ///
    /// ```
    /// use ibo_core::Code;
    /// assert_eq!("leefloon".parse::<Code>()?.to_string(), "leefloon");
    /// assert_eq!(Code::new(b"C21".as_slice())?.into_inner(), b"C21");
    /// assert!("".parse::<Code>().is_err());
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    Code, "a word of a code list", |text| printable(text, Code::<()>::MAX_LENGTH);
    /// The RVA's own code of a benefit: 1 to 6 printable ASCII characters (R2.4).
    RvaCode, "the RVA's code of a benefit", |text| printable(text, 6);
    /// The insurers' code of a benefit: two capitals (R2.6).
    BenefitCode, "two capitals", two_capitals;
    /// The reference of an attest: 1 to 64 printable ASCII characters (R2.7).
    AttestId, "the reference of an attest", |text| printable(text, 64);
}
