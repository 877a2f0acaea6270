//! One made-up agreement: its months, and the records of its trainee.

use std::iter::successors;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::dice::Dice;
use super::table::Cell;

/// An agreement with the rows that it has in each table.
#[derive(Default)]
pub(super) struct SampleAgreement {
    pub(super) cases: Vec<Vec<Cell>>,
    pub(super) unemployment: Vec<Vec<Cell>>,
    pub(super) leefloon: Vec<Vec<Cell>>,
    pub(super) sickness: Vec<Vec<Cell>>,
}

/// Which delivery of the same agreements: what comes first, or what comes later and corrects it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Delivery {
    First,
    Second,
}

/// What a second delivery says otherwise of an agreement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Nothing,
    /// The day amount was another one.
    DayAmount,
    /// There was no unemployment benefit.
    NoBenefit,
    /// There was an illness.
    Illness,
    /// The training stopped earlier.
    Stopped,
}

/// What is wrong with an agreement, on purpose.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    Nothing,
    Wage,
    Duplicate,
    Percentage,
    Duration,
    Fraction,
    BenefitType,
    Overlap,
    Sign,
    DocumentType,
}

/// What follows from the agreement alone.
struct Terms {
    case_ref: String,
    is_plus: bool,
    start: NaiveDate,
    end: NaiveDate,
    stopped: Option<NaiveDate>,
    suspended_days: u32,
    fault: Fault,
    change: Change,
}

impl SampleAgreement {
    /// The agreement of this number.
    pub(super) fn of(number: u64, seed: u64, delivery: Delivery) -> Self {
        let mut dice = Dice::new(number, seed);
        // What is thrown for one thing leaves the others as they are.
        let [mut of_rows, mut of_benefits, mut of_delivery] = [(); 3].map(|()| dice.apart());
        let mut terms = Terms::thrown(number, &mut dice);
        if delivery == Delivery::Second {
            terms.deliver_again(&mut of_delivery);
        }
        let mut made = Self { cases: terms.rows(&mut of_rows), ..Self::default() };
        made.benefits(&terms, &mut of_benefits);
        made
    }

    /// What the trainee has beside the premium.
    fn benefits(&mut self, terms: &Terms, dice: &mut Dice) {
        let [mut of_illness, mut of_unemployment, mut of_leefloon] = [(); 3].map(|()| dice.apart());
        let (unemployed, on_leefloon, sick) = dice.one_of(&[
            (66, (true, false, false)),
            (10, (true, false, true)),
            (13, (false, true, false)),
            (1, (true, true, false)),
            (2, (false, false, true)),
            (8, (false, false, false)),
        ]);
        let of_fault = |faults: &[Fault]| faults.contains(&terms.fault);
        let is_sick = sick || of_fault(&[Fault::DocumentType]) || terms.change == Change::Illness;
        let illness = is_sick.then(|| self.illness(terms, &mut of_illness));
        let has_benefit = unemployed && terms.change != Change::NoBenefit;
        if has_benefit || of_fault(&[Fault::BenefitType, Fault::Overlap]) {
            self.unemployment(terms, illness, &mut of_unemployment);
        }
        if on_leefloon || of_fault(&[Fault::Sign]) {
            self.leefloon(terms, &mut of_leefloon);
        }
    }

    /// A benefit that runs on or ends with the agreement; it pauses during an illness, or goes down
    /// at some day.
    fn unemployment(
        &mut self,
        terms: &Terms,
        illness: Option<(NaiveDate, NaiveDate)>,
        dice: &mut Dice,
    ) {
        let mut of_amount = dice.apart();
        let (code, mut amount) = benefit(terms, dice);
        if terms.change == Change::DayAmount {
            amount = day_amount(code, &mut of_amount);
        }
        let is_half = dice.in_thousand(60);
        let amount = if is_half { amount.div_euclid(2) } else { amount };
        let from = before(terms.start, 1 + dice.below(400));
        let to = (!dice.in_thousand(600)).then_some(terms.end);
        let mut parts = vec![(from, to, amount)];
        let lower = amount - amount / 8;
        if let Some((first, last)) = illness {
            parts = vec![(from, Some(before(first, 1)), amount), (after(last, 1), to, amount)];
            parts.retain(|(from, to, _)| to.is_none_or(|to| *from <= to));
        } else if dice.in_thousand(120) {
            let day = after(terms.start, 1 + dice.below(terms.days()));
            parts = vec![(from, Some(before(day, 1)), amount), (day, to, lower)];
            parts.retain(|(from, to, _)| to.is_none_or(|to| *from <= to));
        }
        if terms.fault == Fault::Overlap {
            parts.push((terms.start, None, lower));
        }
        for (from, to, amount) in parts {
            self.unemployment.push(vec![
                terms.case_ref(),
                Cell::Day(from),
                Cell::some(to, Cell::Day),
                Cell::Hundredths(amount),
                Cell::word(if is_half { "half" } else { "full" }),
                if is_half { Cell::Whole(6) } else { Cell::Null },
                Cell::word(code),
            ]);
        }
    }

