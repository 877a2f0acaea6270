//! The corrections of rows: each rule by hand, and the pairs of golden statements as the correction
//! of two statements has them.

use ibo_core::table::{
    Change, Codes, Column, CorrectionTotals, GivenStatement, RowAmount, RowCorrection,
    StatementColumns, StatementRow, StatementRows, Validity,
};
use ibo_core::{
    Attendance, Certainty, Error, ErrorCode, Euro, Kind, LineCode, NonNegativeEuro, Options,
    Payment, PaymentAmounts, PaymentCase, PaymentCaseBuilder, PaymentChange, Scheme, Statement,
    correction,
};
use ibo_tests::{files, read};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::random::{Random, seed};

/// Worked example 1.
const FIRST: GivenStatement = GivenStatement {
    kind: Some(Kind::Ibo),
    scheme: Some(Scheme::Scheme2026),
    cents: [
        Some(143_754),
        Some(58_857),
        Some(58_857),
        Some(58_857),
        Some(6_539),
        Some(52_318),
        None,
    ],
    certainty: Some(Certainty::Secondary),
    provisional: Some(false),
    error: None,
};

/// Worked example 6: an ibo-plus of scheme 2018, whose contribution is 0.00.
const SIXTH: GivenStatement = GivenStatement {
    kind: Some(Kind::IboPlus),
    scheme: Some(Scheme::Scheme2018),
    cents: [
        Some(89_365),
        Some(84_476),
        Some(84_476),
        Some(84_476),
        Some(9_385),
        Some(75_091),
        Some(0),
    ],
    ..FIRST
};

const REFUSED: GivenStatement = GivenStatement {
    kind: Some(Kind::Ibo),
    scheme: None,
    cents: [None; 7],
    certainty: None,
    provisional: None,
    error: Some(ErrorCode::PercentageNotAllowed),
};

fn row(given: &GivenStatement) -> StatementRow {
    StatementRow::new(given).expect("a row")
}

fn fault(given: &GivenStatement) -> (ErrorCode, String) {
    said(StatementRow::new(given))
}

fn said<T>(result: Result<T, Error>) -> (ErrorCode, String) {
    let error = result.err().expect("refused");
    (error.code(), error.location().to_owned())
}

fn corrected(before: Option<&GivenStatement>, after: &GivenStatement) -> RowCorrection {
    let before = before.map(row);
    RowCorrection::new(before.as_ref(), &row(after)).expect("a correction")
}

fn with(given: &GivenStatement, changed: &[(RowAmount, i64)]) -> GivenStatement {
    let mut cents = given.cents;
    for (amount, to) in changed {
        cents[*amount as usize] = Some(*to);
    }
    GivenStatement { cents, ..*given }
}

fn cents(amount: Option<Euro>) -> Option<i64> {
    amount.map(Euro::cents)
}

#[test]
fn changed_row_gives_its_cause_and_differences() {
    // Worked example 2: half of the hours.
    let after = with(
        &FIRST,
        &[
            (RowAmount::PremiumAfterFraction, 29_429),
            (RowAmount::PremiumDue, 29_429),
            (RowAmount::WithholdingTax, 3_270),
            (RowAmount::Net, 26_159),
        ],
    );
    let found = corrected(Some(&FIRST), &after);
    assert_eq!(found.change, Change::Changed);
    assert_eq!(found.cause, Some(RowAmount::PremiumAfterFraction));
    assert_eq!(
        [found.premium.before, found.premium.after, found.premium.difference].map(cents),
        [Some(58_857), Some(58_857), Some(0)]
    );
    assert_eq!(
        [found.net.before, found.net.after, found.net.difference, found.to_pay].map(cents),
        [Some(52_318), Some(26_159), Some(-26_159), Some(-26_159)]
    );
    let none = found.employer_contribution;
    assert_eq!([none.before, none.after, none.difference], [None; 3]);
    assert_eq!((found.scheme, found.kind), (Some(Scheme::Scheme2026), Some(Kind::Ibo)));
    assert_eq!(found.error_code, None);
}

