//! Where amounts go: buffers of a whole batch, written once block by block, which then are the
//! columns of the result as they stand.

use arrow_buffer::{BooleanBuffer, BooleanBufferBuilder, Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field};

use super::column::BLOCK;
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

    /// Amounts as a column.
    pub(crate) fn column(
        self,
        cents: Vec<i64>,
        nulls: Option<NullBuffer>,
    ) -> Result<ArrayData, ArrowError> {
        match self {
            Self::Cents => Money::Cents(cents),
            Self::Decimal => Money::Decimal(cents.into_iter().map(i128::from).collect()),
        }
        .finish(nulls)
    }
}

/// The amounts of a batch in one column.
pub(crate) enum Money {
    Cents(Vec<i64>),
    Decimal(Vec<i128>),
}

/// The part of it that is a block's.
pub(crate) enum AmountBlock<'b> {
    Cents(&'b mut [i64]),
    Decimal(&'b mut [i128]),
}

impl Money {
    /// Room for so many rows.
    pub(crate) fn new(unit: Unit, rows: usize) -> Self {
        match unit {
            Unit::Cents => Self::Cents(vec![0; rows]),
            Unit::Decimal => Self::Decimal(vec![0; rows]),
        }
    }

    /// Its parts, block by block.
    pub(crate) fn parts(&mut self) -> Vec<AmountBlock<'_>> {
        match self {
            Self::Cents(amounts) => amounts.chunks_mut(BLOCK).map(AmountBlock::Cents).collect(),
            Self::Decimal(amounts) => amounts.chunks_mut(BLOCK).map(AmountBlock::Decimal).collect(),
        }
    }

    /// The column.
    pub(crate) fn finish(self, nulls: Option<NullBuffer>) -> Result<ArrayData, ArrowError> {
        let (data_type, rows, amounts) = match self {
            Self::Cents(amounts) => (DataType::Int64, amounts.len(), Buffer::from_vec(amounts)),
            Self::Decimal(amounts) => {
                (DataType::Decimal128(PRECISION, SCALE), amounts.len(), Buffer::from_vec(amounts))
            }
        };
        column(data_type, rows, amounts, nulls)
    }
}

/// A column of numbers.
pub(crate) fn column(
    data_type: DataType,
    rows: usize,
    numbers: Buffer,
    nulls: Option<NullBuffer>,
) -> Result<ArrayData, ArrowError> {
    ArrayData::builder(data_type).len(rows).nulls(nulls).add_buffer(numbers).build()
}

impl AmountBlock<'_> {
    /// Where cents are computed: the column itself, or memory of the block, which `widen` then
    /// copies.
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
            amounts.iter_mut().zip(of_block).for_each(|(wide, amount)| *wide = i128::from(*amount));
        }
    }
}

/// A column that says the same of every row.
pub(crate) fn all_alike(
    yes: bool,
    rows: usize,
    nulls: Option<NullBuffer>,
) -> Result<ArrayData, ArrowError> {
    let bits = Buffer::from_vec(vec![if yes { u8::MAX } else { 0 }; rows.div_ceil(8)]);
    column(DataType::Boolean, rows, bits, nulls)
}

/// Which rows have a value, when some have none.
pub(crate) fn all_but(
    rows: usize,
    without: impl ExactSizeIterator<Item = usize>,
) -> Option<NullBuffer> {
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

/// Texts one after the other.
pub(crate) struct TextBuilder {
    bytes: Vec<u8>,
    ends: Vec<i32>,
    valid: BooleanBufferBuilder,
}

impl TextBuilder {
    pub(crate) fn new(rows: usize) -> Self {
        let mut ends = Vec::with_capacity(rows + 1);
        ends.push(0);
        Self { bytes: Vec::new(), ends, valid: BooleanBufferBuilder::new(rows) }
    }

    /// Adds a text. (Those of a piece of rows end within 32 bits, unless one is no reference.)
    pub(crate) fn push(&mut self, text: Option<&[u8]>) {
        self.bytes.extend_from_slice(text.unwrap_or_default());
        self.ends.push(i32::try_from(self.bytes.len()).unwrap_or(i32::MAX));
        self.valid.append(text.is_some());
    }

    pub(crate) fn finish(mut self) -> Result<ArrayData, ArrowError> {
        let rows = self.ends.len() - 1;
        let nulls = NullBuffer::new(self.valid.finish());
        ArrayData::builder(DataType::Utf8)
            .len(rows)
            .nulls(Some(nulls).filter(|nulls| nulls.null_count() > 0))
            .add_buffer(Buffer::from_vec(self.ends))
            .add_buffer(Buffer::from_vec(self.bytes))
            .build()
    }
}
