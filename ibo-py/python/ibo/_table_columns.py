"""The types of columns in formats without types: CSV and JSON Lines."""

from __future__ import annotations

import contextlib
import re
from datetime import date

from ._table_files import Array, pyarrow

__all__ = ["DECIMALS", "WHOLE", "YES_OR_NO", "as_text"]

# Columns that accept a JSON number: whole numbers and whole hours. Money, and hours with decimals,
# are texts, as in the JSON of a case.
WHOLE = frozenset(
    {
        "percentage",
        "rsz_base",
        "suspended_days",
        "employment_hours",
        "full_time_hours",
        "attendance_paid",
        "attendance_normal",
        "unemployment_half_per_week",
        "half_per_week",
        "nature",
        "days",
        "hours",
        "version",
    }
)
YES_OR_NO = frozenset({"attendance_working_days", "provisional"})
DECIMALS = frozenset(
    {
        "premium",
        "reference_gross_wage",
        "employee_rsz",
        "unemployment_day_amount",
        "day_amount",
        "leefloon_amount",
        "amount",
        "sickness_gross_taxable",
        "gross_taxable",
        "replacement_income",
        "premium_after_fraction",
        "premium_due",
        "withholding_tax",
        "net",
        "employer_contribution",
    }
)


def as_text(name: str, text: Array) -> Array:
    """The texts of a column. A month that is written as a date, as most programs do, becomes a
    month.
    """
    if name != "month":
        return text
    encoded = text.dictionary_encode()
    months = [_month_of(word) for word in encoded.dictionary.to_pylist()]
    return pyarrow().array(months, text.type).take(encoded.indices)


def _month_of(text: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        with contextlib.suppress(ValueError):
            return date.fromisoformat(text).isoformat()[:7]
    return text
