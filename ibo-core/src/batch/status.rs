//! What became of a row: computed, or refused with an error of the catalogue at a column.

use std::fmt;

use crate::error::{Error, ErrorCode};

/// Whether a row was computed; of a refused row, the error and the column.
///
/// Two bytes, all zero for a row that was computed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct RowStatus(
    /// Low, one more than the place in `ErrorCode::ALL`, zero for none; high, the place in `BatchColumn::ALL`.
    u16,
);

impl RowStatus {
    /// The row was computed.
    pub const OK: Self = Self(0);

    /// A refused row.
    #[must_use]
    pub fn refused(code: ErrorCode, column: BatchColumn) -> Self {
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
    pub fn refusal(self) -> Option<(ErrorCode, BatchColumn)> {
        let [code, column] = self.0.to_le_bytes();
        let code = ErrorCode::ALL.get(usize::from(code.checked_sub(1)?))?;
        let column = BatchColumn::ALL.get(usize::from(column))?;
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

impl From<&Error> for RowStatus {
    /// The status of an error of a case, whose path has a column.
    fn from(error: &Error) -> Self {
        Self::refused(error.code(), BatchColumn::of_path(error.location()).unwrap_or(BatchColumn::CaseRef))
    }
}

/// A column of the tables, or the source or option at which a row is refused where no one column is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BatchColumn {
    /// The premium of a payment.
    Premium,
    /// The reference of a case.
    CaseRef,
    /// The month.
    Month,
    /// The kind of agreement.
    Kind,
    /// The first day of the agreement.
    Start,
    /// Its agreed last day.
    End,
    /// Its real last day.
    Stopped,
    /// Its days of suspension.
    SuspendedDays,
    /// The reference gross wage.
    ReferenceGrossWage,
    /// The percentage.
    Percentage,
    /// The trainee's hours, `Q` of the employment fraction.
    EmploymentHours,
    /// Full-time hours, `S` of the employment fraction.
    FullTimeHours,
    /// The base of the employee RSZ.
    RszBase,
    /// The employee RSZ.
    EmployeeRsz,
    /// Paid hours or days.
    AttendancePaid,
    /// Normal hours or days.
    AttendanceNormal,
    /// Whether attendance is taken from the working days.
    AttendanceWorkingDays,
    /// The RVA as a whole.
    Unemployment,
    /// The day amount of the unemployment benefit.
    UnemploymentDayAmount,
    /// Half days a week.
    UnemploymentHalfPerWeek,
    /// The type of unemployment benefit.
    UnemploymentBenefitType,
    /// The first day of the unemployment benefit.
    UnemploymentFrom,
    /// Its last day.
    UnemploymentTo,
    /// The POD MI as a whole.
    Leefloon,
    /// The month's leefloon.
    LeefloonAmount,
    /// The type of aid.
    LeefloonAidType,
    /// The insurers as a whole.
    Sickness,
    /// The payment of sickness benefit.
    SicknessGrossTaxable,
    /// The first day of the payment.
    SicknessFrom,
    /// Its last day.
    SicknessTo,
    /// The certainty that was asked for.
    Require,
}

impl BatchColumn {
    /// Every column, in the order of the formats.
    pub const ALL: &'static [Self] = &[
        Self::Premium,
        Self::CaseRef,
        Self::Month,
        Self::Kind,
        Self::Start,
        Self::End,
        Self::Stopped,
        Self::SuspendedDays,
        Self::ReferenceGrossWage,
        Self::Percentage,
        Self::EmploymentHours,
        Self::FullTimeHours,
        Self::RszBase,
        Self::EmployeeRsz,
        Self::AttendancePaid,
        Self::AttendanceNormal,
        Self::AttendanceWorkingDays,
        Self::Unemployment,
        Self::UnemploymentDayAmount,
        Self::UnemploymentHalfPerWeek,
        Self::UnemploymentBenefitType,
        Self::UnemploymentFrom,
        Self::UnemploymentTo,
        Self::Leefloon,
        Self::LeefloonAmount,
        Self::LeefloonAidType,
        Self::Sickness,
        Self::SicknessGrossTaxable,
        Self::SicknessFrom,
        Self::SicknessTo,
        Self::Require,
    ];

    /// The name of the column in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Premium => "premium",
            Self::CaseRef => "case_ref",
            Self::Month => "month",
            Self::Kind => "kind",
            Self::Start => "start",
            Self::End => "end",
            Self::Stopped => "stopped",
            Self::SuspendedDays => "suspended_days",
            Self::ReferenceGrossWage => "reference_gross_wage",
            Self::Percentage => "percentage",
            Self::EmploymentHours => "employment_hours",
            Self::FullTimeHours => "full_time_hours",
            Self::RszBase => "rsz_base",
            Self::EmployeeRsz => "employee_rsz",
            Self::AttendancePaid => "attendance_paid",
            Self::AttendanceNormal => "attendance_normal",
            Self::AttendanceWorkingDays => "attendance_working_days",
            Self::Unemployment => "unemployment",
            Self::UnemploymentDayAmount => "unemployment_day_amount",
            Self::UnemploymentHalfPerWeek => "unemployment_half_per_week",
            Self::UnemploymentBenefitType => "unemployment_benefit_type",
            Self::UnemploymentFrom => "unemployment_from",
            Self::UnemploymentTo => "unemployment_to",
            Self::Leefloon => "leefloon",
            Self::LeefloonAmount => "leefloon_amount",
            Self::LeefloonAidType => "leefloon_aid_type",
            Self::Sickness => "sickness",
            Self::SicknessGrossTaxable => "sickness_gross_taxable",
            Self::SicknessFrom => "sickness_from",
            Self::SicknessTo => "sickness_to",
            Self::Require => "require",
        }
    }

    /// The column of a path in a case whose sources have at most one record: `agreement.percentage` is `percentage`, and
    /// `unemployment.records[0].from` is `unemployment_from`. Of a fraction it is the first part; of a field of a source that has no column, and of
    /// the source's availability, it is the source. A column's name is its own path.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        Some(match path {
            "premium" => Self::Premium,
            "case_ref" => Self::CaseRef,
            "month" => Self::Month,
            "kind" | "agreement.kind" => Self::Kind,
            "start" | "agreement.start" => Self::Start,
            "end" | "agreement.end" => Self::End,
            "stopped" | "agreement.stopped" => Self::Stopped,
            "suspended_days" | "agreement.suspended_days" => Self::SuspendedDays,
            "reference_gross_wage" | "agreement.reference_gross_wage" => Self::ReferenceGrossWage,
            "percentage" | "agreement.percentage" => Self::Percentage,
            "employment_hours" | "agreement.employment_fraction" | "fraction" => Self::EmploymentHours,
            "full_time_hours" => Self::FullTimeHours,
            "rsz_base" | "agreement.rsz_base" => Self::RszBase,
            "employee_rsz" | "agreement.employee_rsz" => Self::EmployeeRsz,
            "attendance_paid" | "attendance" => Self::AttendancePaid,
            "attendance_normal" => Self::AttendanceNormal,
            "attendance_working_days" => Self::AttendanceWorkingDays,
            "unemployment_day_amount" | "unemployment.records[0].day_amount" => Self::UnemploymentDayAmount,
            "unemployment_half_per_week" | "unemployment.records[0].half_per_week" => Self::UnemploymentHalfPerWeek,
            "unemployment_benefit_type" | "unemployment.records[0].benefit_type" => Self::UnemploymentBenefitType,
            // Of a record as a whole, its period is at fault.
            "unemployment_from" | "unemployment.records[0].from" | "unemployment.records[0]" => Self::UnemploymentFrom,
            "unemployment_to" | "unemployment.records[0].to" => Self::UnemploymentTo,
            "leefloon_amount" | "leefloon.records[0].amount" => Self::LeefloonAmount,
            "leefloon_aid_type" | "leefloon.records[0].aid_type" => Self::LeefloonAidType,
            "sickness_gross_taxable" | "sickness.records[0].gross_taxable" => Self::SicknessGrossTaxable,
            "sickness_from" | "sickness.records[0].from" | "sickness.records[0]" => Self::SicknessFrom,
            "sickness_to" | "sickness.records[0].to" => Self::SicknessTo,
            "require" => Self::Require,
            _ => match path.split('.').next() {
                Some("unemployment") => Self::Unemployment,
                Some("leefloon") => Self::Leefloon,
                Some("sickness") => Self::Sickness,
                _ => return None,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{BatchColumn, RowStatus};
    use crate::error::ErrorCode;

    #[test]
    fn a_status_keeps_its_error_and_its_column() {
        for (code, column) in ErrorCode::ALL.iter().flat_map(|code| BatchColumn::ALL.iter().map(move |column| (*code, *column))) {
            assert_eq!(RowStatus::refused(code, column).refusal(), Some((code, column)));
        }
        assert_eq!(RowStatus::OK.refusal(), None);
    }

    #[test]
    fn every_path_of_a_row_has_its_column() {
        let of = |path| BatchColumn::of_path(path).map(BatchColumn::name);
        assert_eq!(of("agreement.percentage"), Some("percentage"));
        assert_eq!(of("agreement.employment_fraction"), Some("employment_hours"));
        assert_eq!(of("unemployment.records[0].half_per_week"), Some("unemployment_half_per_week"));
        assert_eq!(of("sickness.records[0]"), Some("sickness_from"));
        assert_eq!(of("sickness.records[0].document_type"), Some("sickness"));
        assert_eq!(of("leefloon.availability"), Some("leefloon"));
        assert_eq!(of("leefloon"), Some("leefloon"));
        assert_eq!([of("absences[0].to"), of("")], [None; 2]);
        assert!(BatchColumn::ALL.iter().all(|column| BatchColumn::of_path(column.name()) == Some(*column)));
    }
}
