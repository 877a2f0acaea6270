//! The main job as a process: JSON Lines of cases on standard input, one line for each on standard
//! output, in order; its options, its exit codes, and the memory that it takes.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};
use std::sync::OnceLock;

use ibo_core::{Assumption, Case, Euro, LIBRARY, Language, Options, Statement, statement};
use ibo_tests::{project, read};
use serde_json::Value;

// ---------------------------------------------------------------------------------------------------------------- The job

/// The program as a user builds it, built once: cargo says where it lies.
fn program() -> &'static PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let arguments = [
            "build",
            "--release",
            "--quiet",
            "--package",
            "ibo-core",
            "--example",
            "statements",
            "--message-format=json",
        ];
        let built = Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(project("."))
            .stderr(Stdio::inherit())
            .output();
        let built = built.expect("cargo runs");
        assert!(built.status.success(), "the example builds");
        let messages = built
            .stdout
            .split(|byte| *byte == b'\n')
            .filter_map(|line| serde_json::from_slice::<Value>(line).ok());
        let mut programs = messages
            .filter(|message| message["target"]["name"] == "statements")
            .filter_map(|message| {
                let path = message["executable"].as_str()?;
                Some(PathBuf::from(path))
            });
        programs.next().expect("cargo names the program")
    })
}

fn job(arguments: &[&str]) -> Command {
    let mut job = Command::new(program());
    job.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    job
}

/// What a job answers to an input. A job that stops before it reads all is no failure of the
/// writer.
fn answered(arguments: &[&str], input: &[u8]) -> Answer {
    let mut child = job(arguments).spawn().expect("the job starts");
    let mut stdin = child.stdin.take().expect("piped");
    let output = std::thread::scope(|scope| {
        scope.spawn(move || drop(stdin.write_all(input)));
        child.wait_with_output().expect("the job ends")
    });
    Answer::of(output)
}

struct Answer {
    code: Option<i32>,
    lines: Vec<String>,
    said: String,
}

impl Answer {
    fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        let printed = text(output.stdout);
        assert!(printed.is_empty() || printed.ends_with('\n'), "the last line is whole");
        let said = text(output.stderr);
        assert!(!said.contains("panicked"), "{said}");
        Self {
            code: output.status.code(),
            lines: printed.lines().map(str::to_owned).collect(),
            said,
        }
    }

    fn json(&self) -> Vec<Value> {
        self.lines
            .iter()
            .map(|line| {
                serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
            })
            .collect()
    }

    /// The codes of the errors, an empty one for each line that computed.
    fn codes(&self) -> Vec<String> {
        self.json()
            .iter()
            .map(|line| line["error"]["code"].as_str().unwrap_or_default().to_owned())
            .collect()
    }
}

/// A case that computes, of scheme 2026 and kind ibo.
const CASE: &str = r#"{"case_ref":"A-1027","month":"2026-03","agreement":{"kind":"ibo","start":"2026-03-01","end":"2026-08-28","reference_gross_wage":"2500.00","percentage":80,"employment_fraction":"38/38","rsz_base":100},"unemployment":{"availability":"data","records":[{"from":"2026-01-05","to":null,"day_amount":"55.29","basis":"full","benefit_type":"full-unemployment"}]},"leefloon":{"availability":"no-data"},"sickness":{"availability":"no-data"}}"#;

fn case() -> Case {
    Case::from_json(CASE.as_bytes()).expect("a case")
}

fn computed() -> Statement {
    statement(&case(), &Options::default()).expect("a statement")
}

fn assert_computes_once(answer: &Answer) {
    assert_eq!(
        (answer.code, answer.lines.as_slice()),
        (Some(0), [computed().to_json()].as_slice()),
        "{}",
        answer.said
    );
}

// ------------------------------------------------------------------------------------------------------------------ Lines

#[test]
fn month_gives_one_statement_per_line_in_order() {
    let month = read("fixtures/months/2026-04.jsonl");
    let answer = answered(&[], month.as_bytes());
    assert_eq!(answer.code, Some(0), "{}", answer.said);
    assert_eq!(answer.said, "1000 lines: 1000 computed, 0 refused\n");
    assert_eq!(answer.lines.len(), 1_000);
    for (case, found) in month.lines().zip(&answer.lines) {
        let case = Case::from_json(case.as_bytes()).expect("a case");
        assert_eq!(found, &statement(&case, &Options::default()).expect("a statement").to_json());
    }
}

