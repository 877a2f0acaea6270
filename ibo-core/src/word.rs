//! The closed words of the format, such as `vdab` and `information`, and the number of a rule: each
//! is printed, parsed and read by serde in one way.

use std::str::FromStr;

use serde::{Deserialize, Deserializer};

use crate::certainty::Certainty;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::from_text::FromText;
use crate::line::{LineCode, Role};
use crate::parameters::ParameterId;
use crate::reason::SourceName;
use crate::rule::Rule;
use crate::scheme::{Payer, Scheme};
use crate::sentence::{ErrorContext, say};

/// Gives an enum with `slug` and `from_slug` what its words need: `FromStr` and serde in both
/// directions, and `Display` where it has none. (A macro, since neither trait can be given to all
/// types of another.)
macro_rules! words {
    ($($enum:ident, $what:literal, [$($also:tt)*]);+ $(;)?) => {
        $(
            impl std::str::FromStr for $enum {
                type Err = Error;

                /// # Errors
                /// `bad-text` for another word.
                fn from_str(word: &str) -> Result<Self, Error> {
                    let must = || {
                        let known: Vec<_> = Self::ALL.iter().map(|one| one.slug()).collect();
                        Error::says_of(ErrorCode::BadText, say::ONE_OF, [ErrorContext::Allowed(known.join(", ").into())])
                    };
                    Self::from_slug(word).ok_or_else(must)
                }
            }

            words!(@ $enum, $what, $($also)*);
        )+
    };
    (@ $enum:ident, $what:literal,) => {};
    (@ $enum:ident, $what:literal, Display $($also:tt)*) => {
        impl std::fmt::Display for $enum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.slug())
            }
        }

        words!(@ $enum, $what, $($also)*);
    };
    (@ $enum:ident, $what:literal, Serialize $($also:tt)*) => {
        impl serde::Serialize for $enum {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.slug())
            }
        }

        words!(@ $enum, $what, $($also)*);
    };
    (@ $enum:ident, $what:literal, Deserialize $($also:tt)*) => {
        impl<'de> serde::Deserialize<'de> for $enum {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(FromText::new(concat!("the word of a ", $what)))
            }
        }

        words!(@ $enum, $what, $($also)*);
    };
}

words! {
    Scheme, "scheme", [Serialize Deserialize];
    Payer, "payer", [Deserialize];
    Certainty, "certainty", [];
    LineCode, "line", [Deserialize];
    Role, "role", [Display Deserialize];
    ParameterId, "parameter id", [Deserialize];
    SourceName, "source", [Display Deserialize];
    ErrorCode, "error", [Display Serialize Deserialize];
}

impl FromStr for Rule {
    type Err = Error;

    /// # Errors
    /// `bad-text` for another text than the number of a rule.
    fn from_str(id: &str) -> Result<Self, Error> {
        Self::from_id(id).ok_or_else(|| Error::says(ErrorCode::BadText, say::RULE))
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(FromText::new("the number of a rule, such as \"R4.2\""))
    }
}
