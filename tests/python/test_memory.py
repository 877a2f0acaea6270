"""Nothing is kept of a call, whatever is computed or refused, and however often."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable
from decimal import Decimal

import ibo
import pytest
from ibo import _ibo
from samples import OWN, agreement, case

TIMES = 500


class Mallinfo(ctypes.Structure):
    """`struct mallinfo2` of the C library, in bytes."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    ]


MALLINFO = getattr(ctypes.CDLL(None), "mallinfo2", None)

pytestmark = pytest.mark.skipif(
    MALLINFO is None, reason="what is taken of the C library is asked by mallinfo2 of glibc 2.33"
)


def held() -> tuple[int, int]:
    """The bytes that the process holds of the C library, and the blocks of Python's own heap."""
    gc.collect()
    assert MALLINFO is not None
    MALLINFO.restype = Mallinfo
    info = MALLINFO()
    return info.uordblks + info.hblkhd, sys.getallocatedblocks()


def flat(work: Callable[[], object], times: int = TIMES) -> None:
    """Runs the work again and again, of which nothing is kept: what a call would keep, if it were
    one block, every round of calls would show. A round in which the process itself takes memory
    (a larger table of Python's) does not count; one of six must be without.
    """
    for _ in range(times):
        work()
    grown = []
    for _ in range(6):
        before = held()
        for _ in range(times):
            work()
        after = held()
        grown.append((after[0] - before[0], after[1] - before[1]))
        # Less than the smallest block; and of Python's heap no more than what counting takes.
        if grown[-1][0] < 16 and grown[-1][1] < min(16, times):
            return
    pytest.fail(f"bytes and blocks kept after {times} times, and again: {grown}")


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
    flat(refused_number)


def test_errors_of_cases_do_not_leak() -> None:
    flat(refused_case)
    flat(refused_json)


def test_statements_do_not_leak() -> None:
    flat(lambda: ibo.statement(CASE))


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

    flat(everything, 100)


def test_decimals_do_not_leak() -> None:
    amount = Decimal("588.57")
    flat(lambda: ibo.payment(premium=amount, fraction=(19, 38)).net)


def test_parameters_do_not_leak() -> None:
    flat(lambda: ibo.Parameters().with_toml(OWN).table("2026-10-01")[0], 30)


def test_lines_do_not_leak() -> None:
    line = JSON.encode()
    flat(lambda: _ibo._print_lines([line, b"{"] * 100, 1, "json"), 10)


def test_call_that_keeps_something_is_noticed() -> None:
    kept: list[object] = []
    with pytest.raises(pytest.fail.Exception):
        flat(lambda: kept.append(bytearray(1000)))
    with pytest.raises(pytest.fail.Exception):
        flat(lambda: kept.append(object()))


def test_reference_count_of_none_stays() -> None:
    """An object that is handed on too often would be let go of too soon, or never."""
    before = [sys.getrefcount(item) for item in (CASE, STATEMENT, ibo.Certainty.OFFICIAL)]
    for _ in range(1_000):
        _ = STATEMENT.case, STATEMENT.certainty, ibo.statement(CASE), STATEMENT.notice()
    gc.collect()
    after = [sys.getrefcount(item) for item in (CASE, STATEMENT, ibo.Certainty.OFFICIAL)]
    assert all(abs(first - second) < 10 for first, second in zip(before, after, strict=True))
