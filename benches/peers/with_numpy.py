"""numpy: int64 cents by hand in blocks that stay in the cache, and float64 as most write it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from columns import AID_TYPES, BENEFIT_TYPES, KINDS, START_2026, Ints, Table
from measured import Measured
from oracle import CASE_RESULTS, PAYMENT_RESULTS, calendar

BLOCK = 16_384


def payments_float(table: Table, threads: int) -> Measured:
    """Euro as float64, whole columns."""
    given = table.given("attendance_paid")
    premium = table.values["premium"] / 100
    employment, full_time = (
        table.values[name] / 100 for name in ("employment_hours", "full_time_hours")
    )
    paid, normal = (
        np.where(given, table.values[name] / 100, 1.0)
        for name in ("attendance_paid", "attendance_normal")
    )

    def run() -> list[Ints]:
        after = np.round(premium * employment / full_time, 2)
        due = np.round(after * paid / normal, 2)
        tax = np.round(due * 0.1111, 2)
        return [after, due, tax, np.round(due - tax, 2)]

    def results(columns: list[Ints]) -> Mapping[str, Ints]:
        return {
            name: np.rint(column * 100).astype(np.int64)
            for name, column in zip(PAYMENT_RESULTS, columns, strict=True)
        }

    return Measured(run, results)


def rounded(numerator: Ints, denominator: Ints) -> Ints:
    """Half away from zero, for what is not negative."""
    numerator += denominator >> 1
    numerator //= denominator
    return numerator


def payments_int64(table: Table, threads: int) -> Measured:
    """int64 all the way; a whole month is one over one."""
    given = table.given("attendance_paid")
    premium = table.values["premium"]
    employment, full_time = (
        table.values[name].astype(np.int64) for name in ("employment_hours", "full_time_hours")
    )
    paid, normal = (
        table.values[name].astype(np.int64) for name in ("attendance_paid", "attendance_normal")
    )

    def run() -> list[Ints]:
        columns = [np.empty(len(premium), dtype=np.int64) for _ in PAYMENT_RESULTS]
        for start in range(0, len(premium), BLOCK):
            block = slice(start, start + BLOCK)
            after = rounded(premium[block] * employment[block], full_time[block])
            due = rounded(
                after * np.where(given[block], paid[block], 1),
                np.where(given[block], normal[block], 1),
            )
            tax = due * 1111
            tax += 5_000
            tax //= 10_000
            for column, values in zip(columns, (after, due, tax, due - tax), strict=True):
                column[block] = values
        return columns

    return Measured(run, lambda columns: dict(zip(PAYMENT_RESULTS, columns, strict=True)))


def cases_int64(table: Table, threads: int) -> Measured:
    """int64 with tables by day, block by block, for rows that are known to be right."""
    columns = {name: values.astype(np.int64) for name, values in table.values.items()}
    given = {name: table.given(name) for name in table.values}
    days = calendar()
    rows = len(table)

    def block_of(block: slice) -> tuple[Ints, ...]:
        values = {name: column[block] for name, column in columns.items()}
        there = {name: column[block] for name, column in given.items()}
        day = values["month"] - days.origin
        month_first, month_last = values["month"], days.month_last[day]
        first, last = (
            np.maximum(month_first, values["start"]),
            np.minimum(month_last, values["end"]),
        )
        in_month = np.maximum(days.payable(first, last), 1)

        since = np.where(there["unemployment_from"], values["unemployment_from"], month_first)
        until = np.where(there["unemployment_to"], values["unemployment_to"], month_last)
        covered = days.payable(np.maximum(since, first), np.minimum(until, last))
        times = np.where(
            there["unemployment_half_per_week"], values["unemployment_half_per_week"] * 13, 78
        )
        income = rounded(values["unemployment_day_amount"] * times * covered, 3 * in_month)
        income *= ~there["unemployment_benefit_type"] | (
            values["unemployment_benefit_type"] <= BENEFIT_TYPES.index("insertion")
        )
        income += values["leefloon_amount"] * (
            values["leefloon_aid_type"] == AID_TYPES.index("leefloon")
        )
        since = np.where(there["sickness_from"], values["sickness_from"], month_first)
        until = np.where(there["sickness_to"], values["sickness_to"], month_last)
        covered = days.payable(np.maximum(since, first), np.minimum(until, last))
        whole = np.maximum(days.payable(since, until), 1)
        income += rounded(values["sickness_gross_taxable"] * 26 * covered, whole * in_month)

        wage = values["reference_gross_wage"]
        rsz = (
            wage * np.where(there["rsz_base"], values["rsz_base"], 100) * 1307 + 500_000
        ) // 1_000_000
        rsz = np.where(there["employee_rsz"], values["employee_rsz"], rsz)
        difference = (np.maximum(wage - rsz - income, 0) * values["percentage"] + 50) // 100
        share = np.where(
            income == 0, 80, np.where(income <= 66_716, 60, np.where(income < 100_100, 40, 20))
        )
        flat_rate = (days.ggmmi[day] * share + 50) // 100
        by_wage = (values["start"] >= START_2026) & (values["kind"] == KINDS.index("ibo"))
        premium = np.where(by_wage, difference, flat_rate)

        after = rounded(premium * values["employment_hours"], values["full_time_hours"])
        in_days = values["attendance_working_days"] != 0
        in_hours = there["attendance_paid"]
        paid = np.where(
            in_days, days.weekdays(first, last), np.where(in_hours, values["attendance_paid"], 1)
        )
        normal = np.where(
            in_days,
            days.weekdays(month_first, month_last),
            np.where(in_hours, values["attendance_normal"], 1),
        )
        due = rounded(after * paid, normal)
        tax = (due * 1111 + 5_000) // 10_000
        return income, premium, after, due, tax, due - tax

    def run() -> list[Ints]:
        results = [np.empty(rows, dtype=np.int64) for _ in CASE_RESULTS]
        for start in range(0, rows, BLOCK):
            block = slice(start, start + BLOCK)
            for result, values in zip(results, block_of(block), strict=True):
                result[block] = values
        return results

    return Measured(run, lambda results: dict(zip(CASE_RESULTS, results, strict=True)))
