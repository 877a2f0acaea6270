//! The functions of C that take JSON or TOML: each with buffers of every length, with pointers that
//! are NULL, and with options; what they give is what Rust gives.

use std::ffi::c_char;
use std::ptr::{null, null_mut};

use arbitrary::{Result, Unstructured};
use ibo::{
    IBO_LANGUAGE_EN, IBO_LANGUAGE_NL, IBO_NULL_POINTER, IBO_OK, ibo_amounts, ibo_correction,
    ibo_line, ibo_notice, ibo_options, ibo_parameters, ibo_payment_result, ibo_statement,
};
use ibo_core::{Case, Options, PaymentCase, payment_statement, statement};

use crate::capi::{self, Failed, Memory};

/// Eight bytes that say how it is called, and a text; of functions that take two, a NUL stands
/// between them.
pub fn run(bytes: &[u8]) {
    let Some((how, text)) = bytes.split_at_checked(8) else { return };
    called(&mut Unstructured::new(how), text).expect("eight bytes");
}

/// A text as C passes it: its bytes, or NULL, with a length.
struct Given {
    memory: Option<Memory>,
    length: usize,
}

impl Given {
    fn new(text: &[u8]) -> Self {
        Self { memory: Some(Memory::of(text)), length: text.len() }
    }

    fn pointer(&self) -> *const c_char {
        self.memory.as_ref().map_or(null(), |memory| memory.pointer::<c_char>().cast_const())
    }
}

fn called(how: &mut Unstructured<'_>, text: &[u8]) -> Result<()> {
    let (which, short) = (how.int_in_range(0..=9)?, usize::from(how.arbitrary::<u16>()?));
    let (provisional, with_case) = (i32::from(how.arbitrary::<bool>()?), how.arbitrary::<bool>()?);
    let require = *how.choose(&[0, 0, 0, -1, 1, 2, 3, 4, i32::MIN])?;
    let is_null = how.ratio(1, 16)?;
    let options = ibo_options {
        struct_size: size(size_of::<ibo_options>()),
        require,
        provisional,
        with_case: i32::from(with_case),
    };
    let options = if how.arbitrary()? { Some(options) } else { None };
    let options = options.as_ref().map_or(null(), std::ptr::from_ref);
    let mut parts = text.splitn(2, |byte| *byte == 0);
    let one = Given::new(parts.next().unwrap_or_default());
    let other = Given::new(parts.next().unwrap_or_default());
    let one = if is_null { Given { memory: None, length: one.length } } else { one };
    match which {
        0 | 1 => statement_of_case(&one, options, short),
        2 => payment(&one, options, short),
        3 => stored(&one, short),
        4 => stored_payment(&one, &other, short),
        5 => corrections(&one, &other, short),
        6 => verification(&one, &other, short),
        7 => sensitivity(&one, options, short),
        8 => parameters(&one, &other, short, false),
        _ => parameters(&one, &other, short, true),
    }
    Ok(())
}

fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("a small struct")
}

/// A struct of the header to be written, empty but for its size.
fn out<T>() -> Memory {
    let mut out = Memory::new(size_of::<T>());
    out.bytes_mut()[..4].copy_from_slice(&size(size_of::<T>()).to_ne_bytes());
    out
}

/// A handle that a call gives; freed at the end.
struct Held(*mut ibo_statement);

impl Drop for Held {
    fn drop(&mut self) {
        // SAFETY: the library gave it, and nobody else frees it.
        assert_eq!(unsafe { ibo::ibo_statement_free(self.0) }, IBO_OK);
    }
}

fn held(
    call: impl Fn(*mut *mut ibo_statement, *mut ibo::ibo_error) -> ibo::ibo_status,
) -> std::result::Result<Held, Failed> {
    let (mut handle, error) = (std::ptr::dangling_mut(), capi::empty_error());
    let status = call(&raw mut handle, error.pointer());
    let said = capi::said(&error, status);
    if said.is_err() {
        assert!(handle.is_null(), "no handle of a call that failed");
    }
    said.map(|()| Held(handle))
}

