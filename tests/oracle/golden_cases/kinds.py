"""What is worked out by hand: a case, a refusal, a correction, a payment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from reference import Json


@dataclass(frozen=True)
class Golden:
    """A named case; `amounts` maps a field of the statement or a line's code to what was worked out
    by hand.

    `assumed` are the ids of the assumptions in order, `left_out` is `source[record] rule`, `own` a
    user's own values.
    """

    name: str
    about: str
    rules: str
    case: Json
    amounts: dict[str, object]
    options: Json = field(default_factory=dict)
    notice: str | None = None
    assumed: tuple[str, ...] | None = None
    left_out: tuple[str, ...] | None = None
    own: tuple[Json, ...] = ()

    def full_case(self) -> Json:
        return {"case_ref": self.name, **self.case}


@dataclass(frozen=True)
class Refusal:
    """What must be refused, with the word of the error and the path of the field by hand."""

    about: str
    attempt: Callable[[], object]
    code: str
    at: str


@dataclass(frozen=True)
class Correction:
    """Two cases of one reference and month, and by hand what is still to pay."""

    name: str
    about: str
    before: Json
    after: Json
    to_pay: str


@dataclass(frozen=True)
class PaymentStatement:
    """A payment with its reasons, or its refusal: by hand the amounts due, tax and net, what it
    assumes, and the word of the error with its path.
    """

    about: str
    case: Json
    amounts: tuple[str, str, str] = ("", "", "")
    assumed: tuple[str, ...] = ()
    own: tuple[Json, ...] = ()
    error: tuple[str, str] | None = None


@dataclass(frozen=True)
class PaymentCorrection:
    """Two payments of one reference and month, and by hand what is still to pay."""

    about: str
    before: Json
    after: Json
    to_pay: str


@dataclass(frozen=True)
class Payment:
    """A payment computed only from the premium (R6.4), by hand."""

    about: str
    premium: str
    fraction: str
    attendance: str
    after_fraction: str
    due: str
    tax: str
    net: str
