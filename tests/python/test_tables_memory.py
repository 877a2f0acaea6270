"""Millions of rows in a few hundred megabytes, and tables that give back what they take."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from table_samples import (
    CASES_OUT,
    arrow,
    arrows,
    by_row,
    random_payments,
    random_shapes,
    same,
    with_record_tables,
    with_records_in_row,
)

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


# Before a release, more: tests/release.sh.
ROWS = 10_000_000 if os.environ.get("IBO_LONG") == "yes" else 4_000_000
BLOCK = 500_000
ENVIRONMENT = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
    "PATH": "/usr/bin:/bin",
}


def run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=ENVIRONMENT,
    )


# ---- A stream of millions of rows


@pytest.fixture(scope="module")
def population(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Millions of cases in Parquet, written block by block; each has a reference of its own."""
    path = tmp_path_factory.mktemp("tables") / "cases.parquet"
    rows = with_records_in_row(random_shapes(2_000, 1), 2).tables["cases"]
    forms = {
        "money": "decimal128(12, 2)",
        "hours": "decimal128(12, 2)",
        "kind": "dictionary of string by int8",
    }
    table = arrow("cases", rows, forms)
    block = table.take(pa.array([number % len(rows) for number in range(BLOCK)])).combine_chunks()
    place = block.schema.get_field_index("case_ref")
    with pq.ParquetWriter(
        path,
        block.schema,
        compression="NONE",
        use_dictionary=[name for name in block.column_names if name != "case_ref"],
    ) as writer:
        for first in range(0, ROWS, BLOCK):
            references = pa.array(range(first, first + BLOCK), pa.int32()).cast(pa.string())
            writer.write_table(
                block.set_column(place, "case_ref", references), row_group_size=BLOCK // 4
            )
    yield path
    path.unlink()


STREAMED = """
import resource, sys
import ibo
import pyarrow as pa
import pyarrow.parquet as pq

source, target, limit, whole = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4] == "whole"
pa.set_cpu_count(1)
pa.set_io_thread_count(1)
resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
file = pq.ParquetFile(source, buffer_size=1 << 16, pre_buffer=False)
if whole:
    cases = file.read(use_threads=False)
else:
    batches = file.iter_batches(batch_size=65_536, use_threads=False)
    cases = pa.RecordBatchReader.from_batches(file.schema_arrow, batches)
result = ibo.statements(cases, threads=2)
reader = pa.RecordBatchReader.from_stream(result)
rows = 0
with pq.ParquetWriter(target, reader.schema, compression="NONE") as writer:
    for batch in reader:
        writer.write_batch(batch)
        rows += batch.num_rows
summary = result.summary
print(rows, summary.rows, sum(summary.refused.values()), sum(total.net for total in summary.totals))
"""


def test_millions_of_rows_in_little_memory(population: Path, tmp_path: Path) -> None:
    """From and to Parquet as a stream. The control: the same program with the table in memory has
    not enough.
    """
    limit = 600 * MIB
    whole = run(STREAMED, population, tmp_path / "whole.parquet", limit, "whole")
    assert whole.returncode != 0
    assert "MemoryError" in whole.stderr
    streamed = run(STREAMED, population, tmp_path / "streamed.parquet", limit, "stream")
    assert streamed.returncode == 0, streamed.stderr
    rows, read, refused, net = streamed.stdout.split()
    assert rows == read == str(ROWS)
    sample = ibo.statements(
        arrow("cases", with_records_in_row(random_shapes(2_000, 1), 2).tables["cases"])
    )
    summary, times = sample.summary, ROWS // len(sample)
    assert int(refused) == sum(summary.refused.values()) * times
    assert net == str(sum(total.net for total in summary.totals) * times)
    written = pq.ParquetFile(tmp_path / "streamed.parquet")
    assert written.metadata.num_rows == ROWS
    last = written.read_row_group(written.num_row_groups - 1)
    expected = by_row(sample, CASES_OUT[1:])
    first = ROWS - len(last)
    same(by_row(last, CASES_OUT[1:]), [expected[row % len(expected)] for row in range(first, ROWS)])
    assert last.column("case_ref").to_pylist() == [str(row) for row in range(first, ROWS)]
    (tmp_path / "streamed.parquet").unlink()


