//! Numbers of hundredths as text: the one form of amounts, hours and parts of fractions (R0.4).

/// Why a text is not a number of hundredths.
pub(crate) enum NotHundredths {
    Malformed,
    TooManyDecimals,
    OutOfRange,
}

/// Reads `-?[0-9]+(\.[0-9]{1,2})?` as hundredths: the one form of amounts and of the parts of
/// fractions. No library reads this form alone: each takes signs, exponents, underscores or bare
/// points too.
pub(crate) fn hundredths(text: &str) -> Result<i64, NotHundredths> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) if !decimals.is_empty() => (whole, decimals),
        Some(_) => return Err(NotHundredths::Malformed),
        None => (digits, ""),
    };
    if whole.is_empty() || !whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit())
    {
        return Err(NotHundredths::Malformed);
    }
    if decimals.len() > 2 {
        return Err(NotHundredths::TooManyDecimals);
    }
    let magnitude = whole
        .bytes()
        .chain(decimals.bytes())
        .chain(std::iter::repeat_n(b'0', 2_usize.saturating_sub(decimals.len())));
    let magnitude = magnitude
        .map(|digit| i64::from(digit & 0x0F))
        .try_fold(0_i64, |sum, digit| sum.checked_mul(10)?.checked_add(digit));
    match magnitude {
        Some(magnitude) if negative => Ok(magnitude.saturating_neg()),
        Some(magnitude) => Ok(magnitude),
        None => Err(NotHundredths::OutOfRange),
    }
}
