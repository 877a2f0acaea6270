"""Calls that are wrong, each with its status and argument: nothing is written but the error, and
nothing crashes.
"""

from __future__ import annotations

import ctypes
import threading
from collections import Counter
from collections.abc import Callable
from ctypes import (
    POINTER,
    Structure,
    byref,
    c_char,
    c_int32,
    c_size_t,
    cast,
    create_string_buffer,
    sizeof,
)
from functools import partial
from hashlib import sha256
from typing import Any

from ctypes_binding import (
    Absence,
    Amounts,
    Case,
    Correction,
    CorrectionTotals,
    Error,
    Fraction,
    Handle,
    Issued,
    LeefloonRecord,
    Library,
    Line,
    Notice,
    Options,
    PaymentResult,
    PaymentRow,
    Premium,
    RowCorrection,
    SicknessRecord,
    UnemploymentRecord,
)
from ctypes_fixtures import DUTCH, Checks, marked, text
from ctypes_table import Item, Table

NULL_POINTER, MISALIGNED_POINTER, STRUCT_SIZE, TOO_LONG, BUFFER_TOO_SMALL, INDEX_OUT_OF_RANGE = (
    range(1, 7)
)
UNKNOWN_ARGUMENT, RECORD_COUNT, INTERNAL = range(7, 10)
UNKNOWN_FIELD, TOO_MANY_RECORDS = 1002, 1418
WHOLE = Fraction(1, 1)
HUGE = (2**63, 2**64 - 1)


def beside(struct: Structure, offset: int) -> Any:
    """A pointer that is not aligned for what it points to, in memory of its own."""
    memory = create_string_buffer(sizeof(struct) + offset + 8)
    pointer: Any = cast(ctypes.addressof(memory) + offset, POINTER(type(struct)))
    ctypes.memmove(pointer, byref(struct), sizeof(struct))
    # The pointer keeps its memory.
    pointer.memory = memory
    return pointer


def sized(struct: Structure, size: int) -> Any:
    """The struct with another `struct_size`."""
    changed = type(struct).from_buffer_copy(struct)
    changed.struct_size = size
    return byref(changed)


def wide(struct: Structure, beyond: bytes) -> Any:
    """The struct of a newer header, with bytes behind it."""
    memory = create_string_buffer(bytes(struct) + beyond, sizeof(struct) + len(beyond))
    pointer: Any = cast(memory, POINTER(type(struct)))
    pointer.contents.struct_size = sizeof(struct) + len(beyond)
    pointer.memory = memory
    return pointer


