//! One row of the columns as a case, field by field in the order of the format (R7.7); its records
//! stand in the row or in tables beside it.

use super::block::BlockColumn;
use super::column::Codes;
use super::columns::{CaseBlock, CaseColumns};
use super::context::{Context, Contexts, MonthDays, Months, NATURE, RowCode, WORDS};
use super::records::{RowRecords, SourcesAsked};
use super::rows::Row;
use super::status::RowFault;
use crate::agreement::Terms;
use crate::calendar::{FIRST_DAY, LAST_DAY};
use crate::case::{Absences, Attendance, Case, CaseBuilder, CaseRef};
use crate::case_view::{Held, Records, SourceView, missing};
use crate::count::HalfDays;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::fraction::Fraction;
use crate::income::{RecordCode, Sources};
use crate::kind::Kind;
use crate::money::{Euro, NonNegativeEuro};
use crate::parameters::CodeLists;
use crate::period::{Month, Period};
use crate::printable::Code;
use crate::reason::SourceName;
use crate::record::{Basis, LeefloonRecord, SicknessRecord, UnemploymentRecord};
use crate::statement::{Amounts, stages};
use crate::trace::Recorder;

/// What a row says of a record, without what the records of all rows have in common.
pub(super) trait InRow<Record>: Copy {
    /// The record.
    fn record(self) -> Record;
}

#[derive(Clone, Copy)]
pub(super) struct Leefloon<'a> {
    month: Month,
    aid_type: RowCode<'a>,
    amount: Euro,
}

#[derive(Clone, Copy)]
pub(super) struct Sickness {
    period: Period,
    gross_taxable: Euro,
}

impl InRow<Self> for UnemploymentRecord<RowCode<'_>> {
    #[inline(always)]
    fn record(self) -> Self {
        self
    }
}

impl<'a> InRow<LeefloonRecord<RowCode<'a>>> for Leefloon<'a> {
    #[inline(always)]
    fn record(self) -> LeefloonRecord<RowCode<'a>> {
        LeefloonRecord::of_proven(self.month, self.aid_type, self.amount, RowCode::ENTRY_KIND)
    }
}

impl<'a> InRow<SicknessRecord<RowCode<'a>>> for Sickness {
    #[inline(always)]
    fn record(self) -> SicknessRecord<RowCode<'a>> {
        SicknessRecord::of_proven(
            RowCode::DOCUMENT_TYPE,
            RowCode::BENEFIT_CODE,
            NATURE,
            self.period,
            self.gross_taxable,
        )
    }
}

/// A list of at most one record, which is in form.
#[derive(Clone, Copy)]
pub(super) struct AtMostOne<R>(Option<R>);

impl<T, R: InRow<T>> Records<T> for AtMostOne<R> {
    #[inline(always)]
    fn count(&self) -> usize {
        usize::from(self.0.is_some())
    }

    #[inline(always)]
    fn record(&self, _: usize) -> Result<Held<'_, T>, Error> {
        self.0.map(|record| Held::Read(record.record())).ok_or_else(missing)
    }
}

/// What a row says of its agreement.
pub(super) struct RowAgreement {
    month: MonthDays,
    terms: Terms,
    attendance: Option<Attendance>,
}

/// A row as a case, which is in form.
pub(super) struct RowCase<U, L, S> {
    agreement: RowAgreement,
    unemployment: SourceView<U>,
    leefloon: SourceView<L>,
    sickness: SourceView<S>,
}

impl RowAgreement {
    /// The row with the records that stand in tables beside it, where `index` is its own.
    ///
    /// # Errors
    /// The first fault of form of a record.
    pub(super) fn beside<'r, B: RowRecords<'r>>(
        self,
        (asked, records): (SourcesAsked, &B),
        index: usize,
    ) -> Result<CaseBeside<'r, B>, Error> {
        Ok(RowCase {
            agreement: self,
            unemployment: asked.source(SourceName::Unemployment, records.unemployment(index))?,
            leefloon: asked.source(SourceName::Leefloon, records.leefloon(index))?,
            sickness: asked.source(SourceName::Sickness, records.sickness(index))?,
        })
    }
}

