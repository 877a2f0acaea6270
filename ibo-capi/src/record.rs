//! The records of the three sources, and absences (R2, R5.3).
//!
//! Texts are character arrays: the text ends at the first NUL, or fills the array; spaces at its
//! end are padding and do not belong to it.

use std::ffi::c_char;

use bytemuck::{Pod, Zeroable};
use ibo_core::{
    AttestId, Availability, Basis, BenefitCode, Code, ErrorCode, Euro, HalfDays, Held, Hours,
    LeefloonRecord, LeefloonRecordBuilder, NonNegativeEuro, Period, Records, RvaCode,
    SicknessRecord, SicknessRecordBuilder, Status, UnemploymentRecord, UnemploymentRecordBuilder,
    Version,
};

use crate::boundary::Struct;
use crate::grouped::{OfCase, OwnElements};
use crate::sentence::say;
use crate::value::{self, Accepted, refused};
use crate::{period, text};

/// The source was not asked; the default. Only a provisional result can be computed (R2.10).
pub const IBO_AVAILABILITY_NOT_ASKED: i32 = 0;
/// The source has records. If you pass none, its income is zero, without any warning.
pub const IBO_AVAILABILITY_DATA: i32 = 1;
/// The source has no records.
pub const IBO_AVAILABILITY_NO_DATA: i32 = 2;
/// The source gave no answer.
pub const IBO_AVAILABILITY_NO_RESULT: i32 = 3;
/// The source's answer was withheld.
pub const IBO_AVAILABILITY_FILTERED: i32 = 4;

/// The day amount is for full days (R2.1).
pub const IBO_BASIS_FULL: i32 = 1;
/// The day amount is for half days, `half_per_week` times a week (R2.2).
pub const IBO_BASIS_HALF: i32 = 2;

/// A sickness line as it was first reported.
pub const IBO_RECORD_ORIGINAL: i32 = 0;
/// A sickness line that was reported again, changed (R2.7).
pub const IBO_RECORD_MODIFIED: i32 = 1;
/// A sickness line that was withdrawn (R2.7).
pub const IBO_RECORD_CANCELLED: i32 = 2;

/// An unemployment benefit, RVA (R2.1 to R2.4).
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_unemployment_record {
    /// `sizeof(ibo_unemployment_record)`; in an array it may be 0.
    pub struct_size: u32,
    /// The `case_index` of the case that it belongs to.
    pub case_index: u32,
    /// The first day of the entitlement, yyyymmdd.
    pub from: i32,
    /// The last day, yyyymmdd; 0 if there is no end date.
    pub to: i32,
    /// `IBO_BASIS_FULL` or `IBO_BASIS_HALF`.
    pub basis: i32,
    /// Half days a week, 1 to 12; 0 for full days.
    pub half_per_week: i32,
    /// The gross amount of a day, or of a half day, in cents, from 0.
    pub day_amount_cents: i64,
    /// May be empty: the RVA's own code, 1 to 6 characters, kept as evidence.
    pub rva_code: [c_char; 16],
    /// Required: the type of benefit, a code of `unemployment.benefit-type`, such as
    /// `full-unemployment`.
    pub benefit_type: [c_char; 72],
}

/// A leefloon entry, POD MI (R2.5).
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_leefloon_record {
    /// `sizeof(ibo_leefloon_record)`; in an array it may be 0.
    pub struct_size: u32,
    /// The `case_index` of the case that it belongs to.
    pub case_index: u32,
    /// The month's amount, in cents; `entry_kind` decides which sign it must have.
    pub amount_cents: i64,
    /// The month of the amount, yyyymm.
    pub month: i32,
    /// The first day of the entitlement, yyyymmdd, kept as evidence; 0 if absent.
    pub from: i32,
    /// The last day of the entitlement, yyyymmdd, kept as evidence; 0 if absent.
    pub to: i32,
    /// Required: the type of aid, a code of `leefloon.aid-type`, such as `leefloon`.
    pub aid_type: [c_char; 72],
    /// Required: the kind of entry, a code of `leefloon.entry-kind`, such as `award`.
    pub entry_kind: [c_char; 76],
}

