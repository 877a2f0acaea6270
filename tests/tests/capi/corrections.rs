//! The corrections of arrays through the header: by hand from the worked examples, and as the core
//! corrects two statements.

use std::ffi::c_char;

use ibo::*;
use ibo_core::{ErrorCode, Kind, Payer, Statement, correction};
use ibo_tests::files;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::calls::{self, Call, Refused, corrections, corrections_status, sized, string};
use crate::structs;

/// Worked example 1.
fn first() -> ibo_issued {
    ibo_issued {
        month: 202_603,
        kind: IBO_KIND_IBO,
        amounts: ibo_amounts {
            scheme: IBO_SCHEME_2026,
            payer: IBO_PAYER_EMPLOYER,
            certainty: IBO_CERTAINTY_SECONDARY,
            replacement_income_cents: 143_754,
            premium_cents: 58_857,
            premium_after_fraction_cents: 58_857,
            premium_due_cents: 58_857,
            withholding_tax_cents: 6_539,
            net_cents: 52_318,
            ..sized()
        },
        case_ref: name("A-1"),
        ..sized()
    }
}

/// Worked example 2: the same with half of the hours.
fn half() -> ibo_issued {
    let mut half = first();
    half.amounts.premium_after_fraction_cents = 29_429;
    half.amounts.premium_due_cents = 29_429;
    half.amounts.withholding_tax_cents = 3_270;
    half.amounts.net_cents = 26_159;
    half
}

fn name(of: &str) -> [c_char; 72] {
    structs::text(of).expect("a reference")
}

/// What a statement is in the structs.
fn issued(statement: &Statement) -> ibo_issued {
    let (amounts, payment) = (&statement.amounts, &statement.amounts.payment);
    ibo_issued {
        month: structs::month(statement.month),
        kind: match statement.kind {
            Kind::Ibo => IBO_KIND_IBO,
            Kind::IboPlus => IBO_KIND_IBO_PLUS,
        },
        amounts: ibo_amounts {
            scheme: i32::from(amounts.scheme.year()),
            payer: if amounts.payer == Payer::Employer {
                IBO_PAYER_EMPLOYER
            } else {
                IBO_PAYER_VDAB
            },
            certainty: structs::certainty(amounts.certainty),
            has_employer_contribution: i32::from(amounts.employer_contribution.is_some()),
            replacement_income_cents: amounts.replacement_income.cents(),
            premium_cents: payment.premium.cents(),
            premium_after_fraction_cents: payment.premium_after_fraction.cents(),
            premium_due_cents: payment.premium_due.cents(),
            withholding_tax_cents: payment.withholding_tax.cents(),
            net_cents: payment.net.cents(),
            employer_contribution_cents: amounts
                .employer_contribution
                .map_or(0, |amount| amount.cents()),
            ..sized()
        },
        ..sized()
    }
}

fn refused(of: ibo_issued) -> ibo_issued {
    ibo_issued {
        status: i32::from(ErrorCode::PercentageNotAllowed.number()),
        amounts: sized(),
        ..of
    }
}

fn named(reference: &str, of: ibo_issued) -> ibo_issued {
    ibo_issued { case_ref: name(reference), ..of }
}

/// The error of a call, of which nothing was written.
fn fault(before: &[ibo_issued], after: &[ibo_issued]) -> (i32, String) {
    let Refused { number, at, .. } = corrections(before, after, 0).expect_err("refused");
    (number, at)
}

fn number(code: ErrorCode) -> i32 {
    i32::from(code.number())
}

#[test]
fn results_are_matched_by_case_and_month_in_any_order() -> Call<()> {
    let before = [named("gone", first()), named("half", first()), named("same", first())];
    let after = [named("same", first()), named("new", first()), named("half", half())];
    let (rows, totals) = corrections(&before, &after, 0)?;
    let found: Vec<_> = rows
        .iter()
        .map(|row| {
            let indices = (row.before_index, row.after_index);
            (string(&row.case_ref), row.change, row.cause, indices, row.to_pay_cents)
        })
        .collect();
    let cause = IBO_CAUSE_PREMIUM_AFTER_FRACTION;
    assert_eq!(
        found,
        [
            ("new".to_owned(), IBO_CHANGE_NEW, 0, (-1, 1), 52_318),
            ("half".to_owned(), IBO_CHANGE_CHANGED, cause, (1, 2), -26_159),
            ("gone".to_owned(), IBO_CHANGE_WITHDRAWN, 0, (0, -1), -52_318),
        ]
    );
    let changed = &rows[1];
    assert_eq!((changed.month, changed.status), (202_603, IBO_OK));
    assert_eq!([changed.has_before, changed.has_after, changed.has_difference], [1; 3]);
    assert_eq!(
        [changed.net_before_cents, changed.net_after_cents, changed.net_difference_cents],
        [52_318, 26_159, -26_159]
    );
    assert_eq!(changed.premium_difference_cents, 0);
    assert_eq!([rows[0].has_before, rows[0].has_after], [0, 1]);
    assert_eq!([rows[2].has_before, rows[2].has_after], [1, 0]);
    let counts =
        [totals.changed, totals.new_ones, totals.withdrawn, totals.unchanged, totals.refused];
    assert_eq!(counts, [1, 1, 1, 1, 0]);
    assert_eq!((totals.to_pay_cents, totals.to_recover_cents), (52_318, 78_477));
    assert_eq!(totals.premium_difference_cents, 0);

    let (with_unchanged, same) = corrections(&before, &after, 1)?;
    assert_eq!(with_unchanged.len(), 4);
    assert_eq!(
        (with_unchanged[0].change, with_unchanged[0].to_pay_cents),
        (IBO_CHANGE_UNCHANGED, 0)
    );
    assert_eq!(bytemuck::bytes_of(&same), bytemuck::bytes_of(&totals));
    Ok(())
}

