"""Spreadsheets that are damaged at random, read by the command: it answers with a result or with
one sentence, and does not raise, hang or end.

The inputs follow from the seed alone: the same seed gives the same ones. Workbooks are made once,
and then changed: the XML of a member (a number, an attribute, an element, some bytes), a member as
a whole, or bytes of the archive. A process of its own reads them, so that one that ends is seen.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import io
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType

ROUND = 100
"""How many inputs a process reads before the next one begins."""
SLOW = 20
"""Seconds of computing after which an input hangs."""
MEMORY = 3 * 1024**3
"""Bytes that the process may have."""
COMMANDS = (("payments", 0), ("statements", 1))
VALUES = (
    b"",
    b"0",
    b"-1",
    b"1e308",
    b"NaN",
    b"99999999999999999999",
    b"588,57",
    b"&#0;",
    b"&amp;",
    b"\xff",
    b"A1",
    b"XFD1048576",
    b"ZZZ9999999",
    b"s",
    b"e",
    b"d",
    b"b",
    b"inlineStr",
    b"../x.xml",
)
Change = Callable[[random.Random, bytes], bytes]


def books() -> list[bytes]:
    """A workbook of payments and one of cases, with a text, a day, a formula, an error, a hidden
    sheet.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    case = {
        "case_ref": "A-1",
        "month": datetime.date(2026, 3, 1),
        "kind": "ibo",
        "start": datetime.date(2026, 3, 2),
        "end": datetime.date(2026, 8, 28),
        "reference_gross_wage": 2500,
        "percentage": 80,
        "employment_hours": 38,
        "full_time_hours": 38,
        "unemployment_day_amount": 55.29,
        "leefloon_amount": None,
        "sickness_gross_taxable": None,
    }
    payments: list[list[object]] = [
        ["premium", "employment_hours", "full_time_hours"],
        [588.57, 38, 38],
        ["588,57", 19, 38],
        [1.005, "30,4", 38],
    ]
    cases: list[list[object]] = [list(case), list(case.values())]
    made = []
    for rows in (payments, cases):
        held = io.BytesIO()
        with xlsxwriter.Workbook(held, {"default_date_format": "dd/mm/yyyy"}) as book:
            book.add_worksheet("hidden").hide()
            sheet = book.add_worksheet("table")
            sheet.activate()
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if cell is not None:
                        sheet.write(row, column, cell)
            sheet.write_formula(len(rows), 0, "=1+1", None, "")
            sheet.write_formula(len(rows), 1, "=1/0", None, "#DIV/0!")
        made.append(held.getvalue())
    return made


def bytes_changed(draw: random.Random, text: bytes) -> bytes:
    """Some bytes drawn anew, taken away, or put in."""
    changed = bytearray(text)
    for _ in range(draw.randint(1, 4)):
        place = draw.randint(0, len(changed))
        changed[place : place + draw.choice((0, 1, 1, 8))] = draw.choice(
            (draw.randbytes(1), draw.randbytes(4), b"<", b'"', b"")
        )
    return bytes(changed)


def of_pattern(pattern: bytes, written: Callable[[bytes], bytes]) -> Change:
    """One of the places of a pattern, given another value."""

    def changed(draw: random.Random, text: bytes) -> bytes:
        places = list(re.finditer(pattern, text))
        if not places:
            return text
        place = draw.choice(places)
        return text[: place.start()] + written(draw.choice(VALUES)) + text[place.end() :]

    return changed


def element_twice(draw: random.Random, text: bytes) -> bytes:
    """An element twice, or at another place."""
    elements = list(re.finditer(rb"<(\w+)[^<>]*?(/>|>[^<>]*</\1>)", text))
    if not elements:
        return text
    element, place = draw.choice(elements), draw.choice(elements).start()
    kept = text if draw.random() < 0.5 else text.replace(element[0], b"", 1)
    return kept[:place] + element[0] * draw.choice((1, 1, 2, 40)) + kept[place:]


