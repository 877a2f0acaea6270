"""All of `ibo.h` for ctypes: every struct with every field, every function with its types.
`ctypes_layout.py` compares it with a C compiler.
"""

from __future__ import annotations

import ctypes
import os
from ctypes import (
    CFUNCTYPE,
    POINTER,
    Structure,
    c_char,
    c_char_p,
    c_int32,
    c_int64,
    c_size_t,
    c_uint32,
    c_uint64,
    c_void_p,
)
from pathlib import Path
from typing import Any

Handle = c_void_p
"""An `ibo_statement *` or an `ibo_parameters *`."""


FaultHook = CFUNCTYPE(None, c_char_p)
"""A function that takes the line of a fault."""


class Fraction(Structure):
    _fields_ = [("numerator", c_uint32), ("denominator", c_uint32)]


class Sized(Structure):
    """A struct that begins with its size."""

    def __init__(self, *values: Any, **fields: Any) -> None:
        super().__init__(*values, **fields)
        self.struct_size = ctypes.sizeof(self)


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


class PaymentChange(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("month", c_int32),
        ("premium_difference_cents", c_int64),
        ("premium_after_fraction_difference_cents", c_int64),
        ("premium_due_difference_cents", c_int64),
        ("withholding_tax_difference_cents", c_int64),
        ("net_before_cents", c_int64),
        ("net_after_cents", c_int64),
        ("to_pay_cents", c_int64),
        ("certainty", c_int32),
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
        ("from", c_int32),
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
        ("from", c_int32),
        ("to", c_int32),
        ("aid_type", c_char * 72),
        ("entry_kind", c_char * 76),
    ]


