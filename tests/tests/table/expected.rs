//! What a row must give: the row as a case, written down twice without the core's own reading of
//! rows, and the calculation of that one case.
//!
//! Once by the constructors of the core's types, field by field in the order of the format (R7.7);
//! once as JSON text, where the core's door for JSON finds the first fault.
#![allow(dead_code, reason = "each binary of the tests uses its part")]

use chrono::{Days, NaiveDate};
use ibo_core::table::TableColumn;
use ibo_core::{
    Agreement, AgreementBuilder, Amounts, Attendance, Availability, Basis, Case, CaseBuilder,
    CaseRef, Code, Error, ErrorCode, Euro, Fraction, Hours, Kind, LeefloonRecord, Month,
    NonNegativeEuro, Options, Period, SicknessRecord, Source, UnemploymentRecord, amounts,
};

use crate::rows::{Answer, Present, Refusal, Row, Word, unread_amount, unread_number};

/// Days since 1970 as a date of the years 1 to 9999.
pub(crate) fn day(days: i32) -> Option<NaiveDate> {
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a date");
    let count = Days::new(u64::from(days.unsigned_abs()));
    let date = if days < 0 { epoch.checked_sub_days(count) } else { epoch.checked_add_days(count) };
    date.filter(|date| Month::of(*date).is_ok())
}

/// A date as days since 1970.
pub(crate) fn days(date: NaiveDate) -> i32 {
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a date");
    i32::try_from((date - epoch).num_days()).expect("within 32 bits")
}

/// The error for which an amount stands.
fn unread_in_amount(cents: i64) -> Option<ErrorCode> {
    let far = cents < i64::MIN + 256;
    far.then(|| ErrorCode::ALL.iter().copied().find(|code| unread_amount(*code) == cents)).flatten()
}

/// The error for which a number or a date stands.
fn unread_in_number(number: i32) -> Option<ErrorCode> {
    let far = number < i32::MIN + 256;
    far.then(|| ErrorCode::ALL.iter().copied().find(|code| unread_number(*code) == number))
        .flatten()
}

/// What the calculation of one case gives as a row.
pub(crate) fn answer(found: Result<Amounts, Refusal>) -> Answer {
    match found {
        Ok(Amounts {
            scheme,
            replacement_income,
            payment,
            employer_contribution,
            certainty,
            ..
        }) => Answer {
            scheme: Some(scheme),
            replacement_income: replacement_income.cents(),
            premium: payment.premium.cents(),
            premium_after_fraction: payment.premium_after_fraction.cents(),
            premium_due: payment.premium_due.cents(),
            withholding_tax: payment.withholding_tax.cents(),
            net: payment.net.cents(),
            employer_contribution: employer_contribution.map(Euro::cents),
            certainty: Some(certainty),
            refusal: None,
        },
        Err(refusal) => Answer { refusal: Some(refusal), ..NOTHING },
    }
}

const NOTHING: Answer = Answer {
    scheme: None,
    replacement_income: 0,
    premium: 0,
    premium_after_fraction: 0,
    premium_due: 0,
    withholding_tax: 0,
    net: 0,
    employer_contribution: None,
    certainty: None,
    refusal: None,
};

/// What a row must give, by the constructors.
pub(crate) fn expected(row: &Row, present: Present, options: &Options) -> Answer {
    answer(
        case_of(row, present)
            .and_then(|case| amounts(&case, options).map_err(|error| by_law(&error))),
    )
}

// ---------------------------------------------------------------------------------------------------------------- Columns of paths