/// A payment of sickness benefit, insurers (R2.6 to R2.8).
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_sickness_record {
    /// `sizeof(ibo_sickness_record)`; in an array it may be 0.
    pub struct_size: u32,
    /// The `case_index` of the case that it belongs to.
    pub case_index: u32,
    /// The nature, a code of `sickness.nature`; 0 is ordinary sickness.
    pub nature: i32,
    /// The first day that was paid for, yyyymmdd.
    pub from: i32,
    /// The last day that was paid for, yyyymmdd.
    pub to: i32,
    /// The paid days, with the sign of the amount or 0; kept as evidence.
    pub days: i32,
    /// The gross taxable amount, in cents; a recovery is negative.
    pub gross_taxable_cents: i64,
    /// The paid hours, in hundredths, with the sign of the amount or 0; kept as evidence.
    pub hours_hundredths: i64,
    /// The version of the attest, from 1 (R2.7); 0 is the default, 1.
    pub version: i32,
    /// `IBO_RECORD_ORIGINAL`, `IBO_RECORD_MODIFIED` or `IBO_RECORD_CANCELLED`.
    pub status: i32,
    /// Required: the insurers' code of the benefit, two capitals, kept as evidence; it does not
    /// change the amount.
    pub benefit_code: [c_char; 8],
    /// Required: the type of document, a code of `sickness.document-type`, such as `C21`.
    pub document_type: [c_char; 72],
    /// May be empty, if the line stands alone: the attest that it belongs to, the same text in
    /// each of its lines (R2.7).
    pub attest_id: [c_char; 72],
}

/// An absence. Only the employer's contribution of scheme 2018 uses it (R5.3).
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_absence {
    /// `sizeof(ibo_absence)`; in an array it may be 0.
    pub struct_size: u32,
    /// The `case_index` of the case that it belongs to.
    pub case_index: u32,
    /// The first day, yyyymmdd.
    pub from: i32,
    /// The last day, yyyymmdd.
    pub to: i32,
}

pub(crate) fn availability(number: i32) -> Accepted<Availability> {
    match number {
        IBO_AVAILABILITY_NOT_ASKED => Ok(Availability::NotAsked),
        IBO_AVAILABILITY_DATA => Ok(Availability::Data),
        IBO_AVAILABILITY_NO_DATA => Ok(Availability::NoData),
        IBO_AVAILABILITY_NO_RESULT => Ok(Availability::NoResult),
        IBO_AVAILABILITY_FILTERED => Ok(Availability::Filtered),
        _ => refused(ErrorCode::UnknownAvailability, say::AVAILABILITY),
    }
}

macro_rules! of_case {
    ($($record:ty),*) => {
        $(impl OfCase for $record {
            #[inline]
            fn case_index(&self) -> u32 {
                self.case_index
            }
        })*
    };
}

of_case!(ibo_unemployment_record, ibo_leefloon_record, ibo_sickness_record, ibo_absence);

/// A record of C that becomes a record of the core.
pub(crate) trait Read<'a>: Struct {
    type Record;

    /// The record, its fields read in the order of the format (R7.7).
    fn read(&'a self) -> Accepted<Self::Record>;
}

impl<'a> Read<'a> for ibo_unemployment_record {
    type Record = UnemploymentRecord<&'a [u8]>;

    #[inline]
    fn read(&'a self) -> Accepted<UnemploymentRecord<&'a [u8]>> {
        let from = period::date(self.from).map_err(|error| error.at("from"))?;
        let to = period::optional_date(self.to).map_err(|error| error.at("to"))?;
        let day_amount = NonNegativeEuro::from_cents(self.day_amount_cents)
            .map_err(|error| error.at("day_amount"))?;
        let is_half = is_half(self.basis).map_err(|error| error.at("basis"))?;
        let half_per_week = value::optional(self.half_per_week).map(HalfDays::try_from).transpose();
        let half_per_week = half_per_week.map_err(|error| error.at("half_per_week"))?;
        let benefit_type =
            Code::new(text::read(&self.benefit_type)).map_err(|error| error.at("benefit_type"))?;
        let rva_code = text::optional(&self.rva_code)
            .map(RvaCode::new)
            .transpose()
            .map_err(|error| error.at("rva_code"))?;
        let period = Period::new(from, to)?;
        UnemploymentRecord::builder(period, day_amount, benefit_type)
            .basis(Basis::of(is_half, half_per_week)?)
            .maybe(rva_code, UnemploymentRecordBuilder::rva_code)
            .build()
    }
}

fn is_half(basis: i32) -> Accepted<bool> {
    match basis {
        IBO_BASIS_FULL => Ok(false),
        IBO_BASIS_HALF => Ok(true),
        0 => refused(ErrorCode::MissingField, say::BASIS_REQUIRED),
        _ => refused(ErrorCode::UnknownBasis, say::BASIS),
    }
}

impl<'a> Read<'a> for ibo_leefloon_record {
    type Record = LeefloonRecord<&'a [u8]>;

