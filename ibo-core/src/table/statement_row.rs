//! A table of statements, or of payments from VDAB's amount alone, that is read back: what each row
//! says, which must agree with itself (R7.5).

use super::column::{Codes, Column, NullableColumn, of_one_length};
use crate::certainty::Certainty;
use crate::correction::final_by_law;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::kind::Kind;
use crate::money::Euro;
use crate::notice::{NoticeAmount, Told};
use crate::payment::Payment;
use crate::scheme::Scheme;
use crate::sentence::say;
use crate::statement::Statement;

/// An amount of a row of statements, in the order in which they are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RowAmount {
    /// The replacement income of the month (R2.9).
    ReplacementIncome,
    /// The full-time premium (R4.3, R5.1).
    Premium,
    /// The premium x employment fraction (R6.1).
    PremiumAfterFraction,
    /// That x attendance (R6.2).
    PremiumDue,
    /// The withholding tax on the premium due (R6.3).
    WithholdingTax,
    /// The premium due less the withholding tax (R6.3).
    Net,
    /// What the employer pays VDAB (R5.3).
    EmployerContribution,
}

impl RowAmount {
    /// Every amount, in the order of the columns.
    pub const ALL: [Self; 7] = [
        Self::ReplacementIncome,
        Self::Premium,
        Self::PremiumAfterFraction,
        Self::PremiumDue,
        Self::WithholdingTax,
        Self::Net,
        Self::EmployerContribution,
    ];

    /// The name of its column.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::ReplacementIncome => "replacement_income",
            Self::Premium => "premium",
            Self::PremiumAfterFraction => "premium_after_fraction",
            Self::PremiumDue => "premium_due",
            Self::WithholdingTax => "withholding_tax",
            Self::Net => "net",
            Self::EmployerContribution => "employer_contribution",
        }
    }

    /// The amount of this name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|amount| amount.slug() == slug)
    }
}

/// What the cells of a row of statements say, before it is known whether they agree.
///
/// ```
/// use ibo_core::table::{GivenStatement, StatementRow};
/// use ibo_core::{Certainty, ErrorCode, Kind, Scheme};
///
/// let given = GivenStatement {
///     kind: Some(Kind::Ibo),
///     scheme: Some(Scheme::Scheme2026),
///     cents: [143_754, 58_857, 58_857, 58_857, 6_539, 52_318, 0].map(Some),
///     certainty: Some(Certainty::Secondary),
///     provisional: Some(false),
///     error: None,
/// };
/// assert!(StatementRow::new(&given).is_ok());
/// let other = GivenStatement { provisional: None, ..given };
/// assert_eq!(StatementRow::new(&other).unwrap_err().code(), ErrorCode::MissingField);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenStatement {
    /// The kind of agreement.
    pub kind: Option<Kind>,
    /// The law that covers it.
    pub scheme: Option<Scheme>,
    /// The amounts in cents, in the order of [`RowAmount::ALL`].
    pub cents: [Option<i64>; 7],
    /// The weakest certainty of a line.
    pub certainty: Option<Certainty>,
    /// Whether a source gave no final answer (R2.10).
    pub provisional: Option<bool>,
    /// Why the row was refused; none of a row that was computed.
    pub error: Option<ErrorCode>,
}

impl GivenStatement {
    fn cents_of(&self, amount: RowAmount) -> Option<i64> {
        self.cents.get(amount as usize).copied().flatten()
    }

    /// An amount that must be there, from zero.
    fn amount(&self, of: RowAmount) -> Result<Euro, Error> {
        let cents = self.cents_of(of).ok_or_else(|| missing(of.slug()))?;
        Euro::of_cents(cents).not_negative().map_err(|error| error.at(of.slug()))
    }
}

#[cold]
fn missing(column: &str) -> Error {
    Error::of(ErrorCode::MissingField).at(column)
}

/// A row of statements that agrees with itself (R7.5): computed, or refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementRow {
    /// Those before the net, in the order of [`RowAmount::ALL`]; the net follows from them.
    before_net: [Euro; 5],
    /// Zero where there is none.
    employer_contribution: Euro,
    has_employer_contribution: bool,
    kind: Option<Kind>,
    scheme: Option<Scheme>,
    certainty: Certainty,
    provisional: bool,
    error: Option<ErrorCode>,
}

