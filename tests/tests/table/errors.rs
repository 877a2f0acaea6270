//! Every error that a row can give, at every column where it can: a table of rows with one fault,
//! and all pairs of them, of which the first in the order of the format is told (R7.7).

use std::collections::BTreeSet;

use ibo_core::table::TableColumn;
use ibo_core::{Certainty, ErrorCode, Parameters, Withholding};
use rayon::prelude::*;

use crate::expected::{expected, expected_by_json};
use crate::generate::{FAULTS, date, present, sound};
use crate::options::{NamedOptions, embedded_but, own_parameters};
use crate::payment_rows::{Paid, PaymentRow, PaymentTable};
use crate::random::{Random, seed};
use crate::rows::{Present, Refusal, Row, Table, unread_amount, unread_number};

// ---------------------------------------------------------------------------------------------------------------- Sound rows

/// An ibo of 2026, March of that year, with unemployment benefit alone.
pub(crate) fn ibo_2026() -> Row {
    Row {
        month: Some(date(2026, 3, 15)),
        kind: Some(b"ibo"),
        start: Some(date(2026, 3, 2)),
        end: Some(date(2026, 8, 28)),
        reference_gross_wage: Some(250_000),
        percentage: Some(80),
        employment_hours: Some(3_800),
        full_time_hours: Some(3_800),
        unemployment_day_amount: Some(5_529),
        ..Row::default()
    }
}

/// An ibo-plus of 2026 with leefloon.
pub(crate) fn plus_2026() -> Row {
    Row {
        kind: Some(b"ibo-plus"),
        reference_gross_wage: None,
        percentage: None,
        unemployment_day_amount: None,
        leefloon_amount: Some(89_365),
        ..ibo_2026()
    }
}

/// An ibo that began in 2025, with sickness benefit.
pub(crate) fn ibo_2018() -> Row {
    Row {
        kind: Some(b"ibo"),
        start: Some(date(2025, 12, 1)),
        end: Some(date(2026, 4, 30)),
        reference_gross_wage: Some(210_000),
        leefloon_amount: None,
        sickness_gross_taxable: Some(60_000),
        ..plus_2026()
    }
}

// ---------------------------------------------------------------------------------------------------------------- One fault

type Change = Box<dyn Fn(&mut Row) + Send + Sync>;

/// A row with one fault, and what is said of it.
struct Wrong {
    code: ErrorCode,
    column: &'static str,
    sound: Row,
    change: Change,
    present: Present,
    asked: NamedOptions,
}

impl Wrong {
    fn of(
        code: ErrorCode,
        column: &'static str,
        change: impl Fn(&mut Row) + Send + Sync + 'static,
    ) -> Self {
        Self {
            code,
            column,
            sound: ibo_2026(),
            change: Box::new(change),
            present: Present::ALL,
            asked: NamedOptions::PLAIN,
        }
    }

    fn refusal(&self) -> Refusal {
        (self.code, self.column)
    }

    fn row(&self) -> Row {
        let mut row = self.sound;
        (self.change)(&mut row);
        row
    }
}

type Number = fn(&mut Row) -> &mut Option<i32>;
type Cents = fn(&mut Row) -> &mut Option<i64>;

const DATES: [(&str, Number); 8] = [
    ("month", |row| &mut row.month),
    ("start", |row| &mut row.start),
    ("end", |row| &mut row.end),
    ("stopped", |row| &mut row.stopped),
    ("unemployment_from", |row| with_unemployment(row, |row| &mut row.unemployment_from)),
    ("unemployment_to", |row| with_unemployment(row, |row| &mut row.unemployment_to)),
    ("sickness_from", |row| with_sickness(row, |row| &mut row.sickness_from)),
    ("sickness_to", |row| with_sickness(row, |row| &mut row.sickness_to)),
];
const AMOUNTS: [(&str, Cents); 5] = [
    ("reference_gross_wage", |row| &mut row.reference_gross_wage),
    ("employee_rsz", |row| &mut row.employee_rsz),
    ("unemployment_day_amount", |row| &mut row.unemployment_day_amount),
    ("leefloon_amount", |row| &mut row.leefloon_amount),
    ("sickness_gross_taxable", |row| &mut row.sickness_gross_taxable),
];
const NUMBERS: [(&str, Number); 4] = [
    ("suspended_days", |row| &mut row.suspended_days),
    ("percentage", |row| &mut row.percentage),
    ("rsz_base", |row| &mut row.rsz_base),
    ("unemployment_half_per_week", |row| {
        with_unemployment(row, |row| &mut row.unemployment_half_per_week)
    }),
];
const HOURS: [(&str, Number); 4] = [
    ("employment_hours", |row| &mut row.employment_hours),
    ("full_time_hours", |row| &mut row.full_time_hours),
    ("attendance_paid", |row| {
        row.attendance_normal = row.attendance_normal.or(Some(100));
        &mut row.attendance_paid
    }),
    ("attendance_normal", |row| {
        row.attendance_paid = row.attendance_paid.or(Some(100));
        &mut row.attendance_normal
    }),
];

