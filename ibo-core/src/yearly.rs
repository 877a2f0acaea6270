//! What a person received in a year, for the fiscal slip: the sums of the statements of one case
//! reference.

use std::collections::HashMap;

use chrono::Datelike;

use crate::case::CaseRef;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::money::Euro;
use crate::period::Month;
use crate::sentence::say;
use crate::statement::Statement;
use crate::table::{RowAmount, StatementRow};

/// The sums of the months of one reference and year.
///
/// ```
/// use ibo_core::{Case, ErrorCode, Options, YearTotals, statement, table::StatementRow};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let march = StatementRow::of(&statement(&case, &Options::default())?);
/// let mut year = YearTotals::default();
/// year.add("2026-03".parse()?, &march)?;
/// year.add("2026-04".parse()?, &march)?;
/// assert_eq!((year.months(), year.net().to_string()), (2, "1046.36".to_owned()));
/// let again = year.add("2026-03".parse()?, &march).unwrap_err();
/// assert_eq!(again.code(), ErrorCode::DuplicateCase);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct YearTotals {
    /// The months that were computed, refused or provisional, a bit each.
    computed: u16,
    refused: u16,
    provisional: u16,
    certainty: Option<Certainty>,
    premium: Euro,
    premium_due: Euro,
    withholding_tax: Euro,
    net: Euro,
}

impl YearTotals {
    /// Adds a month; a refused one is counted and has no amounts.
    ///
    /// # Errors
    /// `duplicate-case` at `month` for a month that was added before; `amount-out-of-range` for a
    /// sum beyond 64 bits of cents.
    pub fn add(&mut self, month: Month, row: &StatementRow) -> Result<(), Error> {
        let bit = 1_u16.checked_shl(month.first().month0()).unwrap_or(0);
        if (self.computed | self.refused) & bit != 0 {
            return Err(Error::says(ErrorCode::DuplicateCase, say::ONE_A_MONTH).at("month"));
        }
        let plus = |sum: Euro, amount: RowAmount| {
            sum.plus(row.amount(amount).unwrap_or(Euro::ZERO))
                .map_err(|error| error.at(amount.slug()))
        };
        let is_provisional = if row.is_provisional() { bit } else { 0 };
        let (computed, refused) = if row.error().is_none() { (bit, 0) } else { (0, bit) };
        *self = Self {
            computed: self.computed | computed,
            refused: self.refused | refused,
            provisional: self.provisional | is_provisional,
            certainty: self.certainty.into_iter().chain(row.certainty()).min(),
            premium: plus(self.premium, RowAmount::Premium)?,
            premium_due: plus(self.premium_due, RowAmount::PremiumDue)?,
            withholding_tax: plus(self.withholding_tax, RowAmount::WithholdingTax)?,
            net: plus(self.net, RowAmount::Net)?,
        };
        Ok(())
    }

    /// How many months were computed, of which the sums are.
    #[must_use]
    pub const fn months(&self) -> u32 {
        self.computed.count_ones()
    }

    /// How many months were refused: they have no amounts.
    #[must_use]
    pub const fn refused(&self) -> u32 {
        self.refused.count_ones()
    }

    /// How many of the months are provisional (R2.10): their sums are no final result.
    #[must_use]
    pub const fn provisional(&self) -> u32 {
        self.provisional.count_ones()
    }

    /// The weakest certainty of a month; none where every month was refused.
    #[must_use]
    pub const fn certainty(&self) -> Option<Certainty> {
        self.certainty
    }

    /// The full-time premiums that VDAB computed (R4.3, R5.1).
    #[must_use]
    pub const fn premium(&self) -> Euro {
        self.premium
    }

    /// The premiums due, on which the tax was withheld (R6.2).
    #[must_use]
    pub const fn premium_due(&self) -> Euro {
        self.premium_due
    }

    /// The withholding tax (R6.3).
    #[must_use]
    pub const fn withholding_tax(&self) -> Euro {
        self.withholding_tax
    }

    /// The nets (R6.3).
    #[must_use]
    pub const fn net(&self) -> Euro {
        self.net
    }
}

/// The totals of a reference in a year.
///
/// ```
/// use ibo_core::{Case, Month, Options, Year, months, yearly};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let asked: [Month; 2] = ["2026-03".parse()?, "2026-04".parse()?];
/// let months = months(&case, asked, None, &Options::default())?;
/// let years: Vec<Year> = yearly(&months.statements)?;
/// assert_eq!((years.len(), years[0].year), (1, 2026));
/// // 2 x 523.18.
/// assert_eq!((years[0].totals.months(), years[0].totals.net().cents()), (2, 104_636));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Year {
    /// The caller's reference.
    pub case_ref: CaseRef,
    /// The year.
    pub year: i32,
    /// The sums.
    pub totals: YearTotals,
}

/// The totals of statements by reference and year, in the order in which these come first.
///
/// ```
/// use ibo_core::{Case, Options, statement, yearly};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let years = yearly([&statement(&case, &Options::default())?])?;
/// assert_eq!(years[0].totals.withholding_tax().to_string(), "65.39");
/// # Ok::<(), ibo_core::Error>(())
/// ```
///
/// # Errors
/// `duplicate-case` at `[1].month` for a second statement of a case and month.
pub fn yearly<'s>(statements: impl IntoIterator<Item = &'s Statement>) -> Result<Vec<Year>, Error> {
    let mut years: Vec<Year> = Vec::new();
    let mut places = HashMap::new();
    for (index, statement) in statements.into_iter().enumerate() {
        let year = statement.month.first().year();
        let place = *places.entry((&statement.case_ref, year)).or_insert(years.len());
        if place == years.len() {
            let totals = YearTotals::default();
            years.push(Year { case_ref: statement.case_ref.clone(), year, totals });
        }
        if let Some(year) = years.get_mut(place) {
            year.totals
                .add(statement.month, &StatementRow::of(statement))
                .map_err(|error| error.within_item(index))?;
        }
    }
    Ok(years)
}
