"""Payments of VDAB's amount with their reasons, from JSON and from rows, what changes between two
of them, and working days. The numbers are those of the fixtures, or by hand.
"""

from __future__ import annotations

import json
import os
from ctypes import byref, c_int32, c_size_t, sizeof
from functools import partial
from pathlib import Path
from typing import Any

from ctypes_binding import (
    Amounts,
    Correction,
    Error,
    Fraction,
    Handle,
    Library,
    Line,
    Notice,
    Options,
    PaymentChange,
    PaymentResult,
    PaymentRow,
)
from ctypes_fixtures import Checks, sums, text
from ctypes_rows import empty, marked, marked_array
from ctypes_table import Table, array

FIXTURES = Path(os.environ["FIXTURES"])
AMOUNTS = ("premium", "premium_after_fraction", "premium_due", "withholding_tax", "net")
CERTAINTIES = {"hypothetical": -1, "assumed": 1, "secondary": 2, "official": 3}
ROLES = {"base": 1, "deducted": 2, "result": 3, "information": 4}
KINDS = {"ibo": 1, "ibo-plus": 2}
WORKING_DAYS = "working-days"
WHOLE = Fraction(100, 100)
WRONG_HANDLE = 11

Json = dict[str, Any]


def packed(document: Any) -> bytes:
    """A document as the library writes it: in one line, without spaces."""
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()


def cents(amount: str) -> int:
    """An amount of the fixtures."""
    return int(amount.replace(".", ""))


def digits(date: str) -> int:
    """A date as yyyymmdd, a month as yyyymm; 0 for none."""
    return int(date.replace("-", "") or 0)


def ratio(fraction: str) -> Fraction:
    """A fraction of whole hours or days."""
    return Fraction(*(100 * int(part) for part in fraction.split("/")))


def row_of(case: Json) -> PaymentRow:
    """A payment case as a row: without days of the agreement the whole month is said."""
    attendance = case.get("attendance", "" if "start" in case else "1/1")
    by_days = attendance == WORKING_DAYS
    return PaymentRow(
        month=digits(case.get("month", "")),
        premium_cents=cents(case["premium"]),
        employment=ratio(case["fraction"]),
        attendance=ratio(attendance) if attendance and not by_days else Fraction(),
        working_days=by_days,
        kind=KINDS.get(case.get("kind", ""), 0),
        start=digits(case.get("start", "")),
        end=digits(case.get("end", "")),
        stopped=digits(case.get("stopped", "")),
        case_ref=case.get("case_ref", "").encode(),
    )


def paid(result: PaymentResult) -> tuple[int, ...]:
    """The amounts and the certainty of a payment."""
    return (*(getattr(result, f"{name}_cents") for name in AMOUNTS), result.certainty)


