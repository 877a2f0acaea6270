//! Cases that are changed for a test: each change goes through the builders, so that what comes out
//! is in form.

use ibo_core::{Agreement, AgreementBuilder, Case, CaseBuilder, Error, Source};

/// The case with fields of its own changed.
///
/// # Panics
/// When the result is not in form.
#[must_use]
pub fn case(case: &Case, change: impl FnOnce(CaseBuilder) -> CaseBuilder) -> Case {
    change(case.to_builder()).build().expect("a case")
}

/// The case with fields of its agreement changed.
///
/// # Panics
/// When the result is not in form.
#[must_use]
pub fn agreement(of: &Case, change: impl FnOnce(AgreementBuilder) -> AgreementBuilder) -> Case {
    let agreement = change(of.agreement().to_builder()).build().expect("an agreement");
    case(of, |case| case.agreement(agreement))
}

/// The case without its attendance.
///
/// # Panics
/// When the result is not in form.
#[must_use]
pub fn no_attendance(of: &Case) -> Case {
    let new = Case::builder(of.case_ref().clone(), of.month(), of.agreement().clone())
        .absences(of.absences().clone())
        .unemployment(of.unemployment().clone())
        .leefloon(of.leefloon().clone())
        .sickness(of.sickness().clone());
    new.build().expect("a case")
}

/// The case with an agreement that has no wage.
///
/// # Panics
/// When the result is not in form.
#[must_use]
pub fn no_wage(of: &Case) -> Case {
    let old = of.agreement();
    let agreement =
        Agreement::builder(old.kind(), old.start(), old.end(), old.employment_fraction())
            .maybe(old.stopped(), AgreementBuilder::stopped)
            .suspended_days(old.suspended_days())
            .maybe(old.percentage(), AgreementBuilder::percentage)
            .maybe(old.rsz_base(), AgreementBuilder::rsz_base)
            .maybe(old.employee_rsz(), AgreementBuilder::employee_rsz)
            .build();
    case(of, |case| case.agreement(agreement.expect("an agreement")))
}

/// The source with other records.
///
/// # Panics
/// When there are too many.
pub fn records<R: Clone>(source: &Source<R>, change: impl FnOnce(&mut Vec<R>)) -> Source<R> {
    let mut records = source.records().to_vec();
    change(&mut records);
    Source::new(source.availability(), records).expect("few enough")
}

/// The source with each record changed.
///
/// # Panics
/// When the result is not in form.
pub fn each<R: Clone>(
    source: &Source<R>,
    mut change: impl FnMut(&R) -> Result<R, Error>,
) -> Source<R> {
    records(source, |records| {
        records.iter_mut().for_each(|record| *record = change(record).expect("a record"));
    })
}
