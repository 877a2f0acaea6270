//! The reference and month of every row so far, byte by byte: a row of a stream is refused when it
//! comes, before the rows behind it are read.
//!
//! As long as each row lies above the one before it none can come twice: their keys are only kept.
//! From the first that does not, keys are looked up in an index, divided by the first bits of their
//! hashes, so that its shards grow one after the other and threads look into different ones. The
//! index takes the bytes of the keys and at most 16 a row. Where it has grown to its limit, its
//! keys go to a file without a name, which only this process can open: one run in the order of the
//! hashes, of which a look reads one bucket. (What is kept and sorted at the end would tell a
//! stream too late; a tree on disk, `redb`, took 3.5 to 9.6 s for a million rows, and more as it
//! grew.)

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, PoisonError};

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use ibo_core::CaseRef;
use tempfile::{SpooledTempFile, spooled_tempfile, tempfile};
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::column::BLOCK;
use super::threads::{Scratches, Threads};

/// The reference of a row, and a number for its month.
pub(crate) type Key<'k> = (&'k [u8], i32);

/// What the index may take in memory, in bytes.
pub(crate) const LIMIT: usize = 64 << 20;

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
    limit: usize,
    in_order: Option<InOrder>,
    shards: Vec<Shard>,
    run: Option<Run>,
}

/// So many bits of a hash say in which shard a key is, and so many in which bucket of the run.
const SHARD_BITS: u32 = 8;
const SHARDS: usize = 1 << SHARD_BITS;
const BUCKET_BITS: u32 = 16;
const BUCKETS_OF_SHARD: usize = 1 << (BUCKET_BITS - SHARD_BITS);

fn shard_of(hash: u64) -> usize {
    (hash >> (u64::BITS - SHARD_BITS)) as usize
}

fn bucket_of(hash: u64) -> usize {
    (hash >> (u64::BITS - BUCKET_BITS)) as usize
}

/// The hash of a key: where it is looked for, not what it is.
fn hash((text, month): Key<'_>) -> u64 {
    xxh3_64_with_seed(text, u64::from(month.cast_unsigned()))
}

impl Seen {
    pub(crate) fn new(limit: usize) -> Self {
        Self { limit, in_order: Some(InOrder::new(limit / 4)), shards: empty_shards(), run: None }
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
                in_order.keep(ascents, &Keys::of((0..rows).map(key)))?;
                self.in_order = Some(in_order);
                return Ok(Vec::new());
            }
            // What came in order did not come twice.
            in_order.give_back(|keys| {
                let keys: Vec<_> = keys.iter().collect();
                self.add(keys.len(), |row| keys[row], threads).map(drop)
            })?;
        }
        self.add(rows, key, threads)
    }

    /// Adds rows, and gives those that were there before.
    fn add<'k>(
        &mut self,
        rows: usize,
        key: impl Fn(usize) -> Key<'k> + Sync,
        threads: &Threads,
    ) -> io::Result<Vec<usize>> {
        let mut hashed = vec![(0, 0); rows];
        let jobs = hashed.chunks_mut(BLOCK).zip((0..).step_by(BLOCK)).collect();
        let look = |_: &mut (), (hashed, first): (&mut [(u64, u32)], usize)| {
            hashed
                .iter_mut()
                .zip(first..)
                .for_each(|(hashed, row)| *hashed = (hash(key(row)), row as u32));
        };
        threads.each(jobs, &Scratches::default(), look);
        // Of a key that comes twice, the later row is the later one here.
        hashed.sort_unstable();
        let run = self.run.as_ref();
        let of_thread = SHARDS.div_ceil(threads.count());
        let mut rest = hashed.as_slice();
        let jobs = self.shards.chunks_mut(of_thread).zip((0..).step_by(of_thread)).map(
            |(shards, first)| {
                let (rows, after) = rest.split_at(
                    rest.partition_point(|(hash, _)| shard_of(*hash) < first + shards.len()),
                );
                rest = after;
                (shards, first, rows)
            },
        );
        let add = |bucket: &mut Bucket,
                   (shards, first, rows): (&mut [Shard], usize, &[(u64, u32)])| {
            let mut twice = Vec::new();
            for (hash, row) in rows.iter().map(|(hash, row)| (*hash, *row as usize)) {
                let is_in_run = run.map_or(Ok(false), |run| run.has(hash, key(row), bucket))?;
                if is_in_run || !shards[shard_of(hash) - first].insert(hash, key(row)) {
                    twice.push(row);
                }
            }
            Ok(twice)
        };
        let twice = threads.each(jobs.collect(), &Scratches::default(), add);
        let mut twice = twice.into_iter().collect::<io::Result<Vec<_>>>()?.concat();
        twice.sort_unstable();
        if self.shards.iter().map(Shard::bytes).sum::<usize>() > self.limit {
            let shards = std::mem::replace(&mut self.shards, empty_shards());
            self.run = Some(Run::merged(self.run.take(), shards)?);
        }
        Ok(twice)
    }
}

