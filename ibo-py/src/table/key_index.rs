//! An index of rows by their reference and month, exact: for each key a number, or nothing but that
//! it was there.
//!
//! Keys are divided by the first bits of their hashes, so that the shards of the index grow one
//! after the other and threads look into different ones. The index takes the bytes of the keys and
//! at most 16 a row. Where it has grown to its limit, its keys go to a file without a name, which
//! only this process can open: one run in the order of the hashes, of which a look reads one bucket.
//! (A tree on disk, `redb`, took 3.5 to 9.6 s for a million rows, and more as it grew.)

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::marker::PhantomData;
use std::sync::{Mutex, PoisonError};

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use ibo_core::CaseRef;
use tempfile::tempfile;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::column::BLOCK;
use super::threads::{Scratches, Threads};

/// The reference of a row, and a number for its month.
pub(crate) type Key<'k> = (&'k [u8], i32);

/// What the index may take in memory, in bytes.
pub(crate) const LIMIT: usize = 64 << 20;

/// What the index keeps of a key.
pub(crate) trait KeptKey: Copy + Send + Sync {
    /// How many bytes it takes.
    const BYTES: usize;

    fn push(self, bytes: &mut Vec<u8>);

    fn of(bytes: &[u8]) -> Self;
}

/// That it was there.
impl KeptKey for () {
    const BYTES: usize = 0;

    fn push(self, _: &mut Vec<u8>) {}

    fn of(_: &[u8]) -> Self {}
}

/// The number of a row.
impl KeptKey for u32 {
    const BYTES: usize = size_of::<Self>();

    fn push(self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.to_le_bytes());
    }

    fn of(bytes: &[u8]) -> Self {
        bytes.first_chunk().map_or(0, |bytes| Self::from_le_bytes(*bytes))
    }
}

/// The keys so far, each with what is kept of it.
pub(crate) struct KeyIndex<K> {
    limit: usize,
    shards: Vec<Shard<K>>,
    run: Option<Run<K>>,
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
pub(crate) fn hash((text, month): Key<'_>) -> u64 {
    xxh3_64_with_seed(text, u64::from(month.cast_unsigned()))
}

impl<K: KeptKey> KeyIndex<K> {
    /// An index of so many bytes at most.
    pub(crate) fn new(limit: usize) -> Self {
        Self { limit, shards: empty_shards(), run: None }
    }

    /// Adds so many rows, each by its key and what is kept of it, and gives those whose key was
    /// there before, with what was kept of that.
    pub(crate) fn add<'k>(
        &mut self,
        rows: usize,
        row: impl Fn(usize) -> (Key<'k>, K) + Sync,
        threads: &Threads,
    ) -> io::Result<Vec<(usize, K)>> {
        let mut hashed = Vec::new();
        hashed.try_reserve_exact(rows)?;
        hashed.resize(rows, (0, 0));
        let jobs = hashed.chunks_mut(BLOCK).zip((0..).step_by(BLOCK)).collect();
        let look = |_: &mut (), (hashed, first): (&mut [(u64, u32)], usize)| {
            hashed
                .iter_mut()
                .zip(first..)
                .for_each(|(hashed, index)| *hashed = (hash(row(index).0), index as u32));
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
        let add = |bucket: &mut Bucket<K>, (shards, first, rows): Job<'_, K>| {
            let mut found = Vec::new();
            for (hash, index) in rows.iter().map(|(hash, index)| (*hash, *index as usize)) {
                let (key, kept) = row(index);
                let in_run = run.map_or(Ok(None), |run| run.find(hash, key, bucket))?;
                let before = match in_run {
                    None => shards[shard_of(hash) - first].insert(hash, key, kept)?,
                    before => before,
                };
                found.extend(before.map(|before| (index, before)));
            }
            Ok(found)
        };
        let found = threads.each(jobs.collect(), &Scratches::default(), add);
        let mut found = found.into_iter().collect::<io::Result<Vec<_>>>()?.concat();
        found.sort_unstable_by_key(|(row, _)| *row);
        if self.shards.iter().map(Shard::bytes).sum::<usize>() > self.limit {
            let shards = std::mem::replace(&mut self.shards, empty_shards());
            self.run = Some(Run::merged(self.run.take(), shards)?);
        }
        Ok(found)
    }

