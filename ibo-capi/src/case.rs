//! The case without its records: agreement, month, attendance and what the sources answered (R1,
//! R2.10, R6.2).

use std::ffi::c_char;

use bytemuck::{Pod, Zeroable};
use ibo_core::bindings::Says as _;
use ibo_core::{
    AbsencesView, Agreement, AgreementBuilder, Attendance, Case, CaseView, Error, ErrorCode, Month,
    Records, SourceView,
};

use crate::boundary::{Array, Elements};
use crate::error::Failure;
use crate::fraction::ibo_fraction;
use crate::grouped::{Grouped, OwnElements};
use crate::record::{
    SourceRecords, availability, ibo_absence, ibo_leefloon_record, ibo_sickness_record,
    ibo_unemployment_record,
};
use crate::sentence::say;
use crate::status::IBO_RECORD_COUNT;
use crate::value::{Accepted, optional, optional_amount, refused};
use crate::{kind, period, text};

/// No attendance is given: the whole month is paid. A month that the agreement covers only in part
/// is refused (R6.2).
pub const IBO_ATTENDANCE_NONE: i32 = 0;
/// The attendance is the ratio in `attendance`, paid over normal hours or days.
pub const IBO_ATTENDANCE_RATIO: i32 = 1;
/// The attendance is the days from Monday to Friday that the agreement covers, over all of those of
/// the month.
pub const IBO_ATTENDANCE_WORKING_DAYS: i32 = 2;

/// One agreement in one month. Start from zeros, `ibo_case c = {sizeof c};`: zero means absent.
///
/// Required: month, kind, start and end (within the duration that the parameters list for the kind),
/// the employment fraction and what each source answered.
/// The wage difference (an ibo from 2026) also needs the wage and the percentage. In all other
/// cases the percentage, the RSZ base and the employee RSZ stay 0, and the wage is used only for
/// the employer's contribution. A month in which the agreement does not cover every day from Monday
/// to Friday needs an attendance.
///
/// Errors name the fields as the JSON shape does: `agreement.start`, `agreement.percentage`,
/// `attendance`, `sickness.availability`.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_case {
    /// `sizeof(ibo_case)`; in an array it may be 0.
    pub struct_size: u32,
    /// The month to compute, yyyymm.
    pub month: i32,
    /// The kind of agreement: `IBO_KIND_IBO` or `IBO_KIND_IBO_PLUS`.
    pub kind: i32,
    /// The first day, yyyymmdd.
    pub start: i32,
    /// The agreed last day, yyyymmdd.
    pub end: i32,
    /// The real last day of an agreement that was broken off (R1.3), yyyymmdd; 0 if it was not
    /// broken off.
    pub stopped: i32,
    /// Days of suspension, from 0 (R1.4).
    pub suspended_days: i32,
    /// A whole percentage that the parameters list (R4.2); 0 where the premium is flat-rate.
    pub percentage: i32,
    /// A whole percentage of the wage that the parameters list (R3.1); 0 is the default, 100.
    pub rsz_base: i32,
    /// 1 if `reference_gross_wage_cents` is given, else 0.
    pub has_reference_gross_wage: i32,
    /// 1 if `employee_rsz_cents` is given, else 0.
    pub has_employee_rsz: i32,
    /// `IBO_ATTENDANCE_NONE`, `IBO_ATTENDANCE_RATIO` or `IBO_ATTENDANCE_WORKING_DAYS`.
    pub attendance_kind: i32,
    /// The full-time gross wage per month after recruitment, in cents, from 0 (R4.1, R5.3).
    pub reference_gross_wage_cents: i64,
    /// The exact employee RSZ, instead of the base, in cents, from 0 (R3.2).
    pub employee_rsz_cents: i64,
    /// The trainee's hours over full-time hours, above 0 and at most 1 (R1.5).
    pub employment_fraction: ibo_fraction,
    /// Paid over normal hours or days, 0 to 1 (R6.2); zeros unless `attendance_kind` is
    /// `IBO_ATTENDANCE_RATIO`.
    pub attendance: ibo_fraction,
    /// What the RVA answered: an `IBO_AVAILABILITY_...`.
    pub unemployment_availability: i32,
    /// What the POD MI answered: an `IBO_AVAILABILITY_...`.
    pub leefloon_availability: i32,
    /// What the insurers answered: an `IBO_AVAILABILITY_...`.
    pub sickness_availability: i32,
    /// The place of this case in its array, from 0; its records carry the same number. A case alone
    /// leaves it 0, and so do its records.
    pub case_index: u32,
    /// The number of unemployment records of this case. `ibo_amounts_compute_many` needs it; in a
    /// call for one case it is 0, or how many are passed: another number is refused with
    /// `IBO_RECORD_COUNT`.
    pub unemployment_count: u32,
    /// The number of leefloon records of this case, as `unemployment_count`.
    pub leefloon_count: u32,
    /// The number of sickness records of this case, as `unemployment_count`.
    pub sickness_count: u32,
    /// The number of absences of this case, as `unemployment_count`.
    pub absence_count: u32,
    /// Your own reference, 1 to 64 printable ASCII characters: never a name or a national number.
    /// Only statements read it.
    pub case_ref: [c_char; 72],
}

