//! Whose rows these are: the form of the references, the months, and the rows that come twice.

use std::hint::black_box;
use std::iter::once;

use ibo_core::batch::first_of_months;
use ibo_core::{CaseRef, ErrorCode, field};
use xxhash_rust::xxh3::xxh3_64;

use super::column::{BLOCK, Reader};
use super::threads::{Scratches, Threads};

/// What is known of rows before they are computed.
#[derive(Default)]
pub(crate) struct Found {
    /// The rows without a month.
    pub(crate) without_month: Vec<usize>,
    /// The rows whose reference is at fault, in their order.
    pub(crate) faults: Vec<(usize, ErrorCode)>,
}

/// What looks at the references and months of rows, and remembers them where they may not come twice.
pub(crate) struct Looking {
    seen: Option<Seen>,
    scratches: Scratches<Vec<i32>>,
}

struct Job<'b> {
    first: usize,
    months: &'b mut [i32],
    fingerprints: Option<&'b mut [u64]>,
}

/// What is known of a block.
#[derive(Default)]
struct Block<'a> {
    found: Found,
    ascent: Option<Ascent<'a>>,
}

/// The reference and month of a row.
#[derive(Clone, Copy)]
struct Key<'a> {
    text: &'a [u8],
    /// The first eight bytes of a text and its last eight, of a text that has no others: among texts of one length they are in the order of the texts.
    ends: Option<u128>,
    month: i32,
}

impl<'a> Key<'a> {
    #[inline]
    fn new(text: &'a [u8], month: i32) -> Self {
        let ends = text.first_chunk().zip(text.last_chunk()).filter(|_| text.len() <= 16);
        let ends = ends.map(|(first, last)| u128::from(u64::from_be_bytes(*first)) << u64::BITS | u128::from(u64::from_be_bytes(*last)));
        Self { text, ends, month }
    }

    /// Whether it lies above another one.
    #[inline]
    fn is_above(&self, other: &Self) -> bool {
        match (self.ends, other.ends) {
            (Some(ends), Some(of_other)) if self.text.len() == other.text.len() => (of_other, other.month) < (ends, self.month),
            _ => (other.text, other.month) < (self.text, self.month),
        }
    }

    /// 64 bits of it, never 0, the same in every process. Two different ones have the same bits once in 10^19 pairs: among a million rows once in 37 million
    /// tables, among a hundred million once in 3,700.
    #[inline]
    fn fingerprint(&self) -> u64 {
        // As a seed of the text's, a month could be cancelled by the text itself.
        let of_text = self.ends.unwrap_or_else(|| xxh3_64(self.text).into());
        let rest = u64::from(self.month.cast_unsigned()) << u32::BITS | self.text.len() as u64;
        let words = [(of_text >> u64::BITS) as u64, of_text as u64, rest].map(u64::to_le_bytes);
        let all: &[u8] = words.as_flattened();
        xxh3_64(all).max(1)
    }
}

/// Rows that come in the order of their references and months: the first and the last of them.
#[derive(Clone, Copy)]
struct Ascent<'a> {
    first: Key<'a>,
    last: Key<'a>,
    /// Whether every row lies above the one before it.
    holds: bool,
}

impl<'a> Ascent<'a> {
    const fn of(row: Key<'a>) -> Self {
        Self { first: row, last: row, holds: true }
    }

    #[inline]
    fn go_on(&mut self, row: Key<'a>) {
        self.holds &= row.is_above(&self.last);
        self.last = row;
    }
}

impl Looking {
    pub(crate) fn new(refuse_duplicates: bool) -> Self {
        Self { seen: refuse_duplicates.then(Seen::default), scratches: Scratches::default() }
    }

    /// Looks at some rows of a batch from `first` on, and writes the first day of each one's month.
    pub(crate) fn look(
        &mut self,
        case_refs: &Reader<'_>,
        months: &Reader<'_>,
        first: usize,
        first_days: &mut [i32],
        threads: &Threads,
    ) -> Found {
        let Self { seen, scratches } = self;
        let mut of_blocks = seen.as_mut().map(|seen| seen.make_room(first_days.len()).chunks_mut(BLOCK));
        let jobs = first_days.chunks_mut(BLOCK).enumerate().map(|(block, months)| {
            let fingerprints = of_blocks.as_mut().and_then(Iterator::next);
            Job { first: first + block * BLOCK, months, fingerprints }
        });
        let blocks = threads.each(jobs.collect(), scratches, |scratch, job| block(scratch, job, case_refs, months));
        let mut found = Found::default();
        let mut ascents = Vec::new();
        for block in blocks {
            found.without_month.extend(block.found.without_month);
            found.faults.extend(block.found.faults);
            ascents.extend(block.ascent);
        }
        if let Some(seen) = seen {
            // Both are in order already.
            let mut of_form = std::mem::take(&mut found.faults).into_iter().peekable();
            for row in seen.look(first_days.len(), &ascents, threads) {
                found.faults.extend(std::iter::from_fn(|| of_form.next_if(|(fault, _)| *fault < first + row)));
                found.faults.push((first + row, ErrorCode::DuplicateCase));
            }
            found.faults.extend(of_form);
        }
        found
    }
}

