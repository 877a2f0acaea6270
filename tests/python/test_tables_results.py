"""What a caller gets: results that are read again or once, summaries that are exact, and the
statement of one row.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from random import Random
from textwrap import dedent
from typing import Any

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from project import Fields
from table_samples import (
    CASES_OUT,
    OUT,
    Population,
    alone,
    arrow,
    arrows,
    by_row,
    column_in_row,
    column_of,
    compute,
    computed_row,
    random_payments,
    random_shapes,
    same,
    with_record_tables,
    with_records_in_row,
)


@cache
def population(shape: str) -> Population:
    if shape == "payments":
        return Population({"payments": random_payments(3_000, 1)}, [])
    if shape == "in the row":
        return with_records_in_row(random_shapes(2_000, 2), 3)
    return with_record_tables(random_shapes(1_000, 4), 5)


@cache
def tables_of(shape: str) -> dict[str, Any]:
    return arrows(population(shape).tables)


def run(shape: str, *, stream: int | None = None, **options: Any) -> Any:
    """The result of the random tables; of a stream, in batches of so many rows."""
    tables = dict(tables_of(shape))
    first = next(iter(tables))
    if stream is not None:
        tables[first] = tables[first].to_reader(max_chunksize=stream)
    return compute(tables, **options)


# ---- Tables are read again, streams once


@pytest.mark.parametrize("shape", OUT)
def test_a_table_is_read_again_and_again(shape: str) -> None:
    result = run(shape)
    first = pa.table(result)
    assert pa.table(result).equals(first)
    assert result.to_pyarrow().equals(first)
    half_way = pa.RecordBatchReader.from_stream(result)
    half_way.read_next_batch()
    assert pa.table(result).equals(first)
    assert len(result) == result.num_rows == first.num_rows
    assert list(result.columns) == first.column_names == list(OUT[shape])


@pytest.mark.parametrize("shape", OUT)
def test_a_stream_is_read_once(shape: str) -> None:
    readers: list[Any] = [
        pa.table,
        pa.RecordBatchReader.from_stream,
        lambda result: result.to_pyarrow(),
    ]
    readers += [
        lambda result: result.to_polars(),
        lambda result: result.to_pandas(),
        lambda result: result.to_duckdb().fetchall(),
    ]
    for read in readers:
        result = run(shape, stream=500)
        assert not hasattr(result, "__len__")
        assert not hasattr(result, "num_rows")
        assert list(result.columns) == list(OUT[shape])
        assert pa.schema(result).names == list(OUT[shape])  # asking for the types is no reading
        read(result)
        with pytest.raises(ValueError, match="once"):
            pa.table(result)
        with pytest.raises(ValueError, match="once"):
            result.to_pyarrow()


@pytest.mark.parametrize("shape", OUT)
@pytest.mark.parametrize("rows", [1, 7, 500, 100_000])
def test_stream_equals_the_table(shape: str, rows: int) -> None:
    if rows == 1 and shape != "payments":
        rows = 3
    same(by_row(run(shape, stream=rows), OUT[shape]), by_row(run(shape), OUT[shape]))


@pytest.mark.parametrize("keep", ["all", "some", "columns", "slices", "none but the last"])
@pytest.mark.parametrize("shape", OUT)
def test_kept_batches_of_a_stream_do_not_change(shape: str, keep: str) -> None:
    """Memory of released batches is reused; that of kept batches, columns and slices is not."""
    wanted = by_row(run(shape), OUT[shape])
    reader = pa.RecordBatchReader.from_stream(run(shape, stream=64, threads=2))
    chance, first = Random(1), 0
    kept: list[tuple[int, Any]] = []
    for batch in reader:
        table = pa.Table.from_batches([batch])
        if keep == "all" or (keep == "some" and chance.random() < 0.3):
            kept.append((first, table))
        elif keep == "columns":
            kept.append((first, table.select([chance.choice(OUT[shape])])))
        elif keep == "slices":
            kept.append((first + 5, table.slice(5, 20)))
        elif keep == "none but the last":
            kept = [(first, table)]
        first += len(batch)
        del batch, table
    assert kept
    for row, table in kept:
        places = [OUT[shape].index(name) for name in table.column_names]
        same(
            by_row(table, table.column_names),
            [tuple(values[place] for place in places) for values in wanted[row : row + len(table)]],
        )


class Watched:
    """Batches that say how many of them were asked for."""

    def __init__(self, table: Any, rows: int) -> None:
        self.asked = 0
        self._table, self._rows = table, rows

    def _batches(self) -> Iterator[Any]:
        for batch in self._table.to_batches(max_chunksize=self._rows):
            self.asked += 1
            yield batch

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        reader = pa.RecordBatchReader.from_batches(self._table.schema, self._batches())
        return reader.__arrow_c_stream__(requested_schema)


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("shape", OUT)
def test_stream_reads_its_input_lazily(shape: str, threads: int) -> None:
    tables = dict(tables_of(shape))
    first = next(iter(tables))
    tables[first] = watched = Watched(tables[first], 50)
    result = compute(tables, threads=threads)
    assert watched.asked == 0
    reader = pa.RecordBatchReader.from_stream(result)
    for read in range(1, 12):
        reader.read_next_batch()
        assert read <= watched.asked <= read + 2 * threads + 2
    assert result.summary.rows == 550


@pytest.mark.parametrize("shape", OUT)
@pytest.mark.parametrize("stream", [None, 200])
def test_repr_of_results_is_one_line(shape: str, stream: int | None) -> None:
    result = run(shape, stream=stream)
    shown = repr(result)
    assert "\n" not in shown
    assert type(result).__name__ in shown
    if stream is None:
        assert str(len(result)) in shown.replace(",", "")


# ---- Summaries


def totals_of(shape: str) -> dict[tuple[Any, Any], tuple[Any, ...]]:
    """Sums by scheme and kind, of the rows and with the decimals of Python."""
    table = pa.table(run(shape, duplicates="allow") if shape != "payments" else run(shape))
    if shape == "payments":
        kinds: list[Any] = [None] * len(table)
        schemes: list[Any] = kinds
        premiums = [Decimal(row["premium"]) for row in population(shape).tables["payments"]]
    else:
        kinds = [row["kind"] for row in population(shape).tables["cases"]]
        schemes = table.column("scheme").to_pylist()
        premiums = table.column("premium").to_pylist()
    names: tuple[str, ...] = ("premium_due", "withholding_tax", "net")
    if shape != "payments":
        names = ("replacement_income", "premium", *names, "employer_contribution")
    sums: dict[tuple[Any, Any], list[Decimal]] = {}
    counts: Counter[tuple[Any, Any]] = Counter()
    refused = table.column("error_code").to_pylist()
    for row, values in enumerate(by_row(table, names)):
        if refused[row] is not None:
            continue
        key = schemes[row], kinds[row]
        counts[key] += 1
        amounts = [value if value is not None else Decimal("0.00") for value in values]
        if shape == "payments":
            amounts.insert(0, premiums[row])
        sums[key] = [
            one + other
            for one, other in zip(sums.get(key, [Decimal(0)] * 6), amounts, strict=False)
        ]
    return {key: (counts[key], *amounts) for key, amounts in sums.items()}


@pytest.mark.parametrize("shape", OUT)
@pytest.mark.parametrize("stream", [None, 333])
def test_a_summary_is_exact(shape: str, stream: int | None) -> None:
    result = run(shape, stream=stream)
    table = pa.table(result)
    summary = result.summary
    assert isinstance(summary, ibo.Summary)
    assert summary.rows == table.num_rows
    codes = Counter(table.column("error_code").to_pylist())
    del codes[None]
    assert dict(summary.refused) == codes
    expected = totals_of(shape)
    found = {}
    for total in summary.totals:
        amounts: list[Any] = [total.premium, total.premium_due, total.withholding_tax, total.net]
        if shape != "payments":
            amounts = [
                total.replacement_income,
                *amounts,
                total.employer_contribution or Decimal("0.00"),
            ]
        assert all(
            type(amount) is Decimal and amount.as_tuple().exponent == -2 for amount in amounts
        )
        found[total.scheme, total.kind] = (total.rows, *amounts)
    assert found == expected
    assert len(found) == {"payments": 1}.get(shape, 4)
    if shape != "payments":
        assert sum(total.rows for total in summary.totals) + sum(codes.values()) == table.num_rows
        # An employer's contribution is due only for an ibo of the scheme of 2018.
        contributions = {
            (total.scheme, total.kind): total.employer_contribution for total in summary.totals
        }
        assert contributions["2018", "ibo"] is not None
        assert not contributions["2026", "ibo"]


def test_summary_totals_beyond_64_bits_are_exact() -> None:
    """100,000,000 rows of the largest amount: more cents than fit."""
    row = {"premium": "1000000000.00", "employment_hours": "1", "full_time_hours": "1"}
    table = arrow("payments", [row]).take(pa.array([0] * 500_000)).combine_chunks()
    many = pa.RecordBatchReader.from_batches(
        table.schema, (table.to_batches()[0] for _ in range(200))
    )
    result = ibo.payments(many)
    for _ in pa.RecordBatchReader.from_stream(result):
        pass
    (total,) = result.summary.totals
    assert (total.rows, total.premium) == (100_000_000, Decimal("100000000000000000.00"))
    assert total.premium_due - total.withholding_tax == total.net
    assert total.premium * 100 > 2**63


NO_RECORDS = {
    "unemployment": ["case_ref", "from", "day_amount", "basis", "benefit_type"],
    "leefloon": ["case_ref", "month", "aid_type", "amount", "entry_kind"],
}


def test_summary_of_the_largest_incomes_is_exact() -> None:
    """A thousand payments of the largest amount for the one day of D count 26 times: 4,096 such
    rows are more cents than 63 bits hold.
    """
    case = {
        "case_ref": "A",
        "month": "2026-03",
        "kind": "ibo",
        "start": "2026-03-31",
        "end": "2026-08-28",
    }
    wage = {
        "reference_gross_wage": "2500.00",
        "percentage": 80,
        "employment_hours": 38,
        "full_time_hours": 38,
    }
    cases = pa.Table.from_pylist([case | wage | {"attendance_paid": 1, "attendance_normal": 1}])
    day = {
        "from": "2026-03-31",
        "to": "2026-03-31",
        "gross_taxable": "1000000000.00",
        "days": 0,
        "hours": "0",
    }
    payment = {"case_ref": "A", "document_type": "C21", "benefit_code": "AA", "nature": 0} | day
    none = {
        name: pa.table({column: pa.array([], pa.string()) for column in columns})
        for name, columns in NO_RECORDS.items()
    }
    sickness = pa.Table.from_pylist([payment] * 1_000)
    rows = 5_000
    result = ibo.statements(
        cases.take(pa.array([0] * rows)), **none, sickness=sickness, duplicates="allow"
    )
    (total,) = result.summary.totals
    assert (result.summary.refused, total.rows) == ({}, rows)
    assert total.replacement_income == rows * 26 * 1_000 * Decimal("1000000000.00")
    assert total.premium == 0


def test_summary_of_a_stream_covers_the_rows_read() -> None:
    result = run("payments", stream=100)
    assert (result.summary.rows, dict(result.summary.refused)) == (0, {})
    reader = pa.RecordBatchReader.from_stream(result)
    first = [reader.read_next_batch() for _ in range(3)]
    assert result.summary.rows == 300
    nets = [
        value for batch in first for value in batch.column("net").to_pylist() if value is not None
    ]
    assert result.summary.totals[0].net == sum(nets)
    reader.read_all()
    assert result.summary == run("payments").summary


def test_summary_text_and_html() -> None:
    for shape in OUT:
        summary = run(shape).summary
        text, page = str(summary), summary._repr_html_()
        assert max(map(len, text.splitlines())) <= 160
        assert page.count("<table") == page.count("</table>") >= 1
        for shown in (text, page):
            assert f"{summary.rows:,}" in shown
            assert all(code in shown for code in summary.refused)
            assert all(f"{total.net:,}" in shown for total in summary.totals)
        assert "R-" not in text


# ---- on_error


def test_summary_can_be_read_while_an_error_is_raised() -> None:
    """In a process of its own: a lock that is held meanwhile would never be given back."""
    script = """
        import sys, ibo, pyarrow as pa

        table = pa.table({"premium": ["-1"], "employment_hours": [38], "full_time_hours": [38]})
        stream = ibo.payments(table.to_reader(), on_error="raise", threads=1)
        asked = []

        def called(frame, event, _):
            if event == "call" and frame.f_code.co_name == "__init__" and "message" in frame.f_locals:
                asked.append((stream.summary.rows, repr(stream)))

        sys.setprofile(called)
        try:
            stream.to_pyarrow()
        except ibo.IboError as error:
            sys.setprofile(None)
            print(error.code, error.row, len(asked) > 0)
    """
    done = subprocess.run(
        [sys.executable, "-c", dedent(script)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.stdout.split(), done.stderr) == (["amount-negative", "0", "True"], "")


@pytest.mark.parametrize("shape", OUT)
def test_raised_error_is_the_first_of_the_error_column(shape: str) -> None:
    """Forty rows that compute, and then as they come: the number is that of the whole table, in
    whatever batch the row is.
    """
    tables = dict(tables_of(shape))
    first = next(iter(tables))
    codes = by_row(run(shape), ("error_code", "error_at"))
    sound = [row for row, (code, _) in enumerate(codes) if code is None][:40]
    order = sound + [row for row in range(len(codes)) if row not in set(sound)]
    rows = [codes[row] for row in order]
    place = next(row for row, (code, _) in enumerate(rows) if code is not None)
    assert place >= 40
    tables[first] = table = tables[first].take(pa.array(order))

    def raising(batches: int | None, threads: int) -> Any:
        given = {
            **tables,
            first: table if batches is None else table.to_reader(max_chunksize=batches),
        }
        return compute(given, on_error="raise", threads=threads)

    for threads in (1, 2):
        with pytest.raises(ibo.IboError) as raised:
            raising(None, threads)
        assert (raised.value.row, raised.value.code, raised.value.at) == (place, *rows[place])
        stream = raising(13, threads)
        assert isinstance(stream, ibo.StreamResult)
        with pytest.raises(ibo.IboError) as late:
            stream.to_pyarrow()
        assert (late.value.row, type(late.value)) == (place, type(raised.value))
        assert str(late.value) == str(raised.value)
        reader = pa.RecordBatchReader.from_stream(raising(7, threads))
        before: list[tuple[Any, ...]] = []
        with pytest.raises(pa.ArrowException, match=rf"row {place} \(counted from 0\), "):
            for batch in reader:
                before += by_row(pa.Table.from_batches([batch]), ("error_code", "error_at"))
        assert before == rows[: len(before)]
        assert len(before) == place // 7 * 7


def test_raise_option_without_refused_rows_raises_nothing() -> None:
    for shape in ("payments", "in the row"):
        tables = tables_of(shape)
        name = next(iter(tables))
        good = [
            row
            for row, (code, _) in enumerate(by_row(run(shape), ("error_code", "error_at")))
            if code is None
        ]
        table = tables[name].take(pa.array(good))
        result = (
            ibo.payments(table, on_error="raise")
            if shape == "payments"
            else ibo.statements(table, on_error="raise")
        )
        assert len(result) == len(good)
        assert result.summary.refused == {}


# ---- One row


@pytest.mark.parametrize("options", [{}, {"provisional": True, "require": "assumed"}], ids=str)
@pytest.mark.parametrize("shape", ["in the row", "in tables"])
def test_explain_row_equals_the_statement_of_the_row(shape: str, options: Fields) -> None:
    tables, cases = tables_of(shape), population(shape).cases
    result = by_row(ibo.statements(**tables, **options), CASES_OUT)
    at = column_in_row if shape == "in the row" else column_of
    others = {name: table for name, table in tables.items() if name != "cases"}
    chance = Random(1)
    computed = 0
    for row in chance.sample(range(len(cases)), 120):
        case_ref, month, *_, code, place = result[row]
        if code is not None:
            with pytest.raises(ibo.IboError) as raised:
                ibo.explain_row(tables["cases"], row, **others, **options)
            assert (raised.value.code, raised.value.at, raised.value.row) == (code, place, row)
            assert raised.value.message.startswith(f"cases row {row} (counted from 0), {place}: ")
            continue
        found = ibo.explain_row(tables["cases"], row, **others, **options)
        alike = ibo.statement(ibo.Case.from_json(json.dumps(cases[row])), **options)
        assert found.to_json() == alike.to_json()
        assert (found.case_ref, found.month) == (case_ref, f"{month:%Y-%m}")
        assert result[row][2:] == computed_row(found) == alone(cases[row], at, **options)
        computed += 1
    assert computed >= 60


def test_explain_row_with_parameters_and_of_a_stream() -> None:
    own = ibo.Parameters().with_toml(
        '[[value]]\nid = "income.sickness-rule"\nfrom = "2018-09-01"\nvalue = "as-paid"\ncertainty = "secondary"\n'
        'source = "an agreement"\n'
    )
    tables, cases = tables_of("in the row"), population("in the row").cases
    codes = ibo.statements(**tables, parameters=own).to_pyarrow().column("error_code").to_pylist()
    row = next(
        row
        for row, case in enumerate(cases)
        if codes[row] is None and row > 900 and case["sickness"]["availability"] == "data"
    )
    expected = ibo.statement(ibo.Case.from_json(json.dumps(cases[row])), parameters=own)
    assert ibo.explain_row(tables["cases"], row, parameters=own).to_json() == expected.to_json()
    stream = tables["cases"].to_reader(max_chunksize=100)
    assert ibo.explain_row(stream, row, parameters=own).to_json() == expected.to_json()
    assert ibo.explain_row(tables["cases"], row).to_json() != expected.to_json()


@pytest.mark.parametrize("shape", ["in the row", "in tables"])
def test_explain_row_beyond_the_table_raises_index_error(shape: str) -> None:
    tables = tables_of(shape)
    rows = len(tables["cases"])
    for row in (rows, rows + 1, 2**31, 2**63, 2**70, -1, -rows):
        with pytest.raises(IndexError):
            ibo.explain_row(row=row, **tables)
    nothing = {**tables, "cases": tables["cases"].slice(0, 0)}
    with pytest.raises(IndexError):
        ibo.explain_row(row=0, **nothing)
    for wrong in ("0", 0.0, None):
        with pytest.raises((TypeError, ibo.StructureError)):
            ibo.explain_row(row=wrong, **tables)  # type: ignore[arg-type]
    with pytest.raises(ibo.StructureError):
        ibo.explain_row(tables["cases"].drop_columns(["month"]), 0)


# ---- The interpreter


@pytest.fixture
def patient() -> Iterator[None]:
    """No thread is made to give up the interpreter: another runs only if it is let."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(600)
    yield
    sys.setswitchinterval(before)


