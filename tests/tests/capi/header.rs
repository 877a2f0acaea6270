//! The header as data: read from the text that cbindgen writes, laid out by subject, and read back
//! from the committed file. From the same data a second header without preprocessor.

use ibo_core::{ErrorCode, Language, Rule};
use ibo_tests::{assert_generated, project};

/// One thing that the header declares.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    pub(crate) doc: Doc,
    pub(crate) name: String,
    pub(crate) kind: Kind,
}

/// The paragraphs of a comment.
pub(crate) type Doc = Vec<String>;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Constant(i64),
    Alias(String),
    Opaque,
    Struct(Vec<Field>),
    Function { returns: String, parameters: Vec<Parameter> },
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    pub(crate) doc: Doc,
    pub(crate) name: String,
    /// The type, of one element where the field is an array.
    pub(crate) of: String,
    pub(crate) length: Option<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) of: String,
}

/// What a call returns when the call itself was wrong, or right.
pub(crate) const STATUSES: &str = "IBO_OK IBO_NULL_POINTER IBO_MISALIGNED_POINTER IBO_STRUCT_SIZE IBO_TOO_LONG IBO_BUFFER_TOO_SMALL \
                                   IBO_INDEX_OUT_OF_RANGE IBO_UNKNOWN_ARGUMENT IBO_RECORD_COUNT IBO_INTERNAL IBO_OUT_OF_MEMORY IBO_WRONG_HANDLE";

/// The header in its order: for each subject what a program reads first. The names of one text
/// stand together; a name that ends with `*` stands for all that begin so.
const SUBJECTS: &[(&str, &[&str])] = &[
    (
        "The version of the library.",
        &[
            "IBO_ABI_VERSION",
            "ibo_abi_version",
            "IBO_VERSION_NUMBER",
            "ibo_version_number",
            "ibo_version",
        ],
    ),
    (
        "What a call returns. The errors of the catalogue, IBO_ERROR_..., are at the end of this \
            file.",
        &[
            "ibo_status",
            STATUSES,
            "ibo_error",
            "IBO_LANGUAGE_*",
            "ibo_status_name",
            "ibo_status_meaning",
        ],
    ),
    ("What a program may do first.", &["ibo_init", "ibo_set_fault_hook"]),
    (
        "Dated values of your own (R7.4).",
        &[
            "ibo_parameters",
            "ibo_parameters_load",
            "ibo_parameters_load_over",
            "ibo_parameters_load_reform",
            "ibo_parameters_fingerprint",
            "ibo_parameters_to_toml",
            "ibo_parameters_in_force_to_json",
            "ibo_parameters_note_count",
            "ibo_parameters_note",
            "ibo_parameters_free",
        ],
    ),
    (
        "A payment alone, from VDAB's amount (R6).",
        &[
            "ibo_fraction",
            "ibo_payment_result",
            "ibo_payment",
            "ibo_payment_in",
            "ibo_payment_row",
            "ibo_payments",
            "ibo_payment_change",
            "ibo_payment_changes",
            "ibo_working_days",
        ],
    ),
    (
        "A case (R1) and the records of its sources (R2).",
        &[
            "IBO_KIND_*",
            "IBO_ATTENDANCE_*",
            "IBO_AVAILABILITY_*",
            "ibo_case",
            "IBO_BASIS_*",
            "ibo_unemployment_record",
            "ibo_leefloon_record",
            "IBO_RECORD_ORIGINAL IBO_RECORD_MODIFIED IBO_RECORD_CANCELLED",
            "ibo_sickness_record",
            "ibo_absence",
            "ibo_case_to_json",
        ],
    ),
    (
        "The amounts of a case.",
        &[
            "IBO_CERTAINTY_*",
            "ibo_options",
            "IBO_SCHEME_*",
            "IBO_PAYER_*",
            "ibo_amounts",
            "ibo_amounts_compute",
            "ibo_amounts_compute_with",
            "ibo_amounts_compute_many",
            "ibo_premium",
            "ibo_premium_compute",
        ],
    ),
    (
        "The statement of a case: its amounts with all their reasons (R7.1).",
        &[
            "ibo_statement",
            "ibo_statement_compute",
            "ibo_statement_compute_with",
            "ibo_statement_from_json",
            "ibo_statement_from_json_with",
            "ibo_statement_read",
            "ibo_statement_free",
            "ibo_statement_amounts",
            "ibo_statement_payment",
            "IBO_LINE_*",
            "IBO_ROLE_*",
            "ibo_line",
            "ibo_statement_line_count",
            "ibo_statement_line",
            "ibo_statement_line_formula",
            "ibo_statement_assumption_count",
            "ibo_statement_assumption_id",
            "ibo_statement_assumption_rule",
            "ibo_statement_assumption_text",
            "ibo_statement_to_json",
            "ibo_statement_explain",
        ],
    ),
    (
        "The payment of VDAB's amount with its reasons, as a statement (R6.4).",
        &[
            "ibo_payment_statement_compute",
            "ibo_payment_statement_from_json",
            "ibo_payment_statement_read",
        ],
    ),
    (
        "The employer notice (R7.2).",
        &[
            "IBO_NOTICE_*",
            "ibo_notice",
            "ibo_notice_compute",
            "ibo_notice_to_json",
            "ibo_notice_read",
        ],
    ),
    (
        "The correction from one statement to another (R7.5), and how long evidence is kept \
            (R7.6).",
        &[
            "ibo_correction",
            "ibo_correction_compute",
            "ibo_correction_to_json",
            "ibo_correction_of_issued",
            "ibo_correction_of_issued_to_json",
            "ibo_correction_read",
            "ibo_issued",
            "IBO_CHANGE_*",
            "IBO_CAUSE_*",
            "ibo_row_correction",
            "ibo_correction_totals",
            "ibo_corrections",
            "ibo_notices",
            "ibo_retention_until",
        ],
    ),
    (
        "Whether a statement that was issued earlier still holds (R7.1, R7.5).",
        &["IBO_VERIFIED_*", "ibo_verification_to_json"],
    ),
    (
        "What the open questions of the law are worth to a case (R8.2).",
        &["ibo_sensitivity_to_json"],
    ),
    (
        "JSON in, JSON out, in one call, for languages that hold no handles; so are the two above.",
        &[
            "ibo_json_statement",
            "ibo_json_notice",
            "ibo_json_payment",
            "ibo_json_correction",
            "ibo_json_payment_correction",
        ],
    ),
    (
        "Amounts and dates from texts.",
        &["IBO_FORM_*", "ibo_amount_from_text", "ibo_date_from_text"],
    ),
    ("The catalogue of errors.", &["IBO_ERROR_*"]),
];

