//! The ABI as a committed description, and what may change in it. A program that was compiled
//! against an older header must keep working with a newer library of the same ABI number: so
//! additions pass, and whatever breaks such a program does not.

use std::collections::BTreeMap;

use ibo_tests::{assert_generated, project};
use serde::Deserialize;

use crate::header::{self, Item, Kind};

pub(crate) const PATH: &str = "tests/capi/abi.json";

/// What a compiled program relies on. Comments are no part of it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Abi {
    pub(crate) abi: i64,
    pub(crate) constants: Vec<Constant>,
    pub(crate) types: Vec<Typed>,
    pub(crate) handles: Vec<String>,
    pub(crate) structs: Vec<Struct>,
    pub(crate) functions: Vec<Function>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Constant {
    pub(crate) name: String,
    pub(crate) value: i64,
}

/// A name with its type: a typedef or a parameter.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Typed {
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) of: String,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Struct {
    pub(crate) name: String,
    pub(crate) size: usize,
    pub(crate) alignment: usize,
    pub(crate) fields: Vec<Field>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Field {
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) of: String,
    pub(crate) offset: usize,
    pub(crate) size: usize,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) returns: String,
    pub(crate) parameters: Vec<Typed>,
}

impl Abi {
    /// The committed description.
    pub(crate) fn committed() -> Self {
        serde_json::from_str(&ibo_tests::read(PATH))
            .unwrap_or_else(|error| panic!("{PATH}: {error}"))
    }

    /// The ABI of a header, laid out as every 64-bit C compiler does.
    pub(crate) fn of(items: &[Item]) -> Self {
        let mut abi = Self {
            abi: -1,
            constants: vec![],
            types: vec![],
            handles: vec![],
            structs: vec![],
            functions: vec![],
        };
        for item in items {
            let name = item.name.clone();
            match &item.kind {
                Kind::Constant(value) if name == "IBO_ABI_VERSION" => abi.abi = *value,
                Kind::Constant(value) => abi.constants.push(Constant { name, value: *value }),
                Kind::Alias(of) => abi.types.push(Typed { name, of: of.clone() }),
                Kind::Opaque => abi.handles.push(name),
                Kind::Struct(fields) => abi.structs.push(abi.laid_out(name, fields)),
                Kind::Function { returns, parameters } => {
                    let typed = |parameter: &header::Parameter| Typed {
                        name: parameter.name.clone(),
                        of: parameter.of.clone(),
                    };
                    let parameters = parameters.iter().map(typed).collect();
                    abi.functions.push(Function { name, returns: returns.clone(), parameters });
                }
            }
        }
        assert!(abi.abi >= 0, "the header says the number of its ABI");
        abi
    }

    fn laid_out(&self, name: String, fields: &[header::Field]) -> Struct {
        let mut laid_out = Struct { name, size: 0, alignment: 1, fields: Vec::new() };
        for field in fields {
            let (size, alignment) = self.size_and_alignment(&field.of);
            let offset = laid_out.size.next_multiple_of(alignment);
            let size = size * field.length.unwrap_or(1);
            laid_out.size = offset + size;
            laid_out.alignment = laid_out.alignment.max(alignment);
            let of = field
                .length
                .map_or_else(|| field.of.clone(), |length| format!("{}[{length}]", field.of));
            laid_out.fields.push(Field { name: field.name.clone(), of, offset, size });
        }
        laid_out.size = laid_out.size.next_multiple_of(laid_out.alignment);
        laid_out
    }

    fn size_and_alignment(&self, of: &str) -> (usize, usize) {
        if let Some(found) = self.structs.iter().find(|found| found.name == of) {
            return (found.size, found.alignment);
        }
        let size = match of {
            "char" => 1,
            "int32_t" | "uint32_t" => 4,
            "int64_t" | "uint64_t" => 8,
            _ => panic!(
                "{of} is no type for a field: its size is not the same everywhere, or is not known \
                    here"
            ),
        };
        (size, size)
    }

