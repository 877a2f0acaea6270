//! Texts in character arrays.

use std::ffi::c_char;

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
    let room = N.saturating_sub(1);
    let cut = (0..=room.saturating_sub(DOTS.len()))
        .rev()
        .find_map(|length| text.get(..length))
        .unwrap_or_default();
    let (kept, dots) = if text.len() <= room { (text, "") } else { (cut, DOTS) };
    let mut array = [0; N];
    for (place, byte) in array.iter_mut().zip(kept.bytes().chain(dots.bytes())) {
        *place = byte as c_char;
    }
    array
}

const DOTS: &str = "...";

#[cfg(test)]
mod tests {
    use super::{filled, optional, read};

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
        }
    }
}
