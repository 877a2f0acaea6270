//! What holds for the sources of the library: every export passes a guard and only wraps its
//! pointers before, and one file reads and writes what they point to.

use std::str::FromStr;

use ibo_tests::{files, project, read};
use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, ImplItem, Item, ItemFn, Stmt};

/// The file that reads and writes what pointers point to.
const BOUNDARY: &str = "ibo-capi/src/boundary.rs";

/// The folder of the functions of the header.
const EXPORTS: &str = "ibo-capi/src/exports";

/// What wraps a pointer: each looks at nothing when it is made.
const WRAPPERS: &[&str] = &[
    "In",
    "Array",
    "Hook",
    "Bytes",
    "Handle",
    "Returned",
    "Out",
    "OutArray",
    "OutNumber",
    "OutHandle",
    "OutText",
    "OutStatuses",
    "OutErrors",
];

/// They return a constant: nothing in them can fail.
const NEED_NO_GUARD: [&str; 2] = ["ibo_abi_version", "ibo_version_number"];

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
        let of_c = function
            .sig
            .abi
            .as_ref()
            .and_then(|abi| abi.name.as_ref())
            .is_some_and(|name| name.value() == "C");
        let sound = of_c
            && is_exported(function)
            && (NEED_NO_GUARD.contains(&name.as_str())
                || is_guarded(&function.block.stmts)
                || hands_over(&function.block.stmts, &name));
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
        syn::Meta::List(list) => {
            list.path.is_ident("unsafe") && list.tokens.to_string() == "no_mangle"
        }
        _ => false,
    })
}

/// Whether pointers are wrapped at most, and the rest is one call of a guard with a closure. The
/// guard is given all that the call writes.
fn is_guarded(statements: &[Stmt]) -> bool {
    match statements {
        [Stmt::Local(wrapped), Stmt::Expr(Expr::Call(call), None)] => {
            let Some(init) = &wrapped.init else { return false };
            init.diverge.is_none()
                && is_wrapping(&init.expr)
                && is_guard(call, &outputs(&wrapped.pat, &init.expr))
        }
        [Stmt::Expr(Expr::Call(call), None)] => is_guard(call, &[]),
        _ => false,
    }
}

/// Whether a call is one of a guard with these outputs.
fn is_guard(call: &syn::ExprCall, outputs: &[String]) -> bool {
    let Expr::Path(called) = &*call.func else { return false };
    let empties = |written: &Expr| names(written) == outputs;
    match call.args.iter().collect::<Vec<_>>().as_slice() {
        [Expr::Closure(_)] => called.path.is_ident("guard_text"),
        [written, Expr::Closure(_)] => called.path.is_ident("guard_alone") && empties(written),
        [Expr::Path(error), written, Expr::Closure(_)] => {
            called.path.is_ident("guard") && error.path.is_ident("error") && empties(written)
        }
        _ => false,
    }
}

/// The names of an expression of names.
fn names(of: &Expr) -> Vec<String> {
    match of {
        Expr::Path(name) => name.path.get_ident().map(ToString::to_string).into_iter().collect(),
        Expr::Tuple(parts) => parts.elems.iter().flat_map(names).collect(),
        _ => vec!["no name".to_owned()],
    }
}

/// The names of what a call writes, `error` apart, of a pattern and the wrappers that it is given.
fn outputs(pattern: &syn::Pat, wrapping: &Expr) -> Vec<String> {
    fn is_output(wrapper: &Expr) -> bool {
        let of = match wrapper {
            Expr::Call(call) => match &*call.func {
                Expr::Path(called) => &called.path,
                _ => return false,
            },
            Expr::Struct(wrappers) => {
                return wrappers.fields.iter().any(|field| is_output(&field.expr));
            }
            _ => return false,
        };
        of.segments.first().is_some_and(|first| first.ident.to_string().starts_with("Out"))
    }
    let Expr::Unsafe(block) = wrapping else { return Vec::new() };
    let [Stmt::Expr(wrappers, None)] = block.block.stmts.as_slice() else { return Vec::new() };
    let (patterns, wrappers): (Vec<_>, Vec<_>) = match (pattern, wrappers) {
        (syn::Pat::Tuple(names), Expr::Tuple(wrappers)) => {
            (names.elems.iter().collect(), wrappers.elems.iter().collect())
        }
        _ => (vec![pattern], vec![wrappers]),
    };
    let found = patterns.into_iter().zip(wrappers).filter(|(_, wrapper)| is_output(wrapper));
    let name = |pattern: &syn::Pat| match pattern {
        syn::Pat::Ident(name) => name.ident.to_string(),
        _ => "no name".to_owned(),
    };
    found.map(|(pattern, _)| name(pattern)).filter(|name| name != "error").collect()
}

