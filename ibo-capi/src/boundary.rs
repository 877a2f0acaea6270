//! Where pointers of C become values of Rust: what they point to is read and written here, and
//! nowhere else.
//!
//! An export wraps each pointer as what it is, an [`In`], an [`Array`], an [`Out`]. To wrap is
//! `unsafe`, because it takes the caller's word for it; it looks at nothing. Everything after that
//! is safe to call: it checks for NULL, alignment and size before it reads, and writes only where
//! it checked. [`guard`] turns a panic into a status and reports a failure.
#![expect(unsafe_code, reason = "the one file that reads and writes what C points to")]

use std::ffi::{CStr, CString, c_char};
use std::marker::PhantomData;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::slice;

use bytemuck::{NoUninit, Pod, Zeroable};
use ibo_core::bindings::Says as _;
use ibo_core::{Error, ErrorCode, Language};

use crate::error::{Failure, ibo_error};
use crate::language;
use crate::sentence::say;
use crate::status::{
    IBO_BUFFER_TOO_SMALL, IBO_INTERNAL, IBO_MISALIGNED_POINTER, IBO_NULL_POINTER, IBO_OK,
    IBO_STRUCT_SIZE, IBO_TOO_LONG, IBO_WRONG_HANDLE, ibo_status,
};

/// The one guard of every export: it turns a panic into a status, and reports a failure in the
/// caller's `error`. A call that fails leaves nothing of an earlier one in what it writes.
pub(crate) fn guard<W: Written>(
    error: Out<'_, ibo_error>,
    written: W,
    call: impl FnOnce(W) -> Result<(), Failure>,
) -> ibo_status {
    let error = match error.optional() {
        Ok(error) => error,
        Err(failure) => {
            written.empty(failure.status());
            return failure.status();
        }
    };
    let number = error.as_ref().map_or(0, Output::language);
    let (language, done) = match language::of_error(number, "error.language") {
        Ok(language) => (language, caught(|| call(written))),
        Err(failure) => (Language::English, Err(failure)),
    };
    let status = done.as_ref().err().map_or(IBO_OK, Failure::status);
    if status != IBO_OK {
        written.empty(status);
    }
    if let Some(error) = error {
        let reported = done.err().map_or_else(ibo_error::zeroed, |found| found.reported(language));
        error.write(ibo_error { language: number, ..reported });
    }
    status
}

/// What a call gives, a panic as a failure.
fn caught(call: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
    catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|panic| {
        // To drop what was thrown could throw again.
        std::mem::forget(panic);
        Err(Failure::call(IBO_INTERNAL, ""))
    })
}

/// What a program wants called with the line of a fault.
#[derive(Clone, Copy)]
pub(crate) struct Hook(Option<unsafe extern "C" fn(*const c_char)>);

impl Hook {
    /// # Safety
    /// The function is none, or can be called from any thread with a text that ends with a NUL, for
    /// as long as the library is loaded.
    pub(crate) const unsafe fn new(hook: Option<unsafe extern "C" fn(*const c_char)>) -> Self {
        Self(hook)
    }

    /// What to call with a line; none for standard error.
    pub(crate) fn taking(self) -> Option<impl Fn(&CStr) + Send + Sync + 'static> {
        // SAFETY: as `new` was told.
        self.0.map(|hook| move |line: &CStr| unsafe { hook(line.as_ptr()) })
    }
}

/// Where the line of a fault goes: to a function of the program, or to standard error.
pub(crate) fn report_faults_to(hook: Hook) {
    match hook.taking() {
        None => drop(panic::take_hook()),
        Some(take) => panic::set_hook(Box::new(move |fault| {
            let line = fault.to_string().replace(['\0', '\n'], " ");
            take(&CString::new(line).unwrap_or_default());
        })),
    }
}

/// The guard of the exports that have no `error`.
pub(crate) fn guard_alone<W: Written>(
    written: W,
    call: impl FnOnce(W) -> Result<(), Failure>,
) -> ibo_status {
    guard(Out::NULL, written, call)
}

/// What a call writes, where the caller wants it: of a call that fails it becomes empty, as far as
/// it can be written at all.
pub(crate) trait Written: Copy {
    /// Structs and numbers become zeros, handles NULL, texts empty, and the statuses of rows that
    /// of the call. An array is left alone when a count was too large to be one.
    fn empty(self, status: ibo_status);
}

/// A call that writes nothing.
impl Written for () {
    fn empty(self, _: ibo_status) {}
}

impl<A: Written, B: Written> Written for (A, B) {
    fn empty(self, status: ibo_status) {
        self.0.empty(status);
        self.1.empty(status);
    }
}

