//! One row of the columns as a case, field by field in the order of the format (R7.7): the ordinary path, for a row that the fast one does not take.

use chrono::NaiveDate;

use super::cases::{CaseColumns, LeefloonColumns, SicknessColumns, UnemploymentColumns};
use super::column::{Cell, Column, error_of_amount, error_of_number};
use crate::agreement::Agreement;
use crate::case::{Attendance, Case, CaseRef};
use crate::error::{Error, ErrorCode};
use crate::field;
use crate::fraction::Fraction;
use crate::hours::Hours;
use crate::kind::Kind;
use crate::language::Language;
use crate::money::Euro;
use crate::period::{Month, Period, in_range};
use crate::record::{Availability, Basis, LeefloonRecord, SicknessRecord, Source, Status, UnemploymentRecord};
use crate::view::{CaseView, SourceView};

/// A row as a case; its texts are those of the columns.
pub(super) struct RowCase<'a> {
    month: Month,
    agreement: Agreement,
    attendance: Option<Attendance>,
    unemployment: RowSource<UnemploymentRecord<&'a [u8]>>,
    leefloon: RowSource<LeefloonRecord<&'a [u8]>>,
    sickness: RowSource<SicknessRecord<&'a [u8]>>,
}

/// A source with at most one record.
struct RowSource<R> {
    availability: Availability,
    record: Option<R>,
}

/// The view of a row's case.
pub(super) type RowView<'r, 'a> =
    CaseView<'r, &'r [Period], &'r [UnemploymentRecord<&'a [u8]>], &'r [LeefloonRecord<&'a [u8]>], &'r [SicknessRecord<&'a [u8]>]>;

impl<'a> RowCase<'a> {
    /// Reads a row.
    ///
    /// # Errors
    /// The first fault of form, at the name of its column.
    pub(super) fn read(columns: &CaseColumns<'a>, row: usize) -> Result<Self, Error> {
        let month = Month::of(required(date(columns.month, row), "month")?).map_err(|error| error.at("month"))?;
        let agreement = agreement(columns, row)?;
        let attendance = attendance(columns, row)?;
        let unemployment = RowSource::of(columns.unemployment.as_ref(), |columns| unemployment(columns, month, row))?;
        let leefloon = RowSource::of(columns.leefloon.as_ref(), |columns| leefloon(columns, month, row))?;
        let sickness = RowSource::of(columns.sickness.as_ref(), |columns| sickness(columns, month, row))?;
        Ok(Self { month, agreement, attendance, unemployment, leefloon, sickness })
    }

    /// The case as the calculation reads it.
    pub(super) fn view(&self) -> RowView<'_, 'a> {
        CaseView {
            month: self.month,
            agreement: &self.agreement,
            attendance: self.attendance,
            absences: &[],
            unemployment: self.unemployment.view(),
            leefloon: self.leefloon.view(),
            sickness: self.sickness.view(),
        }
    }

    /// The case with texts of its own.
    pub(super) fn owned(self, case_ref: CaseRef) -> Case {
        Case {
            attendance: self.attendance,
            unemployment: self.unemployment.owned(|record| record.owned()),
            leefloon: self.leefloon.owned(|record| record.owned()),
            sickness: self.sickness.owned(|record| record.owned()),
            ..Case::new(case_ref, self.month, self.agreement)
        }
    }
}

impl<R> RowSource<R> {
    /// A source without columns was not asked; a row without an amount has no data (R2.10).
    fn of<C>(columns: Option<&C>, read: impl FnOnce(&C) -> Result<Option<R>, Error>) -> Result<Self, Error> {
        let Some(columns) = columns else { return Ok(Self { availability: Availability::NotAsked, record: None }) };
        let record = read(columns)?;
        let availability = if record.is_some() { Availability::Data } else { Availability::NoData };
        Ok(Self { availability, record })
    }

    fn view(&self) -> SourceView<&[R]> {
        SourceView { availability: self.availability, records: self.record.as_slice() }
    }

    fn owned<O>(self, owned: impl FnOnce(R) -> O) -> Source<O> {
        Source { availability: self.availability, records: self.record.map(owned).into_iter().collect() }
    }
}

