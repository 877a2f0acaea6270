//! The employment fraction and the attendance (R1.5, R6).

use bytemuck::{Pod, Zeroable};
use ibo_core::Fraction;

use crate::value::Accepted;

/// A ratio of two numbers in hundredths, so that 30.4 hours of 38 are `{3040, 3800}`; the whole is
/// `{100, 100}`.
///
/// Each part is from 0 to 1,000,000 (10,000.00), the denominator above zero (R0.4). A statement
/// shows the two parts as you gave them.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_fraction {
    /// Hours of the trainee, or paid hours or days, in hundredths.
    pub numerator: u32,
    /// Full-time hours, or normal hours or days, in hundredths; above zero.
    pub denominator: u32,
}

impl ibo_fraction {
    pub(crate) fn read(self) -> Accepted<Fraction> {
        Fraction::from_hundredths(self.numerator, self.denominator)
    }

    /// A fraction of the core, both parts of which are hundredths that fit.
    pub(crate) fn of(fraction: Fraction) -> Self {
        let part = |hundredths: i64| u32::try_from(hundredths).unwrap_or(u32::MAX);
        Self { numerator: part(fraction.numerator()), denominator: part(fraction.denominator()) }
    }

    pub(crate) const fn is_zero(self) -> bool {
        self.numerator == 0 && self.denominator == 0
    }
}
