//! Tables: every row of a batch is the calculation of its one case or payment, whatever lies around it, however long the table is and whoever
//! computes it. The seeds of what is random are printed; `IBO_SEED` chooses another.

#[path = "batch/asked.rs"]
mod asked;
#[path = "batch/cases.rs"]
mod cases;
#[path = "batch/errors.rs"]
mod errors;
#[path = "batch/expected.rs"]
mod expected;
#[path = "batch/generate.rs"]
mod generate;
#[path = "batch/golden.rs"]
mod golden;
#[path = "batch/layout.rs"]
mod layout;
#[path = "batch/payment_rows.rs"]
mod payment_rows;
#[path = "batch/payments.rs"]
mod payments;
#[path = "batch/random.rs"]
mod random;
#[path = "batch/rows.rs"]
mod rows;
