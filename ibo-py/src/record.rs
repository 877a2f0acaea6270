//! The records of the three sources (R2).

mod leefloon;
mod sickness;
mod source;
mod unemployment;

pub(crate) use leefloon::LeefloonRecord;
pub(crate) use sickness::SicknessRecord;
pub(crate) use source::Source;
pub(crate) use unemployment::UnemploymentRecord;
