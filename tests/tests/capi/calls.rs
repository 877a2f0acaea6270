//! The functions of the header, called as C does: pointers and sizes in, a status and what was
//! written out. Each call also tries what must hold of every call: what is written when it fails,
//! and when a buffer is too small.
#![allow(dead_code, reason = "each binary of the tests calls some of them")]

use std::ffi::{CStr, c_char};
use std::ptr;

use bytemuck::{Pod, bytes_of, bytes_of_mut};
use ibo::*;

use crate::structs::{Input, size};

/// A struct of zeros that says its size.
pub(crate) fn sized<T: Pod>() -> T {
    let mut zeros = T::zeroed();
    bytes_of_mut(&mut zeros)[..4].copy_from_slice(&size::<T>().to_ne_bytes());
    zeros
}

/// A struct that says its size and is full of what an earlier call may have left.
pub(crate) fn of_the_run_before<T: Pod>() -> T {
    let mut left = T::zeroed();
    bytes_of_mut(&mut left).fill(0x55);
    bytes_of_mut(&mut left)[..4].copy_from_slice(&size::<T>().to_ne_bytes());
    left
}

/// What a call tells when it refuses.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Refused {
    pub(crate) number: i32,
    pub(crate) rule: String,
    pub(crate) at: String,
    pub(crate) message: String,
}

pub(crate) type Call<T> = Result<T, Refused>;

/// Calls with an `ibo_error`, and judges status and error together.
fn told(call: impl FnOnce(&mut ibo_error) -> ibo_status) -> Call<()> {
    told_in(0, call)
}

/// As [`told`], with a language for the message.
pub(crate) fn told_in(language: i32, call: impl FnOnce(&mut ibo_error) -> ibo_status) -> Call<()> {
    let mut error = ibo_error { language, ..of_the_run_before() };
    let status = call(&mut error);
    assert_eq!(
        (error.struct_size, error.language),
        (size::<ibo_error>(), language),
        "size and language stay the caller's"
    );
    if status == IBO_OK {
        let none = ibo_error { language, ..sized() };
        assert_eq!(bytes_of(&error), bytes_of(&none), "a call that succeeds leaves no error");
        return Ok(());
    }
    assert_eq!((error.number, error.row), (status, 0), "the error has the status");
    Err(refused(&error))
}

/// What an error tells.
pub(crate) fn refused(error: &ibo_error) -> Refused {
    Refused {
        number: error.number,
        rule: string(&error.rule),
        at: string(&error.at),
        message: string(&error.message),
    }
}

/// The text of an array with a NUL.
pub(crate) fn string(array: &[c_char]) -> String {
    let bytes: Vec<u8> = array.iter().map(|byte| byte.to_ne_bytes()[0]).collect();
    CStr::from_bytes_until_nul(&bytes).expect("a NUL").to_str().expect("UTF-8").to_owned()
}

/// What the library made, freed once.
pub(crate) struct Statement(*mut ibo_statement);

impl Drop for Statement {
    fn drop(&mut self) {
        // SAFETY: the library gave it, and nobody else frees it.
        assert_eq!(unsafe { ibo_statement_free(self.0) }, IBO_OK);
    }
}

/// What the library made, freed once.
pub(crate) struct Parameters(*mut ibo_parameters);

impl Drop for Parameters {
    fn drop(&mut self) {
        // SAFETY: the library gave it, and nobody else frees it.
        assert_eq!(unsafe { ibo_parameters_free(self.0) }, IBO_OK);
    }
}

impl Parameters {
    pub(crate) fn load(toml: &str) -> Call<Self> {
        made(|out, error| {
            // SAFETY: the text has its length, `out` and `error` are of this call.
            unsafe { ibo_parameters_load(toml.as_ptr().cast(), toml.len(), out, error) }
        })
        .map(Self)
    }

    pub(crate) fn load_over(&self, toml: &str) -> Call<Self> {
        made(|out, error| {
            // SAFETY: the handle is alive, the text has its length, `out` and `error` are of this
            // call.
            unsafe {
                ibo_parameters_load_over(self.0, toml.as_ptr().cast(), toml.len(), out, error)
            }
        })
        .map(Self)
    }

    /// A reform over the values of the library, or over others.
    pub(crate) fn load_reform(base: Option<&Self>, toml: &str) -> Call<Self> {
        let base = Self::pointer(base);
        made(|out, error| {
            // SAFETY: the handle is alive, the text has its length, `out` and `error` are of this
            // call.
            unsafe {
                ibo_parameters_load_reform(base, toml.as_ptr().cast(), toml.len(), out, error)
            }
        })
        .map(Self)
    }

    /// NULL stands for the values of the library.
    fn pointer(parameters: Option<&Self>) -> *const ibo_parameters {
        parameters.map_or(ptr::null(), |parameters| parameters.0.cast_const())
    }

    pub(crate) fn fingerprint(parameters: Option<&Self>) -> String {
        let parameters = Self::pointer(parameters);
        written_without_error(|buffer, capacity, needed| {
            // SAFETY: the handle is alive, the rest is of this call.
            unsafe { ibo_parameters_fingerprint(parameters, buffer, capacity, needed) }
        })
        .expect("a fingerprint")
    }

