//! The library that plain cargo builds: what it exports, what programs look for at run time, and
//! what it says of itself.

use std::collections::BTreeSet;
use std::ffi::CStr;
use std::path::PathBuf;
use std::process::Command;

use ibo_core::{ErrorCode, Language};
use ibo_tests::{project, read};
use serde_json::Value;

use crate::abi::Abi;
use crate::header;
use crate::tools::output;

/// The files that `cargo build -p ibo-capi --release` makes, with the flags of `install.sh`: they are
/// built once.
fn built() -> Vec<PathBuf> {
    let mut cargo = Command::new("bash");
    cargo.env("CARGO", env!("CARGO")).args([
        "-c",
        "source tests/supply/remap.sh && exec \"$CARGO\" \"$@\"",
        "cargo",
        "build",
        "-p",
        "ibo-capi",
        "--release",
        "--locked",
        "--message-format=json-render-diagnostics",
    ]);
    let messages = output(cargo.current_dir(project("")));
    let mut messages =
        messages.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let of_library = |message: &Value| {
        message["reason"] == "compiler-artifact" && message["target"]["name"] == "ibo"
    };
    let artifact = messages.rfind(of_library).expect("cargo names what it built");
    let files = artifact["filenames"].as_array().expect("files");
    files.iter().map(|file| PathBuf::from(file.as_str().expect("a path"))).collect()
}

fn file(files: &[PathBuf], name: &str) -> PathBuf {
    let found = files.iter().find(|path| path.file_name().is_some_and(|found| found == name));
    found.unwrap_or_else(|| panic!("cargo builds {name}")).clone()
}

fn functions() -> BTreeSet<String> {
    Abi::committed().functions.into_iter().map(|function| function.name).collect()
}

#[test]
fn the_library_exports_the_functions_of_the_header_and_nothing_else() {
    let files = built();
    let listed = output(
        Command::new("nm").args(["--dynamic", "--defined-only"]).arg(file(&files, "libibo.so")),
    );
    let exported: BTreeSet<_> = listed
        .lines()
        .filter_map(|line| line.split_whitespace().last())
        .map(str::to_owned)
        .collect();
    assert_eq!(exported, functions());

    // readelf, as nm gives the archive to the plugin of whichever LLVM is installed.
    let listed =
        output(Command::new("readelf").args(["--wide", "--symbols"]).arg(file(&files, "libibo.a")));
    let defined =
        listed.lines().filter_map(|line| match line.split_whitespace().collect::<Vec<_>>()[..] {
            [_, _, _, "FUNC", "GLOBAL", "DEFAULT", section, name]
                if section != "UND" && name.starts_with("ibo_") =>
            {
                Some(name.to_owned())
            }
            _ => None,
        });
    assert_eq!(defined.collect::<BTreeSet<_>>(), functions());
}

#[test]
fn soname_has_the_number_of_the_abi() {
    let abi = Abi::committed().abi;
    let dynamic = output(
        Command::new("readelf").args(["--wide", "--dynamic"]).arg(file(&built(), "libibo.so")),
    );
    let name =
        dynamic.lines().find(|line| line.contains("(SONAME)")).expect("the library has a SONAME");
    assert!(name.ends_with(&format!("[libibo.so.{abi}]")), "{name}");
    let build = read("ibo-capi/build.rs");
    for name in [format!("-soname,libibo.so.{abi}"), format!("@rpath/libibo.{abi}.dylib")] {
        assert!(build.contains(&format!("{name}\"")), "build.rs gives the name {name}");
    }
    assert_eq!(i64::from(ibo::ibo_abi_version()), abi);
}

#[test]
fn version_names_the_library_and_its_values() {
    let values = ibo_core::Parameters::embedded().expect("the values of the library").fingerprint();
    assert_eq!(
        text(ibo::ibo_version()),
        Some(format!("ibo {}, values {values}", env!("CARGO_PKG_VERSION")))
    );
    assert_eq!(ibo::ibo_version(), ibo::ibo_version(), "one text, the library's");
}

