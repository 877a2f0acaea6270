//! What holds of the sources of the library: every export passes the guard, and all that is unsafe stands in one file with its reason.

use std::str::FromStr;

use ibo_tests::{files, read};
use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, ImplItem, Item, ItemFn, Stmt};

const EXPORTS: &str = "ibo-capi/src/exports.rs";

/// It gives a constant: nothing in it can fail.
const NEEDS_NO_GUARD: &str = "ibo_abi_version";

/// The exports of a source, and those of them whose body is not one call of a guard.
fn exports(source: &str) -> (Vec<String>, Vec<String>) {
    let file = syn::parse_file(source).expect("Rust");
    let functions = file.items.iter().filter_map(|item| match item {
        Item::Fn(function) if function.sig.abi.is_some() || is_exported(function) => Some(function),
        _ => None,
    });
    let (mut all, mut unguarded) = (Vec::new(), Vec::new());
    for function in functions {
        let name = function.sig.ident.to_string();
        let of_c = function.sig.abi.as_ref().and_then(|abi| abi.name.as_ref()).is_some_and(|name| name.value() == "C");
        let sound = of_c
            && is_exported(function)
            && (name == NEEDS_NO_GUARD || is_guarded(&function.block.stmts) || hands_over(&function.block.stmts, &name));
        if !sound {
            unguarded.push(name.clone());
        }
        all.push(name);
    }
    (all, unguarded)
}

/// Whether the name of a function is that of a symbol.
fn is_exported(function: &ItemFn) -> bool {
    function.attrs.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) => list.path.is_ident("unsafe") && list.tokens.to_string() == "no_mangle",
        _ => false,
    })
}

/// Whether all that is done is one call of a guard, in an unsafe block or not; what it is called with is the pointer and a closure.
fn is_guarded(statements: &[Stmt]) -> bool {
    match statements {
        [Stmt::Expr(Expr::Unsafe(block), None)] => is_guarded(&block.block.stmts),
        [Stmt::Expr(Expr::Call(call), None)] => {
            let Expr::Path(called) = &*call.func else { return false };
            let (guard, guarded_text) = (called.path.is_ident("guard"), called.path.is_ident("guarded_text"));
            let mut arguments = call.args.iter().rev();
            let closure = matches!(arguments.next(), Some(Expr::Closure(_)));
            let pointer = arguments.next().map(|argument| match argument {
                Expr::Path(path) => path.path.is_ident("error"),
                Expr::Call(null) => {
                    matches!(&*null.func, Expr::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "null_mut"))
                }
                _ => false,
            });
            closure && arguments.next().is_none() && (guard && pointer == Some(true) || guarded_text && pointer.is_none())
        }
        _ => false,
    }
}

/// Whether all that is done is one call of the export that does the same with something added, which passes the guard itself.
fn hands_over(statements: &[Stmt], name: &str) -> bool {
    let [Stmt::Expr(Expr::Unsafe(block), None)] = statements else { return false };
    let [Stmt::Expr(Expr::Call(call), None)] = block.block.stmts.as_slice() else { return false };
    let Expr::Path(called) = &*call.func else { return false };
    let added = |suffix: &str| called.path.is_ident(&format!("{name}{suffix}"));
    let plain = |argument: &Expr| match argument {
        Expr::Path(_) | Expr::Lit(_) => true,
        Expr::Call(null) => matches!(&*null.func, Expr::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "null")),
        _ => false,
    };
    (added("_with") || added("_over")) && call.args.iter().all(plain)
}

/// Whether a source has the word `unsafe`, comments and texts apart.
fn is_unsafe(source: &str) -> bool {
    fn any(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(word) => word == "unsafe",
            TokenTree::Group(group) => any(group.stream()),
            _ => false,
        })
    }
    any(TokenStream::from_str(source).expect("Rust"))
}

/// The lines with an unsafe block, or an unsafe impl, that has no reason directly before it.
fn without_reason(source: &str) -> Vec<String> {
    let lines: Vec<_> = source.lines().map(str::trim).collect();
    let needs_reason = |line: &str| !line.starts_with("//") && (line.contains("unsafe {") || line.contains("unsafe impl"));
    let has_reason = |index: usize| {
        let comment = lines[..index].iter().rev().take_while(|line| line.starts_with("//"));
        comment.last().is_some_and(|first| first.strip_prefix("// SAFETY: ").is_some_and(|reason| reason.len() > 10))
    };
    let bare = lines.iter().enumerate().filter(|(index, line)| needs_reason(line) && !has_reason(*index));
    bare.map(|(index, line)| format!("{}: {line}", index + 1)).collect()
}

