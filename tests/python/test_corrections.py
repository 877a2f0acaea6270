"""Corrections of a population: each row is the correction of its two statements, whatever the order,
the library or the file; bad tables give an error that names them, and nothing else.
"""

from __future__ import annotations

import importlib
import itertools
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import ibo
import pandas  # type: ignore[import-untyped]
import polars
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from project import PROJECT, Fields, golden, names, read

sys.path.append(str(PROJECT / "tests" / "oracle"))
oracle: Any = importlib.import_module("populations")

AMOUNTS = (
    "replacement_income",
    "premium",
    "premium_after_fraction",
    "premium_due",
    "withholding_tax",
    "net",
    "employer_contribution",
)
MONEY = pa.decimal128(18, 2)
SCHEMA = pa.schema(
    [
        ("case_ref", pa.string()),
        ("month", pa.date32()),
        *((name, pa.string()) for name in ("kind", "scheme", "payer")),
        *((name, MONEY) for name in AMOUNTS),
        ("certainty", pa.string()),
        ("provisional", pa.bool_()),
        ("error_code", pa.string()),
        ("error_at", pa.string()),
    ]
)

Row = dict[str, Any]

FINAL = [
    fixture["statement"]
    for fixture in golden()
    if "statement" in fixture
    and not fixture["statement"]["provisional"]
    and fixture["statement"]["certainty"] != "hypothetical"
]


def row_of(statement: Fields) -> Row:
    """The row of a statement in a table of them."""
    amounts = {
        name: None if statement[name] is None else Decimal(statement[name]) for name in AMOUNTS
    }
    given = {name: statement[name] for name in SCHEMA.names if name in statement}
    first = date.fromisoformat(f"{statement['month']}-01")
    return {**given, **amounts, "month": first, "error_code": None, "error_at": None}


def refused(row: Row, code: str = "percentage-not-allowed") -> Row:
    """The same row, as one that was refused."""
    kept = {name: row[name] for name in ("case_ref", "month", "kind")}
    return {**dict.fromkeys(SCHEMA.names), **kept, "error_code": code, "error_at": "percentage"}


def table(rows: list[Row]) -> pa.Table:
    return pa.Table.from_pylist(rows, SCHEMA)


def of_case(statement: Fields, case_ref: str, month: str) -> Fields:
    return {**statement, "case_ref": case_ref, "month": month}


def pairs() -> Iterator[tuple[Fields, Fields]]:
    """Statements before and after, of one case and month each."""
    random = Random(7)
    for number, after in enumerate(FINAL):
        for before in [after, *random.sample(FINAL, 3)]:
            case_ref, month = f"G-{number}-{FINAL.index(before)}", after["month"]
            yield of_case(before, case_ref, month), of_case(after, case_ref, month)


PAIRS = list({before["case_ref"]: (before, after) for before, after in pairs()}.values())
BEFORE = [row_of(before) for before, _ in PAIRS]
AFTER = [row_of(after) for _, after in PAIRS]

FIRST: Fields = next(one for one in FINAL if one["net"] == "523.18" and one["scheme"] == "2026")


def first(**fields: Any) -> Row:
    """The row of worked example 1, with other fields."""
    return {**row_of(of_case(FIRST, "A-1", "2026-03")), **fields}


def by_key(result: Any) -> dict[Any, Row]:
    rows = pa.table(result).to_pylist()
    keyed = {(row["case_ref"], row["month"]): row for row in rows}
    assert len(keyed) == len(rows)
    return keyed


# ---- Each row is the correction of its two statements


def test_rows_equal_the_corrections_of_their_statements() -> None:
    assert len(PAIRS) > 300
    found = by_key(ibo.corrections(table(BEFORE), table(AFTER), unchanged=True))
    assert len(found) == len(PAIRS)
    for before, after in PAIRS:
        single = ibo.correction(json.dumps(before), json.dumps(after))
        lines = {line.code.replace("-", "_"): line for line in single.lines}
        row = found[before["case_ref"], date.fromisoformat(f"{before['month']}-01")]
        assert row["to_pay"] == single.to_pay
        for name in ("premium", "net", "employer_contribution"):
            difference = lines[name].difference if name in lines else Decimal("0.00")
            assert (row[f"{name}_difference"] or Decimal(0)) == difference
            of_row = [row[f"{name}_{part}"] or Decimal(0) for part in ("before", "difference")]
            assert sum(of_row) == (row[f"{name}_after"] or Decimal(0))
        cause = next((name for name in AMOUNTS if name in lines), None)
        assert (row["cause"], row["error_code"]) == (cause, None)
        assert row["change"] == ("changed" if cause else "unchanged")