/// A record that is there has an amount.
fn with_unemployment<T>(row: &mut Row, cell: fn(&mut Row) -> &mut Option<T>) -> &mut Option<T> {
    row.unemployment_day_amount = row.unemployment_day_amount.or(Some(5_529));
    cell(row)
}

fn with_sickness<T>(row: &mut Row, cell: fn(&mut Row) -> &mut Option<T>) -> &mut Option<T> {
    row.sickness_gross_taxable = row.sickness_gross_taxable.or(Some(60_000));
    cell(row)
}

fn with_leefloon<T>(row: &mut Row, cell: fn(&mut Row) -> &mut Option<T>) -> &mut Option<T> {
    row.leefloon_amount = row.leefloon_amount.or(Some(89_365));
    cell(row)
}

/// A day so many days later.
fn moved(day: Option<i32>, days: i32) -> Option<i32> {
    day.map(|day| day.saturating_add(days))
}

/// What the form of a cell refuses.
fn of_form() -> Vec<Wrong> {
    use ErrorCode as C;
    let mut all = Vec::new();
    for (column, cell) in DATES {
        for code in [C::WrongType, C::DateMalformed, C::DateImpossible, C::DateOutOfRange] {
            all.push(Wrong::of(code, column, move |row| *cell(row) = Some(unread_number(code))));
        }
        for days in [-719_163, 2_932_897, i32::MAX, i32::MIN + 256] {
            all.push(Wrong::of(C::DateOutOfRange, column, move |row| *cell(row) = Some(days)));
        }
    }
    for (column, cell) in AMOUNTS {
        for code in
            [C::WrongType, C::AmountMalformed, C::AmountTooManyDecimals, C::AmountOutOfRange]
        {
            all.push(Wrong::of(code, column, move |row| *cell(row) = Some(unread_amount(code))));
        }
        for cents in [100_000_000_001, -100_000_000_001, i64::MAX, i64::MIN + 256] {
            all.push(Wrong::of(C::AmountOutOfRange, column, move |row| *cell(row) = Some(cents)));
        }
    }
    for (column, cell) in AMOUNTS.into_iter().take(3) {
        all.push(Wrong::of(C::AmountNegative, column, move |row| *cell(row) = Some(-1)));
    }
    for (column, cell) in NUMBERS {
        for code in [C::WrongType, C::NumberOutOfRange] {
            all.push(Wrong::of(code, column, move |row| *cell(row) = Some(unread_number(code))));
        }
    }
    for (column, cell) in HOURS {
        for code in
            [C::WrongType, C::FractionMalformed, C::FractionTooManyDecimals, C::FractionOutOfRange]
        {
            all.push(Wrong::of(code, column, move |row| *cell(row) = Some(unread_number(code))));
        }
        for hours in [-1, 1_000_001, i32::MAX, i32::MIN + 256] {
            all.push(Wrong::of(C::FractionOutOfRange, column, move |row| *cell(row) = Some(hours)));
        }
        all.push(Wrong::of(C::MissingField, column, move |row| *cell(row) = None));
    }
    all.extend([
        Wrong::of(C::FractionZero, "full_time_hours", |row| row.full_time_hours = Some(0)),
        Wrong::of(C::FractionZero, "attendance_normal", |row| {
            (row.attendance_paid, row.attendance_normal) = (Some(0), Some(0));
        }),
        Wrong::of(C::MissingField, "month", |row| row.month = None),
        Wrong::of(C::MissingField, "kind", |row| row.kind = None),
        Wrong::of(C::MissingField, "start", |row| row.start = None),
        Wrong::of(C::MissingField, "end", |row| row.end = None),
        Wrong::of(C::UnknownKind, "kind", |row| row.kind = Some(b"IBO")),
        Wrong::of(C::UnknownKind, "kind", |row| row.kind = Some(b"")),
        Wrong::of(C::UnknownKind, "kind", |row| row.kind = Some(b"ibo\xFF")),
        Wrong::of(C::SuspendedDaysNotAllowed, "suspended_days", |row| {
            row.suspended_days = Some(-1);
        }),
        Wrong::of(C::DateOrder, "end", |row| row.end = moved(row.start, -1)),
        Wrong::of(C::WrongType, "attendance_working_days", |row| {
            (row.attendance_paid, row.attendance_normal, row.attendance_working_days) =
                (Some(100), Some(100), Some(1));
        }),
        Wrong::of(C::DateOrder, "unemployment_to", |row| {
            *with_unemployment(row, |row| &mut row.unemployment_from) = Some(date(2026, 3, 20));
            row.unemployment_to = Some(date(2026, 3, 19));
        }),
        // A benefit without a beginning begins with the month.
        Wrong::of(C::DateOrder, "unemployment_to", |row| {
            *with_unemployment(row, |row| &mut row.unemployment_to) = Some(date(2026, 2, 28));
        }),
        Wrong::of(C::HalfPerWeekNotAllowed, "unemployment_half_per_week", |row| {
            *with_unemployment(row, |row| &mut row.unemployment_half_per_week) = Some(0);
        }),
        Wrong::of(C::HalfPerWeekNotAllowed, "unemployment_half_per_week", |row| {
            *with_unemployment(row, |row| &mut row.unemployment_half_per_week) = Some(13);
        }),
        Wrong::of(C::DateOrder, "sickness_to", |row| {
            *with_sickness(row, |row| &mut row.sickness_from) = Some(date(2026, 3, 20));
            row.sickness_to = Some(date(2026, 3, 19));
        }),
        // A payment without an end ends with the month.
        Wrong::of(C::DateOrder, "sickness_to", |row| {
            *with_sickness(row, |row| &mut row.sickness_from) = Some(date(2026, 4, 1));
        }),
    ]);
    for word in [b"".as_slice(), b"a\tb", b"\xC3\xA9", b"\xFF", &[b'x'; 65]] {
        all.push(Wrong::of(C::BadText, "unemployment_benefit_type", move |row| {
            *with_unemployment(row, |row| &mut row.unemployment_benefit_type) = Some(word);
        }));
        all.push(Wrong::of(C::BadText, "leefloon_aid_type", move |row| {
            *with_leefloon(row, |row| &mut row.leefloon_aid_type) = Some(word);
        }));
    }
    all
}

