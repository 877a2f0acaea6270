"""Into and out of every library that speaks Arrow, and the protocol itself: what has only its
methods, and what breaks off.
"""

from __future__ import annotations

import ctypes
import gc
import json
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import ibo
import pandas as pd  # type: ignore[import-untyped]
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.dataset as ds  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from pyarrow import csv
from table_samples import (
    CASES_OUT,
    OUT,
    PAYMENTS_OUT,
    SORTS,
    Tables,
    arrow,
    arrows,
    by_row,
    compute,
    random_payments,
    random_shapes,
    same,
    with_record_tables,
    with_records_in_row,
)


@cache
def rows_of(shape: str) -> Tables:
    if shape == "payments":
        return {"payments": random_payments(1_000, 1)}
    if shape == "in the row":
        return with_records_in_row(random_shapes(1_000, 2), 3).tables
    return with_record_tables(random_shapes(600, 4), 5).tables


@cache
def tables_of(shape: str) -> dict[str, Any]:
    return arrows(rows_of(shape))


@cache
def expected(shape: str) -> list[tuple[Any, ...]]:
    return by_row(compute(tables_of(shape)), OUT[shape])


# ---- In


class OnlyStream:
    """Has `__arrow_c_stream__` and nothing else."""

    def __init__(self, table: Any) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)


class OnlyArray:
    """Has `__arrow_c_array__` and nothing else."""

    def __init__(self, table: Any) -> None:
        self._batch = table.combine_chunks().to_batches()[0]

    def __arrow_c_array__(self, requested_schema: object = None) -> object:
        return self._batch.__arrow_c_array__(requested_schema)


class Counted(OnlyStream):
    """Has `__arrow_c_stream__` and `num_rows`: a table, whatever it is."""

    @property
    def num_rows(self) -> int:
        return len(self._table)


class Sized(OnlyStream):
    def __len__(self) -> int:
        return len(self._table)


def natural(table: Any) -> Any:
    """As pandas holds such data: objects, and whole numbers that may be absent."""
    frame = table.to_pandas()
    for name, field in zip(table.column_names, table.schema, strict=True):
        if pa.types.is_integer(field.type):
            frame[name] = pd.array(table.column(name).to_pylist(), dtype="Int64")
        elif pa.types.is_boolean(field.type):
            frame[name] = pd.array(table.column(name).to_pylist(), dtype="boolean")
    return frame


def query(table: Any, connection: Any = None) -> Any:
    """A relation of DuckDB that is more than the table: its order is given. On its own connection,
    or on the one that all share.
    """
    numbered = table.append_column("row", pa.array(range(len(table))))
    relation = duckdb.from_arrow(numbered, connection=connection).order("row")
    return relation.project(", ".join(f'"{name}"' for name in table.column_names))


WHOLE: dict[str, Callable[[Any], Any]] = {
    "pyarrow table": lambda table: table,
    "pyarrow batch": lambda table: table.combine_chunks().to_batches()[0],
    "pyarrow struct array": lambda table: table.to_struct_array().combine_chunks(),
    "pyarrow struct chunks": lambda table: table.to_struct_array(),
    "polars frame": pl.from_arrow,
    "polars struct series": lambda table: pl.DataFrame(table).to_struct("rows"),
    "pandas frame": natural,
    "pandas frame of Arrow": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
    "duckdb relation": query,
    "only an array": OnlyArray,
    "a stream with num_rows": Counted,
    "a stream with a length": Sized,
}
STREAMS: dict[str, Callable[[Any], Any]] = {
    "pyarrow reader": lambda table: table.to_reader(max_chunksize=97),
    "duckdb reader": lambda table: query(table, duckdb.connect()).to_arrow_reader(128),
    "only a stream": OnlyStream,
    "dataset scanner": lambda table: ds.dataset(table).scanner().to_reader(),
}


@pytest.mark.parametrize("shape", OUT)
@pytest.mark.parametrize("way", WHOLE)
def test_table_from_each_library(way: str, shape: str) -> None:
    tables = {name: WHOLE[way](table) for name, table in tables_of(shape).items()}
    result = compute(tables)
    assert isinstance(result, ibo.TableResult)
    assert len(result) == result.num_rows == len(expected(shape))
    same(by_row(result, OUT[shape]), expected(shape))


