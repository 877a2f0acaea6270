//! JSON that is made once of a value and copied wherever the value is shown.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock, Weak};

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

/// The JSON of a value, kept beside it: no part of it, and not of its copies.
pub(crate) struct KeptJson<T>(OnceLock<KeptText<T>>);

struct KeptText<T> {
    json: Option<Box<RawValue>>,
    /// The value of which it is the JSON. A value to which this points cannot be changed where it
    /// lies, and one that was moved from there is another.
    of: Weak<T>,
}

impl<T> KeptJson<T> {
    /// The JSON of what is shown of a value, always the same of one value; none of a value beside
    /// which that of another is kept.
    pub(crate) fn of(&self, value: &Arc<T>, shown: &impl Serialize) -> Option<&RawValue> {
        let KeptText { json, of } = self
            .0
            .get_or_init(|| KeptText { json: to_raw_value(shown).ok(), of: Arc::downgrade(value) });
        json.as_deref().filter(|_| std::ptr::eq(of.as_ptr(), Arc::as_ptr(value)))
    }
}

impl<T> Default for KeptJson<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> Clone for KeptJson<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<T> PartialEq for KeptJson<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<T> Eq for KeptJson<T> {}

impl<T> Hash for KeptJson<T> {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl<T> fmt::Debug for KeptJson<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeptJson")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::KeptJson;

    #[derive(Default, Clone)]
    struct Value {
        text: &'static str,
        json: KeptJson<Value>,
    }

    fn json(value: &Arc<Value>) -> Option<&str> {
        value.json.of(value, &value.text).map(|json| json.get())
    }

    #[test]
    fn a_value_that_is_changed_does_not_have_the_json_that_was_kept() {
        let mut value = Arc::new(Value { text: "before", ..Value::default() });
        assert_eq!(json(&value), Some("\"before\""));
        assert_eq!(json(&value), Some("\"before\""));
        assert!(Arc::get_mut(&mut value).is_none());

        // The only one is moved, and keeps what is of its old place.
        Arc::make_mut(&mut value).text = "moved";
        assert_eq!(json(&value), None);

        let shared = Arc::clone(&value);
        Arc::make_mut(&mut value).text = "copied";
        assert_eq!((json(&value), json(&shared)), (Some("\"copied\""), None));
    }
}