    pub(crate) fn to_toml(parameters: Option<&Self>) -> String {
        let parameters = Self::pointer(parameters);
        written_without_error(|buffer, capacity, needed| {
            // SAFETY: the handle is alive, the rest is of this call.
            unsafe { ibo_parameters_to_toml(parameters, buffer, capacity, needed) }
        })
        .expect("TOML")
    }

    /// The remarks on the files that were loaded.
    pub(crate) fn notes(&self, language: i32) -> Vec<String> {
        // SAFETY: the handle is alive, the number is of this call.
        let count = counted(|count| unsafe { ibo_parameters_note_count(self.0, count) });
        each_indexed(count, |index, buffer, capacity, needed| {
            // SAFETY: the handle is alive, the rest is of this call.
            unsafe { ibo_parameters_note(self.0, index, language, buffer, capacity, needed) }
        })
    }
}

/// What a call that counts gives.
fn counted(call: impl FnOnce(*mut usize) -> ibo_status) -> usize {
    let mut count = usize::MAX;
    assert_eq!(call(&raw mut count), IBO_OK);
    count
}

/// The texts of every index; there are none beyond.
fn each_indexed(
    count: usize,
    call: impl Fn(usize, *mut c_char, usize, *mut usize) -> ibo_status,
) -> Vec<String> {
    for beyond in [count, usize::MAX] {
        let mut needed = usize::MAX;
        assert_eq!(call(beyond, ptr::null_mut(), 0, &raw mut needed), IBO_INDEX_OUT_OF_RANGE);
        assert_eq!(needed, 0, "nothing is told of what is not there");
    }
    let of = |index| {
        written_without_error(|buffer, capacity, needed| call(index, buffer, capacity, needed))
            .expect("a text")
    };
    (0..count).map(of).collect()
}

/// An assumption as the accessors tell it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Assumption {
    pub(crate) id: String,
    pub(crate) rule: String,
    pub(crate) dutch: String,
    pub(crate) english: String,
}

/// A call that makes something: it does so, or gives NULL.
fn made<T>(call: impl FnOnce(&mut *mut T, &mut ibo_error) -> ibo_status) -> Call<*mut T> {
    let before = ptr::without_provenance_mut(0x10);
    let mut out = before;
    let done = told(|error| call(&mut out, error));
    assert_eq!(out.is_null(), done.is_err(), "something was made, or it is NULL");
    assert!(out != before, "nothing of the run before stays");
    done.map(|()| out)
}

/// A call that fills a struct: it does so, or empties it.
fn filled<T: Pod>(call: impl FnOnce(&mut T, &mut ibo_error) -> ibo_status) -> Call<T> {
    let mut out: T = of_the_run_before();
    let done = told(|error| call(&mut out, error));
    assert!(
        done.is_ok() || bytes_of(&out) == bytes_of(&sized::<T>()),
        "a refusal leaves nothing of the run before"
    );
    assert_eq!(bytes_of(&out)[..4], size::<T>().to_ne_bytes(), "the size stays the caller's");
    done.map(|()| out)
}

/// A call that writes a text: asked for its length, with a buffer of that length, and with one that
/// is a byte too small.
fn written(
    call: impl Fn(*mut c_char, usize, *mut usize, &mut ibo_error) -> ibo_status,
) -> Call<String> {
    const UNTOUCHED: u8 = 0xAA;
    let mut needed = usize::MAX;
    if let Err(refused) = told(|error| call(ptr::null_mut(), 0, &raw mut needed, error)) {
        let mut left = [UNTOUCHED; 9];
        let again = told(|error| call(left.as_mut_ptr().cast(), 8, &raw mut needed, error));
        assert_eq!(again.as_ref(), Err(&refused));
        assert_eq!((needed, left), (0, [0, 0, 0, 0, 0, 0, 0, 0, UNTOUCHED]));
        return Err(refused);
    }
    let mut buffer = vec![UNTOUCHED; needed + 3];
    let mut written = usize::MAX;
    told(|error| call(buffer.as_mut_ptr().cast(), needed + 1, &raw mut written, error))?;
    assert_eq!(
        (written, &buffer[needed..]),
        (needed, &[0, UNTOUCHED, UNTOUCHED][..]),
        "the text with its NUL, and nothing beyond"
    );
    buffer.truncate(needed);
    let mut small = vec![UNTOUCHED; needed];
    let mut told_needed = usize::MAX;
    let too_small =
        told(|error| call(small.as_mut_ptr().cast(), needed, &raw mut told_needed, error));
    assert_eq!(too_small.map_err(|refused| refused.number), Err(IBO_BUFFER_TOO_SMALL));
    assert_eq!(
        (told_needed, small),
        (needed, vec![0; needed]),
        "a buffer that is too small is emptied"
    );
    Ok(String::from_utf8(buffer).expect("UTF-8"))
}

/// As [`written`], for the calls that have no `ibo_error`.
fn written_without_error(
    call: impl Fn(*mut c_char, usize, *mut usize) -> ibo_status,
) -> Call<String> {
    written(|buffer, capacity, needed, error| {
        let language = error.language;
        let status = call(buffer, capacity, needed);
        *error = ibo_error { language, number: status, ..sized() };
        status
    })
}

