//! A case as the calculation reads it, wherever its records lie: in the lists of a [`Case`], or in the memory of a caller in
//! another language, read record by record. No text is copied and no memory taken on the way (design decision 1: one calculation).

use std::ops::Deref;

use crate::agreement::Agreement;
use crate::case::{Attendance, Case};
use crate::error::{Error, ErrorCode};
use crate::period::{Month, Period};
use crate::record::{Availability, LeefloonRecord, SicknessRecord, Source, UnemploymentRecord, few_enough};
use crate::sentence::say;

/// A list of records, in the order of the input.
///
/// The calculation asks for a record more than once, and expects the same answer each time.
pub trait Records<R> {
    /// How many there are.
    fn count(&self) -> usize;

    /// The record at `index`, below the count.
    ///
    /// # Errors
    /// What is wrong with its form, at the path of the field within the record.
    fn record(&self, index: usize) -> Result<Held<'_, R>, Error>;

    /// The form of the record at `index`: what a list does not already find when it reads a record.
    ///
    /// # Errors
    /// The first fault in the order of the format, at the path of the field within the record.
    fn check(&self, index: usize) -> Result<(), Error>;
}

/// A record as its list holds it.
#[derive(Debug, Clone, Copy)]
pub enum Held<'s, R> {
    /// The list keeps it.
    Kept(&'s R),
    /// The list read it when it was asked for.
    Read(R),
}

impl<R> Deref for Held<'_, R> {
    type Target = R;

    #[inline]
    fn deref(&self) -> &R {
        match self {
            Self::Kept(record) => record,
            Self::Read(record) => record,
        }
    }
}

fn missing() -> Error {
    Error::says(ErrorCode::MissingField, say::NO_RECORD)
}

impl<R, L: Records<R>> Records<R> for &L {
    fn count(&self) -> usize {
        (**self).count()
    }

    #[inline]
    fn record(&self, index: usize) -> Result<Held<'_, R>, Error> {
        (**self).record(index)
    }

    fn check(&self, index: usize) -> Result<(), Error> {
        (**self).check(index)
    }
}

impl<'a, T: AsRef<[u8]>> Records<UnemploymentRecord<&'a [u8]>> for &'a [UnemploymentRecord<T>] {
    fn count(&self) -> usize {
        self.len()
    }

    #[inline]
    fn record(&self, index: usize) -> Result<Held<'_, UnemploymentRecord<&'a [u8]>>, Error> {
        self.get(index).map(|record| Held::Read(record.borrowed())).ok_or_else(missing)
    }

    fn check(&self, index: usize) -> Result<(), Error> {
        self.get(index).ok_or_else(missing)?.check()
    }
}

impl<'a, T: AsRef<[u8]>> Records<LeefloonRecord<&'a [u8]>> for &'a [LeefloonRecord<T>] {
    fn count(&self) -> usize {
        self.len()
    }

    #[inline]
    fn record(&self, index: usize) -> Result<Held<'_, LeefloonRecord<&'a [u8]>>, Error> {
        self.get(index).map(|record| Held::Read(record.borrowed())).ok_or_else(missing)
    }

    fn check(&self, index: usize) -> Result<(), Error> {
        self.get(index).ok_or_else(missing)?.check()
    }
}

impl<'a, T: AsRef<[u8]>> Records<SicknessRecord<&'a [u8]>> for &'a [SicknessRecord<T>] {
    fn count(&self) -> usize {
        self.len()
    }

    #[inline]
    fn record(&self, index: usize) -> Result<Held<'_, SicknessRecord<&'a [u8]>>, Error> {
        self.get(index).map(|record| Held::Read(record.borrowed())).ok_or_else(missing)
    }

    fn check(&self, index: usize) -> Result<(), Error> {
        self.get(index).ok_or_else(missing)?.check()
    }
}

impl Records<Period> for &[Period] {
    fn count(&self) -> usize {
        self.len()
    }

    #[inline]
    fn record(&self, index: usize) -> Result<Held<'_, Period>, Error> {
        self.get(index).map(Held::Kept).ok_or_else(missing)
    }

    fn check(&self, index: usize) -> Result<(), Error> {
        match self.get(index).ok_or_else(missing)?.to() {
            Some(_) => Ok(()),
            None => Err(Error::says(ErrorCode::MissingField, say::LAST_DAY_OF_ABSENCE).at("to")),
        }
    }
}

/// What a source answered, and its records.
#[derive(Debug, Clone, Copy)]
pub struct SourceView<R> {
    /// What the source answered.
    pub availability: Availability,
    /// Its records, of any month; at most 1,000 (R0.4).
    pub records: R,
}

