//! The premium of the Flemish *individuele beroepsopleiding* (IBO): from benefit records to a net
//! amount, exact to the cent, every line with its rule, its dated values, their source and their
//! certainty.
//!
//! ```
//! use ibo_core::{Agreement, Case, Kind, Language, Options, Period, Source, UnemploymentRecord, parse_date, statement};
//!
//! let (start, end) = (parse_date("2026-03-02")?, parse_date("2026-08-28")?);
//! let agreement = Agreement::builder(Kind::Ibo, start, end, "38/38".parse()?)
//!     .reference_gross_wage("2500.00".parse()?)
//!     .percentage(80)
//!     .build()?;
//! let period = Period::new(parse_date("2026-01-05")?, None)?;
//! let benefit =
//!     UnemploymentRecord::builder(period, "55.29".parse()?, "full-unemployment".parse()?).build()?;
//! let case = Case::builder("A-1027".parse()?, "2026-03".parse()?, agreement)
//!     .unemployment(Source::data(vec![benefit])?)
//!     .leefloon(Source::no_data())
//!     .sickness(Source::no_data())
//!     .build()?;
//! let statement = statement(&case, &Options::default())?;
//! assert_eq!(statement.amounts.payment.net.to_string(), "523.18");
//! println!("{}", statement.explain(Language::Dutch));
//! # Ok::<(), ibo_core::Error>(())
//! ```
//!
//! # The stages
//!
//! | stage | input | output | rules |
//! |---|---|---|---|
//! | [`Case`] | an [`Agreement`], a [`Month`], the records of three [`Source`]s | | R1, R2 |
//! | [`replacement_income()`] | the case | [`ReplacementIncome`] | R2 |
//! | [`premium()`] | the agreement, the month, a replacement income | [`Premium`] | R3, R4, R5 |
//! | [`payment()`] | a premium, two [`Fraction`]s, the [`Parameters`] | [`Payment`] | R6 |
//! | [`payment_statement()`] | a [`PaymentCase`]: VDAB's amount alone | [`PaymentStatement`] | R6.4 |
//! | [`statement()`] | the case: all stages | [`Statement`] with its [`Line`]s | R7 |
//! | [`notice()`], [`correction()`] | a statement; two statements | [`Notice`], [`Correction`] | R7.2, R7.5 |
//! | [`months()`], [`yearly()`] | a case and its months; statements | [`Months`]; [`Year`]s | R7.5 |
//! | [`plan()`], [`difference()`] | a case; two statements of any month | [`Plan`], [`Difference`] | R7 |
//!
//! [`amounts()`] computes a case without its lines, [`amounts_of()`] from records that stay in the
//! caller's memory.
//!
//! # Vocabulary
//!
//! - **Money** is [`Euro`]: whole cents, rounded once per line, half away from zero. There is no
//!   float anywhere.
//! - **Dated values** are [`Parameters`]: rates, amounts and code lists. Each has the day from
//!   which it counts, its source and its [`Certainty`]. Your own files can be laid over them.
//! - **Rules** have numbers ([`Rule`]), which lines, errors and assumptions quote.
//! - **Errors** are a closed catalogue ([`ErrorCode`]). Each error has the path of the field.
//!
//! Enums and results that a new law or a new error adds to are `#[non_exhaustive]`: a match on them
//! needs a wildcard.
//!
//! # Features
//!
//! - `json`, on by default: the JSON of cases and results, and serde's way in to what they are made
//!   of.
//! - `rayon`: [`table`] on several threads.
//! - `inline-errors`: to refuse a case takes no memory, unless its result is weaker than asked for.
//!   An [`Error`] then lies in the result itself, and the code is larger.
//!
//! # What it does not do
//!
//! It does not decide who is entitled to a premium, compute a work bonus, file a declaration or
//! know a person. It reads no clock, no network, no locale and no environment, and keeps no log
//! (R7.7). It does not cover agreements that started before 1 September 2018. The folder `docs` of
//! this crate has the rules, the formats, and our readings where the rules leave room.

#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::arithmetic_side_effects))]

