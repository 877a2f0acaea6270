//! The name that programs look for at run time: the number of the ABI, not the version, says
//! whether a library fits.

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script by the environment; the library reads none"
)]
fn main() {
    // The number is IBO_ABI_VERSION; a test compares.
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libibo.so.0");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
