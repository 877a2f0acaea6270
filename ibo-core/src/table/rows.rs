//! The rows of a block, and sets of them.

/// The rows of a block.
pub(super) const ROWS: usize = u64::BITS as usize;

/// A column's part of a block.
pub(super) type Cells<T> = [T; ROWS];

/// A row of a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    index: u8,
    /// Its bit in a set of rows.
    bit: u64,
}

impl Row {
    /// The first row of a block.
    pub(super) const FIRST: Self = Self { index: 0, bit: 1 };

    /// Its index in the block.
    #[inline(always)]
    pub(super) fn index(self) -> usize {
        usize::from(self.index) % ROWS
    }
}

/// Rows of a block, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RowSet(u64);

impl RowSet {
    pub(super) const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self(u64::MAX);

    /// The rows whose bits are set, that of the first row in the lowest.
    pub(super) const fn of_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// So many rows from the first on, or all.
    pub(super) fn first(count: usize) -> Self {
        u32::try_from(count)
            .ok()
            .and_then(|count| 1_u64.checked_shl(count))
            .map_or(Self::ALL, |bit| Self(bit.wrapping_sub(1)))
    }

    /// The row at an index; none for one beyond the block.
    pub(super) fn one(index: usize) -> Self {
        Self(u32::try_from(index).ok().and_then(|index| 1_u64.checked_shl(index)).unwrap_or(0))
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    #[inline(always)]
    pub(super) fn have(self, row: Row) -> bool {
        self.0 & row.bit != 0
    }
}

impl Iterator for RowSet {
    type Item = Row;

    #[inline(always)]
    fn next(&mut self) -> Option<Row> {
        if self.0 == 0 {
            return None;
        }
        let rest = self.0 & self.0.wrapping_sub(1);
        let row = Row { index: self.0.trailing_zeros() as u8, bit: self.0 ^ rest };
        self.0 = rest;
        Some(row)
    }
}
