"""ibo on Spark, in local mode on this machine: the same rows as `ibo.statements` gives, from
partitioned Parquet, refused rows and empty partitions among them.

It needs Java 17 and an environment of its own (requirements.txt); tests/run.sh makes it and runs
this.
"""

from __future__ import annotations

import functools
import random
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibo
import ibo.spark
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]
import pytest
from pyspark.errors import PythonException
from pyspark.sql import DataFrame, SparkSession

IBO_PY = Path(__file__).resolve().parents[2] / "ibo-py"
EXAMPLE = IBO_PY / "examples/spark_statements.py"
sys.path.insert(0, str(EXAMPLE.parent))

import spark_statements

MONTHS = [date(2026, month, 1) for month in (1, 3, 4)] + [date(2025, 11, 1)]

Row = dict[str, Any]

CASES = pa.schema([
    ("case_ref", pa.string()),
    ("month", pa.date32()),
    ("kind", pa.string()),
    ("start", pa.date32()),
    ("end", pa.date32()),
    ("reference_gross_wage", pa.decimal128(18, 2)),
    ("percentage", pa.int32()),
    ("employment_hours", pa.decimal128(5, 2)),
    ("full_time_hours", pa.decimal128(5, 2)),
    ("attendance_working_days", pa.bool_()),
    ("unemployment_day_amount", pa.decimal128(18, 2)),
    ("unemployment_half_per_week", pa.int32()),
    ("unemployment_from", pa.date32()),
    ("leefloon_amount", pa.decimal128(18, 2)),
    ("sickness_gross_taxable", pa.decimal128(18, 2)),
    ("sickness_from", pa.date32()),
    ("sickness_to", pa.date32()),
])  # fmt: skip


def population(rows: int, seed: int) -> pa.Table:
    """Cases of either scheme, with any of the sources; about one in ten is refused."""
    chance = random.Random(seed)

    def euro(low: int, high: int) -> Decimal:
        return Decimal(chance.randint(low, high)).scaleb(-2)

    def sometimes(value: Any, share: float = 0.5) -> Any:
        return value if chance.random() < share else None

    def row(number: int) -> Row:
        month = chance.choice(MONTHS)
        start = month - timedelta(days=chance.choice([0, 20, 60, 100]))
        kind = sometimes(chance.choice(["ibo"] * 50 + ["ibo-plus"] * 20 + ["none"]), 0.98)
        # The percentage belongs to the scheme of 2026.
        by_percentage = kind == "ibo" and start.year >= 2026
        sick = month + timedelta(days=chance.randint(0, 20))
        return {
            "case_ref": f"A-{number:05}",
            "month": month,
            "kind": kind,
            "start": start,
            "end": start + timedelta(days=chance.choice([150, 170, 180] * 10 + [200])),
            "reference_gross_wage": sometimes(euro(150_000, 450_000), 0.99),
            "percentage": chance.choice([70, 80, 80, 90, 100] * 10 + [75, None])
            if by_percentage
            else None,
            "employment_hours": Decimal(chance.choice(["38", "30.4", "19"] * 10 + ["18"])),
            "full_time_hours": Decimal(38),
            "attendance_working_days": sometimes(True, 0.95),
            "unemployment_day_amount": sometimes(euro(2_000, 7_500), 0.6),
            "unemployment_half_per_week": sometimes(chance.choice([*range(1, 13)] * 5 + [13]), 0.2),
            "unemployment_from": sometimes(month + timedelta(days=10), 0.1),
            "leefloon_amount": sometimes(euro(0, 150_000), 0.3),
            "sickness_gross_taxable": sometimes(euro(-1_000, 200_000), 0.2),
            "sickness_from": sometimes(sick),
            "sickness_to": sometimes(sick + timedelta(days=6)),
        }

    return pa.Table.from_pylist([row(number) for number in range(rows)], CASES)


CASES_TABLE = population(20_000, seed=20_261_122)


