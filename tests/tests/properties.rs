//! What holds of every case: properties over random cases, each of which the rules accept. A
//! property that fails prints the smallest case, and its seed is kept in `properties.regressions`
//! and tried first from then on.

#[path = "properties/cases.rs"]
mod cases;
#[path = "properties/mutations.rs"]
mod mutations;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ibo_core::{
    AgreementBuilder, Attendance, Case, Certainty, Error, ErrorCode, Euro, Fraction, Hours,
    LeefloonRecord, Line, LineCode, Month, Options, Period, Reform, Role, SicknessRecord, Source,
    Statement, UnemploymentRecord, VerificationStatus, amounts, correction, coverage, parse_date,
    statement, verify_json,
};
use ibo_tests::change;
use ibo_tests::ggmmi::ggmmi;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::{FileFailurePersistence, TestRunner};

use cases::{Law, days, euro, from_zero, lawful, plus};

fn config() -> ProptestConfig {
    let persistence = FileFailurePersistence::WithSource("regressions");
    ProptestConfig {
        cases: 256,
        failure_persistence: Some(Box::new(persistence)),
        ..ProptestConfig::default()
    }
}

/// What a property works with: a failure names the case and ends the attempt.
type Holds<T = ()> = Result<T, TestCaseError>;

fn computed(case: &Case) -> Holds<Statement> {
    statement(case, &Options::default())
        .map_err(|error| TestCaseError::fail(format!("{error}\n{}", case.to_json())))
}

fn premium(case: &Case) -> Holds<i64> {
    Ok(computed(case)?.amounts.payment.premium.cents())
}

/// The signed sum of the lines that a test picks, in cents.
fn sum(statement: &Statement, picked: impl Fn(&Line) -> bool) -> i64 {
    statement
        .lines
        .iter()
        .filter(|line| picked(line))
        .map(|line| line.signed_amount().cents())
        .sum()
}

fn of_code(statement: &Statement, code: LineCode) -> Option<Euro> {
    let mut lines = statement.lines.iter().filter(|line| line.code == code);
    let found = lines.next().map(Line::signed_amount);
    assert!(lines.next().is_none(), "{code} stands once");
    found
}

fn is_source(code: LineCode) -> bool {
    use LineCode::{
        ReplacementIncomeLeefloon, ReplacementIncomeSickness, ReplacementIncomeUnemployment,
    };
    matches!(
        code,
        ReplacementIncomeUnemployment | ReplacementIncomeSickness | ReplacementIncomeLeefloon
    )
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
        let left_out = statement
            .left_out
            .iter()
            .map(|left_out| format!("left out {:?}", left_out.reason.rule()));
        let assumed = statement
            .assumptions
            .iter()
            .map(|assumption| format!("assumed {:?}", assumption.rule()));
        let whole = [
            format!("{:?} {:?}", amounts.scheme, statement.kind),
            amounts.certainty.to_string(),
            premium_of(&statement),
        ];
        let attended = case.attendance().map_or("whole month", |attendance| {
            if attendance == Attendance::WorkingDays { "days" } else { "ratio" }
        });
        for what in lines
            .chain(left_out)
            .chain(assumed)
            .chain(whole)
            .chain([attended.to_owned()])
            .collect::<BTreeSet<_>>()
        {
            *seen.entry(what).or_default() += 1;
        }
        count += 1;
    }
    let rare: Vec<_> = seen.iter().filter(|(_, times)| **times < 5).collect();
    assert!(rare.is_empty(), "of {count} cases: {rare:?}");
    assert!(seen.len() >= 50, "{seen:#?}");
    for (scheme, kind) in coverage().map(|covered| (covered.scheme, covered.kind)) {
        let seen = seen.get(&format!("{scheme:?} {kind:?}"));
        assert!(seen.is_some(), "no case of {scheme} {kind}: tests/tests/properties/cases.rs");
    }
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
        let wage = case.agreement().reference_gross_wage().map(|wage| from_zero(more(wage.into(), by).cents()));
        let raised = change::agreement(&case, |of| of.maybe(wage, AgreementBuilder::reference_gross_wage));
        prop_assert!(premium(&raised)? >= premium(&case)?);
    }

    #[test]
    fn a_wage_difference_rises_with_the_percentage(case in lawful(Law::Difference)) {
        let at = |percentage| premium(&change::agreement(&case, |of| of.percentage(percentage)));
        let premiums = [at(70)?, at(80)?, at(90)?, at(100)?];
        prop_assert!(premiums.is_sorted());
        let of_code = |code| of_code(&computed(&case)?, code).ok_or_else(|| TestCaseError::fail("no such line"));
        prop_assert_eq!(premiums[3], of_code(LineCode::Difference)?.cents());
    }

    #[test]
    fn a_flat_rate_changes_only_at_the_brackets(case in lawful(Law::Flat), one in incomes(), other in incomes()) {
        let (with_one, with_other) = (premium(&with_leefloon_alone(&case, one))?, premium(&with_leefloon_alone(&case, other))?);
        prop_assert_eq!(with_one == with_other, share(one) == share(other));
        let ggmmi = ggmmi(case.month());
        prop_assert_eq!(of_code(&computed(&case)?, LineCode::Ggmmi).map(Euro::cents), Some(ggmmi));
        prop_assert_eq!(with_one, (ggmmi * share(one) + 50) / 100);
    }

    #[test]
    fn half_time_halves_the_premium(case in lawful(Law::Any), part in 1_u32..=Fraction::MAX_PART / 2) {
        let fraction = Fraction::from_hundredths(part, 2 * part).expect("a fraction");
        let case = change::agreement(&case, |of| of.employment_fraction(fraction));
        let paid = computed(&case)?.amounts.payment;
        prop_assert!((2 * paid.premium_after_fraction.cents() - paid.premium.cents()).abs() <= 1);
    }
}

