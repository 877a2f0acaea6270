//! Reforms (R8.4): scales, values, readings and forced schemes, each worked out by hand; and what a
//! reform may not do.

use ibo_core::{
    Agreement, AgreementBuilder, Case, Certainty, Error, ErrorCode, ForcedScheme, Fraction, Kind,
    Language, LeefloonRecord, LineCode, NonNegativeEuro, Options, Parameters, Payer, Period,
    Population, Reform, Scheme, Source, Statement, UnemploymentRecord, Unread, amounts, correction,
    notice, parse_date, premium, statement,
};

fn embedded() -> &'static Parameters {
    Parameters::embedded().expect("the embedded values are valid")
}

fn day(text: &str) -> ibo_core::NaiveDate {
    parse_date(text).expect("a day")
}

fn from_zero(amount: &str) -> NonNegativeEuro {
    amount.parse().expect("an amount")
}

fn agreement(kind: Kind, start: &str, end: &str) -> AgreementBuilder {
    Agreement::builder(kind, day(start), day(end), Fraction::WHOLE)
}

fn case(month: &str, agreement: AgreementBuilder) -> Case {
    let agreement = agreement.build().expect("an agreement");
    Case::builder("A-1".parse().expect("a reference"), month.parse().expect("a month"), agreement)
        .unemployment(Source::no_data())
        .leefloon(Source::no_data())
        .sickness(Source::no_data())
        .build()
        .expect("a case")
}

fn with_benefit(case: &Case, day_amount: &str) -> Case {
    let benefit = UnemploymentRecord::builder(
        Period::new(day("2018-01-01"), None).expect("a period"),
        from_zero(day_amount),
        "full-unemployment".parse().expect("a code"),
    );
    let benefits = Source::data(vec![benefit.build().expect("a record")]).expect("a source");
    case.to_builder().unemployment(benefits).build().expect("a case")
}

fn with_leefloon(case: &Case, amount: &str) -> Case {
    let leefloon = LeefloonRecord::builder(
        case.month(),
        "leefloon".parse().expect("a code"),
        amount.parse().expect("an amount"),
        "award".parse().expect("a code"),
    );
    let leefloon = Source::data(vec![leefloon.build().expect("a record")]).expect("a source");
    case.to_builder().leefloon(leefloon).build().expect("a case")
}

/// The first worked example of the rules, in April: the whole month.
fn first() -> Case {
    let agreement = agreement(Kind::Ibo, "2026-03-02", "2026-08-28")
        .reference_gross_wage(from_zero("2500.00"))
        .percentage(80);
    with_benefit(&case("2026-04", agreement), "55.29")
}

/// An ibo of the scheme of 2018 in October 2025, with a leefloon of 893.65.
fn earlier() -> Case {
    let agreement =
        agreement(Kind::Ibo, "2025-09-01", "2026-02-27").reference_gross_wage(from_zero("2000.00"));
    with_leefloon(&case("2025-10", agreement), "893.65")
}

fn computed(case: &Case, options: &Options) -> Statement {
    statement(case, options).unwrap_or_else(|error| panic!("{error}"))
}

fn reform(title: &str) -> Reform {
    Reform::new(title).expect("a title")
}

fn under(reform: &Reform) -> Options {
    Options::default().reform(reform).unwrap_or_else(|error| panic!("{error}"))
}

fn amount(statement: &Statement, code: LineCode) -> String {
    let line = statement.lines.iter().find(|line| line.code == code);
    line.map(|line| line.amount.to_string()).unwrap_or_default()
}

fn certainties(statement: &Statement) -> Vec<(LineCode, bool)> {
    let lines = statement.lines.iter();
    lines.map(|line| (line.code, line.certainty == Certainty::Hypothetical)).collect()
}

fn values_of(parameters: &Parameters, id: &str) -> Vec<(String, String, Certainty)> {
    let values = parameters.all().filter(|value| value.id.slug() == id);
    values
        .map(|value| (value.first_day.to_string(), value.value.clone(), value.certainty))
        .collect()
}

