//! Leefloon entries, from the POD MI (R2.5).

use chrono::NaiveDate;
use serde::Serialize;

use crate::builder::optional_setters;
use crate::error::Error;
use crate::money::Euro;
use crate::period::{Month, Period, in_range};
use crate::printable::Code;

/// A leefloon entry, POD MI. Its texts are `String`s, or the bytes of a caller
/// (`LeefloonRecord<&[u8]>`). One that exists is in form.
///
/// ```
/// use ibo_core::{ErrorCode, LeefloonRecord, parse_date};
///
/// let (month, aid_type) = ("2026-03".parse()?, "leefloon".parse()?);
/// let entry = LeefloonRecord::builder(month, aid_type, "893.65".parse()?, "award".parse()?)
///     .first_day(parse_date("2026-03-31")?)
///     .build()?;
/// assert_eq!(entry.amount().to_string(), "893.65");
///
/// let error = entry.to_builder().last_day(parse_date("2026-03-30")?).build().unwrap_err();
/// assert_eq!((error.code(), error.location()), (ErrorCode::DateOrder, "to"));
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(bound(serialize = "T: AsRef<[u8]>"))]
pub struct LeefloonRecord<T = String> {
    month: Month,
    aid_type: Code<T>,
    amount: Euro,
    entry_kind: Code<T>,
    #[serde(rename = "from", skip_serializing_if = "Option::is_none")]
    first_day: Option<NaiveDate>,
    #[serde(rename = "to", skip_serializing_if = "Option::is_none")]
    last_day: Option<NaiveDate>,
}

impl<T> LeefloonRecord<T> {
    /// An entry: its month, the type of aid, a code of `leefloon.aid-type`, the month's amount,
    /// whose sign is that of its kind of entry, and that kind, a code of `leefloon.entry-kind`
    /// (R2.5).
    pub fn builder(
        month: Month,
        aid_type: Code<T>,
        amount: Euro,
        entry_kind: Code<T>,
    ) -> LeefloonRecordBuilder<T> {
        LeefloonRecordBuilder(Self {
            month,
            aid_type,
            amount,
            entry_kind,
            first_day: None,
            last_day: None,
        })
    }

    /// A builder with the fields of this record, to change some of them.
    pub fn to_builder(&self) -> LeefloonRecordBuilder<T>
    where
        T: Clone,
    {
        LeefloonRecordBuilder(self.clone())
    }

    /// The record of parts that are known to be in form.
    #[inline(always)]
    pub(crate) const fn of_proven(month: Month, aid_type: T, amount: Euro, entry_kind: T) -> Self {
        Self {
            month,
            aid_type: Code::of_proven(aid_type),
            amount,
            entry_kind: Code::of_proven(entry_kind),
            first_day: None,
            last_day: None,
        }
    }

    /// The month of the amount.
    #[must_use]
    #[inline(always)]
    pub const fn month(&self) -> Month {
        self.month
    }

    /// The type of aid, a code of `leefloon.aid-type` (R2.5).
    #[must_use]
    #[inline(always)]
    pub const fn aid_type(&self) -> &Code<T> {
        &self.aid_type
    }

    /// The month's amount; its sign is that of its kind of entry (R2.5).
    #[must_use]
    #[inline(always)]
    pub const fn amount(&self) -> Euro {
        self.amount
    }

    /// The kind of entry, a code of `leefloon.entry-kind` (R2.5).
    #[must_use]
    #[inline(always)]
    pub const fn entry_kind(&self) -> &Code<T> {
        &self.entry_kind
    }

    /// The first day of the right, kept as evidence.
    #[must_use]
    pub const fn first_day(&self) -> Option<NaiveDate> {
        self.first_day
    }

    /// The last day of the right, kept as evidence.
    #[must_use]
    pub const fn last_day(&self) -> Option<NaiveDate> {
        self.last_day
    }
}

impl<T: AsRef<[u8]>> LeefloonRecord<T> {
    /// The same record, with its texts borrowed.
    pub fn borrowed(&self) -> LeefloonRecord<&[u8]> {
        let Self { month, aid_type, amount, entry_kind, first_day, last_day } = self;
        LeefloonRecord {
            month: *month,
            aid_type: aid_type.borrowed(),
            amount: *amount,
            entry_kind: entry_kind.borrowed(),
            first_day: *first_day,
            last_day: *last_day,
        }
    }

    /// The same record, with texts of its own.
    #[must_use]
    pub fn owned(&self) -> LeefloonRecord {
        let Self { month, aid_type, amount, entry_kind, first_day, last_day } = self;
        LeefloonRecord {
            month: *month,
            aid_type: aid_type.owned(),
            amount: *amount,
            entry_kind: entry_kind.owned(),
            first_day: *first_day,
            last_day: *last_day,
        }
    }
}

/// The fields of a [`LeefloonRecord`] on their way into one.
#[derive(Debug, Clone)]
#[must_use = "a builder makes a record with `build`"]
pub struct LeefloonRecordBuilder<T = String>(LeefloonRecord<T>);

impl<T> LeefloonRecordBuilder<T> {
    optional_setters!();

    /// The month of the amount.
    pub fn month(mut self, month: Month) -> Self {
        self.0.month = month;
        self
    }

    /// The type of aid, a code of `leefloon.aid-type` (R2.5).
    pub fn aid_type(mut self, aid_type: Code<T>) -> Self {
        self.0.aid_type = aid_type;
        self
    }

    /// The month's amount, within [`Euro::MIN`] and [`Euro::MAX`] (R0.4); its sign is that of its
    /// kind of entry (R2.5).
    pub fn amount(mut self, amount: Euro) -> Self {
        self.0.amount = amount;
        self
    }

    /// The kind of entry, a code of `leefloon.entry-kind` (R2.5).
    pub fn entry_kind(mut self, entry_kind: Code<T>) -> Self {
        self.0.entry_kind = entry_kind;
        self
    }

    /// The first day of the right, of the years 1 to 9999; kept as evidence.
    pub fn first_day(mut self, day: NaiveDate) -> Self {
        self.0.first_day = Some(day);
        self
    }

    /// The last day of the right, of the years 1 to 9999 and not before the first; kept as
    /// evidence.
    pub fn last_day(mut self, day: NaiveDate) -> Self {
        self.0.last_day = Some(day);
        self
    }

    /// The record, in form.
    ///
    /// # Errors
    /// The first fault in the order of the format (R7.7): `amount-out-of-range` at `amount` for a
    /// sum beyond the bounds (R0.4), `date-out-of-range` at `from` or `to`, `date-order` at `to`.
    pub fn build(self) -> Result<LeefloonRecord<T>, Error> {
        let Self(record) = self;
        record.amount.given().map_err(|error| error.at("amount"))?;
        match (record.first_day, record.last_day) {
            (Some(first), last) => Period::new(first, last).map(|_| ())?,
            (None, Some(last)) => in_range(last).map(|_| ()).map_err(|error| error.at("to"))?,
            (None, None) => {}
        }
        Ok(record)
    }
}