/// How wide the header is.
const WIDTH: usize = 110;

/// The header, as it is committed.
pub(crate) const PATH: &str = "ibo-capi/include/ibo.h";

/// The same declarations for the C parsers of languages, which read no preprocessor.
const PLAIN: &str = "ibo-capi/include/ibo-plain.h";

/// The place of the name in a pointer to a function.
const FUNCTION: &str = "(*)";

/// The manual page.
const MANUAL: &str = "ibo-capi/man/ibo.3";

/// What the manual page says before it lists the functions.
const MANUAL_HEAD: &str = r#".TH IBO 3 "" "ibo" "Library functions"
.SH NAME
ibo \- the premium of the Flemish individuele beroepsopleiding (IBO), exact to the cent
.SH SYNOPSIS
.nf
.B #include <ibo.h>
.PP
.B cc program.c $(pkg\-config \-\-cflags \-\-libs ibo)
.fi
.SH DESCRIPTION
The library computes the premium and the payment of an IBO, with their reasons. Amounts are cents,
dates yyyymmdd, months yyyymm, hours and fractions hundredths. Structs begin with their size: start
from zeros and set
.I struct_size
to
.IR sizeof .
.PP
The header says what each function does, the page of conventions (README.md, installed beside this
one) what holds for all of them, with programs in C, C++, COBOL, Java, C#, Pascal, Python, PHP and
JavaScript.
.SH RETURN VALUE
A function returns an
.IR ibo_status :
0 when it did what was asked, 1 to 999 when the call was wrong, from 1001 on the number of an error
of the catalogue.
.BR ibo_status_name ()
and
.BR ibo_status_meaning ()
give the words. A call that fails empties what it writes.
.SH FUNCTIONS
"#;

