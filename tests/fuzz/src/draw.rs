//! Cases that are built from the bytes of libFuzzer: mostly such as the law accepts, with what it
//! refuses among them.

use std::fmt::Debug;

use arbitrary::{Result, Unstructured};
use chrono::{NaiveDate, TimeDelta};
use ibo_core::{
    Absences, Agreement, AgreementBuilder, Attendance, Availability, Basis, Case, CaseBuilder,
    Error, Euro, Fraction, Hours, Kind, LeefloonRecord, LeefloonRecordBuilder, Month,
    NonNegativeEuro, Period, SicknessRecord, SicknessRecordBuilder, Source, Status,
    UnemploymentRecord, UnemploymentRecordBuilder,
};

use crate::refused::MARKER;

/// The bytes from which a case is drawn.
pub type Bytes<'a> = Unstructured<'a>;

/// What must be in form, since it was drawn so.
fn sound<T>(built: std::result::Result<T, impl Debug>) -> T {
    built.expect("drawn in form")
}

/// One of eight to be drawn otherwise.
fn seldom(bytes: &mut Bytes<'_>) -> Result<bool> {
    bytes.ratio(1, 8)
}

fn maybe<'b, T>(
    bytes: &mut Bytes<'b>,
    draw: impl FnOnce(&mut Bytes<'b>) -> Result<T>,
) -> Result<Option<T>> {
    if bytes.arbitrary()? { draw(bytes).map(Some) } else { Ok(None) }
}

/// An amount in cents: as most are, at an edge, or any that an amount may be.
pub fn cents(bytes: &mut Bytes<'_>) -> Result<i64> {
    Ok(match bytes.int_in_range(0..=9)? {
        0 => *bytes.choose(&[0, 1, 49, 50, 99, 66_716, 66_717, 100_099, 100_100])?,
        1 => Euro::MAX.cents() - i64::from(bytes.arbitrary::<u8>()?),
        2 => bytes.int_in_range(0..=Euro::MAX.cents())?,
        _ => bytes.int_in_range(0..=300_000)?,
    })
}

fn signed(bytes: &mut Bytes<'_>) -> Result<i64> {
    let cents = cents(bytes)?;
    Ok(if bytes.ratio(1, 4)? { -cents } else { cents })
}

fn euro(bytes: &mut Bytes<'_>) -> Result<Euro> {
    Ok(sound(Euro::from_cents(signed(bytes)?)))
}

fn from_zero(bytes: &mut Bytes<'_>) -> Result<NonNegativeEuro> {
    Ok(sound(NonNegativeEuro::from_cents(cents(bytes)?)))
}

/// The last day that there is.
fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day")
}

/// A day near another one, or any.
fn day(bytes: &mut Bytes<'_>, near: NaiveDate, within: i64) -> Result<NaiveDate> {
    let first_day = NaiveDate::from_ymd_opt(1, 1, 1).expect("a day");
    let day = if bytes.ratio(1, 40)? {
        let any = bytes.int_in_range(0..=(last_day() - first_day).num_days())?;
        first_day + TimeDelta::days(any)
    } else {
        near + TimeDelta::days(bytes.int_in_range(-within..=within)?)
    };
    Ok(day.clamp(first_day, last_day()))
}

fn period(bytes: &mut Bytes<'_>, near: NaiveDate, is_open: bool) -> Result<Period> {
    let from = day(bytes, near, 60)?;
    let longest = (last_day() - from).num_days();
    let days = bytes.int_in_range(0..=400)?;
    let to = if is_open && bytes.arbitrary()? {
        None
    } else {
        Some(from + TimeDelta::days(days.min(longest)))
    };
    Ok(sound(Period::new(from, to)))
}

fn word(bytes: &mut Bytes<'_>, known: &[&str], longest: usize) -> Result<String> {
    if !bytes.ratio(1, 30)? {
        return bytes.choose(known).map(|word| (*word).to_owned());
    }
    let length = bytes.int_in_range(1..=longest)?;
    (0..length).map(|_| bytes.int_in_range(b' '..=b'~').map(char::from)).collect()
}

fn parsed<T: std::str::FromStr<Err = Error>>(text: &str) -> T {
    sound(text.parse())
}