/// The unsafe functions that do not say what they ask of the caller. Exports do not: the page of the conventions does it for all of them.
fn without_safety_section(source: &str) -> Vec<String> {
    fn documented(attributes: &[syn::Attribute]) -> bool {
        attributes.iter().any(|attribute| match &attribute.meta {
            syn::Meta::NameValue(doc) if doc.path.is_ident("doc") => match &doc.value {
                Expr::Lit(text) => matches!(&text.lit, syn::Lit::Str(text) if text.value().trim() == "# Safety"),
                _ => false,
            },
            _ => false,
        })
    }
    let silent = |signature: &syn::Signature, attributes: &[syn::Attribute]| {
        (signature.unsafety.is_some() && !documented(attributes)).then(|| signature.ident.to_string())
    };
    let file = syn::parse_file(source).expect("Rust");
    let of_item = |item: &Item| match item {
        Item::Fn(function) if !is_exported(function) => silent(&function.sig, &function.attrs).into_iter().collect(),
        Item::Impl(block) => {
            block.items.iter().filter_map(|item| if let ImplItem::Fn(of) = item { silent(&of.sig, &of.attrs) } else { None }).collect()
        }
        _ => Vec::new(),
    };
    file.items.iter().flat_map(of_item).collect()
}

#[test]
fn every_export_passes_the_guard() {
    let (all, unguarded) = exports(&read(EXPORTS));
    assert!(unguarded.is_empty(), "{unguarded:?}");
    let mut declared: Vec<_> = crate::abi::Abi::committed().functions.into_iter().map(|function| function.name).collect();
    let mut all = all;
    declared.sort();
    all.sort();
    assert_eq!(all, declared, "each function of the header is written out here");
}

#[test]
fn one_file_is_unsafe_and_says_why() {
    for path in files("ibo-capi/src", "rs") {
        let source = std::fs::read_to_string(&path).expect("a readable source");
        let is_exports = path.ends_with(EXPORTS.rsplit('/').next().expect("a name"));
        assert_eq!(is_unsafe(&source), is_exports, "{}", path.display());
    }
    let folders: Vec<_> = std::fs::read_dir(ibo_tests::project("ibo-capi/src")).expect("sources").collect();
    assert_eq!(folders.len(), files("ibo-capi/src", "rs").len(), "all sources are in one folder, where this test looks");
    assert!(syn::parse_file(&read("ibo-capi/src/lib.rs")).expect("Rust").attrs.iter().any(denies_unsafe), "lib.rs denies unsafe code");
    let exports = read(EXPORTS);
    assert_eq!(without_reason(&exports), [] as [&str; 0]);
    assert_eq!(without_safety_section(&exports), [] as [&str; 0]);
}

fn denies_unsafe(attribute: &syn::Attribute) -> bool {
    match &attribute.meta {
        syn::Meta::List(list) => {
            (list.path.is_ident("deny") || list.path.is_ident("forbid"))
                && list.tokens.to_string().split(", ").any(|lint| lint == "unsafe_code")
        }
        _ => false,
    }
}

