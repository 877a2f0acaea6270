//! Whose rows these are: the form of the references, the months, and the rows that come twice.

use std::iter::once;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use ibo_core::batch::Column;
use ibo_core::{CaseRef, ErrorCode, Month, NaiveDate};
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::column::{BLOCK, Filled, Reader};
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
    scratches: Scratches<Filled<i32>>,
}

struct Job<'b> {
    first: usize,
    months: &'b mut [i32],
    /// The rows that have a reference and a month, where they may not come twice.
    has_key: Option<&'b mut [bool]>,
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
        let mut has_key = vec![false; if seen.is_some() { first_days.len() } else { 0 }];
        let mut of_blocks = has_key.chunks_mut(BLOCK);
        let jobs = first_days.chunks_mut(BLOCK).enumerate().map(|(block, months)| Job {
            first: first + block * BLOCK,
            months,
            has_key: of_blocks.next(),
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
            let rows: Vec<u32> = (0..).zip(&has_key).filter(|(_, has_key)| **has_key).map(|(row, _)| row).collect();
            let key =
                |row: usize| (case_refs.text(first + rows[row] as usize).unwrap_or_default(), month_number(first_days[rows[row] as usize]));
            for row in seen.look(rows.len(), key, &ascents, threads).into_iter().map(|row| rows[row] as usize) {
                found.faults.extend(std::iter::from_fn(|| of_form.next_if(|(fault, _)| *fault < first + row)));
                found.faults.push((first + row, ErrorCode::DuplicateCase));
            }
            found.faults.extend(of_form);
        }
        found
    }
}

fn block<'a>(scratch: &mut Filled<i32>, job: Job<'_>, case_refs: &Reader<'a>, months: &Reader<'_>) -> Block<'a> {
    let Job { first, months: first_days, mut has_key } = job;
    let rows = first..first + first_days.len();
    let Block { mut found, mut ascent } = Block::default();
    months.fill_numbers(&rows, scratch);
    let days = months.numbers(&rows, scratch);
    found.without_month = first_of_months(days, first_days).into_iter().map(|row| first + row).collect();
    let all_plain = case_refs.texts_are(&rows, CaseRef::MAX_LENGTH, CaseRef::is_printable);
    if all_plain && has_key.is_none() {
        return Block { found, ascent };
    }
    let mut without_month = found.without_month.iter().copied().peekable();
    for (row, month) in first_days.iter().enumerate() {
        let text = case_refs.text(first + row);
        let fault = match text {
            Some(text) if all_plain || CaseRef::form(text).is_ok() => None,
            Some(_) => Some(ErrorCode::BadText),
            None => Some(ErrorCode::MissingField),
        };
        if let Some(code) = fault {
            found.faults.push((first + row, code));
        }
        let has_month = without_month.next_if_eq(&(first + row)).is_none();
        if let Some(has_key) = &mut has_key {
            let case = text.filter(|_| fault.is_none() && has_month).map(|text| Key::new(text, month_number(*month)));
            has_key[row] = case.is_some();
            match (case, &mut ascent) {
                (Some(row), Some(ascent)) => ascent.go_on(row),
                (Some(row), None) => ascent = Some(Ascent::of(row)),
                (None, _) => {}
            }
        }
    }
    Block { found, ascent }
}

/// A number of 17 bits for a month by its first day: months start 28 days or more apart, so each has its own, in their order.
const fn month_number(first_day: i32) -> i32 {
    /// 0001-01-01.
    const FIRST_DAY: i32 = -719_162;
    (first_day - FIRST_DAY) / 28
}