fn empty_shards() -> Vec<Shard> {
    (0..SHARDS).map(|_| Shard::default()).collect()
}

/// Keys in their order; a file has those that memory has no room for.
struct InOrder {
    kept: SpooledTempFile,
    last: Option<(Vec<u8>, i32)>,
}

impl InOrder {
    fn new(in_memory: usize) -> Self {
        Self { kept: spooled_tempfile(in_memory), last: None }
    }

    fn goes_on(&self, ascents: &[Ascent<'_>]) -> bool {
        let mut last = self.last.as_ref().map(|(text, month)| (text.as_slice(), *month));
        ascents.iter().all(|ascent| {
            let before = last.replace(ascent.last);
            ascent.holds && before.is_none_or(|before| before < ascent.first)
        })
    }

    fn keep(&mut self, ascents: &[Ascent<'_>], keys: &Keys) -> io::Result<()> {
        if let Some(Ascent { last: (text, month), .. }) = ascents.last() {
            self.last = Some((text.to_vec(), *month));
        }
        self.kept.write_all(&keys.bytes)
    }

    /// Gives all keys, some after the other.
    fn give_back(mut self, mut give: impl FnMut(&Keys) -> io::Result<()>) -> io::Result<()> {
        self.kept.rewind()?;
        let mut kept = BufReader::new(self.kept);
        loop {
            let mut keys = Keys::default();
            while keys.bytes.len() < 1 << 20 && keys.read(&mut kept)? {}
            if keys.bytes.is_empty() {
                return Ok(());
            }
            give(&keys)?;
        }
    }
}

/// Keys, one after the other: a head with the length of a text and its month, and then the text.
#[derive(Default)]
struct Keys {
    bytes: Vec<u8>,
}

/// The bytes of a head: 7 bits of length, and 17 of the number of a month.
const HEAD: usize = 3;
const LENGTH_BITS: u32 = 7;
const _: () = assert!(CaseRef::MAX_LENGTH < 1 << LENGTH_BITS);

/// The length of a text and its month, as a head has them.
fn opened([a, b, c]: [u8; HEAD]) -> (usize, i32) {
    let head = u32::from_be_bytes([0, a, b, c]);
    ((head & ((1 << LENGTH_BITS) - 1)) as usize, (head >> LENGTH_BITS).cast_signed())
}

impl Keys {
    fn of<'k>(keys: impl Iterator<Item = Key<'k>>) -> Self {
        let mut all = Self::default();
        keys.for_each(|key| {
            all.push(key);
        });
        all
    }

    /// The key at an offset, and the offset of the next one.
    fn get(&self, offset: usize) -> (Key<'_>, usize) {
        let key = &self.bytes[offset..];
        let (length, month) = opened([key[0], key[1], key[2]]);
        ((&key[HEAD..HEAD + length], month), offset + HEAD + length)
    }

    fn iter(&self) -> impl Iterator<Item = Key<'_>> {
        let mut offset = 0;
        std::iter::from_fn(move || {
            let (key, next) = (offset < self.bytes.len()).then(|| self.get(offset))?;
            offset = next;
            Some(key)
        })
    }

