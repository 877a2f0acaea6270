//! What goes wrong with a case on its way: bytes that were lost or doubled, fields of another
//! value, and faults that only the law sees.

use ibo_core::{
    AgreementBuilder, Case, Euro, Kind, LeefloonRecord, Period, SicknessRecord, Source,
    UnemploymentRecord,
};
use ibo_tests::change;
use proptest::prelude::*;
use proptest::sample::{self, Index};
use proptest::{collection, option};
use serde_json::{Map, Value};

use crate::cases::{euro, from_zero, plus};

// ------------------------------------------------------------------------------------------------------------------ Bytes

/// One change of the bytes of a text.
#[derive(Debug, Clone)]
pub(crate) enum ByteEdit {
    Replace(Index, u8),
    Insert(Index, u8),
    Remove(Index, usize),
    Double(Index, usize),
    Cut(Index),
}

pub(crate) fn byte_edits() -> impl Strategy<Value = Vec<ByteEdit>> {
    let byte = || prop_oneof![any::<u8>(), sample::select(b"{}[]\",:-.0919/\\ ".to_vec())];
    let edit = prop_oneof![
        (any::<Index>(), byte()).prop_map(|(at, byte)| ByteEdit::Replace(at, byte)),
        (any::<Index>(), byte()).prop_map(|(at, byte)| ByteEdit::Insert(at, byte)),
        (any::<Index>(), 1_usize..20).prop_map(|(at, count)| ByteEdit::Remove(at, count)),
        (any::<Index>(), 1_usize..60).prop_map(|(at, count)| ByteEdit::Double(at, count)),
        any::<Index>().prop_map(ByteEdit::Cut),
    ];
    collection::vec(edit, 1..4)
}

pub(crate) fn edited(mut bytes: Vec<u8>, edits: &[ByteEdit]) -> Vec<u8> {
    for edit in edits.iter().cloned() {
        let length = bytes.len();
        let up_to = |at: usize, count: usize| at..(at + count).min(length);
        match edit {
            _ if length == 0 => {}
            ByteEdit::Replace(at, byte) => bytes[at.index(length)] = byte,
            ByteEdit::Insert(at, byte) => bytes.insert(at.index(length), byte),
            ByteEdit::Remove(at, count) => drop(bytes.drain(up_to(at.index(length), count))),
            ByteEdit::Double(at, count) => {
                let doubled = bytes[up_to(at.index(length), count)].to_vec();
                bytes.splice(at.index(length)..at.index(length), doubled);
            }
            ByteEdit::Cut(at) => bytes.truncate(at.index(length)),
        }
    }
    bytes
}

// ----------------------------------------------------------------------------------------------------------------- Fields

/// A way down into a JSON value, and what is done there.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    way: Vec<Index>,
    done: Done,
}