@pytest.mark.parametrize("shape", OUT)
@pytest.mark.parametrize("way", STREAMS)
def test_stream_from_each_library(way: str, shape: str) -> None:
    tables = {name: STREAMS[way](table) for name, table in tables_of(shape).items()}
    result = compute(tables)
    assert isinstance(result, ibo.StreamResult)
    same(by_row(result, OUT[shape]), expected(shape))


def test_tables_and_streams_can_be_mixed() -> None:
    """The cases decide what comes out; the records are read whole in any case."""
    made = tables_of("in tables")
    streams = {name: OnlyStream(table) for name, table in made.items()}
    table = compute({**streams, "cases": made["cases"]})
    stream = compute({**made, "cases": streams["cases"]})
    assert (type(table), type(stream)) == (ibo.TableResult, ibo.StreamResult)
    same(by_row(table, CASES_OUT), expected("in tables"))
    same(by_row(stream, CASES_OUT), expected("in tables"))


def test_tables_of_different_libraries_can_be_mixed() -> None:
    made = tables_of("in tables")
    mixed = {
        "cases": pl.from_arrow(made["cases"]),
        "unemployment": query(made["unemployment"]),
        "leefloon": natural(made["leefloon"]),
        "sickness": OnlyArray(made["sickness"]),
    }
    same(by_row(compute(mixed), CASES_OUT), expected("in tables"))


def test_filtered_pandas_frame_is_read() -> None:
    """Its index is no column of the calculation."""
    frame = natural(tables_of("payments")["payments"])
    kept = frame[frame.index % 3 == 1]
    same(by_row(ibo.payments(kept), PAYMENTS_OUT), expected("payments")[1::3])


def test_pandas_categories_and_null_columns_are_read() -> None:
    """Words as categories of polars and pandas or as an enumeration of DuckDB; columns that hold
    nothing, in the type of each library.
    """
    table = tables_of("in the row")["cases"]
    empty = ("stopped", "attendance_paid", "attendance_normal", "employee_rsz")
    for name in empty:
        place = table.schema.get_field_index(name)
        table = table.set_column(place, name, pa.nulls(len(table), table.schema.field(name).type))
    wanted = by_row(ibo.statements(table), CASES_OUT)
    plain = pl.DataFrame(table).with_columns(pl.lit(None).alias(name) for name in empty)
    assert plain.schema["stopped"] == pl.Null
    frames: list[Any] = [plain.with_columns(pl.col("kind").cast(pl.Categorical))]
    frames.append(plain.with_columns(pl.col("kind").cast(pl.Enum(["ibo-plus", "ibo"]))))
    frame = natural(table)
    frames.append(frame.assign(kind=frame["kind"].astype("category"), **dict.fromkeys(empty)))
    relation = query(table, duckdb.connect())
    words = "CAST(kind AS ENUM ('ibo', 'ibo-plus')) AS kind"
    frames.append(
        relation.project(
            ", ".join(words if name == "kind" else f'"{name}"' for name in table.column_names)
        )
    )
    for given in frames:
        same(by_row(ibo.statements(given), CASES_OUT), wanted)


def test_floats_of_pandas_are_refused_by_name() -> None:
    """A column of whole numbers with a gap becomes floating point in pandas."""
    frame = tables_of("in the row")["cases"].to_pandas()
    assert str(frame["percentage"].dtype) == "float64"
    with pytest.raises(ibo.StructureError) as raised:
        ibo.statements(frame)
    assert raised.value.code == "wrong-type"
    assert raised.value.at in ("cases.percentage", "cases.suspended_days")


def test_lazy_frame_is_collected() -> None:
    given = pl.DataFrame(tables_of("payments")["payments"])
    assert ibo.payments(given.lazy()).to_polars().equals(ibo.payments(given).to_polars())


def test_files(tmp_path: Path) -> None:
    """From Parquet, Feather and CSV, as a table and as a stream."""
    made = tables_of("in the row")["cases"]
    pq.write_table(made, tmp_path / "cases.parquet", row_group_size=128)
    texts = arrow(
        "cases",
        rows_of("in the row")["cases"],
        dict.fromkeys(("money", "hours", "date", "month"), "text"),
    )
    csv.write_csv(texts, tmp_path / "cases.csv")
    words = {
        name: pa.string()
        for name, sort in SORTS["cases"].items()
        if sort not in ("integer", "flag")
    }
    options = csv.ConvertOptions(column_types=words, strings_can_be_null=True)
    sources = (
        pq.read_table(tmp_path / "cases.parquet"),
        pl.read_parquet(tmp_path / "cases.parquet"),
        duckdb.read_parquet(str(tmp_path / "cases.parquet")),
        pa.RecordBatchReader.from_batches(
            made.schema, pq.ParquetFile(tmp_path / "cases.parquet").iter_batches(batch_size=100)
        ),
        csv.read_csv(tmp_path / "cases.csv", convert_options=options),
    )
    for source in sources:
        same(by_row(ibo.statements(source), CASES_OUT), expected("in the row"))