class Payments:
    """The fixtures of payments, and the library that they are held against."""

    def __init__(self, library: Library, table: Table, checks: Checks) -> None:
        self.library, self.checks = library, checks
        self.numbers = {name.decode(): number for number, (name, *_) in table.codes.items()}

    def expect(self, what: str, name: str, found: object, expected: object) -> None:
        """One comparison."""
        self.checks.equal(what, name, found, expected)

    def run(self) -> None:
        """Everything."""
        for fixture in self.fixtures("payment-statements.json"):
            self.payment(fixture)
        self.many()
        corrections = self.fixtures("payment-corrections.json")
        for fixture in corrections:
            self.correction(fixture)
        self.changes(corrections)
        self.refused_changes()
        self.days()

    def fixtures(self, name: str) -> list[Json]:
        """The fixtures of a file."""
        found: list[Json] = json.loads((FIXTURES / name).read_text(encoding="utf-8"))
        return found

    def payment(self, fixture: Json) -> None:
        """A payment in each way: as JSON, as a row, in one call, and read back."""
        library, name = self.library, fixture["about"]
        given, row = packed(fixture["case"]), row_of(fixture["case"])
        toml = fixture["options"].get("parameters", "").encode()
        parameters = Handle()
        if toml:
            library.ibo_parameters_load(toml, len(toml), byref(parameters), None)
        from_json = partial(library.ibo_payment_statement_from_json, given, len(given))
        for what, call in (
            ("payment statements", from_json),
            ("payment statements of rows", partial(library.ibo_payment_statement_compute, row)),
        ):
            handle, error = marked(Handle), marked(Error)
            status = call(None, parameters, byref(handle), byref(error))
            if "error" in fixture:
                found = (status, error.number, error.at.decode(), handle.value)
                number = self.numbers[fixture["error"]["code"]]
                expected = (number, number, fixture["error"]["at"], None)
                self.expect(what, name, found, expected)
                continue
            self.expect(what, name, (status, bytes(error)), (0, empty(Error)))
            self.statement(name, handle, fixture["statement"])
            library.ibo_statement_free(handle)
        written = text(library.ibo_json_payment, given, len(given), None, parameters, after=(None,))
        self.expect("payments in one call", name, written, self.answer(fixture))
        if "error" not in fixture:
            self.read_back(name, packed(fixture["statement"]))
            self.with_case(name, given, parameters)
        self.row(fixture, row, parameters)
        library.ibo_parameters_free(parameters)

    def answer(self, fixture: Json) -> bytes | int:
        """The statement, or the number of the error."""
        if "error" in fixture:
            return self.numbers[fixture["error"]["code"]]
        return packed(fixture["statement"])

    def statement(self, name: str, handle: Handle, expected: Json) -> None:
        """What a statement of a payment gives."""
        library = self.library
        self.expect(
            "payments as JSON", name, text(library.ibo_statement_to_json, handle), packed(expected)
        )
        result = marked(PaymentResult)
        status = library.ibo_statement_payment(handle, byref(result))
        amounts = (*(cents(expected[one]) for one in AMOUNTS), CERTAINTIES[expected["certainty"]])
        self.expect("payments of statements", name, (status, paid(result)), (0, amounts))
        count, lines = c_size_t(), []
        library.ibo_statement_line_count(handle, byref(count))
        for index in range(count.value):
            lines.append(line := marked(Line))
            library.ibo_statement_line(handle, index, byref(line))
        found = [(one.name.decode(), one.role, one.amount_cents, one.certainty) for one in lines]
        of_fixture = [
            (one["code"], ROLES[one["role"]], cents(one["amount"]), CERTAINTIES[one["certainty"]])
            for one in expected["lines"]
        ]
        self.expect("lines of payments", name, found, of_fixture)
        self.expect("lines of payments, the net", name, sums(lines), [amounts[4]])
        # It has neither the amounts of a case nor a notice.
        for kind, call in (
            (Amounts, library.ibo_statement_amounts),
            (Notice, lambda handle, out: library.ibo_notice_compute(handle, out, None)),
        ):
            out = marked(kind)
            status = call(handle, byref(out))
            self.expect("no case", name, (status, bytes(out)), (WRONG_HANDLE, empty(kind)))

    def read_back(self, name: str, issued: bytes) -> None:
        """A payment that was issued has the same bytes again; one that contradicts itself is
        refused.
        """
        library, handle, error = self.library, Handle(), marked(Error)
        read = library.ibo_payment_statement_read
        status = read(issued, len(issued), byref(handle), byref(error))
        again = text(library.ibo_statement_to_json, handle)
        self.expect("payments read back", name, (status, again), (0, issued))
        library.ibo_statement_free(handle)
        net = json.loads(issued)["net"]
        wrong = issued.replace(f'"net":"{net}"'.encode(), f'"net":"1{net}"'.encode())
        handle = marked(Handle)
        status = read(wrong, len(wrong), byref(handle), byref(error))
        found = (status, error.at, handle.value)
        self.expect("payments that contradict themselves", name, found, (1513, b"net", None))
        status = library.ibo_statement_read(issued, len(issued), byref(marked(Handle)), None)
        self.expect("a payment is no statement of a case", name, status != 0, True)

    def with_case(self, name: str, given: bytes, parameters: Handle) -> None:
        """A payment carries its case where that is asked for."""
        options = byref(Options(with_case=1))
        call = self.library.ibo_json_payment
        written = text(call, given, len(given), options, parameters, after=(None,))
        case = json.loads(written)["case"] if isinstance(written, bytes) else written
        # The kind of an agreement is said; it is an ibo where the case did not say it.
        expected = json.loads(given)
        if "start" in expected:
            expected.setdefault("kind", "ibo")
        self.expect("payments with their case", name, case, expected)

    def row(self, fixture: Json, row: PaymentRow, parameters: Handle) -> None:
        """The row alone in a call for many."""
        out, status, errors = marked(PaymentResult), c_int32(-1), marked_array(Error, 1)
        call = self.library.ibo_payments(
            *(byref(row), 1, sizeof(row), parameters, byref(out), sizeof(out), byref(status)),
            *(None, errors, 1, sizeof(Error), None),
        )
        found = (call, status.value, errors[0].number, errors[0].at.decode(), bytes(out))
        if "error" in fixture:
            number = self.numbers[fixture["error"]["code"]]
            expected = (0, number, number, fixture["error"]["at"], empty(PaymentResult))
        else:
            statement = fixture["statement"]
            result = PaymentResult(
                certainty=CERTAINTIES[statement["certainty"]],
                **{f"{one}_cents": cents(statement[one]) for one in AMOUNTS},
            )
            expected = (0, 0, 0, "", bytes(result))
        self.expect("payments by days", fixture["about"], found, expected)

    def many(self) -> None:
        """All rows of the values of the library in one call."""
        fixtures = [one for one in self.fixtures("payment-statements.json") if not one["options"]]
        count = len(fixtures)
        given = array(PaymentRow, [row_of(one["case"]) for one in fixtures])
        out, statuses = marked_array(PaymentResult, count), (c_int32 * count)()
        refused, errors = marked(c_size_t), marked_array(Error, count)
        call = self.library.ibo_payments(
            *(*given, None, out, sizeof(PaymentResult), statuses, byref(refused)),
            *(errors, count, sizeof(Error), None),
        )
        nets = [cents(one["statement"]["net"]) if "statement" in one else 0 for one in fixtures]
        found = (call, [one.net_cents for one in out])
        self.expect("payments by days in one call", "nets", found, (0, nets))
        expected = [
            (index, self.numbers[one["error"]["code"]], one["error"]["at"])
            for index, one in enumerate(fixtures)
            if "error" in one
        ]
        told = [(one.row, one.number, one.at.decode()) for one in errors[: refused.value]]
        self.expect("payments by days in one call", "refused", told, expected)

    def correction(self, fixture: Json) -> None:
        """The correction between two payments, in one call and from statements."""
        library, name = self.library, fixture["about"]
        sides: list[bytes] = []
        handles = []
        for side in ("before", "after"):
            given = packed(fixture[side])
            written = text(library.ibo_json_payment, given, len(given), None, None, after=(None,))
            assert isinstance(written, bytes), f"{name}: status {written}"
            sides.append(written)
            handles.append(handle := Handle())
            library.ibo_payment_statement_read(written, len(written), byref(handle), None)
        expected = packed(fixture["correction"])
        between = library.ibo_json_payment_correction
        lengths = [argument for side in sides for argument in (side, len(side))]
        found = text(between, *lengths, after=(None,))
        self.expect("corrections of payments", name, found, expected)
        of_handles = text(library.ibo_correction_to_json, *handles, after=(None,))
        self.expect("corrections of payments from statements", name, of_handles, expected)
        correction = marked(Correction)
        status = library.ibo_correction_compute(*handles, byref(correction), None)
        to_pay = cents(fixture["correction"]["to_pay"])
        in_struct = (status, correction.to_pay_cents, correction.month, correction.case_ref)
        self.expect(
            "corrections of payments in structs", name, in_struct, (0, to_pay, 202603, b"A-1027")
        )
        for handle in handles:
            library.ibo_statement_free(handle)
        # What is wrong with a side is told within it.
        wrong = sides[1].replace(b'"net":"', b'"net":"1')
        for at, pair in (("before.net", (wrong, sides[1])), ("after.net", (sides[0], wrong))):
            error, needed = marked(Error), marked(c_size_t)
            lengths = [argument for side in pair for argument in (side, len(side))]
            status = between(*lengths, None, 0, byref(needed), byref(error))
            found_wrong = (status, error.at.decode(), needed.value)
            self.expect("corrections of wrong payments", name, found_wrong, (1513, at, 0))

    def changed(self, before: list[PaymentRow], after: list[PaymentRow]) -> tuple[Any, ...]:
        """Status of the call, the changes, their statuses, how many are refused, and the errors."""
        count = len(before)
        out, statuses = marked_array(PaymentChange, count), (c_int32 * count)()
        refused, errors = marked(c_size_t), marked_array(Error, count)
        rows_before, _, size = array(PaymentRow, [*before])
        rows_after, _, _ = array(PaymentRow, [*after])
        status = self.library.ibo_payment_changes(
            *(rows_before, size, rows_after, size, count, None, out, sizeof(PaymentChange)),
            *(statuses, byref(refused), errors, count, sizeof(Error), None),
        )
        return status, out, list(statuses), refused.value, errors

    def changes(self, fixtures: list[Json]) -> None:
        """What changes in the fixtures, in one call. A line that is not there is no difference."""
        rows = [[row_of(one[side]) for one in fixtures] for side in ("before", "after")]
        status, out, statuses, refused, _ = self.changed(*rows)
        found_call = (status, statuses, refused)
        self.expect("changes of payments", "all", found_call, (0, [0] * len(fixtures), 0))
        for fixture, change in zip(fixtures, out, strict=True):
            lines = {line["code"]: line for line in fixture["correction"]["lines"]}
            differences = {
                f"{name}_difference_cents": cents(lines[code]["difference"])
                for name in AMOUNTS[:4]
                if (code := name.replace("_", "-")) in lines
            }
            # 588.57 x 19/38 = 294.29; tax 32.70; net 261.59.
            net = lines.get("net", {"before": "261.59", "after": "261.59"})
            expected = PaymentChange(
                month=202603,
                net_before_cents=cents(net["before"]),
                net_after_cents=cents(net["after"]),
                to_pay_cents=cents(fixture["correction"]["to_pay"]),
                certainty=CERTAINTIES["secondary"],
                case_ref=b"A-1027",
                **differences,
            )
            self.expect("changes of payments", fixture["about"], bytes(change), bytes(expected))

    def refused_changes(self) -> None:
        """Pairs that are none, among one that is."""

        def row(**other: Any) -> PaymentRow:
            fields = {"month": 202603, "premium_cents": 58857, "employment": WHOLE}
            return PaymentRow(**{**fields, "attendance": WHOLE, "case_ref": b"A-1", **other})

        pairs = [
            (row(), row(premium_cents=0), 0, ""),
            (row(), row(case_ref=b"A-2"), 1508, "case_ref"),
            (row(), row(month=202604), 1509, "month"),
            (row(case_ref=b""), row(), 1003, "case_ref"),
            (row(), row(month=0), 1003, "month"),
            (row(premium_cents=-1), row(), 1104, "before.premium"),
            (row(), row(attendance=Fraction(2, 1)), 1315, "after.attendance"),
            (row(), row(working_days=1), 1004, "after.attendance"),
            (row(), row(reserved=1), 1002, "after.reserved"),
            (row(), row(working_days=1, attendance=Fraction()), 1003, "after.start"),
        ]
        before, after, expected, _ = map(list, zip(*pairs, strict=True))
        status, out, statuses, refused, errors = self.changed(before, after)
        found = (status, statuses, refused)
        self.expect("refused changes", "statuses", found, (0, expected, len(pairs) - 1))
        # The net of 588.57: tax 65.390127, printed 65.39; 523.18.
        self.expect("refused changes", "beside", out[0].to_pay_cents, -52318)
        for index, (*_, number, at) in enumerate(pairs[1:], start=1):
            error = errors[index - 1]
            told = (error.row, error.number, error.at.decode(), bytes(out[index]))
            expected_of = (index, number, at, empty(PaymentChange))
            self.expect("refused changes", str(index), told, expected_of)

    def days(self) -> None:
        """R6.2: the days from Monday to Friday, by hand. March 2026 has 22, February 20."""
        for month, first, last, days, all_days in (
            (202603, 20260309, 20260828, 17, 22),
            (202603, 20260302, 20260320, 15, 22),
            (202603, 20260301, 20260331, 22, 22),
            (202603, 20260307, 20260308, 0, 22),
            (202602, 20260101, 20261231, 20, 20),
            (202402, 20240229, 20240331, 1, 21),
        ):
            out, error = Fraction(7, 7), marked(Error)
            call = partial(self.library.ibo_working_days, month, first, last, None)
            status = call(byref(out), byref(error))
            found = (status, out.numerator, out.denominator, bytes(error))
            expected = (0, 100 * days, 100 * all_days, empty(Error))
            self.expect("working days", f"{month} {first} {last}", found, expected)
        # 23 of the 31 days from 9 March, where calendar days are the reading.
        toml = (
            b'[[value]]\nid = "payment.working-days"\nfrom = "2018-09-01"\nvalue = "calendar"\n'
            b'certainty = "assumed"\nsource = "a test"\n'
        )
        own, out = Handle(), Fraction(7, 7)
        self.library.ibo_parameters_load(toml, len(toml), byref(own), None)
        given = (202603, 20260309, 20260828, own, byref(out), None)
        status = self.library.ibo_working_days(*given)
        found_own = (status, out.numerator, out.denominator)
        self.expect("working days", "calendar days", found_own, (0, 2300, 3100))
        self.library.ibo_parameters_free(own)
        for month, first, last, number, at in (
            (202613, 20260302, 20260331, 1112, "month"),
            (0, 20260302, 20260331, 1003, "month"),
            (202603, 20260231, 20260331, 1112, "first"),
            (202603, 0, 20260331, 1003, "first"),
            (202603, 20260302, 2026, 1111, "last"),
            (202603, 20260310, 20260309, 1114, "last"),
            (202603, 20260401, 20260430, 1202, "month"),
        ):
            out, error = Fraction(7, 7), marked(Error)
            status = self.library.ibo_working_days(
                month, first, last, None, byref(out), byref(error)
            )
            found_wrong = (status, error.at.decode(), bytes(out))
            expected_wrong = (number, at, bytes(Fraction()))
            self.expect("no working days", f"{month} {first} {last}", found_wrong, expected_wrong)
