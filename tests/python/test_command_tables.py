"""The command on tables: files in every format give the amounts of the oracle and of single
statements, and never half a file.
"""

from __future__ import annotations

import contextlib
import csv
import io
import itertools
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]
import pytest
from project import FIXTURES, PROJECT, text_of

MONTH = FIXTURES / "months/2026-04.jsonl"
COMMAND = [sys.executable, "-m", "ibo"]
FORMATS = ["parquet", "csv", "jsonl"]
SOURCES = ("unemployment", "leefloon", "sickness")

posix = pytest.mark.skipif(os.name != "posix", reason="signals, permissions and terminals of POSIX")

Row = dict[str, Any]
Texts = list[dict[str, str | None]]


def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end."""
    environment = {**os.environ, "COLUMNS": "100", "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=cwd,
    )


# ---- The tables: a month of cases, from its JSON

CASES = {
    "case_ref": "text",
    "month": "month",
    "kind": "text",
    "start": "date",
    "end": "date",
    "stopped": "date",
    "suspended_days": "whole",
    "reference_gross_wage": "money",
    "percentage": "whole",
    "employment_hours": "hours",
    "full_time_hours": "hours",
    "rsz_base": "whole",
    "employee_rsz": "money",
    "attendance_paid": "hours",
    "attendance_normal": "hours",
    "attendance_working_days": "boolean",
}
RECORD_IN_THE_ROW = {
    "unemployment_day_amount": "money",
    "unemployment_half_per_week": "whole",
    "unemployment_benefit_type": "text",
    "unemployment_from": "date",
    "unemployment_to": "date",
    "leefloon_amount": "money",
    "leefloon_aid_type": "text",
    "sickness_gross_taxable": "money",
    "sickness_from": "date",
    "sickness_to": "date",
}
RECORDS = {
    "unemployment": {
        "case_ref": "text",
        "from": "date",
        "to": "date",
        "day_amount": "money",
        "basis": "text",
        "half_per_week": "whole",
        "benefit_type": "text",
        "rva_code": "text",
    },
    "leefloon": {
        "case_ref": "text",
        "month": "month",
        "aid_type": "text",
        "amount": "money",
        "entry_kind": "text",
        "from": "date",
        "to": "date",
    },
    "sickness": {
        "case_ref": "text",
        "document_type": "text",
        "benefit_code": "text",
        "nature": "whole",
        "from": "date",
        "to": "date",
        "gross_taxable": "money",
        "days": "whole",
        "hours": "hours",
        "attest_id": "text",
        "version": "whole",
        "status": "text",
    },
}
TYPES = {
    "text": pa.string(),
    "month": pa.date32(),
    "date": pa.date32(),
    "money": pa.decimal128(18, 2),
    "hours": pa.decimal128(7, 2),
    "whole": pa.int32(),
    "boolean": pa.bool_(),
}
AMOUNTS = [
    "replacement_income",
    "premium",
    "premium_after_fraction",
    "premium_due",
    "withholding_tax",
    "net",
    "employer_contribution",
]
OUT = [
    *("case_ref", "month", "kind", "scheme", "payer"),
    *AMOUNTS,
    *("certainty", "provisional", "error_code", "error_at"),
]


def of_the_month() -> Iterator[tuple[Row, Row]]:
    """Each case of the month and its row, but not those that a table cannot tell: with absences, or
    a source without a final answer.
    """
    for line in MONTH.read_text().splitlines():
        case = json.loads(line)
        if case.get("absences") or any(
            case[name]["availability"] not in ("data", "no-data") for name in SOURCES
        ):
            continue
        agreement = dict(case["agreement"])
        employment, full_time = agreement.pop("employment_fraction").split("/")
        row = {"case_ref": case["case_ref"], "month": case["month"], **agreement}
        row |= {"employment_hours": employment, "full_time_hours": full_time}
        match case.get("attendance"):
            case None:
                pass
            case "working-days":
                row["attendance_working_days"] = True
            case ratio:
                row["attendance_paid"], row["attendance_normal"] = ratio.split("/")
        yield case, row


OF_THE_MONTH = list(of_the_month())
CASE_ROWS = [row for _, row in OF_THE_MONTH]


def records_of(source: str) -> list[Row]:
    """The record table of a source."""
    return [
        {"case_ref": case["case_ref"], **record}
        for case, _ in OF_THE_MONTH
        for record in case[source].get("records") or []
    ]


def with_the_records_in_the_row() -> Iterator[tuple[Row, Row]]:
    """The cases with at most one record per source, with their row that contains the records."""
    for given, row in OF_THE_MONTH:
        case, row = json.loads(json.dumps(given)), dict(row)
        records = {name: case[name].get("records") or [] for name in SOURCES}
        if any(len(of_source) > 1 for of_source in records.values()):
            continue
        if any(
            record["month"] != case["month"] or record["entry_kind"] != "award"
            for record in records["leefloon"]
        ):
            continue
        for record in records["unemployment"]:
            fields = ("day_amount", "half_per_week", "benefit_type", "from", "to")
            row |= {f"unemployment_{name}": record.get(name) for name in fields}
        for record in records["leefloon"]:
            row |= {"leefloon_amount": record["amount"], "leefloon_aid_type": record["aid_type"]}
        for record in records["sickness"]:
            record |= {"document_type": "C21", "nature": 0, "status": "original"}
            row |= {f"sickness_{name}": record[name] for name in ("gross_taxable", "from", "to")}
        yield case, row


IN_THE_ROW = list(with_the_records_in_the_row())


def test_sample_has_computed_and_refused_rows() -> None:
    assert len(CASE_ROWS) > 700
    assert len(IN_THE_ROW) > 400
    assert all(len(records_of(source)) > 100 for source in SOURCES)
    for name in (*CASES, *RECORD_IN_THE_ROW):
        assert any(row.get(name) is not None for _, row in IN_THE_ROW) or name in (
            "stopped",
            "suspended_days",
        ), name


def parsed(form: str, value: Any) -> Any:
    """A value of JSON as pyarrow takes it."""
    if value is None or form in ("text", "whole", "boolean"):
        return value
    if form in ("money", "hours"):
        return Decimal(value)
    return date.fromisoformat(value if form == "date" else f"{value}-01")


def written(path: Path, columns: dict[str, str], rows: Sequence[Row]) -> Path:
    """Rows of JSON as a table, in the format of the ending."""
    if path.suffix == ".parquet":
        table = {
            name: pa.array([parsed(form, row.get(name)) for row in rows], TYPES[form])
            for name, form in columns.items()
        }
        pyarrow.parquet.write_table(pa.table(table), path)
    elif path.suffix == ".csv":
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, list(columns), extrasaction="ignore")
            writer.writeheader()
            writer.writerows({**row, "attendance_working_days": _in_csv(row)} for row in rows)
    else:
        lines = [json.dumps({name: row.get(name) for name in columns}) for row in rows]
        path.write_text("".join(f"{line}\n" for line in lines))
    return path


def _in_csv(row: Row) -> str | None:
    return "true" if row.get("attendance_working_days") else None


def read(path: Path) -> Texts:
    """The rows of an output as texts."""
    if path.suffix == ".csv":
        with path.open(newline="") as file:
            return [
                {name: value or None for name, value in row.items()} for row in csv.DictReader(file)
            ]
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in path.read_text().splitlines()]
        return [
            {
                name: _text(value) if isinstance(value, bool) else value
                for name, value in row.items()
            }
            for row in rows
        ]
    found = pyarrow.parquet.read_table(path).to_pylist()
    for row in found:
        if row["month"] is not None:
            assert row["month"].day == 1
            row["month"] = f"{row['month']:%Y-%m}"
    return [{name: _text(value) for name, value in row.items()} for row in found]


def _text(value: Any) -> str | None:
    """A value as CSV writes it."""
    return None if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def of_the_oracle() -> Texts:
    """What the oracle says of the cases of the tables."""
    told = {row["case_ref"] for row in CASE_ROWS}
    lines = csv.DictReader(io.StringIO(text_of("months/2026-04.amounts.csv")))
    return [
        {name: value or None for name, value in row.items()}
        for row in lines
        if row["case_ref"] in told
    ]


def of_one(case: Row, **options: Any) -> dict[str, str | None]:
    """The row of a single statement."""
    found: dict[str, str | None] = dict.fromkeys(OUT)
    found |= {
        "case_ref": case["case_ref"],
        "month": case["month"],
        "kind": case["agreement"]["kind"],
    }
    try:
        fields = ibo.statement(ibo.Case.from_dict(case), **options).to_dict()
    except ibo.IboError as error:
        return {**found, "error_code": error.code, "error_at": error.at.removeprefix("agreement.")}
    return {**found, **{name: _text(fields[name]) for name in OUT if name in fields}}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables in every format: cases, their records, and `rows` with the records
    in the row.
    """
    folder = tmp_path_factory.mktemp("tables")
    for form in FORMATS:
        written(folder / f"cases.{form}", CASES, CASE_ROWS)
        written(
            folder / f"rows.{form}", {**CASES, **RECORD_IN_THE_ROW}, [row for _, row in IN_THE_ROW]
        )
        for source in SOURCES:
            written(folder / f"{source}.{form}", RECORDS[source], records_of(source))
    return folder


