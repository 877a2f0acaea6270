//! The forms of the texts of the format, as regular expressions of JSON Schema (R0.4): amounts,
//! months, fractions, references.

/// An amount within 1,000,000,000.00, from zero. Zero may have a sign.
pub(super) const AMOUNT: &str =
    r"^(0*([0-9]{1,9}(\.[0-9]{1,2})?|1000000000(\.0{1,2})?)|-0+(\.0{1,2})?)$";

/// The same on either side of zero; hours have the same form.
pub(super) const SIGNED_AMOUNT: &str = r"^-?0*([0-9]{1,9}(\.[0-9]{1,2})?|1000000000(\.0{1,2})?)$";

/// An amount of a result, from zero: it may be larger than one that is given.
pub(super) const RESULT: &str = r"^([0-9]+(\.[0-9]{1,2})?|-0+(\.0{1,2})?)$";

/// The same on either side of zero.
pub(super) const SIGNED_RESULT: &str = r"^-?[0-9]+(\.[0-9]{1,2})?$";

/// A day of the years 0001 to 9999.
pub(super) const DAY: &str = r"^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// A month of the same years.
pub(super) const MONTH: &str = r"^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$";

/// `Q/S`, each at most 10,000.00, and S above zero.
pub(super) const FRACTION: &str = r"^0*([0-9]{1,4}(\.[0-9]{1,2})?|10000(\.0{1,2})?)/(?!0*(\.0{1,2})?$)0*([0-9]{1,4}(\.[0-9]{1,2})?|10000(\.0{1,2})?)$";

/// The same, or `working-days`.
pub(super) const ATTENDANCE: &str = r"^(working-days|0*([0-9]{1,4}(\.[0-9]{1,2})?|10000(\.0{1,2})?)/(?!0*(\.0{1,2})?$)0*([0-9]{1,4}(\.[0-9]{1,2})?|10000(\.0{1,2})?))$";

/// 1 to 64 printable ASCII characters.
pub(super) const PRINTABLE_64: &str = "^[ -~]{1,64}$";

/// 1 to 6 of them.
pub(super) const PRINTABLE_6: &str = "^[ -~]{1,6}$";

/// Two capitals.
pub(super) const TWO_CAPITALS: &str = "^[A-Z]{2}$";

/// 16 hexadecimal digits.
pub(super) const FINGERPRINT: &str = "^[0-9a-f]{16}$";
