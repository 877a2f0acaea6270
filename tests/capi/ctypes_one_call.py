"""JSON in, JSON out, in one call; the notices of many results; amounts and dates from texts; and
the dated values in force. All against the fixtures, or by hand.
"""

from __future__ import annotations

import json
import os
from ctypes import byref, c_int32, c_int64, c_size_t, create_string_buffer, sizeof
from functools import partial
from pathlib import Path
from typing import Any

from ctypes_binding import Amounts, Error, Handle, Issued, Library, Notice
from ctypes_fixtures import Checks, text
from ctypes_rows import empty, marked, marked_array
from ctypes_table import Item, Table, array

FIXTURES = Path(os.environ["FIXTURES"])
STANDARD, BELGIAN = 1, 2
UNKNOWN_ARGUMENT, BUFFER_TOO_SMALL = 7, 5
MALFORMED, TOO_MANY_DECIMALS, OUT_OF_RANGE = 1101, 1102, 1103
DATE_MALFORMED, DATE_IMPOSSIBLE = 1111, 1112

TEXTS_OF_AMOUNTS: list[tuple[bytes, int | None, int | None]] = [
    (b"612.40", 61240, None),
    (b"1234.56", 123456, None),
    (b"1.234,56", None, 123456),
    (b"1234,56", None, 123456),
    (b"612,4", None, 61240),
    (b"612.4", 61240, None),
    (b"612", 61200, 61200),
    (b"1.234.567", None, 123456700),
    (b"-84.92", -8492, None),
    (b"-84,92", None, -8492),
    (b"0.00", 0, None),
    (b"612.40   ", 61240, None),
    (b"612,40   ", None, 61240),
    (b" 612.40", None, None),
    (b"1,234.56", None, None),
    (b"+1.00", None, None),
    (b"612.40 euro", None, None),
    (b"1.00\0", None, None),
    (b"\xff", None, None),
    (b"", None, None),
    (b"   ", None, None),
]
"""A text, and its cents in the form of the formats and in that of an office; None is refused."""

TEXTS_OF_DATES: list[tuple[bytes, int | None, int | None]] = [
    (b"2026-03-02", 20260302, 20260302),
    (b"02/03/2026", None, 20260302),
    (b"2-3-2026", None, 20260302),
    (b"28.02.2026", None, 20260228),
    (b"2026-03-02  ", 20260302, 20260302),
    (b"2024-02-29", 20240229, 20240229),
    (b"2026-3-2", None, None),
    (b"2026-03", None, None),
    (b"02/03/26", None, None),
    (b"20260302", None, None),
    (b"", None, None),
]


def number_of(version: bytes) -> int:
    """`ibo 0.1.0, values ...` as a number."""
    major, minor, patch = version.split(b",")[0].split()[1].split(b".")
    return int(major) * 1_000_000 + int(minor) * 1000 + int(patch)


