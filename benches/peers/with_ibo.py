"""ibo from Python through Arrow: a stream of batches of 64 Ki rows, and one single batch; results
are new each time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import arrow_tables
import ibo
import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from columns import Ints
from measured import Measured
from oracle import CASE_RESULTS, NONE, PAYMENT_RESULTS, REFUSALS

BATCH = 65_536
SCHEMES = ("2018", "2026")
CERTAINTIES = ("hypothetical", "assumed", "secondary", "official")


def results_of(result: pa.Table, amounts: tuple[str, ...], form: str) -> Mapping[str, Ints]:
    """Amounts in cents, nulls as zeros, no contribution as `NONE`, the refusals by their place in
    the oracle's list.
    """
    refused = result["error_code"].is_valid()
    columns = {name: cents(result, name, form, 0) for name in amounts}
    for name in amounts:
        nulls = result[stored_name(name, form)].is_null()
        if not nulls.equals(refused):
            raise AssertionError(f"{name}: null, and not where the row is refused")
    columns["status"] = status_of(result)
    if "scheme" in result.schema.names:
        columns["employer_contribution"] = cents(result, "employer_contribution", form, int(NONE))
        columns["certainty"] = place_of(result, "certainty", CERTAINTIES)
        columns["scheme"] = np.array([-1, *map(int, SCHEMES)])[
            place_of(result, "scheme", SCHEMES) + 1
        ]
    return columns


def stored_name(name: str, form: str) -> str:
    return f"{name}_cents" if form == "cents" else name


def cents(result: pa.Table, name: str, form: str, absent: int) -> Ints:
    """The values of the column; a decimal128 must fit 64 bits."""
    parts = []
    for chunk in result[stored_name(name, form)].chunks:
        step = 1 if pa.types.is_int64(chunk.type) else 2
        words = np.frombuffer(chunk.buffers()[1], dtype=np.int64).reshape(-1, step)[
            chunk.offset : chunk.offset + len(chunk)
        ]
        values, null = words[:, 0].copy(), np.asarray(chunk.is_null())
        if step == 2 and np.any((words[:, 1] != values >> 63) & ~null):
            raise AssertionError(f"{name}: more than 64 bits")
        values[null] = absent
        parts.append(values)
    return np.concatenate(parts)


def status_of(result: pa.Table) -> Ints:
    """The place of each row's refusal in `REFUSALS`, from 1; -1 for one that is not listed."""
    code, at = (result[name].cast(pa.utf8()).fill_null("") for name in ("error_code", "error_at"))
    both = pc.binary_join_element_wise(code, at, " ")
    known = pa.array([" ", *(" ".join(refusal) for refusal in REFUSALS)])
    return np.asarray(pc.index_in(both, known).fill_null(-1)).astype(np.int64)


def place_of(result: pa.Table, name: str, words: tuple[str, ...]) -> Ints:
    """The place of each row's word in the list, -1 for none."""
    return np.asarray(
        pc.index_in(result[name].cast(pa.utf8()), pa.array(words)).fill_null(-1)
    ).astype(np.int64)


Compute = Callable[..., Any]


def one_batch(
    compute: Compute, amounts: tuple[str, ...], folder: Path, form: str, threads: int
) -> Measured:
    """A table in, a table out."""
    table = arrow_tables.read(folder, form)
    return Measured(
        lambda: pa.table(compute(table, threads=threads)),
        lambda result: results_of(result, amounts, form),
        input_bytes=table.nbytes,
        output_bytes=lambda result: int(result.nbytes),
    )


def stream(
    compute: Compute, amounts: tuple[str, ...], folder: Path, form: str, threads: int
) -> Measured:
    """A reader in, batches out; each is let go of before the next is asked for."""
    table = arrow_tables.read(folder, form)

    def reader() -> pa.RecordBatchReader:
        batches = pa.RecordBatchReader.from_batches(
            table.schema, table.to_batches(max_chunksize=BATCH)
        )
        return pa.RecordBatchReader.from_stream(compute(batches, threads=threads))

    def run() -> None:
        rows = sum(map(len, reader()))
        if rows != len(table):
            raise AssertionError(f"{rows} rows of {len(table)}")

    return Measured(
        run,
        lambda result: results_of(result, amounts, form),
        lambda: reader().read_all(),
        input_bytes=table.nbytes,
        output_bytes=lambda _: int(next(reader()).nbytes),
    )


def payments_stream_cents(folder: Path, threads: int) -> Measured:
    return stream(ibo.payments, PAYMENT_RESULTS, folder, "cents", threads)


def payments_stream_decimal(folder: Path, threads: int) -> Measured:
    return stream(ibo.payments, PAYMENT_RESULTS, folder, "decimal", threads)


def payments_batch_cents(folder: Path, threads: int) -> Measured:
    return one_batch(ibo.payments, PAYMENT_RESULTS, folder, "cents", threads)


def payments_batch_decimal(folder: Path, threads: int) -> Measured:
    return one_batch(ibo.payments, PAYMENT_RESULTS, folder, "decimal", threads)


def cases_stream_cents(folder: Path, threads: int) -> Measured:
    return stream(ibo.statements, CASE_RESULTS, folder, "cents", threads)


def cases_stream_decimal(folder: Path, threads: int) -> Measured:
    return stream(ibo.statements, CASE_RESULTS, folder, "decimal", threads)


def cases_batch_cents(folder: Path, threads: int) -> Measured:
    return one_batch(ibo.statements, CASE_RESULTS, folder, "cents", threads)


def cases_batch_decimal(folder: Path, threads: int) -> Measured:
    return one_batch(ibo.statements, CASE_RESULTS, folder, "decimal", threads)
