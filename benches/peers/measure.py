"""Measures one peer in this process and prints one JSON object: started by `run.py` for each
measurement.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import columns
import numpy as np
from measured import Measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--job", required=True)
    parser.add_argument("--where", required=True, help="module:function")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--repeats", type=int, required=True)
    parser.add_argument(
        "--seconds",
        type=float,
        required=True,
        help="no further repeat after this time, from the third on",
    )
    parser.add_argument(
        "--results", type=Path, help="where the output columns go, for the comparison"
    )
    parser.add_argument(
        "--memory", action="store_true", help="one run, and the peak memory in place of the time"
    )
    arguments = parser.parse_args()
    module, function = arguments.where.split(":")
    prepare: Callable[[Any, int], Measured] = getattr(importlib.import_module(module), function)
    before = forget_peak()
    # ibo reads an Arrow file of its own, all others the columns.
    table = arguments.data if module == "with_ibo" else columns.read(arguments.data, arguments.job)
    measured = prepare(table, arguments.threads)
    if arguments.memory:
        result = measured.run()
        found = {"peak_bytes": peak_bytes() - before, "input_bytes": measured.input_bytes}
        output = measured.output_bytes(result) if measured.output_bytes else 0
        json.dump({**found, "output_bytes": output}, sys.stdout)
        return
    nanoseconds = time_runs(measured.run, arguments.repeats, arguments.seconds)
    if arguments.results is not None:
        arguments.results.mkdir(parents=True, exist_ok=True)
        result = (measured.collect or measured.run)()
        for name, values in measured.results(result).items():
            np.ascontiguousarray(values, dtype=np.int64).tofile(arguments.results / f"{name}.i64")
    json.dump({"nanoseconds": nanoseconds}, sys.stdout)


def time_runs(run: Callable[[], Any], repeats: int, seconds: float) -> list[int]:
    """Each run after those of a fifth of a second, in which threads may still share a core; what
    the run before made is let go of before the clock starts.
    """
    warm = time.monotonic() + 0.2
    result = run()
    while repeats > 1 and time.monotonic() < warm:
        del result
        result = run()
    taken: list[int] = []
    deadline = time.monotonic() + seconds
    while len(taken) < repeats and (len(taken) < 3 or time.monotonic() < deadline):
        del result
        gc.collect()
        start = time.perf_counter_ns()
        result = run()
        taken.append(time.perf_counter_ns() - start)
    return taken


def forget_peak() -> int:
    """The memory of this program now, from which its peak counts again: importing a library has a
    peak of its own.
    """
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return kilobytes("VmRSS") * 1024


def peak_bytes() -> int:
    """The most memory that this program had since. `ru_maxrss` would count the process that started
    it too.
    """
    return kilobytes("VmHWM") * 1024


def kilobytes(name: str) -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(rf"^{name}:\s*(\d+) kB$", status, re.MULTILINE)[0])


if __name__ == "__main__":
    main()
