"""What the command shows: whole lines on standard output, how far it is and a last word on standard
error, and tables.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import stat
import sys
import textwrap
import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from ibo_start.signals import ENDING, leave

from . import _sentence as sentence

if TYPE_CHECKING:
    from typing_extensions import Self

__all__ = ["Fault", "Interrupted", "Output", "Progress", "say", "status", "table"]


class Fault(Exception):
    """The input cannot be read, or the output not be written: the whole job stops."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, or another signal that asks the process to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


_SAME = 0.5
"""Within so many seconds a second signal is the same one: a process may get it alone and with its
group.
"""


class Output:
    """Standard output, in whole lines: Ctrl-C, SIGTERM or SIGHUP during a write first ends the
    line, a second one stops at once.
    """

    def __init__(self) -> None:
        if sys.stdout is None:
            raise Fault(sentence.OUTPUT(why=sentence.NO_OUTPUT()))
        sys.stdout.flush()
        buffer = sys.stdout.buffer
        self._file = getattr(buffer, "raw", buffer)
        self._writing = False
        self._signal = 0
        self._since = -_SAME
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        # Outside the main thread, and where somebody handles a signal or ignores it, nothing
        # changes.
        for number in ENDING:
            before = signal.getsignal(number)
            if before in (signal.SIG_DFL, signal.default_int_handler, leave):
                with contextlib.suppress(ValueError):
                    self._before[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def _on_signal(self, number: int, _: object) -> None:
        now = time.monotonic()
        if now - self._since < _SAME:
            return
        self._since = now
        if not self._writing or self._signal:
            raise Interrupted(number)
        self._signal = number

    def goes_to(self, path: str) -> bool:
        """Whether it goes to this file; `-` is standard input."""
        with contextlib.suppress(OSError, AttributeError):
            printed, given = os.fstat(self._file.fileno()), status(path)
            if stat.S_ISREG(printed.st_mode) and given is not None:
                return os.path.samestat(printed, given)
        return False

    def isatty(self) -> bool:
        """Whether a person looks at it."""
        return bool(self._file.isatty())

    def write(self, text: bytes) -> bool:
        """Writes whole lines; says whether anybody reads them still. Raises `Interrupted` at the
        end of a line after a signal.
        """
        self._writing = True
        try:
            self._write(text)
        except BrokenPipeError:
            return False
        except OSError as error:
            raise Fault(sentence.OUTPUT(why=error.strerror)) from error
        finally:
            self._writing = False
        if self._signal:
            raise Interrupted(self._signal)
        return True

    def _write(self, text: bytes) -> None:
        rest = memoryview(text)
        written, end = 0, len(text)
        while written < end:
            if self._signal:
                begun = written > 0 and text[written - 1 : written] != b"\n"
                end = text.index(b"\n", written) + 1 if begun else written
            taken = self._file.write(rest[written:end])
            if taken is None:  # a pipe that does not block, without room
                time.sleep(0.01)
            written += taken or 0


class HasProgress(Protocol):
    """Something that is read."""

    @property
    def done(self) -> float:
        """The share that was read so far, from 0 to 1; 0 where nobody knows the whole."""
        ...


class Progress:
    """How far a long file is, on one line of the terminal: from the second second on, and only
    where a person looks.
    """

    _width = 0
    """The width of the bar that a person sees now, of any progress."""

    def __init__(self, read_from: HasProgress, output: Output) -> None:
        self._start = time.monotonic()
        self._next = self._start + 1
        self._read_from = read_from
        self._watched = sys.stderr is not None and sys.stderr.isatty() and not output.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.wipe()

    def add(self, lines: int, refused: int) -> None:
        """So many lines were computed in all."""
        now = time.monotonic()
        if not self._watched or now < self._next or not (done := self._read_from.done):
            return
        self._next = now + 0.1
        left = (now - self._start) * (1 - done) / done
        how_far = sentence.PROGRESS(
            lines=sentence.figures(lines), refused=sentence.figures(refused), seconds=f"{left:.0f}"
        )
        bar = f"{done:4.0%} [{'#' * int(30 * done):.<30}] {how_far}"
        bar = bar[: shutil.get_terminal_size().columns - 1]
        self._show(bar)

    @staticmethod
    def _show(bar: str) -> None:
        _print(f"\r{bar:{Progress._width}}")
        Progress._width = len(bar)

    @staticmethod
    def wipe() -> None:
        """Takes the bar away."""
        if Progress._width:
            _print(f"\r{'':{Progress._width}}\r")
        Progress._width = 0


def _print(text: str) -> None:
    with contextlib.suppress(OSError):
        print(text, end="", file=sys.stderr, flush=True)


def status(path: str) -> os.stat_result | None:
    """What the system knows of a file, or of standard input, `-`; nothing if it is not there."""
    with contextlib.suppress(OSError, ValueError):
        if path != "-":
            return os.stat(path)
        if sys.stdin is not None:
            return os.fstat(sys.stdin.fileno())
    return None


def say(message: str) -> None:
    """Tells a person, on standard error, if there is one."""
    if sys.stderr is not None:
        Progress.wipe()
        _print(f"{message}\n")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Columns under their heads; a row of one cell heads those below it. The last column wraps to
    the width of the terminal.
    """
    rows = [heads, *rows]
    full = [row for row in rows if len(row) > 1]
    widths = [max(len(row[column]) for row in full) for column in range(len(heads) - 1)]
    indent = sum(widths) + 2 * len(widths)
    room = max(shutil.get_terminal_size((160, 0)).columns - indent - 1, 30)
    lines: list[str] = []
    for row in rows:
        if len(row) == 1:
            lines += ["", *row]
            continue
        *first, last = row
        wrapped = [
            part
            for line in last.splitlines()
            for part in textwrap.wrap(line, room, break_on_hyphens=False)
        ] or [""]
        lines.append(
            "".join(f"{cell:{width}}  " for cell, width in zip(first, widths, strict=True))
            + wrapped[0]
        )
        lines.extend(" " * indent + part for part in wrapped[1:])
    return "".join(f"{line.rstrip()}\n" for line in lines).encode()
