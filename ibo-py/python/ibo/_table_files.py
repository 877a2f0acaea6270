"""Tables on disk, through pyarrow: Parquet, CSV and JSON Lines in, some thousand rows at a time, and out, whole or not at all."""

from __future__ import annotations

import contextlib
import functools
import importlib
import itertools
import json
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, TypeAlias

from ._jsonl import Chunk, chunks
from ._terminal import Fault

if TYPE_CHECKING:
    from typing_extensions import Self

__all__ = [
    "JSON_LINES",
    "TABLES",
    "TableFile",
    "ending",
    "is_json_rows",
    "plain",
    "replaced",
    "table_ending",
    "write_table",
]

JSON_LINES = (".jsonl", ".ndjson")
"""The endings of files with a JSON object a line: rows of a table, or cases and statements."""
TABLES = (".parquet", ".csv")
"""The endings of files that hold nothing but a table."""

_ROWS_A_BATCH = 64 * 1024
_ROWS_A_GROUP = 256 * 1024

# pyarrow has no types of its own, and is imported by who reads or writes a table alone.
_Batch: TypeAlias = Any
_Schema: TypeAlias = Any
_Array: TypeAlias = Any


def _pyarrow(module: str = "pyarrow") -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Fault("tables in files are read and written with pyarrow: pip install 'ibo[tables]'") from error


def ending(path: str) -> str:
    """The ending of a file's name, which says its format."""
    return Path(path).suffix.lower()


def table_ending(path: str) -> str:
    """The ending of a file that holds a table; a fault of any other."""
    found = ending(path)
    if found not in TABLES + JSON_LINES:
        raise Fault(f"{path}: the name of a table ends in .parquet, .csv, .jsonl or .ndjson, which says its format")
    return found


def is_json_rows(path: str) -> bool:
    """Whether a file of JSON Lines holds rows of a table: its first line is an object, and no case with its `agreement`."""
    with _input_faults(path), open(path, "rb") as file:
        for chunk in chunks(file):
            with contextlib.suppress(ValueError, RecursionError):
                first = json.loads(chunk.lines[0])
                return isinstance(first, dict) and "agreement" not in first
            return False
    return False


