"""JSON Lines as people have them: a line that cannot be read costs that line, in cases and in
tables, and nothing else is lost.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from ibo.__main__ import main

PAYMENT = '{"premium":"588.57","employment_hours":38,"full_time_hours":38}'
"""Pays 523.18 net: 588.57 less 11.11 %."""
NET = Decimal("523.18")
ROW = {
    "case_ref": "A-1",
    "month": "2026-03",
    "kind": "ibo",
    "start": "2026-03-02",
    "end": "2026-08-28",
    "reference_gross_wage": "2500.00",
    "percentage": 80,
    "employment_hours": 38,
    "full_time_hours": 38,
}
RECORD = {
    "case_ref": "A-1",
    "from": "2026-01-05",
    "to": None,
    "day_amount": "55.29",
    "basis": "full",
    "half_per_week": None,
    "benefit_type": "full-unemployment",
    "rva_code": None,
}
"""With it the row pays 523.18 net, as the example of the documentation."""


def test_threads_that_cannot_start_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("concurrent.futures.ThreadPoolExecutor.submit", refuse)
    (tmp_path / "in.jsonl").write_text(f"{json.dumps(case())}\n")
    asked = ["statements", str(tmp_path / "in.jsonl"), "--jobs", "2"]
    assert main(asked) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "",
        "ibo: the system starts no more threads: give fewer --jobs\n",
    )


def case(**changes: Any) -> dict[str, Any]:
    """A case as JSON, which pays 523.18 net."""
    agreement = {
        "kind": "ibo",
        "start": "2026-03-02",
        "end": "2026-08-28",
        "reference_gross_wage": "2500.00",
        "percentage": 80,
        "employment_fraction": "38/38",
    }
    record = {name: value for name, value in RECORD.items() if name != "case_ref"}
    made: dict[str, Any] = {"case_ref": "A-1", "month": "2026-03", "agreement": agreement}
    made["unemployment"] = {"availability": "data", "records": [record]}
    for source in ("leefloon", "sickness"):
        made[source] = {"availability": "no-data"}
    return {name: value for name, value in {**made, **changes}.items() if value is not None}


def written(path: Path, *lines: str | Mapping[str, Any], end: str = "\n") -> Path:
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(texts) + end)
    return path


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def paid(path: Path) -> ibo.TableResult:
    result: Any = ibo.payments(pa.table(ibo.read_table(path)))
    assert isinstance(result, ibo.TableResult)
    return result


def nets(result: ibo.TableResult) -> list[Decimal | None]:
    net: list[Decimal | None] = result.to_polars()["net"].to_list()
    return net


# ---- Tables

BAD_LINES = {
    "number_for_an_amount": (
        '{"premium":588.57,"employment_hours":38,"full_time_hours":38}',
        "wrong-type",
        "premium",
        (
            'line 2: this must be a text such as "1234.56": a JSON number passes through binary '
            "floating point, which loses cents"
        ),
    ),
    "empty_line": ("", "malformed-json", "", "line 2: each line must be one JSON object"),
    "no_json": ('{"premium":', "malformed-json", "", "line 2: each line must be one JSON object"),
    "list": ("[1]", "malformed-json", "", "line 2: each line must be one JSON object"),
    "missing_column": (
        '{"premium":"588.57","full_time_hours":38}',
        "missing-field",
        "employment_hours",
        "line 2: this must stand on each line: write null where it has no value",
    ),
    "other_column": (
        PAYMENT[:-1] + ',"note":"x"}',
        "unknown-field",
        "note",
        "line 2: each line must have the columns of the others, and no more",
    ),
    "column_twice": (
        PAYMENT[:-1] + ',"premium":"1.00"}',
        "duplicate-field",
        "premium",
        "line 2: this field must be given once",
    ),
    "not_unicode": (
        '{"premium":"\\ud800","employment_hours":38,"full_time_hours":38}',
        "bad-text",
        "premium",
        None,
    ),
}


@pytest.mark.parametrize("name", BAD_LINES)
def test_bad_line_of_a_table_is_a_refused_row_and_costs_no_other(tmp_path: Path, name: str) -> None:
    line, code, at, sentence = BAD_LINES[name]
    result = paid(written(tmp_path / "p.jsonl", PAYMENT, line, PAYMENT))
    assert nets(result) == [NET, None, NET]
    assert result.summary.refused == {code: 1}
    [refused] = result.refused().to_polars().rows()
    assert refused[:3] == (1, code, at)
    assert sentence is None or refused[3] == sentence


@pytest.mark.parametrize("name", BAD_LINES)
def test_bad_first_line_does_not_decide_the_columns(tmp_path: Path, name: str) -> None:
    line, code, *_ = BAD_LINES[name]
    result = paid(written(tmp_path / "p.jsonl", line, PAYMENT, PAYMENT, PAYMENT))
    assert nets(result) == [None, NET, NET, NET]
    assert result.summary.refused == {code: 1}


def test_bad_line_far_from_the_first_is_a_refused_row(tmp_path: Path) -> None:
    rows = [PAYMENT] * 70_000
    rows[66_000] = "{"
    out = tmp_path / "out.jsonl"
    path = written(tmp_path / "p.jsonl", *rows)
    assert main(["payments", str(path), "-o", str(out)]) == 1
    found = read(out)
    assert len(found) == 70_000
    assert [row for row, line in enumerate(found) if line["net"] != "523.18"] == [66_000]
    assert (found[66_000]["error_code"], found[66_000]["error_at"]) == ("malformed-json", "")


def test_file_of_bad_lines_alone_is_a_fault_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"p\.jsonl, line 1: each line must be one JSON object"):
        paid(written(tmp_path / "p.jsonl", "{x", "["))


def test_bad_row_of_cases_keeps_its_reference_and_month(tmp_path: Path) -> None:
    bad = {**ROW, "case_ref": "A-2", "reference_gross_wage": 2500}
    path = written(tmp_path / "c.jsonl", ROW, bad, {**ROW, "case_ref": "A-3"})
    result: Any = ibo.statements(pa.table(ibo.read_table(path)), provisional=True)
    table = result.to_polars()
    assert table["case_ref"].to_list() == ["A-1", "A-2", "A-3"]
    assert table["error_at"].to_list() == [None, "reference_gross_wage", None]
    with pytest.raises(ibo.IboError) as raised:
        ibo.explain_row(pa.table(ibo.read_table(path)), 1, provisional=True)
    assert (raised.value.code, raised.value.at) == ("wrong-type", "reference_gross_wage")
    assert "line 2: this must be a text such as" in str(raised.value)
    with pytest.raises(
        ibo.IboError, match=r"cases row 1 \(counted from 0\), reference_gross_wage: line 2"
    ):
        ibo.statements(pa.table(ibo.read_table(path)), provisional=True, on_error="raise")


def test_bad_row_is_refused_beside_a_stream_a_month_and_threads(tmp_path: Path) -> None:
    """The fault of a row stays with its row where rows are cut and left out."""
    rows: list[str | Mapping[str, Any]] = []
    for number in range(30_000):
        month = "2026-03" if number % 3 else "2026-04"
        rows.append({**ROW, "case_ref": f"A-{number}", "month": month})
    rows[20_000] = {**ROW, "case_ref": "A-20000", "percentage": "eighty", "end": 3}
    path = written(tmp_path / "c.jsonl", *rows)
    stream: Any = ibo.statements(ibo.read_table(path), month="2026-03", provisional=True, threads=2)
    table = stream.to_polars()
    assert table.height == 20_000
    [refused] = table.filter(table["error_code"].is_not_null()).rows(named=True)
    assert (refused["case_ref"], refused["error_code"], refused["error_at"]) == (
        "A-20000",
        "wrong-type",
        "end",
    )


def test_bad_record_refuses_its_case_alone(tmp_path: Path) -> None:
    cases = written(tmp_path / "c.jsonl", ROW, {**ROW, "case_ref": "A-2"})
    bad = {**RECORD, "case_ref": "A-2", "day_amount": 55.29}
    records = written(tmp_path / "r.jsonl", RECORD, bad)
    out = tmp_path / "out.jsonl"
    given = ["statements", str(cases), "--unemployment", str(records), "--provisional"]
    assert main([*given, "-o", str(out)]) == 1
    found = [(row["net"], row["error_code"], row["error_at"]) for row in read(out)]
    assert found == [
        ("523.18", None, None),
        (None, "wrong-type", "unemployment.records[0].day_amount"),
    ]


@pytest.mark.parametrize("line", ["", "{", json.dumps({**RECORD, "case_ref": 2})])
def test_record_of_nobody_is_a_fault_of_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    cases = written(tmp_path / "c.jsonl", ROW)
    records = written(tmp_path / "r.jsonl", RECORD, line, RECORD)
    out = tmp_path / "out.jsonl"
    given = ["statements", str(cases), "--unemployment", str(records), "--provisional"]
    assert main([*given, "-o", str(out)]) == 2
    assert f"{records}, line 2: " in capsys.readouterr().err
    assert not out.exists()


def test_bad_line_of_statements_is_a_fault_of_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issued = tmp_path / "issued.jsonl"
    sources = {"unemployment_day_amount": "55.29", "leefloon_amount": None}
    row = {**ROW, **sources, "sickness_gross_taxable": None}
    cases = written(tmp_path / "c.jsonl", row)
    assert main(["statements", str(cases), "-o", str(issued)]) == 0
    [statement] = read(issued)
    bad = {**statement, "case_ref": "A-2", "net": 1.5}
    other = written(tmp_path / "other.jsonl", statement, bad)
    out = tmp_path / "out.jsonl"
    capsys.readouterr()
    assert main(["corrections", str(issued), str(other), "-o", str(out)]) == 2
    assert f"{other}, line 2: net: this must be a text such as" in capsys.readouterr().err


def test_column_of_faults_is_known_by_its_metadata_alone() -> None:
    """A column of the same name is one that the format does not have."""
    table = {"premium": ["588.57"], "employment_hours": [38], "full_time_hours": [38]}
    with pytest.raises(ibo.IboError) as raised:
        ibo.payments(pa.table({**table, "unread_row": ["wrong-type premium 1"]}))
    assert raised.value.code == "unknown-field"


# ---- Cases


def computed(path: Path, *options: str) -> tuple[int, list[dict[str, Any]]]:
    out = path.parent / "out.jsonl"
    status = main(["statements", str(path), "-o", str(out), *options])
    return status, read(out)


def outcome(found: Sequence[Mapping[str, Any]]) -> list[str]:
    return [line["net"] if "net" in line else line["error"]["code"] for line in found]


@pytest.mark.parametrize(
    "first", [case(agreement=None), "", "[]", "{", '{"case_ref":', {"case_ref": "A-0"}]
)
def test_bad_first_line_of_cases_costs_that_line(
    tmp_path: Path, first: str | dict[str, Any]
) -> None:
    path = written(tmp_path / "c.jsonl", first, case(), case(case_ref="A-2"))
    status, found = computed(path)
    assert (status, outcome(found)[1:]) == (1, ["523.18", "523.18"])
    assert found[0]["line"] == 1


def test_amount_as_a_number_refuses_its_line(tmp_path: Path) -> None:
    agreement = {**case()["agreement"], "reference_gross_wage": 2500}
    path = written(tmp_path / "c.jsonl", case(agreement=agreement), case(case_ref="A-2"))
    assert outcome(computed(path)[1]) == ["wrong-type", "523.18"]


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_case_and_month_that_come_twice_are_refused_the_second_time(
    tmp_path: Path, jobs: str
) -> None:
    lines = [case(case_ref=f"A-{number}") for number in range(1_500)]
    lines += [case(case_ref="A-7"), case(case_ref="A-7", month="2026-04"), case(case_ref="A-8")]
    status, found = computed(written(tmp_path / "c.jsonl", *lines), "--jobs", jobs)
    assert status == 1
    refused = {line["line"]: line["error"] for line in found if "error" in line}
    assert sorted(refused) == [1_501, 1_503]
    assert (refused[1_501]["code"], refused[1_501]["at"]) == ("duplicate-case", "case_ref")
    assert outcome(found)[1_501] == "523.18"


def test_duplicates_of_cases_are_computed_when_allowed(tmp_path: Path) -> None:
    path = written(tmp_path / "c.jsonl", case(), case())
    assert outcome(computed(path)[1]) == ["523.18", "duplicate-case"]
    assert computed(path, "--allow-duplicates")[0] == 0
    assert outcome(computed(path, "--allow-duplicates")[1]) == ["523.18", "523.18"]


def test_duplicate_is_refused_in_texts_too(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = written(tmp_path / "c.jsonl", case(), case())
    assert main(["statements", str(path), "--text", "en"]) == 1
    out, err = capfdbinary.readouterr()
    assert b"line 2 refused: case_ref: a case must have one row a month" in out
    assert b"2 lines: 1 computed, 1 refused" in err


def test_line_that_is_no_case_hides_no_later_case(tmp_path: Path) -> None:
    """What is refused as no case has no reference and month."""
    path = written(tmp_path / "c.jsonl", case(agreement=None), case())
    assert outcome(computed(path)[1]) == ["missing-field", "523.18"]


# ---- The file


@pytest.mark.parametrize("text", ["[{}]", json.dumps([case(), case()]), "[\n  {}\n]"])
@pytest.mark.parametrize("command", ["statements", "payments"])
def test_list_of_json_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, command: str
) -> None:
    (tmp_path / "c.jsonl").write_text(text)
    given = [command, str(tmp_path / "c.jsonl"), "-o", str(tmp_path / "out.jsonl")]
    assert main(given) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "this is a list of them: make lines of it, for example with jq -c '.[]'" in err


@pytest.mark.parametrize("command", ["statements", "payments", "verify"])
def test_indented_json_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(json.dumps(case(), indent=2))
    output = [] if command == "verify" else ["-o", str(tmp_path / "out.jsonl")]
    assert main([command, str(path), *output]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "this one stands on many: make lines of it, for example with jq -c ." in err


def test_last_line_that_is_cut_is_refused_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = json.dumps(case(case_ref="A-2"))[:-20]
    path = written(tmp_path / "c.jsonl", case(), cut, end="")
    status, found = computed(path)
    assert (status, outcome(found)) == (1, ["523.18", "malformed-json"])
    said = f"{path}, line 2: the last line is not JSON and has no line break"
    assert said in capsys.readouterr().err
    table = written(tmp_path / "p.jsonl", PAYMENT, PAYMENT[:-5], end="")
    out = tmp_path / "paid.jsonl"
    assert main(["payments", str(table), "-o", str(out)]) == 1
    assert [row["net"] for row in read(out)] == ["523.18", None]
    assert f"{table}, line 2: the last line is not JSON" in capsys.readouterr().err
    with pytest.warns(UserWarning, match="the file may be cut"):
        assert nets(paid(table)) == [NET, None]


def test_last_line_without_a_line_break_is_read(tmp_path: Path) -> None:
    assert nets(paid(written(tmp_path / "p.jsonl", PAYMENT, PAYMENT, end=""))) == [NET, NET]


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_compressed_lines_are_read(tmp_path: Path, ending: str) -> None:
    def compressed(name: str, *lines: str | Mapping[str, Any]) -> Path:
        content = written(tmp_path / name, *lines).read_bytes()
        path = tmp_path / f"{name}.{ending}"
        made = gzip.compress(content) if ending == "gz" else pa.compress(content, "zstd", True)
        path.write_bytes(made)
        return path

    assert nets(paid(compressed("p.jsonl", PAYMENT, ""))) == [NET, None]
    found = computed(compressed("c.jsonl", case(), case(case_ref="A-2")))
    assert (found[0], outcome(found[1])) == (0, ["523.18", "523.18"])


# ---- One case


def test_table_in_place_of_a_case_says_how_a_row_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("explain", "plan"):
        path = tmp_path / "x.csv"
        path.write_text("case_ref\nA-1\n")
        assert main([command, str(path)]) == 2
        said = capsys.readouterr().err
        assert f"ibo case {path} --row N | ibo {command} -" in said


def test_case_of_a_row_is_written_to_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, out = tmp_path / "cases.csv", tmp_path / "case.json"
    table.write_text(f"{','.join(ROW)}\n{','.join(map(str, ROW.values()))}\n")
    asked = ["case", str(table), "--row", "0", "--provisional"]
    assert main(asked) == 0
    printed = capsys.readouterr().out
    assert main([*asked, "-o", str(out)]) == 0
    assert (capsys.readouterr().out, out.read_bytes().decode()) == ("", printed)
    assert json.loads(printed)["case_ref"] == "A-1"
    assert main([*asked, "-o", str(tmp_path / "case.xlsx")]) == 2
    assert "must end in .json, .jsonl or .ndjson" in capsys.readouterr().err
    assert main([*asked, "-o", str(table)]) == 2
    assert table.read_text().startswith("case_ref,")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "command", ["explain", "plan", "statements", "verify", "sensitivity", "corrections"]
)
def test_json_in_utf_16_says_what_to_do(
    command: str, encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(f"\ufeff{json.dumps(case())}\r\n".encode(encoding))
    asked = [command, str(path)]
    if command == "corrections":
        asked += [str(path), "-o", str(tmp_path / "out.csv")]
    language = "--text" if command in ("plan", "verify") else "--language"
    assert main([*asked, language, "nl"]) == 2
    assert capsys.readouterr().err == (
        f"ibo: {path}: JSON moet UTF-8 zijn, en dit bestand is UTF-16, zoals > het in Windows "
        "PowerShell schrijft: bewaar het als UTF-8, of laat ibo het schrijven met -o BESTAND\n"
    )
    assert main([*asked, language, "en"]) == 2
    said = capsys.readouterr().err
    assert "save it as UTF-8, or let ibo write it with -o FILE" in said


@pytest.mark.parametrize("mark", ["\ufeff", b"\xef\xbb\xbf"])
def test_byte_order_mark_before_a_case_is_no_part_of_it(mark: str | bytes) -> None:
    text = json.dumps(case())
    json_text = mark + text if isinstance(mark, str) else mark + text.encode()
    assert ibo.Case.from_json(json_text) == ibo.Case.from_json(text)


@pytest.mark.parametrize("fraction", [(0.5, 1), (1, 2.0)])
def test_float_in_a_fraction_speaks_of_a_fraction(fraction: Any) -> None:
    with pytest.raises(ibo.StructureError) as raised:
        ibo.payment(premium="588.57", fraction=fraction)
    assert str(raised.value) == (
        "fraction: each part of a fraction must be exact, and a float is not: write (1, 2), "
        '"19/38" or Decimal("7.60") (wrong-type)'
    )


def test_hours_with_three_decimals_speak_of_hours() -> None:
    must = "the hours or days of a fraction must have at most two decimals; they are not rounded"
    with pytest.raises(ibo.NumberError, match=must):
        ibo.payment(premium="588.57", fraction="7.605/38")
    table = {"premium": ["588.57"], "employment_hours": ["7.605"], "full_time_hours": [38]}
    result: Any = ibo.payments(pa.table(table))
    assert result.refused().to_polars()["sentence"].to_list() == [must]
