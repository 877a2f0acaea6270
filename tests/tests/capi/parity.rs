//! One case, said in structs and said in JSON, gives the same statement, or is refused with the
//! same error: also with several faults in it, of which the first in the order of the format is
//! told (R7.7). The faults stand in a table; each is tried alone, with each other, and at random.
//! The seed of what is random is printed; `PARITY_SEED` and `PARITY_COUNT` choose others.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::c_char;
use std::fmt::{self, Debug, Display};
use std::time::{SystemTime, UNIX_EPOCH};

use bytemuck::{Zeroable, bytes_of};
use ibo::*;
use ibo_core::{Case, ErrorCode};
use ibo_tests::{files, read};
use serde_json::value::RawValue;

use crate::calls::{self, Asked, Batch, Call, Refused, Statement, sized};
use crate::structs::{self, Input};

// ---------------------------------------------------------------------------------------------------------------- What is random

/// Numbers that look random, the same of the same seed (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % u64::try_from(count).expect("few")) as usize
    }

    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn of<'t, T>(&mut self, these: &'t [T]) -> &'t T {
        &these[self.below(these.len())]
    }

    /// Takes one of these.
    fn set<T: Copy>(&mut self, field: &mut T, these: &[T]) {
        *field = *self.of(these);
    }

    fn set_text<const N: usize>(&mut self, field: &mut [c_char; N], these: &[&str]) {
        let text: &&str = self.of(these);
        *field = sound_text(text);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the tests may read the environment, the library may not"
)]
fn setting(name: &str) -> Option<u64> {
    std::env::var(name)
        .ok()
        .map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

#[expect(clippy::disallowed_methods, reason = "every run takes other cases, and prints which")]
fn fresh_seed() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}

// ---------------------------------------------------------------------------------------------------------------- What is asked

/// A case and what is asked of its calculation.
#[derive(Clone)]
struct Question {
    input: Input,
    options: ibo_options,
    /// Which of the records gets the next fault.
    which: usize,
}

/// The cases that faults are put into: the golden ones, and some of a month.
fn sound_cases() -> Vec<Input> {
    let golden = files("fixtures/cases", "json").into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).expect("a readable fixture");
        let fixture: BTreeMap<String, Box<RawValue>> = serde_json::from_str(&text).expect("JSON");
        fixture["case"].get().to_owned()
    });
    let month = read("fixtures/months/2026-04.jsonl");
    let cases = golden.chain(month.lines().step_by(10).map(str::to_owned));
    let input = |json: String| {
        Input::of(&Case::from_json(json.as_bytes()).expect("a case"))
            .expect("the structs can say it")
    };
    cases.map(input).collect()
}

impl Question {
    /// One of the cases, now and then with records, absences or the attendance of another.
    fn random(random: &mut Random, cases: &[Input]) -> Self {
        let mut input = random.of(cases).clone();
        if random.once_in(3) {
            let Input { case: of, unemployment, leefloon, sickness, absences } = random.of(cases);
            let case = &mut input.case;
            match random.below(5) {
                0 => {
                    input.unemployment.extend(unemployment);
                    case.unemployment_availability = of.unemployment_availability;
                }
                1 => {
                    input.leefloon.extend(leefloon);
                    case.leefloon_availability = of.leefloon_availability;
                }
                2 => {
                    input.sickness.extend(sickness);
                    case.sickness_availability = of.sickness_availability;
                }
                3 => (case.attendance_kind, case.attendance) = (of.attendance_kind, of.attendance),
                _ => input.absences.extend(absences),
            }
        }
        let options = ibo_options {
            provisional: *random.of(&[0, 1]),
            require: *random.of(&[0, 0, 0, -1, 1, 2, 3]),
            ..sized()
        };
        Self { input, options, which: 0 }
    }

    fn with<'f>(
        mut self,
        random: &mut Random,
        faults: impl IntoIterator<Item = &'f Fault>,
    ) -> Self {
        for (_, put) in faults {
            self.which = random.below(usize::MAX);
            put(random, &mut self);
        }
        self
    }

    fn case(&mut self) -> &mut ibo_case {
        &mut self.input.case
    }

    fn absence(&mut self) -> &mut ibo_absence {
        one(self.which, &mut self.input.absences, absence())
    }

    fn unemployment(&mut self) -> &mut ibo_unemployment_record {
        one(self.which, &mut self.input.unemployment, unemployment())
    }

    fn leefloon(&mut self) -> &mut ibo_leefloon_record {
        one(self.which, &mut self.input.leefloon, leefloon())
    }

    fn sickness(&mut self) -> &mut ibo_sickness_record {
        one(self.which, &mut self.input.sickness, sickness())
    }
}

// ---------------------------------------------------------------------------------------------------------------- What is wrong

