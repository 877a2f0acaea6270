"""Statements and payments on many machines: functions for PySpark's `mapInArrow`, with the columns that they give.

    df.mapInArrow(ibo.spark.map_statements, ibo.spark.STATEMENTS_SCHEMA)
    df.mapInArrow(functools.partial(ibo.spark.map_statements, require="secondary"), ibo.spark.STATEMENTS_SCHEMA)

A partition is a stream of its own, which one thread computes some thousand rows at a time; no partition knows of another. pyarrow comes with PySpark.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from ._ibo import payments, statements
from ._table_write import plain

if TYPE_CHECKING:
    from datetime import date

    from ._arrow import ArrowStream
    from ._certainty import Certainty
    from ._ibo import Parameters

    _Words: TypeAlias = Literal["official", "secondary", "assumed", "hypothetical"]

__all__ = ["ASSUMPTIONS_SCHEMA", "PAYMENTS_SCHEMA", "STATEMENTS_SCHEMA", "map_payments", "map_statements"]

# pyarrow has no types of its own: these are its record batches.
_Batch: TypeAlias = Any

STATEMENTS_SCHEMA = (
    "case_ref string, month date, kind string, scheme string, payer string,"
    " replacement_income decimal(18,2), premium decimal(18,2), premium_after_fraction decimal(18,2),"
    " premium_due decimal(18,2), withholding_tax decimal(18,2), net decimal(18,2),"
    " employer_contribution decimal(18,2), certainty string, provisional boolean,"
    " error_code string, error_at string"
)
"""The columns that `map_statements` gives, in the words of Spark."""

ASSUMPTIONS_SCHEMA = f"{STATEMENTS_SCHEMA}, assumptions array<string>"
"""The same with `assumptions=True`."""

PAYMENTS_SCHEMA = (
    "premium_after_fraction decimal(18,2), premium_due decimal(18,2), withholding_tax decimal(18,2), net decimal(18,2),"
    " certainty string, error_code string, error_at string"
)
"""The columns that `map_payments` gives, in the words of Spark."""


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
    """The statements of a partition of cases, with the options of `ibo.statements`; give them with `functools.partial`.

    The records of a source lie in the row. A partition cannot know the cases of another, so a case and month that comes twice is computed twice: look for
    them in Spark, with `groupBy("case_ref", "month").count()`; or bring the rows of a case together with `repartition("case_ref")`, and refuse here
    with `duplicates="refuse"`. With `on_error="raise"` a row that is refused fails the job; its number counts from 0 in its partition. With
    `assumptions=True` the columns are those of `ASSUMPTIONS_SCHEMA`.
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
    """The payments of a partition, with the options of `ibo.payments`; give them with `functools.partial`."""

    def compute(reader: ArrowStream) -> ArrowStream:
        return payments(reader, month=month, parameters=parameters, on_error=on_error, threads=threads)

    return _mapped(compute, batches)


def _mapped(compute: Callable[[ArrowStream], ArrowStream], batches: Iterable[_Batch]) -> Iterator[_Batch]:
    pa = importlib.import_module("pyarrow")
    given = iter(batches)
    first = next(given, None)
    if first is None:  # an empty partition
        return
    faults: list[BaseException] = []

    def kept() -> Iterator[_Batch]:
        """An error inside a stream comes out of it as a text alone: keeps the error itself."""
        try:
            yield first
            for batch in given:
                if not batch.schema.equals(first.schema):
                    raise ValueError(
                        "the batches of a partition have the same columns, in one order and of one type each"
                    )
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