#[test]
fn scale_adds_the_value_in_force_at_its_date_and_scales_the_later_ones() {
    let reform = reform("GGMMI + 2 % from May").scale("ggmmi", "1.02", day("2026-05-01")).unwrap();
    let values = values_of(&reform.parameters(embedded()).unwrap(), "ggmmi");
    let last: Vec<_> = values.iter().rev().take(3).rev().cloned().collect();
    // 2,189.81 x 1.02 = 2,233.6062; 2,233.61 x 1.02 = 2,278.2822.
    let hypothetical = Certainty::Hypothetical;
    assert_eq!(
        last,
        [
            ("2026-04-01".to_owned(), "2189.81".to_owned(), Certainty::Secondary),
            ("2026-05-01".to_owned(), "2233.61".to_owned(), hypothetical),
            ("2026-07-01".to_owned(), "2278.28".to_owned(), hypothetical),
        ]
    );
}

#[test]
fn scale_without_a_date_is_of_every_value() {
    let reform = reform("GGMMI + 2 %").scale("ggmmi", "1.02", None).unwrap();
    let (before, after) = (
        values_of(embedded(), "ggmmi"),
        values_of(&reform.parameters(embedded()).unwrap(), "ggmmi"),
    );
    assert_eq!(after.len(), before.len());
    // 1,654.90 x 1.02 = 1,687.998; 2,233.61 x 1.02 = 2,278.2822.
    let ends = [after.first(), after.last()].map(|value| value.map(|(_, value, _)| value.clone()));
    assert_eq!(ends, [Some("1688.00".to_owned()), Some("2278.28".to_owned())]);
    assert_eq!(Reform::from_toml("reform.toml", &reform.to_toml()).unwrap(), reform);
}

#[test]
fn ggmmi_by_a_quarter_more_and_a_fifth_less_is_what_it_was() {
    for month in ["2026-04-01", "2026-07-01", "2020-03-01"] {
        let reform = reform("there and back")
            .scale("ggmmi", "1.25", day(month))
            .and_then(|reform| reform.scale("ggmmi", "0.8", day(month)))
            .unwrap();
        let before = values_of(embedded(), "ggmmi");
        let after = values_of(&reform.parameters(embedded()).unwrap(), "ggmmi");
        let amounts = |values: &[(String, String, Certainty)]| -> Vec<_> {
            values.iter().map(|(from, value, _)| (from.clone(), value.clone())).collect()
        };
        assert_eq!(amounts(&before), amounts(&after));
        assert!(after.iter().all(|(from, _, certainty)| {
            (month <= from.as_str()) == (*certainty == Certainty::Hypothetical)
        }));
    }
}

#[test]
fn scaled_rates_have_four_decimals_and_day_amounts_two() {
    let reform = reform("a tenth more")
        .scale("rsz.employee-rate", "1.1", day("2026-01-01"))
        .and_then(|reform| reform.scale("withholding.rate", "0.5", day("2026-01-01")))
        .and_then(|reform| reform.scale("premium.flat-day-amounts", "1.1", day("2026-01-01")))
        .unwrap();
    let parameters = reform.parameters(embedded()).unwrap();
    let last = |id| values_of(&parameters, id).pop().map(|(_, value, _)| value);
    // 0.14377, 0.05555, 28.226 and 42.35.
    assert_eq!(last("rsz.employee-rate").as_deref(), Some("0.1438"));
    assert_eq!(last("withholding.rate").as_deref(), Some("0.0556"));
    assert_eq!(last("premium.flat-day-amounts").as_deref(), Some("28.23, 42.35"));
}