/// A case with its records, in the memory of the caller.
pub(crate) struct Input<'a> {
    pub(crate) case: &'a ibo_case,
    pub(crate) records: CaseRecords<'a>,
}

/// The arrays of records as the caller passes them.
pub(crate) struct RecordArrays<'a> {
    pub(crate) unemployment: Array<'a, ibo_unemployment_record>,
    pub(crate) leefloon: Array<'a, ibo_leefloon_record>,
    pub(crate) sickness: Array<'a, ibo_sickness_record>,
    pub(crate) absences: Array<'a, ibo_absence>,
}

impl<'a> RecordArrays<'a> {
    pub(crate) fn elements(self) -> Result<AllRecords<'a>, Failure> {
        Ok(AllRecords {
            unemployment: self.unemployment.elements()?,
            leefloon: self.leefloon.elements()?,
            sickness: self.sickness.elements()?,
            absences: self.absences.elements()?,
        })
    }
}

/// The records of one case, or of many cases, in the memory of the caller.
#[derive(Clone, Copy)]
pub(crate) struct AllRecords<'a> {
    unemployment: Elements<'a, ibo_unemployment_record>,
    leefloon: Elements<'a, ibo_leefloon_record>,
    sickness: Elements<'a, ibo_sickness_record>,
    absences: Elements<'a, ibo_absence>,
}

/// The records of many cases, in any order.
pub(crate) struct RecordsOfCases<'a> {
    unemployment: Grouped<'a, ibo_unemployment_record>,
    leefloon: Grouped<'a, ibo_leefloon_record>,
    sickness: Grouped<'a, ibo_sickness_record>,
    absences: Grouped<'a, ibo_absence>,
}

impl<'a> RecordsOfCases<'a> {
    /// The records, each of a case in the array, and of each case as many as it says.
    ///
    /// # Errors
    /// As for `Grouped::new`, and `wrong-type` at a case that stands at another place than it says
    /// (`cases[3].case_index`).
    pub(crate) fn new(
        records: &AllRecords<'a>,
        cases: &Elements<'a, ibo_case>,
    ) -> Result<Self, Failure> {
        let count = cases.count();
        for index in 0..count {
            if usize::try_from(cases.known(index)?.case_index) != Ok(index) {
                let elsewhere = Error::says(ErrorCode::WrongType, say::CASE_PLACE);
                return Err(elsewhere.at("case_index").within_item(index).within("cases").into());
            }
        }
        let AllRecords { unemployment, leefloon, sickness, absences } = *records;
        let case = |index| cases.known(index);
        Ok(Self {
            unemployment: Grouped::new(
                unemployment,
                ["unemployment", "unemployment_count"],
                count,
                |index| Ok(case(index)?.unemployment_count),
            )?,
            leefloon: Grouped::new(leefloon, ["leefloon", "leefloon_count"], count, |index| {
                Ok(case(index)?.leefloon_count)
            })?,
            sickness: Grouped::new(sickness, ["sickness", "sickness_count"], count, |index| {
                Ok(case(index)?.sickness_count)
            })?,
            absences: Grouped::new(absences, ["absences", "absence_count"], count, |index| {
                Ok(case(index)?.absence_count)
            })?,
        })
    }

