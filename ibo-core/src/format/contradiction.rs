//! Whether a result that was stored as JSON agrees with itself (R7.5): header and lines, and the
//! running amounts. What contradicts itself is refused with the path, so nothing is corrected from
//! it.

use crate::assumption::Assumption;
use crate::case::Case;
use crate::certainty::Certainty;
use crate::correction::Correction;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::income::ReplacementIncome;
use crate::kind::Kind;
use crate::line::{Line, LineCode, Role};
use crate::money::Euro;
use crate::parameters::{ParameterId, ParameterRead};
use crate::payment::Payment;
use crate::payment_statement::PaymentStatement;
use crate::premium::Premium;
use crate::scheme::{ContributionRule, PremiumKind};
use crate::sentence::{Template, say};
use crate::statement::{Amounts, Statement};

pub(super) fn contradiction(why: Template) -> Error {
    Error::says(ErrorCode::StatementContradiction, why)
}

/// The weakest certainty of some lines, as every result quotes it.
pub(super) fn weakest(lines: &[Line], quoted: Certainty) -> Result<(), Error> {
    let weakest = lines.iter().map(|line| line.certainty).min().unwrap_or(Certainty::Official);
    if quoted == weakest {
        Ok(())
    } else {
        Err(contradiction(say::HEADER_CERTAINTY).at("certainty"))
    }
}

fn sum<'l>(lines: impl Iterator<Item = &'l Line>) -> Result<Euro, Error> {
    let mut amounts = lines.map(Line::signed_amount);
    amounts.try_fold(Euro::ZERO, Euro::plus).map_err(|error| error.at("lines"))
}

/// R2.9: the replacement income is the sum of its lines.
fn sum_of_incomes(lines: &[Line]) -> Result<Euro, Error> {
    sum(lines.iter().filter(|line| line.is_income()))
}

/// R2.9: each source is the sum of its lines, and the replacement income that of all.
pub(super) fn replacement_income(income: &ReplacementIncome) -> Result<(), Error> {
    let sources = [
        ("unemployment", income.unemployment, LineCode::ReplacementIncomeUnemployment),
        ("leefloon", income.leefloon, LineCode::ReplacementIncomeLeefloon),
        ("sickness", income.sickness, LineCode::ReplacementIncomeSickness),
    ];
    for (field, amount, code) in sources {
        if amount != sum(income.lines.iter().filter(|line| line.code == code))? {
            return Err(contradiction(say::SUM_OF_SOURCE).at(field));
        }
    }
    if income.amount != sum_of_incomes(&income.lines)? {
        return Err(contradiction(say::SUM_OF_LINES).at("amount"));
    }
    weakest(&income.lines, income.certainty)
}

/// Whether lines say by which formula an ibo-plus was computed (R8).
fn quote_ibo_plus_rule(lines: &[Line]) -> bool {
    let of_reading = |read: &ParameterRead| read.value.id == ParameterId::PremiumIboPlusRule;
    lines.iter().any(|line| line.parameters.iter().any(of_reading))
}

/// R4.3: the premium is its line; its lines are those of a kind of the scheme, and so is its payer.
pub(super) fn premium(premium: &Premium) -> Result<(), Error> {
    let of = |code| premium.lines.iter().filter(move |line| line.code == code);
    let remainders = of(LineCode::Difference).chain(of(LineCode::WageShare)).count();
    let formula = match (remainders, of(LineCode::Ggmmi).count()) {
        (1, 0) => PremiumKind::WageDifference,
        (0, 1) => PremiumKind::FlatRate,
        _ => return Err(contradiction(say::LINES_OF_SCHEME).at("lines")),
    };
    let scheme = premium.scheme;
    let kinds = Kind::ALL.into_iter().filter(|kind| match scheme.premium(*kind) {
        PremiumKind::ByReading => {
            formula == PremiumKind::FlatRate || quote_ibo_plus_rule(&premium.lines)
        }
        of_kind => of_kind == formula,
    });
    if kinds.clone().count() == 0 || of(LineCode::Premium).count() != 1 {
        return Err(contradiction(say::LINES_OF_SCHEME).at("lines"));
    }
    if !kinds.map(|kind| scheme.payer(kind)).any(|payer| payer == premium.payer) {
        return Err(contradiction(say::PAYER).at("payer"));
    }
    if of(LineCode::Premium).any(|line| line.amount != premium.amount) {
        return Err(contradiction(say::HEADER_AMOUNT).at("amount"));
    }
    weakest(&premium.lines, premium.certainty)
}