/// What a calculation may be asked.
#[derive(Default)]
pub(crate) struct Asked<'a> {
    pub(crate) options: Option<ibo_options>,
    pub(crate) parameters: Option<&'a Parameters>,
}

impl Asked<'_> {
    fn options(&self) -> *const ibo_options {
        self.options.as_ref().map_or(ptr::null(), ptr::from_ref)
    }

    fn parameters(&self) -> *const ibo_parameters {
        Parameters::pointer(self.parameters)
    }
}

fn told_to(error: Option<&mut ibo_error>) -> *mut ibo_error {
    error.map_or(ptr::null_mut(), ptr::from_mut)
}

/// A pointer to the elements; NULL when there are none.
fn first<T>(elements: &[T]) -> *const T {
    if elements.is_empty() { ptr::null() } else { elements.as_ptr() }
}

impl Statement {
    pub(crate) fn from_json(json: &[u8], asked: &Asked<'_>) -> Call<Self> {
        let with = made(|out, error| {
            // SAFETY: the text has its length, the rest is alive and of this call.
            unsafe {
                ibo_statement_from_json_with(
                    json.as_ptr().cast(),
                    json.len(),
                    asked.options(),
                    asked.parameters(),
                    out,
                    error,
                )
            }
        });
        let with = with.map(Self);
        if asked.options.is_none() && asked.parameters.is_none() {
            let alone = made(|out, error| {
                // SAFETY: the text has its length, the rest is alive and of this call.
                unsafe { ibo_statement_from_json(json.as_ptr().cast(), json.len(), out, error) }
            });
            let alone = alone.map(Self);
            assert_eq!(
                alone.as_ref().map(Self::to_json).map_err(Clone::clone),
                with.as_ref().map(Self::to_json).map_err(Clone::clone)
            );
        }
        with
    }

    pub(crate) fn compute(input: &Input, asked: &Asked<'_>) -> Call<Self> {
        made(|out, error| {
            // SAFETY: the arrays have their lengths, the rest is alive and of this call.
            unsafe {
                ibo_statement_compute_with(
                    &raw const input.case,
                    first(&input.unemployment),
                    input.unemployment.len(),
                    size_of::<ibo_unemployment_record>(),
                    first(&input.leefloon),
                    input.leefloon.len(),
                    size_of::<ibo_leefloon_record>(),
                    first(&input.sickness),
                    input.sickness.len(),
                    size_of::<ibo_sickness_record>(),
                    first(&input.absences),
                    input.absences.len(),
                    size_of::<ibo_absence>(),
                    asked.options(),
                    asked.parameters(),
                    out,
                    error,
                )
            }
        })
        .map(Self)
    }

    /// Without absences, options and parameters.
    pub(crate) fn compute_plain(input: &Input) -> Call<Self> {
        made(|out, error| {
            // SAFETY: the arrays have their lengths, the rest is alive and of this call.
            unsafe {
                ibo_statement_compute(
                    &raw const input.case,
                    first(&input.unemployment),
                    input.unemployment.len(),
                    size_of::<ibo_unemployment_record>(),
                    first(&input.leefloon),
                    input.leefloon.len(),
                    size_of::<ibo_leefloon_record>(),
                    first(&input.sickness),
                    input.sickness.len(),
                    size_of::<ibo_sickness_record>(),
                    out,
                    error,
                )
            }
        })
        .map(Self)
    }

    /// A statement that was issued before.
    pub(crate) fn read(json: &str) -> Call<Self> {
        // SAFETY: the text has its length, the rest is of this call.
        made(|out, error| unsafe {
            ibo_statement_read(json.as_ptr().cast(), json.len(), out, error)
        })
        .map(Self)
    }

    pub(crate) fn to_json(&self) -> String {
        // SAFETY: the handle is alive, the rest is of this call.
        written_without_error(|buffer, capacity, needed| unsafe {
            ibo_statement_to_json(self.0, buffer, capacity, needed)
        })
        .expect("JSON")
    }

    pub(crate) fn explain(&self, language: i32) -> Call<String> {
        // SAFETY: the handle is alive, the rest is of this call.
        written_without_error(|buffer, capacity, needed| unsafe {
            ibo_statement_explain(self.0, language, buffer, capacity, needed)
        })
    }

    pub(crate) fn amounts(&self) -> ibo_amounts {
        let mut out = sized();
        // SAFETY: the handle is alive, the struct is of this call.
        assert_eq!(unsafe { ibo_statement_amounts(self.0, &raw mut out) }, IBO_OK);
        out
    }