MEMBER: tuple[Change, ...] = (
    bytes_changed,
    of_pattern(rb"(?<=>)[^<>]+(?=<)", lambda value: value),
    of_pattern(rb'="[^"]*"', lambda value: b'="' + value + b'"'),
    of_pattern(rb'"[A-Z]+[0-9]+"', lambda value: b'"' + value + b'"'),
    of_pattern(rb"<[^<>]+>", lambda _: b""),
    of_pattern(rb"\w+(?==)", lambda value: b"r" if value else b"t"),
    element_twice,
)


def changed(draw: random.Random, book: bytes) -> bytes:
    """A workbook with a few changes."""
    if draw.random() < 0.15:
        return bytes_changed(draw, book)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        members = {name: parts.read(name) for name in parts.namelist()}
    telling = [name for name in members if "sheet" in name or "workbook" in name]
    for _ in range(draw.randint(1, 3)):
        name = draw.choice(telling if draw.random() < 0.8 else list(members))
        match draw.random():
            case chance if chance < 0.04:
                members.pop(name, None)
            case chance if chance < 0.06:
                members[name] = b""
            case _ if name in members:
                members[name] = draw.choice(MEMBER)(draw, members[name])
        if not members:
            break
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", draw.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as out:
        for name, text in members.items():
            out.writestr(name, text)
    return held.getvalue()


def input_of(seed: int, number: int, made: list[bytes]) -> tuple[bytes, tuple[str, ...]]:
    """An input, and the command that reads it."""
    draw = random.Random(f"{seed}/{number}")
    command, book = draw.choice(COMMANDS)
    options = draw.choice(((), ("--csv", "belgian"), ("--csv", "standard")))
    return changed(draw, made[book]), (command, *options)


class Hangs(Exception):
    """An input took too long."""


def hangs(_: int, __: FrameType | None) -> None:
    raise Hangs


def read(seed: int, first: int, count: int, folder: Path) -> int:
    """Reads some inputs; the one that fails stays in the folder."""
    from ibo.__main__ import main

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGVTALRM, hangs)
    made = books()
    for number in range(first, first + count):
        book, command = input_of(seed, number, made)
        given = folder / f"xlsx-{seed}-{number}.xlsx"
        given.write_bytes(book)
        said = io.StringIO()
        signal.setitimer(signal.ITIMER_VIRTUAL, SLOW)
        try:
            with contextlib.redirect_stderr(said), tempfile.TemporaryDirectory() as out:
                status = main([command[0], str(given), *command[1:], "-o", f"{out}/o.csv"])
            assert status in (0, 1, 2), f"exit status {status}"
            assert status == 0 or said.getvalue().strip(), "a refusal says why"
        # A panic of an extension is one of these.
        except BaseException:  # noqa: BLE001
            print(" ".join(command), given, traceback.format_exc(), sep="\n")
            return 1
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        given.unlink()
    return 0


def fuzz(seconds: int, seed: int, artifacts: Path) -> int:
    """Processes one after the other, until the time is over."""
    artifacts.mkdir(parents=True, exist_ok=True)
    began, done = time.monotonic(), 0
    while time.monotonic() - began < seconds:
        asked = ["--read", str(done), "--seed", str(seed), "--artifacts", str(artifacts)]
        process = subprocess.run(
            [sys.executable, __file__, *asked], capture_output=True, text=True, check=False
        )
        if process.returncode != 0:
            print(process.stdout[-4000:], process.stderr[-4000:], sep="\n")
            left = sorted(artifacts.glob(f"xlsx-{seed}-*.xlsx"))
            where = left[0] if left else artifacts
            print(
                f"xlsx: a finding, with the exit status {process.returncode}: {where}\n"
                "Read it again with `ibo payments` or `ibo statements`, correct the reader in a\n"
                "commit of its own, and make its kind a test in tests/python/test_table_excel.py."
            )
            return 1
        done += ROUND
    spent = max(time.monotonic() - began, 1.0)
    print(f"{'xlsx':<16} {done} executions, {done / spent:.0f} a second")
    return 0


def main() -> int:
    """The time that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--artifacts", type=Path, default=Path("target/fuzz-artifacts"))
    parser.add_argument("--read", type=int)
    asked = parser.parse_args()
    if asked.read is not None:
        return read(asked.seed, asked.read, ROUND, asked.artifacts)
    return fuzz(asked.seconds, asked.seed, asked.artifacts)


if __name__ == "__main__":
    sys.exit(main())