fn statement_of_case(json: &Given, options: *const ibo_options, short: usize) {
    // SAFETY: text, options and what is written lie in memory of their size.
    let alone = capi::written(short, |buffer, capacity, needed, error| unsafe {
        let (json, length) = (json.pointer(), json.length);
        ibo::ibo_json_statement(json, length, options, null(), buffer, capacity, needed, error)
    });
    // SAFETY: as above.
    let notice = capi::written(short, |buffer, capacity, needed, error| unsafe {
        let (json, length) = (json.pointer(), json.length);
        ibo::ibo_json_notice(json, length, options, null(), buffer, capacity, needed, error)
    });
    // SAFETY: as above.
    let held = held(|out, error| unsafe {
        let (json, length) = (json.pointer(), json.length);
        ibo::ibo_statement_from_json_with(json, length, options, null(), out, error)
    });
    match (&alone, &held) {
        (Ok(text), Ok(held)) => {
            assert_eq!(parts(held, short), *text);
            let of_handle = of_notice(held, short);
            assert_eq!(of_handle.ok(), notice.clone().ok());
        }
        (Err(alone), Err(held)) => assert_eq!(alone, held),
        _ => panic!("{alone:?}, and the other way otherwise"),
    }
    if options.is_null() && json.memory.is_some() {
        let memory = json.memory.as_ref().map_or(&[][..], Memory::bytes);
        let case = Case::from_json(&memory[..json.length]);
        let of_core = case.and_then(|case| statement(&case, &Options::default()));
        let of_core = of_core.map(|statement| statement.to_json());
        assert_eq!(alone.ok(), of_core.ok(), "C and Rust give the same bytes");
    }
}

/// Every part of a statement; gives its JSON.
fn parts(held: &Held, short: usize) -> String {
    let handle = held.0.cast_const();
    // SAFETY: the handle is one of the library's, and what is written lies in memory of its size.
    unsafe {
        let (mut lines, mut assumptions) = (0, 0);
        assert_eq!(ibo::ibo_statement_line_count(handle, &raw mut lines), IBO_OK);
        for index in 0..=lines {
            let line = out::<ibo_line>();
            let status = ibo::ibo_statement_line(handle, index, line.pointer());
            capi::check_status(status);
            assert_eq!(status == IBO_OK, index < lines);
            let formula = capi::written_alone(short, |buffer, capacity, needed| {
                ibo::ibo_statement_line_formula(handle, index, buffer, capacity, needed)
            });
            assert_eq!(formula.is_ok(), index < lines);
        }
        let count = ibo::ibo_statement_assumption_count(handle, &raw mut assumptions);
        assert_eq!(count, IBO_OK);
        for index in 0..=assumptions {
            for language in [IBO_LANGUAGE_EN, IBO_LANGUAGE_NL] {
                let text = capi::written_alone(short, |buffer, capacity, needed| {
                    let text = ibo::ibo_statement_assumption_text;
                    text(handle, index, language, buffer, capacity, needed)
                });
                assert_eq!(text.is_ok(), index < assumptions);
            }
            let id = capi::written_alone(short, |buffer, capacity, needed| {
                ibo::ibo_statement_assumption_id(handle, index, buffer, capacity, needed)
            });
            assert_eq!(id.is_ok(), index < assumptions);
        }
        for language in [IBO_LANGUAGE_EN, IBO_LANGUAGE_NL, 0] {
            let explained = capi::written_alone(short, |buffer, capacity, needed| {
                ibo::ibo_statement_explain(handle, language, buffer, capacity, needed)
            });
            assert_eq!(explained.is_ok(), language != 0);
        }
        let (amounts, payment) = (out::<ibo_amounts>(), out::<ibo_payment_result>());
        capi::check_status(ibo::ibo_statement_amounts(handle, amounts.pointer()));
        assert_eq!(ibo::ibo_statement_payment(handle, payment.pointer()), IBO_OK);
        let json = capi::written_alone(short, |buffer, capacity, needed| {
            ibo::ibo_statement_to_json(handle, buffer, capacity, needed)
        });
        json.expect("a statement has a JSON")
    }
}

