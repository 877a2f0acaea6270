//! A case of the core as the structs of the header say it.
#![allow(dead_code, reason = "each binary of the tests uses its part")]

use std::ffi::c_char;

use ibo::*;
use ibo_core::{
    Attendance, AttestId, Availability, Basis, Case, Certainty, Fraction, Kind, LeefloonRecord,
    Month, NaiveDate, RvaCode, SicknessRecord, Status,
};
use ibo_core::{Period, UnemploymentRecord};

/// A case with its arrays.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    pub(crate) case: ibo_case,
    pub(crate) unemployment: Vec<ibo_unemployment_record>,
    pub(crate) leefloon: Vec<ibo_leefloon_record>,
    pub(crate) sickness: Vec<ibo_sickness_record>,
    pub(crate) absences: Vec<ibo_absence>,
}

/// The size of a struct, as the structs carry it.
pub(crate) fn size<T>() -> u32 {
    u32::try_from(size_of::<T>()).expect("a small struct")
}

impl Input {
    /// None for a case that the structs cannot say: a zero where zero is absent, a text that is
    /// longer than its array.
    pub(crate) fn of(of: &Case) -> Option<Self> {
        let agreement = of.agreement();
        let (attendance_kind, attendance) = match of.attendance() {
            None => (IBO_ATTENDANCE_NONE, NO_FRACTION),
            Some(Attendance::WorkingDays) => (IBO_ATTENDANCE_WORKING_DAYS, NO_FRACTION),
            Some(Attendance::Ratio(ratio)) => (IBO_ATTENDANCE_RATIO, fraction(ratio)),
        };
        let case = ibo_case {
            struct_size: size::<ibo_case>(),
            month: month(of.month()),
            kind: match agreement.kind() {
                Kind::Ibo => IBO_KIND_IBO,
                Kind::IboPlus => IBO_KIND_IBO_PLUS,
            },
            start: date(agreement.start())?,
            end: date(agreement.end())?,
            stopped: optional_date(agreement.stopped())?,
            suspended_days: i32::try_from(agreement.suspended_days().days()).ok()?,
            percentage: optional(agreement.percentage())?,
            rsz_base: optional(agreement.rsz_base())?,
            has_reference_gross_wage: i32::from(agreement.reference_gross_wage().is_some()),
            has_employee_rsz: i32::from(agreement.employee_rsz().is_some()),
            attendance_kind,
            reference_gross_wage_cents: agreement
                .reference_gross_wage()
                .map_or(0, |wage| wage.cents()),
            employee_rsz_cents: agreement.employee_rsz().map_or(0, |rsz| rsz.cents()),
            employment_fraction: fraction(agreement.employment_fraction()),
            attendance,
            unemployment_availability: availability(of.unemployment().availability()),
            leefloon_availability: availability(of.leefloon().availability()),
            sickness_availability: availability(of.sickness().availability()),
            case_index: 0,
            unemployment_count: u32::try_from(of.unemployment().records().len()).ok()?,
            leefloon_count: u32::try_from(of.leefloon().records().len()).ok()?,
            sickness_count: u32::try_from(of.sickness().records().len()).ok()?,
            absence_count: u32::try_from(of.absences().as_slice().len()).ok()?,
            case_ref: text(of.case_ref().as_str())?,
        };
        Some(Self {
            case,
            unemployment: of
                .unemployment()
                .records()
                .iter()
                .map(unemployment)
                .collect::<Option<_>>()?,
            leefloon: of.leefloon().records().iter().map(leefloon).collect::<Option<_>>()?,
            sickness: of.sickness().records().iter().map(sickness).collect::<Option<_>>()?,
            absences: of.absences().as_slice().iter().map(absence).collect::<Option<_>>()?,
        })
    }

    /// Says again how many records there are.
    pub(crate) fn count(&mut self) {
        let number = |count: usize| u32::try_from(count).expect("few records");
        self.case.unemployment_count = number(self.unemployment.len());
        self.case.leefloon_count = number(self.leefloon.len());
        self.case.sickness_count = number(self.sickness.len());
        self.case.absence_count = number(self.absences.len());
    }

    /// The same at another place of an array of cases.
    pub(crate) fn at(&self, case_index: u32) -> Self {
        fn moved<T: Clone>(records: &[T], change: impl Fn(&mut T)) -> Vec<T> {
            let mut records = records.to_vec();
            records.iter_mut().for_each(change);
            records
        }
        Self {
            case: ibo_case { case_index, ..self.case },
            unemployment: moved(&self.unemployment, |record| record.case_index = case_index),
            leefloon: moved(&self.leefloon, |record| record.case_index = case_index),
            sickness: moved(&self.sickness, |record| record.case_index = case_index),
            absences: moved(&self.absences, |absence| absence.case_index = case_index),
        }
    }
}

