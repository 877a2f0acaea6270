//! What every builder of an input has.

/// Gives a builder `maybe`, for values that may be absent. (A macro, since builders share no type.)
macro_rules! optional_setters {
    () => {
        /// Sets a field where there is a value:
        /// `builder.maybe(stopped, AgreementBuilder::stopped)`.
        pub fn maybe<V>(self, value: Option<V>, set: impl FnOnce(Self, V) -> Self) -> Self {
            match value {
                Some(value) => set(self, value),
                None => self,
            }
        }
    };
}

pub(crate) use optional_setters;