    /// The records of the case at `index`.
    pub(crate) fn of(&self, index: usize) -> CaseRecords<'_> {
        CaseRecords {
            unemployment: self.unemployment.of(index),
            leefloon: self.leefloon.of(index),
            sickness: self.sickness.of(index),
            absences: self.absences.of(index),
        }
    }
}

/// The records of one case.
#[derive(Clone, Copy)]
pub(crate) struct CaseRecords<'a> {
    unemployment: OwnElements<'a, ibo_unemployment_record>,
    leefloon: OwnElements<'a, ibo_leefloon_record>,
    sickness: OwnElements<'a, ibo_sickness_record>,
    absences: OwnElements<'a, ibo_absence>,
}

impl<'a> CaseRecords<'a> {
    /// Whether they are all of this case, and as many as it says. A count of 0 says nothing, for a
    /// case alone needs none.
    #[inline]
    fn belong_to(&self, case: &ibo_case) -> Result<(), Failure> {
        let case_index = case.case_index;
        for (said, has, count) in [
            (case.unemployment_count, self.unemployment.count(), "the_case.unemployment_count"),
            (case.leefloon_count, self.leefloon.count(), "the_case.leefloon_count"),
            (case.sickness_count, self.sickness.count(), "the_case.sickness_count"),
            (case.absence_count, self.absences.count(), "the_case.absence_count"),
        ] {
            if said != 0 && usize::try_from(said) != Ok(has) {
                return Err(Failure::call(IBO_RECORD_COUNT, count));
            }
        }
        let of_source = |checked: Accepted<()>, source: &str| {
            checked.map_err(|error| error.within("records").within(source))
        };
        of_source(self.unemployment.belong_to(case_index), "unemployment")?;
        of_source(self.leefloon.belong_to(case_index), "leefloon")?;
        of_source(self.sickness.belong_to(case_index), "sickness")?;
        Ok(self.absences.belong_to(case_index).map_err(|error| error.within("absences"))?)
    }

    /// The records, ready to be read.
    #[inline]
    pub(crate) fn sources<'v>(&self) -> Sources<'v>
    where
        'a: 'v,
    {
        Sources {
            unemployment: SourceRecords::new(self.unemployment),
            leefloon: SourceRecords::new(self.leefloon),
            sickness: SourceRecords::new(self.sickness),
        }
    }
}

/// The records of a case, ready to be read.
pub(crate) struct Sources<'a> {
    unemployment: SourceRecords<'a, ibo_unemployment_record>,
    leefloon: SourceRecords<'a, ibo_leefloon_record>,
    sickness: SourceRecords<'a, ibo_sickness_record>,
}

/// The case as the core reads it: the records are read where they lie.
pub(crate) type InputView<'a> = CaseView<
    'a,
    OwnElements<'a, ibo_absence>,
    &'a SourceRecords<'a, ibo_unemployment_record>,
    &'a SourceRecords<'a, ibo_leefloon_record>,
    &'a SourceRecords<'a, ibo_sickness_record>,
>;

impl ibo_case {
    /// The agreement, in the order of the format (R7.7).
    #[inline]
    pub(crate) fn agreement(&self) -> Accepted<Agreement> {
        let kind = kind::read(self.kind).map_err(|error| error.at("kind"))?;
        let start = period::date(self.start).map_err(|error| error.at("start"))?;
        let end = period::date(self.end).map_err(|error| error.at("end"))?;
        let stopped = period::optional_date(self.stopped).map_err(|error| error.at("stopped"))?;
        let suspended_days =
            self.suspended_days.try_into().map_err(|error: Error| error.at("suspended_days"))?;
        let reference_gross_wage =
            optional_amount(self.has_reference_gross_wage, self.reference_gross_wage_cents);
        let reference_gross_wage =
            reference_gross_wage.map_err(|error| error.at("reference_gross_wage"))?;
        let employment_fraction =
            self.employment_fraction.read().map_err(|error| error.at("employment_fraction"))?;
        let employee_rsz = optional_amount(self.has_employee_rsz, self.employee_rsz_cents)
            .map_err(|error| error.at("employee_rsz"))?;
        Agreement::builder(kind, start, end, employment_fraction)
            .maybe(stopped, AgreementBuilder::stopped)
            .suspended_days(suspended_days)
            .maybe(reference_gross_wage, AgreementBuilder::reference_gross_wage)
            .maybe(optional(self.percentage), AgreementBuilder::percentage)
            .maybe(optional(self.rsz_base), AgreementBuilder::rsz_base)
            .maybe(employee_rsz, AgreementBuilder::employee_rsz)
            .build()
    }

