"""An input, opened once: a file, a pipe or standard input, decompressed where it is compressed."""

from __future__ import annotations

import codecs
import gzip
import io
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from . import _sentence as sentence
from ._terminal import Fault, say

if TYPE_CHECKING:
    from typing_extensions import Buffer, Self

__all__ = ["InputFile"]

_BLOCK = 1024 * 1024
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_OTHERS = {b"PAR1": ("Parquet", "parquet"), b"PK\x03\x04": ("Excel", "xlsx")}
"""How files begin that are neither lines of JSON nor CSV, their name, and their format."""
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


class InputFile:
    """An input. Each of its bytes is read once, so that a pipe gives all that it has."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.name = sentence.STANDARD_INPUT() if path == "-" else Path(path).name
        self.raw, self._is_ours = _opened(path)
        self._size, self._before = _state(self.raw)
        given = _Ahead(self.raw)
        self._given = self._ahead = given
        begin = given.look(len(_ZSTD))
        if begin.startswith(_GZIP):
            self._ahead = _Ahead(cast(BinaryIO, gzip.GzipFile(fileobj=io.BufferedReader(given))))
        elif begin == _ZSTD:
            self._ahead = _Ahead(_zstd(given))
        self.file = io.BufferedReader(self._ahead, _BLOCK)
        """What it holds, from its first byte."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_ours:
            self.raw.close()

    def look(self, size: int) -> bytes:
        """So many bytes from the beginning, or fewer at the end, which are still to be read."""
        return self._ahead.look(size)

    def first_line(self, longest: int) -> bytes:
        """The first line, which is still to be read."""
        return self._ahead.look(longest, b"\n").partition(b"\n")[0]

    def check_is_text(self) -> None:
        """A fault of a file of another format, whatever its name says."""
        begin = self.look(len(_OLD_EXCEL))
        if begin == _OLD_EXCEL:
            raise Fault(sentence.OLD_EXCEL(path=self.shown))
        if begin in _OTHERS:
            what, form = _OTHERS[begin]
            raise Fault(sentence.OTHER_FORMAT(path=self.shown, what=what, form=form))

    def check_is_json(self) -> None:
        """The same, and a fault of text in UTF-16: the table of CSV alone may be that."""
        self.check_is_text()
        if self.look(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise Fault(sentence.JSON_IN_UTF_16(path=self.shown))

    @property
    def shown(self) -> str:
        """What it is called in a sentence."""
        return self.name if self.path == "-" else self.path

    @property
    def can_seek(self) -> bool:
        """Whether it is a file that can be read from any place."""
        return self._ahead is self._given and self.raw.seekable()

    @property
    def done(self) -> float:
        """The share that was read so far, from 0 to 1; 0 where nobody knows the whole."""
        if not self._size:
            return 0.0
        return min(self.raw.tell() / self._size, 1.0)

    def check_unchanged(self) -> None:
        """A fault of a file that was written while it was read."""
        if _state(self.raw) != (self._size, self._before):
            raise Fault(sentence.CHANGED(path=self.shown))


class _Ahead(io.RawIOBase):
    """A stream of which the beginning can be looked at before it is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._head = b""

    def readable(self) -> bool:
        return True

    def look(self, size: int, until: bytes = b"") -> bytes:
        """So many bytes, or fewer at the end, or once the bytes `until` are among them."""
        parts, known = [self._head], len(self._head)
        while known < size and not (until and until in parts[-1]):
            part = _some(self._stream, max(size - known, io.DEFAULT_BUFFER_SIZE))
            if not part:
                break
            parts.append(part)
            known += len(part)
        self._head = b"".join(parts)
        return self._head[:size]

    def readinto(self, buffer: Buffer) -> int:
        """Fills a buffer with what was looked at, and then with what follows."""
        view = memoryview(buffer)
        if not self._head:
            return _some_into(self._stream, view)
        taken, self._head = self._head[: len(view)], self._head[len(view) :]
        view[: len(taken)] = taken
        return len(taken)


def _some(stream: BinaryIO, size: int) -> bytes:
    """What the stream has now, so many bytes at most; it waits only for the first."""
    read: Any = getattr(stream, "read1", stream.read)
    return bytes(read(size) or b"")


def _some_into(stream: BinaryIO, view: memoryview) -> int:
    read: Any = getattr(stream, "readinto1", None) or getattr(stream, "readinto", None)
    if read is not None:
        return int(read(view) or 0)
    part = _some(stream, len(view))
    view[: len(part)] = part
    return len(part)


def _opened(path: str) -> tuple[BinaryIO, bool]:
    """The file with this name, and whether we close it; for `-` standard input, which stays open."""
    if path != "-":
        try:
            return cast(BinaryIO, open(path, "rb", buffering=0)), True
        except OSError as error:
            raise Fault(f"{path}: {error.strerror}") from error
    if sys.stdin is None:
        raise Fault(sentence.INPUT(why=sentence.NO_INPUT()))
    if sys.stdin.isatty():
        say(f"ibo: {sentence.KEYBOARD()}")
    return sys.stdin.buffer, False


def _state(file: BinaryIO) -> tuple[int, int]:
    """The size of a file, and when it was last written; zeros of anything else."""
    try:
        status = os.fstat(file.fileno())
    except OSError:
        return 0, 0
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else (0, 0)


def _zstd(stream: io.RawIOBase) -> BinaryIO:
    from ._table_files import pyarrow

    pa = pyarrow()
    return cast(BinaryIO, pa.CompressedInputStream(pa.PythonFile(stream, "r"), "zstd"))