@contextlib.contextmanager
def _input_faults(path: str) -> Iterator[None]:
    """Says of a fault which file it is in, and repeats nothing that the file holds."""
    try:
        yield
    except OSError as error:  # pyarrow's own have no `strerror`, but a text of some lines
        raise Fault(f"{path}: {error.strerror or _first_line(error)}") from error
    except (ValueError, NotImplementedError) as error:  # pyarrow's faults of a format, and of one that it does not know
        raise Fault(f"{path}: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


# ---- Reading

# What a JSON number may stand for: whole numbers, and hours that are whole. Money and hours with decimals are texts, as in the JSON of a case.
_WHOLE = frozenset(
    {
        "percentage",
        "rsz_base",
        "suspended_days",
        "employment_hours",
        "full_time_hours",
        "attendance_paid",
        "attendance_normal",
        "unemployment_half_per_week",
        "half_per_week",
        "nature",
        "days",
        "hours",
        "version",
    }
)
_YES_OR_NO = frozenset({"attendance_working_days"})
_DECIMALS = frozenset(
    {
        "premium",
        "reference_gross_wage",
        "employee_rsz",
        "unemployment_day_amount",
        "day_amount",
        "leefloon_amount",
        "amount",
        "sickness_gross_taxable",
        "gross_taxable",
    }
)
_LARGEST = 2**63 - 1


class _Opened(NamedTuple):
    """A table that is being read."""

    schema: _Schema
    batches: Iterator[tuple[_Batch, float]]
    """Some rows, and which share of the file was read with them, from 0 to 1."""


class TableFile:
    """A table in a file, as a stream of Arrow that is read once: memory does not grow with the file.

    `shown` is called after each batch that was read. An error inside such a stream reaches who reads it as a text alone, so the error itself,
    Ctrl-C among them, is kept in `fault`.
    """

    def __init__(self, path: str, threads: int | None, shown: Callable[[TableFile], None]) -> None:
        read = {".parquet": _read_parquet, ".csv": _read_csv}.get(table_ending(path), _read_json_lines)
        _pyarrow()
        self.name = Path(path).name
        self.rows = 0
        self.done = 0.0
        self.fault: BaseException | None = None
        self._path = path
        self._shown = shown
        with _input_faults(path), contextlib.ExitStack() as files:
            with open(path, "rb"):  # pyarrow says less plainly what is wrong
                pass
            self._opened = read(path, threads, files)
            self._files = files.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows, as the Arrow PyCapsule interface hands a stream over."""
        reader = _pyarrow().RecordBatchReader.from_batches(self._opened.schema, self._read())
        return reader.__arrow_c_stream__(requested_schema)

    def _read(self) -> Iterator[_Batch]:
        try:
            with _input_faults(self._path):
                for batch, done in self._opened.batches:
                    self.done = done
                    self.rows += batch.num_rows
                    self._shown(self)
                    yield batch
        except GeneratorExit:
            raise
        except BaseException as error:
            self.fault = error
            raise


def _read_parquet(path: str, threads: int | None, files: contextlib.ExitStack) -> _Opened:
    file = files.enter_context(_pyarrow("pyarrow.parquet").ParquetFile(path, buffer_size=1024 * 1024, pre_buffer=False))
    rows = file.metadata.num_rows

    def batches() -> Iterator[tuple[_Batch, float]]:
        read = 0
        for batch in file.iter_batches(_ROWS_A_BATCH, use_threads=threads != 1):
            read += batch.num_rows
            yield batch, read / rows if rows else 1.0

    return _Opened(file.schema_arrow, batches())


def _read_csv(path: str, threads: int | None, files: contextlib.ExitStack) -> _Opened:
    """Every column as text; an empty field is null. One thread parses: more know no row numbers."""
    pa, csv = _pyarrow(), _pyarrow("pyarrow.csv")
    size = os.stat(path).st_size
    options = {"read_options": csv.ReadOptions(use_threads=False, block_size=1024 * 1024)}
    with _csv_faults(path), csv.open_csv(_csv_file(path), **options) as first_look:
        names: list[str] = first_look.schema.names
    if len(names) == 1 and (separator := re.search("[;\t|]", names[0])):
        raise Fault(f"{path}: the columns are separated by {separator[0]!r}; a comma is what separates them here")
    text = dict.fromkeys(names, pa.string())
    convert = csv.ConvertOptions(column_types=text, strings_can_be_null=True, null_values=[""])
    file = files.enter_context(_csv_file(path))
    with _csv_faults(path):
        reader = files.enter_context(csv.open_csv(file, convert_options=convert, **options))

    schema = pa.schema([(name, pa.bool_() if name in _YES_OR_NO else pa.string()) for name in reader.schema.names])

    def batches() -> Iterator[tuple[_Batch, float]]:
        line = 2
        with _csv_faults(path):
            for batch in reader:
                for field, column in zip(schema, batch.columns, strict=True):
                    _on_one_line(path, field.name, line, column)
                columns = [
                    _yes_or_no(path, field.name, line, column)
                    if field.name in _YES_OR_NO
                    else _as_text(field.name, column)
                    for field, column in zip(schema, batch.columns, strict=True)
                ]
                yield pa.record_batch(columns, schema=schema), min(file.tell() / size, 1.0)
                line += batch.num_rows

    return _Opened(schema, batches())


def _csv_file(path: str) -> Any:
    """The file; pyarrow takes an only line without an end for no line."""
    pa, most = _pyarrow(), 64 * 1024
    with open(path, "rb") as file:
        begin = file.read(most)
    is_one_line = 0 < len(begin) < most and not re.search(b"[\r\n]", begin)
    return pa.BufferReader(begin + b"\n") if is_one_line else pa.OSFile(path)


def _line_of(path: str, row: int) -> int:
    """The line on which a row stands, of which the first is that of the names: lines without anything are no rows."""
    with open(path, encoding="latin-1") as lines:
        of_rows = (number for number, line in enumerate(lines, 1) if line != "\n")
        return next(itertools.islice(of_rows, row - 1, None), row)


def _on_one_line(path: str, name: str, first_line: int, text: _Array) -> None:
    """No value has a line break: one that has it began with a quote that nothing closes, and took the lines after it."""
    compute = _pyarrow("pyarrow.compute")
    for line_break in ("\n", "\r"):
        broken = compute.index(compute.match_substring(text, line_break), True).as_py()
        if broken >= 0:
            line = _line_of(path, first_line + broken)
            raise Fault(f"{path}, line {line}: {name}: a quote is opened here and not closed on this line")


def _yes_or_no(path: str, name: str, first_line: int, text: _Array) -> _Array:
    compute = _pyarrow("pyarrow.compute")
    lower = compute.ascii_lower(text)
    yes, no = compute.equal(lower, "true"), compute.equal(lower, "false")
    other = compute.index(compute.or_(yes, no), False).as_py()
    if other >= 0:
        line = _line_of(path, first_line + other)
        raise Fault(f"{path}, line {line}: {name}: this column is true or false (wrong-type)")
    return yes


def _as_text(name: str, text: _Array) -> _Array:
    """The texts of a column, but of a month that was written as one of its days, as most programs do, the month."""
    if name != "month":
        return text
    encoded = text.dictionary_encode()
    months = [_month_of(word) for word in encoded.dictionary.to_pylist()]
    return _pyarrow().array(months, text.type).take(encoded.indices)


def _month_of(text: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        with contextlib.suppress(ValueError):
            return date.fromisoformat(text).isoformat()[:7]
    return text


@contextlib.contextmanager
def _csv_faults(path: str) -> Iterator[None]:
    """pyarrow's own message shows the row, and with it whom it is about."""
    try:
        yield
    except ValueError as error:
        if "newlines_in_values" in str(error):
            raise Fault(f"{path}: a quote is opened and not closed on its line") from error
        row = re.search(r"Row #(\d+): Expected (\d+) columns, got (\d+)", str(error))
        if row is None:
            raise
        number, named, found = map(int, row.groups())
        fields = f"{found} {'field' if found == 1 else 'fields'}"
        raise Fault(f"{path}, line {_line_of(path, number)}: {fields}, where the first line names {named}") from error


class _Column(NamedTuple):
    """A column of rows as JSON: which values it takes, and how they become an array."""

    name: str
    taken: frozenset[type]
    what: str

    @classmethod
    def of(cls, name: str) -> _Column:
        none = type(None)
        if name.endswith("_cents"):
            return cls(name, frozenset({int, none}), "a whole number of cents")
        if name in _YES_OR_NO:
            return cls(name, frozenset({bool, none}), "true or false")
        if name in _WHOLE:
            return cls(name, frozenset({int, str, none}), "a whole number, or a text")
        if name in _DECIMALS:
            why = "a JSON number passes through binary floating point, which loses cents"
            return cls(name, frozenset({str, none}), f'a text such as "1234.56": {why}')
        return cls(name, frozenset({str, none}), "a text")

    @property
    def type(self) -> Any:
        pa = _pyarrow()
        return pa.int64() if self.name.endswith("_cents") else pa.bool_() if self.name in _YES_OR_NO else pa.string()

    def array(self, values: tuple[Any, ...]) -> _Array:
        """The values, whose types are taken; an amount beyond all bounds stays beyond them."""
        types = set(map(type, values))
        if int in types and str(self.type) == "string":
            values = tuple(str(value) if type(value) is int else value for value in values)
        elif int in types:
            values = tuple(None if value is None else max(min(value, _LARGEST), -_LARGEST) for value in values)
        return _as_text(self.name, _pyarrow().array(values, self.type))


def _read_json_lines(path: str, threads: int | None, files: contextlib.ExitStack) -> _Opened:
    """One object a line. Every line has the columns of the first: a column that is absent and one that is null are not the same."""
    pa = _pyarrow()
    size = os.stat(path).st_size
    file = files.enter_context(open(path, "rb"))  # noqa: SIM115
    given = chunks(file)
    first = next(given, None)
    names = tuple(name for name, _ in _json_row(path, 1, first.lines[0])) if first else ()
    if len(set(names)) < len(names):
        raise Fault(f"{path}, line 1: a name is given twice (duplicate-field)")
    columns = [_Column.of(name) for name in names]
    schema = pa.schema([(column.name, column.type) for column in columns])

    def batches() -> Iterator[tuple[_Batch, float]]:
        read = 0
        small: list[_Batch] = []
        for chunk in itertools.chain([first] if first else [], given):
            values = zip(*_json_rows(path, names, chunk), strict=True)
            arrays = [
                _json_array(path, column, chunk.first_number, cells)
                for column, cells in zip(columns, values, strict=True)
            ]
            small.append(pa.record_batch(arrays, schema=schema))
            read += chunk.read
            # So many lines are fast to turn into columns, and so many of these fast to compute.
            if len(small) == 16:
                yield _together(small), min(read / size, 1.0)
                small = []
        if small:
            yield _together(small), 1.0

    return _Opened(schema, batches())


def _together(small: list[_Batch]) -> _Batch:
    [batch] = _pyarrow().Table.from_batches(small).combine_chunks().to_batches()
    return batch


# Objects become tuples of pairs, so that a name given twice is seen; arrays stay lists.
_DECODER = json.JSONDecoder(object_pairs_hook=tuple)

_Names: TypeAlias = tuple[str, ...]
_Pairs: TypeAlias = tuple[tuple[str, Any], ...]


def _json_row(path: str, number: int, line: bytes) -> _Pairs:
    """The names and values of one line."""
    try:
        text = line.decode().strip(" \t\r\n")
        pairs, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError) as error:
        why = "no JSON" if line.strip() else "an empty line, or one that is longer than any row"
        raise Fault(f"{path}, line {number}: {why} (malformed-json)") from error
    if not isinstance(pairs, tuple) or end < len(text):
        raise Fault(f"{path}, line {number}: not one JSON object (malformed-json)")
    return pairs


