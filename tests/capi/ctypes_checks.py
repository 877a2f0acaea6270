#!/usr/bin/env python3
"""Checks the whole ABI through ctypes: the fixtures, the wrong calls and random structs.

    python3 tests/capi/ctypes_checks.py TABLE LIB [SEED]

TABLE is what `tables.py` wrote, LIB the directory of libibo.so.0. SEED picks the random structs;
without it, one is drawn and printed.
"""

from __future__ import annotations

import faulthandler
import random
import sys
from pathlib import Path

from ctypes_binding import FUNCTIONS, Library
from ctypes_calls import Calls
from ctypes_evidence import Evidence
from ctypes_fixtures import Checks, Fixtures
from ctypes_fuzz import LINES, PAYMENTS, STRUCTS, Fuzz
from ctypes_one_call import OneCall
from ctypes_payments import Payments
from ctypes_table import read


def main(arguments: list[str]) -> int:
    """Runs all checks, and says what they covered."""
    if len(arguments) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    faulthandler.enable()
    table, library = read(Path(arguments[0])), Library(Path(arguments[1]))
    seed = int(arguments[2]) if len(arguments) == 3 else random.randrange(10**9)
    checks = Checks()
    fixtures = Fixtures(library, table, checks)
    fixtures.run()
    Evidence(library, table, checks).run()
    Payments(library, table, checks).run()
    OneCall(library, table, checks).run()
    Calls(library, table, checks).run()
    # Before the run: a crash must not take the seed with it.
    print(f"ctypes: random inputs of seed {seed}", flush=True)
    fuzz = Fuzz(library, table, checks, seed)
    fuzz.run()
    unused = FUNCTIONS.keys() - library.used
    if checks.faults or unused:
        print(
            f"never called: {sorted(unused)}; {len(checks.faults)} faults, the first of them:",
            file=sys.stderr,
        )
        print(*(fault[:2000] for fault in checks.faults[:10]), sep="\n", file=sys.stderr)
        return 1
    count = checks.counts
    notices = sum(item.notice is not None for item in table.items)
    print(
        f"ctypes: {count['statement by JSON']} statements byte for byte by JSON, {count['statement by structs']} by structs;"
        f" {count['amounts in structs']} amounts, {count['rows of amounts that agree']} as rows of calls"
        " with their records in four orders"
    )
    print(
        f"ctypes: the lines of {count['lines that come to the net']} statements come to the net,"
        f" {len(fixtures.recovered)} cases have a recovered income among what is added"
    )
    print(
        f"ctypes: {count['refused by JSON']} refused by JSON, {count['refused by structs']} by structs,"
        f" {count['refused parameters']} parameter files; {notices} notices,"
        f" {count['corrections as JSON']} corrections, {len(table.payments)} payments in three ways"
    )
    print(
        f"ctypes: {count['statements read back']} statements, {count['notices read back']} notices and"
        f" {count['corrections read back']} corrections read back, {count['verified']} verified;"
        f" {count['sensitivity']} cases under each other choice of their readings"
    )
    print(
        f"ctypes: {count['payments as JSON']} payments with their reasons, {count['payments by days']} as rows,"
        f" {count['corrections of payments']} corrections between them; {count['statements in one call']} statements,"
        f" {count['notices in one call']} notices and {count['corrections in one call']} corrections in one call,"
        f" {count['notices of many']} notices of results"
    )
    print(
        f"ctypes: {count['wrong calls']} answers to wrong calls; {STRUCTS} random structs, {PAYMENTS} payments and {LINES} lines,"
        f" {fuzz.statuses[0]} of their {fuzz.statuses.total()} calls computed, the others gave {len(fuzz.statuses) - 1} statuses;"
        f" all {len(FUNCTIONS)} functions called"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
