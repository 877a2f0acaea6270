"""What a table says beside its amounts: how certain each row is, what it assumes, which are
provisional, and with which values all was computed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from project import Fields, golden, options_of
from table_samples import (
    CASES_OUT,
    OUT,
    SOURCES,
    Population,
    arrow,
    arrows,
    by_row,
    compute,
    in_record_tables,
    is_final,
    random_payments,
    random_shapes,
    row_with_records,
    same,
    with_record_tables,
    with_records_in_row,
)

REFORM = """
[[value]]
id = "withholding.rate"
from = "2026-06-01"
value = "0.2"
certainty = "hypothetical"
source = "a reform that somebody tries out"
"""


@cache
def population(shape: str) -> Population:
    if shape == "payments":
        return Population({"payments": random_payments(2_000, 71)}, [])
    if shape == "in the row":
        return with_records_in_row(random_shapes(2_000, 72), 73)
    return with_record_tables(random_shapes(1_000, 74), 75)


def run(shape: str, *, stream: int | None = None, **options: Any) -> Any:
    tables = arrows(population(shape).tables)
    first = next(iter(tables))
    if stream is not None:
        tables[first] = tables[first].to_reader(max_chunksize=stream)
    return compute(tables, **options)


# ---- Library and values


@pytest.mark.parametrize("stream", [None, 300])
@pytest.mark.parametrize("shape", OUT)
def test_the_schema_names_library_and_values(shape: str, stream: int | None) -> None:
    reform = ibo.Parameters().with_toml(REFORM)
    for options in ({}, {"parameters": reform}):
        given: dict[str, Any] = dict(options)
        if shape == "payments" and options:
            given["month"] = "2026-03"
        fingerprint = options.get("parameters", ibo.Parameters()).fingerprint
        expected = {
            b"ibo.library": f"ibo {ibo.__version__}".encode(),
            b"ibo.values": fingerprint.encode(),
        }
        result = run(shape, stream=stream, **given)
        assert pa.schema(result).metadata == expected
        assert result.summary.values == fingerprint
        assert pa.table(result).schema.metadata == expected


def test_parquet_keeps_library_and_values(tmp_path: Path) -> None:
    table = run("in the row").to_pyarrow()
    pq.write_table(table, tmp_path / "out.parquet")
    metadata = pq.read_schema(tmp_path / "out.parquet").metadata
    assert metadata[b"ibo.values"].decode() == ibo.Parameters().fingerprint
    assert pq.ParquetFile(tmp_path / "out.parquet").metadata.metadata[b"ibo.library"] == b"ibo " + (
        ibo.__version__.encode()
    )


# ---- Provisional rows


@pytest.mark.parametrize("shape", ["in the row", "in tables"])
def test_summary_of_all_sources_lists_none_as_not_asked(shape: str) -> None:
    for options in ({}, {"provisional": True}):
        result = run(shape, **options)
        summary = result.summary
        assert (summary.provisional, summary.not_asked) == (0, ())
        assert {*pa.table(result)["provisional"].to_pylist()} == {False, None}
        assert "provisional" not in str(summary) + summary._repr_html_()


@pytest.mark.parametrize("stream", [None, 300])
@pytest.mark.parametrize(
    "shape, missing",
    [
        ("in the row", ("sickness",)),
        ("in the row", ("unemployment", "leefloon")),
        ("in the row", SOURCES),
        ("in tables", ("sickness",)),
        ("in tables", ("unemployment", "leefloon")),
    ],
)
def test_rows_without_a_source_are_provisional(
    shape: str, missing: tuple[str, ...], stream: int | None
) -> None:
    tables = arrows(population(shape).tables)
    if shape == "in the row":
        names = [name for name in tables["cases"].column_names if not name.startswith(missing)]
        tables["cases"] = tables["cases"].select(names)
    else:
        tables = {name: table for name, table in tables.items() if name not in missing}
    if stream is not None:
        tables["cases"] = tables["cases"].to_reader(max_chunksize=stream)
    result = ibo.statements(**tables, provisional=True)
    table = pa.table(result)
    summary = result.summary
    computed = sum(code is None for code in table["error_code"].to_pylist())
    assert computed > 300
    assert (summary.provisional, summary.not_asked) == (computed, missing)
    marked = zip(table["provisional"].to_pylist(), table["error_code"].to_pylist(), strict=True)
    assert all(provisional is (True if code is None else None) for provisional, code in marked)
    said = f"provisional: {computed:,} rows; not asked: {', '.join(missing)}"
    assert str(summary).splitlines()[1] == said
    assert said in summary._repr_html_()


def test_a_source_that_was_not_asked_is_named_where_its_rows_are_refused() -> None:
    cases = arrows(population("in the row").tables)["cases"]
    asked = cases.select([name for name in cases.column_names if not name.startswith("sickness")])
    result = ibo.statements(asked)
    assert (result.summary.provisional, result.summary.not_asked) == (0, ("sickness",))
    assert {*pa.table(result)["provisional"].to_pylist()} == {None}
    assert str(result.summary).splitlines()[1] == "provisional: 0 rows; not asked: sickness"


# ---- Certainty of payments


def certainties(**options: Any) -> set[str | None]:
    table = pa.table(run("payments", **options))
    pairs = by_row(table, ("certainty", "error_code"))
    assert all((certainty is None) == (code is not None) for certainty, code in pairs)
    return {certainty for certainty, code in pairs if code is None}


def test_payments_are_as_certain_as_the_rate() -> None:
    """The rate is secondary and was checked until the end of 2026: later it is carried forward
    (R7.4).
    """
    assert (
        certainties()
        == certainties(month="2026-03")
        == certainties(month="2026-12")
        == {"secondary"}
    )
    assert certainties(month="2027-01") == {"assumed"}
    reform = ibo.Parameters().with_toml(REFORM)
    assert certainties(month="2026-05", parameters=reform) == {"secondary"}
    assert certainties(month="2026-06", parameters=reform) == {"hypothetical"}


# ---- Assumptions


def lists(cases: list[Fields], **options: Any) -> Iterator[list[str] | None]:
    """The ids of each statement, each once; `None` for a refused case."""
    for case in cases:
        try:
            found = ibo.statement(ibo.Case.from_json(json.dumps(case)), **options)
        except ibo.IboError:
            yield None
        else:
            yield list(dict.fromkeys(assumption.id for assumption in found.assumptions))


@pytest.mark.parametrize("stream", [None, 300])
@pytest.mark.parametrize("options", [{}, {"require": "assumed", "provisional": True}], ids=str)
@pytest.mark.parametrize("shape", ["in the row", "in tables"])
def test_assumptions_are_those_of_the_statement(
    shape: str, options: Fields, stream: int | None
) -> None:
    wanted = list(lists(population(shape).cases, **options))
    for threads in (1, 2):
        result = run(shape, stream=stream, assumptions=True, threads=threads, **options)
        table = pa.table(result)
        assert table.column_names == [*CASES_OUT, "assumptions"] == list(result.columns)
        assert table.schema.field("assumptions").type == pa.list_(pa.string())
        assert table["assumptions"].to_pylist() == wanted
        plain = run(shape, stream=stream, threads=threads, **options)
        same(by_row(table, CASES_OUT), by_row(plain, CASES_OUT))
        assert result.summary == plain.summary
    assert [] in wanted
    assert None in wanted
    assert len({name for of_row in wanted for name in of_row or ()}) >= (
        10 if shape == "in the row" else 12
    )


def test_assumptions_of_golden_cases() -> None:
    compared = 0
    for fixture in golden():
        case, options = fixture["case"], options_of(fixture)
        if not is_final(case):
            continue
        shape = fixture["statement"]
        wanted = [[*dict.fromkeys(item["id"] for item in shape["assumptions"])]]
        found = ibo.statements(**arrows(in_record_tables([case])), assumptions=True, **options)
        assert pa.table(found)["assumptions"].to_pylist() == wanted
        if (row := row_with_records(case)) is not None:
            found = ibo.statements(arrow("cases", [row]), assumptions=True, **options)
            assert pa.table(found)["assumptions"].to_pylist() == wanted
        compared += 1
    assert compared >= 150


def test_assumptions_of_more_rows_than_one_column_holds() -> None:
    """One batch of more than 2^18 rows comes out in parts; each row has the list of its own."""
    rows = population("in the row").tables["cases"]
    few = pa.table(ibo.statements(arrow("cases", rows), assumptions=True, duplicates="allow"))
    times = 2**18 // len(rows) + 2
    many = arrow("cases", rows).take(pa.array(list(range(len(rows))) * times)).combine_chunks()
    assert many.num_rows > 2**18
    table = pa.table(ibo.statements(many, assumptions=True, duplicates="allow"))
    assert table["assumptions"].num_chunks == 2
    expected = few["assumptions"].combine_chunks()
    for time in (0, times // 2, times - 2, times - 1):
        found = table["assumptions"].slice(time * len(rows), len(rows)).combine_chunks()
        assert found.equals(expected), time
    assert (
        table["net"].slice(2**18 - 100, 200).to_pylist()
        == (few["net"].to_pylist() * times)[2**18 - 100 : 2**18 + 100]
    )
    first = next(row for row, code in enumerate(few["error_code"].to_pylist()) if code is not None)
    with pytest.raises(ibo.IboError) as raised:
        ibo.statements(
            many.slice(first + 1), assumptions=True, duplicates="allow", on_error="raise"
        )
    assert raised.value.row is not None


def test_assumptions_of_an_empty_table_are_an_empty_column() -> None:
    empty = arrows(population("in the row").tables)["cases"].slice(0, 0)
    table = pa.table(ibo.statements(empty, assumptions=True))
    assert (table.num_rows, table.column_names[-1]) == (0, "assumptions")
    with pytest.raises(TypeError):
        ibo.statements(empty, assumptions="yes")  # type: ignore[call-overload]


def test_every_output_form_has_the_assumptions() -> None:
    result = run("in the row", assumptions=True)
    wanted = result.to_pyarrow()["assumptions"].to_pylist()
    assert result.to_polars()["assumptions"].to_list() == wanted
    assert [
        None if row is None else list(row) for row in result.to_pandas()["assumptions"]
    ] == wanted
    assert [row[-1] for row in result.to_duckdb().fetchall()] == wanted
