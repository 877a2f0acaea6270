"""The command as a process: the same bytes as the core's own example, and what a person sees at a
terminal.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import ibo
import pytest
from project import FIXTURES, PROJECT, read, text_of
from samples import OWN

MONTH = FIXTURES / "months/2026-04.jsonl"
BROKEN = FIXTURES / "months/2026-04-broken.jsonl"
COMMAND = [sys.executable, "-m", "ibo"]
LONGEST_LINE = 8 * 1024 * 1024

posix = pytest.mark.skipif(os.name != "posix", reason="signals and terminals of POSIX")


def run(
    *arguments: str, given: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Runs the command to its end."""
    environment = {**os.environ, "COLUMNS": "100", "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [*COMMAND, *arguments],
        input=given,
        capture_output=True,
        check=False,
        env=environment,
        cwd=cwd,
    )


@pytest.fixture(scope="session")
def example() -> str:
    """The core's example of the main job, built; the path is what the build says."""
    if shutil.which("cargo") is None:
        pytest.skip("cargo is missing")
    command = [
        "cargo",
        "build",
        "--release",
        "-q",
        "--locked",
        "-p",
        "ibo-core",
        "--example",
        "statements",
    ]
    done = subprocess.run(
        [*command, "--message-format=json"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    messages = [json.loads(line) for line in done.stdout.splitlines()]
    [path] = [message["executable"] for message in messages if message.get("executable")]
    return str(path)


def of_the_core(example: str, *arguments: str, given: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([example, *arguments], input=given, capture_output=True, check=False)


def the_same(
    example: str, *arguments: str, given: bytes, jobs: Sequence[str] = ()
) -> subprocess.CompletedProcess[bytes]:
    """Both commands give the same bytes, the same last word and the same exit status. The example
    looks neither for duplicates nor for a file that is cut.
    """
    expected = of_the_core(example, *arguments, given=given)
    found = run("statements", "--allow-duplicates", *arguments, *jobs, given=given)
    assert first_difference(found.stdout, expected.stdout) is None
    said = re.sub(r"(?m)^ibo: .*the file may be cut\n", "", found.stderr.decode())
    assert said == expected.stderr.decode()
    assert found.returncode == expected.returncode
    return found


def first_difference(found: bytes, expected: bytes) -> str | None:
    """The first line that differs: a report on megabytes takes a minute and does not help."""
    if found == expected:
        return None
    pairs = itertools.zip_longest(found.splitlines(True), expected.splitlines(True))
    return next(
        f"line {number}: {one!r:.500}, not {two!r:.500}"
        for number, (one, two) in enumerate(pairs, 1)
        if one != two
    )


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("own") / "own.toml"
    path.write_text(OWN)
    return str(path)


# ---- Statements, as the core gives them

OPTIONS: list[list[str]] = [
    [],
    ["--notice"],
    ["--text", "nl"],
    ["--text", "en"],
    ["--require", "official"],
    ["--require", "secondary"],
    ["--require", "assumed"],
    ["--require", "hypothetical"],
    ["--provisional"],
    ["--notice", "--provisional", "--require", "secondary"],
    ["--text", "en", "--provisional"],
]


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
@pytest.mark.parametrize("file", [MONTH, BROKEN], ids=["month", "broken"])
def test_statements_are_the_bytes_of_the_rust_example(
    example: str, file: Path, options: list[str]
) -> None:
    the_same(example, *options, given=file.read_bytes())


@pytest.mark.parametrize("jobs", ["1", "2", "4"])
@pytest.mark.parametrize("options", [[], ["--text", "nl"], ["--notice"]], ids=" ".join)
def test_number_of_jobs_does_not_change_the_output(
    example: str, jobs: str, options: list[str]
) -> None:
    given = (MONTH.read_bytes() + BROKEN.read_bytes()) * 3
    the_same(example, *options, given=given, jobs=["--jobs", jobs])


FINGERPRINT = re.compile(rb'"values":"([0-9a-f]{16})"')


def fingerprints(statements: bytes) -> set[bytes]:
    return set(FINGERPRINT.findall(statements))


def without_fingerprints(statements: bytes) -> bytes:
    return FINGERPRINT.sub(b"", statements)


def test_own_parameters_change_the_statements(example: str, own: str, tmp_path: Path) -> None:
    more = tmp_path / "more.toml"
    more.write_text(
        OWN.replace("ggmmi", "rsz.employee-rate")
        .replace("2026-09-01", "2026-04-01")
        .replace("2278.28", "0.14")
    )
    given = MONTH.read_bytes()
    plain = run("statements", given=given).stdout
    for files in ([own], [own, str(more)], [str(more), own]):
        options = [argument for file in files for argument in ("--parameters", file)]
        found = the_same(example, *options, given=given, jobs=["--jobs", "2"])
        assert fingerprints(found.stdout) != fingerprints(plain)
        same_amounts = without_fingerprints(found.stdout) == without_fingerprints(plain)
        assert same_amounts == (files == [own])


def test_standard_input_gives_the_same_output_as_a_file() -> None:
    given = BROKEN.read_bytes()
    expected = run("statements", given=given)
    assert expected.returncode == 1
    for arguments in (["-"], [str(BROKEN)]):
        found = run("statements", *arguments, given=given if arguments == ["-"] else b"")
        assert first_difference(found.stdout, expected.stdout) is None
        assert (found.stderr, found.returncode) == (expected.stderr, 1)


CASE = MONTH.read_bytes().splitlines()[0]


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"\n",
        b"\n\n",
        CASE,
        CASE + b"\n",
        CASE + b"\r\n" + CASE + b"\r\n",
        b"\xef\xbb\xbf" + CASE + b"\n" + CASE,
        b"\xef\xbb\xbf\xef\xbb\xbf" + CASE,
        CASE + b"\n\xef\xbb\xbf" + CASE,
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf\n",
        CASE + b"\n\n" + CASE,
        b"\0\n\xff\n" + CASE,
        b" " + CASE + b" \t\n",
        CASE + b"\r" + CASE,
        CASE + b"\x0b\x0c\x1c\xc2\x85\n" + CASE,
    ],
    ids=lambda given: repr(given.replace(CASE, b"CASE"))[2:-1] or "nothing",
)
def test_line_ends_and_marks_are_read_as_by_the_rust_example(example: str, given: bytes) -> None:
    the_same(example, given=given)
    the_same(example, "--text", "en", given=given)


@pytest.mark.parametrize("over", [-1, 0, 1, 2, LONGEST_LINE])
def test_overlong_line_is_refused_and_the_others_compute(example: str, over: int) -> None:
    filled = CASE + b" " * (LONGEST_LINE - len(CASE) + over)
    found = the_same(example, given=CASE + b"\n" + filled + b"\n" + CASE + b"\n")
    lines = found.stdout.splitlines()
    assert len(lines) == 3
    assert lines[0] == lines[2]
    assert ("error" in json.loads(lines[1])) == (over >= 0)
    if over >= 0:
        assert json.loads(lines[1])["error"] == {
            "code": "malformed-json",
            "number": 1001,
            "at": "",
            "rule": None,
            "message": "the line must be shorter than 8 MiB, 8388608 bytes: write each case on a "
            "line of its own",
        }
    the_same(example, given=filled)
    the_same(example, given=b"\xef\xbb\xbf" + filled)


def test_broken_month_gives_the_expected_error_for_each_line() -> None:
    found = [json.loads(line) for line in run("statements", str(BROKEN)).stdout.splitlines()]
    expected = [
        json.loads(line) for line in text_of("months/2026-04-broken.expected.jsonl").splitlines()
    ]
    for given, wanted in zip(found, expected, strict=True):
        if wanted.get("ok"):
            assert "net" in given
        else:
            assert (given["line"], given["error"]["code"], given["error"]["at"]) == (
                wanted["line"],
                wanted["code"],
                wanted["at"],
            )


@pytest.mark.parametrize(
    "arguments",
    [
        ["--text", "fr"],
        ["--text"],
        ["--require", "sure"],
        ["--jobs", "0"],
        ["--jobs", "-1"],
        ["--jobs", "x"],
        ["--jobs", "1e3"],
        ["--jobs", "99999999999999999999"],
        ["--text", "nl", "--notice"],
        ["--notice", "--notice"],
        ["--text", "nl", "--text", "en"],
        ["--require", "official", "--require", "official"],
        ["--parameters", "none.toml"],
        ["--unknown"],
        ["--prov"],
        ["one", "two"],
        ["none.jsonl"],
        ["."],
        ["a\nb.jsonl"],
    ],
    ids=" ".join,
)
def test_invalid_arguments_exit_with_2(arguments: list[str], tmp_path: Path) -> None:
    found = run("statements", *arguments, given=CASE, cwd=tmp_path)
    assert (found.returncode, found.stdout) == (2, b"")
    assert found.stderr
    assert b"Traceback" not in found.stderr


def test_invalid_parameter_file_exits_with_2(example: str, tmp_path: Path) -> None:
    for text in (b"", b"\xff", b"[[value]]", b"x = 1"):
        path = tmp_path / "own.toml"
        path.write_bytes(text)
        found = run("statements", "--parameters", str(path), given=CASE)
        assert (
            found.returncode
            == of_the_core(example, "--parameters", str(path), given=CASE).returncode
        )
        assert b"Traceback" not in found.stderr
        if text:
            assert b"own.toml" in found.stderr
            assert found.returncode == 2


def test_missing_and_unknown_command_exit_with_2() -> None:
    for arguments in ([], ["compute"], ["--unknown"]):
        found = run(*arguments)
        assert (found.returncode, found.stdout) == (2, b"")
        assert found.stderr.startswith(b"usage: ibo")


# ---- The other commands


@pytest.mark.parametrize("language", ["nl", "en"])
def test_explain_prints_the_statement(language: str, tmp_path: Path) -> None:
    expected = (
        ibo.statement(ibo.Case.from_json(CASE)).explain("nl" if language == "nl" else "en").encode()
    )
    path = tmp_path / "case.json"
    path.write_text(json.dumps(json.loads(CASE), indent=2))
    for given in (CASE, b"\xef\xbb\xbf" + CASE, path.read_bytes()):
        found = run("explain", "-", "--language", language, given=given)
        assert (found.stdout, found.stderr, found.returncode) == (expected, b"", 0)
    assert run("explain", str(path), "--language", language).stdout == expected
    if language == "nl":
        assert run("explain", str(path)).stdout == expected


def test_explain_of_an_invalid_case_exits_with_1(tmp_path: Path) -> None:
    for given in (b"", b"{", b"[]", CASE + CASE):
        found = run("explain", "-", given=given)
        assert (found.returncode, found.stdout) == (1, b"")
        assert found.stderr.startswith(b"ibo: geweigerd: ")
        assert run("explain", "-", "--language", "en", given=given).stderr.startswith(
            b"ibo: refused: "
        )
    wrong = MONTH.read_bytes().splitlines()[1].replace(b'"percentage":100', b'"percentage":75')
    for language, sentence in (
        ("nl", "het percentage moet een van deze zijn: 70 %"),
        ("en", "the percentage must be one of 70 %"),
    ):
        assert sentence in run("explain", "-", "--language", language, given=wrong).stderr.decode()
    found = run("explain", "-", "--require", "official", given=CASE)
    assert (found.returncode, found.stdout) == (1, b"")
    assert b"R7.3" in found.stderr
    found = run("explain", str(tmp_path / "none.json"))
    assert (found.returncode, found.stdout) == (2, b"")


def test_parameters_lists_the_dated_values(own: str) -> None:
    assert json.loads(run("parameters", "--json").stdout) == read("parameters.json")
    table = run("parameters", "--at", "2026-03-01")
    assert (table.returncode, table.stderr) == (0, b"")
    for value in ibo.parameters("2026-03-01"):
        assert value.id in table.stdout.decode()
        assert value.from_.isoformat() in table.stdout.decode()
    at = json.loads(run("parameters", "--json", "--at", "2026-10-01", "--parameters", own).stdout)
    assert [value["value"] for value in at if value["id"] == "ggmmi"] == ["2278.28"]
    for wrong in ("2026-02-30", "today", "2026-03", ""):
        found = run("parameters", "--at", wrong)
        assert (found.returncode, found.stdout) == (2, b"")
        assert b"Traceback" not in found.stderr


def test_canonical_parameters_load_as_the_same_set(own: str, tmp_path: Path) -> None:
    """It can be loaded back, and has the same fingerprint: that of the statements."""
    for given, parameters in (
        ([], ibo.Parameters()),
        (["--parameters", own], ibo.Parameters().with_file(own)),
    ):
        found = run("parameters", "--canonical", *given)
        assert (found.returncode, found.stderr) == (0, b"")
        assert found.stdout.decode() == parameters.canonical()
        path = tmp_path / "values.toml"
        path.write_bytes(found.stdout)
        for files in ([str(path)], [own, str(path)]):
            arguments = [argument for file in files for argument in ("--parameters", file)]
            assert run("parameters", "--canonical", *arguments).stdout == found.stdout
            statement = json.loads(run("statements", *arguments, given=CASE).stdout)
            assert statement["values"] == parameters.fingerprint
    for wrong in (["--canonical", "--json"], ["--canonical", "--at", "2026-03-01"]):
        found = run("parameters", *wrong)
        assert (found.returncode, found.stdout) == (2, b"")
        assert b"Traceback" not in found.stderr


def test_parameters_lists_agreements_and_codes() -> None:
    text = run("parameters").stdout.decode()
    assert re.search(r"^employer\.absence-rule, agreements from 2019-07-01$", text, re.MULTILINE)
    assert re.search(r"^agreement\.weeks, ibo-plus$", text, re.MULTILINE)
    assert "full-unemployment: official, KSZ deliberation 22/118" in plain(text.encode())
    assert "temporary: " not in text, "a code that is as its list has no line of its own"


@pytest.mark.parametrize(
    ("command", "since"),
    [
        (["statements"], "from"),
        (["explain", "-"], "vanaf"),
        (["explain", "-", "--language", "en"], "from"),
        (["parameters"], "from"),
        (["parameters", "--json"], "from"),
    ],
)
def test_notes_about_a_parameter_file_go_to_standard_error(
    command: list[str], since: str, tmp_path: Path
) -> None:
    """Once, on standard error, in the language of the text, and not as a warning of Python."""
    path = tmp_path / "own.toml"
    path.write_text(
        '[[value]]\nid = "employer.absence-rule"\nfrom = "2020-01-01"\nvalue = "none"\ncertainty = "assumed"\n'
        'source = "our own reading"\n'
    )
    found = run(*command, "--parameters", str(path), given=CASE)
    assert found.returncode == 0
    (note, *_) = found.stderr.decode().splitlines()
    assert note.startswith(f"ibo: {path}, employer.absence-rule {since} 2020-01-01: ")
    assert found.stderr.count(b"absence-rule") == 1
    assert b"Warning" not in found.stderr


def plain(text: bytes) -> str:
    """A table without the ends of its lines, which stand where the width asks."""
    return " ".join(text.decode().split())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_rules_lists_every_rule(language: str) -> None:
    found = run("rules", "--language", language)
    assert (found.returncode, found.stderr) == (0, b"")
    for rule in read("rules.json"):
        assert rule["titel" if language == "nl" else "title"] in plain(found.stdout)
        assert rule["rule"] in plain(found.stdout)


def test_errors_lists_the_catalogue() -> None:
    found = run("errors")
    assert (found.returncode, found.stderr) == (0, b"")
    for error in read("errors.json"):
        assert f"{error['number']} {error['code']}" in plain(found.stdout)
        assert error["meaning"] in plain(found.stdout) or error["betekenis"] in plain(found.stdout)


@pytest.mark.parametrize(
    "command",
    ["statements", "explain", "plan", "difference", "parameters", "rules", "errors"],
)
def test_help_fits_a_terminal(command: str) -> None:
    found = subprocess.run(
        [*COMMAND, command, "--help"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "80"},
    )
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith(f"usage: ibo {command}")
    assert max(map(len, found.stdout.splitlines())) <= 80


# ---- Pipes, Ctrl-C, a terminal


def started(
    *arguments: str, stdin: int | IO[bytes] = subprocess.DEVNULL, stderr: int = subprocess.PIPE
) -> subprocess.Popen[bytes]:
    """The command, still running. A test that runs in the background ignores interrupts, and its
    children would too.
    """

    def heeding_interrupts() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    # It is called in the child before anything else; no thread runs yet.
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=stderr,
        preexec_fn=heeding_interrupts,  # noqa: PLW1509
    )


