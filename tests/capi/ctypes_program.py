#!/usr/bin/env python3
"""Checks a client of the README, in Python or in Java, against the fixtures.

    python3 tests/capi/ctypes_program.py TABLE NAME COMMAND...

TABLE is what `tables.py` wrote. COMMAND prints the premium and the payment of worked example 1;
with the argument `statements` it reads cases (JSON Lines) and prints a statement for each, or a
line on standard error for a refused one: every case of the table that needs no option goes through
it, and every byte must be what the fixtures say.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from ctypes_table import Item, Table, read

FIXTURES = Path(os.environ["FIXTURES"])


def run(command: list[str], given: bytes = b"") -> tuple[list[bytes], list[str], int]:
    """Lines out, lines of standard error, exit status."""
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    return done.stdout.split(b"\n")[:-1], done.stderr.decode().splitlines(), done.returncode


def worked_example() -> list[bytes]:
    """What the program prints without an argument: its amounts stand in the fixtures."""
    name = "worked-example-1-unemployment-all-month"
    month = json.loads((FIXTURES / "cases" / f"{name}.json").read_text(encoding="utf-8"))[
        "statement"
    ]
    payments = json.loads((FIXTURES / "payments.json").read_text(encoding="utf-8"))
    paid = [
        fixture["expected"]["net"]
        for fixture in payments
        if (fixture["premium"], fixture["fraction"], fixture.get("attendance", "1/1"))
        == (month["premium"], "19/38", "1/1")
    ]
    return [
        f"premium {month['premium']}, net {month['net']}".encode(),
        f"paid at 19/38: net {paid[0]}".encode(),
    ]


def differences(table: Table, items: list[Item], out: list[bytes], errors: list[str]) -> list[str]:
    """What the program said that the fixtures do not say."""
    statements, refusals = iter(out), iter(errors)
    faults, net, refused = [], Decimal(0), 0
    for number, item in enumerate(items, start=1):
        if item.error:
            refused += 1
            found = next(refusals, "")
            at = f" at {item.error.at}" if item.error.at else ""
            rule = f" ({item.error.rule})" if item.error.rule else ""
            expected = f"line {number}: {item.error.number} {table.codes[item.error.number][0].decode()}{at}{rule}: "
            if not found.startswith(expected) or len(found) < len(expected) + 10:
                faults.append(f"{item.name}: {found!r}, not {expected!r} and why")
            continue
        line = next(statements, b"{}")
        if item.statement is not None and line != item.statement:
            faults.append(f"{item.name}: {line.decode()}\n  not {item.statement.decode()}")
        if json.loads(line).get("case_ref") != json.loads(item.json)["case_ref"]:
            faults.append(f"{item.name}: {line.decode()} is not its statement")
        net += Decimal(json.loads(line).get("net", "NaN"))
    last = f"{len(items) - refused} statements, net {net} together; {refused} refused"
    if (found := next(refusals, "")) != last:
        faults.append(f"{found!r}, not {last!r}")
    return faults + [f"too much: {line!r}" for line in (*statements, *refusals)]


def main(arguments: list[str]) -> int:
    """Runs the program twice and compares."""
    path, name, *command = arguments
    table = read(Path(path))
    items = [item for item in table.items if item.plain()]
    given = b"".join(item.json + b"\n" for item in items)
    example, silent, status = run(command)
    faults = (
        []
        if (example, silent, status) == (worked_example(), [], 0)
        else [f"without an argument: {example} {silent} {status}"]
    )
    out, errors, status = run([*command, "statements"], given)
    faults += differences(table, items, out, errors) + (
        [] if status == 1 else [f"exit status {status}, not 1"]
    )
    sound = given.splitlines(keepends=True)[0]
    faults += (
        []
        if run([*command, "statements"], sound)[2] == 0
        else ["one sound line, and not exit status 0"]
    )
    if faults:
        print(
            f"{name}: {len(faults)} faults, the first of them:",
            *faults[:10],
            sep="\n",
            file=sys.stderr,
        )
        return 1
    stems = {path.stem for path in (FIXTURES / "cases").glob("*.json")}
    golden = sum(item.name in stems for item in items)
    month = sum(item.of_month for item in items)
    refused = sum(item.error is not None for item in items)
    print(
        f"{name}: {golden} of {len(stems)} golden cases (the others need an option), the {month} of the month: statements byte for byte"
    )
    print(
        f"{name}: {refused} refused lines with number, field and rule; the worked example in structs"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