/// The first amount that differs in the order of the calculation is the cause, whatever follows.
#[test]
fn cause_is_the_first_amount_that_differs() {
    let premium_and_income =
        with(&FIRST, &[(RowAmount::ReplacementIncome, 1), (RowAmount::Premium, 58_858)]);
    let premium = with(&FIRST, &[(RowAmount::Premium, 58_858)]);
    let tax = with(&FIRST, &[(RowAmount::WithholdingTax, 6_538), (RowAmount::Net, 52_319)]);
    let contribution = with(&SIXTH, &[(RowAmount::EmployerContribution, 80_000)]);
    for (before, after, cause) in [
        (&FIRST, premium_and_income, RowAmount::ReplacementIncome),
        (&FIRST, premium, RowAmount::Premium),
        (&FIRST, tax, RowAmount::WithholdingTax),
        (&SIXTH, contribution, RowAmount::EmployerContribution),
    ] {
        assert_eq!(corrected(Some(before), &after).cause, Some(cause));
    }
}

#[test]
fn employer_contribution_alone_changes_a_row_and_pays_nothing() {
    let after = with(&SIXTH, &[(RowAmount::EmployerContribution, 80_000)]);
    let found = corrected(Some(&SIXTH), &after);
    assert_eq!(found.change, Change::Changed);
    assert_eq!(cents(found.employer_contribution.difference), Some(80_000));
    assert_eq!(cents(found.to_pay), Some(0));
}

/// An absent contribution counts as 0.00, as a line that is absent does.
#[test]
fn absent_contribution_and_zero_are_the_same_amount() {
    let mut without = SIXTH;
    without.cents[6] = None;
    let found = corrected(Some(&without), &SIXTH);
    assert_eq!((found.change, found.cause), (Change::Unchanged, None));
    let contribution = found.employer_contribution;
    let parts = [contribution.before, contribution.after, contribution.difference];
    assert_eq!(parts.map(cents), [None, Some(0), Some(0)]);
}

#[test]
fn row_that_was_not_there_or_was_refused_is_new() {
    for before in [None, Some(&REFUSED)] {
        let found = corrected(before, &FIRST);
        assert_eq!((found.change, found.cause), (Change::New, None));
        let net = [found.net.before, found.net.after, found.net.difference, found.to_pay];
        assert_eq!(net.map(cents), [None, Some(52_318), Some(52_318), Some(52_318)]);
    }
}

#[test]
fn row_that_is_gone_is_withdrawn_and_recovered() {
    let found = RowCorrection::withdrawn(&row(&FIRST)).expect("a correction");
    assert_eq!((found.change, found.cause), (Change::Withdrawn, None));
    let net = [found.net.before, found.net.after, found.net.difference, found.to_pay];
    assert_eq!(net.map(cents), [Some(52_318), None, Some(-52_318), Some(-52_318)]);
    assert_eq!((found.scheme, found.kind), (Some(Scheme::Scheme2026), Some(Kind::Ibo)));
    // Nothing was issued for a row that was refused.
    let found = RowCorrection::withdrawn(&row(&REFUSED)).expect("a correction");
    assert_eq!((found.change, found.to_pay), (Change::Withdrawn, None));
}

#[test]
fn row_that_is_refused_now_has_no_differences() {
    let found = corrected(Some(&FIRST), &REFUSED);
    assert_eq!((found.change, found.cause), (Change::Refused, None));
    assert_eq!([found.net.before, found.premium.before].map(cents), [Some(52_318), Some(58_857)]);
    let none = [found.net.after, found.net.difference, found.premium.difference, found.to_pay];
    assert_eq!(none, [None; 4]);
    assert_eq!(found.error_code, Some(ErrorCode::PercentageNotAllowed));
    assert_eq!(found.scheme, Some(Scheme::Scheme2026));
    let twice = corrected(Some(&REFUSED), &REFUSED);
    assert_eq!((twice.change, twice.net.before, twice.scheme), (Change::Refused, None, None));
}