/// A row with the records that stand in tables beside it.
type CaseBeside<'r, B> = RowCase<
    <B as RowRecords<'r>>::Unemployment,
    <B as RowRecords<'r>>::Leefloon,
    <B as RowRecords<'r>>::Sickness,
>;

/// A row with its records; its texts are those of the columns.
pub(super) type WholeRow<'a> = RowCase<
    AtMostOne<UnemploymentRecord<RowCode<'a>>>,
    AtMostOne<Leefloon<'a>>,
    AtMostOne<Sickness>,
>;

impl<U, L, S> RowCase<U, L, S> {
    /// The amounts of the row. (Apart from the reading, which needs all registers.)
    #[inline(never)]
    pub(super) fn amounts<'p, T, C, R>(
        &self,
        absences: &[Period],
        contexts: &mut Contexts<'p>,
        lists: impl for<'c> FnOnce(&'c Context<'p>) -> &'c C,
        provisional: bool,
        recorder: &mut R,
    ) -> Result<Amounts, Error>
    where
        T: RecordCode,
        U: Records<UnemploymentRecord<T>>,
        L: Records<LeefloonRecord<T>>,
        S: Records<SicknessRecord<T>>,
        C: CodeLists<'p, T>,
        R: Recorder,
    {
        let Self { agreement, unemployment, leefloon, sickness } = self;
        let RowAgreement { month, terms, attendance } = agreement;
        let terms = &terms.under(contexts.forced());
        let context = contexts.of(month, terms.kind, terms.deciding_day());
        let lists = lists(context);
        let sources = Sources { unemployment, leefloon, sickness, lists, provisional };
        stages(terms, *attendance, &absences, &sources, &context.values, recorder)
    }

    /// The case with texts of its own.
    pub(super) fn owned<T>(self, absences: &[Period], case_ref: CaseRef) -> Result<Case, Error>
    where
        T: RecordCode,
        U: Records<UnemploymentRecord<T>>,
        L: Records<LeefloonRecord<T>>,
        S: Records<SicknessRecord<T>>,
    {
        let Self { agreement: RowAgreement { month, terms, attendance }, .. } = &self;
        Case::builder(case_ref, month.month, terms.agreement())
            .maybe(*attendance, CaseBuilder::attendance)
            .absences(Absences::new(absences.to_vec())?)
            .unemployment(self.unemployment.owned(UnemploymentRecord::owned)?)
            .leefloon(self.leefloon.owned(LeefloonRecord::owned)?)
            .sickness(self.sickness.owned(SicknessRecord::owned)?)
            .build()
    }
}

/// The words of a column, and whether the first of them are words of a code list by their form.
struct CodeWords<'a> {
    codes: Option<Codes<'a>>,
    are_codes: [bool; WORDS],
}

impl<'a> CodeWords<'a> {
    fn of(codes: Option<Codes<'a>>) -> Self {
        let words = codes.map_or(&[][..], |codes| codes.words);
        let mut are_codes = [false; WORDS];
        are_codes
            .iter_mut()
            .zip(words)
            .for_each(|(is_code, word)| *is_code = Code::is_form_of(word));
        Self { codes, are_codes }
    }

    #[inline(always)]
    fn word(&self, index: u16) -> &'a [u8] {
        self.codes.map_or(&[], |codes| codes.word(index))
    }

    #[inline(always)]
    fn is_code(&self, index: u16) -> bool {
        match self.are_codes.get(usize::from(index)) {
            Some(is_code) => *is_code,
            None => Code::is_form_of(self.word(index)),
        }
    }
}