    /// Shows every key with what is kept of it, in no order.
    pub(crate) fn each(&self, mut show: impl FnMut(Key<'_>, K)) -> io::Result<()> {
        for shard in &self.shards {
            shard.keys.iter().for_each(|(key, kept)| show(key, kept));
        }
        let mut bucket = Bucket::default();
        for number in 0..self.run.as_ref().map_or(0, |run| run.ends.len()) {
            if let Some(run) = &self.run {
                run.read(number, &mut bucket)?;
            }
            bucket.keys.iter().for_each(|(key, kept)| show(key, kept));
        }
        Ok(())
    }
}

fn empty_shards<K: KeptKey>() -> Vec<Shard<K>> {
    (0..SHARDS).map(|_| Shard::default()).collect()
}

/// Keys, one after the other: a head with the length of a text and its month, what is kept of the
/// key, and then the text.
pub(crate) struct KeyBytes<K> {
    bytes: Vec<u8>,
    kept: PhantomData<K>,
}

impl<K> Default for KeyBytes<K> {
    fn default() -> Self {
        Self { bytes: Vec::new(), kept: PhantomData }
    }
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

impl KeyBytes<()> {
    /// Keys of which nothing else is kept.
    pub(crate) fn of<'k>(keys: impl Iterator<Item = Key<'k>>) -> io::Result<Self> {
        let mut all = Self::default();
        for key in keys {
            all.push(key, ())?;
        }
        Ok(all)
    }
}

impl<K: KeptKey> KeyBytes<K> {
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The key at an offset with what is kept of it, and the offset of the next one.
    fn get(&self, offset: usize) -> ((Key<'_>, K), usize) {
        let key = &self.bytes[offset..];
        let (length, month) = opened([key[0], key[1], key[2]]);
        let (kept, text) = key[HEAD..HEAD + K::BYTES + length].split_at(K::BYTES);
        (((text, month), K::of(kept)), offset + HEAD + K::BYTES + length)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Key<'_>, K)> {
        let mut offset = 0;
        std::iter::from_fn(move || {
            let (key, next) = (offset < self.bytes.len()).then(|| self.get(offset))?;
            offset = next;
            Some(key)
        })
    }

    /// Adds a key, and gives its offset; what is reserved for more is a 32nd of what there is.
    fn push(&mut self, (text, month): Key<'_>, kept: K) -> io::Result<u32> {
        let offset = self.bytes.len();
        let length = HEAD + K::BYTES + text.len();
        if self.bytes.capacity() - offset < length {
            self.bytes.try_reserve_exact(length.max(offset / 32))?;
        }
        let [_, head @ ..] =
            (month.cast_unsigned() << LENGTH_BITS | text.len() as u32).to_be_bytes();
        self.bytes.extend_from_slice(&head);
        kept.push(&mut self.bytes);
        self.bytes.extend_from_slice(text);
        Ok(offset as u32)
    }

    /// Adds the next key of a file; whether there was one.
    pub(crate) fn read(&mut self, file: &mut impl Read) -> io::Result<bool> {
        let mut head = [0; HEAD];
        match file.read_exact(&mut head) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            read => read?,
        }
        let (first, length) = (self.bytes.len() + HEAD, K::BYTES + opened(head).0);
        self.bytes.try_reserve(HEAD + length)?;
        self.bytes.extend_from_slice(&head);
        self.bytes.resize(first + length, 0);
        file.read_exact(&mut self.bytes[first..])?;
        Ok(true)
    }
}

/// The shards of a job, the number of the first, and the hashes and numbers of its rows.
type Job<'a, K> = (&'a mut [Shard<K>], usize, &'a [(u64, u32)]);

/// A shard of the index: its keys, and their offsets by their hashes. (A shard has fewer bytes than
/// 32 bits can count: see [`LIMIT`].)
struct Shard<K> {
    keys: KeyBytes<K>,
    offsets: HashTable<u32>,
}

impl<K> Default for Shard<K> {
    fn default() -> Self {
        Self { keys: KeyBytes::default(), offsets: HashTable::new() }
    }
}

impl<K: KeptKey> Shard<K> {
    /// Adds a key; where it was there before, gives what was kept of it.
    fn insert(&mut self, hash_of_key: u64, key: Key<'_>, kept: K) -> io::Result<Option<K>> {
        let Self { keys, offsets } = self;
        let key_at = |offset: &u32| keys.get(*offset as usize).0.0;
        let hash_at = |offset: &u32| hash(key_at(offset));
        // Else an entry takes memory that may not be there, which ends the process.
        offsets.try_reserve(1, hash_at).map_err(|_| io::ErrorKind::OutOfMemory)?;
        match offsets.entry(hash_of_key, |offset| key_at(offset) == key, hash_at) {
            Entry::Occupied(before) => Ok(Some(keys.get(*before.get() as usize).0.1)),
            Entry::Vacant(free) => {
                free.insert(keys.push(key, kept)?);
                Ok(None)
            }
        }
    }