fn with_benefits() -> impl Strategy<Value = Case> {
    lawful(Law::Any).prop_filter("no record", |case| records(case) > 0)
}

fn with_unemployment() -> impl Strategy<Value = Case> {
    lawful(Law::Any)
        .prop_filter("no unemployment benefit", |case| !case.unemployment().records().is_empty())
}

fn records(case: &Case) -> usize {
    case.unemployment().records().len()
        + case.leefloon().records().len()
        + case.sickness().records().len()
}

fn more(amount: Euro, by: i64) -> Euro {
    euro((amount.cents() + by).min(Euro::MAX.cents()))
}

/// The case with one benefit raised; a recovery at most to nothing, since its sign is fixed.
fn raised(case: &Case, which: usize, by: i64) -> Case {
    let up_to_nothing = |amount: Euro| euro((amount.cents() + by).min(0));
    let (of_unemployment, of_leefloon) =
        (case.unemployment().records().len(), case.leefloon().records().len());
    let unemployment = change::records(case.unemployment(), |records| {
        if let Some(record) = records.get_mut(which) {
            let amount = from_zero(more(record.day_amount().into(), by).cents());
            *record = record.to_builder().day_amount(amount).build().expect("a record");
        }
    });
    let leefloon = change::records(case.leefloon(), |records| {
        if let Some(record) =
            which.checked_sub(of_unemployment).and_then(|which| records.get_mut(which))
        {
            let taken =
                record.amount().is_negative() || record.entry_kind().as_str().contains("recovery");
            let amount =
                if taken { up_to_nothing(record.amount()) } else { more(record.amount(), by) };
            *record = record.to_builder().amount(amount).build().expect("a record");
        }
    });
    let sickness = change::records(case.sickness(), |records| {
        if let Some(record) = which
            .checked_sub(of_unemployment + of_leefloon)
            .and_then(|which| records.get_mut(which))
        {
            let amount = record.gross_taxable();
            let amount =
                if amount.is_negative() { up_to_nothing(amount) } else { more(amount, by) };
            *record = record.to_builder().gross_taxable(amount).build().expect("a record");
        }
    });
    change::case(case, |of| of.unemployment(unemployment).leefloon(leefloon).sickness(sickness))
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
    let leefloon = Source::data(vec![award(case.month(), cents)]).expect("one");
    change::case(case, |of| {
        of.unemployment(Source::no_data()).leefloon(leefloon).sickness(Source::no_data())
    })
}

