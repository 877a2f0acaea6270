//! serde's way in for values that are written as a text: from a string, and from nothing else.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de;

use crate::error::Error;

/// Reads a value with a text form from a string, and from nothing else.
pub(crate) struct FromText<T>(&'static str, PhantomData<T>);

impl<T> FromText<T> {
    pub(crate) const fn new(expecting: &'static str) -> Self {
        Self(expecting, PhantomData)
    }
}

impl<T: FromStr<Err = Error>> de::Visitor<'_> for FromText<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}
