//! Writes the sources of a crate again with all its mutants in them, each behind a branch that an
//! environment variable opens: one build for all mutants.
//!
//! `ibo-mutants SOURCES WITHOUT` changes the files under `SOURCES` in place, which must be a copy,
//! and prints the mutants, one a line: number, place, function, what is changed.
//! `IBO_MUTANT=7` then opens number 7 in every program that is built of them.
//!
//! What the compiler evaluates (constants, `const fn`) cannot have a branch: a `const fn` becomes
//! an ordinary one. The file `WITHOUT` says, a line each, what the compiler would not have: `fn` and
//! the name of a function that a constant calls, which stays `const` and has no mutants, or the
//! place and the change of a mutant of another type. Macros and tests stay as they are.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::Span;

use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, BinOp, Block, Expr, File, ImplItemFn, ItemConst, ItemFn, ItemMod, ItemStatic, Lit,
    ReturnType, Signature, Type, UnOp, parse_quote,
};

/// The crate's module that says which mutant is open.
const SWITCH: &str = "
/// Which mutant is open.
pub(crate) mod mutant {
    static OPEN: std::sync::LazyLock<u32> = std::sync::LazyLock::new(|| {
        std::env::var(\"IBO_MUTANT\").ok().and_then(|text| text.parse().ok()).unwrap_or(0)
    });

    /// Whether the mutant of this number is open.
    pub(crate) fn on(number: u32) -> bool {
        *OPEN == number
    }
}
";

fn main() {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let usage = "usage: ibo-mutants SOURCES WITHOUT";
    let (root, without) = (arguments.next().expect(usage), arguments.next().expect(usage));
    let without = fs::read_to_string(without).expect("a readable file");
    let without: BTreeSet<_> = without.lines().map(str::to_owned).collect();
    let mut number = 0;
    for path in rust_files(&root) {
        let text = fs::read_to_string(&path).expect("a readable file");
        let mut file: File = syn::parse_file(&text).expect("Rust");
        let name = path.strip_prefix(&root).expect("under the root").display().to_string();
        let mut mutator = Mutator { file: name, function: Vec::new(), number, without: &without };
        mutator.visit_file_mut(&mut file);
        number = mutator.number;
        let mut text = prettyplease::unparse(&file);
        if path == root.join("lib.rs") {
            text.push_str(SWITCH);
        }
        fs::write(&path, text).expect("a writable file");
    }
}

/// The files of the crate in the order of their names, but for those of tests alone.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .expect("a readable folder")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.ends_with("split_tests.rs")
        {
            found.push(path);
        }
    }
    found
}

struct Mutator<'w> {
    file: String,
    /// The functions around the place, from the outermost.
    function: Vec<String>,
    /// The last number that was given.
    number: u32,
    /// What the compiler would not have.
    without: &'w BTreeSet<String>,
}

/// An expression without parentheses around it, as a person reads it.
fn shown(tokens: impl quote::ToTokens) -> String {
    let text =
        tokens.to_token_stream().to_string().split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = text.chars().take(60).collect();
    if short.len() < text.len() { format!("{short}...") } else { short }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || (attribute.path().is_ident("cfg") && shown(&attribute.meta).contains("test"))
    })
}

/// Whether an expression has a `let` of a chain in it, which stands in conditions alone.
fn has_let(expression: &Expr) -> bool {
    match expression {
        Expr::Let(_) => true,
        Expr::Binary(binary) => has_let(&binary.left) || has_let(&binary.right),
        Expr::Paren(paren) => has_let(&paren.expr),
        _ => false,
    }
}

