"""The same rows as Arrow tables: the slim form (cents, hours in 32 bits, codes as dictionaries),
and all decimals as decimal128.
"""

from __future__ import annotations

from pathlib import Path

import columns
import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
from columns import DATES, HOURS, MONEY, WORDS, Ints, Table

FORMS = ("cents", "decimal")


def ensure(folder: Path, name: str, form: str) -> Path:
    """The table as one record batch in an Arrow file; made when it is not there yet."""
    path = folder / f"{form}.arrow"
    if not path.exists():
        batch = batch_of(columns.read(folder, name), form)
        unfinished = path.with_suffix(".unfinished")
        with (
            pa.OSFile(str(unfinished), "wb") as file,
            pa.ipc.new_file(file, batch.schema) as writer,
        ):
            writer.write_batch(batch)
        unfinished.rename(path)
    return path


def read(folder: Path, form: str) -> pa.Table:
    """The table in memory of its own, one batch."""
    with pa.OSFile(str(folder / f"{form}.arrow"), "rb") as file, pa.ipc.open_file(file) as reader:
        return reader.read_all()


def batch_of(table: Table, form: str) -> pa.RecordBatch:
    arrays: dict[str, pa.Array] = {}
    if table.name == "cases":
        arrays["case_ref"] = case_refs(len(table))
    for name, values in table.values.items():
        absent = (
            None if name not in table.valid else np.packbits(table.valid[name], bitorder="little")
        )
        if name in MONEY and form == "cents":
            arrays[f"{name}_cents"] = array(pa.int64(), values, absent)
        elif name in MONEY:
            arrays[name] = array(pa.decimal128(18, 2), wide(values), absent, len(values))
        elif name in HOURS and form == "cents":
            arrays[name] = array(pa.decimal32(9, 2), values, absent)
        elif name in HOURS:
            arrays[name] = array(pa.decimal128(9, 2), wide(values), absent, len(values))
        elif name in DATES:
            arrays[name] = array(pa.date32(), values, absent)
        elif name in WORDS:
            places = array(pa.int8(), values.astype(np.int8), absent)
            arrays[name] = pa.DictionaryArray.from_arrays(places, pa.array(WORDS[name]))
        elif name == "attendance_working_days":
            arrays[name] = array(
                pa.bool_(), np.packbits(values != 0, bitorder="little"), absent, len(values)
            )
        else:
            arrays[name] = array(pa.int32(), values, absent)
    return pa.record_batch(arrays)


def array(
    kind: pa.DataType, values: Ints, absent: Ints | None, rows: int | None = None
) -> pa.Array:
    """Values as they lie in memory, under a type."""
    bits = None if absent is None else pa.py_buffer(absent)
    return pa.Array.from_buffers(
        kind,
        len(values) if rows is None else rows,
        [bits, pa.py_buffer(np.ascontiguousarray(values))],
    )


def wide(values: Ints) -> Ints:
    """128 bits, little-endian."""
    both = np.empty((len(values), 2), dtype=np.int64)
    both[:, 0] = values
    both[:, 1] = both[:, 0] >> 63
    return both


def case_refs(rows: int) -> pa.Array:
    text, width = columns.case_refs(rows)
    offsets = np.arange(rows + 1, dtype=np.int32) * width
    return pa.Array.from_buffers(pa.utf8(), rows, [None, pa.py_buffer(offsets), pa.py_buffer(text)])
