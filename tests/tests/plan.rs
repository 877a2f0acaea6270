//! A plan: every month of an agreement from one case. The amounts are worked out by hand from the
//! rules, and each month equals the statement of that month alone.

use std::collections::BTreeMap;

use ibo_core::{
    Assumption, Attendance, Case, Certainty, Error, ErrorCode, Language, Month, Options, Plan,
    PlanMonth, plan, statement,
};
use serde_json::{Value, json};

/// The worked example 1: 588.57 premium, 65.39 tax, 523.18 net in a whole month.
fn scheme_2026(start: &str, end: &str) -> Value {
    json!({
        "case_ref": "P-1", "month": &start[..7],
        "agreement": {
            "kind": "ibo", "start": start, "end": end, "reference_gross_wage": "2500.00",
            "percentage": 80, "employment_fraction": "38/38"
        },
        "unemployment": {
            "availability": "data",
            "records": [{
                "from": "2026-01-05", "day_amount": "55.29", "basis": "full",
                "benefit_type": "full-unemployment"
            }]
        },
        "leefloon": {"availability": "no-data"},
        "sickness": {"availability": "no-data"}
    })
}

/// GGMMI 2,111.89 x 40 % = 844.76 in 2025 and 2,154.11 x 40 % = 861.64 in 2026, times 0.8; the
/// contribution is 1,200.00 x 0.8.
fn scheme_2018() -> Value {
    json!({
        "case_ref": "P-2", "month": "2025-10",
        "agreement": {
            "kind": "ibo", "start": "2025-09-01", "end": "2026-02-27",
            "reference_gross_wage": "2600.00", "employment_fraction": "30.4/38"
        },
        "unemployment": {"availability": "no-data"},
        "leefloon": {
            "availability": "data",
            "records": [
                {
                    "month": "2025-09", "aid_type": "leefloon", "amount": "1340.47",
                    "entry_kind": "award"
                },
                {
                    "month": "2025-10", "aid_type": "leefloon", "amount": "893.65",
                    "entry_kind": "award", "from": "2025-10-01", "to": "2025-10-31"
                }
            ]
        },
        "sickness": {"availability": "no-data"}
    })
}

fn case_of(value: &Value) -> Case {
    Case::from_json(value.to_string().as_bytes()).expect("a case")
}

fn planned(value: &Value) -> Result<Plan, Error> {
    plan(&case_of(value), None, &BTreeMap::new(), &Options::default())
}

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

/// A month as `2026-03 1437.54 321.04 35.67 285.37`, with its contribution where it has one.
fn rows(plan: &Plan) -> Vec<String> {
    let row = |month: &PlanMonth| {
        let Some(statement) = &month.statement else { return format!("{} -", month.month) };
        let amounts = &statement.amounts;
        let paid = &amounts.payment;
        let amounts = [
            Some(amounts.replacement_income),
            Some(paid.premium_due),
            Some(paid.withholding_tax),
            Some(paid.net),
            amounts.employer_contribution,
        ];
        let amounts: Vec<_> = amounts.into_iter().flatten().map(|one| one.to_string()).collect();
        format!("{} {}", month.month, amounts.join(" "))
    };
    plan.months.iter().map(row).collect()
}

/// Replacement income, due, tax, net, contribution, trainee, employer.
fn totals(plan: &Plan) -> [Option<String>; 7] {
    let totals = &plan.totals;
    [
        Some(totals.replacement_income),
        Some(totals.premium_due),
        Some(totals.withholding_tax),
        Some(totals.net),
        totals.employer_contribution,
        Some(totals.trainee),
        totals.employer,
    ]
    .map(|amount| amount.map(|amount| amount.to_string()))
}

fn amounts(amounts: [&str; 7]) -> [Option<String>; 7] {
    amounts.map(|amount| Some(amount.to_owned()).filter(|amount| amount != "-"))
}

/// March: 12 of 22 days, 588.57 x 12/22 = 321.04; June: 15 of 22, 401.30.
#[test]
fn scheme_2026_with_two_part_months() {
    let plan = planned(&scheme_2026("2026-03-16", "2026-06-19")).expect("a plan");
    assert_eq!(
        rows(&plan),
        [
            "2026-03 1437.54 321.04 35.67 285.37",
            "2026-04 1437.54 588.57 65.39 523.18",
            "2026-05 1437.54 588.57 65.39 523.18",
            "2026-06 1437.54 401.30 44.58 356.72",
        ]
    );
    assert_eq!(
        totals(&plan),
        amounts(["5750.16", "1899.48", "211.03", "1688.45", "-", "7438.61", "1899.48"])
    );
    assert_eq!((plan.certainty, plan.provisional), (Certainty::Assumed, false));
    let ids: Vec<_> = plan.assumptions.iter().map(Assumption::id).collect();
    assert_eq!(ids.len(), 1, "{ids:?}");
    assert_eq!(plan.assumptions.first().map(|one| one.rule().id()), Some("R6.2"));
    assert!(!plan.months.iter().any(PlanMonth::past_last_check));
}