#[test]
fn scale_is_of_what_is_in_force_for_each_kind() {
    let own = "[[value]]\nid = \"ggmmi\"\nkind = \"ibo-plus\"\nfrom = \"2020-01-01\"\n\
               value = \"1000.00\"\ncertainty = \"assumed\"\nsource = \"own\"\n";
    let base = embedded().with("own.toml", own).unwrap();
    let twice = reform("twice").scale("ggmmi", "2", day("2020-07-01")).unwrap();
    let options = Options::default().parameters(twice.parameters(&base).unwrap());
    let plus = agreement(Kind::IboPlus, "2020-01-06", "2020-12-31");
    let ggmmi = |month| amount(&computed(&case(month, plus.clone()), &options), LineCode::Ggmmi);
    // The value of 1 March 2020 for every kind goes before that of January for ibo-plus.
    assert_eq!(["2020-02", "2020-06", "2020-08"].map(ggmmi), ["1000.00", "1688.03", "3376.06"]);
}

#[test]
fn forced_scheme_of_2018_computes_an_agreement_of_2026() {
    let reform = reform("the old scheme").scheme(ForcedScheme::new(Scheme::Scheme2018)).unwrap();
    let found = computed(&first(), &under(&reform));
    // GGMMI 2,189.81; 1,437.54 from 1,001.00 on: 20 %; 437.96 x 11.11 % = 48.66; 2,500.00 lies
    // up to 2,705.04: 1,200.00.
    assert_eq!(amount(&found, LineCode::Ggmmi), "2189.81");
    assert_eq!(found.amounts.payment.premium.to_string(), "437.96");
    assert_eq!(found.amounts.payment.withholding_tax.to_string(), "48.66");
    assert_eq!(found.amounts.payment.net.to_string(), "389.30");
    let contribution = found.amounts.employer_contribution.map(|amount| amount.to_string());
    assert_eq!(contribution.as_deref(), Some("1200.00"));
    assert_eq!((found.amounts.scheme, found.amounts.payer), (Scheme::Scheme2018, Payer::Vdab));
    assert_eq!(
        certainties(&found),
        [
            (LineCode::ReplacementIncomeUnemployment, false),
            (LineCode::ReplacementIncome, false),
            (LineCode::Ggmmi, true),
            (LineCode::Premium, true),
            (LineCode::PremiumAfterFraction, true),
            (LineCode::PremiumDue, true),
            (LineCode::WithholdingTax, true),
            (LineCode::Net, true),
            (LineCode::EmployerContribution, true),
        ]
    );
    let ids: Vec<_> = found.assumptions.iter().map(|one| one.id()).collect();
    assert!(ids.contains(&"R8.4/scheme".to_owned()), "{ids:?}");
    assert_eq!(
        Statement::from_json(found.to_json().as_bytes()).unwrap().to_json(),
        found.to_json()
    );
    // The law: 588.57 by the wage difference.
    assert_eq!(
        computed(&first(), &Options::default()).amounts.payment.premium.to_string(),
        "588.57"
    );
}

#[test]
fn forced_scheme_of_2026_needs_what_an_older_agreement_lacks() {
    let bare = reform("the new scheme").scheme(ForcedScheme::new(Scheme::Scheme2026)).unwrap();
    let error = statement(&earlier(), &under(&bare)).unwrap_err();
    assert_eq!(
        (error.code(), error.location()),
        (ErrorCode::PercentageMissing, "agreement.percentage")
    );
    let supplied = ForcedScheme::new(Scheme::Scheme2026).percentage(80);
    let reform = reform("the new scheme at 80 %").scheme(supplied).unwrap();
    let found = computed(&earlier(), &under(&reform));
    // 2,000.00 - 261.40 - 893.65 = 844.95; 80 %: 675.96; 11.11 %: 75.10.
    assert_eq!(amount(&found, LineCode::EmployeeRsz), "261.40");
    assert_eq!(amount(&found, LineCode::Difference), "844.95");
    assert_eq!(found.amounts.payment.premium.to_string(), "675.96");
    assert_eq!(found.amounts.payment.net.to_string(), "600.86");
    assert_eq!(found.amounts.employer_contribution, None);
    assert_eq!(found.amounts.payer, Payer::Employer);
    assert!(certainties(&found).iter().all(|(code, hypothetical)| {
        let of_income =
            [LineCode::ReplacementIncomeLeefloon, LineCode::ReplacementIncome].contains(code);
        *hypothetical != of_income
    }));
    // What an agreement has goes before what the reform supplies.
    let seventy = ForcedScheme::new(Scheme::Scheme2026).percentage(70);
    let options = Options::default().scheme(seventy);
    assert_eq!(amounts(&first(), &options).unwrap().payment.premium.to_string(), "588.57");
    let without_wage =
        with_leefloon(&case("2025-10", agreement(Kind::Ibo, "2025-09-01", "2026-02-27")), "893.65");
    let error = amounts(&without_wage, &options).unwrap_err();
    assert_eq!(error.location(), "agreement.reference_gross_wage");
    let with_wage = options.scheme(seventy.reference_gross_wage(from_zero("2000.00")));
    // 844.95 x 70 % = 591.465.
    assert_eq!(amounts(&without_wage, &with_wage).unwrap().payment.premium.to_string(), "591.47");
}