fn of_notice(held: &Held, short: usize) -> std::result::Result<String, Failed> {
    let handle = held.0.cast_const();
    // SAFETY: the handle is one of the library's, and what is written lies in memory of its size.
    unsafe {
        let notice = out::<ibo_notice>();
        let told = capi::told(|error| ibo::ibo_notice_compute(handle, notice.pointer(), error));
        let json = capi::written(short, |buffer, capacity, needed, error| {
            ibo::ibo_notice_to_json(handle, buffer, capacity, needed, error)
        });
        assert_eq!(told.err(), json.as_ref().err().cloned());
        json
    }
}

fn payment(json: &Given, options: *const ibo_options, short: usize) {
    // SAFETY: text, options and what is written lie in memory of their size.
    let alone = capi::written(short, |buffer, capacity, needed, error| unsafe {
        let (json, length) = (json.pointer(), json.length);
        ibo::ibo_json_payment(json, length, options, null(), buffer, capacity, needed, error)
    });
    // SAFETY: as above.
    let held = held(|out, error| unsafe {
        let (json, length) = (json.pointer(), json.length);
        ibo::ibo_payment_statement_from_json(json, length, options, null(), out, error)
    });
    match (&alone, &held) {
        (Ok(text), Ok(held)) => assert_eq!(parts(held, short), *text),
        (Err(alone), Err(held)) => assert_eq!(alone, held),
        _ => panic!("{alone:?}, and the other way otherwise"),
    }
    if options.is_null() && json.memory.is_some() {
        let memory = json.memory.as_ref().map_or(&[][..], Memory::bytes);
        let case = PaymentCase::from_json(&memory[..json.length]);
        let of_core = case.and_then(|case| payment_statement(&case, &Options::default()));
        assert_eq!(alone.ok(), of_core.map(|paid| paid.to_json()).ok());
    }
}

/// A result that was stored: a statement, a notice or a correction.
fn stored(json: &Given, short: usize) {
    let (text, length) = (json.pointer(), json.length);
    // SAFETY: the text and what is written lie in memory of their size.
    unsafe {
        if let Ok(held) = held(|out, error| ibo::ibo_statement_read(text, length, out, error)) {
            parts(&held, short);
            let _ = of_notice(&held, short);
            of_issued(json, &held, short);
        }
        let (notice, correction) = (out::<ibo_notice>(), out::<ibo_correction>());
        let _ = capi::told(|error| ibo::ibo_notice_read(text, length, notice.pointer(), error));
        let _ = capi::told(|error| {
            let read = ibo::ibo_correction_read;
            read(text, length, correction.pointer(), error)
        });
    }
}

/// The correction from a stored statement to itself.
fn of_issued(issued: &Given, held: &Held, short: usize) {
    let (text, length, handle) = (issued.pointer(), issued.length, held.0.cast_const());
    let correction = out::<ibo_correction>();
    // SAFETY: the text, the handle and what is written lie in memory of their size.
    unsafe {
        let told = capi::told(|error| {
            let of_issued = ibo::ibo_correction_of_issued;
            of_issued(text, length, handle, correction.pointer(), error)
        });
        let json = capi::written(short, |buffer, capacity, needed, error| {
            let of_issued = ibo::ibo_correction_of_issued_to_json;
            of_issued(text, length, handle, buffer, capacity, needed, error)
        });
        let between = capi::written(short, |buffer, capacity, needed, error| {
            let to_json = ibo::ibo_correction_to_json;
            to_json(handle, handle, buffer, capacity, needed, error)
        });
        assert_eq!(told.err(), json.as_ref().err().cloned());
        assert_eq!(json.ok(), between.ok());
    }
}

fn stored_payment(one: &Given, other: &Given, short: usize) {
    let (text, length) = (one.pointer(), one.length);
    // SAFETY: the texts and what is written lie in memory of their size.
    unsafe {
        let read = held(|out, error| ibo::ibo_payment_statement_read(text, length, out, error));
        if let Ok(held) = &read {
            parts(held, short);
        }
        let _ = capi::written(short, |buffer, capacity, needed, error| {
            let (other, other_length) = (other.pointer(), other.length);
            let correction = ibo::ibo_json_payment_correction;
            correction(text, length, other, other_length, buffer, capacity, needed, error)
        });
    }
}

fn corrections(one: &Given, other: &Given, short: usize) {
    // SAFETY: the texts and what is written lie in memory of their size.
    let _ = capi::written(short, |buffer, capacity, needed, error| unsafe {
        let (one, length) = (one.pointer(), one.length);
        let (other, other_length) = (other.pointer(), other.length);
        let correction = ibo::ibo_json_correction;
        correction(one, length, other, other_length, buffer, capacity, needed, error)
    });
}

