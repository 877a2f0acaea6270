//! Numbers that look random, the same of the same seed.
#![allow(dead_code, reason = "each binary of the tests uses its part")]

/// splitmix64.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A random byte.
    pub(crate) fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }

    pub(crate) fn below(&mut self, count: usize) -> usize {
        (self.next() % u64::try_from(count).expect("few")) as usize
    }

    /// A number from one to another, both included.
    pub(crate) fn between(&mut self, first: i64, last: i64) -> i64 {
        let count = u64::try_from(last - first + 1).expect("in order");
        first + i64::try_from(self.next() % count).expect("small")
    }

    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// So many times in a hundred.
    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn of<T: Copy>(&mut self, these: &[T]) -> T {
        these[self.below(these.len())]
    }

    /// One of these, so many times in a hundred.
    pub(crate) fn sometimes<T: Copy>(&mut self, percent: usize, these: &[T]) -> Option<T> {
        self.percent(percent).then(|| self.of(these))
    }
}

/// The seed of what is random: `IBO_SEED`, or always the same.
#[expect(
    clippy::disallowed_methods,
    reason = "the tests may read the environment, the library may not"
)]
pub(crate) fn seed(of: &str) -> u64 {
    let seed =
        std::env::var("IBO_SEED").map_or(5, |text| text.parse().expect("IBO_SEED is a number"));
    eprintln!("{of}: seed {seed}");
    seed
}
