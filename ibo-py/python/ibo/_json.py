"""Python values as the JSON of a case."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from . import _sentence as sentence
from ._ibo import _written

__all__ = ["plain"]


def plain(value: object) -> object:
    """The JSON form of an amount, a date, a fraction, or a mapping other than `dict`."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Decimal):
        return _written(value)
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    raise TypeError(sentence.NOT_IN_CASE(type=type(value).__name__))