#[test]
fn broken_line_gives_an_error_line_in_order() {
    let answer = answered(
        &[],
        &std::fs::read(project("fixtures/months/2026-04-broken.jsonl")).expect("the broken month"),
    );
    let expected = read("fixtures/months/2026-04-broken.expected.jsonl");
    assert_eq!(
        (answer.code, answer.lines.len()),
        (Some(1), expected.lines().count()),
        "{}",
        answer.said
    );
    let mut refused = 0;
    for (number, (found, expected)) in (1..).zip(answer.json().iter().zip(expected.lines())) {
        let expected: Value = serde_json::from_str(expected).expect("JSON");
        assert_eq!(expected["line"], number);
        if expected["ok"] == true {
            assert_eq!(found["schema"], 1, "line {number}: {found}");
        } else {
            assert_is_error(found, &expected, number);
            refused += 1;
        }
    }
    assert!(answer.said.ends_with(&format!("{refused} refused\n")), "{}", answer.said);
}

/// `{"error": {code, number, at, rule, message}, "line": N}`, and nothing else.
fn assert_is_error(found: &Value, expected: &Value, number: usize) {
    let keys =
        |value: &Value| value.as_object().map(|fields| fields.keys().cloned().collect::<Vec<_>>());
    assert_eq!(
        keys(found).as_deref(),
        Some(["error", "line"].map(str::to_owned).as_slice()),
        "line {number}"
    );
    let error = &found["error"];
    assert_eq!(
        keys(error).as_deref(),
        Some(["at", "code", "message", "number", "rule"].map(str::to_owned).as_slice()),
        "line {number}"
    );
    assert_eq!(
        (&error["code"], &error["at"], &found["line"]),
        (&expected["code"], &expected["at"], &Value::from(number))
    );
    assert!(
        error["number"].as_u64().is_some_and(|number| (1001..1700).contains(&number)),
        "line {number}"
    );
    assert!(
        error["rule"].is_null() || error["rule"].as_str().is_some_and(|rule| rule.starts_with('R')),
        "line {number}"
    );
    assert!(error["message"].as_str().is_some_and(|message| !message.is_empty()), "line {number}");
}

#[test]
fn line_ends_of_every_system_are_read() {
    for input in [
        format!("{CASE}\n"),
        format!("{CASE}\r\n"),
        CASE.to_owned(),
        format!("\u{FEFF}{CASE}\n"),
        format!("\u{FEFF}{CASE}\r\n"),
    ] {
        assert_computes_once(&answered(&[], input.as_bytes()));
    }
}

#[test]
fn byte_order_mark_is_accepted_on_the_first_line_only() {
    let answer = answered(&[], format!("{CASE}\n\u{FEFF}{CASE}\n").as_bytes());
    assert_eq!(
        (answer.code, answer.codes()),
        (Some(1), vec![String::new(), "malformed-json".to_owned()])
    );
}

#[test]
fn an_empty_input_gives_an_empty_output() {
    let answer = answered(&[], b"");
    assert_eq!(
        (answer.code, answer.lines.len(), answer.said.as_str()),
        (Some(0), 0, "0 lines: 0 computed, 0 refused\n")
    );
}

#[test]
fn an_empty_line_is_refused_and_counted() {
    let answer = answered(&[], format!("\n{CASE}\n\n").as_bytes());
    let malformed = || "malformed-json".to_owned();
    assert_eq!(
        (answer.code, answer.codes()),
        (Some(1), vec![malformed(), String::new(), malformed()])
    );
    assert_eq!(answer.json()[2]["line"], 3);
}

#[test]
fn overlong_line_is_refused_and_the_next_one_computes() {
    const MEGABYTE: usize = 1024 * 1024;
    // Of letters; and a case with so many blanks behind it that it is never read to its end.
    let letters = "a".repeat(9 * MEGABYTE);
    let blanks = format!("{CASE}{}", " ".repeat(9 * MEGABYTE));
    for overlong in [letters, blanks] {
        let answer = answered(&[], format!("{CASE}\n{overlong}\n{CASE}\n{overlong}").as_bytes());
        let malformed = || "malformed-json".to_owned();
        assert_eq!(
            (answer.code, answer.codes()),
            (Some(1), vec![String::new(), malformed(), String::new(), malformed()])
        );
        assert_eq!([&answer.lines[0], &answer.lines[2]], [&computed().to_json(); 2]);
    }
}

// ---------------------------------------------------------------------------------------------------------------- Options

