"""Every fixture through the whole ABI: JSON and structs, one by one and as rows of one call."""

from __future__ import annotations

import ctypes
import random
from collections import Counter
from collections.abc import Callable
from ctypes import (
    POINTER,
    Array,
    Structure,
    byref,
    c_int32,
    c_size_t,
    cast,
    create_string_buffer,
    sizeof,
)
from functools import partial
from json import loads
from typing import Any

from ctypes_binding import (
    Absence,
    Amounts,
    Case,
    Correction,
    Error,
    Handle,
    LeefloonRecord,
    Library,
    Line,
    Notice,
    PaymentResult,
    PaymentRow,
    Premium,
    SicknessRecord,
    UnemploymentRecord,
)
from ctypes_rows import MARK, Rows, empty, marked
from ctypes_table import AMOUNTS, Item, Payment, Refusal, Table, array

KINDS = (UnemploymentRecord, LeefloonRecord, SicknessRecord, Absence)
LARGEST_AMOUNT, AMOUNT_OUT_OF_RANGE = 100_000_000_000, 1103
BASE, DEDUCTED, RESULT, INFORMATION = range(1, 5)
DIFFERENCE, PREMIUM, NET, WAGE_SHARE = 7, 9, 13, 15


class Checks:
    """What was wrong, and how much was right."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.counts: Counter[str] = Counter()

    def equal(self, what: str, name: str, found: object, expected: object) -> None:
        """Counts an agreement, or notes a fault."""
        if found == expected:
            self.counts[what] += 1
        else:
            self.faults.append(f"{what}, {name}: {found!r}, not {expected!r}")


def padded(struct: Structure) -> Any:
    """The struct with spaces in place of the NULs behind its texts, as COBOL has them."""
    made = type(struct).from_buffer_copy(struct)
    for name, held, *_ in struct._fields_:
        if issubclass(held, Array):
            setattr(made, name, getattr(struct, name).ljust(sizeof(held), b" "))
    return made


def amounts(result: Amounts) -> dict[str, int]:
    """The fields of a result."""
    return {name: getattr(result, name) for name in AMOUNTS}


def sums(lines: list[Line]) -> list[int]:
    """What the lines come to, as the header says: a base is added, a deducted one subtracted, a
    result goes on from there. The numbers of the lines that cannot be what was added up, and after
    them the amount at the end.
    """
    running, wrong, has_share = 0, [], False
    for index, line in enumerate(lines):
        has_share |= line.code == WAGE_SHARE
        if line.role == BASE:
            running += line.amount_cents
        elif line.role == DEDUCTED:
            running -= line.amount_cents
        elif line.role == RESULT:
            # What takes no percentage and no fraction is the sum itself, and the others no more.
            whole = line.code in (DIFFERENCE, NET) or (line.code == PREMIUM and has_share)
            most = max(running, 0)
            if line.amount_cents != most if whole else line.amount_cents > most:
                wrong.append(index)
            running = line.amount_cents
        if line.role not in (BASE, DEDUCTED, RESULT, INFORMATION) or line.amount_cents < 0:
            wrong.append(index)
    return [*wrong, running]


def mixed(draw: random.Random, records: list[Any]) -> list[Any]:
    """Records in another order, of which those of one case stay in theirs."""
    places = [record.case_index for record in records]
    own = {place: iter([one for one in records if one.case_index == place]) for place in {*places}}
    draw.shuffle(places)
    return [next(own[place]) for place in places]


def told(status: int, error: Error) -> Refusal:
    """The error that a call told; its number is the status."""
    sound = (error.number, error.struct_size, error.row) == (status, sizeof(Error), 0)
    if not sound or len(error.message) < 10:
        return Refusal(-1, f"status {status}, error {error.number}: {error.message!r}", "")
    return Refusal(status, error.at.decode(), error.rule.decode())


def text(call: Callable[..., int], *before: object, after: tuple[object, ...] = ()) -> bytes | int:
    """A text that a call writes: asked for its length first, then into a buffer that is just large
    enough; a status when it fails, which leaves no length.
    """
    needed = marked(c_size_t)
    if status := call(*before, None, 0, byref(needed), *after):
        if needed.value:
            raise ValueError("a call that failed left a length")
        return status
    buffer = create_string_buffer(b"\x5a" * (needed.value + 1), needed.value + 2)
    if status := call(*before, buffer, needed.value + 1, None, *after):
        return status
    if buffer.raw[needed.value :] != b"\0\0":
        raise ValueError("the NUL is not where the text ends, or more was written")
    return buffer.raw[: needed.value]


class Fixtures:
    """The fixtures of a table, and the library that they are held against."""

    def __init__(self, library: Library, table: Table, checks: Checks) -> None:
        self.library, self.table, self.checks = library, table, checks
        self.recovered: set[str] = set()

    def run(self) -> None:
        """Everything."""
        for item in self.table.items:
            parameters = self.loaded(item.parameters)
            self.of_json(item, parameters)
            if item.case is not None:
                self.of_structs(item, item.case, parameters)
            self.expect(
                "parameters freed", item.name, self.library.ibo_parameters_free(parameters), 0
            )
        self.rows([item for item in self.table.items if item.plain() and item.case is not None])
        self.payments()
        self.corrections()
        self.parameters()
        self.catalogue()
        self.expect("recovered incomes that are added", "", len(self.recovered) >= 2, True)

    def expect(self, what: str, name: str, found: object, expected: object) -> None:
        """One comparison."""
        self.checks.equal(what, name, found, expected)

    def loaded(self, toml: bytes | None) -> Handle:
        """Parameters that are laid over those of the library; NULL for none."""
        handle = Handle()
        if toml is not None:
            status = self.library.ibo_parameters_load(toml, len(toml), byref(handle), None)
            self.expect("parameters read", "", (status, bool(handle)), (0, True))
        return handle

    # ---- Statements

    def of_json(self, item: Item, parameters: Handle) -> None:
        """A case as JSON."""
        given = item.json, len(item.json)
        self.statement(
            item,
            "by JSON",
            lambda out, error: self.library.ibo_statement_from_json_with(
                *given, byref(item.options), parameters, out, error
            ),
        )
        if item.plain():
            self.statement(
                item,
                "by JSON, plain",
                lambda out, error: self.library.ibo_statement_from_json(*given, out, error),
            )

    def of_structs(self, item: Item, case: Case, parameters: Handle) -> None:
        """A case in structs: a statement, and the amounts alone."""
        library, arrays = self.library, item.arrays()
        more = (*arrays, byref(item.options), parameters)
        self.statement(
            item,
            "by structs",
            lambda out, error: library.ibo_statement_compute_with(byref(case), *more, out, error),
        )
        self.alone(
            item,
            lambda out, error: library.ibo_amounts_compute_with(byref(case), *more, out, error),
        )
        if item.plain() and not item.records["a"]:
            self.statement(
                item,
                "by structs, plain",
                lambda out, error: library.ibo_statement_compute(
                    byref(case), *arrays[:9], out, error
                ),
            )
            self.alone(
                item,
                lambda out, error: library.ibo_amounts_compute(
                    byref(case), *arrays[:9], out, error
                ),
            )

        if item.error is None:
            wide = padded(case)
            fields = [[padded(record) for record in records] for records in item.records.values()]
            arrays = [
                argument
                for kind, found in zip(KINDS, fields, strict=True)
                for argument in array(kind, found)
            ]
            self.statement(
                item,
                "by structs, padded",
                lambda out, error: library.ibo_statement_compute_with(
                    byref(wide), *arrays, *more[12:], out, error
                ),
            )

    def statement(self, item: Item, way: str, compute: Callable[[object, object], int]) -> None:
        """Computes a statement and compares all of it."""
        handle, error = marked(Handle), marked(Error)
        status = compute(byref(handle), byref(error))
        if item.error is not None:
            self.expect(
                f"refused {way}", item.name, (told(status, error), handle.value), (item.error, None)
            )
            # Who does not want to know is refused with the same status.
            again = marked(Handle)
            status = compute(byref(again), None)
            self.expect(
                f"refused {way}, without an error",
                item.name,
                (status, again.value),
                (item.error.number, None),
            )
            return
        nothing_wrong = bytes(error) == empty(Error)
        self.expect(
            f"computed {way}", item.name, (status, bool(handle), nothing_wrong), (0, True, True)
        )
        if status:
            return
        found = text(self.library.ibo_statement_to_json, handle)
        if item.statement is not None:
            self.expect(f"statement {way}", item.name, found, item.statement)
        self.of_statement(item, handle)
        self.expect("statements freed", item.name, self.library.ibo_statement_free(handle), 0)

    def of_statement(self, item: Item, handle: Handle) -> None:
        """What a statement tells."""
        library = self.library
        result, count = marked(Amounts), c_size_t()
        status = library.ibo_statement_amounts(handle, byref(result))
        if item.amounts is not None:
            self.expect(
                "result of a statement", item.name, (status, amounts(result)), (0, item.amounts)
            )
        status = library.ibo_statement_line_count(handle, byref(count))
        if item.lines:
            self.expect("line count", item.name, (status, count.value), (0, len(item.lines)))
        lines: list[Line] = []
        for index, expected in enumerate(item.lines):
            line = marked(Line)
            status = library.ibo_statement_line(handle, index, byref(line))
            lines.append(line)
            numbers = [line.code, line.role, line.certainty, line.amount_cents, line.record]
            numbers.append(line.recovered)
            found = [*(str(number).encode() for number in numbers), line.rule, line.name]
            found.append(text(library.ibo_statement_line_formula, handle, index))
            self.expect("lines", f"{item.name} line {index}", (status, found), (0, expected))
            self.expect(
                "labels",
                item.name,
                min(len(line.label_nl.decode()), len(line.label_en.decode())) > 2,
                True,
            )
        if item.amounts is not None and lines:
            net = item.amounts["net_cents"]
            self.expect("lines that come to the net", item.name, sums(lines), [net])
            if any(line.recovered and line.role == BASE for line in lines):
                self.recovered.add(item.name)
        dutch, english = (
            text(library.ibo_statement_explain, handle, language) for language in (1, 2)
        )
        reads = (
            isinstance(dutch, bytes)
            and isinstance(english, bytes)
            and dutch != english
            and b"\n" in dutch
        )
        self.expect("explained", item.name, reads, True)
        if item.statement is not None:
            self.of_assumptions(item, handle, loads(item.statement)["assumptions"])
        self.of_notice(item, handle)

    def of_assumptions(self, item: Item, handle: Handle, expected: list[dict[str, str]]) -> None:
        """The assumptions of a statement, as its JSON has them in English."""
        library, count = self.library, c_size_t()
        status = library.ibo_statement_assumption_count(handle, byref(count))
        self.expect("assumption count", item.name, (status, count.value), (0, len(expected)))
        for index, assumption in enumerate(expected):
            found = (
                text(library.ibo_statement_assumption_id, handle, index),
                text(library.ibo_statement_assumption_rule, handle, index),
                text(library.ibo_statement_assumption_text, handle, index, 2),
            )
            wanted = tuple(assumption[field].encode() for field in ("id", "rule", "text"))
            self.expect("assumptions", f"{item.name} assumption {index}", found, wanted)
            dutch = text(library.ibo_statement_assumption_text, handle, index, 1)
            self.expect(
                "assumptions in Dutch",
                item.name,
                isinstance(dutch, bytes) and dutch != found[2],
                True,
            )

    def of_notice(self, item: Item, handle: Handle) -> None:
        """The notice of a statement."""
        notice, error = marked(Notice), marked(Error)
        status = self.library.ibo_notice_compute(handle, byref(notice), byref(error))
        left = bytes(notice) if status else bytes(error)
        self.expect(
            "what a notice leaves", item.name, left, empty(Notice) if status else empty(Error)
        )
        json = text(self.library.ibo_notice_to_json, handle, after=(byref(error),))
        if item.notice is not None:
            kind, cents, expected = item.notice
            found = (status, notice.kind, notice.amount_cents, notice.reserved, json)
            self.expect("notices", item.name, found, (0, int(kind), int(cents), 0, expected))
            if item.case is not None:
                found_case = (notice.month, notice.case_ref)
                self.expect(
                    "case of a notice", item.name, found_case, (item.case.month, item.case.case_ref)
                )
        if item.notice_error is not None:
            found_error = (told(status, error), json)
            self.expect("refused notices", item.name, found_error, (item.notice_error, status))

    def alone(self, item: Item, compute: Callable[[object, object], int]) -> None:
        """Computes the amounts alone."""
        result, error = marked(Amounts), marked(Error)
        status = compute(byref(result), byref(error))
        if item.error is None:
            found = amounts(result) if item.amounts is not None else None
            given = (status, found, bytes(error) == empty(Error))
            self.expect("amounts in structs", item.name, given, (0, item.amounts, True))
            if item.case is not None:
                self.premium(item, item.case, result)
        elif item.error.at == "case_ref":
            # The amounts alone do not read the reference; a second fault is then the one that is
            # told.
            told_of = told(status, error).at if status else ""
            found_fault = (status != 0, told_of == "case_ref")
            self.expect(
                "amounts without a reference",
                item.name,
                found_fault,
                ("two-faults" in item.name, False),
            )
        else:
            expected = (item.error, empty(Amounts))
            self.expect(
                "refused amounts in structs",
                item.name,
                (told(status, error), bytes(result)),
                expected,
            )

    def premium(self, item: Item, case: Case, computed: Amounts) -> None:
        """Computes the premium again from the replacement income of the amounts."""
        parameters = self.loaded(item.parameters)
        premium, error = marked(Premium), marked(Error)
        arguments = (
            byref(case),
            computed.replacement_income_cents,
            byref(item.options),
            parameters,
        )
        status = self.library.ibo_premium_compute(*arguments, byref(premium), byref(error))
        if computed.replacement_income_cents > LARGEST_AMOUNT:
            # A sum of records may lie beyond the bound of an input (R0.4).
            found_beyond = (status, bytes(premium))
            expected_beyond = (AMOUNT_OUT_OF_RANGE, empty(Premium))
            self.expect(
                "premium of a sum beyond the bound", item.name, found_beyond, expected_beyond
            )
        else:
            found = (status, premium.amount_cents, premium.scheme, premium.payer)
            expected = (0, computed.premium_cents, computed.scheme, computed.payer)
            self.expect("premium alone", item.name, found, expected)
        self.expect("parameters freed", item.name, self.library.ibo_parameters_free(parameters), 0)

    def rows(self, items: list[Item]) -> None:
        """All cases in one call, whatever the order of their records; the refused ones stop none."""
        rows = Rows()
        for item in items:
            rows.add(item.case or Case(), item.records)
        draw = random.Random(len(items))
        for what, order in (
            ("one after the other", list),
            ("each case with its own in their order", partial(mixed, draw)),
        ):
            self.many(items, rows.ordered(order), what)
        # The amounts do not depend on the order of the records within a case either; which of
        # two faults is told does.
        sound = Rows()
        computed = [item for item in items if item.error is None]
        for item in computed:
            sound.add(item.case or Case(), item.records)
        self.many(computed, sound.ordered(lambda own: own[::-1]), "from the last to the first")
        self.many(
            computed, sound.ordered(lambda own: draw.sample(own, len(own))), "in no order at all"
        )

    def many(self, items: list[Item], rows: Rows, what: str) -> None:
        """One call for all of them."""
        answer = rows.compute(self.library)
        found = (answer.status, bytes(answer.error))
        self.expect("amounts of many in one call", what, found, (0, empty(Error)))
        refused: list[tuple[int, int, str]] = []
        told = answer.told()
        # The amounts do not read the reference; what is wrong beside it is told.
        beside = {row: (number, at) for row, number, at in told}
        for row, item in enumerate(items):
            status = answer.statuses[row]
            if item.error is not None and item.error.at == "case_ref":
                if status:
                    refused.append((row, status, beside.get(row, (0, ""))[1]))
                continue
            self.expect(
                "rows of amounts",
                f"{item.name}, {what}",
                status,
                item.error.number if item.error else 0,
            )
            if item.error is not None:
                refused.append((row, item.error.number, item.error.at))
                self.expect(
                    "rows of amounts that are empty",
                    item.name,
                    bytes(answer.out[row]),
                    empty(Amounts),
                )
            elif item.amounts is not None:
                self.expect(
                    "rows of amounts that agree",
                    f"{item.name}, {what}",
                    amounts(answer.out[row]),
                    item.amounts,
                )
        self.expect("rows refused", what, answer.refused.value, len(refused))
        self.expect("errors of rows", what, told, refused)
        rest = bytes(answer.errors)[len(told) * sizeof(Error) :]
        nothing = empty(Error) * (len(items) - len(told))
        self.expect("errors of rows, none behind them", what, rest == nothing, True)

    # ---- The rest

    def payments(self) -> None:
        """Payments alone, in a month, and as rows; among the rows one in seven is refused."""
        library = self.library
        for paid in self.table.payments:
            given = (paid.premium, paid.employment, paid.attendance)
            for what, call in (
                ("payments", partial(library.ibo_payment, *given)),
                ("payments in a month", partial(library.ibo_payment_in, paid.month, None, *given)),
            ):
                out, error = marked(PaymentResult), marked(Error)
                status = call(byref(out), byref(error))
                found = (status, self.paid(out), bytes(error))
                expected = (0, (paid.premium, *paid.expected), empty(Error))
                self.expect(what, paid.name, found, expected)
        rows: list[Payment | None] = []
        for index, paid in enumerate(self.table.payments):
            rows += [paid, None] if index % 7 == 0 else [paid]
        # Rows and results of a newer header are larger: what lies beyond is zero, and is written as
        # zero.
        for beyond in (0, 24):
            self.payment_rows(rows, beyond)

    def payment_rows(self, rows: list[Payment | None], beyond: int) -> None:
        """Payments in one call, with `beyond` bytes behind each row and each result."""
        wide, wide_out = sizeof(PaymentRow) + beyond, sizeof(PaymentResult) + beyond
        given = (ctypes.c_int64 * (len(rows) * wide // 8))()
        out = (ctypes.c_int64 * (len(rows) * wide_out // 8))()
        ctypes.memset(out, MARK, sizeof(out))
        for index, paid in enumerate(rows):
            row = PaymentRow.from_buffer(given, index * wide)
            if paid is None:
                row.month, row.premium_cents = 202604, -1
            else:
                row.month, row.premium_cents = paid.month, paid.premium
            row.employment = paid.employment if paid else self.table.payments[0].employment
            row.attendance = paid.attendance if paid else self.table.payments[0].attendance
        statuses, refused = (c_int32 * len(rows))(), marked(c_size_t)
        # Room for all but one of the refused rows; then for more than there are.
        bad = [index for index, paid in enumerate(rows) if paid is None]
        room = len(bad) + (3 if beyond else -1)
        wide_error = sizeof(Error) + beyond
        errors = (ctypes.c_int64 * (room * wide_error // 8))()
        ctypes.memset(errors, MARK, sizeof(errors))
        for index in range(room):
            Error.from_buffer(errors, index * wide_error).language = index % 3
        error = marked(Error)
        status = self.library.ibo_payments(
            *(cast(given, POINTER(PaymentRow)), len(rows), wide, None),
            *(cast(out, POINTER(PaymentResult)), wide_out, statuses, byref(refused)),
            *(cast(errors, POINTER(Error)), room, wide_error),
            byref(error),
        )
        found_call = (status, refused.value, bytes(error))
        self.expect("payments in one call", "", found_call, (0, len(bad), empty(Error)))
        raw = bytes(out)
        for index, paid in enumerate(rows):
            found, behind = (
                raw[index * wide_out :][: sizeof(PaymentResult)],
                raw[index * wide_out :][:wide_out],
            )
            if paid is None:
                # The size that is written is that of the library.
                expected: object = (1104, empty(PaymentResult) + bytes(beyond))
                self.expect(
                    "refused rows of payments", str(index), (statuses[index], behind), expected
                )
                continue
            result = PaymentResult.from_buffer_copy(found)
            written = (statuses[index], self.paid(result), behind[sizeof(PaymentResult) :])
            expected = (0, (paid.premium, *paid.expected), bytes(beyond))
            self.expect("rows of payments", paid.name, written, expected)
        # The sentence is that of a payment alone, in the language of the error.
        sentences = []
        for language in range(3):
            alone = Error(language=language)
            sound = self.table.payments[0]
            arguments = (-1, sound.employment, sound.attendance, byref(PaymentResult()))
            self.library.ibo_payment(*arguments, byref(alone))
            sentences.append(alone.message)
        self.expect(
            "two languages",
            "",
            (sentences[0] == sentences[2], len(set(sentences))),
            (True, 2),
        )
        for index in range(room):
            told_of = Error.from_buffer(errors, index * wide_error)
            behind = bytes(errors)[index * wide_error :][:wide_error][sizeof(Error) :]
            numbers = (told_of.struct_size, told_of.language, told_of.row, told_of.number)
            rest = (told_of.at, told_of.rule, told_of.message, behind)
            number, place = (1104, bad[index]) if index < len(bad) else (0, 0)
            texts = (b"premium", b"R0.4", sentences[index % 3]) if number else (b"", b"", b"")
            expected = ((sizeof(Error), index % 3, place, number), (*texts, bytes(beyond)))
            self.expect("errors of payments", str(index), (numbers, rest), expected)

    def paid(self, result: PaymentResult) -> tuple[int, ...]:
        """The amounts of a payment."""
        return (
            result.premium_cents,
            result.premium_after_fraction_cents,
            result.premium_due_cents,
            result.withholding_tax_cents,
            result.net_cents,
        )

    def corrections(self) -> None:
        """Corrections, from statements of now and from one that was issued."""
        library = self.library
        for name, before, after, cents, json in self.table.corrections:
            self.correction(name, before, after, (0, cents), json)
        for name, before, after, refusal in self.table.refused_corrections:
            self.correction(name, before, after, (refusal.number, refusal), refusal.number)
        self.expect("corrections", "", library.ibo_statement_free(None), 0)

    def correction(
        self, name: str, before: Item, after: Item, expected: tuple[int, object], json: bytes | int
    ) -> None:
        """One correction, in its three forms."""
        library, handles = self.library, []
        for item in (before, after):
            handle, parameters = Handle(), self.loaded(item.parameters)
            given = (item.json, len(item.json), byref(item.options), parameters)
            self.expect(
                "sides of a correction",
                name,
                library.ibo_statement_from_json_with(*given, byref(handle), None),
                0,
            )
            # A statement keeps what it needs of the values.
            self.expect("parameters freed", name, library.ibo_parameters_free(parameters), 0)
            handles.append(handle)
        found, error = marked(Correction), marked(Error)
        status = library.ibo_correction_compute(*handles, byref(found), byref(error))
        what = told(status, error) if status else found.to_pay_cents
        self.expect("corrections in a struct", name, (status, what), expected)
        self.left(name, status, found, error)
        if not status and after.case is not None:
            self.expect(
                "case of a correction",
                name,
                (found.month, found.case_ref),
                (after.case.month, after.case.case_ref),
            )
        told_in_json = text(library.ibo_correction_to_json, *handles, after=(byref(error),))
        self.expect("corrections as JSON", name, told_in_json, json)
        issued = text(library.ibo_statement_to_json, handles[0])
        assert isinstance(issued, bytes)
        again = text(
            library.ibo_correction_of_issued_to_json,
            issued,
            len(issued),
            handles[1],
            after=(byref(error),),
        )
        self.expect("corrections of what was issued", name, again, json)
        late, error = marked(Correction), marked(Error)
        status = library.ibo_correction_of_issued(
            issued, len(issued), handles[1], byref(late), byref(error)
        )
        what = told(status, error) if status else late.to_pay_cents
        self.expect("corrections of what was issued in a struct", name, (status, what), expected)
        self.left(name, status, late, error)
        for handle in handles:
            self.expect("statements freed", name, library.ibo_statement_free(handle), 0)

    def left(self, name: str, status: int, out: Correction, error: Error) -> None:
        """A correction that is refused is empty, and so is the error of one that is not."""
        found, expected = (
            (bytes(out), empty(Correction)) if status else (bytes(error), empty(Error))
        )
        self.expect("what a correction leaves", name, found, expected)

    def parameters(self) -> None:
        """Parameter files that are refused, over the library's values and over others."""
        library = self.library
        base = self.loaded(b"")
        for name, toml, refusal in self.table.refused_parameters:
            for what, load in (
                ("refused parameters", partial(library.ibo_parameters_load, toml, len(toml))),
                (
                    "refused parameters over others",
                    partial(library.ibo_parameters_load_over, base, toml, len(toml)),
                ),
            ):
                out, error = marked(Handle), marked(Error)
                status = load(byref(out), byref(error))
                self.expect(what, name, (told(status, error), out.value), (refusal, None))
        library.ibo_parameters_free(base)

    def catalogue(self) -> None:
        """Every error of the catalogue by name, in two languages."""
        library = self.library
        for number, (name, english, dutch) in self.table.codes.items():
            found = (
                library.ibo_status_name(number),
                library.ibo_status_meaning(number, 2),
                library.ibo_status_meaning(number, 1),
            )
            self.expect("errors by name", str(number), found, (name, english, dutch))
