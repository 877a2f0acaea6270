//! One measurement: what is computed, for how long, and where the results go.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// One measurement, as the command line asks for it.
pub(crate) struct Measurement {
    pub(crate) job: String,
    pub(crate) peer: String,
    pub(crate) data: PathBuf,
    pub(crate) threads: usize,
    pub(crate) clock: Clock,
    pub(crate) results: Option<PathBuf>,
}

/// How often a job runs: at most `repeats` times, and no more after `budget`, from the third on.
pub(crate) struct Clock {
    pub(crate) repeats: usize,
    pub(crate) budget: Duration,
}

impl Measurement {
    /// Whether more than one thread computes.
    pub(crate) fn is_parallel(&self) -> bool {
        self.threads > 1
    }

    /// Writes columns of results, where they are asked for.
    pub(crate) fn write<'a>(
        &self,
        columns: impl IntoIterator<Item = (&'a str, Vec<i64>)>,
    ) -> Result<(), Failure> {
        let Some(folder) = &self.results else { return Ok(()) };
        fs::create_dir_all(folder)?;
        for (name, values) in columns {
            fs::write(folder.join(format!("{name}.i64")), bytemuck::cast_slice(&values))?;
        }
        Ok(())
    }

    /// Writes a list of words, where results are asked for.
    pub(crate) fn write_words(&self, name: &str, words: &[String]) -> Result<(), Failure> {
        let Some(folder) = &self.results else { return Ok(()) };
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        Ok(fs::write(
            Path::new(folder).join(format!("{name}.json")),
            format!("[{}]", quoted.join(", ")),
        )?)
    }
}

impl Clock {
    /// The time of each run, after those of a fifth of a second that do not count: until then
    /// threads may share a core.
    pub(crate) fn time<T>(
        &self,
        mut run: impl FnMut() -> Result<T, Failure>,
    ) -> Result<Vec<Duration>, Failure> {
        let start_of_all = Instant::now();
        black_box(run()?);
        while self.repeats > 1 && start_of_all.elapsed() < Duration::from_millis(200) {
            black_box(run()?);
        }
        let mut taken = Vec::new();
        let start_of_all = Instant::now();
        while taken.len() < self.repeats
            && (taken.len() < 3 || start_of_all.elapsed() < self.budget)
        {
            let start = Instant::now();
            black_box(run()?);
            taken.push(start.elapsed());
        }
        Ok(taken)
    }
}