#[test]
fn case_that_is_refused_now_has_no_differences() -> Call<()> {
    let (rows, totals) = corrections(&[first()], &[refused(first())], 0)?;
    let row = &rows[0];
    assert_eq!(row.change, IBO_CHANGE_REFUSED);
    assert_eq!(row.status, number(ErrorCode::PercentageNotAllowed));
    assert_eq!([row.has_before, row.has_after, row.has_difference], [1, 0, 0]);
    assert_eq!([row.net_before_cents, row.net_difference_cents, row.to_pay_cents], [52_318, 0, 0]);
    assert_eq!((totals.refused, totals.issued_net_of_refused_cents), (1, 52_318));
    assert_eq!([totals.to_pay_cents, totals.to_recover_cents], [0, 0]);
    let (rows, _) = corrections(&[refused(first())], &[first()], 0)?;
    assert_eq!((rows[0].change, rows[0].to_pay_cents), (IBO_CHANGE_NEW, 52_318));
    Ok(())
}

#[test]
fn arrays_may_be_empty() -> Call<()> {
    let (rows, totals) = corrections(&[], &[], 0)?;
    assert!(rows.is_empty());
    assert_eq!(totals.to_pay_cents, 0);
    Ok(())
}

#[test]
fn result_that_does_not_agree_with_itself_ends_the_call_with_its_index() {
    let good = named("A-0", first());
    let bad = |change: fn(&mut ibo_issued)| {
        let mut bad = first();
        change(&mut bad);
        bad
    };
    let contradiction = number(ErrorCode::StatementContradiction);
    let cases: &[(ibo_issued, i32, &str)] = &[
        (bad(|of| of.amounts.net_cents += 1), contradiction, "net"),
        (bad(|of| of.amounts.premium_due_cents += 1), contradiction, "premium_due"),
        (bad(|of| of.status = 1304), contradiction, "replacement_income"),
        (bad(|of| of.status = 7), number(ErrorCode::WrongType), "status"),
        (bad(|of| of.kind = 0), number(ErrorCode::MissingField), "kind"),
        (bad(|of| of.kind = 9), number(ErrorCode::UnknownKind), "kind"),
        (bad(|of| of.amounts.scheme = 0), number(ErrorCode::MissingField), "scheme"),
        (bad(|of| of.amounts.scheme = 2027), number(ErrorCode::WrongType), "scheme"),
        (bad(|of| of.amounts.payer = 0), number(ErrorCode::MissingField), "payer"),
        (bad(|of| of.amounts.payer = 66), number(ErrorCode::WrongType), "payer"),
        // An ibo from 2026 is paid by the employer, all others by VDAB (R1.1).
        (bad(|of| of.amounts.payer = IBO_PAYER_VDAB), contradiction, "payer"),
        (bad(|of| of.kind = IBO_KIND_IBO_PLUS), contradiction, "payer"),
        (bad(|of| of.amounts.scheme = IBO_SCHEME_2018), contradiction, "payer"),
        (
            bad(|of| {
                *of = refused(*of);
                of.amounts.payer = 66;
            }),
            number(ErrorCode::WrongType),
            "payer",
        ),
        (bad(|of| of.amounts.certainty = 0), number(ErrorCode::MissingField), "certainty"),
        (bad(|of| of.month = 0), number(ErrorCode::MissingField), "month"),
        (bad(|of| of.case_ref = [0; 72]), number(ErrorCode::BadText), "case_ref"),
        (
            bad(|of| of.amounts.certainty = IBO_CERTAINTY_HYPOTHETICAL),
            number(ErrorCode::CorrectionOfHypothetical),
            "certainty",
        ),
        (
            bad(|of| of.amounts.provisional = 1),
            number(ErrorCode::CorrectionOfProvisional),
            "provisional",
        ),
        (
            bad(|of| of.amounts.employer_contribution_cents = 1),
            number(ErrorCode::MissingField),
            "has_employer_contribution",
        ),
        (first(), number(ErrorCode::DuplicateCase), "case_ref"),
    ];
    for (bad, number, at) in cases {
        let array = [first(), *bad];
        let array = if *at == "case_ref" && *number != 1005 { array } else { [good, *bad] };
        assert_eq!(fault(&array, &[good]), (*number, format!("before[1].{at}")));
        assert_eq!(fault(&[good], &array), (*number, format!("after[1].{at}")));
    }
}

