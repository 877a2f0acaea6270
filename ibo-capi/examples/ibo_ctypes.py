"""libibo through ctypes: a premium and a payment; with the argument `statements`, cases (JSON
Lines) to statements.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import (
    POINTER,
    byref,
    c_char,
    c_char_p,
    c_int32,
    c_int64,
    c_size_t,
    c_uint32,
    c_void_p,
    sizeof,
)
from decimal import Decimal
from typing import Any

ABI_VERSION = 0
KIND_IBO, KIND_IBO_PLUS = 1, 2
AVAILABILITY_DATA, AVAILABILITY_NO_DATA = 1, 2
BASIS_FULL, BASIS_HALF = 1, 2


class Sized(ctypes.Structure):
    """A struct that begins with its size."""

    def __init__(self, **fields: Any) -> None:
        super().__init__(struct_size=sizeof(self), **fields)


class Fraction(ctypes.Structure):
    """A ratio of two numbers in hundredths."""

    _fields_ = [("numerator", c_uint32), ("denominator", c_uint32)]


class Error(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("language", c_int32),
        ("row", c_int64),
        ("number", c_int32),
        ("rule", c_char * 8),
        ("at", c_char * 112),
        ("message", c_char * 884),
    ]


class PaymentResult(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("premium_cents", c_int64),
        ("premium_after_fraction_cents", c_int64),
        ("premium_due_cents", c_int64),
        ("withholding_tax_cents", c_int64),
        ("net_cents", c_int64),
    ]


class Case(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("month", c_int32),
        ("kind", c_int32),
        ("start", c_int32),
        ("end", c_int32),
        ("stopped", c_int32),
        ("suspended_days", c_int32),
        ("percentage", c_int32),
        ("rsz_base", c_int32),
        ("has_reference_gross_wage", c_int32),
        ("has_employee_rsz", c_int32),
        ("attendance_kind", c_int32),
        ("reference_gross_wage_cents", c_int64),
        ("employee_rsz_cents", c_int64),
        ("employment_fraction", Fraction),
        ("attendance", Fraction),
        ("unemployment_availability", c_int32),
        ("leefloon_availability", c_int32),
        ("sickness_availability", c_int32),
        ("case_index", c_uint32),
        ("unemployment_count", c_uint32),
        ("leefloon_count", c_uint32),
        ("sickness_count", c_uint32),
        ("absence_count", c_uint32),
        ("case_ref", c_char * 72),
    ]


class UnemploymentRecord(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("case_index", c_uint32),
        ("from_", c_int32),  # `from` is a keyword of Python
        ("to", c_int32),
        ("basis", c_int32),
        ("half_per_week", c_int32),
        ("day_amount_cents", c_int64),
        ("rva_code", c_char * 16),
        ("benefit_type", c_char * 72),
    ]


class Amounts(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("scheme", c_int32),
        ("payer", c_int32),
        ("certainty", c_int32),
        ("provisional", c_int32),
        ("has_employer_contribution", c_int32),
        ("replacement_income_cents", c_int64),
        ("premium_cents", c_int64),
        ("premium_after_fraction_cents", c_int64),
        ("premium_due_cents", c_int64),
        ("withholding_tax_cents", c_int64),
        ("net_cents", c_int64),
        ("employer_contribution_cents", c_int64),
    ]


_LIBRARY = ctypes.CDLL("libibo.so.0")
_RECORDS = [c_void_p, c_size_t, c_size_t]
_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "ibo_abi_version": (c_uint32, []),
    "ibo_status_name": (c_char_p, [c_int32]),
    "ibo_payment": (c_int32, [c_int64, Fraction, Fraction, POINTER(PaymentResult), POINTER(Error)]),
    "ibo_amounts_compute": (
        c_int32,
        [POINTER(Case), *_RECORDS, *_RECORDS, *_RECORDS, POINTER(Amounts), POINTER(Error)],
    ),
    "ibo_statement_from_json": (c_int32, [c_char_p, c_size_t, POINTER(c_void_p), POINTER(Error)]),
    "ibo_statement_amounts": (c_int32, [c_void_p, POINTER(Amounts)]),
    "ibo_statement_to_json": (c_int32, [c_void_p, c_char_p, c_size_t, POINTER(c_size_t)]),
    "ibo_statement_free": (c_int32, [c_void_p]),
}
for _name, (_result, _arguments) in _SIGNATURES.items():
    _function = getattr(_LIBRARY, _name)
    _function.restype, _function.argtypes = _result, _arguments
if _LIBRARY.ibo_abi_version() != ABI_VERSION:
    raise ImportError(f"libibo has ABI {_LIBRARY.ibo_abi_version()}, not {ABI_VERSION}")


class IboError(ValueError):
    """Why a call was refused."""

    def __init__(self, number: int, error: Error) -> None:
        # A call without an error struct leaves this one empty.
        self.number, self.code = number, _LIBRARY.ibo_status_name(number).decode()
        self.at, self.rule = error.at.decode(), error.rule.decode()
        where = (f" at {self.at}" if self.at else "") + (f" ({self.rule})" if self.rule else "")
        super().__init__(
            f"{number} {self.code}{where}: {error.message.decode() or 'the call was wrong'}"
        )


def call(function: str, *arguments: Any, error: Error | None = None) -> None:
    """Calls a function that returns a status, and checks it; a function of the header with `error`
    last gets it.
    """
    told = () if error is None else (byref(error),)
    status = getattr(_LIBRARY, function)(*arguments, *told)
    if status != 0:
        raise IboError(status, error or Error())


def cents(euros: Decimal) -> int:
    """Euros in cents; an amount with more than two decimals is refused, not rounded."""
    if euros != (exact := euros.quantize(Decimal("0.01"))):
        raise ValueError("an amount has at most two decimals")
    return int(exact.scaleb(2))


def euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def fraction(part: str, whole: str) -> Fraction:
    """A fraction of two numbers of hours or days, such as "30.4" and "38"."""
    return Fraction(cents(Decimal(part)), cents(Decimal(whole)))


def payment(premium: Decimal, employment: Fraction, attendance: Fraction) -> PaymentResult:
    """The payment of a premium (R6)."""
    out = PaymentResult()
    call("ibo_payment", cents(premium), employment, attendance, byref(out), error=Error())
    return out


def amounts(case: Case, unemployment: Sequence[UnemploymentRecord]) -> Amounts:
    """The amounts of a case; leefloon and sickness are passed in the same way as unemployment."""
    records = (UnemploymentRecord * len(unemployment))(*unemployment)
    of_unemployment = (records, len(records), sizeof(UnemploymentRecord))
    none = (None, 0, 0)
    out = Amounts()
    call(
        "ibo_amounts_compute",
        byref(case),
        *of_unemployment,
        *none,
        *none,
        byref(out),
        error=Error(),
    )
    return out


class Statement:
    """A month's result with its reasons."""

    def __init__(self, handle: c_void_p) -> None:
        self._handle = handle

    def amounts(self) -> Amounts:
        out = Amounts()
        call("ibo_statement_amounts", self._handle, byref(out))
        return out

    def to_json(self) -> str:
        needed = c_size_t()
        call("ibo_statement_to_json", self._handle, None, 0, byref(needed))
        buffer = ctypes.create_string_buffer(needed.value + 1)
        call("ibo_statement_to_json", self._handle, buffer, len(buffer), None)
        return buffer.value.decode()