fn block<'a>(scratch: &mut Vec<i32>, job: Job<'_>, case_refs: &Reader<'a>, months: &Reader<'_>) -> Block<'a> {
    let Job { first, months: first_days, mut fingerprints } = job;
    let rows = first..first + first_days.len();
    let Block { mut found, mut ascent } = Block::default();
    months.fill_numbers(&rows, scratch);
    let days = months.numbers(&rows, scratch);
    found.without_month = first_of_months(days, first_days).into_iter().map(|row| first + row).collect();
    let all_plain = case_refs.texts_are(&rows, CaseRef::MAX_LENGTH, field::is_printable);
    if all_plain && fingerprints.is_none() {
        return Block { found, ascent };
    }
    let mut without_month = found.without_month.iter().copied().peekable();
    for (row, month) in first_days.iter().enumerate() {
        let text = case_refs.text(first + row);
        let fault = match text {
            Some(text) if all_plain || field::case_ref(text).is_ok() => None,
            Some(_) => Some(ErrorCode::BadText),
            None => Some(ErrorCode::MissingField),
        };
        if let Some(code) = fault {
            found.faults.push((first + row, code));
        }
        let has_month = without_month.next_if_eq(&(first + row)).is_none();
        if let Some(fingerprints) = &mut fingerprints {
            let case = text.filter(|_| fault.is_none() && has_month).map(|text| Key::new(text, *month));
            fingerprints[row] = case.map_or(0, |case| case.fingerprint());
            match (case, &mut ascent) {
                (Some(row), Some(ascent)) => ascent.go_on(row),
                (Some(row), None) => ascent = Some(Ascent::of(row)),
                (None, _) => {}
            }
        }
    }
    Block { found, ascent }
}

/// The references and months of all rows so far, 64 bits each. As long as each row lies above the one before it none can come twice: they are only kept.
/// From the first that does not they are looked up, divided by their first bits: a part of them and what it is compared with stay
/// in the cache, the parts grow one after the other, and threads look into different ones.
struct Seen {
    /// Those of the rows that came in order, until one does not; and behind them those of the rows that are looked at.
    kept: Vec<u64>,
    is_in_order: bool,
    /// The last row that came in order.
    last: Option<(Vec<u8>, i32)>,
    parts: Vec<Part>,
    /// The rows that are looked up, part by part, with their fingerprints.
    divided: Vec<(u64, u32)>,
}

/// So many fingerprints that came in order are added at a time.
const PIECE: usize = 32 * BLOCK;

/// So many bits say in which part a fingerprint is.
const PART_BITS: u32 = 8;
const PARTS: usize = 1 << PART_BITS;

fn part_of(fingerprint: u64) -> usize {
    (fingerprint >> (u64::BITS - PART_BITS)) as usize
}

impl Default for Seen {
    fn default() -> Self {
        Self { kept: Vec::new(), is_in_order: true, last: None, parts: (0..PARTS).map(|_| Part::default()).collect(), divided: Vec::new() }
    }
}

impl Seen {
    /// Makes room for the fingerprints of so many rows, which are then looked for.
    fn make_room(&mut self, rows: usize) -> &mut [u64] {
        let before = self.kept.len();
        self.kept.resize(before + rows, 0);
        &mut self.kept[before..]
    }

