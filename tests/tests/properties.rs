//! What holds of every case: properties over random cases, each of which the rules accept. A property that fails prints the smallest case, and its seed
//! is kept in `properties.regressions` and tried first from then on.

#[path = "properties/cases.rs"]
mod cases;
#[path = "properties/mutations.rs"]
mod mutations;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ibo_core::{
    Attendance, Case, Certainty, Error, ErrorCode, Euro, Fraction, Hours, LeefloonRecord, Line, LineCode, Month, Options, Period, Role,
    SicknessRecord, Source, Statement, Status, UnemploymentRecord, amounts, correction, parse_date, statement,
};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::{FileFailurePersistence, TestRunner};

use cases::{Law, days, euro, lawful, plus};

fn config() -> ProptestConfig {
    let persistence = FileFailurePersistence::WithSource("regressions");
    ProptestConfig { cases: 256, failure_persistence: Some(Box::new(persistence)), ..ProptestConfig::default() }
}

/// What a property works with: a failure names the case and ends the attempt.
type Holds<T = ()> = Result<T, TestCaseError>;

fn computed(case: &Case) -> Holds<Statement> {
    statement(case, &Options::default()).map_err(|error| TestCaseError::fail(format!("{error}\n{}", case.to_json())))
}

fn premium(case: &Case) -> Holds<i64> {
    Ok(computed(case)?.amounts.payment.premium.cents())
}

/// The signed sum of the lines that a test picks, in cents.
fn sum(statement: &Statement, picked: impl Fn(&Line) -> bool) -> i64 {
    statement.lines.iter().filter(|line| picked(line)).map(|line| line.signed_amount().cents()).sum()
}

fn of_code(statement: &Statement, code: LineCode) -> Option<Euro> {
    let mut lines = statement.lines.iter().filter(|line| line.code == code);
    let found = lines.next().map(Line::signed_amount);
    assert!(lines.next().is_none(), "{code} stands once");
    found
}

fn is_source(code: LineCode) -> bool {
    use LineCode::{ReplacementIncomeLeefloon, ReplacementIncomeSickness, ReplacementIncomeUnemployment};
    matches!(code, ReplacementIncomeUnemployment | ReplacementIncomeSickness | ReplacementIncomeLeefloon)
}

/// Properties of cases that never come up hold too: so everything that they speak of comes up.
#[test]
fn random_cases_cover_every_kind() {
    let mut runner = TestRunner::deterministic();
    let strategy = lawful(Law::Any);
    let (mut seen, mut count) = (BTreeMap::<String, u32>::new(), 0);
    for _ in 0..2_000 {
        let case = strategy.new_tree(&mut runner).expect("a case").current();
        let statement = statement(&case, &Options::default()).expect("a statement");
        let amounts = statement.amounts;
        let lines = statement.lines.iter().map(|line| format!("{} {}", line.code, line.rule));
        let left_out = statement.left_out.iter().map(|left_out| format!("left out {:?}", left_out.reason.rule()));
        let assumed = statement.assumptions.iter().map(|assumption| format!("assumed {:?}", assumption.rule()));
        let whole = [format!("{:?} {:?}", amounts.scheme, statement.kind), amounts.certainty.to_string(), premium_of(&statement)];
        let attended =
            case.attendance.map_or("whole month", |attendance| if attendance == Attendance::WorkingDays { "days" } else { "ratio" });
        for what in lines.chain(left_out).chain(assumed).chain(whole).chain([attended.to_owned()]).collect::<BTreeSet<_>>() {
            *seen.entry(what).or_default() += 1;
        }
        count += 1;
    }
    let rare: Vec<_> = seen.iter().filter(|(_, times)| **times < 5).collect();
    assert!(rare.is_empty(), "of {count} cases: {rare:?}");
    assert!(seen.len() >= 50, "{seen:#?}");
}