    /// One line for each constant, field and parameter. All texts are names and types of C, in
    /// which nothing needs an escape.
    fn json(&self) -> String {
        let typed = |of: &Typed| format!(r#"{{"name": "{}", "type": "{}"}}"#, of.name, of.of);
        let constant =
            |of: &Constant| format!(r#"{{"name": "{}", "value": {}}}"#, of.name, of.value);
        let field = |of: &Field| {
            format!(
                r#"{{"name": "{}", "type": "{}", "offset": {}, "size": {}}}"#,
                of.name, of.of, of.offset, of.size
            )
        };
        let structure = |of: &Struct| {
            let fields = list("    ", of.fields.iter().map(field));
            format!(
                r#"{{"name": "{}", "size": {}, "alignment": {}, "fields": {fields}}}"#,
                of.name, of.size, of.alignment
            )
        };
        let function = |of: &Function| {
            let parameters = list("    ", of.parameters.iter().map(typed));
            format!(
                r#"{{"name": "{}", "returns": "{}", "parameters": {parameters}}}"#,
                of.name, of.returns
            )
        };
        let parts = [
            format!(r#""abi": {}"#, self.abi),
            format!(r#""constants": {}"#, list("  ", self.constants.iter().map(constant))),
            format!(r#""types": {}"#, list("  ", self.types.iter().map(typed))),
            format!(
                r#""handles": {}"#,
                list("  ", self.handles.iter().map(|name| format!(r#""{name}""#)))
            ),
            format!(r#""structs": {}"#, list("  ", self.structs.iter().map(structure))),
            format!(r#""functions": {}"#, list("  ", self.functions.iter().map(function))),
        ];
        format!("{{\n  {}\n}}\n", parts.join(",\n  "))
    }
}

fn list(indent: &str, values: impl Iterator<Item = String>) -> String {
    let values: Vec<_> = values.collect();
    if values.is_empty() {
        "[]".to_owned()
    } else {
        format!("[\n{indent}  {}\n{indent}]", values.join(&format!(",\n{indent}  ")))
    }
}

/// What changed between two descriptions.
#[derive(Debug, Default, PartialEq)]
struct Changes {
    /// Programs that were compiled before keep working.
    added: Vec<String>,
    /// They do not.
    broken: Vec<String>,
}

fn changes(before: &Abi, after: &Abi) -> Changes {
    let mut changes = Changes::default();
    changes.of_kind(
        "constant",
        &before.constants,
        &after.constants,
        |of| &of.name,
        |changes, old, new| {
            changes.differ(&format!("constant {}", old.name), &old.value, &new.value);
        },
    );
    changes.of_kind(
        "type",
        &before.types,
        &after.types,
        |of| &of.name,
        |changes, old, new| {
            changes.differ(&format!("type {}", old.name), &old.of, &new.of);
        },
    );
    changes.of_kind("handle", &before.handles, &after.handles, |name| name, |_, _, _| {});
    changes.of_kind(
        "struct",
        &before.structs,
        &after.structs,
        |of| &of.name,
        |changes, old, new| {
            changes.of_struct(old, new, before.is_by_value(&old.name));
        },
    );
    changes.of_kind(
        "function",
        &before.functions,
        &after.functions,
        |of| &of.name,
        |changes, old, new| {
            changes.of_function(old, new);
        },
    );
    changes
}

impl Changes {
    fn broken(&mut self, what: String) {
        self.broken.push(what);
    }

    fn differ<T: PartialEq + std::fmt::Display>(&mut self, what: &str, before: &T, after: &T) {
        if before != after {
            self.broken(format!("{what}: {before} became {after}"));
        }
    }

    fn of_kind<T>(
        &mut self,
        kind: &str,
        before: &[T],
        after: &[T],
        name: fn(&T) -> &String,
        mut changed: impl FnMut(&mut Self, &T, &T),
    ) {
        let after: BTreeMap<_, _> = after.iter().map(|item| (name(item), item)).collect();
        for old in before {
            match after.get(name(old)) {
                Some(new) => changed(self, old, new),
                None => self.broken(format!("{kind} {}: removed", name(old))),
            }
        }
        let new = after.keys().filter(|new| before.iter().all(|old| name(old) != **new));
        self.added.extend(new.map(|new| format!("{kind} {new}")));
    }

    /// Fields stay what and where they are. New ones come after all of before, and make the struct
    /// larger: its size is how the library knows them.
    fn of_struct(&mut self, old: &Struct, new: &Struct, by_value: bool) {
        let of = &old.name;
        for field in &old.fields {
            let what = format!("field {of}.{}", field.name);
            match new.fields.iter().find(|found| found.name == field.name) {
                None => self.broken(format!("{what}: removed")),
                Some(found) => {
                    self.differ(&format!("type of {what}"), &field.of, &found.of);
                    self.differ(&format!("offset of {what}"), &field.offset, &found.offset);
                    self.differ(&format!("size of {what}"), &field.size, &found.size);
                }
            }
        }
        self.differ(&format!("alignment of struct {of}"), &old.alignment, &new.alignment);
        let sized = old.fields.first().is_some_and(|first| first.name == "struct_size");
        for field in new
            .fields
            .iter()
            .filter(|field| old.fields.iter().all(|found| found.name != field.name))
        {
            let what = format!("field {of}.{}", field.name);
            if by_value || !sized {
                self.broken(format!("{what}: {of} cannot grow, nothing tells its size"));
            } else if field.offset < old.size {
                self.broken(format!(
                    "{what}: lies within the {} bytes of before, and not at the end",
                    old.size
                ));
            } else {
                self.added.push(what);
            }
        }
    }

    /// The names count too: two sizes that change places have the same types, and errors name the
    /// argument.
    fn of_function(&mut self, old: &Function, new: &Function) {
        self.differ(&format!("what {} returns", old.name), &old.returns, &new.returns);
        let shown = |of: &Function| {
            of.parameters
                .iter()
                .map(|of| format!("{} {}", of.of, of.name))
                .collect::<Vec<_>>()
                .join(", ")
        };
        self.differ(&format!("parameters of {}", old.name), &shown(old), &shown(new));
    }
}

impl Abi {
    /// Whether a struct is handed over as it is, or stands inside another.
    fn is_by_value(&self, name: &str) -> bool {
        let in_functions = self
            .functions
            .iter()
            .flat_map(|of| of.parameters.iter().map(|of| &of.of).chain([&of.returns]));
        let in_structs = self.structs.iter().flat_map(|of| of.fields.iter().map(|of| &of.of));
        in_functions.chain(in_structs).any(|of| of == name)
    }
}

/// The additions, where the change may be committed; else why it may not.
fn allowed(before: &Abi, after: &Abi) -> Result<Vec<String>, String> {
    let Changes { added, broken } = changes(before, after);
    if after.abi < before.abi {
        return Err(format!(
            "the number of the ABI goes from {} back to {}",
            before.abi, after.abi
        ));
    }
    if broken.is_empty() || after.abi > before.abi {
        return Ok(added);
    }
    Err(format!(
        "these changes break programs that were compiled against ABI {}:\n- {}\nUndo them, or \
            raise IBO_ABI_VERSION (version.rs) and with it the SONAME (build.rs).",
        before.abi,
        broken.join("\n- ")
    ))
}

#[test]
fn abi_only_grows() {
    let after = Abi::of(&header::items(&header::generated()));
    if project(PATH).exists() {
        // Before anything is written: UPDATE=1 does not help.
        let added =
            allowed(&Abi::committed(), &after).unwrap_or_else(|refused| panic!("{refused}"));
        if !added.is_empty() {
            eprintln!("New in the ABI (a struct takes new fields at its end alone): {added:#?}");
        }
    }
    assert_generated(PATH, &after.json());
    assert_eq!(Abi::committed(), after, "what is written is what is read");
}

/// A small ABI to change.
fn made_up() -> Abi {
    Abi::of(&header::items(
        "// The number.\n#define IBO_ABI_VERSION 3\n// One.\n#define IBO_ONE 1\n// Two.\n#define IBO_TWO 2\n\
         // A status.\ntypedef int32_t ibo_status;\n// A handle.\ntypedef struct ibo_handle ibo_handle;\n\
         // A pair.\ntypedef struct ibo_pair {\n    uint32_t left;\n    uint32_t right;\n} ibo_pair;\n\
         // Grows.\ntypedef struct ibo_sized {\n    uint32_t struct_size;\n    int32_t month;\n    int64_t cents;\n    ibo_pair pair;\n    int32_t last;\n} ibo_sized;\n\
         // A call.\nibo_status ibo_call(const ibo_sized *of, size_t count, size_t size, ibo_handle **out);\n",
    ))
}

/// What a change of the made-up ABI is taken for.
fn judged(change: impl FnOnce(&mut Abi)) -> Changes {
    let (before, mut after) = (made_up(), made_up());
    change(&mut after);
    changes(&before, &after)
}

fn field(name: &str, of: &str, offset: usize, size: usize) -> Field {
    Field { name: name.to_owned(), of: of.to_owned(), offset, size }
}

fn typed(name: &str, of: &str) -> Typed {
    Typed { name: name.to_owned(), of: of.to_owned() }
}

#[test]
fn layouts_are_those_of_c() {
    let sized = &made_up().structs[1];
    let found: Vec<_> = sized.fields.iter().map(|field| (field.offset, field.size)).collect();
    assert_eq!(found, [(0, 4), (4, 4), (8, 8), (16, 8), (24, 4)]);
    assert_eq!((sized.size, sized.alignment), (32, 8), "with the padding at its end");
    assert_eq!(serde_json::from_str::<Abi>(&made_up().json()).expect("JSON"), made_up());
}

#[test]
fn additions_are_allowed() {
    assert_eq!(judged(|_| {}), Changes::default());
    let added = |change: fn(&mut Abi), what: &str| {
        assert_eq!(judged(change), Changes { added: vec![what.to_owned()], broken: vec![] });
    };
    added(
        |abi| abi.constants.push(Constant { name: "IBO_THREE".to_owned(), value: 3 }),
        "constant IBO_THREE",
    );
    added(|abi| abi.types.push(typed("ibo_date", "int32_t")), "type ibo_date");
    added(|abi| abi.handles.push("ibo_other".to_owned()), "handle ibo_other");
    added(
        |abi| abi.structs.push(Struct { name: "ibo_new".to_owned(), ..abi.structs[0].clone() }),
        "struct ibo_new",
    );
    added(
        |abi| {
            abi.functions
                .push(Function { name: "ibo_more".to_owned(), ..abi.functions[0].clone() });
        },
        "function ibo_more",
    );
    let at_the_end: fn(&mut Abi) = |abi| {
        abi.structs[1].fields.push(field("new", "int64_t", 32, 8));
        abi.structs[1].size = 40;
    };
    added(at_the_end, "field ibo_sized.new");
    let mut after = made_up();
    at_the_end(&mut after);
    assert_eq!(allowed(&made_up(), &after), Ok(vec!["field ibo_sized.new".to_owned()]));
    // Another order of the declarations changes nothing.
    assert_eq!(judged(|abi| abi.constants.reverse()), Changes::default());
}

#[test]
fn breaking_changes_are_refused() {
    type Change = fn(&mut Abi);
    let breaking: [(Change, &str); 24] = [
        (|abi| drop(abi.constants.remove(0)), "constant IBO_ONE: removed"),
        (|abi| abi.constants[1].value = 7, "constant IBO_TWO: 2 became 7"),
        (|abi| abi.constants[1].name = "IBO_DEUX".to_owned(), "constant IBO_TWO: removed"),
        (|abi| abi.types.clear(), "type ibo_status: removed"),
        (|abi| abi.types[0].of = "int64_t".to_owned(), "type ibo_status: int32_t became int64_t"),
        (|abi| abi.handles.clear(), "handle ibo_handle: removed"),
        (|abi| drop(abi.structs.remove(0)), "struct ibo_pair: removed"),
        (|abi| drop(abi.structs[1].fields.remove(1)), "field ibo_sized.month: removed"),
        (
            |abi| abi.structs[1].fields[1].name = "maand".to_owned(),
            "field ibo_sized.month: removed",
        ),
        (
            |abi| abi.structs[1].fields[1].of = "uint32_t".to_owned(),
            "type of field ibo_sized.month: int32_t became uint32_t",
        ),
        (|abi| abi.structs[1].fields[4].size = 8, "size of field ibo_sized.last: 4 became 8"),
        (
            |abi| abi.structs[1].fields[2].offset = 24,
            "offset of field ibo_sized.cents: 8 became 24",
        ),
        (|abi| abi.structs[1].alignment = 16, "alignment of struct ibo_sized: 8 became 16"),
        // In the padding: programs of before and of now have the same sizeof.
        (
            |abi| abi.structs[1].fields.push(field("new", "int32_t", 28, 4)),
            "field ibo_sized.new: lies within the 32 bytes of before, and not at the end",
        ),
        (
            |abi| abi.structs[1].fields.insert(1, field("new", "int32_t", 4, 4)),
            "field ibo_sized.new: lies within the 32 bytes of before, and not at the end",
        ),
        (
            |abi| abi.structs[0].fields.push(field("new", "int32_t", 8, 4)),
            "field ibo_pair.new: ibo_pair cannot grow, nothing tells its size",
        ),
        (|abi| drop(abi.functions.remove(0)), "function ibo_call: removed"),
        (|abi| abi.functions[0].name = "ibo_oproep".to_owned(), "function ibo_call: removed"),
        (
            |abi| abi.functions[0].returns = "void".to_owned(),
            "what ibo_call returns: ibo_status became void",
        ),
        (|abi| drop(abi.functions[0].parameters.pop()), "parameters of ibo_call: "),
        (
            |abi| abi.functions[0].parameters.push(typed("more", "size_t")),
            "parameters of ibo_call: ",
        ),
        (
            |abi| abi.functions[0].parameters[1].of = "uint32_t".to_owned(),
            "parameters of ibo_call: ",
        ),
        (
            |abi| abi.functions[0].parameters[0].of = "ibo_sized *".to_owned(),
            "parameters of ibo_call: ",
        ),
        (
            |abi| {
                abi.functions[0].parameters[1].name = "size".to_owned();
                abi.functions[0].parameters[2].name = "count".to_owned();
            },
            "parameters of ibo_call: ",
        ),
    ];
    for (change, what) in breaking {
        let found = judged(change).broken;
        assert!(found.iter().any(|found| found.starts_with(what)), "{what} is not among {found:?}");
        let (before, mut after) = (made_up(), made_up());
        change(&mut after);
        assert!(
            allowed(&before, &after).is_err_and(|refused| refused.contains(what)),
            "{what} passes"
        );
        after.abi += 1;
        assert!(allowed(&before, &after).is_ok(), "{what} passes with another number of the ABI");
        after.abi -= 2;
        assert!(allowed(&before, &after).is_err(), "the number goes up alone");
    }
}

#[test]
fn inserted_field_moves_the_others_and_is_refused() {
    let text = "// The number.\n#define IBO_ABI_VERSION 3\n// Grows.\ntypedef struct ibo_sized \
        {\n    uint32_t struct_size;\nNEW    int64_t cents;\n} ibo_sized;\n";
    let of = |new: &str| Abi::of(&header::items(&text.replace("NEW", new)));
    let found = changes(&of(""), &of("    int64_t new_cents;\n")).broken;
    let expected = [
        "offset of field ibo_sized.cents: 8 became 16",
        "field ibo_sized.new_cents: lies within the 16 bytes of before, and not at the end",
    ];
    assert_eq!(found, expected);
}