#[test]
fn provisional_and_hypothetical_rows_are_errors() {
    let provisional = GivenStatement { provisional: Some(true), ..FIRST };
    let hypothetical = GivenStatement { certainty: Some(Certainty::Hypothetical), ..FIRST };
    let of_provisional = (ErrorCode::CorrectionOfProvisional, "provisional".to_owned());
    let of_hypothetical = (ErrorCode::CorrectionOfHypothetical, "certainty".to_owned());
    for (given, expected) in [(provisional, of_provisional), (hypothetical, of_hypothetical)] {
        let other = row(&given);
        assert_eq!(said(RowCorrection::new(None, &other)), expected);
        assert_eq!(said(RowCorrection::new(Some(&other), &row(&FIRST))), expected);
        assert_eq!(said(RowCorrection::new(Some(&other), &row(&REFUSED))), expected);
        assert_eq!(said(RowCorrection::withdrawn(&other)), expected);
    }
}

#[test]
fn row_that_does_not_agree_with_itself_is_refused_at_its_column() {
    let contradiction = ErrorCode::StatementContradiction;
    for (amount, to, at) in [
        (RowAmount::Net, 52_317, "net"),
        (RowAmount::WithholdingTax, 6_540, "net"),
        (RowAmount::PremiumDue, 58_858, "premium_due"),
        (RowAmount::PremiumAfterFraction, 58_858, "premium_after_fraction"),
        (RowAmount::Premium, 58_856, "premium_after_fraction"),
    ] {
        assert_eq!(fault(&with(&FIRST, &[(amount, to)])), (contradiction, at.to_owned()));
    }
    for amount in RowAmount::ALL {
        let negative = (ErrorCode::AmountNegative, amount.slug().to_owned());
        assert_eq!(fault(&with(&SIXTH, &[(amount, -1)])), negative);
        let of_refused = (contradiction, amount.slug().to_owned());
        assert_eq!(fault(&with(&REFUSED, &[(amount, 0)])), of_refused);
    }
    for amount in RowAmount::ALL.into_iter().take(6) {
        let mut without = FIRST;
        without.cents[amount as usize] = None;
        assert_eq!(fault(&without), (ErrorCode::MissingField, amount.slug().to_owned()));
    }
    let missing = |at: &str| (ErrorCode::MissingField, at.to_owned());
    assert_eq!(fault(&GivenStatement { kind: None, ..FIRST }), missing("kind"));
    assert_eq!(fault(&GivenStatement { scheme: None, ..FIRST }), missing("scheme"));
    assert_eq!(fault(&GivenStatement { certainty: None, ..FIRST }), missing("certainty"));
    assert_eq!(fault(&GivenStatement { provisional: None, ..FIRST }), missing("provisional"));
}

#[test]
fn totals_are_by_scheme_and_kind_and_leave_refused_rows_apart() {
    let mut totals = CorrectionTotals::default();
    let less = with(&FIRST, &[(RowAmount::WithholdingTax, 6_540), (RowAmount::Net, 52_317)]);
    let mut rows = vec![
        corrected(Some(&FIRST), &less),
        corrected(Some(&less), &FIRST),
        corrected(None, &FIRST),
        corrected(Some(&FIRST), &REFUSED),
        corrected(Some(&REFUSED), &REFUSED),
        corrected(Some(&FIRST), &FIRST),
        RowCorrection::withdrawn(&row(&SIXTH)).expect("a correction"),
    ];
    rows.iter().for_each(|row| totals.add(row));
    let groups: Vec<_> = totals.groups().collect();
    let [(never, twice), (of_2018, withdrawn), (of_2026, others)] = groups[..] else {
        panic!("three groups: {groups:?}")
    };
    assert_eq!(never, (None, Some(Kind::Ibo)));
    assert_eq!((twice.rows, twice.issued_net_of_refused), ([0, 0, 0, 0, 1], 0));
    assert_eq!(of_2018, (Some(Scheme::Scheme2018), Some(Kind::IboPlus)));
    assert_eq!((withdrawn.rows, withdrawn.to_recover), ([0, 0, 1, 0, 0], 75_091));
    assert_eq!(withdrawn.premium_difference, -84_476);
    assert_eq!(of_2026, (Some(Scheme::Scheme2026), Some(Kind::Ibo)));
    assert_eq!(others.rows, [2, 1, 0, 1, 1]);
    assert_eq!((others.to_pay, others.to_recover), (52_319, 1));
    assert_eq!(others.issued_net_of_refused, 52_318);
    let all = totals.all();
    assert_eq!((all.rows, all.to_pay, all.to_recover), ([2, 1, 1, 1, 2], 52_319, 75_092));

    let mut parts = CorrectionTotals::default();
    while let Some(row) = rows.pop() {
        let mut part = CorrectionTotals::default();
        part.add(&row);
        parts.merge(&part);
    }
    assert_eq!(parts, totals);
}

