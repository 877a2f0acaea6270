"""Several months of one case, and what they come to. The extension computes them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ._ibo import Correction, Statement

__all__ = ["MonthTotals", "Months"]


class MonthTotals(NamedTuple):
    """The sums of some statements, in euro."""

    premium: Decimal
    """The full-time premiums (R4.3, R5.1)."""
    premium_due: Decimal
    """The premiums due (R6.2)."""
    withholding_tax: Decimal
    """The withholding tax (R6.3)."""
    net: Decimal
    """The nets (R6.3)."""
    employer_contribution: Decimal
    """What the employer pays VDAB (R5.3); 0.00 where there is nothing."""


class Months(NamedTuple):
    """Several months of one case, from `ibo.months`."""

    statements: Sequence[Statement]
    """The statement of each month, in the order in which they were asked for."""
    corrections: Sequence[Correction]
    """The correction of each month that was issued before, in the same order."""
    totals: MonthTotals
    """The sums of the statements."""
    to_pay: Decimal | None
    """What is still to pay, below zero to be recovered: the corrections, and the nets of months that
    were not issued; `None` where no issued statements were given.
    """