/// The reading of ibo-plus belongs to the scheme (R8.4), so a month before it has it too.
#[test]
fn forced_scheme_2026_keeps_the_flat_rate_of_ibo_plus_in_an_earlier_month() {
    let plus = agreement(Kind::IboPlus, "2025-09-01", "2026-02-27");
    let plus = with_leefloon(&case("2025-10", plus), "893.65");
    let forced = Options::default().scheme(ForcedScheme::new(Scheme::Scheme2026));
    let found = computed(&plus, &forced);
    // Worked example 6: 2,111.89 x 40 %, less the tax of 11.11 %.
    assert_eq!(found.amounts.payment.premium.to_string(), "844.76");
    assert_eq!(found.amounts.payment.net.to_string(), "750.91");
    assert_eq!((found.amounts.scheme, found.amounts.payer), (Scheme::Scheme2026, Payer::Vdab));
}

#[test]
fn forced_scheme_2018_takes_the_newest_limits_of_a_late_start() {
    let forced = Options::default().scheme(ForcedScheme::new(Scheme::Scheme2018));
    // In the table of 2018 a wage of 1,720.00 lies above 1,700.00.
    let before =
        agreement(Kind::Ibo, "2018-09-03", "2018-12-31").reference_gross_wage(from_zero("1720.00"));
    let found = amounts(&case("2018-10", before), &forced).unwrap();
    assert_eq!(
        found.employer_contribution.map(|amount| amount.to_string()).as_deref(),
        Some("800.00")
    );
    // In that of March 2020 it lies below 1,768.68: an agreement of 2026 has the newest table.
    let after =
        agreement(Kind::Ibo, "2026-03-02", "2026-08-28").reference_gross_wage(from_zero("1720.00"));
    let found = amounts(&case("2026-04", after), &forced).unwrap();
    assert_eq!(
        found.employer_contribution.map(|amount| amount.to_string()).as_deref(),
        Some("650.00")
    );
}

#[test]
fn forced_scheme_keeps_its_own_rules_of_the_agreement() {
    let forced = Options::default().scheme(ForcedScheme::new(Scheme::Scheme2026).percentage(80));
    let part_time = agreement(Kind::Ibo, "2025-09-01", "2026-02-27")
        .reference_gross_wage(from_zero("2000.00"))
        .employment_fraction("15/38".parse().unwrap());
    let error = amounts(&case("2025-10", part_time), &forced).unwrap_err();
    assert_eq!(error.code(), ErrorCode::EmploymentFractionBelowHalf);
    // The premium alone is under the same scheme.
    let agreement = earlier().agreement().clone();
    let alone = premium(&agreement, "2025-10".parse().unwrap(), "893.65".parse().unwrap(), &forced);
    let alone = alone.unwrap();
    assert_eq!((alone.amount.to_string().as_str(), alone.payer), ("675.96", Payer::Employer));
    assert_eq!(alone.certainty, Certainty::Hypothetical);
}

/// R1.1 says what the law covers, whichever scheme is forced: found by a random case.
#[test]
fn forced_scheme_does_not_cover_a_start_before_all_schemes() {
    let case = case("2018-09", agreement(Kind::IboPlus, "2018-08-31", "2018-12-28"));
    for scheme in Scheme::ALL {
        let options = Options::default().scheme(ForcedScheme::new(*scheme).percentage(80));
        let error = statement(&case, &options).expect_err("before all schemes");
        assert_eq!(
            (error.code(), error.location()),
            (ErrorCode::SchemeNotCovered, "agreement.start")
        );
    }
}