/// What the law refuses.
fn of_law() -> Vec<Wrong> {
    use ErrorCode as C;
    let of = |sound: Row, wrong: Wrong| Wrong { sound, ..wrong };
    let last_of = |days: i32| move |row: &mut Row| row.end = moved(row.start, days - 1);
    vec![
        Wrong::of(C::SchemeNotCovered, "start", |row| row.start = Some(date(2018, 8, 31))),
        Wrong::of(C::StoppedOutsideAgreement, "stopped", |row| row.stopped = moved(row.start, -1)),
        Wrong::of(C::StoppedOutsideAgreement, "stopped", |row| row.stopped = moved(row.end, 1)),
        Wrong::of(C::DurationNotAllowed, "end", last_of(25)),
        Wrong::of(C::DurationNotAllowed, "end", last_of(183)),
        of(plus_2026(), Wrong::of(C::DurationNotAllowed, "end", last_of(25))),
        of(plus_2026(), Wrong::of(C::DurationNotAllowed, "end", last_of(365))),
        Wrong::of(C::DurationNotAllowed, "end", move |row| {
            row.suspended_days = Some(10);
            last_of(193)(row);
        }),
        Wrong::of(C::EmploymentFractionNotAllowed, "employment_hours", |row| {
            row.employment_hours = Some(0);
        }),
        Wrong::of(C::EmploymentFractionNotAllowed, "employment_hours", |row| {
            row.employment_hours = Some(3_801);
        }),
        Wrong::of(C::EmploymentFractionBelowHalf, "employment_hours", |row| {
            row.employment_hours = Some(1_899);
        }),
        Wrong::of(C::MonthOutsideAgreement, "month", |row| row.month = Some(date(2026, 2, 28))),
        Wrong::of(C::MonthOutsideAgreement, "month", |row| {
            (row.month, row.stopped) = (Some(date(2026, 4, 1)), moved(row.start, 2));
        }),
        Wrong::of(C::NoPayableDay, "month", |row| {
            // The last of May 2026 is a Sunday.
            (row.month, row.start) = (Some(date(2026, 5, 1)), Some(date(2026, 5, 31)));
            (row.end, row.attendance_working_days) = (Some(date(2026, 8, 28)), Some(1));
        }),
        Wrong::of(C::ReferenceGrossWageMissing, "reference_gross_wage", |row| {
            row.reference_gross_wage = None;
        }),
        Wrong::of(C::PercentageMissing, "percentage", |row| row.percentage = None),
        Wrong::of(C::PercentageNotAllowed, "percentage", |row| row.percentage = Some(75)),
        Wrong::of(C::PercentageNotAllowed, "percentage", |row| row.percentage = Some(i32::MAX)),
        Wrong::of(C::RszBaseNotAllowed, "rsz_base", |row| row.rsz_base = Some(104)),
        Wrong::of(C::EmployeeRszNotAllowed, "employee_rsz", |row| row.employee_rsz = Some(250_001)),
        Wrong::of(C::EmployeeRszWithBase, "employee_rsz", |row| {
            (row.rsz_base, row.employee_rsz) = (Some(100), Some(1));
        }),
        of(
            plus_2026(),
            Wrong::of(C::PercentageNotUsed, "percentage", |row| row.percentage = Some(80)),
        ),
        of(plus_2026(), Wrong::of(C::RszBaseNotUsed, "rsz_base", |row| row.rsz_base = Some(100))),
        of(
            ibo_2018(),
            Wrong::of(C::EmployeeRszNotUsed, "employee_rsz", |row| row.employee_rsz = Some(0)),
        ),
        Wrong::of(C::AttendanceMissing, "attendance_paid", |row| {
            row.start = Some(date(2026, 3, 3));
        }),
        Wrong::of(C::AttendanceNotAllowed, "attendance_paid", |row| {
            (row.attendance_paid, row.attendance_normal) = (Some(101), Some(100));
        }),
        Wrong::of(C::UnknownBenefitType, "unemployment_benefit_type", |row| {
            *with_unemployment(row, |row| &mut row.unemployment_benefit_type) = Some(b"unheard-of");
        }),
        Wrong::of(C::UnknownAidType, "leefloon_aid_type", |row| {
            *with_leefloon(row, |row| &mut row.leefloon_aid_type) = Some(&[b'x'; 64]);
        }),
        Wrong::of(C::LeefloonSign, "leefloon_amount", |row| row.leefloon_amount = Some(-1)),
        Wrong::of(C::NegativeSource, "sickness", |row| row.sickness_gross_taxable = Some(-1)),
        Wrong::of(C::PeriodWithoutPayableDay, "sickness_from", |row| {
            *with_sickness(row, |row| &mut row.sickness_from) = Some(date(2026, 3, 15));
            row.sickness_to = Some(date(2026, 3, 15));
        }),
    ]
}

