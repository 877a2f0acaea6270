//! The agreement, and what the law that covers it asks: stop, duration, employment fraction, month
//! (R1).

use chrono::NaiveDate;
use serde::Serialize;

use crate::builder::optional_setters;
use crate::calendar::{Calendar, DaySet, Span, date_of_day};
use crate::count::SuspendedDays;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::forced_scheme::ForcedScheme;
use crate::fraction::Fraction;
use crate::kind::Kind;
use crate::money::{Euro, NonNegativeEuro};
use crate::parameters::{Values, Weeks};
use crate::period::in_range;
use crate::rule::{Rule, Rules};
use crate::scheme::Scheme;
use crate::sentence::{ErrorContext, say};

/// The IBO-overeenkomst. One that exists is in form; what the law refuses is said by the
/// calculation.
///
/// ```
/// use ibo_core::{Agreement, ErrorCode, Kind, parse_date};
///
/// let (start, end) = (parse_date("2026-03-02")?, parse_date("2026-08-28")?);
/// let agreement = Agreement::builder(Kind::Ibo, start, end, "38/38".parse()?)
///     .reference_gross_wage("2500.00".parse()?)
///     .percentage(80)
///     .build()?;
/// assert_eq!((agreement.percentage(), agreement.suspended_days().days()), (Some(80), 0));
///
/// let error = agreement.to_builder().end(parse_date("2026-03-01")?).build().unwrap_err();
/// assert_eq!((error.code(), error.location()), (ErrorCode::DateOrder, "end"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Agreement {
    kind: Kind,
    start: NaiveDate,
    end: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped: Option<NaiveDate>,
    #[serde(skip_serializing_if = "SuspendedDays::is_none")]
    suspended_days: SuspendedDays,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference_gross_wage: Option<NonNegativeEuro>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percentage: Option<i32>,
    employment_fraction: Fraction,
    #[serde(skip_serializing_if = "Option::is_none")]
    rsz_base: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    employee_rsz: Option<NonNegativeEuro>,
}

impl Agreement {
    /// An agreement of this kind, from its first to its agreed last day, both of the years 1 to
    /// 9999. `employment_fraction` is the trainee's hours over full-time hours (R1.5).
    pub const fn builder(
        kind: Kind,
        start: NaiveDate,
        end: NaiveDate,
        employment_fraction: Fraction,
    ) -> AgreementBuilder {
        AgreementBuilder(Self {
            kind,
            start,
            end,
            stopped: None,
            suspended_days: SuspendedDays::NONE,
            reference_gross_wage: None,
            percentage: None,
            employment_fraction,
            rsz_base: None,
            employee_rsz: None,
        })
    }

    /// A builder with the fields of this agreement, to change some of them.
    pub fn to_builder(&self) -> AgreementBuilder {
        AgreementBuilder(self.clone())
    }

    /// `ibo` or `ibo-plus`.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The first day.
    #[must_use]
    pub const fn start(&self) -> NaiveDate {
        self.start
    }

    /// The agreed last day.
    #[must_use]
    pub const fn end(&self) -> NaiveDate {
        self.end
    }

    /// The real last day of an agreement that was broken off (R1.3).
    #[must_use]
    pub const fn stopped(&self) -> Option<NaiveDate> {
        self.stopped
    }

    /// Days of suspension, which raise the longest duration (R1.4).
    #[must_use]
    pub const fn suspended_days(&self) -> SuspendedDays {
        self.suspended_days
    }

    /// The full-time gross wage per month after recruitment (R4.1, R5.3).
    #[must_use]
    pub const fn reference_gross_wage(&self) -> Option<NonNegativeEuro> {
        self.reference_gross_wage
    }

    /// The percentage of the wage (R4.2).
    #[must_use]
    pub const fn percentage(&self) -> Option<i32> {
        self.percentage
    }

    /// The trainee's hours over full-time hours (R1.5).
    #[must_use]
    pub const fn employment_fraction(&self) -> Fraction {
        self.employment_fraction
    }

    /// The RSZ base in percent; none is 100 (R3.1).
    #[must_use]
    pub const fn rsz_base(&self) -> Option<i32> {
        self.rsz_base
    }

