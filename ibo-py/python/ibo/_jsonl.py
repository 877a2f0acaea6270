"""Many cases: the lines of a file, computed some hundreds at a time on one or more threads, in the
order of the input.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import BinaryIO, NamedTuple

__all__ = ["LONGEST_LINE", "Chunk", "Printed", "chunks", "in_order"]

LONGEST_LINE = 8 * 1024 * 1024
"""The most that is read of a line, in bytes; more than a case with 1,000 records per source needs."""

_LINES_A_CHUNK = 512
_BYTES_A_CHUNK = 1024 * 1024


class Chunk(NamedTuple):
    """Some lines of the input."""

    first_number: int
    """The number of the first line, from 1."""
    lines: list[bytes]
    """The lines without their ends."""


class Printed(NamedTuple):
    """The result of a chunk."""

    text: bytes
    """Whole lines of output."""
    lines: int
    """How many lines of the input."""
    refused: int
    """How many of them were refused."""


def chunks(file: BinaryIO) -> Iterator[Chunk]:
    """The lines of the input, some hundreds at a time, without a byte order mark."""
    number = 1
    lines: list[bytes] = []
    size = 0
    for line in _lines(file):
        lines.append(line)
        size += len(line)
        if len(lines) == _LINES_A_CHUNK or size >= _BYTES_A_CHUNK:
            yield Chunk(number, lines)
            number, lines, size = number + len(lines), [], 0
    if lines:
        yield Chunk(number, lines)


def in_order(
    compute: Callable[[Chunk], Printed], chunks: Iterable[Chunk], jobs: int
) -> Iterator[Printed]:
    """Computes every chunk and yields in the order of the input; at most two chunks per job are in
    memory.
    """
    if jobs == 1:
        yield from map(compute, chunks)
        return
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="ibo")
    waiting: deque[Future[Printed]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(compute, chunk))
            if len(waiting) == 2 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Each line. Of an overlong line, which is refused, the rest is passed over."""
    mark = b"\xef\xbb\xbf"
    while line := file.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            _skip(file)
            yield line
        else:
            yield line.removesuffix(b"\n").removeprefix(mark)
        mark = b""


def _skip(file: BinaryIO) -> None:
    """Reads on to the end of the line."""
    while rest := file.readline(_BYTES_A_CHUNK):
        if rest.endswith(b"\n"):
            break
