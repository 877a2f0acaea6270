"""What the open questions of the law are worth: a case, a table, and the command (R8.2, R8.3)."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Literal

import ibo
import polars
import pytest
from ibo.__main__ import main

FIXTURES = Path(__file__).parents[2] / "fixtures" / "sensitivity"


def fixture(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((FIXTURES / f"{name}.json").read_text("utf-8"))
    return found


def case(name: str) -> ibo.Case:
    return ibo.Case.from_json(json.dumps(fixture(name)["case"]))


def table(rows: int) -> polars.DataFrame:
    """Worked example 1, with half of the rows of an insertion allowance."""
    return polars.DataFrame(
        {
            "case_ref": [f"A-{row}" for row in range(rows)],
            "month": ["2026-03"] * rows,
            "kind": ["ibo"] * rows,
            "start": ["2026-03-02"] * rows,
            "end": ["2026-08-28"] * rows,
            "reference_gross_wage": ["2500.00"] * rows,
            "percentage": [80] * rows,
            "employment_hours": [38] * rows,
            "full_time_hours": [38] * rows,
            "unemployment_day_amount": ["55.29"] * rows,
            "unemployment_benefit_type": ["full-unemployment", "insertion"] * (rows // 2),
            "leefloon_amount": [None] * rows,
            "sickness_gross_taxable": [None] * rows,
        }
    )


def test_rows_of_a_case_equal_the_fixture() -> None:
    found = ibo.sensitivity(case("sensitivity-worked-example-1"))
    assert [(row.reading, row.choice, row.net_difference) for row in found.rows] == [
        ("premium.wage-difference-order", "wage", Decimal("-255.57")),
        ("withholding.rounding", "up", Decimal("-0.01")),
    ]
    assert found.rows[0].premium == Decimal("301.06")
    assert "Waarvan wordt het percentage genomen?" in found.text()
    assert "What is the percentage taken of?" in found.text("en")
    assert "Waarvan wordt het percentage genomen?" in found._repr_html_()
    assert json.loads(found.to_json())["net"] == "523.18"


def test_choice_under_which_a_case_is_refused_says_the_error() -> None:
    rows = ibo.sensitivity(case("sensitivity-a-code-that-overlaps")).rows
    refused = [row for row in rows if row.refused]
    assert [(row.error, row.net_difference) for row in refused] == [("record-overlap", None)]


@pytest.mark.parametrize("kind", ["case", "table"])
def test_result_is_frozen_and_compared_by_content(kind: str) -> None:
    def found(rows: int) -> ibo.CaseSensitivity | ibo.TableSensitivity:
        if kind == "table":
            return ibo.sensitivity(table(rows))
        names = {2: "sensitivity-worked-example-1", 4: "sensitivity-many-readings"}
        return ibo.sensitivity(case(names[rows]))

    one, again, other = found(2), found(2), found(4)
    assert one == again
    assert hash(one) == hash(again)
    assert one != other
    assert one != one.rows
    assert isinstance(one.rows, tuple)
    for name in ("rows", "_parameters", "anything"):
        with pytest.raises(AttributeError, match=f"{name}: a {type(one).__name__} cannot be"):
            setattr(one, name, None)
        with pytest.raises(AttributeError, match="cannot be changed"):
            delattr(one, name)
    assert one == again


def test_sensitivity_of_a_case_is_copied_and_pickled() -> None:
    one = ibo.sensitivity(case("sensitivity-worked-example-1"))
    for again in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert again == one
        assert again.text("nl") == one.text("nl")


def test_repr_shows_no_reference() -> None:
    one = ibo.sensitivity(case("sensitivity-worked-example-1"))
    assert repr(one) == "<CaseSensitivity 2026-03: 2 rows>"


def test_table_is_the_sum_of_its_cases() -> None:
    # By hand: half of 100 rows are an insertion allowance, which left out gives worked example 3 at
    # 80 %: 2173.25 x 80 % = 1738.60, tax 193.16, net 1545.44, which is 1022.26 more than 523.18.
    found = ibo.sensitivity(table(100))
    assert (found.computed, found.refused) == (100, 0)
    first, second, third = found.rows
    assert (first.reading, first.choice, first.rows_used, first.rows_changed) == (
        "unemployment.benefit-type/insertion",
        "left-out",
        50,
        50,
    )
    assert first.net_difference == 50 * Decimal("1022.26")
    assert first.largest == Decimal("1022.26")
    assert (second.choice, second.net_difference) == ("wage", -100 * Decimal("255.57"))
    assert (third.choice, third.net_difference) == ("up", -100 * Decimal("0.01"))
    frame = found.to_polars()
    assert frame["net_difference"].to_list() == [row.net_difference for row in found.rows]
    assert frame.columns[:3] == ["reading", "rule", "choice"]
    assert found.to_pandas().shape == (3, 12)


def test_threads_and_refused_rows_do_not_change_the_sums() -> None:
    cases = polars.concat([table(3000), table(2)])
    one, many = (ibo.sensitivity(cases, threads=threads) for threads in (1, 4))
    assert one.rows == many.rows
    assert (one.computed, one.refused) == (3000, 2)


def test_own_choice_is_the_one_in_force() -> None:
    own = (
        '[[value]]\nid = "premium.wage-difference-order"\nfrom = "2018-09-01"\nvalue = "wage"\n'
        'certainty = "hypothetical"\nsource = "a reform"\n'
    )
    parameters = ibo.Parameters().with_toml(own)
    first = ibo.sensitivity(case("sensitivity-worked-example-1"), parameters=parameters).rows[0]
    assert (first.in_force, first.choice, first.default) == ("wage", "difference", "difference")
    assert first.net_difference == Decimal("255.57")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_picture_has_a_bar_for_each_choice(language: Literal["nl", "en"]) -> None:
    pytest.importorskip("matplotlib")
    axes = ibo.sensitivity(table(2)).plot(language=language)
    assert len(axes.patches) == 3


def test_readings_are_listed_in_words() -> None:
    readings = ibo.readings(language="en")
    by_id = {reading.id: reading for reading in readings}
    assert len(by_id) == 13 + 14
    assert by_id["payment.working-days"].default == "monday-friday"
    assert [choice.slug for choice in by_id["payment.working-days"].choices] == [
        "monday-friday",
        "monday-saturday",
        "calendar",
    ]


def test_command_prints_a_case_and_a_table(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    of_case, of_table = tmp_path / "case.json", tmp_path / "cases.parquet"
    of_case.write_text(json.dumps(fixture("sensitivity-worked-example-1")["case"]), "utf-8")
    table(10).write_parquet(of_table)
    assert main(["sensitivity", str(of_case), "--language", "en"]) == 0
    assert b"What is the percentage taken of?" in capfdbinary.readouterr().out
    assert main(["sensitivity", str(of_table), "--json"]) == 0
    rows = json.loads(capfdbinary.readouterr().out)["rows"]
    assert rows[0]["net_difference"] == "5111.30"


@pytest.mark.parametrize("ending", [".parquet", ".csv", ".jsonl"])
def test_command_writes_the_rows_to_a_table(
    ending: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    given, output = tmp_path / "cases.parquet", tmp_path / f"sensitivity{ending}"
    table(10).write_parquet(given)
    assert main(["sensitivity", str(given), "-o", str(output), "--language", "en"]) == 0
    printed = capfdbinary.readouterr()
    assert printed.out == b"" and b"10 cases computed, 0 refused" in printed.err
    if ending == ".csv":
        first = output.read_text("utf-8").splitlines()[1]
        assert first.startswith("unemployment.benefit-type/insertion,R2.4,left-out,counts,counts,5")
        assert first.endswith("5111.30,0.00,1022.26,0")
    elif ending == ".jsonl":
        row = json.loads(output.read_text("utf-8").splitlines()[0])
        assert (row["rows_used"], row["net_difference"]) == (5, "5111.30")
    else:
        rows = [row._asdict() for row in ibo.sensitivity(table(10)).rows]
        assert polars.read_parquet(output).to_dicts() == rows
    # Half of the rows are refused: those that are not are written.
    polars.concat([table(10)] * 2).write_parquet(given)
    assert main(["sensitivity", str(given), "-o", str(output), "--language", "nl"]) == 1
    assert "10 dossiers berekend, 10 geweigerd" in capfdbinary.readouterr().err.decode()


@pytest.mark.parametrize(
    ("language", "title", "question", "amounts"),
    [
        (
            "nl",
            "Wat de open vragen waard zijn",
            "Waarvan wordt het percentage genomen?",
            ("\N{MINUS SIGN}255,57", "\N{MINUS SIGN}511,14"),
        ),
        (
            "en",
            "What the open questions are worth",
            "What is the percentage taken of?",
            ("\N{MINUS SIGN}255.57", "\N{MINUS SIGN}511.14"),
        ),
    ],
)
def test_command_writes_a_page_of_a_case_or_a_table(
    language: str, title: str, question: str, amounts: tuple[str, str], tmp_path: Path
) -> None:
    of_case, of_table = tmp_path / "case.json", tmp_path / "cases.parquet"
    of_case.write_text(json.dumps(fixture("sensitivity-worked-example-1")["case"]), "utf-8")
    table(2).write_parquet(of_table)
    for given in (of_case, of_table):
        page = tmp_path / "page.html"
        assert main(["sensitivity", str(given), "-o", str(page), "--language", language]) == 0
        written = page.read_text("utf-8")
        assert written.startswith(f'<!DOCTYPE html><html lang="{language}">')
        assert title in written and question in written and "http" not in written
        assert amounts[given == of_table] in written


@pytest.mark.parametrize(
    ("name", "output", "status", "said"),
    [
        ("case.json", "rows.csv", 2, "is for a table of cases"),
        ("case.json", "rows.xls", 2, "must end in .html"),
        ("early.json", "page.html", 1, "must start on 2018-09-01 or later"),
        ("columns.parquet", "page.html", 2, "must not have a column region"),
        ("columns.parquet", "rows.parquet", 2, "must not have a column region"),
        ("missing.parquet", "rows.csv", 2, "must have a column end"),
        ("cases.parquet", "cases.parquet", 2, "this file is an input"),
    ],
)
def test_command_leaves_no_file_of_bad_input(
    name: str,
    output: str,
    status: int,
    said: str,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    made = fixture("sensitivity-worked-example-1")["case"]
    assert isinstance(made, dict)
    early = {**made["agreement"], "start": "2018-03-05", "end": "2018-06-29"}
    cases = {"case.json": made, "early.json": {**made, "month": "2018-03", "agreement": early}}
    tables = {
        "cases.parquet": table(2),
        "columns.parquet": table(2).with_columns(region=polars.lit("Gent")),
        "missing.parquet": table(2).drop("end"),
    }
    given = tmp_path / name
    if name in cases:
        given.write_text(json.dumps(cases[name]), "utf-8")
    else:
        tables[name].write_parquet(given)
    before = given.read_bytes()
    command = ["sensitivity", str(given), "-o", str(tmp_path / output), "--language", "en"]
    with ibo.local_language("en"):
        assert main(command) == status
    printed = capfdbinary.readouterr()
    assert said in printed.err.decode() and printed.out == b""
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert given.read_bytes() == before