/// The first lines of the plain header.
const PLAIN_TITLE: &str = "\
/*
 * ibo: what ibo.h declares, for languages that read C declarations but no preprocessor: FFI::cdef of PHP,
 * cffi of Python. The #define of ibo.h are enums here. What each name means is in ibo.h.
 * Generated from the sources of ibo-capi: do not edit.
 */
";

/// The manual page: each function under its subject, with the first sentence of its comment.
fn manual(items: &[Item]) -> String {
    let escaped = |text: &str| text.replace('\\', "\\e").replace('-', "\\-");
    let mut page = MANUAL_HEAD.to_owned();
    for (subject, groups) in SUBJECTS {
        let names = groups.iter().flat_map(|group| group.split_whitespace());
        let functions = names
            .filter(|name| !name.ends_with('*') && *name != STATUSES)
            .flat_map(|name| named(items, name))
            .filter(|item| matches!(item.kind, Kind::Function { .. }));
        let listed: String = functions
            .map(|function| {
                let first = function.doc.first().map(String::as_str).unwrap_or_default();
                let sentence = first.split_inclusive(". ").next().unwrap_or_default().trim();
                format!(".TP\n.BR {} ()\n{}\n", function.name, escaped(sentence))
            })
            .collect();
        if !listed.is_empty() {
            let title = subject.split(". ").next().unwrap_or_default().trim_end_matches('.');
            page += &format!(".SS {}\n{listed}", escaped(title));
        }
    }
    page + ".SH SEE ALSO\n.BR pkg\\-config (1)\n"
}

/// The header as the sources and the catalogue of errors give it.
pub(crate) fn generated() -> String {
    let (title, items) = declared_by_the_sources();
    laid_out(&title, &items)
}

/// The first comment of the header, and what cbindgen finds in the sources, with the catalogue of
/// errors.
fn declared_by_the_sources() -> (String, Vec<Item>) {
    let crate_root = project("ibo-capi");
    let config = cbindgen::Config::from_file(crate_root.join("cbindgen.toml"))
        .expect("cbindgen.toml is valid");
    let title = config.header.clone().expect("cbindgen.toml has the header's first lines");
    let bindings = cbindgen::Builder::new()
        .with_config(config)
        .with_src(crate_root.join("src/lib.rs"))
        .generate()
        .expect("bindings");
    let mut text = Vec::new();
    bindings.write(&mut text);
    let mut items = items(&String::from_utf8(text).expect("UTF-8"));
    items.extend(ErrorCode::ALL.iter().map(of_catalogue));
    (title.trim().to_owned(), items)
}

fn of_catalogue(code: &ErrorCode) -> Item {
    let (rule, meaning) = (code.rule().map(Rule::id), code.meaning(Language::English));
    let sentence = rule.map_or_else(|| capitalised(meaning), |rule| format!("{rule}: {meaning}"));
    Item {
        doc: vec![format!("{sentence}.")],
        name: format!("IBO_ERROR_{}", code.slug().to_uppercase().replace('-', "_")),
        kind: Kind::Constant(code.number().into()),
    }
}

fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text of a header: each item under its subject.
fn laid_out(title: &str, items: &[Item]) -> String {
    let mut text = format!(
        "{title}\n\n#ifndef IBO_H\n#define IBO_H\n\n#include <stddef.h>\n#include \
            <stdint.h>\n\n#ifdef __cplusplus\nextern \"C\" {{\n#endif\n"
    );
    let mut placed = Vec::new();
    for (subject, groups) in SUBJECTS {
        text += &format!("\n\n/*\n * {subject}\n */\n");
        for group in *groups {
            let found: Vec<_> =
                group.split_whitespace().flat_map(|name| named(items, name)).collect();
            let constants = found.iter().all(|item| matches!(item.kind, Kind::Constant(_)));
            text.push('\n');
            text += &found.iter().map(|item| item.shown()).collect::<Vec<_>>().join(if constants {
                ""
            } else {
                "\n"
            });
            placed.extend(found.iter().map(|item| item.name.as_str()));
        }
    }
    let homeless: Vec<_> =
        items.iter().map(|item| item.name.as_str()).filter(|name| !placed.contains(name)).collect();
    assert!(
        homeless.is_empty(),
        "give these a place among the subjects of the header: {homeless:?}"
    );
    assert_eq!(placed.len(), items.len(), "each item has one place");
    text += "\n#ifdef __cplusplus\n}\n#endif\n\n#endif /* IBO_H */\n";
    text
}