impl Mutator<'_> {
    /// The condition that opens the next mutant, which is printed; none where the compiler would
    /// not have it.
    fn mutant(&mut self, span: Span, change: &str) -> Option<Expr> {
        let place = format!("{}:{}:{}", self.file, span.start().line, span.start().column + 1);
        if self.without.contains(&format!("{place} {change}")) {
            return None;
        }
        self.number += 1;
        let number = self.number;
        println!("{number}\t{place}\t{}\t{change}", self.function.join("::"));
        Some(parse_quote!(crate::mutant::on(#number)))
    }

    fn in_function(&self) -> bool {
        !self.function.is_empty()
    }

    /// Whether the body of a function can have branches.
    fn opens(&mut self, attributes: &[Attribute], signature: &mut Signature) -> bool {
        if is_test(attributes) {
            return false;
        }
        let stays = self.without.contains(&format!("fn {}", signature.ident));
        if signature.constness.is_some() && !stays {
            signature.constness = None;
        }
        signature.constness.is_none()
    }

    fn body(&mut self, signature: &Signature, block: &mut Block) {
        self.function.push(signature.ident.to_string());
        visit_mut::visit_block_mut(self, block);
        for value in other_results(&signature.output) {
            let change = format!("returns {}", shown(&value));
            if let Some(open) = self.mutant(signature.ident.span(), &change) {
                block.stmts.insert(0, parse_quote!(if #open { return #value; }));
            }
        }
        self.function.pop();
    }
}

/// What a function could give instead, by its type.
fn other_results(output: &ReturnType) -> Vec<Expr> {
    let ReturnType::Type(_, output) = output else { return Vec::new() };
    let Type::Path(path) = &**output else { return Vec::new() };
    let Some(last) = path.path.segments.last() else { return Vec::new() };
    match last.ident.to_string().as_str() {
        "bool" => vec![parse_quote!(true), parse_quote!(false)],
        "Option" => vec![parse_quote!(None)],
        "String" => vec![parse_quote!(String::new())],
        "Euro" => vec![parse_quote!(crate::money::Euro::ZERO)],
        "i64" | "u64" | "i32" | "u32" | "usize" | "u8" => vec![parse_quote!(0), parse_quote!(1)],
        "Result" if shown(last).replace(' ', "").starts_with("Result<(),") => {
            vec![parse_quote!(Ok(()))]
        }
        _ => Vec::new(),
    }
}

/// What an operator could be instead.
fn other_operators(operator: &BinOp) -> Vec<BinOp> {
    match operator {
        BinOp::Eq(_) => vec![parse_quote!(!=)],
        BinOp::Ne(_) => vec![parse_quote!(==)],
        BinOp::Lt(_) => vec![parse_quote!(<=), parse_quote!(>)],
        BinOp::Le(_) => vec![parse_quote!(<), parse_quote!(>)],
        BinOp::Gt(_) => vec![parse_quote!(>=), parse_quote!(<)],
        BinOp::Ge(_) => vec![parse_quote!(>), parse_quote!(<)],
        BinOp::And(_) => vec![parse_quote!(||)],
        BinOp::Or(_) => vec![parse_quote!(&&)],
        BinOp::Add(_) => vec![parse_quote!(-)],
        BinOp::Sub(_) => vec![parse_quote!(+)],
        BinOp::Mul(_) => vec![parse_quote!(/)],
        BinOp::Div(_) => vec![parse_quote!(*)],
        BinOp::BitAnd(_) => vec![parse_quote!(|)],
        BinOp::BitOr(_) => vec![parse_quote!(&)],
        BinOp::Shl(_) => vec![parse_quote!(>>)],
        BinOp::AddAssign(_) => vec![parse_quote!(-=)],
        BinOp::SubAssign(_) => vec![parse_quote!(+=)],
        BinOp::BitOrAssign(_) => vec![parse_quote!(&=)],
        _ => Vec::new(),
    }
}

/// What a method of a plain result could be instead.
fn other_method(name: &str) -> Option<&'static str> {
    Some(match name {
        "min" => "max",
        "max" => "min",
        "any" => "all",
        "all" => "any",
        "is_some" => "is_none",
        "is_none" => "is_some",
        "is_ok" => "is_err",
        "is_err" => "is_ok",
        "saturating_add" => "saturating_sub",
        "saturating_sub" => "saturating_add",
        "checked_add" => "checked_sub",
        "checked_sub" => "checked_add",
        "checked_div" => "checked_mul",
        "checked_mul" => "checked_div",
        "saturating_abs" => "saturating_neg",
        _ => return None,
    })
}

impl VisitMut for Mutator<'_> {
    fn visit_item_mod_mut(&mut self, item: &mut ItemMod) {
        if !is_test(&item.attrs) {
            visit_mut::visit_item_mod_mut(self, item);
        }
    }

    fn visit_item_fn_mut(&mut self, item: &mut ItemFn) {
        if self.opens(&item.attrs, &mut item.sig) {
            let signature = item.sig.clone();
            self.body(&signature, &mut item.block);
        }
    }

    fn visit_impl_item_fn_mut(&mut self, item: &mut ImplItemFn) {
        if self.opens(&item.attrs, &mut item.sig) {
            let signature = item.sig.clone();
            self.body(&signature, &mut item.block);
        }
    }

    fn visit_item_const_mut(&mut self, _: &mut ItemConst) {}

    fn visit_item_static_mut(&mut self, _: &mut ItemStatic) {}

    fn visit_type_mut(&mut self, _: &mut Type) {}

    fn visit_pat_mut(&mut self, _: &mut syn::Pat) {}

    fn visit_generics_mut(&mut self, _: &mut syn::Generics) {}

    fn visit_angle_bracketed_generic_arguments_mut(
        &mut self,
        _: &mut syn::AngleBracketedGenericArguments,
    ) {
    }

    fn visit_expr_const_mut(&mut self, _: &mut syn::ExprConst) {}

    fn visit_expr_repeat_mut(&mut self, repeat: &mut syn::ExprRepeat) {
        // The length is the compiler's.
        self.visit_expr_mut(&mut repeat.expr);
    }

    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        let (span, before) = (expression.span(), expression.clone());
        visit_mut::visit_expr_mut(self, expression);
        if !self.in_function() {
            return;
        }
        match &before {
            Expr::Binary(binary) if !has_let(&before) => {
                for other in other_operators(&binary.op) {
                    let change = format!("{} -> {}", shown(&before), shown(other));
                    let Some(open) = self.mutant(span, &change) else { continue };
                    let mut changed = binary.clone();
                    changed.op = other;
                    // A comparison of one that is compared must stand in parentheses.
                    *expression = parse_quote!((if #open { #changed } else { #expression }));
                }
            }
            Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_)) => {
                let change = format!("{} -> without !", shown(&before));
                let Some(open) = self.mutant(span, &change) else { return };
                let inner = &unary.expr;
                *expression = parse_quote!((if #open { #inner } else { #expression }));
            }
            Expr::MethodCall(call) => {
                let Some(other) = other_method(&call.method.to_string()) else { return };
                let change = format!("{} -> {other}", shown(&before));
                let Some(open) = self.mutant(span, &change) else { return };
                let mut changed = call.clone();
                changed.method = syn::Ident::new(other, Span::call_site());
                *expression = parse_quote!((if #open { #changed } else { #expression }));
            }
            Expr::Lit(literal) => match &literal.lit {
                Lit::Int(number) => {
                    let Ok(value) = number.base10_parse::<u64>() else { return };
                    let change = format!("{number} -> {}", value + 1);
                    let Some(open) = self.mutant(span, &change) else { return };
                    let text = format!("{}{}", value + 1, number.suffix());
                    let other = syn::LitInt::new(&text, Span::call_site());
                    *expression = parse_quote!((if #open { #other } else { #literal }));
                }
                Lit::Str(text) if !text.value().is_empty() => {
                    let change = format!("{} -> \"\"", shown(&before));
                    let Some(open) = self.mutant(span, &change) else { return };
                    *expression = parse_quote!((if #open { "" } else { #literal }));
                }
                Lit::Bool(value) => {
                    let other = !value.value;
                    let change = format!("{} -> {other}", value.value);
                    let Some(open) = self.mutant(span, &change) else { return };
                    *expression = parse_quote!((if #open { #other } else { #literal }));
                }
                _ => {}
            },
            Expr::If(conditional) if !has_let(&conditional.cond) => {
                let Expr::If(changed) = expression else { return };
                let change = format!("if {} -> if not", shown(&conditional.cond));
                let Some(open) = self.mutant(conditional.cond.span(), &change) else { return };
                let condition = &changed.cond;
                changed.cond = parse_quote!((#open != (#condition)));
            }
            _ => {}
        }
    }

    fn visit_arm_mut(&mut self, arm: &mut syn::Arm) {
        visit_mut::visit_arm_mut(self, arm);
        let Some((_, guard)) = &mut arm.guard else { return };
        if !self.in_function() || has_let(guard) {
            return;
        }
        let change = format!("guard {} -> false", shown(&*guard));
        let Some(open) = self.mutant(guard.span(), &change) else { return };
        **guard = parse_quote!((!#open && (#guard)));
    }
}
