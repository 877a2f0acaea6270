//! serde's way in for the objects of a case. Whatever format they come in, they are read by the one
//! reader of the JSON format, so that they are in form and a fault has its code and path.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde_json::value::RawValue;

use crate::agreement::Agreement;
use crate::case::{Absences, Case};
use crate::error::Error;
use crate::format;
use crate::period::Period;
use crate::record::{Basis, LeefloonRecord, SicknessRecord, Source, UnemploymentRecord};

/// The value, transcribed to JSON and read.
fn read<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    read: fn(&RawValue) -> Result<T, Error>,
) -> Result<T, D::Error> {
    let mut json = Vec::new();
    serde_transcode::transcode(deserializer, &mut serde_json::Serializer::new(&mut json))
        .map_err(D::Error::custom)?;
    format::document(&json).and_then(read).map_err(D::Error::custom)
}

/// Gives types serde's way in by their readers. (A macro, since a trait of another crate cannot be
/// given to all types of a kind.)
macro_rules! read_by {
    ($($read:expr => $type:ty;)+) => {
        $(
            impl<'de> Deserialize<'de> for $type {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    read(deserializer, $read)
                }
            }
        )+
    };
}

read_by! {
    format::case => Case;
    format::agreement => Agreement;
    format::absences => Absences;
    format::period => Period;
    format::basis => Basis;
    format::unemployment => UnemploymentRecord;
    format::leefloon => LeefloonRecord;
    format::sickness => SicknessRecord;
    |value| format::source(value, format::unemployment) => Source<UnemploymentRecord>;
    |value| format::source(value, format::leefloon) => Source<LeefloonRecord>;
    |value| format::source(value, format::sickness) => Source<SicknessRecord>;
}