fn award(month: Month, cents: i64) -> LeefloonRecord {
    let (aid_type, entry_kind) =
        ("leefloon".parse().expect("a code"), "award".parse().expect("a code"));
    LeefloonRecord::builder(month, aid_type, euro(cents), entry_kind).build().expect("a record")
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
            prop_assert_eq!(total(Role::Base) + total(Role::Deducted), 0, "in a flat rate incomes \
                are information");
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
        prop_assert!(statement.lines.is_sorted_by_key(|line| line.code), "in the order of the \
            format");
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
            let options = Options::default().require(required);
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

    #[test]
    fn a_correction_added_to_before_is_after(case in with_benefits(), which: Index, by in 1_i64..200_000) {
        let (before, after) = (computed(&case)?, computed(&raised(&case, which.index(records(&case)), by))?);
        let found = correction(&before, &after).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let codes: BTreeSet<_> = before.lines.iter().chain(&after.lines).map(|line| line.code).collect();
        for code in codes {
            let changed = found.lines.iter().find(|line| line.code == code);
            let changed = changed.map_or(0, |line| line.difference.cents());
            let of = |statement| sum(statement, |line| line.code == code);
            prop_assert_eq!(of(&before) + changed, of(&after), "{}", code);
        }
        let net = |statement: &Statement| statement.amounts.payment.net.cents();
        prop_assert_eq!(net(&before) + found.to_pay.cents(), net(&after));
    }

    #[test]
    fn a_statement_computed_again_is_the_same(case in lawful(Law::Any)) {
        let issued = computed(&case)?.to_json();
        let verified = verify_json(issued.as_bytes(), Some(&case), &Options::default());
        let verified = verified.map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(verified.status, VerificationStatus::Same);
        prop_assert!(verified.lines.is_empty() && verified.correction.is_none());
    }

    #[test]
    fn a_ggmmi_a_quarter_more_and_then_a_fifth_less_changes_no_amount(case in lawful(Law::Any)) {
        let first = case.month().first();
        let reform = Reform::new("there and back")
            .and_then(|reform| reform.scale("ggmmi", "1.25", Some(first)))
            .and_then(|reform| reform.scale("ggmmi", "0.8", Some(first)))
            .and_then(|reform| Options::default().reform(&reform));
        let options = reform.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let there_and_back = statement(&case, &options).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let money = |statement: &Statement| {
            let lines: Vec<_> = statement.lines.iter().map(|line| (line.code, line.signed_amount())).collect();
            (lines, statement.amounts.payment, statement.amounts.employer_contribution)
        };
        prop_assert_eq!(money(&there_and_back), money(&computed(&case)?));
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
            let split = change::records(parts.unemployment(), |records| split(records, at, parts.month()));
            parts = change::case(&parts, |of| of.unemployment(split));
            prop_assert!((income(&parts)? - whole).abs() <= splits, "{}", parts.to_json());
        }
    }

    #[test]
    fn an_amount_in_two_lines_of_one_period_is_the_same_amount(case in lawful(Law::Any), which: Index, cents: Index) {
        let whole = computed(&case)?.amounts;
        let leefloon = change::records(case.leefloon(), |records| {
            if let Some(record) = records.get(which.index(usize::MAX) % 5).cloned() {
                let parts = split_amount(record.amount(), cents);
                let [kept, part] = parts.map(|part| record.to_builder().amount(part).build().expect("a record"));
                records[which.index(usize::MAX) % 5] = kept;
                records.push(part);
            }
        });
        let sickness = change::records(case.sickness(), |records| {
            if let Some(record) = records.get(which.index(usize::MAX) % 5).cloned() {
                let parts = split_amount(record.gross_taxable(), cents);
                let of = |part| record.to_builder().gross_taxable(part).days(0).hours(Hours::ZERO).build();
                let [kept, part] = parts.map(|part| of(part).expect("a record"));
                records[which.index(usize::MAX) % 5] = kept;
                records.push(part);
            }
        });
        let parts = change::case(&case, |of| of.leefloon(leefloon).sickness(sickness));
        let parts = computed(&parts)?.amounts;
        prop_assert_eq!((parts.replacement_income, parts.payment), (whole.replacement_income, whole.payment));
    }

    #[test]
    fn records_of_other_months_do_not_change_the_result(case in lawful(Law::Any), cents in 0_i64..200_000, far in 1_i64..900, long in 1_i64..300) {
        let month = case.month();
        let before = (plus(month.first(), -far - long), plus(month.first(), -far));
        let after = (plus(month.last(), far), plus(month.last(), far + long));
        let more = [before, after].into_iter().fold(case.clone(), |more, (from, to)| with_history(&more, days(from, to), cents));
        prop_assert_eq!(computed(&more)?.to_json(), computed(&case)?.to_json());
        let unemployment = change::records(more.unemployment(), |records| records.reverse());
        let leefloon = change::records(more.leefloon(), |records| records.reverse());
        let sickness = change::records(more.sickness(), |records| records.reverse());
        let more = change::case(&more, |of| of.unemployment(unemployment).leefloon(leefloon).sickness(sickness));
        prop_assert_eq!(computed(&more)?.amounts, computed(&case)?.amounts);
    }

    #[test]
    fn days_outside_the_agreement_do_not_change_the_result(case in lawful(Law::Any), cents in 0_i64..200_000) {
        let (month, agreement) = (case.month(), case.agreement());
        let outside = [
            (month.first(), plus(agreement.start(), -1)),
            (plus(agreement.stopped().unwrap_or(agreement.end()), 1), month.last()),
        ];
        let mut more = case.clone();
        for (from, to) in outside.into_iter().filter(|(from, to)| from < to) {
            // A leefloon entry is of a month, and counts for all of it.
            more = change::case(&with_history(&more, days(from, to), cents), |of| of.leefloon(case.leefloon().clone()));
        }
        prop_assert_eq!(computed(&more)?.to_json(), computed(&case)?.to_json());
    }

    #[test]
    fn evidence_fields_do_not_change_an_amount(case in lawful(Law::Any), code in "[!-~]{1,6}", capitals in "[A-Z]{2}") {
        let unemployment = change::each(case.unemployment(), |record| record.to_builder().rva_code(code.parse()?).build());
        let leefloon = change::each(case.leefloon(), |record| record.to_builder().last_day(record.month().last()).build());
        let sickness = change::each(case.sickness(), |record| {
            record.to_builder().benefit_code(capitals.parse()?).days(0).hours(Hours::ZERO).build()
        });
        let other = change::case(&case, |of| of.unemployment(unemployment).leefloon(leefloon).sickness(sickness));
        prop_assert_eq!(computed(&other)?.to_json(), computed(&case)?.to_json());
    }
}

