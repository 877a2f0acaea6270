//! A case as the calculation reads it, wherever its records lie: in the lists of a [`Case`], or in
//! the memory of a caller in another language, read record by record. No text is copied and no
//! memory taken on the way.

use std::ops::Deref;

use crate::agreement::Agreement;
use crate::case::{Absences, Attendance, Case, CaseBuilder, CaseRef, with_an_end};
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::period::{Month, Period};
use crate::record::{
    Availability, LeefloonRecord, SicknessRecord, Source, UnemploymentRecord, few_enough,
};
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
}

/// Reads every record of a list once, so that a view of it is of records in form (R0.4).
fn each_in_form<R>(
    records: &impl Records<R>,
    also: impl Fn(&R) -> Result<(), Error>,
) -> Result<(), Error> {
    few_enough(records.count())?;
    let in_form = |index| records.record(index).and_then(|record| also(&record));
    (0..records.count())
        .try_for_each(|index| in_form(index).map_err(|error| error.within_item(index)))
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

pub(crate) fn missing() -> Error {
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
}

impl<'a, T: AsRef<[u8]>> Records<UnemploymentRecord<&'a [u8]>> for &'a [UnemploymentRecord<T>] {
    fn count(&self) -> usize {
        self.len()
    }

    #[inline]
    fn record(&self, index: usize) -> Result<Held<'_, UnemploymentRecord<&'a [u8]>>, Error> {
        self.get(index).map(|record| Held::Read(record.borrowed())).ok_or_else(missing)
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
}

impl<'a, T: AsRef<[u8]>> Records<SicknessRecord<&'a [u8]>> for &'a [SicknessRecord<T>] {
    fn count(&self) -> usize {
        self.len()
    }

    #[inline]
    fn record(&self, index: usize) -> Result<Held<'_, SicknessRecord<&'a [u8]>>, Error> {
        self.get(index).map(|record| Held::Read(record.borrowed())).ok_or_else(missing)
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
}

/// What a source answered, and its records where they lie, each of which is in form.
#[derive(Debug, Clone, Copy)]
pub struct SourceView<L> {
    availability: Availability,
    records: L,
}

impl<L> SourceView<L> {
    /// A source that gave this answer, with these records; each is read once.
    ///
    /// # Errors
    /// The first fault of form: `too-many-records` at `records` for more than 1,000 (R0.4), or that
    /// of a record, within `records[1]`.
    #[inline]
    pub fn new<R>(availability: Availability, records: L) -> Result<Self, Error>
    where
        L: Records<R>,
    {
        each_in_form(&records, |_| Ok(())).map_err(|error| error.within("records"))?;
        Ok(Self::of_proven(availability, records))
    }

    /// The source of records that are known to be in form.
    #[inline(always)]
    pub(crate) const fn of_proven(availability: Availability, records: L) -> Self {
        Self { availability, records }
    }

    /// What the source answered.
    #[must_use]
    #[inline(always)]
    pub const fn availability(&self) -> Availability {
        self.availability
    }

    /// Its records.
    #[must_use]
    #[inline(always)]
    pub const fn records(&self) -> &L {
        &self.records
    }

    /// The source with records of its own.
    pub(crate) fn owned<B, R>(&self, owned: impl Fn(&B) -> R) -> Result<Source<R>, Error>
    where
        L: Records<B>,
    {
        Source::collect(self.availability, each(&self.records, owned))
    }
}

/// An agreement, a month, and what the three sources said, as [`Case`]; it needs no case reference,
/// and its records stay where they lie. One that exists is in form.
///
/// ```
/// use ibo_core::{Agreement, Availability, CaseView, Kind, LeefloonRecord, Options, Period};
/// use ibo_core::{SicknessRecord, SourceView, UnemploymentRecord, amounts_of, parse_date};
///
/// let (start, end) = (parse_date("2026-03-02")?, parse_date("2026-08-28")?);
/// let agreement = Agreement::builder(Kind::Ibo, start, end, "38/38".parse()?)
///     .reference_gross_wage("2500.00".parse()?)
///     .percentage(80)
///     .build()?;
/// let period = Period::new(parse_date("2026-01-05")?, None)?;
/// let benefits =
///     [UnemploymentRecord::builder(period, "55.29".parse()?, "full-unemployment".parse()?).build()?];
/// let (leefloon, sickness): ([LeefloonRecord; 0], [SicknessRecord; 0]) = ([], []);
/// let case = CaseView::new(
///     "2026-03".parse()?,
///     &agreement,
///     SourceView::new(Availability::Data, benefits.as_slice())?,
///     SourceView::new(Availability::NoData, leefloon.as_slice())?,
///     SourceView::new(Availability::NoData, sickness.as_slice())?,
/// );
/// assert_eq!(amounts_of(&case, &Options::default())?.payment.net.to_string(), "523.18");
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CaseView<'a, A, U, L, S> {
    month: Month,
    agreement: &'a Agreement,
    attendance: Option<Attendance>,
    absences: A,
    unemployment: SourceView<U>,
    leefloon: SourceView<L>,
    sickness: SourceView<S>,
}

