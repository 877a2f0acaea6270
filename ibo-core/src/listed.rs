//! Enums that know all that they have: what is declared is in the list, so that a new law, line,
//! rule or error cannot be left out of it.

/// Declares an enum with its list: the constants `EACH`, in the order of the declaration, and
/// `COUNT`. (A macro, since Rust does not list the variants of an enum.)
macro_rules! listed {
    (
        $(#[$about:meta])*
        pub enum $enum:ident {
            $($(#[$attribute:meta])* $variant:ident,)+
        }
    ) => {
        $(#[$about])*
        pub enum $enum {
            $($(#[$attribute])* $variant,)+
        }

        impl $enum {
            /// How many there are.
            pub(crate) const COUNT: usize = [$(Self::$variant),+].len();

            /// Each of them; its place is its number in the enum.
            pub(crate) const EACH: [Self; Self::COUNT] = [$(Self::$variant),+];
        }
    };
}

pub(crate) use listed;