    /// R6.2.
    fn attendance(&self) -> Accepted<Option<Attendance>> {
        match self.attendance_kind {
            IBO_ATTENDANCE_RATIO => {
                self.attendance.read().map(|ratio| Some(Attendance::Ratio(ratio)))
            }
            IBO_ATTENDANCE_NONE | IBO_ATTENDANCE_WORKING_DAYS if !self.attendance.is_zero() => {
                refused(ErrorCode::WrongType, say::ATTENDANCE_UNUSED)
            }
            IBO_ATTENDANCE_NONE => Ok(None),
            IBO_ATTENDANCE_WORKING_DAYS => Ok(Some(Attendance::WorkingDays)),
            _ => refused(ErrorCode::WrongType, say::ATTENDANCE_KIND),
        }
        .map_err(|error| error.at("attendance"))
    }
}

/// What a source answered, with its records.
#[inline]
fn source<R, L: Records<R>>(answer: i32, records: L, name: &str) -> Accepted<SourceView<L>> {
    let availability = availability(answer).map_err(|error| error.at("availability"));
    availability
        .and_then(|availability| SourceView::new(availability, records))
        .map_err(|error| error.within(name))
}

impl<'a> Input<'a> {
    /// A case with its records.
    pub(crate) fn new(case: &'a ibo_case, records: &AllRecords<'a>) -> Self {
        let AllRecords { unemployment, leefloon, sickness, absences } = *records;
        let records = CaseRecords {
            unemployment: OwnElements::all(unemployment),
            leefloon: OwnElements::all(leefloon),
            sickness: OwnElements::all(sickness),
            absences: OwnElements::all(absences),
        };
        Self { case, records }
    }

    /// Whether the records of a case that stands alone are its own.
    #[inline]
    pub(crate) fn has_its_own_records(&self) -> Result<(), Failure> {
        self.records.belong_to(self.case)
    }

    /// What the view needs first: the month and the agreement.
    #[inline]
    pub(crate) fn head(&self) -> Accepted<(Month, Agreement)> {
        let month = period::month(self.case.month).map_err(|error| error.at("month"))?;
        let agreement = self.case.agreement().map_err(|error| error.within("agreement"))?;
        Ok((month, agreement))
    }

    /// The case as the core reads it, in the order of the format (R7.7).
    #[inline]
    pub(crate) fn view<'v>(
        &self,
        month: Month,
        agreement: &'v Agreement,
        sources: &'v Sources<'v>,
    ) -> Accepted<InputView<'v>>
    where
        'a: 'v,
    {
        let Self { case, records } = self;
        let attendance = case.attendance()?;
        let absences =
            AbsencesView::new(records.absences).map_err(|error| error.within("absences"))?;
        let unemployment =
            source(case.unemployment_availability, &sources.unemployment, "unemployment")?;
        let leefloon = source(case.leefloon_availability, &sources.leefloon, "leefloon")?;
        let sickness = source(case.sickness_availability, &sources.sickness, "sickness")?;
        Ok(CaseView::new(month, agreement, unemployment, leefloon, sickness)
            .attendance(attendance)
            .absences(absences))
    }

    /// The case with its records in lists of its own, for a statement.
    pub(crate) fn owned(&self) -> Result<Case, Failure> {
        self.has_its_own_records()?;
        let case_ref = text::shown(&self.case.case_ref)
            .parse()
            .map_err(|error: Error| error.at("case_ref"))?;
        let (month, agreement) = self.head()?;
        let sources = self.records.sources();
        Ok(self.view(month, &agreement, &sources)?.owned(case_ref)?)
    }
}