UNORDERED = """
import resource, sys
import ibo
import pyarrow as pa
import pyarrow.parquet as pq

source, rows, batch, limit, index = sys.argv[1], *map(int, sys.argv[2:])
pa.set_cpu_count(1)
sample = pq.read_table(source, use_threads=False).combine_chunks().to_batches()[0]
place = sample.schema.get_field_index("case_ref")

def batches():
    # Every number below a prime once, in no order; and then the first ones again.
    prime = 5_000_011
    for first in [*range(0, rows, batch), 0]:
        references = [f"{number * 2_654_435_761 % prime:012d}" for number in range(first, first + batch)]
        yield sample.set_column(place, "case_ref", pa.array(references))

resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
stream = pa.RecordBatchReader.from_batches(sample.schema, batches())
found = []
cases = ibo._ibo._statements_with_index(stream, index) if index else ibo.statements(stream, threads=2)
for result in pa.RecordBatchReader.from_stream(cases):
    codes = result.column("error_code")
    found.append(sum(code == "duplicate-case" for code in codes.to_pylist()))
print(*found)
"""


def test_an_index_above_its_limit_stays_within_memory(tmp_path: Path) -> None:
    """Four million cases in no order. The control: the same program with an index that has no limit
    has not enough.
    """
    rows, batch = 4_000_000, 50_000
    sample = arrow("cases", with_records_in_row(random_shapes(1_000, 41), 42).tables["cases"])
    pq.write_table(
        sample.take(pa.array([row % len(sample) for row in range(batch)])),
        tmp_path / "sample.parquet",
    )
    limit = 320 * MIB
    whole = run(UNORDERED, tmp_path / "sample.parquet", rows, batch, limit, 1 << 40)
    assert whole.returncode != 0
    # Rust ends the process, or Arrow says it.
    assert "memory allocation" in whole.stderr or "not enough memory" in whole.stderr
    done = run(UNORDERED, tmp_path / "sample.parquet", rows, batch, limit, 0)
    assert done.returncode == 0, done.stderr
    assert [int(count) for count in done.stdout.split()] == [0] * (rows // batch) + [batch]


PEAK = """
import gc, json, sys
from pathlib import Path
import ibo
import pyarrow as pa
import pyarrow.parquet as pq

def status(name):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))

table = pq.read_table(sys.argv[1]).combine_chunks()
options = json.loads(sys.argv[3])
compute = ibo.payments if sys.argv[2] == "payments" else ibo.statements
compute(table.slice(0, 1_000), **options)
gc.collect()
pa.default_memory_pool().release_unused()
before = status("VmRSS:")
Path("/proc/self/clear_refs").write_text("5")
result = compute(table, **options)
given = pa.table(result)
more = status("VmHWM:") - before
own = given.select([name for name in given.column_names if name != "case_ref"])  # the references are those of the input
print(json.dumps({"more": more, "output": own.nbytes, "input": table.nbytes, "rows": len(result)}))
"""


@pytest.mark.parametrize(
    ("shape", "threads"), [("payments", 1), ("payments in cents", 2), ("cases", 1), ("cases", 2)]
)
def test_peak_memory_is_little_more_than_the_output(
    shape: str, threads: int, tmp_path: Path
) -> None:
    """Beside the input, which is there, at most the output and 64 MiB; two million rows."""
    rows = 2_000_000
    if shape == "cases":
        sample = arrow("cases", with_records_in_row(random_shapes(1_000, 3), 4).tables["cases"])
    else:
        money = "cents" if shape.endswith("cents") else "decimal128(38, 2)"
        sample = arrow(
            "payments", random_payments(1_000, 5), {"money": money, "hours": "decimal128(12, 2)"}
        )
    table = pa.concat_tables([sample] * (rows // len(sample))).combine_chunks()
    if shape == "cases":
        references = pa.array(range(rows), pa.int32()).cast(pa.string())
        table = table.set_column(table.schema.get_field_index("case_ref"), "case_ref", references)
    pq.write_table(table, tmp_path / "table.parquet", compression="NONE")
    del table
    done = run(PEAK, tmp_path / "table.parquet", shape.split()[0], json.dumps({"threads": threads}))
    (tmp_path / "table.parquet").unlink()
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["rows"] == rows
    assert found["more"] <= found["output"] + 64 * MIB, {
        name: value / MIB for name, value in found.items()
    }


# ---- Nothing is left behind


def small() -> dict[str, Callable[[], Any]]:
    """Everything that goes in and comes out, some hundred rows at a time."""
    payments = arrow("payments", random_payments(200, 6))
    texts = arrow(
        "payments",
        random_payments(200, 6),
        {"money": "text", "hours": "dictionary of string by int8"},
    )
    row = arrows(with_records_in_row(random_shapes(200, 7), 8).tables)["cases"]
    tables = arrows(with_record_tables(random_shapes(100, 9), 10).tables)
    computed = pa.table(ibo.statements(**tables))["error_code"].to_pylist().index(None)
    batch = payments.combine_chunks().to_batches()[0]
    broken = payments.append_column("more", pa.nulls(200))

    def drop_half_way() -> None:
        reader = pa.RecordBatchReader.from_stream(
            ibo.payments(payments.to_reader(max_chunksize=20), threads=2)
        )
        reader.read_next_batch()

    def refused() -> None:
        for table in (broken, payments):
            with pytest.raises(ibo.IboError):
                ibo.payments(table, on_error="raise")

    def unread() -> None:
        result = ibo.statements(row)
        result.__arrow_c_stream__()
        result.__arrow_c_schema__()
        ibo.payments(payments.to_reader()).__arrow_c_stream__()

    def broken_off() -> None:
        def batches() -> Any:
            yield batch
            raise RuntimeError("the line went dead")

        reader = pa.RecordBatchReader.from_batches(batch.schema, batches())
        with pytest.raises(Exception, match="went dead"):
            pa.table(ibo.payments(reader))

    return {
        "payments": lambda: pa.table(ibo.payments(payments)),
        "texts": lambda: pa.table(ibo.payments(texts)),
        "an array": lambda: pa.table(ibo.payments(batch)),
        "a stream": lambda: pa.table(ibo.payments(payments.to_reader(max_chunksize=50))),
        "records in the row": lambda: pa.table(ibo.statements(row)),
        "record tables": lambda: pa.table(ibo.statements(**tables)),
        "threads": lambda: pa.table(ibo.statements(row, threads=2)),
        "a summary": lambda: str(ibo.statements(row).summary),
        "one row": lambda: ibo.explain_row(row=computed, **tables),
        "assumptions": lambda: pa.table(ibo.statements(row, assumptions=True)),
        "half a stream": drop_half_way,
        "a refusal": refused,
        "nothing read": unread,
        "a broken stream": broken_off,
    }


@pytest.mark.parametrize("what", small())
def test_repeated_calls_do_not_leak(what: str) -> None:
    """A thousand times: neither the process nor Python holds more than before, nor does pyarrow."""
    work = small()[what]
    flat(work, 1_000)
    gc.collect()
    held = pa.total_allocated_bytes()
    tracemalloc.start()
    try:
        work()
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(50):
            work()
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown < 20_000, f"{grown} bytes of Python more"
    assert pa.total_allocated_bytes() <= held + 4_096


def test_reference_counts_of_the_inputs_stay() -> None:
    payments = arrow("payments", random_payments(50, 11))
    own = ibo.Parameters()
    before = [sys.getrefcount(item) for item in (payments, own, ibo.TableResult)]
    for _ in range(500):
        pa.table(ibo.payments(payments, parameters=own, month="2026-03"))
        ibo.payments(payments.to_reader(), parameters=own, month="2026-03")
    gc.collect()
    after = [sys.getrefcount(item) for item in (payments, own, ibo.TableResult)]
    assert all(abs(one - other) < 10 for one, other in zip(before, after, strict=True))


def test_memory_limit_of_the_tests_works() -> None:
    """What the run above relies on: a process that takes more is refused it."""
    program = "import resource; resource.setrlimit(resource.RLIMIT_DATA, (2**28, 2**28)); bytearray(2**28)"
    assert "MemoryError" in run(program).stderr
    assert resource.getrlimit(resource.RLIMIT_DATA)[0] != 2**28


# ---- Threads


def threads_of_this_process() -> int:
    """Those that compute tables."""
    names = []
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            names.append((task / "comm").read_text().strip())
    return names.count("ibo")


def test_unused_threads_end() -> None:
    table: Any = arrow("payments", random_payments(3, 9))
    for threads in range(2, 40):
        ibo.payments(table, threads=threads)
    until = time.monotonic() + 30
    while threads_of_this_process() > 38 + 39 and time.monotonic() < until:
        time.sleep(0.05)
    assert threads_of_this_process() <= 38 + 39
    assert by_row(ibo.payments(table, threads=256), ["net"]) == by_row(
        ibo.payments(table, threads=1), ["net"]
    )
    for threads in (0, -1, 257, 10**9):
        with pytest.raises(ibo.StructureError, match="from 1 to 256") as refused:
            ibo.payments(table, threads=threads)
        assert refused.value.at == "threads"