mod agreement;
mod alternatives;
mod assumption;
mod bilingual;
#[doc(hidden)]
pub mod bindings;
mod builder;
mod calendar;
mod case;
mod case_view;
mod certainty;
mod correction;
mod count;
mod difference;
mod error;
mod error_code;
mod explain;
mod forced_scheme;
#[cfg(feature = "json")]
mod format;
mod formula;
mod formula_text;
mod fraction;
mod from_text;
mod hours;
mod hundredths;
#[cfg(feature = "json")]
mod in_json;
mod in_order;
mod income;
#[cfg(feature = "json")]
mod jsonl;
mod kind;
mod labels;
mod language;
mod line;
mod listed;
mod money;
mod months;
mod nearest;
mod notice;
mod office_text;
mod options;
mod parameters;
mod path;
mod payment;
mod payment_case;
mod payment_statement;
mod period;
mod place;
mod plan;
mod premium;
mod printable;
mod rate;
mod reason;
mod record;
mod reform;
mod retention;
mod rule;
mod scheme;
mod sensitivity;
mod sentence;
mod statement;
pub mod table;
mod text_table;
mod trace;
mod used;
#[cfg(feature = "json")]
mod verify;
#[cfg(feature = "json")]
mod verify_lines;
mod word;
mod yearly;

pub use chrono::NaiveDate;
pub use rust_decimal::Decimal;

pub use agreement::{Agreement, AgreementBuilder};
pub use assumption::Assumption;
pub use case::{Absences, Attendance, Case, CaseBuilder, CaseRef};
pub use case_view::{AbsencesView, CaseView, Held, OwnView, Records, SourceView};
pub use certainty::Certainty;
pub use correction::{CorrectedLine, Correction, correction};
pub use count::{HalfDays, SuspendedDays, Version};
pub use difference::{
    Difference, DifferenceLine, DifferenceRecord, DifferenceValue, LineSide, RecordSide,
    StatementSide, ValueSide, difference,
};
pub use error::Error;
pub use error_code::ErrorCode;
pub use forced_scheme::ForcedScheme;
#[cfg(feature = "json")]
pub use format::schema::Schema;
pub use formula::{Formula, Percent, Relation};
pub use fraction::Fraction;
pub use hours::Hours;
pub use income::{ReplacementIncome, replacement_income};
#[cfg(feature = "json")]
pub use jsonl::{JsonLines, LineError, LineOutput, Printed, print_line};
pub use kind::Kind;
pub use language::Language;
pub use line::{Line, LineCode, Role};
pub use money::{Euro, NonNegativeEuro};
pub use months::{AskedMonth, MonthTotals, Months, months};
pub use notice::{Notice, NoticeAmount, notice};
pub use options::Options;
pub use parameters::{
    DatedValue, Fingerprint, ListedCode, MovedHow, MovedValue, Note, ParameterId, ParameterRead,
    Parameters, Reading, ReadingChoice, ReadingId, ValuesDiff, readings, values_diff,
};
pub use payment::{Payment, Withholding, payment, payment_in, working_days};
pub use payment_case::{PaymentCase, PaymentCaseBuilder};
pub use payment_statement::{
    PaymentAmounts, PaymentChange, PaymentStatement, payment_amounts, payment_correction,
    payment_statement,
};
pub use period::{Month, Period, parse_date};
pub use plan::{Plan, PlanMonth, PlanTotals, plan};
pub use premium::{Premium, premium};
pub use printable::{AttestId, BenefitCode, Code, RvaCode};
pub use reason::{LeftOut, NoAnswer, Reason, SourceName};
pub use record::{
    Availability, Basis, LeefloonRecord, LeefloonRecordBuilder, SicknessRecord,
    SicknessRecordBuilder, Source, Status, UnemploymentRecord, UnemploymentRecordBuilder,
};
pub use reform::{Population, Reform, Shadow, Unread};
pub use retention::retention_until;
pub use rule::Rule;
pub use scheme::{Coverage, Payer, Scheme, coverage};
pub use sensitivity::{Sensitivity, SensitivityRow, sensitivity};
pub use sentence::ErrorContext;
pub use statement::{Amounts, LIBRARY, Statement, amounts, amounts_of, statement};
#[cfg(feature = "json")]
pub use verify::{Verification, VerificationStatus, verify, verify_json};
#[cfg(feature = "json")]
pub use verify_lines::{CaseIndex, VerifiedAs, VerifiedLine, verify_line};
pub use yearly::{Year, YearTotals, yearly};

/// The examples of the crate's page are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