    /// The lines with their formulas.
    pub(crate) fn lines(&self) -> Vec<(ibo_line, String)> {
        // SAFETY: the handle is alive, the number is of this call.
        let count = counted(|count| unsafe { ibo_statement_line_count(self.0, count) });
        let mut beyond: ibo_line = sized();
        for index in [count, usize::MAX] {
            // SAFETY: the handle is alive, the struct is of this call.
            let status = unsafe { ibo_statement_line(self.0, index, &raw mut beyond) };
            assert_eq!(status, IBO_INDEX_OUT_OF_RANGE);
        }
        let line = |index| {
            let mut out = sized();
            // SAFETY: the handle is alive, the struct is of this call.
            assert_eq!(unsafe { ibo_statement_line(self.0, index, &raw mut out) }, IBO_OK);
            let formula = written_without_error(|buffer, capacity, needed| {
                // SAFETY: the handle is alive, the rest is of this call.
                unsafe { ibo_statement_line_formula(self.0, index, buffer, capacity, needed) }
            });
            (out, formula.expect("a formula"))
        };
        (0..count).map(line).collect()
    }

    pub(crate) fn assumptions(&self) -> Vec<Assumption> {
        // SAFETY: the handle is alive, the number is of this call.
        let count = counted(|count| unsafe { ibo_statement_assumption_count(self.0, count) });
        let ids = each_indexed(count, |index, buffer, capacity, needed| {
            // SAFETY: the handle is alive, the rest is of this call.
            unsafe { ibo_statement_assumption_id(self.0, index, buffer, capacity, needed) }
        });
        let rules = each_indexed(count, |index, buffer, capacity, needed| {
            // SAFETY: the handle is alive, the rest is of this call.
            unsafe { ibo_statement_assumption_rule(self.0, index, buffer, capacity, needed) }
        });
        let [dutch, english] = [IBO_LANGUAGE_NL, IBO_LANGUAGE_EN].map(|language| {
            each_indexed(count, |index, buffer, capacity, needed| {
                // SAFETY: the handle is alive, the rest is of this call.
                unsafe {
                    ibo_statement_assumption_text(self.0, index, language, buffer, capacity, needed)
                }
            })
        });
        let texts = ids.into_iter().zip(rules).zip(dutch.into_iter().zip(english));
        texts
            .map(|((id, rule), (dutch, english))| Assumption { id, rule, dutch, english })
            .collect()
    }

    /// The status of a text of an assumption in a language that there is not.
    pub(crate) fn assumption_in_no_language(&self, language: i32) -> ibo_status {
        let mut needed = usize::MAX;
        // SAFETY: the handle is alive, the rest is of this call.
        let status = unsafe {
            ibo_statement_assumption_text(self.0, 0, language, ptr::null_mut(), 0, &raw mut needed)
        };
        assert_eq!(needed, 0);
        status
    }

    pub(crate) fn notice(&self) -> Call<ibo_notice> {
        // SAFETY: the handle is alive, the rest is of this call.
        filled(|out, error| unsafe { ibo_notice_compute(self.0, out, error) })
    }

    pub(crate) fn notice_json(&self) -> Call<String> {
        // SAFETY: the handle is alive, the rest is of this call.
        written(|buffer, capacity, needed, error| unsafe {
            ibo_notice_to_json(self.0, buffer, capacity, needed, error)
        })
    }

    pub(crate) fn correction(&self, after: &Self) -> Call<ibo_correction> {
        // SAFETY: the handles are alive, the rest is of this call.
        filled(|out, error| unsafe { ibo_correction_compute(self.0, after.0, out, error) })
    }

    pub(crate) fn correction_json(&self, after: &Self) -> Call<String> {
        // SAFETY: the handles are alive, the rest is of this call.
        written(|buffer, capacity, needed, error| unsafe {
            ibo_correction_to_json(self.0, after.0, buffer, capacity, needed, error)
        })
    }

    pub(crate) fn to_pay_of_issued(&self, issued: &str) -> Call<ibo_correction> {
        // SAFETY: the handle is alive, the text has its length, the rest is of this call.
        filled(|out, error| unsafe {
            ibo_correction_of_issued(issued.as_ptr().cast(), issued.len(), self.0, out, error)
        })
    }

    pub(crate) fn correction_of_issued(&self, issued: &str) -> Call<String> {
        written(|buffer, capacity, needed, error| {
            let (text, length) = (issued.as_ptr().cast(), issued.len());
            // SAFETY: the handle is alive, the text has its length, the rest is of this call.
            unsafe {
                ibo_correction_of_issued_to_json(
                    text, length, self.0, buffer, capacity, needed, error,
                )
            }
        })
    }
}

pub(crate) fn notice_read(json: &str) -> Call<ibo_notice> {
    // SAFETY: the text has its length, the rest is of this call.
    filled(|out, error| unsafe { ibo_notice_read(json.as_ptr().cast(), json.len(), out, error) })
}

pub(crate) fn correction_read(json: &str) -> Call<ibo_correction> {
    // SAFETY: the text has its length, the rest is of this call.
    filled(|out, error| unsafe {
        ibo_correction_read(json.as_ptr().cast(), json.len(), out, error)
    })
}

pub(crate) fn case_to_json(input: &Input) -> Call<String> {
    written(|buffer, capacity, needed, error| {
        // SAFETY: the arrays have their lengths, the rest is alive and of this call.
        unsafe {
            ibo_case_to_json(
                &raw const input.case,
                first(&input.unemployment),
                input.unemployment.len(),
                size_of::<ibo_unemployment_record>(),
                first(&input.leefloon),
                input.leefloon.len(),
                size_of::<ibo_leefloon_record>(),
                first(&input.sickness),
                input.sickness.len(),
                size_of::<ibo_sickness_record>(),
                first(&input.absences),
                input.absences.len(),
                size_of::<ibo_absence>(),
                buffer,
                capacity,
                needed,
                error,
            )
        }
    })
}