/// Writes the first day of each row's month; zero for a row without a day of the years 1 to 9999. Those rows are what it gives.
fn first_of_months(days: Column<'_, i32>, firsts: &mut [i32]) -> Vec<usize> {
    let month_of =
        |day| Month::of(NaiveDate::from_epoch_days(day)?).ok().map(|month| (month.first().to_epoch_days(), month.last().to_epoch_days()));
    let (mut last, mut without) = (None, Vec::new());
    for (row, first) in firsts.iter_mut().enumerate() {
        let day = days.get(row).ok().flatten();
        // The month of a row is likely to come again.
        let is_again = day.zip(last).is_some_and(|(day, (first, last))| (first..=last).contains(&day));
        let month = if is_again { last } else { day.and_then(month_of) };
        match month {
            Some((of_month, _)) => (last, *first) = (month, of_month),
            None => {
                *first = 0;
                without.push(row);
            }
        }
    }
    without
}

/// The references and months of all rows so far, byte by byte. As long as each row lies above the one before it none can come twice: they are only kept.
/// From the first that does not they are looked up in an index, divided by the first bits of their hashes: the parts grow one after the other, and threads look
/// into different ones. The index takes the bytes of the keys and at most 16 a row.
struct Seen {
    /// Those of the rows that came in order, until one does not.
    kept: Vec<Keys>,
    is_in_order: bool,
    /// The last row that came in order.
    last: Option<(Vec<u8>, i32)>,
    parts: Vec<Part>,
}

/// So many bits of a hash say in which part a key is.
const PART_BITS: u32 = 8;
const PARTS: usize = 1 << PART_BITS;

fn part_of(hash: u64) -> usize {
    (hash >> (u64::BITS - PART_BITS)) as usize
}

/// The hash of a reference and month: where they are looked for, not what they are.
fn hash((text, month): (&[u8], i32)) -> u64 {
    xxh3_64_with_seed(text, u64::from(month.cast_unsigned()))
}

impl Default for Seen {
    fn default() -> Self {
        Self { kept: Vec::new(), is_in_order: true, last: None, parts: (0..PARTS).map(|_| Part::default()).collect() }
    }
}

impl Seen {
    /// Adds so many rows, of which the blocks ascend or not, and gives those that were there before.
    fn look<'k>(
        &mut self,
        rows: usize,
        key: impl Fn(usize) -> (&'k [u8], i32) + Sync,
        ascents: &[Ascent<'_>],
        threads: &Threads,
    ) -> Vec<usize> {
        if self.is_in_order {
            let last = self.last.as_ref().map(|(text, month)| Key::new(text, *month));
            let lasts = once(last).chain(ascents.iter().map(|ascent| Some(ascent.last)));
            let goes_on =
                |(ascent, last): (&Ascent<'_>, Option<Key<'_>>)| ascent.holds && last.is_none_or(|last| ascent.first.is_above(&last));
            self.is_in_order = ascents.iter().zip(lasts).all(goes_on);
            if self.is_in_order {
                self.last = ascents.last().map(|ascent| (ascent.last.text.to_vec(), ascent.last.month)).or(self.last.take());
                self.kept.push(Keys::of((0..rows).map(key)));
                return Vec::new();
            }
            // What came in order did not come twice.
            for kept in std::mem::take(&mut self.kept) {
                let keys: Vec<_> = kept.iter().collect();
                self.add(keys.len(), |row| keys[row], threads);
            }
        }
        self.add(rows, key, threads)
    }

    /// Adds rows, and gives those that were there before.
    fn add<'k>(&mut self, rows: usize, key: impl Fn(usize) -> (&'k [u8], i32) + Sync, threads: &Threads) -> Vec<usize> {
        let mut hashes = vec![0; rows];
        let jobs = hashes.chunks_mut(BLOCK).zip((0..).step_by(BLOCK)).collect();
        let look = |_: &mut (), (hashes, first): (&mut [u64], usize)| {
            hashes.iter_mut().zip(first..).for_each(|(hash_of, row)| *hash_of = hash(key(row)));
        };
        threads.each(jobs, &Scratches::default(), look);
        let divided = divided(&hashes);
        let of_thread = PARTS.div_ceil(threads.count());
        let mut rest = divided.as_slice();
        let jobs = self.parts.chunks_mut(of_thread).zip((0..).step_by(of_thread)).map(|(parts, first)| {
            let (rows, after) = rest.split_at(rest.partition_point(|(hash, _)| part_of(*hash) < first + parts.len()));
            rest = after;
            (parts, first, rows)
        });
        let add = |_: &mut (), (parts, first, rows): (&mut [Part], usize, &[(u64, u32)])| {
            let twice = |(hash, row): &&(u64, u32)| !parts[part_of(*hash) - first].insert(*hash, key(*row as usize));
            rows.iter().filter(twice).map(|(_, row)| *row as usize).collect::<Vec<_>>()
        };
        let mut twice = threads.each(jobs.collect(), &Scratches::default(), add).concat();
        twice.sort_unstable();
        twice
    }
}

