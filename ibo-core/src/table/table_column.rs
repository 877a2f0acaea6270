//! The columns of the tables, declared once: what each holds, its name, and the paths in a case
//! that are its own.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnForm {
    /// An amount, in cents.
    Amount,
    /// A part of a fraction, in hundredths.
    Hours,
    /// A whole number.
    Number,
    /// A day, counted from 1 January 1970.
    Day,
    /// Any day of a month.
    Month,
    /// A word of a list.
    Code,
    /// Yes where it is not zero.
    Flag,
}

/// The columns of cases, in the order of the formats, and what stands before and behind them: for
/// the macro that makes something of them.
macro_rules! declared_columns {
    ($generate:ident) => {
        $generate! {
            /// A column of the tables, or the source or option at which a row is refused where no one column is at fault.
            before {
                /// The premium of a payment.
                Premium "premium",
                /// The reference of a case.
                CaseRef "case_ref",
            }
            columns {
                /// Any day of the month that is computed.
                month: required Month = Month [];
                /// `ibo` or `ibo-plus`.
                kind: required Code = Kind ["agreement.kind"];
                /// The first day of the agreement.
                start: required Day = Start ["agreement.start"];
                /// Its agreed last day.
                end: required Day = End ["agreement.end"];
                /// The real last day of an agreement that was broken off (R1.3).
                stopped: optional Day = Stopped ["agreement.stopped"];
                /// Days of suspension (R1.4).
                suspended_days: optional Number = SuspendedDays ["agreement.suspended_days"];
                /// In cents, from zero (R4.1, R5.3).
                reference_gross_wage: nullable Amount = ReferenceGrossWage ["agreement.reference_gross_wage"];
                /// A whole percentage that the parameters list (R4.2).
                percentage: nullable Number = Percentage ["agreement.percentage"];
                /// The trainee's hours, `Q` of the employment fraction, in hundredths.
                employment_hours: required Hours = EmploymentHours ["agreement.employment_fraction", "fraction"];
                /// Full-time hours, `S` of the employment fraction, in hundredths.
                full_time_hours: required Hours = FullTimeHours [];
                /// A whole percentage of the wage that the parameters list (R3.1).
                rsz_base: optional Number = RszBase ["agreement.rsz_base"];
                /// The exact employee RSZ, in cents (R3.2).
                employee_rsz: optional Amount = EmployeeRsz ["agreement.employee_rsz"];
                /// Paid hours or days, in hundredths (R6.2).
                attendance_paid: optional Hours = AttendancePaid ["attendance"];
                /// Normal hours or days, in hundredths.
                attendance_normal: optional Hours = AttendanceNormal [];
                /// Where it is not zero, attendance is taken from the working days (R6.2).
                attendance_working_days: optional Flag = AttendanceWorkingDays [];
                /// The day amount of the unemployment benefit in cents, from zero; absent where there is no benefit.
                unemployment_day_amount: optional Amount = UnemploymentDayAmount ["unemployment.records[0].day_amount"];
                /// Half days a week, 1 to 12; absent for full days (R2.2).
                unemployment_half_per_week: optional Number = UnemploymentHalfPerWeek ["unemployment.records[0].half_per_week"];
                /// The type of benefit; absent for `full-unemployment` (R2.4).
                unemployment_benefit_type: optional Code = UnemploymentBenefitType ["unemployment.records[0].benefit_type"];
                /// The first day of the benefit; absent for the first of the month. Of a record as a whole, its period is at fault.
                unemployment_from: optional Day = UnemploymentFrom ["unemployment.records[0].from", "unemployment.records[0]"];
                /// Its last day; absent where it runs on.
                unemployment_to: optional Day = UnemploymentTo ["unemployment.records[0].to"];
                /// The month's leefloon in cents, from zero; absent where there is none.
                leefloon_amount: optional Amount = LeefloonAmount ["leefloon.records[0].amount"];
                /// The type of aid; absent for `leefloon` (R2.5).
                leefloon_aid_type: optional Code = LeefloonAidType ["leefloon.records[0].aid_type"];
                /// A payment of sickness benefit for ordinary primary incapacity (C21, nature 0), in cents; absent where there is none.
                sickness_gross_taxable: optional Amount = SicknessGrossTaxable ["sickness.records[0].gross_taxable"];
                /// The first day of the payment; absent for the first of the month.
                sickness_from: optional Day = SicknessFrom ["sickness.records[0].from", "sickness.records[0]"];
                /// Its last day; absent for the last of the month.
                sickness_to: optional Day = SicknessTo ["sickness.records[0].to"];
            }
            after {
                /// The RVA as a whole.
                Unemployment "unemployment",
                /// The POD MI as a whole.
                Leefloon "leefloon",
                /// The insurers as a whole.
                Sickness "sickness",
                /// The certainty that was asked for.
                Require "require",
            }
        }
    };
}