    /// An award a month, at times with arrears or a recovery.
    fn leefloon(&mut self, terms: &Terms, dice: &mut Dice) {
        let category = dice.one_of(&[(30, 0), (50, 1), (20, 2)]);
        let aid_type = dice.one_of(&[(92, "leefloon"), (8, "equivalent-leefloon")]);
        for month in terms.months() {
            let mut entries = vec![("award", leefloon_of(month)[category])];
            if dice.in_thousand(50) {
                entries.push(("arrears", i64::from(2_000 + 500 * dice.below(40))));
            }
            if dice.in_thousand(30) || terms.fault == Fault::Sign {
                let amount = i64::from(1_000 + 500 * dice.below(20));
                entries
                    .push(("recovery", if terms.fault == Fault::Sign { amount } else { -amount }));
            }
            for (entry_kind, amount) in entries {
                self.leefloon.push(vec![
                    terms.case_ref(),
                    Cell::Day(month),
                    Cell::word(aid_type),
                    Cell::Hundredths(amount),
                    Cell::word(entry_kind),
                ]);
            }
        }
    }

    /// A period of illness inside the agreement; at times paid in part back, or corrected by a
    /// later version of its attest.
    fn illness(&mut self, terms: &Terms, dice: &mut Dice) -> (NaiveDate, NaiveDate) {
        let first = after(terms.start, dice.below(terms.days()));
        let last = after(first, 4 + dice.below(26));
        let days = successors(Some(first), |day| day.succ_opt())
            .take_while(|day| *day <= last)
            .filter(|day| day.weekday() != Weekday::Sun)
            .count();
        let days = i32::try_from(days).unwrap_or_default();
        let gross = i64::from(4_000 + dice.below(5_500)) * i64::from(days);
        let document = dice.one_of(&[(92, "C21"), (5, "C23"), (3, "B23")]);
        let document = if terms.fault == Fault::DocumentType { "X99" } else { document };
        let nature = dice.one_of(&[(970, 0), (10, 1), (10, 2), (10, 3)]);
        let mut lines = vec![(gross, days, 1, "original")];
        match dice.below(100) {
            0..8 => lines.push((gross + gross / 20, days, 2, "modified")),
            8..11 => lines.push((gross, days, 2, "cancelled")),
            11..15 => lines.push((-(gross / 10), 0, 1, "original")),
            _ => {}
        }
        for (gross, days, version, status) in lines {
            self.sickness.push(vec![
                terms.case_ref(),
                Cell::word(document),
                Cell::word("AA"),
                Cell::Whole(nature),
                Cell::Day(first),
                Cell::Day(last),
                Cell::Hundredths(gross),
                Cell::Whole(days),
                Cell::Hundredths(0),
                Cell::Text(format!("{}-S1", terms.case_ref).into()),
                Cell::Whole(version),
                Cell::word(status),
            ]);
        }
        (first, last)
    }
}

