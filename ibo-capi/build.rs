//! The name that programs look for at run time: the number of the ABI, not the version, says
//! whether a library fits.

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script by the environment; the library reads none"
)]
fn main() {
    // The number is IBO_ABI_VERSION; a test compares.
    let name = match std::env::var("CARGO_CFG_TARGET_OS").as_deref() {
        Ok("linux") => Some("-Wl,-soname,libibo.so.0"),
        // Found by the program's own search path, wherever the library was unpacked.
        Ok("macos") => Some("-Wl,-install_name,@rpath/libibo.0.dylib"),
        // A DLL is found by the name of its file.
        _ => None,
    };
    if let Some(name) = name {
        println!("cargo::rustc-cdylib-link-arg={name}");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
