//! The main job: JSON Lines of cases in, JSON Lines of statements out, one line for one line, in
//! order.
//!
//! A line that is refused gives an error in its place and never stops the others. Lines are read,
//! computed and written one at a time, so a file of any length takes the same memory.

use std::error::Error as AnyError;
use std::ffi::OsString;
use std::fs;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use ibo_core::{Certainty, JsonLines, Language, LineOutput, Options, Parameters, print_line};
use lexopt::prelude::*;

const USAGE: &str = "\
Usage: statements [OPTIONS] < cases.jsonl > statements.jsonl

One case a line in, one statement a line out: a statement, or {\"error\": {…}, \"line\": 17}.

  --text nl|en            print statements as a person reads them
  --notice                print the employer notices in place of the statements
  --require CERTAINTY     refuse results weaker than official, secondary or assumed
  --provisional           accept sources without a final answer
  --parameters FILE.toml  lay dated values of your own over the embedded ones; may be given again, for another file over these
  --help                  print this

Exit status: 0 when all lines computed, 1 when some were refused, 2 when the input could not be read at all.";

/// Whether standard input and output were closed when the process began.
static CLOSED: [AtomicBool; 2] = [AtomicBool::new(false), AtomicBool::new(false)];

/// Looks before `main`: what is closed Rust opens then, as `/dev/null`, and the output would be lost
/// without a word.
#[ctor::ctor(unsafe)]
fn look_at_streams() {
    let folder = Path::new("/dev/fd");
    for (number, is_closed) in CLOSED.iter().enumerate() {
        let is_there = fs::symlink_metadata(folder.join(number.to_string())).is_ok();
        is_closed.store(folder.exists() && !is_there, Ordering::Relaxed);
    }
}

/// An error where standard input or output was closed.
fn both_are_open() -> Result<(), Box<dyn AnyError>> {
    match CLOSED.each_ref().map(|is_closed| is_closed.load(Ordering::Relaxed)) {
        [_, true] => Err("the output cannot be written: there is no standard output".into()),
        [true, _] => Err("the input cannot be read: there is no standard input".into()),
        _ => Ok(()),
    }
}

fn main() -> ExitCode {
    match Job::from_arguments(std::env::args_os())
        .and_then(|job| job.map_or(Ok(ExitCode::SUCCESS), |job| job.run()))
    {
        Ok(code) => code,
        Err(error) => {
            eprintln!("statements: {error}");
            ExitCode::from(2)
        }
    }
}

struct Job {
    output: LineOutput,
    require: Option<Certainty>,
    provisional: bool,
    parameters: Option<Parameters>,
}

impl Job {
    /// The job that the arguments ask for; none when they ask for help.
    fn from_arguments(
        arguments: impl IntoIterator<Item = OsString>,
    ) -> Result<Option<Self>, Box<dyn AnyError>> {
        let mut job = Self {
            output: LineOutput::Statement,
            require: None,
            provisional: false,
            parameters: None,
        };
        let mut parser = lexopt::Parser::from_iter(arguments);
        while let Some(argument) = parser.next()? {
            match (argument, &job.output) {
                (Long("text"), LineOutput::Statement) => {
                    job.output = LineOutput::Text(language(&parser.value()?.string()?)?);
                }
                (Long("notice"), LineOutput::Statement) => job.output = LineOutput::Notice,
                (Long("text" | "notice"), _) => {
                    return Err("--text and --notice are given once, and not together".into());
                }
                (Long("require"), _) if job.require.is_some() => {
                    return Err("--require is given once".into());
                }
                (Long("require"), _) => job.require = Some(certainty(&parser.value()?.string()?)?),
                (Long("provisional"), _) => job.provisional = true,
                (Long("parameters"), _) => {
                    job.parameters =
                        Some(own_parameters(job.parameters.as_ref(), &parser.value()?.string()?)?);
                }
                (Long("help") | Short('h'), _) => {
                    writeln!(io::stdout(), "{USAGE}")?;
                    return Ok(None);
                }
                (other, _) => {
                    return Err(format!("{}; --help tells the options", other.unexpected()).into());
                }
            }
        }
        Ok(Some(job))
    }

    fn run(self) -> Result<ExitCode, Box<dyn AnyError>> {
        both_are_open()?;
        let Self { output: line_output, require, provisional, parameters } = self;
        let options = Options::default()
            .maybe(require, Options::require)
            .provisional(provisional)
            .maybe(parameters, Options::parameters);
        let mut lines = JsonLines::new(BufReader::new(io::stdin().lock()));
        let mut output = BufWriter::new(io::stdout().lock());
        let mut refused = 0_usize;
        while let Some((number, line)) =
            lines.next_line().map_err(|error| format!("the input cannot be read: {error}"))?
        {
            let printed = print_line(line, number, line_output, &options);
            refused += usize::from(printed.refused);
            if let Err(error) = writeln!(output, "{}", printed.text) {
                return written(error, refused);
            }
        }
        if let Err(error) = output.flush() {
            return written(error, refused);
        }
        eprintln!("{}", counted(line_output, lines.read(), refused));
        Ok(ExitCode::from(u8::from(refused > 0)))
    }
}

/// Who reads the output may stop early, as `head` does: that is no error.
/// The last word, in the language of the texts.
fn counted(output: LineOutput, total: usize, refused: usize) -> String {
    let computed = total - refused;
    match (output, total) {
        (LineOutput::Text(Language::Dutch), 1) => {
            format!("1 lijn: {computed} berekend, {refused} geweigerd")
        }
        (LineOutput::Text(Language::Dutch), _) => {
            format!("{total} lijnen: {computed} berekend, {refused} geweigerd")
        }
        (_, 1) => format!("1 line: {computed} computed, {refused} refused"),
        (_, _) => format!("{total} lines: {computed} computed, {refused} refused"),
    }
}

fn written(error: io::Error, refused: usize) -> Result<ExitCode, Box<dyn AnyError>> {
    match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(ExitCode::from(u8::from(refused > 0))),
        _ => Err(format!("the output cannot be written: {error}").into()),
    }
}

fn language(name: &str) -> Result<Language, String> {
    Language::from_code(name).ok_or_else(|| "--text must be nl or en".to_owned())
}

fn certainty(name: &str) -> Result<Certainty, String> {
    Certainty::from_slug(name)
        .ok_or_else(|| "--require must be official, secondary, assumed or hypothetical".to_owned())
}

/// The file laid over the embedded values, or over those of the file before it.
fn own_parameters(
    before: Option<&Parameters>,
    path: &str,
) -> Result<Parameters, Box<dyn AnyError>> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let before = match before {
        Some(before) => before,
        None => Parameters::embedded()?,
    };
    let parameters = before.with(path, &text)?;
    for note in parameters.notes().iter().skip(before.notes().len()) {
        eprintln!("statements: {}", note.text(Language::English));
    }
    Ok(parameters)
}