/// A case, and the same with its records in another order.
fn shuffled() -> impl Strategy<Value = (Case, Case)> {
    lawful(Law::Any).prop_flat_map(|case| {
        let unemployment = Just(case.unemployment().records().to_vec()).prop_shuffle();
        let leefloon = Just(case.leefloon().records().to_vec()).prop_shuffle();
        let sickness = Just(case.sickness().records().to_vec()).prop_shuffle();
        (unemployment, leefloon, sickness).prop_map(move |(unemployment, leefloon, sickness)| {
            let unemployment =
                change::records(case.unemployment(), |records| *records = unemployment);
            let leefloon = change::records(case.leefloon(), |records| *records = leefloon);
            let sickness = change::records(case.sickness(), |records| *records = sickness);
            let shuffled = change::case(&case, |of| {
                of.unemployment(unemployment).leefloon(leefloon).sickness(sickness)
            });
            (case.clone(), shuffled)
        })
    })
}

fn sorted_lines(statement: &Statement) -> Vec<(LineCode, Euro, Certainty)> {
    let mut lines: Vec<_> = statement
        .lines
        .iter()
        .map(|line| (line.code, line.signed_amount(), line.certainty))
        .collect();
    lines.sort_unstable();
    lines
}

/// Makes two records of the first that has two days in the month.
fn split(records: &mut Vec<UnemploymentRecord>, at: Index, month: Month) {
    let last = |record: &UnemploymentRecord| {
        record.period().last_day().map_or(month.last(), |to| to.min(month.last()))
    };
    let first = |record: &UnemploymentRecord| record.period().first_day().max(month.first());
    let splittable: Vec<_> = (0..records.len())
        .filter(|index| first(&records[*index]) < last(&records[*index]))
        .collect();
    let Some(&index) = splittable.get(at.index(splittable.len().max(1))) else { return };
    let record = records[index].clone();
    let days = (last(&record) - first(&record)).num_days();
    let end = plus(first(&record), i64::try_from(at.index(usize::MAX)).unwrap_or(0) % days);
    let part = |first, last| {
        let period = Period::new(first, last).expect("in order");
        record.to_builder().period(period).build().expect("a record")
    };
    records[index] = part(record.period().first_day(), Some(end));
    records.push(part(plus(end, 1), record.period().last_day()));
}