/// What reads the rows of a table.
pub(super) struct RowReader<'a> {
    months: &'static Months,
    kinds: Codes<'a>,
    benefit_types: CodeWords<'a>,
    aid_types: CodeWords<'a>,
    asked: SourcesAsked,
}

impl<'a> RowReader<'a> {
    pub(super) fn of(columns: &CaseColumns<'a>) -> Self {
        Self {
            months: Months::table(),
            kinds: columns.kind,
            benefit_types: CodeWords::of(columns.unemployment_benefit_type),
            aid_types: CodeWords::of(columns.leefloon_aid_type),
            asked: SourcesAsked {
                unemployment: columns.unemployment_day_amount.is_some(),
                leefloon: columns.leefloon_amount.is_some(),
                sickness: columns.sickness_gross_taxable.is_some(),
            },
        }
    }

    /// Reads the agreement of a row.
    ///
    /// # Errors
    /// The first fault of form.
    #[inline(always)]
    pub(super) fn agreement(
        &self,
        block: &CaseBlock<'_>,
        row: Row,
    ) -> Result<RowAgreement, RowFault> {
        let day = block.month.required_day(row)?;
        let month = self.months.of(day).ok_or(block.month.fault(ErrorCode::DateOutOfRange))?;
        Ok(RowAgreement {
            terms: self.terms(block, row)?,
            attendance: attendance(
                [&block.attendance_paid, &block.attendance_normal],
                &block.attendance_working_days,
                row,
            )?,
            month,
        })
    }

    /// Reads the records that stand in a row.
    ///
    /// # Errors
    /// The first fault of form.
    #[inline(always)]
    pub(super) fn with_records(
        &self,
        agreement: RowAgreement,
        block: &CaseBlock<'_>,
        row: Row,
    ) -> Result<WholeRow<'a>, RowFault> {
        let month = &agreement.month;
        Ok(RowCase {
            unemployment: self
                .source(SourceName::Unemployment, self.unemployment(block, row, month)?),
            leefloon: self.source(SourceName::Leefloon, self.leefloon(block, row, month)?),
            sickness: self.source(SourceName::Sickness, block.sickness(row, month)?),
            agreement,
        })
    }

    #[inline(always)]
    fn source<R: Copy>(&self, name: SourceName, record: Option<R>) -> SourceView<AtMostOne<R>> {
        let availability = self.asked.availability(name, record.is_some());
        SourceView::of_proven(availability, AtMostOne(record))
    }

    #[inline(always)]
    fn terms(&self, block: &CaseBlock<'_>, row: Row) -> Result<Terms, RowFault> {
        let kind = self.kinds.word(block.kind.required(row)?);
        let kind = kind_of(kind).ok_or(block.kind.fault(ErrorCode::UnknownKind))?;
        let (start, end) = (block.start.required_day(row)?, block.end.required_day(row)?);
        let stopped = block.stopped.optional_day(row)?;
        let suspended_days = block.suspended_days.optional_in_form(
            row,
            |days| 0 <= days,
            |_| ErrorCode::SuspendedDaysNotAllowed,
        )?;
        let reference_gross_wage = block.reference_gross_wage.optional_amount(row)?;
        let percentage = block.percentage.optional(row)?;
        let employment_fraction = block.employment_hours.fraction(&block.full_time_hours, row)?;
        let rsz_base = block.rsz_base.optional(row)?;
        let employee_rsz = block.employee_rsz.optional_amount(row)?;
        if end < start {
            return Err(block.end.fault(ErrorCode::DateOrder));
        }
        Ok(Terms {
            kind,
            start,
            end,
            stopped,
            suspended_days: suspended_days.map_or(0, i32::cast_unsigned),
            reference_gross_wage,
            percentage,
            employment_fraction,
            rsz_base,
            employee_rsz,
            forced: None,
        })
    }

    #[inline(always)]
    fn unemployment(
        &self,
        block: &CaseBlock<'_>,
        row: Row,
        month: &MonthDays,
    ) -> Result<Option<UnemploymentRecord<RowCode<'a>>>, RowFault> {
        if !block.unemployment_day_amount.has(row) {
            return Ok(None);
        }
        let (from, to) =
            (block.unemployment_from.optional_day(row)?, block.unemployment_to.optional_day(row)?);
        let day_amount = block.unemployment_day_amount.required_amount(row)?;
        let per_week =
            block
                .unemployment_half_per_week
                .optional_in_form(row, HalfDays::has, |_| ErrorCode::HalfPerWeekNotAllowed)?;
        let basis = per_week.map_or(Basis::Full, |per_week| Basis::Half {
            per_week: HalfDays::of_proven(per_week),
        });
        let benefit_type = block.unemployment_benefit_type.code(
            row,
            &self.benefit_types,
            RowCode::BENEFIT_TYPE,
        )?;
        let period = block.unemployment_to.period(from.unwrap_or(month.first), to)?;
        Ok(Some(UnemploymentRecord::of_proven(
            period,
            NonNegativeEuro::of_proven(day_amount),
            basis,
            benefit_type,
        )))
    }

    #[inline(always)]
    fn leefloon(
        &self,
        block: &CaseBlock<'_>,
        row: Row,
        month: &MonthDays,
    ) -> Result<Option<Leefloon<'a>>, RowFault> {
        if !block.leefloon_amount.has(row) {
            return Ok(None);
        }
        let aid_type = block.leefloon_aid_type.code(row, &self.aid_types, RowCode::AID_TYPE)?;
        let amount = block.leefloon_amount.required_signed(row)?;
        Ok(Some(Leefloon { month: month.month, aid_type, amount }))
    }
}