def test_rows_that_did_not_change_are_counted_alone() -> None:
    every = ibo.corrections(table(BEFORE), table(AFTER), unchanged=True)
    changed = ibo.corrections(table(BEFORE), table(AFTER))
    expected = {key: row for key, row in by_key(every).items() if row["change"] != "unchanged"}
    assert by_key(changed) == expected
    assert 0 < len(changed) < len(every) == every.summary.total.unchanged + len(changed)
    assert changed.summary == every.summary


def mixed() -> tuple[list[Row], list[Row]]:
    """Tables with rows of every change."""
    before, after = list(BEFORE), list(AFTER)
    after[3::10] = [refused(row) for row in after[3::10]]
    before[5::10] = [refused(row) for row in before[5::10]]
    before[7::20] = [refused(row) for row in before[7::20]]
    after[7::20] = [refused(row) for row in after[7::20]]
    del after[8::10]
    del before[9::10]
    return before, after


def expected(before: list[Row], after: list[Row]) -> dict[Any, Row]:
    """The corrections by the rules, row by row in Python."""
    old = {(row["case_ref"], row["month"]): row for row in before}
    new = {(row["case_ref"], row["month"]): row for row in after}
    result = {}
    for key in old.keys() | new.keys():
        issued, now = old.get(key), new.get(key)
        was = issued if issued and issued["error_code"] is None else None
        is_ = now if now and now["error_code"] is None else None
        row: Row = {"case_ref": key[0], "month": key[1], "cause": None, "error_code": None}
        if now is None:
            row["change"] = "withdrawn"
        elif is_ is None:
            row.update(change="refused", error_code=now["error_code"])
        elif was is None:
            row["change"] = "new"
        else:
            differ = [name for name in AMOUNTS if (was[name] or 0) != (is_[name] or 0)]
            row.update(change="changed" if differ else "unchanged", cause=next(iter(differ), None))
        for name in ("premium", "net", "employer_contribution"):
            parts = [found[name] if found else None for found in (was, is_)]
            row[f"{name}_before"], row[f"{name}_after"] = parts
            known = row["change"] != "refused" and parts != [None, None]
            difference = (parts[1] or Decimal(0)) - (parts[0] or Decimal(0)) if known else None
            row[f"{name}_difference"] = difference
        row["to_pay"] = row["net_difference"]
        result[key] = row
    return result


def test_every_change_follows_the_rules() -> None:
    before, after = mixed()
    result = ibo.corrections(table(before), table(after), unchanged=True)
    assert by_key(result) == expected(before, after)
    rows = list(by_key(result).values())
    counts = {
        change: sum(row["change"] == change for row in rows)
        for change in ("changed", "new", "withdrawn", "unchanged", "refused")
    }
    total = result.summary.total
    assert counts == {change: getattr(total, change) for change in counts}
    assert all(counts.values())
    to_pay = [row["to_pay"] for row in rows if row["to_pay"] is not None]
    assert total.to_pay == sum(amount for amount in to_pay if amount > 0)
    assert total.to_recover == -sum(amount for amount in to_pay if amount < 0)
    issued = [row["net_before"] for row in rows if row["change"] == "refused"]
    assert total.issued_net_of_refused == sum(amount for amount in issued if amount)
    assert total.premium_difference == sum(row["premium_difference"] or 0 for row in rows)
    groups = result.summary.totals
    assert len({(group.scheme, group.kind) for group in groups}) == len(groups) > 3
    for name in ibo.CorrectionsTotal._fields[2:]:
        assert sum(getattr(group, name) for group in groups) == getattr(total, name)


def as_json(row: Row) -> Row:
    """A row as the fixtures write it: amounts as text, months as `2026-03`."""
    texts = {name: str(value) for name, value in row.items() if isinstance(value, Decimal)}
    month = {"month": row["month"].isoformat()[:7]}
    return {**row, **texts, **month}


def test_rows_are_those_of_the_oracle() -> None:
    before, after = mixed()
    result = ibo.corrections(table(before), table(after), unchanged=True)
    found = {(row["case_ref"], row["month"]): row for row in map(as_json, by_key(result).values())}
    rows = oracle.corrections([*map(as_json, before)], [*map(as_json, after)])
    assert found == {(row["case_ref"], row["month"]): row for row in rows}
    check_summary(result, oracle.corrections_summary([*map(as_json, before)], rows))