#[test]
fn scheme_2018_with_contribution_and_leefloon_in_every_month() {
    let plan = planned(&scheme_2018()).expect("a plan");
    let of_2025 = "893.65 675.81 75.08 600.73 960.00";
    let of_2026 = "893.65 689.31 76.58 612.73 960.00";
    assert_eq!(
        rows(&plan),
        [
            format!("2025-09 {of_2025}"),
            format!("2025-10 {of_2025}"),
            format!("2025-11 {of_2025}"),
            format!("2025-12 {of_2025}"),
            format!("2026-01 {of_2026}"),
            format!("2026-02 {of_2026}"),
        ]
    );
    assert_eq!(
        totals(&plan),
        amounts(["5361.90", "4081.86", "453.48", "3628.38", "5760.00", "8990.28", "5760.00"])
    );
    let first = plan.assumptions.first().expect("an assumption");
    assert_eq!((first.id().as_str(), first.rule().id()), ("R2.5/same-leefloon", "R2.5"));
    assert_eq!(plan.certainty, Certainty::Assumed);
}

/// Without a wage the contribution is not known; an ibo-plus costs the employer nothing.
#[test]
fn what_the_employer_pays_is_not_guessed() {
    let mut case = scheme_2018();
    case["agreement"].as_object_mut().expect("an object").remove("reference_gross_wage");
    let plan = planned(&case).expect("a plan");
    assert_eq!((plan.totals.employer_contribution, plan.totals.employer), (None, None));
    let text = plan.text(Language::English);
    assert!(
        text.contains("Employer: not known: the reference gross wage is not given\n"),
        "{text}"
    );

    case["agreement"]["kind"] = json!("ibo-plus");
    let plan = planned(&case).expect("a plan");
    let employer = plan.totals.employer.map(|amount| amount.to_string());
    assert_eq!(employer.as_deref(), Some("0.00"));
}

/// April: 1,430.00 for the 26 days of April; 2500 - 326.75 - 1430.00 = 743.25, 80 % is 594.60.
#[test]
fn sickness_counts_where_its_period_lies() {
    let mut case = scheme_2026("2026-03-02", "2026-05-29");
    let benefit = &mut case["unemployment"]["records"];
    let mut later = benefit[0].clone();
    benefit[0]["to"] = json!("2026-03-31");
    later["from"] = json!("2026-05-01");
    benefit.as_array_mut().expect("a list").push(later);
    case["sickness"] = json!({"availability": "data", "records": [{
        "document_type": "C21", "benefit_code": "AA", "nature": 0, "from": "2026-04-01",
        "to": "2026-04-30", "gross_taxable": "1430.00", "days": 26, "hours": "0.00"
    }]});
    let plan = planned(&case).expect("a plan");
    assert_eq!(
        rows(&plan),
        [
            "2026-03 1437.54 588.57 65.39 523.18",
            "2026-04 1430.00 594.60 66.06 528.54",
            "2026-05 1437.54 588.57 65.39 523.18",
        ]
    );
    assert_eq!(
        totals(&plan),
        amounts(["4305.08", "1771.74", "196.84", "1574.90", "-", "5879.98", "1771.74"])
    );
}

/// May has 21 working days, 11 of them to the 15th: 588.57 x 11/21 = 308.30.
#[test]
fn a_plan_ends_with_the_day_on_which_the_agreement_stopped() {
    let mut case = scheme_2026("2026-03-02", "2026-08-28");
    case["agreement"]["stopped"] = json!("2026-05-15");
    let plan = planned(&case).expect("a plan");
    assert_eq!(
        rows(&plan),
        [
            "2026-03 1437.54 588.57 65.39 523.18",
            "2026-04 1437.54 588.57 65.39 523.18",
            "2026-05 1437.54 308.30 34.25 274.05",
        ]
    );
}