#[test]
fn hypothetical_results_are_refused_by_require_notice_and_correction() {
    let forced = reform("the old scheme").scheme(ForcedScheme::new(Scheme::Scheme2018)).unwrap();
    let scaled =
        reform("half the tax").scale("withholding.rate", "0.5", day("2026-01-01")).unwrap();
    for (reform, name) in [(&forced, "R8.4/scheme"), (&scaled, "withholding.rate from 2026-01-01")]
    {
        let options = under(reform);
        let found = computed(&first(), &options);
        assert_eq!(found.amounts.certainty, Certainty::Hypothetical);
        let error = statement(&first(), &options.clone().require(Certainty::Assumed)).unwrap_err();
        assert_eq!(error.code(), ErrorCode::CertaintyTooWeak);
        assert!(error.message().contains(name), "{error}");
        assert_eq!(notice(&found).unwrap_err().code(), ErrorCode::NoticeOfHypothetical);
        let law = computed(&first(), &Options::default());
        let refused = [correction(&law, &found), correction(&found, &law)];
        for error in refused.map(Result::unwrap_err) {
            assert_eq!(error.code(), ErrorCode::CorrectionOfHypothetical);
        }
    }
}

#[test]
fn reading_holds_for_all_dates_and_a_code_for_its_list() {
    let as_paid = reform("as paid").reading("income.sickness-rule", "as-paid").unwrap();
    let values = values_of(&as_paid.parameters(embedded()).unwrap(), "income.sickness-rule");
    assert_eq!(values, [("2018-09-01".to_owned(), "as-paid".to_owned(), Certainty::Hypothetical)]);
    let counts = reform("income guarantee counts")
        .reading("unemployment.benefit-type/income-guarantee", "counts")
        .unwrap();
    let benefit = UnemploymentRecord::builder(
        Period::new(day("2026-01-01"), None).unwrap(),
        from_zero("10.00"),
        "income-guarantee".parse().unwrap(),
    );
    let benefits = Source::data(vec![benefit.build().unwrap()]).unwrap();
    let case = first().to_builder().unemployment(benefits).build().unwrap();
    let income =
        |options: &Options| amounts(&case, options).unwrap().replacement_income.to_string();
    assert_eq!([income(&Options::default()), income(&under(&counts))], ["0.00", "260.00"]);
}

#[test]
fn file_says_all_that_the_object_says() {
    let reform = reform("all \"parts\"")
        .set("premium.percentages", "[75, 85]", day("2026-07-01"))
        .and_then(|reform| {
            reform.with(
                "[[value]]\nid = \"premium.flat-shares\"\nkind = \"ibo-plus\"\n\
                 from = \"2026-07-01\"\nvalue = [90, 60, 40, 20]\nsource = \"a bill\"\n\
                 [[value]]\nid = \"employer.contribution\"\nagreements_from = \"2020-01-01\"\n\
                 from = \"2020-01-01\"\n[value.value]\nabove = \"900.00\"\n\
                 classes = [{ below = \"1000.00\", amount = \"1.00\" }]\n",
            )
        })
        .and_then(|reform| reform.scale("ggmmi", "1.02", day("2026-07-01")))
        .and_then(|reform| reform.reading("leefloon.aid-type/equivalent-leefloon", "counts"))
        .and_then(|reform| {
            reform.with(
                "[[reading]]\nid = \"income.sickness-rule\"\nchoice = \"as-paid\"\n\
                         from = \"2026-01-01\"\n",
            )
        })
        .and_then(|reform| {
            let scheme = ForcedScheme::new(Scheme::Scheme2026).percentage(80);
            reform.scheme(scheme.reference_gross_wage(from_zero("2100.00")))
        })
        .unwrap();
    let again = Reform::from_toml("reform.toml", &reform.to_toml()).unwrap();
    assert_eq!(again, reform);
    assert_eq!(again.to_toml(), reform.to_toml());
    let fingerprint = |reform: &Reform| reform.parameters(embedded()).unwrap().fingerprint();
    assert_eq!(fingerprint(&again), fingerprint(&reform));
    // The set is one that can be loaded back (R7.1).
    let canonical = reform.parameters(embedded()).unwrap().canonical();
    let loaded = Parameters::from_toml(&[("canonical.toml", &canonical)]).unwrap();
    assert_eq!(loaded.fingerprint(), fingerprint(&reform));
}