@pytest.mark.parametrize("name", names("table-corrections"))
def test_fixture_gives_its_rows_and_its_summary(name: str) -> None:
    fixture = read(f"table-corrections/{name}.json")
    text = pa.schema(
        [
            pa.field(of.name, pa.string() if of.name in (*AMOUNTS, "month") else of.type)
            for of in SCHEMA
        ]
    )
    before, after = (pa.Table.from_pylist(fixture[side], text) for side in ("before", "after"))
    result = ibo.corrections(before, after, unchanged=True)
    found = {row["case_ref"]: row for row in map(as_json, by_key(result).values())}
    rows = {row["case_ref"]: row for row in fixture["rows"]}
    assert found.keys() == rows.keys()
    for case_ref, row in rows.items():
        assert {name: found[case_ref][name] for name in row} == row
    check_summary(result, fixture["summary"])


def check_summary(result: ibo.CorrectionsResult, summary: Fields) -> None:
    total = result.summary.total
    assert str(total.to_pay) == summary["to_pay"]
    assert str(total.to_recover) == summary["to_recover"]
    assert str(total.issued_net_of_refused) == summary["issued_of_refused"]
    assert {change: getattr(total, change) for change in summary["rows"]} == summary["rows"]


def test_rows_are_in_the_order_of_after_and_then_of_before() -> None:
    before, after = mixed()
    result = pa.table(ibo.corrections(table(before), table(after), unchanged=True)).to_pylist()
    keys = [(row["case_ref"], row["month"]) for row in result]
    of_after = [(row["case_ref"], row["month"]) for row in after]
    gone = [(row["case_ref"], row["month"]) for row in before]
    assert keys == [*of_after, *(key for key in gone if key not in set(of_after))]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("index", [None, 1], ids=["in memory", "in a file"])
def test_result_does_not_depend_on_order_cuts_threads_or_room(seed: int, index: int | None) -> None:
    random = Random(seed)
    before, after = mixed()
    rows = expected(before, after)
    random.shuffle(before)
    random.shuffle(after)

    def cut(rows: list[Row]) -> pa.Table:
        cuts = sorted({0, len(rows), *(random.randrange(len(rows)) for _ in range(seed * 5))})
        parts = [table(rows[first:last]) for first, last in itertools.pairwise(cuts)]
        return pa.concat_tables(parts)

    threads = 1 + seed % 3
    result = ibo._ibo._corrections(
        cut(before), cut(after), unchanged=True, extra="refuse", threads=threads, index=index
    )
    assert by_key(result) == rows


IN_CENTS = {f"{name}_cents": name for name in AMOUNTS}


def cents(rows: list[Row]) -> pa.Table:
    """The same table with whole cents."""
    arrays = table(rows)
    for name in AMOUNTS:
        whole = [None if row[name] is None else int(row[name] * 100) for row in rows]
        index = arrays.schema.get_field_index(name)
        arrays = arrays.set_column(index, f"{name}_cents", pa.array(whole, pa.int64()))
    return arrays


def texts(rows: list[Row]) -> pa.Table:
    """The same table with amounts and months as text."""
    written = [
        {
            **row,
            **{name: None if row[name] is None else str(row[name]) for name in AMOUNTS},
            "month": row["month"].isoformat()[:7],
        }
        for row in rows
    ]
    fields = [
        pa.field(field.name, pa.string()) if field.name in (*AMOUNTS, "month") else field
        for field in SCHEMA
    ]
    return pa.Table.from_pylist(written, pa.schema(fields))


