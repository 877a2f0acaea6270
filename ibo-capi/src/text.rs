//! Texts in character arrays.

use std::ffi::c_char;
use std::{fmt, iter};

/// The text of an array: up to the first NUL or the end, without trailing spaces.
#[inline]
pub(crate) fn read(array: &[c_char]) -> &[u8] {
    let bytes: &[u8] = bytemuck::cast_slice(array);
    let length = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let text = bytes.get(..length).unwrap_or_default();
    let filled = text.iter().rev().take_while(|byte| **byte == b' ').count();
    text.get(..length.saturating_sub(filled)).unwrap_or_default()
}

/// The text of an array, absent when it is empty.
#[inline]
pub(crate) fn optional(array: &[c_char]) -> Option<&[u8]> {
    Some(read(array)).filter(|text| !text.is_empty())
}

/// The text of an array; bytes that are not UTF-8 become U+FFFD, which the core refuses.
pub(crate) fn shown(array: &[c_char]) -> &str {
    std::str::from_utf8(read(array)).unwrap_or("\u{fffd}")
}

/// An array with a text and at least one NUL after it: the whole text, or as many of its characters
/// as fit with three dots behind them.
pub(crate) fn filled<const N: usize>(text: &str) -> [c_char; N] {
    filled_with(|array| array.write_str(text))
}

/// The same of a text that is written, part after part, without one of its own.
pub(crate) fn filled_with<const N: usize>(
    write: impl FnOnce(&mut dyn fmt::Write) -> fmt::Result,
) -> [c_char; N] {
    let mut filling = Filling { array: [0; N], length: 0 };
    // To write into an array does not fail: what is beyond it is only counted.
    let _ = write(&mut filling);
    filling.closed()
}

/// An array on its way to be filled.
struct Filling<const N: usize> {
    array: [c_char; N],
    /// How long the whole text is so far, also where it does not fit.
    length: usize,
}

impl<const N: usize> Filling<N> {
    const ROOM: usize = N.saturating_sub(1);

    /// The array with its whole text, or with three dots behind as many characters as fit.
    fn closed(self) -> [c_char; N] {
        let Self { mut array, length } = self;
        if length > Self::ROOM {
            let bytes: &mut [u8] = bytemuck::cast_slice_mut(&mut array);
            // Where a character begins.
            let begins = |place: &usize| bytes.get(*place).is_some_and(|byte| byte & 0xC0 != 0x80);
            let cut = (0..=Self::ROOM.saturating_sub(DOTS.len())).rev().find(begins);
            let behind = bytes.iter_mut().skip(cut.unwrap_or_default());
            behind.zip(DOTS.bytes().chain(iter::repeat(0))).for_each(|(place, byte)| *place = byte);
        }
        array
    }
}

impl<const N: usize> fmt::Write for Filling<N> {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        let bytes: &mut [u8] = bytemuck::cast_slice_mut(&mut self.array);
        let free = bytes.get_mut(self.length..Self::ROOM).unwrap_or_default();
        free.iter_mut().zip(part.bytes()).for_each(|(place, byte)| *place = byte);
        self.length = self.length.saturating_add(part.len());
        Ok(())
    }
}

const DOTS: &str = "...";

#[cfg(test)]
mod tests {
    use super::{filled, filled_with, optional, read};

    #[test]
    fn text_ends_at_its_nul_or_its_array_without_padding() {
        assert_eq!(read(&filled::<8>("C21")), b"C21");
        assert_eq!(read(&filled::<9>("12345678")[..8]), b"12345678");
        assert_eq!(read(&filled::<8>(" A  ")), b" A");
        assert_eq!(read(&filled::<8>("A\t\n")), b"A\t\n");
        assert_eq!(optional(&filled::<8>("   ")), None);
        assert_eq!(optional(&filled::<8>("C21")), Some(b"C21".as_slice()));
    }

    #[test]
    fn long_text_is_cut_between_two_characters() {
        for (text, kept) in [
            ("abcdefgh", "abc..."),
            ("abéd", "abéd"),
            ("abéde", "abéde"),
            ("abcéde", "abc..."),
            ("abédef", "ab..."),
            ("", ""),
        ] {
            assert_eq!(read(&filled::<7>(text)), kept.as_bytes(), "{text}");
            let by_character = filled_with::<7>(|array| {
                text.chars().try_for_each(|character| array.write_char(character))
            });
            assert_eq!(by_character, filled(text), "{text}");
        }
    }
}