/// The text of the plain header, in the order of the header: no `#`, and no comment but the subjects.
fn laid_out_plainly(items: &[Item]) -> String {
    let mut text = PLAIN_TITLE.to_owned();
    for (subject, groups) in SUBJECTS {
        text += &format!("\n/* {} */\n", first_sentence(subject));
        for group in *groups {
            let found: Vec<_> =
                group.split_whitespace().flat_map(|name| named(items, name)).collect();
            let constants: Vec<_> = found.iter().filter_map(|item| item.enumerator()).collect();
            if constants.is_empty() {
                text += &found.iter().map(|item| item.declaration()).collect::<String>();
            } else {
                assert_eq!(constants.len(), found.len(), "{group}: constants stand together");
                text += &format!("enum {{\n{}\n}};\n", constants.join(",\n"));
            }
        }
    }
    text
}

fn first_sentence(subject: &str) -> &str {
    subject.split_inclusive(". ").next().unwrap_or(subject).trim_end()
}

fn named<'i>(items: &'i [Item], name: &str) -> Vec<&'i Item> {
    let of_name = |item: &&Item| {
        name.strip_suffix('*').map_or(item.name == name, |start| item.name.starts_with(start))
    };
    let found: Vec<_> = items.iter().filter(of_name).collect();
    assert!(
        !found.is_empty(),
        "nothing is called {name}: take it out of the subjects of the header"
    );
    found
}

impl Item {
    /// The declaration with its comment, and a struct with those of its fields.
    fn shown(&self) -> String {
        let declaration = match &self.kind {
            Kind::Struct(fields) => {
                let commented_field =
                    |field: &Field| commented(&field.doc, "    ") + &field.declaration();
                self.structure(fields.iter().map(commented_field).collect())
            }
            _ => self.declaration(),
        };
        commented(&self.doc, "") + &declaration
    }

    /// The declaration alone.
    fn declaration(&self) -> String {
        let name = &self.name;
        match &self.kind {
            Kind::Constant(value) if *value < 0 => format!("#define {name} ({value})\n"),
            Kind::Constant(value) => format!("#define {name} {value}\n"),
            Kind::Alias(of) => format!("typedef {of} {name};\n"),
            Kind::Opaque => format!("typedef struct {name} {name};\n"),
            Kind::Struct(fields) => self.structure(fields.iter().map(Field::declaration).collect()),
            Kind::Function { returns, parameters } => {
                prototype(&declared(returns, name), parameters)
            }
        }
    }

    fn structure(&self, fields: String) -> String {
        let name = &self.name;
        format!("typedef struct {name} {{\n{fields}}} {name};\n")
    }

    /// A constant as one of an enum.
    fn enumerator(&self) -> Option<String> {
        match self.kind {
            Kind::Constant(value) => {
                // An enum is an int in every C parser.
                let value = i32::try_from(value).expect("a constant of 32 bits");
                Some(format!("    {} = {value}", self.name))
            }
            _ => None,
        }
    }
}

impl Field {
    fn declaration(&self) -> String {
        let length = self.length.map(|length| format!("[{length}]")).unwrap_or_default();
        format!("    {}{length};\n", declared(&self.of, &self.name))
    }
}

/// `uint32_t count`, `const char *name`.
fn declared(of: &str, name: &str) -> String {
    if of.contains(FUNCTION) {
        return of.replacen(FUNCTION, &format!("(*{name})"), 1);
    }
    let space = if of.ends_with('*') { "" } else { " " };
    format!("{of}{space}{name}")
}