def first_difference(found: Texts, expected: Texts) -> str | None:
    """The first row that differs."""
    if [row["case_ref"] for row in found] != [row["case_ref"] for row in expected]:
        return "the rows are not those of the input, in their order"
    return next(
        (f"{one}, not {two}" for one, two in zip(found, expected, strict=True) if one != two), None
    )


# ---- Statements


@pytest.mark.parametrize("out", FORMATS)
@pytest.mark.parametrize("given", FORMATS)
def test_record_tables_give_the_statements_of_the_cases(
    tables: Path, tmp_path: Path, given: str, out: str
) -> None:
    """Every amount, certainty and refusal equals that of the oracle, which shares no code with
    this.
    """
    output = tmp_path / f"out.{out}"
    records: list[str | Path] = [
        argument for source in SOURCES for argument in (f"--{source}", tables / f"{source}.{given}")
    ]
    done = run("statements", tables / f"cases.{given}", "-o", output, *records)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    found, expected = read(output), of_the_oracle()
    assert list(found[0]) == OUT
    compared = [{name: row[name] for name in expected[0]} for row in found]
    assert first_difference(compared, expected) is None
    assert {row["month"] for row in found} == {"2026-04"}
    assert os.listdir(tmp_path) == [output.name]


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("out", FORMATS)
@pytest.mark.parametrize("given", FORMATS)
def test_records_in_the_row_give_the_statements_of_the_cases(
    tables: Path, tmp_path: Path, given: str, out: str, jobs: str
) -> None:
    output = tmp_path / f"out.{out}"
    done = run("statements", tables / f"rows.{given}", "-o", output, "--jobs", jobs)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert first_difference(read(output), [of_one(case) for case, _ in IN_THE_ROW]) is None


def test_input_and_output_formats_can_be_mixed(tables: Path, tmp_path: Path) -> None:
    records: list[str | Path] = [
        "--unemployment",
        tables / "unemployment.csv",
        "--leefloon",
        tables / "leefloon.jsonl",
    ]
    records += ["--sickness", tables / "sickness.parquet"]
    output = tmp_path / "out.csv"
    assert run("statements", tables / "cases.parquet", "-o", output, *records).returncode == 0
    assert [row["net"] for row in read(output)] == [row["net"] for row in of_the_oracle()]


def test_other_libraries_read_the_output(tables: Path, tmp_path: Path) -> None:
    duckdb, polars = pytest.importorskip("duckdb"), pytest.importorskip("polars")
    output = tmp_path / "out.parquet"
    assert run("statements", tables / "rows.parquet", "-o", output).returncode == 0
    net = sum(Decimal(of_one(case)["net"] or 0) for case, _ in IN_THE_ROW)
    assert polars.read_parquet(output)["net"].sum() == net
    assert duckdb.sql(f"select sum(net) from '{output}'").fetchall() == [(net,)]