/// The status of a statement that was issued, and its verification as JSON; without a case, with
/// the one that it carries.
pub(crate) fn verification(
    issued: &str,
    case: Option<&str>,
    parameters: Option<&Parameters>,
) -> Call<(i32, String)> {
    const UNTOUCHED: i32 = 77;
    let verified = std::cell::Cell::new(UNTOUCHED);
    let json = written(|buffer, capacity, needed, error| {
        let (text, length) = case.map_or((ptr::null(), 0), |case| (case.as_ptr(), case.len()));
        let mut number = UNTOUCHED;
        // SAFETY: the texts have their lengths, the rest is alive and of this call.
        let status = unsafe {
            ibo_verification_to_json(
                issued.as_ptr().cast(),
                issued.len(),
                text.cast(),
                length,
                Parameters::pointer(parameters),
                &raw mut number,
                buffer,
                capacity,
                needed,
                error,
            )
        };
        assert_ne!(number, UNTOUCHED, "nothing of the run before stays");
        assert_eq!(number == 0, status != IBO_OK, "it is a number on success alone");
        if status == IBO_OK {
            verified.set(number);
        }
        status
    });
    json.map(|json| (verified.get(), json))
}

pub(crate) fn sensitivity(json: &[u8], asked: &Asked<'_>) -> Call<String> {
    written(|buffer, capacity, needed, error| {
        let (text, length) = (json.as_ptr().cast(), json.len());
        let (options, parameters) = (asked.options(), asked.parameters());
        // SAFETY: the text has its length, the rest is alive and of this call.
        unsafe {
            ibo_sensitivity_to_json(
                text, length, options, parameters, buffer, capacity, needed, error,
            )
        }
    })
}

pub(crate) fn amounts(input: &Input, asked: &Asked<'_>) -> Call<ibo_amounts> {
    filled(|out, error| amounts_status(input, asked, out, Some(error)))
}

/// The call alone.
pub(crate) fn amounts_status(
    input: &Input,
    asked: &Asked<'_>,
    out: &mut ibo_amounts,
    error: Option<&mut ibo_error>,
) -> ibo_status {
    // SAFETY: the arrays have their lengths, the rest is alive.
    unsafe {
        ibo_amounts_compute_with(
            &raw const input.case,
            first(&input.unemployment),
            input.unemployment.len(),
            size_of::<ibo_unemployment_record>(),
            first(&input.leefloon),
            input.leefloon.len(),
            size_of::<ibo_leefloon_record>(),
            first(&input.sickness),
            input.sickness.len(),
            size_of::<ibo_sickness_record>(),
            first(&input.absences),
            input.absences.len(),
            size_of::<ibo_absence>(),
            asked.options(),
            asked.parameters(),
            out,
            told_to(error),
        )
    }
}

/// The premium of the case's month, from a replacement income.
pub(crate) fn premium(
    case: &ibo_case,
    replacement_income_cents: i64,
    asked: &Asked<'_>,
) -> Call<ibo_premium> {
    filled(|out, error| {
        // SAFETY: the structs are alive and say their sizes, the handle is alive.
        unsafe {
            ibo_premium_compute(
                case,
                replacement_income_cents,
                asked.options(),
                asked.parameters(),
                out,
                error,
            )
        }
    })
}

/// Without absences, options and parameters.
pub(crate) fn amounts_plain_status(
    input: &Input,
    out: &mut ibo_amounts,
    error: Option<&mut ibo_error>,
) -> ibo_status {
    // SAFETY: the arrays have their lengths, the rest is alive.
    unsafe {
        ibo_amounts_compute(
            &raw const input.case,
            first(&input.unemployment),
            input.unemployment.len(),
            size_of::<ibo_unemployment_record>(),
            first(&input.leefloon),
            input.leefloon.len(),
            size_of::<ibo_leefloon_record>(),
            first(&input.sickness),
            input.sickness.len(),
            size_of::<ibo_sickness_record>(),
            out,
            told_to(error),
        )
    }
}

pub(crate) fn amounts_plain(input: &Input) -> Call<ibo_amounts> {
    filled(|out, error| amounts_plain_status(input, out, Some(error)))
}

/// Many cases with their records, one after the other.
#[derive(Default)]
pub(crate) struct Batch {
    pub(crate) cases: Vec<ibo_case>,
    pub(crate) unemployment: Vec<ibo_unemployment_record>,
    pub(crate) leefloon: Vec<ibo_leefloon_record>,
    pub(crate) sickness: Vec<ibo_sickness_record>,
    pub(crate) absences: Vec<ibo_absence>,
}

/// What `ibo_amounts_compute_many` and `ibo_payments` write for each row.
#[derive(Clone)]
pub(crate) struct Rows<T> {
    pub(crate) results: Vec<T>,
    pub(crate) statuses: Vec<ibo_status>,
    pub(crate) refused: usize,
    pub(crate) errors: Vec<ibo_error>,
}

