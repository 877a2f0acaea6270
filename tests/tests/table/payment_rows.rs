//! Rows of payments as a test writes them, the columns that they make, the buffers that they fill,
//! and random ones.
#![allow(dead_code, reason = "each binary of the tests uses its part")]

use ibo_core::table::{
    PaymentBuffers, PaymentColumns, RowStatus, TableColumn, payments, payments_in_parallel,
};
use ibo_core::{ErrorCode, Withholding};

use crate::random::Random;
use crate::rows::{AMOUNTS_BEHIND, Cells, NUMBERS_BEHIND, Refusal, unread_amount, unread_number};

/// The cells of a row of payments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct PaymentRow {
    pub(crate) premium: Option<i64>,
    pub(crate) employment_hours: Option<i32>,
    pub(crate) full_time_hours: Option<i32>,
    pub(crate) attendance_paid: Option<i32>,
    pub(crate) attendance_normal: Option<i32>,
}

/// Rows with their columns; the two of the attendance may not be there.
pub(crate) struct PaymentTable {
    pub(crate) rows: Vec<PaymentRow>,
    premium: Cells<i64>,
    employment_hours: Cells<i32>,
    full_time_hours: Cells<i32>,
    attendance_paid: Option<Cells<i32>>,
    attendance_normal: Option<Cells<i32>>,
}

impl PaymentTable {
    pub(crate) fn of(
        rows: impl IntoIterator<Item = PaymentRow>,
        [paid, normal]: [bool; 2],
        random: &mut Random,
    ) -> Self {
        let seen = |row: PaymentRow| PaymentRow {
            attendance_paid: row.attendance_paid.filter(|_| paid),
            attendance_normal: row.attendance_normal.filter(|_| normal),
            ..row
        };
        let rows: Vec<_> = rows.into_iter().map(seen).collect();
        let premium = Cells::of(rows.iter().map(|row| row.premium), AMOUNTS_BEHIND, random);
        let mut numbers = |cell: fn(&PaymentRow) -> Option<i32>| {
            Cells::of(rows.iter().map(cell), NUMBERS_BEHIND, random)
        };
        Self {
            premium,
            employment_hours: numbers(|row| row.employment_hours),
            full_time_hours: numbers(|row| row.full_time_hours),
            attendance_paid: paid.then(|| numbers(|row| row.attendance_paid)),
            attendance_normal: normal.then(|| numbers(|row| row.attendance_normal)),
            rows,
        }
    }

    pub(crate) fn columns(&self) -> PaymentColumns<'_> {
        PaymentColumns {
            premium: self.premium.column(),
            employment_hours: self.employment_hours.column(),
            full_time_hours: self.full_time_hours.column(),
            attendance_paid: self.attendance_paid.as_ref().map(Cells::column),
            attendance_normal: self.attendance_normal.as_ref().map(Cells::column),
        }
    }
}

/// Buffers of payments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paid {
    premium_after_fraction: Vec<i64>,
    premium_due: Vec<i64>,
    withholding_tax: Vec<i64>,
    net: Vec<i64>,
    status: Vec<RowStatus>,
}

impl Paid {
    /// Buffers that were used before.
    pub(crate) fn used(rows: usize) -> Self {
        Self {
            premium_after_fraction: vec![-13; rows],
            premium_due: vec![-14; rows],
            withholding_tax: vec![-15; rows],
            net: vec![-16; rows],
            status: vec![
                RowStatus::refused(ErrorCode::ParametersDuplicate, TableColumn::Month);
                rows
            ],
        }
    }

    pub(crate) fn of(columns: &PaymentColumns<'_>, withholding: &Withholding) -> Self {
        let mut paid = Self::used(columns.rows().expect("columns of one length"));
        payments(columns, withholding, paid.buffers()).expect("columns and buffers of one length");
        paid
    }

    pub(crate) fn of_threads(columns: &PaymentColumns<'_>, withholding: &Withholding) -> Self {
        let mut paid = Self::used(columns.rows().expect("columns of one length"));
        payments_in_parallel(columns, withholding, paid.buffers())
            .expect("columns and buffers of one length");
        paid
    }

