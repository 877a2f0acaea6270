"""The JSON shapes from Python values."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from ._ibo import _written

__all__ = ["plain"]


def plain(value: object) -> object:
    """What stands in JSON for a value that it has no form for: an exact amount, a day, a fraction, a mapping that is no `dict`."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Decimal):
        return _written(value)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a case")
