//! Lists of everything that an enum has, made by the compiler from a chain that names, for each,
//! the one after it: a match without wildcard, so that a new one cannot be forgotten.

/// Gives an enum the constants `COUNT` and `EACH`, from its function `next` and the first of the
/// chain. (A macro, since a constant cannot call a function that is generic.)
macro_rules! chained {
    ($enum:ident, $first:expr) => {
        impl $enum {
            /// How many there are.
            pub(crate) const COUNT: usize = {
                let (mut count, mut next) = (0_usize, Some($first));
                while let Some(one) = next {
                    // What tables keep of one is its place.
                    assert!(one as usize == count);
                    (count, next) = (count.wrapping_add(1), one.next());
                }
                count
            };

            /// Each of them, in its place.
            #[expect(clippy::indexing_slicing, reason = "the compiler computes it")]
            pub(crate) const EACH: [Self; Self::COUNT] = {
                let (mut each, mut place, mut next) =
                    ([$first; Self::COUNT], 0_usize, Some($first));
                while let Some(one) = next {
                    each[place] = one;
                    (place, next) = (place.wrapping_add(1), one.next());
                }
                each
            };
        }
    };
}

pub(crate) use chained;