    pub(crate) fn buffers(&mut self) -> PaymentBuffers<'_> {
        PaymentBuffers {
            premium_after_fraction: &mut self.premium_after_fraction,
            premium_due: &mut self.premium_due,
            withholding_tax: &mut self.withholding_tax,
            net: &mut self.net,
            status: &mut self.status,
        }
    }

    pub(crate) const COLUMNS: usize = 5;

    /// One of the buffers without its last place.
    pub(crate) fn shorten(&mut self, place: usize) {
        match place {
            0 => drop(self.premium_after_fraction.pop()),
            1 => drop(self.premium_due.pop()),
            2 => drop(self.withholding_tax.pop()),
            3 => drop(self.net.pop()),
            _ => drop(self.status.pop()),
        }
    }

    pub(crate) fn row(&self, row: usize) -> PaymentAnswer {
        let amounts = [
            self.premium_after_fraction[row],
            self.premium_due[row],
            self.withholding_tax[row],
            self.net[row],
        ];
        match self.status[row].refusal() {
            None => Ok(amounts),
            Some((code, column)) => {
                assert_eq!(amounts, [0; 4], "a refused row has zeros");
                Err((code, column.name()))
            }
        }
    }
}

/// After the fraction, due, tax and net in cents; or the refusal.
pub(crate) type PaymentAnswer = Result<[i64; 4], Refusal>;

// ---------------------------------------------------------------------------------------------------------------- Random rows

fn number(random: &mut Random, first: i64, last: i64) -> i32 {
    i32::try_from(random.between(first, last)).expect("small")
}

/// A fraction of at most 1; its parts often make halves of a cent.
fn parts(random: &mut Random) -> (i32, i32) {
    let whole = match random.below(6) {
        0 => number(random, 1, 1_000_000),
        1 => 1_000_000,
        2 => random.of(&[2, 4, 8, 200, 400, 2_000]),
        _ => random.of(&[3_800, 3_600, 16_720, 2_200]),
    };
    let part = match random.below(4) {
        0 => whole,
        1 => (whole / 2).max(1),
        _ => number(random, 1, whole.into()),
    };
    (part, whole)
}

pub(crate) fn sound(random: &mut Random) -> PaymentRow {
    let premium = match random.below(10) {
        0 => 0,
        1 => random.between(0, 100_000_000_000),
        2 => 100_000_000_000,
        3 => random.between(0, 100),
        _ => random.between(0, 300_000),
    };
    let ((part, whole), (paid, normal)) = (parts(random), parts(random));
    let is_given = random.percent(60);
    PaymentRow {
        premium: Some(premium),
        employment_hours: Some(part),
        full_time_hours: Some(whole),
        attendance_paid: is_given.then(|| if random.once_in(20) { 0 } else { paid }),
        attendance_normal: is_given.then_some(normal),
    }
}

fn faulty(random: &mut Random, row: &mut PaymentRow) {
    let unread = [
        ErrorCode::FractionMalformed,
        ErrorCode::FractionTooManyDecimals,
        ErrorCode::WrongType,
        ErrorCode::AmountMalformed,
    ];
    let hours = match random.below(4) {
        0 => None,
        1 => Some(unread_number(random.of(&unread))),
        2 => Some(random.of(&[0, 0, 1])),
        _ => Some(random.of(&[-1, 1_000_000, 1_000_001, i32::MAX, i32::MIN + 200, 999_999])),
    };
    let unread = [
        ErrorCode::AmountMalformed,
        ErrorCode::AmountTooManyDecimals,
        ErrorCode::WrongType,
        ErrorCode::MalformedJson,
    ];
    match random.below(7) {
        0 => row.premium = None,
        1 => row.premium = Some(unread_amount(random.of(&unread))),
        2 => {
            row.premium = Some(random.of(&[
                -1,
                -100_000_000_000,
                -100_000_000_001,
                100_000_000_001,
                i64::MAX,
                i64::MIN + 255,
            ]));
        }
        3 => row.employment_hours = hours,
        4 => row.full_time_hours = hours,
        5 => row.attendance_paid = hours,
        _ => row.attendance_normal = hours,
    }
}

pub(crate) fn random_rows(random: &mut Random, rows: usize) -> Vec<PaymentRow> {
    let row = |random: &mut Random| {
        let mut row = sound(random);
        let faults = if random.percent(30) { 1 + random.below(3) } else { 0 };
        (0..faults).for_each(|_| faulty(random, &mut row));
        row
    };
    (0..rows).map(|_| row(random)).collect()
}