/// What a row gives with what is asked of it.
fn of_options() -> Vec<Wrong> {
    use ErrorCode as C;
    let asking = |require, wrong: Wrong| Wrong {
        asked: NamedOptions { require: Some(require), ..NamedOptions::PLAIN },
        ..wrong
    };
    let own = |parameters, wrong: Wrong| Wrong {
        asked: NamedOptions { parameters: Some(parameters), ..NamedOptions::PLAIN },
        ..wrong
    };
    let without = |column, wrong: Wrong| Wrong { present: Present::ALL.without(column), ..wrong };
    let as_it_is = |_: &mut Row| ();
    let later =
        |file, to: &str| embedded_but(file, "from = \"2018-09-01\"", &format!("from = \"{to}\""));
    vec![
        without(
            TableColumn::UnemploymentDayAmount,
            Wrong::of(C::SourceNotAvailable, "unemployment", as_it_is),
        ),
        without(
            TableColumn::LeefloonAmount,
            Wrong::of(C::SourceNotAvailable, "leefloon", as_it_is),
        ),
        without(
            TableColumn::SicknessGrossTaxable,
            Wrong::of(C::SourceNotAvailable, "sickness", as_it_is),
        ),
        without(
            TableColumn::AttendancePaid,
            Wrong::of(C::MissingField, "attendance_paid", |row| row.attendance_normal = Some(100)),
        ),
        without(
            TableColumn::AttendanceNormal,
            Wrong::of(C::MissingField, "attendance_normal", |row| row.attendance_paid = Some(100)),
        ),
        asking(Certainty::Official, Wrong::of(C::CertaintyTooWeak, "require", as_it_is)),
        asking(
            Certainty::Secondary,
            Wrong::of(C::CertaintyTooWeak, "require", |row| row.reference_gross_wage = Some(0)),
        ),
        own(
            later("withholding.toml", "2026-03-02"),
            Wrong::of(C::ParameterNotCovered, "month", as_it_is),
        ),
        own(later("rsz.toml", "2026-03-02"), Wrong::of(C::ParameterNotCovered, "month", as_it_is)),
        own(
            later("income.toml", "2026-03-02"),
            Wrong::of(C::ParameterNotCovered, "month", as_it_is),
        ),
        own(
            later("unemployment.toml", "2026-03-02"),
            Wrong::of(C::ParameterNotCovered, "month", as_it_is),
        ),
        own(
            embedded_but("premium.toml", "from = \"2026-01-01\"", "from = \"2026-03-03\""),
            Wrong::of(C::ParameterNotCovered, "start", as_it_is),
        ),
        own(
            later("agreement.toml", "2026-03-03"),
            Wrong::of(C::ParameterNotCovered, "start", as_it_is),
        ),
        own(
            embedded_but("leefloon.toml", "\"award\", ", ""),
            Wrong::of(C::UnknownEntryKind, "leefloon", |row| row.leefloon_amount = Some(89_365)),
        ),
        own(
            embedded_but("sickness.toml", "code = \"C21\"", "code = \"C22\""),
            Wrong::of(C::UnknownDocumentType, "sickness", |row| {
                row.sickness_gross_taxable = Some(1);
            }),
        ),
        own(
            embedded_but("sickness.toml", "code = 0", "code = 9"),
            Wrong::of(C::UnknownNature, "sickness", |row| row.sickness_gross_taxable = Some(1)),
        ),
    ]
}

