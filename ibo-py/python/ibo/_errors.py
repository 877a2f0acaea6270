"""The exceptions: one for each family of errors (`ibo.errors()` lists them all)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._language import checked, chosen

if TYPE_CHECKING:
    from . import codes as _codes
    from ._language import _Language

__all__ = [
    "AgreementError",
    "CoverageError",
    "IboError",
    "NumberError",
    "ParametersError",
    "RecordError",
    "ResultError",
    "StructureError",
]


class IboError(ValueError):
    """Every error of this package: what must be, in which field, by which rule. It is a
    `ValueError` too.

    >>> import ibo
    >>> try:
    ...     ibo.payment(premium="225.001", fraction="1/1")
    ... except ibo.IboError as error:
    ...     print(error.code, error.number, error.at, error.rule)
    amount-too-many-decimals 1102 premium R0.4
    """

    code: _codes.ErrorSlug
    """The stable name of the error, such as `percentage-not-allowed`."""
    number: int
    """The stable number of the error, 1001 to 1699."""
    at: str
    """The path of the field, such as `unemployment.records[1].half_per_week`; empty when the input
    is not a case at all.
    """
    rule: _codes.RuleId | None
    """The number of the rule that refuses; `None` when only the form is wrong."""
    row: int | None
    """The row of a table, counted from 0; the message then begins with it. `None` outside tables.
    """
    table: str | None
    """The table of the row, by the name of its argument: `cases`, `unemployment`."""
    message: str
    """What must be, in an English sentence. It repeats neither the case reference nor an amount of
    income.
    """

    def __init__(
        self,
        message: str,
        *,
        code: _codes.ErrorSlug,
        number: int,
        at: str,
        rule: _codes.RuleId | None,
        row: int | None = None,
        table: str | None = None,
        dutch: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.number = number
        self.at = at
        self.rule = rule
        self.row = row
        self.table = table
        self._dutch = message if dutch is None else dutch

    def text(self, language: _Language | None = None) -> str:
        """What must be, in Dutch (`"nl"`) or English (`"en"`), without the path and the rule.

        >>> import ibo
        >>> try:
        ...     ibo.payment(premium="225.001", fraction="1/1")
        ... except ibo.IboError as error:
        ...     print(error.text("nl"))
        een bedrag mag hoogstens twee decimalen hebben; het wordt niet afgerond
        """
        return {"nl": self._dutch, "en": self.message}[checked(language or chosen("nl"))]

    def __str__(self) -> str:
        where = f"{self.at}: " if self.at and self.row is None else ""
        rule = f", {self.rule}" if self.rule else ""
        return f"{where}{self.text(chosen('en'))} ({self.code}{rule})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (
            type(self),
            self.message,
            self.code,
            self.number,
            self.at,
            self.rule,
            self.row,
            self.table,
            self._dutch,
        )


def _restore(
    kind: type[IboError],
    message: str,
    code: _codes.ErrorSlug,
    number: int,
    at: str,
    rule: _codes.RuleId | None,
    row: int | None = None,
    table: str | None = None,
    dutch: str | None = None,
) -> IboError:
    return kind(
        message, code=code, number=number, at=at, rule=rule, row=row, table=table, dutch=dutch
    )


class StructureError(IboError):
    """1000 to 1099: malformed JSON, or a field that is unknown, missing, duplicate or of the wrong
    type.
    """


class NumberError(IboError):
    """1100 to 1199: an amount, number, date or fraction that is malformed or out of range."""


class CoverageError(IboError):
    """1200 to 1299: a scheme, month or duration that the law or the dated values do not cover."""


class AgreementError(IboError):
    """1300 to 1399: a field of the agreement, or the attendance."""


class RecordError(IboError):
    """1400 to 1499: a record: overlap, sign, unknown code; or a negative source."""


class ResultError(IboError):
    """1500 to 1599: the availability of a source, certainty, notice, correction."""


class ParametersError(IboError):
    """1600 to 1699: a parameter file."""
