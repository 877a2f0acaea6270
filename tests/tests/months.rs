//! Several months of one case, and the totals of a year: by hand, from the worked examples.

use ibo_core::{
    Agreement, AskedMonth, Attendance, Case, ErrorCode, Kind, LeefloonRecord, Month, Options,
    Source, Statement, UnemploymentRecord, YearTotals, correction, months, parse_date, statement,
    yearly,
};

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

/// Worked example 1, whose benefit runs on.
fn case() -> Case {
    let date = |text| parse_date(text).expect("a date");
    let fraction = "38/38".parse().expect("a fraction");
    let agreement = Agreement::builder(Kind::Ibo, date("2026-03-02"), date("2026-08-28"), fraction)
        .reference_gross_wage("2500.00".parse().expect("a wage"))
        .percentage(80)
        .build()
        .expect("an agreement");
    let period = ibo_core::Period::new(date("2026-01-05"), None).expect("a period");
    let amount = "55.29".parse().expect("an amount");
    let benefit =
        UnemploymentRecord::builder(period, amount, "full-unemployment".parse().expect("a code"));
    Case::builder("A-1".parse().expect("a reference"), month("2026-03"), agreement)
        .unemployment(Source::data(vec![benefit.build().expect("a record")]).expect("a source"))
        .leefloon(Source::no_data())
        .sickness(Source::no_data())
        .build()
        .expect("a case")
}

fn computed(case: &Case) -> Statement {
    statement(case, &Options::default()).expect("a statement")
}

fn asked(months: &[&str]) -> Vec<Month> {
    months.iter().map(|text| month(text)).collect()
}

#[test]
fn months_of_a_case_are_its_statements_and_their_sums() {
    let found = months(&case(), asked(&["2026-05", "2026-03"]), None, &Options::default());
    let found = found.expect("months");
    let single = ["2026-05", "2026-03"].map(|text| computed(&case().in_month(month(text), None)));
    assert_eq!(found.statements, single);
    // Worked example 1, twice.
    assert_eq!(found.totals.premium.to_string(), "1177.14");
    assert_eq!(found.totals.premium_due.to_string(), "1177.14");
    assert_eq!(found.totals.withholding_tax.to_string(), "130.78");
    assert_eq!(found.totals.net.to_string(), "1046.36");
    assert_eq!(found.totals.employer_contribution.to_string(), "0.00");
    assert!(found.corrections.is_empty());
    assert_eq!(found.to_pay, None);
}

#[test]
fn late_request_is_corrected_month_by_month() {
    // Worked example 3 at 80 %: without an income the premium is 1,738.60 and the net 1,545.44.
    let issued = [computed(&case()), computed(&case().in_month(month("2026-05"), None))];
    let late = case().to_builder().unemployment(Source::no_data()).build().expect("a case");
    let wanted = asked(&["2026-03", "2026-04", "2026-05"]);
    let found = months(&late, wanted, Some(&issued), &Options::default()).expect("months");
    let of = |at: usize, before: &Statement| correction(before, &found.statements[at]);
    assert_eq!(
        found.corrections,
        [of(0, &issued[0]).expect("a correction"), of(2, &issued[1]).expect("a correction")]
    );
    assert_eq!(found.corrections[1].to_pay.to_string(), "1022.26");
    // 2 x 1,022.26, and 1,545.44 of the month that was not issued.
    assert_eq!(found.to_pay.map(|amount| amount.to_string()), Some("3589.96".to_owned()));
    let nothing = months(&late, Vec::<Month>::new(), Some(&[]), &Options::default());
    assert_eq!(nothing.expect("no months").to_pay.map(|sum| sum.cents()), Some(0));
}

#[test]
fn attendance_holds_for_its_own_month() {
    let half = Attendance::Ratio("1/2".parse().expect("a ratio"));
    let case = case().to_builder().attendance(half).build().expect("a case");
    let quarter = Attendance::Ratio("1/4".parse().expect("a ratio"));
    let wanted = [
        month("2026-03").into(),
        month("2026-04").into(),
        AskedMonth { month: month("2026-05"), attendance: Some(quarter) },
    ];
    let found = months(&case, wanted, None, &Options::default()).expect("months");
    let due = found.statements.iter().map(|found| found.amounts.payment.premium_due.to_string());
    // 588.57 / 2 = 294.285 and 588.57 / 4 = 147.1425.
    assert_eq!(due.collect::<Vec<_>>(), ["294.29", "588.57", "147.14"]);

    let by_days = case.to_builder().attendance(Attendance::WorkingDays).build().expect("a case");
    // August 2026 ends on a Monday, and the agreement on Friday 28: 20 days of 21.
    let found = months(&by_days, asked(&["2026-08"]), None, &Options::default()).expect("months");
    assert_eq!(found.statements[0].amounts.payment.premium_due.to_string(), "560.54");
}

