"""Parquet files that are broken, cut or in folders, and inputs that are no files."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from decimal import Decimal
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

ROWS = 200_000


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ibo", *map(str, arguments)],
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )


def payments(rows: int = 3, first: int = 0) -> pa.Table:
    premiums = [Decimal(10_000 + first + row).scaleb(-2) for row in range(rows)]
    return pa.table(
        {
            "premium": pa.array(premiums, pa.decimal128(9, 2)),
            "employment_hours": pa.array([38] * rows, pa.int32()),
            "full_time_hours": pa.array([38] * rows, pa.int32()),
        }
    )


def written(path: Path, table: pa.Table, **options: object) -> bytes:
    pq.write_table(table, path, write_page_checksum=True, compression="none", **options)
    return path.read_bytes()


def test_one_changed_byte_in_a_page_is_refused(tmp_path: Path) -> None:
    given, output = tmp_path / "in.parquet", tmp_path / "out.parquet"
    content = written(given, payments(), use_dictionary=False)
    assert run("payments", given, "-o", output).returncode == 0
    amount = (10_001).to_bytes(4, "big")
    assert content.count(amount) >= 1
    given.write_bytes(content.replace(amount, (20_001).to_bytes(4, "big"), 1))
    output.unlink()
    done = run("payments", given, "-o", output)
    assert (done.returncode, output.exists()) == (2, False)
    assert "CRC checksum" in done.stderr


def test_pages_that_are_written_have_checksums(tmp_path: Path) -> None:
    given, output = tmp_path / "in.parquet", tmp_path / "out.parquet"
    written(given, payments(1000))
    assert run("payments", given, "-o", output).returncode == 0
    content = bytearray(output.read_bytes())
    content[200] ^= 1
    output.write_bytes(content)
    file = pq.ParquetFile(output, page_checksum_verification=True)
    with pytest.raises(OSError, match="CRC"):
        file.read()


@pytest.mark.parametrize("kept", [0.5, 0.99])
def test_cut_file_is_refused(tmp_path: Path, kept: float) -> None:
    given, output = tmp_path / "in.parquet", tmp_path / "out.parquet"
    content = written(given, payments(1000))
    given.write_bytes(content[: int(len(content) * kept)])
    done = run("payments", given, "-o", output)
    assert (done.returncode, output.exists()) == (2, False)
    assert done.stderr.startswith(f"ibo: {given}: ")


@pytest.mark.parametrize("form", ["parquet", "csv", "jsonl"])
@pytest.mark.parametrize("change", ["cut", "written"])
def test_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, form: str, change: str
) -> None:
    """The file changes once the first rows were computed."""
    table = payments(ROWS)
    given, output = tmp_path / f"in.{form}", tmp_path / "out.parquet"
    if form == "parquet":
        written(given, table, row_group_size=10_000)
    else:
        heads = table.column_names
        lines = [",".join(heads)] if form == "csv" else []
        for row in zip(*(map(str, column.to_pylist()) for column in table.columns), strict=True):
            cells = [f'"{name}":"{text}"' for name, text in zip(heads, row, strict=True)]
            lines.append(",".join(row) if form == "csv" else "{" + ",".join(cells) + "}")
        given.write_text("\n".join(lines) + "\n")
    script = f"""
import os, sys
from ibo import _table_read
before = _table_read.TableFile._read
def _read(self):
    for number, batch in enumerate(before(self)):
        if number == 0:
            size = os.path.getsize({str(given)!r})
            if {change!r} == "cut":
                os.truncate({str(given)!r}, size // 2)
            else:
                with open({str(given)!r}, "r+b") as file:
                    file.seek(size - 1)
                    file.write(b"\\n")
        yield batch
_table_read.TableFile._read = _read
from ibo.__main__ import main
sys.exit(main(["payments", {str(given)!r}, "-o", {str(output)!r}]))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, output.exists()) == (2, False), done.stderr
    assert done.stderr.startswith(f"ibo: {given}")
    assert "Traceback" not in done.stderr


def test_folder_and_pattern_are_read_in_the_order_of_names(tmp_path: Path) -> None:
    folder, output = tmp_path / "cases", tmp_path / "out.csv"
    folder.mkdir()
    for number in (2, 0, 1):
        written(folder / f"part-{number:05}.parquet", payments(2, first=number * 10))
    (folder / "_SUCCESS").touch()
    (folder / ".part-00000.parquet.crc").write_bytes(b"crc")
    for given in (folder, f"{folder}/*.parquet"):
        assert run("payments", given, "-o", output).returncode == 0
        found = [line.split(",")[0] for line in output.read_text().splitlines()[1:]]
        assert found == ["100.00", "100.01", "100.10", "100.11", "100.20", "100.21"]


def test_values_in_names_of_folders_are_a_column(tmp_path: Path) -> None:
    folder, output = tmp_path / "cases", tmp_path / "out.csv"
    for region in ("Gent", "__HIVE_DEFAULT_PARTITION__", "Sint%2DNiklaas"):
        (folder / f"case_ref={region}").mkdir(parents=True)
        written(folder / f"case_ref={region}" / "part-0.parquet", payments(1))
    assert run("payments", folder, "-o", output).returncode == 0
    found = [line.split(",")[0] for line in output.read_text().splitlines()]
    assert found == ["case_ref", "Gent", "Sint-Niklaas", ""]


def test_files_of_a_folder_with_other_columns_are_refused(tmp_path: Path) -> None:
    folder, output = tmp_path / "cases", tmp_path / "out.csv"
    folder.mkdir()
    written(folder / "a.parquet", payments(1))
    written(folder / "b.parquet", payments(1).rename_columns(["premium", "net", "full_time_hours"]))
    done = run("payments", folder, "-o", output)
    assert (done.returncode, output.exists()) == (2, False)
    assert done.stderr.endswith(
        f"{folder}/b.parquet: the columns must be those of {folder}/a.parquet\n"
    )


def test_folder_without_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    done = run("payments", tmp_path / "cases", "-o", tmp_path / "out.csv")
    assert done.returncode == 2
    assert done.stderr == f"ibo: {tmp_path}/cases: no Parquet file in this folder\n"


def test_pipe_of_parquet_is_refused_with_what_to_do(tmp_path: Path) -> None:
    pipe = tmp_path / "q.parquet"
    os.mkfifo(pipe)
    writer = threading.Thread(target=_write_in_vain, args=(pipe,))
    writer.start()
    done = run("payments", pipe, "-o", tmp_path / "out.csv")
    writer.join()
    assert done.returncode == 2
    assert done.stderr == (
        f"ibo: {pipe}: Parquet is read from its end, so that it must be a file on disk: write the "
        "pipe to a file first, or send CSV or JSON Lines\n"
    )


def _write_in_vain(pipe: Path) -> None:
    try:
        pipe.write_bytes(b"PAR1" * 100_000)
    except BrokenPipeError:
        return