fn premium_of(statement: &Statement) -> String {
    let premium = statement.amounts.payment.premium;
    (if premium == Euro::ZERO { "no premium" } else { "a premium" }).to_owned()
}

// ---------------------------------------------------------------------------------------------------------------- Amounts

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_amount_is_negative_and_net_and_tax_are_what_is_due(case in lawful(Law::Any)) {
        let amounts = computed(&case)?.amounts;
        let paid = amounts.payment;
        for amount in [paid.premium, paid.premium_after_fraction, paid.premium_due, paid.withholding_tax, paid.net, amounts.replacement_income] {
            prop_assert!(!amount.is_negative());
        }
        prop_assert!(!amounts.employer_contribution.is_some_and(Euro::is_negative));
        prop_assert_eq!(paid.net.cents() + paid.withholding_tax.cents(), paid.premium_due.cents());
        prop_assert!(paid.premium_due <= paid.premium_after_fraction && paid.premium_after_fraction <= paid.premium);
    }

    #[test]
    fn the_premium_does_not_rise_when_a_benefit_rises(case in with_benefits(), which: Index, by in 1_i64..200_000) {
        let raised = raised(&case, which.index(records(&case)), by);
        prop_assert!(premium(&raised)? <= premium(&case)?, "{}", raised.to_json());
        prop_assert!(computed(&raised)?.amounts.replacement_income >= computed(&case)?.amounts.replacement_income);
    }

    #[test]
    fn a_wage_difference_rises_with_the_wage(case in lawful(Law::Difference), by in 1_i64..200_000) {
        let mut raised = case.clone();
        raised.agreement.reference_gross_wage = case.agreement.reference_gross_wage.map(|wage| more(wage, by));
        prop_assert!(premium(&raised)? >= premium(&case)?);
    }

    #[test]
    fn a_wage_difference_rises_with_the_percentage(case in lawful(Law::Difference)) {
        let at = |percentage| {
            let mut case = case.clone();
            case.agreement.percentage = Some(percentage);
            premium(&case)
        };
        let premiums = [at(70)?, at(80)?, at(90)?, at(100)?];
        prop_assert!(premiums.is_sorted());
        let of_code = |code| of_code(&computed(&case)?, code).ok_or_else(|| TestCaseError::fail("no such line"));
        prop_assert_eq!(premiums[3], of_code(LineCode::Difference)?.cents());
    }

    #[test]
    fn a_flat_rate_changes_only_at_the_brackets(case in lawful(Law::Flat), one in incomes(), other in incomes()) {
        let (with_one, with_other) = (premium(&with_leefloon_alone(&case, one))?, premium(&with_leefloon_alone(&case, other))?);
        prop_assert_eq!(with_one == with_other, share(one) == share(other));
        let ggmmi = of_code(&computed(&case)?, LineCode::Ggmmi).map(Euro::cents);
        prop_assert_eq!(Some(with_one), ggmmi.map(|ggmmi| (ggmmi * share(one) + 50) / 100));
    }

    #[test]
    fn half_time_halves_the_premium(case in lawful(Law::Any), part in 1_u32..=Fraction::MAX_PART / 2) {
        let mut case = case;
        case.agreement.employment_fraction = Fraction::from_hundredths(part, 2 * part).expect("a fraction");
        let paid = computed(&case)?.amounts.payment;
        prop_assert!((2 * paid.premium_after_fraction.cents() - paid.premium.cents()).abs() <= 1);
    }
}

fn with_benefits() -> impl Strategy<Value = Case> {
    lawful(Law::Any).prop_filter("no record", |case| records(case) > 0)
}

fn with_unemployment() -> impl Strategy<Value = Case> {
    lawful(Law::Any).prop_filter("no unemployment benefit", |case| !case.unemployment.records.is_empty())
}

fn records(case: &Case) -> usize {
    case.unemployment.records.len() + case.leefloon.records.len() + case.sickness.records.len()
}

fn more(amount: Euro, by: i64) -> Euro {
    euro((amount.cents() + by).min(Euro::MAX.cents()))
}

