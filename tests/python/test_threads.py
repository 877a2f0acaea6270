"""Many threads: the same results, and an interpreter that is free while lines are computed."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import ibo
import pytest
from ibo import _ibo
from project import FIXTURES
from samples import OBJECTS, case, unemployment

MONTH = (FIXTURES / "months/2026-04.jsonl").read_bytes().splitlines()


@pytest.fixture
def eager() -> Iterator[None]:
    """Threads that take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.fixture
def patient() -> Iterator[None]:
    """No thread is made to give up the interpreter: another runs only if it is let."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(600)
    yield
    sys.setswitchinterval(before)


def computed(line: bytes) -> str:
    return ibo.statement(ibo.Case.from_json(line)).to_json()


def test_statements_from_many_threads_are_equal(eager: None) -> None:
    expected = [computed(line) for line in MONTH]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(computed, MONTH)) == expected
        together = list(pool.map(lambda _: [computed(line) for line in MONTH[:100]], range(16)))
    assert together == [expected[:100]] * 16


def test_object_is_shared_by_many_threads(eager: None) -> None:
    shared = case(unemployment=[unemployment()])
    statement = ibo.statement(shared)
    table = ibo.parameters()

    def everything(_: int) -> tuple[object, ...]:
        again = ibo.statement(shared)
        names = [(value.id, str(value.certainty)) for value in table]
        return (
            again,
            hash(again),
            again.explain("en"),
            again.lines,
            again.net,
            repr(shared),
            names,
            hash(shared),
        )

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(everything, range(400)))
    assert all(item == found[0] for item in found)
    assert found[0][0] == statement


def test_errors_from_many_threads(eager: None) -> None:
    def refused(number: int) -> tuple[str, str]:
        try:
            ibo.payment(premium=number if number % 2 else 1.5, fraction="x")  # type: ignore[arg-type]
        except ibo.IboError as error:
            return error.code, error.at
        return "", ""

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(refused, range(2_000)))
    assert found == [("wrong-type", "premium"), ("fraction-malformed", "fraction")] * 1_000


def test_first_use_in_many_threads_is_safe() -> None:
    """The classes that are looked up once are looked up by all at the same time."""
    gate = threading.Barrier(16)

    def first(index: int) -> str:
        gate.wait()
        item = OBJECTS[ibo.Statement][index]
        return f"{item.certainty} {item.net} {ibo.Parameters() == ibo.Parameters()}"

    with ThreadPoolExecutor(16) as pool:
        assert len(list(pool.map(first, range(16)))) == 16


def test_the_interpreter_is_free_while_lines_are_computed(patient: None) -> None:
    """Another thread counts during the call. Held, the interpreter would let it count nothing at
    all, however long the call takes.
    """
    lines = MONTH * 5
    inside = threading.Event()
    done = threading.Event()
    counted = 0

    def count() -> None:
        nonlocal counted
        while not done.is_set():
            counted += inside.is_set()
            time.sleep(0)  # gives the interpreter to who waits for it

    counter = threading.Thread(target=count)
    counter.start()
    try:
        for _ in range(10):  # a busy machine may not run the other thread during one call
            inside.set()
            printed = _ibo._print_lines(lines, 1, "json")
            inside.clear()
            assert (printed.text.count(b"\n"), printed.refused) == (len(lines), 0)
            if counted:
                break
    finally:
        done.set()
        counter.join()
    assert counted > 0


def test_print_lines_from_many_threads(eager: None) -> None:
    expected = _ibo._print_lines(MONTH, 1, "json").text
    with ThreadPoolExecutor(4) as pool:
        assert (
            list(pool.map(lambda _: _ibo._print_lines(MONTH, 1, "json").text, range(8)))
            == [expected] * 8
        )