/// What the employer is told depends on who pays: a result of the one kind that was stored with the
/// other is no result (R7.2).
#[test]
fn result_whose_payer_is_not_that_of_its_kind_has_no_notice() -> Call<()> {
    // Worked example 1 as it is, of the other kind, and with three other payers.
    let of_payer = |payer| {
        let mut of = first();
        of.amounts.payer = payer;
        of
    };
    let of_kind = ibo_issued { kind: IBO_KIND_IBO_PLUS, ..first() };
    let by_vdab = ibo_issued { kind: IBO_KIND_IBO_PLUS, ..of_payer(IBO_PAYER_VDAB) };
    let array = [first(), of_kind, of_payer(IBO_PAYER_VDAB), of_payer(0), of_payer(66), by_vdab];
    let notices = calls::notices(&array)?;
    let (missing, contradiction) =
        (number(ErrorCode::MissingField), number(ErrorCode::StatementContradiction));
    let other = number(ErrorCode::NoticeForIboPlus);
    let wrong = number(ErrorCode::WrongType);
    assert_eq!(notices.statuses, [IBO_OK, contradiction, contradiction, missing, wrong, other]);
    assert_eq!(notices.results[0].amount_cents, 58_857);
    for (error, index) in notices.errors.iter().zip([1, 2, 3, 4]) {
        assert_eq!((error.row, string(&error.at).as_str()), (index, "payer"));
    }
    let message = string(&notices.errors[0].message);
    assert_eq!(message, "the payer must be that of the scheme and kind");
    // A case that was refused has no payer, whether its kind is known or not.
    let known = refused(first());
    let (rows, _) = corrections(&[named("A-2", known)], &[ibo_issued { kind: 0, ..known }], 1)?;
    assert_eq!(rows.len(), 2);
    Ok(())
}

#[test]
fn call_that_is_wrong_writes_nothing() {
    let arrays = ([first()], [half()]);
    let status = |with_unchanged, room| {
        corrections_status(&arrays.0, &arrays.1, with_unchanged, room).map(|_| ())
    };
    assert_eq!(status(0, 2), Ok(()));
    let told = status(2, 2).expect_err("refused");
    assert_eq!((told.number, told.at.as_str()), (number(ErrorCode::WrongType), "with_unchanged"));
}

/// Pairs of golden statements.
#[test]
fn corrections_are_those_of_two_statements() -> Call<()> {
    #[derive(Deserialize)]
    struct Golden {
        statement: Option<Box<RawValue>>,
    }
    let statements: Vec<_> = files("fixtures/cases", "json")
        .into_iter()
        .filter_map(|path| {
            let fixture = std::fs::read_to_string(path).expect("a fixture");
            let golden: Golden = serde_json::from_str(&fixture).expect("JSON");
            let text = golden.statement?.get().to_owned();
            let statement = Statement::from_json(text.as_bytes()).expect("a statement");
            correction(&statement, &statement).is_ok().then_some(statement)
        })
        .collect();
    assert!(statements.len() > 100);
    let pairs: Vec<_> = statements.iter().zip(statements.iter().skip(1)).collect();
    let of = |index: usize, statement: &Statement| {
        named(&format!("G-{index}"), ibo_issued { month: 202_603, ..issued(statement) })
    };
    let rows = pairs.iter().enumerate();
    let before: Vec<_> = rows.clone().map(|(index, (before, _))| of(index, before)).collect();
    let mut after: Vec<_> = rows.map(|(index, (_, after))| of(index, after)).collect();
    after.reverse();
    let (found, totals) = corrections(&before, &after, 1)?;
    assert_eq!(found.len(), pairs.len());
    let mut sum = 0;
    for row in &found {
        let (before, after) = pairs[usize::try_from(row.before_index).expect("an index")];
        let (mut before, mut after) = (before.clone(), after.clone());
        let same = ("A-1".parse().expect("a reference"), "2026-03".parse().expect("a month"));
        (before.case_ref, before.month) = same.clone();
        (after.case_ref, after.month) = same;
        let single = correction(&before, &after).expect("a correction");
        assert_eq!(row.to_pay_cents, single.to_pay.cents());
        sum += single.to_pay.cents();
    }
    assert_eq!(totals.to_pay_cents - totals.to_recover_cents, sum);
    Ok(())
}
