"""Files that a command writes, and the streams of its process: nothing is lost on a full disk, in a
folder that is read-only, or where the output is the input; and nobody else reads what is not
complete.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from project import FIXTURES

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files of POSIX")

MONTH = FIXTURES / "months/2026-04.jsonl"
COMMAND = [sys.executable, "-m", "ibo"]
NOBODY = 65534
PAYMENTS = "premium,employment_hours,full_time_hours\n588.57,19,38\n"


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What a shell makes of a line in which `ibo` is the command."""
    script = f'ibo() {{ "{sys.executable}" -m ibo "$@"; }}\n{line}'
    return subprocess.run(
        ["sh", "-c", script], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with some cases and a table of payments."""
    cases = MONTH.read_bytes().splitlines(keepends=True)[:3]
    (tmp_path / "a.jsonl").write_bytes(b"".join(cases))
    (tmp_path / "case.json").write_bytes(cases[0])
    (tmp_path / "in.csv").write_text(PAYMENTS)
    return tmp_path


as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")


def by_nobody(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the command does for a user without rights; who is not root has none here anyhow."""
    for above in (folder, *folder.parents):
        if above.stat().st_uid == os.geteuid() and above.is_relative_to("/tmp/"):
            above.chmod(above.stat().st_mode | 0o055)
    # What a nobody may not import is imported before.
    script = (
        "import contextlib, io, os, sys, tempfile\nfrom ibo.__main__ import main\n"
        "with contextlib.redirect_stderr(io.StringIO()), tempfile.TemporaryDirectory() as warm:\n"
        "    assert main(['statements', os.devnull, '-o', f'{warm}/out.jsonl']) == 0\n"
        f"if os.geteuid() == 0: os.setgroups([]), os.setgid({NOBODY}), os.setuid({NOBODY})\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


# ---- Streams that are closed, or that are the input


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("ibo statements < a.jsonl >&-", "the output cannot be written: there is no standard output"),
        ("ibo rules --language en >&-", "the output cannot be written: there is no standard output"),
        ("ibo statements <&-", "the input cannot be read: there is no standard input"),
        ("ibo explain - --language en <&-", "the input cannot be read: there is no standard input"),
        ("ibo verify <&-", "the input cannot be read: there is no standard input"),
    ],
)  # fmt: skip
def test_closed_stream_exits_with_2(folder: Path, line: str, told: str) -> None:
    done = shell(line, folder)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"ibo: {told}\n")


BOTH = "this file is both the input and the output; write to another file"
INPUT = "this file is an input; write to another file"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("ibo statements -o a.jsonl < a.jsonl", f"a.jsonl: {INPUT}"),
        ("ibo statements - -o link.jsonl < a.jsonl", f"link.jsonl: {INPUT}"),
        ("ibo statements /dev/stdin -o a.jsonl < a.jsonl", f"a.jsonl: {INPUT}"),
        ("ibo statements < a.jsonl >> a.jsonl", f"standard input: {BOTH}"),
        ("ibo statements - < a.jsonl 1<> a.jsonl", f"standard input: {BOTH}"),
        ("ibo statements a.jsonl >> a.jsonl", f"a.jsonl: {BOTH}"),
        ("ibo statements /dev/stdin < a.jsonl >> link.jsonl", f"/dev/stdin: {BOTH}"),
        ("ibo verify < a.jsonl >> a.jsonl", f"standard input: {BOTH}"),
        ("ibo verify --cases a.jsonl < /dev/null >> a.jsonl", f"a.jsonl: {BOTH}"),
        ("ibo explain - --language en < case.json >> case.json", f"standard input: {BOTH}"),
        ("ibo plan case.json >> case.json", f"case.json: {BOTH}"),
        ("ibo plan - --html case.json < case.json", f"case.json: {INPUT}"),
        ("ibo difference - a.jsonl < case.json >> case.json", f"standard input: {BOTH}"),
        ("ibo sensitivity - --language en < case.json >> case.json", f"standard input: {BOTH}"),
        ("ibo case in.csv --row 0 >> in.csv", f"in.csv: {BOTH}"),
        ("ibo values diff own.toml --language en >> own.toml", f"own.toml: {BOTH}"),
    ],
)  # fmt: skip
def test_input_that_is_the_output_is_refused(folder: Path, line: str, told: str) -> None:
    (folder / "link.jsonl").symlink_to("a.jsonl")
    (folder / "own.toml").touch()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = shell(line, folder)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"ibo: {told}\n")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_device_that_is_input_and_output_is_not_refused(folder: Path) -> None:
    done = shell("ibo statements < /dev/null > /dev/null", folder)
    assert (done.returncode, done.stderr) == (0, "0 lines: 0 computed, 0 refused\n")


# ---- The part of a file, and its owner


def parts(folder: Path) -> list[Path]:
    return list(folder.glob(".*.part"))