class Calls:
    """The wrong calls, made with a sound case and its statement."""

    def __init__(self, library: Library, table: Table, checks: Checks) -> None:
        self.library, self.table, self.checks = library, table, checks
        self.item = next(item for item in table.items if item.plain() and self.has_all(item))
        self.case = self.item.case or Case()
        self.arrays = self.item.arrays()
        self.statement = Handle()
        self.expect("a sound call", self.of_json(byref(self.statement)), 0)

    @staticmethod
    def has_all(item: Item) -> bool:
        """Whether an item computes and has records of each source, and an absence."""
        return item.amounts is not None and item.case is not None and all(item.records.values())

    def of_json(self, out: object) -> int:
        """The statement of the case."""
        status: int = self.library.ibo_statement_from_json(
            self.item.json, len(self.item.json), out, None
        )
        return status

    def expect(self, what: str, found: object, expected: object) -> None:
        """One comparison."""
        self.checks.equal("wrong calls", what, found, expected)

    def fails(self, what: str, call: Callable[..., int], number: int, at: str) -> None:
        """A call whose last argument is the error: it is refused, tells what is wrong, and does the
        same without being asked.
        """
        error = marked(Error)
        status = call(byref(error))
        self.expect(
            what, (status, error.number, error.at.decode(), error.rule), (number, number, at, b"")
        )
        # The sentence is the meaning of the status, of this argument, in the language of the error.
        meaning = self.library.ibo_status_meaning(number, DUTCH).replace(
            b"het argument", at.encode()
        )
        self.expect(f"{what}, message", number > 1000 or error.message == meaning, True)
        self.expect(f"{what}, nobody asks why", call(None), number)

    def run(self) -> None:
        """Everything."""
        self.texts_of_the_library()
        self.inputs()
        self.arrays_in()
        self.outputs()
        self.payments()
        self.corrections()
        self.many_amounts()
        self.texts_in()
        self.texts_out()
        self.assumptions()
        self.values()
        self.handles()
        self.newer_headers()
        self.errors_of_other_sizes()
        self.retention()
        self.threads()
        self.expect("a statement freed", self.library.ibo_statement_free(self.statement), 0)

    def texts_of_the_library(self) -> None:
        """Names, meanings and versions."""
        library = self.library
        told, _, values = library.ibo_version().partition(b", values ")
        written = text(library.ibo_statement_to_json, self.statement)
        named = b'"library":"%s","values":"%s"' % (told, values)
        self.expect(
            "the version is the one in a statement",
            isinstance(written, bytes) and named in written,
            True,
        )
        self.expect(
            "the ABI is that of the name of the library",
            f"libibo.so.{library.ibo_abi_version()}",
            library.path.name,
        )
        names = [library.ibo_status_name(number) for number in range(10)]
        self.expect(
            "names",
            names,
            [
                *(
                    b"ok",
                    b"null-pointer",
                    b"misaligned-pointer",
                    b"struct-size",
                    b"too-long",
                    b"buffer-too-small",
                ),
                *(b"index-out-of-range", b"unknown-argument", b"record-count", b"internal"),
            ],
        )
        meanings = {
            library.ibo_status_meaning(number, language).decode()
            for number in range(10)
            for language in (1, 2)
        }
        self.expect("meanings differ", len(meanings), 20)
        for number in (-1, 10, 999, 1000, 1099, 1699, 2**31 - 1, -(2**31)):
            self.expect(f"{number} is none", library.ibo_status_name(number), b"unknown")
            self.expect(
                f"{number} means nothing",
                library.ibo_status_meaning(number, 1),
                b"geen status heeft dit nummer",
            )
        for language in (0, 3, -1, 2**31 - 1):
            self.expect(f"language {language}", library.ibo_status_meaning(0, language), None)

    def computing(self) -> list[tuple[str, Any, Callable[..., Callable[..., int]]]]:
        """The calls that compute the case, with their output: each takes a case, arrays and
        options, and gives a call for `out` and `error`.
        """
        library = self.library
        return [
            (
                "amounts",
                Amounts,
                lambda case, arrays, _: partial(library.ibo_amounts_compute, case, *arrays[:9]),
            ),
            (
                "amounts with",
                Amounts,
                lambda case, arrays, options: partial(
                    library.ibo_amounts_compute_with, case, *arrays, options, None
                ),
            ),
            (
                "statement",
                Handle,
                lambda case, arrays, _: partial(library.ibo_statement_compute, case, *arrays[:9]),
            ),
            (
                "statement with",
                Handle,
                lambda case, arrays, options: partial(
                    library.ibo_statement_compute_with, case, *arrays, options, None
                ),
            ),
        ]

    def refused(self, what: str, kind: Any, call: Callable[..., int], number: int, at: str) -> None:
        """A call with an output behind which stands the error: the output stays as it was."""
        out = Handle() if kind is Handle else marked(kind)
        before = bytes(out)
        self.fails(what, partial(call, byref(out)), number, at)
        self.expect(f"{what}, out untouched", bytes(out), before)

    def inputs(self) -> None:
        """The case and the options: NULL, misaligned, of another size."""
        options = Options()
        for what, kind, call in self.computing():
            for name, case, number in (
                ("NULL", None, NULL_POINTER),
                ("misaligned by 4", beside(self.case, 4), MISALIGNED_POINTER),
                ("misaligned by 1", beside(self.case, 1), MISALIGNED_POINTER),
                ("size 0", sized(self.case, 0), STRUCT_SIZE),
                ("one byte less", sized(self.case, sizeof(Case) - 1), STRUCT_SIZE),
                ("size 4097", sized(self.case, 4097), STRUCT_SIZE),
                ("size -1", sized(self.case, 2**32 - 1), STRUCT_SIZE),
            ):
                self.refused(
                    f"{what}, case {name}", kind, call(case, self.arrays, None), number, "the_case"
                )
            out = Handle() if kind is Handle else marked(kind)
            sound = call(byref(self.case), self.arrays, None)
            self.fails(f"{what}, out NULL", partial(sound, None), NULL_POINTER, "out")
            self.expect(f"{what}, sound", sound(byref(out), None), 0)
            if kind is Handle:
                self.expect(f"{what}, freed", self.library.ibo_statement_free(out), 0)
            if "with" in what:
                for name, given, number in (
                    ("misaligned", beside(options, 2), MISALIGNED_POINTER),
                    ("size 0", sized(options, 0), STRUCT_SIZE),
                    ("one byte less", sized(options, sizeof(Options) - 1), STRUCT_SIZE),
                ):
                    wrong = call(byref(self.case), self.arrays, given)
                    self.refused(f"{what}, options {name}", kind, wrong, number, "options")
        for name, given in (
            ("require", Options(require=4)),
            ("require", Options(require=-2)),
            ("provisional", Options(provisional=2)),
        ):
            out, error = marked(Amounts), marked(Error)
            compute = self.library.ibo_amounts_compute_with
            status = compute(
                byref(self.case), *self.arrays, byref(given), None, byref(out), byref(error)
            )
            known = status in self.table.codes or status == UNKNOWN_ARGUMENT
            self.expect(
                f"options {name}",
                (known, error.number, name in error.at.decode()),
                (True, status, True),
            )

    def arrays_in(self) -> None:
        """Records: NULL, misaligned, of another size, more than memory has; a count of 0 looks at
        nothing.
        """
        kinds = (UnemploymentRecord, LeefloonRecord, SicknessRecord, Absence)
        names = ("unemployment", "leefloon", "sickness", "absences")
        for what, out_kind, call in self.computing():
            arrays: list[Any]
            for index, (kind, name) in enumerate(zip(kinds, names, strict=True)):
                if kind is Absence and "with" not in what:
                    continue
                one, size = kind(), sizeof(kind)
                largest = 2**63 // size + 1
                for why, changed, number in (
                    ("NULL", (None, 1, size), NULL_POINTER),
                    ("misaligned", (beside(one, 2), 1, size), MISALIGNED_POINTER),
                    ("size 0", (byref(one), 1, 0), STRUCT_SIZE),
                    ("one byte less", (byref(one), 1, size - 1), STRUCT_SIZE),
                    ("a size that is not aligned", (byref(one), 1, size + 2), MISALIGNED_POINTER),
                    ("a size beyond all", (byref(one), 1, 8192), STRUCT_SIZE),
                    ("a size of -1", (byref(one), 1, 2**64 - 1), STRUCT_SIZE),
                    ("a count of 2^63", (byref(one), HUGE[0], size), TOO_LONG),
                    ("a count of -1", (byref(one), HUGE[1], size), TOO_LONG),
                    ("a product beyond memory", (byref(one), largest, size), TOO_LONG),
                ):
                    arrays = [*self.arrays]
                    arrays[3 * index : 3 * index + 3] = changed
                    self.refused(
                        f"{what}, {name} {why}",
                        out_kind,
                        call(byref(self.case), arrays, None),
                        number,
                        name,
                    )
                many = (kind * 1001)()
                arrays = [*self.arrays]
                arrays[3 * index : 3 * index + 3] = [many, 1001, size]
                out, error = (Handle() if out_kind is Handle else marked(out_kind)), marked(Error)
                status = call(byref(self.case), arrays, None)(byref(out), byref(error))
                at = name if kind is Absence else f"{name}.records"
                self.expect(
                    f"{what}, {name} 1,001", (status, error.at.decode()), (TOO_MANY_RECORDS, at)
                )
        # With a count of 0 neither pointer nor size is looked at.
        case = Case.from_buffer_copy(self.case)
        case.unemployment_availability = case.leefloon_availability = case.sickness_availability = 2
        arrays = [argument for kind in kinds for argument in (cast(1, POINTER(kind)), 0, 7)]
        for what, out_kind, call in self.computing():
            out = Handle() if out_kind is Handle else marked(out_kind)
            self.expect(
                f"{what}, counts of 0", call(byref(case), arrays, None)(byref(out), None), 0
            )
            if out_kind is Handle:
                self.library.ibo_statement_free(out)

    def outputs(self) -> None:
        """Structs to be written: NULL, misaligned, of another size; none is written."""
        library, other = self.library, Handle()
        self.of_json(byref(other))
        paid = partial(library.ibo_payment, 58857, WHOLE, WHOLE)
        paid_in = partial(library.ibo_payment_in, 202603, None, 58857, WHOLE, WHOLE)
        alone = partial(library.ibo_amounts_compute, byref(self.case), *self.arrays[:9])
        alone_with = partial(
            library.ibo_amounts_compute_with, byref(self.case), *self.arrays, None, None
        )
        premium = partial(library.ibo_premium_compute, byref(self.case), 143754, None, None)
        calls: list[tuple[str, type[Structure], Callable[..., int], bool]] = [
            ("payment", PaymentResult, paid, True),
            ("payment in", PaymentResult, paid_in, True),
            ("amounts", Amounts, alone, True),
            ("amounts with", Amounts, alone_with, True),
            ("premium", Premium, premium, True),
            ("notice", Notice, partial(library.ibo_notice_compute, self.statement), True),
            (
                "correction",
                Correction,
                partial(library.ibo_correction_compute, self.statement, other),
                True,
            ),
            (
                "amounts of a statement",
                Amounts,
                partial(library.ibo_statement_amounts, self.statement),
                False,
            ),
            ("line", Line, partial(library.ibo_statement_line, self.statement, 0), False),
        ]
        for what, kind, call, tells in calls:
            made: Any = kind()
            for name, out, number in (
                ("NULL", None, NULL_POINTER),
                ("misaligned", beside(made, 4), MISALIGNED_POINTER),
                ("size 0", sized(made, 0), STRUCT_SIZE),
                ("one byte less", sized(made, sizeof(kind) - 1), STRUCT_SIZE),
                ("size 4097", sized(made, 4097), STRUCT_SIZE),
            ):
                if tells:
                    self.fails(f"{what}, out {name}", partial(call, out), number, "out")
                else:
                    self.expect(f"{what}, out {name}", call(out), number)
            # A struct of a newer header: what this version does not know is written as zero.
            out = wide(marked(kind), b"\x5a" * 16)
            self.expect(f"{what}, a newer struct", call(out, None) if tells else call(out), 0)
            raw = ctypes.string_at(ctypes.addressof(out.contents), sizeof(kind) + 16)
            written = (int.from_bytes(raw[:4], "little"), raw[sizeof(kind) :])
            self.expect(
                f"{what}, a newer struct is written", written, (sizeof(kind) + 16, bytes(16))
            )
        count = c_size_t(7)
        self.expect(
            "line count NULL", library.ibo_statement_line_count(self.statement, None), NULL_POINTER
        )
        odd = cast(ctypes.addressof(create_string_buffer(32)) + 1, POINTER(c_size_t))
        self.expect(
            "line count misaligned",
            library.ibo_statement_line_count(self.statement, odd),
            MISALIGNED_POINTER,
        )
        self.expect(
            "line count",
            (library.ibo_statement_line_count(self.statement, byref(count)), count.value > 3),
            (0, True),
        )
        line = marked(Line)
        before = bytes(line)
        for index in (count.value, count.value + 1, *HUGE):
            status = library.ibo_statement_line(self.statement, index, byref(line))
            self.expect(f"line {index}", (status, bytes(line)), (INDEX_OUT_OF_RANGE, before))
            self.expect(
                f"formula {index}",
                text(library.ibo_statement_line_formula, self.statement, index),
                INDEX_OUT_OF_RANGE,
            )
        library.ibo_statement_free(other)

    def payments(self) -> None:
        """Payments that are refused by a rule, and rows that are no array."""
        library = self.library
        beyond = 100_000_000_001
        for premium, employment, attendance, number, at, rule in (
            (-1, WHOLE, WHOLE, 1104, "premium", b"R0.4"),
            (beyond, WHOLE, WHOLE, 1103, "premium", b"R0.4"),
            (2**63 - 1, WHOLE, WHOLE, 1103, "premium", b"R0.4"),
            (1, Fraction(1, 0), WHOLE, 1123, "fraction", b"R0.4"),
            (1, Fraction(1_000_001, 1_000_001), WHOLE, 1124, "fraction", b"R0.4"),
            (1, Fraction(2**32 - 1, 2**32 - 1), WHOLE, 1124, "fraction", b"R0.4"),
            (1, Fraction(3801, 3800), WHOLE, 1312, "fraction", b"R1.5"),
            (1, Fraction(0, 1), WHOLE, 1312, "fraction", b"R1.5"),
            (1, WHOLE, Fraction(2, 1), 1315, "attendance", b"R6.2"),
            (1, WHOLE, Fraction(0, 0), 1123, "attendance", b"R0.4"),
        ):
            for call in (library.ibo_payment, partial(library.ibo_payment_in, 202603, None)):
                out, error = marked(PaymentResult), marked(Error)
                before = bytes(out)
                status = call(premium, employment, attendance, byref(out), byref(error))
                found = (status, error.number, error.at.decode(), error.rule, bytes(out))
                self.expect(f"payment {premium} {at}", found, (number, number, at, rule, before))
        for month, number in ((202613, 1112), (20260, 1111), (-202603, 1111), (201808, 1204)):
            out, error = marked(PaymentResult), marked(Error)
            status = library.ibo_payment_in(month, None, 1, WHOLE, WHOLE, byref(out), byref(error))
            self.expect(f"payment in {month}", (status, error.number), (number, number))
        row, out, statuses = (
            PaymentRow(month=202603, employment=WHOLE, attendance=WHOLE),
            PaymentResult(),
            c_int32(77),
        )
        size, out_size = sizeof(PaymentRow), sizeof(PaymentResult)
        for what, at, number, arguments in (
            (
                "rows NULL",
                "rows",
                NULL_POINTER,
                (None, 1, size, None, byref(out), out_size, byref(statuses)),
            ),
            (
                "rows misaligned",
                "rows",
                MISALIGNED_POINTER,
                (beside(row, 4), 1, size, None, byref(out), out_size, byref(statuses)),
            ),
            (
                "rows of less",
                "rows",
                STRUCT_SIZE,
                (byref(row), 1, size - 8, None, byref(out), out_size, byref(statuses)),
            ),
            (
                "rows of 2^63",
                "rows",
                TOO_LONG,
                (byref(row), HUGE[0], size, None, byref(out), out_size, byref(statuses)),
            ),
            (
                "out NULL",
                "out",
                NULL_POINTER,
                (byref(row), 1, size, None, None, out_size, byref(statuses)),
            ),
            (
                "out misaligned",
                "out",
                MISALIGNED_POINTER,
                (byref(row), 1, size, None, beside(out, 4), out_size, byref(statuses)),
            ),
            (
                "out of less",
                "out",
                STRUCT_SIZE,
                (byref(row), 1, size, None, byref(out), out_size - 8, byref(statuses)),
            ),
            (
                "statuses NULL",
                "statuses",
                NULL_POINTER,
                (byref(row), 1, size, None, byref(out), out_size, None),
            ),
        ):
            self.fails(
                f"payments, {what}", partial(library.ibo_payments, *arguments, None), number, at
            )
        nothing = library.ibo_payments(None, 0, 0, None, None, 0, None, None, None)
        self.expect("payments of no rows", (nothing, statuses.value), (0, 77))

    def corrections(self) -> None:
        """A sound call by hand, and wrong arguments, which write nothing."""
        library = self.library
        amounts = Amounts(0, 2026, 1, 2, 0, 0, 143754, 58857, 58857, 58857, 6539, 52318, 0)
        before = (Issued * 1)(Issued(0, 202603, 1, 0, amounts, b"A-1"))
        amounts.withholding_tax_cents, amounts.net_cents = 6540, 52317
        after = (Issued * 1)(Issued(0, 202603, 1, 0, amounts, b"A-1"))
        size, out_size = sizeof(Issued), sizeof(RowCorrection)
        out, written, totals = (RowCorrection * 2)(), c_size_t(77), CorrectionTotals()
        untouched = (bytes(out), bytes(totals), 77)

        def call(*given: object) -> Callable[..., int]:
            return partial(library.ibo_corrections, *given)

        first, second = (before, 1, size), (after, 1, size)
        for what, at, number, given in (
            ("before NULL", "before", NULL_POINTER, ((None, 1, size), second, 0, out)),
            ("after NULL", "after", NULL_POINTER, (first, (None, 1, size), 0, out)),
            ("size of less", "before", STRUCT_SIZE, ((before, 1, size - 8), second, 0, out)),
            ("too many", "after", TOO_LONG, (first, (after, HUGE[0], size), 0, out)),
            ("out NULL", "out", NULL_POINTER, (first, second, 0, None)),
            ("neither yes nor no", "with_unchanged", 1004, (first, second, 2, out)),
        ):
            issued, now, with_unchanged, room = given
            wrong = call(
                *issued, *now, with_unchanged, room, out_size, byref(written), byref(totals)
            )
            self.fails(f"corrections, {what}", wrong, number, at)
            found = (bytes(out), bytes(totals), written.value)
            self.expect(f"corrections, {what}, untouched", found, untouched)
        unsaid = call(*first, *second, 0, out, out_size, None, byref(totals))
        self.fails("corrections, written NULL", unsaid, NULL_POINTER, "written")
        twice = (Issued * 2)(before[0], before[0])
        again = call(twice, 2, size, *second, 0, out, out_size, byref(written), byref(totals))
        self.fails("corrections, a case twice", again, 1007, "before[1].case_ref")
        sound = call(*first, *second, 0, out, out_size, byref(written), byref(totals), None)
        self.expect("corrections", (sound(), written.value), (0, 1))
        row = out[0]
        self.expect(
            "a correction",
            (row.month, row.change, row.cause, row.to_pay_cents, row.case_ref),
            (202603, 1, 5, -1, b"A-1"),
        )
        sums = (totals.changed, totals.to_pay_cents, totals.to_recover_cents)
        self.expect("totals of corrections", sums, (1, 0, 1))

    def many_amounts(self) -> None:
        """Rows of cases: wrong arguments, and counts that do not add up; nothing is written."""
        library = self.library
        case, out, statuses, refused = (
            Case.from_buffer_copy(self.case),
            marked(Amounts),
            c_int32(77),
            c_size_t(78),
        )
        for name, records in zip(
            ("unemployment", "leefloon", "sickness", "absence"),
            self.item.records.values(),
            strict=True,
        ):
            setattr(case, f"{name}_count", len(records))
        before = bytes(out)

        def call(cases: object, count: int, size: int, *outputs: object) -> int:
            *written, error = outputs
            rest = (*self.arrays, None, None, *written, byref(refused), error)
            status: int = library.ibo_amounts_compute_many(cases, count, size, *rest)
            return status

        size, out_size, each = sizeof(Case), sizeof(Amounts), byref(statuses)
        less, more = Case.from_buffer_copy(case), Case.from_buffer_copy(case)
        less.unemployment_count -= 1
        more.sickness_count += 1
        most = Case.from_buffer_copy(case)
        most.absence_count = 2**32 - 1
        wrong: list[tuple[str, str, int, tuple[Any, ...]]] = [
            ("cases NULL", "cases", NULL_POINTER, (None, 1, size, byref(out), out_size, each)),
            (
                "cases misaligned",
                "cases",
                MISALIGNED_POINTER,
                (beside(case, 4), 1, size, byref(out), out_size, each),
            ),
            (
                "cases of less",
                "cases",
                STRUCT_SIZE,
                (byref(case), 1, size - 8, byref(out), out_size, each),
            ),
            (
                "cases of 2^63",
                "cases",
                TOO_LONG,
                (byref(case), HUGE[0], size, byref(out), out_size, each),
            ),
            ("out NULL", "out", NULL_POINTER, (byref(case), 1, size, None, out_size, each)),
            (
                "out of less",
                "out",
                STRUCT_SIZE,
                (byref(case), 1, size, byref(out), out_size - 8, each),
            ),
            (
                "out misaligned",
                "out",
                MISALIGNED_POINTER,
                (byref(case), 1, size, beside(out, 4), out_size, each),
            ),
            (
                "statuses NULL",
                "statuses",
                NULL_POINTER,
                (byref(case), 1, size, byref(out), out_size, None),
            ),
            (
                "fewer records",
                "cases",
                RECORD_COUNT,
                (byref(less), 1, size, byref(out), out_size, each),
            ),
            (
                "more records",
                "cases",
                RECORD_COUNT,
                (byref(more), 1, size, byref(out), out_size, each),
            ),
            (
                "most records",
                "cases",
                RECORD_COUNT,
                (byref(most), 1, size, byref(out), out_size, each),
            ),
        ]
        for what, at, number, arguments in wrong:
            error = marked(Error)
            status = call(*arguments, byref(error))
            self.expect(
                f"many amounts, {what}",
                (status, error.number, error.at.decode()),
                (number, number, at),
            )
            untouched = (bytes(out), statuses.value, refused.value)
            self.expect(f"many amounts, {what}, untouched", untouched, (before, 77, 78))
        self.expect(
            "many amounts, sound",
            (call(byref(case), 1, size, byref(out), out_size, each, None), refused.value),
            (0, 0),
        )

    def texts_in(self) -> None:
        """JSON and TOML: NULL, lengths that lie, bytes that are no text."""
        library = self.library
        calls: list[tuple[str, str, Callable[..., int]]] = [
            ("json", "json", library.ibo_statement_from_json),
            (
                "json with",
                "json",
                lambda text, n, *rest: library.ibo_statement_from_json_with(
                    text, n, None, None, *rest
                ),
            ),
            ("statement", "json", library.ibo_statement_read),
            ("toml", "toml", library.ibo_parameters_load),
            ("toml over", "toml", partial(library.ibo_parameters_load_over, None)),
        ]
        for what, at, call in calls:
            self.refused(f"{what} NULL", Handle, partial(call, None, 0), NULL_POINTER, at)
            for length in HUGE:
                self.refused(
                    f"{what} of {length}", Handle, partial(call, b"{}", length), TOO_LONG, at
                )
            self.fails(f"{what}, out NULL", partial(call, b"{}", 2, None), NULL_POINTER, "out")
            memory = create_string_buffer(32)
            odd = cast(ctypes.addressof(memory) + 1, POINTER(Handle))
            self.fails(
                f"{what}, out misaligned", partial(call, b"{}", 2, odd), MISALIGNED_POINTER, "out"
            )
            out = Handle()
            for given in (b"\xff\xfe", b"\0", b"{\0}", "{é".encode()[:-1], b"[" * 100_000):
                status = call(given, len(given), byref(out), None)
                known = status in self.table.codes and out.value is None
                self.expect(f"{what}, {given[:8]!r}", known, True)
            # The length counts, not a NUL: what lies behind it is not read.
        json = self.item.json
        self.expect("json with more behind its length", self.once(json + b"garbage", len(json)), 0)
        self.expect("json cut off", self.once(json, len(json) - 1), 1001)
        self.expect("json with a NUL behind it", self.once(json, len(json) + 1), 1001)
        empty = Handle()
        self.expect(
            "an empty parameter file", library.ibo_parameters_load(b"", 0, byref(empty), None), 0
        )
        self.expect("parameters freed", library.ibo_parameters_free(empty), 0)
        asked = (None, 0, byref(c_size_t()))
        issued = partial(library.ibo_correction_of_issued_to_json, None, 0, self.statement, *asked)
        self.fails("issued NULL", issued, NULL_POINTER, "issued")
        for kind, read in (
            (Notice, library.ibo_notice_read),
            (Correction, library.ibo_correction_read),
        ):
            self.refused("stored NULL", kind, partial(read, None, 0), NULL_POINTER, "json")
            for length in HUGE:
                stored = partial(read, b"{}", length)
                self.refused(f"stored of {length}", kind, stored, TOO_LONG, "json")
        verify = library.ibo_verification_to_json
        nothing = partial(verify, None, 0, None, 0, None, None, *asked)
        self.fails("issued to verify NULL", nothing, NULL_POINTER, "issued")
        for length in HUGE:
            case = partial(verify, b"{}", 2, b"{}", length, None, None, *asked)
            self.fails(f"case to verify of {length}", case, TOO_LONG, "the_case")
        worth = library.ibo_sensitivity_to_json
        self.fails("case NULL", partial(worth, None, 0, None, None, *asked), NULL_POINTER, "json")
        for length in HUGE:
            case = partial(worth, b"{}", length, None, None, *asked)
            self.fails(f"case of {length}", case, TOO_LONG, "json")

    def once(self, json: bytes, length: int) -> int:
        """The status of a case as JSON."""
        out = Handle()
        status: int = self.library.ibo_statement_from_json(json, length, byref(out), None)
        self.library.ibo_statement_free(out)
        return status

    def texts_out(self) -> None:
        """Texts into a buffer: too small ones get nothing and learn how much is needed."""
        library, issued = self.library, text(self.library.ibo_statement_to_json, self.statement)
        assert isinstance(issued, bytes)
        calls: list[tuple[str, Callable[..., int], bool]] = [
            ("formula", partial(library.ibo_statement_line_formula, self.statement, 0), False),
            ("json", partial(library.ibo_statement_to_json, self.statement), False),
            ("explained", partial(library.ibo_statement_explain, self.statement, 2), False),
            (
                "assumption id",
                partial(library.ibo_statement_assumption_id, self.statement, 0),
                False,
            ),
            (
                "assumption rule",
                partial(library.ibo_statement_assumption_rule, self.statement, 0),
                False,
            ),
            (
                "assumption",
                partial(library.ibo_statement_assumption_text, self.statement, 0, 1),
                False,
            ),
            ("fingerprint", partial(library.ibo_parameters_fingerprint, None), False),
            ("values", partial(library.ibo_parameters_to_toml, None), False),
            (
                "verification",
                partial(
                    library.ibo_verification_to_json,
                    *(issued, len(issued), self.item.json, len(self.item.json), None, None),
                ),
                True,
            ),
            (
                "case",
                partial(library.ibo_case_to_json, byref(self.case), *self.arrays),
                True,
            ),
            (
                "sensitivity",
                partial(
                    library.ibo_sensitivity_to_json,
                    *(self.item.json, len(self.item.json), None, None),
                ),
                True,
            ),
            ("notice", partial(library.ibo_notice_to_json, self.statement), True),
            (
                "correction",
                partial(library.ibo_correction_to_json, self.statement, self.statement),
                True,
            ),
            (
                "correction of issued",
                partial(
                    library.ibo_correction_of_issued_to_json, issued, len(issued), self.statement
                ),
                True,
            ),
        ]
        for what, call, tells in calls:
            rest = (None,) if tells else ()
            needed = c_size_t()
            self.expect(
                f"{what}, needed",
                (call(None, 0, byref(needed), *rest), needed.value > 3),
                (0, True),
            )
            for capacity in (0, 1, needed.value - 1, needed.value):
                buffer, told = create_string_buffer(b"\x5a" * 65536, 65536), c_size_t()
                status = call(buffer, capacity, byref(told), *rest)
                found = (status, told.value, buffer.raw.count(b"\x5a"))
                self.expect(
                    f"{what}, capacity {capacity}", found, (BUFFER_TOO_SMALL, needed.value, 65536)
                )
                self.expect(
                    f"{what}, capacity {capacity}, nobody asks",
                    call(buffer, capacity, None, *rest),
                    BUFFER_TOO_SMALL,
                )
            wrong = (
                ("no buffer for a capacity", (None, 5, byref(needed)), NULL_POINTER, "buffer"),
                ("neither buffer nor needed", (None, 0, None), NULL_POINTER, "needed"),
                (
                    "a capacity of 2^63",
                    (create_string_buffer(1), HUGE[0], byref(needed)),
                    TOO_LONG,
                    "capacity",
                ),
            )
            for name, arguments, number, at in wrong:
                if tells:
                    self.fails(f"{what}, {name}", partial(call, *arguments), number, at)
                else:
                    self.expect(f"{what}, {name}", call(*arguments), number)
        for language in (0, 3, -1):
            explained = text(library.ibo_statement_explain, self.statement, language)
            self.expect(f"explained in {language}", explained, UNKNOWN_ARGUMENT)

    def handles(self) -> None:
        """No statement and no parameters: NULL where there must be one, and where there need be
        none.
        """
        library, needed, buffer = self.library, c_size_t(), (c_char * 64)()
        asked = (buffer, 64, byref(needed))
        for what, number in (
            ("amounts of a statement", library.ibo_statement_amounts(None, byref(Amounts()))),
            ("line count", library.ibo_statement_line_count(None, byref(needed))),
            ("line", library.ibo_statement_line(None, 0, byref(Line()))),
            ("formula", library.ibo_statement_line_formula(None, 0, *asked)),
            ("json", library.ibo_statement_to_json(None, *asked)),
            ("explained", library.ibo_statement_explain(None, 1, *asked)),
        ):
            self.expect(
                f"{what} of NULL",
                (number, needed.value, bytes(buffer)),
                (NULL_POINTER, 0, bytes(64)),
            )
        one = self.statement
        for what, at, call in (
            ("notice", "statement", partial(library.ibo_notice_compute, None, byref(Notice()))),
            ("notice", "statement", partial(library.ibo_notice_to_json, None, *asked)),
            (
                "before",
                "before",
                partial(library.ibo_correction_compute, None, one, byref(Correction())),
            ),
            (
                "after",
                "after",
                partial(library.ibo_correction_compute, one, None, byref(Correction())),
            ),
            ("before", "before", partial(library.ibo_correction_to_json, None, one, *asked)),
            ("after", "after", partial(library.ibo_correction_to_json, one, None, *asked)),
            (
                "after",
                "after",
                partial(library.ibo_correction_of_issued_to_json, b"{}", 2, None, *asked),
            ),
            (
                "issued",
                "issued",
                partial(library.ibo_correction_of_issued, None, 0, one, byref(Correction())),
            ),
            (
                "after",
                "after",
                partial(library.ibo_correction_of_issued, b"{}", 2, None, byref(Correction())),
            ),
        ):
            self.fails(f"{what} NULL", call, NULL_POINTER, at)
        for free in (library.ibo_statement_free, library.ibo_parameters_free):
            self.expect("NULL is nothing to free", (free(None), free(Handle())), (0, 0))

    def assumptions(self) -> None:
        """Assumptions: an index beyond the end, a language that there is not, no place for the
        count.
        """
        library, count = self.library, c_size_t(7)
        number = library.ibo_statement_assumption_count
        self.expect("assumption count NULL", number(self.statement, None), NULL_POINTER)
        self.expect(
            "assumption count", (number(self.statement, byref(count)), count.value > 0), (0, True)
        )
        for index in (count.value, count.value + 1, *HUGE):
            found = [
                text(library.ibo_statement_assumption_id, self.statement, index),
                text(library.ibo_statement_assumption_rule, self.statement, index),
                text(library.ibo_statement_assumption_text, self.statement, index, 1),
            ]
            self.expect(f"assumption {index}", found, [INDEX_OUT_OF_RANGE] * 3)
        for language in (0, 3, -1, 2**31 - 1):
            said = text(library.ibo_statement_assumption_text, self.statement, 0, language)
            self.expect(f"assumption in language {language}", said, UNKNOWN_ARGUMENT)

    def values(self) -> None:
        """The dated values: the fingerprint is that of the text, which can be loaded back; and the
        remarks of a load.
        """
        library = self.library
        toml = text(library.ibo_parameters_to_toml, None)
        assert isinstance(toml, bytes)
        of_text = sha256(toml).hexdigest()[:16].encode()
        self.expect(
            "the fingerprint of the library's values",
            text(library.ibo_parameters_fingerprint, None),
            of_text,
        )
        self.expect(
            "the version has it", library.ibo_version().endswith(b", values " + of_text), True
        )
        reaching = (
            b'[[value]]\nid = "employer.absence-rule"\nfrom = "2027-01-01"\nvalue = "none"\n'
            b'certainty = "assumed"\nsource = "a test"\n'
        )
        loaded, again = Handle(), Handle()
        self.expect(
            "a file", library.ibo_parameters_load(reaching, len(reaching), byref(loaded), None), 0
        )
        own = text(library.ibo_parameters_to_toml, loaded)
        assert isinstance(own, bytes)
        self.expect("its values", (own != toml, b'value = "none"' in own), (True, True))
        self.expect(
            "its text",
            library.ibo_parameters_load_over(loaded, toml, len(toml), byref(again), None),
            0,
        )
        self.expect("loaded back", text(library.ibo_parameters_fingerprint, again), of_text)
        count = c_size_t(7)
        for what, handle, remarks in (("a file", loaded, 1), ("values of the library", again, 0)):
            status = library.ibo_parameters_note_count(handle, byref(count))
            self.expect(f"remarks on {what}", (status, count.value), (0, remarks))
        self.expect(
            "remarks, NULL", library.ibo_parameters_note_count(None, byref(count)), NULL_POINTER
        )
        self.expect(
            "remarks, no count", library.ibo_parameters_note_count(loaded, None), NULL_POINTER
        )
        said = [text(library.ibo_parameters_note, loaded, 0, language) for language in (1, 2)]
        known = [
            isinstance(one, bytes) and b'agreements_from = "2019-07-01"' in one for one in said
        ]
        self.expect("a remark in two languages", (known, said[0] != said[1]), ([True, True], True))
        for index in (1, *HUGE):
            self.expect(
                f"remark {index}",
                text(library.ibo_parameters_note, loaded, index, 1),
                INDEX_OUT_OF_RANGE,
            )
        self.expect(
            "a remark in no language",
            text(library.ibo_parameters_note, loaded, 0, 3),
            UNKNOWN_ARGUMENT,
        )
        self.expect("a remark, NULL", text(library.ibo_parameters_note, None, 0, 1), NULL_POINTER)
        for handle in (loaded, again):
            self.expect("values freed", library.ibo_parameters_free(handle), 0)

    def newer_headers(self) -> None:
        """Inputs of a newer header: larger, and refused when what lies beyond is not zero."""
        library = self.library
        for what, kind, call in self.computing():
            out = Handle() if kind is Handle else marked(kind)
            for size in (8, 512):
                status = call(wide(self.case, bytes(size)), self.arrays, None)(byref(out), None)
                self.expect(f"{what}, a newer case", status, 0)
                if kind is Handle:
                    library.ibo_statement_free(out)
                    out = Handle()
            self.refused(
                f"{what}, a newer field",
                kind,
                call(wide(self.case, bytes(7) + b"\1"), self.arrays, None),
                UNKNOWN_FIELD,
                "the_case",
            )
            if "with" in what:
                refused = call(byref(self.case), self.arrays, wide(Options(), b"\0\0\1\0"))
                self.refused(f"{what}, a newer option", kind, refused, UNKNOWN_FIELD, "options")
        for beyond, number in ((bytes(8), 0), (bytes(7) + b"\1", UNKNOWN_FIELD)):
            for index, kind in enumerate((UnemploymentRecord, LeefloonRecord, SicknessRecord)):
                records = list(self.item.records.values())[index]
                memory = b"".join(bytes(record) + beyond for record in records)
                arrays: list[Any] = [*self.arrays]
                arrays[3 * index : 3 * index + 3] = [
                    cast(create_string_buffer(memory, len(memory)), POINTER(kind)),
                    len(records),
                    sizeof(kind) + 8,
                ]
                out, error = marked(Amounts), marked(Error)
                compute = library.ibo_amounts_compute_with
                status = compute(byref(self.case), *arrays, None, None, byref(out), byref(error))
                self.expect(f"newer records, {kind.__name__}", status, number)

    def errors_of_other_sizes(self) -> None:
        """The error itself: of a newer header it is filled up with zeros, of a wrong size it
        refuses the call.
        """
        library = self.library
        call = partial(library.ibo_payment, -1, WHOLE, WHOLE, byref(PaymentResult()))
        error = wide(marked(Error), b"\x5a" * 8)
        status = call(error)
        behind = ctypes.string_at(ctypes.addressof(error.contents) + sizeof(Error), 8)
        self.expect(
            "a newer error", (status, error.contents.number, behind), (1104, 1104, bytes(8))
        )
        for name, given, number in (
            ("size 0", sized(Error(), 0), STRUCT_SIZE),
            ("one byte less", sized(Error(), sizeof(Error) - 1), STRUCT_SIZE),
            ("misaligned", beside(Error(), 2), MISALIGNED_POINTER),
        ):
            out = marked(PaymentResult)
            before = bytes(out)
            status = library.ibo_payment(100, WHOLE, WHOLE, byref(out), given)
            self.expect(f"an error of {name}", (status, bytes(out)), (number, before))

    def retention(self) -> None:
        """R7.6: ten years later, 29 February becomes 1 March."""
        library = self.library
        out = c_int32(-1)
        for day, until in ((20270630, 20370630), (20240229, 20340301), (20241231, 20341231)):
            self.expect(
                f"retention {day}",
                (library.ibo_retention_until(day, byref(out), None), out.value),
                (0, until),
            )
        out.value = -1
        for day, number in (
            (0, 1003),
            (20260231, 1112),
            (20261301, 1112),
            (-20260101, 1111),
            (2026, 1111),
            (99991231, 1113),
        ):
            error = marked(Error)
            status = library.ibo_retention_until(day, byref(out), byref(error))
            self.expect(f"retention {day}", (status, error.number, out.value), (number, number, -1))
        self.fails(
            "retention, out NULL",
            partial(library.ibo_retention_until, 20270630, None),
            NULL_POINTER,
            "out",
        )
        odd = cast(ctypes.addressof(create_string_buffer(16)) + 1, POINTER(c_int32))
        self.fails(
            "retention, out misaligned",
            partial(library.ibo_retention_until, 20270630, odd),
            MISALIGNED_POINTER,
            "out",
        )

    def threads(self) -> None:
        """Eight threads share parameters and a statement; ctypes lets go of the interpreter during
        a call.
        """
        library = self.library
        files = Counter(
            item.parameters
            for item in self.table.items
            if item.parameters and item.statement is not None
        )
        toml = max(files, key=lambda file: files[file])
        parameters = Handle()
        library.ibo_parameters_load(toml, len(toml), byref(parameters), None)
        items = [
            item
            for item in self.table.items
            if item.parameters == toml and item.statement is not None
        ] * 100
        expected = text(library.ibo_statement_to_json, self.statement)
        wrong: list[str] = []

        def work() -> None:
            for item in items:
                handle = Handle()
                given = (item.json, len(item.json), None, parameters, byref(handle), None)
                if (
                    library.ibo_statement_from_json_with(*given)
                    or text(library.ibo_statement_to_json, handle) != item.statement
                ):
                    wrong.append(item.name)
                library.ibo_statement_free(handle)
                if text(library.ibo_statement_to_json, self.statement) != expected:
                    wrong.append("the statement that all share")

        workers = [threading.Thread(target=work) for _ in range(8)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        self.expect(
            "threads that share parameters and a statement", (len(items) >= 200, wrong), (True, [])
        )
        self.expect("parameters freed", library.ibo_parameters_free(parameters), 0)
