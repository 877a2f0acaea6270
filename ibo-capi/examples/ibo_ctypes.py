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
    c_uint64,
    c_void_p,
    sizeof,
)
from decimal import Decimal
from typing import Any

ABI_VERSION = 0
KIND_IBO, KIND_IBO_PLUS = 1, 2
AVAILABILITY_DATA, AVAILABILITY_NO_DATA = 1, 2
BASIS_FULL, BASIS_HALF = 1, 2
ATTENDANCE_NONE, ATTENDANCE_RATIO = 0, 1
PAYER_EMPLOYER, PAYER_VDAB = 1, 2
NOTICE_PREMIUM, NOTICE_CONTRIBUTION = 1, 2
FORM_STANDARD, FORM_BELGIAN = 1, 2
NOTICE_FOR_IBO_PLUS, NOTICE_WITHOUT_CONTRIBUTION = 1505, 1507


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
        ("certainty", c_int32),
        ("premium_cents", c_int64),
        ("premium_after_fraction_cents", c_int64),
        ("premium_due_cents", c_int64),
        ("withholding_tax_cents", c_int64),
        ("net_cents", c_int64),
    ]


class PaymentRow(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("month", c_int32),
        ("premium_cents", c_int64),
        ("employment", Fraction),
        ("attendance", Fraction),
        ("working_days", c_int32),
        ("kind", c_int32),
        ("start", c_int32),
        ("end", c_int32),
        ("stopped", c_int32),
        ("reserved", c_int32),
        ("case_ref", c_char * 72),
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


class LeefloonRecord(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("case_index", c_uint32),
        ("amount_cents", c_int64),
        ("month", c_int32),
        ("from_", c_int32),
        ("to", c_int32),
        ("aid_type", c_char * 72),
        ("entry_kind", c_char * 76),
    ]


class SicknessRecord(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("case_index", c_uint32),
        ("nature", c_int32),
        ("from_", c_int32),
        ("to", c_int32),
        ("days", c_int32),
        ("gross_taxable_cents", c_int64),
        ("hours_hundredths", c_int64),
        ("version", c_int32),
        ("status", c_int32),
        ("benefit_code", c_char * 8),
        ("document_type", c_char * 72),
        ("attest_id", c_char * 72),
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


class Notice(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("month", c_int32),
        ("kind", c_int32),
        ("reserved", c_int32),
        ("amount_cents", c_int64),
        ("case_ref", c_char * 72),
    ]


class Issued(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("month", c_int32),
        ("kind", c_int32),
        ("status", c_int32),
        ("amounts", Amounts),
        ("case_ref", c_char * 72),
    ]


class RowCorrection(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("month", c_int32),
        ("change", c_int32),
        ("cause", c_int32),
        ("status", c_int32),
        ("has_before", c_int32),
        ("has_after", c_int32),
        ("has_difference", c_int32),
        ("before_index", c_int64),
        ("after_index", c_int64),
        ("premium_before_cents", c_int64),
        ("premium_after_cents", c_int64),
        ("premium_difference_cents", c_int64),
        ("net_before_cents", c_int64),
        ("net_after_cents", c_int64),
        ("net_difference_cents", c_int64),
        ("employer_contribution_before_cents", c_int64),
        ("employer_contribution_after_cents", c_int64),
        ("employer_contribution_difference_cents", c_int64),
        ("to_pay_cents", c_int64),
        ("case_ref", c_char * 72),
    ]


class CorrectionTotals(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("changed", c_uint64),
        ("new_ones", c_uint64),
        ("withdrawn", c_uint64),
        ("unchanged", c_uint64),
        ("refused", c_uint64),
        ("to_pay_cents", c_int64),
        ("to_recover_cents", c_int64),
        ("premium_difference_cents", c_int64),
        ("employer_contribution_difference_cents", c_int64),
        ("issued_net_of_refused_cents", c_int64),
    ]


_LIBRARY = ctypes.CDLL("libibo.so.0")
# An array: where it is, how many there are, and the size of one.
_ARRAY = [c_void_p, c_size_t, c_size_t]
# A result and a status for each row, the number of those refused, and why they are.
_ROWS = [c_void_p, c_size_t, POINTER(c_int32), POINTER(c_size_t), *_ARRAY, POINTER(Error)]
_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "ibo_abi_version": (c_uint32, []),
    "ibo_status_name": (c_char_p, [c_int32]),
    "ibo_payment": (c_int32, [c_int64, Fraction, Fraction, POINTER(PaymentResult), POINTER(Error)]),
    "ibo_amounts_compute": (
        c_int32,
        [POINTER(Case), *_ARRAY, *_ARRAY, *_ARRAY, POINTER(Amounts), POINTER(Error)],
    ),
    "ibo_amounts_compute_many": (c_int32, [*_ARRAY * 5, c_void_p, c_void_p, *_ROWS]),
    "ibo_notices": (c_int32, [*_ARRAY, *_ROWS]),
    "ibo_payments": (c_int32, [*_ARRAY, c_void_p, *_ROWS]),
    "ibo_corrections": (
        c_int32,
        [
            *(*_ARRAY * 2, c_int32, c_void_p, c_size_t, POINTER(c_size_t)),
            *(POINTER(CorrectionTotals), POINTER(Error)),
        ],
    ),
    "ibo_amount_from_text": (
        c_int32,
        [c_char_p, c_size_t, c_int32, POINTER(c_int64), POINTER(Error)],
    ),
    "ibo_date_from_text": (
        c_int32,
        [c_char_p, c_size_t, c_int32, POINTER(c_int32), POINTER(Error)],
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
        self.number, self.code, self.message = number, status_name(number), error.message.decode()
        self.at, self.rule = error.at.decode(), error.rule.decode()
        where = (f" at {self.at}" if self.at else "") + (f" ({self.rule})" if self.rule else "")
        super().__init__(f"{number} {self.code}{where}: {self.message or 'the call was wrong'}")


def call(function: str, *arguments: Any, error: Error | None = None) -> None:
    """Calls a function that returns a status, and checks it; a function of the header with `error`
    last gets it.
    """
    told = () if error is None else (byref(error),)
    status = getattr(_LIBRARY, function)(*arguments, *told)
    if status != 0:
        raise IboError(status, error or Error())


def status_name(status: int) -> str:
    name: bytes = _LIBRARY.ibo_status_name(status)
    return name.decode()


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


def cents_of(text: str, form: int = FORM_STANDARD) -> int:
    """The cents of an amount as a file has it, "1234.56" or in the Belgian form "1.234,56"."""
    out = c_int64()
    given = text.encode()
    call("ibo_amount_from_text", given, len(given), form, byref(out), error=Error())
    return out.value


def date_of(text: str, form: int = FORM_STANDARD) -> int:
    """The date of "2026-03-02", or in the Belgian form of "02/03/2026", as 20260302."""
    out = c_int32()
    given = text.encode()
    call("ibo_date_from_text", given, len(given), form, byref(out), error=Error())
    return out.value


def array(kind: type[Any], structs: Sequence[Any]) -> tuple[Any, int, int]:
    """The three arguments of an array: the structs themselves, their number, the size of one."""
    return (kind * len(structs))(*structs), len(structs), sizeof(kind)


def payment(premium: Decimal, employment: Fraction, attendance: Fraction) -> PaymentResult:
    """The payment of a premium (R6)."""
    out = PaymentResult()
    call("ibo_payment", cents(premium), employment, attendance, byref(out), error=Error())
    return out


def amounts(case: Case, unemployment: Sequence[UnemploymentRecord]) -> Amounts:
    """The amounts of a case; leefloon and sickness are passed in the same way as unemployment."""
    none = (None, 0, 0)
    out = Amounts()
    call(
        "ibo_amounts_compute",
        byref(case),
        *array(UnemploymentRecord, unemployment),
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