/// The case with one benefit raised; a recovery at most to nothing, since its sign is fixed.
fn raised(case: &Case, which: usize, by: i64) -> Case {
    let mut case = case.clone();
    let up_to_nothing = |amount: Euro| euro((amount.cents() + by).min(0));
    let Case { unemployment, leefloon, sickness, .. } = &mut case;
    let (of_unemployment, of_leefloon) = (unemployment.records.len(), leefloon.records.len());
    if let Some(record) = unemployment.records.get_mut(which) {
        record.day_amount = more(record.day_amount, by);
    } else if let Some(record) = leefloon.records.get_mut(which - of_unemployment) {
        let taken = record.amount.is_negative() || record.entry_kind.contains("recovery");
        record.amount = if taken { up_to_nothing(record.amount) } else { more(record.amount, by) };
    } else if let Some(record) = sickness.records.get_mut(which - of_unemployment - of_leefloon) {
        let taken = record.gross_taxable.is_negative();
        record.gross_taxable = if taken { up_to_nothing(record.gross_taxable) } else { more(record.gross_taxable, by) };
    }
    case
}

/// Incomes of a month in cents, often at a limit of R5.1.
fn incomes() -> impl Strategy<Value = i64> {
    prop_oneof![Just(0), Just(1), 66_714_i64..66_719, 100_098_i64..100_103, 0_i64..200_000]
}

/// The share in percent that R5.1 gives an income in cents.
fn share(income: i64) -> i64 {
    match income {
        0 => 80,
        1..=66_716 => 60,
        66_717..100_100 => 40,
        _ => 20,
    }
}

fn with_leefloon_alone(case: &Case, cents: i64) -> Case {
    Case {
        unemployment: Source::no_data(),
        leefloon: Source::data(vec![award(case.month, cents)]),
        sickness: Source::no_data(),
        ..case.clone()
    }
}

fn award(month: Month, cents: i64) -> LeefloonRecord {
    let [aid_type, entry_kind] = ["leefloon", "award"].map(str::to_owned);
    LeefloonRecord { month, aid_type, amount: euro(cents), entry_kind, from: None, to: None }
}

// ------------------------------------------------------------------------------------------------------ Lines of a statement

