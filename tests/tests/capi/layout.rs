//! The layout of every struct, as the committed description has it, on both sides: as Rust lays it
//! out, and as each C compiler does.

use std::any::type_name;
use std::mem::{align_of, offset_of, size_of};

use ibo::*;

use crate::abi::{self, Abi, Field, Function, Struct};
use crate::tools::{Compiler, scratch};

/// The layout that Rust gives a struct. A field that is left out here does not compile.
macro_rules! laid_out {
    ($name:ident { $($field:ident),+ $(,)? }) => {{
        fn _every_field($name { $($field: _),+ }: $name) {}
        Struct {
            name: stringify!($name).to_owned(),
            size: size_of::<$name>(),
            alignment: align_of::<$name>(),
            fields: vec![$(field(stringify!($field), offset_of!($name, $field), |of: &$name| &of.$field)),+],
        }
    }};
}

fn field<S, F>(name: &str, offset: usize, _: fn(&S) -> &F) -> Field {
    Field { name: name.to_owned(), of: in_c(type_name::<F>()), offset, size: size_of::<F>() }
}

/// The name in C of a type of Rust.
fn in_c(of: &str) -> String {
    match of {
        "i32" => "int32_t".to_owned(),
        "u32" => "uint32_t".to_owned(),
        "i64" => "int64_t".to_owned(),
        "u64" => "uint64_t".to_owned(),
        array if array.starts_with('[') => {
            let (element, length) =
                array.trim_matches(['[', ']']).split_once("; ").expect("[T; N]");
            assert_eq!(element, type_name::<std::ffi::c_char>(), "arrays are of char alone");
            format!("char[{length}]")
        }
        path => path.rsplit("::").next().expect("a name").to_owned(),
    }
}

#[rustfmt::skip] // a struct a line
fn of_rust() -> Vec<Struct> {
    vec![
        laid_out!(ibo_error { struct_size, language, row, number, rule, at, message }),
        laid_out!(ibo_fraction { numerator, denominator }),
        laid_out!(ibo_payment_result { struct_size, certainty, premium_cents, premium_after_fraction_cents, premium_due_cents, withholding_tax_cents, net_cents }),
        laid_out!(ibo_payment_row { struct_size, month, premium_cents, employment, attendance, working_days, kind, start, end, stopped, reserved, case_ref }),
        laid_out!(ibo_payment_change { struct_size, month, premium_difference_cents, premium_after_fraction_difference_cents, premium_due_difference_cents, withholding_tax_difference_cents, net_before_cents, net_after_cents, to_pay_cents, certainty, reserved, case_ref }),
        laid_out!(ibo_case {
            struct_size, month, kind, start, end, stopped, suspended_days, percentage, rsz_base, has_reference_gross_wage, has_employee_rsz, attendance_kind,
            reference_gross_wage_cents, employee_rsz_cents, employment_fraction, attendance,
            unemployment_availability, leefloon_availability, sickness_availability, case_index, unemployment_count, leefloon_count, sickness_count, absence_count,
            case_ref,
        }),
        laid_out!(ibo_unemployment_record { struct_size, case_index, from, to, basis, half_per_week, day_amount_cents, rva_code, benefit_type }),
        laid_out!(ibo_leefloon_record { struct_size, case_index, amount_cents, month, from, to, aid_type, entry_kind }),
        laid_out!(ibo_sickness_record {
            struct_size, case_index, nature, from, to, days, gross_taxable_cents, hours_hundredths, version, status, benefit_code, document_type, attest_id,
        }),
        laid_out!(ibo_absence { struct_size, case_index, from, to }),
        laid_out!(ibo_options { struct_size, require, provisional, with_case }),
        laid_out!(ibo_amounts {
            struct_size, scheme, payer, certainty, provisional, has_employer_contribution, replacement_income_cents,
            premium_cents, premium_after_fraction_cents, premium_due_cents, withholding_tax_cents, net_cents, employer_contribution_cents,
        }),
        laid_out!(ibo_premium { struct_size, scheme, payer, certainty, amount_cents }),
        laid_out!(ibo_line { struct_size, code, role, certainty, amount_cents, record, recovered, rule, name, label_nl, label_en }),
        laid_out!(ibo_notice { struct_size, month, kind, reserved, amount_cents, case_ref }),
        laid_out!(ibo_correction { struct_size, month, to_pay_cents, case_ref }),
        laid_out!(ibo_issued { struct_size, month, kind, status, amounts, case_ref }),
        laid_out!(ibo_row_correction {
            struct_size, month, change, cause, status, has_before, has_after, has_difference, before_index, after_index,
            premium_before_cents, premium_after_cents, premium_difference_cents, net_before_cents, net_after_cents, net_difference_cents,
            employer_contribution_before_cents, employer_contribution_after_cents, employer_contribution_difference_cents, to_pay_cents, case_ref,
        }),
        laid_out!(ibo_correction_totals {
            struct_size, reserved, changed, new_ones, withdrawn, unchanged, refused, to_pay_cents, to_recover_cents, premium_difference_cents,
            employer_contribution_difference_cents, issued_net_of_refused_cents,
        }),
    ]
}

