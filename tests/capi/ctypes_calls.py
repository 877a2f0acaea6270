"""Calls that are wrong, each with its status and argument: they leave nothing of the run before in
what they write, and nothing crashes.
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
    FaultHook,
    Fraction,
    Handle,
    Issued,
    LeefloonRecord,
    Library,
    Line,
    Notice,
    Options,
    PaymentChange,
    PaymentResult,
    PaymentRow,
    Premium,
    RowCorrection,
    SicknessRecord,
    UnemploymentRecord,
)
from ctypes_fixtures import Checks, text
from ctypes_rows import (
    COUNTS,
    DUTCH,
    SOURCES,
    Rows,
    empty,
    marked,
    marked_array,
    placed,
)
from ctypes_table import Item, Table, arrays_of

NULL_POINTER, MISALIGNED_POINTER, STRUCT_SIZE, TOO_LONG, BUFFER_TOO_SMALL, INDEX_OUT_OF_RANGE = (
    range(1, 7)
)
UNKNOWN_ARGUMENT, RECORD_COUNT, INTERNAL, OUT_OF_MEMORY, WRONG_HANDLE = range(7, 12)
UNKNOWN_FIELD, MISSING_FIELD, WRONG_TYPE, UNKNOWN_KIND = 1002, 1003, 1004, 1301
TOO_MANY_RECORDS, UNKNOWN_CASE = 1418, 1419
WHOLE = Fraction(1, 1)
HUGE = (2**63, 2**64 - 1)


def beside(struct: Any, offset: int) -> Any:
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


def more(letter: str, rows: Rows) -> None:
    """One record twice."""
    rows.records[letter].append(rows.records[letter][0])


def less(letter: str, rows: Rows) -> None:
    """The first record left out."""
    del rows.records[letter][0]


def change(letter: str, index: int, place: int, rows: Rows) -> None:
    """A record of another case."""
    rows.records[letter][index].case_index = place


def said(count: str, rows: Rows) -> None:
    """A case that says that it has more records than there are."""
    setattr(rows.cases[3], count, 2**32 - 1)


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
        found = (status, error.number, error.at.decode(), error.rule, error.row, error.language)
        self.expect(what, found, (number, number, at, b"", 0, DUTCH))
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
        self.places()
        self.outputs()
        self.payments()
        self.corrections()
        self.many_amounts()
        self.places_of_many()
        self.errors_of_rows()
        self.languages_of_rows()
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
        self.succeeds("start", library.ibo_init)
        self.expect("start once more", library.ibo_init(None), 0)
        lines: list[bytes] = []
        hook = FaultHook(lines.append)
        self.expect("a hook", library.ibo_set_fault_hook(hook), 0)
        self.expect("no fault", library.ibo_init(None), 0)
        self.expect("no hook", library.ibo_set_fault_hook(FaultHook()), 0)
        self.expect("no line without a fault", lines, [])
        names = [library.ibo_status_name(number) for number in range(WRONG_HANDLE + 1)]
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
                b"out-of-memory",
                b"wrong-handle",
            ],
        )
        meanings = {
            library.ibo_status_meaning(number, language).decode()
            for number in range(WRONG_HANDLE + 1)
            for language in (1, 2)
        }
        self.expect("meanings differ", len(meanings), 24)
        for number in (-1, 12, 999, 1000, 1099, 1699, 2**31 - 1, -(2**31)):
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
        """A call with an output behind which stands the error: the output is empty after it."""
        out, unasked = marked(kind), marked(kind)
        self.fails(what, partial(call, byref(out)), number, at)
        self.expect(f"{what}, out empty", bytes(out), empty(kind))
        call(byref(unasked), None)
        self.expect(f"{what}, nobody asks why, out empty", bytes(unasked), empty(kind))

    def succeeds(self, what: str, call: Callable[..., int]) -> None:
        """A call whose last argument is the error: it leaves nothing in it."""
        error = marked(Error)
        found = (call(byref(error)), bytes(error))
        self.expect(f"{what}, succeeds", found, (0, empty(Error)))

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
            out = marked(kind)
            sound = call(byref(self.case), self.arrays, None)
            self.fails(f"{what}, out NULL", partial(sound, None), NULL_POINTER, "out")
            self.succeeds(what, partial(sound, byref(out)))
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
                (known, error.number, name in error.at.decode(), bytes(out)),
                (True, status, True, empty(Amounts)),
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
                out, error = marked(out_kind), marked(Error)
                status = call(byref(self.case), arrays, None)(byref(out), byref(error))
                path = name if kind is Absence else f"{name}.records"
                self.expect(
                    f"{what}, {name} 1,001",
                    (status, error.at.decode(), bytes(out)),
                    (TOO_MANY_RECORDS, path, empty(out_kind)),
                )
        # With a count of 0 neither pointer nor size is looked at.
        case = Case.from_buffer_copy(self.case)
        case.unemployment_availability = case.leefloon_availability = case.sickness_availability = 2
        arrays = [argument for kind in kinds for argument in (cast(1, POINTER(kind)), 0, 7)]
        for what, out_kind, call in self.computing():
            out = marked(out_kind)
            of_nothing = call(byref(case), arrays, None)
            self.succeeds(f"{what}, counts of 0", partial(of_nothing, byref(out)))
            if out_kind is Handle:
                self.library.ibo_statement_free(out)

    def places(self) -> None:
        """A case alone: its records say its place, whatever it is; one that says another is
        refused before anything of the case is read.
        """
        broken = Case.from_buffer_copy(self.case)
        broken.case_index, broken.month, broken.kind = 7, 0, 99

        def to_json(case: object, arrays: list[Any], _: object) -> Callable[..., int]:
            return partial(self.library.ibo_case_to_json, case, *arrays, None, 0)

        for what, kind, call in (*self.computing(), ("case as JSON", c_size_t, to_json)):
            with_absences = "with" in what or kind is c_size_t
            for place in (0, 7, 2**32 - 1):
                case, out = Case.from_buffer_copy(self.case), marked(kind)
                case.case_index = place
                compute = call(byref(case), arrays_of(self.records_at(place)), None)
                self.succeeds(f"{what} at {place}", partial(compute, byref(out)))
                if kind is Handle:
                    self.library.ibo_statement_free(out)
            for letter, name in SOURCES.items():
                if letter == "a" and not with_absences:
                    continue
                records = self.records_at(7)
                last = len(records[letter])
                records[letter].append(placed(records[letter][0], 8))
                out, error = marked(kind), marked(Error)
                status = call(byref(broken), arrays_of(records), None)(byref(out), byref(error))
                path = name if letter == "a" else f"{name}.records"
                self.expect(
                    f"{what}, {name} of another case",
                    (status, error.number, error.at.decode(), bytes(out)),
                    (UNKNOWN_CASE, UNKNOWN_CASE, f"{path}[{last}].case_index", empty(kind)),
                )

    def records_at(self, place: int) -> dict[str, list[Any]]:
        """The records of the case, which say that it is at this place."""
        own = self.item.records.items()
        return {letter: [placed(record, place) for record in found] for letter, found in own}

    def outputs(self) -> None:
        """Structs to be written: NULL, misaligned, of another size; none of these is written."""
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
            out: Any
            for name, size, offset, number in (
                ("NULL", 0, None, NULL_POINTER),
                ("misaligned", sizeof(kind), 4, MISALIGNED_POINTER),
                ("size 0", 0, 0, STRUCT_SIZE),
                ("one byte less", sizeof(kind) - 1, 0, STRUCT_SIZE),
                ("size 4097", 4097, 0, STRUCT_SIZE),
            ):
                made: Any = marked(kind)
                made.struct_size = size
                out = None if offset is None else beside(made, offset)
                before = None if out is None else out.memory.raw
                if tells:
                    self.fails(f"{what}, out {name}", partial(call, out), number, "out")
                else:
                    self.expect(f"{what}, out {name}", call(out), number)
                after = None if out is None else out.memory.raw
                self.expect(f"{what}, out {name}, untouched", after, before)
            # A struct of a newer header: what this version does not know is written as zero, and
            # the size is that of what it knows.
            out = wide(marked(kind), b"\x5a" * 16)
            if tells:
                self.succeeds(f"{what}, a newer struct", partial(call, out))
            else:
                self.expect(f"{what}, a newer struct", call(out), 0)
            raw = ctypes.string_at(ctypes.addressof(out.contents), sizeof(kind) + 16)
            written = (int.from_bytes(raw[:4], "little"), raw[sizeof(kind) :])
            self.expect(f"{what}, a newer struct is written", written, (sizeof(kind), bytes(16)))
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
        for index in (count.value, count.value + 1, *HUGE):
            line = marked(Line)
            status = library.ibo_statement_line(self.statement, index, byref(line))
            self.expect(f"line {index}", (status, bytes(line)), (INDEX_OUT_OF_RANGE, empty(Line)))
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
        for premium, employment, attendance, number, path, rule in (
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
                status = call(premium, employment, attendance, byref(out), byref(error))
                found = (status, error.number, error.at.decode(), error.rule, bytes(out))
                expected = (number, number, path, rule, empty(PaymentResult))
                self.expect(f"payment {premium} {path}", found, expected)
        for month, number in ((202613, 1112), (20260, 1111), (-202603, 1111), (201808, 1204)):
            out, error = marked(PaymentResult), marked(Error)
            status = library.ibo_payment_in(month, None, 1, WHOLE, WHOLE, byref(out), byref(error))
            found_in = (status, error.number, bytes(out))
            self.expect(f"payment in {month}", found_in, (number, number, empty(PaymentResult)))
        self.rows_of(
            "payments",
            ("rows", PaymentRow(month=202603, employment=WHOLE, attendance=WHOLE)),
            PaymentResult,
            lambda rows, count, size, *rest: library.ibo_payments(rows, count, size, None, *rest),
        )
        row = PaymentRow(month=202603, employment=WHOLE, attendance=WHOLE, case_ref=b"A-1")
        other, size = byref(PaymentRow.from_buffer_copy(row)), sizeof(PaymentRow)
        changes = library.ibo_payment_changes
        self.rows_of(
            "changes before",
            ("before", row),
            PaymentChange,
            lambda rows, count, size, *rest: changes(rows, size, other, size, count, None, *rest),
        )
        for after, of, number in (
            (None, size, NULL_POINTER),
            (beside(row, 4), size, MISALIGNED_POINTER),
            (other, size - 8, STRUCT_SIZE),
        ):
            out, status = marked(PaymentChange), c_int32(-1)
            written = (byref(out), sizeof(out), byref(status), None, None, 0, 0)
            wrong_after = partial(changes, other, size, after, of, 1, None, *written)
            self.fails("changes, after", wrong_after, number, "after")
            left = (bytes(out), status.value)
            self.expect("changes, after, empty", left, (empty(PaymentChange), number))
        nothing = partial(library.ibo_payments, None, 0, 0, None, None, 0, None, None, None, 0, 0)
        self.succeeds("payments of no rows", nothing)
        self.rows_of("notices", ("issued", Issued()), Notice, library.ibo_notices)

    def rows_of(
        self, what: str, given: tuple[str, Any], kind: type[Any], call: Callable[..., int]
    ) -> None:
        """A call for one row that is given, with room for two errors: wrong arguments, which leave
        nothing in the outputs that can be written, and the status of the call in that of the row.
        """
        name, row = given
        size, out_size, error_size = sizeof(row), sizeof(kind), sizeof(Error)
        wrong: list[tuple[str, str, int, dict[str, Any]]] = [
            (f"{name} NULL", name, NULL_POINTER, {name: None}),
            (f"{name} misaligned", name, MISALIGNED_POINTER, {name: beside(row, 4)}),
            (f"{name} of less", name, STRUCT_SIZE, {"size": size - 8}),
            (f"{name} of 2^63", name, TOO_LONG, {"count": HUGE[0]}),
            ("out NULL", "out", NULL_POINTER, {"out": None}),
            ("out misaligned", "out", MISALIGNED_POINTER, {"out": beside(marked(kind), 4)}),
            ("out of less", "out", STRUCT_SIZE, {"out_size": out_size - 8}),
            ("statuses NULL", "statuses", NULL_POINTER, {"statuses": None}),
            (
                "statuses misaligned",
                "statuses",
                MISALIGNED_POINTER,
                {"statuses": beside(marked(c_int32), 2)},
            ),
            (
                "refused misaligned",
                "refused",
                MISALIGNED_POINTER,
                {"refused": beside(marked(c_size_t), 4)},
            ),
            ("errors NULL", "errors", NULL_POINTER, {"errors": None}),
            ("errors misaligned", "errors", MISALIGNED_POINTER, {"errors": beside(Error(), 4)}),
            ("errors of less", "errors", STRUCT_SIZE, {"error_size": error_size - 8}),
            ("errors of 2^63", "errors", TOO_LONG, {"error_count": HUGE[0]}),
        ]
        for why, argument, number, changes in wrong:
            outputs = {
                "out": marked_array(kind, 1),
                "statuses": marked_array(c_int32, 1),
                "refused": marked(c_size_t),
                "errors": marked_array(Error, 2),
            }
            expected = {
                "out": empty(kind),
                "statuses": bytes(c_int32(number)),
                "refused": bytes(c_size_t()),
                "errors": empty(Error) * 2,
            }
            # What is as many as memory cannot hold, and what is wrong itself, is not written.
            kept = {argument} | ({"out", "statuses"} if "count" in changes else set())
            expected |= {one: bytes(outputs[one]) for one in kept & outputs.keys()}
            arguments = {
                name: byref(row),
                "count": 1,
                "size": size,
                "out": outputs["out"],
                "out_size": out_size,
                "statuses": outputs["statuses"],
                "refused": byref(outputs["refused"]),
                "errors": outputs["errors"],
                "error_count": 2,
                "error_size": error_size,
                **changes,
            }
            memories = [held.memory for held in changes.values() if hasattr(held, "memory")]
            before = [memory.raw for memory in memories]
            self.fails(f"{what}, {why}", partial(call, *arguments.values()), number, argument)
            left = {one: bytes(output) for one, output in outputs.items()}
            self.expect(f"{what}, {why}, empty", left, expected)
            after = [memory.raw for memory in memories]
            self.expect(f"{what}, {why}, untouched", after, before)

    def corrections(self) -> None:
        """A sound call by hand, and wrong arguments, which leave nothing."""
        library = self.library
        amounts = Amounts(0, 2026, 1, 2, 0, 0, 143754, 58857, 58857, 58857, 6539, 52318, 0)
        before = (Issued * 1)(Issued(0, 202603, 1, 0, amounts, b"A-1"))
        amounts.withholding_tax_cents, amounts.net_cents = 6540, 52317
        after = (Issued * 1)(Issued(0, 202603, 1, 0, amounts, b"A-1"))
        size, out_size = sizeof(Issued), sizeof(RowCorrection)

        def call(*given: object) -> Callable[..., int]:
            return partial(library.ibo_corrections, *given)

        first, second = (before, 1, size), (after, 1, size)
        twice = ((Issued * 2)(before[0], before[0]), 2, size)
        for what, argument, number, given in (
            ("before NULL", "before", NULL_POINTER, ((None, 1, size), second, 0, out_size)),
            ("after NULL", "after", NULL_POINTER, (first, (None, 1, size), 0, out_size)),
            ("size of less", "before", STRUCT_SIZE, ((before, 1, size - 8), second, 0, out_size)),
            ("too many", "after", TOO_LONG, (first, (after, HUGE[0], size), 0, out_size)),
            ("out of less", "out", STRUCT_SIZE, (first, second, 0, out_size - 8)),
            ("neither yes nor no", "with_unchanged", WRONG_TYPE, (first, second, 2, out_size)),
            ("a case twice", "before[1].case_ref", 1007, (twice, second, 0, out_size)),
        ):
            issued, now, with_unchanged, each = given
            count = issued[1] + 1
            out, written = marked_array(RowCorrection, count), marked(c_size_t)
            totals = marked(CorrectionTotals)
            of_out = empty(RowCorrection) * count
            if argument == "out" or number == TOO_LONG:
                of_out = bytes(out)
            wrong = call(*issued, *now, with_unchanged, out, each, byref(written), byref(totals))
            self.fails(f"corrections, {what}", wrong, number, argument)
            found = (bytes(out), bytes(totals), written.value)
            expected = (of_out, empty(CorrectionTotals), 0)
            self.expect(f"corrections, {what}, empty", found, expected)
        out, written, totals = marked_array(RowCorrection, 2), marked(c_size_t), CorrectionTotals()
        nowhere = call(*first, *second, 0, None, out_size, byref(written), byref(totals))
        self.fails("corrections, out NULL", nowhere, NULL_POINTER, "out")
        unsaid = call(*first, *second, 0, out, out_size, None, byref(totals))
        self.fails("corrections, written NULL", unsaid, NULL_POINTER, "written")
        self.expect(
            "corrections, empty", (bytes(out), written.value), (empty(RowCorrection) * 2, 0)
        )
        out = marked_array(RowCorrection, 2)
        sound = call(*first, *second, 0, out, out_size, byref(written), byref(totals))
        self.succeeds("corrections", sound)
        row = out[0]
        self.expect(
            "a correction",
            (written.value, row.month, row.change, row.cause, row.to_pay_cents, row.case_ref),
            (1, 202603, 1, 5, -1, b"A-1"),
        )
        self.expect("no second correction", bytes(out[1]), empty(RowCorrection))
        sums = (totals.changed, totals.to_pay_cents, totals.to_recover_cents)
        self.expect("totals of corrections", sums, (1, 0, 1))

    def many_amounts(self) -> None:
        """Rows of cases: wrong arguments, among them arrays of records that are none."""
        library, rows = self.library, Rows()
        rows.add(self.case, self.item.records)

        def many(cases: object, count: int, size: int, *rest: object) -> int:
            arrays = (*arrays_of(rows.records), None, None)
            status: int = library.ibo_amounts_compute_many(cases, count, size, *arrays, *rest)
            return status

        self.rows_of("many amounts", ("cases", rows.cases[0]), Amounts, many)
        self.expect("many amounts, sound", rows.compute(library).status, 0)
        for index, name in enumerate(SOURCES.values()):
            arrays = arrays_of(rows.records)
            arrays[3 * index] = None
            out, statuses = marked(Amounts), c_int32(-1)
            given = (byref(rows.cases[0]), 1, sizeof(Case), *arrays, None, None)
            written = (byref(out), sizeof(Amounts), byref(statuses), None, None, 0, 0)
            wrong = partial(library.ibo_amounts_compute_many, *given, *written)
            self.fails(f"many amounts, {name} NULL", wrong, NULL_POINTER, name)
            left = (bytes(out), statuses.value)
            self.expect(f"many amounts, {name} NULL, empty", left, (empty(Amounts), NULL_POINTER))
        nothing = (*(None, 0, 0) * 5, None, None, None, 0, None, None, None, 0, 0)
        self.succeeds("no cases", partial(library.ibo_amounts_compute_many, *nothing))

    def month(self) -> Rows:
        """The cases of the month with their records."""
        rows = Rows()
        for item in self.table.items:
            if item.of_month and item.case is not None:
                rows.add(item.case, item.records)
        return rows

    def places_of_many(self) -> None:
        """No order of the arrays gives a person the income of another: records and cases that are
        not where they say refuse the call, and nothing of the run before stays.
        """
        library = self.library

        def shift(rows: Rows) -> None:
            # The records moved one place up, over the first; the last stands there twice.
            own = rows.records["u"]
            rows.records["u"] = [*own[1:], own[-1]]

        def shift_places(rows: Rows) -> None:
            # The places stand one record lower than the rest.
            own = rows.records["u"]
            places = [record.case_index for record in own]
            for record, place in zip(own[1:], places, strict=False):
                record.case_index = place

        def sort(rows: Rows) -> None:
            rows.cases.sort(key=lambda case: bytes(case.case_ref), reverse=True)

        def swap(rows: Rows) -> None:
            rows.cases[2], rows.cases[5] = rows.cases[5], rows.cases[2]

        month = self.month()
        first = {letter: found[0].case_index for letter, found in month.records.items()}
        second = month.records["u"][1].case_index
        self.expect("a month", (len(month.cases) >= 1000, first["u"] < second), (True, True))
        wrong: list[tuple[str, Callable[[Rows], None], int, str]] = [
            ("a shifted array", shift, RECORD_COUNT, f"cases[{first['u']}].unemployment_count"),
            ("shifted places", shift_places, RECORD_COUNT, ""),
            ("sorted cases", sort, WRONG_TYPE, "cases[0].case_index"),
            ("two cases swapped", swap, WRONG_TYPE, "cases[2].case_index"),
        ]
        for (letter, name), count in zip(SOURCES.items(), COUNTS, strict=True):
            of_count = f"cases[{first[letter]}].{count}"
            last = len(month.records[letter]) - 1
            wrong += [
                (f"{name}, one more", partial(more, letter), RECORD_COUNT, of_count),
                (f"{name}, one less", partial(less, letter), RECORD_COUNT, of_count),
                (
                    f"{name} of no case",
                    partial(change, letter, last, len(month.cases)),
                    UNKNOWN_CASE,
                    f"{name}[{last}].case_index",
                ),
                (
                    f"{name} of the last case that a number can say",
                    partial(change, letter, 0, 2**32 - 1),
                    UNKNOWN_CASE,
                    f"{name}[0].case_index",
                ),
                (f"{name}, a count", partial(said, count), RECORD_COUNT, f"cases[3].{count}"),
            ]
        for what, spoil, number, path in wrong:
            rows = self.month()
            spoil(rows)
            answer = rows.compute(library, room=5)
            found = (answer.status, answer.error.number, answer.is_empty())
            self.expect(f"{what}, refused", found, (number, number, True))
            if path:
                self.expect(what, answer.error.at.decode(), path)
            # The sentence tells more than the status alone.
            self.expect(f"{what}, told", b"case_index" in answer.error.message, True)
        # Zeros in the place of a record belong to the first case, which has one too few or too
        # many, or is refused for what is no record.
        sound = month.compute(library)
        self.expect("the month as it is", (sound.status, sound.refused.value), (0, 0))
        blank = UnemploymentRecord()
        month.records["u"][[record.case_index for record in month.records["u"]].index(0)] = blank
        answer = month.compute(library)
        told = [(0, MISSING_FIELD, "unemployment.records[0].from")]
        self.expect("a record of zeros", (answer.status, answer.told()), (0, told))
        behind = bytes(answer.out)[sizeof(Amounts) :] == bytes(sound.out)[sizeof(Amounts) :]
        self.expect("a record of zeros, the others", behind, True)

    def errors_of_rows(self) -> None:
        """The first of the refused rows are told, with their row, as far as there is room."""
        library, rows = self.library, self.month()
        sound = rows.compute(library)
        for case in rows.cases[::7]:
            case.kind = 99
        count = len(rows.cases)
        refused = [(row, UNKNOWN_KIND, "agreement.kind") for row in range(0, count, 7)]
        for room in (0, 1, 7, len(refused), count):
            answer = rows.compute(library, room=room)
            found = (answer.status, answer.refused.value, bytes(answer.error))
            self.expect("refused rows", found, (0, len(refused), empty(Error)))
            self.expect(f"errors of rows, room for {room}", answer.told(), refused[:room])
            rest = bytes(answer.errors)[len(refused) * sizeof(Error) :]
            nothing = empty(Error) * max(room - len(refused), 0)
            self.expect(f"errors of rows, room for {room}, empty", rest == nothing, True)
            for row in range(count):
                bad = row % 7 == 0
                left = (answer.statuses[row], bytes(answer.out[row]))
                expected = (UNKNOWN_KIND, empty(Amounts)) if bad else (0, bytes(sound.out[row]))
                self.expect(f"row {row}, {bad}", left, expected)

    def languages_of_rows(self) -> None:
        """Each error of a row is in its own language; one that there is not refuses the call."""
        library, count = self.library, 3
        bad_row = PaymentRow(premium_cents=-1, employment=WHOLE, attendance=WHOLE)
        payments = (PaymentRow * count)(*[bad_row] * count)
        for languages, status, path in (
            ((0, 1, 2), 0, ""),
            ((0, 3, 1), UNKNOWN_ARGUMENT, "errors"),
            ((0, 1, -1), UNKNOWN_ARGUMENT, "errors"),
        ):
            errors, error = marked_array(Error, count), marked(Error)
            for one, language in zip(errors, languages, strict=True):
                one.language = language
            out, statuses = marked_array(PaymentResult, count), marked_array(c_int32, count)
            refused_rows = marked(c_size_t)
            found_status = library.ibo_payments(
                *(payments, count, sizeof(PaymentRow), None, out, sizeof(PaymentResult)),
                *(statuses, byref(refused_rows), errors, count, sizeof(Error), byref(error)),
            )
            self.expect(
                f"errors in {languages}",
                (found_status, error.number, error.at.decode(), bytes(out)),
                (status, status, path, empty(PaymentResult) * count),
            )
            left = ([*statuses], refused_rows.value, [one.language for one in errors])
            of_rows = ([status or 1104] * count, 0 if status else count, [*languages])
            self.expect(f"errors in {languages}, what is left", left, of_rows)
            told = [(one.row, one.number) for one in errors]
            expected_told = [(0, 0)] * count if status else [(row, 1104) for row in range(count)]
            self.expect(f"errors in {languages}, rows", told, expected_told)
            sentences = [one.message for one in errors]
            if not status:
                kinds = (sentences[0] == sentences[2], sentences[0] == sentences[1])
                self.expect("errors in two languages", kinds, (True, False))

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
            ("reform", "toml", partial(library.ibo_parameters_load_reform, None)),
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
            for given in (b"\xff\xfe", b"\0", b"{\0}", "{é".encode()[:-1], b"[" * 100_000):
                out = marked(Handle)
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
        verified = c_int32(77)
        nothing = partial(verify, None, 0, None, 0, None, byref(verified), *asked)
        self.fails("issued to verify NULL", nothing, NULL_POINTER, "issued")
        self.expect("nothing verified", verified.value, 0)
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
        """Texts into a buffer: too small ones become empty and learn how much is needed."""
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
            error, needed = marked(Error), c_size_t()
            rest = (byref(error),) if tells else ()
            self.expect(
                f"{what}, needed",
                (call(None, 0, byref(needed), *rest), needed.value > 3),
                (0, True),
            )
            if tells:
                self.expect(f"{what}, needed, no error", bytes(error), empty(Error))
                buffer = create_string_buffer(needed.value + 1)
                self.succeeds(what, partial(call, buffer, needed.value + 1, None))
            for capacity in (0, 1, needed.value - 1, needed.value):
                # The whole buffer is emptied, and nothing behind it.
                emptied = bytes(capacity) + b"\x5a" * (65536 - capacity)
                buffer, told = create_string_buffer(b"\x5a" * 65536, 65536), c_size_t()
                status = call(buffer, capacity, byref(told), *rest)
                found = (status, told.value, buffer.raw == emptied)
                expected = (BUFFER_TOO_SMALL, needed.value, True)
                self.expect(f"{what}, capacity {capacity}", found, expected)
                buffer = create_string_buffer(b"\x5a" * 65536, 65536)
                status = call(buffer, capacity, None, *rest)
                self.expect(
                    f"{what}, capacity {capacity}, nobody asks",
                    (status, buffer.raw == emptied),
                    (BUFFER_TOO_SMALL, True),
                )
            wrong = (
                ("no buffer for a capacity", None, 5, NULL_POINTER, "buffer"),
                (
                    "a capacity of 2^63",
                    create_string_buffer(b"\x5a", 1),
                    HUGE[0],
                    TOO_LONG,
                    "capacity",
                ),
            )
            for name, room, capacity, number, at in wrong:
                told = marked(c_size_t)
                arguments = (room, capacity, byref(told))
                if tells:
                    self.fails(f"{what}, {name}", partial(call, *arguments), number, at)
                else:
                    self.expect(f"{what}, {name}", call(*arguments), number)
                left = (told.value, None if room is None else room.raw)
                self.expect(f"{what}, {name}, left", left, (0, None if room is None else b"\x5a"))
            nowhere = partial(call, None, 0, None)
            if tells:
                self.fails(f"{what}, neither buffer nor needed", nowhere, NULL_POINTER, "needed")
            else:
                self.expect(f"{what}, neither buffer nor needed", nowhere(), NULL_POINTER)
        for language in (0, 3, -1):
            explained = text(library.ibo_statement_explain, self.statement, language)
            self.expect(f"explained in {language}", explained, UNKNOWN_ARGUMENT)
            buffer, told = create_string_buffer(b"\x5a" * 64, 64), marked(c_size_t)
            given = (self.statement, language, buffer, 64, byref(told))
            status = library.ibo_statement_explain(*given)
            found_left = (status, buffer.raw, told.value)
            self.expect(f"left in {language}", found_left, (UNKNOWN_ARGUMENT, bytes(64), 0))

    def handles(self) -> None:
        """No statement and no parameters: NULL where there must be one, and where there need be
        none.
        """
        library, one = self.library, self.statement
        issued = (b"{}", 2)
        for what, kind, call in (
            ("amounts of a statement", Amounts, library.ibo_statement_amounts),
            ("line count", c_size_t, library.ibo_statement_line_count),
            ("assumption count", c_size_t, library.ibo_statement_assumption_count),
            ("remarks", c_size_t, library.ibo_parameters_note_count),
        ):
            out = marked(kind)
            found = (call(None, byref(out)), bytes(out))
            self.expect(f"{what} of NULL", found, (NULL_POINTER, empty(kind)))
        line = marked(Line)
        found_line = (library.ibo_statement_line(None, 0, byref(line)), bytes(line))
        self.expect("line of NULL", found_line, (NULL_POINTER, empty(Line)))
        for what, at, writes in (
            ("formula", "", partial(library.ibo_statement_line_formula, None, 0)),
            ("json", "", partial(library.ibo_statement_to_json, None)),
            ("explained", "", partial(library.ibo_statement_explain, None, 1)),
            ("assumption id", "", partial(library.ibo_statement_assumption_id, None, 0)),
            ("assumption rule", "", partial(library.ibo_statement_assumption_rule, None, 0)),
            ("assumption", "", partial(library.ibo_statement_assumption_text, None, 0, 1)),
            ("remark", "", partial(library.ibo_parameters_note, None, 0, 1)),
            ("notice", "statement", partial(library.ibo_notice_to_json, None)),
            ("before", "before", partial(library.ibo_correction_to_json, None, one)),
            ("after", "after", partial(library.ibo_correction_to_json, one, None)),
            (
                "after of issued",
                "after",
                partial(library.ibo_correction_of_issued_to_json, *issued, None),
            ),
        ):
            buffer, needed = create_string_buffer(b"\x5a" * 64, 64), marked(c_size_t)
            asked = partial(writes, buffer, 64, byref(needed))
            if at:
                self.fails(f"{what} NULL, text", asked, NULL_POINTER, at)
            else:
                self.expect(f"{what} of NULL", asked(), NULL_POINTER)
            left = (needed.value, buffer.raw)
            self.expect(f"{what} of NULL, left", left, (0, bytes(64)))
        of_issued = library.ibo_correction_of_issued
        for at, out_kind, gives in (
            ("statement", Notice, partial(library.ibo_notice_compute, None)),
            ("before", Correction, partial(library.ibo_correction_compute, None, one)),
            ("after", Correction, partial(library.ibo_correction_compute, one, None)),
            ("issued", Correction, partial(of_issued, None, 0, one)),
            ("after", Correction, partial(of_issued, *issued, None)),
        ):
            self.refused(f"{at} NULL", out_kind, gives, NULL_POINTER, at)
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
        scheme = b'title = "the old scheme"\n[scheme]\nname = "2018"\n'
        tax = b'title = "tax"\n[[scale]]\nid = "withholding.rate"\nfactor = "0.5"\n'
        for what, toml, same in (("scheme", scheme, True), ("scale", tax, False)):
            under = Handle()
            load = library.ibo_parameters_load_reform
            self.expect(f"a {what}", load(again, toml, len(toml), byref(under), None), 0)
            values = text(library.ibo_parameters_fingerprint, under)
            self.expect(f"values of a {what}", values == of_text, same)
            library.ibo_parameters_free(under)
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
            for size in (8, 512):
                out = marked(kind)
                newer = call(wide(self.case, bytes(size)), self.arrays, None)
                self.succeeds(f"{what}, a newer case", partial(newer, byref(out)))
                if kind is Handle:
                    library.ibo_statement_free(out)
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
                found = (status, bytes(out) == empty(Amounts), bytes(error) == empty(Error))
                expected = (number, number != 0, number == 0)
                self.expect(f"newer records, {kind.__name__}", found, expected)

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
        error = wide(marked(Error), b"\x5a" * 8)
        status = library.ibo_payment(100, WHOLE, WHOLE, byref(PaymentResult()), error)
        raw = ctypes.string_at(ctypes.addressof(error.contents), sizeof(Error) + 8)
        # The size that is written is that of the library.
        self.expect("a newer error, empty", (status, raw), (0, empty(Error) + bytes(8)))
        for name, size, offset, number in (
            ("size 0", 0, 0, STRUCT_SIZE),
            ("one byte less", sizeof(Error) - 1, 0, STRUCT_SIZE),
            ("size 4097", 4097, 0, STRUCT_SIZE),
            ("misaligned", sizeof(Error), 4, MISALIGNED_POINTER),
        ):
            made = marked(Error)
            made.struct_size = size
            given = beside(made, offset)
            before = given.memory.raw
            out = marked(PaymentResult)
            status = library.ibo_payment(100, WHOLE, WHOLE, byref(out), given)
            found = (status, bytes(out), given.memory.raw)
            self.expect(f"an error of {name}", found, (number, empty(PaymentResult), before))
        for language in (3, -1, 2**31 - 1):
            error = marked(Error)
            error.language = language
            out = marked(PaymentResult)
            status = library.ibo_payment(100, WHOLE, WHOLE, byref(out), byref(error))
            told = (status, error.number, error.at, error.language, error.row, bytes(out))
            expected = (UNKNOWN_ARGUMENT, UNKNOWN_ARGUMENT, b"error.language", language, 0)
            self.expect(f"an error in language {language}", told, (*expected, empty(PaymentResult)))

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
        for day, number in (
            (0, 1003),
            (20260231, 1112),
            (20261301, 1112),
            (-20260101, 1111),
            (2026, 1111),
            (99991231, 1113),
        ):
            error, out = marked(Error), c_int32(-1)
            status = library.ibo_retention_until(day, byref(out), byref(error))
            self.expect(f"retention {day}", (status, error.number, out.value), (number, number, 0))
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
