//! A table of payments with month and agreement is a loop of single payments: each random row
//! against the same payment written as JSON, and the golden payments as rows of one table.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ibo_core::table::{
    PaymentCaseBuffers, PaymentCaseColumns, PaymentCaseTable, RowStatus, TableColumn,
    payment_cases, payment_cases_in_parallel,
};
use ibo_core::{
    Certainty, Error, ErrorCode, Euro, Fraction, NaiveDate, Options, PaymentAmounts, PaymentCase,
    parse_date, payment_amounts,
};
use ibo_tests::read;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::options::laid;
use crate::random::{Random, seed};
use crate::rows::{
    AMOUNTS_BEHIND, Cell, Cells, CodeCells, NUMBERS_BEHIND, Refusal, Word, unread_amount,
    unread_number,
};

/// The cells of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Row {
    month: Option<i32>,
    premium: Option<i64>,
    employment_hours: Option<i32>,
    full_time_hours: Option<i32>,
    attendance_paid: Option<i32>,
    attendance_normal: Option<i32>,
    attendance_working_days: Option<u8>,
    kind: Option<Word>,
    start: Option<i32>,
    end: Option<i32>,
    stopped: Option<i32>,
}

/// How many columns a table may lack.
const OPTIONAL: usize = 8;
const ALL: [bool; OPTIONAL] = [true; OPTIONAL];

/// Rows with their columns, of which some may not be there.
struct Table {
    rows: Vec<Row>,
    present: [bool; OPTIONAL],
    month: Cells<i32>,
    premium: Cells<i64>,
    employment_hours: Cells<i32>,
    full_time_hours: Cells<i32>,
    attendance_paid: Cells<i32>,
    attendance_normal: Cells<i32>,
    attendance_working_days: Cells<u8>,
    kind: CodeCells,
    start: Cells<i32>,
    end: Cells<i32>,
    stopped: Cells<i32>,
}

impl Table {
    fn of(
        rows: impl IntoIterator<Item = Row>,
        present: [bool; OPTIONAL],
        random: &mut Random,
    ) -> Self {
        let [month, paid, normal, working_days, kind, start, end, stopped] = present;
        let seen = |row: Row| Row {
            month: row.month.filter(|_| month),
            attendance_paid: row.attendance_paid.filter(|_| paid),
            attendance_normal: row.attendance_normal.filter(|_| normal),
            attendance_working_days: row.attendance_working_days.filter(|_| working_days),
            kind: row.kind.filter(|_| kind),
            start: row.start.filter(|_| start),
            end: row.end.filter(|_| end),
            stopped: row.stopped.filter(|_| stopped),
            ..row
        };
        let rows: Vec<_> = rows.into_iter().map(seen).collect();
        let numbers = |cell: fn(&Row) -> Option<i32>, random: &mut Random| {
            Cells::of(rows.iter().map(cell), NUMBERS_BEHIND, random)
        };
        Self {
            present,
            month: numbers(|row| row.month, random),
            premium: Cells::of(rows.iter().map(|row| row.premium), AMOUNTS_BEHIND, random),
            employment_hours: numbers(|row| row.employment_hours, random),
            full_time_hours: numbers(|row| row.full_time_hours, random),
            attendance_paid: numbers(|row| row.attendance_paid, random),
            attendance_normal: numbers(|row| row.attendance_normal, random),
            attendance_working_days: Cells::of(
                rows.iter().map(|row| row.attendance_working_days),
                &[0, 1, 255],
                random,
            ),
            kind: CodeCells::of(rows.iter().map(|row| row.kind), random),
            start: numbers(|row| row.start, random),
            end: numbers(|row| row.end, random),
            stopped: numbers(|row| row.stopped, random),
            rows,
        }
    }