def test_the_population_has_every_scheme_and_kind() -> None:
    """A law that starts after the last of `MONTHS` would never be computed here."""
    schemes = ibo.statements(CASES_TABLE).to_pyarrow()["scheme"].to_pylist()
    found = set(zip(schemes, CASES_TABLE["kind"].to_pylist(), strict=True))
    assert {(covered.scheme, covered.kind) for covered in ibo.coverage()} <= found


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    session = spark_statements.started()
    # Small batches: the borders between them lie inside the files.
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def partitioned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cases as Parquet: a folder a month, several files in each, one of them without a row."""
    folder = tmp_path_factory.mktemp("cases")
    for month in MONTHS:
        rows = CASES_TABLE.filter(pa.compute.equal(CASES_TABLE["month"], month)).drop_columns(
            "month"
        )
        part = folder / f"month={month}"
        part.mkdir()
        for number, first in enumerate(range(0, rows.num_rows, 1700)):
            pyarrow.parquet.write_table(rows.slice(first, 1700), part / f"{number}.parquet")
        pyarrow.parquet.write_table(rows.slice(0, 0), part / "empty.parquet")
    return folder


def by_case(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["case_ref"], row["month"]))


def rows_of(frame: DataFrame) -> list[Row]:
    return [row.asDict() for row in frame.collect()]


def on_one_machine(**options: Any) -> list[Row]:
    rows: list[Row] = ibo.statements(CASES_TABLE, **options).to_pyarrow().to_pylist()
    return rows


def test_statements_agree_row_for_row(spark: SparkSession, partitioned: Path) -> None:
    cases = spark.read.parquet(str(partitioned))
    assert cases.rdd.getNumPartitions() > 1
    found = by_case(
        rows_of(cases.mapInArrow(ibo.spark.map_statements, ibo.spark.STATEMENTS_SCHEMA))
    )
    expected = by_case(on_one_machine())
    assert len(found) == CASES_TABLE.num_rows
    for one, other in zip(found, expected, strict=True):
        assert one == other
    refused = {row["error_code"] for row in found if row["error_code"]}
    assert len(refused) >= 6, refused
    assert sum(row["error_code"] is None for row in found) > 10_000


def test_rows_stay_in_their_order(spark: SparkSession, partitioned: Path) -> None:
    for file in sorted(partitioned.glob("*/0.parquet"))[:2]:
        month = date.fromisoformat(file.parent.name.removeprefix("month="))
        cases = spark.read.option("basePath", str(partitioned)).parquet(str(file)).coalesce(1)
        found = rows_of(cases.mapInArrow(ibo.spark.map_statements, ibo.spark.STATEMENTS_SCHEMA))
        assert [row["case_ref"] for row in found] == pyarrow.parquet.read_table(file)[
            "case_ref"
        ].to_pylist()
        assert {row["month"] for row in found} == {month}


def test_options_apply(spark: SparkSession, partitioned: Path) -> None:
    own = ibo.Parameters().with_toml(
        '[[value]]\nid = "rsz.employee-rate"\nfrom = "2026-04-01"\nvalue = "0.14"\ncertainty = "official"\nsource = "made up"\n'
    )
    cases = spark.read.parquet(str(partitioned))
    for options in ({"require": "secondary"}, {"parameters": own}, {"threads": 2}):
        compute = functools.partial(ibo.spark.map_statements, **options)
        found = by_case(rows_of(cases.mapInArrow(compute, ibo.spark.STATEMENTS_SCHEMA)))
        assert found == by_case(on_one_machine(**options)), options
    two = cases.drop("leefloon_amount")
    refused = two.mapInArrow(ibo.spark.map_statements, ibo.spark.STATEMENTS_SCHEMA).where(
        "error_at = 'leefloon'"
    )
    assert refused.where("error_code = 'source-not-available'").count() > 10_000
    compute = functools.partial(ibo.spark.map_statements, provisional=True)
    accepted = two.mapInArrow(compute, ibo.spark.STATEMENTS_SCHEMA)
    assert accepted.where("error_at = 'leefloon'").count() == 0
    assert accepted.where("provisional <> (error_code is null)").count() == 0
    assert accepted.where("provisional").count() > 10_000
    compute = functools.partial(ibo.spark.map_statements, assumptions=True)
    listed = by_case(rows_of(cases.mapInArrow(compute, ibo.spark.ASSUMPTIONS_SCHEMA)))
    assert listed == by_case(on_one_machine(assumptions=True))
    assert any("income.changes" in (row["assumptions"] or ()) for row in listed)


def test_empty_partitions_give_no_rows(spark: SparkSession) -> None:
    three = spark.createDataFrame(CASES_TABLE.slice(0, 3)).repartition(8)
    for frame, rows in ((three, 3), (three.limit(0), 0), (three.where("case_ref = 'none'"), 0)):
        found = frame.mapInArrow(ibo.spark.map_statements, ibo.spark.STATEMENTS_SCHEMA)
        assert found.count() == rows


def test_the_first_refused_row_fails_the_job_when_asked(
    spark: SparkSession, partitioned: Path
) -> None:
    """With a message that says what and where, and not whom it is about."""
    good = [row for row in CASES_TABLE.slice(0, 40).to_pylist() if row["case_ref"] in computed()]
    wrong = good.pop() | {"month": MONTHS[1], "kind": "ibo", "start": MONTHS[1], "percentage": 75}
    wrong |= {"end": date(2026, 8, 1), "reference_gross_wage": Decimal("3141.59")}
    cases = spark.createDataFrame(pa.Table.from_pylist([*good, wrong], CASES)).coalesce(1)
    compute = functools.partial(ibo.spark.map_statements, on_error="raise")
    with pytest.raises(PythonException) as caught:
        cases.mapInArrow(compute, ibo.spark.STATEMENTS_SCHEMA).collect()
    told = str(caught.value)
    assert f"cases row {len(good)} (counted from 0), percentage: " in told
    assert "percentage-not-allowed" in told
    assert not re.search(r"A-\d{5}|3141", told)
    rows = spark.createDataFrame(pa.Table.from_pylist(good, CASES)).mapInArrow(
        compute, ibo.spark.STATEMENTS_SCHEMA
    )
    assert rows.count() == len(good) > 10


@functools.cache
def computed() -> frozenset[str]:
    return frozenset(row["case_ref"] for row in on_one_machine() if row["error_code"] is None)


def test_a_column_that_is_missing_fails_the_job(spark: SparkSession, partitioned: Path) -> None:
    cases = spark.read.parquet(str(partitioned)).drop("percentage")
    with pytest.raises(PythonException, match=r"cases\.percentage"):
        cases.mapInArrow(ibo.spark.map_statements, ibo.spark.STATEMENTS_SCHEMA).collect()


def test_earlier_error_is_kept(spark: SparkSession, partitioned: Path) -> None:
    def broken(batches: Iterator[Any]) -> Iterator[Any]:
        yield next(batches)
        raise LookupError("the disk is gone")

    def compute(batches: Iterator[Any]) -> Iterator[Any]:
        return ibo.spark.map_statements(broken(batches))

    with pytest.raises(PythonException, match="LookupError: the disk is gone"):
        spark.read.parquet(str(partitioned)).mapInArrow(
            compute, ibo.spark.STATEMENTS_SCHEMA
        ).collect()


def test_batches_of_several_shapes_are_refused() -> None:
    """Spark gives none such; who hands batches over from elsewhere may."""
    one = CASES_TABLE.slice(0, 5).to_batches()[0]
    other = one.select(list(reversed(one.schema.names)))
    with pytest.raises(ValueError, match="the same columns, in the same order"):
        list(ibo.spark.map_statements([one, other]))
    assert sum(batch.num_rows for batch in ibo.spark.map_statements([one, one])) == 10


def test_duplicates_are_found_inside_a_partition(spark: SparkSession) -> None:
    """Partitions do not see each other; with all rows of a case in one partition each duplicate is
    found.
    """
    twice = pa.concat_tables([CASES_TABLE.slice(0, 3000), CASES_TABLE.slice(1000, 500)])
    cases = spark.createDataFrame(twice).repartition(4)
    assert cases.groupBy("case_ref", "month").count().where("count > 1").count() == 500
    allowed = cases.mapInArrow(ibo.spark.map_statements, ibo.spark.STATEMENTS_SCHEMA)
    assert allowed.where("error_code = 'duplicate-case'").count() == 0
    compute = functools.partial(ibo.spark.map_statements, duplicates="refuse")
    together = cases.repartition(4, "case_ref").mapInArrow(compute, ibo.spark.STATEMENTS_SCHEMA)
    assert together.where("error_code = 'duplicate-case'").count() == 500


def test_cents_and_other_types_give_the_same_columns(spark: SparkSession) -> None:
    table = CASES_TABLE.slice(0, 2000)
    for index, field in enumerate(CASES):
        if pa.types.is_decimal(field.type) and field.type.precision == 18:
            cents = [
                None if value is None else int(value.scaleb(2))
                for value in table[field.name].to_pylist()
            ]
            table = table.set_column(index, f"{field.name}_cents", pa.array(cents, pa.int64()))
    found = rows_of(
        spark.createDataFrame(table).mapInArrow(
            ibo.spark.map_statements, ibo.spark.STATEMENTS_SCHEMA
        )
    )
    assert by_case(found) == by_case(on_one_machine()[:2000])


def test_payments_equal_the_library(spark: SparkSession) -> None:
    table = pa.table({
        "premium": pa.array([Decimal(number).scaleb(-2) for number in range(-5, 5_000)], pa.decimal128(18, 2)),
        "employment_hours": pa.array([Decimal("30.4")] * 5_005, pa.decimal128(5, 2)),
        "full_time_hours": pa.array([38] * 5_005, pa.int32()),
    })  # fmt: skip
    compute = functools.partial(ibo.spark.map_payments, month="2026-03")
    cases = spark.createDataFrame(table).coalesce(1)
    found = rows_of(cases.mapInArrow(compute, ibo.spark.PAYMENTS_SCHEMA))
    assert found == ibo.payments(table, month="2026-03").to_pyarrow().to_pylist()
    assert [row["error_code"] for row in found[:6]] == ["amount-negative"] * 5 + [None]


def test_the_schemas_are_those_of_the_tables(spark: SparkSession) -> None:
    """The words for Spark name the columns, and their types, that the tables have."""
    payments = pa.table({"premium": ["1.00"], "employment_hours": [38], "full_time_hours": [38]})
    for words, result in (
        (ibo.spark.STATEMENTS_SCHEMA, ibo.statements(CASES_TABLE.slice(0, 1))),
        (ibo.spark.ASSUMPTIONS_SCHEMA, ibo.statements(CASES_TABLE.slice(0, 1), assumptions=True)),
        (ibo.spark.PAYMENTS_SCHEMA, ibo.payments(payments)),
    ):
        schema = spark.createDataFrame([], words).schema
        assert tuple(schema.names) == result.columns
        types = {"decimal128(18, 2)": "decimal(18,2)", "date32[day]": "date", "bool": "boolean"}
        types |= {"list<item: string>": "array<string>"}
        for field, expected in zip(schema, result.to_pyarrow().schema, strict=True):
            assert field.dataType.simpleString() == types.get(str(expected.type), "string")


def test_readme_blocks_run(spark: SparkSession, partitioned: Path, tmp_path: Path) -> None:
    """The blocks about Spark run, on a frame of cases."""
    text = (IBO_PY / "README.md").read_text(encoding="utf-8")
    section = text[text.index("## Spark") :]
    blocks = re.findall(
        r"^```py\n(.*?)^```$", section[: section.index("\n## ", 5)], re.DOTALL | re.MULTILINE
    )
    spark_blocks = [block for block in blocks if "mapInArrow" in block]
    assert spark_blocks
    code = (
        "".join(spark_blocks)
        .replace('"cases"', repr(str(partitioned)))
        .replace('"statements"', repr(str(tmp_path / "out")))
    )
    (tmp_path / "readme.py").write_text(code)
    runpy.run_path(str(tmp_path / "readme.py"), {"spark": spark})
    assert spark.read.parquet(str(tmp_path / "out")).count() == CASES_TABLE.num_rows


def test_example_runs(tmp_path: Path) -> None:
    """It prints what its rows come to, and its tables stay where they were asked for."""
    done = subprocess.run(
        [sys.executable, str(EXAMPLE), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    table = pa.table(pyarrow.parquet.read_table(tmp_path / "cases"))
    found = pyarrow.parquet.read_table(tmp_path / "statements")
    assert found.num_rows == table.num_rows == 3000
    months = re.findall(r"^(2026-\d\d): (\d+) computed, net ([\d.]+)$", done.stdout, re.MULTILINE)
    assert [month for month, _, _ in months] == ["2026-03", "2026-04", "2026-05"]
    nets = [value for value in found["net"].to_pylist() if value is not None]
    assert sum(Decimal(net) for _, _, net in months) == sum(nets)
    assert "3000 cases, 0 of them twice\n" in done.stdout
    assert "refused: 12 at percentage, percentage-not-allowed\n" in done.stdout