    /// Adds a key, and gives its offset; what is reserved for more is a 32nd of what there is.
    fn push(&mut self, (text, month): Key<'_>) -> u32 {
        let offset = self.bytes.len();
        let length = HEAD + text.len();
        if self.bytes.capacity() - offset < length {
            self.bytes.reserve_exact(length.max(offset / 32));
        }
        let [_, head @ ..] =
            (month.cast_unsigned() << LENGTH_BITS | text.len() as u32).to_be_bytes();
        self.bytes.extend_from_slice(&head);
        self.bytes.extend_from_slice(text);
        offset as u32
    }

    /// Adds the next key of a file; whether there was one.
    fn read(&mut self, file: &mut impl Read) -> io::Result<bool> {
        let mut head = [0; HEAD];
        match file.read_exact(&mut head) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            read => read?,
        }
        let first = self.bytes.len() + HEAD;
        self.bytes.extend_from_slice(&head);
        self.bytes.resize(first + opened(head).0, 0);
        file.read_exact(&mut self.bytes[first..])?;
        Ok(true)
    }
}

/// A shard of the index: its keys, and their offsets by their hashes. (A shard has fewer bytes than
/// 32 bits can count: see [`LIMIT`].)
#[derive(Default)]
struct Shard {
    keys: Keys,
    offsets: HashTable<u32>,
}

impl Shard {
    /// Adds a key; whether it was not there before.
    fn insert(&mut self, hash_of_key: u64, key: Key<'_>) -> bool {
        let Self { keys, offsets } = self;
        let key_at = |offset: &u32| keys.get(*offset as usize).0;
        match offsets.entry(
            hash_of_key,
            |offset| key_at(offset) == key,
            |offset| hash(key_at(offset)),
        ) {
            Entry::Occupied(_) => false,
            Entry::Vacant(free) => {
                free.insert(keys.push(key));
                true
            }
        }
    }

    fn bytes(&self) -> usize {
        self.keys.bytes.capacity() + self.offsets.allocation_size()
    }
}

/// Keys in a file, bucket by bucket.
struct Run {
    file: Mutex<File>,
    /// Where each bucket ends.
    ends: Vec<u64>,
}

/// The bucket of a run that was read last.
#[derive(Default)]
struct Bucket {
    number: Option<usize>,
    keys: Keys,
}

impl Run {
    /// The keys of a run, if there is one, and those of the index.
    fn merged(before: Option<Self>, shards: Vec<Shard>) -> io::Result<Self> {
        let mut file = BufWriter::new(tempfile()?);
        let (mut ends, mut end) = (Vec::new(), 0);
        let mut bucket = Bucket::default();
        for Shard { keys, offsets } in shards {
            let mut keys: Vec<_> = offsets
                .iter()
                .map(|offset| keys.get(*offset as usize).0)
                .map(|key| (hash(key), key))
                .collect();
            keys.sort_unstable_by_key(|(hash, _)| *hash);
            let mut rest = keys.as_slice();
            for number in ends.len()..ends.len() + BUCKETS_OF_SHARD {
                let (keys, after) =
                    rest.split_at(rest.partition_point(|(hash, _)| bucket_of(*hash) <= number));
                rest = after;
                match &before {
                    Some(before) => before.read(number, &mut bucket)?,
                    None => bucket.keys.bytes.clear(),
                }
                keys.iter().for_each(|(_, key)| {
                    bucket.keys.push(*key);
                });
                file.write_all(&bucket.keys.bytes)?;
                end += bucket.keys.bytes.len() as u64;
                ends.push(end);
            }
        }
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Self { file: Mutex::new(file), ends })
    }

    fn has(&self, hash: u64, key: Key<'_>, bucket: &mut Bucket) -> io::Result<bool> {
        let number = bucket_of(hash);
        if bucket.number != Some(number) {
            self.read(number, bucket)?;
        }
        Ok(bucket.keys.iter().any(|of_bucket| of_bucket == key))
    }

    fn read(&self, number: usize, bucket: &mut Bucket) -> io::Result<()> {
        let first = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        bucket.number = Some(number);
        bucket.keys.bytes.resize((self.ends[number] - first) as usize, 0);
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(first))?;
        file.read_exact(&mut bucket.keys.bytes)
    }
}