    fn bytes(&self) -> usize {
        self.keys.bytes.capacity() + self.offsets.allocation_size()
    }
}

/// Keys in a file, bucket by bucket.
struct Run<K> {
    file: Mutex<File>,
    /// Where each bucket ends.
    ends: Vec<u64>,
    kept: PhantomData<K>,
}

/// The bucket of a run that was read last.
struct Bucket<K> {
    number: Option<usize>,
    keys: KeyBytes<K>,
}

impl<K> Default for Bucket<K> {
    fn default() -> Self {
        Self { number: None, keys: KeyBytes::default() }
    }
}

impl<K: KeptKey> Run<K> {
    /// The keys of a run, if there is one, and those of the index.
    fn merged(before: Option<Self>, shards: Vec<Shard<K>>) -> io::Result<Self> {
        let mut file = BufWriter::new(tempfile()?);
        let (mut ends, mut end) = (Vec::new(), 0);
        let mut bucket = Bucket::default();
        for Shard { keys, offsets } in shards {
            let of_shard = offsets
                .iter()
                .map(|offset| keys.get(*offset as usize).0)
                .map(|(key, kept)| (hash(key), key, kept));
            let mut keys = Vec::new();
            keys.try_reserve_exact(offsets.len())?;
            keys.extend(of_shard);
            keys.sort_unstable_by_key(|(hash, ..)| *hash);
            let mut rest = keys.as_slice();
            for number in ends.len()..ends.len() + BUCKETS_OF_SHARD {
                let (keys, after) =
                    rest.split_at(rest.partition_point(|(hash, ..)| bucket_of(*hash) <= number));
                rest = after;
                match &before {
                    Some(before) => before.read(number, &mut bucket)?,
                    None => bucket.keys.bytes.clear(),
                }
                for (_, key, kept) in keys {
                    bucket.keys.push(*key, *kept)?;
                }
                file.write_all(&bucket.keys.bytes)?;
                end += bucket.keys.bytes.len() as u64;
                ends.push(end);
            }
        }
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Self { file: Mutex::new(file), ends, kept: PhantomData })
    }

    fn find(&self, hash: u64, key: Key<'_>, bucket: &mut Bucket<K>) -> io::Result<Option<K>> {
        let number = bucket_of(hash);
        if bucket.number != Some(number) {
            self.read(number, bucket)?;
        }
        Ok(bucket.keys.iter().find(|(of_bucket, _)| *of_bucket == key).map(|(_, kept)| kept))
    }

    fn read(&self, number: usize, bucket: &mut Bucket<K>) -> io::Result<()> {
        let first = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        bucket.number = Some(number);
        let length = (self.ends[number] - first) as usize;
        bucket.keys.bytes.try_reserve(length.saturating_sub(bucket.keys.bytes.len()))?;
        bucket.keys.bytes.resize(length, 0);
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(first))?;
        file.read_exact(&mut bucket.keys.bytes)
    }
}