def _json_rows_at_once(lines: list[bytes]) -> list[_Pairs]:
    """The names and values of every line, decoded together, which takes half the time; nothing where a line is not one object for itself.

    A line break ends a text, and a row holds nothing that could go on in the next line: what is decoded is what the lines hold one by one.
    """
    if all(line.startswith(b"{") and line.endswith(b"}") for line in lines):
        with contextlib.suppress(ValueError, RecursionError):
            together = b",\n".join(lines).decode()
            rows: list[_Pairs] = _DECODER.decode(f"[{together}]")
            if len(rows) == len(lines) and all(isinstance(row, tuple) for row in rows):
                return rows
    return []


def _json_rows(path: str, columns: _Names, chunk: Chunk) -> Iterator[tuple[Any, ...]]:
    """The values of each line, in the order of the columns."""
    rows = _json_rows_at_once(chunk.lines) or itertools.starmap(
        functools.partial(_json_row, path), enumerate(chunk.lines, chunk.first_number)
    )
    for number, pairs in enumerate(rows, chunk.first_number):
        names, values = zip(*pairs, strict=True) if pairs else ((), ())
        if names != columns:
            row = dict(pairs)
            if len(row) < len(names):
                raise Fault(f"{path}, line {number}: a name is given twice (duplicate-field)")
            if row.keys() != set(columns):
                raise Fault(f"{path}, line {number}: {_other_columns(row, columns)}")
            values = tuple(map(row.__getitem__, columns))
        yield values


