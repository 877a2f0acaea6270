//! On how many threads blocks are computed. The results do not depend on it: each block goes into
//! its own place, and sums of whole cents are exact.

use std::num::NonZero;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// The threads that a call may use.
#[derive(Clone)]
pub(crate) struct Threads(Option<Arc<ThreadPool>>);

/// So many threads at most.
pub(crate) const MOST: usize = 256;

/// So many pools are kept: the last ones.
const POOLS_KEPT: usize = 2;

/// The pools that were made, kept for the next call, each with the process that made it: a fork has
/// none of its parent's threads.
static POOLS: Mutex<Vec<(u32, Arc<ThreadPool>)>> = Mutex::new(Vec::new());

impl Threads {
    /// So many threads, up to [`MOST`]; none are those that this process may run on.
    pub(crate) fn of(threads: Option<NonZero<usize>>) -> Result<Self, String> {
        let threads = threads
            .or_else(|| std::thread::available_parallelism().ok())
            .map_or(1, NonZero::get)
            .min(MOST);
        if threads == 1 {
            return Ok(Self(None));
        }
        let process = std::process::id();
        let mut pools = POOLS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, pool)) = pools
            .iter()
            .find(|(made_by, pool)| *made_by == process && pool.current_num_threads() == threads)
        {
            return Ok(Self(Some(Arc::clone(pool))));
        }
        // Ending the pool of a parent would wait for threads that are not here.
        for pool in pools.extract_if(.., |(made_by, _)| *made_by != process) {
            std::mem::forget(pool);
        }
        let pool =
            ThreadPoolBuilder::new().num_threads(threads).thread_name(|_| "ibo".to_owned()).build();
        let pool = Arc::new(
            pool.map_err(|error| format!("{threads} threads cannot be started: {error}"))?,
        );
        pools.push((process, Arc::clone(&pool)));
        // Who still computes with one of the others ends it.
        let too_many = pools.len().saturating_sub(POOLS_KEPT);
        pools.drain(..too_many);
        Ok(Self(Some(pool)))
    }

    /// How many they are.
    pub(crate) fn count(&self) -> usize {
        self.0.as_ref().map_or(1, |pool| pool.current_num_threads())
    }

    /// Computes every job, each with one of the scratches, which are kept for the next batch. The
    /// results are in the order of the jobs.
    pub(crate) fn each<J, S, R>(
        &self,
        jobs: Vec<J>,
        scratches: &Scratches<S>,
        run: impl Fn(&mut S, J) -> R + Sync,
    ) -> Vec<R>
    where
        J: Send,
        S: Default + Send,
        R: Send,
    {
        match &self.0 {
            Some(pool) if jobs.len() > 1 => {
                let jobs: Vec<_> = jobs.into_iter().map(|job| Mutex::new(Some(job))).collect();
                let results: Vec<_> = jobs.iter().map(|_| Mutex::new(None)).collect();
                spread(pool, jobs.len(), &|index| {
                    if let Some(job) = of(&jobs[index]).take() {
                        *of(&results[index]) = Some(scratches.with(|scratch| run(scratch, job)));
                    }
                });
                let result = |slot: Mutex<Option<R>>| slot.into_inner();
                let results = results.into_iter().map(result);
                results.filter_map(|slot| slot.unwrap_or_else(PoisonError::into_inner)).collect()
            }
            _ => scratches.with(|scratch| jobs.into_iter().map(|job| run(scratch, job)).collect()),
        }
    }
}

/// Runs so many jobs on the threads of a pool. (Not generic: what spreads them is large, and here
/// once.)
fn spread(pool: &ThreadPool, jobs: usize, run: &(dyn Fn(usize) + Sync)) {
    pool.install(|| (0..jobs).into_par_iter().for_each(run));
}

fn of<T>(slot: &Mutex<T>) -> MutexGuard<'_, T> {
    slot.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Memory for the values of a block, one for each thread.
#[derive(Default)]
pub(crate) struct Scratches<S>(Mutex<Vec<S>>);

impl<S> Scratches<S> {
    /// All of them, once no thread runs.
    pub(crate) fn into_each(self) -> Vec<S> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<S: Default> Scratches<S> {
    /// Runs with one of them.
    pub(crate) fn with<R>(&self, run: impl FnOnce(&mut S) -> R) -> R {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut scratch = kept().pop().unwrap_or_default();
        let result = run(&mut scratch);
        kept().push(scratch);
        result
    }
}