/// 222 days: 182 and 40 days of suspension.
#[test]
fn a_suspended_agreement_has_its_later_months() {
    let mut case = scheme_2026("2026-01-05", "2026-08-14");
    case["agreement"]["suspended_days"] = json!(40);
    let plan = planned(&case).expect("a plan");
    assert_eq!(plan.months.len(), 8);
    case["agreement"]["suspended_days"] = json!(39);
    let error = planned(&case).expect_err("a duration");
    assert_eq!((error.code().slug(), error.location()), ("duration-not-allowed", "agreement.end"));
}

/// 31 May 2026 is a Sunday. August has 21 working days, 20 of them to the 28th.
#[test]
fn a_month_without_a_payable_day_is_a_line_that_says_so() {
    let plan = planned(&scheme_2026("2026-05-31", "2026-08-28")).expect("a plan");
    assert_eq!(
        rows(&plan),
        [
            "2026-05 -",
            "2026-06 1437.54 588.57 65.39 523.18",
            "2026-07 1437.54 588.57 65.39 523.18",
            "2026-08 1437.54 560.54 62.28 498.26",
        ]
    );
    assert_eq!(
        totals(&plan),
        amounts(["4312.62", "1737.68", "193.06", "1544.62", "-", "5857.24", "1737.68"])
    );
    let text = plan.text(Language::Dutch);
    assert!(text.contains("geen dag van maandag tot zaterdag: er wordt niets betaald"), "{text}");
}

/// The rates were last checked until 31 December 2026.
#[test]
fn months_past_the_last_check_are_marked() {
    let plan = planned(&scheme_2026("2026-11-02", "2027-02-26")).expect("a plan");
    let marked: Vec<_> = plan
        .months
        .iter()
        .map(|month| (month.month.to_string(), month.past_last_check()))
        .collect();
    assert_eq!(
        marked.iter().map(|(month, marked)| (month.as_str(), *marked)).collect::<Vec<_>>(),
        [("2026-11", false), ("2026-12", false), ("2027-01", true), ("2027-02", true)]
    );
    assert_eq!(plan.certainty, Certainty::Assumed);
}

#[test]
fn an_agreement_of_a_year_that_is_not_covered_has_no_plan() {
    let error = planned(&scheme_2026("2018-08-01", "2018-11-30")).expect_err("no scheme");
    assert_eq!((error.code(), error.location()), (ErrorCode::SchemeNotCovered, "agreement.start"));
    assert!(!error.message().contains("in 2018"), "{error}");
}

#[test]
fn a_plan_ends_within_the_agreement() {
    let case = case_of(&scheme_2026("2026-03-02", "2026-08-28"));
    let until = |text| plan(&case, Some(month(text)), &BTreeMap::new(), &Options::default());
    let short = until("2026-04").expect("a plan");
    assert_eq!(short.months.len(), 2);
    assert_eq!(short.totals.net.to_string(), "1046.36");
    assert_eq!(until("2026-08").expect("a plan").months.len(), 6);
    for outside in ["2026-09", "2026-02"] {
        let error = until(outside).expect_err("outside");
        assert_eq!((error.code(), error.location()), (ErrorCode::MonthOutsideAgreement, "until"));
        assert_eq!(
            error.text(Language::English),
            "a plan must end in a month of the agreement, from 2026-03 to 2026-08"
        );
        assert_eq!(
            error.text(Language::Dutch),
            "een plan moet eindigen in een maand van de overeenkomst, van 2026-03 tot 2026-08"
        );
    }
}

#[test]
fn the_case_is_of_a_month_of_the_agreement() {
    let mut case = scheme_2026("2026-03-02", "2026-08-28");
    case["month"] = json!("2026-02");
    let error = planned(&case).expect_err("outside");
    assert_eq!((error.code(), error.location()), (ErrorCode::MonthOutsideAgreement, "month"));
}

