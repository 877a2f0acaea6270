"""Files of a million cases beside polars by hand on the same files: CSV and Parquet, read, computed
and written.

    python benches/peers/files.py [ROWS]

Each measurement runs in a process of its own, three times; the medians of the seconds of the
processors are printed. Needs the packages of requirements.txt beside the package ibo itself.
polars computes the same amounts, once without a check and once with those of the rules; both write
the reference, the month and the amounts, and ibo all columns of its statements. The nets are
compared.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import arrow_tables
import columns
import polars as pl
import pyarrow.csv  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]
import with_polars
from columns import DATES, HOURS, MONEY, WORDS
from ibo.__main__ import main as ibo_main
from oracle import CASE_RESULTS

TIMES = 3
SEED = 20_260_501
FORMS = ("csv", "parquet")
WHO = ("ibo", "polars", "polars, checked")


def written(folder: Path, rows: int) -> None:
    """The cases of the peers as files; amounts with two decimals."""
    table = columns.read(columns.ensure(folder, "cases", rows, SEED), "cases")
    batch = arrow_tables.batch_of(table, "decimal")
    given = pyarrow.Table.from_batches([batch])
    pyarrow.parquet.write_table(given, folder / "cases.parquet", write_page_checksum=True)
    plain = [
        column.cast(pyarrow.string()) if pyarrow.types.is_dictionary(column.type) else column
        for column in given.columns
    ]
    names = given.column_names
    pyarrow.csv.write_csv(pyarrow.table(plain, names), folder / "cases.csv")


def by_polars(folder: Path, form: str, checked: bool) -> None:
    """Read, in cents and hundredths, computed and written."""
    names = pl.scan_parquet(folder / "cases.parquet").collect_schema().names()
    kinds: dict[str, pl.DataType] = {}
    for name in names:
        if name in MONEY or name in HOURS:
            kinds[name] = pl.Decimal(18, 2)
        elif name in DATES:
            kinds[name] = pl.Date()
        elif name in WORDS:
            kinds[name] = pl.Enum(WORDS[name])
        elif name == "case_ref":
            kinds[name] = pl.String()
        else:
            kinds[name] = pl.Boolean() if name == "attendance_working_days" else pl.Int64()
    if form == "csv":
        frame = pl.scan_csv(folder / "cases.csv", schema=kinds)
    else:
        frame = pl.scan_parquet(folder / "cases.parquet")
    hundredths = [
        (pl.col(name) * 100).cast(pl.Int64).alias(name)
        for name in names
        if name in MONEY or name in HOURS
    ]
    words = [pl.col(name).cast(kinds[name]) for name in names if name in WORDS]
    whole = [pl.col(name).cast(pl.Int64) for name, kind in kinds.items() if kind == pl.Int64]
    given = frame.with_columns(*hundredths, *words, *whole).collect()
    compute = with_polars.checked_statements if checked else with_polars.statements
    found = compute(given.lazy()).collect()
    amounts = [
        (pl.col(name).cast(pl.Decimal(18, 0)).cast(pl.Decimal(38, 2)) / 100)
        .cast(pl.Decimal(18, 2))
        .alias(name)
        for name in CASE_RESULTS
    ]
    result = given.select("case_ref", "month").hstack(found.with_columns(*amounts))
    if form == "csv":
        result.write_csv(folder / "out.csv")
    else:
        result.write_parquet(folder / "out.parquet")


def measure(folder: Path, form: str, who: str) -> float:
    """The seconds of the processors, in this process."""
    start = time.process_time()
    if who == "ibo":
        status = ibo_main(
            ["statements", str(folder / f"cases.{form}"), "-o", str(folder / f"out.{form}")]
        )
        if status not in (0, 1):
            sys.exit(status)
    else:
        by_polars(folder, form, who != "polars")
    return time.process_time() - start


def sum_of_nets(folder: Path, form: str) -> str:
    """The sum of the nets that were written."""
    if form == "csv":
        out = pl.scan_csv(folder / "out.csv", schema_overrides={"net": pl.Decimal(18, 2)})
    else:
        out = pl.scan_parquet(folder / "out.parquet")
    return str(out.select(pl.col("net").sum()).collect().item())


def main() -> None:
    """Prints the medians, beside those of ibo."""
    rows = int(float(sys.argv[1])) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        written(folder, rows)
        print("| file | what | seconds of the processors | ibo over it |\n|---|---|---|---|")
        for form in FORMS:
            taken: dict[str, float] = {}
            sums: dict[str, str] = {}
            for who in WHO:
                command = [sys.executable, __file__, "--one", str(folder), form, who]
                found = [
                    subprocess.run(
                        command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                    )
                    for _ in range(TIMES)
                ]
                taken[who] = statistics.median(float(json.loads(one.stdout)) for one in found)
                sums[who] = sum_of_nets(folder, form)
            if sums["ibo"] != sums["polars, checked"]:
                sys.exit(f"the nets of {form} differ: {sums}")
            for who, seconds in taken.items():
                share = "" if who == "ibo" else f"{taken['ibo'] / seconds:.2f}"
                print(f"| {form} | {who} | {seconds:.2f} | {share} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(Path(sys.argv[2]), sys.argv[3], sys.argv[4])))
    else:
        main()