pub(super) use declared_columns;

/// Whether a table of the formats has a column of a need.
#[rustfmt::skip] // a table: one row a need
macro_rules! is_needed {
    (optional) => { false };
    ($other:ident) => { true };
}

/// The enum of all columns, sources and options at which a row may be refused.
macro_rules! enum_of_columns {
    (
        $(#[$doc:meta])* before { $($(#[$before_doc:meta])* $before:ident $before_name:literal,)* }
        columns { $($(#[$field_doc:meta])* $field:ident: $need:ident $form:ident = $column:ident [$($path:literal),*];)* }
        after { $($(#[$after_doc:meta])* $after:ident $after_name:literal,)* }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum TableColumn {
            $($(#[$before_doc])* $before,)*
            $($(#[$field_doc])* $column,)*
            $($(#[$after_doc])* $after,)*
        }

        impl TableColumn {
            /// Every column, in the order of the formats.
            pub const ALL: &'static [Self] = &[$(Self::$before,)* $(Self::$column,)* $(Self::$after,)*];

            /// The columns of cases, in the order of the formats.
            pub const CASES: &'static [Self] = &[$(Self::$column,)*];

            /// The name of the column in tables.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$before => $before_name,)*
                    $(Self::$column => stringify!($field),)*
                    $(Self::$after => $after_name,)*
                }
            }

            /// What the column of a table of cases holds; none of another column.
            #[must_use]
            pub const fn form(self) -> Option<ColumnForm> {
                match self {
                    $(Self::$column => Some(ColumnForm::$form),)*
                    _ => None,
                }
            }

            /// Whether every table of cases has the column, be it of nulls.
            #[must_use]
            pub const fn is_needed(self) -> bool {
                match self {
                    $(Self::$column => is_needed!($need),)*
                    _ => false,
                }
            }

            /// The paths in a case whose sources have at most one record.
            const fn paths(self) -> &'static [&'static str] {
                match self {
                    $(Self::$column => &[$($path),*],)*
                    _ => &[],
                }
            }
        }
    };
}

declared_columns!(enum_of_columns);

impl TableColumn {
    /// The column of a path in a case whose sources have at most one record: `agreement.percentage`
    /// is `percentage`, and `unemployment.records[0].from` is `unemployment_from`. Of a
    /// fraction it is the first part; of a field of a source that has no column, and of
    /// the source's availability, it is the source. A column's name is its own path.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        let find = |path: &str| {
            Self::ALL
                .iter()
                .copied()
                .find(|column| column.name() == path || column.paths().contains(&path))
        };
        let source = || {
            path.split('.').next().and_then(find).filter(|column| {
                matches!(column, Self::Unemployment | Self::Leefloon | Self::Sickness)
            })
        };
        find(path).or_else(source)
    }
}

#[cfg(test)]
mod tests {
    use super::TableColumn;

    #[test]
    fn every_path_of_a_row_has_its_column() {
        let of = |path| TableColumn::of_path(path).map(TableColumn::name);
        assert_eq!(of("agreement.percentage"), Some("percentage"));
        assert_eq!(of("agreement.employment_fraction"), Some("employment_hours"));
        assert_eq!(of("unemployment.records[0].half_per_week"), Some("unemployment_half_per_week"));
        assert_eq!(of("sickness.records[0]"), Some("sickness_from"));
        assert_eq!(of("sickness.records[0].document_type"), Some("sickness"));
        assert_eq!(of("leefloon.availability"), Some("leefloon"));
        assert_eq!(of("leefloon"), Some("leefloon"));
        assert_eq!([of("absences[0].to"), of("")], [None; 2]);
        assert!(
            TableColumn::ALL
                .iter()
                .all(|column| TableColumn::of_path(column.name()) == Some(*column))
        );
    }
}
