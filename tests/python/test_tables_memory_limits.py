"""Tables for which there is not enough memory: a `MemoryError`, and never the end of the process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="a limit of memory of Linux"
)

BEGIN = """
import resource, sys
import pyarrow as pa
import ibo

def limited(mebibytes):
    pages = int(open("/proc/self/statm").read().split()[0])
    size = pages * resource.getpagesize() + (mebibytes << 20)
    resource.setrlimit(resource.RLIMIT_AS, (size, size))

def cases(rows, refs):
    same = {
        "month": "2026-03", "kind": "ibo", "start": "2026-03-02", "end": "2026-08-28",
        "reference_gross_wage": "2500.00", "percentage": "80", "employment_hours": "38",
        "full_time_hours": "38",
    }
    columns = {"case_ref": pa.array(refs)}
    for name, value in same.items():
        columns[name] = pa.DictionaryArray.from_arrays(pa.nulls(rows, pa.int8()).fill_null(0), [value])
    return pa.table(columns)

def said(compute):
    try:
        compute()
    except MemoryError as error:
        print(error)
    else:
        print("computed")
"""


def ran(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.returncode}: {done.stderr[-2000:]}"
    return done.stdout


MEMORY = "there is not enough memory\n"


@pytest.mark.parametrize("order", ["ascending", "in no order"])
@pytest.mark.parametrize("mebibytes", [1, 4, 8, 16, 32])
def test_look_for_duplicates_without_memory_raises_memory_error(order: str, mebibytes: int) -> None:
    """The references of all rows are kept, of a stream, batch by batch."""
    step = 1 if order == "ascending" else 7919
    shown = ran(
        f"refs = [f'{{i * {step} % 1_000_003:060}}' for i in range(400_000)]\n"
        "table = cases(400_000, refs)\n"
        "stream = pa.RecordBatchReader.from_batches(table.schema, table.to_batches(20_000))\n"
        "result = ibo.statements(stream, provisional=True, threads=1)\n"
        f"limited({mebibytes})\n"
        "def compute():\n"
        "    for batch in pa.RecordBatchReader.from_stream(result): pass\n"
        "said(compute)\n"
    )
    assert shown in (MEMORY, "computed\n") or "not enough memory" in shown
    assert mebibytes > 8 or "memory" in shown


@pytest.mark.parametrize("mebibytes", [1, 30, 60])
def test_table_without_memory_raises_memory_error(mebibytes: int) -> None:
    shown = ran(
        "table = cases(400_000, [f'A-{i}' for i in range(400_000)])\n"
        f"limited({mebibytes})\n"
        "said(lambda: ibo.statements(table, provisional=True, threads=1))\n"
    )
    assert shown == MEMORY


@pytest.mark.parametrize("mebibytes", [1, 20, 40])
def test_records_without_memory_raise_memory_error(mebibytes: int) -> None:
    shown = ran(
        "rows = 400_000\n"
        "table = cases(1, ['A-0'])\n"
        "def same(value):\n"
        "    return pa.DictionaryArray.from_arrays(pa.nulls(rows, pa.int8()).fill_null(0), [value])\n"
        "records = pa.table({'case_ref': [f'A-{i}' for i in range(rows)], 'month': same('2026-03'),\n"
        "    'aid_type': same('leefloon'), 'amount': same('893.65'), 'entry_kind': same('award')})\n"
        f"limited({mebibytes})\n"
        "said(lambda: ibo.statements(table, leefloon=records, unknown_cases='ignore',\n"
        "    provisional=True, threads=1))\n"
    )
    assert shown == MEMORY