def fed(process: subprocess.Popen[bytes]) -> threading.Thread:
    """Gives the month again and again, without an end."""

    def feed() -> None:
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            while True:
                process.stdin.write(MONTH.read_bytes())
        with contextlib.suppress(OSError):  # what is left in the buffer goes nowhere
            process.stdin.close()

    thread = threading.Thread(target=feed, daemon=True)
    thread.start()
    return thread


@posix
@pytest.mark.parametrize("jobs", ["1", "4"])
def test_reader_that_stops_early_is_not_an_error(jobs: str) -> None:
    """As `ibo statements | head -1` is; the input has no end, so the command must."""
    process = started("statements", "--jobs", jobs, stdin=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    feeder = fed(process)
    assert json.loads(process.stdout.readline())["case_ref"]
    process.stdout.close()
    assert process.wait(timeout=30) == 0
    assert process.stderr.read() == b""
    feeder.join(timeout=30)
    process.stderr.close()


@posix
@pytest.mark.parametrize("command", ["rules", "errors", "parameters"])
def test_closed_output_is_not_an_error(command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*COMMAND, command], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 0


@posix
@pytest.mark.parametrize(
    "arguments",
    [["--jobs", "1"], ["--jobs", "4"], ["--text", "nl"], ["--notice", "--jobs", "2"]],
    ids=" ".join,
)
def test_interrupt_leaves_whole_lines(arguments: list[str]) -> None:
    process = started("statements", *arguments, stdin=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    feeder = fed(process)
    output = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    output += process.stdout.read()
    assert process.wait(timeout=30) == 130
    message = process.stderr.read()
    assert b"Traceback" not in message
    said = b"onderbroken" if "nl" in arguments else b"interrupted"
    assert message == b"ibo: " + said + b"\n"
    feeder.join(timeout=30)
    process.stdout.close()
    process.stderr.close()
    assert output.endswith(b"\n")
    if "--text" not in arguments:
        assert all(json.loads(line) for line in output.splitlines())


@posix
def test_interrupt_while_waiting_for_input() -> None:
    reading, writing = os.pipe()
    process = started("statements", stdin=reading)
    os.close(reading)
    os.write(writing, CASE + b"\n")
    for _ in range(200):  # until the interpreter is up: it then waits in a read
        time.sleep(0.02)
        if "pipe_r" in _waits(process.pid) or "pipe_read" in _waits(process.pid):
            break
    process.send_signal(signal.SIGINT)
    output, message = process.communicate(timeout=30)
    os.close(writing)
    assert (process.returncode, message) == (130, b"ibo: interrupted\n")
    assert not output or output.endswith(b"\n")


def _waits(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/wchan").read_text()
    return ""


@posix
def test_full_disk_exits_with_2() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, "statements", str(MONTH)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert b"the output cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


@posix
@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
def test_progress_is_shown_at_a_terminal_only(terminal: bool, tmp_path: Path) -> None:
    """Nobody reads the output for longer than a second, so the command waits and the file is a long
    one.
    """
    many = tmp_path / "many.jsonl"
    many.write_bytes(MONTH.read_bytes() * 4)
    if terminal:
        import pty

        ours, theirs = pty.openpty()
    else:
        ours, theirs = os.pipe()
    process = started("statements", str(many), "--allow-duplicates", stderr=theirs)
    os.close(theirs)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(1.2)
    output = first + process.stdout.read()
    assert process.wait(timeout=30) == 0
    process.stdout.close()
    shown = b""
    with contextlib.suppress(OSError):  # a terminal ends with an error
        while part := os.read(ours, 65536):
            shown += part
    os.close(ours)
    assert (
        first_difference(output, run("statements", str(many), "--allow-duplicates").stdout) is None
    )
    text = shown.decode().replace("\r\n", "\n")
    assert text.endswith("4000 lines: 4000 computed, 0 refused\n")
    if terminal:
        assert re.search(r"\r +\d+% \[#+\.*\] [\d,]+ lines, 0 refused, \d+ s left", text)
        assert re.search(r"\r +\r4000 lines", text), "the bar is wiped before the last word"
    else:
        assert text == "4000 lines: 4000 computed, 0 refused\n"
    assert b"\r" not in output


@posix
def test_output_at_a_terminal_is_not_mixed_with_a_bar() -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "statements", str(BROKEN)],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):
        while part := os.read(ours, 65536):
            shown += part
    os.close(ours)
    assert process.wait(timeout=30) == 1
    assert b"%" not in re.sub(rb"\{.*\}", b"", shown)
    assert shown.endswith(b"refused\r\n")


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """A file of forty months takes about as much memory as one of four."""
    if not Path("/proc/self/status").exists():
        pytest.skip("the memory of a process is read from /proc")
    script = (
        "import resource, sys\nfrom ibo.__main__ import main\nstatus = main(sys.argv[1:])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    peaks = []
    for times in (4, 40):
        path = tmp_path / f"{times}.jsonl"
        path.write_bytes(MONTH.read_bytes() * times)
        done = subprocess.run(
            [sys.executable, "-c", script, "statements", str(path), "--jobs", "2"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=True,
        )
        peaks.append(int(done.stderr.splitlines()[-1]))
    assert peaks[1] - peaks[0] < 20 * 1024, f"{peaks} KiB"
