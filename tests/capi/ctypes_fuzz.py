"""Random structs: no crash, a published status, nothing left on failure, and one answer whichever
way the case goes in.
"""

from __future__ import annotations

import random
from collections import Counter
from ctypes import Array, Structure, byref, c_int32, c_size_t, sizeof
from functools import partial
from typing import Any

from ctypes_binding import (
    Amounts,
    Case,
    Error,
    Fraction,
    Handle,
    Library,
    Options,
    PaymentResult,
    PaymentRow,
)
from ctypes_fixtures import Checks, amounts, mixed
from ctypes_rows import COUNTS, DUTCH, SOURCES, Rows, empty, marked, placed
from ctypes_table import RECORDS, Item, Table, arrays_of

STRUCTS = 20_000
PAYMENTS = 5_000
LINES = 3_000
ROWS = 50
"""How many cases go into one call."""

INTERNAL = 9
WRONG_TYPE, UNKNOWN_CASE = 1004, 1419
EDGES = (
    0,
    1,
    -1,
    2,
    3,
    4,
    5,
    12,
    13,
    99,
    100,
    108,
    2**31 - 1,
    -(2**31),
    2**32 - 1,
    2**63 - 1,
    -(2**63),
    10**11,
    10**11 + 1,
)
DATES = (
    20180831,
    20180901,
    20251231,
    20260101,
    20260228,
    20260229,
    20260231,
    20261399,
    99991231,
    100000101,
    202603,
    202613,
)
Answer = tuple[tuple[int, str], dict[str, int] | None]
"""Status, place of the error and amounts."""


