"""A population on Spark: cases as Parquet, a folder a month, become statements as Parquet, on as
many machines as there are.

It makes its own cases and runs Spark on this machine; nobody in it exists. It needs Java 17 or
later, `pip install 'pyspark>=4' 'pandas<3' pyarrow`, and ibo on every machine. A folder may be
given in which it leaves its tables.
"""

from __future__ import annotations

import functools
import os
import sys
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import ibo.spark
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

CASES = (
    "case_ref string, month date, kind string, start date, end date, reference_gross_wage decimal(18,2), percentage int,"
    " employment_hours decimal(5,2), full_time_hours decimal(5,2), unemployment_day_amount decimal(18,2),"
    " leefloon_amount decimal(18,2), sickness_gross_taxable decimal(18,2)"
)


def started() -> SparkSession:
    """Spark on this machine alone, with the Python that runs this."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    settings: dict[str, bool | float | int | str | None] = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": False,
        "spark.sql.shuffle.partitions": 4,
        "spark.log.level": "ERROR",
    }
    return SparkSession.builder.master("local[2]").appName("ibo").config(map=settings).getOrCreate()


def cases(spark: SparkSession) -> DataFrame:
    """A thousand agreements in three months, from the first Monday on. A percentage of 75 does not
    exist: those rows are refused.
    """
    rows = [
        (
            f"A-{number:04}",
            date(2026, month, 1),
            "ibo",
            date(2026, 3, 2),
            date(2026, 8, 28),
            Decimal(2400 + number % 300),
            75 if number % 250 == 249 else 70 + number % 4 * 10,
            Decimal(38) if number % 3 else Decimal(19),
            Decimal(38),
            Decimal("55.29") if number % 5 else None,
            None if number % 5 else Decimal("893.65"),
            None,
        )
        for month in (3, 4, 5)
        for number in range(1000)
    ]
    return spark.createDataFrame(rows, CASES)


def main(folder: Path) -> None:
    spark = started()
    cases(spark).write.mode("overwrite").partitionBy("month").parquet(str(folder / "cases"))

    # One session reads, computes and writes; each machine takes its part of the files.
    population = spark.read.parquet(str(folder / "cases"))
    statements = population.mapInArrow(ibo.spark.map_statements, ibo.spark.STATEMENTS_SCHEMA)
    statements.write.mode("overwrite").partitionBy("month").parquet(str(folder / "statements"))

    # No partition knows the cases of another: whether one comes twice, Spark can tell.
    twice = population.groupBy("case_ref", "month").count().where("count > 1").count()
    print(f"{population.count()} cases, {twice} of them twice")

    computed = spark.read.parquet(str(folder / "statements"))
    totals = (
        computed.where("error_code is null")
        .groupBy("month")
        .agg(f.count("*").alias("rows"), f.sum("net").alias("net"))
    )
    for row in totals.orderBy("month").collect():
        print(f"{row.month:%Y-%m}: {row.rows} computed, net {row.net}")
    for row in (
        computed.where("error_code is not null").groupBy("error_code", "error_at").count().collect()
    ):
        print(f"refused: {row['count']} at {row.error_at}, {row.error_code}")

    # With options: a result that is weaker than asked for is refused.
    strict = functools.partial(ibo.spark.map_statements, require="official")
    weak = (
        population.mapInArrow(strict, ibo.spark.STATEMENTS_SCHEMA)
        .where("error_code = 'certainty-too-weak'")
        .count()
    )
    print(f"{weak} are weaker than official")
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary))