impl CaseBlock<'_> {
    #[inline(always)]
    fn sickness(&self, row: Row, month: &MonthDays) -> Result<Option<Sickness>, RowFault> {
        if !self.sickness_gross_taxable.has(row) {
            return Ok(None);
        }
        let (from, to) =
            (self.sickness_from.optional_day(row)?, self.sickness_to.optional_day(row)?);
        let gross_taxable = self.sickness_gross_taxable.required_signed(row)?;
        let period =
            self.sickness_to.period(from.unwrap_or(month.first), Some(to.unwrap_or(month.last)))?;
        Ok(Some(Sickness { period, gross_taxable }))
    }
}

/// The kind of a word.
#[inline(always)]
pub(super) fn kind_of(word: &[u8]) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.slug().as_bytes() == word)
}

/// What a row says of its attendance: paid over normal hours, or the working days.
#[inline(always)]
pub(super) fn attendance(
    [paid, normal]: [&BlockColumn<'_, i32>; 2],
    working_days: &BlockColumn<'_, u8>,
    row: Row,
) -> Result<Option<Attendance>, RowFault> {
    let ratio = attended(paid, normal, row)?;
    match (ratio, working_days.optional(row)?.is_some_and(|asked| asked != 0)) {
        (Some(_), true) => Err(working_days.fault(ErrorCode::WrongType)),
        (None, true) => Ok(Some(Attendance::WorkingDays)),
        (ratio, false) => Ok(ratio.map(Attendance::Ratio)),
    }
}

/// The attendance of two columns, where the row has one.
#[inline(always)]
fn attended(
    paid: &BlockColumn<'_, i32>,
    normal: &BlockColumn<'_, i32>,
    row: Row,
) -> Result<Option<Fraction>, RowFault> {
    if paid.has(row) || normal.has(row) { paid.fraction(normal, row).map(Some) } else { Ok(None) }
}

/// Whether an amount is one from zero (R0.4).
#[inline(always)]
fn is_amount(cents: i64) -> bool {
    (0..=Euro::MAX.cents()).contains(&cents)
}

/// Whether a day is one of the years 1 to 9999.
#[inline(always)]
fn is_of_the_calendar(day: i32) -> bool {
    (FIRST_DAY..=LAST_DAY).contains(&day)
}

impl BlockColumn<'_, i64> {
    /// An amount from zero (R0.4).
    #[inline(always)]
    pub(super) fn required_amount(&self, row: Row) -> Result<Euro, RowFault> {
        self.required_in_form(row, is_amount, not_an_amount).map(Euro::of_cents)
    }

    #[inline(always)]
    fn optional_amount(&self, row: Row) -> Result<Option<Euro>, RowFault> {
        self.optional_in_form(row, is_amount, not_an_amount).map(|cents| cents.map(Euro::of_cents))
    }

    /// An amount of either sign.
    #[inline(always)]
    fn required_signed(&self, row: Row) -> Result<Euro, RowFault> {
        self.required_in_form(row, |cents| Euro::within_bounds(cents).is_some(), not_an_amount)
            .map(Euro::of_cents)
    }
}

