"""Ctrl-C, SIGTERM, SIGHUP and SIGKILL, at any moment: a file is whole or as it was, and no part of
one stays.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ibo
import polars
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from project import FIXTURES

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

MONTH = FIXTURES / "months/2026-04.jsonl"
COMMAND = [sys.executable, "-m", "ibo"]
SCRIPT = [str(Path(sysconfig.get_path("scripts")) / "ibo")]
STATUS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
KILLS = int(os.environ.get("IBO_KILLS", "100"))

signals = pytest.mark.parametrize("number", list(STATUS), ids=lambda number: number.name)


def _heeding_signals() -> None:
    """A test that runs in the background ignores signals, and its children would too."""
    for number in STATUS:
        signal.signal(number, signal.SIG_DFL)


def started(
    *arguments: str | Path, command: list[str] = COMMAND, ignored: int | None = None
) -> subprocess.Popen[bytes]:
    """The command, still running."""

    def before() -> None:
        _heeding_signals()
        if ignored is not None:
            signal.signal(ignored, signal.SIG_IGN)

    return subprocess.Popen(
        [*command, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=before,  # noqa: PLW1509
    )


@contextlib.contextmanager
def fed(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Gives the month again and again, as long as somebody reads it."""
    stdin = process.stdin
    assert stdin is not None
    process.stdin = None
    done = threading.Event()

    def feed() -> None:
        with contextlib.suppress(OSError):
            while not done.is_set():
                stdin.write(MONTH.read_bytes())
        with contextlib.suppress(OSError):
            stdin.close()

    thread = threading.Thread(target=feed, daemon=True)
    thread.start()
    yield
    done.set()
    thread.join(timeout=60)


def wait_for_part(folder: Path, process: subprocess.Popen[bytes]) -> Path:
    """The part of a file, once something is in it."""
    for _ in range(3000):
        for part in folder.glob(".*.part"):
            with contextlib.suppress(FileNotFoundError):
                if part.stat().st_size:
                    return part
        assert process.poll() is None
        time.sleep(0.01)
    raise AssertionError("nothing is written")


# ---- While it writes


@signals
def test_signal_leaves_no_part_of_a_file(tmp_path: Path, number: signal.Signals) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("what was there")
    process = started("statements", "-o", output)
    with fed(process):
        wait_for_part(tmp_path, process)
        process.send_signal(number)
        shown, said = process.communicate(timeout=60)
    assert (process.returncode, shown, said) == (STATUS[number], b"", b"ibo: interrupted\n")
    assert output.read_text() == "what was there"
    assert os.listdir(tmp_path) == [output.name]


@signals
def test_signal_leaves_no_part_of_a_table(
    many_rows: Path, tmp_path: Path, number: signal.Signals
) -> None:
    process = started("statements", many_rows, "-o", tmp_path / "out.parquet")
    wait_for_part(tmp_path, process)
    process.send_signal(number)
    shown, said = process.communicate(timeout=60)
    assert (process.returncode, shown, said) == (STATUS[number], b"", b"ibo: interrupted\n")
    assert os.listdir(tmp_path) == []