/// The case's own holds for its month, that of the plan before it: 588.57 x 76/167.2 = 267.53, x
/// 1/2 = 294.29 (294.285).
#[test]
fn attendance_is_given_by_month() {
    let mut value = scheme_2026("2026-03-02", "2026-05-29");
    value["month"] = json!("2026-04");
    value["attendance"] = json!("1/2");
    let case = case_of(&value);
    let given = |months: &[(&str, &str)]| {
        let months = months
            .iter()
            .map(|(of, text)| (month(of), text.parse::<Attendance>().expect("an attendance")));
        plan(&case, None, &months.collect(), &Options::default())
    };
    let due = |plan: Plan| -> Vec<String> {
        let months = plan.months.iter().filter_map(|month| month.statement.as_ref());
        months.map(|statement| statement.amounts.payment.premium_due.to_string()).collect()
    };
    assert_eq!(due(given(&[]).expect("a plan")), ["588.57", "294.29", "588.57"]);
    let of_march = given(&[("2026-03", "76/167.2")]).expect("a plan");
    assert_eq!(due(of_march), ["267.53", "294.29", "588.57"]);
    let of_april = given(&[("2026-04", "76/167.2")]).expect("a plan");
    assert_eq!(due(of_april), ["588.57", "267.53", "588.57"]);

    let error = given(&[("2026-06", "1/2")]).expect_err("a month outside");
    assert_eq!(
        (error.code(), error.location()),
        (ErrorCode::MonthOutsideAgreement, "attendance.2026-06")
    );
    let error = given(&[("2026-05", "3/2")]).expect_err("more than the whole");
    assert_eq!((error.code(), error.location()), (ErrorCode::AttendanceNotAllowed, "attendance"));
    assert_eq!(error.message(), "in 2026-05: the attendance must be at most 1");
}

/// What the case says of a month is what the statement of that month says.
#[test]
fn each_month_is_the_statement_of_that_month() {
    let cases = [
        scheme_2026("2026-03-16", "2026-06-19"),
        scheme_2026("2026-05-31", "2026-08-28"),
        scheme_2018(),
    ];
    for value in cases {
        let own = value["month"].clone();
        for planned in planned(&value).expect("a plan").months {
            let mut alone = value.clone();
            alone["month"] = json!(planned.month.to_string());
            if alone["month"] != own && alone["leefloon"]["availability"] == json!("data") {
                alone["leefloon"]["records"] = json!([{
                    "month": planned.month.to_string(), "aid_type": "leefloon",
                    "amount": "893.65", "entry_kind": "award"
                }]);
            }
            let whole = statement(&case_of(&alone), &Options::default());
            let whole = match whole {
                Err(error) if error.code() == ErrorCode::AttendanceMissing => {
                    alone["attendance"] = json!("working-days");
                    statement(&case_of(&alone), &Options::default())
                }
                whole => whole,
            };
            let alone = match whole {
                Err(error) if error.code() == ErrorCode::NoPayableDay => None,
                whole => Some(whole.expect("a statement").to_json()),
            };
            assert_eq!(planned.statement.map(|one| one.to_json()), alone, "{}", planned.month);
        }
    }
}

#[test]
fn an_error_of_a_later_month_names_the_month() {
    let mut case = scheme_2026("2026-03-02", "2026-05-29");
    let records = case["unemployment"]["records"].as_array_mut().expect("a list");
    let mut later = records[0].clone();
    later["from"] = json!("2026-05-04");
    records.push(later);
    let error = planned(&case).expect_err("an overlap");
    assert_eq!(
        (error.code().slug(), error.location()),
        ("record-overlap", "unemployment.records[1]")
    );
    assert!(error.message().starts_with("in 2026-05: another unemployment benefit"), "{error}");
    assert!(error.text(Language::Dutch).starts_with("in 2026-05: een andere"), "{error}");
}

#[test]
fn a_plan_weaker_than_asked_for_is_refused() {
    let whole = case_of(&scheme_2026("2026-03-02", "2026-05-29"));
    let options = Options::default().require(Certainty::Secondary);
    let plan_of = |case: &Case| plan(case, None, &BTreeMap::new(), &options);
    assert_eq!(plan_of(&whole).expect("a plan").certainty, Certainty::Secondary);

    let mut carried = scheme_2026("2026-03-02", "2026-05-29");
    carried["unemployment"] = json!({"availability": "no-data"});
    carried["leefloon"] = json!({"availability": "data", "records": [{
        "month": "2026-03", "aid_type": "leefloon", "amount": "893.65", "entry_kind": "award"
    }]});
    let error = plan_of(&case_of(&carried)).expect_err("carried leefloon");
    assert_eq!((error.code(), error.location()), (ErrorCode::CertaintyTooWeak, "require"));
}

#[test]
fn a_source_without_an_answer_makes_a_plan_provisional() {
    let mut case = scheme_2026("2026-03-02", "2026-05-29");
    case["sickness"] = json!({"availability": "not-asked"});
    let error = planned(&case).expect_err("no answer");
    assert_eq!(error.code(), ErrorCode::SourceNotAvailable);
    let accepted = Options::default().provisional(true);
    let plan = plan(&case_of(&case), None, &BTreeMap::new(), &accepted).expect("a plan");
    assert!(plan.provisional);
    assert!(plan.text(Language::English).contains("PROVISIONAL: a source gave no final answer"));
}