/// R7.5: what is to be paid is the difference of the nets, 0.00 where they do not differ.
pub(super) fn to_pay(correction: &Correction) -> Result<(), Error> {
    let nets = correction.lines.iter().filter(|line| line.code == LineCode::Net);
    let differences = nets.map(|line| line.difference).try_fold(Euro::ZERO, Euro::plus);
    if differences.map_err(|error| error.at("lines"))? == correction.to_pay {
        Ok(())
    } else {
        Err(contradiction(say::TO_PAY).at("to_pay"))
    }
}

/// R5.3: a contribution in the schemes and kinds that have one.
pub(super) fn contribution(amount: Option<Euro>, rule: ContributionRule) -> Result<(), Error> {
    let right = match rule {
        ContributionRule::ByClass => true,
        ContributionRule::Zero => amount == Some(Euro::ZERO),
        ContributionRule::None => amount.is_none(),
    };
    if right {
        Ok(())
    } else {
        Err(contradiction(say::CONTRIBUTION_OF_SCHEME).at("employer_contribution"))
    }
}

/// R5.3, of amounts whose kind is not known.
pub(super) fn contribution_of_a_kind(amounts: &Amounts) -> Result<(), Error> {
    let of = |kind| contribution(amounts.employer_contribution, amounts.scheme.contribution(kind));
    Kind::ALL.into_iter().map(of).reduce(Result::or).unwrap_or(Ok(()))
}

/// R7.5: a payment has the lines of R6, they follow from each other, and its header is theirs.
pub(super) fn payment_statement(statement: &PaymentStatement) -> Result<(), Error> {
    const LINES: [(LineCode, Role); 5] = [
        (LineCode::Premium, Role::Base),
        (LineCode::PremiumAfterFraction, Role::Result),
        (LineCode::PremiumDue, Role::Result),
        (LineCode::WithholdingTax, Role::Deducted),
        (LineCode::Net, Role::Result),
    ];
    let PaymentStatement { lines, payment, certainty, assumptions, case, .. } = statement;
    if !lines.iter().map(|line| line.code).eq(LINES.map(|(code, _)| code)) {
        return Err(contradiction(say::LINES_OF_PAYMENT).at("lines"));
    }
    for (index, (line, (_, role))) in lines.iter().zip(LINES).enumerate() {
        line.in_role(role).map_err(|error| error.within(&format!("lines[{index}]")))?;
    }
    payment_follows(lines)?;
    payment_is_of_lines(payment, lines)?;
    header_certainty(lines, assumptions, *certainty)?;
    let Some(case) = case else { return Ok(()) };
    let parts = [
        ("case_ref", statement.case_ref.as_ref() == case.case_ref(), say::CASE_OF_STATEMENT),
        ("month", statement.month == case.month(), say::MONTH_OF_STATEMENT),
        ("premium", payment.premium == case.premium().into(), say::PREMIUM_OF_PAYMENT),
    ];
    each_the_same(parts).map_err(|error| error.within("case"))
}