/// Sums of cents do not end at 64 bits.
#[test]
fn totals_go_beyond_64_bits() {
    let most = i64::MAX - 1;
    let large = with(
        &FIRST,
        &[
            (RowAmount::Premium, most),
            (RowAmount::PremiumAfterFraction, most),
            (RowAmount::PremiumDue, most),
            (RowAmount::WithholdingTax, 0),
            (RowAmount::Net, most),
        ],
    );
    let mut totals = CorrectionTotals::default();
    (0..3).for_each(|_| totals.add(&corrected(None, &large)));
    assert_eq!(totals.all().to_pay, 3 * i128::from(most));
}

/// The statement of a golden case that has one.
fn golden() -> Vec<Statement> {
    #[derive(Deserialize)]
    struct Golden {
        statement: Option<Box<RawValue>>,
    }
    let statement = |path| {
        let fixture = std::fs::read_to_string(path).expect("a fixture");
        let golden: Golden = serde_json::from_str(&fixture).expect("JSON");
        let statement = Statement::from_json(golden.statement?.get().as_bytes());
        Some(statement.expect("a statement"))
    };
    files("fixtures/cases", "json").into_iter().filter_map(statement).collect()
}

/// A row's correction is that of its two statements, and before + difference = after.
#[test]
fn corrections_of_rows_are_those_of_their_statements() {
    let statements = golden();
    let mut pairs = 0;
    for (index, before) in statements.iter().enumerate() {
        let others = statements.iter().enumerate().skip(index % 7).step_by(7);
        for (_, after) in others {
            let (mut old, new) = (before.clone(), after.clone());
            (old.case_ref, old.month) = (new.case_ref.clone(), new.month);
            let rows = [&old, &new].map(StatementRow::of);
            let of_rows = RowCorrection::new(Some(&rows[0]), &rows[1]);
            let single = correction(&old, &new);
            let Ok(single) = single else {
                assert_eq!(said(of_rows), said(correction(&old, &new)));
                continue;
            };
            let of_rows = of_rows.expect("a correction");
            let line = |code| {
                let found = single.lines.iter().find(|line| line.code == code);
                found.map_or(0, |line| line.difference.cents())
            };
            assert_eq!(of_rows.to_pay, Some(single.to_pay));
            assert_eq!(cents(of_rows.premium.difference), Some(line(LineCode::Premium)));
            assert_eq!(cents(of_rows.net.difference), Some(line(LineCode::Net)));
            let contribution = of_rows.employer_contribution.difference;
            assert_eq!(cents(contribution).unwrap_or(0), line(LineCode::EmployerContribution));
            let first = [
                (RowAmount::ReplacementIncome, LineCode::ReplacementIncome),
                (RowAmount::Premium, LineCode::Premium),
                (RowAmount::PremiumAfterFraction, LineCode::PremiumAfterFraction),
                (RowAmount::PremiumDue, LineCode::PremiumDue),
                (RowAmount::WithholdingTax, LineCode::WithholdingTax),
                (RowAmount::Net, LineCode::Net),
                (RowAmount::EmployerContribution, LineCode::EmployerContribution),
            ];
            let first = first.into_iter().find(|(_, code)| line(*code) != 0);
            assert_eq!(of_rows.cause, first.map(|(amount, _)| amount));
            let zero = |amount: Option<Euro>| cents(amount).unwrap_or(0);
            for amount in [of_rows.premium, of_rows.net, of_rows.employer_contribution] {
                assert_eq!(zero(amount.before) + zero(amount.difference), zero(amount.after));
            }
            pairs += 1;
        }
    }
    assert!(pairs > 1_000, "{pairs} pairs");
}

