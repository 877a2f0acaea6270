//! Numbers that look random and follow from a seed, the same on every machine and for ever
//! (SplitMix64).

/// A sequence of numbers.
pub(super) struct Dice(u64);

impl Dice {
    /// The sequence of an agreement: another one for each number and seed.
    pub(super) fn new(number: u64, seed: u64) -> Self {
        let mut dice = Self(seed);
        let mixed = dice.next();
        Self(mixed ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    /// A sequence of its own, for something that may take more numbers or fewer.
    pub(super) fn apart(&mut self) -> Self {
        Self(self.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to one less than `count`, which is not 0.
    pub(super) fn below(&mut self, count: u32) -> u32 {
        let wide = u128::from(self.next()) * u128::from(count);
        u32::try_from(wide >> 64).unwrap_or_default()
    }

    /// True so many times in a thousand.
    pub(super) fn in_thousand(&mut self, times: u32) -> bool {
        self.below(1000) < times
    }

    /// One of some values, each with its weight.
    pub(super) fn one_of<T: Copy>(&mut self, weighted: &[(u32, T)]) -> T {
        let mut left = self.below(weighted.iter().map(|(weight, _)| weight).sum());
        for (weight, value) in weighted {
            match left.checked_sub(*weight) {
                Some(rest) => left = rest,
                None => return *value,
            }
        }
        weighted[0].1
    }
}
