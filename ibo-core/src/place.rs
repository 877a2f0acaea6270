//! Where a value lies that is large beside what else a result may be: in a box, or in the result.

use std::borrow::{Borrow, BorrowMut};
use std::ops::{Deref, DerefMut};

#[cfg(not(feature = "inline-errors"))]
type Lying<T> = Box<T>;
#[cfg(feature = "inline-errors")]
type Lying<T> = T;

/// A value in a box, which keeps results small and the code that passes them on; with the feature
/// `inline-errors` the value itself, which takes no memory.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Place<T>(Lying<T>);

impl<T> Place<T> {
    #[allow(clippy::useless_conversion, reason = "a box with one feature, and none with another")]
    pub(crate) fn new(value: T) -> Self {
        Self(value.into())
    }
}

impl<T> Deref for Place<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.borrow()
    }
}

impl<T> DerefMut for Place<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.borrow_mut()
    }
}
