//! What holds of each case and its statement.

use ibo_core::{
    Amounts, Case, Certainty, Euro, Language, Line, LineCode, Notice, Options, Role, Statement,
    VerificationStatus, amounts, notice, statement, verify_json,
};

use crate::refused;

/// Checks a case: what is written of it is read back, its amounts are those of its statement, and
/// what holds of the statement or of the error. Gives the statement.
pub fn check(case: &Case, options: &Options) -> Option<Statement> {
    let json = case.to_json();
    let read = Case::from_json(json.as_bytes()).unwrap_or_else(|why| panic!("{why}\n{json}"));
    assert_eq!(&read, case, "{json}");
    assert_eq!(read.to_json(), json);

    let found = statement(case, options);
    let alone = amounts(case, options);
    assert_eq!(alone, found.as_ref().map(|found| found.amounts).map_err(Clone::clone), "{json}");
    match found {
        Ok(found) => {
            check_statement(&found);
            let issued = found.to_json();
            let verified = verify_json(issued.as_bytes(), Some(case), options)
                .unwrap_or_else(|why| panic!("{why}\n{json}\n{issued}"));
            let status = verified.status;
            assert_eq!(status, VerificationStatus::Same, "{json}\n{issued}\n{verified:?}");
            Some(found)
        }
        Err(error) => {
            refused::check(&error);
            None
        }
    }
}

/// Checks a statement: its lines add up, it is read back with the same bytes, it can be explained,
/// and so does its notice.
pub fn check_statement(statement: &Statement) {
    lines_add_up(statement);
    let json = statement.to_json();
    let read = Statement::from_json(json.as_bytes()).unwrap_or_else(|why| panic!("{why}\n{json}"));
    assert_eq!(read.to_json(), json);
    assert_eq!(read.amounts, statement.amounts);
    for language in [Language::English, Language::Dutch] {
        assert!(!statement.explain(language).is_empty());
        assert!(!read.explain(language).is_empty());
    }
    match notice(statement) {
        Ok(told) => {
            let json = told.to_json();
            let read = Notice::from_json(json.as_bytes());
            assert_eq!(read.as_ref(), Ok(&told), "{json}");
            assert_eq!(read.map(|read| read.to_json()), Ok(json));
        }
        Err(error) => refused::check(&error),
    }
}

/// The amounts are those of the lines, and the lines add up to each other (R7.1).
fn lines_add_up(statement: &Statement) {
    let Amounts { replacement_income, payment, employer_contribution, certainty, .. } =
        statement.amounts;
    let json = || statement.to_json();
    let one = |code| {
        let mut found = statement.lines.iter().filter(|line| line.code == code);
        let amount = found.next().map(Line::signed_amount);
        assert!(found.next().is_none(), "{code} must stand once: {}", json());
        amount
    };
    assert_eq!(one(LineCode::ReplacementIncome), Some(replacement_income), "{}", json());
    assert_eq!(one(LineCode::Premium), Some(payment.premium), "{}", json());
    let after = Some(payment.premium_after_fraction);
    assert_eq!(one(LineCode::PremiumAfterFraction), after, "{}", json());
    assert_eq!(one(LineCode::PremiumDue), Some(payment.premium_due), "{}", json());
    assert_eq!(one(LineCode::WithholdingTax), Some(payment.withholding_tax), "{}", json());
    assert_eq!(one(LineCode::Net), Some(payment.net), "{}", json());
    assert_eq!(one(LineCode::EmployerContribution), employer_contribution, "{}", json());

    let sources = [
        LineCode::ReplacementIncomeUnemployment,
        LineCode::ReplacementIncomeLeefloon,
        LineCode::ReplacementIncomeSickness,
    ];
    let of_sources = statement.lines.iter().filter(|line| sources.contains(&line.code));
    let income: i64 = of_sources.map(|line| line.signed_amount().cents()).sum();
    assert_eq!(income, replacement_income.cents(), "{}", json());
    let tax = payment.withholding_tax;
    assert_eq!(payment.premium_due.checked_sub(tax), Some(payment.net), "{}", json());
    assert!(payment.premium_due <= payment.premium_after_fraction, "{}", json());
    assert!(payment.premium_after_fraction <= payment.premium, "{}", json());
    let paid = [payment.premium, payment.premium_due, tax, payment.net, replacement_income];
    let mut all = paid.into_iter().chain(employer_contribution);
    assert!(!all.any(Euro::is_negative), "{}", json());
    if let Some(difference) = one(LineCode::Difference)
        && one(LineCode::WageShare).is_none()
    {
        let before = |role| {
            let lines = statement.lines.iter().filter(|line| line.code < LineCode::Difference);
            lines.filter(|line| line.role == role).map(|line| line.amount.cents()).sum::<i64>()
        };
        let left = before(Role::Base) - before(Role::Deducted);
        assert_eq!(difference.cents(), left.max(0), "{}", json());
    }
    let weakest = statement.lines.iter().map(|line| line.certainty).min();
    // A value that no line reads can make a statement hypothetical: a scheme that is forced.
    assert!(
        weakest == Some(certainty) || certainty == Certainty::Hypothetical,
        "{weakest:?} {}",
        json()
    );
}