impl Terms {
    fn thrown(number: u64, dice: &mut Dice) -> Self {
        let is_plus = dice.in_thousand(200);
        let fault = dice.one_of(&[
            (980, Fault::Nothing),
            (4, Fault::Wage),
            (2, Fault::Duplicate),
            (2, Fault::Percentage),
            (2, Fault::Duration),
            (2, Fault::Fraction),
            (2, Fault::BenefitType),
            (2, Fault::Overlap),
            (2, Fault::Sign),
            (2, Fault::DocumentType),
        ]);
        // From August 2024 to November 2026, on a working day, mostly a Monday.
        let day = after(FIRST, dice.below(850));
        let day = before(day, 153);
        let days_to_monday = (7 - day.weekday().num_days_from_monday()) % 7;
        let is_monday = dice.in_thousand(750) || days_to_monday < 3;
        let start = if is_monday { after(day, days_to_monday) } else { day };
        let weeks = match is_plus {
            true => dice.one_of(&[(3, 26), (2, 39), (3, 52)]),
            false => dice.one_of(&[(1, 4), (2, 8), (5, 13), (4, 17), (3, 21), (5, 26)]),
        };
        let suspended_days = if dice.in_thousand(30) { 7 * (1 + dice.below(3)) } else { 0 };
        let last = if start.weekday() == Weekday::Mon { 3 } else { 1 };
        let too_long = if fault == Fault::Duration { 200 } else { 0 };
        let end = after(start, 7 * weeks - last + suspended_days + too_long);
        let days = u32::try_from((end - start).num_days()).unwrap_or_default();
        let stopped = dice.in_thousand(70).then(|| after(start, 5 + dice.below(days - 5)));
        let case_ref = format!("p-{number:06}");
        let change = Change::Nothing;
        Self { case_ref, is_plus, start, end, stopped, suspended_days, fault, change }
    }

    /// What a later delivery of the same agreement says.
    fn deliver_again(&mut self, dice: &mut Dice) {
        if dice.in_thousand(700) {
            self.fault = Fault::Nothing;
        }
        self.change = dice.one_of(&[
            (930, Change::Nothing),
            (40, Change::DayAmount),
            (10, Change::NoBenefit),
            (10, Change::Illness),
            (10, Change::Stopped),
        ]);
        if self.change == Change::Stopped {
            self.stopped = Some(after(self.start, dice.below(self.days())));
        }
    }

    fn case_ref(&self) -> Cell {
        Cell::Text(self.case_ref.clone().into())
    }

    fn last(&self) -> NaiveDate {
        self.stopped.unwrap_or(self.end)
    }

    /// The days after the first one.
    fn days(&self) -> u32 {
        u32::try_from((self.last() - self.start).num_days()).unwrap_or_default().max(1)
    }

    /// The first day of each month of the agreement.
    fn months(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let last = self.last();
        let first = self.start.with_day(1);
        successors(first, |month| after(*month, 31).with_day(1))
            .take_while(move |month| *month <= last)
    }

    /// A row for each month of 2025 and 2026.
    fn rows(&self, dice: &mut Dice) -> Vec<Vec<Cell>> {
        let differs = self.start.year() >= 2026 && !self.is_plus;
        let region = dice.one_of(REGIONS);
        let (committee, lowest, highest) = dice.one_of(COMMITTEES);
        // Low wages are more frequent than high ones.
        let range = highest - lowest;
        let wage = i64::from(lowest + dice.below(range).min(dice.below(range)));
        let percentage = dice.one_of(&[(35, 70), (35, 80), (20, 90), (10, 100)]);
        let percentage = if self.fault == Fault::Percentage { 75 } else { percentage };
        // The committees whose number begins with 1 are of workers: some are declared at 108 %.
        let base = (dice.in_thousand(200) && committee.starts_with('1')).then_some(108);
        let (hours, full_time) = dice.one_of(HOURS);
        let hours = if self.fault == Fault::Fraction { full_time + 200 } else { hours };
        let in_window = |month: &NaiveDate| (2025..=2026).contains(&month.year());
        let months: Vec<_> = self.months().filter(in_window).collect();
        let rows = months.into_iter().map(|month| {
            let mut row = vec![
                self.case_ref(),
                Cell::Day(month),
                Cell::word(region),
                Cell::word(committee),
                Cell::word(if self.is_plus { "ibo-plus" } else { "ibo" }),
                Cell::Day(self.start),
                Cell::Day(self.end),
                Cell::some(self.stopped, Cell::Day),
                match i32::try_from(self.suspended_days) {
                    Ok(days) if days > 0 => Cell::Whole(days),
                    _ => Cell::Null,
                },
                Cell::some((self.fault != Fault::Wage).then_some(wage), Cell::Hundredths),
                Cell::some(differs.then_some(percentage), Cell::Whole),
                Cell::Hundredths(hours),
                Cell::Hundredths(full_time),
                Cell::some(base.filter(|_| differs), Cell::Whole),
            ];
            row.extend(self.attendance(month, dice));
            row
        });
        let mut rows: Vec<_> = rows.collect();
        if self.fault == Fault::Duplicate {
            rows.extend(rows.last().cloned());
        }
        rows
    }

