"""polars: Int64 cents by hand, without checks and with those of the rules, and its Decimal as most
write it and with wider scales.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeVar

import numpy as np
import polars as pl
from columns import (
    AID_TYPES,
    BENEFIT_TYPES,
    DATES,
    KINDS,
    MONEY,
    START_2018,
    START_2026,
    WORDS,
    Ints,
    Table,
)
from measured import Measured
from oracle import CASE_RESULTS, ERRORS, PAYMENT_RESULTS, calendar

BATCH = 65_536
Frame = TypeVar("Frame", pl.DataFrame, pl.LazyFrame)

col = pl.col


def series(table: Table, name: str, values: Ints) -> pl.Series:
    """A column with nulls where the table has no value."""
    column = pl.Series(name, values)
    if name not in table.valid:
        return column
    return pl.select(pl.when(pl.Series(table.valid[name])).then(column).alias(name)).to_series()


def results_of(frame: pl.DataFrame, names: tuple[str, ...], scale: int = 1) -> Mapping[str, Ints]:
    """Columns in cents."""
    if scale == 1:
        return {name: frame[name].to_numpy() for name in names}
    return {name: (frame[name] * scale).cast(pl.Int64).to_numpy() for name in names}


def rounded(numerator: pl.Expr, denominator: pl.Expr) -> pl.Expr:
    """Half away from zero, for what is not negative."""
    return (numerator + denominator // 2) // denominator


# --------------------------------------------------------------------------------------------------------------------
# Checks
# --------------------------------------------------------------------------------------------------------------------

Check = tuple[str, pl.Expr]
"""An error, and where a row has it; null is no error."""

ERROR = pl.Enum(ERRORS)
LARGEST_AMOUNT = 100_000_000_000
"""R0.4, in cents."""
LARGEST_PART = 1_000_000
"""R0.4, in hundredths."""


def error_code(checks: Iterator[Check]) -> pl.Expr:
    """The error of the first check that a row fails, null for a valid row."""
    return pl.coalesce(pl.when(fails).then(pl.lit(slug, dtype=ERROR)) for slug, fails in checks)


def without_refused(frame: Frame, names: tuple[str, ...]) -> Frame:
    """Results and errors; a refused row has no amounts."""
    valid = col("error_code").is_null()
    return frame.select(
        *(pl.when(valid).then(col(name)).alias(name) for name in names), "error_code"
    )


def signed_amount_check(name: str) -> Check:
    """R0.4: the bounds of an amount of either sign."""
    return "amount-out-of-range", ~col(name).is_between(-LARGEST_AMOUNT, LARGEST_AMOUNT)


def amount_checks(name: str) -> Iterator[Check]:
    """R0.4: the bounds of an amount from zero."""
    yield signed_amount_check(name)
    yield "amount-negative", col(name) < 0


def missing_check(*names: str) -> Check:
    """The columns that have a value in every row."""
    return "missing-field", pl.any_horizontal(col(name).is_null() for name in names)


def fraction_checks(part: str, whole: str) -> Iterator[Check]:
    """R0.4: the form of a fraction of two columns."""
    outside = [~col(name).is_between(0, LARGEST_PART) for name in (part, whole)]
    yield "fraction-out-of-range", outside[0] | outside[1]
    yield "fraction-zero", col(whole) == 0


def employment_fraction_check() -> Check:
    hours = col("employment_hours")
    return "employment-fraction-not-allowed", (hours == 0) | (hours > col("full_time_hours"))


def attendance_form_checks() -> Iterator[Check]:
    """Both columns of the attendance have a value, or none."""
    paid, normal = "attendance_paid", "attendance_normal"
    yield "missing-field", col(paid).is_null() != col(normal).is_null()
    yield from fraction_checks(paid, normal)


def attendance_check() -> Check:
    return "attendance-not-allowed", col("attendance_paid") > col("attendance_normal")


def checked_results_of(frame: pl.DataFrame, names: tuple[str, ...]) -> Mapping[str, Ints]:
    """Amounts, and the place of the error in the oracle's list, from 1; a refused row has zeros."""
    code = frame["error_code"]
    for name in names:
        if not (frame[name].is_null() == code.is_not_null()).all():
            raise AssertionError(f"{name}: null, and not where the row is refused")
    status = code.to_physical().cast(pl.Int64) + 1
    filled = frame.select(names).fill_null(0)
    return {**results_of(filled, names), "status": status.fill_null(0).to_numpy()}


# --------------------------------------------------------------------------------------------------------------------
# Payments
# --------------------------------------------------------------------------------------------------------------------