# ---- Out


@pytest.mark.parametrize("stream", [False, True], ids=["table", "stream"])
@pytest.mark.parametrize("shape", OUT)
def test_every_output_form_equals_the_result(shape: str, stream: bool) -> None:
    def result() -> Any:
        made = tables_of(shape)
        first = next(iter(made))
        return compute({**made, first: OnlyStream(made[first])} if stream else made)

    names, wanted = list(OUT[shape]), expected(shape)
    kinds = (pa.Table, pl.DataFrame, pd.DataFrame, duckdb.DuckDBPyRelation)
    converted = (
        result().to_pyarrow(),
        result().to_polars(),
        result().to_pandas(),
        result().to_duckdb(),
    )
    assert [
        type(found)
        for found, kind in zip(converted, kinds, strict=True)
        if not isinstance(found, kind)
    ] == []
    table, frame, rows, relation = converted
    same(by_row(table, names), wanted)
    assert frame.columns == names
    same(frame.rows(), wanted)
    assert list(rows.columns) == names
    same(list(zip(*(_plain(rows[name]) for name in names), strict=True)), wanted)
    assert relation.columns == names
    same(relation.fetchall(), wanted)


def _plain(column: Any) -> list[Any]:
    return [None if value is None or pd.isna(value) else _day(value) for value in column.tolist()]


def _day(value: Any) -> Any:
    return value.date() if isinstance(value, pd.Timestamp) else value


@pytest.mark.parametrize("shape", OUT)
def test_libraries_read_a_result_through_arrow(shape: str) -> None:
    names, wanted = list(OUT[shape]), expected(shape)
    result = compute(tables_of(shape))
    same(by_row(pa.table(result), names), wanted)
    same(by_row(pa.RecordBatchReader.from_stream(result).read_all(), names), wanted)
    same(pl.DataFrame(result).rows(), wanted)
    series = pl.from_arrow(result)
    assert isinstance(series, pl.Series)
    same(series.struct.unnest().rows(), wanted)
    same(duckdb.from_arrow(result).fetchall(), wanted)
    relation = duckdb.sql("select * from result")
    assert relation is not None
    same(relation.fetchall(), wanted)
    if hasattr(pd.DataFrame, "from_arrow"):
        frame = pd.DataFrame.from_arrow(result)
        same(list(zip(*(_plain(frame[name]) for name in names), strict=True)), wanted)
    assert pa.schema(result).equals(pa.table(result).schema)


def test_sums_in_other_libraries_are_those_of_the_summary() -> None:
    result = ibo.statements(**tables_of("in tables"))
    total = sum(total.net for total in result.summary.totals)
    assert duckdb.from_arrow(result).sum("net").fetchall() == [(total,)]
    assert pl.DataFrame(result)["net"].sum() == total
    assert result.to_pandas()["net"].dropna().sum() == total


def test_results_go_to_parquet_and_back(tmp_path: Path) -> None:
    for shape in OUT:
        result = compute(tables_of(shape))
        pq.write_table(pa.table(result), tmp_path / "out.parquet")
        same(by_row(pq.read_table(tmp_path / "out.parquet"), OUT[shape]), expected(shape))
        made = tables_of(shape)
        first = next(iter(made))
        reader = pa.RecordBatchReader.from_stream(
            compute({**made, first: made[first].to_reader(max_chunksize=100)})
        )
        with pq.ParquetWriter(tmp_path / "stream.parquet", reader.schema) as writer:
            for batch in reader:
                writer.write_batch(batch)
        same(by_row(pq.read_table(tmp_path / "stream.parquet"), OUT[shape]), expected(shape))


