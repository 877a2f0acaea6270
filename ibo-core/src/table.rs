//! Many rows at once: columns in, the caller's buffers out, a status for each row. The formulas are
//! those of a single case, without a trace.
//!
//! A table of payments is `premium, hours, attendance -> due, tax, net` (R6), and with the month and
//! the days of the agreement also what these decide (R6.2, R6.4); a table of cases has a row for each
//! case and month, with at most one record a source in columns of its own (R1 to R6). Columns and buffers are slices, as in Arrow: money in cents, hours in hundredths, dates and
//! months in days since 1 January 1970; which rows have a value a bitmap says, and which could not
//! be read a list of faults. A row that computes takes no memory; the dated values are looked up
//! once a month, not once a row. A row that is refused gets a status, zeros in the buffers, and
//! costs no other row anything.
//!
//! ```
//! use ibo_core::table::{Column, PaymentBuffers, PaymentColumns, RowStatus, payments};
//! use ibo_core::{ErrorCode, Parameters, Withholding};
//!
//! let columns = PaymentColumns {
//!     premium: Column::new(&[58_857, 58_857, -1]),
//!     employment_hours: Column::new(&[3_800, 1_900, 3_800]),
//!     full_time_hours: Column::new(&[3_800, 3_800, 3_800]),
//!     attendance_paid: None,
//!     attendance_normal: None,
//! };
//! let (mut after_fraction, mut due, mut tax, mut net) = ([0; 3], [0; 3], [0; 3], [0; 3]);
//! let mut status = [RowStatus::OK; 3];
//! let buffers = PaymentBuffers {
//!     premium_after_fraction: &mut after_fraction,
//!     premium_due: &mut due,
//!     withholding_tax: &mut tax,
//!     net: &mut net,
//!     status: &mut status,
//! };
//! payments(&columns, &Withholding::only(Parameters::embedded()?)?, buffers)?;
//! assert_eq!(net, [52_318, 26_159, 0]);
//! let (code, column) = status[2].refusal().unwrap();
//! assert_eq!((code, column.name()), (ErrorCode::AmountNegative, "premium"));
//! # Ok::<(), ibo_core::Error>(())
//! ```

mod block;
mod buffers;
pub(crate) mod cases;
mod column;
mod columns;
mod comparison;
mod context;
mod corrections;
#[cfg(feature = "rayon")]
mod parallel;
mod payment_cases;
mod payments;
mod records;
mod row;
mod rows;
mod sensitivity;
mod statement_row;
mod status;
mod table_column;

pub use buffers::{CaseBuffers, PaymentBuffers, PaymentCaseBuffers};
pub use cases::{CaseTable, cases};
pub use column::{Codes, Column, Validity};
pub use columns::{CaseColumns, ColumnSource, PaymentCaseColumns, PaymentColumns};
pub use comparison::{Compared, Deciles, Group, Measure, RowAmounts, large_groups};
pub use corrections::{Change, CorrectedAmount, CorrectionSums, CorrectionTotals, RowCorrection};
#[cfg(feature = "rayon")]
pub use parallel::{cases_in_parallel, payment_cases_in_parallel, payments_in_parallel};
pub use payment_cases::{PaymentCaseTable, payment_cases};
pub use payments::payments;
pub use records::{RowRecords, SourcesAsked, TablesBeside};
pub use sensitivity::{
    NoRecords, NothingBeside, SensitivitySums, SensitivityTable, TableReadings, TableSensitivityRow,
};
pub use statement_row::{GivenStatement, RowAmount, StatementColumns, StatementRow, StatementRows};
pub use status::RowStatus;
pub use table_column::{ColumnForm, TableColumn};