@pytest.mark.parametrize("threads", [1, 2])
def test_the_interpreter_is_free_while_tables_are_computed(patient: None, threads: int) -> None:
    """Another thread counts during the call. Held, the interpreter would let it count nothing at
    all.
    """
    tables = {name: table for name, table in tables_of("in tables").items() if name != "cases"}
    cases = pa.concat_tables([tables_of("in tables")["cases"]] * 40)
    payments = pa.concat_tables([tables_of("payments")["payments"]] * 300)
    inside, done = threading.Event(), threading.Event()
    counted = 0

    def count() -> None:
        nonlocal counted
        while not done.is_set():
            counted += inside.is_set()
            time.sleep(0)  # gives the interpreter to who waits for it

    counter = threading.Thread(target=count)
    counter.start()
    seen: list[int] = []
    try:
        for _ in range(10):  # a busy machine may not run the other thread during one call
            seen = []
            for given in ({"payments": payments}, {**tables, "cases": cases}):
                counted = 0
                inside.set()
                options: Fields = {} if "payments" in given else {"duplicates": "allow"}
                result = compute(given, threads=threads, **options)
                inside.clear()
                assert len(result) > 40_000
                seen.append(counted)
            if all(seen):
                break
    finally:
        done.set()
        counter.join()
    assert all(seen)


