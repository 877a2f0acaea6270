"""pandas: columns of `Decimal` objects, and float64 as most write it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd  # type: ignore[import-untyped, unused-ignore]
from columns import Ints, Table
from measured import Measured
from oracle import PAYMENT_RESULTS
from with_decimal import decimals

CENT = Decimal("0.01")
TAX = Decimal("0.1111")


def half_up(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def payments_decimal(table: Table, threads: int) -> Measured:
    """Columns of objects; a whole month is one over one."""
    one = Decimal(1)
    frame = pd.DataFrame(
        {name: pd.Series(decimals(table, name), dtype=object) for name in table.values}
    )
    frame["attendance_paid"] = frame["attendance_paid"].map(
        lambda value: one if value is None else value
    )
    frame["attendance_normal"] = frame["attendance_normal"].map(
        lambda value: one if value is None else value
    )

    def run() -> pd.DataFrame:
        after = (frame["premium"] * frame["employment_hours"] / frame["full_time_hours"]).map(
            half_up
        )
        due = (after * frame["attendance_paid"] / frame["attendance_normal"]).map(half_up)
        tax = due.map(lambda amount: amount * TAX).map(half_up)
        return pd.DataFrame(dict(zip(PAYMENT_RESULTS, (after, due, tax, due - tax), strict=True)))

    def results(frame: pd.DataFrame) -> Mapping[str, Ints]:
        return {
            name: np.array([int(amount * 100) for amount in frame[name]], dtype=np.int64)
            for name in PAYMENT_RESULTS
        }

    return Measured(run, results)


def payments_float(table: Table, threads: int) -> Measured:
    """Euro as float64, NaN for what is absent."""
    frame = pd.DataFrame(
        {
            name: np.where(table.given(name), values / 100, np.nan)
            for name, values in table.values.items()
        }
    )

    def run() -> pd.DataFrame:
        after = (frame["premium"] * frame["employment_hours"] / frame["full_time_hours"]).round(2)
        due = (after * (frame["attendance_paid"] / frame["attendance_normal"]).fillna(1)).round(2)
        tax = (due * 0.1111).round(2)
        return pd.DataFrame(
            dict(zip(PAYMENT_RESULTS, (after, due, tax, (due - tax).round(2)), strict=True))
        )

    def results(frame: pd.DataFrame) -> Mapping[str, Ints]:
        return {
            name: np.rint(frame[name].to_numpy() * 100).astype(np.int64) for name in PAYMENT_RESULTS
        }

    return Measured(run, results)