/// Whether an unsafe block only makes wrappers of the arguments: it reads nothing and computes
/// nothing.
fn is_wrapping(expression: &Expr) -> bool {
    fn is_wrapper(expression: &Expr) -> bool {
        match expression {
            Expr::Tuple(tuple) => tuple.elems.iter().all(is_wrapper),
            Expr::Struct(wrappers) => {
                wrappers.rest.is_none()
                    && wrappers.fields.iter().all(|field| is_wrapper(&field.expr))
            }
            Expr::Call(call) => {
                let Expr::Path(called) = &*call.func else { return false };
                let segments: Vec<_> =
                    called.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
                let is_new = matches!(segments.as_slice(), [wrapper, new] if new == "new" && WRAPPERS.contains(&wrapper.as_str()));
                is_new && call.args.iter().all(is_plain)
            }
            _ => false,
        }
    }
    let Expr::Unsafe(block) = expression else { return false };
    matches!(block.block.stmts.as_slice(), [Stmt::Expr(wrappers, None)] if is_wrapper(wrappers))
}

/// An argument, a literal, NULL, the size of a status, or the sum of two counts, which cannot fail.
fn is_plain(argument: &Expr) -> bool {
    let name = |path: &syn::Path| {
        path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default()
    };
    match argument {
        Expr::Path(_) | Expr::Lit(_) => true,
        Expr::Call(call) => {
            call.args.is_empty()
                && matches!(&*call.func, Expr::Path(path) if ["null", "size_of"].contains(&name(&path.path).as_str()))
        }
        Expr::MethodCall(sum) => {
            sum.method == "saturating_add"
                && is_plain(&sum.receiver)
                && sum.args.iter().all(is_plain)
        }
        _ => false,
    }
}

/// Whether all that is done is one call of the export that does the same with something added,
/// which passes the guard itself.
fn hands_over(statements: &[Stmt], name: &str) -> bool {
    let [Stmt::Expr(Expr::Unsafe(block), None)] = statements else { return false };
    let [Stmt::Expr(Expr::Call(call), None)] = block.block.stmts.as_slice() else { return false };
    let Expr::Path(called) = &*call.func else { return false };
    let added = |suffix: &str| called.path.is_ident(&format!("{name}{suffix}"));
    (added("_with") || added("_over")) && call.args.iter().all(is_plain)
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
    let needs_reason = |line: &str| {
        !line.starts_with("//") && (line.contains("unsafe {") || line.contains("unsafe impl"))
    };
    let has_reason = |index: usize| {
        let before = lines[..index].iter().rev().skip_while(|line| line.ends_with('='));
        let comment = before.take_while(|line| line.starts_with("//"));
        comment.last().is_some_and(|first| {
            first.strip_prefix("// SAFETY: ").is_some_and(|reason| reason.len() > 10)
        })
    };
    let bare =
        lines.iter().enumerate().filter(|(index, line)| needs_reason(line) && !has_reason(*index));
    bare.map(|(index, line)| format!("{}: {line}", index + 1)).collect()
}

/// The unsafe functions that do not say what they ask of the caller. Exports do not: the page of
/// the conventions does it for all of them.
fn without_safety_section(source: &str) -> Vec<String> {
    fn documented(attributes: &[syn::Attribute]) -> bool {
        attributes.iter().any(|attribute| match &attribute.meta {
            syn::Meta::NameValue(doc) if doc.path.is_ident("doc") => match &doc.value {
                Expr::Lit(text) => {
                    matches!(&text.lit, syn::Lit::Str(text) if text.value().trim() == "# Safety")
                }
                _ => false,
            },
            _ => false,
        })
    }
    let silent = |signature: &syn::Signature, attributes: &[syn::Attribute]| {
        (signature.unsafety.is_some() && !documented(attributes))
            .then(|| signature.ident.to_string())
    };
    let file = syn::parse_file(source).expect("Rust");
    let of_item = |item: &Item| match item {
        Item::Fn(function) if !is_exported(function) => {
            silent(&function.sig, &function.attrs).into_iter().collect()
        }
        Item::Impl(block) => block
            .items
            .iter()
            .filter_map(
                |item| if let ImplItem::Fn(of) = item { silent(&of.sig, &of.attrs) } else { None },
            )
            .collect(),
        _ => Vec::new(),
    };
    file.items.iter().flat_map(of_item).collect()
}

