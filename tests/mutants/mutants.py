"""How many mutants of ibo-core the tests catch: the crate is copied, all its mutants are compiled
into one build, and for each of a sample the tests run until one fails.

    python3 tests/mutants/mutants.py --sample 150 --seed 1

`--only` takes numbers instead of a sample. Everything lies in target/mutants. A mutant is caught
when a test fails, does not end in time, or a test program stops; else it survives, and is printed
with its place and its change. tests/README.md says why those that survive do.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
WORK = PROJECT / "target" / "mutants"
TREE = WORK / "tree"
SOURCES = TREE / "ibo-core" / "src"
TOOL = PROJECT / "tests" / "mutants" / "Cargo.toml"
# What a file of the project needs, of all that git knows.
PARTS = (
    "Cargo.toml",
    "Cargo.lock",
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "docs",
    "fixtures",
    "ibo-core",
    "ibo-csv",
    "ibo-capi",
    "ibo-py",
    "benches",
    "tests",
)
# The test targets of ibo-tests, those first that find most in the least time. Not among them are
# those of the surfaces (capi), of processes (main_job), of memory, of the oracle, which takes
# minutes, and those that read the sources of the project instead of running them.
TARGETS = (
    "golden",
    "rejects",
    "parameters",
    "sentences",
    "words",
    "codes",
    "results",
    "issued",
    "published",
    "serde_inputs",
    "months",
    "money",
    "reform",
    "sensitivity",
    "verify",
    "payment_statements",
    "values_diff",
    "difference",
    "plan",
    "records",
    "own_values",
    "ggmmi",
    "every_cent",
    "frozen",
    "coverage",
    "properties",
    "table",
)
# A test target that takes so many times as long as without a mutant does not end.
TIMES = 8


@dataclass(frozen=True)
class Mutant:
    """A change that is behind a branch."""

    number: int
    place: str
    function: str
    change: str

    def __str__(self) -> str:
        return f"{self.number:5} {self.place:40} {self.function}: {self.change}"


def run(*command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A command in the copy, with more in its environment."""
    return subprocess.run(
        [str(part) for part in command], cwd=TREE, env={**os.environ, **more},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def copy() -> None:
    """The files that git knows, as they are now; those that did not change keep their time."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *PARTS],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    for name in listed:
        source, target = PROJECT / name, TREE / name
        # What is mutated is copied by itself.
        if name.startswith("ibo-core/src/") or not source.is_file():
            continue
        if target.exists() and source.read_bytes() == target.read_bytes():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)


def mutate(without: set[str]) -> list[Mutant]:
    """Puts all mutants into the copy, but those that the compiler would not have."""
    shutil.rmtree(SOURCES, ignore_errors=True)
    shutil.copytree(PROJECT / "ibo-core" / "src", SOURCES)
    listed = WORK / "without.txt"
    listed.write_text("\n".join(sorted(without)), encoding="utf-8")
    tool = run("cargo", "run", "--quiet", "--locked", "--manifest-path", TOOL, "--", SOURCES,
               listed, CARGO_TARGET_DIR=str(WORK / "tool"))  # fmt: skip
    if tool.returncode:
        sys.exit(tool.stderr)
    rows = (line.split("\t") for line in tool.stdout.splitlines())
    return [Mutant(int(number), *others) for number, *others in rows]


def cargo(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The project's cargo in the copy."""
    return run("cargo", *arguments,
               "--message-format=json", "--all-features", "--locked",
               CARGO_TARGET_DIR=str(WORK / "build"))  # fmt: skip


def refused_by_compiler() -> list[Mutant]:
    """The mutants that compile: what the compiler would not have is taken out, until it takes all.
    Functions that a constant calls stay as they are.
    """
    kept = WORK / "without.txt"
    without = set(kept.read_text(encoding="utf-8").splitlines()) if kept.exists() else set()
    for _ in range(40):
        mutants = mutate(without)
        checked = cargo("check", "--package", "ibo-core")
        if checked.returncode == 0:
            return mutants
        of_number = {mutant.number: f"{mutant.place} {mutant.change}" for mutant in mutants}
        found = set().union(*(faults(line, of_number) for line in checked.stdout.splitlines()))
        print(f"the compiler would not have {len(found - without)} of {len(mutants)}", flush=True)
        if not found - without:
            sys.exit(checked.stderr + checked.stdout[-4000:])
        without |= found
    sys.exit("the copy does not compile")


def faults(line: str, mutants: dict[int, str]) -> set[str]:
    """What an error of the compiler rests on: functions that a constant calls, or mutants."""
    message = json.loads(line).get("message") if line.startswith("{") else None
    if not isinstance(message, dict) or message.get("level") != "error":
        return set()
    text = message["message"]
    if called := re.search(
        r"non-const (?:associated )?(?:function|method|operator) `([^`]*)`", text
    ):
        name = re.sub(r"::<.*>$", "", called[1]).split("::")[-1]
        return {f"fn {name}"}
    found: set[int] = set()
    for span in message["spans"]:
        lines = (TREE / span["file_name"]).read_text(encoding="utf-8").splitlines()
        numbers = numbers_in(lines[span["line_start"] - 1 : span["line_end"]])
        # The branch of a call that is written over several lines stands above it.
        above = range(span["line_start"] - 1, max(span["line_start"] - 60, 0), -1)
        nearest = (numbers_in([lines[line - 1]]) for line in above if span["is_primary"])
        found |= set(numbers or next((found[-1:] for found in nearest if found), []))
    return {mutants[number] for number in found}


def numbers_in(lines: list[str]) -> list[int]:
    """The mutants whose branches stand in lines of the copy."""
    return [int(number) for number in re.findall(r"mutant::on\((\d+)u32\)", "\n".join(lines))]


def programs(targets: list[str]) -> list[tuple[str, Path]]:
    """The test programs in this order, after the unit tests of ibo-core."""
    chosen = [part for target in targets for part in ("--test", target)]
    built = [cargo("test", "--no-run", "--package", "ibo-core", "--lib"),
             cargo("test", "--no-run", "--package", "ibo-tests", *chosen)]  # fmt: skip
    found: dict[str, Path] = {}
    for build in built:
        if build.returncode:
            sys.exit(build.stderr[-4000:])
        for line in build.stdout.splitlines():
            message = json.loads(line)
            if message.get("executable") and message.get("profile", {}).get("test"):
                found[message["target"]["name"]] = Path(message["executable"])
    return [(name, found[name]) for name in ("ibo_core", *targets)]


def passes(program: Path, mutant: int, seconds: float) -> bool:
    """Whether all tests of a program pass in time."""
    folder = TREE / ("ibo-core" if program.name.startswith("ibo_core") else "tests")
    # The same random cases for each mutant, and no file of seeds that failed.
    fixed = {"IBO_MUTANT": str(mutant), "IBO_SEED": "1", "PROPTEST_RNG_SEED": "1",
             "PROPTEST_DISABLE_FAILURE_PERSISTENCE": "true", "RUST_BACKTRACE": "0"}  # fmt: skip
    try:
        done = subprocess.run(
            [str(program), "--quiet", "--test-threads=1"], cwd=folder, check=False,
            env={**os.environ, **fixed}, timeout=seconds,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> None:
    """Builds, runs a sample, and prints who survives."""
    parser = argparse.ArgumentParser(description="How many mutants of ibo-core the tests catch.")
    parser.add_argument("--sample", type=int, default=150, help="how many, by chance")
    parser.add_argument("--seed", type=int, default=1, help="of the chance")
    parser.add_argument("--files", default="", help="a regular expression of their files")
    parser.add_argument("--targets", nargs="*", default=list(TARGETS), help="of ibo-tests")
    parser.add_argument("--only", type=int, nargs="*", help="these numbers instead of a sample")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--least", type=int, default=0, help="percent that must be caught")
    asked = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    TREE.mkdir(exist_ok=True)
    copy()
    mutants = refused_by_compiler()
    print(f"{len(mutants)} mutants in one build", flush=True)
    (WORK / "mutants.txt").write_text("\n".join(map(str, mutants)) + "\n", encoding="utf-8")
    tests = programs(asked.targets)
    limits: dict[str, float] = {}
    for name, program in tests:
        start = time.monotonic()
        if not passes(program, 0, 3600):
            sys.exit(f"{name} fails without a mutant")
        limits[name] = 5 + TIMES * (time.monotonic() - start)
        print(f"{name}: {time.monotonic() - start:.1f} s", flush=True)
    if asked.only is None:
        among = [mutant for mutant in mutants if re.search(asked.files, mutant.place)]
        chosen = random.Random(asked.seed).sample(among, min(asked.sample, len(among)))
    else:
        chosen = [mutant for mutant in mutants if mutant.number in asked.only]
    caught: dict[str, int] = {}
    survived: list[Mutant] = []

    def catch(mutant: Mutant) -> str | None:
        return next(
            (name for name, program in tests if not passes(program, mutant.number, limits[name])),
            None,
        )

    with ThreadPoolExecutor(asked.jobs) as threads:
        for mutant, by in zip(chosen, threads.map(catch, chosen), strict=True):
            if by is None:
                survived.append(mutant)
                print(f"survived: {mutant}", flush=True)
            else:
                caught[by] = caught.get(by, 0) + 1
    share = 100 * (len(chosen) - len(survived)) / max(len(chosen), 1)
    print(
        f"seed {asked.seed}: {len(chosen) - len(survived)} of {len(chosen)} caught ({share:.1f} %)"
    )
    print("by: " + ", ".join(f"{name} {count}" for name, count in caught.items()))
    sys.exit(share < asked.least)


if __name__ == "__main__":
    main()
