//! Random cases that the rules accept: both schemes and kinds, records of all three sources, part
//! months with their attendance.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use ibo_core::{
    Absences, Agreement, AgreementBuilder, Attendance, Basis, Case, CaseBuilder, Euro, Fraction,
    Hours, Kind, LeefloonRecord, Month, NonNegativeEuro, Period, Rule, Scheme, SicknessRecord,
    SicknessRecordBuilder, Source, Status, UnemploymentRecord,
};
use ibo_tests::schemes::{first_day, first_month, months};
use proptest::prelude::*;
use proptest::{collection, option, sample};

/// Which agreements a property speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Law {
    /// Every agreement.
    Any,
    /// The wage difference of scheme 2026.
    Difference,
    /// The flat-rate premium.
    Flat,
}

impl Law {
    fn speaks_of(self, scheme: Scheme, kind: Kind) -> bool {
        match self {
            Self::Any => true,
            Self::Difference => scheme.premium_rule(kind) == Rule::Percentage,
            Self::Flat => scheme.premium_rule(kind) == Rule::FlatRate,
        }
    }
}

pub(crate) fn plus(day: NaiveDate, days: i64) -> NaiveDate {
    day + TimeDelta::days(days)
}

pub(crate) fn euro(cents: i64) -> Euro {
    Euro::from_cents(cents).expect("within bounds")
}

pub(crate) fn from_zero(cents: i64) -> NonNegativeEuro {
    NonNegativeEuro::from_cents(cents).expect("from zero")
}

pub(crate) fn days(from: NaiveDate, to: NaiveDate) -> Period {
    Period::new(from, Some(to)).expect("in order")
}

fn between(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |day| *day <= to)
}

fn is_payable(day: NaiveDate) -> bool {
    day.weekday() != Weekday::Sun
}

fn is_working(day: NaiveDate) -> bool {
    is_payable(day) && day.weekday() != Weekday::Sat
}

/// The days of the month that lie in the agreement.
fn shared(month: Month, agreement: &Agreement) -> impl Iterator<Item = NaiveDate> + use<> {
    let last = agreement.stopped().unwrap_or(agreement.end());
    between(month.first().max(agreement.start()), month.last().min(last))
}

/// Any case that computes.
pub(crate) fn lawful(law: Law) -> impl Strategy<Value = Case> {
    frame(law)
        .prop_flat_map(|(month, agreement)| {
            let attendance = attendance(month, &agreement);
            (
                Just((month, agreement)),
                case_ref(),
                attendance,
                absences(month),
                or_none(unemployment(month)),
                or_none(leefloon(month)),
                or_none(sickness(month)),
            )
        })
        .prop_map(
            |(
                (month, agreement),
                case_ref,
                attendance,
                absences,
                unemployment,
                leefloon,
                sickness,
            )| {
                Case::builder(case_ref.parse().expect("a reference"), month, agreement)
                    .maybe(attendance, CaseBuilder::attendance)
                    .absences(Absences::new(absences).expect("absences"))
                    .unemployment(source(unemployment))
                    .leefloon(source(leefloon))
                    .sickness(source(sickness))
                    .build()
                    .expect("a case")
            },
        )
}

fn or_none<R: Clone + std::fmt::Debug>(
    records: impl Strategy<Value = Vec<R>>,
) -> impl Strategy<Value = Vec<R>> {
    prop_oneof![1 => Just(Vec::new()), 2 => records]
}

fn source<R>(records: Vec<R>) -> Source<R> {
    if records.is_empty() { Source::no_data() } else { Source::data(records).expect("few enough") }
}

fn case_ref() -> impl Strategy<Value = String> {
    "[ -~]{1,64}"
}