proptest! {
    #![proptest_config(config())]

    #[test]
    fn lines_add_up(case in lawful(Law::Any)) {
        let statement = computed(&case)?;
        let line = |code| of_code(&statement, code).map(Euro::cents);
        prop_assert_eq!(line(LineCode::ReplacementIncome), Some(sum(&statement, |line| is_source(line.code))));
        let magnitudes = |role| statement.lines.iter().filter(move |line| line.code < LineCode::Difference && line.role == role);
        let total = |role| magnitudes(role).map(|line| line.amount.cents()).sum::<i64>();
        if let Some(difference) = line(LineCode::Difference) {
            prop_assert_eq!(difference, (total(Role::Base) - total(Role::Deducted)).max(0));
        } else {
            prop_assert_eq!(total(Role::Base) + total(Role::Deducted), 0, "in a flat rate incomes are information");
        }
        prop_assert_eq!(line(LineCode::Net), line(LineCode::PremiumDue).zip(line(LineCode::WithholdingTax)).map(|(due, tax)| due - tax));
    }

    #[test]
    fn amounts_equal_those_of_the_lines(case in lawful(Law::Any)) {
        let statement = computed(&case)?;
        let (amounts, paid) = (statement.amounts, statement.amounts.payment);
        let of = |code| of_code(&statement, code);
        prop_assert_eq!(of(LineCode::ReplacementIncome), Some(amounts.replacement_income));
        prop_assert_eq!(of(LineCode::Premium), Some(paid.premium));
        prop_assert_eq!(of(LineCode::PremiumAfterFraction), Some(paid.premium_after_fraction));
        prop_assert_eq!(of(LineCode::PremiumDue), Some(paid.premium_due));
        prop_assert_eq!(of(LineCode::WithholdingTax), Some(paid.withholding_tax));
        prop_assert_eq!(of(LineCode::Net), Some(paid.net));
        prop_assert_eq!(of(LineCode::EmployerContribution), amounts.employer_contribution);
        prop_assert!(statement.lines.is_sorted_by_key(|line| line.code), "in the order of the format");
    }

    #[test]
    fn trace_does_not_change_amounts_and_json_is_reproducible(case in lawful(Law::Any)) {
        let statement = computed(&case)?;
        prop_assert_eq!(amounts(&case, &Options::default()), Ok(statement.amounts));
        prop_assert_eq!(computed(&case.clone())?.to_json(), statement.to_json());
    }

    #[test]
    fn certainty_is_that_of_the_weakest_line(case in lawful(Law::Any)) {
        let statement = computed(&case)?;
        let certainty = statement.amounts.certainty;
        prop_assert_eq!(statement.lines.iter().map(|line| line.certainty).min(), Some(certainty));
        for required in Certainty::ALL {
            let options = Options { require: Some(required), ..Options::default() };
            let found = ibo_core::statement(&case, &options);
            prop_assert_eq!(amounts(&case, &options), found.as_ref().map(|found| found.amounts).map_err(Clone::clone));
            if required <= certainty {
                prop_assert_eq!(found.as_ref(), Ok(&statement));
            } else {
                let refusal = found.map_err(|error| (error.code(), error.location().to_owned(), error.message().ends_with("by ")));
                prop_assert_eq!(refusal, Err((ErrorCode::CertaintyTooWeak, "require".to_owned(), false)));
            }
        }
    }

    #[test]
    fn a_correction_and_its_inverse_cancel(case in with_benefits(), which: Index, by in 1_i64..200_000) {
        let (before, after) = (computed(&case)?, computed(&raised(&case, which.index(records(&case)), by))?);
        let corrected = |one, other| correction(one, other).map_err(|error| TestCaseError::fail(error.to_string()));
        let (there, back) = (corrected(&before, &after)?, corrected(&after, &before)?);
        prop_assert_eq!(there.to_pay.cents(), -back.to_pay.cents());
        prop_assert_eq!(there.lines.len(), back.lines.len());
        for (line, inverse) in there.lines.iter().zip(&back.lines) {
            prop_assert_eq!((line.code, line.before, line.after), (inverse.code, inverse.after, inverse.before));
            prop_assert_eq!(line.difference.cents(), -inverse.difference.cents());
            prop_assert_eq!(line.after.cents() - line.before.cents(), line.difference.cents());
            prop_assert_eq!(line.before.cents(), sum(&before, |of| of.code == line.code));
        }
        let none = corrected(&before, &before)?;
        prop_assert!(none.lines.is_empty() && none.to_pay == Euro::ZERO);
    }
}

// ---------------------------------------------------------------------------------------------------------------- Records

