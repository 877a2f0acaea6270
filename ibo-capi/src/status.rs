//! What a call returns. Numbers are published: they are never changed and never reused.

/// What a call returns: 0 when it did what was asked; 1 to 999 when the call itself was wrong; from 1001 on the number of the error in the
/// catalogue of errors, `IBO_ERROR_...`.
#[expect(non_camel_case_types, reason = "the name in the header")]
pub type ibo_status = i32;

/// The call did what was asked.
pub const IBO_OK: ibo_status = 0;
/// A pointer that must not be NULL is NULL.
pub const IBO_NULL_POINTER: ibo_status = 1;
/// A pointer is not aligned for what it points to.
pub const IBO_MISALIGNED_POINTER: ibo_status = 2;
/// A `struct_size` or an element size is not one of this library.
pub const IBO_STRUCT_SIZE: ibo_status = 3;
/// A length, or a count times a size, is more than memory can hold.
pub const IBO_TOO_LONG: ibo_status = 4;
/// The buffer is too small: `needed` says how many bytes the text has, without the closing NUL.
pub const IBO_BUFFER_TOO_SMALL: ibo_status = 5;
/// An index beyond the end.
pub const IBO_INDEX_OUT_OF_RANGE: ibo_status = 6;
/// An argument that is none of the numbers it may be.
pub const IBO_UNKNOWN_ARGUMENT: ibo_status = 7;
/// The cases of `ibo_premiums` ask for more or fewer records than there are.
pub const IBO_RECORD_COUNT: ibo_status = 8;
/// A fault of this library: it stopped the call, and nothing was written. Please report it.
pub const IBO_INTERNAL: ibo_status = 9;