    fn columns(&self) -> PaymentCaseColumns<'_> {
        fn given<T: Cell>(
            cells: &Cells<T>,
            is_there: bool,
        ) -> Option<ibo_core::table::Column<'_, T>> {
            is_there.then(|| cells.column())
        }
        let [month, paid, normal, working_days, kind, start, end, stopped] = self.present;
        PaymentCaseColumns {
            month: given(&self.month, month),
            premium: self.premium.column(),
            employment_hours: self.employment_hours.column(),
            full_time_hours: self.full_time_hours.column(),
            attendance_paid: given(&self.attendance_paid, paid),
            attendance_normal: given(&self.attendance_normal, normal),
            attendance_working_days: given(&self.attendance_working_days, working_days),
            kind: kind.then(|| self.kind.codes()),
            start: given(&self.start, start),
            end: given(&self.end, end),
            stopped: given(&self.stopped, stopped),
        }
    }
}

/// Buffers that were used before.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Paid {
    amounts: [Vec<i64>; 4],
    certainty: Vec<Option<Certainty>>,
    status: Vec<RowStatus>,
}

type Answer = Result<([i64; 4], Certainty), Refusal>;

impl Paid {
    fn used(rows: usize) -> Self {
        let refused = RowStatus::refused(ErrorCode::ParametersDuplicate, TableColumn::Month);
        Self {
            amounts: [-13, -14, -15, -16].map(|cents| vec![cents; rows]),
            certainty: vec![Some(Certainty::Hypothetical); rows],
            status: vec![refused; rows],
        }
    }

