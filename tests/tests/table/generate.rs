//! Random rows: most are sound, of both schemes and kinds; the others have one to three faults.
#![allow(dead_code, reason = "each binary of the tests uses its part")]

use chrono::NaiveDate;
use ibo_core::table::TableColumn;
use ibo_core::{ErrorCode, Kind, Month, Parameters, Rule, Scheme};
use ibo_tests::schemes::{edges, first_day, first_month, months};

use crate::expected::days;
use crate::options::NamedOptions;
use crate::random::Random;
use crate::rows::{OPTIONAL, Present, Row, Table, Word, unread_amount, unread_number};

pub(crate) fn date(year: i32, month: u32, day: u32) -> i32 {
    days(NaiveDate::from_ymd_opt(year, month, day).expect("a date"))
}

// ---------------------------------------------------------------------------------------------------------------- Tables

/// Most optional columns; the sources only where a provisional result is asked for may be missing.
pub(crate) fn present(random: &mut Random, provisional: bool) -> Present {
    use TableColumn::{
        LeefloonAmount, Percentage, ReferenceGrossWage, SicknessGrossTaxable, UnemploymentDayAmount,
    };
    let absent = OPTIONAL.into_iter().filter(|column| match column {
        UnemploymentDayAmount | LeefloonAmount | SicknessGrossTaxable => {
            provisional && random.percent(30)
        }
        // An ibo of 2026 has both.
        ReferenceGrossWage | Percentage => random.percent(4),
        _ => random.percent(20),
    });
    absent.collect::<Vec<_>>().into_iter().fold(Present::ALL, Present::without)
}

/// So many rows, of which some have faults.
fn rows(random: &mut Random, present: Present, rows: usize) -> Vec<Row> {
    let row = |random: &mut Random| {
        let faults = if random.percent(22) { 1 + random.below(3) } else { 0 };
        let row = sound(random, present);
        (0..faults).fold(row, |row, _| faulty(random, row))
    };
    (0..rows).map(|_| row(random)).collect()
}