/// The field, and how a fault comes into it. Some of the values are sound there, or are so in other
/// cases.
type Fault = (&'static str, fn(&mut Random, &mut Question));

const DATES: &[i32] = &[
    20_260_231,
    20_261_301,
    20_260_300,
    20_260_332,
    99_999_999,
    260_302,
    9_991_231,
    -1,
    -20_260_302,
    i32::MAX,
    i32::MIN,
];
const REQUIRED_DATES: &[i32] = &[
    0,
    20_260_231,
    20_261_301,
    20_260_300,
    20_260_332,
    99_999_999,
    260_302,
    -1,
    -20_260_302,
    i32::MAX,
    i32::MIN,
];
/// Ends that lie before most beginnings, or are none.
const ENDS: &[i32] = &[20_260_231, 10_000_101, 20_180_101, 99_991_231, 260_331, -1];
const MONTHS: &[i32] = &[
    0,
    202_600,
    202_613,
    202_699,
    2_603,
    -1,
    -202_603,
    100_001,
    999_912,
    202_604,
    i32::MAX,
    i32::MIN,
];
const AMOUNTS: &[i64] = &[
    -1,
    -100_000_000_000,
    -100_000_000_001,
    100_000_000_001,
    i64::MAX,
    i64::MIN,
    0,
    100_000_000_000,
];
const WORDS: &[i32] = &[-1, 3, 5, 99, i32::MAX, i32::MIN];
const NUMBERS: &[i32] = &[-1, 1, 81, 100, 107, 108, i32::MAX, i32::MIN];
const RATIOS: &[[u32; 2]] = &[
    [0, 0],
    [1, 0],
    [0, 1],
    [2_000_000, 0],
    [0, u32::MAX],
    [1_000_001, 1],
    [3, 2],
    [1, 3],
    [u32::MAX, u32::MAX],
];
const NOT_UTF_8: c_char = c_char::from_ne_bytes([0xFF]);
/// Texts that none of the fields for codes takes.
const TEXTS: &[&str] = &["", "zz", "a\tb", "\u{7f}", "é", "full-unemployment ?", TOO_LONG];
const TOO_LONG: &str = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";

#[rustfmt::skip] // a table: one row a field
const FAULTS: &[Fault] = &[
    ("require", |random, question| random.set(&mut question.options.require, &[-2, 4])),
    ("provisional", |random, question| random.set(&mut question.options.provisional, &[-1, 2])),
    ("case_ref", |random, question| random.set_text(&mut question.case().case_ref, &["", "a\tb", "é", TOO_LONG])),
    ("case_ref", |_, question| question.case().case_ref[0] = NOT_UTF_8),
    ("month", |random, question| random.set(&mut question.case().month, MONTHS)),
    ("agreement.kind", |random, question| random.set(&mut question.case().kind, &[0, 1, 2, 3, -1, i32::MAX])),
    ("agreement.start", |random, question| random.set(&mut question.case().start, REQUIRED_DATES)),
    ("agreement.start", |random, question| random.set(&mut question.case().start, &[20_180_831, 20_261_231, 99_991_231])),
    ("agreement.end", |random, question| random.set(&mut question.case().end, REQUIRED_DATES)),
    ("agreement.end", |random, question| random.set(&mut question.case().end, ENDS)),
    ("agreement.stopped", |random, question| random.set(&mut question.case().stopped, DATES)),
    ("agreement.stopped", |random, question| random.set(&mut question.case().stopped, ENDS)),
    ("agreement.suspended_days", |random, question| random.set(&mut question.case().suspended_days, &[-1, 5, i32::MAX, i32::MIN])),
    ("agreement.reference_gross_wage", |random, question| {
        let case = question.case();
        (case.has_reference_gross_wage, case.reference_gross_wage_cents) = (1, *random.of(AMOUNTS));
    }),
    ("agreement.reference_gross_wage", |random, question| {
        let case = question.case();
        (case.has_reference_gross_wage, case.reference_gross_wage_cents) = (*random.of(&[0, -1, 2]), 0);
    }),
    ("agreement.percentage", |random, question| random.set(&mut question.case().percentage, NUMBERS)),
    ("agreement.percentage", |_, question| question.case().percentage = 0),
    ("agreement.employment_fraction", |random, question| question.case().employment_fraction = ratio(random)),
    ("agreement.rsz_base", |random, question| random.set(&mut question.case().rsz_base, NUMBERS)),
    ("agreement.employee_rsz", |random, question| {
        let case = question.case();
        (case.has_employee_rsz, case.employee_rsz_cents) = (1, *random.of(AMOUNTS));
    }),
    ("agreement.employee_rsz", |random, question| {
        let case = question.case();
        (case.has_employee_rsz, case.employee_rsz_cents) = (*random.of(&[-1, 2]), 0);
    }),
    ("attendance", |random, question| {
        let case = question.case();
        (case.attendance_kind, case.attendance) = (IBO_ATTENDANCE_RATIO, ratio(random));
    }),
    ("attendance", |random, question| {
        let case = question.case();
        (case.attendance_kind, case.attendance) = (*random.of(&[0, 2, 3, -1]), ibo_fraction { numerator: 1, denominator: 2 });
    }),
    ("attendance", |_, question| {
        let case = question.case();
        (case.attendance_kind, case.attendance) = (IBO_ATTENDANCE_NONE, ibo_fraction::zeroed());
    }),
    ("absences", |random, question| many(random, &mut question.input.absences, absence())),
    ("absences[0].from", |random, question| random.set(&mut question.absence().from, REQUIRED_DATES)),
    ("absences[0].to", |random, question| random.set(&mut question.absence().to, REQUIRED_DATES)),
    ("absences[0].to", |random, question| random.set(&mut question.absence().to, ENDS)),
    ("unemployment.availability", |random, question| random.set(&mut question.case().unemployment_availability, WORDS)),
    ("unemployment.availability", |random, question| random.set(&mut question.case().unemployment_availability, &[0, 1, 2, 3, 4])),
    ("unemployment.records", |random, question| many(random, &mut question.input.unemployment, unemployment())),
    ("unemployment.records[0].from", |random, question| random.set(&mut question.unemployment().from, REQUIRED_DATES)),
    ("unemployment.records[0].to", |random, question| random.set(&mut question.unemployment().to, DATES)),
    ("unemployment.records[0].to", |random, question| random.set(&mut question.unemployment().to, ENDS)),
    ("unemployment.records[0].day_amount", |random, question| random.set(&mut question.unemployment().day_amount_cents, AMOUNTS)),
    ("unemployment.records[0].basis", |random, question| random.set(&mut question.unemployment().basis, &[0, 1, 2, 3, -1])),
    ("unemployment.records[0].half_per_week", |random, question| {
        random.set(&mut question.unemployment().half_per_week, &[0, 5, 13, 256, 257, -1, i32::MIN]);
    }),
    ("unemployment.records[0].benefit_type", |random, question| random.set_text(&mut question.unemployment().benefit_type, TEXTS)),
    ("unemployment.records[0].benefit_type", |_, question| question.unemployment().benefit_type[0] = NOT_UTF_8),
    ("unemployment.records[0].rva_code", |random, question| {
        random.set_text(&mut question.unemployment().rva_code, &["", "1234567", "\u{1}", "é"]);
    }),
    ("leefloon.availability", |random, question| random.set(&mut question.case().leefloon_availability, WORDS)),
    ("leefloon.availability", |random, question| random.set(&mut question.case().leefloon_availability, &[0, 1, 2, 3, 4])),
    ("leefloon.records", |random, question| many(random, &mut question.input.leefloon, leefloon())),
    ("leefloon.records[0].month", |random, question| random.set(&mut question.leefloon().month, MONTHS)),
    ("leefloon.records[0].aid_type", |random, question| random.set_text(&mut question.leefloon().aid_type, TEXTS)),
    ("leefloon.records[0].amount", |random, question| random.set(&mut question.leefloon().amount_cents, AMOUNTS)),
    ("leefloon.records[0].entry_kind", |random, question| random.set_text(&mut question.leefloon().entry_kind, TEXTS)),
    ("leefloon.records[0].from", |random, question| random.set(&mut question.leefloon().from, DATES)),
    ("leefloon.records[0].to", |random, question| random.set(&mut question.leefloon().to, DATES)),
    ("leefloon.records[0].to", |random, question| {
        let record = question.leefloon();
        (record.from, record.to) = (*random.of(&[0, 20_260_401]), *random.of(ENDS));
    }),
    ("sickness.availability", |random, question| random.set(&mut question.case().sickness_availability, WORDS)),
    ("sickness.availability", |random, question| random.set(&mut question.case().sickness_availability, &[0, 1, 2, 3, 4])),
    ("sickness.records", |random, question| many(random, &mut question.input.sickness, sickness())),
    ("sickness.records[0].document_type", |random, question| random.set_text(&mut question.sickness().document_type, TEXTS)),
    ("sickness.records[0].benefit_code", |random, question| {
        random.set_text(&mut question.sickness().benefit_code, &["", "A", "aa", "AAA", "AAAA", "é", "A\t"]);
    }),
    ("sickness.records[0].nature", |random, question| random.set(&mut question.sickness().nature, NUMBERS)),
    ("sickness.records[0].from", |random, question| random.set(&mut question.sickness().from, REQUIRED_DATES)),
    ("sickness.records[0].to", |random, question| random.set(&mut question.sickness().to, REQUIRED_DATES)),
    ("sickness.records[0].to", |random, question| random.set(&mut question.sickness().to, ENDS)),
    ("sickness.records[0].gross_taxable", |random, question| {
        random.set(&mut question.sickness().gross_taxable_cents, AMOUNTS);
    }),
    ("sickness.records[0].days", |random, question| random.set(&mut question.sickness().days, &[-1, 0, 999, i32::MAX, i32::MIN])),
    ("sickness.records[0].hours", |random, question| random.set(&mut question.sickness().hours_hundredths, AMOUNTS)),
    ("sickness.records[0].attest_id", |random, question| {
        random.set_text(&mut question.sickness().attest_id, &["", "a\tb", "é", TOO_LONG]);
    }),
    ("sickness.records[0].version", |random, question| random.set(&mut question.sickness().version, &[0, 2, -1, i32::MAX, i32::MIN])),
    ("sickness.records[0].status", |random, question| random.set(&mut question.sickness().status, &[0, 1, 2, 3, -1])),
];

fn ratio(random: &mut Random) -> ibo_fraction {
    let [numerator, denominator] = *random.of(RATIOS);
    ibo_fraction { numerator, denominator }
}

/// One of the records; there is one at least.
fn one<R>(which: usize, records: &mut Vec<R>, sound: R) -> &mut R {
    if records.is_empty() {
        records.push(sound);
    }
    let index = which % records.len();
    &mut records[index]
}

/// More records than a list may have (R0.4); seldom, since they take their time.
fn many<R: Clone>(random: &mut Random, records: &mut Vec<R>, sound: R) {
    if random.once_in(4) {
        records.resize(1_001, sound);
    }
}

fn sound_text<const N: usize>(text: &str) -> [c_char; N] {
    structs::text(text).expect("a text that the array can hold")
}

fn absence() -> ibo_absence {
    ibo_absence { from: 20_260_301, to: 20_260_310, ..sized() }
}

fn unemployment() -> ibo_unemployment_record {
    let benefit_type = sound_text("full-unemployment");
    ibo_unemployment_record {
        from: 20_200_101,
        to: 20_200_102,
        basis: IBO_BASIS_FULL,
        benefit_type,
        ..sized()
    }
}

fn leefloon() -> ibo_leefloon_record {
    ibo_leefloon_record {
        month: 202_001,
        aid_type: sound_text("leefloon"),
        entry_kind: sound_text("award"),
        ..sized()
    }
}

fn sickness() -> ibo_sickness_record {
    let (document_type, benefit_code) = (sound_text("C21"), sound_text("AA"));
    ibo_sickness_record { from: 20_200_101, to: 20_200_102, document_type, benefit_code, ..sized() }
}

// ---------------------------------------------------------------------------------------------------------------- The same in JSON

/// Says what structs say, in JSON, its fields in any order. None is an absent field.
struct Json<'r>(&'r mut Random);