def test_options_apply_to_tables(tables: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    done = run("statements", tables / "rows.parquet", "-o", output, "--require", "secondary")
    assert done.returncode == 1
    found = read(output)
    assert (
        first_difference(found, [of_one(case, require="secondary") for case, _ in IN_THE_ROW])
        is None
    )
    assert {row["error_code"] for row in found} == {None, "certainty-too-weak"}
    own = tmp_path / "own.toml"
    own.write_text(
        '[[value]]\nid = "rsz.employee-rate"\nfrom = "2026-04-01"\nvalue = "0.14"\ncertainty = "official"\nsource = "made up"\n'
    )
    parameters = ibo.Parameters().with_file(own)
    done = run("statements", tables / "rows.csv", "-o", output, "--parameters", own)
    assert done.returncode == 0
    assert (
        first_difference(
            read(output), [of_one(case, parameters=parameters) for case, _ in IN_THE_ROW]
        )
        is None
    )


def test_missing_source_is_not_asked(tables: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    records: list[str | Path] = [
        "--unemployment",
        tables / "unemployment.csv",
        "--leefloon",
        tables / "leefloon.csv",
    ]
    assert run("statements", tables / "cases.csv", "-o", output, *records).returncode == 1
    assert {(row["error_code"], row["error_at"]) for row in read(output)} == {
        ("source-not-available", "sickness")
    }
    assert (
        run("statements", tables / "cases.csv", "-o", output, *records, "--provisional").returncode
        == 0
    )
    assert {row["error_code"] for row in read(output)} == {None}


def test_rows_without_a_source_are_provisional(tables: Path, tmp_path: Path) -> None:
    """They are marked, counted in the summary, and the source that was not asked is named."""
    records: list[str | Path] = [
        "--unemployment",
        tables / "unemployment.csv",
        "--leefloon",
        tables / "leefloon.csv",
    ]
    for out in FORMATS:
        output = tmp_path / f"out.{out}"
        done = run("statements", tables / "cases.csv", "-o", output, *records, "--provisional")
        assert done.returncode == 0
        assert {row["provisional"] for row in read(output)} == {"true"}
        assert (
            f"provisional: {len(CASE_ROWS)} rows; not asked: sickness" in done.stderr.splitlines()
        )


@pytest.mark.parametrize("command", ["statements", "payments"])
def test_library_and_fingerprint_are_in_the_file_or_the_summary(
    tables: Path, tmp_path: Path, command: str
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[value]]\nid = "withholding.rate"\nfrom = "2026-04-01"\nvalue = "0.12"\ncertainty = "hypothetical"\n'
        'source = "a reform"\n'
    )
    payment = {"premium": "588.57", "employment_hours": "19", "full_time_hours": "38"}
    forms = {"premium": "money", "employment_hours": "hours", "full_time_hours": "hours"}
    given = tables / "rows.parquet"
    if command == "payments":
        given = written(tmp_path / "in.parquet", forms, [payment])
    options: list[str | Path] = ["--month", "2026-04"] if command == "payments" else []
    overlay: list[str | Path] = ["--parameters", own]
    for files, parameters in (([], ibo.Parameters()), (overlay, ibo.Parameters().with_file(own))):
        for out in FORMATS:
            output = tmp_path / f"out.{out}"
            done = run(command, given, "-o", output, *options, *files)
            assert done.returncode == 0, done.stderr
            assert done.stderr.splitlines()[-1] == f"values: {parameters.fingerprint}"
        metadata = pyarrow.parquet.ParquetFile(tmp_path / "out.parquet").metadata.metadata
        assert metadata[b"ibo.values"].decode() == parameters.fingerprint
        assert metadata[b"ibo.library"].decode() == f"ibo {ibo.__version__}"
        assert (
            pyarrow.parquet.read_schema(tmp_path / "out.parquet").metadata[b"ibo.values"]
            == metadata[b"ibo.values"]
        )
        weakest = "hypothetical" if files else "secondary"
        certainties = pyarrow.parquet.read_table(tmp_path / "out.parquet")["certainty"].to_pylist()
        assert (weakest in certainties) == ({*certainties} == {weakest} or not files)


@pytest.mark.parametrize("out", FORMATS)
def test_assumptions_option_adds_a_column(tables: Path, tmp_path: Path, out: str) -> None:
    """The ids of what each row takes as given: a list, in CSV with spaces between them."""
    output = tmp_path / f"out.{out}"
    done = run(
        "statements", tables / "rows.csv", "-o", output, "--assumptions", "--require", "assumed"
    )
    assert done.returncode == 0, done.stderr
    wanted: list[list[str]] = []
    for case, _ in IN_THE_ROW:
        found = ibo.statement(ibo.Case.from_dict(case)).assumptions
        wanted.append([*dict.fromkeys(assumption.id for assumption in found)])
    if out == "csv":
        with output.open(newline="") as file:
            assert [(row["assumptions"] or "").split() for row in csv.DictReader(file)] == wanted
    elif out == "jsonl":
        assert [
            json.loads(line)["assumptions"] for line in output.read_text().splitlines()
        ] == wanted
    else:
        assert pyarrow.parquet.read_table(output)["assumptions"].to_pylist() == wanted
    assert [] in wanted
    assert any(len(ids) > 2 for ids in wanted)


def test_assumptions_of_refused_rows(tmp_path: Path) -> None:
    """Null, not an empty list; a row that assumes nothing has an empty one."""
    rows = [
        simple(),
        simple(case_ref="A-1028", percentage=75),
        simple(case_ref="A-1029", end="2026-03-27"),
    ]
    given = written(tmp_path / "in.csv", COLUMNS, rows)
    assert run("statements", given, "-o", tmp_path / "out.jsonl", "--assumptions").returncode == 1
    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    # 26 days from a Monday to a Friday are four weeks, by a reading (R1.4); the last days of March
    # are not worked.
    assert [json.loads(line)["assumptions"] for line in lines] == [[], None, None]
    rows[2] |= {"attendance_working_days": True}
    columns = {**COLUMNS, "attendance_working_days": "boolean"}
    given = written(tmp_path / "in.csv", columns, rows)
    assert run("statements", given, "-o", tmp_path / "out.jsonl", "--assumptions").returncode == 1
    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    assert json.loads(lines[2])["assumptions"] == ["R1.4/four-weeks", "payment.working-days"]
    for arguments in (["cases.jsonl", "--assumptions"], ["-", "--assumptions"]):
        done = run("statements", *arguments, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (2, "ibo: --assumptions is for a table of cases\n")


SIMPLE = {
    "case_ref": "A-1027",
    "month": "2026-03",
    "kind": "ibo",
    "start": "2026-03-02",
    "end": "2026-08-28",
    "reference_gross_wage": "2500.00",
    "percentage": 80,
    "employment_hours": "38",
    "full_time_hours": "38",
    "unemployment_day_amount": "55.29",
    "leefloon_amount": None,
    "sickness_gross_taxable": None,
}
CSV_ROW = "".join(
    "," if value is None else f",{value}" for name, value in SIMPLE.items() if name != "case_ref"
)
COLUMNS = {name: {**CASES, **RECORD_IN_THE_ROW}[name] for name in SIMPLE}
HEADS, ROW = ",".join(COLUMNS), f"A-1027{CSV_ROW}"


def simple(**fields: Any) -> Row:
    return {**SIMPLE, **fields}


@pytest.mark.parametrize("out", FORMATS)
@pytest.mark.parametrize("given", FORMATS)
def test_refused_rows_and_the_summary(tmp_path: Path, given: str, out: str) -> None:
    rows = [
        simple(),
        simple(case_ref="A-1028", percentage=75),
        simple(case_ref="A-1029", start="2026-02-30" if given != "parquet" else "2016-02-29"),
        simple(case_ref='A,"10"\\30'),
        simple(case_ref="A-1031", kind=None),
        simple(),
        simple(case_ref="A-1032", reference_gross_wage="2500.005")
        if given != "parquet"
        else simple(case_ref="A-1032", percentage=1),
    ]
    output = tmp_path / f"out.{out}"
    done = run("statements", written(tmp_path / f"in.{given}", COLUMNS, rows), "-o", output)
    assert (done.returncode, done.stdout) == (1, "")
    found = read(output)
    assert [row["case_ref"] for row in found] == [row["case_ref"] for row in rows]
    refused = [(row["error_code"], row["error_at"]) for row in found]
    assert refused == [
        (None, None),
        ("percentage-not-allowed", "percentage"),
        ("date-impossible", "start") if given != "parquet" else ("scheme-not-covered", "start"),
        (None, None),
        ("missing-field", "kind"),
        ("duplicate-case", "case_ref"),
        ("amount-too-many-decimals", "reference_gross_wage")
        if given != "parquet"
        else ("percentage-not-allowed", "percentage"),
    ]
    for row in found:
        assert row["net"] == (None if row["error_code"] else "523.18")
    for word in ("7", "5", "percentage-not-allowed", "duplicate-case", "1,046.36"):
        assert re.search(rf"(^|\s){word}(\s|$)", done.stderr.replace("1046.36", "1,046.36")), (
            done.stderr
        )
    assert "A-10" not in done.stderr
    again = run("statements", tmp_path / f"in.{given}", "-o", output, "--allow-duplicates")
    assert again.returncode == 1
    assert read(output)[5] == found[0]


@pytest.mark.parametrize("given", ["csv", "jsonl"])
def test_month_column_accepts_a_date(tmp_path: Path, given: str) -> None:
    """Most programs write such a column as dates; an invalid date is still refused."""
    months = [
        "2026-04",
        "2026-04-30",
        None,
        "2026-04-31",
        "2026-4",
        "2026-04-1",
        "20260430",
        "2026-04-01",
        "2026-W18-1",
    ]
    rows = [simple(case_ref=f"A-{number}", month=month) for number, month in enumerate(months)]
    output = tmp_path / "out.csv"
    assert (
        run("statements", written(tmp_path / f"in.{given}", COLUMNS, rows), "-o", output).returncode
        == 1
    )
    found = read(output)
    assert [row["month"] for row in found] == [
        "2026-04" if at in (0, 1, 7) else None for at in range(len(months))
    ]
    assert {row["error_at"] for row in found if row["month"] is None} == {"month"}


@pytest.mark.parametrize("given", ["parquet", "csv"])
def test_table_without_rows_gives_a_table_without_rows(tmp_path: Path, given: str) -> None:
    """JSON Lines without a line have no columns, so they are not a table."""
    given_path = written(tmp_path / f"in.{given}", COLUMNS, [])
    for out in FORMATS:
        output = tmp_path / f"out.{out}"
        done = run("statements", given_path, "-o", output)
        assert done.returncode == 0, done.stderr
        assert read(output) == []
    assert (tmp_path / "out.csv").read_text() == ",".join(OUT) + "\n"


def test_cents_columns_give_decimal_amounts(tmp_path: Path) -> None:
    """In Parquet cents stay cents; texts have the same columns whatever came in."""
    rows = pa.table(
        {
            **{
                name: pa.array([parsed(form, SIMPLE[name])] * 2, TYPES[form])
                for name, form in COLUMNS.items()
                if form != "money"
            },
            "reference_gross_wage_cents": [250_000, 250_001],
            "unemployment_day_amount_cents": pa.array([5_529, None], pa.int32()),
            "leefloon_amount_cents": pa.array([None, None], pa.int64()),
            "sickness_gross_taxable_cents": pa.array([None, None], pa.int64()),
        }
    )
    pyarrow.parquet.write_table(rows, tmp_path / "in.parquet")
    for out in FORMATS:
        done = run(
            "statements",
            tmp_path / "in.parquet",
            "-o",
            tmp_path / f"out.{out}",
            "--allow-duplicates",
        )
        assert done.returncode == 0, done.stderr
    table = pyarrow.parquet.read_table(tmp_path / "out.parquet")
    assert table["net_cents"].to_pylist()[0] == 52_318
    assert table.schema.field("net_cents").type == pa.int64()
    for out in ("csv", "jsonl"):
        found = read(tmp_path / f"out.{out}")
        assert list(found[0]) == OUT
        for name in AMOUNTS:
            cents = table[f"{name}_cents"].to_pylist()
            assert [row[name] for row in found] == [
                None if c is None else f"{Decimal(c) / 100:.2f}" for c in cents
            ]


# ---- Payments


@pytest.mark.parametrize("out", FORMATS)
@pytest.mark.parametrize("given", FORMATS)
def test_payments_equal_the_library(tmp_path: Path, given: str, out: str) -> None:
    forms = {"premium": "money", "employment_hours": "hours", "full_time_hours": "hours"}
    forms |= {"attendance_paid": "hours", "attendance_normal": "hours"}
    rows: list[Row] = [
        {
            "premium": f"{cents // 100}.{cents % 100:02}",
            "employment_hours": "19",
            "full_time_hours": "38",
        }
        for cents in range(-1, 120_000, 997)
    ]
    rows[2] |= {"attendance_paid": "76", "attendance_normal": "167.20"}
    rows[0] |= {"premium": "-0.01"}
    output = tmp_path / f"out.{out}"
    done = run(
        "payments",
        written(tmp_path / f"in.{given}", forms, rows),
        "-o",
        output,
        "--month",
        "2026-03",
    )
    assert done.returncode == 1, done.stderr
    if out == "parquet":
        table = pyarrow.parquet.read_table(output).to_pylist()
        found = [
            {name: None if value is None else str(value) for name, value in row.items()}
            for row in table
        ]
    else:
        found = read(output)
    assert found[0] == {
        **dict.fromkeys(found[0]),
        "error_code": "amount-negative",
        "error_at": "premium",
    }
    for row, payment in zip(rows[1:], found[1:], strict=True):
        attendance = (
            f"{row['attendance_paid']}/{row['attendance_normal']}"
            if "attendance_paid" in row
            else None
        )
        expected = ibo.payment(
            premium=row["premium"], fraction="19/38", attendance=attendance, month="2026-03"
        )
        for name in ("premium_after_fraction", "premium_due", "withholding_tax", "net"):
            assert payment[name] == str(getattr(expected, name))


def test_payments_with_an_invalid_month_exits_with_2(tmp_path: Path) -> None:
    forms = {"premium": "money", "employment_hours": "hours", "full_time_hours": "hours"}
    given = written(
        tmp_path / "in.csv",
        forms,
        [{"premium": "1.00", "employment_hours": "38", "full_time_hours": "38"}],
    )
    done = run("payments", given, "-o", tmp_path / "out.csv", "--month", "2026-13")
    assert (done.returncode, os.listdir(tmp_path)) == (2, ["in.csv"])
    assert "month" in done.stderr
    assert "Traceback" not in done.stderr


# ---- What is wrong with a table


def refused_whole(tmp_path: Path, *arguments: str | Path) -> str:
    """Runs a job that cannot be done: the output keeps what it had, and nothing lies beside it.
    Gives what is said.
    """
    before = sorted(os.listdir(tmp_path))
    outputs = [
        Path(argument) for option, argument in itertools.pairwise(arguments) if option == "-o"
    ]
    content = [path.read_bytes() if path.is_file() else None for path in outputs]
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert sorted(os.listdir(tmp_path)) == before
    assert [path.read_bytes() if path.is_file() else None for path in outputs] == content
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("ibo: ") and done.stderr.count("\n") == 1, done.stderr
    assert "A-10" not in done.stderr and "2500" not in done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("form", "text", "told"),
    [
        ("csv", "", "cases.case_ref: "),
        ("csv", f"{HEADS}\n{ROW}\n{ROW},2500.00\n", f"in.csv, line 3: {len(COLUMNS) + 1} fields, where the first line names {len(COLUMNS)}"),
        ("csv", f"{HEADS}\n{ROW}\nA-1028\n", f"in.csv, line 3: 1 field, where the first line names {len(COLUMNS)}"),
        ("csv", f"{HEADS}\n\n{ROW}\n\n\nA-1028\n", "in.csv, line 6: 1 field, where the first line names"),
        ("csv", f"{HEADS}\r\n\r\n{ROW}\r\nA-1028\r\n", "in.csv, line 4: 1 field, where the first line names"),
        ("csv", f"\r\r{HEADS}\r{ROW}\r\rA-1028\r", "in.csv, line 6: 1 field, where the first line names"),
        ("csv", ",".join(COLUMNS) + "\n\n\n" + '"A-1027' + CSV_ROW + "\n" + 'A-1028"' + CSV_ROW + "\n", "in.csv, line 4: a quote is opened"),
        ("csv", ",".join(COLUMNS) + ",attendance_working_days\n\n" + "A-1027" + CSV_ROW + ",maybe\n", "in.csv, line 3: attendance_working_days: must be true or false"),
        ("csv", "case_ref,month\n\xff,2026-03\n", "cases.kind"),
        ("csv", ",".join(COLUMNS) + '\n"A-1027' + CSV_ROW + "\n" + 'A-1028"' + CSV_ROW + "\n", "in.csv, line 2: a quote is opened"),
        ("csv", "case_ref,month\nA-1027,2026-03\n", "cases.kind"),
        ("csv", ",".join(COLUMNS) + ",name\n", "cases.name"),
        ("csv", ",".join(COLUMNS) + ",kind\n", "cases.kind"),
        ("jsonl", "", "cases."),
        ("jsonl", "{}\n", "cases."),
        ("jsonl", json.dumps({**SIMPLE, "name": "x"}) + "\n", "cases.name"),
        ("jsonl", '{"case_ref": "A-1027"}\n\n', "cases."),
        ("jsonl", json.dumps(SIMPLE) * 2 + "\n", "in.jsonl, line 1: each line must be one JSON object"),
        ("jsonl", json.dumps(SIMPLE) + ",1," + json.dumps(SIMPLE) + '\n{"case_ref":[{}\n{}]}\n{"case_ref":[{}\n{}]}\n', "in.jsonl, line 1: each line must be one JSON object"),
    ],
)  # fmt: skip
def test_malformed_table_file_is_refused_with_its_line(
    tmp_path: Path, form: str, text: str, told: str
) -> None:
    given, output = tmp_path / f"in.{form}", tmp_path / "out.csv"
    given.write_bytes(text.encode("latin-1"))
    output.write_text("what was there")
    assert told in refused_whole(tmp_path, "statements", given, "-o", output)


def test_open_quote_at_the_end_of_a_block_is_refused(tmp_path: Path) -> None:
    """A file is read by the mebibyte."""
    row = "A-1027" + CSV_ROW[: CSV_ROW.rindex(",") + 1] + "\n"
    text = ",".join(COLUMNS) + "\n" + row * 60_000
    end_of_row = text.rindex("\n", 0, 1024 * 1024)
    given = tmp_path / "in.csv"
    given.write_text(text[:end_of_row] + '"' + text[end_of_row:])
    told = refused_whole(tmp_path, "statements", given, "-o", tmp_path / "out.csv")
    line = text.count("\n", 0, end_of_row) + 1
    assert f"in.csv, line {line}: a quote is opened and not closed" in told


def test_csv_with_only_a_header_has_no_rows(tmp_path: Path) -> None:
    for end in ("", "\n", "\r\n", "\n\n"):
        given, output = tmp_path / "in.csv", tmp_path / "out.csv"
        given.write_text(",".join(COLUMNS) + end)
        assert run("statements", given, "-o", output).returncode == 0
        assert read(output) == []


@pytest.mark.parametrize("value", [2500, 2500.5, True, [], {"a": 1}])
def test_json_value_of_another_type_is_wrong_type(tmp_path: Path, value: object) -> None:
    """A JSON number is not accepted as money, as in the JSON of a case; whole numbers are."""
    whole = ("percentage", "employment_hours", "full_time_hours")
    given, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [SIMPLE]
    rows += [{**SIMPLE, "case_ref": f"of-{column}", column: value} for column in SIMPLE]
    given.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert run("statements", given, "-o", output).returncode == 1
    first, *refused = read(output)
    assert first["error_code"] is None
    assert len(refused) == len(SIMPLE) > 10
    for column, row in zip(SIMPLE, refused, strict=True):
        if type(value) is int and column in whole:
            assert row["error_code"] not in (None, "wrong-type"), column
        else:
            assert (row["error_code"], row["error_at"]) == ("wrong-type", column)


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_fault_deep_in_the_file_names_its_line(tmp_path: Path, form: str) -> None:
    """What was written before it goes away with it."""
    rows = [simple(case_ref=f"A-{number}") for number in range(200_000)]
    given, output = written(tmp_path / f"in.{form}", COLUMNS, rows), tmp_path / "out.parquet"
    output.write_text("what was there")
    data = bytearray(given.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 2000] = b"\n\xff{" * 666 + b"\xff\n"
    given.write_bytes(data)
    refused_whole(tmp_path, "statements", given, "-o", output)


@pytest.mark.parametrize("form", FORMATS)
def test_orphan_record_exits_with_2(tables: Path, tmp_path: Path, form: str) -> None:
    records = [*records_of("leefloon"), {**records_of("leefloon")[0], "case_ref": "A-1027"}]
    leefloon = written(tmp_path / f"leefloon.{form}", RECORDS["leefloon"], records)
    arguments: list[str | Path] = [
        "statements",
        tables / f"cases.{form}",
        "-o",
        tmp_path / "out.csv",
        "--leefloon",
        leefloon,
    ]
    arguments += [
        "--unemployment",
        tables / f"unemployment.{form}",
        "--sickness",
        tables / f"sickness.{form}",
    ]
    told = refused_whole(tmp_path, *arguments)
    assert (
        f"leefloon row {len(records) - 1} (counted from 0), case_ref: " in told
        and "(unknown-case)" in told
    )


def test_content_that_does_not_match_the_ending_is_refused(tmp_path: Path) -> None:
    given = written(tmp_path / "in.csv", COLUMNS, [SIMPLE])
    for wrong in ("in.parquet", "in.jsonl"):
        (tmp_path / wrong).write_bytes(given.read_bytes())
        assert wrong in refused_whole(
            tmp_path, "statements", tmp_path / wrong, "-o", tmp_path / "out.parquet"
        )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["in.csv"], "name its file, for example with -o statements.parquet"),
        (["in.parquet"], "name its file"),
        (["cases.jsonl", "--leefloon", "in.csv"], "name its file"),
        (["in.csv", "-o", "out.xls"], "out.xls: the name of the output must end in .parquet, .csv, .jsonl, .ndjson or .xlsx"),
        (["in.csv", "-o", "out"], "out: the name of the output must end in"),
        (["in.csv", "-o", ""], "the name of the output must end in"),
        (["in.csv", "-o", "none/out.csv"], "none/out.csv: the output cannot be written: No such file"),
        (["in.csv", "-o", "folder.csv"], "folder.csv: "),
        (["folder.csv", "-o", "out.csv"], "folder.csv: no Parquet file in this folder"),
        (["none.csv", "-o", "out.csv"], "none.csv: No such file"),
        (["none.parquet", "-o", "out.csv"], "none.parquet: No such file"),
        (["none.jsonl", "-o", "out.csv"], "none.jsonl: No such file"),
        (["none.jsonl", "-o", "out.jsonl"], "none.jsonl: No such file"),
        (["in.csv", "-o", "out.csv", "--leefloon", "none.csv"], "none.csv: No such file"),
        (["in.csv", "-o", "out.csv", "--leefloon", "in.xls"], "in.xls: the name of a table file must end in"),
        (["in.csv", "-o", "out.csv", "--text", "nl"], "--text, --notice en --with-case zijn voor dossiers als JSON"),
        (["in.csv", "-o", "out.csv", "--notice"], "--text, --notice and --with-case are for cases as JSON"),
        (["in.csv", "-o", "out.csv", "--parameters", "none.toml"], "none.toml: No such file"),
        (["in.csv", "-o", "in.csv"], "in.csv: this file is an input"),
        (["in.csv", "-o", "./folder.csv/../in.csv"], "in.csv: this file is an input"),
        (["in.csv", "-o", "link.csv"], "link.csv: this file is an input"),
        (["in.csv", "-o", "hard.csv"], "hard.csv: this file is an input"),
        (["cases.csv", "-o", "in.csv", "--leefloon", "in.csv"], "in.csv: this file is an input"),
        (["cases.jsonl", "-o", "cases.jsonl"], "cases.jsonl: this file is an input"),
        (["-", "-o", "out.csv"], "of cases as JSON, as in standard input"),
        (["-", "-o", "out.jsonl", "--leefloon", "in.csv"], "standard input: --leefloon is for a table"),
        (["cases.json", "-o", "out.parquet"], "the statements of cases as JSON, as in cases.json, are JSON"),
        (["cases.jsonl", "-o", "out.txt"], "a file that ends in .jsonl"),
        (["cases.jsonl", "-o", "out.jsonl", "--text", "nl"], "een bestand dat eindigt op .txt"),
    ],
)  # fmt: skip
def test_invalid_combination_of_arguments_exits_with_2(
    tmp_path: Path, arguments: list[str], told: str
) -> None:
    written(tmp_path / "in.csv", COLUMNS, [SIMPLE])
    written(
        tmp_path / "cases.csv", {name: CASES[name] for name in SIMPLE if name in CASES}, [SIMPLE]
    )
    (tmp_path / "cases.jsonl").write_bytes(MONTH.read_bytes().splitlines()[0])
    (tmp_path / "cases.json").write_bytes(MONTH.read_bytes().splitlines()[0])
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "link.csv").symlink_to("in.csv")
    (tmp_path / "hard.csv").hardlink_to(tmp_path / "in.csv")
    content = (tmp_path / "in.csv").read_bytes()
    before = sorted(os.listdir(tmp_path))
    done = run("statements", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted(os.listdir(tmp_path)) == before
    assert (tmp_path / "in.csv").read_bytes() == content


def test_missing_pyarrow_says_what_to_install(tmp_path: Path) -> None:
    given = written(tmp_path / "in.csv", COLUMNS, [SIMPLE])
    script = "import sys\nsys.modules['pyarrow'] = None\nfrom ibo.__main__ import main\nsys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", script, "statements"]
    done = subprocess.run(
        [*command, str(given), "-o", str(tmp_path / "out.csv")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, os.listdir(tmp_path)) == (2, "", ["in.csv"])
    assert (
        done.stderr == "ibo: reading and writing tables needs pyarrow: pip install 'ibo[tables]'\n"
    )
    done = subprocess.run([*command, str(MONTH)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1000), "cases as JSON need none"


# ---- The file that is written


@pytest.mark.parametrize(
    "options", [[], ["--notice"], ["--text", "en"], ["--require", "official"]], ids=" ".join
)
def test_output_option_writes_the_statements_of_json_cases(
    tmp_path: Path, options: list[str]
) -> None:
    """The same bytes as on standard output, and the same last word."""
    for name in ("2026-04", "2026-04-broken"):
        given = FIXTURES / f"months/{name}.jsonl"
        output = tmp_path / ("out.txt" if "--text" in options else "out.jsonl")
        shown = run("statements", given, *options)
        done = run("statements", given, *options, "-o", output, "--jobs", "2")
        assert (done.returncode, done.stdout, done.stderr) == (shown.returncode, "", shown.stderr)
        assert output.read_text() == shown.stdout
        assert os.listdir(tmp_path) == [output.name]
        output.unlink()


def test_json_rows_without_output_option_name_it(tmp_path: Path) -> None:
    """Rows are refused one by one, and a note says what to do."""
    given = written(tmp_path / "in.jsonl", COLUMNS, [SIMPLE, SIMPLE])
    done = run("statements", given)
    assert done.returncode == 1
    assert [json.loads(line)["line"] for line in done.stdout.splitlines()] == [1, 2]
    assert done.stderr.startswith(
        "2 lines: 0 computed, 2 refused\nibo: these look like the rows of a table"
    )


def test_json_rows_are_recognised_by_the_first_line(tmp_path: Path) -> None:
    given, output = written(tmp_path / "in.ndjson", COLUMNS, [SIMPLE]), tmp_path / "out.ndjson"
    assert run("statements", given, "-o", output).returncode == 0
    assert json.loads(output.read_text())["net"] == "523.18"


@posix
def test_replaced_file_keeps_permissions_and_links(tmp_path: Path) -> None:
    """A new file has the default permissions; a replaced one keeps its own, also behind a link."""
    given, output = written(tmp_path / "in.csv", COLUMNS, [SIMPLE]), tmp_path / "out.csv"
    (tmp_path / "any").touch()
    assert run("statements", given, "-o", output).returncode == 0
    assert output.stat().st_mode == (tmp_path / "any").stat().st_mode
    output.chmod(0o640)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/link.csv").symlink_to(output)
    output.write_text("")
    assert run("statements", given, "-o", tmp_path / "folder/link.csv").returncode == 0
    assert (tmp_path / "folder/link.csv").is_symlink()
    assert stat.S_IMODE(output.stat().st_mode) == 0o640
    assert len(read(output)) == 1


@posix
@pytest.mark.parametrize("out", FORMATS)
def test_full_disk_leaves_no_output_file(tmp_path: Path, out: str) -> None:
    """A file may grow to no more than this: as on a full disk, the job ends with a word, and leaves
    nothing.
    """
    given = written(
        tmp_path / "in.parquet",
        COLUMNS,
        [simple(case_ref=f"A-{number}") for number in range(50_000)],
    )
    script = (
        "import resource, sys\nresource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "from ibo.__main__ import main\nsys.exit(main(sys.argv[1:]))"
    )
    output = tmp_path / f"out.{out}"
    output.write_text("what was there")
    command = [sys.executable, "-c", script, "statements", str(given), "-o", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"ibo: {output}: the output cannot be written: File too large\n"
    assert output.read_text() == "what was there"
    assert sorted(os.listdir(tmp_path)) == ["in.parquet", output.name]


# ---- Ctrl-C, a terminal, memory


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with tables of so many rows that reading takes a while."""
    folder = tmp_path_factory.mktemp("many")
    row = {**SIMPLE, "case_ref": ""}
    line = json.dumps(row)
    head, tail = line[: line.index('""') + 1], line[line.index('""') + 1 :]
    with (folder / "in.jsonl").open("w") as file:
        file.writelines(f"{head}A-{number}{tail}\n" for number in range(500_000))
    with (folder / "in.csv").open("w") as file:
        file.write(",".join(COLUMNS) + "\n")
        values = ",".join("" if value is None else str(value) for value in row.values())
        file.writelines(f"A-{number}{values}\n" for number in range(3_000_000))
    return folder


def started(*arguments: str | Path, stderr: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """The command, still running, which heeds interrupts though the tests may not."""
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )


@posix
@pytest.mark.parametrize("out", FORMATS)
@pytest.mark.parametrize("given", ["csv", "jsonl"])
def test_interrupt_leaves_no_output_file(many: Path, tmp_path: Path, given: str, out: str) -> None:
    output = tmp_path / f"out.{out}"
    output.write_text("what was there")
    process = started("statements", many / f"in.{given}", "-o", output)
    for _ in range(500):
        time.sleep(0.02)
        if (
            any(part.stat().st_size for part in tmp_path.glob(".out*"))
            or process.poll() is not None
        ):
            break
    process.send_signal(signal.SIGINT)
    shown, message = process.communicate(timeout=60)
    assert (process.returncode, shown, message) == (130, b"", b"ibo: interrupted\n")
    assert output.read_text() == "what was there"
    assert os.listdir(tmp_path) == [output.name]


@posix
@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
def test_progress_is_shown_at_a_terminal_only(many: Path, tmp_path: Path, terminal: bool) -> None:
    if terminal:
        import pty

        ours, theirs = pty.openpty()
    else:
        ours, theirs = os.pipe()
    process = started("statements", many / "in.jsonl", "-o", tmp_path / "out.csv", stderr=theirs)
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # a terminal ends with an error
        while part := os.read(ours, 65536):
            shown += part
    os.close(ours)
    assert process.communicate()[0] == b""
    assert process.returncode == 0
    text = shown.decode().replace("\r\n", "\n")
    summary = "500,000 rows, 0 refused\n"
    if terminal:
        assert re.search(
            r"\rin\.jsonl +\d+% \[#+\.*\] [\d,]+ rows, [\d,]+ a second, \d+ s left", text
        )
        assert re.search(rf"\r +\r{summary}", text), "the bar is wiped before the last word"
    else:
        assert text.startswith(summary)
        assert "\r" not in text and "%" not in text


@pytest.mark.parametrize(
    ("given", "out", "rows"),
    [("parquet", "parquet", 400_000), ("csv", "csv", 200_000), ("jsonl", "jsonl", 60_000)],
)
def test_memory_does_not_grow_with_the_file(
    tmp_path: Path, given: str, out: str, rows: int
) -> None:
    """Five times as many rows take about as much memory; the look for duplicates, which takes 8
    bytes a row, is left out.
    """
    if not Path("/proc/self/status").exists():
        pytest.skip("the memory of a process is read from /proc")
    script = (
        "import sys\nfrom ibo.__main__ import main\nassert main(sys.argv[1:]) == 0\n"
        "print([line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')][0], file=sys.stderr)"
    )
    peaks = []
    for length in (rows, 5 * rows):
        path = tmp_path / f"{length}.{given}"
        if given == "parquet":
            batch = pa.table(
                {
                    name: pa.array([parsed(form, SIMPLE[name])] * 100_000, TYPES[form])
                    for name, form in COLUMNS.items()
                }
            )
            with pyarrow.parquet.ParquetWriter(path, batch.schema) as writer:
                for _ in range(length // 100_000):
                    writer.write_table(batch)
        else:
            written(path, COLUMNS, [SIMPLE])
            *head, line = path.read_text().splitlines(keepends=True)
            path.write_text("".join(head) + line * length)
        command = [sys.executable, "-c", script, "statements", str(path), "--allow-duplicates"]
        done = subprocess.run(
            [*command, "-o", str(tmp_path / f"out.{out}")],
            capture_output=True,
            text=True,
            check=True,
        )
        peaks.append(int(done.stderr.splitlines()[-1]))
    assert peaks[1] - peaks[0] < 64 * 1024, f"{peaks} KiB"


def test_commands_of_the_readme_run(tables: Path, tmp_path: Path) -> None:
    """Under Files, as they stand there, with the tables that they name."""
    text = (PROJECT / "ibo-py/README.md").read_text(encoding="utf-8")
    section = text[text.index("## Files") :]
    block = re.findall(
        r"^```sh\n(.*?)^```$", section[: section.index("\n## ", 5)], re.DOTALL | re.MULTILINE
    )
    commands = "".join(block).splitlines()
    assert len(commands) >= 4
    given = {
        "rva.parquet": "unemployment.parquet",
        "podmi.csv": "leefloon.csv",
        "nic.jsonl": "sickness.jsonl",
    }
    given |= {"cases.csv": "rows.csv"}
    for name, table in given.items():
        shutil.copy(tables / table, tmp_path / name)
    forms = {"premium": "money", "employment_hours": "hours", "full_time_hours": "hours"}
    payment = {"premium": "588.57", "employment_hours": "19", "full_time_hours": "38"}
    written(tmp_path / "payments.parquet", forms, [payment])
    for command in commands:
        program, *arguments = command.split()
        assert program == "ibo"
        shutil.copy(
            tables / ("cases.parquet" if "--sickness" in command else "rows.parquet"),
            tmp_path / "cases.parquet",
        )
        output = tmp_path / arguments[arguments.index("-o") + 1]
        output.unlink(missing_ok=True)
        done = run(*arguments, cwd=tmp_path)
        assert done.returncode == ("--require" in command), done.stderr
        assert output.is_file()


@pytest.mark.parametrize("command", ["statements", "payments"])
def test_help_fits_a_terminal(command: str) -> None:
    environment = {**os.environ, "COLUMNS": "80"}
    done = subprocess.run(
        [*COMMAND, command, "--help"], capture_output=True, text=True, check=False, env=environment
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: ibo {command}")
    assert max(map(len, done.stdout.splitlines())) <= 80