fn verification(issued: &Given, case: &Given, short: usize) {
    let (text, length) = (issued.pointer(), issued.length);
    let given = if case.length == 0 { null() } else { case.pointer() };
    let mut verified = -1;
    let out = &raw mut verified;
    // SAFETY: the texts and what is written lie in memory of their size.
    let json = capi::written(short, |buffer, capacity, needed, error| unsafe {
        let verification = ibo::ibo_verification_to_json;
        let rest = (null(), out, buffer, capacity);
        verification(
            text,
            length,
            given,
            case.length,
            rest.0,
            rest.1,
            rest.2,
            rest.3,
            needed,
            error,
        )
    });
    if json.is_err() {
        assert_eq!(verified, 0, "empty on failure");
    }
}

fn sensitivity(json: &Given, options: *const ibo_options, short: usize) {
    // SAFETY: text, options and what is written lie in memory of their size.
    let _ = capi::written(short, |buffer, capacity, needed, error| unsafe {
        let (json, length) = (json.pointer(), json.length);
        let sensitivity = ibo::ibo_sensitivity_to_json;
        sensitivity(json, length, options, null(), buffer, capacity, needed, error)
    });
}

/// Dated values: the text and the fingerprint of what is loaded, what it says of a day, and a
/// statement by it.
fn parameters(toml: &Given, case: &Given, short: usize, is_reform: bool) {
    let (text, length) = (toml.pointer(), toml.length);
    let (mut loaded, error) = (std::ptr::dangling_mut::<ibo_parameters>(), capi::empty_error());
    // SAFETY: the texts, handles and what is written lie in memory of their size.
    unsafe {
        let load =
            if is_reform { ibo::ibo_parameters_load_reform } else { ibo::ibo_parameters_load_over };
        let status = load(null(), text, length, &raw mut loaded, error.pointer());
        if capi::said(&error, status).is_err() {
            assert!(loaded.is_null(), "no handle of a call that failed");
            assert!(!text.is_null() || status == IBO_NULL_POINTER);
            return;
        }
        let loaded = loaded.cast_const();
        let written = capi::written_alone(short, |buffer, capacity, needed| {
            ibo::ibo_parameters_to_toml(loaded, buffer, capacity, needed)
        });
        let fingerprint = |of: *const ibo_parameters| {
            capi::written_alone(short, |buffer, capacity, needed| {
                ibo::ibo_parameters_fingerprint(of, buffer, capacity, needed)
            })
        };
        let written = Given::new(written.expect("loaded values have a text").as_bytes());
        let mut again = null_mut();
        let status = ibo::ibo_parameters_load(
            written.pointer(),
            written.length,
            &raw mut again,
            error.pointer(),
        );
        assert_eq!(capi::said(&error, status), Ok(()));
        assert_eq!(fingerprint(again), fingerprint(loaded));
        assert_eq!(ibo::ibo_parameters_free(again), IBO_OK);
        let day = i32::try_from(short).unwrap_or(0) + 20_180_000;
        let _ = capi::written(short, |buffer, capacity, needed, error| {
            let in_force = ibo::ibo_parameters_in_force_to_json;
            in_force(day, loaded, buffer, capacity, needed, error)
        });
        let mut notes = 0;
        assert_eq!(ibo::ibo_parameters_note_count(loaded, &raw mut notes), IBO_OK);
        for index in 0..=notes {
            let note = capi::written_alone(short, |buffer, capacity, needed| {
                let note = ibo::ibo_parameters_note;
                note(loaded, index, IBO_LANGUAGE_NL, buffer, capacity, needed)
            });
            assert_eq!(note.is_ok(), index < notes);
        }
        let _ = capi::written(short, |buffer, capacity, needed, error| {
            let (json, length) = (case.pointer(), case.length);
            let statement = ibo::ibo_json_statement;
            statement(json, length, null(), loaded, buffer, capacity, needed, error)
        });
        assert_eq!(ibo::ibo_parameters_free(loaded.cast_mut()), IBO_OK);
    }
}