impl Json<'_> {
    fn object<const N: usize>(&mut self, mut fields: [(&str, Option<String>); N]) -> String {
        for place in (1..N).rev() {
            fields.swap(place, self.0.below(place + 1));
        }
        let said = fields.into_iter().filter_map(|(name, value)| match value {
            None if self.0.once_in(2) => None,
            value => Some(format!("\"{name}\":{}", value.unwrap_or_else(|| "null".to_owned()))),
        });
        format!("{{{}}}", said.collect::<Vec<_>>().join(","))
    }

    fn list<R>(&mut self, records: &[R], said: impl Fn(&mut Self, &R) -> String) -> Option<String> {
        if records.is_empty() && self.0.once_in(2) {
            return None;
        }
        Some(format!(
            "[{}]",
            records.iter().map(|record| said(self, record)).collect::<Vec<_>>().join(",")
        ))
    }

    fn case(&mut self, of: &Input) -> String {
        let case = &of.case;
        let agreement = self.agreement(case);
        let attendance = match (case.attendance_kind, fraction(case.attendance)) {
            (IBO_ATTENDANCE_RATIO, ratio) => Some(ratio),
            (IBO_ATTENDANCE_NONE, _) if bytes_of(&case.attendance) == [0; 8] => None,
            (IBO_ATTENDANCE_WORKING_DAYS, _) if bytes_of(&case.attendance) == [0; 8] => {
                Some("\"working-days\"".to_owned())
            }
            // What the structs contradict themselves in is none of what a text could be.
            _ => Some("1".to_owned()),
        };
        let absences = self.list(&of.absences, |json, of| {
            json.object([("from", date(of.from)), ("to", date(of.to))])
        });
        let unemployment = self.list(&of.unemployment, Self::unemployment);
        let leefloon = self.list(&of.leefloon, Self::leefloon);
        let sickness = self.list(&of.sickness, Self::sickness);
        let unemployment = self.source(case.unemployment_availability, unemployment);
        let leefloon = self.source(case.leefloon_availability, leefloon);
        let sickness = self.source(case.sickness_availability, sickness);
        self.object([
            ("case_ref", Some(text(&case.case_ref))),
            ("month", month(case.month)),
            ("agreement", Some(agreement)),
            ("attendance", attendance),
            ("absences", absences),
            ("unemployment", unemployment),
            ("leefloon", leefloon),
            ("sickness", sickness),
        ])
    }

    fn agreement(&mut self, of: &ibo_case) -> String {
        self.object([
            ("kind", (of.kind != 0).then(|| word(of.kind, &["", "ibo", "ibo-plus"]))),
            ("start", date(of.start)),
            ("end", date(of.end)),
            ("stopped", date(of.stopped)),
            ("suspended_days", optional(of.suspended_days)),
            (
                "reference_gross_wage",
                optional_amount(of.has_reference_gross_wage, of.reference_gross_wage_cents),
            ),
            ("percentage", optional(of.percentage)),
            ("employment_fraction", Some(fraction(of.employment_fraction))),
            ("rsz_base", optional(of.rsz_base)),
            ("employee_rsz", optional_amount(of.has_employee_rsz, of.employee_rsz_cents)),
        ])
    }

    fn source(&mut self, availability: i32, records: Option<String>) -> Option<String> {
        let words = ["not-asked", "data", "no-data", "no-result", "filtered"];
        let not_asked = availability == IBO_AVAILABILITY_NOT_ASKED && records.is_none();
        (!not_asked).then(|| {
            self.object([("availability", Some(word(availability, &words))), ("records", records)])
        })
    }

    fn unemployment(&mut self, of: &ibo_unemployment_record) -> String {
        self.object([
            ("from", date(of.from)),
            ("to", date(of.to)),
            ("day_amount", Some(amount(of.day_amount_cents))),
            ("basis", (of.basis != 0).then(|| word(of.basis, &["", "full", "half"]))),
            ("half_per_week", optional(of.half_per_week)),
            ("benefit_type", Some(text(&of.benefit_type))),
            ("rva_code", optional_text(&of.rva_code)),
        ])
    }

    fn leefloon(&mut self, of: &ibo_leefloon_record) -> String {
        self.object([
            ("month", month(of.month)),
            ("aid_type", Some(text(&of.aid_type))),
            ("amount", Some(amount(of.amount_cents))),
            ("entry_kind", Some(text(&of.entry_kind))),
            ("from", date(of.from)),
            ("to", date(of.to)),
        ])
    }

    fn sickness(&mut self, of: &ibo_sickness_record) -> String {
        self.object([
            ("document_type", Some(text(&of.document_type))),
            ("benefit_code", Some(text(&of.benefit_code))),
            ("nature", Some(of.nature.to_string())),
            ("from", date(of.from)),
            ("to", date(of.to)),
            ("gross_taxable", Some(amount(of.gross_taxable_cents))),
            ("days", Some(of.days.to_string())),
            ("hours", Some(amount(of.hours_hundredths))),
            ("attest_id", optional_text(&of.attest_id)),
            ("version", optional(of.version)),
            ("status", Some(word(of.status, &["original", "modified", "cancelled"]))),
        ])
    }
}

