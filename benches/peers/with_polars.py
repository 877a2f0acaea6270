"""polars: Int64 cents by hand, and its Decimal as most write it and with wider scales."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

import numpy as np
import polars as pl
from columns import AID_TYPES, BENEFIT_TYPES, DATES, KINDS, MONEY, START_2026, WORDS, Ints, Table
from measured import Measured
from oracle import CASE_RESULTS, PAYMENT_RESULTS, calendar

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
# Payments
# --------------------------------------------------------------------------------------------------------------------


def payments_frame(table: Table) -> pl.DataFrame:
    """Int64 columns: 32-bit hours would have to be widened in every run."""
    return pl.DataFrame(
        [series(table, name, values.astype(np.int64)) for name, values in table.values.items()]
    )


def payment(frame: Frame) -> Frame:
    """One line after the other; an absent attendance is the whole month."""
    after, due = col("premium_after_fraction"), col("premium_due")
    paid, normal = col("attendance_paid"), col("attendance_normal")
    attended = pl.when(paid.is_null()).then(after).otherwise(rounded(after * paid, normal))
    return (
        frame.select(
            "attendance_paid",
            "attendance_normal",
            premium_after_fraction=rounded(
                col("premium") * col("employment_hours"), col("full_time_hours")
            ),
        )
        .select("premium_after_fraction", premium_due=attended)
        .with_columns(withholding_tax=(due * 1111 + 5_000) // 10_000)
        .with_columns(net=due - col("withholding_tax"))
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


def statements(frame: Frame) -> Frame:
    """R2 to R6 for rows that are known to be right, stage by stage; tables by day give the last day
    of a month and its GGMMI.
    """
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
    by_wage = (days("start") >= START_2026) & (col("kind") == KINDS[0])
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
    whole_month = weekdays_to(col("month_last")) - weekdays_to(days("month") - 1)
    in_days = (
        pl.when(col("attendance_working_days"))
        .then((weekdays_to(last) - weekdays_to(first - 1)).cast(pl.Int64))
        .otherwise(col("attendance_paid").fill_null(1))
    )
    of_days = (
        pl.when(col("attendance_working_days"))
        .then(whole_month.cast(pl.Int64))
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
            premium=pl.when(by_wage)
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
        .select(CASE_RESULTS)
    )


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
