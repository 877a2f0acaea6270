"""Corrections of a million keys beside a join of polars on the same tables.

    python benches/corrections.py [ROWS]

Each measurement runs in a process of its own, once to warm up and then three times; the medians are
printed, of the clock and of the processors, and how much more memory the process took at its peak than before the call.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import ibo
import polars
import pyarrow as pa  # type: ignore[import-untyped]

TIMES = 3
ORDERS = ("the same order", "shuffled")
AMOUNTS = ("premium", "net", "employer_contribution")


def euro(cents: polars.Series) -> polars.Series:
    """Cents are the digits of a decimal with two places."""
    whole = cents.to_arrow().cast(pa.decimal128(19, 0))
    decimals = pa.Array.from_buffers(pa.decimal128(18, 2), len(whole), whole.buffers())
    return polars.Series(cents.name, decimals)


def tables(rows: int, order: str) -> tuple[polars.DataFrame, polars.DataFrame]:
    """Statements of 24 months as decimals, of which a tenth changed."""
    random = Random(2026)
    months = [date(2024 + number // 12, 1 + number % 12, 1) for number in range(24)]
    premium = [random.randrange(20_000, 200_000) for _ in range(rows)]
    later = [cents - 100 if random.random() < 0.1 else cents for cents in premium]

    def table(cents: list[int]) -> polars.DataFrame:
        due = polars.Series("premium", cents, polars.Int64)
        tax = (due * 1111 + 5000) // 10_000
        columns = {
            "replacement_income": due * 0,
            "premium": due,
            "premium_after_fraction": due,
            "premium_due": due,
            "withholding_tax": tax,
            "net": due - tax,
        }
        frame = polars.DataFrame(
            {
                "case_ref": [f"A-{number // 24:07}" for number in range(rows)],
                "month": [months[number % 24] for number in range(rows)],
                **columns,
            }
        )
        return frame.with_columns(
            *(euro(frame[name]) for name in columns),
            polars.lit(None, polars.Decimal(18, 2)).alias("employer_contribution"),
            kind=polars.lit("ibo", polars.Categorical),
            scheme=polars.lit("2026", polars.Categorical),
            certainty=polars.lit("secondary", polars.Categorical),
            provisional=polars.lit(False),
            error_code=polars.lit(None, polars.Categorical),
        )

    before, after = table(premium), table(later)
    if order == "shuffled":
        after = after.sample(fraction=1, shuffle=True, seed=1)
    return before.rechunk(), after.rechunk()


def by_join(before: polars.DataFrame, after: polars.DataFrame) -> polars.DataFrame:
    """The same columns by hand, without a check: duplicate keys, contradictions and provisional
    rows go through.
    """
    both = before.join(after, on=["case_ref", "month"], how="full", coalesce=True, suffix="_after")
    zero = polars.lit(0, polars.Decimal(18, 2))
    return both.select(
        "case_ref",
        "month",
        *(polars.col(name).alias(f"{name}_before") for name in AMOUNTS),
        *(polars.col(f"{name}_after") for name in AMOUNTS),
        *(
            (polars.col(f"{name}_after").fill_null(zero) - polars.col(name).fill_null(zero)).alias(
                f"{name}_difference"
            )
            for name in AMOUNTS
        ),
        "error_code_after",
    )


def by_ibo(before: polars.DataFrame, after: polars.DataFrame) -> ibo.CorrectionsResult:
    return ibo.corrections(before, after, unchanged=True)


WAYS: dict[str, Callable[[polars.DataFrame, polars.DataFrame], Any]] = {
    "ibo.corrections": by_ibo,
    "polars join by hand, unchecked": by_join,
}


def peak() -> int:
    """The most that this process took so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def measure(rows: int, order: str, way: str) -> dict[str, float]:
    before, after = tables(rows, order)
    compute = WAYS[way]
    at_rest = peak()
    result = compute(before, after)
    taken = peak() - at_rest
    size = sum(column.nbytes for column in _arrays(result))
    clock, processors = [], []
    for _ in range(TIMES):
        start, busy = time.perf_counter(), time.process_time()
        compute(before, after)
        clock.append(time.perf_counter() - start)
        processors.append(time.process_time() - busy)
    return {
        "clock": statistics.median(clock),
        "processors": statistics.median(processors),
        "taken": taken,
        "output": size,
    }


def _arrays(result: Any) -> list[Any]:
    frame = result if isinstance(result, polars.DataFrame) else result.to_polars()
    return list(frame.to_arrow().columns)


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    if len(sys.argv) > 2:
        print(json.dumps(measure(rows, sys.argv[2], sys.argv[3])))
        return
    print(
        "| what | rows | seconds | of the processors | memory beside the input | of which output |"
    )
    print("|---|---|---|---|---|---|")
    for order in ORDERS:
        for way in WAYS:
            command = [sys.executable, __file__, str(rows), order, way]
            ran = subprocess.run(command, capture_output=True, text=True, check=True)
            found = json.loads(ran.stdout)
            taken, output = (found[name] / 2**20 for name in ("taken", "output"))
            print(
                f"| {way} | {order} | {found['clock']:.2f} | {found['processors']:.2f} "
                f"| {taken:.0f} MiB | {output:.0f} MiB |"
            )


if __name__ == "__main__":
    main()