fn not_an_amount(cents: i64) -> ErrorCode {
    if Euro::within_bounds(cents).is_some() {
        ErrorCode::AmountNegative
    } else {
        ErrorCode::AmountOutOfRange
    }
}

impl BlockColumn<'_, i32> {
    /// A day of the years 1 to 9999.
    #[inline(always)]
    fn required_day(&self, row: Row) -> Result<i32, RowFault> {
        self.required_in_form(row, is_of_the_calendar, |_| ErrorCode::DateOutOfRange)
    }

    /// The same of a row that may have none.
    #[inline(always)]
    pub(super) fn optional_day(&self, row: Row) -> Result<Option<i32>, RowFault> {
        self.optional_in_form(row, is_of_the_calendar, |_| ErrorCode::DateOutOfRange)
    }

    /// The period that ends in this column.
    #[inline(always)]
    fn period(&self, from: i32, to: Option<i32>) -> Result<Period, RowFault> {
        let period = Period::of_days(from, to);
        if period.span().is_in_order() { Ok(period) } else { Err(self.fault(ErrorCode::DateOrder)) }
    }

    /// The fraction of this column's hundredths over those of another one.
    #[inline(always)]
    pub(super) fn fraction(&self, whole: &Self, row: Row) -> Result<Fraction, RowFault> {
        let (numerator, denominator) =
            (self.value(row).cast_unsigned(), whole.value(row).cast_unsigned());
        let in_form = is_part(numerator)
            & is_part(denominator)
            & (denominator != 0)
            & self.is_given(row)
            & whole.is_given(row);
        if in_form {
            Ok(Fraction::of_parts(numerator, denominator))
        } else {
            Err(self.not_a_fraction(*whole, row))
        }
    }

    #[cold]
    #[inline(never)]
    fn not_a_fraction(self, whole: Self, row: Row) -> RowFault {
        let is_no_part = |of: Self| match of.required(row) {
            Ok(part) if is_part(part.cast_unsigned()) => None,
            Ok(_) => Some(of.fault(ErrorCode::FractionOutOfRange)),
            Err(fault) => Some(fault),
        };
        is_no_part(self)
            .or_else(|| is_no_part(whole))
            .unwrap_or(whole.fault(ErrorCode::FractionZero))
    }
}

/// Whether a number of hundredths is a part of a fraction (R0.4); one below zero lies above all of
/// them without its sign.
#[inline(always)]
const fn is_part(hundredths: u32) -> bool {
    hundredths <= Fraction::MAX_PART
}

impl BlockColumn<'_, u16> {
    /// The code of a row among the words of its column, or the one that a row without a word has.
    #[inline(always)]
    fn code<'a>(
        &self,
        row: Row,
        words: &CodeWords<'a>,
        default: RowCode<'a>,
    ) -> Result<RowCode<'a>, RowFault> {
        let index =
            self.optional_in_form(row, |index| words.is_code(index), |_| ErrorCode::BadText)?;
        Ok(RowCode { text: index.map_or(default.text, |index| words.word(index)), index })
    }
}
