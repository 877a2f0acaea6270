//! The employer's monthly contribution to VDAB in scheme 2018, by class of the reference gross wage
//! (R5.3).

use crate::agreement::{Covered, Terms};
use crate::calendar::{Calendar, DaySet, LeadDays};
use crate::case_view::Records;
use crate::error::Error;
use crate::formula::{Formula, Relation};
use crate::fraction::Fraction;
use crate::line::{LineCode, Role};
use crate::money::{Euro, Ratio};
use crate::parameters::{
    AbsenceDays, AbsenceRule, Contribution, ContributionPartMonth, Edge, Quote, Values,
};
use crate::period::Period;
use crate::reason::{Reason, SourceName};
use crate::rule::{Rule, Rules};
use crate::scheme::ContributionRule;
use crate::trace::{LineEntry, Recorder};

/// R5.3: the contribution; none in scheme 2026, and none where the wage is not given.
#[inline(always)]
pub(crate) fn employer_contribution<R: Recorder>(
    agreement: &Terms,
    absences: &impl Records<Period>,
    covered: &Covered,
    values: &Values<'_>,
    recorder: &mut R,
) -> Result<Option<Euro>, Error> {
    match (covered.scheme.contribution(agreement.kind), agreement.reference_gross_wage) {
        (ContributionRule::ByClass, Some(wage)) => {
            let absence = Absence::of(absences, covered, values, recorder)?;
            by_class(wage, agreement.employment_fraction, &absence, covered, values, recorder)
                .map(Some)
        }
        (ContributionRule::Zero, _) => {
            leave_absences_out(absences, &values.calendar, &Reason::NoContribution, recorder)?;
            recorder.line(&line(Euro::ZERO, Rules::of(Rule::Contribution)), || {
                Formula::Amount(Euro::ZERO)
            });
            Ok(Some(Euro::ZERO))
        }
        (ContributionRule::ByClass, None) => {
            leave_absences_out(absences, &values.calendar, &Reason::NoWage, recorder)?;
            Ok(None)
        }
        (ContributionRule::None, _) => {
            leave_absences_out(absences, &values.calendar, &Reason::NoContribution, recorder)?;
            Ok(None)
        }
    }
}

const fn line(amount: Euro, used: Rules) -> LineEntry<'static, 'static> {
    LineEntry {
        code: LineCode::EmployerContribution,
        role: Role::Information,
        amount,
        rule: Rule::Contribution,
        used,
        values: &[],
        record: None,
    }
}

/// Lists the absences of the month that no contribution uses; says whether there is one.
#[inline(always)]
fn leave_absences_out<R: Recorder>(
    absences: &impl Records<Period>,
    month: &Calendar,
    reason: &Reason,
    recorder: &mut R,
) -> Result<bool, Error> {
    let mut any = false;
    for index in 0..absences.count() {
        if !month.days_in(absences.record(index)?.span()).is_empty() {
            recorder.left_out(SourceName::Absences, index, || reason.clone());
            any = true;
        }
    }
    Ok(any)
}

/// What absences do to the contribution of a month.
struct Absence<'p> {
    /// The days that they take out, within month and agreement.
    out: u32,
    /// The rule to quote: one that took days out, or left an absence out.
    rule: Option<Quote<'p>>,
}

impl<'p> Absence<'p> {
    /// R5.3: the days from the eighth day of each absence on, within month and agreement; where the
    /// rule knows no deduction, none.
    #[inline(always)]
    fn of<R: Recorder>(
        absences: &impl Records<Period>,
        covered: &Covered,
        values: &Values<'p>,
        recorder: &mut R,
    ) -> Result<Self, Error> {
        if absences.count() == 0 {
            return Ok(Self { out: 0, rule: None });
        }
        let rule = values.absence_rule()?;
        let (out, used) = match rule.value {
            AbsenceRule::None => (
                0,
                leave_absences_out(absences, &values.calendar, &Reason::NoAbsenceRule, recorder)?,
            ),
            AbsenceRule::EighthDay => {
                let out = days_out(absences, &values.calendar)?.and(covered.days).count();
                (out, out > 0)
            }
        };
        Ok(Self { out, rule: used.then_some(rule.quote) })
    }
}

/// The amount of the wage's class x employment fraction x the part of the month that is due.
#[inline(always)]
fn by_class<R: Recorder>(
    wage: Euro,
    fraction: Fraction,
    absence: &Absence<'_>,
    covered: &Covered,
    values: &Values<'_>,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let contribution = values.contribution()?;
    let class = Class::of(contribution.value, wage);
    let Due { part, quotes: [part_month, absence_days] } = Due::of(absence.out, covered, values)?;
    let (hours, full_time) = fraction.terms();
    let [by, over] = part.terms();
    let ratio = Ratio { by: &[hours, by], over: &[full_time, over] };
    let rounded = class.amount.times(ratio)?;

    let used = Rules::of(Rule::Contribution)
        .and(Rule::ContributionEdge, class.on_assumed_edge)
        .and(Rule::RoundedOnce, rounded.inexact);
    let entry = LineEntry {
        values: &[Some(contribution.quote), absence.rule, part_month, absence_days],
        ..line(rounded.amount, used)
    };
    recorder.line(&entry, || class.formula(wage, fraction, part));
    Ok(rounded.amount)
}

/// The part of the month for which the contribution is due, and the readings that say so.
struct Due<'p> {
    part: DuePart,
    /// Of a part month, and of days out.
    quotes: [Option<Quote<'p>>; 2],
}

