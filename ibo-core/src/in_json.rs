//! Results as they stand in a JSON document. What serde writes to any format is the same JSON; here
//! the parts that are the same in every statement are copied.

use serde::{Serialize, Serializer};

/// Written by serde_json, and by no other serializer.
pub(crate) struct InJson<'a, T: ?Sized>(pub(crate) &'a T);

impl<'a, T> Serialize for InJson<'a, [T]>
where
    InJson<'a, T>: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(InJson))
    }
}