impl<A: Written, B: Written, C: Written> Written for (A, B, C) {
    fn empty(self, status: ibo_status) {
        (self.0, (self.1, self.2)).empty(status);
    }
}

impl<A: Written, B: Written, C: Written, D: Written> Written for (A, B, C, D) {
    fn empty(self, status: ibo_status) {
        ((self.0, self.1), (self.2, self.3)).empty(status);
    }
}

/// The guard of the exports that return a text of the library: NULL for a panic, and for no text.
pub(crate) fn guard_text(call: impl FnOnce() -> Option<&'static CStr>) -> *const c_char {
    let text = catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|panic| {
        std::mem::forget(panic);
        None
    });
    text.map_or(std::ptr::null(), CStr::as_ptr)
}

/// A pointer that is neither NULL nor misaligned.
fn checked<T>(pointer: *const T, argument: &'static str) -> Result<*const T, Failure> {
    match pointer {
        _ if pointer.is_null() => Err(Failure::call(IBO_NULL_POINTER, argument)),
        _ if !pointer.is_aligned() => Err(Failure::call(IBO_MISALIGNED_POINTER, argument)),
        _ => Ok(pointer),
    }
}

/// The largest struct that a header of this ABI may have: what is larger is not a size.
const LARGEST_STRUCT: usize = 4096;

/// A struct of the header.
///
/// A later release may add fields at its end. Then `FIRST` stays the size of the first release:
/// programs of that header pass no more, and get no more. What they do not pass is zero. A struct
/// that stands within another one never grows. The tests run programs of today on a library whose
/// structs have grown, and a program of that library on today's.
pub(crate) trait Struct: Pod {
    /// The size of the first release that had it.
    const FIRST: usize = size_of::<Self>();
}

/// The `struct_size` of a struct of the caller's, which all begin with it: at least the size of the
/// first release.
///
/// # Safety
/// `pointer` is NULL or points to a `u32`.
unsafe fn struct_size<T: Struct>(
    pointer: *const T,
    argument: &'static str,
) -> Result<usize, Failure> {
    let pointer = checked(pointer, argument)?;
    // SAFETY: the pointer is not NULL and aligned for T, which is aligned for a u32.
    let size = unsafe { pointer.cast::<u32>().read() };
    usize::try_from(size)
        .ok()
        .filter(|size| (T::FIRST..=LARGEST_STRUCT).contains(size))
        .ok_or(Failure::call(IBO_STRUCT_SIZE, argument))
}

/// What a newer header has beyond `T` must be zero: a field that this version does not know is not
/// ignored.
///
/// # Safety
/// `pointer` points to `size` bytes.
unsafe fn nothing_beyond<T>(pointer: *const T, size: usize, argument: &str) -> Result<(), Error> {
    let Some(beyond) = size.checked_sub(size_of::<T>()) else { return Ok(()) };
    // SAFETY: the bytes lie within the `size` bytes; bytes have no alignment.
    let rest = unsafe { slice::from_raw_parts(pointer.add(1).cast::<u8>(), beyond) };
    if rest.iter().all(|byte| *byte == 0) {
        return Ok(());
    }
    Err(Error::says(ErrorCode::UnknownField, say::UNKNOWN_BYTES).at(argument))
}

/// A struct of `size` bytes; fields that it does not have are zero.
///
/// # Safety
/// `pointer` points to `size` bytes, and is aligned for a `T`.
#[inline]
unsafe fn copied<T: Struct>(pointer: *const T, size: usize) -> T {
    if size_of::<T>() <= size {
        // SAFETY: as the caller says; each pattern of bits is a T.
        return unsafe { pointer.read() };
    }
    let mut value = T::zeroed();
    let known = bytemuck::bytes_of_mut(&mut value).as_mut_ptr();
    // SAFETY: as the caller says; the `size` bytes are fewer than a T has.
    unsafe { pointer.cast::<u8>().copy_to_nonoverlapping(known, size) };
    value
}

/// A struct that the caller passes.
pub(crate) struct In<'a, T> {
    pointer: *const T,
    argument: &'static str,
    of: PhantomData<&'a T>,
}

impl<T: Struct> In<'_, T> {
    /// # Safety
    /// `pointer` is NULL, or points to memory of the size that its `struct_size` says, which nobody
    /// writes during `'a`.
    pub(crate) const unsafe fn new(pointer: *const T, argument: &'static str) -> Self {
        Self { pointer, argument, of: PhantomData }
    }

    pub(crate) fn read(self) -> Result<T, Failure> {
        // SAFETY: as `new` was told; `struct_size` found the pointer aligned.
        unsafe {
            let size = struct_size(self.pointer, self.argument)?;
            nothing_beyond(self.pointer, size, self.argument)?;
            Ok(copied(self.pointer, size))
        }
    }

    /// The struct, which may be NULL.
    pub(crate) fn optional(self) -> Result<Option<T>, Failure> {
        if self.pointer.is_null() { Ok(None) } else { self.read().map(Some) }
    }
}

