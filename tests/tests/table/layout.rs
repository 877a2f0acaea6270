//! How rows lie in memory and who computes them plays no part: lengths around the borders of
//! chunks, slices, bitmaps that start anywhere, threads, and buffers that were used before.

use ibo_core::table::{
    CaseColumns, CaseTable, Codes, Column, PaymentColumns, Validity, cases, cases_in_parallel,
    payments, payments_in_parallel,
};
use ibo_core::{Error, ErrorCode, Options, Parameters, Withholding};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::generate::{present, sound, table};
use crate::options::{NamedOptions, own_parameters};
use crate::payment_rows::{Paid, PaymentRow, PaymentTable, random_rows};
use crate::random::{Random, seed};
use crate::rows::{Answer, Cell, Out, Present, Row, Table};

/// Lengths around the sizes of words, blocks and parts; the longest first.
const LENGTHS: [usize; 20] = [
    40_000, 16_385, 16_384, 16_383, 2_049, 1_025, 1_024, 1_023, 513, 512, 511, 257, 256, 255, 65,
    64, 63, 2, 1, 0,
];

/// Rows with own values of which all months have some.
fn many(seed: u64, rows: usize) -> (Table, NamedOptions) {
    table(&mut Random::new(seed), 7, rows, &own_parameters())
}

fn withholding() -> Withholding {
    Withholding::only(Parameters::embedded().expect("values")).expect("a rate")
}

fn many_payments(seed: u64, rows: usize) -> PaymentTable {
    let mut random = Random::new(seed);
    let rows = random_rows(&mut random, rows);
    PaymentTable::of(rows, [true, true], &mut random)
}

/// Each row by itself.
fn one_by_one(columns: &CaseColumns<'_>, options: &Options) -> Vec<Answer> {
    let rows = columns.rows().expect("one length");
    (0..rows).into_par_iter().map(|row| Out::of(&columns.slice(row, 1), options).row(0)).collect()
}

#[test]
fn rows_of_any_length_are_each_row_alone() {
    let (table, asked) = many(seed("lengths"), 40_020);
    let (columns, options) = (table.columns(), asked.options());
    let alone = one_by_one(&columns, &options);
    LENGTHS.into_par_iter().enumerate().for_each(|(first, length)| {
        // Each length begins at another row, and so at another bit.
        let out = Out::of(&columns.slice(first, length), &options);
        assert_eq!(out.rows().count(), length);
        for (row, found) in out.rows().enumerate() {
            assert_eq!(
                found,
                alone[first + row],
                "{length} rows from {first}, row {row}: {:?}",
                table.rows[first + row]
            );
        }
    });
}

#[test]
fn payments_of_any_length_are_each_row_alone() {
    let (table, withholding) = (many_payments(seed("lengths of payments"), 40_020), withholding());
    let columns = table.columns();
    let alone: Vec<_> = (0..table.rows.len())
        .into_par_iter()
        .map(|row| Paid::of(&columns.slice(row, 1), &withholding).row(0))
        .collect();
    LENGTHS.into_par_iter().enumerate().for_each(|(first, length)| {
        let paid = Paid::of(&columns.slice(first, length), &withholding);
        for row in 0..length {
            assert_eq!(
                paid.row(row),
                alone[first + row],
                "{length} rows from {first}, row {row}: {:?}",
                table.rows[first + row]
            );
        }
    });
}