/// A number that is no date of eight digits is said as that number, which is no date in JSON
/// either.
fn date(of: i32) -> Option<String> {
    match of {
        0 => None,
        10_000_000..=99_999_999 => {
            Some(format!("\"{:04}-{:02}-{:02}\"", of / 10_000, of / 100 % 100, of % 100))
        }
        _ => Some(format!("\"{of}\"")),
    }
}

fn month(of: i32) -> Option<String> {
    match of {
        0 => None,
        100_000..=999_999 => Some(format!("\"{:04}-{:02}\"", of / 100, of % 100)),
        _ => Some(format!("\"{of}\"")),
    }
}

fn amount(cents: i64) -> String {
    let magnitude = cents.unsigned_abs();
    format!("\"{}{}.{:02}\"", if cents < 0 { "-" } else { "" }, magnitude / 100, magnitude % 100)
}

/// What is neither given nor not given is no amount.
fn optional_amount(given: i32, cents: i64) -> Option<String> {
    match given {
        0 => None,
        1 => Some(amount(cents)),
        _ => Some("true".to_owned()),
    }
}

fn fraction(of: ibo_fraction) -> String {
    let part = |hundredths: u32| format!("{}.{:02}", hundredths / 100, hundredths % 100);
    format!("\"{}/{}\"", part(of.numerator), part(of.denominator))
}

