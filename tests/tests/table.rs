//! Tables: every row of a batch is the calculation of its one case or payment, whatever lies around
//! it, however long the table is and whoever computes it. The seeds of what is random are printed;
//! `IBO_SEED` chooses another.

#[path = "table/cases.rs"]
mod cases;
#[path = "table/corrections.rs"]
mod corrections;
#[path = "table/errors.rs"]
mod errors;
#[path = "table/expected.rs"]
mod expected;
#[path = "table/generate.rs"]
mod generate;
#[path = "table/golden.rs"]
mod golden;
#[path = "table/layout.rs"]
mod layout;
#[path = "table/options.rs"]
mod options;
#[path = "table/payment_cases.rs"]
mod payment_cases;
#[path = "table/payment_rows.rs"]
mod payment_rows;
#[path = "table/payments.rs"]
mod payments;
#[path = "table/random.rs"]
mod random;
#[path = "table/rows.rs"]
mod rows;
#[path = "table/sensitivity.rs"]
mod sensitivity;
