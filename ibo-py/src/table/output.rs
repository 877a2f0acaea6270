//! Where amounts go: buffers of a whole batch, written once block by block, which then are the columns of the result as they stand.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use arrow_buffer::{ArrowNativeType, BooleanBuffer, BooleanBufferBuilder, Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field};

use ibo_core::batch::widen;

use super::column::BLOCK;
use super::computation::Room;
use super::schema::CENTS;

/// What every amount of the result is, where it is not cents.
const PRECISION: u8 = 18;
const SCALE: i8 = 2;

/// The unit of the amounts of a result: that of its input.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Cents,
    Decimal,
}

impl Unit {
    pub(crate) fn of(in_cents: bool) -> Self {
        if in_cents { Self::Cents } else { Self::Decimal }
    }

    /// The column of an amount.
    pub(crate) fn field(self, name: &str) -> Field {
        match self {
            Self::Cents => Field::new(format!("{name}{CENTS}"), DataType::Int64, true),
            Self::Decimal => Field::new(name, DataType::Decimal128(PRECISION, SCALE), true),
        }
    }
}

/// The amounts of a batch in one column.
pub(crate) enum Money {
    Cents(Vec<i64>),
    Decimal(Vec<i128>),
}

/// The part of it that is a block's.
pub(crate) enum Part<'b> {
    Cents(&'b mut [i64]),
    Decimal(&'b mut [i128]),
}

impl Money {
    /// Room for so many rows, in memory of an earlier batch where that is free again.
    pub(crate) fn new(unit: Unit, rows: usize, earlier: &mut Earlier) -> Self {
        match unit {
            Unit::Cents => Self::Cents(earlier.take(rows)),
            Unit::Decimal => Self::Decimal(earlier.take(rows)),
        }
    }

    /// Its parts, block by block.
    pub(crate) fn parts(&mut self) -> Vec<Part<'_>> {
        match self {
            Self::Cents(amounts) => amounts.chunks_mut(BLOCK).map(Part::Cents).collect(),
            Self::Decimal(amounts) => amounts.chunks_mut(BLOCK).map(Part::Decimal).collect(),
        }
    }

    /// The column; its memory is remembered for a later batch.
    pub(crate) fn finish(self, nulls: Option<NullBuffer>, earlier: &mut Earlier) -> Result<ArrayData, ArrowError> {
        let (data_type, rows, amounts) = match self {
            Self::Cents(amounts) => (DataType::Int64, amounts.len(), earlier.keep(amounts)),
            Self::Decimal(amounts) => (DataType::Decimal128(PRECISION, SCALE), amounts.len(), earlier.keep(amounts)),
        };
        column(data_type, rows, amounts, nulls)
    }
}

/// A column of numbers.
pub(crate) fn column(data_type: DataType, rows: usize, numbers: Buffer, nulls: Option<NullBuffer>) -> Result<ArrayData, ArrowError> {
    ArrayData::builder(data_type).len(rows).nulls(nulls).add_buffer(numbers).build()
}

impl Part<'_> {
    /// Where cents are computed: the column itself, or memory of the block, which `widen` then copies.
    pub(crate) fn cents<'s>(&'s mut self, of_block: &'s mut Vec<i64>) -> &'s mut [i64] {
        match self {
            Self::Cents(amounts) => amounts,
            Self::Decimal(amounts) => {
                of_block.resize(amounts.len(), 0);
                of_block
            }
        }
    }

    pub(crate) fn widen(self, of_block: &[i64]) {
        if let Self::Decimal(amounts) = self {
            widen(of_block, amounts);
        }
    }
}

/// The memory of the columns of earlier batches. When nobody reads those any more it is used again: fresh memory costs more than the calculation.
pub(crate) struct Earlier {
    /// The oldest first; few, since each new column looks through them.
    buffers: VecDeque<Buffer>,
    /// How many bytes they have.
    bytes: usize,
    most: Most,
}

/// How much memory is kept.
#[derive(Clone, Copy)]
struct Most {
    columns: usize,
    bytes: usize,
    /// What is smaller is not worth it.
    least: usize,
}

/// How much is kept for the next table.
const BETWEEN_TABLES: Most = Most { columns: 64, bytes: 64 << 20, least: 64 << 10 };