def payments_frame(table: Table) -> pl.DataFrame:
    """Int64 columns: 32-bit hours would have to be widened in every run."""
    return pl.DataFrame(
        [series(table, name, values.astype(np.int64)) for name, values in table.values.items()]
    )


def payment(frame: Frame, *kept: str) -> Frame:
    """One line after the other, beside columns that are kept; an absent attendance is the whole
    month.
    """
    after, due = col("premium_after_fraction"), col("premium_due")
    paid, normal = col("attendance_paid"), col("attendance_normal")
    attended = pl.when(paid.is_null()).then(after).otherwise(rounded(after * paid, normal))
    return (
        frame.select(
            *kept,
            "attendance_paid",
            "attendance_normal",
            premium_after_fraction=rounded(
                col("premium") * col("employment_hours"), col("full_time_hours")
            ),
        )
        .select(*kept, "premium_after_fraction", premium_due=attended)
        .with_columns(withholding_tax=(due * 1111 + 5_000) // 10_000)
        .with_columns(net=due - col("withholding_tax"))
    )


def payment_checks() -> Iterator[Check]:
    """What R6 refuses."""
    yield missing_check("premium", "employment_hours", "full_time_hours")
    yield from amount_checks("premium")
    yield from fraction_checks("employment_hours", "full_time_hours")
    yield from attendance_form_checks()
    yield employment_fraction_check()
    yield attendance_check()


def checked_payment(frame: Frame) -> Frame:
    """The payment of valid rows, and the error of the others."""
    checked = frame.with_columns(error_code=error_code(payment_checks()))
    return without_refused(payment(checked, "error_code"), PAYMENT_RESULTS)


def payments_checked(table: Table, threads: int) -> Measured:
    frame = payments_frame(table).lazy()
    return Measured(
        lambda: checked_payment(frame).collect(),
        lambda result: checked_results_of(result, PAYMENT_RESULTS),
    )


def payments_checked_streaming(table: Table, threads: int) -> Measured:
    frame = payments_frame(table).lazy()
    return Measured(
        lambda: checked_payment(frame).collect(engine="streaming"),
        lambda result: checked_results_of(result, PAYMENT_RESULTS),
    )


def payments_int64(table: Table, threads: int) -> Measured:
    frame = payments_frame(table).lazy()
    return Measured(
        lambda: payment(frame).collect(), lambda result: results_of(result, PAYMENT_RESULTS)
    )


def payments_int64_streaming(table: Table, threads: int) -> Measured:
    frame = payments_frame(table).lazy()
    return Measured(
        lambda: payment(frame).collect(engine="streaming"),
        lambda result: results_of(result, PAYMENT_RESULTS),
    )


def payments_int64_batches(table: Table, threads: int) -> Measured:
    """The same batches as ibo's stream; each result is let go of before the next."""
    frame = payments_frame(table)

    def run() -> None:
        for start in range(0, len(frame), BATCH):
            payment(frame.slice(start, BATCH).lazy()).collect()

    def collect() -> pl.DataFrame:
        return pl.concat(
            [
                payment(frame.slice(start, BATCH).lazy()).collect()
                for start in range(0, len(frame), BATCH)
            ]
        )

    return Measured(run, lambda result: results_of(result, PAYMENT_RESULTS), collect)


def decimal_frame(table: Table) -> pl.DataFrame:
    """Money as decimal(18, 2), hours as decimal(9, 2)."""
    cents = payments_frame(table).lazy()
    types = {name: pl.Decimal(18 if name in MONEY else 9, 2) for name in table.values}
    hundredth = Decimal("0.01")
    return cents.select(
        [
            (col(name).cast(pl.Decimal(18, 0)).cast(pl.Decimal(38, 2)) * hundredth).cast(kind)
            for name, kind in types.items()
        ]
    ).collect()


def payments_decimal(table: Table, threads: int) -> Measured:
    """`round(2)` of a product and a quotient: both keep two decimals, and the rounding is half to
    even.
    """
    frame = decimal_frame(table).lazy()
    after, due, one = col("premium_after_fraction"), col("premium_due"), Decimal("1.00")
    paid, normal = col("attendance_paid").fill_null(one), col("attendance_normal").fill_null(one)
    query = (
        frame.select(
            (col("premium") * col("employment_hours") / col("full_time_hours"))
            .round(2)
            .alias("premium_after_fraction"),
            "attendance_paid",
            "attendance_normal",
        )
        .select("premium_after_fraction", premium_due=(after * paid / normal).round(2))
        .with_columns(withholding_tax=(due * Decimal("0.1111")).round(2))
        .with_columns(net=due - col("withholding_tax"))
    )
    return Measured(query.collect, lambda result: results_of(result, PAYMENT_RESULTS, 100))


def payments_decimal_exact(table: Table, threads: int) -> Measured:
    """Products and quotients with twelve decimals, rounded away from zero."""
    frame = decimal_frame(table).lazy()
    wide = pl.Decimal(38, 12)

    def nearest(exact: pl.Expr) -> pl.Expr:
        return exact.round(2, mode="half_away_from_zero").cast(pl.Decimal(18, 2))

    after, due, one = col("premium_after_fraction"), col("premium_due"), Decimal("1.00")
    paid, normal = col("attendance_paid").fill_null(one), col("attendance_normal").fill_null(one)
    query = (
        frame.select(
            nearest(
                col("premium").cast(wide) * col("employment_hours") / col("full_time_hours")
            ).alias("premium_after_fraction"),
            "attendance_paid",
            "attendance_normal",
        )
        .select("premium_after_fraction", premium_due=nearest(after.cast(wide) * paid / normal))
        .with_columns(withholding_tax=nearest(due.cast(wide) * Decimal("0.1111")))
        .with_columns(net=due - col("withholding_tax"))
    )
    return Measured(query.collect, lambda result: results_of(result, PAYMENT_RESULTS, 100))


# --------------------------------------------------------------------------------------------------------------------
# Cases
# --------------------------------------------------------------------------------------------------------------------


def cases_frame(table: Table) -> pl.DataFrame:
    """Int64 numbers, dates, enums and a boolean."""
    columns = []
    for name, values in table.values.items():
        if name in DATES:
            columns.append(series(table, name, values.astype(np.int32)).cast(pl.Date))
        elif name in WORDS:
            columns.append(
                series(table, name, values.astype(np.uint8)).cat.to(pl.Enum(WORDS[name]))
            )
        elif name == "attendance_working_days":
            columns.append(series(table, name, values != 0))
        else:
            columns.append(series(table, name, values.astype(np.int64)))
    return pl.DataFrame(columns)


def days(name: str) -> pl.Expr:
    """Days since 1970, in 32 bits."""
    return col(name).to_physical()


def payable_to(day: pl.Expr) -> pl.Expr:
    """Monday to Saturday days up to and with a day, from a fixed day on; 4 January 1970 is a
    Sunday.
    """
    return day - (day + 4) // 7


def weekdays_to(day: pl.Expr) -> pl.Expr:
    return day - (day + 4) // 7 - (day + 5) // 7


def payable(first: pl.Expr, last: pl.Expr) -> pl.Expr:
    """Payable days of a period, zero when it is empty."""
    return (
        pl.when(first <= last)
        .then(payable_to(last) - payable_to(first - 1))
        .otherwise(0)
        .cast(pl.Int64)
    )


def working_days(first: pl.Expr, last: pl.Expr) -> pl.Expr:
    """Monday to Friday days of a period that is not empty."""
    return weekdays_to(last) - weekdays_to(first - 1)


def working_days_of_month() -> pl.Expr:
    return working_days(days("month"), col("month_last"))


def is_by_wage() -> pl.Expr:
    """R3: the wage difference, and not a flat rate."""
    return (days("start") >= START_2026) & (col("kind") == KINDS[0])


def is_part_month() -> pl.Expr:
    """R6.2: a day from Monday to Friday lies outside the agreement."""
    return working_days(col("first"), col("last")) < working_days_of_month()


def statements(frame: Frame) -> Frame:
    """R2 to R6 for rows that are known to be right."""
    return stages(frame).select(CASE_RESULTS)


def stages(frame: Frame) -> Frame:
    """R2 to R6, stage by stage; tables by day give the last day of a month and its GGMMI."""
    table = calendar()
    last_of_month = pl.lit(pl.Series(table.month_last.astype(np.int32)))
    ggmmi = pl.lit(pl.Series(table.ggmmi))
    first, last = col("first"), col("last")
    counting = list(BENEFIT_TYPES[:2])
    income, after, due = (
        col("replacement_income"),
        col("premium_after_fraction"),
        col("premium_due"),
    )
    share = (
        pl.when(income == 0)
        .then(80)
        .when(income <= 66_716)
        .then(60)
        .when(income < 100_100)
        .then(40)
        .otherwise(20)
    )
    rsz = pl.coalesce(
        "employee_rsz",
        (col("reference_gross_wage") * col("rsz_base").fill_null(100) * 1307 + 500_000)
        // 1_000_000,
    )
    difference = pl.max_horizontal(col("reference_gross_wage") - rsz - income, 0)
    in_days = (
        pl.when(col("attendance_working_days"))
        .then(working_days(first, last).cast(pl.Int64))
        .otherwise(col("attendance_paid").fill_null(1))
    )
    of_days = (
        pl.when(col("attendance_working_days"))
        .then(working_days_of_month().cast(pl.Int64))
        .otherwise(col("attendance_normal").fill_null(1))
    )
    return (
        frame.with_columns(month_last=last_of_month.gather(days("month") - table.origin))
        .with_columns(
            first=pl.max_horizontal(days("month"), days("start")),
            last=pl.min_horizontal(col("month_last"), days("end")),
            sick_first=pl.coalesce(days("sickness_from"), days("month")),
            sick_last=pl.coalesce(days("sickness_to"), col("month_last")),
        )
        .with_columns(
            in_month=payable(first, last),
            unemployed=payable(
                pl.max_horizontal(first, days("unemployment_from")),
                pl.min_horizontal(last, days("unemployment_to")),
            ),
            sick=payable(
                pl.max_horizontal(first, col("sick_first")),
                pl.min_horizontal(last, col("sick_last")),
            ),
            sick_of=payable(col("sick_first"), col("sick_last")),
        )
        .with_columns(
            unemployment=pl.when(
                col("unemployment_benefit_type").is_null()
                | col("unemployment_benefit_type").is_in(counting)
            )
            .then(
                rounded(
                    col("unemployment_day_amount")
                    * (col("unemployment_half_per_week") * 13).fill_null(78)
                    * col("unemployed"),
                    3 * col("in_month"),
                )
            )
            .fill_null(0),
            leefloon=pl.when(
                col("leefloon_aid_type").is_null() | (col("leefloon_aid_type") == AID_TYPES[0])
            )
            .then(col("leefloon_amount"))
            .fill_null(0),
            sickness=rounded(
                col("sickness_gross_taxable") * 26 * col("sick"), col("sick_of") * col("in_month")
            ).fill_null(0),
        )
        .with_columns(replacement_income=col("unemployment") + col("leefloon") + col("sickness"))
        .with_columns(
            premium=pl.when(is_by_wage())
            .then((difference * col("percentage") + 50) // 100)
            .otherwise((ggmmi.gather(days("month") - table.origin) * share + 50) // 100),
            attended=in_days,
            attended_of=of_days,
        )
        .with_columns(
            premium_after_fraction=rounded(
                col("premium") * col("employment_hours"), col("full_time_hours")
            )
        )
        .with_columns(premium_due=rounded(after * col("attended"), col("attended_of")))
        .with_columns(withholding_tax=(due * 1111 + 5_000) // 10_000)
        .with_columns(net=due - col("withholding_tax"))
    )


def case_checks() -> Iterator[Check]:
    """What R1 to R6 refuse, in the order of R7.7."""
    yield from case_form_checks()
    yield from agreement_checks()
    yield from terms_checks()
    yield attendance_check()
    is_attended = col("attendance_working_days").fill_null(False) | has("attendance_paid")
    yield "attendance-missing", is_part_month() & ~is_attended
    yield "no-payable-day", col("in_month") == 0
    yield from source_checks()


def has(name: str) -> pl.Expr:
    return col(name).is_not_null()


def case_form_checks() -> Iterator[Check]:
    """What must be there, the bounds of amounts and fractions, and dates in order."""
    yield missing_check("month", "kind", "start", "end", "employment_hours", "full_time_hours")
    yield from amount_checks("reference_gross_wage")
    yield from fraction_checks("employment_hours", "full_time_hours")
    yield from amount_checks("employee_rsz")
    yield "date-order", col("end") < col("start")
    yield from attendance_form_checks()
    yield "wrong-type", col("attendance_working_days") & has("attendance_paid")
    yield from amount_checks("unemployment_day_amount")
    yield (
        "half-per-week-not-allowed",
        has("unemployment_day_amount") & ~col("unemployment_half_per_week").is_between(1, 12),
    )
    unemployed_from = pl.coalesce("unemployment_from", "month")
    yield "date-order", has("unemployment_day_amount") & (col("unemployment_to") < unemployed_from)
    yield signed_amount_check("leefloon_amount")
    yield signed_amount_check("sickness_gross_taxable")
    yield "date-order", has("sickness_gross_taxable") & (col("sick_last") < col("sick_first"))


def agreement_checks() -> Iterator[Check]:
    """R1."""
    start, end, hours = days("start"), days("end"), col("employment_hours")
    duration = end - start + 1
    # R1.4: an end on a Friday or Saturday counts through the Sunday after it; 2 January 1970 is a
    # Friday.
    weekday = (end - 1) % 7
    to_sunday = pl.when(weekday == 0).then(2).when(weekday == 1).then(1).otherwise(0)
    longest = pl.when(col("kind") == KINDS[1]).then(364).otherwise(182)
    yield "scheme-not-covered", start < START_2018
    yield "duration-not-allowed", (duration + to_sunday < 28) | (duration > longest)
    yield employment_fraction_check()
    below_half = (start >= START_2026) & (2 * hours < col("full_time_hours"))
    yield "employment-fraction-below-half", below_half
    yield "month-outside-agreement", col("first") > col("last")


def terms_checks() -> Iterator[Check]:
    """R3 to R5: what the wage difference needs, and what a flat rate does not use."""
    yield "reference-gross-wage-missing", is_by_wage() & ~has("reference_gross_wage")
    yield "percentage-missing", is_by_wage() & ~has("percentage")
    yield "percentage-not-allowed", is_by_wage() & ~col("percentage").is_in([70, 80, 90, 100])
    yield "rsz-base-not-allowed", is_by_wage() & ~col("rsz_base").is_in([100, 108])
    yield "employee-rsz-with-base", is_by_wage() & has("employee_rsz") & has("rsz_base")
    is_above_wage = col("employee_rsz") > col("reference_gross_wage")
    yield "employee-rsz-not-allowed", is_by_wage() & is_above_wage
    for name in ("percentage", "rsz_base", "employee_rsz"):
        yield f"{name.replace('_', '-')}-not-used", ~is_by_wage() & has(name)


def source_checks() -> Iterator[Check]:
    """R2: codes, signs and periods of the records of the month."""
    unknown_type = ~col("unemployment_benefit_type").is_in(list(BENEFIT_TYPES[:4]))
    touches = has("unemployment_day_amount") & (col("unemployed") > 0)
    yield "unknown-benefit-type", touches & unknown_type
    yield "leefloon-sign", col("leefloon_amount") < 0
    sick_from = pl.max_horizontal("first", "sick_first")
    sick_to = pl.min_horizontal("last", "sick_last")
    is_sunday = (col("sick_of") == 0) & (sick_from <= sick_to)
    yield "period-without-payable-day", has("sickness_gross_taxable") & is_sunday
    yield "negative-source", (col("sickness_gross_taxable") < 0) & (col("sick") > 0)


def checked_statements(frame: Frame) -> Frame:
    """R1 to R6 of valid rows, and the error of the others."""
    checked = stages(frame).with_columns(error_code=error_code(case_checks()))
    return without_refused(checked, CASE_RESULTS)


def cases_int64(table: Table, threads: int) -> Measured:
    frame = cases_frame(table).lazy()
    return Measured(
        lambda: statements(frame).collect(),
        lambda result: results_of(result.fill_null(0), CASE_RESULTS),
    )


def cases_int64_streaming(table: Table, threads: int) -> Measured:
    frame = cases_frame(table).lazy()
    return Measured(
        lambda: statements(frame).collect(engine="streaming"),
        lambda result: results_of(result.fill_null(0), CASE_RESULTS),
    )


def cases_checked(table: Table, threads: int) -> Measured:
    frame = cases_frame(table).lazy()
    return Measured(
        lambda: checked_statements(frame).collect(),
        lambda result: checked_results_of(result, CASE_RESULTS),
    )


def cases_checked_streaming(table: Table, threads: int) -> Measured:
    frame = cases_frame(table).lazy()
    return Measured(
        lambda: checked_statements(frame).collect(engine="streaming"),
        lambda result: checked_results_of(result, CASE_RESULTS),
    )


def cases_int64_batches(table: Table, threads: int) -> Measured:
    """The same batches as ibo's stream; each result is let go of before the next."""
    frame = cases_frame(table)

    def run() -> None:
        for start in range(0, len(frame), BATCH):
            statements(frame.slice(start, BATCH).lazy()).collect()

    def collect() -> pl.DataFrame:
        return pl.concat(
            [
                statements(frame.slice(start, BATCH).lazy()).collect()
                for start in range(0, len(frame), BATCH)
            ]
        )

    return Measured(run, lambda result: results_of(result.fill_null(0), CASE_RESULTS), collect)