proptest! {
    #![proptest_config(config())]

    #[test]
    fn order_of_records_does_not_change_the_result((case, shuffled) in shuffled()) {
        let (one, other) = (computed(&case)?, computed(&shuffled)?);
        prop_assert_eq!(one.amounts, other.amounts);
        prop_assert_eq!(sorted_lines(&one), sorted_lines(&other));
        prop_assert_eq!(one.left_out.len(), other.left_out.len());
    }

    #[test]
    fn a_benefit_in_two_periods_differs_by_at_most_a_cent_a_split(case in with_unemployment(), at in proptest::collection::vec(any::<Index>(), 1..4)) {
        let income = |case: &Case| computed(case).map(|statement| statement.amounts.replacement_income.cents());
        let whole = income(&case)?;
        let mut parts = case;
        for (splits, at) in (1..).zip(at) {
            split(&mut parts.unemployment.records, at, parts.month);
            prop_assert!((income(&parts)? - whole).abs() <= splits, "{}", parts.to_json());
        }
    }

    #[test]
    fn an_amount_in_two_lines_of_one_period_is_the_same_amount(case in lawful(Law::Any), which: Index, cents: Index) {
        let whole = computed(&case)?.amounts;
        let mut parts = case;
        if let Some(record) = parts.leefloon.records.get_mut(which.index(usize::MAX) % 5) {
            let part = split_amount(&mut record.amount, cents);
            let record = LeefloonRecord { amount: part, ..record.clone() };
            parts.leefloon.records.push(record);
        }
        if let Some(record) = parts.sickness.records.get_mut(which.index(usize::MAX) % 5) {
            let part = split_amount(&mut record.gross_taxable, cents);
            (record.days, record.hours) = (0, Hours::default());
            let record = SicknessRecord { gross_taxable: part, ..record.clone() };
            parts.sickness.records.push(record);
        }
        let parts = computed(&parts)?.amounts;
        prop_assert_eq!((parts.replacement_income, parts.payment), (whole.replacement_income, whole.payment));
    }

    #[test]
    fn records_of_other_months_do_not_change_the_result(case in lawful(Law::Any), cents in 0_i64..200_000, far in 1_i64..900, long in 1_i64..300) {
        let before = (plus(case.month.first(), -far - long), plus(case.month.first(), -far));
        let after = (plus(case.month.last(), far), plus(case.month.last(), far + long));
        let mut more = case.clone();
        for (from, to) in [before, after] {
            add_history(&mut more, days(from, to), cents);
        }
        prop_assert_eq!(computed(&more)?.to_json(), computed(&case)?.to_json());
        more.unemployment.records.reverse();
        more.leefloon.records.reverse();
        more.sickness.records.reverse();
        prop_assert_eq!(computed(&more)?.amounts, computed(&case)?.amounts);
    }

    #[test]
    fn days_outside_the_agreement_do_not_change_the_result(case in lawful(Law::Any), cents in 0_i64..200_000) {
        let outside = [
            (case.month.first(), plus(case.agreement.start, -1)),
            (plus(case.agreement.stopped.unwrap_or(case.agreement.end), 1), case.month.last()),
        ];
        let mut more = case.clone();
        for (from, to) in outside.into_iter().filter(|(from, to)| from < to) {
            add_history(&mut more, days(from, to), cents);
            // A leefloon entry is of a month, and counts for all of it.
            more.leefloon = case.leefloon.clone();
        }
        prop_assert_eq!(computed(&more)?.to_json(), computed(&case)?.to_json());
    }

    #[test]
    fn evidence_fields_do_not_change_an_amount(case in lawful(Law::Any), code in "[!-~]{1,6}", capitals in "[A-Z]{2}") {
        let mut other = case.clone();
        other.unemployment.records.iter_mut().for_each(|record| record.rva_code = Some(code.clone()));
        other.leefloon.records.iter_mut().for_each(|record| (record.from, record.to) = (None, Some(case.month.first())));
        for record in &mut other.sickness.records {
            (record.benefit_code, record.days, record.hours) = (capitals.clone(), 0, Hours::default());
        }
        prop_assert_eq!(computed(&other)?.to_json(), computed(&case)?.to_json());
    }
}

/// A case, and the same with its records in another order.
fn shuffled() -> impl Strategy<Value = (Case, Case)> {
    lawful(Law::Any).prop_flat_map(|case| {
        let Case { unemployment, leefloon, sickness, .. } = case.clone();
        let records =
            (Just(unemployment.records).prop_shuffle(), Just(leefloon.records).prop_shuffle(), Just(sickness.records).prop_shuffle());
        records.prop_map(move |(unemployment, leefloon, sickness)| {
            let mut shuffled = case.clone();
            shuffled.unemployment.records = unemployment;
            shuffled.leefloon.records = leefloon;
            shuffled.sickness.records = sickness;
            (case.clone(), shuffled)
        })
    })
}

