"""The summary of a table: rows, refused rows by error, and totals. The extension makes it."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from ._language import _Language

__all__ = ["Summary", "Total"]


class Total(NamedTuple):
    """The totals of one scheme and kind; in a table of payments, of all rows."""

    scheme: str | None
    kind: str | None
    rows: int
    replacement_income: Decimal | None
    premium: Decimal
    premium_due: Decimal
    withholding_tax: Decimal
    net: Decimal
    employer_contribution: Decimal | None


class Summary(NamedTuple):
    """The summary of a table: its rows, its refused rows by error, and the totals of the others,
    exact to the cent.

    >>> import ibo
    >>> import polars
    >>> table = polars.DataFrame({"premium": ["588.57", "-1"], "employment_hours": [38, 38], "full_time_hours": [38, 38]})
    >>> print(ibo.payments(table).summary)
    2 rows, 1 refused
    <BLANKLINE>
      Refused          Rows
      amount-negative     1
    <BLANKLINE>
      Rows  Premium  Premium due  Withholding tax     Net
         1   588.57       588.57            65.39  523.18
    """

    rows: int
    """How many rows were read."""
    refused: Mapping[str, int]
    """How many rows were refused, by the code of the error."""
    totals: Sequence[Total]
    """The totals by scheme and kind; for a table of payments, one total without them."""
    provisional: int = 0
    """How many rows are provisional: computed without the final answer of a source (R2.10)."""
    not_asked: Sequence[Literal["unemployment", "leefloon", "sickness"]] = ()
    """The sources that were not asked: those without a column, or without a table of records."""
    values: str = ""
    """The fingerprint of the dated values that were used (R7.1)."""
    further_agreements: int = 0
    """With `key=`: how many rows are a further agreement of a person in one month. Each is computed
    by itself.
    """
    without_rows: Sequence[Literal["unemployment", "leefloon", "sickness"]] = ()
    """The sources whose table of records has no rows: nobody has their benefit."""
    unread: Sequence[str] = ()
    """What the reform lays and no row could read, in sentences (R8.4)."""
    reform: str | None = None
    """The title of the reform under which the table was computed; none of the law (R8.4)."""

    def to_dict(self) -> dict[str, Any]:
        """The summary as JSON has it: amounts as text, the totals as a list.

        >>> import ibo
        >>> import polars
        >>> table = polars.DataFrame({"premium": ["588.57"], "employment_hours": [38], "full_time_hours": [38]})
        >>> ibo.payments(table).summary.to_dict()["totals"][0]["net"]
        '523.18'
        """
        return {
            **self._asdict(),
            "refused": dict(self.refused),
            "totals": [
                {
                    name: str(value) if isinstance(value, Decimal) else value
                    for name, value in total._asdict().items()
                }
                for total in self.totals
            ],
            "not_asked": list(self.not_asked),
            "without_rows": list(self.without_rows),
            "unread": list(self.unread),
        }

    def __str__(self) -> str:
        return self.text()

    def text(self, language: _Language | None = None) -> str:
        """The summary as a text, in Dutch (`"nl"`) or English (`"en"`); without a choice in English.

        >>> import ibo
        >>> import polars
        >>> table = polars.DataFrame({"premium": ["588.57"], "employment_hours": [38], "full_time_hours": [38]})
        >>> print(ibo.payments(table).summary.text("nl"))
        1 rijen, 0 geweigerd
        <BLANKLINE>
          Rijen  Premie  Verschuldigde premie  Bedrijfsvoorheffing   Netto
              1  588,57                588,57                65,39  523,18
        """
        return text(self, language)

    def _repr_html_(self, language: _Language | None = None) -> str:
        return page(self, language)


def text(summary: Summary, language: _Language | None = None) -> str:
    """The summary as a text. `_summary_shown`, which knows the words, puts its own in place."""
    return repr(summary)


def page(summary: Summary, language: _Language | None = None) -> str:
    """The same for a notebook."""
    return f"<pre>{html.escape(text(summary, language))}</pre>"
