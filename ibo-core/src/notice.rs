//! The employer notice: what VDAB tells the employer each month, and nothing else (R7.2).
//!
//! The notice does not contain the replacement income, a source, a bracket or a line. An employer
//! who knows the wage and the percentage can still derive the replacement income from the premium;
//! the law itself makes that possible.

use serde::Serialize;

use crate::case::CaseRef;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::kind::Kind;
use crate::money::Euro;
use crate::period::Month;
use crate::scheme::Scheme;
use crate::sentence::say;
use crate::statement::{Amounts, Statement};

/// What the employer learns.
///
/// ```
/// use ibo_core::{Case, Options, notice, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().nth(0).unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let notice = notice(&statement(&case, &Options::default())?)?;
/// assert_eq!(notice.amount.euro().to_string(), "588.57");
/// assert!(!notice.to_json().contains("replacement"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Notice {
    schema: u8,
    /// The caller's reference.
    pub case_ref: CaseRef,
    /// The month.
    pub month: Month,
    /// The premium or the contribution.
    #[serde(flatten)]
    pub amount: NoticeAmount,
}

/// The one amount of a notice.
///
/// ```
/// use ibo_core::{Case, NoticeAmount, Options, notice, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().nth(3).unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let notice = notice(&statement(&case, &Options::default())?)?;
/// assert!(matches!(notice.amount, NoticeAmount::Contribution(amount) if amount.cents() == 96_000));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum NoticeAmount {
    /// The full-time premium that the employer pays, before fraction and tax (scheme 2026).
    Premium(Euro),
    /// What the employer pays VDAB (scheme 2018).
    Contribution(Euro),
}

impl NoticeAmount {
    /// The names that the amount of a notice may have.
    pub const NAMES: &'static [&'static str] = &["premium", "contribution"];

    /// What it is, as the JSON names it.
    ///
    /// ```
    /// use ibo_core::NoticeAmount;
    /// let amount = NoticeAmount::Premium("588.57".parse()?);
    /// assert_eq!((amount.name(), amount.euro().to_string()), ("premium", "588.57".to_owned()));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Premium(_) => "premium",
            Self::Contribution(_) => "contribution",
        }
    }

    /// The amount itself.
    #[must_use]
    pub const fn euro(self) -> Euro {
        match self {
            Self::Premium(euro) | Self::Contribution(euro) => euro,
        }
    }
}

impl Notice {
    pub(crate) const fn new(case_ref: CaseRef, month: Month, amount: NoticeAmount) -> Self {
        Self { schema: 1, case_ref, month, amount }
    }
}

/// The notice of a statement.
///
/// ```
/// use ibo_core::{Case, Options, notice, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let notice = notice(&statement(&case, &Options::default())?)?;
/// assert!(notice.to_json().ends_with(r#""month":"2026-03","premium":"588.57"}"#));
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// - `notice-for-ibo-plus` at `agreement.kind`: VDAB pays that premium;
/// - `notice-of-provisional` at `provisional`: only a final result is told;
/// - `notice-of-hypothetical` at `certainty`: only a result of the law is told;
/// - `notice-without-contribution` at `agreement.reference_gross_wage`: in scheme 2018 the employer
///   is told the contribution, which needs the wage.
pub fn notice(statement: &Statement) -> Result<Notice, Error> {
    let Amounts { scheme, payment, employer_contribution, certainty, provisional, .. } =
        statement.amounts;
    let amount = Told {
        kind: statement.kind,
        scheme,
        premium: payment.premium,
        contribution: employer_contribution,
        certainty,
        provisional,
    };
    Ok(Notice::new(statement.case_ref.clone(), statement.month, amount.amount()?))
}

/// What a notice depends on.
pub(crate) struct Told {
    pub(crate) kind: Kind,
    pub(crate) scheme: Scheme,
    pub(crate) premium: Euro,
    pub(crate) contribution: Option<Euro>,
    pub(crate) certainty: Certainty,
    pub(crate) provisional: bool,
}

impl Told {
    /// R7.2: the one amount that the employer is told.
    pub(crate) fn amount(&self) -> Result<NoticeAmount, Error> {
        if self.kind == Kind::IboPlus {
            return Err(
                Error::says(ErrorCode::NoticeForIboPlus, say::NOTICE_PLUS).at("agreement.kind")
            );
        }
        if self.provisional {
            return Err(Error::says(ErrorCode::NoticeOfProvisional, say::NOTICE_PROVISIONAL)
                .at("provisional"));
        }
        if self.certainty == Certainty::Hypothetical {
            return Err(Error::says(ErrorCode::NoticeOfHypothetical, say::NOTICE_HYPOTHETICAL)
                .at("certainty"));
        }
        match self.scheme {
            Scheme::Scheme2026 => Ok(NoticeAmount::Premium(self.premium)),
            Scheme::Scheme2018 => {
                self.contribution.map(NoticeAmount::Contribution).ok_or_else(|| {
                    Error::says(ErrorCode::NoticeWithoutContribution, say::NOTICE_WAGE)
                        .at("agreement.reference_gross_wage")
                })
            }
        }
    }
}
