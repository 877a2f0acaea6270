//! The files of dated values that this crate holds.

pub(super) const EMBEDDED: [(&str, &str); 11] = [
    ("agreement.toml", include_str!("../../parameters/agreement.toml")),
    ("rsz.toml", include_str!("../../parameters/rsz.toml")),
    ("unemployment.toml", include_str!("../../parameters/unemployment.toml")),
    ("leefloon.toml", include_str!("../../parameters/leefloon.toml")),
    ("sickness.toml", include_str!("../../parameters/sickness.toml")),
    ("income.toml", include_str!("../../parameters/income.toml")),
    ("premium.toml", include_str!("../../parameters/premium.toml")),
    ("ggmmi.toml", include_str!("../../parameters/ggmmi.toml")),
    ("payment.toml", include_str!("../../parameters/payment.toml")),
    ("withholding.toml", include_str!("../../parameters/withholding.toml")),
    ("employer.toml", include_str!("../../parameters/employer.toml")),
];