fn unemployment(of: &UnemploymentRecord) -> Option<ibo_unemployment_record> {
    let (basis, half_per_week) = match of.basis() {
        Basis::Full => (IBO_BASIS_FULL, 0),
        Basis::Half { per_week } => (IBO_BASIS_HALF, optional(Some(per_week.per_week().into()))?),
    };
    Some(ibo_unemployment_record {
        struct_size: size::<ibo_unemployment_record>(),
        case_index: 0,
        from: date(of.period().first_day())?,
        to: optional_date(of.period().last_day())?,
        basis,
        day_amount_cents: of.day_amount().cents(),
        half_per_week,
        rva_code: optional_text(of.rva_code().map(RvaCode::as_str))?,
        benefit_type: text(of.benefit_type().as_str())?,
    })
}

fn leefloon(of: &LeefloonRecord) -> Option<ibo_leefloon_record> {
    Some(ibo_leefloon_record {
        struct_size: size::<ibo_leefloon_record>(),
        case_index: 0,
        month: month(of.month()),
        amount_cents: of.amount().cents(),
        from: optional_date(of.first_day())?,
        to: optional_date(of.last_day())?,
        aid_type: text(of.aid_type().as_str())?,
        entry_kind: text(of.entry_kind().as_str())?,
    })
}

fn sickness(of: &SicknessRecord) -> Option<ibo_sickness_record> {
    Some(ibo_sickness_record {
        struct_size: size::<ibo_sickness_record>(),
        case_index: 0,
        nature: of.nature(),
        from: date(of.period().first_day())?,
        to: date(of.period().last_day()?)?,
        gross_taxable_cents: of.gross_taxable().cents(),
        hours_hundredths: of.hours().hundredths(),
        days: of.days(),
        version: optional(Some(i32::try_from(of.version().number()).ok()?))?,
        status: match of.status() {
            Status::Original => IBO_RECORD_ORIGINAL,
            Status::Modified => IBO_RECORD_MODIFIED,
            Status::Cancelled => IBO_RECORD_CANCELLED,
        },
        benefit_code: text(of.benefit_code().as_str())?,
        document_type: text(of.document_type().as_str())?,
        attest_id: optional_text(of.attest_id().map(AttestId::as_str))?,
    })
}

fn absence(of: &Period) -> Option<ibo_absence> {
    Some(ibo_absence {
        struct_size: size::<ibo_absence>(),
        case_index: 0,
        from: date(of.first_day())?,
        to: date(of.last_day()?)?,
    })
}

fn availability(of: Availability) -> i32 {
    match of {
        Availability::NotAsked => IBO_AVAILABILITY_NOT_ASKED,
        Availability::Data => IBO_AVAILABILITY_DATA,
        Availability::NoData => IBO_AVAILABILITY_NO_DATA,
        Availability::NoResult => IBO_AVAILABILITY_NO_RESULT,
        Availability::Filtered => IBO_AVAILABILITY_FILTERED,
    }
}

pub(crate) const fn certainty(of: Certainty) -> i32 {
    match of {
        Certainty::Hypothetical => IBO_CERTAINTY_HYPOTHETICAL,
        Certainty::Assumed => IBO_CERTAINTY_ASSUMED,
        Certainty::Secondary => IBO_CERTAINTY_SECONDARY,
        Certainty::Official => IBO_CERTAINTY_OFFICIAL,
        _ => panic!("C has no number of this certainty"),
    }
}

const NO_FRACTION: ibo_fraction = ibo_fraction { numerator: 0, denominator: 0 };

pub(crate) fn fraction(of: Fraction) -> ibo_fraction {
    let part = |hundredths: i64| u32::try_from(hundredths).expect("at most 10,000.00");
    ibo_fraction { numerator: part(of.numerator()), denominator: part(of.denominator()) }
}

/// `2026-03-02` as 20260302; none before the year 1000, which has no eight digits.
pub(crate) fn date(of: NaiveDate) -> Option<i32> {
    of.to_string().replace('-', "").parse().ok().filter(|number| *number >= 10_000_000)
}

fn optional_date(of: Option<NaiveDate>) -> Option<i32> {
    of.map_or(Some(0), date)
}

pub(crate) fn month(of: Month) -> i32 {
    of.to_string().replace('-', "").parse().expect("a month")
}

/// Zero is absent.
fn optional(of: Option<i32>) -> Option<i32> {
    of.map_or(Some(0), |number| (number != 0).then_some(number))
}

/// A text in an array, which it may fill.
pub(crate) fn text<const N: usize>(of: &str) -> Option<[c_char; N]> {
    let sayable = of.len() <= N && !of.ends_with(' ') && !of.contains('\0');
    let mut array = [0; N];
    for (place, byte) in array.iter_mut().zip(of.bytes()) {
        *place = c_char::from_ne_bytes([byte]);
    }
    sayable.then_some(array)
}

fn optional_text<const N: usize>(of: Option<&str>) -> Option<[c_char; N]> {
    of.map_or(Some([0; N]), |of| if of.is_empty() { None } else { text(of) })
}