impl<T: Pod> Rows<T> {
    /// Room for as many rows, filled with what a call is to overwrite.
    pub(crate) fn new(count: usize) -> Self {
        Self {
            results: vec![of_the_run_before(); count],
            statuses: vec![-1; count],
            refused: usize::MAX,
            errors: vec![ibo_error { language: 0, ..of_the_run_before() }; count],
        }
    }
}

impl Batch {
    pub(crate) fn of(inputs: &[Input]) -> Self {
        let mut batch = Self::default();
        for (index, input) in inputs.iter().enumerate() {
            let input = input.at(u32::try_from(index).expect("a few cases"));
            batch.cases.push(input.case);
            batch.unemployment.extend(&input.unemployment);
            batch.leefloon.extend(&input.leefloon);
            batch.sickness.extend(&input.sickness);
            batch.absences.extend(&input.absences);
        }
        batch
    }

    pub(crate) fn amounts(&self, asked: &Asked<'_>) -> Call<Rows<ibo_amounts>> {
        let mut rows = Rows::new(self.cases.len());
        told(|error| self.status(asked, &mut rows, Some(error))).map(|()| rows)
    }

    /// The call alone.
    pub(crate) fn status(
        &self,
        asked: &Asked<'_>,
        rows: &mut Rows<ibo_amounts>,
        error: Option<&mut ibo_error>,
    ) -> ibo_status {
        assert!(rows.results.len() >= self.cases.len() && rows.statuses.len() >= self.cases.len());
        // SAFETY: the arrays have their lengths, the rest is alive.
        unsafe {
            ibo_amounts_compute_many(
                first(&self.cases),
                self.cases.len(),
                size_of::<ibo_case>(),
                first(&self.unemployment),
                self.unemployment.len(),
                size_of::<ibo_unemployment_record>(),
                first(&self.leefloon),
                self.leefloon.len(),
                size_of::<ibo_leefloon_record>(),
                first(&self.sickness),
                self.sickness.len(),
                size_of::<ibo_sickness_record>(),
                first(&self.absences),
                self.absences.len(),
                size_of::<ibo_absence>(),
                asked.options(),
                asked.parameters(),
                rows.results.as_mut_ptr(),
                size_of::<ibo_amounts>(),
                rows.statuses.as_mut_ptr(),
                &raw mut rows.refused,
                rows.errors.as_mut_ptr(),
                rows.errors.len(),
                size_of::<ibo_error>(),
                told_to(error),
            )
        }
    }
}

pub(crate) fn payment(
    premium_cents: i64,
    employment: ibo_fraction,
    attendance: ibo_fraction,
) -> Call<ibo_payment_result> {
    filled(|out, error| payment_status(premium_cents, employment, attendance, out, error))
}

/// The call alone.
pub(crate) fn payment_status(
    premium_cents: i64,
    employment: ibo_fraction,
    attendance: ibo_fraction,
    out: &mut ibo_payment_result,
    error: &mut ibo_error,
) -> ibo_status {
    // SAFETY: the structs are alive and say their sizes.
    unsafe { ibo_payment(premium_cents, employment, attendance, out, error) }
}

pub(crate) fn payment_in(
    month: i32,
    parameters: Option<&Parameters>,
    premium_cents: i64,
    employment: ibo_fraction,
    attendance: ibo_fraction,
) -> Call<ibo_payment_result> {
    filled(|out, error| {
        payment_in_status((month, parameters), premium_cents, employment, attendance, out, error)
    })
}

/// The call alone.
pub(crate) fn payment_in_status(
    (month, parameters): (i32, Option<&Parameters>),
    premium_cents: i64,
    employment: ibo_fraction,
    attendance: ibo_fraction,
    out: &mut ibo_payment_result,
    error: &mut ibo_error,
) -> ibo_status {
    let parameters = Asked { parameters, ..Asked::default() }.parameters();
    // SAFETY: the handle and the structs are alive.
    unsafe { ibo_payment_in(month, parameters, premium_cents, employment, attendance, out, error) }
}

pub(crate) fn payments(
    rows: &[ibo_payment_row],
    parameters: Option<&Parameters>,
) -> Call<Rows<ibo_payment_result>> {
    let mut out = Rows::new(rows.len());
    told(|error| payments_status(rows, parameters, &mut out, Some(error))).map(|()| out)
}

/// The call alone.
pub(crate) fn payments_status(
    rows: &[ibo_payment_row],
    parameters: Option<&Parameters>,
    out: &mut Rows<ibo_payment_result>,
    error: Option<&mut ibo_error>,
) -> ibo_status {
    assert!(out.results.len() >= rows.len() && out.statuses.len() >= rows.len());
    let parameters = Asked { parameters, ..Asked::default() }.parameters();
    // SAFETY: the arrays have their lengths, the rest is alive.
    unsafe {
        ibo_payments(
            first(rows),
            rows.len(),
            size_of::<ibo_payment_row>(),
            parameters,
            out.results.as_mut_ptr(),
            size_of::<ibo_payment_result>(),
            out.statuses.as_mut_ptr(),
            &raw mut out.refused,
            out.errors.as_mut_ptr(),
            out.errors.len(),
            size_of::<ibo_error>(),
            told_to(error),
        )
    }
}

