"""Completion in a shell: each shell is asked what it completes, where it is installed."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ibo._commands.completion import SHELLS
from ibo._commands.names import options

COMMANDS = ["statements", "payments", "explain", "parameters", "rules", "errors"]


def completion(shell: str) -> str:
    command = [sys.executable, "-m", "ibo", "--completion", shell]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files, and the completion of every shell."""
    (tmp_path / "cases.parquet").touch()
    (tmp_path / "my cases.csv").touch()
    (tmp_path / "bin").mkdir()
    for shell in SHELLS:
        (tmp_path / "bin" / f"_ibo.{shell}").write_text(completion(shell))
    return tmp_path


def bash(folder: Path, line: str) -> list[str]:
    script = f"""
        source bin/_ibo.bash
        read -ra COMP_WORDS <<<{line!r}
        [[ {line!r} == *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
        _ibo
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    command = ["bash", "--noprofile", "--norc", "-c", script]
    return answer(command, folder)


def fish(folder: Path, line: str) -> list[str]:
    command = ["fish", "--no-config", "-c", f"source bin/_ibo.fish; complete -C {line!r}"]
    return [found.partition("\t")[0] for found in answer(command, folder)]


def zsh(folder: Path, line: str, expected: str) -> str:
    """What zsh shows until the expected text appears: it completes at a terminal alone."""
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ.update({"TERM": "dumb", "COLUMNS": "200", "HOME": str(folder)})
        os.execvp("zsh", ["zsh", "-f", "-i"])
    try:
        load = "PROMPT= LISTMAX=1000; autoload -Uz compinit; compinit -u -D; source bin/_ibo.zsh"
        os.write(terminal, f"{load}; print ready-$((40 + 2))\n".encode())
        read_until(terminal, "ready-42")
        os.write(terminal, f"{line}\t\t".encode())
        return read_until(terminal, expected)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(pid, 0)


def read_until(terminal: int, expected: str) -> str:
    seen = ""
    end = time.monotonic() + 30
    while expected not in seen and time.monotonic() < end:
        if select.select([terminal], [], [], 0.5)[0]:
            seen += os.read(terminal, 65536).decode(errors="replace")
    return seen


def answer(command: list[str], folder: Path) -> list[str]:
    environment = {**os.environ, "TERM": "dumb", "COLUMNS": "200", "HOME": str(folder)}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if line]


SHELLS_HERE = [
    pytest.param(
        ask, id=name, marks=pytest.mark.skipif(not shutil.which(name), reason=f"no {name}")
    )
    for name, ask in (("bash", bash), ("fish", fish))
]


@pytest.mark.parametrize("ask", SHELLS_HERE)
def test_shell_completes_commands_options_words_and_files(ask: object, folder: Path) -> None:
    assert callable(ask)

    def completed(line: str) -> set[str]:
        return set(ask(folder, line))

    assert set(COMMANDS) <= completed("ibo ")
    assert completed("ibo sta") == {"statements"}
    assert completed("ibo statements --prov") == {"--provisional"}
    assert completed("ibo statements --text ") == {"nl", "en"}
    certainties = {"official", "secondary", "assumed", "hypothetical"}
    assert completed("ibo explain --require ") == certainties
    assert completed("ibo --completion ") == set(SHELLS)
    assert {name.rstrip("/") for name in completed("ibo statements ca")} == {"cases.parquet"}
    assert "cases.parquet" in completed("ibo statements --unemployment ")
    assert not completed("ibo payments --prov")


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash")
def test_bash_completes_a_name_with_a_blank_as_one(folder: Path) -> None:
    assert "my cases.csv" in bash(folder, "ibo statements ")


@pytest.mark.skipif(not shutil.which("zsh"), reason="no zsh")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ibo ", "statements"),
        ("ibo statements --prov", "--provisional"),
        ("ibo explain --require ", "hypothetical"),
        ("ibo statements ca", "cases.parquet"),
    ],
)
def test_zsh_completes_commands_options_words_and_files(
    line: str, expected: str, folder: Path
) -> None:
    assert expected in zsh(folder, line, expected)


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_has_every_option_of_every_command(shell: str) -> None:
    from ibo.__main__ import _parser

    text = completion(shell)
    top, commands = _parser()
    assert set(COMMANDS) <= set(commands)
    for parser in (top, *commands.values()):
        for option in options(parser):
            for name in option.option_strings:
                assert (f" -l {name[2:]}" if shell == "fish" and name[:2] == "--" else name) in (
                    text.replace(" -s ", " -")
                ), name


def test_other_shell_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ibo", "--completion", "tcsh"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2 and "choose from" in done.stderr