fn wrong_rows() -> Vec<Wrong> {
    [of_form(), of_law(), of_options()].into_iter().flatten().collect()
}

/// Every refusal of a row of cases, as `percentage-not-allowed at percentage`.
pub(crate) fn of_cases() -> impl Iterator<Item = String> {
    let all: BTreeSet<_> = wrong_rows()
        .iter()
        .map(|wrong| format!("{} at {}", wrong.code.slug(), wrong.column))
        .collect();
    all.into_iter()
}

#[test]
fn every_error_at_every_column() {
    let mut random = Random::new(11);
    for row in [ibo_2026(), plus_2026(), ibo_2018()] {
        let table = Table::of([row], Present::ALL, &mut random);
        assert_eq!(table.compute(&NamedOptions::PLAIN.options()).row(0).refusal, None, "{row:?}");
    }
    for wrong in wrong_rows() {
        let (options, row) = (wrong.asked.options(), wrong.row());
        let table = Table::of([ibo_2026(), row, plus_2026()], wrong.present, &mut random);
        let row = table.rows[1];
        let found = table.compute(&options).row(1);
        assert_eq!(found.refusal, Some(wrong.refusal()), "{row:?}");
        assert_eq!(found, expected(&row, wrong.present, &options), "{row:?}");
        let by_json = expected_by_json(&row, wrong.present, &options);
        assert!(by_json.is_none_or(|by_json| by_json == found), "{row:?}: {by_json:?}");
    }
}

// ---------------------------------------------------------------------------------------------------------------- Which errors

