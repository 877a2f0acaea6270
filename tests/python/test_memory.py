"""Memory stays flat, whatever is computed or refused, and however often."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import ibo
import pytest
from ibo import _ibo
from samples import OWN, agreement, case

STATUS = Path("/proc/self/statm")
PAGE = 4096
MIB = 1024 * 1024
MOST = 20 * MIB

pytestmark = pytest.mark.skipif(
    not STATUS.exists(), reason="the memory of a process is read from /proc"
)


def resident() -> int:
    """The memory that the process holds, in bytes."""
    gc.collect()
    return int(STATUS.read_text().split()[1]) * PAGE


def flat(work: Callable[[], object], times: int) -> None:
    """Runs the work and says how much more memory it left behind than after a tenth of it."""
    for _ in range(times // 10):
        work()
    before = resident()
    for _ in range(times):
        work()
    grown = resident() - before
    assert grown < MOST, f"{grown / MIB:.1f} MiB more after {times:,} times"


CASE = case()
WRONG = case(agreement=agreement(percentage=75))
JSON = CASE.to_json()
STATEMENT = ibo.statement(CASE)


def refused_number() -> None:
    try:
        ibo.payment(premium=1.5, fraction="1/1")  # type: ignore[arg-type]
    except ibo.IboError:
        return
    raise AssertionError


def refused_case() -> None:
    try:
        ibo.statement(WRONG)
    except ibo.IboError:
        return
    raise AssertionError


def refused_json() -> None:
    try:
        ibo.Case.from_json("{")
    except ibo.IboError:
        return
    raise AssertionError


def test_errors_do_not_leak() -> None:
    flat(refused_number, 200_000)


def test_errors_of_cases_do_not_leak() -> None:
    flat(refused_case, 50_000)
    flat(refused_json, 50_000)


def test_statements_do_not_leak() -> None:
    flat(lambda: ibo.statement(CASE), 200_000)


def test_statement_properties_do_not_leak() -> None:
    """A line knows its statement, and a statement its case: no ring of these is left behind."""

    def everything() -> None:
        statement = ibo.statement(ibo.Case.from_json(JSON))
        _ = (
            statement.lines,
            statement.payment.net,
            statement.case and statement.case.agreement,
            statement.assumptions,
            statement.left_out,
        )
        _ = (
            statement.lines[0].parameters,
            statement.notice(),
            ibo.correction(statement, STATEMENT).lines,
        )
        _ = statement.to_json(), statement.explain(), repr(statement.case), hash(statement)

    flat(everything, 5_000)


def test_decimals_do_not_leak() -> None:
    amount = Decimal("588.57")
    flat(lambda: ibo.payment(premium=amount, fraction=(19, 38)).net, 100_000)


def test_parameters_do_not_leak() -> None:
    flat(lambda: ibo.Parameters().with_toml(OWN).table("2026-10-01")[0], 300)


def test_lines_do_not_leak() -> None:
    line = JSON.encode()
    flat(lambda: _ibo._print_lines([line, b"{"] * 100, 1, "json"), 100)


def test_reference_count_of_none_stays() -> None:
    """An object that is handed on too often would be let go of too soon, or never."""
    before = [sys.getrefcount(item) for item in (CASE, STATEMENT, ibo.Certainty.OFFICIAL)]
    for _ in range(1_000):
        _ = STATEMENT.case, STATEMENT.certainty, ibo.statement(CASE), STATEMENT.notice()
    gc.collect()
    after = [sys.getrefcount(item) for item in (CASE, STATEMENT, ibo.Certainty.OFFICIAL)]
    assert all(abs(first - second) < 10 for first, second in zip(before, after, strict=True))
