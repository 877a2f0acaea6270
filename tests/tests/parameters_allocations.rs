//! A parameter file is loaded in time that grows with its length alone: what each value is checked
//! against is not collected anew for each. An allocator that counts bytes says so.

use std::fmt::Write;

use chrono::{Days, NaiveDate};
use ibo_core::{Parameters, parse_date};
use ibo_tests::allocations::{Counting, bytes_of_the_allocator};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The text of a file of so many values.
type File = fn(u64) -> String;

/// The day so many days after the first of the values.
fn day(number: u64) -> NaiveDate {
    parse_date("2018-09-01").expect("a day").checked_add_days(Days::new(number)).expect("a day")
}

/// A file of so many tables: each from a day of its own, with what `table` says of it.
fn file(count: u64, table: impl Fn(u64) -> String) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let day = day(number);
        writeln!(
            text,
            "[[value]]\nfrom = \"{day}\"\ncertainty = \"secondary\"\nsource = \"made up\"\n{}",
            table(number)
        )
        .expect("a text");
        text
    })
}

/// Values of one amount.
fn amounts(count: u64) -> String {
    file(count, |number| format!("id = \"ggmmi\"\nvalue = \"{}.50\"", 1_000 + number))
}

/// Values of one amount, for ever later agreements and for all by turns.
fn limited(count: u64) -> String {
    file(count, |number| {
        let limit = match number % 2 {
            0 => format!("agreements_from = \"{}\"\n", day(number)),
            _ => String::new(),
        };
        format!("id = \"ggmmi\"\n{limit}value = \"{}.50\"", 1_000 + number)
    })
}

/// Lists of codes, each with one more.
fn lists(count: u64) -> String {
    file(count, |number| {
        format!("id = \"unemployment.benefit-type\"\nvalue = {{ counts = [\"made-up-{number}\"] }}")
    })
}

/// What the codes of a delivery mean, each from a day of its own.
fn meanings(count: u64) -> String {
    file(count, |number| {
        format!(
            "id = \"unemployment.benefit-type\"\nvalue = {{ means = {{ WN{number} = \
             \"full-unemployment\" }} }}"
        )
    })
}

/// Choices of how one code is treated.
fn choices(count: u64) -> String {
    file(count, |number| {
        let value = if number % 2 == 0 { "counts" } else { "left-out" };
        format!("id = \"unemployment.benefit-type/insertion\"\nvalue = \"{value}\"")
    })
}

/// Four times as many values take four times as many bytes, and a little more where a list grows by
/// doubling; if each looked at all the others, they would take sixteen times as many.
#[test]
fn a_longer_parameter_file_takes_memory_in_proportion() {
    let embedded = Parameters::embedded().expect("the embedded values");
    let files: [(&str, File); 5] = [
        ("amounts", amounts),
        ("limited", limited),
        ("lists", lists),
        ("meanings", meanings),
        ("choices", choices),
    ];
    for (name, text) in files {
        let [short, long] = [500, 2_000].map(|count| {
            let text = text(count);
            let loaded = || embedded.with("own.toml", &text).expect(name);
            let (loaded, bytes) = bytes_of_the_allocator(loaded);
            let added = loaded.all().count() - embedded.all().count();
            assert!(added >= usize::try_from(count).expect("few") - 100, "{name}: {added}");
            bytes
        });
        assert!(long < short * 6, "{name}: {short} bytes for 500 values, {long} for 2,000");
    }
}