#[test]
fn a_plan_is_written_and_read_back() {
    for case in [
        scheme_2026("2026-05-31", "2026-08-28"),
        scheme_2026("2026-11-02", "2027-02-26"),
        scheme_2018(),
    ] {
        let plan = planned(&case).expect("a plan");
        let stored = plan.to_json();
        let back = Plan::from_json(stored.as_bytes()).expect("the same plan");
        assert_eq!(back.to_json(), stored);
        assert_eq!(serde_json::to_string(&back).expect("JSON"), stored);
        let by_serde: Plan = serde_json::from_str(&stored).expect("the same plan");
        assert_eq!(by_serde, back);
        let mut file = Vec::new();
        plan.to_writer(&mut file).expect("a buffer");
        assert_eq!(file, stored.as_bytes());
    }
}

#[test]
fn the_assumption_of_a_plan_is_known_when_it_is_read_back() {
    let plan = planned(&scheme_2018()).expect("a plan");
    let back = Plan::from_json(plan.to_json().as_bytes()).expect("the same plan");
    assert_eq!(back.assumptions.first(), Some(&Assumption::SameLeefloon));
}

#[test]
fn a_stored_plan_that_contradicts_itself_is_refused() {
    let stored = planned(&scheme_2018()).expect("a plan").to_json();
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut value: Value = serde_json::from_str(&stored).expect("JSON");
        change(&mut value);
        let error = Plan::from_json(value.to_string().as_bytes()).expect_err("a contradiction");
        assert_eq!(error.code(), ErrorCode::StatementContradiction, "{error}");
        error.location().to_owned()
    };
    assert_eq!(changed(&|plan| plan["totals"]["net"] = json!("3628.39")), "totals");
    assert_eq!(changed(&|plan| plan["payer"] = json!("employer")), "payer");
    assert_eq!(changed(&|plan| plan["certainty"] = json!("secondary")), "certainty");
    assert_eq!(changed(&|plan| plan["provisional"] = json!(true)), "provisional");
    assert_eq!(changed(&|plan| plan["case_ref"] = json!("P-3")), "months");
    let gap = changed(&|plan| {
        plan["months"].as_array_mut().expect("months").remove(2);
    });
    assert_eq!(gap, "months");
    let marked = changed(&|plan| plan["months"][0]["past_last_check"] = json!(false));
    assert_eq!(marked, "months[0].past_last_check");
}

#[test]
fn a_plan_is_read_by_people() {
    let plan = planned(&scheme_2026("2026-03-16", "2026-05-29")).expect("a plan");
    let dutch = "\
P-1  2026-03 - 2026-05  IBO, stelsel 2026, betaald door de werkgever
Cursist: 5.644,35 euro (uitkering 4.312,62, netto 1.331,73)
Werkgever: 1.498,18 euro (verschuldigde premie)
Zekerheid: aangenomen

  Maand    Vervangingsinkomen  Verschuldigde premie  Bedrijfsvoorheffing     Netto  Uitkering en netto  Zekerheid
  2026-03            1.437,54                321,04                35,67    285,37            1.722,91  aangenomen
  2026-04            1.437,54                588,57                65,39    523,18            1.960,72  secundair
  2026-05            1.437,54                588,57                65,39    523,18            1.960,72  secundair
  Totaal             4.312,62              1.498,18               166,45  1.331,73            5.644,35
";
    let text = plan.text(Language::Dutch);
    let (table, assumed) = text.split_once("\n\n  Aangenomen:\n").expect("assumptions");
    assert_eq!(format!("{table}\n"), dutch);
    assert_eq!(assumed.lines().count(), 1);
    assert!(assumed.starts_with("  - R6.2: "), "{assumed}");

    let english = plan.text(Language::English);
    assert!(english.contains(
        "Trainee: 5644.35 euro (benefit 4312.62, net 1331.73)\n\
         Employer: 1498.18 euro (premium due)\n"
    ));
    let text = planned(&scheme_2018()).expect("a plan").text(Language::English);
    assert!(text.contains("Employer: 5760.00 euro (employer's contribution to VDAB)\n"), "{text}");
    assert!(
        text.contains("- R2.5: Each month of the plan has the leefloon of the case's month.\n"),
        "{text}"
    );
    assert!(text.contains("past the last check\n"), "{text}");
}