    fn buffers(&mut self) -> PaymentCaseBuffers<'_> {
        let [after_fraction, due, tax, net] = &mut self.amounts;
        PaymentCaseBuffers {
            premium_after_fraction: after_fraction,
            premium_due: due,
            withholding_tax: tax,
            net,
            certainty: &mut self.certainty,
            status: &mut self.status,
        }
    }

    fn of(columns: &PaymentCaseColumns<'_>, options: &Options) -> Self {
        let mut paid = Self::used(columns.rows().expect("columns of one length"));
        payment_cases(columns, options, paid.buffers()).expect("one length");
        paid
    }

    fn row(&self, row: usize) -> Answer {
        let (amounts, certainty) =
            (self.amounts.each_ref().map(|cents| cents[row]), self.certainty[row]);
        match self.status[row].refusal() {
            None => Ok((amounts, certainty.expect("a certainty"))),
            Some((code, column)) => {
                assert_eq!((amounts, certainty), ([0; 4], None), "a refused row has nothing");
                Err((code, column.name()))
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------- A row as JSON

fn day(number: i32) -> NaiveDate {
    NaiveDate::from_epoch_days(number).expect("a day")
}

/// The row as the case of a single payment; none for a row whose cells no JSON has.
fn as_json(row: &Row) -> Option<String> {
    let mut json = String::from("{");
    let mut field = |name: &str, value: String| {
        write!(json, "{}\"{name}\":\"{value}\"", if json.len() > 1 { "," } else { "" })
            .expect("written");
    };
    let in_hundredths = |hundredths: i32| format!("{}.{:02}", hundredths / 100, hundredths % 100);
    if let Some(month) = row.month {
        field("month", day(month).format("%Y-%m").to_string());
    }
    if let Some(cents) = row.premium {
        field("premium", Euro::from_cents(cents).ok()?.to_string());
    }
    let (hours, whole) = (row.employment_hours?, row.full_time_hours?);
    field("fraction", format!("{}/{}", in_hundredths(hours), in_hundredths(whole)));
    let is_asked = row.attendance_working_days.is_some_and(|asked| asked != 0);
    match (row.attendance_paid, row.attendance_normal, is_asked) {
        (None, None, false) => {}
        (None, None, true) => field("attendance", "working-days".to_owned()),
        (Some(paid), Some(normal), false) => {
            field("attendance", format!("{}/{}", in_hundredths(paid), in_hundredths(normal)));
        }
        _ => return None,
    }
    if let Some(kind) = row.kind {
        field("kind", String::from_utf8_lossy(kind).into_owned());
    }
    for (name, number) in [("start", row.start), ("end", row.end), ("stopped", row.stopped)] {
        if let Some(number) = number {
            field(name, day(number).to_string());
        }
    }
    json.push('}');
    Some(json)
}

fn alone(row: &Row, options: &Options) -> Option<Result<PaymentAmounts, Error>> {
    let case = PaymentCase::from_json(as_json(row)?.as_bytes());
    Some(case.and_then(|case| payment_amounts(&case, options)))
}

/// The column in place of the field.
fn answer(alone: &Result<PaymentAmounts, Error>) -> Answer {
    match alone {
        Ok(PaymentAmounts { payment, certainty, .. }) => {
            let amounts = [
                payment.premium_after_fraction,
                payment.premium_due,
                payment.withholding_tax,
                payment.net,
            ];
            Ok((amounts.map(Euro::cents), *certainty))
        }
        Err(error) => {
            let column = match error.location() {
                "fraction" => "employment_hours",
                "attendance" => "attendance_paid",
                field => TableColumn::of_path(field).expect(field).name(),
            };
            Err((error.code(), column))
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------- Random rows

fn number(random: &mut Random, first: i64, last: i64) -> i32 {
    i32::try_from(random.between(first, last)).expect("small")
}

/// A month of 2018 to 2028, and an agreement that mostly touches it.
fn random_row(random: &mut Random) -> Row {
    let first_day = days("2018-07-01");
    let month = first_day + number(random, 0, 3_800);
    let start = month - number(random, -20, 300);
    let shortest = if random.once_in(20) { -3 } else { 27 };
    let end = start + number(random, shortest, 364);
    let whole = random.of(&[3_800, 3_600, 16_720, 2_200]);
    let part = |random: &mut Random, wrong: i32| {
        if random.once_in(20) { wrong } else { number(random, 1, whole.into()) }
    };
    let given = random.percent(35);
    let is_agreed = random.percent(75);
    let now_and_then = |random: &mut Random, cell: i32| (!random.once_in(25)).then_some(cell);
    Row {
        month: now_and_then(random, month),
        premium: (!random.once_in(40)).then(|| random.between(0, 300_000)),
        employment_hours: Some(part(random, if is_agreed { 0 } else { whole + 1 })),
        full_time_hours: Some(whole),
        attendance_paid: given.then(|| part(random, whole + 1)),
        attendance_normal: given.then_some(whole),
        attendance_working_days: if given {
            random.sometimes(20, &[0])
        } else {
            random.sometimes(70, &[0, 1, 1, 7])
        },
        kind: if is_agreed || random.once_in(12) {
            random.sometimes(70, &[b"ibo" as Word, b"ibo", b"ibo-plus", b"ibo-min"])
        } else {
            None
        },
        start: if is_agreed { now_and_then(random, start) } else { None },
        end: if is_agreed { now_and_then(random, end) } else { None },
        stopped: if is_agreed || random.once_in(20) {
            random.percent(30).then(|| start + number(random, -2, 200))
        } else {
            None
        },
    }
}

fn days(date: &str) -> i32 {
    parse_date(date).expect("a date").to_epoch_days()
}

/// Rates of months, of a kind, and of agreements from a day on; other working days from 2024.
const OWN: &str = r#"
[[value]]
id = "withholding.rate"
from = "2021-01-01"
value = "0.22225"
certainty = "secondary"
source = "a test"

[[value]]
id = "withholding.rate"
from = "2022-06-01"
value = "0.05"
kind = "ibo-plus"
certainty = "assumed"
source = "a test"

[[value]]
id = "withholding.rate"
from = "2025-01-01"
agreements_from = "2025-03-01"
value = "0.3"
certainty = "hypothetical"
source = "a test"

[[value]]
id = "payment.working-days"
from = "2024-01-01"
value = "calendar"
certainty = "official"
source = "a test"

[[value]]
id = "withholding.rounding"
from = "2023-01-01"
value = "up"
certainty = "official"
source = "a test"
"#;

fn all_options() -> [Options; 4] {
    let own = || Options::default().parameters(laid(OWN));
    [
        Options::default(),
        own(),
        Options::default().require(Certainty::Secondary),
        own().require(Certainty::Assumed),
    ]
}

#[test]
fn random_rows_are_each_a_payment_alone() {
    let seed = seed("payments with month and agreement");
    let (mut met, mut computed) = (BTreeMap::<Refusal, usize>::new(), 0);
    let mut by_certainty = BTreeMap::<Certainty, usize>::new();
    for (index, options) in all_options().iter().cycle().take(80).enumerate() {
        let table_seed = seed.wrapping_mul(1_000_033).wrapping_add(index as u64);
        let mut random = Random::new(table_seed);
        let rows: Vec<_> = (0..250).map(|_| random_row(&mut random)).collect();
        let mut present = ALL;
        if index % 3 == 0 {
            present[random.below(OPTIONAL)] = false;
        }
        let table = Table::of(rows, present, &mut random);
        let (columns, mut by_row) =
            (table.columns(), PaymentCaseTable::new(options).expect("values"));
        let paid = Paid::of(&columns, options);
        for (index_of_row, row) in table.rows.iter().enumerate() {
            let name = || format!("seed {seed}, table {index}, row {index_of_row}: {row:?}");
            let found = paid.row(index_of_row);
            let of_row = by_row.payment(&columns, index_of_row);
            assert_eq!(found, answer(&of_row), "{}", name());
            let Some(alone) = alone(row, options) else {
                // One of both parts of an attendance, or an attendance beside the working days.
                let (code, at) = found.expect_err(&name());
                let of_attendance = at.starts_with("attendance_");
                let comes_before = (code, at) == (ErrorCode::MissingField, "premium");
                assert!(of_attendance || comes_before, "{}: {code:?} at {at}", name());
                continue;
            };
            assert_eq!(found, answer(&alone), "{}", name());
            if let (Err(of_row), Err(alone)) = (&of_row, &alone)
                && alone.code() != ErrorCode::MissingField
                && alone.code() != ErrorCode::UnknownKind
            {
                assert_eq!(of_row, alone, "{}", name());
            }
            match found {
                Ok((_, certainty)) => {
                    computed += 1;
                    *by_certainty.entry(certainty).or_default() += 1;
                }
                Err(refusal) => *met.entry(refusal).or_default() += 1,
            }
        }
    }
    assert!(computed > 4_000, "{computed} rows");
    let certainties: Vec<_> = by_certainty.keys().copied().collect();
    let all = [Certainty::Hypothetical, Certainty::Assumed, Certainty::Secondary];
    assert_eq!(certainties, all, "{by_certainty:?}");
    let expected = [
        (ErrorCode::MissingField, "premium"),
        (ErrorCode::MissingField, "month"),
        (ErrorCode::MissingField, "start"),
        (ErrorCode::MissingField, "end"),
        (ErrorCode::UnknownKind, "kind"),
        (ErrorCode::DateOrder, "end"),
        (ErrorCode::StoppedOutsideAgreement, "stopped"),
        (ErrorCode::MonthOutsideAgreement, "month"),
        (ErrorCode::ParameterNotCovered, "month"),
        (ErrorCode::EmploymentFractionNotAllowed, "employment_hours"),
        (ErrorCode::AttendanceNotAllowed, "attendance_paid"),
        (ErrorCode::AttendanceMissing, "attendance_paid"),
        (ErrorCode::CertaintyTooWeak, "require"),
    ];
    for refusal in expected {
        assert!(met.contains_key(&refusal), "no row was refused for {refusal:?}: {met:?}");
    }
}

/// A payment of March 2026, by the working days from the 9th on.
fn sound() -> Row {
    Row {
        month: Some(days("2026-03-15")),
        premium: Some(58_857),
        employment_hours: Some(1_900),
        full_time_hours: Some(3_800),
        attendance_working_days: Some(1),
        kind: Some(b"ibo"),
        start: Some(days("2026-03-09")),
        end: Some(days("2026-08-28")),
        ..Row::default()
    }
}

/// What no JSON can say, at its column; of two faults the first in the order of the format.
#[test]
fn faults_of_form_are_refused_at_their_columns() {
    use ErrorCode as C;
    type Change = fn(&mut Row);
    let wrong: [(Refusal, Change); 14] = [
        ((C::DateMalformed, "month"), |row| row.month = Some(unread_number(C::DateMalformed))),
        ((C::DateOutOfRange, "month"), |row| row.month = Some(i32::MAX)),
        ((C::AmountMalformed, "premium"), |row| {
            row.premium = Some(unread_amount(C::AmountMalformed));
        }),
        ((C::AmountNegative, "premium"), |row| row.premium = Some(-1)),
        ((C::MissingField, "employment_hours"), |row| row.employment_hours = None),
        ((C::FractionZero, "full_time_hours"), |row| row.full_time_hours = Some(0)),
        ((C::MissingField, "attendance_normal"), |row| {
            (row.attendance_paid, row.attendance_normal) = (Some(100), None);
        }),
        ((C::WrongType, "attendance_working_days"), |row| {
            (row.attendance_paid, row.attendance_normal) = (Some(100), Some(200));
        }),
        ((C::UnknownKind, "kind"), |row| row.kind = Some(b"")),
        ((C::DateImpossible, "start"), |row| row.start = Some(unread_number(C::DateImpossible))),
        ((C::DateOutOfRange, "end"), |row| row.end = Some(i32::MAX)),
        ((C::DateOutOfRange, "stopped"), |row| row.stopped = Some(i32::MIN + 200)),
        ((C::DateOrder, "end"), |row| row.end = Some(days("2026-03-08"))),
        ((C::StoppedOutsideAgreement, "stopped"), |row| row.stopped = Some(days("2026-09-01"))),
    ];
    let (mut rows, mut refusals) = (vec![sound()], Vec::new());
    for (first, (refusal, change)) in wrong.iter().enumerate() {
        for (_, other) in &wrong[first..] {
            let mut both = sound();
            other(&mut both);
            change(&mut both);
            rows.push(both);
            refusals.push(*refusal);
        }
    }
    let table = Table::of(rows, ALL, &mut Random::new(29));
    let paid = Paid::of(&table.columns(), &Options::default());
    // 588.57 x 19/38 = 294.29, x 17/22 = 227.41; tax 25.27; net 202.14.
    assert_eq!(paid.row(0), Ok(([29_429, 22_741, 2_527, 20_214], Certainty::Assumed)));
    for (row, refusal) in (1..).zip(refusals) {
        assert_eq!(paid.row(row), Err(refusal), "{:?}", table.rows[row]);
    }
}

#[test]
fn parts_threads_and_slices_give_the_same_rows() {
    let seed = seed("threads of payments with month and agreement");
    let mut random = Random::new(seed);
    let rows: Vec<_> = (0..40_020).map(|_| random_row(&mut random)).collect();
    let table = Table::of(rows, ALL, &mut random);
    let (columns, options) = (table.columns(), Options::default().parameters(laid(OWN)));
    let whole = Paid::of(&columns, &options);
    let mut many = Paid::used(table.rows.len());
    payment_cases_in_parallel(&columns, &options, many.buffers()).expect("one length");
    assert!(many == whole, "seed {seed}: threads");
    for (first, count) in [(0, 0), (0, 1), (63, 2), (100, 64), (64, 129), (39_999, 21)] {
        let part = Paid::of(&columns.slice(first, count), &options);
        for row in 0..count {
            assert_eq!(part.row(row), whole.row(first + row), "seed {seed}, from {first}");
        }
    }
}

#[test]
fn columns_or_buffers_of_other_lengths_write_nothing() {
    let mut random = Random::new(31);
    let table = Table::of([sound(); 5], ALL, &mut random);
    let columns = table.columns();
    let shorten: [fn(&mut PaymentCaseColumns<'_>); 4] = [
        |columns| columns.month = columns.month.map(|column| column.slice(0, 4)),
        |columns| columns.premium = columns.premium.slice(0, 4),
        |columns| columns.kind = columns.kind.map(|column| column.slice(0, 4)),
        |columns| columns.stopped = columns.stopped.map(|column| column.slice(0, 4)),
    ];
    for shorten in shorten {
        let (mut short, mut paid) = (columns, Paid::used(5));
        shorten(&mut short);
        let error = payment_cases(&short, &Options::default(), paid.buffers());
        assert_eq!(error.expect_err("refused").code(), ErrorCode::WrongType);
        assert_eq!(paid, Paid::used(5));
    }
    let mut paid = Paid::used(5);
    paid.certainty.pop();
    let error = payment_cases(&columns, &Options::default(), paid.buffers());
    assert_eq!(error.expect_err("refused").code(), ErrorCode::WrongType);
}

// ---------------------------------------------------------------------------------------------------------------- Golden payments

#[derive(Deserialize)]
struct Golden {
    about: String,
    options: Own,
    case: Box<RawValue>,
    statement: Option<BTreeMap<String, Box<RawValue>>>,
    error: Option<Refused>,
}

#[derive(Deserialize)]
struct Own {
    parameters: Option<String>,
}

#[derive(Deserialize)]
struct Refused {
    code: String,
    at: String,
}

fn row_of(case: &str) -> Row {
    let fields: BTreeMap<&str, &str> = serde_json::from_str(case).expect("texts");
    let date = |name: &str| fields.get(name).map(|date| days(date));
    let parts = |fraction: &str| {
        let fraction = fraction.parse::<Fraction>().expect("a fraction");
        [fraction.numerator(), fraction.denominator()].map(|part| i32::try_from(part).ok())
    };
    let [employment_hours, full_time_hours] = parts(fields["fraction"]);
    let [attendance_paid, attendance_normal] = match fields.get("attendance") {
        None | Some(&"working-days") => [None; 2],
        Some(ratio) => parts(ratio),
    };
    Row {
        month: fields.get("month").map(|month| days(&format!("{month}-01"))),
        premium: fields.get("premium").map(|text| text.parse::<Euro>().expect("euro").cents()),
        employment_hours,
        full_time_hours,
        attendance_paid,
        attendance_normal,
        attendance_working_days: (fields.get("attendance") == Some(&"working-days")).then_some(1),
        kind: fields.get("kind").map(|kind| kind.to_string().leak().as_bytes()),
        start: date("start"),
        end: date("end"),
        stopped: date("stopped"),
    }
}

#[test]
fn golden_payments_are_rows_of_one_table() {
    let fixtures: Vec<Golden> =
        serde_json::from_str(&read("fixtures/payment-statements.json")).expect("fixtures");
    let mut by_options = BTreeMap::<Option<&str>, Vec<&Golden>>::new();
    for fixture in &fixtures {
        by_options.entry(fixture.options.parameters.as_deref()).or_default().push(fixture);
    }
    assert!(by_options.len() > 3 && by_options[&None].len() > 10);
    for (own, fixtures) in by_options {
        let options =
            own.map_or_else(Options::default, |own| Options::default().parameters(laid(own)));
        let rows = fixtures.iter().map(|fixture| row_of(fixture.case.get()));
        let table = Table::of(rows, ALL, &mut Random::new(3));
        let paid = Paid::of(&table.columns(), &options);
        for (row, Golden { about, statement, error, .. }) in fixtures.iter().enumerate() {
            let expected = match (statement, error) {
                (Some(statement), None) => {
                    let text = |name: &str| -> String {
                        serde_json::from_str(statement[name].get()).expect("a text")
                    };
                    let amounts =
                        ["premium_after_fraction", "premium_due", "withholding_tax", "net"]
                            .map(|name| text(name).parse::<Euro>().expect("euro").cents());
                    Ok((amounts, text("certainty").parse().expect("a certainty")))
                }
                (None, Some(Refused { code, at })) => {
                    let column = match &**at {
                        "fraction" => "employment_hours",
                        "attendance" => "attendance_paid",
                        field => TableColumn::of_path(field).expect(field).name(),
                    };
                    Err((ErrorCode::from_slug(code).expect("a code"), column))
                }
                _ => panic!("{about}: a statement or an error"),
            };
            assert_eq!(paid.row(row), expected, "{about}");
        }
    }
}
