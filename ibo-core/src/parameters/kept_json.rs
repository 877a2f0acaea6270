//! The JSON of a dated value as statements have it, made once and copied into each.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock, Weak};

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::dated_value::DatedValue;
use crate::certainty::Certainty;

/// What is kept beside a value: no part of it, and not of its copies.
#[derive(Default)]
pub(crate) struct KeptJson {
    /// As lines show the value, by its certainty there.
    read: [OnceLock<Kept>; Certainty::ALL.len()],
    /// As the assumption that it was not read.
    assumed: OnceLock<Kept>,
    /// As the assumption that it is carried forward past its last check.
    stale: OnceLock<Kept>,
}

struct Kept {
    json: Option<Box<RawValue>>,
    /// The value of which it is the JSON. A value to which this points cannot be changed where it
    /// lies, and one that was moved from there is another.
    of: Weak<DatedValue>,
}

impl Kept {
    fn of(value: &Arc<DatedValue>, shown: &impl Serialize) -> Self {
        Self { json: to_raw_value(shown).ok(), of: Arc::downgrade(value) }
    }

    fn json(&self, value: &Arc<DatedValue>) -> Option<&RawValue> {
        self.json.as_deref().filter(|_| std::ptr::eq(self.of.as_ptr(), Arc::as_ptr(value)))
    }
}

impl DatedValue {
    /// The JSON of the value in a line where it has a certainty: that of `shown`.
    pub(crate) fn json_read<'a>(
        self: &'a Arc<Self>,
        certainty: Certainty,
        shown: &impl Serialize,
    ) -> Option<&'a RawValue> {
        let kept = self.json.read.get(certainty as usize)?;
        kept.get_or_init(|| Kept::of(self, shown)).json(self)
    }

    /// The JSON of the assumption that the value was not read: that of `shown`.
    pub(crate) fn json_assumed<'a>(
        self: &'a Arc<Self>,
        shown: &impl Serialize,
    ) -> Option<&'a RawValue> {
        self.json.assumed.get_or_init(|| Kept::of(self, shown)).json(self)
    }

    /// The JSON of the assumption that the value is carried forward: that of `shown`.
    pub(crate) fn json_stale<'a>(
        self: &'a Arc<Self>,
        shown: &impl Serialize,
    ) -> Option<&'a RawValue> {
        self.json.stale.get_or_init(|| Kept::of(self, shown)).json(self)
    }
}

impl Clone for KeptJson {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for KeptJson {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for KeptJson {}

impl Hash for KeptJson {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl fmt::Debug for KeptJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeptJson")
    }
}