impl StatementRow {
    /// The row of these cells. It keeps 56 bytes, so that a table of many is kept in little memory.
    ///
    /// # Errors
    /// At the name of the column: `statement-contradiction` where amounts do not follow from each
    /// other (net = due - tax, 0 <= due <= after fraction <= premium), or where a refused row has
    /// one; `missing-field` where a computed row lacks one, `amount-negative` below zero.
    pub fn new(given: &GivenStatement) -> Result<Self, Error> {
        match given.error {
            Some(error) => Self::refused(given, error),
            None => Self::computed(given),
        }
    }

    /// The row of a payment from VDAB's amount alone (R6.4), which has no scheme, income or
    /// contribution and is never provisional: these cells say nothing. Nor does the premium of a
    /// refused row, which was given.
    ///
    /// ```
    /// use ibo_core::table::{GivenStatement, RowAmount, StatementRow};
    /// use ibo_core::Certainty;
    ///
    /// let given = GivenStatement {
    ///     kind: None,
    ///     scheme: None,
    ///     cents: [None, Some(58_857), Some(58_857), Some(58_857), Some(6_539), Some(52_318), None],
    ///     certainty: Some(Certainty::Secondary),
    ///     provisional: None,
    ///     error: None,
    /// };
    /// let paid = StatementRow::of_payment(&given)?;
    /// assert_eq!(paid.amount(RowAmount::Net).map(|net| net.cents()), Some(52_318));
    /// assert_eq!(paid.amount(RowAmount::ReplacementIncome), None);
    /// assert!(StatementRow::new(&given).is_err());
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`StatementRow::new`].
    pub fn of_payment(given: &GivenStatement) -> Result<Self, Error> {
        let [_, premium, after_fraction, due, tax, net, _] = given.cents;
        let amounts = |premium| [None, premium, after_fraction, due, tax, net, None];
        let alone = GivenStatement { scheme: None, provisional: Some(false), ..*given };
        match given.error {
            Some(error) => Self::refused(&GivenStatement { cents: amounts(None), ..alone }, error),
            None => Self::paid(&GivenStatement { cents: amounts(premium), ..alone }),
        }
    }

    fn refused(given: &GivenStatement, error: ErrorCode) -> Result<Self, Error> {
        for (amount, cents) in RowAmount::ALL.into_iter().zip(given.cents) {
            if cents.is_some() {
                let code = ErrorCode::StatementContradiction;
                return Err(Error::says(code, say::REFUSED_AMOUNT).at(amount.slug()));
            }
        }
        Ok(Self {
            before_net: [Euro::ZERO; 5],
            employer_contribution: Euro::ZERO,
            has_employer_contribution: false,
            kind: given.kind,
            scheme: given.scheme,
            certainty: Certainty::Official,
            provisional: false,
            error: Some(error),
        })
    }

    fn computed(given: &GivenStatement) -> Result<Self, Error> {
        given.kind.ok_or_else(|| missing("kind"))?;
        given.scheme.ok_or_else(|| missing("scheme"))?;
        given.amount(RowAmount::ReplacementIncome)?;
        Self::paid(given)
    }

    /// The amounts of the payment, which follow from each other, and those beside it that there are.
    fn paid(given: &GivenStatement) -> Result<Self, Error> {
        let optional = |of: RowAmount| match given.cents_of(of) {
            Some(_) => given.amount(of),
            None => Ok(Euro::ZERO),
        };
        let payment = Payment {
            premium: given.amount(RowAmount::Premium)?,
            premium_after_fraction: given.amount(RowAmount::PremiumAfterFraction)?,
            premium_due: given.amount(RowAmount::PremiumDue)?,
            withholding_tax: given.amount(RowAmount::WithholdingTax)?,
            net: given.amount(RowAmount::Net)?,
        };
        payment.agrees_with_itself()?;
        Ok(Self {
            before_net: [
                optional(RowAmount::ReplacementIncome)?,
                payment.premium,
                payment.premium_after_fraction,
                payment.premium_due,
                payment.withholding_tax,
            ],
            employer_contribution: optional(RowAmount::EmployerContribution)?,
            has_employer_contribution: given.cents_of(RowAmount::EmployerContribution).is_some(),
            kind: given.kind,
            scheme: given.scheme,
            certainty: given.certainty.ok_or_else(|| missing("certainty"))?,
            provisional: given.provisional.ok_or_else(|| missing("provisional"))?,
            error: None,
        })
    }

    /// The row of a statement.
    #[must_use]
    pub const fn of(statement: &Statement) -> Self {
        let amounts = &statement.amounts;
        let payment = &amounts.payment;
        Self {
            before_net: [
                amounts.replacement_income,
                payment.premium,
                payment.premium_after_fraction,
                payment.premium_due,
                payment.withholding_tax,
            ],
            employer_contribution: match amounts.employer_contribution {
                Some(amount) => amount,
                None => Euro::ZERO,
            },
            has_employer_contribution: amounts.employer_contribution.is_some(),
            kind: Some(statement.kind),
            scheme: Some(amounts.scheme),
            certainty: amounts.certainty,
            provisional: amounts.provisional,
            error: None,
        }
    }

    /// The kind of agreement; of a refused row, where it is known.
    #[must_use]
    pub const fn kind(&self) -> Option<Kind> {
        self.kind
    }

    /// The law that covers the agreement; none of a refused row, or of a payment alone.
    #[must_use]
    pub const fn scheme(&self) -> Option<Scheme> {
        self.scheme
    }

    /// An amount; none of a refused row, no contribution where there is none, and no income of a
    /// payment alone.
    #[must_use]
    pub fn amount(&self, amount: RowAmount) -> Option<Euro> {
        if self.error.is_some() {
            return None;
        }
        let [replacement_income, premium, after_fraction, due, tax] = self.before_net;
        match amount {
            RowAmount::ReplacementIncome => self.scheme.map(|_| replacement_income),
            RowAmount::Premium => Some(premium),
            RowAmount::PremiumAfterFraction => Some(after_fraction),
            RowAmount::PremiumDue => Some(due),
            RowAmount::WithholdingTax => Some(tax),
            RowAmount::Net => due.checked_sub(tax),
            RowAmount::EmployerContribution => {
                self.has_employer_contribution.then_some(self.employer_contribution)
            }
        }
    }

    /// The weakest certainty of a line; none of a refused row.
    #[must_use]
    pub fn certainty(&self) -> Option<Certainty> {
        self.error.is_none().then_some(self.certainty)
    }

    /// Whether a source gave no final answer (R2.10).
    #[must_use]
    pub const fn is_provisional(&self) -> bool {
        self.provisional
    }

    /// Why the row was refused; none of a row that was computed.
    #[must_use]
    pub const fn error(&self) -> Option<ErrorCode> {
        self.error
    }

    /// What the employer is told of the row (R7.2).
    ///
    /// # Errors
    /// As [`notice`](crate::notice()); of a refused row its own error.
    pub fn notice(&self) -> Result<NoticeAmount, Error> {
        let (Some(kind), Some(scheme), None) = (self.kind, self.scheme, self.error) else {
            return Err(Error::of(self.error.unwrap_or(ErrorCode::MissingField)));
        };
        let [_, premium, ..] = self.before_net;
        let contribution = self.amount(RowAmount::EmployerContribution);
        let Self { certainty, provisional, .. } = *self;
        Told { kind, scheme, premium, contribution, certainty, provisional }.amount()
    }

    /// Whether the row is a final result of the law, or refused: only such a one is corrected.
    ///
    /// # Errors
    /// `correction-of-provisional` at `provisional`, `correction-of-hypothetical` at `certainty`.
    pub fn is_final(&self) -> Result<(), Error> {
        final_by_law(self.provisional, self.certainty)
    }
}

