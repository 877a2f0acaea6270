"""Every type that a column may have, and every way in which Arrow may lay a table out, give the
same result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from project import Fields
from table_samples import (
    AMOUNTS_OUT,
    CASES_OUT,
    FORMS,
    ORDINARY,
    OUT,
    PAID_OUT,
    PAYMENTS_OUT,
    SORTS,
    Row,
    Tables,
    alone,
    arrow,
    arrows,
    by_row,
    columns_of,
    computed,
    in_record_tables,
    random_payments,
    random_shapes,
    same,
    with_record_tables,
    with_records_in_row,
)

MONEY_OUT = (*AMOUNTS_OUT, "premium_after_fraction")


def _small(row: Row) -> Row:
    """The row with amounts that nine digits can write and numbers of eight bits."""
    money = [
        name for name, sort in {**SORTS["cases"], **SORTS["payments"]}.items() if sort == "money"
    ]
    large = {name for name in money if abs(Decimal(row.get(name) or 0)) > 9_999_999}
    return {name: "1234567.89" if name in large else value for name, value in row.items()}


@cache
def tables_of(shape: str) -> Tables:
    """Some 200 random rows; amounts that every type can hold."""
    if shape == "payments":
        return {"payments": [_small(row) for row in random_payments(200, 1)]}
    if shape == "in the row":
        return {
            "cases": [
                _small(row) for row in with_records_in_row(random_shapes(200, 2), 3).tables["cases"]
            ]
        }
    tables = with_record_tables(random_shapes(120, 4), 5).tables
    return {**tables, "cases": [_small(row) for row in tables["cases"]]}


@cache
def expected(shape: str) -> Any:
    return computed(arrows(tables_of(shape)))


def alike(found: Any, wanted: Any) -> None:
    """The same values under the same names; cents and the type of the reference aside."""
    plain = {}
    for name in found.column_names:
        values = found.column(name).to_pylist()
        if name.endswith("_cents"):
            values = [None if value is None else Decimal(value).scaleb(-2) for value in values]
        plain[name.removesuffix("_cents")] = values
    assert list(plain) == wanted.column_names
    same(list(zip(*plain.values(), strict=True)), by_row(wanted, wanted.column_names))


# ---- What goes in


def _columns() -> Iterator[tuple[str, str, str]]:
    for table, sorts in SORTS.items():
        shape = {"payments": "payments", "cases": "in the row"}.get(table, "in tables")
        for name in sorts:
            yield shape, table, name
    for name in ("case_ref", "month", "kind", "percentage"):
        yield "in tables", "cases", name


@cache
def forms_of(shape: str, table: str, name: str) -> list[str]:
    """The forms that can hold every value of the column: of whole numbers, those with enough bits
    and a sign.
    """
    values = [row.get(name) for row in tables_of(shape)[table]]
    numbers = [value for value in values if isinstance(value, int)]
    forms = list(FORMS[SORTS[table][name]])
    if max(numbers, default=0) > 127:
        forms.remove("int8")
    return [form for form in forms if min(numbers, default=0) >= 0 or not form.startswith("uint")]


@pytest.mark.parametrize(("shape", "table", "name"), [*_columns()])
def test_every_type_of_every_column_is_read(shape: str, table: str, name: str) -> None:
    """Only this column has another type. Cents beside decimals give decimals."""
    tables = tables_of(shape)
    made = arrows(tables)
    assert name in {field for row in tables[table] for field in row}
    forms = forms_of(shape, table, name)
    assert len(forms) >= {"flag": 1, "integer": 13}.get(SORTS[table][name], 12)
    for form in forms:
        if form.startswith("cents") and shape == "payments":
            continue  # the only money of this table: tested beneath
        column = {table: arrow(table, tables[table], {**ORDINARY, name: form})}
        found = computed({**made, **column})
        alike(found, expected(shape))
        assert not any(column.endswith("_cents") for column in found.column_names)


@pytest.mark.parametrize("shape", OUT)
@pytest.mark.parametrize("seed", range(8))
def test_column_types_can_be_mixed(shape: str, seed: int) -> None:
    """Each column in a form drawn by chance, in an order drawn by chance."""
    chance = Random(seed)
    tables = tables_of(shape)
    made = {}
    for table, rows in tables.items():
        forms = {name: chance.choice(forms_of(shape, table, name)) for name in SORTS[table]}
        columns = arrow(table, rows, forms)
        made[table] = columns.select(chance.sample(columns.column_names, columns.num_columns))
    alike(computed(made), expected(shape))


def _cents(tables: Tables, form: str = "cents") -> dict[str, Any]:
    return arrows(tables, {**ORDINARY, "money": form})


@pytest.mark.parametrize("form", ["cents", "cents in 32 bits"])
@pytest.mark.parametrize("shape", OUT)
def test_cents_columns_give_cents_columns(shape: str, form: str) -> None:
    tables = tables_of(shape)
    found = computed(_cents(tables, form))
    alike(found, expected(shape))
    money = PAID_OUT if shape == "payments" else AMOUNTS_OUT
    assert [found.schema.field(f"{name}_cents").type for name in money] == [pa.int64()] * len(money)


@pytest.mark.parametrize(
    "name", ["reference_gross_wage", "employee_rsz", "leefloon_amount", "sickness_gross_taxable"]
)
def test_one_decimal_amount_gives_decimal_columns(name: str) -> None:
    tables = tables_of("in the row")
    made = {"cases": arrow("cases", tables["cases"], {**ORDINARY, "money": "cents", name: "text"})}
    found = computed(made)
    assert found.schema.field("net").type == pa.decimal128(18, 2)
    alike(found, expected("in the row"))


def test_types_of_the_result_columns() -> None:
    payments = computed(arrows(tables_of("payments"))).schema
    cases = computed(arrows(tables_of("in the row"))).schema
    money, word = pa.decimal128(18, 2), pa.dictionary(pa.int8(), pa.string())
    path = pa.dictionary(pa.int32(), pa.string())
    assert payments.names == list(PAYMENTS_OUT)
    assert payments.types == [money] * 4 + [word, word, path]
    assert cases.names == list(CASES_OUT)
    assert cases.types == [pa.string(), pa.date32(), word, word, word] + [money] * 7 + [
        word,
        pa.bool_(),
        word,
        path,
    ]


@pytest.mark.parametrize("form", FORMS["text"])
def test_reference_column_keeps_its_type(form: str) -> None:
    rows = tables_of("in the row")["cases"]
    table = arrow("cases", rows, {**ORDINARY, "case_ref": form})
    found = computed({"cases": table})
    assert found.schema.field("case_ref").type == table.schema.field("case_ref").type
    assert found.column("case_ref").to_pylist() == [row["case_ref"] for row in rows]


def test_month_column_gives_the_first_day() -> None:
    rows = [
        {**tables_of("in the row")["cases"][0], "month": month}
        for month in ("2024-02", "1999-12", "2026-01")
    ]
    days = [date(2024, 2, 29), date(1999, 12, 31), date(2026, 1, 1)]
    table = arrow("cases", rows)
    place = table.schema.get_field_index("month")
    found = computed(
        {"cases": table.set_column(place, "month", pa.array(days))}, duplicates="allow"
    )
    assert found.column("month").to_pylist() == [day.replace(day=1) for day in days]


@pytest.mark.parametrize(
    "kind", [pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint64()]
)
def test_whole_hours_are_integers(kind: Any) -> None:
    rows = [
        {"premium": f"{whole}.37", "employment_hours": str(whole), "full_time_hours": "120"}
        for whole in range(121)
    ]
    rows = [{**row, "attendance_paid": "1", "attendance_normal": "3"} for row in rows]
    wanted = computed(arrows({"payments": rows}))
    table = arrow("payments", rows)
    for name in ("employment_hours", "full_time_hours", "attendance_paid", "attendance_normal"):
        values = pa.array([int(row[name]) for row in rows], kind)
        table = table.set_column(table.schema.get_field_index(name), name, values)
    alike(computed({"payments": table}), wanted)


def test_null_typed_column_equals_a_column_of_nulls() -> None:
    """Every nullable column; in any other column both refuse the same rows."""
    for shape, tables in (
        ("in the row", tables_of("in the row")),
        ("in tables", tables_of("in tables")),
    ):
        for table, rows in tables.items():
            for name in {field for row in rows for field in row} - {"case_ref"}:
                emptied = [{**row, name: None} for row in rows]
                plain = arrows({**tables, table: emptied})
                made = plain[table]
                place = made.schema.get_field_index(name)
                nulls = made.set_column(place, name, pa.nulls(len(rows)))
                assert nulls.schema.field(name).type == pa.null()
                alike(computed({**plain, table: nulls}), computed(plain))
        assert shape


def test_optional_null_typed_column_equals_a_missing_column() -> None:
    optional = ("stopped", "suspended_days", "rsz_base", "employee_rsz", "attendance_working_days")
    rows = [{**row, **dict.fromkeys(optional)} for row in tables_of("in the row")["cases"]]
    without = [{name: value for name, value in row.items() if name not in optional} for row in rows]
    alike(computed(arrows({"cases": rows})), computed(arrows({"cases": without})))


# ---- Types that are refused

NOT_MONEY: dict[str, Callable[[int], Any]] = {
    "float64": lambda rows: pa.array([1.5] * rows),
    "float32": lambda rows: pa.array([1.5] * rows, pa.float32()),
    "float16": lambda rows: pa.array([1] * rows, pa.int8()).cast(pa.float16()),
    "bool": lambda rows: pa.array([True] * rows),
    "binary": lambda rows: pa.array([b"1.50"] * rows),
    "binary view": lambda rows: pa.array([b"1.50"] * rows, pa.binary_view()),
    "binary of 4": lambda rows: pa.array([b"1.50"] * rows, pa.binary(4)),
    "timestamp": lambda rows: pa.array([datetime(2026, 3, 1, 12)] * rows, pa.timestamp("us")),
    "timestamp with zone": lambda rows: pa.array(
        [datetime(2026, 3, 1)] * rows, pa.timestamp("ns", "Europe/Brussels")
    ),
    "time32": lambda rows: pa.array([1] * rows, pa.int32()).cast(pa.time32("s")),
    "duration": lambda rows: pa.array([1] * rows).cast(pa.duration("s")),
    "interval": lambda rows: pa.array([(1, 2, 3)] * rows, pa.month_day_nano_interval()),
    "list": lambda rows: pa.array([["1.50"]] * rows),
    "large list": lambda rows: pa.array([["1.50"]] * rows, pa.large_list(pa.string())),
    "list of 1": lambda rows: pa.array([["1.50"]] * rows, pa.list_(pa.string(), 1)),
    "struct": lambda rows: pa.array([{"a": "1.50"}] * rows),
    "map": lambda rows: pa.array([[("a", "1")]] * rows, pa.map_(pa.string(), pa.string())),
    "union": lambda rows: pa.UnionArray.from_sparse(
        pa.array([0] * rows, pa.int8()), [pa.array(["1"] * rows)]
    ),
    "runs": lambda rows: pa.RunEndEncodedArray.from_arrays([rows], ["1.50"]),
    "dictionary of floats": lambda rows: pa.array([1.5] * rows).dictionary_encode(),
}
INTEGERS = {"int64": pa.int64(), "int32": pa.int32(), "uint64": pa.uint64(), "int8": pa.int8()}


def refused(tables: dict[str, Any], table: str, name: str) -> ibo.IboError:
    """The table is refused at once, at its column, in words that name both; on_error changes
    nothing.
    """
    for on_error in ("column", "raise"):
        with pytest.raises(ibo.StructureError) as raised:
            computed(tables, on_error=on_error)
        assert (raised.value.code, raised.value.at) == ("wrong-type", f"{table}.{name}")
        assert name in str(raised.value)
        assert table in str(raised.value)
    return raised.value


@pytest.mark.parametrize(("shape", "table", "name"), [*_columns()])
def test_unsupported_types_are_refused(shape: str, table: str, name: str) -> None:
    tables = tables_of(shape)
    made = arrows(tables)
    for word, form in NOT_MONEY.items():
        if (word, SORTS[table][name]) == ("bool", "flag"):
            continue
        column = made[table]
        place = column.schema.get_field_index(name)
        error = refused(
            {**made, table: column.set_column(place, name, form(len(tables[table])))}, table, name
        )
        if word.startswith("float"):
            assert "float" in error.message.lower() or "double" in error.message.lower()


def _other_types() -> Iterator[tuple[str, str, str, Any]]:
    ints = {word: pa.array([1], kind) for word, kind in INTEGERS.items()}
    for shape, table, name in _columns():
        sort = SORTS[table][name]
        if sort == "money":
            yield from ((shape, table, name, array) for array in ints.values())
        if sort in ("money", "text", "flag", "integer", "hours"):
            yield shape, table, name, pa.array([date(2026, 3, 1)])
            yield shape, table, name, pa.array([date(2026, 3, 1)], pa.date64())
        if sort in ("date", "month", "text", "flag"):
            yield from ((shape, table, name, array) for array in ints.values())
            yield shape, table, name, pa.array([Decimal("1.00")])
        if sort == "flag":
            yield shape, table, name, pa.array(["true"])


@pytest.mark.parametrize(
    ("shape", "table", "name", "one"),
    [pytest.param(*item, id=f"{item[1]}.{item[2]}-{item[3].type}") for item in _other_types()],
)
def test_type_of_another_column_is_refused(shape: str, table: str, name: str, one: Any) -> None:
    made = arrows(tables_of(shape))
    column = made[table]
    place = column.schema.get_field_index(name)
    values = pa.array(one.to_pylist() * len(column), one.type)
    refused({**made, table: column.set_column(place, name, values)}, table, name)


def test_integer_amount_without_cents_suffix_is_refused() -> None:
    """Euros or cents? It is not guessed; the message says both ways out."""
    made = arrow("payments", tables_of("payments")["payments"])
    place = made.schema.get_field_index("premium")
    error = refused(
        {"payments": made.set_column(place, "premium", pa.array([225] * len(made)))},
        "payments",
        "premium",
    )
    assert "premium_cents" in error.message
    assert "decimal" in error.message


def test_cents_column_of_another_type_is_refused() -> None:
    made = arrow("payments", tables_of("payments")["payments"])
    place = made.schema.get_field_index("premium")
    for values in (
        pa.array([Decimal("225.00")] * len(made)),
        pa.array(["22500"] * len(made)),
        pa.array([22500.0] * len(made)),
    ):
        with pytest.raises(ibo.StructureError) as raised:
            computed({"payments": made.set_column(place, "premium_cents", values)})
        assert (raised.value.code, raised.value.at) == ("wrong-type", "payments.premium")
        assert "premium_cents" in raised.value.message


# ---- How it is laid out


FAMILIES = {
    "ordinary": {"suspended_days": "text"},
    "views": {**dict.fromkeys(("text", "money", "date", "month", "hours", "integer"), "text view")},
    "large": {
        **dict.fromkeys(("text", "date", "hours"), "large text"),
        "money": "decimal256(76, 2)",
        "month": "date64",
    },
    "words": dict.fromkeys(
        ("text", "money", "date", "month", "hours", "integer"), "dictionary of string by int32"
    ),
    "words of views": dict.fromkeys(("text", "money", "date"), "dictionary of views"),
    "narrow": {
        "money": "decimal32(9, 2)",
        "hours": "decimal64(18, 5)",
        "date": "date64",
        "integer": "int16",
    },
    "cents": {"money": "cents", "integer": "decimal128(9, 3)", "hours": "decimal256(60, 30)"},
}
"""The types that a table can have, by column or by kind of value."""


@cache
def layouts(shape: str, family: str = "ordinary") -> dict[str, Any]:
    """The tables in one family of types."""
    return arrows(tables_of(shape), {**ORDINARY, **FAMILIES[family]})


def _chunked(table: Any, sizes: Callable[[], int]) -> Any:
    """The table in chunks of these sizes."""
    chunks, first = [], 0
    while first < len(table):
        chunks.append(table.slice(first, size := sizes()))
        first += size
    return pa.concat_tables(chunks) if chunks else table


@pytest.mark.parametrize("shape", ["payments", "in the row"])
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("offset", [1, 3, 7, 8, 9, 63, 65])
def test_sliced_table_is_read_from_its_offset(shape: str, family: str, offset: int) -> None:
    for length in (1, 5, 17, 1_000):
        ((name, table),) = layouts(shape, family).items()
        alike(computed({name: table.slice(offset, length)}), expected(shape).slice(offset, length))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("offset", [1, 3, 7, 8, 9, 63])
def test_sliced_record_tables_are_read_from_their_offset(family: str, offset: int) -> None:
    """Orphan records before and after the slice are not read."""
    padded = {}
    for name, table in layouts("in tables", family).items():
        orphan = table.slice(0, 1)
        place = table.schema.get_field_index("case_ref")
        unknown = pa.array(["unknown"]).cast(table.schema.field("case_ref").type)
        orphan = orphan.set_column(place, "case_ref", unknown)
        many = pa.concat_tables([orphan] * offset)
        padded[name] = (
            pa.concat_tables([many, table, many]).combine_chunks().slice(offset, len(table))
        )
    alike(computed(padded), expected("in tables"))


@pytest.mark.parametrize("shape", OUT)
@pytest.mark.parametrize("family", FAMILIES)
def test_chunk_sizes_do_not_change_the_result(shape: str, family: str) -> None:
    chance = Random(1)
    made = {
        name: _chunked(table, lambda: chance.randint(1, 40))
        for name, table in layouts(shape, family).items()
    }
    assert all(len(table.to_batches()) > 4 for table in made.values())
    alike(computed(made), expected(shape))


def test_columns_with_different_chunks_are_read() -> None:
    """Each column ends its chunks elsewhere, so that a batch begins in the middle of a buffer."""
    chance = Random(1)
    table = layouts("in the row")["cases"]
    columns = {
        name: _chunked(table.select([name]), lambda: chance.randint(1, 60)).column(name)
        for name in table.column_names
    }
    alike(computed({"cases": pa.table(columns)}), expected("in the row"))


def test_empty_chunks_are_skipped() -> None:
    for shape in OUT:
        made = {}
        for name, table in layouts(shape).items():
            nothing = table.slice(0, 0)
            pieces = [nothing, table.slice(0, 50), nothing, nothing, table.slice(50), nothing]
            batches = [
                batch
                for piece in pieces
                for batch in (piece.to_batches() or [_empty(table.schema)])
            ]
            made[name] = _Batches(table.schema, batches)
        alike(computed(made), expected(shape))


def _empty(schema: Any) -> Any:
    return pa.RecordBatch.from_arrays([pa.array([], field.type) for field in schema], schema=schema)


class _Batches:
    """A table that exports its batches as they are, empty ones among them."""

    def __init__(self, schema: Any, batches: list[Any]) -> None:
        self._made = schema, batches

    def __len__(self) -> int:
        return sum(map(len, self._made[1]))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return pa.RecordBatchReader.from_batches(*self._made).__arrow_c_stream__(requested_schema)


def test_dictionaries_that_differ_by_chunk_are_read() -> None:
    rows = tables_of("in the row")["cases"]
    names = (
        "case_ref",
        "kind",
        "leefloon_aid_type",
        "unemployment_benefit_type",
        "start",
        "reference_gross_wage",
    )
    forms = {**ORDINARY, **dict.fromkeys(names, "dictionary of string by int32")}
    columns = columns_of("cases", rows)
    pieces = [
        arrow("cases", rows[first : first + 9], forms, columns) for first in range(0, len(rows), 9)
    ]
    for piece in pieces:
        assert piece.column("kind").num_chunks == 1
    table = pa.concat_tables(pieces)
    dictionaries = {
        tuple(chunk.dictionary.to_pylist()) for chunk in table.column("case_ref").chunks
    }
    assert len(dictionaries) == len(pieces)
    alike(computed({"cases": table}), expected("in the row"))


def test_empty_table_gives_an_empty_table() -> None:
    for shape in OUT:
        nothing = {name: table.slice(0, 0) for name, table in layouts(shape).items()}
        found = computed(nothing)
        assert found.num_rows == 0
        assert found.schema.equals(expected(shape).schema)
        none_at_all = {name: _Batches(table.schema, []) for name, table in layouts(shape).items()}
        assert computed(none_at_all).num_rows == 0
    result = ibo.payments(layouts("payments")["payments"].slice(0, 0))
    assert isinstance(result, ibo.TableResult)
    assert len(result) == 0
    assert result.summary.rows == 0
    assert [total.rows for total in result.summary.totals] == [0]
    assert ibo.statements(layouts("in the row")["cases"].slice(0, 0)).summary.totals == ()


def test_one_row_is_computed() -> None:
    for shape in ("payments", "in the row"):
        (name, table), *_ = layouts(shape).items()
        for row in range(30):
            alike(computed({name: table.slice(row, 1)}), expected(shape).slice(row, 1))


@pytest.mark.parametrize("rows", [65_535, 65_536, 65_537, 131_073])
@pytest.mark.parametrize("threads", [1, 2])
def test_row_counts_around_block_borders(rows: int, threads: int) -> None:
    """As many rows as a block has, one fewer and one more, in one batch."""
    chance = Random(rows)
    for shape in ("payments", "in the row"):
        (name, table), *_ = layouts(shape).items()
        order = pa.array([chance.randrange(len(table)) for _ in range(rows)])
        many = table.take(order).combine_chunks()
        assert len(many.to_batches()) == 1
        options: Fields = {} if name == "payments" else {"duplicates": "allow"}
        found = computed({name: many}, threads=threads, **options)
        wanted = expected(shape).take(order)
        assert found.num_rows == rows
        for column in wanted.column_names:
            assert found.column(column).combine_chunks().equals(
                wanted.column(column).combine_chunks()
            ) or (found.column(column).to_pylist() == wanted.column(column).to_pylist())


def test_dictionary_of_more_than_65536_words_is_read() -> None:
    """70,000 different unknown kinds and types, as text and as a dictionary; only the last row is
    valid.
    """
    row = next(
        row
        for row, code in zip(*_with_codes(), strict=True)
        if code is None and row["unemployment_day_amount"]
    )
    kinds = [f"kind {number}" for number in range(70_000)] + ["ibo", row["kind"]]
    for name in ("kind", "unemployment_benefit_type"):
        good = row["kind"] if name == "kind" else "full-unemployment"
        values = [*kinds[:70_000], good]
        table = arrow("cases", [row]).take(pa.array([0] * len(values)))
        place = table.schema.get_field_index(name)
        for array in (
            pa.array(values),
            pa.array(values).dictionary_encode(),
            pa.array(values, pa.string_view()),
        ):
            found = computed({"cases": table.set_column(place, name, array)}, duplicates="allow")
            assert found.column("error_code").to_pylist()[-2:] == [
                "unknown-kind" if name == "kind" else "unknown-benefit-type",
                None,
            ]
            assert found.column("error_code").null_count == 1
            assert set(found.column("error_at").to_pylist()) == {name, None}


def _with_codes() -> tuple[list[Row], list[Any]]:
    return tables_of("in the row")["cases"], expected("in the row").column("error_code").to_pylist()


NO_TEXT = pa.array([b"\xff\xfe", b"\xc3", b"a\x00b"], pa.binary())
NO_TEXTS = {
    "text": pa.Array.from_buffers(pa.string(), 3, NO_TEXT.buffers()),
    "large text": pa.Array.from_buffers(
        pa.large_string(), 3, NO_TEXT.cast(pa.large_binary()).buffers()
    ),
    "text view": pa.Array.from_buffers(
        pa.string_view(), 3, NO_TEXT.cast(pa.binary_view()).buffers()
    ),
    "dictionary": pa.DictionaryArray.from_arrays(
        pa.array([0, 1, 2], pa.int8()), pa.Array.from_buffers(pa.string(), 3, NO_TEXT.buffers())
    ),
}


@pytest.mark.parametrize("form", NO_TEXTS)
def test_invalid_utf8_is_refused(form: str) -> None:
    """In every column that may be text: the row is refused at it."""
    full = dict.fromkeys(
        ("unemployment_day_amount", "leefloon_amount", "sickness_gross_taxable"), "1.00"
    )
    hours = {"attendance_paid": "1.00", "attendance_normal": "1.00"}
    payment, _ = _computed("payments")
    case, _ = _computed("in the row")
    case = {
        **case,
        **full,
        **hours,
        "attendance_working_days": None,
        "suspended_days": 0,
        "employee_rsz": None,
    }
    for table, row in (("payments", {**payment, **hours}), ("cases", case)):
        made = arrow(
            table,
            [{**row, "case_ref": f"B-{number}"} for number in range(3)],
            ORDINARY,
            columns_of(table, [row]),
        )
        for name in (name for name, sort in SORTS[table].items() if sort != "flag"):
            place = made.schema.get_field_index(name)
            array = NO_TEXTS[form]
            changed = (
                made.set_column(place, name, array)
                if place >= 0
                else made.append_column(name, array)
            )
            assert [
                at for _, at in by_row(computed({table: changed}), ("error_code", "error_at"))
            ] == [name] * 3


def _computed(shape: str) -> tuple[Row, int]:
    """A row that computes, and its index."""
    ((_, rows),) = tables_of(shape).items()
    codes = expected(shape).column("error_code").to_pylist()
    return next(
        (row, place)
        for place, (row, code) in enumerate(zip(rows, codes, strict=True))
        if code is None
    )


# ---- Where values lie


def moved(array: Any, by: int) -> Any:
    """The same array, with values that begin so many bytes after a multiple of 64."""
    valid, values, *_ = array.buffers()
    room = pa.allocate_buffer(values.size + 128)
    first = -room.address % 64 + by
    memoryview(room).cast("B")[first : first + values.size] = memoryview(values).cast("B")
    return pa.Array.from_buffers(
        array.type, len(array), [valid, room.slice(first, values.size)], offset=array.offset
    )


@pytest.mark.parametrize("by", [0, 1, 4, 8, 24])
@pytest.mark.parametrize("money", ["decimal128(12, 2)", "decimal128(20, 4)", "decimal256(76, 2)"])
@pytest.mark.parametrize("shape", ["payments", "in the row"])
def test_unaligned_wide_decimals_are_read(shape: str, money: str, by: int) -> None:
    """As in a file of Arrow that was mapped: at no multiple of their width, whole and in batches."""
    ((name, rows),) = tables_of(shape).items()
    table = arrow(name, rows, {"money": money, "hours": "decimal128(12, 2)"}).combine_chunks()
    for place, column in enumerate(table.columns):
        if pa.types.is_decimal(column.type):
            array = moved(column.chunk(0), by)
            assert array.buffers()[1].address % 64 == by
            table = table.set_column(place, table.schema.field(place), array)
    alike(computed({name: table}), expected(shape))
    alike(computed({name: table.to_reader(max_chunksize=37)}), expected(shape))


# ---- Values under a null, and at the bounds of a type


def over_nulls(array: Any) -> Any:
    """The same array, with bits that mean something where it is null."""
    valid, values, *_ = array.buffers()
    mixed = bytearray(number % 255 + 1 for number in range(values.size))
    whole, there = values.to_pybytes(), array.is_valid().to_pylist()
    if pa.types.is_boolean(array.type):
        for row in range(len(array)):
            bit = array[row].as_py() if there[row] else row % 2
            mixed[row // 8] = mixed[row // 8] & ~(1 << row % 8) | bool(bit) << row % 8
    else:
        width = array.type.bit_width // 8
        for row in (row for row in range(len(array)) if there[row]):
            mixed[row * width : (row + 1) * width] = whole[row * width : (row + 1) * width]
    return pa.Array.from_buffers(array.type, len(array), [valid, pa.py_buffer(bytes(mixed))])


@pytest.mark.parametrize(
    "money",
    ["decimal128(12, 2)", "decimal32(9, 2)", "decimal64(18, 5)", "decimal256(76, 2)", "cents"],
)
def test_value_under_a_null_is_not_read(money: str) -> None:
    """Amounts, days, numbers and bits that mean something, or nothing at all."""
    table = arrow("cases", tables_of("in the row")["cases"], {**ORDINARY, "money": money})
    changed = 0
    for name in table.column_names:
        array = table.column(name).combine_chunks()
        if array.null_count == 0 or pa.types.is_string(array.type):
            continue
        other = over_nulls(array)
        assert other.equals(array)
        assert other.buffers()[1] != array.buffers()[1]
        place = table.schema.get_field_index(name)
        alike(computed({"cases": table.set_column(place, name, other)}), expected("in the row"))
        changed += 1
    assert changed >= 14


def test_dictionary_index_under_a_null_is_not_read() -> None:
    rows = tables_of("in the row")["cases"]
    table = arrow("cases", rows)
    for name in ("leefloon_aid_type", "unemployment_benefit_type", "stopped", "employee_rsz"):
        words = pa.array(
            [None if row.get(name) is None else str(row[name]) for row in rows]
        ).dictionary_encode()
        indices = words.indices
        raw = [index if index is not None else 2_000_000_000 for index in indices.to_pylist()]
        wild = pa.Array.from_buffers(
            pa.int32(), len(raw), [indices.buffers()[0], pa.array(raw, pa.int32()).buffers()[1]]
        )
        kind = pa.dictionary(pa.int32(), pa.string())
        other = pa.DictionaryArray.from_buffers(kind, len(raw), wild.buffers(), words.dictionary)
        place = table.schema.get_field_index(name)
        alike(computed({"cases": table.set_column(place, name, other)}), expected("in the row"))


def test_null_in_the_dictionary_is_a_null() -> None:
    rows = tables_of("in the row")["cases"]
    table = arrow("cases", rows)
    for name in (
        "leefloon_aid_type",
        "unemployment_benefit_type",
        "stopped",
        "employee_rsz",
        "rsz_base",
    ):
        texts = [None if row.get(name) is None else str(row[name]) for row in rows]
        words = [None, *sorted({text for text in texts if text is not None})]
        other = pa.DictionaryArray.from_arrays(
            pa.array([words.index(text) for text in texts]), pa.array(words)
        )
        assert other.null_count == 0
        place = table.schema.get_field_index(name)
        alike(computed({"cases": table.set_column(place, name, other)}), expected("in the row"))


@cache
def random_case_with(source: str) -> Fields:
    """A case that computes, with records of a source."""
    return next(
        shape
        for shape in random_shapes(2_000, 8)
        if shape.get(source, {}).get("records") and alone(shape, str)[-2] is None
    )


OUTSIDE = [
    (pa.int8(), -1),
    (pa.int8(), 99),
    (pa.uint16(), 2),
    (pa.uint16(), 2**16 - 2),
    (pa.uint16(), 2**16 - 1),
    (pa.int64(), -1),
    (pa.int64(), 2**40),
    (pa.uint64(), 2**63),
]


@pytest.mark.parametrize("words", [("temporary", "other"), ("temporary", None)])
@pytest.mark.parametrize(("kind", "index"), OUTSIDE)
def test_dictionary_index_out_of_bounds_is_refused(
    kind: Any, index: int, words: Sequence[str | None]
) -> None:
    """Arrow forbids it. Read as a null it would be the default, which counts: the row is refused."""
    out_of_bounds = pa.DictionaryArray.from_arrays(
        pa.array([index], kind), pa.array(words), safe=False
    )
    names = {"month": "date-malformed", "kind": "unknown-kind", "case_ref": "bad-text"}
    names |= {"unemployment_benefit_type": "bad-text", "leefloon_aid_type": "bad-text"}
    case = {
        "case_ref": "A",
        "month": "2026-03",
        "kind": "ibo",
        "start": "2026-03-02",
        "end": "2026-08-28",
    }
    case |= {
        "reference_gross_wage": "2500.00",
        "percentage": "80",
        "employment_hours": "38",
        "full_time_hours": "38",
    }
    case |= {
        "unemployment_day_amount": "55.29",
        "leefloon_amount": "1.00",
        "sickness_gross_taxable": "1.00",
    }
    for name, code in names.items():
        table = pa.table({column: [value] for column, value in (case | {name: "leefloon"}).items()})
        table = table.set_column(table.schema.get_field_index(name), name, out_of_bounds)
        assert by_row(ibo.statements(table), ("error_code", "error_at", "net")) == [
            (code, name, None)
        ]
    for source, name in (
        ("unemployment", "benefit_type"),
        ("leefloon", "aid_type"),
        ("sickness", "document_type"),
    ):
        tables = arrows(in_record_tables([random_case_with(source)]))
        records = tables[source].slice(0, 1)
        tables[source] = records.set_column(
            records.schema.get_field_index(name), name, out_of_bounds
        )
        assert by_row(computed(tables), ("error_code", "error_at")) == [
            ("bad-text", f"{source}.records[0].{name}")
        ]


def one_payment(name: str, array: Any) -> tuple[Any, ...]:
    rows = {
        "premium": pa.array(["1.00"]),
        "employment_hours": pa.array(["1"]),
        "full_time_hours": pa.array(["1"]),
    }
    rows |= {"attendance_paid": pa.array(["1"]), "attendance_normal": pa.array(["1"])}
    if name == "premium_cents":
        del rows["premium"]
    (found,) = by_row(ibo.payments(pa.table({**rows, name: array})), ("error_code", "error_at"))
    return found


@pytest.mark.parametrize("above", [*range(130), 200, 255, 256, 1_000])
def test_smallest_integer_amount_is_out_of_range(above: int) -> None:
    """However a fault is marked inside, no value of the input may be taken for the mark."""
    amount = pa.array([-(2**63) + above])
    assert one_payment("premium_cents", amount) == ("amount-out-of-range", "premium")
    wide = pa.array([Decimal(-(2**63) + above).scaleb(-2)], pa.decimal128(38, 2))
    assert one_payment("premium", wide) == ("amount-out-of-range", "premium")
    hours = pa.array([Decimal(-(2**31) + above).scaleb(-2)], pa.decimal128(38, 2))
    for name in ("employment_hours", "full_time_hours", "attendance_paid", "attendance_normal"):
        assert one_payment(name, hours) in (
            ("fraction-out-of-range", name),
            ("fraction-malformed", name),
        )
        whole = pa.array([-(2**31) + above], pa.int32())
        assert one_payment(name, whole) in (
            ("fraction-out-of-range", name),
            ("fraction-malformed", name),
        )


def test_huge_whole_hours_are_out_of_range() -> None:
    for kind, hours in (
        (pa.int64(), 2**63 - 1),
        (pa.uint64(), 2**64 - 1),
        (pa.int32(), 2**31 - 1),
        (pa.int16(), 10_001),
    ):
        for name in ("employment_hours", "full_time_hours", "attendance_paid", "attendance_normal"):
            assert one_payment(name, pa.array([hours], kind)) == ("fraction-out-of-range", name)


@pytest.mark.parametrize("above", [*range(0, 130, 3), 255, 256])
def test_smallest_integers_and_dates_are_out_of_range(above: int) -> None:
    row = next(
        row
        for row, code in zip(*_with_codes(), strict=True)
        if code is None and row.get("percentage")
    )
    table = arrow("cases", [row])
    small = pa.array([-(2**31) + above], pa.int32())
    for name in ("month", "start", "end", "stopped", "unemployment_from", "sickness_to"):
        if (
            name.startswith(("unemployment", "sickness"))
            and row[f"{name.partition('_')[0]}_from"] is None
        ):
            continue
        found = _changed(table, name, small.view(pa.date32()))
        assert found == ("date-out-of-range", name)
    for name in ("percentage", "rsz_base", "suspended_days"):
        code, at = _changed(table, name, small)
        assert at == name
        assert code in (
            "number-out-of-range",
            f"{name.replace('_', '-')}-not-allowed",
            "employee-rsz-with-base",
        )


def _changed(table: Any, name: str, array: Any) -> tuple[Any, ...]:
    place = table.schema.get_field_index(name)
    changed = (
        table.set_column(place, name, array) if place >= 0 else table.append_column(name, array)
    )
    (found,) = by_row(ibo.statements(changed), ("error_code", "error_at"))
    return found


@pytest.mark.parametrize("power", [9, 12, 16, 17, 18, 19, 20, 30, 35])
@pytest.mark.parametrize("sign", [1, -1])
def test_amount_beyond_64_bits_is_out_of_range(power: int, sign: int) -> None:
    amount = Decimal(sign).scaleb(power) + Decimal(sign).scaleb(-2)
    for kind in (pa.decimal128(38, 2), pa.decimal256(70, 2), pa.decimal256(76, 30)):
        assert one_payment("premium", pa.array([amount], kind)) == (
            "amount-out-of-range",
            "premium",
        )
    assert one_payment("premium", pa.array([f"{amount:f}"])) == ("amount-out-of-range", "premium")
    code = "fraction-out-of-range" if sign > 0 else "fraction-malformed"
    assert one_payment("employment_hours", pa.array([f"{amount:f}"])) == (code, "employment_hours")
    assert (
        one_payment("employment_hours", pa.array([amount], pa.decimal128(38, 2)))[1]
        == "employment_hours"
    )


@pytest.mark.parametrize(
    "kind",
    [pa.decimal128(38, 0), pa.decimal64(10, 0), pa.decimal256(40, 0), pa.decimal128(5, -2)],
    ids=str,
)
def test_decimals_of_scale_zero_or_less_are_read(kind: Any) -> None:
    """Whole numbers, which some engines make of sums: hours and cents, but no amounts, since they
    could be cents.
    """
    whole = pa.array([Decimal(1200)], kind)
    payment = {"premium": ["588.57"], "employment_hours": ["1200"], "full_time_hours": ["1200"]}
    error = refused({"payments": pa.table({**payment, "premium": whole})}, "payments", "premium")
    assert "premium_cents" in error.message
    if kind.scale == 0:
        assert one_payment("premium_cents", whole) == (None, None)
    found = computed({"payments": pa.table({**payment, "employment_hours": whole})})
    assert found.column("premium_due").to_pylist() == [Decimal("588.57")]


def test_decimal_with_a_third_decimal_is_refused() -> None:
    for kind in (
        pa.decimal32(9, 3),
        pa.decimal64(12, 3),
        pa.decimal128(10, 3),
        pa.decimal256(60, 20),
    ):
        assert one_payment("premium", pa.array([Decimal("588.570")], kind)) == (None, None)
        assert one_payment("premium", pa.array([Decimal("588.571")], kind)) == (
            "amount-too-many-decimals",
            "premium",
        )
        assert one_payment("premium", pa.array([Decimal("0.001")], kind)) == (
            "amount-too-many-decimals",
            "premium",
        )
        for name in ("employment_hours", "full_time_hours", "attendance_paid", "attendance_normal"):
            assert one_payment(name, pa.array([Decimal("1.000")], kind)) == (None, None)
            assert one_payment(name, pa.array([Decimal("0.999")], kind)) == (
                "fraction-too-many-decimals",
                name,
            )


def test_dates_outside_the_calendar_are_refused() -> None:
    row = next(row for row, code in zip(*_with_codes(), strict=True) if code is None)
    table = arrow("cases", [row])
    for day in (date.min - timedelta(0), date(1, 1, 1), date(9999, 12, 31)):
        assert _changed(table, "start", pa.array([day]))[0] in (
            "scheme-not-covered",
            "date-order",
            "duration-not-allowed",
        )
    for number in (-719_163, 2_932_897, 2**31 - 1):
        found = _changed(table, "start", pa.array([number], pa.int32()).view(pa.date32()))
        assert found == ("date-out-of-range", "start")