    /// The exact employee RSZ, in place of the base (R3.2).
    #[must_use]
    pub const fn employee_rsz(&self) -> Option<NonNegativeEuro> {
        self.employee_rsz
    }

    /// What the formulas read of it.
    pub(crate) fn terms(&self) -> Terms {
        Terms {
            kind: self.kind,
            start: self.start.to_epoch_days(),
            end: self.end.to_epoch_days(),
            stopped: self.stopped.map(|stopped| stopped.to_epoch_days()),
            suspended_days: self.suspended_days.days(),
            reference_gross_wage: self.reference_gross_wage.map(Euro::from),
            percentage: self.percentage,
            employment_fraction: self.employment_fraction,
            rsz_base: self.rsz_base,
            employee_rsz: self.employee_rsz.map(Euro::from),
            forced: None,
        }
    }
}

/// The fields of an [`Agreement`] on their way into one.
#[derive(Debug, Clone)]
#[must_use = "a builder makes an agreement with `build`"]
pub struct AgreementBuilder(Agreement);

impl AgreementBuilder {
    optional_setters!();

    /// `ibo` or `ibo-plus`.
    pub const fn kind(mut self, kind: Kind) -> Self {
        self.0.kind = kind;
        self
    }

    /// The first day, of the years 1 to 9999.
    pub const fn start(mut self, start: NaiveDate) -> Self {
        self.0.start = start;
        self
    }

    /// The agreed last day, of the years 1 to 9999, not before the first.
    pub const fn end(mut self, end: NaiveDate) -> Self {
        self.0.end = end;
        self
    }

    /// The real last day of an agreement that was broken off (R1.3), of the years 1 to 9999.
    pub const fn stopped(mut self, stopped: NaiveDate) -> Self {
        self.0.stopped = Some(stopped);
        self
    }

    /// Days of suspension, which raise the longest duration (R1.4); by default none.
    pub const fn suspended_days(mut self, days: SuspendedDays) -> Self {
        self.0.suspended_days = days;
        self
    }

    /// The full-time gross wage per month after recruitment (R4.1, R5.3).
    pub const fn reference_gross_wage(mut self, wage: NonNegativeEuro) -> Self {
        self.0.reference_gross_wage = Some(wage);
        self
    }

    /// The percentage of the wage: a whole one that the parameters list (R4.2).
    pub const fn percentage(mut self, percentage: i32) -> Self {
        self.0.percentage = Some(percentage);
        self
    }

    /// The trainee's hours over full-time hours, above 0 and at most 1 (R1.5).
    pub const fn employment_fraction(mut self, fraction: Fraction) -> Self {
        self.0.employment_fraction = fraction;
        self
    }

    /// The RSZ base in percent: one that the parameters list, 100 by default (R3.1).
    pub const fn rsz_base(mut self, base: i32) -> Self {
        self.0.rsz_base = Some(base);
        self
    }

    /// The exact employee RSZ a month, in place of the base (R3.2).
    pub const fn employee_rsz(mut self, rsz: NonNegativeEuro) -> Self {
        self.0.employee_rsz = Some(rsz);
        self
    }

    /// The agreement, in form.
    ///
    /// # Errors
    /// The first fault in the order of the format (R7.7), at `start`, `end` or `stopped`:
    /// `date-out-of-range` beyond the years 1 to 9999, `date-order` for an end before the start.
    pub fn build(self) -> Result<Agreement, Error> {
        let Self(agreement) = self;
        agreed_days_in_order(agreement.start, agreement.end, agreement.stopped)?;
        Ok(agreement)
    }
}

/// The days of an agreement, in form: of the years 1 to 9999, and the end not before the start.
pub(crate) fn agreed_days_in_order(
    start: NaiveDate,
    end: NaiveDate,
    stopped: Option<NaiveDate>,
) -> Result<(), Error> {
    in_range(start).map_err(|error| error.at("start"))?;
    in_range(end).map_err(|error| error.at("end"))?;
    if let Some(stopped) = stopped {
        in_range(stopped).map_err(|error| error.at("stopped"))?;
    }
    if end < start {
        return Err(Error::says(ErrorCode::DateOrder, say::AGREEMENT_ORDER).at("end"));
    }
    Ok(())
}

