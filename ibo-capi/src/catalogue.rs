//! The numbers of the words of the core, a table for each.

/// A function from each entry of an enum of the core to its number in C. The compiler refuses a
/// table that lacks an entry, has one twice or has another order than the enum: a match cannot,
/// since the enums of another crate may grow. (A macro, since no generic function can turn an enum
/// into its place.)
macro_rules! numbers {
    ($(#[$about:meta])* $name:ident($enum:ident) { $($entry:ident => $number:expr,)+ }) => {
        $(#[$about])*
        pub(crate) const fn $name(entry: $enum) -> i32 {
            const NUMBERS: [($enum, i32); $enum::ALL.len()] = [$(($enum::$entry, $number)),+];
            const {
                let (mut rest, mut place) = (NUMBERS.as_slice(), 0_usize);
                while let [(listed, _), others @ ..] = rest {
                    assert!(*listed as usize == place, "the table must have the order of the enum");
                    (rest, place) = (others, place.wrapping_add(1));
                }
            }
            let (mut found, mut rest) = (0, NUMBERS.as_slice());
            while let [(listed, number), others @ ..] = rest {
                if *listed as usize == entry as usize {
                    found = *number;
                }
                rest = others;
            }
            found
        }
    };
}

pub(crate) use numbers;
