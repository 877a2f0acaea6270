//! The GGMMI as it was published, written by hand: what tests compare with, whatever the values of
//! the library say.

use ibo_core::Month;

/// The amounts in cents, each with its first month; the sources are in docs/evidence.md.
pub const GGMMI: [(&str, i64); 17] = [
    ("2018-09", 165_490),
    ("2020-03", 168_803),
    ("2021-09", 172_179),
    ("2022-01", 175_623),
    ("2022-03", 179_134),
    ("2022-04", 180_616),
    ("2022-05", 184_228),
    ("2022-08", 187_913),
    ("2022-11", 191_670),
    ("2022-12", 195_499),
    ("2023-11", 199_418),
    ("2024-04", 202_988),
    ("2024-05", 207_048),
    ("2025-02", 211_189),
    ("2026-01", 215_411),
    ("2026-04", 218_981),
    ("2026-07", 223_361),
];

/// The amount of a month, in cents: that of the latest first month which is not after it.
///
/// # Panics
/// Before September 2018.
#[must_use]
pub fn ggmmi(month: Month) -> i64 {
    let month = month.to_string();
    let in_force = GGMMI.iter().rev().find(|(from, _)| *from <= month.as_str());
    in_force.expect("a month from 2018-09").1
}