fn sorted_lines(statement: &Statement) -> Vec<(LineCode, Euro, Certainty)> {
    let mut lines: Vec<_> = statement.lines.iter().map(|line| (line.code, line.signed_amount(), line.certainty)).collect();
    lines.sort_unstable();
    lines
}

/// Makes two records of the first that has two days in the month.
fn split(records: &mut Vec<UnemploymentRecord>, at: Index, month: Month) {
    let last = |record: &UnemploymentRecord| record.period.to().map_or(month.last(), |to| to.min(month.last()));
    let first = |record: &UnemploymentRecord| record.period.from().max(month.first());
    let splittable: Vec<_> = (0..records.len()).filter(|index| first(&records[*index]) < last(&records[*index])).collect();
    let Some(&index) = splittable.get(at.index(splittable.len().max(1))) else { return };
    let record = records[index].clone();
    let days = (last(&record) - first(&record)).num_days();
    let end = plus(first(&record), i64::try_from(at.index(usize::MAX)).unwrap_or(0) % days);
    records[index].period = Period::new(record.period.from(), Some(end)).expect("in order");
    let rest = Period::new(plus(end, 1), record.period.to()).expect("in order");
    records.push(UnemploymentRecord { period: rest, ..record });
}

/// Takes a part of an amount, of its sign, and gives it back.
fn split_amount(amount: &mut Euro, cents: Index) -> Euro {
    let magnitude = usize::try_from(amount.magnitude().cents()).expect("from zero");
    let part = i64::try_from(cents.index(magnitude + 1)).expect("small") * amount.cents().signum();
    *amount = euro(amount.cents() - part);
    euro(part)
}

/// Adds a record of every source that answered with data, for days and months that are not those of the case.
fn add_history(case: &mut Case, period: Period, cents: i64) {
    if !case.unemployment.records.is_empty() {
        let benefit_type = "full-unemployment".to_owned();
        let record = UnemploymentRecord { period, day_amount: euro(cents), basis: ibo_core::Basis::Full, benefit_type, rva_code: None };
        case.unemployment.records.push(record);
    }
    if !case.leefloon.records.is_empty() {
        case.leefloon.records.push(award(Month::of(period.from()).expect("a month"), cents));
    }
    if !case.sickness.records.is_empty() {
        case.sickness.records.push(SicknessRecord {
            document_type: "C21".to_owned(),
            benefit_code: "AA".to_owned(),
            nature: 0,
            period,
            gross_taxable: euro(cents),
            days: 0,
            hours: Hours::default(),
            attest_id: Some("another".to_owned()),
            version: 1,
            status: Status::Original,
        });
    }
}

// ------------------------------------------------------------------------------------------------- What is written and read

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..config() })]

    #[test]
    fn printed_amounts_and_hours_are_read_back(cents in Euro::MIN.cents()..=Euro::MAX.cents()) {
        prop_assert_eq!(euro(cents).to_string().parse(), Ok(euro(cents)));
        let hours = Hours::from_hundredths(cents).expect("within bounds");
        prop_assert_eq!(hours.to_string().parse(), Ok(hours));
    }

    #[test]
    fn printed_fractions_are_read_back(numerator in 0..=Fraction::MAX_PART, denominator in 1..=Fraction::MAX_PART) {
        let fraction = Fraction::from_hundredths(numerator, denominator).expect("a fraction");
        prop_assert_eq!(fraction.to_string().parse(), Ok(fraction));
        prop_assert_eq!(Attendance::Ratio(fraction).to_string().parse(), Ok(Attendance::Ratio(fraction)));
    }

    #[test]
    fn printed_months_and_dates_are_read_back(day in 1_i32..=3_652_059) {
        let date = NaiveDate::from_num_days_from_ce_opt(day).expect("in the years 1 to 9999");
        prop_assert_eq!(parse_date(&date.to_string()), Ok(date));
        let month = Month::of(date).expect("a month");
        prop_assert_eq!(month.to_string().parse(), Ok(month));
        prop_assert!((month.first()..=month.last()).contains(&date));
        prop_assert_eq!(i64::from(month.days()), (month.last() - month.first()).num_days() + 1);
    }

    #[test]
    fn written_case_is_read_back(case in lawful(Law::Any)) {
        let json = case.to_json();
        let read = Case::from_json(json.as_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&case), "{}", json);
        prop_assert_eq!(read.map(|case| case.to_json()), Ok(json));
    }
}