#[test]
fn a_slice_is_a_copy() {
    let mut random = Random::new(seed("slices"));
    let own = own_parameters();
    for number in 0..60 {
        let rows = random.below(300);
        let (table, asked) = table(&mut random, number, rows, &own);
        let (first, count) = (random.below(rows + 2), random.below(rows + 2));
        let (from, to) = (first.min(rows), (first + count).min(rows));
        let slice = table.columns().slice(first, count);
        let again = slice.slice(1, 2);
        let copy = Table::of(table.rows[from..to].iter().copied(), table.present, &mut random);
        assert_eq!(
            Out::of(&slice, &asked.options()),
            copy.compute(&asked.options()),
            "{from}..{to} of {rows}"
        );
        let (from, to) = ((from + 1).min(to), (from + 3).min(to));
        let copy = Table::of(table.rows[from..to].iter().copied(), table.present, &mut random);
        assert_eq!(
            Out::of(&again, &asked.options()),
            copy.compute(&asked.options()),
            "{from}..{to} of {rows}, a slice of a slice"
        );
    }
    for _ in 0..60 {
        let table = many_payments(u64::from(random.byte()), 200);
        let (from, to) = (random.below(100), 100 + random.below(100));
        let copy =
            PaymentTable::of(table.rows[from..to].iter().copied(), [true, true], &mut random);
        let slice = table.columns().slice(from, to - from);
        assert_eq!(
            Paid::of(&slice, &withholding()),
            Paid::of(&copy.columns(), &withholding()),
            "{from}..{to}"
        );
    }
}

