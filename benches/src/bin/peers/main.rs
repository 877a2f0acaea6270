//! The Rust side of `benches/peers`: reads the columns that every peer reads, measures one way to
//! compute them in this process, and prints the nanoseconds of each run as JSON.
//! `benches/peers/run.py` starts it.
#![allow(clippy::print_stdout, reason = "the figures are the output of this program")]

mod columns;
mod decimal;
mod kernel;
mod limit;
mod measurement;

use std::path::PathBuf;
use std::time::Duration;

use lexopt::prelude::*;
use rayon::ThreadPoolBuilder;

use columns::Folder;
use measurement::{Clock, Failure, Measurement};

fn main() -> Result<(), Failure> {
    let measurement = from_arguments()?;
    let folder = Folder::new(&measurement.data);
    let pool = ThreadPoolBuilder::new().num_threads(measurement.threads).build()?;
    let taken = pool.install(|| match (measurement.job.as_str(), measurement.peer.as_str()) {
        ("payments", "kernel") => kernel::payments(&folder, &measurement),
        ("payments", "decimal-as-written") => {
            decimal::payments(&folder, &measurement, decimal::as_written)
        }
        ("payments", "decimal-exact") => {
            decimal::payments(&folder, &measurement, decimal::away_from_zero)
        }
        ("payments", "copy") => limit::payments(&folder, &measurement),
        ("cases", "kernel") => kernel::cases(&folder, &measurement),
        ("cases", "decimal-exact") => decimal::cases(&folder, &measurement),
        ("cases", "copy") => limit::cases(&folder, &measurement),
        (job, peer) => Err(format!("no {peer} for {job}").into()),
    })?;
    let taken: Vec<String> = taken.iter().map(|taken| taken.as_nanos().to_string()).collect();
    println!("{{\"nanoseconds\": [{}]}}", taken.join(", "));
    Ok(())
}

fn from_arguments() -> Result<Measurement, Failure> {
    let mut arguments = lexopt::Parser::from_env();
    let mut measurement = Measurement {
        job: String::new(),
        peer: String::new(),
        data: PathBuf::new(),
        threads: 1,
        clock: Clock { repeats: 1, budget: Duration::ZERO },
        results: None,
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("job") => measurement.job = arguments.value()?.string()?,
            Long("peer") => measurement.peer = arguments.value()?.string()?,
            Long("data") => measurement.data = arguments.value()?.into(),
            Long("threads") => measurement.threads = arguments.value()?.parse()?,
            Long("repeats") => measurement.clock.repeats = arguments.value()?.parse()?,
            Long("milliseconds") => {
                measurement.clock.budget = Duration::from_millis(arguments.value()?.parse()?);
            }
            Long("results") => measurement.results = Some(arguments.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(measurement)
}