def started(folder: Path, output: str) -> tuple[subprocess.Popen[bytes], Path]:
    """A process that writes, until its input ends, and the part of its file. It looks at the first
    line before it opens its output.
    """
    left = parts(folder)
    process = subprocess.Popen(
        [*COMMAND, "statements", "-o", output],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    assert process.stdin is not None
    process.stdin.write(MONTH.read_bytes().splitlines(keepends=True)[0])
    process.stdin.flush()
    for _ in range(3000):
        if found := [part for part in parts(folder) if part not in left]:
            return process, found[0]
        time.sleep(0.01)
    raise AssertionError("no part is written")


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[Path]:
    """The part of a file of a process that writes, until its input ends."""
    process, part = started(folder, "out.jsonl")
    yield part
    process.communicate(timeout=60)


@pytest.mark.parametrize("mask", [0o022, 0o007, 0o000])
def test_part_is_private_and_new_file_has_the_ordinary_mode(folder: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        with writing(folder) as part:
            assert stat.S_IMODE(part.stat().st_mode) == 0o600
            assert part.name.startswith(".out.jsonl.")
    finally:
        os.umask(before)
    assert stat.S_IMODE((folder / "out.jsonl").stat().st_mode) == 0o666 & ~mask
    assert parts(folder) == []


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_part_gets_the_mode_of_the_file_that_it_replaces(folder: Path, mode: int) -> None:
    output = folder / "out.jsonl"
    output.touch()
    output.chmod(mode)
    with writing(folder) as part:
        assert stat.S_IMODE(part.stat().st_mode) == 0o600
    assert stat.S_IMODE(output.stat().st_mode) == mode
    assert output.stat().st_size


@as_root
def test_part_gets_the_owner_of_the_file_that_it_replaces(folder: Path) -> None:
    output = folder / "out.jsonl"
    output.touch()
    os.chown(output, NOBODY, NOBODY)
    output.chmod(0o640)
    assert shell("ibo statements a.jsonl -o out.jsonl", folder).returncode == 0
    found = output.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (NOBODY, NOBODY, 0o640)


@as_root
def test_group_that_cannot_be_given_gets_no_rights(folder: Path) -> None:
    """Who may not give a file to the group of the old one does not let another group read it."""
    output = folder / "out.jsonl"
    output.touch()
    output.chmod(0o660)
    folder.chmod(0o777)
    done = by_nobody(folder, "statements", "a.jsonl", "-o", "out.jsonl")
    assert done.returncode == 0, done.stderr
    found = output.stat()
    assert (found.st_gid, stat.S_IMODE(found.st_mode)) == (NOBODY, 0o600)


@as_root
def test_part_of_another_user_stays(folder: Path) -> None:
    part = folder / ".out.csv.ibo-0123456789abcdef.part"
    part.touch()
    folder.chmod(0o777)
    assert by_nobody(folder, "statements", "a.jsonl", "-o", "out.jsonl").returncode == 0
    assert parts(folder) == [part]


def test_part_of_a_killed_process_is_removed_by_the_next_run(folder: Path) -> None:
    killed, _ = started(folder, "other.jsonl")
    with writing(folder) as part:
        assert len(parts(folder)) == 2
        killed.kill()
        killed.communicate()
        done = shell("ibo payments in.csv -o out.csv", folder)
        assert done.returncode == 0, done.stderr
        assert parts(folder) == [part], "the one that is being written stays"
    assert (folder / "out.jsonl").stat().st_size
    assert parts(folder) == []


def test_part_that_somebody_has_locked_stays(folder: Path) -> None:
    """Its owner lives, wherever: in another container it has another number, or none."""
    part = folder / ".out.csv.ibo-0123456789abcdef.part"
    part.touch()
    with part.open("rb+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert shell("ibo payments in.csv -o out.csv", folder).returncode == 0
        assert parts(folder) == [part]
    assert shell("ibo payments in.csv -o out.csv", folder).returncode == 0
    assert parts(folder) == []


def test_file_that_only_looks_like_a_part_stays(folder: Path) -> None:
    others = [".out.csv.part", ".out.csv.ibo-1234.part", "out.csv.ibo-0123456789abcdef.part"]
    for name in others:
        (folder / name).touch()
    (folder / ".link.ibo-0123456789abcdef.part").symlink_to("in.csv")
    (folder / ".folder.ibo-0123456789abcdef.part").mkdir()
    before = sorted(os.listdir(folder))
    assert shell("ibo payments in.csv -o out.csv", folder).returncode == 0
    assert sorted(os.listdir(folder)) == sorted([*before, "out.csv"])
    assert (folder / "in.csv").read_text() == PAYMENTS


def test_runs_at_once_do_not_remove_each_others_parts(folder: Path) -> None:
    """A part is made, locked and given its name while others look for parts without an owner."""
    script = (
        "import sys\nfrom ibo._output_file import replaced\n"
        "for _ in range(200):\n"
        "    with replaced(sys.argv[1], []) as file: file.write(sys.argv[1].encode())\n"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", script, f"out{number}.csv"], cwd=folder, stderr=subprocess.PIPE
        )
        for number in range(4)
    ]
    for number, run in enumerate(runs):
        _, said = run.communicate(timeout=120)
        assert run.returncode == 0, said.decode()[-500:]
        assert (folder / f"out{number}.csv").read_text() == f"out{number}.csv"
    assert parts(folder) == []


# ---- What replaces a file


@pytest.mark.parametrize(
    ("line", "output"),
    [
        ("ibo statements a.jsonl -o out.jsonl", "out.jsonl"),
        ("ibo payments in.csv -o out.csv", "out.csv"),
        ("ibo payments in.csv -o out.csv --summary json", "out.csv"),
        ("ibo plan case.json --html plan.html", "plan.html"),
        ("ibo population . --rows 3 --format csv", "cases.csv"),
    ],
)
def test_replaced_file_is_told(folder: Path, line: str, output: str) -> None:
    told = f"{output}: the file was replaced"
    first, second = shell(line, folder), shell(line, folder)
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert told not in first.stderr.splitlines()
    assert told in second.stderr.splitlines()


def test_replaced_file_is_told_in_dutch(folder: Path) -> None:
    (folder / "out.txt").touch()
    done = shell("ibo statements a.jsonl --text nl -o out.txt", folder)
    assert done.stderr.splitlines() == [
        "3 lijnen: 3 berekend, 0 geweigerd",
        "out.txt: het bestand is vervangen",
    ]


# ---- Disks that are full or read-only


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize(
    "line",
    [
        "ibo statements a.jsonl",
        "ibo explain case.json --language en",
        "ibo rules --language en",
        "ibo schema case",
    ],
)
def test_full_device_exits_with_2(folder: Path, line: str) -> None:
    done = shell(f"{line} > /dev/full", folder)
    told = "ibo: the output cannot be written: No space left on device\n"
    assert (done.returncode, done.stderr) == (2, told)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "ibo", str(disk)]
    if shutil.which("mount") is None or subprocess.run(command, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("ending", ["jsonl", "parquet", "csv"])
def test_full_disk_leaves_the_old_file(small_disk: Path, folder: Path, ending: str) -> None:
    full(folder, small_disk, ending, "No space left on device")


@pytest.mark.parametrize("ending", ["jsonl", "parquet", "csv"])
def test_file_that_may_not_grow_leaves_the_old_file(folder: Path, ending: str) -> None:
    """As on a full disk, where none can be mounted."""
    full(folder, folder, ending, "File too large", before="ulimit -f 32; ")


def full(folder: Path, disk: Path, ending: str, why: str, before: str = "") -> None:
    line = (folder / "in.csv").read_text().splitlines()[1]
    rows = "".join(f"A-{row}-{row * 7919 % 10007},{line}\n" for row in range(20_000))
    (folder / "in.csv").write_text(f"case_ref,{PAYMENTS.splitlines()[0]}\n{rows}")
    output = disk / f"out.{ending}"
    output.write_text("what was there")
    given = "in.csv"
    if ending == "jsonl":
        given = "cases.jsonl"
        (folder / given).write_bytes(MONTH.read_bytes())
    command = "statements" if ending == "jsonl" else "payments"
    done = shell(f"{before}ibo {command} {given} -o {output}", folder)
    told = f"ibo: {output}: the output cannot be written: {why}\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)
    assert output.read_text() == "what was there"
    assert parts(disk) == []


def test_read_only_folder_exits_with_2(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out/out.jsonl").write_text("what was there")
    (folder / "out").chmod(0o555)
    done = by_nobody(folder, "statements", "a.jsonl", "-o", "out/out.jsonl")
    told = "ibo: out/out.jsonl: the output cannot be written: Permission denied\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)
    assert (folder / "out/out.jsonl").read_text() == "what was there"
    assert os.listdir(folder / "out") == ["out.jsonl"]


# ---- Memory


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="a limit of memory of Linux")
def test_memory_that_is_not_there_exits_with_2(folder: Path) -> None:
    """A line is read into memory as a whole, and there is less than it needs."""
    script = (
        "import resource, sys\nfrom ibo.__main__ import main\n"
        "size = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (size + (4 << 20),) * 2)\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    reading, pipe = os.pipe()

    def feed() -> None:
        with contextlib.suppress(BrokenPipeError), os.fdopen(pipe, "wb") as file:
            file.write(b"[" * (64 << 20))

    thread = threading.Thread(target=feed)
    thread.start()
    done = subprocess.run(
        [sys.executable, "-c", script, "statements", "-o", "out.jsonl"],
        cwd=folder,
        stdin=reading,
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(reading)
    thread.join(timeout=60)
    assert (done.returncode, done.stderr) == (2, "ibo: there is not enough memory\n")
    assert not (folder / "out.jsonl").exists()
    assert parts(folder) == []
