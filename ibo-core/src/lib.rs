#![doc = include_str!("../../README.md")]
#![forbid(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::arithmetic_side_effects))]

mod agreement;
mod case;
mod correction;
mod error;
mod explain;
#[cfg(feature = "json")]
mod format;
mod fraction;
mod hours;
mod income;
#[cfg(feature = "json")]
mod jsonl;
mod kind;
mod language;
mod line;
mod money;
mod notice;
mod options;
mod parameters;
mod payment;
mod period;
mod premium;
mod rate;
mod record;
mod retention;
mod rule;
mod statement;
mod trace;
mod written;

pub use chrono::NaiveDate;
pub use rust_decimal::Decimal;

pub use agreement::{Agreement, Coverage, Payer, Scheme, coverage};
pub use case::{Attendance, Case, CaseRef};
pub use correction::{CorrectedLine, Correction, Issued, correction};
pub use error::{Error, ErrorCode};
pub use fraction::Fraction;
pub use hours::Hours;
pub use income::{ReplacementIncome, replacement_income};
#[cfg(feature = "json")]
pub use jsonl::{LONGEST_LINE, Printed, Shape, print_line};
pub use kind::Kind;
pub use language::Language;
pub use line::{Line, LineCode, Role};
pub use money::Euro;
pub use notice::{Notice, NoticeAmount, notice};
pub use options::Options;
pub use parameters::{DatedValue, ParameterId, ParameterRead, Parameters};
pub use payment::{Payment, payment, payment_in};
pub use period::{Month, Period, parse_date};
pub use premium::{Premium, premium};
pub use record::{Availability, Basis, LeefloonRecord, SicknessRecord, Source, Status, UnemploymentRecord};
pub use retention::retention_until;
pub use rule::{Certainty, Rule};
pub use statement::{Amounts, LIBRARY, Statement, amounts, statement};
pub use trace::{Assumption, LeftOut, NoAnswer, Reason, SourceName};
