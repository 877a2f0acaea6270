"""Python's `decimal` in a loop over the rows."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import oracle
from columns import AID_TYPES, BENEFIT_TYPES, DATES, EPOCH, HOURS, KINDS, MONEY, WORDS, Ints, Table
from measured import Measured

CENT = Decimal("0.01")
ONE = Decimal(1)
TAX = Decimal("0.1111")
RSZ = Decimal("0.1307")


def decimals(table: Table, name: str) -> list[Decimal | None]:
    """Hundredths as decimals."""
    given = table.given(name).tolist()
    values = table.values[name].tolist()
    return [
        Decimal(value).scaleb(-2) if there else None
        for value, there in zip(values, given, strict=True)
    ]


def cents(rows: Iterable[tuple[Decimal, ...]], names: tuple[str, ...]) -> Mapping[str, Ints]:
    """Rows of decimals as columns of cents."""
    whole = [[int(amount * 100) for amount in row] for row in rows]
    return dict(zip(names, np.array(whole, dtype=np.int64).T, strict=True))


def payment_rows(table: Table) -> list[tuple[Any, ...]]:
    return list(zip(*(decimals(table, name) for name in table.values), strict=True))


def payments_round(table: Table, threads: int) -> Measured:
    """`round(x, 2)`, which rounds ties to even."""
    rows = payment_rows(table)

    def run() -> list[tuple[Decimal, ...]]:
        results: list[tuple[Decimal, ...]] = []
        for premium, employment, full_time, paid, normal in rows:
            after = round(premium * employment / full_time, 2)
            due = after if paid is None else round(after * paid / normal, 2)
            tax = round(due * TAX, 2)
            results.append((after, due, tax, due - tax))
        return results

    return Measured(run, lambda results: cents(results, oracle.PAYMENT_RESULTS))


def payments_exact(table: Table, threads: int) -> Measured:
    """Ties away from zero."""
    rows = payment_rows(table)

    def run() -> list[tuple[Decimal, ...]]:
        results: list[tuple[Decimal, ...]] = []
        for premium, employment, full_time, paid, normal in rows:
            after = (premium * employment / full_time).quantize(CENT, ROUND_HALF_UP)
            due = after if paid is None else (after * paid / normal).quantize(CENT, ROUND_HALF_UP)
            tax = (due * TAX).quantize(CENT, ROUND_HALF_UP)
            results.append((after, due, tax, due - tax))
        return results

    return Measured(run, lambda results: cents(results, oracle.PAYMENT_RESULTS))


# --------------------------------------------------------------------------------------------------------------------
# Cases
# --------------------------------------------------------------------------------------------------------------------

FIRST_OF_2026 = date(2026, 1, 1)


def case_rows(table: Table) -> list[tuple[Any, ...]]:
    """Rows of what Python uses for each column."""
    columns: list[list[Any]] = []
    for name, values in table.values.items():
        given = table.given(name).tolist()
        if name in MONEY or name in HOURS:
            columns.append(decimals(table, name))
        else:
            rows = zip(values.tolist(), given, strict=True)
            columns.append([value_of(name, value) if there else None for value, there in rows])
    return list(zip(*columns, strict=True))


def value_of(name: str, value: int) -> object:
    """A date, a word, or the number itself."""
    if name in DATES:
        return EPOCH + timedelta(days=value)
    return WORDS[name][value] if name in WORDS else value


def payable_before(day: date) -> int:
    """Monday to Saturday days before a day; the ordinal of a Sunday is a multiple of seven."""
    before = day.toordinal() - 1
    return before - before // 7


def payable(first: date, last: date) -> int:
    return payable_before(last + timedelta(days=1)) - payable_before(first) if first <= last else 0


def weekdays(first: date, last: date) -> int:
    return sum(
        1 for n in range((last - first).days + 1) if (first + timedelta(days=n)).weekday() < 5
    )


def half_up(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def cases_exact(table: Table, threads: int) -> Measured:
    """The rules as one would write them in Python for rows that are known to be right."""
    rows = case_rows(table)
    valid = (oracle.cases(table)["status"] == 0).tolist()
    ggmmi_from = [date.fromisoformat(start) for start, *_ in oracle.reference().GGMMI]
    ggmmi = [Decimal(amount) for _, amount, *_ in oracle.reference().GGMMI]
    counting, zero = BENEFIT_TYPES[:2], Decimal(0)

    def case(row: tuple[Any, ...]) -> tuple[Decimal, ...]:
        month, kind, start, end, wage, percentage, employment, full_time = row[:8]
        base, given_rsz, paid, normal, working_days = row[8:13]
        day_amount, half, benefit_type, u_from, u_to, leefloon, aid_type, sick, s_from, s_to = row[
            13:
        ]
        month_last = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        first, last = max(month, start), min(month_last, end)
        in_month = payable(first, last)
        income = zero
        if day_amount is not None and (benefit_type is None or benefit_type in counting):
            covered = payable(max(u_from or month, first), min(u_to or month_last, last))
            if half is None:
                income += half_up(day_amount * 26 * covered / in_month)
            else:
                income += half_up(day_amount * half * 13 * covered / (3 * in_month))
        if leefloon is not None and (aid_type is None or aid_type == AID_TYPES[0]):
            income += leefloon
        if sick is not None:
            sick_first, sick_last = s_from or month, s_to or month_last
            covered = payable(max(sick_first, first), min(sick_last, last))
            income += half_up(sick * 26 * covered / (payable(sick_first, sick_last) * in_month))
        if start >= FIRST_OF_2026 and kind == KINDS[0]:
            rsz = half_up(wage * (base or 100) / 100 * RSZ) if given_rsz is None else given_rsz
            premium = half_up(max(wage - rsz - income, zero) * percentage / 100)
        else:
            share = (
                80
                if income == 0
                else 60
                if income <= Decimal("667.16")
                else 40
                if income < 1001
                else 20
            )
            premium = half_up(ggmmi[bisect.bisect_right(ggmmi_from, month) - 1] * share / 100)
        after = half_up(premium * employment / full_time)
        if working_days:
            due = half_up(after * weekdays(first, last) / weekdays(month, month_last))
        elif paid is None:
            due = after
        else:
            due = half_up(after * paid / normal)
        tax = half_up(due * TAX)
        return income, premium, after, due, tax, due - tax

    nothing = (zero,) * len(oracle.CASE_RESULTS)

    def run() -> list[tuple[Decimal, ...]]:
        return [case(row) if fine else nothing for row, fine in zip(rows, valid, strict=True)]

    return Measured(run, lambda results: cents(results, oracle.CASE_RESULTS))
