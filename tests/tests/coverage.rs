//! Every month from the first scheme to the end of the year after the latest, for both kinds, with agreements that start where a law, a
//! month or a longest duration begins or ends, and with no, a small, a middle and a high income of
//! each source: each computes to the cent, or is refused for the reason that the calendar gives.
//! The combinations are counted, so that a gap cannot hide.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use ibo_core::{
    Absences, Agreement, Attendance, Case, Error, ErrorCode, Euro, Fraction, Hours, Kind,
    LeefloonRecord, LineCode, Month, NonNegativeEuro, Options, Period, Scheme, SicknessRecord,
    Source, Statement, UnemploymentRecord, parse_date, statement,
};
use ibo_tests::change;
use ibo_tests::ggmmi::ggmmi;
use ibo_tests::schemes::{FIRST_DAYS, edges, first_day, last_start, months};

fn day(text: &str) -> NaiveDate {
    parse_date(text).expect("a date")
}

fn plus(day: NaiveDate, days: i64) -> NaiveDate {
    day + TimeDelta::days(days)
}

fn between(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |day| *day <= to)
}

// ------------------------------------------------------------------------------------------------------------- Agreements

const SHORTEST: i64 = 28;

const fn longest(kind: Kind) -> i64 {
    match kind {
        Kind::Ibo => 182,
        Kind::IboPlus => 364,
    }
}

/// Where agreements start: around the month, as early as they can to reach it and a day before
/// that, and around the borders of the laws.
fn starts(month: Month, kind: Kind) -> Vec<NaiveDate> {
    let (first, last) = (month.first(), month.last());
    let around_month = [
        first,
        plus(first, 14),
        last,
        plus(last, 1),
        Month::of(plus(first, -1)).expect("a month").first(),
        plus(first, 1 - longest(kind)),
        plus(first, -longest(kind)),
        plus(last, -30),
    ];
    around_month.iter().chain(edges()).copied().collect()
}

/// When they end: after the shortest and the longest duration, and when they have to last until the
/// month, whether or not they may.
fn ends(start: NaiveDate, month: Month, kind: Kind) -> [NaiveDate; 3] {
    let after = |days: i64| plus(start, days - 1);
    [after(SHORTEST), after(longest(kind)), after(SHORTEST).max(month.last())]
}

/// What the calendar says of an agreement in a month, in the order of R7.7.
fn refusal(
    kind: Kind,
    start: NaiveDate,
    end: NaiveDate,
    month: Month,
) -> Option<(ErrorCode, &'static str)> {
    let mut shared = between(start.max(month.first()), end.min(month.last())).peekable();
    if start < day("2018-09-01") {
        Some((ErrorCode::SchemeNotCovered, "agreement.start"))
    } else if !(SHORTEST..=longest(kind)).contains(&((end - start).num_days() + 1)) {
        Some((ErrorCode::DurationNotAllowed, "agreement.end"))
    } else if shared.peek().is_none() {
        Some((ErrorCode::MonthOutsideAgreement, "month"))
    } else if shared.all(|day| day.weekday() == Weekday::Sun) {
        Some((ErrorCode::NoPayableDay, "month"))
    } else {
        None
    }
}

fn agreement(kind: Kind, start: NaiveDate, end: NaiveDate) -> Agreement {
    let agreement = Agreement::builder(kind, start, end, Fraction::WHOLE);
    let wage = NonNegativeEuro::from_cents(250_000).expect("a wage");
    let agreement = match (Scheme::of(start), kind) {
        (Some(Scheme::Scheme2026), Kind::Ibo) => {
            agreement.reference_gross_wage(wage).percentage(80)
        }
        (Some(Scheme::Scheme2018), _) => agreement.reference_gross_wage(wage),
        _ => agreement,
    };
    agreement.build().expect("an agreement")
}

// ---------------------------------------------------------------------------------------------------------------- Incomes

fn euro(cents: i64) -> Euro {
    Euro::from_cents(cents).expect("an amount")
}

#[derive(Debug, Clone, Copy)]
enum Level {
    None,
    Small,
    Middle,
    High,
}

