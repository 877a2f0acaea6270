"""ibo beside what one would use in its place: one run, identical rows, each result compared with
the exact one row by row.

    python benches/peers/run.py                  # 10^6 and 10^7 rows, a table, the targets, chart.png
    python benches/peers/run.py --quick          # 10^5 rows once, only that all run and which rows are wrong
    python benches/peers/run.py --write-readme   # the same as the first, and writes the tables into benches/README.md

Every measurement is a process of its own on cores of its own; the figure is the median of the
medians of several rounds. Needs Linux, cargo, and the packages of requirements.txt beside the
package ibo itself.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import arrow_tables
import columns
import faults
import numpy as np
import oracle
import report
from columns import Ints
from peers import IBO, NO_WRONG_ROWS, PEERS, Peer
from report import Figure, Memory, Run

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SEED = 20_260_501
BLOCK = 1_000_000


@dataclass
class Bench:
    """What a run needs to know."""

    root: Path
    seed: int
    rounds: int
    repeats: int
    seconds: float
    rust: Path
    cores: list[int]
    sample: int = 5_000
    is_pinned: bool = True
    expected: dict[Path, dict[str, Ints]] = field(default_factory=dict)
    certainties: dict[Path, dict[int, str]] = field(default_factory=dict)

    def folder(self, job: str, rows: int) -> Path:
        return columns.ensure(self.root, job, rows, self.seed)

    def expect_faults(self, job: str) -> Path:
        """The folder of the table of faults, whose results are written in `faults.py`."""
        folder, expected = faults.ensure(self.root, job, self.seed)
        for form in arrow_tables.FORMS:
            arrow_tables.ensure(folder, job, form)
        self.expected[folder], self.certainties[folder] = expected, {}
        return folder

    def expect(self, job: str, rows: int) -> None:
        """Computes the exact results of a table once, and a sample of them in fractions."""
        folder = self.folder(job, rows)
        if folder in self.expected:
            return
        table = columns.read(folder, job)
        compute = oracle.payments if job == "payments" else oracle.cases
        parts = [compute(table.rows(first, first + BLOCK)) for first in range(0, rows, BLOCK)]
        results = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
        self.certainties[folder] = oracle.check_sample(table, results, self.seed, self.sample)
        self.expected[folder] = results
        for form in arrow_tables.FORMS:
            arrow_tables.ensure(folder, job, form)
        note = f"{job}, {rows:,} rows, seed {self.seed}: {min(self.sample, rows):,} rows of the exact results agree with fractions"
        if job == "cases":
            refused = int(np.count_nonzero(results["status"]))
            note += f"; {refused:,} rows ({refused / rows:.1%}) are refused"
        print(note, flush=True)


def main() -> int:
    arguments = parse()
    stored = arguments.data / "results.json"
    if arguments.report:
        run = Run.from_json(stored.read_text(encoding="utf-8"))
    else:
        bench = prepare(arguments)
        if arguments.quick:
            return quick(bench, arguments.only)
        started = time.monotonic()
        run = measure_all(
            bench, [int(float(rows)) for rows in arguments.rows.split(",")], arguments.only
        )
        stored.write_text(run.to_json(), encoding="utf-8")
        print(f"\nmeasured in {time.monotonic() - started:.0f} s; figures in {stored}")
    print(f"\n{report.text(run)}")
    report.chart(run, arguments.chart)
    print(f"chart in {arguments.chart}")
    if arguments.markdown is not None:
        arguments.markdown.write_text(report.section(run), encoding="utf-8")
    if arguments.write_readme:
        report.write_readme(run, ROOT / "benches" / "README.md")
    return 0 if run.is_exact() else 1


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="10^5 rows, once each: only that all run and which rows are wrong",
    )
    parser.add_argument(
        "--report", action="store_true", help="measures nothing: table and chart of the last run"
    )
    parser.add_argument("--rows", default="1e6,1e7", help="sizes, with commas (1e6,1e7)")
    parser.add_argument(
        "--rounds",
        type=int,
        default=3,
        help="processes for each measurement, one after the other (3)",
    )
    parser.add_argument(
        "--repeats",
        type=int,
        default=21,
        help="runs in a process at most, after those that do not count (21)",
    )
    parser.add_argument(
        "--seconds",
        type=float,
        default=1.5,
        help="no further run in a process after this time, from the third on (1.5)",
    )
    parser.add_argument(
        "--only", default="", help="a regular expression on names such as payments/polars-int64"
    )
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument(
        "--data",
        type=Path,
        default=ROOT / "target" / "peers",
        help="where rows and results are kept (target/peers)",
    )
    parser.add_argument("--chart", type=Path, default=HERE / "chart.png")
    parser.add_argument("--markdown", type=Path, help="a file for the section of benches/README.md")
    parser.add_argument(
        "--write-readme",
        action="store_true",
        help="writes the section between its markers in benches/README.md",
    )
    return parser.parse_args()


def prepare(arguments: argparse.Namespace) -> Bench:
    command = [
        "cargo",
        "build",
        *([] if arguments.quick else ["--release"]),
        "--quiet",
        "--locked",
        "-p",
        "ibo-benches",
        "--bin",
        "peers",
    ]
    subprocess.run(command, cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    cores = sorted(os.sched_getaffinity(0))
    arguments.data.mkdir(parents=True, exist_ok=True)
    rust = ROOT / target / ("debug" if arguments.quick else "release") / "peers"
    return Bench(
        arguments.data.resolve(),
        arguments.seed,
        arguments.rounds,
        arguments.repeats,
        arguments.seconds,
        rust,
        cores,
    )


# --------------------------------------------------------------------------------------------------------------------
# Processes
# --------------------------------------------------------------------------------------------------------------------


def command_of(bench: Bench, peer: Peer, folder: Path, threads: int, *more: str) -> list[str]:
    common = ["--job", peer.job, "--data", str(folder), "--threads", str(threads)]
    if peer.is_rust:
        return [str(bench.rust), "--peer", peer.where.removeprefix("rust:"), *common, *more]
    return [sys.executable, str(HERE / "measure.py"), "--where", peer.where, *common, *more]


def start(bench: Bench, command: list[str], threads: int) -> Any:
    """Runs a process on cores of its own; every library may use as many threads."""
    cores = bench.cores[:threads] if bench.is_pinned else bench.cores
    libraries = ("POLARS_MAX", "OMP_NUM", "OPENBLAS_NUM", "RAYON_NUM", "NUMEXPR_NUM")
    environment = {**os.environ, **{f"{library}_THREADS": str(threads) for library in libraries}}
    done = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: os.sched_setaffinity(0, cores),
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    return json.loads(done.stdout)


def timed(bench: Bench, peer: Peer, folder: Path, threads: int, results: Path | None) -> list[int]:
    """The nanoseconds of the runs of one process on the table of a folder."""
    seconds = (
        ("--milliseconds", str(int(bench.seconds * 1000)))
        if peer.is_rust
        else ("--seconds", str(bench.seconds))
    )
    more = ["--repeats", str(bench.repeats), *seconds]
    if results is not None and not peer.is_copy:
        more += ["--results", str(results)]
    taken: list[int] = start(bench, command_of(bench, peer, folder, threads, *more), threads)[
        "nanoseconds"
    ]
    return taken


def chosen(only: str, cores: int) -> Iterator[tuple[Peer, int]]:
    for peer in PEERS:
        if re.search(only, peer.name):
            yield from ((peer, threads) for threads in peer.threads if threads <= cores)


def measure_all(bench: Bench, sizes: list[int], only: str) -> Run:
    """Round by round, so that a slow spell of the machine does not fall on one peer alone."""
    run = Run(bench.seed, report.machine(), report.libraries())
    asked = list(chosen(only, len(bench.cores)))
    if len(bench.cores) < 2:
        print("One core only: nothing on two cores is measured.")
    for rows in sizes:
        for job in dict.fromkeys(peer.job for peer, _ in asked):
            bench.expect(job, rows)
    figures: dict[tuple[str, int, int], Figure] = {}
    for rows in sizes:
        for number in range(bench.rounds):
            for peer, threads in asked:
                wanted = min(rows, peer.most_rows)
                key = (peer.name, wanted, threads)
                if wanted < rows and key in figures and figures[key].asked_rows != rows:
                    continue
                bench.expect(peer.job, wanted)
                is_first = number == 0
                found = bench.root / "results"
                folder = bench.folder(peer.job, wanted)
                taken = timed(bench, peer, folder, threads, found if is_first else None)
                figure = figures.setdefault(
                    key, Figure(peer.name, wanted, threads, asked_rows=rows)
                )
                figure.rounds.append(median(taken))
                if is_first:
                    figure.wrong = None if peer.is_copy else wrong_rows(bench, peer, folder, found)
                    print(f"  {report.line(figure)}", flush=True)
    run.figures = list(figures.values())
    python = [(peer, threads) for peer, threads in asked if peer.form == IBO and not peer.is_rust]
    run.memory = [memory(bench, peer, rows, threads) for rows in sizes for peer, threads in python]
    return run


def memory(bench: Bench, peer: Peer, rows: int, threads: int) -> Memory:
    folder = bench.folder(peer.job, rows)
    command = command_of(
        bench, peer, folder, threads, "--repeats", "1", "--seconds", "0", "--memory"
    )
    found = start(bench, command, threads)
    return Memory(
        peer.name, rows, threads, found["peak_bytes"], found["input_bytes"], found["output_bytes"]
    )


# --------------------------------------------------------------------------------------------------------------------
# Exactness
# --------------------------------------------------------------------------------------------------------------------


def wrong_rows(bench: Bench, peer: Peer, folder: Path, found: Path) -> int:
    """Rows with another result than the exact one. A peer by hand is asked for the amounts of the
    rows that the rules do not refuse; a checked one also for which rows are refused, and why; ibo
    for all: also at which column, scheme and contribution and, in the sample, the certainty.
    """
    expected = bench.expected[folder]
    names: Iterable[str] = oracle.PAYMENT_RESULTS if peer.job == "payments" else oracle.CASE_RESULTS
    rows = len(expected["net"])
    status = expected.get("status", np.zeros(rows, dtype=np.int64))
    wrong = np.zeros(rows, dtype=np.bool_)
    for name in names:
        wrong |= read(found, name, rows) != expected[name]
    if not peer.is_checked:
        return int(np.count_nonzero(wrong & (status == 0)))
    if peer.form != IBO:
        wrong |= read(found, "status", rows) != oracle.error_places(status)
        return int(np.count_nonzero(wrong))
    wrong |= status_of(found, rows) != status
    if peer.job == "cases":
        for name in ("employer_contribution", "scheme"):
            wrong |= (read(found, name, rows) != expected[name]) & (status == 0)
        words = words_of(found, "certainty") or ["hypothetical", "assumed", "secondary", "official"]
        certainty = read(found, "certainty", rows)
        for row, word in bench.certainties[folder].items():
            wrong[row] |= word != "refused" and words[int(certainty[row])] != word
    return int(np.count_nonzero(wrong))


def read(folder: Path, name: str, rows: int) -> Ints:
    path = folder / f"{name}.i64"
    values = np.fromfile(path, dtype="<i8")
    path.unlink()
    if len(values) != rows:
        raise AssertionError(f"{name}: {len(values)} rows, not {rows}")
    return values


def words_of(folder: Path, name: str) -> list[str]:
    path = folder / f"{name}.json"
    if not path.exists():
        return []
    words: list[str] = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    return words


def status_of(folder: Path, rows: int) -> Ints:
    """The place in the oracle's list of refusals, from 1; -1 for another one. The Rust side names
    its own list.
    """
    status = read(folder, "status", rows)
    path = folder / "status.json"
    if not path.exists():
        return status
    known = [" ".join(refusal) for refusal in oracle.REFUSALS]
    places = [known.index(word) + 1 if word in known else -1 for word in words_of(folder, "status")]
    return np.array([0, *places], dtype=np.int64)[status]


def quick(bench: Bench, only: str) -> int:
    """Every peer once on few rows, several at a time, and the checked ones on the table of faults;
    nothing is measured.
    """
    bench.repeats, bench.seconds, bench.sample, bench.is_pinned = 1, 0, 1_000, False
    asked = list(chosen(only, len(bench.cores)))
    for peer, _ in asked:
        bench.expect(peer.job, peer.quick_rows)
    runs = [(peer, threads, bench.folder(peer.job, peer.quick_rows)) for peer, threads in asked]
    checked = [(peer, threads) for peer, threads in asked if peer.is_checked]
    faulty = {job: bench.expect_faults(job) for job in dict.fromkeys(p.job for p, _ in checked)}
    runs += [(peer, threads, faulty[peer.job]) for peer, threads in checked]

    def one(place: int) -> int | None:
        peer, threads, folder = runs[place]
        results = bench.root / f"quick-{place}"
        timed(bench, peer, folder, threads, results)
        wrong = None if peer.is_copy else wrong_rows(bench, peer, folder, results)
        shutil.rmtree(results, ignore_errors=True)
        return wrong

    failed = []
    with ThreadPoolExecutor(min(4, len(bench.cores))) as pool:
        for (peer, threads, folder), wrong in zip(
            runs, pool.map(one, range(len(runs))), strict=True
        ):
            rows = f"{len(bench.expected[folder]['net']):,} rows"
            rows += " with faults" if folder in faulty.values() else ""
            count = "" if wrong is None else f"{wrong:>7,} wrong of {rows}"
            cores = f"{threads} core{'s' if threads > 1 else ' '}"
            print(f"  {peer.name:<34}{cores} {count}", flush=True)
            if wrong and peer.form in NO_WRONG_ROWS:
                failed.append(f"{peer.name} of {rows}")
    for name in failed:
        print(f"{name} should have no wrong row")
    print(f"{len(runs)} runs, {len(failed)} that should be exact and are not")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
