//! Python, where a library calls from C. It may have let go of the interpreter on a thread on which
//! a function of this package runs further up: PyO3 would then believe that it still holds it.

use std::fmt;

use pyo3::ffi::{PyGILState_Ensure, PyGILState_Release, PyGILState_STATE};
use pyo3::prelude::*;

/// Runs with the interpreter, whoever let go of it.
pub(crate) fn attached<R>(run: impl FnOnce(Python<'_>) -> R) -> R {
    /// Lets go of it again, also after a panic.
    struct Held(PyGILState_STATE);

    impl Drop for Held {
        fn drop(&mut self) {
            // SAFETY: of the call below, on the same thread, and once.
            unsafe { PyGILState_Release(self.0) }
        }
    }

    // SAFETY: the interpreter runs, as an object of it is on the way; it may be held already.
    let held = Held(unsafe { PyGILState_Ensure() });
    let result = Python::attach(run);
    drop(held);
    result
}

/// An object of Python that may be let go of anywhere.
pub(crate) struct OfPython<T>(Option<T>);

impl<T> OfPython<T> {
    pub(crate) const fn new(object: T) -> Self {
        Self(Some(object))
    }

    /// Uses the object, which is there until this is dropped.
    pub(crate) fn with<R>(&self, run: impl FnOnce(Python<'_>, &T) -> R) -> Option<R> {
        let object = self.0.as_ref()?;
        Some(attached(|py| run(py, object)))
    }
}

impl<T> Drop for OfPython<T> {
    fn drop(&mut self) {
        let object = self.0.take();
        attached(|_| drop(object));
    }
}

impl<T: fmt::Display> fmt::Display for OfPython<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with(|_, object| object.fmt(f)).unwrap_or(Ok(()))
    }
}

impl<T: fmt::Debug> fmt::Debug for OfPython<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with(|_, object| object.fmt(f)).unwrap_or(Ok(()))
    }
}
