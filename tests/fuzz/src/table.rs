//! The files of the Python package that read a column of Arrow, without Python.

#[allow(dead_code, unreachable_pub, reason = "the target reads a part of what it can")]
#[path = "../../../ibo-py/src/table/column.rs"]
mod column;
#[path = "../../../ibo-py/src/table/converted.rs"]
mod converted;
#[allow(dead_code, unreachable_pub, reason = "the target has tables of two shapes")]
#[path = "../../../ibo-py/src/table/schema.rs"]
mod schema;

pub(crate) use column::{ColumnReader, Filled};
pub(crate) use converted::converted;
pub(crate) use schema::{CASES, Columns, Named, PAYMENTS, Shape};

/// What the reader of columns knows of the rows that came.
pub(crate) mod exchange {
    use arrow_data::ArrayData;

    /// Some rows of a table, column by column.
    #[derive(Clone)]
    pub(crate) struct Batch {
        pub(crate) columns: Vec<ArrayData>,
    }
}

/// Why a table is not read.
pub(crate) mod refusal {
    use arrow_schema::ArrowError;
    use ibo_core::Error;

    /// What the files of the package say.
    pub(crate) enum Failure {
        /// Of a column.
        Refused(Error),
        /// Of Arrow.
        Arrow(ArrowError),
    }

    impl From<Error> for Failure {
        fn from(error: Error) -> Self {
            Self::Refused(error)
        }
    }

    impl From<ArrowError> for Failure {
        fn from(error: ArrowError) -> Self {
            Self::Arrow(error)
        }
    }
}