/// Rows with their hashes, part by part.
fn divided(hashes: &[u64]) -> Vec<(u64, u32)> {
    let mut next = [0; PARTS];
    for hash in hashes {
        // How many are in the part before each.
        next.get_mut(part_of(*hash) + 1).into_iter().for_each(|count| *count += 1);
    }
    for part in 1..PARTS {
        next[part] += next[part - 1];
    }
    let mut divided = vec![(0, 0); hashes.len()];
    for (row, hash) in (0..).zip(hashes) {
        let place = &mut next[part_of(*hash)];
        divided[*place] = (*hash, row);
        *place += 1;
    }
    divided
}

/// References and months, one after the other: a head with the length of a text and its month, and then the text.
#[derive(Default)]
struct Keys {
    bytes: Vec<u8>,
}

/// The bytes of a head: 7 bits of length, and 17 of the number of a month.
const HEAD: usize = 3;
const LENGTH_BITS: u32 = 7;
const _: () = assert!(CaseRef::MAX_LENGTH < 1 << LENGTH_BITS);

impl Keys {
    fn of<'k>(keys: impl Iterator<Item = (&'k [u8], i32)>) -> Self {
        let mut all = Self::default();
        keys.for_each(|key| {
            all.push(key);
        });
        all.bytes.shrink_to_fit();
        all
    }

    /// The key at a place.
    fn get(&self, place: u32) -> (&[u8], i32) {
        let key = &self.bytes[place as usize..];
        let head = u32::from_be_bytes([0, key[0], key[1], key[2]]);
        let length = (head & ((1 << LENGTH_BITS) - 1)) as usize;
        (&key[HEAD..HEAD + length], (head >> LENGTH_BITS).cast_signed())
    }

    fn iter(&self) -> impl Iterator<Item = (&[u8], i32)> {
        let mut place = 0;
        std::iter::from_fn(move || {
            let key = (place < self.bytes.len()).then(|| self.get(place as u32))?;
            place += HEAD + key.0.len();
            Some(key)
        })
    }

    /// Adds a key, and gives its place; what is reserved for more is a 32nd of what there is.
    fn push(&mut self, (text, month): (&[u8], i32)) -> u32 {
        let place = self.bytes.len();
        let length = HEAD + text.len();
        if self.bytes.capacity() - place < length {
            self.bytes.reserve_exact(length.max(place / 32));
        }
        let [_, head @ ..] = (month.cast_unsigned() << LENGTH_BITS | text.len() as u32).to_be_bytes();
        self.bytes.extend_from_slice(&head);
        self.bytes.extend_from_slice(text);
        place as u32
    }
}

/// A part of the index: its keys, and their places by their hashes. (A part of the most rows that a table may have has fewer bytes than 32 bits can count.)
#[derive(Default)]
struct Part {
    keys: Keys,
    places: HashTable<u32>,
}

impl Part {
    /// Adds a key; whether it was not there before.
    fn insert(&mut self, hash_of_key: u64, key: (&[u8], i32)) -> bool {
        let Self { keys, places } = self;
        match places.entry(hash_of_key, |place| keys.get(*place) == key, |place| hash(keys.get(*place))) {
            Entry::Occupied(_) => false,
            Entry::Vacant(free) => {
                free.insert(keys.push(key));
                true
            }
        }
    }
}