/// An array that the caller passes, as C has it: pointer, count and size of an element.
pub(crate) struct Array<'a, T> {
    first: *const T,
    count: usize,
    size: usize,
    argument: &'static str,
    of: PhantomData<&'a [T]>,
}

impl<'a, T: Struct> Array<'a, T> {
    /// # Safety
    /// `first` is NULL, or points to `count` elements of `size` bytes, which nobody writes during
    /// `'a`.
    pub(crate) const unsafe fn new(
        first: *const T,
        count: usize,
        size: usize,
        argument: &'static str,
    ) -> Self {
        Self { first, count, size, argument, of: PhantomData }
    }

    /// The elements; with a count of 0, pointer and size are not looked at.
    pub(crate) fn elements(self) -> Result<Elements<'a, T>, Failure> {
        let Self { first, count, size, argument, of } = self;
        if count == 0 {
            return Ok(Elements::NONE);
        }
        check_array(first, count, size, argument)?;
        Ok(Elements { first, count, size, of })
    }
}

/// Whether an array can lie where the caller says.
fn check_array<T: Struct>(
    first: *const T,
    count: usize,
    size: usize,
    argument: &'static str,
) -> Result<(), Failure> {
    checked(first, argument)?;
    if !(T::FIRST..=LARGEST_STRUCT.max(size_of::<T>())).contains(&size) {
        return Err(Failure::call(IBO_STRUCT_SIZE, argument));
    }
    if !size.is_multiple_of(align_of::<T>()) {
        return Err(Failure::call(IBO_MISALIGNED_POINTER, argument));
    }
    let end = count
        .checked_mul(size)
        .filter(|bytes| isize::try_from(*bytes).is_ok())
        .and_then(|bytes| first.addr().checked_add(bytes));
    end.map(|_| ()).ok_or(Failure::call(IBO_TOO_LONG, argument))
}

/// The elements of an array that was checked. They have one size, which may be larger than this
/// version's.
pub(crate) struct Elements<'a, T> {
    first: *const T,
    count: usize,
    size: usize,
    of: PhantomData<&'a [T]>,
}

impl<T> Clone for Elements<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Elements<'_, T> {}

impl<'a, T: Struct> Elements<'a, T> {
    /// No elements.
    pub(crate) const NONE: Self =
        Self { first: std::ptr::dangling(), count: 0, size: size_of::<T>(), of: PhantomData };

    pub(crate) const fn count(&self) -> usize {
        self.count
    }

    /// The element at `index`; fields that it does not have are zero.
    #[inline]
    pub(crate) fn copied(&self, index: usize) -> Result<T, Error> {
        let element = self.at(index)?;
        // SAFETY: `at` found that an element of `size` bytes lies there.
        unsafe {
            nothing_beyond(element, self.size, "")?;
            Ok(copied(element, self.size))
        }
    }

    /// The element at `index`, where it lies: of a struct that has not grown.
    pub(crate) fn get(&self, index: usize) -> Result<&'a T, Error> {
        const { assert!(T::FIRST == size_of::<T>(), "one that has grown is copied") };
        let element = self.at(index)?;
        // SAFETY: `at` found that an element of `size` bytes lies there.
        unsafe {
            if self.size != size_of::<T>() {
                nothing_beyond(element, self.size, "")?;
            }
            Ok(&*element)
        }
    }

    /// The element at `index`, as far as this version knows its fields: of a struct that has not
    /// grown.
    pub(crate) fn known(&self, index: usize) -> Result<&'a T, Error> {
        const { assert!(T::FIRST == size_of::<T>(), "one that has grown is copied") };
        // SAFETY: `at` found that an element lies there.
        self.at(index).map(|element| unsafe { &*element })
    }

    /// Where the element at `index` lies: the first pointer, the size and the product of size and
    /// count were checked.
    fn at(&self, index: usize) -> Result<*const T, Error> {
        if self.count <= index {
            return Err(Self::missing());
        }
        Ok(self.first.wrapping_byte_add(index.wrapping_mul(self.size)))
    }

    pub(crate) fn missing() -> Error {
        Error::says(ErrorCode::MissingField, say::ELEMENT)
    }
}

/// The bytes of a text that the caller passes.
pub(crate) struct Bytes<'a> {
    pointer: *const c_char,
    length: usize,
    argument: &'static str,
    of: PhantomData<&'a [u8]>,
}