/// The first part of a case that is not that of its statement.
fn each_the_same<const N: usize>(parts: [(&'static str, bool, Template); N]) -> Result<(), Error> {
    match parts.into_iter().find(|(_, is_same, _)| !is_same) {
        Some((field, _, why)) => Err(contradiction(why).at(field)),
        None => Ok(()),
    }
}

/// The place and the amount of a line that stands once.
fn once(lines: &[Line], code: LineCode) -> (usize, Euro) {
    let found = lines.iter().enumerate().find(|(_, line)| line.code == code);
    found.map_or((0, Euro::ZERO), |(place, line)| (place, line.amount))
}

/// That the amount of a line is right.
fn must_be((place, amount): (usize, Euro), right: bool, why: Template) -> Result<Euro, Error> {
    match right {
        true => Ok(amount),
        false => Err(contradiction(why).at(format!("lines[{place}].amount"))),
    }
}

/// R6: the lines of a payment follow from each other.
fn payment_follows(lines: &[Line]) -> Result<(), Error> {
    let once = |code| once(lines, code);
    let (_, premium) = once(LineCode::Premium);
    let after_fraction = once(LineCode::PremiumAfterFraction);
    must_be(after_fraction, after_fraction.1 <= premium, say::AFTER_FRACTION)?;
    let due = once(LineCode::PremiumDue);
    must_be(due, due.1 <= after_fraction.1, say::DUE)?;
    let (_, tax) = once(LineCode::WithholdingTax);
    let net = once(LineCode::Net);
    must_be(net, due.1.checked_sub(tax) == Some(net.1), say::NET).map(|_| ())
}

/// The amounts of a payment in a header are those of its lines.
fn payment_is_of_lines(payment: &Payment, lines: &[Line]) -> Result<(), Error> {
    let Payment { premium, premium_after_fraction, premium_due, withholding_tax, net } = *payment;
    let amounts = [
        ("premium", premium, LineCode::Premium),
        ("premium_after_fraction", premium_after_fraction, LineCode::PremiumAfterFraction),
        ("premium_due", premium_due, LineCode::PremiumDue),
        ("withholding_tax", withholding_tax, LineCode::WithholdingTax),
        ("net", net, LineCode::Net),
    ];
    amounts
        .into_iter()
        .try_for_each(|(field, amount, code)| header_amount(lines, field, amount, code))
}

/// An amount of a header is that of its line.
fn header_amount(
    lines: &[Line],
    field: &'static str,
    amount: Euro,
    code: LineCode,
) -> Result<(), Error> {
    if amount == once(lines, code).1 {
        Ok(())
    } else {
        Err(contradiction(say::HEADER_AMOUNT).at(field))
    }
}

/// The certainty of a header is the weakest of the lines, and what is assumed is said.
fn header_certainty(
    lines: &[Line],
    assumptions: &[Assumption],
    certainty: Certainty,
) -> Result<(), Error> {
    weakest(lines, certainty)?;
    if assumptions.is_empty() == (certainty <= Certainty::Assumed) {
        return Err(contradiction(say::HEADER_ASSUMPTIONS).at("assumptions"));
    }
    Ok(())
}

impl Line {
    /// What its code says of role, sign and certainty.
    fn in_role(&self, role: Role) -> Result<(), Error> {
        if self.role != role {
            return Err(contradiction(say::LINE_ROLE).at("role"));
        }
        if self.recovered && !self.is_income() {
            return Err(contradiction(say::LINE_RECOVERED).at("recovered"));
        }
        if self.certainty_of_values() < self.certainty {
            return Err(contradiction(say::LINE_CERTAINTY).at("certainty"));
        }
        Ok(())
    }

    const fn is_income(&self) -> bool {
        matches!(
            self.code,
            LineCode::ReplacementIncomeUnemployment
                | LineCode::ReplacementIncomeSickness
                | LineCode::ReplacementIncomeLeefloon
        )
    }

    /// The weakest of the values that it read.
    fn certainty_of_values(&self) -> Certainty {
        self.parameters.iter().map(|read| read.certainty).min().unwrap_or(Certainty::Official)
    }
}

impl Statement {
    /// R7.5: header and lines agree, and the running amounts follow from each other.
    pub(crate) fn agrees_with_itself(&self) -> Result<(), Error> {
        let Amounts { scheme, employer_contribution, .. } = self.amounts;
        contribution(employer_contribution, scheme.contribution(self.kind))?;
        self.has_the_lines_of_its_scheme()?;
        self.lines.iter().enumerate().try_for_each(|(index, line)| {
            self.in_its_role(line).map_err(|error| error.within(&format!("lines[{index}]")))
        })?;
        self.running_amounts_follow()?;
        self.header_agrees()?;
        self.case
            .as_ref()
            .map_or(Ok(()), |case| self.is_of(case).map_err(|error| error.within("case")))
    }

    /// Whether a case is the one of the statement.
    pub(crate) fn is_of(&self, case: &Case) -> Result<(), Error> {
        let parts = [
            ("case_ref", self.case_ref == *case.case_ref(), say::CASE_OF_STATEMENT),
            ("month", self.month == case.month(), say::MONTH_OF_STATEMENT),
            ("agreement.kind", self.kind == case.agreement().kind(), say::KIND_OF_STATEMENT),
        ];
        each_the_same(parts)
    }

    fn is_wage_difference(&self) -> bool {
        match self.amounts.scheme.premium(self.kind) {
            PremiumKind::WageDifference => true,
            PremiumKind::FlatRate => false,
            // A reading decides, and its lines say which it was.
            PremiumKind::ByReading => {
                self.has(LineCode::ReferenceGrossWage) && quote_ibo_plus_rule(&self.lines)
            }
        }
    }

    /// Whether the percentage was taken of the wage, before the replacement income (R4.2).
    fn is_share_of_wage(&self) -> bool {
        self.is_wage_difference() && self.has(LineCode::WageShare)
    }

    fn has(&self, code: LineCode) -> bool {
        self.lines.iter().any(|line| line.code == code)
    }

    /// How often a line stands in a statement of this scheme and kind.
    fn times(&self, code: LineCode) -> std::ops::RangeInclusive<usize> {
        let once_if = |wanted: bool| if wanted { 1..=1 } else { 0..=0 };
        match code {
            LineCode::ReferenceGrossWage | LineCode::EmployeeRsz => {
                once_if(self.is_wage_difference())
            }
            LineCode::Difference => once_if(self.is_wage_difference() && !self.is_share_of_wage()),
            LineCode::WageShare => once_if(self.is_share_of_wage()),
            LineCode::Ggmmi => once_if(!self.is_wage_difference()),
            LineCode::ReplacementIncomeUnemployment
            | LineCode::ReplacementIncomeSickness
            | LineCode::ReplacementIncomeLeefloon => 0..=usize::MAX,
            LineCode::ReplacementIncome
            | LineCode::Premium
            | LineCode::PremiumAfterFraction
            | LineCode::PremiumDue
            | LineCode::WithholdingTax
            | LineCode::Net => 1..=1,
            LineCode::EmployerContribution => once_if(self.amounts.employer_contribution.is_some()),
        }
    }

    fn has_the_lines_of_its_scheme(&self) -> Result<(), Error> {
        for code in LineCode::ALL {
            let count = self.lines.iter().filter(|line| line.code == *code).count();
            if !self.times(*code).contains(&count) {
                return Err(contradiction(say::LINES_OF_SCHEME).at("lines"));
            }
        }
        if !self.lines.is_sorted_by_key(|line| line.code) {
            return Err(contradiction(say::LINES_ORDER).at("lines"));
        }
        Ok(())
    }

    /// Of one line: what its code says of role, sign and certainty.
    fn in_its_role(&self, line: &Line) -> Result<(), Error> {
        let role = match line.code {
            LineCode::ReferenceGrossWage | LineCode::Ggmmi => Role::Base,
            LineCode::EmployeeRsz | LineCode::WithholdingTax => Role::Deducted,
            LineCode::ReplacementIncomeUnemployment
            | LineCode::ReplacementIncomeSickness
            | LineCode::ReplacementIncomeLeefloon => {
                match (self.is_wage_difference(), line.recovered) {
                    (true, false) => Role::Deducted,
                    (true, true) => Role::Base,
                    (false, _) => Role::Information,
                }
            }
            LineCode::ReplacementIncome | LineCode::EmployerContribution => Role::Information,
            LineCode::Difference
            | LineCode::WageShare
            | LineCode::Premium
            | LineCode::PremiumAfterFraction
            | LineCode::PremiumDue
            | LineCode::Net => Role::Result,
        };
        line.in_role(role)
    }

    fn running_amounts_follow(&self) -> Result<(), Error> {
        let once = |code| once(&self.lines, code);
        let sum = sum_of_incomes(&self.lines)?;
        let total = once(LineCode::ReplacementIncome);
        let income = must_be(total, total.1 == sum, say::SUM_OF_LINES)?;
        if self.is_share_of_wage() {
            let (_, share) = once(LineCode::WageShare);
            let left = share.minus(income).map_err(|error| error.at("lines"))?;
            let premium = once(LineCode::Premium);
            must_be(premium, premium.1 == left.max(Euro::ZERO), say::SHARE_LESS_INCOME)?;
        } else if self.is_wage_difference() {
            let (_, wage) = once(LineCode::ReferenceGrossWage);
            let (_, rsz) = once(LineCode::EmployeeRsz);
            let left = wage
                .minus(rsz)
                .and_then(|left| left.minus(income))
                .map_err(|error| error.at("lines"))?;
            let difference = once(LineCode::Difference);
            let right = difference.1 == left.max(Euro::ZERO);
            must_be(difference, right, say::DIFFERENCE)?;
        }
        payment_follows(&self.lines)
    }

    fn header_agrees(&self) -> Result<(), Error> {
        let Amounts {
            scheme,
            payer,
            replacement_income,
            payment,
            employer_contribution,
            certainty,
            ..
        } = self.amounts;
        if payer != scheme.payer(self.kind) {
            return Err(contradiction(say::PAYER).at("payer"));
        }
        let lines = &self.lines;
        header_amount(
            lines,
            "replacement_income",
            replacement_income,
            LineCode::ReplacementIncome,
        )?;
        payment_is_of_lines(&payment, lines)?;
        let contribution = employer_contribution.unwrap_or(Euro::ZERO);
        header_amount(
            lines,
            "employer_contribution",
            contribution,
            LineCode::EmployerContribution,
        )?;
        header_certainty(lines, &self.assumptions, certainty)
    }
}
