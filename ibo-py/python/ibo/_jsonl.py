"""Many cases: the lines of a file, computed some hundreds at a time on one or more threads, in the
order of the input.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import BinaryIO, NamedTuple, TypeVar

from . import _sentence as sentence
from ._input_file import InputFile
from ._terminal import Fault

__all__ = ["LONGEST_LINE", "Chunk", "check_is_lines", "chunks", "in_order", "is_cut"]

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
    is_ended: bool
    """Whether the last of them ends with a line break."""


_Result = TypeVar("_Result")

_LOOK = 64 * 1024
_LIST_OF_OBJECTS = re.compile(r"\[\s*(\{|$)")


def check_is_lines(input_file: InputFile) -> None:
    """A fault of JSON that is not on lines: a list of objects, or an object on many lines."""
    first = input_file.first_line(LONGEST_LINE)
    text = input_file.look(_LOOK).decode(errors="replace").lstrip("\ufeff \t\r\n")
    if _LIST_OF_OBJECTS.match(text) and not (_is_json(first) and text.count("\n{")):
        raise Fault(sentence.LIST_OF_JSON(path=input_file.shown))
    if text.startswith("{") and not _is_json(first) and not _has_object(text):
        try:
            _, end = json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            end = 0
        if "\n" in text[:end] or first.strip() == b"{":
            raise Fault(sentence.INDENTED_JSON(path=input_file.shown))


def _has_object(text: str) -> bool:
    """Whether one of its lines is an object, from its first sign on."""
    lines = text.splitlines()[1:]
    return any(line.startswith("{") and _is_json(line.encode()) for line in lines)


def is_cut(chunk: Chunk) -> bool:
    """Whether the last line has no line break at its end, and is text that is not JSON."""
    last = chunk.lines[-1]
    return not chunk.is_ended and bool(last.strip()) and not _is_json(last)


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def chunks(file: BinaryIO) -> Iterator[Chunk]:
    """The lines of the input, some hundreds at a time, without a byte order mark."""
    number = 1
    lines: list[bytes] = []
    size, is_ended = 0, True
    for line, is_ended in _lines(file):
        lines.append(line)
        size += len(line)
        if len(lines) == _LINES_A_CHUNK or size >= _BYTES_A_CHUNK:
            yield Chunk(number, lines, is_ended)
            number, lines, size = number + len(lines), [], 0
    if lines:
        yield Chunk(number, lines, is_ended)


def in_order(
    compute: Callable[[Chunk], _Result], chunks: Iterable[Chunk], jobs: int
) -> Iterator[_Result]:
    """Computes every chunk and yields in the order of the input; at most two chunks per job are in
    memory.
    """
    if jobs == 1:
        yield from map(compute, chunks)
        return
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="ibo")
    waiting: deque[Future[_Result]] = deque()
    try:
        for chunk in chunks:
            waiting.append(_submitted(pool, compute, chunk))
            if len(waiting) == 2 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(
    pool: ThreadPoolExecutor, compute: Callable[[Chunk], _Result], chunk: Chunk
) -> Future[_Result]:
    try:
        return pool.submit(compute, chunk)
    except RuntimeError as error:  # the system starts no more threads
        raise Fault(sentence.JOBS()) from error


def _lines(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Each line, and whether a line break ends it. Of an overlong line, which is refused, the rest
    is passed over.
    """
    mark = b"\xef\xbb\xbf"
    while line := file.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            _skip(file)
            yield line, True
        else:
            yield line.removesuffix(b"\n").removeprefix(mark), line.endswith(b"\n")
        mark = b""


def _skip(file: BinaryIO) -> None:
    """Reads on to the end of the line."""
    while rest := file.readline(_BYTES_A_CHUNK):
        if rest.endswith(b"\n"):
            break
