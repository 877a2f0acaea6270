"""Writes a table to a file (Parquet, CSV, JSON Lines, Excel)."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from typing import Any, BinaryIO

from . import _ibo
from ._table_excel_write import write_excel
from ._table_files import Array, Batch, Schema, output_format, pyarrow

__all__ = ["plain", "plain_schema", "write_table"]

_ROWS_A_GROUP = 256 * 1024


def write_table(result: Any, path: str, file: BinaryIO, csv: str | None = None) -> None:
    """Writes a result batch by batch, in the format of the file name; CSV in the form that was
    declared for the inputs.
    """
    pa = pyarrow()
    reader = pa.RecordBatchReader.from_stream(result)
    form = output_format(path)
    if form == "parquet":
        _write_parquet(reader, file)
        return
    if form == "xlsx":
        write_excel(plain_schema(reader.schema), map(plain, reader), file, result)
        return
    lines: Callable[[Batch], Any] = _json_lines
    if form == "csv":
        separator = "\t" if path.lower().endswith(".tsv") else ";" if csv == "belgian" else ","
        lines = functools.partial(_csv_lines, separator=separator, comma=csv == "belgian")
        file.write(separator.join(plain_schema(reader.schema).names).encode() + b"\n")
    for batch in reader:
        if batch.num_rows:
            file.write(lines(plain(batch)))


def _write_parquet(reader: Any, file: BinaryIO) -> None:
    """Row groups of a quarter of a million rows: small enough for memory, large enough to read
    fast.
    """
    pa = pyarrow()
    schema = reader.schema
    # Amounts and references hardly repeat: a dictionary of them takes four times as long to write,
    # and more space.
    few = [
        field.name
        for field in schema
        if pa.types.is_dictionary(field.type) or pa.types.is_date32(field.type)
    ]
    few += [f"{field.name}.list.element" for field in schema if pa.types.is_list(field.type)]
    parquet = pyarrow("pyarrow.parquet")
    writing = {"compression": "zstd", "use_dictionary": few, "write_page_checksum": True}
    with parquet.ParquetWriter(file, schema, **writing) as writer:
        waiting: list[Batch] = []
        rows = 0
        for batch in reader:
            waiting.append(batch)
            rows += batch.num_rows
            if rows >= _ROWS_A_GROUP:
                writer.write_table(pa.Table.from_batches(waiting, schema), rows)
                waiting, rows = [], 0
        if rows:
            writer.write_table(pa.Table.from_batches(waiting, schema), rows)


def plain_schema(schema: Schema) -> Schema:
    """The schema of `plain`."""
    pa = pyarrow()
    return pa.schema([_plain_field(pa, field) for field in schema])


def _plain_field(pa: Any, field: Any) -> Any:
    if field.name.endswith("_cents"):
        return pa.field(field.name.removesuffix("_cents"), pa.decimal128(18, 2), field.nullable)
    types = pa.types
    as_it_is = (types.is_date32, types.is_decimal, types.is_boolean, types.is_list, types.is_uint64)
    if any(is_of(field.type) for is_of in as_it_is):
        return field
    return pa.field(field.name, pa.string(), field.nullable)


def plain(batch: Batch) -> Batch:
    """The batch with texts instead of dictionaries and decimals instead of cents: the same types
    for every input.
    """
    pa = pyarrow()
    schema = plain_schema(batch.schema)
    arrays = [
        _as_decimal(pa, column) if pa.types.is_int64(column.type) else column.cast(field.type)
        for column, field in zip(batch.columns, schema, strict=True)
    ]
    return pa.record_batch(arrays, schema=schema)


def _as_decimal(pa: Any, cents: Array) -> Array:
    """Cents are the digits of a decimal with two places, so only the type changes."""
    whole = cents.cast(pa.decimal128(19, 0))
    validity, digits = whole.buffers()
    return pa.Array.from_buffers(
        pa.decimal128(18, 2), len(whole), [validity, digits], offset=whole.offset
    )


def _text(name: str, column: Array) -> Array:
    """A column as text: amounts with two decimals, the month as `2026-03`, the ids of a list with a
    space between them.
    """
    pa, compute = pyarrow(), pyarrow("pyarrow.compute")
    if pa.types.is_list(column.type):
        return compute.binary_join(column, " ")
    text = column.cast(pa.string())
    return compute.utf8_slice_codeunits(text, 0, 7) if name == "month" else text


def _csv_lines(batch: Batch, separator: str, comma: bool) -> bytes:
    """Lines of CSV; with a decimal comma and dd/mm/yyyy where that is asked."""
    pa, compute = pyarrow(), pyarrow("pyarrow.compute")
    columns = []
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        types = pa.types
        if comma and types.is_date32(column.type) and name != "month":
            columns.append(compute.strftime(column, "%d/%m/%Y"))
        elif (
            types.is_boolean(column.type)
            or types.is_decimal128(column.type)
            or (types.is_date32(column.type) and name == "month")
        ):
            columns.append(column)
        else:
            text = _text(name, column)
            columns.append(_belgian(name, text) if comma else text)
    return _ibo._csv_lines(pa.record_batch(columns, batch.schema.names), separator, comma)


_BELGIAN = {
    "money": (r"^(-?[0-9]+)[.]([0-9]+)$", r"\1,\2"),
    "hours": (r"^([0-9]+)[.]([0-9]+)$", r"\1,\2"),
    "day": (r"^([0-9]{4})-([0-9]{2})-([0-9]{2})$", r"\3/\2/\1"),
}
"""Amounts, hours and days that are texts, as those of a file that was read, and what they become."""


def _belgian(name: str, text: Array) -> Array:
    """A column as text, as the others are written: with a decimal comma, or dd/mm/yyyy."""
    form = _BELGIAN.get(_ibo._column_form(name) or "")
    if form is None:
        return text
    pattern, written = form
    return pyarrow("pyarrow.compute").replace_substring_regex(text, pattern, written)


def _json_lines(batch: Batch) -> Any:
    compute = pyarrow("pyarrow.compute")
    parts: list[Any] = []
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        parts += [
            "," if parts else "{",
            f'"{name}":',
            compute.fill_null(_json_values(name, column), "null"),
        ]
    return _bytes_of(compute.binary_join_element_wise(*parts, "}\n", ""))


def _json_values(name: str, column: Array) -> Array:
    """The values of a column as JSON writes them."""
    pa, compute = pyarrow(), pyarrow("pyarrow.compute")
    if pa.types.is_boolean(column.type) or pa.types.is_uint64(column.type):
        return _text(name, column)
    if pa.types.is_list(column.type):
        quoted = pa.ListArray.from_arrays(
            _from_zero(column.offsets), _json_quoted(column.flatten())
        )
        joined = compute.binary_join_element_wise("[", compute.binary_join(quoted, ","), "]", "")
        return compute.if_else(column.is_null(), None, joined)
    return _json_quoted(_text(name, column))


def _from_zero(offsets: Array) -> Array:
    """The offsets of a list, made to start at 0."""
    compute = pyarrow("pyarrow.compute")
    return compute.subtract(offsets, offsets[0])


def _json_quoted(text: Array) -> Array:
    pa, compute = pyarrow(), pyarrow("pyarrow.compute")
    if compute.any(compute.match_substring_regex(text, '["\\\\\x00-\x1f]')).as_py():
        return pa.array(
            [
                None if value is None else json.dumps(value, ensure_ascii=False)
                for value in text.to_pylist()
            ]
        )
    return compute.binary_join_element_wise('"', text, '"', "")


def _bytes_of(text: Array) -> Any:
    """The bytes of all texts of an array, one after the other."""
    pa = pyarrow()
    text = pa.concat_arrays([text])
    offsets = memoryview(text.buffers()[1]).cast("i")
    return memoryview(text.buffers()[2])[offsets[0] : offsets[len(text)]]