class SicknessRecord(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("case_index", c_uint32),
        ("nature", c_int32),
        ("from", c_int32),
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


class Premium(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("scheme", c_int32),
        ("payer", c_int32),
        ("certainty", c_int32),
        ("amount_cents", c_int64),
    ]


class Absence(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("case_index", c_uint32),
        ("from", c_int32),
        ("to", c_int32),
    ]


class Options(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("require", c_int32),
        ("provisional", c_int32),
        ("with_case", c_int32),
    ]


class Line(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("code", c_int32),
        ("role", c_int32),
        ("certainty", c_int32),
        ("amount_cents", c_int64),
        ("record", c_int32),
        ("recovered", c_int32),
        ("rule", c_char * 8),
        ("name", c_char * 48),
        ("label_nl", c_char * 64),
        ("label_en", c_char * 64),
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


class Correction(Sized):
    _fields_ = [
        ("struct_size", c_uint32),
        ("month", c_int32),
        ("to_pay_cents", c_int64),
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


STRUCTS: dict[str, type[Structure]] = {
    "ibo_fraction": Fraction,
    "ibo_error": Error,
    "ibo_payment_result": PaymentResult,
    "ibo_payment_row": PaymentRow,
    "ibo_payment_change": PaymentChange,
    "ibo_case": Case,
    "ibo_unemployment_record": UnemploymentRecord,
    "ibo_leefloon_record": LeefloonRecord,
    "ibo_sickness_record": SicknessRecord,
    "ibo_premium": Premium,
    "ibo_amounts": Amounts,
    "ibo_absence": Absence,
    "ibo_options": Options,
    "ibo_line": Line,
    "ibo_notice": Notice,
    "ibo_correction": Correction,
    "ibo_issued": Issued,
    "ibo_row_correction": RowCorrection,
    "ibo_correction_totals": CorrectionTotals,
}

_ERROR = POINTER(Error)
_TEXT = [c_char_p, c_size_t]
_BUFFER = [c_char_p, c_size_t, POINTER(c_size_t)]
_OUT = POINTER(Handle)
_RECORDS = [
    *(POINTER(UnemploymentRecord), c_size_t, c_size_t),
    *(POINTER(LeefloonRecord), c_size_t, c_size_t),
    *(POINTER(SicknessRecord), c_size_t, c_size_t),
]
_MORE = [POINTER(Absence), c_size_t, c_size_t, POINTER(Options), Handle]
_ROWS_OUT = [
    *(c_size_t, POINTER(c_int32), POINTER(c_size_t)),
    *(POINTER(Error), c_size_t, c_size_t, _ERROR),
]

FUNCTIONS: dict[str, tuple[Any, list[Any]]] = {
    "ibo_abi_version": (c_uint32, []),
    "ibo_version_number": (c_uint32, []),
    "ibo_init": (c_int32, [POINTER(Error)]),
    "ibo_set_fault_hook": (c_int32, [FaultHook]),
    "ibo_version": (c_char_p, []),
    "ibo_status_name": (c_char_p, [c_int32]),
    "ibo_status_meaning": (c_char_p, [c_int32, c_int32]),
    "ibo_parameters_load": (c_int32, [*_TEXT, _OUT, _ERROR]),
    "ibo_parameters_load_over": (c_int32, [Handle, *_TEXT, _OUT, _ERROR]),
    "ibo_parameters_load_reform": (c_int32, [Handle, *_TEXT, _OUT, _ERROR]),
    "ibo_parameters_fingerprint": (c_int32, [Handle, *_BUFFER]),
    "ibo_parameters_to_toml": (c_int32, [Handle, *_BUFFER]),
    "ibo_parameters_in_force_to_json": (c_int32, [c_int32, Handle, *_BUFFER, _ERROR]),
    "ibo_parameters_note_count": (c_int32, [Handle, POINTER(c_size_t)]),
    "ibo_parameters_note": (c_int32, [Handle, c_size_t, c_int32, *_BUFFER]),
    "ibo_parameters_free": (c_int32, [Handle]),
    "ibo_payment": (c_int32, [c_int64, Fraction, Fraction, POINTER(PaymentResult), _ERROR]),
    "ibo_payment_in": (
        c_int32,
        [c_int32, Handle, c_int64, Fraction, Fraction, POINTER(PaymentResult), _ERROR],
    ),
    "ibo_payments": (
        c_int32,
        [POINTER(PaymentRow), c_size_t, c_size_t, Handle, POINTER(PaymentResult), *_ROWS_OUT],
    ),
    "ibo_payment_changes": (
        c_int32,
        [
            *(POINTER(PaymentRow), c_size_t, POINTER(PaymentRow), c_size_t, c_size_t, Handle),
            *(POINTER(PaymentChange), *_ROWS_OUT),
        ],
    ),
    "ibo_working_days": (c_int32, [c_int32, c_int32, c_int32, Handle, POINTER(Fraction), _ERROR]),
    "ibo_premium_compute": (
        c_int32,
        [POINTER(Case), c_int64, POINTER(Options), Handle, POINTER(Premium), _ERROR],
    ),
    "ibo_amounts_compute": (c_int32, [POINTER(Case), *_RECORDS, POINTER(Amounts), _ERROR]),
    "ibo_amounts_compute_with": (
        c_int32,
        [POINTER(Case), *_RECORDS, *_MORE, POINTER(Amounts), _ERROR],
    ),
    "ibo_amounts_compute_many": (
        c_int32,
        [POINTER(Case), c_size_t, c_size_t, *_RECORDS, *_MORE, POINTER(Amounts), *_ROWS_OUT],
    ),
    "ibo_statement_from_json": (c_int32, [*_TEXT, _OUT, _ERROR]),
    "ibo_statement_from_json_with": (c_int32, [*_TEXT, POINTER(Options), Handle, _OUT, _ERROR]),
    "ibo_statement_compute": (c_int32, [POINTER(Case), *_RECORDS, _OUT, _ERROR]),
    "ibo_statement_compute_with": (c_int32, [POINTER(Case), *_RECORDS, *_MORE, _OUT, _ERROR]),
    "ibo_statement_free": (c_int32, [Handle]),
    "ibo_statement_amounts": (c_int32, [Handle, POINTER(Amounts)]),
    "ibo_statement_payment": (c_int32, [Handle, POINTER(PaymentResult)]),
    "ibo_statement_line_count": (c_int32, [Handle, POINTER(c_size_t)]),
    "ibo_statement_line": (c_int32, [Handle, c_size_t, POINTER(Line)]),
    "ibo_statement_line_formula": (c_int32, [Handle, c_size_t, *_BUFFER]),
    "ibo_statement_assumption_count": (c_int32, [Handle, POINTER(c_size_t)]),
    "ibo_statement_assumption_id": (c_int32, [Handle, c_size_t, *_BUFFER]),
    "ibo_statement_assumption_rule": (c_int32, [Handle, c_size_t, *_BUFFER]),
    "ibo_statement_assumption_text": (c_int32, [Handle, c_size_t, c_int32, *_BUFFER]),
    "ibo_statement_to_json": (c_int32, [Handle, *_BUFFER]),
    "ibo_statement_explain": (c_int32, [Handle, c_int32, *_BUFFER]),
    "ibo_payment_statement_compute": (
        c_int32,
        [POINTER(PaymentRow), POINTER(Options), Handle, _OUT, _ERROR],
    ),
    "ibo_payment_statement_from_json": (c_int32, [*_TEXT, POINTER(Options), Handle, _OUT, _ERROR]),
    "ibo_payment_statement_read": (c_int32, [*_TEXT, _OUT, _ERROR]),
    "ibo_notice_compute": (c_int32, [Handle, POINTER(Notice), _ERROR]),
    "ibo_notice_to_json": (c_int32, [Handle, *_BUFFER, _ERROR]),
    "ibo_correction_compute": (c_int32, [Handle, Handle, POINTER(Correction), _ERROR]),
    "ibo_correction_to_json": (c_int32, [Handle, Handle, *_BUFFER, _ERROR]),
    "ibo_correction_of_issued": (c_int32, [*_TEXT, Handle, POINTER(Correction), _ERROR]),
    "ibo_correction_of_issued_to_json": (c_int32, [*_TEXT, Handle, *_BUFFER, _ERROR]),
    "ibo_corrections": (
        c_int32,
        [
            *(POINTER(Issued), c_size_t, c_size_t),
            *(POINTER(Issued), c_size_t, c_size_t),
            *(c_int32, POINTER(RowCorrection), c_size_t, POINTER(c_size_t)),
            *(POINTER(CorrectionTotals), _ERROR),
        ],
    ),
    "ibo_notices": (
        c_int32,
        [POINTER(Issued), c_size_t, c_size_t, POINTER(Notice), *_ROWS_OUT],
    ),
    "ibo_case_to_json": (
        c_int32,
        [
            *(POINTER(Case), *_RECORDS, POINTER(Absence), c_size_t, c_size_t),
            *(*_BUFFER, _ERROR),
        ],
    ),
    "ibo_statement_read": (c_int32, [*_TEXT, _OUT, _ERROR]),
    "ibo_notice_read": (c_int32, [*_TEXT, POINTER(Notice), _ERROR]),
    "ibo_correction_read": (c_int32, [*_TEXT, POINTER(Correction), _ERROR]),
    "ibo_verification_to_json": (
        c_int32,
        [*_TEXT, *_TEXT, Handle, POINTER(c_int32), *_BUFFER, _ERROR],
    ),
    "ibo_sensitivity_to_json": (
        c_int32,
        [*_TEXT, POINTER(Options), Handle, *_BUFFER, _ERROR],
    ),
    "ibo_json_statement": (c_int32, [*_TEXT, POINTER(Options), Handle, *_BUFFER, _ERROR]),
    "ibo_json_notice": (c_int32, [*_TEXT, POINTER(Options), Handle, *_BUFFER, _ERROR]),
    "ibo_json_payment": (c_int32, [*_TEXT, POINTER(Options), Handle, *_BUFFER, _ERROR]),
    "ibo_json_correction": (c_int32, [*_TEXT, *_TEXT, *_BUFFER, _ERROR]),
    "ibo_json_payment_correction": (c_int32, [*_TEXT, *_TEXT, *_BUFFER, _ERROR]),
    "ibo_amount_from_text": (c_int32, [*_TEXT, c_int32, POINTER(c_int64), _ERROR]),
    "ibo_date_from_text": (c_int32, [*_TEXT, c_int32, POINTER(c_int32), _ERROR]),
    "ibo_retention_until": (c_int32, [c_int32, POINTER(c_int32), _ERROR]),
}


class Library:
    """The functions of the library, and which of them were used."""

    def __init__(self, folder: Path) -> None:
        self.used: set[str] = set()
        self.path = folder / "libibo.so.0"
        self._functions: dict[str, Any] = {}
        library = ctypes.CDLL(os.fspath(self.path))
        for name, (result, arguments) in FUNCTIONS.items():
            function = getattr(library, name)
            function.restype, function.argtypes = result, arguments
            self._functions[name] = function

    def __getattr__(self, name: str) -> Any:
        self.used.add(name)
        return self._functions[name]