impl<'a> Bytes<'a> {
    /// # Safety
    /// `pointer` is NULL, or points to `length` bytes, which nobody writes during `'a`.
    pub(crate) const unsafe fn new(
        pointer: *const c_char,
        length: usize,
        argument: &'static str,
    ) -> Self {
        Self { pointer, length, argument, of: PhantomData }
    }

    pub(crate) fn read(self) -> Result<&'a [u8], Failure> {
        checked(self.pointer, self.argument)?;
        let end = isize::try_from(self.length)
            .ok()
            .and_then(|_| self.pointer.addr().checked_add(self.length));
        if end.is_none() {
            return Err(Failure::call(IBO_TOO_LONG, self.argument));
        }
        // SAFETY: as `new` was told; the length is one that memory can have.
        Ok(unsafe { slice::from_raw_parts(self.pointer.cast::<u8>(), self.length) })
    }

    /// The bytes, or nothing for NULL.
    pub(crate) fn optional(self) -> Result<Option<&'a [u8]>, Failure> {
        if self.pointer.is_null() { Ok(None) } else { self.read().map(Some) }
    }
}

/// What the library makes for callers, with a number of its own.
pub(crate) trait Made: Send + Sync {
    /// Eight bytes that are no other kind, and that memory rarely has by chance.
    const TAG: u64;
}

/// Where a handle points to: the tag says what it is, and no longer does so when it was freed.
#[repr(C)]
struct Tagged<T> {
    tag: u64,
    made: T,
}

/// The tag of what was freed.
const FREED: u64 = 0;

/// What a handle points to, if its tag says that it is a `T`.
///
/// # Safety
/// `handle` is NULL or points to eight bytes that can be read; with the tag of a `T` it was given by
/// this library.
unsafe fn tagged<T: Made>(
    handle: *const T,
    argument: &'static str,
) -> Result<*const Tagged<T>, Failure> {
    let pointer = checked(handle.cast::<Tagged<T>>(), argument)?;
    // SAFETY: as the caller says; the pointer is aligned. Volatile, because of what was freed the
    // compiler may assume everything.
    let tag = unsafe { (&raw const (*pointer).tag).read_volatile() };
    if tag == T::TAG { Ok(pointer) } else { Err(Failure::call(IBO_WRONG_HANDLE, argument)) }
}

/// What the library made, and the caller holds, perhaps in several threads.
pub(crate) struct Handle<'a, T> {
    pointer: *const T,
    argument: &'static str,
    of: PhantomData<&'a T>,
}

impl<'a, T: Made> Handle<'a, T> {
    /// # Safety
    /// `pointer` is NULL, or was given by this library and is not freed during `'a`.
    pub(crate) const unsafe fn new(pointer: *const T, argument: &'static str) -> Self {
        Self { pointer, argument, of: PhantomData }
    }

    pub(crate) fn get(self) -> Result<&'a T, Failure> {
        // SAFETY: as `new` was told; what has the tag of a T, `Slot::give` made.
        unsafe { tagged(self.pointer, self.argument).map(|pointer| &(*pointer).made) }
    }

    /// What the library made, or NULL.
    pub(crate) fn optional(self) -> Result<Option<&'a T>, Failure> {
        if self.pointer.is_null() { Ok(None) } else { self.get().map(Some) }
    }
}

/// What the library made, and the caller gives back.
pub(crate) struct Returned<T> {
    pointer: *mut T,
    argument: &'static str,
}

impl<T: Made> Returned<T> {
    /// # Safety
    /// `pointer` is NULL, or was given by this library, is not freed yet and is not used by another
    /// thread.
    pub(crate) const unsafe fn new(pointer: *mut T, argument: &'static str) -> Self {
        Self { pointer, argument }
    }

    pub(crate) fn free(self) -> Result<(), Failure> {
        if !self.pointer.is_null() {
            // SAFETY: as `new` was told; what has the tag of a T, `Slot::give` made of a box.
            unsafe {
                let pointer = tagged(self.pointer, self.argument)?.cast_mut();
                (&raw mut (*pointer).tag).write_volatile(FREED);
                drop(Box::from_raw(pointer));
            }
        }
        Ok(())
    }
}

/// Where the caller wants a struct.
pub(crate) struct Out<'a, T> {
    pointer: *mut T,
    argument: &'static str,
    of: PhantomData<&'a T>,
}

impl<T> Clone for Out<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Out<'_, T> {}

impl<T: Struct> Written for Out<'_, T> {
    fn empty(self, _: ibo_status) {
        if let Ok(Some(out)) = self.optional() {
            out.write(T::zeroed());
        }
    }
}

impl<'a, T: Struct> Out<'a, T> {
    /// Nowhere.
    const NULL: Self = Self { pointer: std::ptr::null_mut(), argument: "", of: PhantomData };

