"""Statements and payments on Spark: functions for PySpark's `mapInArrow`, and the schemas of their
results.

    df.mapInArrow(ibo.spark.map_statements, ibo.spark.STATEMENTS_SCHEMA)
    df.mapInArrow(functools.partial(ibo.spark.map_statements, require="secondary"), ibo.spark.STATEMENTS_SCHEMA)

Each partition is a stream, which one thread computes some thousand rows at a time, independent of
the other partitions. pyarrow comes with PySpark.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from . import _sentence as sentence
from ._ibo import payments, statements
from ._table_write import plain

if TYPE_CHECKING:
    from datetime import date

    from ._arrow import ArrowStream
    from ._certainty import Certainty
    from ._ibo import Parameters

    _Words: TypeAlias = Literal["official", "secondary", "assumed", "hypothetical"]

__all__ = [
    "ASSUMPTIONS_SCHEMA",
    "PAYMENTS_SCHEMA",
    "STATEMENTS_SCHEMA",
    "map_payments",
    "map_statements",
]

# pyarrow has no types of its own: these are its record batches.
_Batch: TypeAlias = Any

STATEMENTS_SCHEMA = (
    "case_ref string, month date, kind string, scheme string, payer string,"
    " replacement_income decimal(18,2), premium decimal(18,2), premium_after_fraction decimal(18,2),"
    " premium_due decimal(18,2), withholding_tax decimal(18,2), net decimal(18,2),"
    " employer_contribution decimal(18,2), certainty string, provisional boolean,"
    " error_code string, error_at string"
)
"""The columns of the result of `map_statements`, as a schema of Spark."""

ASSUMPTIONS_SCHEMA = f"{STATEMENTS_SCHEMA}, assumptions array<string>"
"""The same with `assumptions=True`."""

PAYMENTS_SCHEMA = (
    "premium_after_fraction decimal(18,2), premium_due decimal(18,2), withholding_tax decimal(18,2), net decimal(18,2),"
    " certainty string, error_code string, error_at string"
)
"""The columns of the result of `map_payments`, as a schema of Spark."""


def map_statements(
    batches: Iterable[_Batch],
    *,
    require: Certainty | _Words | None = None,
    provisional: bool = False,
    parameters: Parameters | None = None,
    duplicates: Literal["refuse", "allow"] = "allow",
    assumptions: bool = False,
    on_error: Literal["column", "raise"] = "column",
    threads: int | None = 1,
) -> Iterator[_Batch]:
    """The statements of a partition of cases. Pass the options of `ibo.statements` with
    `functools.partial`.

    The records of a source are in the row. A partition does not see the cases of the others, so
    duplicates (the same case and month) are computed. Find them in Spark with `groupBy("case_ref",
    "month").count()`; or bring the rows of a case together with `repartition("case_ref")` and pass
    `duplicates="refuse"`. With `on_error="raise"` a refused row fails the job; its number counts
    from 0 in its partition. With `assumptions=True` the columns are those of `ASSUMPTIONS_SCHEMA`.
    """

    def compute(reader: ArrowStream) -> ArrowStream:
        return statements(
            reader,
            require=require,
            provisional=provisional,
            parameters=parameters,
            duplicates=duplicates,
            assumptions=assumptions,
            on_error=on_error,
            threads=threads,
        )

    return _mapped(compute, batches)


def map_payments(
    batches: Iterable[_Batch],
    *,
    month: str | date | None = None,
    parameters: Parameters | None = None,
    on_error: Literal["column", "raise"] = "column",
    threads: int | None = 1,
) -> Iterator[_Batch]:
    """The payments of a partition. Pass the options of `ibo.payments` with `functools.partial`."""

    def compute(reader: ArrowStream) -> ArrowStream:
        return payments(
            reader, month=month, parameters=parameters, on_error=on_error, threads=threads
        )

    return _mapped(compute, batches)


def _mapped(
    compute: Callable[[ArrowStream], ArrowStream], batches: Iterable[_Batch]
) -> Iterator[_Batch]:
    pa = importlib.import_module("pyarrow")
    given = iter(batches)
    first = next(given, None)
    if first is None:  # an empty partition
        return
    faults: list[BaseException] = []

    def kept() -> Iterator[_Batch]:
        """Keeps an error that is raised inside the stream, because Arrow passes on only its text."""
        try:
            yield first
            for batch in given:
                if not batch.schema.equals(first.schema):
                    raise ValueError(sentence.SAME_COLUMNS())
                yield batch
        except Exception as error:
            faults.append(error)
            raise

    try:
        result = compute(pa.RecordBatchReader.from_batches(first.schema, kept()))
        for batch in pa.RecordBatchReader.from_stream(result):
            yield plain(batch)
    except Exception as error:
        if faults:
            raise faults[0] from error
        raise
