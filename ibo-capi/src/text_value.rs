//! Amounts and dates from texts, in the form that the caller says.

use ibo_core::bindings::Says as _;
use ibo_core::bindings::office_text::{CellForm, Declared};
use ibo_core::{Error, ErrorCode, Euro, parse_date};

use crate::error::Failure;
use crate::period;
use crate::sentence::say;
use crate::status::IBO_UNKNOWN_ARGUMENT;
use crate::value::Accepted;

/// Texts as the formats have them: `1234.56`, `2026-03-02`.
pub const IBO_FORM_STANDARD: i32 = 1;
/// Texts as a Belgian office writes them: `1.234,56` or `1234,56`, `02/03/2026`. A date may have its
/// year first here too.
pub const IBO_FORM_BELGIAN: i32 = 2;

fn declared(form: i32) -> Result<Declared, Failure> {
    match form {
        IBO_FORM_STANDARD => Ok(Declared::Standard),
        IBO_FORM_BELGIAN => Ok(Declared::Belgian),
        _ => Err(Failure::call(IBO_UNKNOWN_ARGUMENT, "form")),
    }
}

/// The text without the spaces that fill its field.
fn shown(text: &[u8]) -> &str {
    std::str::from_utf8(text.trim_ascii_end()).unwrap_or("\u{fffd}")
}

/// The cents of an amount.
pub(crate) fn cents(text: &[u8], form: i32) -> Result<i64, Failure> {
    let declared = declared(form)?;
    Ok(amount(shown(text), declared).map_err(|error| error.at("text"))?.cents())
}

fn amount(text: &str, declared: Declared) -> Accepted<Euro> {
    if declared == Declared::Belgian {
        return belgian(text);
    }
    // A comma that the other form would refuse as well is no reason to ask for it.
    if text.contains(',') && belgian(text).is_ok() {
        return Err(Error::says(ErrorCode::AmountMalformed, say::COMMA));
    }
    text.parse()
}

fn belgian(text: &str) -> Accepted<Euro> {
    let malformed = || Error::says(ErrorCode::AmountMalformed, say::BELGIAN_AMOUNT);
    // Of a form that is declared only the point is unclear.
    let plain = Declared::Belgian.text(CellForm::Number, text).map_err(|_| malformed())?;
    plain.parse().map_err(|refused: Error| match refused.code() {
        ErrorCode::AmountMalformed => malformed(),
        _ => refused,
    })
}

/// The number of a date.
pub(crate) fn date(text: &[u8], form: i32) -> Result<i32, Failure> {
    let declared = declared(form)?;
    let text = shown(text);
    // Of a form that is declared no date is unclear.
    let plain = declared.text(CellForm::Day, text).unwrap_or(text.into());
    let read = parse_date(&plain).map_err(|refused| match (declared, refused.code()) {
        (Declared::Belgian, ErrorCode::DateMalformed) => {
            Error::says(ErrorCode::DateMalformed, say::BELGIAN_DATE)
        }
        _ => refused,
    });
    Ok(read.map(period::yyyymmdd).map_err(|error| error.at("text"))?)
}