impl Level {
    const ALL: [Self; 4] = [Self::None, Self::Small, Self::Middle, Self::High];

    /// A day amount in cents.
    const fn a_day(self) -> i64 {
        match self {
            Self::None => 0,
            Self::Small => 2_000,
            Self::Middle => 3_000,
            Self::High => 5_529,
        }
    }

    const fn a_month(self) -> i64 {
        self.a_day() * 26
    }

    /// The share of the flat-rate premium in percent (R5.1).
    const fn share(self) -> i64 {
        match self {
            Self::None => 80,
            Self::Small => 60,
            Self::Middle => 40,
            Self::High => 20,
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Origin {
    Unemployment,
    Leefloon,
    Sickness,
}

fn attended(month: Month, agreement: Agreement) -> Case {
    let case = Case::builder("A-1".parse().expect("a reference"), month, agreement)
        .attendance(Attendance::WorkingDays);
    case.build().expect("a case")
}

impl Origin {
    const ALL: [Self; 3] = [Self::Unemployment, Self::Leefloon, Self::Sickness];

    /// The case with an income of this source alone, which comes to the month amount of the level.
    fn pays(self, level: Level, case: &Case) -> Case {
        let month = case.month();
        let nothing = case
            .to_builder()
            .unemployment(Source::no_data())
            .leefloon(Source::no_data())
            .sickness(Source::no_data());
        let case = match self {
            Self::Unemployment => nothing.unemployment(one(benefit(month, level))),
            Self::Leefloon => nothing.leefloon(one(award(month, level))),
            Self::Sickness => nothing.sickness(one(payment(month, level))),
        };
        case.build().expect("a case")
    }
}

fn one<R>(record: Result<R, Error>) -> Source<R> {
    Source::data(vec![record.expect("a record")]).expect("few enough")
}

fn benefit(month: Month, level: Level) -> Result<UnemploymentRecord, Error> {
    let period = Period::new(plus(month.first(), -400), None)?;
    UnemploymentRecord::builder(
        period,
        NonNegativeEuro::from_cents(level.a_day())?,
        "full-unemployment".parse()?,
    )
    .build()
}

fn award(month: Month, level: Level) -> Result<LeefloonRecord, Error> {
    LeefloonRecord::builder(month, "leefloon".parse()?, euro(level.a_month()), "award".parse()?)
        .build()
}

/// A payment for every day of the month, at the day amount of the level.
fn payment(month: Month, level: Level) -> Result<SicknessRecord, Error> {
    let days =
        between(month.first(), month.last()).filter(|day| day.weekday() != Weekday::Sun).count();
    let days = i32::try_from(days).expect("a month");
    let paid = euro(level.a_day() * i64::from(days));
    let days = if level.a_day() == 0 { 0 } else { days };
    SicknessRecord::builder(
        "C21".parse()?,
        "AA".parse()?,
        0,
        month.period(),
        paid,
        days,
        Hours::ZERO,
    )
    .build()
}

// ------------------------------------------------------------------------------------------------------------ Every month

/// The premium in cents: 80 % of 2500.00 - 326.75 less the income, or a share of the GGMMI of the
/// month, which the statement shows.
fn premium(statement: &Statement, level: Level) -> i64 {
    let amounts = &statement.amounts;
    if amounts.scheme == Scheme::Scheme2026 && statement.kind == Kind::Ibo {
        return (80 * (250_000 - 32_675 - level.a_month()) + 50) / 100;
    }
    let ggmmi = ggmmi(statement.month);
    let shown = statement.lines.iter().find(|line| line.code == LineCode::Ggmmi);
    assert_eq!(shown.map(|line| line.amount.cents()), Some(ggmmi), "{}", statement.month);
    (ggmmi * level.share() + 50) / 100
}

#[derive(Default, Debug, PartialEq, Eq)]
struct Counted {
    computed: BTreeMap<(Scheme, Kind), u32>,
    refused: BTreeMap<&'static str, u32>,
}

impl Counted {
    fn count(&mut self, case: &Case, level: Level) {
        let agreement = case.agreement();
        let (kind, start, end) = (agreement.kind(), agreement.start(), agreement.end());
        let place = format!("{kind} {start}..{end} in {}, {level:?}", case.month());
        match (statement(case, &Options::default()), refusal(kind, start, end, case.month())) {
            (Ok(statement), None) => {
                let amounts = statement.amounts;
                assert_eq!(amounts.replacement_income.cents(), level.a_month(), "{place}");
                assert_eq!(amounts.payment.premium.cents(), premium(&statement, level), "{place}");
                assert_eq!(
                    amounts.employer_contribution.is_some(),
                    amounts.scheme == Scheme::Scheme2018,
                    "{place}"
                );
                *self.computed.entry((amounts.scheme, kind)).or_default() += 1;
            }
            (Err(error), Some(expected)) => {
                assert_eq!((error.code(), error.location()), expected, "{place}");
                *self.refused.entry(error.code().slug()).or_default() += 1;
            }
            (found, expected) => panic!(
                "{place}: {:?}, not {expected:?}",
                found.map(|statement| statement.to_json())
            ),
        }
    }
}

#[test]
fn every_month_computes_or_is_refused_as_the_calendar_says() {
    let mut counted = Counted::default();
    for month in months().iter().copied() {
        for kind in Kind::ALL {
            for start in starts(month, kind) {
                for end in ends(start, month, kind) {
                    let case = attended(month, agreement(kind, start, end));
                    for source in Origin::ALL {
                        Level::ALL
                            .into_iter()
                            .for_each(|level| counted.count(&source.pays(level, &case), level));
                    }
                }
            }
        }
    }
    let total = counted.computed.values().sum::<u32>() + counted.refused.values().sum::<u32>();
    assert_eq!(total, 112 * 2 * 12 * 3 * 12, "months x kinds x starts x ends x incomes");
    let computed = [
        ((Scheme::Scheme2018, Kind::Ibo), 15_504),
        ((Scheme::Scheme2018, Kind::IboPlus), 15_744),
        ((Scheme::Scheme2026, Kind::Ibo), 4_224),
        ((Scheme::Scheme2026, Kind::IboPlus), 4_284),
    ];
    let refused = [
        ("duration-not-allowed", 8_160),
        ("month-outside-agreement", 37_656),
        ("no-payable-day", 1_656),
        ("scheme-not-covered", 9_540),
    ];
    assert_eq!(counted, Counted { computed: computed.into(), refused: refused.into() });
}

/// In every month there is an agreement of each kind that computes, and of each scheme that an
/// agreement can have in it.
#[test]
fn every_month_has_a_scheme() {
    let reaches = |month: Month, kind: Kind, scheme: Scheme| {
        let starts =
            starts(month, kind).into_iter().filter(|start| Scheme::of(*start) == Some(scheme));
        starts
            .flat_map(|start| ends(start, month, kind).map(|end| refusal(kind, start, end, month)))
            .any(|refusal| refusal.is_none())
    };
    for month in months().iter().copied() {
        for kind in Kind::ALL {
            for scheme in Scheme::ALL {
                let last_day = last_start(*scheme).map(|start| plus(start, longest(kind) - 1));
                assert_eq!(
                    reaches(month, kind, *scheme),
                    first_day(*scheme) <= month.last()
                        && last_day.is_none_or(|last| month.first() <= last),
                    "{scheme} {month} {kind}"
                );
            }
        }
    }
    assert_eq!(months().len(), 112);
    assert_eq!(months().last().map(ToString::to_string).as_deref(), Some("2027-12"));
}

/// The list from which the samples of all tests follow.
#[test]
fn every_scheme_is_in_the_list_of_the_samples() {
    let listed: Vec<_> = FIRST_DAYS.iter().map(|(scheme, _)| *scheme).collect();
    assert_eq!(listed, Scheme::ALL, "tests/src/schemes.rs");
    for scheme in Scheme::ALL {
        assert_eq!(scheme.first_day(), first_day(*scheme), "{scheme}");
    }
}

// --------------------------------------------------------------------------------------------------------------- Calendar

/// The fraction of `working-days` that the statement shows.
fn working_days(statement: &Statement) -> Option<String> {
    let due = statement.lines.iter().find(|line| line.code == LineCode::PremiumDue)?;
    due.formula.last_factor().map(ToString::to_string)
}

/// For every day of every month, an agreement that starts on it.
#[test]
fn working_days_are_those_of_the_calendar() {
    let is_working = |day: &NaiveDate| day.weekday().num_days_from_monday() < 5;
    let mut counted = 0;
    for month in months().iter().copied() {
        let normal = between(month.first(), month.last()).filter(is_working).count();
        for start in between(month.first(), month.last()) {
            let paid = between(start, month.last()).filter(is_working).count();
            let agreement = agreement(Kind::IboPlus, start, plus(start, SHORTEST - 1 + 28));
            let case = Origin::Leefloon.pays(Level::None, &attended(month, agreement));
            match statement(&case, &Options::default()) {
                Ok(statement) => assert_eq!(
                    working_days(&statement),
                    Some(format!("{paid}/{normal}")),
                    "{start}"
                ),
                Err(error) => {
                    assert_eq!(error.code(), ErrorCode::NoPayableDay, "{start}");
                    assert!(start == month.last() && start.weekday() == Weekday::Sun, "{start}");
                }
            }
            let refused = statement(&change::no_attendance(&case), &Options::default())
                .err()
                .map(|error| error.code());
            let whole = paid == normal;
            assert_eq!(refused == Some(ErrorCode::AttendanceMissing), !whole, "{start}");
            counted += 1;
        }
    }
    assert_eq!(counted, (day("2027-12-31") - day("2018-09-01")).num_days() + 1);
}

#[test]
fn months_have_the_days_of_the_calendar() {
    for month in months().iter().copied() {
        let next = plus(month.last(), 1);
        assert_eq!((next.day(), month.last().month()), (1, month.first().month()), "{month}");
        assert_eq!(i64::from(month.days()), (next - month.first()).num_days(), "{month}");
        let payable = between(month.first(), month.last())
            .filter(|day| day.weekday() != Weekday::Sun)
            .count();
        assert_eq!(month.period().monday_to_saturday(), i64::try_from(payable).ok(), "{month}");
    }
    let february = |year| Month::new(year, 2).expect("a month").days();
    assert_eq!(
        [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027].map(february),
        [28, 29, 28, 28, 28, 29, 28, 28, 28]
    );
}

/// The absence of a whole month leaves seven days of it to pay: 1200.00 x 7 / 29 in February of a
/// leap year.
#[test]
fn a_leap_day_counts_for_the_contribution() {
    for (month, contribution) in
        [("2024-02", "289.66"), ("2023-02", "300.00"), ("2020-02", "289.66")]
    {
        let month: Month = month.parse().expect("a month");
        let agreement = agreement(Kind::Ibo, plus(month.first(), -31), plus(month.last(), 31));
        let absences = Absences::new(vec![month.period()]).expect("absences");
        let case = Case::builder("A-1".parse().expect("a reference"), month, agreement)
            .absences(absences)
            .build()
            .expect("a case");
        let statement = statement(&Origin::Leefloon.pays(Level::None, &case), &Options::default())
            .expect("a statement");
        assert_eq!(
            statement.amounts.employer_contribution.map(|amount| amount.to_string()).as_deref(),
            Some(contribution),
            "{month}"
        );
    }
}

#[test]
fn no_start_before_the_first_scheme_is_covered() {
    let month: Month = "2018-09".parse().expect("a month");
    for kind in Kind::ALL {
        for start in between(day("2018-01-01"), day("2018-09-01")) {
            let case = attended(month, agreement(kind, start, plus(start, longest(kind) - 1)));
            let refused =
                statement(&Origin::Unemployment.pays(Level::High, &case), &Options::default())
                    .err();
            let refused = refused.map(|error| (error.code(), error.location().to_owned()));
            let expected = (start < day("2018-09-01"))
                .then(|| (ErrorCode::SchemeNotCovered, "agreement.start".to_owned()));
            assert_eq!(refused, expected, "{kind} {start}");
        }
    }
}
