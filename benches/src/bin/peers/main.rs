//! The Rust side of `benches/peers`: reads the columns that every peer reads, measures one way to compute them in this process, and prints the
//! nanoseconds of each run as JSON. `benches/peers/run.py` starts it.
#![allow(clippy::print_stdout, reason = "the figures are the output of this program")]

mod columns;
mod decimal;
mod kernel;
mod limit;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use lexopt::prelude::*;
use rayon::ThreadPoolBuilder;

use columns::Folder;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What the command line asks for.
struct Asked {
    job: String,
    peer: String,
    data: PathBuf,
    threads: usize,
    clock: Clock,
    results: Option<PathBuf>,
}

/// How often a job runs: at most `repeats` times, and no more after `budget`, from the third on.
struct Clock {
    repeats: usize,
    budget: Duration,
}

fn main() -> Result<(), Failure> {
    let asked = asked()?;
    let folder = Folder::new(&asked.data);
    let pool = ThreadPoolBuilder::new().num_threads(asked.threads).build()?;
    let taken = pool.install(|| match (asked.job.as_str(), asked.peer.as_str()) {
        ("payments", "kernel") => kernel::payments(&folder, &asked),
        ("payments", "decimal-as-written") => decimal::payments(&folder, &asked, decimal::as_written),
        ("payments", "decimal-exact") => decimal::payments(&folder, &asked, decimal::away_from_zero),
        ("payments", "copy") => limit::payments(&folder, &asked),
        ("cases", "kernel") => kernel::cases(&folder, &asked),
        ("cases", "decimal-exact") => decimal::cases(&folder, &asked),
        ("cases", "copy") => limit::cases(&folder, &asked),
        (job, peer) => Err(format!("no {peer} for {job}").into()),
    })?;
    let taken: Vec<String> = taken.iter().map(|taken| taken.as_nanos().to_string()).collect();
    println!("{{\"nanoseconds\": [{}]}}", taken.join(", "));
    Ok(())
}

fn asked() -> Result<Asked, Failure> {
    let mut arguments = lexopt::Parser::from_env();
    let mut asked = Asked {
        job: String::new(),
        peer: String::new(),
        data: PathBuf::new(),
        threads: 1,
        clock: Clock { repeats: 1, budget: Duration::ZERO },
        results: None,
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("job") => asked.job = arguments.value()?.string()?,
            Long("peer") => asked.peer = arguments.value()?.string()?,
            Long("data") => asked.data = arguments.value()?.into(),
            Long("threads") => asked.threads = arguments.value()?.parse()?,
            Long("repeats") => asked.clock.repeats = arguments.value()?.parse()?,
            Long("milliseconds") => asked.clock.budget = Duration::from_millis(arguments.value()?.parse()?),
            Long("results") => asked.results = Some(arguments.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(asked)
}

impl Asked {
    /// Whether more than one thread computes.
    fn is_parallel(&self) -> bool {
        self.threads > 1
    }

    /// Writes columns of results, where they are asked for.
    fn write<'a>(&self, columns: impl IntoIterator<Item = (&'a str, Vec<i64>)>) -> Result<(), Failure> {
        let Some(folder) = &self.results else { return Ok(()) };
        fs::create_dir_all(folder)?;
        for (name, values) in columns {
            fs::write(folder.join(format!("{name}.i64")), bytemuck::cast_slice(&values))?;
        }
        Ok(())
    }

    /// Writes a list of words, where results are asked for.
    fn write_words(&self, name: &str, words: &[String]) -> Result<(), Failure> {
        let Some(folder) = &self.results else { return Ok(()) };
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        Ok(fs::write(Path::new(folder).join(format!("{name}.json")), format!("[{}]", quoted.join(", ")))?)
    }
}

impl Clock {
    /// The time of each run, after those of a fifth of a second that do not count: until then threads may share a core.
    fn time<T>(&self, mut run: impl FnMut() -> Result<T, Failure>) -> Result<Vec<Duration>, Failure> {
        let start_of_all = Instant::now();
        black_box(run()?);
        while self.repeats > 1 && start_of_all.elapsed() < Duration::from_millis(200) {
            black_box(run()?);
        }
        let mut taken = Vec::new();
        let start_of_all = Instant::now();
        while taken.len() < self.repeats && (taken.len() < 3 || start_of_all.elapsed() < self.budget) {
            let start = Instant::now();
            black_box(run()?);
            taken.push(start.elapsed());
        }
        Ok(taken)
    }
}