def _other_columns(row: dict[str, Any], columns: _Names) -> str:
    for name in columns:
        if name not in row:
            return f"{name}: the first line has this column and this one has not: null says that there is nothing (missing-field)"
    return "a column that the first line has not (unknown-field)"


def _json_array(path: str, column: _Column, first_number: int, values: tuple[Any, ...]) -> _Array:
    if not set(map(type, values)) <= column.taken:
        number = next(number for number, value in enumerate(values, first_number) if type(value) not in column.taken)
        raise Fault(f"{path}, line {number}: {column.name}: this column is {column.what} (wrong-type)")
    try:
        return column.array(values)
    except UnicodeEncodeError as error:  # half of a pair of surrogates
        raise Fault(f"{path}: {column.name}: a text that is no Unicode (bad-text)") from error


# ---- Writing


@contextlib.contextmanager
def replaced(path: str, inputs: list[str]) -> Iterator[BinaryIO]:
    """A file that takes its name when it is whole: after any fault what was there before is there still, and nothing else."""
    target = os.path.realpath(path)
    for given in inputs:
        if os.path.realpath(given) == target or (os.path.exists(target) and _is_same(given, target)):
            raise Fault(f"{path}: this file is read; write to another")
    if os.path.exists(target) and not os.path.isfile(target):
        raise Fault(f"{path}: not a file that can be replaced")
    folder, name = os.path.split(target)
    beside = os.path.join(folder, f".{name}.{secrets.token_hex(4)}.part")
    try:
        file = open(beside, "xb")  # noqa: SIM115
    except OSError as error:
        raise Fault(f"{path}: the output cannot be written: {error.strerror}") from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(target):
            shutil.copymode(target, beside)
        os.replace(beside, target)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        if isinstance(error, OSError):
            raise Fault(f"{path}: the output cannot be written: {error.strerror or _first_line(error)}") from error
        raise
    _sync_folder(folder)