class Fuzz:
    """Random inputs of a seed, held against the library."""

    def __init__(self, library: Library, table: Table, checks: Checks, seed: int) -> None:
        self.library, self.checks = library, checks
        self.random = random.Random(seed)
        self.items = [item for item in table.items if item.case is not None]
        self.lines = [item.json for item in table.items]
        self.published = set(range(INTERNAL)) | set(table.codes)
        self.rows, self.alone_of_rows = Rows(), list[Answer]()
        self.statuses: Counter[int] = Counter()
        self.what = ""

    def expect(self, what: str, found: object, expected: object) -> None:
        """One comparison."""
        self.checks.equal("random inputs", f"{what}, {self.what}", found, expected)

    def run(self) -> None:
        """Everything."""
        for number in range(STRUCTS):
            self.what = f"struct {number}"
            self.structs()
        self.many()
        for number in range(PAYMENTS):
            self.what = f"payment {number}"
            self.payment()
        for number in range(LINES):
            self.what = f"line {number}"
            self.line()

    # ---- What is drawn

    def number(self, near: int) -> int:
        """A number for a field that held `near`."""
        draw = self.random
        return draw.choice(
            (
                draw.choice(EDGES),
                draw.choice(DATES),
                near + draw.randint(-2, 2),
                draw.randint(-(2**63), 2**63 - 1),
                draw.randint(20180101, 20301231),
                draw.randint(0, 200),
                near * draw.choice((-1, 10, 100)),
            )
        )

    def text(self, size: int, held: bytes) -> bytes:
        """A text for an array of `size` characters that held another one."""
        draw = self.random
        return draw.choice(
            (
                draw.randbytes(draw.randint(0, size)),
                held[: draw.randint(0, len(held))],
                held.ljust(size, b" "),
                bytes(draw.choice(b"aZ0 -~\x7f\xc3\xa9") for _ in range(size)),
                b"",
            )
        )

    def change(self, struct: Structure, name: str, held: Any) -> None:
        """Draws a field anew."""
        before = getattr(struct, name)
        if issubclass(held, Fraction):
            setattr(
                struct,
                name,
                Fraction(self.number(before.numerator), self.number(before.denominator)),
            )
        elif issubclass(held, Array):
            setattr(struct, name, self.text(sizeof(held), before))
        else:
            setattr(struct, name, self.number(before))

    def changed(self, struct: Structure, share: float) -> Any:
        """A copy, of which a share of the fields is drawn anew; the size and the place of its case
        seldom.
        """
        copy: Any = type(struct).from_buffer_copy(struct)
        for name, held, *_ in struct._fields_:
            if name == "struct_size":
                # A size that lies would have the library read what is not there: only sizes that
                # are none.
                if self.random.random() < 0.003:
                    copy.struct_size = self.random.choice((0, 1, sizeof(copy) - 1, 4097, 2**32 - 1))
            elif name == "case_index":
                if self.random.random() < 0.003:
                    copy.case_index = self.random.choice((1, 7, 2**31, 2**32 - 1))
            elif self.random.random() < share:
                self.change(copy, name, held)
        return copy

    def options(self) -> Any:
        """No options, possible ones or random ones."""
        draw = self.random
        if draw.random() < 0.5:
            return None
        sound = Options(
            require=draw.choice((0, 0, -1, 1, 2, 3)), provisional=draw.choice((0, 1, 1))
        )
        return sound if draw.random() < 0.9 else self.changed(sound, 0.5)

    # ---- What is held

    def told(self, status: int, error: Error) -> tuple[int, str]:
        """Status and place of a failure that is told as it should be."""
        self.statuses[status] += 1
        self.expect("a published status", status in self.published, True)
        if status == 0:
            self.expect("no error", bytes(error), empty(Error))
            return 0, ""
        said = (
            bool(error.message.decode())
            and error.rule.decode().isascii()
            and (error.number, error.row, error.language) == (status, 0, DUTCH)
        )
        self.expect("an error that says what is wrong", said, True)
        return status, error.at.decode()

    def structs(self) -> None:
        """A random case, computed in three ways."""
        draw = self.random
        item: Item = draw.choice(self.items)
        share = draw.choice((0.0, 0.02, 0.02, 0.05, 0.05, 0.3, 1.0))
        case = self.changed(item.case or Case(), share)
        records: dict[str, list[Structure]] = {}
        for letter, kind in RECORDS.items():
            records[letter] = [self.changed(record, share) for record in item.records[letter]]
            if draw.random() < share:
                records[letter] += [
                    self.changed(kind(), draw.choice((0.2, 1.0))) for _ in range(draw.randint(1, 3))
                ]
        if draw.random() < 0.05:
            case.case_index = place = draw.choice((1, 7, 2**32 - 1))
            for letter, found in records.items():
                records[letter] = [placed(record, place) for record in found]
        # A case alone says how many records it has, or nothing.
        for found, name in zip(records.values(), COUNTS, strict=True):
            setattr(case, name, draw.choice((0, len(found))))
        arrays = arrays_of(records)
        given = self.options()
        options = None if given is None else byref(given)
        alone = self.alone(case, arrays, options)
        self.statement(case, arrays, options, alone)
        # The size of an element is that of the array.
        if case.struct_size != sizeof(Case):
            return
        self.row(case, records, given, alone)
        if given is None and alone[0][0] != UNKNOWN_CASE:
            self.rows.add(case, records)
            self.alone_of_rows.append(alone)
            if len(self.alone_of_rows) == ROWS:
                self.many()

    def alone(self, case: Case, arrays: list[Any], options: Any) -> Answer:
        """The amounts alone; without options and absences through the shorter call too."""
        out, error = marked(Amounts), marked(Error)
        compute = self.library.ibo_amounts_compute_with
        told = self.told(
            compute(byref(case), *arrays, options, None, byref(out), byref(error)), error
        )
        self.expect("amounts, empty on failure", bytes(out) == empty(Amounts), told[0] != 0)
        if options is None and arrays[10] == 0:
            again = marked(Amounts)
            status = self.library.ibo_amounts_compute(byref(case), *arrays[:9], byref(again), None)
            self.expect(
                "amounts by the shorter call", (status, bytes(again)), (told[0], bytes(out))
            )
        return told, None if told[0] else amounts(out)

    def statement(self, case: Case, arrays: list[Any], options: Any, alone: Answer) -> None:
        """The statement has the same amounts, or the same error; only it reads the reference."""
        library, handle, error = self.library, marked(Handle), marked(Error)
        status = library.ibo_statement_compute_with(
            byref(case), *arrays, options, None, byref(handle), byref(error)
        )
        told = self.told(status, error)
        self.expect("statement, given only on success", handle.value is not None, told[0] == 0)
        if told[1] == "case_ref":
            return
        found = None
        if handle:
            out = marked(Amounts)
            self.expect(
                "result of a statement", library.ibo_statement_amounts(handle, byref(out)), 0
            )
            found = amounts(out)
            self.expect("statement freed", library.ibo_statement_free(handle), 0)
        self.expect("statement and premium", (told, found), alone)

    def row(
        self, case: Case, records: dict[str, list[Any]], options: Options | None, alone: Answer
    ) -> None:
        """A row of one has the same amounts, or the same error; where its records are not its own,
        the whole call is refused.
        """
        rows = Rows()
        rows.add(case, records)
        # What `add` has set anew is as it was drawn.
        rows.cases[0].case_index, rows.records = case.case_index, records
        answer = rows.compute(self.library, None if options is None else byref(options))
        of_call = self.told(answer.status, answer.error)
        strange = [
            (UNKNOWN_CASE, f"{name}[{index}].case_index")
            for letter, name in SOURCES.items()
            for index, record in enumerate(records[letter])
            if record.case_index != 0
        ]
        if case.case_index != 0:
            strange.insert(0, (WRONG_TYPE, "cases[0].case_index"))
        # Options are read before it.
        if strange and (options is None or is_sound(options)):
            self.expect("records of another case", of_call, strange[0])
        if of_call[0] == 0:
            status, at = alone[0]
            told = [(0, status, at)] if status else []
            self.expect("row and amounts", (answer.statuses[0], answer.told()), (status, told))
            found = None if status else amounts(answer.out[0])
            self.expect("amounts of a row", found, alone[1])
            self.expect("rows refused", answer.refused.value, len(told))
            self.expect(
                "row, empty on failure", bytes(answer.out[0]) == empty(Amounts), status != 0
            )
            return
        self.expect("call that failed, empty", answer.is_empty(), True)
        # Options that are wrong refuse the call, not the row.
        if not strange:
            self.expect("call and amounts", of_call, alone[0])

    def many(self) -> None:
        """Cases of many answers as rows of one call, their records in any order: each has its own
        answer.
        """
        count = len(self.alone_of_rows)
        room = self.random.randint(0, count)
        answer = self.rows.ordered(lambda own: mixed(self.random, own)).compute(
            self.library, room=room
        )
        self.expect("many", self.told(answer.status, answer.error), (0, ""))
        told = []
        for row, ((status, at), found) in enumerate(self.alone_of_rows):
            if status:
                told.append((row, status, at))
            out = answer.out[row]
            given = (answer.statuses[row], amounts(out) if found else bytes(out))
            self.expect(f"row {row} of many", given, (status, found or empty(Amounts)))
        self.expect("errors of many", answer.told(), told[:room])
        self.expect("refused of many", answer.refused.value, len(told))
        self.rows, self.alone_of_rows = Rows(), []

    def payment(self) -> None:
        """A random payment, alone, in a month and as a row."""
        draw, library = self.random, self.library
        days = draw.choice((0, 20260302, 20260309))
        row = self.changed(
            PaymentRow(
                month=draw.choice((0, 202603, 202604, 201809)),
                premium_cents=draw.randint(0, 250_000),
                employment=Fraction(draw.randint(1, 3800), 3800),
                attendance=Fraction(draw.randint(0, 22), 22),
                start=days,
                end=days and 20260828,
            ),
            draw.choice((0.0, 0.1, 0.3, 1.0)),
        )
        if days and draw.random() < 0.5:
            row.attendance, row.working_days = Fraction(), draw.choice((0, 1))
        out, rows, error, status, refused = (
            marked(PaymentResult),
            marked(PaymentResult),
            marked(Error),
            c_int32(-1),
            c_size_t(),
        )
        of_row = marked(Error)
        if row.working_days or row.kind or row.start or row.end or row.stopped or row.reserved:
            # No amount depends on the reference, which only a statement reads.
            row.case_ref, row.struct_size, handle = b"", sizeof(PaymentRow), Handle()
            compute = library.ibo_payment_statement_compute
            found = compute(byref(row), None, None, byref(handle), byref(error))
            status_of = library.ibo_statement_payment(handle, byref(out))
            self.expect("payment of a statement", status_of, 1 if found else 0)
            library.ibo_statement_free(handle)
        else:
            given = (row.premium_cents, row.employment, row.attendance, byref(out), byref(error))
            in_month = partial(library.ibo_payment_in, row.month, None)
            found = (in_month if row.month else library.ibo_payment)(*given)
        told = self.told(found, error)
        if found:
            self.expect("payment, empty on failure", bytes(out), empty(PaymentResult))
        else:
            self.expect("payment, of its premium", out.premium_cents, row.premium_cents)
        sizes = (byref(rows), sizeof(PaymentResult), byref(status), byref(refused))
        room = (byref(of_row), 1, sizeof(Error), None)
        of_call = library.ibo_payments(byref(row), 1, sizeof(PaymentRow), None, *sizes, *room)
        self.expect("error of the row", bytes(of_row), bytes(error))
        expected = (0, told[0], bytes(out), int(told[0] != 0))
        self.expect(
            "payment as a row", (of_call, status.value, bytes(rows), refused.value), expected
        )

    def line(self) -> None:
        """A line of JSON with random bytes in it."""
        draw, library = self.random, self.library
        line = bytearray(draw.choice(self.lines))
        for _ in range(draw.randint(1, 4)):
            at = draw.randint(0, len(line))
            line[at : at + draw.choice((0, 1, 1, 5))] = draw.choice(
                (draw.randbytes(1), b'"', b"{", b"\0", b"-1", b"9" * 30)
            )
        handle, error = marked(Handle), marked(Error)
        status = library.ibo_statement_from_json(
            bytes(line), len(line), byref(handle), byref(error)
        )
        self.told(status, error)
        self.expect(
            "statement of a line, given only on success", handle.value is not None, status == 0
        )
        library.ibo_statement_free(handle)


def is_sound(options: Options) -> bool:
    """Whether options ask for what there is."""
    asked = (options.provisional, options.with_case)
    return (
        options.struct_size == sizeof(Options)
        and options.require in (-1, 0, 1, 2, 3)
        and set(asked) <= {0, 1}
    )