fn optional(number: i32) -> Option<String> {
    (number != 0).then(|| number.to_string())
}

/// A number without a word gets one that the format does not know.
fn word(number: i32, words: &[&str]) -> String {
    let known = usize::try_from(number).ok().and_then(|number| words.get(number));
    format!("\"{}\"", known.unwrap_or(&"unheard-of"))
}

fn text(array: &[c_char]) -> String {
    let bytes: Vec<_> =
        array.iter().map(|byte| byte.to_ne_bytes()[0]).take_while(|byte| *byte != 0).collect();
    serde_json::to_string(String::from_utf8_lossy(&bytes).trim_end_matches(' ')).expect("JSON")
}

fn optional_text(array: &[c_char]) -> Option<String> {
    Some(text(array)).filter(|text| text != "\"\"")
}

// ---------------------------------------------------------------------------------------------------------------- Whether they agree

/// What is compared of a refusal: the sentences speak of words or of numbers.
fn refusal<T>(call: &Call<T>) -> Option<(i32, &str, &str)> {
    call.as_ref()
        .err()
        .map(|Refused { number, at, rule, .. }| (*number, at.as_str(), rule.as_str()))
}

/// Which two ways differ, and how, with the smallest case of each.
#[derive(Default)]
struct Parity {
    differences: BTreeMap<String, (usize, String)>,
    /// The refusals that came up, with 0 for every index.
    refused: BTreeSet<(i32, String)>,
    computed: usize,
    compared: usize,
}

impl Parity {
    /// Two answers, which are told apart by what they show.
    fn same(&mut self, between: &str, case: &str, answers: [&dyn Debug; 2]) {
        let [left, right] = answers.map(|answer| format!("{answer:?}"));
        if left != right {
            let (times, smallest) = self
                .differences
                .entry(without_index(&format!("{between}: {left}, {right}")))
                .or_default();
            *times += 1;
            if smallest.is_empty() || case.len() < smallest.len() {
                case.clone_into(smallest);
            }
        }
    }