/// The RSZ base of an agreement that gives none: the whole wage (R3.1).
pub(crate) const WHOLE_WAGE: u8 = 100;

/// An agreement in form as the formulas read it: its days by their numbers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms {
    pub(crate) kind: Kind,
    pub(crate) start: i32,
    pub(crate) end: i32,
    pub(crate) stopped: Option<i32>,
    pub(crate) suspended_days: u32,
    pub(crate) reference_gross_wage: Option<Euro>,
    pub(crate) percentage: Option<i32>,
    pub(crate) employment_fraction: Fraction,
    pub(crate) rsz_base: Option<i32>,
    pub(crate) employee_rsz: Option<Euro>,
    /// The scheme of a reform, in place of the one that the start picks (R8.4).
    pub(crate) forced: Option<Scheme>,
}

impl Terms {
    /// The terms under a scheme that is forced, with what it supplies; under none, the same.
    #[inline(always)]
    pub(crate) fn under(&self, forced: Option<&ForcedScheme>) -> Self {
        match forced {
            None => *self,
            Some(forced) => Self {
                reference_gross_wage: self
                    .reference_gross_wage
                    .or_else(|| forced.supplied_wage().map(Euro::from)),
                percentage: self.percentage.or_else(|| forced.supplied_percentage()),
                forced: Some(forced.forced()),
                ..*self
            },
        }
    }

    /// The day that decides what goes by the start.
    pub(crate) fn deciding_date(&self) -> NaiveDate {
        date_of_day(self.deciding_day())
    }

    /// The number of the day that decides what goes by the start (R1.6): the start, or under a
    /// scheme that is forced its first day, where that is later (R8.4).
    #[inline(always)]
    pub(crate) fn deciding_day(&self) -> i32 {
        match self.forced {
            None => self.start,
            Some(scheme) => self.start.max(scheme.first_day().to_epoch_days()),
        }
    }

    /// The agreement of which these are the terms.
    pub(crate) fn agreement(&self) -> Agreement {
        Agreement {
            kind: self.kind,
            start: date_of_day(self.start),
            end: date_of_day(self.end),
            stopped: self.stopped.map(date_of_day),
            suspended_days: SuspendedDays::of_proven(self.suspended_days),
            reference_gross_wage: self.reference_gross_wage.map(NonNegativeEuro::of_proven),
            percentage: self.percentage,
            employment_fraction: self.employment_fraction,
            rsz_base: self.rsz_base,
            employee_rsz: self.employee_rsz.map(NonNegativeEuro::of_proven),
        }
    }

    /// "The agreement" of the rules: from the start to the stop, or else to the agreed end (R1.3).
    fn days(&self) -> Span {
        Span::new(self.start, Some(self.stopped.unwrap_or(self.end)))
    }
}

/// What R1 says of an agreement in a month.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Covered {
    pub(crate) scheme: Scheme,
    /// The calendar days of the month that the agreement covers.
    pub(crate) days: DaySet,
    /// By what reading the agreement fits the bounds of the duration (R1.4).
    pub(crate) duration: Fit,
}

impl Covered {
    /// Whether a calendar day of the month lies outside the agreement.
    #[inline(always)]
    pub(crate) const fn in_part(&self, calendar: &Calendar) -> bool {
        calendar.is_more_than(self.days)
    }
}

/// By what reading an agreement fits the bounds of its duration (R1.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// By none: its calendar days fit.
    AsItIs,
    /// By its suspended days, which raise the longest duration.
    SuspendedDays,
    /// By the Sunday after its last day, so that it is not too short.
    FourWeeks,
}

impl Fit {
    /// The rules with the one that was needed.
    #[inline(always)]
    pub(crate) const fn with(self, rules: Rules) -> Rules {
        rules
            .and(Rule::SuspendedDays, matches!(self, Self::SuspendedDays))
            .and(Rule::FourWeeks, matches!(self, Self::FourWeeks))
    }

    /// Whether a reading was needed.
    #[inline(always)]
    pub(crate) const fn is_a_reading(self) -> bool {
        !matches!(self, Self::AsItIs)
    }
}