ALONE = """
import json, sys
for name in ("pyarrow", "pandas", "numpy", "duckdb"):
    sys.modules[name] = None
import polars as pl
import ibo
rows = json.load(sys.stdin)
result = ibo.payments(pl.DataFrame(rows, schema=dict.fromkeys(rows[0], pl.String)))
for convert, library in ((result.to_pyarrow, "pyarrow"), (result.to_pandas, "pandas"), (result.to_duckdb, "duckdb")):
    try:
        convert()
    except ImportError as error:
        assert library in str(error), error
    else:
        raise AssertionError(library)
frame = result.to_polars()
assert frame.equals(pl.DataFrame(result))
print(json.dumps([[None if value is None else str(value) for value in row] for row in frame.rows()]))
"""


def test_only_the_library_of_the_caller_is_needed() -> None:
    """Only polars is installed; the other conversions name the missing library."""
    rows = rows_of("payments")["payments"]
    done = subprocess.run(
        [sys.executable, "-c", ALONE],
        input=json.dumps(rows),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    wanted = [
        tuple(None if value is None else str(value) for value in row)
        for row in expected("payments")
    ]
    same([tuple(row) for row in json.loads(done.stdout)], wanted)


# ---- The protocol


def capsule(name: str, pointer: int) -> object:
    new = ctypes.pythonapi.PyCapsule_New
    new.restype, new.argtypes = (
        ctypes.py_object,
        (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p),
    )
    kept = ctypes.create_string_buffer(name.encode())
    _NAMES.append(kept)
    found: object = new(pointer, ctypes.cast(kept, ctypes.c_char_p), None)
    return found


_NAMES: list[object] = []
_MEMORY = ctypes.create_string_buffer(1_024)


class Wrong:
    """Gives something that is no stream or array of Arrow."""

    def __init__(self, given: object) -> None:
        self.given = given

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        if isinstance(self.given, Exception):
            raise self.given
        return self.given


class WrongArray:
    def __init__(self, given: object) -> None:
        self.given = given

    def __arrow_c_array__(self, requested_schema: object = None) -> object:
        if isinstance(self.given, Exception):
            raise self.given
        return self.given


def pointer() -> int:
    return ctypes.addressof(_MEMORY)


@pytest.mark.parametrize("made", [Wrong, WrongArray])
@pytest.mark.parametrize(
    "given",
    [
        None,
        1,
        "stream",
        (1, 2),
        (),
        pytest.param(object(), id="object"),
        pytest.param(capsule("arrow_array_strem", 8), id="a wrong name"),
        pytest.param((capsule("arrow_schema", 8), capsule("wrong", 8)), id="a wrong second name"),
        pytest.param(
            (capsule("arrow_array", 8), capsule("arrow_schema", 8)), id="names the wrong way round"
        ),
        pytest.param(capsule("arrow_schema", 8), id="a schema"),
    ],
    ids=repr,
)
def test_invalid_arrow_capsule_is_refused(made: type[Wrong | WrongArray], given: object) -> None:
    with pytest.raises((TypeError, ValueError)) as raised:
        ibo.payments(made(given))
    assert str(raised.value)


@pytest.mark.parametrize("made", [Wrong, WrongArray])
def test_error_of_the_producer_is_raised(made: type[Wrong | WrongArray]) -> None:
    class Own(Exception):
        pass

    with pytest.raises(Own, match="why not"):
        ibo.payments(made(Own("why not")))


def test_consumed_stream_is_refused() -> None:
    """Its capsule is empty: an error, no crash."""
    table = tables_of("payments")["payments"]
    used = table.__arrow_c_stream__()
    assert len(by_row(ibo.payments(Wrong(used)), PAYMENTS_OUT)) == 1_000
    with pytest.raises((ValueError, TypeError, RuntimeError)):
        by_row(ibo.payments(Wrong(used)), PAYMENTS_OUT)
    batch = table.combine_chunks().to_batches()[0]
    both = batch.__arrow_c_array__()
    assert len(by_row(ibo.payments(WrongArray(both)), PAYMENTS_OUT)) == 1_000
    with pytest.raises((ValueError, TypeError, RuntimeError)):
        by_row(ibo.payments(WrongArray(both)), PAYMENTS_OUT)


def test_consumed_schema_is_refused() -> None:
    table = tables_of("payments")["payments"]
    both = table.combine_chunks().to_batches()[0].__arrow_c_array__()
    assert pa.RecordBatch._import_from_c_capsule(*both).num_rows == 1_000
    with pytest.raises((ValueError, TypeError, RuntimeError)):
        ibo.payments(WrongArray(both))
    other = table.combine_chunks().to_batches()[0].__arrow_c_array__()
    assert pa.schema(OnlySchema(other[0])).names == table.column_names
    with pytest.raises((ValueError, TypeError, RuntimeError)):
        ibo.payments(WrongArray(other))


class OnlySchema:
    def __init__(self, given: object) -> None:
        self._given = given

    def __arrow_c_schema__(self) -> object:
        return self._given


@pytest.mark.parametrize(
    "array",
    [
        pa.array([1, 2]),
        pa.chunked_array([[1, 2]]),
        pa.array(["1.00"]),
        pa.array([[1]]),
        pl.Series([1, 2]),
    ],
    ids=lambda array: str(array.type if hasattr(array, "type") else array.dtype),
)
def test_array_that_is_not_a_struct_is_refused(array: Any) -> None:
    with pytest.raises((TypeError, ValueError)) as raised:
        ibo.payments(array)
    assert "table" in str(raised.value)


def test_null_row_of_a_struct_is_all_null() -> None:
    rows = tables_of("payments")["payments"].slice(0, 5).combine_chunks().to_batches()[0]
    mask = pa.array([False, True, False, True, False])
    masked = pa.StructArray.from_arrays(rows.columns, rows.schema.names, mask=mask)
    try:
        found = by_row(ibo.payments(masked), PAYMENTS_OUT)
    except (TypeError, ValueError):
        return
    assert [found[row][:4] for row in (1, 3)] == [(None, None, None, None)] * 2
    assert found[1][4] is not None
    assert [found[row] for row in (0, 2, 4)] == [expected("payments")[row] for row in (0, 2, 4)]


@pytest.mark.parametrize("offset", [1, 7, 8, 13])
def test_slice_of_a_struct_is_read_from_its_offset(offset: int) -> None:
    """The offset of the array counts for its fields too."""
    for shape in ("payments", "in the row"):
        (name, table), *_ = tables_of(shape).items()
        struct = table.combine_chunks().to_struct_array().combine_chunks()
        inner = pa.StructArray.from_arrays(
            [column.combine_chunks().slice(2) for column in table.columns], table.column_names
        )
        same(
            by_row(compute({name: struct.slice(offset, 50)}), OUT[shape]),
            expected(shape)[offset : offset + 50],
        )
        wanted = expected(shape)[offset + 2 : offset + 52]
        same(by_row(compute({name: inner.slice(offset, 50)}), OUT[shape]), wanted)


def test_requested_schema_is_ignored() -> None:
    """The protocol lets a producer keep to its own types; what it gives is whole."""
    result = ibo.payments(tables_of("payments")["payments"])
    other = pa.schema([("net", pa.string())])
    for asked in (None, pa.table(result).schema.__arrow_c_schema__(), other.__arrow_c_schema__()):
        reader = pa.RecordBatchReader._import_from_c_capsule(result.__arrow_c_stream__(asked))
        same(by_row(reader.read_all(), PAYMENTS_OUT), expected("payments"))


def test_result_as_input_names_its_unknown_columns() -> None:
    """A result is a table like any other: its own columns are named when they are not those of the
    format.
    """
    result = ibo.payments(tables_of("payments")["payments"])
    with pytest.raises(ibo.StructureError) as raised:
        ibo.payments(result)
    assert raised.value.code == "unknown-field"


# ---- Breaking off


class Broken(Exception):
    pass


def batches(
    table: Any, many: int, closed: list[str] | None = None, fail: bool = True
) -> Iterator[Any]:
    try:
        yield from table.to_batches(max_chunksize=100)[:many]
        if fail:
            raise Broken("the line went dead")
    finally:
        if closed is not None:
            closed.append("closed")


def breaking(table: Any, many: int, closed: list[str] | None = None, fail: bool = True) -> Any:
    return pa.RecordBatchReader.from_batches(table.schema, batches(table, many, closed, fail))


@pytest.mark.parametrize("shape", OUT)
@pytest.mark.parametrize("many", [0, 1, 4])
@pytest.mark.parametrize("threads", [1, 2])
def test_producer_that_fails_midway_raises(shape: str, many: int, threads: int) -> None:
    """The consumer hears of it, after the rows before; no half table is given as a whole one."""
    made = tables_of(shape)
    first = next(iter(made))
    result = compute({**made, first: breaking(made[first], many)}, threads=threads)
    reader = pa.RecordBatchReader.from_stream(result)
    found: list[Any] = []
    with pytest.raises(Exception, match="the line went dead"):
        for batch in reader:
            found += by_row(pa.Table.from_batches([batch]), OUT[shape])
    assert found == expected(shape)[: len(found)]
    for convert in ("to_pyarrow", "to_polars", "to_pandas", "to_duckdb"):
        again = compute({**made, first: breaking(made[first], many)}, threads=threads)
        with pytest.raises(Exception, match="the line went dead"):
            relation = getattr(again, convert)()
            relation.fetchall()


@pytest.mark.parametrize("source", ["unemployment", "leefloon", "sickness"])
def test_record_stream_that_fails_raises(source: str) -> None:
    made = tables_of("in tables")
    with pytest.raises(Exception, match="the line went dead"):
        compute({**made, source: breaking(made[source], 2)}).to_pyarrow()


class Late(Sized):
    """A table whose stream breaks off."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return breaking(self._table, 3).__arrow_c_stream__(requested_schema)


def test_table_that_fails_midway_raises_at_the_call() -> None:
    for shape in OUT:
        made = tables_of(shape)
        for name in made:
            with pytest.raises(Exception, match="the line went dead"):
                compute({**made, name: Late(made[name])})


@pytest.mark.parametrize("threads", [1, 2])
def test_consumer_that_stops_early_closes_the_producer(threads: int) -> None:
    for shape in OUT:
        made = tables_of(shape)
        first = next(iter(made))
        for read in (0, 1, 3):
            closed: list[str] = []
            source = breaking(made[first], 6, closed, fail=False)
            result = compute({**made, first: source}, threads=threads)
            reader = pa.RecordBatchReader.from_stream(result)
            kept = [reader.read_next_batch() for _ in range(read)]
            del source, reader, result
            gc.collect()
            assert closed == ["closed"] or read == 0
            rows = [
                row for batch in kept for row in by_row(pa.Table.from_batches([batch]), OUT[shape])
            ]
            same(rows, expected(shape)[: len(rows)])  # what was read lives on


def test_unread_result_releases_its_input() -> None:
    for shape in OUT:
        made = tables_of(shape)
        first = next(iter(made))
        source = OnlyStream(made[first])
        gone = weakref.ref(source)
        result = compute({**made, first: source})
        del source, result
        gc.collect()
        assert gone() is None


def test_exported_batches_outlive_result_and_input() -> None:
    """The references are the buffers of the input: they are kept as long as somebody reads them."""
    table = arrow(
        "cases", rows_of("in the row")["cases"], {"case_ref": "text", "money": "decimal128(12, 2)"}
    )
    wanted = expected("in the row")
    result = ibo.statements(table)
    given = pa.table(result)
    reader = pa.RecordBatchReader.from_stream(result)
    capsule_alone = result.__arrow_c_stream__()
    del table, result
    gc.collect()
    noise = [bytearray(range(256)) * 1_000 for _ in range(200)]
    same(by_row(given, CASES_OUT), wanted)
    same(by_row(reader.read_all(), CASES_OUT), wanted)
    del capsule_alone  # never read: its release is called
    gc.collect()
    assert len(noise) == 200


ENDING = """
import sys
import ibo
import pyarrow as pa
table = pa.table({"premium": ["1.00"] * 1_000, "employment_hours": ["1"] * 1_000, "full_time_hours": ["2"] * 1_000})

def batches():
    try:
        yield from table.to_batches(max_chunksize=10)
    finally:
        closed.append(1)

closed = []
def stream():
    return pa.RecordBatchReader.from_batches(table.schema, batches())

kept = [ibo.payments(stream(), threads=2), ibo.payments(stream()), ibo.payments(table)]
readers = [pa.RecordBatchReader.from_stream(result) for result in kept[1:]]
capsule = ibo.payments(stream()).__arrow_c_stream__()
print(sum(reader.read_next_batch().num_rows for reader in readers))
sys.ring = [kept, readers, capsule]
sys.ring.append(sys.ring)
"""


def test_exit_in_the_middle_of_a_stream_is_clean() -> None:
    """Objects that are alive when Python exits are released without a crash."""
    done = subprocess.run(
        [sys.executable, "-c", ENDING], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "1010", "")


def test_stream_can_be_read_on_another_thread() -> None:
    made = tables_of("in the row")["cases"]
    result = ibo.statements(made.to_reader(max_chunksize=50))
    with ThreadPoolExecutor(1) as pool:
        found = pool.submit(lambda: by_row(pa.table(result), CASES_OUT)).result(timeout=60)
    same(found, expected("in the row"))