/// On one line, or each argument on its own with its count and sizes beside it.
fn prototype(function: &str, parameters: &[Parameter]) -> String {
    let shown = |parameter: &Parameter| declared(&parameter.of, &parameter.name);
    let all = if parameters.is_empty() {
        "void".to_owned()
    } else {
        parameters.iter().map(shown).collect::<Vec<_>>().join(", ")
    };
    let line = format!("{function}({all});\n");
    if line.len() <= WIDTH {
        return line;
    }
    let mut lines: Vec<String> = Vec::new();
    for parameter in parameters {
        match lines.last_mut() {
            Some(line) if parameter.of == "size_t" => *line += &format!(", {}", shown(parameter)),
            _ => lines.push(format!("    {}", shown(parameter))),
        }
    }
    format!("{function}(\n{});\n", lines.join(",\n"))
}

/// A comment, its paragraphs wrapped; what stands between backticks is not broken.
fn commented(doc: &[String], indent: &str) -> String {
    let start = format!("{indent}//");
    let mut lines = Vec::new();
    for (index, paragraph) in doc.iter().enumerate() {
        if index > 0 {
            lines.push(start.clone());
        }
        let mut line = start.clone();
        for word in words(paragraph) {
            if line.len() + word.len() + 1 > WIDTH && line != start {
                lines.push(std::mem::replace(&mut line, start.clone()));
            }
            line += " ";
            line += &word;
        }
        lines.push(line);
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

fn words(paragraph: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for piece in paragraph.split_whitespace() {
        match words.last_mut() {
            Some(open) if open.matches('`').count() % 2 == 1 => *open += &format!(" {piece}"),
            _ => words.push(piece.to_owned()),
        }
    }
    words
}

/// What a header declares, in its order. Whatever is not understood is a panic: nothing of a header
/// is passed over.
pub(crate) fn items(header: &str) -> Vec<Item> {
    let mut lines = header.lines();
    let (mut items, mut doc) = (Vec::new(), Vec::new());
    while let Some(line) = lines.next() {
        match line.trim() {
            "" => assert!(doc.is_empty(), "a comment without its item: {doc:?}"),
            "#ifdef __cplusplus" => skip_to(&mut lines, "#endif"),
            block if block.starts_with("/*") => {
                if !block.ends_with("*/") {
                    skip_to(&mut lines, "*/");
                }
            }
            include if include.starts_with("#include ") => {}
            "#ifndef IBO_H" | "#define IBO_H" => {}
            end if end.starts_with("#endif") => {
                assert_eq!(lines.next(), None, "the guard ends the header");
            }
            comment if comment.starts_with("//") => doc.push(comment[2..].trim().to_owned()),
            define if define.starts_with("#define ") => {
                items.push(constant(std::mem::take(&mut doc), define));
            }
            struct_start if struct_start.ends_with('{') => {
                items.push(structure(std::mem::take(&mut doc), struct_start, &mut lines));
            }
            start => {
                let mut declaration = start.to_owned();
                while !declaration.ends_with(';') {
                    declaration += " ";
                    declaration += lines.next().expect("a declaration ends with ;").trim();
                }
                items.push(declared_item(
                    std::mem::take(&mut doc),
                    declaration.trim_end_matches(';'),
                ));
            }
        }
    }
    items
}

fn skip_to<'l>(lines: &mut impl Iterator<Item = &'l str>, end: &str) {
    assert!(lines.any(|line| line.trim().starts_with(end)), "nothing ends with {end}");
}

/// Lines of a comment as paragraphs.
fn paragraphs(lines: Vec<String>) -> Doc {
    let joined = lines.split(String::is_empty).map(|lines| lines.join(" "));
    joined.filter(|paragraph| !paragraph.is_empty()).collect()
}

fn constant(doc: Vec<String>, line: &str) -> Item {
    let [_, name, value] = line.split_whitespace().collect::<Vec<_>>()[..] else {
        panic!("no constant: {line}")
    };
    // A number below zero stands between brackets, or `1 -IBO_X` would be another.
    let value = value.strip_prefix('(').and_then(|value| value.strip_suffix(')')).unwrap_or(value);
    let value = value.parse().unwrap_or_else(|_| panic!("no number: {line}"));
    Item { doc: paragraphs(doc), name: name.to_owned(), kind: Kind::Constant(value) }
}

fn structure<'l>(doc: Vec<String>, start: &str, lines: &mut impl Iterator<Item = &'l str>) -> Item {
    let name = start
        .strip_prefix("typedef struct ")
        .and_then(|rest| rest.strip_suffix(" {"))
        .unwrap_or_else(|| panic!("no struct: {start}"));
    let (mut fields, mut field_doc) = (Vec::new(), Vec::new());
    loop {
        let line = lines.next().expect("a struct ends").trim();
        if let Some(comment) = line.strip_prefix("//") {
            field_doc.push(comment.trim().to_owned());
        } else if line.starts_with('}') {
            assert_eq!(line, format!("}} {name};"));
            return Item {
                doc: paragraphs(doc),
                name: name.to_owned(),
                kind: Kind::Struct(fields),
            };
        } else {
            let line = line.strip_suffix(';').unwrap_or_else(|| panic!("no field: {line}"));
            let (line, length) = match line.split_once('[') {
                Some((line, length)) => (
                    line,
                    Some(
                        length
                            .trim_end_matches(']')
                            .parse()
                            .unwrap_or_else(|_| panic!("no length: {line}")),
                    ),
                ),
                None => (line, None),
            };
            let Parameter { name, of } = parameter(line);
            fields.push(Field {
                doc: paragraphs(std::mem::take(&mut field_doc)),
                name,
                of,
                length,
            });
        }
    }
}