pub(crate) fn retention_until(delivery: i32) -> Call<i32> {
    let mut out = 0;
    // SAFETY: the pointers are of this call.
    told(|error| unsafe { ibo_retention_until(delivery, &raw mut out, error) }).map(|()| out)
}

/// The corrections of two arrays, and what they come to.
pub(crate) fn corrections(
    before: &[ibo_issued],
    after: &[ibo_issued],
    with_unchanged: i32,
) -> Call<(Vec<ibo_row_correction>, ibo_correction_totals)> {
    corrections_status(before, after, with_unchanged, before.len() + after.len())
}

/// The same with room for so many rows.
pub(crate) fn corrections_status(
    before: &[ibo_issued],
    after: &[ibo_issued],
    with_unchanged: i32,
    room: usize,
) -> Call<(Vec<ibo_row_correction>, ibo_correction_totals)> {
    assert!(room >= before.len() + after.len());
    let mut out = vec![of_the_run_before::<ibo_row_correction>(); room];
    let (mut written, mut totals) = (77, of_the_run_before::<ibo_correction_totals>());
    let done = told(|error| {
        // SAFETY: the arrays have their lengths, and the rest is of this call.
        unsafe {
            ibo_corrections(
                first(before),
                before.len(),
                size_of::<ibo_issued>(),
                first(after),
                after.len(),
                size_of::<ibo_issued>(),
                with_unchanged,
                out.as_mut_ptr(),
                size_of::<ibo_row_correction>(),
                &raw mut written,
                &raw mut totals,
                error,
            )
        }
    });
    // An array of so many rows is too large, and is not looked at.
    let is_asked = |index: usize| index < before.len() + after.len();
    let empty = |(index, row): (usize, &ibo_row_correction)| {
        !is_asked(index) || bytes_of(row) == bytes_of(&sized::<ibo_row_correction>())
    };
    if done.is_err() {
        assert_eq!(written, 0, "a refusal leaves nothing of the run before");
        assert!(out.iter().enumerate().all(empty));
        assert_eq!(bytes_of(&totals), bytes_of(&sized::<ibo_correction_totals>()));
    } else {
        assert!(out.iter().enumerate().skip(written).all(empty), "no row beyond them");
        assert!(out[..written].iter().all(|row| row.struct_size == size::<ibo_row_correction>()));
        out.truncate(written);
    }
    done.map(|()| (out, totals))
}

impl Statement {
    /// The payment of a row, with its reasons.
    pub(crate) fn of_payment(row: &ibo_payment_row, asked: &Asked<'_>) -> Call<Self> {
        made(|out, error| {
            // SAFETY: the structs are alive, the rest is of this call.
            unsafe {
                ibo_payment_statement_compute(row, asked.options(), asked.parameters(), out, error)
            }
        })
        .map(Self)
    }

    /// The payment of a case as JSON, with its reasons.
    pub(crate) fn of_payment_json(json: &[u8], asked: &Asked<'_>) -> Call<Self> {
        let (text, length) = (json.as_ptr().cast(), json.len());
        made(|out, error| {
            let (options, parameters) = (asked.options(), asked.parameters());
            // SAFETY: the text has its length, the rest is alive and of this call.
            unsafe {
                ibo_payment_statement_from_json(text, length, options, parameters, out, error)
            }
        })
        .map(Self)
    }

    /// A payment that was issued before.
    pub(crate) fn read_payment(json: &str) -> Call<Self> {
        // SAFETY: the text has its length, the rest is of this call.
        made(|out, error| unsafe {
            ibo_payment_statement_read(json.as_ptr().cast(), json.len(), out, error)
        })
        .map(Self)
    }

    pub(crate) fn payment(&self) -> ibo_payment_result {
        let mut out = of_the_run_before();
        // SAFETY: the handle is alive, the struct is of this call.
        assert_eq!(unsafe { ibo_statement_payment(self.0, &raw mut out) }, IBO_OK);
        out
    }

    /// The status of asking for the amounts of a case.
    pub(crate) fn amounts_status(&self) -> ibo_status {
        let mut out = of_the_run_before();
        // SAFETY: the handle is alive, the struct is of this call.
        let status = unsafe { ibo_statement_amounts(self.0, &raw mut out) };
        assert!(status == IBO_OK || bytes_of(&out) == bytes_of(&sized::<ibo_amounts>()));
        status
    }
}

/// What changes between payments, row by row.
pub(crate) fn payment_changes(
    before: &[ibo_payment_row],
    after: &[ibo_payment_row],
    parameters: Option<&Parameters>,
) -> Call<Rows<ibo_payment_change>> {
    assert_eq!(before.len(), after.len());
    let mut out = Rows::<ibo_payment_change>::new(before.len());
    let parameters = Asked { parameters, ..Asked::default() }.parameters();
    // SAFETY: the arrays have their lengths, the rest is alive.
    let done = told(|error| unsafe {
        ibo_payment_changes(
            first(before),
            size_of::<ibo_payment_row>(),
            first(after),
            size_of::<ibo_payment_row>(),
            before.len(),
            parameters,
            out.results.as_mut_ptr(),
            size_of::<ibo_payment_change>(),
            out.statuses.as_mut_ptr(),
            &raw mut out.refused,
            out.errors.as_mut_ptr(),
            out.errors.len(),
            size_of::<ibo_error>(),
            error,
        )
    });
    done.map(|()| out)
}

