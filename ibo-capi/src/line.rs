//! The lines of a statement (R7.1).

use std::ffi::c_char;

use bytemuck::{Pod, Zeroable};
use ibo_core::{Language, Line, LineCode, Role};

use crate::catalogue::numbers;
use crate::{certainty, text};

/// Line: the full-time gross wage after recruitment.
pub const IBO_LINE_REFERENCE_GROSS_WAGE: i32 = 1;
/// Line: the employee's RSZ on that wage.
pub const IBO_LINE_EMPLOYEE_RSZ: i32 = 2;
/// Line: one unemployment benefit.
pub const IBO_LINE_REPLACEMENT_INCOME_UNEMPLOYMENT: i32 = 3;
/// Line: one period of sickness benefit, netted.
pub const IBO_LINE_REPLACEMENT_INCOME_SICKNESS: i32 = 4;
/// Line: one leefloon entry.
pub const IBO_LINE_REPLACEMENT_INCOME_LEEFLOON: i32 = 5;
/// Line: the month's replacement income.
pub const IBO_LINE_REPLACEMENT_INCOME: i32 = 6;
/// Line: wage less RSZ less replacement income.
pub const IBO_LINE_DIFFERENCE: i32 = 7;
/// Line: the guaranteed average minimum monthly income.
pub const IBO_LINE_GGMMI: i32 = 8;
/// Line: the full-time premium that VDAB computes.
pub const IBO_LINE_PREMIUM: i32 = 9;
/// Line: the premium times the employment fraction.
pub const IBO_LINE_PREMIUM_AFTER_FRACTION: i32 = 10;
/// Line: the premium for the days that are paid.
pub const IBO_LINE_PREMIUM_DUE: i32 = 11;
/// Line: bedrijfsvoorheffing.
pub const IBO_LINE_WITHHOLDING_TAX: i32 = 12;
/// Line: what the trainee receives.
pub const IBO_LINE_NET: i32 = 13;
/// Line: what the employer pays VDAB in scheme 2018.
pub const IBO_LINE_EMPLOYER_CONTRIBUTION: i32 = 14;
/// Line: the percentage of wage less RSZ, where a reading takes it before the replacement income.
pub const IBO_LINE_WAGE_SHARE: i32 = 15;

/// Add the amount of this line to the running amount, which starts at 0.
pub const IBO_ROLE_BASE: i32 = 1;
/// Subtract the amount of this line from the running amount.
pub const IBO_ROLE_DEDUCTED: i32 = 2;
/// The line is the running amount from here on. It differs from what was added up where a
/// percentage or a fraction is taken of it, and where it would be below zero.
pub const IBO_ROLE_RESULT: i32 = 3;
/// The line is for information only: leave it out of the sum.
pub const IBO_ROLE_INFORMATION: i32 = 4;

/// One line of a statement. Records that were left out are only in the JSON and in the explanation.
/// Texts are filled with NULs to the end of their array, with at least one NUL.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_line {
    /// `sizeof(ibo_line)`; set it before the call.
    pub struct_size: u32,
    /// What the line is, an `IBO_LINE_...`.
    pub code: i32,
    /// What it does to the running amount, an `IBO_ROLE_...`.
    pub role: i32,
    /// The weakest certainty of the rules and values that it used, an `IBO_CERTAINTY_...`.
    pub certainty: i32,
    /// The amount, in cents, from 0: `role` says what becomes of it.
    pub amount_cents: i64,
    /// The index of the record in its source, from 0; -1 if the line does not come from a record.
    pub record: i32,
    /// 1 if the line is replacement income of which more was recovered than paid, else 0.
    pub recovered: i32,
    /// The rule that gives the amount, `R6.3`.
    pub rule: [c_char; 8],
    /// The name of the code in the JSON shape, `withholding-tax`.
    pub name: [c_char; 48],
    /// The label in Dutch (UTF-8).
    pub label_nl: [c_char; 64],
    /// The label in English (UTF-8).
    pub label_en: [c_char; 64],
}

numbers! {
    code(LineCode) {
        ReferenceGrossWage => IBO_LINE_REFERENCE_GROSS_WAGE,
        EmployeeRsz => IBO_LINE_EMPLOYEE_RSZ,
        WageShare => IBO_LINE_WAGE_SHARE,
        ReplacementIncomeUnemployment => IBO_LINE_REPLACEMENT_INCOME_UNEMPLOYMENT,
        ReplacementIncomeSickness => IBO_LINE_REPLACEMENT_INCOME_SICKNESS,
        ReplacementIncomeLeefloon => IBO_LINE_REPLACEMENT_INCOME_LEEFLOON,
        ReplacementIncome => IBO_LINE_REPLACEMENT_INCOME,
        Difference => IBO_LINE_DIFFERENCE,
        Ggmmi => IBO_LINE_GGMMI,
        Premium => IBO_LINE_PREMIUM,
        PremiumAfterFraction => IBO_LINE_PREMIUM_AFTER_FRACTION,
        PremiumDue => IBO_LINE_PREMIUM_DUE,
        WithholdingTax => IBO_LINE_WITHHOLDING_TAX,
        Net => IBO_LINE_NET,
        EmployerContribution => IBO_LINE_EMPLOYER_CONTRIBUTION,
    }
}

numbers! {
    role(Role) {
        Base => IBO_ROLE_BASE,
        Deducted => IBO_ROLE_DEDUCTED,
        Result => IBO_ROLE_RESULT,
        Information => IBO_ROLE_INFORMATION,
    }
}

impl From<&Line> for ibo_line {
    fn from(line: &Line) -> Self {
        Self {
            struct_size: 0,
            code: code(line.code),
            role: role(line.role),
            certainty: certainty::number(line.certainty),
            amount_cents: line.amount.cents(),
            recovered: i32::from(line.recovered),
            record: line.record.map_or(-1, |index| i32::try_from(index).unwrap_or(i32::MAX)),
            rule: text::filled(line.rule.id()),
            name: text::filled(line.code.slug()),
            label_nl: text::filled(line.label(Language::Dutch)),
            label_en: text::filled(line.label(Language::English)),
        }
    }
}