@pytest.fixture(scope="module")
def many_rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table that takes seconds to compute."""
    columns = (
        "case_ref,month,kind,start,end,reference_gross_wage,percentage,employment_hours,"
        "full_time_hours,unemployment_day_amount,leefloon_amount,sickness_gross_taxable"
    )
    values = ",2026-03,ibo,2026-03-02,2026-08-28,2500.00,80,38,38,55.29,,"
    path = tmp_path_factory.mktemp("many") / "in.csv"
    with path.open("w") as file:
        file.write(f"{columns}\n")
        file.writelines(f"A-{number}{values}\n" for number in range(2_000_000))
    return path


@signals
def test_signal_leaves_whole_lines(number: signal.Signals) -> None:
    process = started("statements", "--text", "nl")
    assert process.stdout is not None
    with fed(process):
        shown = process.stdout.readline()
        process.send_signal(number)
        rest, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (STATUS[number], b"ibo: onderbroken\n")
    assert (shown + rest).endswith(b"\n")


def test_same_signal_twice_leaves_no_part(tmp_path: Path) -> None:
    """`timeout` sends one to the process and one to its group, the second while the first ends it."""
    for delay in (0, 0.0002, 0.001, 0.005, 0.02):
        process = started("statements", "-o", tmp_path / "out.jsonl")
        with fed(process):
            wait_for_part(tmp_path, process)
            process.send_signal(signal.SIGTERM)
            time.sleep(delay)
            process.send_signal(signal.SIGTERM)
            _, said = process.communicate(timeout=60)
        # In its last instructions Python gives a signal back to the system: 143 to a shell, too.
        assert process.returncode in (143, -signal.SIGTERM)
        assert said == b"ibo: interrupted\n"
        assert os.listdir(tmp_path) == []


def test_ignored_hangup_stays_ignored() -> None:
    """As after `nohup`."""
    process = started("statements", "--allow-duplicates", ignored=signal.SIGHUP)
    assert process.stdin is not None
    assert process.stdout is not None
    case = MONTH.read_bytes().splitlines(keepends=True)[0]
    process.stdin.write(case * 600)
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["case_ref"]
    process.send_signal(signal.SIGHUP)
    shown, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, b"600 lines: 600 computed, 0 refused\n")
    assert shown.count(b"\n") == 599


# ---- While it starts


@pytest.mark.parametrize("command", [COMMAND, SCRIPT], ids=["module", "script"])
@pytest.mark.parametrize("imports", [0, 3, 10, 30, 60])
def test_interrupt_while_starting_is_quiet(command: list[str], imports: int) -> None:
    """Python tells each module that it imported; it is interrupted so many modules after those that
    see to signals.
    """
    environment = {**os.environ, "PYTHONPROFILEIMPORTTIME": "1"}
    process = subprocess.Popen(
        [*command, "statements"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        preexec_fn=_heeding_signals,  # noqa: PLW1509
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.endswith(b" ibo._start\n"):
            break
    for _ in range(imports):
        assert b"import time:" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    shown, said = process.communicate(timeout=60)
    others = [line for line in said.splitlines() if not line.startswith(b"import time:")]
    assert (process.returncode, shown, others) == (130, b"", [])


# ---- At any moment


def test_kill_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    """Each run is killed somewhere between its first instruction and its end. IBO_KILLS=1600 kills
    as often.
    """
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    given, output = tmp_path / "in.jsonl", tmp_path / "folder/out.jsonl"
    output.parent.mkdir()
    given.write_bytes(b"".join(MONTH.read_bytes().splitlines(keepends=True)[:200]))
    begin = time.monotonic()
    assert (
        subprocess.run([*COMMAND, "statements", given, "-o", output], check=False).returncode == 0
    )
    longest = time.monotonic() - begin
    whole = output.read_bytes()
    output.write_bytes(b"what was there")
    killed = set[Path]()
    for kill in range(KILLS):
        number = chance.choice([*STATUS, signal.SIGKILL])
        process = started("statements", given, "-o", output)
        time.sleep(chance.uniform(0, 1.2 * longest))
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
        where = f"kill {kill} of seed {seed}"
        # Before the first instruction of the command, Python says itself that it is interrupted.
        by_python = number == signal.SIGINT and b"KeyboardInterrupt" in said
        assert by_python or process.returncode in (0, -number, STATUS.get(number)), where
        assert output.read_bytes() in (b"what was there", whole), where
        if process.returncode == 0:
            assert output.read_bytes() == whole, where
        # What an earlier one left is removed by the next one that comes so far.
        for part in set(output.parent.glob(".*.part")) - killed:
            killed.add(part)
            assert process.returncode == -signal.SIGKILL, where
            # It gets its mode when it is complete, and its name right after.
            assert part.stat().st_mode & 0o077 == 0 or part.read_bytes() == whole, where
        output.write_bytes(b"what was there")
    done = subprocess.run([*COMMAND, "statements", given, "-o", output], check=False)
    assert done.returncode == 0
    assert os.listdir(output.parent) == [output.name], f"seed {seed}"
    assert output.read_bytes() == whole


# ---- In the producer of a stream


PAYMENTS = pa.table({"premium": ["588.57"], "employment_hours": [19], "full_time_hours": [38]})


def interrupted(raised: BaseException, table: Any = PAYMENTS) -> Any:
    """A stream whose producer is interrupted after its last batch."""

    def batches() -> Iterator[Any]:
        yield from table.to_batches()
        raise raised

    return pa.RecordBatchReader.from_batches(table.schema, batches())


READ: dict[str, Callable[[Any], object]] = {
    "to_pyarrow": lambda stream: stream.to_pyarrow(),
    "to_polars": lambda stream: stream.to_polars(),
    "to_pandas": lambda stream: stream.to_pandas(),
    "pyarrow": lambda stream: pa.table(stream),
    "polars": lambda stream: polars.DataFrame(stream),
}


@pytest.mark.parametrize("read", READ.values(), ids=READ)
def test_interrupt_in_a_producer_stays_an_interrupt(read: Callable[[Any], object]) -> None:
    with pytest.raises(KeyboardInterrupt):
        try:
            read(ibo.payments(interrupted(KeyboardInterrupt())))
        except (ValueError, polars.exceptions.ComputeError):
            # Of a library that knows no more than a text: the interrupt comes next.
            time.sleep(1)
    time.sleep(0.01)  # and comes once


def test_interrupt_in_a_producer_of_records_stays_an_interrupt() -> None:
    people = ibo.examples.population(5)
    records = interrupted(KeyboardInterrupt(), pa.table(people.unemployment))
    with pytest.raises(KeyboardInterrupt):
        ibo.statements(people.cases, records, extra="ignore")


@pytest.mark.parametrize("error", [MemoryError("m"), OSError(28, "full"), ValueError("v")])
def test_error_of_a_producer_stays_what_it_is(error: Exception) -> None:
    with pytest.raises(type(error)) as found:
        ibo.payments(interrupted(error)).to_pyarrow()
    assert found.value is error


def test_interrupt_of_a_slow_producer_stays_an_interrupt() -> None:
    """The signal itself: the producer waits for what never comes."""
    script = (
        "import time\nimport ibo, pyarrow as pa\n"
        "def batches():\n    print('waits', flush=True)\n    time.sleep(60)\n    yield\n"
        f"schema = pa.schema({[(field.name, str(field.type)) for field in PAYMENTS.schema]})\n"
        "try:\n    ibo.payments(pa.RecordBatchReader.from_batches(schema, batches())).to_polars()\n"
        "except KeyboardInterrupt:\n    print('interrupted')\n"
    )
    process = started(command=[sys.executable, "-c", script])
    assert process.stdout is not None
    assert process.stdout.readline() == b"waits\n"
    process.send_signal(signal.SIGINT)
    shown, said = process.communicate(timeout=60)
    assert (process.returncode, shown, said) == (0, b"interrupted\n", b"")