    /// Adds so many rows for which room was made, of which the blocks ascend or not, and gives those that were there before.
    fn look(&mut self, rows: usize, ascents: &[Ascent<'_>], threads: &Threads) -> Vec<usize> {
        let mut kept = std::mem::take(&mut self.kept);
        if self.is_in_order {
            let last = self.last.as_ref().map(|(text, month)| Key::new(text, *month));
            let lasts = once(last).chain(ascents.iter().map(|ascent| Some(ascent.last)));
            let goes_on =
                |(ascent, last): (&Ascent<'_>, Option<Key<'_>>)| ascent.holds && last.is_none_or(|last| ascent.first.is_above(&last));
            self.is_in_order = ascents.iter().zip(lasts).all(goes_on);
            if self.is_in_order {
                self.last = ascents.last().map(|ascent| (ascent.last.text.to_vec(), ascent.last.month)).or(self.last.take());
                self.kept = kept;
                return Vec::new();
            }
        }
        let (in_order, fingerprints) = kept.split_at(kept.len() - rows);
        // What came in order did not come twice. In pieces, for what is added takes memory twice.
        for piece in in_order.chunks(PIECE) {
            self.add(piece, threads);
        }
        let twice = self.add(fingerprints, threads);
        // The memory is for the next rows; that of what came in order is not.
        if in_order.is_empty() {
            kept.clear();
            self.kept = kept;
        }
        twice
    }

    /// Adds rows, and gives those that were there before.
    fn add(&mut self, fingerprints: &[u64], threads: &Threads) -> Vec<usize> {
        let Self { parts, divided, .. } = self;
        let mut counts = [0; PARTS];
        fingerprints.iter().for_each(|fingerprint| counts[part_of(*fingerprint)] += 1);
        let mut next = [0; PARTS];
        for part in 1..PARTS {
            next[part] = next[part - 1] + counts[part - 1];
        }
        divided.resize(fingerprints.len(), (0, 0));
        for (row, fingerprint) in fingerprints.iter().enumerate() {
            let place = &mut next[part_of(*fingerprint)];
            divided[*place] = (*fingerprint, row as u32);
            *place += 1;
        }
        // `next` is now where each part ends.
        let of_thread = PARTS.div_ceil(threads.count());
        let jobs = parts.chunks_mut(of_thread).enumerate().map(|(thread, parts)| {
            let first = if thread == 0 { 0 } else { next[thread * of_thread - 1] };
            let last = next[thread * of_thread + parts.len() - 1];
            (thread * of_thread, parts, &divided[first..last])
        });
        let add = |_: &mut (), (number, parts, rows): (usize, &mut [Part], &[(u64, u32)])| add(number, parts, rows);
        let mut twice = threads.each(jobs.collect(), &Scratches::default(), add).concat();
        twice.sort_unstable();
        twice
    }
}

/// Adds rows to the parts that their fingerprints are in; the first of these parts has this number.
fn add(first_number: usize, parts: &mut [Part], rows: &[(u64, u32)]) -> Vec<usize> {
    /// So many are fetched at once, since each one waits for memory.
    const TOGETHER: usize = 64;
    let mut twice = Vec::new();
    let mut rest = rows;
    while let Some((fingerprint, _)) = rest.first() {
        let number = part_of(*fingerprint);
        let (of_part, after) = rest.split_at(rest.partition_point(|(fingerprint, _)| part_of(*fingerprint) == number));
        rest = after;
        let part = &mut parts[number - first_number];
        part.make_room(of_part.len());
        for together in of_part.chunks(TOGETHER) {
            black_box(together.iter().fold(0, |all, (fingerprint, _)| all ^ part.slots[part.place(*fingerprint)]));
            for (fingerprint, row) in together.iter().filter(|(fingerprint, _)| *fingerprint != 0) {
                if !part.insert(*fingerprint) {
                    twice.push(*row as usize);
                }
            }
        }
    }
    twice
}

/// Fingerprints in a table that is at most three quarters full. Each stands at its place in the order of all, or soon after; 0 is a free place.
#[derive(Default)]
struct Part {
    slots: Vec<u64>,
    used: usize,
}

impl Part {
    #[inline]
    fn place(&self, fingerprint: u64) -> usize {
        ((u128::from(fingerprint << PART_BITS) * self.slots.len() as u128) >> 64) as usize
    }

    /// Adds a fingerprint, for which there is room; whether it was not there before.
    #[inline]
    fn insert(&mut self, fingerprint: u64) -> bool {
        let mut place = self.place(fingerprint);
        let slots = self.slots.as_mut_slice();
        loop {
            match slots[place] {
                0 => {
                    slots[place] = fingerprint;
                    self.used += 1;
                    return true;
                }
                found if found == fingerprint => return false,
                _ => place = if place + 1 == slots.len() { 0 } else { place + 1 },
            }
        }
    }

    fn make_room(&mut self, more: usize) {
        let needed = (self.used + more) * 4 / 3 + 1;
        if needed <= self.slots.len() {
            return;
        }
        let before = std::mem::take(self);
        self.slots = vec![0; needed.max(before.slots.len() * 3 / 2)];
        before.slots.iter().filter(|fingerprint| **fingerprint != 0).for_each(|fingerprint| {
            self.insert(*fingerprint);
        });
    }
}