/// The notices of results.
pub(crate) fn notices(issued: &[ibo_issued]) -> Call<Rows<ibo_notice>> {
    let mut out = Rows::<ibo_notice>::new(issued.len());
    // SAFETY: the arrays have their lengths, the rest is alive.
    let done = told(|error| unsafe {
        ibo_notices(
            first(issued),
            issued.len(),
            size_of::<ibo_issued>(),
            out.results.as_mut_ptr(),
            size_of::<ibo_notice>(),
            out.statuses.as_mut_ptr(),
            &raw mut out.refused,
            out.errors.as_mut_ptr(),
            out.errors.len(),
            size_of::<ibo_error>(),
            error,
        )
    });
    done.map(|()| out)
}

/// A call of JSON in and JSON out.
type OneCall = unsafe extern "C" fn(
    *const c_char,
    usize,
    *const ibo_options,
    *const ibo_parameters,
    *mut c_char,
    usize,
    *mut usize,
    *mut ibo_error,
) -> ibo_status;

/// A call of two texts of JSON in and one out.
type OneCallOfTwo = unsafe extern "C" fn(
    *const c_char,
    usize,
    *const c_char,
    usize,
    *mut c_char,
    usize,
    *mut usize,
    *mut ibo_error,
) -> ibo_status;

fn in_one_call(call: OneCall, json: &str, asked: &Asked<'_>) -> Call<String> {
    written(|buffer, capacity, needed, error| {
        let (text, length) = (json.as_ptr().cast(), json.len());
        let (options, parameters) = (asked.options(), asked.parameters());
        // SAFETY: the text has its length, the rest is alive and of this call.
        unsafe { call(text, length, options, parameters, buffer, capacity, needed, error) }
    })
}

fn of_two_in_one_call(call: OneCallOfTwo, before: &str, after: &str) -> Call<String> {
    written(|buffer, capacity, needed, error| {
        let (one, other) = (before.as_ptr().cast(), after.as_ptr().cast());
        // SAFETY: the texts have their lengths, the rest is alive and of this call.
        unsafe { call(one, before.len(), other, after.len(), buffer, capacity, needed, error) }
    })
}

pub(crate) fn json_statement(case: &str, asked: &Asked<'_>) -> Call<String> {
    in_one_call(ibo_json_statement, case, asked)
}

pub(crate) fn json_notice(case: &str, asked: &Asked<'_>) -> Call<String> {
    in_one_call(ibo_json_notice, case, asked)
}

pub(crate) fn json_payment(case: &str, asked: &Asked<'_>) -> Call<String> {
    in_one_call(ibo_json_payment, case, asked)
}

pub(crate) fn json_correction(before: &str, after: &str) -> Call<String> {
    of_two_in_one_call(ibo_json_correction, before, after)
}

pub(crate) fn json_payment_correction(before: &str, after: &str) -> Call<String> {
    of_two_in_one_call(ibo_json_payment_correction, before, after)
}

/// An amount in cents from its text.
pub(crate) fn amount_from_text(text: &str, form: i32) -> Call<i64> {
    let mut cents = 77;
    // SAFETY: the text has its length, the rest is of this call.
    let done = told(|error| unsafe {
        ibo_amount_from_text(text.as_ptr().cast(), text.len(), form, &raw mut cents, error)
    });
    assert!(done.is_ok() || cents == 0, "a refusal leaves nothing of the run before");
    done.map(|()| cents)
}

/// A date from its text.
pub(crate) fn date_from_text(text: &str, form: i32) -> Call<i32> {
    let mut date = 77;
    // SAFETY: the text has its length, the rest is of this call.
    let done = told(|error| unsafe {
        ibo_date_from_text(text.as_ptr().cast(), text.len(), form, &raw mut date, error)
    });
    assert!(done.is_ok() || date == 0, "a refusal leaves nothing of the run before");
    done.map(|()| date)
}

pub(crate) fn working_days(
    month: i32,
    [from, to]: [i32; 2],
    parameters: Option<&Parameters>,
) -> Call<ibo_fraction> {
    let mut out = ibo_fraction { numerator: 7, denominator: 7 };
    let parameters = Parameters::pointer(parameters);
    // SAFETY: the handle is alive, the rest is of this call.
    let done =
        told(|error| unsafe { ibo_working_days(month, from, to, parameters, &raw mut out, error) });
    assert!(done.is_ok() || (out.numerator, out.denominator) == (0, 0));
    done.map(|()| out)
}

/// The values in force on a day, as JSON.
pub(crate) fn in_force(day: i32, parameters: Option<&Parameters>) -> Call<String> {
    let parameters = Parameters::pointer(parameters);
    // SAFETY: the handle is alive, the rest is of this call.
    written(|buffer, capacity, needed, error| unsafe {
        ibo_parameters_in_force_to_json(day, parameters, buffer, capacity, needed, error)
    })
}