#[test]
fn faults_of_a_reform_name_the_file_the_place_and_the_nearest_id() {
    let refused = |text: &str| -> Error {
        let text = format!("title = \"a reform\"\n{text}");
        Reform::from_toml("reform.toml", &text).expect_err("a refused reform")
    };
    let value = |id: &str, more: &str| {
        format!("[[value]]\nid = \"{id}\"\nfrom = \"2026-01-01\"\nvalue = \"2300.00\"\n{more}")
    };
    let scale = |id: &str, factor: &str| {
        format!("[[scale]]\nid = \"{id}\"\nfactor = {factor}\nfrom = \"2026-01-01\"\n")
    };
    let reading =
        |id: &str, choice: &str| format!("[[reading]]\nid = \"{id}\"\nchoice = \"{choice}\"\n");
    for (text, at, says) in [
        (value("ggmi", ""), "value[0].id", "did you mean ggmmi?"),
        (value("ggmmi", "certainty = \"official\"\n"), "value[0].certainty", "hypothetical"),
        (value("ggmmi", "checked_until = \"2026-12-31\"\n"), "value[0].checked_until", "among"),
        (value("ggmmi", "") + &value("ggmmi", ""), "value[1].from", "once"),
        (value("premium.percentages", ""), "value[0].value", "whole numbers"),
        (scale("gmmi", "\"1.02\""), "scale[0].id", "did you mean ggmmi?"),
        (scale("premium.percentages", "\"1.02\""), "scale[0].id", "withholding.rate"),
        (scale("ggmmi", "1.02"), "scale[0].factor", "text"),
        (scale("ggmmi", "\"-1\""), "scale[0].factor", "above 0"),
        (reading("income.sicknes-rule", "as-paid"), "reading[0].id", "income.sickness-rule?"),
        (reading("income.sickness-rule", "as-played"), "reading[0].choice", "as-paid"),
        (reading("ggmmi", "as-paid"), "reading[0].id", "reading"),
        (reading("leefloon.aid-type/leefloon", "maybe"), "reading[0].choice", "left-out"),
        ("[scheme]\nname = \"2020\"\n".to_owned(), "scheme.name", "2018, 2026"),
        ("[scheme]\nname = \"2018\"\npercentage = 80\n".to_owned(), "scheme.percentage", "2018"),
        ("[scheme]\nname = \"2026\"\npercent = 80\n".to_owned(), "scheme.percent", "percentage?"),
        ("[[values]]\n".to_owned(), "values", "[[value]]"),
        ("[[scale]]\nid = \n".to_owned(), "", "line 3"),
    ] {
        let error = refused(&text);
        assert_eq!(error.location(), at, "{text}\n{error}");
        let message = error.message();
        assert!(message.contains("reform.toml") && message.contains(says), "{message}");
        assert!(
            error.text(Language::Dutch).contains("reform.toml"),
            "{}",
            error.text(Language::Dutch)
        );
    }
    assert_eq!(Reform::new(" ").unwrap_err().location(), "title");
    assert_eq!(Reform::from_toml("reform.toml", "").unwrap_err().location(), "title");
    let code = reform("a code").reading("leefloon.aid-type/leefloonn", "counts").unwrap();
    let error = code.parameters(embedded()).unwrap_err();
    assert_eq!((error.code(), error.location()), (ErrorCode::ParametersUnknownId, "reading[0].id"));
    assert!(error.message().contains("leefloon.aid-type/leefloon?"), "{error}");
    let beyond = reform("beyond").scale("withholding.rate", "10", day("2026-01-01")).unwrap();
    assert_eq!(beyond.parameters(embedded()).unwrap_err().location(), "scale[0].factor");
}

