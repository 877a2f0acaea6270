//! The structs of the header. One that grows gets fields at its end, and here the size that it had
//! in the first release: `const FIRST: usize = 1_032;`.

use crate::amounts::ibo_amounts;
use crate::boundary::Struct;
use crate::case::ibo_case;
use crate::correction::ibo_correction;
use crate::corrections::{ibo_correction_totals, ibo_issued, ibo_row_correction};
use crate::error::ibo_error;
use crate::line::ibo_line;
use crate::notice::ibo_notice;
use crate::options::ibo_options;
use crate::payment::{ibo_payment_result, ibo_payment_row};
use crate::payment_statement::ibo_payment_change;
use crate::premium::ibo_premium;
use crate::record::{
    ibo_absence, ibo_leefloon_record, ibo_sickness_record, ibo_unemployment_record,
};
use crate::status::ibo_status;

/// The status of a row, which is a number and never grows.
impl Struct for ibo_status {}

impl Struct for ibo_amounts {}
impl Struct for ibo_case {}
impl Struct for ibo_correction {}
impl Struct for ibo_correction_totals {}
impl Struct for ibo_issued {}
impl Struct for ibo_row_correction {}
impl Struct for ibo_error {}
impl Struct for ibo_line {}
impl Struct for ibo_notice {}
impl Struct for ibo_options {}
impl Struct for ibo_payment_result {}
impl Struct for ibo_payment_row {}
impl Struct for ibo_payment_change {}
impl Struct for ibo_premium {}
impl Struct for ibo_absence {}
impl Struct for ibo_leefloon_record {}
impl Struct for ibo_sickness_record {}
impl Struct for ibo_unemployment_record {}
