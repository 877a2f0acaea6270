//! Texts in character arrays.

use std::ffi::c_char;

/// The text of an array: up to the first NUL or the end, without the spaces that fill it up. Whether it is printable ASCII, the core checks.
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
    match array {
        [0, ..] => None,
        _ => Some(read(array)).filter(|text| !text.is_empty()),
    }
}

/// The text of an array as UTF-8; what is none is shown as no text could be, for the core to refuse.
pub(crate) fn shown(array: &[c_char]) -> &str {
    std::str::from_utf8(read(array)).unwrap_or("\u{fffd}")
}

/// An array with a text and at least one NUL after it: the whole text, or as many of its characters as fit.
pub(crate) fn filled<const N: usize>(text: &str) -> [c_char; N] {
    let mut array = [0; N];
    let longest = (0..N).rev().find(|length| text.is_char_boundary(*length)).unwrap_or(0);
    for (place, byte) in array.iter_mut().zip(text.bytes().take(longest)) {
        *place = byte as c_char;
    }
    array
}

#[cfg(test)]
mod tests {
    use super::{filled, optional, read};

    #[test]
    fn a_text_ends_at_its_nul_or_fills_its_array_and_padding_is_no_text() {
        assert_eq!(read(&filled::<8>("C21")), b"C21");
        assert_eq!(read(&filled::<9>("12345678")[..8]), b"12345678");
        assert_eq!(read(&filled::<8>(" A  ")), b" A");
        assert_eq!(read(&filled::<8>("A\t\n")), b"A\t\n");
        assert_eq!(optional(&filled::<8>("   ")), None);
        assert_eq!(optional(&filled::<8>("")), None);
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_between_two_characters() {
        for (text, kept) in [("abcdef", "abc"), ("abéd", "ab"), ("aéd", "aé"), ("a€", "a"), ("", "")] {
            assert_eq!(read(&filled::<4>(text)), kept.as_bytes(), "{text}");
        }
    }
}