    /// Asks every way for the answer; gives where the case is refused.
    fn compare(
        &mut self,
        random: &mut Random,
        Question { input, options, .. }: &Question,
    ) -> Option<String> {
        self.compared += 1;
        let input = with_counts(input, |count| if random.once_in(2) { 0 } else { count });
        let asked = Asked {
            options: (bytes_of(options) != bytes_of(&sized::<ibo_options>())).then_some(*options),
            parameters: None,
        };
        let json = Json(random).case(&input);
        let case = format!("{json} with {}, {}", options.require, options.provisional);

        let by_json = Statement::from_json(json.as_bytes(), &asked);
        let by_structs = Statement::compute(&input, &asked);
        self.same("JSON, structs", &case, [&refusal(&by_json), &refusal(&by_structs)]);
        if let (Ok(by_json), Ok(by_structs)) = (&by_json, &by_structs) {
            self.computed += 1;
            self.same("JSON, structs", &case, [&by_json.to_json(), &by_structs.to_json()]);
            self.same("JSON, structs", &case, [&by_json.amounts(), &by_structs.amounts()]);
        }
        let refused = refusal(&by_json).map(|(number, at, _)| (number, without_index(at)));
        self.refused.extend(refused.clone());

        // The amounts need no reference: they are those of the case with another.
        let by_structs = match refusal(&by_structs) {
            Some((_, "case_ref", _)) => {
                let case = ibo_case { case_ref: sound_text("A-1"), ..input.case };
                Statement::compute(&Input { case, ..input.clone() }, &asked)
            }
            _ => by_structs,
        };
        let amounts = calls::amounts(&input, &asked);
        self.same(
            "statement, amounts",
            &case,
            [&by_structs.as_ref().map(Statement::amounts), &amounts.as_ref()],
        );

        let rows = Batch::of(&[with_counts(&input, |count| count)]).amounts(&asked);
        let rows = rows.map(|rows| (rows.statuses[0], rows.refused, rows.results[0]));
        let expected = match amounts {
            Ok(amounts) => Ok((IBO_OK, 0, amounts)),
            Err(refused) if asked_well(options) => Ok((refused.number, 1, sized())),
            Err(refused) => Err(refused),
        };
        self.same("amounts, rows", &case, [&expected, &rows]);
        refused.map(|(_, at)| at)
    }
}

/// Whether the options are sound: a row is refused for the case alone.
fn asked_well(options: &ibo_options) -> bool {
    (0..=1).contains(&options.provisional)
        && (IBO_CERTAINTY_HYPOTHETICAL..=IBO_CERTAINTY_OFFICIAL).contains(&options.require)
}

/// A case that says these counts of its records.
fn with_counts(input: &Input, mut said: impl FnMut(u32) -> u32) -> Input {
    let mut said = |count: usize| said(u32::try_from(count).expect("few"));
    let case = ibo_case {
        unemployment_count: said(input.unemployment.len()),
        leefloon_count: said(input.leefloon.len()),
        sickness_count: said(input.sickness.len()),
        absence_count: said(input.absences.len()),
        ..input.case
    };
    Input { case, ..input.clone() }
}

/// The path as it would be of the first record.
fn without_index(at: &str) -> String {
    let mut parts = at.split('[');
    let head = parts.next().unwrap_or_default().to_owned();
    parts.fold(head, |path, part| {
        path + "[" + &part.replacen(|first: char| first.is_ascii_digit(), "0", 1)
    })
}

impl Display for Parity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} kinds of differences in {} cases", self.differences.len(), self.compared)?;
        let mut differences: Vec<_> = self.differences.iter().collect();
        differences.sort_by_key(|(_, (times, _))| std::cmp::Reverse(*times));
        differences.iter().take(40).try_for_each(|(what, (times, case))| {
            let shown: String = case.chars().take(2_000).collect();
            writeln!(f, "\n{times} times, {what}\n    {shown}")
        })
    }
}

#[test]
fn every_fault_and_pair_of_faults_gives_the_error_of_json() {
    let (mut random, mut parity, cases) = (Random(1), Parity::default(), sound_cases());
    for input in &cases {
        let question = Question {
            input: input.clone(),
            options: ibo_options { provisional: 1, ..sized() },
            which: 0,
        };
        parity.compare(&mut random, &question);
    }
    assert!(parity.computed > cases.len() - 10, "{} of {} compute", parity.computed, cases.len());
    for fault in FAULTS {
        let refused: BTreeSet<_> = (0..80)
            .filter_map(|_| {
                let question = Question::random(&mut random, &cases).with(&mut random, [fault]);
                parity.compare(&mut random, &question)
            })
            .collect();
        assert!(
            refused.contains(fault.0),
            "{} is not where it is refused, but {refused:?}",
            fault.0
        );
    }
    for (one, other) in FAULTS
        .iter()
        .enumerate()
        .flat_map(|(index, one)| FAULTS[index..].iter().map(move |other| (one, other)))
    {
        let question = Question::random(&mut random, &cases).with(&mut random, [one, other]);
        parity.compare(&mut random, &question);
    }
    assert!(parity.differences.is_empty(), "{parity}");
}