/// A [`Case`] as the calculation reads it.
pub type OwnView<'a> = CaseView<
    'a,
    &'a [Period],
    &'a [UnemploymentRecord],
    &'a [LeefloonRecord],
    &'a [SicknessRecord],
>;

impl<'a, U, L, S> CaseView<'a, &'a [Period], U, L, S> {
    /// A case of the month that is computed, the agreement, and what the RVA, the POD MI and the
    /// insurers said. The whole month is paid (R6.2), and there are no absences.
    pub const fn new(
        month: Month,
        agreement: &'a Agreement,
        unemployment: SourceView<U>,
        leefloon: SourceView<L>,
        sickness: SourceView<S>,
    ) -> Self {
        Self { month, agreement, attendance: None, absences: &[], unemployment, leefloon, sickness }
    }
}

impl<'a, A, U, L, S> CaseView<'a, A, U, L, S> {
    /// The same case with this attendance; none is the whole month (R6.2).
    #[must_use]
    pub fn attendance(self, attendance: Option<Attendance>) -> Self {
        Self { attendance, ..self }
    }

    /// The same case with these absences (R5.3).
    #[must_use]
    pub fn absences<B>(self, absences: AbsencesView<B>) -> CaseView<'a, B, U, L, S> {
        let Self { month, agreement, attendance, unemployment, leefloon, sickness, .. } = self;
        let AbsencesView(absences) = absences;
        CaseView { month, agreement, attendance, absences, unemployment, leefloon, sickness }
    }

    /// Its parts, as the calculation reads them.
    #[inline(always)]
    pub(crate) const fn parts(&self) -> Parts<'_, A, U, L, S> {
        let Self { month, agreement, attendance, absences, unemployment, leefloon, sickness } =
            self;
        Parts {
            month: *month,
            agreement,
            attendance: *attendance,
            absences,
            unemployment,
            leefloon,
            sickness,
        }
    }
}

impl<'a, A, U, L, S> CaseView<'a, A, U, L, S>
where
    A: Records<Period>,
    U: Records<UnemploymentRecord<&'a [u8]>>,
    L: Records<LeefloonRecord<&'a [u8]>>,
    S: Records<SicknessRecord<&'a [u8]>>,
{
    /// The case with records of its own, for a statement.
    ///
    /// # Errors
    /// Of a list that no longer gives a record that it gave before.
    pub fn owned(&self, case_ref: CaseRef) -> Result<Case, Error> {
        let absences = Absences::collect(each(&self.absences, |absence| *absence))
            .map_err(|error| error.within("absences"))?;
        Case::builder(case_ref, self.month, self.agreement.clone())
            .maybe(self.attendance, CaseBuilder::attendance)
            .absences(absences)
            .unemployment(
                self.unemployment
                    .owned(UnemploymentRecord::owned)
                    .map_err(|error| error.within("unemployment"))?,
            )
            .leefloon(
                self.leefloon
                    .owned(LeefloonRecord::owned)
                    .map_err(|error| error.within("leefloon"))?,
            )
            .sickness(
                self.sickness
                    .owned(SicknessRecord::owned)
                    .map_err(|error| error.within("sickness"))?,
            )
            .build()
    }
}

/// Every item of a list, made into another one.
fn each<B, R>(
    list: &impl Records<B>,
    make: impl Fn(&B) -> R,
) -> impl ExactSizeIterator<Item = Result<R, Error>> {
    (0..list.count()).map(move |index| list.record(index).map(|record| make(&record)))
}

/// The parts of a [`CaseView`].
pub(crate) struct Parts<'c, A, U, L, S> {
    pub(crate) month: Month,
    pub(crate) agreement: &'c Agreement,
    pub(crate) attendance: Option<Attendance>,
    pub(crate) absences: &'c A,
    pub(crate) unemployment: &'c SourceView<U>,
    pub(crate) leefloon: &'c SourceView<L>,
    pub(crate) sickness: &'c SourceView<S>,
}

/// Absences where they lie, for the employer's contribution of scheme 2018 only (R5.3): each with
/// an end, and at most 1,000.
#[derive(Debug, Clone, Copy)]
pub struct AbsencesView<A>(A);

impl<A: Records<Period>> AbsencesView<A> {
    /// The absences of a list; each is read once.
    ///
    /// # Errors
    /// The first fault of form: `too-many-records` for more than 1,000 (R0.4), or that of an
    /// absence, within `[1]`.
    pub fn new(absences: A) -> Result<Self, Error> {
        each_in_form(&absences, |absence| with_an_end(*absence).map(|_| ()))?;
        Ok(Self(absences))
    }
}

impl Case {
    /// The case as the calculation reads it.
    #[must_use]
    pub fn view(&self) -> OwnView<'_> {
        CaseView {
            month: self.month(),
            agreement: self.agreement(),
            attendance: self.attendance(),
            absences: self.absences().as_slice(),
            unemployment: self.unemployment().view(),
            leefloon: self.leefloon().view(),
            sickness: self.sickness().view(),
        }
    }
}

impl<R> Source<R> {
    fn view(&self) -> SourceView<&[R]> {
        SourceView::of_proven(self.availability(), self.records())
    }
}