#[test]
fn values_that_no_row_reads_are_reported_with_what_goes_before_them() {
    let shares = |more: &str| {
        format!(
            "[[value]]\nid = \"premium.flat-shares\"\nfrom = \"2026-01-01\"\n\
             value = [90, 60, 40, 20]\n{more}"
        )
    };
    let population = |rows: &[(&str, Kind, &str)]| {
        let mut population = Population::reading(embedded());
        for (month, kind, start) in rows {
            population.add(month.parse().unwrap(), *kind, day(start));
        }
        population
    };
    let unread = |text: &str, rows: &[(&str, Kind, &str)]| -> Vec<_> {
        let reform = reform("shares").with(text).unwrap();
        let unread = reform.unread(embedded(), &population(rows)).unwrap();
        // Rows of a table are the same, each time that they come.
        let mut of_table = Population::reading(embedded());
        for (month, kind, start) in rows.iter().chain(rows) {
            let month: ibo_core::Month = month.parse().unwrap();
            of_table.add_row(month.first().to_epoch_days(), *kind, day(start).to_epoch_days());
        }
        assert_eq!(reform.unread(embedded(), &of_table).unwrap(), unread);
        let instead = |one: &Unread| one.instead.map(|shadow| (shadow.first_day, shadow.kind));
        unread.iter().map(|one| (one.id.clone(), one.kind, instead(one))).collect()
    };
    let plus = ("2026-03", Kind::IboPlus, "2026-03-02");
    let new_ibo = ("2026-03", Kind::Ibo, "2026-03-02");
    let running = ("2026-03", Kind::Ibo, "2025-12-01");
    let id = || "premium.flat-shares".to_owned();
    let own = Some((day("2026-01-01"), Some(Kind::IboPlus)));
    // The law's own value for ibo-plus goes before one without a kind.
    assert_eq!(unread(&shares(""), &[plus, new_ibo]), [(id(), None, own)]);
    // A running ibo of 2018 reads it; the rows of ibo-plus still do not.
    assert_eq!(unread(&shares(""), &[plus, new_ibo, running]), [(id(), Some(Kind::IboPlus), own)]);
    assert_eq!(unread(&shares("kind = \"ibo-plus\"\n"), &[plus, new_ibo]), []);
    // No row is of the kind, or of the date.
    assert_eq!(unread(&shares("kind = \"ibo-plus\"\n"), &[new_ibo, running]), [(id(), None, None)]);
    assert_eq!(unread(&shares(""), &[("2025-10", Kind::Ibo, "2025-09-01")]), [(id(), None, None)]);
    // A later value of the law goes before it in every month that there is.
    let ggmmi = "[[value]]\nid = \"ggmmi\"\nfrom = \"2026-02-01\"\nvalue = \"2300.00\"\n";
    assert_eq!(
        unread(ggmmi, &[("2026-05", Kind::IboPlus, "2026-03-02")]),
        [("ggmmi".to_owned(), None, Some((day("2026-04-01"), None)))]
    );
    // A reading of a code goes before its list.
    let code = "[[reading]]\nid = \"unemployment.benefit-type/insertion\"\nchoice = \"left-out\"\n";
    assert_eq!(unread(code, &[new_ibo, plus]), []);
    assert_eq!(unread(&format!("{code}from = \"2026-03-01\"\n"), &[new_ibo]), []);
    let later = unread(&format!("{code}from = \"2026-04-01\"\n"), &[new_ibo]);
    assert_eq!(later, [("unemployment.benefit-type/insertion".to_owned(), None, None)]);
    let reform = reform("shares").with(&shares("")).unwrap();
    let found = reform.unread(embedded(), &population(&[plus])).unwrap();
    let texts = [Language::English, Language::Dutch].map(|language| found[0].text(language));
    assert!(texts[0].contains("premium.flat-shares from 2026-01-01: no row reads it"), "{texts:?}");
    assert!(texts[0].contains("the value from 2026-01-01 for ibo-plus"), "{texts:?}");
    assert!(texts[1].contains("geen enkele rij leest dit"), "{texts:?}");
    // Under a forced scheme its law decides.
    let forced = reform.scheme(ForcedScheme::new(Scheme::Scheme2018)).unwrap();
    assert_eq!(forced.unread(embedded(), &population(&[new_ibo])).unwrap(), []);
}