/// A month and an agreement that legally touches it, on a day from Monday to Saturday.
fn frame(law: Law) -> impl Strategy<Value = (Month, Agreement)> {
    let drawn = (
        kind_and_month(law),
        0_i64..400,
        0_i64..500,
        suspended_days(),
        option::weighted(0.15, 0_i64..400),
    );
    let framed = (drawn, fields(), employment_fraction());
    framed.prop_filter_map(
        "no payable day",
        move |(((kind, month), length, back, suspended_days, stop), fields, (share, of))| {
            let longest = if kind == Kind::Ibo { 182 } else { 364 } + i64::from(suspended_days);
            let length = match i64::from(suspended_days) {
                0 => 28 + length % (longest - 27),
                // Often longer than without the suspension.
                suspended_days => longest - length % (2 * suspended_days),
            };
            let earliest = match law {
                Law::Difference => first_day(Scheme::Scheme2026),
                Law::Any | Law::Flat => first_day(Scheme::ALL[0]),
            };
            let start =
                plus(month.last(), -(back % (length + i64::from(month.days()) - 1))).max(earliest);
            let end = plus(start, length - 1);
            let reached = start.max(month.first());
            let stopped = stop.map(|stop| plus(reached, stop % ((end - reached).num_days() + 1)));
            let scheme = Scheme::of(start).expect("covered");
            let lowest = if scheme >= Scheme::Scheme2026 { of.div_ceil(2) } else { 1 };
            let fraction = Fraction::from_hundredths(lowest + share % (of - lowest + 1), of)
                .expect("a fraction");
            let agreement = Agreement::builder(kind, start, end, fraction)
                .maybe(stopped, AgreementBuilder::stopped)
                .suspended_days(suspended_days.try_into().expect("from 0"));
            let agreement = fields.given(agreement, kind, scheme).build().expect("an agreement");
            (law.speaks_of(scheme, kind) && shared(month, &agreement).any(is_payable))
                .then_some((month, agreement))
        },
    )
}

fn kind_and_month(law: Law) -> BoxedStrategy<(Kind, Month)> {
    let since =
        |scheme: Scheme, kind: Kind| (Just(kind), sample::select(&months()[first_month(scheme)..]));
    let all = |kind: Kind| since(Scheme::ALL[0], kind);
    match law {
        Law::Any => prop_oneof![
            all(Kind::Ibo),
            since(Scheme::ALL[Scheme::ALL.len() - 1], Kind::Ibo),
            all(Kind::IboPlus)
        ]
        .boxed(),
        Law::Difference => since(Scheme::Scheme2026, Kind::Ibo).boxed(),
        Law::Flat => prop_oneof![all(Kind::Ibo), all(Kind::IboPlus)].boxed(),
    }
}

fn suspended_days() -> impl Strategy<Value = i32> {
    prop_oneof![3 => Just(0), 1 => 1_i32..60]
}

/// A share in parts of a full time, both in hundredths.
fn employment_fraction() -> impl Strategy<Value = (u32, u32)> {
    (
        0..=Fraction::MAX_PART,
        prop_oneof![Just(3_800), Just(3_600), Just(100), 1..=Fraction::MAX_PART],
    )
}

/// The fields of the agreement that belong to a scheme.
#[derive(Debug, Clone)]
struct Fields {
    wage: i64,
    wage_in_flat: bool,
    percentage: i32,
    rsz: Rsz,
}

#[derive(Debug, Clone)]
enum Rsz {
    Absent,
    Base(i32),
    PartsOfWage(i64),
}

impl Fields {
    fn given(&self, agreement: AgreementBuilder, kind: Kind, scheme: Scheme) -> AgreementBuilder {
        let wage = from_zero(self.wage);
        if !Law::Difference.speaks_of(scheme, kind) {
            return if self.wage_in_flat {
                agreement.reference_gross_wage(wage)
            } else {
                agreement
            };
        }
        let agreement = agreement.reference_gross_wage(wage).percentage(self.percentage);
        match self.rsz {
            Rsz::Absent => agreement,
            Rsz::Base(base) => agreement.rsz_base(base),
            Rsz::PartsOfWage(parts) => agreement.employee_rsz(from_zero(self.wage / 100 * parts)),
        }
    }
}

fn fields() -> impl Strategy<Value = Fields> {
    let wage = prop_oneof![1 => Just(0), 8 => 100_000_i64..500_000, 1 => 0..=Euro::MAX.cents()];
    let rsz = prop_oneof![
        Just(Rsz::Absent),
        Just(Rsz::Base(100)),
        Just(Rsz::Base(108)),
        (0_i64..=100).prop_map(Rsz::PartsOfWage)
    ];
    (wage, any::<bool>(), sample::select(vec![70, 80, 90, 100]), rsz).prop_map(
        |(wage, wage_in_flat, percentage, rsz)| Fields { wage, wage_in_flat, percentage, rsz },
    )
}