fn fraction(bytes: &mut Bytes<'_>, least: u32) -> Result<Fraction> {
    let of = match bytes.int_in_range(0..=4)? {
        0 => bytes.int_in_range(1..=Fraction::MAX_PART)?,
        1 => 100,
        2 => 3_600,
        _ => 3_800,
    };
    let part = match bytes.int_in_range(0..=9)? {
        0 => bytes.int_in_range(0..=Fraction::MAX_PART)?,
        1 => of.div_ceil(2),
        2..=4 => of,
        _ => bytes.int_in_range(least.min(of)..=of)?,
    };
    Ok(sound(Fraction::from_hundredths(part, of)))
}

/// An agreement that touches the month, mostly.
fn agreement(bytes: &mut Bytes<'_>, month: Month) -> Result<Agreement> {
    let kind = if bytes.ratio(1, 3)? { Kind::IboPlus } else { Kind::Ibo };
    let earliest = sound(NaiveDate::from_ymd_opt(2018, 9, 1).ok_or("a day"));
    let start = if seldom(bytes)? {
        day(bytes, month.first(), 500)?
    } else {
        (month.last() - TimeDelta::days(bytes.int_in_range(0..=200)?)).max(earliest)
    };
    let length =
        if seldom(bytes)? { bytes.int_in_range(0..=800)? } else { bytes.int_in_range(27..=181)? };
    let end = (start + TimeDelta::days(length.min((last_day() - start).num_days()))).max(start);
    let is_difference =
        kind == Kind::Ibo && start >= sound(NaiveDate::from_ymd_opt(2026, 1, 1).ok_or("a day"));
    let fields = is_difference != seldom(bytes)?;
    let wage = fields || bytes.arbitrary()?;
    let wage = if wage { Some(from_zero(bytes)?) } else { None };
    let percentage = if !fields {
        None
    } else if seldom(bytes)? {
        Some(bytes.arbitrary()?)
    } else {
        Some(*bytes.choose(&[70, 80, 90, 100])?)
    };
    let base = if fields && bytes.ratio(1, 3)? {
        Some(if seldom(bytes)? { bytes.arbitrary()? } else { *bytes.choose(&[100, 108])? })
    } else {
        None
    };
    let rsz = if fields && bytes.ratio(1, 4)? { Some(from_zero(bytes)?) } else { None };
    let stopped = if seldom(bytes)? { Some(day(bytes, start, 200)?) } else { None };
    let suspended = if seldom(bytes)? {
        bytes.int_in_range(0..=i32::MAX)?
    } else {
        bytes.int_in_range(0..=40)?
    };
    let suspended = if seldom(bytes)? { suspended } else { 0 };
    let built = Agreement::builder(kind, start, end, fraction(bytes, 1)?)
        .maybe(stopped, AgreementBuilder::stopped)
        .suspended_days(sound(suspended.try_into()))
        .maybe(wage, AgreementBuilder::reference_gross_wage)
        .maybe(percentage, AgreementBuilder::percentage)
        .maybe(base, AgreementBuilder::rsz_base)
        .maybe(rsz, AgreementBuilder::employee_rsz)
        .build();
    Ok(sound(built))
}

fn unemployment(bytes: &mut Bytes<'_>, month: Month) -> Result<UnemploymentRecord> {
    const TYPES: [&str; 9] = [
        "full-unemployment",
        "insertion",
        "temporary",
        "career-break",
        "income-guarantee",
        "company-supplement",
        "activation",
        "training-allowance",
        "other",
    ];
    let period = period(bytes, month.first(), true)?;
    let benefit_type = word(bytes, &TYPES, 64)?;
    let basis = match bytes.ratio(1, 3)? {
        true => sound(Basis::half(bytes.int_in_range(1..=12)?)),
        false => Basis::Full,
    };
    let code = maybe(bytes, |bytes| word(bytes, &["4B", "9A", "0"], 6))?;
    let record = UnemploymentRecord::builder(period, from_zero(bytes)?, parsed(&benefit_type));
    let code = code.map(|code| parsed(&code));
    Ok(sound(record.basis(basis).maybe(code, UnemploymentRecordBuilder::rva_code).build()))
}