#[test]
fn rust_lays_the_structs_out_as_described() {
    let (committed, of_rust) = (Abi::committed(), of_rust());
    for (expected, found) in committed.structs.iter().zip(&of_rust) {
        assert_eq!(found, expected);
    }
    assert_eq!(committed.structs.len(), of_rust.len());
    assert_eq!(committed.abi, i64::from(IBO_ABI_VERSION));
}

/// No struct that tells its size has bytes between its fields or after them, in which a field of a
/// later header could hide.
#[test]
fn structs_have_no_padding() {
    for of in Abi::committed().structs {
        assert_eq!(of.fields.iter().map(|field| field.size).sum::<usize>(), of.size, "{}", of.name);
    }
}

/// A C program that compiles when a header has this ABI.
fn asserted_in_c(abi: &Abi) -> String {
    const START: &str = "#include \"ibo.h\"\n#include \"ibo.h\"\n#define HOLDS(what, condition) \
        typedef char holds_##what[(condition) ? 1 : -1]";
    let holds = |what: &str, condition: String| format!("HOLDS({what}, {condition});");
    let mut lines =
        vec![START.to_owned(), holds("IBO_ABI_VERSION", format!("IBO_ABI_VERSION == {}", abi.abi))];
    lines.extend(
        abi.constants.iter().map(|of| holds(&of.name, format!("{} == {}", of.name, of.value))),
    );
    for Struct { name, size, alignment, fields } in &abi.structs {
        lines.push(holds(name, format!("sizeof({name}) == {size}")));
        for Field { name: field, offset, size, .. } in fields {
            lines.push(holds(
                &format!("{name}_at_{field}"),
                format!("offsetof({name}, {field}) == {offset}"),
            ));
            lines.push(holds(
                &format!("{name}_of_{field}"),
                format!("sizeof((({name} *)0)->{field}) == {size}"),
            ));
        }
        // What follows one char lies at the first place that its alignment allows.
        lines.push(format!("struct after_char_{name} {{ char one; {name} then; }};"));
        lines.push(holds(
            &format!("alignment_of_{name}"),
            format!("offsetof(struct after_char_{name}, then) == {alignment}"),
        ));
    }
    // Assigning compares the types: what the function returns, and each of its parameters.
    for Function { name, returns, parameters } in &abi.functions {
        let parameters: Vec<_> = parameters.iter().map(|parameter| parameter.of.as_str()).collect();
        let pointer = format!(
            "{returns} (*const is_{name})({})",
            if parameters.is_empty() { "void".to_owned() } else { parameters.join(", ") }
        );
        lines.push(format!("extern {pointer};\n{pointer} = {name};"));
    }
    lines.join("\n") + "\n"
}

#[test]
fn c_lays_the_structs_out_as_described() {
    let folder = scratch("layout");
    let file = folder.join("layout.c");
    std::fs::write(&file, asserted_in_c(&Abi::committed())).expect("a writable folder");
    for compiler in Compiler::all() {
        compiler.check(&file).unwrap_or_else(|message| panic!("{compiler:?}\n{message}"));
    }
}

#[test]
fn other_layout_does_not_compile_in_c() {
    type Change = fn(&mut Abi);
    let changes: [Change; 8] = [
        |abi| abi.abi += 1,
        |abi| abi.constants[3].value += 1,
        |abi| abi.structs[0].size += 8,
        |abi| abi.structs[0].alignment *= 2,
        |abi| abi.structs[5].fields[20].offset += 4,
        |abi| abi.structs[5].fields[20].size += 4,
        |abi| abi.functions[9].returns = "int64_t".to_owned(),
        |abi| abi.functions[9].parameters[0].of = "int16_t".to_owned(),
    ];
    let folder = scratch("layout");
    for (index, change) in changes.iter().enumerate() {
        let mut abi = Abi::committed();
        change(&mut abi);
        let file = folder.join(format!("other-{index}.c"));
        std::fs::write(&file, asserted_in_c(&abi)).expect("a writable folder");
        for compiler in Compiler::all() {
            assert!(
                compiler.check(&file).is_err(),
                "{compiler:?} takes change {index} of {} for the layout",
                abi::PATH
            );
        }
    }
}
