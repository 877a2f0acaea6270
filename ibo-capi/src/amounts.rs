//! The amounts of a month (R4 to R6), without their reasons.

use bytemuck::{Pod, Zeroable};
use ibo_core::{Amounts, Euro, Options, amounts_of};

use crate::boundary::Elements;
use crate::case::{AllRecords, Input, RecordsOfCases, ibo_case};
use crate::error::Failure;
use crate::options::CallOptions;
use crate::value::Accepted;
use crate::{agreement, certainty};

/// The amounts of a month, in cents.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_amounts {
    /// `sizeof(ibo_amounts)`; set it before the call.
    pub struct_size: u32,
    /// The law that covers the agreement: `IBO_SCHEME_2018` or `IBO_SCHEME_2026`.
    pub scheme: i32,
    /// Who pays the premium: `IBO_PAYER_EMPLOYER` or `IBO_PAYER_VDAB`.
    pub payer: i32,
    /// The weakest certainty of a line, an `IBO_CERTAINTY_...`.
    pub certainty: i32,
    /// 1 if a source gave no final answer (R2.10), else 0.
    pub provisional: i32,
    /// 1 if the employer owes a contribution, else 0 (R5.3).
    pub has_employer_contribution: i32,
    /// The replacement income of the month (R2.9).
    pub replacement_income_cents: i64,
    /// The full-time premium that VDAB computes (R4.3, R5.1).
    pub premium_cents: i64,
    /// The premium times the employment fraction (R6.1).
    pub premium_after_fraction_cents: i64,
    /// The premium after fraction times the attendance (R6.2).
    pub premium_due_cents: i64,
    /// Withholding tax, bedrijfsvoorheffing (R6.3).
    pub withholding_tax_cents: i64,
    /// What the trainee receives (R6.3).
    pub net_cents: i64,
    /// What the employer pays VDAB in scheme 2018 (R5.3); 0 if there is none.
    pub employer_contribution_cents: i64,
}

/// The amounts of a case.
pub(crate) fn compute(input: &Input<'_>, asked: &CallOptions<'_>) -> Result<ibo_amounts, Failure> {
    let options = asked.read()?;
    input.has_its_own_records()?;
    Ok(amounts(input, &options)?)
}

fn amounts(input: &Input<'_>, options: &Options) -> Accepted<ibo_amounts> {
    let (month, agreement) = input.head()?;
    let sources = input.records.sources();
    let view = input.view(month, &agreement, &sources)?;
    amounts_of(&view, options).map(|amounts| shown(&amounts))
}

/// The amounts in the caller's struct.
pub(crate) fn shown(amounts: &Amounts) -> ibo_amounts {
    let payment = &amounts.payment;
    ibo_amounts {
        struct_size: size_of::<ibo_amounts>() as u32,
        scheme: agreement::scheme(amounts.scheme),
        payer: agreement::payer(amounts.payer),
        certainty: certainty::number(amounts.certainty),
        provisional: i32::from(amounts.provisional),
        has_employer_contribution: i32::from(amounts.employer_contribution.is_some()),
        replacement_income_cents: amounts.replacement_income.cents(),
        premium_cents: payment.premium.cents(),
        premium_after_fraction_cents: payment.premium_after_fraction.cents(),
        premium_due_cents: payment.premium_due.cents(),
        withholding_tax_cents: payment.withholding_tax.cents(),
        net_cents: payment.net.cents(),
        employer_contribution_cents: amounts.employer_contribution.map_or(0, Euro::cents),
    }
}

/// The amounts of many cases.
pub(crate) struct ManyAmounts<'a> {
    cases: Elements<'a, ibo_case>,
    records: RecordsOfCases<'a>,
    options: Options,
}

impl<'a> ManyAmounts<'a> {
    pub(crate) fn new(
        cases: Elements<'a, ibo_case>,
        records: &AllRecords<'a>,
        asked: &CallOptions<'a>,
    ) -> Result<Self, Failure> {
        let options = asked.read()?;
        let records = RecordsOfCases::new(records, &cases)?;
        Ok(Self { cases, records, options })
    }

    /// The amounts of the case at `index`.
    pub(crate) fn of(&self, index: usize) -> Accepted<ibo_amounts> {
        let case = self.cases.get(index)?;
        amounts(&Input { case, records: self.records.of(index) }, &self.options)
    }
}
