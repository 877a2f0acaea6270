"""The JSON shapes from Python values."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal

__all__ = ["plain"]

_MOST_PLACES = 64


def plain(value: object) -> object:
    """What stands in JSON for a value that it has no form for: an exact amount, a day, a mapping that is no `dict`."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        # One with a longer exponent is no amount: it is not written out, and refused as it stands.
        return format(value, "f") if isinstance(exponent, int) and abs(exponent) <= _MOST_PLACES else str(value)
    if type(value) is datetime.date:
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a case")