/// Every source of the library, by its path.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec!["ibo-capi/src".to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(project(&folder)).expect("a readable folder") {
            let entry = entry.expect("a readable folder");
            let path = format!("{folder}/{}", entry.file_name().to_str().expect("UTF-8"));
            if entry.file_type().expect("a type").is_dir() {
                folders.push(path);
            } else {
                found.push((path.clone(), read(&path)));
            }
        }
    }
    found
}

#[test]
fn every_export_passes_a_guard_and_is_in_the_header() {
    let (mut all, mut unguarded) = (Vec::new(), Vec::new());
    for path in files(EXPORTS, "rs") {
        let (found, without) = exports(&std::fs::read_to_string(&path).expect("a readable source"));
        all.extend(found);
        unguarded.extend(without);
    }
    assert!(unguarded.is_empty(), "{unguarded:?}");
    let mut declared: Vec<_> =
        crate::abi::Abi::committed().functions.into_iter().map(|function| function.name).collect();
    declared.sort();
    all.sort();
    assert_eq!(all, declared, "each function of the header stands in {EXPORTS}");
}

#[test]
fn unsafe_stands_in_the_boundary_and_where_exports_wrap_their_pointers() {
    for (path, source) in sources() {
        assert_eq!(
            is_unsafe(&source),
            path == BOUNDARY || path.starts_with(&format!("{EXPORTS}/")),
            "{path}"
        );
        assert_eq!(without_reason(&source), [] as [&str; 0], "{path}");
        assert_eq!(without_safety_section(&source), [] as [&str; 0], "{path}");
    }
    assert!(
        syn::parse_file(&read("ibo-capi/src/lib.rs"))
            .expect("Rust")
            .attrs
            .iter()
            .any(denies_unsafe),
        "lib.rs denies unsafe code"
    );
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
fn export_that_evades_the_guard_is_found() {
    let unguarded = |function: &str| exports(&format!("#[unsafe(no_mangle)]\n{function}")).1;
    let sound = [
        "pub extern \"C\" fn ibo_x() -> *const c_char { guard_text(|| None) }",
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status {\nlet error = unsafe { Out::new(error, \"error\") };\n\
         guard(error, (), |()| Ok(())) }",
        "pub unsafe extern \"C\" fn ibo_x(a: *const A, b: *mut B, error: *mut ibo_error) -> ibo_status {\n\
         let (a, b, error) = unsafe { (In::new(a, \"a\"), Pair { b: OutArray::new(b, 1, size_of::<B>(), \"b\") }, Out::new(error, \"error\")) };\n\
         guard(error, b, |b| Ok(())) }",
        "pub extern \"C\" fn ibo_x() -> ibo_status { guard_alone((), |()| Ok(())) }",
        "pub unsafe extern \"C\" fn ibo_x(a: *const u8) -> ibo_status \
            { unsafe { ibo_x_with(a, std::ptr::null(), 0) } }",
        "pub extern \"C\" fn ibo_abi_version() -> u32 { IBO_ABI_VERSION }",
    ];
    for function in sound {
        assert_eq!(unguarded(function), [] as [&str; 0], "{function}");
    }
    const WRAPPED: &str = "let error = unsafe { Out::new(error, \"error\") };";
    let unsound = [
        // No guard.
        "pub extern \"C\" fn ibo_x() -> ibo_status { IBO_OK }",
        "pub unsafe extern \"C\" fn ibo_x(out: *mut i32) -> ibo_status \
            { unsafe { *out = 1; } IBO_OK }",
        // Something before or after it, or around it.
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status \
            { let error = read(error); guard(error, (), |()| Ok(())) }",
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status \
            { let error = unsafe { *error }; guard(error, (), |()| Ok(())) }",
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status \
            { WRAPPED guard(error, (), |()| Ok(())); IBO_OK }",
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status \
            { WRAPPED WRAPPED guard(error, (), |()| Ok(())) }",
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status \
            { unsafe { guard(Out::new(error, \"error\"), || Ok(())) } }",
        // More than wrapping: done before the guard holds.
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status {\n\
         let error = unsafe { Out::new(error, \"error\").check() }; guard(error, (), |()| Ok(())) }",
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status {\n\
         let error = unsafe { Out::new(find(error), \"error\") }; guard(error, (), |()| Ok(())) }",
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status {\n\
         let error = unsafe { Other::new(error, \"error\") }; guard(error, (), |()| Ok(())) }",
        "pub unsafe extern \"C\" fn ibo_x(error: *mut ibo_error) -> ibo_status \
            { WRAPPED guard(error, (), make()) }",
        // The error of the caller is left out.
        "pub unsafe extern \"C\" fn ibo_x(out: *mut ibo_x) -> ibo_status \
            { let out = unsafe { Out::new(out, \"out\") }; guard(out, (), |()| Ok(())) }",
        // What it writes is not emptied when it fails.
        "pub unsafe extern \"C\" fn ibo_x(out: *mut ibo_x) -> ibo_status \
            { let out = unsafe { Out::new(out, \"out\") }; guard_alone((), |()| Ok(())) }",
        "pub unsafe extern \"C\" fn ibo_x(a: *mut A, b: *mut B, error: *mut ibo_error) -> ibo_status {\n\
         let (a, b, error) = unsafe { (OutNumber::new(a, \"a\"), Pair { b: OutArray::new(b, 1, 1, \"b\") }, Out::new(error, \"error\")) };\n\
         guard(error, a, |a| Ok(())) }",
        // To another export than its own longer form, or with work in the arguments.
        "pub unsafe extern \"C\" fn ibo_x(a: *const u8) -> ibo_status { unsafe { ibo_y_with(a) } }",
        "pub unsafe extern \"C\" fn ibo_x(a: *const u8) -> ibo_status \
            { unsafe { ibo_x_with(read(a)) } }",
        "pub unsafe extern \"C\" fn ibo_x(a: *const u8) -> ibo_status \
            { unsafe { ibo_x_with(*a) } }",
        // In a comment, in a text, or under another name.
        "pub extern \"C\" fn ibo_x() -> ibo_status { /* guard_alone((), |()| Ok(())) */ IBO_OK }",
        "pub extern \"C\" fn ibo_x() -> ibo_status { say(\"guard_alone(\", (), |()| Ok(())) }",
        "pub extern \"C\" fn ibo_x() -> ibo_status { unguarded::guard_alone((), |()| Ok(())) }",
        // Of another calling convention.
        "pub extern \"system\" fn ibo_x() -> *const c_char { guard_text(|| None) }",
        "pub fn ibo_x() -> *const c_char { guard_text(|| None) }",
    ];
    let unsound = unsound.map(|function| function.replace("WRAPPED", WRAPPED));
    for function in unsound {
        assert_eq!(unguarded(&function), ["ibo_x"], "{function}");
    }
    let not_exported = "pub extern \"C\" fn ibo_x() -> *const c_char { guard_text(|| None) }";
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
    let is_safe = [
        "// unsafe\nfn f() {}",
        "#![deny(unsafe_code)]",
        "const X: &str = \"unsafe\";",
        "/// unsafe\nfn f() {}",
    ];
    assert!(is_safe.iter().all(|source| !is_unsafe(source)));

    assert_eq!(without_reason("// SAFETY: it was checked.\nunsafe { g() }"), [] as [&str; 0]);
    assert_eq!(
        without_reason("// SAFETY: it was checked.\nlet (x, y) =\nunsafe { g() };"),
        [] as [&str; 0]
    );
    assert_eq!(
        without_reason("// SAFETY: it was checked,\n// twice.\nlet x = unsafe { g() };"),
        [] as [&str; 0]
    );
    let bare = [
        "unsafe { g() }",
        "// It was checked.\nunsafe { g() }",
        "// SAFETY: it was checked.\n\nunsafe { g() }",
        "// SAFETY:\nunsafe { g() }",
    ];
    let bare = bare.iter().chain(
        [
            "// SAFETY: it was checked.\nlet x = 1;\nlet y = unsafe { g() };",
            "unsafe impl Send for S {}",
        ]
        .iter(),
    );
    for source in bare {
        assert_eq!(without_reason(source).len(), 1, "{source}");
    }

    assert_eq!(
        without_safety_section(
            "/// F.\n///\n/// # Safety\n/// As asked.\nunsafe fn f() {}\nfn g() {}"
        ),
        [] as [&str; 0]
    );
    assert_eq!(
        without_safety_section("#[unsafe(no_mangle)]\npub unsafe extern \"C\" fn f() {}"),
        [] as [&str; 0]
    );
    assert_eq!(without_safety_section("/// Safety is important.\nunsafe fn f() {}"), ["f"]);
    assert_eq!(without_safety_section("impl S {\n/// G.\nunsafe fn g() {}\n}"), ["g"]);
    assert_eq!(without_safety_section("pub unsafe extern \"C\" fn f() {}"), ["f"]);

    let denies =
        |source: &str| syn::parse_file(source).expect("Rust").attrs.iter().any(denies_unsafe);
    assert!(denies("#![deny(unsafe_code)]") && denies("#![forbid(a, unsafe_code)]"));
    assert!(
        !denies("#![warn(unsafe_code)]")
            && !denies("// #![deny(unsafe_code)]")
            && !denies("#![deny(unsafe_op_in_unsafe_fn)]")
    );
}