/// Tables with other columns, other words and other months, one after the other: what was looked up
/// for one says nothing of the next.
#[test]
fn parts_of_a_table_are_tables_of_their_own() {
    let mut random = Random::new(seed("parts"));
    let own = own_parameters();
    for number in 0..10 {
        let asked = NamedOptions::of_table(number, &own);
        let options = asked.options();
        let mut whole = CaseTable::new(&options).expect("sound values");
        for part in 0..12 {
            let rows = random.below(200);
            let (table, _) = table(&mut random, number + 10 * part, rows, &own);
            let mut out = Out::used(rows);
            whole.compute(&table.columns(), out.buffers()).expect("one length");
            assert_eq!(out, table.compute(&options), "{}, part {part}", asked.name);
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------- The lowest numbers

/// A row in which some numbers are the lowest that there is.
fn with_lowest(random: &mut Random, mut row: Row) -> Row {
    fn raise<T: Cell>(cell: &mut Option<T>, is_lowest: bool) {
        *cell = cell.map(|value| if is_lowest { T::LOWEST } else { value });
    }
    let Row {
        month,
        start,
        end,
        stopped,
        suspended_days,
        percentage,
        employment_hours,
        full_time_hours,
        rsz_base,
        ..
    } = &mut row;
    let agreement = [
        month,
        start,
        end,
        stopped,
        suspended_days,
        percentage,
        employment_hours,
        full_time_hours,
        rsz_base,
    ];
    agreement.into_iter().for_each(|cell| raise(cell, random.once_in(100)));
    let Row {
        attendance_paid,
        attendance_normal,
        unemployment_half_per_week,
        unemployment_from,
        unemployment_to,
        ..
    } = &mut row;
    let numbers = [
        attendance_paid,
        attendance_normal,
        unemployment_half_per_week,
        unemployment_from,
        unemployment_to,
    ];
    numbers.into_iter().for_each(|cell| raise(cell, random.once_in(50)));
    [&mut row.sickness_from, &mut row.sickness_to]
        .into_iter()
        .for_each(|cell| raise(cell, random.once_in(20)));
    let Row {
        reference_gross_wage,
        employee_rsz,
        unemployment_day_amount,
        leefloon_amount,
        sickness_gross_taxable,
        ..
    } = &mut row;
    let amounts = [
        reference_gross_wage,
        employee_rsz,
        unemployment_day_amount,
        leefloon_amount,
        sickness_gross_taxable,
    ];
    amounts.into_iter().for_each(|cell| raise(cell, random.once_in(50)));
    row
}

/// The lowest number of a column is a number below every range, and stands for nothing else.
#[test]
fn no_number_of_a_column_stands_for_another() {
    let mut random = Random::new(seed("columns as given"));
    let own = own_parameters();
    let mut refused = 0;
    for number in 0..40 {
        let (table, asked) = table(&mut random, number, 300, &own);
        let rows: Vec<_> = table.rows.iter().map(|row| with_lowest(&mut random, *row)).collect();
        // What lies behind nulls and faults is left to chance each time.
        let [expected, found, again] = [(); 3].map(|()| {
            Table::of(rows.clone(), table.present, &mut random).compute(&asked.options())
        });
        for (row, ((expected, found), again)) in
            expected.rows().zip(found.rows()).zip(again.rows()).enumerate()
        {
            assert_eq!(found, expected, "{}, row {row}: {:?}", asked.name, rows[row]);
            assert_eq!(again, expected, "{}, row {row}: {:?}", asked.name, rows[row]);
            refused += usize::from(expected.refusal.is_some());
        }
    }
    assert!(refused > 1_000, "{refused}");
}

#[test]
fn no_number_of_payments_stands_for_another() {
    let (mut random, withholding) = (Random::new(seed("payments as given")), withholding());
    for number in 0..40 {
        let lowest = |random: &mut Random, cell: Option<i32>| {
            cell.map(|hours| if random.once_in(20) { i32::LOWEST } else { hours })
        };
        let rows = random_rows(&mut random, 300);
        let rows: Vec<_> = rows
            .into_iter()
            .map(|row| PaymentRow {
                premium: row
                    .premium
                    .map(|cents| if random.once_in(20) { i64::LOWEST } else { cents }),
                employment_hours: lowest(&mut random, row.employment_hours),
                full_time_hours: lowest(&mut random, row.full_time_hours),
                attendance_paid: lowest(&mut random, row.attendance_paid),
                attendance_normal: lowest(&mut random, row.attendance_normal),
            })
            .collect();
        let [expected, found, again] = [(); 3].map(|()| {
            Paid::of(
                &PaymentTable::of(rows.clone(), [true, true], &mut random).columns(),
                &withholding,
            )
        });
        for (row, given) in rows.iter().enumerate() {
            assert_eq!(found.row(row), expected.row(row), "table {number}, row {row}: {given:?}");
            assert_eq!(again.row(row), expected.row(row), "table {number}, row {row}: {given:?}");
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------- Threads

fn pool(threads: usize) -> ThreadPool {
    ThreadPoolBuilder::new().num_threads(threads).build().expect("threads")
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let (table, asked) = many(seed("threads"), 36_000);
    let (paid, withholding) = (many_payments(seed("threads of payments"), 36_000), withholding());
    let options = asked.options();
    for length in [35_999, 16_385, 16_384, 3, 0] {
        let (columns, payment_columns) =
            (table.columns().slice(1, length), paid.columns().slice(1, length));
        let one = Out::of(&columns, &options);
        let one_paid = Paid::of(&payment_columns, &withholding);
        for threads in [1, 2, 5] {
            let mut many = Out::used(columns.rows().expect("one length"));
            pool(threads)
                .install(|| cases_in_parallel(&columns, &options, many.buffers()))
                .expect("one length");
            assert!(many == one, "{length} rows on {threads} threads");
            let many_paid =
                pool(threads).install(|| Paid::of_threads(&payment_columns, &withholding));
            assert!(many_paid == one_paid, "{length} payments on {threads} threads");
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------- Buffers

/// Buffers whose every byte is another than those of `Out::used`.
#[test]
fn what_was_in_the_buffers_plays_no_part() {
    let (table, asked) = many(seed("used buffers"), 2_000);
    let (columns, options) = (table.columns(), asked.options());
    let once = Out::of(&columns, &options);
    let (other, other_asked) = many(99, 2_000);
    let mut again = Out::of(&other.columns(), &other_asked.options());
    assert_ne!(again, once);
    cases(&columns, &options, again.buffers()).expect("one length");
    assert_eq!(again, once);
    // A refused row leaves nothing of what was there, and a computed one no error.
    let refused = once.rows().filter(|answer| answer.refusal.is_some()).count();
    assert!((100..1_900).contains(&refused), "{refused} refused");

    let (table, withholding) = (many_payments(5, 2_000), withholding());
    let once = Paid::of(&table.columns(), &withholding);
    let mut again = Paid::of(&many_payments(6, 2_000).columns(), &withholding);
    payments(&table.columns(), &withholding, again.buffers()).expect("one length");
    assert_eq!(again, once);
}

fn refused(done: Result<(), Error>) {
    assert_eq!(done.map_err(|error| error.code()), Err(ErrorCode::WrongType));
}

type Shortened = fn(&mut CaseColumns<'_>);

/// A column that is a row shorter; of a source, one of its columns.
const SHORTENED: &[Shortened] = &[
    |columns| columns.month = without_last(columns.month),
    |columns| columns.kind = codes_without_last(columns.kind),
    |columns| columns.start = without_last(columns.start),
    |columns| columns.end = without_last(columns.end),
    |columns| columns.stopped = columns.stopped.map(without_last),
    |columns| columns.suspended_days = columns.suspended_days.map(without_last),
    |columns| columns.reference_gross_wage = columns.reference_gross_wage.map(without_last),
    |columns| columns.percentage = columns.percentage.map(without_last),
    |columns| columns.employment_hours = without_last(columns.employment_hours),
    |columns| columns.full_time_hours = without_last(columns.full_time_hours),
    |columns| columns.rsz_base = columns.rsz_base.map(without_last),
    |columns| columns.employee_rsz = columns.employee_rsz.map(without_last),
    |columns| columns.attendance_paid = columns.attendance_paid.map(without_last),
    |columns| columns.attendance_normal = columns.attendance_normal.map(without_last),
    |columns| columns.attendance_working_days = columns.attendance_working_days.map(without_last),
    |columns| columns.unemployment_day_amount = columns.unemployment_day_amount.map(without_last),
    |columns| {
        columns.unemployment_half_per_week = columns.unemployment_half_per_week.map(without_last);
    },
    |columns| {
        columns.unemployment_benefit_type =
            columns.unemployment_benefit_type.map(codes_without_last);
    },
    |columns| columns.unemployment_from = columns.unemployment_from.map(without_last),
    |columns| columns.unemployment_to = columns.unemployment_to.map(without_last),
    |columns| columns.leefloon_amount = columns.leefloon_amount.map(without_last),
    |columns| columns.leefloon_aid_type = columns.leefloon_aid_type.map(codes_without_last),
    |columns| columns.sickness_gross_taxable = columns.sickness_gross_taxable.map(without_last),
    |columns| columns.sickness_from = columns.sickness_from.map(without_last),
    |columns| columns.sickness_to = columns.sickness_to.map(without_last),
];

fn without_last<'a, T: Copy>(column: Column<'a, T>) -> Column<'a, T> {
    column.slice(0, column.len() - 1)
}

fn codes_without_last<'a>(codes: Codes<'a>) -> Codes<'a> {
    codes.slice(0, codes.index.len() - 1)
}

#[test]
fn columns_and_buffers_of_other_lengths_write_nothing() {
    let mut random = Random::new(seed("other lengths"));
    let rows: Vec<_> = (0..40_000).map(|_| sound(&mut random, Present::ALL)).collect();
    for count in [5, 40_000] {
        let table = Table::of(rows[..count].iter().copied(), Present::ALL, &mut random);
        let options = Options::default();
        let nothing_done = |columns: &CaseColumns<'_>, length: usize, why: &str| {
            let mut out = Out::used(length);
            refused(cases(columns, &options, out.buffers()));
            refused(cases_in_parallel(columns, &options, out.buffers()));
            assert!(out == Out::used(length), "{why}: nothing is written");
        };
        nothing_done(&table.columns(), count - 1, "buffers too short");
        nothing_done(&table.columns(), count + 1, "buffers too long");
        nothing_done(&table.columns(), 0, "no buffers");
        for (place, shorten) in SHORTENED.iter().enumerate() {
            let mut columns = table.columns();
            shorten(&mut columns);
            assert!(columns.rows().is_err());
            nothing_done(&columns, count, &format!("column {place}"));
            nothing_done(&columns, count - 1, &format!("column {place}"));
        }
        for place in 0..Out::COLUMNS {
            let mut out = Out::used(count);
            out.shorten(place);
            let before = out.clone();
            refused(cases(&table.columns(), &options, out.buffers()));
            refused(cases_in_parallel(&table.columns(), &options, out.buffers()));
            assert!(out == before, "buffer {place}: nothing is written");
        }
    }
}

#[test]
fn payments_of_other_lengths_write_nothing() {
    let withholding = withholding();
    for count in [5, 40_000] {
        let table = many_payments(3, count);
        let shorten: [fn(&mut PaymentColumns<'_>); 5] = [
            |columns| columns.premium = without_last(columns.premium),
            |columns| columns.employment_hours = without_last(columns.employment_hours),
            |columns| columns.full_time_hours = without_last(columns.full_time_hours),
            |columns| columns.attendance_paid = columns.attendance_paid.map(without_last),
            |columns| columns.attendance_normal = columns.attendance_normal.map(without_last),
        ];
        let nothing_done = |columns: &PaymentColumns<'_>, mut paid: Paid| {
            let before = paid.clone();
            refused(payments(columns, &withholding, paid.buffers()));
            refused(payments_in_parallel(columns, &withholding, paid.buffers()));
            assert!(paid == before, "nothing is written");
        };
        nothing_done(&table.columns(), Paid::used(count - 1));
        nothing_done(&table.columns(), Paid::used(count + 1));
        for shorten in shorten {
            let mut columns = table.columns();
            shorten(&mut columns);
            nothing_done(&columns, Paid::used(count));
            nothing_done(&columns, Paid::used(count - 1));
        }
        for place in 0..Paid::COLUMNS {
            let mut paid = Paid::used(count);
            paid.shorten(place);
            nothing_done(&table.columns(), paid);
        }
    }
}

#[test]
fn a_table_without_rows_gives_none() {
    let mut random = Random::new(1);
    for _ in 0..20 {
        let present = present(&mut random, true);
        let table = Table::of([], present, &mut random);
        assert_eq!(table.columns().rows(), Ok(0));
        assert_eq!(table.compute(&Options::default()), Out::used(0));
    }
    assert_eq!(Paid::of(&many_payments(1, 0).columns(), &withholding()), Paid::used(0));
}

// ---------------------------------------------------------------------------------------------------------------- Bitmaps

/// A bitmap that does not have a bit for every row is no bitmap of its column: what lies behind its
/// end is not silently null.
#[test]
fn a_bitmap_shorter_than_its_column_is_refused() {
    let mut random = Random::new(seed("short bitmaps"));
    let rows: Vec<_> = (0..16).map(|_| sound(&mut random, Present::ALL)).collect();
    let table = Table::of(rows, Present::ALL, &mut random);
    let bits = [0xFF, 0xFF];
    let days: Vec<i32> = vec![0; 16];
    for (bits, offset) in [(&bits[..1], 0), (&bits[..], 1), (&bits[..0], 0)] {
        let validity = Some(Validity::new(bits, offset));
        for columns in [
            CaseColumns {
                stopped: Some(Column::new(&days).with_validity(validity)),
                ..table.columns()
            },
            CaseColumns { month: table.columns().month.with_validity(validity), ..table.columns() },
            CaseColumns {
                unemployment_day_amount: table
                    .columns()
                    .unemployment_day_amount
                    .map(|column| column.with_validity(validity)),
                ..table.columns()
            },
        ] {
            let mut out = Out::used(16);
            refused(columns.rows().map(|_| ()));
            refused(cases(&columns, &Options::default(), out.buffers()));
            assert!(out == Out::used(16), "nothing is written");
        }
        let paid = many_payments(3, 16);
        let columns = PaymentColumns {
            premium: paid.columns().premium.with_validity(validity),
            ..paid.columns()
        };
        refused(payments(&columns, &withholding(), Paid::used(16).buffers()));
    }
}
