//! The C functions as the targets call them: each struct and buffer lies in memory of its own size,
//! so that the sanitizer sees a byte that is read or written beyond it.

use std::alloc::{Layout, alloc_zeroed, dealloc, handle_alloc_error};
use std::ffi::{CStr, c_char};
use std::ptr::null_mut;

use ibo::{
    IBO_BUFFER_TOO_SMALL, IBO_INTERNAL, IBO_LANGUAGE_NL, IBO_OK, IBO_OUT_OF_MEMORY, ibo_error,
    ibo_status, ibo_status_name,
};

/// Why a call failed, as its `ibo_error` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    pub status: ibo_status,
    pub at: String,
    pub message: String,
}

/// Memory of so many bytes, all zero at first, aligned for each struct of the header.
pub struct Memory {
    first: *mut u8,
    layout: Layout,
}

impl Memory {
    pub fn new(bytes: usize) -> Self {
        let layout = Layout::from_size_align(bytes.max(1), 8).expect("a small size");
        // SAFETY: the layout has at least one byte.
        let first = unsafe { alloc_zeroed(layout) };
        if first.is_null() {
            handle_alloc_error(layout);
        }
        Self { first, layout }
    }

    /// The same bytes in memory of their own.
    pub fn of(bytes: &[u8]) -> Self {
        let mut memory = Self::new(bytes.len());
        memory.bytes_mut()[..bytes.len()].copy_from_slice(bytes);
        memory
    }

    /// Where it begins, as the pointer that a function takes.
    pub fn pointer<T>(&self) -> *mut T {
        self.first.cast()
    }

    pub fn bytes(&self) -> &[u8] {
        // SAFETY: the bytes are of this memory, and were set.
        unsafe { std::slice::from_raw_parts(self.first, self.layout.size()) }
    }

    pub fn bytes_mut(&mut self) -> &mut [u8] {
        // SAFETY: as above, and nobody else has them.
        unsafe { std::slice::from_raw_parts_mut(self.first, self.layout.size()) }
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        // SAFETY: it was allocated with this layout.
        unsafe { dealloc(self.first, self.layout) };
    }
}

/// The struct of an error, empty.
pub fn empty_error() -> Memory {
    let mut error = Memory::new(size_of::<ibo_error>());
    let size = u32::try_from(size_of::<ibo_error>()).expect("a small struct");
    error.bytes_mut()[..4].copy_from_slice(&size.to_ne_bytes());
    error.bytes_mut()[4..8].copy_from_slice(&IBO_LANGUAGE_NL.to_ne_bytes());
    error
}

/// A status of the header, which is no fault of the library.
pub fn check_status(status: ibo_status) {
    assert!(status != IBO_INTERNAL && status != IBO_OUT_OF_MEMORY, "a fault: {status}");
    // SAFETY: the function takes any number, and gives a text of the library.
    let name = unsafe { CStr::from_ptr(ibo_status_name(status)) };
    assert_ne!(name.to_bytes(), b"unknown", "{status}");
}

fn text(array: &[c_char]) -> String {
    let bytes: Vec<u8> = array.iter().map(|one| one.to_ne_bytes()[0]).collect();
    let end = bytes.iter().position(|byte| *byte == 0).expect("a NUL at the end");
    assert!(bytes[end..].iter().all(|byte| *byte == 0), "filled with NULs");
    String::from_utf8(bytes[..end].to_vec()).expect("UTF-8")
}

/// What a struct says of a call that ended with this status.
pub fn said(error: &Memory, status: ibo_status) -> Result<(), Failed> {
    check_status(status);
    // SAFETY: the memory is that of one struct.
    let error = unsafe { &*error.pointer::<ibo_error>() };
    let (at, message) = (text(&error.at), text(&error.message));
    assert_eq!((error.number, error.language), (status, IBO_LANGUAGE_NL));
    assert!(text(&error.rule).is_ascii());
    if status == IBO_OK {
        assert_eq!((at.as_str(), message.as_str()), ("", ""));
        return Ok(());
    }
    assert!(!message.is_empty(), "{status} at {at}");
    Err(Failed { status, at, message })
}

