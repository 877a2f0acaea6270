//! Equality and hash of the objects of `ibo`.

/// Equality and hash by content: where an item stands does not count. (A macro, since Rust has no
/// function that implements a trait.)
macro_rules! content {
    ($class:ty, $field:ident) => {
        impl PartialEq for $class {
            fn eq(&self, other: &Self) -> bool {
                self.$field == other.$field
            }
        }

        impl std::hash::Hash for $class {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.$field.hash(state);
            }
        }
    };
}

pub(crate) use content;