/// The columns of a table of statements, as far as they are read back.
#[derive(Debug, Clone, Copy)]
pub struct StatementColumns<'a> {
    /// `ibo` or `ibo-plus`.
    pub kind: Codes<'a>,
    /// The scheme, `2026`.
    pub scheme: Codes<'a>,
    /// The amounts in cents, in the order of [`RowAmount::ALL`].
    pub amounts: [Column<'a, i64>; 7],
    /// `official`, `secondary`, `assumed`.
    pub certainty: Codes<'a>,
    /// Where it is not zero, a source gave no final answer.
    pub provisional: Column<'a, u8>,
    /// Why the row was refused.
    pub error_code: Codes<'a>,
}

/// The rows of a block of statements: each word of its columns was read once.
#[derive(Debug)]
pub struct StatementRows<'a> {
    columns: StatementColumns<'a>,
    kinds: Vec<Result<Kind, Error>>,
    schemes: Vec<Result<Scheme, Error>>,
    certainties: Vec<Result<Certainty, Error>>,
    errors: Vec<Result<ErrorCode, Error>>,
    rows: usize,
    /// Whether each is a payment from VDAB's amount alone.
    are_payments: bool,
}

impl<'a> StatementRows<'a> {
    /// The rows of these columns.
    ///
    /// # Errors
    /// `wrong-type` when columns differ in length, a bitmap is shorter than its column, or faults
    /// are not in order.
    pub fn new(columns: StatementColumns<'a>) -> Result<Self, Error> {
        let words = [columns.kind, columns.scheme, columns.certainty, columns.error_code];
        let lengths = columns
            .amounts
            .iter()
            .map(Column::sound_length)
            .chain(words.iter().filter_map(NullableColumn::column).map(|word| word.sound_length()))
            .chain([columns.provisional.sound_length()]);
        let rows = of_one_length(lengths)?;
        Ok(Self {
            kinds: words_of(&columns.kind),
            schemes: words_of(&columns.scheme),
            certainties: words_of(&columns.certainty),
            errors: words_of(&columns.error_code),
            columns,
            rows,
            are_payments: false,
        })
    }