    /// Paid and normal days, and whether working days are asked for: in a month in part they are,
    /// and one row in a hundred forgets it.
    fn attendance(&self, month: NaiveDate, dice: &mut Dice) -> [Cell; 3] {
        let days = successors(Some(month), |day| day.succ_opt())
            .take_while(|day| day.month() == month.month())
            .filter(|day| day.weekday().num_days_from_monday() < 5);
        let (normal, inside) = days.fold((0, 0), |(normal, inside), day| {
            (normal + 1, inside + i64::from((self.start..=self.last()).contains(&day)))
        });
        let absent = i64::from(1 + dice.below(5));
        let (is_absent, forgets) = (dice.in_thousand(120), dice.in_thousand(10));
        if inside < normal {
            let asked = if forgets { Cell::Null } else { Cell::Flag(true) };
            return [Cell::Null, Cell::Null, asked];
        }
        if is_absent {
            let [paid, normal] = [normal - absent, normal].map(|days| Cell::Hundredths(100 * days));
            return [paid, normal, Cell::Null];
        }
        [Cell::Null, Cell::Null, Cell::Null]
    }
}

/// January 2025.
const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();

/// The provinces of Flanders and Brussels.
const REGIONS: &[(u32, &str)] = &[
    (31, "Antwerpen"),
    (23, "Oost-Vlaanderen"),
    (17, "West-Vlaanderen"),
    (14, "Limburg"),
    (13, "Vlaams-Brabant"),
    (2, "Brussel"),
];

/// Joint committees, with the lowest and the highest wage after recruitment, in cents.
const COMMITTEES: &[(u32, (&str, u32, u32))] = &[
    (30, ("200", 225_000, 340_000)),
    (10, ("201", 211_189, 260_000)),
    (10, ("302", 230_000, 275_000)),
    (12, ("124", 275_000, 350_000)),
    (10, ("111", 255_000, 330_000)),
    (8, ("140", 245_000, 295_000)),
    (6, ("121", 250_000, 280_000)),
    (7, ("118", 240_000, 300_000)),
    (7, ("330", 245_000, 320_000)),
];

/// Hours of the trainee and of full-time work in a week, in hundredths.
const HOURS: &[(u32, (i64, i64))] = &[
    (66, (3_800, 3_800)),
    (12, (3_040, 3_800)),
    (11, (1_900, 3_800)),
    (4, (2_850, 3_800)),
    (2, (2_400, 3_800)),
    (1, (2_275, 3_800)),
    (2, (3_600, 3_600)),
    (2, (2_000, 4_000)),
];

/// A type of benefit and a gross amount a day, in cents.
fn benefit(terms: &Terms, dice: &mut Dice) -> (&'static str, i64) {
    let code = dice.one_of(&[
        (860, "full-unemployment"),
        (70, "insertion"),
        (20, "training-allowance"),
        (20, "income-guarantee"),
        (10, "temporary"),
        (5, "company-supplement"),
        (5, "activation"),
        (5, "career-break"),
        (5, "other"),
    ]);
    let amount = day_amount(code, dice);
    (if terms.fault == Fault::BenefitType { "unknown" } else { code }, amount)
}

/// A gross amount a day, in cents, as the RVA published them.
fn day_amount(code: &str, dice: &mut Dice) -> i64 {
    match code {
        "insertion" => dice.one_of(&[(5, 4_956), (4, 2_391), (1, 6_657)]),
        _ => dice.one_of(&[
            (15, 8_581),
            (20, 6_823),
            (35, 5_529),
            (10, 5_322),
            (10, 4_913),
            (10, 4_072),
        ]),
    }
}

/// The leefloon of the three categories in a month, in cents, as it was published.
fn leefloon_of(month: NaiveDate) -> [i64; 3] {
    match (month.year(), month.month()) {
        (..=2024, _) | (2025, 1) => [85_897, 128_846, 174_129],
        (2025, _) | (2026, ..3) => [87_613, 131_420, 177_607],
        _ => [89_365, 134_047, 181_157],
    }
}

fn after(day: NaiveDate, days: u32) -> NaiveDate {
    day + Days::new(days.into())
}

fn before(day: NaiveDate, days: u32) -> NaiveDate {
    day - Days::new(days.into())
}