FORMS: dict[str, Callable[[list[Row]], Any]] = {
    "pyarrow": table,
    "reader": lambda rows: table(rows).to_reader(),
    "batch": lambda rows: table(rows).combine_chunks().to_batches()[0],
    "polars": lambda rows: polars.DataFrame(table(rows)),
    "pandas": lambda rows: table(rows).to_pandas(types_mapper=pandas.ArrowDtype),
    "text": texts,
    "words": lambda rows: pa.table(
        [
            column.dictionary_encode() if pa.types.is_string(column.type) else column
            for column in table(rows).columns
        ],
        SCHEMA.names,
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_any_library_and_type_gives_the_same(form: str) -> None:
    before, after = mixed()
    result = ibo.corrections(FORMS[form](before), FORMS[form](after), unchanged=True)
    assert by_key(result) == expected(before, after)


def test_cents_in_give_cents_out() -> None:
    before, after = mixed()
    found = by_key(ibo.corrections(cents(before), cents(after), unchanged=True))
    wanted = expected(before, after)
    assert found.keys() == wanted.keys()
    for key, row in found.items():
        for name, amount in wanted[key].items():
            if isinstance(amount, Decimal):
                assert row[f"{name}_cents"] == int(amount * 100)
    one_of_each = ibo.corrections(cents(before), table(after), unchanged=True)
    assert by_key(one_of_each) == wanted


# ---- Files, and the two halves in one


@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl"])
def test_files_of_the_command_are_read_back(tmp_path: Path, ending: str) -> None:
    before, after = mixed()
    paths = [tmp_path / f"{name}.parquet" for name in ("before", "after")]
    for path, rows in zip(paths, (before, after), strict=True):
        pq.write_table(table(rows), path)
    out = tmp_path / f"corrections.{ending}"
    told = command(*paths, "-o", out, "--unchanged")
    assert told.returncode == 1
    assert f"{len(expected(before, after)):,} rows" in told.stderr
    if ending == "parquet":
        assert by_key(pq.read_table(out)) == expected(before, after)
    else:
        assert len(out.read_text().splitlines()) == len(expected(before, after)) + (ending == "csv")
    assert by_key(ibo.corrections(*paths, unchanged=True)) == expected(before, after)
    assert by_key(ibo.corrections(str(paths[0]), table(after), unchanged=True)) == expected(
        before, after
    )


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_statements_of_the_command_are_corrected_as_they_were_written(
    tmp_path: Path, ending: str
) -> None:
    cases = population()
    later = cases.with_columns(unemployment_day_amount=polars.lit("50.00"))
    paths = []
    for name, given in {"before": cases, "after": later}.items():
        given.write_parquet(tmp_path / f"{name}-cases.parquet")
        paths.append(tmp_path / f"{name}.{ending}")
        written = run("statements", tmp_path / f"{name}-cases.parquet", "-o", paths[-1])
        assert written.returncode == 1, written.stderr
    out = tmp_path / "corrections.parquet"
    told = command(*paths, "-o", out)
    assert told.returncode == 1, told.stderr
    of_results = ibo.corrections(ibo.statements(cases), ibo.statements(later))
    assert by_key(pq.read_table(out)) == by_key(of_results)


def population() -> polars.DataFrame:
    """Three cases, of which the last is refused."""
    return polars.DataFrame(
        {
            "case_ref": ["A-1", "A-2", "A-3"],
            "month": ["2026-03", "2026-04", "2026-03"],
            "kind": ["ibo"] * 3,
            "start": [date(2026, 3, 2)] * 3,
            "end": [date(2026, 8, 28)] * 3,
            "reference_gross_wage": ["2500.00"] * 3,
            "percentage": [80, 100, 85],
            "employment_hours": [38] * 3,
            "full_time_hours": [38] * 3,
            "unemployment_day_amount": ["55.29"] * 3,
            "leefloon_amount": [None] * 3,
            "sickness_gross_taxable": [None] * 3,
        }
    )


def test_recompute_gives_the_statements_of_now_and_their_corrections() -> None:
    issued = ibo.statements(population())
    later = population().with_columns(percentage=polars.Series([100, 100, 80]))
    found = ibo.recompute(later, before=issued, unchanged=True)
    statements = pa.table(ibo.statements(later))
    assert pa.table(found.statements).equals(statements)
    assert by_key(found.corrections) == by_key(
        ibo.corrections(issued, ibo.statements(later), unchanged=True)
    )
    rows = by_key(found.corrections)
    # Worked example 1: the difference is 735.71, of which 100 % gives a tax of 81.74.
    changed = rows["A-1", date(2026, 3, 1)]
    assert (changed["cause"], changed["net_after"]) == ("premium", Decimal("653.97"))
    assert changed["to_pay"] == Decimal("653.97") - Decimal("523.18")
    assert rows["A-3", date(2026, 3, 1)]["change"] == "new"


def test_recompute_of_a_delivery_in_tables_of_records() -> None:
    cases = (
        population()
        .head(2)
        .drop("unemployment_day_amount", "leefloon_amount", "sickness_gross_taxable")
    )
    benefit = polars.DataFrame(
        {
            "case_ref": ["A-1", "A-2"],
            "from": [date(2026, 1, 5)] * 2,
            "day_amount": ["55.29"] * 2,
            "basis": ["full"] * 2,
            "benefit_type": ["full-unemployment"] * 2,
        }
    )
    none: dict[str, Any] = {
        "leefloon": polars.DataFrame(
            schema=dict.fromkeys(("case_ref", "month", "aid_type", "amount", "entry_kind"), polars.String)
        ),
        "sickness": polars.DataFrame(
            schema=dict.fromkeys(
                (
                    "case_ref", "document_type", "benefit_code", "nature", "from", "to",
                    "gross_taxable", "days", "hours",
                ),
                polars.String,
            )
        ),
    }  # fmt: skip
    issued = ibo.statements(cases, benefit, **none)
    again = ibo.recompute(cases, benefit, **none, before=issued)
    assert len(again.corrections) == 0
    assert again.corrections.summary.total.unchanged == 2


def test_recompute_of_one_month_corrects_what_was_issued_for_it() -> None:
    """A population of many months against the table of one of them, and the other way round."""
    march = population().with_columns(month=polars.lit("2026-03"))
    april = march.with_columns(month=polars.lit("2026-04")).reverse()
    both = polars.concat([march, april])
    later = both.with_columns(
        percentage=polars.when(polars.col("case_ref") == "A-1").then(100).otherwise("percentage")
    )
    for issued in (ibo.statements(march), ibo.statements(both)):
        for month in ("2026-03", date(2026, 3, 31)):
            found = ibo.recompute(later, before=issued, month=month)
            # 653.97 in place of 523.18, by hand above; A-3 is refused twice.
            assert found.corrections.summary.total.changed == 1
            assert found.corrections.summary.total.new == 0
            assert found.corrections.summary.total.withdrawn == 0
            assert found.corrections.summary.total.to_pay == Decimal("130.79")
            assert found.statements.summary.rows == 3
    # A case of the month that is gone is withdrawn, and only that.
    gone = later.filter(polars.col("case_ref") != "A-2")
    found = ibo.recompute(gone, before=ibo.statements(both), month="2026-03")
    assert found.corrections.summary.total.withdrawn == 1
    with pytest.raises(ibo.IboError, match="month"):
        ibo.recompute(later, before=ibo.statements(march), month="2026-13")


# ---- What is shown


def test_summary_is_shown_by_scheme_and_kind() -> None:
    after = first(
        premium_due=Decimal("225.00"), withholding_tax=Decimal("25.00"), net=Decimal("200.00")
    )
    result = ibo.corrections(table([first()]), table([after]))
    assert str(result.summary) == (
        "1 rows, 0 refused; to pay 0.00, to recover 323.18\n\n"
        "  Scheme  Kind  Changed  New  Withdrawn  Unchanged  Refused  To pay  To recover"
        "  Issued, refused now\n"
        "  2026    ibo         1    0          0          0        0    0.00      323.18"
        "                 0.00"
    )
    assert result.summary.text("nl") == (
        "1 rijen, 0 geweigerd; te betalen 0,00, terug te vorderen 323,18\n\n"
        "  Stelsel  Soort  Gewijzigd  Nieuw  Vervallen  Gelijk  Geweigerd  Te betalen"
        "  Terug te vorderen  Uitgegeven, nu geweigerd\n"
        "  2026     ibo            1      0          0       0          0        0,00"
        "             323,18                      0,00"
    )
    with ibo.local_language("nl"):
        assert str(result.summary) == result.summary.text("nl")
    fields = result.summary.to_dict()
    assert fields == json.loads(json.dumps(fields))
    [of_2026] = fields["totals"]
    assert (of_2026["scheme"], of_2026["changed"]) == ("2026", 1)
    assert (fields["total"]["to_recover"], fields["total"]["to_pay"]) == ("323.18", "0.00")
    assert "323.18" in result.summary._repr_html_()
    assert "Terug te vorderen" in result.summary._repr_html_("nl")
    assert result._repr_html_() == result.summary._repr_html_()
    assert repr(result) == "<CorrectionsResult: 1 rows, 0 refused>"


def test_result_is_a_table_for_other_libraries() -> None:
    result = ibo.corrections(table(BEFORE), table(AFTER))
    assert isinstance(result, ibo.KeptTable)
    assert result.to_pyarrow().num_rows == result.num_rows == len(result)
    assert tuple(result.to_polars().columns) == result.columns
    assert tuple(result.to_pandas().columns) == result.columns
    assert result.columns == (
        "case_ref", "month", "change", "cause",
        "premium_before", "premium_after", "premium_difference",
        "net_before", "net_after", "net_difference",
        "employer_contribution_before", "employer_contribution_after",
        "employer_contribution_difference", "to_pay", "error_code",
    )  # fmt: skip


def test_tables_without_rows_give_a_table_without_rows() -> None:
    result = ibo.corrections(table([]), table([]))
    assert (len(result), result.summary.totals) == (0, ())
    assert pa.table(result).num_rows == 0


# ---- Keys


def test_refused_row_without_a_key_is_refused_and_says_nothing_of_what_was_issued() -> None:
    lost = [
        {**refused(first()), "case_ref": None},
        {**refused(first()), "month": None},
        {**refused(first()), "case_ref": "é"},
        {**refused(first()), "case_ref": "A" * 65},
    ]
    result = ibo.corrections(table([first(), *lost]), table([*lost, first(), *lost]))
    rows = pa.table(result).to_pylist()
    assert [row["change"] for row in rows] == ["refused"] * 8
    assert [row["case_ref"] for row in rows[:4]] == [None, "A-1", "é", "A" * 65]
    assert rows[1]["month"] is None
    total = result.summary.total
    assert (total.refused, total.unchanged, total.withdrawn) == (8, 1, 0)


def test_any_day_of_a_month_is_its_month() -> None:
    other_day = first(month=date(2026, 3, 31))
    assert len(ibo.corrections(table([first()]), table([other_day]))) == 0
    for earliest in (date(1, 1, 1), date(9999, 12, 1)):
        gone = ibo.corrections(table([first(month=earliest)]), table([]))
        assert pa.table(gone).to_pylist()[0]["month"] == earliest


# ---- Bad tables


def fault(before: Any, after: Any, **options: Any) -> tuple[str, str, int | None, str]:
    with pytest.raises(ibo.IboError) as raised:
        ibo.corrections(before, after, **options)
    error = raised.value
    assert "A-1" not in str(error) and "523" not in str(error)
    return error.code, error.at, error.row, str(error)


@pytest.mark.parametrize("side", ["before", "after"])
def test_case_and_month_that_stand_twice_are_an_error(side: str) -> None:
    once = table([first(case_ref="A-2"), first()])
    for again in (first(), refused(first())):
        rows = [first(case_ref="A-2"), first(), first(case_ref="A-3"), again]
        tables = {"before": once, "after": once, side: table(rows)}
        code, at, row, text = fault(tables["before"], tables["after"])
        assert (code, at, row) == ("duplicate-case", "case_ref", 3)
        assert text.startswith(f"{side} row 3 (counted from 0), case_ref: ")


def test_row_refused_as_a_duplicate_has_no_key_of_its_own() -> None:
    """What a table of cases with a doubled row gives can be corrected, and summed by year."""
    again = refused(first(), "duplicate-case")
    once, twice = table([first()]), table([first(), again, again])
    found = ibo.corrections(twice, once, unchanged=True)
    assert [row["change"] for row in pa.table(found).to_pylist()] == ["unchanged"]
    rows = pa.table(ibo.corrections(once, twice, unchanged=True)).to_pylist()
    assert [row["change"] for row in rows] == ["unchanged", "refused", "refused"]
    assert [row["error_code"] for row in rows] == [None, "duplicate-case", "duplicate-case"]
    assert {row["month"] for row in rows} == {date(2026, 3, 1)}
    assert ibo.corrections(once, twice).summary.total.refused == 2
    (of_year,) = pa.table(ibo.yearly(twice)).to_pylist()
    assert (of_year["months"], of_year["refused"], of_year["net"]) == (1, 0, Decimal("523.18"))


@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize(
    ("fields", "code", "at"),
    [
        ({"net": Decimal("523.17")}, "statement-contradiction", "net"),
        ({"premium_due": Decimal("588.58")}, "statement-contradiction", "premium_due"),
        ({"premium": Decimal("588.56")}, "statement-contradiction", "premium_after_fraction"),
        ({"error_code": "missing-field"}, "statement-contradiction", "replacement_income"),
        ({"withholding_tax": Decimal("-65.39")}, "amount-negative", "withholding_tax"),
        ({"net": None}, "missing-field", "net"),
        ({"scheme": None}, "missing-field", "scheme"),
        ({"scheme": "2027"}, "bad-text", "scheme"),
        ({"kind": "ibo+"}, "unknown-kind", "kind"),
        ({"certainty": "sure"}, "bad-text", "certainty"),
        ({"certainty": "hypothetical"}, "correction-of-hypothetical", "certainty"),
        ({"provisional": None}, "missing-field", "provisional"),
        ({"provisional": True}, "correction-of-provisional", "provisional"),
        ({"case_ref": None}, "missing-field", "case_ref"),
        ({"case_ref": "é"}, "bad-text", "case_ref"),
        ({"month": None}, "missing-field", "month"),
    ],
)
def test_row_that_does_not_agree_with_itself_is_an_error(
    side: str, fields: Row, code: str, at: str
) -> None:
    good = [first(case_ref=f"A-{number}") for number in range(2, 6)]
    bad = table([*good[:2], first(**fields), *good[2:], first(net=None, case_ref="A-9")])
    tables = {"before": table(good), "after": table(good), side: bad}
    found = fault(tables["before"], tables["after"])
    assert found[:3] == (code, at, 2)
    assert found[3].startswith(f"{side} row 2 (counted from 0), {at}: ")


@pytest.mark.parametrize("side", ["before", "after"])
def test_table_with_other_columns_is_an_error_that_names_them(side: str) -> None:
    good = table([first()])

    def found(bad: Any, **options: Any) -> tuple[str, str]:
        tables = {"before": good, "after": good, side: bad}
        return fault(tables["before"], tables["after"], **options)[:2]

    for name in (*AMOUNTS, "case_ref", "month", "kind", "certainty", "provisional", "error_code"):
        assert found(good.drop_columns(name)) == ("missing-field", f"{side}.{name}")
    for name in ("payer", "error_at"):
        tables = {"before": good, "after": good, side: good.drop_columns(name)}
        assert len(ibo.corrections(**tables)) == 0
    extra = good.append_column("region", pa.array(["Gent"]))
    assert found(extra) == ("unknown-field", f"{side}.region")
    tables = {"before": good, "after": good, side: extra}
    assert len(ibo.corrections(**tables, extra="ignore")) == 0
    near = good.append_column("premum", pa.array([Decimal("1.00")]))
    assert found(near, extra="ignore") == ("unknown-field", f"{side}.premum")
    floats = good.set_column(
        good.schema.get_field_index("net"), "net", good["net"].cast(pa.float64())
    )
    assert found(floats) == ("wrong-type", f"{side}.net")
    assert found(good.append_column("net_cents", pa.array([1])))[0] == "duplicate-field"
    cases = pa.table(population())
    assert found(cases)[0] == "unknown-field"


def test_what_is_no_table_is_an_error() -> None:
    with pytest.raises(ibo.StructureError, match="before: must be a table"):
        ibo.corrections(None, table([]))  # type: ignore[arg-type]
    with pytest.raises(ibo.StructureError, match="extra"):
        ibo.corrections(table([]), table([]), extra="drop")  # type: ignore[arg-type]


def test_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ibo.corrections(tmp_path / "absent.parquet", table([]))
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 and no more")
    with pytest.raises(ValueError, match=r"broken\.parquet"):
        ibo.corrections(table([]), broken)
    with pytest.raises(ValueError, match="must end in"):
        ibo.corrections(table([]), Path(__file__))
    lines = tmp_path / "lines.jsonl"
    rows = [json.dumps({name: None for name in SCHEMA.names}), "{"]
    lines.write_text("\n".join(rows))
    with pytest.raises(ValueError, match=r"lines\.jsonl, line 2"):
        ibo.corrections(table([]), lines)


# ---- The command


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ibo", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run("corrections", *arguments)


def test_command_tells_by_its_status_whether_a_row_is_refused(tmp_path: Path) -> None:
    before, after, out = (tmp_path / f"{name}.parquet" for name in ("before", "after", "out"))
    pq.write_table(table([first()]), before)
    pq.write_table(table([first()]), after)
    assert command(before, after, "-o", out).returncode == 0
    assert pq.read_table(out).num_rows == 0
    pq.write_table(table([refused(first())]), after)
    told = command(before, after, "-o", out)
    assert (told.returncode, told.stdout) == (1, "")
    assert "1 rows, 1 refused" in told.stderr and "523.18" in told.stderr


def test_command_leaves_no_file_of_a_table_that_is_not_ours(tmp_path: Path) -> None:
    before, after, out = (tmp_path / f"{name}.parquet" for name in ("before", "after", "out"))
    pq.write_table(table([first()]), before)
    pq.write_table(table([first(), first()]), after)
    told = command(before, after, "-o", out)
    assert (told.returncode, out.exists()) == (2, False)
    assert "after row 1 (counted from 0), case_ref" in told.stderr and "A-1" not in told.stderr
    pq.write_table(table([first()]).drop_columns("net"), after)
    told = command(before, after, "-o", out)
    assert (told.returncode, out.exists()) == (2, False)
    assert "after.net" in told.stderr
    assert command(before, tmp_path / "absent.parquet", "-o", out).returncode == 2
    assert command(before, before, "-o", before).returncode == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["after.parquet", "before.parquet"]


# ---- Months and years


def case(**fields: Any) -> ibo.Case:
    """Worked example 1, with other fields."""
    usual: dict[str, Any] = {
        "case_ref": "A-1",
        "month": "2026-03",
        "agreement": ibo.Agreement(
            kind="ibo",
            start="2026-03-02",
            end="2026-08-28",
            reference_gross_wage="2500.00",
            percentage=80,
            employment_fraction="38/38",
        ),
        "unemployment": [
            ibo.UnemploymentRecord(
                from_="2026-01-05", day_amount="55.29", benefit_type="full-unemployment"
            )
        ],
        "leefloon": ibo.Source.no_data(),
        "sickness": ibo.Source.no_data(),
    }
    return ibo.Case(**{**usual, **fields})


def test_months_of_a_late_request_are_corrected() -> None:
    issued = ibo.months(case(), ["2026-03", "2026-05"]).statements
    assert [statement.month for statement in issued] == ["2026-03", "2026-05"]
    assert all(statement.net == Decimal("523.18") for statement in issued)
    late = case(unemployment=ibo.Source.no_data())
    wanted: list[str | date] = ["2026-03", date(2026, 4, 1), "2026-05"]
    found = ibo.months(late, wanted, before=[issued[1], issued[0].to_json()])
    cases = [statement.case for statement in found.statements]
    assert [one and one.month for one in cases] == ["2026-03", "2026-04", "2026-05"]
    assert [correction.month for correction in found.corrections] == ["2026-03", "2026-05"]
    for correction, before, after in zip(
        found.corrections, issued, found.statements[::2], strict=True
    ):
        assert correction == ibo.correction(before, after)
        assert correction.to_pay == Decimal("1022.26")
    assert found.totals.net == 3 * Decimal("1545.44")
    assert found.to_pay == 2 * Decimal("1022.26") + Decimal("1545.44")
    assert ibo.months(late, wanted).to_pay is None


def test_attendance_is_given_by_month() -> None:
    half = case(attendance="1/2")
    found = ibo.months(half, ["2026-03", "2026-04", "2026-05"], attendance={"2026-05": "1/4"})
    due = [statement.premium_due for statement in found.statements]
    assert due == [Decimal("294.29"), Decimal("588.57"), Decimal("147.14")]


def test_month_that_cannot_be_computed_is_an_error_with_its_place() -> None:
    def error(*arguments: Any, **options: Any) -> tuple[str, str]:
        with pytest.raises(ibo.IboError) as raised:
            ibo.months(*arguments, **options)
        return raised.value.code, raised.value.at

    assert error(case(), ["2026-03", "2026-09"]) == ("month-outside-agreement", "months[1].month")
    assert error(case(), ["2026-03", "2026-03"]) == ("duplicate-case", "months[1]")
    assert error(case(), "2026-03") == ("wrong-type", "months")
    assert error(case(), ["March"]) == ("date-malformed", "months[0]")
    assert error(None, ["2026-03"]) == ("wrong-type", "case")
    march = ibo.statement(case())
    assert error(case(), ["2026-04"], before=[march])[0] == "correction-other-month"
    assert error(case(), ["2026-03"], before=march) == ("wrong-type", "before")
    assert error(case(), ["2026-03"], attendance={"2026-04": "1/2"}) == ("wrong-type", "attendance")
    assert error(case(), ["2026-03"], attendance="1/2") == ("wrong-type", "attendance")


def test_years_of_statements_and_of_their_table_are_the_same() -> None:
    statements = [
        *ibo.months(case(), ["2026-03", "2026-04", "2026-07"]).statements,
        ibo.statement(case(case_ref="A-0")),
    ]
    years = ibo.yearly(statements)
    assert [(year.case_ref, year.year, year.months) for year in years] == [
        ("A-1", 2026, 3),
        ("A-0", 2026, 1),
    ]
    # Worked example 1, three times.
    assert years[0][5:] == tuple(map(Decimal, ("1765.71", "1765.71", "196.17", "1569.54")))
    assert ibo.yearly([statement.to_json() for statement in statements]) == years
    rows = [row_of(statement.to_dict()) for statement in statements]
    rows.append(refused({**rows[0], "month": date(2026, 5, 1)}))
    found = pa.table(ibo.yearly(table(rows))).to_pylist()
    assert [row.pop("refused") for row in found] == [1, 0]
    assert found == [{**year._asdict(), "certainty": year.certainty.value} for year in years]


def test_month_that_stands_twice_in_a_year_is_an_error() -> None:
    march = ibo.statement(case())
    with pytest.raises(ibo.StructureError) as of_list:
        ibo.yearly([march, march])
    assert (of_list.value.code, of_list.value.at) == ("duplicate-case", "statements[1].month")
    with pytest.raises(ibo.StructureError) as of_table:
        ibo.yearly(table([first(), first()]))
    assert (of_table.value.code, of_table.value.row) == ("duplicate-case", 1)


def test_years_of_a_large_table_are_the_sums_of_its_rows(tmp_path: Path) -> None:
    random = Random(11)
    rows = [
        {**row, "case_ref": f"P-{number % 200}", "month": date(2019 + number // 2400, month, 1)}
        for number, (row, month) in enumerate(
            (random.choice(AFTER), 1 + index // 200 % 12) for index in range(4800)
        )
    ]
    random.shuffle(rows)
    path = tmp_path / "statements.parquet"
    pq.write_table(table(rows), path, row_group_size=1000)
    found = pa.table(ibo.yearly(path)).to_pylist()
    assert len(found) == 400
    for year in found:
        of_year = [
            row
            for row in rows
            if (row["case_ref"], row["month"].year) == (year["case_ref"], year["year"])
        ]
        assert year["months"] == len(of_year) == 12
        for name in ("premium", "premium_due", "withholding_tax", "net"):
            assert year[name] == sum(row[name] for row in of_year)
