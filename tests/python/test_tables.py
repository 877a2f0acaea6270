"""A table gives what its rows give one by one: 100,000 random rows of each shape, the golden cases,
and the oracle.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import cache
from typing import Any

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from project import Fields, golden, options_of, read, text_of
from table_samples import (
    AMOUNTS_OUT,
    CASES_OUT,
    PAID_OUT,
    PAYMENTS_OUT,
    SOURCES,
    Population,
    alone,
    arrow,
    arrows,
    by_row,
    column_in_row,
    column_of,
    firsts,
    in_record_tables,
    is_final,
    parts,
    payment_alone,
    random_payments,
    random_shapes,
    reference,
    row_with_records,
    same,
    with_record_tables,
    with_records_in_row,
)

ROWS = 100_000
COMPUTED = CASES_OUT[2:]
"""The columns of the results beside the case and its month."""

OWN = """
[[value]]
id = "withholding.rate"
from = "2026-06-01"
value = "0.2"
certainty = "official"
source = "a law of our own"
"""


@pytest.fixture(scope="module", autouse=True)
def _large() -> Iterator[None]:
    """Millions of small objects without a ring among them: nothing to collect, and nothing that
    stays for other tests.
    """
    gc.disable()
    yield
    gc.enable()
    for made in (shapes, in_row, in_tables):
        made.cache_clear()


@cache
def shapes() -> list[Fields]:
    return random_shapes(ROWS * 11 // 20, 20261122)


@cache
def in_row() -> Population:
    """Each case twice, with another choice of its records."""
    first, second = (with_records_in_row(shapes(), seed) for seed in (1, 2))
    for row, case in zip(second.tables["cases"], second.cases, strict=True):
        row["case_ref"] = case["case_ref"] = f"{case['case_ref']}-2"
    tables = {"cases": [*first.tables["cases"], *second.tables["cases"]]}
    return Population(tables, [*first.cases, *second.cases])


@cache
def in_tables() -> Population:
    found = with_record_tables(shapes(), 3)
    assert len(found.cases) > ROWS * 19 // 20
    return found


def same_cases(result: Any, population: Population, expected: list[tuple[Any, ...]]) -> None:
    """Every row as expected, with the case and the month of its row of the input."""
    keys = [
        (case["case_ref"], month)
        for case, month in zip(population.cases, months(population), strict=True)
    ]
    same(by_row(result, CASES_OUT), [key + row for key, row in zip(keys, expected, strict=True)])


def months(population: Population) -> list[Any]:
    return firsts(case["month"] for case in population.cases)


# ---- Batch = loop


def test_payments_equal_a_loop_of_payment() -> None:
    rows = random_payments(ROWS, 20261122)
    result = ibo.payments(arrow("payments", rows))
    expected = [payment_alone(row) for row in rows]
    same(by_row(result, PAYMENTS_OUT), expected)
    codes = Counter(row[-2] for row in expected)
    assert codes[None] > ROWS * 4 // 5
    assert len(codes) >= 6


@pytest.mark.parametrize("options", [{}, {"provisional": True}, {"require": "secondary"}], ids=str)
def test_cases_with_records_in_the_row_equal_a_loop_of_statement(options: Fields) -> None:
    population = in_row()
    if options:
        population = Population(
            {"cases": population.tables["cases"][:5_000]}, population.cases[:5_000]
        )
    expected = [alone(case, column_in_row, **options) for case in population.cases]
    same_cases(ibo.statements(**arrows(population.tables), **options), population, expected)
    if not options:
        codes = Counter(row[-2] for row in expected)
        assert codes[None] > ROWS * 3 // 4
        assert len(codes) >= 24


def test_cases_with_record_tables_equal_a_loop_of_statement() -> None:
    population = in_tables()
    expected = [alone(case, column_of) for case in population.cases]
    same_cases(ibo.statements(**arrows(population.tables)), population, expected)
    codes = Counter(row[-2] for row in expected)
    assert codes[None] > ROWS // 2
    assert len(codes) >= 29
    assert {row[-1] for row in expected} >= {
        "unemployment.records[3]",
        "leefloon.records[1].amount",
        "leefloon",
    }


def test_own_parameters_and_options_apply_in_every_shape() -> None:
    own = ibo.Parameters().with_toml(OWN)
    few = shapes()[:3_000]
    for population, at in (
        (with_records_in_row(few, 8), column_in_row),
        (with_record_tables(few, 9), column_of),
    ):
        for options in (
            {"parameters": own},
            {"parameters": own, "require": "official", "provisional": True},
        ):
            expected = [alone(case, at, **options) for case in population.cases]
            same_cases(ibo.statements(**arrows(population.tables), **options), population, expected)
    rows = random_payments(1_000, 10)
    for month in ("2026-05", "2026-06"):
        result = ibo.payments(arrow("payments", rows), parameters=own, month=month)
        same(
            by_row(result, PAYMENTS_OUT),
            [payment_alone(row, parameters=own, month=month) for row in rows],
        )


@pytest.mark.parametrize("given", SOURCES)
def test_missing_source_is_not_asked(given: str) -> None:
    few = random_shapes(1_000, 11)
    whole = with_records_in_row(few, 12)
    others = tuple(name for name in SOURCES if name != given)
    row_tables = {
        "cases": [
            {name: value for name, value in row.items() if not name.startswith(others)}
            for row in whole.tables["cases"]
        ]
    }
    apart = with_record_tables(few, 13)
    record_tables = {name: rows for name, rows in apart.tables.items() if name in ("cases", given)}
    for tables, population, at in (
        (row_tables, whole, column_in_row),
        (record_tables, apart, column_of),
    ):
        cases = [
            {name: value for name, value in case.items() if name not in others}
            for case in population.cases
        ]
        asked = Population(tables, cases)
        refused = [alone(case, at) for case in cases]
        assert {"source-not-available"} < {row[-2] for row in refused}
        same_cases(ibo.statements(**arrows(tables)), asked, refused)
        computed = [alone(case, at, provisional=True) for case in cases]
        assert "source-not-available" not in {row[-2] for row in computed}
        assert {row[-3] for row in computed} == {True, None}
        same_cases(ibo.statements(**arrows(tables), provisional=True), asked, computed)


def test_empty_record_table_counts_as_asked() -> None:
    """No record of a case in a table that is there is an answer: `no-data`."""
    population = with_record_tables(random_shapes(300, 14), 15)
    tables = {**population.tables, "unemployment": [], "leefloon": [], "sickness": []}
    cases: list[Fields] = []
    for case in population.cases:
        cases.append(
            {**case, **{name: {"availability": "no-data"} for name in tables if name != "cases"}}
        )
    expected = [alone(case, column_of) for case in cases]
    assert sum(row[-2] is None for row in expected) > 150
    same_cases(ibo.statements(**arrows(tables)), population, expected)


# ---- Fixtures and the oracle


def of_golden(fixture: Fields) -> tuple[Any, ...]:
    """The row of the results that a golden statement is."""
    shape = fixture["statement"]
    amounts = (None if shape[name] is None else Decimal(shape[name]) for name in AMOUNTS_OUT)
    words = (shape["kind"], shape["scheme"], shape["payer"])
    return (*words, *amounts, shape["certainty"], shape["provisional"], None, None)


def test_golden_cases_as_tables() -> None:
    """Every golden case that tables can say, in record tables; those with one ordinary record a
    source in the row too.
    """
    computed: Counter[str] = Counter()
    for fixture in golden():
        case, options = fixture["case"], options_of(fixture)
        if not is_final(case):
            continue
        expected = [of_golden(fixture)]
        same(
            by_row(ibo.statements(**arrows(in_record_tables([case])), **options), COMPUTED),
            expected,
        )
        computed["in tables"] += 1
        if (row := row_with_records(case)) is not None:
            same(by_row(ibo.statements(arrow("cases", [row]), **options), COMPUTED), expected)
            computed["in the row"] += 1
    assert computed["in tables"] >= 150
    assert computed["in the row"] >= 100


def test_golden_payments_as_a_table() -> None:
    fixtures = read("payments.json")
    rows = []
    for fixture in fixtures:
        names = (
            "premium",
            "employment_hours",
            "full_time_hours",
            "attendance_paid",
            "attendance_normal",
        )
        values = (
            fixture["premium"],
            *parts(fixture["fraction"]),
            *parts(fixture.get("attendance")),
        )
        rows.append(dict(zip(names, values, strict=True)))
    expected = [
        (*(Decimal(fixture["expected"][name]) for name in PAID_OUT), "secondary", None, None)
        for fixture in fixtures
    ]
    assert len(expected) >= 11
    same(by_row(ibo.payments(arrow("payments", rows)), PAYMENTS_OUT), expected)


def test_the_month_of_a_thousand_cases() -> None:
    """Every case of the month that has no absences in one call, against the amounts of the oracle."""
    lines = (json.loads(line) for line in text_of("months/2026-04.jsonl").splitlines())
    cases = [case for case in lines if not case.get("absences")]
    assert len(cases) >= 900
    answers = {
        line.split(",")[0]: line.split(",")
        for line in text_of("months/2026-04.amounts.csv").splitlines()
    }
    found = by_row(
        ibo.statements(**arrows(in_record_tables(cases))), ("case_ref", *AMOUNTS_OUT, "certainty")
    )
    texts = [tuple("" if value is None else str(value) for value in row) for row in found]
    same(texts, [tuple(answers[case["case_ref"]][:9]) for case in cases])


def by_the_oracle(case: Fields, at: Callable[[str], str]) -> tuple[Any, ...]:
    row = reference.amounts_row(case, {})
    amounts = (None if row.get(name) is None else Decimal(row[name]) for name in AMOUNTS_OUT)
    code = row.get("error_code")
    return (*amounts, row.get("certainty"), code, None if code is None else at(row["error_at"]))


def test_rows_equal_the_oracle() -> None:
    """The rules a second time, with exact fractions: no code is shared."""
    few = random_shapes(2_500, 16)
    for population, at in (
        (with_records_in_row(few, 17), column_in_row),
        (with_record_tables(few[:1_500], 18), column_of),
    ):
        result = ibo.statements(**arrows(population.tables))
        # What is no fault of the rules but of the form is not the oracle's to find.
        found = by_row(result, (*AMOUNTS_OUT, "certainty", "error_code", "error_at"))
        formal = [
            row
            for row, answer in enumerate(found)
            if answer[8] in ("date-order", "amount-negative")
        ]
        assert len(formal) < len(found) // 20
        expected = [
            found[row] if row in formal else by_the_oracle(case, at)
            for row, case in enumerate(population.cases)
        ]
        same(found, expected)


def test_payments_equal_the_oracle() -> None:
    rows = random_payments(3_000, 19)
    result = by_row(ibo.payments(arrow("payments", rows)), PAID_OUT)
    compared = 0
    for row, found in zip(rows, result, strict=True):
        paid, normal = row["attendance_paid"] or "1", row["attendance_normal"] or "1"
        fractions = (f"{row['employment_hours']}/{row['full_time_hours']}", f"{paid}/{normal}")
        if found[0] is None:
            continue
        shape = json.loads(reference.payment(row["premium"], *fractions))
        assert found == tuple(Decimal(shape[name]) for name in PAID_OUT)
        compared += 1
    assert compared > 2_400


# ---- Threads


def test_number_of_threads_does_not_change_the_result() -> None:
    payments = arrow("payments", random_payments(ROWS, 20))
    for tables in (in_row().tables, in_tables().tables):
        made = arrows(tables)
        one, *others = (
            pa.table(ibo.statements(**made, threads=threads)) for threads in (1, 2, 3, None)
        )
        assert all(other.equals(one) for other in others)
    one, *others = (
        pa.table(ibo.payments(payments, threads=threads)) for threads in (1, 2, 3, 64, None)
    )
    assert all(other.equals(one) for other in others)


@pytest.mark.parametrize("threads", [0, -1])
def test_less_than_one_thread_raises(threads: int) -> None:
    with pytest.raises((ValueError, OverflowError)):
        ibo.payments(arrow("payments", random_payments(3, 1)), threads=threads)


def test_tables_from_many_threads_are_equal() -> None:
    """Threads of Python that compute, each with threads of its own."""
    rows = arrows(in_row().tables)["cases"].slice(0, 20_000)
    records = arrows(with_record_tables(random_shapes(3_000, 21), 22).tables)
    expected = pa.table(ibo.statements(rows)), pa.table(ibo.statements(**records))

    def compute(number: int) -> bool:
        threads = (None, 1, 2)[number % 3]
        row, record = (
            ibo.statements(rows, threads=threads),
            ibo.statements(**records, threads=threads),
        )
        return bool(pa.table(row).equals(expected[0]) and pa.table(record).equals(expected[1]))

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(compute, range(18)))


def test_one_result_is_read_by_many_threads() -> None:
    result = ibo.statements(**arrows(in_row().tables))
    expected = pa.table(result)
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _: pa.table(result).equals(expected), range(24)))


FORKED = """
import os, sys, pickle
import ibo
import pyarrow as pa
table = pa.table(pickle.load(sys.stdin.buffer))
expected = pa.table(ibo.payments(table))
child = os.fork()
if child == 0:
    os._exit(0 if pa.table(ibo.payments(table)).equals(expected) else 3)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork")