#[test]
fn notice_contains_only_the_premium() {
    let answer = answered(&["--notice"], format!("{CASE}\n").as_bytes());
    assert_eq!(
        answer.lines,
        [r#"{"schema":1,"case_ref":"A-1027","month":"2026-03","premium":"588.57"}"#]
    );
    assert_eq!(answer.code, Some(0));
    let plus = CASE
        .replace("\"ibo\"", "\"ibo-plus\"")
        .replace(",\"percentage\":80", "")
        .replace(",\"rsz_base\":100", "");
    let answer = answered(&["--notice"], format!("{plus}\n{CASE}\n").as_bytes());
    assert_eq!(
        (answer.code, answer.codes()),
        (Some(1), vec!["notice-for-ibo-plus".to_owned(), String::new()])
    );
}

#[test]
fn require_refuses_a_weaker_result() {
    for (required, code) in [("assumed", ""), ("secondary", ""), ("official", "certainty-too-weak")]
    {
        let answer = answered(&["--require", required], CASE.as_bytes());
        assert_eq!(
            (answer.codes(), answer.code),
            (vec![code.to_owned()], Some(i32::from(!code.is_empty()))),
            "{required}"
        );
    }
}

#[test]
fn missing_source_needs_provisional() {
    let unasked = CASE.replace(r#","sickness":{"availability":"no-data"}"#, "");
    assert_eq!(answered(&[], unasked.as_bytes()).codes(), ["source-not-available"]);
    let answer = answered(&["--provisional"], unasked.as_bytes());
    assert_eq!((answer.code, &answer.json()[0]["provisional"]), (Some(0), &Value::from(true)));
    assert_eq!(
        answered(&["--provisional", "--notice"], unasked.as_bytes()).codes(),
        ["notice-of-provisional"]
    );
}

#[test]
fn own_parameters_change_the_result() {
    let file = OwnFile::new("good.toml", &own_rate("\"0.1407\""));
    let answer = answered(&["--parameters", file.path()], CASE.as_bytes());
    assert_eq!(answer.code, Some(0), "{}", answer.said);
    let rsz = answer.json()[0]["lines"]
        .as_array()
        .and_then(|lines| lines.iter().find(|line| line["code"] == "employee-rsz").cloned());
    assert_eq!(rsz.map(|line| line["formula"].clone()), Some(Value::from("2500.00 x 14.07 %")));
}

#[test]
fn second_parameter_file_wins_over_the_first() {
    let (rate, later) = (
        OwnFile::new("rate.toml", &own_rate("\"0.1407\"")),
        OwnFile::new("later.toml", &own_rate("\"0.1507\"").replace("2026-01-01", "2027-01-01")),
    );
    let answer =
        answered(&["--parameters", rate.path(), "--parameters", later.path()], CASE.as_bytes());
    assert_eq!(answer.code, Some(0), "{}", answer.said);
    assert!(
        answer.lines.iter().any(|line| line.contains("2500.00 x 14.07 %")),
        "the first file still counts"
    );
}

#[test]
fn line_with_too_many_fields_is_refused_and_the_next_one_computes() {
    let fields: Vec<_> = (0..600_000).map(|field| format!("\"k{field}\":1")).collect();
    let input = format!("{{{}}}\n{CASE}\n", fields.join(","));
    let answer = answered(&[], input.as_bytes());
    assert_eq!((answer.code, answer.lines.len()), (Some(1), 2));
    assert_eq!(answer.json()[0]["error"]["code"], "unknown-field");
}

#[test]
fn value_without_agreements_from_is_noted() {
    let value = "[[value]]\nid = \"employer.absence-rule\"\nfrom = \"2026-01-01\"\nvalue = \
        \"none\"\ncertainty = \"secondary\"\nsource = \"a test\"\n";
    let file = OwnFile::new("reaches-old.toml", value);
    let answer = answered(&["--parameters", file.path()], CASE.as_bytes());
    assert_eq!(answer.code, Some(0));
    let told = format!(
        "statements: {}, employer.absence-rule from 2026-01-01: without agreements_from this value \
            counts",
        file.path()
    );
    assert!(answer.said.starts_with(&told), "{}", answer.said);
    assert_eq!(answer.said.lines().count(), 2, "{}", answer.said);
}

#[test]
fn unreadable_parameter_file_stops_the_job() {
    let file = OwnFile::new("bad.toml", &own_rate("0.1407"));
    let answer = answered(&["--parameters", file.path()], CASE.as_bytes());
    assert_eq!((answer.code, answer.lines.len()), (Some(2), 0));
    for named in ["bad.toml", "rsz.employee-rate", "2026-01-01"] {
        assert!(answer.said.contains(named), "{} does not name {named}", answer.said);
    }
    let answer = answered(&["--parameters", "no/such/file.toml"], CASE.as_bytes());
    assert_eq!((answer.code, answer.lines.len()), (Some(2), 0));
    assert!(answer.said.contains("no/such/file.toml"), "{}", answer.said);
}

fn own_rate(value: &str) -> String {
    format!(
        "[[value]]\nid = \"rsz.employee-rate\"\nfrom = \"2026-01-01\"\nvalue = {value}\ncertainty \
            = \"secondary\"\nsource = \"Own source\"\n"
    )
}

/// A file of the test's own, removed after it.
struct OwnFile(PathBuf);

impl OwnFile {
    fn new(name: &str, text: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("{}-{name}", std::process::id()));
        std::fs::write(&path, text).expect("the folder of the tests can be written");
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("a path in UTF-8")
    }
}

impl Drop for OwnFile {
    fn drop(&mut self) {
        // Left behind, it harms nobody.
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn unknown_arguments_are_refused() {
    let refused: [&[&str]; 9] = [
        &["--unknown"],
        &["cases.jsonl"],
        &["--text", "fr"],
        &["--text"],
        &["--require", "certain"],
        &["--text", "nl", "--notice"],
        &["--notice", "--notice"],
        &["--provisional=yes"],
        &["--parameters"],
    ];
    for arguments in refused {
        let answer = answered(arguments, CASE.as_bytes());
        assert_eq!((answer.code, answer.lines.len()), (Some(2), 0), "{arguments:?}");
        assert!(answer.said.starts_with("statements: "), "{arguments:?}: {}", answer.said);
    }
}

#[test]
fn help_names_every_option() {
    let answer = answered(&["--help"], b"");
    let help = answer.lines.join("\n");
    assert_eq!(answer.code, Some(0));
    for option in
        ["--text nl|en", "--notice", "--require", "--provisional", "--parameters FILE.toml"]
    {
        assert!(help.contains(option), "{option}");
    }
}

#[test]
fn unreadable_input_stops_the_job() {
    if !cfg!(unix) {
        eprintln!("skipped: an input that cannot be read (a folder, on Unix)");
        return;
    }
    let folder = File::open(project("fixtures")).expect("a folder");
    let answer = Answer::of(job(&[]).stdin(folder).output().expect("the job runs"));
    assert_eq!((answer.code, answer.lines.len()), (Some(2), 0));
    assert!(answer.said.contains("cannot be read"), "{}", answer.said);
}

// ------------------------------------------------------------------------------------------------------------------- Text

/// An amount as a text of this language writes it.
fn amount(amount: Euro, language: Language) -> String {
    let plain = amount.to_string();
    match (language, plain.split_at_checked(plain.len().saturating_sub(6))) {
        (Language::English, _) => plain,
        (Language::Dutch, Some((thousands, rest))) if !thousands.is_empty() => {
            format!("{thousands}.{}", rest.replace('.', ","))
        }
        (Language::Dutch, _) => plain.replace('.', ","),
    }
}

#[test]
fn a_text_has_labels_formulas_and_assumptions() {
    let floored = CASE.replace("2500.00", "1500.00");
    let statement =
        statement(&Case::from_json(floored.as_bytes()).expect("a case"), &Options::default())
            .expect("a statement");
    assert!(!statement.assumptions.is_empty());
    for (name, language) in [("nl", Language::Dutch), ("en", Language::English)] {
        let answer = answered(&["--text", name], floored.as_bytes());
        let text = answer.lines.join("\n");
        assert_eq!(answer.code, Some(0));
        for line in &statement.lines {
            let formula = line.formula.text(language);
            let shown = [&amount(line.amount, language), formula.as_str(), line.rule.id()];
            let mut rows =
                text.lines().filter(|row| row.trim_start().starts_with(line.label(language)));
            assert!(
                rows.any(|row| shown.iter().all(|shown| row.contains(shown))),
                "{name}: no row {} with {shown:?}\n{text}",
                line.code
            );
        }
        for assumption in
            statement.assumptions.iter().map(|assumption: &Assumption| assumption.text(language))
        {
            assert!(text.contains(&assumption), "{name} lacks {assumption}\n{text}");
        }
        assert!(text.contains("A-1027") && text.contains("2026-03"));
    }
}

#[test]
fn error_of_a_refused_line_is_in_the_language_of_the_text() {
    for (name, told) in [("nl", "lijn 1 geweigerd: "), ("en", "line 1 refused: ")] {
        let answer = answered(&["--text", name], format!("{{}}\n{CASE}\n").as_bytes());
        assert_eq!(answer.code, Some(1));
        assert!(
            answer.lines[0].starts_with(told) && answer.lines[0].contains("missing-field"),
            "{:?}",
            answer.lines
        );
        assert!(answer.lines.len() > 10, "the second line computes");
    }
}

// ------------------------------------------------------------------------------------------------------- Pipes and memory

/// Writes the case so many times, each with a reference of its own, as long as somebody reads.
fn write_cases(mut stdin: ChildStdin, count: usize) -> std::io::Result<ChildStdin> {
    let (before, after) = CASE.split_once("A-1027").expect("a reference");
    let mut block = String::new();
    for first in (0..count).step_by(1_000) {
        block.clear();
        for number in first..(first + 1_000).min(count) {
            block.push_str(&format!("{before}C-{number}{after}\n"));
        }
        stdin.write_all(block.as_bytes())?;
    }
    Ok(stdin)
}

fn pipes(child: &mut Child) -> (ChildStdin, ChildStdout) {
    (child.stdin.take().expect("piped"), child.stdout.take().expect("piped"))
}

/// A stream that a shell closes, as `>&-` does; what is closed must not be taken for empty.
#[cfg(unix)]
#[test]
fn stream_that_was_never_open_stops_the_job() {
    let cases = [
        (">&-", "the output cannot be written: there is no standard output"),
        ("<&-", "the input cannot be read: there is no standard input"),
        ("<&- >&-", "the output cannot be written: there is no standard output"),
    ];
    for (closed, told) in cases {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("exec \"$0\" {closed}")]).arg(program());
        let output = shell.stdin(Stdio::null()).output().expect("a shell");
        let answer = Answer::of(output);
        assert_eq!(answer.code, Some(2), "{closed}");
        assert_eq!(answer.said, format!("statements: {told}\n"), "{closed}");
        assert!(answer.lines.is_empty(), "{closed}");
    }
}

#[cfg(unix)]
#[test]
fn null_device_is_an_open_stream() {
    let mut job = Command::new(program());
    let output = job.stdin(Stdio::null()).stdout(Stdio::null()).output().expect("the job");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stderr, b"0 lines: 0 computed, 0 refused\n");
}

