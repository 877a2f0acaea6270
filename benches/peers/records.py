"""A million cases with their records in three tables in no order, beside polars by hand on the same
tables in memory.

    python benches/peers/records.py [ROWS]

Each measurement runs in a process of its own, three times; the medians of the seconds of the
processors are printed. Needs the packages of requirements.txt beside the package ibo itself.
polars adds up the records of each case, joins the sums to the cases and computes the same amounts,
once without a check and once with those of the rules. It is helped: each case has at most one
record of a source, so that a sum of its amounts is enough. ibo nets, filters and joins whatever the
rules ask, and gives all columns of its statements. The nets are compared.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import arrow_tables
import columns
import ibo
import numpy as np
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import with_polars
from columns import HOURS, MONEY, WORDS

TIMES = 3
SEED = 20_260_501
SOURCES = ("unemployment", "leefloon", "sickness")
WHO = ("ibo", "polars", "polars, checked")

col = pl.col


def written(folder: Path, rows: int) -> int:
    """The cases and their records, which stand in no order; gives how many records there are."""
    table = columns.read(columns.ensure(folder, "cases", rows, SEED), "cases")
    cases = pl.DataFrame(pa.Table.from_batches([arrow_tables.batch_of(table, "decimal")]))
    month = col("month").dt.month_start()
    first, last = (col(f"{source}_from") for source in ("unemployment", "sickness"))
    of_unemployment = cases.filter(col("unemployment_day_amount").is_not_null()).select(
        "case_ref",
        pl.coalesce(first, month).alias("from"),
        col("unemployment_to").alias("to"),
        day_amount="unemployment_day_amount",
        basis=pl.when(col("unemployment_half_per_week").is_null())
        .then(pl.lit("full"))
        .otherwise(pl.lit("half")),
        half_per_week="unemployment_half_per_week",
        benefit_type=col("unemployment_benefit_type")
        .cast(pl.String)
        .fill_null("full-unemployment"),
    )
    of_leefloon = cases.filter(col("leefloon_amount").is_not_null()).select(
        "case_ref",
        month=month,
        aid_type=col("leefloon_aid_type").cast(pl.String).fill_null("leefloon"),
        amount="leefloon_amount",
        entry_kind=pl.lit("award"),
    )
    of_sickness = cases.filter(col("sickness_gross_taxable").is_not_null()).select(
        "case_ref",
        pl.coalesce(last, month).alias("from"),
        pl.coalesce(col("sickness_to"), month.dt.month_end()).alias("to"),
        document_type=pl.lit("C21"),
        benefit_code=pl.lit("AA"),
        nature=pl.lit(0),
        gross_taxable="sickness_gross_taxable",
        days=pl.lit(0),
        hours=pl.lit(0),
    )
    records = dict(zip(SOURCES, (of_unemployment, of_leefloon, of_sickness), strict=True))
    kept = [name for name in cases.columns if not name.startswith(SOURCES)]
    pq.write_table(cases.select(kept).to_arrow(), folder / "cases.parquet")
    chance = np.random.default_rng(SEED)
    for source, frame in records.items():
        shuffled = frame[chance.permutation(len(frame))]
        pq.write_table(shuffled.to_arrow(), folder / f"{source}.parquet")
    return sum(map(len, records.values()))


def read(folder: Path) -> dict[str, Any]:
    """The tables in memory."""
    return {name: pq.read_table(folder / f"{name}.parquet") for name in ("cases", *SOURCES)}


def in_cents(frame: pl.DataFrame) -> pl.DataFrame:
    """Money in cents and hours in hundredths, as whole numbers; words as places in their list."""
    wide = [*MONEY, *HOURS, "day_amount", "amount", "gross_taxable"]
    changed = [
        (col(name) * 100).cast(pl.Int64).alias(name) for name in frame.columns if name in wide
    ]
    words = [col(name).cast(pl.Enum(WORDS[name])) for name in frame.columns if name in WORDS]
    whole = [
        col(name).cast(pl.Int64)
        for name, kind in frame.schema.items()
        if kind.is_integer() and name not in wide
    ]
    return frame.with_columns(*changed, *words, *whole)


def by_polars(tables: dict[str, pl.DataFrame], checked: bool) -> pl.DataFrame:
    """The sums of the records of each case beside it, and the amounts of the whole."""
    of_unemployment = (
        tables["unemployment"]
        .lazy()
        .group_by("case_ref")
        .agg(
            unemployment_day_amount=col("day_amount").sum(),
            unemployment_half_per_week=col("half_per_week").max(),
            unemployment_benefit_type=col("benefit_type").first(),
            unemployment_from=col("from").min(),
            unemployment_to=col("to").max(),
        )
    )
    of_leefloon = (
        tables["leefloon"]
        .lazy()
        .group_by("case_ref")
        .agg(leefloon_amount=col("amount").sum(), leefloon_aid_type=col("aid_type").first())
    )
    of_sickness = (
        tables["sickness"]
        .lazy()
        .group_by("case_ref")
        .agg(
            sickness_gross_taxable=col("gross_taxable").sum(),
            sickness_from=col("from").min(),
            sickness_to=col("to").max(),
        )
    )
    joined = tables["cases"].lazy()
    for of_source in (of_unemployment, of_leefloon, of_sickness):
        joined = joined.join(of_source, on="case_ref", how="left", maintain_order="left")
    names = ("unemployment_benefit_type", "leefloon_aid_type")
    frame = joined.with_columns(col(name).cast(pl.Enum(WORDS[name])) for name in names)
    compute = with_polars.checked_statements if checked else with_polars.statements
    return compute(frame).collect()


def measure(folder: Path, who: str) -> tuple[float, str]:
    """The seconds of the processors, in this process, and the sum of the nets."""
    tables = read(folder)
    if who == "ibo":
        start = time.process_time()
        result = ibo.statements(**tables)
        taken = time.process_time() - start
        return taken, str(sum(total.net for total in result.summary.totals))
    frames = {name: in_cents(pl.DataFrame(table)) for name, table in tables.items()}
    start = time.process_time()
    found = by_polars(frames, who != "polars")
    taken = time.process_time() - start
    cents = found["net"].sum()
    return taken, f"{cents // 100}.{cents % 100:02d}"


def main() -> None:
    """Prints the medians, beside those of ibo."""
    rows = int(float(sys.argv[1])) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        print(f"{rows:,} cases, {written(folder, rows):,} records")
        print("| what | seconds of the processors | ibo over it |\n|---|---|---|")
        taken: dict[str, float] = {}
        nets: dict[str, str] = {}
        for who in WHO:
            command = [sys.executable, __file__, "--one", str(folder), who]
            found = [
                json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
                for _ in range(TIMES)
            ]
            taken[who] = statistics.median(one[0] for one in found)
            nets[who] = found[0][1]
        if nets["ibo"] != nets["polars, checked"]:
            sys.exit(f"the nets differ: {nets}")
        for who, seconds in taken.items():
            share = "" if who == "ibo" else f"{taken['ibo'] / seconds:.2f}"
            print(f"| {who} | {seconds:.2f} | {share} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(Path(sys.argv[2]), sys.argv[3])))
    else:
        main()