    #[inline]
    fn read(&'a self) -> Accepted<LeefloonRecord<&'a [u8]>> {
        let month = period::month(self.month).map_err(|error| error.at("month"))?;
        let aid_type =
            Code::new(text::read(&self.aid_type)).map_err(|error| error.at("aid_type"))?;
        let amount = Euro::from_cents(self.amount_cents).map_err(|error| error.at("amount"))?;
        let entry_kind =
            Code::new(text::read(&self.entry_kind)).map_err(|error| error.at("entry_kind"))?;
        let first_day = period::optional_date(self.from).map_err(|error| error.at("from"))?;
        let last_day = period::optional_date(self.to).map_err(|error| error.at("to"))?;
        LeefloonRecord::builder(month, aid_type, amount, entry_kind)
            .maybe(first_day, LeefloonRecordBuilder::first_day)
            .maybe(last_day, LeefloonRecordBuilder::last_day)
            .build()
    }
}

impl<'a> Read<'a> for ibo_sickness_record {
    type Record = SicknessRecord<&'a [u8]>;

    #[inline]
    fn read(&'a self) -> Accepted<SicknessRecord<&'a [u8]>> {
        let document_type = Code::new(text::read(&self.document_type))
            .map_err(|error| error.at("document_type"))?;
        let benefit_code = BenefitCode::new(text::read(&self.benefit_code))
            .map_err(|error| error.at("benefit_code"))?;
        let from = period::date(self.from).map_err(|error| error.at("from"))?;
        let to = period::date(self.to).map_err(|error| error.at("to"))?;
        let gross_taxable = Euro::from_cents(self.gross_taxable_cents)
            .map_err(|error| error.at("gross_taxable"))?;
        let hours =
            Hours::from_hundredths(self.hours_hundredths).map_err(|error| error.at("hours"))?;
        let attest_id = text::optional(&self.attest_id)
            .map(AttestId::new)
            .transpose()
            .map_err(|error| error.at("attest_id"))?;
        let version = value::optional(self.version)
            .map(Version::try_from)
            .transpose()
            .map_err(|error| error.at("version"))?;
        let status = status(self.status).map_err(|error| error.at("status"))?;
        let period = Period::new(from, Some(to))?;
        let Self { nature, days, .. } = *self;
        SicknessRecord::builder(
            document_type,
            benefit_code,
            nature,
            period,
            gross_taxable,
            days,
            hours,
        )
        .maybe(attest_id, SicknessRecordBuilder::attest_id)
        .maybe(version, SicknessRecordBuilder::version)
        .status(status)
        .build()
    }
}

fn status(status: i32) -> Accepted<Status> {
    match status {
        IBO_RECORD_ORIGINAL => Ok(Status::Original),
        IBO_RECORD_MODIFIED => Ok(Status::Modified),
        IBO_RECORD_CANCELLED => Ok(Status::Cancelled),
        _ => refused(ErrorCode::UnknownStatus, say::RECORD_STATUS),
    }
}

/// The records of a source, read where they lie: the first once, for most sources have no more, the
/// others whenever they are asked for.
pub(crate) struct SourceRecords<'a, C: Read<'a>> {
    elements: OwnElements<'a, C>,
    first: Option<C::Record>,
}

impl<'a, C: Read<'a>> SourceRecords<'a, C> {
    #[inline]
    pub(crate) fn new(elements: OwnElements<'a, C>) -> Self {
        // A record that cannot be read is refused when it is its turn.
        let first = if elements.count() == 0 {
            None
        } else {
            elements.get(0).ok().and_then(|record| record.read().ok())
        };
        Self { elements, first }
    }
}

impl<'a, C: Read<'a>> Records<C::Record> for SourceRecords<'a, C> {
    fn count(&self) -> usize {
        self.elements.count()
    }

    #[inline]
    fn record(&self, index: usize) -> Accepted<Held<'_, C::Record>> {
        match &self.first {
            Some(first) if index == 0 => Ok(Held::Kept(first)),
            _ => self.elements.get(index)?.read().map(Held::Read),
        }
    }
}

impl Records<Period> for OwnElements<'_, ibo_absence> {
    fn count(&self) -> usize {
        OwnElements::count(self)
    }

    fn record(&self, index: usize) -> Accepted<Held<'_, Period>> {
        let absence = self.get(index)?;
        period::period(absence.from, absence.to).map(Held::Read)
    }
}