/// An attendance; none only where the agreement holds every working day of the month.
fn attendance(
    month: Month,
    agreement: &Agreement,
) -> impl Strategy<Value = Option<Attendance>> + use<> {
    let inside = shared(month, agreement).filter(|day| is_working(*day)).count();
    let whole =
        inside == between(month.first(), month.last()).filter(|day| is_working(*day)).count();
    let ratio = (0..=Fraction::MAX_PART, 1..=Fraction::MAX_PART).prop_map(|(paid, of)| {
        Attendance::Ratio(Fraction::from_hundredths(paid % (of + 1), of).expect("a fraction"))
    });
    let given = prop_oneof![Just(Attendance::WorkingDays), ratio];
    given.prop_flat_map(move |given| {
        if whole {
            prop_oneof![Just(None), Just(Some(given))].boxed()
        } else {
            Just(Some(given)).boxed()
        }
    })
}

fn absences(month: Month) -> impl Strategy<Value = Vec<Period>> {
    let absence = (-30_i64..40, 0_i64..25).prop_map(move |(from, more)| {
        let from = plus(month.first(), from);
        days(from, plus(from, more))
    });
    prop_oneof![3 => Just(Vec::new()), 1 => collection::vec(absence, 1..4)]
}

/// An amount in cents: mostly as benefits are, at times up to the bound.
fn cents(typical: i64) -> impl Strategy<Value = i64> {
    prop_oneof![1 => Just(0), 16 => 1..typical, 1 => 0..=Euro::MAX.cents()]
}

fn basis() -> impl Strategy<Value = Basis> {
    prop_oneof![2 => Just(Basis::Full), 1 => (1..=12).prop_map(|per_week| Basis::half(per_week).expect("of 1 to 12"))]
}

fn benefit_type() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just("full-unemployment"), 2 => Just("insertion"), 1 => Just("temporary"), 1 => Just("other")]
}

/// Records one after the other, some left away: so no two count on one day.
fn unemployment(month: Month) -> impl Strategy<Value = Vec<UnemploymentRecord>> {
    let record = (cents(10_000), basis(), benefit_type(), option::of("[A-Z0-9]{1,6}"));
    let cuts = collection::btree_set(1_i64..28, 0..3);
    let ends = (0_i64..400, prop_oneof![Just(None), (-3_i64..300).prop_map(Some)]);
    (cuts, collection::vec(option::weighted(0.7, record), 3), ends).prop_map(
        move |(cuts, records, (before, after))| {
            let cuts: Vec<_> = cuts.into_iter().map(|day| plus(month.first(), day)).collect();
            let starts = std::iter::once(plus(month.first(), -before)).chain(cuts.iter().copied());
            let last = after.map(|after| plus(month.last(), after));
            let ends = cuts.iter().map(|day| Some(plus(*day, -1))).chain([last]);
            let spans = starts.zip(ends).filter(|(from, to)| to.is_none_or(|to| *from <= to));
            let given = spans.zip(records).filter_map(|(span, record)| Some((span, record?)));
            given
                .map(|((from, to), (day_amount, basis, benefit_type, rva_code))| {
                    let period = Period::new(from, to).expect("in order");
                    UnemploymentRecord::builder(
                        period,
                        from_zero(day_amount),
                        benefit_type.parse().expect("a code"),
                    )
                    .basis(basis)
                    .maybe(rva_code, |record, code| record.rva_code(code.parse().expect("a code")))
                    .build()
                    .expect("a record")
                })
                .collect()
        },
    )
}