class OneCall:
    """The calls that hold no handle, and the library that they are held against."""

    def __init__(self, library: Library, table: Table, checks: Checks) -> None:
        self.library, self.table, self.checks = library, table, checks

    def expect(self, what: str, name: str, found: object, expected: object) -> None:
        """One comparison."""
        self.checks.equal(what, name, found, expected)

    def run(self) -> None:
        """Everything."""
        version = self.library.ibo_version()
        self.expect("version", "", self.library.ibo_version_number(), number_of(version))
        for item in self.table.items:
            self.case(item)
        for name, before, after, _, correction in self.table.corrections:
            self.correction(name, before, after, correction)
        for name, before, after, refusal in self.table.refused_corrections:
            self.correction(name, before, after, refusal.number)
        self.wrong_sides()
        self.buffers()
        self.notices()
        self.texts()
        self.in_force()

    def asked(self, call: Any, item: Item) -> bytes | int:
        """What a call says of a case: its text, or the number of the error that it tells."""
        parameters = Handle()
        if item.parameters is not None:
            toml = item.parameters
            self.library.ibo_parameters_load(toml, len(toml), byref(parameters), None)
        error = marked(Error)
        given = (item.json, len(item.json), byref(item.options), parameters)
        found = text(call, *given, after=(byref(error),))
        left = error.number if isinstance(found, int) else bytes(error)
        self.expect("errors of one call", item.name, left, found if left != empty(Error) else left)
        self.library.ibo_parameters_free(parameters)
        return found

    def case(self, item: Item) -> None:
        """The statement and the notice of a case."""
        if item.error is not None:
            for call in (self.library.ibo_json_statement, self.library.ibo_json_notice):
                self.expect(
                    "refused in one call", item.name, self.asked(call, item), item.error.number
                )
            return
        if item.statement is not None:
            found = self.asked(self.library.ibo_json_statement, item)
            self.expect("statements in one call", item.name, found, item.statement)
        if item.notice is not None or item.notice_error is not None:
            expected = (
                item.notice[2] if item.notice else item.notice_error and item.notice_error.number
            )
            found = self.asked(self.library.ibo_json_notice, item)
            self.expect("notices in one call", item.name, found, expected)

    def correction(self, name: str, before: Item, after: Item, expected: bytes | int) -> None:
        """The correction between two statements."""
        sides = [self.asked(self.library.ibo_json_statement, item) for item in (before, after)]
        given = [argument for side in sides for argument in (side, len(bytes(side)))]
        found = text(self.library.ibo_json_correction, *given, after=(None,))
        self.expect("corrections in one call", name, found, expected)

    def wrong_sides(self) -> None:
        """What is wrong with a statement is told within `before` or `after`."""
        _, before, after, _, _ = self.table.corrections[0]
        sides = [self.asked(self.library.ibo_json_statement, item) for item in (before, after)]
        for index, at in enumerate(("before", "after")):
            for wrong, number, path in (
                (b"{}", 1003, f"{at}.schema"),
                (b"", 1001, at),
                (bytes(sides[index]).replace(b'"net":"', b'"net":"1'), 1513, f"{at}.net"),
            ):
                pair = [*sides]
                pair[index] = wrong
                given = [argument for side in pair for argument in (side, len(bytes(side)))]
                error, needed = marked(Error), marked(c_size_t)
                call = partial(self.library.ibo_json_correction, *given)
                status = call(None, 0, byref(needed), byref(error))
                found = (status, error.number, error.at.decode(), needed.value)
                self.expect("wrong sides", f"{at} {wrong[:9]!r}", found, (number, number, path, 0))

    def buffers(self) -> None:
        """A buffer that is too small becomes empty, and says what it needs."""
        item = next(item for item in self.table.items if item.plain() and item.statement)
        length = len(item.statement or b"")
        call = partial(self.library.ibo_json_statement, item.json, len(item.json), None, None)
        for capacity, status in ((length, BUFFER_TOO_SMALL), (length + 1, 0), (2 * length, 0)):
            buffer, needed = create_string_buffer(b"\x5a" * capacity, capacity), marked(c_size_t)
            found = (call(buffer, capacity, byref(needed), None), needed.value, buffer.value)
            left = b"" if status else item.statement
            self.expect("buffers of one call", str(capacity), found, (status, length, left))

    def issued(self, item: Item) -> Issued:
        """The result of an item, as a payroll keeps it."""
        if item.error is not None:
            return Issued(month=202603, case_ref=b"A-1", status=item.error.number)
        parameters, handle, case = Handle(), Handle(), json.loads(item.json)
        if item.parameters is not None:
            toml = item.parameters
            self.library.ibo_parameters_load(toml, len(toml), byref(parameters), None)
        given = (item.json, len(item.json), byref(item.options), parameters)
        self.library.ibo_statement_from_json_with(*given, byref(handle), None)
        amounts = Amounts()
        self.library.ibo_statement_amounts(handle, byref(amounts))
        self.library.ibo_statement_free(handle)
        self.library.ibo_parameters_free(parameters)
        return Issued(
            month=int(case["month"].replace("-", "")),
            kind={"ibo": 1, "ibo-plus": 2}[case["agreement"]["kind"]],
            amounts=amounts,
            case_ref=case["case_ref"].encode(),
        )

    def notices(self) -> None:
        """The notices of all results that the fixtures have, in one call."""
        items = [item for item in self.table.items if item.notice or item.notice_error]
        # What is refused is told with the status with which it was.
        items += [item for item in self.table.items if item.error]
        given = [self.issued(item) for item in items]
        count = len(given)
        out, statuses = marked_array(Notice, count), (c_int32 * count)()
        refused, errors, error = marked(c_size_t), marked_array(Error, count), marked(Error)
        status = self.library.ibo_notices(
            *(*array(Issued, [*given]), out, sizeof(Notice), statuses, byref(refused)),
            *(errors, count, sizeof(Error), byref(error)),
        )
        self.expect("notices of many", "call", (status, bytes(error)), (0, empty(Error)))
        told = {one.row: (one.number, one.at.decode()) for one in errors[: refused.value]}
        for index, (item, issued) in enumerate(zip(items, given, strict=True)):
            found = (statuses[index], bytes(out[index]))
            if item.notice is not None:
                notice = Notice(
                    month=issued.month,
                    kind=int(item.notice[0]),
                    amount_cents=int(item.notice[1]),
                    case_ref=issued.case_ref,
                )
                self.expect("notices of many", item.name, found, (0, bytes(notice)))
                continue
            refusal = item.notice_error or item.error
            number = refusal.number if refusal else 0
            self.expect("refused of notices", item.name, found, (number, empty(Notice)))
            at = item.notice_error.at if item.notice_error else told[index][1]
            self.expect("errors of notices", item.name, told[index], (number, at))
        expected = sum(item.notice is None for item in items)
        self.expect("notices of many", "refused", refused.value, expected)
        kinds = {item.notice_error.number for item in items if item.notice_error}
        self.expect("notices of many", "covers", kinds, {1505, 1506, 1507, 1510})
        # Amounts that contradict each other, and a reference that is none.
        sound = next(given[index] for index, item in enumerate(items) if item.notice)
        for at, number, changes in (
            ("net", 1513, {"net_cents": sound.amounts.net_cents + 1}),
            ("case_ref", 1005, {"case_ref": b""}),
            ("month", 1112, {"month": 202613}),
        ):
            wrong = Issued.from_buffer_copy(sound)
            for name, value in changes.items():
                setattr(wrong.amounts if "cents" in name else wrong, name, value)
            one, error = marked(Notice), marked(Error)
            one_status = c_int32(-1)
            status = self.library.ibo_notices(
                *(byref(wrong), 1, sizeof(wrong), byref(one), sizeof(one), byref(one_status)),
                *(None, byref(error), 1, sizeof(error), None),
            )
            found_wrong = (status, one_status.value, error.at.decode(), bytes(one))
            self.expect("wrong notices", at, found_wrong, (0, number, at, empty(Notice)))
        nothing = (None, 0, 0, None, 0, None, None, None, 0, 0, None)
        self.expect("no notices", "", self.library.ibo_notices(*nothing), 0)

    def texts(self) -> None:
        """Amounts and dates as the formats and as an office write them."""
        library = self.library
        for what, call, kind, cases in (
            ("amounts from texts", library.ibo_amount_from_text, c_int64, TEXTS_OF_AMOUNTS),
            ("dates from texts", library.ibo_date_from_text, c_int32, TEXTS_OF_DATES),
        ):
            for given, *expected in cases:
                for form, value in zip((STANDARD, BELGIAN), expected, strict=True):
                    out, error = marked(kind), marked(Error)
                    status = call(given, len(given), form, byref(out), byref(error))
                    name = f"{given!r} in form {form}"
                    if value is not None:
                        found = (status, out.value, bytes(error))
                        self.expect(what, name, found, (0, value, empty(Error)))
                        continue
                    told = (error.number, error.at, out.value)
                    number = MALFORMED if kind is c_int64 else DATE_MALFORMED
                    self.expect(what, name, (status, *told), (number, number, b"text", 0))
            for form in (0, 3, -1):
                out, error = marked(kind), marked(Error)
                status = call(b"1", 1, form, byref(out), byref(error))
                told = (status, error.at, out.value)
                self.expect(what, f"form {form}", told, (UNKNOWN_ARGUMENT, b"form", 0))
            error = marked(Error)
            status = call(b"1", 1, STANDARD, None, byref(error))
            self.expect(what, "out NULL", (status, error.number), (1, 1))
            self.expect(what, "text NULL", call(None, 1, STANDARD, byref(kind()), None), 1)
        # Three decimals, or thousands.
        out = c_int64()
        library.ibo_amount_from_text(b"1.234", 5, BELGIAN, byref(out), None)
        self.expect("amounts from texts", "thousands", out.value, 123400)
        for given, form, number in (
            (b"1.234", STANDARD, TOO_MANY_DECIMALS),
            (b"1,234", BELGIAN, TOO_MANY_DECIMALS),
            (b"1000000000.01", STANDARD, OUT_OF_RANGE),
        ):
            status = library.ibo_amount_from_text(given, len(given), form, byref(c_int64()), None)
            self.expect("amounts from texts", repr(given), status, number)
        for given, form in ((b"2026-02-29", STANDARD), (b"31/04/2026", BELGIAN)):
            status = library.ibo_date_from_text(given, len(given), form, byref(c_int32()), None)
            self.expect("dates from texts", repr(given), status, DATE_IMPOSSIBLE)

    def in_force(self) -> None:
        """R7.4: of each value the last that began, with its own line for each kind and scheme."""
        known = json.loads((FIXTURES / "parameters.json").read_text(encoding="utf-8"))
        for day in (20180901, 20210831, 20210901, 20260315, 20270101):
            date = f"{day // 10000}-{day // 100 % 100:02}-{day % 100:02}"
            latest = {
                (value["id"], value.get("kind"), value.get("agreements_from")): value
                for value in known
                if value["from"] <= date
            }
            expected = [
                {**value, "stale": date > value.get("checked_until", date)}
                for value in latest.values()
            ]
            found = text(self.library.ibo_parameters_in_force_to_json, day, None, after=(None,))
            values = json.loads(found) if isinstance(found, bytes) else []
            self.expect("values in force", date, ordered(values), ordered(expected))
        toml = b'[[value]]\nid = "ggmmi"\nfrom = "2026-03-15"\nvalue = "2500.00"\n' + (
            b'certainty = "secondary"\nsource = "a test"\nchecked_until = "2026-12-31"\n'
        )
        own = Handle()
        self.library.ibo_parameters_load(toml, len(toml), byref(own), None)
        # The last of the library before it, from 2026-01-01.
        (old,) = (
            one["value"] for one in known if (one["id"], one["from"]) == ("ggmmi", "2026-01-01")
        )
        for day, value in ((20260314, old), (20260315, "2500.00")):
            found = text(self.library.ibo_parameters_in_force_to_json, day, own, after=(None,))
            values = json.loads(found) if isinstance(found, bytes) else []
            amounts = [one["value"] for one in values if one["id"] == "ggmmi"]
            self.expect("own values in force", str(day), amounts, [value])
        self.library.ibo_parameters_free(own)
        for day, number in ((0, 1003), (20260231, 1112), (2026, 1111)):
            error, needed = marked(Error), marked(c_size_t)
            call = self.library.ibo_parameters_in_force_to_json
            status = call(day, None, None, 0, byref(needed), byref(error))
            found_day = (status, error.at, needed.value)
            self.expect("no day", str(day), found_day, (number, b"day", 0))


def ordered(values: list[Any]) -> list[str]:
    """The values in one order, each with its fields in one order."""
    return sorted(json.dumps(value, sort_keys=True) for value in values)