    /// # Safety
    /// `pointer` is NULL, or points to memory of the size that its `struct_size` says, which nobody
    /// else uses during `'a`.
    pub(crate) const unsafe fn new(pointer: *mut T, argument: &'static str) -> Self {
        Self { pointer, argument, of: PhantomData }
    }

    pub(crate) fn check(self) -> Result<Output<'a, T>, Failure> {
        // SAFETY: as `new` was told.
        let size = unsafe { struct_size(self.pointer.cast_const(), self.argument)? };
        Ok(Output { pointer: self.pointer, size, of: self.of })
    }

    /// The struct, or nothing for NULL.
    pub(crate) fn optional(self) -> Result<Option<Output<'a, T>>, Failure> {
        if self.pointer.is_null() { Ok(None) } else { self.check().map(Some) }
    }
}

/// A struct of the caller's that was checked and can be written.
pub(crate) struct Output<'a, T> {
    pointer: *mut T,
    size: usize,
    of: PhantomData<&'a T>,
}

impl<T: Struct> Output<'_, T> {
    pub(crate) fn write(self, value: T) {
        // SAFETY: `Out::new` was told that `size` bytes lie there, `check` that they hold a T.
        unsafe { write(self.pointer, value, self.size) };
    }
}

impl Output<'_, ibo_error> {
    /// The language that the caller set.
    fn language(&self) -> i32 {
        // SAFETY: `Out::new` was told that `size` bytes lie there, `check` that they hold an
        // `ibo_error`.
        unsafe { (&raw const (*self.pointer).language).read() }
    }
}

/// Writes a struct of `size` bytes, as much of it as these hold, with that much as its
/// `struct_size`; what a newer header has beyond this version's fields becomes zero.
///
/// # Safety
/// `pointer` points to `size` bytes, and is aligned for a `T`.
#[inline]
unsafe fn write<T: Struct>(pointer: *mut T, value: T, size: usize) {
    let filled = size.min(size_of::<T>());
    let (bytes, place) = (bytemuck::bytes_of(&value).as_ptr(), pointer.cast::<u8>());
    // SAFETY: as the caller says; the bytes that are filled and those beyond are `size` together.
    unsafe {
        bytes.copy_to_nonoverlapping(place, filled);
        pointer.cast::<u32>().write(u32::try_from(filled).unwrap_or(u32::MAX));
        place.add(filled).write_bytes(0, size.saturating_sub(filled));
    }
}

/// Where the caller wants an array.
pub(crate) struct OutArray<'a, T> {
    first: *mut T,
    count: usize,
    size: usize,
    argument: &'static str,
    of: PhantomData<&'a [T]>,
}

impl<T> Clone for OutArray<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for OutArray<'_, T> {}

impl<T: Struct> Written for OutArray<'_, T> {
    fn empty(self, _: ibo_status) {
        if let Ok(out) = self.check_rows() {
            out.empty_from(0);
        }
    }
}

impl<'a, T: Struct> OutArray<'a, T> {
    /// # Safety
    /// `first` is NULL, or points to `count` elements of `size` bytes, which nobody else uses
    /// during `'a`.
    pub(crate) const unsafe fn new(
        first: *mut T,
        count: usize,
        size: usize,
        argument: &'static str,
    ) -> Self {
        Self { first, count, size, argument, of: PhantomData }
    }

    pub(crate) fn check(self) -> Result<Outputs<'a, T>, Failure> {
        let Self { first, count, size, argument, of } = self;
        if count > 0 {
            check_array(first.cast_const(), count, size, argument)?;
        }
        Ok(Outputs { first, count, size, of })
    }
}

impl<'a, T: Struct> OutArray<'a, T> {
    /// The array of a call that fails. Its count is perhaps that of an input whose elements are
    /// larger: as many of the largest must fit in memory.
    fn check_rows(self) -> Result<Outputs<'a, T>, Failure> {
        let fits = self.count.checked_mul(LARGEST_STRUCT).map(isize::try_from);
        match fits {
            Some(Ok(_)) => self.check(),
            _ => Err(Failure::call(IBO_TOO_LONG, self.argument)),
        }
    }
}

/// An array of the caller's that was checked and can be written.
pub(crate) struct Outputs<'a, T> {
    first: *mut T,
    count: usize,
    size: usize,
    of: PhantomData<&'a [T]>,
}

