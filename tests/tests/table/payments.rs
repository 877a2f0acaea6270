//! A table of payments is a loop of single payments: 100,000 random rows against the rules, written
//! down once more in exact ratios (R6), and against the payment of the core.

use ibo_core::table::TableColumn;
use ibo_core::{ErrorCode, Euro, Fraction, Month, Parameters, Withholding, payment, payment_in};
use rayon::prelude::*;

use crate::options::laid;
use crate::payment_rows::{Paid, PaymentAnswer, PaymentRow, PaymentTable, random_rows};
use crate::random::{Random, seed};
use crate::rows::{Refusal, unread_amount, unread_number};

// ---------------------------------------------------------------------------------------------------------------- R6 once more

/// R0.2: an exact ratio to the nearest whole, half away from zero; and whether it was a half.
fn rounded(numerator: i128, denominator: i128) -> (i64, bool) {
    let (twice, double) = (2 * numerator.abs() + denominator, 2 * denominator);
    let magnitude = i64::try_from(twice / double).expect("within 64 bits");
    (if numerator < 0 { -magnitude } else { magnitude }, twice % double == 0)
}

/// R0.4: what a reader could not read, and the bounds of what it could.
fn hours(column: &'static str, cell: Option<i32>) -> Result<i128, Refusal> {
    let hours = cell.ok_or((ErrorCode::MissingField, column))?;
    match ErrorCode::ALL
        .iter()
        .find(|code| hours < -1_000_000_000 && unread_number(**code) == hours)
    {
        Some(code) => Err((*code, column)),
        None if (0..=1_000_000).contains(&hours) => Ok(hours.into()),
        None => Err((ErrorCode::FractionOutOfRange, column)),
    }
}

fn premium(cell: Option<i64>) -> Result<i128, Refusal> {
    let refused = |code| Err((code, "premium"));
    let Some(cents) = cell else { return refused(ErrorCode::MissingField) };
    match ErrorCode::ALL
        .iter()
        .find(|code| cents < -1_000_000_000_000_000 && unread_amount(**code) == cents)
    {
        Some(code) => refused(*code),
        None if cents.unsigned_abs() > 100_000_000_000 => refused(ErrorCode::AmountOutOfRange),
        None if cents < 0 => refused(ErrorCode::AmountNegative),
        None => Ok(cents.into()),
    }
}

/// The payment of a row by R6.1 to R6.3 at a rate in parts of 100,000, and how many halves were
/// rounded.
fn by_the_rules(row: &PaymentRow, rate: i128) -> Result<([i64; 4], usize), Refusal> {
    let premium = premium(row.premium)?;
    let part = hours("employment_hours", row.employment_hours)?;
    let whole = hours("full_time_hours", row.full_time_hours)?;
    if whole == 0 {
        return Err((ErrorCode::FractionZero, "full_time_hours"));
    }
    let (paid, normal) = match (row.attendance_paid, row.attendance_normal) {
        (None, None) => (1, 1),
        (paid, normal) => (hours("attendance_paid", paid)?, hours("attendance_normal", normal)?),
    };
    if normal == 0 {
        return Err((ErrorCode::FractionZero, "attendance_normal"));
    }
    if part == 0 || whole < part {
        return Err((ErrorCode::EmploymentFractionNotAllowed, "employment_hours"));
    }
    if normal < paid {
        return Err((ErrorCode::AttendanceNotAllowed, "attendance_paid"));
    }
    let (after_fraction, one) = rounded(premium * part, whole);
    let (due, two) = rounded(i128::from(after_fraction) * paid, normal);
    let (tax, three) = rounded(i128::from(due) * rate, 100_000);
    Ok((
        [after_fraction, due, tax, due - tax],
        [one, two, three].into_iter().filter(|half| *half).count(),
    ))
}

/// The payment of a row whose parts are sound by the function of the core.
fn by_the_core(
    row: &PaymentRow,
    paid_by: impl FnOnce(Euro, Fraction, Fraction) -> Result<ibo_core::Payment, ibo_core::Error>,
) -> PaymentAnswer {
    let fraction = |numerator: Option<i32>, denominator: Option<i32>| {
        let part = |part: i32| u32::try_from(part).expect("sound");
        Fraction::from_hundredths(
            part(numerator.expect("sound")),
            part(denominator.expect("sound")),
        )
        .expect("sound")
    };
    let attendance = match row.attendance_paid {
        None => Fraction::WHOLE,
        paid => fraction(paid, row.attendance_normal),
    };
    let premium = Euro::from_cents(row.premium.expect("sound")).expect("sound");
    let found = paid_by(premium, fraction(row.employment_hours, row.full_time_hours), attendance);
    let column = |at: &str| match at {
        "premium" => "premium",
        "fraction" => "employment_hours",
        "attendance" => "attendance_paid",
        _ => panic!("no column is known for {at}"),
    };
    found
        .map(|paid| {
            [paid.premium_after_fraction, paid.premium_due, paid.withholding_tax, paid.net]
                .map(Euro::cents)
        })
        .map_err(|error| (error.code(), column(error.location())))
}

/// A rate that changes over the months, in parts of 100,000.
const RATES: [(&str, i128, &str); 4] = [
    ("2020-01", 11_110, ""),
    ("2021-01", 22_225, "\"0.22225\""),
    ("2022-01", 100_000, "\"1\""),
    ("2023-01", 0, "\"0\""),
];

fn changing_rates() -> Parameters {
    let value = |(month, _, rate): (&str, i128, &str)| {
        format!(
            "[[value]]\nid = \"withholding.rate\"\nfrom = \"{month}-01\"\nvalue = \
                {rate}\ncertainty = \"official\"\nsource = \"a test\"\n"
        )
    };
    laid(&RATES[1..].iter().copied().map(value).collect::<String>())
}