/// The table with this number, with what is asked of it.
pub(crate) fn table(
    random: &mut Random,
    number: usize,
    count: usize,
    own: &[(&'static str, Parameters)],
) -> (Table, NamedOptions) {
    let asked = NamedOptions::of_table(number, own);
    let present = present(random, asked.provisional);
    (Table::of(rows(random, present, count), present, random), asked)
}

/// A table of a few rows that are mostly refused for what is asked of them, or for a source that is
/// missing.
pub(crate) fn small_table(
    random: &mut Random,
    number: usize,
    own: &[(&'static str, Parameters)],
) -> (Table, NamedOptions) {
    let sources = [
        TableColumn::UnemploymentDayAmount,
        TableColumn::LeefloonAmount,
        TableColumn::SicknessGrossTaxable,
    ];
    let asked = NamedOptions::of_small_table(number, own);
    let is_plain = asked.parameters.is_none() && !asked.provisional;
    let present =
        if is_plain { Present::ALL.without(sources[number / 4 % 3]) } else { Present::ALL };
    let count = [1, 2, 63, 64, 65, 255, 256, 257, 100, 100][number % 10];
    (Table::of(rows(random, present, count), present, random), asked)
}

// ---------------------------------------------------------------------------------------------------------------- Sound rows

/// The first and last day of a month, often of those of the latest scheme; seldom of years far
/// ahead.
fn month(random: &mut Random) -> (i32, i32) {
    let small = |number: usize| i64::try_from(number).expect("small");
    let count = small(months().len());
    let latest = small(first_month(Scheme::ALL[Scheme::ALL.len() - 1]));
    let index = match random.below(100) {
        0 => random.between(480, 530),
        1 => random.between(count, 7_981 * 12 + 3),
        2..42 => random.between(latest, count - 1),
        _ => random.between(0, count - 1),
    };
    let months = 2018 * 12 + 8 + i32::try_from(index).expect("small");
    let month =
        Month::new(months / 12, u32::try_from(months % 12 + 1).expect("small")).expect("a month");
    (days(month.first()), days(month.last()))
}

/// Counted from Monday = 0; 1 January 1970 was a Thursday.
const fn weekday(day: i32) -> i32 {
    (day + 3).rem_euclid(7)
}

fn any_payable(from: i32, to: i32) -> bool {
    (from..=to).take(2).any(|day| weekday(day) < 6)
}

/// Whether every Monday-to-Friday day of a month lies from one day to another.
fn holds_every_working_day((first, last): (i32, i32), from: i32, to: i32) -> bool {
    (first..=last).all(|day| (from..=to).contains(&day) || weekday(day) >= 5)
}

/// A month and an agreement that touches it.
struct Frame {
    month: (i32, i32),
    is_plus: bool,
    start: i32,
    end: i32,
    stopped: Option<i32>,
    suspended_days: i32,
    /// Whether the whole month is the agreement's.
    whole: bool,
}

fn frame(random: &mut Random, present: Present) -> Frame {
    let first_law = date(2018, 9, 1);
    loop {
        let month @ (first, last) = month(random);
        let is_plus = random.percent(40);
        let suspended_days = if present.has(TableColumn::SuspendedDays) && random.percent(25) {
            random.between(0, 60)
        } else {
            0
        };
        let longest = if is_plus { 364 } else { 182 } + suspended_days;
        let length = match random.below(8) {
            0 => 28,
            1 => longest,
            2 => longest - random.between(0, suspended_days),
            _ => random.between(28, longest),
        };
        let start = match random.below(12) {
            0 => days(random.of(edges())),
            1 => last - i32::from(random.percent(50)),
            2 => first,
            _ => {
                last - i32::try_from(random.between(0, length + i64::from(last - first) - 1))
                    .expect("small")
            }
        };
        let start = start.max(first_law);
        let end = start + i32::try_from(length).expect("small") - 1;
        let reached = start.max(first);
        let may_stop = present.has(TableColumn::Stopped) && random.percent(15) && reached <= end;
        let stopped = may_stop
            .then(|| i32::try_from(random.between(reached.into(), end.into())).expect("a day"));
        let (from, to) = (reached, stopped.unwrap_or(end).min(last));
        if from > to || !any_payable(from, to) {
            continue;
        }
        let whole = holds_every_working_day(month, from, to);
        let can_say = present.has(TableColumn::AttendanceWorkingDays)
            || (present.has(TableColumn::AttendancePaid)
                && present.has(TableColumn::AttendanceNormal));
        if whole || can_say || random.once_in(20) {
            let suspended_days = i32::try_from(suspended_days).expect("small");
            return Frame { month, is_plus, start, end, stopped, suspended_days, whole };
        }
    }
}

/// A row that the rules accept, when the table has the columns that it needs.
pub(crate) fn sound(random: &mut Random, present: Present) -> Row {
    let frame = frame(random, present);
    let Frame { month: (first, last), is_plus, start, end, stopped, suspended_days, whole } = frame;
    let kind = if is_plus { Kind::IboPlus } else { Kind::Ibo };
    let scheme = Scheme::ALL.iter().rev().find(|scheme| days(first_day(**scheme)) <= start);
    let scheme = scheme.expect("a scheme that covers the start");
    let mut row = Row {
        month: Some(i32::try_from(random.between(first.into(), last.into())).expect("a day")),
        kind: Some(if is_plus { b"ibo-plus" } else { b"ibo" }),
        start: Some(start),
        end: Some(end),
        stopped,
        suspended_days: if suspended_days == 0 {
            random.sometimes(50, &[0])
        } else {
            Some(suspended_days)
        },
        ..Row::default()
    };
    let full_time = match random.below(6) {
        0 => 3_600,
        1 => 100,
        2 => i32::try_from(random.between(1, 1_000_000)).expect("small"),
        3 => 1_000_000,
        _ => 3_800,
    };
    let lowest = if *scheme >= Scheme::Scheme2026 { (full_time + 1) / 2 } else { 1 };
    let part = random.between(lowest.into(), full_time.into());
    row.employment_hours =
        Some(if random.percent(40) { full_time } else { i32::try_from(part).expect("small") });
    row.full_time_hours = Some(full_time);
    premium_fields(random, &mut row, scheme.premium_rule(kind) == Rule::Percentage);
    attendance(random, &mut row, present, whole);
    unemployment(random, &mut row, (first, last));
    leefloon(random, &mut row);
    sickness(random, &mut row, (first, last));
    row
}

const AT_CLASSES: &[i64] = &[
    170_000, 173_400, 176_868, 200_000, 204_000, 208_181, 230_000, 234_600, 239_393, 260_000,
    265_200, 270_504,
];

fn premium_fields(random: &mut Random, row: &mut Row, difference: bool) {
    let wage = match random.below(12) {
        0 => 0,
        1 => random.between(0, 100_000_000_000),
        2 => 100_000_000_000,
        3 => random.of(AT_CLASSES) + random.between(-1, 1),
        _ => random.between(100_000, 500_000),
    };
    if !difference {
        row.reference_gross_wage = random.percent(60).then_some(wage);
        return;
    }
    row.reference_gross_wage = Some(wage);
    row.percentage = Some(random.of(&[70, 80, 90, 100]));
    match random.below(5) {
        0 => row.rsz_base = Some(100),
        1 => row.rsz_base = Some(108),
        2 => row.employee_rsz = Some(random.between(0, wage)),
        3 => row.employee_rsz = Some(random.of(&[0, wage])),
        _ => {}
    }
}

fn attendance(random: &mut Random, row: &mut Row, present: Present, whole: bool) {
    let ratio =
        present.has(TableColumn::AttendancePaid) && present.has(TableColumn::AttendanceNormal);
    let working_days = present.has(TableColumn::AttendanceWorkingDays);
    let no = || Some(0);
    match random.below(3) {
        0 if whole => row.attendance_working_days = random.percent(50).then(no).flatten(),
        1 if working_days || !ratio => {
            row.attendance_working_days = Some(random.of(&[1, 1, 2, 254]));
        }
        _ if ratio => {
            let normal = random.of(&[3_800, 16_720, 2_200, 1, 1_000_000]);
            let paid = if random.percent(20) {
                random.of(&[0, normal])
            } else {
                i32::try_from(random.between(0, normal.into())).expect("small")
            };
            (row.attendance_paid, row.attendance_normal) = (Some(paid), Some(normal));
            row.attendance_working_days = random.percent(50).then(no).flatten();
        }
        _ if working_days => row.attendance_working_days = Some(1),
        _ => {}
    }
}

/// An amount as benefits are; now and then none, or as much as there may be.
fn cents(random: &mut Random, typical: i64) -> i64 {
    match random.below(20) {
        0 => 0,
        1 => random.between(0, 100_000_000_000),
        2 => random.of(&[1, 100_000_000_000]),
        // At the limits of the flat rate, 667.16 and 1,001.00 a month.
        3 => random.of(&[
            2_565, 2_566, 2_567, 3_849, 3_850, 3_851, 66_715, 66_716, 66_717, 100_099, 100_100,
        ]),
        _ => random.between(1, typical),
    }
}

/// A day before, in or after a month.
fn around(random: &mut Random, (first, last): (i32, i32)) -> i32 {
    let day = match random.below(8) {
        0 => random.between(-800, -1) + i64::from(first),
        1 => random.between(1, 400) + i64::from(last),
        2 => i64::from(random.of(&[first - 1, first, last, last + 1])),
        _ => random.between(first.into(), last.into()),
    };
    i32::try_from(day).expect("a day")
}

const BENEFIT_TYPES: &[Word] = &[
    b"full-unemployment",
    b"full-unemployment",
    b"insertion",
    b"insertion",
    b"temporary",
    b"other",
    b"career-break",
    b"income-guarantee",
];

fn unemployment(random: &mut Random, row: &mut Row, month: (i32, i32)) {
    row.unemployment_half_per_week =
        random.percent(30).then(|| i32::try_from(random.between(1, 12)).expect("small"));
    row.unemployment_benefit_type = random.sometimes(60, BENEFIT_TYPES);
    let (mut from, mut to) = (
        random.percent(40).then(|| around(random, month)),
        random.percent(40).then(|| around(random, month)),
    );
    if let (Some(from), Some(to)) = (&mut from, &mut to) {
        (*from, *to) = (*from.min(to), *from.max(to));
    }
    // Without a beginning the benefit begins with the month.
    if from.is_none() {
        to = to.map(|to| to.max(month.0));
    }
    (row.unemployment_from, row.unemployment_to) = (from, to);
    row.unemployment_day_amount = random.percent(60).then(|| cents(random, 10_000));
}

fn leefloon(random: &mut Random, row: &mut Row) {
    row.leefloon_aid_type =
        random.sometimes(50, &[b"leefloon".as_slice(), b"leefloon", b"equivalent-leefloon"]);
    row.leefloon_amount = random.percent(40).then(|| cents(random, 150_000));
}

fn sickness(random: &mut Random, row: &mut Row, month @ (first, last): (i32, i32)) {
    row.sickness_gross_taxable = random.percent(40).then(|| cents(random, 200_000));
    match random.below(8) {
        0 => {}
        // Years of sickness.
        1 => {
            row.sickness_from =
                Some(first - i32::try_from(random.between(1, 3_000)).expect("small"));
            row.sickness_to = random
                .percent(70)
                .then(|| last + i32::try_from(random.between(0, 3_000)).expect("small"));
        }
        2 => row.sickness_from = Some(around(random, month).min(last - 1)),
        3 => row.sickness_to = Some(around(random, month).max(first + 1)),
        _ => {
            let (one, other) = (around(random, month), around(random, month));
            let (from, to) = (one.min(other), one.max(other));
            // A Sunday alone is refused.
            (row.sickness_from, row.sickness_to) =
                (Some(from), Some(if any_payable(from, to) { to } else { to + 1 }));
            if (to < first || last < from) && random.percent(50) {
                // What was recovered in another month is no matter of this one.
                row.sickness_gross_taxable = row.sickness_gross_taxable.map(|cents| -cents);
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------- Faults

/// A column, and how a fault comes into it. Some of the values are sound there, or are so in other
/// rows.
pub(crate) type Fault = (&'static str, fn(&mut Random, &mut Row));

/// What a reader of dates can say: the days around every bound, and what it could not read.
fn bad_date(random: &mut Random) -> i32 {
    let unread = [
        ErrorCode::DateMalformed,
        ErrorCode::DateImpossible,
        ErrorCode::DateOutOfRange,
        ErrorCode::WrongType,
        ErrorCode::BadText,
    ];
    match random.below(4) {
        0 => unread_number(random.of(&unread)),
        1 => random.of(&[
            i32::MAX,
            i32::MIN + 200,
            i32::MIN + 256,
            i32::MAX - 719_163,
            -1_000_000_000,
        ]),
        _ => random.of(&[-719_162, -719_163, 2_932_896, 2_932_897, 0, -1]),
    }
}

fn other_date(random: &mut Random) -> i32 {
    let last = months().last().expect("a month").last();
    let mut near = vec![date(2026, 3, 1), days(last)];
    near.extend(edges().iter().copied().map(days));
    random.of(&near)
        + i32::try_from(random.between(-2, 2)).expect("small") * random.of(&[0, 1, 30, 182])
}

fn shift(random: &mut Random, cell: &mut Option<i32>) {
    let by = random.of(&[-400, -182, -31, -7, -1, 1, 7, 31, 182, 400]);
    *cell = cell.map(|days| days.saturating_add(by));
}

/// What a reader of amounts can say.
fn bad_amount(random: &mut Random) -> i64 {
    let unread = [
        ErrorCode::AmountMalformed,
        ErrorCode::AmountTooManyDecimals,
        ErrorCode::AmountOutOfRange,
        ErrorCode::WrongType,
        ErrorCode::MalformedJson,
    ];
    match random.below(4) {
        0 => unread_amount(random.of(&unread)),
        1 => random.of(&[
            i64::MAX,
            i64::MIN + 200,
            i64::MIN + 256,
            -100_000_000_001,
            100_000_000_001,
        ]),
        _ => random.of(&[-1, -100_000_000_000, 0, 100_000_000_000, 1]),
    }
}

/// What a reader of numbers can say.
fn bad_number(random: &mut Random) -> i32 {
    match random.below(4) {
        0 => unread_number(random.of(&[
            ErrorCode::WrongType,
            ErrorCode::NumberOutOfRange,
            ErrorCode::UnknownField,
        ])),
        1 => random.of(&[i32::MAX, i32::MIN + 200, -1]),
        _ => random.of(&[0, 1, 12, 13, 69, 75, 80, 99, 100, 104, 107, 108, 109, 356]),
    }
}

/// What a reader of hours can say.
fn bad_hours(random: &mut Random) -> i32 {
    let unread = [
        ErrorCode::FractionMalformed,
        ErrorCode::FractionTooManyDecimals,
        ErrorCode::WrongType,
        ErrorCode::AmountMalformed,
    ];
    match random.below(4) {
        0 => unread_number(random.of(&unread)),
        1 => random.of(&[i32::MAX, i32::MIN + 200, -1, 1_000_001]),
        _ => random.of(&[0, 1, 1_000_000, 1_899, 1_900, 3_800]),
    }
}

/// Words that are none, or of another column.
const WORDS: &[Word] = &[
    b"",
    b"IBO",
    b"ibo ",
    b"ibo-plus",
    b"full-unemployment",
    b"leefloon",
    b"flexi",
    b"unheard-of",
    b"a\tb",
    b"\xC3\xA9",
    b"\xFF\xFE",
    b"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    b"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
];

#[rustfmt::skip] // a table: one row a fault
pub(crate) const FAULTS: &[Fault] = &[
    ("month", |_, row| row.month = None),
    ("month", |random, row| row.month = Some(bad_date(random))),
    ("month", |random, row| row.month = Some(other_date(random))),
    ("month", |random, row| shift(random, &mut row.month)),
    ("month", |random, row| {
        // A Sunday that is the last of its month or the first, alone in month and agreement.
        let (sunday, is_last) = random.of(&[(date(2020, 5, 31), true), (date(2026, 5, 31), true), (date(2021, 8, 1), false), (date(2026, 11, 1), false)]);
        row.month = Some(sunday);
        (row.start, row.end) = if is_last { (Some(sunday), Some(sunday + 99)) } else { (Some(sunday - 99), Some(sunday)) };
        row.stopped = None;
        (row.attendance_paid, row.attendance_normal, row.attendance_working_days) = (None, None, Some(1));
    }),
    ("kind", |_, row| row.kind = None),
    ("kind", |random, row| row.kind = Some(random.of(WORDS))),
    ("start", |_, row| row.start = None),
    ("start", |random, row| row.start = Some(bad_date(random))),
    ("start", |random, row| row.start = Some(other_date(random))),
    ("end", |random, row| shift(random, &mut row.start)),
    ("end", |_, row| row.end = None),
    ("end", |random, row| row.end = Some(bad_date(random))),
    ("end", |random, row| {
        let length = random.of(&[-1, 0, 26, 27, 28, 181, 182, 183, 363, 364, 365]);
        row.end = row.start.and_then(|start| start.checked_add(length - 1));
    }),
    ("stopped", |random, row| row.stopped = Some(bad_date(random))),
    ("stopped", |random, row| {
        row.stopped = random.of(&[row.start, row.end]);
        shift(random, &mut row.stopped);
    }),
    ("suspended_days", |random, row| row.suspended_days = Some(bad_number(random))),
    ("reference_gross_wage", |_, row| row.reference_gross_wage = None),
    ("reference_gross_wage", |random, row| row.reference_gross_wage = Some(bad_amount(random))),
    ("percentage", |_, row| row.percentage = None),
    ("percentage", |random, row| row.percentage = Some(bad_number(random))),
    ("employment_hours", |_, row| row.employment_hours = None),
    ("employment_hours", |random, row| row.employment_hours = Some(bad_hours(random))),
    ("employment_hours", |random, row| {
        row.employment_hours = row.full_time_hours.and_then(|hours| random.of(&[Some(0), hours.checked_add(1), Some(hours / 2), Some(hours.saturating_sub(1) / 2)]));
    }),
    ("full_time_hours", |_, row| row.full_time_hours = None),
    ("full_time_hours", |random, row| row.full_time_hours = Some(bad_hours(random))),
    ("full_time_hours", |_, row| row.full_time_hours = Some(0)),
    ("rsz_base", |random, row| row.rsz_base = Some(bad_number(random))),
    ("employee_rsz", |random, row| row.employee_rsz = Some(bad_amount(random))),
    ("employee_rsz", |_, row| row.employee_rsz = row.reference_gross_wage.and_then(|wage| wage.checked_add(1))),
    ("attendance_paid", |_, row| row.attendance_paid = None),
    ("attendance_paid", |random, row| row.attendance_paid = Some(bad_hours(random))),
    ("attendance_paid", |_, row| row.attendance_paid = row.attendance_normal.and_then(|normal| normal.checked_add(1))),
    ("attendance_paid", |_, row| {
        (row.attendance_paid, row.attendance_normal, row.attendance_working_days) = (None, None, None);
    }),
    ("attendance_normal", |_, row| row.attendance_normal = None),
    ("attendance_normal", |random, row| row.attendance_normal = Some(bad_hours(random))),
    ("attendance_normal", |_, row| row.attendance_normal = Some(0)),
    ("attendance_working_days", |_, row| row.attendance_working_days = Some(1)),
    ("unemployment_day_amount", |random, row| row.unemployment_day_amount = Some(bad_amount(random))),
    ("unemployment_half_per_week", |random, row| {
        sound_amount(&mut row.unemployment_day_amount);
        row.unemployment_half_per_week = Some(bad_number(random));
    }),
    ("unemployment_benefit_type", |random, row| {
        sound_amount(&mut row.unemployment_day_amount);
        row.unemployment_benefit_type = Some(random.of(WORDS));
    }),
    ("unemployment_from", |random, row| {
        sound_amount(&mut row.unemployment_day_amount);
        row.unemployment_from = Some(bad_date(random));
    }),
    ("unemployment_to", |random, row| {
        row.unemployment_from = row.unemployment_to;
        shift(random, &mut row.unemployment_from);
    }),
    ("unemployment_to", |random, row| {
        sound_amount(&mut row.unemployment_day_amount);
        row.unemployment_to = Some(bad_date(random));
    }),
    ("unemployment_to", |random, row| {
        row.unemployment_to = row.unemployment_from.or(row.month);
        shift(random, &mut row.unemployment_to);
    }),
    ("leefloon_amount", |random, row| row.leefloon_amount = Some(bad_amount(random))),
    ("leefloon_aid_type", |random, row| {
        sound_amount(&mut row.leefloon_amount);
        row.leefloon_aid_type = Some(random.of(WORDS));
    }),
    ("sickness_gross_taxable", |random, row| row.sickness_gross_taxable = Some(bad_amount(random))),
    ("sickness", |_, row| row.sickness_gross_taxable = Some(-5_000)),
    ("sickness_from", |random, row| {
        sound_amount(&mut row.sickness_gross_taxable);
        row.sickness_from = Some(bad_date(random));
    }),
    ("sickness_from", |random, row| {
        // Sundays, among others.
        sound_amount(&mut row.sickness_gross_taxable);
        let month = row.month.filter(|month| (0..1_000_000).contains(month));
        row.sickness_from = month.map(|month| month - weekday(month) - 1 + random.of(&[0, 0, 0, 1, 7]));
        row.sickness_to = row.sickness_from.map(|from| from + random.of(&[0, 0, 0, 6, 7]));
    }),
    ("sickness_to", |random, row| {
        sound_amount(&mut row.sickness_gross_taxable);
        row.sickness_to = Some(bad_date(random));
    }),
    ("sickness_to", |random, row| {
        row.sickness_to = row.sickness_from.or(row.month);
        shift(random, &mut row.sickness_to);
    }),
];

/// A record that is there has an amount.
fn sound_amount(cell: &mut Option<i64>) {
    *cell = cell.or(Some(5_529));
}

/// The row with one fault more.
fn faulty(random: &mut Random, mut row: Row) -> Row {
    let (_, put) = random.of(FAULTS);
    put(random, &mut row);
    row
}
