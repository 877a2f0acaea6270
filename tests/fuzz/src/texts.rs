//! Each text that the library reads alone: what is read is printed, and read back as the same; what
//! an office writes is read as the formats have it; and C reads what Rust reads.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use chrono::Datelike as _;
use ibo_core::bindings::office_text::{self, CellForm, Declared};
use ibo_core::bindings::{nearest, part, toml_text};
use ibo_core::{
    Attendance, AttestId, Availability, Basis, BenefitCode, CaseRef, Certainty, Code, Decimal,
    Error, ErrorCode, Euro, Fingerprint, Fraction, Hours, Kind, LineCode, Month, NonNegativeEuro,
    ParameterId, Payer, ReadingId, Reform, Role, Rule, RvaCode, Scheme, SourceName, Status,
    VerificationStatus, parse_date,
};

use crate::capi::{self, Failed};
use crate::refused;

/// A text.
pub fn run(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    read_back::<Euro>(text);
    read_back::<NonNegativeEuro>(text);
    read_back::<Hours>(text);
    read_back::<Fraction>(text);
    read_back::<Attendance>(text);
    read_back::<Month>(text);
    as_it_stands::<CaseRef>(text);
    as_it_stands::<Code>(text);
    as_it_stands::<RvaCode>(text);
    as_it_stands::<BenefitCode>(text);
    as_it_stands::<AttestId>(text);
    as_it_stands::<Kind>(text);
    as_it_stands::<Availability>(text);
    as_it_stands::<Status>(text);
    as_it_stands::<Scheme>(text);
    as_it_stands::<Payer>(text);
    as_it_stands::<Certainty>(text);
    as_it_stands::<LineCode>(text);
    as_it_stands::<Role>(text);
    as_it_stands::<ParameterId>(text);
    as_it_stands::<SourceName>(text);
    as_it_stands::<ErrorCode>(text);
    as_it_stands::<ReadingId>(text);
    as_it_stands::<Fingerprint>(text);
    match text.parse::<Rule>() {
        Ok(rule) => assert_eq!(rule.id(), text),
        Err(error) => refused::check(&error),
    }
    if let Some(status) = VerificationStatus::from_slug(text) {
        assert_eq!(status.slug(), text);
    }
    for error in [Basis::is_half(text).err(), part(text).err()].into_iter().flatten() {
        refused::check(&error);
    }
    match parse_date(text) {
        Ok(day) => assert_eq!(day.to_string(), text),
        Err(error) => refused::check(&error),
    }
    let known = ["reference_gross_wage", "percentage", "employment_fraction"];
    if let Some(near) = nearest(text, &known) {
        assert!(known.contains(&near));
    }
    if let Ok(number) = Decimal::from_str_exact(text)
        && let Ok(amount) = Euro::try_from(number)
    {
        assert_eq!(Euro::try_from(Decimal::from(amount)), Ok(amount));
    }
    title(text);
    office(text);
    by_c(text);
}

fn read<T: FromStr<Err = Error>>(text: &str) -> Option<T> {
    text.parse().map_err(|error| refused::check(&error)).ok()
}

/// What is printed is read back as the same, and printed in the same way.
fn read_back<T: FromStr<Err = Error> + Display + PartialEq + Debug>(text: &str) {
    if let Some(value) = read::<T>(text) {
        let printed = value.to_string();
        let again = printed.parse::<T>();
        assert_eq!(again.as_ref(), Ok(&value), "{text:?}");
        assert_eq!(again.map(|again| again.to_string()), Ok(printed));
    }
}

/// A text that has one form is printed as it was read.
fn as_it_stands<T: FromStr<Err = Error> + Display>(text: &str) {
    if let Some(value) = read::<T>(text) {
        assert_eq!(value.to_string(), text);
    }
}

/// Any text can be the title of a reform in its file, or is refused.
fn title(text: &str) {
    match Reform::new(text) {
        Ok(reform) => {
            let written = reform.to_toml();
            assert!(written.contains(&toml_text(reform.title())));
            assert_eq!(Reform::from_toml("reform.toml", &written), Ok(reform), "{written}");
        }
        Err(error) => refused::check(&error),
    }
}

const FORMS: [CellForm; 5] =
    [CellForm::Number, CellForm::Day, CellForm::Month, CellForm::Flag, CellForm::Text];

fn office(text: &str) {
    for form in FORMS {
        let [standard, belgian, shown] = [Declared::Standard, Declared::Belgian, Declared::Nothing]
            .map(|declared| declared.text(form, text));
        assert_eq!(standard.as_deref(), Ok(text));
        if let (Ok(belgian), Ok(shown)) = (&belgian, &shown) {
            assert_eq!(belgian, shown, "a form that shows is the one that is declared: {text:?}");
        }
        if form == CellForm::Number
            && let Ok(belgian) = &belgian
            && belgian.parse::<Euro>().is_ok()
        {
            assert!(!belgian.contains(','), "{text:?}");
        }
        let _ = office_text::shown(form, text);
    }
    let _ = office_text::flag(text);
    if let Ok(amount) = text.parse::<Euro>() {
        for declared in [Declared::Belgian, Declared::Nothing] {
            let read = declared.text(CellForm::Number, &of_an_office(amount)).map(String::from);
            assert_eq!(read, Ok(amount.to_string()));
        }
    }
    if let Ok(day) = parse_date(text) {
        let written = format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year());
        let read = Declared::Belgian.text(CellForm::Day, &written).map(String::from);
        assert_eq!(read, Ok(day.to_string()));
    }
}

/// `1234.56` as `1.234,56`.
fn of_an_office(amount: Euro) -> String {
    let cents = amount.magnitude().cents();
    let whole = (cents / 100).to_string();
    let groups: Vec<_> = whole.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    let sign = if amount.is_negative() { "-" } else { "" };
    format!("{sign}{},{:02}", groups.join("."), cents % 100)
}

/// The two texts that C reads alone: padding counts for nothing, and a comma is never passed over.
fn by_c(text: &str) {
    let unpadded = std::str::from_utf8(text.as_bytes().trim_ascii_end()).unwrap_or_default();
    let amount = capi::amount_from_text(text.as_bytes(), ibo::IBO_FORM_STANDARD).ok();
    assert_eq!(amount, unpadded.parse::<Euro>().map(Euro::cents).ok(), "{text:?}");
    let date = capi::date_from_text(text.as_bytes(), ibo::IBO_FORM_STANDARD);
    let day = |day: chrono::NaiveDate| {
        day.year() * 10_000 + i32::try_from(day.month() * 100 + day.day()).unwrap_or(0)
    };
    assert_eq!(date.ok(), parse_date(unpadded).map(day).ok(), "{text:?}");
    for form in [ibo::IBO_FORM_BELGIAN, 0, 3] {
        let found = [
            capi::amount_from_text(text.as_bytes(), form).err(),
            capi::date_from_text(text.as_bytes(), form).err(),
        ];
        for Failed { status, .. } in found.into_iter().flatten() {
            assert_eq!(status == ibo::IBO_UNKNOWN_ARGUMENT, form != ibo::IBO_FORM_BELGIAN);
        }
    }
    let belgian = capi::amount_from_text(text.as_bytes(), ibo::IBO_FORM_BELGIAN);
    if let (Ok(belgian), Some(standard)) = (belgian, amount) {
        assert_eq!(belgian, standard, "a text that both forms have is one amount: {text:?}");
    }
}
