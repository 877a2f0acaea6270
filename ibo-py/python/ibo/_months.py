"""Several months of one case, and what they come to. The extension computes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from . import _ibo

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from ._certainty import Certainty

    _Month: TypeAlias = str | date
    _Attendance: TypeAlias = str | Fraction | tuple[str | int | Decimal, str | int | Decimal]

__all__ = ["MonthTotals", "Months", "months"]


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

    statements: Sequence[_ibo.Statement]
    """The statement of each month, in the order in which they were asked for."""
    corrections: Sequence[_ibo.Correction]
    """The correction of each month that was issued before, in the same order."""
    totals: MonthTotals
    """The sums of the statements."""
    to_pay: Decimal | None
    """What is still to pay, below zero to be recovered: the corrections, and the nets of months that
    were not issued; `None` where no issued statements were given.
    """


def months(
    case: _ibo.Case,
    months: Sequence[_Month],
    *,
    before: Sequence[_ibo.Statement | str | bytes] | None = None,
    attendance: Mapping[_Month, _Attendance] | None = None,
    require: Certainty | Literal["official", "secondary", "assumed"] | None = None,
    provisional: bool = False,
    parameters: _ibo.Parameters | None = None,
) -> Months:
    """Several months of one case: late requests are the same calculation over several past months
    (R7.5).

    case: its agreement and its records, of all these months. months: such as `["2025-11",
    "2025-12"]`. before: the statements of these months that were issued before, each a `Statement`
    or its JSON text. attendance: how much of a month is paid, by month, such as `{"2025-12":
    "76/152"}` (R6.2); without it the case's own holds for its own month, and `"working-days"` for
    every month; of another month all is paid. require, provisional, parameters: as for `statement`.

    The result has the `statements`, in this order, the `corrections` of those that were issued
    before, the `totals` of all months, and with `before` what is still `to_pay`: the corrections,
    and the nets of months that were not issued. Raises the error of the first month that is
    refused.

    >>> import ibo
    >>> case = ibo.Case(
    ...     case_ref="A-1",
    ...     month="2025-11",
    ...     agreement=ibo.Agreement(
    ...         kind="ibo-plus", start="2025-09-01", end="2026-02-28", employment_fraction="38/38"
    ...     ),
    ...     unemployment=ibo.Source.no_data(),
    ...     leefloon=ibo.Source.no_data(),
    ...     sickness=ibo.Source.no_data(),
    ... )
    >>> found = ibo.months(case, ["2025-10", "2025-11"], before=[ibo.statement(case)])
    >>> [statement.net for statement in found.statements]
    [Decimal('1501.81'), Decimal('1501.81')]
    >>> found.totals.net, found.to_pay
    (Decimal('3003.62'), Decimal('1501.81'))
    """
    statements, corrections, sums, to_pay = _ibo._months(
        case,
        months,
        before=before,
        attendance=attendance,
        require=require,
        provisional=provisional,
        parameters=parameters,
    )
    return Months(statements, corrections, MonthTotals(*sums), to_pay)
