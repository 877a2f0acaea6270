//! An allocator that counts, for the tests of what takes no memory: such a test has it as its
//! `#[global_allocator]`.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// The system's allocator, which counts what each thread asks of it.
pub struct Counting;

thread_local! {
    static CALLS: Cell<usize> = const { Cell::new(0) };
    /// Asked for, also what was given back.
    static ASKED: Cell<usize> = const { Cell::new(0) };
    static HELD: Cell<isize> = const { Cell::new(0) };
}

/// A call that asks for so many bytes, and gives so many back.
fn count(asked: usize, given_back: usize) {
    CALLS.set(CALLS.get() + 1);
    ASKED.set(ASKED.get() + asked);
    HELD.set(HELD.get() + asked.cast_signed() - given_back.cast_signed());
}

// SAFETY: the system's allocator does the work; a counter without a destructor takes no memory
// itself.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 0);
        // SAFETY: as the caller says.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 0);
        // SAFETY: as the caller says.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        count(new_size, layout.size());
        // SAFETY: as the caller says.
        unsafe { System.realloc(pointer, layout, new_size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(0, layout.size());
        // SAFETY: as the caller says.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// How often this thread asked the allocator for something, or gave it something back.
pub fn asked_of_the_allocator<T>(call: impl FnOnce() -> T) -> (T, usize) {
    let before = CALLS.get();
    let result = call();
    (result, CALLS.get() - before)
}

/// The bytes that this thread holds after a call, beyond those that it held before: nothing, unless
/// something of the call is kept.
pub fn kept_by<T>(call: impl FnOnce() -> T) -> isize {
    let before = HELD.get();
    drop(call());
    HELD.get() - before
}

/// How many bytes this thread asked of the allocator, also those that it gave back.
pub fn bytes_of_the_allocator<T>(call: impl FnOnce() -> T) -> (T, usize) {
    let before = ASKED.get();
    let result = call();
    (result, ASKED.get() - before)
}