#[test]
fn random_cases_give_the_results_of_json() {
    let seed = setting("PARITY_SEED").unwrap_or_else(fresh_seed);
    let count = setting("PARITY_COUNT").unwrap_or(1_000);
    eprintln!("parity: seed {seed}, {count} cases");
    let (mut random, mut parity, cases) = (Random(seed), Parity::default(), sound_cases());
    for _ in 0..count {
        let faults: Vec<_> = (0..random.below(4)).map(|_| random.of(FAULTS)).collect();
        let question = Question::random(&mut random, &cases).with(&mut random, faults);
        parity.compare(&mut random, &question);
    }
    assert!(parity.differences.is_empty(), "seed {seed}: {parity}");
    let Parity { compared, computed, refused, .. } = parity;
    assert!(
        computed > compared / 10 && refused.len() > 50,
        "{computed} of {compared} computed, {} refusals",
        refused.len()
    );
}

// ---------------------------------------------------------------------------------------------------------------- Records of other months

/// A person's history: something of each source in June 2026, and what `put` adds of March.
fn history(month: i32, put: impl FnOnce(&mut Input)) -> Question {
    let line = read("fixtures/months/2026-04.jsonl").lines().next().expect("a case").to_owned();
    let case = ibo_case {
        month,
        kind: IBO_KIND_IBO,
        start: 20_260_302,
        end: 20_260_828,
        percentage: 80,
        has_reference_gross_wage: 1,
        reference_gross_wage_cents: 250_000,
        employment_fraction: ibo_fraction { numerator: 3_800, denominator: 3_800 },
        unemployment_availability: IBO_AVAILABILITY_DATA,
        leefloon_availability: IBO_AVAILABILITY_DATA,
        sickness_availability: IBO_AVAILABILITY_DATA,
        ..Input::of(&Case::from_json(line.as_bytes()).expect("a case")).expect("structs").case
    };
    let case = ibo_case {
        attendance_kind: IBO_ATTENDANCE_WORKING_DAYS,
        attendance: ibo_fraction::zeroed(),
        ..case
    };
    let mut input = Input {
        case,
        unemployment: vec![ibo_unemployment_record {
            from: 20_260_601,
            to: 20_260_614,
            day_amount_cents: 2_000,
            ..unemployment()
        }],
        leefloon: vec![ibo_leefloon_record { month: 202_606, amount_cents: 10_000, ..leefloon() }],
        sickness: vec![ibo_sickness_record {
            from: 20_260_615,
            to: 20_260_620,
            gross_taxable_cents: 6_000,
            days: 6,
            ..sickness()
        }],
        absences: vec![],
    };
    put(&mut input);
    input.count();
    Question { input, options: sized(), which: 0 }
}