impl<T: Struct> Outputs<'_, T> {
    /// The element at `index`, below the count: the first pointer, the size and the product of size
    /// and count were checked.
    #[inline]
    fn at(&self, index: usize) -> Option<*mut T> {
        (index < self.count).then(|| self.first.wrapping_byte_add(index.wrapping_mul(self.size)))
    }

    /// Writes the struct at `index`.
    #[inline]
    pub(crate) fn write_struct(&self, index: usize, value: T) {
        if let Some(pointer) = self.at(index) {
            // SAFETY: `at` found that an element of `size` bytes lies there.
            unsafe { write(pointer, value, self.size) };
        }
    }

    /// Writes zeros from the struct at `first` on.
    pub(crate) fn empty_from(&self, first: usize) {
        (first..self.count).for_each(|index| self.write_struct(index, T::zeroed()));
    }
}

/// Where the caller wants what became of each row.
pub(crate) struct OutRows<'a, T> {
    pub(crate) out: OutArray<'a, T>,
    pub(crate) statuses: OutStatuses<'a>,
    pub(crate) refused: OutNumber<'a, usize>,
    pub(crate) errors: OutErrors<'a>,
}

impl<T> Clone for OutRows<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for OutRows<'_, T> {}

impl<T: Struct> Written for OutRows<'_, T> {
    fn empty(self, status: ibo_status) {
        (self.out, self.statuses, self.refused, self.errors).empty(status);
    }
}

impl<'a, T: Struct> OutRows<'a, T> {
    pub(crate) fn check(self) -> Result<RowOutputs<'a, T>, Failure> {
        Ok(RowOutputs {
            out: self.out.check()?,
            statuses: self.statuses.0.check()?,
            refused: self.refused.optional()?,
            errors: self.errors.check()?,
        })
    }
}

/// The arrays of the caller's for what becomes of each row, checked.
pub(crate) struct RowOutputs<'a, T> {
    out: Outputs<'a, T>,
    statuses: Outputs<'a, ibo_status>,
    refused: Number<'a, usize>,
    errors: Outputs<'a, ibo_error>,
}

impl<T: Struct> RowOutputs<'_, T> {
    /// Computes each row: its result and `IBO_OK`, or zeros and why it is refused.
    pub(crate) fn each(self, mut row: impl FnMut(usize) -> Result<T, Error>) {
        let mut refused: usize = 0;
        for index in 0..self.out.count {
            let (result, status) = match row(index) {
                Ok(result) => (result, IBO_OK),
                Err(error) => {
                    let failure = Failure::Refused(error);
                    self.errors.write_error(refused, index, &failure);
                    refused = refused.saturating_add(1);
                    (T::zeroed(), failure.status())
                }
            };
            self.out.write_struct(index, result);
            self.statuses.write_number(index, status);
        }
        self.errors.empty_errors_from(refused);
        self.refused.write(refused);
    }
}

/// Where the caller wants the status of each row.
#[derive(Clone, Copy)]
pub(crate) struct OutStatuses<'a>(OutArray<'a, ibo_status>);

impl OutStatuses<'_> {
    /// # Safety
    /// As for `OutArray::new`, of statuses.
    pub(crate) const unsafe fn new(first: *mut ibo_status, count: usize) -> Self {
        // SAFETY: as the caller says.
        Self(unsafe { OutArray::new(first, count, size_of::<ibo_status>(), "statuses") })
    }
}

impl Written for OutStatuses<'_> {
    fn empty(self, status: ibo_status) {
        if let Ok(statuses) = self.0.check_rows() {
            (0..statuses.count).for_each(|index| statuses.write_number(index, status));
        }
    }
}

impl Outputs<'_, ibo_status> {
    /// Writes the number at `index`.
    #[inline]
    fn write_number(&self, index: usize, status: ibo_status) {
        if let Some(pointer) = self.at(index) {
            // SAFETY: `at` found that an element lies there.
            unsafe { pointer.write(status) };
        }
    }
}

/// Where the caller wants what is wrong with the first of the rows that are refused.
#[derive(Clone, Copy)]
pub(crate) struct OutErrors<'a>(OutArray<'a, ibo_error>);

impl<'a> OutErrors<'a> {
    /// # Safety
    /// As for `OutArray::new`.
    pub(crate) const unsafe fn new(first: *mut ibo_error, count: usize, size: usize) -> Self {
        // SAFETY: as the caller says.
        Self(unsafe { OutArray::new(first, count, size, "errors") })
    }

    fn check(self) -> Result<Outputs<'a, ibo_error>, Failure> {
        let errors = self.0.check()?;
        (0..errors.count).try_for_each(|index| {
            let number = errors.language(index).unwrap_or_default();
            language::of_error(number, "errors").map(|_| ())
        })?;
        Ok(errors)
    }
}

impl Written for OutErrors<'_> {
    fn empty(self, _: ibo_status) {
        if let Ok(errors) = self.0.check() {
            errors.empty_errors_from(0);
        }
    }
}