#[rustfmt::skip] // a table: one row a path
const COLUMNS: &[(&str, &str)] = &[
    ("month", "month"),
    ("agreement.kind", "kind"),
    ("agreement.start", "start"),
    ("agreement.end", "end"),
    ("agreement.stopped", "stopped"),
    ("agreement.suspended_days", "suspended_days"),
    ("agreement.reference_gross_wage", "reference_gross_wage"),
    ("agreement.percentage", "percentage"),
    ("agreement.employment_fraction", "employment_hours"),
    ("agreement.rsz_base", "rsz_base"),
    ("agreement.employee_rsz", "employee_rsz"),
    ("attendance", "attendance_paid"),
    ("unemployment.availability", "unemployment"),
    ("unemployment.records[0].from", "unemployment_from"),
    ("unemployment.records[0].to", "unemployment_to"),
    ("unemployment.records[0].day_amount", "unemployment_day_amount"),
    ("unemployment.records[0].half_per_week", "unemployment_half_per_week"),
    ("unemployment.records[0].benefit_type", "unemployment_benefit_type"),
    ("leefloon.availability", "leefloon"),
    ("leefloon.records[0].aid_type", "leefloon_aid_type"),
    ("leefloon.records[0].amount", "leefloon_amount"),
    ("leefloon", "leefloon"),
    // What every row says of itself has no column: the source is at fault.
    ("leefloon.records[0].entry_kind", "leefloon"),
    ("sickness", "sickness"),
    ("sickness.availability", "sickness"),
    ("sickness.records[0].document_type", "sickness"),
    ("sickness.records[0].nature", "sickness"),
    ("sickness.records[0]", "sickness_from"),
    ("sickness.records[0].from", "sickness_from"),
    ("sickness.records[0].to", "sickness_to"),
    ("sickness.records[0].gross_taxable", "sickness_gross_taxable"),
    ("require", "require"),
];

/// The refusal of a case as a row says it.
fn by_law(error: &Error) -> Refusal {
    (error.code(), column_of(error.location()))
}

fn column_of(path: &str) -> &'static str {
    let column = COLUMNS.iter().find(|(of, _)| *of == path);
    column.unwrap_or_else(|| panic!("no column is known for {path:?}")).1
}

// ---------------------------------------------------------------------------------------------------------------- By constructors

fn at<T>(column: &'static str, value: Result<T, Error>) -> Result<T, Refusal> {
    value.map_err(|error| (error.code(), column))
}

fn given<T>(column: &'static str, cell: Option<T>) -> Result<T, Refusal> {
    cell.ok_or((ErrorCode::MissingField, column))
}

fn number(column: &'static str, cell: Option<i32>) -> Result<Option<i32>, Refusal> {
    match cell.and_then(unread_in_number) {
        Some(code) => Err((code, column)),
        None => Ok(cell),
    }
}

fn date(column: &'static str, cell: Option<i32>) -> Result<Option<NaiveDate>, Refusal> {
    let Some(days) = number(column, cell)? else { return Ok(None) };
    day(days).map(Some).ok_or((ErrorCode::DateOutOfRange, column))
}

fn signed(column: &'static str, cell: Option<i64>) -> Result<Option<Euro>, Refusal> {
    match cell.and_then(unread_in_amount) {
        Some(code) => Err((code, column)),
        None => at(column, cell.map(Euro::from_cents).transpose()),
    }
}

fn amount(column: &'static str, cell: Option<i64>) -> Result<Option<NonNegativeEuro>, Refusal> {
    let amount = signed(column, cell)?;
    at(column, amount.map(NonNegativeEuro::try_from).transpose())
}

fn part(column: &'static str, cell: Option<i32>) -> Result<u32, Refusal> {
    let part = given(column, number(column, cell)?)?;
    u32::try_from(part)
        .ok()
        .filter(|part| *part <= Fraction::MAX_PART)
        .ok_or((ErrorCode::FractionOutOfRange, column))
}

