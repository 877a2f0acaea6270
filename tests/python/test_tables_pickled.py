"""The result of a table through pickle and copy: the same table, summary and refused rows."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pytest

PEOPLE = ibo.examples.population(500, seed=5)
PAYMENTS = pa.table(
    {
        "case_ref": ["A-1", "A-2", "A-3"],
        "premium": ["588.57", "-1", None],
        "employment_hours": [19, 38, 38],
        "full_time_hours": [38, 38, 38],
    }
)


def statements(**options: Any) -> ibo.TableResult:
    result = ibo.statements(PEOPLE.cases, **PEOPLE.records, **options)
    assert isinstance(result, ibo.TableResult)
    return result


def payments(table: Any, **options: Any) -> ibo.TableResult:
    result = ibo.payments(table, **options)
    assert isinstance(result, ibo.TableResult)
    return result


def kept() -> ibo.TableResult:
    """Columns of many types, which the calculation hands on: also parts of longer ones."""
    columns = {
        "text": pa.array(["zero", "a", None, "é"]),
        "word": pa.array(["zero", "x", "x", None]).dictionary_encode(),
        "list": pa.array([[0], [1, 2], None, []]),
        "struct": pa.array([{"a": 0}, {"a": 1}, None, {"a": None}]),
        "flag": pa.array([False, True, None, False]),
        "float": pa.array([0.0, 1.5, None, float("inf")]),
        "wide": pa.array(["0", "1", None, "3"]).cast(pa.decimal256(40, 5)),
        "view": pa.array(["zero", "longer than twelve bytes", None, ""], pa.string_view()),
        "null": pa.nulls(4),
        "time": pa.array([0, 1, None, 3], pa.timestamp("us", "Europe/Brussels")),
    }
    longer = pa.table(columns).replace_schema_metadata({"whose": "the caller's"}).slice(1)
    table = PAYMENTS
    for name in columns:
        table = table.append_column(name, longer[name])
    return payments(table, keep=list(columns))


RESULTS: dict[str, Callable[[], ibo.TableResult]] = {
    "statements": lambda: statements(extra="ignore"),
    "statements with columns kept": lambda: statements(
        keep=["region", "joint_committee"], assumptions=True
    ),
    "provisional": lambda: payments(PAYMENTS, month="2026-03"),
    "kept": kept,
    "nothing refused": lambda: payments(PAYMENTS.slice(0, 1)),
    "empty": lambda: payments(PAYMENTS.slice(0, 0)),
    "many batches": lambda: payments(pa.concat_tables([PAYMENTS] * 5)),
}


def same(one: ibo.TableResult, other: ibo.TableResult) -> None:
    """Everything that a result gives."""
    assert other.to_pyarrow().equals(one.to_pyarrow(), check_metadata=True)
    assert other.to_pyarrow().column(0).num_chunks == one.to_pyarrow().column(0).num_chunks
    assert other.summary == one.summary
    assert (other.num_rows, len(other), other.columns) == (one.num_rows, len(one), one.columns)
    assert repr(other) == repr(one)
    for language in ("nl", "en"):
        refused = [result.refused(language=language) for result in (one, other)]
        assert refused[1].to_pyarrow().equals(refused[0].to_pyarrow())
        assert refused[1].num_rows == sum(one.summary.refused.values())


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_pickled_result_is_the_same(result: Callable[[], ibo.TableResult], protocol: int) -> None:
    one = result()
    again = pickle.loads(pickle.dumps(one, protocol))
    same(one, again)
    same(one, pickle.loads(pickle.dumps(again, protocol)))


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_copied_result_is_the_same(result: Callable[[], ibo.TableResult]) -> None:
    one = result()
    same(one, copy.copy(one))
    same(one, copy.deepcopy(one))


def test_result_crosses_processes() -> None:
    script = (
        "import pickle, sys\nresult = pickle.load(sys.stdin.buffer)\n"
        "print(result.summary.rows, result.refused().num_rows)"
    )
    one = statements(extra="ignore")
    done = subprocess.run(
        [sys.executable, "-c", script], input=pickle.dumps(one), capture_output=True, check=True
    )
    assert done.stdout.split() == [b"500", str(one.refused().num_rows).encode()]


def test_report_of_a_pickled_result_is_the_same() -> None:
    """A report says why each row was refused, of which the result has only the code."""
    one = statements(extra="ignore")
    again = pickle.loads(pickle.dumps(one))
    assert one.summary.refused
    for language in ("nl", "en"):
        assert ibo.report(again).html(language=language) == ibo.report(one).html(language=language)


def test_pickle_holds_only_the_rows_of_the_result() -> None:
    """Not the memory of a longer column, of which they are a part."""
    long = pa.concat_tables([PAYMENTS] * 10_000).combine_chunks()
    few = payments(long.slice(3, 3))
    assert len(pickle.dumps(few)) < 10_000


def test_result_of_another_version_raises_value_error() -> None:
    stored = pickle.dumps(payments(PAYMENTS))
    version = ibo.__version__.encode()
    other = stored.replace(version, b"9" * len(version))
    assert other != stored
    with pytest.raises(ValueError, match=r"pickled by ibo 9.*keep results as JSON"):
        pickle.loads(other)


def test_broken_pickle_raises_value_error() -> None:
    """Memory that is too short for its rows is refused, never read."""
    make, kept = payments(PAYMENTS).__reduce__()
    version, schema, batches, *rest = kept
    [(rows, columns)] = batches
    length, nulls, buffers, inner = columns[1]
    for broken in (
        (length + 1000, nulls, buffers, inner),
        (length, None if nulls is None else nulls[:0], buffers, inner),
        (length, nulls, [buffer[:1] for buffer in buffers], inner),
        (length, nulls, [], inner),
    ):
        with pytest.raises(ValueError):
            make(version, schema, [(rows, [columns[0], broken, *columns[2:]])], *rest)
    with pytest.raises(ValueError):
        make(version, schema, [(rows + 1, columns)], *rest)
    with pytest.raises(ValueError):
        make(version, schema, [(rows, columns[:-1])], *rest)