#[derive(Debug, Clone)]
enum Done {
    Replace(Value),
    Remove,
    Add(&'static str, Value),
}

const FIELDS: [&str; 12] = [
    "stopped",
    "rsz_base",
    "employee_rsz",
    "percentage",
    "suspended_days",
    "half_per_week",
    "to",
    "attendance",
    "absences",
    "records",
    "insz",
    "\u{0}",
];

const TEXTS: [&str; 34] = [
    "",
    "0",
    "-1",
    "1.005",
    "1e5",
    "+1",
    "1.",
    ".5",
    "NaN",
    "١",
    "99999999999999999999999",
    "-1000000000.01",
    "1/0",
    "3/2",
    "0/1",
    "1/3",
    "38/38/38",
    "0000-01",
    "2026-13",
    "2026-02-29",
    "9999-12-31",
    "0001-01-01",
    "10000-01-01",
    "working-days",
    "ibo-plus",
    "ibo",
    "half",
    "data",
    "no-data",
    "not-asked",
    "cancelled",
    "equivalent-leefloon",
    "C23",
    "é",
];

pub(crate) fn changes() -> impl Strategy<Value = Vec<Change>> {
    let done = prop_oneof![
        6 => values().prop_map(Done::Replace),
        2 => Just(Done::Remove),
        2 => (sample::select(FIELDS.to_vec()), values()).prop_map(|(name, value)| Done::Add(name, value)),
    ];
    let change =
        (collection::vec(any::<Index>(), 0..5), done).prop_map(|(way, done)| Change { way, done });
    collection::vec(change, 1..3)
}

fn values() -> impl Strategy<Value = Value> {
    let number = |text: &str| serde_json::from_str::<Value>(text).expect("a number");
    let numbers: Vec<_> = ["1.5", "1e3", "-0", "2147483648", "-2147483649", "9223372036854775808"]
        .map(number)
        .to_vec();
    prop_oneof![
        sample::select(TEXTS.map(Value::from).to_vec()),
        sample::select(numbers),
        any::<i32>().prop_map(Value::from),
        (-5_i32..150).prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
        Just(Value::Object(Map::new())),
        Just(Value::Array(Vec::new())),
        (990_usize..1_010).prop_map(|count| Value::Array(vec![Value::Null; count])),
    ]
}

pub(crate) fn changed(json: &str, changes: &[Change]) -> String {
    let mut value: Value = serde_json::from_str(json).expect("JSON");
    for change in changes {
        change.done_at(&mut value, &change.way);
    }
    value.to_string()
}

impl Change {
    fn done_at(&self, value: &mut Value, way: &[Index]) {
        let Some((step, rest)) = way.split_first() else { return self.done.done_to(value) };
        let inside = match value {
            Value::Object(fields) if !fields.is_empty() => {
                let index = step.index(fields.len());
                if matches!(self.done, Done::Remove) && rest.is_empty() {
                    let name = fields.keys().nth(index).cloned();
                    name.and_then(|name| fields.remove(&name));
                    return;
                }
                fields.values_mut().nth(index)
            }
            Value::Array(items) if !items.is_empty() => {
                let index = step.index(items.len());
                items.get_mut(index)
            }
            _ => None,
        };
        match inside {
            Some(inside) => self.done_at(inside, rest),
            None => self.done.done_to(value),
        }
    }
}

impl Done {
    fn done_to(&self, value: &mut Value) {
        match (self, value) {
            (Self::Replace(with), value) => *value = with.clone(),
            (Self::Add(name, added), Value::Object(fields)) => {
                drop(fields.insert((*name).to_owned(), added.clone()));
            }
            (Self::Add(..) | Self::Remove, value) => *value = Value::Null,
        }
    }
}

// ----------------------------------------------------------------------------------------------
// Faults that the law refuses

/// A fault of a typed case.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    kind: u8,
    days: i64,
    second: Option<u8>,
}

pub(crate) fn faults() -> impl Strategy<Value = Fault> {
    (0_u8..14, 1_i64..500, option::of(0_u8..14)).prop_map(|(kind, days, second)| Fault {
        kind,
        days,
        second,
    })
}

impl Fault {
    pub(crate) fn done_to(&self, case: Case) -> Case {
        let kinds = [Some(self.kind), self.second].into_iter().flatten();
        kinds.fold(case, |case, kind| self.done(kind, &case))
    }