impl<L> SourceView<L> {
    /// The form of every record, in their order.
    ///
    /// # Errors
    /// The first fault, at `records` or within `records[1]`.
    #[inline]
    pub fn check<R>(&self) -> Result<(), Error>
    where
        L: Records<R>,
    {
        few_enough(self.records.count()).map_err(|error| error.at("records"))?;
        let mut indices = 0..self.records.count();
        indices.try_for_each(|index| self.records.check(index).map_err(|error| error.within(&format!("records[{index}]"))))
    }
}

/// An agreement, a month, and what the three sources said, as [`Case`]; it needs no case reference.
///
/// ```
/// use ibo_core::{Agreement, Availability, Basis, CaseView, Kind, LeefloonRecord, Options, Period, SicknessRecord, SourceView};
/// use ibo_core::{UnemploymentRecord, amounts_of, parse_date};
///
/// let agreement = Agreement {
///     reference_gross_wage: Some("2500.00".parse()?),
///     percentage: Some(80),
///     ..Agreement::new(Kind::Ibo, parse_date("2026-03-02")?, parse_date("2026-08-28")?, "38/38".parse()?)
/// };
/// let benefit = UnemploymentRecord {
///     period: Period::new(parse_date("2026-01-05")?, None)?,
///     day_amount: "55.29".parse()?,
///     basis: Basis::Full,
///     benefit_type: "full-unemployment".to_owned(),
///     rva_code: None,
/// };
/// let (leefloon, sickness): ([LeefloonRecord; 0], [SicknessRecord; 0]) = ([], []);
/// let benefits = [benefit];
/// let case = CaseView {
///     month: "2026-03".parse()?,
///     agreement: &agreement,
///     attendance: None,
///     absences: [].as_slice(),
///     unemployment: SourceView { availability: Availability::Data, records: benefits.as_slice() },
///     leefloon: SourceView { availability: Availability::NoData, records: leefloon.as_slice() },
///     sickness: SourceView { availability: Availability::NoData, records: sickness.as_slice() },
/// };
/// assert_eq!(amounts_of(&case, &Options::default())?.payment.net.to_string(), "523.18");
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CaseView<'a, A, U, L, S> {
    /// The month that is computed.
    pub month: Month,
    /// The agreement.
    pub agreement: &'a Agreement,
    /// The attendance; none is the whole month (R6.2).
    pub attendance: Option<Attendance>,
    /// Absences, for the employer's contribution of scheme 2018 only (R5.3); each with an end.
    pub absences: A,
    /// The records of the RVA.
    pub unemployment: SourceView<U>,
    /// The records of the POD MI.
    pub leefloon: SourceView<L>,
    /// The records of the insurers.
    pub sickness: SourceView<S>,
}

/// A [`Case`] as the calculation reads it.
pub type OwnView<'a> = CaseView<'a, &'a [Period], &'a [UnemploymentRecord], &'a [LeefloonRecord], &'a [SicknessRecord]>;

impl Case {
    /// The case as the calculation reads it.
    #[must_use]
    pub fn view(&self) -> OwnView<'_> {
        CaseView {
            month: self.month,
            agreement: &self.agreement,
            attendance: self.attendance,
            absences: &self.absences,
            unemployment: self.unemployment.view(),
            leefloon: self.leefloon.view(),
            sickness: self.sickness.view(),
        }
    }
}

impl<R> Source<R> {
    fn view(&self) -> SourceView<&[R]> {
        SourceView { availability: self.availability, records: &self.records }
    }
}

impl<'a, A, U, L, S> CaseView<'a, A, U, L, S>
where
    A: Records<Period>,
    U: Records<UnemploymentRecord<&'a [u8]>>,
    L: Records<LeefloonRecord<&'a [u8]>>,
    S: Records<SicknessRecord<&'a [u8]>>,
{
    /// The form of every field, in the order of the format (R7.7).
    ///
    /// # Errors
    /// The first fault, with the path of its field; what the law refuses is said by the calculation.
    #[inline]
    pub fn check(&self) -> Result<(), Error> {
        self.agreement.check().map_err(|error| error.within("agreement"))?;
        self.check_absences().map_err(|error| error.within("absences"))?;
        self.unemployment.check().map_err(|error| error.within("unemployment"))?;
        self.leefloon.check().map_err(|error| error.within("leefloon"))?;
        self.sickness.check().map_err(|error| error.within("sickness"))
    }

    fn check_absences(&self) -> Result<(), Error> {
        few_enough(self.absences.count())?;
        (0..self.absences.count()).try_for_each(|index| self.absences.check(index).map_err(|error| error.within_item(index)))
    }
}