/// A typedef or a function.
fn declared_item(doc: Vec<String>, declaration: &str) -> Item {
    let doc = paragraphs(doc);
    if let Some(of) = declaration.strip_prefix("typedef ") {
        let Parameter { name, of } = parameter(of);
        let kind = if of == name { Kind::Opaque } else { Kind::Alias(of) };
        return Item { doc, name, kind };
    }
    let (function, list) =
        declaration.split_once('(').unwrap_or_else(|| panic!("no function: {declaration}"));
    let list = list
        .trim()
        .strip_suffix(')')
        .unwrap_or_else(|| panic!("no function: {declaration}"))
        .trim();
    let Parameter { name, of: returns } = parameter(function);
    let parameters =
        if list == "void" { Vec::new() } else { list.split(',').map(parameter).collect() };
    Item { doc, name, kind: Kind::Function { returns, parameters } }
}

/// A type and a name; structs go by the name of their typedef.
fn parameter(text: &str) -> Parameter {
    let text = text.trim();
    if let Some((returns, rest)) = text.split_once("(*") {
        let (name, takes) = rest.split_once(')').expect("a pointer to a function");
        return Parameter { name: name.to_owned(), of: format!("{returns}{FUNCTION}{takes}") };
    }
    let at = text.rfind([' ', '*']).unwrap_or_else(|| panic!("a type without a name: {text}"));
    let (of, name) = text.split_at(at + 1);
    let of: Vec<_> = of.split_whitespace().filter(|word| *word != "struct").collect();
    Parameter { name: name.to_owned(), of: of.join(" ").replace("* *", "**") }
}

#[test]
fn the_header_is_what_the_sources_declare() {
    assert_generated(PATH, &generated());
}

#[test]
fn manual_page_lists_the_functions_of_the_header() {
    let (_, items) = declared_by_the_sources();
    let page = manual(&items);
    let functions = items.iter().filter(|item| matches!(item.kind, Kind::Function { .. }));
    for Item { name, .. } in functions {
        assert_eq!(page.matches(&format!(".TP\n.BR {name} ()\n")).count(), 1, "{name}");
    }
    assert_generated(MANUAL, &page);
}

#[test]
fn the_plain_header_is_what_the_sources_declare() {
    assert_generated(PLAIN, &laid_out_plainly(&declared_by_the_sources().1));
}