impl Outputs<'_, ibo_error> {
    /// The language that the caller set at `index`.
    fn language(&self, index: usize) -> Option<i32> {
        // SAFETY: `at` found that an element lies there.
        self.at(index).map(|pointer| unsafe { (&raw const (*pointer).language).read() })
    }

    /// Writes what is wrong with a row at `index`, if there is room.
    #[cold]
    fn write_error(&self, index: usize, row: usize, failure: &Failure) {
        if let Some(number) = self.language(index) {
            let language = language::of_error(number, "errors").unwrap_or(Language::English);
            let reported = failure.reported(language);
            let row = i64::try_from(row).unwrap_or(i64::MAX);
            self.write_struct(index, ibo_error { language: number, row, ..reported });
        }
    }

    /// Writes no error from `first` on.
    fn empty_errors_from(&self, first: usize) {
        for index in first..self.count {
            let language = self.language(index).unwrap_or_default();
            self.write_struct(index, ibo_error { language, ..ibo_error::zeroed() });
        }
    }
}

/// Where the caller wants a number.
pub(crate) struct OutNumber<'a, T> {
    pointer: *mut T,
    argument: &'static str,
    of: PhantomData<&'a T>,
}

impl<T> Clone for OutNumber<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for OutNumber<'_, T> {}

impl<T: Pod> Written for OutNumber<'_, T> {
    fn empty(self, _: ibo_status) {
        if let Ok(number) = self.optional() {
            number.write(T::zeroed());
        }
    }
}

impl<'a, T: NoUninit> OutNumber<'a, T> {
    /// # Safety
    /// `pointer` is NULL, or points to a number, which nobody else uses during `'a`.
    pub(crate) const unsafe fn new(pointer: *mut T, argument: &'static str) -> Self {
        Self { pointer, argument, of: PhantomData }
    }

    pub(crate) fn check(self) -> Result<Number<'a, T>, Failure> {
        checked(self.pointer.cast_const(), self.argument)?;
        Ok(Number { pointer: self.pointer, of: self.of })
    }

    /// The number, which is written nowhere for NULL.
    pub(crate) fn optional(self) -> Result<Number<'a, T>, Failure> {
        if self.pointer.is_null() {
            Ok(Number { pointer: self.pointer, of: self.of })
        } else {
            self.check()
        }
    }
}

/// A number of the caller's that was checked and can be written.
pub(crate) struct Number<'a, T> {
    pointer: *mut T,
    of: PhantomData<&'a T>,
}

impl<T: NoUninit> Number<'_, T> {
    pub(crate) fn write(self, value: T) {
        if !self.pointer.is_null() {
            // SAFETY: `OutNumber::new` was told that a number lies there; the pointer was checked.
            unsafe { self.pointer.write(value) };
        }
    }
}

/// Where the caller wants a handle on what the library makes.
pub(crate) struct OutHandle<'a, T> {
    pointer: *mut *mut T,
    argument: &'static str,
    of: PhantomData<&'a T>,
}

impl<T> Clone for OutHandle<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for OutHandle<'_, T> {}

impl<T: Send> Written for OutHandle<'_, T> {
    fn empty(self, _: ibo_status) {
        if let Ok(slot) = self.check() {
            // SAFETY: as `OutHandle::new` was told; the pointer to the handle was checked.
            unsafe { slot.pointer.write(std::ptr::null_mut()) };
        }
    }
}

impl<'a, T: Send> OutHandle<'a, T> {
    /// # Safety
    /// `pointer` is NULL, or points to a pointer, which nobody else uses during `'a`.
    pub(crate) const unsafe fn new(pointer: *mut *mut T, argument: &'static str) -> Self {
        Self { pointer, argument, of: PhantomData }
    }

    pub(crate) fn check(self) -> Result<Slot<'a, T>, Failure> {
        checked(self.pointer.cast_const(), self.argument)?;
        Ok(Slot { pointer: self.pointer, of: self.of })
    }
}

/// A pointer of the caller's that was checked and can be written.
pub(crate) struct Slot<'a, T> {
    pointer: *mut *mut T,
    of: PhantomData<&'a T>,
}

impl<T: Made> Slot<'_, T> {
    /// Gives it away: the caller frees it.
    pub(crate) fn give(self, made: T) {
        let made = Box::into_raw(Box::new(Tagged { tag: T::TAG, made }));
        // SAFETY: `OutHandle::new` was told that a pointer lies there; the pointer to it was
        // checked.
        unsafe { self.pointer.write(made.cast()) };
    }
}

/// Where the caller wants a text: a buffer, its capacity, and where the length of the text goes.
#[derive(Clone, Copy)]
pub(crate) struct OutText<'a> {
    buffer: *mut c_char,
    capacity: usize,
    needed: OutNumber<'a, usize>,
}

