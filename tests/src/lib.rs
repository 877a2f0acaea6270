//! What the tests share: where the project lies, and generated files that are committed and diffed.

pub mod allocations;
pub mod change;
pub mod ggmmi;
pub mod schemes;

use std::path::PathBuf;

/// A path in the project, `project("fixtures/cases")`.
#[must_use]
pub fn project(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(path)
}

/// The text of a file of the project.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn read(path: &str) -> String {
    std::fs::read_to_string(project(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A JSON text without white space between its parts, everything else as it was: order, spelling,
/// duplicates.
///
/// # Panics
/// When the text is not JSON.
#[must_use]
pub fn compact(json: &str) -> String {
    let mut compact = Vec::with_capacity(json.len());
    let mut reader = serde_json::Deserializer::from_str(json);
    serde_transcode::transcode(&mut reader, &mut serde_json::Serializer::new(&mut compact))
        .expect("JSON");
    reader.end().expect("one JSON value");
    String::from_utf8(compact).expect("JSON is UTF-8")
}

/// Compares a generated text with the committed file; with `UPDATE=1` in the environment, writes it
/// instead.
///
/// # Panics
/// When they differ.
#[expect(
    clippy::disallowed_methods,
    reason = "the tests may read the environment, the library may not"
)]
pub fn assert_generated(path: &str, generated: &str) {
    if std::env::var("UPDATE").is_ok_and(|update| update == "1") {
        std::fs::write(project(path), generated).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let committed = std::fs::read_to_string(project(path)).unwrap_or_default();
    assert!(
        committed == generated,
        "{path} is out of date: run the tests with UPDATE=1 and look at the difference"
    );
}

/// Compares texts with a file of the tests that is kept by hand: nothing writes it. Who changes a
/// text changes it there as well.
///
/// # Panics
/// When they differ, with the first line that does.
pub fn assert_written(path: &str, found: &str) {
    let written = read(path);
    let mut lines = found.lines().zip(written.lines()).enumerate();
    if let Some((place, (found, written))) = lines.find(|(_, (found, written))| found != written) {
        panic!("{path}:{}: {written:?} is written, {found:?} found", place + 1);
    }
    assert_eq!(found.lines().count(), written.lines().count(), "{path}: lines found, and written");
}

/// The files of a folder with this extension, sorted by name.
///
/// # Panics
/// When the folder cannot be read, or has none.
#[must_use]
pub fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = project(folder);
    let entries =
        std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    files.retain(|path| path.extension().is_some_and(|found| found == extension));
    files.sort();
    assert!(!files.is_empty(), "{} has no .{extension}", folder.display());
    files
}
