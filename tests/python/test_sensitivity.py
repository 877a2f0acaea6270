"""What the open questions of the law are worth: a case, a table, and the command (R8.2, R8.3)."""

from __future__ import annotations

import copy
import json
import pickle
import re
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
def test_picture_has_the_contribution_and_says_that_it_is_not_the_net(
    language: Literal["nl", "en"],
) -> None:
    pytest.importorskip("matplotlib")
    from matplotlib.patches import Rectangle

    axes = ibo.sensitivity(part_months(2)).plot(language=language)
    # It is the longest bar, so the first, and is not counted among the readings without effect.
    word = {"en": "contribution", "nl": "bijdrage"}[language]
    digits = {"en": "1,445.16", "nl": "1.445,16"}[language]
    first = axes.texts[0].get_text()
    assert first.startswith(f"{word} \N{MINUS SIGN}") and first.endswith(digits), first
    widths = [abs(bar.get_width()) for bar in axes.patches if isinstance(bar, Rectangle)]
    assert widths[0] == max(widths) == pytest.approx(1445.16)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("rows", ["long", "short", "contribution", "one side", "narrow"])
def test_no_text_of_the_picture_lies_on_another(rows: str, language: Literal["nl", "en"]) -> None:
    """Measured, with amounts of many digits at the longest bar on either side."""
    pytest.importorskip("matplotlib")
    from ibo import _plot
    from matplotlib.figure import Figure

    question = "The employer's contribution in a part month: is all of it due?"
    amounts = {
        "long": ("-3265642.74", "1204318.20", "-1.00"),
        "short": ("-0.01", "0.01"),
        "contribution": ("-561290.32", "84018.20", "-1204318.20"),
        "one side": ("-3265642.74", "-3265642.74", "-3265642.74"),
        "narrow": ("-3265642.74", "204318.20"),
    }[rows]
    zero, is_net = Decimal("0.00"), rows != "contribution"
    bars = [
        (
            question,
            "of the wage",
            Decimal(one) if is_net else zero,
            zero if is_net else Decimal(one),
        )
        for one in amounts
    ]
    axes = Figure(figsize=(8, 4), layout="constrained").add_subplot() if rows == "narrow" else None
    drawn = _plot.sensitivity(bars, axes, language)
    figure = drawn.figure
    assert isinstance(figure, Figure)
    figure.draw_without_rendering()
    texts = [
        *drawn.texts,
        *drawn.get_yticklabels(),
        drawn.title,
        drawn._left_title,  # type: ignore[attr-defined]
        drawn.xaxis.label,
    ]
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts if text.get_text()]
    assert len(boxes) >= 2 * len(amounts) + 1
    whole = figure.bbox
    for place, (text, box) in enumerate(boxes):
        assert whole.x0 <= box.x0 and box.x1 <= whole.x1, text
        assert whole.y0 <= box.y0 and box.y1 <= whole.y1, text
        for other, beside in boxes[:place]:
            assert not box.overlaps(beside), (text, other)
    # Nor on a bar.
    for patch, text in zip(drawn.patches, drawn.texts, strict=True):
        assert not patch.get_window_extent().overlaps(text.get_window_extent()), text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_picture_has_a_bar_for_each_choice(language: Literal["nl", "en"]) -> None:
    pytest.importorskip("matplotlib")
    axes = ibo.sensitivity(table(2)).plot(language=language)
    assert len(axes.patches) == 3


CONTRIBUTION = "sensitivity-of-the-contribution"
"""Two readings change the contribution alone, by 129.03 and 16.35; the third takes 0.01 of the net."""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Net 0.00, contribution -129.03", "Net 0.00, contribution -16.35", "Net -0.01")),
        ("nl", ("Netto 0,00, bijdrage -129,03", "Netto 0,00, bijdrage -16,35", "Netto -0,01")),
    ],
)
def test_texts_say_what_the_contribution_changes(
    language: Literal["nl", "en"], said: tuple[str, ...]
) -> None:
    text = ibo.sensitivity(case(CONTRIBUTION)).text(language)
    assert all(f": {one}\n" in text for one in said), text
    of_cases = ibo.sensitivity(part_months(2)).text(language)
    # By hand: 3 of 31 days of 800.00 is 77.419..., so 77.42 in place of 800.00, for each of two.
    wanted = {
        "en": ": Net 0.00 euro, contribution -1445.16 euro; ",
        "nl": ": Netto 0,00 euro, bijdrage -1.445,16 euro; ",
    }[language]
    assert wanted in of_cases, of_cases


def part_months(rows: int) -> polars.DataFrame:
    """Agreements of the scheme of 2018 that begin on 29 March, with a wage of 1,850.00: the
    contribution is 800.00.
    """
    return table(rows).with_columns(
        month=polars.lit("2021-03"),
        start=polars.lit("2021-03-29"),
        end=polars.lit("2021-09-24"),
        reference_gross_wage=polars.lit("1850.00"),
        percentage=polars.lit(None, polars.Int64),
        attendance_paid=3,
        attendance_normal=23,
    )


def test_page_of_a_report_says_what_the_contribution_changes() -> None:
    # By hand, as above: six agreements pay 6 x 722.58 less, and no net changes.
    page = ibo.report(part_months(6)).html(language="en")
    assert "Difference in contribution" in page
    rows = page[page.index("worth-table") :].split("<tr")
    row = next(row for row in rows if "is all of it due?" in row)
    cells = re.findall(r">([^<>]+)</t[hd]>", row)
    assert cells[3:] == ["0.00", "\N{MINUS SIGN}4,335.48", "6", "6", "0"], cells


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
