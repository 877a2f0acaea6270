//! Columns of words: an index for each row, and a list of words.

use arrow_buffer::{ArrowNativeType, Buffer, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field};

/// The type of the index of a word in a list.
pub(crate) trait Index: ArrowNativeType {
    const TYPE: DataType;
    /// The largest index that the type has room for.
    const MOST: usize;
}

impl Index for u8 {
    // As a signed number, which every reader knows.
    const TYPE: DataType = DataType::Int8;
    const MOST: usize = i8::MAX as usize;
}

impl Index for i32 {
    const TYPE: DataType = DataType::Int32;
    const MOST: usize = Self::MAX as usize;
}

/// The indices of the words of a column in their list, of which the last is known.
pub(crate) struct WordIndices<I> {
    indices: Vec<I>,
    last: usize,
}

impl WordIndices<u8> {
    pub(crate) fn of(indices: Vec<u8>) -> Self {
        let last = indices.iter().copied().max().unwrap_or(0).into();
        Self { indices, last }
    }
}

impl<I: Index> WordIndices<I> {
    /// So many rows of the first word.
    pub(crate) fn first(rows: usize) -> Self {
        Self { indices: vec![I::default(); rows], last: 0 }
    }

    /// Gives a row another word. (The index of one beyond the type is beyond the list.)
    pub(crate) fn set(&mut self, row: usize, index: usize) {
        self.indices[row] = I::from_usize(index).unwrap_or_default();
        self.last = self.last.max(index);
    }
}

/// A column of words of a list, by their indices in it. (Arrow's own check of the indices takes
/// longer than the calculation of the rows.)
pub(crate) fn dictionary<I: Index>(
    keys: WordIndices<I>,
    list: &ArrayData,
    nulls: Option<NullBuffer>,
) -> Result<ArrayData, ArrowError> {
    let WordIndices { indices, last } = keys;
    let rows = indices.len();
    if rows > 0 && last >= list.len().min(I::MOST)
        || nulls.as_ref().is_some_and(|nulls| nulls.len() != rows)
    {
        return Err(ArrowError::InvalidArgumentError("an index is not in its list".to_owned()));
    }
    let data_type = DataType::Dictionary(Box::new(I::TYPE), Box::new(list.data_type().clone()));
    let column = ArrayData::builder(data_type)
        .len(rows)
        .nulls(nulls)
        .add_buffer(Buffer::from_vec(indices))
        .add_child_data(list.clone());
    // SAFETY: there is an index for each row, and every index is in the list, for the last of them
    // is.
    Ok(unsafe { column.build_unchecked() })
}

/// A column of words of a list.
pub(crate) fn words_field(name: &str, keys: DataType) -> Field {
    Field::new(name, DataType::Dictionary(Box::new(keys), Box::new(DataType::Utf8)), true)
}

/// A list of words.
pub(crate) fn words(words: impl Iterator<Item = impl AsRef<str>>) -> ArrayData {
    let (mut text, mut ends) = (String::new(), vec![0_i32]);
    for word in words {
        text.push_str(word.as_ref());
        ends.push(text.len() as i32);
    }
    let list = ArrayData::builder(DataType::Utf8).len(ends.len() - 1);
    let list = list
        .add_buffer(Buffer::from_vec(ends))
        .add_buffer(Buffer::from_vec(text.into_bytes()))
        .build();
    list.unwrap_or_else(|_| ArrayData::new_empty(&DataType::Utf8))
}

/// A word of a list.
pub(crate) fn word_at(texts: &ArrayData, row: usize) -> String {
    let ends = &texts.buffer::<i32>(0)[row..=row + 1];
    let text = &texts.buffers()[1].as_slice()[ends[0] as usize..ends[1] as usize];
    String::from_utf8_lossy(text).into_owned()
}