/// A call with the struct of an error, and once more without: both end with one status.
pub fn told(call: impl Fn(*mut ibo_error) -> ibo_status) -> Result<(), Failed> {
    let error = empty_error();
    let status = call(error.pointer());
    assert_eq!(call(null_mut()), status, "a call without an error says the same");
    said(&error, status)
}

/// A text that a function writes: asked for its length, written into as much memory, and into less,
/// which stays empty. `short` says how much less.
pub fn written(
    short: usize,
    call: impl Fn(*mut c_char, usize, *mut usize, *mut ibo_error) -> ibo_status,
) -> Result<String, Failed> {
    let error = empty_error();
    let mut needed = usize::MAX;
    let status = call(null_mut(), 0, &raw mut needed, error.pointer());
    if let Err(failed) = said(&error, status) {
        assert_eq!(needed, 0, "no length of a text that there is not");
        let mut buffer = Memory::of(&vec![b'x'; short + 1]);
        let again = call(buffer.pointer(), short + 1, null_mut(), null_mut());
        assert_eq!(again, status);
        assert!(buffer.bytes_mut().iter().all(|byte| *byte == 0), "an empty buffer");
        return Err(failed);
    }
    let buffer = Memory::of(&vec![b'x'; needed + 1]);
    let mut length = 0;
    assert_eq!(call(buffer.pointer(), needed + 1, &raw mut length, error.pointer()), IBO_OK);
    let (text, nul) = buffer.bytes().split_at(needed);
    assert_eq!((length, nul), (needed, [0].as_slice()));
    let less = short % (needed + 1);
    let small = Memory::of(&vec![b'x'; less]);
    let mut length = 0;
    let status = call(small.pointer(), less, &raw mut length, error.pointer());
    assert_eq!((status, length), (IBO_BUFFER_TOO_SMALL, needed));
    assert!(said(&error, status).is_err());
    assert!(small.bytes()[..less].iter().all(|byte| *byte == 0), "an empty buffer");
    Ok(String::from_utf8(text.to_vec()).expect("UTF-8"))
}

/// [`written`] by a function that has no error.
pub fn written_alone(
    short: usize,
    call: impl Fn(*mut c_char, usize, *mut usize) -> ibo_status,
) -> Result<String, ibo_status> {
    let mut needed = usize::MAX;
    let status = call(null_mut(), 0, &raw mut needed);
    check_status(status);
    if status != IBO_OK {
        assert_eq!(needed, 0, "no length of a text that there is not");
        return Err(status);
    }
    let buffer = Memory::new(needed + 1);
    assert_eq!(call(buffer.pointer(), needed + 1, null_mut()), IBO_OK);
    let less = short % (needed + 1);
    let small = Memory::of(&vec![b'x'; less]);
    assert_eq!(call(small.pointer(), less, null_mut()), IBO_BUFFER_TOO_SMALL);
    assert!(small.bytes()[..less].iter().all(|byte| *byte == 0), "an empty buffer");
    Ok(String::from_utf8(buffer.bytes()[..needed].to_vec()).expect("UTF-8"))
}

/// The cents of a text.
pub fn amount_from_text(text: &[u8], form: i32) -> Result<i64, Failed> {
    let (length, text, mut cents) = (text.len(), Memory::of(text), i64::MIN);
    let out = &raw mut cents;
    // SAFETY: the text has its length, and the number and the error are here.
    told(|error| unsafe { ibo::ibo_amount_from_text(text.pointer(), length, form, out, error) })
        .inspect_err(|_| assert_eq!(cents, 0, "empty on failure"))?;
    Ok(cents)
}

/// The number of the date of a text.
pub fn date_from_text(text: &[u8], form: i32) -> Result<i32, Failed> {
    let (length, text, mut date) = (text.len(), Memory::of(text), i32::MIN);
    let out = &raw mut date;
    // SAFETY: the text has its length, and the number and the error are here.
    told(|error| unsafe { ibo::ibo_date_from_text(text.pointer(), length, form, out, error) })
        .inspect_err(|_| assert_eq!(date, 0, "empty on failure"))?;
    Ok(date)
}
