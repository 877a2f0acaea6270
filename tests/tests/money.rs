//! Money once more, with decimals of 28 digits as a second oracle: payments, the employee RSZ, the
//! way between amounts and decimals, and the one written form of an amount.

use ibo_core::{
    Agreement, AgreementBuilder, Case, Decimal, ErrorCode, Euro, Fraction, Kind, LineCode, Options,
    Parameters, Source, parse_date, payment, statement,
};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use regex::Regex;
use rust_decimal::RoundingStrategy;

fn config() -> ProptestConfig {
    let persistence = FileFailurePersistence::WithSource("regressions");
    ProptestConfig {
        cases: 512,
        failure_persistence: Some(Box::new(persistence)),
        ..ProptestConfig::default()
    }
}

fn embedded() -> &'static Parameters {
    Parameters::embedded().expect("values")
}

fn euro(cents: i64) -> Euro {
    Euro::from_cents(cents).expect("within bounds")
}

/// To the cent, half away from zero.
#[expect(clippy::disallowed_methods, reason = "the second oracle rounds by itself")]
fn to_the_cent(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

fn parts_of(amount: Decimal, numerator: u32, denominator: u32) -> Decimal {
    to_the_cent(amount * Decimal::from(numerator) / Decimal::from(denominator))
}

/// Amounts from zero: small ones, those of a month, and all up to the bound.
fn amounts() -> impl Strategy<Value = i64> {
    prop_oneof![
        0_i64..100,
        0_i64..500_000,
        Euro::MAX.cents() - 1_000..=Euro::MAX.cents(),
        0..=Euro::MAX.cents()
    ]
}

/// Fractions up to the whole: of small parts, where halves of a cent are frequent, and of all.
fn fractions() -> impl Strategy<Value = (u32, u32)> {
    let up_to_whole =
        |(numerator, denominator): (u32, u32)| (1 + numerator % denominator, denominator);
    let all = 1..=Fraction::MAX_PART;
    prop_oneof![
        (0_u32..40, 1_u32..40).prop_map(up_to_whole),
        (0..=Fraction::MAX_PART, all).prop_map(up_to_whole)
    ]
}

// --------------------------------------------------------------------------------------------------------------- Formulas

proptest! {
    #![proptest_config(config())]

    #[test]
    fn payment_equals_rust_decimal(cents in amounts(), fraction in fractions(), attended in fractions(), absent: bool) {
        let attended = if absent { (0, attended.1) } else { attended };
        let of = |(numerator, denominator)| Fraction::from_hundredths(numerator,
            denominator).expect("a fraction");
        let paid = payment(euro(cents), of(fraction), of(attended), embedded()).expect("a payment");
        let premium = Decimal::new(cents, 2);
        let after_fraction = parts_of(premium, fraction.0, fraction.1);
        let due = parts_of(after_fraction, attended.0, attended.1);
        let tax = to_the_cent(due * Decimal::new(1_111, 4));
        let found = [paid.premium, paid.premium_after_fraction, paid.premium_due, paid.withholding_tax, paid.net].map(Decimal::from);
        prop_assert_eq!(found, [premium, after_fraction, due, tax, due - tax]);
    }

    #[test]
    fn employee_rsz_equals_rust_decimal(cents in amounts(), base in prop_oneof![Just(None), Just(Some(100)), Just(Some(108))], percentage in proptest::sample::select(vec![70, 80, 90, 100])) {
        let day = |text| parse_date(text).expect("a date");
        let agreement = Agreement::builder(Kind::Ibo, day("2026-03-02"), day("2026-08-28"),
            Fraction::WHOLE)
            .reference_gross_wage(euro(cents).try_into().expect("from zero"))
            .percentage(percentage)
            .maybe(base, AgreementBuilder::rsz_base)
            .build()
            .expect("an agreement");
        let case = Case::builder("A-1".parse().expect("a reference"),
            "2026-04".parse().expect("a month"), agreement)
            .unemployment(Source::no_data())
            .leefloon(Source::no_data())
            .sickness(Source::no_data());
        let statement = statement(&case.build().expect("a case"),
            &Options::default()).expect("a statement");
        let line = |code| statement.lines.iter().find(|line| line.code == code).map(|line| Decimal::from(line.amount));
        let wage = Decimal::new(cents, 2);
        let rsz = to_the_cent(wage * Decimal::from(base.unwrap_or(100)) * Decimal::new(1_307, 6));
        prop_assert_eq!(line(LineCode::EmployeeRsz), Some(rsz));
        prop_assert_eq!(line(LineCode::Difference), Some(wage - rsz));
        prop_assert_eq!(line(LineCode::Premium), Some(to_the_cent((wage - rsz) * Decimal::new(percentage.into(), 2))));
    }
}

#[test]
fn half_a_cent_is_rounded_away_from_zero() {
    let half = Fraction::from_hundredths(1, 2).expect("a fraction");
    for cents in [1, 3, 5, 58_857, Euro::MAX.cents() - 1] {
        let paid = payment(euro(cents), half, Fraction::WHOLE, embedded()).expect("a payment");
        assert_eq!(paid.premium_after_fraction.cents(), (cents + 1) / 2);
    }
}

#[test]
fn the_payment_of_1800_has_the_published_tax() {
    let paid =
        payment(euro(180_000), Fraction::WHOLE, Fraction::WHOLE, embedded()).expect("a payment");
    assert_eq!((paid.withholding_tax.cents(), paid.net.cents()), (19_998, 160_002));
}

// --------------------------------------------------------------------------------------------------------------- Decimals

/// The cents that a decimal is, or why it is no amount: whole numbers alone, without a decimal in
/// between.
fn cents_of(mantissa: i128, scale: u32) -> Result<i64, ErrorCode> {
    let (cents, power) = (mantissa * 100, 10_i128.pow(scale));
    if cents % power != 0 {
        return Err(ErrorCode::AmountTooManyDecimals);
    }
    let bounds = i128::from(Euro::MIN.cents())..=i128::from(Euro::MAX.cents());
    let cents = Some(cents / power)
        .filter(|cents| bounds.contains(cents))
        .ok_or(ErrorCode::AmountOutOfRange)?;
    Ok(i64::try_from(cents).expect("within bounds"))
}

const LARGEST_MANTISSA: i128 = (1 << 96) - 1;

fn mantissas() -> impl Strategy<Value = i128> {
    let small = -1_000_000_i128..=1_000_000;
    let round =
        (-1_000_i128..=1_000, 0_u32..=24).prop_map(|(digits, zeros)| digits * 10_i128.pow(zeros));
    prop_oneof![small, round, -LARGEST_MANTISSA..=LARGEST_MANTISSA]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn decimal_converts_exactly_or_is_refused(mantissa in mantissas(), scale in 0_u32..=28) {
        let found = Euro::try_from(Decimal::from_i128_with_scale(mantissa, scale));
        prop_assert_eq!(found.map(Euro::cents).map_err(|error| error.code()), cents_of(mantissa, scale));
    }

    #[test]
    fn amount_and_its_decimal_have_the_same_text(cents in Euro::MIN.cents()..=Euro::MAX.cents(), zeros in 2_u32..=16) {
        let mut decimal = Decimal::from(euro(cents));
        prop_assert_eq!(decimal.to_string(), euro(cents).to_string());
        prop_assert_eq!(Euro::try_from(decimal), Ok(euro(cents)));
        decimal.rescale(zeros);
        prop_assert_eq!(Euro::try_from(decimal), Ok(euro(cents)));
    }
}

#[test]
fn decimals_at_the_bounds_convert() {
    for (mantissa, scale) in
        [(1_000_000_000, 0), (-1_000_000_000, 0), (1, 0), (10, 1), (1_000, 3), (0, 28), (-5, 2)]
    {
        let found = Euro::try_from(Decimal::from_i128_with_scale(mantissa, scale)).map(Euro::cents);
        assert_eq!(found.ok(), cents_of(mantissa, scale).ok(), "{mantissa} of scale {scale}");
    }
    for beyond in [
        Decimal::new(100_000_000_001, 2),
        Decimal::new(-100_000_000_001, 2),
        Decimal::MAX,
        Decimal::MIN,
    ] {
        assert_eq!(
            Euro::try_from(beyond).map_err(|error| error.code()),
            Err(ErrorCode::AmountOutOfRange),
            "{beyond}"
        );
    }
}

// ------------------------------------------------------------------------------------------------------------ Written form

/// What an amount is by the published expression, or why it is none.
struct Written {
    form: Regex,
    too_fine: Regex,
}

impl Written {
    fn new() -> Self {
        let regex = |text| Regex::new(text).expect("a regular expression");
        Self {
            form: regex(r"^-?[0-9]+(\.[0-9]{1,2})?$"),
            too_fine: regex(r"^-?[0-9]+\.[0-9]{3,}$"),
        }
    }

    fn cents(&self, text: &str) -> Result<i64, ErrorCode> {
        if self.too_fine.is_match(text) {
            return Err(ErrorCode::AmountTooManyDecimals);
        }
        if !self.form.is_match(text) {
            return Err(ErrorCode::AmountMalformed);
        }
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{}{decimals:0<2}", whole.trim_start_matches('-'));
        let digits = digits.trim_start_matches('0');
        let cents = if digits.is_empty() { Some(0) } else { digits.parse().ok() };
        let cents = cents
            .filter(|cents: &i64| *cents <= Euro::MAX.cents())
            .ok_or(ErrorCode::AmountOutOfRange)?;
        Ok(if text.starts_with('-') { -cents } else { cents })
    }

    fn agrees(&self, text: &str) -> Result<(), TestCaseError> {
        let found = text.parse::<Euro>().map(Euro::cents).map_err(|error| error.code());
        prop_assert_eq!(found, self.cents(text), "{:?}", text);
        let quoted = serde_json::to_string(text).expect("JSON");
        prop_assert_eq!(
            serde_json::from_str::<Euro>(&quoted).map(Euro::cents).ok(),
            self.cents(text).ok(),
            "{:?}",
            text
        );
        Ok(())
    }
}

#[test]
fn amount_text_with_two_decimals_is_read() {
    let written = Written::new();
    let texts = prop_oneof![
        3 => "-?[0-9]{1,14}(\\.[0-9]{0,4})?",
        1 => "-?0{0,30}[0-9]{1,11}(\\.[0-9]{1,2})?",
        2 => "[-+0-9., _eE\\n]{0,8}",
        1 => "\\PC{0,6}",
    ];
    let mut runner =
        proptest::test_runner::TestRunner::new(ProptestConfig { cases: 4_096, ..config() });
    runner.run(&texts, |text| written.agrees(&text)).expect("holds");
}

#[test]
fn other_forms_of_numbers_are_refused() {
    let written = Written::new();
    let texts = [
        "", "-", ".", "-.5", ".5", "5.", "5.-1", "+5", "--5", "1e5", "1E5", "1_000", "1,000",
        "1,5", " 5", "5 ", "5\n", "0x10", "NaN", "inf", "-0", "-0.00", "00", "007.10", "٣", "５",
        "1.2.3", "1.005", "1.000", "−5", "5€", "\u{0}", "1\u{0}",
    ];
    for text in texts {
        written.agrees(text).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn amount_beyond_a_thousand_million_euro_is_out_of_range() {
    let code = |text: &str| text.parse::<Euro>().map_err(|error| error.code());
    assert_eq!((code("1000000000.00"), code("-1000000000")), (Ok(Euro::MAX), Ok(Euro::MIN)));
    for beyond in [
        "1000000000.01",
        "-1000000000.01",
        "1000000001",
        "9223372036854775807",
        "92233720368547758.08",
        &"9".repeat(400),
    ] {
        assert_eq!(code(beyond), Err(ErrorCode::AmountOutOfRange), "{beyond}");
    }
    for cents in [Euro::MAX.cents() + 1, Euro::MIN.cents() - 1, i64::MAX, i64::MIN] {
        assert_eq!(
            Euro::from_cents(cents).map_err(|error| error.code()),
            Err(ErrorCode::AmountOutOfRange),
            "{cents}"
        );
    }
}

#[test]
fn json_number_is_refused_as_an_amount() {
    assert_eq!(serde_json::to_string(&euro(-58_857)).ok().as_deref(), Some("\"-588.57\""));
    assert_eq!(serde_json::from_str::<Euro>("\"588.57\"").ok(), Some(euro(58_857)));
    for other in [
        "588.57",
        "588",
        "-1",
        "0",
        "1e2",
        "true",
        "null",
        "[]",
        "{}",
        "[\"1.00\"]",
        "\"588.571\"",
        "\"\"",
    ] {
        assert!(serde_json::from_str::<Euro>(other).is_err(), "{other}");
    }
    let why = serde_json::from_str::<Euro>("588.57").expect_err("a number").to_string();
    assert!(why.contains("floating point"), "{why}");
}

#[test]
fn width_pads_a_printed_amount() {
    assert_eq!(
        [format!("{:>8}", euro(-5)), format!("{:<8}|", euro(100)), format!("{}", euro(-58_857))],
        ["   -0.05", "1.00    |", "-588.57"]
    );
}