impl<'p> Due<'p> {
    /// R5.3: the whole month, or by another reading its calendar days in the agreement; less the
    /// days out over the calendar days of the month, or by another reading over 30.
    #[inline(always)]
    fn of(out: u32, covered: &Covered, values: &Values<'p>) -> Result<Self, Error> {
        let of_month = values.calendar.days();
        let part_month = if covered.in_part(&values.calendar) {
            Some(values.choices.contribution_part_month()?)
        } else {
            None
        };
        let absence_days = if out > 0 { Some(values.choices.absence_days()?) } else { None };
        let days = match part_month.map(|reading| reading.value) {
            Some(ContributionPartMonth::ByDays) => covered.days.count(),
            Some(ContributionPartMonth::Whole) | None => of_month,
        };
        let part = match absence_days.map(|reading| reading.value) {
            // Of an agreement that is wholly out nothing is due.
            Some(AbsenceDays::Thirty) if out < days || days == of_month => DuePart::OverThirty {
                days,
                of_month,
                out: if out < days { out.min(THIRTY) } else { THIRTY },
            },
            Some(AbsenceDays::Thirty | AbsenceDays::Calendar) | None => {
                DuePart::Calendar { days, of_month, out }
            }
        };
        let quotes =
            [part_month.map(|reading| reading.quote), absence_days.map(|reading| reading.quote)];
        Ok(Self { part, quotes })
    }
}

/// The days over which a reading counts those of an absence.
const THIRTY: u32 = 30;

/// The part of the month for which the contribution is due.
#[derive(Clone, Copy)]
enum DuePart {
    /// `(days - out) / of_month`.
    Calendar { days: u32, of_month: u32, out: u32 },
    /// `days / of_month - out / 30`, and not below zero.
    OverThirty { days: u32, of_month: u32, out: u32 },
}

impl DuePart {
    /// Numerator and denominator.
    #[inline(always)]
    fn terms(self) -> [u64; 2] {
        match self {
            Self::Calendar { days, of_month, out } => [days.saturating_sub(out), of_month],
            Self::OverThirty { days, of_month, out } if days == of_month => {
                [THIRTY.saturating_sub(out), THIRTY]
            }
            Self::OverThirty { days, of_month, out } => {
                let (whole, out) = (days.saturating_mul(THIRTY), out.saturating_mul(of_month));
                [whole.saturating_sub(out), of_month.saturating_mul(THIRTY)]
            }
        }
        .map(u64::from)
    }

    /// A product of factors and the part.
    fn formula(self, factors: [Formula; 2]) -> Formula {
        let count = |days: u32| Formula::Count(days.into());
        let less = |days: u32, out: u32| Formula::Difference(vec![count(days), count(out)]);
        let over = |part: Formula, of: u32| {
            Formula::quotient(Formula::product(factors.iter().cloned().chain([part])), count(of))
        };
        match self {
            Self::Calendar { days, of_month, out: 0 } if days == of_month => {
                Formula::product(factors)
            }
            Self::Calendar { days, of_month, out: 0 } => over(count(days), of_month),
            Self::Calendar { days, of_month, out } => over(less(days, out), of_month),
            Self::OverThirty { days, of_month, out } if days == of_month => {
                over(less(THIRTY, out), THIRTY)
            }
            Self::OverThirty { days, of_month, out } => {
                let quotients = [(days, of_month), (out, THIRTY)]
                    .map(|(days, of)| Formula::quotient(count(days), count(of)));
                Formula::product(factors.into_iter().chain([Formula::Difference(quotients.into())]))
            }
        }
    }
}

/// The class in which a wage lies.
struct Class {
    amount: Euro,
    /// How the wage compares with the limit.
    compared: Relation,
    limit: Euro,
    /// Whether the wage is the limit itself, and our reading says on which side it lies.
    on_assumed_edge: bool,
}

impl Class {
    fn of(contribution: &Contribution, wage: Euro) -> Self {
        match contribution.classes.iter().find(|class| class.holds(wage)) {
            Some(class) => Self {
                amount: class.amount,
                compared: if class.has_its_limit() { Relation::AtMost } else { Relation::Less },
                limit: class.limit(),
                on_assumed_edge: class.edge == Edge::Assumed && wage == class.limit(),
            },
            None => {
                let last = contribution.classes.last();
                let limit = last.map_or(Euro::ZERO, |class| class.limit());
                let compared = if last.is_some_and(|class| class.has_its_limit()) {
                    Relation::Greater
                } else {
                    Relation::AtLeast
                };
                Self { amount: contribution.above, compared, limit, on_assumed_edge: false }
            }
        }
    }
}

impl Class {
    /// How the wage lies in the class, and its amount x fraction x the part that is due.
    fn formula(&self, wage: Euro, fraction: Fraction, part: DuePart) -> Formula {
        let compared = Formula::comparison(Formula::Amount(wage), [(self.compared, self.limit)]);
        let factors = [Formula::Amount(self.amount), Formula::Fraction(fraction)];
        Formula::case(compared, part.formula(factors))
    }
}

/// The days of the month from the eighth day of each absence on; absences that overlap or touch are
/// one. So a day is out when it and the seven days before it are all days of absence.
#[inline(always)]
fn days_out(absences: &impl Records<Period>, month: &Calendar) -> Result<DaySet, Error> {
    let mut absent = LeadDays::default();
    for index in 0..absences.count() {
        absent = absent.or(month.lead_days_in(absences.record(index)?.span()));
    }
    Ok(absent.with_the_week_before())
}
