//! What became of a row: computed, or refused with an error of the catalogue at a column.

use std::fmt;

use super::table_column::TableColumn;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::sentence::say;

/// Whether a row was computed; of a refused row, the error and the column.
///
/// Two bytes, all zero for a row that was computed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct RowStatus(
    /// Low, one more than the index in `ErrorCode::ALL`, zero for none; high, the index in
    /// `TableColumn::ALL`.
    u16,
);

impl RowStatus {
    /// The row was computed.
    pub const OK: Self = Self(0);

    /// A refused row.
    #[must_use]
    pub fn refused(code: ErrorCode, column: TableColumn) -> Self {
        Self(u16::from_le_bytes([(code as u8).saturating_add(1), column as u8]))
    }

    /// Whether the row was computed.
    #[must_use]
    pub const fn is_ok(self) -> bool {
        self.0 == 0
    }

    /// Whether all of these rows were computed.
    #[must_use]
    #[inline(never)]
    pub fn are_ok(rows: &[Self]) -> bool {
        rows.iter().fold(0, |all, row| all | row.0) == 0
    }

    /// Why the row was refused, and at which column; none for a row that was computed.
    #[must_use]
    pub fn refusal(self) -> Option<(ErrorCode, TableColumn)> {
        let [code, column] = self.0.to_le_bytes();
        let code = ErrorCode::ALL.get(usize::from(code.checked_sub(1)?))?;
        let column = TableColumn::ALL.get(usize::from(column))?;
        Some((*code, *column))
    }
}

impl fmt::Debug for RowStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.refusal() {
            None => f.write_str("OK"),
            Some((code, column)) => write!(f, "{} at {}", code.slug(), column.name()),
        }
    }
}

impl From<Error> for RowStatus {
    /// The status of an error of a case, whose path has a column.
    #[cold]
    fn from(error: Error) -> Self {
        Self::refused(
            error.code(),
            TableColumn::of_path(error.location()).unwrap_or(TableColumn::CaseRef),
        )
    }
}

/// What is wrong with a row: the first fault of form. Its sentence is made when somebody asks for
/// it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RowFault {
    pub(super) code: ErrorCode,
    pub(super) column: TableColumn,
}

impl From<RowFault> for RowStatus {
    fn from(RowFault { code, column }: RowFault) -> Self {
        Self::refused(code, column)
    }
}

impl From<RowFault> for Error {
    fn from(RowFault { code, column }: RowFault) -> Self {
        let error = match (code, column) {
            (ErrorCode::WrongType, TableColumn::AttendanceWorkingDays) => {
                Self::says(code, say::ATTENDANCE_TWICE)
            }
            (ErrorCode::DateOrder, TableColumn::End) => Self::says(code, say::AGREEMENT_ORDER),
            _ => Self::of(code),
        };
        error.at(column.name())
    }
}

#[cfg(test)]
mod tests {
    use super::{RowStatus, TableColumn};
    use crate::error_code::ErrorCode;

    #[test]
    fn a_status_keeps_its_error_and_its_column() {
        for (code, column) in ErrorCode::ALL
            .iter()
            .flat_map(|code| TableColumn::ALL.iter().map(move |column| (*code, *column)))
        {
            assert_eq!(RowStatus::refused(code, column).refusal(), Some((code, column)));
        }
        assert_eq!(RowStatus::OK.refusal(), None);
    }
}