/// R1: scheme, stop, duration, employment fraction and month, in this order (R7.7).
#[inline(always)]
pub(crate) fn covered(agreement: &Terms, values: &Values<'_>) -> Result<Covered, Error> {
    let by_start = Scheme::of_day(agreement.start).ok_or_else(|| {
        Error::says_of(
            ErrorCode::SchemeNotCovered,
            say::FIRST_SCHEME,
            Scheme::ALL.first().map(|first| ErrorContext::Day(first.first_day())),
        )
        .at("agreement.start")
    })?;
    let scheme = agreement.forced.unwrap_or(by_start);
    let Terms { start, end, stopped, .. } = *agreement;
    stopped_inside(start, end, stopped).map_err(|error| error.at("agreement.stopped"))?;
    let duration = duration(agreement, values)?;
    employment_fraction(agreement, scheme)?;
    let days = days_of_month(agreement.days(), &values.calendar)?;
    Ok(Covered { scheme, days, duration })
}

/// R1.3: start <= stopped <= end.
#[inline(always)]
pub(crate) fn stopped_inside<D: Ord>(start: D, end: D, stopped: Option<D>) -> Result<(), Error> {
    match stopped {
        Some(stopped) if stopped < start || end < stopped => {
            Err(Error::says(ErrorCode::StoppedOutsideAgreement, say::STOPPED))
        }
        _ => Ok(()),
    }
}

/// R1.3: the calendar days of the month that lie in an agreement, at least one.
#[inline(always)]
pub(crate) fn days_of_month(agreement: Span, calendar: &Calendar) -> Result<DaySet, Error> {
    let days = calendar.days_in(agreement);
    if days.is_empty() {
        return Err(Error::says(ErrorCode::MonthOutsideAgreement, say::NO_DAY_IN_MONTH).at("month"));
    }
    Ok(days)
}

/// R1.4: the agreed duration in calendar days, and by what reading it fits.
#[inline(always)]
fn duration(agreement: &Terms, values: &Values<'_>) -> Result<Fit, Error> {
    let Weeks { shortest, longest } = *values.weeks()?.value;
    let whole = Span::new(agreement.start, Some(agreement.end));
    let days = whole.days();
    let stretched = longest.saturating_add(i64::from(agreement.suspended_days));
    if days < shortest {
        return if shortest <= whole.to_the_end_of_a_working_week().days() {
            Ok(Fit::FourWeeks)
        } else {
            Err(too_short_or_long(shortest, longest))
        };
    }
    if stretched < days {
        return Err(too_short_or_long(shortest, longest));
    }
    Ok(if longest < days { Fit::SuspendedDays } else { Fit::AsItIs })
}

#[cold]
fn too_short_or_long(shortest: i64, longest: i64) -> Error {
    Error::says_of(
        ErrorCode::DurationNotAllowed,
        say::DURATION,
        [ErrorContext::Number(shortest), ErrorContext::Number(longest)],
    )
    .at("agreement.end")
}

/// R1.5: above 0 and at most 1; in scheme 2026 at least 1/2.
#[inline(always)]
fn employment_fraction(agreement: &Terms, scheme: Scheme) -> Result<(), Error> {
    let field = "agreement.employment_fraction";
    at_most_full_time(agreement.employment_fraction).map_err(|error| error.at(field))?;
    match scheme {
        Scheme::Scheme2026 if agreement.employment_fraction.is_below_half() => {
            Err(Error::says(ErrorCode::EmploymentFractionBelowHalf, say::HALF_TIME).at(field))
        }
        Scheme::Scheme2026 | Scheme::Scheme2018 => Ok(()),
    }
}

/// R1.5, in every scheme and for a payment alone: above 0 and at most 1.
#[inline(always)]
pub(crate) fn at_most_full_time(fraction: Fraction) -> Result<(), Error> {
    if fraction.numerator() == 0 || fraction.is_above_whole() {
        return Err(Error::says(ErrorCode::EmploymentFractionNotAllowed, say::EMPLOYMENT_FRACTION));
    }
    Ok(())
}