    fn done(&self, kind: u8, case: &Case) -> Case {
        let agreement = case.agreement();
        match kind {
            0 => change::agreement(case, |of| of.start(plus(agreement.start(), -self.days))),
            1 => change::agreement(case, |of| of.end(plus(agreement.end(), self.days))),
            2 => change::agreement(case, |of| of.end(agreement.start())),
            3 => change::agreement(case, |of| of.stopped(plus(agreement.end(), self.days))),
            4 => change::agreement(case, |of| of.percentage(75)),
            5 => change::agreement(case, |of| of.rsz_base(105)),
            6 => {
                let rsz = agreement
                    .reference_gross_wage()
                    .map(|wage| from_zero((wage.cents() + 1).min(Euro::MAX.cents())));
                change::agreement(case, |of| of.maybe(rsz, AgreementBuilder::employee_rsz))
            }
            7 => change::no_wage(case),
            8 => {
                let other = if agreement.kind() == Kind::Ibo { Kind::IboPlus } else { Kind::Ibo };
                change::agreement(case, |of| of.kind(other))
            }
            9 => {
                let two = Source::data(vec![benefit(case), benefit(case)]).expect("two");
                change::case(case, |of| of.unemployment(two))
            }
            10 => {
                let opposite = |record: &LeefloonRecord| {
                    record.to_builder().amount(euro(-record.amount().cents())).build()
                };
                change::case(case, |of| of.leefloon(change::each(case.leefloon(), opposite)))
            }
            11 => {
                let opposite = |of: &SicknessRecord| {
                    of.to_builder().gross_taxable(euro(-of.gross_taxable().cents())).build()
                };
                change::case(case, |of| of.sickness(change::each(case.sickness(), opposite)))
            }
            12 => {
                let unheard_of = |record: &UnemploymentRecord| {
                    record.to_builder().benefit_type("unheard-of".parse()?).build()
                };
                change::case(case, |of| {
                    of.unemployment(change::each(case.unemployment(), unheard_of))
                })
            }
            _ => change::no_attendance(case),
        }
    }
}

fn benefit(case: &Case) -> UnemploymentRecord {
    let period = Period::new(case.month().first(), None).expect("a period");
    let benefit_type = "full-unemployment".parse().expect("a code");
    UnemploymentRecord::builder(period, from_zero(98_765), benefit_type).build().expect("a record")
}

/// The case with a reference and amounts that stand in no sentence by chance.
pub(crate) fn with_telling_values(case: &Case) -> Case {
    let mut cents = 7_770_013;
    let mut next = || {
        cents += 1_111;
        from_zero(cents)
    };
    let wage = case.agreement().reference_gross_wage().map(|_| next());
    let rsz = case.agreement().employee_rsz().map(|_| from_zero(707_173));
    let case = change::agreement(case, |of| {
        of.maybe(wage, AgreementBuilder::reference_gross_wage)
            .maybe(rsz, AgreementBuilder::employee_rsz)
    });
    let unemployment =
        change::each(case.unemployment(), |record| record.to_builder().day_amount(next()).build());
    let leefloon = change::each(case.leefloon(), |record| {
        let amount = if record.amount().is_negative() { record.amount() } else { next().into() };
        record.to_builder().amount(amount).build()
    });
    let sickness = change::each(case.sickness(), |record| {
        let amount = if record.gross_taxable().is_negative() {
            record.gross_taxable()
        } else {
            next().into()
        };
        record.to_builder().gross_taxable(amount).build()
    });
    let case_ref = "Z9-REFERENCE-9Z".parse().expect("a reference");
    change::case(&case, |of| {
        of.case_ref(case_ref).unemployment(unemployment).leefloon(leefloon).sickness(sickness)
    })
}

/// The reference and the amounts of a case that no message may repeat.
pub(crate) fn telling(case: &Case) -> Vec<String> {
    let wages = [case.agreement().reference_gross_wage(), case.agreement().employee_rsz()];
    let wages = wages.into_iter().flatten().map(Euro::from);
    let benefits =
        case.unemployment().records().iter().map(|record| Euro::from(record.day_amount()));
    let entries = case.leefloon().records().iter().map(LeefloonRecord::amount);
    let payments = case.sickness().records().iter().map(SicknessRecord::gross_taxable);
    let amounts = wages.chain(benefits).chain(entries).chain(payments);
    let amounts =
        amounts.map(|amount| amount.magnitude()).filter(|amount| amount.cents() >= 100_000);
    amounts
        .map(|amount| amount.to_string())
        .chain([case.case_ref().to_string(), "987.65".to_owned()])
        .collect()
}