#[test]
fn closed_output_is_not_an_error() {
    let mut child = job(&[]).spawn().expect("the job starts");
    let (stdin, stdout) = pipes(&mut child);
    let writer = std::thread::spawn(move || write_cases(stdin, 20_000).is_ok());
    let mut first = String::new();
    BufReader::new(stdout).read_line(&mut first).expect("a line");
    let answer = Answer::of(child.wait_with_output().expect("the job ends"));
    assert!(first.contains("\"case_ref\":\"C-0\""), "{first}");
    assert_eq!(
        (answer.code, answer.said.as_str()),
        (Some(0), ""),
        "neither an error nor a summary of what nobody read"
    );
    assert!(!writer.join().expect("no panic"), "the job stopped reading");
}

/// The most memory that a running process has taken, in kB; none where the system does not tell.
fn peak_memory(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.trim().strip_suffix(" kB")?.parse().ok()
}

#[test]
fn memory_does_not_grow_with_the_input() {
    const LINES: usize = 200_000;
    const MOST: u64 = 64 * 1024;
    let mut child = job(&[]).spawn().expect("the job starts");
    let (stdin, stdout) = pipes(&mut child);
    let writer = std::thread::spawn(move || write_cases(stdin, LINES));
    let reader = std::thread::spawn(move || {
        let values = ibo_core::Parameters::embedded().expect("values").fingerprint();
        let lines =
            BufReader::with_capacity(1 << 16, stdout).lines().map(|line| line.expect("text"));
        let begin = |number: usize| {
            format!(
                "{{\"schema\":1,\"library\":\"{LIBRARY}\",\"values\":\"{values}\",\"case_ref\":\"C-{number}\""
            )
        };
        lines.enumerate().filter(|(number, line)| line.starts_with(&begin(*number))).count()
    });
    // As long as its input is open the job lives, and can be asked.
    let stdin = writer.join().expect("no panic").expect("the job reads all");
    let peak = peak_memory(child.id());
    drop(stdin);
    assert_eq!(reader.join().expect("no panic"), LINES, "every line, in order");
    let answer = Answer::of(child.wait_with_output().expect("the job ends"));
    assert_eq!(
        (answer.code, answer.said.as_str()),
        (Some(0), "200000 lines: 200000 computed, 0 refused\n")
    );
    match peak {
        Some(peak) => assert!(peak < MOST, "{peak} kB"),
        None => {
            eprintln!("skipped: the peak of the memory, which this system does not tell in /proc");
        }
    }
}
