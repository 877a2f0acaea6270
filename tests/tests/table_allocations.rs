//! A batch takes memory once, not once a row: an allocator that counts says so, of rows of every
//! kind that compute.

#[path = "table/expected.rs"]
mod expected;
#[path = "table/generate.rs"]
mod generate;
#[path = "table/options.rs"]
mod options;
#[path = "table/payment_rows.rs"]
mod payment_rows;
#[path = "table/random.rs"]
mod random;
#[path = "table/rows.rs"]
mod rows;

use ibo_core::table::{CaseColumns, CaseTable, PaymentColumns, cases, payments};
use ibo_core::{Options, Parameters, Withholding};

use generate::{present, sound};
use ibo_tests::allocations::{Counting, asked_of_the_allocator, kept_by};
use options::{NamedOptions, own_parameters};
use payment_rows::{Paid, PaymentTable};
use random::Random;
use rows::{Out, Present, Row, Table};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn the_counter_counts() {
    assert_eq!(asked_of_the_allocator(|| drop(Vec::<u8>::with_capacity(100))).1, 2);
    assert_eq!(asked_of_the_allocator(|| ()).1, 0);
    let table = computed(&NamedOptions::PLAIN, Present::ALL, 10, &mut Random::new(1));
    assert!(
        asked_of_the_allocator(|| table.compute(&Options::default())).1 >= 10,
        "buffers take memory, and it is counted"
    );
}

/// As often as a batch may ask for memory: for what it looks up, and for months that it has not met
/// yet.
const FEW: usize = 64;

/// So many rows that compute.
fn computed(asked: &NamedOptions, present: Present, count: usize, random: &mut Random) -> Table {
    let rows: Vec<_> = (0..count * 3).map(|_| sound(random, present)).collect();
    let table = Table::of(rows, present, random);
    let out = table.compute(&asked.options());
    let rows: Vec<_> = table
        .rows
        .iter()
        .zip(out.rows())
        .filter(|(_, answer)| answer.refusal.is_none())
        .map(|(row, _)| *row)
        .collect();
    assert!(rows.len() >= count, "{} of {} rows compute", rows.len(), table.rows.len());
    Table::of(rows.into_iter().take(count), present, random)
}

/// How often a batch asks for memory; every row computes, and not a byte is kept.
fn taken(columns: &CaseColumns<'_>, options: &Options) -> usize {
    let mut out = Out::used(columns.rows().expect("one length"));
    assert_eq!(cases(columns, options, out.buffers()), Ok(()));
    let kept = kept_by(|| cases(columns, options, out.buffers()).is_ok());
    assert_eq!(kept, 0, "bytes kept");
    let (done, taken) = asked_of_the_allocator(|| cases(columns, options, out.buffers()));
    assert_eq!(done, Ok(()));
    assert!(out.rows().all(|answer| answer.refusal.is_none()));
    taken
}

#[test]
fn ten_times_as_many_cases_take_no_more_memory() {
    let own = own_parameters();
    let mut random = Random::new(23);
    // The embedded values, and own lists, rates and values of a kind.
    for number in [0, 3, 5, 6, 7, 8] {
        let asked = NamedOptions { require: None, ..NamedOptions::of_table(number, &own) };
        let present =
            if number == 0 { Present::ALL } else { present(&mut random, asked.provisional) };
        let thousand = computed(&asked, present, 1_000, &mut random);
        let rows: Vec<Row> = (0..10).flat_map(|_| thousand.rows.iter().copied()).collect();
        let table = Table::of(rows, present, &mut random);
        let (columns, options) = (table.columns(), asked.options());
        let once = taken(&columns.slice(0, 1_000), &options);
        // Once the months are met, no row takes any.
        let mut met = CaseTable::new(&options).expect("values");
        let mut of_parts = |columns: &CaseColumns<'_>| {
            let mut out = Out::used(columns.rows().expect("one length"));
            let (done, taken) = asked_of_the_allocator(|| met.compute(columns, out.buffers()));
            assert_eq!(done, Ok(()));
            taken
        };
        of_parts(&columns);
        assert_eq!(
            of_parts(&columns),
            of_parts(&columns.slice(0, 1)),
            "{}: ten thousand rows, and one",
            asked.name
        );
        let others = computed(&asked, present, 10_000, &mut random);
        let of_others = taken(&others.columns(), &options);
        assert!(
            once <= FEW && of_others <= FEW,
            "{}: {once} times of 1,000 rows, {of_others} times of 10,000 others",
            asked.name
        );
    }
}

#[test]
fn payments_take_no_memory() {
    let withholding = Withholding::only(Parameters::embedded().expect("values")).expect("a rate");
    let taken = |columns: &PaymentColumns<'_>| {
        let mut paid = Paid::used(columns.rows().expect("one length"));
        let (done, taken) =
            asked_of_the_allocator(|| payments(columns, &withholding, paid.buffers()));
        assert_eq!(done, Ok(()));
        (0..columns.premium.len()).for_each(|row| assert!(paid.row(row).is_ok()));
        taken
    };
    let mut random = Random::new(29);
    for present in [[true, true], [false, false]] {
        let rows: Vec<_> = (0..10_000).map(|_| payment_rows::sound(&mut random)).collect();
        let thousand = taken(
            &PaymentTable::of(rows.iter().copied().take(1_000), present, &mut random).columns(),
        );
        let all = taken(&PaymentTable::of(rows, present, &mut random).columns());
        assert_eq!(thousand, all);
        assert!(all <= 8, "{all} times");
    }
}