fn agreement(columns: &CaseColumns<'_>, row: usize) -> Result<Agreement, Error> {
    let kind = columns.kind.get(row).ok_or_else(|| missing("kind"))?;
    let kind: Kind = std::str::from_utf8(kind).unwrap_or_default().parse().map_err(|error: Error| error.at("kind"))?;
    let start = required(date(columns.start, row), "start")?;
    let end = required(date(columns.end, row), "end")?;
    let stopped = at(optional(columns.stopped, row, date), "stopped")?;
    let suspended_days = at(optional(columns.suspended_days, row, number), "suspended_days")?;
    let suspended_days = suspended_days.map_or(Ok(0), field::suspended_days).map_err(|error| error.at("suspended_days"))?;
    let reference_gross_wage = at(optional(columns.reference_gross_wage, row, positive), "reference_gross_wage")?;
    let percentage = at(optional(columns.percentage, row, number), "percentage")?;
    let employment_fraction = required(fraction(columns.employment_hours, columns.full_time_hours, row, EMPLOYMENT), "employment_hours")?;
    let rsz_base = at(optional(columns.rsz_base, row, number), "rsz_base")?;
    let employee_rsz = at(optional(columns.employee_rsz, row, positive), "employee_rsz")?;
    let agreement = Agreement {
        stopped,
        suspended_days,
        reference_gross_wage,
        percentage,
        rsz_base,
        employee_rsz,
        ..Agreement::new(kind, start, end, employment_fraction)
    };
    agreement.check()?;
    Ok(agreement)
}

fn attendance(columns: &CaseColumns<'_>, row: usize) -> Result<Option<Attendance>, Error> {
    let ratio = attended(columns.attendance_paid, columns.attendance_normal, row)?;
    let working_days = columns.attendance_working_days.and_then(|column| column.get(row)).is_some_and(|asked| asked != 0);
    match (ratio, working_days) {
        (Some(_), true) => {
            let why = "the attendance is given in hours or asked for as working days, not both";
            Err(Error::new(ErrorCode::WrongType, why).at("attendance_working_days"))
        }
        (None, true) => Ok(Some(Attendance::WorkingDays)),
        (ratio, false) => Ok(ratio.map(Attendance::Ratio)),
    }
}

/// The attendance of two columns, where they have one.
pub(super) fn attended(paid: Option<Column<'_, i32>>, normal: Option<Column<'_, i32>>, row: usize) -> Result<Option<Fraction>, Error> {
    // A column that there is not has no values.
    let [paid, normal] = [paid, normal].map(|column| column.unwrap_or(Column::new(&[])));
    if paid.get(row).is_none() && normal.get(row).is_none() {
        return Ok(None);
    }
    fraction(paid, normal, row, ATTENDANCE)
}

fn unemployment<'a>(columns: &UnemploymentColumns<'a>, month: Month, row: usize) -> Result<Option<UnemploymentRecord<&'a [u8]>>, Error> {
    if columns.day_amount.get(row).is_none() {
        return Ok(None);
    }
    let ends = [at(optional(columns.from, row, date), "unemployment_from")?, at(optional(columns.to, row, date), "unemployment_to")?];
    let day_amount = required(positive(columns.day_amount, row), "unemployment_day_amount")?;
    let per_week = at(optional(columns.half_per_week, row, number), "unemployment_half_per_week")?;
    let per_week = per_week.map(field::half_per_week).transpose().map_err(|error| error.at("unemployment_half_per_week"))?;
    let basis = per_week.map_or(Basis::Full, |per_week| Basis::Half { per_week });
    let benefit_type = columns.benefit_type.and_then(|codes| codes.get(row)).unwrap_or(UnemploymentColumns::ABSENT_TYPE);
    field::code(benefit_type).map_err(|error| error.at("unemployment_benefit_type"))?;
    let period = period(ends, month, None).map_err(|error| error.within("unemployment.records[0]"))?;
    Ok(Some(UnemploymentRecord { period, day_amount, basis, benefit_type, rva_code: None }))
}

fn leefloon<'a>(columns: &LeefloonColumns<'a>, month: Month, row: usize) -> Result<Option<LeefloonRecord<&'a [u8]>>, Error> {
    if columns.amount.get(row).is_none() {
        return Ok(None);
    }
    let aid_type = columns.aid_type.and_then(|codes| codes.get(row)).unwrap_or(LeefloonColumns::ABSENT_TYPE);
    field::code(aid_type).map_err(|error| error.at("leefloon_aid_type"))?;
    let amount = required(amount(columns.amount, row), "leefloon_amount")?;
    Ok(Some(LeefloonRecord { month, aid_type, amount, entry_kind: LeefloonColumns::ENTRY_KIND, from: None, to: None }))
}

