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
use crate::parameters::{AbsenceRule, Contribution, Edge, Quote, Values};
use crate::period::Period;
use crate::reason::{Reason, SourceName};
use crate::rule::{Rule, Rules};
use crate::scheme::ContributionRule;
use crate::trace::{Entry, Recorder};

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
            let deduction = Deduction::of(absences, covered, values, recorder)?;
            by_class(wage, agreement.employment_fraction, &deduction, covered, values, recorder)
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

const fn line(amount: Euro, used: Rules) -> Entry<'static, 'static> {
    Entry {
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
struct Deduction<'p> {
    days: Remaining,
    /// The rule to quote: one that took days out, or left an absence out.
    rule: Option<Quote<'p>>,
}

impl<'p> Deduction<'p> {
    /// R5.3: the days from the eighth day of each absence on, within month and agreement; where the
    /// rule knows no deduction, none.
    #[inline(always)]
    fn of<R: Recorder>(
        absences: &impl Records<Period>,
        covered: &Covered,
        values: &Values<'p>,
        recorder: &mut R,
    ) -> Result<Self, Error> {
        let of_month = values.calendar.days();
        if absences.count() == 0 {
            return Ok(Self { days: Remaining { of_month, out: 0 }, rule: None });
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
        Ok(Self { days: Remaining { of_month, out }, rule: used.then_some(rule.quote) })
    }
}

/// The amount of the wage's class x employment fraction x the days that absences leave of the
/// month.
#[inline(always)]
fn by_class<R: Recorder>(
    wage: Euro,
    fraction: Fraction,
    Deduction { days, rule }: &Deduction<'_>,
    covered: &Covered,
    values: &Values<'_>,
    recorder: &mut R,
) -> Result<Euro, Error> {
    let contribution = values.contribution()?;
    let class = Class::of(contribution.value, wage);
    let (hours, full_time) = fraction.terms();
    let ratio =
        Ratio { by: &[hours, days.remaining()], over: &[full_time, u64::from(days.of_month)] };
    let rounded = class.amount.times(ratio)?;

    let used = Rules::of(Rule::Contribution)
        .and(Rule::ContributionAbsence, days.out > 0)
        .and(Rule::ContributionPartMonth, covered.in_part(&values.calendar))
        .and(Rule::ContributionEdge, class.on_assumed_edge)
        .and(Rule::RoundedOnce, rounded.inexact);
    let entry = Entry { values: &[Some(contribution.quote), *rule], ..line(rounded.amount, used) };
    recorder.line(&entry, || class.formula(wage, fraction, days));
    Ok(rounded.amount)
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
    /// How the wage lies in the class, and its amount x fraction x the days that are left.
    fn formula(&self, wage: Euro, fraction: Fraction, days: &Remaining) -> Formula {
        let compared = Formula::comparison(Formula::Amount(wage), [(self.compared, self.limit)]);
        let factors = [Formula::Amount(self.amount), Formula::Fraction(fraction)];
        let amount = match *days {
            Remaining { out: 0, .. } => Formula::product(factors),
            Remaining { of_month, out } => {
                let [of_month, out] = [of_month, out].map(|days| Formula::Count(days.into()));
                let left = Formula::Difference(vec![of_month.clone(), out]);
                Formula::quotient(Formula::product(factors.into_iter().chain([left])), of_month)
            }
        };
        Formula::case(compared, amount)
    }
}

/// The calendar days of the month that absences leave.
struct Remaining {
    of_month: u32,
    out: u32,
}

impl Remaining {
    fn remaining(&self) -> u64 {
        u64::from(self.of_month.saturating_sub(self.out))
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