/// Whether a row can give an error; if not, why not.
#[rustfmt::skip] // a table: one row a reason
fn reason_why_not(code: ErrorCode) -> Option<&'static str> {
    use ErrorCode as C;
    match code {
        C::MissingField | C::WrongType | C::BadText
        | C::AmountMalformed | C::AmountTooManyDecimals | C::AmountOutOfRange | C::AmountNegative | C::NumberOutOfRange
        | C::DateMalformed | C::DateImpossible | C::DateOutOfRange | C::DateOrder
        | C::FractionMalformed | C::FractionTooManyDecimals | C::FractionZero | C::FractionOutOfRange
        | C::SchemeNotCovered | C::MonthOutsideAgreement | C::DurationNotAllowed | C::ParameterNotCovered | C::NoPayableDay
        | C::UnknownKind | C::ReferenceGrossWageMissing | C::PercentageMissing | C::PercentageNotAllowed | C::RszBaseNotAllowed
        | C::EmployeeRszNotAllowed | C::EmployeeRszWithBase | C::PercentageNotUsed | C::RszBaseNotUsed | C::EmployeeRszNotUsed
        | C::StoppedOutsideAgreement | C::EmploymentFractionNotAllowed | C::EmploymentFractionBelowHalf
        | C::AttendanceMissing | C::AttendanceNotAllowed | C::SuspendedDaysNotAllowed
        | C::HalfPerWeekNotAllowed | C::UnknownBenefitType | C::UnknownAidType | C::UnknownEntryKind | C::LeefloonSign
        | C::UnknownDocumentType | C::UnknownNature | C::PeriodWithoutPayableDay | C::NegativeSource
        | C::SourceNotAvailable | C::CertaintyTooWeak => None,
        C::MalformedJson => Some("a row is no JSON"),
        C::UnknownField | C::DuplicateField | C::DuplicateCase | C::UnknownCase => Some("of a table as a whole"),
        C::RecordOverlap | C::TooManyRecords | C::NoDataWithRecords => Some("of several records"),
        C::HalfPerWeekNotUsed | C::UnknownBasis => Some("the half days are the basis"),
        C::UnknownStatus | C::VersionNotAllowed | C::DaysNotAllowed | C::DaysSign | C::HoursSign => Some("a row has no such field of a record"),
        C::UnknownAvailability => Some("the amounts say what a source answered"),
        C::NoticeForIboPlus | C::NoticeOfProvisional | C::NoticeWithoutContribution | C::NoticeOfHypothetical => Some("of a notice"),
        C::CorrectionOtherCase | C::CorrectionOtherMonth | C::CorrectionOfProvisional | C::CorrectionOfHypothetical
        | C::StatementContradiction => Some("of a correction"),
        C::ParametersMalformed | C::ParametersUnknownId | C::ParametersMissingField | C::ParametersBadValue | C::ParametersBadDate
        | C::ParametersUnordered | C::ParametersDuplicate => Some("of a parameter file"),
        // A new error asks for a row, until this table says why there is none.
        _ => None,
    }
}

#[test]
fn every_error_that_a_row_can_give_has_a_row() {
    let of_cases: BTreeSet<_> = wrong_rows().iter().map(|wrong| wrong.code).collect();
    let can: BTreeSet<_> =
        ErrorCode::ALL.iter().copied().filter(|code| reason_why_not(*code).is_none()).collect();
    assert_eq!(of_cases, can);
    let of_payments: BTreeSet<_> = wrong_payments().iter().map(|wrong| wrong.0.0).collect();
    assert!(of_payments.is_subset(&can), "{of_payments:?}");
}

// ---------------------------------------------------------------------------------------------------------------- Two faults