/// What `cargo cinstall` would install is what `tests/capi/install.sh` does.
#[test]
fn cargo_c_metadata_agrees_with_the_install_script() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["metadata", "--format-version=1", "--no-deps", "--locked"])
        .current_dir(project(""));
    let metadata: Value = serde_json::from_str(&output(&mut cargo)).expect("JSON");
    let package = metadata["packages"]
        .as_array()
        .expect("packages")
        .iter()
        .find(|package| package["name"] == "ibo-capi")
        .expect("ibo-capi");
    let capi = &package["metadata"]["capi"];
    assert!(
        package["features"].get("capi").is_some(),
        "cargo-c passes over a package without the feature capi"
    );

    // SONAME: libibo.so and the first number of the version.
    let library = &capi["library"];
    assert_eq!(library["name"], "ibo");
    assert_eq!(library["version_suffix_components"], 1);
    let abi = library["version"]
        .as_str()
        .and_then(|version| version.split('.').next())
        .expect("a version");
    assert_eq!(abi, Abi::committed().abi.to_string());

    // The committed headers, beside the others in the include directory.
    let header = serde_json::json!({"name": "ibo", "subdirectory": false, "generation": false});
    assert_eq!(capi["header"], header);
    let headers = serde_json::json!([{"from": "include/ibo.h"}, {"from": "include/ibo-plain.h"}]);
    assert_eq!(capi["install"]["include"]["asset"], headers);

    let pc = read("ibo-capi/ibo.pc.in");
    let pc_field = |name: &str| {
        pc.lines()
            .find_map(|line| line.strip_prefix(&format!("{name}: ")))
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(capi["pkg_config"]["name"], pc_field("Name").as_str());
    assert_eq!(capi["pkg_config"]["filename"], "ibo");
    assert_eq!(capi["pkg_config"]["description"], pc_field("Description").as_str());
}

/// A text that the library gives.
fn text(given: *const std::ffi::c_char) -> Option<String> {
    // SAFETY: the library gives NULL or a text of its own, with a NUL at its end, that lives as
    // long as the program.
    (!given.is_null()).then(|| unsafe { CStr::from_ptr(given) }.to_str().expect("UTF-8").to_owned())
}

#[test]
fn every_status_has_a_name_and_a_meaning_in_two_languages() {
    let name = |status| text(ibo::ibo_status_name(status)).expect("a name");
    let meaning =
        |status, language| text(ibo::ibo_status_meaning(status, language)).expect("a meaning");
    let languages = [ibo::IBO_LANGUAGE_NL, ibo::IBO_LANGUAGE_EN];
    let is_status = |name: &str| {
        header::STATUSES.split_whitespace().any(|status| status == name)
            || name.starts_with("IBO_ERROR_")
    };
    let statuses: Vec<_> = Abi::committed()
        .constants
        .into_iter()
        .filter(|constant| is_status(&constant.name))
        .collect();
    assert_eq!(statuses.len(), header::STATUSES.split_whitespace().count() + ErrorCode::ALL.len());

    let (mut numbers, mut meanings) = (BTreeSet::new(), BTreeSet::new());
    for status in &statuses {
        let number = i32::try_from(status.value).expect("an ibo_status");
        assert!(numbers.insert(number), "{number} stands for two things");
        let constant = status.name.trim_start_matches("IBO_ERROR_").trim_start_matches("IBO_");
        assert_eq!(name(number), constant.to_lowercase().replace('_', "-"));
        for language in languages {
            let meaning = meaning(number, language);
            assert!(meaning.len() > 10, "{}: {meaning}", status.name);
            assert!(
                meanings.insert(meaning.clone()),
                "{}: {meaning:?} is said of two",
                status.name
            );
        }
    }
    for code in ErrorCode::ALL {
        assert_eq!(name(code.number().into()), code.slug());
        assert_eq!(
            meaning(code.number().into(), ibo::IBO_LANGUAGE_NL),
            code.meaning(Language::Dutch)
        );
        assert_eq!(
            meaning(code.number().into(), ibo::IBO_LANGUAGE_EN),
            code.meaning(Language::English)
        );
    }

    let others = (-1000..3000)
        .chain([i32::MIN, i32::MAX, 65536, 65536 + 1001])
        .filter(|number| !numbers.contains(number));
    for number in others {
        assert_eq!(name(number), "unknown");
        assert!(
            languages.iter().all(|language| !meanings.contains(&meaning(number, *language))),
            "{number}"
        );
    }
    for language in [i32::MIN, -1, 0, 3, i32::MAX] {
        assert_eq!(text(ibo::ibo_status_meaning(0, language)), None);
    }
}