/// Entries of the month and its neighbours; a recovery never exceeds the entry before it.
fn leefloon(month: Month) -> impl Strategy<Value = Vec<LeefloonRecord>> {
    let given =
        sample::select(vec!["award", "arrears", "regularised-award", "regularised-arrears"]);
    let taken = sample::select(vec!["recovery", "regularised-recovery", "regularised-award"]);
    let aid_type = prop_oneof![4 => Just("leefloon"), 1 => Just("equivalent-leefloon")];
    let months = prop_oneof![4 => Just(0_i64), 1 => Just(-1), 1 => Just(1)];
    let entry =
        (months, aid_type, cents(150_000), given, option::weighted(0.3, (0_i64..=100, taken)));
    collection::vec(entry, 0..3).prop_map(move |entries| {
        entries.into_iter().flat_map(|entry| leefloon_entries(month, entry)).collect()
    })
}

type LeefloonEntry = (i64, &'static str, i64, &'static str, Option<(i64, &'static str)>);

fn leefloon_entries(
    month: Month,
    (months, aid_type, cents, given, recovery): LeefloonEntry,
) -> Vec<LeefloonRecord> {
    let day = [plus(month.first(), -1), month.first(), plus(month.last(), 1)]
        .into_iter()
        .nth(usize::try_from(months + 1).expect("0 to 2"));
    let month = Month::of(day.expect("a day")).expect("a month");
    let record = |cents, kind: &str| {
        let (aid_type, entry_kind) =
            (aid_type.parse().expect("a code"), kind.parse().expect("a code"));
        let record = LeefloonRecord::builder(month, aid_type, euro(cents), entry_kind)
            .first_day(month.first());
        record.build().expect("a record")
    };
    let taken = recovery.map(|(percent, kind)| record(-(cents / 100 * percent), kind));
    std::iter::once(record(cents, given)).chain(taken).collect()
}

/// Payments, some with attests and versions, some of a kind that is left out, some with a recovery
/// of the same period.
fn sickness(month: Month) -> impl Strategy<Value = Vec<SicknessRecord>> {
    let document = prop_oneof![5 => Just("C21"), 1 => Just("C23"), 1 => Just("B23")];
    let nature = prop_oneof![6 => Just(0), 1 => 1..=3];
    let attest =
        option::weighted(0.5, ((1_u32..3), (1_i32..4), sample::select(Status::ALL.to_vec())));
    let span = (-40_i64..30, 1_i64..60);
    let payment = (
        document,
        nature,
        span,
        cents(200_000),
        attest,
        option::weighted(0.3, 0_i64..=100),
        0_i32..100,
    );
    collection::vec(payment, 0..4).prop_map(move |payments| {
        payments.into_iter().flat_map(|payment| sickness_payments(month, payment)).collect()
    })
}

type SicknessPayment =
    (&'static str, i32, (i64, i64), i64, Option<(u32, i32, Status)>, Option<i64>, i32);

fn sickness_payments(
    month: Month,
    (document_type, nature, (from, more), cents, attest, recovery, days_paid): SicknessPayment,
) -> Vec<SicknessRecord> {
    let from = plus(month.first(), from);
    let period = days(from, plus(from, more));
    let payable = i32::try_from(period.monday_to_saturday().expect("with an end")).expect("few");
    let record = |cents: i64, attest: Option<(u32, i32, Status)>| {
        let (document_type, benefit_code) =
            (document_type.parse().expect("a code"), "AA".parse().expect("a code"));
        let days = days_paid % (payable + 1) * i32::try_from(cents.signum()).expect("a sign");
        let hours =
            Hours::from_hundredths(cents.signum() * i64::from(days_paid) * 76).expect("few");
        let record = SicknessRecord::builder(
            document_type,
            benefit_code,
            nature,
            period,
            euro(cents),
            days,
            hours,
        );
        let with_attest = |record: SicknessRecordBuilder,
                           (id, version, status): (u32, i32, Status)| {
            let record = record.attest_id(format!("2026Q1-{id}").parse().expect("a reference"));
            record.version(version.try_into().expect("from 1")).status(status)
        };
        record.maybe(attest, with_attest).build().expect("a record")
    };
    // What a dropped attest paid cannot be recovered: a recovery follows only a line that stands
    // alone.
    let taken =
        recovery.filter(|_| attest.is_none()).map(|percent| record(-(cents / 100 * percent), None));
    std::iter::once(record(cents, attest)).chain(taken).collect()
}
