"""CSV as offices and programs write it: what is read, what is refused, and what is said of it."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
from pathlib import Path

import ibo
import pyarrow as pa  # type: ignore[import-untyped]
import pytest

HEADS = "premium,employment_hours,full_time_hours"
BELGIAN = "premium;employment_hours;full_time_hours\n588,57;38;38\n1.588,57;38;38\n"
NETS = ["523.18", "1412.08"]
"""588.57 - 65.39, and 1,588.57 - 176.49: 11.11 % of each is withheld."""


def run(*arguments: str | Path, given: bytes | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "ibo", *map(str, arguments)],
        input=given,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def nets(output: Path, separator: str = ",") -> list[str]:
    heads, *lines = output.read_text().splitlines()
    at = heads.split(separator).index("net")
    return [line.split(separator)[at] for line in lines]


def paid(tmp_path: Path, content: bytes | str, *options: str, name: str = "in.csv") -> str:
    """What is said of payments that compute to the nets of 588.57 and 1,588.57."""
    given, output = tmp_path / name, tmp_path / "out.csv"
    given.write_bytes(content.encode() if isinstance(content, str) else content)
    done = run("payments", given, "-o", output, *options)
    assert (done.returncode, nets(output)) == (0, NETS), done.stderr
    return done.stderr


def refused(tmp_path: Path, content: bytes | str, *options: str) -> str:
    """What is said of a table of payments that is refused as a whole: nothing is written."""
    given, output = tmp_path / "in.csv", tmp_path / "out.csv"
    given.write_bytes(content.encode() if isinstance(content, str) else content)
    done = run("payments", given, "-o", output, *options)
    assert (done.returncode, done.stdout, output.exists()) == (2, "", False)
    return done.stderr.splitlines()[-1].removeprefix(f"ibo: {given}")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BELGIAN, "semicolon, decimal comma; 3 columns"),
        (BELGIAN.replace("\n", "\r\n"), "semicolon, decimal comma; 3 columns"),
        (BELGIAN.replace("\n", "\r"), "semicolon, decimal comma; 3 columns"),
        (BELGIAN.replace(";", "\t"), "tab, decimal comma; 3 columns"),
        ("sep=;\n" + BELGIAN, "semicolon, decimal comma; 3 columns"),
        ("\ufeff" + BELGIAN, "semicolon, decimal comma; 3 columns"),
        (BELGIAN.encode("utf-16"), "semicolon, decimal comma, UTF-16; 3 columns"),
        (BELGIAN.encode("utf-16-le"), "semicolon, decimal comma, UTF-16; 3 columns"),
        (BELGIAN.encode("utf-16-be"), "semicolon, decimal comma, UTF-16; 3 columns"),
        (
            HEADS + '\n"588,57","38","38"\n"1.588,57",38,38\n',
            "decimal comma; 3 columns",
        ),
        (
            BELGIAN.replace("38\n", "38;\n").replace("hours\n", "hours;\n"),
            "semicolon, decimal comma, columns without a name passed over (4); 4 columns",
        ),
        (
            ";Premium; employment_hours ;FULL_TIME_HOURS\n0;588,57;38;38\n1;1588,57;38;38\n",
            (
                "semicolon, decimal comma, names without regard to capitals and blanks ('Premium', "
                "' employment_hours ', 'FULL_TIME_HOURS'), columns without a name passed over (1); "
                "4 columns"
            ),
        ),
    ],
)
def test_csv_of_an_office_is_read_and_said(tmp_path: Path, content: bytes | str, said: str) -> None:
    assert f"in.csv: read as: {said}\n" in paid(tmp_path, content)


@pytest.mark.parametrize(
    "content",
    [
        HEADS + "\n588.57,38,38\n1588.57,38.00,38.00\n",
        HEADS + "\n588.57,38,38,,\n1588.57,38,38,\n",
        HEADS + '\n\n"588.57","38","38"\n\n1588.57,"38","38"',
        HEADS + ",attendance_paid\n588.57,38,38,\n1588.57,38,38,\n",
    ],
)
def test_csv_in_the_standard_form_is_read_without_a_word(tmp_path: Path, content: str) -> None:
    assert "read as" not in paid(tmp_path, content)


def test_letters_of_windows_are_read_in_kept_columns(tmp_path: Path) -> None:
    given, output = tmp_path / "in.csv", tmp_path / "out.csv"
    text = "premium;employment_hours;full_time_hours;case_ref\n588,57;38;38;{}\n"
    for letters, encoding in (("Liège", "cp1252"), ("Liège", "utf-8"), ("€ 5", "cp1252")):
        given.write_bytes(text.format(letters).encode(encoding))
        assert run("payments", given, "-o", output).returncode == 0
        assert output.read_text().splitlines()[1].startswith(f"{letters},")


def test_declared_belgian_form_reads_thousands_and_writes_the_same_form(tmp_path: Path) -> None:
    given, output = tmp_path / "in.csv", tmp_path / "out.csv"
    given.write_text("premium;employment_hours;full_time_hours\n1.588;38;38\n588,57;38,00;38\n")
    done = run("payments", given, "-o", output, "--csv", "belgian")
    assert done.returncode == 0
    assert output.read_text() == (
        "premium_after_fraction;premium_due;withholding_tax;net;certainty;error_code;error_at\n"
        "1588,00;1588,00;176,43;1411,57;secondary;;\n"
        "588,57;588,57;65,39;523,18;secondary;;\n"
    )
    again = run("payments", given, "-o", output, "--csv", "belgian", "--language", "nl")
    assert "gelezen als: puntkomma, decimale komma, dd/mm/yyyy; 3 kolommen\n" in again.stderr


def test_kept_columns_are_written_in_the_declared_form_and_read_again(tmp_path: Path) -> None:
    heads = "case_ref;month;kind;start;end;premium;employment_hours;full_time_hours\n"
    row = "A-1027;2026-04;ibo;02/03/2026;28/08/2026;{};30,4;38\n"
    outputs = []
    for name, premium in (("issued", "1.588,57"), ("again", "1.600,00")):
        given, output = tmp_path / f"{name}-in.csv", tmp_path / f"{name}.csv"
        given.write_text(heads + row.format(premium))
        kept = ("--keep", "premium", "--keep", "start", "--keep", "employment_hours")
        done = run("payments", given, "-o", output, "--csv", "belgian", *kept, "--ignore-extra")
        assert done.returncode == 0, done.stderr
        outputs.append(output)
    heads, line = outputs[0].read_text().splitlines()
    cells = dict(zip(heads.split(";"), line.split(";"), strict=True))
    assert cells["premium"] == "1588,57"
    assert (cells["start"], cells["employment_hours"]) == ("02/03/2026", "30,4")
    corrected = tmp_path / "corrections.csv"
    done = run("corrections", *outputs, "-o", corrected, "--csv", "belgian", "--extra", "ignore")
    assert done.returncode == 0, done.stderr
    # 1,588.57 x 30.4/38 = 1,270.86, less 141.19; 1,600.00 x 30.4/38 = 1,280.00, less 142.21.
    assert ";8,12" in corrected.read_text().splitlines()[1]


QUOTES = (
    "a quote is opened and not closed, or text stands behind a closing quote; a quote inside a "
    'value must be written twice: ""'
)
THOUSANDS = (
    "premium: this number can be read in two ways, as thousands or as decimals; write --csv belgian "
    '(in Python csv="belgian") when a comma stands before the decimals, --csv standard when a point '
    "does"
)


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        ('"employment_hours","full_time_hours","premium"\n"38","38","588.57"\n"38","38","61', [], f", line 3: {QUOTES}"),
        ('"employment_hours","full_time_hours","premium"\n"38","38","588.57"\n"38","38","61\n', [], f", line 3: {QUOTES}"),
        (HEADS + '\n"25"00.00,38,38\n', [], f", line 2: {QUOTES}"),
        (HEADS + '\n"588.57\n588.57",38,38\n', [], f", line 2: {QUOTES}"),
        (HEADS + '\n\n588.57,38,"38\n588.57,38,38"\n', [], f", line 3: {QUOTES}"),
        (HEADS + '\n"588.57"",38,38\n', [], f", line 2: {QUOTES}"),
        (HEADS.replace("premium", '"premium') + "\n588.57,38,38\n", [], f", line 1: {QUOTES}"),
        (HEADS + "\n1.588,38,38\n", [], f", line 2: {THOUSANDS}"),
        (BELGIAN + "1.588;38;38\n", [], f", line 4: {THOUSANDS}"),
        (BELGIAN + "588.57;38;38\n", ["--csv", "belgian"], ", line 4: premium: with --csv belgian a comma must stand before the decimals, and a point only before three digits of thousands"),
        (BELGIAN, ["--csv", "standard"], ": the columns are separated by ';', but must be separated by commas; with --csv belgian also by semicolons or tabs"),
        ("588.57,38,38\n588.57,38,38\n", [], ", line 1: the first line must have the names of the columns, but has values"),
        (HEADS + ",\n588.57,38,38,0\n588.57,38,38,1\n", [], ", line 2: column 4: the column has values but no name on the first line"),
        ("," + HEADS + "\n7,588.57,38,38\n", [], ", line 2: column 1: the column has values but no name on the first line"),
        (HEADS + "\n588.57,38\n", [], ", line 2: 2 fields, where the first line names 3"),
        (HEADS + "\n588.57,38,38,38\n", [], ", line 2: 4 fields, where the first line names 3"),
        (b"PAR1" + HEADS.encode(), [], ": this is a file of Parquet; let its name end in .parquet, or write --format parquet where the name has no ending"),
    ],
)  # fmt: skip
def test_broken_or_ambiguous_csv_is_refused_whole(
    tmp_path: Path, content: bytes | str, options: list[str], said: str
) -> None:
    assert refused(tmp_path, content, *options) == said


def test_unknown_column_is_named_with_its_position_and_the_nearest(tmp_path: Path) -> None:
    said = refused(tmp_path, "employment_hours,full_time_hours,premuim\n38,38,588.57\n")
    assert said == (
        "ibo: payments.premuim: the table payments must not have a column premuim (column 3); did "
        "you mean premium? (unknown-field)"
    )


CASES = (
    "case_ref;month;kind;start;end;reference_gross_wage;percentage;employment_hours;"
    "full_time_hours;unemployment_day_amount;leefloon_amount;sickness_gross_taxable\n"
)


def cases(month: str, start: str, end: str) -> str:
    return CASES + f"A-1;{month};ibo;{start};{end};2.500,00;80;38,00;38;55,29;;\n"


@pytest.mark.parametrize(
    ("month", "start", "end", "options", "net"),
    [
        ("03/2026", "02/03/2026", "28/08/2026", ["--csv", "belgian"], "523,18"),
        ("01/03/2026", "2/3/2026", "28.08.2026", ["--csv", "belgian"], "523,18"),
        ("2026-03", "2026-03-02", "28-08-2026", [], "523.18"),
        ("2026-02-28", "02/02/2026", "31/07/2026", [], "523.18"),
    ],
)
def test_days_and_months_of_an_office_are_read(
    tmp_path: Path, month: str, start: str, end: str, options: list[str], net: str
) -> None:
    given, output = tmp_path / "in.csv", tmp_path / "out.csv"
    given.write_text(cases(month, start, end))
    done = run("statements", given, "-o", output, *options)
    assert done.returncode == 0, done.stderr
    assert nets(output, ";" if options else ",") == [net]


def test_day_and_month_that_could_be_exchanged_are_refused(tmp_path: Path) -> None:
    given, output = tmp_path / "in.csv", tmp_path / "out.csv"
    given.write_text(cases("2026-03", "02/03/2026", "28/08/2026"))
    done = run("statements", given, "-o", output)
    assert (done.returncode, output.exists()) == (2, False)
    assert done.stderr.endswith(
        "in.csv, line 2: start: the day and the month of this date could be exchanged; write --csv "
        'belgian (in Python csv="belgian") when the day comes first, else write the date as '
        "2026-03-02\n"
    )


def test_month_before_day_refuses_the_row(tmp_path: Path) -> None:
    given, output = tmp_path / "in.csv", tmp_path / "out.csv"
    given.write_text(cases("2026-03", "03/13/2026", "28/08/2026"))
    assert run("statements", given, "-o", output).returncode == 1
    assert output.read_text().splitlines()[1].endswith(",date-impossible,start")


@pytest.mark.parametrize("yes", ["true", "TRUE", "waar", "WAAR", "Vrai"])
def test_yes_in_the_languages_of_an_office(tmp_path: Path, yes: str) -> None:
    given, output = tmp_path / "in.csv", tmp_path / "out.csv"
    heads, row = cases("2026-03", "2026-03-02", "2026-08-28").splitlines()
    given.write_text(f"{heads};attendance_working_days\n{row};{yes}\n")
    assert run("statements", given, "-o", output).returncode == 0


def test_an_empty_delivery_is_no_data_and_said(tmp_path: Path) -> None:
    given, output, sickness = (tmp_path / name for name in ("in.csv", "out.csv", "sickness.csv"))
    given.write_text(
        "case_ref,month,kind,start,end,reference_gross_wage,percentage,employment_hours,"
        "full_time_hours\nA-1,2026-03,ibo,2026-03-02,2026-08-28,2500.00,80,38,38\n"
    )
    (tmp_path / "rva.csv").write_text(
        "case_ref,from,to,day_amount,basis,half_per_week,benefit_type\n"
        "A-1,2026-01-05,,55.29,full,,full-unemployment\n"
    )
    (tmp_path / "podmi.csv").write_text("case_ref,month,aid_type,amount,entry_kind\n")
    sickness.write_text(
        "case_ref,document_type,benefit_code,nature,from,to,gross_taxable,days,hours\n"
    )
    tables: list[str | Path] = [
        "--unemployment",
        tmp_path / "rva.csv",
        "--leefloon",
        tmp_path / "podmi.csv",
    ]
    done = run("statements", given, "-o", output, *tables, "--sickness", sickness)
    assert (done.returncode, nets(output)) == (0, ["523.18"])
    assert (
        "\nleefloon: a table without rows: nobody has this benefit\n"
        "sickness: a table without rows: nobody has this benefit\n"
    ) in done.stderr


def test_every_way_of_opening_reads_each_byte_once(tmp_path: Path) -> None:
    rows = "".join(f"{100 + row / 100:.2f},38,38\n" for row in range(200_000))
    content = f"{HEADS}\n{rows}".encode()
    output, pipe, link = tmp_path / "out.csv", tmp_path / "pipe.csv", tmp_path / "link.csv"
    (tmp_path / "in.csv").write_bytes(content)
    assert run("payments", tmp_path / "in.csv", "-o", output).returncode == 0
    wanted = output.read_bytes()
    assert wanted.count(b"\n") == 200_001

    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(content,))
    writer.start()
    assert run("payments", pipe, "-o", output).returncode == 0
    writer.join()
    assert output.read_bytes() == wanted

    link.symlink_to("/dev/stdin")
    for name in (link, "/dev/stdin", "-"):
        done = run("payments", name, "-o", output, "--format", "csv", given=content)
        assert (done.returncode, output.read_bytes() == wanted) == (0, True)

    packed = tmp_path / "in.csv.gz"
    packed.write_bytes(gzip.compress(content))
    assert run("payments", packed, "-o", output).returncode == 0
    assert output.read_bytes() == wanted
    packed.write_bytes(gzip.compress(content)[:-300])
    done = run("payments", packed, "-o", tmp_path / "none.csv")
    assert done.returncode == 2
    assert done.stderr == f"ibo: {packed}: the compressed file ends early; it may be cut\n"
    assert not (tmp_path / "none.csv").exists()

    packed = tmp_path / "in.csv.zst"
    with pa.CompressedOutputStream(str(packed), "zstd") as file:
        file.write(content)
    assert run("payments", packed, "-o", output).returncode == 0
    assert output.read_bytes() == wanted
    packed.write_bytes(packed.read_bytes()[:-300])
    assert run("payments", packed, "-o", tmp_path / "none.csv").returncode == 2
    assert not (tmp_path / "none.csv").exists()


def test_form_of_python_is_declared_and_said(tmp_path: Path) -> None:
    given = tmp_path / "in.csv"
    given.write_text(BELGIAN)
    table = ibo.read_table(given, csv="belgian")
    assert list(map(str, ibo.payments(table).to_polars()["net"])) == NETS
    with pytest.warns(UserWarning, match="read as: semicolon, decimal comma; 3 columns"):
        table = ibo.read_table(given)
    assert list(map(str, ibo.payments(table).to_polars()["net"])) == NETS


def test_faults_of_python_are_those_of_the_system_or_value_errors(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ibo.read_table(tmp_path / "none.csv")
    (tmp_path / "in.txt").write_text(BELGIAN)
    with pytest.raises(ValueError, match="else write --format"):
        ibo.read_table(tmp_path / "in.txt")
    given = tmp_path / "in.csv"
    given.write_text(HEADS + "\n1.588,38,38\n")
    with pytest.raises(ValueError, match="can be read in two ways"):
        ibo.payments(ibo.read_table(given)).to_pyarrow()


def test_row_of_a_file_is_told_by_its_line(tmp_path: Path) -> None:
    given, output, podmi = (tmp_path / name for name in ("in.csv", "out.csv", "podmi.csv"))
    given.write_text(
        "case_ref,month,kind,start,end,reference_gross_wage,percentage,employment_hours,"
        "full_time_hours\nA-1,2026-03,ibo,2026-03-02,2026-08-28,2500.00,80,38,38\n"
    )
    heads = "case_ref,month,aid_type,amount,entry_kind"
    for end in ("\n", "\r\n", "\r"):
        lines = [
            heads,
            "",
            "A-1,2026-03,leefloon,10.00,award",
            "",
            "",
            "A-2,2026-03,leefloon,1,award",
        ]
        podmi.write_bytes((end.join(lines) + end).encode())
        done = run("statements", given, "-o", output, "--leefloon", podmi, "--provisional")
        assert (done.returncode, output.exists()) == (2, False)
        assert done.stderr.startswith(
            f"ibo: {podmi}, line 6: leefloon row 1 (counted from 0), case_ref: "
        ), done.stderr
