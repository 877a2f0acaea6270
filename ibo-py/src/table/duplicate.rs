//! The reference and month of every row so far, byte by byte: a row of a stream is refused when it
//! comes, before the rows behind it are read.
//!
//! As long as each row lies above the one before it none can come twice: their keys are only kept.
//! From the first that does not, keys are looked up in an index. (What is kept and sorted at the
//! end would tell a stream too late.)

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, Write};

use tempfile::tempfile;

use super::key_index::{Key, KeyBytes, KeyIndex};
use super::threads::Threads;

/// Rows that come in the order of their keys: the first and the last of them.
#[derive(Clone, Copy)]
pub(crate) struct Ascent<'a> {
    first: Key<'a>,
    last: Key<'a>,
    /// Whether every row lies above the one before it.
    holds: bool,
}

impl<'a> Ascent<'a> {
    pub(crate) const fn of(row: Key<'a>) -> Self {
        Self { first: row, last: row, holds: true }
    }

    #[inline]
    pub(crate) fn go_on(&mut self, row: Key<'a>) {
        self.holds &= self.last < row;
        self.last = row;
    }
}

/// The keys of all rows so far.
pub(crate) struct Seen {
    in_order: Option<InOrder>,
    index: KeyIndex<()>,
}

impl Seen {
    /// Looks with an index of so many bytes.
    pub(crate) fn new(limit: usize) -> Self {
        Self { in_order: Some(InOrder::new(limit / 4)), index: KeyIndex::new(limit) }
    }

    /// Adds so many rows, of which the blocks ascend or not, and gives those that were there
    /// before.
    pub(crate) fn look<'k>(
        &mut self,
        rows: usize,
        key: impl Fn(usize) -> Key<'k> + Sync,
        ascents: &[Ascent<'_>],
        threads: &Threads,
    ) -> io::Result<Vec<usize>> {
        if let Some(mut in_order) = self.in_order.take() {
            if in_order.goes_on(ascents) {
                in_order.keep(ascents, &KeyBytes::of((0..rows).map(key))?)?;
                self.in_order = Some(in_order);
                return Ok(Vec::new());
            }
            // What came in order did not come twice.
            in_order.give_back(|keys| {
                let mut all = Vec::new();
                for (key, ()) in keys.iter() {
                    all.try_reserve(1)?;
                    all.push(key);
                }
                let keys = all;
                self.index.add(keys.len(), |row| (keys[row], ()), threads).map(drop)
            })?;
        }
        let found = self.index.add(rows, |row| (key(row), ()), threads)?;
        Ok(found.into_iter().map(|(row, ())| row).collect())
    }
}

/// Keys in their order; a file has those that memory has no room for.
struct InOrder {
    in_file: Option<File>,
    /// The last of them, so many bytes at most.
    in_memory: Vec<u8>,
    limit: usize,
    last: Option<(Vec<u8>, i32)>,
}

impl InOrder {
    fn new(limit: usize) -> Self {
        Self { in_file: None, in_memory: Vec::new(), limit, last: None }
    }

    fn goes_on(&self, ascents: &[Ascent<'_>]) -> bool {
        let mut last = self.last.as_ref().map(|(text, month)| (text.as_slice(), *month));
        ascents.iter().all(|ascent| {
            let before = last.replace(ascent.last);
            ascent.holds && before.is_none_or(|before| before < ascent.first)
        })
    }

    fn keep(&mut self, ascents: &[Ascent<'_>], keys: &KeyBytes<()>) -> io::Result<()> {
        if let Some(Ascent { last: (text, month), .. }) = ascents.last() {
            self.last = Some((text.to_vec(), *month));
        }
        let keys = keys.bytes();
        if self.in_memory.len() + keys.len() > self.limit {
            let file = match self.in_file.take() {
                Some(file) => file,
                None => tempfile()?,
            };
            self.in_file.insert(file).write_all(&self.in_memory)?;
            self.in_memory.clear();
        }
        self.in_memory.try_reserve(keys.len())?;
        self.in_memory.extend_from_slice(keys);
        Ok(())
    }

    /// Gives all keys, some after the other.
    fn give_back(
        mut self,
        mut give: impl FnMut(&KeyBytes<()>) -> io::Result<()>,
    ) -> io::Result<()> {
        if let Some(file) = &mut self.in_file {
            file.rewind()?;
        }
        let in_file: Box<dyn Read + '_> = match &self.in_file {
            Some(file) => Box::new(file),
            None => Box::new(io::empty()),
        };
        let mut kept = BufReader::new(in_file.chain(self.in_memory.as_slice()));
        loop {
            let mut keys = KeyBytes::default();
            while keys.bytes().len() < 1 << 20 && keys.read(&mut kept)? {}
            if keys.bytes().is_empty() {
                return Ok(());
            }
            give(&keys)?;
        }
    }
}
