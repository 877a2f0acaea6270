"""A comparison and a sensitivity of a million cases, in passes of `ibo.statements` over the same
table.

    python benches/comparisons.py [ROWS]

Each measurement is once to warm up and then three times, in turns; the medians are printed, of the
clock and of the processors, on one thread.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import ibo

TIMES = 3
REFORM = (
    ibo.Reform("a tenth less")
    .scale("ggmmi", "0.9", from_="2018-09-01")
    .reading("premium.wage-difference-order", "wage")
)


def measured(calls: dict[str, Callable[[], Any]]) -> dict[str, tuple[float, float]]:
    """Seconds of the clock and of the processors."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in calls}
    for turn in range(TIMES + 1):
        for name, call in calls.items():
            start, busy = time.perf_counter(), time.process_time()
            call()
            taken = (time.perf_counter() - start, time.process_time() - busy)
            if turn:
                found[name].append(taken)
    return {
        name: (
            statistics.median(clock for clock, _ in times),
            statistics.median(busy for _, busy in times),
        )
        for name, times in found.items()
    }


def main() -> None:
    """Prints the table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    people = ibo.examples.population(rows, seed=2026)
    delivery = (people.cases, people.unemployment, people.leefloon, people.sickness)
    # The population has a region, which no calculation needs.
    calls: dict[str, Callable[[], Any]] = {
        "ibo.statements, one pass": lambda: ibo.statements(*delivery, extra="ignore", threads=1),
        "ibo.compare": lambda: ibo.compare(*delivery, reform=REFORM, extra="ignore", threads=1),
        "ibo.sensitivity": lambda: ibo.sensitivity(*delivery, extra="ignore", threads=1),
    }
    found = measured(calls)
    one = found["ibo.statements, one pass"]
    print("| what | seconds | of the processors | passes |")
    print("|---|---|---|---|")
    for name, (clock, busy) in found.items():
        print(f"| {name} | {clock:.2f} | {busy:.2f} | {busy / one[1]:.2f} |", flush=True)


if __name__ == "__main__":
    main()