#[test]
fn an_export_that_evades_the_guard_is_found() {
    let unguarded = |function: &str| exports(&format!("#[unsafe(no_mangle)]\n{function}")).1;
    let sound = [
        "pub extern \"C\" fn ibo_x() -> *const c_char { guarded_text(|| None) }",
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status { unsafe { guard(error, || Ok(())) } }",
        "pub unsafe extern \"C\" fn ibo_x() -> ibo_status {\n// SAFETY: yes.\nunsafe { guard(std::ptr::null_mut(), || Ok(())) } }",
        "pub unsafe extern \"C\" fn ibo_x(a: *const u8) -> ibo_status { unsafe { ibo_x_with(a, std::ptr::null(), 0) } }",
        "pub extern \"C\" fn ibo_abi_version() -> u32 { IBO_ABI_VERSION }",
    ];
    for function in sound {
        assert_eq!(unguarded(function), [] as [&str; 0], "{function}");
    }
    let unsound = [
        // No guard.
        "pub extern \"C\" fn ibo_x() -> ibo_status { IBO_OK }",
        "pub unsafe extern \"C\" fn ibo_x(out: *mut i32) -> ibo_status { unsafe { *out = 1; } IBO_OK }",
        // Something before or after it.
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status { let x = read(error); unsafe { guard(error, || Ok(())) } }",
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status { unsafe { let x = *error; guard(error, || Ok(())) } }",
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status { unsafe { guard(error, || Ok(())) }; IBO_OK }",
        // Work in the arguments: done before the guard holds.
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status { unsafe { guard(check(error), || Ok(())) } }",
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status { unsafe { guard(error, make()) } }",
        // To another export than its own with something added, or with work in the arguments.
        "pub unsafe extern \"C\" fn ibo_x(a: *const u8) -> ibo_status { unsafe { ibo_y_with(a) } }",
        "pub unsafe extern \"C\" fn ibo_x(a: *const u8) -> ibo_status { unsafe { ibo_x_with(read(a)) } }",
        "pub unsafe extern \"C\" fn ibo_x(a: *const u8) -> ibo_status { unsafe { ibo_x_with(*a) } }",
        // In a comment, in a text, or under another name.
        "pub extern \"C\" fn ibo_x() -> ibo_status { /* guard(error, || Ok(())) */ IBO_OK }",
        "pub extern \"C\" fn ibo_x() -> ibo_status { say(\"guard(\", || Ok(())) }",
        "pub extern \"C\" fn ibo_x() -> ibo_status { unguarded::guard(error, || Ok(())) }",
        // Of another calling convention.
        "pub extern \"system\" fn ibo_x() -> *const c_char { guarded_text(|| None) }",
        "pub fn ibo_x() -> *const c_char { guarded_text(|| None) }",
    ];
    for function in unsound {
        assert_eq!(unguarded(function), ["ibo_x"], "{function}");
    }
    let not_exported = "pub extern \"C\" fn ibo_x() -> *const c_char { guarded_text(|| None) }";
    assert_eq!(exports(not_exported).1, ["ibo_x"]);
}

#[test]
fn unsafe_code_without_a_reason_is_found() {
    let is_caught = [
        "fn f() { unsafe { g() } }",
        "m!(unsafe { g() });",
        "#[unsafe(no_mangle)]\nfn f() {}",
        "unsafe impl Send for S {}",
        "unsafe fn f() {}",
    ];
    assert!(is_caught.iter().all(|source| is_unsafe(source)));
    let is_safe = ["// unsafe\nfn f() {}", "#![deny(unsafe_code)]", "const X: &str = \"unsafe\";", "/// unsafe\nfn f() {}"];
    assert!(is_safe.iter().all(|source| !is_unsafe(source)));

    assert_eq!(without_reason("// SAFETY: it was checked.\nunsafe { g() }"), [] as [&str; 0]);
    assert_eq!(without_reason("// SAFETY: it was checked,\n// twice.\nlet x = unsafe { g() };"), [] as [&str; 0]);
    let bare = [
        "unsafe { g() }",
        "// It was checked.\nunsafe { g() }",
        "// SAFETY: it was checked.\n\nunsafe { g() }",
        "// SAFETY:\nunsafe { g() }",
    ];
    let bare = bare.iter().chain(["// SAFETY: it was checked.\nlet x = 1;\nlet y = unsafe { g() };", "unsafe impl Send for S {}"].iter());
    for source in bare {
        assert_eq!(without_reason(source).len(), 1, "{source}");
    }

    assert_eq!(without_safety_section("/// F.\n///\n/// # Safety\n/// As asked.\nunsafe fn f() {}\nfn g() {}"), [] as [&str; 0]);
    assert_eq!(without_safety_section("#[unsafe(no_mangle)]\npub unsafe extern \"C\" fn f() {}"), [] as [&str; 0]);
    assert_eq!(without_safety_section("/// Safety is important.\nunsafe fn f() {}"), ["f"]);
    assert_eq!(without_safety_section("impl S {\n/// G.\nunsafe fn g() {}\n}"), ["g"]);
    assert_eq!(without_safety_section("pub unsafe extern \"C\" fn f() {}"), ["f"]);

    let denies = |source: &str| syn::parse_file(source).expect("Rust").attrs.iter().any(denies_unsafe);
    assert!(denies("#![deny(unsafe_code)]") && denies("#![forbid(a, unsafe_code)]"));
    assert!(!denies("#![warn(unsafe_code)]") && !denies("// #![deny(unsafe_code)]") && !denies("#![deny(unsafe_op_in_unsafe_fn)]"));
}
