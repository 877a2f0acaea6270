//! The private extension `ibo._ibo` of the Python package `ibo`: it translates between Python and
//! `ibo-core`, and holds no rule. Its files are named as those of the core.

mod agreement;
mod case;
mod certainty;
mod correction;
mod corrections;
mod csv;
mod decimal;
mod difference;
mod equality;
mod error;
mod error_code;
mod examples;
mod fields;
mod fraction;
mod income;
mod jsonl;
mod keyword;
mod labels;
mod line;
mod months;
mod moved;
mod notice;
mod options;
mod parameters;
mod payment;
mod payment_statement;
mod period;
mod pickle;
mod plan;
mod premium;
mod record;
mod reform;
mod report;
mod retention;
mod rule;
mod schema;
mod sensitivity;
mod sentence;
mod statement;
mod table;
mod text;
mod unread;
mod verify;
mod yearly;

use pyo3::prelude::*;

/// The premium of the Flemish individuele beroepsopleiding, in Rust. Import `ibo`, not this.
#[pymodule(gil_used = false)]
mod _ibo {
    #[pymodule_export]
    use crate::agreement::{Agreement, Coverage, coverage};
    #[pymodule_export]
    use crate::case::Case;
    #[pymodule_export]
    use crate::correction::{CorrectedLine, Correction, correction, correction_of_json};
    #[pymodule_export]
    use crate::corrections::{CorrectionsResult, corrections};
    #[pymodule_export]
    use crate::csv::{CsvRows, column_form, csv_lines, csv_value, csv_value_form};
    #[pymodule_export]
    use crate::decimal::written_decimal;
    #[pymodule_export]
    use crate::difference::{
        Difference, DifferenceLine, DifferenceRecord, DifferenceValue, StatementSide, difference,
    };
    #[pymodule_export]
    use crate::error_code::{ErrorCode, errors};
    #[pymodule_export]
    use crate::examples::{ExampleTable, Population, population};
    #[pymodule_export]
    use crate::income::{ReplacementIncome, replacement_income};
    #[pymodule_export]
    use crate::jsonl::{CasesOfLines, LinesUnderReform, PrintedLines, print_lines};
    #[pymodule_export]
    use crate::keyword::{nearest_name, unknown_keyword};
    #[pymodule_export]
    use crate::labels::{
        certainty_label, figures, kind_label, label, line_label, measure_label, month_label,
        source_label,
    };
    #[pymodule_export]
    use crate::line::{Assumption, LeftOut, Line, NoAnswer, typeset_sum};
    #[pymodule_export]
    use crate::months::months;
    #[pymodule_export]
    use crate::moved::{MovedValue, ValuesDiff, values_diff};
    #[pymodule_export]
    use crate::notice::{Notice, notice_of_json};
    #[pymodule_export]
    use crate::parameters::{
        ListedCode, Parameter, ParameterTable, Parameters, layers, parameters,
    };
    #[pymodule_export]
    use crate::payment::{Payment, payment, payment_of_json};
    #[pymodule_export]
    use crate::payment_statement::{
        PaymentStatement, payment_statement, payment_statement_of_json,
    };
    #[pymodule_export]
    use crate::pickle::{item, listed, recompute};
    #[pymodule_export]
    use crate::plan::{Plan, PlanMonth, PlanTotals, plan};
    #[pymodule_export]
    use crate::premium::{Premium, premium};
    #[pymodule_export]
    use crate::record::{LeefloonRecord, SicknessRecord, Source, UnemploymentRecord};
    #[pymodule_export]
    use crate::reform::Reform;
    #[pymodule_export]
    use crate::report::report;
    #[pymodule_export]
    use crate::retention::retention_until;
    #[pymodule_export]
    use crate::rule::{Rule, rules};
    #[pymodule_export]
    use crate::schema::{schema, schema_json, schema_names};
    #[pymodule_export]
    use crate::sensitivity::{case_sensitivity, readings, table_sensitivity};
    #[pymodule_export]
    use crate::statement::{Statement, statement, statement_of_json};
    #[pymodule_export]
    use crate::table::comparison::{_case_columns, Comparison, compare};
    #[pymodule_export]
    use crate::table::kept::KeptTable;
    #[pymodule_export]
    use crate::table::result::{RefusedTable, StreamResult, TableResult, table_result};
    #[pymodule_export]
    use crate::table::{_statements_with_index, explain_row, explain_rows, payments, statements};
    #[pymodule_export]
    use crate::verify::{CaseIndex, Verification, verification_words, verify, verify_lines};

    #[pymodule_export]
    use crate::yearly::{year_totals, yearly_table};

    use super::{Bound, PyModule, PyModuleMethods, PyResult};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