/// Two rows as columns; the second was refused.
fn columns<'c>(
    amounts: &'c [[i64; 2]; 7],
    indices: &'c [[u16; 2]; 4],
    words: [&'c [&'c [u8]]; 4],
    provisional: &'c [u8],
) -> StatementColumns<'c> {
    const FIRST_ROW: &[u8] = &[0b01];
    const SECOND_ROW: &[u8] = &[0b10];
    let codes = |of: usize, rows| Codes {
        index: Column::new(&indices[of]).with_validity(Some(Validity::new(rows, 0))),
        words: words[of],
    };
    StatementColumns {
        kind: codes(0, &[0b11]),
        scheme: codes(1, FIRST_ROW),
        amounts: std::array::from_fn(|of| {
            let rows: &[u8] = if of == 6 { &[0] } else { FIRST_ROW };
            Column::new(&amounts[of]).with_validity(Some(Validity::new(rows, 0)))
        }),
        certainty: codes(2, FIRST_ROW),
        provisional: Column::new(provisional).with_validity(Some(Validity::new(FIRST_ROW, 0))),
        error_code: codes(3, SECOND_ROW),
    }
}

#[test]
fn rows_of_columns_are_read_by_their_words() {
    let amounts = FIRST.cents.map(|cents| [cents.unwrap_or(0), 0]);
    let words: [&[&[u8]]; 4] =
        [&[b"ibo-plus", b"ibo"], &[b"2026"], &[b"secondary"], &[b"percentage-not-allowed"]];
    let indices = [[1, 1], [0, 0], [0, 0], [0, 0]];
    let rows = StatementRows::new(columns(&amounts, &indices, words, &[0, 0])).expect("columns");
    assert_eq!(rows.len(), 2);
    assert_eq!(rows.get(0), Ok(row(&FIRST)));
    assert_eq!(rows.get(1), Ok(row(&REFUSED)));

    let unknown: [(usize, &[&[u8]], ErrorCode, &str); 4] = [
        (0, &[b"ibo-plus", b"other"], ErrorCode::UnknownKind, "kind"),
        (1, &[b"2027"], ErrorCode::BadText, "scheme"),
        (2, &[b"certain"], ErrorCode::BadText, "certainty"),
        (3, &[b"no-such-error"], ErrorCode::BadText, "error_code"),
    ];
    for (of, list, code, at) in unknown {
        let mut words = words;
        words[of] = list;
        let rows = StatementRows::new(columns(&amounts, &indices, words, &[0, 0]));
        let rows = rows.expect("columns");
        let refused = if of == 3 { 1 } else { 0 };
        assert_eq!(said(rows.get(refused)), (code, at.to_owned()));
    }

    let short = StatementRows::new(columns(&amounts, &indices, words, &[0]));
    assert_eq!(said(short.map(|_| ())).0, ErrorCode::WrongType);
}

#[test]
fn words_of_changes_and_amounts_are_read_back() {
    assert!(Change::ALL.iter().all(|change| Change::from_slug(change.slug()) == Some(*change)));
    let amounts = RowAmount::ALL.into_iter();
    assert!(amounts.clone().all(|amount| RowAmount::from_slug(amount.slug()) == Some(amount)));
    assert_eq!((Change::from_slug("gone"), RowAmount::from_slug("gross")), (None, None));
    let formats = read("ibo-core/docs/formats.md");
    amounts.for_each(|amount| assert!(formats.contains(amount.slug())));
}

// ---------------------------------------------------------------------------------------------------------------- Payments from VDAB's amount alone

/// Worked example 2: half of the hours.
const PAID: GivenStatement = GivenStatement {
    kind: None,
    scheme: None,
    cents: [None, Some(58_857), Some(29_429), Some(29_429), Some(3_270), Some(26_159), None],
    certainty: Some(Certainty::Secondary),
    provisional: None,
    error: None,
};

const PAYMENT: [RowAmount; 5] = [
    RowAmount::Premium,
    RowAmount::PremiumAfterFraction,
    RowAmount::PremiumDue,
    RowAmount::WithholdingTax,
    RowAmount::Net,
];

fn payment(given: &GivenStatement) -> StatementRow {
    StatementRow::of_payment(given).expect("a payment")
}

/// What was corrected of each amount of a payment.
fn parts(found: &RowCorrection) -> [[Option<i64>; 3]; 5] {
    let amounts = [
        found.premium,
        found.premium_after_fraction,
        found.premium_due,
        found.withholding_tax,
        found.net,
    ];
    amounts.map(|amount| [amount.before, amount.after, amount.difference].map(cents))
}