def _is_same(one: str, other: str) -> bool:
    with contextlib.suppress(OSError):
        return os.path.samefile(one, other)
    return False


def _sync_folder(folder: str) -> None:
    """Makes the new name last through a crash, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_table(result: Any, path: str, file: BinaryIO) -> None:
    """Writes a result, batch by batch, in the format that the file's name asks for."""
    pa = _pyarrow()
    reader = pa.RecordBatchReader.from_stream(result)
    if ending(path) == ".parquet":
        _write_parquet(reader, file)
        return
    lines = _json_lines
    if ending(path) == ".csv":
        lines = _csv_lines
        file.write(",".join(plain_schema(reader.schema).names).encode() + b"\n")
    for batch in reader:
        if batch.num_rows:
            file.write(_bytes_of(lines(plain(batch))))


def _write_parquet(reader: Any, file: BinaryIO) -> None:
    """Groups of a quarter of a million rows: small enough to hold, large enough to read fast."""
    pa = _pyarrow()
    schema = reader.schema
    # Amounts and references hardly repeat: a dictionary of them takes four times as long to write, and more room.
    few = [field.name for field in schema if pa.types.is_dictionary(field.type) or pa.types.is_date32(field.type)]
    few += [f"{field.name}.list.element" for field in schema if pa.types.is_list(field.type)]
    parquet = _pyarrow("pyarrow.parquet")
    with parquet.ParquetWriter(file, schema, compression="zstd", use_dictionary=few) as writer:
        waiting: list[_Batch] = []
        rows = 0
        for batch in reader:
            waiting.append(batch)
            rows += batch.num_rows
            if rows >= _ROWS_A_GROUP:
                writer.write_table(pa.Table.from_batches(waiting, schema), rows)
                waiting, rows = [], 0
        if rows:
            writer.write_table(pa.Table.from_batches(waiting, schema), rows)


def plain_schema(schema: _Schema) -> _Schema:
    """The columns of `plain`."""
    pa = _pyarrow()
    return pa.schema([_plain_field(pa, field) for field in schema])


def _plain_field(pa: Any, field: Any) -> Any:
    if field.name.endswith("_cents"):
        return pa.field(field.name.removesuffix("_cents"), pa.decimal128(18, 2), field.nullable)
    as_it_is = (pa.types.is_date32, pa.types.is_decimal, pa.types.is_boolean, pa.types.is_list)
    if any(is_of(field.type) for is_of in as_it_is):
        return field
    return pa.field(field.name, pa.string(), field.nullable)