/// The memory of earlier tables, for the next one. What is still read is not taken; what nobody reads any more stays here.
static OF_TABLES: Mutex<VecDeque<Buffer>> = Mutex::new(VecDeque::new());

impl Earlier {
    /// The memory of batches of so many columns.
    pub(crate) fn of(room: Room, columns: usize) -> Self {
        /// So many batches of a stream may still be read.
        const BATCHES: usize = 4;
        let most = match room {
            Room::Stream => Most { columns: columns * BATCHES, bytes: usize::MAX, least: 0 },
            Room::Table => BETWEEN_TABLES,
        };
        let buffers = std::mem::take(&mut *OF_TABLES.lock().unwrap_or_else(PoisonError::into_inner));
        Self { bytes: buffers.iter().map(Buffer::capacity).sum(), buffers, most }
    }

    pub(crate) fn take<T: ArrowNativeType>(&mut self, rows: usize) -> Vec<T> {
        let bytes = rows * size_of::<T>();
        let is_free = |buffer: &Buffer| buffer.strong_count() == 1 && is_near(buffer.capacity(), bytes);
        while let Some(buffer) = self.buffers.iter().position(is_free).and_then(|free| self.buffers.remove(free)) {
            self.bytes -= buffer.capacity();
            if let Ok(mut values) = buffer.into_vec::<T>() {
                values.resize(rows, T::default());
                return values;
            }
        }
        vec![T::default(); rows]
    }

    /// The same, all zero.
    pub(crate) fn take_zeros<T: ArrowNativeType>(&mut self, rows: usize) -> Vec<T> {
        let mut values = self.take(rows);
        values.fill(T::default());
        values
    }

    pub(crate) fn keep<T: ArrowNativeType>(&mut self, values: Vec<T>) -> Buffer {
        let buffer = Buffer::from_vec(values);
        if buffer.capacity() >= self.most.least {
            self.bytes += buffer.capacity();
            self.buffers.push_back(buffer.clone());
        }
        self.let_go_of_more();
        buffer
    }

    fn let_go_of_more(&mut self) {
        while self.buffers.len() > self.most.columns || self.bytes > self.most.bytes {
            self.bytes -= self.buffers.pop_front().map_or(self.bytes, |oldest| oldest.capacity());
        }
    }
}

impl Drop for Earlier {
    fn drop(&mut self) {
        self.most = BETWEEN_TABLES;
        self.buffers.retain(|buffer| buffer.capacity() >= BETWEEN_TABLES.least);
        self.bytes = self.buffers.iter().map(Buffer::capacity).sum();
        self.let_go_of_more();
        // Of two calculations at a time the one that ends later leaves its memory.
        *OF_TABLES.lock().unwrap_or_else(PoisonError::into_inner) = std::mem::take(&mut self.buffers);
    }
}

/// Whether memory of this size is enough for so many bytes, and not far too much.
const fn is_near(capacity: usize, bytes: usize) -> bool {
    bytes <= capacity && capacity / 2 <= bytes
}

/// A column that says the same of every row.
pub(crate) fn all_alike(yes: bool, rows: usize, nulls: Option<NullBuffer>) -> Result<ArrayData, ArrowError> {
    let bits = Buffer::from_vec(vec![if yes { u8::MAX } else { 0 }; rows.div_ceil(8)]);
    column(DataType::Boolean, rows, bits, nulls)
}

/// Which rows have a value, when some have none.
pub(crate) fn all_but(rows: usize, without: impl ExactSizeIterator<Item = usize>) -> Option<NullBuffer> {
    if without.len() == 0 {
        return None;
    }
    let mut valid = BooleanBufferBuilder::new(rows);
    valid.append_n(rows, true);
    without.for_each(|row| valid.set_bit(row, false));
    Some(NullBuffer::new(valid.finish()))
}

/// The same from bits.
pub(crate) fn of_bits(rows: usize, bits: Vec<u8>) -> Option<NullBuffer> {
    let nulls = NullBuffer::new(BooleanBuffer::new(Buffer::from_vec(bits), 0, rows));
    Some(nulls).filter(|nulls| nulls.null_count() > 0)
}