#[test]
fn month_that_is_refused_ends_the_call_with_its_place() {
    let refused = |found: Result<ibo_core::Months, ibo_core::Error>| {
        let error = found.expect_err("refused");
        (error.code(), error.location().to_owned())
    };
    let run = |wanted: &[&str], issued: Option<&[Statement]>| {
        refused(months(&case(), asked(wanted), issued, &Options::default()))
    };
    let at = |code, at: &str| (code, at.to_owned());
    assert_eq!(
        run(&["2026-03", "2026-09"], None),
        at(ErrorCode::MonthOutsideAgreement, "months[1].month")
    );
    assert_eq!(run(&["2026-08"], None), at(ErrorCode::AttendanceMissing, "months[0].attendance"));
    assert_eq!(run(&["2026-03", "2026-03"], None), at(ErrorCode::DuplicateCase, "months[1]"));
    let march = computed(&case());
    assert_eq!(
        run(&["2026-04"], Some(std::slice::from_ref(&march))),
        at(ErrorCode::CorrectionOtherMonth, "before[0].month")
    );
    assert_eq!(
        run(&["2026-03"], Some(&[march.clone(), march.clone()])),
        at(ErrorCode::DuplicateCase, "before[1].month")
    );
    let mut other = march;
    other.case_ref = "A-2".parse().expect("a reference");
    assert_eq!(
        run(&["2026-03"], Some(&[other])),
        at(ErrorCode::CorrectionOtherCase, "before[0].case_ref")
    );
}

#[test]
fn year_is_the_sum_of_its_months_by_reference() {
    let found =
        months(&case(), asked(&["2026-04", "2026-03", "2026-07"]), None, &Options::default());
    let mut statements = found.expect("months").statements;
    let mut other = statements[0].clone();
    other.case_ref = "A-0".parse().expect("a reference");
    statements.insert(1, other);
    let years = yearly(&statements).expect("years");
    let shown = years.iter().map(|year| {
        let totals = &year.totals;
        let sums = [totals.premium(), totals.premium_due(), totals.withholding_tax(), totals.net()];
        (year.case_ref.as_str(), year.year, totals.months(), sums.map(|sum| sum.to_string()))
    });
    let sums = |all: [&str; 4]| all.map(str::to_owned);
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            ("A-1", 2026, 3, sums(["1765.71", "1765.71", "196.17", "1569.54"])),
            ("A-0", 2026, 1, sums(["588.57", "588.57", "65.39", "523.18"])),
        ]
    );
    assert!(years.iter().all(|year| year.totals.provisional() == 0 && year.totals.refused() == 0));

    statements.push(statements[0].clone());
    let twice = yearly(&statements).expect_err("refused");
    assert_eq!((twice.code(), twice.location()), (ErrorCode::DuplicateCase, "[4].month"));
}

#[test]
fn year_ends_with_december_and_has_the_weakest_certainty() {
    let date = |text| parse_date(text).expect("a date");
    let fraction = "38/38".parse().expect("a fraction");
    let agreement =
        Agreement::builder(Kind::IboPlus, date("2025-09-01"), date("2026-02-28"), fraction);
    // Worked example 6: an award of 893.65 in October 2025.
    let award = LeefloonRecord::builder(
        month("2025-10"),
        "leefloon".parse().expect("a code"),
        "893.65".parse().expect("an amount"),
        "award".parse().expect("a code"),
    );
    let case = Case::builder(
        "A-1".parse().expect("a reference"),
        month("2025-10"),
        agreement.build().expect("an agreement"),
    );
    let case = case
        .unemployment(Source::no_data())
        .leefloon(Source::data(vec![award.build().expect("a record")]).expect("a source"))
        .sickness(Source::no_data())
        .build()
        .expect("a case");
    let wanted = asked(&["2025-10", "2025-12", "2026-01"]);
    let found = months(&case, wanted, None, &Options::default()).expect("months");
    let years = yearly(&found.statements).expect("years");
    // 844.76 in October; without income 80 % of the GGMMI: 1,689.51 of 2,111.89 in December, and
    // 1,723.29 of 2,154.11 in January.
    let shown = years
        .iter()
        .map(|year| (year.year, year.totals.months(), year.totals.premium_due().to_string()));
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [(2025, 2, "2534.27".to_owned()), (2026, 1, "1723.29".to_owned())]
    );
    let weakest = |year: i32| {
        let of_year = found
            .statements
            .iter()
            .filter(|one| one.month.to_string().starts_with(&year.to_string()));
        of_year.map(|one| one.amounts.certainty).min()
    };
    assert_eq!(years[0].totals.certainty(), weakest(2025));
    assert_eq!(YearTotals::default().certainty(), None);
}