def plain(batch: _Batch) -> _Batch:
    """The batch with texts for codes, and amounts as decimals whatever they were: the same columns for every input."""
    pa = _pyarrow()
    schema = plain_schema(batch.schema)
    arrays = [
        _as_decimal(pa, column) if pa.types.is_int64(column.type) else column.cast(field.type)
        for column, field in zip(batch.columns, schema, strict=True)
    ]
    return pa.record_batch(arrays, schema=schema)


def _as_decimal(pa: Any, cents: _Array) -> _Array:
    """Cents are the digits of a decimal with two places: the same number, told otherwise."""
    whole = cents.cast(pa.decimal128(19, 0))
    validity, digits = whole.buffers()
    return pa.Array.from_buffers(pa.decimal128(18, 2), len(whole), [validity, digits], offset=whole.offset)


def _text(column: _Array) -> _Array:
    """A column as text: amounts with two decimals, months as `2026-03`, the ids of a list with a space between them."""
    pa, compute = _pyarrow(), _pyarrow("pyarrow.compute")
    if pa.types.is_list(column.type):
        return compute.binary_join(column, " ")
    text = column.cast(pa.string())
    return compute.utf8_slice_codeunits(text, 0, 7) if pa.types.is_date32(column.type) else text


def _csv_lines(batch: _Batch) -> _Array:
    compute = _pyarrow("pyarrow.compute")
    cells = [compute.fill_null(_csv_quoted(_text(column)), "") for column in batch.columns]
    return compute.binary_join_element_wise(compute.binary_join_element_wise(*cells, ","), "\n", "")


def _csv_quoted(text: _Array) -> _Array:
    compute = _pyarrow("pyarrow.compute")
    needed = compute.match_substring_regex(text, '[",\r\n]')
    if not compute.any(needed).as_py():
        return text
    doubled = compute.replace_substring(text, '"', '""')
    return compute.if_else(needed, compute.binary_join_element_wise('"', doubled, '"', ""), text)


def _json_lines(batch: _Batch) -> _Array:
    compute = _pyarrow("pyarrow.compute")
    parts: list[Any] = []
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        parts += ["," if parts else "{", f'"{name}":', compute.fill_null(_json_values(column), "null")]
    return compute.binary_join_element_wise(*parts, "}\n", "")


def _json_values(column: _Array) -> _Array:
    """The values of a column as JSON writes them."""
    pa, compute = _pyarrow(), _pyarrow("pyarrow.compute")
    if pa.types.is_boolean(column.type):
        return _text(column)
    if pa.types.is_list(column.type):
        quoted = pa.ListArray.from_arrays(_from_zero(column.offsets), _json_quoted(column.flatten()))
        joined = compute.binary_join_element_wise("[", compute.binary_join(quoted, ","), "]", "")
        return compute.if_else(column.is_null(), None, joined)
    return _json_quoted(_text(column))


def _from_zero(offsets: _Array) -> _Array:
    """The offsets of a list whose first item is that of its first row."""
    compute = _pyarrow("pyarrow.compute")
    return compute.subtract(offsets, offsets[0])


def _json_quoted(text: _Array) -> _Array:
    pa, compute = _pyarrow(), _pyarrow("pyarrow.compute")
    if compute.any(compute.match_substring_regex(text, '["\\\\\x00-\x1f]')).as_py():
        return pa.array(
            [None if value is None else json.dumps(value, ensure_ascii=False) for value in text.to_pylist()]
        )
    return compute.binary_join_element_wise('"', text, '"', "")


def _bytes_of(text: _Array) -> Any:
    """The texts of an array one after the other, as they lie there."""
    pa = _pyarrow()
    text = pa.concat_arrays([text])
    offsets = memoryview(text.buffers()[1]).cast("i")
    return memoryview(text.buffers()[2])[offsets[0] : offsets[len(text)]]
