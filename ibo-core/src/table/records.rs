//! Records of a table of cases that stand in tables beside it, and which sources were asked (R2.10).

use super::table_column::TableColumn;
use crate::case_view::{Records, SourceView};
use crate::error::Error;
use crate::period::Period;
use crate::reason::SourceName;
use crate::record::{Availability, LeefloonRecord, SicknessRecord, UnemploymentRecord};

/// Which of the three sources a table was made with. One that was not asked has no answer for any
/// row; one that was asked has data for the rows with a record of it, and no data for the others
/// (R2.10).
///
/// ```
/// use ibo_core::SourceName;
/// use ibo_core::table::{SourcesAsked, TableColumn};
///
/// let asked = SourcesAsked::of_columns(|column| column == TableColumn::UnemploymentDayAmount);
/// assert_eq!(asked.not_asked(), [SourceName::Leefloon, SourceName::Sickness]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourcesAsked {
    /// Whether the RVA was asked.
    pub unemployment: bool,
    /// Whether the POD MI was asked.
    pub leefloon: bool,
    /// Whether the insurers were asked.
    pub sickness: bool,
}

impl SourcesAsked {
    /// The sources of whose amount the table has the column.
    pub fn of_columns(has: impl Fn(TableColumn) -> bool) -> Self {
        let is_asked = |source| TableColumn::amount_of(source).is_some_and(&has);
        Self {
            unemployment: is_asked(SourceName::Unemployment),
            leefloon: is_asked(SourceName::Leefloon),
            sickness: is_asked(SourceName::Sickness),
        }
    }

    /// The sources that were not asked: with one of them every row that computes is provisional.
    #[must_use]
    pub fn not_asked(self) -> Vec<SourceName> {
        let sources = [SourceName::Unemployment, SourceName::Leefloon, SourceName::Sickness];
        sources.into_iter().filter(|source| !self.is_asked(*source)).collect()
    }

    const fn is_asked(self, source: SourceName) -> bool {
        match source {
            SourceName::Unemployment => self.unemployment,
            SourceName::Leefloon => self.leefloon,
            SourceName::Sickness => self.sickness,
            SourceName::Absences => false,
        }
    }

    /// What a source answered of a row.
    #[inline(always)]
    pub(super) const fn availability(self, source: SourceName, has_record: bool) -> Availability {
        match (self.is_asked(source), has_record) {
            (true, true) => Availability::Data,
            (true, false) => Availability::NoData,
            (false, _) => Availability::NotAsked,
        }
    }

    /// A source of a row with its records.
    pub(super) fn source<R, L: Records<R>>(
        self,
        name: SourceName,
        records: L,
    ) -> Result<SourceView<L>, Error> {
        SourceView::new(self.availability(name, records.count() > 0), records)
            .map_err(|error| error.within(name.slug()))
    }
}

impl TableColumn {
    /// The column of a source's amount: where a table of cases has it, the source was asked; the
    /// absences have none.
    #[must_use]
    pub const fn amount_of(source: SourceName) -> Option<Self> {
        match source {
            SourceName::Unemployment => Some(Self::UnemploymentDayAmount),
            SourceName::Leefloon => Some(Self::LeefloonAmount),
            SourceName::Sickness => Some(Self::SicknessGrossTaxable),
            SourceName::Absences => None,
        }
    }
}

/// The records of the rows of a table of cases, which stand in tables of their own: of each row
/// those of its case, in the order of their table.
pub trait RowRecords<'r> {
    /// The records of the RVA.
    type Unemployment: Records<UnemploymentRecord<&'r [u8]>>;
    /// The records of the POD MI.
    type Leefloon: Records<LeefloonRecord<&'r [u8]>>;
    /// The records of the insurers.
    type Sickness: Records<SicknessRecord<&'r [u8]>>;

    /// The records of the RVA of a row.
    fn unemployment(&self, row: usize) -> Self::Unemployment;

    /// The records of the POD MI of a row.
    fn leefloon(&self, row: usize) -> Self::Leefloon;

    /// The records of the insurers of a row.
    fn sickness(&self, row: usize) -> Self::Sickness;
}

/// What stands in tables beside a table of cases.
pub trait TablesBeside<'r> {
    /// The records, where they do not stand in the rows themselves.
    type Records: RowRecords<'r>;

    /// The tables of records, and the sources of which there is one; none where they stand in the
    /// rows.
    fn records(&self) -> Option<(SourcesAsked, &Self::Records)>;

    /// The absences of a row (R5.3).
    ///
    /// # Errors
    /// The first fault of form, at its path in the case.
    fn absences(&self, row: usize) -> Result<&'r [Period], Error>;
}