#[test]
fn payment_has_no_scheme_income_or_contribution() {
    let paid = payment(&PAID);
    assert_eq!((paid.scheme(), paid.kind(), paid.is_provisional()), (None, None, false));
    assert_eq!(RowAmount::ALL.map(|amount| cents(paid.amount(amount))), PAID.cents);
    // What a payment does not have says nothing.
    let beside = GivenStatement {
        scheme: Some(Scheme::Scheme2026),
        provisional: Some(true),
        ..with(&PAID, &[(RowAmount::ReplacementIncome, 1), (RowAmount::EmployerContribution, 2)])
    };
    assert_eq!(payment(&beside), paid);
    let refused = GivenStatement { error: Some(ErrorCode::AttendanceMissing), ..PAID };
    let of_refused = (ErrorCode::StatementContradiction, "premium_after_fraction".to_owned());
    assert_eq!(said(StatementRow::of_payment(&refused)), of_refused);
    // VDAB's amount was given, and stands beside the refusal.
    let mut refused = refused;
    refused.cents[2..].fill(None);
    assert_eq!(payment(&refused).amount(RowAmount::Premium), None);
}

#[test]
fn payment_that_does_not_agree_with_itself_is_refused_at_its_column() {
    let of = |given: &GivenStatement| said(StatementRow::of_payment(given));
    let contradiction = ErrorCode::StatementContradiction;
    for (amount, to, at) in [
        (RowAmount::Net, 26_158, "net"),
        (RowAmount::WithholdingTax, 3_271, "net"),
        (RowAmount::PremiumDue, 29_430, "premium_due"),
        (RowAmount::PremiumAfterFraction, 58_858, "premium_after_fraction"),
    ] {
        assert_eq!(of(&with(&PAID, &[(amount, to)])), (contradiction, at.to_owned()));
    }
    for amount in PAYMENT {
        let negative = (ErrorCode::AmountNegative, amount.slug().to_owned());
        assert_eq!(of(&with(&PAID, &[(amount, -1)])), negative);
        let mut without = PAID;
        without.cents[amount as usize] = None;
        assert_eq!(of(&without), (ErrorCode::MissingField, amount.slug().to_owned()));
    }
    let without = GivenStatement { certainty: None, ..PAID };
    assert_eq!(of(&without), (ErrorCode::MissingField, "certainty".to_owned()));
    let hypothetical = GivenStatement { certainty: Some(Certainty::Hypothetical), ..PAID };
    let refused = RowCorrection::new(Some(&payment(&PAID)), &payment(&hypothetical));
    assert_eq!(said(refused).0, ErrorCode::CorrectionOfHypothetical);
}

/// 500.00 x 19/38 = 250.00, tax 27.775, printed 27.78, net 222.22.
#[test]
fn payment_whose_premium_changed_is_corrected_in_every_amount() {
    let lower = with(
        &PAID,
        &[
            (RowAmount::Premium, 50_000),
            (RowAmount::PremiumAfterFraction, 25_000),
            (RowAmount::PremiumDue, 25_000),
            (RowAmount::WithholdingTax, 2_778),
            (RowAmount::Net, 22_222),
        ],
    );
    let found = RowCorrection::new(Some(&payment(&PAID)), &payment(&lower)).expect("a correction");
    assert_eq!((found.change, found.cause), (Change::Changed, Some(RowAmount::Premium)));
    let expected = [
        [58_857, 50_000, -8_857],
        [29_429, 25_000, -4_429],
        [29_429, 25_000, -4_429],
        [3_270, 2_778, -492],
        [26_159, 22_222, -3_937],
    ];
    assert_eq!(parts(&found), expected.map(|amounts| amounts.map(Some)));
    assert_eq!((cents(found.to_pay), found.scheme), (Some(-3_937), None));
    let gone = RowCorrection::withdrawn(&payment(&PAID)).expect("a correction");
    assert_eq!(parts(&gone)[4], [Some(26_159), None, Some(-26_159)]);
}