/// With its enums written as the header has constants, the plain header is the header.
#[test]
fn the_plain_header_declares_what_the_header_does() {
    let (_, mut declared) = declared_by_the_sources();
    for item in &mut declared {
        item.doc.clear();
        if let Kind::Struct(fields) = &mut item.kind {
            fields.iter_mut().for_each(|field| field.doc.clear());
        }
    }
    let plain = laid_out_plainly(&declared);
    assert!(!plain.lines().any(|line| line.trim_start().starts_with('#')), "no preprocessor");
    let constants = |line: &str| match line.trim().trim_end_matches(',').split_once(" = ") {
        Some((name, value)) => format!("#define {name} {value}\n"),
        None if line == "enum {" || line == "};" => String::new(),
        None => format!("{line}\n"),
    };
    let mut read = items(&plain.lines().map(constants).collect::<String>());
    let by_name = |a: &Item, b: &Item| a.name.cmp(&b.name);
    declared.sort_by(by_name);
    read.sort_by(by_name);
    assert_eq!(read, declared);
}

#[test]
fn laid_out_header_reads_back_as_the_same_items() {
    let by_name = |mut items: Vec<Item>| {
        items.sort_by(|a, b| a.name.cmp(&b.name));
        items
    };
    let (title, declared) = declared_by_the_sources();
    let text = laid_out(&title, &declared);
    assert_eq!(by_name(items(&text)), by_name(declared));
    assert!(
        text.lines().all(|line| line.chars().count() <= WIDTH),
        "no line is wider than {WIDTH}"
    );
}

#[test]
fn comments_name_no_rust_types() {
    const OF_RUST: [&str; 14] = [
        "::", "[`", "`]", "Option", "Result<", "Some(", "None", "Ok(", "Err(", "usize", "`u32`",
        "`i32`", "`i64`", "&mut",
    ];
    let docs = |item: &Item| match &item.kind {
        Kind::Struct(fields) => {
            fields.iter().map(|field| field.doc.clone()).chain([item.doc.clone()]).collect()
        }
        _ => vec![item.doc.clone()],
    };
    for item in items(&generated()) {
        for doc in docs(&item) {
            assert!(!doc.is_empty(), "something of {} has no comment", item.name);
            let found: Vec<_> = OF_RUST
                .iter()
                .filter(|of_rust| doc.iter().any(|paragraph| paragraph.contains(*of_rust)))
                .collect();
            assert!(found.is_empty(), "{}: {found:?} in {doc:?}", item.name);
        }
    }
}

#[test]
fn declarations_of_every_kind_are_read() {
    let text = "// One.\n//\n// Two,\n// wrapped.\ntypedef struct ibo_x {\n    // Three.\n    struct ibo_y of[3];\n} ibo_x;\n\
                // Four.\nconst char *ibo_z(const struct ibo_x *const *x,\n                  size_t y);\n";
    let field = Field {
        doc: vec!["Three.".to_owned()],
        name: "of".to_owned(),
        of: "ibo_y".to_owned(),
        length: Some(3),
    };
    let parameter = |of: &str, name: &str| Parameter { name: name.to_owned(), of: of.to_owned() };
    let parameters = vec![parameter("const ibo_x *const *", "x"), parameter("size_t", "y")];
    let function = Kind::Function { returns: "const char *".to_owned(), parameters };
    let doc = vec!["One.".to_owned(), "Two, wrapped.".to_owned()];
    let expected = [
        Item { doc, name: "ibo_x".to_owned(), kind: Kind::Struct(vec![field]) },
        Item { doc: vec!["Four.".to_owned()], name: "ibo_z".to_owned(), kind: function },
    ];
    assert_eq!(items(text), expected);
}

#[test]
fn unknown_declaration_panics() {
    for text in [
        "enum ibo_x { IBO_A };",
        "#define IBO_X (1 << 2)",
        "// A comment.\n\nint32_t ibo_x(void);",
        "typedef union ibo_x {\n} ibo_x;",
    ] {
        assert!(std::panic::catch_unwind(|| items(text)).is_err(), "{text}");
    }
    let unplaced =
        Item { doc: vec!["New.".to_owned()], name: "ibo_new".to_owned(), kind: Kind::Opaque };
    let (title, mut declared) = declared_by_the_sources();
    declared.push(unplaced);
    assert!(std::panic::catch_unwind(|| laid_out(&title, &declared)).is_err());
}
