//! Compilers and other programs that the tests run.

use std::path::{Path, PathBuf};
use std::process::Command;

use ibo_tests::project;

/// A folder of its own for what a test writes.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("capi").join(name);
    std::fs::create_dir_all(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder
}

/// What a program prints.
///
/// # Panics
/// When it fails.
pub(crate) fn output(command: &mut Command) -> String {
    let done = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let errors = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command:?}: {}\n{errors}", done.status);
    String::from_utf8(done.stdout).expect("UTF-8")
}

/// A C or C++ compiler, with every warning an error.
#[derive(Debug)]
pub(crate) struct Compiler {
    program: &'static str,
    language: &'static str,
    standard: &'static str,
}

impl Compiler {
    /// gcc and clang, each for C and for C++. In CI all must be there; elsewhere one pair is
    /// enough.
    pub(crate) fn all() -> Vec<Self> {
        let of = |program, language, standard| Self { program, language, standard };
        let mut compilers = vec![
            of("gcc", "c", "-std=c99"),
            of("clang", "c", "-std=c99"),
            of("g++", "c++", "-std=c++17"),
            of("clang++", "c++", "-std=c++17"),
        ];
        let is_there = |compiler: &Self| {
            Command::new(compiler.program)
                .arg("--version")
                .output()
                .is_ok_and(|done| done.status.success())
        };
        if is_ci() {
            assert!(compilers.iter().all(is_there), "in CI no compiler may be missing");
        }
        compilers.retain(is_there);
        assert!(compilers.len() >= 2, "the tests need gcc and g++, or clang and clang++");
        compilers
    }

    /// Whether a file compiles; else what the compiler says.
    pub(crate) fn check(&self, file: &Path) -> Result<(), String> {
        let mut command = Command::new(self.program);
        command.args([
            "-x",
            self.language,
            self.standard,
            "-Wall",
            "-Wextra",
            "-Wpedantic",
            "-Werror",
            "-fsyntax-only",
            "-I",
        ]);
        let done =
            command.arg(project("ibo-capi/include")).arg(file).output().expect("the compiler runs");
        if done.status.success() {
            Ok(())
        } else {
            Err(String::from_utf8_lossy(&done.stderr).into_owned())
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the tests may read the environment, the library may not"
)]
fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|ci| ci == "true")
}
