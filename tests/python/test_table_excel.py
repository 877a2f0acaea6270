"""Tables in Excel: what a person typed is read to the cent or its row refused with the name of the
cell, and results are written as a person reads them.
"""

from __future__ import annotations

import datetime
import io
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibo
import pytest
import python_calamine
import xlsxwriter  # type: ignore[import-untyped]
from ibo.__main__ import main

NAMES = ["premium", "employment_hours", "full_time_hours"]
PAYMENT = [588.57, 38, 38]
"""Pays 523.18 net: 588.57 less 11.11 %."""

CASE = {
    "case_ref": "A-1",
    "month": datetime.date(2026, 3, 1),
    "kind": "ibo",
    "start": datetime.date(2026, 3, 2),
    "end": datetime.date(2026, 8, 28),
    "reference_gross_wage": 2500,
    "percentage": 80,
    "employment_hours": 38,
    "full_time_hours": 38,
    "unemployment_day_amount": 55.29,
    "leefloon_amount": None,
    "sickness_gross_taxable": None,
}
"""Pays 523.18 net, as the example of the documentation."""

Rows = Sequence[Sequence[Any]]


def book(path: Path, sheets: Mapping[str, Rows], hidden: Sequence[str] = ()) -> Path:
    """A workbook; what is a function writes its cell itself."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if callable(cell):
                        cell(sheet, row, column)
                    elif cell is not None:
                        sheet.write(row, column, cell)
    return path


def payments(path: Path, *rows: Sequence[Any], names: Sequence[str] = NAMES) -> Path:
    return book(path / "payments.xlsx", {"payments": [names, *rows]})


def cases(path: Path, *changes: Mapping[str, Any]) -> Path:
    rows = [[{**CASE, **change}[name] for name in CASE] for change in changes]
    return book(path / "cases.xlsx", {"cases": [list(CASE), *rows]})


def formula(text: str, result: Any) -> Callable[[Any, int, int], object]:
    """A cell with a formula and what came out of it."""
    return lambda sheet, row, column: sheet.write_formula(row, column, text, None, result)


def said(result: ibo.TableResult) -> list[tuple[Any, ...]]:
    """The refused rows: number, code, where, sentence."""
    rows: list[tuple[Any, ...]] = result.refused().to_polars().rows()
    return rows


def computed(path: Path, **options: Any) -> ibo.TableResult:
    import pyarrow as pa  # type: ignore[import-untyped]

    result: Any = ibo.payments(pa.table(ibo.read_table(path, **options)))
    assert isinstance(result, ibo.TableResult)
    return result


def nets(path: Path, **options: Any) -> list[Decimal | None]:
    net: list[Decimal | None] = computed(path, **options).to_polars()["net"].to_list()
    return net


NET = Decimal("523.18")


def test_number_gives_what_was_typed(tmp_path: Path) -> None:
    assert nets(payments(tmp_path, PAYMENT, [1000, 38, 38])) == [NET, Decimal("888.90")]


def test_number_with_three_decimals_refuses_its_row_and_names_the_cell(tmp_path: Path) -> None:
    result = computed(payments(tmp_path, PAYMENT, [588.575, 38, 38], [588.57, 7.605, 38], PAYMENT))
    assert result.to_polars()["net"].to_list() == [NET, None, None, NET]
    assert said(result) == [
        (
            1,
            "amount-too-many-decimals",
            "premium",
            "cell A3: an amount must have at most two decimals; it is not rounded",
        ),
        (
            2,
            "fraction-too-many-decimals",
            "employment_hours",
            (
                "cell B4: the hours or days of a fraction must have at most two decimals; they are not "
                "rounded"
            ),
        ),
    ]


def test_sum_of_a_formula_is_read_and_its_binary_rest_refused(tmp_path: Path) -> None:
    rest = 0.1 + 0.2

    def raw(sheet: Any, row: int, column: int) -> None:
        sheet.write_formula(row, column, "=0.1+0.2", None, repr(rest))

    result = computed(payments(tmp_path, [formula("=500+88.57", 588.57), 38, 38], [raw, 38, 38]))
    assert result.to_polars()["net"].to_list() == [NET, None]
    assert [row[1:3] for row in said(result)] == [("amount-too-many-decimals", "premium")]


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!", "#VALUE!"])
def test_error_of_excel_refuses_its_row(tmp_path: Path, error: str) -> None:
    """The library that reads sheets gives an empty cell for it, which would be an income that is
    not there.
    """
    path = cases(tmp_path, {}, {"case_ref": "A-2", "leefloon_amount": formula("=NA()", error)})
    result = ibo.statements(pa_table(path))
    assert result.to_polars()["net"].to_list() == [NET, None]
    assert said(result)[0][3:5] == ("wrong-type", "leefloon_amount")
    assert said(result)[0][5] == "cell K3: this must be an amount such as 1234.56"


def pa_table(path: Path) -> Any:
    import pyarrow as pa

    return pa.table(ibo.read_table(path))


def with_cells(path: Path, before: bytes, after: bytes) -> None:
    """Writes cells of the first sheet in another way."""
    parts = {}
    with zipfile.ZipFile(path) as given:
        for name in given.namelist():
            parts[name] = given.read(name)
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert before in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(before, after)
    with zipfile.ZipFile(path, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)


def test_formula_that_nobody_computed_refuses_its_row(tmp_path: Path) -> None:
    path = cases(tmp_path, {}, {"case_ref": "A-2", "leefloon_amount": formula("=1+2", 0)})
    # As programs write it that do not compute.
    with_cells(path, b"</f><v>0</v>", b"</f><v></v>")
    result = ibo.statements(pa_table(path))
    assert result.to_polars()["net"].to_list() == [NET, None]
    assert said(result)[0][3:5] == ("wrong-type", "leefloon_amount")


def test_last_rows_of_formulas_that_nobody_computed_are_refused(tmp_path: Path) -> None:
    """As other programs than Excel write them: no cell of these rows has a value."""
    asked = [formula(f"=source!{column}5", "") for column in "ABC"]
    path = payments(tmp_path, PAYMENT, asked, asked)
    result = ibo.payments(pa_table(path))
    assert result.to_polars()["net"].to_list() == [NET, None, None]
    assert result.to_polars()["error_at"].to_list() == [None, "premium", "premium"]
    only = ibo.payments(pa_table(payments(tmp_path, asked)))
    assert only.to_polars()["error_code"].to_list() == ["wrong-type"]


@pytest.mark.parametrize("written", [b"NaN", b"INF", b"-INF"])
def test_number_that_is_none_refuses_its_row(tmp_path: Path, written: bytes) -> None:
    path = payments(tmp_path, PAYMENT, [588.57, 777, 38])
    with_cells(path, b"<v>777</v>", b"<v>" + written + b"</v>")
    result = ibo.payments(pa_table(path))
    assert result.to_polars()["net"].to_list() == [NET, None]
    assert result.to_polars()["error_at"].to_list() == [None, "employment_hours"]


@pytest.mark.parametrize("written", [b"NaN", b"INF"])
def test_number_that_is_none_in_another_column_is_kept_as_a_text(
    tmp_path: Path, written: bytes
) -> None:
    path = payments(tmp_path, [*PAYMENT, 777], names=[*NAMES, "region"])
    with_cells(path, b"<v>777</v>", b"<v>" + written + b"</v>")
    result = ibo.payments(pa_table(path), keep=["region"])
    assert result.to_polars()["net"].to_list() == [NET]


def test_formula_that_gives_an_empty_text_is_no_value(tmp_path: Path) -> None:
    path = cases(tmp_path, {"leefloon_amount": formula('=""', "")})
    # As Excel writes it.
    with_cells(path, b'<c r="K2"><f>', b'<c r="K2" t="str"><f>')
    result = ibo.statements(pa_table(path))
    assert result.to_polars()["net"].to_list() == [NET]


def test_days_are_read_from_cells_of_days_and_from_texts(tmp_path: Path) -> None:
    path = cases(
        tmp_path,
        {},
        {"case_ref": "A-2", "month": "2026-03", "start": "2026-03-02", "end": "28/08/2026"},
        {"case_ref": "A-3", "month": "03/2026", "start": datetime.datetime(2026, 3, 2)},
    )
    assert ibo.statements(pa_table(path)).to_polars()["net"].to_list() == [NET] * 3


def test_time_of_day_and_number_in_place_of_a_day_are_refused(tmp_path: Path) -> None:
    path = cases(
        tmp_path,
        {"start": datetime.datetime(2026, 3, 2, 13, 30)},
        {"case_ref": "A-2", "start": 46083},
        {"case_ref": "A-3", "end": datetime.time(8, 30)},
    )
    result = ibo.statements(pa_table(path))
    assert [row[3:] for row in said(result)] == [
        ("date-malformed", "start", "cell D2: this must be a day, without a time of day"),
        ("wrong-type", "start", "cell D3: this must be a day, without a time of day"),
        ("wrong-type", "end", "cell E4: this must be a day, without a time of day"),
    ]


def test_belgian_texts_are_read_as_in_csv(tmp_path: Path) -> None:
    assert nets(payments(tmp_path, ["588,57", "38,00", "38"])) == [NET]
    assert nets(payments(tmp_path, ["1.588,57", 38, 38])) == [Decimal("1412.08")]


def test_text_that_can_be_read_in_two_ways_is_refused_and_read_when_declared(
    tmp_path: Path,
) -> None:
    path = payments(tmp_path, ["1.000", 38, 38])
    with pytest.raises(ValueError, match=r"payments\.xlsx, cell A2: premium: this number can be"):
        nets(path)
    assert nets(path, csv="belgian") == [Decimal("888.90")]


def test_yes_and_no_are_read_and_other_values_refused(tmp_path: Path) -> None:
    names = [*NAMES, "attendance_paid", "attendance_normal"]
    assert nets(payments(tmp_path, [588.57, True, 38, None, None], names=names)) == [None]
    path = book(
        tmp_path / "cases.xlsx",
        {
            "cases": [
                [*CASE, "attendance_working_days"],
                [*CASE.values(), True],
                [*{**CASE, "case_ref": "A-2"}.values(), 1],
            ]
        },
    )
    result = ibo.statements(pa_table(path))
    assert [row[3:5] for row in said(result)] == [("wrong-type", "attendance_working_days")]


def test_reference_of_digits_is_a_text(tmp_path: Path) -> None:
    result = ibo.statements(pa_table(cases(tmp_path, {"case_ref": 1027})))
    assert result.to_polars()["case_ref"].to_list() == ["1027"]


def test_record_with_a_bad_cell_refuses_its_case_alone(tmp_path: Path) -> None:
    case = {name: value for name, value in CASE.items() if "_amount" not in name}
    del case["sickness_gross_taxable"]
    rows = [[*case.values()], [*{**case, "case_ref": "A-2"}.values()]]
    given = book(tmp_path / "cases.xlsx", {"cases": [list(case), *rows]})
    names = ["case_ref", "from", "to", "day_amount", "basis", "half_per_week", "benefit_type"]
    start = datetime.date(2026, 1, 5)
    record = [start, None, 55.29, "full", None, "full-unemployment"]
    bad = [start, None, 55.295, "full", None, "full-unemployment"]
    records = book(tmp_path / "rva.xlsx", {"rva": [names, ["A-2", *bad], ["A-1", *record]]})
    result = ibo.statements(pa_table(given), unemployment=ibo.read_table(records), provisional=True)
    assert result.to_polars()["net"].to_list() == [NET, None]
    assert said(result)[0][3:] == (
        "amount-too-many-decimals",
        "unemployment.records[0].day_amount",
        "cell D2: an amount must have at most two decimals; it is not rounded",
    )


def test_record_of_nobody_is_a_fault_that_names_the_cell(tmp_path: Path) -> None:
    records = book(tmp_path / "a.xlsx", {"a": [["case_ref", "from", "to"], [1.5, 3, 4]]})
    with pytest.raises(ValueError, match=r"a\.xlsx, cell A2: case_ref: this must be a text"):
        ibo.statements(pa_table(cases(tmp_path, {})), absences=ibo.read_table(records))


def test_empty_rows_are_passed_over(tmp_path: Path) -> None:
    path = payments(tmp_path, PAYMENT, [], PAYMENT, ["", "", ""], [])
    assert nets(path) == [NET, NET]


def test_names_are_forgiven_and_told(tmp_path: Path) -> None:
    path = payments(tmp_path, PAYMENT, names=["Premium", " employment_hours ", "FULL_TIME_HOURS"])
    with pytest.warns(UserWarning, match="names without regard to capitals and blanks"):
        assert nets(path) == [NET]


def test_table_that_begins_in_the_middle_of_the_sheet_is_read(tmp_path: Path) -> None:
    rows: Rows = [[], [None, None, *NAMES], [None, None, *PAYMENT], [None, None, 1.005, 38, 38]]
    result = computed(book(tmp_path / "p.xlsx", {"p": rows}))
    assert result.to_polars()["net"].to_list() == [NET, None]
    assert said(result)[0][3].startswith("cell C4: ")


def test_value_below_no_name_is_refused_but_for_a_count(tmp_path: Path) -> None:
    rows: Rows = [[None, *NAMES], [0, *PAYMENT], [1, *PAYMENT]]
    counted = book(tmp_path / "f.xlsx", {"f": rows})
    with pytest.warns(UserWarning, match=r"columns without a name passed over \(A\)"):
        assert nets(counted) == [NET, NET]
    path = payments(tmp_path, [*PAYMENT, "later"])
    with pytest.raises(ValueError, match="cell D2: column 4: the column has values but no name"):
        nets(path)


def test_sheet_with_the_table_is_found_and_said(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "read me": [["made by the office"]],
        "march": [NAMES, PAYMENT],
        "old": [NAMES],
    }
    path = book(tmp_path / "p.xlsx", sheets, hidden=["old"])
    with pytest.warns(UserWarning, match="read as: sheet 'march' of 3; 3 columns"):
        assert nets(path) == [NET]


def test_two_sheets_with_the_same_columns_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "p.xlsx", {"march": [NAMES, PAYMENT], "april": [NAMES, PAYMENT]})
    with pytest.raises(ValueError, match="the sheets 'march', 'april' have the same columns"):
        nets(path)


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        (1_048_575, 16_383, "XFD1048576"),
        (300_000, 16_383, "XFD300001"),
        (1_048_575, 95, "CR1048576"),
    ],
)
def test_cell_far_from_the_table_is_refused_and_named(
    tmp_path: Path, row: int, column: int, cell: str
) -> None:
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("march")
        sheet.write_row(0, 0, NAMES)
        sheet.write_row(1, 0, PAYMENT)
        sheet.write(row, column, 1)
    with pytest.raises(ValueError, match=f"the sheet march reaches to the cell {cell}, too far"):
        nets(path)


def test_cell_in_the_last_column_is_read(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("march")
        sheet.write_row(0, 0, NAMES)
        sheet.write_row(1, 0, PAYMENT)
        sheet.write(1, 16_383, "")
    assert nets(path) == [NET]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and more", b"premium,net\n"])
def test_other_file_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.xlsx"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="not a workbook of Excel") as raised:
        nets(path)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("xl/workbook.xml", b'encoding="UTF-8"', b'encoding="A1"'),
        ("xl/_rels/workbook.xml.rels", b'encoding="UTF-8"', b'encoding="gb2312"'),
        ("xl/_rels/workbook.xml.rels", b'Id="rId1"', b'Id="rId9"'),
        ("xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="second"'),
    ],
)
def test_damaged_part_of_a_workbook_is_refused_in_a_sentence(
    tmp_path: Path, part: str, before: bytes, after: bytes
) -> None:
    whole = payments(tmp_path, PAYMENT, [formula("=1+1", ""), 38, 38])
    damaged = tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(whole) as parts, zipfile.ZipFile(damaged, "w") as written:
        for name in parts.namelist():
            text = parts.read(name)
            if name == part:
                assert text.count(before) == 1
                text = text.replace(before, after)
            written.writestr(name, text)
    with pytest.raises(ValueError, match="not a workbook of Excel") as raised:
        nets(damaged)
    assert "\n" not in str(raised.value)


def test_empty_sheet_and_sheet_without_names_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no sheet has a row with the names of columns"):
        nets(book(tmp_path / "e.xlsx", {"e": []}))
    with pytest.raises(ValueError, match="the first line must have the names"):
        nets(book(tmp_path / "v.xlsx", {"v": [PAYMENT]}))


def test_missing_library_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = payments(tmp_path, PAYMENT)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(ValueError, match=r"pip install 'ibo\[excel\]'"):
        nets(path)
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    assert main(["payments", str(path), "-o", str(tmp_path / "out.xlsx")]) == 2
    assert "pip install 'ibo[excel]'" in capsys.readouterr().err
    assert not (tmp_path / "out.xlsx").exists()


# ---- What is written


def sheets_of(path: Path) -> dict[str, list[list[Any]]]:
    read = python_calamine.CalamineWorkbook.from_path(path)
    return {name: read.get_sheet_by_name(name).to_python() for name in read.sheet_names}


def test_result_has_days_amounts_and_a_sheet_of_refused_rows(tmp_path: Path) -> None:
    path = cases(tmp_path, {}, {"case_ref": "A-2", "percentage": 85}, {"case_ref": "A-3"})
    out = tmp_path / "statements.xlsx"
    assert main(["statements", str(path), "-o", str(out)]) == 1
    sheets = sheets_of(out)
    assert list(sheets) == ["results", "refused"]
    names, first, second, _ = sheets["results"]
    assert names[:3] == ["case_ref", "month", "kind"]
    row = dict(zip(names, first, strict=True))
    assert (row["month"], row["premium"], row["net"]) == (
        datetime.date(2026, 3, 1),
        588.57,
        523.18,
    )
    assert (row["provisional"], row["error_code"]) == (False, "")
    refused = dict(zip(names, second, strict=True))
    assert (refused["net"], refused["error_code"]) == ("", "percentage-not-allowed")
    assert sheets["refused"] == [
        ["row", "case_ref", "month", "error_code", "error_at", "sentence"],
        [
            3.0,
            "A-2",
            datetime.date(2026, 3, 1),
            "percentage-not-allowed",
            "percentage",
            "the percentage must be one of 70 %, 80 %, 90 %, 100 %",
        ],
    ]


def test_refused_rows_are_in_dutch_when_asked(tmp_path: Path) -> None:
    path = payments(tmp_path, PAYMENT, [588.575, 38, 38])
    out = tmp_path / "paid.xlsx"
    assert main(["payments", str(path), "-o", str(out), "--language", "nl"]) == 1
    assert sheets_of(out)["geweigerd"][1][-1] == (
        "cel A3: een bedrag mag hoogstens twee decimalen hebben; het wordt niet afgerond"
    )


def test_result_has_a_bold_frozen_head_and_two_decimals(tmp_path: Path) -> None:
    out = tmp_path / "paid.xlsx"
    assert main(["payments", str(payments(tmp_path, PAYMENT)), "-o", str(out)]) == 0
    with zipfile.ZipFile(out) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        styles = parts.read("xl/styles.xml").decode()
    assert list(sheets_of(out)) == ["results"]
    assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in sheet
    assert "<b/>" in styles
    assert 'formatCode="#,##0.00"' in styles


def test_sensitivity_is_written_without_refused_rows(tmp_path: Path) -> None:
    out = tmp_path / "worth.xlsx"
    given = ["sensitivity", str(cases(tmp_path, {})), "-o", str(out), "--language", "en"]
    assert main(given) == 0
    assert list(sheets_of(out)) == ["results"]
    assert len(sheets_of(out)["results"]) > 1


def test_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    given = tmp_path / "p.csv"
    given.write_text('case_ref,premium,employment_hours,full_time_hours\n"=1+1",588.57,38,38\n')
    out = tmp_path / "paid.xlsx"
    assert main(["payments", str(given), "-o", str(out)]) == 0
    assert sheets_of(out)["results"][1][0] == "=1+1"


def test_statements_in_excel_are_read_back_for_corrections(tmp_path: Path) -> None:
    before, after = tmp_path / "before.xlsx", tmp_path / "after.xlsx"
    assert main(["statements", str(cases(tmp_path, {})), "-o", str(before)]) == 0
    changed = cases(tmp_path, {"reference_gross_wage": 2400}, {"case_ref": "A-2", "percentage": 85})
    assert main(["statements", str(changed), "-o", str(after)]) == 1
    # 2400.00 less 13.07 % is 2086.32, less 1437.54 is 648.78, 80 % of it 519.02.
    out = tmp_path / "corrections.xlsx"
    assert main(["corrections", str(before), str(after), "-o", str(out)]) == 1
    names, first, *_ = sheets_of(out)["results"]
    row = dict(zip(names, first, strict=True))
    assert (row["case_ref"], row["change"], row["premium_after"]) == ("A-1", "changed", 519.02)


def test_more_rows_than_a_sheet_has_are_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given, out = tmp_path / "p.csv", tmp_path / "paid.xlsx"
    row = "588.57,38,38\n"
    given.write_text(",".join(NAMES) + "\n" + row * 1_048_576)
    assert main(["payments", str(given), "-o", str(out)]) == 2
    assert "has room for 1,048,575 rows" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["p.csv"]


def test_workbook_is_read_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = payments(tmp_path, PAYMENT).read_bytes()
    stdin = io.TextIOWrapper(io.BytesIO(content))
    monkeypatch.setattr(sys, "stdin", stdin)
    out = tmp_path / "paid.csv"
    assert main(["payments", "-", "--format", "xlsx", "-o", str(out)]) == 0
    assert "523.18" in out.read_text()