#[test]
fn a_hundred_thousand_rows_are_a_hundred_thousand_payments() {
    let (seed, own) = (seed("payments"), changing_rates());
    let counted = (0..50_u64).into_par_iter().map(|index| {
        let mut random = Random::new(seed.wrapping_mul(1_000_033).wrapping_add(index));
        let rows = random_rows(&mut random, 2_000);
        let present = [
            [true, true],
            [true, true],
            [false, false],
            [true, false],
            [true, true],
            [false, true],
            [true, true],
        ];
        let present = present[usize::try_from(index % 7).expect("small")];
        let table = PaymentTable::of(rows, present, &mut random);
        // Every other table at the one rate of the embedded values, the others at a month's.
        let of_month =
            (index % 2 == 1).then(|| RATES[usize::try_from(index / 2 % 4).expect("small")]);
        let month = of_month.map(|(month, ..)| month.parse::<Month>().expect("a month"));
        let withholding = match month {
            None => Withholding::only(Parameters::embedded().expect("values")),
            Some(month) => Withholding::of(month, &own),
        };
        let withholding = withholding.expect("a rate");
        let rate = of_month.map_or(11_110, |(_, rate, _)| rate);
        let paid = Paid::of(&table.columns(), &withholding);
        let mut counted = [0; 3];
        for (index_of_row, row) in table.rows.iter().enumerate() {
            let (found, by_rules) = (paid.row(index_of_row), by_the_rules(row, rate));
            let name = || format!("seed {seed}, table {index}, row {index_of_row}: {row:?}");
            assert_eq!(found, by_rules.map(|(amounts, _)| amounts), "{}", name());
            let form = |refusal: &Refusal| {
                !matches!(
                    refusal.0,
                    ErrorCode::AmountNegative
                        | ErrorCode::EmploymentFractionNotAllowed
                        | ErrorCode::AttendanceNotAllowed
                )
            };
            if !found.as_ref().is_err_and(form)
                && row.attendance_paid.is_some() == row.attendance_normal.is_some()
                && is_in_form(row)
            {
                let by_core = by_the_core(row, |premium, fraction, attendance| match month {
                    None => payment(
                        premium,
                        fraction,
                        attendance,
                        Parameters::embedded().expect("values"),
                    ),
                    Some(month) => payment_in(month, premium, fraction, attendance, &own),
                });
                assert_eq!(found, by_core, "{}", name());
            }
            match by_rules {
                Ok((_, halves)) => (counted[0], counted[1]) = (counted[0] + 1, counted[1] + halves),
                Err(_) => counted[2] += 1,
            }
        }
        counted
    });
    let sum = |one: [usize; 3], other: [usize; 3]| {
        [one[0] + other[0], one[1] + other[1], one[2] + other[2]]
    };
    let [computed, halves, refused] = counted.reduce(|| [0; 3], sum);
    assert_eq!(computed + refused, 100_000);
    assert!(
        computed > 50_000 && refused > 15_000 && halves > 3_000,
        "{computed} computed with {halves} halves, {refused} refused"
    );
}

/// Whether the types of the core can hold the row.
fn is_in_form(row: &PaymentRow) -> bool {
    let hours = [
        row.employment_hours,
        row.full_time_hours,
        row.attendance_paid.or(Some(1)),
        row.attendance_normal.or(Some(1)),
    ];
    let above_zero = [row.full_time_hours, row.attendance_normal.or(Some(1))];
    hours.iter().all(|hours| hours.is_some_and(|hours| (0..=1_000_000).contains(&hours)))
        && above_zero.iter().all(|hours| *hours != Some(0))
        && row.premium.is_some_and(|cents| cents.unsigned_abs() <= 100_000_000_000)
}

#[test]
fn the_rules_once_more_know_the_worked_examples() {
    let row = |premium, part, whole| PaymentRow {
        premium: Some(premium),
        employment_hours: Some(part),
        full_time_hours: Some(whole),
        ..PaymentRow::default()
    };
    assert_eq!(
        by_the_rules(&row(58_857, 3_800, 3_800), 11_110),
        Ok(([58_857, 58_857, 6_539, 52_318], 0))
    );
    assert_eq!(
        by_the_rules(&row(58_857, 1_900, 3_800), 11_110),
        Ok(([29_429, 29_429, 3_270, 26_159], 1))
    );
    assert_eq!(by_the_rules(&row(22_500, 1, 1), 11_110), Ok(([22_500, 22_500, 2_500, 20_000], 0)));
}

#[test]
fn a_payment_of_a_row_is_that_of_the_buffers() {
    let mut random = Random::new(7);
    let rows = random_rows(&mut random, 500);
    let table = PaymentTable::of(rows, [true, true], &mut random);
    let withholding = Withholding::only(Parameters::embedded().expect("values")).expect("a rate");
    let (columns, paid) = (table.columns(), Paid::of(&table.columns(), &withholding));
    for row in 0..500 {
        let alone = columns.payment(row, &withholding);
        let alone = alone.map(|paid| {
            assert_eq!(Some(paid.premium.cents()), table.rows[row].premium);
            [paid.premium_after_fraction, paid.premium_due, paid.withholding_tax, paid.net]
                .map(Euro::cents)
        });
        let named = |error: ibo_core::Error| {
            (error.code(), TableColumn::of_path(error.location()).map_or("?", TableColumn::name))
        };
        assert_eq!(alone.map_err(named), paid.row(row), "row {row}: {:?}", table.rows[row]);
    }
}