# ---- Memory that is used again


def test_kept_result_is_not_overwritten() -> None:
    """The memory of results that were let go of serves the next ones, in this thread and in others;
    that of a part that is still read does not.
    """
    tables = [arrow("payments", random_payments(20_000, 40 + number)) for number in range(3)]
    wanted = [pa.table(ibo.payments(table, threads=1)).to_pylist() for table in tables]
    kept: list[tuple[int, int, Any]] = []

    def work(first: int) -> None:
        for turn in range(12):
            number = (first + turn) % len(tables)
            result = pa.table(ibo.payments(tables[number], threads=1 + turn % 2))
            row = 1_000 * turn
            kept.append(
                (
                    number,
                    row,
                    (result, result.slice(row, 100), result["net"].chunk(0)[row : row + 100])[
                        turn % 3
                    ],
                )
            )

    threads = [threading.Thread(target=work, args=(first,)) for first in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept) == 48
    for number, row, part in kept:
        if isinstance(part, pa.Table) and len(part) == len(wanted[number]):
            assert part.to_pylist() == wanted[number]
        elif isinstance(part, pa.Table):
            assert part.to_pylist() == wanted[number][row : row + 100]
        else:
            assert part.to_pylist() == [row["net"] for row in wanted[number][row : row + 100]]


def test_many_small_batches_are_one_table() -> None:
    table = arrow("payments", random_payments(3_000, 44))
    batches = pa.Table.from_batches([batch for batch in table.to_batches(max_chunksize=1)])
    same(
        by_row(ibo.payments(batches), OUT["payments"]), by_row(ibo.payments(table), OUT["payments"])
    )