@contextmanager
def statement(json: bytes) -> Iterator[Statement]:
    """The statement of a case; it is freed at the end of the `with` block, and not used after it."""
    handle = c_void_p()
    call("ibo_statement_from_json", json, len(json), byref(handle), error=Error())
    try:
        yield Statement(handle)
    finally:
        call("ibo_statement_free", handle)


def show_premium_and_payment() -> None:
    case = Case(
        month=202603,
        kind=KIND_IBO,
        start=20260302,
        end=20260828,
        percentage=80,
        has_reference_gross_wage=1,
        reference_gross_wage_cents=cents(Decimal("2500.00")),
        employment_fraction=fraction("38", "38"),
        unemployment_availability=AVAILABILITY_DATA,
        leefloon_availability=AVAILABILITY_NO_DATA,
        sickness_availability=AVAILABILITY_NO_DATA,
    )
    benefit = UnemploymentRecord(
        from_=20260105,
        basis=BASIS_FULL,
        day_amount_cents=cents(Decimal("55.29")),
        benefit_type=b"full-unemployment",
    )
    month = amounts(case, [benefit])
    print(f"premium {euros(month.premium_cents)}, net {euros(month.net_cents)}")
    paid = payment(euros(month.premium_cents), fraction("19", "38"), fraction("1", "1"))
    print(f"paid at 19/38: net {euros(paid.net_cents)}")


def print_statements() -> int:
    """Prints one statement per line, or the reason on standard error; 1 if a line was refused."""
    net, refused, number = Decimal(0), 0, 0
    for number, line in enumerate(sys.stdin.buffer, start=1):
        try:
            with statement(line.removesuffix(b"\n")) as month:
                sys.stdout.buffer.write(month.to_json().encode() + b"\n")
                net += euros(month.amounts().net_cents)
        except IboError as refusal:
            refused += 1
            print(f"line {number}: {refusal}", file=sys.stderr)
    print(f"{number - refused} statements, net {net} together; {refused} refused", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["statements"]:
        sys.exit(print_statements())
    show_premium_and_payment()