/// What is wrong with a record of March, where it is refused, and how it comes into the case.
type OfMarch = (ErrorCode, &'static str, fn(&mut Input));

fn of_march(change: impl FnOnce(&mut ibo_unemployment_record)) -> ibo_unemployment_record {
    let mut record = ibo_unemployment_record {
        from: 20_260_302,
        to: 20_260_331,
        day_amount_cents: 2_000,
        ..unemployment()
    };
    change(&mut record);
    record
}

/// Twenty-four days from Monday to Saturday.
fn sick_in_march(change: impl FnOnce(&mut ibo_sickness_record)) -> ibo_sickness_record {
    let mut record = ibo_sickness_record {
        from: 20_260_302,
        to: 20_260_328,
        gross_taxable_cents: 6_000,
        days: 24,
        ..sickness()
    };
    change(&mut record);
    record
}

fn leefloon_of_march(change: impl FnOnce(&mut ibo_leefloon_record)) -> ibo_leefloon_record {
    let mut record = ibo_leefloon_record { month: 202_603, amount_cents: 10_000, ..leefloon() };
    change(&mut record);
    record
}

#[rustfmt::skip] // a table: one row a fault
const NOT_FORM: &[OfMarch] = &[
    (ErrorCode::UnknownBenefitType, "unemployment.records[1].benefit_type", |input| {
        input.unemployment.push(of_march(|record| record.benefit_type = sound_text("pension")));
    }),
    (ErrorCode::RecordOverlap, "unemployment.records[2]", |input| {
        input.unemployment.extend([of_march(|_| ()), of_march(|record| record.from = 20_260_331)]);
    }),
    (ErrorCode::UnknownAidType, "leefloon.records[1].aid_type", |input| {
        input.leefloon.push(leefloon_of_march(|record| record.aid_type = sound_text("food-aid")));
    }),
    (ErrorCode::UnknownEntryKind, "leefloon.records[1].entry_kind", |input| {
        input.leefloon.push(leefloon_of_march(|record| record.entry_kind = sound_text("payment")));
    }),
    (ErrorCode::LeefloonSign, "leefloon.records[1].amount", |input| {
        input.leefloon.push(leefloon_of_march(|record| record.amount_cents = -1));
    }),
    (ErrorCode::UnknownDocumentType, "sickness.records[1].document_type", |input| {
        input.sickness.push(sick_in_march(|record| record.document_type = sound_text("C99")));
    }),
    (ErrorCode::UnknownNature, "sickness.records[1].nature", |input| input.sickness.push(sick_in_march(|record| record.nature = 9))),
    (ErrorCode::DaysNotAllowed, "sickness.records[1].days", |input| input.sickness.push(sick_in_march(|record| record.days = 26))),
    (ErrorCode::DaysSign, "sickness.records[1].days", |input| input.sickness.push(sick_in_march(|record| record.days = -24))),
    (ErrorCode::HoursSign, "sickness.records[1].hours", |input| input.sickness.push(sick_in_march(|record| record.hours_hundredths = -1))),
    (ErrorCode::PeriodWithoutPayableDay, "sickness.records[1]", |input| {
        input.sickness.push(sick_in_march(|record| (record.from, record.to, record.days) = (20_260_308, 20_260_308, 0)));
    }),
];

#[rustfmt::skip] // a table: one row a fault
const FORM: &[OfMarch] = &[
    (ErrorCode::AmountNegative, "unemployment.records[1].day_amount", |input| {
        input.unemployment.push(of_march(|record| record.day_amount_cents = -1));
    }),
    (ErrorCode::HalfPerWeekNotAllowed, "unemployment.records[1].half_per_week", |input| {
        input.unemployment.push(of_march(|record| (record.basis, record.half_per_week) = (IBO_BASIS_HALF, 13)));
    }),
    (ErrorCode::HalfPerWeekNotUsed, "unemployment.records[1].half_per_week", |input| {
        input.unemployment.push(of_march(|record| record.half_per_week = 6));
    }),
    (ErrorCode::UnknownBasis, "unemployment.records[1].basis", |input| input.unemployment.push(of_march(|record| record.basis = 3))),
    (ErrorCode::DateOrder, "unemployment.records[1].to", |input| input.unemployment.push(of_march(|record| record.to = 20_260_301))),
    (ErrorCode::BadText, "unemployment.records[1].rva_code", |input| {
        input.unemployment.push(of_march(|record| record.rva_code = sound_text("1234567")));
    }),
    (ErrorCode::AmountOutOfRange, "leefloon.records[1].amount", |input| {
        input.leefloon.push(leefloon_of_march(|record| record.amount_cents = 100_000_000_001));
    }),
    (ErrorCode::DateImpossible, "leefloon.records[1].from", |input| {
        input.leefloon.push(leefloon_of_march(|record| record.from = 20_260_332));
    }),
    (ErrorCode::BadText, "sickness.records[1].benefit_code", |input| {
        input.sickness.push(sick_in_march(|record| record.benefit_code = sound_text("aa")));
    }),
    (ErrorCode::VersionNotAllowed, "sickness.records[1].version", |input| input.sickness.push(sick_in_march(|record| record.version = -1))),
    (ErrorCode::UnknownStatus, "sickness.records[1].status", |input| input.sickness.push(sick_in_march(|record| record.status = 3))),
    (ErrorCode::AmountOutOfRange, "sickness.records[1].hours", |input| {
        input.sickness.push(sick_in_march(|record| record.hours_hundredths = 100_000_000_001));
    }),
];

/// R2: of a record of another month only the form is checked, whichever way the case goes in.
#[test]
fn bad_value_in_march_refuses_march_and_bad_form_also_june() {
    let (mut random, mut parity) = (Random(2), Parity::default());
    let mut asked = |month, put: fn(&mut Input)| {
        let question = history(month, put);
        parity.compare(&mut random, &question);
        let found = Statement::compute(&question.input, &Asked::default());
        found.map(|statement| statement.to_json()).map_err(|refused| (refused.number, refused.at))
    };
    let june = asked(202_606, |_| ()).expect("a sound June");
    for (code, at, put) in NOT_FORM {
        assert_eq!(asked(202_603, *put), Err((code.number().into(), (*at).to_owned())));
        assert_eq!(asked(202_606, *put).as_ref(), Ok(&june), "{code:?} at {at}");
    }
    for (code, at, put) in FORM {
        for month in [202_603, 202_606] {
            assert_eq!(
                asked(month, *put),
                Err((code.number().into(), (*at).to_owned())),
                "{month}"
            );
        }
    }
    assert!(parity.differences.is_empty(), "{parity}");
}

/// The structs cannot say a version of 0, which is absent there.
#[test]
fn version_zero_is_the_default_in_c_and_refused_in_json() {
    for month in [202_603, 202_606] {
        let question =
            history(month, |input| input.sickness.push(sick_in_march(|record| record.version = 2)));
        let json = Json(&mut Random(3)).case(&question.input);
        let computed = Statement::from_json(json.as_bytes(), &Asked::default()).map(|_| ());
        assert_eq!(computed, Ok(()), "{month}");
        let refused = Statement::from_json(
            json.replace("\"version\":2", "\"version\":0").as_bytes(),
            &Asked::default(),
        )
        .map(|_| ());
        let refused = refused.expect_err("refused");
        assert_eq!(
            (refused.number, refused.at.as_str()),
            (ErrorCode::VersionNotAllowed.number().into(), "sickness.records[1].version")
        );
    }
}