fn row_of(paid: &PaymentAmounts) -> StatementRow {
    let Payment { premium, premium_after_fraction, premium_due, withholding_tax, net, .. } =
        paid.payment;
    let given = [premium, premium_after_fraction, premium_due, withholding_tax, net];
    let [premium, after_fraction, due, tax, net] = given.map(|amount| Some(amount.cents()));
    let cents = [None, premium, after_fraction, due, tax, net, None];
    payment(&GivenStatement { cents, certainty: Some(paid.certainty), ..PAID })
}

#[test]
fn corrections_of_payment_rows_are_those_between_the_payments() {
    let seed = seed("corrections of payments");
    let (mut random, mut changed) = (Random::new(seed), 0);
    let options = Options::default();
    for pair in 0..2_000 {
        let mut case = |premium: i64| {
            let fraction = random.of(&["38/38", "19/38", "30.40/38"]).parse().expect("a fraction");
            let builder = PaymentCase::builder(
                NonNegativeEuro::from_cents(premium).expect("an amount"),
                fraction,
            );
            let attendance = random.of(&[None, None, Some("10/22")]);
            let attendance =
                attendance.map(|ratio| Attendance::Ratio(ratio.parse().expect("a ratio")));
            builder.maybe(attendance, PaymentCaseBuilder::attendance).build().expect("a case")
        };
        let premium = 58_857 + pair % 7;
        let (before, after) = (case(premium), case(premium - pair % 3));
        let change = PaymentChange::between(&before, &after, &options).expect("a change");
        let rows = [change.before, change.after].map(|paid| row_of(&paid));
        let found = RowCorrection::new(Some(&rows[0]), &rows[1]).expect("a correction");
        let of = |paid: &Payment| {
            [
                paid.premium,
                paid.premium_after_fraction,
                paid.premium_due,
                paid.withholding_tax,
                paid.net,
            ]
            .map(|amount| Some(amount.cents()))
        };
        let [was, is, difference] =
            [change.before.payment, change.after.payment, change.difference].map(|paid| of(&paid));
        let expected = std::array::from_fn(|place| [was[place], is[place], difference[place]]);
        assert_eq!(parts(&found), expected, "seed {seed}, pair {pair}");
        assert_eq!(found.to_pay, Some(change.difference.net), "seed {seed}, pair {pair}");
        let cause = PAYMENT.into_iter().zip(difference).find(|(_, cents)| *cents != Some(0));
        assert_eq!(found.cause, cause.map(|(amount, _)| amount), "seed {seed}, pair {pair}");
        changed += usize::from(found.change == Change::Changed);
    }
    assert!((1_000..2_000).contains(&changed), "{changed} changed");
}

/// Two rows as columns, of which the second was refused: VDAB's amount could not be read, and the
/// kind is none.
#[test]
fn rows_of_payments_pass_over_what_was_given_of_a_refused_one() {
    let amounts = PAID.cents.map(|cents| [cents.unwrap_or(0), 0]);
    let words: [&[&[u8]]; 4] =
        [&[b"ibo", b"trainee"], &[], &[b"secondary"], &[b"amount-malformed"]];
    let indices = [[0, 1], [0, 0], [0, 0], [0, 0]];
    let faults = [(1, ErrorCode::AmountMalformed)];
    let mut columns = columns(&amounts, &indices, words, &[0, 0]);
    let absent = |column: Column<'static, u8>| column.with_validity(Some(Validity::new(&[0], 0)));
    columns.amounts[1] = Column::new(&amounts[1]).with_faults(&faults);
    columns.scheme.index = columns.scheme.index.with_validity(Some(Validity::new(&[0], 0)));
    columns.amounts[0] = columns.amounts[0].with_validity(Some(Validity::new(&[0], 0)));
    columns.provisional = absent(Column::new(&[0, 0]));
    let rows = StatementRows::of_payments(columns).expect("columns");
    let first = GivenStatement { kind: Some(Kind::Ibo), ..PAID };
    assert_eq!(rows.get(0), Ok(payment(&first)));
    let refused = rows.get(1).expect("a refused payment");
    assert_eq!((refused.error(), refused.kind()), (Some(ErrorCode::AmountMalformed), None));
    let of_statements = StatementRows::new(columns).expect("columns");
    assert_eq!(said(of_statements.get(1)), (ErrorCode::AmountMalformed, "premium".to_owned()));
}
