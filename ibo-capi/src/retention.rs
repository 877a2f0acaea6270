//! How long evidence is kept (R7.6).

use ibo_core::retention_until;

use crate::period;
use crate::value::Accepted;

/// The last day of keeping, for a day of delivery; both yyyymmdd.
pub(crate) fn until(delivery: i32) -> Accepted<i32> {
    let delivery = period::date(delivery).map_err(|error| error.at("delivery"))?;
    retention_until(delivery).map(period::yyyymmdd).map_err(|error| error.at("delivery"))
}