def test_forked_process_computes() -> None:
    """The threads of a pool do not live on in the child: it must not wait for them."""
    table = arrow("payments", random_payments(ROWS, 23))
    pickled = pickle.dumps(
        {name: table.column(name).combine_chunks() for name in table.column_names}
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FORKED], input=pickled, timeout=60, check=False
    )
    assert done.returncode == 0


# ---- The comparison itself


def test_comparison_of_the_tests_sees_one_cent_and_one_word() -> None:
    rows = random_payments(1_000, 24)
    expected = [payment_alone(row) for row in rows]
    table = pa.table(ibo.payments(arrow("payments", rows)))
    same(by_row(table, PAYMENTS_OUT), expected)
    computed = next(row for row, answer in enumerate(expected) if answer[3] is not None)
    refused = next(row for row, answer in enumerate(expected) if answer[3] is None)
    for row, place, value in (
        (computed, 3, Decimal("0.01")),
        (refused, 4, "x"),
        (refused, 6, "x"),
        (refused, 0, 1),
    ):
        other = list(expected[row])
        other[place] = (
            value if other[place] is None or isinstance(value, str) else other[place] + value
        )
        with pytest.raises(AssertionError, match=f"1 rows differ; row {row}"):
            same(by_row(table, PAYMENTS_OUT), [*expected[:row], tuple(other), *expected[row + 1 :]])