/// A row with two faults is refused for the one that its case is refused for, as its text says.
#[test]
fn of_two_faults_the_first_is_told() {
    let changes: Vec<_> =
        [of_form(), of_law()].into_iter().flatten().map(|wrong| wrong.change).collect();
    let options = NamedOptions::PLAIN.options();
    let (said, refusals) = [ibo_2026(), plus_2026(), ibo_2018()]
        .into_par_iter()
        .flat_map(|sound| (0..changes.len()).into_par_iter().map(move |first| (sound, first)))
        .map(|(sound, first)| {
            let mut random = Random::new(u64::try_from(first).expect("small"));
            // The one is put in before the other, and after it.
            let others = (0..changes.len()).filter(|other| *other != first);
            let rows = others.map(|other| {
                let mut row = sound;
                [first, other].into_iter().for_each(|change| changes[change](&mut row));
                row
            });
            let table = Table::of(rows, Present::ALL, &mut random);
            let (mut said, mut refusals) = (0, BTreeSet::new());
            for (index, (row, found)) in
                table.rows.iter().zip(table.compute(&options).rows()).enumerate()
            {
                assert_eq!(found, expected(row, Present::ALL, &options), "{row:?}");
                refusals.extend(found.refusal);
                // Every fourth as text, for it takes its time.
                let by_json = ((index + first) % 4 == 0)
                    .then(|| expected_by_json(row, Present::ALL, &options))
                    .flatten();
                if let Some(by_json) = by_json {
                    assert_eq!(found, by_json, "{row:?}");
                    said += 1;
                }
            }
            (said, refusals)
        })
        .reduce(Default::default, |(one, mut refusals), (other, more)| {
            refusals.extend(more);
            (one + other, refusals)
        });
    let pairs = 3 * changes.len() * (changes.len() - 1) / 4;
    assert!(said > pairs * 9 / 10, "{said} of {pairs} pairs have words of JSON");
    assert!(refusals.len() > 90, "{} refusals: {refusals:?}", refusals.len());
}

/// The same of faults in random rows: each pair of the list, in tables with all kinds of columns.
#[test]
fn of_two_random_faults_the_first_is_told() {
    let seed = seed("pairs of faults");
    let later = own_parameters()
        .into_iter()
        .find(|(name, _)| *name == "values that begin later")
        .expect("values")
        .1;
    let said: usize = (0..FAULTS.len())
        .into_par_iter()
        .map(|first| {
            let mut random = Random::new(
                seed.wrapping_mul(1_000_037).wrapping_add(u64::try_from(first).expect("small")),
            );
            // Where no provisional result is asked for, a source may be missing all the same.
            let asked = NamedOptions {
                require: first.is_multiple_of(3).then_some(Certainty::Secondary),
                provisional: first.is_multiple_of(2),
                parameters: (first % 4 == 1).then(|| later.clone()),
                ..NamedOptions::PLAIN
            };
            let (options, present) = (asked.options(), present(&mut random, true));
            let rows: Vec<_> = FAULTS
                .iter()
                .flat_map(|second| [[FAULTS[first].1, second.1], [second.1, FAULTS[first].1]])
                .map(|faults| {
                    let mut row = sound(&mut random, present);
                    faults.into_iter().for_each(|put| put(&mut random, &mut row));
                    row
                })
                .collect();
            let table = Table::of(rows, present, &mut random);
            let mut said = 0;
            for (row, found) in table.rows.iter().zip(table.compute(&options).rows()) {
                assert_eq!(
                    found,
                    expected(row, present, &options),
                    "seed {seed}, {}: {row:?}",
                    FAULTS[first].0
                );
                if let Some(by_json) = expected_by_json(row, present, &options) {
                    said += 1;
                    assert_eq!(found, by_json, "seed {seed}, {}: {row:?}", FAULTS[first].0);
                }
            }
            said
        })
        .sum();
    assert!(said > FAULTS.len() * FAULTS.len(), "{said} pairs have words of JSON");
}

/// A fault of the list is told at its column, if at all.
#[test]
fn each_random_fault_comes_up_at_its_column() {
    let mut random = Random::new(13);
    let options = NamedOptions::PLAIN.options();
    for (column, put) in FAULTS {
        let rows: Vec<_> = (0..60)
            .map(|_| {
                let mut row = sound(&mut random, Present::ALL);
                put(&mut random, &mut row);
                row
            })
            .collect();
        let refusals: BTreeSet<_> = Table::of(rows, Present::ALL, &mut random)
            .compute(&options)
            .rows()
            .filter_map(|answer| answer.refusal)
            .collect();
        assert!(
            refusals.iter().any(|(_, at)| at == column),
            "{column} is not where it is refused, but {refusals:?}"
        );
    }
}

// ---------------------------------------------------------------------------------------------------------------- Payments

type PaymentChange = Box<dyn Fn(&mut PaymentRow)>;
type PaymentHours = fn(&mut PaymentRow) -> &mut Option<i32>;

fn sound_payment() -> PaymentRow {
    PaymentRow {
        premium: Some(58_857),
        employment_hours: Some(3_800),
        full_time_hours: Some(3_800),
        attendance_paid: Some(7_600),
        attendance_normal: Some(16_720),
    }
}