#[test]
fn one_case_misses_a_shadowed_value_or_a_whole_reform() {
    let missed = |text: &str, case: &Case| -> Vec<String> {
        let reform = reform("tried out").with(text).unwrap();
        let missed = reform.missed_by(embedded(), [case]).unwrap();
        missed.into_iter().map(|one| one.id).collect()
    };
    let tax = |from: &str| {
        format!("[[scale]]\nid = \"withholding.rate\"\nfactor = \"0.5\"\nfrom = \"{from}\"\n")
    };
    // 2062 for 2026: it reads nothing of the reform.
    assert_eq!(missed(&tax("2062-01-01"), &first()), ["withholding.rate"]);
    assert_eq!(missed(&tax("2026-01-01"), &first()), Vec::<String>::new());
    // The GGMMI is for the flat rate: beside a part that the case reads, that is no mistake.
    let ggmmi = "[[scale]]\nid = \"ggmmi\"\nfactor = \"1.02\"\n";
    assert_eq!(missed(ggmmi, &first()), ["ggmmi"]);
    assert_eq!(missed(&format!("{ggmmi}{}", tax("2026-01-01")), &first()), Vec::<String>::new());
    // One that another value goes before is one, whatever else the case reads.
    let plus = agreement(Kind::IboPlus, "2026-03-02", "2026-08-28");
    let plus = with_leefloon(&case("2026-04", plus), "893.65");
    let shares = "[[value]]\nid = \"premium.flat-shares\"\nfrom = \"2026-01-01\"\n\
                  value = [90, 60, 40, 20]\n";
    let shadowed = format!("{shares}{}", tax("2026-01-01"));
    assert_eq!(missed(&shadowed, &plus), ["premium.flat-shares"]);
    // A forced scheme is for every case.
    let forced = ForcedScheme::new(Scheme::Scheme2018);
    let forced = reform("the old one").with(&tax("2062-01-01")).unwrap().scheme(forced).unwrap();
    assert_eq!(forced.missed_by(embedded(), [&first()]).unwrap(), []);
}

#[test]
fn indexed_limits_read_the_first_ggmmi() {
    let first = "[[value]]\nid = \"ggmmi\"\nfrom = \"2018-09-01\"\nvalue = \"1000.00\"\n";
    let mut population = Population::default();
    population.add("2026-03".parse().unwrap(), Kind::IboPlus, day("2026-03-02"));
    let unread = |text: &str| {
        let reform = reform("the first GGMMI").with(text).unwrap();
        let unread = reform.unread(embedded(), &population).unwrap();
        unread.into_iter().map(|one| one.id).collect::<Vec<_>>()
    };
    // The law's limits are fixed: a month of 2026 reads the GGMMI of 2026 alone.
    assert_eq!(unread(first), ["ggmmi"]);
    let indexed = "[[reading]]\nid = \"premium.flat-limits\"\nchoice = \"indexed\"\n";
    assert_eq!(unread(&format!("{first}{indexed}")), Vec::<String>::new());
}

#[test]
fn error_of_an_entry_without_a_date_names_none() {
    let scale = |from: &str| format!("[[scale]]\nid = \"rsz.base\"\nfactor = \"1.5\"\n{from}");
    let text = |from: &str| reform("bases").with(&scale(from)).unwrap_err().to_string();
    assert!(text("").contains(", rsz.base: a scale must be of"), "{}", text(""));
    let dated = text("from = \"2026-07-01\"\n");
    assert!(dated.contains(", rsz.base from 2026-07-01: a scale must be of"), "{dated}");
}