// -------------------------------------------------------------------------------------------------------- What is no case

/// The error is one of the catalogue, and its JSON says the same.
fn is_published(error: &Error) -> Holds {
    prop_assert!(ErrorCode::ALL.contains(&error.code()));
    prop_assert!(error.message().len() > 10);
    let json: serde_json::Value = serde_json::from_str(&error.to_json()).expect("JSON");
    prop_assert_eq!(&json["code"], error.code().slug());
    prop_assert_eq!(&json["at"], error.location());
    prop_assert_eq!(&json["number"], error.code().number());
    Ok(())
}

/// Whatever comes in, a case or an error of the catalogue comes out, and so it does of the calculation.
fn is_read_or_refused(json: &[u8]) -> Holds {
    match Case::from_json(json) {
        Err(error) => is_published(&error),
        Ok(case) => {
            let again = Case::from_json(case.to_json().as_bytes());
            prop_assert_eq!(again.as_ref(), Ok(&case));
            let computed = statement(&case, &Options::default());
            prop_assert_eq!(amounts(&case, &Options::default()), computed.as_ref().map(|found| found.amounts).map_err(Clone::clone));
            computed.map_or_else(|error| is_published(&error), |_| Ok(()))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..config() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        is_read_or_refused(&bytes)?;
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\\[\\]{}:,\"a-z0-9 .\\\\-]{0,60}") {
        is_read_or_refused(text.as_bytes())?;
    }

    #[test]
    fn a_case_with_broken_bytes_is_read_or_refused(case in lawful(Law::Any), edits in mutations::byte_edits()) {
        is_read_or_refused(&mutations::edited(case.to_json().into_bytes(), &edits))?;
    }

    #[test]
    fn a_case_with_changed_fields_is_read_or_refused(case in lawful(Law::Any), changes in mutations::changes()) {
        is_read_or_refused(mutations::changed(&case.to_json(), &changes).as_bytes())?;
    }

    #[test]
    fn messages_repeat_neither_the_reference_nor_amounts(case in lawful(Law::Any), changes in mutations::changes(), fault in mutations::faults()) {
        let case = mutations::with_telling_values(case);
        let told = |error: &Error| mutations::telling(&case).into_iter().find(|value| error.to_string().contains(value));
        let require = Options { require: Some(Certainty::Official), ..Options::default() };
        let faulty = fault.done_to(case.clone());
        for error in [statement(&case, &require).err(), statement(&faulty, &Options::default()).err()].into_iter().flatten() {
            prop_assert_eq!(told(&error), None, "{}", error);
        }
        let changed = mutations::changed(&case.to_json(), &changes);
        if let Err(error) = Case::from_json(changed.as_bytes()).and_then(|case| statement(&case, &Options::default())) {
            prop_assert_eq!(told(&error), None, "{}", error);
        }
    }
}

#[test]
fn deep_nesting_is_refused() {
    for open in ["[", "{\"a\":", "{\"agreement\":", "{\"sickness\":{\"availability\":\"data\",\"records\":["] {
        let deep = open.repeat(200_000);
        let refused = Case::from_json(deep.as_bytes()).expect_err("no case");
        assert_eq!(refused.code(), ErrorCode::MalformedJson);
    }
    let closed = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    assert!(Case::from_json(closed.as_bytes()).is_err());
    let field = format!("{{\"case_ref\":{closed}}}");
    assert!(Case::from_json(field.as_bytes()).is_err());
}