/// An amount in two parts of its sign.
fn split_amount(amount: Euro, cents: Index) -> [Euro; 2] {
    let magnitude = usize::try_from(amount.magnitude().cents()).expect("from zero");
    let part = i64::try_from(cents.index(magnitude + 1)).expect("small") * amount.cents().signum();
    [amount.cents() - part, part].map(euro)
}

/// The case with one record more of every source that answered with data, for days and months that
/// are not those of the case.
fn with_history(case: &Case, period: Period, cents: i64) -> Case {
    let unemployment = one_more(case.unemployment(), || {
        UnemploymentRecord::builder(period, from_zero(cents), "full-unemployment".parse()?).build()
    });
    let leefloon = one_more(case.leefloon(), || Ok(award(Month::of(period.first_day())?, cents)));
    let sickness = one_more(case.sickness(), || {
        SicknessRecord::builder(
            "C21".parse()?,
            "AA".parse()?,
            0,
            period,
            euro(cents),
            0,
            Hours::ZERO,
        )
        .attest_id("another".parse()?)
        .build()
    });
    change::case(case, |of| of.unemployment(unemployment).leefloon(leefloon).sickness(sickness))
}

fn one_more<R: Clone>(source: &Source<R>, record: impl Fn() -> Result<R, Error>) -> Source<R> {
    change::records(source, |records| {
        if !records.is_empty() {
            records.push(record().expect("a record"));
        }
    })
}

// -------------------------------------------------------------------------------------------------
// What is written and read

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

/// Whatever comes in, a case or an error of the catalogue comes out, and so it does of the
/// calculation.
fn is_read_or_refused(json: &[u8]) -> Holds {
    match Case::from_json(json) {
        Err(error) => is_published(&error),
        Ok(case) => {
            let again = Case::from_json(case.to_json().as_bytes());
            prop_assert_eq!(again.as_ref(), Ok(&case));
            let computed = statement(&case, &Options::default());
            prop_assert_eq!(
                amounts(&case, &Options::default()),
                computed.as_ref().map(|found| found.amounts).map_err(Clone::clone)
            );
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
        let case = mutations::with_telling_values(&case);
        let told = |error: &Error| mutations::telling(&case).into_iter().find(|value| error.to_string().contains(value));
        let require = Options::default().require(Certainty::Official);
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
    for open in [
        "[",
        "{\"a\":",
        "{\"agreement\":",
        "{\"sickness\":{\"availability\":\"data\",\"records\":[",
    ] {
        let deep = open.repeat(200_000);
        let refused = Case::from_json(deep.as_bytes()).expect_err("no case");
        assert_eq!(refused.code(), ErrorCode::MalformedJson);
    }
    let closed = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    assert!(Case::from_json(closed.as_bytes()).is_err());
    let field = format!("{{\"case_ref\":{closed}}}");
    assert!(Case::from_json(field.as_bytes()).is_err());
}
