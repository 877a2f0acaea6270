//! The records of the three sources: RVA (unemployment), POD MI (leefloon) and the insurers
//! (sickness), with every field of the deliberation except name and national number (R2).

mod leefloon;
mod sickness;
mod source;
mod unemployment;

pub use leefloon::{LeefloonRecord, LeefloonRecordBuilder};
pub use sickness::{SicknessRecord, SicknessRecordBuilder, Status};
pub use source::{Availability, Source};
pub(crate) use source::{few_enough, list};
pub use unemployment::{Basis, UnemploymentRecord, UnemploymentRecordBuilder};