fn ratio(
    [first, second]: [&'static str; 2],
    numerator: Option<i32>,
    denominator: Option<i32>,
) -> Result<Fraction, Refusal> {
    let (numerator, denominator) = (part(first, numerator)?, part(second, denominator)?);
    at(second, Fraction::from_hundredths(numerator, denominator))
}

fn word(column: &'static str, cell: Option<Word>, absent: &str) -> Result<Code, Refusal> {
    let word = cell.unwrap_or(absent.as_bytes());
    // What is no UTF-8 is not printable either.
    at(column, String::from_utf8_lossy(word).parse())
}

const EMPLOYMENT: [&str; 2] = ["employment_hours", "full_time_hours"];
const ATTENDANCE: [&str; 2] = ["attendance_paid", "attendance_normal"];

pub(crate) fn case_ref() -> CaseRef {
    "A-1027".parse().expect("a reference")
}

/// The row as a case: the first fault of form in the order of the format.
pub(crate) fn case_of(row: &Row, present: Present) -> Result<Case, Refusal> {
    let month = given("month", date("month", row.month)?)?;
    let month = at("month", Month::of(month))?;
    let agreement = agreement(row)?;
    let attendance = attendance(row)?;
    let unemployment =
        source(present, TableColumn::UnemploymentDayAmount, || unemployment(row, month))?;
    let leefloon = source(present, TableColumn::LeefloonAmount, || leefloon(row, month))?;
    let sickness = source(present, TableColumn::SicknessGrossTaxable, || sickness(row, month))?;
    let case =
        Case::builder(case_ref(), month, agreement).maybe(attendance, CaseBuilder::attendance);
    Ok(case
        .unemployment(unemployment)
        .leefloon(leefloon)
        .sickness(sickness)
        .build()
        .expect("a case"))
}

fn agreement(row: &Row) -> Result<Agreement, Refusal> {
    let kind = given("kind", row.kind)?;
    let kind = Kind::ALL
        .into_iter()
        .find(|of| of.slug().as_bytes() == kind)
        .ok_or((ErrorCode::UnknownKind, "kind"))?;
    let start = given("start", date("start", row.start)?)?;
    let end = given("end", date("end", row.end)?)?;
    let stopped = date("stopped", row.stopped)?;
    let suspended_days = number("suspended_days", row.suspended_days)?.unwrap_or(0);
    if suspended_days < 0 {
        return Err((ErrorCode::SuspendedDaysNotAllowed, "suspended_days"));
    }
    let reference_gross_wage = amount("reference_gross_wage", row.reference_gross_wage)?;
    let percentage = number("percentage", row.percentage)?;
    let employment_fraction = ratio(EMPLOYMENT, row.employment_hours, row.full_time_hours)?;
    let rsz_base = number("rsz_base", row.rsz_base)?;
    let employee_rsz = amount("employee_rsz", row.employee_rsz)?;
    if end < start {
        return Err((ErrorCode::DateOrder, "end"));
    }
    let agreement = Agreement::builder(kind, start, end, employment_fraction)
        .maybe(stopped, AgreementBuilder::stopped)
        .suspended_days(suspended_days.try_into().expect("from 0"))
        .maybe(reference_gross_wage, AgreementBuilder::reference_gross_wage)
        .maybe(percentage, AgreementBuilder::percentage)
        .maybe(rsz_base, AgreementBuilder::rsz_base)
        .maybe(employee_rsz, AgreementBuilder::employee_rsz);
    Ok(agreement.build().expect("an agreement"))
}

fn attendance(row: &Row) -> Result<Option<Attendance>, Refusal> {
    let is_given = row.attendance_paid.is_some() || row.attendance_normal.is_some();
    let ratio = is_given
        .then(|| ratio(ATTENDANCE, row.attendance_paid, row.attendance_normal))
        .transpose()?;
    match (ratio, row.attendance_working_days.is_some_and(|asked| asked != 0)) {
        (Some(_), true) => Err((ErrorCode::WrongType, "attendance_working_days")),
        (None, true) => Ok(Some(Attendance::WorkingDays)),
        (ratio, false) => Ok(ratio.map(Attendance::Ratio)),
    }
}

fn source<R>(
    present: Present,
    column: TableColumn,
    record: impl FnOnce() -> Result<Option<R>, Refusal>,
) -> Result<Source<R>, Refusal> {
    if !present.has(column) {
        return Ok(Source::without_records(Availability::NotAsked));
    }
    Ok(record()?.map_or_else(Source::no_data, |record| Source::data(vec![record]).expect("one")))
}

fn unemployment(row: &Row, month: Month) -> Result<Option<UnemploymentRecord>, Refusal> {
    if row.unemployment_day_amount.is_none() {
        return Ok(None);
    }
    let from = date("unemployment_from", row.unemployment_from)?.unwrap_or(month.first());
    let to = date("unemployment_to", row.unemployment_to)?;
    let day_amount = given(
        "unemployment_day_amount",
        amount("unemployment_day_amount", row.unemployment_day_amount)?,
    )?;
    let basis = match number("unemployment_half_per_week", row.unemployment_half_per_week)? {
        None => Basis::Full,
        Some(number @ 1..=12) => Basis::half(number).expect("of 1 to 12"),
        Some(_) => return Err((ErrorCode::HalfPerWeekNotAllowed, "unemployment_half_per_week")),
    };
    let benefit_type =
        word("unemployment_benefit_type", row.unemployment_benefit_type, "full-unemployment")?;
    let period = at("unemployment_to", Period::new(from, to))?;
    Ok(Some(
        UnemploymentRecord::builder(period, day_amount, benefit_type)
            .basis(basis)
            .build()
            .expect("a record"),
    ))
}

fn leefloon(row: &Row, month: Month) -> Result<Option<LeefloonRecord>, Refusal> {
    if row.leefloon_amount.is_none() {
        return Ok(None);
    }
    let aid_type = word("leefloon_aid_type", row.leefloon_aid_type, "leefloon")?;
    let amount = given("leefloon_amount", signed("leefloon_amount", row.leefloon_amount)?)?;
    let entry_kind = "award".parse().expect("a code");
    Ok(Some(
        LeefloonRecord::builder(month, aid_type, amount, entry_kind).build().expect("a record"),
    ))
}

fn sickness(row: &Row, month: Month) -> Result<Option<SicknessRecord>, Refusal> {
    if row.sickness_gross_taxable.is_none() {
        return Ok(None);
    }
    let from = date("sickness_from", row.sickness_from)?.unwrap_or(month.first());
    let to = date("sickness_to", row.sickness_to)?.unwrap_or(month.last());
    let gross_taxable = given(
        "sickness_gross_taxable",
        signed("sickness_gross_taxable", row.sickness_gross_taxable)?,
    )?;
    let period = at("sickness_to", Period::new(from, Some(to)))?;
    let (document_type, benefit_code) =
        ("C21".parse().expect("a code"), "AA".parse().expect("a code"));
    let record = SicknessRecord::builder(
        document_type,
        benefit_code,
        0,
        period,
        gross_taxable,
        0,
        Hours::ZERO,
    );
    Ok(Some(record.build().expect("a record")))
}

// ---------------------------------------------------------------------------------------------------------------- As JSON text

/// What a row must give, by its JSON text; none when JSON has no words for what the row says.
pub(crate) fn expected_by_json(row: &Row, present: Present, options: &Options) -> Option<Answer> {
    let employment = Parts::of(EMPLOYMENT, row.employment_hours, row.full_time_hours)?;
    let attended = match (row.attendance_paid, row.attendance_normal) {
        (None, None) => None,
        (paid, normal) => Some(Parts::of(ATTENDANCE, paid, normal)?),
    };
    let json = json(row, present, &employment, attended.as_ref())?;
    let found = match Case::from_json(json.as_bytes()) {
        Ok(case) => amounts(&case, options).map_err(|error| by_law(&error)),
        Err(error) => Err(match (error.location(), &attended) {
            // A text says both parts, two columns say one each.
            ("agreement.employment_fraction", _) => (error.code(), employment.at_fault?),
            ("attendance", Some(Parts { at_fault: Some(at_fault), .. })) => {
                (error.code(), *at_fault)
            }
            ("attendance", _) => (error.code(), "attendance_working_days"),
            (path, _) => (error.code(), column_of(path)),
        }),
    };
    Some(answer(found))
}

/// Two columns as one value of JSON.
struct Parts {
    value: Option<String>,
    /// The column with the first fault of form.
    at_fault: Option<&'static str>,
}

impl Parts {
    fn of(
        columns: [&'static str; 2],
        numerator: Option<i32>,
        denominator: Option<i32>,
    ) -> Option<Self> {
        let faulty = |column: usize, value: &str| {
            Some(Self { value: Some(value.to_owned()), at_fault: Some(columns[column]) })
        };
        for (column, part) in [numerator, denominator].into_iter().enumerate() {
            match part {
                // An absent value is absent as a whole; of the attendance a half has no words.
                None if columns == EMPLOYMENT => {
                    return Some(Self { value: None, at_fault: Some(columns[column]) });
                }
                None => return None,
                Some(number) => match (unread_in_number(number), column) {
                    (Some(ErrorCode::WrongType), _) => return faulty(column, "1"),
                    (Some(ErrorCode::FractionMalformed), 0) => return faulty(0, "\"x/38\""),
                    (Some(ErrorCode::FractionMalformed), _) => return faulty(1, "\"38/x\""),
                    (Some(ErrorCode::FractionTooManyDecimals), 0) => {
                        return faulty(0, "\"1.005/38\"");
                    }
                    (Some(ErrorCode::FractionTooManyDecimals), _) => {
                        return faulty(1, "\"1/38.125\"");
                    }
                    (None, _) if (0..=1_000_000).contains(&number) => {}
                    // A text with a minus is malformed; of numbers, all beyond the bounds are out
                    // of range.
                    (Some(ErrorCode::FractionOutOfRange) | None, 0) => {
                        return faulty(0, "\"10000.01/38\"");
                    }
                    (Some(ErrorCode::FractionOutOfRange) | None, _) => {
                        return faulty(1, "\"1/10000.01\"");
                    }
                    (Some(_), _) => return None,
                },
            }
        }
        let text = |part: Option<i32>| part.map(|part| format!("{}.{:02}", part / 100, part % 100));
        let value = Some(format!("\"{}/{}\"", text(numerator)?, text(denominator)?));
        Some(Self { value, at_fault: (denominator == Some(0)).then_some(columns[1]) })
    }
}

/// A field that may be absent; none where JSON has no words for its value.
type Said = Option<Option<String>>;

fn said<T>(cell: Option<T>, words: impl FnOnce(T) -> Option<String>) -> Said {
    match cell {
        None => Some(None),
        Some(value) => words(value).map(Some),
    }
}

fn object(fields: &[(&str, Said)]) -> Said {
    let mut json = String::from("{");
    for (name, said) in fields {
        if let Some(value) = said.as_ref()? {
            json += &format!("{}\"{name}\":{value}", if json.len() > 1 { "," } else { "" });
        }
    }
    Some(Some(json + "}"))
}

fn json(
    row: &Row,
    present: Present,
    employment: &Parts,
    attended: Option<&Parts>,
) -> Option<String> {
    let whole = |cell: Option<i32>| said(cell, json_whole);
    let date = |cell: Option<i32>| said(cell, json_date);
    let amount = |cell: Option<i64>| said(cell, json_amount);
    let kind = said(row.kind, json_word);
    let agreement = object(&[
        ("kind", kind),
        ("start", date(row.start)),
        ("end", date(row.end)),
        ("stopped", date(row.stopped)),
        ("suspended_days", whole(row.suspended_days)),
        ("reference_gross_wage", amount(row.reference_gross_wage)),
        ("percentage", whole(row.percentage)),
        ("employment_fraction", Some(employment.value.clone())),
        ("rsz_base", whole(row.rsz_base)),
        ("employee_rsz", amount(row.employee_rsz)),
    ]);
    let working_days = row.attendance_working_days.is_some_and(|asked| asked != 0);
    let attendance = match (attended, working_days) {
        (Some(parts), false) => parts.value.clone(),
        (Some(parts), true) if parts.at_fault.is_some() => parts.value.clone(),
        // What contradicts itself is none of what a text could be.
        (Some(_), true) => Some("1".to_owned()),
        (None, true) => Some("\"working-days\"".to_owned()),
        (None, false) => None,
    };
    let month = row
        .month
        .filter(|days| unread_in_number(*days).is_none())
        .and_then(day)
        .and_then(|day| Month::of(day).ok());
    let ends = |of: fn(Month) -> NaiveDate| month.map(|month| days(of(month)));
    let unemployment =
        record(present, TableColumn::UnemploymentDayAmount, row.unemployment_day_amount, || {
            object(&[
                ("from", date(row.unemployment_from.or(ends(Month::first)))),
                ("to", date(row.unemployment_to)),
                ("day_amount", amount(row.unemployment_day_amount)),
                (
                    "basis",
                    Some(Some(
                        if row.unemployment_half_per_week.is_some() {
                            "\"half\""
                        } else {
                            "\"full\""
                        }
                        .to_owned(),
                    )),
                ),
                ("half_per_week", whole(row.unemployment_half_per_week)),
                (
                    "benefit_type",
                    said(row.unemployment_benefit_type.or(Some(b"full-unemployment")), json_word),
                ),
            ])
        });
    let leefloon = record(present, TableColumn::LeefloonAmount, row.leefloon_amount, || {
        object(&[
            ("month", said(row.month, json_month)),
            ("aid_type", said(row.leefloon_aid_type.or(Some(b"leefloon")), json_word)),
            ("amount", amount(row.leefloon_amount)),
            ("entry_kind", Some(Some("\"award\"".to_owned()))),
        ])
    });
    let sickness =
        record(present, TableColumn::SicknessGrossTaxable, row.sickness_gross_taxable, || {
            let text = |text: &str| Some(Some(text.to_owned()));
            object(&[
                ("document_type", text("\"C21\"")),
                ("benefit_code", text("\"AA\"")),
                ("nature", text("0")),
                ("from", date(row.sickness_from.or(ends(Month::first)))),
                ("to", date(row.sickness_to.or(ends(Month::last)))),
                ("gross_taxable", amount(row.sickness_gross_taxable)),
                ("days", text("0")),
                ("hours", text("\"0.00\"")),
            ])
        });
    object(&[
        ("case_ref", Some(Some("\"A-1027\"".to_owned()))),
        ("month", said(row.month, json_month)),
        ("agreement", agreement),
        ("attendance", Some(attendance)),
        ("unemployment", unemployment),
        ("leefloon", leefloon),
        ("sickness", sickness),
    ])?
}

/// A source: absent without its columns, without data where its amount is null.
fn record(
    present: Present,
    column: TableColumn,
    amount: Option<i64>,
    record: impl FnOnce() -> Said,
) -> Said {
    match (present.has(column), amount) {
        (false, _) => Some(None),
        (true, None) => Some(Some("{\"availability\":\"no-data\"}".to_owned())),
        (true, Some(_)) => {
            Some(Some(format!("{{\"availability\":\"data\",\"records\":[{}]}}", record()??)))
        }
    }
}

/// The words of JSON for a value that could not be read; none where it has none.
fn json_unread(code: ErrorCode, words: &[(ErrorCode, &str)]) -> Option<String> {
    words.iter().find(|(of, _)| *of == code).map(|(_, words)| (*words).to_owned())
}

fn json_whole(number: i32) -> Option<String> {
    let words = [(ErrorCode::WrongType, "\"80\""), (ErrorCode::NumberOutOfRange, "2147483648")];
    unread_in_number(number)
        .map_or_else(|| Some(number.to_string()), |code| json_unread(code, &words))
}

fn json_date(days: i32) -> Option<String> {
    let words = [
        (ErrorCode::WrongType, "20260302"),
        (ErrorCode::DateMalformed, "\"2026-3-2\""),
        (ErrorCode::DateImpossible, "\"2026-02-30\""),
        (ErrorCode::DateOutOfRange, "\"0000-01-01\""),
    ];
    match (unread_in_number(days), day(days)) {
        (Some(code), _) => json_unread(code, &words),
        (None, Some(day)) => Some(format!("\"{day}\"")),
        (None, None) => json_unread(ErrorCode::DateOutOfRange, &words),
    }
}

fn json_month(days: i32) -> Option<String> {
    let words = [
        (ErrorCode::WrongType, "202603"),
        (ErrorCode::DateMalformed, "\"2026-3\""),
        (ErrorCode::DateImpossible, "\"2026-13\""),
        (ErrorCode::DateOutOfRange, "\"0000-01\""),
    ];
    match (unread_in_number(days), day(days)) {
        (Some(code), _) => json_unread(code, &words),
        (None, Some(day)) => Month::of(day).ok().map(|month| format!("\"{month}\"")),
        (None, None) => json_unread(ErrorCode::DateOutOfRange, &words),
    }
}

fn json_amount(cents: i64) -> Option<String> {
    let words = [
        (ErrorCode::WrongType, "1.5"),
        (ErrorCode::AmountMalformed, "\"1,50\""),
        (ErrorCode::AmountTooManyDecimals, "\"1.005\""),
        (ErrorCode::AmountOutOfRange, "\"1000000000.01\""),
    ];
    let magnitude = cents.unsigned_abs();
    let sign = if cents < 0 { "-" } else { "" };
    unread_in_amount(cents).map_or_else(
        || Some(format!("\"{sign}{}.{:02}\"", magnitude / 100, magnitude % 100)),
        |code| json_unread(code, &words),
    )
}

/// A word that is no text is one in JSON that no field takes.
fn json_word(word: Word) -> Option<String> {
    serde_json::to_string(&String::from_utf8_lossy(word)).ok()
}