/// Every error of a payment at every column, in the order in which they are told.
fn wrong_payments() -> Vec<(Refusal, PaymentChange)> {
    use ErrorCode as C;
    let mut all: Vec<(Refusal, PaymentChange)> =
        vec![((C::MissingField, "premium"), Box::new(|row| row.premium = None))];
    for code in [C::WrongType, C::AmountMalformed, C::AmountTooManyDecimals, C::AmountOutOfRange] {
        all.push(((code, "premium"), Box::new(move |row| row.premium = Some(unread_amount(code)))));
    }
    for cents in [100_000_000_001, -100_000_000_001, i64::MAX, i64::MIN + 256] {
        all.push((
            (C::AmountOutOfRange, "premium"),
            Box::new(move |row| row.premium = Some(cents)),
        ));
    }
    all.push(((C::AmountNegative, "premium"), Box::new(|row| row.premium = Some(-1))));
    let hours: [(&str, PaymentHours); 4] = [
        ("employment_hours", |row| &mut row.employment_hours),
        ("full_time_hours", |row| &mut row.full_time_hours),
        ("attendance_paid", |row| &mut row.attendance_paid),
        ("attendance_normal", |row| &mut row.attendance_normal),
    ];
    for (place, (column, cell)) in hours.into_iter().enumerate() {
        all.push(((C::MissingField, column), Box::new(move |row| *cell(row) = None)));
        for code in
            [C::WrongType, C::FractionMalformed, C::FractionTooManyDecimals, C::FractionOutOfRange]
        {
            all.push(((code, column), Box::new(move |row| *cell(row) = Some(unread_number(code)))));
        }
        for hours in [-1, 1_000_001, i32::MAX, i32::MIN + 256] {
            all.push((
                (C::FractionOutOfRange, column),
                Box::new(move |row| *cell(row) = Some(hours)),
            ));
        }
        if place % 2 == 1 {
            all.push(((C::FractionZero, column), Box::new(move |row| *cell(row) = Some(0))));
        }
    }
    all.push((
        (C::EmploymentFractionNotAllowed, "employment_hours"),
        Box::new(|row| row.employment_hours = Some(0)),
    ));
    all.push((
        (C::EmploymentFractionNotAllowed, "employment_hours"),
        Box::new(|row| row.employment_hours = Some(3_801)),
    ));
    all.push((
        (C::AttendanceNotAllowed, "attendance_paid"),
        Box::new(|row| row.attendance_paid = Some(16_721)),
    ));
    all
}

/// The columns of a payment that a change is made in.
fn touched(change: &PaymentChange) -> [bool; 5] {
    let (before, mut row) = (sound_payment(), sound_payment());
    change(&mut row);
    [
        before.premium != row.premium,
        before.employment_hours != row.employment_hours,
        before.full_time_hours != row.full_time_hours,
        before.attendance_paid != row.attendance_paid,
        before.attendance_normal != row.attendance_normal,
    ]
}

#[test]
fn every_error_of_a_payment_and_of_two_the_first() {
    let withholding = Withholding::only(Parameters::embedded().expect("values")).expect("a rate");
    let wrong = wrong_payments();
    let mut random = Random::new(17);
    let (mut rows, mut refusals) = (Vec::new(), Vec::new());
    for (first, (refusal, change)) in wrong.iter().enumerate() {
        let mut alone = sound_payment();
        change(&mut alone);
        rows.push(alone);
        refusals.push(*refusal);
        // Two faults of one cell are one. Of two columns, the list stands in the order in which
        // they are told.
        for (_, other) in
            wrong[first..].iter().filter(|(_, other)| touched(other) != touched(change))
        {
            let mut both = alone;
            other(&mut both);
            // An attendance of which both parts are absent is no fault.
            if (both.attendance_paid, both.attendance_normal) == (None, None) {
                continue;
            }
            rows.push(both);
            refusals.push(*refusal);
        }
    }
    let table = PaymentTable::of(rows, [true, true], &mut random);
    let paid = Paid::of(&table.columns(), &withholding);
    for (index, refusal) in refusals.iter().enumerate() {
        assert_eq!(paid.row(index), Err(*refusal), "{:?}", table.rows[index]);
    }
    assert!(refusals.len() > 800, "{} rows", refusals.len());
}
