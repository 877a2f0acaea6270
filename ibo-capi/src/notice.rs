//! What VDAB tells the employer each month (R7.2).

use std::ffi::c_char;

use bytemuck::{Pod, Zeroable};
use ibo_core::{Month, Notice, NoticeAmount};

use crate::corrections::{Issued, ibo_issued};
use crate::error::Failure;
use crate::statement::ibo_statement;
use crate::value::Accepted;
use crate::{period, text};

/// The notice has the full-time premium, before fraction and tax (scheme 2026).
pub const IBO_NOTICE_PREMIUM: i32 = 1;
/// The notice has the contribution that the employer pays VDAB (scheme 2018).
pub const IBO_NOTICE_CONTRIBUTION: i32 = 2;

/// The employer notice.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_notice {
    /// `sizeof(ibo_notice)`; set it before the call.
    pub struct_size: u32,
    /// The month, yyyymm.
    pub month: i32,
    /// What the amount is: `IBO_NOTICE_PREMIUM` or `IBO_NOTICE_CONTRIBUTION`.
    pub kind: i32,
    /// Written as 0.
    pub reserved: i32,
    /// The amount, in cents.
    pub amount_cents: i64,
    /// The caller's reference, filled with NULs.
    pub case_ref: [c_char; 72],
}

/// The number of each amount that a notice may have, by its name.
const KINDS: [(&str, i32); NoticeAmount::NAMES.len()] =
    [("premium", IBO_NOTICE_PREMIUM), ("contribution", IBO_NOTICE_CONTRIBUTION)];

fn kind(amount: NoticeAmount) -> i32 {
    KINDS.iter().find(|(name, _)| *name == amount.name()).map_or(0, |(_, kind)| *kind)
}

/// The notice in the caller's struct.
pub(crate) fn of(statement: &ibo_statement) -> Result<ibo_notice, Failure> {
    Ok(in_struct(&ibo_core::notice(statement.month()?)?))
}

/// A notice that was sent before, in the caller's struct.
pub(crate) fn read(json: &[u8]) -> Accepted<ibo_notice> {
    Notice::from_json(json).map(|notice| in_struct(&notice))
}

/// The notice of a result that is one of many.
pub(crate) fn of_issued(issued: &ibo_issued) -> Accepted<ibo_notice> {
    let Issued { case_ref, month, row } = Issued::read(issued)?;
    Ok(told(str::from_utf8(case_ref).unwrap_or_default(), month, row.notice()?))
}

fn in_struct(notice: &Notice) -> ibo_notice {
    told(notice.case_ref.as_str(), notice.month, notice.amount)
}

fn told(case_ref: &str, month: Month, amount: NoticeAmount) -> ibo_notice {
    ibo_notice {
        struct_size: size_of::<ibo_notice>() as u32,
        month: period::yyyymm(month),
        kind: kind(amount),
        reserved: 0,
        amount_cents: amount.euro().cents(),
        case_ref: text::filled(case_ref),
    }
}

/// The notice as JSON.
pub(crate) fn json(statement: &ibo_statement) -> Result<String, Failure> {
    Ok(ibo_core::notice(statement.month()?)?.to_json())
}