    /// The same of payments from VDAB's amount alone: see [`StatementRow::of_payment`]. Of the
    /// columns that they do not have, every row is without a value.
    ///
    /// # Errors
    /// As [`StatementRows::new`].
    pub fn of_payments(columns: StatementColumns<'a>) -> Result<Self, Error> {
        Ok(Self { are_payments: true, ..Self::new(columns)? })
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// A row.
    ///
    /// # Errors
    /// As [`StatementRow::new`]; `unknown-kind` and `bad-text` for an unknown word, and the error of
    /// an amount that could not be read.
    pub fn get(&self, row: usize) -> Result<StatementRow, Error> {
        let columns = &self.columns;
        let error = word(&columns.error_code, &self.errors, row, "error_code");
        // What was given of a payment may be what is wrong with it.
        let is_refused_payment = self.are_payments && matches!(error, Ok(Some(_)));
        let mut cents = [None; 7];
        for ((cents, column), amount) in cents.iter_mut().zip(&columns.amounts).zip(RowAmount::ALL)
        {
            if !(is_refused_payment && amount == RowAmount::Premium) {
                *cents = read(column.get(row), amount.slug())?;
            }
        }
        let kind = word(&columns.kind, &self.kinds, row, "kind");
        let given = GivenStatement {
            kind: if is_refused_payment { kind.ok().flatten() } else { kind? },
            scheme: word(&columns.scheme, &self.schemes, row, "scheme")?,
            cents,
            certainty: word(&columns.certainty, &self.certainties, row, "certainty")?,
            provisional: read(columns.provisional.get(row), "provisional")?.map(|yes| yes != 0),
            error: error?,
        };
        if self.are_payments { StatementRow::of_payment(&given) } else { StatementRow::new(&given) }
    }
}

fn read<T>(cell: Result<Option<T>, ErrorCode>, column: &str) -> Result<Option<T>, Error> {
    cell.map_err(|code| Error::of(code).at(column))
}

fn words_of<T: std::str::FromStr<Err = Error>>(column: &Codes<'_>) -> Vec<Result<T, Error>> {
    let parse = |word: &&[u8]| str::from_utf8(word).unwrap_or_default().parse();
    column.words.iter().map(parse).collect()
}

/// The word of a row, where it has one.
fn word<T: Copy>(
    column: &Codes<'_>,
    words: &[Result<T, Error>],
    row: usize,
    name: &str,
) -> Result<Option<T>, Error> {
    let Some(index) = read(column.index.get(row), name)? else { return Ok(None) };
    match words.get(usize::from(index)) {
        Some(word) => word.clone().map(Some).map_err(|error| error.at(name)),
        None => Err(Error::of(ErrorCode::BadText).at(name)),
    }
}