impl Written for OutText<'_> {
    /// The whole buffer, for a program that takes all of it. How long the text is that did not fit
    /// stays.
    fn empty(self, status: ibo_status) {
        if status != IBO_BUFFER_TOO_SMALL {
            self.needed.empty(status);
        }
        if !self.buffer.is_null() && isize::try_from(self.capacity).is_ok() {
            // SAFETY: `OutText::new` was told that `capacity` bytes lie there.
            unsafe { self.buffer.cast::<u8>().write_bytes(0, self.capacity) };
        }
    }
}

impl<'a> OutText<'a> {
    /// # Safety
    /// `buffer` is NULL, or points to `capacity` bytes, and `needed` is NULL, or points to a
    /// `size_t`, which nobody else uses during `'a`.
    pub(crate) const unsafe fn new(
        buffer: *mut c_char,
        capacity: usize,
        needed: *mut usize,
    ) -> Self {
        // SAFETY: as the caller says.
        let needed = unsafe { OutNumber::new(needed, "needed") };
        Self { buffer, capacity, needed }
    }

    /// Without a buffer, `needed` is where the answer goes.
    pub(crate) fn check(self) -> Result<Text<'a>, Failure> {
        let Self { buffer, capacity, needed } = self;
        if buffer.is_null() && capacity > 0 {
            return Err(Failure::call(IBO_NULL_POINTER, "buffer"));
        }
        if isize::try_from(capacity).is_err() {
            return Err(Failure::call(IBO_TOO_LONG, "capacity"));
        }
        let needed = if buffer.is_null() { needed.check()? } else { needed.optional()? };
        Ok(Text { buffer, capacity, needed })
    }
}

/// A buffer of the caller's that was checked and can be written.
pub(crate) struct Text<'a> {
    buffer: *mut c_char,
    capacity: usize,
    needed: Number<'a, usize>,
}

impl Text<'_> {
    /// Writes the text with a NUL after it, or only says how long it is when there is no buffer, or
    /// one that is too small.
    pub(crate) fn write(self, text: &str) -> Result<(), Failure> {
        let fits = text.len() < self.capacity;
        let asked_only = self.buffer.is_null();
        if fits && !asked_only {
            // SAFETY: `OutText::new` was told that `capacity` bytes lie there; the text and its NUL
            // are not more.
            unsafe {
                self.buffer.cast::<u8>().copy_from_nonoverlapping(text.as_ptr(), text.len());
                self.buffer.add(text.len()).write(0);
            }
        }
        self.needed.write(text.len());
        if fits || asked_only {
            Ok(())
        } else {
            Err(Failure::call(IBO_BUFFER_TOO_SMALL, "capacity"))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::{CStr, c_char};
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::Mutex;

    use super::{Hook, Out, guard, guard_alone, guard_text, report_faults_to};
    use crate::error::ibo_error;
    use crate::status::IBO_INTERNAL;

    #[test]
    fn panic_becomes_a_status_and_is_reported() {
        let mut error: ibo_error = bytemuck::Zeroable::zeroed();
        error.struct_size = size_of::<ibo_error>() as u32;
        // SAFETY: the struct is on this stack and has its size.
        let out = unsafe { Out::new(&raw mut error, "error") };
        let status =
            catch_unwind(AssertUnwindSafe(|| guard(out, (), |()| panic!("a fault")))).unwrap();
        assert_eq!((status, error.number), (IBO_INTERNAL, IBO_INTERNAL));
        assert_eq!(guard_alone((), |()| panic!("a fault")), IBO_INTERNAL);
        assert!(guard_text(|| panic!("a fault")).is_null());
    }

    static TAKEN: Mutex<String> = Mutex::new(String::new());

    unsafe extern "C" fn take(line: *const c_char) {
        // SAFETY: the library passes a text with its NUL.
        let line = unsafe { CStr::from_ptr(line) };
        TAKEN.lock().unwrap().push_str(line.to_str().unwrap());
    }

    #[test]
    fn line_of_a_fault_goes_to_the_hook() {
        // SAFETY: the function takes a text from any thread.
        report_faults_to(unsafe { Hook::new(Some(take)) });
        assert_eq!(guard_alone((), |()| panic!("a fault for the hook")), IBO_INTERNAL);
        // SAFETY: there is none.
        report_faults_to(unsafe { Hook::new(None) });
        assert_eq!(guard_alone((), |()| panic!("a fault for standard error")), IBO_INTERNAL);
        let taken = TAKEN.lock().unwrap();
        assert!(
            taken.contains("a fault for the hook") && taken.contains("boundary.rs:"),
            "{taken}"
        );
        assert!(!taken.contains("standard error") && !taken.contains('\n'), "{taken}");
    }
}