fn sickness<'a>(columns: &SicknessColumns<'a>, month: Month, row: usize) -> Result<Option<SicknessRecord<&'a [u8]>>, Error> {
    if columns.gross_taxable.get(row).is_none() {
        return Ok(None);
    }
    let ends = [at(optional(columns.from, row, date), "sickness_from")?, at(optional(columns.to, row, date), "sickness_to")?];
    let gross_taxable = required(amount(columns.gross_taxable, row), "sickness_gross_taxable")?;
    let period = period(ends, month, Some(month.last())).map_err(|error| error.within("sickness.records[0]"))?;
    Ok(Some(SicknessRecord {
        document_type: SicknessColumns::DOCUMENT_TYPE,
        benefit_code: SicknessColumns::BENEFIT_CODE,
        nature: SicknessColumns::NATURE,
        period,
        gross_taxable,
        days: 0,
        hours: Hours::default(),
        attest_id: None,
        version: 1,
        status: Status::Original,
    }))
}

/// The period of a record: an end that is absent is that of the month, or what `to` says.
fn period([from, to]: [Option<NaiveDate>; 2], month: Month, absent_to: Option<NaiveDate>) -> Result<Period, Error> {
    Period::new(from.unwrap_or(month.first()), to.or(absent_to))
}

const EMPLOYMENT: [&str; 2] = ["employment_hours", "full_time_hours"];
const ATTENDANCE: [&str; 2] = ["attendance_paid", "attendance_normal"];

/// A fraction of two columns of hundredths; none where the first is absent.
pub(super) fn employment_fraction(employment: Column<'_, i32>, full_time: Column<'_, i32>, row: usize) -> Result<Fraction, Error> {
    required(fraction(employment, full_time, row, EMPLOYMENT), EMPLOYMENT[0])
}

fn fraction(paid: Column<'_, i32>, whole: Column<'_, i32>, row: usize, names: [&str; 2]) -> Result<Option<Fraction>, Error> {
    let [first, second] = names;
    let numerator = part(paid, row).map_err(|error| error.at(first))?.ok_or_else(|| missing(first))?;
    let denominator = part(whole, row).map_err(|error| error.at(second))?.ok_or_else(|| missing(second))?;
    Fraction::from_hundredths(numerator, denominator).map(Some).map_err(|error| error.at(second))
}

/// A part of a fraction in hundredths (R0.4).
fn part(column: Column<'_, i32>, row: usize) -> Result<Option<u32>, Error> {
    let Some(value) = number(column, row)? else { return Ok(None) };
    let part = u32::try_from(value).ok().filter(|part| *part <= Fraction::MAX_PART);
    part.map(Some).ok_or_else(|| Error::new(ErrorCode::FractionOutOfRange, "a part of a fraction lies from 0 to 10,000.00"))
}

fn optional<T: Cell, V>(
    column: Option<Column<'_, T>>,
    row: usize,
    read: impl FnOnce(Column<'_, T>, usize) -> Result<Option<V>, Error>,
) -> Result<Option<V>, Error> {
    column.map_or(Ok(None), |column| read(column, row))
}

pub(super) fn amount(column: Column<'_, i64>, row: usize) -> Result<Option<Euro>, Error> {
    let Some(cents) = column.get(row) else { return Ok(None) };
    match error_of_amount(cents) {
        Some(code) => Err(unread(code)),
        None => Euro::from_cents(cents).map(Some),
    }
}

/// An amount that is not negative.
pub(super) fn positive(column: Column<'_, i64>, row: usize) -> Result<Option<Euro>, Error> {
    amount(column, row)?.map(Euro::not_negative).transpose()
}

fn number(column: Column<'_, i32>, row: usize) -> Result<Option<i32>, Error> {
    let Some(value) = column.get(row) else { return Ok(None) };
    error_of_number(value).map_or(Ok(Some(value)), |code| Err(unread(code)))
}

fn date(column: Column<'_, i32>, row: usize) -> Result<Option<NaiveDate>, Error> {
    let Some(days) = number(column, row)? else { return Ok(None) };
    let date = NaiveDate::from_epoch_days(days);
    date.map_or_else(|| Err(Error::new(ErrorCode::DateOutOfRange, "a date lies in the years 0001 to 9999")), in_range).map(Some)
}

fn unread(code: ErrorCode) -> Error {
    Error::new(code, code.meaning(Language::English))
}

fn missing(column: &str) -> Error {
    Error::new(ErrorCode::MissingField, "a required field is absent or null").at(column)
}

fn at<V>(value: Result<V, Error>, column: &str) -> Result<V, Error> {
    value.map_err(|error| if error.location().is_empty() { error.at(column) } else { error })
}

pub(super) fn required<V>(value: Result<Option<V>, Error>, column: &str) -> Result<V, Error> {
    at(value, column)?.ok_or_else(|| missing(column))
}
