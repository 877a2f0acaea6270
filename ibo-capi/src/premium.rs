//! The premium of a month, from a replacement income that is known (R3, R4, R5).

use bytemuck::{Pod, Zeroable};
use ibo_core::Euro;

use crate::case::ibo_case;
use crate::options::CallOptions;
use crate::value::Accepted;
use crate::{agreement, certainty, period};

/// The full-time premium of a month, in cents.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct ibo_premium {
    /// `sizeof(ibo_premium)`; set it before the call.
    pub struct_size: u32,
    /// The law that covers the agreement: `IBO_SCHEME_2018` or `IBO_SCHEME_2026`.
    pub scheme: i32,
    /// Who pays the premium: `IBO_PAYER_EMPLOYER` or `IBO_PAYER_VDAB`.
    pub payer: i32,
    /// The weakest certainty of a rule or value that was used, an `IBO_CERTAINTY_...`.
    pub certainty: i32,
    /// The premium, before fraction and tax (R4.3, R5.1).
    pub amount_cents: i64,
}

/// The premium of the case's agreement in its month.
pub(crate) fn compute(
    case: &ibo_case,
    replacement_income_cents: i64,
    asked: &CallOptions<'_>,
) -> Accepted<ibo_premium> {
    let options = asked.read()?;
    let month = period::month(case.month).map_err(|error| error.at("month"))?;
    let agreement = case.agreement().map_err(|error| error.within("agreement"))?;
    let income = Euro::from_cents(replacement_income_cents)
        .map_err(|error| error.at("replacement_income"))?;
    let premium = ibo_core::premium(&agreement, month, income, &options)?;
    Ok(ibo_premium {
        struct_size: 0,
        scheme: agreement::scheme(premium.scheme),
        payer: agreement::payer(premium.payer),
        certainty: certainty::number(premium.certainty),
        amount_cents: premium.amount.cents(),
    })
}