fn leefloon(bytes: &mut Bytes<'_>, month: Month) -> Result<LeefloonRecord> {
    const KINDS: [&str; 6] = [
        "award",
        "arrears",
        "recovery",
        "regularised-award",
        "regularised-arrears",
        "regularised-recovery",
    ];
    let month =
        if bytes.ratio(3, 4)? { month } else { sound(Month::of(day(bytes, month.first(), 60)?)) };
    let aid_type = word(bytes, &["leefloon", "leefloon", "equivalent-leefloon"], 64)?;
    let entry_kind = word(bytes, &KINDS, 64)?;
    let first = maybe(bytes, |bytes| day(bytes, month.first(), 40))?;
    let record =
        LeefloonRecord::builder(month, parsed(&aid_type), euro(bytes)?, parsed(&entry_kind))
            .maybe(first, LeefloonRecordBuilder::first_day)
            .maybe(first.filter(|_| seldom(bytes) == Ok(true)), LeefloonRecordBuilder::last_day);
    Ok(sound(record.build()))
}

fn sickness(bytes: &mut Bytes<'_>, month: Month) -> Result<SicknessRecord> {
    let document = word(bytes, &["C21", "C21", "C21", "C23", "B23", "C26"], 64)?;
    let nature = if bytes.ratio(1, 5)? { bytes.int_in_range(-1..=12)? } else { 0 };
    let period = period(bytes, month.first(), false)?;
    let amount = euro(bytes)?;
    let days = if seldom(bytes)? { bytes.arbitrary()? } else { bytes.int_in_range(0..=26)? };
    let hours = if seldom(bytes)? { signed(bytes)? } else { 0 };
    let attest = maybe(bytes, |bytes| word(bytes, &["a", "b"], 64))?;
    let version = if seldom(bytes)? { i32::MAX } else { bytes.int_in_range(1..=3)? };
    let status = *bytes.choose(Status::ALL)?;
    let hours = sound(Hours::from_hundredths(hours));
    let record = SicknessRecord::builder(
        parsed(&document),
        parsed("AA"),
        nature,
        period,
        amount,
        days,
        hours,
    );
    let attest = attest.map(|attest| parsed(&attest));
    let record = record.maybe(attest, SicknessRecordBuilder::attest_id).status(status);
    Ok(sound(record.version(sound(version.try_into())).build()))
}

fn source<'b, R>(
    bytes: &mut Bytes<'b>,
    month: Month,
    draw: fn(&mut Bytes<'b>, Month) -> Result<R>,
) -> Result<Source<R>> {
    let records = bytes.int_in_range(0..=3)?;
    let records = (0..records).map(|_| draw(bytes, month)).collect::<Result<Vec<_>>>()?;
    let answer = match bytes.int_in_range(0..=15)? {
        0 => *bytes.choose(Availability::ALL)?,
        _ if records.is_empty() => Availability::NoData,
        _ => Availability::Data,
    };
    Ok(sound(Source::new(answer, records)))
}

/// A case whose reference is the marker.
pub fn case(bytes: &mut Bytes<'_>) -> Result<Case> {
    let months = bytes.int_in_range(0..=115)?;
    let month =
        Month::new(2018 + (8 + months) / 12, 1 + u32::try_from((8 + months) % 12).unwrap_or(0));
    let month = sound(month);
    let agreement = agreement(bytes, month)?;
    let attendance = match bytes.int_in_range(0..=3)? {
        0 => None,
        1 => Some(Attendance::Ratio(fraction(bytes, 0)?)),
        _ => Some(Attendance::WorkingDays),
    };
    let absences = if bytes.ratio(1, 4)? { bytes.int_in_range(1..=3)? } else { 0 };
    let absences = (0..absences).map(|_| period(bytes, month.first(), false));
    let absences = sound(Absences::new(absences.collect::<Result<Vec<_>>>()?));
    let built = Case::builder(parsed(MARKER), month, agreement)
        .maybe(attendance, CaseBuilder::attendance)
        .absences(absences)
        .unemployment(source(bytes, month, unemployment)?)
        .leefloon(source(bytes, month, leefloon)?)
        .sickness(source(bytes, month, sickness)?)
        .build();
    Ok(sound(built))
}
